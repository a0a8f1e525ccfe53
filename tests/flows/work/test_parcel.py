"""What travels to a worker and back, who refuses it, and what ends a worker that does not return."""

import gc
import os
import pickle
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest
import zstandard

from flows import parsing
from flows.errors import WorkError
from flows.work import edition, parcel
from flows.work.edition import Edition, own
from tests.flows.work import steps

ROOT = Path(__file__).parents[3]
WORKER = """
import sys
from flows.work import edition, parcel
{before}
sys.stdout.buffer.write(parcel.carry_out(sys.stdin.buffer.read()))
"""


def worker(parcel_: bytes, before: str = "") -> "subprocess.CompletedProcess[bytes]":
    """Carry out a parcel in another process, which does ``before`` first."""
    command = [sys.executable, "-c", WORKER.format(before=before)]
    return subprocess.run(command, input=parcel_, capture_output=True, cwd=ROOT, timeout=60)


def test_a_step_is_done_in_another_process_in_order() -> None:
    done = worker(parcel.packed(steps.process, [1, 2, 3]))
    results = parcel.unpacked(done.stdout)
    assert [number for number, _ in results] == [1, 2, 3]
    assert os.getpid() not in {process for _, process in results}


def test_what_is_read_there_is_what_is_read_here() -> None:
    kept = steps.kept_seeds()
    assert [parcel.unpacked(worker(parcel.packed(steps.read, [one])).stdout)[0] for one in kept] == [
        steps.read(one) for one in kept
    ]


@pytest.mark.parametrize("part", ["parser", "rules", "seeds", "python", "libraries"])
def test_a_worker_that_reads_by_other_rules_is_refused_and_does_nothing(part: str) -> None:
    other = f"from dataclasses import replace; o = replace(edition.own(), {part}='other'); edition.own = lambda: o"
    done = worker(parcel.packed(steps.deadly, ["SIGKILL"]), other)
    assert done.returncode == 0
    with pytest.raises(WorkError, match="reads by other rules than this machine") as refused:
        parcel.unpacked(done.stdout)
    assert f": {part} other, not {asdict(own())[part]};" in str(refused.value)
    assert "install the same onrecord there" in str(refused.value)


def test_an_edition_of_another_version_with_other_parts_is_told_too() -> None:
    assert edition.difference({"parser": "3", "tables": "7"}, {"parser": "2", "rules": "a"}) == (
        "parser 3, not 2; tables 7, not unknown; rules unknown, not a"
    )


def test_the_edition_follows_the_reference_data_and_the_rules(tmp_path: Path) -> None:
    before = own()
    assert before == edition.own.__wrapped__()
    (tmp_path / "a.csv").write_text("one")
    first = edition._hash([tmp_path / "a.csv"])
    (tmp_path / "a.csv").write_text("two")
    assert edition._hash([tmp_path / "a.csv"]) != first
    assert {len(part) > 0 for part in asdict(before).values()} == {True}
    assert replace(before, seeds="") != before
    assert pickle.loads(pickle.dumps(before)) == Edition(**asdict(before))


def test_one_that_does_not_return_ends_its_process() -> None:
    done = worker(parcel.packed(steps.endless, [1]), "parcel.LONGEST = 0.5")
    assert done.returncode == 1
    assert b"Timeout (0:00:00.500000)!" in done.stderr
    assert b"in endless" in done.stderr


def test_records_come_back_as_they_were() -> None:
    """Whatever is in them: spans, dates, reference data, records within records, and each shared one once."""
    found = [parsing.read_to_match(kept) for kept in steps.kept_seeds()]
    assert all(one.statements and one.foreseen for one in found)
    travelled = parcel._unwrapped(parcel._wrapped((found, found)))
    assert travelled == (found, found)
    assert travelled[0] is travelled[1]
    assert gc.isenabled()


def test_what_cannot_be_unpacked_leaves_the_collection_of_garbage_on() -> None:
    with pytest.raises(pickle.UnpicklingError):
        parcel._unwrapped(zstandard.ZstdCompressor().compress(b"no pickle"))
    assert gc.isenabled()


def test_a_worker_beside_the_writer_stands_back_once() -> None:
    here = os.nice(0)
    done = worker(parcel.packed(steps.niceness, [1, 2]), "parcel.carry_out(sys.stdin.buffer.peek(10**6))")
    assert parcel.unpacked(done.stdout) == [min(19, here + parcel.BEHIND)] * 2
    assert parcel.unpacked(parcel.carry_out(parcel.packed(steps.niceness, [1]))) == [here]


def test_a_worker_on_another_machine_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcel, "_place", lambda: ("elsewhere", 1))
    done = worker(parcel.packed(steps.niceness, [1]))
    assert parcel.unpacked(done.stdout) == [os.nice(0)]


def test_where_it_was_handed_out_nothing_ends_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcel, "LONGEST", 0.01)
    assert parcel.unpacked(parcel.carry_out(parcel.packed(steps.slow, [0.05]))) == [0.05]
