"""Plain words for military shorthand: suggested, never replaced."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import _prose
from .._remarks import Remark

if TYPE_CHECKING:
    from .._letter import Letter

_SHORTHAND = {
    "AAR": "review of what went well",
    "AFSC": "career field",
    "AIT": "technical training",
    "AOR": "region",
    "COMSEC": "communications security",
    "CONUS": "in the United States",
    "DFAC": "cafeteria",
    "ETS": "end of service",
    "FOB": "base abroad",
    "G-1": "human resources",
    "G-3": "operations",
    "G-4": "logistics",
    "JAG": "legal office",
    "MEDEVAC": "medical evacuation",
    "MOS": "career field",
    "NCO": "supervisor",
    "NCOER": "performance appraisal",
    "NCOIC": "supervisor",
    "NCOs": "supervisors",
    "OCONUS": "abroad",
    "OER": "performance appraisal",
    "OIC": "manager in charge",
    "OPORD": "plan",
    "OPSEC": "protection of information",
    "OPTEMPO": "pace of work",
    "PCS": "relocation",
    "S-1": "human resources",
    "S-3": "operations",
    "S-4": "logistics",
    "SITREP": "status report",
    "TAD": "business travel",
    "TDY": "business travel",
    "XO": "deputy director",
}
"""What is said in capitals only."""

_WORDS = {
    "battalion": "organization, with the number of its people",
    "billet": "position",
    "boots on the ground": "people on site",
    "brigade": "organization, with the number of its people",
    "command of": "responsibility for",
    "commanded": "led",
    "commander": "director",
    "commanding": "leading",
    "commanding officer": "director",
    "executed missions": "reached objectives",
    "garrison": "base",
    "military occupational specialty": "career field",
    "mission": "objective",
    "missions": "objectives",
    "noncommissioned officer": "supervisor",
    "permanent change of station": "relocation",
    "platoon": "team, with the number of its people",
    "reconnaissance": "research",
    "subordinate": "team member",
    "subordinates": "team members",
    "temporary duty": "business travel",
    "warfighter": "people in the field",
}

_RANKS = (
    *("1LT", "1SG", "2LT", "Adm.", "Brig. Gen.", "Capt.", "Captain", "CDR", "Cmdr.", "Col."),
    *("Colonel", "Commander", "Corporal", "CPL", "Cpl.", "CPO", "CPT", "CSM", "CW2", "CW3", "CW4"),
    *("Ens.", "First Sergeant", "Gen.", "General", "LCDR", "Lieutenant", "LT", "Lt.", "Lt. Col."),
    *("LTC", "MAJ", "Maj.", "Major", "Master Sergeant", "MSG", "MSgt.", "Petty Officer", "SFC"),
    *("Sergeant", "Sergeant Major", "SGM", "SGT", "Sgt.", "SPC", "SSG", "SSgt.", "Staff Sergeant"),
)

_CIVILIAN = frozenset(
    ("AWS", "CEO", "CFO", "CIO", "COO", "CTO", "MBA", "PMP", "PhD", "SCI", "SQL", "TS", "USA")
)
"""What a civilian reads without a glossary; the names of clearances stay as they are."""

_PAY_GRADE = r"(?<!\w)[EOW]-\d\d?(?!\w)"
_ACRONYM = r"(?<![\w-])[A-Z]{3,6}s?(?![\w-])"


def plain_words(letter: Letter) -> Iterator[Remark]:
    """Suggest plain words for what only the military says; the reviewer of its letter.

    Args:
        letter: The letter, as it was composed or edited since.

    Returns:
        A remark for each piece of shorthand, for a rank or a pay grade, and for other acronyms that
        belong to neither the writer's occupation nor the company.
    """
    text = "\n".join((letter.subject, *_prose.paragraphs(letter.blocks)))
    shorthand, words = _patterns()
    for found in _each(shorthand, text):
        yield _suggest(found, _SHORTHAND[found])
    for found in _each(words, text):
        yield _suggest(found, _WORDS[found.lower()])
    yield from _ranks(letter, text)
    yield from _acronyms(letter, text)


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return _prose.phrase_pattern(_SHORTHAND), _prose.phrase_pattern(_WORDS, re.IGNORECASE)


def _each(pattern: re.Pattern[str] | str, text: str) -> Iterator[str]:
    """Give what a pattern finds, each once."""
    yield from dict.fromkeys(found[0] for found in re.finditer(pattern, text))


def _suggest(found: str, plain: str) -> Remark:
    return Remark(
        "wording",
        f"{found!r} is a word of the military.",
        f"Consider {plain!r}, or say in your own words what it meant.",
    )


def _ranks(letter: Letter, text: str) -> Iterator[Remark]:
    name = letter.profile.name
    rank = next((rank for rank in _RANKS if name.startswith(f"{rank} ")), None)
    if rank is not None:
        yield Remark(
            "wording",
            f"{rank!r} is a rank, and the letter is signed with it.",
            "Sign with your name alone: what you did says more than what you were.",
        )
    for grade in _each(_PAY_GRADE, text):
        yield Remark(
            "wording",
            f"{grade!r} is a pay grade, which a civilian cannot place.",
            "Say for how many people, how much equipment or what budget you were responsible.",
        )


def _acronyms(letter: Letter, text: str) -> Iterator[Remark]:
    profile, rejection = letter.profile, letter.rejection
    own = " ".join(
        filter(
            None,
            (profile.occupation, profile.industry, profile.name, rejection.company, rejection.role),
        )
    )
    for acronym in _each(_ACRONYM, text):
        if acronym not in _CIVILIAN and acronym not in _SHORTHAND and acronym not in own:
            yield Remark(
                "wording",
                f"{acronym!r} is an acronym that may mean nothing to a civilian.",
                "Spell it out, or name the thing in plain words.",
            )
