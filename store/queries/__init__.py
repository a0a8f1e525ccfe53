"""The cookbook: questions an analyst has, each a file of SQL that runs as it stands in the sqlite3 shell.

A file begins with its title, the question, its parameters with their defaults, and what its columns mean::

    -- The last objections
    -- When did Beijing last object to THAAD, and in whose words?
    --
    -- :topic = thaad  an id of the table topics
    --
    -- dated     day of the saying, else of publication

Two blanks end a default; one in brackets is worked out by the query. A parameter that is NULL or empty has its
default, which stands in the SQL as ``coalesce(nullif(:topic, ''), 'thaad')``: the shell binds NULL to what was not
set, a form in a browser sends an empty text.
"""

import datetime as dt
import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from sqlite_utils import Database

from store.errors import QueryError, explained

DAYS = frozenset(("from", "to", "on"))
"""Names of parameters that are days (or months, where the default is one)."""
NUMBERS = frozenset(("days", "limit", "runs", "statement"))
"""Names of parameters that are whole numbers."""

_PARAMETER = re.compile(r":(\w+) = (\S+(?: \S+)*)(?:  +(.+))?")
_COLUMN = re.compile(r"(\w+) +(.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query can be asked with."""

    name: str
    default: str
    """As it is shown: a value, or in brackets what the query works out."""
    meaning: str

    @property
    def computed(self) -> bool:
        """Whether the query works the default out."""
        return self.default.startswith("(")


@dataclass(frozen=True, slots=True)
class Query:
    """A question of the cookbook."""

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    columns: tuple[tuple[str, str], ...]
    """Names and meanings of the columns, in order."""
    text: str
    """The whole file."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@lru_cache(maxsize=1)
def queries() -> dict[str, Query]:
    """All questions by name, in the order of their names."""
    found = sorted(file.name for file in files(__package__).iterdir() if file.name.endswith(".sql"))
    return {
        name.removesuffix(".sql"): parse(
            name.removesuffix(".sql"), files(__package__).joinpath(name).read_text("utf-8")
        )
        for name in found
    }


def parse(name: str, text: str) -> Query:
    """Read a file of the cookbook; raises ``ValueError`` where its head is not as it has to be."""
    head = [line.removeprefix("--").strip() for line in text.splitlines() if line.startswith("--")]
    title, question, *rest = head
    parameters, columns = [], []
    for line in filter(None, rest):
        if found := _PARAMETER.fullmatch(line):
            parameters.append(Parameter(found[1], found[2], found[3] or ""))
        elif found := _COLUMN.fullmatch(line):
            columns.append((found[1], found[2]))
        else:
            raise ValueError(f"{name}.sql: cannot read the line {line!r} of its head")
    return Query(name, title, question, tuple(parameters), tuple(columns), text)


def ask(db: Database, query: Query, arguments: Mapping[str, str | None]) -> Answer:
    """Ask a question; ``arguments`` that are missing or None have their defaults.

    Raises ``QueryError`` for a parameter that there is not, and for a value that is no day or number where one is
    asked for.
    """
    doing = f"asking {query.name}"
    names = {parameter.name for parameter in query.parameters}
    if unknown := sorted(set(arguments) - names):
        raise QueryError(f"{doing}: it has no parameter {unknown[0]}; it has {', '.join(sorted(names))}")
    values = dict.fromkeys(names) | {name: _checked(query, name, value) for name, value in arguments.items()}
    with explained(doing):
        try:
            cursor = db.execute(query.text, values)
            return Answer(tuple(column[0] for column in cursor.description), tuple(cursor.fetchall()))
        except UnicodeEncodeError as error:
            raise QueryError(f"{doing}: a parameter holds characters that are no text; leave them out") from error
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise
            raise QueryError(f"{doing}: it was interrupted") from error


def _checked(query: Query, name: str, value: str | None) -> str | None:
    """The value of a parameter, if it can be one."""
    doing = f"asking {query.name}: {name}"
    if value is None or value == "":
        return None
    if name in NUMBERS and not re.fullmatch(r"[0-9]{1,15}", value):
        raise QueryError(f"{doing} is {value!r}; give a whole number")
    default = next(parameter.default for parameter in query.parameters if parameter.name == name)
    if name in DAYS:
        month = re.fullmatch(r"\d{4}-\d\d", default) is not None
        try:
            dt.date.fromisoformat(f"{value}-01" if month else value)
        except ValueError as error:
            form = "YYYY-MM" if month else "YYYY-MM-DD"
            raise QueryError(f"{doing} is {value!r}; give a {'month' if month else 'day'} as {form}") from error
    return value


def topics(db: Database) -> list[str]:
    """Ids of the topics that statements are about, those with most statements first."""
    return [
        row[0] for row in db.execute("SELECT topic FROM tallies GROUP BY topic ORDER BY sum(statements) DESC, topic")
    ]
