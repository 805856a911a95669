"""What a letter is written with, once its template has become a Python function.

Here is all that such a function can reach, and what turns the text it gives into the parts of a
letter. None of it knows anything of Jinja2.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import FunctionType
from typing import Any, NamedTuple, NoReturn, TypeVar

from .._model import LetterFacts, Profile, Rejection
from ..errors import MissingValueError, TemplateError
from ._filters import FILTERS

T = TypeVar("T")

BREAK = "\n"
"""Begins a paragraph."""

ITEM = "\t"
"""Makes the paragraph it begins an item of a list."""

PART = "\x1e"
"""Begins the subject, the salutation, the body or the closing."""

CLOSE_UP = "\x1d"
"""Stands before punctuation that follows a tag: no blank and no second period may come between."""

Context = tuple[Profile, Rejection, LetterFacts, object]
"""What a template is given: `profile`, `rejection`, `letter` and `details`."""

Place = tuple[str, int]
"""Where something stands: the name of a template, and a line in it."""

Write = Callable[..., str]
"""A template as a function: from profile, rejection, letter and details to marked text."""

Traced = tuple[str, int, str]
"""What a template prints at one place: its name, a line in it, and the marked text."""

Trace = Callable[..., list[Traced]]
"""The same function, which tells of each piece of text where it stands."""


class Draft(NamedTuple):
    """What a template writes: the parts of a letter that are made of words."""

    subject: str
    salutation: str
    body: tuple[str | tuple[str, ...], ...]
    closing: str


class Program(NamedTuple):
    """A template that has become a function.

    Attributes:
        write: The function.
        places: Where the subject, the salutation and the closing stand, for errors.
        promises_call: Whether it prints the day of a call.
    """

    write: Write
    places: tuple[Place, Place, Place]
    promises_call: bool

    def draft(self, context: Context) -> Draft:
        """Return what the template writes in a context.

        Raises:
            MissingValueError: It prints a value that was not given.
            TemplateError: The subject, the salutation or the closing is not one line.
        """
        subject, salutation, body, closing = parts(self.write(*context))
        written = blocks(body)
        if not written:
            _refuse_empty(self.places[0])
        return Draft(
            _line("subject", subject, self.places[0]),
            _line("salutation", salutation, self.places[1]),
            written,
            _line("closing", closing, self.places[2]),
        )


def _refuse_empty(place: Place) -> NoReturn:
    raise TemplateError(
        *place,
        "The body came out empty.",
        "A letter says something.",
        "Write a paragraph for every case.",
    )


def _line(name: str, part: str, place: Place) -> str:
    line = part.strip()
    if not line or BREAK in line:
        raise TemplateError(
            *place,
            f"The {name} came out as {line!r}.",
            "It is one line of a letter.",
            "Write one paragraph, with a text for every case.",
        )
    return line


def parts(text: str) -> list[str]:
    """Return the subject, the salutation, the body and the closing of what a template wrote."""
    return _tidied(text).split(PART)[1:]


def blocks(body: str) -> tuple[str | tuple[str, ...], ...]:
    """Return the paragraphs and lists of a body; items that follow each other are one list."""
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
    """Return text without what only running the template shows: blanks that tags left behind."""
    while "  " in text:
        text = text.replace("  ", " ")
    if CLOSE_UP in text:
        text = text.replace(f" {CLOSE_UP}", CLOSE_UP)
        for end in ".!?":
            text = text.replace(f"{end}{CLOSE_UP}.", end)
        text = text.replace(CLOSE_UP, "")
    return text


# What the function of a letter can call


def is_given(value: object) -> bool:
    """Tell whether a value was given; True for 0 as well, unlike `{% if %}`."""
    return value is not None and value != ()


def _given(value: T, template: str, line: int, path: str) -> T:
    if value is None or value == ():
        raise MissingValueError(template, line, path)
    return value


def _before_period(value: str) -> str:
    """Return a value that a period follows, so that "Acme, Inc." and "Yahoo!" do not get two."""
    return value + CLOSE_UP if value[-1] in ".!?" else value


NAMES: Mapping[str, Any] = {
    "__builtins__": {},
    "before_period": _before_period,
    "given": _given,
    "is_given": is_given,
    "str": str,
    **{f"{name}_": known.function for name, known in FILTERS.items()},
}
"""All that the function of a letter can reach besides the values it is given."""


def confined(function: Any) -> Callable[..., Any]:
    """Return a function that can reach `NAMES` and nothing else."""
    return FunctionType(function.__code__, dict(NAMES), function.__name__)
