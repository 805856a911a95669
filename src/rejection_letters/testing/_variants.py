"""The variants to write letters with, so that every alternative of every `vary` is checked.

Only the hundred variants that a caller can choose are used, so that an author can reproduce every
problem with `compose(variant=...)`.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from .._compose import VARIANTS, seed_of_variant
from .._template import Template
from .._template._runtime import Choice, chosen


class Variants(NamedTuple):
    """Numbers to pass to `compose(variant=...)`; only None if the template has no `vary`.

    Attributes:
        each: Variants that together choose each alternative of each `vary`.
        pairs: Variants that together choose each pair of alternatives of any two `vary`, as far as
            the hundred variants can.
    """

    each: tuple[int | None, ...]
    pairs: tuple[int | None, ...]


NO_VARIANTS = Variants((None,), (None,))


def variants_of(template: Template[Any]) -> Variants:
    """Return the variants to write a template's letters with."""
    return _variants(template.varies)


@functools.lru_cache(maxsize=64)
def _variants(varies: tuple[Choice, ...]) -> Variants:
    if not varies:
        return NO_VARIANTS
    size = sum(count for _, count in varies)
    each = [*_chosen_by_variants(varies)]
    # Of the pairs of two alternatives, only those of different places can occur.
    pairs = [sum(one << (place * size) for place in _places(one)) for one in each]
    return Variants(_fewest(each), _fewest(pairs))


def _chosen_by_variants(varies: tuple[Choice, ...]) -> Iterator[int]:
    """Yield, for each variant, the alternatives that it chooses, each as one bit of a number."""
    starts = [*itertools.accumulate((count for _, count in varies), initial=0)]
    for variant in VARIANTS:
        seed = seed_of_variant(variant)
        yield sum(
            1 << (start + chosen(seed, multiplier, count))
            for (multiplier, count), start in zip(varies, starts, strict=False)
        )


def _places(bits: int) -> Iterator[int]:
    while bits:
        yield (bits & -bits).bit_length() - 1
        bits &= bits - 1


def _fewest(met: Sequence[int]) -> tuple[int, ...]:
    """Return few variants that together meet everything that all variants meet.

    The algorithm is greedy: it repeatedly picks the variant that adds most, or the first of them.

    Args:
        met: For each variant, the things that it meets, each as one bit of a number.
    """
    unmet = functools.reduce(int.__or__, met)
    picked: list[int] = []
    while unmet:
        best = max(VARIANTS, key=lambda variant: (met[variant] & unmet).bit_count())
        picked.append(best)
        unmet &= ~met[best]
    return tuple(picked)
