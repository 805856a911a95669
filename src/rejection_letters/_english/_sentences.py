"""Possessives, lists, the first capital of a sentence, and the subject of a reply."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import _words

_SPOKEN_FIRST = r"\.?(?:[0-9][0-9,]*|[^\W\d_]+['\u2019]?)"
_APOSTROPHES = ("'", "\u2019")


def possessive(name: str) -> str:
    """Return the possessive of the name of a person or firm.

    One rule, that of The Chicago Manual of Style ("Possessive of proper nouns, abbreviations, and
    numbers", "Possessive of nouns plural in form, singular in meaning"): 's after every name
    ("James's", "Starbucks's"), but the apostrophe alone after a name that ends in a plural ("United
    Airlines'"). A name that is a possessive already stays ("McDonald's").

    Args:
        name: The name as it is written.

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


def and_list(items: Sequence[str]) -> str:
    """Join items as a sentence lists them.

    With the serial comma; with semicolons where an item has a comma of its own (The Chicago Manual
    of Style, "Serial commas" and "Semicolons in a complex series").

    Args:
        items: What to list, in this order.

    Returns:
        The list, in words.

    Raises:
        ValueError: There are no items.

    Example:
        >>> and_list(["pipeline", "territory", "win rate"])
        'pipeline, territory, and win rate'
    """
    if not items:
        raise ValueError("There is nothing to list: and_list() needs at least one item.")
    *others, last = items
    if not others:
        return last
    if any("," in item for item in items):
        return f"{'; '.join(others)}; and {last}"
    if len(others) == 1:
        return f"{others[0]} and {last}"
    return f"{', '.join(others)}, and {last}"


def capitalize(text: str) -> str:
    """Return a text with the capital that opens a sentence.

    Args:
        text: The sentence or its beginning; opening quotation marks are passed over.

    Returns:
        The text with its first letter in upper case and the rest untouched; a first word with
        capitals of its own ("iOS") stays.

    Example:
        >>> [capitalize(text) for text in ("your letter", "iOS developers")]
        ['Your letter', 'iOS developers']
    """
    first = re.search(_SPOKEN_FIRST, text)
    if first is None or any(map(str.isupper, first[0])):
        return text
    start = first.start()
    return text[:start] + text[start].title() + text[start + 1 :]


def reply(subject: str) -> str:
    """Turn the subject of an email into that of its answer: "Re: Your application"."""
    return subject if is_reply(subject) else f"Re: {subject}"


def is_reply(subject: str) -> bool:
    """Return whether a subject is that of a reply."""
    return subject[:3].lower() == "re:"
