"""Short invented articles in the prose of foreign ministries: releases, joint statements, reactions."""

import datetime as dt

import pytest

from tests.parsers.statements.builders import Reader, content, names

Rows = list[tuple[str, str, str, str, str]]

MFA = "Ministry of Foreign Affairs (China)"
MFA_ROK = "Ministry of Foreign Affairs (Republic of Korea)"
ROK = "Republic of Korea"
BOTH = "China; Republic of Korea"

RELEASE = """\
Beijing and Seoul have agreed to reopen the ferry between Dandong and Incheon, according to a news release \
from the Foreign Ministry.
The two sides also exchanged views on fishing, the release said.
The two sides reaffirmed their commitment to the rule of one net a boat, welcomed the new charts and said they \
will cooperate on printing them, it said.
The ROK has taken note of China's concerns about the noise of the ferry. It has promised to test a quieter \
engine, the release said.
China reiterated its opposition to the dumping of ballast water, and it hopes that the ROK will check the \
tanks, the release said.
The ROK repeated that the tanks are checked every month, according to the release.
"""

REACTION = """\
The Republic of Korea on Friday expressed strong regret over the removal of a buoy near Gageo Island and urged \
China to put it back.
"The buoy served the safety of all ships," ROK Foreign Ministry spokesman Noh Gi-beom said at a regular \
briefing. Noh said Seoul had conveyed its position through the Chinese embassy.
In Beijing, Foreign Ministry spokesperson Hua Chunying denied that China had removed the buoy. "Storms do not \
ask for permission," she said.
Hua called on the ROK side to "look at the weather charts before it looks for culprits", adding that China was \
willing to help with the search.
The Chinese side's explanation did not convince everyone. Seol Min-ah, a lawmaker of the ruling party, accused \
the government in Seoul of being too patient.
Neither ministry said what the buoy had cost.
"""

SUMMIT = """\
President Moon Jae-in and Russian President Vladimir Putin agreed on Thursday to study a bridge for cyclists, \
Moon's office said.
Putin praised the idea as "healthy and cheap", according to the office.
Moon told Putin that the bridge would shorten the way to school for 300 children, his spokesman said.
The Kremlin welcomed the talks. It said the two presidents had also spoken about honey.
Putin's aide Dmitry Orlov told TASS that the bridge would not be built before 2030, "if at all".
"""

COMMENTARY = """\
Pyongyang denounced the flower show in Seoul on Sunday as "a feast of plastic", and vowed to retaliate with a \
bigger one.
In a commentary, the official Korean Central News Agency said that the roses of the South "have no smell".
Seoul shrugged off the remarks. "A rose is a rose," a Unification Ministry official said, asking not to be \
named.
South Korea's opposition leader Gil Dae-hyun urged the government not to answer, warning that "whoever argues \
about roses will be scratched".
Chinese experts believe the dispute will be forgotten by autumn. They point out that both shows buy their \
bulbs in Yunnan.
"""


@pytest.mark.parametrize(
    ("text", "published", "outlet", "expected"),
    [
        pytest.param(REACTION, "2018-09-15", "china-daily", [
            (ROK, "express", "accuse", "", "strong regret over the removal of a buoy near Gageo Island"),
            (ROK, "urge", "request", "", "China to put it back"),
            ("Noh Gi-beom", "say", "state", "", "The buoy served the safety of all ships"),
            ("Noh Gi-beom", "say", "state", "",
             "Seoul had conveyed its position through the Chinese embassy"),
            ("Hua Chunying", "deny", "reject", "", "China had removed the buoy"),
            ("Hua Chunying", "say", "state", "", "Storms do not ask for permission"),
            ("Hua Chunying", "call on", "request", "",
             'the ROK side to "look at the weather charts before it looks for culprits'),
            ("Hua Chunying", "add", "agree", "", "China was willing to help with the search"),
            ("Seol Min-ah", "accuse", "accuse", "", "the government in Seoul of being too patient"),
        ], id="reaction"),
    ],
)  # fmt: skip
def test_who_did_what_by_saying_it(reader: Reader, text: str, published: str, outlet: str, expected: Rows) -> None:
    found = reader.statements(text, dt.date.fromisoformat(published), outlet)
    assert [(names(s), s.cue, s.act.value, s.via or "", content(s)) for s in found] == expected
