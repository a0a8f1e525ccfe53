"""The same position in markedly different words."""

from collections import Counter
from collections.abc import Sequence

from sqlite_utils import Database

from store.digests.items import item
from store.model import Item, Reworded
from store.normal import likeness, words
from store.positions.lists import stem, word_lists

WORDINGS_READ = 12
"""So many of the last statements of a position are read, and the one that opened it."""
UNLIKE = 0.25
"""Below this share of common content words (F1) with all of these, the words are others."""
LEAST_WORDS = 5
"""Content words that a statement must have for its wording to tell anything."""

# The one that opened it is found by its own index: no index is to be used for its day.
_EARLIER = """
SELECT id, content FROM (
    SELECT s.id, s.content FROM v_standing s
    WHERE s.position = ?1 AND s.dated < ?2 AND s.status <> 'carried' ORDER BY s.dated DESC, s.id LIMIT ?3)
UNION
SELECT s.id, s.content FROM v_standing s WHERE s.position = ?1 AND s.status = 'new' AND +s.dated < ?2
ORDER BY id
"""


def reworded(db: Database, said: Sequence[Item]) -> tuple[Reworded, ...]:
    """Restatements that have hardly a word in common with any earlier one of the position; one a position, the most
    unlike, and the most unlike first.
    """
    best: dict[int, Reworded] = {}
    for after in said:
        found = _reworded(db, after) if after.status == "restated" and after.position_id is not None else None
        if found is not None and (found.position_id not in best or found.likeness < best[found.position_id].likeness):
            best[found.position_id] = found
    return tuple(sorted(best.values(), key=lambda one_: one_.likeness))


def _reworded(db: Database, after: Item) -> Reworded | None:
    mine = _told(" ".join(after.content))
    if after.dated is None or mine.total() < LEAST_WORDS:
        return None
    rows = db.execute(_EARLIER, (after.position_id, after.dated.isoformat(), WORDINGS_READ)).fetchall()
    likest = max(((likeness(mine, _told(content)), -id_) for id_, content in rows), default=None)
    if likest is None or likest[0] >= UNLIKE:
        return None
    before = item(db, -likest[1])
    if _told(" ".join(before.content)).total() < LEAST_WORDS:
        return None
    row = db.execute("SELECT holder FROM positions WHERE id = ?", (after.position_id,)).fetchone()
    return Reworded(after.position_id or 0, row[0], before, after, round(likest[0], 2))


def _told(content: str) -> Counter[str]:
    """Stems of the words that tell something."""
    idle = word_lists()["stop"] | word_lists()["negation"]
    return Counter(stem(word) for word in words(content) if word not in idle)
