"""articles.json: what it says is taken over, and a broken one is told in one line."""

import datetime as dt
import json
import os
from pathlib import Path
from typing import Any

import pytest

import seeds
from flows.errors import InputError
from flows.sources import SEEDS, Declared, Source, find, listing
from tests.flows.conftest import SEED_NAMES, write_folder

ONE = SEED_NAMES[0]


def test_the_seeds_are_listed_with_what_is_known_of_them() -> None:
    first, second = find(SEEDS)
    assert first.path == seeds.FOLDER / SEED_NAMES[0]
    assert first.declared == Declared(
        "seeds",
        SEED_NAMES[0],
        "https://global.chinadaily.com.cn/china/2016-11/08/content_27305717.htm",
        "China Daily",
        None,
        dt.date(2016, 11, 8),
    )
    assert second.declared.published == dt.date(2017, 11, 1)
    assert second.declared.outlet == "China Military Online"


def test_the_seeds_say_on_what_basis_they_are_dated() -> None:
    entries = json.loads((seeds.FOLDER / "articles.json").read_bytes())
    assert [entry["published_basis"] for entry in entries] == ["page", "url"]


def test_what_is_declared_survives_json() -> None:
    declared = find(SEEDS)[0].declared
    assert Declared.from_json(json.loads(json.dumps(declared.as_json()))) == declared
    bare = Declared("ingest", "x.txt")
    assert Declared.from_json(json.loads(json.dumps(bare.as_json()))) == bare


def test_a_folder_is_read_in_the_order_of_its_listing_and_other_keys_are_passed_over(tmp_path: Path) -> None:
    entries = [{"file": name, "words": 300, "synthetic": True} for name in reversed(SEED_NAMES)]
    found = find(Source("mine", "folder", write_folder(tmp_path / "a", entries)))
    assert [document.declared for document in found] == [Declared("mine", name) for name in reversed(SEED_NAMES)]


def test_a_byte_order_mark_before_the_listing_is_no_matter(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbf" + json.dumps([{"file": ONE}]).encode()
    assert len(listing.read(write_folder(tmp_path / "a", raw), "mine")) == 1


def test_files_that_are_not_listed_are_known(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "a", [{"file": ONE}])
    assert [path.name for path in listing.unlisted(folder)] == [SEED_NAMES[1]]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "it has no articles.json; write one, or name the files instead"),
        (b"", "articles.json: not JSON at line 1: "),
        (b'[\n {"file": "a.txt",}\n]', "articles.json: not JSON at line 2: "),
        (b"\xff\xfe[]", "articles.json: not JSON in UTF-8"),
        (b"[" * 100_000, "articles.json: not JSON"),
        ({"file": ONE}, "articles.json: it has to hold a list of articles"),
        ([], "articles.json: it has to hold a list of articles"),
        ("text", "articles.json: it has to hold a list of articles"),
        ([ONE], "entry 1 has to be an object, not str"),
        ([{"file": ONE}, {"url": "http://x"}], "entry 2 has no file; say which file it describes"),
        ([{"file": ""}], "entry 1 has no file"),
        ([{"file": 3}], "entry 1: file has to be a text or null, not 3"),
        ([{"file": ONE, "url": ["x"]}], "entry 1: url has to be a text or null, not ['x']"),
        ([{"file": "gone.txt"}], "entry 1: there is no file 'gone.txt' in the folder"),
        ([{"file": "."}], "entry 1: there is no file '.' in the folder"),
        ([{"file": "../x"}], "entry 1: '../x' leads out of the folder"),
        ([{"file": "../../x"}], "entry 1: '../../x' leads out of the folder"),
        ([{"file": "a/../../../x"}], "leads out of the folder"),
        ([{"file": "/etc/hostname"}], "entry 1: '/etc/hostname' leads out of the folder"),
        ([{"file": "a\0b"}], "leads out of the folder"),
        ([{"file": ONE}, {"file": ONE}], f"{ONE} is listed twice"),
        ([{"file": ONE}, {"file": f"./{ONE}"}], "is listed twice"),
        ([{"file": ONE, "published": "2016-11-31"}], "entry 1: published: '2016-11-31' is no date; write YYYY-MM-DD"),
        ([{"file": ONE, "published": "20161108"}], "'20161108' is no date"),
        ([{"file": ONE, "published": "2016-W45-2"}], "'2016-W45-2' is no date"),
        ([{"file": ONE, "published": "8 Nov 2016"}], "'8 Nov 2016' is no date"),
    ],
)
def test_a_broken_listing_is_told_in_one_line(tmp_path: Path, content: Any, told: str) -> None:
    folder = write_folder(tmp_path / "broken", content)
    with pytest.raises(InputError) as caught:
        listing.read(folder, "mine")
    assert told in str(caught.value)
    assert str(caught.value).startswith(f"reading {folder}")
    assert "\n" not in str(caught.value)


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("not of this folder")
    folder = write_folder(tmp_path / "a", [{"file": "link.txt"}], {})
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(InputError, match=r"'link\.txt' leads out of the folder"):
        listing.read(folder, "mine")


def test_a_loop_of_links_is_refused(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "a", [{"file": "loop.txt"}], {})
    (folder / "loop.txt").symlink_to("loop.txt")
    with pytest.raises(InputError, match=r"entry 1: .*loop\.txt"):
        listing.read(folder, "mine")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such folder"):
        find(Source("mine", "folder", tmp_path / "nowhere"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_listing_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "a", [{"file": ONE}])
    (folder / "articles.json").chmod(0)
    with pytest.raises(InputError, match="Permission denied"):
        listing.read(folder, "mine")
