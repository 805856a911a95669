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
from .._compose import MINUTES
from .._extras import extra
from .._model import zone_named
from .._writing import in_words
from ..errors import InvalidValueError
from ._parts import head

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

_ASKS = re.compile(
    r"\?|(?i:\b(?:your (?:advice|opinion|view)|minutes of your time"
    r"|to (?:ask|hear from|learn from) you)\b)"
)


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
    questions = _questions(letter)
    about = (
        f"Your {_sort(letter)} of {date.rstrip(',')} promised this call. "
        "If an answer has come already, go by that instead."
    )
    words = (
        f"You could begin:\nHello, this is {letter.profile.name} calling. "
        f"I wrote to you on {date} and said that I would call. {_purpose(letter)}"
    )
    return _Reminder(
        "call",
        day,
        f"Call {_whom(letter)}",
        _description(
            (*_addressee(letter), *(() if phone is None else (phone,))),
            about if phone else f"{about} No number is noted here: find it before you call.",
            words,
            questions,
        ),
    )


def _purpose(letter: Letter) -> str:
    """Return what the call is for, in the words of who calls; it asks for no more than the letter.

    A call can be promised only to say thank you.
    """
    if not _asks(letter):
        return "I am not calling about a position, only to thank you for your time."
    minutes = in_words(letter.minutes)
    # Only some letters name the minutes that every letter has.
    named = re.compile(rf"\b(?:{minutes}|{letter.minutes})[ -]minute", re.IGNORECASE)
    question = (
        f"Would you have {minutes} minutes, now or at a time that suits you better?"
        if any(map(named.search, _prose.paragraphs(letter.blocks)))
        else "Is now a good time, or would another suit you better?"
    )
    return f"I am not calling about a position, only to ask for your advice. {question}"


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
    # Paper is followed up as its writer likes.
    email = None if contact is None or _sort(letter) == "letter" else contact.email
    date = _date(letter, day)
    questions = _questions(letter)
    about = (
        f"If nothing has come back since your {_sort(letter)} of {date.rstrip(',')}, "
        "send one short reminder, and then let it rest. "
        "If an answer has come already, go by that instead."
    )
    who = "someone on your team has" if contact is None else "you have"
    asked, them = _asked(len(questions))
    words = (
        f"You could write:\n{letter.salutation}\nOn {date} I wrote to you {asked}. "
        f"If {who} a moment{them}, a line or two would help me. "
        "If not, I understand, and thank you all the same."
    )
    return _Reminder(
        "follow-up",
        day,
        f"Follow up with {_whom(letter)}, once",
        _description(
            (*_addressee(letter), *(() if email is None else (email,))), about, words, questions
        ),
    )


def _asked(number: int) -> tuple[str, str]:
    """Return what a letter with a number of questions did, and what to have a moment for."""
    if number == 0:
        return "and asked for your advice", ""
    if number == 1:
        return "with a question", " for it"
    return f"with {in_words(number)} questions", " for them"


def _working_day(day: dt.date) -> dt.date:
    """Return the day, or the Monday after it where it is on a weekend."""
    days_to_monday = 7 - day.weekday()
    return day + dt.timedelta(days=days_to_monday) if day.weekday() > _FRIDAY else day


def _description(who: tuple[str, ...], about: str, words: str, questions: tuple[str, ...]) -> str:
    parts = ["\n".join(who), about, words]
    if questions:
        label = "Your question:" if len(questions) == 1 else "Your questions:"
        parts.append("\n- ".join((label, *questions)))
    return "\n\n".join(parts)


def _asks(letter: Letter) -> bool:
    """Tell whether a letter asks for anything, by its own words: templates ask in some cases only.

    It may have been edited since, too.
    """
    if not all(isinstance(block, str) for block in letter.blocks):
        return True
    # A company can be named like a question.
    body = " ".join(_prose.paragraphs(letter.blocks)).replace(letter.rejection.company, "")
    return _ASKS.search(body) is not None


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
    lines = head(letter).addressee
    return lines[: len(lines) - len(letter.rejection.address)]


def _whom(letter: Letter) -> str:
    rejection = letter.rejection
    name = "the hiring team" if rejection.contact is None else _addressee(letter)[0]
    return f"{name} at {rejection.company}"


def _sort(letter: Letter) -> str:
    """Return as what the letter goes out: the way the rejection came, and by mail after a call."""
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
