"""The spans of statements against the texts that they are cut from."""

from collections.abc import Iterator
from itertools import groupby

from sqlite_utils import Database

from store.checks.fault import REPORT, Fault

_SPANS = 'SELECT version, start, "end", text, statement FROM spans ORDER BY version'
_BARE = """
SELECT count(*), min(s.id) FROM statements s
WHERE NOT EXISTS (SELECT 1 FROM spans p WHERE p.statement = s.id AND p.version = s.version AND p.role = 'content')
"""


def check(db: Database) -> Iterator[Fault]:
    """Find spans whose words are not those of the text there, and statements that have none in their own version.

    The texts are cut here and not by SQLite, which counts characters from the start of a text for each cut.
    """
    wrong: list[int] = []
    for version, spans in groupby(db.execute(_SPANS), key=lambda row: row[0]):
        row = db.execute("SELECT text FROM article_versions WHERE id = ?", (version,)).fetchone()
        text = row[0] if row else ""
        wrong += [statement for _, start, end, words, statement in spans if text[start:end] != words]
    if wrong:
        yield Fault(
            f"spans that do not match the text of their version: {len(wrong):,}, as of statement {wrong[0]}", REPORT
        )
    number, example = db.execute(_BARE).fetchone()
    if number:
        yield Fault(f"statements without a span in their own version: {number:,}, as {example}", REPORT)
