"""The details of the built-in letters are checked when they are made."""

from __future__ import annotations

import datetime as dt
import functools

import attrs
import pytest

from rejection_letters import Field, Profile, Rejection, Template, compose, letters
from rejection_letters.errors import DetailsError, InvalidValueError, WrongTypeError
from rejection_letters.letters import DesignDetails, MilitaryDetails, SalesDetails

ME = Profile("Ana Ruiz", "planner", industry="freight")


def paragraph(details, template, stage="application"):
    """Return the paragraph that a letter has only because of its details."""
    no = Rejection("Acme", contact="Dana Lee", stage=stage)
    with_them = compose(ME, no, template=template, details=details).blocks
    without = compose(ME, no, template=template).blocks
    return [block for block in with_them if block not in without]


@pytest.mark.parametrize("kind", [DesignDetails, MilitaryDetails, SalesDetails])
class TestEvery:
    """What all of them have in common."""

    def test_everything_may_be_left_out(self, kind):
        """Details can be made of nothing."""
        assert all(value is None for value in attrs.astuple(kind()))

    def test_every_field_has_an_example(self, kind):
        """An example says what form a value has, and is such a value."""
        for field in attrs.fields(kind):
            example = field.metadata["example"]

            assert getattr(kind(**{field.name: example}), field.name) == example

    def test_fields_are_named(self, kind):
        """Fields are given by name, so that none is mistaken for another."""
        with pytest.raises(TypeError, match="positional"):
            kind("the Midwest")

    def test_they_cannot_be_changed(self, kind):
        """Details are values."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            kind().link = "ana.example.com"

    def test_bad_text_names_its_field(self, kind):
        """What no letter can carry is refused when the details are made."""
        field = attrs.fields(kind)[0].name

        with pytest.raises(InvalidValueError, match=rf"^{kind.__name__}\.{field} holds a line"):
            kind(**{field: "one\ntwo"})


class TestMilitary:
    """A record of service has numbers in it."""

    @pytest.mark.parametrize("branch", ["Navy", "the Navy", "The Navy", " the  Navy "])
    def test_the_article_of_a_branch_is_the_letters(self, branch):
        """A branch may be given with or without its article."""
        assert MilitaryDetails(branch=branch).branch == "Navy"

    def test_a_branch_may_begin_like_an_article(self):
        """Only the article itself is taken off."""
        assert MilitaryDetails(branch="Theater Command").branch == "Theater Command"

    @pytest.mark.parametrize(("field", "most"), [("years", 60), ("people", 1_000_000)])
    def test_numbers_have_bounds(self, field, most):
        """A number that nobody would write is an error that names the bounds."""
        for number in (0, -1, most + 1):
            with pytest.raises(InvalidValueError) as caught:
                MilitaryDetails(**{field: number})

            assert str(caught.value).startswith(
                f"MilitaryDetails.{field} must be between 1 and {most:,}"
            )
        assert getattr(MilitaryDetails(**{field: most}), field) == most

    @pytest.mark.parametrize("value", ["12", 12.0, True])
    def test_numbers_are_whole_numbers(self, value):
        """A number is an int."""
        with pytest.raises(WrongTypeError, match=r"^MilitaryDetails\.years must be an int; got "):
            MilitaryDetails(years=value)

    @pytest.mark.parametrize(
        ("details", "record"),
        [
            (
                {"branch": "Navy", "years": 1},
                "I am moving to civilian work after one year in the Navy.",
            ),
            (
                {"years": 12, "specialty": "logistics"},
                "I am moving to civilian work after twelve years of military service in logistics.",
            ),
            (
                {"branch": "Navy", "specialty": "logistics"},
                (
                    "I am moving to civilian work after my service in the Navy, where I worked in "
                    "logistics."
                ),
            ),
            (
                {"specialty": "logistics"},
                "I am moving to civilian work after military service in logistics.",
            ),
            (
                {"people": 1, "budget": "$1 million"},
                (
                    "I am moving from military service to civilian work. "
                    "I led one person and managed a budget of $1 million."
                ),
            ),
            (
                {"people": 2500, "clearance": "active Secret"},
                (
                    "I am moving from military service to civilian work. "
                    "I led 2,500 people. I hold an active Secret security clearance."
                ),
            ),
        ],
    )
    def test_records(self, details, record):
        """What was given becomes sentences; what was not leaves no gap."""
        assert paragraph(MilitaryDetails(**details), "military-transition") == [record]

    @pytest.mark.parametrize("stage", ["interview", "final"])
    def test_after_an_interview_the_record_is_known(self, stage):
        """Who has talked with the writer is not told again."""
        assert paragraph(MilitaryDetails(years=12), "military-transition", stage) == []


class TestSales:
    """A salesperson offers one line of fact."""

    @pytest.mark.parametrize(
        ("details", "fact"),
        [
            ({"territory": "the Midwest"}, "I have sold in the Midwest."),
            ({"deal_size": "$80,000"}, "My average deal is $80,000."),
            ({"attainment": "112% of quota in 2025"}, "I reached 112% of quota in 2025."),
            (
                {"territory": "Ohio", "deal_size": "$9,000"},
                "I have sold in Ohio, with an average deal of $9,000.",
            ),
            (
                {"territory": "Ohio", "attainment": "all of quota in 2025"},
                "I have sold in Ohio. I reached all of quota in 2025.",
            ),
            (
                {"deal_size": "$9,000", "attainment": "all of quota in 2025"},
                "My average deal is $9,000. I reached all of quota in 2025.",
            ),
            (
                {
                    "territory": "Ohio",
                    "deal_size": "$9,000",
                    "attainment": "all of quota in 2025",
                },
                (
                    "I have sold in Ohio, with an average deal of $9,000. "
                    "I reached all of quota in 2025."
                ),
            ),
        ],
    )
    def test_facts(self, details, fact):
        """Every choice of facts is one paragraph."""
        assert paragraph(SalesDetails(**details), "sales") == [fact]

    @pytest.mark.parametrize("stage", ["interview", "final"])
    def test_after_an_interview_facts_would_argue(self, stage):
        """Who has talked with the writer is not sold anything."""
        assert paragraph(SalesDetails(territory="Ohio"), "sales", stage) == []

    def test_a_territory_would_argue_with_a_location(self):
        """Who cannot work where somebody is needed does not say where they have sold."""
        no = Rejection("Acme", reason="location")
        details = SalesDetails(territory="Ohio", deal_size="$9,000")

        written = compose(ME, no, template="sales", details=details)

        assert "Ohio" not in str(written)
        assert "My average deal is $9,000." in written.blocks


class TestDesign:
    """A designer asks about one case study."""

    @pytest.mark.parametrize(
        ("details", "shown", "question"),
        [
            (
                {"link": "ana.example.com"},
                "My portfolio is at ana.example.com.",
                "Does the first case study you open make my own role clear?",
            ),
            (
                {"case_study": "Checkout"},
                "They are about a case study, “Checkout”, which I would gladly send you.",
                "Does that case study make my own role clear?",
            ),
            (
                {"link": "ana.example.com", "case_study": "Checkout"},
                "They are about a case study, “Checkout” (ana.example.com).",
                "Does that case study make my own role clear?",
            ),
        ],
    )
    def test_work_is_shown_where_it_is_asked_about(self, details, shown, question):
        """The link and the title stand in one sentence, and the questions are about it."""
        work, questions = paragraph(DesignDetails(**details), "design", "interview")

        assert work.endswith(shown)
        assert questions[0] == question

    def test_an_application_is_thanked_for(self):
        """Nobody who has only read an application is asked to look at more."""
        assert paragraph(DesignDetails(link="ana.example.com"), "design") == []


@attrs.frozen
class Shift:
    """Details with a field of every kind."""

    unit: str = attrs.field(metadata={"example": "the ICU"})
    years: int | None = None
    nights: bool = attrs.field(default=False, alias="at_night")
    since: dt.date | None = None
    papers: tuple[str, ...] = ()


class TestFields:
    """`Template.fields()` tells what details a template takes."""

    def template(self, details):
        """Return a template that declares a class for its details."""
        return Template.from_string('{% extends "letter" %}', name="ward", details=details)

    def test_every_kind(self):
        """A field says its name, argument, type, whether it is optional or required, an example."""
        assert [*self.template(Shift).fields().values()] == [
            Field("unit", "unit", str, False, True, "the ICU"),
            Field("years", "years", int, True, False, None),
            Field("nights", "at_night", bool, False, False, None),
            Field("since", "since", dt.date, True, False, None),
            Field("papers", "papers", tuple[str, ...], False, False, None),
        ]

    def test_fields_are_found_by_name(self):
        """The keys are the names that templates write after `details.`."""
        fields = self.template(Shift).fields()

        assert all(field.name == name for name, field in fields.items())
        assert fields["nights"].argument == "at_night"

    def test_details_can_be_made_of_them(self):
        """The argument is what the class is called with."""
        fields = self.template(Shift).fields()
        made = Shift(**{fields["unit"].argument: "ICU", fields["nights"].argument: True})

        assert made == Shift("ICU", at_night=True)

    def test_the_fields_are_for_reading(self):
        """The mapping is shared by all who ask, so it cannot be changed; neither can a field."""
        fields = self.template(Shift).fields()

        with pytest.raises(TypeError):
            fields["unit"] = None
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            fields["unit"].name = "ward"

    @pytest.mark.parametrize("template", [letters.classic, letters.brief])
    def test_no_details_no_fields(self, template):
        """A template without details has no fields."""
        assert template.fields() == {}

    @pytest.mark.parametrize("template", [letters.sales, letters.military_transition])
    def test_built_in_letters_tell_theirs(self, template):
        """Every field of the built-in letters is optional, and has an example."""
        fields = template.fields()

        assert list(fields) == [field.name for field in attrs.fields(template.details)]
        assert all(field.optional and not field.required for field in fields.values())
        assert all(field.example is not None for field in fields.values())

    @pytest.mark.parametrize("declared", [dict, 7, "Shift", Shift("the ICU")])
    def test_details_are_an_attrs_class(self, declared):
        """Anything else is an error of the template."""
        template = attrs.evolve(letters.classic, details=declared)

        with pytest.raises(DetailsError, match="no attrs class") as caught:
            template.fields()
        assert caught.value.template == "classic"

    @pytest.mark.parametrize(
        "declared",
        [
            attrs.make_class("Odd", {"pay": attrs.field(type=float)}),
            attrs.make_class("Odd", {"pay": attrs.field(type=int | str)}),
            attrs.make_class("Odd", {"pay": attrs.field(type=list[str])}),
            attrs.make_class("Odd", {"pay": attrs.field()}),
            attrs.make_class("Odd", {"_pay": attrs.field(type=int)}),
            attrs.make_class("Odd", {"pay": attrs.field(type=int, init=False)}),
        ],
    )
    def test_a_field_that_templates_cannot_use(self, declared):
        """Another type, a private name and init=False are errors of the template."""
        template = attrs.evolve(letters.classic, details=declared)

        with pytest.raises(DetailsError, match=r"^Field '_?pay' of Odd cannot be used"):
            template.fields()

    def test_types_that_cannot_be_found(self):
        """A type that does not exist when the program runs is an error of the template."""
        declared = attrs.make_class("Odd", {"pay": attrs.field(type="Money")})
        template = attrs.evolve(letters.classic, details=declared)

        with pytest.raises(DetailsError, match=r"types of Odd cannot be found \(NameError: "):
            template.fields()

    @pytest.mark.parametrize(
        ("name", "value", "clean"),
        [
            ("unit", "  the  ICU ", "the ICU"),
            ("years", 3, 3),
            ("years", None, None),
            ("years", " ", None),
            ("nights", True, True),
            ("since", "2026-11-16", dt.date(2026, 11, 16)),
            ("since", None, None),
            ("papers", ["A", "", " B "], ("A", "B")),
        ],
    )
    def test_a_field_cleans_values(self, name, value, clean):
        """Details are cleaned like a profile; an empty text counts as None if it is optional."""
        assert self.template(Shift).fields()[name].clean(value, "Shift") == clean

    @pytest.mark.parametrize(
        ("name", "value", "kind"),
        [
            ("unit", " ", InvalidValueError),
            ("unit", None, WrongTypeError),
            ("years", "3", WrongTypeError),
            ("nights", " ", WrongTypeError),
            ("since", "May", InvalidValueError),
            ("papers", 7, WrongTypeError),
        ],
    )
    def test_a_field_refuses_values(self, name, value, kind):
        """The error names the class that was passed, and the field."""
        field = self.template(Shift).fields()[name]

        with pytest.raises(kind) as caught:
            field.clean(value, "Shift")
        assert caught.value.field == f"Shift.{name}"

    def test_required_fields_are_asked_for(self):
        """Without details, the error names the arguments that are required."""
        write = functools.partial(compose, ME, Rejection("Acme"), template=self.template(Shift))

        with pytest.raises(DetailsError, match="It needs unit"):
            write()
        with pytest.raises(DetailsError, match="It declares Shift"):
            write(details=SalesDetails())
        assert write(details=Shift("ICU")).template.details is Shift

    def test_a_template_without_details_takes_none(self):
        """What would not be printed is refused."""
        with pytest.raises(DetailsError, match="takes no details"):
            compose(ME, Rejection("Acme"), details=SalesDetails())


def test_details_of_another_letter_are_refused():
    """Details say which letter they are for."""
    with pytest.raises(DetailsError, match="It declares SalesDetails"):
        compose(ME, Rejection("Acme"), template="sales", details=DesignDetails())


@pytest.mark.parametrize(
    "template", [value for value in vars(letters).values() if isinstance(value, Template)]
)
def test_every_letter_says_what_it_is(template):
    """Every built-in letter has a summary that fits the list, and no word to avoid in it."""
    assert 10 < len(template.summary) < 50
