"""How the client treats a host: pauses, retries, and when it leaves off."""

import datetime as dt
import threading
from email.utils import format_datetime
from importlib.metadata import version

import pytest

from flows.http import Failed, Fetched, Refused, Wanted
from flows.http.client import Client
from tests.flows.http.conftest import CD, MOD, NOON, FakeTimer, Make
from tests.site import tricks
from tests.site.server import Page, Site, Wire
from tests.site.tricks import status

PAGE = f"{CD}/a.html"
HOST = "www.chinadaily.com.cn"


def times(client: Client, path: str = "") -> list[float]:
    """Return when each request was made, in seconds after noon; ``path`` chooses by the URL's end."""
    return [(row.when - NOON).total_seconds() for row in client.take_rows() if row.url.endswith(path)]


def test_it_says_who_it_is(site: Site, make: Make) -> None:
    make(contact="https://example.org/monitor").get(PAGE)
    sent = site.requests[-1].headers
    assert sent["User-Agent"] == f"onrecord/{version('onrecord')} (+https://example.org/monitor)"


def test_it_carries_no_cookies_and_no_credentials(site: Site, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://user:secret@127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://user:secret@127.0.0.1:9")
    site.put(PAGE, Page(b"a", headers={"Set-Cookie": "id=1; Path=/"}))
    assert isinstance(client.get(PAGE), Fetched)
    assert isinstance(client.get(PAGE), Fetched)
    sent = site.requests[-1].headers
    assert sorted(sent.keys()) == ["Accept", "Accept-Encoding", "Connection", "Host", "User-Agent"]


def test_a_pause_between_two_requests_to_a_host(site: Site, client: Client) -> None:
    site.put(PAGE, Page(b"a"))
    for _ in range(3):
        client.get(PAGE)
    assert times(client) == [0, 4, 8, 12]  # robots.txt first


def test_the_pause_can_be_set(site: Site, make: Make) -> None:
    site.put(PAGE, Page(b"a"))
    client = make(delay=1.5)
    client.get(PAGE)
    client.get(PAGE)
    assert times(client) == [0, 1.5, 3]


def test_another_host_need_not_wait(site: Site, client: Client) -> None:
    client.get(PAGE)
    client.get(f"{MOD}/index.html")
    assert [(row.host, (row.when - NOON).total_seconds()) for row in client.take_rows()] == [
        (HOST, 0),
        (HOST, 4),
        ("eng.mod.gov.cn", 4),
        ("eng.mod.gov.cn", 8),
    ]


def test_the_pause_holds_for_redirects_too(site: Site, client: Client) -> None:
    site.put(PAGE, tricks.redirect("/b.html"))
    site.put(f"{CD}/b.html", Page(b"b"))
    client.get(PAGE)
    assert times(client) == [0, 4, 8]


def test_one_connection_a_host_whoever_asks(site: Site, make: Make) -> None:
    def slow(wire: Wire) -> None:
        wire.wait(0.005)
        wire.send(tricks.OK + b"\r\npage")

    client = make(delay=0)
    for number in range(12):
        site.put(f"{CD}/{number}", slow)
    threads = [threading.Thread(target=client.get, args=(f"{CD}/{number}",)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(site.asked()), site.most_open[HOST]) == (12, 1)


def test_hosts_are_asked_side_by_side(site: Site, make: Make) -> None:
    meeting = threading.Barrier(3)

    def together(wire: Wire) -> None:
        meeting.wait(20)  # for the other two: one after another they would never meet
        wire.send(tricks.OK + b"\r\nmet")

    urls = [f"https://{host}/meet" for host in ("www.chinadaily.com.cn", "usa.chinadaily.com.cn", "eng.mod.gov.cn")]
    for url in urls:
        site.put(url, together)
    answers = make(delay=0).get_all([Wanted(url) for url in urls])
    assert [isinstance(answer, Fetched) for answer in answers] == [True, True, True]


def test_no_more_hosts_at_once_than_set(site: Site, make: Make) -> None:
    urls = [f"https://{name}.chinadaily.com.cn/a" for name in "abcdef"]
    for url in urls:
        site.put(url, Page(b"a"))
    assert len(make(delay=0, parallel_hosts=1).get_all([Wanted(url) for url in urls])) == 6
    assert [request.host[0] for request in site.requests] == list("aabbccddeeff")


def test_trouble_is_tried_again_later_and_later(site: Site, client: Client) -> None:
    site.put(PAGE, status(500), status(502), tricks.silent_close, Page(b"there"))
    answer = client.get(PAGE)
    assert isinstance(answer, Fetched)
    assert answer.body == b"there"
    rows = client.take_rows()[1:]
    assert [row.status for row in rows] == [500, 502, None, 200]
    assert [(row.when - NOON).total_seconds() for row in rows] == [4, 8, 12, 20]  # 4 s at least, else 2, 4, 8


@pytest.mark.parametrize("code", [408, 425, 429, 500, 502, 503, 504, 599])
def test_trouble_that_stays_is_told(site: Site, client: Client, code: int) -> None:
    site.put(PAGE, status(code))
    assert client.get(PAGE) == Failed(PAGE, f"it answered {code}", True)
    assert len(site.asked()) == 4


def test_half_of_the_wait_is_chance() -> None:
    from flows.http.waiting import backoff

    assert [backoff(2, attempt, 0.0) for attempt in (1, 2, 3)] == [1, 2, 4]
    assert [backoff(2, attempt, 1.0) for attempt in (1, 2, 3)] == [2, 4, 8]
    assert backoff(2, 3, 0.5) == 6


@pytest.mark.parametrize(
    "wanted",
    ["90", " 90 ", format_datetime(NOON + dt.timedelta(seconds=94), usegmt=True)],
    ids=["90", "blanks", "date"],
)
def test_retry_after_is_obeyed(site: Site, client: Client, wanted: str) -> None:
    site.put(PAGE, status(429, retry_after=wanted), Page(b"there"))
    assert isinstance(client.get(PAGE), Fetched)
    assert times(client, "a.html") == [4, 94]


def test_a_host_that_wants_longer_is_left_for_a_later_run(site: Site, client: Client, timer: FakeTimer) -> None:
    site.put(PAGE, status(503, retry_after="3600"), Page(b"there"))
    why = f"{HOST} wants to be left alone for another 3,600 s: a later run asks again"
    assert client.get(PAGE) == Failed(PAGE, why, True)
    assert client.get(f"{CD}/b.html") == Failed(f"{CD}/b.html", why, True)
    assert site.asked() == [f"{HOST}/a.html"]
    timer.sleep(3400)
    assert isinstance(client.get(PAGE), Fetched)
    assert times(client, "a.html")[-1] == 3604


@pytest.mark.parametrize("code", [401, 403, 451])
def test_a_host_that_turns_us_away_is_left_alone(site: Site, client: Client, code: int) -> None:
    site.put(PAGE, status(code))
    site.put(f"{MOD}/x", Page(b"x"))
    assert client.get(PAGE) == Refused(PAGE, f"{HOST} turns us away ({code})")
    reason = f"{HOST} turns us away ({code}): it is not asked again in this run"
    assert client.get(f"{CD}/b.html") == Refused(f"{CD}/b.html", reason)
    assert isinstance(client.get(f"{MOD}/x"), Fetched)
    assert len(site.asked("/a.html")) == 1
    assert site.asked("/b.html") == []


def test_a_host_that_keeps_failing_is_left_for_the_next_run(site: Site, make: Make) -> None:
    client = make(attempts=1, patience=3)
    for number in range(5):
        site.put(f"{CD}/{number}", tricks.silent_close)
    answers = [client.get(f"{CD}/{number}") for number in range(5)]
    why = f"{HOST} failed 3 times in a row: it is left for the next run"
    assert [answer.reason for answer in answers if isinstance(answer, Failed)][3:] == [why, why]
    assert len(site.asked()) == 3


def test_a_failure_now_and_then_does_not_close_a_host(site: Site, make: Make) -> None:
    client = make(attempts=1, patience=2)
    site.put(f"{CD}/bad", status(500))
    site.put(f"{CD}/good", Page(b"good"))
    answers = [client.get(f"{CD}/{name}") for name in ("bad", "good", "bad", "good", "bad", "good")]
    assert [type(answer) for answer in answers] == [Failed, Fetched] * 3


def test_a_run_makes_only_so_many_requests(site: Site, make: Make) -> None:
    client = make(max_requests=3)
    site.put(PAGE, Page(b"a"))
    answers = [client.get(PAGE) for _ in range(4)]
    assert [type(answer) for answer in answers] == [Fetched, Fetched, Failed, Failed]
    assert answers[3] == Failed(PAGE, "the run has made its 3 requests: the next one goes on", True)
    assert len(site.requests) == 3


def test_a_run_that_is_ended_does_not_wait_on(
    site: Site, make: Make, timer: FakeTimer, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = make(delay=100)
    naps = []

    def sleep(seconds: float) -> None:
        naps.append(seconds)
        client.close()

    monkeypatch.setattr(timer, "sleep", sleep)
    assert client.get(PAGE) == Failed(PAGE, "the run was ended", True)
    assert (naps, len(site.requests)) == ([1.0], 1)


def test_what_goes_wrong_in_a_thread_is_not_swallowed(
    site: Site, make: Make, timer: FakeTimer, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = make()

    def sleep(seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(timer, "sleep", sleep)
    with pytest.raises(KeyboardInterrupt):
        client.get_all([Wanted(PAGE), Wanted(f"{MOD}/x")])
    after = client.get(f"{MOD}/y")
    assert isinstance(after, Failed)
    assert (after.retryable, after.reason.rpartition(": ")[2]) == (True, "the run was ended")  # robots.txt came, or not
