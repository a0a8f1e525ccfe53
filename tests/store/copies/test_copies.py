"""Articles that are copies of one another, and which is taken for the original."""

import itertools
import random
from pathlib import Path

import pytest
from sqlite_utils import Database

from store import copies as settling
from store import migrations, reference
from store.database import one, open_store
from tests.store.builders import Record
from tests.store.copies.texts import copies, page, put, sentences
from tests.store.test_reference import shipped

BODY = sentences(1, 40)
WEB = [line.replace(" keeper ", " warden ") if n % 6 == 0 else line for n, line in enumerate(BODY)]


@pytest.fixture
def record(db: Database) -> Record:
    reference.sync(db, shipped())
    return Record(db)


def test_the_same_text_under_an_old_id_and_a_new_one(record: Record) -> None:
    put(record, "china-daily", "content_29122472", page(BODY, "2017-04-28"))
    put(record, "china-daily", "WS59bb8bc2", page(BODY, "2017-04-28"))
    assert copies(record) == {"WS59bb8bc2": ("content_29122472", "copy", "seen")}
    assert one(record.db, "SELECT likeness, outlet, of_outlet FROM v_copies") == (1.0, "China Daily", "China Daily")
    assert record.db.execute("SELECT content_id, copy_of FROM v_articles ORDER BY id").fetchall() == [
        ("content_29122472", None),
        ("WS59bb8bc2", 1),
    ]


def test_print_and_web_that_differ_in_source_time_and_a_few_words(record: Record) -> None:
    put(record, "china-daily", "print", page(BODY, "2017-04-29", source="China Daily"))
    put(record, "china-daily", "web", page(WEB, "2017-04-28", source="chinadaily.com.cn", title="Another headline"))
    assert copies(record) == {"print": ("web", "copy", "published")}
    row = one(record.db, "SELECT credit, of_credit, round(likeness, 1) FROM v_copies")
    assert row == ("China Daily", "chinadaily.com.cn", 0.9)


def test_an_agency_s_text_carried_by_several_each_with_its_own_credit(record: Record) -> None:
    put(record, "china-daily", "cd", page(BODY, "2017-11-01", source="Xinhua"))
    put(record, "china-military-online", "cmo", page(WEB, "2017-11-02", source="China Military Online"))
    put(record, "xinhua", "xh", page(BODY, "2017-11-02", source="Xinhua"))
    put(record, "mnd", "mnd", page(BODY, "2017-11-02", bylines=("Xinhua",)))
    assert copies(record) == dict.fromkeys(("cd", "cmo", "mnd"), ("xh", "copy", "credit"))
    rows = record.db.execute("SELECT outlet, credit, of_credit FROM v_copies ORDER BY outlet").fetchall()
    assert rows == [
        ("China Daily", "Xinhua", "Xinhua"),
        ("China Military Online", "China Military Online", "Xinhua"),
        ("Ministry of National Defense (China)", None, "Xinhua"),
    ]


@pytest.mark.parametrize(
    ("source", "bylines", "original"),
    [
        ("Xinhua", (), "xh"),
        ("XINHUA", (), "xh"),
        ("Xinhua News Agency", (), "xh"),
        ("China Daily/Xinhua", (), "xh"),
        ("China Daily", ("Xinhua",), "xh"),
        ("xinhuanet.com", (), "xh"),
        ("China Daily", ("Zhang Zhihao",), "cd"),
        (None, (), "cd"),
        ("A paper that nobody knows", (), "cd"),
        ("", (), "cd"),
    ],
)
def test_the_credited_outlet_is_the_original_s(
    record: Record, source: str | None, bylines: tuple[str, ...], original: str
) -> None:
    put(record, "china-daily", "cd", page(BODY, "2017-11-01", source=source, bylines=bylines))
    put(record, "xinhua", "xh", page(BODY, "2017-11-02"))
    assert {of for of, *_ in copies(record).values()} == {original}


