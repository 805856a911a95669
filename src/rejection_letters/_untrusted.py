"""Run third-party code, and print third-party text, safely.

Packs are third-party code. Anything they raise is reported as an error in the pack, even
`SystemExit`. Only KeyboardInterrupt passes through, because it comes from the user.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

LONGEST = 500
"""Maximum length of a quoted error message, in characters."""


class UntrustedCodeError(Exception):
    """Third-party code raised an exception, stored as `__cause__`."""


def run(code: Callable[[], T]) -> T:
    """Run third-party code and return what it returns.

    Raises:
        UntrustedCodeError: The code raised anything except KeyboardInterrupt.
    """
    try:
        return code()
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        raise UntrustedCodeError(summary(error)) from error


def summary(error: BaseException) -> str:
    """Return the class name and message of an exception on one line."""
    name = printable(type(error).__name__)
    text = message(error)
    return f"{name}: {text}" if text else name


def message(error: BaseException) -> str:
    """Return an exception's message on one line, or "" if it has none or str() fails."""
    # attrs validators pass the message first, followed by the attribute and the value.
    has_field = len(error.args) > 1 and type(error.args[1]).__name__ == "Attribute"
    try:
        text = str(error.args[0]) if has_field else str(error)
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001  a third-party __str__ can raise anything
        return ""
    shown = printable(text)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 3]}..."


def printable(text: str) -> str:
    """Return third-party text on one line, without unprintable characters."""
    line = " ".join(text.split())
    return "".join(character for character in line if character.isprintable())
