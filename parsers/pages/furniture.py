"""Short lines that are not the article: bars, headings of lists, marks; known by their form wherever they stand."""

import re
from collections.abc import Callable

from parsers.pages import vocabulary
from parsers.pages.kinds import Forms, Kind, Reach, form

LONGEST = 260
_LONGEST_LABEL = 40
_MAIL = r"[(\[<]?[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,30}){1,4}[>)\]]?"
_RELATED = (
    r"(?:related|recommended)(?: (?:news|stor(?:y|ies)|articles?|reading|links?|videos?|photos?|reports?|topics?"
    r"|coverage|content|posts?|items?|materials?))?(?: \W.{0,10})?"
)
_ELSEWHERE = (
    r"(?:what (?:others|people) are reading|up next|next (?:article|story)|previous (?:article|story)|around the web"
    r"|from the web|in case you missed it|don['’]t miss|(?:china|world) views|further reading|background(?: links?)?"
    r"|links|specials?)\s?[:：>»]?"
)

_FORMS = Forms(
    form("ornament", r"[\W_]+"),
    form(
        "end mark",
        r"[(\[]\s*(?:the )?(?:ends?|over|more|完)\s*[)\]]",
        r"-\s?(?:30|0)\s?-|ends?|enditem",
        reach=Reach.END,
    ),
    form(
        "advertisement",
        r"[\W_]*(?:advertisements?|sponsored(?: content| links)?|promoted(?: content)?|ad)[\W_]*",
        r"skip (?:ad|past).{0,40}",
        r"(?:story|article) continues.{0,40}|continue reading.{0,40}|scroll (?:down )?to continue.{0,20}",
    ),
    form(
        "copyright",
        r"(?:京icp|icp|jing ?icp|京公网).*",
        r"(?:licen[sc]e|registration|record|approval|permit)\b.{0,60}\b(?:no|number|publishing)\b.*",
        r"(?:terms of (?:use|service)|privacy policy|cookie policy|about (?:us|china daily)|contact us"
        r"|advertise (?:with us|on site))\b.{0,160}",
        reach=Reach.END,
    ),
    form(
        "navigation",
        r"(?:back|go|return|scroll)(?: up)? to (?:the )?(?:top|home(?: ?page)?|list|contents)",
        r"\^* ?top",
    ),
    form(
        "print page",
        r"[(\[]?[\w' ]{2,30}\b\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? ?(?:page|p\.?) ?[\w-]{0,4}[)\]]?",
        r"[(\[]?(?:page|p\.) ?[A-Z]?\d{1,3}[)\]]?",
    ),
    form(
        "reading time",
        r"\d{1,3}[ -]?min(?:ute)?s?(?: to)? read",
        r"reading time.{0,20}|listen(?: to (?:this )?(?:article|story))?.{0,12}",
        r"get short url|(?:page ?)?views?\s?[:：]\s?[\d,]+",
    ),
    form(
        "e-mail",
        rf"(?!please\b|contact\b|readers\b|you\b)(?:e-?mail\s?[:;：]?\s?|by )?(?:[\w.'’-]+[ ,/]+){{0,6}}"
        rf"{_MAIL}(?:[\s,;/|]*(?:and )?{_MAIL}){{0,6}}\.?",
    ),
    form("link", r"(?:(?:link|source|url|website|original|via)\s?[:：]?\s?)?(?:https?://|www\.)\S+"),
    form(
        "related links",
        _RELATED,
        r"you (?:may|might|will)(?: also)? (?:like|be interested in|have missed|enjoy)\b.{0,40}",
        r"more (?:from|in|on|about|news|stories|articles|headlines|coverage)\b.{0,50}",
        _ELSEWHERE,
        reach=Reach.LIST,
    ),
    form(
        "comments",
        r"(?:\d+ |no |your |latest |reader |readers['’] |all |user )?comments?(?: ?\(?\d+\)?)?\s?[:：]?",
        r"(?:add|post|leave|write|view|read|show|see|load)(?: (?:your|a|all|more))? (?:\(?\d+\)? )?comments?",
        r"blog comments\b.*|login to comment.*",
        reach=Reach.LIST,
    ),
    form(
        "related links",
        r"(?:also read|must read|read (?:also|more|next)|see (?:also|more)|watch(?: (?:also|more|the video))?|more"
        r"|video|in pictures|photos|gallery|slideshow|explainer|infographic|full (?:text|story))"
        r"\s?(?:[:：>|»].{0,200}|\.{3}|…)?",
    ),
    form(
        "keywords",
        r"(?:key ?words?|tags?|topics?|labels?|in this story)\s?(?:[:：#].*|#?\w[\w#,\s-]{0,60})?",
        r"(?:#\S+(?:\s[^\s#]+){0,2}[\s,]*)+",
        reach=Reach.LIST,
    ),
    form(
        "share bar",
        r"(?:like|save|tweet|pin|mail)s?(?: \d+)?",
        r"share(?:\s?[:：-].{0,40}| (?:to|this|on|via|it|with)\b.{0,60})?",
        r"(?:print|e-?mail|save|close|font|text size|bookmark|list)\s?[|/:：].{0,60}",
    ),
    form(
        "appeal",
        r"follow (?:us|me|@).{0,80}|@\w{2,30}",
        r"(?:wechat|weibo|twitter|facebook|instagram)\s?[:：]\s?@?\S{0,40}",
        r"(?:subscribe|sign up|register|download|log ?in|sign in)(?: (?:now|here|today))?!?",
    ),
    form(
        "page numbers", r"(?:(?:previous|prev|first|next|last|pages?|of|\d{1,3}|[<>«»‹›|/·.…\[\]()-]+)(?:\s+|$)){1,40}"
    ),
)
_LABELLED = Forms(
    form("print headline", r"(?:newspaper|print|original|page) (?:headline|title|edition|version)\s?[:：]"),
    form(
        "posted in",
        r"(?:(?:posted|filed|published|categori[sz]ed) (?:in|under)|categor(?:y|ies)|section|column)\s?[:：]",
    ),
    form("keywords", r"(?:key ?words?|tags?)\s?[:：#]", reach=Reach.LIST),
    form(
        "related links",
        r"(?:also read|must read|read (?:also|more|next)|see also|watch(?: also)?|in pictures)\s?[:：>|»]",
    ),
)
_BREADCRUMB = re.compile(
    r"(?:(?:you are here|location|current position)\s?[:：]?\s?)?"
    r"[^<>»›→|]{1,40}(?:\s?(?:>+|»|›|→)\s?[^<>»›→|]{1,60}){1,5}\s?[>»›→]*"
)
_BAR = re.compile(r"(?!by\b)[^|\d]{1,30}(?:\|[^|\d]{1,30}){3,}\|?", re.IGNORECASE)
_SLASHED = re.compile(r"[\w&'’. -]{2,30}(?:\s?/\s?[\w&'’. -]{2,40}){1,4}\s?/?")
_FIRST_PIECE = re.compile(
    r"(?:(?:you are here|location|current position)\s?[:：]?\s?)?(?:home(?: ?page)?|front page|main|index)"
    r"\s?(?:>+|»|›|→|/|\||-)+\s*",
    re.IGNORECASE,
)
_PIECES = re.compile(r"\s?(?:>+|»|›|→|/|\|)\s?")
_LONGEST_BREADCRUMB = 120
_LONGEST_PIECE = 4


