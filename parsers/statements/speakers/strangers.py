"""People whom the reference data does not have, with the office that the page gives them where it introduces them."""

import re

from parsers.records import Speaker, SpeakerKind
from parsers.statements.nouns import OFFICIAL_ROLES, ROLES, STATE_ROLES, TITLES
from parsers.statements.speakers.bodies import office_body
from parsers.statements.speakers.entities import Entity
from parsers.statements.speakers.scene import Scene

_WORD = re.compile(r"[\w.’'-]+")
_REACH = 160
"""Characters before and after a name in which its office may stand."""
_APPOSITION = re.compile(r",\s+([^,.;:!?“”\"()]{3,120})")
_DELEGATION = re.compile(r"(?i)\b(?:delegation|negotiating team|embassy)\b")
_GONE = frozenset(("former", "retired"))


def described(scene: Scene, name: str, before: str, after: str, clause: str = "") -> Entity:
    """A person of whom the words before the name, or those in apposition behind it, tell an office.

    He speaks for a government where his office is of one of its bodies, or is a state's whatever the body; or where
    he leads or is of its delegation, as the ``clause`` behind the name may tell too.
    """
    office = before or after or None
    sent = next((part for part in (before, after, clause) if _DELEGATION.search(part)), "")
    country = scene.countries.first(" ".join(part for part in (before, after, sent) if part))
    owner = office_body(scene, office, country) or office_body(scene, after, country)
    lows = {word.lower() for word in _WORD.findall(f"{before} {after}")}
    principal = None
    if lows & (OFFICIAL_ROLES | STATE_ROLES) and not lows & _GONE:
        principal = owner.speaks_for if owner is not None else country if lows & STATE_ROLES else None
    if sent and principal is None and not lows & _GONE:
        principal = country
    home = owner.country if owner is not None else country
    body = owner.name if owner is not None else None
    return scene.entity(Speaker(name, SpeakerKind.PERSON, False, office, body, home, principal), name)


def introduced(scene: Scene, name: str, place: int) -> Entity:
    """A person whose full name stands at ``place``, with the office that the words around it tell."""
    text = scene.article.text
    start, end = place, place + len(name)
    apposition = _APPOSITION.match(text[end : end + _REACH])
    after = apposition[1] if apposition is not None and _tells_office(apposition[1]) else ""
    return described(scene, name, _style(text[max(0, start - _REACH) : start]), after)


def _style(before: str) -> str:
    """The titles and roles that end a text, a comma behind them or not: ``her Chinese counterpart, ``."""
    words: list[str] = []
    rest = before.rstrip().removesuffix(",")
    while match := re.search(r"(?:^|[\s(])([\w.’'-]+)$", rest):
        word = match[1]
        if word.lower() not in TITLES | ROLES and not (words and word[0].isupper()):
            break
        words.insert(0, word)
        rest = rest[: match.start(1)].rstrip(" ")
    return " ".join(words)


def _tells_office(phrase: str) -> bool:
    return any(word.lower() in ROLES or word.lower() in STATE_ROLES for word in _WORD.findall(phrase))
