"""What the operator is told: a source that enters a bad state, and again when it leaves it."""

import datetime as dt
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import store.subscriptions
from flows.delivery.message import Message, key_of
from flows.delivery.sending import Sent, hand_over
from flows.delivery.subscribers import Post
from flows.digest.safe import visible
from flows.errors import DeliveryError
from store.database import open_store


def note(db: Path, post: Post, run: int, lines: Sequence[str]) -> None:
    """Keep ``lines`` of what changed in ``run`` for the operator, before the run ends: no crash loses them."""
    if not lines or not post.operator:
        return
    database = open_store(db)
    try:
        for operator in post.operator:
            store.subscriptions.note_alerts(database, operator.channel, run, [visible(line) for line in lines])
    finally:
        database.close()


def send(db: Path, post: Post, now: dt.datetime, environment: Mapping[str, str] = os.environ) -> tuple[Sent, ...]:
    """Tell the operator what he has not been told; what does not go out now goes with the next. Raises StoreError."""
    done: list[Sent] = []
    database = open_store(db)
    try:
        for operator in post.operator:
            waiting = store.subscriptions.alerts(database, operator.channel)
            if not waiting:
                continue
            key = key_of(store.subscriptions.identity(database), "alerts", *(str(id_) for id_, _ in waiting))
            try:
                hand_over(post, operator, message(key, [line for _, line in waiting]), now, environment)
            except DeliveryError as error:
                done.append(Sent(operator.channel, (), failure=str(error)))
                continue
            store.subscriptions.settle_alerts(database, [id_ for id_, _ in waiting], now=now)
            done.append(Sent(operator.channel, ()))
    finally:
        database.close()
    return tuple(done)


def message(key: str, lines: Sequence[str]) -> Message:
    """Return the message that tells the operator ``lines``."""
    subject = f"onrecord: {lines[0]}" if len(lines) == 1 else f"onrecord: {len(lines)} changes of sources"
    text = "\n".join([*lines, "", "`onrecord doctor` says how each source is, and what to do."])
    return Message(key, subject, "\n".join(lines), text)
