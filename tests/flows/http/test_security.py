"""The client asks the outlets and nobody else, whatever a URL, a redirect or a name server says."""

import datetime as dt
import socket
import ssl
import threading
from pathlib import Path

import httpcore
import httpx
import pytest

from flows.clock import SystemTimer
from flows.http import Failed, Fetched, Refused
from flows.http.client import Client
from flows.http.connecting import Connector, Transport
from flows.http.errors import BadReply, Forbidden
from flows.http.exchange import Meter, exchange
from flows.http.manners import Manners
from tests.flows.http.conftest import CD, Make
from tests.site import tricks
from tests.site.server import Page, Site

NOT_OURS = [
    "http://evil.example/",
    "http://chinadaily.com.cn.evil.org/",
    "http://evilchinadaily.com.cn/",
    "http://www.chinadaily.com.cn.:80@evil.org/",
    "http://www.chinadaily.com.cn@evil.org/",
    "http://user:secret@www.chinadaily.com.cn/",
    "http://:@www.chinadaily.com.cn/",
    "http://www.chinadaily.com.cn%2eevil.org/",
    "http://evil.org#@www.chinadaily.com.cn/",
    "http://evil.org?@www.chinadaily.com.cn/",
    "http://evil.org\\@www.chinadaily.com.cn/",
    "http://www.chinadaily.com.cn\\.evil.org/",
    "http://com.cn/",
    "http://cn/",
    "http://localhost/",
    "http://localhost.localdomain/",
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://0/",
    "http://10.0.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[fe80::1%25eth0]/",
    "http://①②⑦.⓪.⓪.①/",
    "http://www.chinadaily.com.cn:22/",
    "http://www.chinadaily.com.cn:8080/",
    "http://www.chinadaily.com.cn:443/",
    "https://www.chinadaily.com.cn:80/",
    "http://www.chinadaily.com.cn:99999/",
    "http://www.chinadaily.com.cn:-1/",
    "file:///etc/passwd",
    "file://www.chinadaily.com.cn/etc/passwd",
    "ftp://www.chinadaily.com.cn/",
    "gopher://www.chinadaily.com.cn/",
    "data:text/html,www.chinadaily.com.cn",
    "javascript:alert(1)",
    "ws://www.chinadaily.com.cn/",
    "//www.chinadaily.com.cn/",
    "www.chinadaily.com.cn/a.html",
    "/a.html",
    "",
    " ",
    "http://",
    "http:///a",
    "http:www.chinadaily.com.cn",
    "http://[",
    "http://www.chinadaily.com.cn/\x00",
    "http://www.chinadaily.com.cn/\r\nHost: evil.org",
    "http://www.china\ndaily.com.cn/",
    "http://www.chinadaily.com.cn/" + "a" * 3000,
    "http://ｗｗｗ.evil.org/",
    "http://www.chin\u0430daily.com.cn/",
]


@pytest.mark.parametrize("url", NOT_OURS)
def test_it_is_not_asked(site: Site, client: Client, url: str) -> None:
    answer = client.get(url)
    assert isinstance(answer, Refused)
    assert answer.url == url
    assert answer.reason.isprintable()
    assert "secret" not in answer.reason
    (row,) = client.take_rows()
    assert (row.outcome, row.status, row.bytes, row.error) == ("refused", None, 0, answer.reason)
    assert site.requests == []


@pytest.mark.parametrize("url", [url for url in NOT_OURS if url.strip() and "\n" not in url and "://" in url])
def test_it_is_not_asked_after_a_redirect(site: Site, client: Client, url: str) -> None:
    site.put(
        f"{CD}/a", tricks.raw(b"HTTP/1.1 301 Moved\r\nLocation: " + url.replace("\x00", "").encode() + b"\r\n\r\n")
    )
    answer = client.get(f"{CD}/a")
    assert not isinstance(answer, Fetched)
    assert {request.host for request in site.requests} == {"www.chinadaily.com.cn"}
    assert not any("/etc/passwd" in request.target for request in site.requests)


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://chinadaily.com.cn/", "chinadaily.com.cn/"),
        ("HTTPS://WWW.ChinaDaily.COM.CN/A", "www.chinadaily.com.cn/A"),
        ("http://www.chinadaily.com.cn./a", "www.chinadaily.com.cn/a"),
        ("http://www.chinadaily.com.cn:80/a", "www.chinadaily.com.cn/a"),
        ("https://www.chinadaily.com.cn:443/a", "www.chinadaily.com.cn/a"),
        ("http://www.chinadaily.com.cn/a#part", "www.chinadaily.com.cn/a"),
        ("http://www.chinadaily.com.cn/a?u=http://evil.org/", "www.chinadaily.com.cn/a?u=http://evil.org/"),
        ("http://eng.mod.gov.cn/Łódź", "eng.mod.gov.cn/%C5%81%C3%B3d%C5%BA"),
    ],
)
def test_the_outlets_are_asked(site: Site, client: Client, url: str, asked: str) -> None:
    site.put(asked, Page(b"page"))
    assert isinstance(client.get(url), Fetched)
    assert site.asked("/")[-1] == asked


def test_an_archive_of_the_outlets_pages_may_be_asked(site: Site, make: Make) -> None:
    copy = "https://web.archive.org/web/20161108000000id_/http://www.chinadaily.com.cn/a.html"
    site.put(copy, Page(b"old"))
    assert isinstance(make(hosts={"web.archive.org": site.place}).get(copy), Fetched)
    assert isinstance(make(archives=()).get(copy), Refused)
    assert isinstance(make().get("https://evil.web.archive.org/"), Refused)


