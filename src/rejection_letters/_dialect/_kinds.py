"""What is known of a value before any letter is written.

Templates are checked against the declared types of what they are given, so that a misspelt path, a
comparison that can never hold or a date printed raw is an error when the template is loaded.
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
    """What sort of value an expression gives, in the words of an error message."""

    TEXT = "text"
    NUMBER = "a number"
    FLAG = "a yes or no"
    DAY = "a date"
    CHOICE = "one of a few words"
    TEXTS = "a list of texts"
    MODEL = "an object with fields"


PRINTABLE = frozenset({Kind.TEXT, Kind.NUMBER})
"""A date needs a filter to be printed, everything else has no form that a letter could show."""

_PLAIN: dict[object, tuple[Kind, int]] = {
    str: (Kind.TEXT, LINE_LIMIT),
    int: (Kind.NUMBER, 16),
    bool: (Kind.FLAG, 0),
    dt.date: (Kind.DAY, 0),
    tuple[str, ...]: (Kind.TEXTS, LINE_LIMIT),
}


class Expression(NamedTuple):
    """What is known of an expression, and how Python says it.

    Attributes:
        kind: What sort of value it gives.
        code: The same expression in Python.
        path: How the template names it, for the message when it is missing.
        optional: Whether it may be missing.
        longest: The most characters it prints; of a list, the most of one item.
        words: Of a choice, the words it can be.
        model: Of an object, its class.
        rank: How far it has been worked on; a filter takes only what ranks below its result, so
            that no result can be fed back to grow.
        mixed: Whether it is one of several fields, so that no plural of their own can be found.
    """

    kind: Kind
    code: str = ""
    path: str = ""
    optional: bool = False
    longest: int = 0
    words: tuple[str, ...] = ()
    model: type | None = None
    rank: int = 0
    mixed: bool = False


MOST_ITEMS = LINES_LIMIT
"""How often a `for` goes round at most."""


@functools.lru_cache(maxsize=64)
def fields_of(model: type) -> dict[str, Expression]:
    """Return what a template may know of the fields of an attrs class, which has been checked."""
    hints = typing.get_type_hints(model)
    found = {field.name: _declared(hints[field.name]) for field in attrs.fields(model)}
    for field in attrs.fields(model):
        if "longest" in field.metadata:
            found[field.name] = found[field.name]._replace(longest=field.metadata["longest"])
    return found


def _declared(hint: Any) -> Expression:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        (given,) = (part for part in typing.get_args(hint) if part is not type(None))
        return _declared(given)._replace(optional=True)
    if hint in _PLAIN:
        kind, longest = _PLAIN[hint]
        return Expression(kind, longest=longest)
    if typing.get_origin(hint) is typing.Literal:
        return Expression(Kind.CHOICE, words=typing.get_args(hint))
    if issubclass(hint, Enum):
        return Expression(Kind.CHOICE, words=tuple(member.value for member in hint))
    return Expression(Kind.MODEL, model=hint)
