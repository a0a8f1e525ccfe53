"""Whole short articles in the manner of the outlets, invented from the first word to the last."""

import datetime as dt

import pytest

from tests.parsers.statements.builders import Reader, content, names

Rows = list[tuple[str, str, str, str, str, str, str]]

MFA = "Ministry of Foreign Affairs (China)"
ROK = "Republic of Korea"
KCNA = "Korean Central News Agency"

TRAWLERS = """\
The Republic of Korea has agreed to let Chinese trawlers shelter in the harbor of Ulleung during storms, the \
Foreign Ministry said on Tuesday.
Foreign Ministry spokesman Geng Shuang told a daily briefing that the arrangement "serves the fishermen of \
both countries".
He urged local authorities to publish the list of harbors before the typhoon season.
Pyo In-suk, director of the Ulleung fisheries office, said the harbor can take 60 boats. "We have water and \
diesel," she said. "What we lack is a doctor."
An agreement is only as good as the weather report, said Du Henian, a researcher of maritime law at Bohai \
Ocean University.
Du added that both coast guards listen on the same radio frequency.
Last year 14 boats were lost in storms, according to Xinhua News Agency.
"""

DUST = """\
South Korea and China will hold a working-level meeting on fine dust next month, the environment ministry said \
Wednesday.
The two sides agreed to exchange data from 35 cities, ministry official Gil Dae-hyun told reporters.
He rejected criticism that the figures come too late, saying, "Dust does not wait for meetings, but neither do \
we."
Seoul has asked Beijing to name the plants with the highest output. Beijing has yet to reply.
A Chinese diplomat in Seoul, who declined to be identified, said the request was being looked into.
Opposition lawmaker Seol Min-ah called the meeting "a photo session" and demanded that the minister travel to \
Beijing himself.
The ministry did not comment.
"""

STAMPS = """\
North Korea on Tuesday accused a U.S. foundation of stealing the design of its stamps, and warned that it \
would "return every envelope unopened".
The foundation's director, Dorothy Quill, dismissed the charge as a misunderstanding.
"We bought the stamps in a shop in Beijing," Quill told Reuters by telephone. "The receipt hangs on my wall."
KCNA quoted an official of the stamp bureau as saying the designs were protected.
China's foreign ministry spokesman Geng Shuang said he was not aware of the case.
Asked about the stamps, the U.S. State Department said it had none.
Collectors in Europe, where the series fetches up to $40, say prices have doubled.
"""

MUSEUM = """\
China hopes that the ROK side will keep the museum open on Sundays, Foreign Ministry spokesperson Hua Chunying \
said Thursday.
Hua made the remarks at a routine press briefing when asked to comment on reports that the museum would be \
closed.
"The museum has been visited by many Chinese families," Hua said, "and we know how hard its staff works."
The spokesperson noted that the two countries have signed an agreement on memorial sites, stressing that it \
covers all museums.
China has expressed its concern to the ROK side through diplomatic channels, she said.
ROK officials have promised to review the opening hours, according to the museum.
"""

MELONS = """\
The so-called “shadow fleet” of melon boats is a fairy tale, Bo Yulin, a former harbor master, told the Global \
Times on Wednesday.
“Boats have names and numbers.
“Nobody hides a melon,” he said, adding that the customs office “counts every crate.”
An editorial of the Korea Times claimed on Tuesday that 200 boats had gone missing.
Observers believe the tale began in a restaurant. What it called the “melon crisis” was over in a day.
“Go home and eat,” read a banner in the harbor.
"""

BELLS = """\
President Moon Jae-in told his secretaries Monday that the bell festival would not be canceled, presidential \
spokesman Noh Gi-beom said in a briefing.
Noh quoted the president as saying, "A bell that is silent rusts."
Japan's foreign minister, Taro Kono, welcomed the plan on Tuesday.
In Beijing, the foreign ministry said China supports the festival.
The band of U.S. Forces Korea will play at noon, the command said in a tweet.
"""

