"""The types of options whose values are words or numbers; a blank value counts as omitted."""

from __future__ import annotations

from typing import Any, cast

import click

from .. import _values


class OneOf(click.Choice[str | None]):
    """One of a few words. An error suggests the most similar one."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> str | None:
        """Return the word that equals a value, or None if the value is blank."""
        text = str(value).strip()
        return super().convert(text, param, ctx) if text else None

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """Return the error for a value that is not one of the words."""
        message = super().get_invalid_choice_message(value, ctx)
        return f"{message} {_values.did_you_mean(value, map(str, self.choices))}".rstrip()


def number(text: str) -> int | None:
    """Return the whole number of an option, or None if its value is blank."""
    if _values.is_blank(text):
        return None
    try:
        return whole_number(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is not a whole number.") from None


def whole_number(text: str) -> int:
    """Return the whole number that a text such as `"20"` or `"20.0"` names.

    Raises:
        ValueError: The text does not name a whole number.
    """
    try:
        return int(text)
    except ValueError:
        return _values.integer(cast(int, float(text)))
