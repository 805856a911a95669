"""Style: how a letter looks, in the formats that have a look."""

from __future__ import annotations

from typing import Literal

import attrs

from .. import _values
from .._locales import RULES, Locale
from .._values import named_fields

# The look that HTML, DOCX and PDF share: one serif, ragged right, the name of the sender in an
# accent above quiet lines of address. Measures without a unit are in sizes of the type.
SERIF = "Georgia, 'Times New Roman', serif"
"""What nearly every machine has; a PDF carries a font of its own."""
MARGIN_INCHES = 1.0
LEADING = 1.4
"""From line to line."""
PARAGRAPH_SPACE = 0.7
"""Between two paragraphs, beyond the leading."""
PART_SPACE = 1.6
"""Between the parts of a letter: sender, date, addressee, subject, body."""
SIGNING_SPACE = 3.0
"""Above the name that signs, for a pen."""
NAME_SCALE = 1.45
"""The sender's name at the top."""
SMALL_SCALE = 0.87
"""Addresses of the sender, and the ways to reach them below the name."""

INK = "#1a1a1a"
ACCENT = "#1f3a5f"
QUIET = "#4a4a4a"
"""Dark enough to be read by everybody: a contrast of more than 7 to 1 on white."""

Paper = Literal["auto", "a4", "letter"]
"""The size of the paper; `"auto"` follows the locale of the writer."""

PAPERS: tuple[Paper, ...] = ("auto", "a4", "letter")

SIZES = range(9, 15)
"""The sizes of type that a letter can be read in, in points."""

WIDTHS = range(40, 201)
"""The widths that plain text can be wrapped to, in characters."""


def _to_paper(value: Paper) -> Paper:
    return _values.word_of(
        PAPERS,
        value,
        "is no paper that letters are printed on",
        "American letters are printed on Letter, others on A4.",
        "Choose 'auto', 'a4' or 'letter'.",
    )


def _to_size(value: int) -> int:
    return _values.integer_in(
        SIZES,
        value,
        "is no size that a letter is set in",
        f"It is {SIZES.start} to {SIZES.stop - 1} points.",
        "Choose 11, or one near it.",
    )


def _to_wrap(value: int | None) -> int | None:
    if value is None:
        return None
    return _values.integer_in(
        WIDTHS,
        value,
        "is no width for a line",
        f"It is {WIDTHS.start} to {WIDTHS.stop - 1} characters.",
        "Choose 72, or None for a paragraph a line.",
    )


@attrs.frozen(kw_only=True, field_transformer=named_fields)
class Style:
    """How a letter looks, in the formats that have a look.

    A format ignores what it has no use for.

    Args:
        paper: `"a4"`, `"letter"`, or `"auto"`: Letter for `en-US`, A4 for all others.
        size: The size of the type in points, 9 to 14.
        wrap: Of plain text, the most characters of a line, 40 to 200; None for a paragraph a line.

    Raises:
        InvalidValueError: A value is none of these.
        WrongTypeError: A value is of the wrong type.

    Example:
        >>> from rejection_letters import Profile, Rejection, compose
        >>> from rejection_letters.formats import Style
        >>> letter = compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"))
        >>> text = letter.render("txt", style=Style(wrap=60)).decode()
        >>> max(map(len, text.splitlines())) <= 60
        True
    """

    paper: Paper = attrs.field(default="auto", converter=_to_paper)
    size: int = attrs.field(default=11, converter=_to_size)
    wrap: int | None = attrs.field(default=None, converter=_to_wrap)

    def paper_for(self, locale: Locale) -> Literal["a4", "letter"]:
        """Return the paper of a letter whose writer has this locale."""
        return RULES[locale].paper if self.paper == "auto" else self.paper
