"""Who speaks: from the words on the page to the mention they refer to and the canonical speaker.

Attributions come in reading order; what was said before decides what ``he``, ``Piao``, ``the ministry`` and ``the
two sides`` mean. A name that resolves to nothing known stays what it is.
"""

import datetime as dt
import re
from collections.abc import Sequence

from parsers.records import Article, Speaker, SpeakerKind
from parsers.reference import Reference
from parsers.statements import words as w
from parsers.statements.mentions import (
    Entity,
    Mentions,
    body_speaker,
    gender_of,
    government_speaker,
    person_speaker,
)
from parsers.statements.nouns import (
    BODIES,
    DOCUMENTS,
    JOINT_GOVERNMENTS,
    JOINT_PEOPLE,
    OFFICIAL_ROLES,
    ORGANIZATION_NAMES,
    ROLES,
    TITLES,
)
from parsers.statements.tokens import Token

Tokens = Sequence[Token]
_NOBODY = frozenset(
    "many some others other most few several both all none one two three dozens hundreds thousands scores nobody everyone "
    "people police ten half another each".split()
)
_PEOPLE = frozenset(
    "sailors shoppers workers economists republicans democrats conservatives liberals americans europeans traders mothers "
    "fathers women men children teachers drivers tourists troops lawyers voters citizens consumers netizens fans".split()
)
_FIRMS = frozenset("company firm group operator retailer institute association organizer".split())
_ORGANIZERS = frozenset(
    "organizer organiser manufacturer maker publisher retailer broadcaster pollster think-tank tour online state-run private".split()
)
_PRINTED = frozenset("editorial commentary article column op-ed posting post letter essay interview".split())
_WORDS_OF = frozenset("message answer reply words advice verdict comment response warning question conclusion".split())
_BODY_NAME = re.compile(r"(?<![.?!]\s)(?<!^)[A-Z]\w+(?:\s(?:of\s)?[A-Z]\w+){1,5}")
_OPENING_NAME = re.compile(r"(?:^|[.?!]\s)([A-Z][\w'’-]+ [A-Z][\w'’-]+)(?=[ ,])")
_CHAIN = frozenset("bin van von de al da".split())


