"""Render a letter as DOCX, to edit and print in Word, Pages, or LibreOffice.

All formatting and spacing come from named styles, so that changing a style changes the whole
letter. The empty document with its styles is built once per paper, size, and locale; each letter
fills a copy of it.
"""

from __future__ import annotations

import datetime as dt
import functools
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from .. import _note
from .._extras import extra
from . import _direction, _style as look
from ._content import isolated

with extra("docx", "docx", "DOCX output"):
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Inches, Mm

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import XmlPart
    from docx.text.paragraph import Paragraph

    from .._letter import Letter
    from .._prose import Block
    from ._style import Style

_LATIN = "Georgia"
_CHINESE = "SimSun"
"""For Chinese, Japanese, and Korean: the serif font that comes with Windows and Word."""
_RIGHT_TO_LEFT = "Times New Roman"
"""For Arabic and Hebrew, which Georgia does not cover."""

_PAPERS = {"a4": (Mm(210), Mm(297)), "letter": (Inches(8.5), Inches(11))}

_TITLE_LIMIT = 255
"""The maximum length of the title property, in characters."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The timestamp of every file in the archive: the earliest that ZIP can store."""


class _Look(NamedTuple):
    """A paragraph style; measurements are in ems."""

    name: str
    next: str
    """The style Word switches to when you press Enter."""
    space: float
    """The space above the paragraph."""
    based_on: str = "Normal"
    pages: str = ""
    """The properties that control page breaks."""
    numbering: str = ""
    scale: float = 1.0
    font: str = ""


_KEEP_NEXT = "<w:keepNext/>"
_KEEP_LINES = "<w:keepLines/>"
_BULLET = '<w:numPr><w:numId w:val="1"/></w:numPr>'
_BOLD = "<w:b/><w:bCs/>"
_QUIET = f'<w:color w:val="{look.QUIET[1:]}"/>'

_LOOKS = (
    _Look(
        "Letter Sender",
        "Letter Date",
        0,
        pages=_KEEP_NEXT + _KEEP_LINES,
        scale=look.SMALL_SCALE,
        font=_QUIET,
    ),
    _Look("Letter Date", "Letter Address", look.PART_SPACE, pages=_KEEP_NEXT),
    _Look("Letter Address", "Letter Subject", look.PART_SPACE, pages=_KEEP_NEXT + _KEEP_LINES),
    _Look("Letter Subject", "Letter Salutation", look.PART_SPACE, pages=_KEEP_NEXT, font=_BOLD),
    _Look("Letter Salutation", "Letter Body", look.PART_SPACE, pages=_KEEP_NEXT),
    _Look("Letter Body", "Letter Body", look.PARAGRAPH_SPACE),
    _Look("Letter Body Keep", "Letter Body", look.PARAGRAPH_SPACE, "Letter Body", _KEEP_NEXT),
    _Look("List Bullet", "List Bullet", look.PARAGRAPH_SPACE / 2, numbering=_BULLET),
    _Look("List Bullet First", "List Bullet", look.PARAGRAPH_SPACE, "List Bullet", _KEEP_NEXT),
    _Look("List Bullet Keep", "List Bullet", look.PARAGRAPH_SPACE / 2, "List Bullet", _KEEP_NEXT),
    _Look("Letter Closing", "Letter Signature", look.PART_SPACE, pages=_KEEP_NEXT),
    _Look(
        "Letter Signature",
        "Letter Signature",
        look.SIGNING_SPACE,
        pages=_KEEP_LINES,
        scale=look.SMALL_SCALE,
        font=_QUIET,
    ),
)

_STYLES = """\
<w:styles {namespace}>
<w:docDefaults>
<w:rPrDefault><w:rPr>
<w:rFonts w:ascii="{latin}" w:eastAsia="{chinese}" w:hAnsi="{latin}" w:cs="{right_to_left}"/>
<w:color w:val="{ink}"/>{type}<w:lang w:val="{locale}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>
</w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" \
w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal">
<w:name w:val="Normal"/><w:qFormat/><w:pPr>{line}</w:pPr>
</w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>
</w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList">
<w:name w:val="No List"/><w:semiHidden/>
</w:style>
{paragraphs}
<w:style w:type="character" w:customStyle="1" w:styleId="LetterSenderName">
<w:name w:val="Letter Sender Name"/><w:qFormat/>
<w:rPr><w:color w:val="{accent}"/>{large_type}</w:rPr>
</w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="LetterName">
<w:name w:val="Letter Name"/><w:qFormat/><w:rPr><w:color w:val="{ink}"/>{type}</w:rPr>
</w:style>
</w:styles>"""

