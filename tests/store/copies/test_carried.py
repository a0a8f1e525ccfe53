"""The same utterance in two articles of which one is a copy: it counts once, and what differs is told as its own."""

import datetime as dt
import itertools
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from parsers.records import Act, Article, Speaker, SpeakerKind, Statement
from store import digests, positions, reference
from store.copies import catch_up
from store.database import one, open_store
from store.model import Carrier
from store.positions.carrying import same_utterance
from tests.store.builders import CHINA, GENG, MFA, ArticleId, Record, numbered, statement
from tests.store.copies.texts import page, put, sentences
from tests.store.test_reference import shipped

FILL = sentences(1, 40)
OPPOSED = "it opposed the deployment of two launchers of THAAD in the ROK"
OFFERED = "it was willing to resume the talks between the two militaries"
OFFICER = Speaker("senior officer", SpeakerKind.UNNAMED, False)


@pytest.fixture
def record(db: Database) -> Record:
    reference.sync(db, shipped())
    return Record(db)


def report(
    *said: str, on: str = "2017-11-01", fill: list[str] = FILL, **fields: Any
) -> tuple[Article, list[Statement]]:
    """An article in which China says these things, amid the same other words."""
    given = {name: fields.pop(name) for name in ("speakers", "act") if name in fields}
    lines = [*(f"China said {words}." for words in said), *fill]
    made = page(lines, on, **fields)
    return made, [*numbered(*(statement(made, words, **({"act": Act.ACCUSE} | given)) for words in said))]


def tell(record: Record, outlet: str, *said: str, **fields: Any) -> list[int]:
    made, found = report(*said, **fields)
    return list(put(record, outlet, f"{outlet}{record.count}", made, *found).added)


def statuses(record: Record) -> list[str]:
    positions.match(record.db)
    return [row[0] for row in record.db.execute("SELECT status FROM statements ORDER BY id").fetchall()]


def told(db: Database) -> dict[tuple[str, str], tuple[str, str | None]]:
    """Per outlet and content: the status, and the outlet whose statement counts for it."""
    rows = db.execute(
        "SELECT a.outlet, s.content, s.status, oa.outlet FROM statements s JOIN articles a ON a.id = s.article"
        " LEFT JOIN carried c ON c.statement = s.id LEFT JOIN statements os ON os.id = c.of"
        " LEFT JOIN articles oa ON oa.id = os.article"
    )
    return {(outlet, content): (status, of) for outlet, content, status, of in rows.fetchall()}


def test_a_copy_s_statements_are_carried_and_count_once(record: Record) -> None:
    tell(record, "xinhua", OPPOSED, OFFERED)
    tell(record, "china-daily", OPPOSED, OFFERED, on="2017-11-02", source="Xinhua")
    assert statuses(record) == ["new", "new", "carried", "carried"]
    assert record.db.execute("SELECT times, copies FROM v_positions ORDER BY id").fetchall() == [(1, 1), (1, 1)]
    assert record.db.execute("SELECT statement, of FROM carried ORDER BY statement").fetchall() == [(3, 1), (4, 2)]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))), ids=str)
@pytest.mark.parametrize("between", [False, True], ids=["matched-at-the-end", "matched-between"])
def test_in_whatever_order_they_arrive(tmp_path: Path, order: tuple[int, ...], between: bool) -> None:
    database = open_store(tmp_path / "onrecord.db")
    reference.sync(database, shipped())
    record = Record(database)
    arrivals = [
        ("xinhua", {}),
        ("china-daily", {"source": "Xinhua"}),
        ("mnd", {"source": "Xinhua", "on": "2017-11-20"}),
    ]
    for n in order:
        outlet, fields = arrivals[n]
        tell(record, outlet, OPPOSED, speakers=(OFFICER,), **fields)
        if between:
            positions.match(database)
    positions.match(database)
    found = told(database)
    # Nearly all of the text is the same nineteen days later: the copy of it is one all the same.
    assert found == {
        ("xinhua", OPPOSED): ("new", None),
        ("china-daily", OPPOSED): ("carried", "xinhua"),
        ("mnd", OPPOSED): ("carried", "xinhua"),
    }
    assert database.execute("SELECT times, copies FROM v_positions").fetchall() == [(1, 2)]
    database.close()


