"""The records of a WARC file, whatever is wrong with some of them: the others are all there."""

import gzip
import io
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.warc.framing import Broken, Framed, is_warc, records
from flows.warc.members import PIECE
from tests.flows.warc.builders import info, one_member, page, record, url

LIMIT = 1_000_000
FIVE = [record(page(number), url(number)) for number in range(5)]
PLAIN = [gzip.decompress(one) for one in FIVE]


def read(raw: bytes, *, start: int = 0, limit: int = LIMIT) -> list[Framed | Broken]:
    return list(records(io.BytesIO(raw), start=start, limit=limit))


def numbers(raw: bytes, limit: int = LIMIT) -> list[int | str]:
    """Which of ``FIVE`` were read; what is broken by its reason."""
    return [
        one.reason
        if isinstance(one, Broken)
        else next((n for n, plain in enumerate(PLAIN) if plain.rstrip() == one.raw.rstrip()), -1)
        for one in read(raw, limit=limit)
    ]


def only(raw: bytes, limit: int = LIMIT) -> list[int]:
    """Which of ``FIVE`` were read."""
    return [one for one in numbers(raw, limit) if isinstance(one, int)]


@pytest.mark.parametrize(
    "pack", [b"".join, lambda all_: b"".join(map(gzip.decompress, all_)), lambda all_: one_member(*all_)]
)
def test_records_packed_each_not_at_all_or_together(pack: Callable[[list[bytes]], bytes]) -> None:
    raw = pack(FIVE)
    assert numbers(raw) == [0, 1, 2, 3, 4]
    assert is_warc(io.BytesIO(raw))


@pytest.mark.parametrize(
    "raw",
    [b"", b"WAR", b"<html>", b"\x1f\x8b", gzip.compress(b"<html>"), b"PK\x03\x04", bytes(99)],
    ids=("empty", "short", "html", "magic", "packed html", "zip", "zeros"),
)
def test_what_is_no_warc_file(raw: bytes) -> None:
    assert not is_warc(io.BytesIO(raw))
    assert not [one for one in read(raw) if isinstance(one, Framed)]


def test_reading_begins_where_it_was_left() -> None:
    for raw in (b"".join(FIVE), b"".join(PLAIN)):
        places = [one.at for one in read(raw)]
        for left, place in enumerate(places):
            assert [one.at for one in read(raw, start=place)] == places[left:]


@pytest.mark.parametrize("at", [12, 40, 200, -9, -1])
def test_a_damaged_member_costs_no_other(at: int) -> None:
    bad = bytearray(FIVE[2])
    bad[at] ^= 0xFF
    found = numbers(b"".join((*FIVE[:2], bytes(bad), *FIVE[3:])))
    assert [one for one in found if isinstance(one, int)] in ([0, 1, 3, 4], [0, 1, 2, 3, 4])
    if at != 12:
        assert any("compressed data is damaged" in str(one) for one in found)


def test_a_member_cut_off_in_the_middle_costs_no_other() -> None:
    assert only(b"".join((*FIVE[:2], FIVE[2][:150], *FIVE[3:]))) == [0, 1, 3, 4]


def test_what_stands_between_members_is_passed_over() -> None:
    noise = b"\0" * 700 + b"\x1f\x8b\x08 not one" + b"\xff" * (PIECE - 2)
    assert only(FIVE[0] + noise + FIVE[1]) == [0, 1]


@pytest.mark.parametrize("kept", [1, 100, 300])
def test_a_file_cut_off_gives_what_is_whole(kept: int) -> None:
    assert only(b"".join(FIVE[:4]) + FIVE[4][:kept]) == [0, 1, 2, 3]
    assert only(b"".join(PLAIN[:4]) + PLAIN[4][:kept]) == [0, 1, 2, 3]


def lying(raw: bytes, length: str) -> bytes:
    """The record with another Content-Length of its own."""
    head, gap, block = raw.partition(b"\r\n\r\n")
    lines = [
        f"Content-Length: {length}".encode() if one.startswith(b"Content-Length") else one
        for one in head.split(b"\r\n")
    ]
    return b"\r\n".join(lines) + gap + block


