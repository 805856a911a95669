"""A letter with every optional value, to render in every format."""

from __future__ import annotations

import re

from rejection_letters import Contact, Letter, Profile, Rejection, compose

PROFILE = Profile(
    "Ana Ruiz",
    "UX designer",
    email="ana@example.com",
    phone="+1 555 010 0100",
    website="https://ana.example.com",
    address=("12 Oak Street", "Springfield, IL 62704"),
)
REJECTION = Rejection(
    "Acme, Inc.",
    contact=Contact("Dana Lee", honorific="Ms.", title="Head of Talent", phone="555-0177"),
    address=("1 Wharf Road", "Chicago, IL 60601"),
    stage="inquiry",
    reason="no-opening",
)
LETTER = compose(PROFILE, REJECTION, date="2026-11-23")

NAMES = ("Łukasz", "José", "Nguyễn", "O'Neil & <Co>", "李小龙", "علي")
"""Names that programs often mishandle."""


def without_isolates(text: str) -> str:
    """Return text without the invisible characters that isolate right-to-left values."""
    return re.sub("[\u2066\u2067\u2069]", "", text)


def parts_of(letter: Letter) -> list[str | tuple[str, ...]]:
    """Return the parts of a letter as plain text, with each list as a tuple of items."""
    parts: list[str | tuple[str, ...]] = [*str(letter).split("\n\n")]
    first = len(parts) - 2 - len(letter.blocks)
    parts[first:-2] = letter.blocks
    return parts
