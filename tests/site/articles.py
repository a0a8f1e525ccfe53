"""The pages of invented articles, in the layout that each outlet has now."""

import datetime as dt
import json
from dataclasses import replace
from html import escape

from tests.site.catalogue import SECTIONS, Piece


def page(piece: Piece, part: int = 1) -> str:
    """Return the page of an article; ``part`` of those that go over several, from 1."""
    if piece.parts > 1:
        return _china_daily(replace(piece, paragraphs=shares(piece)[part - 1]), _bar(piece, part))
    return _LAYOUTS.get(f"{piece.outlet} {piece.form}".strip(), _LAYOUTS[piece.outlet])(piece)


def shares(piece: Piece) -> list[tuple[str, ...]]:
    """Return the paragraphs of each part of an article."""
    size = -(-len(piece.paragraphs) // piece.parts)
    return [piece.paragraphs[size * part : size * (part + 1)] for part in range(piece.parts)]


def as_json(piece: Piece) -> str:
    """Return an article as China Daily's app has it."""
    fields = {
        "id": piece.content_id,
        "title": piece.title,
        "content": "".join(f"<p>{escape(paragraph)}</p> \n" for paragraph in piece.paragraphs),
        "author": piece.writer,
        "url": piece.url,
        "publishTime": f"{piece.published.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S}.000+0000",
        "source": "CHINA DAILY",
        "columnName": "World",
    }
    return json.dumps(fields, ensure_ascii=False)


def shell(piece: Piece) -> str:
    """Return a page that a script would fill: nothing of the article is in it."""
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"></head>
<body><div id="app" data-id="{piece.content_id}"></div><script src="/app.js"></script></body></html>
"""


def _bar(piece: Piece, part: int) -> str:
    names = [f"{piece.content_id}{f'_{one}' if one > 1 else ''}.html" for one in range(1, piece.parts + 1)]
    links = " ".join(f'<a href="{name}">{one}</a>' for one, name in enumerate(names, 1))
    return f'<div id="div_currpage"><span class="pageno">{part}/{piece.parts}</span> {links}</div>\n'


def _china_daily(piece: Piece, bar: str = "") -> str:
    section = SECTIONS[piece.section]
    body = "".join(f"      <p>{escape(paragraph)}</p>\n" for paragraph in piece.paragraphs) + bar
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{escape(piece.title)} - {section} - Chinadaily.com.cn</title>
<meta property="og:url" content="{piece.url.removeprefix("https:")}" />
</head>
<body>
<div class="topNav3_art"> <span id="bread-nav"> <a href="//www.chinadaily.com.cn">Home</a>
  <a href="//www.chinadaily.com.cn/{piece.section}">/ {section}</a> </span> </div>
<div class="main_art">
  <div class="lft_art" id="lft-art">
    <h1>{escape(piece.title)}</h1>
    <div class="info"> <span class="info_l">
            By {piece.writer} |
            China Daily |
            Updated: {piece.published:%Y-%m-%d %H:%M}
          </span></div>
    <div id="Content">
{body}    </div>
  </div>
</div>
<div class="dibu-one">Copyright 1995 - {piece.published:%Y}. All rights reserved.</div>
</body>
</html>
"""


def _china_military(piece: Piece) -> str:
    slots = {"Source": "China Military Online", "Editor": piece.writer, "Time": f"{piece.published:%Y-%m-%d %H:%M:%S}"}
    facts = "".join(f"<dl><dt>{name}</dt><dd>{value}</dd></dl>" for name, value in slots.items())
    return f"""<!DOCTYPE html>
<html lang="en">
<head><meta charset="UTF-8"><title>{escape(piece.title)} - China Military</title></head>
<body>
<ol class="breadcrumb"><a href="/">Home</a> &gt; <a href="/CHINA">China</a></ol>
<div class="article-header"><h1>{escape(piece.title)}</h1>
<div class="pub-info">{facts}</div></div>
<div id="article-content">
{_paragraphs(piece)}</div>
</body>
</html>
"""


def _mnd(piece: Piece) -> str:
    return f"""<!DOCTYPE html>
<html lang="en">
<head><meta charset="UTF-8"><title>{escape(piece.title)}</title>
<meta ame="publishdate" content="{piece.published:%Y-%m-%d}"></head>
<body>
<div class="container artichle-info">
<h2>{escape(piece.title)}<span class="num" id="num"></span></h2>
<p><span><em>Source:</em> Ministry of National Defense</span> <span><em>Editor:</em> {piece.writer}</span>
<span><em>Time:</em> {piece.published:%Y-%m-%d %H:%M:%S}</span></p>
</div>
<div class="container" id="article-content">
{_paragraphs(piece)}</div>
</body>
</html>
"""


def _china_daily_old(piece: Piece) -> str:
    return f"""<!DOCTYPE html>
<html>
<head><meta charset="utf-8" /><title>{escape(piece.title)} - China - Chinadaily.com.cn</title></head>
<body>
<div class="topNav3_art"><span id="bread-nav"><a href="/">Home</a> <a href="/china">/ China</a></span></div>
<div class="main_art"><div class="lft_art">
<h1>{escape(piece.title)}</h1>
<div class="data">By {piece.writer} | China Daily | Updated: {piece.published:%Y-%m-%d %H:%M}</div>
<div id="Content">
{_paragraphs(piece)}</div>
</div></div>
</body>
</html>
"""


def _china_daily_zh(piece: Piece) -> str:
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>山城邮车 - 中国日报网</title></head>
<body>
<div class="container-left2">
<h1 class="dabiaoti">山城邮车重新开行</h1>
<div class="fenx"><div class="xinf-le">来源：<a href="#">中国日报网</a></div>
<div class="xinf-le">{piece.published:%Y-%m-%d %H:%M}　</div></div>
<div id="Content" class="article">
<p>山城的邮车将于下月重新开行，负责人周一表示，第{piece.number}号邮车每天运送两袋邮件。</p>
<p>车站的通知说，信件不会等待超过一天。</p>
</div></div>
</body>
</html>
"""


def _mfa(piece: Piece) -> str:
    return f"""<!DOCTYPE html>
<html>
<head><meta charset="utf-8">
<title>{escape(piece.title)}_Ministry of Foreign Affairs of the People's Republic of China</title></head>
<body>
<div class="news-title"><h1>{escape(piece.title)}</h1>
<p><span class="time">{piece.published:%Y-%m-%d %H:%M}</span></p></div>
<div class="news-main"><div class="TRS_UEDITOR trs_paper_default">
{_paragraphs(piece)}</div></div>
</body>
</html>
"""


def _global_times(piece: Piece) -> str:
    text = "<br /><br />".join(escape(paragraph) for paragraph in piece.paragraphs)
    return f"""<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml">
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{escape(piece.title)} - Global Times</title></head>
<body>
<div class="article">
<div class="article_top"><div class="article_title">{escape(piece.title)}</div>
<div class="author_share"><span class="byline">By {piece.writer}</span>
<span class="pub_time">Published: {piece.published:%b %d, %Y %I:%M %p}</span></div></div>
<div class="article_content"><div class="article_right">{text}<br /></div></div>
</div>
</body>
</html>
"""


def _paragraphs(piece: Piece) -> str:
    return "".join(f'<p class="ueditor-text-p_display">{escape(paragraph)}</p>\n' for paragraph in piece.paragraphs)


_LAYOUTS = {
    "china-daily": _china_daily,
    "china-daily app": shell,
    "china-daily old": _china_daily_old,
    "china-daily zh": _china_daily_zh,
    "china-military-online": _china_military,
    "mnd": _mnd,
    "mfa": _mfa,
    "global-times": _global_times,
}
