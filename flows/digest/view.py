"""A digest laid out for reading, before any markup: its sections, groups, headings and lines.

Markdown and HTML are written from this one layout, so that they say the same; so can a feed or a mail be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from flows.digest import names, phrases
from flows.digest.articles import Cited, cited
from flows.digest.corrections import CorrectionView, corrections
from flows.digest.lines import Line, line
from flows.digest.safe import visible
from flows.digest.wording import NAME, SOUND, SUBJECT, act_noun, government_rank, in_text, joined, once, topic_words
from store.model import Digest, Item, Late, Move, Restated, Reworded, Silence, SourceCoverage

IN_FULL = 6
"""How many moves are told in full."""
LATE = "Said more than a month before what earlier digests told, found only now: in its place in time, and no news."
UNISSUED = "A window of days, as the record has them: the digests that were issued tell what the sources answered."


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


@dataclass(frozen=True, slots=True)
class LateView:
    """A statement that was found late, with the day on which it was found."""

    line: Line
    found: str


@dataclass(frozen=True, slots=True)
class Block:
    """What one speaker said on one day."""

    speaker: str
    role: str
    date: str
    basis: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The statements of one government, or of several together, or of the others."""

    title: str
    told_by: str | None
    """Through whom they reach us, where it is not themselves."""
    blocks: tuple[Block, ...]

    @property
    def statements(self) -> int:
        """How many there are."""
        return sum(len(block.lines) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class RestatedView:
    """A row of the table of restated positions, and the statements that restate it."""

    who: str
    verb: str
    gist: Line
    times: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class View:
    """The whole digest, in the order in which it is read."""

    number: int
    label: str
    """``Digest 12``, or ``Digests 12 to 14``."""
    name: str
    subject: str
    window: str
    counts: str
    new_counts: str
    issued: str
    """``issued 21 Nov 2026, 18:00 (Asia/Shanghai)``; of a window, when it was looked at."""
    moves: tuple[MoveView, ...]
    """The largest turns of tone, the largest first: told in full."""
    further: tuple[MoveView, ...]
    """The other turns, then steps in the same tone: rows of a table."""
    scored: str | None
    """Where the scores are from by which moves are ordered; None where there are none."""
    reworded: tuple[RewordedView, ...]
    silences: tuple[SilenceView, ...]
    firsts: tuple[FirstView, ...]
    new: tuple[Group, ...]
    late: tuple[LateView, ...]
    restated: tuple[RestatedView, ...]
    again: tuple[Line, ...]
    """The statements of this digest that restate, in the order of the table."""
    corrections: tuple[CorrectionView, ...]
    coverage: tuple[SourceCoverage, ...]
    answered: str
    articles: tuple[Cited, ...]
    new_numbers: frozenset[int]
    anchored: frozenset[int]
    """Numbers of the statements that have their own place in *New*, *Learned late* or *Restated*."""

    @property
    def title(self) -> str:
        """The digest's title on one line."""
        return f"{self.name} · {self.subject}"

    @property
    def late_note(self) -> str:
        """What is to be known of what was learned late."""
        return LATE

    @property
    def changed(self) -> bool:
        """Whether there is anything to tell of change."""
        return any((self.moves, self.further, self.reworded, self.silences, self.firsts))


def view(digest: Digest) -> View:
    """Lay out a digest."""
    again = _once(item for row in digest.restated for item in row.again)
    full = [move for move in digest.moves if move.turned][:IN_FULL]
    return View(
        number=digest.number,
        label=_label(digest),
        name=NAME,
        subject=SUBJECT,
        window=phrases.window(digest.said_from, digest.said_to),
        counts=f"{phrases.count(digest.articles, 'article')}, {phrases.count(digest.statements, 'attribution')}",
        new_counts=_new_counts(digest, again),
        issued=f"{'issued' if digest.number else 'as the record stood on'} {phrases.moment(digest.issued)}",
        moves=tuple(map(_move, full)),
        further=tuple(_move(move) for move in digest.moves if move not in full),
        scored=next((visible(move.score_source) for move in digest.moves if move.score_source), None),
        reworded=tuple(map(_reworded, digest.reworded)),
        silences=tuple(map(_silence, digest.silences)),
        firsts=tuple(map(_first, _once(digest.firsts))),
        new=groups(digest.new),
        late=tuple(_late(row) for row in sorted(digest.late, key=lambda row: _in_time(row.item))),
        restated=tuple(map(_restated, digest.restated)),
        again=tuple(map(line, again)),
        corrections=corrections(digest.corrections),
        coverage=tuple(map(_source, digest.coverage)),
        answered=_answered(digest.coverage) if digest.number else UNISSUED,
        articles=cited(digest),
        new_numbers=frozenset(item.statement_id for item in digest.new),
        anchored=frozenset(item.statement_id for item in (*digest.new, *(row.item for row in digest.late), *again)),
    )


def _label(digest: Digest) -> str:
    if not digest.number:
        return "A window of the record, not issued"
    since = digest.since_number
    return f"Digest {digest.number}" if since is None else f"Digests {since} to {digest.number}"


def groups(items: Sequence[Item]) -> tuple[Group, ...]:
    """Return statements by government, its own words before those that others report, then by speaker and day."""
    parts: dict[tuple[tuple[str, ...], str], list[Item]] = {}
    for item in items:
        governments = names.governments_of(item)
        parts.setdefault((governments, names.told_by(item, governments) or ""), []).append(item)
    order = sorted(parts, key=lambda key: (not key[0], [government_rank(name) for name in key[0]], key[1]))
    return tuple(Group(names.group_title(key[0]), key[1] or None, _blocks(parts[key], key[0])) for key in order)


def _blocks(items: Sequence[Item], governments: tuple[str, ...]) -> tuple[Block, ...]:
    """Speakers in the order of their first statement, each one's days in order."""
    speakers: dict[tuple[str, str], list[Line]] = {}
    for item in sorted(items, key=_in_time):
        each = line(item, governments)
        speakers.setdefault((each.speaker, each.role), []).append(each)
    blocks: list[Block] = []
    for (speaker, role), lines in speakers.items():
        days: dict[tuple[str, str], list[Line]] = {}
        for each in lines:
            days.setdefault((each.date, each.basis), []).append(each)
        blocks += [Block(speaker, role, date, basis, tuple(said)) for (date, basis), said in days.items()]
    return tuple(blocks)


def _in_time(item: Item) -> tuple[bool, int]:
    """Sort by day, statements without a date last; the order of the digest decides among equals."""
    return (item.dated is None, item.dated.toordinal() if item.dated else 0)


def _once(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple({item.statement_id: item for item in items}.values())


def _move(move: Move) -> MoveView:
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


def _reworded(row: Reworded) -> RewordedView:
    before, after = line(row.before), line(row.after)
    return RewordedView(visible(row.who), once(after.verb_alone), before, after)


def _silence(silence: Silence) -> SilenceView:
    return SilenceView(
        who=in_text(visible(silence.principal)),
        topic=visible(topic_words((silence.topic,))),
        length=phrases.length(silence.days),
        usual=f"usually every {phrases.length(silence.usual)}" if silence.usual > 1 else "usually every day",
        last=phrases.short_date(silence.before.dated),
        line=line(silence.after),
    )


def _first(item: Item) -> FirstView:
    governments = names.governments_of(item)
    title = names.group_title(governments) if governments else names.speaker(item)
    return FirstView(in_text(title), visible(topic_words(item.topics)), line(item))


def _late(late: Late) -> LateView:
    return LateView(line(late.item), phrases.short_date(late.found))


def _restated(row: Restated) -> RestatedView:
    gist = line(row.gist)
    first, last = phrases.short_date(row.first), phrases.short_date(row.last)
    return RestatedView(visible(row.who), once(gist.verb), gist, row.times, first, last)


def _source(source: SourceCoverage) -> SourceCoverage:
    since = f" since {phrases.short_date(source.since)}" if source.since else ""
    return replace(
        source,
        source=visible(source.source),
        state=visible(f"{source.state}{since}"),
        reason=visible(source.reason) if source.reason else None,
    )


def _new_counts(digest: Digest, again: Sequence[Item]) -> str:
    """Return ``27 new, 1 restated``, and what else there is."""
    copies = sum(item.status == "carried" for item in again)
    gone = sum(correction.after is None for correction in digest.corrections)
    more = (
        (len(digest.late), "learned late"),
        (len(again) - copies if again else len(digest.restated), "restated"),
        (copies + digest.carried, "carried elsewhere"),
        (len(digest.corrections) - gone, "corrected"),
        (gone, "withdrawn"),
    )
    return ", ".join([f"{len(digest.new):,} new"] + [f"{number:,} {word}" for number, word in more if number])


def _answered(coverage: Sequence[SourceCoverage]) -> str:
    """Return one sentence on how many sources answered, and which of those that did are not well."""
    if not coverage:
        return "No source is on record for this digest."
    silent = sum(not source.answered for source in coverage)
    if silent:
        many = phrases.count(len(coverage), "source")
        told = f"{silent} of {many} did not answer: what they hold is not in this digest"
    else:
        told = "The source answered" if len(coverage) == 1 else f"All {len(coverage)} sources answered"
    unwell = [source for source in coverage if source.answered and source.state not in SOUND]
    which = joined([visible(f"{source.source} is {source.state}") for source in unwell])
    return f"{told}; {which}." if which else f"{told}."
