"""Which government a name means: ``ROK``, ``the South Korean side``, ``Seoul``, ``Chinese``."""

from collections.abc import Iterable, Iterator

from parsers.reference.names import fold, is_acronym, straighten
from parsers.reference.records import Government

_SPEAKING = ("side", "government", "authorities", "administration", "leadership", "regime", "government side")
"""Nouns that, after a name or a demonym, mean the government itself."""

_LONGEST = 5
"""Most words that a country's name has (``Democratic People's Republic of Korea``)."""


class CountryNames:
    """The names of governments, for look-up whole and at the edges of a phrase."""

    __slots__ = ("_adjectives", "_names")

    def __init__(self, governments: Iterable[Government]) -> None:
        self._names: dict[str, tuple[Government, bool]] = {}
        self._adjectives: dict[str, tuple[Government, bool]] = {}
        for government in governments:
            capital = (government.capital,) if government.capital else ()
            for name in (government.name, *government.aliases, *capital):
                self._names.setdefault(fold(name), (government, is_acronym(name)))
            for demonym in government.demonyms:
                self._adjectives.setdefault(fold(demonym), (government, is_acronym(demonym)))

    def government(self, words: str) -> Government | None:
        """The government that ``words`` name (a leading article does not count), or None.

        A name of capitals has to stand in capitals, so that ``us`` is nobody.
        """
        phrase = straighten(words).removesuffix("'s")
        bare = phrase[4:] if phrase[:4].casefold() == "the " else phrase
        found = self.named(bare)
        if found is not None:
            return found
        for noun in _SPEAKING:
            if bare.casefold().endswith(f" {noun}"):
                return self.named(bare[: -len(noun) - 1].removesuffix("'s"), adjective=True)
        return None

    def named(self, phrase: str, *, adjective: bool = False) -> Government | None:
        """The government whose name (or, if asked, whose demonym) is exactly ``phrase``."""
        key = fold(phrase)
        for table in (self._names, self._adjectives)[: 2 if adjective else 1]:
            government, acronym = table.get(key, (None, False))
            if government is not None and (not acronym or not any(letter.islower() for letter in phrase)):
                return government
        return None

    def leading(self, phrase: str) -> Iterator[tuple[Government, str]]:
        """The ways to read a country at the head of ``phrase``, with the words after it; the longest first."""
        words = phrase.split()
        for count in range(min(_LONGEST, len(words) - 1), 0, -1):
            head = " ".join(words[:count]).removesuffix("'s").removesuffix("'")
            government = self.named(head, adjective=True)
            if government is not None:
                yield government, " ".join(words[count:])

    def trailing(self, phrase: str) -> Iterator[tuple[Government, str]]:
        """The ways to read ``of …`` or ``in …`` a country at the end of ``phrase``, with the words before it."""
        words = phrase.split()
        for place in range(1, len(words) - 1):
            if words[place].casefold() not in ("of", "in"):
                continue
            tail = words[place + 1 :]
            government = self.named(" ".join(tail[1:] if tail[0].casefold() == "the" else tail))
            if government is not None:
                yield government, " ".join(words[:place])
