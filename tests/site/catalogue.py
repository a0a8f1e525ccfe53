"""Invented articles, the same every time: what the replica of the outlets publishes."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

BEIJING = ZoneInfo("Asia/Shanghai")
NEWEST = dt.datetime(2026, 11, 20, 18, 0, tzinfo=BEIJING)
EVERY = dt.timedelta(hours=3)

SECTIONS = {
    "china/governmentandpolicy": "Government and policy",
    "china/59b8d010a3108c54ed7dfc25": "Military",
    "world/asia_pacific": "Asia-Pacific",
    "opinion/editorials": "Editorials",
}
_SUBJECTS = ("harbour crane", "ferry line", "school kitchen", "night train", "seed bank", "lighthouse", "tide gauge")
_PLACES = ("Anwan", "Beilin", "Chengtou", "Donggang", "Erhe", "Fushan", "Gaoqiao", "Haimen", "Jinpu", "Kangding")
_WRITERS = ("Ai Moyan", "Bo Linxi", "Cen Yutong", "Dou Fan", "Fu Anran")
_OUTLETS = ("china-daily",) * 7 + ("china-military-online",) * 2 + ("mnd",)


@dataclass(frozen=True)
class Piece:
    """An article as an outlet has it."""

    number: int
    outlet: str
    title: str
    writer: str
    published: dt.datetime
    section: str
    """A key of ``SECTIONS``."""
    paragraphs: tuple[str, ...]
    about: str
    """What the search finds it by: ``THAAD`` or nothing."""

    @property
    def content_id(self) -> str:
        """The outlet's own id."""
        digest = hashlib.sha256(f"piece {self.number}".encode()).hexdigest()
        return f"WS{digest[:24]}" if self.outlet == "china-daily" else f"{16_000_000 + self.number}"

    @property
    def url(self) -> str:
        """The address at which its outlet has it."""
        if self.outlet == "china-daily":
            return f"https://www.chinadaily.com.cn/a/{self.published:%Y%m/%d}/{self.content_id}.html"
        host = "eng.chinamil.com.cn" if self.outlet == "china-military-online" else "eng.mod.gov.cn"
        column = "CHINA_209163" if self.outlet == "china-military-online" else "N"
        return f"http://{host}/2025xb/{column}/{self.content_id}.html"


def catalogue(count: int) -> tuple[Piece, ...]:
    """Return ``count`` articles, the newest first; every third is about THAAD."""
    return tuple(_piece(number) for number in range(count))


def of(pieces: Sequence[Piece], outlet: str) -> list[Piece]:
    """Return the articles of an outlet."""
    return [piece for piece in pieces if piece.outlet == outlet]


def _piece(number: int) -> Piece:
    subject, place = _SUBJECTS[number % len(_SUBJECTS)], _PLACES[number % len(_PLACES)]
    writer = _WRITERS[number % len(_WRITERS)]
    published = NEWEST - EVERY * number
    about = "" if number % 3 else "THAAD"
    return Piece(
        number=number,
        outlet=_OUTLETS[number % len(_OUTLETS)],
        title=f"{place} {subject} No {number} {'faces THAAD question' if about else 'opens'}",
        writer=writer,
        published=published,
        section=tuple(SECTIONS)[number % len(SECTIONS)],
        paragraphs=(_said(number, subject, place, about), *_padding(number, place)),
        about=about,
    )


def _said(number: int, subject: str, place: str, about: str) -> str:
    if about:
        return (
            f"China opposes a THAAD radar beside the {subject} of {place}, Foreign Ministry spokesperson"
            f" Mao Ning said on Friday, naming plot {number}."
        )
    return (
        f"The {subject} of {place} will open next month, its keeper said on Friday. It is number {number} of its kind."
    )


def _padding(number: int, place: str) -> tuple[str, ...]:
    return tuple(
        f"The road to {place} was mended in the summer of that year, part {part} of {number % 4 + 2}. Rain fell for"
        " nine days, and the workers waited in the hall of the old mill until it was over."
        for part in range(1, number % 4 + 3)
    )
