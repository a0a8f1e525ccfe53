"""WARC files for tests, made by warcio: pages under their addresses, and what is wrong with some."""

import datetime as dt
import gzip
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

AT = dt.datetime(2016, 11, 9, 2, 15, 30, tzinfo=dt.UTC)
RADAR = (
    "China opposes the deployment of the THAAD missile system in the Republic of Korea, Foreign Ministry spokesman"
    " Geng Shuang said on Tuesday."
)
CHARSET = "text/html; charset=utf-8"


def url(number: int, host: str = "www.chinadaily.com.cn") -> str:
    """The address of a page; each number is another article."""
    return f"http://{host}/a/201611/08/WS{number:024x}.html"


def page(number: int = 1, said: str = RADAR, title: str = "China opposes THAAD deployment in ROK") -> bytes:
    """A page of China Daily."""
    return f"""<html><head><title>{title}</title></head><body><div class="main_art"><div class="lft_art" id="lft-art">
<h1>{title}</h1><div class="info"><span class="info_l">By Ye Lan | China Daily | Updated: 2016-11-08 07:50</span></div>
<div id="Content"><p>{said}</p><p>The road to plot {number} was mended in the summer of that year.</p></div>
</div></div></body></html>""".encode()


def record(
    body: bytes,
    address: str,
    *,
    at: str | None = None,
    status: str = "200 OK",
    kind: str = "response",
    packed: bool = True,
    headers: Mapping[str, str] | None = None,
    about: Mapping[str, str] | None = None,
) -> bytes:
    """A record as warcio writes it, ``headers`` being those of HTTP and ``about`` those of the record."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    given = {"Content-Type": CHARSET, **(headers or {})}
    http = StatusAndHeaders(status, list(given.items()), protocol="HTTP/1.1")
    own = {"WARC-Date": at or AT.strftime("%Y-%m-%dT%H:%M:%SZ"), **(about or {})}
    made = writer.create_warc_record(
        address, kind, payload=io.BytesIO(body), http_headers=http if kind == "response" else None,
        warc_headers_dict=own,
    )  # fmt: skip
    writer.write_record(made)
    made.raw_stream.close()
    return out.getvalue()


def info(*, packed: bool = True) -> bytes:
    """The record with which a file begins."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    made = writer.create_warcinfo_record("test.warc", {"software": "tests"})
    writer.write_record(made)
    made.raw_stream.close()
    return out.getvalue()


def file(path: Path, *records: bytes) -> Path:
    """Write a WARC file, its own record first; all of ``records`` are packed, or none."""
    path.write_bytes(b"".join((info(packed=path.suffix == ".gz"), *records)))
    return path


def pages(numbers: Iterable[int], *, packed: bool = True) -> list[bytes]:
    """Records of relevant pages."""
    return [record(page(number), url(number), packed=packed) for number in numbers]


def one_member(*records: bytes) -> bytes:
    """Records in one member of gzip all together, as some tools pack them."""
    return gzip.compress(b"".join(map(gzip.decompress, records)), mtime=0)
