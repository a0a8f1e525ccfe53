"""Whether the file is whole: its pages, references, spans, search index, kept bytes."""

from flows.doctor.examined import Examined
from flows.doctor.findings import Finding, Level


def findings(examined: Examined) -> list[Finding]:
    """Return what is wrong with the file, each with its mend."""
    return [Finding(Level.BROKEN, f"store, {name}", fault.what, fault.mend) for name, fault in examined.faults or ()]
