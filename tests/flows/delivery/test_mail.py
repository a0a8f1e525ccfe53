"""Mail as a real server gets it."""

import datetime as dt
import socket
import uuid
from email.message import EmailMessage

import pytest

from flows.delivery import mail
from flows.delivery.message import Message, message
from flows.delivery.subscribers import MailServer
from flows.errors import DeliveryError
from store.model import Digest
from tests.flows import digest_builders as build
from tests.flows.delivery.conftest import SENDER, Mailbox

NOW = dt.datetime(2026, 11, 21, 18, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
STORE = uuid.UUID(int=7)
READER = "reader@desk.example"


def what(digest: Digest | None = None) -> Message:
    return message(digest or build.small(), STORE, f"desk: {READER}")


def sent(mailbox: Mailbox, digest: Digest | None = None) -> EmailMessage:
    mail.send(mailbox.at(), None, READER, what(digest), NOW)
    return mailbox.mails[-1]


def part(got: EmailMessage, kind: str) -> EmailMessage:
    (found,) = [one for one in got.walk() if one.get_content_type() == kind]
    assert isinstance(found, EmailMessage)
    return found


def test_the_head_says_what_it_is(mailbox: Mailbox) -> None:
    got = sent(mailbox)
    assert mailbox.recipients == [READER]
    assert {name: got[name] for name in ("From", "To", "Subject", "Date", "Auto-Submitted")} == {
        "From": SENDER,
        "To": READER,
        "Subject": "On the record: 4 new, 1 restated (digest 1)",
        "Date": "Sat, 21 Nov 2026 18:00:00 +0800",
        "Auto-Submitted": "auto-generated",
    }


def test_text_and_page_are_alternatives_and_the_picture_is_inside(mailbox: Mailbox) -> None:
    got = sent(mailbox)
    assert [one.get_content_type() for one in got.walk()] == [
        *("multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png"),
    ]
    assert part(got, "text/plain").get_content().startswith("# On the record · THAAD and China–ROK defence ties\r\n")
    picture = part(got, "image/png")
    assert picture["Content-ID"] == "<timeline>"
    assert picture.get_content_disposition() == "inline"
    page = part(got, "text/html").get_content()
    assert 'src="cid:timeline"' in page
    assert "<svg" not in page


def test_without_dates_there_is_no_picture_and_no_hole_for_one(mailbox: Mailbox) -> None:
    got = sent(mailbox, build.digest(build.item(1, **build.UNDATED)))
    assert [one.get_content_type() for one in got.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert "cid:" not in part(got, "text/html").get_content()


def test_sent_again_it_bears_the_same_id(mailbox: Mailbox) -> None:
    first, second = sent(mailbox), sent(mailbox)
    assert first["Message-ID"] == second["Message-ID"]
    assert first["Message-ID"].endswith("@example.org>")
    assert sent(mailbox, build.corrected())["Message-ID"] != first["Message-ID"]


def test_the_id_is_another_for_another_reader_or_store() -> None:
    keys = {
        message(build.small(), store, reader).key
        for store in (STORE, uuid.UUID(int=8))
        for reader in ("a: a@x.org", "a: b@x.org")
    }
    assert len(keys) == 4


@pytest.mark.parametrize("text", build.HOSTILE)
def test_hostile_words_make_no_header_and_no_part(mailbox: Mailbox, text: str) -> None:
    got = sent(mailbox, build.hostile(text))
    assert set(got.keys()) == {
        *("From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type", "X-Peer"),
        *("X-MailFrom", "X-RcptTo"),
    } & set(got.keys())
    assert len(list(got.walk())) == 5
    assert "<script" not in part(got, "text/html").get_content()


def test_a_name_with_a_line_break_cannot_add_a_recipient(mailbox: Mailbox) -> None:
    got = sent(mailbox, build.hostile("X\r\nBcc: victim@example.org\r\n\r\nbody"))
    assert got["Bcc"] is None
    assert mailbox.recipients == [READER]


def test_user_and_password_are_given_to_the_server(mailbox: Mailbox) -> None:
    mail.send(mailbox.at(user="monitor"), "right", READER, what(), NOW)
    assert mailbox.logins == [("monitor", "right")]
    assert len(mailbox.mails) == 1


def test_a_wrong_password_is_told_without_it(mailbox: Mailbox) -> None:
    with pytest.raises(DeliveryError, match=r"does not let monitor in \(535\); check user in \[mail\]") as caught:
        mail.send(mailbox.at(user="monitor"), "hunter2", READER, what(), NOW)
    assert "hunter2" not in "".join(map(str, (caught.value, caught.value.__cause__, caught.value.__context__)))
    assert mailbox.mails == []


def test_an_address_that_the_server_refuses_is_named(mailbox: Mailbox) -> None:
    mailbox.refused[READER] = "550 no such user"
    with pytest.raises(DeliveryError, match=f"mailing {READER} by .*the server refuses the address: 550 no such user"):
        mail.send(mailbox.at(), None, READER, what(), NOW)


def test_a_message_that_the_server_refuses_is_told(mailbox: Mailbox) -> None:
    mailbox.answer = "552 too large"
    with pytest.raises(DeliveryError, match="the server says 552 too large"):
        mail.send(mailbox.at(), None, READER, what(), NOW)


def test_a_server_that_does_not_answer_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        server = MailServer("127.0.0.1", SENDER, taken.getsockname()[1], "none")
        with pytest.raises(DeliveryError, match=r"mailing .* by 127\.0\.0\.1:\d+: .*refused; it is tried again by"):
            mail.send(server, None, READER, what(), NOW)


def test_a_way_that_should_be_secret_and_is_not_is_not_taken(mailbox: Mailbox) -> None:
    server = MailServer("127.0.0.1", SENDER, mailbox.port, "starttls")
    with pytest.raises(DeliveryError, match="STARTTLS"):
        mail.send(server, None, READER, what(), NOW)
    assert mailbox.mails == []
