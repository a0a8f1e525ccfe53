"""What changed, laid out for reading: moves, positions in other words, silences that were broken, first statements."""

from dataclasses import dataclass

from flows.digest import names, phrases
from flows.digest.lines import Line, line
from flows.digest.safe import visible
from flows.digest.wording import act_noun, in_text, joined, once, topic_words
from store.model import Item, Move, Reworded, Silence


@dataclass(frozen=True, slots=True)
class MoveView:
    """A principal that moved: heading and the two (or three) statements."""

    principal: str
    topic: str
    verb_before: str
    verb_after: str
    kept: str | None
    """The noun of the position that was kept: *objection*."""
    gap: str
    scores: str
    """``−3 to +2.5``; empty where they are not known."""
    before: Line
    after: Line
    standing: Line | None


@dataclass(frozen=True, slots=True)
class FirstView:
    """A first statement: ``the Republic of Korea``, ``THAAD``, the line."""

    who: str
    topics: str
    line: Line


@dataclass(frozen=True, slots=True)
class RewordedView:
    """A position in other words: whose it is, the earlier wording and the new one."""

    who: str
    verb: str
    before: Line
    after: Line


@dataclass(frozen=True, slots=True)
class SilenceView:
    """A first word after a silence: ``the United States``, ``THAAD``, ``11 weeks``, ``usually every 6 days``."""

    who: str
    topic: str
    length: str
    usual: str
    last: str
    """The day of the last word before it."""
    line: Line


def moved(move: Move) -> MoveView:
    """Lay out a move."""
    published = "published" in (move.before.dated_basis, move.after.dated_basis)
    before, after = line(move.before), line(move.after)
    return MoveView(
        principal=visible(move.principal),
        topic=visible(topic_words((move.topic,))),
        verb_before=once(before.verb_alone),
        verb_after=once(after.verb_alone),
        kept=act_noun(move.standing.act) if move.standing else None,
        gap=phrases.gap(move.days, about=published),
        scores=_scores(move),
        before=before,
        after=after,
        standing=line(move.standing) if move.standing else None,
    )


def _scores(move: Move) -> str:
    if move.score_before is None or move.score_after is None:
        return ""
    return f"{phrases.score(move.score_before)} to {phrases.score(move.score_after)}"


def reworded(row: Reworded) -> RewordedView:
    """Lay out a position in other words."""
    before, after = line(row.before), line(row.after)
    return RewordedView(visible(row.who), once(after.verb_alone), before, after)


def silence(broken: Silence) -> SilenceView:
    """Lay out a silence that was broken."""
    return SilenceView(
        who=in_text(visible(broken.principal)),
        topic=visible(topic_words((broken.topic,))),
        length=phrases.length(broken.days),
        usual=f"usually every {phrases.length(broken.usual)}" if broken.usual > 1 else "usually every day",
        last=phrases.short_date(broken.before.dated),
        line=line(broken.after),
    )


def first(item: Item) -> FirstView:
    """Lay out a first statement."""
    governments = names.governments_of(item)
    who = joined([in_text(visible(name)) for name in governments]) or names.speaker(item)
    return FirstView(who, visible(topic_words(item.topics)), line(item))
