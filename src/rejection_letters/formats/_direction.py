"""Isolate right-to-left values, so that they and the text around them do not rearrange each other.

A letter runs from left to right. Without isolation, the quotation marks of a Hebrew company and the
digits that follow an Arabic name are displayed in the wrong place. Unicode has invisible characters
that isolate a piece of text (UAX #9). No stored text contains them, because `_values` rejects them,
so each format can keep them, or replace them with its own markup.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from .. import _english, _names

if TYPE_CHECKING:
    from .._letter import Letter

LEFT = "\u2066"
"""Begins an isolate that runs from left to right."""
RIGHT = "\u2067"
"""Begins an isolate that runs from right to left."""
END = "\u2069"
"""Ends an isolate."""

_DIRECTIONS = {"L": LEFT, "R": RIGHT, "AL": RIGHT}

# Vowel signs and joiners belong to a word, too.
_IN_WORD = (
    r"[\w\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711"
    r"\u0730-\u074a\u07a6-\u07b0\u07eb-\u07f3\u08ca-\u08ff\u200c\u200d]"
)

_REPLY = re.compile(r"\A(?:(?:re|fwd?): ?)+", re.IGNORECASE)

_FROM_HEBREW_ON = re.compile("[\u0590-\U0010ffff]")
"""Hebrew is the first block of Unicode that runs from right to left."""

_MARK = re.compile(f"[{LEFT}{RIGHT}{END}]")
_PIECE = re.compile(f"[{LEFT}{RIGHT}]?[^{LEFT}{RIGHT}{END}]*{END}*")


def isolator(letter: Letter) -> Callable[[str], str]:
    """Return a function that isolates the letter's right-to-left values in a text.

    The direction of a value is that of its first letter. A value that contains another one, such as
    a phrase that names the company, is isolated as a whole, and so is the value in it.
    """
    # Few letters have such values, and finding them takes longer than the rest of a format.
    rules = functools.cache(functools.partial(_rules, letter))

    def isolate(text: str) -> str:
        if _has_right_to_left(text):
            for pattern, isolated in rules():
                text = pattern.sub(isolated, text)
        return text

    return isolate


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Split a text where isolates begin and end.

    Yields:
        A piece, with the characters that begin and end isolates, and whether it is in an isolate
        that runs from right to left.
    """
    begun = [LEFT]
    for piece in _PIECE.findall(text):
        if piece[:1] in (LEFT, RIGHT):
            begun.append(piece[0])
        if piece:
            yield piece, begun[-1] == RIGHT
        del begun[len(begun) - piece.count(END) :]


def line_by_line(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a wrapped text, with isolates that do not extend beyond their line.

    A line break ends every isolate, so each line reopens those that continue on it.
    """
    begun: list[str] = []
    for line in lines:
        before = "".join(begun)
        for mark in _MARK.findall(line):
            if mark == END:
                begun.pop()
            else:
                begun.append(mark)
        text = line.lstrip(" ")
        indent = line[: len(line) - len(text)]
        yield f"{indent}{before}{text}{END * len(begun)}"


def _rules(letter: Letter) -> list[tuple[re.Pattern[str], str]]:
    values = {form.casefold(): form for form in _forms(letter)}
    # Isolate longer values first: a shorter one is then nested inside, or no longer matches.
    return [_rule(value) for value in sorted(values.values(), key=len, reverse=True)]


def _rule(value: str) -> tuple[re.Pattern[str], str]:
    begin = next(filter(None, map(_direction, value)))
    # Templates and the letterhead may change the case of a value.
    pattern = rf"(?<!{_IN_WORD}){re.escape(value)}(?!{_IN_WORD})"
    return re.compile(pattern, re.IGNORECASE), rf"{begin}\g<0>{END}"


def _forms(letter: Letter) -> Iterator[str]:
    """Yield each right-to-left value in every variant that a letter prints."""
    rejection, contact = letter.rejection, letter.rejection.contact
    yield from _right_to_left(_values_in(letter))
    organizations = _texts((rejection.company, rejection.agency))
    yield from _right_to_left(map(_english.in_sentence, organizations))
    if contact is not None:
        person = (contact.name, contact.honorific)
        yield from _right_to_left((_names.formal(*person), _names.addressed(*person)))
    for job in _right_to_left(_jobs(letter)):
        yield from (job, _english.plural(job))


def _jobs(letter: Letter) -> Iterator[str]:
    rejection = letter.rejection
    yield from _texts((letter.profile.occupation, rejection.role_in_text))
    # Taking a title apart is slow, and few titles run from right to left.
    for title in _right_to_left(_texts((rejection.role,))):
        yield from _english.job_in(title)


def _values_in(letter: Letter) -> Iterator[str]:
    rejection = letter.rejection
    for record in (letter.profile, rejection, rejection.contact):
        if record is not None:
            yield from _texts(attrs.astuple(record, recurse=False))
    if rejection.message is not None and rejection.message.subject is not None:
        yield _REPLY.sub("", rejection.message.subject)
    yield from _texts((letter.drawn_by, letter.own_words, letter.questions))
    if letter.details is not None:
        yield from _texts(vars(letter.details).values())


def _texts(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from value


def _right_to_left(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        if _has_right_to_left(text):
            yield text


def _has_right_to_left(text: str) -> bool:
    """Return whether a text contains a letter of a script that runs from right to left."""
    return not text.isascii() and any(
        _direction(one) == RIGHT for one in _FROM_HEBREW_ON.findall(text)
    )


def _direction(character: str) -> str | None:
    """Return how an isolate begins that runs in the direction of a letter; None for the rest.

    Invisible marks have a direction, too, but a name in Latin letters needs no isolate because of
    one.
    """
    if not unicodedata.category(character).startswith("L"):
        return None
    return _DIRECTIONS.get(unicodedata.bidirectional(character))
