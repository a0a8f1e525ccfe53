"""The digest as JSON; ``docs/digest.schema.json`` describes it.

Content, names and titles stand as the page has them, unlike in the formats for reading; an address that is not one of
the web is null.
"""

import datetime as dt
from typing import Any

from flows.digest.safe import web_address
from flows.digest.wording import act_words
from flows.json_text import json_text
from store.model import (
    Carrier,
    Correction,
    Digest,
    Item,
    Late,
    Move,
    Restated,
    Reworded,
    Silence,
    SourceCoverage,
    Voice,
)

FORMAT = "onrecord-digest/1"


def as_json(digest: Digest) -> str:
    """Render a digest as JSON: keys in a fixed order, dates as ISO 8601."""
    return json_text(_digest(digest), indent=2) + "\n"


def _digest(digest: Digest) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "number": digest.number or None,
        "issued": digest.issued.isoformat(),
        "said_from": _date(digest.said_from),
        "said_to": _date(digest.said_to),
        "articles": digest.articles,
        "statements": digest.statements,
        "carried": digest.carried,
        "moves": [_move(move) for move in digest.moves],
        "firsts": [_item(item) for item in digest.firsts],
        "silences": [_silence(silence) for silence in digest.silences],
        "reworded": [_reworded(row) for row in digest.reworded],
        "new": [_item(item) for item in digest.new],
        "late": [_late(row) for row in digest.late],
        "restated": [_restated(row) for row in digest.restated],
        "corrections": [_correction(row) for row in digest.corrections],
        "coverage": [_source(source) for source in digest.coverage],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "statement": item.statement_id,
        "parent": item.parent_id,
        "position": item.position_id,
        "status": item.status,
        "speakers": [_voice(voice) for voice in item.voices],
        "speaker_surface": item.surface,
        "via": item.via,
        "via_principal": item.via_principal,
        "act": item.act,
        "act_words": act_words(item.act, item.cue, together=len(item.voices) > 1, reaffirms=item.reaffirms),
        "cue": item.cue,
        "reaffirms": item.reaffirms,
        "content": list(item.content),
        "quote": item.quote,
        "said_on": _date(item.said_on),
        "dated": _date(item.dated),
        "dated_basis": item.dated_basis,
        "topics": list(item.topics),
        "outlet": item.outlet,
        "title": item.title,
        "article_url": web_address(item.url),
        "published": _date(item.published),
        "published_basis": item.published_basis,
        "carriers": [_carrier(carrier) for carrier in item.carriers],
    }


def _carrier(carrier: Carrier) -> dict[str, Any]:
    return {
        "outlet": carrier.outlet,
        "credit": carrier.credit,
        "published": _date(carrier.published),
        "article_url": web_address(carrier.url),
    }


def _voice(voice: Voice) -> dict[str, Any]:
    return {
        "name": voice.name,
        "kind": voice.kind,
        "office": voice.office,
        "body": voice.body,
        "country": voice.country,
        "principal": voice.principal,
    }


def _move(move: Move) -> dict[str, Any]:
    return {
        "principal": move.principal,
        "topic": move.topic,
        "days": move.days,
        "score_before": move.score_before,
        "score_after": move.score_after,
        "score_source": move.score_source,
        "turned": move.turned,
        "before": _item(move.before),
        "after": _item(move.after),
        "standing": _item(move.standing) if move.standing else None,
    }


def _silence(silence: Silence) -> dict[str, Any]:
    return {
        "principal": silence.principal,
        "topic": silence.topic,
        "days": silence.days,
        "usual_days": silence.usual,
        "gaps": silence.gaps,
        "before": _item(silence.before),
        "after": _item(silence.after),
    }


def _reworded(row: Reworded) -> dict[str, Any]:
    return {
        "position": row.position_id,
        "who": row.who,
        "likeness": row.likeness,
        "before": _item(row.before),
        "after": _item(row.after),
    }


def _late(row: Late) -> dict[str, Any]:
    return {"found": _date(row.found), "statement": _item(row.item)}


def _restated(row: Restated) -> dict[str, Any]:
    return {
        "position": row.position_id,
        "who": row.who,
        "gist": _item(row.gist),
        "times": row.times,
        "first": _date(row.first),
        "last": _date(row.last),
        "again": [_item(item) for item in row.again],
    }


def _correction(row: Correction) -> dict[str, Any]:
    return {
        "before": _item(row.before),
        "after": _item(row.after) if row.after else None,
        "article_gone": _date(row.article_gone),
    }


def _source(source: SourceCoverage) -> dict[str, Any]:
    return {
        "source": source.source,
        "answered": source.answered,
        "found": source.found,
        "new": source.new,
        "left_out": source.left_out,
        "set_aside": source.set_aside,
        "state": source.state,
        "since": _date(source.since),
        "reason": source.reason,
    }


def _date(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
