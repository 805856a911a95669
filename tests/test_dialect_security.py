"""A template from a stranger needs no trust: what it cannot do, and why it cannot.

A template is checked node by node against a whitelist and translated to Python in the same walk.
These tests hold the check against what a stranger may write, against Jinja2 as it is installed and
as it may become, and against each premise on which the bound of the output rests.
"""

import ast
import contextlib
import datetime as dt
import functools
import itertools
import os
import pickle
import sys

import attrs
import pytest
from hypothesis import HealthCheck, assume, example, given, settings, strategies as st
from jinja2 import nodes

from rejection_letters import Contact, Profile, Rejection, SourceMessage, Template, compose
from rejection_letters._model import LetterFacts
from rejection_letters._template import _filters, _runtime, _types, dialect
from rejection_letters._template.dialect import (
    _compiler,
    _expressions,
    _parsing,
    _program,
    _refusal,
    _statements,
)
from rejection_letters._values import MARKS_LIMIT
from rejection_letters.errors import (
    InvalidValueError,
    MissingValueError,
    RejectionLettersError,
    TemplateError,
)
from tests import strategies
from tests.costs import MOST_BYTES, MOST_CALLS, Meter, cost
from tests.fuzz import fuzz
from tests.hostile_templates import COSTLY, FOLDERS, HARMLESS, REFUSED, Extras, closing

ANA = Profile("Ana Ruiz", "UX designer", email="ana@example.com")
NO = Rejection("Acme", role="Sales Manager", contact="Dana Lee", date="2026-11-20")
DAY = dt.date(2026, 11, 23)

EVERYTHING = closing(
    "{% set reason = rejection.reason %}"
    "{% if not details.remote and reason == 'freeze' or details.years is given %}"
    "{{ profile.industry or profile.name|a }}"
    "{% elif reason is one_of('filled') %}{{ 'x' if details.motto else 'y' }}{% endif %}"
    "{% for site in details.sites %}{{ site }}{% endfor %}Yours,"
)
"""A template with every kind of node that the dialect has."""


def loaded(source, **declared):
    """Return a template from its source, which may use the details declared for all of these."""
    return Template.from_string(source, **{"details": Extras, **declared})


def written(source, *, details=None, rejection=NO, profile=ANA):
    """Return the letter that a template writes."""
    template = loaded(source, details=type(details or Extras()))
    return compose(profile, rejection, template=template, details=details, date=DAY)


def effective_blocks(source):
    """Return the blocks that a template writes a letter with, as they were checked."""
    return _compiler._blocks_of_letter(source, "text", Extras, pytest.fail)


def longest_letter(source):
    """Return how many characters a template could print, even if that is too many."""
    chain = _compiler._chain(source, "text", Extras, pytest.fail)
    return sum(
        next(link.blocks[part] for link in chain if part in link.blocks).longest
        for part in dialect.BLOCKS
    )


def generated(source):
    """Return the syntax tree of the Python code that a template becomes, and its function."""
    code = _program.code_of(_compiler._marked(effective_blocks(source)))
    (function,) = ast.parse(code).body
    return ast.Module(function.body, []), _program.program("text", code)


def checked(tree):
    """Check a tree as that of a template that extends another."""
    roots = {**_compiler._ROOTS, "details": Extras}
    return _statements.Statements("text", roots, dialect.BLOCKS).child(tree)


def numbered(table):
    """Return the sources of a table as parameters, each named by its class and number."""
    return [
        pytest.param(source, id=f"{kind}-{number}")
        for kind, sources in table.items()
        for number, source in enumerate(sources)
    ]


def length(letter):
    """Return how many characters of a letter its template wrote."""
    blocks = [block if isinstance(block, str) else "".join(block) for block in letter.blocks]
    return sum(map(len, (letter.subject, letter.salutation, *blocks, letter.closing)))


