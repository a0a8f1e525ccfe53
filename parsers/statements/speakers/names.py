"""A subject that names a government, a body or a person."""

from parsers.statements.speakers.bodies import body, organization
from parsers.statements.speakers.entities import Entity, government_speaker
from parsers.statements.speakers.naming import Tokens, until_clause, without_article, words_of
from parsers.statements.speakers.people import person
from parsers.statements.speakers.scene import Here, Scene

_SIDES = frozenset("side government administration authorities".split())
"""Nouns that make a government's name of small letters speak: ``the south side``."""


def named(scene: Scene, head: Tokens, rest: Tokens, here: Here) -> Entity | None:
    """The entity that a noun phrase names; None for a description."""
    head = without_article(head)
    if not head:
        return None
    phrase = words_of(head)
    government = scene.reference.government_by_name(phrase, scene.day)
    if government is not None and (head[0].capital or head[-1].low in _SIDES):
        return scene.entity(government_speaker(government.name), phrase)
    return (
        body(scene, phrase, here)
        or person(scene, head, rest, here)
        or organization(scene, head)
        or _apposed_body(scene, head, rest, here)
    )


def _apposed_body(scene: Scene, head: Tokens, rest: Tokens, here: Here) -> Entity | None:
    """``the manufacturer, Raytheon``: a body named beside what describes it."""
    name = until_clause(rest)
    if not name or head[-1].capital or not all(token.capital for token in name):
        return None
    return body(scene, words_of(name), here) or organization(scene, name)
