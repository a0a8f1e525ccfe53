"""People by name: those of the reference data, and strangers with what the page tells of them."""

from parsers.statements import words as w
from parsers.statements.nouns import BODIES, DOCUMENTS, ORGANIZATION_NAMES, ROLES, TITLES
from parsers.statements.speakers.bodies import body
from parsers.statements.speakers.entities import Entity, gender_of
from parsers.statements.speakers.naming import (
    Tokens,
    appositive_name,
    name_tokens,
    until_clause,
    without_article,
    words_of,
)
from parsers.statements.speakers.scene import Here, Scene
from parsers.statements.speakers.strangers import described
from parsers.statements.speakers.surnames import Surname, by_surname
from parsers.statements.tokens import Token


def person(scene: Scene, head: Tokens, rest: Tokens, here: Here) -> Entity | None:
    """The person whom a noun phrase names; ``rest`` is what stands in apposition to its ``head``."""
    titles = {token.low for token in head} | {token.low for token in rest}
    name = _known_at_end(scene, head) or name_tokens(head)
    if not name:
        name = appositive_name(rest)
        if not name or not _describes(head):
            return None
    elif not _is_personal(head, name, titles):
        return None
    if name[-1].low in w.MONTHS or name[-1].low in w.WEEKDAYS:
        return None
    if len(name) == 1:
        titled = len(head) > 1
        return by_surname(scene, Surname(name[0], titles, titled, _owner(scene, head, here)), here.place)
    if name[-1].low in ORGANIZATION_NAMES or (head[0].low == "the" and len(name) == len(head) - 1):
        return None
    return _full_name(scene, name, head, rest)


def _describes(head: Tokens) -> bool:
    """Whether a phrase describes a person whose name stands beside it: ``the librarian``, ``his counterpart``."""
    if any(token.low in ROLES or token.low in TITLES for token in head):
        return True
    last = head[-1]
    return not last.capital and last.kind == "w" and last.low not in BODIES | DOCUMENTS and not last.low.endswith("s")


def _full_name(scene: Scene, name: list[Token], head: Tokens, rest: Tokens) -> Entity:
    titles = {token.low for token in head} | {token.low for token in rest}
    if name[0].low in TITLES or (name[0].low in scene.background.places and len(name) > 2):
        name = name[1:]
    words = words_of(name)
    known = scene.reference.person_by_name(words, scene.day)
    entity = scene.person(known, words) if known is not None else _stranger(scene, words, head, rest)
    entity.gender = entity.gender or (known.gender if known is not None else None) or gender_of(titles)
    entity.titles |= titles & (ROLES | TITLES)
    return entity


def _known_at_end(scene: Scene, head: Tokens) -> list[Token]:
    """A known full name that ends the phrase, whatever stands before it."""
    for size in (4, 3, 2):
        end = head[-size:] if len(head) >= size and all(token.capital for token in head[-size:]) else []
        if end and scene.reference.person_by_name(words_of(end), scene.day) is not None:
            return list(end)
    return []


def _is_personal(head: Tokens, name: Tokens, titles: set[str]) -> bool:
    """Whether the name is not that of an organization: ``Samsung Group``, ``Asan Institute``."""
    before = head[: len(head) - len(name)]
    if not before and name[-1].low in ORGANIZATION_NAMES:
        return False
    of_body = any(token.capital and token.low in ORGANIZATION_NAMES for token in before)
    return not of_body or bool(titles & (ROLES | TITLES))


def _owner(scene: Scene, head: Tokens, here: Here) -> str | None:
    """The body before a surname: ``Foreign Ministry spokesman Geng`` is of the ministry."""
    before = [token for token in head[:-1] if token.kind != "s"]
    if len(before) < 2:
        return None
    owner = body(scene, words_of(without_article(before)), Here(here.place, (here.place, here.place)))
    return owner.speaker.name if owner is not None else None


def _stranger(scene: Scene, name: str, head: Tokens, rest: Tokens) -> Entity:
    """A person who is not in the reference data, with the office that the page gives where he is met first."""
    printed = " ".join(part.capitalize() if part.isupper() and len(part) > 2 else part for part in name.split())
    if printed.casefold() in scene.entities:
        return scene.entities[printed.casefold()]
    before = words_of(head[: max(0, len(head) - len(name.split()))])
    return described(scene, printed, before, words_of(until_clause(rest)), words_of(rest))
