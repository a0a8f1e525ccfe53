"""``onrecord doctor``: what is told of sources, hosts and runs, with what to do; and with which exit code."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlite_utils import Database

from flows import doctor
from flows.doctor import Finding, Level, exit_code, showing
from flows.doctor.mending import mend, templates
from flows.verdicts import HANDED_IN, PAST
from store import requests, runs, snapshots
from store.database import open_store
from store.requests import RequestRow
from store.source_runs import Fill, SourceRun
from tests.flows.conftest import Call
from tests.store.builders import ArticleId

NOW = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
ZONE = ZoneInfo("Asia/Seoul")
Tell = Callable[..., int]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "onrecord.db"


@pytest.fixture
def tell(path: Path) -> Tell:
    """Let a run of ``days`` ago have gone as its sources say."""

    def told(*rows: SourceRun, days: int = 0, verdict: str = "ok") -> int:
        database = open_store(path)
        run = runs.start(database, now=NOW - days * DAY)
        runs.finish(database, run, verdict=verdict, now=NOW - days * DAY, sources=rows)
        database.close()
        return run

    return told


def source(name: str, state: str, reason: str | None = None, **fields: object) -> SourceRun:
    plain = {"kind": "rss", "answered": state != "failing"}
    return SourceRun(source=name, state=state, reason=reason, **(plain | fields))  # type: ignore[arg-type]  # as SourceRun has them


def look(path: Path) -> tuple[doctor.Examined, list[Finding]]:
    database = open_store(path, write=False)
    try:
        examined = doctor.examine(database, NOW)
    finally:
        database.close()
    return examined, doctor.findings(examined)


def test_where_all_is_well_nothing_is_told(path: Path, tell: Tell) -> None:
    tell(source("feed", "ok", new=3), days=1)
    tell(source("feed", "quiet"), source("ingest", "unparsable", kind=HANDED_IN))
    examined, found = look(path)
    assert (found, exit_code(found)) == ([], 0)
    assert showing.as_text(examined, found, ZONE).endswith("\n\nNothing is wrong.\n")


def test_a_source_that_is_not_well_is_told_with_what_to_do(path: Path, tell: Tell) -> None:
    tell(source("feed", "ok"), source("list", "ok"), days=3)
    for days in (2, 1):
        tell(source("feed", "failing", "asking for the list x: it answered 503"), source("list", "ok"), days=days)
    _, found = look(path)
    assert found == [
        Finding(
            Level.LOOK,
            "feed",
            "failing since 2026-11-19: asking for the list x: it answered 503",
            "nothing yet: the outlet's server is in trouble; look at its site if it lasts",
        )
    ]
    assert exit_code(found) == 1


def test_a_broken_run_comes_first_and_is_broken(path: Path, tell: Tell) -> None:
    tell(source("feed", "failing", "the name x does not resolve: y"), verdict="broken")
    _, found = look(path)
    assert [(one.level, one.where) for one in found] == [(Level.BROKEN, "runs"), (Level.LOOK, "feed")]
    assert exit_code(found) == 3


def test_a_source_that_the_settings_name_no_more_is_a_note(path: Path, tell: Tell) -> None:
    tell(source("old", "failing", "gone"), source("feed", "ok"), days=9)
    tell(source("feed", "ok"))
    tell(source("feed (past)", "ok", kind=PAST))  # no look of its own
    _, found = look(path)
    assert [(one.level, one.where) for one in found] == [(Level.NOTE, "old")]
    assert exit_code(found) == 0


def test_runs_that_have_stopped_are_told_by_their_own_rhythm(path: Path, tell: Tell) -> None:
    for days in range(40, 20, -1):
        tell(source("feed", "quiet"), days=days)
    _, found = look(path)
    assert [one.what for one in found] == ["the last run that ended was 21 days ago"]


def test_a_store_without_a_run_wants_one(path: Path) -> None:
    open_store(path).close()
    examined, found = look(path)
    assert (found[0].what, exit_code(found)) == ("no run has ended yet", 1)
    assert showing.as_text(examined, found, ZONE).startswith("No run has ended yet.\n")


def test_a_run_under_way_is_a_note(path: Path, tell: Tell) -> None:
    tell(source("feed", "quiet"))
    database = open_store(path)
    runs.start(database, now=NOW)
    database.close()
    _, found = look(path)
    assert [(one.level, one.what) for one in found] == [
        (Level.NOTE, "run 2 was begun on 2026-11-21 12:00 UTC and has not ended")
    ]


def keep(database: Database, run: int, name: str, *, failure: str | None = None) -> None:
    url = f"https://www.chinadaily.com.cn/a/{run}.html"
    key = ArticleId("china-daily", f"WS{run}", url)
    snapshot = snapshots.keep(
        database, raw=f"{run}".encode(), article_id=key, url=url, now=NOW, run=run, declared={"source": name}
    )
    if failure:
        snapshots.failed(database, snapshot, parser_version="1", reason=failure)


def test_rates_are_told_against_those_of_before(path: Path, tell: Tell) -> None:
    tell(source("feed", "ok", new=40, fill=Fill(40, 40, 38, 40, 10)), days=2)
    run = tell(source("feed", "unparsable", "1 of 1 new pages could not be read", fill=Fill(1)))
    database = open_store(path)
    keep(database, run, "feed", failure="it has no title")
    database.close()
    examined, found = look(path)
    row = showing.as_text(examined, found, ZONE).split("\n")[3]
    assert row.split("  ")[-4:] == ["0% (100%)", "0% (95%)", "0% (100%)", "0% (25%)"]
    assert "mend parsers/outlets/china_daily.py or parsers/outlets/china_daily_app.py" in found[0].mend
    assert f"a saved copy of https://www.chinadaily.com.cn/a/{run}.html" in found[0].mend
    told = json.loads(showing.as_json(examined, found))
    assert told["sources"][0]["pages"]["now"] == {
        "pages": 1,
        "with_body": 0,
        "with_title": 0,
        "with_date": 0,
        "with_statements": 0,
    }
    assert told["sources"][0]["since"] == "2026-11-21T12:00:00+00:00"


def test_hosts_of_the_last_run_are_told(path: Path, tell: Tell) -> None:
    run = tell(source("feed", "quiet"))
    database = open_store(path)
    url = "https://www.chinadaily.com.cn/rss"
    refused = RequestRow(NOW, url, None, 0, 0, "refused", "robots.txt of www.chinadaily.com.cn does not allow /rss")
    requests.keep(database, run, [RequestRow(NOW, url, 500, 0, 5, "failed", "it answered 500"), refused])
    database.close()
    examined, found = look(path)
    assert "www.chinadaily.com.cn  1         1           1          robots.txt of" in showing.as_text(
        examined, found, ZONE
    )
    assert json.loads(showing.as_json(examined, found))["hosts"][0]["not_asked"] == 1


@pytest.mark.parametrize(
    ("kind", "state", "reason", "told"),
    [
        ("rss", "failing", "robots.txt of x does not allow /rest/", "that is obeyed"),
        ("rss", "failing", "robots.txt of x cannot be read: it answered 503", "it is asked again in the next run"),
        ("rss", "failing", "asking for the list y: x turns us away (403)", "Do not go round it"),
        ("rss", "failing", "asking for the list y: it is not there (404)", "put the new address into onrecord.toml"),
        ("rss", "failing", "the name x does not resolve: why", "getent hosts"),
        ("rss", "failing", "x wants to be left alone for another 900 s", "raise delay"),
        ("rss", "failing", "x failed 5 times in a row", "look at its site"),
        ("rss", "failing", "the connection failed: refused", "the network or a proxy"),
        ("folder", "failing", "reading mine: there is no such folder; name another", "put the folder"),
        ("rss", "failing", "it is a mystery", "SELECT * FROM requests"),
        ("rss", "stale", "its newest item is of 2017-12-19", "the outlet has given it up"),
        ("rss", "empty", "it lists no article", "docs/how-to-add-a-source.md"),
        ("folder", "empty", "it lists no document", "put documents into its folder"),
        ("chinadaily-search", "unparsable", "it is no JSON", "mend parsers/lists/chinadaily_search.py"),
        (PAST, "failing", "it answered 503", "`onrecord backfill` again"),
    ],
)
def test_what_to_do_follows_from_state_and_reason(
    path: Path, tell: Tell, kind: str, state: str, reason: str, told: str
) -> None:
    tell(source("feed", state, reason, kind=kind))
    (patient,) = look(path)[0].patients
    assert told in mend(patient)


def test_the_readers_that_are_named_exist() -> None:
    from flows.sources.web import WEB

    root = Path(doctor.__file__).parents[2]
    assert [kind for kind in WEB if not (root / "parsers" / "lists" / f"{kind.replace('-', '_')}.py").exists()] == []
    assert templates("mnd") == ["parsers/outlets/mnd.py"]
    assert templates("nobody") == ["parsers/outlets/fallback.py"]


def test_what_servers_said_cannot_break_a_line(path: Path, tell: Tell) -> None:
    tell(source("feed", "failing", "it said\n\x1b[31mred\u202e"))
    examined, found = look(path)
    assert "it said [U+001B][31mred[U+202E]" in showing.as_text(examined, found, ZONE)
    assert "\x1b" not in showing.as_json(examined, found)


@pytest.mark.parametrize(
    ("state", "verdict", "code"), [("ok", "ok", 0), ("stale", "degraded", 1), ("failing", "broken", 3)]
)
def test_the_command_leaves_with_the_gravest(
    path: Path, tell: Tell, call: Call, state: str, verdict: str, code: int
) -> None:
    tell(source("feed", state, "why"), verdict=verdict)
    assert call("doctor", "--db", path).code == code
    answer = call("doctor", "--db", path, "--json")
    assert (answer.code, json.loads(answer.out)["run"]["verdict"]) == (code, verdict)


def test_it_reads_a_file_that_it_may_not_write(path: Path, tell: Tell, call: Call) -> None:
    tell(source("feed", "quiet"))
    path.chmod(0o444)
    before = path.read_bytes()
    assert call("doctor", "--db", path).code == 0
    assert path.read_bytes() == before


def test_without_a_store_it_says_how_to_make_one(call: Call) -> None:
    answer = call("doctor")
    assert (answer.code, "make one with `onrecord run`" in answer.err) == (2, True)
