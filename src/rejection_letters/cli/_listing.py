"""What `templates` shows: the list of all, or what one declares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .._plugins._tables import text
from .._template import Template
from .._template._catalog import TEMPLATES
from .._untrusted import printable
from ._detail_option import SYNTAX


def listing(width: int | None) -> str:
    """Return the list of all templates.

    Args:
        width: How many columns it may take; None where it is shown whole.
    """
    return text(TEMPLATES.listing(), width=width)


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
    return "\n".join(map(printable, _lines(TEMPLATES.entry(name).load().checked())))


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
    for field in template.fields().values():
        needed = ", needed" if field.required else ""
        shown = "" if field.example is None else f"; for example {field.example!r}"
        yield f"- {field.name}: {SYNTAX[field.type][0]}{needed}{shown}"
