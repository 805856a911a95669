"""Rules that depend on the writer's locale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Locale = Literal["en-US", "en-GB"]


class LocaleRules(NamedTuple):
    """Rules for one locale, apart from wording, which is in the templates.

    Attributes:
        english: Name of the variety of English.
        paper: Paper size of printed letters.
        month_first: Whether dates start with the month: "November 23, 2026".
        own_words: Pattern for words and spellings that only this locale uses.
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
