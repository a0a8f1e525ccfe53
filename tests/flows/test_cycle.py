"""The verdict on a run, and what is counted for each source."""

import io
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from flows import steps
from flows.cycle import Cycle, Summary
from flows.doing import carry_out
from flows.errors import DeliveryError
from flows.progress import Progress, counted
from flows.settings import Settings
from flows.sources import SEEDS, Source
from store.source_runs import SourceRun
from tests.flows.conftest import PAGE, SEED_NAMES, write_folder
from tests.flows.dumps import dump
from tests.flows.mortal import NOON

WELL = SourceRun(source="mine", kind="folder", answered=True, state="ok", found=2, new=2)


def test_a_summary_says_what_is_wrong() -> None:
    summary = Summary("degraded", (3,), (WELL, replace(WELL, source="yours", state="failing", reason="gone")))
    assert summary.reason == "yours is failing: gone"
    assert summary.outcome == "digest 3; yours is failing: gone"
    assert Summary("quiet", (), (WELL,)).outcome == "nothing new"


def test_numbers_agree_with_their_noun() -> None:
    assert [counted(number, "article") for number in (0, 1, 1200)] == ["0 articles", "1 article", "1,200 articles"]


def run(folder: Path, *sources: Source) -> Summary:
    settings = Settings(folder / "onrecord.db", folder / "digests", ZoneInfo("Asia/Seoul"), sources)
    steps.prepare(settings.db)
    return Cycle(settings, lambda: NOON, Progress(io.StringIO()), carry_out).run()


def test_what_the_sources_did_is_on_record_and_in_the_digest(tmp_path: Path) -> None:
    entries = [{"file": SEED_NAMES[0]}, {"file": "empty.txt"}]
    folder = write_folder(tmp_path / "mine", entries, (SEED_NAMES[0],))
    (folder / "empty.txt").touch()
    run(tmp_path, Source("mine", "folder", folder), Source("gone", "folder", tmp_path / "gone"))
    found = {row["source"]: row for row in dump(tmp_path / "onrecord.db")["run_sources"]}
    assert (found["mine"]["found"], found["mine"]["new"], found["mine"]["left_out"]) == (2, 2, 1)
    assert found["mine"]["reason"] == "reading empty.txt: the file is empty; hand in a text copy of an article"
    assert (found["gone"]["answered"], found["gone"]["state"]) == (0, "failing")
    markdown = (tmp_path / "digests" / "0001.md").read_text(encoding="utf-8")
    coverage = markdown.partition("## Coverage")[2]
    assert "| mine | yes | 2 | 2 | 1 |" in coverage
    assert "| gone | no | 0 | 0 | 0 |" in coverage


def test_many_documents_go_in_batches(tmp_path: Path) -> None:
    names = [f"{number:03d}.txt" for number in range(60)]
    files = {name: PAGE.replace("bridge", f"bridge {name}").encode() for name in names}
    folder = write_folder(tmp_path / "mine", [{"file": name} for name in names], files)
    assert run(tmp_path, Source("mine", "folder", folder)).verdict == "ok"
    assert len(dump(tmp_path / "onrecord.db")["articles"]) == 60


def test_a_digest_that_could_not_be_written_is_written_by_the_next_run(tmp_path: Path) -> None:
    (tmp_path / "digests").write_text("in the way")
    with pytest.raises(DeliveryError, match="delivering digest 1"):
        run(tmp_path, SEEDS)
    (tmp_path / "digests").unlink()
    assert run(tmp_path, SEEDS).digests == (1,)
    assert sorted(path.name for path in (tmp_path / "digests").iterdir()) == [
        *("0001.html", "0001.json", "0001.md"),
        "feed.atom",
    ]
    assert run(tmp_path, SEEDS).digests == ()


def test_an_article_that_changes_is_new_again(tmp_path: Path) -> None:
    entry = {"file": "page.txt", "url": "https://www.chinadaily.com.cn/a/201611/08/WS0123456789abcdef01234567.html"}
    folder = write_folder(tmp_path / "mine", [entry], {"page.txt": PAGE.encode()})
    mine = Source("mine", "folder", folder)
    assert run(tmp_path, mine).digests == (1,)
    (folder / "page.txt").write_bytes(PAGE.replace("in spring", "in autumn").encode())
    assert run(tmp_path, mine).digests == (2,)
    rows = dump(tmp_path / "onrecord.db")
    assert (len(rows["articles"]), len(rows["article_versions"])) == (1, 2)


def test_a_digest_is_shown_as_it_was_delivered_and_made_anew_where_it_was_taken_away(tmp_path: Path) -> None:
    assert run(tmp_path, SEEDS).digests == (1,)
    folder = tmp_path / "digests"
    delivered = folder / "0001.md"
    text = delivered.read_text(encoding="utf-8")
    assert text.startswith("# On the record")
    delivered.unlink()
    assert steps.published(tmp_path / "onrecord.db", folder, 1) == text
    delivered.write_bytes("– with a note by hand\n".encode())
    assert steps.published(tmp_path / "onrecord.db", folder, 1) == "– with a note by hand\n"
