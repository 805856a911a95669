"""Run a template that has been compiled to a Python function.

`NAMES` is everything that such a function can reach. The rest of this module turns the text it
returns into the parts of a letter. None of this needs Jinja2.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import FunctionType
from typing import Any, NamedTuple, TypeVar

from .._model import LetterFacts, Profile, Rejection
from .._prose import Block
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
"""Marks punctuation after a tag, so that a space or second period before it is removed."""

Draft = tuple[str, str, tuple[Block, ...], str]
"""The parts of a letter that its template writes: subject, salutation, body, and closing."""

Context = tuple[Profile, Rejection, LetterFacts, object]
"""The values of `profile`, `rejection`, `letter`, and `details` in a template."""

Place = tuple[str, int]
"""The name of a template, and a line number in it."""

Write = Callable[..., str]
"""A compiled template, which takes the four values of a context and returns text with marks."""

Choice = tuple[int, int]
"""The multiplier of a `{% vary %}`, and the number of its alternatives, for `chosen()`."""

SEED_BITS = 32
"""The number of bits in the seed of a letter."""

Traced = tuple[str, int, str]
"""A piece of output: the template's name, the line number, and the text with marks."""

Trace = Callable[..., list[Traced]]
"""A compiled template that returns its output in pieces, each with its source line."""


class Program(NamedTuple):
    """A compiled template.

    Attributes:
        write: The function that writes the text.
        places: Where the subject, salutation, and closing are defined, for errors.
        promises_call: Whether it prints the date of a call.
        varies: The multiplier and the number of alternatives of each `{% vary %}`, in order.
    """

    write: Write
    places: tuple[Place, Place, Place]
    promises_call: bool
    varies: tuple[Choice, ...] = ()

    def __reduce__(self) -> tuple[object, ...]:
        # A compiled letter is pickled by name, so that another process uses its own copy.
        return _compiled_letter, (self.write.__module__, self.write.__name__)

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
        return (
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
    closed_up = _closed_up(text) if CLOSE_UP in text else text
    return closed_up.split(PART)[1:]


def blocks(body: str) -> tuple[Block, ...]:
    """Return the paragraphs and lists of a body; consecutive items form one list."""
    found: list[Block] = []
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


def _closed_up(text: str) -> str:
    """Remove spaces and second periods before punctuation that follows a tag or a value."""
    closed, *others = text.split(CLOSE_UP)
    for following in others:
        closed = closed.rstrip(" ")
        ends = following.startswith(".") and closed.endswith((".", "!", "?"))
        closed += following[1:] if ends else following
    return closed


def chosen(seed: int, multiplier: int, count: int) -> int:
    """Return the number of the alternative that a `{% vary %}` prints, counted from 0.

    Compiled templates contain the same arithmetic inline. The seeds are CRCs, which are linear:
    mixing them with a place by another CRC would make the choices in two places depend on each
    other. The highest bits of the product depend on all bits of the seed, and differently for each
    multiplier.

    Args:
        seed: The seed of the letter, a number of 32 bits.
        multiplier: An odd number of 32 bits that belongs to the place in the template.
        count: The number of alternatives.

    Example:
        >>> [chosen(seed, 2654435761, 3) for seed in range(6)]
        [0, 1, 0, 2, 1, 0]
    """
    return (seed * multiplier & (1 << SEED_BITS) - 1) * count >> SEED_BITS


# The functions that a compiled template can call


def is_given(value: object) -> bool:
    """Return whether a value was given. Unlike in `{% if %}`, 0 counts as given."""
    return value is not None and value != ()


def _given(value: T, template: str, line: int, path: str) -> T:
    if value is None or value == ():
        raise MissingValueError(template, line, path)
    return value


def _single_spaced(text: str) -> str:
    """Remove repeated spaces. The text of most templates cannot contain any."""
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _before_period(value: str) -> str:
    """Mark a value that precedes a period, so that "Acme, Inc." does not get a second one."""
    return value + CLOSE_UP if value[-1] in ".!?" else value


NAMES: Mapping[str, Any] = {
    "__builtins__": {},
    "before_period": _before_period,
    "given": _given,
    "is_given": is_given,
    "single_spaced": _single_spaced,
    "str": str,
    **{f"{name}_": known.function for name, known in FILTERS.items()},
}
"""Everything that a compiled template can reach besides its arguments."""


def confined(function: Any) -> Callable[..., Any]:
    """Return a copy of a function that can reach only `NAMES`."""
    copy = FunctionType(function.__code__, dict(NAMES), function.__name__)
    copy.__module__ = function.__module__
    return copy


def _compiled_letter(module: str, function: str) -> Program | None:
    """Return a compiled letter by name; None if this release does not have it."""
    programs = vars(import_module(module))["LETTERS"].values()
    return next((one for one in programs if one.write.__name__ == function), None)
