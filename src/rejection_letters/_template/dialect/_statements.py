"""Check the blocks and statements of a template and translate them to Python.

The check is an allowlist. Anything not listed here or in `_expressions` is rejected, including node
types and fields that later versions of Jinja2 may add. The same pass computes the maximum length of
a letter.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, NamedTuple, NoReturn

from jinja2 import nodes

from ..._values import LINE_LIMIT
from .._runtime import Choice
from .._types import MOST_ITEMS, PRINTABLE, Kind
from ._expressions import Expression, Expressions, Scope
from ._output import Arm, Branches, Node, Piece
from ._refusal import KNOWN_FIELDS, Refusal, choose_from
from ._spacing import ended, settled
from ._vary import ALTERNATIVES, choice_code, multiplier

_INSTEAD_OF_PRINTING = {
    Kind.CHOICE: "Use {% if %} to choose the words for it.",
    Kind.DAY: "Use the filter long_date, short_date, or when.",
    Kind.FLAG: "Use {% if %}.",
    Kind.MODEL: "Print one of its fields.",
    Kind.TEXTS: "Use the filter and_list or join, or {% for %}.",
}


class Block(NamedTuple):
    """A checked block of a template.

    Attributes:
        template: The template that contains it.
        name: Its name, such as `"thanks"`.
        line: The line it begins on, counted from 1.
        output: What it prints.
        longest: The maximum number of characters it can print.
        days: The paths of the dates it prints.
        has_loose_constant: Whether a constant in it has repeated spaces, or a space at an end.
        varies: The multiplier and the number of alternatives of each `{% vary %}` in it.
    """

    template: str
    name: str
    line: int
    output: Sequence[Node]
    longest: int
    days: frozenset[str]
    has_loose_constant: bool
    varies: tuple[Choice, ...]


class CheckedTemplate(NamedTuple):
    """A checked template.

    Attributes:
        parent: The template it extends; empty for the base letter.
        line: The line of its `{% extends %}`.
        blocks: Its blocks, by name.
    """

    parent: str
    line: int
    blocks: dict[str, Block]


class Statements:
    """Checks and translates one template.

    Args:
        template: Its name, for errors.
        roots: The attrs class of each top-level name; None for `details` if there are none.
        known_blocks: The valid names of blocks.
    """

    def __init__(
        self, template: str, roots: dict[str, type | None], known_blocks: Collection[str]
    ) -> None:
        self._refuse = Refusal(template)
        self._expressions = Expressions(self._refuse, roots)
        self._known_blocks = known_blocks
        self._in_for = False
        self._in_vary = False
        self._block_name = ""
        self._varies: list[Choice] = []
        self._output: list[Node] = []
        self._known: dict[type[nodes.Node], Callable[[Any, Scope], int]] = {
            nodes.Assign: self._set,
            nodes.For: self._for,
            nodes.If: self._if,
            nodes.Output: self._print,
            nodes.Scope: self._vary,
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
                'The template must begin with {% extends "letter" %}.',
            )
        self._refuse.of_unknown(node)
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if type(name) is not str:
            self._refuse(
                node,
                "{% extends %} needs a constant name.",
                remedy='Write {% extends "letter" %}, or the name of a file in quotes.',
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
                    f"Block {node.name!r} is defined twice.",
                    remedy="Merge the two blocks.",
                )
            blocks[node.name] = self._block(node)
        return blocks

    def _refuse_outside(self, node: nodes.Node) -> NoReturn:
        if isinstance(node, nodes.Extends):
            self._refuse(node, "A template can have only one {% extends %}.")
        if type(node) not in KNOWN_FIELDS:
            self._refuse.of_node(node)
        self._refuse(
            node,
            "This is outside every block, so it would not be printed.",
            remedy=f"Move it into one of these blocks: {', '.join(self._known_blocks)}.",
        )

    def _block(self, node: nodes.Block) -> Block:
        self._refuse.of_unknown(node)
        if node.name not in self._known_blocks:
            self._refuse(
                node,
                f"There is no block named {node.name!r}.",
                remedy=choose_from(node.name, self._known_blocks),
            )
        if node.scoped or node.required:
            self._refuse(node, f"Block {node.name!r} cannot be scoped or required.")
        self._block_name = node.name
        self._varies = []
        self._output = []
        self._expressions.days.clear()
        self._expressions.has_loose_constant = False
        longest = self._body(node.body, {})
        return Block(
            self._refuse.template,
            node.name,
            node.lineno,
            settled(ended(self._output)),
            longest,
            frozenset(self._expressions.days),
            self._expressions.has_loose_constant,
            tuple(self._varies),
        )

    # These methods return the maximum number of characters that a statement can print.

    def _body(self, body: list[nodes.Node], outer: Scope) -> int:
        scope = dict(outer)
        return sum(self._statement(node, scope) for node in body)

    def _arm(self, header: str, body: list[nodes.Node], scope: Scope) -> tuple[Arm, int]:
        """Return an arm of a compound statement, and the maximum length of what it prints."""
        outside, self._output = self._output, []
        longest = self._body(body, scope)
        arm = Arm(header, self._output)
        self._output = outside
        return arm, longest

    def _one_of(self, arms: list[tuple[Arm, int]]) -> int:
        self._output.append(Branches([arm for arm, _ in arms]))
        return max(longest for _, longest in arms)

    def _statement(self, node: nodes.Node, scope: Scope) -> int:
        known = self._known.get(type(node))
        if known is None:
            self._refuse.of_node(node)
        self._refuse.of_unknown(node)
        return known(node, scope)

    def _print(self, node: nodes.Output, scope: Scope) -> int:
        longest = 0
        for part, following in zip(node.nodes, [*node.nodes[1:], None], strict=True):
            printed = self._printed(part, scope)
            longest += printed.longest
            place = self._refuse.template, part.lineno
            if isinstance(part, nodes.TemplateData):
                self._output.append(Piece(*place, text=part.data))
            else:
                ends = _is_period(following) and printed.kind is Kind.TEXT
                code = f"before_period({printed.code})" if ends else printed.code
                self._output.append(Piece(*place, code=code))
        return longest

    def _printed(self, node: nodes.Node, scope: Scope) -> Expression:
        if isinstance(node, nodes.TemplateData):
            self._refuse.of_unknown(node)
            return Expression(Kind.TEXT, repr(node.data), longest=len(node.data))
        value = self._expressions.value(node, scope)
        if value.kind not in PRINTABLE:
            self._refuse(
                node,
                f"{value.path or 'This'} is {value.kind.value} and cannot be printed.",
                remedy=_INSTEAD_OF_PRINTING[value.kind],
            )
        return value._replace(code=f"str({value.code})") if value.kind is Kind.NUMBER else value

    def _if(self, node: nodes.If, scope: Scope) -> int:
        arms = [self._branch("if", node, scope)]
        for branch in node.elif_:
            self._refuse.of_unknown(branch)
            arms.append(self._branch("elif", branch, scope))
        if node.else_:
            arms.append(self._arm("else", node.else_, scope))
        return self._one_of(arms)

    def _branch(self, word: str, node: nodes.If, scope: Scope) -> tuple[Arm, int]:
        header = f"{word} {self._expressions.condition(node.test, scope)}"
        outside = self._expressions.proven
        self._expressions.proven = outside | self._expressions.proves(node.test, scope)
        arm = self._arm(header, node.body, scope)
        self._expressions.proven = outside
        return arm

    def _vary(self, node: nodes.Scope, scope: Scope) -> int:
        alternatives = self._alternatives(node)
        count = len(alternatives)
        choice = multiplier(self._block_name, len(self._varies)), count
        self._varies.append(choice)
        # Alternatives contain no other `vary`, so one variable is enough for all of them.
        self._output.append(f"chosen = {choice_code(*choice)}")
        tests = ["if chosen == 0", *(f"elif chosen == {n}" for n in range(1, count - 1)), "else"]
        self._in_vary = True
        arms = [
            self._arm(test, alternative.body, scope)
            for test, alternative in zip(tests, alternatives, strict=True)
        ]
        self._in_vary = False
        return self._one_of(arms)

    def _alternatives(self, node: nodes.Scope) -> list[nodes.Scope]:
        alternatives = [part for part in node.body if isinstance(part, nodes.Scope)]
        if len(alternatives) < len(node.body):
            self._refuse.of_node(node)  # Jinja2 uses the same node for autoescape.
        for alternative in alternatives:
            self._refuse.of_unknown(alternative)
        if self._in_vary:
            self._refuse(node, "{% vary %} cannot be inside another {% vary %}.")
        if self._in_for:
            self._refuse(
                node,
                "{% vary %} cannot be inside {% for %}, which would repeat its choice.",
                remedy="Put the loop inside {% vary %}.",
            )
        if len(alternatives) not in ALTERNATIVES:
            self._refuse(
                node,
                f"{{% vary %}} must have {ALTERNATIVES.start} to {ALTERNATIVES.stop - 1} "
                f"alternatives, got {len(alternatives)}.",
                remedy="Separate them with {% or %}.",
            )
        return alternatives

    def _for(self, node: nodes.For, scope: Scope) -> int:
        if self._in_for:
            self._refuse(node, "{% for %} loops cannot be nested.")
        if node.test is not None or node.recursive or node.else_:
            self._refuse(
                node,
                "{% for %} cannot have an if, an else, or recursive.",
                remedy="Use {% if %} inside or around the loop.",
            )
        items = self._expressions.expression(node.iter, scope)
        if items.kind is not Kind.TEXTS or not isinstance(node.iter, (nodes.Getattr, nodes.Name)):
            self._refuse(
                node,
                "{% for %} can loop only over a list field, such as details.questions.",
            )
        inner = dict(scope)
        item = Expression(Kind.TEXT, longest=LINE_LIMIT)
        name = self._expressions.declare(node.target, item, inner)
        # A missing list counts as empty.
        self._in_for = True
        longest = self._one_of([self._arm(f"for {name} in {items.code} or ()", node.body, inner)])
        self._in_for = False
        return MOST_ITEMS * longest

    def _set(self, node: nodes.Assign, scope: Scope) -> int:
        value = self._expressions.expression(node.node, scope)
        name = self._expressions.declare(node.target, value, scope)
        self._output.append(f"{name} = {value.code}")
        return 0


def _is_period(node: nodes.Node | None) -> bool:
    text = node.data if isinstance(node, nodes.TemplateData) else ""
    return text.startswith(".") and not text.startswith("..")


def _visible(tree: nodes.Template) -> Iterator[nodes.Node]:
    """Yield the top-level nodes of a template, without the whitespace between blocks."""
    for node in tree.body:
        if not isinstance(node, nodes.Output) or not all(map(_is_blank, node.nodes)):
            yield node


def _is_blank(node: nodes.Node) -> bool:
    return isinstance(node, nodes.TemplateData) and not node.data.strip()
