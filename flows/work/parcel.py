"""A piece of work as it travels: bytes there and back, so that nothing on the way looks into the records.

A worker compares by what it reads with what the parcel says before it unpacks the rest.
"""

import faulthandler
import gc
import io
import os
import pickle
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import cache
from typing import Any, TypeVar

import zstandard

from flows.errors import WorkError
from flows.work import edition

T = TypeVar("T")
R = TypeVar("R")

LONGEST = 120.0
"""Seconds for one item, beyond which a worker ends: no page that can be read takes a tenth of that."""
BEHIND = 10
"""How much nicer a worker is than whoever hands out work on the same machine."""


def packed(step: Callable[[T], R], items: Sequence[T]) -> bytes:
    """Return the parcel of a step, a function that a worker can import, and of what it is to be done with."""
    return _wrapped((asdict(edition.own()), _place(), _wrapped((step, tuple(items)))))


def items(parcel: bytes) -> Sequence[Any]:
    """Return what a parcel was made of, but for the step."""
    _, _, work = _unwrapped(parcel)
    _, packed_up = _unwrapped(work)
    return tuple(packed_up)


def carry_out(parcel: bytes) -> bytes:
    """Do the work of a parcel, and return what came of it for ``unpacked``. A worker whose edition is another does not.

    An item that takes too long ends the process, unless that is the one which handed it out.
    """
    asked_for, origin, work = _unwrapped(parcel)
    own = asdict(edition.own())
    if asked_for != own:
        return _wrapped((own, _place(), None))
    step, items = _unwrapped(work)
    limit = None if origin == _place() else LONGEST
    if limit and origin[0] == _place()[0]:
        _step_back()
    return _wrapped((own, _place(), [_done(step, item, limit) for item in items]))


def unpacked(answer: bytes) -> list[Any]:
    """Return what ``carry_out`` came to, in order. Raises WorkError where the worker has refused it."""
    its, (host, process), done = _unwrapped(answer)
    if done is None:
        raise WorkError(
            f"the worker on {host} (process {process}) reads by other rules than this machine:"
            f" {edition.difference(its, asdict(edition.own()))}; install the same onrecord there, and start it again"
        )
    return list(done)


def _wrapped(what: object) -> bytes:
    """Pages are a fifth of their size when packed, and some frameworks carry no large arguments."""
    plain = io.BytesIO()
    with _without_collection():
        _Pickler(plain, pickle.HIGHEST_PROTOCOL).dump(what)
    return zstandard.ZstdCompressor(level=1).compress(plain.getvalue())


class _Pickler(pickle.Pickler):
    """Takes frozen records apart by their fields: Python's own way with those that have slots takes twice as long."""

    def reducer_override(self, one: Any) -> Any:
        kind = type(one)
        if not (hasattr(kind, "__dataclass_fields__") and hasattr(kind, "__slots__")):
            return NotImplemented
        return kind, tuple(getattr(one, name) for name in kind.__dataclass_fields__)


def _unwrapped(parcel: bytes) -> Any:
    plain = zstandard.ZstdDecompressor().decompress(parcel)
    with _without_collection():
        return pickle.loads(plain)  # noqa: S301 - from our own workers, who could do anything


@contextmanager
def _without_collection() -> Iterator[None]:
    """Let nobody look for garbage where thousands of records are made and none is: it takes most of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _done(step: Callable[[T], R], item: T, limit: float | None) -> R:
    with _within(limit):
        return step(item)


@cache
def _step_back() -> None:
    """Let the one who writes have a core of this machine when it wants one: everything waits for it."""
    os.nice(BEHIND)


@contextmanager
def _within(seconds: float | None) -> Iterator[None]:
    """End this process where what is inside takes longer: nothing else ends code in C that does not return."""
    if seconds is None:
        yield
        return
    faulthandler.dump_traceback_later(seconds, exit=True, file=sys.__stderr__ or sys.stderr)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


def _place() -> tuple[str, int]:
    """Machine and process, as no other is named at the same time."""
    return platform.node(), os.getpid()
