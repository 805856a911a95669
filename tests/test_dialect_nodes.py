"""Every Jinja2 node, and every field of it, is known to the dialect or refused."""

import pytest
from jinja2 import nodes

from rejection_letters._template.dialect import _parsing, _refusal
from rejection_letters.errors import TemplateError
from tests.dialect import EVERYTHING, STATEMENTS, VALUES, checked, loaded, written
from tests.hostile_templates import closing


def concrete_nodes(kind=nodes.Node):
    """Return every class of node that the installed Jinja2's parser can put into a tree."""
    found = set() if kind.abstract or kind is nodes.InternalName else {kind}
    return found.union(*map(concrete_nodes, kind.__subclasses__()))


ALL_NODES = sorted(concrete_nodes(), key=lambda kind: kind.__name__)


PRINTED = VALUES | {nodes.TemplateData}


def named(kinds):
    """Return classes of nodes as parameters, named as Jinja2 names them."""
    return [pytest.param(kind, id=kind.__name__) for kind in kinds]


def tree_with(node, *, place):
    """Return the tree of a template that holds a node at its top, in a block, or printed."""
    tree = nodes.Template([nodes.Extends(nodes.Const("letter", lineno=1), lineno=1)], lineno=1)
    node.lineno = 1
    if place != "top":
        body = [nodes.Output([node], lineno=1)] if place == "printed" else [node]
        node = nodes.Block("closing", body, False, False, lineno=1)
    tree.body.append(node)
    return tree


class TestNodes:
    """Unknown means refused: for every class of node, wherever it stands."""

    def test_only_nodes_that_jinja2_has_are_known(self):
        """The whitelist names classes of the installed Jinja2."""
        assert set(_refusal.KNOWN_FIELDS) <= set(ALL_NODES)

    @pytest.mark.parametrize("kind", named(_refusal.KNOWN_FIELDS))
    def test_the_fields_that_are_known_are_all_that_a_node_has(self, kind):
        """The installed Jinja2 has brought no field that the check does not look at."""
        assert kind.fields == _refusal.KNOWN_FIELDS[kind]

    @pytest.mark.parametrize("kind", named(kind for kind in ALL_NODES if kind is not nodes.Block))
    def test_nothing_but_a_block_stands_at_the_top(self, kind):
        """Beside the blocks of a letter nothing would be printed."""
        node = nodes.Output([nodes.Const("x")]) if kind is nodes.Output else kind()

        with pytest.raises(TemplateError):
            checked(tree_with(node, place="top"))

    @pytest.mark.parametrize("kind", named(kind for kind in ALL_NODES if kind not in STATEMENTS))
    def test_a_block_holds_nothing_but_the_four_statements(self, kind):
        """Output, if, for and set are all that can stand in a block."""
        with pytest.raises(TemplateError):
            checked(tree_with(kind(), place="block"))

    @pytest.mark.parametrize("kind", named(kind for kind in ALL_NODES if kind not in PRINTED))
    def test_nothing_is_printed_but_the_known_expressions(self, kind):
        """What is no expression of the dialect gives no value."""
        with pytest.raises(TemplateError):
            checked(tree_with(kind(), place="printed"))

    @pytest.mark.parametrize("kind", named(kind for kind in ALL_NODES if kind not in VALUES))
    def test_no_expression_holds_what_is_no_value(self, kind):
        """It is refused inside an expression as it is outside."""
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
    def test_a_filter_or_test_has_something_to_work_on(self, node):
        """Jinja2 leaves it out where a filter stands for what is in a block."""
        with pytest.raises(TemplateError):
            checked(tree_with(node, place="printed"))

    @pytest.mark.parametrize("kind", named(_refusal.KNOWN_FIELDS))
    def test_a_known_node_with_a_field_more_is_unknown(self, kind, monkeypatch):
        """A later Jinja2 may give a node a meaning that the check would not see."""
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
    ("Name", "name"): ("{{ nobody }}", None),
    ("Name", "ctx"): ("{% set profile = profile.name %}x", None),
    ("Not", "node"): ("{% if not profile.phone %}a{% endif %}", "a"),
    ("Operand", "op"): ("{% if letter.minutes >= 10 %}a{% else %}b{% endif %}", "a"),
    ("Operand", "expr"): ("{% if 'z' not in profile.name %}a{% else %}b{% endif %}", "b"),
    ("Or", "left"): ("{{ profile.name or 'x' }}", "Ana Ruiz"),
    ("Or", "right"): ("{{ profile.phone or 'x' }}", "x"),
    ("Output", "nodes"): ("a{{ profile.name }}b", "aAna Ruizb"),
    ("Template", "body"): ("{% endblock %}x{% block thanks %}", None),
    ("TemplateData", "data"): ("a\x1eb", None),
    ("Test", "node"): ("{% if 'a' is given %}x{% endif %}", None),
    ("Test", "name"): ("{% if profile.name is defined %}x{% endif %}", None),
    ("Test", "args"): ("{% if profile.name is given('x') %}x{% endif %}", None),
    ("Test", "kwargs"): ("{% if profile.name is one_of(x='a') %}x{% endif %}", None),
    ("Test", "dyn_args"): ("{% if profile.name is one_of(*details.sites) %}x{% endif %}", None),
    ("Test", "dyn_kwargs"): ("{% if profile.name is one_of(**details) %}x{% endif %}", None),
}
"""For every field: a source in which it matters, and what it prints or None where it is refused."""


class TestFields:
    """Every field of every known node is used, or must be as it usually is."""

    def test_every_field_is_in_the_table(self):
        """A node that becomes known brings its fields into this table."""
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
    def test_a_field_is_used(self, source, printed):
        """What it holds decides what is printed."""
        assert written(closing(source)).closing == printed

    @pytest.mark.parametrize(
        "source",
        [
            pytest.param(case[0], id=".".join(field))
            for field, case in FIELDS.items()
            if not case[1]
        ],
    )
    def test_a_field_that_is_set_unusually_is_refused(self, source):
        """What a letter does not need is not passed over in silence."""
        with pytest.raises(TemplateError):
            loaded(closing(source))
