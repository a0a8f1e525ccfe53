"""Each subscriber gets each digest at least once, by his rhythm, whatever fails between."""

import datetime as dt
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from flows.delivery.editions import Interest
from flows.delivery.sending import is_due, send
from flows.delivery.subscribers import Post, Subscriber
from parsers.records import Act
from store import digests, positions
from store.database import open_store
from tests.flows.delivery.conftest import Hook, Mailbox
from tests.store.builders import NOW, ROK, Record

DESK = Subscriber("desk", Interest(), "run", mail="desk@x.org")
WEEKLY = Subscriber("editor", Interest(), "week", mail="editor@x.org")
ON_TIES = Subscriber("ties", Interest(topics=frozenset({"military_ties"})), "run", mail="ties@x.org")
CHAT = Subscriber("chat", Interest(), "run", notify="ONRECORD_CHAT")
DAY = dt.timedelta(days=1)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A store with a digest."""
    path = tmp_path / "onrecord.db"
    open_store(path).close()
    issue(path, 1)
    return path


def issue(path: Path, number: int) -> None:
    """Have the store issue another digest."""
    database = open_store(path)
    record = Record(database, now=NOW + number * DAY, count=number * 10)
    record.say(f"it would take step {number} in a row of {number * 7}")
    positions.match(database)
    assert digests.choose(database, run=record.run, now=record.now)
    record.next_run()
    database.close()


def subjects(mailbox: Mailbox) -> list[tuple[str, str]]:
    return [(str(mail["To"]), str(mail["Subject"]).rpartition("(")[2][:-1]) for mail in mailbox.mails]


def test_each_digest_goes_to_each_subscriber_once(db: Path, mailbox: Mailbox, hook: Hook) -> None:
    post = Post((DESK, CHAT), server=mailbox.at())
    for _ in range(2):
        send(db, post, NOW, {"ONRECORD_CHAT": hook.url})
    issue(db, 2)
    send(db, post, NOW + DAY, {"ONRECORD_CHAT": hook.url})
    assert subjects(mailbox) == [("desk@x.org", "digest 1"), ("desk@x.org", "digest 2")]
    assert [got["title"].rpartition("(")[2] for got in hook.got] == ["digest 1)", "digest 2)"]


def test_who_is_new_gets_the_latest_and_what_comes_after(db: Path, mailbox: Mailbox) -> None:
    issue(db, 2)
    issue(db, 3)
    post = Post((DESK,), server=mailbox.at())
    send(db, post, NOW)
    issue(db, 4)
    send(db, post, NOW)
    assert subjects(mailbox) == [("desk@x.org", "digest 3"), ("desk@x.org", "digest 4")]


def test_digests_that_wait_for_the_week_come_as_one(db: Path, mailbox: Mailbox) -> None:
    post = Post((WEEKLY,), server=mailbox.at())
    monday = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
    send(db, post, monday)
    for number in (2, 3, 4):
        issue(db, number)
        send(db, post, monday + number * DAY)
    send(db, post, monday + 7 * DAY)
    assert subjects(mailbox) == [("editor@x.org", "digest 1"), ("editor@x.org", "digests 2 to 4")]


def test_what_has_nothing_for_a_reader_is_not_sent_nor_kept_waiting(db: Path, mailbox: Mailbox) -> None:
    (done,) = send(db, Post((ON_TIES,), server=mailbox.at()), NOW)
    assert (done.empty, done.failure) == (True, None)
    assert mailbox.mails == []
    assert send(db, Post((ON_TIES,), server=mailbox.at()), NOW + DAY) == ()


def test_by_mail_and_by_service_each_gets_what_he_asked_for_and_nothing_empty(
    tmp_path: Path, mailbox: Mailbox, hook: Hook
) -> None:
    """China on THAAD, Seoul on military ties: three readers by mail, the same three by a service."""
    path = tmp_path / "onrecord.db"
    database = open_store(path)
    record = Record(database)
    record.say("it opposed the deployment of THAAD", act=Act.ACCUSE)
    record.say("the visit of the two fleets would go on", speakers=(ROK,), topics=("military_ties",))
    positions.match(database)
    assert digests.choose(database, run=record.run, now=NOW)
    database.close()
    interests = {
        "on-thaad": Interest(topics=frozenset({"thaad"})),
        "on-seoul": Interest(principals=frozenset({"Republic of Korea"})),
        "on-both": Interest(frozenset({"thaad"}), frozenset({"Republic of Korea"})),
    }
    post = Post(
        tuple(Subscriber(name, wanted, "run", mail=f"{name}@x.org") for name, wanted in interests.items())
        + tuple(Subscriber(name, wanted, "run", notify="ONRECORD_CHAT") for name, wanted in interests.items()),
        server=mailbox.at(),
    )
    done = send(path, post, NOW, {"ONRECORD_CHAT": hook.url})
    assert [one.empty for one in done] == [False, False, True] * 2
    texts = {str(mail["To"]): mail.get_body(("plain",)).get_content() for mail in mailbox.mails}  # type: ignore[union-attr]
    assert {to: ("THAAD in" in text or "of THAAD" in text, "two fleets" in text) for to, text in texts.items()} == {
        "on-thaad@x.org": (True, False),
        "on-seoul@x.org": (False, True),
    }
    assert len(hook.got) == 2
    assert [got["title"] for got in hook.got] == ["On the record: 1 new (digest 1)"] * 2
    assert len({got["message"].splitlines()[-1] for got in hook.got}) == 2, "a key each"


def test_one_that_fails_keeps_nobody_waiting_and_gets_it_later(db: Path, mailbox: Mailbox) -> None:
    mailbox.refused["desk@x.org"] = "450 later"
    failed, fine = send(db, Post((DESK, WEEKLY), server=mailbox.at()), NOW)
    assert failed.failure is not None
    assert "450 later" in failed.failure
    assert fine.failure is None

    issue(db, 2)
    mailbox.refused.clear()
    send(db, Post((DESK, WEEKLY), server=mailbox.at()), NOW)
    assert subjects(mailbox) == [("editor@x.org", "digest 1"), ("desk@x.org", "digests 1 to 2")]


def test_mail_without_a_server_is_told(db: Path) -> None:
    (done,) = send(db, Post((DESK,)), NOW)
    assert done.failure == "mailing desk@x.org: no [mail] table says by which server; give host and sender"


SENDER = """
import os, signal, sys
from pathlib import Path
from flows.delivery import sending
from flows.delivery.sending import Post
from tests.flows.delivery.conftest import SENDER
from flows.delivery.subscribers import MailServer
from tests.flows.delivery.test_sending import DESK, NOW, WEEKLY
def killed(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
sending.store.subscriptions.settle = killed
server = MailServer("127.0.0.1", SENDER, int(sys.argv[2]), "none")
sending.send(Path(sys.argv[1]), Post((DESK, WEEKLY), server=server), NOW)
"""


def test_killed_between_sending_and_noting_it_goes_out_again_under_the_same_id(db: Path, mailbox: Mailbox) -> None:
    command = [sys.executable, "-c", SENDER, str(db), str(mailbox.port)]
    done = subprocess.run(command, cwd=Path(__file__).parents[3], env={**os.environ, "PYTHONPATH": "."}, check=False)
    assert done.returncode == -signal.SIGKILL

    send(db, Post((DESK, WEEKLY), server=mailbox.at()), NOW)
    assert [to for to, _ in subjects(mailbox)] == ["desk@x.org", "desk@x.org", "editor@x.org"]
    assert mailbox.mails[0]["Message-ID"] == mailbox.mails[1]["Message-ID"] != mailbox.mails[2]["Message-ID"]
    assert send(db, Post((DESK, WEEKLY), server=mailbox.at()), NOW) == ()


SUNDAY = dt.datetime(2026, 11, 22, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))


@pytest.mark.parametrize(
    ("every", "later", "due"),
    [
        ("run", dt.timedelta(0), True),
        ("day", dt.timedelta(minutes=29), False),
        ("day", dt.timedelta(minutes=31), True),
        ("week", dt.timedelta(minutes=29), False),
        ("week", dt.timedelta(minutes=31), True),
        ("week", dt.timedelta(days=-6), False),
    ],
)
def test_days_and_weeks_are_those_of_the_readers_zone(every: str, later: dt.timedelta, due: bool) -> None:
    assert is_due(every, SUNDAY.astimezone(dt.UTC), SUNDAY + later) is due


@pytest.mark.parametrize("every", ["run", "day", "week"])
def test_the_first_message_is_always_due(every: str) -> None:
    assert is_due(every, None, NOW)
