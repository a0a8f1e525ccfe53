"""Decisions hold when articles are read anew: a statement is recognised by what it was when it was decided about."""

import datetime as dt

import pytest
from sqlite_utils import Database

from parsers.records import Act, Article, Speaker, SpeakerKind, Statement
from store import positions
from store.database import one
from store.decisions import making
from tests.store.builders import CHINA, MFA, NOW, ROK, ArticleId, Record, article, statement

KEY = ArticleId(content_id="content_77", canonical_url=None)
OPPOSED = "it opposed the deployment of THAAD in the ROK"
AGAINST = "China was firmly against the missile shield"
PAGE = article(f"China said {OPPOSED}.\nThe ministry said {AGAINST}.\nThe weather was fine.\n")


def read(record: Record, version: str, *found: Statement, page: Article = PAGE) -> tuple[int, ...]:
    written = record.add(page, *found, key=KEY, parser_version=version)
    positions.match(record.db)
    return tuple(written.added)


def opposed(page: Article = PAGE, **fields: object) -> Statement:
    return statement(page, OPPOSED, **{"act": Act.ACCUSE, **fields})


def against(page: Article = PAGE, **fields: object) -> Statement:
    return statement(page, AGAINST, **{"id": "2", "act": Act.ACCUSE, "speakers": (MFA,), **fields})


def together(db: Database) -> set[frozenset[str]]:
    """The standing statements by their words, as they are in positions."""
    found: dict[int, set[str]] = {}
    for position, content in db.execute(
        "SELECT position, content FROM statements WHERE position IS NOT NULL AND dropped_by IS NULL"
    ).fetchall():
        found.setdefault(position, set()).add(content)
    return set(map(frozenset, found.values()))


ONE, TWO = {frozenset((OPPOSED, AGAINST))}, {frozenset((OPPOSED,)), frozenset((AGAINST,))}


@pytest.fixture
def apart(record: Record) -> Record:
    """A page of two statements that are one position by matching, and two by a person."""
    read(record, "1", opposed(), against())
    assert together(record.db) == ONE
    making.split(record.db, [2], by="kim", now=NOW)
    assert together(record.db) == TWO
    return record


def test_another_act_or_date_makes_no_difference_to_a_split(apart: Record) -> None:
    read(apart, "2", opposed(said_on=dt.date(2016, 11, 7)), against(act=Act.REJECT, said_on=dt.date(2016, 11, 7)))
    assert together(apart.db) == TWO
    assert one(apart.db, "SELECT count(*) FROM moved") == (1,)


def test_a_statement_that_a_parser_loses_and_another_finds_is_recognised(apart: Record) -> None:
    read(apart, "2", opposed())
    assert together(apart.db) == {frozenset((OPPOSED,))}
    assert one(apart.db, "SELECT count(*) FROM decided WHERE statement IS NULL") == (1,)
    assert making.log(apart.db)[0].statements == (None,)
    read(apart, "3", opposed(), against())
    assert together(apart.db) == TWO
    assert apart.db.execute(
        "SELECT s.content FROM decided m JOIN statements s ON s.id = m.statement WHERE m.side = 1"
    ).fetchall() == [(AGAINST,)]


def test_so_it_is_when_a_later_parser_cuts_it_otherwise(apart: Record) -> None:
    read(apart, "2", opposed())
    words = AGAINST.removeprefix("China was ")
    read(apart, "3", opposed(), statement(PAGE, words, id="2", act=Act.ACCUSE, speakers=(MFA,)))
    assert together(apart.db) == {frozenset((OPPOSED,)), frozenset((words,))}


def test_what_is_told_by_another_page_is_not_taken_for_it(apart: Record) -> None:
    read(apart, "2", opposed())
    apart.say(AGAINST, on="2018-01-01", act=Act.ACCUSE, speakers=(MFA,))
    positions.match(apart.db)
    assert making.log(apart.db)[0].statements == (None,)


def test_the_rest_can_be_lost_as_well(apart: Record) -> None:
    read(apart, "2", against())
    read(apart, "3", opposed(), against())
    assert together(apart.db) == TWO


def test_a_statement_kept_for_a_digest_that_told_it_comes_back_apart(apart: Record) -> None:
    from store import digests

    digests.choose(apart.db, run=apart.run, now=NOW)
    read(apart, "2", opposed())
    assert one(apart.db, "SELECT dropped_by FROM statements WHERE id = 2") == ("2",)
    read(apart, "3", opposed(), against())
    assert together(apart.db) == TWO


def test_a_new_version_of_the_page_keeps_them_apart(apart: Record) -> None:
    page = article(PAGE.text + "A line was added.\n")
    read(apart, "1", opposed(page), against(page), page=page)
    assert together(apart.db) == TWO


def test_a_speaker_who_turns_out_to_be_another_government_is_in_no_merge(record: Record) -> None:
    words = "it was willing to resume talks"
    page = article(f"China said {OPPOSED}.\nThe ministry said {words}.\n")

    def offered(speaker: Speaker) -> Statement:
        return statement(page, words, id="2", act=Act.AGREE, speakers=(speaker,))

    read(record, "1", opposed(page), offered(MFA), page=page)
    making.merge(record.db, 1, 2, by="kim", now=NOW)
    assert together(record.db) == {frozenset((OPPOSED, words))}
    read(record, "2", opposed(page), offered(ROK), page=page)
    assert together(record.db) == {frozenset((OPPOSED,)), frozenset((words,))}
    read(record, "3", opposed(page), offered(CHINA), page=page)
    assert together(record.db) == {frozenset((OPPOSED, words))}


def test_a_name_that_turns_out_to_be_another_takes_its_decisions_along(record: Record) -> None:
    """As when a name is linked to somebody: whoever holds the positions, they are his."""
    pak, park = (Speaker(name, SpeakerKind.PERSON, False) for name in ("Pak Chin-u", "Park Jin-woo"))
    read(record, "1", opposed(speakers=(pak,)), against(speakers=(pak,)))
    making.split(record.db, [2], by="kim", now=NOW)
    read(record, "2", opposed(speakers=(park,)), against(speakers=(park,)))
    assert together(record.db) == TWO
    rows = record.db.execute("SELECT holder, times FROM v_positions").fetchall()
    assert rows == [("Park Jin-woo", 1), ("Park Jin-woo", 1)]
