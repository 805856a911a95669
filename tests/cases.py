"""The built-in letters, composed for every case of the conformance kit's matrix."""

from __future__ import annotations

import functools
import itertools
from typing import Any

from rejection_letters import Letter, Template, letters
from rejection_letters.testing._cases import Case, matrix
from rejection_letters.testing._examples import examples
from rejection_letters.testing._variants import variants_of

BUILT_IN: tuple[Template[Any], ...] = tuple(
    value for value in map(vars(letters).get, letters.__all__) if isinstance(value, Template)
)
"""Every built-in letter."""


@functools.cache
def written() -> tuple[tuple[Case, Letter], ...]:
    """Compose every built-in letter for every case, once per run.

    If a letter takes details, its cases cycle through the examples of them.
    """
    return tuple(
        (case, case.compose(template, details.value))
        for template in BUILT_IN
        for case, details in zip(
            matrix(variants_of(template)), itertools.cycle(examples(template)), strict=False
        )
    )
