"""Speakers without a name, and words that only look like one."""

from parsers.records import Speaker, SpeakerKind
from parsers.statements.nouns import OFFICIAL_ROLES, PEOPLE, ROLES
from parsers.statements.speakers.entities import Entity, gender_of
from parsers.statements.speakers.mentions import character_before
from parsers.statements.speakers.naming import Tokens, until_clause, without_article, words_of
from parsers.statements.speakers.scene import Scene
from parsers.statements.tokens import Token

_STOPS = frozenset(("", ".", "?", "!", '"', "”", "’"))
"""What stands before the first word of a sentence."""
_SHORTEST_PLURAL = 6


def unnamed(scene: Scene, tokens: Tokens) -> Entity:
    """As in the text, without its article; small at the start where only the sentence made it capital."""
    core = without_article(tokens) or list(tokens)
    core = until_clause(core) or core
    phrase = words_of(core)
    if core and core[0].capital and core[0].text[1:].islower() and not _stays_capital(scene, core):
        phrase = phrase[0].lower() + phrase[1:]
    lows = {token.low for token in core}
    country = scene.countries.first(phrase)
    principal = country if lows & OFFICIAL_ROLES else None
    speaker = Speaker(phrase or "unknown", SpeakerKind.UNNAMED, False, country=country, principal=principal)
    entity = scene.entity(speaker, phrase)
    entity.gender = entity.gender or gender_of(lows)
    entity.titles |= lows & ROLES
    return entity


def _stays_capital(scene: Scene, core: Tokens) -> bool:
    """Whether the first word would have its capital within a sentence as well."""
    if not _opens(scene, core[0]) and character_before(scene.article.text, core[0].start) != ":":
        return True
    return scene.countries.first(words_of(core[:2])) is not None or (len(core) > 1 and core[1].capital)


def is_plain_plural(scene: Scene, token: Token) -> bool:
    """``Experts``, ``Tourists`` at the start of a sentence: small words, capital only there."""
    if token.text.isupper() or not _opens(scene, token):
        return False
    if token.low in ROLES or token.low in PEOPLE:
        return True
    return (
        token.low.endswith("s")
        and len(token.low) >= _SHORTEST_PLURAL
        and token.text not in scene.background.name_ends
        and scene.reference.body_by_name(token.text) is None
    )


def _opens(scene: Scene, token: Token) -> bool:
    """Whether a token opens its sentence, so that its capital says nothing."""
    if character_before(scene.article.text, token.start) in _STOPS:
        return True
    return scene.mentions.opens_paragraph(token.start)
