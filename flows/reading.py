"""From a document's bytes to an article, and to what identifies it: the same for a run, ``ingest`` and ``extract``."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import seeds
from flows.sources import Fetched
from flows.texts import decode
from parsers import reference
from parsers.errors import OnRecordError
from parsers.pages import read_text_copy
from parsers.pages.urls import UNKNOWN, identify
from parsers.records import Article
from parsers.statements import Extractor

if TYPE_CHECKING:  # extract uses no store, and the store's libraries take time to import
    from store.snapshots import ArticleKey

EASTMOST = dt.timedelta(hours=14)
"""The offset of the zone in which a day begins first."""


@dataclass(frozen=True, slots=True)
class Unaddressed:
    """What identifies an article that came without a URL: its outlet, as far as the text tells, and its bytes."""

    outlet: str
    content_id: str
    canonical_url: str | None = None


@cache
def known() -> reference.Reference:
    """Return the reference data that comes with onrecord, read once. Raises ReferenceDataError."""
    return reference.load(seeds.FOLDER)


@cache
def extractor() -> Extractor:
    """Return the extractor of statements that goes by that reference data, made once."""
    return Extractor(known())


def article(document: Fetched) -> Article:
    """Return the article in ``document``. Raises OnRecordError where the bytes are no text, the text no article."""
    about = document.declared
    if about.content_type is not None:
        from parsers.outlets import (  # their libraries take time to import, text needs none
            bundle,
            read_bundle,
            read_page,
        )

        today = _latest_day(document.at) if document.at else None
        if about.content_type == bundle.TYPE:
            return read_bundle(document.raw, reference=known(), published=about.published, today=today)
        return read_page(
            document.raw,
            reference=known(),
            url=about.url,
            content_type=about.content_type,
            published=about.published,
            today=today,
        )
    return read_text_copy(
        decode(document.raw, about.file),
        reference=known(),
        url=about.url,
        published=about.published,
        outlet=about.outlet,
        title=about.title,
    )


def identity(document: Fetched) -> "ArticleKey":
    """Return what identifies the article: outlet and content id of its URL, else its outlet and its bytes' hash.

    Raises PageError for a URL that is none.
    """
    about = document.declared
    if about.url is not None:
        return identify(about.url, known())
    return Unaddressed(_outlet(document), f"sha256:{hashlib.sha256(document.raw).hexdigest()[:24]}")


def _latest_day(moment: dt.datetime) -> dt.date:
    """The latest day that it was anywhere: outlets print the day of their own zones."""
    return (moment.astimezone(dt.UTC) + EASTMOST).date()


def _outlet(document: Fetched) -> str:
    try:
        return article(document).outlet or UNKNOWN
    except OnRecordError:  # its bytes are kept all the same, and told as unread when their turn comes
        return UNKNOWN
