"""The letters that come with the library, as typed `Template` objects, and their details."""

from __future__ import annotations

from .._template import Template
from ._details import DesignDetails, MilitaryDetails, SalesDetails
from ._jargon import plain_words

__all__ = [
    "DesignDetails",
    "MilitaryDetails",
    "SalesDetails",
    "brief",
    "classic",
    "design",
    "military_transition",
    "sales",
]

classic: Template[None] = Template.from_package(
    __name__, "classic.j2", summary="Thanks for the reply, and asks for advice"
)

brief: Template[None] = Template.from_package(
    __name__,
    "brief.j2",
    summary="A courtesy note: thanks, and asks for nothing",
    words=75,
    words_on_paper=75,
    moves=("thanks",),
)

sales: Template[SalesDetails] = Template.from_package(
    __name__,
    "sales.j2",
    summary="Asks about top performers, numbers and growth",
    audience="account executives, sales managers and others who carry a quota",
    details=SalesDetails,
    avoid=("crush", "crushed", "crushing", "always be closing", "objection", "no-brainer"),
)

military_transition: Template[MilitaryDetails] = Template.from_package(
    __name__,
    "military-transition.j2",
    summary="Asks how military experience reads to a civilian",
    audience="those who move from military service to civilian work",
    details=MilitaryDetails,
    reviewer=plain_words,
)

design: Template[DesignDetails] = Template.from_package(
    __name__,
    "design.j2",
    summary="Asks two questions about one case study",
    audience="designers of products, interfaces and brands",
    details=DesignDetails,
    avoid=(
        *("is attached", "attached is", "have attached", "find attached", "attachment"),
        *("NDA", "non-disclosure", "pixel-perfect", "good taste"),
    ),
)
