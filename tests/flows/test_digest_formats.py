"""What holds for every format: every statement is there, the same digest gives the same bytes, no format is made up."""

import json
import locale
import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from flows.digest import FORMATS, SUFFIXES, DigestFormatError, render
from store.model import Digest, SourceCoverage
from tests.flows import digest_builders as build

BUILDERS: tuple[Callable[[], Digest], ...] = (build.small, build.corrected, build.digest)


@pytest.mark.parametrize("made", BUILDERS)
@pytest.mark.parametrize("name", FORMATS)
def test_the_same_digest_gives_the_same_bytes(made: Callable[[], Digest], name: str) -> None:
    assert render(made(), name).encode() == render(made(), name).encode()


def test_neither_hash_seed_nor_locale_nor_zone_of_the_machine_change_a_byte() -> None:
    code = (
        "import hashlib; from flows.digest import FORMATS, render; from tests.flows.digest_builders import small;"
        "print(hashlib.sha256(''.join(render(small(), name) for name in FORMATS).encode()).hexdigest())"
    )
    seen = set()
    for seed, zone in (("1", "UTC"), ("2", "America/New_York")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "PYTHONUTF8": "1"}
        ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
        seen.add(ran.stdout)
    assert len(seen) == 1
    assert locale.setlocale(locale.LC_TIME)


@pytest.mark.parametrize("name", FORMATS)
def test_every_statement_stands_there_with_speaker_date_act_and_link(name: str) -> None:
    text = _words_of(render(build.small(), name), name)
    for words in (
        "the test bridge is too long",
        "A bridge is a bridge",
        "I walk over it every day.",
        "Both sides agreed to paint the test bridge",
        "to paint the test bridge",
        "its view that the test bridge is too long",
        "Ministry of Bridges",
        "Test Expert",
        "Republic of Korea",
        "accuse",
        "agree",
        "state",
    ):
        assert words in text
    for address in ("https://daily.test/2016/bridge.html", "http://post.test/2017/bridge.htm?a=1&b=2"):
        assert address in text
    days = ("2016-11-07", "2017-11-01") if name == "json" else ("Mon 7 Nov 2016", "Wed 1 Nov 2017")
    assert all(day in text for day in days)


@pytest.mark.parametrize("name", FORMATS)
def test_parts_that_are_empty_say_so(name: str) -> None:
    text = render(build.digest(coverage=()), name)
    if name == "json":
        assert json.loads(text)["new"] == []
        return
    for sentence in (
        "Nobody moved, and nobody spoke on a topic for the first time.",
        "Nothing new.",
        "No earlier position was stated again.",
        "None.",
        "No source is on record for this digest.",
        "dates unknown",
    ):
        assert sentence in text


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ((build.source(),), "The source answered."),
        ((build.source(), build.source("b")), "All 2 sources answered."),
        ((build.source("a", state="quiet"), build.source("b", state="stale")), "All 2 sources answered; b is stale."),
        (
            (build.source("a", answered=False), build.source("b", state="empty"), build.source("c", state="stale")),
            "1 of 3 sources did not answer: what they hold is not in this digest; b is empty and c is stale.",
        ),
    ],
)
def test_coverage_opens_with_who_answered_and_who_is_not_well(
    sources: tuple[SourceCoverage, ...], expected: str
) -> None:
    assert f"\n{expected}\n" in render(build.digest(coverage=sources), "markdown")
    assert f">{expected}<" in render(build.digest(coverage=sources), "html")


def test_every_format_has_the_ending_of_its_file() -> None:
    assert SUFFIXES == {"markdown": "md", "html": "html", "json": "json"}


def test_a_format_that_there_is_none_of_is_answered_in_one_line() -> None:
    with pytest.raises(DigestFormatError, match=r"^digest 1: no format 'pdf'; choose one of markdown, html, json$"):
        render(build.digest(), "pdf")


def _words_of(text: str, name: str) -> str:
    """Text and addresses as a reader gets them, without the markup."""
    if name == "json":
        return text
    page = MarkdownIt("commonmark").enable("table").render(text) if name == "markdown" else text
    soup = BeautifulSoup(page, "html.parser")
    return " ".join(soup.get_text().split()) + " ".join(str(link["href"]) for link in soup.find_all("a"))
