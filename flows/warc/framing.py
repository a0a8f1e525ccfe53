"""The records of a WARC file, one after the other, whatever is wrong with some of them.

A record's own word for its length is believed where another record, or the end, follows; else the next record is looked
for. No more than one record is ever in memory, and none beyond a limit.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from flows.warc.members import MAGIC, PIECE, Damaged, Member, Source, following

BEGINS = b"WARC/"
_MARK = re.compile(rb"\r?\nWARC/1\.\d\r?\n")
_LONGEST_MARK = 16
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*(\d{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
LONGEST_HEAD = 64 * 1024
"""Bytes of a record's own header at most."""


@dataclass(frozen=True, slots=True)
class Framed:
    """A record, header and block; ``at`` is where in the file reading can begin anew to meet it again."""

    at: int
    raw: bytes


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that cannot be had, and why."""

    at: int
    reason: str


def is_warc(file: BinaryIO) -> bool:
    """Whether the file begins as a WARC file does, packed or not."""
    file.seek(0)
    head = file.read(len(BEGINS))
    return head == BEGINS or (head.startswith(MAGIC) and following(file, 0, BEGINS) is not None)


def records(file: BinaryIO, *, start: int = 0, limit: int) -> Iterator[Framed | Broken]:
    """Yield the records from ``start`` on, those up to ``limit`` bytes whole; larger ones are Broken too."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if file.read(len(MAGIC)) == MAGIC:
        yield from _packed(file, start, size, limit)
    else:
        file.seek(start)
        yield from _framed(_Stream(file, start), None, limit, size)


def _packed(file: BinaryIO, start: int, size: int, limit: int) -> Iterator[Framed | Broken]:
    at: int | None = start
    while at is not None and at < size:
        member = Member(file, at)
        try:
            yield from _framed(_Stream(member, 0), at, limit, None)
        except Damaged as error:
            yield Broken(at, str(error))
        end = member.end if member.end is not None else at + 1
        file.seek(end)
        whole = member.end is not None and file.read(len(MAGIC)) == MAGIC
        at = end if whole else following(file, end, BEGINS)


def _framed(stream: "_Stream", member: int | None, limit: int, size: int | None) -> Iterator[Framed | Broken]:
    """Yield the records of a stream: of the ``member`` that begins there, or of an unpacked file of ``size`` bytes.

    A member that holds one broken record is given up: what looks like another record in it is part of a page.
    """
    first = True
    while stream.skip_line_ends():
        here = stream.position
        raw, reason = _record(stream, limit, size)
        # The checksum of a member is behind its last record, so look ahead before the record is handed out.
        if raw is not None and stream.skip_line_ends() and not BEGINS.startswith(stream.peek(len(BEGINS))):
            stream.put_back(raw, here)
            raw, reason = None, "its Content-Length is wrong: no record follows it"
        at = here if member is None else member
        if raw is not None:
            yield Framed(at, raw)
        else:
            yield Broken(at, reason)
            if first and member is not None:
                return
            stream.skip_to_mark()
        first = False


def _record(stream: "_Stream", limit: int, size: int | None) -> tuple[bytes | None, str]:
    """Take a record from ``stream``; None and the reason where there is none, or one beyond the limit."""
    if stream.peek(len(BEGINS)) != BEGINS:
        return None, "no record begins where one should"
    here = stream.position
    head = stream.head()
    if head is None:
        stream.take(len(BEGINS))  # or it would be found again
        return None, f"its header does not end within {LONGEST_HEAD:,} bytes"
    found = _LENGTH.search(head)
    if found is None:
        return None, "its header has no Content-Length that can be one"
    length = int(found[1])
    if length > limit:
        if size is None or stream.position + length <= size:
            stream.skip(length)  # what it holds is not to be taken for records
        return None, f"it is said to have {length:,} bytes, over {limit:,}"
    block = stream.take(length)
    if len(block) < length:
        stream.put_back(head + block, here)
        return None, f"it has {len(block):,} of its {length:,} bytes"
    return head + block, ""


class _Stream:
    """Bytes from front to back, with a look ahead."""

    def __init__(self, source: Source | BinaryIO, position: int) -> None:
        self._source = source
        self._ahead = bytearray()
        self.position = position
        """Of the next byte; in a packed member that of no byte of the file."""

    def peek(self, size: int) -> bytes:
        """Return the next ``size`` bytes, fewer at the end, and stay before them."""
        while len(self._ahead) < size:
            piece = self._source.read(max(PIECE, size - len(self._ahead)))
            if not piece:
                break
            self._ahead += piece
        return bytes(self._ahead[:size])

    def take(self, size: int) -> bytes:
        """Return the next ``size`` bytes, fewer at the end."""
        found = self.peek(size)
        del self._ahead[: len(found)]
        self.position += len(found)
        return found

    def skip(self, size: int) -> None:
        """Pass over ``size`` bytes, or all that there are."""
        while size > 0 and (passed := len(self.take(min(size, PIECE)))):
            size -= passed

    def put_back(self, raw: bytes, position: int) -> None:
        """Stand before ``raw``, which was at ``position``, but for its first bytes: they would be found again."""
        self._ahead[:0] = raw[len(BEGINS) :]
        self.position = position + len(BEGINS)

    def head(self) -> bytes | None:
        """Return the lines up to an empty one, with it; None where there is none in reach."""
        found = _HEAD_END.search(self.peek(4096)) or _HEAD_END.search(self.peek(LONGEST_HEAD))
        return self.take(found.end()) if found else None

    def skip_line_ends(self) -> bool:
        """Pass over line ends; whether anything follows them."""
        while (ahead := self.peek(4096)) and not ahead.strip(b"\r\n"):
            self.take(len(ahead))
        self.take(len(ahead) - len(ahead.lstrip(b"\r\n")))
        return bool(ahead)

    def skip_to_mark(self) -> None:
        """Pass over all up to the next line with which a record begins, or to the end."""
        while ahead := self.peek(PIECE):
            found = _MARK.search(ahead)
            if found is not None:
                self.take(found.start())
                self.skip_line_ends()
                return
            self.take(len(ahead) if len(ahead) < PIECE else len(ahead) - _LONGEST_MARK)
