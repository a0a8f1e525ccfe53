"""Which statements say the same, by sentences made up for the purpose."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.positions.gists import compile_patterns, gists, possible, read
from store.positions.judging import judge, leads
from store.positions.meaning import meaning

WORDS = "choir orchestra football fencing hall town apple garden letter stamp museum ferry violin clock".split()
SAME = [
    (
        "accuse",
        "thaad",
        "China resolutely opposes the deployment of THAAD in the Republic of Korea",
        "Beijing remains firmly against the US missile shield on Korean soil",
    ),
    (
        "accuse",
        "thaad",
        "China's opposition to THAAD has never wavered",
        "we are opposed to the installation of the system",
    ),
    (
        "accuse",
        "thaad",
        "the deployment seriously undermines China's strategic security interests",
        "THAAD gravely damages the strategic security of China",
    ),
    (
        "request",
        "thaad",
        "the US and the ROK to stop the deployment process immediately",
        "Washington and Seoul to halt the installation of THAAD at once",
    ),
    ("request", "thaad", "the ROK to withdraw the system", "Seoul to remove the THAAD battery from Seongju"),
    (
        "threaten",
        "thaad",
        "China will take resolute measures to safeguard its security",
        "Beijing would be forced to adopt necessary countermeasures",
    ),
    (
        "threaten",
        "thaad",
        "the US and the ROK will bear all the consequences",
        "those responsible must pay the price for what follows",
    ),
    (
        "state",
        "thaad",
        "THAAD is a purely defensive system that targets only North Korean missiles",
        "the battery is aimed solely at the DPRK's missile threat",
    ),
    (
        "state",
        "thaad",
        "THAAD is not aimed at any third country",
        "the system is not directed against any other nation",
    ),
    (
        "reject",
        "trade_retaliation",
        "there was no ban on Korean entertainment",
        "China had imposed any restrictions on ROK pop culture",
    ),
    (
        "request",
        "trade_retaliation",
        "China to lift its economic retaliation against Lotte",
        "Beijing to end the retaliatory measures on South Korean companies",
    ),
    (
        "agree",
        "korean_peninsula",
        "China is committed to the denuclearization of the peninsula",
        "Beijing stands for denuclearizing the Korean Peninsula",
    ),
    ("request", "korean_peninsula", "all parties to exercise restraint", "all sides to remain calm and show restraint"),
    ("agree", "military_ties", "the two militaries to resume exchanges", "military exchanges would be restored"),
    ("state", "thaad", "no decision has been made on THAAD", "the government has not decided whether to accept THAAD"),
    (
        "state",
        "thaad",
        "there has been no consultation with the US on THAAD",
        "no talks with Washington on THAAD have been held",
    ),
    (
        "state",
        "thaad",
        "the deployment of THAAD is a sovereign decision",
        "THAAD is a matter of self-defense for the ROK",
    ),
    ("request", "thaad", "the ROK to make the right choice", "Seoul to choose the right path"),
    (
        "reject",
        "thaad",
        "the ROK would join the US missile defense network",
        "joining the US-led missile defense is not being considered",
    ),
    (
        "reject",
        "thaad",
        "it is considering additional THAAD deployment",
        "there is no plan to deploy more THAAD batteries",
    ),
    (
        "accuse",
        "korean_peninsula",
        "China opposes the DPRK's nuclear test",
        "Beijing is firmly opposed to the nuclear test by Pyongyang",
    ),
    (
        "accuse",
        "korean_peninsula",
        "strongly condemned the DPRK's missile launch",
        "the launch of a ballistic missile by North Korea in the strongest terms",
    ),
    (
        "agree",
        "military_ties",
        "a hotline between the two defense ministries will be opened",
        "to set up a direct phone line between the defense ministries",
    ),
    (
        "support",
        "korean_peninsula",
        "China supports the improvement of inter-Korean relations",
        "Beijing backs the two Koreas in mending ties",
    ),
    (
        "state",
        "military_ties",
        "the drill was a routine exercise planned in the annual schedule",
        "it was regular training as planned each year",
    ),
    (
        "accuse",
        "military_ties",
        "Chinese aircraft violated the ROK's air defense identification zone",
        "Chinese military planes entered KADIZ without notice",
    ),
    (
        "state",
        "thaad",
        "THAAD was deployed to protect the lives of the people against North Korea's nuclear threat",
        "the battery is there to protect the public from the North's nuclear and missile threats",
    ),
    (
        "state",
        "thaad",
        "the alliance decided on THAAD solely to guard against Pyongyang's missiles",
        "the battery has no other purpose than to counter the DPRK's missiles",
    ),
    (
        "request",
        "thaad",
        "all sides to give up the plan to deploy the system",
        "the countries concerned to drop the plan for the shield",
    ),
    (
        "accuse",
        "thaad",
        "Beijing cannot accept the presence of the battery",
        "China will never agree to the stationing of THAAD",
    ),
    ("threaten", "thaad", "China would not sit idly by", "Beijing will not stand by and watch"),
    ("threaten", "thaad", "it would retaliate against any strike", "any attack would be met with retaliation"),
    ("agree", "defense_dialogue", "to reopen the defense hotline", "that the military hotline would be restored"),
    (
        "state",
        "trade_retaliation",
        "foreign companies are always welcome in China",
        "China welcomes foreign businesses",
    ),
    (
        "request",
        "korean_peninsula",
        "China to play a greater role in curbing the North's nuclear program",
        "Beijing to do more to rein in Pyongyang's nuclear program",
    ),
    (
        "agree",
        "korean_peninsula",
        "China will fully implement the UN sanctions",
        "Beijing would carry out the Security Council resolutions to the letter",
    ),
    (
        "request",
        "korean_peninsula",
        "Washington and Pyongyang to return to talks",
        "the US and the DPRK to go back to the negotiating table",
    ),
    ("state", "thaad", "THAAD cannot protect Seoul", "the system is unable to shield the ROK capital"),
    ("reject", "thaad", "the government would send the battery back", "it has no intention of withdrawing THAAD"),
    (
        "agree",
        "military_ties",
        "to strengthen communication between the two armed forces",
        "the militaries to step up communication",
    ),
    (
        "state",
        "thaad",
        "China has always stood against the stationing of THAAD",
        "the Chinese side objects to the shield",
    ),
    (
        "state",
        "thaad",
        "the US and the ROK would have to live with what comes of it",
        "all consequences are theirs to carry",
    ),
    ("request", "thaad", "Seoul to deal with the matter in a fitting way", "a proper handling of the THAAD issue"),
    (
        "state",
        "thaad",
        "the shield is not pointed at China",
        "the battery's only purpose is to stop the North's missiles",
    ),
    ("reject", "thaad", "the three noes were not an agreement", "Seoul was never bound by the three noes"),
    ("state", "korean_peninsula", "dialogue is the only way out", "the issue must be settled through negotiations"),
    (
        "request",
        "other",
        "others not to interfere in the Taiwan question",
        "Taiwan brooks no interference from outside",
    ),
    ("state", "other", "the cages in the sea were for raising salmon", "the installations are fish farms"),
]
DIFFERENT = [
    ("accuse", "thaad", "China opposes the deployment of THAAD", "China opposes the deployment of THAAD in Japan"),
    ("accuse", "thaad", "China opposes the deployment of THAAD", "China opposes the upgrade of THAAD"),
    ("accuse", "thaad", "China opposes it", "China opposes any step that goes beyond it"),
    ("accuse", "thaad", "China opposes THAAD", "China opposes small circles in the chip trade"),
    ("accuse", "thaad", "China opposes THAAD", "THAAD harms China's security interests"),
    ("threaten", "thaad", "China will take the necessary measures", "China will take measures to open up its markets"),
    ("state", "thaad", "four more launchers will arrive", "six more launchers will arrive"),
    ("state", "thaad", "more launchers will arrive", "there is no plan to bring in more launchers"),
    ("agree", "other", "to open a hotline between the ministers", "to open a hotline between the air forces"),
    (
        "state",
        "other",
        "the drill was not aimed at any third party",
        "the patrol flight was not aimed at any third party",
    ),
    ("accuse", "thaad", "grave concern over the deployment", "firm opposition to the deployment"),
    ("accuse", "thaad", "China opposes the deployment of THAAD", "China no longer opposes the deployment of THAAD"),
    ("accuse", "thaad", "China opposes the deployment of THAAD", "China opposes the joint military drills"),
    ("request", "thaad", "the ROK to stop the deployment", "the ROK to stop the deployment and withdraw the system"),
    ("state", "thaad", "two launchers have arrived", "six launchers have arrived"),
    ("state", "thaad", "the battery would be ready by May", "the battery would be ready by September"),
    ("state", "thaad", "THAAD will be deployed this year", "THAAD will not be deployed this year"),
    ("threaten", "thaad", "China will take necessary measures", "China will not take necessary measures"),
    (
        "agree",
        "defense_dialogue",
        "Seoul would like to resume the strategic dialogue",
        "Seoul would like to open a hotline",
    ),
    (
        "accuse",
        "thaad",
        "the radar can look deep into China",
        "the deployment harms the strategic balance of the region",
    ),
    ("state", "thaad", "no decision has been made on THAAD", "the decision on THAAD has been made"),
    (
        "accuse",
        "thaad",
        "China opposes the deployment of THAAD",
        "China opposes the deployment of additional THAAD launchers",
    ),
    ("agree", "military_ties", "to resume military exchanges", "to resume the vice-ministerial dialogue"),
    ("state", "thaad", "the ROK side will pay for the battery", "the US side will pay for the battery"),
    (
        "accuse",
        "military_ties",
        "regret over the flight of Chinese bombers",
        "regret over the flight of Japanese bombers",
    ),
    ("request", "korean_peninsula", "the DPRK to stop its nuclear tests", "the US to stop its military drills"),
    (
        "support",
        "korean_peninsula",
        "China supports the UN resolution on sanctions",
        "China supports the two Koreas in mending ties",
    ),
    (
        "agree",
        "military_ties",
        "to strengthen communication between the two armed forces",
        "to strengthen cooperation between the two coast guards",
    ),
    ("state", "thaad", "the battery will be operational by May", "the battery will not be operational by May"),
    ("request", "korean_peninsula", "the DPRK to return to talks", "the DPRK to release the sailors"),
    ("support", "thaad", "the deployment of THAAD", "the dialogue between the two Koreas"),
    ("accuse", "thaad", "the government ignored the villagers", "the villagers ignored the government"),
    (
        "request",
        "trade_retaliation",
        "Beijing to lift the ban on group tours",
        "Beijing to lift the curbs on Korean dramas",
    ),
    ("state", "thaad", "the survey will be finished in six months", "the survey will be finished in ten months"),
    ("reject", "trade_retaliation", "the ban on tours", "reports of a ban on K-pop concerts"),
]


@pytest.mark.parametrize(("act", "topic", "one", "other"), SAME)
def test_the_same_in_other_words(act: str, topic: str, one: str, other: str) -> None:
    verdict = judge(meaning(one, act, [topic]), meaning(other, act, [topic]))
    assert verdict is not None
    assert verdict.score >= 0.5
    assert verdict.reasons.startswith(("same gist: ", "alike in ", "same words: "))


@pytest.mark.parametrize(("act", "topic", "one", "other"), DIFFERENT)
def test_something_else_in_like_words(act: str, topic: str, one: str, other: str) -> None:
    assert judge(meaning(one, act, [topic]), meaning(other, act, [topic])) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "it will run 300 tests of the battery at the base",
            "it will run 500 billion tests of the battery at the base",
        ),
        ("it will sign the contract for the land on Tuesday", "it will sign the contract for the land on Friday"),
        ("it will sign the contract for the land in 2017", "it will sign the contract for the land in 2018"),
        ("it will sign the contract for the land", "it will not sign the contract for the land"),
        ("it will sign the contract with Russia for the land", "it will sign the contract with China for the land"),
    ],
    ids=["number", "weekday", "year", "negation", "country"],
)
def test_one_word_that_decides_outweighs_all_that_are_the_same(one: str, other: str) -> None:
    assert judge(meaning(one, "state", ["thaad"]), meaning(other, "state", ["thaad"])) is None
    assert judge(meaning(one, "state", ["thaad"]), meaning(one, "state", ["thaad"])) is not None


def test_no_bracket_stands_in_another() -> None:
    assert [gist.name for gist in gists() if re.search(r"\([^)]*\(", gist.patterns)] == []


def test_no_gist_is_passed_over_for_the_words_that_its_patterns_begin_with() -> None:
    told = [
        f"{part} " for row in SAME + DIFFERENT for words in row[2:] for part in [" ".join(re.findall(r"\w+", words))]
    ]
    for clause in (clause.casefold() for clause in told):
        by_all = {one.name for one in gists() if one.kind not in ("stock", "denial") and one.pattern.search(clause)}
        assert by_all <= {one.name for one in possible(clause)}


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), st.lists(st.sampled_from(WORDS), max_size=3))
def test_the_index_leads_to_all_that_are_alike(words: list[str], more: list[str]) -> None:
    """Whatever two contents are alike, some of what one is looked up by leads to the other."""
    one, other = (meaning(" ".join(told), "state", ["other"]) for told in (words, [*reversed(words), *more]))
    if judge(one, other) is not None:
        assert one.frame is not None or {*leads(one)} & {*leads(other)}


def test_the_act_decides() -> None:
    words = "to hold the annual dialogue in Seoul"
    assert judge(meaning(words, "agree", ["other"]), meaning(words, "request", ["other"])) is None


def test_a_stance_may_stand_in_the_cue() -> None:
    told = meaning("the deployment of THAAD in the ROK", "accuse", ["thaad"], cue="oppose")
    assert told.frame == meaning("China is opposed to THAAD", "state", ["thaad"], cue="say").frame
    assert told.frame == "accuse | OPPOSE | thaad"


def test_a_denial_and_the_assurance_of_the_contrary_are_one() -> None:
    denied = meaning("Seoul had given a written pledge", "reject", ["thaad"])
    assured = meaning("there is no secret deal", "reject", ["thaad"])
    assert denied.frame == assured.frame == "reject | SECRET_DEAL | thaad"


def test_a_position_that_is_what_it_was_is_the_one_that_its_holder_is_known_for() -> None:
    words = "the position on THAAD is clear and consistent"
    opposed = meaning("opposition to the U.S. shield", "accuse", ["thaad"], "say", "China")
    assert meaning(words, "state", ["thaad"], "say", "China").frame == opposed.frame == "accuse | OPPOSE | thaad"
    assert meaning(words, "state", ["thaad"], "say", "United States").frame == "state | STANDING | thaad"


def test_what_has_no_topic_and_no_target_has_no_frame() -> None:
    assert meaning("China opposes it", "accuse", ["other"]).frame is None
    assert meaning("China opposes it", "accuse", []).frame is None


@given(st.text(), st.text())
def test_judging_is_symmetric_and_takes_any_text(one: str, other: str) -> None:
    a, b = meaning(one, "state", ["thaad"]), meaning(other, "state", ["thaad"])
    assert judge(a, b) == judge(b, a)


def test_judging_is_symmetric_on_all_pairs() -> None:
    told = [meaning(words, row[0], [row[1]]) for row in SAME + DIFFERENT for words in row[2:]]
    for a, b in itertools.combinations(told, 2):
        assert judge(a, b) == judge(b, a)


@pytest.mark.parametrize(
    ("patterns", "text", "found"),
    [
        ("halt*", "halted ", True),
        ("halt", "halted ", False),
        ("answer .. no", "our answer is and will be no ", True),
        ("answer .. no", "our answer one two three four five six seven no ", False),
        ("(no|not) third country", "not third country ", True),
        ("(the )?two sides", "two sides ", True),
        ("(the )?two sides", "the two sides ", True),
        ("a b|c d", "c d ", True),
        ("so-called", "so called ", True),
    ],
)
def test_patterns(patterns: str, text: str, found: bool) -> None:
    assert bool(compile_patterns(patterns).search(text)) is found


def test_stock_words_are_taken_out_before_negation_is_read() -> None:
    found = read("its opposition has not changed, and nobody should doubt it").found
    assert [one.name for one in found if one.gist.kind == "stance"] == ["OPPOSE"]


@pytest.mark.parametrize(
    "words", ["does not oppose it", "no longer opposes it", "never opposed it", "without opposing"]
)
def test_a_negation_before_a_gist_turns_it(words: str) -> None:
    assert "not OPPOSE" in [one.name for one in read(words).found]


def test_every_gist_is_of_a_known_kind_and_act() -> None:
    kinds = {"stance", "deed", "circumstance", "target", "qualifier", "party", "stock", "object", "denial"}
    acts = {None, "agree", "consult", "support", "concede", "request", "accuse", "reject", "threaten", "state"}
    assert {gist.kind for gist in gists()} == kinds
    assert {gist.act for gist in gists()} <= acts
    assert len({(gist.kind, gist.name) for gist in gists()}) == len(gists())
    assert all(re.fullmatch(r"[A-Z_]+", gist.name) for gist in gists() if gist.kind in ("deed", "stance"))
