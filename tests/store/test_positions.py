"""Statements of the store in positions, and their statuses."""

import datetime as dt
import itertools
import random
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from parsers.records import Act, Speaker, SpeakerKind
from store import positions
from store.database import one, open_store
from store.positions import Matched, matching
from tests.store import gold
from tests.store.builders import CHINA, GENG, MFA, MND, PIAO, ROK, YONHAP, ArticleId, Record, article, statement

OPPOSED = "it opposed the deployment of THAAD in the ROK"
AGAINST = "China was firmly against the missile shield"
OFFERED = "it was willing to resume talks"


def placed(db: Database) -> list[tuple[int | None, str | None]]:
    return db.execute("SELECT position, status FROM statements ORDER BY id").fetchall()


def oppose(
    record: Record, on: str, words: str = OPPOSED, speakers: tuple[Speaker, ...] = (MND,), **fields: Any
) -> None:
    record.say(words, on=on, act=Act.ACCUSE, speakers=speakers, **fields)


def test_the_first_statement_opens_a_position_and_a_later_one_states_it_again(record: Record) -> None:
    oppose(record, "2016-11-08")
    oppose(record, "2017-11-01", AGAINST, (CHINA,))

    assert positions.match(record.db) == Matched(statements=2, opened=1)
    assert placed(record.db) == [(1, "new"), (1, "restated")]
    assert one(record.db, "SELECT match_statement, match_score, match_reasons FROM statements WHERE id = 2") == (
        *(1, 1.0, "same gist: accuse | OPPOSE | thaad"),
    )
    assert one(record.db, "SELECT holder, act, times, copies, first, last, opened_by FROM v_positions") == (
        *("China", "accuse", 2, 0, "2016-11-08", "2017-11-01", 1),
    )


def test_matching_again_changes_nothing(record: Record) -> None:
    oppose(record, "2016-11-08")
    positions.match(record.db)
    assert positions.match(record.db) == Matched(statements=0, opened=0)
    assert placed(record.db) == [(1, "new")]


@pytest.mark.parametrize(
    ("one_", "other", "same"),
    [
        (MND, GENG, True),
        (CHINA, MFA, True),
        (CHINA, ROK, False),
        (MND, PIAO, False),
        (PIAO, PIAO, True),
        (YONHAP, ROK, False),
    ],
)
def test_a_government_holds_one_position_and_others_their_own(
    record: Record, one_: Speaker, other: Speaker, same: bool
) -> None:
    oppose(record, "2016-11-08", speakers=(one_,))
    oppose(record, "2017-11-01", speakers=(other,))
    positions.match(record.db)
    assert placed(record.db) == [(1, "new"), (1, "restated") if same else (2, "new")]


def test_the_unnamed_of_two_articles_are_not_taken_for_one(record: Record) -> None:
    experts = Speaker("experts", SpeakerKind.UNNAMED, False)
    oppose(record, "2016-11-08", speakers=(experts,))
    oppose(record, "2017-11-01", speakers=(experts,))
    positions.match(record.db)
    assert placed(record.db) == [(1, "new"), (2, "new")]


def test_a_joint_position_is_none_of_either(record: Record) -> None:
    oppose(record, "2016-11-08", speakers=(CHINA,))
    oppose(record, "2016-11-09", speakers=(ROK, CHINA))
    oppose(record, "2016-12-09", speakers=(CHINA, ROK))
    positions.match(record.db)
    assert placed(record.db) == [(1, "new"), (2, "new"), (2, "restated")]
    assert record.db.execute("SELECT holder FROM positions").fetchall() == [("China",), ("China; Republic of Korea",)]


def test_a_report_and_what_it_reports_are_two_positions(record: Record) -> None:
    page = article("The release said China reiterated its opposition to THAAD.\n")
    words = "its opposition to THAAD"
    record.add(
        page,
        statement(page, f"China reiterated {words}", act=Act.STATE, speakers=(MFA,)),
        statement(page, words, id="1.1", parent="1", act=Act.ACCUSE, speakers=(CHINA,), via=MFA.name),
    )
    oppose(record, "2017-11-01")
    positions.match(record.db)
    assert placed(record.db) == [(1, "new"), (2, "new"), (2, "restated")]


