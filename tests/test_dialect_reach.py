"""The function that a template compiles to can reach only what it is given."""

import pickle

from hypothesis import example, given, settings

from rejection_letters import compose
from rejection_letters._model import LetterFacts
from rejection_letters._template import _filters, _runtime, _types
from rejection_letters._template.dialect import _expressions, _refusal, _statements
from tests import strategies
from tests.dialect import ANA, CLASSES, DAY, EVERYTHING, NO, STATEMENTS, VALUES, generated, loaded
from tests.hostile_templates import Extras, closing


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
