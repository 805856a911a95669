"""Compose a letter from a profile and a rejection."""

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
"""Default length of the requested conversation, in minutes."""


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
    """Compose a letter that answers a rejection.

    Args:
        profile: The person who writes the letter.
        rejection: The rejection to answer.
        template: The name of an installed template, or a `Template`.
        date: Date on the letter, as a date or a string such as `"2026-11-23"`; defaults to today in
            the profile's time zone, or in this machine's time zone if the profile has none.
        call_on: Day on which the letter promises to call. `"auto"` means early next week if a known
            contact rejected an inquiry, and no call otherwise. None means no call.
        minutes: Length of the requested conversation in minutes, 5 to 60; defaults to 20 for an
            inquiry, 15 after an interview, and 10 otherwise. Not every letter mentions it.
        details: An instance of the class that the template declares for its details.

    Returns:
        The letter.

    Raises:
        NotFoundError: No installed template has that name.
        DuplicateNameError: Several packs provide a template with that name.
        BrokenPackError: The pack that provides the template cannot be loaded.
        TemplateError: The template contains something that is not allowed.
        MissingValueError: The template uses a value that is missing.
        DetailsError: The details do not match what the template declares.
        InvalidValueError: A date or number is invalid, such as a letter dated before the rejection
            or a call without a contact.
        WrongTypeError: An argument has the wrong type.

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
        *draft, profile, rejection, facts.date, facts.call_on, facts.minutes, chosen
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
    """Return the values that a template can use, given the arguments of `compose()`."""
    written = _day_of_letter(date, profile, rejection)
    facts = LetterFacts(
        written,
        _day_of_call(call_on, written, rejection, template),
        USUAL_MINUTES[rejection.stage] if minutes is None else _minutes_argument(minutes),
        *_words_for_job(profile, rejection),
    )
    return profile, rejection, facts, template.clean_details(details)


def _day_of_letter(date: dt.date | str | None, profile: Profile, rejection: Rejection) -> dt.date:
    day = _today(profile) if date is None else _date_argument(date)
    if rejection.date is not None and rejection.date > day:
        raise InvalidValueError(
            "compose.date",
            f"The letter is dated {day}, before the rejection on {rejection.date}.",
            remedy="Correct Rejection.date or the date passed to compose().",
        )
    return day


def _today(profile: Profile) -> dt.date:
    """Return today's date in the writer's time zone. No other function reads the clock."""
    zone = zone_named(profile.timezone)
    if zone is None:
        return dt.date.today()  # noqa: DTZ011  assume the writer is in this machine's time zone
    return dt.datetime.now(zone).date()


def _day_of_call(
    call_on: dt.date | str | None, written: dt.date, rejection: Rejection, template: Template[Any]
) -> dt.date | None:
    """Return the day of the promised call, or None if the letter promises no call."""
    if call_on is None:
        return None
    if call_on == "auto":
        promised = (
            rejection.contact is not None
            and rejection.stage is Stage.INQUIRY
            and template.promises_call
        )
        if not promised:
            return None
        call = _english.early_next_week(written, rejection.medium is Medium.LETTER)
        return call if call.year in _values.YEARS else None
    day = _call_argument(call_on)
    if rejection.contact is None:
        _refuse_call(day, "the rejection has no contact", "Set Rejection.contact")
    if day < written:
        _refuse_call(day, f"the letter is dated {written}", "Choose a later day")
    if not template.promises_call:
        _refuse_call(
            day, f"template {template.name!r} does not mention a call", "Choose another template"
        )
    return day


def _refuse_call(day: dt.date, cause: str, remedy: str) -> NoReturn:
    raise InvalidValueError(
        "compose.call_on",
        f"Cannot promise a call on {day}: {cause}.",
        remedy=f"{remedy}, or omit call_on.",
    )


def _words_for_job(profile: Profile, rejection: Rejection) -> tuple[str, str, str]:
    """Return `job`, `jobs`, and `position` for `LetterFacts`."""
    if rejection.role is None:
        jobs = profile.occupation_plural or _english.plural(profile.occupation)
        return profile.occupation, jobs, "the position"
    job, jobs, position = _words_for_role(rejection.role)
    return job, rejection.role_plural or jobs, position


@functools.lru_cache(maxsize=1024)
def _words_for_role(role: str) -> tuple[str, str, str]:
    title = _english.bare_title(role)
    job = _english.generic(_english.core_title(title))
    return job, _english.plural(job), _english.position(title)


_date_argument = _values.named(_values.required_day, "compose.date")
_call_argument = _values.named(_values.required_day, "compose.call_on")
_minutes_argument = _values.named(functools.partial(_values.integer_in, MINUTES), "compose.minutes")
