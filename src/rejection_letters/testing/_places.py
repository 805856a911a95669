"""Trace a word of a letter back to the file and line that printed it."""

from __future__ import annotations

from .._template._runtime import BREAK, CLOSE_UP, ITEM, PART, Place
from ._letters import Text, Written, texts_in


def place_of(text: Text, start: int, written: Written) -> Place:
    """Return the file and line that printed a character of a text.

    Turning a template's output into a letter only removes characters and never replaces them, so
    stepping through the output and the text together finds the character.

    Args:
        text: The text.
        start: The index of the character in the text.
        written: A letter that contains the text.
    """
    texts = [*texts_in(written.letter)]
    # If a text occurs more than once, the last one is the repetition to report.
    number = len(texts) - 1 - texts[::-1].index((text.kind, text.words))
    printed = iter(_printed(written)[number])
    *_, place = (
        next(place for character, place in printed if character == wanted)
        for wanted in text.words[: start + 1]
    )
    return place


def _printed(written: Written) -> list[list[tuple[str, Place]]]:
    """Return the characters that the template prints for each text, with their places."""
    case, details, letter = written
    texts: list[list[tuple[str, Place]]] = [[]]
    for file, line, marked in letter.template.trace(case.context(letter.template, details.value)):
        for character in marked:
            if character in (BREAK, PART):
                texts.append([])
            else:
                texts[-1].append((character, (file, line)))
    return [text for text in texts if any(one not in _UNSEEN for one, _ in text)]


_UNSEEN = (" ", ITEM, CLOSE_UP)
