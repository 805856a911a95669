"""The space of letters that the tests of their wording look at.

Writing every combination of every value would take days, so two parts of the space are written:

- `crossed()`: all of stage, reason, medium, template, with and without a contact, with and without
  a role. What else a letter depends on is drawn, the same in every run.
- `covering()`: a covering array. Every two values of any two dimensions meet in at least one case.

The people and companies are invented, their addresses and numbers reserved for examples.
"""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import random
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from rejection_letters import (
    Contact,
    Letter,
    Medium,
    Profile,
    Reason,
    Rejection,
    SourceMessage,
    Stage,
    compose,
)

LETTER_DATE = dt.date(2026, 11, 18)
"""The day of every letter here, a Wednesday."""

REJECTION_DATE = dt.date(2026, 11, 16)

MINUTES_GIVEN = 25


class Cast(NamedTuple):
    """Who writes to whom about what, with everything that may be known.

    Attributes:
        articles: What `a` or `an` may stand before in a letter of this cast, each with its article,
            written by hand.
    """

    name: str
    occupation: str
    occupation_plural: str
    industry: str
    experience: str
    email: str
    phone: str
    website: str
    address: tuple[str, ...]
    company: str
    role: str
    role_plural: str
    contact: str
    honorific: str
    title: str
    company_address: tuple[str, ...]
    subject: str
    articles: tuple[str, ...]


CASTS = (
    Cast(
        name="Teresa Okonkwo",
        occupation="account executive",
        occupation_plural="account executives",
        industry="industrial automation",
        experience="experienced",
        email="teresa@example.com",
        phone="(216) 555-0142",
        website="https://teresa.example.com",
        address=("1840 Linden Street", "Apartment 3", "Cleveland, OH 44113"),
        company="Acme",
        role="Sales Manager",
        role_plural="sales managers",
        contact="Dana Lee",
        honorific="Ms.",
        title="Vice President of Sales",
        company_address=("600 Wharf Road", "Chicago, IL 60601"),
        subject="Your application for Sales Manager",
        articles=("an account executive", "an experienced account executive", "a sales manager"),
    ),
    Cast(
        name="Ana Ruiz",
        occupation="UX designer",
        occupation_plural="UX designers",
        industry="healthcare software",
        experience="hands-on",
        email="ana@example.org",
        phone="+1 512 555 0117",
        website="ana.example.org",
        address=("77 Juniper Court", "Austin, TX 78701"),
        company="Northwind Traders, Inc.",
        role="Senior Product Designer",
        role_plural="senior product designers",
        contact="Miriam Feldman",
        honorific="Dr.",
        title="Head of Design",
        company_address=("12 Harbor View", "Portland, OR 97201"),
        subject="Re: Senior Product Designer",
        articles=("a UX designer", "a hands-on UX designer", "a senior product designer"),
    ),
    Cast(
        name="Jonah Whitfield",
        occupation="logistics officer",
        occupation_plural="logistics officers",
        industry="supply chain management",
        experience="seasoned",
        email="jonah@example.net",
        phone="555-0163",
        website="https://jonah.example.net/work",
        address=("5 Mill Lane", "Dover, DE 19901"),
        company="Williams & Sons",
        role="Operations Director",
        role_plural="operations directors",
        contact="Priya Raman",
        honorific="Mrs.",
        title="Chief of Staff",
        company_address=("88 Canal Street", "Newark, NJ 07102"),
        subject="Operations Director: our decision",
        articles=("a logistics officer", "a seasoned logistics officer", "an operations director"),
    ),
    Cast(
        name="Mei-Ling Tan",
        occupation="SRE",
        occupation_plural="SREs",
        industry="cloud infrastructure",
        experience="versatile",
        email="meiling@example.com",
        phone="+1 425 555 0188",
        website="meiling.example.com",
        address=("230 Pine Avenue", "Seattle, WA 98101"),
        company="Whoosh!",
        role="Infrastructure Engineer II",
        role_plural="infrastructure engineers II",
        contact="Tomás Aguirre",
        honorific="Mr.",
        title="Engineering Manager",
        company_address=("1 Velocity Way", "Denver, CO 80202"),
        subject="Thank you for your interest",
        articles=("an SRE", "a versatile SRE", "an infrastructure engineer II"),
    ),
    Cast(
        name="Oluwaseun Bright",
        occupation="registered nurse",
        occupation_plural="registered nurses",
        industry="home care",
        experience="bilingual",
        email="bright@example.org",
        phone="(555) 555-0121",
        website="bright.example.org",
        address=("9 Meadow Close", "Leeds", "LS1 4AP"),
        company="eHarbor",
        role="Nurse Manager",
        role_plural="nurse managers",
        contact="Siobhan Kelly",
        honorific="Prof.",
        title="Director of Nursing",
        company_address=("40 Quay Street", "Bristol", "BS1 2JL"),
        subject="An update from our team",
        articles=("a registered nurse", "a bilingual registered nurse", "a nurse manager"),
    ),
    Cast(
        name="Henry Castellanos",
        occupation="HR business partner",
        occupation_plural="HR business partners",
        industry="hospitality",
        experience="accredited",
        email="henry@example.net",
        phone="+44 20 5550 1010",
        website="https://castellanos.example.net",
        address=("3 Orchard Row", "York", "YO1 7HH"),
        company="Fjord & Fell Ltd.",
        role="Head of People",
        role_plural="heads of people",
        contact="Gwen Ashworth",
        honorific="Mx",
        title="Managing Director",
        company_address=("21 Castle Hill", "Durham", "DH1 3RW"),
        subject="RE: Head of People",
        articles=(
            "an HR business partner",
            "an accredited HR business partner",
            "a head of people",
        ),
    ),
    Cast(
        name="Zoë Lindqvist",
        occupation="art director",
        occupation_plural="art directors",
        industry="independent publishing",
        experience="award-winning",
        email="zoe@example.com",
        phone="555-0177",
        website="zoe.example.com",
        address=("Flat 2", "14 Rose Terrace", "Edinburgh", "EH3 9QQ"),
        company="Éditions Lumière",
        role="Editor-in-Chief",
        role_plural="editors-in-chief",
        contact="François Dubois",
        honorific="M.",
        title="Publisher",
        company_address=("7 Rue des Lilas", "75019 Paris"),
        subject="Votre candidature",
        articles=("an art director", "an award-winning art director", "an editor-in-chief"),
    ),
    Cast(
        name="Patrick Nakamura",
        occupation="MBA graduate",
        occupation_plural="MBA graduates",
        industry="European rail freight",
        experience="recent",
        email="patrick@example.org",
        phone="(555) 555-0134",
        website="https://nakamura.example.org",
        address=("61 Station Road", "Omaha, NE 68102"),
        company="O'Neill Freight",
        role="one-year Management Trainee",
        role_plural="one-year management trainees",
        contact="Ingrid Sørensen",
        honorific="Capt.",
        title="Fleet Manager",
        company_address=("2 Depot Yard", "Tulsa, OK 74103"),
        subject="Management Trainee program",
        articles=("an MBA graduate", "a recent MBA graduate", "a one-year management trainee"),
    ),
)

