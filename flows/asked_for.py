"""Articles that a person names by their URL: all of them are had and read before any is used."""

from collections.abc import Sequence

from flows import reading
from flows.asking import origin
from flows.errors import BadInputs
from flows.http import Answer, Fetched, Wanted, why_not
from flows.http.manners import Manners
from flows.several_pages import Had, completed
from flows.sources import copies, documents, warc
from parsers.errors import PageError
from parsers.pages.copies import copy_at
from store.requests import RequestRow


def is_url(text: str) -> bool:
    """Whether ``text`` is meant as a URL rather than as a path."""
    return "://" in text


def pages(urls: Sequence[str], source: str, manners: Manners) -> tuple[list[documents.Fetched], tuple[RequestRow, ...]]:
    """Return the documents at ``urls`` in their order, and the requests that were made.

    Raises BadInputs with a line for each that cannot be had or read.
    """
    if not urls:
        return [], ()
    packed = [url for url in urls if warc.is_warc_name(url)]
    if packed:
        advice = "a WARC file has to be downloaded first; then hand in the file"
        raise BadInputs(f"fetching {url}: {advice}" for url in packed)
    from flows.http.client import Client  # httpx takes long to import, and paths do not need it

    with Client(manners, lambda host: reading.known().outlet_by_host(host) is not None) as client:
        answers = client.get_all([Wanted(url) for url in dict.fromkeys(map(_raw, urls))])
        had = [_had(answer, source) for answer in answers]
        whole = iter(completed([one for one in had if isinstance(one, Had)], client.get_all))
        found = [next(whole) if isinstance(one, Had) else one for one in had]
        rows = client.take_rows()
    checked = [_checked(one) for one in found]
    good = [one for one in checked if isinstance(one, documents.Fetched)]
    bad = [one for one in checked if isinstance(one, str)]
    if bad:
        raise BadInputs(bad)
    return good, rows


def _raw(url: str) -> str:
    """Where to ask for what is at ``url``: a copy in the archive without the archive's bar."""
    copy = copy_at(url)
    return copy.raw if copy else url


def _had(answer: Answer, source: str) -> Had | str:
    """Return the page that came and the document in it, else why there is none."""
    if not isinstance(answer, Fetched):
        return f"fetching {answer.url}: {why_not(answer)}"
    copy = copy_at(answer.final_url)
    url = copy.url if copy else answer.final_url
    declared = documents.Declared(source, url.rstrip("/").rpartition("/")[2], url, content_type=answer.content_type)
    document = documents.Fetched(answer.body, declared, origin=origin(answer))
    try:
        return Had(answer, copies.dated(document, answer.url, answer.final_url))
    except PageError as error:
        return str(error)


def _checked(one: documents.Fetched | documents.Missed | str) -> documents.Fetched | str:
    """Return the document if an article can be read from it, else why not."""
    if not isinstance(one, documents.Fetched):
        return one if isinstance(one, str) else one.reason
    try:
        reading.article(one)
    except PageError as error:
        return str(error)
    return one
