"""Compose a letter from a profile and a rejection."""

from __future__ import annotations

import datetime as dt
import functools
import zlib
from collections.abc import Sequence
from typing import Any, NoReturn, TypeVar, overload

from . import _english, _names, _note, _values
from ._letter import Letter, letter_of
from ._model import (
    MINUTES,
    Contact,
    LetterFacts,
    Medium,
    Profile,
    Rejection,
    Stage,
    to_drawn_by,
    to_own_words,
    to_questions,
    zone_named,
)
from ._template import Template, _catalog
from .errors import InvalidValueError

D = TypeVar("D")

USUAL_MINUTES = {
    Stage.INQUIRY: 20,
    Stage.APPLICATION: 10,
    Stage.ASSESSMENT: 10,
    Stage.SCREEN: 10,
    Stage.INTERVIEW: 15,
    Stage.FINAL: 15,
}
"""Default length of the requested conversation, in minutes."""

VARIANTS = range(100)
"""The valid numbers of a wording."""


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
    drawn_by: str | None = None,
    own_words: str | None = None,
    questions: str | Sequence[str] | None = (),
    variant: int | None = None,
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
    drawn_by: str | None = None,
    own_words: str | None = None,
    questions: str | Sequence[str] | None = (),
    variant: int | None = None,
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
    drawn_by: str | None = None,
    own_words: str | None = None,
    questions: str | Sequence[str] | None = (),
    variant: int | None = None,
) -> Letter:
    """Compose a letter that answers a rejection.

    Blank text counts as omitted in every argument after the template. So does None, except in
    `call_on`.

    Args:
        profile: The person who writes the letter.
        rejection: The rejection to answer.
        template: The name of an installed template, or a `Template`.
        date: Date on the letter, as a date or a string such as `"2026-11-23"`; defaults to today in
            the profile's time zone, or in this machine's time zone if the profile has none.
        call_on: Day on which the letter promises to call. `"auto"` means early next week if a
            contact with a phone number rejected an inquiry, and no call otherwise. None means no
            call.
        minutes: Length of the requested conversation in minutes, 5 to 60; defaults to 20 for an
            inquiry, 15 after an interview, and 10 otherwise. Not every letter mentions it.
        details: An instance of the class that the template declares for its details.
        drawn_by: What drew you to this company, as a phrase that can follow "I applied because
            of": `"your work on low-cost sensors"`, `"how you train new nurses"`. It must not be a
            sentence. Letters mention it after an inquiry or an application.
        own_words: One or two sentences in your own words, up to 40 words and 400 characters. Line
            breaks become spaces, and a missing capital or final period is added.
        questions: One to three questions, which replace those of the template, as a
            list or as text with one question per line. Each has at most 25 words and ends with a
            question mark; a missing mark is added after a question word or an auxiliary verb.
            Repeated questions are dropped.
        variant: The number of a wording, from 0 to 99. By default, the names of the writer, the
            company, the role, and the contact determine the wording.

    Returns:
        The letter.

    Raises:
        NotFoundError: No installed template has that name.
        DuplicateNameError: Several packs provide a template with that name.
        BrokenPackError: The pack that provides the template cannot be loaded.
        TemplateError: The template contains something that is not allowed.
        MissingValueError: The template uses a value that is missing.
        DetailsError: The details do not match what the template declares.
        InvalidValueError: An argument is invalid, such as a date before the rejection, a call
            without a contact, or a sentence as `drawn_by`; or the letter is a note that exceeds
            its limit in characters.
        WrongTypeError: An argument has the wrong type.

    Example:
        >>> from rejection_letters import Contact, Profile, Rejection, compose
        >>> letter = compose(
        ...     Profile("Ana Ruiz", "UX designer"),
        ...     Rejection("Acme", contact=Contact("Dana Lee", phone="555-0177"), stage="inquiry"),
        ...     date="2026-11-23",
        ... )
        >>> print(letter.salutation)
        Dear Dana Lee,
        >>> letter.call_on
        datetime.date(2026, 11, 30)

        Text is cleaned before it is checked, so that you can paste it from your notes:

        >>> letter = compose(
        ...     Profile("Ana Ruiz", "UX designer"),
        ...     Rejection("Acme"),
        ...     drawn_by="Because of your work on low-cost sensors.",
        ...     own_words="i built one from your kit in college",
        ...     questions="- which skill would you learn first",
        ... )
        >>> letter.drawn_by
        'your work on low-cost sensors'
        >>> letter.own_words
        'I built one from your kit in college.'
        >>> letter.questions
        ('Which skill would you learn first?',)
    """
    if not isinstance(profile, Profile):
        raise _values.unexpected("compose.profile", profile, "a Profile")
    if not isinstance(rejection, Rejection):
        raise _values.unexpected("compose.rejection", rejection, "a Rejection")
    chosen = template if isinstance(template, Template) else _catalog.find(template)
    number = None if variant is None else _variant_argument(variant)
    facts = facts_of(
        profile,
        rejection,
        chosen,
        date,
        call_on,
        minutes,
        drawn_by,
        own_words,
        questions,
        number,
    )
    cleaned = chosen.clean_details(details)
    _check_answered_day(chosen, cleaned, facts.date, rejection)
    letter = letter_of(chosen, (profile, rejection, facts, cleaned), number)
    if chosen.max_characters is not None:
        _note.check(letter)
    return letter


