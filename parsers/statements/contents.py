"""The content that follows a cue: where it begins, by the cue's frames, and where it ends."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from parsers.reference import Cue
from parsers.statements import words
from parsers.statements.phrases import is_nickname
from parsers.statements.tails import Tail, read_tail
from parsers.statements.tokens import Token

Tokens = Sequence[Token]
_STRICT = frozenset(
    "write publish post boast mention announce declare add testify observe report signal reveal disclose proclaim "
    "recall relate recount read signal protest welcome hail praise recommend demand request".split()
)
"""Cues that take an object as often as a clause: without ``that`` only a verb for certain makes a clause."""
_OF_ANOTHER_CLAUSE = frozenset("which who when while whereas although because where as".split())
"""Words behind which a verb belongs to another clause, and makes none of what stands before."""
_QUANTIFIERS = frozenset(
    "additional percent new different various key major global foreign local national own more less".split()
)
_VOICED = frozenset(
    "concern concerns regret regrets hope hopes opposition dissatisfaction support appreciation condolences gratitude "
    "willingness readiness anger disappointment displeasure confidence doubt doubts view views position positions "
    "stance desire wish wishes interest reservations understanding commitment determination outrage worry worries "
    "sympathy satisfaction objection objections alarm frustration skepticism scepticism thanks solidarity fear fears "
    "optimism unease resolve intention indignation protest protests outlook belief conviction suspicion criticism "
    "welcome sorrow apology apologies dismay misgivings complaint complaints caution dislike".split()
)
_FORMAL = frozenset(
    "representation representations protest protests complaint complaints condolences thanks invitation offer call "
    "calls appeal objection objections demand demands pledge congratulations apology criticism".split()
)
_OBJECT_BREAKERS = words.PREPOSITIONS - {"over", "about", "against"} | words.SUBORDINATORS | words.AUXILIARIES
_OPENERS = frozenset("if when while although though because since as unless once".split())
_QUESTIONS = frozenset("whether if how why what when where who about".split())
_SILENCE = frozenset(
    "go be talk give make say comment answer elaborate confirm discuss name disclose identify reply respond speak "
    "specify reveal".split()
)


@dataclass(slots=True)
class Content:
    """Content after a cue as token range, the frame that it fills and the tail before it."""

    start: int
    end: int
    frame: str
    tail: Tail


def content_after(t: Tokens, after: int, end: int, cue: Cue) -> Content | None:
    """The content that follows the cue's last word (index ``after``), not yet cut at its end; None without one."""
    frames = cue.frames
    if "objectto" in frames and "addressee" in frames and after < end and _object_to(t, after, end, cue):
        return Content(after, end, "objectto", Tail(after))
    tail = read_tail(t, after, end, addressee="addressee" in frames, open_to_all="toinf" not in frames)
    i = tail.end
    found = _by_that(t, i, end, cue) or _direct(t, i, end, cue) or _phrase(t, i, end, cue)
    if found is None and "addressee" in frames:
        tail = read_tail(t, after, end, addressee=False)
        i = tail.end
        found = _by_that(t, i, end, cue) or _direct(t, i, end, cue)
        if found is None and "objectto" in frames:
            found = _phrase(t, i, end, cue)
    if found is None:
        return None
    return Content(found[0], end, found[1], tail)


def _by_that(t: Tokens, i: int, end: int, cue: Cue) -> tuple[int, str] | None:
    """``that``, directly or a few words on: ``told reporters after the meeting that``."""
    if "clause" not in cue.frames or i >= end:
        return None
    for j in range(i, min(end, i + 14)):
        if t[j].low == "that" and j + 1 < end and t[j + 1].low in words.AUXILIARIES:
            return (j, "clause") if j == i else None
        if t[j].low == "that" and j + 1 < end and (j + 2 < end or t[j + 1].kind == "q"):
            if j == i or _skippable(t, i, j):
                return j + 1, "clause"
            return None
        if t[j].kind == "q" or (t[j].kind == "p" and t[j].text != ",") or t[j].low in words.AUXILIARIES:
            return None
    return None


def _skippable(t: Tokens, i: int, j: int) -> bool:
    """Whether the words between cue and ``that`` are adverbials, not a content of their own."""
    first = t[i].low
    return (
        first in words.PREPOSITIONS - {"to", "about", "of"} | {"when", "while", "after", ","}
        and t[j - 1].low != "so"
        and not any(token.low in words.SUBJECT_PRONOUNS for token in t[i:j])
    )