class Resolver:
    """Resolves the subjects of one article in reading order."""

    def __init__(self, article: Article, reference: Reference) -> None:
        self.article = article
        self.reference = reference
        self.day = article.published
        self.mentions = Mentions(article, reference, self.day)
        self.entities: dict[str, Entity] = {}
        self.spoken: list[list[Entity]] = []
        self.issuer: Entity | None = None
        self.office_words: str | None = None
        self._known_noted = False
        self._places = {name.lower() for name in self.mentions.countries.names if " " not in name}

    # ------------------------------------------------------------------ entry

    def resolve(
        self,
        subject: Tokens,
        place: int,
        parent: list[Entity] | None,
        sentence: tuple[int, int],
        *,
        label: bool = False,
    ) -> list[Entity]:
        """The entities that a subject names; never empty.

        ``place`` is where the subject stands in the text, ``parent`` who speaks the enclosing attribution.
        """
        self._note_known()
        found = self._resolve(subject, place, parent, sentence)
        for entity in found:
            entity.positions.append(place)
        self.spoken.append(found)
        return found

    def again(self, entities: list[Entity], place: int) -> list[Entity]:
        """Notes that the same speakers go on at ``place``."""
        for entity in entities:
            entity.positions.append(place)
        self.spoken.append(entities)
        return entities

    def _note_known(self) -> None:
        """Enters the known people of the body once, so that a surname or title finds them."""
        if self._known_noted:
            return
        self._known_noted = True
        for place, person, titles, _ in self.mentions.people:
            entity = self._entity(person_speaker(person, self.day, self.reference), person.name)
            entity.gender = entity.gender or person.gender or gender_of(titles)
            entity.titles |= titles & ROLES
            entity.titles |= self._roles_after(place, person.name)
            entity.titles |= (
                {word for office in person.offices_on(self.day) for word in office.title.lower().split()}
                if self.day
                else set()
            )
            entity.positions.append(place)

    def _roles_after(self, place: int, name: str) -> set[str]:
        """Roles in the apposition behind a name: ``Moon Jae-in, the candidate of …,``."""
        after = self.article.text[place + len(name) : place + len(name) + 70]
        match = re.match(r",\s((?:the|a|an)\s[^,.;]+)", after)
        return set(match[1].lower().split()) & ROLES if match is not None else set()

    def _entity(self, speaker: Speaker, mention: str) -> Entity:
        key = speaker.name.casefold()
        if key not in self.entities:
            self.entities[key] = Entity(speaker, mention)
        return self.entities[key]

    # ------------------------------------------------------------------ dispatch

    def _resolve(
        self, subject: Tokens, place: int, parent: list[Entity] | None, sentence: tuple[int, int]
    ) -> list[Entity]:
        tokens = _without_parentheses([token for token in subject if token.kind != "q" or len(subject) == 1])
        while len(tokens) > 1 and (
            tokens[-1].kind in "ps" or tokens[-1].low in ("here", "there", "today", "themselves", "itself")
        ):
            tokens = tokens[:-1]
        if not tokens:
            return self._last(place) or [self._unnamed(subject)]
        low = [token.low for token in tokens]
        if len(tokens) == 1 and low[0] in w.PRONOUNS | {"him", "her"}:
            opens = place <= sentence[0] + 1
            if opens and low[0] == "it" and parent is not None:
                return self._pronoun("it", place, None, self.spoken[-1] if self.spoken else None) or [
                    self._unnamed(tokens)
                ]
            return self._pronoun(low[0], place, parent) or [self._unnamed(tokens)]
        joint = self._joint(low, tokens, place)
        if joint:
            return joint
        issuers = self._joint_issuers(tokens, low, place, parent, sentence)
        if issuers:
            return issuers
        several = self._coordinated(tokens, place, parent, sentence)
        if several:
            return several
        return [self._single(tokens, place, parent, sentence)]

    def _joint_issuers(
        self, tokens: Tokens, low: list[str], place: int, parent: list[Entity] | None, sentence: tuple[int, int]
    ) -> list[Entity]:
        """``A joint statement issued by China and Russia``: both."""
        by = next((j for j, word in enumerate(low) if word in ("by", "of", "from", "between")), None)
        if by is None or "and" not in low[by:] or not any(word in DOCUMENTS for word in low[:by]):
            return []
        return self._coordinated(tokens[by + 1 :], place, parent, sentence)

    def _single(self, tokens: Tokens, place: int, parent: list[Entity] | None, sentence: tuple[int, int]) -> Entity:
        head, rest = _split_apposition(tokens)
        owner = next((j for j, token in enumerate(head) if token.kind == "s"), None)
        if owner is not None and owner + 1 < len(head) and head[owner + 1].low in _WORDS_OF:
            return self._single(head[:owner], place, parent, sentence)
        surnamed = re.search(r"\bsurnamed?,? ([A-Z]\w+)", _words(tokens))
        if surnamed is not None:
            return self._entity(Speaker(surnamed[1], SpeakerKind.PERSON, False), surnamed[1])
        document = self._document(head, rest, place, parent, sentence)
        if document is not None:
            self.issuer = document
            return document
        named = self._named(head, rest, place, sentence)
        if named is not None:
            return named
        return (
            self._anaphor(head, place, parent)
            or self._possessed(head, place, parent, sentence[0])
            or self._unnamed(head)
        )

    def _coordinated(
        self, tokens: Tokens, place: int, parent: list[Entity] | None, sentence: tuple[int, int]
    ) -> list[Entity]:
        """``A and B``, ``A, B and C``: each a speaker where each is a name."""
        ministries = self._ministries(tokens, place, sentence)
        if ministries:
            return ministries
        cuts = [j for j, token in enumerate(tokens) if token.low == "and"]
        for cut in cuts:
            left, right = tokens[:cut], tokens[cut + 1 :]
            while left and left[-1].kind == "p":
                left = left[:-1]
            if not left or not right:
                continue
            commas = [t for t in tokens[:cut] if t.text == ","]
            if commas and tokens[cut - 1].text != "," and not _is_list(left):
                continue
            lead, lead_rest = _split_apposition(left)
            if any(token.low in ("of", "between", "from", "for") for token in lead) and not lead_rest:
                if (
                    not any(token.capital and token.low not in TITLES for token in lead[-1:])
                    or lead[-1].low in ORGANIZATION_NAMES
                ):
                    continue
                if self.reference.person_by_name(_words(_name_tokens(lead)), self.day) is None:
                    continue
            second, second_rest = _split_apposition(right)
            one = self._named(lead, lead_rest, place, sentence)
            two = self._named(second, second_rest, place, sentence)
            if (one is None) != (two is None) or (one is None and two is None):
                if _is_role(lead) and _is_role(second) and second[0].low in ("a", "an", "other", "another", "some"):
                    return [one or self._unnamed(lead), two or self._unnamed(second)]
                continue
            if one is not None and two is not None and one is not two:
                earlier: list[Entity] = []
                if lead_rest and "," in [t.text for t in left] and one.speaker.kind is SpeakerKind.GOVERNMENT:
                    more = self._named(lead_rest, [], place, sentence)
                    earlier = [more] if more is not None and more not in (one, two) else []
                return [one, *earlier, two]
        return []

    def _ministries(self, tokens: Tokens, place: int, sentence: tuple[int, int]) -> list[Entity]:
        """``South Korea's environment and defense ministries``: each ministry by itself."""
        if len(tokens) < 4 or tokens[-1].low != "ministries" or tokens[-3].low != "and":
            return []
        both = []
        for kind in (tokens[-4], tokens[-2]):
            words = f"{_words(tokens[:-4])} {kind.text} ministry".strip()
            entity = self._body(words, place, sentence)
            if entity is None:
                return []
            both.append(entity)
        return both

    # ------------------------------------------------------------------ names

    def _named(self, head: Tokens, rest: Tokens, place: int, sentence: tuple[int, int]) -> Entity | None:
        """A government, a body or a person by name; None for a description."""
        head = _without_article(head)
        if not head:
            return None
        phrase = _words(head)
        government = self.reference.government_by_name(phrase, self.day)
        if government is not None and (
            head[0].capital or head[-1].low in ("side", "government", "administration", "authorities")
        ):
            return self._entity(government_speaker(government.name), phrase)
        body = self._body(phrase, place, sentence)
        if body is not None:
            return body
        return self._person(head, rest, place) or self._organization(head)

    def _body(self, phrase: str, place: int, sentence: tuple[int, int]) -> Entity | None:
        country = self._country_here(phrase, place, sentence)
        phrase = re.sub(r"(?i)^(its|their) ", "", phrase)
        body = self.reference.find_body(phrase, country, self.day)
        if body is None and " in " in phrase:
            body = self.reference.find_body(phrase.split(" in ")[0], country, self.day)
        if body is None and "part" in phrase.lower():
            plain = re.sub(
                r"(?i)^(?:(?:opposition|ruling|main|conservative|liberal|progressive|minor|splinter|governing) )+",
                "",
                phrase,
            )
            body = self.reference.find_body(plain, country, self.day) or self.reference.find_body(
                plain, "Republic of Korea", self.day
            )
        if body is None and "(" in phrase:
            body = self.reference.find_body(re.sub(r"\s*\([^)]*\)", "", phrase), country, self.day)
        if body is not None:
            return self._entity(body_speaker(body), phrase)
        foreign = re.fullmatch(r"([A-Z]\w+(?: [A-Z]\w+)?)['’]s ((?:Ministry|Department) of .+)", phrase)
        if foreign is not None:
            name = f"{foreign[2]} ({foreign[1]})"
            return self._entity(
                Speaker(name, SpeakerKind.BODY, False, body=name, country=foreign[1], principal=foreign[1]), phrase
            )
        return None

    def _country_here(self, phrase: str, place: int, sentence: tuple[int, int]) -> str | None:
        """Whose body a bare ``defense ministry`` is: by ``In Seoul,``, by the last one named, by the outlet."""
        if phrase.lower().startswith(("its ", "their ")):
            return next((country for at, country in reversed(self.mentions.governments) if at < place), None)
        opening = self.article.text[sentence[0] : min(sentence[0] + 40, sentence[1])]
        match = re.match(r"(?:Meanwhile, )?In ([A-Z]\w+),", opening)
        if match is not None:
            country = self.mentions.countries.first(match[1])
            if country is not None:
                return country
        if self.mentions.default_country is not None:
            last = self._last_like(phrase, place)
            return last or self.mentions.default_country
        return self._last_like(phrase, place) or next(
            (country for at, country in reversed(self.mentions.governments) if at < place), None
        )

    def _last_like(self, phrase: str, place: int) -> str | None:
        """Country of the body of the same kind that was named last, where the article named it in full before."""
        low = phrase.lower()
        if "ministry" not in low and "chiefs" not in low:
            return None
        kind = "Defense" if "defen" in low else "Foreign" if "foreign" in low else None
        for at, body in reversed(self.mentions.ministries):
            if at < place - 3 and kind is not None and kind in body.name:
                return body.country
        return None

    def _person(self, head: Tokens, rest: Tokens, place: int) -> Entity | None:
        name = self._known_at_end(head) or _name_tokens(head)
        titles = {token.low for token in head} | {token.low for token in rest}
        if not name:
            name = _appositive_name(rest)
            if not name or not any(token.low in ROLES | TITLES for token in head):
                return None
        elif len(name) == len(head) and name[-1].low in ORGANIZATION_NAMES:
            return None
        if any(
            token.low in ORGANIZATION_NAMES and token.capital for token in head[: len(head) - len(name)]
        ) and not titles & (ROLES | TITLES):
            return None
        words = _words(name)
        if name[-1].low in w.MONTHS or name[-1].low in w.WEEKDAYS:
            return None
        if len(name) == 1:
            before = [token for token in head[: len(head) - 1] if token.kind != "s"]
            owner = self._body(_words(_without_article(before)), place, (place, place)) if len(before) > 1 else None
            self.office_words = owner.speaker.name if owner is not None else None
            return self._surname(name[0], titles, place, titled=len(head) > 1)
        if name[-1].low in ORGANIZATION_NAMES or (head[0].low == "the" and len(name) == len(head) - 1):
            return None
        if name[0].low in TITLES or (name[0].low in self._places and len(name) > 2):
            name = name[1:]
            words = _words(name)
        known = self.reference.person_by_name(words, self.day)
        if known is not None:
            entity = self._entity(person_speaker(known, self.day, self.reference), words)
            entity.gender = entity.gender or known.gender or gender_of(titles)
        else:
            entity = self._new_person(words, head, rest)
            entity.gender = entity.gender or gender_of(titles)
        entity.titles |= titles & (ROLES | TITLES)
        return entity

    def _known_at_end(self, head: Tokens) -> list[Token]:
        """A known full name that ends the phrase, whatever stands before it."""
        for size in (4, 3, 2):
            end = head[-size:]
            if (
                len(head) >= size
                and all(token.capital for token in end)
                and self.reference.person_by_name(_words(end), self.day)
            ):
                return list(end)
        return []

    def _new_person(self, name: str, head: Tokens, rest: Tokens) -> Entity:
        """A person met for the first time, with the office that the page gives."""
        printed = " ".join(part.capitalize() if part.isupper() and len(part) > 2 else part for part in name.split())
        key = printed.casefold()
        if key in self.entities:
            return self.entities[key]
        before = _words(head[: len(head) - len(name.split())]) if len(head) > len(name.split()) else ""
        office = before or _words(_until_clause(rest)) or None
        lows = {token.low for token in head} | {token.low for token in rest}
        country = self.mentions.countries.first(" ".join(part for part in (before, _words(rest)) if part))
        body = self._office_body(office, country)
        official = bool(lows & OFFICIAL_ROLES) and not lows & {"former", "retired"}
        principal = (
            body.speaks_for
            if body is not None and official
            else country
            if official and lows & {"minister", "ambassador"}
            else None
        )
        speaker = Speaker(
            printed,
            SpeakerKind.PERSON,
            False,
            office,
            body.name if body else None,
            body.country if body else country,
            principal,
        )
        return self._entity(speaker, printed)

    def _office_body(self, office: str | None, country: str | None):  # type: ignore[no-untyped-def]
        if not office:
            return None
        words = office.split()
        default = country or self.mentions.default_country
        for start in range(len(words)):
            for end in range(len(words), start + 1, -1):
                part = " ".join(words[start:end])
                if part[0].isupper() or "ministry" in part.lower():
                    body = self.reference.find_body(part, default, self.day)
                    if body is not None:
                        return body
        return None

    def _surname(self, token: Token, titles: set[str], place: int, *, titled: bool) -> Entity | None:
        """``Piao``, ``President Moon``: somebody of this surname in the article, else the one in office."""
        low = token.low
        if low in _NOBODY or (not titled and self._plain_plural(token)):
            return None
        bearers = [
            entity
            for entity in self.entities.values()
            if entity.speaker.kind is SpeakerKind.PERSON and low in _handles(entity.speaker.name)
        ]
        told = (titles - {low}) & (ROLES | TITLES)
        if titled and told & ROLES and not any(entity.titles & told for entity in bearers):
            stranger = self._introduced(token.text, place, apart=bearers)
            if stranger is not None:
                stranger.titles |= told & ROLES
                return stranger
        if titled and told and any(entity.titles & told for entity in bearers):
            bearers = [entity for entity in bearers if entity.titles & told]
        if len(bearers) > 1 and self.office_words:
            of_body = [entity for entity in bearers if entity.speaker.body == self.office_words]
            bearers = of_body or bearers
        gender = gender_of(titles)
        if gender is not None and any(entity.gender == gender for entity in bearers):
            bearers = [entity for entity in bearers if entity.gender == gender]
        before = [entity for entity in bearers if entity.last_before(place) >= 0]
        if before:
            return max(before, key=lambda entity: entity.last_before(place))
        if bearers:
            return min(bearers, key=lambda entity: min(entity.positions, default=0))
        introduced = self._introduced(token.text, place)
        if introduced is not None:
            return introduced
        holder = self._holder_by_surname(token.text)
        if holder is not None:
            return holder
        if token.low in ORGANIZATION_NAMES or (token.text.isupper() and len(token.text) > 1):
            return None
        if self.reference.body_by_name(token.text) is not None:
            return None
        return (
            self._entity(Speaker(token.text, SpeakerKind.PERSON, False), token.text)
            if titled or token.capital
            else None
        )

    def _introduced(self, surname: str, place: int, apart: Sequence[Entity] = ()) -> Entity | None:
        """Somebody whose full name stands in the text without having spoken yet: ``Her host, Tang Guixiang``."""
        pattern = re.compile(
            rf"\b(?:{re.escape(surname)} [A-Z][\w-]+(?: [A-Z][\w-]+)?|[A-Z][\w.-]+ (?:[A-Z]\. )?{re.escape(surname)})\b"
        )
        best: tuple[int, str] | None = None
        pattern_first = re.compile(rf"\b{re.escape(surname)} [A-Z][\w-]+(?: [A-Z][\w-]+)?\b")
        if any(pattern_first.search(paragraph.text) for paragraph in self.article.paragraphs):
            pattern = pattern_first
        for paragraph in self.article.paragraphs:
            if surname not in paragraph.text:
                continue
            for match in pattern.finditer(paragraph.text):
                parts = match.group().split()
                if (
                    any(part.lower() in ORGANIZATION_NAMES | TITLES | w.DETERMINERS for part in parts)
                    or "-" in parts[0]
                ):
                    continue
                if any(part in self.mentions.countries.names for part in parts) or parts[0].lower() in w.INTRODUCTIONS:
                    continue
                if any(
                    self.reference.person_by_name(match.group(), self.day) or match.group() == e.speaker.name
                    for e in apart
                ):
                    continue
                at = paragraph.start + match.start()
                if best is None or best[0] >= place or at < place:
                    best = (at, match.group())
        if best is None:
            return None
        entity = self._entity(Speaker(best[1], SpeakerKind.PERSON, False), best[1])
        entity.positions.append(best[0])
        return entity

    def _holder_by_surname(self, surname: str) -> Entity | None:
        """The one person of this surname who is a head of state or minister on the day."""
        if self.day is None:
            return None
        holders = [
            person
            for person in self.reference.people
            if person.surname == surname
            and (office := person.office_on(self.day)) is not None
            and office.kind in ("head_of_state", "minister")
        ]
        if len(holders) > 1:
            heads = [
                person
                for person in holders
                if (o := person.office_on(self.day)) is not None and o.kind == "head_of_state"
            ]
            holders = heads if len(heads) == 1 else []
        if len(holders) != 1:
            return None
        entity = self._entity(person_speaker(holders[0], self.day, self.reference), surname)
        entity.gender = holders[0].gender
        return entity

    def _organization(self, head: Tokens) -> Entity | None:
        """A body that the reference data does not know: capitals, and a noun that says so."""
        while (
            len(head) > 1
            and not head[0].capital
            and (head[0].low in ROLES | BODIES or head[0].low in _ORGANIZERS)
            and head[1].capital
        ):
            head = head[1:]
        core = head
        for j, token in enumerate(head):
            if token.low in ("in", "at", "on", "with") and j:
                core = head[:j]
                break
        capitals = [token for token in core if token.capital]
        if any(token.low in w.MONTHS or token.low in w.WEEKDAYS for token in core):
            return None
        if core and (core[0].low in _NOBODY or (len(core) == 1 and self._plain_plural(core[0]))):
            return None
        if not capitals or not core[-1].capital or any(token.low in ROLES for token in core if not token.capital):
            return None
        if (
            core[-1].low in ORGANIZATION_NAMES
            or len(capitals) == len(core)
            or any(token.low in ORGANIZATION_NAMES for token in core)
        ):
            phrase = _words(core)
            return self._entity(
                Speaker(phrase, SpeakerKind.BODY, False, body=phrase, country=self.mentions.countries.first(phrase)),
                phrase,
            )
        return None

    # ------------------------------------------------------------------ documents

    def _document(
        self, head: Tokens, rest: Tokens, place: int, parent: list[Entity] | None, sentence: tuple[int, int]
    ) -> Entity | None:
        """``the release``, ``a statement by the ministry``, ``a Global Times editorial``: the issuer speaks."""
        at = next(
            (j for j, token in enumerate(head) if token.low.rstrip("s") in DOCUMENTS or token.low in DOCUMENTS), None
        )
        if at is None or any(token.low in ROLES for token in head[: at + 1]):
            return None
        if head[0].low in ("his", "her"):
            return self._possessed(head, place, parent, sentence[0])
        if (
            any(token.capital for token in head[at : at + 1])
            and at + 1 == len(head)
            and head[at].low in ORGANIZATION_NAMES
        ):
            return None
        after = [*head[at + 1 :], *rest]
        for j, token in enumerate(after):
            if token.low in ("issued", "released", "published", "posted") and j and after[0].low in ("which", "that"):
                issuer = self._issuer([t for t in after[:j] if t.low not in ("which", "that")], place, parent, sentence)
                if issuer is not None:
                    return issuer
            if token.low in ("by", "from", "of") or (token.low in ("in", "on") and head[at].low in _PRINTED):
                issuer = self._issuer(after[j + 1 :], place, parent, sentence)
                if issuer is not None:
                    return issuer
        before = _without_article(head[:at])
        while before and before[-1].low in (
            "press",
            "news",
            "written",
            "joint",
            "brief",
            "separate",
            "latest",
            "emailed",
            "online",
            "signed",
        ):
            before = before[:-1]
        if before:
            issuer = self._issuer(before, place, parent, sentence)
            if issuer is not None:
                return issuer
        if head[0].low in ("the", "it", "its", "this", "that", "his", "her", "their"):
            return self.issuer or self._issuer_so_far(place)
        return None

    def _issuer(
        self, tokens: Tokens, place: int, parent: list[Entity] | None, sentence: tuple[int, int]
    ) -> Entity | None:
        tokens = list(tokens)
        while tokens and tokens[-1].kind in "sp":
            tokens = tokens[:-1]
        if not tokens:
            return None
        head, rest = _split_apposition(tokens)
        cut = next(
            (j for j, token in enumerate(head) if j and token.low in ("in", "on", "at", "after", "that", "which")),
            len(head),
        )
        head = head[:cut]
        named = self._named(head, rest, place, sentence)
        if named is not None:
            return named
        return self._anaphor(head, place, parent)

    def _issuer_so_far(self, place: int) -> Entity | None:
        for entities in reversed(self.spoken):
            for entity in entities:
                if entity.speaker.kind in (SpeakerKind.BODY, SpeakerKind.GOVERNMENT):
                    return entity
        ministry = next((body for at, body in reversed(self.mentions.ministries) if at < place), None)
        if ministry is None:
            return self._organization_before(place)
        return self._entity(body_speaker(ministry), ministry.name) if ministry is not None else None

    def _organization_before(self, place: int) -> Entity | None:
        """The last body of an unknown name before ``place``: ``The Yalu Water Institute issued a notice.``"""
        for paragraph in reversed([p for p in self.article.paragraphs if p.start < place][-2:]):
            stretch = paragraph.text[: max(0, place - paragraph.start)]
            for match in reversed(list(_BODY_NAME.finditer(stretch))):
                if match.group().split()[-1].lower() in ORGANIZATION_NAMES:
                    name = match.group()
                    return self._entity(Speaker(name, SpeakerKind.BODY, False, body=name), name)
        return None

    # ------------------------------------------------------------------ reference back

    def _last(self, place: int) -> list[Entity]:
        return self.spoken[-1] if self.spoken else []

    def _pronoun(
        self, low: str, place: int, parent: list[Entity] | None, skipped: list[Entity] | None = None
    ) -> list[Entity]:
        if low in ("he", "she", "him", "her"):
            return self._he("f" if low in ("she", "her") else "m", place, parent)
        if low in ("i", "we", "you"):
            return parent or self._last(place)
        if parent and (low == "they") == (len(parent) > 1) and not _is_person(parent[0]):
            return parent
        for entities in reversed(self.spoken):
            if entities is skipped:
                continue
            if low == "they" and (len(entities) > 1 or entities[0].speaker.kind is SpeakerKind.UNNAMED):
                return entities
            if low != "they" and len(entities) == 1 and not _is_person(entities[0]):
                return entities
        if low == "they":
            return self._last(place)
        government = next((country for at, country in reversed(self.mentions.governments) if at < place), None)
        return [self._entity(government_speaker(government), government)] if government else []

    def _he(self, gender: str, place: int, parent: list[Entity] | None) -> list[Entity]:
        def fits(entity: Entity) -> bool:
            return entity.gender in (None, gender) and (
                entity.speaker.kind is SpeakerKind.PERSON
                or (entity.speaker.kind is SpeakerKind.UNNAMED and not _plural(entity.speaker.name))
            )

        if parent and len(parent) == 1 and fits(parent[0]):
            parent[0].gender = gender
            return parent
        speaker = next(
            (
                entity
                for entities in reversed(self.spoken)
                for entity in entities
                if len(entities) == 1 and fits(entity)
            ),
            None,
        )
        since = speaker.last_before(place) if speaker is not None else -1
        opener = None
        for at, person, _, opens in self.mentions.people:
            if since < at < place and opens and fits(self.entities[person.name.casefold()]):
                opener = self.entities[person.name.casefold()]
        if opener is None and speaker is None:
            for at, person, _, _ in self.mentions.people:
                if at < place and fits(self.entities[person.name.casefold()]):
                    opener = self.entities[person.name.casefold()]
        chosen = opener or speaker or self._stranger_before(place)
        if chosen is None:
            return []
        chosen.gender = gender
        return [chosen]

    def _stranger_before(self, place: int) -> Entity | None:
        """Somebody unknown whose full name opens a sentence shortly before: ``Tao Weiran warned the captains.``"""
        for paragraph in reversed([p for p in self.article.paragraphs if p.start < place][-3:]):
            stretch = paragraph.text[: max(0, place - paragraph.start)]
            for match in reversed(list(_OPENING_NAME.finditer(stretch))):
                parts = match[1].split()
                if any(part.lower() in ORGANIZATION_NAMES | TITLES | w.DETERMINERS for part in parts):
                    continue
                if parts[0] in self.mentions.countries.names or self.reference.find_body(match[1], None) is not None:
                    continue
                return self._entity(Speaker(match[1], SpeakerKind.PERSON, False), match[1])
        return None

    def _joint(self, low: list[str], tokens: Tokens, place: int) -> list[Entity]:
        """``both sides``, ``the two ministers``, ``the two``: the two governments or people at hand."""
        core = [word for word in low if word not in ("the", "'s", "’s")]
        if not core or core[0] not in ("both", "two", "sides", "allies", "three"):
            return []
        noun = next((word for word in core if word in JOINT_GOVERNMENTS or word in JOINT_PEOPLE), None)
        if noun is None and len(core) > 1:
            return []
        if noun in JOINT_PEOPLE or noun is None:
            pair = self._last_two(noun, place)
            if pair:
                return pair
        return self._two_governments(place)

    def _last_two(self, noun: str | None, place: int) -> list[Entity]:
        people = sorted(
            (e for e in self.entities.values() if e.speaker.kind is SpeakerKind.PERSON and e.last_before(place) >= 0),
            key=lambda e: -e.last_before(place),
        )
        if noun is not None:
            stem = noun.rstrip("s")
            titled = [e for e in people if stem in e.titles or stem in (e.speaker.office or "").lower()]
            if len(titled) >= 2:
                people = titled
            elif noun != "leaders" and noun != "presidents":
                return []
        return people[:2] if len(people) >= 2 else []

    def _two_governments(self, place: int) -> list[Entity]:
        counts: dict[str, int] = {}
        for at, country in self.mentions.governments:
            if at < place + 400:
                counts[country] = counts.get(country, 0) + (2 if at < place else 1)
        ranked = sorted(counts, key=lambda country: -counts[country])[:2]
        if len(ranked) < 2:
            return []
        return [self._entity(government_speaker(country), country) for country in ranked]

    def _anaphor(self, head: Tokens, place: int, parent: list[Entity] | None) -> Entity | None:
        """``the ministry``, ``the ROK ministry``, ``the spokesperson``, ``the official``."""
        if not head or head[0].low in ("a", "an", "another", "some", "one"):
            return None
        noun = next((token.low for token in reversed(head) if token.low in BODIES | ROLES), None)
        core = _without_article(head)
        if (
            noun is None
            or len(core) > 5
            or (head[0].low not in ("the", "its", "this", "that", "his") and not core[0].capital and len(core) > 1)
        ):
            return None
        if core[-1].low != noun or noun.endswith("s") and noun not in ("forces", "chiefs"):
            return None
        country = self.mentions.countries.first(_words(head))
        if noun in BODIES:
            return self._last_body(noun, country, place) or (
                self._own_ministry(country, place) if noun == "ministry" else None
            )
        return self._last_person(noun, country, place, _words(core))

    def _last_body(self, noun: str, country: str | None, place: int) -> Entity | None:
        def fits(entity: Entity) -> bool:
            words = f"{entity.speaker.name} {entity.mention}".lower()
            named = noun in words or (noun in _FIRMS and not entity.speaker.known)
            return entity.speaker.kind is SpeakerKind.BODY and named and country in (None, entity.speaker.country)

        best: tuple[int, Entity] | None = None
        for entity in self.entities.values():
            at = entity.last_before(place)
            if fits(entity) and at >= 0 and (best is None or at > best[0]):
                best = (at, entity)
        for at, body in self.mentions.ministries:
            if (
                at < place
                and noun in body.name.lower()
                and country in (None, body.country)
                and (best is None or at > best[0])
            ):
                best = (at, self._entity(body_speaker(body), body.name))
        if best is None:
            best = self._body_in_text(noun, country, place)
        if best is None and noun in ("bureau", "office", "agency", "department"):
            last = next((e for es in reversed(self.spoken) for e in es if e.speaker.kind is SpeakerKind.BODY), None)
            return last
        return best[1] if best is not None else None

    def _body_in_text(self, noun: str, country: str | None, place: int) -> tuple[int, Entity] | None:
        """A body whose name ends with the noun (``Democratic Party``), the last before the place, else the next after."""
        pattern = re.compile(rf"(?:[A-Z][\w.'’-]*\s){{1,5}}{noun.capitalize()}\b(?:\sof\s[A-Z]\w+)?")
        best: tuple[int, Entity] | None = None
        for paragraph in self.article.paragraphs:
            for match in pattern.finditer(paragraph.text):
                at = paragraph.start + match.start()
                if best is not None and at > place:
                    break
                name = match.group().removeprefix("The ")
                body = self.reference.find_body(
                    name, self.mentions.default_country, self.day
                ) or self.reference.find_body(name, "Republic of Korea", self.day)
                if body is None and name.count(" ") < 1:
                    continue
                speaker = body_speaker(body) if body is not None else Speaker(name, SpeakerKind.BODY, False, body=name)
                if country in (None, speaker.country):
                    best = (at, self._entity(speaker, name))
        return best

    def _own_ministry(self, country: str | None, place: int) -> Entity | None:
        """A ministry that was never named: the one whose spokesperson is, else the defence ministry of the country."""
        for entities in reversed(self.spoken):
            for entity in entities:
                body = self.reference.body_by_name(entity.speaker.body) if entity.speaker.body else None
                if body is not None and "Ministry" in body.name and country in (None, body.country):
                    return self._entity(body_speaker(body), body.name)
        body = self.reference.find_body("defense ministry", country or self.mentions.default_country, self.day)
        return self._entity(body_speaker(body), body.name) if body is not None and country else None

    def _last_person(self, noun: str, country: str | None, place: int, phrase: str) -> Entity | None:
        stem = "spokes" if noun.startswith("spokes") else noun

        def fits(entity: Entity) -> bool:
            if entity.speaker.kind is SpeakerKind.UNNAMED:
                return stem in entity.speaker.name.lower().split() or (
                    stem == "spokes" and "spokes" in entity.speaker.name.lower()
                )
            titles = entity.titles | set((entity.speaker.office or "").lower().split())
            return (
                entity.speaker.kind is SpeakerKind.PERSON
                and country in (None, entity.speaker.country)
                and any(title.startswith(stem) for title in titles)
            )

        candidates = [entity for entity in self.entities.values() if fits(entity)]
        before = [entity for entity in candidates if entity.last_before(place) >= 0]
        if before:
            return max(before, key=lambda entity: entity.last_before(place))
        if candidates:
            return min(candidates, key=lambda entity: min(entity.positions, default=0))
        if self.day is not None and country is not None:
            holders = self.reference.holders(phrase, country, self.day)
            if holders and not noun.startswith("spokes"):
                person = self.reference.person_by_name(holders[0].person, self.day)
                if person is not None:
                    return self._entity(person_speaker(person, self.day, self.reference), phrase)
        return None

    def _named_before(self, place: int, *, sentence_start: int) -> Entity | None:
        """The person whose surname stands last between the start of the sentence and ``place``."""
        best: tuple[int, Entity] | None = None
        stretch = self.article.text[sentence_start:place]
        for entity in self.entities.values():
            if entity.speaker.kind is SpeakerKind.PERSON and entity.speaker.name:
                parts = entity.speaker.name.split()
                at = max(stretch.rfind(part) for part in (parts[0], parts[-1]))
                if at >= 0 and (best is None or at > best[0]):
                    best = (at, entity)
        return best[1] if best is not None else None

    def _possessed(self, head: Tokens, place: int, parent: list[Entity] | None, sentence: int = 0) -> Entity | None:
        """``His campaign``: somebody's something, under the owner's name."""
        if len(head) < 2 or head[0].low not in ("his", "her"):
            return None
        owner = self._he("f" if head[0].low == "her" else "m", place, parent)
        if not owner:
            return None
        nearer = self._named_before(place, sentence_start=sentence)
        if nearer is not None and head[1].low in BODIES | {"campaign"}:
            owner = [nearer]
        if any(token.low in _WORDS_OF or token.low in DOCUMENTS for token in head[1:3]):
            return owner[0]
        body = self.reference.body_by_name(owner[0].speaker.body) if owner[0].speaker.body else None
        if head[1].low == "office" and body is not None:
            return self._entity(body_speaker(body), _words(head))
        phrase = f"{owner[0].speaker.name}'s {_words(head[1:])}"
        return self._entity(Speaker(phrase, SpeakerKind.UNNAMED, False, country=owner[0].speaker.country), phrase)

    def _plain_plural(self, token: Token) -> bool:
        """``Experts``, ``Tourists`` at the start of a sentence: small words, capital only there."""
        if not self._opens(token) or token.text.isupper():
            return False
        return token.low in ROLES | _PEOPLE or (
            token.low.endswith("s") and len(token.low) > 5 and self.reference.body_by_name(token.text) is None
            and not any(token.text in (p.name.split()[0], p.name.split()[-1]) for p in self.reference.people)
        )  # fmt: skip

    def _opens(self, token: Token) -> bool:
        """Whether a token opens its sentence, so that its capital says nothing."""
        before = self.article.text[: token.start].rstrip()[-1:]
        return before in ("", ".", "?", "!", '"', "”", "’") or any(
            p.start == token.start for p in self.article.paragraphs
        )

    # ------------------------------------------------------------------ the unnamed

    def _unnamed(self, tokens: Tokens) -> Entity:
        """As in the text, without its article; small at the start where only the sentence made it capital."""
        core = _without_article(tokens) or list(tokens)
        core = _until_clause(core) or core
        phrase = _words(core)
        first = core[0] if core else None
        if first is not None and first.capital and first.text[1:].islower() and not self._stays_capital(core):
            phrase = phrase[0].lower() + phrase[1:]
        lows = {token.low for token in core}
        country = self.mentions.countries.first(phrase)
        principal = country if lows & OFFICIAL_ROLES else None
        entity = self._entity(
            Speaker(phrase or "unknown", SpeakerKind.UNNAMED, False, country=country, principal=principal), phrase
        )
        entity.gender = entity.gender or gender_of(lows)
        entity.titles |= lows & ROLES
        return entity

    def _stays_capital(self, core: Tokens) -> bool:
        before = self.article.text[: core[0].start].rstrip()[-1:]
        inside = before not in ("", ".", "?", "!", '"', "”", "’", ":", "\n") and core[0].start not in {
            p.start for p in self.article.paragraphs
        }
        return (
            inside or self.mentions.countries.first(_words(core[:2])) is not None or (len(core) > 1 and core[1].capital)
        )


