"""Resolves the subjects of one article in reading order: tries the kinds of subject one after the other."""

import re

from parsers.records import Article
from parsers.statements import words as w
from parsers.statements.nouns import WORDS_OF
from parsers.statements.speakers.anaphora import anaphor
from parsers.statements.speakers.background import Background
from parsers.statements.speakers.documents import document
from parsers.statements.speakers.entities import Entity, unknown_person
from parsers.statements.speakers.joint import both, coordinated, joint_issuers
from parsers.statements.speakers.names import named
from parsers.statements.speakers.naming import Tokens, split_apposition, without_parentheses, words_of
from parsers.statements.speakers.pronouns import opening_it, possessed, pronoun
from parsers.statements.speakers.scene import Here, Scene
from parsers.statements.speakers.unnamed import unnamed
from parsers.statements.tokens import Token

_SURNAMED = re.compile(r"\bsurnamed?,? ([A-Z]\w+)")
_PRONOUNS = w.PRONOUNS | {"him", "her"}
_LEFT_OUT = frozenset("here there today themselves itself".split())
"""Words at the end of a subject that are no part of it: ``officials here``."""


class Resolver:
    """Resolves subjects to entities; what it has resolved decides what later ones refer to."""

    def __init__(self, article: Article, background: Background) -> None:
        self._scene = Scene(article, background)

    def resolve(self, subject: Tokens, here: Here) -> list[Entity]:
        """The entities that a subject names; never empty."""
        inside = here.parent is not None and here.parent[0].is_person
        return self._scene.speak(self._entities(subject, here), here.place, inside=inside)

    def again(self, entities: list[Entity], place: int) -> list[Entity]:
        """Notes that the same speakers go on at ``place``; returns them."""
        return self._scene.speak(entities, place)

    def _entities(self, subject: Tokens, here: Here) -> list[Entity]:
        scene = self._scene
        tokens = _bare(subject)
        if not tokens:
            return scene.last() or [unnamed(scene, subject)]
        low = [token.low for token in tokens]
        if len(tokens) == 1 and low[0] in _PRONOUNS:
            opens_words = low[0] == "it" and here.parent is not None and here.place <= here.sentence[0] + 1
            found = opening_it(scene, here) if opens_words else pronoun(scene, low[0], here)
            return found or [unnamed(scene, tokens)]
        return (
            both(scene, low, here)
            or joint_issuers(scene, tokens, here)
            or coordinated(scene, tokens, here)
            or [self._single(tokens, here)]
        )

    def _single(self, tokens: Tokens, here: Here) -> Entity:
        scene = self._scene
        head, rest = split_apposition(tokens)
        owner = next((j for j, token in enumerate(head) if token.kind == "s"), None)
        if owner is not None and owner + 1 < len(head) and head[owner + 1].low in WORDS_OF:
            return self._single(head[:owner], here)
        surnamed = _SURNAMED.search(words_of(tokens))
        if surnamed is not None:
            return scene.entity(unknown_person(surnamed[1]), surnamed[1])
        issuer = document(scene, head, rest, here)
        if issuer is not None:
            scene.issuer = issuer
            return issuer
        return (
            named(scene, head, rest, here)
            or anaphor(scene, head, here)
            or possessed(scene, head, here)
            or unnamed(scene, head)
        )


def _bare(subject: Tokens) -> list[Token]:
    """The subject without quotations, brackets and what stands idle at its end."""
    tokens = without_parentheses([token for token in subject if token.kind != "q" or len(subject) == 1])
    while len(tokens) > 1 and (tokens[-1].kind in "ps" or tokens[-1].low in _LEFT_OUT):
        tokens = tokens[:-1]
    return tokens
