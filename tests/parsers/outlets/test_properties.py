"""Whatever the bytes, a page is read or refused by the project's own error, and its spans are its text's."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parsers.errors import PageError
from parsers.outlets import pages_of, read_page
from parsers.outlets.decoding import decode
from parsers.records import Article
from tests.parsers.outlets.golden import PAGES, REAL, reference
from tests.parsers.outlets.pages import BODY, INFO, URL, china

SOURCES: list[Path] = sorted(path for folder in (PAGES, REAL) if folder.is_dir() for path in folder.rglob("*.*"))
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MARKUP = st.sampled_from(
    "<p> </p> <br> <P> <div> </div> <h1> </h1> <table> <td> <!-- --> <!--enpcontent--> <![CDATA[ ]]> &nbsp; &#x0;"
    " &#xD800; &lt; < > \" ' <script> </script> <figcaption> </figcaption> <td id=Content> By Updated: 2018-10-30"
    " <h1 id=Content> 2569-01-01 Xinhua | ( ) [Photo/Agencies] Enditem He said “no”. \x00 \ufeff \u2028 (END)".split()
)


def check(raw: bytes, url: str | None = None) -> Article | None:
    """Read ``raw``; a PageError alone is let pass."""
    try:
        article = read_page(raw, reference=reference(), url=url)
    except PageError as error:
        refused = str(error)
    else:
        return _checked(article)
    assert "\n" not in refused
    return None


def _checked(article: Article) -> Article:
    spans = [*article.paragraphs, *(omission.span for omission in article.omissions)]
    assert article.paragraphs
    assert all(article.text[span.start : span.end] == span.text != "" for span in spans)
    assert article.text.encode()
    assert "\x00" not in article.text
    return article


@QUICK
@given(st.binary(max_size=400), st.sampled_from([None, URL, "https://www.globaltimes.cn/page/202608/1368001.shtml"]))
def test_any_bytes(raw: bytes, url: str | None) -> None:
    check(raw, url)


@QUICK
@given(st.lists(MARKUP, max_size=40), st.lists(MARKUP, max_size=6), st.lists(MARKUP, max_size=6))
def test_any_markup_in_any_slot(body: list[str], title: list[str], info: list[str]) -> None:
    check(china(" ".join(body), title=" ".join(title), info=" ".join(info)).encode(), URL)


@QUICK
@given(st.text(max_size=200))
def test_any_text_in_a_paragraph(text: str) -> None:
    check(china(f"{BODY}<p>{text}</p>", info=INFO).encode(errors="surrogatepass"), URL)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_pages_cut_anywhere_with_bytes_flipped(path: Path, data: st.DataObject) -> None:
    raw = bytearray(path.read_bytes()[:60_000])
    for at in data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=8)):
        raw[at] = data.draw(st.integers(0, 255))
    start = data.draw(st.one_of(st.just(0), st.integers(0, len(raw) // 2)))
    end = data.draw(st.one_of(st.just(len(raw)), st.integers(0, len(raw))))
    check(bytes(raw[start:end]))


@QUICK
@given(st.binary(max_size=200), st.one_of(st.none(), st.text(max_size=40)))
def test_any_bytes_decode(raw: bytes, content_type: str | None) -> None:
    assert isinstance(decode(raw, content_type), str)


@QUICK
@given(st.lists(MARKUP, max_size=20))
def test_pages_of_anything(bar: list[str]) -> None:
    assert URL in pages_of(china(f'<div id="div_currpage">{" ".join(bar)}</div>').encode(), url=URL)


@pytest.mark.parametrize(
    "piece",
    [
        "<td id=Content",
        "<h1",
        "<!--enpcontent-->",
        "<!--",
        "<link rel=canonical ",
        "<b>",
        "<p>By ",
        "<br>",
        "&",
        "((",
        "1/",
    ],
)
def test_hostile_repetition_ends(piece: str) -> None:
    check(("<!--enpproperty <title>x</title>" + piece * 60_000).encode())
    check(china(piece * 20_000).encode(), URL)
