"""Writers' names as bylines print them."""

import re

_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_EMAIL = re.compile(r"\S+@\S+")
_PLACE = re.compile(r"\s+(?:in|at|from|for)\s.*$", re.IGNORECASE | re.DOTALL)
_OWNER = re.compile(r"^.*?['’]s\s+(?=[A-Z])")
_BETWEEN = re.compile(r"\s*[,;/&、，]\s*|\s+and\s+", re.IGNORECASE)
_TOKEN = re.compile(r"[A-ZÀ-Þ][\w'’.-]*|(?:de|del|der|den|van|von|la|le|da|di|bin|binti|al|el)\b")
_WORDS = frozenset(
    re.findall(
        r"[\w-]+",
        """about agencies agency all america american and article asia bureau business center central chief china
    chinese column columnist comment commentary committee contributor contributors copyright correspondent council daily
    defence defense department desk diplomacy east economy edition editor editorial editors english europe foreign
    global government headlines herald home images in institute international intern japan journal korea korean
    latest links magazine media metro military minister ministry monitor more most national navy network new
    news newspaper online op-ed opinion our people photo photos picks pictures politics popular post press
    print radio read related report reporter reporters republic russia science search section services share
    society source south special spokesperson sports staff stories story studio sunday television the times today
    top topics travel tribune tv united university updated video videos viewed views web weekly with world
    writer writers""",
    )
)
"""Words that stand beside writers' names on pages, or in titles, and are never part of one."""
_LONGEST_NAME = 5
_LEAST_MEDIUM = 3
"""Words after which one that is not written like a name belongs to the medium: ``Jim Marlow DoD``."""
_KOREAN_SYLLABLES = 5
"""Letters that a syllable of a Korean given name has at most: ``Soo-rin``, against ``Leigh-Cooper``."""


def names(words: str) -> tuple[str, ...]:
    """The names in a byline's list, without places, brackets, addresses and repeats; capitals become ordinary letters.

    ``XU WEIWEI in Hong Kong, REN QI in Dushanbe, Tajikistan,REN QI`` gives ``Xu Weiwei`` and ``Ren Qi``. A name has
    two words or more; what is no name is left out.
    """
    bare = _EMAIL.sub(" ", _BRACKETS.sub(" ", words))
    parts = [part for part in _BETWEEN.split(bare) if part.strip()]
    found: dict[str, None] = {}
    placed = capitals = False
    for part in parts:
        name = _without_medium(_OWNER.sub("", _PLACE.sub("", part.strip())).strip(" .:|-–—*"))
        # A part after "in Dushanbe" that is not written like the names before it goes on with the place.
        if is_name(name) and not (placed and capitals and not name.isupper()):
            found[normal(name)] = None
            capitals = name.isupper()
        placed = _PLACE.search(part) is not None
    return tuple(found)


def _without_medium(name: str) -> str:
    """``name`` up to the medium that follows it without a comma: ``Jim Marlow DoD News``."""
    tokens = name.split()
    last = next((at for at, token in enumerate(tokens) if token.casefold() in _WORDS), len(tokens))
    if last == len(tokens):
        return name
    kept = tokens[:last] if last < _LEAST_MEDIUM or tokens[last - 1].istitle() else tokens[: last - 1]
    return " ".join(kept)


def is_name(words: str) -> bool:
    """Whether ``words`` could be one person's name: two to five words with capitals, none of them a page's own word."""
    tokens = words.split()
    return 2 <= len(tokens) <= _LONGEST_NAME and all(
        _TOKEN.fullmatch(token) is not None and token.casefold().strip(".'’") not in _WORDS for token in tokens
    )


def is_name_list(words: str) -> bool:
    """Whether ``words`` are names and nothing else but places, commas and ``and``."""
    parts = [part.strip() for part in _BETWEEN.split(_BRACKETS.sub(" ", words)) if part.strip()]
    plain = [_PLACE.sub("", part) for part in parts]
    return bool(plain) and is_name(plain[0]) and all(is_name(part) or part.istitle() for part in plain)


def normal(name: str) -> str:
    """``name`` with ordinary capitals: ``MO JINGXI`` is ``Mo Jingxi``, ``CHOI SOO-RIN`` is ``Choi Soo-rin``."""
    tokens = name.replace("’", "'").split()
    last = len(tokens) - 1
    return " ".join(_token(token, last == 1 and place == last) for place, token in enumerate(tokens))


def _token(token: str, given: bool) -> str:
    if not token.isupper() or len(token) < 2 or "." in token or not re.search("[AEIOUYaeiouy]", token[:4]):
        return token
    parts = [_capital(part) for part in token.split("-")]
    if given and len(parts) == 2 and all(len(part) <= _KOREAN_SYLLABLES for part in parts):
        parts[1] = parts[1].lower()
    return "-".join(parts)


def _capital(part: str) -> str:
    first, mark, rest = part.partition("'")
    return first.capitalize() + mark + (rest.capitalize() if len(first) == 1 else rest.lower())
