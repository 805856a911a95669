"""Suggest plain words for military terms; the letter itself is never changed."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .. import _prose
from .._remark import Remark

if TYPE_CHECKING:
    from .._letter import Letter

_OF_STAFF = {
    "1": "human resources",
    "2": "intelligence",
    "3": "operations",
    "4": "logistics",
    "5": "planning",
    "6": "communications",
}
"""The functions of staff sections such as S-1, by number."""

_SHORTHAND = {
    "AAR": "review of what worked and what did not",
    "AARs": "reviews of what worked and what did not",
    "AFSC": "career field",
    "AIT": "technical training",
    "AOR": "region",
    "COMSEC": "communications security",
    "CONUS": "in the United States",
    "DFAC": "cafeteria",
    "ETS": "end of service",
    "JAG": "legal office",
    "MEDEVAC": "medical evacuation",
    "MOS": "career field",
    "NCO": "supervisor",
    "NCOER": "performance appraisal",
    "NCOERs": "performance appraisals",
    "NCOIC": "supervisor",
    "NCOs": "supervisors",
    "OCONUS": "abroad",
    "OER": "performance appraisal",
    "OERs": "performance appraisals",
    "OIC": "manager in charge",
    "OPORD": "plan",
    "OPSEC": "protection of information",
    "OPTEMPO": "pace of work",
    "PCS": "relocation",
    "SITREP": "status report",
    "TAD": "business travel",
    "TDY": "business travel",
    "XO": "deputy director",
    # Without a hyphen, S3 is a storage service from Amazon.
    **{f"{staff}-{number}": what for staff in "GJS" for number, what in _OF_STAFF.items()},
    **{f"{staff}{number}": what for staff in "GJ" for number, what in _OF_STAFF.items()},
}
"""Abbreviations that are matched only in capitals."""

_WORDS = {
    "after-action review": "review of what worked and what did not",
    "area of responsibility": "region",
    "battalion": "organization of N people",
    "billet": "position",
    "boots on the ground": "people on site",
    "brigade": "organization of N people",
    "chain of command": "reporting line",
    "command of": "responsibility for",
    "commanded": "led",
    "commander": "director",
    "commanding": "leading",
    "commanding officer": "director",
    "downrange": "abroad",
    "executed missions": "met objectives",
    "garrison": "base",
    "military occupational specialty": "career field",
    "mission": "objective",
    "missions": "objectives",
    "noncommissioned officer": "supervisor",
    "permanent change of station": "relocation",
    "platoon": "team of N people",
    "reconnaissance": "research",
    "regiment": "organization of N people",
    "squad": "team of N people",
    "squadron": "organization of N people",
    "subordinate": "team member",
    "subordinates": "team members",
    "temporary duty": "business travel",
    "warfighter": "people in the field",
}

_MEANT_OTHERWISE = (
    r"mission statements?|(?:your|their|its|'s) mission|command of (?:English|the language)"
    r"|subordinated? (?:loan|debt)s?|commanding (?:lead|presence|view)|(?:steel|aluminum) billets?"
    r"|[EOW]-\d\d? (?:visa|form|fuel)s?|forms? W-\d"
)
"""Civilian phrases that contain a military term."""

_RANKS = (
    *("1LT", "1SG", "2LT", "Admiral", "Adm", "Brig Gen", "Brigadier General", "Capt", "Captain"),
    *("CDR", "Cmdr", "Col", "Colonel", "Commander", "Corporal", "CPL", "Cpl", "CPO", "CPT", "CSM"),
    *("CW2", "CW3", "CW4", "CW5", "CWO", "Ens", "Ensign", "First Sergeant", "Gen", "General"),
    *("LCDR", "Lieutenant", "Lieutenant Colonel", "Lieutenant Commander", "LT", "Lt", "Lt Col"),
    *("LTC", "MAJ", "Maj", "Major", "Master Sergeant", "MSG", "MSgt", "Petty Officer", "SFC"),
    *("Sergeant", "Sergeant First Class", "Sergeant Major", "SGM", "SGT", "Sgt", "SPC", "SSG"),
    *("SSgt", "Staff Sergeant", "Warrant Officer"),
)
_RANK = "|".join(sorted(_RANKS, key=len, reverse=True))
_SIGNED_WITH = rf"^(?:{_RANK}) |(?<=, )(?:{_RANK})(?=,|$| \()"
_SERVED_AS = rf"\b(?:as an?|as the|was an?|became an?|promoted to|rank of) ({_RANK})\b(?! [A-Z])"
_PAY_GRADE = r"(?<!\w)(?:E-[1-9]|W-[1-5]|O-(?:10|[1-9]))(?!\w)"

_ACRONYM = r"(?<![\w-])[A-Z]{3,6}s?(?![\w-])"
_CIVILIAN = frozenset(
    (
        *("ASAP", "AWS", "CEO", "CFO", "CIO", "COO", "CPA", "CRM", "CTO", "EMEA", "ERP", "FAA"),
        *("GAAP", "HIPAA", "IBM", "IFRS", "ISO", "KPI", "KPIs", "MBA", "MIT", "NASA", "NATO"),
        *("NHS", "OSHA", "PMP", "PhD", "ROI", "SAP", "SCI", "SQL", "TS", "UPS", "USA"),
        *("FIXME", "TBD", "TODO", "XXX", "XXXX"),  # review() reports placeholders itself.
    )
)
"""Acronyms that civilians know, and the names of security clearances."""

_IN_NUMBERS = "Instead, mention how many people, how much equipment, or what budget you managed."


def plain_words(letter: Letter) -> Iterator[Remark]:
    """Suggest plain words for military terms, as the reviewer for `military-transition`.

    Names and job titles are skipped, and so is the subject if the letter replies to a message.

    Args:
        letter: The letter, edited or not.

    Yields:
        A remark for each military term, rank, pay grade, and unfamiliar acronym.
    """
    own = _names(letter)
    shorthand, words, ranks, grades, acronyms = map(_distinct, zip(*_terms_in(letter), strict=True))
    for found in _others(shorthand, own):
        yield _suggest(found, _SHORTHAND[found])
    for found in _others(words, own):
        yield _suggest(found, _WORDS[found.lower()])
    for rank in _distinct([re.findall(_SIGNED_WITH, letter.profile.name.replace(".", ""))]):
        yield Remark(
            "wording",
            f"Your signature includes the rank {rank.strip()!r}.",
            "Sign with just your name: your work speaks louder than your rank.",
        )
    for rank in ranks:
        yield Remark("wording", f"Civilian readers may not know the rank {rank!r}.", _IN_NUMBERS)
    for grade in grades:
        yield Remark(
            "wording", f"Civilian readers may not know the pay grade {grade!r}.", _IN_NUMBERS
        )
    for acronym in _others(acronyms, own):
        if acronym not in _CIVILIAN and acronym not in _SHORTHAND:
            yield Remark(
                "wording",
                f"Civilian readers may not know the acronym {acronym!r}.",
                "Spell it out, or describe it in plain words.",
            )


def _terms_in(letter: Letter) -> Iterator[tuple[list[str], ...]]:
    """Yield what each pattern matches in each text that the writer wrote."""
    message = letter.rejection.message
    subject = "" if message is not None and message.subject else letter.subject
    return map(_terms, (subject, *_prose.paragraphs(letter.blocks)))


@functools.lru_cache(maxsize=8192)
def _terms(text: str) -> tuple[list[str], ...]:
    """Return what each pattern matches in a text, except in civilian phrases.

    A letter is reviewed again after each edit, and most of its paragraphs are the same.
    """
    plain = re.sub(rf"(?i)(?:\b|(?<=\w)(?='s))(?:{_MEANT_OTHERWISE})\b", "", text)
    return tuple(re.findall(pattern, plain) for pattern in _patterns())


def _names(letter: Letter) -> str:
    """Return the names and titles in the letter, which the reviewer leaves alone."""
    profile, rejection = letter.profile, letter.rejection
    contact = rejection.contact
    of_contact = () if contact is None else (contact.name, contact.title)
    own = (profile.occupation, profile.industry, profile.name, rejection.company, rejection.role)
    others = (rejection.agency, rejection.referred_by, *rejection.thanks_to)
    return " ".join(filter(None, (*own, *of_contact, *others))).casefold()


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns for shorthand, words, ranks, pay grades and acronyms."""
    return (
        _prose.phrase_pattern(_SHORTHAND),
        _prose.phrase_pattern(_WORDS, re.IGNORECASE),
        *map(re.compile, (_SERVED_AS, _PAY_GRADE, _ACRONYM)),
    )


def _distinct(found: Iterable[list[str]]) -> list[str]:
    """Return the distinct matches of a pattern in several texts."""
    return [*dict.fromkeys(itertools.chain(*found))]


def _others(found: Iterable[str], own: str) -> Iterator[str]:
    """Yield the matches that are not part of the names and titles."""
    return (one for one in found if one.casefold() not in own)


def _suggest(found: str, plain: str) -> Remark:
    return Remark(
        "wording",
        f"{found!r} is a military term.",
        f"Consider {plain!r}, or describe it in your own words.",
    )
