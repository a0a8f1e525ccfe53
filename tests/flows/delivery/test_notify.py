"""Services that Apprise knows, tried on a web service of our own."""

import uuid

import pytest

from flows.delivery import notify
from flows.delivery.message import Message, message
from flows.errors import DeliveryError
from tests.flows import digest_builders as build
from tests.flows.delivery.conftest import Hook


@pytest.fixture(scope="module")
def what() -> Message:
    return message(build.small(), uuid.UUID(int=7), "desk: notify")


def test_the_service_gets_subject_summary_address_and_key(hook: Hook, what: Message) -> None:
    notify.send("desk", "ONRECORD_DESK", hook.url, what, "https://desk.example.org/digests")
    (got,) = hook.got
    assert got["title"] == "On the record: 4 new, 1 restated (digest 1)"
    summary, address, key = got["message"].splitlines()
    assert summary.startswith("4 new, 1 restated, said 7 Nov 2016 – 1 Nov 2017. China on military ties: from objects")
    assert address == "https://desk.example.org/digests/0001.html"
    assert key == f"key {what.key}"


def test_what_the_service_does_not_take_is_told_without_its_url(hook: Hook, what: Message) -> None:
    hook.status = 500
    with pytest.raises(DeliveryError, match="notifying desk: the service did not take it") as caught:
        notify.send("desk", "ONRECORD_DESK", hook.url, what, None)
    assert hook.url not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        (None, "ONRECORD_DESK is not set; let it hold the service's URL"),
        ("", "ONRECORD_DESK is not set"),
        ("nonsense://token-12345", "ONRECORD_DESK holds no URL that Apprise knows"),
        ("slack", "ONRECORD_DESK holds no URL that Apprise knows"),
    ],
)
def test_a_url_that_is_none_is_told_without_it(what: Message, url: str | None, told: str) -> None:
    with pytest.raises(DeliveryError, match=told) as caught:
        notify.send("desk", "ONRECORD_DESK", url, what, None)
    assert "token-12345" not in str(caught.value)
