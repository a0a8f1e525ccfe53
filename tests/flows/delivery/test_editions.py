"""What one reader gets: several digests as one, and of each what he asked for."""

import dataclasses
import datetime as dt

import pytest

from flows.delivery.editions import Interest, combined, edition, filtered
from flows.digest import render
from store.model import Digest, Restated
from tests.flows import digest_builders as build

THAAD, TIES = ("thaad",), ("military_ties",)
KOREA = (build.government("Republic of Korea"),)


def numbered(number: int, *new: int, **fields: object) -> Digest:
    return build.digest(*(build.item(one) for one in new), number=number, **fields)


def numbers(digest: Digest | None) -> list[int]:
    assert digest is not None
    return [item.statement_id for item in digest.new]


def test_one_digest_stays_as_it_was_issued() -> None:
    digest = build.small()
    assert edition([digest], Interest()) is digest


def test_several_go_under_their_first_and_last_number() -> None:
    whole = combined([numbered(3, 1), numbered(4, 2, 3), numbered(5, 4)])
    assert (whole.since_number, whole.number) == (3, 5)
    assert numbers(whole) == [1, 2, 3, 4]
    assert whole.statements == 4
    assert "# On the record · THAAD" in render(whole, "markdown")
    assert "Digests 3 to 5 · statements said" in render(whole, "markdown")
    assert "<strong>Digests 3 to 5</strong>" in render(whole, "html")


def test_editions_may_be_combined_further() -> None:
    assert combined([combined([numbered(1, 1), numbered(2, 2)]), numbered(3, 3)]).since_number == 1


def test_the_window_spans_all_and_the_time_is_the_last() -> None:
    early = numbered(1, said_from=dt.date(2016, 1, 1), said_to=dt.date(2016, 2, 1), new=())
    late = build.digest(build.item(2), number=2, issued=early.issued + dt.timedelta(days=3))
    whole = combined([early, late])
    assert (whole.said_from, whole.said_to) == (dt.date(2016, 1, 1), dt.date(2016, 11, 7))
    assert whole.issued == late.issued


def test_a_position_restated_in_two_digests_is_one_row_as_last_told() -> None:
    gist = build.item(1)
    rows = [
        Restated(1, "China", gist, times, dt.date(2016, 11, 7), dt.date(2017, 1, times), (build.item(10 + times),))
        for times in (2, 3)
    ]
    whole = combined([numbered(1, restated=(rows[0],)), numbered(2, restated=(rows[1],))])
    (row,) = whole.restated
    assert (row.times, row.last) == (3, dt.date(2017, 1, 3))
    assert [item.statement_id for item in row.again] == [12, 13]


def test_what_sources_did_is_summed_and_their_state_is_the_last() -> None:
    bad = build.source("search", answered=False, found=0, new=0, left_out=1, state="failing", reason="no answer")
    whole = combined([numbered(1, coverage=(build.source(), bad)), numbered(2, coverage=(build.source("search"),))])
    assert [(one.source, one.found, one.left_out, one.state, one.reason) for one in whole.coverage] == [
        ("test list", 2, 0, "ok", None),
        ("search", 2, 1, "ok", None),
    ]


@pytest.mark.parametrize(
    ("interest", "kept"),
    [
        (Interest(), [1, 2, 3]),
        (Interest(topics=frozenset(THAAD)), [1, 3]),
        (Interest(topics=frozenset({"other", "military_ties"})), [2]),
        (Interest(principals=frozenset({"Republic of Korea"})), [3]),
        (Interest(principals=frozenset({"China", "Republic of Korea"})), [1, 2, 3]),
        (Interest(principals=frozenset({"Ministry of Bridges (China)"})), [1, 2]),
        (Interest(frozenset(TIES), frozenset({"Republic of Korea"})), []),
    ],
    ids=["all", "a topic", "topics", "a government", "governments", "a body by name", "both must fit"],
)
def test_new_statements_by_topic_and_principal(interest: Interest, kept: list[int]) -> None:
    digest = build.digest(
        build.item(1, topics=THAAD), build.item(2, topics=TIES), build.item(3, topics=THAAD, voices=KOREA)
    )
    found = filtered(digest, interest)
    assert ([] if found is None else numbers(found)) == kept
    assert found is None or found.statements == len(kept)


def test_where_nothing_is_wanted_there_is_no_edition() -> None:
    assert filtered(build.small(), Interest(topics=frozenset({"taiwan"}))) is None


def test_moves_go_by_their_topic_and_principal() -> None:
    digest = build.small()
    assert filtered(digest, Interest(topics=frozenset(TIES))).moves == digest.moves  # type: ignore[union-attr]
    assert filtered(digest, Interest(topics=frozenset({"other"}))).moves == ()  # type: ignore[union-attr]


def test_restatements_and_corrections_of_other_topics_are_left_out() -> None:
    again = build.item(5, topics=THAAD, status="restated")
    other = build.item(6, topics=TIES, status="restated")
    rows = tuple(Restated(one.statement_id, "China", one, 2, None, None, (one,)) for one in (again, other))
    digest = dataclasses.replace(build.corrected(), restated=rows)
    kept = filtered(digest, Interest(topics=frozenset(THAAD)))
    assert kept is not None
    assert [row.position_id for row in kept.restated] == [5]
    assert kept.corrections == ()
    assert filtered(digest, Interest(topics=frozenset({"other"}))).corrections == digest.corrections  # type: ignore[union-attr]


def test_counts_and_window_are_those_of_what_is_left_and_coverage_stays_whole() -> None:
    early = build.item(1, topics=TIES, said_on=dt.date(2010, 1, 1), dated=dt.date(2010, 1, 1), url="https://a.test/1")
    kept = filtered(build.digest(early, build.item(2, topics=THAAD), articles=2), Interest(frozenset(THAAD)))
    assert kept is not None
    assert (kept.articles, kept.statements) == (1, 1)
    assert (kept.said_from, kept.said_to) == (dt.date(2016, 11, 7), dt.date(2016, 11, 7))
    assert kept.coverage == (build.source(),)
