"""Nouns that tell what kind of speaker a noun phrase names."""

DOCUMENTS = frozenset(
    "statement release report document notice communique communiqué letter editorial commentary article reply "
    "transcript paper text bulletin dispatch memo memorandum readout note survey poll study op-ed column book "
    "analysis posting post announcement declaration website page message handout factsheet briefing brochure essay "
    "speech agreement".split()
)
"""Documents: their issuer speaks."""
BODIES = frozenset(
    "ministry bureau agency office department association institute company group party committee command newspaper "
    "paper daily broadcaster council commission organization organisation embassy military court union center centre "
    "university institution academy foundation administration government army navy force forces mission delegation "
    "firm retailer carrier airline conglomerate operator network station secretariat assembly parliament congress "
    "legislature authority authorities body house cabinet chamber campaign alliance federation outlet "
    "consulate staff chiefs bank fund club league society board think-tank service corps police regulator".split()
)
"""Nouns of bodies, small letters in the text: ``the ministry``."""
ORGANIZATION_NAMES = frozenset(
    "association ministry institute university agency group party corp corporation center centre council committee "
    "commission bank times daily post news herald ilbo office department bureau forces army navy command organization "
    "union foundation company administration institution academy board society federation network press television tv "
    "radio house pentagon kremlin forum college school hospital airlines motors electronics mart duty free chamber "
    "authority league alliance telegraph guardian journal review shimbun xinhua yonhap reuters cctv service staff "
    "court congress parliament assembly senate embassy street club international holdings industries inc ltd co. "
    "co".split()
)
"""Words of proper names that make them names of bodies, not of people: ``Asan Institute``."""
TITLES = frozenset(
    "president premier minister ambassador secretary general gen gen. lt lt. lieutenant adm adm. admiral col col. "
    "colonel senior major maj maj. capt capt. captain sgt sgt. brig brig. brigadier rear vice first second deputy "
    "prime chief foreign defense defence finance interior commerce trade unification culture tourism dr dr. mr mr. "
    "mrs mrs. ms ms. prof prof. professor sen sen. senator rep rep. representative gov gov. governor chairman "
    "chairwoman chair director spokesman spokeswoman spokesperson commander marshal assistant acting former press "
    "state national security adviser advisor special envoy minister-counselor counselor consul mayor speaker leader "
    "king queen emperor pope sir lord justice judge attorney chancellor commissioner undersecretary under executive "
    "managing co-chair head field party councilor councillor us u.s. rok south korean chinese north japanese russian "
    "american visiting then-president vice-minister vice-president vice-premier vice-foreign vice-chairman "
    "secretary-general editor-in-chief congressman congresswoman mp ceo founder economist historian lead principal "
    "chairperson investigator then-foreign outgoing incoming ex-president current new top lawmaker analyst expert "
    "researcher scholar".split()
)
"""Words before or after a personal name that are no part of it."""
ROLES = frozenset(
    "spokesman spokeswoman spokesperson official officials minister president premier ambassador envoy lawmaker "
    "lawmakers general admiral commander colonel expert experts analyst analysts scholar scholars researcher "
    "researchers professor professors author officer officers diplomat diplomats aide aides adviser advisor secretary "
    "chairman director leader leaders senator governor mayor negotiator source sources representative candidate "
    "politician politicians executive executives villager villagers resident residents protester protesters activist "
    "activists farmer farmers owner manager visitor tourist volunteer organizer organizers critic critics observer "
    "observers spokesmen commentator commentators student students chief captain soldier soldiers monk priest "
    "reporter reporters editor fellow historian economist economists lawyer shopkeeper guide trader teacher delegate "
    "delegates legislator legislators councilor councillor grower growers operator counterpart pilot engineer "
    "scientist specialist veteran attache attaches attaché attachés".split()
)
"""People by what they are or do: they can speak, and ``the official`` refers back to one."""
OFFICIAL_ROLES = frozenset(
    "spokesman spokeswoman spokesperson official officials minister ministers president premier ambassador envoy "
    "officer officers diplomat diplomats general admiral commander colonel secretary negotiator aide aides attache "
    "attaches attaché attachés consul envoys ambassadors negotiators generals director-general".split()
)
"""Roles that speak for a government where a country stands beside them."""
STATE_ROLES = frozenset(
    "minister ministers ambassador ambassadors envoy envoys diplomat attache attaché consul negotiator "
    "counterpart".split()
)
"""Roles that nobody has but in a state's service, whatever else the page says of who has them."""
MALE = frozenset(
    "spokesman chairman mr mr. king businessman he his him himself man father son husband congressman".split()
)
"""Words that tell a man."""
FEMALE = frozenset(
    "spokeswoman chairwoman ms ms. mrs mrs. queen businesswoman she her herself woman mother daughter wife".split()
)
"""Words that tell a woman."""
JOINT_GOVERNMENTS = frozenset(
    "sides countries nations governments militaries neighbors neighbours parties states capitals armies ministries "
    "allies forces".split()
)
"""Nouns with which ``both`` and ``the two`` mean governments."""
JOINT_PEOPLE = frozenset(
    "ministers leaders presidents men women officials diplomats envoys generals chiefs heads".split()
)
"""Nouns with which ``both`` and ``the two`` mean people."""
THINGS = frozenset(
    "sign signs banner banners placard placards poster posters strip slogan slogans plaque board label badge "
    "t-shirt".split()
)
"""Things that bear words: what stands on them is nobody's statement."""
READ_DOCUMENTS = frozenset(
    "poll polls survey surveys report reports study studies document documents statement statements notice notices "
    "letter letters transcript transcripts paper papers release releases bulletin text memo memos record records "
    "editorial commentary article articles communique".split()
)
"""Documents that ``read`` and ``show`` something: ``the notice reads``."""
NOBODY = frozenset("none nobody neither no let nothing".split())
"""Words with which a subject is nobody who speaks."""
INDEFINITE = frozenset(
    "many some others other most few several both all none one two three dozens hundreds thousands scores nobody "
    "everyone people police ten half another each".split()
)
"""Words that begin no name, capital or not."""
PEOPLE = frozenset(
    "sailors shoppers workers economists republicans democrats conservatives liberals americans europeans traders "
    "mothers fathers women men children teachers drivers tourists troops lawyers voters citizens consumers netizens "
    "fans".split()
)
"""People in the plural who are no role in ``ROLES``."""
FIRMS = frozenset("company firm group operator retailer institute association organizer".split())
"""Nouns that refer back to any body the reference data does not know: ``the company``."""
PRINTED = frozenset("editorial commentary article column op-ed posting post letter essay interview".split())
"""Documents that stand in a medium: ``an editorial in the Global Times``."""
WORDS_OF = frozenset("message answer reply words advice verdict comment response warning question conclusion".split())
"""Nouns of speech: with them their owner speaks (``Moon's message``)."""
