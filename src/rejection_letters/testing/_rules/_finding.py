"""Findings: what rules yield when letters break them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from ..._template._runtime import Place
from .._letters import ALL, Failed, Kind, Letters, Text, Written


class Finding(NamedTuple):
    """A violation of a rule.

    Attributes:
        what: What is wrong, in one sentence.
        cases: The letters that break the rule or could not be written; empty if the finding is
            about the template as a whole.
        text: The text that contains the problem; None if the problem is something missing.
        start: The index in the text at which the problem starts.
        place: The file and line in the template, if already known.
    """

    what: str
    cases: Sequence[Written | Failed] = ()
    text: Text | None = None
    start: int = 0
    place: Place | None = None


Rule = Callable[[Letters], Iterable[Finding]]
"""A function that checks all letters; its name and docstring state what must be true."""


def always(_written: Written) -> bool:
    """Return True, for phrases that are wrong in every case."""
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
    """Yield a finding for each match of a pattern.

    Args:
        letters: The letters of a template.
        pattern: A pattern for the words to report.
        what: A sentence that says what is wrong, with `{}` for the words.
        kinds: The kinds of text to search.
        masked: Whether to ignore names and values.
        where: Returns whether the words are wrong in a given letter.
    """
    for text, match in letters.matches(pattern, kinds, masked=masked):
        if wrong := [*filter(where, text.written)]:
            words = text.words[match.start() : match.end()]
            yield Finding(what.format(repr(words)), wrong, text, match.start())
