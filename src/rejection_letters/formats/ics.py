"""A letter as a reminder for a calendar: the call that it promises, or else the one follow-up.

What the reminder says comes from the letter: the day, the minutes, and what was asked. A call is at
ten in the morning where the writer is, or all day where no time zone is known; a follow-up is due
on a day, not at a time.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import uuid
from typing import TYPE_CHECKING, NamedTuple

from .. import _english, _prose
from .._english import _phrases, _reminders
from .._extras import extra
from .._model import MINUTES, zone_named
from ..errors import InvalidValueError
from ._letterhead import letterhead

with extra("calendar", "icalendar", "A reminder"):
    import icalendar

if TYPE_CHECKING:
    import zoneinfo

    from .._letter import Letter
    from ._style import Style

_HOUR = dt.time(10)
"""When to call: the first mail of the day is read by then, and lunch is far."""

_BEFORE_CALL = dt.timedelta(minutes=-15)
_IN_THE_MORNING = dt.timedelta(hours=9)
"""From the midnight that a whole day begins with."""

_PATIENCE = dt.timedelta(weeks=1)
_HALF_A_YEAR = dt.timedelta(days=183)
_FRIDAY = 4

_PRODUCT = "-//rejection-letters//rejection-letters//EN"
"""Without a version: a new one writes the same bytes."""

_NAMESPACE = uuid.UUID("78c64a2b-1fb1-5507-8881-e0f79cc61d63")
"""Of the ids of events. Once published it stays, or calendars would hold every event twice."""

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def render(letter: Letter, *, style: Style) -> bytes:  # noqa: ARG001  calendars have their own
    """Return the content of an `.ics` file: one event with an alarm.

    Args:
        letter: The letter.
        style: Of no use here.

    Raises:
        InvalidValueError: The letter neither promises a call nor asks for anything; or it asks for
            a number of minutes that no call takes.
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
    event = _event(letter, reminder)
    if zone is None:
        _set_day(event, reminder.day)
    else:
        _set_time(calendar, event, dt.datetime.combine(reminder.day, _HOUR), letter.minutes, zone)
    alarm = _alarm(reminder.summary, _IN_THE_MORNING if zone is None else _BEFORE_CALL)
    event.add_component(alarm)
    calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data


class _Text(icalendar.vText):
    r"""Text that comes out as typed; icalendar's own makes a line break of the `\N` in `C:\New`."""

    def to_ical(self) -> bytes:
        return self.translate(_ESCAPES).encode()


class _Reminder(NamedTuple):
    """What is put into the calendar."""

    kind: str
    day: dt.date
    summary: str
    description: str


def _call(letter: Letter, day: dt.date) -> _Reminder:
    if letter.minutes not in MINUTES:
        raise InvalidValueError(
            "Letter.minutes",
            f"The letter asks for {letter.minutes} minutes.",
            f"A call takes {MINUTES.start} to {MINUTES.stop - 1}.",
            "Correct Letter.minutes, or set Letter.call_on to None.",
        )
    contact = letter.rejection.contact
    phone = None if contact is None else contact.phone
    date = _date(letter, day)
    # A call can be promised only to say thank you.
    purpose = _reminders.to_ask(_named_minutes(letter)) if _asks(letter) else _reminders.TO_THANK
    return _Reminder(
        "call",
        day,
        f"Call {_whom(letter)}",
        _description(
            letter,
            phone,
            _reminders.about_call(_sent(letter), date, has_number=phone is not None),
            _reminders.call_script(letter.profile.name, date, purpose),
        ),
    )


def _named_minutes(letter: Letter) -> int | None:
    """Return how many minutes a letter names, for only some name those that every letter has."""
    number = f"{_english.in_words(letter.minutes)}|{letter.minutes}"
    named = re.compile(rf"\b(?:{number})[ -]minute", re.IGNORECASE)
    is_named = any(map(named.search, _prose.paragraphs(letter.blocks)))
    return letter.minutes if is_named else None


