"""The function that a template compiles to can reach only the values it is given."""

import pickle

from hypothesis import example, given, settings

from rejection_letters import compose
from rejection_letters._model import LetterFacts
from rejection_letters._template import _filters, _runtime, _types
from rejection_letters._template.dialect import _expressions, _refusal, _statements
from tests import strategies
from tests.dialect import (
    ANA,
    CLASSES,
    DAY,
    EVERYTHING,
    REJECTION,
    STATEMENTS,
    VALUES,
    generated,
    loaded,
)
from tests.hostile_templates import Extras, closing


class TestReach:
    @settings(max_examples=25, deadline=None)
    @given(strategies.dialect_templates())
    @example(EVERYTHING)
    def test_its_globals_are_the_names_of_the_runtime(self, source):
        _, write = generated(source)

        assert set(write.__globals__) == set(_runtime.NAMES)

    def test_it_has_no_builtins(self):
        _, write = generated(EVERYTHING)

        assert write.__globals__["__builtins__"] == {}

    @settings(max_examples=25, deadline=None)
    @given(strategies.dialect_templates())
    @example(EVERYTHING)
    def test_it_names_only_declared_fields_and_its_globals(self, source):
        _, write = generated(source)
        models = [*CLASSES, LetterFacts, Extras]
        fields = {name for model in models for name in _types.types_of_fields(model)}

        own = {"join", "_seed"}

        assert set(write.__code__.co_names) <= fields | set(_runtime.NAMES) | own

    def test_every_function_has_its_own_namespace(self):
        _, one = generated(EVERYTHING)
        _, other = generated(EVERYTHING)

        assert one.__globals__ is not other.__globals__ is not _runtime.NAMES

    def test_it_can_call_only_pure_functions(self):
        """They are the filters, `str`, and a few helpers."""
        own = {"__builtins__", "given", "is_given", "str", "before_period", "single_spaced"}

        assert set(_runtime.NAMES) == own | {f"{name}_" for name in _filters.FILTERS}

    def test_pickling_a_template_leaves_its_code_behind(self):
        """The template is checked and compiled again after unpickling."""
        template = loaded(closing("{{ profile.name }}"))

        unpickled = pickle.loads(pickle.dumps(template))

        assert "_program" in vars(template)
        assert "_program" not in vars(unpickled)
        assert compose(ANA, REJECTION, template=unpickled, date=DAY).closing == "Ana Ruiz"

    def test_every_known_node_has_a_translation(self):
        expressions = _expressions.Expressions(_refusal.Refusal("text"), {})
        statements = _statements.Statements("text", {}, ())

        assert set(expressions._known) == VALUES
        assert set(statements._known) == STATEMENTS
