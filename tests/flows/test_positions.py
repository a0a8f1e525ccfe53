"""``onrecord positions``: looking through them, and a person who knows better."""

import json
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.flows.conftest import Call, Run, write_folder

PAGES = {
    "a.txt": b"BEIJING - China opposes the deployment of THAAD in the ROK, ministry spokesman Geng Shuang said.\n",
    "b.txt": b"BEIJING - China is firmly opposed to the deployment of THAAD, ministry spokesman Lu Kang said.\n",
    "c.txt": b"BEIJING - China is ready to resume talks with the ROK, Foreign Ministry spokesman Geng Shuang said.\n",
    "d.txt": b"SEOUL - The ROK Defense Ministry said THAAD is not aimed at China.\n",
}
DAYS = ("2017-01-10", "2017-02-10", "2017-03-10", "2017-04-10")
LISTING = [{"file": name, "published": day} for name, day in zip(PAGES, DAYS, strict=True)]
HOLD = """
import sys, time, pathlib
from flows.lock import alone
with alone(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def db(call: Call, tmp_path: Path) -> Path:
    """Position 1 of China's with statements 1 and 2, 2 with 3; 3 is Seoul's."""
    path = tmp_path / "data" / "onrecord.db"
    assert call("ingest", write_folder(tmp_path / "in", LISTING, PAGES), "--db", path).code == 0
    assert placed(path) == [(1, "new"), (1, "restated"), (2, "new"), (3, "new")]
    return path


def placed(db: Path) -> list[tuple[int, str]]:
    connection = sqlite3.connect(db)
    rows = connection.execute("SELECT position, status FROM v_statements ORDER BY id").fetchall()
    connection.close()
    return rows


def test_positions_are_listed_by_how_often_they_were_stated(call: Call, db: Path) -> None:
    answer = call("positions", "--db", db)
    assert (answer.code, answer.err) == (0, "")
    first, words, *_ = answer.out.splitlines()
    assert first == "   1  China · accuse · 2 times, 2017-01-10 to 2017-02-10"
    assert words == "      China opposes the deployment of THAAD in the ROK"


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--principal", "Beijing"), [1, 2]),
        (("--principal", "seoul"), [3]),
        (("--topic", "thaad"), [1, 3]),
        (("--words", "firmly"), [1]),
        (("--words", "aimed OR talks"), [3, 2]),
        (("--principal", "China", "--words", "talks", "--topic", "thaad"), []),
        (("--limit", "1"), [1]),
    ],
)
def test_they_are_found_by_holder_topic_and_words(
    call: Call, db: Path, options: tuple[str, ...], found: list[int]
) -> None:
    answer = call("positions", *options, "--format", "jsonl", "--db", db)
    assert answer.code == 0
    assert [json.loads(line)["id"] for line in answer.out.splitlines()] == found
    assert ("nothing in" in answer.err) == (not found)


def test_one_is_shown_with_why_each_statement_is_of_it(call: Call, db: Path) -> None:
    answer = call("positions", "--db", db, "show", "1")
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert lines[0].startswith("#1 · 2017-01-10 · Geng Shuang · accuse · new · ")
    assert lines[2] == "    said the same as none when it came"
    assert lines[3].startswith("#2 · 2017-02-10 · Lu Kang · accuse · restated · ")
    assert lines[5].startswith("    as #1: same gist: ")
    assert lines[5].endswith("(score 1.00)")
    held: list[dict[str, Any]] = [
        json.loads(line) for line in call("positions", "--db", db, "show", "1", "--format", "jsonl").out.splitlines()
    ]
    assert [(one["id"], one["match_statement"], one["match_score"]) for one in held] == [(1, None, None), (2, 1, 1.0)]


def test_a_statement_is_split_off_and_brought_back(call: Call, db: Path) -> None:
    answer = call("positions", "--db", db, "split", "2", "--note", "firmer", "--by", "kim")
    assert (answer.code, answer.out) == (0, "position 4 has #2, apart from position 1, decision 1\n")
    assert placed(db) == [(1, "new"), (4, "new"), (2, "new"), (3, "new")]
    shown = call("positions", "--db", db, "show", "4").out
    assert "as #1, which is set apart from it in position 1: same gist" in shown
    assert "   1  China: position 4 has #2, apart from position 1, by kim 20" in shown
    assert shown.endswith(": firmer\n")
    answer = call("positions", "--db", db, "undo", "1", "--by", "lee")
    assert answer.out == "decision 1 stands no longer: position 4 has #2, apart from position 1\n"
    assert placed(db) == [(1, "new"), (1, "restated"), (2, "new"), (3, "new")]
    assert call("positions", "--db", db, "show", "4").out.startswith("position 4 is now 1\n")


def test_two_are_merged(call: Call, db: Path) -> None:
    answer = call("positions", "--db", db, "merge", "2", "1")
    assert (answer.code, answer.out) == (0, "positions 1 and 2 are one, decision 1\n")
    assert placed(db) == [(1, "new"), (1, "restated"), (1, "restated"), (3, "new")]
    assert call("positions", "--db", db, "show", "2").out.startswith("position 2 is now 1\n")


def test_the_log_has_all_that_was_decided(call: Call, db: Path) -> None:
    call("positions", "--db", db, "split", "2", "--by", "kim", "--note", "a\tb\x1b[31m \u202edesrever")
    call("positions", "--db", db, "undo", "1", "--by", "lee")
    call("positions", "--db", db, "merge", "1", "2")
    first, second = call("positions", "--db", db, "log").out.splitlines()
    assert ", by kim 20" in first
    assert ", undone by lee 20" in first
    assert first.endswith(": a b[U+001B][31m [U+202E]desrever")
    assert second.startswith("   2  China: positions 1 and 2 are one, by ")


def test_reading_all_anew_keeps_to_what_was_decided(call: Call, db: Path) -> None:
    call("positions", "--db", db, "split", "2")
    call("positions", "--db", db, "merge", "1", "2")
    before = placed(db)
    assert before == [(1, "new"), (4, "new"), (1, "restated"), (3, "new")]
    assert call("reparse", "--all", "--apply", "--db", db).code == 0
    assert placed(db) == before


def test_articles_that_come_later_keep_to_it(call: Call, db: Path, tmp_path: Path) -> None:
    call("positions", "--db", db, "merge", "1", "2")
    later = {"e.txt": PAGES["c.txt"] + b"It was a fine day.\n"}
    call("ingest", write_folder(tmp_path / "later", [{"file": "e.txt", "published": "2018-02-01"}], later), "--db", db)
    assert placed(db)[-1] == (1, "restated")


def test_doctor_exports_and_questions_follow(call: Call, db: Path) -> None:
    call("positions", "--db", db, "merge", "1", "2")
    call("positions", "--db", db, "split", "2")
    examined = json.loads(call("doctor", "--json", "--db", db).out)
    assert examined["findings"] == []
    exported = [
        json.loads(line) for line in call("export", "positions", "--format", "jsonl", "--db", db).out.splitlines()
    ]
    assert [(row["id"], row["times"]) for row in exported] == [(1, 2), (3, 1), (4, 1)]
    lines = call("export", "statements", "--format", "jsonl", "--db", db).out.splitlines()
    assert [json.loads(line)["position"] for line in lines] == [1, 4, 1, 3]
    asked = call("query", "repeated-most", "--principal", "China", "--format", "jsonl", "--db", db).out.splitlines()
    assert [json.loads(line)["position"] for line in asked][:1] == [1]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("split", "99"), "splitting #99 off: there is no statement #99"),
        (("split", "0"), "0 is not in the range 1<=x<="),
        (("split", "-1"), "No such option '-1'"),
        (("split", "1; DROP TABLE positions"), "is not a valid integer range"),
        (("split",), "Missing argument 'STATEMENT...'"),
        (("split", "1", "3"), "they are in several positions: #1 is in 1, #3 is in 2"),
        (("split", str(2**63)), "is not in the range 1<=x<=9223372036854775807"),
        (("merge", "1", "3"), "the one is held by China, the other by Republic of Korea"),
        (("merge", "1", str(2**63 - 1)), "there is no position 9223372036854775807"),
        (("merge", "1"), "Missing argument 'OTHER'"),
        (("show", "9"), "showing position 9: there is no position 9; `onrecord positions` lists them"),
        (("undo", "5"), "undoing decision 5: there is none"),
        (("split", "2", "--by", "\udcff"), "positions: --by has to be text in UTF-8"),
    ],
)
def test_a_wrong_call_changes_nothing_and_says_why(call: Call, db: Path, arguments: tuple[str, ...], told: str) -> None:
    answer = call("positions", "--db", db, *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err
    assert placed(db) == [(1, "new"), (1, "restated"), (2, "new"), (3, "new")]


@pytest.mark.parametrize("options", [("--principal", "Atlantis"), ("--topic", "tea"), ("--words", '"open')], ids=str)
def test_what_is_not_known_is_said(call: Call, db: Path, options: tuple[str, ...]) -> None:
    answer = call("positions", *options, "--db", db)
    assert (answer.code, answer.out) == (2, "")


def test_while_a_run_is_at_work_nothing_is_decided(onrecord: Run, call: Call, db: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(db)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        for arguments in (("split", "2"), ("merge", "1", "2"), ("undo", "1")):
            answer = onrecord("positions", "--db", db, *arguments)
            assert answer.returncode == 3
            assert "another run is at work on it; wait for its end" in answer.stderr
        assert call("positions", "--db", db, "show", "1").code == 0, "looking needs no lock"
        holder.send_signal(signal.SIGKILL)
    assert placed(db) == [(1, "new"), (1, "restated"), (2, "new"), (3, "new")]
    assert call("positions", "--db", db, "split", "2").code == 0


def test_without_a_store_it_makes_none(call: Call, tmp_path: Path) -> None:
    for arguments in ((), ("show", "1"), ("split", "1"), ("merge", "1", "2"), ("undo", "1"), ("log",)):
        assert call("positions", "--db", tmp_path / "none.db", *arguments).code == 2
    assert list(tmp_path.iterdir()) == []


def test_the_store_may_be_named_before_or_behind_what_is_to_be_done(call: Call, db: Path) -> None:
    before, behind = call("positions", "--db", db, "show", "1"), call("positions", "show", "1", "--db", db)
    assert before.code == 0
    assert (before.code, before.out) == (behind.code, behind.out)
    none = call("positions", "--db", db.with_name("none.db"), "show", "1")
    assert none.code == 2
    assert call("positions", "--db", db.with_name("none.db"), "show", "1", "--db", db).out == before.out
