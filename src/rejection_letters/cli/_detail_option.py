"""Turn `--detail NAME=VALUE` options into the details that a template declares."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable, Container, Mapping, Sequence
from typing import Any

import click

from .. import _values
from .._english import and_list
from .._template import Field, Template, _details
from .._untrusted import UntrustedCodeError
from ._option_types import whole_number

_FLAGS = {"yes": True, "true": True, "no": False, "false": False}


def details_of(template: Template[Any], pairs: Sequence[str]) -> object:
    """Return the details for a template from `NAME=VALUE` pairs, or None if it takes none.

    Args:
        template: The template.
        pairs: The pairs; for a list, repeat the name for each item. A pair with a blank value
            counts as omitted.

    Raises:
        click.UsageError: A pair has no `=`, an unknown name or an invalid value; or a required
            detail is missing.
        TemplateError: The template is not valid.
    """
    declared: Any = template.checked().details
    if declared is None:
        if pairs:
            raise _refused(f"Template {template.name!r} takes no details. Remove --detail.")
        return None
    fields = template.fields()
    given: dict[str, list[str]] = {}
    for pair in pairs:
        name, value = _split(pair, template.name, fields)
        if not _values.is_blank(value):
            given.setdefault(name, []).append(value)
    _check_required(template.name, fields, given)
    values = {name: _value(fields[name], texts) for name, texts in given.items()}
    try:
        return _details.make(declared, fields, values)
    except UntrustedCodeError as failed:
        raise _refused(
            f"{declared.__name__} does not accept these details ({failed}). "
            f"See 'rejection-letters templates {template.name}'."
        ) from failed.__cause__


def _check_required(template: str, fields: Mapping[str, Field], given: Container[str]) -> None:
    missing = [name for name, field in fields.items() if field.required and name not in given]
    if missing:
        needed = and_list(tuple(f"{name} ({SYNTAX[fields[name].type][0]})" for name in missing))
        remedy = " ".join(f"--detail {name}=VALUE" for name in missing)
        raise _refused(f"Template {template!r} requires {needed}. Add {remedy}.")


def _split(pair: str, template: str, fields: Mapping[str, Field]) -> tuple[str, str]:
    name, equals, value = pair.partition("=")
    name = name.strip()
    if not equals:
        raise _refused(f"{pair!r} must have the format NAME=VALUE.")
    if name not in fields:
        near = difflib.get_close_matches(name, fields, n=1)
        remedy = f"Did you mean {near[0]}?" if near else f"Choose from {', '.join(fields)}."
        raise _refused(f"Template {template!r} has no detail {name!r}. {remedy}")
    return name, value


def _value(field: Field, texts: Sequence[str]) -> object:
    if field.type == tuple[str, ...]:
        return tuple(texts)
    if len(texts) > 1:
        raise _refused(f"{field.name} is not a list. Give it once, not {len(texts)} times.")
    (text,) = texts
    syntax, read = SYNTAX[field.type]
    try:
        return read(text)
    except (ValueError, KeyError):
        raise _refused(f"{field.name} must be {syntax}; got {text!r}.") from None


SYNTAX: Mapping[object, tuple[str, Callable[[str], object]]] = {
    str: ("text", str),
    int: ("a whole number", whole_number),
    bool: ("yes or no", lambda text: _FLAGS[text.strip().lower()]),
    dt.date: ("a date such as 2026-11-16", _values.required_day),
    tuple[str, ...]: ("a list (repeat --detail for each item)", str),
}
"""How to write each type of detail on the command line, and the function that reads it."""


def _refused(message: str) -> click.UsageError:
    return click.UsageError(f"--detail: {message}")
