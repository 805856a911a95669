"""compose(): from a profile and a rejection to a letter."""

from __future__ import annotations

import datetime as dt
import functools
from typing import Any, NoReturn, TypeVar, overload

from . import _english, _values
from ._letter import Letter, clean_letter
from ._model import MINUTES, LetterFacts, Medium, Profile, Rejection, Stage, zone_named
from ._template import Template, _catalog
from ._template._runtime import Context
from .errors import InvalidValueError

D = TypeVar("D")

USUAL_MINUTES = {
    Stage.INQUIRY: 20,
    Stage.APPLICATION: 10,
    Stage.SCREEN: 10,
    Stage.INTERVIEW: 15,
    Stage.FINAL: 15,
}
"""How many minutes of advice are asked for: twenty for a talk, fewer after an interview."""


@overload
def compose(
    profile: Profile,
    rejection: Rejection,
    *,
    template: str = "classic",
    date: dt.date | str | None = None,
    call_on: dt.date | str | None = "auto",
    minutes: int | None = None,
    details: object = None,
) -> Letter: ...
@overload
def compose(
    profile: Profile,
    rejection: Rejection,
    *,
    template: Template[D],
    date: dt.date | str | None = None,
    call_on: dt.date | str | None = "auto",
    minutes: int | None = None,
    details: D | None = None,
) -> Letter: ...
def compose(
    profile: Profile,
    rejection: Rejection,
    *,
    template: str | Template[Any] = "classic",
    date: dt.date | str | None = None,
    call_on: dt.date | str | None = "auto",
    minutes: int | None = None,
    details: object = None,
) -> Letter:
    """Write the letter that answers a rejection.

    Args:
        profile: Who writes.
        rejection: What is answered.
        template: The name of an installed template, or a `Template`.
        date: The day of the letter, as a date or as text such as `"2026-11-23"`; where not given,
            today in the profile's time zone or, without one, on this machine.
        call_on: The day on which the letter promises to call. `"auto"` promises a call early next
            week to a named person who answered an inquiry, and none to others; None promises none.
        minutes: How many minutes of advice to ask for, 5 to 60, where the letter names a number;
            where not given 20 for an inquiry, 15 after an interview, and else 10.
        details: What the template declares that only it needs.

    Returns:
        The letter, with everything in it that its parts say.

    Raises:
        NotFoundError: No installed template has that name.
        DuplicateNameError: Several packs provide a template of that name.
        BrokenPackError: The pack that provides the template cannot be loaded.
        TemplateError: The template contains what a letter must not contain.
        MissingValueError: The template prints a value that was not given.
        DetailsError: The details are not those the template declares.
        InvalidValueError: A date or number cannot stand in the letter: a call without a contact, a
            call before the letter, a rejection after it.
        WrongTypeError: An argument is of the wrong type.

    Example:
        >>> from rejection_letters import Profile, Rejection, compose
        >>> letter = compose(
        ...     Profile("Ana Ruiz", "UX designer"),
        ...     Rejection("Acme", contact="Dana Lee", stage="inquiry", reason="no-opening"),
        ...     date="2026-11-23",
        ... )
        >>> print(letter.salutation)
        Dear Dana Lee,
        >>> letter.call_on
        datetime.date(2026, 11, 30)
    """
    if not isinstance(profile, Profile):
        raise _values.unexpected("compose.profile", profile, "a Profile")
    if not isinstance(rejection, Rejection):
        raise _values.unexpected("compose.rejection", rejection, "a Rejection")
    chosen = template if isinstance(template, Template) else _catalog.find(template)
    context = context_of(profile, rejection, chosen, date, call_on, minutes, details)
    facts = context[2]
    draft = chosen.write(context)
    return clean_letter(
        draft.subject,
        draft.salutation,
        draft.body,
        draft.closing,
        profile,
        rejection,
        facts.date,
        facts.call_on,
        facts.minutes,
        chosen,
    )


