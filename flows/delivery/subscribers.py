"""Who gets the digest by message, as the settings name them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flows import tables
from flows.delivery.editions import Interest
from flows.errors import SettingsError

RHYTHMS = ("run", "day", "week")
SECURITY = {"starttls": 587, "tls": 465, "none": 25}
"""How the way to the server is kept secret, and the port that goes with it."""
_ADDRESS = re.compile(r"[^\s@<>,;\"]+@[^\s@<>,;\"]+\.[^\s@<>,;\"]+|[^\s@<>,;\"]+@localhost")
_KEYS = ("name", "mail", "notify", "topics", "principals", "every")
_MAIL_KEYS = ("host", "port", "security", "user", "sender")


@dataclass(frozen=True, slots=True)
class MailServer:
    """Who takes mail, and from whom it is; the password is not kept here."""

    host: str
    sender: str
    """An address, with or without a name: ``On the record <monitor@example.org>``."""
    port: int
    security: str = "starttls"
    """A key of ``SECURITY``."""
    user: str | None = None


@dataclass(frozen=True, slots=True)
class Subscriber:
    """One reader and the way to him: an address of mail, or a variable that holds an Apprise URL."""

    name: str
    interest: Interest
    every: str
    """With each ``run`` that has something, at most once a ``day``, or a ``week``."""
    mail: str | None = None
    notify: str | None = None
    """Name of the environment variable."""

    @property
    def channel(self) -> str:
        """The name under which the store notes what reached him."""
        return f"{self.name}: {self.mail or 'notify'}"


@dataclass(frozen=True, slots=True)
class Post:
    """Who gets messages, and how they go out."""

    subscribers: tuple[Subscriber, ...] = ()
    operator: tuple[Subscriber, ...] = ()
    """Who is told when a source enters or leaves a bad state."""
    server: MailServer | None = None
    address: str | None = None
    """Where the folder of digests is served, if anywhere."""


def post(table: Mapping[str, Any], where: str) -> Post:
    """Return what ``[[subscribers]]``, ``[operator]``, ``[mail]`` and ``address`` say. Raises SettingsError."""
    operator = table.get("operator", {})
    if not isinstance(operator, dict):
        raise SettingsError(f"settings: {where}: operator has to be an [operator] table, not {operator!r}")
    tables.known(operator, ("mail", "notify"), f"{where}: operator")
    address = tables.text(table, "address", where)
    if address is not None and not re.fullmatch(r"https?://[\x21-\x7e]+", address):
        raise SettingsError(f"settings: {where}: address {address!r} is none of the web; give https://…")
    return Post(
        subscribers(table.get("subscribers", []), where),
        tuple(_of({"name": "operator", **operator}, f"{where}: operator")) if operator else (),
        mail_server(table["mail"], f"{where}: mail") if "mail" in table else None,
        address.rstrip("/") if address else None,
    )


def subscribers(rows: Any, where: str) -> tuple[Subscriber, ...]:
    """Return the subscribers of ``[[subscribers]]`` tables, one for each address. Raises SettingsError."""
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise SettingsError(f"settings: {where}: subscribers has to be one or more [[subscribers]] tables")
    found = [one for number, row in enumerate(rows, 1) for one in _of(row, f"{where}: [[subscribers]] {number}")]
    channels = [one.channel for one in found]
    for channel in channels:
        if channels.count(channel) > 1:
            raise SettingsError(f"settings: {where}: two [[subscribers]] are {channel!r}; give each a name of its own")
    return tuple(found)


def mail_server(table: Any, where: str) -> MailServer:
    """Return the server of the ``[mail]`` table. Raises SettingsError."""
    if not isinstance(table, dict):
        raise SettingsError(f"settings: {where} has to be a [mail] table, not {table!r}")
    tables.known(table, _MAIL_KEYS, where)
    host, sender = tables.text(table, "host", where), tables.text(table, "sender", where)
    security = tables.text(table, "security", where) or "starttls"
    if host is None or sender is None:
        raise SettingsError(f"settings: {where}: host and sender are needed")
    if security not in SECURITY:
        raise SettingsError(f"settings: {where}: security has to be one of {', '.join(SECURITY)}, not {security!r}")
    port = table.get("port", SECURITY[security])
    if type(port) is not int or not 0 < port < 65536:
        raise SettingsError(f"settings: {where}: port has to be a whole number up to 65535, not {port!r}")
    if not re.fullmatch(rf"(?:[^<>\r\n]* <)?({_ADDRESS.pattern})>?", sender):
        raise SettingsError(f"settings: {where}: sender {sender!r} is no address: monitor@example.org")
    return MailServer(host, sender, port, security, tables.text(table, "user", where))


def _of(row: Mapping[str, Any], where: str) -> list[Subscriber]:
    tables.known(row, _KEYS, where)
    name, notify = tables.text(row, "name", where), tables.text(row, "notify", where)
    every = tables.text(row, "every", where) or "run"
    addresses = tables.texts(row, "mail", where)
    if name is None or (not addresses and notify is None):
        raise SettingsError(f"settings: {where}: a name is needed, and mail (addresses) or notify (a variable's name)")
    if every not in RHYTHMS:
        raise SettingsError(f"settings: {where}: every has to be one of {', '.join(RHYTHMS)}, not {every!r}")
    for address in addresses:
        if not _ADDRESS.fullmatch(address):
            raise SettingsError(f"settings: {where}: mail: {address!r} is no address: desk@example.org")
    if notify is not None and not re.fullmatch(r"[A-Z_][A-Z0-9_]*", notify):
        raise SettingsError(
            f"settings: {where}: notify has to be the name of a variable that holds the service's URL, as"
            " ONRECORD_SLACK: the URL has secrets in it and does not belong here"
        )
    interest = Interest(
        frozenset(tables.texts(row, "topics", where)), frozenset(tables.texts(row, "principals", where))
    )
    found = [Subscriber(name, interest, every, mail=address) for address in addresses]
    return found + ([Subscriber(name, interest, every, notify=notify)] if notify else [])
