"""The spans of statements against the texts that they are cut from."""

from collections.abc import Iterator

from sqlite_utils import Database

from store.checks.fault import REPORT, Fault

_SPANS = 'SELECT version, start, "end", text, statement FROM spans ORDER BY statement, version'
_BARE = """
SELECT count(*), min(s.id) FROM statements s
WHERE NOT EXISTS (SELECT 1 FROM spans p WHERE p.statement = s.id AND p.version = s.version AND p.role = 'content')
"""


def check(db: Database) -> Iterator[Fault]:
    """Find spans whose words are not those of the text there, and statements that have none in their own version.

    The texts are cut here and not by SQLite, which counts characters from the start of a text for each cut. Spans come
    in the order in which they are kept: those of one article are together, so that hardly any text is read twice.
    """
    wrong: list[int] = []
    at, text = None, ""
    for version, start, end, words, statement in db.execute(_SPANS):
        if version != at:
            row = db.execute("SELECT text FROM article_versions WHERE id = ?", (version,)).fetchone()
            at, text = version, row[0] if row else ""
        if text[start:end] != words:
            wrong.append(statement)
    if wrong:
        yield Fault(
            f"spans that do not match the text of their version: {len(wrong):,}, as of statement {wrong[0]}", REPORT
        )
    number, example = db.execute(_BARE).fetchone()
    if number:
        yield Fault(f"statements without a span in their own version: {number:,}, as {example}", REPORT)
