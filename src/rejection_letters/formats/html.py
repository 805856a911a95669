"""A letter as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from ._parts import head, signature

if TYPE_CHECKING:
    from .._letter import Letter

# `currentColor` and no background: readable in light and dark themes alike.
_SHEET = (
    "max-width: 42em; padding: 1.5em 2em; border: 1px solid currentColor; border-radius: 4px; "
    "font-family: Georgia, 'Times New Roman', serif; font-size: 1em; line-height: 1.5"
)


def fragment(letter: Letter) -> str:
    """Return the whole letter as a piece of HTML, with every text escaped, to show in a notebook.

    Args:
        letter: The letter.
    """
    body = "\n".join(_parts(letter))
    return f'<article lang="{letter.profile.locale}" style="{_SHEET}">\n{body}\n</article>'


def _parts(letter: Letter) -> Iterator[str]:
    above = head(letter)
    yield _paragraph(above.sender)
    yield _paragraph([above.date])
    yield _paragraph(above.addressee)
    if above.subject is not None:
        yield f"<p><strong>Subject:</strong> {escape(above.subject)}</p>"
    yield _paragraph([letter.salutation])
    for block in letter.blocks:
        if isinstance(block, str):
            yield _paragraph([block])
        else:
            items = "".join(f"<li>{escape(item)}</li>" for item in block)
            yield f"<ul>{items}</ul>"
    yield _paragraph([letter.closing])
    yield _paragraph(signature(letter))


def _paragraph(lines: Iterable[str]) -> str:
    return f"<p>{'<br>'.join(map(escape, lines))}</p>"
