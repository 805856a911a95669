"""Take apart the name of a person, as pasted from an email, and decide how to address them.

Only what is certain changes: "Okafor, Miriam" becomes "Miriam Okafor", but "García López, María"
could also be two people. `review()` comments on what is left. A family name is never guessed.
"""

from __future__ import annotations

import re
from typing import NamedTuple


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DEGREE = (
    r"(?:Ph\.? ?D|M\.?D|D\.?O|J\.?D|M\.?B\.?A|M\.?S\.?N?|B\.?S\.?N|R\.?N|LPN|NP|APRN|DNP|PA-C|CPA"
    r"|CFA|PMP|P\.?E|LCSW|LMSW|Ed\.?D|Esq|DDS|DVM|PharmD|MPH|SHRM-S?CP|S?PHR|[MF]CIPD|[MO]BE)\.?"
)
"""A pattern for a degree, a certification, or an order that follows a name."""

SUFFIXES = frozenset(("Jr", "Sr", "II", "III", "IV"))
"""Generations, without a period. They are part of a name."""

PARTICLES = _set("al bin da de del della den der di dos du el ibn la le ten ter van von y")
"""Words in family names that may be in lowercase."""

# Compiled on first use, because few names need these patterns.
_ADDRESS = r"(?P<name>[^<>@]*[^<>@\s]) ?<(?:mailto:)?(?P<email>[^<>@\s]+@[^<>@\s]+)>;?"
_HONORIFICS = (
    r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof)(?:\. ?| )|(?:Miss|Doctor|Professor) "
    r"|(?:Rev|Hon|Capt|Cmdr|Col|Gen|Lt|Maj|Sgt)\. ?)+(?=[^\W\d_])(?!and )"
)
_PRONOUNS = r" ?\((?:she|he|they)/[a-z/]+\)\Z"
_DEGREES = rf"(?:(?:, ?| ){DEGREE})+\Z"
_SUFFIX = r", ?(?=(?:Jr\.?|Sr\.?|II|III|IV)\Z)"
_WORD = r"[^\W\d_][\w'\u2019-]*"
_LAST_FIRST = (
    rf"(?P<last>(?:(?:{'|'.join(sorted(PARTICLES))}) )*(?P<family>{_WORD})), "
    rf"(?P<first>(?P<given>{_WORD})(?: [^\W\d_]\.?)?)"
)
_SENTENCE_END = r"(?<=[^\W\d_]{3})\.\Z"
_INITIAL = r"[^\W\d_]\.?"

_QUOTES = {'"': '"', "'": "'", "\u201c": "\u201d", "\u2018": "\u2019"}

# None of these is a first name, so "Dana, Recruiter" is not a family name and a first name.
_NOT_FIRST_NAMES = SUFFIXES | _set("""
    Administrator Assistant Associate Chief Cofounder Consultant Coordinator Designer Director
    Editor Engineer Executive Founder Head Lead Manager Officer Owner Partner President Principal
    Publisher Recruiter Representative Secretary Sourcer Specialist Supervisor
    Careers Group HR Hiring Office People Recruiting Recruitment Staff Talent Team
    Co Company Corp Corporation Inc Incorporated Limited Ltd
    Doctor Dr Miss Mr Mrs Ms Mx Prof Professor
""")

_SHORT = {"doctor": "dr", "professor": "prof"}

_NEUTRAL = frozenset(("mr", "ms", "mrs", "mx", "miss"))
"""Honorifics that a salutation with a full name does not need."""


class Parts(NamedTuple):
    """The parts of a pasted name.

    Attributes:
        name: The name, first name first, with its suffix and its degrees.
        honorific: The honorific in front of it, such as "Dr."; None if it has none.
        email: The email address that followed it; None if it has none.
    """

    name: str
    honorific: str | None = None
    email: str | None = None


def parted(text: str) -> Parts:
    """Return the parts of a name, which stay the same when the name is taken apart again.

    Args:
        text: One line of text.

    Example:
        >>> parted("Dr. Miriam Okafor <miriam@acme.example>")
        Parts(name='Miriam Okafor', honorific='Dr.', email='miriam@acme.example')
        >>> [parted(text).name for text in ("Okafor, Miriam", "Okafor, Miriam, PhD", "Dana Lee,")]
        ['Miriam Okafor', 'Miriam Okafor, PhD', 'Dana Lee']
    """
    name, email = _tidied(text), None
    if found := re.fullmatch(_ADDRESS, name):
        name, email = _tidied(found["name"]), found["email"]
    honorific = None
    if found := re.match(_HONORIFICS, name):
        name, honorific = name[found.end() :], found[0].strip()
    return Parts(_in_order(name), honorific, email)


