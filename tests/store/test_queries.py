"""The cookbook: every question on a record whose answers are known, by the store and by the sqlite3 shell."""

import datetime as dt
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from parsers.records import Act, Speaker, SpeakerKind
from parsers.reference import load
from seeds import FOLDER
from store import positions, reference, runs
from store.database import open_store
from store.errors import QueryError
from store.queries import Parameter, ask, parse, queries, topics
from store.source_runs import SourceRun
from tests.store.builders import CHINA, GENG, MFA, MND, PIAO, ROK, ArticleId, Record, article, statement

UNNAMED = Speaker("a senior official", SpeakerKind.UNNAMED, False)
SHELL = shutil.which("sqlite3")
COOKBOOK = Path(__file__).parents[2] / "docs" / "cookbook.md"


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record of two years: China objects, relents and objects again; Seoul answers, and speaks through Beijing."""
    record = Record(open_store(tmp_path_factory.mktemp("asked") / "onrecord.db"))
    reference.sync(record.db, load(FOLDER))
    record.say("it opposed the deployment of THAAD", on="2016-11-08", act=Act.ACCUSE, speakers=(MND,))
    record.say("the shield was aimed at Pyongyang alone", on="2016-11-10", speakers=(ROK,))
    record.say("it opposed the deployment of THAAD", on="2016-12-20", act=Act.ACCUSE, speakers=(GENG,), reaffirms=True)
    record.say("it opposed the deployment of THAAD", on="2016-12-21", act=Act.ACCUSE, speakers=(GENG,), reaffirms=True)
    record.say("both would mend their ties", on="2017-10-31", act=Act.AGREE, speakers=(CHINA, ROK), via=MFA.name)
    record.say("it understood the concerns of Beijing", on="2017-11-01", act=Act.CONCEDE, speakers=(ROK,), via=MFA.name)
    record.say("the radar must go", on="2018-03-05", act=Act.ACCUSE, reaffirms=True, speakers=(MND,))
    record.say("it welcomed talks on THAAD", on="2018-03-05", act=Act.SUPPORT, speakers=(MFA,))
    record.say("the fate of THAAD was unclear", on="2018-03-06", speakers=(PIAO,))
    record.say("more launchers would come", on="2018-03-06", speakers=(UNNAMED,), topics=("missile_defense",))
    for words in ("tourists would come back", "tourists would come back soon"):
        page = article(f"China said {words}.\n", published=dt.date(2018, 3, 7))
        record.add(
            page, statement(page, words, topics=("trade_retaliation",)), key=ArticleId(content_id="content_tourists")
        )
    positions.match(record.db)
    sources = [
        SourceRun(source="search", kind="search", answered=True, state="ok", found=12, new=11, left_out=1),
        SourceRun(source="mnd", kind="mnd", answered=False, state="failing", reason="timed out"),
    ]
    runs.finish(record.db, record.run, verdict="degraded", now=record.now, sources=sources)
    yield record
    record.db.close()


def place(record: Record) -> str:
    """The path of a record's store."""
    return str(record.db.execute("PRAGMA database_list").fetchone()[2])


def answer(db: Database, name: str, **arguments: str) -> list[dict[str, Any]]:
    """The rows of a question's answer as records."""
    found = ask(db, queries()[name], arguments)
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def shown(db: Database, name: str, *columns: str, **arguments: str) -> list[tuple[Any, ...]]:
    """Some columns of a question's answer."""
    return [tuple(row[column] for column in columns) for row in answer(db, name, **arguments)]


def test_there_are_questions_enough() -> None:
    assert len(queries()) >= 15


def test_acts_by_month(asked: Record) -> None:
    columns = ("month", "principal", "act", "statements")
    assert shown(asked.db, "acts-by-month", *columns, to="2017-10-02") == [
        ("2016-11", "China", "accuse", 1),
        ("2016-11", "Republic of Korea", "state", 1),
        ("2016-12", "China", "accuse", 1),  # the other one is a copy
        ("2017-10", "China", "agree", 1),
        ("2017-10", "Republic of Korea", "agree", 1),
    ]
    assert ("2018-03", "others", "state", 1) in shown(asked.db, "acts-by-month", *columns, **{"from": "2018-03-31"})


