"""Sentences that stand on a page beside the article: captions, notes on author, source and rights, appeals.

They read like prose, so each kind is known by what such a note has to say, and long paragraphs are never notes.
"""

import re

from parsers.pages.kinds import Forms, Kind, Reach, form

LONGEST = 700
"""Characters beyond which a line is no note, a notice of rights apart."""
_CAPTION_WORDS = 70
_SAID_IN_BRACKETS = 8
_BRACKETED = re.compile(r"[(\[（【].*[)\]）】]\.?", re.DOTALL)
_OPENING, _CLOSING = "([（【", ")]）】"
_SPEECH = re.compile(
    r"[\"“”].*\b(?:said|says|told|asked|added|urged)\b|\b(?:said|told|added)\b.*[\"“”]", re.IGNORECASE | re.DOTALL
)

_CAPITAL = r"(?-i:[A-Z])[\w.'’-]{0,30}"
_NAMES = rf"{_CAPITAL}(?: {_CAPITAL}){{0,3}}"
_MEDIA = (
    r"(?:china daily|xinhua|agenc(?:y|ies)|ap|afp|reuters|yonhap|epa|vcg|ic|cfp|pool|getty images|news1|newsis"
    r"|global times)"
)
_PICTURE = r"(?:photos?|pictures?|images?|graphics?|illustrations?|cartoons?|video grab|screenshot|map|courtesy)"

_CAPTION_ENDS = re.compile(
    rf"[(\[（【]\s*(?:(?:file|handout|archive|provided|aerial|undated) )*{_PICTURE}\b[^()\[\]]{{0,120}}[)\]）】]\.?$"
    rf"|[(\[（][^()\[\]]{{0,80}}(?:\b(?:file {_PICTURE}|photographer)|/\s?{_MEDIA}|\b{_MEDIA}\s?/)"
    r"[^()\[\]]{0,40}[)\]）]\.?$"
    r"|[(\[（](?:source|credit|provided by|courtesy of)\b[^()\[\]]{2,80}[)\]）]\.?$"
    rf"|\[{_MEDIA}(?:/{_MEDIA})?\]$|[.]\s?\(by {_NAMES}[^()]{{0,40}}\)$"
    rf"|(?:^|\s){_PICTURE}\s?(?:/|:|：|(?:provided )?by\s|credit\b|from\s)\s?[\w\s./&'’-]{{2,60}}$"
    rf"|(?:^|[.\s]){_NAMES}\s?/\s?(?:for )?{_MEDIA}\.?$",
    re.IGNORECASE,
)
_CAPTION_STARTS = re.compile(
    rf"(?:(?:file|handout|undated|archive|combination|aerial|composite) )+{_PICTURE}\b"
    rf"|{_PICTURE}\s?(?:/|:|：|by\b|caption\b|credit|copyright|courtesy)"
    r"|(?:reuters|ap photo|afp|epa|getty images|yonhap|xinhua)\s?/\s?\w"
    r"|(?:in )?th(?:is|ese) (?:[\w.,-]+ ){0,6}(?:photo|picture|image|frame grab|handout)s?\b"
    r"|(?:a|an|the) (?:file |aerial |handout |combination |undated |screen)+(?:photo|picture|image|grab)s?\b"
    r"|©(?!.{0,80}(?:rights|\b\d{4}\b))|图片说明|资料图",
    re.IGNORECASE,
)
_AGENCY_ENDS = re.compile(rf"[(\[（]{_MEDIA}(?:[-/ ]\w+)?[)\]）]$", re.IGNORECASE)

