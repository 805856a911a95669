"""Remarks on the text: placeholders, Markdown, names from other letters, length, and wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .. import _note, _prose
from .._english import _patterns
from .._letter import Letter
from .._remark import Remark
from . import _facts

_UNFILLED = ("an unfilled placeholder", "Fill it in or remove it.")
_MARKED_UP = ("Markdown, which letters show as typed", "Write plain text.")


def _texts(letter: Letter) -> tuple[str, ...]:
    """Return the text to review: all but the letterhead and signature, which repeat the facts."""
    body = _prose.paragraphs(letter.blocks)
    return (letter.subject, letter.salutation, *body, letter.closing)


def placeholders(letter: Letter) -> Iterator[Remark]:
    """Yield a remark for each unfilled placeholder, and for Markdown."""
    # Ignore case, because letters lowercase the role in running text.
    names = tuple(map(str.casefold, _facts.own_names(letter)))
    values = tuple(map(str.casefold, _facts.own_values(letter)))
    kinds = (
        (_patterns.PLACEHOLDER, values, *_UNFILLED),
        (_patterns.FOREIGN_PLACEHOLDER, names, *_UNFILLED),
        (_patterns.MARKDOWN, names, *_MARKED_UP),
    )
    for text in _texts(letter):
        for pattern, meant, problem, suggestion in kinds:
            for found in pattern.finditer(text):
                if not any(found[0].casefold() in value for value in meant):
                    yield Remark("placeholder", f"{found[0]!r} looks like {problem}.", suggestion)


def foreign_names(letter: Letter, names: tuple[str, ...]) -> Iterator[Remark]:
    """Yield a remark for each name that is not among the facts of the letter."""
    own = tuple(_facts.own_values(letter))
    for name in dict.fromkeys(names):
        pattern = _prose.phrase_pattern([name])
        if not any(map(pattern.search, own)) and any(map(pattern.search, _texts(letter))):
            yield Remark(
                "name",
                f"{name!r} is neither the sender nor the recipient of this letter.",
                "Check that it is not left over from another one.",
            )


def length(letter: Letter) -> Iterator[Remark]:
    """Yield a remark if the template's part of the body is too long."""
    own = _prose.count_words(_facts.own_sentences(letter))
    words = _prose.count_words(letter.blocks) - own
    most = letter.template.most_words(letter.rejection.medium)
    if words > most:
        counted = f"{words} words without your own" if own else f"{words} words"
        yield Remark(
            "length",
            f"The body has {counted}, but this kind of letter should have at most {most}.",
            "Shorten it; short letters are more likely to be read.",
        )


def characters(letter: Letter) -> Iterator[Remark]:
    """Yield a remark if a note is longer than its limit in characters."""
    over = _note.excess(letter)
    if over is not None:
        yield Remark(
            "length",
            f"The note has {over[0]} characters, but only {over[1]} fit.",
            "Shorten it.",
        )


def words_to_avoid(letter: Letter) -> Iterator[Remark]:
    """Yield a remark for each phrase that the template avoids."""
    pattern = _prose.phrase_pattern(letter.template.avoid, re.IGNORECASE)
    for phrase in _found(pattern, _texts(letter)):
        yield Remark(
            "wording",
            f"{phrase!r} does not suit this kind of letter.",
            "Use plainer words or remove it.",
        )


def _found(pattern: re.Pattern[str], texts: Iterable[str]) -> Iterator[str]:
    """Yield each distinct match of a pattern once."""
    yield from dict.fromkeys(found[0] for text in texts for found in pattern.finditer(text))
