"""The units of systemd: it understands them, they call commands that there are, and what they may do is little."""

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli import BAD_INPUT, COMMANDS

UNITS = Path(__file__).parents[2] / "deploy" / "systemd"
INSTALLED = "/opt/onrecord/.venv/bin/onrecord"
MOST_EXPOSED = 20
"""Tenths; systemd calls up to 2.0 fine."""

needs_systemd = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="this system has no systemd-analyze")


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The units in a folder, calling the command of this environment, for systemd looks whether it is there."""
    shutil.copytree(UNITS, tmp_path, dirs_exist_ok=True)
    command = tmp_path / "onrecord"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m flows.cli "$@"\n')
    command.chmod(0o755)
    for file in tmp_path.glob("*.service"):
        file.write_text(file.read_text(encoding="utf-8").replace(INSTALLED, str(command)), encoding="utf-8")
    return tmp_path


def analyze(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "SYSTEMD_UNIT_PATH": f"{folder}:"}
    return subprocess.run(
        ["systemd-analyze", *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=100
    )


def names(*endings: str) -> list[str]:
    return sorted(path.name for path in UNITS.iterdir() if path.suffix in endings)


def unit(name: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.read(UNITS / name, encoding="utf-8")
    return parser


@needs_systemd
@pytest.mark.parametrize("name", names(".service", ".timer"))
def test_systemd_finds_no_fault(units: Path, name: str) -> None:
    done = analyze(units, "verify", "--man=no", f"./{name}")
    assert (done.returncode, done.stderr) == (0, "")


@needs_systemd
def test_systemd_would_find_one(units: Path) -> None:
    file = units / "onrecord-run.service"
    file.write_text(file.read_text().replace("Type=oneshot", "Type=now and then"))
    assert "now and then" in analyze(units, "verify", "--man=no", "./onrecord-run.service").stderr


@needs_systemd
@pytest.mark.parametrize("name", names(".service"))
def test_what_a_service_may_do_is_little(units: Path, name: str) -> None:
    done = analyze(units, "security", "--offline=yes", f"--threshold={MOST_EXPOSED}", "--no-pager", f"./{name}")
    if "unrecognized option" in done.stderr:
        pytest.skip("this systemd-analyze cannot judge units that are not installed")
    assert done.returncode == 0, done.stdout.splitlines()[-1]


@needs_systemd
def test_the_timer_comes_four_times_a_day() -> None:
    when = unit("onrecord-run.timer")["Timer"]["OnCalendar"]
    told = subprocess.run(
        ["systemd-analyze", "calendar", "--iterations=5", "--base-time=2026-11-22 00:00:00 UTC", when],
        env={**os.environ, "TZ": "UTC"},
        capture_output=True,
        text=True,
    )
    assert re.findall(r"2026-11-2\d \d\d:\d\d:\d\d", told.stdout)[:5] == [
        "2026-11-22 04:17:00",
        "2026-11-22 10:17:00",
        "2026-11-22 16:17:00",
        "2026-11-22 22:17:00",
        "2026-11-23 04:17:00",
    ]


@pytest.mark.parametrize("name", names(".service"))
def test_a_service_calls_a_command_and_ends_as_that_does(name: str) -> None:
    service = unit(name)["Service"]
    path, command = service["ExecStart"].split()
    assert path == INSTALLED
    assert command in COMMANDS
    assert (service["KillMode"], int(service["TimeoutStopSec"])) == ("mixed", 120)
    assert service.get("RestartPreventExitStatus", str(BAD_INPUT)) == str(BAD_INPUT)


def test_what_both_services_share_is_for_both() -> None:
    (shared,) = UNITS.glob("*.service.d")
    prefix = shared.name.removesuffix(".service.d")
    assert all(name.startswith(prefix) for name in names(".service"))
