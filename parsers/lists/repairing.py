"""JSON whose texts hold quotation marks that nobody escaped, as the search of China Daily has been seen to send it."""

import re

_MARK = re.compile(r"\\.|[\"{}\[\],:]", re.DOTALL)
_ENDS_KEY = re.compile(r"\s*+:")
_ENDS_ITEM = re.compile(r"\s*+[,\]]")
_ENDS_VALUE = re.compile(r"\s*+(?:,\s*+\"\w{1,60}\"\s*+:|}\s*+(?:[,\]}]|\Z))")


def escape_quotes(source: str) -> str:
    """Return ``source`` with every mark escaped that stands inside a text.

    A mark ends a value where the next key or the object's end follows, a key where a colon does, an item of a list
    where a comma or the list's end does; any other belongs to the text. Never fails; what it cannot mend stays wrong.
    """
    pieces: list[str] = []
    reached = 0
    stack: list[str] = []
    ends: re.Pattern[str] | None = None
    """What has to follow the mark that ends the text we are in; None outside of texts."""
    in_key = True
    for found in _MARK.finditer(source):
        mark = found[0]
        if mark == '"' and ends is None:
            in_list = bool(stack) and stack[-1] == "["
            ends = _ENDS_ITEM if in_list else _ENDS_KEY if in_key else _ENDS_VALUE
        elif mark == '"' and ends is not None:
            if ends.match(source, found.end()):
                ends = None
            else:
                pieces += (source[reached : found.start()], "\\")
                reached = found.start()
        elif ends is None:
            in_key = _outside(mark, stack, in_key)
    return "".join((*pieces, source[reached:]))


def _outside(mark: str, stack: list[str], in_key: bool) -> bool:
    """Follow a mark outside of texts; return whether the next text in an object is a key."""
    if mark in "{[":
        stack.append(mark)
    elif mark in "}]" and stack:
        stack.pop()
    return mark in "{," or (in_key and mark != ":")
