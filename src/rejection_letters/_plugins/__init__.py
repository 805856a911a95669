"""Packs bring templates and formats: by name they are found first, and loaded later.

What is found is an entry; only loading it imports the pack that brings it. Templates and formats
are two groups of one kind. The built-in letters and formats come from tables, so that they are
there without any look at what is installed.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from .. import letters
from .._template import Template
from .._values import shown
from ..errors import (
    DuplicateFormatError,
    DuplicateTemplateError,
    FormatNotFoundError,
    TemplateNotFoundError,
    WrongTypeError,
)
from ._entries import OWN_DISTRIBUTION, Format, FormatEntry, TemplateEntry, forget_tries
from ._groups import Group, look_again

__all__ = ["TemplateEntry", "find", "find_format", "forget", "formats", "templates"]


_FORMATS = "rejection_letters.formats"

_OWN = {name: getattr(letters, name) for name in letters.__all__}

TEMPLATES = Group(
    TemplateEntry,
    TemplateNotFoundError,
    DuplicateTemplateError,
    built_in=[
        TemplateEntry(
            letter.name, OWN_DISTRIBUTION, None, letter.summary, f"{letters.__name__}:{name}"
        )
        for name, letter in _OWN.items()
        if isinstance(letter, Template)  # others are classes of details
    ],
)

_OWN_FORMATS = {
    "txt": "Plain text",
    "md": "Markdown",
    "html": "A page that prints well",
    "eml": "A draft for a mail program",
    "docx": "A business letter for a word processor",
    "pdf": "A letter on paper",
    "ics": "A reminder of the call, or of the one follow-up",
}

FORMATS = Group(
    FormatEntry,
    FormatNotFoundError,
    DuplicateFormatError,
    built_in=[
        FormatEntry(name, OWN_DISTRIBUTION, None, summary, f"{_FORMATS}.{name}:render")
        for name, summary in _OWN_FORMATS.items()
    ],
)


def templates(*, refresh: bool = False) -> Mapping[str, TemplateEntry]:
    """List the installed templates, without importing any pack.

    The list shows itself as a table, in a terminal and in a notebook.

    Args:
        refresh: Look anew at what is installed, and forget which templates were loaded and which
            were broken. Otherwise what was found once is the list, until a name is missed.

    Returns:
        What was found, by name; it cannot be changed. A name that several distributions claim, or
        that is the name of a built-in letter, is listed as `"distribution:name"`.

    Example:
        >>> from rejection_letters import templates
        >>> templates()["brief"].summary
        'A courtesy note: thanks, and asks for nothing'

        After a pack was installed or updated in a running process:

        >>> "brief" in templates(refresh=True)
        True
    """
    if refresh:
        forget()
    return TEMPLATES.listing()


def formats() -> Mapping[str, FormatEntry]:
    """List the formats, the library's own and those of packs, as `templates()` does templates."""
    return FORMATS.listing()


def find(name: str) -> Template[Any]:
    """Return the template of a name, loaded.

    Args:
        name: Its name, or `"distribution:name"`; case does not count.

    Raises:
        TemplateNotFoundError: Nothing installed has that name.
        DuplicateTemplateError: Several distributions claim it.
        BrokenPackError: The pack that brings it cannot be loaded.
        WrongTypeError: The name is no text.
    """
    if not isinstance(name, str):
        raise WrongTypeError(
            "compose.template",
            f"compose() was given {shown(name)} as template.",
            "That is neither the name of a template nor a Template.",
            "Give it one of them.",
        )
    return _template(name)


def find_format(name: str) -> Format:
    """Return the format of a name, loaded.

    Args:
        name: Its name, or `"distribution:name"`; case does not count.

    Raises:
        FormatNotFoundError: Nothing installed has that name.
        DuplicateFormatError: Several distributions claim it.
        BrokenPackError: The pack that brings it cannot be loaded.
        MissingExtraError: It is the library's own and needs what is not installed.
        WrongTypeError: The name is no text.
    """
    return _format(_text(name))


def find_format_name(name: str) -> str:
    """Return the name alone of a format that is there; what it takes and raises is the same."""
    return FORMATS.entry(_text(name)).name


def _text(name: str) -> str:
    if isinstance(name, str):
        return name
    raise WrongTypeError(
        "render.form",
        f"A letter was to be rendered as {shown(name)}.",
        "That is not the name of a form.",
        "Give it one, such as 'docx'.",
    )


def forget() -> None:
    """Forget what was found and loaded, so that the next question looks again."""
    look_again()
    forget_tries()
    _template.cache_clear()
    _format.cache_clear()


@functools.lru_cache(maxsize=256)
def _template(name: str) -> Template[Any]:
    return TEMPLATES.entry(name).load()


@functools.lru_cache(maxsize=256)
def _format(name: str) -> Format:
    return FORMATS.entry(name).load()
