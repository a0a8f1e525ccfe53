"""Prints the benchmark tables: ``make bench``. Leaves with 1 where a bound is broken.

``python -m tests.benchmarks NAME…`` runs hostile texts and pages of these names only, ``--size BYTES`` at another size.
The store is measured with 50,000 statements, matching with 4,000; ``--statements 1000000 --matched 200000`` is the full
measure, ``python -m tests.benchmarks.storing`` measures them alone.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.adversarial import INPUTS, MEGABYTE
from tests.benchmarks.hostile_pages import PAGES

ROOT = Path(__file__).parents[2]
SECONDS = 10.0
PAGE_SECONDS = 2.0
"""For the reading of a page; what is found in its text is bounded as in other texts."""
MEMORY = 300.0
HANGS = 60
"""Seconds after which a measurement is ended."""
NAMES = (*INPUTS, *PAGES)


def main() -> int:
    """Print the tables as they come; return the exit status."""
    options, slow = _options(), False
    if not options.names:
        for table in ("speed", "copies"):
            subprocess.run([sys.executable, "-m", f"tests.benchmarks.{table}"], cwd=ROOT, check=True)
            print(flush=True)
        sizes = ["--statements", str(options.statements), "--matched", str(options.matched)]
        slow = subprocess.run([sys.executable, "-m", "tests.benchmarks.storing", *sizes], cwd=ROOT).returncode != 0
        print()
    print(f"{options.size:,} bytes of{'':26}{'read s':>8}{'extract s':>11}{'peak MB':>9}  found")
    broken = [name for name in options.names or NAMES if not _row(name, options.size)]
    bounds = f"{SECONDS:.0f} s and {MEMORY:.0f} MB a text, {PAGE_SECONDS:.0f} s to read a page"
    print(f"\nbounds: {bounds}; broken by {len(broken)}: {', '.join(broken) or 'none'}")
    return 1 if broken or slow else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {'; '.join(NAMES)}")
    parser.add_argument("--size", type=int, default=MEGABYTE, metavar="BYTES")
    parser.add_argument("--statements", type=int, default=50_000, metavar="N", help="statements of the made store")
    parser.add_argument("--matched", type=int, default=4_000, metavar="N", help="statements that are matched")
    options = parser.parse_args()
    if unknown := sorted(set(options.names) - set(NAMES)):
        parser.error(f"no such text: {', '.join(unknown)}; --help lists them")
    return options


def _row(name: str, size: int) -> bool:
    """Measure a text in a process of its own, print its row, return whether it keeps within the bounds."""
    command = [sys.executable, "-m", "tests.benchmarks.measuring", name, str(size)]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=HANGS)
    except subprocess.TimeoutExpired:
        print(f"{name:40}{'':>8}{f'> {HANGS}':>11}", flush=True)
        return False
    if done.returncode:
        print(
            f"{name:40}{'':>28}  {(done.stderr.strip().splitlines() or ['ended without a word'])[-1][:120]}", flush=True
        )
        return False
    got = json.loads(done.stdout)
    print(f"{name:40}{got['read']:8.2f}{got['extract']:11.2f}{got['memory']:9.0f}  {got['found']}", flush=True)
    soon = got["read"] + got["extract"] <= SECONDS and (name in INPUTS or got["read"] <= PAGE_SECONDS)
    return bool(soon and got["memory"] <= MEMORY)


if __name__ == "__main__":
    sys.exit(main())
