"""The matrix: the situations a template must have words for.

Writing every combination of every value would take days, so two parts of the space are written:

- `crossed()`: all of stage, reason and medium, with and without a contact, with and without a role.
  What else a letter depends on is drawn, the same in every run.
- `covered()`: a covering array. Every two values of any two dimensions meet in at least one case.
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
from ._casts import CASTS, Cast
from ._covering import covering

LETTER_DATE = dt.date(2026, 11, 18)
"""The day of every letter here, a Wednesday."""

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
"""What a letter depends on, each with all its values."""

CROSSED: Mapping[str, tuple[Any, ...]] = {
    **{name: DIMENSIONS[name] for name in ("stage", "reason", "medium", "role")},
    "contact": ("none", "full"),
}
"""The dimensions that are crossed completely."""

_NEVER_PRINTED = ("timezone",)

Values = Mapping[str, Any]
"""A value for each dimension."""


@attrs.frozen(eq=False)
class Case:
    """One situation to write a letter for.

    Attributes:
        values: A value for each dimension.
        profile: Who writes.
        rejection: What is answered.
        twist: What is unusual about it, in words.
    """

    values: Values
    profile: Profile
    rejection: Rejection
    twist: str = ""

    @classmethod
    def of(cls, values: Values) -> Case:
        """Return the case of a value for each dimension."""
        cast = CASTS[values["cast"]]
        return cls(values, _profile(values, cast), _rejection(values, cast))

    @property
    def cast(self) -> Cast:
        """Who takes part, with everything that may be known of them."""
        return CASTS[self.values["cast"]]

    @property
    def missing(self) -> list[str]:
        """What a letter could print that is not given."""
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
        """Return what the template is given for it."""
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
        to = "nobody named" if contact is None else contact.name
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
    """Cross stage, reason, medium, contact and role; draw the rest.

    A generator of pseudo-random numbers with a fixed seed gives the same in every run and on every
    version of Python, as long as only `random()` is asked.
    """
    numbers = random.Random(1)  # noqa: S311  nothing is kept secret
    for chosen in itertools.product(*CROSSED.values()):
        drawn = {
            name: values[int(numbers.random() * len(values))] for name, values in DIMENSIONS.items()
        }
        # Of those who are named, some have a title and some only a name.
        crossed_values = dict(zip(CROSSED, chosen, strict=True))
        if crossed_values["contact"] != "none" and drawn["contact"] != "none":
            crossed_values["contact"] = drawn["contact"]
        yield {**drawn, **crossed_values}


def covered() -> Iterator[Values]:
    """Give the covering array of all dimensions."""
    for row in covering(map(len, DIMENSIONS.values())):
        yield {
            name: values[place]
            for (name, values), place in zip(DIMENSIONS.items(), row, strict=True)
        }


@functools.cache
def matrix() -> tuple[Case, ...]:
    """Return the cases of both parts, made once in a process.

    Those with the least missing come first, so that what is shown of many is the plainest.
    """
    cases = map(Case.of, itertools.chain(crossed(), covered()))
    return tuple(sorted(cases, key=lambda case: len(case.missing)))


@functools.cache
def small_matrix() -> tuple[Case, ...]:
    """Return the cases of the covering array alone."""
    return tuple(map(Case.of, covered()))
