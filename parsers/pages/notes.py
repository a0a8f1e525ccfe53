"""Sentences that stand on a page beside the article: captions, notes on author, source and rights, appeals.

They read like prose, so each kind is known by what such a note has to say, and long paragraphs are never notes.
"""

import re

from parsers.pages.kinds import Form, Kind, Reach, first_fit, form

LONGEST = 700
"""Characters beyond which a line is no note (a copyright notice apart)."""
_CAPTION_WORDS = 70
_BRACKETED = re.compile(r"[(\[（【].*[)\]）】]\.?", re.DOTALL)
_SPEECH = re.compile(r"[\"“”].*\b(?:said|says|told|asked|added|urged)\b|\b(?:said|told|added)\b.*[\"“”]", re.IGNORECASE | re.DOTALL)

_CAPITAL = r"(?-i:[A-Z])[\w.'’-]{0,30}"
_NAMES = rf"{_CAPITAL}(?: {_CAPITAL}){{0,3}}"
_MEDIA = r"(?:china daily|xinhua|agenc(?:y|ies)|ap|afp|reuters|yonhap|epa|vcg|ic|cfp|pool|getty images|news1|newsis|global times)"
_PICTURE = r"(?:photos?|pictures?|images?|graphics?|illustrations?|cartoons?|video grab|screenshot|map|courtesy)"

_CAPTION_ENDS = re.compile(
    rf"[(\[（【]\s*(?:(?:file|handout|archive|provided|aerial|undated) )*{_PICTURE}\b[^()\[\]]{{0,120}}[)\]）】]\.?$"
    rf"|[(\[（][^()\[\]]{{0,80}}(?:\b(?:file {_PICTURE}|photographer)|/\s?{_MEDIA}|\b{_MEDIA}\s?/)[^()\[\]]{{0,40}}[)\]）]\.?$"
    rf"|[(\[（](?:source|credit|provided by|courtesy of)\b[^()\[\]]{{2,80}}[)\]）]\.?$"
    rf"|\[{_MEDIA}(?:/{_MEDIA})?\]$|[.]\s?\(by {_NAMES}[^()]{{0,40}}\)$"
    rf"|(?:^|\s){_PICTURE}\s?(?:/|:|：|(?:provided )?by\s|credit\b|from\s)\s?[\w\s./&'’-]{{2,60}}$"
    rf"|(?:^|[.\s]){_NAMES}\s?/\s?(?:for )?{_MEDIA}\.?$",
    re.IGNORECASE,
)
_CAPTION_STARTS = re.compile(
    rf"(?:(?:file|handout|undated|archive|combination|aerial|composite) )+{_PICTURE}\b"
    rf"|{_PICTURE}\s?(?:/|:|：|by\b|caption\b|credit|copyright|courtesy)"
    rf"|(?:reuters|ap photo|afp|epa|getty images|yonhap|xinhua)\s?/\s?\w"
    rf"|(?:in )?th(?:is|ese) (?:[\w.,-]+ ){{0,6}}(?:photo|picture|image|frame grab|handout)s?\b"
    rf"|(?:a|an|the) (?:file |aerial |handout |combination |undated |screen)+(?:photo|picture|image|grab)s?\b"
    r"|©(?!.{0,80}(?:rights|\b\d{4}\b))|图片说明|资料图",
    re.IGNORECASE,
)
_AGENCY_ENDS = re.compile(rf"[(\[（]{_MEDIA}(?:[-/ ]\w+)?[)\]）]$", re.IGNORECASE)

