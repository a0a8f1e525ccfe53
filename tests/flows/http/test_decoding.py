import contextlib
import gzip
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.http.decoding import decoded
from flows.http.errors import BadReply


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


FORMS = [("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", raw_deflate), ("", bytes)]


@pytest.mark.parametrize(("encoding", "pack"), FORMS, ids=["gzip", "zlib", "raw", "plain"])
@given(body=st.binary(max_size=5000), size=st.integers(1, 100))
def test_a_body_comes_back_however_it_is_cut_into_pieces(encoding: str, pack: object, body: bytes, size: int) -> None:
    packed = pack(body)  # type: ignore[operator]  # a function of bytes
    assert decoded(pieces(packed, max(size, 2)), encoding, 10_000) == body


@given(bodies=st.lists(st.binary(max_size=300), min_size=1, max_size=5), size=st.integers(1, 50))
def test_a_gzip_may_have_several_parts(bodies: list[bytes], size: int) -> None:
    packed = b"".join(gzip.compress(body) for body in bodies)
    assert decoded(pieces(packed, size), "gzip", 10_000) == b"".join(bodies)


@given(st.lists(st.binary(max_size=200), max_size=20), st.sampled_from(["gzip", "deflate", "", "br"]))
def test_any_bytes_are_a_body_or_a_bad_reply(data: list[bytes], encoding: str) -> None:
    with contextlib.suppress(BadReply):
        assert len(decoded(data, encoding, 1000)) <= 1000


@pytest.mark.parametrize("size", [1, 7, 65_536])
@pytest.mark.parametrize(("encoding", "pack"), FORMS, ids=["gzip", "zlib", "raw", "plain"])
def test_the_bound_is_exact(encoding: str, pack: object, size: int) -> None:
    body = b"x" * 100_000
    packed = pack(body)  # type: ignore[operator]  # a function of bytes
    assert decoded(pieces(packed, max(size, 2)), encoding, 100_000) == body
    with pytest.raises(BadReply, match="the body is larger than 99,999 bytes"):
        decoded(pieces(packed, max(size, 2)), encoding, 99_999)


def test_a_bomb_is_not_unpacked_to_its_end() -> None:
    taken = []

    def counted() -> Iterator[bytes]:
        for piece in pieces(gzip.compress(bytes(50_000_000)), 1000):
            taken.append(piece)
            yield piece

    with pytest.raises(BadReply, match="larger than"):
        decoded(counted(), "gzip", 1_000_000)
    assert len(taken) <= 2


@pytest.mark.parametrize("cut", range(1, 30, 4))
def test_what_ends_in_the_middle_is_told(cut: int) -> None:
    with pytest.raises(BadReply) as caught:
        decoded([gzip.compress(b"a page of some length")[:-cut]], "gzip", 1000)
    assert caught.value.retryable


def test_no_body_is_an_empty_one() -> None:
    assert decoded([], "gzip", 10) == b""
    assert decoded([b"", b""], "gzip", 10) == b""