def test_topics_are_those_of_most_statements_first(asked: Record) -> None:
    assert topics(asked.db)[0] == "thaad"
    assert set(topics(asked.db)) == {"thaad", "missile_defense", "trade_retaliation"}


def test_last_objections(asked: Record) -> None:
    assert shown(asked.db, "last-objections", "dated", "speakers", "content", limit="2") == [
        ("2018-03-05", "Ministry of National Defense (China)", "the radar must go"),
        ("2016-12-20", "Geng Shuang", "it opposed the deployment of THAAD"),
    ]
    assert answer(asked.db, "last-objections", principal="Beijing") == answer(asked.db, "last-objections")
    assert answer(asked.db, "last-objections", principal="Seoul") == []


def test_only_through_others(asked: Record) -> None:
    assert shown(asked.db, "only-through-others", "content", "via", "times") == [
        ("it understood the concerns of Beijing", "Ministry of Foreign Affairs (China)", 1)
    ]
    assert answer(asked.db, "only-through-others", through="Republic of Korea") == []


def test_tone_moved(asked: Record) -> None:
    assert shown(asked.db, "tone-moved", "principal", "topic", "before", "after", "moved") == [
        ("China", "thaad", -1.0, 1.0, 2.0),
        ("Republic of Korea", "thaad", 0.0, 1.0, 1.0),
    ]
    assert answer(asked.db, "tone-moved", to="2017-01-31", days="60") == []


def test_tone_by_month(asked: Record) -> None:
    assert [tuple(row.values()) for row in answer(asked.db, "tone-by-month")] == [
        ("2016-11", 1, -3.0, 0, 1, 0),
        ("2016-12", 1, -3.0, 0, 1, 0),
        ("2017-10", 1, 2.5, 1, 0, 0),
        ("2018-03", 2, 1.0, 1, 1, 0),
    ]


def test_who_does_what(asked: Record) -> None:
    assert shown(asked.db, "who-does-what", "principal", "statements", "accuse", "agree", "concede", "state") == [
        ("China", 5, 3, 1, 0, 0),
        ("Republic of Korea", 3, 0, 1, 1, 1),
    ]
    assert shown(asked.db, "who-does-what", "principal", "cooperation", to="2016-12") == [
        ("China", -3.0),
        ("Republic of Korea", None),
    ]


def test_changes(asked: Record) -> None:
    columns = ("dated", "days", "before_act", "before", "act", "content", "shift")
    assert shown(asked.db, "changes", *columns) == [
        ("2018-03-05", 125, "agree", "both would mend their ties", "accuse", "the radar must go", -5.5),
        ("2017-10-31", 315, "accuse", "it opposed the deployment of THAAD", "agree", "both would mend their ties", 5.5),
    ]


def test_first_words(asked: Record) -> None:
    assert shown(asked.db, "first-words", "dated", "principal", "act") == [
        ("2016-11-08", "China", "accuse"),
        ("2016-11-10", "Republic of Korea", "state"),
    ]


def test_fallen_silent(asked: Record) -> None:
    assert answer(asked.db, "fallen-silent") == []
    assert [tuple(row.values()) for row in answer(asked.db, "fallen-silent", days="90")] == [
        ("Republic of Korea", "2017-11-01", 126, 3)
    ]


def test_answers(asked: Record) -> None:
    assert shown(asked.db, "answers", "dated", "days", "answer") == [
        ("2018-03-05", None, None),
        ("2016-12-20", None, None),
        ("2016-11-08", 2, "the shield was aimed at Pyongyang alone"),
    ]
    assert shown(asked.db, "answers", "answer", days="1", limit="3") == [(None,)] * 3


def test_repeated_most(asked: Record) -> None:
    assert shown(asked.db, "repeated-most", "content", "times", "copies", "first", "last", limit="1") == [
        ("it opposed the deployment of THAAD", 2, 1, "2016-11-08", "2016-12-21")
    ]


def test_new_positions(asked: Record) -> None:
    assert shown(asked.db, "new-positions", "content") == [
        ("the fate of THAAD was unclear",),
        ("it welcomed talks on THAAD",),
        ("the radar must go",),
    ]
    assert shown(asked.db, "new-positions", "dated", to="2016-11-30") == [("2016-11-10",), ("2016-11-08",)]


