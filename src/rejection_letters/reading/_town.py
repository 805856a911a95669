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
_GAP = r"[ ,:/(\u2013\u2014-]+"


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
    state, number = _divided(postal_code)
    city, region = _separated(_without(number, city), _abbreviated(_without(number, region)))
    if state and (_abbreviates(state, region) if region else country in _REGION_REQUIRED):
        region, postal_code = state, number
    if _is_repeated(region, city, country):
        region = ""
    place = ", ".join(filter(None, (city, region)))
    is_first = country in _POSTAL_CODE_FIRST and city
    return " ".join(filter(None, (postal_code, place) if is_first else (place, postal_code)))


def _divided(postal_code: str) -> tuple[str, str]:
    """Return the code of the region in front of a postal code, if any, and the rest."""
    found = re.fullmatch(rf"({_CODE})(?:[ -]+|(?=[0-9]{{4}}))(.*[0-9].*)", postal_code)
    return (found[1], found[2]) if found else ("", postal_code)


def _without(postal_code: str, text: str) -> str:
    """Return a city or a region without the postal code."""
    if postal_code:
        text = re.sub(rf"(?:,? )?(?<![\w-]){re.escape(postal_code)}(?![\w-])", "", text)
    return text.strip(" ,")


def _separated(city: str, region: str) -> tuple[str, str]:
    """Return the city and the region, which may follow the last comma of the city instead."""
    town, comma, last = city.rpartition(",")
    if not comma:
        return city, region
    town, last = town.strip(), _abbreviated(last.strip())
    return (f"{town}, {last}", region) if region else (town, last)


def _abbreviated(region: str) -> str:
    """Return a region as a code if the file has its name and its code."""
    found = re.fullmatch(rf"(.+?){_GAP}({_CODE})\)?|({_CODE}){_GAP}(.+?)\)?", region)
    if found and _abbreviates(found[2] or found[3], found[1] or found[4]):
        return found[2] or found[3]
    return region


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
