"""What a run came to: the state of each source, and the verdict that follows from them."""

from collections.abc import Sequence
from dataclasses import replace

from flows.sources import Missed
from store.model import SourceCoverage

TROUBLED = ("failing", "empty", "unparsable", "stale")
"""States of a source that an operator has to look into."""


def left_out(source: SourceCoverage, missed: Sequence[Missed]) -> SourceCoverage:
    """Return ``source`` with the documents of ``missed`` counted as left out, and why the first of them is."""
    if not missed:
        return source
    why = missed[0].reason + (f" (and {len(missed) - 1} more)" if len(missed) > 1 else "")
    return replace(source, left_out=source.left_out + len(missed), reason=source.reason or why)


def judged(source: SourceCoverage) -> SourceCoverage:
    """Return ``source`` with its state: whether it answered, had anything, had anything new, and that could be read."""
    if not source.answered or source.state != "ok":
        return source
    if not source.found:
        return replace(source, state="empty", reason="it lists no document")
    if source.left_out and source.left_out >= max(source.new, 1):
        return replace(source, state="unparsable")
    return replace(source, state="ok" if source.new else "quiet")


def verdict(sources: tuple[SourceCoverage, ...], published: bool) -> str:
    """Return what the run is to be called: nothing new is not broken, and broken is not nothing new."""
    if not any(source.answered for source in sources):
        return "broken"
    if any(source.state in TROUBLED for source in sources):
        return "degraded"
    return "ok" if published else "quiet"
