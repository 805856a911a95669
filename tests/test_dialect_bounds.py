"""The length of every letter is bounded, and the bound is known when its template is loaded."""

import ast
import itertools

import attrs
import pytest
from hypothesis import HealthCheck, assume, example, given, settings, strategies as st

from rejection_letters import Contact, Profile, Rejection
from rejection_letters._model import LetterFacts
from rejection_letters._template import _runtime, _types
from rejection_letters._template.dialect import _compiler
from rejection_letters._values import LINE_LIMIT
from rejection_letters.errors import InvalidValueError, TemplateError
from tests import strategies
from tests.dialect import (
    CLASSES,
    EVERYTHING,
    REJECTION,
    generated,
    length,
    loaded,
    longest_letter,
    written,
)
from tests.hostile_templates import Extras, closing

LOOPS = (
    *(ast.While, ast.AsyncFor, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp),
    *(ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef, ast.Yield, ast.YieldFrom),
    *(ast.Await, ast.Import, ast.ImportFrom, ast.Starred, ast.Subscript, ast.JoinedStr),
)

BUILTIN_SOURCES = ['{% extends "letter" %}', EVERYTHING]


def iterated(tree):
    """Return what the loops in generated code go over."""
    return [ast.unparse(node.iter) for node in ast.walk(tree) if isinstance(node, ast.For)]


class TestRepetition:
    """Only a for loop repeats, over a list that was given, and loops are never nested."""

    @settings(max_examples=25, deadline=None)
    @given(strategies.dialect_templates())
    @example(EVERYTHING)
    @example('{% extends "letter" %}')
    def test_generated_code_repeats_only_in_for_loops(self, source):
        """It also has no function definitions."""
        tree, _ = generated(source)

        assert not [node for node in ast.walk(tree) if isinstance(node, LOOPS)]

    @settings(max_examples=25, deadline=None)
    @given(strategies.dialect_templates())
    @example(EVERYTHING)
    def test_arithmetic_involves_only_the_seed_and_constants(self, source):
        """No operator applies to text, which could grow."""
        tree, _ = generated(source)
        operands = [
            operand
            for node in ast.walk(tree)
            if isinstance(node, ast.BinOp)
            for operand in (node.left, node.right)
            if not isinstance(operand, ast.BinOp)
        ]
        numbers = [one for one in operands if isinstance(getattr(one, "value", None), int)]

        assert {ast.unparse(one) for one in operands if one not in numbers} <= {"letter._seed"}

    @settings(max_examples=25, deadline=None)
    @given(strategies.dialect_templates())
    @example(EVERYTHING)
    def test_for_loops_are_never_nested(self, source):
        tree, _ = generated(source)
        loops = [node for node in ast.walk(tree) if isinstance(node, ast.For)]

        assert not [
            inner
            for loop in loops
            for inner in ast.walk(loop)
            if isinstance(inner, ast.For) and inner is not loop
        ]

    def test_for_loops_go_over_a_field_or_a_name(self):
        tree, _ = generated(
            closing(
                "{% set s = details.sites %}{% for x in s %}{{ x }}{% endfor %}"
                "{% for x in profile.address %}{{ x }}{% endfor %}"
            )
        )
        inherited, _ = generated('{% extends "letter" %}')

        assert iterated(inherited) == ["letter.questions or ()"]
        assert sorted(iterated(tree)) == [
            *("letter.questions or ()", "profile.address or ()", "set_1 or ()")
        ]


def fields_of_kind(kind):
    """Return the fields of one kind in the model, each with its class."""
    return [
        pytest.param(model, name, id=f"{model.__name__}.{name}")
        for model in CLASSES
        for name, field in _types.types_of_fields(model).items()
        if field.kind is kind
    ]


def made(model, **fields):
    """Return an object of the model, with its required fields filled in."""
    required = {field.name: "x" for field in attrs.fields(model) if field.default is attrs.NOTHING}
    return model(**{**required, **fields})


