"""What Datasette asks of a plugin: our pages, links in cells, and headers that keep pages to themselves."""

from collections.abc import Awaitable, Callable
from typing import Any

from datasette import Response, hookimpl
from markupsafe import Markup, escape
from sqlite_utils import Database

import store.queries
from flows.browsing.chart import chart
from flows.browsing.metadata import NAME, PAGES
from flows.digest import wording
from flows.digest.safe import visible, web_address
from parsers.errors import OnRecordError
from store.queries import Answer, queries

STATEMENTS = frozenset(("statement", "opened_by", "before_statement", "carried_as"))
"""Columns of all tables that have the id of a statement."""
_LINKS = {
    "article": "v_articles?id=",
    "copy_of": "v_articles?id=",
    "position": "v_statements?position=",
} | dict.fromkeys(STATEMENTS, "v_statements?id=")
_IDS = {
    "v_statements": "where-it-stands?statement=",
    "v_articles": "v_statements?article=",
    "v_positions": "v_statements?position=",
}

_PAGE = (
    b"default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    b" base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
)
"""Datasette's own pages have scripts within them; nothing is fetched from elsewhere."""

Asgi = Callable[[dict[str, Any], Any, Any], Awaitable[None]]


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """Return our pages."""
    return [(r"^/-/timeline$", timeline)]


@hookimpl
def menu_links(datasette: Any) -> list[dict[str, str]]:
    """Return what the menu has."""
    table = datasette.urls.table
    return [
        {"href": datasette.urls.path("/-/timeline"), "label": "Timeline"},
        {"href": table(NAME, "v_statements"), "label": "Statements"},
        {"href": table(NAME, "v_positions"), "label": "Positions"},
        {"href": f"{datasette.urls.database(NAME)}#queries", "label": "Questions"},
    ]


@hookimpl
def extra_css_urls(datasette: Any) -> list[str]:
    """Return our style, for all pages."""
    return [datasette.urls.path("/assets/browse.css")]


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    """Return what our templates use."""
    return {
        "tone": wording.tone, "visible": visible, "web_address": web_address, "pages": PAGES, "record": NAME,
        "questions": queries(),
    }  # fmt: skip


@hookimpl
def render_cell(value: Any, column: str, table: str | None, datasette: Any) -> Any:
    """Make ids lead to what they are of, and show characters that hide others; None leaves a cell to Datasette."""
    if isinstance(value, str):
        shown = visible(value)
        return shown if shown.count("[U+") != value.count("[U+") else None
    target = _IDS.get(table or "") if column == "id" else _LINKS.get(column)
    if target is None or not isinstance(value, int):
        return None
    return Markup('<a href="{}/{}{}">{}</a>').format(datasette.urls.database(NAME), target, value, value)


async def timeline(datasette: Any, request: Any) -> Any:
    """Show the acts over time on a topic, a lane for each government."""
    query = queries()["acts-by-month"]
    given = {one.name: request.args.get(one.name) or None for one in query.parameters}
    database = datasette.get_database(NAME)

    def asked(connection: Any) -> tuple[Answer, list[str]]:
        opened = Database(connection, execute_plugins=False, recursive_triggers=False)
        return store.queries.ask(opened, query, given), store.queries.topics(opened)

    try:
        answer, topics = await database.execute_fn(asked)
    except OnRecordError as error:
        return Response.html(f"<!DOCTYPE html><title>Timeline</title><p>{escape(str(error))}</p>", status=400)
    topic = given["topic"] or "thaad"
    page = {
        "chart": chart(answer.rows, topic, datasette.urls.table(NAME, "v_statements")),
        "topic": topic,
        "topics": {one: wording.TOPICS.get(one, one.replace("_", " ")) for one in topics},
        "given": given,
        "tones": wording.TONES,
    }
    return Response.html(await datasette.render_template("timeline.html", page, request=request))


@hookimpl
def asgi_wrapper() -> Callable[[Asgi], Asgi]:
    """Return what adds headers to every answer: its page fetches nothing from elsewhere, and stands in no other."""
    headers = [
        (b"content-security-policy", _PAGE),
        (b"referrer-policy", b"no-referrer"),
        (b"x-content-type-options", b"nosniff"),
    ]

    def wrap(app: Asgi) -> Asgi:
        async def wrapped(scope: dict[str, Any], receive: Any, send: Any) -> None:
            async def sending(message: dict[str, Any]) -> None:
                if message["type"] == "http.response.start":
                    given = {name.lower() for name, _ in message["headers"]}
                    added = [(name, value) for name, value in headers if name not in given]
                    message = {**message, "headers": [*message["headers"], *added]}
                await send(message)

            await app(scope, receive, sending)

        return wrapped

    return wrap
