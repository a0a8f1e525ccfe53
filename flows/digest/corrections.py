"""Corrected and withdrawn statements, with the difference marked word by word."""

from collections.abc import Sequence
from dataclasses import dataclass

from flows.digest.difference import Piece, by_words
from flows.digest.lines import Line, line
from flows.digest.phrases import short_date
from store.model import Correction


@dataclass(frozen=True, slots=True)
class Change:
    """Something about a statement, beside its words, that a later version has otherwise."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A statement as it stood, and what became of it; ``now`` is None where it was withdrawn, ``why`` says how."""

    was: Line
    now: Line | None
    pieces: tuple[Piece, ...]
    changes: tuple[Change, ...]
    why: str = ""


def corrections(rows: Sequence[Correction]) -> tuple[CorrectionView, ...]:
    """Lay out the corrections of a digest, in its order."""
    return tuple(map(_correction, rows))


def _correction(row: Correction) -> CorrectionView:
    was = line(row.before)
    if row.after is None:
        return CorrectionView(was, None, (Piece("deleted", was.words),), (), _why(row))
    now = line(row.after)
    told = (
        ("number", f"#{was.number}", f"#{now.number}"),
        ("speaker", was.speaker, now.speaker),
        ("office", was.role, now.role),
        ("act", was.act, now.act),
        ("cue", was.cue, now.cue),
        ("date", was.date, now.date),
        ("via", was.via or "", now.via or ""),
    )
    changes = tuple(Change(what, before or "none", after or "none") for what, before, after in told if before != after)
    return CorrectionView(was, now, by_words(was.words, now.words), changes)


def _why(row: Correction) -> str:
    if row.article_gone is None:
        return "no longer in the article"
    return f"the outlet has taken the article down, it is not there since {short_date(row.article_gone)}"
