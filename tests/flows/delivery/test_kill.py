"""Killed anywhere between choosing a digest and the last message: each item is told once, nobody goes without.

Readers and operator get each message at least once, under the same Message-ID or key however often, by mail and by a
service that Apprise knows.
"""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.flows.delivery.conftest import Hook, Mailbox, hooked, serving
from tests.flows.delivery.mortal import cycle
from tests.flows.dumps import Dump, dump
from tests.flows.test_kill import files

MOMENTS = 8
"""How many moments of publishing are tried, evenly spread over it."""
EXCHANGES = 4
"""At how many of the things that are said to the mail server too."""
RECIPIENTS = ("desk@x.org", "seoul@x.org", "operator@x.org")
TIMELESS = ("digests", "digest_items", "positions", "statements", "deliveries")
"""Tables that are the same in the end, whatever happened between."""


@dataclass
class Readers:
    """Where messages go: a mail server and a web service, both real."""

    mailbox: Mailbox
    hook: Hook

    def mortal(self, db: Path, *moment: int) -> "subprocess.CompletedProcess[str]":
        """A cycle that meets its fate at a moment, or none."""
        port = str(self.mailbox.port)
        command = [sys.executable, "-m", "tests.flows.delivery.mortal", str(db), port, *map(str, moment)]
        variables = {**os.environ, "ONRECORD_CHAT": self.hook.url}
        return subprocess.run(command, cwd=Path(__file__).parents[3], env=variables, capture_output=True, text=True)

    def received(self) -> int:
        """How many messages came in all."""
        return len(self.mailbox.mails) + len(self.hook.got)


@pytest.fixture
def readers(mailbox: Mailbox, hook: Hook, monkeypatch: pytest.MonkeyPatch) -> Readers:
    monkeypatch.setenv("ONRECORD_CHAT", hook.url)
    return Readers(mailbox, hook)


class Undisturbed:
    """A run that went through: its moments, what it left and sent."""

    def __init__(self, folder: Path, readers: Readers) -> None:
        done = readers.mortal(folder / "onrecord.db")
        assert done.returncode == 0, done.stderr
        told: dict[str, Any] = json.loads(done.stdout)
        self.moments: int = told["moments"]
        self.mailed: list[int] = told["mailed"]
        self.posted: list[int] = told["posted"]
        self.dump: Dump = dump(folder / "onrecord.db")
        self.digests = files(folder / "digests")
        self.mails = Counter(str(mail["To"]) for mail in readers.mailbox.mails)
        self.subjects = {str(mail["Subject"]) for mail in readers.mailbox.mails}
        self.posts = [got["title"] for got in readers.hook.got]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    with serving() as box, hooked() as hook:
        return Undisturbed(tmp_path_factory.mktemp("undisturbed"), Readers(box, hook))


def test_an_undisturbed_run_sends_each_message_once(undisturbed: Undisturbed) -> None:
    assert undisturbed.mails == dict.fromkeys(RECIPIENTS, 1)
    assert len(undisturbed.posts) == 1
    assert undisturbed.posts[0].startswith("On the record: ")
    assert undisturbed.moments > MOMENTS
    assert len(undisturbed.mailed) > EXCHANGES
    assert len(undisturbed.posted) >= 3, "connecting, the head and the body of what is posted"


def taken_up(undisturbed: Undisturbed, readers: Readers, db: Path) -> None:
    """Let the next runs go on with what was killed, and look at what came of it."""
    cycle(db, readers.mailbox.port)
    received = readers.received()
    cycle(db, readers.mailbox.port)
    assert readers.received() == received, "a run after everything was sent sends nothing"

    left = dump(db)
    assert {table: left[table] for table in TIMELESS} == {table: undisturbed.dump[table] for table in TIMELESS}
    told = [(row["statement"], row["kind"]) for row in left["digest_items"]]
    assert sorted(told) == sorted({(row["id"], "said") for row in left["statements"]})
    assert files(db.parent / "digests") == undisturbed.digests
    for recipient in RECIPIENTS:
        mails = [mail for mail in readers.mailbox.mails if mail["To"] == recipient]
        assert 1 <= len(mails) <= 2
        assert len({(str(mail["Message-ID"]), str(mail["Subject"])) for mail in mails}) == 1
    assert {str(mail["Subject"]) for mail in readers.mailbox.mails} == undisturbed.subjects
    assert 1 <= len(readers.hook.got) <= 2
    assert {got["title"] for got in readers.hook.got} == set(undisturbed.posts)
    assert len({got["message"].splitlines()[-1] for got in readers.hook.got}) == 1, "the key, by which doubles are told"


@pytest.mark.parametrize("part", range(MOMENTS))
@pytest.mark.slow
def test_killed_while_publishing(undisturbed: Undisturbed, readers: Readers, tmp_path: Path, part: int) -> None:
    moment = 1 + part * (undisturbed.moments - 1) // (MOMENTS - 1)
    assert readers.mortal(tmp_path / "onrecord.db", moment).returncode == -signal.SIGKILL
    taken_up(undisturbed, readers, tmp_path / "onrecord.db")


@pytest.mark.parametrize("part", range(EXCHANGES))
def test_killed_amid_a_mail(undisturbed: Undisturbed, readers: Readers, tmp_path: Path, part: int) -> None:
    moment = undisturbed.mailed[part * (len(undisturbed.mailed) - 1) // (EXCHANGES - 1)]
    assert readers.mortal(tmp_path / "onrecord.db", moment).returncode == -signal.SIGKILL
    taken_up(undisturbed, readers, tmp_path / "onrecord.db")


@pytest.mark.parametrize("part", [0, -1], ids=["first", "last"])
def test_killed_amid_a_post(undisturbed: Undisturbed, readers: Readers, tmp_path: Path, part: int) -> None:
    assert readers.mortal(tmp_path / "onrecord.db", undisturbed.posted[part]).returncode == -signal.SIGKILL
    assert readers.hook.got == []
    taken_up(undisturbed, readers, tmp_path / "onrecord.db")


def test_killed_before_it_was_noted_a_post_goes_out_again_under_its_key(
    undisturbed: Undisturbed, readers: Readers, tmp_path: Path
) -> None:
    assert readers.mortal(tmp_path / "onrecord.db", undisturbed.posted[-1] + 1).returncode == -signal.SIGKILL
    assert len(readers.hook.got) == 1
    taken_up(undisturbed, readers, tmp_path / "onrecord.db")
    assert len(readers.hook.got) == 2


@pytest.mark.slow
def test_killed_again_and_again_while_publishing(undisturbed: Undisturbed, readers: Readers, tmp_path: Path) -> None:
    for moment in range(1, undisturbed.moments, undisturbed.moments // 5):
        readers.mortal(tmp_path / "onrecord.db", moment)
    taken_up(undisturbed, readers, tmp_path / "onrecord.db")
