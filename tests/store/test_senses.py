"""What a statement says is kept with it, and leads to it as long as it is there."""

import itertools
import sqlite3
from dataclasses import replace

import pytest
from sqlite_utils import Database

from store import checks, counts, migrations, positions
from store.database import one
from store.normal import numbered
from store.positions.examples import examples
from store.positions.judging import judge, told
from store.positions.meaning import Meaning
from store.statements import unmatch
from tests.store.builders import Record

CHOIR = "the visit of the choir of Anwan would take place in the harbour hall"
ALIKE = "the choir of Anwan would visit the harbour hall"


@pytest.fixture
def meanings() -> list[Meaning]:
    """What the example sentences say, as if no frame told it; each with its words in its own order."""
    return [Meaning(None, 0.0, one.said, tuple(one.sentence.split())) for one in examples()]


def test_what_is_one_is_never_passed_over(meanings: list[Meaning]) -> None:
    judged = 0
    for mine, its in itertools.combinations(meanings, 2):
        kept = told(its)
        if judge(mine, its) is not None:
            judged += 1
            least, most = told(mine).weights
            assert least <= kept.weight <= most
            assert told(mine).may_be(kept.weight, kept.lines)
    assert judged > 20


def test_what_shares_too_little_is_passed_over(meanings: list[Meaning]) -> None:
    first = meanings[0]
    strange = [its for its in meanings if not first.said.shared(its.said)]
    assert strange
    assert not any(told(first).may_be(told(its).weight, told(its).lines) for its in strange)


def test_whether_two_may_be_one_is_the_same_either_way(meanings: list[Meaning]) -> None:
    for mine, its in itertools.combinations(meanings[::5], 2):
        one_way, other = told(mine), told(its)
        assert one_way.may_be(other.weight, other.lines) == other.may_be(one_way.weight, one_way.lines)


def test_nothing_said_is_like_nothing_said_only(meanings: list[Meaning]) -> None:
    empty = replace(meanings[0].said, about=replace(meanings[0].said.about, concepts={}))
    nothing = told(replace(meanings[0], said=empty))
    assert nothing.may_be(nothing.weight, nothing.lines)
    assert not nothing.may_be(told(meanings[0]).weight, told(meanings[0]).lines)


def kept(db: Database) -> list[int]:
    return [row[0] for row in db.execute("SELECT statement FROM senses ORDER BY statement").fetchall()]


def test_leads_go_with_the_statement(record: Record) -> None:
    for day in ("2017-03-01", "2017-04-01"):
        record.say(CHOIR, on=day, topics=("other",))
    positions.match(record.db)
    assert kept(record.db) == [1, 2]
    assert one(record.db, "SELECT count(DISTINCT lead) > 1, count(*) = 2 * count(DISTINCT lead) FROM leads") == (1, 1)

    unmatch(record.db, 1)
    assert kept(record.db) == [2]
    assert one(record.db, "SELECT min(statement), max(statement) FROM leads") == (2, 2)
    positions.match(record.db)
    assert kept(record.db) == [1, 2]

    record.db.execute("DELETE FROM senses WHERE statement IN (1, 2)")
    assert one(record.db, "SELECT count(*) FROM leads") == (0,)


def test_what_was_matched_before_senses_were_kept_is_compared_all_the_same(record: Record) -> None:
    record.say(CHOIR, on="2017-03-01", topics=("other",))
    positions.match(record.db)
    record.db.execute("UPDATE senses SET weight = NULL, concepts = NULL")
    record.say(ALIKE, on="2017-04-01", topics=("other",))
    positions.match(record.db)
    assert one(record.db, "SELECT count(DISTINCT position) FROM statements") == (1,)


def test_an_earlier_store_keeps_what_leads_to_its_statements() -> None:
    old = sqlite3.connect(":memory:", isolation_level=None)
    migrations.apply(old, upto=20)
    rows = [("block", "deploy radar", 7), ("block", "deploy battery", 7), ("other", "visit choir", 8)]
    old.executemany("INSERT INTO statement_terms (block, term, statement) VALUES (?, ?, ?)", rows)
    migrations.apply(old)

    leads = {(numbered(f"{block} {term}"), statement) for block, term, statement in rows}
    assert set(old.execute("SELECT lead, statement FROM leads")) == leads
    assert old.execute("SELECT statement, weight, json_array_length(leads) FROM senses").fetchall() == [
        (7, None, 2),
        (8, None, 1),
    ]


@pytest.mark.parametrize("harm", ["DELETE FROM leads WHERE statement = 1", "INSERT INTO leads VALUES (17, 1), (18, 1)"])
def test_an_index_that_is_out_of_step_is_found_and_mended(record: Record, harm: str) -> None:
    record.say(CHOIR, topics=("other",))
    positions.match(record.db)
    whole = record.db.execute("SELECT * FROM leads").fetchall()
    record.db.execute(harm)
    told_ = [fault.what for _, found in checks.faults(record.db) for fault in found]
    assert len(told_) == 1
    assert told_[0].startswith("the index of what leads to which statement is out of step")

    assert checks.mend(record.db) == ["what triggers count was counted anew"]
    assert record.db.execute("SELECT * FROM leads").fetchall() == whole
    assert counts.stray_leads(record.db) == 0
