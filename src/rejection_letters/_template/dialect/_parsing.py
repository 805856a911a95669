"""Parse the source of an untrusted template into a syntax tree.

Size and nesting are checked on the tokens, before any recursive code sees them. Deeply nested input
can make Jinja2's parser and Python's compiler run out of stack or take a very long time.
"""

from __future__ import annotations

import re
from typing import NoReturn

import attrs
from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.lexer import TokenStream
from jinja2.parser import Parser

from ..._values import MARKS_LIMIT, most_marks
from ...errors import TemplateError
from ._hints import hint
from ._layout import Tokens, laid_out
from ._vary import Vary

SOURCE_LIMIT = 32_768
"""The maximum number of characters in a template plus the templates it extends."""

TAGS_LIMIT = 800
"""The maximum number of tags, outputs, and comments in all of them together."""

TAG_LIMIT = 60
"""The maximum number of tokens in one tag."""

TOKENS_LIMIT = 3_000
"""The maximum number of tokens in all of their tags together."""

TOKEN_LIMIT = 300
"""The maximum number of characters in one token of a tag."""

NESTING_LIMIT = 8
"""The maximum nesting depth of tags, and of brackets."""

# Only its lexer and parser are used; Jinja2 does not run when a letter is written.
_ENVIRONMENT = Environment(cache_size=0, extensions=[Vary])  # noqa: S701

_BEGINS = {"variable_begin": "{{", "block_begin": "{%", "comment_begin": "{#"}
_ENDS = {"variable_end": "}}", "block_end": "%}", "comment_end": "#}"}
_OPENS = frozenset({"if", "for", "vary", "block", "macro", "call", "filter", "with", "autoescape"})


@attrs.define
class Size:
    """The combined size of a template and the templates it extends, as read so far."""

    characters: int = 0
    tags: int = 0
    tokens: int = 0


def parse(source: str, template: str, size: Size | None = None) -> nodes.Template:
    """Parse the source of a template, with its literal text laid out as paragraphs.

    Args:
        source: The template.
        template: Its name, for errors.
        size: The size of the templates that extend this one; this template's size is added to it.

    Raises:
        TemplateError: It is too large, nested too deeply, or not valid Jinja2.
    """
    size = size or Size()
    size.characters += len(source)
    if size.characters > SOURCE_LIMIT:
        _refuse(
            template,
            1,
            f"The template, with any that extend it, has {size.characters:,} characters; "
            f"the limit is {SOURCE_LIMIT:,}.",
        )
    stream = None
    try:
        tokens = list(_ENVIRONMENT.lex(source, template))
        _Limits(template, size).check(tokens)
        wrapped = _ENVIRONMENT.lexer.wrap(laid_out(tokens), template)
        stream = TokenStream(wrapped, template, None)
        return _parser(stream, template).parse()
    except TemplateSyntaxError as error:
        _refuse_syntax(template, error.lineno, str(error.message), source)
    except (ArithmeticError, MemoryError, SyntaxError, ValueError) as error:
        if isinstance(error, TemplateError):
            raise
        line = 1 if stream is None else stream.current.lineno
        _refuse_syntax(template, line, getattr(error, "msg", repr(error)), source)


def _parser(stream: TokenStream, template: str) -> Parser:
    """Return a parser that reads the tokens, so that the source is not lexed twice."""
    parser = Parser(_ENVIRONMENT, "", template)
    parser.stream = stream
    return parser


class _Limits:
    """Checks the size and nesting of a template in one pass over its tokens."""

    def __init__(self, template: str, size: Size) -> None:
        self._template = template
        self._size = size
        self._tokens_of_tag = 0
        self._tag = ""
        self._brackets = 0
        self._open_tags = 0
        self._begins_tag = False

    def check(self, tokens: Tokens) -> None:
        for line, kind, text in tokens:
            if kind == "data":
                self._literal(line, text)
            elif kind in _BEGINS or kind in _ENDS:
                self._delimiter(line, kind, text)
            elif kind.startswith("raw_"):
                self._refuse(line, "{% raw %} is not supported.")
            elif kind not in ("whitespace", "comment"):
                self._inside(line, kind, text)

    def _literal(self, line: int, text: str) -> None:
        for number, part in enumerate(text.replace("\t", " ").split("\n")):
            if not part.isprintable():
                code = next(f"U+{ord(char):04X}" for char in part if not char.isprintable())
                self._refuse(
                    line + number,
                    f"The text contains an unprintable character ({code}).",
                    remedy="Remove it, or use an ordinary space.",
                )
            if not part.isascii() and most_marks(part) > MARKS_LIMIT:
                self._refuse(
                    line + number,
                    f"One character has more than {MARKS_LIMIT} combining marks.",
                )

    def _delimiter(self, line: int, kind: str, text: str) -> None:
        if text.strip() != _BEGINS.get(kind, _ENDS.get(kind)):
            self._refuse(
                line,
                f"Whitespace control is not supported: {text.strip()}.",
                remedy="Remove the - or +, and separate paragraphs with blank lines.",
            )
        if kind == "block_end" and self._tag == "set":
            self._refuse(line, "{% set %} needs a value.", remedy="Write {% set name = value %}.")
        if kind in _BEGINS:
            self._size.tags += 1
            self._tokens_of_tag = 0
            self._tag = ""
            self._begins_tag = kind == "block_begin"
            if self._size.tags > TAGS_LIMIT:
                self._too_many(line, f"{TAGS_LIMIT} tags")

    def _inside(self, line: int, kind: str, text: str) -> None:
        self._size.tokens += 1
        self._tokens_of_tag += 1
        if self._size.tokens > TOKENS_LIMIT:
            self._too_many(line, f"{TOKENS_LIMIT:,} tokens")
        if self._tokens_of_tag > TAG_LIMIT or len(text) > TOKEN_LIMIT:
            self._refuse(
                line,
                f"The tag is too long; the limit is {TAG_LIMIT} tokens of up to "
                f"{TOKEN_LIMIT} characters.",
            )
        if kind == "string" and "\\" in text:
            self._refuse(line, "Strings cannot contain backslashes.")
        if kind == "operator":
            self._brackets += (text in "([{") - (text in ")]}")
            self._tag = "" if text == "=" and self._tag == "set" else self._tag
        elif kind == "name" and self._begins_tag:
            self._begin_tag(line, text)
        self._begins_tag = False
        if max(self._brackets, self._open_tags) > NESTING_LIMIT:
            self._refuse(line, f"Tags or brackets are nested more than {NESTING_LIMIT} deep.")

    def _begin_tag(self, line: int, name: str) -> None:
        if name == "print":
            self._refuse(line, "{% print %} is not supported.", remedy="Use {{ }}.")
        self._tag = name
        self._open_tags += name in _OPENS
        self._open_tags -= name.startswith("end")

    def _too_many(self, line: int, what: str) -> NoReturn:
        self._refuse(line, f"The template, with any that extend it, has more than {what}.")

    def _refuse(self, line: int, what: str, *, remedy: str = "") -> NoReturn:
        _refuse(self._template, line, what, remedy=remedy)


def _refuse_syntax(template: str, line: int, message: str, source: str) -> NoReturn:
    # The lexer appends an offset into the source, which is no help in an editor.
    short = re.sub(r" at \d+\Z", "", message)[:200].rstrip(".")
    what = f"Syntax error: {short}."
    _refuse(template, line, what, remedy=hint(source, line, message))


def _refuse(template: str, line: int, what: str, *, remedy: str = "") -> NoReturn:
    raise TemplateError(template, line, what, remedy=remedy) from None
