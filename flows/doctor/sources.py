"""What is wrong with each source."""

from flows.doctor.examined import Examined, Patient
from flows.doctor.findings import Finding, Level
from flows.doctor.mending import mend
from flows.verdicts import HANDED_IN
from store.source_runs import WELL


def findings(examined: Examined) -> list[Finding]:
    """Return a finding for each source that is not well, and a note for each that runs look at no more."""
    return [_finding(patient) for patient in examined.patients if _is_told(patient)]


def _is_told(patient: Patient) -> bool:
    if patient.state.kind == HANDED_IN:
        return False
    return not patient.asked or patient.state.state not in WELL


def _finding(patient: Patient) -> Finding:
    state = patient.state
    if not patient.asked:
        what = f"runs look at it no more; it was {state.state} when they did"
        return Finding(Level.NOTE, state.source, what, "nothing, if you took it out of the settings")
    what = f"{state.state} since {state.since:%Y-%m-%d}: {state.reason or 'no reason is on record'}"
    return Finding(Level.LOOK, state.source, what, mend(patient))
