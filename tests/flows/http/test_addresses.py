import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.http.addresses import is_open

V4 = st.ip_addresses(v=4)
V6 = st.ip_addresses(v=6)


@pytest.mark.parametrize(
    "address",
    [
        "93.184.216.34",
        "8.8.8.8",
        "2606:2800:220:1::1",
        "64:ff9b::5db8:d822",
        "::ffff:93.184.216.34",
        "2002:5db8:d822::1",
    ],
)
def test_public_addresses_are_open(address: str) -> None:
    assert is_open(address)


@given(V4)
def test_wrapping_opens_nothing(address: ipaddress.IPv4Address) -> None:
    """An address that is closed is closed in every dress, one that is open is open as its own IPv6 form."""
    number = int(address)
    mapped = str(ipaddress.IPv6Address(0xFFFF << 32 | number))
    nat64 = str(ipaddress.IPv6Address((0x64FF9B << 96) | number))
    six_to_four = str(ipaddress.IPv6Address((0x2002 << 112) | (number << 80) | 1))
    plain = is_open(str(address))
    assert (is_open(mapped), is_open(nat64), is_open(six_to_four)) == (plain, plain, plain)


@given(V4 | V6)
def test_what_is_not_global_is_never_open(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    if is_open(str(address)):
        closed = (address.is_loopback, address.is_link_local, address.is_multicast, address.is_unspecified)
        assert not any(closed)
        assert address.is_global or getattr(address, "ipv4_mapped", None)


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("10.0.0.1", False),
        ("fe80::1", False),
        ("0.0.0.0", False),
    ],
)
def test_loopback_opens_this_machine_only(address: str, opened: bool) -> None:
    assert is_open(address, loopback=True) == opened
