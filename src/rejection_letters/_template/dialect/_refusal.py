"""Errors about a template: where it is wrong, what is wrong, and how to fix it."""

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
    nodes.Scope: ("body",),
    nodes.Template: ("body",),
    nodes.TemplateData: ("data",),
    nodes.Test: ("node", "name", "args", "kwargs", "dyn_args", "dyn_kwargs"),
}
"""Every type of node that a template can contain, with the fields that are checked."""

_LONGEST_NEAR = 40
_LONGEST_CHOICE = 600

_ARITHMETIC = (
    *(nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow),
    *(nodes.Neg, nodes.Pos),
)
_CALLED: dict[type[nodes.Node], str] = {
    **dict.fromkeys(_ARITHMETIC, "arithmetic"),
    nodes.AssignBlock: "a set block",
    nodes.Block: "a nested block",
    nodes.Call: "a call",
    nodes.CallBlock: "a call block",
    nodes.Concat: "the operator ~",
    nodes.Dict: "a dict literal",
    nodes.FilterBlock: "a filter block",
    nodes.FromImport: "an import",
    nodes.Getitem: "a subscript",
    nodes.Import: "an import",
    nodes.Include: "an include",
    nodes.List: "a list literal",
    nodes.Macro: "a macro",
    nodes.NSRef: "a namespace assignment",
    nodes.Scope: "an autoescape block",
    nodes.Slice: "a slice",
    nodes.Tuple: "a tuple literal",
    nodes.With: "a with block",
}


class Refusal:
    """Raises errors about one template.

    Args:
        template: The name of the template.
    """

    def __init__(self, template: str) -> None:
        self.template = template

    def __call__(self, node: nodes.Node | None, what: str, *, remedy: str = "") -> NoReturn:
        """Raise an error about a node, or about the template as a whole if there is no node."""
        line = 1 if node is None else _line(node)
        raise TemplateError(self.template, line, what, remedy=remedy)

    def of_unknown(self, node: nodes.Node) -> None:
        """Refuse a node unless its type and fields are in `KNOWN_FIELDS`."""
        if node.fields != KNOWN_FIELDS.get(type(node)):
            self.of_node(node)

    def of_node(self, node: nodes.Node) -> NoReturn:
        """Refuse a node because of its type."""
        called = _CALLED.get(type(node), f"{type(node).__name__!r}")
        self(
            node,
            f"Templates cannot contain {called}.",
            remedy="Use text, values, filters, {% if %}, {% for %}, {% set %}, and {% vary %}.",
        )


def choose_from(name: str, known: Iterable[str]) -> str:
    """Return a suggestion for a wrong name: similar names, or as many valid ones as fit."""
    # Imported here because only errors need them.
    import difflib
    import textwrap

    names = tuple(known)
    # Comparing long names is slow: the time grows with the square of their length.
    short = [known for known in names if len(known) <= _LONGEST_NEAR]
    near = difflib.get_close_matches(name[:_LONGEST_NEAR], short, n=2)
    if near:
        return f"Did you mean {' or '.join(map(repr, near))}?"
    choice = textwrap.shorten(", ".join(short or names), _LONGEST_CHOICE, placeholder=" ...")
    return f"Choose from {choice}."


def _line(node: nodes.Node) -> int:
    """Return the line of a node, or of the first node inside it that has one."""
    return next((part.lineno for part in (node, *node.find_all(nodes.Node)) if part.lineno), 1)
