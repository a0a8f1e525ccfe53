"""``onrecord digest``: what was issued comes out as it was, a window of days is issued to nobody."""

import json
import sqlite3
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # its types are no part of the lock

from flows.digest import FORMATS, SUFFIXES
from tests.flows.conftest import PAGE, Call, write_folder
from tests.flows.mortal import cycle
from tests.flows.test_digest_json import SCHEMA


@pytest.mark.parametrize("name", FORMATS)
def test_a_digest_issued_earlier_comes_out_in_the_same_bytes(workdir: Path, call: Call, name: str) -> None:
    db = workdir / "onrecord.db"
    cycle(db)
    written = (workdir / "digests" / f"0001.{SUFFIXES[name]}").read_bytes()
    folder = write_folder(workdir / "more", [{"file": "a.txt", "published": "2016-11-30"}], {"a.txt": PAGE.encode()})
    call("ingest", folder, "--db", db)
    cycle(db)
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE article_versions SET title = 'Another'")
        assert connection.execute("SELECT max(number) FROM digests").fetchone() == (2,)
    connection.close()
    first, again = (call("digest", "1", "--format", name, "--db", db) for _ in range(2))
    assert first.out.encode() == again.out.encode() == written


def test_a_window_says_that_it_is_not_issued(record: Path, call: Call) -> None:
    answer = call("digest", "--since", "2017-01-01", "--until", "2017-12-31", "--db", record)
    assert answer.code == 0
    head = answer.out.splitlines()[2]
    assert head.startswith("A window of the record, not issued · statements said 1 Nov 2017 · 1 article, ")
    assert "as the record stood on" in head
    assert "the digests that were issued tell what the sources answered." in answer.out
    assert "China on THAAD: from *objects* to *agrees*" in answer.out


def test_as_json_it_has_no_number(record: Path, call: Call) -> None:
    answer = call("digest", "--since", "2016-01-01", "--format", "json", "--db", record)
    parsed = json.loads(answer.out)
    assert (parsed["number"], parsed["said_from"], parsed["statements"]) == (None, "2016-11-07", 30)
    assert list(Draft202012Validator(SCHEMA).iter_errors(parsed)) == []


def test_it_writes_nothing_into_the_store(record: Path, call: Call) -> None:
    before = record.read_bytes()
    call("digest", "--until", "2030-01-01", "--format", "html", "--db", record)
    assert record.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "principals"),
    [
        (("--principal", "Seoul"), {"Republic of Korea"}),
        (("--principal", "piao jianyi"), {None}),
        (("--principal", "Beijing", "--principal", "ROK"), {"China", "Republic of Korea"}),
    ],
    ids=["a government", "a person", "two"],
)
def test_a_window_is_of_whom_is_asked_for(
    record: Path, call: Call, arguments: tuple[str, ...], principals: set[str | None]
) -> None:
    new = json.loads(call("digest", *arguments, "--format", "json", "--db", record).out)["new"]
    assert all(principals & {speaker["principal"] for speaker in item["speakers"]} for item in new)
    assert new


def test_a_window_is_on_the_topics_that_are_asked_for(record: Path, call: Call) -> None:
    new = json.loads(call("digest", "--topic", "THAAD", "--format", "json", "--db", record).out)["new"]
    assert 0 < len(new) < 29
    assert all("thaad" in item["topics"] for item in new)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("1", "--since", "2016-01-01"), "printing digest 1: a digest that was issued is printed whole; leave out"),
        (("--since", "2017-01-02", "--until", "2017-01-01"), "--since 2017-01-02 is after --until 2017-01-01"),
        (("--since", "soon"), "--since: 'soon' is no date; write YYYY-MM-DD"),
        (("--since", ""), "--since: '' is no date; write YYYY-MM-DD"),
        (("--topic", "cheese"), "looking for the topic 'cheese': there is none; there are defense_dialogue, "),
        (("--principal", "Mars"), "looking for 'Mars': nobody of that name is in the record"),
        (("--since", "2030-01-01"), "nothing of that was said in these days"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_had_is_answered_in_one_line(
    record: Path, call: Call, arguments: tuple[str, ...], told: str
) -> None:
    answer = call("digest", *arguments, "--db", record)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert told in answer.err
