"""Details: what only one template needs, declared by it as an attrs class."""

from __future__ import annotations

import datetime as dt
import functools
import types
import typing
from collections.abc import Callable
from typing import Any, TypeVar, cast

import attrs

from . import _strangers, _values
from ._strangers import StrangerError
from .errors import DetailsError

D = TypeVar("D")
Cleaner = Callable[[Any], Any]

_CLEANERS: dict[object, Cleaner] = {
    str: _values.line,
    int: _values.integer,
    bool: _values.boolean,
    dt.date: _values.required_day,
    tuple[str, ...]: _values.lines,
}


def clean(
    template: str, declared: type[D] | None, details: D | None
) -> types.SimpleNamespace | None:
    """Return the values of details, each cleaned like those of a profile.

    They are read once and put down where nothing of the class can touch them: a copy of that class
    would run its converters a second time, on what they have given.

    Details that can all be left out are made when none are given.

    Args:
        template: The name of the template, for errors.
        declared: The class the template declares.
        details: What the caller gave.

    Raises:
        DetailsError: The details are missing, or not of the declared class.
        InvalidValueError: A value is one that no letter can carry.
        WrongTypeError: A value is of the wrong type.
    """
    if declared is None:
        if details is None:
            return None
        raise DetailsError(
            template,
            f"Template {template!r} takes no details, but was given {_values.shown(details)}.",
            "They would not be printed.",
            "Leave details out, or choose the template they are meant for.",
        )
    cleaners = _cleaners(template, cast(type, declared))
    if details is None:
        details = _made(template, declared)
    elif not isinstance(details, declared):
        raise DetailsError(
            template,
            f"Template {template!r} was given {_values.shown(details)} as details.",
            f"It declares {declared.__name__}.",
            f"Give details={declared.__name__}(...).",
        )
    return types.SimpleNamespace(
        **{name: cleaner(getattr(details, name)) for name, cleaner in cleaners.items()}
    )


def checked_class(template: str, declared: type | None) -> None:
    """Check that a class is one that templates can use.

    Raises:
        DetailsError: It is no attrs class, or has a field of a type that templates cannot use.
    """
    if declared is not None:
        _cleaners(template, declared)


def _cleaners(template: str, declared: Any) -> dict[str, Cleaner]:
    if not isinstance(declared, type) or not attrs.has(declared):
        raise DetailsError(
            template,
            f"Template {template!r} declares {_values.shown(declared)} for its details.",
            "That is no attrs class.",
            "Declare a class with @attrs.frozen.",
        )
    return _cleaners_of(template, declared)


@functools.lru_cache(maxsize=256)
def _cleaners_of(template: str, declared: type) -> dict[str, Cleaner]:
    hints = _hints(template, declared)
    return {
        field.name: _values.named(
            _cleaner(template, declared, field, hints.get(field.name)),
            f"{declared.__name__}.{field.name}",
        )
        for field in attrs.fields(cast(Any, declared))
    }


def _hints(template: str, declared: type) -> dict[str, Any]:
    try:
        return _strangers.run(lambda: typing.get_type_hints(declared))
    except StrangerError as failed:
        raise DetailsError(
            template,
            f"The types of {declared.__name__} cannot be found ({failed}).",
            "A template is checked against them.",
            "Import what they name at run time, not only under TYPE_CHECKING.",
        ) from failed.__cause__


def _cleaner(template: str, declared: type, field: attrs.Attribute[Any], hint: Any) -> Cleaner:
    name = field.name
    optional = typing.get_origin(hint) in (typing.Union, types.UnionType)
    if optional:
        given = [part for part in typing.get_args(hint) if part is not type(None)]
        hint = given[0] if len(given) == 1 else None
    cleaner = next((cleaner for known, cleaner in _CLEANERS.items() if known == hint), None)
    if cleaner is None or name.startswith("_") or not field.init:
        raise DetailsError(
            template,
            f"Field {name!r} of {declared.__name__} cannot be used in a template.",
            "Details are str, int, bool, datetime.date or tuple[str, ...], or one of them or None.",
            "Change its type, begin its name with a letter, and leave out init=False.",
        )
    return _or_missing(cleaner) if optional else cleaner


def _or_missing(cleaner: Cleaner) -> Cleaner:
    def clean_if_given(value: Any) -> Any:
        return None if value is None or _values.is_blank(value) else cleaner(value)

    return clean_if_given


def _made(template: str, declared: type[D]) -> D:
    required = [
        field.alias or field.name
        for field in attrs.fields(cast(Any, declared))
        if field.init and field.default is attrs.NOTHING
    ]
    if required:
        raise DetailsError(
            template,
            f"Template {template!r} was given no details.",
            f"It needs {', '.join(required)}.",
            f"Give details={declared.__name__}(...).",
        )
    return declared()
