"""What a run tells the person who waits for it, on stderr: a line a step, a bar on long work."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO, TypeVar

import click

ASKED = 25
"""Pages asked for at a time, and kept before the next are: a killed run asks for so many again at most."""
AT_HAND = 100
"""Documents of this machine kept at a time: each batch is a task, and to repeat one after a kill takes a second."""

T = TypeVar("T")


class Progress:
    """Says each step's outcome in a line, and draws a bar over batches where ``stream`` is a terminal."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr

    def say(self, step: str, outcome: str) -> None:
        """Write one line: ``step`` and what came of it."""
        click.echo(f"{step:<9} {outcome}", file=self._stream)

    @contextmanager
    def batches(self, step: str, items: Sequence[T], size: int) -> Iterator[Iterator[Sequence[T]]]:
        """Give ``items`` in batches of ``size``, in order, and move the bar as each is done."""
        worth_it = self._stream.isatty() and len(items) > size
        bar = click.progressbar(length=len(items), label=f"{step:<9}", file=self._stream, hidden=not worth_it)
        with bar:
            yield _advancing(items, size, bar.update)

    @contextmanager
    def advancing(self, step: str, size: int) -> Iterator[Callable[[int], None]]:
        """Give what is to be told how much more of ``size`` is done, to move the bar; of nothing there is none."""
        hidden = not size or not self._stream.isatty()
        with click.progressbar(length=size, label=f"{step:<9}", file=self._stream, hidden=hidden) as bar:
            yield bar.update


def _advancing(items: Sequence[T], size: int, advance: Callable[[int], None]) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), size):
        batch = items[start : start + size]
        yield batch
        advance(len(batch))


def counted(number: int, noun: str) -> str:
    """Return ``1 article``, ``2 articles``."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
