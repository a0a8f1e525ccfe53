"""What the views show, and that what triggers count is what there is, whatever is done to the record."""

import random
from typing import Any

import pytest
from sqlite_utils import Database

from parsers.records import Act
from store import counts, digests, positions
from store.checks import counted
from store.describe import described
from store.positions.stances import tone
from tests.store.builders import CHINA, GENG, MND, NOW, PIAO, ROK, ArticleId, Record, article, numbered, statement


def rows(db: Database, sql: str) -> list[tuple[Any, ...]]:
    return db.execute(sql).fetchall()


def test_every_column_of_every_view_says_what_it_is(db: Database) -> None:
    bare = [
        f"{view}.{name}"
        for view in db.view_names()
        for name, _, _, meaning in described(db, view).columns
        if not meaning or (meaning == "number of the row in this file" and view != "v_standing")
    ]
    assert bare == []


def test_every_act_has_its_score_and_the_tone_that_lines_are_made_with(db: Database) -> None:
    scores = dict(rows(db, "SELECT act, cooperation FROM acts"))
    assert scores == {
        "agree": 2.5, "consult": 2.5, "support": 5.0, "concede": 4.5, "request": 0.0, "accuse": -3.0, "reject": -2.0,
        "threaten": -3.5, "state": None,
    }  # fmt: skip
    assert set(scores) == {act.value for act in Act}
    assert dict(rows(db, "SELECT act, tone FROM acts")) == {act: tone(act) for act in scores}


def test_a_statement_has_its_score_with_its_source(record: Record) -> None:
    record.say("it opposed THAAD", act=Act.ACCUSE)
    record.say("the radar was there")
    assert rows(record.db, "SELECT act, cooperation, cooperation_source FROM v_statements") == [
        ("accuse", -3.0, "PLOVER codebook, draft 2.0, table of conflict–cooperation scores: printed without its sign"),
        ("state", None, "no event type of PLOVER"),
    ]


def test_changes_pass_over_what_has_no_tone_and_copies(record: Record) -> None:
    record.say("it opposed the deployment of THAAD", on="2016-11-08", act=Act.ACCUSE)
    record.say("the radar was there", on="2016-12-01")
    record.say("Seoul had better halt THAAD", on="2016-12-02", act=Act.REQUEST)
    record.say("it welcomed talks on THAAD", on="2017-10-31", act=Act.AGREE, speakers=(GENG,))
    record.say("it welcomed talks on THAAD", on="2017-11-01", act=Act.AGREE, speakers=(GENG,))
    record.say("it backed the talks on the missiles", on="2017-11-03", act=Act.SUPPORT)
    positions.match(record.db)
    sql = "SELECT principal, topic, before_dated, before_act, dated, act, days, shift, before_tone, tone FROM v_changes"
    assert rows(record.db, sql) == [
        ("China", "thaad", "2016-11-08", "accuse", "2017-10-31", "agree", 357, 5.5, -1, 1),
        ("China", "thaad", "2017-10-31", "agree", "2017-11-03", "support", 3, 2.5, 1, 1),
    ]


def test_a_withdrawn_statement_makes_no_change(record: Record) -> None:
    record.say("it opposed the deployment of THAAD", on="2016-11-08", act=Act.ACCUSE)
    page = article("China said it welcomed talks.\nTHAAD is a shield.\n")
    record.add(page, statement(page, "it welcomed talks", act=Act.AGREE), key=ArticleId())
    positions.match(record.db)
    assert rows(record.db, "SELECT count(*) FROM v_changes") == [(1,)]
    record.add(article("THAAD is a shield.\n"), key=ArticleId())
    assert rows(record.db, "SELECT count(*) FROM v_changes") == [(0,)]


def test_names_lead_to_whom_they_most_likely_mean(record: Record) -> None:
    record.say("it opposed THAAD", speakers=(MND,))
    record.db.execute("INSERT INTO aliases (speaker, alias) SELECT id, 'Beijing' FROM speakers WHERE name = 'China'")
    record.db.execute("INSERT INTO aliases (speaker, alias) SELECT id, 'Beijing' FROM speakers WHERE name LIKE 'Min%'")
    found = rows(record.db, "SELECT name, kind FROM v_names WHERE name IN ('Beijing', 'China') ORDER BY name, rank")
    assert found == [("Beijing", "government"), ("Beijing", "body"), ("China", "government")]


