"""How the share of orchestration is reckoned, and which runs are judged by it."""

import pytest

from tests.benchmarks.orchestration import Metered, Took, judged, share
from tests.trial.metering import Spent


def metered(whole: float, steps: float, articles: int = 1_000) -> Metered:
    spent = {"parse": Spent(10, steps - 2.0), "keep": Spent(40, 1.5), "get": Spent(1_000, 0.5)}
    return Metered(articles, Took(0.0, whole), spent)


BARE = metered(42.0, 40.0)


def test_requests_are_no_steps_and_take_their_time() -> None:
    assert (BARE.many, BARE.within, BARE.beside) == (50, 40.0, 2.0)


@pytest.mark.parametrize(
    ("flow", "server", "expected"),
    [
        (metered(45.0, 40.0), 0.0, 3.0 / 45.0),
        (metered(55.0, 50.0), 0.0, 3.0 / 55.0),  # that the steps took longer is not Prefect's
        (metered(42.0, 40.0), 0.0, 0.0),
        (metered(45.0, 40.0), 5.0, 8.0 / 50.0),
    ],
)
def test_the_share_is_what_goes_on_beside_the_steps_as_a_flow_alone(
    flow: Metered, server: float, expected: float
) -> None:
    assert share(BARE, flow, server) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("articles", "whole", "over", "told"),
    [
        (1_000, 45.0, [], ""),
        (1_000, 60.0, ["share of a run on columns: 30.0% > 10%"], ""),
        (999, 60.0, [], "; a run of fewer than 1,000 articles, not judged"),
    ],
)
def test_a_run_of_a_thousand_articles_is_judged(
    capsys: pytest.CaptureFixture[str], articles: int, whole: float, over: list[str], told: str
) -> None:
    assert judged("columns", metered(42.0, 40.0, articles), metered(whole, 40.0, articles), 0.0) == over
    part = share(BARE, metered(whole, 40.0))
    line = f"    orchestration is {part:.1%} of the run's processor time, with the server's {part:.1%}{told}\n"
    assert capsys.readouterr().out == line
