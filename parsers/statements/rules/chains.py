"""Where a content ends, and reading on from there: ``adding that …``, ``and urged …``, ``citing S``."""

from dataclasses import dataclass

from parsers.statements.contents import Content
from parsers.statements.endings import cut_adverbial, days_between, quotation_ends_content
from parsers.statements.found import Found
from parsers.statements.grammar import Range, SentenceGrammar, Stretch
from parsers.statements.lexicon import CueAt
from parsers.statements.phrases import noun_phrase_right
from parsers.statements.rules.joints import first_word, next_joint
from parsers.statements.rules.parentheses import apposition_end
from parsers.statements.times import time_at
from parsers.statements.verbs import Mood, VerbGroup

_NARRATION = frozenset("as when while during".split())
"""Words with which narration goes on behind a quotation."""
_OF_OBJECT = frozenset("with over about at to against".split())
"""Prepositions that tie the rest of an object to it across a time: ``voiced "regret" on Monday over the move``."""
_SEVERAL = frozenset("several many two three".split())
_LONGEST_DATE = 6
"""A time at the end of an object has at most so many tokens."""


@dataclass(frozen=True, slots=True)
class _Ending:
    """Where a content ends, where the sentence goes on, and a second part of the content behind a time."""

    end: int
    resume: int
    second: Range | None = None


# ---------------------------------------------------------------------- the end of a content


def finish(g: SentenceGrammar, s: Stretch, record: Found, content: Content) -> int:
    """Sets where the content ends, reads what is inside it and what hangs on it; returns the index read up to."""
    ending = _ending(g, content, s.hi, record)
    g.fill(record, _parts(g, content, ending, record))
    if not record.content:
        g.found.remove(record)
        return ending.resume
    inner = record
    if content.tail.cited is not None:
        first, last = content.tail.cited
        inner = _cite(g, g.cues(first, s.hi)[0], last, record)
    if not g.quoted_only(content.start, ending.end):
        g.segment(s.within(content.start, ending.end, inner))
    if ending.resume < s.hi:
        chain(g, s, ending.resume, record)
    return s.hi


def _parts(g: SentenceGrammar, content: Content, ending: _Ending, record: Found) -> list[Range]:
    if ending.second is not None:
        return [(content.start, ending.end), ending.second]
    frames = record.cue.frames
    if content.frame == "object" or (content.frame == "quote" and "clause" not in frames):
        return [(content.start, _without_time(g, content.start, ending.end, record))]
    return [(content.start, ending.end)]


def _without_time(g: SentenceGrammar, start: int, end: int, record: Found) -> int:
    """``voiced concern over the move on Wednesday``: a time at the end of an object dates the saying."""
    if end - start > 3 and g.t[end - 1].low == "times" and g.t[end - 2].low in _SEVERAL:
        return end - 2
    for j in range(end - 2, max(start, end - _LONGEST_DATE), -1):
        if g.t[j].low == "on" and time_at(g.t, j, end) == end:
            if not record.times:
                record.times.append(list(g.t[j:end]))
            return j
    return end


def _ending(g: SentenceGrammar, content: Content, hi: int, record: Found) -> _Ending:
    cut = cut_adverbial(g.t, content.start, hi)
    stop = cut if cut is not None else hi
    early = _quotation_end(g, content, stop, record)
    if early is None:
        end = next_joint(g, content.start + 1, stop, content)
        return _Ending(end, end)
    second = _behind_time(g, content, early, stop, record)
    if second is not None:
        return _Ending(early, second[1], second)
    dated = time_at(g.t, early, stop)
    if dated is not None and not record.times:
        record.times.append(list(g.t[early:dated]))
    if g.t[early].kind == "q":
        while early < stop and g.t[early].kind in "qp":
            early += 1
        return _Ending(early, hi)
    return _Ending(early, early)


def _quotation_end(g: SentenceGrammar, content: Content, stop: int, record: Found) -> int | None:
    """Where a content that opens with a quotation ends with it; None where it does not."""
    frames = record.cue.frames
    early = quotation_ends_content(
        g.t, content.start, stop, with_clause=bool(frames & {"clause", "object", "toinf", "complement"})
    )
    if early is None or early >= stop:
        return None
    return early if content.frame == "quote" or g.t[early].low in _NARRATION else None


def _behind_time(g: SentenceGrammar, content: Content, early: int, stop: int, record: Found) -> Range | None:
    """``voiced "deep regret" on Monday over the move``: the time dates, the object goes on behind it."""
    if "object" not in record.cue.frames or "clause" in record.cue.frames:
        return None
    dated = time_at(g.t, early, stop)
    if dated is None or dated >= stop or g.t[dated].low not in _OF_OBJECT:
        return None
    record.times.append(list(g.t[early:dated]))
    return dated, next_joint(g, dated, stop, content)


# ---------------------------------------------------------------------- what hangs on it


def chain(g: SentenceGrammar, s: Stretch, i: int, record: Found) -> Found:
    """Reads on from ``i`` behind the content of ``record``; returns the record that what is inside it belongs to."""
    if cut_adverbial(g.t, i - 1, s.hi) == i:
        _narration(g, s, i, record)
        return record
    start = i + 1 if g.t[i].kind == "p" else i
    following = first_word(g, start, s.hi)
    if following is None:
        g.clauses(s.part(start, s.hi))
        return record
    hits = g.cues(following, s.hi)
    if g.t[following].low in ("citing", "quoting") and any("ing" in at.entry.forms for at in hits):
        end = apposition_end(g, noun_phrase_right(g.t, following + 1, s.hi), s.hi)
        return _cite(g, hits[0], end, record) if end > following + 1 else record
    if not any(_same_speaker(g, s, i, at, record) for at in hits):
        g.clauses(s.part(start, s.hi))
    return record


def _narration(g: SentenceGrammar, s: Stretch, comma: int, record: Found) -> None:
    """``…, a day after officials said …``: the clause dates by the saying of ``record``."""
    between = days_between(g.t, comma) if g.t[comma].text == "," else None
    mark = len(g.found)
    g.clauses(s.part(comma + 1, s.hi))
    if between is None:
        return
    days, after = between
    for later in g.found[mark:]:
        if not later.times:
            later.anchor, later.days_before = record, days
            later.anchor_range = (g.t[comma + 1].start, g.t[after - 1].end)


def _same_speaker(g: SentenceGrammar, s: Stretch, i: int, at: CueAt, record: Found) -> bool:
    """Reads ``adding that …`` and ``and urged …`` as a further attribution of the same speaker, if it is one."""
    group = g.verb(at, i)
    participial = g.t[at.i].low.endswith("ing") and "ing" in at.entry.forms
    if not participial and not _is_finite(group):
        return False
    if group is not None and group.negated and "negated" not in at.cue.flags:
        return False
    content = g.content(at.after, s.hi, at.cue)
    if content is None:
        return False
    rule = "participle" if participial else "shared subject"
    more = g.record(at, [], content, group, s.parent, like=record, rule=rule)
    more.times = more.times or record.times
    finish(g, s, more, content)
    return True


def _is_finite(group: VerbGroup | None) -> bool:
    return group is not None and group.mood is Mood.FINITE


def _cite(g: SentenceGrammar, at: CueAt, end: int, record: Found) -> Found:
    """``…, Yonhap reported, citing a military source``: the source's record stands inside the agency's."""
    inner = g.add(CueAt(at.entry, at.i, at.i + 1), g.t[at.i + 1 : end], [], "citing", record)
    inner.content, inner.chain = list(record.content), record.chain
    return inner
