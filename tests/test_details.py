"""The details of the built-in letters, and the fields of details in general."""

from __future__ import annotations

import datetime as dt
import functools
import re

import attrs
import pytest

from rejection_letters import Field, Profile, Rejection, Template, compose, letters
from rejection_letters.errors import DetailsError, InvalidValueError, WrongTypeError
from rejection_letters.letters import DesignDetails, MilitaryDetails, SalesDetails

ME = Profile("Ana Ruiz", "planner", industry="freight")


def paragraphs(details, template, stage="application", variant=0, **more):
    """Return the paragraphs of a letter."""
    no = Rejection("Acme", contact="Dana Lee", stage=stage, **more)
    letter = compose(ME, no, template=template, details=details, variant=variant)
    return [block for block in letter.blocks if isinstance(block, str)]


def sentences(paragraphs):
    """Return the sentences of some paragraphs."""
    return re.split(r"(?<=[.?!]) ", " ".join(paragraphs))


def added(details, template, stage="application", variant=0, **more):
    """Return the sentences that a letter has only because of its details."""
    without = sentences(paragraphs(None, template, stage, variant, **more))
    with_them = sentences(paragraphs(details, template, stage, variant, **more))
    return " ".join(sentence for sentence in with_them if sentence not in without)


@pytest.mark.parametrize("kind", [DesignDetails, MilitaryDetails, SalesDetails])
class TestAllDetails:
    def test_every_field_is_optional(self, kind):
        assert all(value is None for value in attrs.astuple(kind()))

    def test_every_field_has_a_valid_example(self, kind):
        for field in attrs.fields(kind):
            example = field.metadata["example"]

            assert getattr(kind(**{field.name: example}), field.name) == example

    def test_fields_are_keyword_only(self, kind):
        with pytest.raises(TypeError, match="positional"):
            kind("the Midwest")

    def test_details_are_frozen(self, kind):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            kind().link = "ana.example.com"

    def test_invalid_text_names_the_field(self, kind):
        field = attrs.fields(kind)[0].name

        with pytest.raises(InvalidValueError, match=rf"^{kind.__name__}\.{field} "):
            kind(**{field: "one\ntwo"})


class TestMilitaryDetails:
    @pytest.mark.parametrize("branch", ["Navy", "the Navy", "The Navy", " the  Navy "])
    def test_the_article_of_a_branch_is_removed(self, branch):
        """The letter adds its own."""
        assert MilitaryDetails(branch=branch).branch == "Navy"

    def test_a_branch_may_begin_with_the_letters_of_an_article(self):
        assert MilitaryDetails(branch="Theater Command").branch == "Theater Command"

    @pytest.mark.parametrize(("field", "most"), [("years", 60), ("people", 1_000_000)])
    def test_numbers_have_bounds(self, field, most):
        for number in (0, -1, most + 1):
            with pytest.raises(InvalidValueError) as caught:
                MilitaryDetails(**{field: number})

            assert caught.value.field == f"MilitaryDetails.{field}"
            assert f"{most:,}" in str(caught.value)
        assert getattr(MilitaryDetails(**{field: most}), field) == most

    @pytest.mark.parametrize("value", ["12", 12.5, True])
    def test_numbers_must_be_integers(self, value):
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
    def test_the_record_of_service(self, details, record):
        """Every record says that the writer is moving to civilian work."""
        known = MilitaryDetails(**details)
        always = "I am moving from military service to civilian work. "

        assert added(known, "military-transition") == record.removeprefix(always)
        assert any(record in text for text in paragraphs(known, "military-transition"))

    @pytest.mark.parametrize("stage", ["screen", "interview", "final"])
    def test_the_record_is_left_out_after_an_interview(self, stage):
        """The reader knows it from the interview."""
        assert added(MilitaryDetails(years=12), "military-transition", stage) == ""

    @pytest.mark.parametrize("reason", ["not-a-fit", "overqualified", "location"])
    def test_the_record_is_left_out_if_it_was_the_reason(self, reason):
        """It would sound like an argument with the decision."""
        details = MilitaryDetails(branch="Navy", people=40)

        assert added(details, "military-transition", reason="filled") != ""
        assert added(details, "military-transition", reason=reason) == ""


