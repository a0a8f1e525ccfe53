"""What has to hold after a run of the trial; each check returns what does not, a line a breach."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import seeds
from parsers import reference
from parsers.pages.urls import identify
from tests.flows.dumps import dump
from tests.site.catalogue import BEIJING, Piece
from tests.trial import record
from tests.trial.faults import FAULTS, HAD, KEPT, MISSED, STALLING
from tests.trial.plan import Plan
from tests.trial.record import Kept, Key
from tests.trial.settings import ATTEMPTS, DELAY, REDIRECTS
from tests.trial.sources import BROKEN, expected
from tests.trial.world import CRAWL_DELAYS, Asked

KNOWN = reference.load(seeds.FOLDER)
FORBIDDEN = re.compile(r"(?:^|\.)example$|^[\d.]+$|^localhost$")
FAULTS_BY_NAME = {fault.name: fault for fault in (*FAULTS, *STALLING.values())}
WITH_CAUSE = re.compile(r"^(?:passing|trouble)\b|^(?:list|robots) (?:500|301)$")
"""Answers after which the same is asked for again."""
MOST_TRIES = max(ATTEMPTS, REDIRECTS + 1)
NOON = dt.datetime(2026, 11, 21, 12, 0, tzinfo=BEIJING)
"""When the first run begins."""
Looked = Mapping[str, dt.datetime]
"""When articles were last looked at, by content id."""
NEAR = dt.timedelta(minutes=30)
"""What is due so near to the moment of a run may be looked at in it or in the next."""
TOO_LONG = "no answer for too long"
"""How the client tells that a page took too long: on a busy machine a good one may, and is rightly asked for again."""
SEEDS = 2
"""Articles that come with onrecord."""


def key(piece: Piece) -> Key:
    """Return what identifies an article in the store."""
    found = identify(piece.url, KNOWN)
    return found.outlet, found.content_id


def articles(plan: Plan, day: int, db: Path) -> Iterator[str]:
    """No article lost, none doubled, each with its text and what is said in it; those taken down are kept."""
    there = record.kept(db)
    last = {key(piece): (piece, on) for on in range(day + 1) for piece in plan.on(on)}
    for one, (piece, on) in last.items():
        yield from _article(plan, on, piece, there.get(one))
    strange = [one for one in there if one not in last]
    if len(strange) != SEEDS:
        yield f"doubled: {len(strange) - SEEDS} articles that are none of the web's: {strange[:5]}"


def _article(plan: Plan, day: int, piece: Piece, found: Kept | None) -> Iterator[str]:
    end = plan.end(piece, day)
    fault = plan.fault(piece, day)
    about = f"{piece.url} ({fault.name if fault else piece.form or piece.outlet})"
    if found is None:
        if end != MISSED:
            yield f"lost: {about}"
        return
    if end == MISSED:
        yield f"there, though it could not be had: {about}"
    elif end == KEPT and found.versions:
        yield f"read, though there is nothing to read: {about}"
    elif end == HAD:
        yield from _read(piece, found, about)


def _read(piece: Piece, found: Kept, about: str) -> Iterator[str]:
    if found.current is None:
        yield f"not read: {about}"
        return
    if found.paragraphs != piece.paragraphs:
        yield f"another text: {about}: {len(found.paragraphs)} paragraphs of {len(piece.paragraphs)}"
    if (found.title, found.published) != (piece.title, f"{piece.published:%Y-%m-%d}"):
        yield f"another title or day: {about}: {found.title!r}, {found.published}"
    begin, speaker = said(piece)
    if not any(content.startswith(begin) and speaker in speakers for content, speakers in found.said):
        yield f"statement missing: {about}: {found.said}"


def said(piece: Piece) -> tuple[str, str]:
    """Return how what is said in an article begins, and who says it."""
    begin = piece.paragraphs[0].partition(",")[0]
    return begin, "Mao Ning" if piece.about else ""


def asked(plan: Plan, day: int, db: Path, log: Sequence[Asked]) -> Iterator[str]:
    """Nothing is asked for twice without cause; one that cannot be had at one host may be asked for at another."""
    pieces = {piece.content_id: piece for piece in plan.on(day)}
    slow = Counter(_address(row["url"]) for row in record.requests(db) if str(row["error"]).startswith(TOO_LONG))
    times = Counter((*one.article, one.host) for one in log if one.article is not None)
    late = {(*one.article, one.host) for one in log if one.article is not None and slow[one.address]}
    for place, count in times.items():
        piece = pieces.get(place[0])
        fault = plan.fault(piece, day) if piece is not None else None
        most = fault.asked if fault is not None else 1
        if count > most and (fault is not None or place not in late):
            yield f"asked {count} times, not {most}: {' '.join(place)} ({fault.name if fault else 'no fault'})"
    tries: dict[str, Counter[bool]] = defaultdict(Counter)
    for one in log:
        if one.article is None:
            tries[one.address][WITH_CAUSE.search(one.answer) is not None] += 1
    for address, counts in tries.items():
        schemes = 2 if address.endswith("/robots.txt") else 1
        if counts[False] > schemes or counts[True] > MOST_TRIES:
            yield f"list asked {counts[False]} times, and {counts[True]} times in trouble: {address}"


def all_asked(plan: Plan, day: int, log: Sequence[Asked]) -> Iterator[str]:
    """Every page of an article of several is asked for."""
    pages = {one.article for one in log}
    for piece in plan.on(day):
        wanting = [part for part in range(1, piece.parts + 1) if (piece.content_id, str(part)) not in pages]
        if wanting and plan.fault(piece, day) is None:
            yield f"pages {wanting} of {piece.parts} never asked for: {piece.url}"


def forbidden(day: int, log: Sequence[Asked]) -> Iterator[str]:
    """Nothing is asked of a host or at a path that is none of ours to ask."""
    for one in log:
        if FORBIDDEN.search(one.host) or one.target.startswith("/private/"):
            yield f"forbidden, and asked: {one.address}"
        if (
            day == 0
            and one.host == "www.koreatimes.co.kr"
            and "/robots.txt" not in one.target
            and one.answer == "list 200"
        ):
            yield f"its robots.txt forbids it: {one.address}"


def spacing(log: Sequence[Asked]) -> Iterator[str]:
    """Each host is left alone between two requests, and for longer where it asks for it."""
    before: dict[str, Asked] = {}
    for one in sorted(log, key=lambda asked: asked.at):
        last = before.get(one.host)
        before[one.host] = one
        if last is None:
            continue
        name = last.answer.removesuffix(" 429")
        asked_for = FAULTS_BY_NAME[name].wait if name != last.answer else 0.0
        crawl = CRAWL_DELAYS.get(one.host, 0.0) if "/robots.txt" not in last.target else 0.0
        least = max(DELAY, crawl, asked_for)
        if one.at - last.at < least:
            yield f"after {one.at - last.at:.4f} s, not {least} s: {last.address} ({last.answer}), {one.address}"


def verdicts(day: int, db: Path) -> Iterator[str]:
    """The verdict and the states name exactly the broken sources."""
    verdict, found = record.states(db)
    want = expected(day)
    broken = {name for name, state in want.items() if state is not None}
    if verdict not in (("degraded",) if broken else ("ok", "quiet")):
        yield f"the verdict is {verdict}"
    for name, state in want.items():
        if name not in found:
            yield f"source {name} is not told"
        elif found[name][0] not in ((state,) if state is not None else ("ok", "quiet")):
            yield f"source {name} is {found[name][0]}, not {state or 'ok or quiet'}: {found[name][2]}"
    for name, (state, _, reason) in found.items():
        if name not in want and state not in ("ok", "quiet"):
            yield f"{name}, none of the sources, is {state}: {reason}"
    if day == 0:
        for one in BROKEN:
            if one.name in found and found[one.name][1] != one.answered:
                yield f"source {one.name} {'answered' if found[one.name][1] else 'did not answer'}, it is told"


def rows(db: Path, log: Sequence[Asked]) -> Iterator[str]:
    """The rows of requests are what the server was asked, and what was not asked with its reason."""
    told = record.requests(db)
    of_server = Counter(one.address for one in log)
    of_rows: Counter[str] = Counter()
    for row in told:
        of_rows[_address(row["url"])] += _was_sent(row)
    for address in of_server.keys() | of_rows.keys():
        if of_server[address] != of_rows[address]:
            yield f"{of_server[address]} requests, {of_rows[address]} rows: {address}"


def _address(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path or '/'}" + (f"?{parts.query}" if parts.query else "")


def _was_sent(row: Mapping[str, object]) -> bool:
    if row["status"] is not None:
        return True
    if row["outcome"] == "refused" or "Connection refused" in str(row["error"]):
        return False
    return re.search(r"later run|next run|next one", str(row["error"])) is None


def sound(db: Path) -> Iterator[str]:
    """The file is whole, and so are its references and indexes."""
    try:
        dump(db)
    except Exception as error:
        yield f"the store is not sound: {error!r}"


def versions(plan: Plan, day: int, db: Path) -> Iterator[str]:
    """What was corrected has a version more, what has other bytes or its old text again has none."""
    there = record.kept(db)
    changes = plan.changes
    altered = {*changes.corrected, *changes.flapping}
    for piece in plan.on(0):
        found = there.get(key(piece))
        if found is None or plan.end(piece, day) != HAD:
            continue
        want = 2 if piece.number in altered and day else 1
        if found.versions != want:
            yield f"{found.versions} versions, not {want}, on day {day}: {piece.url}"


def withdrawn(plan: Plan, day: int, db: Path) -> Iterator[str]:
    """Those articles are marked as withdrawn that were not there twice, a day apart, and they alone."""
    numbers = plan.changes.withdrawn if day > 1 else ()
    want = {key(piece): piece for piece in plan.on(0) if piece.number in numbers}
    marked = record.withdrawn(db)
    yield from (f"withdrawn, and not marked: {piece.url}" for one, piece in want.items() if one not in marked)
    yield from (f"marked as withdrawn: {one}" for one in marked - want.keys())


def due(plan: Plan, day: int, when: dt.datetime, looked: Looked, log: Sequence[Asked]) -> Iterator[str]:
    """Of the known articles those are asked for that are due, and they alone; ``looked`` says when they were before."""
    again = {one.article[0] for one in log if one.article is not None}
    for piece in plan.on(day - 1):
        if plan.end(piece, day - 1) != HAD or piece.content_id not in looked:
            continue
        is_due = _is_due(piece, looked[piece.content_id], when)
        if is_due is not None and is_due != (piece.content_id in again):
            yield f"{'due, and not' if is_due else 'not due, and'} asked for: {piece.url}"


def _is_due(piece: Piece, looked: dt.datetime, when: dt.datetime) -> bool | None:
    """Whether more than a fifth of an article's age has passed since the last look; None where it is a near thing."""
    published = dt.datetime.combine(piece.published, dt.time(), dt.UTC)
    moment = looked + (looked - published) / 4
    return None if abs(when - moment) < NEAR else moment < when


