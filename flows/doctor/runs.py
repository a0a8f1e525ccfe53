"""Whether runs go on, and how the last one ended."""

from flows.doctor.examined import Examined
from flows.doctor.findings import Finding, Level
from flows.sources.freshness import silence

_WHERE = "runs"


def findings(examined: Examined) -> list[Finding]:
    """Return what is to be said of the runs."""
    if not examined.runs and not examined.faults:
        return [Finding(Level.LOOK, _WHERE, "no run has ended yet", "call `onrecord run`, and look here again")]
    if not examined.runs:
        return []
    return [*_last(examined), *_under_way(examined), *_schedule(examined)]


def _last(examined: Examined) -> list[Finding]:
    last = examined.runs[0]
    if last.verdict != "broken":
        return []
    mend = "look at this machine's network first (`curl -I https://www.chinadaily.com.cn`), then at the sources below"
    return [Finding(Level.BROKEN, _WHERE, f"run {last.id} is broken: no source answered", mend)]


def _under_way(examined: Examined) -> list[Finding]:
    begun = examined.begun
    if begun is None or begun.finished is not None:
        return []
    what = f"run {begun.id} was begun on {begun.started:%Y-%m-%d %H:%M} UTC and has not ended"
    return [Finding(Level.NOTE, _WHERE, what, "it is at work or was cut off; the next `onrecord run` takes it up")]


def _schedule(examined: Examined) -> list[Finding]:
    """Runs that have stopped are told by their own rhythm, as lists are."""
    days = [run.started.date() for run in examined.runs]
    if silence(days, examined.now.date()) is None:
        return []
    ago = (examined.now.date() - max(days)).days
    mend = "see whether the schedule is alive (cron, timer or service), and call `onrecord run`"
    return [Finding(Level.LOOK, _WHERE, f"the last run that ended was {ago:,} days ago", mend)]
