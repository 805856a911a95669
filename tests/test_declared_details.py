"""Details are checked when a template declares them, and cleaned when a letter is written."""

import datetime as dt
from typing import ClassVar, Literal

import attrs
import pytest

from rejection_letters import Profile, Rejection, Template, compose
from rejection_letters.errors import DetailsError, WrongTypeError
from tests.hostile_templates import Extras, closing

ANA = Profile("Ana Ruiz", "UX designer")
REJECTION = Rejection("Acme", role="Sales Manager", date="2026-11-20")


class Plain:
    """A class without attrs."""


@attrs.frozen
class Listed:
    """An attrs class with a field of an unsupported type."""

    sites: list[str]


@attrs.frozen
class Hidden:
    """An attrs class with a private field."""

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
    """Details with required fields."""

    motto: str
    day: dt.date
    years: int | None = None


Count = type("Count", (int,), {"__str__": lambda _: "many"})
Liar = type("Liar", (str,), {"__str__": lambda _: "b", "__len__": lambda _: 1_000})


class TestDeclarations:
    @pytest.mark.parametrize(
        ("declared", "message"),
        [
            *(
                (
                    declared,
                    (f"The details of template 'mine' must be an attrs class, got {declared!r}."),
                )
                for declared in (Plain, "Needed", 3, tuple[str, ...], Hidden())
            ),
            *(
                (
                    declared,
                    (
                        f"Cannot resolve the type hints of {declared.__name__} ({cause}). "
                        "Import the types at run time, not only under TYPE_CHECKING."
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
                        "Its type must be str, int, bool, datetime.date, or tuple[str, ...], or "
                        "one of these or None. Its name must not start with an underscore, nor may "
                        "it set init=False."
                    ),
                )
                for declared, field in (
                    *((Listed, "sites"), (Hidden, "_motto"), (Either, "motto"), (Untyped, "motto")),
                    *((Unhashable, "motto"), (Made, "motto")),
                )
            ),
        ],
    )
    def test_an_unusable_class_is_an_error_when_the_template_is_loaded(self, declared, message):
        with pytest.raises(DetailsError) as caught:
            Template.from_string(closing("x"), name="mine", details=declared)

        assert (str(caught.value), caught.value.template) == (message, "mine")

    @pytest.mark.parametrize("details", [None, {}])
    def test_an_unusable_class_for_a_template_in_a_package(self, details):
        """The class is checked when the template is used, because that is when it is loaded."""
        template = Template.from_package("tests", "mine.j2", summary="", details=dict)
        with pytest.raises(DetailsError, match="must be an attrs class, got <class 'dict'>"):
            template.clean_details(details)

    @pytest.mark.parametrize("declared", [[], {}, Listed([]), Unhashable])
    def test_unhashable_details_raise_an_error_of_the_library(self, declared):
        with pytest.raises(DetailsError):
            Template.from_string(closing("x"), name="mine", details=declared)

    @pytest.mark.parametrize(
        ("declared", "details", "message"),
        [
            (
                None,
                "a motto",
                "Template 'mine' takes no details, got 'a motto'.",
            ),
            (
                Needed,
                "a motto",
                "Template 'mine' takes details of class Needed, got 'a motto'.",
            ),
            (
                Needed,
                None,
                ("Template 'mine' requires details. Pass details=Needed(motto=..., day=...)."),
            ),
        ],
    )
    def test_details_of_another_class_or_none_at_all(self, declared, details, message):
        template = Template.from_string(closing("x"), name="mine", details=declared)

        with pytest.raises(DetailsError) as caught:
            compose(ANA, REJECTION, template=template, date="2026-11-23", details=details)

        assert str(caught.value) == message

    def test_details_with_only_optional_fields_have_defaults(self):
        template = Template.from_string(closing("{{ details.sites|and_list }}"), details=Extras)

        letter = compose(ANA, REJECTION, template=template, date="2026-11-23")

        assert letter.closing == "Leeds and York"

    def test_cleaning_leaves_the_details_unchanged(self):
        template = Template.from_string(
            closing("{{ details.motto }} {{ details.day|long_date }}"), details=Needed
        )
        details = Needed("  a   motto ", "2026-11-23")

        letter = compose(ANA, REJECTION, template=template, date="2026-11-23", details=details)

        assert (letter.closing, details.motto) == ("a motto November 23, 2026", "  a   motto ")

    def test_converters_run_once(self):
        """A converter may not accept its own result."""

        @attrs.frozen
        class Converted:
            years: int = attrs.field(converter=lambda text: int(text.split()[0]))
            motto: str = attrs.field(converter=lambda text: f"{text}!")

        template = Template.from_string(
            closing("{{ details.years }} {{ details.motto }}"), details=Converted
        )

        letter = compose(ANA, REJECTION, template=template, details=Converted("3 years", "a  b"))

        assert letter.closing == "3 a b!"

    def test_a_field_may_have_an_alias(self):
        @attrs.frozen
        class Renamed:
            motto: str = attrs.field(alias="slogan")

        template = Template.from_string(closing("{{ details.motto }}"), details=Renamed)

        assert (
            compose(ANA, REJECTION, template=template, details=Renamed(slogan="a  b")).closing
            == "a b"
        )

    def test_fields_are_read_once(self):
        """The value that was checked is the value that is printed."""

        @attrs.frozen
        class Changing:
            """Details whose field has another value on each access."""

            motto: str = "first"
            asked: ClassVar[list[str]] = ["first", "\x1e", "\x1e"]

            def __getattribute__(self, name):
                return Changing.asked.pop(0) if name == "motto" else super().__getattribute__(name)

        template = Template.from_string(closing("{{ details.motto }}"), details=Changing)

        assert compose(ANA, REJECTION, template=template, details=Changing()).closing == "first"

    @pytest.mark.parametrize("number", [True, Count(3)])
    def test_subclasses_of_int_are_refused(self, number):
        """They may print as something other than their value."""
        template = Template.from_string(closing("{{ details.years }}"), details=Extras)

        with pytest.raises(WrongTypeError, match=r"^Extras\.years must be an int; got "):
            compose(ANA, REJECTION, template=template, details=Extras(years=number))

    def test_subclasses_of_str_print_their_own_characters(self):
        """A subclass may override __str__."""
        template = Template.from_string(closing("{{ details.motto }}"), details=Extras)

        assert (
            compose(ANA, REJECTION, template=template, details=Extras(motto=Liar("a"))).closing
            == "a"
        )

    def test_an_empty_optional_value_counts_as_missing(self):
        """Forms send empty strings for fields that were not filled in."""
        template = Template.from_string(
            closing("{{ details.motto or 'no motto' }}"), details=Extras
        )

        letter = compose(
            ANA, REJECTION, template=template, details=Extras(motto=" "), date="2026-11-23"
        )

        assert letter.closing == "no motto"
