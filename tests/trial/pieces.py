"""The articles of the trial: those of every outlet and form, the newest first, no two of them alike."""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import replace

from tests.site.catalogue import BEIJING, Piece, catalogue

YOUNG = 26
"""Articles of lower numbers are young enough to be looked at again a day later; no fault strikes them."""
TWIN, FROZEN, REBUILT, FRESH = 100_000, 200_000, 300_000, 400_000
"""Numbers from which the articles begin that stand beside the catalogue's."""

_SUBJECTS = "miller,pilot,teacher,gardener,baker,surveyor,nurse,fisherman,carpenter,clerk,tailor,guide".split(",")
_VERBS = "counted,painted,sold,repaired,carried,weighed,buried,polished,borrowed,measured,hid,numbered".split(",")
_KINDS = "red,hollow,wooden,frozen,narrow,silver,crooked,quiet,heavy,striped,blue,empty".split(",")
_THINGS = "lanterns,boats,kettles,bridges,ladders,maps,drums,barrels,clocks,saddles,stamps,mirrors".split(",")
_PLACES = "canal,orchard,quarry,harbour,meadow,tower,market,tunnel,island,forest,mill,station".split(",")


def pieces(count: int) -> tuple[Piece, ...]:
    """Return ``count`` articles of all outlets."""
    return tuple(_of_an_outlet(_told(piece)) for piece in catalogue(count))


def twins(found: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the same texts under the ids of the older kind."""
    return tuple(replace(piece, number=TWIN + piece.number, form="old") for piece in found)


def frozen(count: int) -> tuple[Piece, ...]:
    """Return the articles of a feed that has not moved since December 2019."""
    first = dt.datetime(2019, 12, 4, 9, 0, tzinfo=BEIJING)
    return _beside(count, FROZEN, first, outlet="china-daily", form="old")


def rebuilt(count: int) -> tuple[Piece, ...]:
    """Return the articles of an outlet that has changed its layout."""
    first = dt.datetime(2026, 11, 20, 9, 0, tzinfo=BEIJING)
    return _beside(count, REBUILT, first, outlet="global-times", form="")


def fresh(count: int, day: int) -> tuple[Piece, ...]:
    """Return what is published on a later day of the trial."""
    first = dt.datetime(2026, 11, 21, 10, 0, tzinfo=BEIJING) + dt.timedelta(days=day)
    found = _beside(count, FRESH + 1000 * day, first, outlet="china-daily", form="")
    others = ("china-military-online", "mnd")
    return tuple(replace(one, outlet=others[at]) if at < len(others) else one for at, one in enumerate(found))


def _beside(count: int, number: int, first: dt.datetime, outlet: str, form: str) -> tuple[Piece, ...]:
    made = (replace(piece, number=number + piece.number) for piece in catalogue(count))
    return tuple(
        replace(_told(piece), outlet=outlet, form=form, published=first - dt.timedelta(hours=20 * at))
        for at, piece in enumerate(made)
    )


def _told(piece: Piece) -> Piece:
    """The article with a text that no other has, with characters that a wrong charset spoils."""
    chance = random.Random(f"text {piece.number}")
    told = [_sentence(chance) for _ in range(4 + piece.number % 5 * 3)]
    paragraphs = [" ".join(told[at : at + 2]) for at in range(0, len(told), 2)]
    sign = f"The café “Zur Möwe” stayed shut, as it does in the {chance.randrange(20, 90)}th week – for good."
    return replace(piece, paragraphs=(piece.paragraphs[0], *paragraphs, sign))


def _sentence(chance: random.Random) -> str:
    subject, other = chance.sample(_SUBJECTS, 2)
    verb, kind = chance.choice(_VERBS), chance.choice(_KINDS)
    thing, place = chance.choice(_THINGS), chance.choice(_PLACES)
    number = chance.randrange(3, 900)
    return f"The {subject} {verb} {number} {kind} {thing} near the {place} while the {other} slept."


def _of_an_outlet(piece: Piece) -> Piece:
    """The article as one of its outlet's and form's: three in five are of China Daily's site."""
    place = piece.number % 20
    if piece.number < 20 and piece.number % 4 == 1:
        return replace(piece, outlet="china-daily", form="paper")
    if place < 12:
        long = piece.number >= YOUNG and piece.number % 50 == 7
        return replace(piece, outlet="china-daily", parts=2 + piece.number % 2 if long else 1)
    if place < 15:
        return replace(piece, outlet="china-military-online")
    if place < 17:
        return replace(piece, outlet="mnd")
    if place == 17:
        title = f"Foreign Ministry Spokesperson Mao Ning's Regular Press Conference on {piece.published:%B %-d, %Y}"
        return replace(piece, outlet="mfa", title=title)
    if place == 18:
        return replace(piece, outlet="global-times")
    if piece.number % 40 == 19:
        return replace(piece, outlet="china-daily", form="app")
    years_ago = dt.datetime(2016, 11, 30, 9, 0, tzinfo=BEIJING) - dt.timedelta(hours=piece.number % 700)
    return replace(piece, outlet="china-daily", form="old", published=years_ago)
