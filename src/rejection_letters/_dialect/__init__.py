"""The bounded Jinja2 dialect that letters are written in.

A template's source is laid out and parsed (`_source`, `_layout`), checked against a whitelist with
the types of everything it names (`_grammar`, `_kinds`, `_filters`), and together with what it
extends compiled into one function (`_program`). The last step trusts nothing but the check.
"""

from __future__ import annotations

import functools
import pkgutil
from collections.abc import Callable
from typing import NamedTuple

from .._model import LetterFacts, Profile, Rejection
from ..errors import TemplateError
from ._layout import BREAK, PART, blocks, parts
from ._program import program
from ._source import parse
from ._statements import Block, CheckedTemplate, Statements

__all__ = ["BASE", "BLOCKS", "Context", "Draft", "compile_letter"]

BASE = "letter"
"""The name under which templates extend the library's base letter."""

BLOCKS = (
    "subject",
    "salutation",
    "acknowledgement",
    "thanks",
    "regard",
    "request",
    "questions",
    "follow_up",
    "closing",
)
"""The parts of a letter, in their order."""

LONGEST_LETTER = 100_000
"""The most characters a template may be able to print, with every value as long as can be."""

_MOST_PARENTS = 4

ReadSibling = Callable[[str], str]
"""Gives the source of another file of the same pack."""


_MARKS = {"subject": PART, "salutation": PART, "acknowledgement": PART, "closing": PART}
"""What goes before a block; a block that has no mark here begins a paragraph of the body."""

Context = tuple[Profile, Rejection, LetterFacts, object]
"""What a template is given: `profile`, `rejection`, `letter` and `details`."""


class Draft(NamedTuple):
    """What a template writes: the parts of a letter that are made of words."""

    subject: str
    salutation: str
    body: tuple[str | tuple[str, ...], ...]
    closing: str


def compile_letter(
    source: str, name: str, details: type | None, read_sibling: ReadSibling
) -> Callable[[Context], Draft]:
    """Check a template with all it extends, and compile it.

    Args:
        source: The template.
        name: Its name, for errors.
        details: The attrs class it declares for what only it needs.
        read_sibling: Gives the source of a file of the same pack by its name.

    Returns:
        A function from the context to what the template writes.

    Raises:
        TemplateError: The template, or one it extends, contains what the dialect does not have.
    """
    try:
        return _compiled(name, _chain(source, name, details, read_sibling))
    except RecursionError:
        raise TemplateError(
            name,
            1,
            "The template cannot be loaded here.",
            "Python's stack is nearly used up by the program that loads it.",
            "Load it earlier, or from fewer nested calls.",
        ) from None


def _compiled(name: str, chain: list[CheckedTemplate]) -> Callable[[Context], Draft]:
    effective = [
        next(link.blocks[part] for link in chain if part in link.blocks) for part in BLOCKS
    ]
    longest = sum(block.longest for block in effective)
    if longest > LONGEST_LETTER:
        raise TemplateError(
            name,
            1,
            f"The template could print {longest:,} characters.",
            f"With the longest values a letter stays below {LONGEST_LETTER:,}.",
            "Print less inside {% for %}, or leave something out.",
        )
    text = program(name, [(_MARKS.get(block.name, BREAK), block) for block in effective])
    first, second, *_, last = effective

    def write(context: Context) -> Draft:
        subject, salutation, body, closing = parts(text(*context))
        return Draft(
            _line(subject, first), _line(salutation, second), blocks(body), _line(closing, last)
        )

    return write


def _line(part: str, block: Block) -> str:
    """Return the one line that a subject, a salutation or a closing is."""
    line = part.strip()
    if not line or BREAK in line:
        raise TemplateError(
            block.template,
            block.line,
            f"The {block.name} came out as {line!r}.",
            "It is one line of a letter.",
            "Write one paragraph, with a text for every case.",
        )
    return line


def _chain(
    source: str, name: str, details: type | None, read_sibling: ReadSibling
) -> list[CheckedTemplate]:
    """Return a checked template and those it extends, from the most to the least particular."""
    roots: dict[str, type | None] = {**_ROOTS, "details": details}
    chain = [_checked(source, name, roots)]
    while (parent := chain[-1].parent) != BASE:
        if len(chain) == _MOST_PARENTS:
            raise TemplateError(
                name,
                1,
                f"The template stands on more than {_MOST_PARENTS - 1} others of its pack.",
                "They may go round in a circle.",
                f'Extend "{BASE}" sooner.',
            )
        chain.append(_checked(read_sibling(parent), parent, roots))
    return [*chain, _base()]


def _checked(source: str, name: str, roots: dict[str, type | None]) -> CheckedTemplate:
    return Statements(name, roots, BLOCKS).child(parse(source, name))


_ROOTS: dict[str, type] = {"profile": Profile, "rejection": Rejection, "letter": LetterFacts}


@functools.cache
def _base() -> CheckedTemplate:
    source = (pkgutil.get_data(__name__, "base.j2") or b"").decode()
    roots: dict[str, type | None] = {**_ROOTS, "details": None}
    return Statements("base.j2", roots, BLOCKS).base(parse(source, "base.j2"))
