"""The files as shipped, and what else is looked up in them: outlets, governments, terms, cues."""

import dataclasses
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from parsers.records import Act
from parsers.reference import Reference, Term, TermIndex, fold, load
from seeds import FOLDER

GOLD = Path(__file__).parents[3] / "shared" / "gold"


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load(FOLDER)


def test_the_shipped_files_load(reference: Reference) -> None:
    assert len(reference.outlets) >= 35
    assert len(reference.people) >= 380
    assert sum(len(person.offices) for person in reference.people) >= 460
    assert len(reference.bodies) >= 200
    assert [government.name for government in reference.governments] == [
        "China",
        "Republic of Korea",
        "DPRK",
        "United States",
        "Japan",
        "Russia",
        "United Nations",
    ]
    assert {topic.id for topic in reference.topics} == {
        "thaad",
        "missile_defense",
        "defense_dialogue",
        "military_ties",
        "korean_peninsula",
        "trade_retaliation",
    }
    assert {cue.act for cue in reference.cues} <= {act.value for act in Act}


def test_loading_twice_gives_the_same(reference: Reference) -> None:
    assert load(FOLDER) == reference


def test_the_reference_cannot_be_changed(reference: Reference) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        reference.outlets = ()  # type: ignore[misc]  # the assignment is what is tested
    with pytest.raises(dataclasses.FrozenInstanceError):
        reference.people[0].name = "Nobody"  # type: ignore[misc]  # the assignment is what is tested


@pytest.mark.parametrize(
    ("host", "outlet"),
    [
        ("www.chinadaily.com.cn", "china-daily"),
        ("global.chinadaily.com.cn", "china-daily"),
        ("chinadaily.com.cn", "china-daily"),
        ("COVID-19.ChinaDaily.com.cn", "china-daily"),
        ("epaper.chinadaily.com.cn:443", "china-daily"),
        ("www.chinadaily.com.cn.", "china-daily"),
        ("www.chinadailyhk.com", "china-daily-hk"),
        ("english.chinamil.com.cn", "china-military-online"),
        ("eng.chinamil.com.cn", "china-military-online"),
        ("www.81.cn", "pla-daily"),
        ("eng.mod.gov.cn", "mnd"),
        ("www.fmprc.gov.cn", "mfa"),
        ("english.yonhapnews.co.kr", "yonhap"),
        ("en.yna.co.kr", "yonhap"),
        ("world.kbs.co.kr", "kbs-world"),
        ("en.people.cn", "peoples-daily"),
        ("www.globaltimes.cn", "global-times"),
        ("www.reuters.com", "reuters"),
        ("evilchinadaily.com.cn", None),
        ("chinadaily.com.cn.example.org", None),
        ("chinadaily.com", None),
        ("com.cn", None),
        ("cn", None),
        ("", None),
        ("...", None),
    ],
)
def test_hosts_match_on_whole_labels(reference: Reference, host: str, outlet: str | None) -> None:
    found = reference.outlet_by_host(host)
    assert (found.id if found else None) == outlet


def test_an_outlet(reference: Reference) -> None:
    outlet = reference.outlet("china-daily")
    assert outlet is not None
    assert (outlet.name, outlet.country, outlet.zone) == ("China Daily", "China", "Asia/Shanghai")
    assert "chinadaily.com.cn" in outlet.credits
    assert reference.outlet("nobody") is None
    for agency in ("reuters", "ap", "afp"):
        international = reference.outlet(agency)
        assert international is not None
        assert international.country is None


@pytest.mark.parametrize(
    ("name", "government"),
    [
        ("China", "China"),
        ("Beijing", "China"),
        ("the Chinese side", "China"),
        ("Chinese government", "China"),
        ("the People's Republic of China", "China"),
        ("ROK", "Republic of Korea"),
        ("the ROK side", "Republic of Korea"),
        ("Seoul", "Republic of Korea"),
        ("Seoul's", "Republic of Korea"),
        ("Seoul government", "Republic of Korea"),
        ("South Korean authorities", "Republic of Korea"),
        ("S. Korea", "Republic of Korea"),
        ("the South", "Republic of Korea"),
        ("the Moon administration", "Republic of Korea"),
        ("Park Geun-hye government", "Republic of Korea"),
        ("the North", "DPRK"),
        ("Pyongyang", "DPRK"),
        ("Democratic People’s Republic of Korea", "DPRK"),
        ("US", "United States"),
        ("U.S.", "United States"),
        ("the US side", "United States"),
        ("America", "United States"),
        ("Washington", "United States"),
        ("the UN", "United Nations"),
        ("Russian Federation", "Russia"),
        ("us", None),
        ("un", None),
        ("rok", None),
        ("Chinese", None),
        ("the side", None),
        ("government", None),
        ("both sides", None),
        ("Seoul defense ministry", None),
        ("White House", None),
        ("Wonderland government", None),
        ("", None),
    ],
)
def test_governments(reference: Reference, name: str, government: str | None) -> None:
    found = reference.government_by_name(name)
    assert (found.name if found else None) == government


