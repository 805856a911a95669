"""What `templates` shows: the list of all, or what one declares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from .. import _plugins
from .._dialect._kinds import Kind, fields_of
from .._plugins._tables import text
from .._strangers import printable
from .._template import Template

_FORMS = {
    Kind.TEXT: "text",
    Kind.NUMBER: "a whole number",
    Kind.FLAG: "yes or no",
    Kind.DAY: "a day: 2026-11-16",
    Kind.TEXTS: "a list; given one by one",
}
"""How a detail is written on the command line."""


def listing(width: int | None) -> str:
    """Return the list of all templates.

    Args:
        width: How many columns it may take; None where it is shown whole.
    """
    return text(_plugins.TEMPLATES.listing(), width=width)


def about(name: str) -> str:
    """Return what a template declares, a line each.

    Args:
        name: Its name, or `"distribution:name"`.

    Raises:
        NotFoundError: There is no such template.
        DuplicateNameError: Several distributions bring one.
        BrokenPackError: The pack that brings it cannot be loaded.
        TemplateError: It contains what a letter must not contain.
    """
    return "\n".join(map(printable, _lines(_plugins.TEMPLATES.entry(name).load().checked())))


def _lines(template: Template[Any]) -> Iterator[str]:
    yield f"{template.name}: {template.summary}"
    if template.audience:
        yield f"For {template.audience}."
    yield f"At most {template.words} words by mail, {template.words_on_paper} on paper."
    declared: Any = template.details
    if declared is None:
        yield "It takes no details."
        return
    yield f"Details ({declared.__module__}.{declared.__qualname__}):"
    for field, known in zip(attrs.fields(declared), fields_of(declared).values(), strict=True):
        needed = ", needed" if field.default is attrs.NOTHING else ""
        example = field.metadata.get("example")
        shown = "" if example is None else f"; for example {example!r}"
        yield f"- {field.name}: {_FORMS[known.kind]}{needed}{shown}"