class TestHostileTemplates:
    """What a stranger might write is refused, or is text and nothing else."""

    @pytest.mark.parametrize("source", numbered(REFUSED))
    def test_what_could_do_harm_is_refused_when_it_is_loaded(self, source):
        """No letter is needed to find it out, and the error is the library's own."""
        with pytest.raises(TemplateError):
            loaded(source)

    @pytest.mark.parametrize(
        ("source", "printed"), HARMLESS.values(), ids=[ascii(inside)[:50] for inside in HARMLESS]
    )
    def test_what_can_do_no_harm_prints_as_it_is_written(self, source, printed):
        """Text, constants and names of a template's own mean nothing to the code made of it."""
        assert written(source).closing == printed

    @pytest.mark.parametrize("source", COSTLY.values(), ids=COSTLY)
    def test_what_costs_much_is_as_much_as_is_allowed(self, source):
        """What is refused would say nothing of the cost of what is not."""
        assert loaded(source).name == "text"

    @pytest.mark.parametrize("source", numbered(REFUSED))
    def test_a_refusal_is_short_and_can_be_printed(self, source):
        """It repeats little of a template, and nothing that a terminal would obey."""
        with pytest.raises(TemplateError) as caught:
            loaded(source)

        assert str(caught.value).isprintable()
        assert len(str(caught.value)) < 1_000

    @pytest.mark.parametrize(
        "name", ["a'b", 'a"b', "a\\", "'+str(1)+'", "{{ x }}", "', 1, '') or ('", "\u200d{x}"]
    )
    def test_the_name_of_a_template_is_only_a_name(self, name):
        """It stands in the code, for errors, and comes out of it unchanged."""
        template = loaded(closing("{{ profile.industry }}"), name=name)

        with pytest.raises(MissingValueError) as caught:
            compose(ANA, NO, template=template)

        assert caught.value.template == name

    @pytest.mark.parametrize(
        "field",
        [
            *("out", "given", "str", "write", "set_1", "is_given", "before_period", "plural_"),
            *("profile", "details", "match", "template", "print", "exec"),
        ],
    )
    def test_a_field_of_the_details_may_have_any_name(self, field):
        """A field is always reached through `details`, so it hides nothing of the code's own."""
        declared = attrs.make_class("Declared", {field: attrs.field(type=str, default="value")})

        letter = written(closing(f"{{{{ details.{field} }}}}"), details=declared())

        assert letter.closing == "value"

    @pytest.mark.parametrize("kind", [int, dt.date, bool, tuple[str, ...]], ids=str)
    def test_a_field_named_like_a_plural_is_one_only_if_it_is_text(self, kind):
        """A plural of the caller's own is printed, and nothing but text can be."""
        plural = {int: 3, bool: True, dt.date: DAY}.get(kind, ("x",))
        declared = attrs.make_class(
            "Declared",
            {
                "team": attrs.field(type=str, default="lab"),
                "team_plural": attrs.field(type=kind, default=plural),
            },
        )

        letter = written(closing("{{ details.team|plural }}"), details=declared())

        assert letter.closing == "labs"

    def test_the_name_of_the_details_class_is_not_in_the_code(self):
        """A class may be called anything by whoever makes it at run time."""
        declared = attrs.make_class("Declared", {"a": attrs.field(type=str, default="b")})
        declared.__name__ = "x'); import os #\n"

        letter = written(closing("{{ details.a }}"), details=declared())

        assert letter.closing == "b"


EVERY_TEMPLATE = [
    *itertools.chain(*REFUSED.values()),
    *(source for source, _ in HARMLESS.values()),
    *COSTLY.values(),
    *FOLDERS.values(),
]


@pytest.fixture(scope="module")
def costs():
    """Measure each template of the tables in another process."""
    with contextlib.closing(Meter()) as meter:
        return [meter.cost(source) for source in EVERY_TEMPLATE]


HANGS = """
import re
from tests import costs
costs.WATCHDOG_SECONDS = 1
costs.serve(lambda source: re.match("(a+)+b", "a" * 60))
"""
"""A measuring process that never answers, and whose watchdog waits for one second."""


class TestCosts:
    """From its source to a letter with the longest values, or to an error, a template costs little.

    Costs are counted, not timed, so a busy machine does not change them. The limits are about a
    fifth above the most expensive template on any supported Python.
    """

    def test_letters_and_refusals_are_measured(self, costs):
        """Whatever loads is measured up to the letter, not only up to an error."""
        outcomes = [cost.outcome for cost in costs]

        assert outcomes.count("letter") >= len(HARMLESS) + len(COSTLY)
        assert "TemplateError" in outcomes

    def test_none_takes_a_tenth_of_a_second(self, costs):
        """The call limit takes less than that on an idle machine, and also holds on a busy one."""
        expensive = [
            (cost.calls, source)
            for cost, source in zip(costs, EVERY_TEMPLATE, strict=True)
            if cost.calls >= MOST_CALLS
        ]

        assert expensive == []

    def test_none_fills_16_megabytes(self, costs):
        """The limit is half of that. Peak memory counts, even if it is freed at once."""
        large = [
            (cost.bytes, source)
            for cost, source in zip(costs, EVERY_TEMPLATE, strict=True)
            if cost.bytes >= MOST_BYTES
        ]

        assert large == []

    def test_none_leaves_much_behind(self, costs):
        """What the library remembers of a letter is short, however long the letter."""
        letters = [cost for cost in costs if cost.outcome == "letter"]

        assert max(cost.left for cost in letters) < 2_000_000

    def test_a_wasteful_library_exceeds_both_limits(self, monkeypatch):
        """The limits above can fail."""

        def wasteful(text):
            numbers = bytearray(MOST_BYTES)
            for _ in range(MOST_CALLS):
                numbers.isspace()
            return text

        monkeypatch.setitem(_runtime.NAMES, "capitalize_", wasteful)
        wasted = cost(closing("{{ details.sites|first|capitalize }}"))

        assert wasted.outcome == "letter"
        assert wasted.calls > MOST_CALLS
        assert wasted.bytes > MOST_BYTES

    def test_a_hanging_template_is_named(self, capfd):
        """The watchdog also ends C code that never returns to Python, such as a regex."""
        with contextlib.closing(Meter(["-c", HANGS])) as meter:
            with pytest.raises(AssertionError, match="The template is 'first'"):
                meter.cost("first")
            with pytest.raises(AssertionError, match="The template is 'first'"):
                meter.cost("second")

        assert "Timeout" in capfd.readouterr().err


