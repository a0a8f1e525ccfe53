"""The scorer: matching, each figure, and the same figures as the scorer that the annotations came with."""

import importlib.util
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from tests.quality.scoring import QUOTES, Match, Share, matched, score, token_f1
from tests.quality.sets import SETS

TEN = "the bridge will stay closed until the spring comes back"
THEIR_SCORER = Path(__file__).parents[3] / "shared" / "gold" / "score.py"


def record(content: str, **fields: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "file": "bridge.txt",
        "speakers": ["Mayor Orm"],
        "quote": "indirect",
        "act": "state",
        "reaffirms": False,
        "said_on": None,
        "via": None,
        "topics": ["other"],
    }
    return {**plain, "content": [{"text": part} for part in content.split("|")], **fields}


def words(text: str) -> Counter[str]:
    return Counter(text.split())


def test_token_f1_counts_words_as_often_as_they_stand() -> None:
    assert token_f1(words("a b c d"), words("a b c d")) == 1.0
    assert token_f1(words("a a b"), words("a b")) == pytest.approx(0.8)
    assert token_f1(words("a b"), words("c d")) == 0.0
    assert token_f1(words(""), words("")) == 0.0


@pytest.mark.parametrize(
    ("content", "matches"),
    [
        (TEN, True),
        (TEN.upper() + "!", True),
        ("“The bridge|will stay closed, until|the spring comes back.”", True),
        ("the bridge will stay closed until the", True),
        ("the bridge will stay closed until", False),
        ("the bridge will stay open", False),
        ("ｔｈｅ ｂｒｉｄｇｅ will stay closed until the spring comes back", True),
    ],
)
def test_contents_match_by_four_fifths_of_their_words_in_any_dress(content: str, matches: bool) -> None:
    assert score([record(TEN)], [record(content)]).records.gold_right == matches


def test_exactly_four_fifths_is_enough() -> None:
    gold, found = record("a b c d e f"), record("a b c d")  # 2 · 4 / (6 + 4) is 0.8
    assert score([gold], [found]).records.f1 == 1.0


def test_only_statements_of_one_file_match_by_the_files_name() -> None:
    assert score([record(TEN)], [record(TEN, file="other.txt")]).records == Match(0, 1, 0, 1)
    assert score([record(TEN)], [record(TEN, file="copies/bridge.txt")]).records == Match(1, 1, 1, 1)


def test_the_better_pair_is_taken_first_and_each_statement_once() -> None:
    near = record("the bridge will stay closed until the spring")
    assert matched([record(TEN)], [near, record(TEN)]) == [(0, 1)]
    assert matched([record(TEN), near], [near]) == [(1, 0)]
    assert score([record(TEN)], [record(TEN), record(TEN)]).records == Match(1, 2, 1, 1)


def test_of_equal_contents_those_pair_whose_fields_agree() -> None:
    agency, source = record(TEN, speakers=["Fell Press"]), record(TEN, via="Fell Press")
    assert matched([agency, source], [source, agency]) == [(0, 1), (1, 0)]


def test_precision_recall_and_f1() -> None:
    match = Match(found_right=3, found=4, gold_right=3, gold=6)
    assert (match.precision, match.recall, match.f1) == (0.75, 0.5, 0.6)
    assert (Match(0, 0, 0, 5).precision, Match(0, 5, 0, 0).recall, Match(0, 0, 0, 0).f1) == (0.0, 0.0, 0.0)


def test_a_wrong_quotation_type_is_judged_by_type_and_undoes_no_match() -> None:
    got = score([record(TEN, quote="direct")], [record(TEN, quote="mixed")])
    assert got.records == Match(1, 1, 1, 1)
    assert got.quotes["direct"] == Match(0, 0, 1, 1)
    assert got.quotes["mixed"] == Match(1, 1, 0, 0)
    assert got.fields["quote"] == Share(0, 1)


@pytest.mark.parametrize(
    ("field", "gold", "found", "right"),
    [
        ("speakers", ["A Orm", "B Lund"], ["b lund", "a  orm"], 1),
        ("speakers", ["A Orm", "B Lund"], ["A Orm"], 0),
        ("speakers", ["Anna Orm"], ["Orm"], 0),
        ("act", "reject", "reject", 1),
        ("act", "reject", "state", 0),
        ("said_on", "2017-03-02", "2017-03-02", 1),
        ("said_on", None, "2017-03-02", 0),
        ("via", None, "", 1),
        ("via", "Fell Press", "fell press", 1),
        ("reaffirms", True, True, 1),
        ("reaffirms", True, False, 0),
        ("topics", ["thaad", "other"], ["other"], 1),
        ("topics", ["thaad"], ["other"], 0),
    ],
)
def test_a_field_is_right(field: str, gold: object, found: object, right: int) -> None:
    got = score([record(TEN, **{field: gold})], [record(TEN, **{field: found})])
    assert got.fields[field] == Share(right, 1)


def test_sparse_fields_are_told_over_those_that_have_one_too() -> None:
    gold = [record(TEN, said_on="2017-03-02"), record("something else was said there")]
    got = score(gold, [{**one, "said_on": None} for one in gold])
    assert (got.fields["said_on"], got.fields["said_on given"]) == (Share(1, 2), Share(0, 1))
    assert got.fields["via given"] == Share(0, 0)
    assert got.fields["via given"].value == 0.0


def test_statements_without_annotated_topics_are_not_judged_by_them() -> None:
    assert score([record(TEN, topics=None)], [record(TEN)]).fields["topics"] == Share(0, 0)


def perturbed(gold: Sequence[dict[str, Any]], chance: random.Random) -> list[dict[str, Any]]:
    """Statements as a middling extractor might find them: some lost, cut, doubled, with wrong fields, out of order."""
    found = []
    for one in gold:
        if chance.random() < 0.1:
            continue
        other = {**one, "content": [dict(span) for span in one["content"]]}
        if chance.random() < 0.4:
            last = other["content"][-1]
            last["text"] = last["text"][: int(len(last["text"]) * chance.uniform(0.3, 1.0))]
        if chance.random() < 0.1:
            found.append({**other, "speakers": ["somebody else"]})
        for field, wrong in (("quote", "mixed"), ("act", "state"), ("said_on", None), ("via", "a paper")):
            if chance.random() < 0.2:
                other[field] = wrong
        if chance.random() < 0.1:
            other["file"] = "unknown.txt"
        found.append(other)
    chance.shuffle(found)
    return found


@pytest.mark.skipif(not THEIR_SCORER.exists(), reason="the annotations' own scorer lies beside the project, not in it")
@pytest.mark.parametrize("seed", range(8))
def test_figures_are_those_of_the_scorer_that_the_annotations_came_with(seed: int) -> None:
    spec = importlib.util.spec_from_file_location("their_scorer", THEIR_SCORER)
    assert spec is not None
    assert spec.loader is not None
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    gold = SETS["a"].records()
    found = perturbed(gold, random.Random(seed))
    wanted, got = theirs.score(gold, found), score(gold, found)
    for name, match in [("records", got.records), *got.quotes.items()]:
        want = wanted["records"] if name == "records" else wanted["quote"][name]
        assert (match.precision, match.recall, match.f1) == pytest.approx(
            (want["precision"], want["recall"], want["f1"])
        )
    for name, want in wanted["fields"].items():
        assert asdict(got.fields[name.replace("_given", " given")]) == {"right": want["right"], "of": want["of"]}
    assert list(got.quotes) == list(QUOTES)
