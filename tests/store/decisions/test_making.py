"""Splitting and merging in the store: positions, statuses, counts, the log, what is refused."""

import datetime as dt
import threading
from pathlib import Path

import pytest
from sqlite_utils import Database

from parsers.records import Act, Speaker, SpeakerKind
from store import counts, digests, positions
from store.checks import faults, mend
from store.database import one, open_store
from store.decisions import making
from store.errors import DecisionError, StoreBusyError
from tests.store.builders import NOW, ROK, Record

LATER = NOW + dt.timedelta(hours=1)
OPPOSED = "it opposed the deployment of THAAD in the ROK"
AGAINST = "China was firmly against the missile shield"
OFFERED = "it was willing to resume talks"


@pytest.fixture
def held(record: Record) -> Database:
    """Position 1 of China's with statements 1 to 4, position 2 with 5, and 3, which is Seoul's, with 6."""
    for day in ("2016-11-08", "2017-01-01", "2017-03-01", "2017-09-01"):
        record.say(OPPOSED, on=day, act=Act.ACCUSE)
    record.say(OFFERED, on="2017-03-03", act=Act.AGREE)
    record.say(OPPOSED, on="2017-03-03", act=Act.ACCUSE, speakers=(ROK,))
    positions.match(record.db)
    return record.db


def split(db: Database, *ids: int) -> making.Decision:
    return making.split(db, ids, by="kim", now=NOW, note="not the same")


def merge(db: Database, position: int, other: int) -> making.Decision:
    return making.merge(db, position, other, by="kim", now=NOW)


def placed(db: Database) -> dict[int, tuple[int, str]]:
    return {row[0]: row[1:] for row in db.execute("SELECT id, position, status FROM statements ORDER BY id").fetchall()}


def listed(db: Database) -> list[tuple[int, int, int, int]]:
    return db.execute("SELECT id, times, copies, opened_by FROM v_positions ORDER BY id").fetchall()


def sound(db: Database) -> None:
    """Nothing that ``doctor`` would speak of."""
    assert [found for _, found in faults(db) if found] == []
    assert [counts.wrong(db, table) for table in counts.COUNTED] == [0] * len(counts.COUNTED)


def test_a_split_makes_a_position_of_its_own_and_both_count_anew(held: Database) -> None:
    made = split(held, 1, 3)
    assert placed(held) == {
        1: (4, "new"),
        2: (1, "new"),
        3: (4, "restated"),
        4: (1, "restated"),
        5: (2, "new"),
        6: (3, "new"),
    }
    assert listed(held) == [(1, 2, 0, 2), (2, 1, 0, 5), (3, 1, 0, 6), (4, 2, 0, 1)]
    assert (made.kind, made.holder, made.position, made.other, made.statements) == ("split", "China", 4, 1, (1, 3))
    sound(held)


def test_a_merge_keeps_the_lower_number_and_the_order_of_days(held: Database) -> None:
    made = merge(held, 2, 1)
    assert {id_: row for id_, row in placed(held).items() if id_ in (4, 5)} == {4: (1, "restated"), 5: (1, "restated")}
    assert listed(held) == [(1, 5, 0, 1), (3, 1, 0, 6)]
    assert one(held, "SELECT merged_into FROM positions WHERE id = 2") == (1,)
    assert (made.kind, made.position, made.other, made.statements) == ("merge", 1, 2, ())
    sound(held)