# --- Every node of Jinja2, and every field of it ---


def concrete_nodes(kind=nodes.Node):
    """Return every class of node that the installed Jinja2's parser can put into a tree."""
    found = set() if kind.abstract or kind is nodes.InternalName else {kind}
    return found.union(*map(concrete_nodes, kind.__subclasses__()))


ALL_NODES = sorted(concrete_nodes(), key=lambda kind: kind.__name__)
STATEMENTS = {nodes.Assign, nodes.For, nodes.If, nodes.Output}
VALUES = {
    *(nodes.And, nodes.Compare, nodes.CondExpr, nodes.Const, nodes.Filter, nodes.Getattr),
    *(nodes.Name, nodes.Not, nodes.Or, nodes.Test),
}
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


# --- The premises from which it follows that the output is bounded ---


def pack(folder, **files):
    """Write a pack of templates into a folder, and return its first as a template."""
    for name, parent in files.items():
        (folder / f"{name}.j2").write_text(f'{{% extends "{parent}" %}}', encoding="utf-8")
    return Template.from_file(folder / f"{next(iter(files))}.j2")


LOOPS = (
    *(ast.While, ast.AsyncFor, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp),
    *(ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef, ast.Yield, ast.YieldFrom),
    *(ast.Await, ast.Import, ast.ImportFrom, ast.Starred, ast.BinOp, ast.Subscript, ast.JoinedStr),
)

BUILTIN_SOURCES = ['{% extends "letter" %}', EVERYTHING]


class TestChain:
    """A letter stands on a known number of templates."""

    def test_three_templates_of_a_pack_may_stand_under_another(self, tmp_path):
        """A family of letters needs no more."""
        assert pack(tmp_path, a="b.j2", b="c.j2", c="d.j2", d="letter").name == "a"

    def test_four_templates_of_a_pack_may_not(self, tmp_path):
        """The chain is at most four long, however large the pack."""
        with pytest.raises(TemplateError, match="stands on more than 3 others"):
            pack(tmp_path, a="b.j2", b="c.j2", c="d.j2", d="e.j2", e="letter")

    @pytest.mark.parametrize(
        "files",
        [{"a": "a.j2"}, {"a": "b.j2", "b": "a.j2"}, {"a": "b.j2", "b": "c.j2", "c": "b.j2"}],
    )
    def test_a_circle_is_refused(self, tmp_path, files):
        """A template that extends itself, at once or by others, is a chain without an end."""
        with pytest.raises(TemplateError, match="They may go round in a circle"):
            pack(tmp_path, **files)

    @pytest.mark.parametrize(
        ("inside", "what"),
        [
            ("x" * 9_000, "has 18,114 characters"),
            ("{# x #}" * 250, "more than 400 tags"),
            (("{{ " + "'x' " * 50 + "}}") * 31, "more than 3,000 tokens"),
        ],
        ids=["characters", "tags", "tokens"],
    )
    def test_a_template_and_what_it_builds_on_are_together_no_larger_than_one(
        self, tmp_path, inside, what
    ):
        """Four files are no more work than one."""
        source = closing(inside)
        (tmp_path / "a.j2").write_text(source.replace('"letter"', '"b.j2"'), encoding="utf-8")
        (tmp_path / "b.j2").write_text(source, encoding="utf-8")

        assert Template.from_file(tmp_path / "b.j2").name == "b"
        with pytest.raises(TemplateError, match=what) as caught:
            Template.from_file(tmp_path / "a.j2")
        assert caught.value.template == "b.j2"

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
    @pytest.mark.parametrize("used", ["a.j2", "pipe.j2"])
    def test_a_pipe_is_not_waited_for(self, tmp_path, used):
        """Only an ordinary file is opened, beside a template or as one."""
        (tmp_path / "a.j2").write_text('{% extends "pipe.j2" %}', encoding="utf-8")
        os.mkfifo(tmp_path / "pipe.j2")

        with pytest.raises(TemplateError, match="It is no ordinary file"):
            Template.from_file(tmp_path / used)

    def test_nothing_of_a_file_that_is_no_template_is_told(self, tmp_path):
        """A link with the name of a template leads to no secret."""
        (tmp_path / "secret").write_text("root:x:0:0\n", encoding="utf-8")
        (tmp_path / "b.j2").symlink_to(tmp_path / "secret")
        (tmp_path / "a.j2").write_text('{% extends "b.j2" %}', encoding="utf-8")

        with pytest.raises(TemplateError) as caught:
            Template.from_file(tmp_path / "a.j2")

        assert "root" not in str(caught.value)

    def test_no_more_than_three_files_are_read_for_one_template(self):
        """A stranger's pack cannot keep the reader busy."""
        read = []

        def read_sibling(name):
            read.append(name)
            return '{% extends "again.j2" %}'

        with pytest.raises(TemplateError):
            dialect.compile_letter('{% extends "again.j2" %}', "a", None, read_sibling)

        assert read == ["again.j2"] * 3

    def test_a_template_given_as_text_stands_on_the_library_alone(self):
        """It has no place from which another could be read."""
        with pytest.raises(TemplateError, match="has no files beside it"):
            loaded('{% extends "other.j2" %}')

    @pytest.mark.parametrize(
        "name", ["../x.j2", "/x.j2", "a/x.j2", "a\\x.j2", ".j2", "x.txt", "x.j2\n", "ﬁ.j2", "-x.j2"]
    )
    def test_a_path_is_no_name_of_a_file(self, tmp_path, name):
        """What a template extends lies beside it, and nowhere else."""
        source = f"{{% extends {name!r} %}}"
        (tmp_path / "a.j2").write_text(source, encoding="utf-8")

        with pytest.raises(TemplateError):
            Template.from_file(tmp_path / "a.j2")