def _tidied(text: str) -> str:
    """Return a name without quotation marks, pronouns, and marks that belong to a sentence."""
    while (new := _tidied_once(text)) != text and any(map(str.isalnum, new)):
        text = new
    return text


def _tidied_once(text: str) -> str:
    text = text.rstrip(" ,")
    bare = text[1:-1].strip()
    if _QUOTES.get(text[:1]) == text[-1:] and not {text[0], text[-1]} & set(bare):
        return bare
    text = re.sub(_PRONOUNS, "", text)
    return text if _ends_with_abbreviation(text) else re.sub(_SENTENCE_END, "", text)


def _ends_with_abbreviation(text: str) -> bool:
    return re.search(r"(?i)\b(?:bros|corp|dept|esq|inc|ltd)\.\Z", text) is not None or bool(
        degrees_of(text)
    )


def _in_order(name: str) -> str:
    """Return a name with the first name first."""
    degrees = degrees_of(name)
    bare = re.sub(_SUFFIX, " ", name.removesuffix(degrees))
    found = re.fullmatch(_LAST_FIRST, bare)
    if found and _is_first_and_last(found["given"], found["family"]):
        bare = f"{found['first']} {found['last']}"
    return bare + re.sub(r",(?! )", ", ", degrees)


def _is_first_and_last(given: str, family: str) -> bool:
    words = (given, family)
    return (
        all(word[0].isupper() and word not in _NOT_FIRST_NAMES for word in words)
        and not re.fullmatch(DEGREE, given)
        # "LEE, DANA" could be "Lee, RN".
        and (len(given) == 1 or not given.isupper())
    )


def degrees_of(name: str) -> str:
    """Return the degrees at the end of a name, with the comma in front of them.

    Example:
        >>> degrees_of("Miriam Okafor, MD, PhD")
        ', MD, PhD'
    """
    found = re.search(_DEGREES, name)
    # "ANH DO" is a name in capitals.
    if found is None or not (found[0].startswith(",") or not name[: found.start()].isupper()):
        return ""
    return found[0]


def is_same_honorific(one: str, other: str) -> bool:
    """Return whether two honorifics differ at most in their periods or their spelling."""
    return _short(one) == _short(other)


def _short(honorific: str) -> str:
    short = honorific.casefold().replace(".", " ").split()
    return " ".join(_SHORT.get(word, word) for word in short)


def addressed(name: str, honorific: str | None) -> str:
    """Return a person as a salutation addresses them.

    Args:
        name: The name, first name first.
        honorific: The honorific, such as "Ms."; None if it is unknown.

    Example:
        >>> addressed("Miriam Okafor, PhD", "Dr."), addressed("Karen Whitlow", "Ms.")
        ('Dr. Miriam Okafor', 'Karen Whitlow')
        >>> addressed("Wong", "Ms."), addressed("van der Berg", "Ms.")
        ('Ms. Wong', 'Ms. van der Berg')
    """
    bare = name.removesuffix(degrees_of(name))
    if honorific is None:
        return bare
    words = bare.split(" ")
    if len(words) > 1 and words[-1].rstrip(".") in SUFFIXES:
        words.pop()
    if _is_family_name(words):
        return f"{honorific} {' '.join(words)}"
    if _short(honorific) in _NEUTRAL and not re.fullmatch(_INITIAL, words[0]):
        return bare
    return f"{honorific} {bare}"


def _is_family_name(words: list[str]) -> bool:
    """Return whether a name is one word, apart from particles such as "van der"."""
    *before, _ = words
    particles = [word for word in before if word in PARTICLES]
    # "Van" alone may be a first name; in "Van der Berg", it is not.
    return len(before) == len(particles) or (
        bool(particles) and all(word.lower() in PARTICLES for word in before)
    )


def formal(name: str, honorific: str | None) -> str:
    """Return a person as an address names them: in full, but not as a doctor twice.

    Example:
        >>> formal("Miriam Okafor", "Dr."), formal("Miriam Okafor, PhD", "Dr.")
        ('Dr. Miriam Okafor', 'Miriam Okafor, PhD')
    """
    if honorific is None:
        return name
    degrees = degrees_of(name)
    if degrees and _short(honorific) == "dr":
        bare = name.removesuffix(degrees)
        return name if " " in bare else f"{honorific} {bare}"
    return f"{honorific} {name}"