GIVEN = (True, False)

DIMENSIONS: Mapping[str, tuple[Any, ...]] = {
    "cast": tuple(range(len(CASTS))),
    "reason": tuple(Reason),
    "stage": tuple(Stage),
    "medium": tuple(Medium),
    "contact": ("none", "name", "full"),
    "template": ("classic", "brief"),
    "locale": ("en-US", "en-GB"),
    "industry": GIVEN,
    "experience": GIVEN,
    "occupation_plural": GIVEN,
    "email": GIVEN,
    "phone": GIVEN,
    "website": GIVEN,
    "address": GIVEN,
    "timezone": GIVEN,
    "role": GIVEN,
    "role_plural": GIVEN,
    "date": GIVEN,
    "company_address": GIVEN,
    "message": GIVEN,
    "call_on": ("auto", None),
    "minutes": (None, MINUTES_GIVEN),
}
"""What a letter depends on, each with all its values."""


class Case:
    """One letter to write: a value for each dimension.

    Attributes:
        values: The values, by the name of their dimension.
        cast: Who takes part.
        profile: Who writes.
        rejection: What is answered.
    """

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = values
        self.cast = cast = CASTS[values["cast"]]

        def if_given(name: str, value: Any) -> Any:
            return value if values[name] else None

        self.profile = Profile(
            cast.name,
            cast.occupation,
            industry=if_given("industry", cast.industry),
            experience=if_given("experience", cast.experience),
            occupation_plural=if_given("occupation_plural", cast.occupation_plural),
            email=if_given("email", cast.email),
            phone=if_given("phone", cast.phone),
            website=if_given("website", cast.website),
            address=if_given("address", cast.address) or (),
            locale=values["locale"],
            timezone=if_given("timezone", "America/Chicago"),
        )
        self.rejection = Rejection(
            cast.company,
            role=if_given("role", cast.role),
            role_plural=if_given("role_plural", cast.role_plural),
            date=if_given("date", REJECTION_DATE),
            contact=self._contact(),
            address=if_given("company_address", cast.company_address) or (),
            stage=values["stage"],
            reason=values["reason"],
            medium=values["medium"],
            message=if_given(
                "message", SourceMessage(message_id="<1@example.com>", subject=cast.subject)
            ),
        )

    def _contact(self) -> Contact | None:
        cast = self.cast
        full = Contact(
            cast.contact,
            honorific=cast.honorific,
            title=cast.title,
            email="contact@example.com",
            phone="555-0199",
        )
        return {"none": None, "name": Contact(cast.contact), "full": full}[self.values["contact"]]

    def __str__(self) -> str:
        return ", ".join(f"{name}={_shown(value)}" for name, value in self.values.items())

    def compose(self) -> Letter:
        """Write the letter."""
        return compose(
            self.profile,
            self.rejection,
            template=self.values["template"],
            date=LETTER_DATE,
            call_on=self.values["call_on"],
            minutes=self.values["minutes"],
        )