def lists_alone(plan: Plan, day: int, when: dt.datetime, looked: Looked, log: Sequence[Asked]) -> Iterator[str]:
    """Where nothing changed a list costs one request, on condition that it has changed, and no article is asked for.

    Lists that led to articles which could not be had are asked for whole, and so are those of broken sources.
    """
    pieces = {piece.content_id: piece for piece in plan.on(day) if plan.end(piece, day) == HAD}
    missed = {urlsplit(one.url).netloc for one in plan.on(day) if plan.end(one, day) == MISSED} if day == 0 else set()
    excused = missed | {"newssearch.chinadaily.com.cn"} if missed else set()
    for one in log:
        piece = pieces.get(one.article[0]) if one.article is not None else None
        if piece is not None and _is_due(piece, looked[piece.content_id], when) is False:
            yield f"asked for, though it is not due: {one.address}"
        if one.article is None and not one.conditional and one.answer == "list 200" and one.host not in excused:
            yield f"list asked for without condition: {one.address}"
    for address, times in Counter(one.address for one in log if re.match("list [23]", one.answer)).items():
        if times > 1:
            yield f"list asked for {times} times: {address}"


def unchanged(before: record.Rows, after: record.Rows) -> Iterator[str]:
    """A run in which nothing changed writes no row but its own."""
    last = max(row["id"] for row in after["runs"])
    for table in sorted(before.keys() | after.keys()):
        if table not in record.OWN and before.get(table) != after.get(table):
            had, has = before.get(table, []), after.get(table, [])
            new = [row for row in has if row not in had]
            if len(has) < len(had) or any(row.get("run") != last for row in new):
                yield f"table {table} has changed: {len(had)} rows, now {len(has)}; new {new[:2]}"


