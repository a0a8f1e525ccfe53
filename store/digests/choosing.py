"""What the next digest tells: everything that no digest has told, each once."""

import datetime as dt
from dataclasses import replace

from sqlite_utils import Database

from store import runs
from store.database import one, transaction
from store.digests.composing import compose
from store.digests.frozen import freeze
from store.digests.items import items
from store.digests.keeping import latest, load
from store.digests.lines import Told
from store.model import Digest
from store.times import loaded, stored, zone_name

_UNTOLD = """
SELECT s.id FROM untold u CROSS JOIN statements s ON s.id = u.statement
WHERE status IS NOT NULL AND dropped_by IS NULL
ORDER BY dated IS NULL, dated, article, id
"""
# What only an older text had, seen again, is no news when the newer text comes back. With an article all goes that
# it had to the last.
_UNTOLD_WITHDRAWN = """
SELECT id FROM (
    SELECT s.id, s.article FROM statements s
    CROSS JOIN article_versions had ON had.id = s.version
    CROSS JOIN article_versions lacks ON lacks.id = s.withdrawn_in
    WHERE s.withdrawn_in IS NOT NULL AND s.dropped_by IS NULL AND lacks.number > had.number
    UNION ALL
    SELECT s.id, s.article FROM looks l CROSS JOIN statements s ON s.article = l.article
    WHERE l.withdrawn_at IS NOT NULL AND s.withdrawn_in IS NULL AND s.dropped_by IS NULL) AS gone
WHERE NOT EXISTS (SELECT 1 FROM digest_items i WHERE i.statement = gone.id AND i.kind = 'withdrawn')
ORDER BY article, id
"""


def choose(db: Database, *, run: int, now: dt.datetime) -> Digest | None:
    """Make the next digest of all that no digest has told; None where that is nothing.

    All in one transaction: what is chosen is told by this digest and by no other, whatever happens after. A run that
    was cut off after choosing gets the same digest again. ``now`` is aware, in the zone in which readers see it.
    Statements must have been matched.
    """
    with transaction(db, "choosing what the digest tells"):
        said = _column(db, _UNTOLD)
        withdrawn = _column(db, _UNTOLD_WITHDRAWN)
        if not said and not withdrawn:
            row = one(db, "SELECT max(number) FROM digests WHERE run = ?", (run,))
            return load(db, row[0]) if row and row[0] else None
        # A statement gone before it was ever told is told as a correction only.
        issued = loaded(stored(now), zone_name(now))
        last = latest(db) or 0
        before = one(db, "SELECT run FROM digests WHERE number = ?", (last,))
        digest = replace(
            compose(db, items(db, said), items(db, withdrawn), number=last + 1, issued=issued, told=Told(db)),
            coverage=runs.coverage(db, after=before[0] if before else 0, upto=run),
        )
        db.execute(
            "INSERT INTO digests (number, run, issued_at, zone, model) VALUES (?, ?, ?, ?, ?)",
            (digest.number, run, stored(now), zone_name(now), freeze(digest)),
        )
        told = [(id_, "said") for id_ in said] + [(id_, "withdrawn") for id_ in withdrawn]
        for n, (id_, kind) in enumerate(told, 1):
            db.execute(
                "INSERT INTO digest_items (digest, n, kind, statement, status)"
                " SELECT ?1, ?2, ?3, id, status FROM v_statements WHERE id = ?4",
                (digest.number, n, kind, id_),
            )
    return digest


def _column(db: Database, sql: str) -> list[int]:
    return [row[0] for row in db.execute(sql).fetchall()]
