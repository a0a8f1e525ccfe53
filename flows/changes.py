"""What reading articles again changes in the store, counted, with some examples word by word."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from flows.digest.difference import by_words
from flows.digest.safe import visible
from store.rereading import COMPARED, Picture, Told

EXAMPLES = 5
"""Shown of each sort of change."""
_MARKS = {"kept": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
"""As ``git diff --word-diff`` has it."""


@dataclass(slots=True)
class Changes:
    """What has been compared so far."""

    articles: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)

    @property
    def any(self) -> bool:
        """Whether anything is otherwise than before."""
        return bool(self.counts)

    def add(self, article: str, before: Picture, after: Picture) -> None:
        """Count what is otherwise ``after`` than ``before``; ``article`` says which it is."""
        self.articles += 1
        for sort, example in _differences(before, after):
            self.counts[sort] += 1
            shown = self.examples.setdefault(sort, [])
            if example and len(shown) < EXAMPLES:
                shown.append(f"{article}: {example}")

    def lines(self) -> Iterator[str]:
        """Yield the lines of a report."""
        for sort in SORTS:
            if self.counts[sort]:
                yield f"{sort:<28} {self.counts[sort]:>7,}"
                yield from (f"    {example}" for example in self.examples.get(sort, ()))


TEXTS, NEW_TEXTS, PARTICULARS = "texts changed", "texts read for the first time", "titles, credits or dates"
ADDED, REMOVED, CHANGED = "statements added", "statements removed", "statements changed"
READABLE, UNREADABLE = "pages now readable", "pages no longer readable"
SORTS = (
    *(TEXTS, NEW_TEXTS, PARTICULARS, ADDED, REMOVED, CHANGED),
    *(f"  in their {name}" for name in COMPARED),
    *(READABLE, UNREADABLE),
)
"""The sorts of change in the order in which they are told."""


def _differences(before: Picture, after: Picture) -> Iterator[tuple[str, str]]:
    """Yield each difference as its sort and an example of it."""
    for version, text in after.texts.items():
        old = before.texts.get(version)
        if old is None:
            yield NEW_TEXTS, ""
        elif old != text:
            yield TEXTS, _excerpt(old, text)
        if old is not None and before.particulars[version] != after.particulars[version]:
            yield PARTICULARS, _fields(before.particulars[version], after.particulars[version])
    yield from _of_statements(before, after)
    for snapshot, reason in after.unreadable.items():
        if snapshot not in before.unreadable:
            yield UNREADABLE, visible(reason)
    for snapshot in before.unreadable:
        if snapshot not in after.unreadable:
            yield READABLE, visible(before.unreadable[snapshot])


def _of_statements(before: Picture, after: Picture) -> Iterator[tuple[str, str]]:
    for id_, told in after.statements.items():
        old = before.statements.get(id_)
        if old is None:
            yield ADDED, _shown(told)
        elif old.fields != told.fields:
            yield CHANGED, ""
            yield from _of_fields(old, told)
    for id_, told in before.statements.items():
        if id_ not in after.statements:
            yield REMOVED, _shown(told)


def _of_fields(old: Told, new: Told) -> Iterator[tuple[str, str]]:
    for name in COMPARED:
        if old.fields[name] != new.fields[name]:
            words = name == "words"
            example = _word_by_word(old.content, new.content) if words else _fields(old.fields[name], new.fields[name])
            yield f"  in their {name}", example if words else f"{example} — {visible(new.content)}"


def _shown(told: Told) -> str:
    speakers = told.fields["speakers"][0]
    return f"{visible(str(speakers))}: {visible(told.content)}"


def _fields(old: tuple[object, ...], new: tuple[object, ...]) -> str:
    pairs = ((one, other) for one, other in zip(old, new, strict=True) if one != other)
    return "; ".join(f"{_value(one)} → {_value(other)}" for one, other in pairs)


def _value(value: object) -> str:
    return "none" if value is None else visible(str(value))


def _word_by_word(old: str, new: str) -> str:
    return " ".join(_MARKS[piece.kind].format(visible(piece.text)) for piece in by_words(old, new))


def _excerpt(old: str, new: str) -> str:
    """The first changed words of a text, with those around them."""
    marked = _word_by_word(old, new)
    at = min((at for mark in ("[-", "{+") if (at := marked.find(mark)) >= 0), default=0)
    start = max(0, at - 60)
    return ("… " if start else "") + marked[start : at + 200] + (" …" if len(marked) > at + 200 else "")
