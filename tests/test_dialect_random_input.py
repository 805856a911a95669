"""Any string at all, used as a template, gives a letter or an error of the library."""

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from rejection_letters import Template, compose
from rejection_letters.errors import RejectionLettersError
from tests import strategies
from tests.dialect import ANA, REJECTION, length, written
from tests.fuzz import fuzz
from tests.hostile_templates import Extras, closing


def tried(source):
    """Load a template and write a letter with it; return the letter or the error."""
    try:
        return written(source, details=Extras(motto="x", years=3))
    except RejectionLettersError as error:
        return error


class TestRandomInput:
    @settings(max_examples=200, deadline=None)
    @given(strategies.template_soups())
    def test_random_tags_and_tokens(self, source):
        outcome = tried(source)

        assert isinstance(outcome, RejectionLettersError) or length(outcome) < len(source) + 5_000

    @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(strategies.jinja_templates())
    def test_random_syntax_trees_of_jinja2(self, source):
        outcome = tried(source)

        assert isinstance(outcome, RejectionLettersError) or length(outcome) < len(source) + 5_000

    @settings(max_examples=200, deadline=None)
    @given(st.text(), st.booleans())
    def test_random_text(self, text, inside):
        outcome = tried(closing(text) if inside else text)

        assert isinstance(outcome, RejectionLettersError) or length(outcome) < len(text) + 5_000

    def test_random_templates_cost_little_and_many_become_letters(self):
        """`make fuzz` tries 20,000."""
        summary = fuzz(250, steady=True)

        assert summary.outcomes["letter"] > 250 / 20
        assert summary.outcomes["TemplateError"] > 250 / 20

    @settings(max_examples=40, deadline=None)
    @given(st.text(max_size=30), st.sampled_from(("profile.industry", "profile.name|nope")))
    def test_random_template_names(self, name, printed):
        with pytest.raises(RejectionLettersError):
            compose(
                ANA,
                REJECTION,
                template=Template.from_string(closing(f"{{{{ {printed} }}}}"), name=name),
            )
