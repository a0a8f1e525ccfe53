"""Where pages are read: in this process, or by others here or on other machines; the store is kept by this one alone.

``spread`` gives what hands out batches; ``in_order`` maps a pure step over them. What comes back are records.
"""

from flows.work.crew import Crew
from flows.work.order import batches, in_order
from flows.work.settings import Work
from flows.work.spreading import spread

__all__ = ["Crew", "Work", "batches", "in_order", "spread"]
