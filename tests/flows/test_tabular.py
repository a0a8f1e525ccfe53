import csv
import io
import json

import pytest

from flows.tabular import FORMATS, as_csv, render, table

COLUMNS = ("dated", "times", "content")
ROWS = [("2016-11-08", 2, "it opposed the deployment of THAAD"), (None, 10, "talks")]


def test_a_table_has_numbers_to_the_right_and_gaps_for_what_is_not_known() -> None:
    assert table(COLUMNS, ROWS, 100) == (
        "dated       times  content\n"
        "──────────  ─────  ──────────────────────────────────\n"
        "2016-11-08      2  it opposed the deployment of THAAD\n"
        "               10  talks\n"
    )


def test_a_table_is_folded_to_the_terminal() -> None:
    assert table(COLUMNS, ROWS, 40) == (
        "dated       times  content\n"
        "──────────  ─────  ─────────────────────\n"
        "2016-11-08      2  it opposed the\n"
        "                   deployment of THAAD\n"
        "               10  talks\n"
    )


@pytest.mark.parametrize("width", range(1, 120, 7))
def test_no_line_is_wider_than_the_terminal_where_that_can_be(width: int) -> None:
    lines = table(("a", "b", "url"), [("word " * 30, "x" * 90, "https://example.org/" + "a" * 60)], width).splitlines()
    assert max(map(len, lines)) <= max(width, 3 * 8 + 4)


def test_ideographs_take_two_columns() -> None:
    lines = table(("name", "n"), [("萨德", 1), ("THAAD", 2), ("é", 3)], 100).splitlines()
    assert lines[2:] == ["萨德   1", "THAAD  2", "é      3"]
    assert table(("name",), [("萨德" * 8,)], 12).splitlines()[2:] == ["萨德萨德萨德"] * 2 + ["萨德萨德"]


def test_nothing_in_a_text_reaches_the_terminal_as_a_command() -> None:
    shown = table(("content",), [("\x1b[2Jgone\u202e\nline",)], 80)
    assert shown.splitlines()[2:] == ["[U+001B][2Jgone[U+202E] line"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1+1", "-", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''@x", "-1 ", "-1."]
)
def test_a_spreadsheet_gets_no_formula(text: str) -> None:
    (_, row) = csv.reader(io.StringIO(as_csv(("content",), [(text,)]), newline=""))
    assert row == [f"'{text}"]


@pytest.mark.parametrize("text", ["2016-11-08", "-1", "-2.5", "'tis", "''", "“=”", " =1", "1-1", "a=b"])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    (_, row) = csv.reader(io.StringIO(as_csv(("content",), [(text,)]), newline=""))
    assert row == [text]


def test_csv_can_be_read_back() -> None:
    rows = [("a, b", 'he said "no"', "two\nlines\rand\r\nmore", -2.5, None)]
    text = as_csv(tuple("abcde"), rows)
    assert text == 'a,b,c,d,e\r\n"a, b","he said ""no""","two\nlines\rand\r\nmore",-2.5,\r\n'
    head, row = csv.reader(io.StringIO(text, newline=""))
    assert head == list("abcde")
    assert row == ["a, b", 'he said "no"', "two\nlines\rand\r\nmore", "-2.5", ""]


def test_json_and_json_lines_hold_the_same() -> None:
    records = [dict(zip(COLUMNS, row, strict=True)) for row in ROWS]
    assert json.loads(render(COLUMNS, ROWS, "json")) == records
    assert [json.loads(line) for line in render(COLUMNS, ROWS, "jsonl").splitlines()] == records


@pytest.mark.parametrize(("form", "empty"), [("table", "a\n─\n"), ("csv", "a\r\n"), ("json", "[]\n"), ("jsonl", "")])
def test_no_rows(form: str, empty: str) -> None:
    assert form in FORMATS
    assert render(("a",), [], form) == empty
