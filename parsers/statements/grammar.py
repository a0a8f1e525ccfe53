"""One sentence as its rules read it: the tokens, the cues in them, and the attributions found so far.

A sentence is read from the outside in: first an attribution that covers all of it (``According to S, …``;
``…, S said``), then the cues of its clauses from left to right with what hangs on them (``and urged``,
``adding that``, ``citing``), then the same again within each content. The rules stand under ``rules``, in the order
in which they are tried; the guidelines decide what counts.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parsers.reference import Cue
from parsers.statements.contents import Content, content_after
from parsers.statements.found import Found
from parsers.statements.lexicon import CueAt, Lexicon
from parsers.statements.phrases import noun_phrase_left
from parsers.statements.subjects import subject
from parsers.statements.times import time_at
from parsers.statements.tokens import Token
from parsers.statements.verbs import VerbGroup, verb_group

Range = tuple[int, int]
"""Indexes of the first token and after the last."""

_DEEPEST = 3
"""So deep are attributions looked for inside the content of others."""


class Stretch(NamedTuple):
    """The tokens from ``lo`` to ``hi``, read as one; they are content of ``parent``, ``depth`` contents deep."""

    lo: int
    hi: int
    parent: Found | None
    depth: int

    def part(self, lo: int, hi: int) -> "Stretch":
        """A part of the stretch, at the same depth."""
        return Stretch(lo, hi, self.parent, self.depth)

    def within(self, lo: int, hi: int, record: Found) -> "Stretch":
        """A part of the stretch that is the content of ``record``."""
        return Stretch(lo, hi, record, self.depth + 1)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of the grammar in the order in which they are tried; the first that applies ends the trying."""

    whole: tuple[Callable[["SentenceGrammar", Stretch], bool], ...]
    """Rules for a stretch that one attribution covers: whether it does."""
    cues: tuple[Callable[["SentenceGrammar", Stretch, CueAt, VerbGroup], int | None], ...]
    """Rules for a cue within its clause: the index up to which the stretch is read by it, None where it is not."""
    counts: Callable[["SentenceGrammar", Stretch, CueAt, VerbGroup], bool]
    """Whether a cue attributes anything where it stands, whatever the rule."""


