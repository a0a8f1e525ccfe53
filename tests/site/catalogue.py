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
    form: str = ""
    """``app``, ``paper``, ``old`` or ``zh`` where China Daily has it elsewhere than on its site of now."""
    parts: int = 1
    """Pages over which it goes."""

    @property
    def content_id(self) -> str:
        """The outlet's own id."""
        digest = hashlib.sha256(f"piece {self.number}".encode()).hexdigest()
        ids = {
            "china-daily": f"WS{digest[:24]}",
            "china-daily app": f"AP{digest[:24]}",
            "china-daily old": f"content_{27_000_000 + self.number}",
            "mfa": f"t{self.published:%Y%m%d}_{11_000_000 + self.number}",
            "global-times": f"{1_300_000 + self.number}",
        }
        usual = ids["china-daily"] if self.outlet == "china-daily" else f"{16_000_000 + self.number}"
        return ids.get(f"{self.outlet} {self.form}".strip(), usual)

    @property
    def url(self) -> str:
        """The address at which its outlet has it."""
        return _ADDRESSES.get(f"{self.outlet} {self.form}".strip(), _ADDRESSES[self.outlet]).format(
            id=self.content_id, day=self.published, form=self.form
        )


_ADDRESSES = {
    "china-daily": "https://www.chinadaily.com.cn/a/{day:%Y%m/%d}/{id}.html",
    "china-daily app": "https://enapp.chinadaily.com.cn/a/{day:%Y%m/%d}/{id}.html",
    "china-daily paper": "https://epaper.chinadaily.com.cn/a/{day:%Y%m/%d}/{id}.html",
    "china-daily old": "http://www.chinadaily.com.cn/china/{day:%Y-%m/%d}/{id}.htm",
    "china-military-online": "http://eng.chinamil.com.cn/2025xb/CHINA_209163/{id}.html",
    "mnd": "http://eng.mod.gov.cn/2025xb/N/{id}.html",
    "mfa": "https://www.fmprc.gov.cn/eng/xw/fyrbt/lxjzh/{day:%Y%m}/{id}.html",
    "global-times": "https://www.globaltimes.cn/page/{day:%Y%m}/{id}.shtml",
}


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
