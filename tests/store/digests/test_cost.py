"""Choosing a digest goes through indices: no question that it asks reads a table from end to end."""

import datetime as dt
import re

from parsers.records import Act
from store import digests, positions
from tests.store.builders import ROK, Record
from tests.store.digests.issuing import issue

SMALL = ("acts", "untold", "looks", "l", "run_sources", "runs", "(subquery", "gone", "said", "digests", "u")
"""What may be read whole: it does not grow with the record, or is what the digest is chosen from."""
OPPOSED = "the missile battery in the south must leave its golf course before autumn comes"


def fill(record: Record) -> None:
    for month in range(1, 10):
        record.say(f"word number {month} of the year", on=f"2017-0{month}-02", act=Act.ACCUSE)
    record.say(OPPOSED, on="2017-01-02", act=Act.ACCUSE)
    issue(record)
    record.say("it agreed to all", on="2018-11-01", act=Act.AGREE)
    record.say("an older thing", on="2014-11-01", act=Act.AGREE, speakers=(ROK,))
    record.say(OPPOSED, on="2018-11-03", act=Act.ACCUSE)
    positions.match(record.db)


def whole_tables(record: Record, asked: list[str]) -> set[tuple[str, str]]:
    """The tables that the questions read whole, each with the question."""
    found = set()
    for sql in asked:
        for row in record.db.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall():
            scan = re.match(r"SCAN (\S+)(?! VIRTUAL)", row[3])
            if scan and not scan[1].startswith(SMALL):
                found.add((scan[1], " ".join(sql.split())))
    return found


def test_no_question_reads_a_table_whole(record: Record) -> None:
    fill(record)
    asked: list[str] = []
    record.db.conn.set_trace_callback(lambda sql: asked.append(sql) if sql.lstrip().startswith("SELECT") else None)
    digest = digests.choose(record.db, run=record.run, now=record.now)
    record.db.conn.set_trace_callback(None)
    assert digest is not None
    assert (len(digest.moves), len(digest.silences), len(digest.late)) == (1, 1, 1)
    assert len(asked) > 20
    assert whole_tables(record, asked) == set()


def test_nor_does_a_window(record: Record) -> None:
    fill(record)
    asked: list[str] = []
    record.db.conn.set_trace_callback(lambda sql: asked.append(sql) if sql.lstrip().startswith("SELECT") else None)
    digest = digests.between(record.db, dt.date(2018, 1, 1), dt.date(2018, 12, 31), now=record.now)
    record.db.conn.set_trace_callback(None)
    assert digest.statements == 2
    assert whole_tables(record, asked) == set()
