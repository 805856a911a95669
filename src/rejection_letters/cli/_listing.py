"""Build the output of `templates`: the list of all templates, or one of them in detail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from .._plugins._tables import text
from .._template import Template
from .._template._catalog import TEMPLATES
from .._untrusted import printable
from ._detail_option import SYNTAX

_ANSWERED = {
    "silence": "Answers the silence after a first letter.",
    "advice": "Answers advice.",
}
"""A line about what a template answers, unless it is the rejection."""


def listing(width: int | None) -> str:
    """Return the list of all templates.

    Args:
        width: The width of the terminal in columns; None to show every line in full.
    """
    return text(TEMPLATES.listing(), width=width)


def about(name: str) -> str:
    """Return a description of a template, one fact per line.

    Args:
        name: Its name, or `"distribution:name"`.

    Raises:
        NotFoundError: There is no such template.
        DuplicateNameError: More than one distribution provides a template with that name.
        BrokenPackError: The pack that provides it cannot be loaded.
        TemplateError: The template is not valid.
    """
    return "\n".join(map(printable, _lines(TEMPLATES.entry(name).load().checked())))


def _lines(template: Template[Any]) -> Iterator[str]:
    yield f"{template.name}: {template.summary}"
    if template.audience:
        yield f"For {template.audience}."
    if template.max_characters is None:
        yield f"At most {template.words} words by email, {template.words_on_paper} on paper."
    else:
        yield f"A note of at most {template.max_characters:,} characters, not an email or on paper."
    if template.answers in _ANSWERED:
        yield _ANSWERED[template.answers]
    declared: Any = template.details
    if declared is None:
        yield "Takes no details."
        return
    yield f"Details ({declared.__module__}.{declared.__qualname__}):"
    for field in template.fields().values():
        needed = ", required" if field.required else ""
        # The syntax of a date has an example already.
        has_example = field.example is not None and field.type is not dt.date
        shown = f", such as {field.example!r}" if has_example else ""
        yield f"- {field.name}: {SYNTAX[field.type][0]}{needed}{shown}"
