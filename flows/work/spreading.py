"""Work given to those whom the settings name, where there is enough of it."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from flows.errors import SettingsError
from flows.work.crew import Crew, Here
from flows.work.settings import Work

R = TypeVar("R")

_DASK = ("prefect_dask", "distributed", "dask")
FEW = 50
"""Items that are done here before others could begin."""


def spread(work: Work, db: Path, many: int, body: Callable[[Crew], R]) -> R:
    """Call ``body`` with those who are to do so ``many`` items of work, and return what it returns.

    ``db`` is the store, beside which Prefect's own data lies. Raises SettingsError where a library is missing that
    the settings ask for, WorkError where the workers cannot be had.
    """
    if work.on == "here" or many <= FEW:
        return body(Here())
    from flows.work.under_prefect import in_flow  # takes a second or more to import

    try:
        return in_flow(work, db, body)
    except ModuleNotFoundError as error:
        if work.on == "dask" and (missing := (error.name or "").partition(".")[0]) in _DASK:
            raise SettingsError(
                f'settings: work: on = "dask" needs {missing}; install it with pip install "onrecord[dask]"'
            ) from error
        raise
