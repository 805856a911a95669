"""The types of the values in templates: what kind they are, and how long they can be.

Templates are checked against these types when they are loaded, so a misspelled path, a comparison
that is never true, or a date printed without a filter is an error before any letter is written.
"""

from __future__ import annotations

import datetime as dt
import functools
import types
import typing
from enum import Enum
from typing import Any, NamedTuple

import attrs

from .._model import DerivedText
from .._values import LINE_LIMIT, LINES_LIMIT


class Kind(Enum):
    """The kind of a value, with its name in error messages."""

    TEXT = "text"
    NUMBER = "a number"
    FLAG = "true or false"
    DAY = "a date"
    CHOICE = "a fixed choice"
    TEXTS = "a list"
    MODEL = "an object"


PRINTABLE = frozenset({Kind.TEXT, Kind.NUMBER})
"""The kinds that can be printed without a filter."""

MOST_ITEMS = LINES_LIMIT
"""The maximum number of times that a `for` loop can repeat."""


class ValueType(NamedTuple):
    """The type of a value.

    Attributes:
        kind: Its kind.
        optional: Whether it may be missing.
        longest: The maximum number of characters it can print; for a list, per item.
        words: The possible values of a choice.
        model: The class of an object.
    """

    kind: Kind
    optional: bool = False
    longest: int = 0
    words: tuple[str, ...] = ()
    model: type | None = None


_PLAIN: dict[object, ValueType] = {
    str: ValueType(Kind.TEXT, longest=LINE_LIMIT),
    int: ValueType(Kind.NUMBER, longest=16),
    bool: ValueType(Kind.FLAG),
    dt.date: ValueType(Kind.DAY),
    tuple[str, ...]: ValueType(Kind.TEXTS, longest=LINE_LIMIT),
}


@functools.lru_cache(maxsize=64)
def types_of_fields(model: type) -> dict[str, ValueType]:
    """Return the type of each public field in an attrs class that `fields_of()` accepts."""
    hints = typing.get_type_hints(model)
    fields = [field for field in attrs.fields(model) if not field.name.startswith("_")]
    found = {field.name: _declared(hints[field.name]) for field in fields}
    for field in fields:
        if "longest" in field.metadata:
            found[field.name] = found[field.name]._replace(longest=field.metadata["longest"])
    for name, value in vars(model).items():
        if isinstance(value, DerivedText):
            found[name] = ValueType(Kind.TEXT, longest=value.longest)
    return found


def without_none(hint: Any) -> tuple[Any, bool]:
    """Return a type hint without `None`, and whether it allowed `None`.

    For a union of several other types, the returned type is `None`.
    """
    if typing.get_origin(hint) not in (typing.Union, types.UnionType):
        return hint, False
    given = [part for part in typing.get_args(hint) if part is not type(None)]
    return (given[0] if len(given) == 1 else None), True


def _declared(hint: Any) -> ValueType:
    hint, optional = without_none(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]._replace(optional=optional)
    if typing.get_origin(hint) is typing.Literal:
        return ValueType(Kind.CHOICE, optional, words=typing.get_args(hint))
    if issubclass(hint, Enum):
        return ValueType(Kind.CHOICE, optional, words=tuple(member.value for member in hint))
    return ValueType(Kind.MODEL, optional, model=hint)
