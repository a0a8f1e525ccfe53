"""Bytes to text: a text copy is UTF-8, and its offsets are those of the characters as they stand in the file."""

from flows.errors import InputError


def decode(raw: bytes, name: str) -> str:
    """Return the text of ``raw``; ``name`` says what it is in messages. Raises InputError, one line.

    Line ends and a byte order mark are left as they are: spans count them.
    """
    if not raw.strip():
        raise InputError(f"reading {name}: the file is empty; hand in a text copy of an article")
    if b"\0" in raw:
        raise InputError(f"reading {name}: a binary file, not text; hand in a text copy in UTF-8")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"reading {name}: not UTF-8 at byte {error.start}; convert it, for instance with iconv"
        ) from None
