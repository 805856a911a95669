"""Hostile values: texts that people type by accident or to do harm.

Each of some cases is written once with made-up words as values, and again with a hostile text in
place of each of those words. Apart from that text, the two letters must be identical. The cases are
a covering array in which each text occurs with each value of every other dimension.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

import attrs

from .. import _values
from .._model import (
    Contact,
    Profile,
    Rejection,
    SourceMessage,
    to_drawn_by,
    to_own_words,
    to_questions,
)
from .._template import Template
from .._values import RefusedError
from ..errors import RejectionLettersError
from ._cases import Case, covered
from ._examples import Details, replaced_texts
from ._variants import Variants

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
        "\u1780\u17b6\u200b\u1781 X",
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
    Rejection: ("company", "address", "discussed", "thanks_to", "referred_by"),
    Contact: ("name", "honorific", "addressed_as", "title", "phone"),
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


@functools.lru_cache(maxsize=16)
def hostile_cases(variants: Variants) -> tuple[tuple[Case, str], ...]:
    """Return cases, each with a hostile text to try.

    The first is an ordinary case with every text, which is easiest to read in a report.
    """
    rows = [*covered(variants.each, text=TEXTS)]
    ordinary = Case.of(rows[0])
    return (
        *((ordinary, text) for text in TEXTS),
        *((Case.of(values), values["text"]) for values in rows[1:]),
    )


def plain(case: Case, details: Details, template: Template[Any]) -> tuple[Case, Details]:
    """Return a case and its details with a different made-up word in every text field."""
    # A template may apply any filter to a detail. Filters that change case or number also change
    # these phrases, so the kit does not expect filtered details to be printed as typed.
    phrases = map("{} Quily".format, _words("querv"))
    return _twisted(case, None)[0], replaced_texts(template, details, phrases, [])


def twisted(case: Case, details: Details, template: Template[Any], text: str) -> Twist:
    """Return a case and its details with a hostile text in place of the made-up words.

    Args:
        case: The case.
        details: The details of the plain letter, with made-up words.
        template: The template.
        text: The hostile text.
    """
    hostile_case, replaced = _twisted(case, text)
    in_details: list[str] = []
    hostile = replaced_texts(template, details, itertools.repeat(text), in_details)
    return Twist(hostile_case, hostile, text, (*replaced, *in_details))


def _words(stem: str) -> Iterator[str]:
    """Yield made-up words that never appear in a real letter or in one another."""
    return map("".join, itertools.product((stem,), "aeiou", "bdlmnr", "aeiou", ("x", "m", "nd")))


@functools.lru_cache(maxsize=10_000)
def _twisted(case: Case, text: str | None) -> tuple[Case, tuple[str, ...]]:
    """Return a case with other texts, and the texts that were replaced.

    If `text` is None, every field gets a different made-up word; otherwise, the hostile text
    replaces those words.
    """
    if text is None:
        texts, twist = _words("zorv"), "made-up words as values"
    else:
        case, _ = _twisted(case, None)
        texts, twist = itertools.repeat(text), f"{text!r} as values"
    replaced: list[str] = []
    profile = _changed(case.profile, texts, replaced)
    rejection = _changed(case.rejection, texts, replaced)
    rejection = _with_agency(rejection, case.rejection, texts, replaced)
    for name in ("contact", "message"):
        part = getattr(rejection, name)
        if part is not None:
            rejection = attrs.evolve(rejection, **{name: _changed(part, texts, replaced)})
    changed = attrs.evolve(
        case,
        profile=profile,
        rejection=rejection,
        drawn_by=_phrase("{}", case.drawn_by, to_drawn_by, texts, replaced),
        own_words=_phrase("I like {}.", case.own_words, to_own_words, texts, replaced),
        questions=tuple(
            _phrase(frame, question, _clean_question, texts, replaced)
            for frame, question in zip(_QUESTIONS, case.questions, strict=False)
        ),
        twist=twist,
    )
    return changed, tuple(replaced)


_QUESTIONS = ("Do you like {}?", "Do you know {}?", "Do you need {}?")
"""Frames for the writer's questions, which must differ from one another."""


def _with_agency(
    changed: Rejection, rejection: Rejection, texts: Iterator[str], replaced: list[str]
) -> Rejection:
    """Return a changed rejection with another agency, which is the company only if it was before.

    Args:
        changed: The rejection with other texts.
        rejection: The rejection before.
        texts: The new texts.
        replaced: A list that collects the old texts.
    """
    if rejection.agency is None:
        return changed
    if rejection.hides_employer:
        return attrs.evolve(changed, agency=changed.company)
    text = next(texts)
    if text.casefold() == changed.company.casefold():
        text = f"{text} Agency"
    if len(text) > _values.LINE_LIMIT:
        return changed
    evolved = _evolved(changed, {"agency": text})
    if evolved is None:
        return changed
    replaced.append(rejection.agency)
    return evolved


def _clean_question(question: str) -> str | None:
    (cleaned,) = to_questions([question])
    return cleaned


P = TypeVar("P", str, "str | None")


def _phrase(
    frame: str,
    phrase: P,
    clean: Callable[[str], str | None],
    texts: Iterator[str],
    replaced: list[str],
) -> P:
    """Return a phrase with another text, or the same if `compose()` would change or refuse it."""
    if phrase is None:
        return phrase
    before, after = frame.split("{}")
    text = next(texts)
    other = frame.format(text)
    try:
        if clean(other) != other:
            return phrase
    except RefusedError:
        return phrase
    replaced.append(phrase.removeprefix(before).removesuffix(after))
    return other


def _changed(thing: T, texts: Iterator[str], replaced: list[str]) -> T:
    """Return a model object with other texts in the fields that accept them."""
    titles = _TITLES.get(type(thing), ())
    values = {name: getattr(thing, name) for name in (*titles, *_TEXTS[type(thing)])}
    others = {
        name: (next(texts),) if isinstance(value, tuple) else next(texts)
        for name, value in values.items()
        if value
    }
    changed = _evolved(thing, others)
    if changed is None:  # a field does not accept its text, so try one field after another
        changed, tried, others = thing, others, {}
        for name, other in tried.items():
            if evolved := _evolved(changed, {name: other}):
                changed, others[name] = evolved, other
    for name in others:
        if name not in titles:
            value = values[name]
            replaced.append(value[0] if isinstance(value, tuple) else value)
    return changed


def _evolved(thing: T, others: Mapping[str, object]) -> T | None:
    """Return a model object with other values, or None if it refuses or changes one of them."""
    try:
        evolved = attrs.evolve(thing, **others)  # type: ignore[misc]
    except RejectionLettersError:
        return None
    is_typed = all(getattr(evolved, name) == other for name, other in others.items())
    return evolved if is_typed else None
