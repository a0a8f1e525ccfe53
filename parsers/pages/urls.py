"""What a URL says of an article: the outlet, an id that all its addresses share, and a date.

The families are those of the outlets' sites from 2004 to 2026; one article lives at several addresses (hosts, schemes,
pages, tracking parameters), and copies of the outlets' path trees stand on other domains.
"""

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

from parsers.errors import PageError
from parsers.reference import Reference

LONGEST = 2048
"""Characters of a URL at most, as browsers and servers have it."""
UNKNOWN = "unknown"
"""Stands for the outlet of a host that the reference data does not know."""

_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\\"<>^`{|}]|\s")
_HOST = re.compile(
    r"(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.ASCII
)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_NOISE = re.compile(
    r"utm_.*|fbclid|gclid|msclkid|spm|from|ref|referrer|referer|source|src|share.*|session.*|timestamp|_.*|cmpid|ito"
    r"|mc_[ce]id|isappinstalled|page|curpage|currentpage|output|print|amp|feedtype|feedname|lang",
    re.IGNORECASE,
)
_PAGE = r"(?:_\d{1,3})?"
_IDS = tuple(
    (re.compile(pattern, re.ASCII | re.IGNORECASE), spelled)
    for pattern, spelled in (
        (
            rf"/(?P<id>(?:WS|AP)[0-9a-f]{{20,32}}){_PAGE}\.(?:s?html?|json)$",
            lambda id_: id_[:2].upper() + id_[2:].lower(),
        ),
        (rf"/(?P<id>content_\d{{5,10}}){_PAGE}\.s?html?$", str.lower),
        (r"/(?:\d+)?(?P<id>A[A-Z]{2}\d{14,20})(?:\.html?)?$", str.upper),
        (r"/(?P<id>t\d{8}_\d{5,10})\.s?html?$", str.lower),
        (r"/(?P<id>c\d{4,6}-\d{6,9})(?:-\d{1,3})?\.html?$", str.lower),
        (rf"/(?P<id>c_\d{{8,10}}){_PAGE}\.html?$", str.lower),
        (rf"/(?P<id>[0-9a-f]{{32}})/c{_PAGE}\.html?$", str.lower),
        (r"[/-](?P<id>id[A-Z]{2}[A-Z0-9]{8,14})$", lambda id_: id_[:2].lower() + id_[2:].upper()),
        (r"/(?:content|page/\d{6})/(?P<id>\d{5,9})\.s?html$", str),
        # The content system that the sites of army and ministry share since 2022: eight digits that are no date.
        (rf"/(?P<id>(?!(?:19|20)\d{{6}})\d{{8}}){_PAGE}\.s?html?$", str),
        # China Daily Hong Kong (a number, once a time in milliseconds), Korea Herald and JoongAng Ilbo since 2021.
        (r"/articles?/(?:\d{1,4}/)*(?P<id>\d{6,13})(?:\.html?)?$", str),
        # South China Morning Post: the words behind the number change with the headline.
        (r"/article/(?P<id>\d{6,8})/[^/]+$", str),
        # Korea Times, whose sections change.
        (r"/\d{3}_(?P<id>\d{5,7})\.html?$", str),
    )
)
"""Where a path bears an id that all addresses of the article share, and the case in which its outlet writes that:
servers do not mind the case, and links are typed by hand."""
_NAMED = ("ud", "aid")
"""Parameters that alone name an article, whatever script is asked: Korea Herald and Korea JoongAng Daily of old."""
_NUMBER = re.compile(r"\d{6,20}", re.ASCII)
_PAGE_SUFFIX = re.compile(r"(?<=[0-9a-zA-Z]{5})_\d{1,3}(?=\.s?html?$)")
_DATES = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"[/-](?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})(?=/|\.|_|-|$)",
        r"/(?P<y>\d{4})(?P<m>\d{2})/(?P<d>\d{2})(?=/)",
        r"/(?P<y>\d{4})/(?P<m>\d{2})(?P<d>\d{2})(?=/)",
        r"/(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?=/|$)",
        r"/t(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})_\d",
        r"A[A-Z]{2}(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})\d{6,12}",
    )
)
_YEARS = range(1990, 2100)


