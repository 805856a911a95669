"""Values as tables have them: gaps, midnights, and the numbers of numpy.

The classes here behave like those of numpy and pandas, so that these tests need neither.
"""

import datetime as dt

import attrs
import pytest

from rejection_letters import (
    Contact,
    Medium,
    Profile,
    Reason,
    Rejection,
    SourceMessage,
    Stage,
    Template,
    compose,
    letters,
)
from rejection_letters.errors import DetailsError, RejectionLettersError
from rejection_letters.letters import (
    MilitaryDetails,
    ReminderDetails,
    ShortNoteDetails,
    ThankYouDetails,
)

ANA = Profile("Ana Ruiz", "UX designer")


class Hostile:
    """A value whose methods raise whatever they like."""

    def fail(self, *_):
        raise RuntimeError

    __eq__ = __ne__ = __bool__ = __index__ = __len__ = __iter__ = fail
    __hash__ = None


class NAType(Hostile):
    """Like the type of pandas.NA, which has no truth value and equals nothing."""

    __hash__ = object.__hash__


class NaTType(dt.datetime):
    """Like the type of pandas.NaT, an instance of datetime that is not a point in time."""

    def __ne__(self, other):
        return True

    __hash__ = dt.datetime.__hash__

    @property
    def year(self):
        return float("nan")


class Timestamp(dt.datetime):
    """Like pandas.Timestamp, a subclass of datetime."""


class Scalar:
    """Like a scalar of numpy, which has the Python value `item`."""

    def __init__(self, item):
        self.item = item

    def __eq__(self, other):
        return self.item == other

    def __ne__(self, other):
        return self.item != (other.item if isinstance(other, Scalar) else other)

    __hash__ = None

    def __str__(self):
        return str(self.item)


def scalar_type(name, method):
    """Return a type like one of numpy, with a method that converts it."""
    convert = {method: lambda self: self.item}
    return type(name, (Scalar,), {**convert, "__module__": "numpy"})


Int64 = scalar_type("int64", "__index__")
Float32 = scalar_type("float32", "__float__")
Float32.__int__ = lambda self: int(self.item)
Bools = [scalar_type(name, "__bool__") for name in ("bool", "bool_")]
Datetime64 = scalar_type("datetime64", "item")


GAPS = [
    (float("nan"), "NaN"),
    (Scalar(float("nan")), "NaN"),
    (NaTType(2026, 11, 23), "NaT"),
    (Datetime64(float("nan")), "NaT"),
    (NAType(), "pd.NA"),
]
EACH_GAP = pytest.mark.parametrize(
    ("gap", "name"), GAPS, ids=[f"{type(gap).__name__}" for gap, _ in GAPS]
)
REQUIRED = {
    Profile: {"name": "Ana Ruiz", "occupation": "UX designer"},
    Contact: {"name": "Dana Lee"},
    Rejection: {"company": "Acme"},
    SourceMessage: {},
    MilitaryDetails: {},
    ReminderDetails: {"sent": "2026-11-16"},
    ThankYouDetails: {"day": "2026-11-16"},
    ShortNoteDetails: {},
}
FIELDS = [(kind, field.name) for kind in REQUIRED for field in attrs.fields(kind)]
LISTS = [(kind, name) for kind, name in FIELDS if name in ("address", "references", "thanks_to")]


def refusal(make):
    """Return the error that rejects a value."""
    with pytest.raises(RejectionLettersError) as caught:
        make()
    return caught.value


def compose_from(profile):
    """Use a value as the profile."""
    compose(profile, Rejection("Acme"))


def render_in(style):
    """Use a value as the style of a letter."""
    compose(ANA, Rejection("Acme")).render("txt", style=style)


def send_on(date):
    """Use a value as the date of an email."""
    profile = attrs.evolve(ANA, email="ana@example.com")
    compose(profile, Rejection("Acme")).email("dana@acme.example", date=date)