def furniture(line: str) -> Kind | None:
    """What the short ``line`` is if it is furniture of the page, else None."""
    if len(line) > LONGEST:
        return None
    if is_breadcrumb(line):
        return Kind("breadcrumb")
    kind = _FORMS.of_whole(line)
    if kind is not None:
        return kind
    reason = vocabulary.furniture(line)
    if reason is not None:
        return Kind(reason, Reach.LIST if reason == "related links" else Reach.LINE)
    return labelled(line) or (Kind("navigation") if _BAR.fullmatch(line) else None)


def labelled(line: str) -> Kind | None:
    """What ``line`` is if a label of furniture opens it: ``Most Viewed: …``, ``Posted in: …``."""
    label, colon, _ = line[:_LONGEST_LABEL].replace("：", ":").partition(":")
    if colon and vocabulary.is_tail_heading(label):
        return Kind("related links", Reach.LIST)
    return _LABELLED.of_beginning(line[:LONGEST])


def is_breadcrumb(line: str) -> bool:
    """Whether ``line`` says where in the site the page stands: ``Home / China / Military``, ``Home>>World``."""
    if len(line) > _LONGEST_BREADCRUMB or line.endswith((".", "?", "!")):
        return False
    if _BREADCRUMB.fullmatch(line):
        return True
    if "/" not in line or _SLASHED.fullmatch(line) is None:
        return False
    pieces = [piece.strip() for piece in line.split("/") if piece.strip()]
    titled = all(piece[0].isupper() and piece.count(" ") < _LONGEST_PIECE for piece in pieces)
    return _FIRST_PIECE.match(line) is not None or (titled and vocabulary.is_section(pieces[0]))


def section(breadcrumb: str, is_site: Callable[[str], bool]) -> str | None:
    """The breadcrumb as printed, without ``Home`` or the site's own name at its head; None if nothing is left."""
    rest = _FIRST_PIECE.sub("", breadcrumb, count=1) if _FIRST_PIECE.match(breadcrumb) else breadcrumb
    first, *others = _PIECES.split(breadcrumb, maxsplit=1)
    if rest == breadcrumb and others and is_site(first):
        rest = others[0]
    return rest.strip(" />»›|") or None
