"""Hostile pages in HTML of a given size: broken markup, a bad joke or an attack where an article would be."""

from tests.benchmarks.adversarial import Maker, filled, nested

TODAY = "https://www.chinadaily.com.cn/a/201810/30/WS5bd79a01a310eff303285001.html"
OLD = "http://www.chinadaily.com.cn/english/doc/2005-02/25/content_419382.htm"
UNMARKED = "http://www.chinadaily.com.cn/china/2016-07/09/content_26020001.htm"
UNKNOWN = "https://www.example.org/news/2018/10/30/bridge.html"

_PROSE = "<p>The bridge will open in May, its builder said on Monday.</p>"
_HEAD = (
    '<html><head><title>Bridge</title></head><body><div id="lft-art"><h1>Bridge to open</h1><div class="info">'
    '<span class="info_l">By Ye Lan | China Daily | Updated: 2018-10-30 07:50</span></div>'
)
_BODY = f'{_HEAD}<div id="Content">{_PROSE}'
_TAIL = f"{_PROSE}</div></div></body></html>"


def _shown(unit: str) -> str:
    """The unit as a name that a command line takes."""
    return unit.encode("unicode_escape").decode()


def _junk(unit: str) -> Maker:
    """A page of today with ``unit`` over and over amid the body, never cut, so that what comes after it is seen."""

    def page(size: int) -> str:
        room = size - len(_BODY + _TAIL)
        return _BODY + (unit * (room // len(unit.encode()))) + " " * (room % len(unit.encode())) + _TAIL

    return page


def _crossed(opening: str, closing: str) -> Maker:
    """Half the page opens elements, the other half closes what is not open."""

    def page(size: int) -> str:
        count = (size - len(_BODY + _TAIL)) // len(opening + closing)
        return _BODY + opening * count + closing * count + _TAIL

    return page


def _attributes(size: int) -> str:
    names = "".join(f" a{at:06}" for at in range((size - len(_BODY + _TAIL) - len("<p>x</p>")) // 8))
    return f"{_BODY}<p{names}>x</p>{_TAIL}"


PAGES: dict[str, tuple[str, Maker]] = {
    **{
        f"a page of {_shown(unit)}": (TODAY, _junk(unit))
        for unit in (
            "<br> a<br> <p> <p></p> <p>x <div> <div><p> <b> <b>x <span>x</span> <td>x <li>x <dl><dt>x<dd>y <h1>"
            " <form> <table><tr><td>x</td></tr></table> <figcaption>x <ruby>x<rt>y <a> <x:y>x</x:y> <p><font><font>"
            " <iframe> <select><option>x <script>x</script> <script> <style>x <svg><path/></svg> <title>x <template>"
            ' <meta> <html> <!-- <!----> <![CDATA[x]]> <?x?> <!DOCTYPE &amp; &#x0; & < > " </p> </div> x \x00 \u200b'
            " <p>By <td <!--enpcontent--> <!--enpproperty"
        ).split(" ")
    },
    "a page of sentences": (TODAY, _junk("<p>He said no on Monday.</p>")),
    "a page of lines that go on": (TODAY, _junk("He said no<br>of ")),
    "a page of bylines": (TODAY, _junk("<p>By MO JINGXI,AN BAIJIE(China Daily)")),
    "a page of dates": (TODAY, _junk("<p>Updated: 2018-10-30 07:50")),
    "a page of info lines": (TODAY, _junk('<span class="info_l">By Ye Lan</span>')),
    "a page of bodies": (TODAY, _junk('<div id="Content">')),
    "a page of a transcript": (TODAY, _junk("<p>Q: Does China oppose it?</p>")),
    "a page of headings and links": (TODAY, _junk("<p>Today's Top News</p><p>Ferry</p>")),
    "a page of classes": (TODAY, _junk('<p class="a b c" id="d">x</p>')),
    "a page of white space": (TODAY, _junk(" ")),
    "a page of spaced tags": (TODAY, _junk("<p> ")),
    "a page with one huge attribute": (TODAY, filled("a ", f'{_BODY}<p class="', f'">x</p>{_TAIL}')),
    "a page with many attributes": (TODAY, _attributes),
    "a page with an open comment": (TODAY, filled("x ", f"{_BODY}<!-- ")),
    "a page with an open script": (TODAY, filled("var a; ", f"{_BODY}<script>")),
    "a page of nested divs": (TODAY, nested("<div>", "</div>", _BODY, _TAIL)),
    "a page of nested divs and paragraphs": (TODAY, nested("<div><p>", "</p></div>", _BODY, _TAIL)),
    "a page of nested tables": (TODAY, nested("<table><tr><td>", "</td></tr></table>", _BODY, _TAIL)),
    "a page of nested captions": (TODAY, nested("<figcaption>x", "</figcaption>", _BODY, _TAIL)),
    "divs open, others closed": (TODAY, _crossed("<div>", "</b>")),
    "divs open, then bodies": (TODAY, _crossed("<div>", "<boDy>")),
    "a headline without end": (TODAY, filled("bridge ", '<div id="lft-art"><h1>', f'</h1><div id="Content">{_PROSE}')),
    "breaks before the body": (UNMARKED, filled("<br>", "<h1>Bridge</h1>", f'<div id="Content">{_PROSE}')),
    "words before the body": (UNMARKED, filled("<p>x", "<h1>Bridge</h1>", f'<div id="Content">{_PROSE}')),
    "bylines before the body": (UNMARKED, filled("<p>By Ye Lan", "<h1>Bridge</h1>", f'<div id="Content">{_PROSE}')),
    "an old page of bylines": (
        OLD,
        filled(
            "<P>By YE LAN,YU SHAN(China Daily)",
            "<!--enpproperty <title>Bridge</title>/enpproperty--><td id=Content>",
            f"<!--enpcontent-->{_PROSE}<!--/enpcontent-->",
        ),
    ),
    **{
        f"an unknown page of {_shown(unit)}": (UNKNOWN, filled(unit, f"<html><article><h1>Bridge</h1>{_PROSE * 5}"))
        for unit in "<br> <p>x <td>x <div> x & <!-- \x00".split(" ")
    },
    "an unknown page with many attributes": (UNKNOWN, _attributes),
}
"""Name to the address of a page and the maker of its source."""
