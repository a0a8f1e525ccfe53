"""Putting statements into positions, and saying which of them are new."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from store.database import made, one, transaction
from store.positions.judging import Verdict, judge, lead
from store.positions.meaning import Meaning, meaning
from store.positions.stances import note_stance
from store.positions.statuses import restatus
from store.positions.topics import topics_of


@dataclass(frozen=True, slots=True)
class Matched:
    """What a matching came to."""

    statements: int
    """How many statements were put into a position."""
    opened: int
    """How many positions are new."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A statement as matching sees it."""

    id: int
    holder: str
    outer: bool
    """Whether other statements stand inside it: it reports, and is never one with what it reports."""
    meaning: Meaning

    @property
    def frame(self) -> str | None:
        """The frame under which the store finds all that say the same."""
        if self.meaning.frame is None:
            return None
        return f"{self.holder} | {'report | ' if self.outer else ''}{self.meaning.frame}"


def match(db: Database) -> Matched:
    """Give each statement that has none a position and a status; all in one transaction, nothing the second time.

    Statements are of one position where ``judge`` finds a reason, directly or over others; which position exists
    first does not matter. Statuses follow the dates of saying, whatever order the articles came in.
    """
    with transaction(db, "matching statements to positions"):
        rows = db.execute("SELECT id FROM statements WHERE position IS NULL AND dropped_by IS NULL ORDER BY id")
        ids = [row[0] for row in rows.fetchall()]
        opened = sum(_place(db, _candidate(db, id_)) for id_ in ids)
        restatus(db, ids)
        for id_ in ids:
            note_stance(db, id_)
    return Matched(len(ids), opened)


def _candidate(db: Database, id_: int) -> _Candidate:
    row = one(
        db,
        "SELECT content, act, cue, EXISTS (SELECT 1 FROM statements c WHERE c.parent = s.id) FROM statements s"
        " WHERE id = ?",
        (id_,),
    )
    assert row is not None, id_  # noqa: S101 - the ids come from the same transaction
    holder = _holder(db, id_)
    return _Candidate(id_, holder, bool(row[3]), meaning(row[0], row[1], topics_of(db, id_), row[2], holder))


def _holder(db: Database, id_: int) -> str:
    """Whose position a statement states: the principals, else the speakers; the unnamed hold theirs in one article."""
    rows = db.execute(
        "SELECT coalesce(pr.name, CASE WHEN sp.kind = 'unnamed' THEN sp.name || ' (article ' || s.article || ')'"
        " ELSE sp.name END) FROM statement_speakers ss JOIN statements s ON s.id = ss.statement"
        " JOIN speakers sp ON sp.id = ss.speaker LEFT JOIN speakers pr ON pr.id = ss.principal WHERE s.id = ?",
        (id_,),
    )
    return "; ".join(sorted({row[0] for row in rows.fetchall()}))


def _place(db: Database, new: _Candidate) -> bool:
    """Put a statement into its position; returns whether it opened one."""
    links = list(_links(db, new))
    positions = sorted({position for _, position, _ in links})
    for later in positions[1:]:
        _merge(db, later, positions[0])
    position = positions[0] if positions else made(
        db, "INSERT INTO positions (holder) VALUES (?) RETURNING id", (new.holder,)
    )  # fmt: skip
    best = max(links, key=lambda link: (link[2].score, -link[0]), default=None)
    db.execute(
        "UPDATE statements SET position = ?, frame = ?, match_statement = ?, match_score = ?, match_reasons = ?"
        " WHERE id = ?",
        (position, new.frame, *((best[0], best[2].score, best[2].reasons) if best else (None, None, None)), new.id),
    )
    return not positions


def _links(db: Database, new: _Candidate) -> Iterator[tuple[int, int, Verdict]]:
    """Placed statements that say the same: id, position and why."""
    if new.frame is not None:
        row = one(
            db,
            "SELECT id, position FROM statements WHERE frame = ? AND position IS NOT NULL ORDER BY id LIMIT 1",
            (new.frame,),
        )
        if row is not None:
            yield row[0], row[1], Verdict(1.0, f"same gist: {new.meaning.frame}")
        return
    linked: set[int] = set()
    for id_, position in _alike(db, new):
        verdict = None if position in linked else judge(new.meaning, _candidate(db, id_).meaning)
        if verdict is not None:
            linked.add(position)
            yield id_, position, verdict


def _alike(db: Database, new: _Candidate) -> Iterator[tuple[int, int]]:
    """Placed statements that may be like this one, never all of its holder, and their positions: one of each content
    in each position, the likeliest first. Enters the statement into the index too.
    """
    block = new.meaning.block(f"{new.holder}{' | report' if new.outer else ''}")
    leading = lead(new.meaning)
    shared: Counter[int] = Counter()
    for term in leading.terms:
        rows = db.execute("SELECT statement FROM statement_terms WHERE block = ? AND term = ?", (block, term))
        shared.update(row[0] for row in rows.fetchall())
        db.execute("INSERT OR IGNORE INTO statement_terms VALUES (?, ?, ?)", (block, term, new.id))
    seen = set()
    likeliest = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
    for id_ in (id_ for id_, times in likeliest if times >= leading.common and id_ != new.id):
        row = one(db, "SELECT position, content FROM statements WHERE id = ?", (id_,))
        if row is not None and row[0] is not None and row not in seen:
            seen.add(row)
            yield id_, row[0]


def _merge(db: Database, later: int, into: int) -> None:
    """One position takes in another that turns out to be the same."""
    db.execute("UPDATE statements SET position = ? WHERE position = ?", (into, later))
    db.execute("UPDATE positions SET merged_into = ?1 WHERE id = ?2 OR merged_into = ?2", (into, later))
