"""The words that pages' furniture is made of: sections, languages, share buttons, headings of link lists.

A short line is furniture where every word of it is such a word and one of them is telling; so a bar or heading
is known by its kind, however an outlet puts the words together.
"""

import re

_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|\+")
_FOREIGN = re.compile(r"[\u0400-\u04ff\u0600-\u06ff\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONGEST_BAR = 28
_LONGEST_HEADING = 8
_LONGEST_SECTION = 6


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SECTIONS = _set(
    """home news world china chinese national international asia asia-pacific pacific asean africa europe european
    americas america usa us uk korea korean korea's north south south-east east west middle japan russia global
    local nation politics political government policy governmentandpolicy diplomacy diplomatic foreign affairs
    defense defence military security army navy pla mil armed forces business economy economic finance markets
    market industry tech technology sci-tech science innovation environment health education society social
    culture cultural arts art entertainment k-pop hallyu k-wave movies film lifestyle life style food travel
    people sports sport football golf opinion opinions op-ed editorial editorials comment commentary columnists
    columns column analysis in-depth depth features feature focus special specials report reports interviews
    interview video videos photo photos pictures images graphics gallery cartoon cartoons slides multimedia audio
    podcast podcasts tv live radio newspaper epaper e-paper print edition editions magazine archive archives
    weekend forum blog blogs regional regions beijing shanghai hong kong taiwan macao seoul peninsula ties
    relations press conference conferences briefing briefings spokesperson's remarks spokesperson statements
    release releases services service other all top stories story headlines headline latest and & more index
    page front main list channel channels exclusive exclusives explainers topics topic issue issues
    today discover war history weaponry arms weapons exchanges rolling media"""
)
_NAVIGATION = _SECTIONS | _set(
    """menu search login logout log sign in up subscribe subscription register account profile my skip go to the
    content contents navigation sitemap site map mobile app apps rss feed newsletter newsletters english french
    spanish german russian arabic japanese français español deutsch português italiano bahasa indonesia русский
    bilingual language languages select weather forecast about contact advertise advertising advertisement
    advertisements ads ad jobs careers privacy terms of use cookies cookie help faq feedback notice bookstore
    hotline rights legal desktop version simplified traditional bottom back jump close open next previous prev
    first last pages click here loading en zh fr es ru ar ja ko"""
)
_TAILS = _set(
    """related relevant recommended recommendation recommendations recommend most viewed popular read reading clicked
    shared commented discussed watched emailed editor's editors' editor’s editors’ editors picks pick choice choices
    trending hot latest recent top today's today’s breaking must-read must more also you may might like love be
    interested for see news stories story articles article links link topics topic posts headlines headline videos
    video photos photo pictures galleries slides features coverage special specials in last past the 24 hours hour
    hrs day days week weekly month views view highlights highlight don't don’t miss missed case content contents
    from on around web this that of and keywords keyword key words tags tag comments comment newsletter follow us
    follows social media selected words focus here other others items reports what's what’s new now next up explore
    discover previous china korea world back to similar further information section events event calendar
    columnists opinion rankings ranking best list issue sponsored promoted partners partner ads category
    categories readers reader's readers' live main articles' right elsewhere"""
)
_SHARING = _TAILS | _set(
    """share shares sharing wechat weibo facebook twitter tweet x instagram linkedin linked pinterest pin it tumblr
    reddit whatsapp line kakao kakaotalk kakaostory messenger telegram flipboard youtube tiktok google email e-mail
    mail print save bookmark favorite likes copy url urls text font size sizes a aa aaa large medium small
    larger smaller increase decrease zoom qr code scan rss f t w g b p k + - tencent qq qzone renren douban sina
    naver band by via article page your friend friends with listen download pdf translate fontsize cmt send reset
    scrap snapshot clipboard copied min minute minutes mins time hits good suggest is close"""
)
_TELLING_TAILS = _set(
    """related relevant recommended recommendations recommend viewed popular clicked commented discussed watched
    emailed picks pick choice trending hot breaking must-read keywords keyword tags tag highlights 24 missed miss
    similar sponsored promoted follow today's today’s most latest also rankings ranking read"""
)
_TELLING_SHARING = _set(
    """suggest url share shares sharing wechat weibo facebook twitter tweet linkedin pinterest tumblr reddit whatsapp
    kakaotalk email e-mail print save bookmark font comments copy scan instagram youtube rss"""
)


def words_of(line: str) -> list[str]:
    """The words of ``line`` in small letters; none where it has more than a bar can have."""
    if line.count(" ") > 3 * _LONGEST_BAR:
        return []
    return [word.casefold() for word in _TOKEN.findall(line)]


def furniture(line: str) -> str | None:
    """``share bar``, ``navigation`` or ``related links`` where ``line`` is made of such words alone, else None."""
    words = words_of(line)
    if not 0 < len(words) <= _LONGEST_BAR:
        return None
    if _is_share_bar(words):
        return "share bar"
    if line.endswith((".", "?", "!")):
        return None
    if all(word in _NAVIGATION or _FOREIGN.match(word) for word in words):
        return "navigation"
    return "related links" if _is_tail_heading(words) else None


def is_section(line: str) -> bool:
    """Whether ``line`` names a section of a site: ``World News``, ``China / Military``."""
    words = words_of(line)
    return 0 < len(words) <= _LONGEST_SECTION and all(word in _SECTIONS for word in words)


def is_tail_heading(line: str) -> bool:
    """Whether ``line`` heads a list that follows an article: ``Today's Top News``, ``Most Viewed in 24 Hours``."""
    return _is_tail_heading(words_of(line))


def _is_share_bar(words: list[str]) -> bool:
    """A row of buttons, ``Share - WeChat``, ``f t w +``; a heading may stand in it, ``Editor's Pick  Print  List``."""
    telling = any(word in _TELLING_SHARING or len(word) == 1 for word in words)
    return telling and all(word in _SHARING or word.isdecimal() for word in words)


def _is_tail_heading(words: list[str]) -> bool:
    telling = len(words) <= _LONGEST_HEADING and any(word in _TELLING_TAILS for word in words)
    return telling and all(word in _TAILS or word.isdecimal() for word in words)
