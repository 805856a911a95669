"""Covering arrays: rows that together contain every pair of values from any two dimensions."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable

Choice = tuple[int, int]
"""A value in a row: the index of its dimension, and its index in that dimension."""


def covering(
    sizes: Iterable[int], impossible: Iterable[tuple[Choice, Choice]] = ()
) -> list[tuple[int, ...]]:
    """Return rows that together contain every possible pair of values from any two dimensions.

    The algorithm is greedy, like AETG (Cohen, Dalal, Fredman and Patton, 1997), but deterministic.
    Each row starts with the first pair that no row contains yet. For each other dimension, it then
    picks the value that adds the most new pairs. Ties go to the next value after the one in the
    previous row, so that rows vary.

    Args:
        sizes: The number of values in each dimension.
        impossible: Pairs that no row may contain. Whatever else a row contains, each dimension must
            have a value that can be added to it.

    Returns:
        The rows, each with the index of one value per dimension.
    """
    sizes = tuple(sizes)
    starts = [0, *itertools.accumulate(sizes)]
    # A set of values is a number in which each value has one bit, so that counting pairs is fast.
    wholes = [((1 << size) - 1) << start for size, start in zip(sizes, starts, strict=False)]
    excluded = [0] * starts[-1]
    for (one, a), (other, b) in impossible:
        excluded[starts[one] + a] |= 1 << (starts[other] + b)
        excluded[starts[other] + b] |= 1 << (starts[one] + a)
    unmet = [
        ((1 << starts[-1]) - 1) & ~whole & ~excluded[start + value]
        for size, start, whole in zip(sizes, starts, wholes, strict=False)
        for value in range(size)
    ]
    rows: list[tuple[int, ...]] = []
    last = tuple(size - 1 for size in sizes)
    for first, _ in enumerate(unmet):
        while unmet[first]:
            row = 1 << first | unmet[first] & -unmet[first]
            for place, (size, start) in enumerate(zip(sizes, starts, strict=False)):
                if not row & wholes[place]:
                    values = (
                        start + (last[place] + step) % size  # the next value comes first
                        for step in range(1, size + 1)
                    )
                    fitting = (value for value in values if not excluded[value] & row)
                    row |= 1 << max(fitting, key=functools.partial(_new_pairs, unmet, row))
            chosen = [(row & whole).bit_length() - 1 for whole in wholes]
            for value in chosen:
                unmet[value] &= ~row
            last = tuple(value - start for value, start in zip(chosen, starts, strict=False))
            rows.append(last)
    return rows


def _new_pairs(unmet: list[int], row: int, value: int) -> int:
    return (unmet[value] & row).bit_count()
