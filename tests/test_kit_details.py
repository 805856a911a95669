"""The kit writes letters with whole details, and with every part of them left out."""

from __future__ import annotations

import datetime as dt
import itertools

import attrs
import pytest

from rejection_letters.testing._examples import MOST_COMBINATIONS, examples
from tests.kit import PORTFOLIO, Portfolio, Unit, block, blocks, problems, rules, template
from tests.test_kit_accepts_good_letters import Shift


@attrs.frozen
class Six:
    """Details that may be left out in 64 ways."""

    a: str | None = None
    b: str | None = None
    c: str | None = None
    d: str | None = None
    e: str | None = None
    f: str | None = None


@attrs.frozen
class Eight(Six):
    """Details that may be left out in 256 ways, and one that may not."""

    g: int | None = None
    h: bool = False
    i: str = attrs.field(kw_only=True)


@attrs.frozen
class Stamped:
    """Details that change what they are given, and take nothing twice."""

    code: str = attrs.field(converter=lambda code: f"{int(code):03}/A", metadata={"example": "7"})
    note: str | None = None


@attrs.frozen
class Whole:
    """Details with a field that must be given and may be nothing."""

    years: int | None
    note: str | None = None


def given_fields(declared, *given):
    """Return which fields each of the details has that letters are written with."""
    return [tuple(details.given) for details in examples(template(details=declared), given)]


class TestDetails:
    """Letters are written with whole details, and with every part of them left out."""

    def test_every_combination(self):
        """Each of the 64 combinations of six fields is written, the whole one first."""
        fields = given_fields(Six)

        assert fields[0] == tuple("abcdef")
        assert {*fields} == {
            some for length in range(7) for some in itertools.combinations("abcdef", length)
        }
        assert len(fields) == MOST_COMBINATIONS + 1  # and none at all

    def test_a_combination_that_is_wrong(self):
        """A sentence that is wrong for one combination is found, and the combination shown."""
        text = (
            "{% if details.abroad and details.years is given and not details.free_from %}"
            "I do do.{% endif %}\n" + PORTFOLIO
        )
        parts = blocks(regard=text, questions="", request="May I ask for advice?")
        (problem,) = problems(parts, details=Portfolio)

        assert problem.rule == "no_word_is_said_twice_in_a_row"
        assert problem.case.endswith("; details(link, sites, years, abroad=True)")

    def test_two_of_many_fields(self):
        """Of more combinations fewer are written, and every two choices of any two fields meet."""
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

    def test_what_is_made_up(self):
        """A field without an example has a harmless value of its type."""
        (whole, *_) = examples(template(details=Portfolio))

        assert whole.value == Portfolio(
            url="ana.example.com/work",
            sites=("first sample sites", "second sample sites"),
            years=3,
            free_from=dt.date(2027, 1, 11),
            abroad=True,
        )

    def test_what_the_class_refuses(self):
        """No letter has details that their class does not take together."""
        assert given_fields(Shift) == [("hours", "ward"), (), ()]

    def test_what_the_author_hands_over(self):
        """Complete examples are used as they are, the whole ones first, then parts of each."""
        first, second = Portfolio(url="a.example.com", years=0), Portfolio(url="b.example.com")
        made = examples(template(details=Portfolio), [first, second])

        assert [details.value for details in made[:2]] == [first, second]
        assert {details.value.link for details in made} == {"a.example.com", "b.example.com"}
        assert {details.value.years for details in made} == {0, 1, None}

    def test_what_cannot_be_made_again(self):
        """Examples are no copies, for a class need not take what it has made."""
        handed = Stamped("7", "so")
        made = examples(template(details=Stamped), [handed])

        assert [details.value for details in made] == [handed]

    def test_a_class_that_changes_what_it_is_given(self):
        """Values that come out otherwise than they went in are no problem."""
        text = (
            "I see {{ details.code }}.{% if details.note %} I note {{ details.note }}.{% endif %}"
        )

        assert problems(block("regard", text), details=Stamped) == ()

    @pytest.mark.parametrize(
        "given", [(), (Whole(None, "a note"),)], ids=["made up", "handed over"]
    )
    def test_a_field_that_must_be_given_and_may_be_nothing(self, given):
        """Letters are written without it, if the author gives it so."""
        text = (
            "{% if details.years is given %}It is {{ details.years|in_words }} of ten.{% endif %}\n"
            "{% if details.note %}I note {{ details.note }}.{% endif %}"
        )

        assert problems(block("regard", text), details=Whole, given=given) == ()

    def test_a_field_that_no_other_value_fits(self):
        """Where a class takes only one value, nothing can be said of its difference."""

        @attrs.frozen
        class One:
            code: str = attrs.field(
                validator=attrs.validators.in_(["RN-1"]), metadata={"example": "RN-1"}
            )

        assert problems(details=One) == ()

    def test_a_field_that_only_stops_letters(self):
        """A field without which letters cannot be written makes a difference."""
        text = (
            "{% if details.unit is given or rejection.contact %}I see.\n"
            "{% else %}I see {{ rejection.contact.name }}.{% endif %}"
        )
        found = problems(block("regard", text), details=Unit)

        assert rules(found) == ["every_letter_can_be_written"]
