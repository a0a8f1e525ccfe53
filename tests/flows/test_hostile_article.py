"""Hostile articles through the whole pipeline: what comes out shows their words as text, whatever it is read with."""

import csv
import io
import json
import re
import sqlite3
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from bs4 import BeautifulSoup
from lxml import etree
from markdown_it import MarkdownIt

from flows import steps
from flows.cycle import Cycle, Summary
from flows.delivery.editions import Interest
from flows.delivery.subscribers import Post, Subscriber
from flows.doing import carry_out
from flows.progress import Progress
from flows.settings import Settings
from flows.sources import Source
from tests.chromium import Tab, browsing, needs_chromium
from tests.flows.browsing.test_browse import served
from tests.flows.conftest import ONRECORD, write_folder
from tests.flows.delivery.conftest import Hook, Mailbox, hooked, serving
from tests.flows.delivery.test_feed import SCHEMA
from tests.flows.mortal import NOON, ZONE

URL = "https://evil.example/a')[x](javascript:console.log(4)*_&amp;lt;b=1"
COPY = """Subject: x Bcc: victim@example.org <script>console.log('title')</script> [press](javascript:alert(1)) \u202e

By Eve <img src=x onerror=console.log('by')> O'Test

"<script>console.log('quote')</script> We oppose THAAD [press](javascript:alert(1)) ![x](http://203.0.113.9/x.png) \
\u202egnissim\u202c\x07\x1b[31m\x9b31m </style></title>," Chinese Foreign Ministry spokesman Geng Shuang said on Monday.

Kim Tae<script>console.log(1)</script>, a professor, said that "talks on THAAD would help {{ 7*7 }} ${x} &lt;b&gt;".

China opposes THAAD, Foreign Ministry spokesman Lu Kang said, according to \
<iframe src=javascript:console.log(2)> Test News.

"=HYPERLINK(1) is no word on THAAD," Chinese Foreign Ministry spokesman Geng Shuang said.
"""
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8">
<title>x &lt;script&gt;console.log('t')&lt;/script&gt; - China</title></head><body>
<div class="main_art"><div class="lft_art" id="lft-art">
<h1>Subject: a&#13;&#10;Bcc: victim@example.org &lt;script&gt;console.log('h1')&lt;/script&gt;</h1>
<div class="info"><span class="info_l">
By Eve &lt;img src=x onerror=console.log(9)&gt; | China Daily | Updated: 2017-03-02 07:50</span></div>
<div id="Content"><p>"&lt;script&gt;console.log('p')&lt;/script&gt; We firmly oppose the deployment of
THAAD](javascript:alert(1)) &#8238;evil," Foreign Ministry spokesman Geng Shuang said on Wednesday.</p>
</div></div></div></body></html>"""
LISTING = [
    {"file": "a.txt", "published": "2017-03-01", "url": URL, "outlet": "Evil\r\nBcc: victim@example.org <script>"},
    {"file": "b.html", "url": "https://www.chinadaily.com.cn/a/201703/02/WS5bd79a01a310eff303285001.html"},
]
WORDS = ("<script>console.log('quote')</script> We oppose THAAD", "<script>console.log('p')</script> We firmly oppose")
"""What is to be read in all that comes out."""
NAME = "iframe src=javascript:console.log > Test News"
"""What the extractor takes for the name of a body."""
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
_ACTIVE = ("script", "img", "iframe", "object", "embed", "form", "base", "link", "title svg", "svg svg script")


@dataclass
class Come:
    """What came out of a run on the hostile articles."""

    db: Path
    folder: Path
    summary: Summary
    mailbox: Mailbox
    hook: Hook

    def file(self, suffix: str) -> str:
        """A file of the digest."""
        return next(self.folder.glob(f"*.{suffix}")).read_text(encoding="utf-8")

    def page_of_mail(self) -> str:
        """The page in the mail."""
        part = self.mailbox.mails[0].get_body(("html",))
        assert part is not None
        return str(part.get_content())


@pytest.fixture(scope="module")
def come(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Come]:
    """The articles handed in by the command, then a run with its digest, a mail and a post."""
    place = tmp_path_factory.mktemp("hostile")
    db, folder = place / "onrecord.db", place / "digests"
    files = {"a.txt": COPY.encode(), "b.html": PAGE.encode()}
    handed = write_folder(place / "in", LISTING, files)
    command = [*ONRECORD, "ingest", str(handed), "--db", str(db)]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    steps.prepare(db)
    with serving() as mailbox, hooked() as hook, pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONRECORD_CHAT", hook.url)
        readers = (
            Subscriber("desk", Interest(), "run", mail="desk@x.org"),
            Subscriber("chat", Interest(), "run", notify="ONRECORD_CHAT"),
        )
        settings = Settings(
            db, folder, ZONE, (Source("clippings", "folder", handed),), post=Post(readers, (), mailbox.at())
        )
        summary = Cycle(settings, lambda: NOON, Progress(io.StringIO()), carry_out).run()
        yield Come(db, folder, summary, mailbox, hook)


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browsing(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def harmless(markup: str, *, own: tuple[str, ...] = ()) -> BeautifulSoup:
    """Read markup with a parser of HTML: nothing in it runs, fetches or leads anywhere but to the web."""
    page = BeautifulSoup(markup, "lxml")
    assert [tag for name in _ACTIVE for tag in page.select(name) if str(tag.get("src", "")) not in own] == []
    attributes = [(tag.name, name) for tag in page.find_all(True) for name in tag.attrs]
    assert [pair for pair in attributes if pair[1].startswith("on") or pair[1] == "srcdoc"] == []
    for link in page.select("[href]"):
        assert re.match(r"https?://|#|/", str(link["href"])), link
    return page


def readable(text: str) -> bool:
    """Whether the hostile words are there to be read, and nothing hides or reorders any."""
    folded = " ".join(text.split())
    return all(words in folded for words in WORDS) and _UNSEEN.search(text) is None


def ran(come: Come, *arguments: str) -> str:
    """What a command prints of the store."""
    command = [*ONRECORD, *arguments, "--db", str(come.db)]
    if arguments[0] in ("speakers", "positions"):
        command = [*ONRECORD, arguments[0], "--db", str(come.db), *arguments[1:]]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout.decode()


def test_all_of_it_went_out(come: Come) -> None:
    assert (come.summary.verdict, come.summary.digests, come.summary.undelivered) == ("ok", (1,), ())
    connection = sqlite3.connect(come.db)
    said = connection.execute("SELECT speakers, content FROM v_statements ORDER BY id").fetchall()
    connection.close()
    assert any(content.startswith(WORDS[0]) and "\x1b[31m" in content for _, content in said), "kept as it came"
    assert NAME in {speakers for speakers, _ in said}


def test_html(come: Come) -> None:
    page = harmless(come.file("html"))
    assert readable(page.get_text())
    assert NAME in page.get_text()
    assert "[U+202E]gnissim[U+202C][U+0007][U+001B][31m[U+009B]31m </style></title>" in page.get_text()


def test_markdown(come: Come) -> None:
    text = come.file("md")
    page = harmless(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))
    assert readable(page.get_text())
    links = {str(link["href"]) for link in page.select("a[href]")}
    assert {link.partition("/a")[0] for link in links} == {"https://evil.example", "https://www.chinadaily.com.cn"}


def test_json_keeps_the_words_and_no_address_that_runs(come: Come) -> None:
    text = come.file("json")
    assert _UNSEEN.search(text) is None, "what hides or reorders is escaped"
    items = json.loads(text)["new"]
    assert any(item["content"][0].startswith(WORDS[0]) and "\x1b[31m" in item["content"][0] for item in items)
    assert all(re.match(r"https://[^\s<>\"']+$", item["article_url"].replace("'", "%27")) for item in items)


def test_feed(come: Come) -> None:
    text = come.file("atom")
    assert _UNSEEN.search(text) is None
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    feed = etree.fromstring(text.encode(), parser)
    assert SCHEMA.validate(feed), SCHEMA.error_log
    (content,) = feed.iter("{http://www.w3.org/2005/Atom}content")
    assert len(content) == 0
    assert readable(harmless(content.text or "").get_text())


def test_mail(come: Come) -> None:
    (mail,) = come.mailbox.mails
    assert come.mailbox.recipients == ["desk@x.org"]
    assert {name.lower() for name in mail.keys()} <= {  # noqa: SIM118 - a mail is no dictionary
        *("from", "to", "subject", "date", "message-id", "auto-submitted", "mime-version", "content-type"),
        "x-peer", "x-mailfrom", "x-rcptto",
    }  # fmt: skip
    assert mail["To"] == "desk@x.org"
    assert re.fullmatch(r"On the record: \d+ new(, \d+ \w+)* \(digest 1\)", str(mail["Subject"]))
    assert mail.defects == []
    for part in mail.walk():
        own = {"Content-Type", "Content-Transfer-Encoding", "Content-ID", "Content-Disposition", "MIME-Version"}
        assert set(part.keys()) <= {*mail.keys(), *own}
    plain = mail.get_body(("plain",))
    assert plain is not None
    assert _UNSEEN.search(str(plain.get_content()).replace("\r\n", "\n")) is None
    assert readable(harmless(come.page_of_mail(), own=("cid:timeline",)).get_text())


def test_post_to_a_service(come: Come) -> None:
    (got,) = come.hook.got
    assert "<" not in got["title"]
    assert _UNSEEN.search(got["title"] + got["message"]) is None
    assert got["message"].count("\n") == 1, "a summary and a key"


@pytest.mark.parametrize(
    "command",
    [
        ("digest",),
        ("search", "THAAD"),
        ("query", "last-objections", "--principal", "China", "--topic", "thaad"),
        ("query", "voices"),
        ("query", "unresolved"),
        ("timeline",),
        ("speakers",),
        ("positions",),
        ("positions", "show", "1"),
        ("doctor",),
        ("search", "THAAD", "--format", "jsonl"),
        ("query", "last-objections", "--format", "json"),
        ("speakers", "--format", "jsonl"),
        ("positions", "show", "1", "--format", "jsonl"),
        ("timeline", "--format", "json"),
        ("export", "statements"),
        ("export", "articles"),
        ("doctor", "--json"),
    ],
    ids=" ".join,
)
def test_a_terminal_gets_no_sign_that_it_would_obey(come: Come, command: tuple[str, ...]) -> None:
    out = ran(come, *command)
    assert out.strip()
    assert _UNSEEN.search(out) is None


@pytest.mark.parametrize("options", [("--explain",), ()], ids=["explained", "as JSON"])
def test_extracted_in_a_terminal(come: Come, options: tuple[str, ...]) -> None:
    command = [*ONRECORD, "extract", str(come.db.parent / "in" / "a.txt"), *options]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, check=True)
    assert _UNSEEN.search(done.stdout.decode()) is None


@pytest.mark.parametrize("what", ["statements", "articles", "positions"])
def test_a_spreadsheet_runs_nothing(come: Come, what: str) -> None:
    rows = list(csv.reader(io.StringIO(ran(come, "export", what, "--format", "csv"))))
    assert len({len(row) for row in rows}) == 1
    cells = [cell for row in rows[1:] for cell in row]
    assert [cell for cell in cells if cell[:1] in ("=", "+", "@", "\t", "\r") or re.match(r"-\D", cell)] == []
    if what == "statements":
        assert any(cell.startswith("'=HYPERLINK(") for cell in cells)


def test_an_answer_as_csv_runs_nothing(come: Come) -> None:
    rows = csv.reader(io.StringIO(ran(come, "query", "last-objections", "--format", "csv")))
    assert [cell for row in rows for cell in row if cell[:1] in ("=", "+", "@")] == []


def test_timeline_as_picture(come: Come) -> None:
    root = etree.fromstring(ran(come, "timeline", "--format", "svg").encode(), etree.XMLParser(resolve_entities=False))
    names = {etree.QName(tag).localname for tag in root.iter() if isinstance(tag.tag, str)}
    assert names <= {"svg", "title", "desc", "line", "text", "path", "circle"}
    assert [
        name for tag in root.iter() for name in tag.attrib if str(name).startswith("on") or "href" in str(name)
    ] == []


@needs_chromium
@pytest.mark.parametrize("what", ["html", "mail", "svg"])
def test_nothing_runs_in_a_browser(come: Come, tab: Tab, tmp_path: Path, what: str) -> None:
    path = tmp_path / f"page.{'svg' if what == 'svg' else 'html'}"
    if what == "svg":
        text = ran(come, "timeline", "--format", "svg")
    else:
        text = come.page_of_mail() if what == "mail" else come.file("html")
    path.write_text(text, encoding="utf-8")
    tab.open(path)
    assert tab.ran() == []
    assert [url for url in tab.asked() if url != "cid:timeline"] == []
    if what != "svg":
        assert readable(tab.value("document.body.innerText"))


@pytest.fixture(scope="module")
def client(come: Come) -> Iterator[httpx.Client]:
    with served(come.db) as found:
        yield found


PATHS = (
    "/", "/onrecord/v_statements", "/onrecord/v_articles", "/onrecord/v_positions", "/onrecord/v_unresolved",
    "/onrecord/statements/1", "/onrecord/article_versions/1", "/onrecord/voices", "/-/timeline",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_browse(client: httpx.Client, path: str) -> None:
    page = BeautifulSoup(client.get(path).text, "lxml")
    assert [tag for tag in page.select("script") if "console.log" in tag.get_text()] == []
    attributes = [name for tag in page.find_all(True) for name in tag.attrs]
    assert [name for name in attributes if name.startswith("on")] == []
    assert [link for link in page.select("a[href]") if not re.match(r"https?://|[#/?]", str(link["href"]))] == []
    if path == "/onrecord/v_statements":
        assert all(words in " ".join(page.get_text().split()) for words in WORDS)


@needs_chromium
def test_nothing_runs_in_a_browser_that_browses(client: httpx.Client, tab: Tab) -> None:
    for path in PATHS:
        tab.open(f"{str(client.base_url).rstrip('/')}{path}")
        assert [told for told in tab.ran() if "title" in told or "quote" in told or "'p'" in told] == [], path
        assert [url for url in tab.asked() if not url.startswith(str(client.base_url))] == [], path
