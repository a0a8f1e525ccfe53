"""The table of figures says what was measured and which bounds are broken, and the measure of the store fills it."""

from pathlib import Path

import pytest

from store.queries import queries
from tests.benchmarks import browsing, positions, storing
from tests.benchmarks.figures import NOTHING, Figures, Took, least, timed


def rows(capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    return [line.split() for line in capsys.readouterr().out.splitlines()]


def test_a_time_stands_beside_that_of_plain_sqlite(capsys: pytest.CaptureFixture[str]) -> None:
    figures = Figures()
    figures.time("ours", Took(0.012, 0.01), Took(0.004, 0.004), 20)
    assert rows(capsys) == [["ours", "ms", "12", "10", "4", "3", "20"]]
    assert figures.broken == []


def test_a_rate_below_its_bound_is_broken_and_a_time_above_it(capsys: pytest.CaptureFixture[str]) -> None:
    figures = Figures()
    figures.rate("load", 1_000, "rows/s", Took(0.5, 0.25), Took(0.25, 0.25), 5_000)
    figures.time("slow", Took(0.1, 0.1), bound=50)
    figures.figure("growth", "times", 1.5, 1.5)
    assert rows(capsys)[0] == ["load", "rows/s", "2,000", "4,000", "4,000", "2", "5,000", "broken"]
    assert figures.broken == ["load", "slow"]


def test_what_has_no_figure_is_broken(capsys: pytest.CaptureFixture[str]) -> None:
    figures = Figures()
    figures.failed("page /", "ended with 400 after 2.0 s")
    assert rows(capsys) == [["page", "/", "ended", "with", "400", "after", "2.0", "s", "broken"]]
    assert figures.broken == ["page /"]


def test_times_are_added_and_the_shortest_taken() -> None:
    assert NOTHING + Took(1.0, 0.5) + Took(2.0, 1.0) == Took(3.0, 1.5)
    assert least([Took(3.0, 1.0), Took(2.0, 1.5)]) == Took(2.0, 1.0)
    assert timed(lambda: sum(range(1_000))).processor >= 0


@pytest.mark.slow
def test_the_store_is_measured_in_all_that_is_bounded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "SMALL", 200)
    monkeypatch.setattr(positions, "BATCH", 100)
    monkeypatch.setattr(browsing, "PAGES", ("/", "/onrecord/v_statements"))
    storing.measure(tmp_path, 400, 200)
    told = capsys.readouterr().out
    measured = (
        *("bulk load", "search statements: thaad", "choosing a digest's items", "ingest of an article"),
        *(
            "over that into 200 statements",
            "doctor looks the file through",
            "doctor --quick",
            "matching 200 statements",
        ),
        *(f"query {name}" for name in queries()),
    )
    assert [name for name in measured if f"\n{name} " not in told] == []