class SentenceGrammar:
    """Reads one sentence; ``t`` are its tokens, ``found`` collects the attributions in reading order."""

    def __init__(self, lexicon: Lexicon, tokens: Sequence[Token], bounds: Range, rules: Rules) -> None:
        self.lexicon = lexicon
        self.t = tokens
        self.bounds = bounds
        self.rules = rules
        self.found: list[Found] = []
        self._positions = lexicon.positions(tokens)
        self._cues: dict[Range, list[CueAt]] = {}
        self._verbs: dict[tuple[int, int, frozenset[str]], VerbGroup | None] = {}
        self._contents: dict[tuple[int, int, str], Content | None] = {}
        self._subjects: dict[Range, list[Token] | None] = {}
        self._phrases: dict[Range, int | None] = {}

    # ------------------------------------------------------------------ reading

    def read(self) -> list[Found]:
        """All attributions of the sentence, outer ones before those inside them."""
        self.segment(Stretch(0, len(self.t), None, 0))
        return self.found

    def segment(self, stretch: Stretch) -> None:
        """Reads a stretch: as one that an attribution covers, else clause by clause."""
        lo, hi = self._trim(stretch.lo, stretch.hi)
        if hi - lo < 2 or stretch.depth > _DEEPEST or not self.positions(lo, hi):
            return
        stretch = stretch.part(lo, hi)
        for rule in self.rules.whole:
            if rule(self, stretch):
                return
        self.clauses(stretch)

    def clauses(self, stretch: Stretch) -> None:
        """Reads the cues of a stretch from left to right."""
        read = stretch.lo
        for i in self.positions(stretch.lo, stretch.hi):
            if i >= read:
                read = self._read_cue(stretch, i) or read

    def _read_cue(self, stretch: Stretch, i: int) -> int | None:
        """Reads the cue at ``i`` by the first rule that applies; returns the index up to which it reads."""
        for at in self.cues(i, stretch.hi):
            group = self.verb(at, stretch.lo)
            if group is None or not self.rules.counts(self, stretch, at, group):
                continue
            for rule in self.rules.cues:
                done = rule(self, stretch, at, group)
                if done is not None:
                    return done
        return None

    def _trim(self, lo: int, hi: int) -> Range:
        while hi > lo and self.t[hi - 1].kind == "p" and self.t[hi - 1].text not in (")", "%"):
            hi -= 1
        while lo < hi and self.t[lo].kind == "p" and self.t[lo].text != "(":
            lo += 1
        return lo, hi

    # ------------------------------------------------------------------ looking

    def positions(self, lo: int, hi: int) -> list[int]:
        """Indexes from ``lo`` to ``hi`` at which a cue may stand."""
        return self._positions[bisect_left(self._positions, lo) : bisect_left(self._positions, hi)]

    def cues(self, i: int, end: int) -> list[CueAt]:
        """The cues that may stand at ``i``, with their particles before ``end``."""
        key = (i, end)
        if key not in self._cues:
            self._cues[key] = self.lexicon.at(self.t, i, end)
        return self._cues[key]

    def verb(self, at: CueAt, lo: int) -> VerbGroup | None:
        """The verb group of a cue in a clause that begins not before ``lo``; None where the word is no verb there."""
        key = (at.i, lo, at.entry.forms)
        if key not in self._verbs:
            self._verbs[key] = verb_group(self.t, at.i, lo, at.entry)
        return self._verbs[key]

    def content(self, after: int, end: int, cue: Cue) -> Content | None:
        """The content that follows a cue whose last word stands before ``after``; None without one."""
        key = (after, end, cue.lemma)
        if key not in self._contents:
            self._contents[key] = content_after(self.t, after, end, cue)
        return self._contents[key]

    def subject(self, lo: int, k: int) -> list[Token] | None:
        """The subject of the verb group at ``k``, not before ``lo``."""
        key = (lo, k)
        if key not in self._subjects:
            self._subjects[key] = subject(self.t, lo, k)
        return self._subjects[key]

    def phrase_before(self, lo: int, hi: int) -> int | None:
        """Start of the noun phrase that ends just before ``hi``, not before ``lo``; None where there is none."""
        key = (lo, hi)
        if key not in self._phrases:
            self._phrases[key] = noun_phrase_left(self.t, lo, hi)
        return self._phrases[key]

    def comma(self, lo: int, hi: int) -> int | None:
        """The first comma from ``lo`` on, before ``hi``."""
        return next((j for j in range(lo, hi) if self.t[j].text == ","), None)

    def index(self, token: Token, lo: int, hi: int) -> int | None:
        """Index of a token between ``lo`` and ``hi``."""
        return next((j for j in range(lo, hi) if self.t[j] is token), None)

    def quoted_only(self, lo: int, hi: int) -> bool:
        """Whether there is nothing but quotations from ``lo`` to ``hi``."""
        kinds = {token.kind for token in self.t[lo:hi]} - {"p"}
        return kinds == {"q"}

    def characters(self, lo: int, hi: int) -> Range:
        """Offsets of the tokens in the text, punctuation at their ends left out; (0, 0) for none."""
        while lo < hi and self.t[lo].kind == "p" and self.t[lo].text not in ("(", "$"):
            lo += 1
        while hi > lo and self.t[hi - 1].kind == "p" and self.t[hi - 1].text not in (")", "%"):
            hi -= 1
        return (self.t[lo].start, self.t[hi - 1].end) if lo < hi else (0, 0)

    # ------------------------------------------------------------------ keeping

    def add(
        self,
        at: CueAt,
        who: Sequence[Token],
        parts: Sequence[Range],
        rule: str,
        parent: Found | None,
        times: Sequence[Range] = (),
        *,
        like: Found | None = None,
        negated: bool = False,
    ) -> Found:
        """Keeps an attribution: ``parts`` are the token ranges of its content, ``times`` those that date it."""
        record = Found(
            cue=at.cue,
            cue_range=(self.t[at.i].start, self.t[at.after - 1].end),
            subject=list(who),
            content=[],
            rule=rule,
            sentence=self.bounds,
            times=[list(self.t[a:b]) for a, b in times],
            parent=parent,
            like=like,
            negated=negated,
        )
        self.fill(record, parts)
        self.found.append(record)
        return record

    def fill(self, record: Found, parts: Sequence[Range]) -> None:
        """Gives an attribution its content, with the chain of the last quotation in it."""
        record.content = [span for span in (self.characters(*part) for part in parts) if span[1] > span[0]]
        chains = [token.chain for start, end in parts for token in self.t[start:end] if token.kind == "q"]
        record.chain = chains[-1] if chains else 0

    def record(
        self,
        at: CueAt,
        who: Sequence[Token],
        content: Content,
        group: VerbGroup | None,
        parent: Found | None,
        *,
        like: Found | None = None,
        rule: str | None = None,
    ) -> Found:
        """Keeps an attribution whose content follows its cue and whose end is still to be found."""
        times = [*(group.times if group else ()), *self._times_inside(at.i + 1, at.after), *content.tail.times]
        negated = group.negated if group else False
        name = rule or f"cue before {content.frame}"
        record = self.add(at, who, [], name, parent, times, like=like, negated=negated)
        if content.tail.addressee is not None:
            record.addressee = list(self.t[slice(*content.tail.addressee)])
        return record

    def _times_inside(self, i: int, after: int) -> list[Range]:
        """Times between a verb and its particle: ``called on Tuesday for``."""
        for j in range(i, after):
            end = time_at(self.t, j, after)
            if end is not None:
                return [(j, end)]
        return []
