"""Files that a person hands in: all bad ones are told, and none is used where one is bad."""

from pathlib import Path

import pytest

import seeds
from flows import reading
from flows.errors import BadInputs, InputError
from flows.handed_in import documents
from flows.sources import Declared, Fetched
from flows.texts import decode
from tests.flows.conftest import SEED_NAMES, write_folder

SEED = seeds.FOLDER / SEED_NAMES[0]


def write(path: Path, raw: bytes) -> Path:
    path.write_bytes(raw)
    return path


def test_a_file_is_taken_as_it_is() -> None:
    assert documents([SEED], "ingest") == [Fetched(SEED.read_bytes(), Declared("ingest", SEED.name))]


def test_a_folder_and_a_file_keep_their_order(tmp_path: Path, folder: Path) -> None:
    page = write(tmp_path / "page.txt", b"A headline\n\nA sentence.\n")
    found = documents([page, folder], "ingest")
    assert [document.declared.file for document in found] == ["page.txt", *SEED_NAMES]
    assert found[1].declared.outlet == "China Daily"


def test_a_text_that_the_listing_does_not_name_is_told_and_left_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stray = write(folder / "stray.txt", b"A sentence.")
    assert len(documents([folder], "ingest")) == 2
    assert capsys.readouterr().err == f"left out {stray}: articles.json does not list it\n"


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.txt", b" \n\t\r\n", "the file is empty"),
        ("binary.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a binary file, not text"),
        ("latin.txt", "déjà vu".encode("latin-1"), "not UTF-8 at byte 1"),
        ("gb.txt", "国防部".encode("gb18030"), "not UTF-8 at byte 0"),
        ("utf16.txt", "text".encode("utf-16"), "a binary file, not text"),
        ("cut.txt", "THAAD 萨德".encode()[:-1], "not UTF-8 at byte 9"),
        ("surrogate.txt", b"a\xed\xa0\x80b", "not UTF-8 at byte 1"),
        ("empty.html", b"", "reading a page: it is empty"),
        ("crawl.zip", b"PK", "only text copies (.txt, UTF-8), .html, .json, .warc(.gz) and folders are read here"),
    ],
)
def test_a_bad_file_is_told_in_one_line(tmp_path: Path, name: str, raw: bytes, told: str) -> None:
    path = write(tmp_path / name, raw)
    with pytest.raises(InputError) as caught:
        documents([SEED, path], "ingest")
    assert str(caught.value).startswith(f"reading {path}: {told}")
    assert "\n" not in str(caught.value)


def test_every_bad_file_has_its_line(tmp_path: Path) -> None:
    files = {"a.txt": b"", "b.txt": b"\0", "c.txt": SEED.read_bytes()}
    folder = write_folder(tmp_path / "some", [{"file": name} for name in files], files)
    with pytest.raises(BadInputs) as caught:
        documents([tmp_path / "gone.txt", folder], "ingest")
    assert str(caught.value).splitlines() == [
        f"reading {tmp_path / 'gone.txt'}: No such file or directory",
        f"reading {folder / 'a.txt'}: the file is empty; hand in a text copy of an article",
        f"reading {folder / 'b.txt'}: a binary file, not text; hand in a text copy in UTF-8",
    ]


def test_line_ends_and_a_byte_order_mark_stay_for_spans_count_them() -> None:
    assert decode(b"\xef\xbb\xbfone\r\ntwo\r", "x") == "\ufeffone\r\ntwo\r"


def page(url: str) -> bytes:
    """A page of China Daily that gives ``url`` as its own."""
    return f"""<html><head><meta charset="gb2312"><link rel="canonical" href="{url}"></head><body>
<div id="lft-art"><h1>Door stays open to talks</h1><span class="info_l">China Daily | Updated: 2016-11-08 07:24</span>
<div id="Content"><p>China is willing to hold talks (江心), the ministry said on Monday.</p></div></div></body></html>
""".encode("gb18030")


PAGE = "https://www.chinadaily.com.cn/a/201611/08/WS0123456789abcdef01234567.html"


@pytest.mark.parametrize("name", ["page.html", "PAGE.HTM"])
def test_a_page_is_read_by_its_template_and_known_by_the_address_it_gives(tmp_path: Path, name: str) -> None:
    (document,) = documents([write(tmp_path / name, page(PAGE))], "ingest")
    assert (document.raw, document.declared.url) == (page(PAGE), PAGE)
    article = reading.article(document)
    assert [paragraph.text for paragraph in article.paragraphs] == [
        "China is willing to hold talks (江心), the ministry said on Monday."
    ]
    assert article.template == "china-daily 2017-"
    assert reading.identity(document).content_id == "WS0123456789abcdef01234567"


def test_what_the_listing_says_of_a_page_goes_before_what_it_says_itself(tmp_path: Path) -> None:
    listed = PAGE.replace("www.", "global.")
    folder = write_folder(tmp_path / "some", [{"file": "a.html", "url": listed}], {"a.html": page(PAGE)})
    (document,) = documents([folder], "ingest")
    assert document.declared.url == listed


def test_a_page_that_fits_no_template_is_told_in_one_line(tmp_path: Path) -> None:
    path = write(tmp_path / "list.html", page(PAGE).replace(b"info_l", b"list"))
    with pytest.raises(InputError, match=r"fits none of the templates .* add a template") as caught:
        documents([path], "ingest")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("host", ["chinadaily.com.cn.evil.example", "evilchinadaily.com.cn", "mirror.example"])
def test_a_page_of_a_mirror_does_not_get_the_outlet_s_identity(tmp_path: Path, host: str) -> None:
    url = f"http://{host}/a/201611/08/WS0123456789abcdef01234567.html"
    (document,) = documents([write(tmp_path / "page.html", page(url))], "ingest")
    identity = reading.identity(document)
    assert (identity.outlet, identity.content_id) == ("unknown", f"{host}/WS0123456789abcdef01234567")
    assert reading.article(document).outlet is None
