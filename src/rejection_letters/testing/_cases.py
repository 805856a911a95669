"""The matrix: the situations that the kit writes letters for.

Writing every combination of every value would take days, so the matrix has two parts:

- `crossed()`: every combination of stage, reason, medium, role or no role, and contact or no
  contact. All other values are drawn at random from a fixed seed.
- `covered()`: a covering array, in which every pair of values of any two dimensions occurs at least
  once.
"""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import random
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from .._compose import compose, context_of
from .._letter import Letter
from .._locales import LOCALES
from .._model import Contact, Medium, Profile, Reason, Rejection, SourceMessage, Stage
from .._template import Template
from .._template._runtime import Context
from ._covering import covering
from ._people import CASTS, Cast

LETTER_DATE = dt.date(2026, 11, 18)
"""The date of every letter in the matrix, a Wednesday."""

REJECTION_DATE = dt.date(2026, 11, 16)

MINUTES_GIVEN = 25

GIVEN = (True, False)

DIMENSIONS: Mapping[str, tuple[Any, ...]] = {
    "cast": tuple(range(len(CASTS))),
    "reason": tuple(Reason),
    "stage": tuple(Stage),
    "medium": tuple(Medium),
    "contact": ("none", "name", "full"),
    "locale": LOCALES,
    **dict.fromkeys(
        (
            *("industry", "experience", "occupation_plural", "email", "phone", "website"),
            *("address", "timezone", "role", "role_plural", "date", "company_address", "message"),
        ),
        GIVEN,
    ),
    "call_on": ("auto", None),
    "minutes": (None, MINUTES_GIVEN),
}
"""Everything that a letter depends on, with the values to try."""

CROSSED: Mapping[str, tuple[Any, ...]] = {
    **{name: DIMENSIONS[name] for name in ("stage", "reason", "medium", "role")},
    "contact": ("none", "full"),
}
"""The dimensions whose values are combined in every possible way."""

_NEVER_PRINTED = ("timezone",)

Values = Mapping[str, Any]
"""A value for each dimension."""


@attrs.frozen(eq=False)
class Case:
    """One situation to write a letter for.

    Attributes:
        values: A value for each dimension.
        profile: The writer.
        rejection: The rejection to answer.
        twist: A phrase for anything unusual about the case; may be empty.
    """

    values: Values
    profile: Profile
    rejection: Rejection
    twist: str = ""

    @classmethod
    def of(cls, values: Values) -> Case:
        """Return the case with these values."""
        cast = CASTS[values["cast"]]
        return cls(values, _profile(values, cast), _rejection(values, cast))

    @property
    def cast(self) -> Cast:
        """The people and the company in this case."""
        return CASTS[self.values["cast"]]

    @property
    def missing(self) -> list[str]:
        """The optional values that this case leaves out and that a letter could print."""
        values = self.values.items()
        return [name for name, value in values if value is False and name not in _NEVER_PRINTED]

    def compose(self, template: Template[Any], details: object = None) -> Letter:
        """Write the letter."""
        return compose(
            self.profile,
            self.rejection,
            template=template,
            date=LETTER_DATE,
            call_on=self.values["call_on"],
            minutes=self.values["minutes"],
            details=details,
        )

    def context(self, template: Template[Any], details: object = None) -> Context:
        """Return the values that the template can use."""
        values = self.values
        return context_of(
            self.profile,
            self.rejection,
            template,
            LETTER_DATE,
            values["call_on"],
            values["minutes"],
            details,
        )

    def __str__(self) -> str:
        return "; ".join(filter(None, (self._people(), self._facts(), self._without(), self.twist)))

    def _people(self) -> str:
        contact = self.rejection.contact
        to = "an unnamed contact" if contact is None else contact.name
        return f"{self.cast.name} to {to} at {self.cast.company}"

    def _facts(self) -> str:
        values = self.values
        shown = {name: str(values[name]) for name in ("stage", "reason", "medium")}
        if values["locale"] != LOCALES[0]:
            shown["locale"] = values["locale"]
        if values["minutes"] is not None:
            shown["minutes"] = str(values["minutes"])
        if values["call_on"] is None:
            shown["call_on"] = "None"
        return ", ".join(f"{name}={value}" for name, value in shown.items())

    def _without(self) -> str:
        return f"without {', '.join(self.missing)}" if self.missing else ""


def _profile(values: Values, cast: Cast) -> Profile:
    return Profile(
        cast.name,
        cast.occupation,
        industry=cast.industry if values["industry"] else None,
        experience=cast.experience if values["experience"] else None,
        occupation_plural=cast.occupation_plural if values["occupation_plural"] else None,
        email=cast.email if values["email"] else None,
        phone=cast.phone if values["phone"] else None,
        website=cast.website if values["website"] else None,
        address=cast.address if values["address"] else (),
        locale=values["locale"],
        timezone="America/Chicago" if values["timezone"] else None,
    )


def _rejection(values: Values, cast: Cast) -> Rejection:
    message = SourceMessage(message_id="<1@example.com>", subject=cast.subject)
    return Rejection(
        cast.company,
        role=cast.role if values["role"] else None,
        role_plural=cast.role_plural if values["role_plural"] else None,
        date=REJECTION_DATE if values["date"] else None,
        contact=_contact(values, cast),
        address=cast.company_address if values["company_address"] else (),
        stage=values["stage"],
        reason=values["reason"],
        medium=values["medium"],
        message=message if values["message"] else None,
    )


def _contact(values: Values, cast: Cast) -> Contact | None:
    if values["contact"] == "none":
        return None
    if values["contact"] == "name":
        return Contact(cast.contact)
    return Contact(
        cast.contact,
        honorific=cast.honorific,
        title=cast.title,
        email="contact@example.com",
        phone="555-0199",
    )


def crossed() -> Iterator[Values]:
    """Yield every combination of the crossed dimensions, with random values for the others.

    With a fixed seed, `random()` returns the same numbers in every run and on every version of
    Python. The other methods of `random.Random` do not guarantee that.
    """
    numbers = random.Random(1)  # noqa: S311  this is not cryptography
    for chosen in itertools.product(*CROSSED.values()):
        drawn = {
            name: values[int(numbers.random() * len(values))] for name, values in DIMENSIONS.items()
        }
        # Some contacts have a title and an email address; others have only a name.
        crossed_values = dict(zip(CROSSED, chosen, strict=True))
        if crossed_values["contact"] != "none" and drawn["contact"] != "none":
            crossed_values["contact"] = drawn["contact"]
        yield {**drawn, **crossed_values}


def covered() -> Iterator[Values]:
    """Yield the covering array of all dimensions."""
    for row in covering(map(len, DIMENSIONS.values())):
        yield {
            name: values[place]
            for (name, values), place in zip(DIMENSIONS.items(), row, strict=True)
        }


@functools.cache
def matrix() -> tuple[Case, ...]:
    """Return all cases, starting with those that leave out the fewest values.

    A problem is reported with the first case that shows it, and a complete case is easiest to read.
    """
    cases = map(Case.of, itertools.chain(crossed(), covered()))
    return tuple(sorted(cases, key=lambda case: len(case.missing)))


@functools.cache
def small_matrix() -> tuple[Case, ...]:
    """Return only the cases of the covering array."""
    return tuple(map(Case.of, covered()))
