"""What a run tells the person who waits for it, on stderr: a line a step, a bar on long work."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO, TypeVar

import click

BATCH = 25
"""Documents handed out at a time: a task costs some milliseconds, a killed run repeats at most this many."""

T = TypeVar("T")


class Progress:
    """Says each step's outcome in a line, and draws a bar over batches where ``stream`` is a terminal."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr

    def say(self, step: str, outcome: str) -> None:
        """Write one line: ``step`` and what came of it."""
        click.echo(f"{step:<9} {outcome}", file=self._stream)

    @contextmanager
    def batches(self, step: str, items: Sequence[T]) -> Iterator[Iterator[Sequence[T]]]:
        """Give ``items`` in batches, in order, and move the bar as each is done."""
        worth_it = self._stream.isatty() and len(items) > BATCH
        bar = click.progressbar(length=len(items), label=f"{step:<9}", file=self._stream, hidden=not worth_it)
        with bar:
            yield _advancing(items, bar.update)

    @contextmanager
    def advancing(self, step: str, size: int) -> Iterator[Callable[[int], None]]:
        """Give what is to be told how much more is done, of ``size`` in all, to move the bar."""
        with click.progressbar(
            length=size, label=f"{step:<9}", file=self._stream, hidden=not self._stream.isatty()
        ) as bar:
            yield bar.update


def _advancing(items: Sequence[T], advance: Callable[[int], None]) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), BATCH):
        batch = items[start : start + BATCH]
        yield batch
        advance(len(batch))


def counted(number: int, noun: str) -> str:
    """Return ``1 article``, ``2 articles``."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
