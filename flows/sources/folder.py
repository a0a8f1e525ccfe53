"""A folder of text copies with ``articles.json``."""

from flows.errors import InputError
from flows.sources import listing
from flows.sources.documents import Found, Source


def find(source: Source) -> tuple[Found, ...]:
    """Return what the source's folder lists. Raises InputError where the folder or its listing cannot be used."""
    if not source.path.is_dir():
        raise InputError(f"reading {source.path}: there is no such folder; name another")
    return listing.read(source.path, source.name)
