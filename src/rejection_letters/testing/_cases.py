"""The matrix: the situations that the kit writes letters for.

Writing every combination of every value would take days, so the matrix has two parts:

- `crossed()`: every combination of stage, reason, medium, role or no role, and contact or no
  contact, with each alternative of every `vary`. All other values are drawn at random from a fixed
  seed. Half of these letters have none of the facts that make a letter personal.
- `covered()`: a covering array, in which every possible pair of values of any two dimensions occurs
  at least once. A variant is such a value, too.

Two kinds of values are impossible: facts that a stage does not allow, and calls from no one.
"""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from .._compose import compose, facts_of
from .._letter import Letter
from .._locales import LOCALES
from .._model import Contact, LetterFacts, Medium, Profile, Reason, Rejection, SourceMessage, Stage
from .._template import Template
from .._template._runtime import Context
from ._covering import Choice, covering
from ._people import CASTS, Cast
from ._variants import NO_VARIANTS, Variants

LETTER_DATE = dt.date(2026, 11, 18)
"""The date of every letter in the matrix, a Wednesday."""

REJECTION_DATE = dt.date(2026, 11, 16)

ANSWERED_DATE = dt.date(2026, 11, 17)
"""The day of the first letter or of the advice, if the template answers one of them."""

CALL_DATE = dt.date(2026, 12, 3)
"""A date that the writer chose for a call."""

REAPPLY_DATE = dt.date(2027, 5, 17)

MINUTES_GIVEN = 25

GIVEN = (True, False)
"""Values of an ordinary fact, which most letters have."""

ADDED = (False, True)
"""Values of a fact that makes a letter personal, which most letters do not have."""

_OPTIONAL = (
    *("industry", "experience", "occupation_plural", "email", "phone", "website"),
    *("address", "timezone", "role", "role_plural", "date", "company_address", "message"),
)

PERSONAL: Mapping[str, tuple[Any, ...]] = {
    "agency": (None, "another name", "the same name"),
    "discussed": ADDED,
    "thanks_to": (0, 1, 2),
    **dict.fromkeys(("referred_by", "on_file", "reapply", "reapply_after"), ADDED),
    **dict.fromkeys(("drawn_by", "own_words"), ADDED),
    "questions": (0, 1, 3),
}
"""The facts that make a letter personal, with the values to try; the first means none."""

PLAIN: Mapping[str, Any] = {name: none for name, (none, *_) in PERSONAL.items()}
"""The values of a letter without facts that make it personal."""

DIMENSIONS: Mapping[str, tuple[Any, ...]] = {
    "cast": tuple(range(len(CASTS))),
    "reason": tuple(Reason),
    "stage": tuple(Stage),
    "medium": tuple(Medium),
    "contact": ("none", "name", "full"),
    "locale": LOCALES,
    **dict.fromkeys(_OPTIONAL, GIVEN),
    "call_on": ("auto", None, CALL_DATE),
    "minutes": (None, MINUTES_GIVEN),
    **PERSONAL,
}
"""Everything that a letter depends on, with the values to try, apart from its variant."""

CROSSED: Mapping[str, tuple[Any, ...]] = {
    **{name: DIMENSIONS[name] for name in ("stage", "reason", "medium", "role")},
    "contact": ("none", "full"),
}
"""The dimensions whose values are combined in every possible way."""

IMPOSSIBLE: tuple[tuple[str, tuple[Any, ...], str, tuple[Any, ...]], ...] = (
    ("medium", (Medium.PHONE,), "contact", ("none",)),
    ("call_on", (CALL_DATE,), "contact", ("none",)),
    *(
        ("stage", (Stage.INQUIRY, Stage.APPLICATION, Stage.ASSESSMENT), name, PERSONAL[name][1:])
        for name in ("discussed", "thanks_to")
    ),
)
"""Values of two dimensions that cannot occur together."""

