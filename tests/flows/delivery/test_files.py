"""A digest's files: whole or absent, and the same whenever they are written."""

from pathlib import Path

import pytest

from flows.delivery.files import deliver, paths
from flows.digest import render
from flows.errors import DeliveryError
from flows.whole import write_whole
from tests.flows import digest_builders as build


def test_each_format_has_its_file(tmp_path: Path) -> None:
    digest = build.digest()
    deliver(digest, tmp_path / "digests")
    assert sorted(path.name for path in (tmp_path / "digests").iterdir()) == [
        f"{digest.number:04d}.html", f"{digest.number:04d}.json", f"{digest.number:04d}.md",
    ]  # fmt: skip
    for form, path in paths(tmp_path / "digests", digest.number).items():
        assert path.read_bytes() == render(digest, form).encode("utf-8")


def test_again_the_bytes_are_the_same_and_what_a_crash_left_is_gone(tmp_path: Path) -> None:
    digest = build.digest()
    deliver(digest, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    file = paths(tmp_path, digest.number)["markdown"]
    file.unlink()
    file.with_name(f".{file.name}.part").write_text("half a dig")
    deliver(digest, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    write_whole(path, "long and old\n" * 100)
    write_whole(path, "萨德\r\n")
    assert path.read_bytes() == "萨德\r\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "digests").write_text("in the way")
    digest = build.digest()
    with pytest.raises(DeliveryError) as caught:
        deliver(digest, tmp_path / "digests")
    assert str(caught.value).startswith(
        f"delivering digest {digest.number}: cannot write {tmp_path / 'digests' / f'{digest.number:04d}.md'}: "
    )
    assert "\n" not in str(caught.value)
