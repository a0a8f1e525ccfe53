"""Speed of the parsers on ordinary articles: ``python -m tests.benchmarks.speed`` (``--profile`` for the hot spots).

The articles are the columns that lie beside the project; where they are absent our own annotated ones, over and over.
"""

import cProfile
import gzip
import json
import pstats
import statistics
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import parsers
import seeds
from parsers import reference
from parsers.pages import read_text_copy
from parsers.reference import Reference
from parsers.statements import Extractor

COLUMNS = Path(__file__).parents[3] / "shared" / "corpus" / "chinadaily_columns.jsonl.gz"
GOLD = Path(__file__).parents[1] / "gold"
GOLD_TIMES = 40
RUNS = 5
_PACKAGE = str(Path(parsers.__file__).parent)


def articles() -> tuple[str, list[str]]:
    """Return what the articles are, and the text of each."""
    if COLUMNS.exists():
        with gzip.open(COLUMNS, "rt", encoding="utf-8") as lines:
            entries = [json.loads(line) for line in lines]
        return f"{len(entries)} columns", ["\n".join(entry[part].strip() for part in _PARTS) for entry in entries]
    texts = [path.read_text("utf-8") for path in sorted(GOLD.glob("*/*.txt"))]
    return f"{len(texts)} annotated articles, {GOLD_TIMES} times", texts * GOLD_TIMES


_PARTS = ("title", "info_l", "content")


def run(texts: Sequence[str], known: Reference, extractor: Extractor) -> tuple[float, float, int]:
    """Return the seconds of processor time that reading and extracting took, and how many statements were found."""
    started = time.process_time()
    read = [read_text_copy(text, reference=known, outlet="China Daily") for text in texts]
    between = time.process_time()
    found = sum(len(extractor(article)) for article in read)
    return between - started, time.process_time() - between, found


def shares(texts: Sequence[str], known: Reference, extractor: Extractor) -> tuple[Counter[str], str]:
    """Return the share of own time by module, and a summary of the functions that took most.

    The time of library and built-in functions counts for who called them.
    """
    profile = cProfile.Profile()
    profile.runcall(run, texts, known, extractor)
    stats = pstats.Stats(profile)
    modules: Counter[str] = Counter()
    for (file, _, _), (_, _, own, _, callers) in stats.stats.items():  # type: ignore[attr-defined]  # typeshed leaves it out
        if file.startswith(_PACKAGE):
            modules[_module(file)] += own
        else:
            for (caller, _, _), (_, _, part, _) in callers.items():
                modules[_module(caller)] += part
    total = sum(modules.values())
    return Counter({module: part / total for module, part in modules.items()}), _hottest(stats)


def _module(file: str) -> str:
    if not file.startswith(_PACKAGE):
        return "libraries among themselves"
    return str(Path(file).relative_to(_PACKAGE).with_suffix(""))


def _hottest(stats: pstats.Stats, count: int = 40) -> str:
    lines = []
    rows = sorted(stats.stats.items(), key=lambda row: -row[1][2])[:count]  # type: ignore[attr-defined]  # typeshed leaves it out
    for (file, line, name), (_, calls, own, cumulated, _) in rows:
        where = _module(file) if file.startswith(_PACKAGE) else Path(file).name
        lines.append(f"{own:8.3f} {cumulated:8.3f} {calls:9}  {where}:{line} {name}")
    return "\n".join(["     own    cumul     calls  function", *lines])


def main(arguments: Sequence[str]) -> None:
    """Print the table; with ``--profile`` the shares by module and the hottest functions after it."""
    known = reference.load(seeds.FOLDER)
    extractor = Extractor(known)
    what, texts = articles()
    words = sum(len(text.split()) for text in texts)
    runs = [run(texts, known, extractor) for _ in range(RUNS)]
    read, extract = (statistics.median(column) for column in list(zip(*runs, strict=True))[:2])
    print(f"{what}: {words:,} words, {runs[0][2]:,} statements; median of {RUNS} runs, processor time of one core")
    print(f"{'stage':10}{'seconds':>9}{'share':>7}{'words/s':>12}")
    for stage, seconds in (("read", read), ("extract", extract), ("both", read + extract)):
        print(f"{stage:10}{seconds:9.2f}{seconds / (read + extract):7.0%}{words / seconds:12,.0f}")
    if "--profile" in arguments:
        modules, hottest = shares(texts, known, extractor)
        print("\nshare of time by module (under the profiler)")
        print("\n".join(f"{share:6.1%}  {module}" for module, share in modules.most_common()))
        print(f"\n{hottest}")


if __name__ == "__main__":
    main(sys.argv[1:])
