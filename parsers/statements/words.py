"""Closed classes of English words that the grammar leans on: what can start, end or break a phrase."""

import re

DETERMINERS = frozenset(
    "the a an this that these those his her its their my our your some any no each every both all another such "
    "several many most few one two three four five other".split()
)
COUNTS = frozenset("a an one two three four five six seven eight nine ten several few many some".split())
"""Words that count units of time or members of a group."""
POSSESSIVES = frozenset("his her its their my our your".split())
PRONOUNS = frozenset("he she it they we i you him them who which".split())
SUBJECT_PRONOUNS = frozenset("he she it they we i".split())
OBJECT_PRONOUNS = frozenset("him her them me us it you".split())
HAVE = frozenset("has have had having".split())
BE = frozenset("is are was were be been being am".split())
DO = frozenset("do does did".split())
MODALS = frozenset("will would can could may might should must shall".split())
CONTRACTED = frozenset(
    "hasn't haven't hadn't isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't cannot couldn't "
    "shouldn't mustn't hasn’t haven’t hadn’t isn’t aren’t wasn’t weren’t don’t doesn’t didn’t won’t wouldn’t can’t "
    "couldn’t shouldn’t".split()
)
AUXILIARIES = HAVE | BE | DO | MODALS | CONTRACTED
NEGATIONS = frozenset("not never no n't neither nor".split()) | CONTRACTED
COORDINATORS = frozenset("and or but yet nor".split())
SUBORDINATORS = frozenset(
    "that which who whom whose when while whereas as if because since after before until unless although though "
    "whether where why how once lest".split()
)
PREPOSITIONS = frozenset(
    "of in on at to for from with by about over under against between among during through into onto toward towards "
    "within without via per despite after before since until amid around across near along behind beyond inside "
    "outside off upon following regarding concerning including".split()
)
NOUN_LINKS = frozenset("of for from at in with to on by between against over under within near".split())
"""Prepositions that tie two noun phrases into one: ``spokesman for the ministry``."""
ADVERBS = frozenset(
    "also again already even still just once twice repeatedly previously later earlier then now too both never not "
    "ever always often only simply soon long recently today yesterday however meanwhile instead moreover "
    "nevertheless nonetheless therefore thus further furthermore together separately jointly publicly so far "
    "indeed here there itself himself herself themselves first rather".split()
)
INTRODUCTIONS = frozenset(
    "in on at during after before following amid despite since as when while if although though because with without "
    "for by from under according asked speaking citing quoting responding referring commenting answering addressing "
    "meanwhile however moreover besides also still then later earlier separately similarly likewise instead "
    "nevertheless nonetheless therefore thus furthermore additionally finally first second third last yet and but or "
    "so indeed overall asking pressed told noting saying writing given once until unless regarding concerning through "
    "throughout against among unlike like right shortly soon apart beside beyond hours days weeks months minutes "
    "another that this to just only even".split()
)
PARENTHETICALS = frozenset(
    "however though meanwhile too instead moreover nonetheless nevertheless therefore also likewise furthermore".split()
)
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan jan.", "february feb feb.", "march mar mar.", "april apr apr.", "may", "june jun jun.",
            "july jul jul.", "august aug aug.", "september sept sept. sep sep.", "october oct oct.",
            "november nov nov.", "december dec dec.",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
DAY_PARTS = frozenset("morning afternoon evening night noon".split())
VENUES = frozenset(
    "statement statements briefing conference interview report release comment comments commentary editorial speech "
    "address letter article notice message post notes remarks press meeting talks reply response hearing session "
    "call forum seminar summit posting handout dispatch email e-mail text transcript column opinion paper essay blog "
    "telephone phone parliament assembly dialogue event ceremony visit stop trip tweet weibo wechat facebook twitter "
    "radio television tv newspaper magazine note document communique bulletin broadcast debate gathering "
    "luncheon lunch dinner reception panel appearance discussion discussions conversation meetings interviews "
    "telegram readout gaggle sidelines website page account rally campaign protest vigil symposium workshop".split()
)
"""Nouns that name where or how something was said: ``in a statement``, ``at a briefing``."""
IRREGULAR_PASTS = frozenset(
    "came went met held took made saw left began became ran led kept put sent stood gave got found brought rose fell "
    "grew flew drew drove won lost set cut hit sat spent paid built bought sold broke chose wore threw knew thought "
    "meant felt heard let lay lies makes takes comes goes gives needs wants remains seems appears stands works lives "
    "plans visited arrived said told spoke wrote ate drank slept woke shook tore froze forgot hid rode sang sank swam "
    "taught caught fought sought dealt fled shot struck stuck swore understood withdrew overtook".split()
)
_ED = re.compile(r"[a-z]{2,}ed$")


def looks_finite(low: str, before: str) -> bool:
    """Whether a lower-case word reads as a past-tense verb; ``before`` is the word before it.

    Without a tagger: a form in ``-ed`` or a common irregular past that does not follow a word which makes it an
    adjective (``the planned deployment``).
    """
    if low in IRREGULAR_PASTS:
        return before not in DETERMINERS and before not in PREPOSITIONS
    return bool(_ED.match(low)) and before not in DETERMINERS and before not in PREPOSITIONS and before != "'s"


LISTENERS = frozenset("reporters journalists lawmakers newsmen correspondents him her them us me media".split())
"""Whom something is said to without a determiner: ``told reporters``, ``said to lawmakers``."""