def context_of(
    profile: Profile,
    rejection: Rejection,
    template: Template[Any],
    date: dt.date | str | None,
    call_on: dt.date | str | None,
    minutes: int | None,
    details: object,
) -> Context:
    """Return what a template is given; the arguments are those of `compose()`."""
    written = _day_of_letter(date, profile, rejection)
    facts = LetterFacts(
        written,
        _day_of_call(call_on, written, rejection, template),
        _minutes(minutes, rejection),
        *_words_for_job(profile, rejection),
    )
    return profile, rejection, facts, template.clean_details(details)


def _day_of_letter(date: dt.date | str | None, profile: Profile, rejection: Rejection) -> dt.date:
    day = _today(profile) if date is None else _date_argument(date)
    if rejection.date is not None and rejection.date > day:
        raise InvalidValueError(
            "compose.date",
            f"The letter is dated {day}, before the rejection of {rejection.date}.",
            "It would answer what nobody has said yet.",
            "Correct Rejection.date, or give compose() the date of the letter.",
        )
    return day


def _today(profile: Profile) -> dt.date:
    """Return the day where the writer is: the one place that reads the clock."""
    zone = zone_named(profile.timezone)
    if zone is None:
        return dt.date.today()  # noqa: DTZ011  the machine is where its user is
    return dt.datetime.now(zone).date()


def _day_of_call(
    call_on: dt.date | str | None, written: dt.date, rejection: Rejection, template: Template[Any]
) -> dt.date | None:
    """Return the day of the call the letter promises; a call is promised to a person only."""
    if call_on is None:
        return None
    if call_on == "auto":
        promised = (
            rejection.contact is not None
            and rejection.stage is Stage.INQUIRY
            and template.promises_call
        )
        call = _call_early_next_week(written, rejection) if promised else None
        return call if call is None or call.year in _values.YEARS else None
    day = _call_argument(call_on)
    if rejection.contact is None:
        _refuse_call(day, "Nobody is named who could be called.", "Give Rejection a contact")
    if day < written:
        _refuse_call(day, f"The letter is dated {written}, after that day.", "Give a later day")
    if not template.promises_call:
        _refuse_call(
            day, f"Template {template.name!r} promises no call.", "Choose another template"
        )
    return day


def _call_early_next_week(written: dt.date, rejection: Rejection) -> dt.date:
    day = _english.early_next_week(written)
    # What is posted arrives later: its reader has the Monday for it.
    is_posted = rejection.medium is Medium.LETTER and day.weekday() == 0
    return day + dt.timedelta(days=1) if is_posted else day


def _refuse_call(day: dt.date, why: str, remedy: str) -> NoReturn:
    raise InvalidValueError(
        "compose.call_on",
        f"The letter cannot promise a call on {day}.",
        why,
        f"{remedy}, or leave call_on out.",
    )


def _minutes(minutes: int | None, rejection: Rejection) -> int:
    if minutes is None:
        return USUAL_MINUTES[rejection.stage]
    if _minutes_argument(minutes) not in MINUTES:
        raise InvalidValueError(
            "compose.minutes",
            f"The letter cannot ask for {minutes} minutes.",
            f"Advice takes {MINUTES.start} to {MINUTES.stop - 1}.",
            "Ask for twenty, or fewer after an interview.",
        )
    return minutes


def _words_for_job(profile: Profile, rejection: Rejection) -> tuple[str, str, str]:
    """Return what the letter calls the job, in the singular and plural, and the position."""
    if rejection.role is None:
        jobs = profile.occupation_plural or _english.plural(profile.occupation)
        return profile.occupation, jobs, "the position"
    job, jobs, position = _words_for_role(rejection.role)
    return job, rejection.role_plural or jobs, position


@functools.lru_cache(maxsize=1024)
def _words_for_role(role: str) -> tuple[str, str, str]:
    title = _english.bare_title(role)
    job = _english.generic(_english.core_title(title))
    # "The VP, Sales position" would need one more comma than reads well.
    position = f"the position of {title}" if "," in title else f"the {title} position"
    return job, _english.plural(job), position


_date_argument = _values.named(_values.required_day, "compose.date")
_call_argument = _values.named(_values.required_day, "compose.call_on")
_minutes_argument = _values.named(_values.integer, "compose.minutes")
