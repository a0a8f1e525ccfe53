"""Files that are whole or absent, whatever happens while they are written."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def write_whole(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` in UTF-8 so that a crash leaves the old file or the new one, never a part."""
    with whole(path) as file:
        file.write(text.encode())


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write to, which takes the place of ``path`` at the end, and goes if anything is raised."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    part.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
