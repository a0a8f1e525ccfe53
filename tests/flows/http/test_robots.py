"""robots.txt: read before anything else is asked of a host, and obeyed."""

import pytest

from flows.http import Failed, Fetched, Gone, Refused
from flows.http.client import Client
from tests.flows.http.conftest import CD, NOON, FakeTimer, Make
from tests.site import tricks
from tests.site.server import Page, Site, Trick
from tests.site.tricks import status

PAGE = f"{CD}/a.html"
HOST = "www.chinadaily.com.cn"
ROBOTS = f"{CD}/robots.txt"


def text(body: str) -> Page:
    return Page(body.encode(), content_type="text/plain")


def test_it_is_asked_once_and_first(site: Site, client: Client) -> None:
    site.put(ROBOTS, text("User-agent: *\nDisallow:\n"))
    site.put(PAGE, Page(b"a"))
    client.get(PAGE)
    client.get(PAGE)
    assert [request.path for request in site.requests] == ["/robots.txt", "/a.html", "/a.html"]


@pytest.mark.parametrize("code", [404, 400, 410, 418])
def test_without_one_all_is_allowed(site: Site, client: Client, code: int) -> None:
    site.put(ROBOTS, status(code))
    site.put(PAGE, Page(b"a"))
    assert isinstance(client.get(PAGE), Fetched)


@pytest.mark.parametrize(
    "rules",
    [
        "User-agent: *\nDisallow: /a",
        "User-agent: *\nDisallow: /*.html$",
        "User-agent: *\nDisallow: /\nAllow: /b",
        "User-agent: onrecord\nDisallow: /\n\nUser-agent: *\nDisallow:\n",
        "user-AGENT: OnRecord\ndisallow: /a.html\n",
        "\ufeffUser-agent: *\r\nDisallow: /a\r\n",
    ],
)
def test_what_it_disallows_is_not_asked(site: Site, client: Client, rules: str) -> None:
    site.put(ROBOTS, text(rules))
    assert client.get(PAGE) == Refused(PAGE, f"robots.txt of {HOST} does not allow /a.html")
    assert site.asked() == []


@pytest.mark.parametrize(
    "rules",
    [
        "User-agent: other\nDisallow: /\n",
        "User-agent: onrecord\nAllow: /\n\nUser-agent: *\nDisallow: /\n",
        "User-agent: *\nDisallow: /\nAllow: /a.html$\n",
        "<!DOCTYPE html><html><body>Page not found</body></html>",
        "\x00\x01\x02 Disallow",
        "",
    ],
)
def test_what_it_allows_is_asked(site: Site, client: Client, rules: str) -> None:
    site.put(ROBOTS, text(rules))
    site.put(PAGE, Page(b"a"))
    assert isinstance(client.get(PAGE), Fetched)


def test_bytes_that_are_no_text_are_no_rules(site: Site, client: Client) -> None:
    site.put(ROBOTS, Page(b"\xff\xfe\x80" * 1000))
    site.put(PAGE, Page(b"a"))
    assert isinstance(client.get(PAGE), Fetched)


def test_only_its_first_half_megabyte_is_read(site: Site, client: Client) -> None:
    site.put(ROBOTS, text("# filler\n" * 60_000 + "User-agent: *\nDisallow: /\n"))
    site.put(PAGE, Page(b"a"))
    assert isinstance(client.get(PAGE), Fetched)


def test_the_pause_that_it_asks_for_is_kept(site: Site, client: Client) -> None:
    site.put(ROBOTS, text("User-agent: *\nCrawl-delay: 11\n"))
    site.put(PAGE, Page(b"a"))
    client.get(PAGE)
    client.get(PAGE)
    assert [(row.when - NOON).total_seconds() for row in client.take_rows()] == [0, 4, 15]


def test_a_shorter_pause_than_ours_changes_nothing(site: Site, client: Client) -> None:
    site.put(ROBOTS, text("User-agent: *\nCrawl-delay: 1\n"))
    client.get(PAGE)
    client.get(PAGE)
    assert [(row.when - NOON).total_seconds() for row in client.take_rows()] == [0, 4, 8]


@pytest.mark.parametrize("delay", ["86400", "1e9"])
def test_a_pause_without_end_leaves_the_host_out(site: Site, client: Client, delay: str) -> None:
    site.put(ROBOTS, text(f"User-agent: *\nCrawl-delay: {delay}\n"))
    answer = client.get(PAGE)
    assert isinstance(answer, Refused)
    assert answer.reason.endswith(" s between two requests: too long for us")
    assert site.asked() == []


