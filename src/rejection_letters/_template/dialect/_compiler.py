"""Compile a template and the templates it extends into one function."""

from __future__ import annotations

import functools
from collections.abc import Callable

from ..._model import LetterFacts, Profile, Rejection
from ...errors import TemplateError
from .._runtime import BREAK, PART, Choice, Place, Program, Trace
from .._source import PackageFile
from ._parsing import Size, parse
from ._program import code_of, program, traced_code_of
from ._statements import Block, CheckedTemplate, Statements

BASE = "letter"
"""The name of the base letter in `{% extends %}`."""

BLOCKS = {
    "subject": "The subject of the letter or e-mail, in one line.",
    "salutation": "The greeting, in one line.",
    "acknowledgement": "Repeats the decision, and accepts it.",
    "thanks": "Thanks for their time.",
    "introduction": "Who suggested writing: `rejection.referred_by`.",
    "attraction": "What drew the writer to the company: `letter.drawn_by`.",
    "conversation": "What the conversation was about: `rejection.discussed`.",
    "own_words": "The writer's own words: `letter.own_words`.",
    "team": "Thanks to other people: `rejection.thanks_to`.",
    "offer": "Accepts an offer to keep the résumé on file or to apply again.",
    "regard": "Why the writer asks for advice. The base letter includes it only after an inquiry.",
    "background": "Some background about the writer. Empty in the base letter.",
    "request": "The request, usually for advice.",
    "questions": "The questions, as a list or as one question.",
    "opinion": "Why the reader's opinion matters.",
    "follow_up": "How to answer: a promise to call, or an offer that fits the stage.",
    "farewell": "Good wishes at the end.",
    "closing": "The words before the signature, in one line.",
}
"""The blocks of a letter in order, each with its purpose."""

_BASE_SOURCE = PackageFile("rejection_letters.letters", "base.j2")

LONGEST_LETTER = 100_000
"""The maximum length of a letter in characters, assuming the longest possible values."""

_MOST_PARENTS = 4

ReadSibling = Callable[[str], str]
"""Returns the source of another file in the same folder or package."""

_MARKS = {
    **dict.fromkeys(("subject", "salutation", "acknowledgement", "closing"), PART),
    **dict.fromkeys(("regard", "opinion"), BREAK),
}
"""The mark before a block; a block that is not listed continues the paragraph before it."""


def compile_letter(
    source: str, name: str, details: type | None, read_sibling: ReadSibling
) -> Program:
    """Check a template and the templates it extends, and compile them into a function.

    Args:
        source: The source of the template.
        name: Its name, for errors.
        details: The attrs class of its details; None if it has none.
        read_sibling: Returns the source of another file in the same folder or package.

    Raises:
        TemplateError: The template, or one that it extends, is not valid in the dialect.
    """
    try:
        code, places, promises_call, varies = compiled_letter(source, name, details, read_sibling)
        return Program(program(name, code), places, promises_call, varies)
    except RecursionError:
        raise TemplateError(
            name,
            1,
            "Python's stack is too deep here to load the template.",
            remedy="Load it earlier, or from fewer nested calls.",
        ) from None


def compiled_letter(
    source: str, name: str, details: type | None, read_sibling: ReadSibling
) -> tuple[str, tuple[Place, Place, Place], bool, tuple[Choice, ...]]:
    """Return a letter's code, and everything else in a `Program`.

    The arguments and errors are the same as for `compile_letter`.
    """
    blocks = _blocks_of_letter(source, name, details, read_sibling)
    subject, salutation, *_, closing = ((block.template, block.line) for block in blocks)
    promises_call = any("letter.call_on" in block.days for block in blocks)
    varies = tuple(choice for block in blocks for choice in block.varies)
    return code_of(_marked(blocks)), (subject, salutation, closing), promises_call, varies


def trace_letter(source: str, name: str, details: type | None, read_sibling: ReadSibling) -> Trace:
    """Compile a template into a function that returns each piece of output with its file and line.

    The arguments and errors are the same as for `compile_letter`.
    """
    blocks = _blocks_of_letter(source, name, details, read_sibling)
    return program(name, traced_code_of(_marked(blocks)))


def _marked(blocks: list[Block]) -> list[tuple[str, Block]]:
    marks = dict(_MARKS)
    if _replaces_only_request(blocks):
        marks["questions"] = BREAK
    return [(marks.get(block.name, " "), block) for block in blocks]


def _replaces_only_request(blocks: list[Block]) -> bool:
    """Return whether a letter replaces the request but keeps the base letter's questions.

    The last sentence of such a request was not written to continue with one of them.
    """
    used, base = {block.name: block for block in blocks}, _base().blocks
    return used["questions"] is base["questions"] and used["request"] is not base["request"]


def _blocks_of_letter(
    source: str, name: str, details: type | None, read_sibling: ReadSibling
) -> list[Block]:
    """Check a template and the templates it extends, and return the final version of each block."""
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
            f"The template could print {longest:,} characters; the limit is {LONGEST_LETTER:,}.",
            remedy="Print less, especially inside {% for %}.",
        )


def _chain(
    source: str, name: str, details: type | None, read_sibling: ReadSibling
) -> list[CheckedTemplate]:
    """Return the checked template, followed by the templates it extends, up to the base letter."""
    roots: dict[str, type | None] = {**_ROOTS, "details": details}
    size = Size()
    chain = [_checked(source, name, roots, size)]
    while (parent := chain[-1].parent) != BASE:
        if len(chain) == _MOST_PARENTS:
            raise TemplateError(
                name,
                1,
                f"More than {_MOST_PARENTS} templates extend one another, possibly in a circle.",
                remedy=f'Extend "{BASE}" sooner.',
            )
        source = _source_of_parent(name, chain[-1], read_sibling)
        chain.append(_checked(source, parent, roots, size))
        name = parent
    return [*chain, _base()]


def _source_of_parent(name: str, child: CheckedTemplate, read_sibling: ReadSibling) -> str:
    try:
        return read_sibling(child.parent)
    except TemplateError as error:
        what = f"Cannot extend {child.parent!r}. {error.what}"
        remedy = error.remedy or f'Extend "{BASE}" or a file next to this one.'
        raise TemplateError(name, child.line, what, error.why, remedy) from None


def _checked(source: str, name: str, roots: dict[str, type | None], size: Size) -> CheckedTemplate:
    return Statements(name, roots, BLOCKS).child(parse(source, name, size))


_ROOTS: dict[str, type] = {"profile": Profile, "rejection": Rejection, "letter": LetterFacts}


@functools.cache
def _base() -> CheckedTemplate:
    roots: dict[str, type | None] = {**_ROOTS, "details": None}
    source, file = _BASE_SOURCE.read(), _BASE_SOURCE.file
    return Statements(file, roots, BLOCKS).base(parse(source, file))
