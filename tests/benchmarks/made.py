"""A made store of any size: seeded, loaded in bulk as ``store.bulk`` does.

``make_store(path, statements=10_000)`` writes ten statements an article, with distributions as in the record: a few
governments speak most of the time, a few positions are stated over and over, one statement in seven comes through
somebody else, one article in fifty has a second version that lacks a statement. All words are invented.
"""

import datetime as dt
import hashlib
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any

import zstandard
from sqlite_utils import Database

from store.bulk import Rows, load, new_store
from store.database import transaction
from store.normal import digest, numbered
from store.positions.stances import tone

FIRST_DAY, DAYS = dt.date(2014, 1, 1), 4_600
PER_ARTICLE = 10
LEADS, PRINTS = 5, 18
"""What leads to a statement without a frame, or one more; fingerprints of a text. Four statements, one of them with a
frame, and these are about what the annotated articles have."""
BATCH = 5_000
"""Articles a transaction."""

GOVERNMENTS = {
    "China": 38, "Republic of Korea": 22, "United States": 16, "Japan": 6, "Russia": 6, "North Korea": 6,
    "United Kingdom": 3, "Germany": 1.5, "Australia": 1.5,
}  # fmt: skip
TOPICS = {
    "thaad": 30, "military_ties": 22, "korean_peninsula": 18, "defense_dialogue": 12, "trade_retaliation": 10,
    "missile_defense": 8,
}  # fmt: skip
ACTS = {
    "state": 40, "agree": 12, "accuse": 12, "request": 10, "support": 8, "consult": 6, "reject": 6, "threaten": 3,
    "concede": 3,
}  # fmt: skip
OUTLETS = {
    "chinadaily": 40, "chinamil": 20, "globaltimes": 10, "xinhua": 8, "yonhap": 8, "koreaherald": 6, "mfa": 4, "mnd": 4,
}  # fmt: skip
TOPIC_WORDS = {
    "thaad": ("THAAD", "radar", "deployment", "interceptors", "Seongju", "launchers"),
    "military_ties": ("military", "exchanges", "visits", "navies", "cooperation", "ties"),
    "korean_peninsula": ("denuclearization", "peninsula", "sanctions", "tests", "dialogue", "restraint"),
    "defense_dialogue": ("talks", "hotline", "ministers", "dialogue", "consultations", "meeting"),
    "trade_retaliation": ("tourism", "retailers", "boycott", "trade", "imports", "retaliation"),
    "missile_defense": ("missile", "warning", "shield", "integration", "interceptor", "sensors"),
}
CUES = ("say", "state", "reiterate", "stress", "note", "urge", "according to", "warn", "agree", "announce")


@dataclass
class Drawing:
    """Draws from weighted values; the same seed draws the same."""

    random: random.Random
    _sums: dict[int, tuple[list[Any], list[float]]] = field(default_factory=dict)

    def of(self, weights: Mapping[str, float]) -> str:
        """One of the keys, as often as its weight says."""
        if id(weights) not in self._sums:
            self._sums[id(weights)] = list(weights), list(accumulate(weights.values()))
        values, sums = self._sums[id(weights)]
        return str(self.random.choices(values, cum_weights=sums)[0])


@dataclass
class Waiting:
    """Rows that wait to be written, by table; written in the order in which tables refer to each other."""

    by_table: dict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: defaultdict(list))
    written: Counter[str] = field(default_factory=Counter)

    def add(self, table: str, *values: Any) -> None:
        self.by_table[table].append(values)

    def take(self) -> list[Rows]:
        """All of them, which wait no more."""
        taken = [Rows(table, tuple(columns.split()), self.by_table.pop(table, [])) for table, columns in TABLES.items()]
        self.written.update({rows.table: len(rows.values) for rows in taken})
        return taken


