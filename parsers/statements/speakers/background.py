"""Look-ups over the reference data that resolving speakers needs, made once and shared by all articles."""

import re
from collections import defaultdict
from collections.abc import Iterator

from parsers.reference import Person, Reference

_BARE = ("South", "North", "America")
"""Names of countries that are as often parts of other names."""


class CountryFinder:
    """Names, capitals and demonyms of the governments in the reference data, as one expression."""

    def __init__(self, reference: Reference) -> None:
        self.names: dict[str, str] = {}
        for government in reference.governments:
            for name in (government.name, *government.aliases, *government.demonyms, government.capital or ""):
                if name and name not in _BARE:
                    self.names[name] = government.name
                    if len(name) == len("US") and name.isupper():
                        self.names["".join(f"{letter}." for letter in name)] = government.name
        ordered = sorted(self.names, key=len, reverse=True)
        alternatives = "|".join(re.escape(name) for name in ordered)
        initials = "".join(sorted({re.escape(name[0]) for name in ordered}))
        self._pattern = re.compile(rf"(?<!\w)(?=[{initials}])(?:{alternatives})(?![\w-])")

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """(place, country) of every country named in the text."""
        for match in self._pattern.finditer(text):
            yield match.start(), self.names[match.group()]

    def first(self, text: str) -> str | None:
        """The first country named in the text, if any."""
        match = self._pattern.search(text)
        return self.names[match.group()] if match is not None else None


class Background:
    """The reference data with what is looked up in it for every speaker."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.countries = CountryFinder(reference)
        self.places = {name.lower() for name in self.countries.names if " " not in name}
        """Names of countries, capitals and peoples of one word, in small letters."""
        self.by_surname: dict[str, list[Person]] = defaultdict(list)
        self.name_ends: set[str] = set()
        """The first and last words of the names of known people."""
        for person in reference.people:
            self.by_surname[person.surname].append(person)
            parts = person.name.split()
            self.name_ends |= {parts[0], parts[-1]}