@dataclass(frozen=True, slots=True)
class ArticleId:
    """What identifies an article: the outlet's id and one that is the same at all its addresses.

    ``outlet`` is ``unknown`` for a host that belongs to none; there ``content_id`` bears the host as well.
    ``canonical_url`` is the address without fragment, tracking and page number.
    """

    outlet: str
    content_id: str
    url_date: dt.date | None
    canonical_url: str


def identify(url: str, reference: Reference) -> ArticleId:
    """Read ``url``; raises ``PageError`` for one that is no plain address of a web page.

    Hosts match on whole labels, so ``chinadaily.com.cn.evil.org`` is unknown, and so is a host on a port of its own.
    """
    parts, host, port = _parts(url)
    path = _PAGE_SUFFIX.sub("", _path(parts.path))
    found = reference.outlet_by_host(host) if port is None else None
    content_id = _content_id(path, parts.query)
    address = host if port is None else f"{host}:{port}"
    query = _query(parts.query)
    return ArticleId(
        outlet=found.id if found is not None else UNKNOWN,
        content_id=content_id if found is not None else f"{address}/{content_id}",
        url_date=_date(path),
        canonical_url=f"{parts.scheme.lower()}://{address}{path}" + (f"?{query}" if query else ""),
    )


def _parts(url: str) -> tuple[SplitResult, str, int | None]:
    """The parts of a URL, its host in ASCII small letters and its port, None for the scheme's own."""
    shown = url[:80]
    if len(url) > LONGEST:
        raise _wrong(shown, f"has {len(url)} characters, over {LONGEST}")
    if _FORBIDDEN.search(url):
        raise _wrong(shown, "holds characters that no address has")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise _wrong(shown, f"cannot be read ({error})") from None
    if parts.scheme.lower() not in _DEFAULT_PORTS:
        raise _wrong(shown, "is no http or https address")
    if parts.username is not None or parts.password is not None:
        raise _wrong(shown, "has a user name in it")
    host = _ascii(host, shown)
    return parts, host, None if port == _DEFAULT_PORTS[parts.scheme.lower()] else port


def _path(path: str) -> str:
    """The path in one spelling: what needs no percent-encoding has none, and no step leads back or nowhere."""
    steps: list[str] = []
    for step in unquote(path, errors="replace").split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    slash = "/" if steps and path.endswith("/") else ""
    return "/" + quote("/".join(steps), safe="/:@!$&'()*+,;=~-._") + slash


def _ascii(host: str, shown: str) -> str:
    try:
        plain = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        plain = ""
    plain = plain.lower().removesuffix(".")
    if _HOST.fullmatch(plain) is None:
        raise _wrong(shown, "has no valid host")
    return plain


def _wrong(shown: str, what: str) -> PageError:
    return PageError(f"reading the URL {shown!r}: it {what}; give the article's own address")


def _content_id(path: str, query: str) -> str:
    for pattern, spelled in _IDS:
        found = pattern.search(path)
        if found is not None:
            return spelled(found["id"])
    kept = _query(query)
    for name, value in parse_qsl(kept):
        if name in _NAMED and _NUMBER.fullmatch(value):
            return f"{name}={value}"
    known = f"{path.rstrip('/').removesuffix('/index.html') or '/'}?{kept}"
    return hashlib.sha256(known.encode()).hexdigest()[:24]


def _query(query: str) -> str:
    """The parameters that name an article, in order of name; tracking, language and page are left out."""
    pairs = parse_qsl(query, keep_blank_values=False, errors="replace")
    return urlencode(sorted((name, value) for name, value in pairs if _NOISE.fullmatch(name) is None))


def _date(path: str) -> dt.date | None:
    for pattern in _DATES:
        for found in pattern.finditer(path):
            try:
                day = dt.date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                continue
            if day.year in _YEARS:
                return day
    return None
