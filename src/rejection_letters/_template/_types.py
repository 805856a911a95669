"""What is known of a value before any letter is written: its kind, and how long it can be.

Templates are checked against the declared types of what they are given, so that a misspelled path,
a comparison that can never be true or a date printed raw is an error when the template is loaded.
"""

from __future__ import annotations

import datetime as dt
import functools
import types
import typing
from enum import Enum
from typing import Any, NamedTuple

import attrs

from .._values import LINE_LIMIT, LINES_LIMIT


class Kind(Enum):
    """The kind of a value, in the words of an error message."""

    TEXT = "text"
    NUMBER = "a number"
    FLAG = "a yes or no"
    DAY = "a date"
    CHOICE = "one of a few words"
    TEXTS = "a list of texts"
    MODEL = "an object with fields"


PRINTABLE = frozenset({Kind.TEXT, Kind.NUMBER})
"""A date needs a filter to be printed; nothing else has a form that a letter could show."""

MOST_ITEMS = LINES_LIMIT
"""How often a `for` repeats at most."""


class ValueType(NamedTuple):
    """What is known of a value.

    Attributes:
        kind: Its kind.
        optional: Whether it may be missing.
        longest: The most characters it prints; of a list, the most of one item.
        words: The words that a choice can be.
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
    """Return what is known of the fields of an attrs class, which has been checked."""
    hints = typing.get_type_hints(model)
    found = {field.name: _declared(hints[field.name]) for field in attrs.fields(model)}
    for field in attrs.fields(model):
        if "longest" in field.metadata:
            found[field.name] = found[field.name]._replace(longest=field.metadata["longest"])
    return found


def without_none(hint: Any) -> tuple[Any, bool]:
    """Return a type without `None`, and whether `None` was allowed.

    Of a union of several other types, `None` is returned as the type.
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
