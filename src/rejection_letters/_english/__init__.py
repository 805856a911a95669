"""The English that letters need: articles, job titles, possessives, lists and dates.

Pure functions. Those on titles take any line of text, however odd, and never fail. Job titles are
not dictionary English ("VP, Sales", "Editor-in-Chief", "SRE II"), so the rules look for the head of
a title and for what is said letter by letter; `_words` holds what no rule can tell.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

from .._values import LINE_LIMIT
from . import _articles, _capitals, _dates, _numbers, _plurals, _sentences

__all__ = [
    "and_list",
    "bare_title",
    "capitalize",
    "core_title",
    "early_next_week",
    "generic",
    "in_words",
    "indefinite_article",
    "is_reply",
    "long_date",
    "plural",
    "possessive",
    "reply",
    "short_date",
    "when",
    "with_article",
]

P = ParamSpec("P")
T = TypeVar("T")


def _remembered(function: Callable[P, T]) -> Callable[P, T]:
    # A search is for few roles at a time, which come again in every letter. The bound is for who
    # writes letters all day. Declared as a plain function so that arguments stay checked.
    return cast("Callable[P, T]", functools.lru_cache(maxsize=1024)(function))


_begun = _remembered(_sentences.capitalize)


@functools.wraps(_sentences.capitalize)
def capitalize(text: str) -> str:
    # The text of a list can be twenty times as long as a line, too much to look at and to remember.
    return _begun(text[:LINE_LIMIT]) + text[LINE_LIMIT:]


and_list = _sentences.and_list
bare_title = _capitals.bare_title
core_title = _capitals.core_title
early_next_week = _remembered(_dates.early_next_week)
generic = _remembered(_capitals.generic)
in_words = _numbers.in_words
indefinite_article = _remembered(_articles.indefinite_article)
is_reply = _sentences.is_reply
long_date = _remembered(_dates.long_date)
plural = _remembered(_plurals.plural)
possessive = _remembered(_sentences.possessive)
reply = _sentences.reply
short_date = _remembered(_dates.short_date)
when = _remembered(_dates.when)
with_article = _remembered(_articles.with_article)
