"""What is on the web on each day of the trial, and what a run is to make of it: the same for the same seed."""

import random
from dataclasses import dataclass, replace
from functools import cached_property

from tests.site.catalogue import Piece
from tests.trial import pieces
from tests.trial.faults import HAD, KEPT, STALLING, Fault, plan


@dataclass(frozen=True)
class Changes:
    """What happens to young articles on later days, by their numbers."""

    corrected: tuple[int, ...]
    """On the first day after."""
    flapping: tuple[int, ...]
    """Changed on the first day after, as before on the second."""
    recoded: tuple[int, ...]
    """Other bytes, the same text, from the first day after."""
    withdrawn: tuple[int, ...]
    """From the first day after."""
    returning: tuple[int, ...]
    """Not there on the first day after, there on the second."""


@dataclass(frozen=True)
class Plan:
    """The whole trial: ``count`` articles, and what goes wrong with them, by ``seed``."""

    count: int
    seed: int

    @cached_property
    def base(self) -> tuple[Piece, ...]:
        """The catalogue's articles, those in Chinese among them."""
        return tuple(
            replace(piece, form="zh") if piece.number in self.chinese else piece for piece in pieces.pieces(self.count)
        )

    @cached_property
    def _shuffled(self) -> list[int]:
        """Numbers of articles of China Daily's site that are not young, in an order of chance."""
        plain = [
            piece.number
            for piece in pieces.pieces(self.count)
            if piece.number >= pieces.YOUNG and piece.outlet == "china-daily" and not piece.form and piece.parts == 1
        ]
        random.Random(self.seed).shuffle(plain)
        return plain

    @property
    def _few(self) -> int:
        return max(2, self.count // 250)

    @cached_property
    def chinese(self) -> frozenset[int]:
        """Numbers of the articles in Chinese."""
        return frozenset(self._shuffled[: self._few])

    @cached_property
    def twins(self) -> tuple[Piece, ...]:
        """Articles that stand under an older id beside that of now."""
        doubled = set(self._shuffled[self._few : 2 * self._few])
        return pieces.twins([piece for piece in self.base if piece.number in doubled])

    @cached_property
    def faults(self) -> dict[int, Fault]:
        """What goes wrong with which article on the first day."""
        stalling = {}
        for outlet, fault in STALLING.items():
            own = [piece.number for piece in self.base if piece.outlet == outlet and piece.number >= pieces.YOUNG]
            stalling[own[0]] = fault
        return plan(self._shuffled[2 * self._few :]) | stalling

    @cached_property
    def changes(self) -> Changes:
        """What happens later, to articles of which most are a day or two old then."""
        young = [piece.number for piece in self.base if 2 <= piece.number < 16 and not piece.form]
        return Changes(tuple(young[0:3]), tuple(young[3:5]), tuple(young[5:7]), tuple(young[7:9]), tuple(young[9:10]))

    @cached_property
    def frozen(self) -> tuple[Piece, ...]:
        """What the frozen feed lists."""
        return pieces.frozen(8)

    @cached_property
    def rebuilt(self) -> tuple[Piece, ...]:
        """What the outlet lists that has changed its layout."""
        return pieces.rebuilt(8)

    def on(self, day: int) -> tuple[Piece, ...]:
        """Return the articles that are there on a day, the newest first, as they are then."""
        changes = self.changes
        gone = {*changes.withdrawn, *(changes.returning if day == 1 else ())} if day else set()
        altered = {*changes.corrected, *(changes.flapping if day == 1 else ())} if day else set()
        there = [_corrected(one) if one.number in altered else one for one in self.base if one.number not in gone]
        news = [piece for later in range(1, day + 1) for piece in pieces.fresh(8, later)]
        found = (*there, *news, *self.twins, *self.frozen, *self.rebuilt)
        return tuple(sorted(found, key=lambda piece: piece.published, reverse=True))

    def fault(self, piece: Piece, day: int) -> Fault | None:
        """Return what goes wrong with an article on a day."""
        found = self.faults.get(piece.number)
        return found if found is not None and (day == 0 or found.lasts) else None

    def end(self, piece: Piece, day: int) -> str:
        """Return what is to become of an article that is there on a day."""
        if piece.form == "zh" or (piece in self.rebuilt and day == 0):
            return KEPT
        fault = self.fault(piece, day)
        return fault.end if fault is not None else HAD


def _corrected(piece: Piece) -> Piece:
    first, *rest = piece.paragraphs
    changed = first.replace("opposes", "resolutely opposes").replace("next month", "in two months")
    note = f"The road behind it, number {piece.number}, was closed for repairs on that day."
    return replace(piece, paragraphs=(changed, *rest, note))
