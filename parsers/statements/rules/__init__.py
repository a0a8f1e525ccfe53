"""The rules by which attributions are found in a sentence, a family a module, in the order in which they are tried.

======================  =======================================================================================
``fronted``             ``As Xi has said, …``; ``Citing an engineer, Yonhap reported that …``
``according``           ``According to the ministry, …``; ``…, according to Yonhap``
``trailing``            ``"…," Geng said``; ``…, the report said``; ``"…," said Tan, "…"``
``quoted_as``           ``Yonhap quoted an official as saying …``; ``was quoted by Yonhap as saying …``
``passives``            ``Seoul was urged by Beijing to stop``
``participles``         ``The EU raised the pitch, saying …``; ``Saying …, Seol closed it``
``clauses``             ``Geng said that …``; ``Beijing urged Seoul to stop``; ``Moon called it "a deal"``
======================  =======================================================================================

What they lean on: ``subjects_shared`` and ``speaking`` (who can be the subject), ``usage`` (uses that attribute
nothing), ``parentheses`` (the parts of ``…, S said on Monday, …``), ``bounds`` (where a clause ends), ``joints`` (where
the next attribution begins) and ``chains`` (where a content ends, and reading on from there).
"""

from collections.abc import Sequence

from parsers.statements.found import Found
from parsers.statements.grammar import Range, Rules, SentenceGrammar
from parsers.statements.lexicon import Lexicon
from parsers.statements.rules.according import according_to
from parsers.statements.rules.clauses import cue_before_content
from parsers.statements.rules.fronted import as_somebody_said, citing_first
from parsers.statements.rules.participles import saying_first, saying_so
from parsers.statements.rules.passives import urged_by
from parsers.statements.rules.quoted_as import quoted_by, quotes_somebody
from parsers.statements.rules.trailing import trailing
from parsers.statements.rules.usage import counts
from parsers.statements.tokens import Token

RULES = Rules(
    whole=(as_somebody_said, citing_first, according_to, trailing),
    cues=(quoted_by, urged_by, saying_first, saying_so, quotes_somebody, cue_before_content),
    counts=counts,
)
"""The order of the rules: those for a whole stretch first, then those for a cue in its clause."""


def sentence_attributions(lexicon: Lexicon, tokens: Sequence[Token], bounds: Range) -> list[Found]:
    """The attributions of one sentence in reading order, nothing resolved yet.

    Takes the sentence's tokens and its offsets in the text; a quotation is one token.
    """
    return SentenceGrammar(lexicon, tokens, bounds, RULES).read()
