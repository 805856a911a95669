"""What a template does with the values it is given."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from ... import _prose
from ..._letter import Letter
from ..._remarks import Reviewer, remarks_by
from ..._template import Template
from ..._untrusted import UntrustedCodeError
from ...errors import MissingValueError, RejectionLettersError, TemplateError
from .. import _examples
from .._cases import Case, matrix
from .._examples import Details
from .._hostile import Twist
from .._letters import Kind, Letters, Text, Written, texts_in
from ._finding import Finding


def every_letter_can_be_written(letters: Letters) -> Iterator[Finding]:
    """A letter comes out of every case, whatever is given and whatever is missing."""
    _ = letters.twisted  # those with hostile values are to be written as well
    for failed in letters.failed:
        error = failed.error
        if isinstance(error, MissingValueError):
            what = f"{error.what} {error.remedy}"
            yield Finding(what, [failed], place=(error.template, error.line))
        elif isinstance(error, TemplateError):
            yield Finding(
                f"{error.what} {error.remedy}".rstrip(),
                [failed],
                place=(error.template, error.line),
            )
        else:
            yield Finding(str(error), [failed])


def every_detail_makes_a_difference(letters: Letters) -> Iterator[Finding]:
    """Every field of the details changes some letter."""
    for name in dict.fromkeys(name for details in letters.details for name in details.given):
        if not _makes_difference(letters, name):
            what = (
                f"details.{name} makes no difference to any letter. "
                "Print it, leave it out, or name an example of it that shows."
            )
            yield Finding(what)


def _makes_difference(letters: Letters, name: str) -> bool:
    template = letters.template
    changes = [
        (details, other)
        for details in letters.details
        if name in details.given
        for other in _examples.others(template, details, name)
    ]
    # Where the class takes no other value, nothing can be said.
    return not changes or any(
        _says(template, case, details) != _says(template, case, other)
        for details, other in changes
        for case in matrix()
    )


def _says(template: Template[Any], case: Case, details: Details) -> list[tuple[Kind, str]] | None:
    try:
        return [*texts_in(case.compose(template, details.value))]
    except RejectionLettersError:
        return None


def values_come_out_as_typed(letters: Letters) -> Iterator[Finding]:
    """Every value stands in the letter as it was typed: `{{ 7*7 }}`, `<b>` and capitals too."""
    for plain, hostile, twist in letters.twisted:
        if _shape(plain) == _shape(hostile):
            pairs = zip(texts_in(plain.letter), texts_in(hostile.letter), strict=True)
            for (kind, words), (_, twisted) in pairs:
                if twisted.count(twist.text) < sum(map(words.count, twist.replaced)):
                    what = f"{twist.text!r} does not come out as it was typed."
                    start = _first_difference(words, twisted, twist)
                    yield Finding(what, [hostile], Text(kind, twisted, [hostile]), start)


def _first_difference(words: str, twisted: str, twist: Twist) -> int:
    """Return where a text is first another one than that with the hostile text put in."""
    expected = _prose.phrase_pattern(twist.replaced).sub(lambda _: twist.text, words)
    pairs = zip(expected, twisted, strict=False)
    alike = itertools.takewhile(lambda pair: pair[0] == pair[1], pairs)
    return min(sum(1 for _ in alike), len(twisted) - 1)


def no_value_changes_the_structure(letters: Letters) -> Iterator[Finding]:
    """A letter has as many paragraphs and items with one value as with another."""
    for plain, hostile, _ in letters.twisted:
        before, after = _shape(plain), _shape(hostile)
        if before != after:
            what = f"It has {_counted(before)} with made-up words, and here {_counted(after)}."
            yield Finding(what, [hostile])


def _shape(written: Written) -> list[int]:
    """Return how many items each block of a body has, and none for a paragraph."""
    return [len(block) if isinstance(block, tuple) else 0 for block in written.letter.blocks]


def _counted(shape: list[int]) -> str:
    return f"{len(shape)} blocks with {sum(shape)} items"


def the_reviewer_can_read_every_letter(letters: Letters) -> Iterator[Finding]:
    """The template's reviewer gives remarks on every letter, or none, and does not fail."""
    reviewer = letters.template.reviewer
    if reviewer is not None:
        for written in letters.written:
            if failure := _failure(reviewer, written.letter):
                yield Finding(f"The reviewer failed ({failure}).", [written])


def _failure(reviewer: Reviewer, letter: Letter) -> str:
    try:
        remarks_by(reviewer, letter)
    except UntrustedCodeError as failed:
        return str(failed)
    return ""