def first_run(plan: Plan, db: Path, log: Sequence[Asked]) -> dict[str, list[str]]:
    """Return all breaches of the first run, by what is checked."""
    return gathered(
        {
            "no article lost, none doubled": lambda: articles(plan, 0, db),
            "nothing asked twice without cause": lambda: asked(plan, 0, db, log),
            "all pages of an article asked for": lambda: all_asked(plan, 0, log),
            "nothing forbidden asked": lambda: forbidden(0, log),
            "hosts left alone between requests": lambda: spacing(log),
            "exactly the broken sources named": lambda: verdicts(0, db),
            "rows of requests are what was asked": lambda: rows(db, log),
            "the store is sound": lambda: sound(db),
        }
    )


def second_run(
    plan: Plan, day: int, when: dt.datetime, looked: Looked, db: Path, log: Sequence[Asked], before: record.Rows
) -> dict[str, list[str]]:
    """Return all breaches of a run in which nothing has changed."""
    return gathered(
        {
            "lists asked for once, on condition, and nothing else": lambda: lists_alone(plan, day, when, looked, log),
            "no row but its own": lambda: unchanged(before, dump(db)),
            "nothing asked twice without cause": lambda: asked(plan, day, db, log),
            "nothing forbidden asked": lambda: forbidden(day, log),
            "exactly the broken sources named": lambda: verdicts(day, db),
            "rows of requests are what was asked": lambda: rows(db, log),
        }
    )


def later_run(
    plan: Plan, day: int, when: dt.datetime, looked: Looked, db: Path, log: Sequence[Asked]
) -> dict[str, list[str]]:
    """Return all breaches of a run on a later day."""
    return gathered(
        {
            "no article lost, none doubled": lambda: articles(plan, day, db),
            "versions of what has changed, and of that alone": lambda: versions(plan, day, db),
            "exactly what was withdrawn is marked": lambda: withdrawn(plan, day, db),
            "what is due is asked for, and nothing else": lambda: due(plan, day, when, looked, log),
            "nothing asked twice without cause": lambda: asked(plan, day, db, log),
            "hosts left alone between requests": lambda: spacing(log),
            "exactly the broken sources named": lambda: verdicts(day, db),
            "rows of requests are what was asked": lambda: rows(db, log),
            "the store is sound": lambda: sound(db),
        }
    )


def gathered(checks: Mapping[str, Callable[[], Iterator[str]]]) -> dict[str, list[str]]:
    """Return what every check has to say."""
    return {name: list(check()) for name, check in checks.items()}
