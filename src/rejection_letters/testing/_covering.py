"""Covering arrays: few rows in which every two values of any two dimensions meet."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping

Pair = tuple[tuple[int, int], tuple[int, int]]
"""Two values that meet: each is the place of its dimension, and its own place there."""


def covering(sizes: Iterable[int]) -> list[tuple[int, ...]]:
    """Return rows in which every two values of any two dimensions meet.

    The algorithm is greedy, in the manner of AETG (Cohen, Dalal, Fredman and Patton, 1997), but
    draws nothing. Each row starts with the first two values that have not met yet. Then, dimension
    by dimension, it takes the value that meets the most values of the row for the first time; of
    equals that which comes first after the place where the last row's value stood, so that rows
    differ where they need not be alike.

    Args:
        sizes: How many values each dimension has.

    Returns:
        The rows; each holds the place of a value for every dimension.
    """
    sizes = tuple(sizes)
    places = range(len(sizes))
    # A dict, because it remembers an order.
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
