"""Links between names: what can be linked, what cannot and why, the log, and which articles follow."""

import datetime as dt

import pytest
from sqlite_utils import Database

from parsers.records import Speaker, SpeakerKind
from store import links
from store.errors import LinkError
from tests.store.builders import GENG, NOW, PIAO, Record

PAK = Speaker("Pak Jon-il", SpeakerKind.PERSON, False, "scholar")
HOUSE = Speaker("House of Views", SpeakerKind.BODY, False, body="House of Views")
NAMESAKE = Speaker("Pak Jon-il", SpeakerKind.BODY, False)
CROWD = Speaker("villagers", SpeakerKind.UNNAMED, False)


@pytest.fixture
def heard(db: Database, record: Record) -> Database:
    """Six articles: two by Piao, one each by Pak, Geng, a house, and villagers."""
    for speaker in (PIAO, PIAO, PAK, GENG, HOUSE, CROWD):
        record.say(f"it is number {record.count}", speakers=(speaker,))
    return db


def test_who_is_unresolved_is_listed_with_what_pages_say(heard: Database) -> None:
    first, *others = links.unresolved(heard)
    assert (first.name, first.kind, first.statements, first.articles) == ("Piao Jianyi", "person", 2, 2)
    assert (first.office, first.body) == ("researcher", "Chinese Academy of Social Sciences")
    assert [one.name for one in others] == ["House of Views", "Pak Jon-il"]


def test_a_link_stands_and_is_logged(heard: Database) -> None:
    made = links.make(heard, "Pak Jon-il", "Piao Jianyi", now=NOW, note="romanized from Korean")
    assert links.standing(heard) == {("Pak Jon-il", "person"): "Piao Jianyi"}
    assert links.log(heard) == [made]
    assert (made.note, made.made_at, made.undone_at) == ("romanized from Korean", NOW.isoformat(), None)


def test_a_link_undone_no_longer_stands_but_stays_in_the_log(heard: Database) -> None:
    made = links.make(heard, "Pak Jon-il", "Piao Jianyi", now=NOW)
    undone = links.undo(heard, made.id, now=NOW + dt.timedelta(hours=1))
    assert links.standing(heard) == {}
    assert links.log(heard) == [undone]
    assert undone.undone_at == "2026-11-21T19:00:00+00:00"

    again = links.make(heard, "Pak Jon-il", "Geng Shuang", now=NOW)
    assert [one.id for one in links.log(heard)] == [made.id, again.id]


@pytest.mark.parametrize(
    ("name", "target", "told"),
    [
        ("Nobody", "Piao Jianyi", "no statement is by such a speaker; `onrecord speakers` lists who is unresolved"),
        ("Geng Shuang", "Piao Jianyi", "the reference data knows it; correct it under seeds/"),
        ("villagers", "Piao Jianyi", "it names nobody; only persons and bodies by name can be linked"),
        ("Pak Jon-il", "Pak Jon-il", "linking 'Pak Jon-il': a name is its own without a link"),
    ],
)
def test_what_cannot_be_linked_is_said(heard: Database, name: str, target: str, told: str) -> None:
    with pytest.raises(LinkError, match=told):
        links.make(heard, name, target, now=NOW)
    assert links.log(heard) == []


def test_a_name_is_linked_once(heard: Database) -> None:
    links.make(heard, "Pak Jon-il", "Piao Jianyi", now=NOW)
    with pytest.raises(LinkError, match="linked to 'Piao Jianyi' already; undo that first"):
        links.make(heard, "Pak Jon-il", "Geng Shuang", now=NOW)


def test_links_make_no_circle(heard: Database) -> None:
    links.make(heard, "Pak Jon-il", "Piao Jianyi", now=NOW)
    with pytest.raises(LinkError, match="'Pak Jon-il' is linked to 'Piao Jianyi'; undo that first"):
        links.make(heard, "Piao Jianyi", "Pak Jon-il", now=NOW)


def test_a_name_of_a_person_and_a_body_takes_the_kind(heard: Database, record: Record) -> None:
    record.say("it is another", speakers=(NAMESAKE,))
    with pytest.raises(LinkError, match="a person and a body bear that name; say which with --kind"):
        links.make(heard, "Pak Jon-il", "House of Views", now=NOW)
    links.make(heard, "Pak Jon-il", "House of Views", now=NOW, kind="body")
    assert links.standing(heard) == {("Pak Jon-il", "body"): "House of Views"}


def test_undoing_what_is_not_there_or_was_undone_is_said(heard: Database) -> None:
    with pytest.raises(LinkError, match="undoing link 7: there is none; `onrecord speakers log`"):
        links.undo(heard, 7, now=NOW)
    made = links.make(heard, "Pak Jon-il", "Piao Jianyi", now=NOW)
    links.undo(heard, made.id, now=NOW)
    with pytest.raises(LinkError, match="it was undone already, at 2026"):
        links.undo(heard, made.id, now=NOW)


def test_the_articles_of_both_names_follow(heard: Database, record: Record) -> None:
    made = links.make(heard, "Pak Jon-il", "Piao Jianyi", now=NOW)
    assert links.articles_of(heard, made) == [1, 2, 3]
    record.say("it was told through a house", via="House of Views")
    through = links.make(heard, "House of Views", "Yonhap News Agency", now=NOW)
    assert links.articles_of(heard, through) == [5, 7]
