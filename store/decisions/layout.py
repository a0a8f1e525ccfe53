"""Where decisions put statements: pure, from who is one with whom and who is not.

A split says that the statements split off are one, and never one with the rest of their position; a merge that those
who stand for two positions are one. What a split has set apart nothing joins: a merge against it has no effect, a
later split prevails over a merge before it.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from store.normal import likeness, words


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision that stands, with its statements as far as they are in positions now, in their order."""

    id: int
    split: bool
    position: int
    """Of a split the position that it opened."""
    first: tuple[int, ...]
    """Those split off, or those of the one position."""
    second: tuple[int, ...]
    """The rest, or those of the other position."""


@dataclass(frozen=True)
class Anchor:
    """A statement that a decision names, as matching alone has placed it."""

    id: int
    position: int
    holder: str
    content: str

    @cached_property
    def bag(self) -> Counter[str]:
        """The words of its content."""
        return Counter(words(self.content))


Part = int | None
"""What a statement belongs to within its position: what a split has set apart, by an id; None for what stayed."""


@dataclass
class _Groups:
    """Statements that are one by decisions, in groups that know what they are never one with."""

    off: dict[int, frozenset[int]]
    """Of each group the splits that have split one of its statements off."""
    rest: dict[int, frozenset[int]]
    """The splits that have left one of them where it was."""
    above: dict[int, int] = field(default_factory=dict)

    def of(self, id_: int) -> int:
        while id_ in self.above:
            id_ = self.above[id_]
        return id_

    def join(self, ids: Iterable[int]) -> bool:
        """Make the groups of some statements one; False where a split has set some of them apart, or there are none."""
        groups = sorted({self.of(id_) for id_ in ids})
        off = frozenset().union(*(self.off.get(group, frozenset()) for group in groups))
        rest = frozenset().union(*(self.rest.get(group, frozenset()) for group in groups))
        if not groups or off & rest:
            return False
        self.above |= dict.fromkeys(groups[1:], groups[0])
        self.off[groups[0]], self.rest[groups[0]] = off, rest
        return True


@dataclass(frozen=True)
class Layout:
    """What the decisions come to."""

    anchors: Mapping[int, Anchor]
    parts: Mapping[int, Part]
    """Of each statement that counts the part to which it belongs."""
    opened: Mapping[int, int]
    """Of each part that was set apart the lowest position that a split opened for it."""
    together: tuple[tuple[int, ...], ...]
    """Positions whose main parts are one."""

    @cached_property
    def by_position(self) -> Mapping[int, Sequence[Anchor]]:
        """The statements that count, by the position in which matching alone has them."""
        found: dict[int, list[Anchor]] = {}
        for id_ in sorted(self.parts):
            found.setdefault(self.anchors[id_].position, []).append(self.anchors[id_])
        return found

    def parts_of(self, position: int) -> set[Part]:
        """The parts of a position, as far as decisions name any."""
        return {self.parts[anchor.id] for anchor in self.by_position.get(position, ())}

    def part(self, position: int, id_: int, content: str) -> Part:
        """The part of its position to which a statement belongs: its own, else that of the one it is most alike."""
        if id_ in self.parts:
            return self.parts[id_]
        bag = Counter(words(content))
        by_part: dict[Part, list[Anchor]] = {}
        for anchor in self.by_position[position]:
            by_part.setdefault(self.parts[anchor.id], []).append(anchor)
        stayed = by_part.pop(None, [])
        # Among equals what stayed goes first, then what was split off first.
        apart = sorted((part for part in by_part if part is not None), key=self.opened.__getitem__)
        likest = {part: max(likeness(bag, anchor.bag) for anchor in by_part[part]) for part in apart}
        best = max(apart, key=likest.__getitem__, default=None)
        if best is None or any(likeness(bag, anchor.bag) >= likest[best] for anchor in stayed):
            return None
        return best


def lay_out(decisions: Sequence[Standing], anchors: Mapping[int, Anchor]) -> Layout:
    """Work out what decisions, in the order in which they were made, come to."""
    kept = [_of_one_holder(decision, anchors) for decision in decisions]
    splits = [decision for decision in kept if decision.split]
    last = {id_: decision.id for decision in splits for id_ in decision.first}
    groups = _Groups(_splits_of(splits, "first"), _splits_of(splits, "second"))
    for decision in splits:
        groups.join(id_ for id_ in decision.first if last[id_] == decision.id)
    counting = {id_ for decision in splits for id_ in (*decision.first, *decision.second)}
    for decision in kept:
        if not decision.split:
            sides = [_side(decision.id, ids, last, anchors) for ids in (decision.first, decision.second)]
            if all(sides) and groups.join([*sides[0], *sides[1]]):
                counting |= {*sides[0], *sides[1]}
    return _layout(splits, anchors, counting, last, groups)


def _layout(
    splits: Sequence[Standing],
    anchors: Mapping[int, Anchor],
    counting: Collection[int],
    last: Mapping[int, int],
    groups: _Groups,
) -> Layout:
    parts: dict[int, Part] = {}
    for id_ in counting:
        group = groups.of(id_)
        parts[id_] = group if groups.off.get(group) else None
    position = {decision.id: decision.position for decision in splits}
    opened: dict[int, int] = {}
    mains: dict[int, set[int]] = {}
    for id_, part in parts.items():
        if part is None:
            mains.setdefault(groups.of(id_), set()).add(anchors[id_].position)
        elif id_ in last:
            opened[part] = min(position[last[id_]], opened.get(part, position[last[id_]]))
    together = tuple(sorted(tuple(sorted(positions)) for positions in mains.values() if len(positions) > 1))
    return Layout(anchors, parts, opened, together)


def _splits_of(splits: Sequence[Standing], side: str) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for decision in splits:
        for id_ in getattr(decision, side):
            found.setdefault(id_, set()).add(decision.id)
    return {id_: frozenset(ids) for id_, ids in found.items()}


def _of_one_holder(decision: Standing, anchors: Mapping[int, Anchor]) -> Standing:
    """A decision without those who, read anew, turned out to be somebody else's than most of them."""
    holders = Counter(anchors[id_].holder for id_ in (*decision.first, *decision.second))
    most = min(holders, key=lambda holder: (-holders[holder], holder), default="")
    first, second = (
        tuple(id_ for id_ in ids if anchors[id_].holder == most) for ids in (decision.first, decision.second)
    )
    return Standing(decision.id, decision.split, decision.position, first, second)


def _side(merge: int, ids: Sequence[int], last: Mapping[int, int], anchors: Mapping[int, Anchor]) -> tuple[int, ...]:
    """Those who stand for a position in a merge: the first who was not split off since, and who is still with it."""
    left = [id_ for id_ in ids if last.get(id_, 0) < merge]
    return tuple(id_ for id_ in left if anchors[id_].position == anchors[left[0]].position)