_BRACKET_NOTES: tuple[Form, ...] = (
    form("disclaimer", r".*\b(?:for (?:your )?reference|prevail|divergence|discrepanc|translat|transcript|unofficial|abridged|excerpt|edited for)"),
    form("edit note", r"[(\[]\s*(?:attn|adds?|recasts?|updates?|corrects?|changes?|rewrites|eds|editors?['’]? ?s? note|refiles?|trims|restores|clarifies|with photos?|lead|\dnd lead|urgent|more to come)\b"),
    form("credit", r"[(\[].*\b(?:by|from|contributed|page|editors?|reporters?|inputs?|agenc(?:y|ies)|desk)\b"),
    form("end mark", r"[(\[]\s*(?:the )?(?:ends?|over|more|完)\s*[)\]]", reach=Reach.END),
)
_NOTES: tuple[Form, ...] = (
    form(
        "author note",
        r"the (?:co-?)?(?:authors?|writers?|columnists?|commentators?|contributors?)(?:,[^.]{1,120},)? (?:is|are|was|were|has been|works?|teaches|serves?|focuses)\b(?!.{0,200}\b(?:said|told|quoted|charged|arrested|accused)\b)",
        r"about the (?:author|writer)s?\b",
        rf"{_NAMES}(?:,[^.]{{1,60}},)? (?:is|was) an? (?:[\w-]+ ){{0,4}}(?:reporter|correspondent|columnist|staff writer|commentator|contributor|contributing \w+)\b[^\"“”]{{0,160}}",
    ),
    form(
        "views note",
        r"(?:the |all |any )?(?:views?|opinions?)(?: and (?:views?|opinions?))?\b.{0,80}\b(?:necessarily|(?:his|her|their|the author['’]s) own\b|those of the)",
        r"(?:the )?(?:article|column|commentary|piece) .{0,60}\b(?:necessarily|reflects? the (?:author|writer)['’]s)",
    ),
    form(
        "origin note",
        r"(?:this|the) (?:article|story|column|report|commentary|piece|interview) (?:was|is|has been|had been|first|originally)\b.{0,40}\b(?:published|appeared|adapted|reprinted|republished|translated|compiled|produced|updated|carried|part of|taken|excerpt)",
        r"[^\"“”]{3,160}\bcontributed to th(?:is|e) (?:story|report|article|column)\b",
        r"with (?:inputs?|files|contributions?|reports?|additional reporting|reporting) (?:from|by)\b",
        r"(?:correction|clarification|editor['’]s note|editors['’] note|disclaimer|note to (?:readers|editors))\s?[:：]",
    ),
    form("credit", r"(?:additional |other )?(?:reporting|writing|editing|edited|compiled|translated|translation|proofread|written|copy-?edited|produced)(?:,? and (?:editing|writing|reporting))? by\b[^.\"“]{0,200}"),
    form(
        "contact",
        r"(?:you (?:can|may) |readers (?:can|may) )?(?:please )?(?:contact|reach|e-?mail|write to)(?: with)? (?:the |this |our )?(?:writers?|authors?|reporters?|correspondents?|columnists?|journalists?|editors?|us)\b.{0,80}(?:\bat\b|@|:)",
        r"(?:the (?:writer|author|reporter)s? |[A-Z][\w-]+ [A-Z][\w-]+ |he |she )?(?:can|may) be (?:reached|contacted|followed) (?:at|on|by|via)\b",
        r"(?:please )?(?:direct|send|address|e-?mail) (?:your |any |all )*(?:questions|comments|letters|inquiries|views|opinions|feedback|corrections)\b",
        r"(?:if you have|do you have|have|got) (?:any |a |an |something )*(?:problems?|questions?|story|news tip|comments?|tips?|to say|views?|opinion)\b.{0,200}(?:@|contact|e-?mail|us\b|write)",
        r"(?:e-?mail|tel|fax|phone|contact)\s?[:;：]",
        r"[^\"“]{0,60}(?:e-?mail|contact)\s?[:;：]\s?\S+@\S+\.?$",
    ),
    form(
        "appeal",
        r"(?:for|to get|get|want|stay|to read) (?:the )?(?:latest|more|up-to-date|updates|full|breaking|further|all|up to date)\b.{0,120}\b(?:follow|visit|subscribe|download|scan|click|sign up|log on|go to|check out|facebook|wechat)\b",
        r"(?:please )?(?:follow|like|find|join|connect with) (?:us|(?:@?[\w'’]+ ){1,4}on (?:twitter|facebook|weibo|wechat|instagram|telegram|x\b))",
        r"(?:subscribe to|sign up (?:for|to)|register (?:for|to)|download (?:the|our)|scan (?:the|this)|click (?:here|on|the)|tap (?:here|the)|install (?:the|our)|log ?in to|sign in to)\b.{0,160}",
        r"(?:we (?:welcome|encourage|value) your|(?:leave|add|post|share|submit|write) (?:a|your|us your) (?:comment|thought|opinion|view|reply)|have your say|tell us what you think|what do you think\?|be the first to comment|join the (?:conversation|discussion))",
        r"(?:blog )?comments? (?:powered by|are (?:closed|moderated|subject)|section|policy)\b",
    ),
    form(
        "copyright",
        r"(?:copyright|©|\(c\)|ⓒ)(?=\W|\d)",
        r".{0,200}\ball rights? reserved\b",
        r"(?:no part of|(?:any )?(?:reproduction|unauthori[sz]ed|redistribution|reprint|republication|use))\b.{0,200}\b(?:prohibited|permission|consent|forbidden)\b",
        r"(?:this (?:website|site|material)|the content \(|content )\b.{0,200}(?:belongs? to|authori[sz]ation|may not be (?:published|reproduced))",
        reach=Reach.END,
    ),
    form("standards", r"our standards\b", r".{0,30}thomson reuters trust principles", reach=Reach.END),
)


def note(line: str, words: int) -> Kind | None:
    """What ``line`` is if it is a note or a caption rather than a paragraph of the article, else None."""
    if len(line) > LONGEST:
        return first_fit(_NOTES[-2:], line[:LONGEST], whole=False)
    if _BRACKETED.fullmatch(line) and not _inner_bracket(line):
        return _bracketed(line, words)
    if words <= _CAPTION_WORDS and is_caption(line):
        return Kind("caption")
    return first_fit(_NOTES, line, whole=False)


def is_caption(line: str) -> bool:
    """Whether ``line`` captions a picture or credits its source: ``… [Photo/Agencies]``, ``Photo : YONHAP News``."""
    told = _CAPTION_ENDS.search(line[-200:]) or _CAPTION_STARTS.match(line)
    return told is not None and _SPEECH.search(line) is None


def is_credited(line: str) -> bool:
    """Whether ``line`` ends with an agency in brackets, as captions do, and as the last paragraph may."""
    return _AGENCY_ENDS.search(line[-40:]) is not None


def _inner_bracket(line: str) -> bool:
    """Whether the bracket that opens the line closes before its end: ``(A) and (B)``."""
    return any(mark in line[1:].rstrip(".")[:-1] for mark in ")]）】") and line.count(line[0]) != line[1:].count(line[0]) + 1


def _bracketed(line: str, words: int) -> Kind | None:
    if is_caption(line):
        return Kind("caption")
    kind = first_fit(_BRACKET_NOTES[:2], line, whole=False) or first_fit(_NOTES, line[1:], whole=False)
    kind = kind or first_fit(_BRACKET_NOTES[2:], line, whole=False)
    # Words in brackets that somebody said are the article's own.
    return kind if kind or (words >= 8 and _SPEECH.search(line)) else Kind("note")
