"""Which addresses may be connected to: public ones only, whatever a name resolves to."""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from flows.http.errors import BadReply, Forbidden

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Sequence[str]]
"""From host and port to addresses as text, in the order in which they are to be tried. Raises OSError."""

_NAT64 = IPv6Network("64:ff9b::/96")
_CLOSED = (IPv6Network("64:ff9b:1::/48"), IPv6Network("fec0::/10"), IPv6Network("2001:db8::/32"))
"""Local NAT64, site-local and documentation: not all versions of Python count them as closed."""


def resolve(host: str, port: int) -> list[str]:
    """Ask the system for the addresses of ``host``. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def open_addresses(host: str, port: int, resolve: Resolve, *, loopback: bool) -> list[str]:
    """Return the addresses of ``host``, all of them checked.

    One closed address closes the host: a name that leads to both is somebody's attempt to get in. Raises Forbidden,
    BadReply where the name does not resolve.
    """
    try:
        found = list(resolve(host, port))
    except (OSError, UnicodeError) as error:
        raise BadReply(f"the name {host} does not resolve: {error}", retryable=True) from error
    for one in found:
        if not is_open(one, loopback=loopback):
            raise Forbidden(f"{host} leads to {one}, which is not on the public internet")
    if not found:
        raise BadReply(f"the name {host} has no address", retryable=True)
    return found


def is_open(text: str, *, loopback: bool = False) -> bool:
    """Whether an address is on the public internet, or with ``loopback`` on this machine itself.

    What is wrapped in an IPv6 address (mapped, 6to4, Teredo, NAT64) has to be public as well.
    """
    address: Address = ip_address(text)
    if loopback and address.is_loopback:
        return True
    return all(_is_public(one) for one in (address, *_wrapped(address)))


def _wrapped(address: Address) -> list[Address]:
    if isinstance(address, IPv4Address):
        return []
    inside: list[Address | None] = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        inside.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in inside if one is not None]


def _is_public(address: Address) -> bool:
    if isinstance(address, IPv6Address) and (address.ipv4_mapped or address in _NAT64):
        return True  # what is wrapped decides
    return not (
        not address.is_global
        or address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
        or (isinstance(address, IPv6Address) and any(address in network for network in _CLOSED))
    )