def test_a_transcript_is_the_ministry_s_and_a_part_of_it_an_excerpt(record: Record) -> None:
    transcript = sentences(7, 200)
    put(record, "global-times", "part", page(transcript[40:60] + sentences(8, 1), "2017-11-02"))
    put(record, "china-daily", "whole", page(transcript, "2017-11-02", source="fmprc.gov.cn"))
    put(record, "mfa", "t20171101_1", page(transcript, "2017-11-02"))
    assert copies(record) == {
        "part": ("t20171101_1", "excerpt", "length"),
        "whole": ("t20171101_1", "copy", "credit"),
    }
    (likeness,) = one(record.db, "SELECT likeness FROM v_copies WHERE kind = 'excerpt'") or (0,)
    assert 0.8 <= likeness < 1


def test_a_report_that_adds_to_what_it_credits_is_that_extended(record: Record) -> None:
    put(record, "xinhua", "flash", page(BODY[:15], "2017-11-01"))
    put(record, "china-daily", "long", page(BODY, "2017-11-01", source="Xinhua"))
    assert copies(record) == {"long": ("flash", "extended", "credit")}


def test_a_round_up_does_not_make_copies_of_what_it_takes_in(record: Record) -> None:
    other = sentences(2, 40)
    put(record, "xinhua", "one", page(BODY, "2017-11-01"))
    put(record, "xinhua", "two", page(other, "2017-11-01"))
    put(record, "china-daily", "both", page(BODY + other, "2017-11-01"))
    assert copies(record) == {"one": ("both", "excerpt", "length"), "two": ("both", "excerpt", "length")}


def test_two_reports_of_one_statement_are_no_copies(record: Record) -> None:
    release = sentences(3, 15)
    put(record, "china-daily", "cd", page(sentences(4, 12) + release))
    put(record, "yonhap", "yna", page(release[:10] + sentences(5, 14) + release[10:]))
    assert copies(record) == {}


def test_a_notice_of_three_lines_is_no_copy(record: Record) -> None:
    for name in "ab":
        put(record, "china-daily", name, page(BODY[:3]))
    assert copies(record) == {}
    assert record.db["prints"].count == 0


def test_the_order_of_arrival_does_not_matter(tmp_path: Path) -> None:
    transcript = sentences(7, 120)
    arrivals = [
        ("xinhua", "xh", page(BODY, "2017-11-02")),
        ("china-daily", "cd", page(BODY, "2017-11-01", source="Xinhua")),
        ("china-daily", "web", page(WEB, "2017-11-03")),
        ("mnd", "half", page(BODY[:20], "2017-11-02", source="China Daily")),
        ("china-military-online", "more", page(BODY + sentences(9, 50), "2017-11-03", source="Xinhua")),
        ("mfa", "transcript", page(transcript, "2017-11-02")),
        ("global-times", "answer", page(transcript[30:50], "2017-11-01")),
        ("yonhap", "other", page(sentences(10, 40), "2017-11-02")),
    ]
    results = []
    for n in range(8):
        random.Random(n).shuffle(arrivals)
        database = open_store(tmp_path / f"{n}.db")
        reference.sync(database, shipped())
        shuffled = Record(database)
        for outlet, name, made in arrivals:
            put(shuffled, outlet, name, made)
        results.append(copies(shuffled))
        database.close()
    assert results[0] == {
        "cd": ("xh", "copy", "credit"),
        "web": ("xh", "copy", "credit"),
        "half": ("xh", "excerpt", "length"),
        "more": ("xh", "extended", "credit"),
        "answer": ("transcript", "excerpt", "length"),
    }
    assert all(result == results[0] for result in results)


