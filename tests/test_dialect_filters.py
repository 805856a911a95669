"""Filters cannot be chained to make text grow without limit."""

import datetime as dt
import itertools

import pytest
from hypothesis import example, given, settings, strategies as st

from rejection_letters._template import _filters, _runtime, _types
from rejection_letters.errors import TemplateError
from tests import strategies
from tests.dialect import loaded, written
from tests.hostile_templates import closing

TEXT_FILTERS = sorted(
    name for name, rule in _filters.FILTERS.items() if rule.takes is rule.gives is _types.Kind.TEXT
)


PAIRS = list(itertools.product(TEXT_FILTERS, repeat=2))


class TestFilters:
    """Filters cannot be chained to make text grow, and none runs before a letter is written."""

    @pytest.mark.parametrize(("first", "second"), PAIRS)
    def test_a_filter_follows_only_filters_of_lower_rank(self, first, second):
        """Ranks rise along a chain, so every chain ends."""
        source = closing(f"{{{{ profile.name|{first}|{second} }}}}")
        rises = _filters.FILTERS[first].rank < _filters.FILTERS[second].rank

        if rises:
            assert loaded(source).name == "text"
        else:
            with pytest.raises(TemplateError, match="is out of order"):
                loaded(source)

    @pytest.mark.parametrize(("first", "second"), PAIRS)
    def test_a_variable_keeps_the_rank_of_its_value(self, first, second):
        """So does a choice between two values."""
        rises = _filters.FILTERS[first].rank < _filters.FILTERS[second].rank
        through = f"{{% set p = rejection.company or profile.name|{first} %}}"
        if rises:
            return

        with pytest.raises(TemplateError):
            loaded(closing(f"{through}{{% set q = p %}}{{{{ q|{second} }}}}"))

    def test_filters_return_only_text_and_numbers(self):
        given_back = {rule.gives for rule in _filters.FILTERS.values()}

        assert given_back == {_types.Kind.TEXT, _types.Kind.NUMBER}

    def test_every_filter_from_text_to_text_has_a_rank_above_zero(self):
        """A value that was given has rank zero."""
        assert all(_filters.FILTERS[name].rank > 0 for name in TEXT_FILTERS)

    @pytest.fixture
    def calls(self, monkeypatch):
        """Return a list that collects the names of the filters as they run."""
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
        """This includes unreachable code, and filters on constants."""
        dead = f"{{% if profile.name == 'x' %}}{self.ALL_FILTERS}{{% endif %}}"
        constant = "{% set c = 'x' %}{{ c|a }}{% set n = 5 %}{{ n|in_words }}"

        loaded(closing(self.ALL_FILTERS + constant))
        loaded(closing(f"{dead}x"))

        assert calls == []

    def test_every_filter_runs_when_a_letter_is_written(self, calls):
        """This shows that the test above would notice a filter."""
        written(closing(self.ALL_FILTERS))

        assert set(calls) >= set(_filters.FILTERS)

    @settings(max_examples=150, deadline=None)
    @given(strategies.long_values() | strategies.printable_texts(), st.sampled_from(TEXT_FILTERS))
    @example("x" * 200, "plural")
    @example("İ" * 200, "lower")
    def test_results_of_filters_are_no_longer_than_the_check_assumes(self, text, name):
        rule = _filters.FILTERS[name]

        assert len(rule.function(text)) <= rule.longest(len(text))

    @given(st.integers(-(10**15) + 1, 10**15 - 1))
    @example(-(10**15) + 1)
    @example(77)
    def test_numbers_in_words_are_no_longer_than_the_check_assumes(self, number):
        """Large numbers stay in digits."""
        rule = _filters.FILTERS["in_words"]

        assert len(rule.function(number)) <= rule.longest(16)

    @given(
        st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)),
        st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)),
        st.sampled_from(("en-US", "en-GB")),
    )
    def test_dates_in_words_are_no_longer_than_the_check_assumes(self, day, written_on, locale):
        also = {"profile.locale": locale, "letter.date": written_on}
        for name in ("long_date", "short_date", "when"):
            rule = _filters.FILTERS[name]
            assert len(rule.function(day, *(also[path] for path in rule.also))) <= rule.longest(0)
