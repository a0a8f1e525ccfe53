"""Measures one text or page in a process of its own: ``python -m tests.benchmarks.measuring NAME SIZE`` prints JSON.

A process of its own, because the peak of memory is a process's and a hang has to be ended from without.
"""

import datetime as dt
import json
import resource
import sys
import time

import seeds
from parsers import reference
from parsers.errors import PageError
from parsers.outlets import read_page
from parsers.pages import read_text_copy
from parsers.records import Article
from parsers.reference import Reference
from parsers.statements import Extractor
from tests.benchmarks.adversarial import INPUTS
from tests.benchmarks.hostile_pages import PAGES


def measure(name: str, size: int) -> dict[str, float | int | str]:
    """Return seconds, peak memory in MB (of the whole process, reference data included) and what was found.

    ``read`` are the seconds of the page's reading, ``extract`` those of the extraction.
    """
    known = reference.load(seeds.FOLDER)
    extractor = Extractor(known)
    source = (INPUTS[name] if name in INPUTS else PAGES[name][1])(size)
    started = time.perf_counter()
    try:
        article = _read(name, source, known)
    except PageError as error:
        took = time.perf_counter() - started
        return {"read": took, "extract": 0.0, "memory": _peak(), "found": f"PageError: {_reason(str(error))}"}
    read = time.perf_counter()
    statements = extractor(article)
    done = time.perf_counter()
    return {"read": read - started, "extract": done - read, "memory": _peak(), "found": len(statements)}


def _read(name: str, source: str, known: Reference) -> Article:
    if name in INPUTS:
        return read_text_copy(source, reference=known, published=dt.date(2017, 11, 1), outlet="China Daily")
    return read_page(source.encode(), reference=known, url=PAGES[name][0])


def _reason(message: str) -> str:
    """What is wrong, without what was read."""
    return message.partition(": ")[2][:60]


def _peak() -> float:
    """Return the most memory that this process has held so far, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1_000)


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