def test_withdrawn(asked: Record) -> None:
    assert shown(asked.db, "withdrawn", "content", "replaced_by") == [
        ("tourists would come back", "tourists would come back soon")
    ]


def test_reprints(record: Record) -> None:
    record.say("it opposed the deployment of THAAD")
    record.say("it opposed the deployment of THAAD", on="2016-11-09")
    record.db.execute("INSERT INTO copies (article, of, kind, likeness, basis) VALUES (2, 1, 'copy', 1.0, 'published')")
    assert shown(record.db, "reprints", "published", "kind", "of_published", "url", "of_url") == [
        ("2016-11-09", "copy", "2016-11-08", "https://example.org/2", "https://example.org/1")
    ]


def test_outlets(asked: Record) -> None:
    assert shown(asked.db, "outlets", "outlet", "statements", "own", "carried", **{"from": "2016-01-01"}) == [
        ("China Daily", 7, 6, 1)
    ]


def test_unnamed_sources(asked: Record) -> None:
    assert [tuple(row.values()) for row in answer(asked.db, "unnamed-sources")] == [
        ("China Daily", 5, 1, 20.0, "more launchers would come")
    ]


def test_office_holders(asked: Record) -> None:
    assert shown(asked.db, "office-holders", "person", "body", kind="minister", on="2017-10-31")[1:3] == [
        ("Wang Yi", "Ministry of Foreign Affairs (China)"),
        ("Chang Wanquan", "Ministry of National Defense (China)"),
    ]
    assert ("Chang Wanquan",) not in shown(asked.db, "office-holders", "person", on="2018-03-20")


def test_voices(asked: Record) -> None:
    assert shown(asked.db, "voices", "speaker", "statements", "cooperation") == [
        ("China", 1, None),
        ("Ministry of Foreign Affairs (China)", 1, 5.0),
        ("Ministry of National Defense (China)", 1, -3.0),
    ]


def test_joint_statements(asked: Record) -> None:
    assert shown(asked.db, "joint-statements", "speakers", "via") == [
        ("China; Republic of Korea", "Ministry of Foreign Affairs (China)")
    ]


def test_two_tongues(asked: Record) -> None:
    assert [tuple(row.values()) for row in answer(asked.db, "two-tongues")] == [
        ("2018-03-05", 1, 1, "it welcomed talks on THAAD", "the radar must go")
    ]


def test_side_by_side(asked: Record) -> None:
    assert [tuple(row.values()) for row in answer(asked.db, "side-by-side")] == [
        ("2016", 2, -3.0, 1, None),
        ("2017", 1, 2.5, 2, 3.5),
        ("2018", 2, 1.0, 0, None),
    ]


def test_gaps(asked: Record) -> None:
    assert shown(asked.db, "gaps", "dated", "content") == [("2018-03-05", "the radar must go")]


def test_where_it_stands(asked: Record) -> None:
    assert shown(asked.db, "where-it-stands", "role", "start", "end", "text", statement="1") == [
        ("sentence", 0, 46, "China said it opposed the deployment of THAAD."),
        ("content", 11, 45, "it opposed the deployment of THAAD"),
    ]


def test_unresolved(asked: Record) -> None:
    assert shown(asked.db, "unresolved", "name", "office", "statements") == [("Piao Jianyi", "researcher", 1)]


def test_sources(asked: Record) -> None:
    assert shown(asked.db, "sources", "source", "answered", "found", "state", "reason") == [
        ("mnd", 0, 0, "failing", "timed out"),
        ("search", 1, 12, "ok", None),
    ]


@pytest.mark.parametrize("name", queries())
def test_a_question_is_described_as_it_is(asked: Record, name: str) -> None:
    query = queries()[name]
    assert query.title
    assert query.question.endswith("?")
    assert query.text.endswith(";\n")
    found = ask(asked.db, query, {})
    assert found.columns == tuple(column for column, _ in query.columns)
    given = {one.name: one.default for one in query.parameters if not one.computed}
    assert ask(asked.db, query, given).rows == found.rows, "a default that is shown is not the one that is taken"
    assert ask(asked.db, query, dict.fromkeys(given, "")).rows == found.rows


