"""From an article to its statements."""

from parsers.records import Article, Statement
from parsers.reference import Reference
from parsers.statements.acts import ActVocabulary
from parsers.statements.discourse import Discourse
from parsers.statements.lexicon import Lexicon
from parsers.statements.quotations import find_quotations
from parsers.statements.reading import Reading, Vocabularies
from parsers.statements.speakers import Background
from parsers.statements.topics import TopicVocabulary


class Extractor:
    """Extracts statements by the reference data that it was made with; holds no state between articles."""

    def __init__(self, reference: Reference) -> None:
        self._lexicon = Lexicon(reference.cues)
        self._vocabularies = Vocabularies(Background(reference), ActVocabulary(reference), TopicVocabulary(reference))

    def __call__(self, article: Article) -> tuple[Statement, ...]:
        """The statements of an article, in the order of the text, outer ones before those inside them."""
        quotations = find_quotations(article.text, article.paragraphs)
        found = Discourse(article, self._lexicon, quotations).read()
        quoted = [quotation for inside in quotations for quotation in inside]
        return Reading(article, self._vocabularies, found, quoted).statements() if found else ()


def extract(article: Article, reference: Reference) -> tuple[Statement, ...]:
    """The statements of one article; for many articles make one ``Extractor``."""
    return Extractor(reference)(article)
