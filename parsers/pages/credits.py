"""The names under which pages credit outlets and agencies."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from parsers.reference import Outlet, Reference, fold

_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
_WRAPPING = " \t()[]|/,;:-–—"
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Credits:
    """The outlets of the reference data, looked up by the words that name them on a page."""

    reference: Reference
    names: Mapping[str, str]

    @classmethod
    def of(cls, reference: Reference) -> "Credits":
        """The credits of all outlets of ``reference``."""
        return cls(reference, _names(reference.outlets))

    def outlet(self, words: str) -> str | None:
        """The id of the outlet that ``words`` name (``( China Daily )``, ``chinadaily.com.cn``), or None."""
        tidy = words.strip(_WRAPPING)
        if not tidy or len(tidy) > _LONGEST:
            return None
        if is_host(tidy):
            owner = self.reference.outlet_by_host(tidy)
            return owner.id if owner is not None else None
        return self.names.get(fold(tidy))


def is_host(words: str) -> bool:
    """Whether ``words`` have the form of a host's name, as in ``By Fu Jing | chinadaily.com.cn``."""
    return _HOST.fullmatch(words.strip(_WRAPPING)) is not None


@lru_cache(maxsize=4)
def _names(outlets: tuple[Outlet, ...]) -> Mapping[str, str]:
    """Outlet ids by folded name and credit; the first outlet of the file keeps a name that two bear."""
    names: dict[str, str] = {}
    for outlet in outlets:
        for name in (outlet.name, *outlet.credits):
            names.setdefault(fold(name), outlet.id)
    return names
