"""Remarks: what a careful friend would point out in a letter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal

import attrs

from . import _untrusted, _values
from ._values import named_fields

if TYPE_CHECKING:
    from ._letter import Letter

RemarkKind = Literal["placeholder", "name", "length", "call", "late", "wording"]
"""What a remark is about."""

KINDS: tuple[RemarkKind, ...] = ("placeholder", "name", "length", "call", "late", "wording")


def _to_kind(value: RemarkKind) -> RemarkKind:
    return _values.word_of(
        KINDS,
        value,
        "is nothing that a remark is about",
        f"There are {', '.join(map(repr, KINDS))}.",
        "Choose one; 'wording' fits most.",
    )


@attrs.frozen(field_transformer=named_fields)
class Remark:
    """Something in a letter that is worth another look before it is sent.

    A remark suggests; nothing is changed. `str(remark)` is the whole of it in a sentence or two.

    Attributes:
        kind: What it is about: `"placeholder"`, `"name"`, `"length"`, `"call"`, `"late"` or
            `"wording"`.
        what: What was found, in a sentence that shows the words.
        suggestion: What to do about it, in a sentence.

    Raises:
        InvalidValueError: The kind is none of these, or a text is empty or cannot be printed.
        WrongTypeError: Something else than text was given.

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
"""What a template may bring: a function from a letter to remarks."""


def remarks_by(reviewer: Reviewer, letter: Letter) -> tuple[Remark, ...]:
    """Return what a reviewer, who is a stranger, remarks on a letter.

    Raises:
        UntrustedCodeError: The reviewer failed, or gave something else than remarks.
    """

    def asked() -> tuple[Remark, ...]:
        remarks = tuple(reviewer(letter))
        if not all(isinstance(remark, Remark) for remark in remarks):
            raise TypeError("it gave something else than remarks")
        return remarks

    return _untrusted.run(asked)
