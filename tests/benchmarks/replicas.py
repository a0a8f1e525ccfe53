"""Articles of the replica at the length and weight of real ones: what the benchmark of many of them reads.

The columns that lie beside the project have 574 words and five statements each on average, and a page of China Daily's
of today has some 50 KB around its text. These articles have as much; nobody said any of it, and no two are alike.
"""

import random
from collections.abc import Iterator
from dataclasses import replace

from tests.site.articles import page
from tests.site.catalogue import Piece
from tests.store.copies.texts import sentences
from tests.trial import pieces

PARAGRAPHS = 14
SENTENCES = 3
"""Of a paragraph, eleven words each."""
SAID = 5
"""Paragraphs in which somebody says something."""
SIZE = 45_000
"""Bytes around the text of a page."""
SPEAKERS = (
    "Foreign Ministry spokesman Geng Shuang",
    "Ministry of National Defense spokesman Wu Qian",
    "ROK President Moon Jae-in",
    "US Secretary of State Mike Pompeo",
    "Zhang Tuosheng, a researcher at the China Foundation for International Studies,",
    "a senior official of the harbour",
    "Japanese Prime Minister Shinzo Abe",
    "the Ministry of Commerce",
)
CLAIMS = (
    "the deployment of THAAD harms the security of {place}",
    "China and the Republic of Korea should return to plan {number} for their military exchanges",
    "{number} radars near {place} would not help talks on the denuclearization of the peninsula",
    "both sides agreed to open hotline {number} between {place} and Seoul",
    "trade with {place} rose by {number} percent despite the dispute",
    "the {number} launchers at {place} have to be removed",
)
_PLACES = "Anwan Beilin Chengtou Donggang Erhe Fushan Gaoqiao Haimen Jinpu Kangding Seongju Pyeongtaek".split()


def articles(count: int) -> Iterator[Piece]:
    """Yield ``count`` articles of all outlets that have their text on a page."""
    made = (piece for piece in pieces.pieces(count + count // 20) if piece.form != "app")
    for piece, _ in zip(made, range(count), strict=False):
        yield at_length(piece)


def at_length(piece: Piece) -> Piece:
    """Return an article at the length of a real one, on one page."""
    return replace(piece, paragraphs=(piece.paragraphs[0], *_paragraphs(piece.number)), parts=1)


def raw(piece: Piece) -> bytes:
    """Return the page of an article, with what stands around it."""
    return page(piece).replace("</body>", f"{_AROUND}</body>").encode()


def _paragraphs(number: int) -> Iterator[str]:
    chance = random.Random(f"replica {number}")
    lines = sentences(number, PARAGRAPHS * SENTENCES)
    said = set(chance.sample(range(PARAGRAPHS), SAID))
    for at in range(PARAGRAPHS):
        own = " ".join(lines[at * SENTENCES : (at + 1) * SENTENCES])
        yield f"{_said(chance)} {own}" if at in said else own


def _said(chance: random.Random) -> str:
    claim = chance.choice(CLAIMS).format(place=chance.choice(_PLACES), number=chance.randrange(2, 900))
    who = chance.choice(SPEAKERS)
    if chance.random() < 0.4:
        return f"“{claim[0].upper()}{claim[1:]},” {who.rstrip(',')} said on Tuesday."
    return f"{who[0].upper()}{who[1:]} said on Tuesday that {claim}."


def _around() -> str:
    home = "//www.chinadaily.com.cn"
    menu = "\n".join(f'<li><a target="_blank" href="{home}/s{at}">Section {at}</a></li>' for at in range(100))
    links = "\n".join(
        f'<div class="tBox"><a target="_blank" href="/a/201810/30/WS{at:024x}.html"><img width="290" height="187"'
        f' src="//img2.chinadaily.com.cn/images/201810/30/{at:024x}.jpeg" /></a><span class="tw2_l_t">'
        f'<a target="_blank" href="#">Another article, number {at}</a></span></div>'
        for at in range(40)
    )
    scripts = "\n".join(f"<script>var a{at} = function () {{ return {at} < {at + 1}; }};</script>" for at in range(20))
    filler = "window.q = window.q || [];\n" * ((SIZE - len(menu) - len(links) - len(scripts)) // 27)
    side = f'<div class="topNav"><ul>{menu}</ul></div><div class="rgt_art">{links}</div>'
    return f"{side}{scripts}<script>{filler}</script>"


_AROUND = _around()