LOOPBACK = ("127.0.0.1", "::1", "::ffff:127.0.0.1")

CLOSED = [
    "127.0.0.1",
    "10.0.0.5",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "240.0.0.1",
    "198.18.0.1",
    "192.0.2.1",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "fe80::1",
    "fe80::1%2",
    "fc00::1",
    "fd12:3456::1",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "2002:a00:1::1",
    "2001:0:4136:e378:8000:63bf:80ff:fffe",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "64:ff9b:1::1",
]


@pytest.mark.parametrize("address", CLOSED)
def test_a_name_that_leads_inside_is_refused(site: Site, make: Make, address: str) -> None:
    client = make(loopback=False, hosts={}, resolve=lambda host, port: [address])
    answer = client.get(f"{CD}/a")
    assert isinstance(answer, Refused)
    assert answer.reason.endswith(f"www.chinadaily.com.cn leads to {address}, which is not on the public internet")
    assert [row.outcome for row in client.take_rows()] == ["refused"]
    assert site.requests == []


@pytest.mark.parametrize("address", [one for one in CLOSED if one not in LOOPBACK])
def test_only_loopback_is_opened_for_tests(make: Make, address: str) -> None:
    assert isinstance(make(hosts={}, resolve=lambda host, port: [address]).get(f"{CD}/a"), Refused)


def test_one_closed_address_among_open_ones_closes_the_name(make: Make) -> None:
    client = make(loopback=False, hosts={}, resolve=lambda host, port: ["93.184.216.34", "10.0.0.1"])
    assert isinstance(client.get(f"{CD}/a"), Refused)


def test_a_redirect_to_a_name_that_leads_inside_is_refused(site: Site, make: Make) -> None:
    site.put("https://www.chinadaily.com.cn/a", tricks.redirect("https://intranet.mod.gov.cn/"))
    client = make(hosts={"chinadaily.com.cn": site.place}, resolve=lambda host, port: ["192.168.0.9"])
    answer = client.get(f"{CD}/a")
    assert isinstance(answer, Refused)
    assert "intranet.mod.gov.cn leads to 192.168.0.9" in answer.reason


@pytest.mark.parametrize("error", [socket.gaierror(-2, "Name or service not known"), UnicodeError("label too long")])
def test_a_name_that_does_not_resolve(make: Make, error: Exception) -> None:
    def fail(host: str, port: int) -> list[str]:
        raise error

    answer = make(loopback=False, hosts={}, resolve=fail).get(f"{CD}/a")
    assert isinstance(answer, Failed)
    assert "the name www.chinadaily.com.cn does not resolve" in answer.reason
    assert answer.retryable


def test_a_name_without_address(make: Make) -> None:
    answer = make(loopback=False, hosts={}, resolve=lambda host, port: []).get(f"{CD}/a")
    assert isinstance(answer, Failed)
    assert "the name www.chinadaily.com.cn has no address" in answer.reason


def test_the_address_that_was_checked_is_the_one_connected_to(site: Site) -> None:
    """A name server that answers well the first time and ill the second is asked once."""
    asked = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    connector = Connector(Manners(loopback=True), rebinding, SystemTimer())
    stream = connector.connect_tcp("www.chinadaily.com.cn", site.port, 5)
    assert stream.get_extra_info("server_addr") == ("127.0.0.1", site.port)
    assert asked == ["www.chinadaily.com.cn"]
    stream.close()
    with pytest.raises(Forbidden):
        connector.connect_tcp("www.chinadaily.com.cn", site.port, 5)


def test_the_next_address_is_tried_where_one_does_not_answer(site: Site) -> None:
    connector = Connector(Manners(loopback=True), lambda host, port: ["127.0.0.2", "127.0.0.1"], SystemTimer())
    stream = connector.connect_tcp("www.chinadaily.com.cn", site.port, 5)
    assert stream.get_extra_info("server_addr") == ("127.0.0.1", site.port)
    stream.close()


def test_no_address_answers(site: Site) -> None:
    connector = Connector(Manners(loopback=True), lambda host, port: ["127.0.0.2", "127.0.0.3"], SystemTimer())
    with pytest.raises(httpcore.ConnectError):
        connector.connect_tcp("www.chinadaily.com.cn", site.port, 5)


def test_the_system_resolves_names() -> None:
    from flows.http.addresses import resolve

    assert set(resolve("localhost", 80)) <= {"127.0.0.1", "::1"}


@pytest.fixture
def impostor(tmp_path: Path) -> ssl.SSLContext:
    """A certificate for www.chinadaily.com.cn that nobody vouches for."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "www.chinadaily.com.cn")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("www.chinadaily.com.cn")]), False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "impostor.pem"
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, form, plain)
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def test_a_certificate_that_nobody_vouches_for_is_refused(impostor: ssl.SSLContext) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    seen: list[str] = []

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            try:
                impostor.wrap_socket(connection, server_side=True)
                seen.append("trusted")
            except (ssl.SSLError, OSError) as error:
                seen.append(type(error).__name__)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    transport = Transport(Manners(loopback=True), lambda host, port: ["127.0.0.1"], SystemTimer())
    url = f"https://www.chinadaily.com.cn:{listener.getsockname()[1]}/"
    with pytest.raises(BadReply, match=r"the connection failed: .*CERTIFICATE_VERIFY_FAILED") as caught:
        exchange(transport, httpx.URL(url), {}, Manners(), Meter())
    assert not caught.value.retryable
    thread.join(10)
    listener.close()
    assert seen != ["trusted"]
