"""Statements of one government in like words that say something else: a family of gists after the other."""

import pytest

from store.positions.judging import judge
from store.positions.meaning import meaning

NEAR_MISSES = """
request | thaad | the ROK to halt the deployment of four launchers | the ROK to halt the deployment of six launchers
request | thaad | the US to withdraw THAAD from Seongju by May | the US to withdraw THAAD from Seongju by September
request | thaad | the US to withdraw THAAD from the ROK | the US to withdraw THAAD from Guam
request | thaad | the US to withdraw THAAD from the ROK | the US to withdraw its troops from the ROK
request | thaad | the US and the ROK to stop the deployment | the ROK to stop the environmental survey
threaten | thaad | China will take the necessary measures to safeguard its security |\
  China will take the necessary measures to safeguard its fishermen
threaten | thaad | China will take countermeasures | China may take countermeasures
threaten | thaad | China will take countermeasures | China has taken countermeasures
threaten | thaad | China will take countermeasures against the ROK | China will take countermeasures against Japan
threaten | thaad | China will take countermeasures if THAAD is deployed |\
  China will take countermeasures if the drills go on
state | thaad | THAAD is not aimed at China | THAAD is not aimed at Russia
state | thaad | THAAD is aimed at North Korea only | THAAD is not aimed at North Korea only
accuse | thaad | THAAD harms China's security interests | THAAD harms Russia's security interests
accuse | thaad | THAAD harms China's security interests | THAAD harms the ROK's security interests
accuse | thaad | THAAD harms China's security interests | THAAD does not harm China's security interests
accuse | thaad | THAAD upsets the strategic balance in the region | THAAD upsets the ecological balance in Seongju
accuse | thaad | China opposes the deployment of THAAD | China opposes the deployment of two THAAD batteries
accuse | thaad | China opposes the deployment of THAAD in Seongju | China opposes the deployment of THAAD in Guam
accuse | thaad | China opposes the deployment of THAAD | China opposes the sale of THAAD
accuse | thaad | China opposes the deployment of THAAD | China opposes the decision not to deploy THAAD
accuse | thaad | China opposes the deployment of THAAD | China does not oppose the deployment of THAAD
accuse | thaad | China opposes the deployment of THAAD |\
  China opposed the deployment of THAAD only because of its radar
accuse | thaad | China opposes the deployment of THAAD | China opposes the withdrawal of THAAD
accuse | military_ties | China opposes the drills in March | China opposes the drills in August
state | thaad | the battery would be operational in weeks | the battery would be operational in months
state | thaad | THAAD can intercept North Korean missiles | THAAD can intercept Chinese missiles
reject | thaad | there is no plan to deploy additional THAAD | there is no plan to withdraw THAAD
reject | thaad | Seoul would not join the US missile defense network | Seoul would not join the Quad
reject | thaad | the ROK would join the US missile defense network | Japan would join the US missile defense network
state | thaad | no decision has been made on THAAD | no decision has been made on the site of THAAD
state | thaad | no decision has been made on THAAD | no decision has been made on who pays for THAAD
state | thaad | no decision has been made on the deployment | no decision has been made on the withdrawal
state | thaad | there has been no consultation with the US on THAAD |\
  there has been no consultation with China on THAAD
state | thaad | there has been no request from the US for THAAD | there has been no request from the US for money
state | thaad | the deployment is temporary | the delay in the deployment is temporary
state | thaad | the deployment of THAAD is a sovereign decision | the withdrawal of THAAD is a sovereign decision
request | thaad | the ROK to handle THAAD properly | the ROK to handle the Yellow Sea structures properly
request | thaad | the ROK to handle THAAD properly | Japan to handle THAAD properly
request | thaad | the ROK to handle the issue properly | the US to handle the issue properly
request | korean_peninsula | the DPRK to exercise restraint | the US to exercise restraint
request | korean_peninsula | the DPRK to return to talks | the US to return to talks
request | korean_peninsula | the DPRK to return to the six-party talks |\
  the DPRK to return to the military talks with Seoul
request | korean_peninsula | China to use its influence on Pyongyang | China to use its influence on Moscow
request | korean_peninsula | China to fully implement the sanctions | Russia to fully implement the sanctions
request | korean_peninsula | the DPRK to stop its nuclear tests | the DPRK to stop its missile tests
request | korean_peninsula | the DPRK to stop its nuclear tests | the DPRK to stop its trash balloons
agree | korean_peninsula | China will implement UN sanctions on the DPRK | China will implement UN sanctions on Iran
agree | korean_peninsula | China is committed to the denuclearization of the peninsula |\
  China is committed to the denuclearization of the Middle East
accuse | korean_peninsula | condemned the DPRK's nuclear test | condemned the DPRK's missile launch
accuse | korean_peninsula | condemned the DPRK's fourth nuclear test | condemned the DPRK's fifth nuclear test
accuse | korean_peninsula | China opposes the DPRK's nuclear test | China opposes the US nuclear test
request | trade_retaliation | China to lift the ban on group tours | China to lift the ban on Korean online games
request | trade_retaliation | China to lift its retaliation against Lotte |\
  China to lift its retaliation against Hyundai
reject | trade_retaliation | China had banned group tours to the ROK | China had banned group tours to Japan
reject | trade_retaliation | there was no ban on Korean dramas | there was no ban on Korean cosmetics
reject | trade_retaliation | there was no ban on Korean dramas | there was no ban on Korean singers
reject | trade_retaliation | there was no ban on ROK pop culture | there was no ban on ROK pork
state | trade_retaliation | foreign companies are always welcome in China | foreign companies are not welcome in China
state | trade_retaliation | foreign companies are welcome in China | foreign companies are welcome in Taiwan
agree | military_ties | to open a hotline between the defense ministers |\
  to close the hotline between the defense ministers
agree | military_ties | to open a hotline between the two navies | to open a hotline between the two coast guards
agree | military_ties | to open a second hotline between the two air forces |\
  to open a third hotline between the two air forces
agree | military_ties | to open a hotline with the ROK | to open a hotline with Japan
agree | military_ties | to resume the defense dialogue this year | to resume the defense dialogue next year
agree | military_ties | willing to resume exchanges with the ROK | willing to resume exchanges with Japan
agree | military_ties | willing to resume exchanges with the ROK |\
  willing to resume exchanges with the ROK once THAAD is gone
agree | military_ties | willing to resume exchanges with the ROK | not ready to resume exchanges with the ROK
agree | military_ties | to resume port calls | to resume cadet exchanges
agree | military_ties | to strengthen communication with the ROK | to strengthen communication with the DPRK
accuse | military_ties | Chinese aircraft violated the ROK's air defense zone |\
  Russian aircraft violated the ROK's air defense zone
accuse | military_ties | Chinese aircraft violated the KADIZ | Chinese aircraft violated Japan's air defense zone
accuse | military_ties | two Chinese aircraft violated the KADIZ | four Chinese aircraft violated the KADIZ
accuse | military_ties | Chinese aircraft entered the KADIZ | Chinese aircraft entered the ROK's territorial airspace
accuse | military_ties | Chinese aircraft entered the KADIZ | Chinese aircraft had not entered the KADIZ
accuse | military_ties | regret over the entry of Chinese planes into KADIZ |\
  regret over the closure of the Lotte stores
accuse | other | grave concern over the structures in the Yellow Sea |\
  grave concern over the no-sail zone in the Yellow Sea
accuse | other | grave concern over one steel structure | grave concern over three steel structures
state | other | the structures are fish farms | the structures are not fish farms
support | thaad | the US commitment to the defense of the ROK is ironclad |\
  the US commitment to the defense of Japan is ironclad
support | thaad | the US commitment to the defense of the ROK is ironclad |\
  the US commitment to the defense of the ROK was never ironclad
accuse | thaad | the US was driving a wedge between China and the ROK |\
  the US was driving a wedge between China and Japan
accuse | other | trade should not be politicized | chips should not be politicized
reject | thaad | the three noes were not a promise | the three noes were a promise
request | thaad | the ROK to keep its promise on the three noes | the ROK to keep its promise on the islands
request | thaad | the ROK to keep its promise | the US to keep its promise
state | thaad | THAAD is routine | the drill is routine
state | military_ties | the drill was a routine exercise | the missile test was a routine exercise
state | military_ties | the drill was purely defensive | the submarine was purely defensive
state | military_ties | the exercise poses no threat to China | the exercise poses no threat to North Korea
state | thaad | THAAD cannot protect Seoul | THAAD cannot protect Busan
state | thaad | THAAD cannot protect Seoul | THAAD can protect Seoul
state | thaad | THAAD protects the lives of the people | THAAD threatens the lives of the people
state | korean_peninsula | dialogue is the only way out | sanctions are the only way out
state | korean_peninsula | the issue must be settled through talks | the issue cannot be settled through talks
state | thaad | four launchers will be deployed in addition | two launchers will be deployed in addition
reject | thaad | there was a secret deal on THAAD | there was a secret deal on the comfort women
reject | thaad | there was a secret deal with China on THAAD | there was a secret deal with the US on THAAD
state | thaad | the US will pay for THAAD | the US will not pay for THAAD
support | thaad | the US supports the deployment of THAAD | the US supports the review of THAAD
support | korean_peninsula | China supports the inter-Korean summit | China supports the US-DPRK summit
support | korean_peninsula | China supports the inter-Korean summit | China does not support the inter-Korean summit
accuse | thaad | China lodged a protest with the ROK over THAAD | China lodged a protest with Japan over THAAD
accuse | thaad | China summoned the ROK ambassador over THAAD | China summoned the US ambassador over THAAD
state | thaad | the environmental assessment will be finished this year |\
  the environmental assessment will be finished next year
state | thaad | the deployment is irreversible | the deployment is not irreversible
state | thaad | the deployment is irreversible | the three noes are irreversible
request | thaad | the ROK to respect China's security concerns | China to respect the ROK's security concerns
request | thaad | neighbouring countries not to meddle in its security policy |\
  neighbouring countries not to meddle in its fishing policy
request | other | others not to interfere in Taiwan | others not to interfere in Hong Kong
state | other | peace in the Taiwan Strait was important | peace in the South China Sea was important
agree | korean_peninsula | China will never allow war on the peninsula |\
  China will never allow nuclear weapons on the peninsula
state | thaad | the radar can reach 2,000 kilometers into China | the radar can reach 600 kilometers into China
accuse | thaad | the radar peers deep into China | the radar peers deep into Russia
state | thaad | OPCON would be transferred within the term | OPCON would not be transferred within the term
request | korean_peninsula | to suspend the nuclear program in return for a halt of the drills |\
  to suspend the nuclear program in return for an end of sanctions
state | thaad | China should not politicize the issue | China hopes the ROK does not politicize the issue with Japan
threaten | thaad | the ROK will bear the consequences | the US will bear the consequences
threaten | thaad | those who deploy THAAD will bear the consequences |\
  those who hold the drills will bear the consequences
request | thaad | Seoul to suspend the deployment | Seoul to suspend the deployment until the survey is finished
request | thaad | the ROK to stop the deployment | the ROK not to stop the deployment
state | thaad | THAAD will be deployed by the end of 2017 | THAAD will be deployed by the end of 2018
accuse | other | China opposes unilateral sanctions | China opposes sanctions on its banks
accuse | thaad | China is dissatisfied with the decision to deploy THAAD |\
  China is dissatisfied with the decision to suspend exchanges
accuse | other | China opposes arms sales to Taiwan | China opposes arms sales to Japan
accuse | other | China opposes the drills in the Yellow Sea | China opposes the drills in the South China Sea
accuse | other | China opposes the drills |\
  China opposes the drills with live ammunition near its coast by aircraft carriers
state | other | wartime operational control would be handed over within the term |\
  wartime operational control would not be handed over before the conditions are met
state | other | the transfer of wartime operational control depends on conditions |\
  the transfer of wartime operational control is under way
state | other | the submarines would carry no nuclear weapons | the submarines would be built in Korea
accuse | other | China opposes the nuclear submarine plan | China opposes the transfer of nuclear fuel for submarines
request | other | China hopes the ROK will handle the submarine issue prudently |\
  China hopes the ROK will honor its nonproliferation obligations on submarines
request | other | China to remove the structures from the provisional zone |\
  China to allow an inspection of the structures in the provisional zone
agree | other | the two sides agreed to discuss the structures in working-level talks |\
  the two sides agreed to move the structures in working-level talks
accuse | military_ties | Seoul lodged a protest over the entry of Chinese aircraft into KADIZ |\
  Seoul lodged a protest over the structures in the Yellow Sea
state | military_ties | the flights were in line with international law |\
  the structures were in line with international law
state | military_ties | the aircraft did not enter territorial airspace | the aircraft entered the air defense zone
state | military_ties | an air defense zone is not territorial airspace |\
  the aircraft did not violate territorial airspace
agree | defense_dialogue | the two sides will hold the defense policy dialogue in Beijing |\
  the two sides will hold the defense policy dialogue in Seoul
agree | defense_dialogue | the two sides will hold the vice-ministerial dialogue |\
  the two sides will hold the working-level dialogue
agree | defense_dialogue | the ministers agreed to strengthen communication |\
  the ministers agreed to strengthen exchanges of cadets
agree | defense_dialogue | China is willing to develop military relations with the ROK |\
  China is willing to hold joint rescue drills with the ROK
agree | defense_dialogue | China is ready to hold talks on the air zone |\
  China is ready to hold talks on the fishing dispute
agree | defense_dialogue | China is willing to work with the ROK to advance ties |\
  China is willing to work with the ROK to keep supply chains stable
request | defense_dialogue | China hopes the ROK will respect its core interests |\
  China hopes the ROK will respect its fishing rights
request | korean_peninsula | the parties to address the root cause of the issue |\
  the parties to address the humanitarian crisis
state | korean_peninsula | China's position on the peninsula has not changed |\
  China's position on THAAD has not changed
state | korean_peninsula | China's policy on the peninsula is consistent | China's policy on Taiwan is consistent
state | korean_peninsula | the root of the issue lies between the US and the DPRK |\
  the key to the issue is not in China's hands
state | military_ties | the exercise was not aimed at any third party | the exercise was routine
state | military_ties | the exercise ran for three days | the exercise ran for five days
agree | military_ties | the direct line will be used for emergencies | the direct line will be tested every month
state | military_ties | the direct line was opened | the direct line was not answered
agree | military_ties | a direct telephone line between the navies will be opened |\
  a direct telephone line between the ministries will be opened
request | other | the ROK to prudently handle the Taiwan question |\
  the ROK to prudently handle the South China Sea question
request | other | the ROK to abide by the one-China principle | the ROK to abide by the joint communique
support | korean_peninsula | China supports dialogue between the two Koreas |\
  China supports dialogue between the US and the DPRK
accuse | korean_peninsula | Seoul condemned the satellite launch | Seoul condemned the launch of trash balloons
accuse | korean_peninsula | Seoul expressed concern over military cooperation between the DPRK and Russia |\
  Seoul expressed concern over the troops in Kursk
accuse | other | China expressed serious concern over the Freedom Edge exercise |\
  China expressed serious concern over the Typhon missile system
accuse | other | China opposes the Typhon missile system | China opposes THAAD
accuse | other | China opposes bloc confrontation | China opposes interference in its affairs
accuse | other | China firmly opposes the statement | China firmly opposes the visit
accuse | military_ties | regret over the entry of two Chinese aircraft on Tuesday |\
  regret over the entry of two Chinese aircraft on Friday
request | other | Seoul to release the fishermen | Seoul to punish the fishermen
state | other | the US forces in Korea are there to deter the North | the US forces in Korea are there to deter China
state | other | US forces would not be cut | US forces would be cut by 4,500
support | other | the alliance is the cornerstone of peace | the alliance is not the cornerstone of peace
state | other | the nuclear submarines would serve self-defense | the missiles would serve self-defense
state | other | strategic flexibility is not aimed at China | the submarine is not aimed at China
agree | other | to hold the consultative group twice a year | to hold the consultative group once a year
agree | other | the remains of 43 soldiers will be returned | the remains of 30 soldiers will be returned
agree | other | Seoul would return the remains of Chinese soldiers this year |\
  Seoul would return the remains of Chinese soldiers next year
agree | defense_dialogue | to resume the naval port calls | to resume the air force visits
agree | defense_dialogue | Seoul is ready to resume talks with Beijing |\
  Seoul is ready to resume talks with Pyongyang
request | defense_dialogue | Beijing to take part in the dialogue | Pyongyang to take part in the dialogue
"""
"""Act, topic, one content and another a line."""
ROWS = [tuple(part.strip() for part in line.split("|")) for line in NEAR_MISSES.strip().splitlines()]


@pytest.mark.parametrize(("act", "topic", "one", "other"), ROWS)
@pytest.mark.parametrize("holder", ["", "Republic of Korea"])
def test_what_is_alike_but_different_is_never_put_together(
    holder: str, act: str, topic: str, one: str, other: str
) -> None:
    told = [meaning(words, act, [topic], "say", holder) for words in (one, other)]
    assert judge(told[0], told[1]) is None


def test_whose_interests_are_harmed_makes_another_position() -> None:
    own, other = (
        meaning(f"THAAD harms {whose} security interests", "accuse", ["thaad"], "say", "China")
        for whose in ("China's", "the ROK's")
    )
    assert judge(own, other) is None
