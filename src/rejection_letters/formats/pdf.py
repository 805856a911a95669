"""Render a letter as PDF with Typst, tagged for screen readers (PDF/UA-1).

Typst gets the letter as JSON, so that no text in it can become markup or code.
"""

from __future__ import annotations

import datetime as dt
import importlib.resources
import json
import os
import re
import shutil
import sys
import tempfile
import unicodedata
from importlib.machinery import ExtensionFileLoader, ModuleSpec
from importlib.util import module_from_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

from .. import _note
from .._extras import extra
from ..errors import MissingGlyphError
from . import _style as look
from ._content import isolated

with extra("pdf", "typst", "PDF output"):
    import typst

if TYPE_CHECKING:
    from .._letter import Letter
    from .._prose import Block
    from ._style import Style

_TEMPLATE = importlib.resources.files(__package__).joinpath("letter.typ").read_bytes()

_LOOK = {
    "margin": look.MARGIN_INCHES,
    "leading": look.LEADING,
    "paragraph_space": look.PARAGRAPH_SPACE,
    "part_space": look.PART_SPACE,
    "signing_space": look.SIGNING_SPACE,
    "name": look.NAME_SCALE,
    "small": look.SMALL_SCALE,
    "ink": look.INK,
    "accent": look.ACCENT,
    "quiet": look.QUIET,
}
_PAPERS = {"a4": "a4", "letter": "us-letter"}

_LONG_WORD = re.compile(
    "([^ \u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]{24,})"
)
"""Words that may be wider than the page, except in scripts without spaces between words."""

_UNKNOWN_TO_TYPST = {0x180F: None}
"""A Mongolian variation selector that Typst does not yet recognize as invisible."""

_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]"
)

# --- Render a letter ---


def render(letter: Letter, *, style: Style) -> bytes:
    """Return the content of a PDF file.

    Args:
        letter: The letter.
        style: The paper and the type size.

    Raises:
        MissingGlyphError: Some characters are missing from every available font.
        InvalidValueError: The letter is a note.
    """
    _note.refuse(letter, "a letter on paper")
    content = _content(letter, style)
    day = dt.datetime.combine(letter.date, dt.time(), dt.timezone.utc)
    try:
        return _typst.compiled(_TEMPLATE, content, day)
    except _typst.error:
        pass  # Try again with the installed fonts, which are slow to load.
    try:
        return _typst.compiled(_TEMPLATE, {**content, "borrow": True}, day, borrow=True)
    except _typst.error as error:
        missing = _missing(error)
        if not missing:
            raise
        # The user may install a font and try again in the same process.
        _typst.forget_installed_fonts()
    raise _missing_glyph_error(missing)


def _content(letter: Letter, style: Style) -> dict[str, Any]:
    # Typst applies the bidirectional algorithm of Unicode to text, so isolates work in it.
    text = isolated(letter)
    above = text.above
    name, *address = above.sender
    lang, region = letter.profile.locale.split("-")
    return {
        "look": _LOOK,
        "borrow": False,
        "paper": _PAPERS[style.paper_for(letter.profile.locale)],
        "size": style.size,
        "lang": lang,
        "region": region,
        "title": letter.subject,
        "author": letter.profile.name,
        "name": _text(name),
        "address": [_text(line) for line in address],
        "date": above.date,
        "addressee": [_text(line) for line in above.addressee],
        "subject": None if above.subject is None else _text(above.subject),
        "salutation": _text(text.salutation),
        "blocks": [_block(block) for block in text.blocks],
        "closing": _text(text.closing),
        "ways": [_text(way) for way in text.signature[1:]],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, str):
        return {"text": _text(block)}
    return {"items": [_text(item) for item in block]}


def _text(text: str) -> str | list[str]:
    """Return text, or a list that alternates between text and long words."""
    # Finding the long words in Typst would take longer than the rest of the rendering.
    pieces = _LONG_WORD.split(text.translate(_UNKNOWN_TO_TYPST))
    return pieces if len(pieces) > 1 else pieces[0]


# --- Typst in this process ---


