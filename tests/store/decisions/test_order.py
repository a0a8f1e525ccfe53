"""With decisions in place, positions still hang on what is said and not on the order of its arrival."""

import random

import pytest
from sqlite_utils import Database

from parsers.records import Act
from store import positions
from store.decisions import making
from tests.store.builders import CHINA, GENG, MND, NOW, ArticleId, Record

WORDINGS = (
    "it opposed the deployment of THAAD in the ROK",
    "China was firmly against the missile shield",
    "it opposes the THAAD deployment",
    "it was willing to resume talks",
    "it was ready to restart the dialogue",
    "the exchange of students and the visit of the orchestra would go on",
    "the exchange of students and the visit of the orchestra would go on with the football match and the choir",
)
SAID = [
    (f"a{n}", WORDINGS[n % len(WORDINGS)], f"{2016 + n % 3}-{1 + n % 12:02}-0{1 + n % 7}", (CHINA, MND, GENG)[n % 3])
    for n in range(40)
]
NAMED = 24
"""So many articles are there before the first decision is made; it names only statements of these."""


def tell(record: Record, which: int) -> None:
    key, words, on, speaker = SAID[which]
    act = Act.ACCUSE if which % len(WORDINGS) < 3 else Act.AGREE
    record.say(words, on=on, act=act, speakers=(speaker,), key=ArticleId(content_id=key, canonical_url=None))


def names(db: Database) -> dict[int, str]:
    rows = db.execute("SELECT s.id, a.content_id FROM statements s JOIN articles a ON a.id = s.article").fetchall()
    return dict(rows)


def result(db: Database) -> set[tuple[frozenset[str], frozenset[str]]]:
    """The partition, with those that open their positions."""
    found: dict[int, tuple[set[str], set[str]]] = {}
    known = names(db)
    for id_, position, status in db.execute("SELECT id, position, status FROM statements").fetchall():
        all_, new = found.setdefault(position, (set(), set()))
        all_.add(known[id_])
        if status == "new":
            new.add(known[id_])
    return {(frozenset(all_), frozenset(new)) for all_, new in found.values()}


def decide(db: Database) -> None:
    """Two splits, a merge of what one has split off, a merge of two others, and a split of a merged one."""
    by = {name: id_ for id_, name in names(db).items()}

    def place(name: str) -> int:
        return int(db.execute("SELECT position FROM statements WHERE id = ?", (by[name],)).fetchone()[0])

    making.split(db, [by["a1"], by["a8"]], by="kim", now=NOW)
    making.merge(db, place("a1"), place("a5"), by="kim", now=NOW)
    making.split(db, [by["a2"]], by="kim", now=NOW)
    making.merge(db, place("a0"), place("a3"), by="kim", now=NOW)
    making.split(db, [by["a4"], by["a0"]], by="kim", now=NOW)
    assert len({place(name) for name in ("a0", "a1", "a2", "a3")}) == 4


def copied(db: Database) -> list[tuple[object, ...]]:
    """The decisions by what they name, for a store in which all has other numbers."""
    return db.execute(
        "SELECT d.id, d.kind, m.side, a.content_id, m.content, m.speakers FROM decisions d"
        " JOIN decided m ON m.decision = d.id JOIN articles a ON a.id = m.article ORDER BY d.id, m.n"
    ).fetchall()


def write_down(db: Database, decisions: list[tuple[object, ...]]) -> None:
    """Bring decisions into another store as lost ones: they find their statements by what they were."""
    for id_, kind in dict.fromkeys(row[:2] for row in decisions):
        opened = db.execute("INSERT INTO positions (holder) VALUES ('China') RETURNING id").fetchall()[0][0]
        db.execute(
            "INSERT INTO decisions (id, kind, holder, position, other, made_by, made_at)"
            " VALUES (?, ?, 'China', ?, 1, 'kim', '')",
            (id_, kind, opened),
        )
    for n, (id_, _, side, key, content, speakers) in enumerate(decisions):
        db.execute(
            "INSERT INTO decided (decision, n, side, article, content, speakers, nested)"
            " SELECT ?, ?, ?, id, ?, ?, 0 FROM articles WHERE content_id = ?",
            (id_, n, side, content, speakers, key),
        )


@pytest.fixture(scope="module")
def straight() -> tuple[list[tuple[object, ...]], set[tuple[frozenset[str], frozenset[str]]]]:
    """The decisions, and what they come to when all articles come in order."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from store.database import open_store

    with TemporaryDirectory() as folder:
        db = open_store(Path(folder) / "onrecord.db")
        record = Record(db)
        for which in range(NAMED):
            tell(record, which)
        positions.match(db)
        decide(db)
        for which in range(NAMED, len(SAID)):
            tell(record, which)
        positions.match(db)
        made = copied(db), result(db)
        db.close()
    return made


@pytest.mark.parametrize("seed", range(8))
def test_shuffled_articles_come_to_the_same_positions(
    record: Record,
    straight: tuple[list[tuple[object, ...]], set[tuple[frozenset[str], frozenset[str]]]],
    seed: int,
) -> None:
    decisions, expected = straight
    chance = random.Random(seed)
    first, later = list(range(NAMED)), list(range(NAMED, len(SAID)))
    chance.shuffle(first)
    chance.shuffle(later)
    for which in first:
        tell(record, which)
        if chance.random() < 0.3:
            positions.match(record.db)
    if seed % 2:
        write_down(record.db, decisions)
    for which in later:
        tell(record, which)
        if chance.random() < 0.3:
            positions.match(record.db)
    if not seed % 2:
        write_down(record.db, decisions)
    positions.match(record.db)
    assert result(record.db) == expected
    apart = [{"a1", "a8"}, {"a2"}, {"a0", "a4"}]
    together = {frozenset(all_ & {"a0", "a1", "a2", "a4", "a8"}) for all_, _ in result(record.db)} - {frozenset()}
    assert together == set(map(frozenset, apart))


def test_all_matched_anew_comes_to_the_same(record: Record) -> None:
    for which in range(len(SAID)):
        tell(record, which)
    positions.match(record.db)
    decide(record.db)
    before = result(record.db)
    from store.statements import unmatch

    for (id_,) in record.db.execute("SELECT id FROM statements ORDER BY id DESC").fetchall():
        unmatch(record.db, id_)
    positions.match(record.db)
    assert result(record.db) == before
