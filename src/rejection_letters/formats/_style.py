"""The appearance of letters: the user's options and the shared design."""

from __future__ import annotations

from typing import Literal

import attrs

from .. import _values
from .._locales import RULES, Locale
from .._values import named_fields

# HTML, DOCX, and PDF share this design: a single serif typeface, ragged right, with the sender's
# name in an accent color above a muted address. Measurements without a unit are in ems.
SERIF = "Georgia, 'Times New Roman', serif"
"""Fonts that nearly every machine has. A PDF embeds its own font instead."""
MARGIN_INCHES = 1.0
LEADING = 1.4
"""The distance between baselines."""
PARAGRAPH_SPACE = 0.7
"""Extra space between paragraphs, on top of the leading."""
PART_SPACE = 1.6
"""Space between the sender, date, addressee, subject, and body."""
SIGNING_SPACE = 3.0
"""Space above the typed name, for a handwritten signature."""
NAME_SCALE = 1.45
"""The size of the sender's name at the top."""
SMALL_SCALE = 0.87
"""The size of the sender's address and of the contact details below the signature."""

INK = "#1a1a1a"
ACCENT = "#1f3a5f"
QUIET = "#4a4a4a"
"""Muted but still accessible: its contrast on white is above 7:1."""

Paper = Literal["auto", "a4", "letter"]
"""A paper size; `"auto"` follows the writer's locale."""

PAPERS: tuple[Paper, ...] = ("auto", "a4", "letter")

SIZES = range(9, 15)
"""The allowed type sizes, in points."""

_SIZE = 11
"""The default type size, in points."""

WIDTHS = range(40, 201)
"""The allowed line widths for plain text, in characters."""


def _to_paper(value: Paper | None) -> Paper:
    if value is None or _values.is_blank(value):
        return "auto"
    return _values.word_of(PAPERS, value, "must be 'auto', 'a4', or 'letter'", "", "")


def _to_size(value: int | None) -> int:
    if value is None or _values.is_blank(value):
        return _SIZE
    problem = f"must be between {SIZES.start} and {SIZES.stop - 1} points"
    return _values.integer_in(SIZES, value, problem, "", "")


def _to_wrap(value: int | None) -> int | None:
    if value is None or _values.is_blank(value):
        return None
    problem = (
        f"must be between {WIDTHS.start} and {WIDTHS.stop - 1} characters, or None to leave lines "
        "unwrapped"
    )
    return _values.integer_in(WIDTHS, value, problem, "", "")


@attrs.frozen(kw_only=True, field_transformer=named_fields)
class Style:
    """Options for the appearance of a letter.

    Each format ignores the options that do not apply to it. For every option, None and blank text
    mean the default.

    Args:
        paper: `"a4"`, `"letter"`, or `"auto"`, which means Letter for `en-US` and A4 otherwise.
        size: The type size in points, from 9 to 14; defaults to 11.
        wrap: The maximum width of a line of plain text in columns, from 40 to 200. East Asian
            characters take two columns. None puts each paragraph on a single line.

    Raises:
        InvalidValueError: An option is out of range or not one of the allowed values.
        WrongTypeError: An option has the wrong type.

    Example:
        >>> from rejection_letters import Profile, Rejection, compose
        >>> from rejection_letters.formats import Style
        >>> letter = compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"))
        >>> text = letter.render("txt", style=Style(wrap=60)).decode()
        >>> max(map(len, text.splitlines())) <= 60
        True
    """

    paper: Paper = attrs.field(default="auto", converter=_to_paper)
    size: int = attrs.field(default=_SIZE, converter=_to_size)
    wrap: int | None = attrs.field(default=None, converter=_to_wrap)

    def paper_for(self, locale: Locale) -> Literal["a4", "letter"]:
        """Return the paper to use for a writer with this locale."""
        return RULES[locale].paper if self.paper == "auto" else self.paper
