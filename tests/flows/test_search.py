"""``onrecord search`` on the record of the seeds."""

import json
from pathlib import Path

import pytest

from tests.flows.conftest import Call


def test_statements_are_shown_with_what_was_found(call: Call, record: Path) -> None:
    answer = call("search", "thaad AND strongly", "--speaker", "Beijing", "--act", "accuse", "--db", record)
    assert (answer.code, answer.err) == (0, "")
    head, words = answer.out.splitlines()
    assert head.startswith("2016-11-08 · Ministry of National Defense (China) · accuse · new · China Daily · #")
    assert words.startswith("    China clearly and «strongly» opposed the deployment of «THAAD»")


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (("--topic", "thaad", "--from", "2017-01-01", "--to", "2017-12-31"), 1),
        (("--from", "2018-01-01"), 0),
        (("--topic", "trade_retaliation"), 0),
        (("--speaker", "Seoul"), 0),
    ],
)
def test_options_narrow_it(call: Call, record: Path, options: tuple[str, ...], count: int) -> None:
    answer = call("search", '"opposition to the deployment" NOT stance', "--format", "jsonl", *options, "--db", record)
    assert len(answer.out.splitlines()) == count
    assert bool(answer.err) == (count == 0)


def test_articles_are_searched_too(call: Call, record: Path) -> None:
    answer = call("search", "--articles", "yonhap OR communicat*", "--format", "jsonl", "--db", record)
    hits = [json.loads(line) for line in answer.out.splitlines()]
    assert {hit["published"] for hit in hits} == {"2016-11-08", "2017-11-01"}
    text = call("search", "--articles", "yonhap", "--to", "2016-12-31", "--db", record).out
    assert text.startswith("2016-11-08 · China Daily · ")
    assert "«Yonhap»" in text


def test_in_a_terminal_it_is_bold(monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.commands import search

    monkeypatch.delenv("NO_COLOR", raising=False)
    assert search._highlighted("the «radar» is") == "the «radar» is"
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert search._highlighted("the «radar» is") == "the \x1b[1mradar\x1b[0m is"
    monkeypatch.setenv("NO_COLOR", "1")
    assert search._highlighted("the «radar» is") == "the «radar» is"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("thaad AND",), "searching for 'thaad AND': it cannot be understood; join words with AND, OR or NOT"),
        (("thaad", "--articles", "--act", "accuse"), "search: --speaker, --act and --topic are of statements"),
        (('"thaad',), "a double quotation mark is not closed"),
    ],
)
def test_what_cannot_be_searched_is_told(call: Call, record: Path, arguments: tuple[str, ...], said: str) -> None:
    answer = call("search", *arguments, "--db", record)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1