class TestRepetition:
    """Only `for` repeats, over lists that were given, and no `for` stands in another."""

    @settings(max_examples=25, deadline=None)
    @given(strategies.dialect_templates())
    @example(EVERYTHING)
    @example('{% extends "letter" %}')
    def test_the_code_of_a_letter_repeats_nothing_but_by_for(self, source):
        """No other loop, no function and no operation on texts can be in the code."""
        tree, _ = generated(source)

        assert not [node for node in ast.walk(tree) if isinstance(node, LOOPS)]

    @settings(max_examples=25, deadline=None)
    @given(strategies.dialect_templates())
    @example(EVERYTHING)
    def test_no_for_stands_in_another(self, source):
        """What is in a `for` is run at most as often as a list has items."""
        tree, _ = generated(source)
        loops = [node for node in ast.walk(tree) if isinstance(node, ast.For)]

        assert not [
            inner
            for loop in loops
            for inner in ast.walk(loop)
            if isinstance(inner, ast.For) and inner is not loop
        ]

    def test_a_for_goes_through_a_field_or_a_name(self):
        """No list can be made inside a template."""
        tree, _ = generated(
            closing(
                "{% set s = details.sites %}{% for x in s %}{{ x }}{% endfor %}"
                "{% for x in profile.address %}{{ x }}{% endfor %}"
            )
        )
        iterated = [ast.unparse(node.iter) for node in ast.walk(tree) if isinstance(node, ast.For)]

        assert iterated == ["set_1 or ()", "profile.address or ()"]


CLASSES = [Profile, Contact, SourceMessage, Rejection]


def fields_of_kind(kind):
    """Return the fields of the model that are of one kind, each with its class."""
    return [
        pytest.param(model, name, id=f"{model.__name__}.{name}")
        for model in CLASSES
        for name, field in _types.types_of_fields(model).items()
        if field.kind is kind
    ]


def made(model, **fields):
    """Return an object of the model with its required fields filled in."""
    required = {field.name: "x" for field in attrs.fields(model) if field.default is attrs.NOTHING}
    return model(**{**required, **fields})


class TestCaps:
    """Every value is capped when its object is made."""

    @pytest.mark.parametrize(("model", "name"), fields_of_kind(_types.Kind.TEXT))
    def test_a_line_has_at_most_as_many_characters_as_are_counted_with(self, model, name):
        """One more than the count of the check is refused."""
        longest = _types.types_of_fields(model)[name].longest
        text = ("a@b" if "email" in name or name == "sender" else "a") + "b" * longest

        with pytest.raises(InvalidValueError):
            made(model, **{name: text})

    @pytest.mark.parametrize(("model", "name"), fields_of_kind(_types.Kind.TEXTS))
    def test_a_list_has_at_most_as_many_items_as_are_counted_with(self, model, name):
        """A `for` over it goes round no more often than the check counted."""
        with pytest.raises(InvalidValueError):
            made(model, **{name: ["x"] * (_types.MOST_ITEMS + 1)})

    @pytest.mark.parametrize(("model", "name"), fields_of_kind(_types.Kind.TEXTS))
    def test_an_item_has_at_most_as_many_characters_as_are_counted_with(self, model, name):
        """What is true of a line is true of each line of a list."""
        with pytest.raises(InvalidValueError):
            made(model, **{name: ["x" * (_types.types_of_fields(model)[name].longest + 1)]})

    @pytest.mark.parametrize(
        "value",
        [{"motto": "x" * 201}, {"sites": ("x" * 201,)}, {"sites": ("x",) * 21}, {"years": 10**15}],
    )
    def test_details_are_capped_like_a_profile(self, value):
        """They are cleaned when a letter is written, whatever class a template declares."""
        with pytest.raises(InvalidValueError):
            written(closing("Yours,"), details=Extras(**value))

    @pytest.mark.parametrize("number", [10**15 - 1, -(10**15) + 1, 0, 7])
    def test_a_number_has_at_most_as_many_digits_as_are_counted_with(self, number):
        """The sign counts too."""
        letter = written(closing("{{ details.years }}"), details=Extras(years=number))

        assert len(letter.closing) <= _types.types_of_fields(Extras)["years"].longest

    @pytest.mark.parametrize("name", ["job", "jobs", "position"])
    def test_what_the_library_makes_of_a_role_is_no_longer_than_is_counted(self, name):
        """The facts of a letter are lines like those that a caller gives."""
        role = ("Child Women's İ VP of US " * 9)[:199] + "x"
        letter = written(closing(f"{{{{ letter.{name} }}}}"), rejection=attrs.evolve(NO, role=role))

        assert len(letter.closing) <= _types.types_of_fields(LetterFacts)[name].longest


