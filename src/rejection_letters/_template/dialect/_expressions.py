"""What an expression in a template may be, and what it is in Python.

Checking and translating are one walk: code can only come out of what the check has let through.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from jinja2 import nodes

from ..._english import indefinite_article
from ..._values import LINE_LIMIT
from .._filters import DEFAULT, FILTERS, TESTS, Filter
from .._types import Kind, types_of_fields
from ._refusal import Refusal, choose_from


class Expression(NamedTuple):
    """What is known of an expression, and its translation to Python.

    Attributes:
        kind: The kind of its value.
        code: The same expression in Python.
        path: What the template calls it, for the message when it is missing.
        optional: Whether it may be missing.
        longest: The most characters it prints; of a list, the most of one item.
        words: The words that a choice can be.
        model: The class of an object.
        rank: How far filters have changed it; a filter takes only values of a lower rank than its
            result, so that no result can be fed back to grow.
        mixed: Whether it is one of several fields, so that it has no plural of its own.
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
"""The `set` and `for` names in force."""

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
        refuse: What to call on finding something wrong.
        roots: The names of the context with their attrs classes; None where none is declared.

    Attributes:
        days: The dates that have been printed, to be emptied by who wants to know.
        proven: The paths that an `if` around what is checked has found to be given.
    """

    def __init__(self, refuse: Refusal, roots: dict[str, type | None]) -> None:
        self._refuse = refuse
        self._roots = roots
        self.days: set[str] = set()
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
        """Check an expression that may be missing."""
        known = self._known.get(type(node))
        if known is None:
            self._refuse.of_node(node)
        self._refuse.of_unknown(node)
        return known(node, scope)

    def value(self, node: nodes.Node, scope: Scope) -> Expression:
        """Check an expression that must not be missing when the letter is written."""
        found = self.expression(node, scope)
        return self._given(node, found) if found.optional else found

    def condition(self, node: nodes.Node, scope: Scope) -> str:
        """Check what decides an `if`, where a missing value counts as no."""
        if isinstance(node, nodes.Const):
            self._refuse(
                node,
                "A constant stands where something is decided.",
                "It decides the same for every letter.",
                "Write the text without the condition, or leave it out.",
            )
        if isinstance(node, (nodes.And, nodes.Or)):
            self._refuse.of_unknown(node)
            word = "and" if isinstance(node, nodes.And) else "or"
            left, right = self.condition(node.left, scope), self.condition(node.right, scope)
            return f"({left} {word} {right})"
        return self.expression(node, scope).code

    def proves(self, node: nodes.Node, scope: Scope) -> frozenset[str]:
        """Return the paths that are given where a condition holds."""
        if isinstance(node, nodes.And):
            return self.proves(node.left, scope) | self.proves(node.right, scope)
        if not isinstance(node, nodes.Getattr):
            return frozenset()
        # What is one of several values proves nothing about any of them.
        tested = self.expression(node, scope)
        return frozenset() if tested.mixed else self.proves(node.node, scope) | {tested.path}

    def declare(self, target: nodes.Node, value: Expression, scope: Scope) -> str:
        """Add a `set` or `for` name to a scope, and return what it is called in Python."""
        if not isinstance(target, nodes.Name):
            self._refuse(
                target,
                "More than a name stands before the value.",
                "One name takes one value.",
                "Set one name at a time.",
            )
        self._refuse.of_unknown(target)
        name = target.name
        if not _OWN_NAME.fullmatch(name):
            self._refuse(
                target,
                f"{name!r} is no name for a value.",
                "Names are made of the letters a to z, digits and underscores.",
                "Choose another, beginning with a letter.",
            )
        if name in scope or name in self._roots or name == "loop":
            self._refuse(
                target,
                f"{name!r} has a meaning here already.",
                "A name means one thing in a letter.",
                "Choose another.",
            )
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
                "This constant has no place in a letter.",
                f"Constants are whole numbers, or printable text of 1 to {LINE_LIMIT} characters.",
                "Write it as text.",
            )
        return Expression(Kind.TEXT, repr(value), longest=len(value))

    def _name(self, node: nodes.Name, scope: Scope) -> Expression:
        if node.name in scope:
            return scope[node.name]
        if node.name not in self._roots:
            self._refuse(
                node,
                f"There is no {node.name!r} here.",
                "A template sees what it was given, and names set before in the same block.",
                choose_from(node.name, (*self._roots, *scope)),
            )
        model = self._roots[node.name]
        if model is None:
            self._refuse(
                node,
                f"The template uses {node.name}, but declares none.",
                "What a template needs beyond profile and rejection must have declared types.",
                "Give its Template details=, an attrs class of what it needs.",
            )
        return Expression(Kind.MODEL, node.name, node.name, model=model)

    def _attribute(self, node: nodes.Getattr, scope: Scope) -> Expression:
        owner = self.expression(node.node, scope)
        path = f"{owner.path}.{node.attr}"
        if owner.model is None:
            self._refuse(
                node,
                f"{owner.path or 'This'} is {owner.kind.value} and has no fields.",
                f"{path} would reach into Python.",
                "Name a field that was declared, or use a filter.",
            )
        fields = types_of_fields(owner.model)
        if node.attr not in fields:
            self._refuse(
                node,
                f"There is no {path}.",
                f"{owner.path} is {_with_article(owner.model.__name__)}.",
                choose_from(node.attr, fields),
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
                "The conditional expression has no else.",
                "Without one it may print a blank.",
                "Add else, or write {% if %}.",
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
                f"One side is {one.kind.value}, the other {other.kind.value}.",
                "What comes out must be of one kind.",
                "Make both sides the same kind, or write {% if %}.",
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
                "Several comparisons are chained.",
                "A letter compares two things at a time.",
                "Join two comparisons with and.",
            )
        if isinstance(operand.expr, nodes.Const):
            self._refuse_constant(node.expr)
        # Only equality has a meaning for what is missing.
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
                f"A comparison sets {left.kind.value} against {right.kind.value}.",
                "It has no meaning here.",
                "Compare text with text, numbers with numbers, dates with dates.",
            )

    def _refuse_unless_word(self, node: nodes.Node, choice: Expression) -> None:
        word = node.value if isinstance(node, nodes.Const) else None
        if word not in choice.words:
            self._refuse(
                node,
                f"{choice.path} is compared with {'a value' if word is None else repr(word)}.",
                f"It is one of {', '.join(choice.words)}, so the comparison would never hold.",
                choose_from(str(word), choice.words),
            )

    def _test(self, node: nodes.Test, scope: Scope) -> Expression:
        if node.name not in TESTS:
            self._refuse(
                node,
                f"There is no test {node.name!r}.",
                "Letters have a fixed set of tests.",
                choose_from(node.name, TESTS),
            )
        words = self._constants(node, scope)
        tested = self._operand(node, scope)
        if node.name == "given" and words:
            self._refuse(
                node,
                "The test given has something to compare with.",
                "It only asks whether there is a value.",
                "Remove what stands in parentheses.",
            )
        if node.name == "one_of" and not (words and all(map(_is_text, node.args))):
            self._refuse(
                node,
                "The test one_of has no words to compare with, or something else.",
                "It takes one text or more.",
                'Write it as in: rejection.stage is one_of("screen", "final").',
            )
        if not words:
            return Expression(Kind.FLAG, f"is_given({tested.code})")
        if tested.kind not in (Kind.CHOICE, Kind.TEXT):
            self._refuse(
                node,
                f"one_of is given {tested.kind.value}.",
                "It compares a text with several.",
                "Use another comparison.",
            )
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
                f"There is no filter {node.name!r}.",
                "Letters have a fixed set of filters.",
                choose_from(node.name, (*FILTERS, DEFAULT)),
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
                f"The filter {node.name} is given {value.kind.value}.",
                f"It works on {rule.takes.value}.",
                "Use another filter, or another value.",
            )
        if value.kind is Kind.TEXT and value.rank >= rule.rank:
            self._refuse(
                node,
                f"The filter {node.name} is given what another filter has finished.",
                "Filters go in one order: generic or lower, plural, a or possessive, capitalize.",
                "Put them in that order, each once.",
            )
        missing = value.optional or (value.kind is Kind.TEXTS and value.path not in self.proven)
        return self._given(node, value) if missing and not rule.takes_missing else value

    def _own_plural(self, node: nodes.Filter, result: Expression) -> Expression:
        """Let the plural that the caller gave, such as `role_plural`, go before the rule's."""
        if result.mixed:
            self._refuse(
                node,
                "The filter plural is given one of several values.",
                "Each may have a plural of its own, given by the caller.",
                "Use letter.jobs, or write {% if %} with one plural in each branch.",
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
                "The filter default has no constant, or several.",
                "One stands in for the value.",
                'Write it as in: profile.industry|default("the field").',
            )
        # It does what `or` does; there is no value that is false and was given on purpose.
        return self._or(nodes.Or(node.node, node.args[0], lineno=node.lineno), scope)

    def _options(self, node: nodes.Filter, rule: Filter, scope: Scope) -> list[str]:
        options = self._constants(node, scope)
        fits = all(_is_separator(option) for option in node.args)
        if len(options) != int(rule.takes_separator) or not fits:
            self._refuse(
                node,
                f"The filter {node.name} has the wrong arguments.",
                f"join takes a text of up to {_LONGEST_SEPARATOR} characters, other filters none.",
                "Correct what stands in parentheses.",
            )
        return options

    def _constants(self, node: nodes.Filter | nodes.Test, scope: Scope) -> list[str]:
        """Return the arguments of a filter or test, which are constants in their places."""
        plain = not node.kwargs and node.dyn_args is None and node.dyn_kwargs is None
        if not plain or not all(isinstance(part, nodes.Const) for part in node.args):
            self._refuse(
                node,
                f"{node.name} has an argument that is named, unpacked or computed.",
                "Arguments of filters and tests are constants.",
                "Write the constant in its place.",
            )
        return [self.expression(part, scope).code for part in node.args]

    def _operand(self, node: nodes.Filter | nodes.Test, scope: Scope) -> Expression:
        """Return what a filter or test works on."""
        if node.node is None:
            self._refuse.of_node(node)
        self._refuse_constant(node.node)
        return self.expression(node.node, scope)

    def _refuse_constant(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.Const):
            self._refuse(
                node,
                "A constant stands where a value belongs.",
                "What is done to it would come out the same for every letter.",
                "Write the result as text.",
            )


def _is_text(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Const) and type(node.value) is str


def _is_separator(node: nodes.Expr) -> bool:
    text = node.value if isinstance(node, nodes.Const) else None
    return type(text) is str and len(text) <= _LONGEST_SEPARATOR


def _with_article(name: str) -> str:
    return f"{indefinite_article(name)} {name}"
