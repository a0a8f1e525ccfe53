"""The pages of invented articles, in the layout that each outlet has now."""

from html import escape

from tests.site.catalogue import SECTIONS, Piece


def page(piece: Piece) -> str:
    """Return the page of an article."""
    return _LAYOUTS[piece.outlet](piece)


def _china_daily(piece: Piece) -> str:
    section = SECTIONS[piece.section]
    body = "".join(f"      <p>{escape(paragraph)}</p>\n" for paragraph in piece.paragraphs)
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


def _paragraphs(piece: Piece) -> str:
    return "".join(f'<p class="ueditor-text-p_display">{escape(paragraph)}</p>\n' for paragraph in piece.paragraphs)


_LAYOUTS = {"china-daily": _china_daily, "china-military-online": _china_military, "mnd": _mnd}
