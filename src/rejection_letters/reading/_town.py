"""The line of a postal address that names the town.

The order of its parts follows libaddressinput, Google's collection of the address formats of the
Universal Postal Union.
"""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_POSTAL_CODE_FIRST = _set(
    "AD AR AT AX AZ BA BE BG BL CH CL CV CY CZ DE DK DO DZ EE EH ES ET FI"
    " FO FR GE GF GL GP GR GW HR HT IS IT KG KW LA LI LR LT LU"  # codespell:ignore
    " MA MC MD ME MF MG MK MQ MX MY MZ NC NE NL NO PF PL PM PT PY RE RO RS SE SI SJ SK SM SN"
    " TJ TM TN TR TZ UY UZ VA WF XK YT ZM"
)
"""Countries that write the postal code in front of the city."""

_REGION_REQUIRED = _set("AU CA US")
"""Countries with a state in every address, even if the city has the same name."""

_CODE = r"[A-Z]{2,3}"


def town_line(city: str, region: str, postal_code: str, country: str) -> str:
    """Return the line with the city, the region, and the postal code, without repetitions.

    Args:
        city: The city; may be empty, like the other parts.
        region: The state or province, as a name, a code, or both.
        postal_code: The postal code, which may have the code of the region in front of it.
        country: The ISO 3166-1 code of the country, which is not printed.

    Example:
        >>> town_line("San Francisco", "California", "CA 94115", "US")
        'San Francisco, CA 94115'
        >>> town_line("Wien", "Wien", "1030", "AT"), town_line("Wien", "Wien", "1030", "")
        ('1030 Wien', 'Wien 1030')
    """
    country = country.upper()
    city = " ".join(word for word in city.split() if word != postal_code).strip(" ,")
    region, postal_code = _settled(region, postal_code)
    if _is_repeated(region, city, country):
        region = ""
    place = ", ".join(filter(None, (city, region)))
    is_first = country in _POSTAL_CODE_FIRST and city
    return " ".join(filter(None, (postal_code, place) if is_first else (place, postal_code)))


def _settled(region: str, postal_code: str) -> tuple[str, str]:
    """Return the region, as a code if the file has its name and its code, and the postal code."""
    found = re.fullmatch(rf"(.+?),? \(?({_CODE})\)?|({_CODE}) \(?(.+?)\)?", region)
    if found and _abbreviates(found[2] or found[3], found[1] or found[4]):
        region = found[2] or found[3]
    code, _, rest = postal_code.partition(" ")
    if region and rest and _abbreviates(code, region):
        return code, rest
    return region, postal_code


def _abbreviates(code: str, name: str) -> bool:
    """Return whether a code has a name's first letter and more of its letters, in order."""
    letters = iter(name.upper())
    return (
        re.fullmatch(_CODE, code) is not None
        and code[0] == name[0].upper()
        and all(letter in letters for letter in code)
    )


def _is_repeated(region: str, city: str, country: str) -> bool:
    """Return whether a city is, or ends with, the region: "San Francisco, CA"."""
    _, comma, last = city.rpartition(", ")
    if comma and region:
        last = last.replace(".", "")  # "Washington, D.C."
        same = region.casefold() == last.casefold()
        return same or _abbreviates(last, region) or _abbreviates(region, last)
    is_state = country in _REGION_REQUIRED or region.casefold() == "new york"
    return region.casefold() == city.casefold() and not is_state
