"""A finding: what is not as it should be, where, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """How grave a finding is; its value is the exit code that it leads to."""

    NOTE = 0
    """Good to know; nothing has to be done."""
    LOOK = 1
    """Somebody has to look into it."""
    BROKEN = 3
    """Nothing comes in, or what is kept is in danger."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; each text is one line."""

    level: Level
    where: str
    """What it is about: the name of a source, ``runs``."""
    what: str
    mend: str
    """What to do, in plain words."""


def exit_code(findings: Iterable[Finding]) -> int:
    """Return 0 where nobody has to do anything, 1 where somebody has to look, 3 where something is broken."""
    return max((one.level.value for one in findings), default=Level.NOTE.value)
