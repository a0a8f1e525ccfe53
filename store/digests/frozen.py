"""A digest's model as JSON and back."""

import dataclasses
import datetime as dt
import json
import types
import typing
from typing import Any

from store.model import Digest

_OUTSIDE = ("number", "issued", "since_number")
"""Fields that stand in columns of their own, and one that no issued digest has."""


def freeze(digest: Digest) -> str:
    """The JSON of all of a digest but its number and time."""
    fields = {name: value for name, value in dataclasses.asdict(digest).items() if name not in _OUTSIDE}
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_iso)


def thaw(text: str, *, number: int, issued: dt.datetime) -> Digest:
    """The digest that ``freeze`` wrote; a field that the model has got since takes its default."""
    return typing.cast(Digest, _build(Digest, json.loads(text) | {"number": number, "issued": issued}))


def _iso(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"a digest cannot hold {value!r}")


def _build(kind: Any, value: Any) -> Any:
    """A value of JSON as the type that the model's annotation names."""
    if value is None or isinstance(value, dt.datetime):
        return value
    if isinstance(kind, types.UnionType):
        return _build(next(one for one in kind.__args__ if one is not type(None)), value)
    if typing.get_origin(kind) is tuple:
        return tuple(_build(typing.get_args(kind)[0], one) for one in value)
    if kind is dt.date:
        return dt.date.fromisoformat(value)
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        names = [field.name for field in dataclasses.fields(kind) if field.name in value]
        return typing.cast(type[Any], kind)(**{name: _build(hints[name], value[name]) for name in names})
    return value
