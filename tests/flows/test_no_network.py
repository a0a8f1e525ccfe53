"""Without a network: the seeds are published and the silent sources named; later runs are broken. With the command."""

import json
import socket
from pathlib import Path

import pytest

from tests.flows.conftest import Run

SETTINGS = """[http]
delay = 0
attempts = 1
loopback = true
hosts = {{ "chinadaily.com.cn" = "127.0.0.1:{port}", "eng.mod.gov.cn" = "127.0.0.1:{port}" }}
[[sources]]
name = "seeds"
kind = "seeds"
[[sources]]
name = "search"
kind = "chinadaily-search"
keywords = "THAAD"
[[sources]]
name = "ministry"
kind = "mnd"
url = "http://eng.mod.gov.cn/2025xb/P/index.html"
"""


@pytest.fixture
def dead_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_the_first_run_publishes_the_seeds_and_later_ones_are_broken(
    onrecord: Run, workdir: Path, dead_port: int
) -> None:
    (workdir / "onrecord.toml").write_text(SETTINGS.format(port=dead_port))
    first = onrecord("run")
    assert first.returncode == 0, first.stderr
    assert first.stdout.startswith("# On the record")
    assert "2 of 3 sources did not answer" in first.stdout
    assert "search entered failing: asking for the list https://newssearch.chinadaily.com.cn/" in first.stderr
    assert "degraded  digest 1; search is failing: " in first.stderr
    assert "; ministry is failing: " in first.stderr

    second = onrecord("run")
    assert (second.returncode, second.stdout) == (3, "")
    assert "no source answered; search is failing: " in second.stderr
    assert "entered" not in second.stderr  # that was told

    doctor = onrecord("doctor", "--json")
    assert doctor.returncode == 3
    told = json.loads(doctor.stdout)
    assert [(one["source"], one["state"], one["articles"]) for one in told["sources"]] == [
        ("ministry", "failing", 0),
        ("search", "failing", 0),
        ("seeds", "quiet", 2),
    ]
    assert [(one["level"], one["where"]) for one in told["findings"]] == [
        ("broken", "runs"),
        ("look", "ministry"),
        ("look", "search"),
    ]
