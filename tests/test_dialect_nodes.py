"""Every Jinja2 node, and every field of one, is either known to the dialect or refused."""

import pytest
from jinja2 import nodes

from rejection_letters._template.dialect import _parsing, _refusal
from rejection_letters.errors import TemplateError
from tests.dialect import EVERYTHING, STATEMENTS, VALUES, checked, loaded, written
from tests.hostile_templates import closing


def concrete_nodes(kind=nodes.Node):
    """Return every class of node that the parser of the installed Jinja2 can produce."""
    found = set() if kind.abstract or kind is nodes.InternalName else {kind}
    return found.union(*map(concrete_nodes, kind.__subclasses__()))


ALL_NODES = sorted(concrete_nodes(), key=lambda kind: kind.__name__)


PRINTED = VALUES | {nodes.TemplateData}


def named(kinds):
    """Return classes of nodes as parameters, named after the class."""
    return [pytest.param(kind, id=kind.__name__) for kind in kinds]


def tree_with(node, *, place):
    """Return the tree of a template with a node at the top, in a block, or as output."""
    tree = nodes.Template([nodes.Extends(nodes.Const("letter", lineno=1), lineno=1)], lineno=1)
    node.lineno = 1
    if place != "top":
        body = [nodes.Output([node], lineno=1)] if place == "printed" else [node]
        node = nodes.Block("closing", body, False, False, lineno=1)
    tree.body.append(node)
    return tree


class TestNodes:
    """Nodes that are not on the allowlist are refused, wherever they are."""

    def test_known_nodes_exist_in_jinja2(self):
        assert set(_refusal.KNOWN_FIELDS) <= set(ALL_NODES)

    @pytest.mark.parametrize("kind", named(_refusal.KNOWN_FIELDS))
    def test_all_fields_of_known_nodes_are_known(self, kind):
        assert kind.fields == _refusal.KNOWN_FIELDS[kind]

    @pytest.mark.parametrize("kind", named(kind for kind in ALL_NODES if kind is not nodes.Block))
    def test_only_blocks_are_allowed_at_the_top(self, kind):
        node = nodes.Output([nodes.Const("x")]) if kind is nodes.Output else kind()

        with pytest.raises(TemplateError):
            checked(tree_with(node, place="top"))

    @pytest.mark.parametrize("kind", named(kind for kind in ALL_NODES if kind not in STATEMENTS))
    def test_only_five_statements_are_allowed_in_a_block(self, kind):
        """They are output, if, for, set, and vary."""
        with pytest.raises(TemplateError):
            checked(tree_with(kind(), place="block"))

    @pytest.mark.parametrize("kind", named(kind for kind in ALL_NODES if kind not in PRINTED))
    def test_only_known_expressions_can_be_printed(self, kind):
        with pytest.raises(TemplateError):
            checked(tree_with(kind(), place="printed"))

    @pytest.mark.parametrize("kind", named(kind for kind in ALL_NODES if kind not in VALUES))
    def test_only_known_expressions_are_allowed_inside_an_expression(self, kind):
        with pytest.raises(TemplateError):
            checked(tree_with(nodes.Not(kind(lineno=1)), place="printed"))

    @pytest.mark.parametrize(
        "node",
        [
            nodes.Filter(None, "lower", [], [], None, None),
            nodes.Filter(None, "default", [nodes.Const("x")], [], None, None),
            nodes.Test(None, "given", [], [], None, None),
        ],
        ids=lambda node: node.name,
    )
    def test_a_filter_or_test_without_a_value_is_refused(self, node):
        """Jinja2 uses such nodes for filter blocks."""
        with pytest.raises(TemplateError):
            checked(tree_with(node, place="printed"))

    @pytest.mark.parametrize("kind", named(_refusal.KNOWN_FIELDS))
    def test_a_known_node_with_a_new_field_is_refused(self, kind, monkeypatch):
        """A later Jinja2 may add a field that the check would ignore."""
        tree = _parsing.parse(EVERYTHING, "text")
        checked(tree)
        monkeypatch.setattr(kind, "fields", (*kind.fields, "to_come"))

        with pytest.raises(TemplateError):
            checked(tree)


NAME = "{% set p = profile.name %}"
SIZES = "{% for s in details.sites %}{{ s }},{% endfor %}"

