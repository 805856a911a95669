"""Values in the tables of numpy and pandas are accepted, or are errors that say to use None.

`tests/test_table_values.py` checks the same with classes that behave like theirs.
"""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from rejection_letters import Profile, Rejection, Stage, compose
from rejection_letters.errors import RejectionLettersError

ANA = Profile("Ana Ruiz", "UX designer")
GAPS = [
    (np.nan, "NaN"),
    (np.float32("nan"), "NaN"),
    (pd.NaT, "NaT"),
    (np.datetime64("NaT", "s"), "NaT"),
    (pd.NA, "pd.NA"),
]


def refusal(make):
    """Return the message of the error that rejects a value."""
    with pytest.raises(RejectionLettersError) as caught:
        make()
    return str(caught.value)


@pytest.mark.parametrize(("gap", "name"), GAPS, ids=repr)
@pytest.mark.parametrize(
    "field", ["company", "role", "date", "contact", "stage", "address", "thanks_to", "on_file"]
)
def test_gap_in_a_field_is_an_error_that_says_to_use_none(field, gap, name):
    assert refusal(lambda: Rejection(**{"company": "Acme", field: gap})) == (
        f"Rejection.{field} must not be {name}; use None for a missing value."
    )


@pytest.mark.parametrize(("gap", "name"), GAPS, ids=repr)
@pytest.mark.parametrize("argument", ["date", "call_on", "minutes", "questions", "own_words"])
def test_gap_in_an_argument_is_an_error_that_says_to_use_none(argument, gap, name):
    assert refusal(lambda: compose(ANA, Rejection("Acme"), **{argument: gap})) == (
        f"compose.{argument} must not be {name}; use None for a missing value."
    )


@pytest.mark.parametrize(
    "midnight",
    [
        pd.Timestamp("2026-11-16"),
        np.datetime64("2026-11-16"),
        np.datetime64("2026-11-16", "ns"),
        np.str_("2026-11-16"),
    ],
    ids=repr,
)
def test_midnight_is_a_date(midnight):
    assert Rejection("Acme", date=midnight).date == dt.date(2026, 11, 16)


@pytest.mark.parametrize(
    "time",
    [
        pd.Timestamp("2026-11-16 10:00"),
        pd.Timestamp("2026-11-16", tz="UTC"),
        pd.Timestamp("2026-11-16") + pd.Timedelta(1, "ns"),
        np.datetime64("2026-11-16T10"),
    ],
    ids=repr,
)
def test_other_time_is_an_error(time):
    assert refusal(lambda: Rejection("Acme", date=time)).startswith("Rejection.date must be a ")


@pytest.mark.parametrize(
    "number", [np.int64(20), np.uint8(20), np.float64(20), np.float32(20)], ids=repr
)
def test_whole_number_becomes_an_int(number):
    assert type(compose(ANA, Rejection("Acme"), minutes=number).minutes) is int


@pytest.mark.parametrize("number", [np.float64(20.5), np.bool_(True), np.array([20])], ids=repr)
def test_other_number_is_an_error(number):
    message = refusal(lambda: compose(ANA, Rejection("Acme"), minutes=number))

    assert message.startswith("compose.minutes must be an int; got ")


@pytest.mark.parametrize("value", [True, False])
def test_boolean_of_numpy_becomes_a_bool(value):
    assert Rejection("Acme", on_file=np.bool_(value)).on_file is value


def test_rows_of_a_file_can_be_used_after_gaps_became_none(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(
        "company,date,stage,on_file,minutes\nAcme,2026-11-16,final,True,20\nGlobex,,,,\n",
        encoding="utf-8-sig",
    )
    table = pd.read_csv(path, parse_dates=["date"])
    rows = table.astype(object).where(table.notna(), None).to_dict("records")

    acme, globex = (
        compose(
            ANA,
            Rejection(row["company"], date=row["date"], stage=row["stage"], on_file=row["on_file"]),
            minutes=row["minutes"],
        )
        for row in rows
    )

    assert (acme.rejection.date, acme.minutes) == (dt.date(2026, 11, 16), 20)
    assert (acme.rejection.stage, acme.rejection.on_file) == (Stage.FINAL, True)
    assert globex.rejection == Rejection("Globex")
