"""Settings: ``onrecord.toml``, over it ``ONRECORD_*`` variables, over them the command line.

A relative path in the file counts from the file's folder, one from elsewhere from the working directory.
"""

import math
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flows import tables
from flows.delivery.subscribers import Post, post
from flows.errors import SettingsError
from flows.http import manners
from flows.http.manners import Manners
from flows.serving import schedule
from flows.serving.schedule import Schedule
from flows.sources import KINDS, SEEDS, Source, WebSource, warc
from flows.work import settings as work
from flows.work.settings import Work

FILE = Path("onrecord.toml")
KEYS = (
    *("db", "digests", "timezone", "most_looks", "schedule"),
    *("http", "sources", "address", "mail", "subscribers", "operator"),
    "work",
)
SOURCE_KEYS = ("name", "kind", "path")
DEFAULT_DB = Path("data/onrecord.db")
DEFAULT_LOOKS = 250
DEFAULT_TIMEZONE = "Asia/Shanghai"


@dataclass(frozen=True, slots=True)
class Settings:
    """All that can be set. ``digests`` is the folder of published digests, ``timezone`` that of their dates.

    ``http`` says how the outlets are asked, ``most_looks`` how many known articles a run looks at again at most,
    ``post`` who gets the digest by message, ``schedule`` when ``onrecord serve`` runs, ``work`` who reads.
    """

    db: Path
    digests: Path
    timezone: ZoneInfo
    sources: tuple[Source | WebSource, ...]
    http: Manners = field(default_factory=Manners)
    most_looks: int = DEFAULT_LOOKS
    post: Post = field(default_factory=Post)
    schedule: Schedule = field(default_factory=Schedule)
    work: Work = field(default_factory=Work)


def load(file: Path | None = None, *, db: Path | None = None, environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings from ``file``, else ``ONRECORD_SETTINGS``, else ``onrecord.toml`` where there is one.

    ``db`` stands over ``ONRECORD_DB`` and the file's ``db``. Digests go beside the store unless it is set otherwise.
    Raises SettingsError, naming file and key.
    """
    if file is None and "ONRECORD_SETTINGS" in environment:
        file = Path(environment["ONRECORD_SETTINGS"])
    table, origin = _table(file)
    store = db or _path(environment, "ONRECORD_DB") or _in_file(table, "db", origin) or DEFAULT_DB
    digests = _path(environment, "ONRECORD_DIGESTS") or _in_file(table, "digests", origin) or store.parent / "digests"
    return Settings(
        store,
        digests,
        _zone(table, origin, environment),
        _sources(table, origin),
        _http(table, origin),
        _most_looks(table, origin),
        post(table, str(origin)),
        schedule.from_table(table.get("schedule", {}), f"{origin}: schedule"),
        work.from_table(table.get("work", {}), f"{origin}: work"),
    )


def _table(file: Path | None) -> tuple[dict[str, Any], Path]:
    origin = file or FILE
    if file is None and not origin.exists():
        return {}, origin
    try:
        table = tomllib.loads(origin.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"settings: cannot read {origin}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"settings: {origin} is not TOML: {error}") from error
    tables.known(table, KEYS, f"{origin}")
    return table, origin


def _path(environment: Mapping[str, str], variable: str) -> Path | None:
    value = environment.get(variable)
    return Path(value) if value else None


def _in_file(table: Mapping[str, Any], key: str, origin: Path) -> Path | None:
    value = tables.text(table, key, str(origin))
    return origin.parent / Path(value).expanduser() if value else None


def _zone(table: Mapping[str, Any], origin: Path, environment: Mapping[str, str]) -> ZoneInfo:
    variable = environment.get("ONRECORD_TIMEZONE")
    where = "ONRECORD_TIMEZONE" if variable else f"{origin}: timezone"
    name = variable or tables.text(table, "timezone", str(origin)) or DEFAULT_TIMEZONE
    return tables.zone(name, where)


def _most_looks(table: Mapping[str, Any], origin: Path) -> int:
    value = table.get("most_looks", DEFAULT_LOOKS)
    if type(value) is not int or value < 0:
        raise SettingsError(f"settings: {origin}: most_looks has to be a whole number from 0, not {value!r}")
    return value


def _http(table: Mapping[str, Any], origin: Path) -> Manners:
    given = table.get("http", {})
    if not isinstance(given, dict):
        raise SettingsError(f"settings: {origin}: http has to be a [http] table, not {given!r}")
    return manners.from_table(given, f"{origin}: http")


def _sources(table: Mapping[str, Any], origin: Path) -> tuple[Source | WebSource, ...]:
    rows = table.get("sources", [{"name": SEEDS.name, "kind": SEEDS.kind}])
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise SettingsError(f"settings: {origin}: sources has to be one or more [[sources]] tables")
    sources = tuple(_source(row, number, origin) for number, row in enumerate(rows, 1))
    names = [source.name for source in sources]
    for name in names:
        if names.count(name) > 1:
            raise SettingsError(f"settings: {origin}: two [[sources]] bear the name {name!r}; give each its own")
    return sources


def _source(row: Mapping[str, Any], number: int, origin: Path) -> Source | WebSource:
    where = f"{origin}: [[sources]] {number}"
    kind = tables.text(row, "kind", where)
    if kind not in KINDS:
        return _web_source(row, kind, where)
    tables.known(row, (*SOURCE_KEYS, "least_relevance") if kind == warc.KIND else SOURCE_KEYS, where)
    path = _in_file(row, "path", origin) or KINDS[kind].path
    if path is None:
        raise SettingsError(f"settings: {where}: a source of kind {kind!r} needs a path")
    least = row.get("least_relevance")
    if least is not None and (type(least) not in (int, float) or not 0 <= least < math.inf):
        raise SettingsError(f"settings: {where}: least_relevance has to be a number, at least 0, not {least!r}")
    return Source(tables.text(row, "name", where) or kind, kind, path, least)


def _web_source(row: Mapping[str, Any], kind: str | None, where: str) -> WebSource:
    from flows.sources.options import from_row  # what reads lists takes time to import
    from flows.sources.web import WEB

    if kind not in WEB:
        raise SettingsError(f"settings: {where}: kind has to be one of {', '.join((*KINDS, *WEB))}, not {kind!r}")
    rest = {key: value for key, value in row.items() if key not in ("name", "kind")}
    return WebSource(tables.text(row, "name", where) or kind, kind, from_row(WEB[kind], rest, where))