def _direct(t: Tokens, i: int, end: int, cue: Cue) -> tuple[int, str] | None:
    if i >= end:
        return None
    quoting = cue.frames & {"quote", "clause"}
    if quoting and i + 1 < end and t[i + 1].kind == "q" and (t[i].text in (",", ":", "—", "--") or t[i].low == "with"):
        return i + 1, "quote"
    if cue.frames & {"quote", "clause", "object"} and t[i].kind == "q":
        return i, "quote"
    if "clause" in cue.frames and t[i].text == ":" and i + 3 < end:
        return i + 1, "clause"
    return None


def _phrase(t: Tokens, i: int, end: int, cue: Cue) -> tuple[int, str] | None:
    """The content at ``i`` by the frames of the cue, the surest frame first."""
    if i >= end:
        return None
    frames, low = cue.frames, t[i].low
    if _is_silence(t, i, end, cue):
        return None
    if low == "not" and cue.lemma == "ask":
        return None
    if low in ("to", "not") and ("toinf" in frames or {"addressee", "clause"} <= frames):
        return (i, "toinf") if _infinitive(t, i, end) else None
    if _side_clause_first(t, i, end, cue):
        return (i, "clause") if any(token.text == "," for token in t[i:end]) else None
    if low in _QUESTIONS:
        return (i, "clause") if low == "how" and "clause" in frames else None
    return next(((i, frame) for frame, fits in _FRAMES if frame in frames and fits(t, i, end, cue)), None)


def _is_silence(t: Tokens, i: int, end: int, cue: Cue) -> bool:
    """``declined to comment``, ``requested anonymity``: nothing is said."""
    if t[i].low == "anonymity":
        return True
    return t[i].low == "to" and i + 1 < end and t[i + 1].low in _SILENCE and cue.lemma in ("refuse", "decline")


def _side_clause_first(t: Tokens, i: int, end: int, cue: Cue) -> bool:
    """``said if the talks fail, …``: the content opens with a side clause."""
    if t[i].low not in _OPENERS or "clause" not in cue.frames or cue.lemma in ("ask", "tell"):
        return False
    return not (i + 1 < end and t[i + 1].low in ("asked", "pressed"))


def _infinitive(t: Tokens, i: int, end: int) -> bool:
    j = i + 1 if t[i].low == "to" else i + 2
    return (
        j < end
        and t[j].kind in "wq"
        and t[j].low not in words.DETERMINERS
        and (t[i].low == "to" or t[i + 1].low == "to")
    )


def _object_to(t: Tokens, i: int, end: int, _: Cue) -> bool:
    """``Seoul to stop``: a noun phrase, then an infinitive, before any finite verb."""
    if t[i].low in words.PREPOSITIONS or t[i].low in words.SUBORDINATORS or t[i].kind == "p":
        return False
    for j in range(i + 1, min(end, i + 30)):
        if t[j].low == "to" and j + 1 < end and t[j + 1].kind in "wq" and t[j + 1].low not in words.DETERMINERS:
            return not t[j + 1].capital
        if t[j].low in words.AUXILIARIES and t[j - 1].low not in ("which", "that", "who"):
            return False
        if t[j].kind == "q" and j + 1 < end and t[j].text[1:3].lower() == "to":
            return True
    return any(token.kind == "q" for token in t[i + 1 : min(end, i + 8)])


def _complement(t: Tokens, i: int, end: int, _: Cue) -> bool:
    """``it "a deal"``, ``the move a mistake``, ``THAAD unacceptable``: an object and what it is called."""
    if t[i].low in words.PREPOSITIONS or t[i].kind == "p":
        return False
    if t[i].low in words.OBJECT_PRONOUNS:
        return i + 1 < end and t[i + 1].kind != "p"
    for j in range(i + 1, min(end, i + 16)):
        if t[j].kind == "p" or t[j].low in words.AUXILIARIES:
            return False
        if t[j].kind == "q" or (t[j].low in ("a", "an", "the") and t[j - 1].low not in words.PREPOSITIONS):
            return True
    return False