TEXT_FILTERS = sorted(
    name for name, rule in _filters.FILTERS.items() if rule.takes is rule.gives is _types.Kind.TEXT
)


PAIRS = list(itertools.product(TEXT_FILTERS, repeat=2))


class TestFilters:
    """No filter's result can be fed back to grow, and none runs before a letter is written."""

    @pytest.mark.parametrize(("first", "second"), PAIRS)
    def test_a_filter_follows_only_filters_of_lower_rank(self, first, second):
        """Ranks rise along a chain, so a chain ends."""
        source = closing(f"{{{{ profile.name|{first}|{second} }}}}")
        rises = _filters.FILTERS[first].rank < _filters.FILTERS[second].rank

        if rises:
            assert loaded(source).name == "text"
        else:
            with pytest.raises(TemplateError, match="what another filter has finished"):
                loaded(source)

    @pytest.mark.parametrize(("first", "second"), PAIRS)
    def test_a_name_does_not_hide_that_a_filter_was_used(self, first, second):
        """What was worked on stays worked on when it is given a name, or is one of two values."""
        rises = _filters.FILTERS[first].rank < _filters.FILTERS[second].rank
        through = f"{{% set p = rejection.company or profile.name|{first} %}}"
        if rises:
            return

        with pytest.raises(TemplateError):
            loaded(closing(f"{through}{{% set q = p %}}{{{{ q|{second} }}}}"))

    def test_no_filter_makes_a_list_an_object_or_a_date(self):
        """What a filter gives cannot be gone through, joined or asked for fields."""
        given_back = {rule.gives for rule in _filters.FILTERS.values()}

        assert given_back == {_types.Kind.TEXT, _types.Kind.NUMBER}

    def test_every_filter_that_gives_text_from_text_has_a_rank_above_what_is_given(self):
        """A value that was given ranks zero; only what takes from a list gives rank zero again."""
        assert all(_filters.FILTERS[name].rank > 0 for name in TEXT_FILTERS)

    @pytest.fixture
    def calls(self, monkeypatch):
        """Return the names of the filters that have run, in their order."""
        called = []

        def recording(name, rule):
            def function(*arguments):
                called.append(name)
                return rule.function(*arguments)

            return function

        for name, rule in list(_filters.FILTERS.items()):
            recorded = recording(name, rule)
            monkeypatch.setitem(_filters.FILTERS, name, rule._replace(function=recorded))
            monkeypatch.setitem(_runtime.NAMES, f"{name}_", recorded)
        return called

    ALL_FILTERS = (
        "{% set p = profile.name %}{{ p|a }}{{ p|capitalize }}{{ p|generic }}{{ p|lower }}"
        "{{ p|plural }}{{ p|possessive }}{{ p|reply }}{{ letter.minutes|in_words }}"
        "{{ letter.date|long_date }}{{ letter.date|short_date }}{{ letter.date|when }}"
        "{{ details.sites|and_list }}{{ details.sites|join(', ') }}{{ details.sites|first or p }}"
        "{{ details.sites|length }}"
    )

    def test_no_filter_runs_while_a_template_is_loaded(self, calls):
        """Neither in live code nor in code that is never reached, nor on what is a constant."""
        dead = f"{{% if profile.name == 'nobody' %}}{self.ALL_FILTERS}{{% endif %}}"
        constant = "{% set c = 'x' %}{{ c|a }}{% set n = 5 %}{{ n|in_words }}"

        loaded(closing(self.ALL_FILTERS + constant))
        loaded(closing(f"{dead}x"))

        assert calls == []

    def test_every_filter_runs_when_the_letter_is_written(self, calls):
        """The test above would see it if one ran too soon."""
        written(closing(self.ALL_FILTERS))

        assert set(calls) >= set(_filters.FILTERS)

    @settings(max_examples=150, deadline=None)
    @given(strategies.long_values() | strategies.printable_texts(), st.sampled_from(TEXT_FILTERS))
    @example("x" * 200, "plural")
    @example("İ" * 200, "lower")
    def test_a_filter_gives_no_more_characters_than_are_counted(self, text, name):
        """How much it adds is known for every text."""
        rule = _filters.FILTERS[name]

        assert len(rule.function(text)) <= rule.longest(len(text))

    @given(st.integers(-(10**15) + 1, 10**15 - 1))
    @example(-(10**15) + 1)
    @example(77)
    def test_a_number_in_words_is_no_longer_than_is_counted(self, number):
        """Large numbers stay in digits."""
        rule = _filters.FILTERS["in_words"]

        assert len(rule.function(number)) <= rule.longest(16)

    @given(
        st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)),
        st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)),
        st.sampled_from(("en-US", "en-GB")),
    )
    def test_a_date_in_words_is_no_longer_than_is_counted(self, day, written_on, locale):
        """No month and no weekday has a longer name than those that were counted."""
        also = {"profile.locale": locale, "letter.date": written_on}
        for name in ("long_date", "short_date", "when"):
            rule = _filters.FILTERS[name]
            assert len(rule.function(day, *(also[path] for path in rule.also))) <= rule.longest(0)


