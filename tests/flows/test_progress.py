"""What a run says on stderr."""

import io

from flows.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_step_has_a_line() -> None:
    stream = io.StringIO()
    Progress(stream).say("keep", "seeds: 2 new, 0 known")
    assert stream.getvalue() == "keep      seeds: 2 new, 0 known\n"


def test_batches_hold_all_in_order() -> None:
    with Progress(io.StringIO()).batches("fetch", range(7), 3) as batches:
        assert [list(batch) for batch in batches] == [[0, 1, 2], [3, 4, 5], [6]]


def test_nothing_is_no_batch() -> None:
    with Progress(io.StringIO()).batches("fetch", range(0), 3) as batches:
        assert list(batches) == []


def test_a_bar_is_drawn_on_a_terminal_for_long_work_only() -> None:
    drawn = []
    for stream, length in ((Terminal(), 4), (Terminal(), 3), (io.StringIO(), 4)):
        with Progress(stream).batches("fetch", range(length), 3) as batches:
            assert sum(len(batch) for batch in batches) == length
        drawn.append("100%" in stream.getvalue())
    assert drawn == [True, False, False]


def test_nothing_to_do_has_no_bar() -> None:
    drawn = []
    for size in (0, 3):
        stream = Terminal()
        with Progress(stream).advancing("parse", size) as advance:
            advance(size)
        drawn.append(stream.getvalue() != "")
    assert drawn == [False, True]
