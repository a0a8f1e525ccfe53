"""What is wrong with a store is found, told with its mend, and mended where that can be done."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from store import checks, positions
from store.checks.fault import RESTORE, Fault
from store.database import one, open_store
from tests.store.builders import Record, article, statement


def found(db: Database) -> dict[str, list[str]]:
    """What each check says that says anything."""
    return {name: [fault.what for fault in those] for name, those in checks.faults(db) if those}


def mends(db: Database) -> set[str]:
    return {fault.mend for _, those in checks.faults(db) for fault in those}


@pytest.fixture
def filled(db: Database, record: Record) -> Database:
    """A store of five articles with an old version, matched."""
    for number in range(5):
        record.say(f"it would take measure number {number} — “firmly”", on=f"2016-11-0{number + 1}")
    first = article("China said it hopes for dialogue.\n")
    record.add(first, statement(first, "it hopes for dialogue"))
    positions.match(db)
    return db


def test_a_sound_store_has_nothing(filled: Database) -> None:
    assert [name for name, those in checks.faults(filled)] == list(checks.CHECKS)
    assert found(filled) == {}
    assert checks.mend(filled) == []


def test_an_empty_store_has_nothing(db: Database) -> None:
    assert found(db) == {}


def test_it_takes_no_leave_to_write(filled: Database, path: Path) -> None:
    assert found(open_store(path, write=False)) == {}


def test_references_to_nothing_are_counted_by_table(filled: Database) -> None:
    filled.execute("PRAGMA foreign_keys = OFF")
    for number in (98, 99):
        filled.execute(f"INSERT INTO urls VALUES ('https://example.org/x{number}', {number}, '2026', '2026')")
    assert found(filled) == {"references": ["rows of urls that refer to none of articles: 2"]}
    assert "`onrecord reparse --all --apply`" in mends(filled).pop()


def test_a_span_that_no_longer_matches_is_found(filled: Database) -> None:
    filled.execute("DROP TRIGGER spans_still_match_text")
    filled.execute("UPDATE spans SET text = 'it would not' WHERE statement = 3 AND role = 'content'")
    assert found(filled) == {"spans": ["spans that do not match the text of their version: 1, as of statement 3"]}


def test_a_span_beyond_the_text_is_found(filled: Database) -> None:
    filled.execute("DROP TRIGGER spans_still_match_text")
    filled.execute('UPDATE spans SET start = start + 1000, "end" = "end" + 1000 WHERE statement = 2')
    assert found(filled)["spans"] == ["spans that do not match the text of their version: 2, as of statement 2"]


def test_a_statement_without_spans_is_found(filled: Database) -> None:
    filled.execute("DELETE FROM spans WHERE statement = 4")
    assert found(filled) == {"spans": ["statements without a span in their own version: 1, as 4"]}


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (
            "INSERT INTO statements_fts (statements_fts, rowid, content)"
            " SELECT 'delete', id, content FROM statements WHERE id = 2",
            "the search index of statements is out of step: 1 rows lacking, 0 in excess, 1 of a sample not found",
        ),
        (
            "INSERT INTO statements_fts (rowid, content) VALUES (77, 'what was never said')",
            "the search index of statements is out of step: 0 rows lacking, 1 in excess, 0 of a sample not found",
        ),
        (
            "INSERT INTO articles_fts (articles_fts) VALUES ('delete-all')",
            "the search index of article_versions is out of step: 6 rows lacking, 0 in excess, 6 of a sample not found",
        ),
    ],
    ids=["a row lacking", "a row in excess", "an index emptied"],
)
def test_a_search_index_out_of_step_is_found_and_mended(filled: Database, harm: str, told: str) -> None:
    filled.execute(harm)
    assert found(filled) == {"search": [told]}

    (done,) = checks.mend(filled)
    assert done.endswith("was made anew")
    assert found(filled) == {}


def test_words_that_the_index_has_otherwise_are_found_and_mended(filled: Database) -> None:
    filled.execute("DROP TRIGGER statements_fts_update")
    filled.execute("UPDATE statements SET content = 'something else entirely' WHERE id = 1")
    (told,) = found(filled)["search"]
    assert told.endswith("0 rows lacking, 0 in excess, 1 of a sample not found")
    assert checks.mend(filled) == ["the search index of statements was made anew"]
    assert one(filled, "SELECT rowid FROM statements_fts WHERE statements_fts MATCH 'entirely'") == (1,)


@pytest.mark.parametrize("data", ["X'00'", "zeroblob(100)", "(SELECT data FROM blobs WHERE id = 2)"])
def test_kept_pages_that_changed_are_found(filled: Database, data: str) -> None:
    filled.execute(f"UPDATE blobs SET data = {data} WHERE id = 1")
    assert found(filled) == {"bytes": ["kept pages, of a sample, that cannot be had as they came: 1, as 1"]}
    assert "restore the store from a backup" in mends(filled).pop()


def test_idle_rows_are_found_and_let_go_of(filled: Database) -> None:
    filled.execute("INSERT INTO blobs (sha256, size, codec, data) SELECT 'ff', size, codec, data FROM blobs LIMIT 1")
    filled.execute("UPDATE blobs SET sha256 = (SELECT sha256 FROM blobs WHERE id = 1) || 'x' WHERE sha256 = 'ff'")
    filled.execute("INSERT INTO positions (holder) VALUES ('Nobody')")
    told = found(filled)
    assert [one.partition(", as")[0] for one in told["orphans"]] == [
        "kept pages that no article shows: 1",
        "positions that no statement holds: 1",
    ]

    assert checks.mend(filled) == [
        "let go of kept pages that no article shows: 1",
        "let go of positions that no statement holds: 1",
    ]
    assert found(filled) == {}


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("DELETE FROM statement_speakers WHERE statement = 2", "statements without a speaker: 1, as 2"),
        (
            "UPDATE articles SET current_version = NULL WHERE id = 3",
            "articles that were read and have no current version: 1, as 3",
        ),
        ("UPDATE statements SET status = NULL WHERE id = 5", "matched statements without a status: 1, as 5"),
    ],
    ids=["speaker", "version", "status"],
)
def test_rows_that_are_not_whole_are_found(filled: Database, harm: str, told: str) -> None:
    filled.execute(harm)
    assert found(filled) == {"orphans": [told]}


def test_damage_to_the_file_ends_the_checks(filled: Database, path: Path) -> None:
    root = one(filled, "SELECT rootpage FROM sqlite_master WHERE name = 'statements_dated'")
    size = one(filled, "PRAGMA page_size")
    assert root is not None
    assert size is not None
    filled.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    filled.close()
    with path.open("r+b") as file:
        file.seek((root[0] - 1) * size[0])
        file.write(b"\xee" * size[0])

    ran = list(checks.faults(open_store(path, write=False)))
    assert [name for name, _ in ran] == ["file"]
    assert ran[0][1]
    assert {fault.mend for fault in ran[0][1]} == {RESTORE}


def test_what_ends_the_checks_early_ends_the_look_through_the_file_too(
    filled: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Ctrl-C does: it is not waited for until SQLite has read all of a large file."""

    def endless(db: Database) -> Iterator[Fault]:
        db.execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n").fetchall()
        yield Fault("never", "never")

    def interrupted(db: Database) -> Iterator[Fault]:
        raise KeyboardInterrupt

    monkeypatch.setattr(checks.file, "check", endless)
    monkeypatch.setitem(checks.CHECKS, "spans", interrupted)
    with pytest.raises(KeyboardInterrupt):
        list(checks.faults(filled))


def test_a_check_that_fails_on_a_sound_file_is_no_silence(filled: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(db: Database) -> Iterator[Fault]:
        raise RuntimeError("a mistake of ours")

    monkeypatch.setitem(checks.CHECKS, "spans", broken)
    with pytest.raises(RuntimeError, match="a mistake of ours"):
        list(checks.faults(filled))
