"""Documents: ``the release``, ``a statement by the ministry``, ``a Global Times editorial``; the issuer speaks."""

import re
from collections.abc import Iterator

from parsers.records import SpeakerKind
from parsers.statements.nouns import DOCUMENTS, ORGANIZATION_NAMES, PRINTED, ROLES
from parsers.statements.speakers.anaphora import anaphor
from parsers.statements.speakers.entities import Entity, unknown_body
from parsers.statements.speakers.names import named
from parsers.statements.speakers.naming import Tokens, split_apposition, without_article
from parsers.statements.speakers.pronouns import possessed
from parsers.statements.speakers.scene import Here, Scene

_ISSUED = frozenset("issued released published posted".split())
_BEFORE_ISSUER = frozenset("by from of".split())
_STYLES = frozenset("press news written joint brief separate latest emailed online signed".split())
"""Words between the issuer and the document: ``a Defense Ministry press release``."""
_KNOWN = frozenset("the it its this that his her their".split())
"""Words with which a document is one that was told of before."""
_AFTER_ISSUER = frozenset("in on at after that which".split())
_BODY_NAME = re.compile(r"(?<![.?!]\s)(?<!^)[A-Z]\w+(?:\s(?:of\s)?[A-Z]\w+){1,5}")
_PARAGRAPHS = 2
"""So many paragraphs back a body of unknown name is looked for."""


def document(scene: Scene, head: Tokens, rest: Tokens, here: Here) -> Entity | None:
    """Who issued the document that a subject names, None for a subject of another kind."""
    at = next((j for j, t in enumerate(head) if t.low in DOCUMENTS or t.low.rstrip("s") in DOCUMENTS), None)
    if at is None or any(token.low in ROLES for token in head[: at + 1]):
        return None
    if head[0].low in ("his", "her"):
        return possessed(scene, head, here)
    if at + 1 == len(head) and head[at].capital and head[at].low in ORGANIZATION_NAMES:
        return None
    for words in _issuers(head, rest, at):
        found = _issuer(scene, words, here)
        if found is not None:
            return found
    return (scene.issuer or _issuer_so_far(scene, here.place)) if head[0].low in _KNOWN else None


def _issuers(head: Tokens, rest: Tokens, at: int) -> Iterator[Tokens]:
    """The words that may name the issuer: behind the document (``by …``, ``which … issued``), then before it."""
    after = [*head[at + 1 :], *rest]
    for j, token in enumerate(after):
        if token.low in _ISSUED and j and after[0].low in ("which", "that"):
            yield [t for t in after[:j] if t.low not in ("which", "that")]
        if token.low in _BEFORE_ISSUER or (token.low in ("in", "on") and head[at].low in PRINTED):
            yield after[j + 1 :]
    before = without_article(head[:at])
    while before and before[-1].low in _STYLES:
        before.pop()
    yield before


def _issuer(scene: Scene, tokens: Tokens, here: Here) -> Entity | None:
    end = len(tokens)
    while end and tokens[end - 1].kind in "sp":
        end -= 1
    head, rest = split_apposition(tokens[:end])
    head = head[: next((j for j, token in enumerate(head) if j and token.low in _AFTER_ISSUER), len(head))]
    if not head:
        return None
    return named(scene, head, rest, here) or anaphor(scene, head, here)


def _issuer_so_far(scene: Scene, place: int) -> Entity | None:
    """The body or government that spoke last, else the ministry, else the body of unknown name before."""
    kinds = (SpeakerKind.BODY, SpeakerKind.GOVERNMENT)
    speaker = next((entity for entity in scene.speakers() if entity.speaker.kind in kinds), None)
    if speaker is not None:
        return speaker
    ministry = next((body for _, body in scene.mentions.ministries_before(place)), None)
    return scene.body(ministry, ministry.name) if ministry is not None else _organization_before(scene, place)


def _organization_before(scene: Scene, place: int) -> Entity | None:
    """The last body of an unknown name before ``place``: ``The Yalu Water Institute issued a notice.``"""
    for paragraph in scene.mentions.paragraphs_before(place, _PARAGRAPHS):
        stretch = paragraph.text[: max(0, place - paragraph.start)]
        for match in reversed(list(_BODY_NAME.finditer(stretch))):
            if match.group().split()[-1].lower() in ORGANIZATION_NAMES:
                return scene.entity(unknown_body(match.group()), match.group())
    return None
