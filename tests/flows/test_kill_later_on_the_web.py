"""Killed anywhere, looks at known articles and at the past come to the same in the end."""

import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.flows.dumps import dump
from tests.flows.replica import Monitor
from tests.site.catalogue import catalogue, of
from tests.site.fixtures import server, site
from tests.site.outlets import Outlets
from tests.site.server import Site
from tests.site.tricks import status

__all__ = ["server", "site"]

pytestmark = pytest.mark.slow

PIECES = catalogue(60)
SECTION = [piece for piece in of(PIECES, "china-daily") if piece.section == "world/asia_pacific"]
PARTS = 5
"""How many moments are tried, evenly spread over all but the first tenth, in which the store is opened."""


@pytest.fixture
def monitor(site: Site, tmp_path: Path) -> Monitor:
    outlets = Outlets(PIECES)
    site.routes.append(outlets)
    folder = tmp_path / "before"
    folder.mkdir()
    return Monitor(site, outlets, folder)


def go(monitor: Monitor, name: str, moment: int, *window: str) -> "subprocess.CompletedProcess[str]":
    """Run in a process of its own, thirty days later, up to a moment."""
    command = [sys.executable, "-m", "tests.flows.replica", str(monitor.write(name)), "30", str(moment), *window]
    return subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)


def copied(monitor: Monitor, name: str) -> Monitor:
    """A copy of the store that ``monitor`` has, and its settings, beside it."""
    folder = monitor.folder.parent / name
    shutil.copytree(monitor.folder, folder)
    return replace(monitor, folder=folder, said=[])


def outcome(monitor: Monitor) -> dict[str, Any]:
    tables = dump(monitor.db)
    wanted = ("snapshots", "article_versions", "statements", "digest_items", "misses", "awaited", "lists", "windows")
    return {name: tables[name] for name in wanted} | {
        "looks": monitor.rows("SELECT article, url, etag, due_at, gone_at, withdrawn_at FROM looks ORDER BY article"),
        "runs": [row["verdict"] for row in tables["runs"]],
    }


def killed_anywhere(monitor: Monitor, name: str, *window: str) -> dict[str, Any]:
    """Kill runs at moments all over, let the next take each up, and return what all of them came to."""
    whole = copied(monitor, "whole")
    done = go(whole, name, 0, *window)
    assert done.returncode == 0, done.stderr
    moments, expected = int(done.stdout), outcome(whole)
    for part in range(PARTS):
        moment = moments // 10 + part * (moments - moments // 10) // PARTS
        cut = copied(monitor, f"part {part}")
        assert go(cut, name, moment, *window).returncode == -signal.SIGKILL
        again = go(cut, name, 0, *window)
        assert again.returncode == 0, again.stderr
        assert outcome(cut) == expected, f"killed at {moment} of {moments}"
    return expected


def test_looks_at_known_articles_that_are_killed_come_to_the_same(monitor: Monitor, site: Site) -> None:
    monitor.run("all-of-section")
    corrected, gone, silent = SECTION[:3]
    monitor.outlets.correct(corrected, paragraphs=(*corrected.paragraphs, "The keeper has left, it said."))
    site.put(gone.url, status(404))
    site.put(silent.url, status(500))
    found = killed_anywhere(monitor, "all-of-section")
    assert len(found["article_versions"]) == len(SECTION) + 1
    assert [row[1] for row in found["looks"] if row[4] is not None] == [gone.url]


def test_a_walk_through_the_past_that_is_killed_comes_to_the_same(monitor: Monitor, site: Site) -> None:
    monitor.write("search")
    listed = [piece for piece in of(PIECES, "china-daily") if piece.about and 13 <= piece.published.day <= 20]
    site.put(listed[0].url, status(404))
    found = killed_anywhere(monitor, "search", "2026-11-13", "2026-11-20")
    assert len(found["article_versions"]) == len(listed) - 1
    assert [row["url"] for row in found["awaited"]] == [listed[0].url.replace("https", "http")]
    assert [row["first_day"] for row in found["windows"]] == ["2026-11-13", "2026-11-16", "2026-11-19"]
