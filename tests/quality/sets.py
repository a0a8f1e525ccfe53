"""The sets of annotated articles: where they are, and what they hold.

``a`` to ``h``, ``p`` and ``q`` are ours; ``seeds`` and ``dev`` were annotated by others and lie beside the
project, not in it. ``p`` and ``q`` are for positions: what they hold beside was taken over from the extractor. Of
``c`` to ``g`` the errors of extraction are never shown, of ``h`` nothing but totals: who reads them makes a set
worthless as a measure.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_PROJECT = Path(__file__).parents[2]
_OURS = _PROJECT / "tests" / "gold"
_BESIDE = _PROJECT.parent / "shared" / "gold"


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Annotated articles: a folder as ``onrecord extract`` takes it, and a file of records, one a line."""

    name: str
    folder: Path
    gold: Path
    purpose: str
    by_hand: bool = True
    """Whether its spans, cues and speakers are annotated by hand, not only its positions and acts."""

    @property
    def present(self) -> bool:
        """Whether its files are there."""
        return self.gold.exists() and (self.folder / "articles.json").exists()

    def records(self) -> list[dict[str, Any]]:
        """Return the annotated statements."""
        return [json.loads(line) for line in self.gold.read_text("utf-8").splitlines() if line.strip()]

    def listing(self) -> list[dict[str, Any]]:
        """Return what ``articles.json`` says of each article."""
        listed: list[dict[str, Any]] = json.loads((self.folder / "articles.json").read_text("utf-8"))
        return listed

    def sha256(self) -> str:
        """Return the hash of texts, listing and records, their names with them."""
        digest = hashlib.sha256()
        for path in (self.gold, self.folder / "articles.json", *sorted(self.folder.glob("*.txt"))):
            digest.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
        return digest.hexdigest()


SETS = {
    gold.name: gold
    for gold in (
        GoldSet("seeds", _PROJECT / "seeds", _BESIDE / "seeds.jsonl", "the two source articles"),
        GoldSet("dev", _BESIDE / "dev", _BESIDE / "dev.jsonl", "worked with"),
        GoldSet("a", _OURS / "a", _OURS / "a.jsonl", "worked with"),
        GoldSet("b", _OURS / "b", _OURS / "b.jsonl", "measured first, then worked with"),
        GoldSet("c", _OURS / "c", _OURS / "c.jsonl", "only measured"),
        GoldSet("d", _OURS / "d", _OURS / "d.jsonl", "measured first, then read for positions"),
        GoldSet("e", _OURS / "e", _OURS / "e.jsonl", "measured first, then read for positions"),
        GoldSet("f", _OURS / "f", _OURS / "f.jsonl", "measured first, then read for positions"),
        GoldSet("g", _OURS / "g", _OURS / "g.jsonl", "measured first, then read for positions"),
        GoldSet("h", _OURS / "h", _OURS / "h.jsonl", "only measured"),
        GoldSet("p", _OURS / "p", _OURS / "p.jsonl", "positions: worked with", by_hand=False),
        GoldSet("q", _OURS / "q", _OURS / "q.jsonl", "positions: measured first, then worked with", by_hand=False),
    )
}
