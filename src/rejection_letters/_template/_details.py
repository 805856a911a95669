"""Details: what only one template needs, declared by it as an attrs class."""

from __future__ import annotations

import datetime as dt
import functools
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

import attrs

from .. import _untrusted, _values
from .._untrusted import UntrustedCodeError
from ..errors import DetailsError
from ._types import without_none

D = TypeVar("D")

_CLEANERS: dict[object, Callable[[Any], Any]] = {
    str: _values.line,
    int: _values.integer,
    bool: _values.boolean,
    dt.date: _values.required_day,
    tuple[str, ...]: _values.lines,
}
"""The types that fields of details can have, and what cleans a value of each."""


@attrs.frozen
class Field:
    """A field of the details that a template declares.

    Attributes:
        name: Its name, as templates write it after `details.`.
        argument: The name of its argument when the details are made; usually the same.
        type: `str`, `int`, `bool`, `datetime.date` or `tuple[str, ...]`.
        optional: Whether it may be None.
        required: Whether details cannot be made without it.
        example: The example in its metadata; None if there is none.

    Example:
        >>> from rejection_letters import letters
        >>> letters.sales.fields()["territory"].example
        'the Midwest'
    """

    name: str
    argument: str
    type: Any
    optional: bool
    required: bool
    example: Any

    def clean(self, value: Any, owner: str) -> Any:
        """Return a value cleaned; `owner` is the class that an error names."""
        if self.optional and (value is None or _values.is_blank(value)):
            return None
        return _cleaner(self.type, f"{owner}.{self.name}")(value)


@functools.lru_cache(maxsize=1024)
def _cleaner(kind: object, field: str) -> Callable[[Any], Any]:
    return _values.named(_CLEANERS[kind], field)


def clean(
    template: str, declared: type[D] | None, details: D | None
) -> types.SimpleNamespace | None:
    """Return the values of details, each cleaned like those of a profile.

    They are read once and put where nothing of the class can touch them: a copy of that class
    would run its converters a second time, on what they returned.

    Details whose fields are all optional are made if none are given.

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
    fields = fields_of(template, declared)
    if details is None:
        details = _made(template, declared, fields)
    elif not isinstance(details, declared):
        raise DetailsError(
            template,
            f"Template {template!r} was given {_values.shown(details)} as details.",
            f"It declares {declared.__name__}.",
            f"Give details={declared.__name__}(...).",
        )
    return types.SimpleNamespace(
        **{
            name: field.clean(getattr(details, name), declared.__name__)
            for name, field in fields.items()
        }
    )


def make(declared: type[D], fields: Mapping[str, Field], values: Mapping[str, object]) -> D:
    """Return details with these values; a field without one is left out.

    Raises:
        UntrustedCodeError: The class does not take them.
    """
    arguments = {fields[name].argument: value for name, value in values.items()}
    return _untrusted.run(lambda: declared(**arguments))


def fields_of(template: str, declared: type | None) -> Mapping[str, Field]:
    """Return the fields of the details that a template declares, by name.

    Raises:
        DetailsError: The class is not an attrs class, or has a field that templates cannot use.
    """
    if declared is None:
        return types.MappingProxyType({})
    if not (isinstance(cast(object, declared), type) and attrs.has(declared)):
        raise DetailsError(
            template,
            f"Template {template!r} declares {_values.shown(declared)} for its details.",
            "That is no attrs class.",
            "Declare a class with @attrs.frozen.",
        )
    return _fields_of(template, declared)


@functools.lru_cache(maxsize=256)
def _fields_of(template: str, declared: type) -> Mapping[str, Field]:
    hints = _hints(template, declared)
    return types.MappingProxyType(
        {
            field.name: _field(template, declared, field, hints.get(field.name))
            for field in attrs.fields(cast(Any, declared))
        }
    )


def _hints(template: str, declared: type) -> dict[str, Any]:
    try:
        return _untrusted.run(lambda: typing.get_type_hints(declared))
    except UntrustedCodeError as failed:
        raise DetailsError(
            template,
            f"The types of {declared.__name__} cannot be found ({failed}).",
            "A template is checked against them.",
            "Import what they name at run time, not only under TYPE_CHECKING.",
        ) from failed.__cause__


def _field(template: str, declared: type, field: attrs.Attribute[Any], hint: Any) -> Field:
    kind, optional = without_none(hint)
    known = next((one for one in _CLEANERS if one == kind), None)
    if known is None or field.name.startswith("_") or not field.init:
        raise DetailsError(
            template,
            f"Field {field.name!r} of {declared.__name__} cannot be used in a template.",
            "Details are str, int, bool, datetime.date or tuple[str, ...], or one of them or None.",
            "Change its type, begin its name with a letter, and leave out init=False.",
        )
    return Field(
        field.name,
        cast(str, field.alias),
        known,
        optional,
        field.default is attrs.NOTHING,
        field.metadata.get("example"),
    )


def _made(template: str, declared: type[D], fields: Mapping[str, Field]) -> D:
    required = [field.argument for field in fields.values() if field.required]
    if required:
        raise DetailsError(
            template,
            f"Template {template!r} was given no details.",
            f"It needs {', '.join(required)}.",
            f"Give details={declared.__name__}(...).",
        )
    return declared()
