"""Render a letter as Markdown that looks the same in any renderer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .. import _note
from ._content import Content, isolated

if TYPE_CHECKING:
    from .._letter import Letter
    from ._style import Style

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|$#]")
_SPECIAL_AT_START = re.compile(r"([-+=:]|\d{1,9}[.)])")


def render(letter: Letter, *, style: Style) -> bytes:  # noqa: ARG001  Markdown has no style
    """Return the content of a Markdown file, encoded in UTF-8."""
    return markdown(letter).encode()


def markdown(letter: Letter) -> str:
    """Return the letter as CommonMark, with all text escaped."""
    return "\n\n".join(_parts(letter)) + "\n"


def escaped(text: str) -> str:
    """Escape one line of text so that Markdown displays it literally."""
    text = _SPECIAL.sub(r"\\\g<0>", text)
    start = _SPECIAL_AT_START.match(text)
    return text if start is None else f"{text[: start.end() - 1]}\\{text[start.end() - 1 :]}"


def _parts(letter: Letter) -> Iterator[str]:
    content = isolated(letter)
    is_note = _note.is_note(letter)
    if not is_note:
        yield from _above(content)
    yield escaped(content.salutation)
    bullet = "-"
    for block in content.blocks:
        if isinstance(block, str):
            yield escaped(block)
        else:
            yield "\n".join(f"{bullet} {escaped(item)}" for item in block)
            # A different bullet starts a new list.
            bullet = "*" if bullet == "-" else "-"
    if is_note:
        yield escaped(content.signature[0])
    else:
        yield escaped(content.closing)
        yield _lines(content.signature)


def _above(content: Content) -> Iterator[str]:
    above = content.above
    yield _lines(above.sender)
    yield escaped(above.date)
    yield _lines(above.addressee)
    if above.subject is not None:
        yield f"**{escaped(above.subject)}**"


def _lines(lines: Iterable[str]) -> str:
    return "\\\n".join(map(escaped, lines))
