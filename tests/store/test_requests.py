import datetime as dt
import sqlite3
from dataclasses import replace

import pytest
from sqlite_utils import Database

from store import requests, runs
from store.errors import StoreError
from store.requests import HostUse, RequestRow

NOON = dt.datetime(2026, 11, 21, 12, 0, 0, 250_000, tzinfo=dt.UTC)
LIST = RequestRow(NOON, "https://www.chinadaily.com.cn/china/page_1.html", 200, 4096, 310, "fetched")
SAME = replace(LIST, when=NOON + dt.timedelta(seconds=4), status=304, bytes=0, outcome="unchanged")
SLOW = replace(LIST, status=None, bytes=0, milliseconds=60_000, outcome="failed", error="no answer within 60 s")
AWAY = RequestRow(NOON, "http://10.0.0.1/", None, 0, 0, "refused", "10.0.0.1 is on no outlet's list")


@pytest.fixture
def run(db: Database) -> int:
    return runs.start(db, now=NOON)


def test_what_is_kept_comes_back(db: Database, run: int) -> None:
    requests.keep(db, run, [LIST, SAME, SLOW, AWAY])
    assert requests.of_run(db, run) == [LIST, SAME, SLOW, AWAY]


def test_nothing_asked_writes_nothing(db: Database, run: int) -> None:
    requests.keep(db, run, [])
    assert requests.of_run(db, run) == []


def test_runs_do_not_mix(db: Database, run: int) -> None:
    requests.keep(db, run, [LIST])
    runs.finish(db, run, verdict="ok", now=NOON)
    later = runs.start(db, now=NOON + dt.timedelta(days=1))
    requests.keep(db, later, [SAME])
    assert (requests.of_run(db, run), requests.of_run(db, later)) == ([LIST], [SAME])


def test_times_are_kept_in_utc_whatever_zone_they_come_in(db: Database, run: int) -> None:
    requests.keep(db, run, [replace(LIST, when=NOON.astimezone(dt.timezone(dt.timedelta(hours=9))))])
    assert requests.of_run(db, run)[0].when.isoformat() == "2026-11-21T12:00:00.250000+00:00"


def test_a_time_without_zone_is_refused(db: Database, run: int) -> None:
    with pytest.raises(ValueError, match="has no time zone"):
        requests.keep(db, run, [replace(LIST, when=NOON.replace(tzinfo=None))])


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://WWW.ChinaDaily.com.cn:443/a", "www.chinadaily.com.cn"),
        ("http://user:secret@eng.mod.gov.cn/", "eng.mod.gov.cn"),
        ("http://[::1]:8000/", "::1"),
        ("http://[::1/", ""),
        ("file:///etc/passwd", ""),
        ("", ""),
    ],
)
def test_the_host_of_a_row_is_its_address_s(url: str, host: str) -> None:
    assert replace(LIST, url=url).host == host


def test_hosts_are_summed_and_the_last_error_is_told(db: Database, run: int) -> None:
    denied = replace(LIST, status=403, bytes=10, outcome="denied", error="it turns us away (403)")
    requests.keep(db, run, [LIST, SAME, SLOW, denied, AWAY])
    assert requests.by_host(db, run) == [
        HostUse("10.0.0.1", 0, 0, 1, 0, "10.0.0.1 is on no outlet's list"),
        HostUse("www.chinadaily.com.cn", 4, 2, 0, 4106, "it turns us away (403)"),
    ]


def test_a_row_of_no_run_is_refused_and_none_of_its_batch_is_kept(db: Database, run: int) -> None:
    with pytest.raises(StoreError, match="keeping the requests of run 7"):
        requests.keep(db, 7, [LIST])
    assert requests.of_run(db, run) == []


@pytest.mark.parametrize("change", [{"outcome": "lost"}, {"bytes": -1}, {"milliseconds": -1}])
def test_what_no_request_can_be_is_refused_whole(db: Database, run: int, change: dict[str, object]) -> None:
    with pytest.raises(StoreError):
        requests.keep(db, run, [LIST, replace(LIST, **change)])  # type: ignore[arg-type]  # wrong on purpose
    assert requests.of_run(db, run) == []


def test_old_requests_are_let_go_of(db: Database, run: int) -> None:
    requests.keep(db, run, [LIST, SAME])
    assert requests.forget(db, before=SAME.when) == 1
    assert requests.of_run(db, run) == [SAME]
    assert requests.forget(db, before=SAME.when) == 0


def test_a_store_of_the_schema_before_gets_the_table(db: Database) -> None:
    from store import migrations

    old = sqlite3.connect(":memory:", isolation_level=None)
    migrations.apply(old, upto=6)
    assert migrations.apply(old, upto=7) == 1
    assert old.execute("SELECT count(*) FROM requests").fetchone() == (0,)
