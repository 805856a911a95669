"""What is wrong with the details a template declares, or is given."""

import datetime as dt
from typing import ClassVar, Literal

import attrs
import pytest

from rejection_letters import Profile, Rejection, Template, compose
from rejection_letters.errors import DetailsError, WrongTypeError
from tests.hostile_templates import Extras, closing

ANA = Profile("Ana Ruiz", "UX designer")
NO = Rejection("Acme", role="Sales Manager", date="2026-11-20")


class Plain:
    """No attrs class."""


@attrs.frozen
class Listed:
    """An attrs class with a field of a type that templates cannot use."""

    sites: list[str]


@attrs.frozen
class Hidden:
    """An attrs class with a field that templates cannot name."""

    _motto: str = "x"


@attrs.frozen
class Either:
    """An attrs class with a field of two types."""

    motto: str | int | None = None


Late = attrs.make_class("Late", {"motto": attrs.field(type="NotImported")})
Failing = attrs.make_class("Failing", {"motto": attrs.field(type="1 / 0")})
Untyped = attrs.make_class("Untyped", {"motto": attrs.field()})
Made = attrs.make_class("Made", {"motto": attrs.field(type=str, default="x", init=False)})
Unhashable = attrs.make_class("Unhashable", {"motto": attrs.field(type=Literal[["x"]])})


@attrs.frozen
class Needed:
    """Details that have to be given."""

    motto: str
    day: dt.date
    years: int | None = None


Count = type("Count", (int,), {"__str__": lambda _: "many"})
Liar = type("Liar", (str,), {"__str__": lambda _: "b", "__len__": lambda _: 1_000})


