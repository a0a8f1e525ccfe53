"""The act of a statement by cue and content, and whether the position is not new."""

import pytest

from tests.parsers.statements.builders import Reader


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Bo Yulin agreed to share the seeds.", "agree"),
        ("Bo Yulin promised to water the roses.", "agree"),
        ("Bo Yulin pledged 300 roses for the new garden.", "agree"),
        ("Beijing is willing to cooperate with Seoul on gardens, the Foreign Ministry said.", "agree"),
        ("Geng Shuang said China is ready to work with the ROK on the flower show.", "agree"),
        ("Bo Yulin assured visitors that the gates would stay open.", "agree"),
        ("Bo Yulin welcomed the new garden.", "support"),
        ("Bo Yulin praised the gardeners for their patience.", "support"),
        ("Bo Yulin hailed the show as a success.", "support"),
        ("Geng Shuang said China supports the holding of a flower show.", "support"),
        ("Bo Yulin acknowledged that the roses were late.", "concede"),
        ("Bo Yulin took note of the complaints about the gate.", "concede"),
        ("Bo Yulin admitted the gate was too narrow.", "concede"),
        ("Bo Yulin conceded that the fee was high.", "concede"),
        ("Bo Yulin urged visitors to come by train.", "request"),
        ("Bo Yulin called for a second garden.", "request"),
        ("Bo Yulin hopes that the city will plant more roses.", "request"),
        ("Bo Yulin demanded that the fee be lowered.", "request"),
        ("Bo Yulin asked the city to plant more roses.", "request"),
        ("Bo Yulin opposed the fee.", "accuse"),
        ("Bo Yulin criticized the city for its silence.", "accuse"),
        ("Bo Yulin expressed concern about the fee.", "accuse"),
        ("Bo Yulin said he was strongly dissatisfied with the fee.", "accuse"),
        ("Bo Yulin complained that the fee was too high.", "accuse"),
        ("Bo Yulin accused the city of neglect.", "accuse"),
        ("China is firmly opposed to the fee, Bo Yulin said.", "accuse"),
        ("Bo Yulin denied that the garden had been sold.", "reject"),
        ("Bo Yulin rejected the offer.", "reject"),
        ("Bo Yulin refused to sell the garden.", "reject"),
        ("Bo Yulin dismissed the rumor.", "reject"),
        ("Bo Yulin ruled out a higher fee.", "reject"),
        ("Bo Yulin warned that the city would have to bear the consequences.", "threaten"),
        ("Bo Yulin threatened to close the garden.", "threaten"),
        ("China will take all necessary measures to protect its roses, Bo Yulin said.", "threaten"),
        ("Bo Yulin warned of a poor summer.", "threaten"),
        ("Those who cut the roses will pay the price, Bo Yulin said.", "threaten"),
        ("Bo Yulin said the garden has four gates.", "state"),
        ("The garden was laid out in 1938, according to Bo Yulin.", "state"),
        ("Bo Yulin noted that the gates face south.", "state"),
        ("“Roses like clay,” Bo Yulin said.", "state"),
        ("The two sides held talks on the show and exchanged views on water, the Foreign Ministry said.", "consult"),
    ],
)
def test_acts(reader: Reader, text: str, act: str) -> None:
    assert reader.acts(text) == [act]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Bo Yulin did not rule out a higher fee.", ["state"]),
        ("The city has not ruled out closing the gate.", ["state"]),
        ("Bo Yulin no longer opposes the fee.", ["concede"]),
        ("Bo Yulin does not oppose a second garden.", ["concede"]),
        ("Bo Yulin does not support the fee.", ["reject"]),
        ("The city did not agree to lower the fee.", ["reject"]),
        ("Bo Yulin did not deny that the garden had been sold.", ["state"]),
    ],
)
def test_a_negated_stance(reader: Reader, text: str, acts: list[str]) -> None:
    assert reader.acts(text) == acts


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Bo Yulin vowed to keep working with the ROK on gardens.", "agree"),
        ("Bo Yulin vowed to respond with countermeasures.", "threaten"),
        ("Bo Yulin reiterated his opposition to the fee.", "accuse"),
        ("Bo Yulin stressed the need for dialogue.", "state"),
        ("Bo Yulin expressed the hope that the fee would be lowered.", "request"),
        ("Bo Yulin expressed regret over the loss of the roses.", "accuse"),
        ("Bo Yulin expressed willingness to hold talks on the fee.", "agree"),
        ("Bo Yulin lodged a protest with the city.", "accuse"),
    ],
)
def test_the_content_decides_where_the_cue_is_neutral(reader: Reader, text: str, act: str) -> None:
    assert reader.acts(text) == [act]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bo Yulin reiterated that the gates face south.", True),
        ("The city reaffirmed its plan for a second garden.", True),
        ("Bo Yulin repeated that the fee was fair.", True),
        ("Bo Yulin said the city's stance on the fee has not changed.", True),
        ("Our position on the fee is consistent and clear, Bo Yulin said.", True),
        ("The city's view of the fee remains unchanged, Bo Yulin said.", True),
        ("Bo Yulin said the fee was fair.", False),
        ("The city said the fee had changed twice.", False),
        ("Bo Yulin said the gates were painted again.", False),
        ("The color of the gates has changed, Bo Yulin said.", False),
    ],
)
def test_whether_the_text_says_that_the_position_is_not_new(reader: Reader, text: str, expected: bool) -> None:
    assert reader.reaffirms(text) == [expected]
