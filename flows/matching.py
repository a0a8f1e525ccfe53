"""What a run reads is matched while it reads on, portion by portion."""

from pathlib import Path

from flows import steps
from flows.doing import Do
from store.positions import PORTION, Matched


class Matching:
    """Counts what one run writes of articles, and has its statements matched."""

    def __init__(self, db: Path, do: Do) -> None:
        self.articles = 0
        self.statements = 0
        self.opened = 0
        """Positions that are new."""
        self.matched = 0
        """Statements that were put into a position."""
        self._db, self._do = db, do
        self._waiting = 0

    def add(self, articles: int, statements: int) -> None:
        """Count what was written just now; match full portions, as soon as there is one."""
        self.articles += articles
        self.statements += statements
        self._waiting += statements
        if self._waiting >= PORTION:
            self._waiting -= self._count(self._do(steps.match_full, self._db))

    def end(self) -> None:
        """Match what is left."""
        self._count(self._do(steps.match, self._db))

    def _count(self, done: Matched) -> int:
        self.matched += done.statements
        self.opened += done.opened
        return done.statements