EXTREMES = st.fixed_dictionaries(
    {
        name: strategies.long_values()
        for name in (
            *("name", "occupation", "industry", "company", "role", "contact", "honorific"),
            *("motto", "item"),
        )
    }
)


class TestBound:
    """The most characters that a template can print are known when it is loaded."""

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        strategies.dialect_templates(),
        EXTREMES,
        st.sampled_from(("inquiry", "screen", "final")),
        st.sampled_from((None, 0, 10**15 - 1, -(10**15) + 1)),
        st.booleans(),
    )
    def test_no_letter_is_longer_than_was_computed(self, source, texts, stage, years, remote):
        """Not with the longest values in every field, and lists as long as can be."""
        longest = longest_letter(source)
        assume(longest <= _compiler.LONGEST_LETTER)  # what could print more is refused
        items = (texts["item"],) * _types.MOST_ITEMS
        letter = written(
            source,
            details=Extras(items, items, texts["motto"], years, remote),
            profile=Profile(
                texts["name"], texts["occupation"], industry=texts["industry"], address=items
            ),
            rejection=Rejection(
                texts["company"],
                role=texts["role"],
                contact=Contact(texts["contact"], honorific=texts["honorific"]),
                stage=stage,
            ),
        )

        assert length(letter) <= longest <= _compiler.LONGEST_LETTER

    @settings(max_examples=40, deadline=None)
    @given(strategies.dialect_templates())
    def test_every_template_of_the_grammar_is_taken(self, source):
        """The test above looks at templates that the dialect takes, not at refusals."""
        assert loaded(source).name == "text"

    def test_a_template_that_could_print_too_much_is_refused(self):
        """Whether it would with ordinary values does not matter."""
        twenty = "{% for site in details.sites %}" + "{{ site }}" * 26 + "{% endfor %}"

        with pytest.raises(TemplateError, match=r"could print 10\d,\d{3} characters"):
            loaded(closing(twenty))

    @pytest.mark.parametrize("item", ["- ", "- {% if profile.phone %}x{% endif %}"])
    def test_an_item_without_text_is_no_item(self, item):
        """A letter shows no bullet with nothing behind it."""
        source = closing(f"{item}\n\n- second\n").replace("closing", "questions")

        assert ("second",) in written(source).blocks

    @settings(max_examples=40, deadline=None)
    @given(strategies.dialect_templates())
    def test_no_mark_of_the_library_is_left_in_a_letter(self, source):
        """What parts paragraphs inside the library is not seen outside."""
        letter = written(source, details=Extras(motto="x"))
        blocks = [[block] if isinstance(block, str) else block for block in letter.blocks]
        texts = [letter.subject, letter.salutation, letter.closing, *itertools.chain(*blocks)]
        marks = {_runtime.BREAK, _runtime.ITEM, _runtime.PART, _runtime.CLOSE_UP}

        assert not [text for text in texts if marks.intersection(text)]


def filled(*, tokens):
    """Return a template whose tags have so many tokens together."""
    begin = '{% extends "letter" %}{% block closing %}'
    # What extends, begins and ends the block has five; a sum of constants is one text.
    full, rest = divmod(tokens - 5, _parsing.TAG_LIMIT)
    sizes = [*[_parsing.TAG_LIMIT] * full, *([rest] if rest else [])]
    printed = "".join("{{ " + "'x' " * size + "}}" for size in sizes)
    return f"{begin}{printed}{{% endblock %}}"


