"""How long Datasette's pages take on a made store, without a browser; none where Datasette is not installed."""

import asyncio
import importlib.util
import time
from pathlib import Path

from tests.benchmarks.figures import Figures, Took

PAGES = (
    *("/", "/onrecord", "/-/timeline", "/onrecord/v_statements", "/onrecord/v_statements?_search=thaad"),
    *("/onrecord/v_positions", "/onrecord/v_articles", "/onrecord/v_changes", "/onrecord/v_unresolved"),
    *("/onrecord/changes", "/onrecord/statements"),
)


def measure(figures: Figures, path: Path) -> None:
    """Print the time of each page, of the second time that it is asked for."""
    if importlib.util.find_spec("datasette") is None:
        print("Datasette's pages are left out: it is not installed (pip install 'onrecord[browse]')")
        return
    asyncio.run(_measure(figures, path))


async def _measure(figures: Figures, path: Path) -> None:
    from flows.browsing.serving import application

    datasette = application(path)
    for page in PAGES:
        await datasette.client.get(page)
        clock, processor = time.perf_counter(), time.process_time()
        answer = await datasette.client.get(page)
        took = Took(time.perf_counter() - clock, time.process_time() - processor)
        name = f"page {page.removeprefix('/onrecord')}"
        if answer.status_code == 200:
            figures.time(name, took)
        else:  # Datasette ends what takes longer than its limit of time
            figures.failed(name, f"ended with {answer.status_code} after {took.clock:.1f} s")
