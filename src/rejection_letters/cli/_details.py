"""From `--detail NAME=VALUE` to the details that a template declares."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any

import attrs
import click

from .. import _strangers, _values
from .._dialect._kinds import Kind, fields_of
from .._strangers import StrangerError
from .._template import Template

_FLAGS = {"yes": True, "true": True, "no": False, "false": False}


def details_of(template: Template[Any], pairs: Sequence[str]) -> object:
    """Return what a template declares, made of pairs `NAME=VALUE`; None where there are none.

    Args:
        template: The template.
        pairs: The pairs; several of one name are the items of a list.

    Raises:
        click.UsageError: A pair has another form, names no detail of the template, or holds a value
            that the detail does not take.
        TemplateError: The template contains what a letter must not contain.
    """
    if not pairs:
        return None
    declared: Any = template.checked().details
    if declared is None:
        raise _refused(f"Template {template.name!r} takes no details. Leave --detail out.")
    kinds = {name: field.kind for name, field in fields_of(declared).items()}
    given: dict[str, list[str]] = {}
    for pair in pairs:
        name, value = _split(pair, template.name, kinds)
        given.setdefault(name, []).append(value)
    aliases = {field.name: field.alias for field in attrs.fields(declared)}
    fields = {aliases[name]: _value(name, kinds[name], said) for name, said in given.items()}
    try:
        return _strangers.run(lambda: declared(**fields))
    except StrangerError as failed:
        raise _refused(
            f"{declared.__name__} does not take these details ({failed}). "
            f"See 'rejection-letters templates {template.name}', and correct them."
        ) from failed.__cause__


def _split(pair: str, template: str, kinds: dict[str, Kind]) -> tuple[str, str]:
    name, equals, value = pair.partition("=")
    name = name.strip()
    if not equals:
        raise _refused(f"{pair!r} has not the form NAME=VALUE.")
    if name not in kinds:
        near = difflib.get_close_matches(name, kinds, n=1)
        remedy = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(kinds)}."
        raise _refused(f"Template {template!r} has no detail {name!r}. {remedy}")
    return name, value


def _value(name: str, kind: Kind, said: Sequence[str]) -> object:
    if kind is Kind.TEXTS:
        return tuple(said)
    if len(said) > 1:
        raise _refused(f"{name} is given {len(said)} times. It is no list. Give it once.")
    (text,) = said
    try:
        return _read(kind, text)
    except (ValueError, KeyError):
        form = {Kind.NUMBER: "a whole number", Kind.FLAG: "yes or no", Kind.DAY: "YYYY-MM-DD"}[kind]
        raise _refused(f"{name} is {form}, not {text!r}. Correct it.") from None


def _read(kind: Kind, text: str) -> object:
    if kind is Kind.NUMBER:
        return int(text)
    if kind is Kind.FLAG:
        return _FLAGS[text.strip().lower()]
    return _values.required_day(text) if kind is Kind.DAY else text


def _refused(message: str) -> click.UsageError:
    return click.UsageError(f"--detail: {message}")
