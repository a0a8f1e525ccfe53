"""A position stated again in other words: matching is told that they are one, by hand."""

from store import digests, positions
from store.model import Digest
from tests.store.builders import Record
from tests.store.digests.issuing import issue

FIRST = "the missile battery in the south must leave its golf course before autumn comes"
OTHER = "those launchers should be withdrawn without further delay by everybody responsible"
NEAR = "the missile battery in the south must leave its old golf course before next autumn comes"
SHORT = "take them away"


def state(record: Record, *told: tuple[str, str]) -> Digest:
    """Say words on days, all of them one position of China's, and issue a digest."""
    for words, day in told:
        record.say(words, on=day)
    positions.match(record.db)
    record.db.execute("UPDATE statements SET status = 'restated', position = 1 WHERE id > 1")
    digest = digests.choose(record.db, run=record.run, now=record.now)
    assert digest is not None
    record.next_run()
    return digest


def pairs(digest: Digest) -> list[tuple[str, str]]:
    return [(one.before.content[0], one.after.content[0]) for one in digest.reworded]


def test_other_words_are_shown_with_the_earlier_ones(record: Record) -> None:
    digest = state(record, (FIRST, "2017-01-02"), (OTHER, "2017-06-01"))
    assert pairs(digest) == [(FIRST, OTHER)]
    assert (digest.reworded[0].who, digest.reworded[0].likeness) == ("China", 0.0)


def test_nearly_the_same_words_are_not(record: Record) -> None:
    assert pairs(state(record, (FIRST, "2017-01-02"), (NEAR, "2017-06-01"))) == []


def test_words_that_were_used_before_are_not_other_ones(record: Record) -> None:
    state(record, (FIRST, "2017-01-02"), (OTHER, "2017-02-02"), (NEAR, "2017-03-02"))
    assert pairs(state(record, (OTHER.replace("further", "any"), "2017-06-01"))) == []


def test_of_a_position_the_most_unlike_wording_is_shown_once(record: Record) -> None:
    near = "the battery deserves peace, quiet, clean rivers, good schools and honest neighbours"
    assert pairs(state(record, (FIRST, "2017-01-02"), (near, "2017-06-01"), (OTHER, "2017-06-02"))) == [(FIRST, OTHER)]


def test_a_few_words_tell_nothing_of_the_wording(record: Record) -> None:
    assert pairs(state(record, (FIRST, "2017-01-02"), (SHORT, "2017-06-01"))) == []


def test_what_was_said_later_is_no_earlier_wording(record: Record) -> None:
    assert pairs(state(record, (FIRST, "2017-05-02"), (OTHER, "2017-01-01"))) == []


def test_new_positions_have_no_earlier_wording(record: Record) -> None:
    record.say(FIRST, on="2017-01-02")
    record.say(OTHER, on="2017-06-01")
    assert issue(record).reworded == ()
