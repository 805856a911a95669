"""The code and the words of strangers: neither ends the program, and neither draws on a terminal.

A pack is Python code that somebody else wrote. Whatever it raises is an error of the pack, even
where it asks the program to end; Ctrl+C alone is the user's, and passes through.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

LONGEST = 500
"""How many characters of what a stranger says an error repeats."""


class StrangerError(Exception):
    """What a stranger's code raised is the cause of this; `str()` says it in one line."""


def run(code: Callable[[], T]) -> T:
    """Run a stranger's code, and return what it returns.

    Raises:
        StrangerError: It raised anything but KeyboardInterrupt.
    """
    try:
        return code()
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        raise StrangerError(said(error)) from error


def said(error: BaseException) -> str:
    """Return the name of an error, and what it says, on one line."""
    name = printable(type(error).__name__)
    text = words_of(error)
    return f"{name}: {text}" if text else name


def words_of(error: BaseException) -> str:
    """Return what an error says, on one line; nothing where it cannot say it."""
    # The validators of attrs hand over the whole field after what they say.
    says_more = len(error.args) > 1 and type(error.args[1]).__name__ == "Attribute"
    try:
        text = str(error.args[0]) if says_more else str(error)
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001  a stranger's exception may do anything
        return ""
    shown = printable(text)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 3]}..."


def printable(words: str) -> str:
    """Return what can be shown of a stranger's text, on one line."""
    line = " ".join(words.split())
    return "".join(character for character in line if character.isprintable())
