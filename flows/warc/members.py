"""The members of a gzip file, each unpacked on its own: one that is damaged costs no other."""

import zlib
from collections.abc import Iterator
from typing import BinaryIO, Protocol

from parsers.errors import OnRecordError

PIECE = 64 * 1024
MAGIC = b"\x1f\x8b"
_HEAD = b"\x1f\x8b\x08"
_BOMB_FROM = 64 * 1024 * 1024
_BOMB_RATIO = 200
"""A member that unpacks to more than so many bytes, and so many times its size, holds nothing that was written."""


class Damaged(OnRecordError):
    """A member that cannot be unpacked to its end."""


class Source(Protocol):
    """Bytes to be read from front to back."""

    def read(self, size: int, /) -> bytes:
        """Return at most ``size`` bytes, none at the end. Raises Damaged."""


class Member:
    """A member that begins at ``start``; ``end`` is where it ended, once it is read to its end."""

    def __init__(self, file: BinaryIO, start: int) -> None:
        self._file = file
        self._inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._at = start
        self._left = b""
        self._out = 0
        self._start = start
        self.end: int | None = None

    def read(self, size: int, /) -> bytes:
        """Return at most ``size`` unpacked bytes, none at the end. Raises Damaged."""
        while self.end is None:
            packed = self._left or self._more()
            try:
                plain = self._inflater.decompress(packed, size)
            except zlib.error as error:
                raise Damaged(f"its compressed data is damaged ({error})") from error
            self._left = self._inflater.unconsumed_tail
            if self._inflater.eof:
                self.end = self._at - len(self._inflater.unused_data)
            self._count(len(plain))
            if plain:
                return plain
        return b""

    def _more(self) -> bytes:
        self._file.seek(self._at)  # others may have read elsewhere
        packed = self._file.read(PIECE)
        if not packed:
            raise Damaged("the file ends in the middle of its compressed data")
        self._at += len(packed)
        return packed

    def _count(self, size: int) -> None:
        self._out += size
        if self._out > _BOMB_FROM and self._out > _BOMB_RATIO * (self._at - self._start):
            raise Damaged(f"it unpacks to more than {_BOMB_RATIO} times its size")


def following(file: BinaryIO, start: int, begins: bytes) -> int | None:
    """Return where from ``start`` on the next member begins whose contents begin with ``begins``; None for nowhere."""
    return next((at for at in _candidates(file, start) if _begins(file, at, begins)), None)


def _candidates(file: BinaryIO, start: int) -> Iterator[int]:
    """Yield where bytes stand that a member may begin with."""
    at, before = start, b""
    while True:
        file.seek(at)
        piece = file.read(PIECE)
        if not piece:
            return
        window, offset = before + piece, at - len(before)
        found = window.find(_HEAD)
        while found >= 0:
            yield offset + found
            found = window.find(_HEAD, found + 1)
        at, before = at + len(piece), window[-len(_HEAD) + 1 :]


def _begins(file: BinaryIO, at: int, begins: bytes) -> bool:
    member, head = Member(file, at), b""
    try:
        while len(head) < len(begins):
            piece = member.read(len(begins) - len(head))
            if not piece:
                return False
            head += piece
    except Damaged:
        return False
    return head == begins
