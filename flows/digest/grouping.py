"""Statements by government, speaker and day, as a reader looks for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from flows.digest import names
from flows.digest.lines import Line, line
from flows.digest.wording import government_rank
from store.model import Item


@dataclass(frozen=True, slots=True)
class Block:
    """What one speaker said on one day."""

    speaker: str
    role: str
    date: str
    basis: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The statements of one government, or of several together, or of the others."""

    title: str
    told_by: str | None
    """Through whom they reach us, where it is not themselves."""
    blocks: tuple[Block, ...]

    @property
    def statements(self) -> int:
        """How many there are."""
        return sum(len(block.lines) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Jump:
    """Where the statements of some governments begin, whoever reports them."""

    place: int
    """Of the first of their groups, from 1."""
    title: str
    statements: int


def jumps(grouped: Sequence[Group]) -> tuple[Jump, ...]:
    """Return where to go from the head of a long list."""
    found: dict[str, Jump] = {}
    for place, group in enumerate(grouped, 1):
        before = found.get(group.title, Jump(place, group.title, 0))
        found[group.title] = Jump(before.place, group.title, before.statements + group.statements)
    return tuple(found.values())


def groups(items: Sequence[Item]) -> tuple[Group, ...]:
    """Return statements by government, its own words before those that others report, then by speaker and day."""
    parts: dict[tuple[tuple[str, ...], str], list[Item]] = {}
    for item in items:
        governments = names.governments_of(item)
        parts.setdefault((governments, names.told_by(item, governments) or ""), []).append(item)
    order = sorted(parts, key=lambda key: (not key[0], [government_rank(name) for name in key[0]], key[1]))
    return tuple(Group(names.group_title(key[0]), key[1] or None, _blocks(parts[key], key[0])) for key in order)


def _blocks(items: Sequence[Item], governments: tuple[str, ...]) -> tuple[Block, ...]:
    """Speakers in the order of their first statement, each one's days in order."""
    speakers: dict[tuple[str, str], list[Line]] = {}
    for item in sorted(items, key=in_time):
        each = line(item, governments)
        speakers.setdefault((each.speaker, each.role), []).append(each)
    blocks: list[Block] = []
    for (speaker, role), lines in speakers.items():
        days: dict[tuple[str, str], list[Line]] = {}
        for each in lines:
            days.setdefault((each.date, each.basis), []).append(each)
        blocks += [Block(speaker, role, date, basis, tuple(said)) for (date, basis), said in days.items()]
    return tuple(blocks)


def in_time(item: Item) -> tuple[bool, int]:
    """Sort by day, statements without a date last; the order of the digest decides among equals."""
    return (item.dated is None, item.dated.toordinal() if item.dated else 0)
