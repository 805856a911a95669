"""English grammar for letters: articles, job titles, possessives, lists, and dates.

All functions are pure. Those that take a title accept any line of text and never fail. Job titles
follow their own grammar ("VP, Sales", "Editor-in-Chief", "SRE II"), so the rules find the head
noun of a title and recognize initialisms. `_words` lists the exceptions to the rules.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

from .._values import LINE_LIMIT
from . import _articles, _capitals, _dates, _numbers, _plurals, _sentences, _titles

__all__ = [
    "and_list",
    "capitalize",
    "early_next_week",
    "generic",
    "in_sentence",
    "in_words",
    "indefinite_article",
    "is_reply",
    "job_in",
    "long_date",
    "plural",
    "position",
    "possessive",
    "reply",
    "short_date",
    "when",
    "with_article",
]

P = ParamSpec("P")
T = TypeVar("T")


def _cached(function: Callable[P, T]) -> Callable[P, T]:
    # A job search involves only a few roles, which recur in every letter. The limit protects
    # long-running processes. The cast keeps the arguments of the cached function type-checked.
    return cast("Callable[P, T]", functools.lru_cache(maxsize=1024)(function))


_begun = _cached(_sentences.capitalize)


@functools.wraps(_sentences.capitalize)
def capitalize(text: str) -> str:
    # A list can be 20 times as long as a line, so search and cache only its beginning.
    return _begun(text[:LINE_LIMIT]) + text[LINE_LIMIT:]


and_list = _sentences.and_list
early_next_week = _cached(_dates.early_next_week)
generic = _cached(_capitals.generic)
in_sentence = _cached(_sentences.in_sentence)
in_words = _numbers.in_words
indefinite_article = _cached(_articles.indefinite_article)
is_reply = _sentences.is_reply
job_in = _titles.job_in
long_date = _cached(_dates.long_date)
plural = _cached(_plurals.plural)
position = _sentences.position
possessive = _cached(_sentences.possessive)
reply = _sentences.reply
short_date = _cached(_dates.short_date)
when = _cached(_dates.when)
with_article = _cached(_articles.with_article)
