"""The errors that parsers raise.

::

    OnRecordError            every error that this project raises on purpose
    ├── PageError            a page or text that cannot be read as an article
    │   └── LeftOut          an article that is left out on purpose: nothing is wrong with the page
    └── ReferenceDataError   a reference data file that is wrong: names file and line
"""


class OnRecordError(Exception):
    """Root of the tree; its message is one line that says what was being done to what, and what to do."""


class PageError(OnRecordError):
    """A page that cannot be read as an article."""


class LeftOut(PageError):
    """An article that is none of the project's, as one in Chinese: to be counted as left out, not as broken."""


class ReferenceDataError(OnRecordError):
    """A reference data file with a mistake in it."""