_PARAGRAPH_STYLE = """\
<w:style w:type="paragraph"{custom} w:styleId="{identifier}">
<w:name w:val="{name}"/><w:basedOn w:val="{based_on}"/><w:next w:val="{next}"/><w:qFormat/>
<w:pPr>{pages}{numbering}{spacing}</w:pPr><w:rPr>{font}</w:rPr>
</w:style>"""

_NUMBERING = """\
<w:numbering {namespace}>
<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>
<w:lvl w:ilvl="0">
<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>
<w:lvlText w:val="\u2022"/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="{indent}" w:hanging="{hanging}"/></w:pPr>
</w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
</w:numbering>"""

# Without this setting, Word opens the document in compatibility mode.
_SETTINGS = """\
<w:settings {namespace}>
<w:compat><w:compatSetting w:name="compatibilityMode" \
w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
</w:settings>"""

# The default template of python-docx also has a thumbnail, a theme, and its author's name.
_PARTS = frozenset(
    (
        RELATION.OFFICE_DOCUMENT,
        RELATION.CORE_PROPERTIES,
        RELATION.STYLES,
        RELATION.NUMBERING,
        RELATION.SETTINGS,
    )
)


def render(letter: Letter, *, style: Style) -> bytes:
    """Return the content of a DOCX file.

    Raises:
        InvalidValueError: The letter is a note.
    """
    _note.refuse(letter, "a letter on paper")
    locale = letter.profile.locale
    document = docx.Document(io.BytesIO(_skeleton(style.paper_for(locale), style.size, locale)))
    _describe(document, letter)
    _fill(document, letter)
    return _packed(document)


def _describe(document: Document, letter: Letter) -> None:
    properties = document.core_properties
    properties.title = letter.subject[:_TITLE_LIMIT]
    properties.author = letter.profile.name
    properties.language = letter.profile.locale
    midnight = dt.datetime.combine(letter.date, dt.time(), dt.timezone.utc)
    properties.created = midnight
    properties.modified = midnight


def _fill(document: Document, letter: Letter) -> None:
    def add(style: str, *lines: str, name: str | None = None) -> None:
        _write(document.add_paragraph(style=style), lines, name)

    text = isolated(letter)
    above = text.above
    add("Letter Sender", *above.sender, name="Letter Sender Name")
    add("Letter Date", above.date)
    add("Letter Address", *above.addressee)
    if above.subject is not None:
        add("Letter Subject", above.subject)
    add("Letter Salutation", text.salutation)
    for style, paragraph in _body(text.blocks):
        add(style, paragraph)
    add("Letter Closing", text.closing)
    add("Letter Signature", *text.signature, name="Letter Name")


