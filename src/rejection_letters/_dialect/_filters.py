"""The filters and tests of the dialect: all there are, and what each takes and gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from .._writing import FUNCTIONS
from ._kinds import MOST_ITEMS, Kind


class Filter(NamedTuple):
    """One filter: a pure function of a value, with what the check of a template must know.

    Attributes:
        function: What it does; its docstring is its documentation.
        takes: The kind of value it works on.
        gives: The kind of its result.
        rank: The rank of its result; it takes only values that rank below.
        longest: The most characters of its result, from the most characters of the value.
        also: Paths of the context that are handed to the function after the value.
        takes_separator: Whether a constant text follows, as in `join(", ")`.
        takes_missing: Whether it has an answer for a value that is missing or a list that is empty.
        may_be_missing: Whether its result may be missing.
    """

    function: Callable[..., Any]
    takes: Kind
    gives: Kind = Kind.TEXT
    rank: int = 3
    longest: Callable[[int], int] = lambda longest: longest
    also: tuple[str, ...] = ()
    takes_separator: bool = False
    takes_missing: bool = False
    may_be_missing: bool = False


def _in_list(longest: int) -> int:
    return MOST_ITEMS * (longest + len("; and "))


FILTERS: dict[str, Filter] = {
    "a": Filter(FUNCTIONS["a"], Kind.TEXT, longest=lambda n: n + 3),
    "and_list": Filter(FUNCTIONS["and_list"], Kind.TEXTS, longest=_in_list),
    "capitalize": Filter(FUNCTIONS["capitalize"], Kind.TEXT, rank=4, longest=lambda n: n + 2),
    "first": Filter(
        FUNCTIONS["first"], Kind.TEXTS, rank=0, takes_missing=True, may_be_missing=True
    ),
    "generic": Filter(FUNCTIONS["generic"], Kind.TEXT, rank=1, longest=lambda n: 3 * n),
    "in_words": Filter(
        FUNCTIONS["in_words"], Kind.NUMBER, longest=lambda n: max(2 * n, len("seventy-seven"))
    ),
    "join": Filter(FUNCTIONS["join"], Kind.TEXTS, longest=_in_list, takes_separator=True),
    "length": Filter(
        FUNCTIONS["length"], Kind.TEXTS, Kind.NUMBER, longest=lambda _: 2, takes_missing=True
    ),
    "long_date": Filter(
        FUNCTIONS["long_date"],
        Kind.DAY,
        longest=lambda _: len("September 30, 2026"),
        also=("profile.locale",),
    ),
    "lower": Filter(FUNCTIONS["lower"], Kind.TEXT, rank=1, longest=lambda n: 3 * n),
    "plural": Filter(FUNCTIONS["plural"], Kind.TEXT, rank=2, longest=lambda n: 2 * n + 4),
    "possessive": Filter(FUNCTIONS["possessive"], Kind.TEXT, longest=lambda n: n + 2),
    "reply": Filter(FUNCTIONS["reply"], Kind.TEXT, longest=lambda n: n + 4),
    "short_date": Filter(
        FUNCTIONS["short_date"],
        Kind.DAY,
        longest=lambda _: len("September 30, 2026"),
        also=("letter.date", "profile.locale"),
    ),
    "when": Filter(
        FUNCTIONS["when"],
        Kind.DAY,
        longest=lambda _: len("on Wednesday, September 30, 2026"),
        also=("letter.date", "profile.locale"),
    ),
}

DEFAULT = "default"
"""The one filter that takes a missing value: `profile.industry|default("the field")`."""


TESTS: dict[str, str] = {
    "given": "Whether a value was given, even if it is 0: `details.years is given`.",
    "one_of": 'Whether it is one of several words: `rejection.stage is one_of("screen", "final")`.',
}
"""The tests, with their documentation."""