@pytest.mark.parametrize("length", ["0", "10", "99999", "700000000", "9" * 18, "9" * 40, "-5", "many", "", "1e3", "٣"])
def test_a_wrong_length_costs_no_other_record(length: str) -> None:
    bad = lying(PLAIN[2], length)
    found = numbers(b"".join((*PLAIN[:2], bad, *PLAIN[3:])))
    assert [one for one in found if isinstance(one, int)] == [0, 1, 3, 4]
    assert any(isinstance(one, str) for one in found)
    packed = b"".join((*FIVE[:2], gzip.compress(bad), *FIVE[3:]))
    assert only(packed) == [0, 1, 3, 4]


def test_what_looks_like_a_record_in_a_page_of_a_broken_one_is_not_taken_for_one() -> None:
    forged = b"<html>\r\n\r\n" + PLAIN[0]
    bad = lying(gzip.decompress(record(forged, "http://evil.example/")), "7")
    assert only(FIVE[1] + gzip.compress(bad) + FIVE[2]) == [1, 2]
    assert only(FIVE[1] + record(forged + b"x" * 9000, "http://evil.example/") + FIVE[2], limit=3000) == [1, 2]
    long = gzip.decompress(record(b"x" * 9000 + b"\r\n\r\n" + PLAIN[0], "http://evil.example/"))
    assert only(PLAIN[1] + long + PLAIN[2], limit=3000) == [1, 2]


def test_a_header_without_end_is_given_up() -> None:
    endless = b"WARC/1.0\r\nX: " + b"y" * 300_000
    assert only(PLAIN[0] + endless + b"\r\n\r\n" + PLAIN[1]) == [0, 1]
    assert only(FIVE[0] + gzip.compress(endless) + FIVE[1]) == [0, 1]


def test_a_record_over_the_limit_is_told_and_passed_over() -> None:
    large = record(b"<p>" + b"word " * 10_000, url(9))
    for raw in (b"".join((FIVE[0], large, FIVE[1])), PLAIN[0] + gzip.decompress(large) + PLAIN[1]):
        found = numbers(raw, limit=20_000)
        assert [found[0], found[2]] == [0, 1]
        assert "bytes, over 20,000" in str(found[1])


def test_a_bomb_is_given_up_before_it_is_unpacked() -> None:
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 4000000000\r\n\r\n"
    packer = zlib.compressobj(9, wbits=31)
    bomb = packer.compress(head) + b"".join(packer.compress(b"\0" * 2**20) for _ in range(100)) + packer.flush()
    found = numbers(FIVE[0] + bomb + FIVE[1])
    assert (found[0], found[-1]) == (0, 1)
    assert "unpacks to more than 200 times its size" in str(found[1])


def test_memory_stays_flat_on_a_large_file(tmp_path: object) -> None:
    import tracemalloc
    from pathlib import Path

    path = Path(str(tmp_path)) / "large.warc.gz"
    body = bytes(range(256)) * 400
    with path.open("wb") as out:
        for number in range(600):
            out.write(record(body, url(number)))
    tracemalloc.start()
    try:
        with path.open("rb") as file:
            assert sum(isinstance(one, Framed) for one in records(file, limit=LIMIT)) == 600
        assert tracemalloc.get_traced_memory()[1] < 3_000_000  # of 60 MB unpacked
    finally:
        tracemalloc.stop()


@given(st.binary(max_size=400), st.integers(1, 4), st.integers(0, 600))
def test_any_bytes_anywhere_are_borne(noise: bytes, after: int, into: int) -> None:
    for all_ in (FIVE, PLAIN):
        raw = b"".join(all_[:after]) + all_[after][:into] + noise + b"".join(all_[after:])
        found = only(raw)
        # What comes before is all there, but for the one on which noise follows where a record should.
        assert found[: after - 1] == list(range(after - 1))
        if all_ is FIVE:
            assert [one for one in found if one != -1][-1:] == [4]


def test_the_file_s_own_record_is_a_record() -> None:
    assert isinstance(read(info())[0], Framed)
