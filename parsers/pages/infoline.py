"""Info lines: who wrote a page, whose it is, who edited it and when it was published.

The forms, with the dirt that real ones carry, are those of the outlets' pages of 2004 to 2026:
``By Fu Jing | China Daily | Updated: 2018-10-30 07:50``, ``By MO JINGXI,AN BAIJIE(China Daily)``,
``Source: Xinhua  Editor: Zhang Tao  2017-04-27``, ``(Xinhua)    16:30, February 28, 2017`` …
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from parsers.pages import vocabulary
from parsers.pages.credits import Credits, is_host
from parsers.pages.dates import stamps
from parsers.pages.names import is_name_list, names, normal

_TAG = re.compile(r"</?[a-z][^<>]{0,60}>", re.IGNORECASE)
_NO_BREAK = re.compile(r"[\xa0\u2000-\u200b\u202f\u3000]")
_SPACE = re.compile(r"[^\S ]")
_CUT = re.compile(r"\s*\|\s*|\s{2,}|\s+[/•·–—-]\s+|\s*[•·]\s*")
_BRACKETED = re.compile(r"[(\[（]\s*([^()\[\]]{2,60}?)\s*[)\]）]\s*$")
_EMAIL = re.compile(r"\S+@\S+")
_ROLES = {
    "byline": r"by|written by|reported by|reporting by|(?:author|writer|reporter|correspondent)s?",
    "source": r"source",
    "editor": r"(?:(?:web|responsible|copy|online|chief|managing|duty) )?editors?(?: in charge)?|edited by|editing by",
    "published": r"(?:first )?(?:publish(?:ed)?|posted|write|written|created|released?|issued|registered|input)"
    r"(?: (?:time|date|on|at))?|publication date|pub ?date|(?:date|time)",
    "updated": r"(?:last )?(?:updated?|modified|revised)(?: (?:time|date|on|at))?",
}
_LABEL = re.compile(
    r"(?<![^\s|/(\[,;，])(?:" + "|".join(f"(?P<{role}>{form})" for role, form in _ROLES.items()) + r")\s*[:：]\s*",
    re.IGNORECASE,
)
_STAMP_LABEL = re.compile(
    r"(?<![^\s|/(\[])(?:(?P<published>"
    + _ROLES["published"]
    + ")|(?P<updated>"
    + _ROLES["updated"]
    + r"))\s*[:：]?\s*$",
    re.IGNORECASE,
)
_SLOT = re.compile(
    r"(?:" + "|".join(f"(?P<{role}>{form})" for role, form in _ROLES.items()) + r")\s*[:：]?", re.IGNORECASE
)
_FOUR_DIGITS = re.compile(r"\(?\b[0-2]\d[0-5]\d (?:GMT|UTC|HKT|KST|JST|BST|EST|EDT|ET)\b\)?")
"""A time of day that stands without a colon, ``0423 GMT (1223 HKT)``; it is passed over."""
_SPACED = re.compile(
    r"(?:^|(?<=[|\s]))(source|editors?|(?:web|responsible) editor|author|by|time|date)\s{2,}(?=[^\s|:：])",
    re.IGNORECASE,
)
_EDITING = re.compile(r"\b(?:editing|edited) by\s+([^;.()]{3,120})", re.IGNORECASE)
_BY = re.compile(r"by\s*[:：]?\s+(?=[A-Z<(])", re.IGNORECASE)
_AGENCIES = re.compile(r"[(\[（]?\s*(?:agenc(?:y|ies)|news agencies|wires?|staff)\s*[)\]）]?", re.IGNORECASE)
_LONGEST = 400
_IN_NAMES = frozenset({"of", "the", "and", "for", "in", "via", "de"})
_LEFT_OVER = 4
"""Words that may stay unexplained in an info line; a sentence that begins with ``By`` or has a date leaves more."""


@dataclass(frozen=True, slots=True)
class InfoLine:
    """What one info line says, or several together; what they do not say is None or empty."""

    bylines: tuple[str, ...] = ()
    source: str | None = None
    editor: str | None = None
    section: str | None = None
    date: dt.date | None = None
    time: dt.time | None = None
    updated: bool = False
    """Whether ``date`` is that of an update, so that a date of publication goes before it."""
    agency: str | None = None
    """An agency credited in brackets where a byline stands: ``(Xinhua)    16:30, February 28, 2017``."""

    def joined(self, other: "InfoLine") -> "InfoLine":
        """The line with what ``other``, which stands further down, adds."""
        later = self.date is None or (self.updated and other.date is not None and not other.updated)
        dated = other if later else self
        return InfoLine(
            bylines=self.bylines or other.bylines,
            source=self.source or other.source,
            editor=self.editor or other.editor,
            section=self.section or other.section,
            date=dated.date,
            time=dated.time,
            updated=dated.updated,
            agency=self.agency or other.agency,
        )


def slot(line: str) -> str | None:
    """The role of a label that stands alone on its line, its value on the next: ``Source``, ``Editor``, ``Time``."""
    found = _SLOT.fullmatch(line.strip()) if len(line) <= 24 else None
    return found.lastgroup if found else None


def slot_value(role: str, line: str, credits: Credits) -> InfoLine:
    """What the line after a label that stands alone says: see ``slot``."""
    found = _filled(InfoLine(), role, line.strip(), credits)
    if role in ("published", "updated"):
        stamp = next(stamps(line), None)
        found = replace(found, date=stamp.date, time=stamp.time, updated=role == "updated") if stamp else found
    return found


def read_info(line: str, credits: Credits) -> InfoLine | None:
    """What ``line`` says if it is an info line; None where it is none.

    Names come without places and with ordinary capitals, the source as printed, without brackets. A line is one
    if it has a date, a labelled slot or a byline, and hardly anything besides.
    """
    if len(line) > _LONGEST:
        return None
    raw = _SPACED.sub(r"\1: ", _SPACE.sub("  ", _NO_BREAK.sub(" ", _TAG.sub(" ", _FOUR_DIGITS.sub("", line)))).strip())
    tidy, info, dated = _without_stamps(raw)
    labelled, left, piped = False, 0, "|" in raw
    for role, value in _segments(tidy):
        labelled = labelled or role is not None
        filled = _filled(info, role, value, credits) if role else _unlabelled(info, value, credits, piped)
        if filled is None:
            left += len(value.split())
        elif (role == "byline" and value and filled is info) or (role == "source" and _is_phrase(value)):
            return None
        else:
            info = filled
    empty = info == InfoLine()
    return None if empty or left > _LEFT_OVER or not (labelled or dated or _credit_only(info)) else info


def editing(line: str, credits: Credits) -> InfoLine:
    """The writer, editor or source that a line after the article names: ``(Web editor: …)``, ``Editing by …``."""
    found = _EDITING.search(line[:_LONGEST])
    if found is not None:
        return InfoLine(editor=next(iter(names(found[1])), None))
    labelled = _LABEL.search(line[:_LONGEST])
    signed = _BY.match(line)
    if signed is None and (labelled is None or labelled.lastgroup not in ("byline", "editor", "source")):
        return InfoLine()
    return read_info(line.strip("()（）[] "), credits) or InfoLine()


def is_signature(line: str) -> bool:
    """Whether ``line`` is a byline or a slot alone, as some outlets set it below the article: ``Editor: Yamei``."""
    if len(line) > _LONGEST // 4:
        return False
    by, labelled = _BY.match(line), _LABEL.match(line)
    if labelled is not None and labelled.lastgroup in ("byline", "editor", "source"):
        return not _is_phrase(line[labelled.end() :])
    return by is not None and bool(names(line[by.end() :]))


def _is_phrase(value: str) -> bool:
    """Whether ``value`` is no name but words that go on: ``Source: Seoul to accept``."""
    words = value.split()
    return len(words) > 1 and any(word[0].islower() and word not in _IN_NAMES for word in words if not is_host(word))


def _credit_only(info: InfoLine) -> bool:
    """Whether the line is a name or a credit and nothing else: ``Xinhua |``, ``China Daily``, ``(Xinhua)``."""
    return info.source is not None


def _without_stamps(line: str) -> tuple[str, InfoLine, bool]:
    """``line`` with its dates and their labels cut out, and the date of publication (else of the update)."""
    info, kept, reached = InfoLine(), [], 0
    for stamp in stamps(line):
        before = line[reached : stamp.start]
        label = _STAMP_LABEL.search(before)
        kept.append(before[: label.start()] if label else before)
        updated = label is not None and label["updated"] is not None
        info = info.joined(InfoLine(date=stamp.date, time=stamp.time, updated=updated))
        reached = stamp.end
    return " | ".join((*kept, line[reached:])), info, bool(kept)


def _segments(line: str) -> Iterator[tuple[str | None, str]]:
    """The parts of a line, each with the role that its label gives it, None where it has no label."""
    labels = list(_LABEL.finditer(line))
    ends = [*(label.start() for label in labels[1:]), len(line)][: len(labels)]
    for part in _CUT.split(line[: labels[0].start()] if labels else line):
        yield from _plain(part)
    for label, end in zip(labels, ends, strict=True):
        value, *others = _CUT.split(line[label.end() : end].strip())
        yield label.lastgroup, value
        for part in others:
            yield from _plain(part)


def _plain(part: str) -> Iterator[tuple[str | None, str]]:
    bare = part.strip(" ,;")
    by = _BY.match(bare)
    if by:
        yield "byline", bare[by.end() :]
        return
    if bare and not slot(bare):
        yield None, bare


def _filled(info: InfoLine, role: str, value: str, credits: Credits) -> InfoLine:
    """``info`` with the value of a labelled slot; an empty slot adds nothing."""
    value = value.strip(" |,;()（）[]") if role != "byline" else value.strip(" |,;")
    if not value:
        return info
    if role == "editor":
        first = (*names(value), normal(value.split(",")[0].strip()))[0]
        return replace(info, editor=info.editor or first)
    if role == "source":
        return replace(info, source=info.source or value)
    return _bylined(info, value, credits) if role == "byline" else info


def _bylined(info: InfoLine, value: str, credits: Credits) -> InfoLine:
    """``info`` with a byline's names and the credit that may follow them in brackets; itself if neither is there."""
    bracketed = _BRACKETED.search(_EMAIL.sub("", value))
    source = bracketed[1] if bracketed else None
    listed = names(value)
    if not listed and credits.outlet(value) is not None:
        listed = (value.strip(),)
    lowercase = sum(word[0].islower() for word in value.split())
    if lowercase > 4 * max(1, len(listed)):
        return info
    return replace(info, bylines=info.bylines or listed, source=info.source or source) if listed or source else info


def _unlabelled(info: InfoLine, value: str, credits: Credits, piped: bool) -> InfoLine | None:
    """``info`` with what a part without a label is taken for; None where it explains nothing."""
    bracketed = _BRACKETED.fullmatch(value)
    if credits.outlet(value) is not None or is_host(value):
        agency = bracketed[1] if bracketed else None
        return replace(info, source=info.source or value.strip(" ()[]"), agency=info.agency or agency)
    if _AGENCIES.fullmatch(value):
        return replace(info, source=info.source or value.strip(" ()[]（）"))
    trailing = _BRACKETED.search(value)
    if trailing and is_name_list(value[: trailing.start()]):
        return _bylined(info, value, credits)
    if vocabulary.furniture(value) is not None:
        return replace(info, section=info.section or value) if vocabulary.is_section(value) else info
    if is_name_list(value) and not (piped and info.bylines):
        return replace(info, bylines=info.bylines or names(value))
    # Between bars, what follows the writers is the source, known or not.
    sourced = piped and value[:1].isupper() and len(value.split()) <= _LEFT_OVER and info.source is None
    return replace(info, source=value) if sourced else None
