"""Killed anywhere, a run on the web comes to the same in the end: what it could not have or read is not forgotten."""

import signal
from pathlib import Path
from typing import Any

import pytest

from tests.flows.dumps import dump
from tests.flows.mortal import cycle
from tests.flows.test_kill import mortal
from tests.site.catalogue import catalogue, of
from tests.site.fixtures import server, site
from tests.site.outlets import Outlets
from tests.site.server import Page, Site
from tests.site.tricks import status

__all__ = ["server", "site"]

pytestmark = pytest.mark.slow

PIECES = catalogue(60)
SECTION = [piece for piece in of(PIECES, "china-daily") if piece.section == "world/asia_pacific"]
MILITARY = of(PIECES, "china-military-online")
PARTS = 6
"""How many moments of a run are tried, evenly spread over its second half, where pages are kept, read and judged."""


@pytest.fixture
def broken(site: Site) -> Site:
    """The replica with pages that cannot be had, pages that cannot be read, and one that is in Chinese."""
    site.routes.append(Outlets(PIECES))
    site.put(SECTION[0].url, status(500))
    site.put(SECTION[1].url, status(404))
    site.put(SECTION[2].url, Page(b"<html><body>nothing that an article has</body></html>"))
    site.put(MILITARY[0].url, Page(b"<html><body>nothing that an article has</body></html>"))
    return site


def outcome(db: Path) -> dict[str, Any]:
    tables = dump(db)
    return {
        name: tables[name] for name in ("run_sources", "misses", "awaited", "set_aside", "lists", "article_versions")
    } | {"verdict": [row["verdict"] for row in tables["runs"]]}


def test_a_run_killed_on_the_web_comes_to_the_same(broken: Site, tmp_path: Path) -> None:
    whole = tmp_path / "whole" / "onrecord.db"
    done = mortal(whole, "0", broken.place)
    assert done.returncode == 0, done.stderr
    moments = int(done.stdout)
    expected = outcome(whole)
    section = next(row for row in expected["run_sources"] if row["source"] == "section")
    assert (section["found"], section["new"], section["left_out"]) == (len(SECTION), len(SECTION) - 2, 3)
    assert len(expected["misses"]) == 2
    assert [row["url"] for row in expected["awaited"]] == sorted(piece.url for piece in SECTION[:2])
    assert len(expected["lists"]) == 2
    for part in range(PARTS):
        db = tmp_path / str(part) / "onrecord.db"
        moment = moments // 2 + part * (moments - moments // 2) // (PARTS - 1)
        assert mortal(db, str(moment), broken.place).returncode == -signal.SIGKILL
        cycle(db, broken.place)
        assert outcome(db) == expected, f"killed at {moment} of {moments}"
