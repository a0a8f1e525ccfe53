"""Why a source could not be looked through.

::

    OnRecordError
    └── SourceError
        ├── NoAnswer     a list could not be had; its message says why
        └── Unchanged    a list is as it was when it was last asked for: nothing is wrong, nothing is new
"""

from parsers.errors import OnRecordError


class SourceError(OnRecordError):
    """A source that cannot be looked through, or need not be."""


class NoAnswer(SourceError):
    """A list that could not be had."""


class Unchanged(SourceError):
    """A list that has not changed."""
