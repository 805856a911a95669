"""Examples of the details that a template declares: whole, and with parts of them left out.

A field says in its metadata what an example of it is:

    unit: str | None = attrs.field(default=None, metadata={"example": "the intensive care unit"})

For a field that does not, a harmless value of its type is made up.
"""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import attrs

from .. import _strangers
from .._dialect._kinds import Kind, fields_of
from .._strangers import StrangerError
from .._template import Template
from ..errors import DetailsError
from ._covering import covering

EXAMPLE = "example"
"""The key in a field's metadata under which its example stands."""

MOST_COMBINATIONS = 64
"""Of more combinations than this only as many are made as let every two choices meet."""

_LEFT_OUT = object()


class Details(NamedTuple):
    """The details that a letter is given.

    Attributes:
        value: What `compose()` is given.
        given: The fields that were not left out, with their values.
    """

    value: Any
    given: Mapping[str, Any]

    def __str__(self) -> str:
        shown = (
            f"{name}={value}" if isinstance(value, bool) or value == 1 else name
            for name, value in self.given.items()
        )
        return f"details({', '.join(shown)})"


NONE_GIVEN = Details(None, {})


def examples(template: Template[Any], given: Sequence[object] = ()) -> tuple[Details, ...]:
    """Return the details that letters are written with, the complete ones first.

    Args:
        template: A template that has been checked.
        given: Complete examples of its author's, instead of those that the fields name.

    Raises:
        DetailsError: What was given is not what the template declares, or the class it declares
            takes neither the examples that its fields name nor those made up here.
    """
    declared: Any = template.details
    for details in given:
        template.clean_details(details)
    if declared is None:
        return (NONE_GIVEN,)
    wholes = [Details(value, _given(value)) for value in given] or [_sample(template)]
    parts = ([*_whole_and_parts(declared, whole), *_smallest(declared, whole)] for whole in wholes)
    made = [*itertools.chain(*itertools.zip_longest(*parts))]
    if all(field.default is not attrs.NOTHING for field in attrs.fields(declared)):
        made.append(NONE_GIVEN)
    return tuple(details for details in made if details is not None)


def others(declared: Any, details: Details, name: str) -> Iterator[Details]:
    """Give the same details with another value of one field, or without it."""
    for value in (*_other_values(fields_of(declared)[name].kind, details.given[name]), _LEFT_OUT):
        made = _made(declared, {**details.given, name: value})
        if made is not None:
            yield made


def replaced_texts(
    declared: Any, details: Details, texts: Iterator[str], replaced: list[str]
) -> Details:
    """Return details with other texts, as far as the class takes them.

    Args:
        declared: Their class.
        details: The details.
        texts: What to put in.
        replaced: Takes what it was put in for.
    """
    for name, value in details.given.items():
        if isinstance(value, str):
            other: object = next(texts)
        elif isinstance(value, tuple):
            other = tuple(itertools.islice(texts, len(value)))
        else:
            continue
        if made := _made(declared, {**details.given, name: other}):
            details = made
            replaced += (value,) if isinstance(value, str) else value
    return details


def texts_of(details: Details) -> Iterator[str]:
    """Give every text that details hold, those in lists as well."""
    for value in details.given.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from value


def _smallest(declared: Any, whole: Details) -> Iterator[Details | None]:
    """Give a complete example with one of a thing where it has several: one year, one question."""
    kinds = {name: field.kind for name, field in fields_of(declared).items()}
    for name, value in whole.given.items():
        if kinds[name] is Kind.NUMBER and value != 1:
            yield _made(declared, {**whole.given, name: 1})
        elif kinds[name] is Kind.TEXTS and len(value) > 1:
            yield _made(declared, {**whole.given, name: value[:1]})


def _given(value: Any) -> dict[str, Any]:
    """Return the fields of an object that somebody made: those with a value of their own."""
    given = [(field, getattr(value, field.name)) for field in attrs.fields(type(value))]
    return {
        field.name: its_value
        for field, its_value in given
        if field.default is attrs.NOTHING or its_value not in (None, ())
    }


def _sample(template: Template[Any]) -> Details:
    declared: Any = template.details
    fields = {
        field.name: field.metadata.get(EXAMPLE, _made_up(field.name, known.kind))
        for field, known in zip(attrs.fields(declared), fields_of(declared).values(), strict=True)
    }

    def made() -> Details:
        details = Details(_call(declared, fields), fields)
        template.clean_details(details.value)
        return details

    try:
        return _strangers.run(made)
    except StrangerError as failed:
        raise DetailsError(
            template.name,
            f"No example of {declared.__name__} can be made ({failed}).",
            "Letters are written with examples of what a template declares.",
            f"Give each field an example of its own (metadata={{{EXAMPLE!r}: ...}}), "
            "or hand complete ones over as details=.",
        ) from failed.__cause__


def _made_up(name: str, kind: Kind) -> object:
    words = name.replace("_", " ")
    return {
        Kind.TEXT: f"sample {words}",
        Kind.NUMBER: 3,
        Kind.FLAG: True,
        Kind.DAY: dt.date(2027, 1, 11),
        Kind.TEXTS: (f"first sample {words}", f"second sample {words}"),
    }[kind]


def _other_values(kind: Kind, value: Any) -> tuple[Any, ...]:
    if kind is Kind.TEXT:
        return ("something else",)
    if kind is Kind.NUMBER:
        return ((value or 0) + 1, 0, 1, 1_000)
    if kind is Kind.FLAG:
        return (not value,)
    if kind is Kind.DAY:
        return (dt.date(2026, 11, 19), dt.date(2020, 2, 3), dt.date(2030, 4, 5))
    return (("something else", "and more"), ("something else",))


def _whole_and_parts(declared: Any, whole: Details) -> Iterator[Details | None]:
    """Give a complete example as it is, and then with parts of it left out."""
    yield whole  # and no copy, which the class may refuse
    for fields in itertools.islice(_combinations(declared, whole.given), 1, None):
        yield _made(declared, fields)


def _combinations(declared: Any, whole: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the fields of a complete example, whole and then with parts of them left out."""
    choices = {
        field.name: _choices(field, whole.get(field.name, _LEFT_OUT))
        for field in attrs.fields(declared)
    }
    sizes = [*map(len, choices.values())]
    rows: Iterable[tuple[int, ...]] = itertools.product(*map(range, sizes))
    if math.prod(sizes) > MOST_COMBINATIONS:
        rows = ((0,) * len(sizes), *covering(sizes))
    for row in dict.fromkeys(rows):
        yield {name: choices[name][place] for name, place in zip(choices, row, strict=True)}


def _choices(field: attrs.Attribute[Any], value: object) -> list[object]:
    found = [value]
    if isinstance(value, bool):
        found.append(not value)
    if field.default is not attrs.NOTHING and value is not _LEFT_OUT:
        found.append(_LEFT_OUT)
    return found


def _made(declared: Any, fields: Mapping[str, Any]) -> Details | None:
    """Return details of these fields; None where the class does not take them together."""
    given = {name: value for name, value in fields.items() if value is not _LEFT_OUT}
    try:
        return _strangers.run(lambda: Details(_call(declared, given), given))
    except StrangerError:  # what a class refuses, no letter is given
        return None


def _call(declared: Any, fields: Mapping[str, Any]) -> Any:
    aliases = {field.name: field.alias for field in attrs.fields(declared)}
    return declared(**{aliases[name]: value for name, value in fields.items()})