# ---------------------------------------------------------------------- words


def _words(tokens: Tokens) -> str:
    """The tokens as they read, joined as in the text."""
    parts: list[str] = []
    for j, token in enumerate(tokens):
        if j and token.start > tokens[j - 1].end and token.kind != "s":
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)


def _without_article(tokens: Tokens) -> list[Token]:
    tokens = list(tokens)
    while tokens and (tokens[0].low in ("the", "a", "an") or tokens[0].kind == "p"):
        tokens = tokens[1:]
    while tokens and tokens[-1].kind in "ps" and tokens[-1].text != ")":
        tokens = tokens[:-1]
    return tokens


def _split_apposition(tokens: Tokens) -> tuple[list[Token], list[Token]]:
    """The head noun phrase and what stands in apposition to it."""
    for j, token in enumerate(tokens):
        if token.text in (",", "–", "—", "--") and j:
            return list(tokens[:j]), list(tokens[j + 1 :])
    return list(tokens), []


def _until_clause(tokens: Tokens) -> list[Token]:
    """Up to a relative clause or a comma."""
    kept: list[Token] = []
    for token in tokens:
        if token.low in ("who", "which", "whose", "that", "where") or token.text in (",", "–", "—", "--"):
            break
        kept.append(token)
    return kept


def _name_tokens(tokens: Tokens) -> list[Token]:
    """The personal name at the end of a noun phrase, titles left out; empty where there is none."""
    owner = next((j for j in range(len(tokens) - 1, -1, -1) if tokens[j].kind == "s"), None)
    if owner is not None and owner + 1 < len(tokens):
        tokens = tokens[owner + 1 :]
    end = len(tokens)
    # "Kim Min-seok of the ministry", "a spokesman for the ministry": the name stands before the preposition, if at all
    for j, token in enumerate(tokens):
        if (token.low in w.PREPOSITIONS and token.low != "of") or token.text == "(":
            end = j
            break
        if token.low == "of" and j and not _office_of(tokens, j):
            end = j
            break
    start = end
    while start > 0 and (tokens[start - 1].capital or (tokens[start - 1].low in _CHAIN and start < end)):
        start -= 1
    while start < end and (_is_title(tokens[start]) or tokens[start].low in _CHAIN):
        start += 1
    # titles in the middle: "South Korean President Moon Jae-in"
    for j in range(end - 1, start - 1, -1):
        if _is_title(tokens[j]) and j + 1 < end:
            start = j + 1
            break
    name = list(tokens[start:end])
    if name and name[0].low in _NOBODY:
        return []
    if start > 0 and tokens[start - 1].kind == "s":
        pass
    if len(name) > 4 or not name or name[-1].low in TITLES | ROLES:
        return []
    return name


