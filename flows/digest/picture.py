"""The timeline as a PNG, for mail, where pictures of other kinds are taken out; drawn by Pillow, an extra."""

import io
from importlib.util import find_spec
from typing import TYPE_CHECKING

from flows.digest.timeline import Lane, Mark, Timeline, timeline
from store.model import Digest

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

WIDTH, SCALE = 680, 2
"""Pixels as a mail shows it, and how much finer it is drawn."""
PAPER, INK, SOFT, LINE, FAINT = "#ffffff", "#1d2127", "#565c66", "#b9bec6", "#d5d8dd"
TONES = {"warm": "#1a5fb4", "even": "#5f6570", "cold": "#a83208"}
"""As in the page, where they were chosen to be told apart without seeing colour well."""


def png(digest: Digest) -> bytes | None:
    """Draw the timeline of a digest; None where no statement has a date, or Pillow is not installed."""
    picture = timeline(digest)
    return drawn(picture) if picture is not None and can_draw() else None


def can_draw() -> bool:
    """Whether Pillow is installed."""
    return find_spec("PIL") is not None


def drawn(picture: Timeline) -> bytes:
    """Draw a timeline as PNG; Pillow has to be there."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH * SCALE, (picture.height + 8) * SCALE), PAPER)
    pen = _Pen(ImageDraw.Draw(image))
    foot = picture.height - 30
    for x, name in picture.ticks:
        pen.line((_x(x), 16), (_x(x), foot), FAINT)
        pen.text((_x(x), 2), name, SOFT, "ma")
    for lane in picture.lanes:
        _lane(pen, lane)
    pen.line((0, foot), (WIDTH, foot), LINE)
    pen.text((2, foot + 6) if picture.last else (_x(47), foot + 6), picture.first, SOFT, "la" if picture.last else "ma")
    pen.text((WIDTH - 2, foot + 6), picture.last, SOFT, "ra")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _lane(pen: "_Pen", lane: Lane) -> None:
    pen.text((2, lane.top - 2), lane.name, INK, "la")
    pen.line((0, lane.top + 55), (WIDTH, lane.top + 55), LINE)
    for mark in lane.marks:
        _mark(pen, mark, (_x(mark.x), lane.top + mark.y))


def _mark(pen: "_Pen", mark: Mark, at: tuple[float, float]) -> None:
    x, y = at
    if mark.tone == "even":
        pen.disc(at, mark.size, TONES["even"])
    else:
        tip = -mark.size if mark.tone == "warm" else mark.size
        pen.area([(x, y + tip), (x + mark.size, y - tip), (x - mark.size, y - tip)], TONES[mark.tone])
    if mark.count > 1:
        pen.text((x + mark.size + 3, y), str(mark.count), INK, "lm")


def _x(percent: float) -> float:
    return WIDTH * percent / 100


class _Pen:
    """Draws in the pixels of the mail on a finer image."""

    def __init__(self, draw: "ImageDraw") -> None:
        from PIL import ImageFont

        self._draw = draw
        self._font = ImageFont.load_default(size=12 * SCALE)  # the one that comes with Pillow: the same everywhere

    def line(self, start: tuple[float, float], end: tuple[float, float], ink: str) -> None:
        self._draw.line([_finer(start), _finer(end)], fill=ink, width=SCALE)

    def area(self, points: list[tuple[float, float]], ink: str) -> None:
        self._draw.polygon([_finer(point) for point in points], fill=ink)

    def disc(self, centre: tuple[float, float], radius: float, ink: str) -> None:
        x, y = centre
        self._draw.ellipse([_finer((x - radius, y - radius)), _finer((x + radius, y + radius))], fill=ink)

    def text(self, at: tuple[float, float], words: str, ink: str, anchor: str) -> None:
        if words:
            self._draw.text(_finer(at), words, fill=ink, font=self._font, anchor=anchor)


def _finer(point: tuple[float, float]) -> tuple[float, float]:
    return point[0] * SCALE, point[1] * SCALE
