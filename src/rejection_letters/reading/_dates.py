"""Find the most recent of several jobs, parsing only the dates that affect the result."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import NoReturn

from .._values import RefusedError
from ._place import Place

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_CURRENT = (
    r"(?:(?:to|until|till?) )?(?:the )?(?:present(?: day)?|current|currently|now|ongoing|today)"
    r"|(?:to|till) date|in progress"
)

_YEAR = r"(?P<year>[0-9]{4})"
_MONTH = r"(?P<month>[0-9]{1,2})"
_NAME = r"(?P<name>[A-Za-z]{3,9})"
_DAY = r"(?P<day>[0-9]{1,2})"
_NTH = rf"{_DAY}(?:st|nd|rd|th)?"
_TIME = r"[T ][0-9]{2}:[0-9]{2}[0-9:.]*(?: ?(?:Z|UTC|[+-][0-9:]+))?"
_GAP = r"[ .,/-]+"
_FORMATS = (
    rf"{_YEAR}(?:(?P<mark>[-/.]){_MONTH}(?:(?P=mark){_DAY}(?:{_TIME})?)?)?",
    rf"{_MONTH}[-/.]{_YEAR}",
    rf"{_NAME}{_GAP}(?:{_NTH}{_GAP})?{_YEAR}",
    rf"{_NTH}{_GAP}{_NAME}{_GAP}{_YEAR}",
)


def most_recent(jobs: Sequence[Place]) -> Place:
    """Return the most recent of several jobs that have a position.

    Current jobs come first, then the latest end date, then the latest start date. If all are equal,
    it is the first one.

    Raises:
        ResumeError: A date that affects the result cannot be parsed.
    """
    for narrowed in (_current, _ended_last, _started_last):
        if len({job.member("position").text() for job in jobs}) == 1:
            break
        jobs = narrowed(jobs)
    return jobs[0]


def _current(jobs: Sequence[Place]) -> Sequence[Place]:
    return [job for job in jobs if _is_current(job)] or jobs


def _ended_last(jobs: Sequence[Place]) -> Sequence[Place]:
    return jobs if _is_current(jobs[0]) else _last(jobs, "endDate")


def _started_last(jobs: Sequence[Place]) -> Sequence[Place]:
    return _last(jobs, "startDate")


def _last(jobs: Sequence[Place], name: str) -> Sequence[Place]:
    dates = [job.member(name).clean(_date) or "" for job in jobs]
    latest = max(dates)
    return [job for job, date in zip(jobs, dates, strict=True) if date == latest]


def _is_current(job: Place) -> bool:
    end = job.member("endDate")
    text = end.text()
    # An end date with a digit counts as past, even if it cannot be parsed.
    return text is None or (re.search("[0-9]", text) is None and end.accepted(_is_present, text))


def _is_present(text: str) -> bool:
    words = re.sub(r"[\W_]+", " ", text.lower()).strip()
    if re.fullmatch(_CURRENT, words) is None:
        _refuse()
    return True


def _date(text: str) -> str:
    """Return an ISO date, month or year, all of which sort correctly as strings.

    A date such as 03/04/2020 has two meanings, so it is refused. A time is ignored.
    """
    date = re.sub("[\u2010-\u2015\u2212]", "-", " ".join(text.split()))
    found = next(filter(None, (re.fullmatch(each, date) for each in _FORMATS)), None)
    if found is None:
        _refuse()
    parts = found.groupdict()
    day = parts.get("day")
    month = _month(parts["name"]) if "name" in parts else parts["month"]
    try:
        whole = dt.date(int(parts["year"]), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        _refuse()
    return whole if day else whole[:7] if month else whole[:4]


def _month(name: str) -> str:
    """Return the number of a month, or the invalid "13" for any other word."""
    months = (at for at, month in enumerate(_MONTHS, 1) if month.startswith(name.lower()))
    return str(next(months, 13))


def _refuse() -> NoReturn:
    raise RefusedError(
        "must be an unambiguous date",
        "",
        "Write it as YYYY-MM-DD, YYYY-MM or YYYY. Omit endDate for a current position.",
    )
