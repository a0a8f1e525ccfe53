import pytest

from flows.errors import SettingsError
from flows.http.manners import Manners, from_table


def test_manners_that_nobody_set() -> None:
    manners = from_table({}, "onrecord.toml: http")
    assert manners == Manners()
    assert (manners.delay, manners.max_redirects, manners.loopback) == (4.0, 5, False)


def test_a_table_sets_them() -> None:
    table = {
        "contact": "desk@example.org",
        "delay": 10,
        "max_requests": 50,
        "archives": ["web.archive.org"],
        "loopback": True,
        "hosts": {"chinadaily.com.cn": "127.0.0.1:8000"},
    }
    manners = from_table(table, "onrecord.toml: http")
    assert (manners.contact, manners.delay, manners.max_requests) == ("desk@example.org", 10.0, 50)
    assert (manners.archives, manners.loopback) == (("web.archive.org",), True)
    assert manners.hosts == {"chinadaily.com.cn": "127.0.0.1:8000"}


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"dealy": 4}, "settings: f: unknown key 'dealy'; known are contact, delay, "),
        ({"delay": "4"}, "settings: f: delay has to be a number, not '4'"),
        ({"delay": True}, "settings: f: delay has to be a number, not True"),
        ({"delay": -1}, "settings: f: delay is -1.0; it has to be at least 0"),
        ({"delay": float("nan")}, "settings: f: delay is nan; it has to be at least 0"),
        ({"delay": float("inf")}, "settings: f: delay is inf; it has to be at least 0, and finite"),
        ({"attempts": 0}, "settings: f: attempts is 0; it has to be at least 1"),
        ({"attempts": 1.5}, "settings: f: attempts has to be a whole number, not 1.5"),
        ({"loopback": "yes"}, "settings: f: loopback has to be true or false, not 'yes'"),
        ({"contact": 5}, "settings: f: contact has to be a text, not 5"),
        ({"contact": "me"}, "settings: f: contact 'me' is neither an e-mail address nor a page; give one of them"),
        ({"contact": "a@b\r\nX: y"}, "settings: f: contact 'a@b\\r\\nX: y' is neither an e-mail address nor a page"),
        ({"archives": "web.archive.org"}, "settings: f: archives has to be a list of texts, not 'web.archive.org'"),
        ({"hosts": {"a": 1}}, "settings: f: hosts has to be a table of texts, not {'a': 1}"),
        (
            {"hosts": {"a": "127.0.0.1:80"}},
            "settings: f: hosts are for tests and need loopback = true; leave them out",
        ),
        ({"loopback": True, "hosts": {"a": "10.0.0.1:80"}}, "hosts: a = '10.0.0.1:80' is no place on this machine"),
        ({"loopback": True, "hosts": {"a": "127.0.0.1"}}, "hosts: a = '127.0.0.1' is no place on this machine"),
        ({"loopback": True, "hosts": {"a": "127.0.0.1:0"}}, "hosts: a = '127.0.0.1:0' is no place on this machine"),
        ({"loopback": True, "hosts": {"a": "localhost:80"}}, "hosts: a = 'localhost:80' is no place on this machine"),
    ],
)
def test_what_cannot_be_set_is_told_with_its_key(table: dict[str, object], message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        from_table(table, "f")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("host", "port"),
    [
        ("chinadaily.com.cn", 1),
        ("www.chinadaily.com.cn", 1),
        ("epaper.chinadaily.com.cn", 2),
        ("a.epaper.chinadaily.com.cn", 2),
        ("evilchinadaily.com.cn", None),
        ("chinadaily.com.cn.evil.org", None),
    ],
)
def test_where_a_host_is_found(host: str, port: int | None) -> None:
    hosts = {"chinadaily.com.cn": "127.0.0.1:1", "epaper.chinadaily.com.cn": "[::1]:2"}
    place = Manners(loopback=True, hosts=hosts).place(host)
    assert (place and place[1]) == port


def test_the_name_has_the_contact_if_there_is_one() -> None:
    assert Manners().user_agent.startswith("onrecord/")
    assert Manners(contact="https://example.org/bot").user_agent.endswith(" (+https://example.org/bot)")
