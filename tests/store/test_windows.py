import datetime as dt

from sqlite_utils import Database

from store import runs, windows

NOON = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)
JANUARY = (dt.date(2016, 1, 1), dt.date(2016, 1, 31))
FEBRUARY = (dt.date(2016, 2, 1), dt.date(2016, 2, 29))


def test_windows_are_a_source_s_own_and_noted_once(db: Database) -> None:
    assert windows.done(db, "search") == frozenset()
    run = runs.start(db, now=NOON)
    for window, found in ((JANUARY, 9), (FEBRUARY, 3), (JANUARY, 5)):
        windows.note(db, "search", window, run=run, found=found, now=NOON)
    assert windows.done(db, "search") == {JANUARY, FEBRUARY}
    assert windows.done(db, "section") == frozenset()
    assert (windows.found(db, "search", run=run), windows.found(db, "search", run=run + 1)) == (8, 0)
