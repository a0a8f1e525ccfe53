"""Decisions about statements that copies of articles carry: twins are kept together, or apart, as a person says."""

import pytest
from sqlite_utils import Database

from parsers.records import Act, Speaker, SpeakerKind
from store import counts, positions, reference
from store.checks import faults
from store.copies import catch_up
from store.decisions import making
from tests.store.builders import NOW, Record, statement
from tests.store.copies.texts import page, put, sentences
from tests.store.test_reference import shipped

FILL = sentences(1, 40)
OPPOSED = "it opposed the deployment of two launchers of THAAD in the ROK"
OFFICER = Speaker("senior officer", SpeakerKind.UNNAMED, False)


@pytest.fixture
def record(db: Database) -> Record:
    reference.sync(db, shipped())
    return Record(db)


def tell(record: Record, outlet: str, on: str, **fields: Speaker) -> None:
    """Put in one and the same text as an outlet has it."""
    made = page([f"China said {OPPOSED}.", *FILL], on)
    speakers = {"speakers": (fields["speaker"],)} if fields else {}
    put(record, outlet, f"{outlet}{record.count}", made, statement(made, OPPOSED, act=Act.ACCUSE, **speakers))
    catch_up(record.db)
    positions.match(record.db)


def placed(db: Database) -> list[tuple[int, str]]:
    assert [found for _, found in faults(db) if found] == []
    assert [counts.wrong(db, table) for table in counts.COUNTED] == [0] * len(counts.COUNTED)
    return db.execute("SELECT position, status FROM statements ORDER BY id").fetchall()


def test_a_statement_goes_with_all_that_carry_it(record: Record) -> None:
    for outlet, day in (("xinhua", "2017-11-01"), ("china-daily", "2017-11-02"), ("mnd", "2018-06-01")):
        tell(record, outlet, day)
    said = page([f"China said {OPPOSED}.", *sentences(9, 30)], "2017-01-01")
    put(record, "mfa", "mfa1", said, statement(said, OPPOSED, act=Act.ACCUSE))
    positions.match(record.db)
    assert placed(record.db) == [(1, "restated"), (1, "carried"), (1, "carried"), (1, "new")]
    assert making.split(record.db, [1], by="kim", now=NOW).statements == (1, 2, 3)
    assert placed(record.db) == [(2, "new"), (2, "carried"), (2, "carried"), (1, "new")]
    tell(record, "global-times", "2018-07-01")
    assert placed(record.db)[-1] in ((1, "restated"), (2, "carried")), "as alike to either: it stays, or is carried"
    making.undo(record.db, 1, by="kim", now=NOW)
    assert placed(record.db) == [(1, "restated"), *[(1, "carried")] * 2, (1, "new"), (1, "carried")]


def test_a_twin_that_is_split_off_stays_apart_when_articles_are_compared_again(record: Record) -> None:
    tell(record, "xinhua", "2017-11-01", speaker=OFFICER)
    tell(record, "china-daily", "2017-11-02", speaker=OFFICER)
    assert placed(record.db) == [(1, "new"), (1, "carried")], "the unnamed of two copies are one"
    making.split(record.db, [2], by="kim", now=NOW)
    apart = placed(record.db)
    assert [status for _, status in apart] == ["new", "new"]
    assert apart[0][0] != apart[1][0]
    tell(record, "mnd", "2017-11-20")
    (one, _), (other, status), (named, _) = placed(record.db)
    assert one == named, "it is the one who has a name there"
    assert (other, status) == apart[1]
