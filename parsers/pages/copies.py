"""Addresses of the Wayback Machine's copies of pages: which page, and as of when."""

import datetime as dt
import re
from dataclasses import dataclass

RAW_COPY = "https://web.archive.org/web/{timestamp}id_/{url}"
"""The page as it was captured, without the archive's bar and rewritten links."""
_COPY = re.compile(r"https?://web\.archive\.org/web/(\d{14})(?:[a-z]{2}_)?/(https?:/.+)", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Copy:
    """A page that the archive keeps: the address that it had, and when it was captured."""

    url: str
    captured: dt.datetime

    @property
    def raw(self) -> str:
        """Where the archive has it as it came."""
        return RAW_COPY.format(timestamp=f"{self.captured:%Y%m%d%H%M%S}", url=self.url)


def copy_at(address: str) -> Copy | None:
    """Return the copy that is at ``address``; None for any other address than the archive's of one."""
    found = _COPY.fullmatch(address)
    captured = moment(found[1]) if found else None
    if found is None or captured is None:
        return None
    return Copy(re.sub(r"^(https?):/+", r"\1://", found[2]), captured)  # the archive joins slashes


def moment(value: str) -> dt.datetime | None:
    """Return the time that fourteen digits name, in UTC as the archive's are; None for what names none."""
    try:
        found = dt.datetime.strptime(value, "%Y%m%d%H%M%S").replace(tzinfo=dt.UTC)
    except ValueError:
        return None
    return found if len(value) == 14 else None
