"""Dates as they appear in letters, independent of the machine's locale settings."""

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
    """Return a date with its month spelled out.

    Unlike `strftime`, this does not depend on the machine's locale settings.

    Args:
        day: The date.
        locale: The locale, which determines whether the month or the day comes first.

    Returns:
        The full date, including the year.

    Example:
        >>> long_date(dt.date(2026, 11, 23), "en-US")
        'November 23, 2026'
        >>> long_date(dt.date(2026, 11, 23), "en-GB")
        '23 November 2026'
    """
    comma = "," if RULES[locale].month_first else ""
    return f"{_day_and_month(day, locale)}{comma} {day.year}"


def short_date(day: dt.date, written: dt.date, locale: Locale) -> str:
    """Return a date as mentioned in a letter, with the year only if it differs from the letter's.

    Args:
        day: The date.
        written: The date of the letter.
        locale: The locale, as for `long_date`.

    Returns:
        The date, with its month spelled out.

    Example:
        >>> short_date(dt.date(2026, 11, 16), dt.date(2026, 11, 23), "en-US")
        'November 16'
        >>> short_date(dt.date(2025, 12, 30), dt.date(2026, 1, 2), "en-US")
        'December 30, 2025'
    """
    same_year = day.year == written.year
    return _day_and_month(day, locale) if same_year else long_date(day, locale)


# A cache finds positional arguments in half the time, hence the noqa.
def early_next_week(day: dt.date, by_mail: bool = False) -> dt.date:  # noqa: FBT002
    """Return the date of a call that a letter promises for early next week.

    Args:
        day: The date of the letter.
        by_mail: Whether the letter is mailed rather than emailed.

    Returns:
        The following Monday, or Tuesday if the letter is mailed or dated a Friday, Saturday, or
        Sunday, so that the recipient has a business day in between.

    Raises:
        OverflowError: The day would be after the year 9999.

    Example:
        >>> early_next_week(dt.date(2026, 11, 23))
        datetime.date(2026, 11, 30)
    """
    is_tuesday = by_mail or day.weekday() > _THURSDAY
    days_to_monday = len(_WEEKDAYS) - day.weekday()
    return day + dt.timedelta(days=days_to_monday + is_tuesday)


def when(day: dt.date, written: dt.date, locale: Locale) -> str:
    """Return the day of an upcoming event as mentioned in a letter.

    Args:
        day: The day of the event.
        written: The date of the letter.
        locale: The locale, as for `long_date`.

    Returns:
        "early next week" for Monday or Tuesday of the following week; otherwise the weekday and
        the date, with the year only if it differs from the letter's.

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