def assert_counts(db: Database) -> None:
    """What triggers keep is what can be counted."""
    assert {table: counts.wrong(db, table) for table in counts.COUNTED} == dict.fromkeys(counts.COUNTED, 0)


@pytest.mark.parametrize("seed", range(4))
def test_counts_stay_true_through_versions_parsers_and_digests(record: Record, seed: int) -> None:
    draw = random.Random(seed)
    words = (
        "it opposed THAAD",
        "talks were welcome",
        "the radar must go",
        "tourism would resume",
        "the shield is ours",
    )
    parser = 1
    for _ in range(40):
        key = ArticleId(content_id=f"content_{draw.randrange(6)}")
        lines = draw.sample(words, draw.randint(0, 4))
        page = article("".join(f"China said {line}.\n" for line in lines) + "The end.\n")
        found = [
            statement(
                page,
                line,
                act=draw.choice((Act.ACCUSE, Act.AGREE, Act.STATE)),
                speakers=draw.choice(((MND,), (GENG,), (CHINA, ROK), (PIAO,))),
                topics=draw.choice((("thaad",), ("thaad", "military_ties"), ())),
            )
            for line in draw.sample(lines, draw.randint(0, len(lines)))
        ]
        record.add(page, *numbered(*found), key=key, parser_version=str(parser))
        parser += draw.random() < 0.3
        assert_counts(record.db)
        if draw.random() < 0.6:
            positions.match(record.db)
            assert_counts(record.db)
        if draw.random() < 0.2:
            record.db.execute(
                "INSERT INTO looks (article, url, looked_at) SELECT id, 'x', ?1 FROM articles WHERE true"
                " ON CONFLICT DO UPDATE SET gone_at = ?1, withdrawn_at = iif(abs(random()) % 2, ?1, NULL)",
                (NOW.isoformat(),),
            )
            assert_counts(record.db)
        if draw.random() < 0.2:
            digests.choose(record.db, run=record.run, now=NOW)
            assert_counts(record.db)
            record.next_run()
    standing = {position for position, *_ in rows(record.db, counts.COUNTED["position_counts"])}
    assert {position for (position,) in rows(record.db, "SELECT id FROM v_positions")} == standing


def test_a_store_from_before_gets_its_counts(record: Record) -> None:
    record.say("it opposed THAAD", act=Act.ACCUSE)
    record.say("it opposed THAAD", on="2016-12-08", act=Act.ACCUSE)
    record.say("talks were welcome", act=Act.AGREE, speakers=(ROK,))
    positions.match(record.db)
    digests.choose(record.db, run=record.run, now=NOW)
    record.say("the radar must go")
    assert_counts(record.db)
    for table in counts.COUNTED:
        record.db.execute(f"DELETE FROM {table}")
        assert counts.wrong(record.db, table) > 0
    for sql in filling():
        record.db.execute(sql)
    assert_counts(record.db)


def test_wrong_counts_are_found_and_mended(record: Record) -> None:
    record.say("it opposed THAAD", act=Act.ACCUSE)
    positions.match(record.db)
    assert list(counted.check(record.db)) == []
    record.db.execute("UPDATE tallies SET statements = 5")
    record.db.execute("DELETE FROM position_counts")
    assert [finding.what for finding in counted.check(record.db)] == [
        "the counts of tallies are out of step in 2 rows",
        "the counts of position_counts are out of step in 1 rows",
    ]
    assert counted.mend(record.db) == ["what triggers count was counted anew"]
    assert counted.mend(record.db) == []
    assert_counts(record.db)


def filling() -> list[str]:
    """The statements of the migrations that count what is there already."""
    from store import migrations

    parts = [part.strip() for _, text in migrations.scripts() for part in text.split("\n\n")]
    first = tuple(f"INSERT INTO {table}" for table in counts.COUNTED)
    return [part.removesuffix(";") for part in parts if part.startswith(first)]
