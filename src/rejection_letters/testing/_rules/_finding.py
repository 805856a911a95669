"""What rules give: findings, each about some letters and perhaps a word in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from ..._template._runtime import Place
from .._letters import ALL, Failed, Kind, Letters, Text, Written


class Finding(NamedTuple):
    """Something that a rule found.

    Attributes:
        what: What is wrong, in a sentence.
        cases: The letters in which it is wrong, or those that could not be written; none where it
            is about the template as a whole.
        text: The text in which it stands; None where something is missing.
        start: Where in that text.
        place: Where in the template, if that is known already.
    """

    what: str
    cases: Sequence[Written | Failed] = ()
    text: Text | None = None
    start: int = 0
    place: Place | None = None


Rule = Callable[[Letters], Iterable[Finding]]
"""Looks at all letters of a template; its name and its docstring say what holds for them."""


def always(_written: Written) -> bool:
    """Tell of a letter that what was found in it is wrong, whatever its case."""
    return True


def found(
    letters: Letters,
    pattern: re.Pattern[str],
    what: str,
    kinds: Sequence[Kind] = ALL,
    *,
    masked: bool = True,
    where: Callable[[Written], bool] = always,
) -> Iterator[Finding]:
    """Find what a pattern finds in texts of some kinds.

    Args:
        letters: The letters of a template.
        pattern: What to find.
        what: What is wrong, with `{}` for the words found.
        kinds: In which texts.
        masked: Whether to pass over names and values.
        where: In which letters it is wrong.
    """
    for text, match in letters.matches(pattern, kinds, masked=masked):
        if wrong := [*filter(where, text.written)]:
            words = text.words[match.start() : match.end()]
            yield Finding(what.format(repr(words)), wrong, text, match.start())
