"""Datelines: ``BEIJING, Nov. 8 (Xinhua) --``, ``BEIJING/SEOUL (Reuters) -``, ``BEIJING, May 15 --``."""

import re

from parsers.pages.credits import Credits
from parsers.pages.dates import MONTH

_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:\s[A-ZÀ-Þ][A-ZÀ-Þ'’.-]*){0,3}"
_TITLE = r"[A-Z][\w'’.-]+(?:\s(?:[A-Z][\w'’.-]*|of|de)){0,3}"
_DATE = rf"(?:(?i:{MONTH})\.?\s\d{{1,2}}|\d{{1,2}}\s(?i:{MONTH})\b\.?)(?:,?\s\d{{4}})?"
_AGENCY = r"(?:\([A-Z][\w\s/.&'’-]{1,40}\)|/[A-Z][\w-]{1,20}/|\[[A-Z][\w\s-]{1,20}\])"
_DASH = r"(?:--+|[—–―-]|:)"
_DATELINE = re.compile(
    # Places, then a date, an agency or both, then a dash; an agency may do without the dash.
    rf"(?:(?P<caps>{_CAPS})|{_TITLE}|(?=\(|/))(?:\s?/\s?{_TITLE})*(?:,\s(?!{_DATE}){_TITLE})?"
    rf"(?:,?\s(?P<date>{_DATE}),?\.?)?(?:\s?(?P<agency>{_AGENCY})\.?)?\s?(?P<dash>{_DASH})?\s*"
)
_ACRONYM = re.compile(r"[A-Z]{2,5}\b(?:\s[A-Z-]+)*")
_BARE = re.compile(r"(?:BEIJING|SEOUL|WASHINGTON|TOKYO|MOSCOW|PYONGYANG|SEONGJU|SINGAPORE|[A-Z]{6,})\b")
_AGENCY_NAME = re.compile(r"[\w][\w\s.&'’-]*")
_LONGEST = 160


def dateline(paragraph: str, credits: Credits) -> tuple[int, str | None] | None:
    """How many characters at the head of ``paragraph`` are dateline, and the agency that it credits.

    None where there is no dateline. The white space after it counts in.
    """
    found = _DATELINE.match(paragraph[:_LONGEST])
    if found is None or not _is_dateline(found, paragraph, credits):
        return None
    name = _AGENCY_NAME.search(found["agency"]) if found["agency"] else None
    return found.end(), name[0].strip() if name else None


def _is_dateline(found: re.Match[str], paragraph: str, credits: Credits) -> bool:
    rest = paragraph[found.end() : found.end() + 1]
    if rest and not (rest.isupper() or not rest.isalpha()):
        return False
    if found["agency"]:
        # Only an agency that is known goes without a dash: "Seoul (CNN)", against "Xi Jinping (R)".
        marked = found["dash"] is not None or found["date"] is not None
        return marked or credits.outlet(found["agency"]) is not None
    if found["dash"] is None or found["dash"] == ":":
        return False
    return found["date"] is not None or (found["caps"] is not None and _BARE.match(paragraph) is not None)
