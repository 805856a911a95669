"""Running code and showing texts that someone else wrote.

A pack is Python code from a third party. Whatever it raises is an error of the pack, even if it
tries to end the program with `sys.exit()`. Only Ctrl+C belongs to the user and passes through.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

LONGEST = 500
"""How many characters of a third party's message an error repeats."""


class UntrustedCodeError(Exception):
    """Wraps what third-party code raised, which is its cause; `str()` is a one-line summary."""


def run(code: Callable[[], T]) -> T:
    """Run third-party code and return what it returns.

    Raises:
        UntrustedCodeError: It raised anything but KeyboardInterrupt.
    """
    try:
        return code()
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        raise UntrustedCodeError(summary(error)) from error


def summary(error: BaseException) -> str:
    """Return the class of an error and its message, on one line."""
    name = printable(type(error).__name__)
    text = message(error)
    return f"{name}: {text}" if text else name


def message(error: BaseException) -> str:
    """Return the message of an error on one line; an empty text if it has none or fails."""
    # The validators of attrs pass the whole field as a second argument.
    has_field = len(error.args) > 1 and type(error.args[1]).__name__ == "Attribute"
    try:
        text = str(error.args[0]) if has_field else str(error)
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001  a third party's exception may do anything
        return ""
    shown = printable(text)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 3]}..."


def printable(text: str) -> str:
    """Return the printable characters of a third party's text, on one line."""
    line = " ".join(text.split())
    return "".join(character for character in line if character.isprintable())