class TestCaps:
    """The length of every value is limited when its object is created."""

    @pytest.mark.parametrize(("model", "name"), fields_of_kind(_types.Kind.TEXT))
    def test_text_is_no_longer_than_the_check_assumes(self, model, name):
        longest = _types.types_of_fields(model)[name].longest
        is_address = "email" in name or name in ("sender", "reply_to")
        text = ("a@b" if is_address else "a") + "b" * longest

        with pytest.raises(InvalidValueError):
            made(model, **{name: text})

    @pytest.mark.parametrize(("model", "name"), fields_of_kind(_types.Kind.TEXTS))
    def test_lists_have_no_more_items_than_the_check_assumes(self, model, name):
        items = [f"{number}@x" for number in range(_types.MOST_ITEMS + 1)]
        if name == "references":  # a long thread is shortened
            assert len(made(model, references=items).references) == _types.MOST_ITEMS
            return

        with pytest.raises(InvalidValueError):
            made(model, **{name: items})

    @pytest.mark.parametrize(("model", "name"), fields_of_kind(_types.Kind.TEXTS))
    def test_items_are_no_longer_than_the_check_assumes(self, model, name):
        with pytest.raises(InvalidValueError):
            made(model, **{name: ["x" * (_types.types_of_fields(model)[name].longest + 1)]})

    @pytest.mark.parametrize(
        "value",
        [{"motto": "x" * 201}, {"sites": ("x" * 201,)}, {"sites": ("x",) * 21}, {"years": 10**15}],
    )
    def test_details_have_the_same_limits_as_a_profile(self, value):
        with pytest.raises(InvalidValueError):
            written(closing("Yours,"), details=Extras(**value))

    @pytest.mark.parametrize("number", [10**15 - 1, -(10**15) + 1, 0, 7])
    def test_numbers_have_no_more_digits_than_the_check_assumes(self, number):
        """The sign counts too."""
        letter = written(closing("{{ details.years }}"), details=Extras(years=number))

        assert len(letter.closing) <= _types.types_of_fields(Extras)["years"].longest

    @pytest.mark.parametrize("name", ["job", "jobs", "position"])
    def test_names_derived_from_a_role_are_no_longer_than_the_check_assumes(self, name):
        role = ("Child Women's İ VP of US " * 9)[:199] + "x"
        letter = written(
            closing(f"{{{{ letter.{name} }}}}"), rejection=attrs.evolve(REJECTION, role=role)
        )

        assert len(letter.closing) <= _types.types_of_fields(LetterFacts)[name].longest


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
    def test_no_letter_is_longer_than_the_computed_bound(self, source, texts, stage, years, remote):
        """Every field has its longest value, and every list has the most items."""
        longest = longest_letter(source)
        assume(longest <= _compiler.LONGEST_LETTER)  # otherwise the template is refused
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
    def test_every_template_of_the_grammar_loads(self, source):
        """Otherwise the test above would only see errors."""
        assert loaded(source).name == "text"

    def test_a_template_that_could_print_too_much_is_refused(self):
        """It is refused even if it prints little with ordinary values."""
        longest = longest_letter(closing("Yours,")) - len("Yours,")
        times = (_compiler.LONGEST_LETTER - longest) // (LINE_LIMIT * _types.MOST_ITEMS)
        loops = [
            "{% for site in details.sites %}" + "{{ site }}" * number + "{% endfor %}"
            for number in (times, times + 1)
        ]
        characters = longest + (times + 1) * LINE_LIMIT * _types.MOST_ITEMS

        assert loaded(closing(loops[0])).name == "text"
        with pytest.raises(TemplateError, match=f"could print {characters:,} characters; the"):
            loaded(closing(loops[1]))

    @pytest.mark.parametrize("item", ["- ", "- {% if profile.phone %}x{% endif %}"])
    def test_empty_list_items_are_dropped(self, item):
        source = closing(f"{item}\n\n- second\n").replace("closing", "questions")

        assert ("second",) in written(source).blocks

    @settings(max_examples=40, deadline=None)
    @given(strategies.dialect_templates())
    def test_internal_marks_do_not_appear_in_letters(self, source):
        letter = written(source, details=Extras(motto="x"))
        blocks = [[block] if isinstance(block, str) else block for block in letter.blocks]
        texts = [letter.subject, letter.salutation, letter.closing, *itertools.chain(*blocks)]
        marks = {_runtime.BREAK, _runtime.ITEM, _runtime.PART, _runtime.CLOSE_UP}

        assert not [text for text in texts if marks.intersection(text)]