class TestVersions:
    def test_a_new_version_that_takes_the_text_over_becomes_a_copy(self, record: Record) -> None:
        put(record, "xinhua", "xh", page(BODY))
        put(record, "china-daily", "cd", page(sentences(2, 40)))
        assert copies(record) == {}
        put(record, "china-daily", "cd", page(BODY, "2017-11-02"))
        assert copies(record) == {"cd": ("xh", "copy", "published")}

    def test_one_that_no_longer_has_it_is_none_any_more(self, record: Record) -> None:
        for outlet in ("xinhua", "china-daily", "mnd"):
            put(record, outlet, outlet, page(BODY))
        assert set(copies(record)) == {"china-daily", "mnd"}
        put(record, "xinhua", "xinhua", page(sentences(2, 40)))
        assert copies(record) == {"mnd": ("china-daily", "copy", "seen")}
        assert one(record.db, "SELECT count(*) FROM prints WHERE article = 1") == (
            one(record.db, "SELECT prints FROM compared WHERE article = 1") or (0,)
        )

    def test_one_that_comes_back_is_a_copy_again(self, record: Record) -> None:
        put(record, "xinhua", "xh", page(BODY))
        for lines in (BODY, sentences(2, 40), BODY):
            put(record, "china-daily", "cd", page(lines))
        assert set(copies(record)) == {"cd"}


class TestCatchingUp:
    def fill(self, record: Record, count: int = 3) -> None:
        for n in range(count):
            put(record, "china-daily", f"a{n}", page(sentences(n, 30), "2017-11-01"))
            put(record, "xinhua", f"b{n}", page(sentences(n, 30), "2017-10-31"))

    def forget(self, db: Database) -> None:
        for table in ("carried", "copies", "ties", "prints", "compared"):
            db.execute(f"DELETE FROM {table}")

    def test_a_store_of_before_is_compared_once(self, record: Record) -> None:
        self.fill(record)
        known = copies(record)
        self.forget(record.db)
        assert settling.catch_up(record.db) == 6
        assert copies(record) == known == {f"a{n}": (f"b{n}", "copy", "published") for n in range(3)}
        assert settling.catch_up(record.db) == 0

    def test_cut_off_it_goes_on(self, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
        self.fill(record)
        known = copies(record)
        self.forget(record.db)
        monkeypatch.setattr("store.copies.settling._BATCH", 2)
        writes = itertools.count()

        def cut(sql: str, parameters: object) -> None:
            if sql.startswith("INSERT OR REPLACE INTO compared") and next(writes) == 3:
                raise KeyboardInterrupt

        record.db._tracer = cut
        with pytest.raises(KeyboardInterrupt):
            settling.catch_up(record.db)
        record.db._tracer = None
        assert one(record.db, "SELECT count(*) FROM compared") == (2,)
        assert settling.catch_up(record.db) == 4
        assert copies(record) == known

    def test_a_store_of_an_earlier_schema_gets_the_credits_too(self, path: Path) -> None:
        path.parent.mkdir(parents=True)
        before = next(number for number, sql in migrations.scripts() if "CREATE TABLE copies" in sql) - 1
        import sqlite3

        with sqlite3.connect(path, isolation_level=None) as connection:
            migrations.apply(connection, upto=before)
            connection.execute("INSERT INTO meta VALUES ('reference_sha256', 'x')")
        database = open_store(path)
        assert reference.sync(database, shipped())
        assert one(database, "SELECT outlet FROM credits WHERE name = 'xinhua'") == ("xinhua",)


class TestBounds:
    def test_boilerplate_costs_a_few_comparisons(self, record: Record) -> None:
        """However many articles have the same paragraphs at their ends, only the likeliest are read again."""
        boilerplate = sentences(99, 20)
        for n in range(60):
            put(record, "china-daily", f"n{n}", page(sentences(n, 15) + boilerplate))
        read: list[str] = []
        record.db._tracer = lambda sql, parameters: read.append(sql)
        put(record, "china-daily", "last", page(sentences(7, 15) + boilerplate))
        assert sum(sql.startswith("SELECT av.body, av.published") for sql in read) <= 12
        record.db._tracer = None
        assert copies(record)["last"] == ("n7", "copy", "seen")

    def test_a_text_that_everybody_has_is_joined_and_not_gone_through(self, record: Record) -> None:
        for n in range(100):
            put(record, "china-daily", f"n{n:03}", page(BODY))
        read: list[str] = []
        record.db._tracer = lambda sql, parameters: read.append(sql)
        put(record, "china-daily", "last", page(BODY))
        assert len(read) < 400
        record.db._tracer = None
        assert {of for of, *_ in copies(record).values()} == {"n000"}
        assert len(copies(record)) == 100