def test_undoing_brings_back_what_was_row_by_row(held: Database) -> None:
    tables = ("statements", "carried", "tallies", "stances", "moved")
    rows = [held.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
    before = listed(held)
    for made in (split(held, 2), merge(held, 1, 2), split(held, 5)):
        sound(held)
        assert made.undone_at is None
    for id_ in (2, 1, 3):
        making.undo(held, id_, by="lee", now=LATER)
        sound(held)
    assert [held.execute(f"SELECT * FROM {table}").fetchall() for table in tables] == rows
    assert listed(held) == before


def test_the_log_has_who_when_and_why(held: Database) -> None:
    split(held, 2)
    merge(held, 1, 2)
    making.undo(held, 1, by="lee", now=LATER)
    first, second = making.log(held)
    assert (first.note, first.made_by, first.made_at) == ("not the same", "kim", NOW.isoformat())
    assert (first.undone_by, first.undone_at) == ("lee", LATER.isoformat())
    assert (second.kind, second.note, second.undone_by) == ("merge", None, None)
    assert making.of_position(held, 1) == [second]


def test_copies_go_with_what_they_are_copies_of(record: Record) -> None:
    for day in ("2016-11-08", "2016-11-09", "2017-09-01"):
        record.say(OPPOSED, on=day, act=Act.ACCUSE)
    positions.match(record.db)
    assert [status for _, status in placed(record.db).values()] == ["new", "carried", "restated"]
    assert split(record.db, 1).statements == (1, 2)
    assert placed(record.db) == {1: (2, "new"), 2: (2, "carried"), 3: (1, "new")}
    assert listed(record.db) == [(1, 1, 0, 3), (2, 1, 1, 1)]
    sound(record.db)


def test_a_copy_can_be_split_off_alone_and_counts_then(record: Record) -> None:
    for day in ("2016-11-08", "2016-11-09"):
        record.say(OPPOSED, on=day, act=Act.ACCUSE)
    positions.match(record.db)
    split(record.db, 2)
    assert placed(record.db) == {1: (1, "new"), 2: (2, "new")}
    assert record.db.execute("SELECT * FROM carried").fetchall() == []
    sound(record.db)


def test_tallies_count_a_copy_that_is_set_apart(record: Record) -> None:
    for day in ("2016-11-08", "2016-11-09"):
        record.say(OPPOSED, on=day, act=Act.ACCUSE)
    positions.match(record.db)
    tally = "SELECT sum(statements) FROM tallies WHERE topic = 'thaad'"
    assert one(record.db, tally) == (1,)
    split(record.db, 2)
    assert one(record.db, tally) == (2,)
    making.undo(record.db, 1, by="kim", now=LATER)
    assert one(record.db, tally) == (1,)


def test_what_comes_later_goes_with_what_it_is_most_alike(record: Record) -> None:
    record.say(OPPOSED, on="2016-11-08", act=Act.ACCUSE)
    record.say(AGAINST, on="2016-12-08", act=Act.ACCUSE)
    positions.match(record.db)
    split(record.db, 2)
    record.say(AGAINST, on="2017-06-01", act=Act.ACCUSE)
    record.say(OPPOSED, on="2017-06-01", act=Act.ACCUSE)
    positions.match(record.db)
    assert placed(record.db) == {1: (1, "new"), 2: (2, "new"), 3: (2, "restated"), 4: (1, "restated")}


def test_what_is_one_with_a_merged_position_comes_into_it(held: Database, record: Record) -> None:
    merge(held, 1, 2)
    record.say(OFFERED, on="2018-01-01", act=Act.AGREE)
    positions.match(held)
    assert placed(held)[7] == (1, "restated")
    making.undo(held, 1, by="kim", now=LATER)
    assert placed(held)[7] == (2, "restated")


def test_matching_again_changes_nothing(held: Database) -> None:
    split(held, 1)
    merge(held, 1, 2)
    before = list(held.conn.iterdump())
    positions.match(held)
    assert list(held.conn.iterdump()) == before


@pytest.mark.parametrize(
    ("ids", "told"),
    [
        ((99,), r"splitting #99 off: there is no statement #99; `onrecord positions show`"),
        ((2**62,), r"there is no statement #4611686018427387904"),
        ((1, 5), r"they are in several positions: #1 is in 1, #5 is in 2; split each off its own"),
        ((5,), r"position 2 has nothing else; there is nothing to split it from"),
        ((1, 2, 3, 4, 4), r"position 1 has nothing else"),
        ((7,), r"#7 has no position yet; the next `onrecord run` gives it one"),
    ],
)
def test_what_cannot_be_split_is_said(held: Database, record: Record, ids: tuple[int, ...], told: str) -> None:
    record.say("it has not been matched", on="2018-01-01")
    before = list(held.conn.iterdump())
    with pytest.raises(DecisionError, match=told):
        split(held, *ids)
    assert list(held.conn.iterdump()) == before


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        ((1, 1), "they are one already, position 1"),
        ((1, 99), "merging positions 1 and 99: there is no position 99; `onrecord positions` lists them"),
        ((1, 3), "the one is held by China, the other by Republic of Korea; only positions of one holder can be one"),
        ((1, 4), "decision 1 says that #4 and #1 are two; undo that first"),
    ],
)
def test_what_cannot_be_merged_is_said(held: Database, pair: tuple[int, int], told: str) -> None:
    split(held, 4)
    before = list(held.conn.iterdump())
    with pytest.raises(DecisionError, match=told):
        merge(held, *pair)
    assert list(held.conn.iterdump()) == before