def _shown(value: object) -> object:
    return getattr(value, "value", value)


CROSSED: Mapping[str, tuple[Any, ...]] = {
    **{name: DIMENSIONS[name] for name in ("stage", "reason", "medium", "template", "role")},
    "contact": ("none", "full"),
}
"""The dimensions that are crossed completely."""


def crossed() -> Iterator[dict[str, Any]]:
    """Cross stage, reason, medium, template, contact and role; draw the rest.

    A generator of pseudo-random numbers with a fixed seed gives the same in every run and on every
    version of Python, as long as only `random()` is asked.
    """
    numbers = random.Random(1)
    for chosen in itertools.product(*CROSSED.values()):
        drawn = {
            name: values[int(numbers.random() * len(values))] for name, values in DIMENSIONS.items()
        }
        # Of those who are named, some have a title and some only a name.
        crossed_values = dict(zip(CROSSED, chosen, strict=True))
        if crossed_values["contact"] != "none" and drawn["contact"] != "none":
            crossed_values["contact"] = drawn["contact"]
        yield {**drawn, **crossed_values}


Pair = tuple[tuple[int, int], tuple[int, int]]
"""Two values that meet: each is the place of its dimension, and its own place there."""


def covering(sizes: Iterable[int]) -> list[tuple[int, ...]]:
    """Return rows in which every two values of any two dimensions meet.

    The algorithm is greedy, in the manner of AETG (Cohen, Dalal, Fredman and Patton, 1997), but
    draws nothing. Each row starts with the first two values that have not met yet. Then, dimension
    by dimension, it takes the value that meets the most values of the row for the first time; of
    equals that which comes first after the place where the last row's value stood, so that rows
    differ where they need not be alike.

    Args:
        sizes: How many values each dimension has.

    Returns:
        The rows; each holds the place of a value for every dimension.
    """
    sizes = tuple(sizes)
    places = range(len(sizes))
    # A dict, because it remembers an order.
    unmet: dict[Pair, None] = dict.fromkeys(
        ((one, a), (other, b))
        for one, other in itertools.combinations(places, 2)
        for a, b in itertools.product(range(sizes[one]), range(sizes[other]))
    )
    rows: list[tuple[int, ...]] = []
    last = tuple(size - 1 for size in sizes)
    while unmet:
        row = dict(next(iter(unmet)))
        for place in places:
            if place not in row:
                row[place] = max(
                    ((last[place] + step) % sizes[place] for step in range(1, sizes[place] + 1)),
                    key=lambda value, place=place: sum(
                        pair in unmet for pair in _pairs_with(row, place, value)
                    ),
                )
        last = tuple(row[place] for place in places)
        rows.append(last)
        for pair in itertools.combinations(enumerate(last), 2):
            unmet.pop(pair, None)
    return rows


def _pairs_with(row: Mapping[int, int], place: int, value: int) -> Iterator[Pair]:
    for other, its_value in row.items():
        pair = ((other, its_value), (place, value))
        yield pair if other < place else pair[::-1]


def covered() -> Iterator[dict[str, Any]]:
    """Give the covering array of all dimensions as cases."""
    for row in covering(map(len, DIMENSIONS.values())):
        yield {
            name: values[place]
            for (name, values), place in zip(DIMENSIONS.items(), row, strict=True)
        }


@functools.cache
def written() -> tuple[tuple[Case, Letter], ...]:
    """Write every case of both parts, once in a run."""
    return tuple(
        (case, case.compose()) for case in map(Case, itertools.chain(crossed(), covered()))
    )
