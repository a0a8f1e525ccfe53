import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from parsers.records import Act
from parsers.reference import load
from seeds import FOLDER
from store import reference, search
from store.database import one
from store.errors import QueryError
from tests.store.builders import GENG, MND, PIAO, ROK, ArticleId, Record, article, statement


@pytest.fixture
def filled(record: Record) -> Database:
    record.say("it opposed the deployment of THAAD", act=Act.ACCUSE, speakers=(MND,))
    record.say("the radar of THAAD reaches far", on="2017-02-28", speakers=(GENG,), act=Act.ACCUSE)
    record.say("it does not target a third country", on="2017-11-01", speakers=(ROK,))
    record.say("the café talks would resume", on="2017-11-02", speakers=(PIAO,), topics=("defense_dialogue",))
    return record.db


def found(db: Database, query: str, **filters: object) -> list[str]:
    return [hit.content for hit in search.search(db, query, **filters)]  # type: ignore[arg-type] # any filter


@pytest.mark.parametrize(
    ("query", "contents"),
    [
        ("thaad AND radar", ["the radar of THAAD reaches far"]),
        ("THAAD NOT radar", ["it opposed the deployment of THAAD"]),
        ('"third country"', ["it does not target a third country"]),
        ("deploy*", ["it opposed the deployment of THAAD"]),
        ("cafe", ["the café talks would resume"]),
        ("CAFÉ", ["the café talks would resume"]),
        ("radar OR talks", ["the café talks would resume", "the radar of THAAD reaches far"]),
        ("kimchi", []),
    ],
)
def test_queries(filled: Database, query: str, contents: list[str]) -> None:
    assert sorted(found(filled, query)) == contents


@pytest.mark.parametrize(
    ("filters", "contents"),
    [
        ({"speaker": "Geng"}, ["the radar of THAAD reaches far"]),
        ({"speaker": "China"}, ["it opposed the deployment of THAAD", "the radar of THAAD reaches far"]),
        ({"speaker": "national defense"}, ["it opposed the deployment of THAAD"]),
        ({"speaker": "%"}, []),
        ({"start": dt.date(2017, 1, 1)}, ["the radar of THAAD reaches far"]),
        ({"end": dt.date(2016, 11, 8)}, ["it opposed the deployment of THAAD"]),
        ({"act": "accuse", "end": dt.date(2016, 12, 31)}, ["it opposed the deployment of THAAD"]),
        ({"act": "agree"}, []),
        ({"topic": "thaad"}, ["it opposed the deployment of THAAD", "the radar of THAAD reaches far"]),
        ({"topic": "defense_dialogue"}, []),
        ({"limit": 0}, []),
    ],
)
def test_filters(filled: Database, filters: dict[str, object], contents: list[str]) -> None:
    assert sorted(found(filled, "thaad", **filters)) == contents


def test_speakers_are_found_by_their_other_names(filled: Database) -> None:
    reference.sync(filled, load(FOLDER))
    assert found(filled, "target", speaker="Seoul") == ["it does not target a third country"]


def test_a_hit_tells_what_a_reader_needs(filled: Database) -> None:
    (hit,) = search.search(filled, "radar")
    assert hit.snippet == "the «radar» of THAAD reaches far"
    assert (hit.speakers, hit.act, hit.dated, hit.topics) == ("Geng Shuang", "accuse", dt.date(2017, 2, 28), ("thaad",))
    assert (hit.outlet, hit.title, hit.url) == ("china-daily", "A headline", "https://example.org/2")


def test_the_best_comes_first(record: Record) -> None:
    record.say("the radar and a great many other things besides were on the table when the ministers met at length")
    record.say("the radar, the radar")
    assert found(record.db, "radar")[0] == "the radar, the radar"


def test_articles_are_found_by_headline_and_body(filled: Database) -> None:
    (hit,) = search.search_articles(filled, "caf*", start=dt.date(2017, 1, 1))
    assert (hit.title, hit.published, hit.snippet) == (
        "A headline",
        dt.date(2017, 11, 2),
        "China said the «café» talks would resume.",
    )
    assert len(search.search_articles(filled, "headline")) == 4


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "there is nothing to look for"),
        ("   ", "there is nothing to look for"),
        ('"third country', "a double quotation mark is not closed"),
        ("speaker:wang", "a word before a colon names a column that there is not"),
        ("AND", "it cannot be understood; join words with AND, OR or NOT"),
        ("thaad AND", "it cannot be understood"),
        ("(thaad", "it cannot be understood"),
        ("thaad'; DROP TABLE statements; --", "it cannot be understood"),
        ("*", "it cannot be understood"),
        ("^", "it cannot be understood"),
        ("\ud800", "it holds characters that are no text"),
        ("NEAR(", "it cannot be understood"),
    ],
)
def test_a_malformed_query_is_explained_in_one_line(filled: Database, query: str, said: str) -> None:
    for function in (search.search, search.search_articles):
        with pytest.raises(QueryError) as raised:
            function(filled, query)
        assert said in str(raised.value)
        assert "\n" not in str(raised.value)
    assert filled["statements"].count == 4


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text())
def test_any_query_is_answered_or_refused(filled: Database, query: str) -> None:
    with suppress(QueryError):
        search.search(filled, query)


def matches(db: Database, table: str, word: str) -> int:
    row = one(db, f"SELECT count(*) FROM {table} WHERE {table} MATCH ?", (word,))
    return row[0] if row else 0


def test_the_index_follows_updates_and_deletions(record: Record) -> None:
    key = ArticleId()
    page = article("China said it opposed the deployment.\n")
    record.add(page, statement(page, "it opposed the deployment"), key=key)
    record.add(page, statement(page, "the deployment"), key=key, parser_version="2")
    assert (matches(record.db, "statements_fts", "opposed"), matches(record.db, "articles_fts", "opposed")) == (0, 1)

    record.add(article(page.text, title="Shield"), key=key, parser_version="3")
    assert matches(record.db, "statements_fts", "deployment") == 0
    assert (matches(record.db, "articles_fts", "headline"), matches(record.db, "articles_fts", "shield")) == (0, 1)
    for table in ("statements_fts", "articles_fts"):
        record.db.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")


def test_only_the_current_text_of_an_article_is_searched(record: Record) -> None:
    for words in ("the radar", "the launcher"):
        page = article(f"China said {words} was there.\n")
        record.add(page, statement(page, words), key=ArticleId())
    assert search.search_articles(record.db, "radar") == []
    assert [hit.article_id for hit in search.search_articles(record.db, "launcher")] == [1]


def test_of_very_many_the_last_found_come_first(filled: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    weighed = search.search(filled, "radar OR deployment")
    assert all(hit.rank is not None for hit in weighed)
    monkeypatch.setattr(search, "MANY", 1)
    hits = search.search(filled, "radar OR deployment")
    assert [(hit.statement_id, hit.rank) for hit in hits] == [(2, None), (1, None)]
    assert hits[0].snippet == "the «radar» of THAAD reaches far"
    assert [hit.article_id for hit in search.search_articles(filled, "thaad")] == [2, 1]
    assert found(filled, "radar OR deployment", speaker="Defense", limit=1) == ["it opposed the deployment of THAAD"]


def test_a_government_is_found_by_other_names_of_its_own(filled: Database) -> None:
    reference.sync(filled, load(FOLDER))
    assert found(filled, "radar", speaker="Beijing") == ["the radar of THAAD reaches far"]
