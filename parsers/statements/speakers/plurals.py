"""Words at the start of a sentence whose capital says nothing."""

from parsers.statements.nouns import PEOPLE, ROLES
from parsers.statements.speakers.mentions import character_before
from parsers.statements.speakers.scene import Scene
from parsers.statements.tokens import Token

_STOPS = frozenset(("", ".", "?", "!", '"', "”", "’"))
"""What stands before the first word of a sentence."""
_SHORTEST_PLURAL = 6


def is_plain_plural(scene: Scene, token: Token) -> bool:
    """``Experts``, ``Tourists`` at the start of a sentence: small words, capital only there."""
    if token.text.isupper() or not opens(scene, token):
        return False
    if token.low in ROLES or token.low in PEOPLE:
        return True
    return (
        token.low.endswith("s")
        and len(token.low) >= _SHORTEST_PLURAL
        and token.text not in scene.background.name_ends
        and scene.reference.body_by_name(token.text) is None
    )


def opens(scene: Scene, token: Token) -> bool:
    """Whether a token opens its sentence, so that its capital says nothing."""
    if character_before(scene.article.text, token.start) in _STOPS:
        return True
    return scene.mentions.opens_paragraph(token.start)
