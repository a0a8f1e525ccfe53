"""What was asked of the outlets, request by request: for whoever looks into a source that fails."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from sqlite_utils import Database

from store.database import transaction
from store.times import loaded, stored

Outcome = Literal["fetched", "unchanged", "redirected", "gone", "denied", "refused", "failed"]
"""What came of a request: ``denied`` is the outlet's word (401, 403, 451), ``refused`` our own rules'."""


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request, or an address that was not asked: then ``status`` is None, ``bytes`` and ``milliseconds`` are 0."""

    when: dt.datetime
    """Aware."""
    url: str
    status: int | None
    bytes: int
    """Of the body as it came over the wire."""
    milliseconds: int
    """From connecting to the last byte."""
    outcome: Outcome
    error: str | None = None
    """What was wrong, one line."""

    @property
    def host(self) -> str:
        """The host of ``url`` in small letters, empty where it names none."""
        try:
            return urlsplit(self.url).hostname or ""
        except ValueError:  # [ without ]
            return ""


@dataclass(frozen=True, slots=True)
class HostUse:
    """What a run asked of one host: requests sent, those in trouble, addresses not asked, bytes, and the last error."""

    host: str
    requests: int
    troubled: int
    refused: int
    bytes: int
    last_error: str | None


def keep(db: Database, run: int, rows: Sequence[RequestRow]) -> None:
    """Keep what ``run`` asked, in one transaction. Raises ``StoreError``, ``ValueError`` for a time without zone."""
    values = [(run, stored(r.when), r.host, r.url, r.status, r.bytes, r.milliseconds, r.outcome, r.error) for r in rows]
    if values:
        with transaction(db, f"keeping the requests of run {run}"):
            db.conn.executemany(
                "INSERT INTO requests (run, asked_at, host, url, status, bytes, milliseconds, outcome, error)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values,
            )


def of_run(db: Database, run: int) -> list[RequestRow]:
    """What ``run`` asked, in the order in which it was kept."""
    rows = db.query(
        "SELECT asked_at, url, status, bytes, milliseconds, outcome, error FROM requests WHERE run = ? ORDER BY id",
        (run,),
    )
    return [
        RequestRow(
            when=loaded(row["asked_at"]),
            url=row["url"],
            status=row["status"],
            bytes=row["bytes"],
            milliseconds=row["milliseconds"],
            outcome=row["outcome"],
            error=row["error"],
        )
        for row in rows
    ]


def by_host(db: Database, run: int) -> list[HostUse]:
    """What ``run`` asked of each host, by name; a host of which nothing was asked in the end counts no requests."""
    rows = db.query(
        "SELECT host, count(*) FILTER (WHERE outcome <> 'refused') AS requests,"
        " count(*) FILTER (WHERE outcome IN ('denied', 'failed')) AS troubled,"
        " count(*) FILTER (WHERE outcome = 'refused') AS refused, sum(bytes) AS bytes,"
        " (SELECT error FROM requests e WHERE e.run = r.run AND e.host = r.host AND e.error IS NOT NULL"
        "  ORDER BY e.id DESC LIMIT 1) AS last_error"
        " FROM requests r WHERE run = ? GROUP BY host ORDER BY host",
        (run,),
    )
    return [HostUse(**row) for row in rows]


def answering(db: Database, run: int) -> frozenset[str]:
    """The hosts that gave ``run`` a page, or said that one has not changed: they are not out of order."""
    rows = db.execute(
        "SELECT DISTINCT host FROM requests WHERE run = ? AND outcome IN ('fetched', 'unchanged')", (run,)
    )
    return frozenset(row[0] for row in rows.fetchall())


def forget(db: Database, *, before: dt.datetime) -> int:
    """Let go of requests made before a time, so that years of them do not fill the disk; return how many."""
    with transaction(db, "letting go of old requests"):
        return db.execute("DELETE FROM requests WHERE asked_at < ?", (stored(before),)).rowcount