def facts_of(
    profile: Profile,
    rejection: Rejection,
    template: Template[Any],
    date: dt.date | str | None,
    call_on: dt.date | str | None,
    minutes: int | None,
    drawn_by: str | None = None,
    own_words: str | None = None,
    questions: str | Sequence[str] | None = (),
    variant: int | None = None,
) -> LetterFacts:
    """Return what a template can use as `letter`, given the arguments of `compose()`."""
    written = _day_of_letter(date, profile, rejection)
    job, plural, title = _words_for_job(profile, rejection)
    return LetterFacts(
        written,
        _day_of_call(call_on, written, rejection, template),
        _minutes(minutes, rejection.stage),
        job,
        title,
        "the position" if title is None else _english.position(title),
        _employer(rejection),
        _english.in_sentence(rejection.agency or rejection.company),
        _addressed_as(rejection.contact),
        None if drawn_by is None else _drawn_by_argument(drawn_by),
        None if own_words is None else _own_words_argument(own_words),
        _questions_argument(questions),
        _seed(profile, rejection) if variant is None else seed_of_variant(variant),
        plural,
    )


def _minutes(minutes: int | None, stage: Stage) -> int:
    chosen = None if minutes is None else _minutes_argument(minutes)
    return USUAL_MINUTES[stage] if chosen is None else chosen


def _day_of_letter(date: dt.date | str | None, profile: Profile, rejection: Rejection) -> dt.date:
    day = _date_argument(date) or _today(profile)
    if rejection.date is not None and rejection.date > day:
        raise InvalidValueError(
            "compose.date",
            f"The letter is dated {day}, before the rejection on {rejection.date}.",
            remedy="Correct Rejection.date or the date passed to compose().",
        )
    return day


def _check_answered_day(
    template: Template[Any], details: object, written: dt.date, rejection: Rejection
) -> None:
    """Check that a letter follows what it answers, and that this followed the rejection."""
    day = template.answered_on(details)
    if day is None:
        return
    detail = f"details.{template.answered_detail}"
    if written < day:
        raise InvalidValueError(
            "compose.date",
            f"The letter is dated {written}, before {_ANSWERED[template.answers]} on {day}.",
            remedy=f"Correct {detail} or compose(date=...).",
        )
    if rejection.date is not None and day < rejection.date:
        raise InvalidValueError(
            "compose.details",
            f"{detail} is {day}, before the rejection on {rejection.date}.",
            remedy=f"Correct {detail} or Rejection.date.",
        )


_ANSWERED = {"silence": "the first letter", "advice": "the advice"}
"""What a letter answers, in an error message."""


def _today(profile: Profile) -> dt.date:
    """Return today's date in the writer's time zone. Besides this, only email() reads the clock."""
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
    if isinstance(call_on, str) and call_on.strip() in ("", "auto"):
        if not _can_call(rejection) or not template.promises_call:
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


def _can_call(rejection: Rejection) -> bool:
    """Return whether a promise to call seems natural and can be kept."""
    contact = rejection.contact
    return rejection.stage is Stage.INQUIRY and contact is not None and contact.phone is not None


def _refuse_call(day: dt.date, cause: str, remedy: str) -> NoReturn:
    raise InvalidValueError(
        "compose.call_on",
        f"Cannot promise a call on {day}: {cause}.",
        remedy=f"{remedy}, or omit call_on.",
    )


def _words_for_job(profile: Profile, rejection: Rejection) -> tuple[str, str | None, str | None]:
    """Return `job`, the plural that the caller gave, and `title` for `LetterFacts`."""
    role = rejection.role
    job, title = (None, None) if role is None else _words_for_role(role)
    job = rejection.role_in_text or job
    if job is None:
        return profile.occupation, profile.occupation_plural, title
    return job, rejection.role_plural, title


@functools.lru_cache(maxsize=1024)
def _words_for_role(role: str) -> tuple[str | None, str | None]:
    """Return what running text calls the job, and the title; both None if it names no job."""
    name, title = _english.job_in(role)
    return (_english.generic(name), title) if title else (None, None)


def _employer(rejection: Rejection) -> str:
    return "your client" if rejection.hides_employer else _english.in_sentence(rejection.company)


def _addressed_as(contact: Contact | None) -> str | None:
    if contact is None:
        return None
    return contact.addressed_as or _addressed(contact.name, contact.honorific)


_addressed = functools.lru_cache(maxsize=1024)(_names.addressed)


def _seed(profile: Profile, rejection: Rejection) -> int:
    """Return the number that chooses among wordings: the same for the same people and job."""
    contact = rejection.contact
    return _hashed(
        profile.name,
        rejection.company,
        rejection.role or "",
        "" if contact is None else contact.name,
    )


def seed_of_variant(variant: int) -> int:
    """Return the number that chooses among wordings for `compose(variant=...)`."""
    return _hashed("variant", str(variant))


@functools.lru_cache(maxsize=1024)
def _hashed(*names: str) -> int:
    return zlib.crc32("\n".join(names).casefold().encode())


_date_argument = _values.named(_values.day, "compose.date")
_call_argument = _values.named(_values.required_day, "compose.call_on")
_minutes_argument = _values.named(
    functools.partial(_values.optional_integer_in, MINUTES), "compose.minutes"
)
_drawn_by_argument = _values.named(to_drawn_by, "compose.drawn_by")
_own_words_argument = _values.named(to_own_words, "compose.own_words")
_questions_argument = _values.named(to_questions, "compose.questions")
_variant_argument = _values.named(
    functools.partial(_values.optional_integer_in, VARIANTS), "compose.variant"
)
