"""Who speaks: from the words on the page to the mention they refer to and the canonical speaker.

Attributions come in reading order; what was said before decides what ``he``, ``Piao``, ``the ministry`` and ``the
two sides`` mean. A name that resolves to nothing known stays what it is. A subject is tried as

``pronouns``    ``he``, ``it``, ``they``; ``his campaign``
``joint``       ``both sides``, ``the two ministers``; ``A and B``
``documents``   ``the release``, ``a statement by the ministry``: the issuer
``names``       a government, a body (``bodies``), a person (``people``, ``surnames``)
``anaphora``    ``the ministry``, ``the spokesperson``
``unnamed``     ``a senior officer``: as the text has it

in the order of ``resolver``. ``scene`` holds what one article has told so far, ``mentions`` who stands where in it,
``background`` the look-ups that are made once per reference data.
"""

from parsers.statements.speakers.background import Background
from parsers.statements.speakers.entities import Entity
from parsers.statements.speakers.resolver import Resolver

__all__ = ["Background", "Entity", "Resolver"]
