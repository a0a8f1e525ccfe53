"""The errors that flows raise; the command line turns each into one line and an exit code.

::

    OnRecordError
    ├── SettingsError    onrecord.toml or an ONRECORD_* variable is wrong: names file and key
    ├── InputError       what a person handed in cannot be read: names the file
    │   └── BadInputs    several such, a line each
    ├── DeliveryError    a digest could not be written
    ├── BusyError        another run is at work on the same store
    ├── NotItsTurn       a run on a schedule for which there is nothing to do
    ├── WorkError        those who are to read on other processors cannot, or must not
    └── BrokenRun        no source answered
"""

from collections.abc import Iterable

from parsers.errors import OnRecordError


class SettingsError(OnRecordError):
    """A setting that is unknown or has a value that cannot be used."""


class InputError(OnRecordError):
    """A file, folder or argument that a person handed in and that cannot be used."""


class BadInputs(InputError):
    """Several things that cannot be used; the message has a line for each."""

    def __init__(self, reasons: Iterable[str]) -> None:
        super().__init__("\n".join(reasons))


class DeliveryError(OnRecordError):
    """A digest that could not be written to its folder."""


class BusyError(OnRecordError):
    """The store is in the hands of another run."""


class NotItsTurn(OnRecordError):
    """A run on a schedule whose work another one has done, or that is not to be made up for."""


class WorkError(OnRecordError):
    """Workers that are not there, or that read by other rules."""


class BrokenRun(OnRecordError):
    """A run in which no source answered."""
