"""Details: values that only one template needs, declared as an attrs class."""

from __future__ import annotations

import datetime as dt
import functools
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

import attrs
from attrs.exceptions import FrozenInstanceError

from .. import _untrusted, _values
from .._untrusted import UntrustedCodeError
from .._values import RefusedError, RefusedTypeError
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
"""The types that fields can have, each with the function that cleans its values."""


class CleanDetails(types.SimpleNamespace):
    """The cleaned details of a letter, as read-only attributes.

    This is not the class that the template declares: its converters would run again on values that
    they have already converted, and another release of the pack may declare other fields.
    """

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError

    def __hash__(self) -> int:  # type: ignore[override]  # SimpleNamespace sets it to None
        return hash(tuple(sorted(vars(self).items())))


@attrs.frozen
class Field:
    """A field of a template's details.

    Attributes:
        name: Its name in templates, where it follows `details.`.
        argument: The constructor argument that sets it; usually the same as `name`.
        type: `str`, `int`, `bool`, `datetime.date`, or `tuple[str, ...]`.
        optional: Whether it may be None.
        required: Whether it has no default.
        example: The example from its metadata; None if it has none.
        default: Its default, if that is a `str`, `int`, `bool`, or `datetime.date`; otherwise None.

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
    example: Any = attrs.field(eq=False)  # which need not be hashable
    default: Any = attrs.field(default=None, eq=False)

    def clean(self, value: Any, owner: str) -> Any:
        """Return the cleaned value; errors refer to the field as `owner.name`.

        None and blank text mean None if the field may be None, and its default otherwise.
        """
        if value is None or _values.is_blank(value):
            if self.optional:
                return None
            value = value if self.default is None else self.default
        return _cleaner(self.type, f"{owner}.{self.name}")(value)


@functools.lru_cache(maxsize=1024)
def _cleaner(kind: object, field: str) -> Callable[[Any], Any]:
    return _values.named(_CLEANERS[kind], field)


def clean(template: str, declared: type[D] | None, details: D | None) -> CleanDetails | None:
    """Return the values of details, cleaned like the values of a profile.

    Each value is read once and copied to a plain namespace.

    If no details are given and no field is required, the defaults are used.

    Args:
        template: The name of the template, for errors.
        declared: The class that the template declares.
        details: The details from the caller.

    Raises:
        DetailsError: The details are missing or not an instance of the declared class.
        InvalidValueError: A value cannot be used in a letter.
        WrongTypeError: A value has the wrong type.
    """
    if _values.is_blank(details):
        details = None
    if declared is None:
        if details is None:
            return None
        raise _wrong(template, "no details", details)
    fields = fields_of(template, declared)
    if details is None:
        details = _made(template, declared, fields)
    elif not isinstance(details, declared):
        raise _wrong(template, f"details of class {declared.__name__}", details)
    return CleanDetails(
        **{
            name: field.clean(getattr(details, name), declared.__name__)
            for name, field in fields.items()
        }
    )


def _wrong(template: str, expected: str, details: object) -> DetailsError:
    if gap := _values.gap_in(details):
        return DetailsError(template, f"The details of template {template!r} {gap}.")
    return DetailsError(
        template, f"Template {template!r} takes {expected}, got {_values.shown(details)}."
    )


def to_details(value: CleanDetails | Mapping[str, object] | None) -> CleanDetails | None:
    """Return the details of a letter, given as such or as a dict; clean every value."""
    if value is None:
        return None
    values = vars(value) if isinstance(value, CleanDetails) else value
    if not isinstance(values, Mapping):
        raise RefusedTypeError("a dict of details")
    return CleanDetails(**{_name(name): _plain(each) for name, each in values.items()})


def _name(name: object) -> str:
    if not isinstance(name, str) or not name.isidentifier():
        raise RefusedError(f"must have the names of fields as keys; got {_values.shown(name)}")
    return name


def _plain(value: Any) -> object:
    """Return a value that any field can have, cleaned."""
    if value is None:
        return None
    kind = tuple[str, ...] if isinstance(value, (list, tuple)) else type(value)
    if kind not in _CLEANERS:
        raise RefusedTypeError("a dict of str, int, bool, datetime.date, lists of str, or None")
    return _CLEANERS[kind](value)


def restored(fields: Mapping[str, Field], stored: object) -> object:
    """Return stored details with text turned into dates again, where the fields are dates."""
    if not isinstance(stored, Mapping):
        return stored
    return {
        name: _restored_day(value) if name in fields and fields[name].type is dt.date else value
        for name, value in stored.items()
    }


def _restored_day(value: Any) -> object:
    try:
        return _values.day(value)
    except RefusedError:
        return value  # which another release of the pack did not declare as a date


def make(declared: type[D], fields: Mapping[str, Field], values: Mapping[str, object]) -> D:
    """Create details from field names and values; other fields keep their defaults.

    Raises:
        UntrustedCodeError: The class rejects the values.
    """
    arguments = {fields[name].argument: value for name, value in values.items()}
    return _untrusted.run(lambda: declared(**arguments))


def fields_of(template: str, declared: type | None) -> Mapping[str, Field]:
    """Return the fields of a template's details, by name.

    Raises:
        DetailsError: The class is not an attrs class, or has a field that templates cannot use.
    """
    if declared is None:
        return types.MappingProxyType({})
    if not (isinstance(cast(object, declared), type) and attrs.has(declared)):
        raise DetailsError(
            template,
            f"The details of template {template!r} must be an attrs class, "
            f"got {_values.shown(declared)}.",
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
            f"Cannot resolve the type hints of {declared.__name__} ({failed}).",
            remedy="Import the types at run time, not only under TYPE_CHECKING.",
        ) from failed.__cause__


def _field(template: str, declared: type, field: attrs.Attribute[Any], hint: Any) -> Field:
    kind, optional = without_none(hint)
    known = next((one for one in _CLEANERS if one == kind), None)
    if known is None or field.name.startswith("_") or not field.init:
        raise DetailsError(
            template,
            f"Field {field.name!r} of {declared.__name__} cannot be used in a template.",
            "Its type must be str, int, bool, datetime.date, or tuple[str, ...], or one of these "
            "or None. Its name must not start with an underscore, nor may it set init=False.",
        )
    return Field(
        field.name,
        cast(str, field.alias),
        known,
        optional,
        field.default is attrs.NOTHING,
        field.metadata.get("example"),
        _default(field.default),
    )


def _default(declared: object) -> object:
    # A factory may need the other values of the details, so do not call it a second time.
    return declared if isinstance(declared, (str, int, dt.date)) else None


def _made(template: str, declared: type[D], fields: Mapping[str, Field]) -> D:
    required = [field.argument for field in fields.values() if field.required]
    if required:
        arguments = ", ".join(f"{name}=..." for name in required)
        raise DetailsError(
            template,
            f"Template {template!r} requires details.",
            remedy=f"Pass details={declared.__name__}({arguments}).",
        )
    return declared()
