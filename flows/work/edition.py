"""By what a process reads: a worker that reads by something else must not have a hand in the store."""

import hashlib
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

import parsers
import seeds
import store.positions
from parsers import PARSER_VERSION

_LIBRARIES = ("beautifulsoup4", "lxml", "sentencex", "warcio")
_RULES = ("*.py", "*.csv", "*.txt")


@dataclass(frozen=True, slots=True)
class Edition:
    """All that what is read depends on, beside the page."""

    parser: str
    """``PARSER_VERSION``."""
    rules: str
    """Hash of the files of ``parsers``, and of those by which statements are told alike."""
    seeds: str
    """Hash of the reference data."""
    python: str
    """Its minor version: the tables of Unicode come with it."""
    libraries: str
    """Names and versions of those that take pages apart."""


def difference(mine: Mapping[str, str], its: Mapping[str, str]) -> str:
    """Say in which parts an edition, as a dict, differs from another; one may be of a version that has other parts."""
    parts = dict.fromkeys((*mine, *its))
    return "; ".join(
        f"{part} {mine.get(part, 'unknown')}, not {its.get(part, 'unknown')}"
        for part in parts
        if mine.get(part) != its.get(part)
    )


@cache
def own() -> Edition:
    """Return by what this process reads."""
    folders = (Path(parsers.__file__).parent, Path(store.positions.__file__).parent)
    return Edition(
        parser=PARSER_VERSION,
        rules=_hash(path for folder in folders for pattern in _RULES for path in folder.rglob(pattern)),
        seeds=_hash(seeds.FOLDER.glob("*.csv")),
        python=".".join(platform.python_version_tuple()[:2]),
        libraries=", ".join(f"{name} {version(name)}" for name in _LIBRARIES),
    )


def _hash(files: Iterable[Path]) -> str:
    """Hash files by name and content, in an order that hangs on neither machine nor folder."""
    summed = hashlib.sha256()
    for path in sorted(files, key=lambda path: (path.name, path.as_posix())):
        summed.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\0".encode())
    return summed.hexdigest()[:12]
