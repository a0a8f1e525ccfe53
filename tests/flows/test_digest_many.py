"""A digest of sixty articles: as long as it must be, whole on a phone and on a desk, light and dark, on paper."""

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import store.digests
from flows import steps
from flows.cycle import Cycle
from flows.digest import render
from flows.digest.restating import IN_WORDS
from flows.digest.view import view
from flows.doing import carry_out
from flows.progress import Progress
from flows.settings import Settings
from flows.sources import Source
from store.database import open_store
from store.model import Digest, Restated
from tests.chromium import Tab, browsing, needs_chromium
from tests.flows import digest_builders as build
from tests.flows import many
from tests.flows.mortal import NOON, ZONE

# The least contrast (WCAG 2.2, 1.4.3) of any text with the page behind it.
_CONTRAST = """
(() => {
  const light = colour => {
    const parts = colour.match(/[0-9.]+/g).slice(0, 3).map(part => part / 255);
    const [r, g, b] = parts.map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = node => {
    for (; node; node = node.parentElement) {
      const colour = getComputedStyle(node).backgroundColor;
      if (colour !== 'rgba(0, 0, 0, 0)') return light(colour);
    }
    return 1;
  };
  let least = 21;
  for (const node of document.querySelectorAll('body *')) {
    if (![...node.childNodes].some(child => child.nodeType === 3 && child.data.trim()) || node.closest('svg')) continue;
    const [one, other] = [light(getComputedStyle(node).color), behind(node)];
    least = Math.min(least, (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05));
  }
  return least;
})()
"""


@pytest.fixture(scope="module")
def digest(tmp_path_factory: pytest.TempPathFactory) -> Digest:
    """The digest of sixty made-up articles, read and matched as a run does."""
    folder = tmp_path_factory.mktemp("many")
    db = folder / "onrecord.db"
    steps.prepare(db)
    source = Source("clippings", "folder", many.write(folder / "in"))
    Cycle(Settings(db, folder / "digests", ZONE, (source,)), lambda: NOON, Progress(io.StringIO()), carry_out).run()
    database = open_store(db, write=False)
    try:
        return store.digests.load(database, 1)
    finally:
        database.close()


@pytest.fixture(scope="module")
def page(digest: Digest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "digest.html"
    path.write_text(render(digest, "html"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browsing(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def restated(number: int) -> Digest:
    """A digest in which one position is stated again so many times."""
    gist = build.item(1)
    again = tuple(
        build.item(one + 2, f"bridges, part {one}", status="restated", dated=dt.date(2016, 11, 8) + dt.timedelta(one))
        for one in range(number)
    )
    return build.digest(restated=(Restated(1, "China", gist, number + 1, gist.dated, again[-1].dated, again),))


def test_sixty_articles_are_in_it(digest: Digest) -> None:
    assert digest.articles == 60
    assert digest.statements > 300
    assert len(digest.new) > 50
    assert sum(len(row.again) for row in digest.restated) > 100
    assert digest.moves


def test_a_few_restatements_stand_with_their_words() -> None:
    page = render(restated(IN_WORDS), "html")
    assert [f"bridges, part {one}" in page for one in range(IN_WORDS)] == [True] * IN_WORDS
    assert "places" not in BeautifulSoup(page, "lxml").main.decode()  # type: ignore[union-attr]


def test_many_stand_in_the_row_of_their_position_each_with_its_place() -> None:
    page = BeautifulSoup(render(restated(IN_WORDS + 1), "html"), "lxml")
    rows = [one.get_text().strip() for one in page.select("tr.places li")]
    assert rows[0] == "8 Nov 2016 · Ministry of Bridges (China) · Test Daily · #2"
    assert [one["id"] for one in page.select("tr.places li")] == [f"s{one + 2}" for one in range(IN_WORDS + 1)]
    assert "bridges, part" not in page.get_text()
    text = render(restated(IN_WORDS + 1), "markdown")
    assert "- **China**, *says*: the test bridge will open in spring — 8 Nov 2016, Ministry of Bridges (China)," in text
    assert text.count("`#14`") == 1


def test_positions_come_by_government_those_stated_most_first() -> None:
    rows = [
        Restated(n, who, build.item(n), 9, None, None, tuple(build.item(n * 10 + one) for one in range(times)))
        for n, (who, times) in enumerate(
            [("Zoe", 1), ("Japan", 5), ("China; Republic of Korea", 1), ("China", 1), ("China", 3)], 1
        )
    ]
    found = view(build.digest(restated=tuple(rows))).restated
    assert [(row.who, row.gist.number) for row in found] == [
        ("China", 5), ("China", 4), ("China and the Republic of Korea", 3), ("Japan", 2), ("Zoe", 1),
    ]  # fmt: skip


def test_the_head_of_the_new_ones_leads_to_each_government_once(digest: Digest) -> None:
    page = BeautifulSoup(render(digest, "html"), "lxml")
    jumps = [link.get_text() for link in page.select(".jump a")]
    assert len(jumps) == len(set(jumps))
    assert all(page.select_one(str(link["href"])) for link in page.select(".jump a"))
    counts = [int(link.next_sibling.strip(" ·\n")) for link in page.select(".jump a")]  # type: ignore[union-attr]
    assert sum(counts) == len(digest.new)


def test_every_place_that_is_linked_to_is_there_once(digest: Digest) -> None:
    page = BeautifulSoup(render(digest, "html"), "lxml")
    ids = [str(tag["id"]) for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {str(link["href"])[1:] for link in page.select("a[href^='#']")} <= set(ids)


@needs_chromium
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1200])
def test_it_is_whole_and_legible(tab: Tab, page: Path, width: int, dark: bool) -> None:
    tab.open(page, width=width, dark=dark)
    assert (tab.asked(), tab.ran()) == ([], [])
    assert tab.value("document.documentElement.scrollWidth") <= width, "nothing is to be moved aside to be read"
    assert tab.value(_CONTRAST) >= 4.5
    white = tab.value("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert white is not dark


@needs_chromium
def test_it_prints(tab: Tab, page: Path) -> None:
    tab.open(page)
    assert tab.printed().startswith(b"%PDF-")
    tab.do("Emulation.setEmulatedMedia", media="print")
    assert tab.value("getComputedStyle(document.querySelector('nav')).display") == "none"
