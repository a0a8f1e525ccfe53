"""The words that pages' furniture is made of: sections, languages, share buttons, headings of link lists.

A short line is furniture where every word of it is such a word and one of them is telling; so a bar or heading
is known by its kind, however an outlet puts the words together.
"""

import re

_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[^\s\w]+|_+")
_FOREIGN = re.compile(r"[\u0600-\u06ff\u0400-\u04ff\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

SECTIONS = frozenset(
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
    today discover war history weaponry arms weapons exchanges rolling""".split()
)
NAVIGATION = frozenset(
    """menu search login logout log sign in up subscribe subscription register account profile my skip go to the
    content contents navigation sitemap site map mobile app apps rss feed newsletter newsletters english french
    spanish german russian arabic japanese korean chinese français español deutsch português italiano bahasa
    indonesia русский bilingual language languages select weather forecast about contact advertise advertising
    advertisement advertisements ads ad jobs careers privacy terms of use cookies cookie help faq feedback
    notice bookstore hotline rights legal desktop version simplified traditional main bottom top back jump
    close open next previous prev first last page pages click here loading en zh fr es ru ar ja ko""".split()
)
SHARING = frozenset(
    """share shares sharing wechat weibo facebook twitter tweet x instagram linkedin linked pinterest pin it tumblr
    reddit whatsapp line kakao kakaotalk kakaostory messenger telegram flipboard youtube tiktok google email e-mail
    mail print save bookmark favorite like likes copy url link urls text font size sizes a aa aaa large medium small
    larger smaller increase decrease zoom comments comment comment(s) qr code scan rss f t w g b p k + - in tencent
    qq qzone renren douban sina naver band by via on to this article page your friends with story listen download
    pdf translate fontsize cmt send list reset scrap snapshot clipboard copied min read minute minutes mins time
    views viewed hits good suggest friend is""".split()
)
TAILS = frozenset(
    """related relevant recommended recommendation recommendations recommend most viewed popular read reading clicked
    shared commented discussed watched emailed editor's editors' editor’s editors’ editors picks pick choice choices
    trending hot latest recent top today's today’s breaking must-read must more also you may might like love be
    interested for see news stories story articles article links link topics topic posts headlines headline videos
    video photos photo pictures galleries slides features coverage special specials in last past the 24 hours hour
    hrs day days week weekly month views view highlights highlight don't don’t miss missed case content contents
    from on around web this that of and keywords keyword key words tags tag comments comment newsletter follow us
    follows social media selected words focus here other others items reports what's what’s new now next up explore
    discover previous china korea world back to similar further information reading: section events event calendar
    columnists opinion rankings ranking best list issue special: sponsored promoted partners partner ads category
    categories readers reader's readers' live main articles' right elsewhere""".split()
)
_TELLING_TAILS = frozenset(
    """related relevant recommended recommendations recommend viewed popular clicked commented discussed watched
    emailed picks pick choice trending hot breaking must-read keywords keyword tags tag highlights 24 missed miss
    similar sponsored promoted follow today's today’s most latest also rankings ranking read""".split()
)
_TELLING_SHARING = frozenset(
    """suggest url share shares sharing wechat weibo facebook twitter tweet linkedin pinterest tumblr reddit whatsapp kakaotalk
    email e-mail print save bookmark font comments copy f scan tweet instagram youtube rss""".split()
)
_MOST_WORDS = 14


def words_of(line: str) -> list[str]:
    """The words of ``line`` in small letters, marks on their own left out."""
    return [token.casefold() for token in _TOKEN.findall(line) if token[0].isalnum() or token == "+"]


def is_share_bar(line: str) -> bool:
    """Whether ``line`` is a row of buttons: ``Share - WeChat``, ``f t w +``, ``Print | E-mail | Close``."""
    words = words_of(line)
    if len(words) > _MOST_WORDS * 2 or not any(word in _TELLING_SHARING or len(word) == 1 for word in words):
        return False
    # Buttons may stand in one row with a list's heading: "Editor's Pick   Print   List   Share".
    return all(word in SHARING or word in TAILS or word.isdecimal() or word == "close" for word in words)


def is_navigation(line: str) -> bool:
    """Whether ``line`` is a bar of sections or languages: ``Global Edition ASIA 中文 双语 Français``."""
    words = words_of(line)
    known = [word for word in words if word in NAVIGATION or word in SECTIONS or _FOREIGN.match(word)]
    return bool(words) and len(known) == len(words) and not line.rstrip().endswith((".", "?", "!"))


def is_section(line: str) -> bool:
    """Whether ``line`` names a section of a site: ``World News``, ``China / Military``."""
    words = words_of(line)
    return 0 < len(words) <= 6 and all(word in SECTIONS for word in words)


def is_tail_heading(line: str) -> bool:
    """Whether ``line`` heads a list that follows an article: ``Today's Top News``, ``Most Viewed in 24 Hours``."""
    words = words_of(line)
    return (
        0 < len(words) <= 8
        and all(word in TAILS or word.isdecimal() for word in words)
        and any(word in _TELLING_TAILS for word in words)
        and not line.rstrip().endswith((".", "?", "!"))
    )


def is_furniture(line: str) -> bool:
    """Whether ``line`` is made of such words alone."""
    return is_share_bar(line) or is_navigation(line) or is_tail_heading(line)