@pytest.mark.parametrize("delay", ["-5", "soon", "nan", "inf", ""])
def test_a_pause_that_is_none_is_passed_over(site: Site, client: Client, delay: str) -> None:
    site.put(ROBOTS, text(f"User-agent: *\nCrawl-delay: {delay}\n"))
    client.get(PAGE)
    client.get(PAGE)
    assert [(row.when - NOON).total_seconds() for row in client.take_rows()] == [0, 4, 8]


@pytest.mark.parametrize(
    "trouble", [status(500), status(503), status(429), tricks.silent_close], ids=["500", "503", "429", "cut"]
)
def test_one_that_cannot_be_read_closes_the_host_for_a_while(
    site: Site, client: Client, timer: FakeTimer, trouble: Page | Trick
) -> None:
    site.put(ROBOTS, *[trouble] * 4, text("User-agent: *\nDisallow: /b\n"))
    site.put(PAGE, Page(b"a"))
    first, second = client.get(PAGE), client.get(PAGE)
    assert isinstance(first, Failed)
    assert first.retryable
    assert first.reason.startswith(f"robots.txt of {HOST} cannot be read: ")
    assert second == first
    assert len(site.requests) == 4  # its four attempts, and nothing since
    timer.sleep(1800)
    assert isinstance(client.get(PAGE), Fetched)
    assert isinstance(client.get(f"{CD}/b"), Refused)


def test_trouble_that_passes_is_waited_for(site: Site, client: Client) -> None:
    site.put(ROBOTS, status(503), text("User-agent: *\nDisallow: /b\n"))
    site.put(PAGE, Page(b"a"))
    assert isinstance(client.get(PAGE), Fetched)


@pytest.mark.parametrize("code", [401, 403, 451])
def test_who_forbids_its_robots_txt_is_left_alone(site: Site, client: Client, code: int) -> None:
    site.put(ROBOTS, status(code))
    assert client.get(PAGE) == Refused(PAGE, f"{HOST} turns us away ({code}): it is not asked again in this run")
    assert site.asked() == []


def test_it_may_be_elsewhere_on_the_outlet(site: Site, client: Client) -> None:
    site.put(ROBOTS, tricks.redirect("https://usa.chinadaily.com.cn/r.txt"))
    site.put("https://usa.chinadaily.com.cn/r.txt", text("User-agent: *\nDisallow: /a\n"))
    assert isinstance(client.get(PAGE), Refused)


def test_it_may_not_lead_off_the_list(site: Site, client: Client) -> None:
    site.put(ROBOTS, tricks.redirect("http://evil.example/robots.txt"))
    why = "'evil.example' is no outlet's host; add it to outlets.csv if it is to be asked"
    refused = Refused(PAGE, f"robots.txt of {HOST} cannot be read: {why}")
    assert client.get(PAGE) == client.get(PAGE) == refused
    assert len(site.requests) == 1


def test_one_that_leads_in_circles_closes_the_host_for_a_while(site: Site, client: Client) -> None:
    site.put(ROBOTS, tricks.redirect("/robots.txt"))
    why = f"robots.txt of {HOST} cannot be read: it redirects more than 5 times"
    assert client.get(PAGE) == Failed(PAGE, why, True)


def test_each_host_and_scheme_has_its_own(site: Site, client: Client) -> None:
    site.put(ROBOTS, text("User-agent: *\nDisallow: /\n"))
    site.put("https://usa.chinadaily.com.cn/a.html", Page(b"a"))
    assert isinstance(client.get(PAGE), Refused)
    assert isinstance(client.get("https://usa.chinadaily.com.cn/a.html"), Fetched)
    assert isinstance(client.get(PAGE.replace("https", "http")), Refused)
    asked = [request.host for request in site.requests if request.path == "/robots.txt"]
    assert asked == [HOST, "usa.chinadaily.com.cn", HOST]


def test_a_redirect_to_what_is_disallowed_is_not_followed(site: Site, client: Client) -> None:
    site.put(ROBOTS, text("User-agent: *\nDisallow: /private\n"))
    site.put(PAGE, tricks.redirect("/private/a.html"))
    assert client.get(PAGE) == Refused(PAGE, f"robots.txt of {HOST} does not allow /private/a.html")


def test_it_is_read_anew_after_a_day(site: Site, client: Client, timer: FakeTimer) -> None:
    site.put(ROBOTS, status(404), text("User-agent: *\nDisallow: /\n"))
    assert isinstance(client.get(PAGE), Gone)
    timer.sleep(24 * 3600)
    assert isinstance(client.get(PAGE), Refused)


def test_rules_made_to_take_for_ever_do_not(site: Site, make: Make) -> None:
    site.put(ROBOTS, text("User-agent: *\n" + f"Disallow: /{'*a' * 200}$\n" * 50))
    site.put(f"{CD}/{'a' * 1500}b", Page(b"a"))
    assert isinstance(make().get(f"{CD}/{'a' * 1500}b"), Fetched)
