"""Remarks on a letter, from the library or a template's reviewer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal

import attrs

from . import _untrusted, _values
from ._values import named_fields

if TYPE_CHECKING:
    from ._letter import Letter

RemarkKind = Literal[
    "placeholder",
    "name",
    "length",
    "call",
    "late",
    "contact",
    "personal",
    "fact",
    "title",
    "wording",
]
"""The kinds of remarks."""

KINDS: tuple[RemarkKind, ...] = (
    *("placeholder", "name", "length", "call", "late", "contact", "personal", "fact", "title"),
    "wording",
)


def _to_kind(value: RemarkKind) -> RemarkKind:
    return _values.word_of(KINDS, value)


@attrs.frozen(field_transformer=named_fields)
class Remark:
    """A possible problem in a letter, and a suggestion.

    `str(remark)` returns both on one line.

    Attributes:
        kind: `"placeholder"`, `"name"`, `"length"`, `"call"`, `"late"`, `"contact"` (no one is
            named, their name does not look right, or their address does not accept replies),
            `"personal"` (the letter could come from anyone), `"fact"` (the letter does not use a
            fact, or the fact does not fit), `"title"` (of the job or the occupation), or
            `"wording"`.
        what: The problem, as a sentence that quotes the letter.
        suggestion: What to do about it, as a sentence.

    Raises:
        InvalidValueError: The kind is unknown, or another field is empty or contains unprintable
            characters.
        WrongTypeError: A value has the wrong type.

    Example:
        >>> from rejection_letters import Remark
        >>> print(Remark("wording", "'TDY' is military shorthand.", "Say 'business travel'."))
        'TDY' is military shorthand. Say 'business travel'.
    """

    kind: RemarkKind = attrs.field(converter=_to_kind)
    what: str = attrs.field(converter=_values.paragraph)
    suggestion: str = attrs.field(converter=_values.paragraph)

    def __str__(self) -> str:
        return f"{self.what} {self.suggestion}"


Reviewer = Callable[["Letter"], Iterable[Remark]]
"""A function that a template may provide to comment on its letters."""


def remarks_by(reviewer: Reviewer, letter: Letter) -> tuple[Remark, ...]:
    """Return the remarks of a template's reviewer, which is third-party code.

    Raises:
        UntrustedCodeError: The reviewer failed, or returned something other than remarks.
    """

    def reviewed() -> tuple[Remark, ...]:
        remarks = tuple(reviewer(letter))
        if not all(isinstance(remark, Remark) for remark in remarks):
            raise TypeError("expected an iterable of Remark objects")
        return remarks

    return _untrusted.run(reviewed)
