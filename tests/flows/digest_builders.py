"""Digests for the tests, made of invented remarks about a test bridge: nobody said any of this."""

import dataclasses
import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from store.model import (
    Carrier,
    Correction,
    Digest,
    Item,
    Late,
    Move,
    Restated,
    Reworded,
    Silence,
    SourceCoverage,
    Voice,
)

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[press](javascript:alert(1))",
    "![x](http://test.invalid/x.png)",
    "`code` ``` ~~~ | cell | **bold** _em_ ~~gone~~",
    "# heading\n\n- item\n1. one\n> quote\n---\n| a | b |\n|---|---|",
    "\u202eright to left\u202c and \u2066isolate\u2069",
    "bell\x07 nul\x00 escape\x1b[31m c1\x9b",
    "{{ page }} {% raw %} ${x} &lt;b&gt; &#60;",
    "half \ud800 of a pair",
    "<!-- comment --> ]]> </style></title>",
    "Subject: x\r\nBcc: victim@example.org\r\n\r\n<b>body</b>",
    "\u200fmark\u200e \u061c \u2028line\u2029paragraph \u0085next \ufeffhidden\u00ad \U000e0041tag",
)


def government(name: str) -> Voice:
    return Voice(name, "government", None, None, name, name)


def ministry(country: str, of: str = "Bridges") -> Voice:
    return Voice(f"Ministry of {of} ({country})", "body", None, None, country, country)


def official(name: str, office: str, country: str) -> Voice:
    return Voice(name, "person", office, f"Ministry of Bridges ({country})", country, country)


def expert(name: str = "Test Expert") -> Voice:
    return Voice(name, "person", "researcher", "Test Institute", "China", None)


def agency(name: str = "Test News Agency") -> Voice:
    return Voice(name, "body", None, None, None, None)


def item(number: int, words: str | tuple[str, ...] = "the test bridge will open in spring", **fields: Any) -> Item:
    """Make a statement of China's Ministry of Bridges, said on Monday 7 November 2016, changed by ``fields``."""
    made = Item(
        statement_id=number,
        status="new",
        position_id=number,
        content=(words,) if isinstance(words, str) else words,
        quote="indirect",
        cue="say",
        act="state",
        reaffirms=False,
        surface="the ministry",
        voices=(ministry("China"),),
        via=None,
        via_principal=None,
        said_on=dt.date(2016, 11, 7),
        dated=dt.date(2016, 11, 7),
        dated_basis="said",
        topics=("other",),
        outlet="Test Daily",
        title="Test bridge to open",
        url="https://daily.test/2016/bridge.html",
        published=dt.date(2016, 11, 8),
        published_basis="page",
    )
    return dataclasses.replace(made, **fields)


def published(day: dt.date, basis: str = "page") -> dict[str, Any]:
    """Fields of a statement that is dated by its article only."""
    return {"said_on": None, "dated": day, "dated_basis": "published", "published": day, "published_basis": basis}


UNDATED: dict[str, Any] = {
    "said_on": None,
    "dated": None,
    "dated_basis": "none",
    "published": None,
    "published_basis": "none",
}


def source(name: str = "test list", **fields: Any) -> SourceCoverage:
    return dataclasses.replace(SourceCoverage(name, True, 2, 2, 0, "ok", None), **fields)


def digest(*new: Item, **fields: Any) -> Digest:
    """Make a digest of new statements and nothing else, changed by ``fields``."""
    days = sorted(item.dated for item in new if item.dated)
    made = Digest(
        number=1,
        issued=dt.datetime(2026, 11, 21, 18, 0, tzinfo=ZoneInfo("Asia/Shanghai")),
        said_from=days[0] if days else None,
        said_to=days[-1] if days else None,
        articles=1,
        statements=len(new),
        moves=(),
        firsts=(),
        new=new,
        restated=(),
        corrections=(),
        coverage=(source(),),
    )
    return dataclasses.replace(made, **fields)


def small() -> Digest:
    """A digest in which a test ministry moves from objecting to agreeing and keeps its objection."""
    later = published(dt.date(2017, 11, 1), "url")
    address = "http://post.test/2017/bridge.htm?a=1&b=2"
    paper: dict[str, Any] = {"outlet": "Test Post", "title": "Two sides on the bridge", "url": address, **later}
    objection = item(1, "the test bridge is too long", act="accuse")
    remark = item(
        2,
        ("A bridge is a bridge,", "I walk over it every day."),
        voices=(expert(),),
        surface="she",
        quote="direct",
        **published(dt.date(2016, 11, 8)),
    )
    release = item(3, "Both sides agreed to paint the test bridge", **paper)
    joint = item(
        4,
        "to paint the test bridge",
        voices=(government("China"), government("Republic of Korea")),
        cue="agree",
        act="agree",
        surface="Both sides",
        via="Ministry of Bridges (China)",
        via_principal="China",
        parent_id=3,
        topics=("military_ties",),
        **paper,
    )
    again = item(
        5,
        "its view that the test bridge is too long",
        voices=(government("China"),),
        cue="reiterate",
        act="accuse",
        reaffirms=True,
        status="restated",
        position_id=1,
        **paper,
    )
    return digest(
        objection,
        remark,
        release,
        joint,
        articles=2,
        statements=5,
        moves=(Move("China", "military_ties", objection, joint, 359, again),),
        firsts=(joint,),
        restated=(Restated(1, "China", objection, 2, dt.date(2016, 11, 7), dt.date(2017, 11, 1), (again,)),),
    )


def corrected() -> Digest:
    """A digest with a corrected, a withdrawn and a re-attributed statement and with a source that is silent."""
    before = item(7, "the test bridge will open in spring")
    changed = item(7, "the test bridge will not open before summer", act="reject")
    gone = item(8, "the test bridge is green", voices=(agency(),))
    moved = item(9, "the test bridge is blue")
    return digest(
        number=2,
        statements=3,
        corrections=(
            Correction(before, changed),
            Correction(gone, None),
            Correction(moved, dataclasses.replace(moved, voices=(expert(),))),
        ),
        coverage=(
            source(),
            source(
                "test search",
                answered=False,
                found=0,
                new=0,
                set_aside=3,
                state="failing",
                since=dt.date(2026, 11, 2),
                reason="no answer",
            ),
        ),
    )


def hostile(text: str) -> Digest:
    """A digest with the text in every place that a page can fill."""
    voice = Voice(text, "person", text, text, text, text)
    carriers = (Carrier(text, text, None, f"javascript:{text}"),)
    fields: dict[str, Any] = {"surface": text, "cue": text, "outlet": text, "title": text, "topics": (text,)}
    first = item(1, text, voices=(voice,), carriers=carriers, **fields)
    quoted = item(2, (text, text), quote="direct", voices=(expert(text),), title=text)
    told = item(3, text, quote="mixed", via=text, via_principal=text, url=f"javascript:{text}")
    return digest(
        first,
        quoted,
        told,
        moves=(
            Move(text, text, first, told, 1, quoted, 2.5, -3.0, text),
            Move(text, text, told, first, 1, None, -2.0, -3.0, text),
        ),
        firsts=(first,),
        restated=(Restated(1, text, first, 1, None, None, (dataclasses.replace(told, statement_id=4),)),),
        corrections=(Correction(first, quoted), Correction(told, None)),
        silences=(Silence(text, text, first, told, 60, 7, 9),),
        reworded=(Reworded(1, text, first, told, 0.1),),
        late=(Late(dataclasses.replace(told, statement_id=5), dt.date(2026, 11, 20)),),
        coverage=(source(text, state="failing", reason=text, answered=False),),
    )
