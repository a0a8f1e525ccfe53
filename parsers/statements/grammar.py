"""Attributions in one sentence: which cue carries which content for which subject.

A sentence is read from the outside in: first an attribution that covers all of it (``According to S, …``;
``…, S said``), then the cues of its clauses from left to right with what hangs on them (``and urged``,
``adding that``, ``citing``), then the same again within each content. Where a rule comes from is said at the rule;
the guidelines decide what counts.
"""

from collections.abc import Iterator, Sequence

from parsers.statements import words
from parsers.statements.contents import Content, content_after, cut_adverbial, days_between, quotation_ends_content
from parsers.statements.found import Found
from parsers.statements.lexicon import Entry, Lexicon
from parsers.statements.nouns import BODIES, DOCUMENTS, ROLES
from parsers.statements.phrases import noun_phrase_left, noun_phrase_right, time_at
from parsers.statements.subjects import is_introduction, subject
from parsers.statements.tails import read_tail
from parsers.statements.tokens import Token
from parsers.statements.verbs import Mood, VerbGroup, verb_group

_DEEPEST = 4
_SOURCES = frozenset(
    "data figures statistics estimates estimate media sources source people witnesses locals residents rumors rumours polls "
    "reports insiders accounts some many others him her them calculations tallies findings results records legend".split()
)
_NO_SPEECH = frozenset("plan plans schedule law needs custom tradition taste ability merit size type".split())
_QUESTIONS = frozenset("whether if about why how what when who where".split())