def test_a_leaders_administration_by_the_day(reference: Reference) -> None:
    found = reference.government_by_name("the Moon administration", dt.date(2018, 1, 1))
    assert found is not None
    assert found.name == "Republic of Korea"
    assert reference.government_by_name("the Moon administration", dt.date(2016, 1, 1)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong-un", "KIM JONG UN"),
        ("U.S. Defence Department", "US Defense Department"),
        ("Stéphane", "Stephane"),
        ("People’s Daily", "People's Daily"),
        ("ＴＨＡＡＤ", "THAAD"),
    ],
)
def test_folding(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def terms(*wanted: str) -> TermIndex:
    return TermIndex(Term("topic", term, 1.0) for term in wanted)


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("THAAD", "the Thaad battery", ["Thaad"]),
        ("THAAD", "THAAD's radar, THAAD.", ["THAAD's", "THAAD"]),
        ("deploy*", "deployed, deployment and redeploy", ["deployed", "deployment"]),
        ("missile defense", "a missile-defence shield", ["missile-defence"]),
        ("defense-related dialogue", "defence related dialogue", ["defence related dialogue"]),
        ("tour group*", "tour groups and a tour. Group", ["tour groups", "tour. Group"]),
        ("volunteers' remains", "the volunteers’ remains", ["volunteers’ remains"]),
        ("ban", "Ban banned the band", ["Ban"]),
        ("WTO", "at the WTO", ["WTO"]),
        ("battery", "", []),
    ],
)
def test_terms_in_a_text(term: str, text: str, found: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in terms(term).hits(text)] == found


def test_what_counts_of_the_terms_found() -> None:
    index = TermIndex(
        (
            Term("a", "missile defense", 1.0),
            Term("a", "missile defense battery", -1.5),
            Term("a", "radar*", 1.2),
            Term("b", "missile defense", 0.5),
        )
    )
    text = "The missile defense battery, its radar and more radars"
    found = [(hit.term.key, hit.term.weight, text[hit.start : hit.end]) for hit in index.counted(text)]
    assert found == [("a", -1.5, "missile defense battery"), ("a", 1.2, "radar"), ("b", 0.5, "missile defense")]


def test_every_shipped_term_finds_itself(reference: Reference) -> None:
    lost = [
        (topic.id, term)
        for topic in reference.topics
        for term, weight in topic.terms
        if (topic.id, term, weight)
        not in {
            (hit.term.key, hit.term.term, hit.term.weight) for hit in reference.topic_terms.hits(term.replace("*", ""))
        }
    ]
    assert lost == []


def weights(reference: Reference, text: str) -> dict[str, float]:
    """The weight of a text per topic."""
    found: dict[str, float] = {}
    for hit in reference.topic_terms.counted(text):
        found[hit.term.key] = found.get(hit.term.key, 0) + hit.term.weight
    return found


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("China strongly opposes the deployment of THAAD and its radar in Seongju.", "thaad"),
        ("The launchers and the battery should be taken away.", "thaad"),
        ("The vice-ministerial strategic dialogue will resume, with a second hotline.", "defense_dialogue"),
        ("The bombers entered the air defense identification zone on a routine training flight.", "military_ties"),
        ("All sides should return to the six-party talks and denuclearize the peninsula.", "korean_peninsula"),
        ("The WTO will hear the complaint over the boycott and the ban on group tours.", "trade_retaliation"),
        ("The ROK will not join the US-led missile defense network, nor buy SM-3.", "missile_defense"),
    ],
)
def test_the_heaviest_topic(reference: Reference, text: str, topic: str) -> None:
    found = weights(reference, text)
    assert max(found, key=lambda name: found[name]) == topic


def relevance(reference: Reference, text: str) -> float:
    return sum(hit.term.weight for hit in reference.relevance_terms.counted(text))


@pytest.mark.parametrize("name", ["000_2dffb70461a79a96.txt", "004_521fa1b65635a96e.txt"])
def test_the_two_articles_are_relevant(reference: Reference, name: str) -> None:
    assert relevance(reference, (FOLDER / name).read_text(encoding="utf-8")) > 20


def test_a_recipe_is_not_relevant(reference: Reference) -> None:
    assert relevance(reference, "At the festival a chef from Seoul showed how kimchi is made in South Korea.") < 2


def gold(name: str) -> list[dict[str, Any]]:
    path = GOLD / name
    if not path.exists():
        pytest.skip("the annotated articles are not part of the project")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", ["seeds.jsonl", "dev.jsonl"])
def test_known_speakers_of_the_gold_are_canonical(reference: Reference, name: str) -> None:
    """A speaker that the data know by another name would be resolved to a name that the gold does not have."""
    canonical = {person.name for person in reference.people} | {body.name for body in reference.bodies}
    canonical |= {government.name for government in reference.governments}
    others = {
        speaker
        for record in gold(name)
        for speaker in (*record["speakers"], record["via"])
        if speaker is not None and speaker not in canonical
    }
    known = {
        speaker
        for speaker in others
        if reference.people_by_name(speaker)
        or reference.find_body(speaker, None)
        or reference.government_by_name(speaker)
    }
    assert known == set()


def test_the_guide_names_every_file_and_column() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "reference-data.md").read_text(encoding="utf-8")
    for path in sorted(FOLDER.glob("*.csv")):
        assert f"`{path.name}`" in guide
        for column in path.read_text(encoding="utf-8").splitlines()[0].split(","):
            assert column in guide, f"{path.name} has a column {column!r} that the guide does not name"
