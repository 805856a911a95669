"""Records: values that convert to a dict that JSON can carry, and back without loss."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, cast

import attrs

from . import _values
from .errors import InvalidValueError

if TYPE_CHECKING:
    from typing_extensions import Self

VERSION = 1
"""The version of the dicts. It changes when an older release could not read a newer dict."""


class Record:
    """A value that converts to a dict and back."""

    __slots__ = ()

    _parts: ClassVar[Mapping[str, type[Record]]] = {}  # the fields that are records themselves

    def to_dict(self) -> dict[str, Any]:
        """Return the value as a dict that `json.dump()` can write.

        Returns:
            All fields by name, and the version of the format under `"version"`. Dates are text such
            as `"2026-11-23"`.

        Example:
            >>> from rejection_letters import Contact
            >>> Contact("Dana Lee", email="dana@example.com").to_dict()["email"]
            'dana@example.com'
        """
        return {"version": VERSION, **_plain_fields(self)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the value that a dict describes, cleaned like one made in Python.

        Args:
            data: What `to_dict()` returned, or a dict written by hand: optional fields may be
                omitted, and so may the version.

        Raises:
            InvalidValueError: A field is unknown or missing, has a value that no letter can carry,
                or the dict was written by a newer release.
            WrongTypeError: A value is of the wrong type.

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
    """Return a value of a field as JSON can carry it."""
    if isinstance(value, Record):
        return _plain_fields(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, dt.date) else value


def arguments(cls: type[Record], data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments that a dict has for a record of a class."""
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
            raise InvalidValueError(f"{owner}.{name}", f"{owner}.{name} is missing.")
    for name, part in cls._parts.items():
        if isinstance(values.get(name), Mapping):
            values[name] = part.from_dict(values[name])
    return values


def _check_version(owner: str, version: object) -> None:
    if type(version) is not int or version != VERSION:
        raise InvalidValueError(
            f"{owner}.version",
            f"{owner}.version is {_values.shown(version)}, but this release reads {VERSION}.",
            remedy="Update rejection-letters.",
        )


def _unknown(owner: str, name: object, fields: Mapping[str, object]) -> InvalidValueError:
    # Slow to import, and only this error needs it.
    import difflib

    near = difflib.get_close_matches(str(name)[:50], fields, n=1)
    return InvalidValueError(
        f"{owner}.{name}" if str(name).isidentifier() else owner,
        f"{owner} has no field {_values.shown(name)}.",
        remedy=f"Did you mean {near[0]!r}?" if near else f"Its fields are {', '.join(fields)}.",
    )