class TestSalesDetails:
    @pytest.mark.parametrize(
        ("details", "facts"),
        [
            ({"territory": "the Midwest"}, "I have sold in the Midwest."),
            ({"deal_size": "$80,000"}, "my average deal is $80,000."),
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
                "my average deal is $9,000. I reached all of quota in 2025.",
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
    def test_the_facts_are_in_one_paragraph(self, details, facts):
        """A few words lead in to the first of them."""
        known = SalesDetails(**details)
        lead_in, _, said = added(known, "sales").partition(": ")

        assert said == facts
        assert any(f"{lead_in}: {facts}" in text for text in paragraphs(known, "sales"))

    @pytest.mark.parametrize("stage", ["screen", "interview", "final"])
    def test_facts_are_left_out_after_an_interview(self, stage):
        """They would sound like an argument with the decision."""
        assert added(SalesDetails(territory="Ohio"), "sales", stage) == ""

    @pytest.mark.parametrize("reason", ["not-a-fit", "overqualified", "location"])
    def test_facts_are_left_out_if_they_were_the_reason(self, reason):
        """They would sound like an argument with the decision."""
        details = SalesDetails(territory="Ohio", deal_size="$9,000", attainment="my quota")

        assert added(details, "sales", reason="filled") != ""
        assert added(details, "sales", reason=reason) == ""


class TestDesignDetails:
    @pytest.mark.parametrize("variant", range(10))
    def test_the_letter_shows_a_portfolio_and_asks_about_case_studies(self, variant):
        details = DesignDetails(link="ana.example.com")
        text = " ".join(paragraphs(details, "design", "interview", variant))
        work = added(details, "design", "interview", variant)

        assert re.fullmatch(r"[A-Z][a-z ]+ at ana\.example\.com\.", work)
        assert re.search(r"(case study|own role)\b.*\?", text.partition(work)[2])

    @pytest.mark.parametrize(
        ("details", "shown"),
        [
            ({"case_study": "Checkout"}, "“Checkout”, which I would gladly send"),
            (
                {"link": "ana.example.com", "case_study": "Checkout"},
                "“Checkout” (ana.example.com)",
            ),
        ],
    )
    @pytest.mark.parametrize("variant", range(10))
    def test_the_question_refers_to_the_case_study(self, details, shown, variant):
        new = added(DesignDetails(**details), "design", "interview", variant)
        work, question = re.fullmatch(r"(.+?[.?]) (.+\?)", new).groups()

        assert f"case study {shown}" in work
        assert re.match(r"(Is|Can|Does) .*\bit\b", question)

    @pytest.mark.parametrize(
        ("details", "shown"),
        [
            ({"case_study": "Checkout"}, "“Checkout”, which I would gladly send:"),
            (
                {"link": "ana.example.com", "case_study": "Checkout"},
                "“Checkout” (ana.example.com):",
            ),
        ],
    )
    def test_the_questions_of_an_inquiry_refer_to_the_case_study(self, details, shown):
        no = Rejection("Acme", contact="Dana Lee", stage="inquiry")
        letter = compose(ME, no, template="design", details=DesignDetails(**details), variant=0)
        place = next(n for n, block in enumerate(letter.blocks) if not isinstance(block, str))

        assert letter.blocks[place - 1].endswith(shown)
        assert re.search(r"\bit\b", letter.blocks[place][0])

    def test_work_is_left_out_after_an_application(self):
        """A reader who has seen only an application is not asked to look at more."""
        details = DesignDetails(link="ana.example.com", case_study="Checkout")

        assert added(details, "design") == ""


@attrs.frozen
class Shift:
    """Details with a field of every type."""

    unit: str = attrs.field(metadata={"example": "the ICU"})
    years: int | None = None
    nights: bool = attrs.field(default=False, alias="at_night")
    since: dt.date | None = None
    papers: tuple[str, ...] = ()


class TestFields:
    def template(self, details):
        """Return a template with this class for its details."""
        return Template.from_string('{% extends "letter" %}', name="ward", details=details)

    def test_fields_of_every_type(self):
        assert [*self.template(Shift).fields().values()] == [
            Field("unit", "unit", str, False, True, "the ICU"),
            Field("years", "years", int, True, False, None),
            Field("nights", "at_night", bool, False, False, None),
            Field("since", "since", dt.date, True, False, None),
            Field("papers", "papers", tuple[str, ...], False, False, None),
        ]

    def test_fields_are_found_by_name(self):
        fields = self.template(Shift).fields()

        assert all(field.name == name for name, field in fields.items())
        assert fields["nights"].argument == "at_night"

    def test_details_can_be_created_with_the_arguments(self):
        fields = self.template(Shift).fields()
        made = Shift(**{fields["unit"].argument: "ICU", fields["nights"].argument: True})

        assert made == Shift("ICU", at_night=True)

    def test_the_fields_are_read_only(self):
        """The mapping is shared."""
        fields = self.template(Shift).fields()

        with pytest.raises(TypeError):
            fields["unit"] = None
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            fields["unit"].name = "ward"

    @pytest.mark.parametrize("template", [letters.classic, letters.brief])
    def test_a_template_without_details_has_no_fields(self, template):
        assert template.fields() == {}

    @pytest.mark.parametrize("template", [letters.sales, letters.military_transition])
    def test_fields_of_built_in_letters_are_optional_and_have_examples(self, template):
        fields = template.fields()

        assert list(fields) == [field.name for field in attrs.fields(template.details)]
        assert all(field.optional and not field.required for field in fields.values())
        assert all(field.example is not None for field in fields.values())

    @pytest.mark.parametrize("declared", [dict, 7, "Shift", Shift("the ICU")])
    def test_a_class_without_attrs_is_an_error(self, declared):
        template = attrs.evolve(letters.classic, details=declared)

        with pytest.raises(DetailsError, match="must be an attrs class") as caught:
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
    def test_an_unusable_field_is_an_error(self, declared):
        template = attrs.evolve(letters.classic, details=declared)

        with pytest.raises(DetailsError, match=r"^Field '_?pay' of Odd cannot be used"):
            template.fields()

    def test_type_hints_that_cannot_be_resolved_are_an_error(self):
        declared = attrs.make_class("Odd", {"pay": attrs.field(type="Money")})
        template = attrs.evolve(letters.classic, details=declared)

        with pytest.raises(
            DetailsError, match=r"Cannot resolve the type hints of Odd \(NameError: "
        ):
            template.fields()

    @pytest.mark.parametrize(
        ("name", "value", "clean"),
        [
            ("unit", "  the  ICU ", "the ICU"),
            ("years", 3, 3),
            ("years", None, None),
            ("years", " ", None),
            ("nights", True, True),
            ("nights", None, False),
            ("nights", " ", False),
            ("since", "2026-11-16", dt.date(2026, 11, 16)),
            ("since", None, None),
            ("papers", ["A", "", " B "], ("A", "B")),
        ],
    )
    def test_a_field_cleans_values(self, name, value, clean):
        """None and an empty string count as omitted if the field has a default."""
        assert self.template(Shift).fields()[name].clean(value, "Shift") == clean

    @pytest.mark.parametrize(
        ("name", "value", "kind"),
        [
            ("unit", " ", InvalidValueError),
            ("unit", None, WrongTypeError),
            ("years", "3", WrongTypeError),
            ("nights", "yes", WrongTypeError),
            ("since", "May", InvalidValueError),
            ("papers", 7, WrongTypeError),
        ],
    )
    def test_a_field_refuses_invalid_values(self, name, value, kind):
        field = self.template(Shift).fields()[name]

        with pytest.raises(kind) as caught:
            field.clean(value, "Shift")
        assert caught.value.field == f"Shift.{name}"

    @pytest.mark.parametrize("omitted", [None, "", " "])
    @pytest.mark.parametrize(
        ("kind", "default"), [(str, "x"), (int, 3), (bool, True), (dt.date, dt.date(2026, 11, 16))]
    )
    def test_an_omitted_value_is_the_default_of_a_field_that_cannot_be_none(
        self, kind, default, omitted
    ):
        declared = attrs.make_class("Own", {"own": attrs.field(type=kind, default=default)})
        template = self.template(declared)

        letter = compose(ME, Rejection("Acme"), template=template, details=declared(omitted))

        assert letter.details.own == default

    @pytest.mark.parametrize("omitted", [None, ""])
    def test_a_factory_is_not_called_for_an_omitted_value(self, omitted):
        """It may need the other values of the details."""
        field = attrs.field(type=str, default=attrs.Factory(lambda own: own.first, takes_self=True))
        first = attrs.field(type=str, default="x")
        template = self.template(attrs.make_class("Own", {"first": first, "own": field}))

        assert compose(ME, Rejection("Acme"), template=template).details.own == "x"
        with pytest.raises((InvalidValueError, WrongTypeError), match=r"^Own\.own must "):
            template.fields()["own"].clean(omitted, "Own")

    def test_missing_details_name_the_required_arguments(self):
        write = functools.partial(compose, ME, Rejection("Acme"), template=self.template(Shift))

        with pytest.raises(DetailsError, match=r"Pass details=Shift\(unit=\.\.\.\)"):
            write()
        with pytest.raises(DetailsError, match="takes details of class Shift, got "):
            write(details=SalesDetails())
        assert write(details=Shift("ICU")).template.details is Shift

    def test_a_template_without_details_refuses_details(self):
        with pytest.raises(DetailsError, match="takes no details"):
            compose(ME, Rejection("Acme"), details=SalesDetails())


def test_details_of_another_letter_are_refused():
    with pytest.raises(DetailsError, match="takes details of class SalesDetails, got "):
        compose(ME, Rejection("Acme"), template="sales", details=DesignDetails())


@pytest.mark.parametrize(
    "template", [value for value in vars(letters).values() if isinstance(value, Template)]
)
def test_every_built_in_letter_has_a_short_summary(template):
    assert 10 < len(template.summary) < 50
