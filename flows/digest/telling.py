"""What a digest says of itself in a sentence: which it is, what it has, which sources answered."""

from collections.abc import Sequence
from dataclasses import replace

from flows.digest import phrases
from flows.digest.safe import visible
from flows.digest.wording import SOUND, joined
from store.model import Digest, Item, Move, SourceCoverage

UNISSUED = "A window of days, as the record has them: the digests that were issued tell what the sources answered."


def label(digest: Digest) -> str:
    """Return ``Digest 12``, or ``Digests 12 to 14``."""
    if not digest.number:
        return "A window of the record, not issued"
    since = digest.since_number
    return f"Digest {digest.number}" if since is None else f"Digests {since} to {digest.number}"


def new_counts(digest: Digest, again: Sequence[Item]) -> str:
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


def answered(digest: Digest) -> str:
    """Return one sentence on how many sources answered, and which of those that did are not well."""
    coverage = digest.coverage
    if not digest.number:
        return UNISSUED
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


def scored(moves: Sequence[Move]) -> str | None:
    """Return where the scores are from by which moves are ordered, what there is to know of an act's behind it."""
    sources = {move.after.act: visible(move.score_source) for move in moves if move.score_source}
    if not sources:
        return None
    base = next(iter(sources.values())).partition(": ")[0]
    more = [f"{visible(act)}: {source.removeprefix(f'{base}: ')}" for act, source in sources.items() if source != base]
    return "; ".join([base, *more])


def told_source(source: SourceCoverage) -> SourceCoverage:
    """Return what a source did, safe to show, with the day since when it is in its state."""
    since = f" since {phrases.short_date(source.since)}" if source.since else ""
    return replace(
        source,
        source=visible(source.source),
        state=visible(f"{source.state}{since}"),
        reason=visible(source.reason) if source.reason else None,
    )