def _gerund(t: Tokens, i: int, end: int, _: Cue) -> bool:
    """``denied sending it``."""
    return t[i].low.endswith("ing") and len(t[i].low) > 4 and t[i].kind == "w"


def _called_as(t: Tokens, i: int, end: int, _: Cue) -> bool:
    """``described the move as a mistake``."""
    return any(token.low == "as" for token in t[i + 1 : i + 16])


def _object(t: Tokens, i: int, end: int, cue: Cue) -> bool:
    """A noun phrase that may be the content: opened as one, and of the kind that the cue asks for."""
    token = t[i]
    if token.low in ("anonymity", "no", "nothing") and cue.lemma in ("request", "offer", "demand", "promise"):
        return False
    if token.low in _OBJECT_BREAKERS or token.kind in "ps" or token.low in words.COORDINATORS:
        return False
    head = [word.low for word in t[i : min(end, i + 8)]]
    if "formal" in cue.flags:
        return any(low in _FORMAL for low in head)
    if cue.lemma in ("express", "voice", "convey"):
        return any(low in _VOICED for low in head)
    if token.low in words.SUBJECT_PRONOUNS - {"it"} or (
        token.low in words.ADVERBS and token.low not in words.DETERMINERS
    ):
        return False
    if "clause" in cue.frames and not cue.flags & {"reaffirms"} and _reads_as_clause(t, i, end):
        return False
    if cue.lemma in ("note", "state", "announce", "reveal", "disclose", "recommend"):
        return token.low in words.DETERMINERS
    return token.capital or token.kind in "nqw"


def _reads_as_clause(t: Tokens, i: int, end: int) -> bool:
    """Whether a finite verb follows the noun phrase at ``i``, so that it is a clause without ``that``."""
    for j in range(i + 1, min(end, i + 14)):
        low = t[j].low
        if low in words.SUBORDINATORS or t[j].kind == "p":
            return False
        if low in words.AUXILIARIES:
            return True
        if low in words.SUBJECT_PRONOUNS and t[j - 1].low not in words.PREPOSITIONS:
            return False
    return False


def _ends_like_verb(t: Tokens, i: int, j: int, end: int) -> bool:
    """``China supports the ROK``: a small word in ``-s`` where a verb can stand and a plural rather does not."""
    low, before = t[j].low, t[j - 1]
    if not low.endswith("s") or low.endswith("ss") or t[j].capital or t[j].kind != "w" or j + 1 >= end:
        return False
    if before.low in words.DETERMINERS | words.PREPOSITIONS | words.COORDINATORS | _QUANTIFIERS or before.kind in "ns":
        return False
    following = t[j + 1]
    if following.low in ("of", "and", "in", "on", "for", "or") or following.kind == "p":
        return False
    return before.capital or j - i >= 2


def _clause(t: Tokens, i: int, end: int, cue: Cue) -> bool:
    """A clause without ``that``: at least three tokens, not opened by what cannot open one."""
    if (
        end - i < 3
        or t[i].kind in "ps"
        or t[i].low in words.AUXILIARIES
        or t[i].low in words.PREPOSITIONS
        or t[i].low in ("of", "to", "about", "so", "as", "by", "than", "with", "and", "or", "but", "on")
    ):
        return False
    loose = cue.lemma not in _STRICT
    if cue.lemma in ("say", "tell") and end - i > 4 and (t[i].low in words.DETERMINERS or t[i].capital):
        return True
    limit = next(
        (j for j in range(i + 1, min(end, i + 40)) if t[j].low in _OF_ANOTHER_CLAUSE),
        min(end, i + 40),
    )
    return any(
        t[j].low in words.AUXILIARIES
        or (t[j].kind == "q" and t[j - 1].kind == "w" and not is_nickname(t[j]))
        or (t[j].kind == "w" and not t[j].capital and words.looks_finite(t[j].low, t[j - 1].low))
        or (loose and _ends_like_verb(t, i, j, end))
        or t[j - 1].low in words.SUBJECT_PRONOUNS
        for j in range(i + 1, limit)
    )


_FRAMES: tuple[tuple[str, Callable[[Tokens, int, int, Cue], bool]], ...] = (
    ("objectto", _object_to),
    ("gerund", _gerund),
    ("complement", _complement),
    ("as", _called_as),
    ("object", _object),
    ("clause", _clause),
)
"""Frames in the order in which they are tried, and whether a content fills them."""
