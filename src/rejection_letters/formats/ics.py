"""Render a letter as a calendar reminder: for the call it promises, or else for one follow-up.

The day, the minutes, and the questions come from the letter. A call is at 10 a.m. in the writer's
time zone, or all day if the profile has no time zone. A follow-up is always an all-day event.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import uuid
from typing import TYPE_CHECKING, NamedTuple

from .. import _english, _note, _prose
from .._english import _patterns, _phrases, _reminders
from .._extras import extra
from .._model import MINUTES, zone_named
from ..errors import InvalidValueError
from . import _direction
from ._letterhead import letterhead, organization
from ._recipient import unread

with extra("calendar", "icalendar", "Calendar output"):
    import icalendar

if TYPE_CHECKING:
    import zoneinfo

    from .._letter import Letter
    from ._style import Style

_HOUR = dt.time(10)
"""When to call: late enough for people to have read their morning email, and well before lunch."""

_BEFORE_CALL = dt.timedelta(minutes=-15)
_IN_THE_MORNING = dt.timedelta(hours=9)
"""Relative to midnight, when an all-day event starts."""

_PATIENCE = dt.timedelta(weeks=1)
_HALF_A_YEAR = dt.timedelta(days=183)
_FRIDAY = 4

_PRODUCT = "-//rejection-letters//rejection-letters//EN"
"""It has no version number, so that every release writes the same bytes."""

_NAMESPACE = uuid.UUID("78c64a2b-1fb1-5507-8881-e0f79cc61d63")
"""The namespace of event IDs. It must never change, or calendars would duplicate every event."""

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def render(letter: Letter, *, style: Style) -> bytes:  # noqa: ARG001  calendars have their own look
    """Return the content of an `.ics` file: one event with an alarm.

    Args:
        letter: The letter.
        style: Ignored; a calendar event has no styling.

    Raises:
        InvalidValueError: The letter promises no call and either asks for nothing or is itself a
            reminder or a thank-you, or its minutes are out of range.
    """
    calendar = icalendar.Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    if letter.call_on is None:
        reminder = _follow_up(letter)
        zone = None
    else:
        reminder = _call(letter, letter.call_on)
        zone = zone_named(letter.profile.timezone)
    isolate = _direction.isolator(letter)
    reminder = reminder._replace(
        summary=isolate(reminder.summary), description=isolate(reminder.description)
    )
    event = _event(letter, reminder)
    if zone is None:
        _set_day(event, reminder.day)
    else:
        _set_time(event, reminder.day, letter.minutes, zone)
    alarm = _alarm(reminder.summary, _IN_THE_MORNING if zone is None else _BEFORE_CALL)
    event.add_component(alarm)
    calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data


class _Text(icalendar.vText):
    r"""Text that survives escaping; icalendar turns the `\N` in `C:\New` into a line break."""

    def to_ical(self) -> bytes:
        return self.translate(_ESCAPES).encode()


class _Reminder(NamedTuple):
    kind: str
    day: dt.date
    summary: str
    description: str


def _call(letter: Letter, day: dt.date) -> _Reminder:
    if letter.minutes not in MINUTES:
        raise InvalidValueError(
            "Letter.minutes",
            f"Letter.minutes must be between {MINUTES.start} and {MINUTES.stop - 1} for a call; "
            f"got {letter.minutes}.",
        )
    contact = letter.rejection.contact
    phone = None if contact is None else contact.phone
    date = _date(letter, day)
    # Some letters promise a call just to say thank you.
    purpose = _reminders.to_ask(_named_minutes(letter)) if _asks(letter) else _reminders.TO_THANK
    return _Reminder(
        "call",
        day,
        _reminders.call_summary(_name(letter), organization(letter.rejection)),
        _description(
            letter,
            phone,
            _reminders.about_call(_sent(letter), date, has_number=phone is not None),
            _reminders.call_script(letter.profile.name, date, purpose),
        ),
    )


def _named_minutes(letter: Letter) -> int | None:
    """Return the letter's minutes if its text mentions them, else None."""
    number = f"{_english.in_words(letter.minutes)}|{letter.minutes}"
    named = re.compile(rf"\b(?:{number})[ -]minute", re.IGNORECASE)
    is_named = any(map(named.search, _prose.paragraphs(letter.blocks)))
    return letter.minutes if is_named else None


def _follow_up(letter: Letter) -> _Reminder:
    if letter.template.answers == "silence":
        raise InvalidValueError(
            "Letter.template",
            "This letter is itself a reminder, and one is enough, so there is nothing to put in "
            "the calendar.",
        )
    if letter.template.answers == "advice":
        raise InvalidValueError(
            "Letter.template",
            "This letter thanks for advice and needs no answer, so it needs no reminder.",
        )
    if not _asks(letter):
        raise InvalidValueError(
            "Letter",
            "This letter promises no call and asks for nothing, so it needs no reminder.",
            remedy="For a reminder, use a template that asks for advice, such as 'classic'.",
        )
    day = _working_day(letter.date + _PATIENCE)
    contact = letter.rejection.contact
    # Let the writer decide how to follow up on a paper letter or a message.
    is_email = _sent(letter) == "email" and unread(letter) is None
    email = contact.email if contact is not None and is_email else None
    date = _date(letter, day)
    return _Reminder(
        "follow-up",
        day,
        _reminders.follow_up_summary(_name(letter), organization(letter.rejection)),
        _description(
            letter,
            email,
            _reminders.about_follow_up(_sent(letter), date),
            _reminders.follow_up_note(
                letter.salutation,
                date,
                len(_questions(letter)),
                to_person=contact is not None,
            ),
        ),
    )


