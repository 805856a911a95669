"""Suggest plain words for military terms; the letter itself is never changed."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
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
    text = _text(letter)
    shorthand, words = _patterns()
    own = _names(letter)
    for found in _each(shorthand, text, own):
        yield _suggest(found, _SHORTHAND[found])
    for found in _each(words, text, own):
        yield _suggest(found, _WORDS[found.lower()])
    yield from _ranks(letter.profile.name.replace(".", ""), text)
    for acronym in _each(_ACRONYM, text, own):
        if acronym not in _CIVILIAN and acronym not in _SHORTHAND:
            yield Remark(
                "wording",
                f"Civilian readers may not know the acronym {acronym!r}.",
                "Spell it out, or describe it in plain words.",
            )


def _text(letter: Letter) -> str:
    """Return the writer's own text, without civilian phrases that contain a military term."""
    message = letter.rejection.message
    subject = "" if message is not None and message.subject else letter.subject
    text = "\n".join((subject, *_prose.paragraphs(letter.blocks)))
    return re.sub(rf"(?i)(?:\b|(?<=\w)(?='s))(?:{_MEANT_OTHERWISE})\b", "", text)


def _names(letter: Letter) -> str:
    """Return the names and titles in the letter, which the reviewer leaves alone."""
    profile, rejection = letter.profile, letter.rejection
    contact = rejection.contact
    of_contact = () if contact is None else (contact.name, contact.title)
    own = (profile.occupation, profile.industry, profile.name, rejection.company, rejection.role)
    others = (rejection.agency, rejection.referred_by, *rejection.thanks_to)
    return " ".join(filter(None, (*own, *of_contact, *others))).casefold()


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return _prose.phrase_pattern(_SHORTHAND), _prose.phrase_pattern(_WORDS, re.IGNORECASE)


def _each(pattern: re.Pattern[str] | str, text: str, own: str = "") -> Iterator[str]:
    """Yield each distinct match of a pattern that is not part of the names and titles."""
    for found in dict.fromkeys(match[0] for match in re.finditer(pattern, text)):
        if found.casefold() not in own:
            yield found


def _suggest(found: str, plain: str) -> Remark:
    return Remark(
        "wording",
        f"{found!r} is a military term.",
        f"Consider {plain!r}, or describe it in your own words.",
    )


def _ranks(name: str, text: str) -> Iterator[Remark]:
    for rank in _each(_SIGNED_WITH, name):
        yield Remark(
            "wording",
            f"Your signature includes the rank {rank.strip()!r}.",
            "Sign with just your name: your work speaks louder than your rank.",
        )
    for rank in dict.fromkeys(match[1] for match in re.finditer(_SERVED_AS, text)):
        yield Remark("wording", f"Civilian readers may not know the rank {rank!r}.", _IN_NUMBERS)
    for grade in _each(_PAY_GRADE, text):
        yield Remark(
            "wording", f"Civilian readers may not know the pay grade {grade!r}.", _IN_NUMBERS
        )
