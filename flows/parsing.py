"""From kept bytes to what the store writes: reading is pure and may go on in any process, writing is for one alone."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlite_utils import Database

import store.articles
import store.links
import store.snapshots
from flows import reading
from flows.sources import Declared, Fetched, Missed
from parsers import PARSER_VERSION
from parsers.errors import LeftOut, OnRecordError
from parsers.records import Article, Statement
from parsers.statements.linking import linked
from store.positions import Foreseen, foresee, remember
from store.snapshots import ArticleKey, Content, Snapshot


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept of an article, with its bytes as the store has them: packed, as they may travel."""

    snapshot: Snapshot
    packed: bytes

    @property
    def raw(self) -> bytes:
        """The bytes as they came."""
        return store.snapshots.unpacked(self.packed)

    @property
    def size(self) -> int:
        """How many bytes there are to hand over."""
        return len(self.packed)


@dataclass(frozen=True, slots=True)
class Read:
    """What a parser made of a snapshot: an article with its statements, or the reason why there is none."""

    snapshot: Snapshot
    article: Article | None
    statements: tuple[Statement, ...] = ()
    failure: str | None = None
    on_purpose: bool = False
    """Whether it is left out on purpose: nothing is wrong with the page."""
    foreseen: Foreseen = ()
    """What matching will ask of the statements."""

    @property
    def missed(self) -> Missed | None:
        """The document as one that could not be read; None where it could."""
        declared = Declared.from_json(self.snapshot.declared)
        return Missed(declared, self.failure) if self.failure is not None else None


@dataclass(frozen=True, slots=True)
class Unkept:
    """A page of an archive, packed, with what a parser made of it before it is kept."""

    declared: Declared
    at: dt.datetime | None
    """When it was captured."""
    identity: ArticleKey
    content: Content
    article: Article | None
    """None where it is to be read once it is kept, as any other page."""
    statements: tuple[Statement, ...] = ()
    foreseen: Foreseen = ()
    """What matching will ask of the statements."""


def load(database: Database, snapshots: Iterable[Snapshot]) -> Iterator[Kept]:
    """Yield ``snapshots`` with their bytes, each when it is asked for. Raises StoreError."""
    return (Kept(snapshot, store.snapshots.packed(database, snapshot)) for snapshot in snapshots)


def read(kept: Kept) -> Read:
    """Read the article and its statements. Pure, and never raises: a bad page stops nobody."""
    try:
        document = Fetched(kept.raw, Declared.from_json(kept.snapshot.declared), kept.snapshot.first_seen_at)
        article = reading.article(document)
        return Read(kept.snapshot, article, tuple(reading.extractor()(article)))
    except Exception as error:  # nor one that a parser trips over
        reason = str(error) if isinstance(error, OnRecordError) else f"the parser failed: {error!r}"
        return Read(kept.snapshot, None, failure=reason, on_purpose=isinstance(error, LeftOut))


def read_to_match(kept: Kept) -> Read:
    """The same, for statements that are to be matched: with what that will ask of them."""
    found = read(kept)
    return replace(found, foreseen=_foreseen(found.article, found.statements)) if found.article else found


def read_unkept(page: Fetched, article: Article) -> Unkept:
    """Return a page with its article and the statements in that. Pure. Raises PageError for a URL that is none."""
    unread = Unkept(page.declared, page.at, reading.identity(page), store.snapshots.content(page.raw), None)
    try:
        statements = tuple(reading.extractor()(article))
    except Exception:  # what that was is told when it is read from the store
        return unread
    return replace(unread, article=article, statements=statements, foreseen=_foreseen(article, statements))


def _foreseen(article: Article, statements: Sequence[Statement]) -> Foreseen:
    try:
        return foresee(article, statements)
    except Exception:  # what that was is told when the store asks
        return ()


def unread(kept: Kept, reason: str) -> Read:
    """Return what stands for an article that nobody can read, and why: it ends whoever tries."""
    return Read(kept.snapshot, None, failure=f"the parser failed: {reason}")


def write_kept(database: Database, snapshot: Snapshot, unkept: Unkept) -> bool:
    """Write what was read of a page before it was kept as ``snapshot``, and return whether it was written.

    It is not where the page is better read from the store: where that would come to something else, and where other
    snapshots of the article wait to be read with it. Raises StoreError.
    """
    if unkept.article is None or snapshot.parser_version is not None or snapshot.first_seen_at != unkept.at:
        return False
    if not store.snapshots.are_others_read(database, snapshot, PARSER_VERSION):
        return False
    write(database, Read(snapshot, unkept.article, unkept.statements, foreseen=unkept.foreseen))
    return True


def write(database: Database, done: Read, *, again: bool = False) -> None:
    """Write what was read, the article whole or not at all; ``again`` where this parser has read it before.

    Speakers whom a person has linked go under the names that they were linked to. Raises StoreError.
    """
    if done.article is None:
        reason = done.failure or "it was not read"
        store.snapshots.failed(
            database, done.snapshot, parser_version=PARSER_VERSION, reason=reason, on_purpose=done.on_purpose
        )
        return
    remember(done.foreseen)
    links = store.links.standing(database)
    statements = linked(done.statements, done.article, reading.known(), links)
    store.articles.write(database, done.snapshot, done.article, statements, parser_version=PARSER_VERSION, again=again)