def _follow_up(letter: Letter) -> _Reminder:
    if not _asks(letter):
        raise InvalidValueError(
            "Letter",
            "This letter asks for nothing and promises no call.",
            "A courtesy note needs no follow-up, so there is nothing to be reminded of.",
            "Let it rest, or write a letter that asks for advice.",
        )
    day = _working_day(letter.date + _PATIENCE)
    contact = letter.rejection.contact
    # Paper is followed up however its writer likes.
    email = None if contact is None or _sent(letter) == "letter" else contact.email
    date = _date(letter, day)
    return _Reminder(
        "follow-up",
        day,
        f"Follow up with {_whom(letter)}, once",
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
    """Return the day, or the Monday after it if it is on a weekend."""
    days_to_monday = 7 - day.weekday()
    return day + dt.timedelta(days=days_to_monday) if day.weekday() > _FRIDAY else day


def _description(letter: Letter, way: str | None, about: str, words: str) -> str:
    parts = ["\n".join((*_addressee(letter), *(() if way is None else (way,)))), about, words]
    if questions := _questions(letter):
        parts.append(_reminders.question_list(questions))
    return "\n\n".join(parts)


def _asks(letter: Letter) -> bool:
    """Tell whether a letter asks for anything, by its own words: templates ask in some cases only.

    It may have been edited since, too.
    """
    if not all(isinstance(block, str) for block in letter.blocks):
        return True
    # A company can be named like a question.
    body = " ".join(_prose.paragraphs(letter.blocks)).replace(letter.rejection.company, "")
    return _phrases.ASKS_FOR_ADVICE.search(body) is not None


def _questions(letter: Letter) -> tuple[str, ...]:
    """Return what the letter asks: the items of its lists, or else the question that comes last.

    A request to ask comes before the question itself.
    """
    items = tuple(item for block in letter.blocks if not isinstance(block, str) for item in block)
    if items:
        # Of several lists, one may be of something else.
        return tuple(item for item in items if item.endswith("?")) or items
    paragraphs = (block for block in letter.blocks if isinstance(block, str))
    return tuple(paragraph for paragraph in paragraphs if paragraph.endswith("?"))[-1:]


def _addressee(letter: Letter) -> tuple[str, ...]:
    """Return who is to be reached, without the postal address: name, title and company."""
    lines = letterhead(letter).addressee
    return lines[: len(lines) - len(letter.rejection.address)]


def _whom(letter: Letter) -> str:
    rejection = letter.rejection
    name = "the hiring team" if rejection.contact is None else _addressee(letter)[0]
    return f"{name} at {rejection.company}"


def _sent(letter: Letter) -> str:
    """Return how the letter is sent: the way the rejection came, and by email after a call."""
    return "letter" if letter.rejection.medium == "letter" else "email"


def _date(letter: Letter, day: dt.date) -> str:
    """Return the date of the letter within a sentence that is said on a day."""
    # Nobody names the year of what was weeks ago.
    is_near = day - letter.date < _HALF_A_YEAR
    date = _english.short_date(letter.date, letter.date if is_near else day, letter.profile.locale)
    # American English closes the year off with a second comma.
    return f"{date}," if "," in date else date


def _event(letter: Letter, reminder: _Reminder) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", _uid(letter, reminder.kind))
    event.add("dtstamp", dt.datetime.combine(letter.date, dt.time(), dt.timezone.utc))
    event.add("sequence", 0)
    # Who looks for work may share a calendar with colleagues.
    event.add("class", "PRIVATE")
    event.add("summary", _Text(reminder.summary))
    event.add("description", _Text(reminder.description))
    return event


def _uid(letter: Letter, kind: str) -> str:
    """Return an id by which a calendar knows the event again, also when its day was moved."""
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
    # The day stays free for other things.
    event.add("transp", "TRANSPARENT")


def _set_time(
    calendar: icalendar.Calendar,
    event: icalendar.Event,
    begin: dt.datetime,
    minutes: int,
    zone: zoneinfo.ZoneInfo,
) -> None:
    parameters = {"TZID": zone.key}
    if zone.key == "UTC":
        # UTC has a form of its own, and needs no description.
        begin, parameters = begin.replace(tzinfo=dt.timezone.utc), {}
    else:
        calendar.add_component(_timezone(zone, begin))
    event.add("dtstart", begin, parameters=parameters)
    event.add("dtend", begin + dt.timedelta(minutes=minutes), parameters=parameters)


def _timezone(zone: zoneinfo.ZoneInfo, begin: dt.datetime) -> icalendar.Timezone:
    """Return the time zone as far as one event needs it: its offset then, as if it never changed.

    Outlook wants exactly one STANDARD part, and overlooks changes that do not come back every year.
    How a zone's changes are recorded differs between machines; its offset on a day near at hand
    hardly ever does.
    """
    offset = zone.utcoffset(begin)
    part = icalendar.TimezoneStandard()
    part.add("dtstart", dt.datetime(1970, 1, 1))  # noqa: DTZ001  the format wants local time here
    part.add("tzoffsetfrom", offset)
    part.add("tzoffsetto", offset)
    described = icalendar.Timezone()
    described.add("tzid", zone.key)
    described.add_component(part)
    return described
