"""The digest as a page: structure, safety, accessibility."""

import datetime as dt
import itertools
import re
from collections import Counter

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.digest import render
from flows.digest.quotation import shown
from flows.digest.safe import visible
from store.model import Carrier, Digest
from tests.flows import digest_builders as build


def _page(digest: Digest) -> BeautifulSoup:
    return BeautifulSoup(render(digest, "html"), "lxml")


def _one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    found = page.select(selector)
    assert len(found) == 1, f"{selector}: {len(found)}"
    return found[0]


def _text(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def test_the_page_needs_nothing_but_itself() -> None:
    page = _page(build.small())
    assert not page.select("script, link, img, iframe, object, embed, form, base, audio, video, source")
    assert not re.search(r"url\(|@import|@font-face|expression\(", render(build.small(), "html"))
    assert not [tag for tag in page.find_all() for name in tag.attrs if name.startswith("on")]


def test_head_landmarks_and_headings_are_in_order() -> None:
    page = _page(build.small())
    assert render(build.small(), "html").startswith('<!DOCTYPE html>\n<html lang="en">')
    assert _text(_one(page, "head > title")) == "On the record · THAAD and China–ROK defence ties · Digest 1"
    assert _one(page, 'meta[name="viewport"]')["content"] == "width=device-width, initial-scale=1"
    for landmark in ("header", "nav[aria-label]", "main", "footer", "h1"):
        _one(page, landmark)
    levels = [int(heading.name[1]) for heading in page.find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    for section in page.select("section"):
        assert _one(page, f"#{section['aria-labelledby']}").name == "h2"


def test_ids_are_unique_and_every_inner_link_has_its_place() -> None:
    for digest in (build.small(), build.corrected(), build.hostile("x")):
        page = _page(digest)
        ids = [str(tag["id"]) for tag in page.select("[id]")]
        assert len(ids) == len(set(ids))
        inner = {str(link["href"])[1:] for link in page.select('a[href^="#"]')}
        assert inner <= set(ids)


def test_a_move_sets_both_statements_side_by_side_and_keeps_the_objection() -> None:
    move = _one(_page(build.small()), ".move")
    heading = "China on military ties: from objects to agrees, with the objection kept (about 51 weeks apart)"
    assert _text(_one(move, "h3")) == heading
    assert [_text(words) for words in move.select(".words")] == [
        "objects — the test bridge is too long",
        "agree — to paint the test bridge",
        "objects again — its view that the test bridge is too long",
    ]
    assert [_text(said) for said in move.select(".said")] == [
        "Ministry of Bridges (China) · Mon 7 Nov 2016",
        "China and the Republic of Korea · Wed 1 Nov 2017 (publication date, from the URL)",
        "China · Wed 1 Nov 2017 (publication date, from the URL)",
    ]


def test_a_statement_shows_what_a_reader_checks_it_by() -> None:
    page = _page(build.small())
    assert _text(_one(page, "#s4 .checks")) == "Test Post, 1 Nov 2017 · agree · cue “agree” · #4 within #3"
    link = _one(page, "#s4 .checks a[title]")
    assert link["href"] == "http://post.test/2017/bridge.htm?a=1&b=2"
    assert link["title"] == "Two sides on the bridge"
    assert [str(anchor["id"]) for anchor in page.select("li[id]")] == ["s1", "s3", "s4", "s2", "s5"]


def test_who_else_carries_a_statement_is_named_with_its_own_credit() -> None:
    carriers = (
        Carrier("Army Post", None, dt.date(2016, 11, 8), "https://army.test/1"),
        Carrier("Test <b>Daily", "Test & News", None, None),
    )
    page = _page(build.digest(build.item(1, carriers=carriers)))
    assert _text(_one(page, "#s1 .checks")) == (
        "Test Daily, 8 Nov 2016 · state · cue “say” · also in Army Post, 8 Nov 2016,"
        " Test <b>Daily, date unknown (no web address) (source: Test & News) · #1"
    )
    assert page.select("#s1 .checks a")[1]["href"] == "https://army.test/1"


def test_corrections_are_ins_and_del() -> None:
    page = _page(build.corrected())
    first, gone, moved = page.select("#corrected ~ ul > li")
    assert [tag.get_text() for tag in first.select(".words ins")] == ["not", "before summer"]
    assert [tag.get_text() for tag in first.select(".words del")] == ["in spring"]
    assert _text(_one(first, ".words")) == "rejects — the test bridge will not open in spring before summer"
    assert "withdrawn, no longer in the article" in _text(gone)
    assert "speaker: Ministry of Bridges (China) Test Expert" in _text(moved)


def test_tables_carry_their_headings_into_each_cell_for_narrow_screens() -> None:
    page = _page(build.corrected())
    for table in page.select("table"):
        heads = [_text(head) for head in table.select("thead th")]
        for row in table.select("tbody tr"):
            assert [cell["data-label"] for cell in row.select("td")] == heads
            assert {cell["role"] for cell in row.select("td")} == {"cell"}


@pytest.mark.parametrize("text", build.HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    page, plain = _page(build.hostile(text)), _page(build.hostile("plain"))
    for found in (page, plain):  # how many words changed is the only thing that text may decide
        for change in found.select(".words ins, .words del"):
            change.unwrap()
    made, expected = (Counter((tag.name, *sorted(tag.attrs)) for tag in found.find_all()) for found in (page, plain))
    assert made == expected
    assert _one(page, "#s1 .content").get_text() == visible(text)
    hrefs = {str(link["href"]) for link in page.select("a") if not str(link["href"]).startswith("#")}
    assert hrefs == {"https://daily.test/2016/bridge.html"}
    render(build.hostile(text), "html").encode()


@settings(deadline=None, max_examples=60)
@given(st.text(min_size=1), st.sampled_from(["direct", "mixed", "indirect"]))
def test_any_words_come_back_out_of_the_page_as_they_were(words: str, quote: str) -> None:
    page = _page(build.digest(build.item(1, words, quote=quote, title=words, surface=words)))
    assert _one(page, "#s1 .content").get_text() == shown((words,), quote)
    assert not page.select("script")


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_every_text_colour_has_contrast_enough() -> None:
    css = _one(_page(build.small()), "style").get_text()
    light, dark = css.split("@media (prefers-color-scheme: dark)")
    dark = dark.split("@media print")[0]
    for part, grounds in ((light, ("#ffffff", "#eef0f3", "#fff6d6")), (dark, ("#14171b", "#23282f", "#3a3413"))):
        colours = set(re.findall(r"(?<![-\w])color: (#[0-9a-f]{6})", part)) - {"#000000"}
        assert len(colours) > 4
        low = {(c, g): round(_contrast(c, g), 2) for c in colours for g in grounds if _contrast(c, g) < 4.5}
        assert low == {}
