"""``onrecord extract``: records of annotated articles' format, and the same as the store exports."""

import json
from pathlib import Path
from typing import Any

import pytest

import seeds
from tests.flows.conftest import PAGE, SEED_NAMES, Call, Run

SEED = seeds.FOLDER / SEED_NAMES[0]
FIELDS = {
    "file", "id", "content", "cue", "speaker_surface", "speakers", "quote", "act", "reaffirms", "said_on", "via",
    "parent", "note", "topics", "speaker_span", "cue_span", "rule",
}  # fmt: skip


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_record_has_the_fields_of_the_guidelines_and_where_and_why(call: Call) -> None:
    answer = call("extract", SEED)
    assert (answer.code, answer.err) == (0, "")
    for record in lines(answer.out):
        assert set(record) == FIELDS
        assert record["file"] == SEED.name


def test_the_first_statement_of_the_seeds(call: Call) -> None:
    first = lines(call("extract", SEED).out)[0]
    assert first["content"][0]["start"] == 144
    assert first["content"][0]["end"] == 312
    assert first["content"][0]["text"].startswith("China is willing to hold defense-related dialogue")
    assert first["speakers"] == ["Ministry of National Defense (China)"]
    assert (first["cue"], first["act"], first["quote"], first["said_on"]) == ("say", "agree", "indirect", "2016-11-07")


@pytest.mark.parametrize("name", SEED_NAMES)
def test_every_offset_counts_the_characters_of_the_file(call: Call, name: str) -> None:
    text = (seeds.FOLDER / name).read_bytes().decode("utf-8")
    found = lines(call("extract", seeds.FOLDER / name).out)
    assert found
    for record in found:
        assert all(text[span["start"] : span["end"]] == span["text"] for span in record["content"])
        assert record["speaker_span"] is None or text[slice(*record["speaker_span"])] == record["speaker_surface"]


def test_offsets_count_what_stands_before_the_text_and_line_ends_too(call: Call, workdir: Path) -> None:
    text = "\ufeff" + SEED.read_text(encoding="utf-8").replace("\n", "\r\n")
    (workdir / "windows.txt").write_bytes(text.encode())
    found = lines(call("extract", "windows.txt").out)
    assert len(found) == len(lines(call("extract", SEED).out))
    assert all(text[span["start"] : span["end"]] == span["text"] for record in found for span in record["content"])


def test_a_folder_is_its_files_one_after_the_other(call: Call) -> None:
    files = [lines(call("extract", seeds.FOLDER / name).out) for name in SEED_NAMES]
    assert [(record["file"], record["id"]) for record in lines(call("extract", seeds.FOLDER).out)] == [
        (record["file"], record["id"]) for found in files for record in found
    ]


def test_published_dates_what_is_said_on_a_weekday(call: Call, workdir: Path) -> None:
    page = workdir / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    (undated,) = lines(call("extract", page).out)
    (dated,) = lines(call("extract", page, "--published", "2016-11-08").out)
    address = "https://www.chinadaily.com.cn/a/201611/08/WS0123456789abcdef01234567.html"
    (addressed,) = lines(call("extract", page, "--url", address).out)
    assert (undated["said_on"], dated["said_on"], addressed["said_on"]) == (None, "2016-11-07", "2016-11-07")


def test_nothing_said_is_no_line(call: Call, workdir: Path) -> None:
    (workdir / "dull.txt").write_text("A headline\n\nThe bridge opened. It is long.\n", encoding="utf-8")
    assert call("extract", "dull.txt") == (0, "", "")


def test_no_store_is_made(onrecord: Run, workdir: Path) -> None:
    assert onrecord("extract", SEED).returncode == 0
    assert list(workdir.iterdir()) == []


def test_the_store_exports_the_same(call: Call, record: Path) -> None:
    extracted = lines(call("extract", seeds.FOLDER).out)
    exported = lines(call("export", "statements", "--db", record).out)
    assert [
        {key: value for key, value in one.items() if key not in ("article_url", "status", "position")}
        for one in exported
    ] == [{key: value for key, value in one.items() if key != "note"} for one in extracted]
    assert {one["status"] for one in exported} <= {"new", "restated", "carried"}
    assert all(one["article_url"].startswith("http") and isinstance(one["position"], int) for one in exported)