def test_what_only_the_longer_version_has_is_not_lost(record: Record) -> None:
    tell(record, "china-daily", OPPOSED, source="Xinhua", fill=FILL[:30])
    tell(record, "xinhua", OPPOSED, OFFERED, "China opposed two launchers of THAAD whatever the pretext")
    assert statuses(record) == ["carried", "new", "new", "restated"]


@pytest.mark.parametrize(
    "changed",
    [
        "it opposed the deployment of six launchers of THAAD in the ROK",
        "it never opposed the deployment of two launchers of THAAD in the ROK",
        "it opposed the deployment in May of two launchers of THAAD in the ROK",
    ],
)
def test_a_number_a_negation_or_a_date_that_differs_is_told_as_its_own(record: Record, changed: str) -> None:
    tell(record, "china-daily", OPPOSED, source="China Daily")
    tell(record, "china-daily", changed, source="chinadaily.com.cn", on="2017-11-02")
    assert one(record.db, "SELECT count(*) FROM copies") == (1,)
    assert statuses(record)[1] in ("new", "restated")
    assert record.db["carried"].count == 0


def test_it_is_its_own_even_where_a_third_outlet_reports_the_remark(record: Record) -> None:
    record.say("China opposed two launchers of THAAD", on="2017-11-01", act=Act.ACCUSE)
    tell(record, "china-daily", OPPOSED)
    tell(record, "china-daily", OPPOSED.replace("two", "six"))
    assert statuses(record) == ["new", "carried", "new"]


def test_a_few_other_words_make_no_other_utterance(record: Record) -> None:
    tell(record, "china-daily", OPPOSED)
    tell(record, "china-daily", OPPOSED.replace("opposed", "firmly opposed"), on="2017-11-03")
    assert statuses(record) == ["new", "carried"]


def test_the_unnamed_of_a_copy_are_those_of_the_original(record: Record) -> None:
    tell(record, "xinhua", OFFERED, speakers=(OFFICER,))
    tell(record, "china-daily", OFFERED, speakers=(OFFICER,), source="Xinhua")
    tell(record, "yonhap", OFFERED, speakers=(OFFICER,), fill=sentences(2, 40))
    assert statuses(record) == ["new", "carried", "new"]
    reasons = one(record.db, "SELECT match_statement, match_reasons FROM statements WHERE id = 2")
    assert reasons == (1, "the same words in a copy")
    assert record.db.execute("SELECT id, merged_into FROM positions ORDER BY id").fetchall() == [
        (1, None),
        (2, 1),
        (3, None),
    ]


def test_an_excerpt_that_lacks_the_name_is_of_him_who_is_named(record: Record) -> None:
    tell(record, "china-daily", OFFERED, fill=FILL[10:30], speakers=(replace(OFFICER, name="he"),))
    tell(record, "xinhua", OFFERED, speakers=(GENG,))
    assert one(record.db, "SELECT kind FROM copies") == ("excerpt",)
    assert statuses(record) == ["carried", "new"]
    assert one(record.db, "SELECT holder, times, copies FROM v_positions") == ("China", 1, 1)


def test_another_name_in_a_copy_is_not_swallowed(record: Record) -> None:
    tell(record, "china-daily", OFFERED, speakers=(GENG,))
    tell(record, "china-daily", OFFERED, speakers=(replace(OFFICER, name="Lu Kang", kind=SpeakerKind.PERSON),))
    assert statuses(record) == ["new", "new"]


def test_a_copy_that_is_corrected_into_another_text_speaks_for_itself(record: Record) -> None:
    tell(record, "xinhua", OFFERED, speakers=(OFFICER,))
    made, found = report(OFFERED, speakers=(OFFICER,))
    put(record, "china-daily", "cd", made, *found)
    assert statuses(record) == ["new", "carried"]
    made, found = report(OFFERED, speakers=(OFFICER,), fill=sentences(2, 40))
    put(record, "china-daily", "cd", made, *found)
    assert statuses(record) == ["new", "new"]
    assert record.db["carried"].count == 0


def test_a_store_of_before_is_settled_by_the_next_matching(record: Record) -> None:
    tell(record, "xinhua", OPPOSED, speakers=(MFA,))
    tell(record, "china-daily", OPPOSED, on="2017-11-20", speakers=(CHINA,))
    for table in ("carried", "copies", "ties", "prints", "compared"):
        record.db.execute(f"DELETE FROM {table}")
    assert statuses(record) == ["new", "restated"]
    catch_up(record.db)
    assert statuses(record) == ["new", "carried"]
    assert positions.match(record.db).statements == 0


