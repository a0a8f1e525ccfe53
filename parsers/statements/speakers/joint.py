"""Speakers together: ``both sides``, ``the two ministers``; ``A and B``, ``A, B and C``."""

from bisect import bisect_left
from collections.abc import Sequence

from parsers.records import SpeakerKind
from parsers.statements.nouns import DOCUMENTS, JOINT_GOVERNMENTS, JOINT_PEOPLE, ORGANIZATION_NAMES, TITLES
from parsers.statements.speakers.bodies import body
from parsers.statements.speakers.entities import Entity, government_speaker
from parsers.statements.speakers.names import named
from parsers.statements.speakers.naming import Tokens, has_role, is_list, name_tokens, split_apposition, words_of
from parsers.statements.speakers.scene import Here, Scene
from parsers.statements.speakers.unnamed import unnamed

_BOTH = frozenset("both two sides allies three".split())
"""Words with which a subject may stand for the two at hand."""
_NEW = frozenset("a an other another some".split())
"""Words with which the second of two descriptions is somebody else than the first."""
_TIES = frozenset("of between from for".split())


def both(scene: Scene, low: Sequence[str], here: Here) -> list[Entity]:
    """``both sides``, ``the two ministers``, ``the two``: the two governments or people at hand; else nobody."""
    core = [word for word in low if word not in ("the", "'s", "’s")]
    if not core or core[0] not in _BOTH:
        return []
    noun = next((word for word in core if word in JOINT_GOVERNMENTS or word in JOINT_PEOPLE), None)
    if noun is None and len(core) > 1:
        return []
    pair = _two_people(scene, noun, here.place) if noun is None or noun in JOINT_PEOPLE else []
    return pair or _two_governments(scene, here.place)


def _two_people(scene: Scene, noun: str | None, place: int) -> list[Entity]:
    """The two named last, of the office where the noun is one."""
    named_so_far = (e for e in scene.entities.values() if e.is_named_person and e.last_before(place) >= 0)
    people = sorted(named_so_far, key=lambda entity: -entity.last_before(place))
    if noun is not None:
        stem = noun.rstrip("s")
        titled = [e for e in people if stem in e.titles or stem in (e.speaker.office or "").lower()]
        if len(titled) >= 2:
            people = titled
        elif noun not in ("leaders", "presidents"):
            return []
    return people[:2] if len(people) >= 2 else []


def _two_governments(scene: Scene, place: int) -> list[Entity]:
    """The two named most often so far, in the order of the reference data.

    Those named further on in the paragraph or in the next count half.
    """
    counts: dict[str, int] = {}
    ends = [paragraph.end for paragraph in scene.article.paragraphs]
    here = bisect_left(ends, place)
    ahead_to = ends[min(here + 1, len(ends) - 1)] if ends else place
    for country, places in scene.mentions.by_country.items():
        before = bisect_left(places, place)
        ahead = bisect_left(places, ahead_to) - before
        if before or ahead:
            counts[country] = 2 * before + ahead
    ranked = sorted(counts, key=lambda country: -counts[country])[:2]
    order = [government.name for government in scene.reference.governments]
    ranked.sort(key=order.index)
    return [scene.entity(government_speaker(country), country) for country in ranked] if len(ranked) == 2 else []


# ---------------------------------------------------------------------- A and B


def joint_issuers(scene: Scene, tokens: Tokens, here: Here) -> list[Entity]:
    """``A joint statement issued by China and Russia``: both."""
    low = [token.low for token in tokens]
    by = next((j for j, word in enumerate(low) if word in ("by", "of", "from", "between")), None)
    if by is None or "and" not in low[by:] or not any(word in DOCUMENTS for word in low[:by]):
        return []
    return coordinated(scene, tokens[by + 1 :], here)


def coordinated(scene: Scene, tokens: Tokens, here: Here) -> list[Entity]:
    """``A and B``, ``A, B and C``: each a speaker where each is a name; else nobody."""
    ministries = _ministries(scene, tokens, here)
    if ministries:
        return ministries
    if tokens and tokens[0].low == "both":
        tokens = tokens[1:]
    for cut in (j for j, token in enumerate(tokens) if token.low == "and"):
        end = cut
        while end and tokens[end - 1].kind == "p":
            end -= 1
        if end and cut + 1 < len(tokens):
            closed = tokens[cut - 1].text == ","
            pair = _pair(scene, tokens[:end], tokens[cut + 1 :], here, closed=closed)
            if pair:
                return pair
    return []


def _pair(scene: Scene, left: Tokens, right: Tokens, here: Here, *, closed: bool) -> list[Entity]:
    """The speakers before and after ``and``; ``closed``: whether a comma stands before it."""
    listed = any(token.text == "," for token in left)
    if listed and not closed and not is_list(left):
        return []
    lead, lead_rest = split_apposition(left)
    second, second_rest = split_apposition(right)
    if not lead_rest and (_is_one_office(scene, lead) or _are_two_offices(lead, second)):
        return []
    one = named(scene, lead, lead_rest, here)
    two = named(scene, second, second_rest, here)
    if one is None or two is None:
        if has_role(lead) and has_role(second) and second[0].low in _NEW:
            return [one or unnamed(scene, lead), two or unnamed(scene, second)]
        return []
    if one is two:
        return []
    middle = None
    if listed and one.speaker.kind is SpeakerKind.GOVERNMENT:
        middle = named(scene, lead_rest, [], here)
    return [one, two] if middle is None or middle in (one, two) else [one, middle, two]


def _is_one_office(scene: Scene, lead: Tokens) -> bool:
    """``minister of foreign affairs and trade``: what stands before ``and`` is no name of its own."""
    if not any(token.low in _TIES for token in lead):
        return False
    last = lead[-1]
    if _is_name_of(lead):
        return False
    if not last.capital or last.low in TITLES or last.low in ORGANIZATION_NAMES:
        return True
    return scene.reference.person_by_name(words_of(name_tokens(lead)), scene.day) is None


def _are_two_offices(lead: Tokens, second: Tokens) -> bool:
    """``State Councilor and Foreign Minister Wang Yi``: one person, by the titles on both sides of ``and``."""
    return all(token.low in TITLES for token in lead) and second[0].low in TITLES and len(name_tokens(second)) > 1


def _is_name_of(lead: Tokens) -> bool:
    """``Noh Gi-beom of South Korea``: a full name before ``of`` or ``from``, so that another may follow ``and``."""
    tie = next((j for j, token in enumerate(lead) if token.low in ("of", "from")), 0)
    return len(name_tokens(lead[:tie])) in (2, 3) and lead[tie - 1].low not in ORGANIZATION_NAMES


def _ministries(scene: Scene, tokens: Tokens, here: Here) -> list[Entity]:
    """``South Korea's environment and defense ministries``: each ministry by itself."""
    if len(tokens) < 4 or tokens[-1].low != "ministries" or tokens[-3].low != "and":
        return []
    found = []
    for kind in (tokens[-4], tokens[-2]):
        ministry = body(scene, f"{words_of(tokens[:-4])} {kind.text} ministry".strip(), here)
        if ministry is None:
            return []
        found.append(ministry)
    return found
