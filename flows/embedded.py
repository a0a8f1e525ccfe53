"""Prefect without a server of one's own: what it reads from the environment, set before it is imported."""

import os
from collections.abc import MutableMapping
from pathlib import Path

QUIET = {f"PREFECT_LOGGING_{part}LEVEL": "CRITICAL" for part in ("", "ROOT_", "SERVER_", "INTERNAL_")}
"""The command says itself what went wrong; Prefect's own server speaks of its end as of a failure."""

EMBEDDED = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "90",  # 20 by default, and a first start took 18
}


def set_up(data: Path, *, verbose: bool, environment: MutableMapping[str, str] = os.environ) -> None:
    """Fit the environment for a flow; what it says already, as ``PREFECT_API_URL``, stands.

    Prefect's own data goes into ``data``, beside the store: the profiles and databases that a person has under
    ``~/.prefect``, perhaps of another version of Prefect, are neither read nor changed.
    """
    for name, value in ({} if verbose else QUIET).items() | EMBEDDED.items():
        environment.setdefault(name, value)
    environment.setdefault("PREFECT_HOME", str((data / "prefect").absolute()))
