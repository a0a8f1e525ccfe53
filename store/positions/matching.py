"""Putting statements into positions, and saying which of them are new."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from sqlite_utils import Database

from store.database import made, one, transaction
from store.decisions.imposing import lift
from store.normal import JOINT, numbered
from store.positions.judging import Verdict, judge, leads, told
from store.positions.meaning import Meaning, meaning, together
from store.positions.stances import note_stance
from store.positions.statuses import restatus
from store.positions.topics import topics_of

_KNOWN = 65536
"""Statements that are kept in mind while others are compared with them."""
PORTION = 2_000
"""Statements of one transaction: as many as are matched in a few seconds."""
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’]?\s+")


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
    """Give each statement that has none a position and a status; nothing the second time.

    It is done in portions, a transaction each. Statements are of one position where ``judge`` finds a reason, directly
    or over others; which position exists first does not matter. What a person has decided is laid over that. Statuses
    follow the dates of saying, whatever order the articles came in.
    """
    before = match_full(db)
    rest = _match(db, PORTION)
    return Matched(before.statements + rest.statements, before.opened + rest.opened)


def match_full(db: Database) -> Matched:
    """The same, as far as there are full portions: of statements that are written while others are still being read,
    so that the portions are the same however many are written at a time.
    """
    statements = opened = 0
    while len(_unmatched(db, PORTION)) == PORTION:
        done = _match(db, PORTION)
        statements, opened = statements + done.statements, opened + done.opened
    return Matched(statements, opened)


def _unmatched(db: Database, most: int) -> list[int]:
    rows = db.execute(
        "SELECT id FROM statements WHERE position IS NULL AND dropped_by IS NULL ORDER BY id LIMIT ?", (most,)
    )
    return [row[0] for row in rows.fetchall()]


def _match(db: Database, most: int) -> Matched:
    with transaction(db, "matching statements to positions"):
        lift(db)
        ids = _unmatched(db, most)
        moved: set[int] = set()
        known = lru_cache(maxsize=_KNOWN)(partial(_candidate, db))
        opened = sum(_place(db, known(id_), moved, known) for id_ in ids)
        restatus(db, [*ids, *sorted(moved.difference(ids))])
        for id_ in ids:
            note_stance(db, id_)
    return Matched(len(ids), opened)


def _candidate(db: Database, id_: int) -> _Candidate:
    row = one(db, "SELECT content, act, cue, CAST(substr(dated, 1, 4) AS INTEGER) FROM statements WHERE id = ?", (id_,))
    assert row is not None, id_  # noqa: S101 - the ids come from the same transaction
    content, act, cue, year = row
    (name, holder), topics = _holder(db, id_), topics_of(db, id_)
    reported = db.execute("SELECT content FROM statements WHERE parent = ? ORDER BY id", (id_,)).fetchall()
    if not reported:
        return _Candidate(id_, holder, False, meaning(content, act, topics, cue, name, year))
    own = meaning(_without(content, [row[0] for row in reported]), act, topics, cue, name, year)
    if own.frame is not None:
        return _Candidate(id_, holder, False, own)
    return _Candidate(id_, holder, True, meaning(content, act, topics, cue, name, year))


def _without(content: str, reported: Sequence[str]) -> str:
    """What a statement says itself: its content without the sentences in which it reports another statement."""
    parts = [part for words in reported for part in words.split(JOINT)]
    return " ".join(sentence for sentence in _SENTENCE.split(content) if not any(part in sentence for part in parts))


def _holder(db: Database, id_: int) -> tuple[str, str]:
    """Whose position a statement states: the principals, else the speakers, by name, and as no other is named.

    The unnamed hold theirs in one article.
    """
    rows = db.execute(
        "SELECT coalesce(pr.name, sp.name),"
        " CASE WHEN pr.name IS NULL AND sp.kind = 'unnamed' THEN ' (article ' || s.article || ')' ELSE '' END"
        " FROM statement_speakers ss JOIN statements s ON s.id = ss.statement"
        " JOIN speakers sp ON sp.id = ss.speaker LEFT JOIN speakers pr ON pr.id = ss.principal WHERE s.id = ?",
        (id_,),
    ).fetchall()
    return together({name for name, _ in rows}), together({name + where for name, where in rows})


def _place(db: Database, new: _Candidate, moved: set[int], known: Callable[[int], _Candidate]) -> bool:
    """Put a statement into its position; returns whether it opened one. Enters in ``moved`` the statements of positions
    that turn out to be one with another: whose copies they are is to be settled anew.
    """
    links = list(_links(db, new, known))
    positions = sorted({position for _, position, _ in links})
    for later in positions[1:]:
        moved.update(_merge(db, later, positions[0]))
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


def _links(db: Database, new: _Candidate, known: Callable[[int], _Candidate]) -> Iterator[tuple[int, int, Verdict]]:
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
        verdict = None if position in linked else judge(new.meaning, known(id_).meaning)
        if verdict is not None:
            linked.add(position)
            yield id_, position, verdict


def _alike(db: Database, new: _Candidate) -> Iterator[tuple[int, int]]:
    """Placed statements that may be like this one, never all of its holder, and their positions: one of each content
    in each position, the likeliest first.
    """
    seen = set()
    for id_ in _found(db, new):
        row = one(db, "SELECT position, content FROM statements WHERE id = ?", (id_,))
        if row is not None and row[0] is not None and row not in seen:
            seen.add(row)
            yield id_, row[0]


def _found(db: Database, new: _Candidate) -> list[int]:
    """Statements that the index leads to and that share enough with this one. Enters it into the index too."""
    block, own = new.meaning.block(f"{new.holder}{' | report' if new.outer else ''}"), told(new.meaning)
    ways = json.dumps(sorted({numbered(f"{block} {lead}") for lead in leads(new.meaning)}))
    led = db.execute(
        "SELECT -l.common, s.statement, s.weight, s.concepts FROM (SELECT statement, count(*) AS common FROM leads"
        " WHERE lead IN (SELECT value FROM json_each(?)) GROUP BY statement) l"
        " CROSS JOIN senses s ON s.statement = l.statement"
        " WHERE s.statement <> ? AND (s.weight IS NULL OR s.weight BETWEEN ? AND ?)",
        (ways, new.id, *own.weights),
    ).fetchall()
    db.execute("DELETE FROM senses WHERE statement = ?", (new.id,))
    db.execute("INSERT INTO senses VALUES (?, ?, ?, ?)", (new.id, own.weight, own.lines, ways))
    worth = sorted((place, id_) for place, id_, weight, lines in led if weight is None or own.may_be(weight, lines))
    return [id_ for _, id_ in worth]


def _merge(db: Database, later: int, into: int) -> list[int]:
    """One position takes in another that turns out to be the same; returns the statements of that one."""
    ids = [row[0] for row in db.execute("SELECT id FROM statements WHERE position = ?", (later,)).fetchall()]
    db.execute("UPDATE statements SET position = ? WHERE position = ?", (into, later))
    db.execute("UPDATE positions SET merged_into = ?1 WHERE id = ?2 OR merged_into = ?2", (into, later))
    return ids