_LIMITED = {name for one, _, other, _ in IMPOSSIBLE for name in (one, other)}
"""The dimensions that have such values."""

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
        drawn_by: What drew the writer to the company, if it is given.
        own_words: The writer's own words, if there are any.
        questions: The writer's own questions.
        twist: A phrase for anything unusual about the case; may be empty.
    """

    values: Values
    profile: Profile
    rejection: Rejection
    drawn_by: str | None = None
    own_words: str | None = None
    questions: tuple[str, ...] = ()
    twist: str = ""
    _facts: dict[bool, LetterFacts] = attrs.field(factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, values: Values) -> Case:
        """Return the case with these values."""
        cast = CASTS[values["cast"]]
        return cls(
            values,
            *_people(tuple(map(values.get, DIMENSIONS))),
            cast.drawn_by if values["drawn_by"] else None,
            cast.own_words if values["own_words"] else None,
            cast.questions[: values["questions"]],
        )

    @property
    def cast(self) -> Cast:
        """The people and the company in this case."""
        return CASTS[self.values["cast"]]

    @property
    def missing(self) -> list[str]:
        """The ordinary values that this case leaves out and that a letter could print."""
        return [name for name in _OPTIONAL if not self.values[name] and name not in _NEVER_PRINTED]

    @property
    def added(self) -> list[str]:
        """The facts of this case that make a letter personal."""
        return [name for name, none in PLAIN.items() if self.values[name] != none]

    def compose(self, template: Template[Any], details: object = None) -> Letter:
        """Write the letter."""
        return compose(
            self.profile,
            self.rejection,
            template=template,
            details=details,
            **self._arguments(template),
        )

    def context(self, template: Template[Any], details: object = None) -> Context:
        """Return the values that the template can use."""
        facts = self.facts(template)
        return self.profile, self.rejection, facts, template.clean_details(details)

    def facts(self, template: Template[Any]) -> LetterFacts:
        """Return what the template can use as `letter`, which templates share."""
        promises_call = template.promises_call
        if promises_call not in self._facts:
            self._facts[promises_call] = facts_of(
                self.profile, self.rejection, template, **self._arguments(template)
            )
        return self._facts[promises_call]

    def _arguments(self, template: Template[Any]) -> dict[str, Any]:
        """Return the other arguments of `compose()`."""
        call_on = self.values["call_on"]
        return {
            "date": LETTER_DATE,
            # A letter that mentions no call must not be given a day for one.
            "call_on": call_on if call_on == "auto" or template.promises_call else None,
            "minutes": self.values["minutes"],
            "drawn_by": self.drawn_by,
            "own_words": self.own_words,
            "questions": self.questions,
            "variant": self.values["variant"],
        }

    def __str__(self) -> str:
        parts = (self._people(), self._shown(), self._with(), self._without(), self.twist)
        return "; ".join(filter(None, parts))

    def _people(self) -> str:
        contact = self.rejection.contact
        to = "an unnamed contact" if contact is None else contact.name
        return f"{self.cast.name} to {to} at {self.cast.company}"

    def _shown(self) -> str:
        values = self.values
        shown = {name: str(values[name]) for name in ("stage", "reason", "medium")}
        if values["locale"] != LOCALES[0]:
            shown["locale"] = values["locale"]
        if values["minutes"] is not None:
            shown["minutes"] = str(values["minutes"])
        if values["call_on"] != "auto":
            shown["call_on"] = str(values["call_on"])
        if values["variant"] is not None:
            shown["variant"] = str(values["variant"])
        return ", ".join(f"{name}={value}" for name, value in shown.items())

    def _with(self) -> str:
        shown = (
            name if self.values[name] is True else f"{name}={self.values[name]}"
            for name in self.added
        )
        return f"with {', '.join(shown)}" if self.added else ""

    def _without(self) -> str:
        return f"without {', '.join(self.missing)}" if self.missing else ""


@functools.lru_cache(maxsize=20_000)
def _people(values: tuple[Any, ...]) -> tuple[Profile, Rejection]:
    """Return the profile and the rejection with these values, in the order of `DIMENSIONS`.

    The matrices of different templates differ only in the variants of their cases.
    """
    named = dict(zip(DIMENSIONS, values, strict=True))
    cast = CASTS[named["cast"]]
    return _profile(named, cast), _rejection(named, cast)


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
        agency={"another name": cast.agency, "the same name": cast.company}.get(values["agency"]),
        discussed=cast.discussed if values["discussed"] else None,
        thanks_to=cast.thanks_to[: values["thanks_to"]],
        referred_by=cast.referred_by if values["referred_by"] else None,
        on_file=values["on_file"],
        reapply=values["reapply"],
        reapply_after=REAPPLY_DATE if values["reapply_after"] else None,
    )


def _contact(values: Values, cast: Cast) -> Contact | None:
    if values["contact"] == "none":
        return None
    if values["contact"] == "name":
        return Contact(cast.contact)
    return Contact(
        cast.contact,
        honorific=cast.honorific,
        addressed_as=cast.addressed_as,
        title=cast.title,
        email="contact@example.com",
        phone="555-0199",
    )


def crossed(variants: Sequence[int | None]) -> Iterator[Values]:
    """Yield every combination of the crossed dimensions, with random values for the others.

    Each combination occurs once with each variant. With a fixed seed, `random()` returns the same
    numbers in every run and on every version of Python. The other methods of `random.Random` do not
    guarantee that.
    """
    numbers = random.Random(1)  # noqa: S311  this is not cryptography
    combinations = itertools.product(enumerate(variants), *CROSSED.values())
    for number, ((turn, variant), *chosen) in enumerate(combinations):
        drawn = {
            name: values[int(numbers.random() * len(values))] for name, values in DIMENSIONS.items()
        }
        if (number + turn) % 2 == 0:
            drawn |= PLAIN
        values = dict(zip(CROSSED, chosen, strict=True))
        # Some contacts have a title and an email address; others have only a name.
        if values["contact"] != "none" and drawn["contact"] != "none":
            values["contact"] = drawn["contact"]
        if _is_possible(values):
            for name, value in drawn.items():
                if name not in values:
                    is_fitting = name not in _LIMITED or _is_possible({**values, name: value})
                    values[name] = value if is_fitting else DIMENSIONS[name][0]
            yield {**values, "variant": variant}


def _is_possible(values: Values) -> bool:
    return not any(
        values.get(one, _UNKNOWN) in these and values.get(other, _UNKNOWN) in those
        for one, these, other, those in IMPOSSIBLE
    )


_UNKNOWN = object()


def covered(
    variants: Sequence[int | None], **others: Sequence[object]
) -> Iterator[Mapping[str, Any]]:
    """Yield the covering array of all dimensions, including these variants and other dimensions."""
    dimensions = {**DIMENSIONS, "variant": variants, **others}
    for row in _rows(len(variants), *map(len, others.values())):
        yield {
            name: values[place]
            for (name, values), place in zip(dimensions.items(), row, strict=True)
        }


@functools.cache
def _rows(*others: int) -> list[tuple[int, ...]]:
    impossible = [
        pair
        for one, these, other, those in IMPOSSIBLE
        for pair in itertools.product(_choices(one, these), _choices(other, those))
    ]
    return covering((*map(len, DIMENSIONS.values()), *others), impossible)


def _choices(name: str, values: Iterable[Any]) -> list[Choice]:
    place = [*DIMENSIONS].index(name)
    return [(place, DIMENSIONS[name].index(value)) for value in values]


@functools.lru_cache(maxsize=16)
def matrix(variants: Variants = NO_VARIANTS) -> tuple[Case, ...]:
    """Return all cases, starting with those that leave out the fewest values and add the fewest.

    A problem is reported with the first case that shows it, and an ordinary case is easiest to
    read.
    """
    return tuple(sorted((*_crossed_cases(variants), *_covered_cases(variants)), key=_oddity))


def part_of_matrix(variants: Variants, number: int) -> tuple[Case, ...]:
    """Return the covering array, and the crossed cases with one of the variants.

    Consecutive numbers take turns with the variants.
    """
    return _part(variants, number % len(variants.each))


@functools.lru_cache(maxsize=64)
def _part(variants: Variants, turn: int) -> tuple[Case, ...]:
    one = variants.each[turn]
    those = (case for case in _crossed_cases(variants) if case.values["variant"] == one)
    return tuple(sorted((*those, *_covered_cases(variants)), key=_oddity))


@functools.lru_cache(maxsize=16)
def _crossed_cases(variants: Variants) -> tuple[Case, ...]:
    return tuple(map(Case.of, crossed(variants.each)))


@functools.lru_cache(maxsize=16)
def _covered_cases(variants: Variants) -> tuple[Case, ...]:
    return tuple(map(Case.of, covered(variants.pairs)))


def _oddity(case: Case) -> tuple[int, int, int]:
    unusual = sum(case.values[name] != usual for name, (usual, *_) in DIMENSIONS.items())
    return len(case.missing), len(case.added), unusual
