"""The trial, shortened: few articles, every outlet, every fault; below Prefect, whose server takes long to start."""

from collections.abc import Iterator

import pytest

from tests.trial.phases import Report, Trial
from tests.trial.plan import Plan
from tests.trial.running import BARE
from tests.trial.serving import Replica

PLAN = Plan(count=150, seed=1)
BOUND = 100.0
"""Seconds in which a run has to end by itself, on a busy machine too."""
ALWAYS = (
    "nothing asked twice without cause",
    "exactly the broken sources named",
    "rows of requests are what was asked",
)
OF_A_CHANGED_WEB = (
    "no article lost, none doubled",
    "hosts left alone between requests",
    "the store is sound",
    *ALWAYS,
)
FIRST = ("all pages of an article asked for", "nothing forbidden asked", *OF_A_CHANGED_WEB)
LATER = (
    "versions of what has changed, and of that alone",
    "exactly what was withdrawn is marked",
    "what is due is asked for, and nothing else",
    *OF_A_CHANGED_WEB,
)
UNCHANGED = (
    "lists asked for once, on condition, and nothing else",
    "no row but its own",
    "nothing forbidden asked",
    *ALWAYS,
)
CHECKS = {"first": FIRST, "unchanged 0": UNCHANGED, "day 1": LATER, "day 2": LATER, "unchanged 2": UNCHANGED}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Report]:
    with Replica(PLAN) as replica:
        trial = Trial(PLAN, tmp_path_factory.mktemp("trial"), replica, Report(), BARE, BOUND)
        trial.first()
        trial.unchanged(0)
        trial.later(1)
        trial.later(2)
        trial.unchanged(2)
        yield trial.report


@pytest.mark.timeout(400)
@pytest.mark.parametrize(("phase", "check"), [(phase, check) for phase, checks in CHECKS.items() for check in checks])
@pytest.mark.slow
def test_there_is_no_breach(report: Report, phase: str, check: str) -> None:
    assert report.found[phase][check] == []


def test_every_check_is_asserted(report: Report) -> None:
    assert {phase: set(checks) for phase, checks in report.found.items()} == {
        phase: set(checks) for phase, checks in CHECKS.items()
    }