def test_two_merged_into_one_can_be_merged_no_more(held: Database) -> None:
    merge(held, 1, 2)
    with pytest.raises(DecisionError, match="they are one already, position 1"):
        merge(held, 2, 1)


def test_splits_are_kept_apart_from_a_position_over_a_third_one_too(held: Database) -> None:
    split(held, 4)
    merge(held, 4, 2)
    with pytest.raises(DecisionError, match="decision 1 says that #4 and #1 are two"):
        merge(held, 1, 2)


@pytest.mark.parametrize(
    ("id_", "told"), [(7, "there is none; `onrecord positions log`"), (1, "it was undone already")]
)
def test_undoing_what_is_not_there_or_was_undone_is_said(held: Database, id_: int, told: str) -> None:
    split(held, 1)
    making.undo(held, 1, by="kim", now=LATER)
    with pytest.raises(DecisionError, match=told):
        making.undo(held, id_, by="kim", now=LATER)


def test_speakers_of_articles_that_name_none_are_two_holders(record: Record) -> None:
    for _ in range(2):
        record.say(OPPOSED, act=Act.ACCUSE, speakers=(Speaker("experts", SpeakerKind.UNNAMED, False),))
    positions.match(record.db)
    with pytest.raises(DecisionError, match=r"held by experts \(article 1\), the other by experts \(article 2\)"):
        merge(record.db, 1, 2)


def test_a_digest_that_was_issued_stays_and_the_next_one_counts_by_the_decision(held: Database, record: Record) -> None:
    issued = digests.choose(held, run=record.run, now=NOW)
    assert issued is not None
    merge(held, 1, 2)
    split(held, 4)
    assert digests.load(held, 1) == issued
    record.next_run()
    assert digests.choose(held, run=record.run, now=LATER) is None, "a decision alone is no news"

    record.say(OPPOSED, on="2017-12-01", act=Act.ACCUSE)
    positions.match(held)
    following = digests.choose(held, run=record.run, now=LATER)
    assert following is not None
    assert [(row.position_id, row.times) for row in following.restated] == [(1, 5)]
    assert following.new == ()


def test_mending_leaves_the_positions_of_decisions_alone(held: Database) -> None:
    split(held, 4)
    making.undo(held, 1, by="kim", now=LATER)
    assert mend(held) == []
    assert one(held, "SELECT merged_into FROM positions WHERE id = 4") == (1,)
    assert making.live(held, 4, "showing") == 1


def test_a_decision_waits_for_nobody_who_writes(held: Database, path: Path) -> None:
    """The store's own lock; that a run is at work, the command finds out before."""
    other = open_store(path, busy_seconds=0.05)
    held.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(StoreBusyError, match=r"splitting #1 off: another process is writing to it"):
            split(other, 1)
    finally:
        held.execute("ROLLBACK")
    split(other, 1)
    other.close()


def test_readers_see_a_decision_whole_or_not_at_all(held: Database, path: Path) -> None:
    seen: set[tuple[tuple[int, int], ...]] = set()
    done = threading.Event()

    def look() -> None:
        reader = open_store(path, write=False)
        while not done.is_set():
            seen.add(tuple(reader.execute("SELECT id, position FROM statements ORDER BY id").fetchall()))
        reader.close()

    before = tuple((id_, row[0]) for id_, row in placed(held).items())
    looking = threading.Thread(target=look)
    looking.start()
    split(held, 1, 2)
    done.set()
    looking.join()
    after = tuple((id_, row[0]) for id_, row in placed(held).items())
    assert seen <= {before, after}
