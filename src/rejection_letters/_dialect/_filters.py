"""The filters and tests of the dialect: all there are, and what each takes and gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from .. import _english
from ._kinds import MOST_ITEMS, Kind

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


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


def _join(texts: tuple[str, ...], separator: str) -> str:
    """Join the items of a list with a constant text: `details.sites|join("; ")`."""
    return separator.join(texts)


def _length(texts: tuple[str, ...] | None) -> int:
    """Count the items of a list: `details.questions|length`."""
    return len(texts or ())


def _first(texts: tuple[str, ...] | None) -> str | None:
    """Take the first item of a list, missing where there is none: `details.questions|first`."""
    return texts[0] if texts else None


def _lower(text: str) -> str:
    """Write text in lower case throughout: `details.branch|lower`."""
    return text.lower()


def _in_words(number: int) -> str:
    """Write a number up to a hundred as words: `letter.minutes|in_words` is "twenty"."""
    if 0 <= number < len(_ONES):
        return _ONES[number]
    if not 0 <= number < 100:
        return f"{number:,}"
    tens, ones = _TENS[number // 10 - 2], number % 10
    return f"{tens}-{_ONES[ones]}" if ones else tens


def _reply(subject: str) -> str:
    """Turn the subject of an e-mail into that of its answer: "Re: Your application"."""
    return subject if subject[:3].lower() == "re:" else f"Re: {subject}"


def _in_list(longest: int) -> int:
    return MOST_ITEMS * (longest + len("; and "))


FILTERS: dict[str, Filter] = {
    "a": Filter(_english.with_article, Kind.TEXT, longest=lambda n: n + 3),
    "and_list": Filter(_english.and_list, Kind.TEXTS, longest=_in_list),
    "capitalize": Filter(_english.capitalize, Kind.TEXT, rank=4, longest=lambda n: n + 2),
    "first": Filter(_first, Kind.TEXTS, rank=0, takes_missing=True, may_be_missing=True),
    "generic": Filter(_english.generic, Kind.TEXT, rank=1, longest=lambda n: 3 * n),
    "in_words": Filter(_in_words, Kind.NUMBER, longest=lambda n: max(2 * n, len("seventy-seven"))),
    "join": Filter(_join, Kind.TEXTS, longest=_in_list, takes_separator=True),
    "length": Filter(_length, Kind.TEXTS, Kind.NUMBER, longest=lambda _: 2, takes_missing=True),
    "long_date": Filter(
        _english.long_date,
        Kind.DAY,
        longest=lambda _: len("September 30, 2026"),
        also=("profile.locale",),
    ),
    "lower": Filter(_lower, Kind.TEXT, rank=1, longest=lambda n: 3 * n),
    "plural": Filter(_english.plural, Kind.TEXT, rank=2, longest=lambda n: 2 * n + 4),
    "possessive": Filter(_english.possessive, Kind.TEXT, longest=lambda n: n + 2),
    "reply": Filter(_reply, Kind.TEXT, longest=lambda n: n + 4),
    "short_date": Filter(
        _english.short_date,
        Kind.DAY,
        longest=lambda _: len("September 30, 2026"),
        also=("letter.date", "profile.locale"),
    ),
    "when": Filter(
        _english.when,
        Kind.DAY,
        longest=lambda _: len("on Wednesday, September 30, 2026"),
        also=("letter.date", "profile.locale"),
    ),
}

DEFAULT = "default"
"""The one filter that takes a missing value: `profile.industry|default("the field")`."""


def is_given(value: object) -> bool:
    """Tell whether a value was given; True for 0 as well, unlike `{% if %}`."""
    return value is not None and value != ()


TESTS: dict[str, str] = {
    "given": "Whether a value was given, even if it is 0: `details.years is given`.",
    "one_of": 'Whether it is one of several words: `rejection.stage is one_of("screen", "final")`.',
}
"""The tests, with their documentation."""
