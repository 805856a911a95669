"""The built-in letters as typed `Template` objects, along with their details classes."""

from __future__ import annotations

from typing import TypeVar

from .._template import Template
from .._template._catalog import BUILT_IN
from . import _compiled
from ._advice import named_adviser
from ._detail_classes import (
    DesignDetails,
    MilitaryDetails,
    ReminderDetails,
    SalesDetails,
    ShortNoteDetails,
    ThankYouDetails,
)
from ._jargon import plain_words

__all__ = [
    "DesignDetails",
    "MilitaryDetails",
    "ReminderDetails",
    "SalesDetails",
    "ShortNoteDetails",
    "ThankYouDetails",
    "brief",
    "classic",
    "design",
    "military_transition",
    "reminder",
    "sales",
    "short_note",
    "thank_you",
]

D = TypeVar("D")


def _built_in(template: Template[D]) -> Template[D]:
    """Attach the precompiled function to a template, so that using it does not import Jinja2."""
    return template.with_compiled(_compiled.LETTERS.get(template.name))


classic: Template[None] = _built_in(
    Template.from_package(__name__, "classic.j2", summary=BUILT_IN["classic"])
)

brief: Template[None] = _built_in(
    Template.from_package(
        __name__,
        "brief.j2",
        summary=BUILT_IN["brief"],
        words=75,
        words_on_paper=75,
        moves=("thanks",),
    )
)

sales: Template[SalesDetails] = _built_in(
    Template.from_package(
        __name__,
        "sales.j2",
        summary=BUILT_IN["sales"],
        audience="account executives, sales managers and others who carry a quota",
        details=SalesDetails,
        words=175,  # a line about the writer's record
        avoid=("crush", "crushed", "crushing", "always be closing", "objection", "no-brainer"),
    )
)

military_transition: Template[MilitaryDetails] = _built_in(
    Template.from_package(
        __name__,
        "military-transition.j2",
        summary=BUILT_IN["military-transition"],
        audience="people moving from military service to civilian work",
        details=MilitaryDetails,
        words=175,
        reviewer=plain_words,
    )
)

design: Template[DesignDetails] = _built_in(
    Template.from_package(
        __name__,
        "design.j2",
        summary=BUILT_IN["design"],
        audience="product, UX, and brand designers",
        details=DesignDetails,
        words=165,  # the case study
        avoid=(
            *("is attached", "attached is", "have attached", "find attached", "attachment"),
            *("NDA", "non-disclosure", "pixel-perfect", "good taste"),
        ),
    )
)

reminder: Template[ReminderDetails] = _built_in(
    Template.from_package(
        __name__,
        "reminder.j2",
        summary=BUILT_IN["reminder"],
        details=ReminderDetails,
        words=60,
        words_on_paper=60,
        moves=("thanks", "ask"),
        answers="silence",
    )
)

thank_you: Template[ThankYouDetails] = _built_in(
    Template.from_package(
        __name__,
        "thank-you.j2",
        summary=BUILT_IN["thank-you"],
        details=ThankYouDetails,
        words=100,
        words_on_paper=100,
        moves=("thanks",),
        reviewer=named_adviser,
        answers="advice",
    )
)

short_note: Template[ShortNoteDetails] = _built_in(
    Template.from_package(
        __name__,
        "short-note.j2",
        summary=BUILT_IN["short-note"],
        details=ShortNoteDetails,
        words=60,
        words_on_paper=60,
        moves=("thanks", "ask"),
        max_characters=300,  # the details lower it to 200, unless the writer raises them
    )
)
