"""What only one of the built-in letters needs, as attrs classes.

Every field may be left out; the letter then does without it.
"""

from __future__ import annotations

import re
from typing import Any

import attrs

from .. import _values
from .._values import named_fields

_MOST_YEARS = 60
_MOST_PEOPLE = 1_000_000


def _text(example: str) -> Any:
    return attrs.field(default=None, converter=_values.optional_line, metadata={"example": example})


def _branch(value: str | None) -> str | None:
    branch = _values.optional_line(value)
    # The letter puts in the article.
    return branch[4:] if branch is not None and branch[:4].lower() == "the " else branch


def _clearance(value: str | None) -> str | None:
    clearance = _values.optional_line(value)
    # The letter says what it is.
    return clearance and re.sub(r"(?i)(?: security)? clearance$", "", clearance)


def _number_up_to(most: int, value: int | None) -> int | None:
    if value is None:
        return None
    return _values.integer_in(
        range(1, most + 1),
        value,
        "is no number that a letter would name",
        f"It is at least 1 and at most {most:,}.",
        "Correct it, or leave it out.",
    )


def _years(value: int | None) -> int | None:
    return _number_up_to(_MOST_YEARS, value)


def _people(value: int | None) -> int | None:
    return _number_up_to(_MOST_PEOPLE, value)


@attrs.frozen(kw_only=True, field_transformer=named_fields)
class SalesDetails:
    """One line of fact for the letter `sales`.

    It is printed where the reader does not know the writer yet, in answers to an inquiry or an
    application, unless the reason was the writer's own record: there it would argue.

    Args:
        attainment: How much of which quota was reached, and when, as it stands after "I reached":
            `"112% of a $1.4 million quota in 2025"`. A percentage alone says little.
        deal_size: The size of a deal, as it stands after "an average deal of": `"$80,000"`.
        territory: The territory, as it stands after "I have sold in": `"the Midwest"`.

    Raises:
        InvalidValueError: A value is one that no letter can carry.
        WrongTypeError: A value is no text.

    Example:
        >>> from rejection_letters.letters import SalesDetails
        >>> SalesDetails(territory="the Midwest").deal_size is None
        True
    """

    attainment: str | None = _text("112% of a $1.4 million quota in 2025")
    deal_size: str | None = _text("$80,000")
    territory: str | None = _text("the Midwest")


@attrs.frozen(kw_only=True, field_transformer=named_fields)
class MilitaryDetails:
    """A record of service in plain words, for the letter `military-transition`.

    It is printed where the reader does not know the writer yet, in answers to an inquiry or an
    application, unless the reason was the writer's own record: there it would argue.

    Args:
        branch: The branch of service: `"Navy"`, `"U.S. Army"`. The letter puts "the" before it.
        years: The years of service, a whole number from 1 to 60.
        specialty: The field of work in the words a civilian would use, as it stands after "working
            in": `"supply chain planning"`. No code and no abbreviation.
        people: How many people were led, a whole number from 1.
        budget: The budget that was managed, as it stands after "a budget of": `"$3 million"`.
        clearance: The security clearance, as it stands before those two words: `"Secret"`.

    Raises:
        InvalidValueError: A value is one that no letter can carry.
        WrongTypeError: A value is of the wrong type.

    Example:
        >>> from rejection_letters.letters import MilitaryDetails
        >>> MilitaryDetails(branch="the Coast Guard", years=12).branch
        'Coast Guard'
    """

    branch: str | None = attrs.field(default=None, converter=_branch, metadata={"example": "Navy"})
    years: int | None = attrs.field(default=None, converter=_years, metadata={"example": 12})
    specialty: str | None = _text("supply chain planning")
    people: int | None = attrs.field(default=None, converter=_people, metadata={"example": 40})
    budget: str | None = _text("$3 million")
    clearance: str | None = attrs.field(
        default=None, converter=_clearance, metadata={"example": "Secret"}
    )


@attrs.frozen(kw_only=True, field_transformer=named_fields)
class DesignDetails:
    """One piece of work to ask about, for the letter `design`.

    It is shown where the letter asks about it: not in the answer to an application, which only
    says thank you.

    Args:
        link: Where the case study lies or, where none is named, the portfolio:
            `"ana.example.com/checkout"`.
        case_study: The title of one case study: `"Checkout for returning customers"`. Nothing that
            is under a non-disclosure agreement. Without a link, the letter offers to send it.

    Raises:
        InvalidValueError: A value is one that no letter can carry.
        WrongTypeError: A value is no text.

    Example:
        >>> from rejection_letters.letters import DesignDetails
        >>> DesignDetails(case_study="Checkout for returning customers").link is None
        True
    """

    link: str | None = _text("ana.example.com/checkout")
    case_study: str | None = _text("Checkout for returning customers")
