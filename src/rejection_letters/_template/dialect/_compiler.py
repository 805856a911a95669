"""From the source of a template, and of those it extends, to one function."""

from __future__ import annotations

import functools
from collections.abc import Callable

from ..._model import LetterFacts, Profile, Rejection
from ...errors import TemplateError
from .._runtime import BREAK, PART, Place, Program, Trace
from .._source import PackageFile
from ._parsing import Size, parse
from ._program import code_of, program, traced_code_of
from ._statements import Block, CheckedTemplate, Statements

BASE = "letter"
"""The name under which templates extend the library's base letter."""

BLOCKS = {
    "subject": "What the letter is about, in one line; the subject of a mail.",
    "salutation": "The greeting, in one line.",
    "acknowledgement": "What they said, and that the writer accepts it.",
    "thanks": "Thanks for their time.",
    "regard": "What the writer thinks of them; the base letter speaks only after an inquiry.",
    "background": "What the reader may want to know of the writer; the base letter says nothing.",
    "request": "What is asked for.",
    "questions": "What the writer would like to know, as a list or as one question.",
    "opinion": "Why their answer counts; the base letter says it where a person is asked to talk.",
    "follow_up": "What happens next: a promise to call, or an offer that fits the stage.",
    "closing": "The formula before the name, in one line.",
}
"""The parts of a letter in their order, each with what it is for."""

_BASE_SOURCE = PackageFile("rejection_letters.letters", "base.j2")

LONGEST_LETTER = 100_000
"""The most characters a template may be able to print, with every value as long as can be."""

_MOST_PARENTS = 4

ReadSibling = Callable[[str], str]
"""Gives the source of another file of the same pack."""


_MARKS = {"subject": PART, "salutation": PART, "acknowledgement": PART, "closing": PART}
"""What goes before a block; a block that has no mark here begins a paragraph of the body."""


def compile_letter(
    source: str, name: str, details: type | None, read_sibling: ReadSibling
) -> Program:
    """Check a template with all it extends, and make a function of it.

    Args:
        source: The template.
        name: Its name, for errors.
        details: The attrs class it declares for what only it needs.
        read_sibling: Gives the source of a file of the same pack by its name.

    Raises:
        TemplateError: The template, or one it extends, contains what the dialect does not have.
    """
    try:
        code, places, promises_call = compiled_letter(source, name, details, read_sibling)
        return Program(program(name, code), places, promises_call)
    except RecursionError:
        raise TemplateError(
            name,
            1,
            "The template cannot be loaded here.",
            "Python's stack is nearly used up by the program that loads it.",
            "Load it earlier, or from fewer nested calls.",
        ) from None


def compiled_letter(
    source: str, name: str, details: type | None, read_sibling: ReadSibling
) -> tuple[str, tuple[Place, Place, Place], bool]:
    """Return the Python code of a letter, where its one-line parts are, and if it promises a call.

    The arguments and errors are those of `compile_letter`.
    """
    blocks = _blocks_of_letter(source, name, details, read_sibling)
    subject, salutation, *_, closing = ((block.template, block.line) for block in blocks)
    promises_call = any("letter.call_on" in block.days for block in blocks)
    return code_of(_marked(blocks)), (subject, salutation, closing), promises_call


def trace_letter(source: str, name: str, details: type | None, read_sibling: ReadSibling) -> Trace:
    """Make a function of a template that tells of all it prints where in which file it stands.

    What it takes and raises is what `compile_letter` takes and raises.
    """
    blocks = _blocks_of_letter(source, name, details, read_sibling)
    return program(name, traced_code_of(_marked(blocks)))


def _marked(blocks: list[Block]) -> list[tuple[str, Block]]:
    return [(_MARKS.get(block.name, BREAK), block) for block in blocks]


def _blocks_of_letter(
    source: str, name: str, details: type | None, read_sibling: ReadSibling
) -> list[Block]:
    """Check a template with all it extends, and return the block that counts for each part."""
    chain = _chain(source, name, details, read_sibling)
    blocks = [next(link.blocks[part] for link in chain if part in link.blocks) for part in BLOCKS]
    _refuse_long(name, blocks)
    return blocks


def _refuse_long(name: str, blocks: list[Block]) -> None:
    longest = sum(block.longest for block in blocks)
    if longest > LONGEST_LETTER:
        raise TemplateError(
            name,
            1,
            f"The template could print {longest:,} characters.",
            f"With the longest values a letter stays below {LONGEST_LETTER:,}.",
            "Print less inside {% for %}, or leave something out.",
        )


def _chain(
    source: str, name: str, details: type | None, read_sibling: ReadSibling
) -> list[CheckedTemplate]:
    """Return a checked template and those it extends, from the most to the least particular."""
    roots: dict[str, type | None] = {**_ROOTS, "details": details}
    size = Size()
    chain = [_checked(source, name, roots, size)]
    while (parent := chain[-1].parent) != BASE:
        if len(chain) == _MOST_PARENTS:
            raise TemplateError(
                name,
                1,
                f"The template stands on more than {_MOST_PARENTS - 1} others of its pack.",
                "They may go round in a circle.",
                f'Extend "{BASE}" sooner.',
            )
        source = _source_of_parent(name, chain[-1], read_sibling)
        chain.append(_checked(source, parent, roots, size))
        name = parent
    return [*chain, _base()]


def _source_of_parent(name: str, child: CheckedTemplate, read_sibling: ReadSibling) -> str:
    try:
        return read_sibling(child.parent)
    except TemplateError as error:
        what = f"It extends {child.parent!r}. {error.what}"
        raise TemplateError(name, child.line, what, error.why, error.remedy) from None


def _checked(source: str, name: str, roots: dict[str, type | None], size: Size) -> CheckedTemplate:
    return Statements(name, roots, BLOCKS).child(parse(source, name, size))


_ROOTS: dict[str, type] = {"profile": Profile, "rejection": Rejection, "letter": LetterFacts}


@functools.cache
def _base() -> CheckedTemplate:
    roots: dict[str, type | None] = {**_ROOTS, "details": None}
    source, file = _BASE_SOURCE.read(), _BASE_SOURCE.file
    return Statements(file, roots, BLOCKS).base(parse(source, file))
