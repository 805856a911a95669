"""How a template is refused: with its name, the line, what, why, and the remedy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn

from jinja2 import nodes

from ...errors import TemplateError

KNOWN_FIELDS: dict[type[nodes.Node], tuple[str, ...]] = {
    nodes.And: ("left", "right"),
    nodes.Assign: ("target", "node"),
    nodes.Block: ("name", "body", "scoped", "required"),
    nodes.Compare: ("expr", "ops"),
    nodes.CondExpr: ("test", "expr1", "expr2"),
    nodes.Const: ("value",),
    nodes.Extends: ("template",),
    nodes.Filter: ("node", "name", "args", "kwargs", "dyn_args", "dyn_kwargs"),
    nodes.For: ("target", "iter", "body", "else_", "test", "recursive"),
    nodes.Getattr: ("node", "attr", "ctx"),
    nodes.If: ("test", "body", "elif_", "else_"),
    nodes.Name: ("name", "ctx"),
    nodes.Not: ("node",),
    nodes.Operand: ("op", "expr"),
    nodes.Or: ("left", "right"),
    nodes.Output: ("nodes",),
    nodes.Template: ("body",),
    nodes.TemplateData: ("data",),
    nodes.Test: ("node", "name", "args", "kwargs", "dyn_args", "dyn_kwargs"),
}
"""Every node a template may contain, with every field of it that the check looks at."""

_LONGEST_NEAR = 40
_LONGEST_CHOICE = 600

_ARITHMETIC = (
    *(nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow),
    *(nodes.Neg, nodes.Pos),
)
_CALLED: dict[type[nodes.Node], str] = {
    **dict.fromkeys(_ARITHMETIC, "arithmetic"),
    nodes.AssignBlock: "a set block",
    nodes.Block: "a block inside something else",
    nodes.Call: "a call",
    nodes.CallBlock: "a call block",
    nodes.Concat: "joining with ~",
    nodes.Dict: "a dict",
    nodes.FilterBlock: "a filter block",
    nodes.FromImport: "an import",
    nodes.Getitem: "a subscript",
    nodes.Import: "an import",
    nodes.Include: "an include",
    nodes.List: "a list",
    nodes.Macro: "a macro",
    nodes.NSRef: "a namespace",
    nodes.Scope: "an autoescape block",
    nodes.Slice: "a slice",
    nodes.Tuple: "a tuple",
    nodes.With: "a with block",
}


class Refusal:
    """Refuses what stands in one template.

    Args:
        template: The name of the template.
    """

    def __init__(self, template: str) -> None:
        self.template = template

    def __call__(self, node: nodes.Node | None, what: str, why: str, remedy: str) -> NoReturn:
        """Refuse what stands at a node, or at the beginning."""
        line = 1 if node is None else _line(node)
        raise TemplateError(self.template, line, what, why, remedy)

    def of_unknown(self, node: nodes.Node) -> None:
        """Refuse a node, or a field of one, that the check does not know."""
        if node.fields != KNOWN_FIELDS.get(type(node)):
            self.of_node(node)

    def of_node(self, node: nodes.Node) -> NoReturn:
        """Refuse a node of a kind that has no place where it stands."""
        called = _CALLED.get(type(node), f"{type(node).__name__!r}")
        self(
            node,
            f"The template contains {called}.",
            "Letters need little of Jinja2; what they do not need is left out, to keep them safe.",
            "Use text, values, filters, if, for and set.",
        )


def choose_from(name: str, known: Iterable[str]) -> str:
    """Return the remedy for a wrong name: near ones, or as many as fit into a message."""
    # Only who has made a mistake pays for it.
    import difflib
    import textwrap

    names = tuple(known)
    # The comparison takes time that grows with the square of what is compared.
    short = [known for known in names if len(known) <= _LONGEST_NEAR]
    near = difflib.get_close_matches(name[:_LONGEST_NEAR], short, n=2)
    if near:
        return f"Did you mean {' or '.join(near)}?"
    choice = textwrap.shorten(", ".join(short or names), _LONGEST_CHOICE, placeholder=" ...")
    return f"There are {choice}."


def _line(node: nodes.Node) -> int:
    """Return the line of a node; what Jinja2 puts around others has none of its own."""
    return next((part.lineno for part in (node, *node.find_all(nodes.Node)) if part.lineno), 1)
