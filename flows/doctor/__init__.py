"""What ``onrecord doctor`` looks at: each section reads the store and returns findings, listed in ``SECTIONS``."""

from collections.abc import Callable

from flows.doctor.examined import Examined, examine
from flows.doctor.file import findings as of_file
from flows.doctor.findings import Finding, Level, exit_code
from flows.doctor.runs import findings as of_runs
from flows.doctor.sources import findings as of_sources

__all__ = ["SECTIONS", "Examined", "Finding", "Level", "examine", "exit_code", "findings"]

Section = Callable[[Examined], list[Finding]]

SECTIONS: tuple[Section, ...] = (of_file, of_runs, of_sources)


def findings(examined: Examined) -> list[Finding]:
    """Return what all sections found, the gravest first, else in their order."""
    found = [one for section in SECTIONS for one in section(examined)]
    return sorted(found, key=lambda one: -one.level)
