"""Acts over time: how often each government did what on a day."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from store.times import day

_ACTS = """
SELECT said.government, said.dated, said.act, count(*)
FROM (
    SELECT DISTINCT s.id, s.dated, s.act,
        CASE WHEN pr.kind = 'government' THEN pr.name WHEN pr.id IS NULL AND sp.kind = 'government' THEN sp.name
        END AS government
    FROM v_standing s
    JOIN statement_speakers ss ON ss.statement = s.id
    JOIN speakers sp ON sp.id = ss.speaker
    LEFT JOIN speakers pr ON pr.id = ss.principal
    WHERE s.dated BETWEEN :since AND :until AND s.status IN ('new', 'restated')
      AND (:topics = '[]' OR EXISTS (
          SELECT 1 FROM statement_topics st WHERE st.statement = s.id
          AND st.topic IN (SELECT value FROM json_each(:topics))))
      AND (:principals = '[]' OR sp.name IN (SELECT value FROM json_each(:principals))
           OR pr.name IN (SELECT value FROM json_each(:principals)))) AS said
GROUP BY said.government, said.dated, said.act
ORDER BY said.dated, said.government, said.act
"""


@dataclass(frozen=True, slots=True)
class Acts:
    """How often a government did something on a day."""

    government: str | None
    """None for those who speak for none: experts, media and others."""
    day: dt.date
    act: str
    statements: int


def acts(
    db: Database, since: dt.date, until: dt.date, *, topics: Iterable[str] = (), principals: Iterable[str] = ()
) -> list[Acts]:
    """What was done from ``since`` to ``until``, both included; copies and what is withdrawn are not counted.

    ``topics`` are ids, ``principals`` canonical names of whom is spoken for or of who speaks; none is all. A joint
    statement counts for each of those who make it.
    """
    asked = {
        "since": since.isoformat(),
        "until": until.isoformat(),
        "topics": json.dumps(sorted(topics)),
        "principals": json.dumps(sorted(principals)),
    }
    rows = db.execute(_ACTS, asked).fetchall()
    return [Acts(government, day(dated) or since, act, count) for government, dated, act, count in rows]
