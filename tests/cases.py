"""The built-in letters, composed for every case of the conformance kit's matrix."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from typing import Any

from rejection_letters import Letter, Template, letters
from rejection_letters.errors import InvalidValueError
from rejection_letters.letters import ThankYouDetails
from rejection_letters.testing._cases import ANSWERED_DATE, Case, matrix
from rejection_letters.testing._examples import Details, examples
from rejection_letters.testing._variants import variants_of

BUILT_IN: tuple[Template[Any], ...] = tuple(
    value for value in map(vars(letters).get, letters.__all__) if isinstance(value, Template)
)
"""Every built-in letter."""

ADVICE = tuple(
    ThankYouDetails(
        way=way,
        day=ANSWERED_DATE,
        heard="how you read an application",
        plan="move my results to the top",
    )
    for way in ("call", "meeting", "letter", "email")
)
"""Advice in each way in which it can come."""

DETAILS: dict[str, Sequence[object]] = {"thank-you": ADVICE}
"""Complete examples of details, for letters with more wordings than one example shows."""


def details_of(template: Template[Any]) -> tuple[Details, ...]:
    """Return the details to write a letter with."""
    return examples(template, DETAILS.get(template.name, ()))


def is_first(template: Template[Any]) -> bool:
    """Return whether a letter answers the rejection in full."""
    return template.answers == "rejection" and template.max_characters is None


@functools.cache
def written() -> tuple[tuple[Case, Letter], ...]:
    """Compose every built-in letter for every case, once per run.

    If a letter takes details, its cases cycle through the examples of them. Notes that the writer's
    own words make too long are left out.
    """
    every = (
        (case, _composed(case, template, details.value))
        for template in BUILT_IN
        for case, details in zip(
            matrix(variants_of(template)), itertools.cycle(details_of(template)), strict=False
        )
    )
    return tuple((case, letter) for case, letter in every if letter is not None)


def _composed(case: Case, template: Template[Any], details: object) -> Letter | None:
    may_be_too_long = template.max_characters is not None and (case.own_words or case.questions)
    if not may_be_too_long:
        return case.compose(template, details)
    try:
        return case.compose(template, details)
    except InvalidValueError:
        return None


@functools.cache
def answers() -> tuple[tuple[Case, Letter], ...]:
    """Return the letters that answer the rejection in full."""
    return tuple((case, letter) for case, letter in written() if is_first(letter.template))
