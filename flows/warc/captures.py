"""A record of a WARC file as a page that was captured, where it is one of the outlets'."""

import datetime as dt
import io
from collections.abc import Callable

from warcio.archiveiterator import WARCIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.recordloader import ArcWarcRecord

from flows.http.decoding import decoded
from flows.http.errors import BadReply
from flows.sources import Declared, Fetched
from parsers.errors import OnRecordError

PAGES = ("text/html", "application/xhtml+xml")
GZIP = b"\x1f\x8b"

Ours = Callable[[str], bool]
"""Whether a URL is of an outlet."""


class BadRecord(OnRecordError):
    """A record that cannot be used."""


def capture(raw: bytes, source: str, is_ours: Ours, limit: int, now: dt.datetime) -> Fetched | None:
    """Return the page in a record; None for a record of another sort, and for a page of no outlet.

    Whose page it is, is looked at first, and its body is unpacked to ``limit`` bytes at most. Raises BadRecord.
    """
    try:
        record = next(WARCIterator(io.BytesIO(raw)))
    except Exception as error:  # warcio has errors of its own, and lets those of text and numbers through
        raise BadRecord(f"its header cannot be read ({type(error).__name__}: {error})") from error
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if record.rec_type != "response" or not is_ours(url) or not _is_page(record):
        return None
    if record.rec_headers.get_header("WARC-Truncated"):
        raise BadRecord(f"{url}: the archive cut it off")
    captured = _date(record, url, now)
    kind = record.http_headers.get_header("Content-Type")
    return Fetched(_body(record, url, limit), Declared(source, url, url, content_type=kind), captured)


def _is_page(record: ArcWarcRecord) -> bool:
    headers = record.http_headers
    if headers is None or headers.get_statuscode() != "200":
        return False
    return (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower() in PAGES


def _date(record: ArcWarcRecord, url: str, now: dt.datetime) -> dt.datetime:
    told = record.rec_headers.get_header("WARC-Date") or ""
    try:
        found = dt.datetime.fromisoformat(told)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None or not dt.datetime(1991, 1, 1, tzinfo=dt.UTC) < found <= now:
        raise BadRecord(f"{url}: its date {told[:40]!r} is none on which it can have been captured")
    return found.astimezone(dt.UTC).replace(microsecond=0)


def _body(record: ArcWarcRecord, url: str, limit: int) -> bytes:
    """Return the body without the codings of its transfer; archives keep some as they came, and undo others."""
    headers = record.http_headers
    body: bytes = record.raw_stream.read()
    if (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
        body = ChunkedDataReader(io.BytesIO(body)).read()
    elif _is_short(headers.get_header("Content-Length"), body):
        raise BadRecord(f"{url}: it came with {len(body):,} of its bytes")
    coding = (headers.get_header("Content-Encoding") or "").strip().lower()
    if _is_markup(body) or (coding in ("gzip", "x-gzip") and not body.startswith(GZIP)):
        coding = ""  # undone by the archive, which left the header standing
    try:
        return decoded([body], coding, limit)
    except BadReply as error:
        raise BadRecord(f"{url}: {error}") from error


def _is_short(announced: str | None, body: bytes) -> bool:
    return announced is not None and announced.isdecimal() and len(announced) < 19 and len(body) < int(announced)


def _is_markup(body: bytes) -> bool:
    return body[:64].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")
