"""Possessives, lists, sentence capitalization, and reply subjects."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import _words

_SPOKEN_FIRST = r"\.?(?:[0-9][0-9,]*|[^\W\d_]+['\u2019]?)"
_LEGAL_FORM = (
    r", ?(?=(?:Co|Corp|Inc|INC|Incorporated|L\.L\.C|LLC|LLP|L\.P|LP|Limited|Ltd|LTD|PLC|plc)\.?\Z)"
)
_APOSTROPHES = ("'", "\u2019")


def possessive(name: str) -> str:
    """Return the possessive of a person's or company's name.

    Following The Chicago Manual of Style ("Possessive of proper nouns, abbreviations, and numbers",
    "Possessive of nouns plural in form, singular in meaning"), every name takes 's ("James's",
    "Starbucks's"), except that a name ending in a plural takes only an apostrophe ("United
    Airlines'"). A name that is already a possessive does not change ("McDonald's").

    Args:
        name: The name.

    Returns:
        The possessive, at most two characters longer.

    Example:
        >>> [possessive(name) for name in ("Acme", "James", "Williams & Sons", "Macy's")]
        ["Acme's", "James's", "Williams & Sons'", "Macy's"]
    """
    _, _, last = name.rpartition(" ")
    key = last.lower()
    if not key or key.endswith(("'s", "\u2019s", *_APOSTROPHES)):
        return name
    return f"{name}'" if key in _words.PLURAL_NAMES else f"{name}'s"


def in_sentence(company: str) -> str:
    """Return the name of a company for the middle of a sentence.

    Words that follow "Acme, Inc." would need a second comma, so the name loses the first one (The
    Chicago Manual of Style, "Commas with 'Inc.,' 'Ltd.,' and the like").

    Example:
        >>> [in_sentence(company) for company in ("Acme, Inc.", "Red, White & Co.")]
        ['Acme Inc.', 'Red, White & Co.']
    """
    return re.sub(_LEGAL_FORM, " ", company)


def and_list(items: Sequence[str]) -> str:
    """Join items with commas and "and".

    The list uses a serial comma, or semicolons if any item contains a comma (The Chicago Manual of
    Style, "Serial commas" and "Semicolons in a complex series").

    Args:
        items: The items, in order.

    Returns:
        The items as a phrase.

    Raises:
        ValueError: There are no items.

    Example:
        >>> and_list(["pipeline", "territory", "win rate"])
        'pipeline, territory, and win rate'
    """
    if not items:
        raise ValueError("and_list() needs at least one item.")
    *others, last = items
    if not others:
        return last
    if any("," in item for item in items):
        return f"{'; '.join(others)}; and {last}"
    if len(others) == 1:
        return f"{others[0]} and {last}"
    return f"{', '.join(others)}, and {last}"


def capitalize(text: str) -> str:
    """Return text with its first letter capitalized, as at the start of a sentence.

    Args:
        text: A sentence or its beginning. Opening quotation marks are skipped.

    Returns:
        The text with its first letter in uppercase and the rest unchanged. A first word with
        internal capitals, such as "iOS", does not change.

    Example:
        >>> [capitalize(text) for text in ("your letter", "iOS developers")]
        ['Your letter', 'iOS developers']
    """
    word = text.partition(" ")[0]
    if word.isascii() and word.isalpha():
        return text[0].upper() + text[1:] if word.islower() else text
    first = re.search(_SPOKEN_FIRST, text)
    if first is None or any(map(str.isupper, first[0])):
        return text
    start = first.start()
    return text[:start] + text[start].title() + text[start + 1 :]


def position(title: str) -> str:
    """Return a phrase that refers to a position by its job title.

    Args:
        title: The title, as advertised.

    Returns:
        The phrase, at most 16 characters longer than the title.

    Example:
        >>> [position(title) for title in ("Sales Manager", "VP, Sales")]
        ['the Sales Manager position', 'the position of VP, Sales']
    """
    # "The VP, Sales position" is hard to read.
    return f"the position of {title}" if "," in title else f"the {title} position"


def reply(subject: str) -> str:
    """Return the subject of a reply, such as "Re: Your application"."""
    return subject if is_reply(subject) else f"Re: {subject}"


def is_reply(subject: str) -> bool:
    """Return whether a subject starts with "Re:", in any case."""
    return subject[:3].lower() == "re:"
