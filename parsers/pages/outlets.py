"""Whose page a text copy is, where no URL says so: from what the page says of itself."""

import re
from collections.abc import Iterable, Iterator, Sequence

from parsers.pages.body import Cut
from parsers.pages.credits import Credits
from parsers.pages.infoline import InfoLine
from parsers.reference import fold

_MAIL_HOST = re.compile(r"@([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.IGNORECASE)
_FIRST_OF_TRAIL = re.compile(r"\s*(?:>+|»|›|→|/|\|)\s*")
_CAPITALS = re.compile(r"\b[A-Z]{3,6}\b")
_LEAST_LETTERS = 6
"""Folded letters that an outlet's name needs to be looked for amid other words: ``AP`` is found in too many."""


def infer_outlet(cuts: Sequence[Cut], info: InfoLine, agency: str | None, credits: Credits) -> str | None:
    """The id of the outlet that the page's banner, notices, addresses, source or dateline name, in this order."""
    return next((found for found in _evidence(cuts, info, agency, credits) if found is not None), None)


def _evidence(cuts: Sequence[Cut], info: InfoLine, agency: str | None, credits: Credits) -> Iterator[str | None]:
    for cut in _of(cuts, "banner", "credit"):
        yield credits.outlet(cut.reading.text)
    for cut in _of(cuts, "breadcrumb"):
        yield credits.outlet(_FIRST_OF_TRAIL.split(cut.reading.text, maxsplit=1)[0])
    for cut in _of(cuts, "copyright", "print page", "standards"):
        yield _named_in(cut.reading.text[:400], credits)
    yield credits.outlet(info.source) if info.source else None
    for name in info.bylines:
        yield credits.outlet(name)
    for cut in (cut for cut in cuts if cut.reason is not None and "@" in cut.reading.text[:400]):
        for host in _MAIL_HOST.findall(cut.reading.text[:400]):
            yield credits.outlet(host)
    for cut in _of(cuts, "appeal", "comments"):
        yield _named_in(cut.reading.text[:200], credits)
    yield credits.outlet(agency) if agency else None


def _of(cuts: Iterable[Cut], *reasons: str) -> Iterator[Cut]:
    return (cut for cut in cuts if cut.reason in reasons)


def _named_in(line: str, credits: Credits) -> str | None:
    """The outlet with the longest name that stands in ``line``."""
    folded = fold(line)
    named = [name for name in credits.names if len(name) >= _LEAST_LETTERS and name in folded]
    if named:
        return credits.names[max(named, key=len)]
    return next((found for word in _CAPITALS.findall(line) if (found := credits.outlet(word)) is not None), None)
