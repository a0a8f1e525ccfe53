"""The same utterance in two articles of which one is a copy of the other."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from store.copies import SAME_IN_COPY
from store.database import one
from store.normal import likeness, words
from store.positions.lists import word_lists

SAME_WORDS = 0.8
"""Token F1 from which two contents are the same utterance, if no telling word differs."""
_TWINS = 60
"""Copies of an article that are looked through for the twin of a statement."""
_MAY = re.compile(r"(?<=\w )May\b")
"""The month: in small letters it is another word."""
_TIED = """
SELECT other FROM ties WHERE article = ?1
UNION SELECT of FROM copies WHERE article = ?1
UNION SELECT article FROM copies WHERE of = ?1 AND kind = 'copy'
UNION SELECT b.article FROM copies a JOIN copies b ON b.of = a.of WHERE a.article = ?1 AND a.kind = b.kind
  AND a.kind = 'copy' AND b.article <> ?1
LIMIT ?2
"""


def tied(db: Database, article: int) -> frozenset[int]:
    """Articles with the text of this one, or a part of it, or all of it and more; not all where that is furniture."""
    return frozenset(row[0] for row in db.execute(_TIED, (article, _TWINS)).fetchall())


def unsettled(db: Database) -> list[int]:
    """Statements in positions whose status was taken away, because their articles have got other copies."""
    rows = db.execute(
        "SELECT id FROM statements WHERE status IS NULL AND position IS NOT NULL AND dropped_by IS NULL ORDER BY id"
    )
    return [row[0] for row in rows.fetchall()]


def same_utterance(one_: str, other: str) -> bool:
    """Whether contents of two copies are one utterance: nearly the same words, the same numbers, dates and negations.

    Where an edition changes one of these, what it prints is another statement, however like the words are.
    """
    alike = likeness(Counter(words(one_)), Counter(words(other))) >= SAME_WORDS
    return alike and _telling(one_) == _telling(other)


def _telling(content: str) -> tuple[Counter[str], bool]:
    """The numbers and dates of a content, and whether an odd number of its words negate."""
    lists = word_lists()
    tokens = words(_MAY.sub("5", content))
    figures = lists["number"] | lists["date"]
    # ``won't`` and ``isn't`` stand as two words, of which the second negates.
    negations = sum(word in lists["negation"] or word == "t" for word in tokens)
    return Counter(word for word in tokens if word[0].isdigit() or word in figures), negations % 2 == 1


@dataclass(frozen=True, slots=True)
class _Twin:
    """A placed statement as its twin is sought."""

    id: int
    article: int
    position: int
    content: str
    speakers: str
    unnamed: bool
    is_copy: bool


def join_twins(db: Database, ids: Iterable[int]) -> list[int]:
    """Put statements of copies into the position of the same utterance in the original, where matching did not.

    It does not where the speaker is not named (the unnamed of two articles are two, unless one is a copy) or where
    an excerpt lacks the words that named him. Returns statements of the positions that lost one.
    """
    left: list[int] = []
    articles = {row[0] for id_ in ids if (row := one(db, "SELECT article FROM statements WHERE id = ?", (id_,)))}
    for article, other in [(one_, its) for one_ in sorted(articles) for its in sorted(tied(db, one_))]:
        theirs = _placed(db, other)
        for mine in _placed(db, article):
            twin = next((its for its in theirs if its.position != mine.position and _are_twins(mine, its)), None)
            if twin is not None:
                left += _move(db, *sorted((mine, twin), key=_seniority))
                theirs = _placed(db, other)
    return left


def _placed(db: Database, article: int) -> list[_Twin]:
    rows = db.execute(
        "SELECT s.id, s.article, s.position, s.content, group_concat(sp.name, '; '), max(sp.kind = 'unnamed'),"
        " EXISTS (SELECT 1 FROM copies c WHERE c.article = s.article) FROM statements s"
        " JOIN statement_speakers ss ON ss.statement = s.id JOIN speakers sp ON sp.id = ss.speaker"
        " WHERE s.article = ? AND s.position IS NOT NULL AND s.dropped_by IS NULL GROUP BY s.id ORDER BY s.id",
        (article,),
    )
    return [_Twin(*row) for row in rows.fetchall()]


def _are_twins(one_: _Twin, other: _Twin) -> bool:
    if one_.speakers == other.speakers and words(one_.content) == words(other.content):
        return True
    return (one_.unnamed or other.unnamed) and same_utterance(one_.content, other.content)


def _seniority(twin: _Twin) -> tuple[bool, bool, int]:
    return twin.unnamed, twin.is_copy, twin.id


def _move(db: Database, senior: _Twin, junior: _Twin) -> list[int]:
    """Put ``junior`` into the position of ``senior``; returns what is left where it was."""
    db.execute(
        "UPDATE statements SET position = ?, match_statement = ?, match_score = 1.0, match_reasons = ? WHERE id = ?",
        (senior.position, senior.id, SAME_IN_COPY, junior.id),
    )
    rows = db.execute("SELECT id FROM statements WHERE position = ? ORDER BY id", (junior.position,)).fetchall()
    if not rows:
        db.execute("UPDATE positions SET merged_into = ? WHERE id = ?", (senior.position, junior.position))
    return [row[0] for row in rows]
