"""Reading the folder of reference data: every file, checked by itself and against the others."""

import re
from collections import defaultdict
from collections.abc import Collection
from pathlib import Path
from zoneinfo import ZoneInfo

from parsers.records import Act
from parsers.reference.actors import read_bodies, read_governments, read_people
from parsers.reference.catalogue import Reference
from parsers.reference.claims import Claims
from parsers.reference.records import Cue, Outlet, Topic
from parsers.reference.tables import Row, read_table
from parsers.reference.terms import SHORTEST_STEM, Term

FALLBACK_TOPIC = "other"
"""The topic of what fits no other; it has no terms."""

_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


def load(folder: Path) -> Reference:
    """All reference data of ``folder``.

    Raises ``ReferenceDataError`` for the first mistake found; its message names file, line and column and says
    what to do. See ``docs/reference-data.md`` for the files and their columns.
    """
    governments = read_governments(folder)
    countries = {government.name for government in governments}
    bodies = read_bodies(folder, countries)
    by_name = {body.name: body for body in bodies}
    return Reference(
        outlets=_read_outlets(folder, countries, countries | by_name.keys()),
        governments=governments,
        bodies=bodies,
        people=read_people(folder, countries, by_name),
        topics=_read_topics(folder),
        relevance=_read_relevance(folder),
        cues=_read_cues(folder),
        acts=_read_acts(folder),
    )


def _read_outlets(folder: Path, countries: Collection[str], principals: Collection[str]) -> tuple[Outlet, ...]:
    ids, names, hosts, credits = Claims(), Claims(), Claims(), Claims()
    outlets = []
    for row in read_table(
        folder / "outlets.csv", ("id", "name", "hosts", "country", "zone", "credits", "organ_of", "note")
    ):
        outlet = _outlet(row, countries, principals)
        ids.claim(row, "id", outlet.id, outlet.id)
        names.claim(row, "name", outlet.name, outlet.id)
        for host in outlet.hosts:
            hosts.claim(row, "hosts", host, outlet.id)
        for credit in outlet.credits:
            credits.claim(row, "credits", credit, outlet.id)
        outlets.append(outlet)
    return tuple(outlets)


def _outlet(row: Row, countries: Collection[str], principals: Collection[str]) -> Outlet:
    slug = row.required("id")
    if not _SLUG.fullmatch(slug):
        raise row.wrong("id", f"{slug!r} is no id; write small letters and digits joined by hyphens: china-daily")
    for host in row.many("hosts"):
        if not _HOST.fullmatch(host):
            raise row.wrong("hosts", f"{host!r} is no host; write a bare domain such as chinadaily.com.cn")
    return Outlet(
        id=slug,
        name=row.required("name"),
        hosts=row.many("hosts"),
        country=row.known("country", countries, "governments.csv"),
        zone=_zone(row),
        credits=row.many("credits"),
        organ_of=row.known("organ_of", principals, "bodies.csv or governments.csv"),
        note=row.text("note"),
    )


def _zone(row: Row) -> str:
    zone = row.required("zone")
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, KeyError):  # what zoneinfo raises for a path, a folder, an unknown name
        raise row.wrong("zone", f"{zone!r} is no time zone; write an IANA name such as Asia/Shanghai") from None
    return zone


def _read_topics(folder: Path) -> tuple[Topic, ...]:
    terms: dict[str, list[tuple[str, float]]] = defaultdict(list)
    seen: dict[tuple[str, str], int] = {}
    for row in read_table(folder / "topics.csv", ("topic", "term", "weight", "note")):
        topic = row.required("topic")
        if not _SLUG.fullmatch(topic) or topic == FALLBACK_TOPIC:
            raise row.wrong("topic", f"{topic!r} is no id of a topic with terms; write one such as missile_defense")
        term = _term(row, seen, topic)
        terms[topic].append((term, row.number("weight")))
    return tuple(Topic(topic, tuple(weighted)) for topic, weighted in terms.items())


def _read_relevance(folder: Path) -> tuple[tuple[str, float], ...]:
    seen: dict[tuple[str, str], int] = {}
    return tuple(
        (_term(row, seen, ""), row.number("weight"))
        for row in read_table(folder / "relevance.csv", ("term", "weight", "note"))
    )


def _read_acts(folder: Path) -> tuple[Topic, ...]:
    """The words by which a content shows its act, in the form of the topics."""
    terms: dict[str, list[tuple[str, float]]] = defaultdict(list)
    seen: dict[tuple[str, str], int] = {}
    for row in read_table(folder / "acts.csv", ("act", "term", "weight", "note")):
        act = row.one_of("act", [act.value for act in Act], "act")
        terms[act].append((_term(row, seen, act), row.number("weight")))
    return tuple(Topic(act, tuple(weighted)) for act, weighted in terms.items())


def _term(row: Row, seen: dict[tuple[str, str], int], topic: str) -> str:
    term = row.required("term")
    words = Term(topic, term, 1.0).words
    if not words:
        raise row.wrong("term", f"{term!r} holds no word; write words as they stand in texts")
    if re.search(r"(?<!\w)\*|\*(?=\w)", term):
        raise row.wrong("term", f"{term!r} has a star elsewhere than at the end of a word; write it as in deploy*")
    if any(word.endswith("*") and len(word) <= SHORTEST_STEM for word in words):
        raise row.wrong("term", f"{term!r} has fewer than {SHORTEST_STEM} letters before its star; write more")
    key = (topic, " ".join(words))
    if key in seen:
        raise row.wrong("term", f"{term!r} stands on line {seen[key]} already; take one out")
    seen[key] = row.line
    return term


def _read_cues(folder: Path) -> tuple[Cue, ...]:
    seen: dict[str, int] = {}
    cues = []
    for row in read_table(folder / "cues.csv", ("cue", "forms", "frames", "act", "flags", "note")):
        lemma = row.required("cue")
        if lemma in seen:
            raise row.wrong("cue", f"{lemma!r} stands on line {seen[lemma]} already; put all of it in one row")
        seen[lemma] = row.line
        row.required("forms")
        act = row.one_of("act", [act.value for act in Act], "act")
        cues.append(
            Cue(
                lemma=lemma,
                forms=row.many("forms", repeats=True),  # the past and the participle may be one word
                frames=frozenset(row.many("frames")),
                act=act,
                flags=frozenset(row.many("flags")),
                note=row.text("note"),
            )
        )
    return tuple(cues)
