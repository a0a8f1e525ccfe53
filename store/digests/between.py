"""A digest of the days between two dates, as the record has them now: nothing is issued, nothing counts as told."""

import datetime as dt

from sqlite_utils import Database

from store.digests.composing import compose
from store.digests.items import items
from store.model import Digest

_SAID = """
SELECT id FROM v_standing WHERE status IS NOT NULL AND dated BETWEEN ? AND ? ORDER BY dated, article, id
"""
_WITHDRAWN = """
SELECT s.id FROM statements s LEFT JOIN looks l ON l.article = s.article
WHERE s.dated BETWEEN ? AND ? AND s.dropped_by IS NULL AND (s.withdrawn_in IS NOT NULL OR l.withdrawn_at IS NOT NULL)
ORDER BY s.article, s.id
"""


def between(db: Database, since: dt.date, until: dt.date, *, now: dt.datetime) -> Digest:
    """Make a digest, numbered 0, of what was said from ``since`` to ``until``, both included.

    It is as the record stands: what was found late is in its place in time, and a position is new where it was first
    stated in these days. ``now`` is aware, in the zone in which readers see it. Coverage is empty: it belongs to runs.
    """
    days = (since.isoformat(), until.isoformat())
    said, withdrawn = ([row[0] for row in db.execute(sql, days).fetchall()] for sql in (_SAID, _WITHDRAWN))
    return compose(db, items(db, said), items(db, withdrawn), number=0, issued=now)