class _Typst:
    """The Typst module with its loaded fonts and idle compilers."""

    def __init__(self) -> None:
        self._module: ModuleType | None = typst
        self._fonts: dict[bool, Any] = {}
        self._compilers: dict[bool, list[Any]] = {}

    @property
    def error(self) -> type[Exception]:
        """Typst's exception class."""
        return cast("type[Exception]", self._loaded().TypstError)

    def compiled(
        self, source: bytes, content: object, day: dt.datetime, *, borrow: bool = False
    ) -> bytes:
        """Return a PDF. With `borrow`, glyphs may also come from installed fonts."""
        idle = self._compilers.setdefault(borrow, [])
        try:
            # Two threads cannot share a compiler, so take it out of the list while it is in use.
            compiler = idle.pop()
        except IndexError:
            compiler = self._new_compiler(borrow)
        try:
            pdf = compiler.compile(
                source,  # A compiler does not keep its source between letters.
                sys_inputs={"letter": json.dumps(content)},
                format="pdf",
                pdf_standards=["ua-1"],
                timestamp=day,
            )
        finally:
            idle.append(compiler)
        return cast("bytes", pdf)

    def forget_installed_fonts(self) -> None:
        """Drop the list of installed fonts, so that the next missing glyph triggers a rescan."""
        self._fonts.pop(True, None)
        self._compilers.pop(True, None)

    def reset(self) -> None:
        """Drop everything, because Typst in a forked process would wait for missing threads."""
        self._module = None
        self._fonts.clear()
        self._compilers.clear()

    def _loaded(self) -> ModuleType:
        if self._module is None:
            self._module = _copy_of_typst()
        return self._module

    def _new_compiler(self, borrow: bool) -> Any:
        module = self._loaded()
        fonts = self._fonts.get(borrow)
        if fonts is None:
            fonts = _installed_fonts(module) if borrow else _own_fonts(module)
            self._fonts[borrow] = fonts
        # The letter reads no files, but Typst requires a root folder that exists.
        return module.Compiler(b"", root=Path(typst.__file__).parent, font_paths=fonts)


def _own_fonts(module: ModuleType) -> Any:
    return module.Fonts(include_system_fonts=False)


def _installed_fonts(module: ModuleType) -> Any:
    return module.Fonts()


def _copy_of_typst() -> ModuleType:
    """Load Typst a second time, with its own threads."""
    with tempfile.TemporaryDirectory() as folder:
        # Loading the same file again would return the same library, whose threads are gone.
        copy = shutil.copy(sys.modules["typst._typst"].__file__ or "", folder)
        loader = ExtensionFileLoader("_typst", copy)
        module = module_from_spec(ModuleSpec("_typst", loader, origin=copy))
        loader.exec_module(module)
    return module


_typst = _Typst()
# Windows has no fork.
getattr(os, "register_at_fork", lambda **_: None)(after_in_child=_typst.reset)

# --- Report missing glyphs ---

_PROBE = b"""\
#set document(title: "Characters")
#set text(font: "Libertinus Serif")
#for character in json(bytes(sys.inputs.letter)) { par(character) }
"""
_REFUSED = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")


def _missing(error: Exception) -> str:
    """Return the characters that no font has, given the error that Typst raised for a letter."""
    refused = _refused(error)
    visible = _INVISIBLE.sub("", refused) or refused
    # Typst reports a base character along with a combining mark that is missing, so test each one.
    try:
        _typst.compiled(_PROBE, list(visible), _ANY_DAY, borrow=True)
    except _typst.error as alone:
        return _refused(alone)
    # Every character has a glyph, but no single font has both a base character and its mark.
    marks = (one for one in visible if unicodedata.category(one).startswith("M"))
    return "".join(marks) or visible


def _refused(error: Exception) -> str:
    found = "".join(_REFUSED.findall(cast(Any, error).diagnostic))
    return "".join(dict.fromkeys(_ESCAPED.sub(_unescaped, found)))


def _unescaped(escape: re.Match[str]) -> str:
    code, character = escape.groups()
    return chr(int(code, 16)) if code else str(character)


_ANY_DAY = dt.datetime(2000, 1, 1, tzinfo=dt.timezone.utc)

_HELPFUL_FONTS = (
    (
        r"CJK|HIRAGANA|KATAKANA|HANGUL|BOPOMOFO|IDEOGRAPHIC",
        ("Noto Serif CJK", "fonts-noto-cjk"),
    ),
    (r"ARABIC", ("Noto Naskh Arabic", "fonts-noto-core")),
    (r"", ("the Noto font for this script", "fonts-noto-core")),
)
_EMOJI = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff]")


def _missing_glyph_error(missing: str) -> MissingGlyphError:
    assigned = [one for one in missing if unicodedata.category(one) not in ("Cn", "Co")]
    if not assigned:
        return MissingGlyphError(missing, "", "Remove it from the letter.")
    fonts, packages = zip(*dict.fromkeys(map(_helpful_font, assigned)), strict=True)
    is_written = any(unicodedata.category(one)[0] in "LM" for one in assigned)
    return MissingGlyphError(
        missing,
        "",
        f"Install {' and '.join(fonts)} (from fonts.google.com/noto; on Debian and Ubuntu, "
        f"{' and '.join(dict.fromkeys(packages))}), or "
        f"{'use Latin letters instead' if is_written else 'remove it from the letter'}.",
    )


def _helpful_font(character: str) -> tuple[str, str]:
    if _EMOJI.match(character):
        return "Noto Color Emoji", "fonts-noto-color-emoji"
    name = unicodedata.name(character, "")
    return next(names for script, names in _HELPFUL_FONTS if re.match(script, name))
