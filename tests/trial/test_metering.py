"""What is counted of a run's steps, and that what is counted is what is done."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from flows.doing import carry_out
from tests.trial import metering
from tests.trial.metering import Meter, Spent

P = ParamSpec("P")
R = TypeVar("R")


def spent(meter: Meter, folder: Path) -> dict[str, Spent]:
    meter.write(folder / "steps.json")
    return metering.read(folder / "steps.json")


def work(times: int) -> int:
    return sum(number * number for number in range(times))


def rest(times: int) -> int:
    threading.Event().wait(0.2)
    return times


def test_steps_are_counted_by_name_with_what_they_take(tmp_path: Path) -> None:
    meter = Meter()
    do = meter.carrying_out(carry_out)
    assert [do(work, 200_000), do(work, 3), do(rest, times=2)] == [work(200_000), 5, 2]
    told = spent(meter, tmp_path)
    assert {name: one.times for name, one in told.items()} == {"work": 2, "rest": 1}
    assert told["work"].seconds > told["rest"].seconds >= 0  # who waits takes nothing


def test_what_is_raised_is_raised_and_counted(tmp_path: Path) -> None:
    meter = Meter()
    with pytest.raises(ZeroDivisionError):
        meter.carrying_out(carry_out)(lambda: 1 / 0)
    assert [one.times for one in spent(meter, tmp_path).values()] == [1]


def test_what_carries_out_the_steps_is_not_counted(tmp_path: Path) -> None:
    meter = Meter()

    def costly(step: Callable[P, R], /, *arguments: P.args, **named: P.kwargs) -> R:
        work(2_000_000)
        return step(*arguments, **named)

    assert meter.carrying_out(costly)(work, 3) == 5
    begun = spent(meter, tmp_path)["work"].seconds
    meter.metered(work)(2_000_000)
    assert spent(meter, tmp_path)["work"].seconds - begun > begun


def test_requests_count_with_their_step_or_by_themselves_in_threads_of_their_own(tmp_path: Path) -> None:
    meter = Meter()
    request = meter.metered(rest)

    def step() -> None:
        request(1)
        beside = threading.Thread(target=request, args=(2,))
        beside.start()
        beside.join()

    meter.carrying_out(carry_out)(step)
    assert {name: one.times for name, one in spent(meter, tmp_path).items()} == {"step": 1, "rest": 1}
