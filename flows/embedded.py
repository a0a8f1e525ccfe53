"""Prefect without a server of one's own: what it reads from the environment, set before it is imported."""

import os
import sys
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path

from flows.serving import server

QUIET = {f"PREFECT_LOGGING_{part}LEVEL": "CRITICAL" for part in ("", "ROOT_", "SERVER_", "INTERNAL_")}
"""The command says itself what went wrong; Prefect's own server speaks of its end as of a failure."""

EMBEDDED = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
}

_URL = "PREFECT_API_URL"
_PLACES = {"prefect.toml": "", ".env": _URL, "pyproject.toml": "[tool.prefect"}
"""Files of the working directory from which Prefect takes settings, and what they hold if they do."""


def set_up(data: Path, *, verbose: bool, environment: MutableMapping[str, str] = os.environ) -> None:
    """Fit the environment for a flow; what it says already, as ``PREFECT_API_URL``, stands.

    Prefect's own data goes into ``data``, beside the store: the profiles and databases that a person has under
    ``~/.prefect``, perhaps of another version of Prefect, are neither read nor changed.
    """
    for name, value in ({} if verbose else QUIET).items() | EMBEDDED.items():
        environment.setdefault(name, value)
    environment.setdefault("PREFECT_HOME", str((data / "prefect").absolute()))


@contextmanager
def api(data: Path, *, verbose: bool, scheduling: bool = False) -> Iterator[server.Server | None]:
    """See to it that a flow has an API: the one that is set, else one of our own, which is given.

    The environment is set up as by ``set_up``. Ours ends with this process, however that ends; Prefect's own would go
    on after a SIGKILL. Prefect is imported while it starts. With ``scheduling`` it makes the runs of schedules. Raises
    BrokenRun where it does not start.
    """
    set_up(data, verbose=verbose)
    if _is_set():
        yield None
        return
    with server.started(scheduling=scheduling, verbose=verbose) as ours:
        os.environ[_URL] = ours.url
        try:
            _import()
            ours.wait()
            yield ours
        finally:
            del os.environ[_URL]


def _is_set() -> bool:
    """Whether the person has set where the API is; importing Prefect to ask it takes a second, so only where he may."""
    if os.environ.get(_URL):
        return True
    home = Path(os.environ["PREFECT_HOME"])
    is_named = {"PREFECT_PROFILE", "PREFECT_PROFILES_PATH"} & set(os.environ) or (home / "profiles.toml").exists()
    if not is_named and not any(_holds(Path(file), mark) for file, mark in _PLACES.items()):
        return False
    from prefect.settings import PREFECT_API_URL

    return bool(PREFECT_API_URL.value())


def _holds(file: Path, mark: str) -> bool:
    try:
        return mark in file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


def _import() -> None:
    """Import what a flow needs of Prefect; where it has been imported, let it read the environment anew."""
    was_there = "prefect" in sys.modules
    from prefect.context import refresh_global_settings_context

    if was_there:
        refresh_global_settings_context()
