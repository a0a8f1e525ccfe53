"""The annotated articles that are ours: whole, well formed, and kept where nothing but tests reads them.

Only numbers are compared, so that no failure shows an article of the set that nobody reads.
"""

import tomllib
from pathlib import Path

import pytest

from parsers.records import Act, Quote
from tests.quality.sets import SETS, GoldSet

PROJECT = Path(__file__).parents[2]
OURS = [SETS[name] for name in "abcdefghpq"]
ARTICLES = {"a": 14, "b": 14, "c": 12, "d": 12, "e": 12, "f": 12, "g": 12, "h": 10, "p": 8, "q": 9}
FIELDS = {
    "file", "id", "content", "cue", "speaker_surface", "speakers", "quote", "act", "reaffirms", "said_on", "via",
    "parent", "note", "position", "topics",
}  # fmt: skip


def texts(gold: GoldSet) -> dict[str, str]:
    return {path.name: path.read_bytes().decode() for path in gold.folder.glob("*.txt")}


@pytest.mark.parametrize("gold", OURS, ids=lambda gold: gold.name)
class TestSet:
    def test_every_text_is_listed_and_every_listed_file_is_there(self, gold: GoldSet) -> None:
        assert len(gold.listing()) == len(texts(gold)) == ARTICLES[gold.name]
        assert len({entry["file"] for entry in gold.listing()} ^ set(texts(gold))) == 0

    def test_every_span_is_what_stands_at_its_place(self, gold: GoldSet) -> None:
        text = texts(gold)
        spans = [(record["file"], span) for record in gold.records() for span in record["content"]]
        assert sum(text[file][span["start"] : span["end"]] != span["text"] for file, span in spans) == 0
        assert len(spans) >= len(gold.records())

    def test_every_record_has_the_fields_and_values_of_the_format(self, gold: GoldSet) -> None:
        records = gold.records()
        assert sum(set(record) != FIELDS for record in records) == 0
        assert sum(record["quote"] not in list(Quote) or record["act"] not in list(Act) for record in records) == 0
        assert sum(not record["speakers"] or not record["content"] for record in records) == 0

    def test_ids_are_unique_and_parents_exist_in_the_same_file(self, gold: GoldSet) -> None:
        ids = {(record["file"], record["id"]) for record in gold.records()}
        assert len(ids) == len(gold.records())
        parents = [(record["file"], record["parent"]) for record in gold.records() if record["parent"]]
        assert sum(parent not in ids for parent in parents) == 0

    def test_there_are_articles_that_are_not_about_the_subject(self, gold: GoldSet) -> None:
        assert 0 < sum(not entry["relevant"] for entry in gold.listing()) < len(gold.listing())

    def test_the_hash_tells_any_change_of_text_records_and_names(self, gold: GoldSet, tmp_path: Path) -> None:
        folder = tmp_path / "x"
        folder.mkdir()
        for path in (*gold.folder.iterdir(), gold.gold):
            (tmp_path if path == gold.gold else folder).joinpath(path.name).write_bytes(path.read_bytes())
        copy = GoldSet(gold.name, folder, tmp_path / gold.gold.name, "a copy")
        assert copy.sha256() == gold.sha256()
        text = sorted(folder.glob("*.txt"))[0]
        text.write_bytes(text.read_bytes() + b"\n")
        changed = copy.sha256()
        text.rename(text.with_name("other.txt"))
        assert len({gold.sha256(), changed, copy.sha256()}) == 3


def test_the_package_holds_no_tests() -> None:
    packaged = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"][
        "wheel"
    ]
    assert packaged == {"packages": ["parsers", "store", "flows", "seeds"]}


def test_no_invented_article_or_sentence_stands_in_what_users_read() -> None:
    invented = [text for gold in OURS for text in texts(gold).values()]
    lines = {line.strip() for text in invented for line in text.splitlines() if len(line.strip()) > 80}
    shown = [
        path
        for folder in ("docs", "seeds", "deploy")
        for path in (PROJECT / folder).rglob("*")
        if path.suffix in (".md", ".txt", ".csv", ".json", ".html")
    ]
    said = "\n".join(path.read_text("utf-8") for path in (*shown, PROJECT / "README.md"))
    assert len(lines) > 100
    assert sum(line in said for line in lines) == 0