TABLES = {
    "outlets": "outlet name country zone",
    "topics": "topic known",
    "speakers": "id name kind known country speaks_for",
    "aliases": "speaker alias",
    "runs": "id started_at finished_at verdict",
    "run_sources": "run source kind answered found new left_out set_aside state pages with_body with_title with_date"
    " with_statements",
    "articles": "id outlet content_id canonical_url first_seen_at last_seen_at",
    "urls": "url article first_seen_at last_seen_at",
    "looks": "article url looked_at due_at",
    "blobs": "id sha256 size codec data",
    "snapshots": "id article blob url declared run first_seen_at last_seen_at parser_version",
    "sightings": "run url snapshot seen_at",
    "article_versions": "id article number snapshot parser_version template text body body_sha256 title source"
    " page_date published published_basis first_seen_at",
    "bylines": "version n name",
    "paragraphs": "version n start end",
    "positions": "id holder",
    "statements": "id article version parser_version label content cue surface mention quote act reaffirms said_on"
    " dated dated_basis via rule position status frame withdrawn_in",
    "statement_speakers": "statement n speaker office body country principal",
    "statement_topics": "statement n topic",
    "spans": "statement version role n start end text",
    "senses": "statement weight concepts leads",
    "stances": "principal topic dated statement tone",
    "compared": "article body_sha256 prints",
    "prints": "print article",
    "digests": "number run issued_at zone model",
    "digest_items": "digest n kind statement status",
}
"""The columns that are filled, by table."""


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker to draw."""

    id: int
    name: str
    kind: str
    country: str
    principal: int | None
    principal_name: str | None
    office: str | None = None
    body: str | None = None


class Maker:
    """Makes the rows of articles and their statements, the oldest first."""

    def __init__(self, statements: int, seed: int) -> None:
        self.articles = statements // PER_ARTICLE
        self.rng = random.Random(seed)
        self.draw = Drawing(self.rng)
        self.rows = Waiting()
        self.words = _vocabulary(self.rng)
        self.word_sums = list(accumulate(1 / (n + 10) for n in range(len(self.words))))
        self.who: dict[str, list[Who]] = defaultdict(list)
        self.unknown: dict[str, list[Who]] = defaultdict(list)
        self.positions: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        self.ids: Counter[str] = Counter()
        self._speakers(statements)

    def _next(self, table: str) -> int:
        self.ids[table] += 1
        return self.ids[table]

    def _speakers(self, statements: int) -> None:
        for outlet in OUTLETS:
            self.rows.add(
                "outlets", outlet, outlet.title(), "Republic of Korea" if "k" in outlet[:2] else "China", None
            )
        for topic in (*TOPICS, "other"):
            self.rows.add("topics", topic, 1)
        for country in GOVERNMENTS:
            government = self._speaker(country, "government", 1, country, None)
            self.rows.add("aliases", government, f"Capital of {country}")
            self.who[country] += [Who(government, country, "government", country, government, country)] * 6
            self._people(country, government, max(2, statements // 900))
        for n in range(max(5, statements // 500)):
            self.who["unnamed"].append(
                Who(
                    self._speaker(f"an official {n}", "unnamed", 0, None, None),
                    f"an official {n}",
                    "unnamed",
                    "",
                    None,
                    None,
                )
            )

    def _people(self, country: str, government: int, unknown: int) -> None:
        """A government's ministries, their spokespersons, and people whom nobody knows."""
        for n in range(5):
            name = f"Ministry {n} ({country})"
            body = self._speaker(name, "body", 1, country, government)
            self.who[country] += [Who(body, name, "body", country, government, country)] * 5
            for m in range(4):
                person = f"{country} Spokesperson {n}{m}"
                id_ = self._speaker(person, "person", 1, country, None)
                self.who[country] += [
                    Who(id_, person, "person", country, government, country, "Spokesperson", name)
                ] * 3
        for n in range(unknown):
            name = f"{country} Scholar {n}"
            id_ = self._speaker(name, "person", 0, country, None)
            self.unknown[country].append(Who(id_, name, "person", country, None, None))

    def _speaker(self, name: str, kind: str, known: int, country: str | None, speaks_for: int | None) -> int:
        id_ = self._next("speakers")
        self.rows.add("speakers", id_, name, kind, known, country, speaks_for)
        return id_

    def batches(self) -> Iterator[list[Rows]]:
        """The rows of all articles, some articles at a time."""
        for n in range(self.articles):
            self._article(n)
            if (n + 1) % BATCH == 0 or n + 1 == self.articles:
                yield self.rows.take()

    def _article(self, n: int) -> None:
        day = FIRST_DAY + dt.timedelta(n * DAYS // self.articles)
        run = self._run(day)
        moment = f"{day}T10:00:00+00:00"
        article, version = self._next("articles"), self._next("article_versions")
        outlet = self.draw.of(OUTLETS)
        url = f"https://{outlet}.example/{day:%Y-%m/%d}/content_{article}.htm"
        self.rows.add("articles", article, outlet, f"content_{article}", url, moment, moment)
        self.rows.add("urls", url, article, moment, moment)
        self.rows.add("looks", article, url, moment, moment)
        self.rows.add("compared", article, digest(url), PRINTS)
        for _ in range(PRINTS):
            self.rows.add("prints", self.rng.getrandbits(63), article)
        gone = self.rng.randrange(PER_ARTICLE) if self.rng.random() < 0.02 else None
        later = self._next("article_versions") if gone is not None else None
        lines, ends = [f"Headline {article} {self.sentence(6)}"], []
        at = len(lines[0]) + 1
        for label in range(PER_ARTICLE):
            line, standing = self._statement(article, version, label + 1, at, day, later if label == gone else None)
            lines.append(line)
            ends.append((at, at + len(line), standing))
            at += len(line) + 1
        self._version(article, version, 1, run, url, day, lines, ends)
        if later is not None and gone is not None:
            del lines[gone + 1]
            self._version(article, later, 2, run, url, day, lines, [])

    def _run(self, day: dt.date) -> int:
        run = (day - FIRST_DAY).days + 1
        if self.ids["runs"] < run:
            moment = f"{day}T10:00:00+00:00"
            self.rows.add("runs", run, moment, f"{day}T10:05:00+00:00", "ok")
            for source in ("search", "section", "app", "feed", "mfa", "mnd"):
                self.rows.add("run_sources", run, source, source, 1, 20, 3, 0, 0, "ok", 3, 3, 3, 3, 3)
            self.rows.add("digests", run, run, moment, "Asia/Shanghai", "{}")
            self.ids["runs"], self.ids["digest_items"] = run, 0
        return run

    def _version(
        self, article: int, version: int, number: int, run: int, url: str, day: dt.date, lines: list[str],
        stretches: Sequence[tuple[int, int, Any]],
    ) -> None:  # fmt: skip
        text = "\n".join(lines)
        raw = text.encode()
        blob, snapshot = self._next("blobs"), self._next("snapshots")
        moment = f"{day}T1{number}:00:00+00:00"
        packed = zstandard.ZstdCompressor(level=3).compress(raw)
        self.rows.add("blobs", blob, hashlib.sha256(raw).hexdigest(), len(raw), "zstd", packed)
        self.rows.add("snapshots", snapshot, article, blob, url, "{}", run, moment, moment, "made")
        body = "\n".join(lines[1:])
        sha256, published = hashlib.sha256(body.encode()).hexdigest(), str(day)
        self.rows.add("article_versions", version, article, number, snapshot, "made", "china_daily", text, body, sha256,
                      lines[0], "Xinhua", published, published, "page", moment)  # fmt: skip
        self.rows.add("bylines", version, 1, "A Reporter")
        if number == 1:
            self.rows.add("sightings", run, url, snapshot, moment)
        for n, (start, end, _) in enumerate(stretches, 1):
            self.rows.add("paragraphs", version, n, start, end)

    def _statement(
        self, article: int, version: int, label: int, at: int, day: dt.date, withdrawn: int | None
    ) -> tuple[str, int]:
        """Add a statement whose paragraph stands at ``at``; return that paragraph and the statement's id."""
        rng, id_ = self.rng, self._next("statements")
        topic, act = self.draw.of(TOPICS), self.draw.of(ACTS)
        country = self.draw.of(GOVERNMENTS)
        who = self._who(country)
        holder = who.principal_name or who.name
        position, content, act, status = self._position(holder, topic, act, id_)
        cue, surface = rng.choice(CUES), who.name
        line = f"{surface} {cue} {content}. {self.sentence(20)}."
        dated = day - dt.timedelta(rng.choice((0, 0, 0, 1, 1, 2)))
        via = rng.choice(self.who["China"]).id if rng.random() < 0.14 else None
        said = str(dated) if rng.random() < 0.6 else None
        dated_text = said or str(day)
        frame = f"{holder} | {act} | {position}" if position % 3 == 0 else None
        basis, reaffirms = "said" if said else "published", int(rng.random() < 0.1)
        self.rows.add("statements", id_, article, version, "made", str(label), content, cue, surface, surface,
                      "indirect", act, reaffirms, said, dated_text, basis, via, "made", position, status, frame,
                      withdrawn)  # fmt: skip
        self.rows.add("statement_speakers", id_, 1, who.id, who.office, who.body, who.country or None, who.principal)
        if who.principal is not None and rng.random() < 0.03:
            also = self.who["China" if country != "China" else "Republic of Korea"][0]
            self.rows.add("statement_speakers", id_, 2, also.id, None, None, also.country, also.principal)
        self.rows.add("statement_topics", id_, 1, topic)
        topics = {topic}
        if rng.random() < 0.3 and (other := self.draw.of(TOPICS)) != topic:
            self.rows.add("statement_topics", id_, 2, other)
            topics.add(other)
        for each in topics:
            self.rows.add("stances", who.principal or who.id, each, dated_text, id_, tone(act))
        if frame is None:
            terms = sorted({word[:6].casefold() for word in content.split()})[: LEADS + id_ % 2]
            leads = [numbered(f"{holder} {act} {topic} {term}") for term in terms]
            self.rows.add("senses", id_, float(len(terms)), "\n".join(f"1 thing {term}" for term in terms), str(leads))
        here = at + len(surface) + 1
        starts = {"speaker": at, "cue": here, "content": here + len(cue) + 1, "sentence": at}
        for role, words in (("content", content), ("cue", cue), ("speaker", surface),
                            ("sentence", f"{surface} {cue} {content}.")):  # fmt: skip
            self.rows.add("spans", id_, version, role, 1, starts[role], starts[role] + len(words), words)
        issue = self.ids["runs"]
        if article <= self.articles - 5:
            for kind, now in (("said", status), *((("withdrawn", "withdrawn"),) if withdrawn else ())):
                self.ids["digest_items"] += 1
                self.rows.add("digest_items", issue, self.ids["digest_items"], kind, id_, now)
        return line, id_

    def _who(self, country: str) -> Who:
        """A speaker: one in 33 without a name, one in six a name that nobody knows, some of these heard often."""
        chance, unknown = self.rng.random(), self.unknown[country]
        if chance < 0.03:
            return self.rng.choice(self.who["unnamed"])
        if chance < 0.2:
            return unknown[int(len(unknown) * self.rng.random() ** 2)]
        return self.rng.choice(self.who[country])

    def _position(self, holder: str, topic: str, act: str, id_: int) -> tuple[int, str, str, str]:
        """A position of the holder: an old one more often than not, the old ones the more often."""
        known = self.positions[f"{holder} {topic}"]
        if known and self.rng.random() < 0.65:
            position, content, act = known[int(len(known) * self.rng.random() ** 3)]
            return position, content, act, self.rng.choice(("restated", "restated", "carried"))
        position = self._next("positions")
        self.rows.add("positions", position, holder)
        words = self.rng.sample(TOPIC_WORDS[topic], 2)
        content = f"{self.sentence(8)} {words[0]} {self.sentence(6)} {words[1]} {self.sentence(4)}"
        known.append((position, content, act))
        return position, content, act, "new"

    def sentence(self, length: int) -> str:
        """So many words, a few of them very frequent, as in any language."""
        return " ".join(self.rng.choices(self.words, cum_weights=self.word_sums, k=length))


def _vocabulary(rng: random.Random, size: int = 8_000) -> list[str]:
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    return ["".join(rng.choices(syllables, k=rng.randint(1, 4))) for _ in range(size)]


def make_store(path: Path, *, statements: int, seed: int = 5) -> Counter[str]:
    """Write a made store of so many statements to a new file; returns how many rows each table got."""
    maker = Maker(statements, seed)
    with new_store(path) as database:
        for rows in maker.batches():
            write(database, rows)
    return maker.rows.written


def write(database: Database, rows: Sequence[Rows]) -> None:
    """Load rows of new articles, and let each have its newest text."""
    with transaction(database, "loading made articles"):
        load(database, rows, "loading made articles")
        database.execute(
            "UPDATE articles SET current_version = (SELECT max(id) FROM article_versions v"
            " WHERE v.article = articles.id) WHERE current_version IS NULL"
        )
