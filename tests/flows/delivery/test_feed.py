"""The Atom feed: what RFC 4287 asks of one, and that nothing from a page gets out of its place."""

import re
import uuid
from collections.abc import Sequence
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from flows.digest.feed import ENTRIES, feed
from store.model import Digest
from tests.flows import digest_builders as build

STORE = uuid.UUID(int=7)
ATOM = "{http://www.w3.org/2005/Atom}"
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
"""RFC 3339, which is narrower than the schema's type: a zone is asked for."""
SINGLE = ("id", "title", "updated")


def read(*digests: Digest, address: str | None = None) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(feed(digests, STORE, address=address).encode(), parser)


def texts(element: etree._Element, name: str) -> Sequence[str]:
    return [found.text or "" for found in element.findall(ATOM + name)]


@pytest.mark.parametrize("digest", [build.small(), build.corrected()], ids=["small", "corrected"])
def test_feed_and_entries_have_what_the_standard_asks_for(digest: Digest) -> None:
    root = read(digest)
    assert root.tag == f"{ATOM}feed"
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in SINGLE:
            (text,) = texts(element, name)
            assert text.strip()
    ids = [text for element in root.iter(f"{ATOM}feed", f"{ATOM}entry") for text in texts(element, "id")]
    assert len(set(ids)) == len(ids) == 2
    assert all(uuid.UUID(text) for text in ids)
    assert texts(root, "updated") == ["2026-11-21T18:00:00+08:00"]


@pytest.mark.parametrize("address", [None, "https://desk.example.org/digests", "http://127.0.0.1:8000/a b/ü"])
@pytest.mark.parametrize(
    "digests",
    [
        (build.small(),),
        (build.corrected(),),
        (build.small(), build.digest(build.item(1), number=2), build.digest(number=3)),
        *((build.hostile(text),) for text in build.HOSTILE),
    ],
    ids=lambda digests: f"{len(digests)}-{digests[0].statements}",
)
def test_it_is_valid(digests: Sequence[Digest], address: str | None) -> None:
    root = read(*digests, address=address)
    assert SCHEMA.validate(root), SCHEMA.error_log
    for name in ("updated", "published"):
        assert all(MOMENT.fullmatch(told.text or "") for told in root.iter(ATOM + name))
    entries = root.findall(f"{ATOM}entry")
    assert all(entry.find(f"{ATOM}content") is not None for entry in entries), "else it needs an alternate link"
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(digests)


def test_the_schema_finds_what_is_wrong() -> None:
    for name in ("id", "title", "updated", "author"):
        root = read(build.small())
        root.remove(root.find(ATOM + name))  # type: ignore[arg-type]
        assert not SCHEMA.validate(root), name
    root = read(build.small())
    etree.SubElement(root, f"{ATOM}script")
    assert not SCHEMA.validate(root)


def test_entries_are_the_latest_first_and_not_without_end() -> None:
    root = read(*(build.digest(build.item(number), number=number) for number in range(1, ENTRIES + 10)))
    titles = [text for entry in root.findall(f"{ATOM}entry") for text in texts(entry, "title")]
    assert titles[0] == f"Digest {ENTRIES + 9}: 1 new"
    assert len(titles) == ENTRIES


def test_an_entry_keeps_its_id_when_others_come() -> None:
    one, two = (build.digest(build.item(number), number=number) for number in (1, 2))
    before = texts(read(one).find(f"{ATOM}entry"), "id")  # type: ignore[arg-type]
    assert [texts(entry, "id") for entry in read(one, two).findall(f"{ATOM}entry")][1] == before


def test_ids_differ_between_stores() -> None:
    assert feed([build.small()], uuid.UUID(int=8)) != feed([build.small()], STORE)


def test_with_an_address_there_are_links_and_without_none() -> None:
    root = read(build.small(), address="https://desk.example.org/digests/")
    links = {link.get("rel"): link.get("href") for link in root.iter(f"{ATOM}link")}
    assert links == {
        "self": "https://desk.example.org/digests/feed.atom",
        "alternate": "https://desk.example.org/digests/0001.html",
    }
    assert list(read(build.small()).iter(f"{ATOM}link")) == []


def test_the_content_is_the_digest_as_html() -> None:
    content = read(build.small()).find(f"{ATOM}entry/{ATOM}content")
    assert content is not None
    assert content.get("type") == "html"
    page = BeautifulSoup(content.text or "", "lxml")
    assert [heading.get_text() for heading in page.select("h2")] == [
        *("What changed", "New", "Restated", "Corrected and withdrawn", "Coverage"),
    ]
    assert "the test bridge is too long" in page.get_text()
    assert not page.select("svg, script, style, img")


def test_the_summary_says_what_changed_in_a_sentence() -> None:
    (told,) = read(build.small()).findall(f"{ATOM}entry/{ATOM}summary")
    assert told.text == (
        "4 new, 1 restated, said 7 Nov 2016 – 1 Nov 2017. China on military ties: from objects to agrees; first"
        " statement of China and the Republic of Korea on military ties."
    )


@pytest.mark.parametrize("text", build.HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    root = read(build.hostile(text))
    content = root.find(f"{ATOM}entry/{ATOM}content")
    assert content is not None
    assert len(content) == 0
    page = BeautifulSoup(content.text or "", "lxml")
    assert not page.select("script, img, iframe, style")
    assert not [name for tag in page.find_all() for name in tag.attrs if name.startswith("on")]
    assert not [link for link in page.select("a[href]") if str(link["href"]).lower().startswith("javascript")]
