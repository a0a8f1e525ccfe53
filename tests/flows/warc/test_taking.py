"""``onrecord ingest FILE.warc.gz`` and sources of WARC files: what is relevant is taken, once, and gone on with."""

import datetime as dt
import errno
import gzip
import io
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from flows import reading, steps
from flows.archiving import Archiving
from flows.cycle import Cycle, Summary
from flows.doing import carry_out
from flows.matching import Matching
from flows.progress import Progress
from flows.settings import Settings, load
from flows.sources import Fetched, Source
from flows.warc import looking, taking
from flows.warc.framing import records
from flows.warc.looking import Archive
from flows.work import Work
from parsers import PARSER_VERSION
from parsers.records import Article
from tests.flows.conftest import Call
from tests.flows.dumps import Dump, dump
from tests.flows.warc.builders import file, info, one_member, page, pages, record, url

NOON = dt.datetime(2026, 11, 21, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
FESTIVAL = "The lantern festival will be held in May, its organiser said on Tuesday."


def rows(folder: Path) -> dict[str, list[dict[str, Any]]]:
    return dump(folder / "data" / "onrecord.db")


def ids(folder: Path) -> list[str]:
    return sorted(row["content_id"] for row in rows(folder)["articles"])


def wanted(*numbers: int) -> list[str]:
    return [f"WS{number:024x}" for number in numbers]


def column(folder: Path, sql: str) -> list[str]:
    connection = sqlite3.connect(folder / "data" / "onrecord.db")
    try:
        return [row[0] for row in connection.execute(sql)]
    finally:
        connection.close()


def crawl(path: Path) -> Path:
    """A file of two relevant pages among others."""
    return file(
        path,
        record(page(9), "http://www.example.org/a/201611/08/WS0123456789abcdef01234567.html"),
        record(page(1), url(1)),
        record(page(2, FESTIVAL, "Lanterns"), url(2)),
        record(b"<html><ul><li>a list</li></ul></html>", url(3)),
        record(page(4), url(4), status="404 Not Found"),
        record(page(5), url(5), headers={"Content-Length": "99999"}),
        record(page(6), url(6), at="2016-11-10T00:00:00Z"),
    )


def test_the_outlets_pages_on_the_subject_are_taken_as_of_their_capture(workdir: Path, call: Call) -> None:
    answer = call("ingest", crawl(workdir / "crawl.warc.gz"))
    assert answer.code == 0, answer.err
    assert ids(workdir) == wanted(1, 6)
    seen = "SELECT first_seen_at FROM snapshots ORDER BY id"
    assert column(workdir, seen) == ["2016-11-09T02:15:30+00:00", "2016-11-10T00:00:00+00:00"]
    assert {row["published"] for row in rows(workdir)["article_versions"]} == {"2016-11-08"}
    assert (
        "archive   crawl.warc.gz: 8 records, 4 pages of outlets (1 no article), 2 on the subject, 2 new;"
        " 1 broken record, the first at byte" in answer.err
    )
    (source,) = rows(workdir)["run_sources"]
    assert (source["source"], source["state"], source["found"], source["new"]) == ("ingest (archives)", "ok", 2, 2)
    assert f"{url(5)}: it came with" in source["reason"]


def test_the_statements_are_told_by_the_next_digest(workdir: Path, call: Call) -> None:
    call("ingest", crawl(workdir / "crawl.warc.gz"))
    said = {row["content"] for row in rows(workdir)["statements"]}
    assert said == {"China opposes the deployment of the THAAD missile system in the Republic of Korea"}


@pytest.mark.parametrize("name", ["plain.warc", "packed.warc.gz"])
def test_several_files_folders_and_articles_at_once(workdir: Path, call: Call, name: str) -> None:
    folder = workdir / "crawls"
    folder.mkdir()
    packed = name.endswith(".gz")
    file(folder / name, *pages([1, 2], packed=packed))
    one = file(workdir / name, *pages([3], packed=packed))
    saved = workdir / "saved.html"
    saved.write_bytes(page(4).replace(b"<head>", f'<head><link rel="canonical" href="{url(4)}">'.encode()))
    answer = call("ingest", folder, one, saved)
    assert answer.code == 0, answer.err
    assert ids(workdir) == wanted(1, 2, 3, 4)


def test_how_relevant_a_page_has_to_be_can_be_said(workdir: Path, call: Call) -> None:
    assert call("ingest", "--least-relevance", "0", crawl(workdir / "crawl.warc.gz")).code == 0
    assert ids(workdir) == wanted(1, 2, 6)


def test_a_file_that_was_read_is_not_read_again_unless_asked(workdir: Path, call: Call) -> None:
    path = crawl(workdir / "crawl.warc.gz")
    call("ingest", path)
    before = rows(workdir)["snapshots"]
    again = call("ingest", path)
    assert (again.code, "0 records" in again.err) == (0, True), again.err
    anew = call("ingest", "--again", path)
    assert "8 records, 4 pages of outlets (1 no article), 2 on the subject, 0 new" in anew.err
    assert rows(workdir)["snapshots"] == before
    crawl(path).write_bytes(path.read_bytes() + record(page(7), url(7)))  # another size is another file
    call("ingest", path)
    assert ids(workdir) == wanted(1, 6, 7)


def test_what_is_no_warc_file_is_told_before_anything_is_stored(workdir: Path, call: Call) -> None:
    (workdir / "bad.warc.gz").write_bytes(b"\x1f\x8b\x08 not one")
    (workdir / "page.warc").write_bytes(b"<html>")
    answer = call(
        "ingest", crawl(workdir / "a.warc.gz"), workdir / "bad.warc.gz", workdir / "page.warc", workdir / "no.warc"
    )
    assert answer.code == 2
    assert [line.partition(": it is")[2] for line in answer.err.splitlines()[:2]] == [
        " no WARC file; give one, packed by gzip or not"
    ] * 2
    assert "no.warc: there is no .warc or .warc.gz in it" in answer.err
    assert not (workdir / "data").exists()


def test_a_damaged_file_gives_the_rest(workdir: Path, call: Call) -> None:
    path = file(workdir / "crawl.warc.gz", *pages(range(1, 4)))
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    path.write_bytes(bytes(raw) + record(page(4), url(4))[:200])
    answer = call("ingest", path)
    assert answer.code == 0, answer.err
    assert ids(workdir) == wanted(1, 3)
    assert "2 broken records, the first at byte" in answer.err


class Cut(Exception):
    """Ends the reading, as a kill does."""


class Told(Progress):
    """Hears of the bytes that are done with; cuts the reading off at one of these times."""

    def __init__(self, cut: int | None = None) -> None:
        super().__init__(io.StringIO())
        self.bytes: list[int] = []
        self._cut = cut

    @contextmanager
    def advancing(self, step: str, size: int) -> Iterator[Callable[[int], None]]:
        def advance(size: int) -> None:
            self.bytes.append(size)
            if len(self.bytes) == self._cut:
                raise Cut

        yield advance


def take(folder: Path, archive: Archive, progress: Progress) -> None:
    """Read an archive into the store of ``folder`` as a run does."""
    db = folder / "data" / "onrecord.db"
    steps.prepare(db)
    run = steps.start(db, NOON)
    Archiving(db, lambda: NOON, progress, carry_out, run, Work(), Matching(db, carry_out)).take("s", "warc", [archive])


def test_cut_off_it_goes_on_where_it_stood(workdir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "BATCH", 25)
    archive = Archive(file(workdir / "crawl.warc.gz", *pages(range(60))), "crawl", "here")
    first, rest = Told(cut=2), Told()
    with pytest.raises(Cut):
        take(workdir, archive, first)
    assert len(ids(workdir)) == 50
    assert len(rows(workdir)["article_versions"]) == 50  # what is kept is read
    (noted,) = rows(workdir)["archives"]
    assert 0 < noted["read_to"] < noted["size"]
    take(workdir, archive, rest)
    assert ids(workdir) == sorted(wanted(*range(60)))
    (noted,) = rows(workdir)["archives"]
    assert noted["read_to"] == noted["size"] == archive.path.stat().st_size
    assert sum(rest.bytes) == noted["size"]  # the bar begins at what was done before
    (source,) = rows(workdir)["run_sources"]
    assert (source["found"], source["new"]) == (60, 60)  # those before the cut are counted too


def test_the_bytes_told_are_those_of_the_file(workdir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "BATCH", 25)
    path = file(workdir / "crawl.warc.gz", *pages(range(60)))
    told = Told()
    take(workdir, Archive(path, "crawl", "here"), told)
    assert sum(told.bytes) == path.stat().st_size
    assert len(told.bytes) == 3


def test_records_that_are_packed_together_are_counted_once(workdir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They begin at one place, so a reading that is cut off among them begins there again."""
    monkeypatch.setattr(taking, "BATCH", 10)
    path = workdir / "crawl.warc.gz"
    path.write_bytes(info() + one_member(*pages(range(15))) + one_member(*pages(range(15, 40))))
    archive = Archive(path, "crawl", "here")
    with pytest.raises(Cut):
        take(workdir, archive, Told(cut=1))
    (noted,) = rows(workdir)["archives"]
    assert (noted["records"], noted["about"], noted["new"]) == (16, 15, 15)
    take(workdir, archive, Told())
    (noted,) = rows(workdir)["archives"]
    assert (noted["records"], noted["about"], noted["new"], noted["broken"]) == (41, 40, 40, 0)


def test_a_file_that_ends_early_leaves_what_came_before(workdir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fails in mid-file: what was read is kept, the file is met again at its last record."""
    path = file(workdir / "crawl.warc.gz", *pages(range(8)))

    def failing(file: Any, **named: Any) -> Iterator[Any]:
        for number, one in enumerate(records(file, **named)):
            if number == 6:
                raise OSError(errno.EIO, "Input/output error")
            yield one

    with monkeypatch.context() as patch:
        patch.setattr(looking, "records", failing)
        take(workdir, Archive(path, "crawl", "here"), Told())
    assert ids(workdir) == wanted(*range(5))  # the first record is the file's own
    (source,) = rows(workdir)["run_sources"]
    assert (source["state"], source["reason"]) == ("failing", "reading crawl: Input/output error")
    take(workdir, Archive(path, "crawl", "here"), Told())
    assert ids(workdir) == wanted(*range(8))


def test_a_page_is_read_once(workdir: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read to see whether it is wanted is what the store gets."""
    taken_apart: list[str | None] = []
    article = reading.article

    def counting(document: Fetched) -> Article:
        taken_apart.append(document.declared.url)
        return article(document)

    monkeypatch.setattr(reading, "article", counting)
    answer = call("ingest", crawl(workdir / "crawl.warc.gz"))
    assert "parse     2 articles, 2 statements" in answer.err
    assert sorted(filter(None, taken_apart)) == [url(1), url(2), url(3), url(6)]


def test_a_page_whose_statements_cannot_be_read_is_kept_and_told(
    workdir: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trips(article: Article) -> list[Any]:
        raise RecursionError("too deep")

    monkeypatch.setattr(reading, "extractor", lambda: trips)
    answer = call("ingest", file(workdir / "crawl.warc.gz", *pages([1])))
    assert f"parse     left out {url(1)}: the parser failed: RecursionError('too deep')" in answer.err
    (snapshot,) = rows(workdir)["snapshots"]
    assert "too deep" in snapshot["failure"]


def test_what_an_older_parser_has_read_of_an_article_is_read_again_with_it(workdir: Path, call: Call) -> None:
    """The versions of an article are compared as one parser reads them, so a new capture waits for the others."""
    call("ingest", file(workdir / "1.warc.gz", record(page(1), url(1))))
    connection = sqlite3.connect(workdir / "data" / "onrecord.db")
    with connection:
        connection.execute("UPDATE snapshots SET parser_version = '0'")
    connection.close()
    later = page(1, "China welcomes the removal of THAAD, Foreign Ministry spokesman Geng Shuang said on Tuesday.")
    answer = call("ingest", file(workdir / "2.warc.gz", record(later, url(1), at="2017-01-01T00:00:00Z")))
    assert "parse     2 articles" in answer.err
    assert {row["parser_version"] for row in rows(workdir)["snapshots"]} == {PARSER_VERSION}
    assert [row["number"] for row in rows(workdir)["article_versions"]] == [1, 2]


def mortal(db: Path, moment: int, folder: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "tests.flows.mortal", str(db), str(moment), str(folder)]
    return subprocess.run(command, cwd=Path(__file__).parents[3], capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def crawls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two files, some of whose pages are of the same articles."""
    folder = tmp_path_factory.mktemp("crawls")
    file(folder / "1.warc.gz", *pages(range(25)))
    file(folder / "2.warc.gz", *pages(range(20, 35)), record(page(3, FESTIVAL), url(3), at="2020-01-01T00:00:00Z"))
    return folder


@pytest.fixture(scope="module")
def undisturbed(crawls: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, Dump]:
    """How many moments a run on them has, and the store that it leaves."""
    db = tmp_path_factory.mktemp("undisturbed") / "onrecord.db"
    done = mortal(db, 0, crawls)
    assert done.returncode == 0, done.stderr
    return int(done.stdout), dump(db)


@pytest.mark.parametrize("part", range(5))
def test_killed_anywhere_it_is_taken_up(crawls: Path, undisturbed: tuple[int, Dump], tmp_path: Path, part: int) -> None:
    moments, left = undisturbed
    db = tmp_path / "onrecord.db"
    assert mortal(db, moments * (2 * part + 1) // 10, crawls).returncode == -signal.SIGKILL
    assert mortal(db, 0, crawls).returncode == 0
    assert dump(db) == left
    assert len(left["articles"]) == 35


def test_an_old_capture_does_not_take_the_place_of_what_is_newer(workdir: Path, call: Call) -> None:
    live = page(1, "China welcomes the removal of THAAD, Foreign Ministry spokesman Geng Shuang said on Tuesday.")
    newer = file(workdir / "2020.warc.gz", record(live, url(1), at="2020-01-01T00:00:00Z"))
    older = file(workdir / "2016.warc.gz", record(page(1), url(1)))
    assert call("ingest", newer).code == call("ingest", older).code == 0
    found = rows(workdir)
    (article,) = found["articles"]
    texts = {row["id"]: (row["number"], "welcomes" in row["text"]) for row in found["article_versions"]}
    assert sorted(texts.values()) == [(1, False), (2, True)]
    assert texts[article["current_version"]] == (2, True)


def run(folder: Path, *sources: Source) -> Summary:
    settings = Settings(folder / "data" / "onrecord.db", folder / "digests", ZoneInfo("Asia/Shanghai"), sources)
    steps.prepare(settings.db)
    return Cycle(settings, lambda: NOON, Progress(io.StringIO()), carry_out).run()


def test_a_folder_is_a_source_whose_files_are_read_once(workdir: Path) -> None:
    folder = workdir / "crawls"
    folder.mkdir()
    crawl(folder / "1.warc.gz")
    source = Source("crawls", "warc", folder)
    first = run(workdir, source)
    assert (first.verdict, first.digests, ids(workdir)) == ("ok", (1,), wanted(1, 6))
    second = run(workdir, source)
    assert (second.verdict, [one.state for one in second.sources]) == ("quiet", ["quiet"])
    file(folder / "2.warc.gz", *pages([7]))
    assert run(workdir, source).verdict == "ok"
    assert ids(workdir) == wanted(1, 6, 7)


def test_a_file_of_a_folder_that_cannot_be_read_keeps_no_other_back(workdir: Path) -> None:
    folder = workdir / "crawls"
    folder.mkdir()
    (folder / "1.warc.gz").write_bytes(b"nothing")
    file(folder / "2.warc.gz", *pages([1]))
    summary = run(workdir, Source("crawls", "warc", folder))
    assert (summary.verdict, ids(workdir)) == ("degraded", wanted(1))
    assert "1.warc.gz: it is no WARC file" in summary.reason
    assert run(workdir, Source("gone", "warc", workdir / "gone")).verdict == "broken"


def test_a_source_of_warc_files_is_named_in_the_settings(workdir: Path) -> None:
    settings = workdir / "onrecord.toml"
    settings.write_text('[[sources]]\nname = "crawls"\nkind = "warc"\npath = "crawls"\nleast_relevance = 2\n')
    assert load(settings, environment={}).sources == (Source("crawls", "warc", workdir / "crawls", 2),)


@pytest.mark.parametrize("value", ["-1", '"much"', "true", "nan", "inf"])
def test_a_relevance_that_is_none_is_told(workdir: Path, value: str) -> None:
    from flows.errors import SettingsError

    settings = workdir / "onrecord.toml"
    settings.write_text(f'[[sources]]\nkind = "warc"\npath = "x"\nleast_relevance = {value}\n')
    with pytest.raises(SettingsError, match="least_relevance has to be a number, at least 0"):
        load(settings, environment={})


def test_what_was_read_can_be_read_again_without_the_file(workdir: Path, call: Call) -> None:
    path = crawl(workdir / "crawl.warc.gz")
    call("ingest", path)
    path.unlink()
    assert call("reparse", "--all").out.splitlines()[0].split()[-1] == "2"


def test_members_that_hold_all_records_together_are_read(workdir: Path, call: Call) -> None:
    plain = b"".join(gzip.decompress(one) for one in pages([1, 2]))
    (workdir / "one.warc.gz").write_bytes(gzip.compress(plain))
    assert call("ingest", workdir / "one.warc.gz").code == 0
    assert ids(workdir) == wanted(1, 2)
    assert reading.known().outlet("china-daily") is not None


def test_a_file_on_the_web_has_to_be_downloaded_first(workdir: Path, call: Call) -> None:
    answer = call("ingest", "https://data.commoncrawl.org/crawl-data/CC-NEWS/2016/11/CC-NEWS-1.warc.gz")
    assert (answer.code, "CC-NEWS-1.warc.gz: a WARC file has to be downloaded first" in answer.err) == (2, True)
