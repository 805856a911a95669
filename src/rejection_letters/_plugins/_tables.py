"""A list of what was found as a table: in text for a terminal, in HTML for a notebook.

Summaries and error messages come from strangers: of what they say, only what can be printed is
shown, on one line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from .._untrusted import printable
from ._entry import Entry, release

Row = tuple[str, str, str, str]

HEADER: Row = ("name", "status", "from", "summary")

WIDTH = 100
"""How many columns of a terminal a table takes."""

WIDEST = (40, 10, 30)
"""How many of them the name, the status and the distribution take; the summary has the rest."""

LONGEST = 300
"""How many columns of one text a notebook shows."""

# Notebooks would align the text to the right, and a browser break names at their hyphens.
_LEFT = "text-align: left; vertical-align: top; padding: 0.2em 1em 0.2em 0"
_WHOLE = f"{_LEFT}; white-space: nowrap"

STYLES = (_WHOLE, _WHOLE, _WHOLE, _LEFT)
"""How the cells of a column look in a notebook."""


def text(entries: Mapping[str, Entry[Any]], *, width: int | None = WIDTH) -> str:
    """Return a table for a terminal, in columns.

    Args:
        entries: What to list.
        width: How many columns of the terminal it takes; None shows every text whole.
    """
    rows = [HEADER, *_rows(entries)]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    if width is not None:
        widths = [*map(min, widths, WIDEST)]
        widths.append(max(width - sum(widths) - 2 * len(widths), len(HEADER[-1])))
    return "\n".join(_line(row, widths) for row in rows)


def html(entries: Mapping[str, Entry[Any]]) -> str:
    """Return a table for a notebook, with every text escaped."""
    body = "".join(_html_row("td", row) for row in _rows(entries))
    return f"<table><thead>{_html_row('th', HEADER)}</thead><tbody>{body}</tbody></table>"


def _rows(entries: Mapping[str, Entry[Any]]) -> Iterator[Row]:
    """Yield a row for each entry; one that is broken says why instead of what it is."""
    for name, entry in entries.items():
        yield name, entry.status, printable(release(entry)), printable(entry.error or entry.summary)


def _line(row: Row, widths: Iterable[int]) -> str:
    cells = (_padded(cell, width) for cell, width in zip(row, widths, strict=True))
    return "  ".join(cells).rstrip()


def _html_row(tag: str, row: Row) -> str:
    cells = (
        f'<{tag} style="{style}">{escape(_shortened(cell, LONGEST))}</{tag}>'
        for cell, style in zip(row, STYLES, strict=True)
    )
    return f"<tr>{''.join(cells)}</tr>"


def _padded(cell: str, width: int) -> str:
    cell = _shortened(cell, width)
    return cell + " " * (width - _width(cell))


def _shortened(cell: str, width: int) -> str:
    if _width(cell) <= width:
        return cell
    cell = cell[: width - 1]
    while _width(cell) >= width:
        cell = cell[:-1]
    return f"{cell.rstrip()}…"


def _width(cell: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(map(_columns, cell))


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "FW" else 1
