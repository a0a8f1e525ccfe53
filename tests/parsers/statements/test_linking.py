"""Speakers whom a person has linked: whom they become, with the office of the day."""

import datetime as dt
from dataclasses import replace

import pytest

from parsers.records import Article, Speaker, SpeakerKind, Statement
from parsers.reference import Reference
from parsers.statements.linking import Links, linked
from tests.store.builders import article, statement

PAGE = article("Geng said it opposes this.\n", published=dt.date(2017, 3, 1))
STRANGER = Speaker("Geng Shang", SpeakerKind.PERSON, False, "a spokesman", country="China")


def after(reference: Reference, links: Links, *speakers: Speaker, page: Article = PAGE, **fields: object) -> Statement:
    """A statement by ``speakers`` as it is with ``links``."""
    told = statement(page, "it opposes this", speakers=speakers or (STRANGER,), **fields)
    (only,) = linked([told], page, reference, links)
    return only


def to(target: str, kind: str = "person", name: str = "Geng Shang") -> Links:
    return {(name, kind): target}


def test_somebody_known_comes_with_office_and_principal_of_the_day(reference: Reference) -> None:
    (speaker,) = after(reference, to("Geng Shuang")).speakers
    assert speaker == Speaker(
        *("Geng Shuang", SpeakerKind.PERSON, True, "spokesperson", "Ministry of Foreign Affairs (China)"),
        *("China", "China"),
    )


def test_the_day_of_saying_goes_before_that_of_publication(reference: Reference) -> None:
    """He was no spokesman yet in 2010."""
    (speaker,) = after(reference, to("Geng Shuang"), said_on=dt.date(2010, 3, 1)).speakers
    assert (speaker.name, speaker.known, speaker.office, speaker.principal) == ("Geng Shuang", True, None, None)


def test_a_body_may_be_linked_to_by_its_alias(reference: Reference) -> None:
    (speaker,) = after(reference, to("Pentagon")).speakers
    assert (speaker.name, speaker.kind) == ("Department of Defense (United States)", SpeakerKind.BODY)
    assert speaker.principal == "United States"


def test_another_stranger_gives_the_name_and_the_page_the_rest(reference: Reference) -> None:
    assert after(reference, to("Geng Xiang")).speakers == (replace(STRANGER, name="Geng Xiang"),)


def test_links_are_followed_one_after_the_other(reference: Reference) -> None:
    links = {**to("Geng Xiang"), **to("Geng Shuang", name="Geng Xiang")}
    assert [one.name for one in after(reference, links).speakers] == ["Geng Shuang"]


def test_a_circle_of_links_ends(reference: Reference) -> None:
    links = {**to("Geng Xiang"), **to("Geng Shang", name="Geng Xiang")}
    assert len(after(reference, links).speakers) == 1


def test_somebody_known_is_not_changed(reference: Reference) -> None:
    known = Speaker("Geng Shang", SpeakerKind.PERSON, True)
    assert after(reference, to("Geng Shuang"), known).speakers == (known,)


@pytest.mark.parametrize("links", [{}, to("Geng Shuang", "body"), to("Geng Shuang", name="Other")])
def test_other_names_and_kinds_are_left_alone(reference: Reference, links: Links) -> None:
    assert after(reference, links).speakers == (STRANGER,)


def test_of_two_speakers_the_one_follows(reference: Reference) -> None:
    other = Speaker("Somebody", SpeakerKind.PERSON, False)
    assert [one.name for one in after(reference, to("Geng Shuang"), other, STRANGER).speakers] == [
        "Somebody",
        "Geng Shuang",
    ]


def test_the_source_through_whom_it_came_follows_too(reference: Reference) -> None:
    links = to("Yonhap News Agency", "body", "Yonhap wire")
    assert after(reference, links, via="Yonhap wire").via == "Yonhap News Agency"
    assert after(reference, links, via="Another").via == "Another"


def test_nothing_else_changes(reference: Reference) -> None:
    before = statement(PAGE, "it opposes this", speakers=(STRANGER,))
    now = after(reference, to("Geng Shuang"))
    assert replace(now, speakers=before.speakers) == before
