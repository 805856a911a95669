"""Hostile values: texts that people type by accident or to do harm.

Each case is written once with made-up words as values, and again with a hostile text in place of
each of those words. Apart from that text, the two letters must be identical.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeVar

import attrs

from .. import _values
from .._model import Contact, Profile, Rejection, SourceMessage
from .._template import Template
from ..errors import RejectionLettersError
from ._cases import Case
from ._examples import Details, replaced_texts

TEXTS = tuple(
    _values.line(text)
    for text in (
        "{{ 7*7 }}",
        "{% raw %}",
        "{# note #}",
        "%(name)s {0} %s",
        "$x$ ${X}",
        "<b>Bold</b>",
        "</p><script>alert(1)</script>",
        "&amp; &lt; &nbsp;",
        "\"Double\" 'single'",
        "*X* **x** _x_ `x`",
        "[x](https://example.com) ![x](y.png)",
        "\\x \\n \\",
        "- X",
        "# X",
        "> X",
        "1. X",
        "| X | x |",
        "X.",
        "X!",
        "X?",
        "X,",
        ", X",
        "Jose\u0301 Nu\u0301n\u0303ez",
        "\u05d3\u05e0\u05d4 \u05dc\u05d5\u05d9",
        "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 (X) 12",
        "\U0001f469\U0001f4bb X",
        "Xx" * 100,
        "None",
    )
)
"""Strings that break programs: template syntax, markup, list markers, and very long words."""

# Filters change the case and number of job titles, so letters need not print them as typed.
_TITLES: dict[type, tuple[str, ...]] = {Profile: ("occupation",), Rejection: ("role",)}
_TEXTS: dict[type, tuple[str, ...]] = {
    Profile: ("name", "industry", "experience", "phone", "website", "address"),
    Rejection: ("company", "address"),
    Contact: ("name", "honorific", "title", "phone"),
    SourceMessage: ("subject",),
}

T = TypeVar("T")


class Twist(NamedTuple):
    """A case with a hostile text in every field that accepts it.

    Attributes:
        case: The case.
        details: Its details.
        text: The hostile text.
        replaced: The made-up words that it replaced, except in job titles.
    """

    case: Case
    details: Details
    text: str
    replaced: tuple[str, ...]


def plain(case: Case, details: Details, template: Template[Any]) -> tuple[Case, Details]:
    """Return a case and its details with a different made-up word in every text field."""
    # A template may apply any filter to a detail. Filters that change case or number also change
    # these phrases, so the kit does not expect filtered details to be printed as typed.
    phrases = map("{} Quily".format, _words("querv"))
    return _twisted(case, None)[0], replaced_texts(template, details, phrases, [])


def twists(case: Case, details: Details, template: Template[Any]) -> Iterator[Twist]:
    """Yield the case and its details with each hostile text in place of the made-up words."""
    _, plain_details = plain(case, details, template)
    for text in TEXTS:
        twisted, replaced = _twisted(case, text)
        in_details: list[str] = []
        texts = itertools.repeat(text)
        hostile = replaced_texts(template, plain_details, texts, in_details)
        yield Twist(twisted, hostile, text, (*replaced, *in_details))


def _words(stem: str) -> Iterator[str]:
    """Yield made-up words that never appear in a real letter or in one another."""
    return map("".join, itertools.product((stem,), "aeiou", "bdlmnr", "aeiou", ("x", "m", "nd")))


@functools.cache
def _twisted(case: Case, text: str | None) -> tuple[Case, tuple[str, ...]]:
    """Return a case with other texts, and the texts that were replaced.

    If `text` is None, every field gets a different made-up word; otherwise, the hostile text
    replaces those words. The result is cached because all templates share it and building it
    takes longer than writing the letter.
    """
    if text is None:
        texts, twist = _words("zorv"), "made-up words as values"
    else:
        case, _ = _twisted(case, None)
        texts, twist = itertools.repeat(text), f"{text!r} as values"
    replaced: list[str] = []
    profile = _changed(case.profile, texts, replaced)
    rejection = _changed(case.rejection, texts, replaced)
    for name in ("contact", "message"):
        part = getattr(rejection, name)
        if part is not None:
            rejection = attrs.evolve(rejection, **{name: _changed(part, texts, replaced)})
    return attrs.evolve(case, profile=profile, rejection=rejection, twist=twist), tuple(replaced)


def _changed(thing: T, texts: Iterator[str], replaced: list[str]) -> T:
    """Return a model object with other texts in the fields that accept them."""
    titles = _TITLES.get(type(thing), ())
    for name in (*titles, *_TEXTS[type(thing)]):
        value = getattr(thing, name)
        if value:
            text = value[0] if isinstance(value, tuple) else value
            other = next(texts)
            try:
                thing = attrs.evolve(
                    thing,  # type: ignore[misc]
                    **{name: (other,) if isinstance(value, tuple) else other},
                )
            except RejectionLettersError:
                continue
            if name not in titles:
                replaced.append(text)
    return thing