def _office_of(tokens: Tokens, of: int) -> bool:
    """``Minister of Foreign Affairs Wang Yi``: the name comes after the office."""
    return (
        tokens[of - 1].low in TITLES
        and len(tokens) - of > 3
        and all(token.capital or token.low in ("the", "and") for token in tokens[of + 1 :])
    )


def _is_list(tokens: Tokens) -> bool:
    """``A, B``: short names between commas."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return all(part and len(part) <= 5 and part[-1].capital and part[0].low not in ("a", "an") for part in parts)


def _without_parentheses(tokens: list[Token]) -> list[Token]:
    """The tokens without what stands in round brackets: ``the Republic of Korea (ROK)``."""
    kept, depth = [], 0
    for token in tokens:
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(token)
    return kept or tokens


def _is_role(tokens: Tokens) -> bool:
    return any(token.low in ROLES for token in tokens)


def _is_title(token: Token) -> bool:
    parts = token.low.split("-")
    return token.low in TITLES or (
        len(parts) > 1
        and (
            parts[0] in ("vice", "deputy", "ex", "then", "co")
            or parts[-1] in ("general", "elect", "chief", "president", "minister", "secretary", "marshal")
        )
    )


def _appositive_name(tokens: Tokens) -> list[Token]:
    """A name that stands alone between commas: ``his counterpart, Jeong Kyeong-doo``."""
    part: list[Token] = []
    for token in [*tokens, None]:
        if token is None or token.text == ",":
            name = [t for t in part if t.low not in TITLES]
            if 2 <= len(name) <= 4 and all(t.capital for t in part) and name[-1].low not in ORGANIZATION_NAMES:
                return name
            part = []
        else:
            part.append(token)
    return []


def _handles(name: str) -> set[str]:
    """The words by which a person is called after the first time: first and last of the name."""
    parts = [part.lower() for part in name.split() if part not in ("Jr.", "Sr.", "III")]
    return {parts[0], parts[-1]} if parts else set()


def _is_person(entity: Entity) -> bool:
    return entity.speaker.kind in (SpeakerKind.PERSON, SpeakerKind.UNNAMED)


def _plural(phrase: str) -> bool:
    head = re.split(r" (?:of|from|in|at|with|for) ", phrase)[0].split()
    return bool(head) and head[-1].endswith("s") and not head[-1].endswith("ss")
