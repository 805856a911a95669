"""Format entries as a table: plain text for a terminal, HTML for a notebook.

Summaries and error messages come from third parties, so only their printable characters are shown,
on one line.
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
"""The width of a table in a terminal, in columns."""

WIDEST = (40, 10, 30)
"""The maximum widths of name, status, and distribution; the summary gets the rest."""

LONGEST = 300
"""The maximum width of a cell in a notebook, in columns."""

# Without these styles, notebooks right-align text and browsers break names at hyphens.
_LEFT = "text-align: left; vertical-align: top; padding: 0.2em 1em 0.2em 0"
_WHOLE = f"{_LEFT}; white-space: nowrap"

STYLES = (_WHOLE, _WHOLE, _WHOLE, _LEFT)
"""The CSS for each column in a notebook."""


def text(entries: Mapping[str, Entry[Any]], *, width: int | None = WIDTH) -> str:
    """Return a plain-text table.

    Args:
        entries: The entries to list.
        width: The width of the table in columns; None to show all text in full.
    """
    rows = [HEADER, *_rows(entries)]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    if width is not None:
        widths = [*map(min, widths, WIDEST)]
        widths.append(max(width - sum(widths) - 2 * len(widths), len(HEADER[-1])))
    return "\n".join(_line(row, widths) for row in rows)


def html(entries: Mapping[str, Entry[Any]]) -> str:
    """Return an HTML table, with all text escaped."""
    body = "".join(_html_row("td", row) for row in _rows(entries))
    return f"<table><thead>{_html_row('th', HEADER)}</thead><tbody>{body}</tbody></table>"


def _rows(entries: Mapping[str, Entry[Any]]) -> Iterator[Row]:
    """Yield a row for each entry, with the error in place of the summary if it is broken."""
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
    """Return the width of text in a terminal, in columns."""
    return sum(map(_columns, cell))


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "FW" else 1
