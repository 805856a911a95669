"""Places: on which line of which file a word of a letter is written."""

from __future__ import annotations

from .._template._runtime import BREAK, CLOSE_UP, ITEM, PART, Place
from ._letters import Text, Written, texts_in


def place_of(text: Text, start: int, written: Written) -> Place:
    """Return where in the template a character of a text stands.

    What a template prints becomes the text of a letter by taking characters away, and never by
    putting others in their place. So a character is found again by walking along both.

    Args:
        text: The text.
        start: The place of the character in it.
        written: A letter that has it.
    """
    texts = [*texts_in(written.letter)]
    # Of several the last, which is the one too many.
    number = len(texts) - 1 - texts[::-1].index((text.kind, text.words))
    printed = iter(_printed(written)[number])
    *_, place = (
        next(place for character, place in printed if character == wanted)
        for wanted in text.words[: start + 1]
    )
    return place


def _printed(written: Written) -> list[list[tuple[str, Place]]]:
    """Return for each text of a letter the characters the template prints, with their places."""
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