def _working_day(day: dt.date) -> dt.date:
    """Return the day itself, or the following Monday if it falls on a weekend."""
    days_to_monday = 7 - day.weekday()
    return day + dt.timedelta(days=days_to_monday) if day.weekday() > _FRIDAY else day


def _description(letter: Letter, way: str | None, about: str, words: str) -> str:
    parts = ["\n".join((*_addressee(letter), *(() if way is None else (way,))))]
    if _sent(letter) == "email" and (address := unread(letter)) is not None:
        parts.append(_reminders.about_unread(address))
    parts += [about, words]
    if questions := _questions(letter):
        parts.append(_reminders.question_list(questions))
    return "\n\n".join(parts)


def _asks(letter: Letter) -> bool:
    """Return whether the letter asks for anything.

    This depends on its text: some templates ask only at some stages, and the letter may have
    been edited.
    """
    if not all(isinstance(block, str) for block in letter.blocks):
        return True
    body = " ".join(_prose.paragraphs(letter.blocks))
    for name in _names(letter):
        body = body.replace(name, "")
    return _patterns.ASKS_FOR_ADVICE.search(body) is not None


def _names(letter: Letter) -> tuple[str, ...]:
    """Return the names of organizations, which may contain a question mark."""
    rejection = letter.rejection
    return (rejection.company, *(() if rejection.agency is None else (rejection.agency,)))


def _questions(letter: Letter) -> tuple[str, ...]:
    """Return the questions in the letter: its list items, or else those in its paragraphs.

    If the writer has not worded any of them, this is the last question. An earlier one is usually a
    request, such as "May I ask you something?".
    """
    items = tuple(item for block in letter.blocks if not isinstance(block, str) for item in block)
    if items:
        # Skip items that are not questions, which may come from another list.
        return tuple(item for item in items if item.endswith("?")) or items
    paragraphs = [block for block in letter.blocks if isinstance(block, str)]
    if own := tuple(one for one in letter.questions if any(one in block for block in paragraphs)):
        return own
    for paragraph in reversed(paragraphs):
        masked = paragraph
        for name in _names(letter):
            masked = masked.replace(name, name.replace("?", "_"))
        if (place := _phrases.last_question(masked)) is not None:
            return (paragraph[slice(*place)],)
    return ()


def _addressee(letter: Letter) -> tuple[str, ...]:
    """Return the addressee without the postal address: name, title, and organization."""
    lines = letterhead(letter).addressee
    return lines[: len(lines) - len(letter.rejection.address)]


def _name(letter: Letter) -> str | None:
    return None if letter.rejection.contact is None else _addressee(letter)[0]


def _sent(letter: Letter) -> str:
    """Return how the letter was sent: as a "message", a "letter" on paper, or an "email"."""
    if _note.is_note(letter):
        return "message"
    return "letter" if letter.rejection.medium == "letter" else "email"


def _date(letter: Letter, day: dt.date) -> str:
    """Return the letter's date as it appears in a sentence of a reminder on `day`."""
    # Mentioning the year would sound odd a few weeks later.
    is_near = day - letter.date < _HALF_A_YEAR
    date = _english.short_date(letter.date, letter.date if is_near else day, letter.profile.locale)
    # In American English, a second comma follows the year.
    return f"{date}," if "," in date else date


def _event(letter: Letter, reminder: _Reminder) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", _uid(letter, reminder.kind))
    event.add("dtstamp", dt.datetime.combine(letter.date, dt.time(), dt.timezone.utc))
    event.add("sequence", 0)
    # Job seekers may share their calendar with coworkers.
    event.add("class", "PRIVATE")
    event.add("summary", _Text(reminder.summary))
    event.add("description", _Text(reminder.description))
    return event


def _uid(letter: Letter, kind: str) -> str:
    """Return an event ID that stays the same when the event is moved to another day."""
    profile, rejection = letter.profile, letter.rejection
    contact = None if rejection.contact is None else rejection.contact.name
    what = (kind, letter.date.isoformat(), profile.name, profile.email, rejection.company)
    return str(uuid.uuid5(_NAMESPACE, json.dumps([*what, rejection.role, contact])))


def _alarm(summary: str, trigger: dt.timedelta) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", trigger)
    alarm.add("description", _Text(summary))
    return alarm


def _set_day(event: icalendar.Event, day: dt.date) -> None:
    event.add("dtstart", day)
    event.add("dtend", day + dt.timedelta(days=1))
    # Do not mark the whole day as busy.
    event.add("transp", "TRANSPARENT")


def _set_time(event: icalendar.Event, day: dt.date, minutes: int, zone: zoneinfo.ZoneInfo) -> None:
    """Set the times of an event in UTC, which calendars show in the local time of their owner.

    A `VTIMEZONE` would be worse. Programs keep one definition per zone for all events, so that the
    fixed offset of an event in winter would move every event in summer. Complete rules would depend
    on the release of the time zone database.
    """
    begin = dt.datetime.combine(day, _HOUR, zone).astimezone(dt.timezone.utc)
    event.add("dtstart", begin)
    event.add("dtend", begin + dt.timedelta(minutes=minutes))
