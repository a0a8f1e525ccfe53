"""Sending the digest to its subscribers: each gets it at least once, with a key by which a double is known."""

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

import store.digests
import store.subscriptions
from flows.delivery.editions import edition
from flows.delivery.message import Message, message
from flows.delivery.subscribers import Post, Subscriber
from flows.errors import DeliveryError
from store.database import open_store

PASSWORD = "ONRECORD_MAIL_PASSWORD"  # noqa: S105 - the variable's name


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of one subscriber."""

    subscriber: str
    numbers: tuple[int, ...]
    """The digests that were due."""
    failure: str | None = None
    """Why he did not get them: they stay due."""
    empty: bool = False
    """Whether they had nothing of what he wants."""


def send(
    db: Path,
    post: Post,
    now: dt.datetime,
    environment: Mapping[str, str] = os.environ,
) -> tuple[Sent, ...]:
    """Send each subscriber what is due to him; one that cannot be reached keeps nobody else waiting.

    What was sent is noted after it was: a crash between the two sends it once more, under the same key. Raises
    StoreError.
    """
    done: list[Sent] = []
    database = open_store(db)
    try:
        for subscriber in post.subscribers:
            numbers = tuple(store.subscriptions.pending(database, subscriber.channel, now=now))
            last = store.subscriptions.last_sent(database, subscriber.channel)
            if numbers and is_due(subscriber.every, last, now):
                done.append(_send_one(database, post, subscriber, numbers, now, environment))
    finally:
        database.close()
    return tuple(done)


def hand_over(post: Post, to: Subscriber, what: Message, now: dt.datetime, environment: Mapping[str, str]) -> None:
    """Send a message by the way that leads to a subscriber. Raises DeliveryError."""
    from flows.delivery import mail, notify  # what they use takes time to import

    if to.mail is None:
        variable = to.notify or ""
        notify.send(to.name, variable, environment.get(variable), what, post.address)
    elif post.server is None:
        raise DeliveryError(f"mailing {to.mail}: no [mail] table says by which server; give host and sender")
    else:
        mail.send(post.server, environment.get(PASSWORD), to.mail, what, now)


def is_due(every: str, last: dt.datetime | None, now: dt.datetime) -> bool:
    """Whether a message may go out by the rhythm ``every``: with the run, on another day, in another week.

    Days and weeks (which begin on Monday) are those of the zone of ``now``.
    """
    if last is None or every == "run":
        return True
    before = last.astimezone(now.tzinfo)
    return before.isocalendar()[:2] != now.isocalendar()[:2] if every == "week" else before.date() != now.date()


def _send_one(
    database: Database,
    post: Post,
    subscriber: Subscriber,
    numbers: tuple[int, ...],
    now: dt.datetime,
    environment: Mapping[str, str],
) -> Sent:
    digests = [store.digests.load(database, number) for number in numbers]
    wanted = edition(digests, subscriber.interest)
    if wanted is not None:
        what = message(wanted, store.subscriptions.identity(database), subscriber.channel)
        try:
            hand_over(post, subscriber, what, now, environment)
        except DeliveryError as error:
            return Sent(subscriber.channel, numbers, failure=str(error))
    store.subscriptions.settle(database, subscriber.channel, numbers, now=now, sent=wanted is not None)
    return Sent(subscriber.channel, numbers, empty=wanted is None)