class TestStatuses:
    def test_an_older_article_found_later_opens_the_position(self, record: Record) -> None:
        oppose(record, "2017-11-01")
        positions.match(record.db)
        oppose(record, "2016-11-08", AGAINST)
        positions.match(record.db)
        assert placed(record.db) == [(1, "restated"), (1, "new")]

    def test_the_same_remark_in_another_outlet_is_carried(self, record: Record) -> None:
        oppose(record, "2016-11-08", said_on=dt.date(2016, 11, 7), speakers=(GENG,))
        oppose(record, "2016-11-08", AGAINST, said_on=dt.date(2016, 11, 7), speakers=(GENG,))
        oppose(record, "2016-11-30", AGAINST, speakers=(GENG,))
        positions.match(record.db)
        assert [status for _, status in placed(record.db)] == ["new", "carried", "restated"]
        assert one(record.db, "SELECT times, copies FROM v_positions") == (2, 1)

    def test_a_copy_within_a_week_is_carried_whoever_is_named(self, record: Record) -> None:
        oppose(record, "2016-11-08", speakers=(MND,))
        oppose(record, "2016-11-12", speakers=(CHINA,))
        oppose(record, "2016-12-12", speakers=(CHINA,))
        positions.match(record.db)
        assert [status for _, status in placed(record.db)] == ["new", "carried", "restated"]

    def test_twice_in_one_article_is_restated(self, record: Record) -> None:
        page = article(f"China said {OPPOSED}.\nIt added that {AGAINST}.\n")
        record.add(
            page,
            statement(page, OPPOSED, act=Act.ACCUSE),
            statement(page, AGAINST, id="2", act=Act.ACCUSE),
        )
        positions.match(record.db)
        assert [status for _, status in placed(record.db)] == ["new", "restated"]

    def test_an_undated_statement_opens_only_what_has_no_dated_one(self, record: Record) -> None:
        page = article(f"China said {OPPOSED}.\n", published=None, published_basis="none")
        record.add(page, statement(page, OPPOSED, act=Act.ACCUSE))
        oppose(record, "2017-11-01", AGAINST)
        positions.match(record.db)
        assert [status for _, status in placed(record.db)] == ["restated", "new"]


def test_a_statement_that_bridges_two_positions_makes_them_one(record: Record) -> None:
    left = "the exchange of students and the visit of the orchestra would go on"
    bridge = f"{left} with the football match and the choir"
    right = f"{bridge} and the ferry to the violin museum"
    for words in (left, right, bridge):
        record.say(words, topics=("other",), act=Act.STATE)
        positions.match(record.db)
    rows = placed(record.db)
    assert {position for position, _ in rows} == {1}


def test_what_a_bridge_joins_is_settled_as_if_all_had_come_at_once(record: Record) -> None:
    """The bridge was said months later; that the first two are one remark shows only with it."""
    left = "the exchange of students and the visit of the orchestra would go on"
    bridge = f"{left} with the football match and the choir"
    right = f"{bridge} and the ferry to the violin museum"
    for words, on in ((left, "2017-03-01"), (right, "2017-03-02"), (bridge, "2018-01-01")):
        record.say(words, on=on, topics=("other",), act=Act.STATE, speakers=(GENG,))
        positions.match(record.db)
    assert placed(record.db) == [(1, "new"), (1, "carried"), (1, "restated")]


def test_positions_hang_on_what_is_said_not_on_the_order_of_arrival(record: Record) -> None:
    says = [
        (OPPOSED, "2016-11-08", Act.ACCUSE),
        (AGAINST, "2017-02-28", Act.ACCUSE),
        (OFFERED, "2016-11-08", Act.AGREE),
        ("it was ready to restart the dialogue", "2017-10-31", Act.AGREE),
        ("it no longer opposed the deployment of THAAD", "2018-01-01", Act.STATE),
    ]
    results = set()
    for n, order in enumerate(itertools.permutations(range(len(says)))):
        if n % 12:
            continue
        speaker = Speaker(f"Speaker {n}", SpeakerKind.PERSON, False)
        ids = {}
        for i in order:
            words, on, act = says[i]
            ids[i] = record.say(words, on=on, act=act, speakers=(speaker,)).added[0]
            if i % 2:
                positions.match(record.db)
        positions.match(record.db)
        found = [one(record.db, "SELECT position, status FROM statements WHERE id = ?", (ids[i],)) for i in sorted(ids)]
        names: dict[int, int] = {}
        results.add(tuple((names.setdefault(row[0], len(names)), row[1]) for row in found if row))
    assert results == {((0, "new"), (0, "restated"), (1, "new"), (1, "restated"), (2, "new"))}


def say_many(record: Record) -> None:
    """Twenty statements of which half state what another has stated."""
    for n in range(20):
        words = (OPPOSED, AGAINST, OFFERED, f"the visit of the choir of town{n // 2} would take place in the hall")[
            n % 4
        ]
        record.say(words, on=f"2017-03-{n + 1:02}", topics=("other",) if n % 4 == 3 else ("thaad",), speakers=(MND,))


def matched_rows(db: Database) -> list[tuple[object, ...]]:
    return db.execute(
        "SELECT id, position, status, frame, match_statement, match_score, match_reasons FROM statements ORDER BY id"
    ).fetchall()


@pytest.mark.parametrize("portion", [1, 3, 7, 20])
def test_in_portions_it_comes_to_the_same(
    record: Record, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, portion: int
) -> None:
    say_many(record)
    at_once = Record(open_store(tmp_path / "other.db"))
    say_many(at_once)
    assert positions.match(at_once.db).statements == 20
    monkeypatch.setattr(matching, "PORTION", portion)

    matched = positions.match(record.db)
    assert (matched.statements, matched.opened) == (20, len({row[1] for row in matched_rows(record.db)}))
    assert matched_rows(record.db) == matched_rows(at_once.db)
    at_once.db.close()