def _body(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Yield each paragraph and list item with its style."""
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(block, str):
            # Do not let a page break separate a list from its introduction, or the closing from
            # the paragraph above it.
            yield "Letter Body" if isinstance(following, str) else "Letter Body Keep", block
        else:
            yield "List Bullet First", block[0]
            style = "List Bullet Keep" if following is None else "List Bullet"
            for item in block[1:]:
                yield style, item


def _write(paragraph: Paragraph, lines: Sequence[str], name: str | None) -> None:
    """Add lines to a paragraph, giving the first one the character style `name`."""
    for number, line in enumerate(lines, 1):
        for text, right_to_left in _pieces(line):
            run = paragraph.add_run(text, name if number == 1 else None)
            if right_to_left:
                run.font.rtl = True
        if number < len(lines):
            run.add_break()


_KINDS = {"L": "l", "R": "r", "AL": "r", "EN": "n", "AN": "n", "NSM": "n", "BN": "n"}
_BRACKETS = {"Ps": "(", "Pe": ")"}

# Digits and marks that follow right-to-left text belong to it, as in Unicode's bidirectional
# algorithm: a house number in Haifa goes to the left of the street name.
_FROM_THE_RIGHT = r"r(?:[^l]*[rn])?"


def _pieces(line: str) -> Iterator[tuple[str, bool]]:
    """Split a line where its direction changes, and yield each piece with its direction.

    The second item is True for text that runs from right to left. LibreOffice follows the
    isolates, and Word follows the direction of each run.
    """
    for piece, is_right_to_left in _direction.pieces(line):
        if is_right_to_left:
            yield piece, True
        else:
            yield from _pieces_of_text(piece)


def _pieces_of_text(line: str) -> Iterator[tuple[str, bool]]:
    kinds = "" if line.isascii() else "".join(map(_kind, line))
    start = 0
    for found in re.finditer(_FROM_THE_RIGHT, kinds):
        end = found.end()
        # A closing bracket follows the direction of its opening bracket.
        if kinds.startswith(")", end) and found[0].count("(") > found[0].count(")"):
            end += 1
        if start < found.start():
            yield line[start : found.start()], False
        yield line[found.start() : end], True
        start = end
    if start < len(line):
        yield line[start:], False


def _kind(character: str) -> str:
    direction = _KINDS.get(unicodedata.bidirectional(character))
    return direction or _BRACKETS.get(unicodedata.category(character), " ")


@functools.lru_cache(maxsize=16)
def _skeleton(paper: str, size: int, locale: str) -> bytes:
    """Return a document that has the styles of a letter but no text."""
    document = docx.Document()
    package = document.part.package
    for relations in (package.rels, document.part.rels):
        for identifier, relation in [*relations.items()]:
            if relation.reltype not in _PARTS:
                del relations[identifier]
    properties = cast("XmlPart", package.part_related_by(RELATION.CORE_PROPERTIES))
    del properties.element[:]
    for element, xml in (
        (document.styles.element, _styles(size, locale)),
        (document.part.numbering_part.element, _numbering(size)),
        (document.settings.element, _SETTINGS.format(namespace=nsdecls("w"))),
    ):
        element[:] = parse_xml(xml)[:]
    section = document.sections[0]
    section.page_width, section.page_height = _PAPERS[paper]
    margin = Inches(look.MARGIN_INCHES)
    section.left_margin = section.right_margin = margin
    section.top_margin = section.bottom_margin = margin
    return _packed(document)


def _styles(size: int, locale: str) -> str:
    return _STYLES.format(
        namespace=nsdecls("w"),
        latin=_LATIN,
        chinese=_CHINESE,
        right_to_left=_RIGHT_TO_LEFT,
        ink=look.INK[1:],
        accent=look.ACCENT[1:],
        type=_type(size),
        large_type=_type(size * look.NAME_SCALE),
        line=_spacing(size, 0, 1),
        locale=locale,
        paragraphs="\n".join(_paragraph_style(one, size) for one in _LOOKS),
    )


def _paragraph_style(one: _Look, size: int) -> str:
    return _PARAGRAPH_STYLE.format(
        custom="" if one.name == "List Bullet" else ' w:customStyle="1"',
        identifier=_identifier(one.name),
        name=one.name,
        based_on=_identifier(one.based_on),
        next=_identifier(one.next),
        pages=one.pages,
        numbering=one.numbering,
        spacing=_spacing(size, one.space, one.scale),
        font=one.font + ("" if one.scale == 1 else _type(size * one.scale)),
    )


def _identifier(name: str) -> str:
    return name.replace(" ", "")


def _type(points: float) -> str:
    half_points = round(2 * points)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _spacing(size: int, space: float, scale: float) -> str:
    # "atLeast" leaves room for scripts with taller letters.
    leading = _twips(size * scale * look.LEADING)
    before = _twips(size * space)
    return f'<w:spacing w:before="{before}" w:after="0" w:line="{leading}" w:lineRule="atLeast"/>'


def _twips(points: float) -> int:
    return round(20 * points)


def _numbering(size: int) -> str:
    return _NUMBERING.format(
        namespace=nsdecls("w"), indent=_twips(1.3 * size), hanging=_twips(0.9 * size)
    )


def _packed(document: Document) -> bytes:
    """Return the bytes of a document, without the times and the system that ZIP files record."""
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as files, zipfile.ZipFile(packed, "w") as copies:
        for file in files.infolist():
            copy = zipfile.ZipInfo(file.filename, _EPOCH)
            copy.compress_type = zipfile.ZIP_DEFLATED
            copy.create_system = 0
            copies.writestr(copy, files.read(file))
    return packed.getvalue()
