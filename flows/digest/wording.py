"""The words in which a digest speaks of acts, topics and governments: the one place to change them.

The act of a statement is one of PLOVER's verbal event types (openeventdata/PLOVER). A reader meets a plain verb
beside it: the cue itself where it names the act (``urge``, ``take note of``), else the default of the act. The
defaults neither praise nor blame and claim no more than the type does.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActWords:
    """How statements of one act are told."""

    verb: str
    """The default, third person singular."""
    together: str
    """The default for a joint statement, plural."""
    noun: str
    """What is kept when an earlier position is stated again: *the objection*."""
    tone: str
    """``warm``, ``even`` or ``cold``: the sign of PLOVER's cooperation score, in which requests count as cold."""
    cues: frozenset[str]
    """Cues that name the act themselves."""


def _words(verb: str, together: str, noun: str, tone: str, cues: str = "") -> ActWords:
    return ActWords(verb, together, noun, tone, frozenset(cue.strip() for cue in cues.split(",") if cue.strip()))


ACTS: dict[str, ActWords] = {
    "agree": _words(
        "offers",
        "agree",
        "offer",
        "warm",
        "agree, agree to, commit, offer, pledge, promise, reaffirm, reiterate, undertake, vow",
    ),
    "consult": _words("reports talks", "report talks", "consultation", "warm", "consult, discuss"),
    "support": _words(
        "supports",
        "support",
        "support",
        "warm",
        "applaud, back, commend, congratulate, endorse, hail, praise, support, thank, welcome",
    ),
    "concede": _words(
        "accepts",
        "accept",
        "acceptance",
        "warm",
        "accept, acknowledge, admit, apologize, concede, recognize, take note of",
    ),
    "request": _words(
        "asks",
        "ask",
        "request",
        "cold",
        "appeal, ask, call for, call on, call upon, demand, hope, insist, propose, request, seek, suggest, urge, want",
    ),
    "accuse": _words(
        "objects",
        "object",
        "objection",
        "cold",
        "accuse, blame, condemn, criticize, denounce, deplore, express concern, object, oppose, protest, regret",
    ),
    "reject": _words("rejects", "reject", "refusal", "cold", "decline, deny, dismiss, refuse, reject, rule out"),
    "threaten": _words("warns", "warn", "warning", "cold", "threaten, vow, warn"),
    "state": _words("says", "say", "statement", "even", "reaffirm, reiterate, repeat, report, state, stress"),
}

TONES: dict[str, str] = {"warm": "cooperative", "even": "neutral", "cold": "conflictual or demanding"}

TOPICS: dict[str, str] = {
    "thaad": "THAAD",
    "defense_dialogue": "the defence dialogue",
    "military_ties": "military ties",
    "korean_peninsula": "the Korean Peninsula",
    "trade_retaliation": "trade retaliation",
    "missile_defense": "missile defence",
    "other": "other matters",
}

GOVERNMENTS: tuple[str, ...] = ("China", "Republic of Korea", "United States", "DPRK", "Japan", "Russia")
"""The governments that come first, in this order; others follow by name."""

WITH_ARTICLE: frozenset[str] = frozenset(
    {
        "DPRK",
        "European Union",
        "Netherlands",
        "Philippines",
        "Republic of Korea",
        "United Arab Emirates",
        "United Kingdom",
        "United Nations",
        "United States",
    }
)
"""Names that take *the* in running text."""

OTHERS = "Experts, media and others"

NAME, SUBJECT = "On the record", "THAAD and China–ROK defence ties"
"""The title of a digest and what it is about."""

SOUND: frozenset[str] = frozenset({"ok", "quiet"})
"""States of a source that a reader need not be told of."""

AGAIN_IN_CUE: frozenset[str] = frozenset({"reaffirm", "reiterate", "repeat"})


def act_words(act: str, cue: str, *, together: bool = False, reaffirms: bool = False) -> str:
    """Return the verb that tells a statement: ``objects again``, ``take note of`` for a joint one.

    ``act`` and ``cue`` are as in the record; an act that is not in the table stands as it is.
    """
    words = ACTS.get(act)
    if words is None:
        return act
    told = (words.together, words.verb) if cue not in words.cues else (cue, third_person(cue))
    verb = told[0] if together else told[1]
    return f"{verb} again" if reaffirms and cue not in AGAIN_IN_CUE & words.cues else verb


def once(verb: str) -> str:
    """Return the verb for headings, where it is the position that counts and not how often it was stated."""
    return verb.removesuffix(" again")


def third_person(lemma: str) -> str:
    """Return the lemma's third person singular; of several words the first is the verb (``takes note of``)."""
    verb, space, rest = lemma.partition(" ")
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        ending = f"{verb}es"
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        ending = f"{verb[:-1]}ies"
    else:
        ending = f"{verb}s"
    return ending + space + rest


def act_noun(act: str) -> str:
    """Return the noun of an act, for *with the objection kept*."""
    return ACTS[act].noun if act in ACTS else "position"


def tone(act: str) -> str:
    """Return ``warm``, ``even`` or ``cold``; an act that is not in the table counts as even."""
    return ACTS[act].tone if act in ACTS else "even"


def topic_words(topics: Sequence[str]) -> str:
    """Return the topics as a reader calls them, joined; an id that is not in the table loses its underscores."""
    named = [topic for topic in topics if topic != "other"] or list(topics)
    return joined([TOPICS.get(topic, topic.replace("_", " ")) for topic in named])


def in_text(name: str) -> str:
    """Return a government's name with the article that running text needs."""
    return f"the {name}" if name in WITH_ARTICLE else name


def possessive(name: str) -> str:
    """Return ``China's``, ``the United States'``."""
    named = in_text(name)
    return f"{named}'" if named.endswith("s") else f"{named}'s"


def joined(words: Sequence[str]) -> str:
    """Join words as a sentence does: ``a``, ``a and b``, ``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def government_rank(name: str) -> tuple[int, str]:
    """Return the sorting key of a government: the known ones in their order, then by name."""
    return (GOVERNMENTS.index(name), "") if name in GOVERNMENTS else (len(GOVERNMENTS), name)
