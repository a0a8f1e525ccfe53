"""Killed anywhere between choosing a digest and the last message: each item is told once, nobody goes without.

Readers and operator get each message at least once, under the same Message-ID however often.
"""

import json
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.flows.delivery.conftest import Mailbox, serving
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


def mortal(db: Path, port: int, *moment: int) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "tests.flows.delivery.mortal", str(db), str(port), *map(str, moment)]
    return subprocess.run(command, cwd=Path(__file__).parents[3], capture_output=True, text=True)


class Undisturbed:
    """A run that went through: its moments, what it left and sent."""

    def __init__(self, folder: Path, mailbox: Mailbox) -> None:
        done = mortal(folder / "onrecord.db", mailbox.port)
        assert done.returncode == 0, done.stderr
        told: dict[str, Any] = json.loads(done.stdout)
        self.moments: int = told["moments"]
        self.sent: list[int] = told["sent"]
        self.dump: Dump = dump(folder / "onrecord.db")
        self.digests = files(folder / "digests")
        self.mails = Counter(str(mail["To"]) for mail in mailbox.mails)
        self.subjects = {str(mail["Subject"]) for mail in mailbox.mails}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    with serving() as box:
        return Undisturbed(tmp_path_factory.mktemp("undisturbed"), box)


def test_an_undisturbed_run_sends_each_message_once(undisturbed: Undisturbed) -> None:
    assert undisturbed.mails == dict.fromkeys(RECIPIENTS, 1)
    assert undisturbed.moments > MOMENTS
    assert len(undisturbed.sent) > EXCHANGES


def taken_up(undisturbed: Undisturbed, mailbox: Mailbox, db: Path) -> None:
    """Let the next runs go on with what was killed, and look at what came of it."""
    cycle(db, mailbox.port)
    received = len(mailbox.mails)
    cycle(db, mailbox.port)
    assert len(mailbox.mails) == received, "a run after everything was sent sends nothing"

    left = dump(db)
    assert {table: left[table] for table in TIMELESS} == {table: undisturbed.dump[table] for table in TIMELESS}
    told = [(row["statement"], row["kind"]) for row in left["digest_items"]]
    assert sorted(told) == sorted({(row["id"], "said") for row in left["statements"]})
    assert files(db.parent / "digests") == undisturbed.digests
    for recipient in RECIPIENTS:
        mails = [mail for mail in mailbox.mails if mail["To"] == recipient]
        assert 1 <= len(mails) <= 2
        assert len({(str(mail["Message-ID"]), str(mail["Subject"])) for mail in mails}) == 1
    assert {str(mail["Subject"]) for mail in mailbox.mails} == undisturbed.subjects


@pytest.mark.parametrize("part", range(MOMENTS))
@pytest.mark.slow
def test_killed_while_publishing(undisturbed: Undisturbed, mailbox: Mailbox, tmp_path: Path, part: int) -> None:
    moment = 1 + part * (undisturbed.moments - 1) // (MOMENTS - 1)
    assert mortal(tmp_path / "onrecord.db", mailbox.port, moment).returncode == -signal.SIGKILL
    taken_up(undisturbed, mailbox, tmp_path / "onrecord.db")


@pytest.mark.parametrize("part", range(EXCHANGES))
def test_killed_amid_a_mail(undisturbed: Undisturbed, mailbox: Mailbox, tmp_path: Path, part: int) -> None:
    moment = undisturbed.sent[part * (len(undisturbed.sent) - 1) // (EXCHANGES - 1)]
    assert mortal(tmp_path / "onrecord.db", mailbox.port, moment).returncode == -signal.SIGKILL
    taken_up(undisturbed, mailbox, tmp_path / "onrecord.db")


@pytest.mark.slow
def test_killed_again_and_again_while_publishing(undisturbed: Undisturbed, mailbox: Mailbox, tmp_path: Path) -> None:
    for moment in range(1, undisturbed.moments, undisturbed.moments // 5):
        mortal(tmp_path / "onrecord.db", mailbox.port, moment)
    taken_up(undisturbed, mailbox, tmp_path / "onrecord.db")
