"""Render a letter as HTML: a page that prints well, or a fragment for a notebook.

All text is escaped, and nothing is fetched: no fonts, images, or scripts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from .. import _note
from . import _direction, _style as look
from ._content import Content, isolated

if TYPE_CHECKING:
    from .._letter import Letter
    from ._style import Style

_SERIF = (
    "Georgia, 'Libertinus Serif', 'Times New Roman', 'Noto Naskh Arabic', "
    "'Noto Serif CJK SC', 'Songti SC', SimSun, serif"
)

_PAGE = """\
<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="{author}">
<title>{title}</title>
<style>
{css}
</style>
</head>
<body>
<main>
{parts}
</main>
</body>
</html>
"""

_CSS = f"""\
@page {{ size: %(paper)s; margin: {look.MARGIN_INCHES}in }}
html {{ color-scheme: light; background: #fff }}
body {{ margin: 0; color: {look.INK}; font: %(size)dpt/{look.LEADING} {_SERIF} }}
main {{ max-width: 6.5in; margin: 0 auto; padding: {look.MARGIN_INCHES}in 5vw }}
h1, p, ul {{ margin: 0; overflow-wrap: break-word }}
h1 {{ color: {look.ACCENT}; font-size: {look.NAME_SCALE}em; font-weight: normal; line-height: 1.2 }}
.quiet {{ color: {look.QUIET}; font-size: {look.SMALL_SCALE}em }}
.part {{ margin-top: {look.PART_SPACE}em }}
.body p, .body ul {{ margin-top: {look.PARAGRAPH_SPACE}em }}
ul {{ padding-left: 1.3em }}
li + li {{ margin-top: {look.PARAGRAPH_SPACE / 2}em }}
.name {{ margin-top: {look.SIGNING_SPACE}em }}
.end {{ break-inside: avoid }}
@media screen {{
  body {{ font-size: max(16px, %(size)dpt) }}
  main {{ padding-top: min(1in, 8vw) }}
}}
@media print {{ main {{ max-width: none; padding: 0 }} }}"""

# In a notebook, `currentColor` and no background keep the letter readable in light and dark themes.
_SHEET = (
    "max-width: 42em; padding: 1.5em 2em; border: 1px solid currentColor; border-radius: 4px; "
    f"font-family: {look.SERIF}; font-size: 1em; line-height: 1.5"
)

_ISOLATES = str.maketrans(
    {
        _direction.LEFT: '<bdi dir="ltr">',
        _direction.RIGHT: '<bdi dir="rtl">',
        _direction.END: "</bdi>",
    }
)


def render(letter: Letter, *, style: Style) -> bytes:
    """Return the content of an HTML file, encoded in UTF-8."""
    return document(letter, style).encode()


def document(letter: Letter, style: Style) -> str:
    """Return the letter as a complete HTML document.

    Args:
        letter: The letter.
        style: The paper and the type size.
    """
    locale = letter.profile.locale
    is_note = _note.is_note(letter)
    css = _CSS % {"paper": style.paper_for(locale), "size": style.size}
    return _PAGE.format(
        lang=locale,
        author=escape(letter.profile.name),
        title=escape(letter.profile.name if is_note else letter.subject),
        css=css,
        parts="\n".join((_note_page if is_note else _page_parts)(isolated(letter))),
    )


def fragment(letter: Letter) -> str:
    """Return the letter as an HTML fragment for display in a notebook."""
    parts = _note_parts if _note.is_note(letter) else _parts
    body = "\n".join(parts(isolated(letter)))
    return f'<article lang="{letter.profile.locale}" style="{_SHEET}">\n{body}\n</article>'


def _page_parts(content: Content) -> Iterator[str]:
    above = content.above
    name, *address = above.sender
    yield f"<h1>{_shown(name)}</h1>"
    if address:
        yield _paragraph(address, "quiet")
    yield _paragraph([above.date], "part")
    yield _paragraph(above.addressee, "part")
    if above.subject is not None:
        yield f'<p class="part"><strong>{_shown(above.subject)}</strong></p>'
    yield f'<div class="part body">\n{_paragraph([content.salutation])}'
    yield from _body(content)
    yield "</div>"
    name, *ways = content.signature
    yield f'<div class="part end">\n{_paragraph([content.closing])}'
    yield _paragraph([name], "name")
    if ways:
        yield _paragraph(ways, "quiet")
    yield "</div>"


def _parts(content: Content) -> Iterator[str]:
    above = content.above
    yield _paragraph(above.sender)
    yield _paragraph([above.date])
    yield _paragraph(above.addressee)
    if above.subject is not None:
        yield f"<p><strong>{_shown(above.subject)}</strong></p>"
    yield _paragraph([content.salutation])
    yield from _body(content)
    yield _paragraph([content.closing])
    yield _paragraph(content.signature)


def _note_page(content: Content) -> Iterator[str]:
    yield '<div class="body">'
    yield from _note_parts(content)
    yield "</div>"


def _note_parts(content: Content) -> Iterator[str]:
    yield _paragraph([content.salutation])
    yield from _body(content)
    yield _paragraph(content.signature[:1])


def _body(content: Content) -> Iterator[str]:
    for block in content.blocks:
        if isinstance(block, str):
            yield _paragraph([block])
        else:
            items = "".join(f"<li>{_shown(item)}</li>" for item in block)
            yield f"<ul>{items}</ul>"


def _paragraph(lines: Iterable[str], kind: str = "") -> str:
    attribute = f' class="{kind}"' if kind else ""
    return f"<p{attribute}>{'<br>'.join(map(_shown, lines))}</p>"


def _shown(text: str) -> str:
    shown = escape(text)
    return shown if shown.isascii() else shown.translate(_ISOLATES)
