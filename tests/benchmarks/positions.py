"""Speed of matching: ``python -m tests.benchmarks.positions [STATEMENTS]``.

Statements are made by a seeded generator and matched a thousand at a time, as runs would bring them. Shown is the time
of all of them, and per statement that of the last ten thousand and how many times that of the first it is.
"""

import datetime as dt
import itertools
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database

from store import positions
from store.database import open_store
from store.positions.lists import common_stems
from tests.benchmarks.figures import NOTHING, Figures, Took, timed

STATEMENTS, MOST, GROWTH = 200_000, 600.0, 2.0
"""The full measure: so many, in so many seconds, the last taking at most so many times as long as the first."""
BATCH = 1_000
COMPARED = 10_000
_SEED = 6
_FIRST_DAY = dt.date(2016, 7, 8)
_DAYS = 3650
_HOLDERS = ("China", "Republic of Korea", "United States", "DPRK")
_TOPICS = ("thaad", "defense_dialogue", "military_ties", "korean_peninsula", "trade_retaliation", "other")
_FORMULAS = (
    ("accuse", "{who} was firmly opposed to the {deploying} of THAAD in the ROK"),
    ("threaten", "{who} would take the necessary measures to safeguard its security interests"),
    ("request", "all parties to stop the {deploying} of the system at once"),
    ("request", "{who} hoped that the other side would handle the issue {well}"),
    ("state", "the battery was not aimed at any third country"),
    ("agree", "{who} was willing to resume dialogue and exchanges"),
    ("reject", "there was no plan for additional launchers"),
    ("accuse", "the drills harmed the security interests of {who}"),
)
_SYLLABLES = [a + b for a, b in itertools.product("b d f g k l m n p r s t v z".split(), "a e i o u".split())]
_MADE = ["".join(parts) for parts in itertools.islice(itertools.product(_SYLLABLES, repeat=3), 0, 300_000, 37)]
_WORDS = sorted(common_stems(), key=lambda stem: -common_stems()[stem]) + _MADE
"""The commonest first."""


def statements(count: int) -> Iterator[tuple[str, str, str, str, str]]:
    """Holder, act, content, topic and day of statements: half in formulas of the field, a tenth copies, the rest of
    words that are as frequent as words are.
    """
    chance = random.Random(_SEED)
    earlier: list[tuple[str, str, str, str]] = []
    for n in range(count):
        day = _FIRST_DAY + dt.timedelta(n * _DAYS // count - (chance.randrange(400) if chance.random() < 0.1 else 0))
        kind = chance.random()
        if kind < 0.1 and earlier:
            told = chance.choice(earlier[-500:])
        elif kind < 0.6:
            who = chance.choice(_HOLDERS)
            act, formula = chance.choice(_FORMULAS)
            words = formula.format(who=who, deploying=chance.choice(("deployment", "installation")), well="properly")
            told = (who, act, f"{words} {_phrase(chance, chance.randrange(6))}".strip(), chance.choice(_TOPICS))
        else:
            words = _phrase(chance, 8 + chance.randrange(14))
            told = (chance.choice(_HOLDERS), chance.choice(("state", "request", "agree")), words, _TOPICS[n % 6])
        earlier.append(told)
        yield (*told, day.isoformat())


def _phrase(chance: random.Random, length: int) -> str:
    """Words of which a few are very frequent, as in any language."""
    return " ".join(_WORDS[int(len(_WORDS) ** chance.random()) - 1] for _ in range(length))


def fill(db: Database, rows: list[tuple[str, str, str, str, str]], start: int) -> None:
    """Write statements into a store, eight an article, without the articles' texts."""
    with db.conn:
        for id_, (holder, act, content, topic, day) in enumerate(rows, start):
            db.conn.execute(
                "INSERT INTO statements (id, article, version, parser_version, label, content, cue, surface, mention,"
                " quote, act, reaffirms, dated, dated_basis, rule) VALUES"
                " (?, ?, ?, '1', ?, ?, 'say', ?, ?, 'indirect', ?, 0, ?, 'published', 'made')",
                (id_, id_ // 8, id_ // 8, str(id_ % 8), content, holder, holder, act, day),
            )
            speaker = _HOLDERS.index(holder) + 1
            db.conn.execute(
                "INSERT INTO statement_speakers (statement, n, speaker, principal) VALUES (?, 1, ?, ?)",
                (id_, speaker, speaker),
            )
            db.conn.execute("INSERT INTO statement_topics (statement, n, topic) VALUES (?, 1, ?)", (id_, topic))


def run(count: int, folder: Path) -> list[Took]:
    """Return how long each batch took."""
    db = open_store(folder / "matched.db")
    db.conn.execute("PRAGMA foreign_keys = OFF")
    with db.conn:
        db.conn.executemany(
            "INSERT OR REPLACE INTO speakers (id, name, kind, known) VALUES (?, ?, 'government', 1)",
            list(enumerate(_HOLDERS, 1)),
        )
    made, took = statements(count), []
    for start in range(1, count + 1, BATCH):
        fill(db, list(itertools.islice(made, BATCH)), start)
        took.append(timed(positions.match, db))
    db.close()
    return took


def measure(figures: Figures, folder: Path, count: int) -> None:
    """Print how long matching takes, and by how much a statement's time has grown; bounds are of processor time."""
    took = run(count, folder)
    few = max(1, min(COMPARED, count // 2) // BATCH)
    first, last = (sum(part, NOTHING).processor / (len(part) * BATCH) for part in (took[:few], took[-few:]))
    figures.figure(
        f"matching {count:,} statements", "s of one core", sum(took, NOTHING).processor, MOST * count / STATEMENTS
    )
    figures.figure(f"of the last {few * BATCH:,}, each", "ms", 1000 * last)
    figures.figure(f"over that of the first {few * BATCH:,}", "times", last / first, GROWTH)


def main(arguments: list[str]) -> int:
    """Print the figures; return 1 where a bound is broken."""
    figures = Figures()
    figures.head()
    with tempfile.TemporaryDirectory() as folder:
        measure(figures, Path(folder), int(arguments[0]) if arguments else STATEMENTS)
    figures.end()
    return 1 if figures.broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