def test_the_carriers_of_a_statement_each_with_its_credit(record: Record) -> None:
    tell(record, "china-daily", OPPOSED, on="2017-11-02", source="Xinhua")
    tell(record, "xinhua", OPPOSED)
    positions.match(record.db)
    rows = record.db.execute(
        "SELECT statement, carried_as, status, outlet, credit, published, url FROM v_carriers ORDER BY published"
    ).fetchall()
    assert rows == [
        (2, 2, "new", "Xinhua News Agency", None, "2017-11-01", "https://xinhua.example/xinhua1"),
        (2, 1, "carried", "China Daily", "Xinhua", "2017-11-02", "https://china-daily.example/china-daily0"),
    ]


def test_a_digest_names_the_carriers_and_counts_once(record: Record) -> None:
    tell(record, "china-daily", OPPOSED, on="2017-11-02", source="Xinhua")
    tell(record, "mnd", OPPOSED, on="2017-11-03", source="Xinhua")
    tell(record, "xinhua", OPPOSED)
    positions.match(record.db)
    digest = digests.choose(record.db, run=record.run, now=record.now)
    assert digest is not None
    (new,) = digest.new
    assert (new.outlet, new.published) == ("Xinhua News Agency", dt.date(2017, 11, 1))
    assert new.carriers == (
        Carrier("China Daily", "Xinhua", dt.date(2017, 11, 2), "https://china-daily.example/china-daily0"),
        Carrier(
            *("Ministry of National Defense (China)", "Xinhua", dt.date(2017, 11, 3)),
            "https://mnd.example/mnd1",
        ),
    )
    assert (digest.restated, digest.statements, digest.carried) == ((), 3, 2)
    assert digests.load(record.db, digest.number) == digest


def test_an_original_that_arrives_after_its_copy_was_told_is_not_told_as_new(record: Record) -> None:
    tell(record, "china-daily", OPPOSED, on="2017-11-02", source="Xinhua")
    positions.match(record.db)
    first = digests.choose(record.db, run=record.run, now=record.now)
    record.next_run()
    tell(record, "xinhua", OPPOSED)
    positions.match(record.db)
    second = digests.choose(record.db, run=record.run, now=record.now)
    assert first is not None
    assert second is not None
    assert (len(first.new), second.new) == (1, ())
    assert [row.times for row in second.restated] == [1]


def test_a_dropped_original_leaves_its_copy_to_count(record: Record) -> None:
    made, found = report(OFFERED)
    put(record, "xinhua", "xh", made, *found)
    tell(record, "china-daily", OFFERED, source="Xinhua")
    assert statuses(record) == ["new", "carried"]
    record.add(made, key=ArticleId("xinhua", "xh", "https://xinhua.example/xh"), parser_version="2")
    assert statuses(record) == ["new"]
    assert record.db["carried"].count == 0


def test_a_statement_far_in_time_keeps_what_it_was(record: Record) -> None:
    """Settling what is about a new statement in time does not judge those at the edge without what they carry."""
    for on in ("2017-11-01", "2017-11-07", "2017-11-13"):
        record.say("it opposed the deployment of THAAD in the ROK", on=on, act=Act.ACCUSE, speakers=(CHINA,))
    assert statuses(record) == ["new", "carried", "carried"]
    record.say("it opposed the deployment of THAAD in the ROK", on="2017-11-14", act=Act.ACCUSE, speakers=(MFA,))
    assert statuses(record) == ["new", "carried", "carried", "carried"]


@pytest.mark.parametrize(
    ("one_", "other", "same"),
    [
        ("the drill will last two days", "the drill will last two days", True),
        ("the drill will last two days", "The drill will last two days.", True),
        ("the drill will last two days", "the drill will last 2 days", False),
        ("the drill will last 10 days", "the drill will last 12 days", False),
        ("the system is aimed at a third country", "the system is not aimed at a third country", False),
        ("the system is aimed at a third country", "the system isn't aimed at a third country", False),
        ("it will not go there on Monday", "it will not go there on Tuesday", False),
        ("the sides agreed to hold talks at an early date", "both sides agreed to hold talks at an early date", True),
        ("the sides agreed to hold talks", "the price of garlic fell", False),
    ],
)
def test_what_is_one_utterance(one_: str, other: str, same: bool) -> None:
    assert same_utterance(one_, other) is same
    assert same_utterance(other, one_) is same
