"""Hostile texts of a given size: what a broken page, a bad joke or an attack could hand to the parsers."""

from collections.abc import Callable
from itertools import cycle, islice

Maker = Callable[[int], str]
"""Makes a text of a number of bytes."""

MEGABYTE = 1_000_000
"""The size, in bytes of UTF-8, that the bounds of time and memory are for."""

_HEAD = "China on Monday said it opposes the deployment of THAAD, Foreign Ministry spokesman Geng Shuang said.\n\n"
"""Ordinary prose first, so that what follows is taken for an article's body."""


def filled(unit: str, head: str = "", tail: str = "") -> Maker:
    """A text that is ``head``, ``unit`` over and over, ``tail``."""

    def text(size: int) -> str:
        room = size - len((head + tail).encode())
        return head + _cut(unit * (room // len(unit.encode()) + 1), room) + tail

    return text


def nested(opening: str, closing: str, head: str = "", tail: str = "") -> Maker:
    """A text that is ``head``, ``opening`` over and over, ``closing`` as often, ``tail``."""

    def text(size: int) -> str:
        depth = (size - len((head + tail).encode())) // len((opening + closing).encode())
        return head + opening * depth + closing * depth + tail

    return text


def _numbered(form: str) -> Maker:
    """``form`` with a running number, so that no two pieces are the same."""

    def text(size: int) -> str:
        return _cut("".join(form.format(n=n, name=_name(n)) for n in range(size // len(form) + 1)), size)

    return text


def _name(number: int) -> str:
    """A surname that differs with the number: letters only, a capital first."""
    letters = "".join(islice(cycle("aeioubdgklmnrst"), number % 15, number % 15 + 4))
    return "Q" + letters + "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode(errors="ignore")


INPUTS: dict[str, Maker] = {
    "quotation marks only": filled('"'),
    "quotation marks, spaced": filled('" '),
    "opening curly marks": filled("“"),
    "apostrophes": filled("' "),
    "backticks": filled("``"),
    "one opening mark a word": filled("“word "),
    "one endless sentence": filled("the missile that was deployed near the town of Seongju and "),
    "one endless sentence of cues": filled("the minister said that the ministry urged that the spokesman hoped that "),
    "one endless sentence of names": filled("Wang Yi and Kang Kyung-wha and "),
    "one endless sentence of new names": _numbered("{name} Min-su said and "),
    "one endless word": filled("a"),
    "one endless hyphenated word": filled("a-"),
    "one endless dotted word": filled("U."),
    "only said": filled("said "),
    "only said, no space": filled("said"),
    "only a quoted said": filled('"said" '),
    "only a quoted said, lines": filled('"said"\n\n'),
    ", he said": filled(", he said"),
    "he said sentences": filled("He said. ", _HEAD),
    "according to": filled("according to "),
    "quotations and cues in turn": filled('"We oppose it," he said, "and will say so," she added, '),
    "quotation paragraphs never closed": filled('"We oppose it.\n\n', _HEAD),
    "nested brackets": nested("(", ")"),
    "nested brackets with words": nested("said (he ", ") she"),
    "nested quotations": nested("he said “she ", "” yes"),
    "commas": filled(","),
    "commas and words": filled("missile, "),
    "capitals": filled("MINISTRY OF NATIONAL DEFENSE "),
    "capitalized words": filled("Ministry Of National Defense "),
    "colons": filled(":"),
    "colons and words": filled("Wang: "),
    "labels of a transcript": filled("Q: Does China oppose it?\n\nWu Qian: China opposes it.\n\n", _HEAD),
    "long labels of a transcript": filled("Spokesman of the Ministry of National Defense Wu Qian " * 20 + ": no.\n\n"),
    "new persons, a paragraph each": _numbered("Chinese scholar {name} Wei said on Monday that THAAD is a threat.\n\n"),
    "surnames, a paragraph each": _numbered("{name} said on Monday that THAAD is a threat.\n\n"),
    "pronouns, a paragraph each": filled("He said that it is a threat to China.\n\n", _HEAD),
    "ordinary statements in one paragraph": filled("Geng said on Monday that China opposes the THAAD system. ", _HEAD),
    "ordinary statements, a paragraph each": filled("Geng said on Monday that China opposes the radar.\n\n", _HEAD),
    "long sentences of said": filled("said " * 200 + "it. "),
    "long sentences of cues": filled("the minister said that Wang urged Kang to hope that " * 8 + "it ends. "),
    "long sentences of names": filled("Wang Yi, Kang Kyung-wha and " * 20 + "Mr Geng said it ends. "),
    "a cue, then words": filled("the missile of the town and ", "China said that "),
    "a cue, then one word": filled("a", "China said that "),
    "a cue, then commas": filled(", ", "China said that "),
    "a cue, then capitalized words": filled("Ministry Of National Defense ", "China said that "),
    "a cue, then names": filled("Wang Yi and Kang Kyung-wha and ", "China said that "),
    "a cue, then lower names": filled("of the ", "China said that "),
    "a cue, then brackets": filled("(", "China said that "),
    "a cue, then dashes": filled("— it — ", "China said that "),
    "a cue, then months and days": filled("on Monday, Oct 31, 2017, ", "China said that "),
    "a cue, then abbreviations": filled("U.S. Gen. J. Kim of St. ", "China said that "),
    "words, then a cue": filled("the missile of the town and ", tail=", China said."),
    "names, then a cue": filled("Wang Yi and Kang Kyung-wha and ", tail=" said on Monday it ends."),
    "capitalized words, then a cue": filled("Ministry Of National Defense ", tail=" said on Monday it ends."),
    "a cue, then an endless quotation": filled("the missile of the town and ", 'China said: "', '"'),
    "a cue, then an open quotation": filled("the missile of the town and ", 'China said: "'),
    "quotations, then a cue": filled('"it" and ', tail="China said."),
    "quoted sentences": filled("It is a threat. ", '"', '" Geng said.'),
    "single quotation marks": filled("he said 'it is' and soldiers' "),
    "months and days": filled("on Monday, Oct 31, 2017, "),
    "digits": filled("1"),
    "white space": filled(" "),
    "line ends": filled("\n"),
    "line ends and spaces": filled(" \n\t"),
    "a word a line": filled("said\n"),
    "a short line each": filled("Home > World\n"),
    "full stops": filled(". "),
    "dashes": filled("– "),
    "Chinese": filled("国防部发言人说，"),
    "Korean": filled("국방부는 밝혔다 "),
    "combining marks": filled("e\u0301\u0327"),
    "emoji": filled("\U0001f680 "),
    "control characters": filled("said\x00 \x1b[31m"),
    "markup": filled("<p><b>said</b> "),
    "addresses": filled("http://www.chinadaily.com.cn/a/202208/11/WS62f45a3ba310fd2b29e71822.html "),
}
"""Name to the maker of a text of a given number of bytes."""
