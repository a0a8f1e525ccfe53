"""A folder of WARC files, as web archives keep pages in."""

from pathlib import Path

from flows.errors import InputError
from flows.sources import listing
from flows.sources.documents import Declared, Found, Source

KIND = "warc"
SUFFIXES = (".warc", ".warc.gz")


def is_warc_name(name: str) -> bool:
    """Whether a file of that name, or at that address, is meant as a WARC file."""
    return name.lower().endswith(SUFFIXES)


def is_meant(path: Path) -> bool:
    """Whether ``path`` is meant as a WARC file, or as a folder of such."""
    if path.is_dir() and not (path / listing.NAME).exists():
        return bool(_files(path))
    return is_warc_name(path.name)


def find(source: Source) -> tuple[Found, ...]:
    """Return the WARC files of the source's folder by name, or the one file. Raises InputError where there is none."""
    files = sorted(_files(source.path))
    if not files:
        raise InputError(f"reading {source.path}: there is no .warc or .warc.gz in it; name a folder that has some")
    return tuple(Found(path, Declared(source.name, path.name)) for path in files)


def _files(path: Path) -> list[Path]:
    try:
        found = list(path.iterdir()) if path.is_dir() else [path]
    except OSError as error:
        raise InputError(f"reading {path}: {error.strerror}") from error
    return [one for one in found if is_warc_name(one.name) and one.is_file()]
