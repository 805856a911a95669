"""The kit writes letters with complete details, and with fields left out."""

from __future__ import annotations

import datetime as dt
import itertools

import attrs
import pytest

from rejection_letters.testing._examples import MOST_COMBINATIONS, examples
from tests.kit import PORTFOLIO, Portfolio, Shift, Unit, block, blocks, problems, rules, template


@attrs.frozen
class Six:
    """Details with 64 combinations of fields."""

    a: str | None = None
    b: str | None = None
    c: str | None = None
    d: str | None = None
    e: str | None = None
    f: str | None = None


@attrs.frozen
class Eight(Six):
    """Details with more combinations, and a required field."""

    g: int | None = None
    h: bool = False
    i: str = attrs.field(kw_only=True)


@attrs.frozen
class Stamped:
    """Details whose converter rejects its own result."""

    code: str = attrs.field(converter=lambda code: f"{int(code):03}/A", metadata={"example": "7"})
    note: str | None = None


@attrs.frozen
class Whole:
    """Details with a required field that may be None."""

    years: int | None
    note: str | None = None


def given_fields(declared, *given):
    """Return the fields of each example that the kit writes letters with."""
    return [tuple(details.given) for details in examples(template(details=declared), given)]


class TestDetails:
    def test_all_combinations_of_six_fields_are_used(self):
        """The complete example comes first."""
        fields = given_fields(Six)

        assert fields[0] == tuple("abcdef")
        assert {*fields} == {
            some for length in range(7) for some in itertools.combinations("abcdef", length)
        }
        assert len(fields) == MOST_COMBINATIONS + 1  # and no details at all

    def test_problem_shows_the_combination_of_details(self):
        text = (
            "{% if details.abroad and details.years is given and not details.free_from %}"
            "I do do.{% endif %}\n" + PORTFOLIO
        )
        parts = blocks(regard=text, questions="", request="May I ask for advice?")
        (problem,) = problems(parts, details=Portfolio)

        assert problem.rule == "no_word_is_doubled"
        assert problem.case.endswith("; details(link, sites, years, abroad=True)")

    def test_covering_array_replaces_large_numbers_of_combinations(self):
        """It contains every pair of choices for any two fields."""
        made = [one for one in examples(template(details=Eight)) if one.given.get("g") != 1]
        choices = {name: {details.given.get(name) for details in made} for name in "abcdefgh"}
        met = {
            (one, details.given.get(one), other, details.given.get(other))
            for details in made
            for one, other in itertools.combinations("abcdefgh", 2)
        }

        assert tuple(made[0].given) == tuple("abcdefghi")
        assert len(made) < MOST_COMBINATIONS
        assert choices["h"] == {True, False, None}
        assert met == {
            (one, its, other, others)
            for one, other in itertools.combinations("abcdefgh", 2)
            for its, others in itertools.product(choices[one], choices[other])
        }

    def test_field_without_an_example_gets_a_plain_value(self):
        (whole, *_) = examples(template(details=Portfolio))

        assert whole.value == Portfolio(
            url="ana.example.com/work",
            sites=("first sample sites", "second sample sites"),
            years=3,
            free_from=dt.date(2027, 1, 11),
            abroad=True,
        )

    def test_combinations_that_the_class_rejects_are_skipped(self):
        assert given_fields(Shift) == [("hours", "ward"), (), ()]

    def test_examples_from_the_author_come_first(self):
        """Variants of each with fields left out follow."""
        first, second = Portfolio(url="a.example.com", years=0), Portfolio(url="b.example.com")
        made = examples(template(details=Portfolio), [first, second])

        assert [details.value for details in made[:2]] == [first, second]
        assert {details.value.link for details in made} == {"a.example.com", "b.example.com"}
        assert {details.value.years for details in made} == {0, 1, None}

    def test_example_from_the_author_is_not_copied(self):
        """A class may reject values that it has converted."""
        handed = Stamped("7", "so")
        made = examples(template(details=Stamped), [handed])

        assert [details.value for details in made] == [handed]

    def test_converted_values_are_accepted(self):
        text = (
            "I see {{ details.code }}.{% if details.note %} I note {{ details.note }}.{% endif %}"
        )

        assert problems(block("regard", text), details=Stamped) == ()

    @pytest.mark.parametrize(
        "given", [(), (Whole(None, "a note"),)], ids=["made up", "from the author"]
    )
    def test_required_field_may_be_none(self, given):
        text = (
            "{% if details.years is given %}It is {{ details.years|in_words }} of ten.{% endif %}\n"
            "{% if details.note %}I note {{ details.note }}.{% endif %}"
        )

        assert problems(block("regard", text), details=Whole, given=given) == ()

    def test_field_with_a_single_valid_value_need_not_make_a_difference(self):

        @attrs.frozen
        class One:
            code: str = attrs.field(
                validator=attrs.validators.in_(["RN-1"]), metadata={"example": "RN-1"}
            )

        assert problems(details=One) == ()

    def test_field_that_prevents_an_error_makes_a_difference(self):
        text = (
            "{% if details.unit is given or rejection.contact %}I see.\n"
            "{% else %}I see {{ rejection.contact.name }}.{% endif %}"
        )
        found = problems(block("regard", text), details=Unit)

        assert rules(found) == ["every_letter_can_be_written"]
