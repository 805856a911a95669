"""Examples of the details that a template declares, complete and with fields left out.

A field's metadata can provide an example:

    unit: str | None = attrs.field(default=None, metadata={"example": "the intensive care unit"})

Other fields get a made-up value of their type. The day of what a letter answers
(`Template.answers`) is always the same, between the rejection and the letter.
"""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from .. import _untrusted
from .._template import Field, Template, _details
from .._untrusted import UntrustedCodeError
from ..errors import DetailsError
from ._cases import ANSWERED_DATE
from ._covering import covering

MOST_COMBINATIONS = 64
"""If there are more combinations than this, use a covering array instead of all of them."""

_LEFT_OUT = object()


class Details(NamedTuple):
    """The details for a letter.

    Attributes:
        value: The object to pass to `compose()`.
        given: The values of the fields that were not left out.
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
    """Return the details to write letters with, complete ones first.

    Args:
        template: A template that has been checked.
        given: Complete examples from the author; they replace the examples in the fields' metadata.

    Raises:
        DetailsError: An example in `given` is not an instance of the declared class, or that class
            rejects the examples in its metadata and the made-up values.
    """
    for details in given:
        template.clean_details(details)
    if template.details is None:
        return (NONE_GIVEN,)
    fields = template.fields()
    wholes = [Details(value, _given(fields, value)) for value in given] or [_sample(template)]
    parts = ([*_whole_and_parts(template, whole), *_smallest(template, whole)] for whole in wholes)
    made = [*itertools.chain(*itertools.zip_longest(*parts))]
    if not any(field.required for field in fields.values()):
        made.append(NONE_GIVEN)
    return tuple(details for details in made if details is not None)


def others(template: Template[Any], details: Details, name: str) -> Iterator[Details]:
    """Yield variants of details, with other values for one field and without that field."""
    for value in (*_other_values(template.fields()[name], details.given[name]), _LEFT_OUT):
        made = _made(template, {**details.given, name: value})
        if made is not None:
            yield made


def replaced_texts(
    template: Template[Any], details: Details, texts: Iterator[str], replaced: list[str]
) -> Details:
    """Return details with other texts in the fields that accept them.

    Args:
        template: The template that declares the details.
        details: The details.
        texts: The new texts.
        replaced: A list that collects the old texts.
    """
    for name, value in details.given.items():
        if isinstance(value, str):
            other: object = next(texts)
        elif isinstance(value, tuple):
            other = tuple(itertools.islice(texts, len(value)))
        else:
            continue
        made = _made(template, {**details.given, name: other})
        # A class may clean its texts, as `Rejection` does; such a text is not printed as typed.
        if made is not None and getattr(made.value, name, None) == other:
            details = made
            replaced += (value,) if isinstance(value, str) else value
    return details


def texts_of(details: Details) -> Iterator[str]:
    """Yield every text in the details, including list items."""
    for value in details.given.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from value


def _smallest(template: Template[Any], whole: Details) -> Iterator[Details | None]:
    """Yield the complete example with one number set to 1, or with one list cut to one item."""
    for name, value in whole.given.items():
        if template.fields()[name].type is int and value != 1:
            yield _made(template, {**whole.given, name: 1})
        elif isinstance(value, tuple) and len(value) > 1:
            yield _made(template, {**whole.given, name: value[:1]})


def _given(fields: Mapping[str, Field], details: object) -> dict[str, Any]:
    """Return the values of all fields except optional ones that are None or empty."""
    values = ((field, getattr(details, name)) for name, field in fields.items())
    return {
        field.name: value for field, value in values if field.required or value not in (None, ())
    }


def _sample(template: Template[Any]) -> Details:
    declared: Any = template.details
    values = {
        name: _made_up(field) if field.example is None else field.example
        for name, field in template.fields().items()
    }
    if template.answered_detail is not None:
        values[template.answered_detail] = ANSWERED_DATE
    try:
        details = _details.make(declared, template.fields(), values)
        _untrusted.run(lambda: template.clean_details(details))
        return Details(details, values)
    except UntrustedCodeError as failed:
        raise DetailsError(
            template.name,
            f"Cannot make an example of {declared.__name__} ({failed}).",
            remedy="Add an example to each field (metadata={'example': ...}), "
            "or pass complete examples as details=.",
        ) from failed.__cause__


def _made_up(field: Field) -> object:
    words = field.name.replace("_", " ")
    return {
        str: f"sample {words}",
        int: 3,
        bool: True,
        dt.date: dt.date(2027, 1, 11),
        tuple[str, ...]: (f"first sample {words}", f"second sample {words}"),
    }[field.type]


def _other_values(field: Field, value: Any) -> tuple[Any, ...]:
    if field.type is bool:
        return (not value,)
    if field.type is int:
        return ((value or 0) + 1, 0, 1, 1_000)
    others: dict[object, tuple[Any, ...]] = {
        str: ("something else",),
        dt.date: (dt.date(2026, 11, 19), dt.date(2020, 2, 3), dt.date(2030, 4, 5)),
        tuple[str, ...]: (("something else", "and more"), ("something else",)),
    }
    return others[field.type]


def _whole_and_parts(template: Template[Any], whole: Details) -> Iterator[Details | None]:
    """Yield the complete example, then every variant with fields left out."""
    yield whole  # not a copy, because the class may reject values that it already converted
    combinations = _combinations(template.fields(), whole.given)
    for values in itertools.islice(combinations, 1, None):
        yield _made(template, values)


def _combinations(
    fields: Mapping[str, Field], whole: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    """Yield the field values of the complete example, then of variants with fields left out."""
    choices = {name: _choices(field, whole.get(name, _LEFT_OUT)) for name, field in fields.items()}
    sizes = [*map(len, choices.values())]
    rows: Iterable[tuple[int, ...]] = itertools.product(*map(range, sizes))
    if math.prod(sizes) > MOST_COMBINATIONS:
        rows = ((0,) * len(sizes), *covering(sizes))
    for row in dict.fromkeys(rows):
        yield {name: choices[name][place] for name, place in zip(choices, row, strict=True)}


def _choices(field: Field, value: object) -> list[object]:
    found = [value]
    if isinstance(value, bool):
        found.append(not value)
    if not field.required and value is not _LEFT_OUT:
        found.append(_LEFT_OUT)
    return found


def _made(template: Template[Any], values: Mapping[str, Any]) -> Details | None:
    """Return details with these values, or None if the class rejects the combination."""
    given = {name: value for name, value in values.items() if value is not _LEFT_OUT}
    declared: Any = template.details
    try:
        return Details(_details.make(declared, template.fields(), given), given)
    except UntrustedCodeError:  # compose() would never receive such details
        return None
