"""Convert values to JSON-compatible dicts and back without loss."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, cast

import attrs

from . import _values
from .errors import InvalidValueError

if TYPE_CHECKING:
    from typing_extensions import Self

VERSION = 1
"""The version of the dict format; incremented when older releases cannot read new dicts."""


class Record:
    """Base class for values that can be converted to a dict and back."""

    __slots__ = ()

    _parts: ClassVar[Mapping[str, type[Record]]] = {}  # fields that are themselves records

    def to_dict(self) -> dict[str, Any]:
        """Return the value as a dict that `json.dump()` can write.

        Returns:
            All fields by name, plus the format version as `"version"`. Dates become text such as
            `"2026-11-23"`.

        Example:
            >>> from rejection_letters import Contact
            >>> Contact("Dana Lee", email="dana@example.com").to_dict()["email"]
            'dana@example.com'
        """
        return {"version": VERSION, **_plain_fields(self)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Create a value from a dict, with the same checks as the constructor.

        Args:
            data: A dict returned by `to_dict()` or written by hand. Optional fields and the
                version may be omitted.

        Raises:
            InvalidValueError: A field is unknown, missing, or invalid, or a newer release wrote
                the dict.
            WrongTypeError: A value has the wrong type.

        Example:
            >>> from rejection_letters import Rejection
            >>> rejection = Rejection.from_dict({"company": "Acme", "stage": "final"})
            >>> Rejection.from_dict(rejection.to_dict()) == rejection
            True
        """
        return cls(**arguments(cls, data))


def _plain_fields(record: Any) -> dict[str, Any]:
    return {field.name: _plain(getattr(record, field.name)) for field in attrs.fields(type(record))}


def _plain(value: object) -> object:
    """Convert the value of a field to a JSON type."""
    if isinstance(value, Record):
        return _plain_fields(value)
    if isinstance(value, types.SimpleNamespace):
        return {name: _plain(item) for name, item in vars(value).items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, dt.date) else value


def arguments(cls: type[Record], data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the constructor arguments for a record class, taken from a dict."""
    owner = cls.__name__
    if not isinstance(data, Mapping):
        raise _values.unexpected(f"{owner}.from_dict.data", data, "a dict")
    values = dict(data)
    _check_version(owner, values.pop("version", VERSION))
    fields = {field.name: field for field in attrs.fields(cast(Any, cls))}
    for name in values:
        if name not in fields:
            raise _unknown(owner, name, fields)
    for name, field in fields.items():
        if field.default is attrs.NOTHING and name not in values:
            raise InvalidValueError(f"{owner}.{name}", f"{owner}.{name} is required.")
    for name, part in cls._parts.items():
        if isinstance(values.get(name), Mapping):
            values[name] = part.from_dict(values[name])
    return values


def _check_version(owner: str, version: object) -> None:
    if type(version) is not int or version != VERSION:
        is_newer = type(version) is int and version > VERSION
        raise InvalidValueError(
            f"{owner}.version",
            f"{owner}.version must be {VERSION}; got {_values.shown(version)}.",
            remedy="Upgrade rejection-letters to read newer data." if is_newer else "",
        )


def _unknown(owner: str, name: object, fields: Mapping[str, object]) -> InvalidValueError:
    return InvalidValueError(
        f"{owner}.{name}" if isinstance(name, str) and len(name) < 100 else owner,
        f"{owner} has no field {_values.shown(name)}.",
        remedy=_values.did_you_mean(name, fields) or f"Valid fields: {', '.join(fields)}.",
    )
