"""Which URLs may be asked: those of the outlets, over HTTP, at the usual ports, without credentials."""

from collections.abc import Callable

import httpx

from flows.http.errors import Forbidden
from flows.http.manners import Manners

LONGEST = 2048
"""Characters; none of the outlets' URLs has a tenth of them."""
PORTS = {"http": (None, 80), "https": (None, 443)}

Known = Callable[[str], bool]
"""Whether a host is an outlet's: ``lambda host: reference.outlet_by_host(host) is not None``."""


class Gate:
    """Lets URLs through that may be asked."""

    def __init__(self, is_outlet: Known, manners: Manners) -> None:
        self._is_outlet = is_outlet
        self._archives = frozenset(manners.archives)

    def admit(self, text: str) -> httpx.URL:
        """Return the URL in ``text``, without fragment. Raises Forbidden."""
        return self._checked(_parsed(text, None), text)

    def admit_redirect(self, base: httpx.URL, location: str) -> httpx.URL:
        """Return where a redirect from ``base`` leads. Raises Forbidden."""
        target = _parsed(location, base)
        return self._checked(target, str(target))

    def _checked(self, url: httpx.URL, text: str) -> httpx.URL:
        if url.scheme not in PORTS:
            raise Forbidden(f"{shown(text)}: only http and https are asked")
        if url.userinfo:
            raise Forbidden(f"{url.host}: a URL with a user's name in it is not asked; leave the name out")
        host = url.host.rstrip(".")
        if not (self._is_outlet(host) or host in self._archives):
            raise Forbidden(f"{shown(host)!r} is no outlet's host; add it to outlets.csv if it is to be asked")
        if url.port not in PORTS[url.scheme]:
            raise Forbidden(f"{host}: port {url.port} is none of the web's; leave it out")
        return url.copy_with(host=host, fragment=None)


def shown(text: str) -> str:
    """Return ``text`` fit for one line of a message: what cannot be printed escaped, not too long."""
    line = text if text.isprintable() else ascii(text)[1:-1]
    return line if len(line) <= 200 else f"{line[:200]}…"


def _parsed(text: str, base: httpx.URL | None) -> httpx.URL:
    if len(text) > LONGEST:
        raise Forbidden(f"{shown(text)}: a URL of more than {LONGEST} characters is not asked")
    try:
        return httpx.URL(text) if base is None else base.join(text)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise Forbidden(f"{shown(text)}: no URL: {error}") from error
