"""read_profile(): read a profile from a JSON Resume.

JSON Resume is an open format for résumés. Version 1.0.0 of its schema is at
<https://jsonresume.org>.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from .. import _english, _values
from .._locales import Locale
from .._model import Profile
from .._values import RefusedError
from ..errors import ResumeError
from ._dates import most_recent
from ._formats import other_resume, unrelated_format
from ._json import read_object
from ._place import Place
from ._town import town_line

__all__ = ["read_profile"]

_QUOTES = ('""', "''", "\u201c\u201d", "\u2018\u2019", "\u201e\u201c", "\u00ab\u00bb")
"""Pairs of an opening and a closing quotation mark."""


def read_profile(
    source: str | os.PathLike[str] | Mapping[str, Any],
    *,
    name: str | None = None,
    occupation: str | None = None,
    industry: str | None = None,
    experience: str | None = None,
    occupation_plural: str | None = None,
    email: str | None = None,
    phone: str | None = None,
    website: str | None = None,
    address: Sequence[str] | None = None,
    locale: Locale | None = None,
    timezone: str | None = None,
) -> Profile:
    """Read the writer's profile from a JSON Resume.

    The name, email, phone, website and address come from `basics`. The occupation is
    `basics.label`, or if that is missing, the most recent position in `work`. Titles are changed to
    fit into a sentence: "UX Designer | Speaker" becomes "UX designer". Fields in the file may be
    missing, null or empty, and errors in parts that are not needed are ignored. A JSON Resume has
    no industry, experience, locale or time zone, so pass those here.

    Each argument except `source` sets the `Profile` field of the same name and overrides the file.
    An empty string omits an optional field.

    Args:
        source: The path of the file, or its content as a mapping.
        name: The writer's name.
        occupation: The occupation, in the singular.
        industry: The field of work.
        experience: An adjective that can precede the occupation.
        occupation_plural: The plural of the occupation.
        email: An email address.
        phone: A phone number, as it should be printed.
        website: A web address, as it should be printed.
        address: The lines of the postal address.
        locale: `"en-US"` or `"en-GB"`.
        timezone: An IANA time zone, such as `"America/Chicago"`.

    Returns:
        The profile.

    Raises:
        ResumeError: The file is not a JSON Resume, has no name or no occupation, or contains an
            invalid value or a repeated key where the profile needs it. The error says where.
        InvalidValueError: An argument is invalid.
        WrongTypeError: An argument has the wrong type.
        OSError: The file cannot be read.

    Example:
        >>> from rejection_letters import read_profile
        >>> resume = {"basics": {"name": "Ana Ruiz", "label": "UX Designer"}}
        >>> ana = read_profile(resume, industry="healthcare software")
        >>> ana.occupation, ana.industry
        ('UX designer', 'healthcare software')
    """
    arguments = {
        "name": name,
        "occupation": occupation,
        "industry": industry,
        "experience": experience,
        "occupation_plural": occupation_plural,
        "email": email,
        "phone": phone,
        "website": website,
        "address": address,
        "locale": locale,
        "timezone": timezone,
    }
    given = {field: value for field, value in arguments.items() if value is not None}
    resume = _resume(source)
    found = {field: read(resume) for field, read in _READERS.items() if field not in given}
    fields: dict[str, Any] = {**found, **given}
    return Profile(**fields)


def _name(resume: Place) -> str:
    place = resume.member("basics").member("name")
    name = place.clean(_values.line)
    if name is None:
        raise ResumeError(
            place.path,
            f"{place.path} is missing or empty.",
            remedy="Add it to the file or pass name= to read_profile().",
        )
    return name


def _occupation(resume: Place) -> str:
    label = resume.member("basics").member("label")
    if _has_title(label):
        return label.accepted(_in_a_sentence, label.value)
    positions = [job for job in resume.member("work").items() if _has_title(job.member("position"))]
    if not positions:
        raise ResumeError(
            label.path,
            f"{label.path} and every work[].position are missing or empty.",
            remedy="Add one of them to the file or pass occupation= to read_profile().",
        )
    latest = most_recent(positions).member("position")
    return latest.accepted(_in_a_sentence, latest.value)


def _has_title(place: Place) -> bool:
    """Return whether there is more than an article."""
    return _bare(place.text() or "") != ""


def _in_a_sentence(title: str) -> str:
    title = _values.line(_bare(_values.line(title)))
    return _values.line(_bare(_english.generic(_english.job_in(title).name or title)))


def _bare(title: str) -> str:
    """Return a title without quotation marks around it and without a leading article."""
    return _without_article(_unquoted(_without_article(title)))


def _without_article(title: str) -> str:
    """Return a title without a leading article, because letters add their own."""
    return re.sub(r"\A(?:(?:an?|the)(?:\s+|\Z))+", "", title.strip(), flags=re.IGNORECASE)


def _unquoted(title: str) -> str:
    marks, inside = title[:1] + title[-1:], title[1:-1]
    # Quotation marks inside mean that the outer ones are not a pair: '"Lead" and "Chief"'.
    return inside if marks in _QUOTES and not set(marks) & set(inside) else title


def _email(resume: Place) -> str | None:
    return resume.member("basics").member("email").clean(_values.email)


def _phone(resume: Place) -> str | None:
    return resume.member("basics").member("phone").clean(_values.line)


def _website(resume: Place) -> str | None:
    basics = resume.member("basics")
    # It was called "website" before version 1.0.0 of the schema.
    return basics.member("url").clean(_values.line) or basics.member("website").clean(_values.line)


def _address(resume: Place) -> tuple[str, ...]:
    """Return the lines of the address, without the country, which is only a code in the file."""
    location = resume.member("basics").member("location")
    street = location.member("address").clean(_values.lines) or ()
    city, region, postal_code = (
        location.member(name).clean(_values.line) or "" for name in ("city", "region", "postalCode")
    )
    country = None
    if city and (region or postal_code):
        country = location.member("countryCode").clean(_values.line)
    town = town_line(city, region, postal_code, country or "")
    return location.accepted(_values.lines, (*street, town))


_READERS: Mapping[str, Callable[[Place], object]] = {
    "name": _name,
    "occupation": _occupation,
    "email": _email,
    "phone": _phone,
    "website": _website,
    "address": _address,
}
"""How to read each field of a profile; JSON Resume does not have the other fields."""


def _resume(source: object) -> Place:
    content = _content(source)
    if other := other_resume(content):
        raise _other_format(other, "Export or convert it to JSON Resume first.")
    if other := unrelated_format(content):
        raise _other_format(other, "Pass the path of your JSON Resume.")
    if "basics" not in content:
        raise ResumeError(
            "basics", "basics is missing.", remedy="Check that the file is a JSON Resume."
        )
    return Place("", content)


def _other_format(name: str, remedy: str) -> ResumeError:
    return ResumeError("basics", f"This is {name} file, not a JSON Resume.", remedy=remedy)


def _content(source: object) -> Mapping[str, Any]:
    if isinstance(source, Mapping):
        return source
    if not isinstance(source, (str, os.PathLike)):
        raise _values.unexpected("read_profile.source", source, "a path or a mapping")
    path = Path(source)
    try:
        return read_object(path, strict=False)
    except RefusedError as refusal:
        what = f"{path.name} {refusal.problem}."
        raise ResumeError(path.name, what, refusal.why, refusal.remedy) from refusal