ORCHESTRAS = """\
Culture ministers Noh Gi-beom of South Korea and Shen Baolin of China agreed Saturday to exchange orchestras.
"Music needs no interpreter," Noh said after the signing ceremony in Jeju.
Shen, for his part, said he hoped the first concert would be held in the fall.
Both ministers ruled out sending pop groups. The two also discussed subtitles.
Critics in both countries were not impressed. "They signed the same paper in 2014," said Kwak Eun-seo, who \
conducts the Jeju Philharmonic. She called for money instead of ceremonies.
"""

PATROL = """\
The coast guards of China and the ROK began a joint patrol on Monday, the third this year, the China Coast \
Guard said in a statement.
The patrol covered the Provisional Measures Zone, the statement said, adding that ten boats were inspected and \
none was held.
Asked by Yonhap whether the patrols would be extended, a Seoul official said the two sides were "still \
counting the fuel".
"It is good to know each other's voices on the radio," said Captain Tao Weiran. "A voice is harder to ram than \
a number."
Fishermen's groups say that the patrols come too late in the season. Their chairman, Jo Seong-il, argued in a \
letter to the ministry that nets are cut in April, not in November.
"Where were they in spring?" he asked.
"""


@pytest.mark.parametrize(
    ("text", "published", "outlet", "expected"),
    [
        pytest.param(TRAWLERS, "2017-03-08", "china-daily", [
            (MFA, "say", "indirect", "state", "2017-03-07", "",
             "The Republic of Korea has agreed to let Chinese trawlers shelter in the harbor of Ulleung during storms"),
            (ROK, "agree", "indirect", "agree", "", MFA,
             "to let Chinese trawlers shelter in the harbor of Ulleung during storms"),
            ("Geng Shuang", "tell", "mixed", "state", "", "",
             'the arrangement "serves the fishermen of both countries'),
            ("Geng Shuang", "urge", "indirect", "request", "", "",
             "local authorities to publish the list of harbors before the typhoon season"),
            ("Pyo In-suk", "say", "indirect", "state", "", "", "the harbor can take 60 boats"),
            ("Pyo In-suk", "say", "direct", "state", "", "",
             "We have water and diesel … What we lack is a doctor"),
            ("Du Henian", "say", "indirect", "state", "", "",
             "An agreement is only as good as the weather report"),
            ("Du Henian", "add", "indirect", "state", "", "",
             "both coast guards listen on the same radio frequency"),
            ("Xinhua News Agency", "according to", "indirect", "state", "", "",
             "Last year 14 boats were lost in storms"),
        ], id="trawlers"),
        pytest.param(DUST, "2018-05-16", "yonhap", [
            ("Ministry of Environment (Republic of Korea)", "say", "indirect", "state", "2018-05-16", "",
             "South Korea and China will hold a working-level meeting on fine dust next month"),
            ("Gil Dae-hyun", "tell", "indirect", "state", "", "",
             "The two sides agreed to exchange data from 35 cities"),
            ("China; Republic of Korea", "agree", "indirect", "agree", "", "Gil Dae-hyun",
             "to exchange data from 35 cities"),
            ("Gil Dae-hyun", "reject", "indirect", "reject", "", "",
             "criticism that the figures come too late"),
            ("Gil Dae-hyun", "say", "direct", "state", "", "",
             "Dust does not wait for meetings, but neither do we"),
            (ROK, "ask", "indirect", "request", "", "", "Beijing to name the plants with the highest output"),
            ("Chinese diplomat in Seoul", "say", "indirect", "state", "", "",
             "the request was being looked into"),
            ("Seol Min-ah", "call", "mixed", "accuse", "", "", 'the meeting "a photo session'),
            ("Seol Min-ah", "demand", "indirect", "request", "", "",
             "the minister travel to Beijing himself"),
        ], id="dust"),
    ],
)  # fmt: skip
def test_every_statement_of_an_article(reader: Reader, text: str, published: str, outlet: str, expected: Rows) -> None:
    found = reader.statements(text, dt.date.fromisoformat(published), outlet)
    days = [statement.said_on.isoformat() if statement.said_on else "" for statement in found]
    assert [
        (names(s), s.cue, s.quote.value, s.act.value, day, s.via or "", content(s))
        for s, day in zip(found, days, strict=True)
    ] == expected