class TestGaps:
    @EACH_GAP
    @pytest.mark.parametrize(("kind", "field"), FIELDS)
    def test_gap_in_a_field_is_an_error_that_says_to_use_none(self, kind, field, gap, name):
        error = refusal(lambda: kind(**{**REQUIRED[kind], field: gap}))

        assert error.field == f"{kind.__name__}.{field}"
        assert str(error) == f"{error.field} must not be {name}; use None for a missing value."

    @EACH_GAP
    @pytest.mark.parametrize(("kind", "field"), LISTS)
    def test_gap_in_a_list_is_an_error_that_says_to_use_none(self, kind, field, gap, name):
        error = refusal(lambda: kind(**{**REQUIRED[kind], field: ["Tom Okafor", gap]}))

        assert str(error) == (
            f"{kind.__name__}.{field} must not contain {name}; use None for a missing value."
        )

    @EACH_GAP
    @pytest.mark.parametrize(
        "argument",
        ["date", "call_on", "minutes", "variant", "drawn_by", "own_words", "questions"],
    )
    def test_gap_in_an_argument_is_an_error_that_says_to_use_none(self, argument, gap, name):
        error = refusal(lambda: compose(ANA, Rejection("Acme"), **{argument: gap}))

        assert str(error) == (
            f"compose.{argument} must not be {name}; use None for a missing value."
        )

    @EACH_GAP
    @pytest.mark.parametrize("use", [compose_from, render_in, send_on])
    def test_gap_that_has_the_wrong_type_is_an_error_that_says_to_use_none(self, use, gap, name):
        error = refusal(lambda: use(gap))

        assert str(error) == f"{error.field} must not be {name}; use None for a missing value."

    @EACH_GAP
    @pytest.mark.parametrize("template", [letters.classic, letters.sales])
    def test_details_that_are_a_gap_are_an_error_that_says_to_use_none(self, template, gap, name):
        error = refusal(lambda: compose(ANA, Rejection("Acme"), template=template, details=gap))

        assert type(error) is DetailsError
        assert error.what == (
            f"The details of template {template.name!r} must not be {name}; "
            "use None for a missing value."
        )

    @EACH_GAP
    @pytest.mark.parametrize("kind", [Stage, Reason, Medium])
    def test_gap_is_no_member_of_an_enumeration(self, kind, gap, name):
        assert str(refusal(lambda: kind(gap))).startswith(f"{kind.__name__} must not be {name}; ")

    @EACH_GAP
    def test_gap_in_the_details_of_a_pack_is_an_error(self, gap, name):
        @attrs.frozen
        class Cruise:
            ship: str

        template = Template.from_string('{% extends "letter" %}', details=Cruise)
        error = refusal(
            lambda: compose(ANA, Rejection("Acme"), template=template, details=Cruise(gap))
        )

        assert str(error) == f"Cruise.ship must not be {name}; use None for a missing value."

    @pytest.mark.parametrize(("kind", "field"), FIELDS)
    def test_hostile_value_is_an_error_that_names_the_field(self, kind, field):
        error = refusal(lambda: kind(**{**REQUIRED[kind], field: Hostile()}))

        assert error.field == f"{kind.__name__}.{field}"
        assert " must be " in str(error)


class TestDetails:
    @pytest.mark.parametrize("nothing", [None, "", " "])
    @pytest.mark.parametrize("kind", [MilitaryDetails, ReminderDetails, ThankYouDetails])
    def test_none_and_blank_text_mean_omitted(self, kind, nothing):
        fields = [field.name for field in attrs.fields(kind)]
        omitted = dict.fromkeys(fields, nothing) | REQUIRED[kind]

        assert kind(**omitted) == kind(**REQUIRED[kind])

    @pytest.mark.parametrize("nothing", [None, "", " "])
    def test_omitted_limit_of_a_note_is_the_default(self, nothing):
        assert ShortNoteDetails(max_characters=nothing) == ShortNoteDetails()


class TestDates:
    def test_midnight_timestamp_is_a_date(self):
        day = Rejection("Acme", date=Timestamp(2026, 11, 16)).date

        assert (type(day), day) == (dt.date, dt.date(2026, 11, 16))

    def test_timestamp_with_a_time_is_an_error(self):
        error = refusal(lambda: Rejection("Acme", date=Timestamp(2026, 11, 16, 10)))

        assert error.remedy == "Pass its .date()."

    @pytest.mark.parametrize("text", ["2026-11-16", "2026-11-16T00:00:00.000000000"])
    def test_datetime64_at_midnight_is_a_date(self, text):
        assert Rejection("Acme", date=Datetime64(text)).date == dt.date(2026, 11, 16)

    @pytest.mark.parametrize("text", ["2026-11-16T10:00:00", "2026-11", "2026"])
    def test_other_datetime64_is_an_error(self, text):
        assert refusal(lambda: Rejection("Acme", date=Datetime64(text))).what.startswith(
            "Rejection.date must be a valid date in the form YYYY-MM-DD; got "
        )


class TestNumbersAndBooleans:
    @pytest.mark.parametrize("number", [Int64(20), Float32(20.0), 20.0])
    def test_whole_numbers_become_ints(self, number):
        minutes = compose(ANA, Rejection("Acme"), minutes=number).minutes

        assert (type(minutes), minutes) == (int, 20)

    @pytest.mark.parametrize(
        "number",
        [Float32(20.5), Bools[0](True), 1e400, Hostile()],
        ids=["fraction", "bool", "infinity", "hostile"],
    )
    def test_other_values_are_rejected(self, number):
        error = refusal(lambda: compose(ANA, Rejection("Acme"), minutes=number))

        assert error.what.startswith("compose.minutes must be an int; got ")

    @pytest.mark.parametrize("kind", Bools)
    @pytest.mark.parametrize("value", [True, False])
    def test_booleans_of_numpy_become_bools(self, kind, value):
        assert Rejection("Acme", on_file=kind(value)).on_file is value

    @pytest.mark.parametrize("value", [Int64(1), Float32(0.0)])
    def test_numbers_are_not_booleans(self, value):
        error = refusal(lambda: SourceMessage(no_reply=value))

        assert error.what.startswith("SourceMessage.no_reply must be True or False; got ")