@pytest.mark.parametrize("name", queries())
@pytest.mark.skipif(SHELL is None, reason="the sqlite3 shell is not installed (Debian and Ubuntu: sqlite3)")
def test_a_question_runs_in_the_shell_as_it_is_printed(asked: Record, name: str) -> None:
    done = subprocess.run(
        [str(SHELL), "-readonly", "-json", place(asked)],
        input=queries()[name].text,
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (json.loads(done.stdout) if done.stdout else []) == answer(asked.db, name)


@pytest.mark.skipif(SHELL is None, reason="the sqlite3 shell is not installed (Debian and Ubuntu: sqlite3)")
def test_the_cookbooks_page_runs_in_the_shell_from_top_to_bottom(asked: Record) -> None:
    """All that the page prints for the shell, pasted into one session: the setting of a parameter, then each query."""
    page = COOKBOOK.read_text("utf-8")
    setting = re.search(r"^    (\.parameter set .*)$", page, re.MULTILINE)
    printed = re.findall(r"^```sql\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert setting is not None
    assert len(printed) == len(queries())
    script = "\n".join((".bail on", setting[1], *(f"{sql}.print -- done" for sql in printed), ""))
    done = subprocess.run(
        [str(SHELL), "-readonly", "-json", place(asked)], input=script, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    answers = done.stdout.split("-- done\n")
    topics_asked = ("topic" in {one.name for one in query.parameters} for query in queries().values())
    for name, told, of_topic in zip(queries(), answers, topics_asked, strict=False):
        arguments = {"topic": "military_ties"} if of_topic else {}
        assert (json.loads(told) if told.strip() else []) == answer(asked.db, name, **arguments), name
    assert len(answers) == len(printed) + 1


@pytest.mark.skipif(SHELL is None, reason="the sqlite3 shell is not installed (Debian and Ubuntu: sqlite3)")
def test_the_shell_can_set_a_parameter(asked: Record) -> None:
    script = ".parameter set :principal Seoul\n" + queries()["repeated-most"].text
    done = subprocess.run([str(SHELL), "-json", place(asked)], input=script, capture_output=True, text=True, timeout=30)
    assert json.loads(done.stdout) == answer(asked.db, "repeated-most", principal="Seoul") != []


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("answers", {"limit": "many"}, "limit is 'many'; give a whole number"),
        ("answers", {"days": "-1"}, "days is '-1'; give a whole number"),
        ("tone-moved", {"from": "yesterday"}, "from is 'yesterday'; give a day as YYYY-MM-DD"),
        ("who-does-what", {"to": "2017-13"}, "to is '2017-13'; give a month as YYYY-MM"),
        ("answers", {"who": "x"}, "it has no parameter who; it has days, limit, other, principal, topic"),
        ("answers", {"topic": "\ud800"}, "a parameter holds characters that are no text"),
    ],
)
def test_what_cannot_be_asked_is_explained(asked: Record, name: str, arguments: dict[str, str], said: str) -> None:
    with pytest.raises(QueryError) as raised:
        ask(asked.db, queries()[name], arguments)
    assert said in str(raised.value)


@pytest.mark.parametrize("value", ["'; DROP TABLE statements; --", "%", "\x00", "0" * 10_000])
def test_parameters_are_values_and_nothing_else(asked: Record, value: str) -> None:
    for query in queries().values():
        texts = {
            one.name: value for one in query.parameters if one.name in ("principal", "topic", "country", "through")
        }
        ask(asked.db, query, texts)
    assert asked.db["statements"].count == 12


def test_a_head_is_read() -> None:
    head = ("Title", "Question?", "", ":one = Republic of Korea  who", ":two = (now)  when", "", "a  what")
    text = "".join(f"-- {line}\n" for line in head) + "SELECT 1 AS a;\n"
    query = parse("x", text)
    assert (query.title, query.question, query.columns) == ("Title", "Question?", (("a", "what"),))
    assert query.parameters == (Parameter("one", "Republic of Korea", "who"), Parameter("two", "(now)", "when"))
    assert [one.computed for one in query.parameters] == [False, True]
    with pytest.raises(ValueError, match=r"x\.sql: cannot read the line"):
        parse("x", "-- Title\n-- Question?\n-- !\n")