class SentenceGrammar:
    """Reads one sentence; ``tokens`` are its tokens, ``found`` collects the attributions in reading order."""

    def __init__(self, lexicon: Lexicon, tokens: Sequence[Token], bounds: tuple[int, int]) -> None:
        self.lexicon = lexicon
        self.t = tokens
        self.bounds = bounds
        self.found: list[Found] = []
        self._second_part: tuple[int, int] | None = None

    def read(self) -> list[Found]:
        """All attributions of the sentence, outer ones before those inside them."""
        self._segment(0, len(self.t), None, 0)
        return self.found

    # ------------------------------------------------------------------ segments

    def _segment(self, lo: int, hi: int, parent: Found | None, depth: int) -> None:
        lo, hi = self._trim(lo, hi)
        if hi - lo < 2 or depth > _DEEPEST:
            return
        if self._fronted(lo, hi, parent, depth) or self._according(lo, hi, parent, depth) or self._trailing(lo, hi, parent, depth):
            return
        self._clauses(lo, hi, parent, depth)

    def _trim(self, lo: int, hi: int) -> tuple[int, int]:
        while hi > lo and self.t[hi - 1].kind == "p" and self.t[hi - 1].text not in (")", "%"):
            hi -= 1
        while lo < hi and self.t[lo].kind == "p" and self.t[lo].text != "(":
            lo += 1
        return lo, hi

    def _add(
        self,
        entry: Entry,
        i: int,
        after: int,
        who: Sequence[Token],
        content: list[tuple[int, int]],
        rule: str,
        parent: Found | None,
        times: Sequence[tuple[int, int]] = (),
        *,
        like: Found | None = None,
        negated: bool = False,
    ) -> Found:
        record = Found(
            cue=entry.cue,
            cue_range=(self.t[i].start, self.t[after - 1].end),
            subject=list(who),
            content=[span for span in (self._characters(*part) for part in content) if span[1] > span[0]],
            rule=rule,
            sentence=self.bounds,
            times=[list(self.t[a:b]) for a, b in times],
            parent=parent,
            like=like,
            negated=negated,
        )
        chains = [token.chain for start, end in content for token in self.t[start:end] if token.kind == "q"]
        record.chain = chains[-1] if chains else 0
        self.found.append(record)
        return record

    def _characters(self, lo: int, hi: int) -> tuple[int, int]:
        while lo < hi and self.t[lo].kind == "p" and self.t[lo].text not in ("(", "$"):
            lo += 1
        while hi > lo and self.t[hi - 1].kind == "p" and self.t[hi - 1].text not in (")", "%"):
            hi -= 1
        if lo >= hi:
            return (0, 0)
        return self.t[lo].start, self.t[hi - 1].end

    def _quoted_only(self, lo: int, hi: int) -> bool:
        tokens = [token for token in self.t[lo:hi] if token.kind != "p"]
        return bool(tokens) and all(token.kind == "q" for token in tokens)

    # ------------------------------------------------------------------ according to S

    def _according(self, lo: int, hi: int, parent: Found | None, depth: int) -> bool:
        for i in range(lo, hi - 2):
            if self.t[i].low != "according" or self.t[i + 1].low != "to" or self.t[i + 2].low in _NO_SPEECH:
                continue
            entry = next((e for e in self.lexicon.entries.get("according", ())), None)
            if entry is None:
                return False
            end = self._source_end(i + 2, hi, front=i == lo or self.t[i - 1].kind == "p" and i - 1 <= lo)
            who = self.t[i + 2 : end]
            if not (self._speaks(who) or any(t.low in _SOURCES for t in who)):
                continue
            if i <= lo + 1:
                content = [(end, hi)]
            else:
                content = [(self._after_conjunction(lo, i), i)] + ([(end, hi)] if hi - end > 4 and self._goes_on(end, hi) else [])
            record = self._add(entry, i, i + 2, who, content, "according to", parent)
            if not record.content:
                self.found.remove(record)
                continue
            self._rest_times(record, i + 2, end)
            for start, stop in content:
                if not self._quoted_only(start, stop):
                    self._segment(start, stop, record, depth + 1)
            return True
        return False

    def _verb_at(self, i: int, hi: int) -> bool:
        """Whether a finite verb stands at ``i``, adverbs passed over."""
        while i < hi and (self.t[i].low in words.ADVERBS or self.t[i].low.endswith("ly")):
            i += 1
        return i < hi and (
            self.t[i].low in words.AUXILIARIES
            or (not self.t[i].capital and words.looks_finite(self.t[i].low, ","))
        )

    def _goes_on(self, end: int, hi: int) -> bool:
        return any(token.low in words.AUXILIARIES for token in self.t[end : end + 4])

    def _source_end(self, i: int, hi: int, *, front: bool) -> int:
        """End of the source after ``according to``; at the front it closes with the comma before the main clause."""
        commas = [j for j in range(i, hi) if self.t[j].text == ","]
        if not front:
            return next((j for j in commas if self._verb_at(j + 1, hi)), hi)
        if not commas:
            return noun_phrase_right(self.t, i, hi)
        for order, comma in enumerate(commas[1:], 1):
            opener = self.t[commas[order - 1] + 1]
            between = range(commas[order - 1] + 1, comma)
            finite = any(
                self.t[j].low in words.AUXILIARIES
                or (not self.t[j].capital and words.looks_finite(self.t[j].low, self.t[j - 1].low))
                for j in between
            )
            relative = opener.low in ("who", "which", "whose")
            if hi - comma > 3 and (
                relative or (opener.low in ("a", "an", "the", "director", "deputy", "head", "chief") and not finite)
            ):
                return comma
            break
        return commas[0]

    def _after_conjunction(self, lo: int, hi: int) -> int:
        if hi - lo > 2 and self.t[lo].low in ("and", "but", "yet", "or"):
            return lo + 1
        return lo

    def _rest_times(self, record: Found, start: int, end: int) -> None:
        """Times inside the source (``a statement on Monday``) date the saying."""
        for j in range(start, end):
            after = time_at(self.t, j, end)
            if after is not None:
                record.times.append(list(self.t[j:after]))
                record.subject = [token for token in record.subject if token not in record.times[-1]]
                return

    # ------------------------------------------------------------------ As S said, …; Citing S, …

    def _fronted(self, lo: int, hi: int, parent: Found | None, depth: int) -> bool:
        """``As Xi has said, CLAUSE`` and ``Citing an engineer, Yonhap reported that …``."""
        low = self.t[lo].low
        if low not in ("as", "citing", "quoting"):
            return False
        comma = next((j for j in range(lo + 2, min(hi, lo + 30)) if self.t[j].text == ","), None)
        if comma is None or hi - comma < 4:
            return False
        if low == "as":
            return self._as_said(lo, comma, hi, parent, depth)
        mark = len(self.found)
        self._segment(comma + 1, hi, parent, depth)
        outer = next((record for record in self.found[mark:] if record.parent is parent), None)
        entry = next((e for e, _ in self.lexicon.at(self.t, lo, hi)), None)
        if outer is not None and entry is not None:
            inner = self._add(entry, lo, lo + 1, self.t[lo + 1 : comma], [], "citing", outer)
            inner.content, inner.chain = list(outer.content), outer.chain
        return True

    def _as_said(self, lo: int, comma: int, hi: int, parent: Found | None, depth: int) -> bool:
        for i in range(comma - 1, lo + 1, -1):
            for entry, after in self.lexicon.at(self.t, i, comma):
                group = verb_group(self.t, i, lo + 1, entry)
                if "trail" not in entry.cue.frames or group is None or group.mood is not Mood.FINITE or group.negated:
                    continue
                tail = read_tail(self.t, after, comma, addressee="addressee" in entry.cue.frames)
                who = subject(self.t, lo + 1, group.start)
                if tail.end != comma or who is None:
                    continue
                record = self._add(
                    entry, i, after, who, [(comma + 1, hi)], "as somebody said", parent, [*group.times, *tail.times]
                )
                self._segment(comma + 1, hi, record, depth + 1)
                return True
        return False

    # ------------------------------------------------------------------ …, S said

    def _trailing(self, lo: int, hi: int, parent: Found | None, depth: int) -> bool:
        for i in range(hi - 1, lo, -1):
            for entry, after in self.lexicon.at(self.t, i, hi):
                if not entry.cue.frames & {"trail", "quote"}:
                    continue
                if self._trailing_at(lo, hi, i, after, entry, parent, depth):
                    return True
            if self._quoted_as_saying(lo, hi, i, parent, depth):
                return True
        return False

    def _trailing_at(
        self, lo: int, hi: int, i: int, after: int, entry: Entry, parent: Found | None, depth: int
    ) -> bool:
        group = verb_group(self.t, i, lo, entry)
        if group is None or group.mood is not Mood.FINITE or (group.negated and "negated" not in entry.cue.flags):
            return False
        who, boundary, tail_from = self._parenthetical_subject(lo, hi, group, i, after)
        if who is None or boundary <= lo or self._shown(who):
            return False
        quoted = self.t[boundary - 1].kind == "q" or (
            self.t[boundary - 1].text == "," and boundary - 2 >= lo and self.t[boundary - 2].kind == "q"
        )
        if not quoted and ("trail" not in entry.cue.frames or entry.cue.lemma == "ask"):
            return False
        tail = read_tail(self.t, tail_from, hi, addressee="addressee" in entry.cue.frames and tail_from == after)
        end = self._tail_end(tail.end, hi, quoted=quoted, inverted=tail_from != after)
        if end is None:
            return False
        goes_on = end < hi and not quoted and self._continues(end, hi)
        if not (quoted or goes_on or self._can_be_said(lo, boundary)):
            return False
        if not quoted and tail_from == after:
            follows = content_after(self.t, after, hi, entry.cue)
            if follows is not None and follows.frame in ("toinf", "objectto"):
                return False
        start = self._content_start(lo, boundary)
        content = [(start, boundary)]
        more = self._broken(end, hi)
        if more is not None:
            content.append(more)
        elif goes_on:
            content.append((end + 1, hi))
        rule = "quote before cue" if quoted else "content before cue"
        if more is not None or len(content) > 1:
            rule = "broken quote" if quoted else "broken content"
        times = [*group.times, *tail.times]
        record = self._add(entry, i, after, who, content, rule, parent, times, negated=group.negated)
        if not record.content:
            self.found.remove(record)
            return False
        last = record
        if end < hi and len(content) == 1:
            last = self._chain(end, hi, record, parent, depth)
        inner = last if last.parent is record else record
        if not self._quoted_only(start, boundary):
            self._segment(start, boundary, inner, depth + 1)
        return True

    def _parenthetical_subject(
        self, lo: int, hi: int, group: VerbGroup, i: int, after: int
    ) -> tuple[Sequence[Token] | None, int, int]:
        """Subject, index where the content before it ends, and where the tail begins."""
        k = group.start
        before = self.t[k - 1] if k > lo else None
        if before is None:
            return None, 0, 0
        if before.text == ",":
            appositive = self._with_comma(lo, k)
            if appositive[0] is not None:
                return appositive
        if before.kind == "q" or before.text in (",", "—", "--", "–", "?", "!"):
            return self._inverted(lo, hi, k, i, after)
        start = noun_phrase_left(self.t, lo, k)
        if start is None or start <= lo or start >= k:
            if start is not None and before.low in ("both", "two", "others"):
                pass
            return None, 0, 0
        left = self.t[start - 1]
        if left.kind == "q" or left.text in (",", "—", "--", "–", "?", "!") or (left.low in ("and", "but", "as") and self._q_or_comma(start - 2, lo)):
            return self.t[start:k], start - (1 if left.low in ("and", "but", "as") else 0), after
        return None, 0, 0

    def _inverted(self, lo: int, hi: int, k: int, i: int, after: int) -> tuple[Sequence[Token] | None, int, int]:
        """``"…," said Tan, a fellow of …``; without a quotation the content must show a verb of its own."""
        end = noun_phrase_right(self.t, after, hi)
        who = self.t[after:end]
        if k != i or not who or self.t[i].low.endswith("ing") or not self._can_invert(who):
            return None, 0, 0
        quoted = self.t[k - 1].kind == "q" or (k - 2 >= lo and self.t[k - 2].kind == "q")
        if not quoted and not (self._has_verb(lo, k - 1) and self._is_source(who)):
            return None, 0, 0
        appositions = self._apposition_end(end, hi)
        return self.t[after:appositions], k, appositions

    def _shown(self, who: Sequence[Token]) -> bool:
        """Words on a thing (a banner, a sign) are nobody's statement."""
        return any(token.low in _THINGS for token in who[:6])

    def _is_source(self, who: Sequence[Token]) -> bool:
        return any(token.low in ROLES | BODIES | DOCUMENTS for token in who) or any(token.capital for token in who[:1])

    def _has_verb(self, lo: int, hi: int) -> bool:
        return any(
            self.t[j].low in words.AUXILIARIES
            or (self.t[j].kind == "w" and not self.t[j].capital and words.looks_finite(self.t[j].low, self.t[j - 1].low))
            or self.t[j - 1].low in words.SUBJECT_PRONOUNS
            for j in range(lo + 1, hi)
        )

    def _q_or_comma(self, j: int, lo: int) -> bool:
        return j > lo and (self.t[j].kind == "q" or self.t[j].text == ",")

    def _can_invert(self, inverted: Sequence[Token]) -> bool:
        return any(token.capital for token in inverted) or inverted[0].low in words.DETERMINERS or len(inverted) > 1

    def _apposition_end(self, i: int, hi: int) -> int:
        """``said Tan, a fellow at the centre in Singapore, …``: the apposition belongs to the speaker."""
        while i + 1 < hi and self.t[i].text == ",":
            opener = self.t[i + 1]
            relative = opener.low in ("who", "which", "whose")
            if not (opener.low in ("a", "an", "the") or relative or opener.kind == "n" or (opener.kind == "w" and not opener.capital and not opener.low.endswith("ing"))):
                break
            if opener.low in words.COORDINATORS | words.SUBORDINATORS - {"who", "which", "whose"} or opener.low in words.PREPOSITIONS:
                break
            close = next((j for j in range(i + 1, hi) if self.t[j].text == "," or self.t[j].kind == "q"), hi)
            if any(token.low in words.AUXILIARIES for token in self.t[i + 1 : close]) and not relative:
                break
            i = close
        return i

    def _with_comma(self, lo: int, k: int) -> tuple[Sequence[Token] | None, int, int]:
        """``"…," Kim, a spokesman, said``."""
        opening = k - 2
        while opening > lo:
            opening = next((j for j in range(opening, lo, -1) if self.t[j].text == "," or self.t[j].kind == "q"), lo)
            if opening <= lo:
                break
            start = noun_phrase_left(self.t, lo, opening) if self.t[opening].text == "," else None
            if start is not None and start > lo and (self.t[start - 1].kind == "q" or self.t[start - 1].text == ","):
                first = self.t[opening + 1].low
                if first in words.DETERMINERS | {"who", "which", "whose"} or not self.t[opening + 1].capital:
                    if not any(token.low in words.AUXILIARIES for token in self.t[start:opening]):
                        return self.t[start : k - 1], start, k + 1
            opening -= 1
        return None, 0, 0

    def _tail_end(self, i: int, hi: int, *, quoted: bool, inverted: bool) -> int | None:
        """Where a parenthetical ends; None where content follows its cue, so that it is none."""
        if i >= hi:
            return hi
        token = self.t[i]
        if token.low == "that":
            return None
        if token.text in (",", ";", "—", "--", "–") or token.kind == "q" or token.low in ("and", "but"):
            return i
        if not quoted:
            return None
        # after a quotation the rest of the sentence is circumstance: "Wang said during talks at …"
        return next((j for j in range(i, hi) if self.t[j].text in (",", ";") or self.t[j].kind == "q"), hi)

    def _can_be_said(self, lo: int, hi: int) -> bool:
        """Whether a stretch before a parenthetical can be a content: a clause, not an introduction to one."""
        start = lo
        while start < hi and self.t[start].low in words.INTRODUCTIONS and self.t[start].low not in ("this", "that", "another"):
            low = self.t[start].low
            comma = next((j for j in range(start, hi - 1) if self.t[j].text == ","), None)
            if low not in words.PREPOSITIONS | words.SUBORDINATORS:
                start += 1
            elif comma is None:
                return low in words.PREPOSITIONS and any(token.low in words.AUXILIARIES for token in self.t[start:hi])
            else:
                start = comma + 1
        return self._has_verb(start, hi) or (hi - start > 7 and not self.t[start].low.endswith("ing"))

    def _content_start(self, lo: int, hi: int) -> int:
        """Leave out ``But`` and the like before a quotation."""
        if hi - lo >= 2 and self.t[lo].low in words.COORDINATORS | {"still", "meanwhile", "however"}:
            lo += 1
            if self.t[lo].text == "," and hi - lo >= 2:
                lo += 1
        return lo

    def _broken(self, end: int, hi: int) -> tuple[int, int] | None:
        """The second part of a quotation that its cue breaks: ``"A," he said, "B."``"""
        if end >= hi:
            return None
        at = end + 1 if self.t[end].kind == "p" else end
        if at < hi and self.t[at].kind == "q":
            return at, hi
        return None

    def _continues(self, end: int, hi: int) -> bool:
        """``The battery, he said, would be ready``: the content goes on behind the parenthetical."""
        if self.t[end].text != "," or end + 2 >= hi:
            return False
        first = self.t[end + 1]
        if first.low in words.AUXILIARIES or first.low in ("when", "because", "if", "unless", "although", "whenever"):
            return not (first.low == "when" and self.t[end + 2].low in ("asked", "pressed"))
        verb = not first.capital and words.looks_finite(first.low, ",")
        return verb and first.low not in self.lexicon.entries

    # ------------------------------------------------------------------ Y quoted S as saying

    def _quoted_as_saying(self, lo: int, hi: int, i: int, parent: Found | None, depth: int) -> bool:
        """``"…," Yonhap quoted him as saying``: the agency's record and, inside it, the speaker's."""
        if self.t[i].low not in ("saying", "telling") or i - 1 <= lo or self.t[i - 1].low != "as" or i + 1 < hi - 3:
            return False
        verb = next((j for j in range(i - 2, lo, -1) if self.t[j].low in ("quoted", "cited", "quotes")), None)
        if verb is None:
            return False
        quoting = next(iter(self.lexicon.at(self.t, verb, hi)), None)
        saying = next(iter(self.lexicon.at(self.t, i, hi)), None)
        if quoting is None or saying is None:
            return False
        passive = self.t[verb - 1].low in words.BE
        k = verb - 1 if passive else verb
        start = noun_phrase_left(self.t, lo, k)
        if start is None or start <= lo:
            return False
        content = [(lo, start)]
        first, second = self.t[start:k], self.t[verb + 1 : i - 1]
        if passive:
            agent = second[1:] if second and second[0].low == "by" else []
            outer = self._add(quoting[0], verb, verb + 1, agent, content, "quoted as saying", parent) if agent else None
            self._add(saying[0], i, i + 1, first, content, "quoted as saying", outer or parent)
        else:
            outer = self._add(quoting[0], verb, verb + 1, first, content, "quoted as saying", parent)
            self._add(saying[0], i, i + 1, second, content, "quoted as saying", outer)
        return True

    # ------------------------------------------------------------------ S said …

    def _clauses(self, lo: int, hi: int, parent: Found | None, depth: int) -> None:
        i = lo
        while i < hi:
            after = self._clause_at(lo, hi, i, parent, depth)
            i = after if after is not None and after > i else i + 1

    def _clause_at(self, lo: int, hi: int, i: int, parent: Found | None, depth: int) -> int | None:
        """Reads the cue at ``i``, if there is one; returns the index up to which the sentence is read."""
        for entry, after in self.lexicon.at(self.t, i, hi):
            group = verb_group(self.t, i, lo, entry)
            if group is None or not self._counts(lo, i, after, hi, entry, group):
                continue
            if group.mood is Mood.PASSIVE:
                done = self._passive(lo, hi, i, after, entry, group, parent, depth)
                if done is not None:
                    return done
                continue
            if group.mood is Mood.PARTICIPLE:
                done = self._adjunct(lo, hi, i, after, entry, parent, depth)
                if done is not None:
                    return done
                continue
            if group.mood is not Mood.FINITE:
                continue
            if "quoting" in entry.cue.flags or entry.cue.lemma == "cite":
                done = self._quotes_someone(lo, hi, i, entry, group, parent, depth)
                if done is not None:
                    return done
                continue
            who = self._subject(lo, group.start)
            if who is None or not self._may_speak(entry, who, depth if parent is None else 1):
                continue
            hi_here = min(self._relative_end(group.start, hi), self._side_clause_end(lo, who, group.start, hi))
            content = content_after(self.t, after, hi_here, entry.cue)
            if content is None or (content.frame not in ("clause", "quote") and self._narrated(who, lo, group.start)):
                continue
            record = self._record(entry, i, after, who, content, group, parent)
            record.times += [list(self.t[a:b]) for a, b in self._introduction_times(lo, who)]
            if hi_here < hi:
                self._finish(record, content, hi_here, parent, depth)
                return hi_here
            return self._finish(record, content, hi, parent, depth)
        return None

    def _adjunct(
        self, lo: int, hi: int, i: int, after: int, entry: Entry, parent: Found | None, depth: int
    ) -> int | None:
        """``The EU raised the pitch, saying it would …``: the subject is that of the clause it hangs on."""
        if "stance" in entry.cue.flags or not entry.cue.frames & {"clause", "quote", "objectto", "complement"}:
            return None
        if i <= lo + 1:
            return self._front_participle(lo, hi, i, after, entry, parent, depth)
        who = self._opening_subject(lo, i)
        content = content_after(self.t, after, hi, entry.cue)
        if who is None or content is None or content.frame not in ("clause", "quote", "objectto", "complement"):
            return None
        record = self._record(entry, i, after, who, content, None, parent, rule="participle")
        record.times += [list(self.t[a:b]) for a, b in self._introduction_times(lo, who)]
        return self._finish(record, content, hi, parent, depth)

    def _front_participle(
        self, lo: int, hi: int, i: int, after: int, entry: Entry, parent: Found | None, depth: int
    ) -> int | None:
        """``Saying the pier would not hold, Seol closed it``: the subject is that of the main clause."""
        comma = next((j for j in range(after + 1, hi - 2) if self.t[j].text == "," and self._main_clause(j + 1, hi)), None)
        if comma is None:
            return None
        verb = next(
            j for j in range(comma + 2, hi)
            if self.t[j].low in words.AUXILIARIES
            or (not self.t[j].capital and words.looks_finite(self.t[j].low, self.t[j - 1].low))
            or self.lexicon.at(self.t, j, hi)
        )  # fmt: skip
        start = noun_phrase_left(self.t, comma + 1, verb)
        content = content_after(self.t, after, comma, entry.cue)
        if start is None or content is None or content.frame not in ("clause", "quote", "objectto", "complement"):
            return None
        record = self._record(entry, i, after, self.t[start:verb], content, None, parent, rule="participle")
        self._finish(record, content, comma, parent, depth)
        return comma

    def _opening_subject(self, lo: int, i: int) -> list[Token] | None:
        """The subject of the first finite verb after the introductions of a clause."""
        start = lo
        while start < i and is_introduction(self.t, start, i):
            comma = next((j for j in range(start, i - 1) if self.t[j].text == ","), None)
            if comma is None:
                return None
            start = comma + 1
        for j in range(start + 1, i):
            token = self.t[j]
            verb = token.low in words.AUXILIARIES or (
                token.kind == "w" and not token.capital and words.looks_finite(token.low, self.t[j - 1].low)
            )
            if verb or any(e.forms & {"past", "s"} for e, _ in self.lexicon.at(self.t, j, i) if not token.low.endswith("ing")):
                return subject(self.t, start, j)
        return None

    def _subject(self, lo: int, k: int) -> list[Token] | None:
        who = subject(self.t, lo, k)
        if who is not None:
            return who
        # "called in the envoy, expressed regret and urged": verbs in a row share the subject of the first
        if k > lo and (self.t[k - 1].text == "," or self.t[k - 1].low in ("and", "but", "then")):
            return self._clause_opener(lo, k)
        return None

    def _clause_opener(self, lo: int, k: int) -> list[Token] | None:
        start = lo
        if self.t[lo].low in words.INTRODUCTIONS:
            comma = next((j for j in range(lo, k - 1) if self.t[j].text == ","), None)
            start = comma + 1 if comma is not None else lo
        end = start
        while end < k and (self.t[end].capital or self.t[end].low in ("the", "of", "'s", "’s", "a", "an") or self.t[end].kind == "s"):
            end += 1
        while end < k and self.t[end].low in ("ministry", "government", "side", "minister", "spokesman", "spokesperson", "office", "official", "officials"):
            end += 1
            while end < k and self.t[end].capital:
                end += 1
        while end > start and self.t[end - 1].low in words.DETERMINERS:
            end -= 1
        return list(self.t[start:end]) if end > start else None

    def _counts(self, lo: int, i: int, after: int, hi: int, entry: Entry, group: VerbGroup) -> bool:
        """Sorts out uses that attribute nothing: questions, ``what it called``, negated and modal verbs."""
        if group.negated and "negated" not in entry.cue.flags:
            return False
        if after < hi and self.t[after].low in ("not",) and entry.cue.lemma == "ask":
            return False
        if entry.cue.lemma == "ask" and after < hi and self.t[after].low in _QUESTIONS:
            return False
        # "what Seoul calls": the object stands before
        start = noun_phrase_left(self.t, lo, group.start)
        before = self.t[start - 1].low if start is not None and start > lo else ""
        if before == "what" or (before in ("that", "which") and entry.cue.frames & {"complement", "as"}):
            return False
        subordinate = before in words.SUBORDINATORS - {"that", "who", "which", "while", "whereas", "as", "but", "though", "although", "after", "whose"}
        speech = "clause" in entry.cue.frames and "stance" not in entry.cue.flags
        return not subordinate or speech

    def _relative_end(self, k: int, hi: int) -> int:
        """``Park, who denies any wrongdoing, is to be questioned``: a relative clause ends before the main verb."""
        if self.t[k - 1].low not in ("who", "which") or k < 2 or self.t[k - 2].text != ",":
            return hi
        for j in range(k, hi - 1):
            if self.t[j].text == "," and (
                self.t[j + 1].low in words.AUXILIARIES or words.looks_finite(self.t[j + 1].low, ",")
            ):
                return j
        return hi

    def _side_clause_end(self, lo: int, who: list[Token], k: int, hi: int) -> int:
        """``While Tillerson said …, China has called …``: an opening side clause ends before the main clause."""
        first = next((j for j in range(lo, k) if self.t[j] is who[0]), lo)
        if first == lo or first - lo > 2 or self.t[lo].low not in _SIDE_CLAUSES:
            return hi
        for j in range(k + 1, hi - 2):
            if self.t[j].text == "," and self._main_clause(j + 1, hi):
                return j
        return hi

    def _main_clause(self, i: int, hi: int) -> bool:
        """Whether a subject and a finite verb follow at once."""
        for j in range(i + 1, min(hi, i + 10)):
            token = self.t[j]
            if token.text == "," or token.low in words.SUBORDINATORS or token.kind == "q":
                return False
            if token.low in words.AUXILIARIES or (
                token.kind == "w" and not token.capital and (
                    words.looks_finite(token.low, self.t[j - 1].low) or bool(self.lexicon.at(self.t, j, hi))
                )
            ):
                return noun_phrase_left(self.t, i, j) == i
        return False

    def _narrated(self, who: list[Token], lo: int, k: int) -> bool:
        """Whether the clause is a side clause of narration: ``soured after Seoul agreed to host …``."""
        first = next((j for j in range(lo, k) if self.t[j] is who[0]), lo)
        return first > lo and self.t[first - 1].low in (
            "after", "as", "since", "because", "when", "before", "until", "if", "once", "where"
        )  # fmt: skip

    def _introduction_times(self, lo: int, who: list[Token]) -> list[tuple[int, int]]:
        """``In a written reply on Tuesday, the bureau said``: a time in an introduction that is about the saying."""
        first = next((j for j in range(lo, len(self.t)) if self.t[j] is who[0]), lo)
        if first <= lo or self.t[first - 1].text != ",":
            return []
        times = []
        j = max(lo, first - 40)
        while j < first - 1:
            after = time_at(self.t, j, first)
            if after is not None:
                times.append((j, after))
            j = after if after is not None else j + 1
        low = {token.low for token in self.t[lo:first]}
        pure = len(times) == 1 and times[0][0] <= lo + 1 and times[0][1] >= first - 1
        return times if times and (pure or low & words.VENUES or low & {"speaking", "asked", "meeting"}) else []

    def _may_speak(self, entry: Entry, who: list[Token], depth: int) -> bool:
        """Cues that are seldom speech want a subject that can speak."""
        if "document" in entry.cue.flags:
            return any(token.low in _DOCUMENTS for token in who)
        if self._shown(who) or any(token.low in ("none", "nobody", "neither", "no", "let", "nothing") for token in who[:3]):
            return False
        if who[0].low in ("we", "i", "you", "us") and depth == 0:
            return False
        if entry.cue.flags & {"stance", "speaker"}:
            return self._speaks(who)
        return True

    def _speaks(self, who: Sequence[Token]) -> bool:
        """Whether a subject can speak: a name, a pronoun, a role, a body, people in the plural."""
        head = [token for token in who if token.kind == "w"]
        first = self.t[0]
        return any(
            (token.capital and (token is not first or token.text.isupper() or len(head) > 1 and head[1].capital))
            or token.low in ROLES | BODIES | DOCUMENTS
            or token.low in ("he", "she", "it", "they", "who", "sides", "both", "people", "many", "some", "others", "parties", "families")
            or token.low.endswith(("ers", "ors", "ists", "ians", "ants"))
            for token in head[:8]
        ) or (bool(head) and head[0].capital and first is head[0] and not head[0].low.endswith("ness"))

    def _record(
        self,
        entry: Entry,
        i: int,
        after: int,
        who: Sequence[Token],
        content: Content,
        group: VerbGroup | None,
        parent: Found | None,
        *,
        like: Found | None = None,
        rule: str | None = None,
    ) -> Found:
        times = [*(group.times if group else ()), *self._times_inside(i + 1, after), *content.tail.times]
        record = self._add(
            entry, i, after, who, [], rule or f"cue before {content.frame}", parent, times,
            like=like, negated=group.negated if group else False,
        )  # fmt: skip
        if content.tail.addressee is not None:
            record.addressee = list(self.t[slice(*content.tail.addressee)])
        return record

    def _times_inside(self, i: int, after: int) -> list[tuple[int, int]]:
        """Times between a verb and its particle: ``called on Tuesday for``."""
        for j in range(i, after):
            end = time_at(self.t, j, after)
            if end is not None:
                return [(j, end)]
        return []

    def _finish(self, record: Found, content: Content, hi: int, parent: Found | None, depth: int) -> int:
        """Sets where the content ends, reads what hangs on it and what is inside it."""
        end, resume = self._content_end(content, hi, record)
        parts = [(content.start, end)]
        if self._second_part is not None:
            parts.append(self._second_part)
            self._second_part = None
        if len(parts) == 1 and (content.frame == "object" or (content.frame == "quote" and "clause" not in record.cue.frames)):
            parts = [(content.start, self._without_time(content.start, end, record))]
        record.content = [span for span in (self._characters(*part) for part in parts) if span[1] > span[0]]
        chains = [token.chain for token in self.t[content.start : end] if token.kind == "q"]
        record.chain = chains[-1] if chains else 0
        if not record.content:
            self.found.remove(record)
            return resume
        inner = record
        if content.tail.cited is not None:
            entry = self.lexicon.at(self.t, content.tail.cited[0], hi)[0][0]
            inner = self._add(entry, content.tail.cited[0], content.tail.cited[0] + 1, self.t[content.tail.cited[0] + 1 : content.tail.cited[1]], [], "citing", record)
            inner.content, inner.chain = list(record.content), record.chain
        if not self._quoted_only(content.start, end):
            self._segment(content.start, end, inner, depth + 1)
        if resume < hi:
            self._chain(resume, hi, record, parent, depth)
        return hi

    def _without_time(self, start: int, end: int, record: Found) -> int:
        """``voiced concern over the move on Wednesday``: a time at the end of an object dates the saying."""
        if end - start > 3 and self.t[end - 1].low == "times" and self.t[end - 2].low in ("several", "many", "two", "three"):
            return end - 2
        for j in range(end - 2, max(start, end - 6), -1):
            if self.t[j].low == "on" and time_at(self.t, j, end) == end:
                if not record.times:
                    record.times.append(list(self.t[j:end]))
                return j
        return end

    # ------------------------------------------------------------------ ends and chains

    def _content_end(self, content: Content, hi: int, record: Found) -> tuple[int, int]:
        """Index where the content ends and index from which the sentence goes on."""
        start = content.start
        stop = hi
        cut = cut_adverbial(self.t, start, stop)
        if cut is not None:
            stop = cut
        early = quotation_ends_content(self.t, start, stop, with_clause=bool(record.cue.frames & {"clause", "object", "toinf", "complement"}))
        narrated = early is not None and early < stop and self.t[early].low in ("as", "when", "while", "during")
        if early is not None and ((content.frame != "quote" and not narrated) or early >= stop):
            early = None
        if early is not None and "object" in record.cue.frames and "clause" not in record.cue.frames:
            dated = time_at(self.t, early, stop)
            if dated is not None and dated < stop and self.t[dated].low in ("with", "over", "about", "at", "to", "against"):
                record.times.append(list(self.t[early:dated]))
                self._second_part = (dated, self._next_chain(dated, stop, start, record, content.frame))
                return early, self._second_part[1]
        if early is not None:
            if self._next_is_quote(early, stop):
                return self._characters_end(early, stop), hi
            return early, early
        end = self._next_chain(start + 1, stop, start, record, content.frame)
        return end, end

    def _next_chain(self, i: int, stop: int, start: int, record: Found, frame: str) -> int:
        return next((j for j in range(i, stop) if self._chains_at(j, stop, start, record, frame)), stop)

    def _next_is_quote(self, i: int, stop: int) -> bool:
        return i < stop and self.t[i].kind == "q"

    def _characters_end(self, i: int, stop: int) -> int:
        while i < stop and self.t[i].kind in "qp":
            i += 1
        return i

    def _chains_at(self, j: int, stop: int, start: int, record: Found, frame: str) -> bool:
        """Whether another cue of the same speaker, or another speaker's clause, begins at ``j``."""
        token = self.t[j]
        if token.text in (",", ";", "—", "–", "--"):
            nxt = self._first_word(j + 1, stop)
            if nxt is None:
                return False
            if self._participial(nxt, stop) or self.t[nxt].low in ("citing", "quoting"):
                return True
            appositive = self.t[j + 1].low in words.AUXILIARIES
            if not appositive and self._finite_same(nxt, stop, start, frame):
                return True
            return self._other_clause(j + 1, stop, token.text == ";")
        if token.low in ("while", "whereas") and self._other_clause(j, stop, False):
            return True
        if token.low == "and" and frame in ("toinf", "objectto") and self._other_clause(j, stop, False):
            return True
        if token.low in ("and", "but") and not self.t[j - 1].low.endswith("ly"):
            nxt = self._first_word(j, stop)
            return nxt is not None and self._finite_same(nxt, stop, start, frame)
        return False

    def _first_word(self, j: int, stop: int) -> int | None:
        """First word after conjunctions, adverbs and a pronoun that stands for the same speaker."""
        while j < stop and (
            self.t[j].low in ("and", "but", "also", "then", "again", "further", "later", "instead", "while", "even", "at", "the", "same", "time", "in", "addition", "thus", "yet", "it", "he", "she", "they", "had", "has", "have", "again", "once", "more", "repeatedly", "strongly", "firmly")
            or (self.t[j].low.endswith("ly") and not self.t[j].capital)
        ):
            if self.t[j].low in ("the", "at", "in") and not (self.t[j + 1].low in ("same", "time", "the", "addition") if j + 1 < stop else False):
                return None
            j += 1
        return j if j < stop else None

    def _participial(self, i: int, stop: int) -> bool:
        for entry, after in self.lexicon.at(self.t, i, stop):
            if self.t[i].low.endswith("ing") and "ing" in entry.forms and content_after(self.t, after, stop, entry.cue) is not None:
                return True
        return False

    def _finite_same(self, i: int, stop: int, start: int, frame: str) -> bool:
        """``… and urged the parties``: a finite cue without a subject of its own, or with a pronoun."""
        for entry, after in self.lexicon.at(self.t, i, stop):
            if not entry.forms & {"past", "s", "base"} or self.t[i].low.endswith("ing"):
                continue
            back = self.t[i - 1]
            if back.low not in ("and", "but", "also", "then", "again", "it", "he", "she", "they", "time", "had", "has", "have", "later", "further", "repeatedly", "strongly", "firmly", "even", "more", "once", "instead") and back.text != "," and not back.low.endswith("ly"):
                continue
            if "base" in entry.forms and "past" not in entry.forms and back.low not in ("they", "have"):
                if frame in ("toinf", "objectto", "clause"):
                    continue
            if content_after(self.t, after, stop, entry.cue) is None:
                continue
            if frame in ("clause",) and self._inner_cue(start, i, entry):
                continue
            return True
        return False

    def _inner_cue(self, start: int, i: int, entry: Entry) -> bool:
        """Whether the content already has a finite cue of its own to which the one at ``i`` is joined."""
        for j in range(start + 1, i - 1):
            for inner, after in self.lexicon.at(self.t, j, i):
                group = verb_group(self.t, j, start, inner)
                if group is None or group.mood is not Mood.FINITE or group.negated:
                    continue
                same_tense = bool({"past", "participle"} & inner.forms) == bool({"past", "participle"} & entry.forms)
                if same_tense and subject(self.t, start, group.start) is not None and content_after(self.t, after, i, inner.cue):
                    return True
        return False

    def _other_clause(self, i: int, stop: int, semicolon: bool) -> bool:
        """``…, while Kang said …``: a clause of another speaker."""
        if i >= stop:
            return False
        if self.t[i].low in ("while", "whereas", "but", "and", "though", "although"):
            i += 1
        elif not semicolon:
            return False
        for j in range(i + 1, min(stop, i + 12)):
            if self.t[j].text == ",":
                return False
            for entry, after in self.lexicon.at(self.t, j, stop):
                if "stance" in entry.cue.flags:
                    continue
                group = verb_group(self.t, j, i, entry)
                if group is None or group.mood is not Mood.FINITE or group.negated:
                    continue
                start = noun_phrase_left(self.t, i, group.start)
                if start == i and content_after(self.t, after, stop, entry.cue) is not None:
                    return True
        return False

    def _chain(self, i: int, hi: int, record: Found, parent: Found | None, depth: int) -> Found:
        """Reads on from ``i``: ``adding that …``, ``and urged …``, ``citing S``, ``a day after officials said …``."""
        days = days_between(self.t, i) if self.t[i].text == "," else None
        if cut_adverbial(self.t, i - 1, hi) == i:
            mark = len(self.found)
            self._clauses(i + 1, hi, parent, depth)
            for later in self.found[mark:]:
                if days is not None and not later.times:
                    later.anchor, later.days_before = record, days
            return record
        nxt = self._first_word(i + 1 if self.t[i].kind == "p" else i, hi)
        if nxt is None:
            return record
        if self.t[nxt].low in ("citing", "quoting") and "ing" in {f for e, _ in self.lexicon.at(self.t, nxt, hi) for f in e.forms}:
            return self._citing(nxt, hi, record)
        for entry, after in self.lexicon.at(self.t, nxt, hi):
            group = verb_group(self.t, nxt, i, entry)
            participial = self.t[nxt].low.endswith("ing") and "ing" in entry.forms
            if not participial and (group is None or group.mood is not Mood.FINITE):
                continue
            if group is not None and group.negated and "negated" not in entry.cue.flags:
                continue
            content = content_after(self.t, after, hi, entry.cue)
            if content is None:
                continue
            rule = "participle" if participial else "shared subject"
            more = self._record(entry, nxt, after, [], content, group, parent, like=record, rule=rule)
            if not more.times:
                more.times = record.times
            self._finish(more, content, hi, parent, depth)
            return record
        self._clauses(i + 1 if self.t[i].kind == "p" else i, hi, parent, depth)
        return record

    def _citing(self, i: int, hi: int, record: Found) -> Found:
        """``…, Yonhap reported, citing a military source``: the source's record stands inside the agency's."""
        entry = self.lexicon.at(self.t, i, hi)[0][0]
        end = self._apposition_end(noun_phrase_right(self.t, i + 1, hi), hi)
        who = self.t[i + 1 : end]
        if not who:
            return record
        inner = self._add(entry, i, i + 1, who, [], "citing", record)
        inner.content = list(record.content)
        inner.chain = record.chain
        return inner

    # ------------------------------------------------------------------ passives

    def _quotes_someone(
        self, lo: int, hi: int, i: int, entry: Entry, group: VerbGroup, parent: Found | None, depth: int
    ) -> int | None:
        """``Yonhap quoted an official as saying (that) …``."""
        saying = next(
            (j for j in range(i + 2, min(hi, i + 25)) if self.t[j].low in ("saying", "telling") and self.t[j - 1].low == "as"),
            None,
        )
        who = self._subject(lo, group.start)
        if saying is None or who is None:
            return None
        return self._two(hi, i, entry, who, self.t[i + 1 : saying - 1], saying, group, parent, depth)

    def _two(
        self, hi: int, i: int, entry: Entry, outer_who: Sequence[Token], inner_who: Sequence[Token], saying: int,
        group: VerbGroup, parent: Found | None, depth: int,
    ) -> int | None:  # fmt: skip
        for inner_entry, after in self.lexicon.at(self.t, saying, hi):
            content = content_after(self.t, after, hi, inner_entry.cue)
            if content is None:
                continue
            outer = None
            if outer_who:
                outer = self._record(entry, i, i + 1, outer_who, content, group, parent, rule="quoted as saying")
            inner = self._record(inner_entry, saying, after, inner_who, content, None, outer or parent, rule="quoted as saying")
            done = self._finish(inner, content, hi, outer or parent, depth)
            if outer is not None:
                outer.content = list(inner.content)
                outer.chain = inner.chain
            return done
        return None

    def _passive(
        self, lo: int, hi: int, i: int, after: int, entry: Entry, group: VerbGroup, parent: Found | None, depth: int
    ) -> int | None:
        """``was quoted by Y as saying …``; ``was urged by Y to …``."""
        if "quoting" in entry.cue.flags or entry.cue.lemma == "cite":
            saying = next(
                (j for j in range(i + 1, min(hi, i + 25)) if self.t[j].low in ("saying", "telling") and self.t[j - 1].low == "as"),
                None,
            )
            who = self._subject(lo, group.start)
            if saying is None or who is None:
                return None
            agent: Sequence[Token] = self.t[i + 1 : saying - 1]
            by = next((j for j, token in enumerate(agent) if token.low == "by"), None)
            agent = agent[by + 1 :] if by is not None else []
            return self._two(hi, i, entry, agent, who, saying, group, parent, depth)
        by = next((j for j in range(after, min(hi, after + 4)) if self.t[j].low == "by"), None)
        patient = self._subject(lo, group.start)
        if by is None or patient is None:
            return None
        end = noun_phrase_right(self.t, by + 1, hi)
        agent = self.t[by + 1 : end]
        if not agent:
            return None
        if end + 2 < hi and self.t[end].low == "that" and "clause" in entry.cue.frames:
            told = self._add(entry, i, after, agent, [(end + 1, hi)], "passive", parent, group.times)
            self._segment(end + 1, hi, told, depth + 1)
            return hi
        first = next(j for j in range(lo, hi) if self.t[j] is patient[0])
        content = [(first, first + len(patient))]
        if end < hi and self.t[end].low in ("to", "not") and "objectto" in entry.cue.frames:
            content.append((end, hi))
        elif end < hi and self.t[end].low == "as":
            content.append((end, hi))
        elif "object" not in entry.cue.frames or len(patient) < 2:
            return None
        self._add(entry, i, after, agent, content, "passive", parent, group.times)
        return hi


_THINGS = frozenset("sign signs banner banners placard placards poster posters strip slogan slogans plaque board label badge t-shirt".split())
_SIDE_CLAUSES = frozenset("while although though if when as since because after before even whereas considering".split())
_DOCUMENTS = frozenset(
    "poll polls survey surveys report reports study studies document documents statement statements notice notices "
    "letter letters transcript transcripts paper papers release releases bulletin text memo memos record records "
    "editorial commentary article articles communique".split()
)


def sentence_attributions(lexicon: Lexicon, tokens: Sequence[Token], bounds: tuple[int, int]) -> Iterator[Found]:
    """The attributions of one sentence in reading order, nothing resolved yet."""
    yield from SentenceGrammar(lexicon, tokens, bounds).read()
