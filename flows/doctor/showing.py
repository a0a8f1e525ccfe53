"""What ``onrecord doctor`` prints: tables for the eye, JSON for programs; what servers said is made harmless."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from flows.digest.safe import visible
from flows.doctor.examined import Examined, Patient
from flows.doctor.findings import Finding
from store.source_runs import Fill

PARTS = ("body", "title", "date", "statements")
_HEAD = ("source", "state", "since", "last answer", "last new", "newest item", "articles", "pages", *PARTS)


def as_text(examined: Examined, findings: Sequence[Finding], zone: ZoneInfo) -> str:
    """Return the state of the sources and the hosts as tables, and the findings beneath; days are those of ``zone``."""
    parts = [_last_run(examined, zone)]
    if examined.patients:
        parts.append(_table([_HEAD, *(_row(one, zone) for one in examined.patients)]))
    if examined.hosts:
        head = ("host", "requests", "in trouble", "not asked", "last error")
        rows = (
            (one.host, f"{one.requests:,}", f"{one.troubled:,}", f"{one.refused:,}", one.last_error or "")
            for one in examined.hosts
        )
        parts.append(_table([head, *rows]))
    if examined.faults == ():
        parts.append("The file is whole: pages, references, spans, search index and kept bytes were looked through.")
    parts += [_finding(one) for one in findings] or ["Nothing is wrong."]
    return "\n\n".join(parts) + "\n"


def as_json(examined: Examined, findings: Sequence[Finding]) -> str:
    """Return the same as JSON: times as ISO 8601 in UTC, what is not known as null."""
    last = examined.runs[0] if examined.runs else None
    told: dict[str, Any] = {
        "file": None if examined.faults is None else "faulty" if examined.faults else "whole",
        "run": {"run": last.id, "started": _iso(last.started), "verdict": last.verdict} if last else None,
        "sources": [_source(one) for one in examined.patients],
        "hosts": [
            {
                "host": one.host,
                "requests": one.requests,
                "in_trouble": one.troubled,
                "not_asked": one.refused,
                "last_error": one.last_error,
            }
            for one in examined.hosts
        ],
        "findings": [
            {"level": one.level.name.lower(), "where": one.where, "what": one.what, "mend": one.mend}
            for one in findings
        ],
    }
    return json.dumps(told, ensure_ascii=True, indent=2) + "\n"


def _last_run(examined: Examined, zone: ZoneInfo) -> str:
    if not examined.runs:
        return "No run has ended yet."
    last = examined.runs[0]
    began = f"{last.started.astimezone(zone):%Y-%m-%d %H:%M}"
    return f"The last run that ended, {last.id}, began on {began} and was {last.verdict}."


def _row(patient: Patient, zone: ZoneInfo) -> tuple[str, ...]:
    state = patient.state
    return (
        *(state.source, state.state, _day(state.since, zone), _day(state.last_answer, zone)),
        *(_day(state.last_new, zone), str(state.newest or "–"), f"{state.articles:,}", f"{patient.now.pages:,}"),
        *(_rates(patient.now, patient.before, part) for part in PARTS),
    )


def _rates(now: Fill, before: Fill, part: str) -> str:
    """The share of the newest pages that have ``part``, and in brackets that of all pages before."""
    shares = [f"{getattr(fill, part) / fill.pages:.0%}" if fill.pages else "–" for fill in (now, before)]
    return shares[0] if not before.pages else f"{shares[0]} ({shares[1]})"


def _finding(one: Finding) -> str:
    return f"{one.level.name.lower():<7} {visible(one.where)}: {visible(one.what)}\n        {visible(one.mend)}"


def _table(rows: Iterable[Sequence[str]]) -> str:
    cells = [[visible(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in cells)


def _source(patient: Patient) -> dict[str, Any]:
    state = patient.state
    return {
        "source": state.source,
        "kind": state.kind or None,
        "asked": patient.asked,
        "state": state.state,
        "since": _iso(state.since),
        "reason": state.reason,
        "last_answer": _iso(state.last_answer),
        "last_success": _iso(state.last_success),
        "last_new": _iso(state.last_new),
        "newest_item": state.newest.isoformat() if state.newest else None,
        "runs": state.runs,
        "articles": state.articles,
        "left_out": state.left_out,
        "set_aside": state.set_aside,
        "pages": {"now": _fill(patient.now), "before": _fill(patient.before)},
    }


def _fill(fill: Fill) -> dict[str, int]:
    return {"pages": fill.pages, **{f"with_{part}": getattr(fill, part) for part in PARTS}}


def _day(moment: dt.datetime | None, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d}" if moment else "–"


def _iso(moment: dt.datetime | None) -> str | None:
    return moment.isoformat() if moment else None
