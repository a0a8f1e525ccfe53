"""Prints the quality table: ``make eval``; ``python -m tests.quality.table --markdown`` prints it for docs/quality.md.

Names of sets may follow: ``python -m tests.quality.table a dev``. Of every set it shows totals and nothing else.
"""

import argparse
from collections.abc import Iterator, Sequence

from tests.quality.figures import Figures, figures
from tests.quality.scoring import Match, Share
from tests.quality.sets import SETS

Cells = tuple[str, ...]


def table(measured: Sequence[Figures]) -> list[Cells]:
    """Return the rows of the table, the heading first: a column a set."""
    return [
        ("", *(one.name for one in measured)),
        ("articles", *(str(one.articles) for one in measured)),
        ("annotated statements", *(str(one.score.records.gold) for one in measured)),
        ("found", *(str(one.score.records.found) for one in measured)),
        *_matches("statements", [one.score.records for one in measured]),
        *(
            row
            for kind in measured[0].score.quotes
            for row in _matches(kind, [one.score.quotes[kind] for one in measured])
        ),
        *((name, *(_share(one.score.fields[name]) for one in measured)) for name in measured[0].score.fields),
        ("relevance", *(_share(one.relevance) for one in measured)),
    ]


def positions_table(measured: Sequence[Figures]) -> list[Cells]:
    """Return the rows on positions, the heading first: a column a set that has some."""
    found = [(one.name, one.positions) for one in measured if one.positions is not None]
    return [
        ("", *(name for name, _ in found)),
        ("pairs of one position", *(str(match.gold) for _, match in found)),
        ("put together", *(str(match.found) for _, match in found)),
        *_matches("pairs", [match for _, match in found]),
    ]


def _matches(name: str, matches: Sequence[Match]) -> Iterator[Cells]:
    yield f"{name} P", *(f"{match.precision:.3f}" for match in matches)
    yield f"{name} R", *(f"{match.recall:.3f}" for match in matches)
    yield f"{name} F1", *(f"{match.f1:.3f}" for match in matches)


def _share(share: Share | None) -> str:
    return f"{share.value:.3f} ({share.right}/{share.of})" if share is not None and share.of else "–"


def plain(rows: Sequence[Cells]) -> str:
    """Return the rows in columns."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        for row in rows
    )
    return "\n".join("  ".join(cells).rstrip() for cells in lines)


def markdown(rows: Sequence[Cells]) -> str:
    """Return the rows as a Markdown table."""
    head, *body = rows
    lines = [head, ("---", *("---:" for _ in head[1:])), *body]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def main() -> None:
    """Print the table of the sets that are here, and name those that are not."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.table", description=__doc__)
    parser.add_argument("--markdown", action="store_true", help="print a Markdown table")
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of: {', '.join(SETS)}; all of them unless named")
    options = parser.parse_args()
    if unknown := sorted(set(options.sets) - set(SETS)):
        parser.error(f"no such set: {', '.join(unknown)}")
    wanted = [SETS[name] for name in options.sets or SETS]
    absent = [gold.name for gold in wanted if not gold.present]
    measured = [figures(gold.name) for gold in wanted if gold.present]
    printed = markdown if options.markdown else plain
    print(printed(table([one for one in measured if one.by_hand])))
    print(f"\n{printed(positions_table(measured))}")
    if absent:
        print(f"\nnot here, so not measured: {', '.join(absent)}")


if __name__ == "__main__":
    main()
