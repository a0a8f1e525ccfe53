"""Why a URL was not had; the client turns each of these into an answer, so that no bad page stops a run.

::

    OnRecordError
    └── HttpError            a URL that was not had
        ├── NotAsked         nothing was sent
        │   ├── Forbidden    our own rules do not allow it
        │   └── Postponed    not now: a later run may
        └── BadReply         something was sent, and what came cannot be used
"""

from parsers.errors import OnRecordError


class HttpError(OnRecordError):
    """A URL that was not had."""


class NotAsked(HttpError):
    """A URL that nothing was sent to."""


class Forbidden(NotAsked):
    """A URL, address or host that our own rules do not allow to be asked."""


class Postponed(NotAsked):
    """A host that is to be left alone for now, or a run that has asked enough."""


class BadReply(HttpError):
    """A reply that did not come whole, in time or within bounds; ``retryable`` where another try may help."""

    def __init__(self, message: str, *, retryable: bool) -> None:
        super().__init__(message)
        self.retryable = retryable
