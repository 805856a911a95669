"""Covering arrays: rows that together contain every pair of values from any two dimensions."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping

Pair = tuple[tuple[int, int], tuple[int, int]]
"""Two values in a row, each as the index of its dimension and its index in that dimension."""


def covering(sizes: Iterable[int]) -> list[tuple[int, ...]]:
    """Return rows that together contain every pair of values from any two dimensions.

    The algorithm is greedy, like AETG (Cohen, Dalal, Fredman and Patton, 1997), but deterministic.
    Each row starts with the first pair that no row contains yet. For each other dimension, it then
    picks the value that adds the most new pairs. Ties go to the next value after the one in the
    previous row, so that rows vary.

    Args:
        sizes: The number of values in each dimension.

    Returns:
        The rows, each with the index of one value per dimension.
    """
    sizes = tuple(sizes)
    places = range(len(sizes))
    # This is a dict rather than a set because a dict keeps its order.
    unmet: dict[Pair, None] = dict.fromkeys(
        ((one, a), (other, b))
        for one, other in itertools.combinations(places, 2)
        for a, b in itertools.product(range(sizes[one]), range(sizes[other]))
    )
    rows: list[tuple[int, ...]] = []
    last = tuple(size - 1 for size in sizes)
    while unmet:
        row = dict(next(iter(unmet)))
        for place in places:
            if place not in row:
                size = sizes[place]
                values = ((last[place] + step) % size for step in range(1, size + 1))
                row[place] = max(values, key=functools.partial(_new_pairs, unmet, row, place))
        last = tuple(row[place] for place in places)
        rows.append(last)
        for pair in itertools.combinations(enumerate(last), 2):
            unmet.pop(pair, None)
    return rows


def _new_pairs(unmet: Mapping[Pair, None], row: Mapping[int, int], place: int, value: int) -> int:
    return sum(pair in unmet for pair in _pairs_with(row, place, value))


def _pairs_with(row: Mapping[int, int], place: int, value: int) -> Iterator[Pair]:
    for other, its_value in row.items():
        pair = ((other, its_value), (place, value))
        yield pair if other < place else pair[::-1]
