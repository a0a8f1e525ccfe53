"""What matching will ask of statements, worked out where they are read, on whatever machine."""

from collections.abc import Iterator, Sequence

from parsers.records import Article, Statement
from store.normal import JOINT
from store.positions.meaning import Key, Meaning, meaning, together
from store.positions.topics import NO_TOPIC

Foreseen = tuple[tuple[Key, Meaning], ...]
"""What is asked, and what comes of it; what is not foreseen is worked out when it is asked."""


def foresee(article: Article, statements: Sequence[Statement]) -> Foreseen:
    """Return what the statements of an article mean, as the store will ask when they are matched.

    It cannot be foreseen where statements stand inside others, and where a person has linked a speaker to another.
    """
    inside = {statement.parent for statement in statements}
    keys = (_key(article, one, statements) for one in statements if one.id not in inside)
    return tuple((key, meaning(*key)) for key in dict.fromkeys(keys))


def _key(article: Article, one: Statement, statements: Sequence[Statement]) -> Key:
    holders = {speaker.principal or speaker.name for speaker in one.speakers}
    dated = one.said_on or article.published
    content = JOINT.join(span.text for span in one.content)
    topics = _own(one) or tuple(_nearest(one, statements))
    return content, str(one.act), topics, one.cue, together(holders), dated.year if dated else None


def _own(one: Statement) -> tuple[str, ...]:
    return tuple(topic for topic in dict.fromkeys(one.topics) if topic != NO_TOPIC)


def _nearest(this: Statement, statements: Sequence[Statement]) -> Iterator[str]:
    """The main topic of the statement nearest to one that has none, as ``topics_of`` has it."""
    here = this.content[0].start
    others = [one for one in statements if one is not this and _own(one)]
    if others:
        yield _own(min(others, key=lambda one: (one.content[0].start > here, abs(one.content[0].start - here))))[0]
