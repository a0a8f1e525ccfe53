"""Speakers without a name, and words that only look like one."""

from parsers.records import Speaker, SpeakerKind
from parsers.statements.nouns import OFFICIAL_ROLES, ROLES
from parsers.statements.speakers.bodies import office_body
from parsers.statements.speakers.entities import Entity, gender_of
from parsers.statements.speakers.mentions import character_before
from parsers.statements.speakers.naming import Tokens, until_clause, without_article, words_of
from parsers.statements.speakers.plurals import opens
from parsers.statements.speakers.scene import Scene


def unnamed(scene: Scene, tokens: Tokens) -> Entity:
    """As in the text, without its article; small at the start where only the sentence made it capital."""
    core = without_article(tokens) or list(tokens)
    core = until_clause(core) or core
    phrase = words_of(core)
    if core and core[0].capital and core[0].text[1:].islower() and not _stays_capital(scene, core):
        phrase = phrase[0].lower() + phrase[1:]
    lows = {token.low for token in core}
    country = scene.countries.first(phrase)
    principal = None
    if lows & OFFICIAL_ROLES and not lows & {"former", "retired"}:
        owner = office_body(scene, phrase, country) if country is None else None
        principal = owner.speaks_for if owner is not None else country
    speaker = Speaker(phrase or "unknown", SpeakerKind.UNNAMED, False, country=country, principal=principal)
    entity = scene.entity(speaker, phrase)
    entity.gender = entity.gender or gender_of(lows)
    entity.titles |= lows & ROLES
    return entity


def _stays_capital(scene: Scene, core: Tokens) -> bool:
    """Whether the first word would have its capital within a sentence as well."""
    if not opens(scene, core[0]) and character_before(scene.article.text, core[0].start) != ":":
        return True
    return scene.countries.first(words_of(core[:2])) is not None or (len(core) > 1 and core[1].capital)
