"""From the source of a template to its syntax tree, without trusting the source.

Size and nesting are capped on the stream of tokens, before anything recursive sees it: Jinja2's
parser and Python's compiler both run out of stack, or of patience, on what is nested too deeply.
"""

from __future__ import annotations

from typing import NoReturn

import attrs
from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.lexer import TokenStream
from jinja2.parser import Parser

from ..._values import MARKS_LIMIT, most_marks
from ...errors import TemplateError
from ._layout import Tokens, laid_out

SOURCE_LIMIT = 16_384
"""The most characters a template may have, together with those it builds on."""

TAGS_LIMIT = 400
"""The most tags and outputs they may have together."""

TAG_LIMIT = 60
"""The most tokens one tag may have."""

TOKENS_LIMIT = 3_000
"""The most tokens all their tags together may have."""

TOKEN_LIMIT = 300
"""The most characters one token of a tag may have."""

NESTING_LIMIT = 8
"""How deeply tags may stand inside tags, or brackets inside brackets."""

# Only its lexer and parser are used: nothing of Jinja2 runs when a letter is written.
_ENVIRONMENT = Environment(cache_size=0)  # noqa: S701

_BEGINS = {"variable_begin": "{{", "block_begin": "{%", "comment_begin": "{#"}
_ENDS = {"variable_end": "}}", "block_end": "%}", "comment_end": "#}"}
_OPENS = frozenset({"if", "for", "block", "macro", "call", "filter", "with", "autoescape"})


@attrs.define
class Size:
    """How much there is in a template and in those it builds on, as far as they have been read."""

    characters: int = 0
    tags: int = 0
    tokens: int = 0


def parse(source: str, template: str, size: Size | None = None) -> nodes.Template:
    """Parse the source of a template, with its literal text laid out as paragraphs.

    Args:
        source: The template.
        template: Its name, for errors.
        size: How large the templates are that build on this one; it is added to.

    Raises:
        TemplateError: It is too large, nested too deeply, or not in the syntax of Jinja2.
    """
    size = size or Size()
    size.characters += len(source)
    if size.characters > SOURCE_LIMIT:
        _refuse(
            template,
            1,
            f"The template, with what builds on it, has {size.characters:,} characters.",
            f"A letter needs far fewer than {SOURCE_LIMIT:,}.",
            "Shorten it.",
        )
    stream = None
    try:
        tokens = list(_ENVIRONMENT.lex(source, template))
        _Limits(template, size).check(tokens)
        wrapped = _ENVIRONMENT.lexer.wrap(laid_out(tokens), template)
        stream = TokenStream(wrapped, template, None)
        return _parser(stream, template).parse()
    except TemplateSyntaxError as error:
        _refuse_syntax(template, error.lineno, str(error.message))
    except (ArithmeticError, MemoryError, SyntaxError, ValueError) as error:
        if isinstance(error, TemplateError):
            raise
        line = 1 if stream is None else stream.current.lineno
        _refuse_syntax(template, line, f"{type(error).__name__}: {error}")


def _parser(stream: TokenStream, template: str) -> Parser:
    """Return a parser that reads tokens instead of a source, which is thus read only once."""
    parser = Parser(_ENVIRONMENT, "", template)
    parser.stream = stream
    return parser


class _Limits:
    """One pass over the tokens of a template, counting."""

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
                self._too_much(line, "a raw block", "its text would look like a leftover blank")
            elif kind not in ("whitespace", "comment"):
                self._inside(line, kind, text)

    def _literal(self, line: int, text: str) -> None:
        for number, part in enumerate(text.replace("\t", " ").split("\n")):
            if not part.isprintable():
                code = next(f"U+{ord(char):04X}" for char in part if not char.isprintable())
                _refuse(
                    self._template,
                    line + number,
                    f"The text holds a character that cannot be printed ({code}).",
                    "It would hide, reorder or break the text around it.",
                    "Remove it; a blank is an ordinary space.",
                )
            if not part.isascii() and most_marks(part) > MARKS_LIMIT:
                _refuse(
                    self._template,
                    line + number,
                    f"More than {MARKS_LIMIT} marks stand on one letter.",
                    "No language needs so many.",
                    "Remove them.",
                )

    def _delimiter(self, line: int, kind: str, text: str) -> None:
        if text.strip() != _BEGINS.get(kind, _ENDS.get(kind)):
            _refuse(
                self._template,
                line,
                f"The tag is written {text.strip()}.",
                "White space needs no control here: paragraphs are parted by blank lines.",
                "Leave out the - or +.",
            )
        if kind == "block_end" and self._tag == "set":
            self._too_much(line, "a set block", "a name takes a value, no text")
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
            self._too_much(line, "a very long tag", "letters decide simple things")
        if kind == "string" and "\\" in text:
            self._too_much(line, "a backslash in a text", "it would stand for another character")
        if kind == "operator":
            self._brackets += (text in "([{") - (text in ")]}")
            self._tag = "" if text == "=" and self._tag == "set" else self._tag
        elif kind == "name" and self._begins_tag:
            self._begin_tag(line, text)
        self._begins_tag = False
        if max(self._brackets, self._open_tags) > NESTING_LIMIT:
            self._too_much(line, "tags nested too deeply", "letters decide simple things")

    def _begin_tag(self, line: int, name: str) -> None:
        if name == "print":
            self._too_much(line, "a print tag", "values are printed by {{ }}")
        self._tag = name
        self._open_tags += name in _OPENS
        self._open_tags -= name.startswith("end")

    def _too_many(self, line: int, what: str) -> NoReturn:
        self._too_much(line, f"more than {what}, with what builds on it", "no letter needs so many")

    def _too_much(self, line: int, what: str, why: str) -> NoReturn:
        _refuse(
            self._template,
            line,
            f"The template contains {what}.",
            f"It is refused because {why}.",
            "Write it more simply.",
        )


def _refuse_syntax(template: str, line: int, message: str) -> NoReturn:
    _refuse(
        template,
        line,
        f"The template is not in the syntax of Jinja2: {message[:200].rstrip('.')}.",
        "It cannot be read.",
        "Correct this line, or the tag it belongs to.",
    )


def _refuse(template: str, line: int, what: str, why: str, remedy: str) -> NoReturn:
    raise TemplateError(template, line, what, why, remedy) from None