FIELDS = {
    ("And", "left"): ("{% if profile.email and profile.name %}a{% else %}b{% endif %}", "a"),
    ("And", "right"): ("{% if profile.name and profile.phone %}a{% else %}b{% endif %}", "b"),
    ("Assign", "target"): ("{% set p, q = profile.name %}x", None),
    ("Assign", "node"): ("{% set p = rejection.company %}{{ p }}", "Acme"),
    ("Block", "name"): ("{% block p %}x{% endblock %}", None),
    ("Block", "body"): ("x", "x"),
    ("Block", "scoped"): ("{% endblock %}{% block thanks scoped %}x", None),
    ("Block", "required"): ("{% endblock %}{% block thanks required %}", None),
    ("Compare", "expr"): ("{% if profile.name == 'Ana Ruiz' %}a{% else %}b{% endif %}", "a"),
    ("Compare", "ops"): ("{% if 1 < letter.minutes < 2 %}a{% endif %}", None),
    ("CondExpr", "test"): ("{{ 'a' if profile.phone else 'b' }}", "b"),
    ("CondExpr", "expr1"): ("{{ 'a' if profile.name else 'b' }}", "a"),
    ("CondExpr", "expr2"): ("{{ 'a' if profile.name }}", None),
    ("Const", "value"): ("{{ none }}", None),
    ("Extends", "template"): ("{% endblock %}{% extends 'letter' %}{% block thanks %}", None),
    ("Filter", "node"): ("{% filter lower %}x{% endfilter %}", None),
    ("Filter", "name"): ("{{ profile.name|upper }}", None),
    ("Filter", "args"): ("{{ profile.name|lower(1) }}", None),
    ("Filter", "kwargs"): ("{{ profile.name|lower(x=1) }}", None),
    ("Filter", "dyn_args"): ("{{ profile.name|lower(*details.sites) }}", None),
    ("Filter", "dyn_kwargs"): ("{{ profile.name|lower(**details) }}", None),
    ("For", "target"): ("{% for a, b in details.sites %}x{% endfor %}", None),
    ("For", "iter"): ("{% for a in 'abc' %}x{% endfor %}", None),
    ("For", "body"): (SIZES, "Leeds,York,"),
    ("For", "else_"): ("{% for a in details.sites %}x{% else %}y{% endfor %}", None),
    ("For", "test"): ("{% for a in details.sites if a %}x{% endfor %}", None),
    ("For", "recursive"): ("{% for a in details.sites recursive %}x{% endfor %}", None),
    ("Getattr", "node"): ("{{ profile.name.title }}", None),
    ("Getattr", "attr"): ("{{ profile.titles }}", None),
    ("Getattr", "ctx"): ("{% set profile.name = 'x' %}x", None),
    ("If", "test"): ("{% if profile.phone %}a{% endif %}x", "x"),
    ("If", "body"): ("{% if profile.name %}a{% endif %}x", "ax"),
    ("If", "elif_"): ("{% if profile.phone %}a{% elif profile.name %}b{% endif %}", "b"),
    ("If", "else_"): ("{% if profile.phone %}a{% else %}c{% endif %}", "c"),
    ("Name", "name"): ("{{ nothing }}", None),
    ("Name", "ctx"): ("{% set profile = profile.name %}x", None),
    ("Not", "node"): ("{% if not profile.phone %}a{% endif %}", "a"),
    ("Operand", "op"): ("{% if letter.minutes >= 10 %}a{% else %}b{% endif %}", "a"),
    ("Operand", "expr"): ("{% if 'z' not in profile.name %}a{% else %}b{% endif %}", "b"),
    ("Or", "left"): ("{{ profile.name or 'x' }}", "Ana Ruiz"),
    ("Or", "right"): ("{{ profile.phone or 'x' }}", "x"),
    ("Output", "nodes"): ("a{{ profile.name }}b", "aAna Ruizb"),
    ("Scope", "body"): ("a{% vary %}b{% or %}b{% endvary %}c", "abc"),
    ("Template", "body"): ("{% endblock %}x{% block thanks %}", None),
    ("TemplateData", "data"): ("a\x1eb", None),
    ("Test", "node"): ("{% if 'a' is given %}x{% endif %}", None),
    ("Test", "name"): ("{% if profile.name is defined %}x{% endif %}", None),
    ("Test", "args"): ("{% if profile.name is given('x') %}x{% endif %}", None),
    ("Test", "kwargs"): ("{% if profile.name is one_of(x='a') %}x{% endif %}", None),
    ("Test", "dyn_args"): ("{% if profile.name is one_of(*details.sites) %}x{% endif %}", None),
    ("Test", "dyn_kwargs"): ("{% if profile.name is one_of(**details) %}x{% endif %}", None),
}
"""For every field, a source that uses it, and the output; None if the source is refused."""


class TestFields:
    """Every field of every known node either has an effect or must have its usual value."""

    def test_every_field_is_in_the_table(self):
        known = {
            (kind.__name__, field)
            for kind, fields in _refusal.KNOWN_FIELDS.items()
            for field in fields
        }
        assert set(FIELDS) == known

    @pytest.mark.parametrize(
        ("source", "printed"),
        [pytest.param(*case, id=".".join(field)) for field, case in FIELDS.items() if case[1]],
    )
    def test_a_field_has_an_effect(self, source, printed):
        assert written(closing(source)).closing == printed

    @pytest.mark.parametrize(
        "source",
        [
            pytest.param(case[0], id=".".join(field))
            for field, case in FIELDS.items()
            if not case[1]
        ],
    )
    def test_an_unsupported_value_of_a_field_is_refused(self, source):
        """Nothing that an author writes is ignored silently."""
        with pytest.raises(TemplateError):
            loaded(closing(source))
