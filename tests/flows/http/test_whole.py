"""The client over a whole catalogue with every fault at once: nothing lost, nothing doubled, nothing asked in vain."""

import pytest

from flows.http import Answer, Failed, Fetched, Gone, NotModified, Refused, Wanted
from flows.http.client import Client
from tests.flows.http.conftest import Make
from tests.site import tricks
from tests.site.articles import page
from tests.site.catalogue import Piece, catalogue
from tests.site.outlets import Outlets
from tests.site.server import Page, Site, Trick, tagged
from tests.site.tricks import status

PIECES = catalogue(150)


@pytest.fixture
def outlets(site: Site) -> Outlets:
    found = Outlets(PIECES)
    site.routes.append(found)
    return found


def whole(piece: Piece) -> Page:
    return tagged(page(piece).encode())


def get_all(client: Client) -> dict[str, Answer]:
    return {answer.url: answer for answer in client.get_all([Wanted(piece.url) for piece in PIECES])}


def test_a_second_look_costs_no_bodies(site: Site, outlets: Outlets, make: Make) -> None:
    client = make(delay=0)
    first = get_all(client)
    assert {type(answer) for answer in first.values()} == {Fetched}
    client.take_rows()
    known = [Wanted(one.url, one.etag) for one in first.values() if isinstance(one, Fetched)]
    assert {type(answer) for answer in client.get_all(known)} == {NotModified}
    rows = client.take_rows()
    assert (len(rows), sum(row.bytes for row in rows)) == (150, 0)


def test_faults_cost_only_what_they_hit(site: Site, outlets: Outlets, make: Make) -> None:
    for piece in PIECES[0::10]:
        site.put(piece.url, status(500), status(429, retry_after="30"), whole(piece))
    for piece in PIECES[3::10]:
        site.put(piece.url, tricks.cut(page(piece).encode(), 300), tricks.silent_close, whole(piece))
    for piece in PIECES[5::10]:
        site.put(piece.url, Page(page(piece).encode(), zipped=True, content_type=None))
    lost: dict[str, tuple[Page | Trick, type[Answer]]] = {
        PIECES[1].url: (tricks.bomb(64), Failed),
        PIECES[2].url: (tricks.redirect("http://169.254.169.254/latest/"), Refused),
        PIECES[4].url: (tricks.redirect(PIECES[4].url), Failed),
        PIECES[6].url: (tricks.endless, Failed),
        PIECES[11].url: (status(404), Gone),
        PIECES[12].url: (tricks.announced(b"short", 100), Failed),
        PIECES[14].url: (tricks.redirect("http://chinadaily.com.cn.evil.org/"), Refused),
    }
    for url, (fault, _) in lost.items():
        site.put(url, fault)
    client = make(delay=0, max_bytes=1024 * 1024)
    answers = get_all(client)

    assert list(answers) == [piece.url for piece in PIECES]
    for piece in PIECES:
        answer = answers[piece.url]
        if piece.url in lost:
            assert isinstance(answer, lost[piece.url][1])
        else:
            assert isinstance(answer, Fetched)
            assert answer.body == page(piece).encode()
    asked = site.asked("/")
    once = [piece for piece in PIECES[7::10] + PIECES[8::10] if piece.url not in lost]
    assert all(asked.count(piece.url.partition("//")[2]) == 1 for piece in once)


def test_one_host_that_is_down_does_not_keep_the_others_from_answering(
    site: Site, outlets: Outlets, make: Make
) -> None:
    for piece in PIECES:
        if piece.outlet == "mnd":
            site.put(piece.url, tricks.silent_close)
    answers = get_all(make(delay=0))
    by_outlet = {piece.outlet: type(answers[piece.url]) for piece in PIECES}
    assert by_outlet == {"china-daily": Fetched, "china-military-online": Fetched, "mnd": Failed}
    assert len([url for url in site.asked("/") if url.startswith("eng.mod.gov.cn/2025xb")]) == 5 * 4