class TestDetails:
    """What is wrong with the details a template declares, or is given."""

    @pytest.mark.parametrize(
        ("declared", "message"),
        [
            *(
                (
                    declared,
                    (
                        f"Template 'mine' declares {declared!r} for its details. That is no attrs "
                        "class. Declare a class with @attrs.frozen."
                    ),
                )
                for declared in (Plain, "Needed", 3, tuple[str, ...], Hidden())
            ),
            *(
                (
                    declared,
                    (
                        f"The types of {declared.__name__} cannot be found ({cause}). A template "
                        "is checked against them. Import what they name at run time, not only "
                        "under TYPE_CHECKING."
                    ),
                )
                for declared, cause in (
                    (Late, "NameError: name 'NotImported' is not defined"),
                    (Failing, "ZeroDivisionError: division by zero"),
                )
            ),
            *(
                (
                    declared,
                    (
                        f"Field {field!r} of {declared.__name__} cannot be used in a template. "
                        "Details are str, int, bool, datetime.date or tuple[str, ...], or one of "
                        "them or None. Change its type, begin its name with a letter, and leave "
                        "out init=False."
                    ),
                )
                for declared, field in (
                    *((Listed, "sites"), (Hidden, "_motto"), (Either, "motto"), (Untyped, "motto")),
                    *((Unhashable, "motto"), (Made, "motto")),
                )
            ),
        ],
    )
    def test_a_class_that_no_template_can_use(self, declared, message):
        """It is refused when the template is loaded, before any letter."""
        with pytest.raises(DetailsError) as caught:
            Template.from_string(closing("x"), name="mine", details=declared)

        assert (str(caught.value), caught.value.template) == (message, "mine")

    @pytest.mark.parametrize("details", [None, {}])
    def test_such_a_class_in_a_package(self, details):
        """It is refused like that where the template is checked no earlier than it is used."""
        template = Template.from_package("tests", "mine.j2", summary="", details=dict)
        with pytest.raises(DetailsError, match="declares <class 'dict'> for its details"):
            template.clean_details(details)

    @pytest.mark.parametrize("declared", [[], {}, Listed([]), Unhashable])
    def test_what_cannot_be_hashed_is_refused_like_any_other(self, declared):
        """The error is the library's own."""
        with pytest.raises(DetailsError):
            Template.from_string(closing("x"), name="mine", details=declared)

    @pytest.mark.parametrize(
        ("declared", "details", "message"),
        [
            (
                None,
                "a motto",
                (
                    "Template 'mine' takes no details, but was given 'a motto'. They would not be "
                    "printed. Leave details out, or choose the template they are meant for."
                ),
            ),
            (
                Needed,
                "a motto",
                (
                    "Template 'mine' was given 'a motto' as details. It declares Needed. Give "
                    "details=Needed(...)."
                ),
            ),
            (
                Needed,
                None,
                (
                    "Template 'mine' was given no details. It needs motto, day. Give "
                    "details=Needed(...)."
                ),
            ),
        ],
    )
    def test_details_that_are_not_those_declared(self, declared, details, message):
        """What was given and what is needed are both named."""
        template = Template.from_string(closing("x"), name="mine", details=declared)

        with pytest.raises(DetailsError) as caught:
            compose(ANA, NO, template=template, date="2026-11-23", details=details)

        assert str(caught.value) == message

    def test_details_that_can_all_be_left_out_are_made(self):
        """A template of which nothing must be said needs no details."""
        template = Template.from_string(closing("{{ details.sites|and_list }}"), details=Extras)

        letter = compose(ANA, NO, template=template, date="2026-11-23")

        assert letter.closing == "Leeds and York"

    def test_details_are_cleaned_in_a_copy(self):
        """What the caller made stays as it was."""
        template = Template.from_string(
            closing("{{ details.motto }} {{ details.day|long_date }}"), details=Needed
        )
        details = Needed("  a   motto ", "2026-11-23")

        letter = compose(ANA, NO, template=template, date="2026-11-23", details=details)

        assert (letter.closing, details.motto) == ("a motto November 23, 2026", "  a   motto ")

    def test_a_converter_of_the_details_runs_once(self):
        """What it has made of a value it might not take, or make something else of."""

        @attrs.frozen
        class Converted:
            """Details of which one is converted and another is cleaned."""

            years: int = attrs.field(converter=lambda text: int(text.split()[0]))
            motto: str = attrs.field(converter=lambda text: f"{text}!")

        template = Template.from_string(
            closing("{{ details.years }} {{ details.motto }}"), details=Converted
        )

        letter = compose(ANA, NO, template=template, details=Converted("3 years", "a  b"))

        assert letter.closing == "3 a b!"

    def test_a_field_of_the_details_may_be_given_under_another_name(self):
        """The template knows it by its own."""

        @attrs.frozen
        class Renamed:
            """Details whose argument and field differ."""

            motto: str = attrs.field(alias="slogan")

        template = Template.from_string(closing("{{ details.motto }}"), details=Renamed)

        assert compose(ANA, NO, template=template, details=Renamed(slogan="a  b")).closing == "a b"

    def test_a_field_of_the_details_is_read_once(self):
        """What was looked at is what is printed."""

        @attrs.frozen
        class Changing:
            """Details that give another value each time they are asked."""

            motto: str = "first"
            asked: ClassVar[list[str]] = ["first", "\x1e", "\x1e"]

            def __getattribute__(self, name):
                return Changing.asked.pop(0) if name == "motto" else super().__getattribute__(name)

        template = Template.from_string(closing("{{ details.motto }}"), details=Changing)

        assert compose(ANA, NO, template=template, details=Changing()).closing == "first"

    @pytest.mark.parametrize("number", [True, Count(3)])
    def test_a_number_in_details_is_an_int_and_nothing_derived_from_it(self, number):
        """What prints itself otherwise than it counts would not come out as typed."""
        template = Template.from_string(closing("{{ details.years }}"), details=Extras)

        with pytest.raises(WrongTypeError, match=r"^Extras\.years must be an int; got "):
            compose(ANA, NO, template=template, details=Extras(years=number))

    def test_text_in_details_is_printed_by_its_own_characters(self):
        """A class derived from str may print itself otherwise."""
        template = Template.from_string(closing("{{ details.motto }}"), details=Extras)

        assert compose(ANA, NO, template=template, details=Extras(motto=Liar("a"))).closing == "a"

    def test_blank_details_that_may_be_left_out_count_as_left_out(self):
        """A form that was not filled in prints no blank."""
        template = Template.from_string(
            closing("{{ details.motto or 'no motto' }}"), details=Extras
        )

        letter = compose(ANA, NO, template=template, details=Extras(motto=" "), date="2026-11-23")

        assert letter.closing == "no motto"
