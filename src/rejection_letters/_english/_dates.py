"""Dates as letters write them, the same in every process and on every machine."""

from __future__ import annotations

import datetime as dt

from .._locales import RULES, Locale

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_THURSDAY = 3


def long_date(day: dt.date, locale: Locale) -> str:
    """Return a date with its month in words.

    Args:
        day: The date.
        locale: The locale, which decides whether the month or the day comes first.

    Returns:
        The date, the same in every process: `strftime` would follow the machine's settings.

    Example:
        >>> long_date(dt.date(2026, 11, 23), "en-US")
        'November 23, 2026'
        >>> long_date(dt.date(2026, 11, 23), "en-GB")
        '23 November 2026'
    """
    comma = "," if RULES[locale].month_first else ""
    return f"{_day_and_month(day, locale)}{comma} {day.year}"


def short_date(day: dt.date, written: dt.date, locale: Locale) -> str:
    """Return a date as a letter mentions it: the year only where it is not the letter's.

    Args:
        day: The date.
        written: The date of the letter.
        locale: As for `long_date`.

    Returns:
        The date in words.

    Example:
        >>> short_date(dt.date(2026, 11, 16), dt.date(2026, 11, 23), "en-US")
        'November 16'
        >>> short_date(dt.date(2025, 12, 30), dt.date(2026, 1, 2), "en-US")
        'December 30, 2025'
    """
    same_year = day.year == written.year
    return _day_and_month(day, locale) if same_year else long_date(day, locale)


def early_next_week(day: dt.date) -> dt.date:
    """Return the day of the call that a letter promises for early next week.

    Args:
        day: The date of the letter.

    Returns:
        The next ISO week's Monday; after a Friday, Saturday or Sunday its Tuesday, so that the
        reader has a working day in between.

    Raises:
        OverflowError: The calendar ends before that day.

    Example:
        >>> early_next_week(dt.date(2026, 11, 23))
        datetime.date(2026, 11, 30)
    """
    is_near_weekend = day.weekday() > _THURSDAY
    days_to_monday = len(_WEEKDAYS) - day.weekday()
    return day + dt.timedelta(days=days_to_monday + is_near_weekend)


def when(day: dt.date, written: dt.date, locale: Locale) -> str:
    """Return when something will be, as a letter says it.

    Args:
        day: The day it will be.
        written: The date of the letter.
        locale: As for `long_date`.

    Returns:
        "early next week" for the Monday and the Tuesday of the next ISO week, else the weekday
        and the date, with the year where the letter's is another.

    Example:
        >>> when(dt.date(2026, 11, 30), dt.date(2026, 11, 23), "en-US")
        'early next week'
        >>> when(dt.date(2026, 12, 1), dt.date(2026, 11, 20), "en-GB")
        'on Tuesday 1 December'
    """
    days_from_monday = (day - written).days + written.weekday()
    if days_from_monday in (len(_WEEKDAYS), len(_WEEKDAYS) + 1):
        return "early next week"
    comma = "," if RULES[locale].month_first else ""
    return f"on {_WEEKDAYS[day.weekday()]}{comma} {short_date(day, written, locale)}"


def _day_and_month(day: dt.date, locale: Locale) -> str:
    month = MONTHS[day.month - 1]
    return f"{month} {day.day}" if RULES[locale].month_first else f"{day.day} {month}"
