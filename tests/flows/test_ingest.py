"""Articles that a person hands in: stored once, and told by the next digest."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import seeds
from flows.lock import alone
from tests.flows.conftest import SEED_NAMES, Call, write_folder
from tests.flows.dumps import dump
from tests.flows.mortal import cycle

SEED = seeds.FOLDER / SEED_NAMES[0]


def told(err: str) -> dict[str, str]:
    """The lines of stderr by their first word."""
    return {line.split()[0]: line.split(maxsplit=1)[1] for line in err.splitlines()}


def test_a_folder_is_stored_with_what_its_listing_says(call: Call, folder: Path, workdir: Path) -> None:
    answer = call("ingest", folder)
    assert (answer.code, answer.out) == (0, "")
    assert told(answer.err)["keep"] == "ingest: 2 new, 0 known"
    assert told(answer.err)["ok"] == "the next run has in its digest what is new"
    rows = dump(workdir / "data" / "onrecord.db")
    assert [(row["outlet"], row["content_id"]) for row in rows["articles"]] == [
        ("china-daily", "content_27305717"),
        ("china-military-online", "content_7807479"),
    ]
    assert [row["published_basis"] for row in rows["article_versions"]] == ["page", "url"]
    assert [run["verdict"] for run in rows["runs"]] == ["ok"]
    assert rows["digests"] == []


def test_again_it_is_known(call: Call, folder: Path, workdir: Path) -> None:
    call("ingest", folder)
    before = dump(workdir / "data" / "onrecord.db")
    answer = call("ingest", folder, folder)
    assert told(answer.err)["keep"] == "ingest: 0 new, 4 known"
    after = dump(workdir / "data" / "onrecord.db")
    for table in ("articles", "snapshots", "article_versions", "statements", "positions"):
        assert after[table] == before[table]


def test_the_next_run_tells_of_it_once_and_not_again(call: Call, folder: Path, workdir: Path) -> None:
    db = workdir / "data" / "onrecord.db"
    call("ingest", folder)
    assert (cycle(db).digests, cycle(db).digests) == ((1,), ())
    statements = {row["id"] for row in dump(db)["statements"]}
    assert {row["statement"] for row in dump(db)["digest_items"]} == statements


def test_a_file_without_a_url_is_known_by_its_outlet_and_bytes(call: Call, workdir: Path) -> None:
    call("ingest", SEED)
    call("ingest", SEED)
    (article,) = dump(workdir / "data" / "onrecord.db")["articles"]
    assert article["outlet"] == "china-daily"
    assert article["content_id"].startswith("sha256:")
    assert article["canonical_url"] is None


def test_the_bytes_are_kept_as_they_came(call: Call, workdir: Path) -> None:
    import zstandard

    raw = SEED.read_bytes().replace(b"\n", b"\r\n")
    (workdir / "windows.txt").write_bytes(raw)
    call("ingest", "windows.txt")
    connection = sqlite3.connect(workdir / "data" / "onrecord.db")
    kept = connection.execute("SELECT data FROM blobs").fetchone()[0]
    connection.close()
    assert zstandard.ZstdDecompressor().decompress(kept) == raw


def test_a_text_that_holds_no_statement_is_an_article_all_the_same(call: Call, workdir: Path) -> None:
    (workdir / "dull.txt").write_text("A headline\n\nThe bridge opened on Monday. It is long.\n", encoding="utf-8")
    answer = call("ingest", "dull.txt")
    assert told(answer.err)["parse"] == "1 article, 0 statements"
    assert answer.code == 0


def test_a_listing_with_a_wrong_address_is_bad_input(call: Call, workdir: Path) -> None:
    folder = write_folder(workdir / "mine", [{"file": SEED.name, "url": "ftp://a.b/c"}])
    answer = call("ingest", folder)
    assert answer.code == 2
    assert f"reading {folder / SEED.name}: reading the URL 'ftp://a.b/c': it is no http" in answer.err
    assert not (workdir / "data").exists()


def test_two_at_once_are_refused(call: Call, workdir: Path) -> None:
    db = workdir / "onrecord.db"
    cycle(db)
    with alone(db):
        answer = call("ingest", SEED, "--db", db)
    assert answer.code == 3
    assert answer.err == (f"onrecord: ingesting: running on {db}: another run is at work on it; wait for its end\n")


def test_a_full_disk_is_told_and_nothing_half_written(workdir: Path, folder: Path) -> None:
    """A limit on the size of files stands for the full disk: the system refuses the write in the same way."""
    program = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))\n"
        "from flows.cli import main\n"
        "main(sys.argv[2:])\n"
    )
    db = workdir / "onrecord.db"
    cycle(db)
    before = dump(db)
    limit = db.stat().st_size
    page = workdir / "long.txt"
    page.write_bytes(os.urandom(2 * limit).hex().encode())
    done = subprocess.run(
        [sys.executable, "-c", program, str(limit), "ingest", str(page), "--db", str(db)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "keeping " in done.stderr
    assert "long.txt: " in done.stderr
    after = dump(db)
    assert {name: rows for name, rows in after.items() if name != "runs"} == {
        name: rows for name, rows in before.items() if name != "runs"
    }


@pytest.mark.skipif(not Path(__file__).parents[3].joinpath("shared/gold/dev").exists(), reason="no ../shared here")
def test_the_annotated_articles_are_read(call: Call, workdir: Path) -> None:
    dev = Path(__file__).parents[3] / "shared" / "gold" / "dev"
    answer = call("ingest", dev)
    assert answer.code == 0, answer.err
    listing = json.loads((dev / "articles.json").read_bytes())
    rows = dump(workdir / "data" / "onrecord.db")
    assert len(rows["articles"]) == len(listing) == 12
    assert all(row["failure"] is None for row in rows["snapshots"])