@pytest.mark.parametrize("seed", range(8))
def test_statuses_are_the_same_whenever_they_are_settled(record: Record, tmp_path: Path, seed: int) -> None:
    """Sixty statements of one position within half a year, of two speakers in three wordings: settled as each comes,
    and all at once.
    """
    chance = random.Random(seed)
    at_once = Record(open_store(tmp_path / "other.db"))
    for _ in range(60):
        words = chance.choice((OPPOSED, f"{OPPOSED}, and had made that known to all sides", AGAINST))
        on = dt.date(2017, 1, 1) + dt.timedelta(chance.randrange(180))
        for one_ in (record, at_once):
            oppose(one_, on.isoformat(), words, (MND,) if len(words) % 2 else (GENG,))
        if chance.random() < 0.5:
            positions.match(record.db)
    positions.match(record.db)
    positions.match(at_once.db)

    sql = "SELECT s.id, s.status, c.of FROM statements s LEFT JOIN carried c ON c.statement = s.id ORDER BY s.id"
    settled = at_once.db.execute(sql).fetchall()
    assert {status for _, status, _ in settled} == {"new", "restated", "carried"}
    assert record.db.execute(sql).fetchall() == settled
    at_once.db.close()


def test_while_more_is_written_only_full_portions_are_matched(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "PORTION", 8)
    say_many(record)
    assert positions.match_full(record.db).statements == 16
    assert [row[0] for row in matched_rows(record.db) if row[1] is None] == [17, 18, 19, 20]
    assert positions.match_full(record.db) == Matched(0, 0)
    assert positions.match(record.db).statements == 4


def test_a_statement_that_is_read_anew_is_matched_anew(record: Record) -> None:
    oppose(record, "2016-11-01")
    key = ArticleId()
    page = article("China said the system would be there in May.\n")
    words = "the system would be there in May"
    record.add(page, statement(page, words, act=Act.ACCUSE), key=key)
    positions.match(record.db)
    assert placed(record.db) == [(1, "new"), (2, "new")]

    record.add(page, statement(page, words, act=Act.ACCUSE, cue="oppose"), key=key, parser_version="2")
    record.add(page, statement(page, words, act=Act.AGREE), key=key, parser_version="3")
    assert placed(record.db)[1] == (None, None)
    assert positions.match(record.db).statements == 1


def test_candidates_are_looked_up_not_compared_with_all(record: Record) -> None:
    """A holder of many statements: only those that share rare words are read again."""
    for n in range(60):
        record.say(f"the visit number {n} of the choir of town{n} would take place in hall{n}", topics=("other",))
    positions.match(record.db)
    record.say("the visit number 7 of the choir of town7 would take place in hall7", topics=("other",))
    read = []
    record.db._tracer = lambda sql, parameters: read.append(sql) if "content, act" in sql else None
    positions.match(record.db)
    assert len(read) == 2
    assert one(record.db, "SELECT count(*) FROM v_positions WHERE times + copies = 2") == (1,)


@gold.needs_gold
@pytest.mark.parametrize("names", [("seeds",), ("dev",)], ids="+".join)
@pytest.mark.parametrize("order", [0, 1, 2])
def test_annotated_records_are_put_together_as_by_hand(record: Record, names: tuple[str, ...], order: int) -> None:
    pages = [page for name in names for page in gold.articles(name)]
    random.Random(order).shuffle(pages)
    truth: dict[int, str] = {}
    for page, found, annotated in pages:
        written = record.add(page, *found)
        truth |= {id_: row["position"] for id_, row in zip(written.added, annotated, strict=True)}
        if order == 2:
            positions.match(record.db)
    positions.match(record.db)

    place = dict(record.db.execute("SELECT id, position FROM statements").fetchall())
    pairs = list(itertools.combinations(sorted(truth), 2))
    together = {pair for pair in pairs if place[pair[0]] == place[pair[1]]}
    by_hand = {pair for pair in pairs if truth[pair[0]] == truth[pair[1]]}
    assert together - by_hand == set()
    assert len(together & by_hand) / len(by_hand) >= 0.9


def test_a_statement_without_topic_stands_under_that_of_the_one_before_it(record: Record) -> None:
    lines = ["the training ship would sail", OPPOSED, "it would take the steps required", "the book is a private one"]
    page = article("".join(f"China said {words}.\n" for words in lines))
    topics = [("military_ties",), ("thaad",), ("other",), ("korean_peninsula",)]
    found = [
        statement(page, words, id=str(n), topics=topic, act=Act.THREATEN if n == 2 else Act.STATE)
        for n, (words, topic) in enumerate(zip(lines, topics, strict=True))
    ]
    record.add(page, *reversed(found))
    positions.match(record.db)
    assert one(record.db, "SELECT frame FROM statements WHERE label = '2'") == (
        "China | threaten | COUNTERMEASURES | thaad",
    )
    assert one(
        record.db, "SELECT topic, tone FROM stances st JOIN statements s ON s.id = st.statement WHERE s.label = '2'"
    ) == ("thaad", -1)
