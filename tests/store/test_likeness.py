"""How likely it is that two contents say the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.positions.concepts import sense
from store.positions.examples import LIKELY, examples, likest
from store.positions.likeness import Said, acts_agree, likelihood, signs
from store.positions.meaning import meaning

WORDS = "deploy withdraw oppose not no radar submarine China Seoul six the of 2017 talks fish zone Guam".split()


def said(content: str, act: str = "state") -> Said:
    return Said(act, sense(content))


def test_a_paraphrase_is_likely_the_same() -> None:
    told = likelihood(
        said("the platforms were put up to raise salmon in the Yellow Sea"),
        said("the structures in the West Sea are installed for fish farming"),
    )
    assert told > 0.9


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("it will buy six submarines", "it will buy eight submarines"),
        ("it will buy submarines in 2019", "it will buy submarines in 2020"),
        ("it will buy submarines", "it will not buy submarines"),
        ("it will buy submarines", "it will buy buoys"),
        ("it will buy submarines", "it will sell submarines"),
        ("it will buy submarines from Japan", "it will buy submarines from Russia"),
        ("it will buy submarines", "it will withdraw submarines it may buy"),
        ("talks on the border at sea", "talks on the remains of soldiers"),
    ],
)
def test_what_decides_outweighs_all_likeness(one: str, other: str) -> None:
    assert likelihood(said(one), said(other)) == 0
    assert likelihood(said(other), said(one)) == 0


def test_it_takes_a_deed_and_a_thing() -> None:
    assert likelihood(said("submarines and radars"), said("submarines and radars")) == 0
    assert likelihood(said("it will buy submarines"), said("it will buy submarines")) > 0.5


def test_the_more_is_left_over_the_less_likely() -> None:
    short = said("it will send a frigate to the port of Busan")
    longer = said("it will send a frigate to the port of Busan with apples, violins and a choir")
    other = said("it will send a frigate to the games with apples, violins and a choir")
    assert likelihood(short, short) > likelihood(short, longer) > likelihood(short, other)


def test_acts_go_together_or_not() -> None:
    assert (acts_agree("accuse", "accuse"), acts_agree("agree", "support")) == (1, 1)
    assert (acts_agree("state", "reject"), acts_agree("request", "threaten")) == (0.5, 0)


contents = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


@settings(deadline=None)
@given(contents, contents, st.sampled_from(["state", "accuse", "request"]))
def test_likelihood_is_the_same_both_ways_and_never_out_of_bounds(one: str, other: str, act: str) -> None:
    mine, its = said(one, act), said(other)
    assert likelihood(mine, its) == pytest.approx(likelihood(its, mine))
    assert 0 <= likelihood(mine, its) <= 1
    assert all(0 <= size <= 1 for size in signs(mine, its).values())


@settings(deadline=None)
@given(contents, contents)
def test_all_that_are_alike_share_a_lead(one: str, other: str) -> None:
    if likelihood(said(one), said(other)) > 0:
        assert {*said(one).pairs()} & {*said(other).pairs()}


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.sentence[:50])
def test_an_example_stands_for_what_its_own_words_are_taken_for(example: object) -> None:
    """By a gist, where one is found in it: so that what has the gist and what is like the example are one."""
    frame, sentence = getattr(example, "frame"), getattr(example, "sentence")  # noqa: B009 - an id needs its type
    act, *_, target = frame.split(" | ")
    assert meaning(sentence, act, [target if frame.count(" | ") > 1 else "other"], "say").frame == frame


def test_no_two_examples_are_the_same() -> None:
    sentences = [example.sentence for example in examples()]
    assert len(sentences) == len({*sentences})


def test_nothing_is_taken_for_an_example_that_lacks_what_tells_most_in_it() -> None:
    assert likest(said("it had asked for the platforms in the sea to be taken away", "request")) is not None
    assert likest(said("it had asked for the lanterns in the sea to be taken away", "request")) is None


def test_the_likest_example_counts() -> None:
    words = "nobody's security may be built on the insecurity of his neighbors"
    found = likest(said(words))
    assert found is not None
    assert found[0].frame == "state | SECURITY_OF_OTHERS"
    assert found[1] >= LIKELY
    assert found[1] == max(likelihood(said(words), one.said) for one in examples())
