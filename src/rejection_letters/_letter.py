"""The letter: what `compose()` gives, made to be read, edited and sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, Union

import attrs

from . import _values
from ._model import Profile, Rejection
from ._notebook import bundle
from ._template import Template
from ._values import RefusedError, RefusedTypeError, named_fields

Block = Union[str, tuple[str, ...]]  # noqa: UP007  evaluated at run time, on Python 3.10 too
"""A part of a letter's body: a paragraph, or the items of a list."""


def _to_blocks(value: Sequence[str | Sequence[str]]) -> tuple[Block, ...]:
    if not isinstance(value, (list, tuple)):
        raise RefusedTypeError(
            f"is of type {type(value).__name__}",
            "The body is a sequence of paragraphs (str) and lists (tuples of str).",
            "Give a tuple.",
        )
    if not value:
        raise RefusedError("is empty", "A letter says something.", "Give a paragraph.")
    return tuple(map(_to_block, value))


def _to_block(value: str | Sequence[str]) -> Block:
    return _values.paragraph(value) if isinstance(value, str) else _items(value)


def _items(value: Sequence[str]) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)) or not value:
        raise RefusedTypeError(
            "holds something that is neither a paragraph nor a list",
            "A paragraph is a str, a list a tuple of at least one str.",
            "Give one of them.",
        )
    return tuple(map(_values.paragraph, value))


def _to_profile(value: Profile) -> Profile:
    return _values.instance(Profile, value)


def _to_rejection(value: Rejection) -> Rejection:
    return _values.instance(Rejection, value)


def _to_template(value: Template[Any]) -> Template[Any]:
    return _values.instance(Template, value)


@attrs.frozen(field_transformer=named_fields)
class Letter:
    """A letter, ready to be read, edited and sent.

    `str(letter)` is the whole letter as text. In a notebook a letter shows itself as one.
    Letters are meant to be edited: `attrs.evolve(letter, closing="Best regards,")` gives a copy.

    Attributes:
        subject: What the letter is about; the subject of the mail.
        salutation: How it begins, such as `"Dear Dana Lee,"`.
        blocks: Its body: each block is a paragraph (a str) or a list (a tuple of str).
        closing: How it ends, such as `"Sincerely,"`.
        profile: Who writes.
        rejection: What is answered.
        date: The day of the letter.
        call_on: The day of the call the letter promises; None where it promises none.
        minutes: How many minutes of advice were asked for, where the letter names a number.
        template: The template it was written from.

    Raises:
        InvalidValueError: A text was put in that no letter can carry, such as one of two lines.
        WrongTypeError: Something else than text was put in.

    Example:
        >>> import attrs
        >>> from rejection_letters import Profile, Rejection, compose
        >>> letter = compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"))
        >>> warmer = attrs.evolve(letter, closing="With kind regards,")
        >>> warmer.closing
        'With kind regards,'
    """

    subject: str = attrs.field(converter=_values.paragraph)
    salutation: str = attrs.field(converter=_values.paragraph)
    blocks: tuple[Block, ...] = attrs.field(converter=_to_blocks, repr=False)
    closing: str = attrs.field(converter=_values.paragraph, repr=False)
    profile: Profile = attrs.field(converter=_to_profile, repr=False)
    rejection: Rejection = attrs.field(converter=_to_rejection, repr=False)
    date: dt.date = attrs.field(converter=_values.required_day)
    call_on: dt.date | None = attrs.field(converter=_values.day)
    minutes: int = attrs.field(converter=_values.integer)
    template: Template[Any] = attrs.field(
        converter=_to_template, repr=lambda template: repr(template.name)
    )

    def __str__(self) -> str:
        from .formats.txt import text

        return text(self)

    def _repr_mimebundle_(
        self, include: Sequence[str] | None = None, exclude: Sequence[str] | None = None
    ) -> dict[str, str]:
        from .formats import html, md

        forms: dict[str, Callable[[Letter], str]] = {
            "text/plain": str,
            "text/html": html.fragment,
            "text/markdown": md.markdown,
        }
        return bundle(self, forms, include, exclude)


(
    _set_subject,
    _set_salutation,
    _set_blocks,
    _set_closing,
    _set_profile,
    _set_rejection,
    _set_date,
    _set_call_on,
    _set_minutes,
    _set_template,
) = (getattr(Letter, field.name).__set__ for field in attrs.fields(Letter))


def clean_letter(
    subject: str,
    salutation: str,
    blocks: tuple[Block, ...],
    closing: str,
    profile: Profile,
    rejection: Rejection,
    date: dt.date,
    call_on: dt.date | None,
    minutes: int,
    template: Template[Any],
) -> Letter:
    """Return a letter of values that are known to be clean.

    What a template writes is made of checked text and cleaned values; to look at every character
    again would cost as much as writing it.
    """
    letter = Letter.__new__(Letter)
    _set_subject(letter, subject)
    _set_salutation(letter, salutation)
    _set_blocks(letter, blocks)
    _set_closing(letter, closing)
    _set_profile(letter, profile)
    _set_rejection(letter, rejection)
    _set_date(letter, date)
    _set_call_on(letter, call_on)
    _set_minutes(letter, minutes)
    _set_template(letter, template)
    return letter
