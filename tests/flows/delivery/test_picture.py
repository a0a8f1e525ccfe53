"""The timeline as PNG: there where it can be drawn, and the same every time."""

import io
import sys

import pytest

from flows.digest.picture import SCALE, TONES, WIDTH, png
from tests.flows import digest_builders as build


def _colours(raw: bytes) -> set[object]:
    from PIL import Image

    image = Image.open(io.BytesIO(raw)).convert("RGB")
    assert image.width == WIDTH * SCALE
    return set(image.get_flattened_data())


def _rgb(code: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(code[1:]))


def test_marks_of_every_tone_are_drawn() -> None:
    raw = png(build.small())
    assert raw is not None
    assert {_rgb(tone) for tone in TONES.values()} <= _colours(raw)


def test_without_an_act_of_a_tone_its_colour_is_not_there() -> None:
    raw = png(build.digest(build.item(1, act="accuse")))
    assert raw is not None
    assert _rgb(TONES["cold"]) in _colours(raw)
    assert _rgb(TONES["warm"]) not in _colours(raw)


def test_the_same_digest_gives_the_same_picture() -> None:
    assert png(build.small()) == png(build.small())


def test_without_dates_there_is_none() -> None:
    assert png(build.digest(build.item(1, **build.UNDATED))) is None


def test_without_pillow_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    assert png(build.small()) is None


@pytest.mark.parametrize("text", build.HOSTILE)
def test_names_that_no_font_has_are_drawn_somehow(text: str) -> None:
    assert png(build.hostile(text)) is not None
