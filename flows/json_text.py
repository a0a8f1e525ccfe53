"""JSON as it is printed: for programs the same values, for a terminal nothing that it would obey."""

import json
import re
from collections.abc import Callable
from typing import Any

_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff0-\uffff]")
"""Characters that JSON allows bare but that reorder or hide a line in a viewer, or are no characters at all."""


def json_text(value: Any, *, indent: int | None = None, default: Callable[[Any], Any] | None = None) -> str:
    """Return JSON readable as text; control characters and marks of writing direction are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=default)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