class TestLimits:
    """How large a template may be is known before anything reads it as a whole."""

    def test_a_template_may_have_as_many_tokens_as_the_limit_says(self):
        """The limit is the last number that is taken."""
        assert loaded(filled(tokens=_parsing.TOKENS_LIMIT)).name == "text"

    def test_a_template_may_not_have_a_token_more(self):
        """All tags count together, however short each is."""
        with pytest.raises(TemplateError, match=r"more than 3,000 tokens"):
            loaded(filled(tokens=_parsing.TOKENS_LIMIT + 1))

    def test_a_template_may_have_as_many_tags_as_the_limit_says(self):
        """Comments count, for each is read."""
        tags = _parsing.TAGS_LIMIT - 3

        assert loaded(closing("{# x #}" * tags + "Yours,")).name == "text"

    def test_a_template_may_not_have_a_tag_more(self):
        """The three tags around them count too."""
        tags = _parsing.TAGS_LIMIT - 2

        with pytest.raises(TemplateError, match="more than 400 tags"):
            loaded(closing("{# x #}" * tags + "Yours,"))

    def test_a_template_may_have_as_many_characters_as_the_limit_says(self):
        """Text counts like tags."""
        source = closing("x")

        assert loaded(source.replace("x\n", "x" * (16_385 - len(source)) + "\n")).name == "text"

    def test_a_letter_may_carry_as_many_marks_as_the_limit_says(self):
        """No language has so many."""
        assert loaded(closing("a" + "\u0301" * MARKS_LIMIT)).name == "text"

    @pytest.mark.parametrize("mark", ["\u0301", "\u0301\u0316", "\u0f73"])
    def test_a_letter_may_not_carry_a_mark_more(self, mark):
        """Of whatever kind they are, and also of those that are two in one."""
        marks = mark * (MARKS_LIMIT + 1)

        with pytest.raises(TemplateError, match="More than 30 marks stand on one letter"):
            loaded(closing("a" + marks[: MARKS_LIMIT + 1]))

    def test_marks_are_counted_on_one_letter(self):
        """However many letters with marks there are."""
        assert loaded(closing(("a" + "\u0301" * 20) * 100)).name == "text"

    def test_a_set_is_closed_where_it_stands(self):
        """Only what encloses something is nested."""
        names = "{% set p = profile.name %}{% set q = p %}"
        source = closing(names + "{% if q %}" * 7 + "x" + "{% endif %}" * 7)

        assert loaded(source).name == "text"

    def test_a_set_may_stand_where_text_may(self):
        """In the innermost tag that is allowed, it is not one more."""
        inside = "{% if profile.name %}" * 7 + "{% set p = profile.name %}x" + "{% endif %}" * 7

        assert loaded(closing(inside)).name == "text"

    @pytest.mark.parametrize("number", [0, 1, 9])
    def test_a_set_does_not_make_room_for_deeper_nesting(self, number):
        """It closes no more than it opened."""
        names = "".join(f"{{% set p{n} = profile.name %}}" for n in range(number))

        with pytest.raises(TemplateError, match="tags nested too deeply"):
            loaded(closing(names + "{% if profile.name %}" * 8 + "x" + "{% endif %}" * 8))


def frames():
    """Return how many calls stand on the stack."""
    frame, number = sys._getframe(), 0
    while frame:
        frame, number = frame.f_back, number + 1
    return number


def deep(calls, function):
    """Call a function from inside so many calls."""
    return function() if calls == 0 else deep(calls - 1, function)


class TestStack:
    """Who has nearly used up the stack gets an error of the library."""

    ROOMS = (*range(30, 70, 2), *range(70, 400, 30))

    @staticmethod
    def tried(source, room):
        """Return what comes of loading a template where so many calls have room on the stack."""
        try:
            deep(sys.getrecursionlimit() - frames() - room, lambda: loaded(source))
        except TemplateError as error:
            return error.what
        return "loaded"

    @classmethod
    @functools.cache
    def outcomes(cls, source):
        """Return what comes of loading a template, from little room to much."""
        loaded(source)
        return [cls.tried(source, room) for room in cls.ROOMS]

    SOURCES = (
        closing("x"),
        EVERYTHING,
        closing("{% if profile.name %}" * 7 + "x" + "{% endif %}" * 7),
        closing("{% if profile.name == 'a' %}a" + "{% elif profile.name %}b" * 380 + "{% endif %}"),
        closing("{% if " + "not " * 54 + "profile.name %}x{% endif %}"),
    )

    @pytest.mark.parametrize("source", SOURCES, ids=["text", "everything", "ifs", "elifs", "nots"])
    def test_a_template_is_loaded_or_refused_from_any_depth(self, source):
        """An error of the stack would be taken for one of the caller's own."""
        outcomes = self.outcomes(source)

        assert outcomes[0] != outcomes[-1] == "loaded"

    @pytest.mark.parametrize("source", SOURCES[3:], ids=["elifs", "nots"])
    def test_what_python_has_no_room_to_compile_is_said_not_to_be_wrong(self, source):
        """The author has nothing to correct."""
        assert "The template cannot be loaded here." in self.outcomes(source)

    def test_what_jinja2_has_no_room_to_parse_is_said_not_to_be_wrong(self):
        """The author has nothing to correct here either."""
        assert set(self.outcomes(closing("x"))) == {"The template cannot be loaded here.", "loaded"}

    def test_a_failure_for_want_of_room_is_not_remembered(self):
        """The same template loads where there is room."""
        source = closing("{{ profile.name }}")
        with pytest.raises(TemplateError):
            deep(sys.getrecursionlimit() - frames() - 30, lambda: loaded(source))

        assert written(source).closing == "Ana Ruiz"


