"""The plain clause: subject, cue, content (``Geng said that …``; ``Moon called it "a deal"``)."""

from parsers.statements.grammar import SentenceGrammar, Stretch
from parsers.statements.lexicon import CueAt
from parsers.statements.rules.bounds import introduction_times, is_narrated, relative_end, side_clause_end
from parsers.statements.rules.chains import finish
from parsers.statements.rules.speaking import may_speak
from parsers.statements.rules.subjects_shared import subject_or_opener
from parsers.statements.verbs import Mood, VerbGroup


def cue_before_content(g: SentenceGrammar, s: Stretch, at: CueAt, group: VerbGroup) -> int | None:
    """``Geng said on Monday that …``, ``Beijing urged Seoul to stop``: the content follows the cue."""
    if group.mood is not Mood.FINITE or "quoting" in at.cue.flags or at.cue.lemma == "cite":
        return None
    who = subject_or_opener(g, s.lo, group.start)
    if who is None or not may_speak(g, at, who, outermost=s.parent is None and s.depth == 0):
        return None
    end = min(relative_end(g, group.start, s.hi), side_clause_end(g, s.lo, who, group.start, s.hi))
    content = g.content(at.after, end, at.cue)
    if content is None:
        return None
    if content.frame not in ("clause", "quote") and is_narrated(g, who, s.lo, group.start):
        return None
    record = g.record(at, who, content, group, s.parent)
    record.times += [list(g.t[a:b]) for a, b in introduction_times(g, s.lo, who)]
    done = finish(g, s.part(s.lo, end), record, content)
    return end if end < s.hi else done
