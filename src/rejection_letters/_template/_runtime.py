"""Run a template that has been compiled to a Python function.

`NAMES` is everything that such a function can reach. The rest of this module turns the text that it
returns into the parts of a letter. None of this needs Jinja2.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import FunctionType
from typing import Any, NamedTuple, TypeVar

from .._model import LetterFacts, Profile, Rejection
from ..errors import MissingValueError, TemplateError
from ._filters import FILTERS

T = TypeVar("T")

BREAK = "\n"
"""Begins a paragraph."""

ITEM = "\t"
"""Follows a BREAK to make the paragraph a list item."""

PART = "\x1e"
"""Begins the subject, the salutation, the body, or the closing."""

CLOSE_UP = "\x1d"
"""Goes before punctuation after a tag, to drop a space or an extra period before it."""

Context = tuple[Profile, Rejection, LetterFacts, object]
"""The values of `profile`, `rejection`, `letter`, and `details` in a template."""

Place = tuple[str, int]
"""The name of a template, and a line in it."""

Write = Callable[..., str]
"""A compiled template: takes the four values of a context, and returns marked text."""

Traced = tuple[str, int, str]
"""A piece of output: the name of the template, the line in it, and the marked text."""

Trace = Callable[..., list[Traced]]
"""A compiled template that returns every piece of its output with its place."""


class Draft(NamedTuple):
    """The parts of a letter that its template writes."""

    subject: str
    salutation: str
    body: tuple[str | tuple[str, ...], ...]
    closing: str


class Program(NamedTuple):
    """A compiled template.

    Attributes:
        write: The function.
        places: The places of the subject, the salutation, and the closing, for errors.
        promises_call: Whether it prints the day of a call.
    """

    write: Write
    places: tuple[Place, Place, Place]
    promises_call: bool

    def draft(self, context: Context) -> Draft:
        """Write a letter.

        Raises:
            MissingValueError: The template prints a value that was not given.
            TemplateError: The body is empty, or the subject, the salutation, or the closing is
                not one line.
        """
        subject, salutation, body, closing = parts(self.write(*context))
        written = blocks(body)
        if not written:
            raise TemplateError(
                *self.places[0],
                "The body is empty.",
                remedy="Write at least one paragraph in every case.",
            )
        return Draft(
            _line("subject", subject, self.places[0]),
            _line("salutation", salutation, self.places[1]),
            written,
            _line("closing", closing, self.places[2]),
        )


def _line(name: str, part: str, place: Place) -> str:
    line = part.strip()
    if not line or BREAK in line:
        raise TemplateError(*place, f"The {name} must be one line of text, got {line!r}.")
    return line


def parts(text: str) -> list[str]:
    """Split the output of a template into subject, salutation, body, and closing."""
    return _tidied(text).split(PART)[1:]


def blocks(body: str) -> tuple[str | tuple[str, ...], ...]:
    """Return the paragraphs and lists of a body; consecutive items form one list."""
    found: list[str | tuple[str, ...]] = []
    items: list[str] = []
    for line in body.split(BREAK):
        paragraph = line.strip(" ")
        if not paragraph:
            continue
        if paragraph[0] == ITEM:
            if item := paragraph[1:].lstrip(" "):
                items.append(item)
            continue
        if items:
            found.append(tuple(items))
            items = []
        found.append(paragraph)
    if items:
        found.append(tuple(items))
    return tuple(found)


def _tidied(text: str) -> str:
    """Remove the extra spaces and periods that show up only when the values are known."""
    while "  " in text:
        text = text.replace("  ", " ")
    if CLOSE_UP in text:
        text = text.replace(f" {CLOSE_UP}", CLOSE_UP)
        for end in ".!?":
            text = text.replace(f"{end}{CLOSE_UP}.", end)
        text = text.replace(CLOSE_UP, "")
    return text


# The functions that a compiled template can call


def is_given(value: object) -> bool:
    """Return whether a value was given. Unlike in `{% if %}`, 0 counts as given."""
    return value is not None and value != ()


def _given(value: T, template: str, line: int, path: str) -> T:
    if value is None or value == ():
        raise MissingValueError(template, line, path)
    return value


def _before_period(value: str) -> str:
    """Mark a value before a period, so that "Acme, Inc." does not end in two of them."""
    return value + CLOSE_UP if value[-1] in ".!?" else value


NAMES: Mapping[str, Any] = {
    "__builtins__": {},
    "before_period": _before_period,
    "given": _given,
    "is_given": is_given,
    "str": str,
    **{f"{name}_": known.function for name, known in FILTERS.items()},
}
"""Everything that a compiled template can reach besides its arguments."""


def confined(function: Any) -> Callable[..., Any]:
    """Return a function that can reach `NAMES` and nothing else."""
    return FunctionType(function.__code__, dict(NAMES), function.__name__)
