"""What a template may contain, from the whole down to its statements, and what it is in Python.

This is a whitelist: whatever is not named here or in `_expressions` is refused, including node
types and fields that a later Jinja2 may bring. How many characters a letter can have is counted
along.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any, NamedTuple, NoReturn

from jinja2 import nodes

from ..._values import LINE_LIMIT
from .._runtime import BREAK
from .._types import MOST_ITEMS, PRINTABLE, Kind
from ._expressions import Expression, Expressions, Scope
from ._refusal import KNOWN_FIELDS, Refusal, choose_from

_INDENT = "    "

_BLANKS_AFTER = {BREAK: f" {BREAK}", " ": " "}
"""What needs no printing after a break or a blank, for it would be a second one."""


class Piece(NamedTuple):
    """Something that is printed: a literal text, or the value of an expression.

    Attributes:
        indent: How deep it stands in the code.
        line: The line of the template it stands on.
        text: The literal text; empty for an expression.
        code: The expression in Python; empty for a literal text.
    """

    indent: str
    line: int
    text: str = ""
    code: str = ""


class Block(NamedTuple):
    """A block of a template that has passed the check.

    Attributes:
        template: The template it stands in.
        name: Which part of the letter it is.
        line: The line it begins at, counted from 1.
        code: What it does: what it prints, and between it lines of Python that decide.
        longest: The most characters it prints.
        days: The dates it prints.
    """

    template: str
    name: str
    line: int
    code: tuple[str | Piece, ...]
    longest: int
    days: frozenset[str]


class CheckedTemplate(NamedTuple):
    """A template that has passed the check.

    Attributes:
        parent: The template it extends; empty for the base letter.
        line: The line on which it says so.
        blocks: Its blocks, by name.
    """

    parent: str
    line: int
    blocks: dict[str, Block]


class Statements:
    """Checks and translates one template.

    Args:
        template: Its name, for errors.
        roots: The names of the context with their attrs classes; None where none is declared.
        known_blocks: The names its blocks may have.
    """

    def __init__(
        self, template: str, roots: dict[str, type | None], known_blocks: Collection[str]
    ) -> None:
        self._refuse = Refusal(template)
        self._expressions = Expressions(self._refuse, roots)
        self._known_blocks = known_blocks
        self._in_for = False
        self._code: list[str | Piece] = []
        self._blank_before = ""
        self._known: dict[type[nodes.Node], Callable[[Any, Scope, str], int]] = {
            nodes.Assign: self._set,
            nodes.For: self._for,
            nodes.If: self._if,
            nodes.Output: self._output,
        }

    # The whole template

    def base(self, tree: nodes.Template) -> CheckedTemplate:
        """Check the base letter, which extends nothing."""
        return CheckedTemplate("", 1, self._blocks(tree, list(_visible(tree))))

    def child(self, tree: nodes.Template) -> CheckedTemplate:
        """Check a template that extends another."""
        visible = list(_visible(tree))
        parent = self._parent(visible[0] if visible else None)
        return CheckedTemplate(parent, visible[0].lineno, self._blocks(tree, visible[1:]))

    def _parent(self, node: nodes.Node | None) -> str:
        if not isinstance(node, nodes.Extends):
            self._refuse(
                node,
                "The template does not begin with {% extends %}.",
                "Every letter is built on a base, which knows the parts of a letter.",
                'Begin it with {% extends "letter" %}.',
            )
        self._refuse.of_unknown(node)
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if type(name) is not str:
            self._refuse(
                node,
                "The name in {% extends %} is not a constant text.",
                "What a template stands on must be known when it is loaded.",
                'Write {% extends "letter" %}, or the name of a file in quotes.',
            )
        return name

    def _blocks(self, tree: nodes.Template, statements: list[nodes.Node]) -> dict[str, Block]:
        self._refuse.of_unknown(tree)
        blocks: dict[str, Block] = {}
        for node in statements:
            if not isinstance(node, nodes.Block):
                self._refuse_outside(node)
            if node.name in blocks:
                self._refuse(
                    node,
                    f"Block {node.name!r} stands here a second time.",
                    "Only one of them would be printed.",
                    "Put their text into one block.",
                )
            blocks[node.name] = self._block(node)
        return blocks

    def _refuse_outside(self, node: nodes.Node) -> NoReturn:
        if isinstance(node, nodes.Extends):
            self._refuse(
                node, "There is a second {% extends %}.", "A letter has one base.", "Remove it."
            )
        if type(node) not in KNOWN_FIELDS:
            self._refuse.of_node(node)
        self._refuse(
            node,
            "Something stands outside the blocks.",
            "It would not be printed.",
            f"Move it into a block: {', '.join(self._known_blocks)}.",
        )

    def _block(self, node: nodes.Block) -> Block:
        self._refuse.of_unknown(node)
        if node.name not in self._known_blocks:
            self._refuse(
                node,
                f"No part of a letter is named {node.name!r}.",
                "It would not be printed.",
                choose_from(node.name, self._known_blocks),
            )
        if node.scoped or node.required:
            self._refuse(
                node,
                f"Block {node.name!r} is marked scoped or required.",
                "Blocks of letters stand alone, and the base has them all.",
                "Remove that word.",
            )
        self._code = []
        self._blank_before = _BLANKS_AFTER[BREAK]
        self._expressions.days.clear()
        longest = self._body(node.body, {}, _INDENT)
        return Block(
            self._refuse.template,
            node.name,
            node.lineno,
            tuple(self._code),
            longest,
            frozenset(self._expressions.days),
        )

    # Statements give the most characters they print

    def _body(self, body: list[nodes.Node], outer: Scope, indent: str) -> int:
        scope = dict(outer)
        begin = len(self._code)
        longest = sum(self._statement(node, scope, indent) for node in body)
        if len(self._code) == begin:
            self._code.append(f"{indent}pass")
        return longest

    def _statement(self, node: nodes.Node, scope: Scope, indent: str) -> int:
        known = self._known.get(type(node))
        if known is None:
            self._refuse.of_node(node)
        self._refuse.of_unknown(node)
        return known(node, scope, indent)

    def _output(self, node: nodes.Output, scope: Scope, indent: str) -> int:
        longest = 0
        for part, following in zip(node.nodes, [*node.nodes[1:], None], strict=True):
            printed = self._printed(part, scope)
            longest += printed.longest
            if isinstance(part, nodes.TemplateData):
                self._add_literal(part, indent)
            else:
                ends = _is_period(following) and printed.kind is Kind.TEXT
                code = f"before_period({printed.code})" if ends else printed.code
                self._code.append(Piece(indent, part.lineno, code=code))
                self._blank_before = ""
        return longest

    def _add_literal(self, node: nodes.TemplateData, indent: str) -> None:
        """Add a literal text, without blanks and breaks that come after one already."""
        text = node.data.lstrip(self._blank_before)
        if text:
            self._code.append(Piece(indent, node.lineno, text))
            self._blank_before = _BLANKS_AFTER.get(text[-1], "")

    def _printed(self, node: nodes.Node, scope: Scope) -> Expression:
        if isinstance(node, nodes.TemplateData):
            self._refuse.of_unknown(node)
            return Expression(Kind.TEXT, repr(node.data), longest=len(node.data))
        value = self._expressions.value(node, scope)
        if value.kind not in PRINTABLE:
            self._refuse(
                node,
                f"{value.path or 'This'} is {value.kind.value}, and a letter prints text.",
                "It cannot be printed as it is.",
                "Use a filter: long_date, short_date or when for a date, and_list for a list.",
            )
        return value._replace(code=f"str({value.code})") if value.kind is Kind.NUMBER else value

    def _if(self, node: nodes.If, scope: Scope, indent: str) -> int:
        blank_before = self._blank_before
        branches = [self._branch("if", node, scope, indent)]
        for branch in node.elif_:
            self._refuse.of_unknown(branch)
            self._blank_before = blank_before
            branches.append(self._branch("elif", branch, scope, indent))
        self._blank_before = blank_before
        if node.else_:
            self._code.append(f"{indent}else:")
            branches.append((self._body(node.else_, scope, indent + _INDENT), self._blank_before))
        else:
            branches.append((0, blank_before))
        self._blank_before = min((blank for _, blank in branches), key=len)
        return max(longest for longest, _ in branches)

    def _branch(self, word: str, node: nodes.If, scope: Scope, indent: str) -> tuple[int, str]:
        self._code.append(f"{indent}{word} {self._expressions.condition(node.test, scope)}:")
        outside = self._expressions.proven
        self._expressions.proven = outside | self._expressions.proves(node.test, scope)
        longest = self._body(node.body, scope, indent + _INDENT)
        self._expressions.proven = outside
        return longest, self._blank_before

    def _for(self, node: nodes.For, scope: Scope, indent: str) -> int:
        if self._in_for:
            self._refuse(
                node,
                "A for stands inside a for.",
                "A letter lists one thing at a time.",
                "Put one after the other.",
            )
        if node.test is not None or node.recursive or node.else_:
            self._refuse(
                node,
                "The for has an if, an else, or is recursive.",
                "In a letter it goes through a list, no more.",
                "Use {% if %} inside or around it.",
            )
        items = self._expressions.expression(node.iter, scope)
        if items.kind is not Kind.TEXTS or not isinstance(node.iter, (nodes.Getattr, nodes.Name)):
            self._refuse(
                node,
                "The for does not go through a list that was given.",
                "Only the lists among the given values are known to be short.",
                "Name one, such as details.questions.",
            )
        inner = dict(scope)
        item = Expression(Kind.TEXT, longest=LINE_LIMIT)
        name = self._expressions.declare(node.target, item, inner)
        # A list that was not given is a list of nothing.
        self._code.append(f"{indent}for {name} in {items.code} or ():")
        self._in_for = True
        self._blank_before = ""
        longest = self._body(node.body, inner, indent + _INDENT)
        self._blank_before = ""
        self._in_for = False
        return MOST_ITEMS * longest

    def _set(self, node: nodes.Assign, scope: Scope, indent: str) -> int:
        value = self._expressions.expression(node.node, scope)
        name = self._expressions.declare(node.target, value, scope)
        self._code.append(f"{indent}{name} = {value.code}")
        return 0


def _is_period(node: nodes.Node | None) -> bool:
    text = node.data if isinstance(node, nodes.TemplateData) else ""
    return text.startswith(".") and not text.startswith("..")


def _visible(tree: nodes.Template) -> Iterator[nodes.Node]:
    """Yield what stands at the top of a template, without the blank lines between blocks."""
    for node in tree.body:
        if not isinstance(node, nodes.Output) or not all(map(_is_blank, node.nodes)):
            yield node


def _is_blank(node: nodes.Node) -> bool:
    return isinstance(node, nodes.TemplateData) and not node.data.strip()
