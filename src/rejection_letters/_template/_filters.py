"""The filters and tests that templates can use.

Each filter is a pure function, declared with the facts needed to check templates that use it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from .. import _english
from ._types import MOST_ITEMS, Kind


class Filter(NamedTuple):
    """A filter.

    Attributes:
        function: Its implementation, whose docstring is shown in the documentation.
        takes: The kind of value it works on.
        gives: The kind of value it returns.
        rank: The rank of its result. The filter accepts only values of a lower rank.
        longest: Returns the maximum length of its result, given the maximum length of its input.
        also: Paths of values to pass to the function as extra arguments.
        takes_separator: Whether it takes a constant string, as in `join(", ")`.
        takes_missing: Whether it accepts a missing value or an empty list.
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


def first(texts: tuple[str, ...] | None) -> str | None:
    """Return the first item of a list; no value if it is empty: `details.questions|first`."""
    return texts[0] if texts else None


def join(texts: tuple[str, ...], separator: str) -> str:
    """Join the items of a list with a constant string: `details.sites|join("; ")`."""
    return separator.join(texts)


def length(texts: tuple[str, ...] | None) -> int:
    """Count the items in a list: `details.questions|length`."""
    return len(texts or ())


def lower(text: str) -> str:
    """Convert text to lowercase: `details.branch|lower`."""
    return text.lower()


def _longest_list(longest: int) -> int:
    return MOST_ITEMS * (longest + len("; and "))


def _longest_date(_: int) -> int:
    return len("September 30, 2026")


FILTERS: Mapping[str, Filter] = {
    "a": Filter(_english.with_article, Kind.TEXT, longest=lambda n: n + 3),
    "and_list": Filter(_english.and_list, Kind.TEXTS, longest=_longest_list),
    "capitalize": Filter(_english.capitalize, Kind.TEXT, rank=4, longest=lambda n: n + 2),
    "first": Filter(first, Kind.TEXTS, rank=0, takes_missing=True, may_be_missing=True),
    "generic": Filter(_english.generic, Kind.TEXT, rank=1, longest=lambda n: 3 * n),
    "in_words": Filter(
        _english.in_words, Kind.NUMBER, longest=lambda n: max(2 * n, len("seventy-seven"))
    ),
    "join": Filter(join, Kind.TEXTS, longest=_longest_list, takes_separator=True),
    "length": Filter(length, Kind.TEXTS, Kind.NUMBER, longest=lambda _: 2, takes_missing=True),
    "long_date": Filter(
        _english.long_date, Kind.DAY, longest=_longest_date, also=("profile.locale",)
    ),
    "lower": Filter(lower, Kind.TEXT, rank=1, longest=lambda n: 3 * n),
    "plural": Filter(_english.plural, Kind.TEXT, rank=2, longest=lambda n: 2 * n + 4),
    "possessive": Filter(_english.possessive, Kind.TEXT, longest=lambda n: n + 2),
    "reply": Filter(_english.reply, Kind.TEXT, longest=lambda n: n + 4),
    "short_date": Filter(
        _english.short_date,
        Kind.DAY,
        longest=_longest_date,
        also=("letter.date", "profile.locale"),
    ),
    "when": Filter(
        _english.when,
        Kind.DAY,
        longest=lambda _: len("on Wednesday, September 30, 2026"),
        also=("letter.date", "profile.locale"),
    ),
}
"""The filters, by their names in templates."""

DEFAULT = "default"
"""The filter that replaces a missing value: `profile.industry|default("the field")`."""

TESTS: Mapping[str, str] = {
    "given": "Whether a value was given, even if it is 0: `details.years is given`.",
    "one_of": 'Whether it is one of several words: `rejection.stage is one_of("screen", "final")`.',
}
"""The tests by name, with their documentation."""
