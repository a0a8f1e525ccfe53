"""Keeping what is wanted of a WARC file, a few pages at a time, so that memory stays flat."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from flows.parsing import Unkept
from flows.progress import counted
from flows.warc.looking import Begun, Ended, Looked
from store.archives import Mark

BATCH = 100
"""Pages kept at a time."""
STRETCH = 64 * 1024 * 1024
"""Bytes of the file after which it is noted how far it was read, whether or not anything was found in them."""

Keep = Callable[[Sequence[Unkept]], Sequence[bool]]
"""Keeps pages; says of each whether it is new."""
Note = Callable[[Mark], None]
"""Notes up to which byte what a file has is kept, and what it came to."""


@dataclass(slots=True)
class Taken:
    """What reading a WARC file came to."""

    counts: Counter[str] = field(default_factory=Counter)
    """By the names of ``store.archives.COUNTED``."""
    broken: str | None = None
    """What was wrong with the first broken record."""
    failure: str | None = None
    """Why it could not be read to its end, or not at all."""

    def __str__(self) -> str:
        n = self.counts
        read = (
            f"{counted(n['records'], 'record')}, {counted(n['pages'], 'page')} of outlets ({n['unread']:,} no article)"
        )
        return "; ".join(filter(None, (f"{read}, {n['about']:,} on the subject, {n['new']:,} new", self.trouble)))

    @property
    def trouble(self) -> str | None:
        """What is to be said of broken records; None where there are none."""
        count = self.counts["broken"]
        return f"{counted(count, 'broken record')}, the first {self.broken}" if count else None


def take(begun: Begun, looked: Iterator[Looked | Ended], keep: Keep, note: Note) -> Taken:
    """Keep the pages that are wanted of a file of which ``looked`` gives the records, up to the end.

    How far it was read is noted when what it had up to there is kept. Raises what ``keep`` and ``note`` raise.
    """
    taken = Taken(Counter(begun.mark.counts), begun.mark.broken)
    noted = at = begun.mark.read_to
    batch: list[Unkept] = []
    is_due = False

    def keep_batch() -> None:
        if batch:
            taken.counts["new"] += sum(keep(tuple(batch)))
            batch.clear()

    for one in looked:
        upto = one.at if isinstance(one, Looked) else at if one.failure else begun.size
        if len(batch) >= BATCH:
            keep_batch()
            is_due = True
        # Records that are packed together begin at one place: up to there it is noted when none of them is counted.
        if upto > at and (is_due or upto - noted >= STRETCH or isinstance(one, Ended)):
            keep_batch()
            note(Mark(upto, taken.counts, taken.broken))
            noted, is_due = upto, False
        at = upto
        if isinstance(one, Ended):
            keep_batch()
            taken.failure = one.failure
            break
        taken.counts.update(("records", *one.counts))
        taken.broken = taken.broken or one.broken
        if one.page is not None:
            batch.append(one.page)
    return taken