class TestReach:
    """The function that writes a letter can reach nothing but what it was given."""

    @settings(max_examples=25, deadline=None)
    @given(strategies.dialect_templates())
    @example(EVERYTHING)
    def test_its_globals_are_the_few_names_of_the_library(self, source):
        """The library's own pure functions and `str` are all there is."""
        _, write = generated(source)

        assert set(write.__globals__) == set(_runtime.NAMES)

    def test_it_has_no_builtins(self):
        """Nothing of Python is there by itself."""
        _, write = generated(EVERYTHING)

        assert write.__globals__["__builtins__"] == {}

    @settings(max_examples=25, deadline=None)
    @given(strategies.dialect_templates())
    @example(EVERYTHING)
    def test_it_names_only_declared_fields_and_those_functions(self, source):
        """Every name in its code was looked up when it was checked."""
        _, write = generated(source)
        models = [*CLASSES, LetterFacts, Extras]
        fields = {name for model in models for name in _types.types_of_fields(model)}

        assert set(write.__code__.co_names) <= fields | set(_runtime.NAMES) | {"join"}

    def test_it_changes_nothing_that_another_letter_uses(self):
        """Each function has a namespace of its own."""
        _, one = generated(EVERYTHING)
        _, other = generated(EVERYTHING)

        assert one.__globals__ is not other.__globals__ is not _runtime.NAMES

    def test_every_name_it_can_call_is_a_function_without_effects(self):
        """What can be reached is a filter, a test, `str`, or one of the two checks of a value."""
        own = {"__builtins__", "given", "is_given", "str", "before_period"}

        assert set(_runtime.NAMES) == own | {f"{name}_" for name in _filters.FILTERS}

    def test_a_template_travels_without_its_code(self):
        """Where it arrives it is checked anew, so a changed copy is found out."""
        template = loaded(closing("{{ profile.name }}"))

        travelled = pickle.loads(pickle.dumps(template))

        assert "_program" in vars(template)
        assert "_program" not in vars(travelled)
        assert compose(ANA, NO, template=travelled, date=DAY).closing == "Ana Ruiz"

    def test_every_expression_of_the_whitelist_has_its_translation(self):
        """What is known to one half of the walk is known to the other."""
        expressions = _expressions.Expressions(_refusal.Refusal("text"), {})
        statements = _statements.Statements("text", {}, ())

        assert set(expressions._known) == VALUES
        assert set(statements._known) == STATEMENTS


# --- Anything at all ---


def tried(source):
    """Load a template and write a letter with it, and return what came of it."""
    try:
        return written(source, details=Extras(motto="x", years=3))
    except RejectionLettersError as error:
        return error


class TestAnything:
    """Whatever is given as a template, the answer is a letter or an error of the library."""

    @settings(max_examples=200, deadline=None)
    @given(strategies.template_soups())
    def test_tags_and_tokens_in_any_order(self, source):
        """Nothing that could be taken for a template brings the library down."""
        outcome = tried(source)

        assert isinstance(outcome, RejectionLettersError) or length(outcome) < len(source) + 5_000

    @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(strategies.jinja_templates())
    def test_any_tree_of_jinja2(self, source):
        """Nothing that Jinja2 would take brings the library down."""
        outcome = tried(source)

        assert isinstance(outcome, RejectionLettersError) or length(outcome) < len(source) + 5_000

    @settings(max_examples=200, deadline=None)
    @given(st.text(), st.booleans())
    def test_any_text_at_all(self, text, inside):
        """Nor does anything else."""
        outcome = tried(closing(text) if inside else text)

        assert isinstance(outcome, RejectionLettersError) or length(outcome) < len(text) + 5_000

    def test_random_templates_cost_little_and_many_become_letters(self):
        """Of whatever kind a template is, the bounds hold; `make fuzz` tries 20,000."""
        summary = fuzz(250, steady=True)

        assert summary.outcomes["letter"] > 250 / 20
        assert summary.outcomes["TemplateError"] > 250 / 20

    @settings(max_examples=40, deadline=None)
    @given(st.text(max_size=30), st.sampled_from(("profile.industry", "profile.name|nope")))
    def test_any_name_of_a_template(self, name, printed):
        """The name that a caller gives is never more than a name."""
        with pytest.raises(RejectionLettersError):
            compose(
                ANA, NO, template=Template.from_string(closing(f"{{{{ {printed} }}}}"), name=name)
            )