_AUTHOR = (
    r"the (?:co-?)?(?:authors?|writers?|columnists?|commentators?|contributors?)(?:,[^.]{1,120},)?"
    r" (?:is|are|was|were|has been|works?|teaches|serves?|focuses)\b"
    r"(?!.{0,200}\b(?:said|told|quoted|charged|arrested|accused)\b)"
)
_STAFF = (
    rf"{_NAMES}(?:,[^.]{{1,60}},)? (?:is|was) an? (?:[\w-]+ ){{0,4}}"
    r"(?:reporter|correspondent|columnist|staff writer|commentator|contributor)s?\b[^\"“”]{0,160}$"
)
_OPINIONS = (
    r"(?:the |all |any )?(?:views?|opinions?)(?: and (?:views?|opinions?))?\b.{0,80}\b"
    r"(?:necessarily|(?:his|her|their|the author['’]s) own\b|those of the)"
)
_ORIGIN = (
    r"(?:this|the) (?:article|story|column|report|commentary|piece|interview) (?:was|is|has been|had been|first"
    r"|originally)\b.{0,40}\b(?:published|appeared|adapted|reprinted|republished|translated|compiled|produced"
    r"|updated|carried|part of"
    r"|taken|excerpt)"
)
_TO_WRITER = (
    r"(?:you (?:can|may) |readers (?:can|may) )?(?:please )?(?:contact|reach|e-?mail|write to)(?: with)? "
    r"(?:the |this |our )?(?:writers?|authors?|reporters?|correspondents?|columnists?|journalists?|editors?"
    r"|us)\b.{0,80}(?:\bat\b|@|:)"
)
_QUESTIONS = (
    r"(?:if you have|do you have|have|got) (?:any |a |an |something )*"
    r"(?:problems?|questions?|story|news tip|comments?|tips?|to say|views?|opinion)\b.{0,200}(?:@|contact"
    r"|e-?mail|us\b|write)"
)
_LATEST = (
    r"(?:for|to get|get|want|stay|to read) (?:the )?(?:latest|more|up-to-date|updates|full|breaking|further|all"
    r"|up to date)\b.{0,120}\b(?:follow|visit|subscribe|download|scan|click|sign up|log on|go to|check out"
    r"|facebook|wechat)\b"
)
_SIGN_UP = (
    r"(?:subscribe to|sign up (?:for|to)|register (?:for|to)|download (?:the|our)|scan (?:the|this)"
    r"|click (?:here|on|the)|tap (?:here|the)|install (?:the|our)|log ?in to|sign in to)\b"
)
_SPEAK_UP = (
    r"(?:we (?:welcome|encourage|value) your|(?:leave|add|post|share|submit|write) (?:a|your|us your)"
    r" (?:comment|thought|opinion|view|reply)|have your say|tell us what you think|what do you think\?"
    r"|be the first to comment|join the (?:conversation|discussion))"
)
_MAKING = (
    r"(?:additional |other )?(?:reporting|writing|editing|edited|compiled|translated|translation|proofread|written"
    r"|copy-?edited|produced)(?:,? and (?:editing|writing|reporting))? by\b[^.\"“]{0,200}"
)

