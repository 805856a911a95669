"""Rules about values: a template uses every detail and prints each value as typed."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from ... import _prose
from ..._letter import Letter
from ..._remark import Reviewer, remarks_by
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
    """A letter can be written for every case, whichever values are missing."""
    _ = letters.twisted  # writes the letters with hostile values, which may fail too
    for failed in letters.failed:
        error = failed.error
        place = None
        if isinstance(error, (MissingValueError, TemplateError)):
            place = (error.template, error.line)
        yield Finding(RejectionLettersError.__str__(error), [failed], place=place)


def every_detail_is_used(letters: Letters) -> Iterator[Finding]:
    """Every field of the details makes a difference in some letter."""
    for name in dict.fromkeys(name for details in letters.details for name in details.given):
        if not _makes_difference(letters, name):
            what = (
                f"details.{name} makes no difference in any letter. "
                "Print it, remove it, or choose an example that makes a difference."
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
    # If the class accepts no other value, there is nothing to compare.
    return not changes or any(
        _says(template, case, details) != _says(template, case, other)
        for details, other in changes
        for case in matrix(letters.variants)
    )


def _says(template: Template[Any], case: Case, details: Details) -> list[tuple[Kind, str]] | None:
    try:
        return [*texts_in(case.compose(template, details.value))]
    except RejectionLettersError:
        return None


def values_are_printed_as_typed(letters: Letters) -> Iterator[Finding]:
    """Every value is printed as typed, even `{{ 7*7 }}` or `<b>`, and keeps its capitals."""
    for plain, hostile, twist in letters.twisted:
        if _shape(plain) == _shape(hostile):
            pairs = zip(texts_in(plain.letter), texts_in(hostile.letter), strict=True)
            for (kind, words), (_, twisted) in pairs:
                if twisted.count(twist.text) < sum(map(words.count, twist.replaced)):
                    what = f"{twist.text!r} is not printed as typed."
                    start = _first_difference(words, twisted, twist)
                    yield Finding(what, [hostile], Text(kind, twisted, [hostile]), start)


def _first_difference(words: str, twisted: str, twist: Twist) -> int:
    """Return the index at which a text first differs from the expected one."""
    expected = _prose.phrase_pattern(twist.replaced).sub(lambda _: twist.text, words)
    pairs = zip(expected, twisted, strict=False)
    alike = itertools.takewhile(lambda pair: pair[0] == pair[1], pairs)
    return min(sum(1 for _ in alike), len(twisted) - 1)


def values_do_not_change_the_structure(letters: Letters) -> Iterator[Finding]:
    """A letter has the same number of paragraphs and list items no matter what the values are."""
    for plain, hostile, _ in letters.twisted:
        before, after = _shape(plain), _shape(hostile)
        if before != after:
            what = f"With other values it has {_counted(before)}; here it has {_counted(after)}."
            yield Finding(what, [hostile])


def _shape(written: Written) -> list[int]:
    """Return the number of items in each block, which is 0 for a paragraph."""
    return [len(block) if isinstance(block, tuple) else 0 for block in written.letter.blocks]


def _counted(shape: list[int]) -> str:
    return f"{len(shape)} blocks and {sum(shape)} list items"


def the_reviewer_works_on_every_letter(letters: Letters) -> Iterator[Finding]:
    """The template's reviewer returns remarks or nothing for every letter and does not fail."""
    reviewer = letters.template.reviewer
    if reviewer is not None:
        equal: defaultdict[Letter, list[Written]] = defaultdict(list)
        for written in letters.written:
            equal[written.letter].append(written)
        for letter, written_alike in equal.items():
            if failure := _failure(reviewer, letter):
                yield Finding(f"The reviewer failed ({failure}).", written_alike)


def _failure(reviewer: Reviewer, letter: Letter) -> str:
    try:
        remarks_by(reviewer, letter)
    except UntrustedCodeError as failed:
        return str(failed)
    return ""
