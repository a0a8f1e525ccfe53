"""The reference data: who and what the record knows, as a person wrote it down under ``seeds/``.

``load(folder)`` reads the CSV files of a folder, checks them against each other and returns one ``Reference``
with the look-ups that resolving a speaker needs. ``docs/reference-data.md`` says what each file and column means.
"""

from parsers.reference.catalogue import Reference
from parsers.reference.loading import load
from parsers.reference.names import fold, straighten
from parsers.reference.records import (
    OFFICE_KINDS,
    Body,
    Cue,
    Government,
    Office,
    Outlet,
    Person,
    Topic,
)
from parsers.reference.terms import Hit, Term, TermIndex

__all__ = [
    "OFFICE_KINDS",
    "Body",
    "Cue",
    "Government",
    "Hit",
    "Office",
    "Outlet",
    "Person",
    "Reference",
    "Term",
    "TermIndex",
    "Topic",
    "fold",
    "load",
    "straighten",
]
