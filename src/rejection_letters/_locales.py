"""Locales: one row for everything that depends on where the writer is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Locale = Literal["en-US", "en-GB"]


class LocaleRules(NamedTuple):
    """What a locale decides, besides the wording inside templates.

    Attributes:
        english: What its English is called.
        paper: The size of the paper that letters are printed on.
        month_first: Whether a date begins with the month: "November 23, 2026".
        own_words: A pattern of words and spellings that only this locale uses.
    """

    english: str
    paper: Literal["a4", "letter"]
    month_first: bool
    own_words: str


RULES: Mapping[Locale, LocaleRules] = {
    "en-US": LocaleRules(
        english="American",
        paper="letter",
        month_first=True,
        own_words=r"\brésumés?\b|\b(?:my|your|a|the) resumes?\b"
        r"|\b(?:favor|honor|color|labor)(?!at)\w*|\bcenters?\b",
    ),
    "en-GB": LocaleRules(
        english="British",
        paper="a4",
        month_first=False,
        own_words=r"\bCVs?\b|\b(?:favour|honour|colour|labour|centre|programme)"
        r"|\b(?:whilst|enquir\w+)\b",
    ),
}

LOCALES: tuple[Locale, ...] = tuple(RULES)
