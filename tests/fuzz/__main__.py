"""Fuzzes the parsers under guidance by coverage, with atheris: ``python -m tests.fuzz [--seconds N] [TARGET…]``.

atheris is no part of the environment: docs/quality.md says how to run this. Inputs that led somewhere new are kept
in ``--corpus`` (a temporary folder, else), so that a later run begins there. It ends at the first finding, with the
bytes in a file ``crash-…`` that ``--input FILE`` reads again.
"""

import argparse
import importlib
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

atheris: Any = importlib.import_module("atheris")

with atheris.instrument_imports(include=["parsers"]):
    from tests.fuzz.targets import TARGETS, examples


def main(arguments: Sequence[str]) -> None:
    """Fuzz until the time is over or something is found."""
    options = _options(arguments)
    names = options.targets or list(TARGETS)
    if options.input:
        _one(names, options.input.read_bytes())
        return
    corpus = options.corpus or Path(tempfile.mkdtemp(prefix="fuzz-"))
    for at, name in enumerate(names):
        for count, raw in enumerate(examples(name)):
            (corpus / f"{name}-{count}".replace(" ", "-")).write_bytes(bytes([at]) + raw[: options.size])

    limits = [f"-max_total_time={options.seconds}", f"-max_len={options.size + 1}", "-timeout=20", "-rss_limit_mb=2000"]
    atheris.Setup([sys.argv[0], *limits, "-print_final_stats=1", str(corpus)], partial(_one, names))
    atheris.Fuzz()


def _one(names: Sequence[str], raw: bytes) -> None:
    """Hand the bytes to the target that the first of them chooses."""
    if raw:
        TARGETS[names[raw[0] % len(names)]](raw[1:])


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of: {'; '.join(TARGETS)}")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--size", type=int, default=6_000, metavar="BYTES")
    parser.add_argument("--corpus", type=Path, metavar="FOLDER")
    parser.add_argument("--input", type=Path, metavar="FILE")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
