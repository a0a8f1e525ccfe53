"""Act and reaffirmation of a statement, by its cue and the words of its content.

The acts are PLOVER's verbal event types. A cue that names an act decides (``urge``, ``deny``); a cue that names
none (``say``) leaves it to the weighted words of ``seeds/acts.csv``.
"""

import re

from parsers.records import Act
from parsers.reference import Cue, Reference
from parsers.reference.terms import Term, TermIndex

_LEAST = 2.0
"""Weight from which the words of a content say more than ``state``."""

_REAFFIRMS = re.compile(
    r"(?i)\b((has|have|had|did|does|will|would)( not|n[’']t| never) change[d]?|unchanged|(has|have) been no\b|"
    r"once again|reiterat\w+|reaffirm\w*|repeatedly|as (it )?always|what it (had )?always|always been|"
    r"remain(s|ed)? (what|the same|firm|clear|consistent|in force|unchanged)|still (stood|stands|holds)|"
    r"consistent and clear|clear and consistent|consistently|"
    r"(has|have|had) (long|always|never) \w+ed\b.{0,20}\bposition|"
    r"from the very beginning|as (we|it|he|she|they) (have|has|had) (said|stated|made clear)|"
    r"time and again|many times)\b"
)
_COOPERATIVE = re.compile(
    r"(?i)\b(cooperat\w+|support|help|work (closely )?(with|together)|dialogue|exchanges?|strengthen|deepen|expand|"
    r"enhance|improve|promote|communicat\w+|share|transparen\w+|peace\w*|resume|continue|keep|maintain|make)\b"
)
_HOSTILE = re.compile(
    r"(?i)\b(retaliat\w+|countermeasure\w*|respond|response|measures|action|steps|defend|"
    r"punish|oppose|consequence\w*|price|fight|strike|shoot|destroy)\b"
)
_NEGATED = re.compile(r"(?i)\b(?:not|no|no longer|never|\w+n[’']t|without|nothing|neither)\s(?:\w+\s){0,2}$")
_WOULD_HAVE = re.compile(r"(?i)\bwould like (?!to\b)(?:[\w.’'-]+ ){1,5}to\b")
"""``would like South Korea to pay`` asks; ``would like to talk`` offers."""
_UNSAID = {
    "agree": "reject",
    "support": "reject",
    "request": "",
    "accuse": "",
    "threaten": "",
    "reject": "",
    "concede": "reject",
}
"""What a negated term says instead: ``not willing to`` refuses; nothing where negation leaves no act."""


class ActVocabulary:
    """Decides acts by the vocabulary of the reference data."""

    def __init__(self, reference: Reference) -> None:
        self.index = TermIndex(Term(topic.id, term, weight) for topic in reference.acts for term, weight in topic.terms)

    def act(self, cue: Cue, content: str, *, negated: bool) -> Act:
        """The act of a statement with this cue and content; ``negated`` is the cue's negation."""
        if negated:
            return _negated(cue)
        lemma = cue.lemma
        if lemma in ("vow", "pledge", "promise", "swear", "threaten"):
            if lemma != "threaten" and (_COOPERATIVE.search(content) and not _HOSTILE.search(content)):
                return Act.AGREE
            if lemma == "threaten" or _HOSTILE.search(content):
                return Act.THREATEN
            return Act.AGREE
        if cue.act != Act.STATE:
            return Act(cue.act)
        return self.of_words(content)

    def of_words(self, content: str) -> Act:
        """The act that the words of a content show, ``state`` where they show none."""
        scores: dict[str, float] = {}
        for hit in self.index.counted(content):
            key = hit.term.key
            if _NEGATED.search(content, max(0, hit.start - 30), hit.start):
                key = _UNSAID.get(key, "")
            if key:
                scores[key] = scores.get(key, 0.0) + hit.term.weight
        if _WOULD_HAVE.search(content):
            scores["request"] = scores.get("request", 0.0) + 2.5
        if not scores:
            return Act.STATE
        best = max(scores, key=lambda key: (scores[key], key))
        return Act(best) if scores[best] >= _LEAST else Act.STATE


def _negated(cue: Cue) -> Act:
    """``did not rule out`` leaves open, ``no longer opposes`` concedes, ``does not support`` objects."""
    if cue.act == Act.ACCUSE:
        return Act.CONCEDE
    if cue.act == Act.REJECT:
        return Act.STATE
    if cue.act in (Act.SUPPORT, Act.AGREE):
        return Act.REJECT
    return Act.STATE


def reaffirms(cue: Cue, content: str) -> bool:
    """Whether the text itself says that the position is not new."""
    return "reaffirms" in cue.flags or bool(_REAFFIRMS.search(content))
