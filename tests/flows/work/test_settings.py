"""``[work]`` in the settings."""

from pathlib import Path

import pytest

from flows.errors import SettingsError
from flows.settings import load
from flows.work import Work


def written(folder: Path, table: str) -> Path:
    path = folder / "onrecord.toml"
    path.write_text(table, encoding="utf-8")
    return path


def test_without_it_this_process_reads(tmp_path: Path) -> None:
    assert load(written(tmp_path, ""), environment={}).work.on == "here"


@pytest.mark.parametrize(
    ("table", "work"),
    [
        ('on = "processes"\nworkers = 3', Work("processes", None, 3)),
        ('on = "threads"\nworkers = 1', Work("threads", None, 1)),
        ('on = "dask"\naddress = "tcp://10.0.0.5:8786"\nworkers = 2', Work("dask", "tcp://10.0.0.5:8786", 2)),
        (
            'on = "dask"\naddress = "tls://desk.example.org:8786"\nworkers = 2',
            Work("dask", "tls://desk.example.org:8786", 2),
        ),
    ],
    ids="processes threads dask tls".split(),
)
def test_it_says_who_reads(tmp_path: Path, table: str, work: Work) -> None:
    assert load(written(tmp_path, f"[work]\n{table}\n"), environment={}).work == work


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('on = "spark"', "on has to be one of here, threads, processes, dask, not 'spark'"),
        ("on = 2", "on has to be a text, not 2"),
        ("workers = 0", "workers has to be a whole number from 1, not 0"),
        ("workers = true", "workers has to be a whole number from 1, not True"),
        ('address = "tcp://10.0.0.5:8786"', 'it goes with on = "dask" alone'),
        ('on = "dask"\naddress = "10.0.0.5"', "address has to be as tcp://10.0.0.5:8786, not '10.0.0.5'"),
        ('on = "dask"\naddress = "http://10.0.0.5:8786"', "address has to be as tcp://10.0.0.5:8786"),
        ("batch = 5", "unknown key 'batch'; known are on, address, workers"),
    ],
    ids="place number none true address-alone no-port http unknown".split(),
)
def test_what_cannot_be_used_is_named(tmp_path: Path, table: str, told: str) -> None:
    with pytest.raises(SettingsError, match=r"onrecord\.toml: work") as refused:
        load(written(tmp_path, f"[work]\n{table}\n"), environment={})
    assert told in str(refused.value)


def test_it_has_to_be_a_table(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"work has to be a \[work\] table, not 'dask'"):
        load(written(tmp_path, 'work = "dask"\n'), environment={})