_RIGHTS = (
    form(
        "copyright",
        r"(?:copyright|©|\(c\)|ⓒ)(?=\W|\d)",
        r".{0,200}\ball rights? reserved\b",
        r"(?:no part of|(?:any )?(?:reproduction|unauthori[sz]ed|redistribution|reprint|republication|use))\b.{0,200}"
        r"\b(?:prohibited|permission|consent|forbidden)\b",
        r"(?:this (?:website|site|material)|the content \(|content )\b.{0,200}"
        r"(?:belongs? to|authori[sz]ation|may not be (?:published|reproduced))",
        reach=Reach.END,
    ),
    form("standards", r"our standards\b|.{0,30}thomson reuters trust principles", reach=Reach.END),
)
_RIGHTS_ALONE = Forms(*_RIGHTS)
_NOTES = Forms(
    form("author note", _AUTHOR, r"about the (?:author|writer)s?\b", _STAFF),
    form(
        "views note",
        _OPINIONS,
        r"(?:the )?(?:article|column|commentary|piece) .{0,60}\b(?:necessarily|reflects? the (?:author|writer)['’]s)",
    ),
    form(
        "origin note",
        _ORIGIN,
        r"(?:a version of )?th(?:is|e) (?:article|story|column|report) (?:first |originally )?appear(?:s|ed)\b",
        r"[^\"“”]{3,160}\bcontributed to th(?:is|e) (?:story|report|article|column)\b",
        r"with (?:inputs?|files|contributions?|reports?|additional reporting|reporting) (?:from|by)\b",
        r"(?:correction|clarification|editors?['’]s? note|disclaimer|note to (?:readers|editors))\s?[:：]",
    ),
    form("credit", _MAKING),
    form(
        "contact",
        _TO_WRITER,
        r"(?:the (?:writer|author|reporter)s? |[A-Z][\w-]+ [A-Z][\w-]+ |he |she )?(?:can|may) be"
        r" (?:reached|contacted|followed) (?:at|on|by|via)\b",
        r"(?:please )?(?:direct|send|address|e-?mail) (?:your |any |all )*"
        r"(?:questions|comments|letters|inquiries|views|opinions|feedback|corrections)\b",
        _QUESTIONS,
        r"(?:e-?mail|tel|fax|phone|contact)\s?[:;：]",
        r"[^\"“]{0,60}(?:e-?mail|contact)\s?[:;：]\s?\S{1,80}@\S{1,80}$",
    ),
    form(
        "appeal",
        _LATEST,
        r"(?:please )?(?:follow|like|find|join|connect with) (?:us|(?:@?[\w'’-]+ ){1,4}on"
        r" (?:twitter|facebook|weibo|wechat|instagram|telegram|x\b))",
        _SIGN_UP,
        _SPEAK_UP,
        r"(?:blog )?comments? (?:powered by|are (?:closed|moderated|subject)|section|policy)\b",
    ),
    *_RIGHTS,
)
_BRACKET_NOTES = Forms(
    form(
        "disclaimer",
        r".{0,500}\b(?:for (?:your )?reference|prevail|divergence|discrepanc|translat|transcript|unofficial|abridged"
        r"|excerpt|edited for)",
    ),
    form(
        "edit note",
        r"[(\[]\s*(?:attn|adds?|recasts?|updates?|corrects?|changes?|rewrites|eds|editors?['’]? ?s? note|refiles?|trims"
        r"|restores|clarifies|with photos?|lead|\dnd lead|urgent|more to come)\b",
    ),
)
_BRACKET_CREDITS = Forms(
    form("credit", r"[(\[].{0,500}\b(?:by|from|contributed|page|editors?|reporters?|inputs?|agenc(?:y|ies)|desk)\b"),
)


def note(line: str, words: int) -> Kind | None:
    """What ``line`` is if it is a note or a caption rather than a paragraph of the article, else None."""
    if len(line) > LONGEST:
        return _RIGHTS_ALONE.of_beginning(line[:LONGEST])
    if line[0] in _OPENING and _BRACKETED.fullmatch(line) and _is_one_bracket(line):
        return _bracketed(line, words)
    if words <= _CAPTION_WORDS and is_caption(line):
        return Kind("caption")
    return _NOTES.of_beginning(line)


def is_caption(line: str) -> bool:
    """Whether ``line`` captions a picture or credits its source: ``… [Photo/Agencies]``, ``Photo : YONHAP News``."""
    told = _CAPTION_ENDS.search(line[-200:]) or _CAPTION_STARTS.match(line)
    return told is not None and _SPEECH.search(line) is None


def is_credited(line: str) -> bool:
    """Whether ``line`` ends with an agency in brackets, as captions do, and as the last paragraph may."""
    return _AGENCY_ENDS.search(line[-40:]) is not None


def _is_one_bracket(line: str) -> bool:
    """Whether the bracket that opens the line closes at its end, and not before: not ``(A) and (B)``."""
    depth = 0
    for mark in line.rstrip("."):
        if depth == 0 and mark not in _OPENING:
            return False
        depth += (mark in _OPENING) - (mark in _CLOSING)
    return depth == 0


def _bracketed(line: str, words: int) -> Kind | None:
    if is_caption(line):
        return Kind("caption")
    kind = _BRACKET_NOTES.of_beginning(line) or _NOTES.of_beginning(line[1:]) or _BRACKET_CREDITS.of_beginning(line)
    # Words in brackets that somebody said are the article's own.
    return kind if kind or (words >= _SAID_IN_BRACKETS and _SPEECH.search(line)) else Kind("note")
