"""The tag `{% vary %}`, which the dialect adds to Jinja2.

Jinja2 does not allow new node types, so the parser returns a `Scope`, which is Jinja2's node for an
artificial scope. It contains one more `Scope` for each alternative.
"""

from __future__ import annotations

import zlib
from typing import NoReturn

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

from ...errors import TemplateError
from .._runtime import SEED_BITS

ALTERNATIVES = range(2, 5)
"""The valid numbers of alternatives."""


class Vary(Extension):
    """Parses `{% vary %}...{% or %}...{% endvary %}`."""

    tags = {"vary", "or"}  # noqa: RUF012  declared like this by Jinja2

    def parse(self, parser: Parser) -> nodes.Scope:
        """Parse the tag at the parser's position, and everything up to `{% endvary %}`."""
        begin = parser.stream.current
        if begin.value == "or":
            _refuse(
                parser,
                "{% or %} must be directly inside {% vary %}.",
                "Put it between two alternatives, after closing the tags inside the first.",
            )
        alternatives = [_alternative(parser)]
        while parser.stream.current.test("name:or"):
            alternatives.append(_alternative(parser))
        next(parser.stream)
        return nodes.Scope(alternatives, lineno=begin.lineno)


def _alternative(parser: Parser) -> nodes.Scope:
    """Parse `{% vary %}` or `{% or %}`, and the alternative that follows it."""
    tag = next(parser.stream)
    if parser.stream.current.type != "block_end":
        _refuse(parser, f"{{% {tag.value} %}} takes no arguments.")
    body = parser.parse_statements(("name:or", "name:endvary"))
    return nodes.Scope(body, lineno=tag.lineno)


def _refuse(parser: Parser, what: str, remedy: str = "") -> NoReturn:
    raise TemplateError(str(parser.name), parser.stream.current.lineno, what, remedy=remedy)


def multiplier(block: str, place: int) -> int:
    """Return the multiplier for `chosen()` of one `{% vary %}`.

    It depends on nothing else in the template, so replacing a block does not change the choices in
    the others.

    Args:
        block: The name of its block.
        place: How many `{% vary %}` tags come before it in the block.
    """
    # An even multiplier would ignore the highest bit of the seed.
    return zlib.crc32(f"{block} {place}".encode()) | 1


def choice_code(multiplier: int, count: int) -> str:
    """Return `chosen()` as inline code, because a letter makes many choices."""
    lowest_bits = (1 << SEED_BITS) - 1
    return f"(letter._seed * {multiplier} & {lowest_bits}) * {count} >> {SEED_BITS}"
