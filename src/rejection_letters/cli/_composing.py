"""Turn the options of `compose` into a letter."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from .._compose import compose
from .._letter import Letter
from .._model import Rejection
from .._template import Template, _catalog
from .._values import RefusedError, is_blank
from ..errors import InvalidValueError, WrongTypeError
from ..reading import read_profile
from ..reading._json import read_object
from ._detail_option import details_of
from ._option_names import ARGUMENTS, CONTACT, MESSAGE, OPTIONS, PROFILE, REJECTION, in_options


def letter_of(profile: Path, facts: Mapping[str, Any]) -> Letter:
    """Write the letter that the command's options describe.

    Args:
        profile: The JSON Resume file.
        facts: The value of each option, by name; None or empty if it was omitted.

    Raises:
        click.UsageError: An option is missing or invalid.
    """
    try:
        return _composed(profile, facts)
    except (InvalidValueError, WrongTypeError) as error:
        option = OPTIONS.get(error.field)
        if option is None or not _is_given(facts[option]):
            raise  # the value is from a file
        raise click.UsageError(in_options(str(error))) from error


def _composed(profile: Path, facts: Mapping[str, Any]) -> Letter:
    template = _template(facts["template"])
    return compose(
        read_profile(profile, **_without_empty({name: facts[name] for name in PROFILE})),
        _rejection(facts),
        template=template,
        call_on=None if facts["call_on"].lower() == "none" else facts["call_on"],
        details=details_of(template, facts["detail"]),
        **{argument: facts[option] for argument, option in ARGUMENTS.items()},
    )


def _is_given(value: object) -> bool:
    """Return whether an option was used: even an empty text counts."""
    return value is not None and value != () and value is not False


def _rejection(facts: Mapping[str, Any]) -> Rejection:
    options = _given(REJECTION, facts)
    if "thanks_to" in options:
        # As text, so that one option can have several names.
        options["thanks_to"] = "\n".join(options["thanks_to"])
    file = {} if facts["rejection"] is None else _read(facts["rejection"])
    # An empty option does not replace what the file says.
    data = {**options, **file, **_without_empty(options)}
    if isinstance(data.get("contact"), str):
        data["contact"] = {"name": data["contact"]}
    for part, parts in (("contact", CONTACT), ("message", MESSAGE)):
        given = _without_empty(_given(parts, facts))
        # If --contact is given, the contact in the file may be someone else, so ignore it.
        known = {} if "name" in given or _is_empty(data.get(part)) else data[part]
        if isinstance(known, Mapping):  # from_dict() rejects anything else
            data[part] = {**known, **given} or None
    if "company" not in data:
        raise click.UsageError("Missing option '--company'. Add it, or use --rejection.")
    if isinstance(data["contact"], dict) and _is_empty(data["contact"].get("name")):
        raise click.UsageError("The contact has no name. Add it with --contact.")
    return Rejection.from_dict(data)


def _given(options: Mapping[str, str], facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of the options that were used, by field."""
    return {field: facts[option] for field, option in options.items() if _is_given(facts[option])}


def _without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    return {field: value for field, value in values.items() if not _is_empty(value)}


def _is_empty(value: Any) -> bool:
    """Return whether a value is None or blank, or an object or tuple of such values."""
    if isinstance(value, Mapping):
        return _is_empty(tuple(value.values()))
    members: tuple[object, ...] = value if isinstance(value, tuple) else (value,)
    return all(member is None or is_blank(member) for member in members)


def _read(path: Path) -> Mapping[str, Any]:
    try:
        return read_object(path)
    except RefusedError as refusal:
        what = f"{path.name} {refusal.problem}. {refusal.remedy}".rstrip()
        raise click.UsageError(what) from refusal


def _template(name: str) -> Template[Any]:
    return Template.from_file(name) if name.endswith(".j2") else _catalog.find(name)
