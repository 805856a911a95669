"""Check the expressions of a template and translate them to Python.

Both happen in one walk over the syntax tree, so unchecked expressions never become code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from jinja2 import nodes

from ..._values import LINE_LIMIT, shown
from .._filters import DEFAULT, FILTERS, TESTS, Filter
from .._types import Kind, types_of_fields
from ._refusal import Refusal, choose_from


class Expression(NamedTuple):
    """A checked expression, with its translation to Python.

    Attributes:
        kind: The kind of its value.
        code: The same expression in Python.
        path: The name that the template uses for it, such as `profile.industry`.
        optional: Whether it may be missing.
        longest: The maximum number of characters it can print; for a list, per item.
        words: The possible values of a choice.
        model: The class of an object.
        rank: The rank of the last filter applied to it. A filter accepts only a value of a lower
            rank than its own, so chained filters cannot make text grow without limit.
        mixed: Whether its value can come from several fields, so that it has no single plural.
    """

    kind: Kind
    code: str = ""
    path: str = ""
    optional: bool = False
    longest: int = 0
    words: tuple[str, ...] = ()
    model: type | None = None
    rank: int = 0
    mixed: bool = False


Scope = dict[str, Expression]
"""The names that `set` and `for` have defined so far."""

_EQUAL = {"eq": "==", "ne": "!="}
_CONTAINED = {"in": "in", "notin": "not in"}
_ORDERED = {"gt": ">", "gteq": ">=", "lt": "<", "lteq": "<="}
_COMPARABLE = {**_EQUAL, **_CONTAINED, **_ORDERED}

_OWN_NAME = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_LARGEST_NUMBER = 10**15
_LONGEST_SEPARATOR = len("; and ")


class Expressions:
    """Checks and translates the expressions of one template.

    Args:
        refuse: Raises the error for a node.
        roots: The attrs class of each top-level name; None for `details` if there are none.

    Attributes:
        days: The paths of the dates printed since the caller last cleared this set.
        has_loose_constant: Whether a constant had repeated spaces, or a space at one of its ends,
            since the caller last cleared this flag.
        proven: The paths that cannot be missing here, because an enclosing `if` tests them.
    """

    def __init__(self, refuse: Refusal, roots: dict[str, type | None]) -> None:
        self._refuse = refuse
        self._roots = roots
        self.days: set[str] = set()
        self.has_loose_constant = False
        self.proven: frozenset[str] = frozenset()
        self._declared = 0
        self._known: dict[type[nodes.Node], Callable[[Any, Scope], Expression]] = {
            nodes.And: self._and,
            nodes.Compare: self._compare,
            nodes.CondExpr: self._either,
            nodes.Const: self._constant,
            nodes.Filter: self._filter,
            nodes.Getattr: self._attribute,
            nodes.Name: self._name,
            nodes.Not: self._not,
            nodes.Or: self._or,
            nodes.Test: self._test,
        }

    def expression(self, node: nodes.Node, scope: Scope) -> Expression:
        """Check an expression whose value may be missing."""
        known = self._known.get(type(node))
        if known is None:
            self._refuse.of_node(node)
        self._refuse.of_unknown(node)
        return known(node, scope)

    def value(self, node: nodes.Node, scope: Scope) -> Expression:
        """Check an expression whose value must not be missing when the letter is written."""
        found = self.expression(node, scope)
        return self._given(node, found) if found.optional else found

    def condition(self, node: nodes.Node, scope: Scope) -> str:
        """Check a condition, in which a missing value counts as false, and return its code."""
        if isinstance(node, nodes.Const):
            self._refuse(
                node,
                "The condition is a constant, so it is the same for every letter.",
                remedy="Remove the condition.",
            )
        if isinstance(node, (nodes.And, nodes.Or)):
            self._refuse.of_unknown(node)
            word = "and" if isinstance(node, nodes.And) else "or"
            left, right = self.condition(node.left, scope), self.condition(node.right, scope)
            return f"({left} {word} {right})"
        return self.expression(node, scope).code

    def proves(self, node: nodes.Node, scope: Scope) -> frozenset[str]:
        """Return the paths that cannot be missing if a condition is true."""
        if isinstance(node, nodes.And):
            return self.proves(node.left, scope) | self.proves(node.right, scope)
        if not isinstance(node, nodes.Getattr):
            return frozenset()
        # If the value can come from several fields, any one of them may be missing.
        tested = self.expression(node, scope)
        return frozenset() if tested.mixed else self.proves(node.node, scope) | {tested.path}

    def declare(self, target: nodes.Node, value: Expression, scope: Scope) -> str:
        """Add a `set` or `for` name to a scope, and return its name in the Python code."""
        if not isinstance(target, nodes.Name):
            self._refuse(target, "{% set %} and {% for %} can only assign a single name.")
        self._refuse.of_unknown(target)
        name = target.name
        if not _OWN_NAME.fullmatch(name):
            self._refuse(
                target,
                f"{name!r} is not a valid name.",
                remedy="Use lowercase letters, digits, and underscores, starting with a letter.",
            )
        if name in scope or name in self._roots or name == "loop":
            self._refuse(target, f"{name!r} is already defined.", remedy="Choose another name.")
        self._declared += 1
        code = f"set_{self._declared}"
        scope[name] = value._replace(code=code, path=value.path or name)
        return code

    # Values

    def _given(self, node: nodes.Node, value: Expression) -> Expression:
        place = f"{self._refuse.template!r}, {node.lineno!r}, {value.path!r}"
        return value._replace(code=f"given({value.code}, {place})", optional=False)

    def _constant(self, node: nodes.Const, _scope: Scope) -> Expression:
        value = node.value
        if type(value) is int and 0 <= value < _LARGEST_NUMBER:
            return Expression(Kind.NUMBER, repr(value), longest=len(str(value)))
        if type(value) is not str or not 0 < len(value) <= LINE_LIMIT or not value.isprintable():
            self._refuse(
                node,
                f"{shown(value)} is not a valid constant.",
                remedy="Use a whole number of up to 15 digits, or printable text of "
                f"1 to {LINE_LIMIT} characters.",
            )
        self.has_loose_constant |= value.split(" ") != value.split()
        return Expression(Kind.TEXT, repr(value), longest=len(value))

    def _name(self, node: nodes.Name, scope: Scope) -> Expression:
        if node.name in scope:
            return scope[node.name]
        if node.name not in self._roots:
            self._refuse(
                node,
                f"{node.name!r} is undefined.",
                remedy=choose_from(node.name, (*self._roots, *scope)),
            )
        model = self._roots[node.name]
        if model is None:
            self._refuse(
                node,
                "The template uses details but does not declare them.",
                remedy="Pass an attrs class as details= when you create the Template.",
            )
        return Expression(Kind.MODEL, node.name, node.name, model=model)

    def _attribute(self, node: nodes.Getattr, scope: Scope) -> Expression:
        owner = self.expression(node.node, scope)
        path = f"{owner.path}.{node.attr}"
        if owner.model is None:
            self._refuse(
                node,
                f"{owner.path or 'This'} is {owner.kind.value} and has no field {node.attr!r}.",
                remedy="Use a filter instead.",
            )
        fields = types_of_fields(owner.model)
        if node.attr not in fields:
            self._refuse(
                node,
                f"{owner.path} has no field {node.attr!r}.",
                remedy=choose_from(node.attr, fields),
            )
        field = fields[node.attr]
        code = f"{owner.code}.{node.attr}"
        if owner.optional:
            code = f"({owner.code} and {code})"
        optional = (field.optional or owner.optional) and path not in self.proven
        known = (field.longest, field.words, field.model)
        return Expression(field.kind, code, path, optional, *known, mixed=owner.mixed)

    # Choices between values

    def _either(self, node: nodes.CondExpr, scope: Scope) -> Expression:
        test = self.condition(node.test, scope)
        if node.expr2 is None:
            self._refuse(
                node,
                "An inline if needs an else.",
                remedy="Add one, or use {% if %}.",
            )
        yes, no = self.expression(node.expr1, scope), self.expression(node.expr2, scope)
        return self._joint(node, yes, no)._replace(
            code=f"({yes.code} if {test} else {no.code})",
            path=yes.path if yes.optional else no.path,
            optional=yes.optional or no.optional,
        )

    def _or(self, node: nodes.Or, scope: Scope) -> Expression:
        self._refuse_constant(node.left)
        left, right = self.expression(node.left, scope), self.expression(node.right, scope)
        return self._joint(node, left, right)._replace(
            code=f"({left.code} or {right.code})", path=right.path, optional=right.optional
        )

    def _joint(self, node: nodes.Node, one: Expression, other: Expression) -> Expression:
        if (one.kind, one.words, one.model) != (other.kind, other.words, other.model):
            self._refuse(
                node,
                f"One alternative is {one.kind.value}, the other is {other.kind.value}.",
                remedy="Give both the same type, or use {% if %}.",
            )
        return one._replace(
            longest=max(one.longest, other.longest), rank=max(one.rank, other.rank), mixed=True
        )

    # Decisions

    def _and(self, node: nodes.And, scope: Scope) -> Expression:
        return Expression(Kind.FLAG, self.condition(node, scope))

    def _not(self, node: nodes.Not, scope: Scope) -> Expression:
        return Expression(Kind.FLAG, f"(not {self.condition(node.node, scope)})")

    def _compare(self, node: nodes.Compare, scope: Scope) -> Expression:
        operand = node.ops[0]
        self._refuse.of_unknown(operand)
        if len(node.ops) != 1 or operand.op not in _COMPARABLE:
            self._refuse(
                node,
                "Comparisons cannot be chained.",
                remedy="Join two comparisons with 'and'.",
            )
        if isinstance(operand.expr, nodes.Const):
            self._refuse_constant(node.expr)
        # Only == and != make sense for a missing value.
        side = self.expression if operand.op in _EQUAL else self.value
        left, right = side(node.expr, scope), side(operand.expr, scope)
        self._refuse_incomparable(node, left, right)
        return Expression(Kind.FLAG, f"({left.code} {_COMPARABLE[operand.op]} {right.code})")

    def _refuse_incomparable(
        self, node: nodes.Compare, left: Expression, right: Expression
    ) -> None:
        operand = node.ops[0]
        if operand.op in _EQUAL and Kind.CHOICE in (left.kind, right.kind):
            choice, other = (left, operand.expr) if left.words else (right, node.expr)
            self._refuse_unless_word(other, choice)
            return
        if operand.op in _CONTAINED:
            allowed = left.kind is Kind.TEXT and right.kind in (Kind.TEXT, Kind.TEXTS)
        else:
            kinds = {Kind.NUMBER, Kind.DAY} | ({Kind.TEXT} if operand.op in _EQUAL else set())
            allowed = left.kind is right.kind and left.kind in kinds
        if not allowed:
            self._refuse(
                node,
                f"{_COMPARABLE[operand.op]!r} cannot compare {left.kind.value} "
                f"with {right.kind.value}.",
                remedy="Compare numbers, dates, or (with ==, !=, and in) text.",
            )

    def _refuse_unless_word(self, node: nodes.Node, choice: Expression) -> None:
        word = node.value if isinstance(node, nodes.Const) else None
        if word not in choice.words:
            problem = "must be compared with a constant" if word is None else f"is never {word!r}"
            self._refuse(
                node,
                f"{choice.path} {problem}.",
                remedy=choose_from(str(word), choice.words),
            )

    def _test(self, node: nodes.Test, scope: Scope) -> Expression:
        if node.name not in TESTS:
            self._refuse(
                node,
                f"There is no test named {node.name!r}.",
                remedy=choose_from(node.name, TESTS),
            )
        words = self._constants(node, scope)
        tested = self._operand(node, scope)
        if node.name == "given" and words:
            self._refuse(node, "The test 'given' takes no arguments.")
        if node.name == "one_of" and not (words and all(map(_is_text, node.args))):
            self._refuse(
                node,
                "The test 'one_of' takes one or more strings.",
                remedy='For example: rejection.stage is one_of("screen", "final").',
            )
        if not words:
            return Expression(Kind.FLAG, f"is_given({tested.code})")
        if tested.kind not in (Kind.CHOICE, Kind.TEXT):
            self._refuse(node, f"The test 'one_of' works on text, not on {tested.kind.value}.")
        if tested.kind is Kind.CHOICE:
            for word in node.args:
                self._refuse_unless_word(word, tested)
        return Expression(Kind.FLAG, f"({tested.code} in ({', '.join(words)},))")

    # Filters

    def _filter(self, node: nodes.Filter, scope: Scope) -> Expression:
        if node.name == DEFAULT:
            return self._default(node, scope)
        if node.name not in FILTERS:
            self._refuse(
                node,
                f"There is no filter named {node.name!r}.",
                remedy=choose_from(node.name, (*FILTERS, DEFAULT)),
            )
        rule = FILTERS[node.name]
        options = self._options(node, rule, scope)
        value = self._filtered(node, rule, scope)
        if value.kind is Kind.DAY:
            self.days.add(value.path)
        arguments = ", ".join((value.code, *options, *rule.also))
        result = Expression(
            rule.gives,
            f"{node.name}_({arguments})",
            f"{value.path}|first" if node.name == "first" else value.path,
            optional=rule.may_be_missing,
            longest=rule.longest(value.longest),
            rank=rule.rank,
            mixed=value.mixed,
        )
        return self._own_plural(node, result) if node.name == "plural" else result

    def _filtered(self, node: nodes.Filter, rule: Filter, scope: Scope) -> Expression:
        value = self._operand(node, scope)
        if value.kind is not rule.takes:
            self._refuse(
                node,
                f"The filter {node.name!r} works on {rule.takes.value}, not on {value.kind.value}.",
            )
        if value.kind is Kind.TEXT and value.rank >= rule.rank:
            self._refuse(
                node,
                f"The filter {node.name!r} is out of order.",
                remedy="Apply each filter once, in this order: generic or lower, plural, "
                "a or possessive, capitalize.",
            )
        missing = value.optional or (value.kind is Kind.TEXTS and value.path not in self.proven)
        return self._given(node, value) if missing and not rule.takes_missing else value

    def _own_plural(self, node: nodes.Filter, result: Expression) -> Expression:
        """Prefer a plural that the caller gave, such as `role_plural`, to a computed one."""
        if result.mixed:
            self._refuse(
                node,
                "The filter 'plural' needs a single value, because each alternative may have "
                "its own plural.",
                remedy="Use letter.jobs, or {% if %} with one plural in each branch.",
            )
        root, _, field = result.path.rpartition(".")
        model = self._roots.get(root)
        own = None if model is None else types_of_fields(model).get(f"{field}_plural")
        if own is None or own.kind is not Kind.TEXT:
            return result
        return result._replace(code=f"({result.path}_plural or {result.code})")

    def _default(self, node: nodes.Filter, scope: Scope) -> Expression:
        if node.node is None or len(self._constants(node, scope)) != 1:
            self._refuse(
                node,
                "The filter 'default' takes one constant.",
                remedy='For example: profile.industry|default("the field").',
            )
        # Like `or`, this replaces 0 as well as a missing value.
        return self._or(nodes.Or(node.node, node.args[0], lineno=node.lineno), scope)

    def _options(self, node: nodes.Filter, rule: Filter, scope: Scope) -> list[str]:
        options = self._constants(node, scope)
        fits = all(_is_separator(option) for option in node.args)
        if len(options) != int(rule.takes_separator) or not fits:
            wanted = f"one string of up to {_LONGEST_SEPARATOR} characters"
            takes = wanted if rule.takes_separator else "no arguments"
            self._refuse(node, f"The filter {node.name!r} takes {takes}.")
        return options

    def _constants(self, node: nodes.Filter | nodes.Test, scope: Scope) -> list[str]:
        """Return the arguments of a filter or test, which must be positional constants."""
        plain = not node.kwargs and node.dyn_args is None and node.dyn_kwargs is None
        if not plain or not all(isinstance(part, nodes.Const) for part in node.args):
            self._refuse(node, f"The arguments of {node.name!r} must be positional constants.")
        return [self.expression(part, scope).code for part in node.args]

    def _operand(self, node: nodes.Filter | nodes.Test, scope: Scope) -> Expression:
        """Return the value that a filter or test is applied to."""
        if node.node is None:
            self._refuse.of_node(node)
        self._refuse_constant(node.node)
        return self.expression(node.node, scope)

    def _refuse_constant(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.Const):
            self._refuse(
                node,
                "The value here is a constant, so the result is the same for every letter.",
                remedy="Write the result instead.",
            )


def _is_text(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Const) and type(node.value) is str


def _is_separator(node: nodes.Expr) -> bool:
    text = node.value if isinstance(node, nodes.Const) else None
    return type(text) is str and len(text) <= _LONGEST_SEPARATOR
