"""How sources are, since when, and what entered or left a bad state."""

import datetime as dt

import pytest
from sqlite_utils import Database

from store import runs, source_runs, states
from store.source_runs import Fill, SourceRun
from store.states import Change
from tests.store.builders import NOW

DAY = dt.timedelta(days=1)
STATES = ["ok", "quiet", "failing", "failing", "unparsable", "quiet", "ok"]


def did(state: str, **fields: object) -> SourceRun:
    return SourceRun(source="feed", kind="rss", answered=state != "failing", state=state, reason=None, **fields)  # type: ignore[arg-type]  # as SourceRun has them


def go_through(db: Database, history: list[str]) -> None:
    """A run a day, the first at NOW."""
    for number, state in enumerate(history):
        run = runs.start(db, now=NOW + number * DAY)
        newest = None if state == "failing" else (NOW + number * DAY).date()
        row = did(state, new=int(state == "ok"), newest=newest, fill=Fill(1, 1, 1, 0, 1) if state == "ok" else Fill())
        runs.finish(db, run, verdict="ok", now=NOW + number * DAY, sources=[row])


@pytest.mark.parametrize(
    ("days", "since"), [(1, 0), (2, 0), (3, 2), (4, 2), (5, 4), (6, 5), (7, 5)], ids=lambda days: f"day{days}"
)
def test_a_state_is_told_with_the_day_of_its_beginning(db: Database, days: int, since: int) -> None:
    go_through(db, STATES[:days])
    (state,) = states.current(db)
    assert (state.source, state.kind, state.run, state.state) == ("feed", "rss", days, STATES[days - 1])
    assert state.since == NOW + since * DAY
    assert states.since(db, "feed", days) == NOW + since * DAY


def test_a_state_is_told_with_when_it_answered_and_had_something_new(db: Database) -> None:
    go_through(db, STATES[:5])
    (state,) = states.current(db)
    assert state.last_answer == NOW + 4 * DAY
    assert state.last_success == NOW + DAY
    assert state.last_new == NOW
    assert (state.newest, state.runs, state.articles) == ((NOW + 4 * DAY).date(), 5, 1)


def test_a_source_that_never_answered_has_no_such_times(db: Database) -> None:
    go_through(db, ["failing"])
    (state,) = states.current(db)
    assert (state.last_answer, state.last_success, state.last_new, state.newest) == (None, None, None, None)


def test_the_view_has_the_rates_of_all_runs(db: Database) -> None:
    go_through(db, ["ok", "quiet", "ok"])
    rows = list(db.query("SELECT pages, body_rate, date_rate, statements_rate FROM v_sources"))
    assert rows == [{"pages": 2, "body_rate": 1.0, "date_rate": 0.0, "statements_rate": 1.0}]


def test_a_run_that_has_not_ended_tells_no_state(db: Database) -> None:
    source_runs.note(db, runs.start(db, now=NOW), [did("failing")])
    assert states.current(db) == []


def test_bad_states_are_told_on_entering_and_on_leaving(db: Database) -> None:
    go_through(db, STATES)
    assert [states.changes(db, run) for run in range(1, 8)] == [
        [],
        [],
        [Change("feed", "quiet", "failing", None, None)],
        [],
        [Change("feed", "failing", "unparsable", None, None)],
        [Change("feed", "unparsable", "quiet", None, NOW + 2 * DAY)],
        [],
    ]


def test_a_source_that_is_bad_from_the_first_enters_a_bad_state(db: Database) -> None:
    go_through(db, ["failing", "ok"])
    assert states.changes(db, 1) == [Change("feed", None, "failing", None, None)]
    (left,) = states.changes(db, 2)
    assert (left.left, left.since) == (True, NOW)
