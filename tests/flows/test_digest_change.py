"""What a digest says of change: moves by size, steps, silences, other words, and what was learned late."""

import dataclasses
import datetime as dt
import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # its types are no part of the lock

from flows.delivery.editions import Interest, combined, filtered
from flows.digest import render
from flows.digest.feed import summary
from flows.digest.view import IN_FULL, view
from store.model import Digest, Late, Move, Reworded, Silence
from tests.flows import digest_builders as build
from tests.flows.test_digest_json import SCHEMA

SOURCE = "Test codebook"
OBJECTION = build.item(1, "the test bridge is too long", act="accuse")
PROMISE = build.item(2, "to paint the test bridge", act="agree", **build.published(dt.date(2017, 11, 1)))
THREAT = build.item(3, "to close the test bridge", act="threaten", dated=dt.date(2017, 11, 2))
OLD = build.item(4, "the test bridge was planned long ago", dated=dt.date(2014, 3, 1), said_on=dt.date(2014, 3, 1))


def move(before: Any, after: Any, score_before: float, score_after: float, topic: str = "thaad") -> Move:
    scores: dict[str, Any] = {"score_before": score_before, "score_after": score_after, "score_source": SOURCE}
    return Move("China", topic, before, after, 5, None, **scores)


STEP, TURN = move(OBJECTION, THREAT, -3.0, -3.5), move(OBJECTION, PROMISE, -3.0, 2.5)


def changed(**fields: Any) -> Digest:
    parts: dict[str, Any] = {
        "moves": (TURN, STEP),
        "silences": (Silence("United States", "thaad", OBJECTION, THREAT, 79, 7, 9),),
        "reworded": (Reworded(1, "China", OBJECTION, THREAT, 0.1),),
        "late": (Late(OLD, dt.date(2026, 11, 20)),),
    }
    return build.digest(OBJECTION, PROMISE, THREAT, **(parts | fields))


def text(format: str, digest: Digest) -> str:
    page = render(digest, format)
    return (
        " ".join(BeautifulSoup(page, "html.parser").get_text().split()) if format == "html" else page.replace("*", "")
    )


HEADINGS = (
    "China on THAAD: from objects to offers (−3 to +2.5, about 5 days apart)",
    "Scores: Test codebook. They order the moves, turns of tone first.",
    "Further moves",
    "objects: the test bridge is too long (",
    "warns: to close the test bridge (",
    "−3 to −3.5",
    "China warns as before, in other words",
    "First word of the United States on THAAD in 11 weeks (usually every 7 days in this record, last on 7 Nov 2016)",
)


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_each_change_has_its_heading_in_this_order(name: str) -> None:
    shown, at = text(name, changed()), 0
    for heading in HEADINGS:
        at = shown.index(heading, at)


def test_the_largest_turns_are_told_in_full_and_the_rest_in_a_table() -> None:
    turns = tuple(dataclasses.replace(TURN, topic=f"topic {number}") for number in range(IN_FULL + 2))
    page = view(changed(moves=(*turns, STEP)))
    assert [move.topic for move in page.moves] == [f"topic {number}" for number in range(IN_FULL)]
    assert [move.topic for move in page.further] == [f"topic {IN_FULL}", f"topic {IN_FULL + 1}", "THAAD"]


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_both_sentences_and_their_dates_stand_below(name: str) -> None:
    shown = text(name, changed(moves=(STEP,), silences=(), late=(), new=()))
    for words in ("the test bridge is too long", "to close the test bridge", "Thu 2 Nov 2017"):
        assert shown.count(words) == 2  # once for the move, once for the words
    assert "Nobody moved" not in shown


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_what_was_learned_late_says_when_it_was_said_and_when_found(name: str) -> None:
    shown = text(name, changed())
    assert shown.index("Learned late") < shown.index("the test bridge was planned long ago")
    assert "Sat 1 Mar 2014" in shown
    assert "found 20 Nov 2026" in shown
    assert "3 new, 1 learned late" in shown
    assert "Learned late" not in text(name, changed(late=()))


def test_a_digest_of_before_there_were_scores_is_read_as_it_was() -> None:
    plain = Move("China", "thaad", OBJECTION, PROMISE, 5, None)
    shown = text("markdown", changed(moves=(plain,)))
    assert "from objects to offers (about 5 days apart)" in shown
    assert "Scores:" not in shown


def test_json_has_it_all_by_the_schema() -> None:
    parsed = json.loads(render(changed(), "json"))
    assert list(Draft202012Validator(SCHEMA).iter_errors(parsed)) == []
    first, second = parsed["moves"]
    assert (first["score_before"], first["score_after"], first["score_source"]) == (-3.0, 2.5, SOURCE)
    assert (first["turned"], second["turned"]) == (True, False)
    (silence,) = parsed["silences"]
    assert (silence["principal"], silence["days"], silence["usual_days"], silence["gaps"]) == (
        "United States",
        79,
        7,
        9,
    )
    assert parsed["reworded"][0]["after"]["content"] == ["to close the test bridge"]
    assert (parsed["late"][0]["found"], parsed["late"][0]["statement"]["dated"]) == ("2026-11-20", "2014-03-01")


def test_a_summary_tells_of_moves_and_silences() -> None:
    told = summary(view(changed()))
    assert "China on THAAD: from objects to offers; first word of the United States on THAAD in 11 weeks." in told


def test_of_several_digests_the_largest_move_comes_first() -> None:
    one, other = changed(moves=(STEP,)), changed(number=2, moves=(TURN,), silences=(), reworded=(), late=())
    whole = combined([one, other])
    assert whole.moves == (TURN, STEP)
    assert (len(whole.silences), len(whole.reworded), len(whole.late)) == (1, 1, 1)


def test_a_reader_gets_the_changes_of_what_he_wants() -> None:
    on_ties = dataclasses.replace(THREAT, topics=("military_ties",))
    digest = changed(reworded=(Reworded(1, "China", OBJECTION, on_ties, 0.1),))
    wanted = filtered(digest, Interest(topics=frozenset({"other"}), principals=frozenset({"China"})))
    assert wanted is not None
    assert (wanted.moves, wanted.silences, wanted.reworded, len(wanted.late)) == ((), (), (), 1)
    assert wanted.statements == 4


def test_hostile_words_stand_in_every_part_as_text() -> None:
    bad = build.item(9, "<script>alert(1)</script>", act="<b>", voices=(build.government("<i>x</i>"),))
    moved = Move("<i>x</i>", "<u>", bad, bad, 1, bad, 1.0, -1.0, "<s>")
    parts: dict[str, Any] = {
        "silences": (Silence("<i>x</i>", "<u>", bad, bad, 30, 2, 6),),
        "reworded": (Reworded(1, "<i>x</i>", bad, bad, 0.0),),
        "late": (Late(bad, dt.date(2026, 11, 20)),),
    }
    soup = BeautifulSoup(render(build.digest(moves=(moved,), **parts), "html"), "html.parser")
    assert soup.find_all(["script", "b", "i", "u", "s"]) == []
    assert soup.get_text().count("<script>alert(1)</script>") == 7
