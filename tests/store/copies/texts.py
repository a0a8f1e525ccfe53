"""Invented texts of any length, for tests of copies: no two sentences are alike, nobody said any of this."""

import datetime as dt
import random
from typing import Any

from parsers.records import Article, Statement
from store.articles import Written
from tests.store.builders import ArticleId, Record, article

_NOUNS = "bridge ferry harbour tram lamp clock garden orchestra market canal tower mill lighthouse depot crane".split()
_VERBS = "paints repairs counts visits moves closes opens measures draws rents cleans follows lifts sells".split()
_HOWS = "slowly gladly twice seldom quietly before noon after rain in spring without haste by hand on foot".split()
_NAMES = "Anwan Borlin Cadmer Dorsay Elvet Farrow Gunley Hestor Imber Jarrow Kelso Lorne Mardal Norvik".split()


def sentences(seed: int, count: int) -> list[str]:
    """So many sentences of about ten words, the same for the same seed."""
    chance = random.Random(seed)
    return [
        f"The {chance.choice(_NOUNS)} keeper of {chance.choice(_NAMES)} {chance.choice(_VERBS)} "
        f"{chance.randint(2, 999)} {chance.choice(_NOUNS)}s {chance.choice(_HOWS)} near {chance.choice(_NAMES)}."
        for _ in range(count)
    ]


def page(lines: list[str], on: str | None = "2017-11-01", **fields: Any) -> Article:
    """An article of these paragraphs."""
    given: dict[str, Any] = {"published": dt.date.fromisoformat(on) if on else None}
    given["published_basis"] = "page" if on else "none"
    return article("".join(f"{line}\n" for line in lines), **(given | fields))


def put(record: Record, outlet: str, name: str, made: Article, *found: Statement) -> Written:
    """Put an article of an outlet in under an id."""
    return record.add(made, *found, key=ArticleId(outlet, name, f"https://{outlet}.example/{name}"))


def copies(record: Record) -> dict[str, tuple[str, str, str]]:
    """Per copy by content id: its original's id, the kind and the basis."""
    rows = record.db.execute(
        "SELECT a.content_id, o.content_id, c.kind, c.basis FROM copies c JOIN articles a ON a.id = c.article"
        " JOIN articles o ON o.id = c.of ORDER BY a.content_id"
    )
    return {name: (of, kind, basis) for name, of, kind, basis in rows.fetchall()}
