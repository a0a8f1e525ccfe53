"""Subscribers and the mail server as the settings have them."""

from typing import Any

import pytest

from flows.delivery.editions import Interest
from flows.delivery.subscribers import MailServer, Subscriber, mail_server, subscribers
from flows.errors import SettingsError


def test_each_address_is_a_subscriber_of_its_own() -> None:
    rows = [
        {"name": "desk", "mail": ["a@x.org", "b@x.org"], "notify": "ONRECORD_SLACK", "topics": ["thaad"]},
        {"name": "editor", "mail": "c@x.org", "principals": "China", "every": "week"},
    ]
    thaad, china = Interest(topics=frozenset({"thaad"})), Interest(principals=frozenset({"China"}))
    assert subscribers(rows, "onrecord.toml") == (
        Subscriber("desk", thaad, "run", mail="a@x.org"),
        Subscriber("desk", thaad, "run", mail="b@x.org"),
        Subscriber("desk", thaad, "run", notify="ONRECORD_SLACK"),
        Subscriber("editor", china, "week", mail="c@x.org"),
    )
    assert [one.channel for one in subscribers(rows, "x")] == [
        *("desk: a@x.org", "desk: b@x.org", "desk: notify", "editor: c@x.org"),
    ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"mail": "a@x.org"}, "a name is needed"),
        ({"name": "desk"}, "a name is needed, and mail"),
        ({"name": "desk", "mail": "desk"}, "'desk' is no address: desk@example.org"),
        ({"name": "desk", "mail": "a@x.org\nBcc: b@x.org"}, "is no address"),
        ({"name": "desk", "mail": ["a@x.org", 3]}, "mail has to be a text or a list of texts"),
        ({"name": "desk", "mail": "a@x.org", "every": "hour"}, "every has to be one of run, day, week, not 'hour'"),
        ({"name": "desk", "notify": "slack://a/b/c"}, "name of a variable .*: the URL has secrets"),
        ({"name": "desk", "mail": "a@x.org", "topic": "thaad"}, "unknown key 'topic'; known are name, mail"),
    ],
)
def test_what_is_wrong_with_a_row_is_told(row: dict[str, Any], told: str) -> None:
    with pytest.raises(SettingsError, match=rf"(?s)onrecord.toml: \[\[subscribers\]\] 1: .*{told}"):
        subscribers([row], "onrecord.toml")


def test_two_of_one_name_and_address_are_refused() -> None:
    row = {"name": "desk", "mail": "a@x.org"}
    with pytest.raises(SettingsError, match=r"'desk: a@x\.org'; give each a name of its own"):
        subscribers([row, row], "onrecord.toml")


@pytest.mark.parametrize("rows", ["desk", {"name": "desk"}, ["desk"]])
def test_what_are_no_tables_is_refused(rows: object) -> None:
    with pytest.raises(SettingsError, match=r"one or more \[\[subscribers\]\] tables"):
        subscribers(rows, "onrecord.toml")


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465), ("none", 25)])
def test_the_port_goes_with_the_security(security: str, port: int) -> None:
    table = {"host": "mail.x.org", "sender": "m@x.org", "security": security, "user": "m"}
    assert mail_server(table, "x") == MailServer("mail.x.org", "m@x.org", port, security, "m")
    assert mail_server({**table, "port": 2525}, "x").port == 2525


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"host": None}, "host and sender are needed"),
        ({"sender": None}, "host and sender are needed"),
        ({"sender": "nobody"}, "sender 'nobody' is no address"),
        ({"sender": "m@x.org\r\nBcc: y@x.org"}, "is no address"),
        ({"security": "ssl"}, "security has to be one of starttls, tls, none, not 'ssl'"),
        ({"port": 0}, "port has to be a whole number"),
        ({"port": "25"}, "port has to be a whole number"),
        ({"password": "hunter2"}, "unknown key 'password'"),
    ],
)
def test_what_is_wrong_with_the_server_is_told(change: dict[str, Any], told: str) -> None:
    table = {"host": "mail.x.org", "sender": "m@x.org"} | change
    with pytest.raises(SettingsError, match=told):
        mail_server({key: value for key, value in table.items() if value is not None}, "onrecord.toml: mail")


def test_a_sender_may_have_a_name() -> None:
    assert mail_server({"host": "h", "sender": "Desk <m@x.org>"}, "x").sender == "Desk <m@x.org>"
