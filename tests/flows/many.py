"""A made-up season of news: ``write(folder, articles)`` writes as many invented articles, the same for the same seed.

Governments, experts and agencies say things, again and in other words, through one another, in copies and corrections
of date; they are told at length and in a word. Nobody said any of this.
"""

import datetime as dt
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FIRST = dt.date(2017, 6, 20)
OUTLETS = (
    ("China Daily", "https://www.chinadaily.com.cn/a/{on:%Y%m}/{on:%d}/WS{number:024x}.html"),
    ("Global Times", "https://www.globaltimes.cn/page/{on:%Y%m}/{number:07}.shtml"),
    ("China Military Online", "http://english.chinamil.com.cn/view/{on:%Y-%m}/{on:%d}/content_{number}.htm"),
)


@dataclass(frozen=True)
class Voice:
    """Who speaks, as a page names him first and then, and what he may say."""

    first: str
    then: str
    remarks: tuple[str, ...]


_CHINA = (
    "China is firmly opposed to the deployment of THAAD in the Republic of Korea",
    "China urges the ROK to stop the deployment of THAAD and withdraw the equipment",
    "China will take necessary measures to safeguard its own security interests",
    "the deployment of THAAD severely undermines the strategic balance in the region and mutual trust between the"
    " two countries, and does nothing to help the denuclearization of the Korean Peninsula or to keep it stable",
    "China is willing to hold defense-related dialogue with the ROK on the basis of mutual respect",
    "China welcomes all steps that help to ease the tension on the Korean Peninsula",
    "China hopes that the ROK will honor its commitments and handle the issue properly",
    "the radar of the system covers half of Asia",
    "China does not accept any excuse for the deployment",
)
_KOREA = (
    "THAAD is aimed solely at the nuclear and missile threats of the DPRK",
    "the ROK does not consider joining the missile defense system of the United States",
    "the ROK hopes that exchanges with China will return to normal at an early date",
    "the two sides agreed to resume talks between their defense ministers",
    "the deployment will be completed by the end of the year",
    "it regrets that a private company suffers from measures that have nothing to do with its business",
    "an environmental impact assessment of the site will take at least six months",
    "{number} launchers were brought in without a report to the new government",
)
_STATES = (
    "the deployment of THAAD is a purely defensive measure",
    "it is committed to the security of the Republic of Korea",
    "it would be inappropriate for China to retaliate against the ROK",
    "the battery will be operational within weeks",
)
_EXPERTS = (
    "any chance to talk things out is always welcomed",
    "the cost of the quarrel for tourism may reach {number} billion yuan this year",
    "Seoul has little room to turn back",
    "the two sides have learned to put the issue aside without settling it, more than most expected a year ago",
    "wait and see",
)
VOICES = (
    Voice("Chinese Foreign Ministry spokesman Geng Shuang", "Geng", _CHINA),
    Voice("Chinese Foreign Ministry spokeswoman Hua Chunying", "Hua", _CHINA),
    Voice("Chinese Defense Ministry spokesman Ren Guoqiang", "Ren", _CHINA),
    Voice("ROK Defense Ministry spokesman Moon Sang-gyun", "Moon", _KOREA),
    Voice("ROK Foreign Minister Kang Kyung-wha", "Kang", _KOREA),
    Voice("US Defense Secretary James Mattis", "Mattis", _STATES),
    Voice("Zheng Xiaotest, a researcher at the Northeast Asia Test Institute", "Zheng", _EXPERTS),
    Voice("Bae Test-hun, a professor at the Test University of Seoul", "Bae", _EXPERTS),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def write(folder: Path, articles: int = 60, seed: int = 11) -> Path:
    """Write articles as text copies with their listing; one in twelve is carried by another outlet on the next day."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    listing: list[dict[str, str]] = []
    text, day = "", FIRST
    for number in range(1, articles + 1):
        day += dt.timedelta(chance.randrange(1, 6))
        copied = number % 12 == 0
        if not copied:
            text = _article(chance, number, day)
        outlet, address = OUTLETS[number % len(OUTLETS)]
        name = f"{number:03}.txt"
        (folder / name).write_text(text, encoding="utf-8")
        url = address.format(on=day, number=48_000_000 + number)
        listing.append({"file": name, "url": url, "outlet": outlet, "published": day.isoformat()})
    (folder / "articles.json").write_text(json.dumps(listing), encoding="utf-8")
    return folder


def _article(chance: random.Random, number: int, day: dt.date) -> str:
    voices = chance.sample(VOICES, 3)
    said = _DAYS[(day - dt.timedelta(chance.randrange(3))).weekday()]
    paragraphs = [
        f"Remarks on THAAD and the ties of the two countries, part {number}",
        *(paragraph for place, voice in enumerate(voices) for paragraph in _speech(chance, voice, said, place)),
        "Traffic near the site was light, and the shops were open.",
    ]
    return "\n\n".join(paragraphs) + "\n"


def _speech(chance: random.Random, voice: Voice, said: str, place: int) -> Sequence[str]:
    remarks = [
        remark.format(number=chance.randrange(2, 90)) for remark in chance.sample(voice.remarks, chance.randrange(2, 4))
    ]
    told = [f"{voice.first}{',' if ',' in voice.first else ''} said on {said} that {remarks[0]}."]
    if len(remarks) > 2:
        told.append(f'"{_capital(remarks[1])}," {voice.then} said at a regular briefing.')
    told.append(f"{voice.then} {'added' if place else 'stressed'} that {remarks[-1]}.")
    return told


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
