"""What triggers count against what is there."""

from collections.abc import Iterator

from sqlite_utils import Database

from store import counts
from store.checks.fault import MEND, Fault


def check(db: Database) -> Iterator[Fault]:
    """Find counts that are not what can be counted."""
    for table in counts.COUNTED:
        if rows := counts.wrong(db, table):
            yield Fault(f"the counts of {table} are out of step in {rows:,} rows", MEND)
    if leads := counts.stray_leads(db):
        yield Fault(f"the index of what leads to which statement is out of step in {leads:,} rows", MEND)


def mend(db: Database) -> list[str]:
    """Count anew where that is needed."""
    if not list(check(db)):
        return []
    counts.recount(db)
    return ["what triggers count was counted anew"]
