"""Messages of a run: digests to subscribers, alerts to the operator, and a run that goes on without a mail server."""

import io
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from flows import steps
from flows.cycle import Cycle, Summary
from flows.delivery import alerts
from flows.delivery.editions import Interest
from flows.delivery.subscribers import Post, Subscriber
from flows.doing import carry_out
from flows.progress import Progress
from flows.settings import Settings
from flows.sources import SEEDS, Source
from tests.flows.conftest import PAGE, write_folder
from tests.flows.delivery.conftest import Mailbox
from tests.flows.dumps import dump
from tests.flows.mortal import NOON

DESK = Subscriber("desk", Interest(), "run", mail="desk@x.org")
OPERATOR = Subscriber("operator", Interest(), "run", mail="operator@x.org")


class Desk:
    """A monitor with a folder of clippings, a subscriber and an operator."""

    def __init__(self, folder: Path, mailbox: Mailbox) -> None:
        self.folder, self.mailbox = folder, mailbox
        self.clippings = folder / "clippings"
        self.settings = Settings(
            *(folder / "onrecord.db", folder / "digests", ZoneInfo("Asia/Seoul")),
            (SEEDS, Source("clippings", "folder", self.clippings)),
            post=Post((DESK,), (OPERATOR,), mailbox.at()),
        )
        self.said = ""

    def run(self, post: Post | None = None) -> Summary:
        stream = io.StringIO()
        settings = replace(self.settings, post=self.settings.post if post is None else post)
        steps.prepare(settings.db)
        try:
            return Cycle(settings, lambda: NOON, Progress(stream), carry_out).run()
        finally:
            self.said = stream.getvalue()

    def clip(self, *pages: str) -> None:
        files = {f"{number}.txt": page.encode() for number, page in enumerate(pages)}
        write_folder(self.clippings, [{"file": name} for name in files], files)

    def to(self, recipient: str) -> list[str]:
        return [str(mail["Subject"]) for mail in self.mailbox.mails if mail["To"] == recipient]


@pytest.fixture
def desk(tmp_path: Path, mailbox: Mailbox) -> Desk:
    return Desk(tmp_path, mailbox)


def test_the_digest_of_a_run_is_mailed_and_nothing_where_there_is_none(desk: Desk) -> None:
    desk.clip(PAGE)
    assert desk.run().verdict == "ok"
    assert "send      desk: desk@x.org: digest 1\n" in desk.said
    assert desk.run().verdict == "quiet"
    (subject,) = desk.to("desk@x.org")
    assert subject.endswith("(digest 1)")
    assert desk.to("operator@x.org") == []


def test_the_feed_has_the_digests_so_far(desk: Desk) -> None:
    desk.clip(PAGE)
    desk.run()
    desk.clip(PAGE, PAGE.replace("bridge", "tunnel"))
    desk.run()
    text = (desk.folder / "digests" / "feed.atom").read_text("utf-8")
    assert text.index("Digest 2:") < text.index("Digest 1:")


def test_a_reader_who_cannot_be_reached_makes_the_run_degraded_and_gets_it_later(desk: Desk) -> None:
    desk.clip(PAGE)
    desk.mailbox.refused["desk@x.org"] = "450 later"
    summary = desk.run()
    assert summary.verdict == "degraded"
    assert "mailing desk@x.org by 127.0.0.1" in summary.reason
    assert summary.digests == (1,)

    desk.mailbox.refused.clear()
    assert desk.run().verdict == "quiet"
    assert len(desk.to("desk@x.org")) == 1


def test_the_operator_is_told_once_of_what_broke_and_once_of_what_is_well_again(desk: Desk) -> None:
    assert desk.run().verdict == "degraded"
    assert desk.run().verdict == "degraded"
    (broke,) = desk.to("operator@x.org")
    assert broke.startswith("onrecord: clippings entered failing: ")
    desk.clip(PAGE)
    desk.run()
    desk.run()
    assert desk.to("operator@x.org")[1:] == ["onrecord: clippings is ok again after 0 days (failing)"]


def test_an_alert_that_did_not_go_out_goes_with_the_next(desk: Desk) -> None:
    desk.mailbox.refused["operator@x.org"] = "450 later"
    desk.run()
    assert "alert     mailing operator@x.org by" in desk.said
    desk.mailbox.refused.clear()
    desk.clip(PAGE)
    desk.run()
    assert desk.to("operator@x.org") == ["onrecord: 2 changes of sources"]
    text = desk.mailbox.mails[-1].get_content()
    assert text.splitlines()[0].startswith("clippings entered failing: ")
    assert text.splitlines()[1] == "clippings is ok again after 0 days (failing)"
    assert [row["sent_at"] is not None for row in dump_alerts(desk)] == [True, True]


def test_killed_before_they_went_out_alerts_are_told_once_by_the_next_run(desk: Desk, mailbox: Mailbox) -> None:
    desk.run(post=Post((DESK,), (OPERATOR,)))  # as if it had died there: nothing can go out
    alerts.send(desk.settings.db, desk.settings.post, NOON)
    alerts.send(desk.settings.db, desk.settings.post, NOON)
    assert len(desk.to("operator@x.org")) == 1


def test_without_subscribers_nothing_is_written_of_any(desk: Desk) -> None:
    desk.clip(PAGE)
    desk.run(post=Post())
    rows = dump(desk.settings.db)
    assert rows["subscribers"] == rows["alerts"] == []


def dump_alerts(desk: Desk) -> list[dict[str, object]]:
    import sqlite3

    connection = sqlite3.connect(desk.settings.db)
    connection.row_factory = sqlite3.Row
    rows = [dict(row) for row in connection.execute("SELECT * FROM alerts ORDER BY id")]
    connection.close()
    return rows
