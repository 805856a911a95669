"""compose(): its arguments, its errors, and that nothing else gets into a letter."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import attrs
import pytest

from rejection_letters import (
    Contact,
    Profile,
    Rejection,
    RejectionLettersError,
    Stage,
    Template,
    _compose,
    compose,
)
from rejection_letters.errors import (
    DetailsError,
    InvalidValueError,
    NotFoundError,
    WrongTypeError,
)
from tests.cases import written

ANA = Profile("Ana Ruiz", "UX designer")
INQUIRY = Rejection("Acme", contact="Dana Lee", stage="inquiry", reason="no-opening")
FINAL = Rejection("Acme", contact="Dana Lee", stage="final")
NOBODY = Rejection("Acme", stage="inquiry")
WEDNESDAY = dt.date(2026, 11, 18)


@attrs.frozen
class Portfolio:
    """What a template of these tests needs."""

    link: str
    pages: int = 3


@attrs.frozen
class Note:
    """What a template of these tests can do without."""

    line: str | None = None


PORTFOLIO = Template.from_string(
    """{% extends "letter" %}

{% block regard %}
My work is at {{ details.link }}, on {{ details.pages|in_words }} pages.
{% endblock %}""",
    name="portfolio",
    details=Portfolio,
)
NOTE = Template.from_string(
    """{% extends "letter" %}

{% block regard %}
{% if details.line %}{{ details.line }}.{% endif %}
{% endblock %}""",
    name="note",
    details=Note,
)
OF_JOBS = Template.from_string(
    """{% extends "letter" %}

{% block regard %}
One of the {{ letter.jobs }} is {{ letter.job|a }}, for {{ letter.position }}.
{% endblock %}"""
)


def body(letter):
    """Return the body of a letter, with one paragraph or item a line."""
    return "\n".join(
        block if isinstance(block, str) else "\n".join(block) for block in letter.blocks
    )


def write(**arguments):
    """Write the answer to an inquiry on a Wednesday."""
    return compose(ANA, INQUIRY, **{"date": WEDNESDAY, **arguments})


# The date of the letter


def test_a_letter_is_of_today(monkeypatch):
    """Where no date is given, the letter is of the day on which it is written."""
    clock = SimpleNamespace(today=lambda: dt.date(2026, 12, 24))
    monkeypatch.setattr(_compose, "dt", SimpleNamespace(date=clock))

    letter = compose(ANA, INQUIRY)

    assert letter.date.isoformat() == "2026-12-24"
    assert "\nDecember 24, 2026\n" in str(letter)


def test_dates_can_be_text():
    """Dates can be given as ISO text."""
    letter = write(date="2026-11-18", call_on="2026-11-20")

    assert (letter.date, letter.call_on) == (WEDNESDAY, dt.date(2026, 11, 20))


@pytest.mark.parametrize("argument", ["date", "call_on"])
@pytest.mark.parametrize(
    ("value", "error"),
    [
        ("18.11.2026", InvalidValueError),
        ("20261118", InvalidValueError),
        ("2026-02-30", InvalidValueError),
        ("", InvalidValueError),
        (dt.datetime(2026, 11, 18, 9), WrongTypeError),
        (float("nan"), WrongTypeError),
        (20261118, WrongTypeError),
        (dt.date(26, 11, 18), InvalidValueError),
    ],
)
def test_what_is_no_date_is_refused(argument, value, error):
    """What is no day of this century or near it is refused, with the argument's name."""
    with pytest.raises(error) as raised:
        write(**{argument: value})

    assert raised.value.field == f"compose.{argument}"
    assert str(raised.value).startswith(f"compose.{argument} ")


def test_a_letter_cannot_answer_what_comes_later():
    """A rejection of a later day than the letter is refused, with both days."""
    rejection = attrs.evolve(INQUIRY, date="2026-11-19")

    with pytest.raises(InvalidValueError) as raised:
        compose(ANA, rejection, date=WEDNESDAY)

    assert raised.value.field == "compose.date"
    assert raised.value.what == (
        "The letter is dated 2026-11-18, before the rejection of 2026-11-19."
    )
    assert raised.value.why == "It would answer what nobody has said yet."
    assert "Rejection.date" in raised.value.remedy


def test_a_letter_can_answer_the_same_day():
    """A rejection can be answered on its day."""
    letter = compose(ANA, attrs.evolve(INQUIRY, date=WEDNESDAY), date=WEDNESDAY)

    assert "of November 18." in body(letter)


def test_a_day_of_another_year_has_its_year():
    """The day of a rejection of last year is named with its year."""
    rejection = attrs.evolve(INQUIRY, date="2025-12-30")

    assert "of December 30, 2025." in body(compose(ANA, rejection, date="2026-01-02"))


# The call


@pytest.mark.parametrize(
    ("medium", "call"), [("email", "2026-11-23"), ("phone", "2026-11-23"), ("letter", "2026-11-24")]
)
def test_a_letter_that_is_posted_has_a_day_more(medium, call):
    """Nobody is called before the letter that says so is there."""
    letter = compose(ANA, attrs.evolve(INQUIRY, medium=medium), date=WEDNESDAY)

    assert letter.call_on == dt.date.fromisoformat(call)
    assert "early next week" in str(letter)


@pytest.mark.parametrize(
    ("written_on", "call_on"),
    [
        ("2026-11-16", "2026-11-23"),
        ("2026-11-17", "2026-11-23"),
        ("2026-11-18", "2026-11-23"),
        ("2026-11-19", "2026-11-23"),
        ("2026-11-20", "2026-11-24"),
        ("2026-11-21", "2026-11-24"),
        ("2026-11-22", "2026-11-24"),
        ("2026-12-30", "2027-01-04"),
        ("2027-01-01", "2027-01-05"),
    ],
)
def test_a_call_is_early_next_week(written_on, call_on):
    """From Monday to Thursday the call is next Monday, from Friday to Sunday the Tuesday."""
    letter = write(date=written_on)

    assert letter.call_on == dt.date.fromisoformat(call_on)
    assert "I will call early next week" in body(letter)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.INQUIRY])
def test_only_an_inquiry_is_followed_by_a_call(stage):
    """After an application or a talk, no call is promised unless it is asked for."""
    letter = compose(ANA, attrs.evolve(INQUIRY, stage=stage), date=WEDNESDAY)

    assert letter.call_on is None
    assert "I will call" not in body(letter)


def test_nobody_is_called_where_nobody_is_named():
    """Without a contact no call is promised."""
    assert compose(ANA, NOBODY, date=WEDNESDAY).call_on is None


def test_a_template_without_the_move_promises_no_call():
    """A template that does not make the move "call" is given no day."""
    assert write(template="brief").call_on is None


def test_no_call_can_be_wanted():
    """With None for the call, the letter offers to talk instead."""
    letter = write(call_on=None)

    assert letter.call_on is None
    assert "I will call" not in body(letter)
    assert "glad to talk" in body(letter)


@pytest.mark.parametrize(
    ("locale", "call_on", "said"),
    [
        ("en-US", "2026-11-18", "on Wednesday, November 18"),
        ("en-US", "2026-11-20", "on Friday, November 20"),
        ("en-GB", "2026-11-20", "on Friday 20 November"),
        ("en-US", "2026-11-24", "early next week"),
        ("en-US", "2026-11-25", "on Wednesday, November 25"),
        ("en-GB", "2027-01-04", "on Monday 4 January 2027"),
    ],
)
def test_a_call_can_be_on_a_day(locale, call_on, said):
    """A day that is given is the day of the call, and the letter says so."""
    letter = compose(attrs.evolve(ANA, locale=locale), INQUIRY, date=WEDNESDAY, call_on=call_on)

    assert letter.call_on == dt.date.fromisoformat(call_on)
    assert f"I will call {said}." in body(letter)


@pytest.mark.parametrize("stage", Stage)
def test_a_call_that_is_asked_for_is_promised_at_every_stage(stage):
    """A day that is given is promised at whatever stage."""
    letter = compose(ANA, attrs.evolve(INQUIRY, stage=stage), date=WEDNESDAY, call_on="2026-11-20")

    assert letter.call_on == dt.date(2026, 11, 20)
    assert "I will call on Friday, November 20" in body(letter)


@pytest.mark.parametrize(
    ("rejection", "template", "call_on", "why", "remedy"),
    [
        (NOBODY, "classic", "2026-11-20", "Nobody is named", "contact"),
        (INQUIRY, "classic", "2026-11-17", "dated 2026-11-18, after that day", "later day"),
        (INQUIRY, "brief", "2026-11-20", "'brief' promises no call", "another template"),
    ],
)
def test_a_call_that_cannot_be_is_refused(rejection, template, call_on, why, remedy):
    """A call to nobody, before the letter, or by a template that makes none, is refused."""
    with pytest.raises(InvalidValueError) as raised:
        compose(ANA, rejection, template=template, date=WEDNESDAY, call_on=call_on)

    assert isinstance(raised.value, ValueError)
    assert raised.value.field == "compose.call_on"
    assert raised.value.what == f"The letter cannot promise a call on {call_on}."
    assert why in raised.value.why
    assert remedy in raised.value.remedy
    assert raised.value.remedy.endswith("or leave call_on out.")


# The minutes


@pytest.mark.parametrize(
    ("stage", "minutes", "said"),
    [
        ("inquiry", 20, "twenty minutes"),
        ("application", 10, None),
        ("screen", 10, None),
        ("interview", 15, "fifteen minutes"),
        ("final", 15, "fifteen minutes"),
    ],
)
def test_the_minutes_follow_the_stage(stage, minutes, said):
    """Twenty minutes are asked for after an inquiry, fewer after an interview."""
    letter = compose(ANA, attrs.evolve(INQUIRY, stage=stage), date=WEDNESDAY)

    assert letter.minutes == minutes
    assert re.findall(r"[\w-]+ minutes", body(letter)) == ([said] if said else [])


@pytest.mark.parametrize(
    ("minutes", "said"), [(5, "five"), (45, "forty-five"), (60, "sixty"), (12, "twelve")]
)
def test_minutes_can_be_given(minutes, said):
    """As many minutes are asked for as were given."""
    letter = write(minutes=minutes)

    assert letter.minutes == minutes
    assert f"{said} minutes of your time" in body(letter)


@pytest.mark.parametrize("minutes", [4, 61, 0, -20])
def test_minutes_that_nobody_has_are_refused(minutes):
    """Fewer minutes than five and more than an hour are refused."""
    with pytest.raises(InvalidValueError) as raised:
        write(minutes=minutes)

    assert raised.value.field == "compose.minutes"
    assert raised.value.what == f"The letter cannot ask for {minutes} minutes."
    assert raised.value.why == "Advice takes 5 to 60."
    assert raised.value.remedy


@pytest.mark.parametrize("minutes", [True, False, 20.0, "20", float("nan")])
def test_minutes_are_whole_numbers(minutes):
    """What is no whole number is refused as minutes, True included."""
    with pytest.raises(WrongTypeError) as raised:
        write(minutes=minutes)

    assert raised.value.field == "compose.minutes"


# Templates and details


def test_a_template_is_found_by_name_or_given():
    """The name of a template and the template itself write the same letter."""
    from rejection_letters.letters import brief

    by_name, by_object = write(template="brief"), write(template=brief)

    assert str(by_name) == str(by_object)
    assert by_name.template is brief
    assert str(write()) == str(write(template="classic")) == str(write(template=" Classic "))


def test_a_template_that_is_not_there_is_an_error_with_near_names():
    """A misspelt name is an error that lists what is near and what is there."""
    with pytest.raises(NotFoundError) as raised:
        write(template="clasic")

    assert isinstance(raised.value, LookupError)
    assert (raised.value.name, raised.value.near[0]) == ("clasic", "classic")
    assert raised.value.what == "There is no template named 'clasic'."
    assert re.search(r"\bbrief\b.*\bclassic\b", raised.value.why)
    assert raised.value.remedy.startswith("Did you mean classic")


def test_a_template_that_is_like_none_has_no_near_names():
    """Where no name is near, none is offered."""
    with pytest.raises(NotFoundError) as raised:
        write(template="zzz")

    assert raised.value.near == ()
    assert "Did you mean" not in str(raised.value)


def test_details_are_written():
    """A template prints the details it declares."""
    letter = write(template=PORTFOLIO, details=Portfolio("ana.example.com"))

    assert "My work is at ana.example.com, on three pages." in body(letter)


def test_details_that_are_needed_must_be_given():
    """Details with a value that has no default are an error where they are missing."""
    with pytest.raises(DetailsError) as raised:
        write(template=PORTFOLIO)

    assert isinstance(raised.value, TypeError)
    assert raised.value.template == "portfolio"
    assert str(raised.value) == (
        "Template 'portfolio' requires details. Pass details=Portfolio(link=...)."
    )


def test_details_that_are_not_needed_are_made():
    """Details that can all be missing are made where none are given."""
    with_line = write(template=NOTE, details=Note("I read your report"))

    assert len(write(template=NOTE).blocks) == len(with_line.blocks) - 1
    assert "I read your report." in with_line.blocks


@pytest.mark.parametrize(
    ("template", "what"),
    [("classic", "takes no details, got Note"), (PORTFOLIO, "takes details of class Portfolio")],
)
def test_details_of_something_else_are_refused(template, what):
    """Details are refused by a template that takes none, or others."""
    with pytest.raises(DetailsError, match="Note") as raised:
        write(template=template, details=Note("I read your report"))

    assert what in raised.value.what


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        (({"name": "Ana Ruiz"}, INQUIRY), "compose.profile"),
        ((INQUIRY, ANA), "compose.profile"),
        ((ANA, "Acme"), "compose.rejection"),
        ((ANA, None), "compose.rejection"),
    ],
)
def test_what_is_no_profile_or_rejection_is_refused(arguments, field):
    """Anything but a profile and a rejection is refused, in this order."""
    with pytest.raises(WrongTypeError) as raised:
        compose(*arguments)

    assert isinstance(raised.value, TypeError)
    assert raised.value.field == field


def test_what_is_no_template_is_refused():
    """Anything but a name or a template is refused."""
    with pytest.raises(WrongTypeError) as raised:
        write(template=3)

    assert raised.value.field == "compose.template"


@pytest.mark.parametrize(
    "arguments",
    [
        {"minutes": 3},
        {"date": "today"},
        {"call_on": "2026-11-01"},
        {"call_on": "tomorrow"},
        {"template": "clasic"},
    ],
    ids=str,
)
def test_errors_about_values_have_what_why_and_remedy(arguments):
    """Each of the three is a sentence or more."""
    with pytest.raises(RejectionLettersError) as raised:
        write(**arguments)

    error = raised.value
    assert str(error) == f"{error.what} {error.why} {error.remedy}"
    for sentence in (error.what, error.why, error.remedy):
        assert re.fullmatch(r"([A-Z]|compose).+\.", sentence)


@pytest.mark.parametrize("arguments", [{"minutes": True}, {"template": None}], ids=str)
def test_errors_about_types_say_all_in_one_sentence(arguments):
    """A wrong type explains itself: what was expected, and what was given."""
    with pytest.raises(WrongTypeError) as raised:
        write(**arguments)

    error = raised.value
    assert re.fullmatch(r"compose.+\.", error.what)
    assert (str(error), error.why, error.remedy) == (error.what, "", "")


# What the letter is about


@pytest.mark.parametrize(
    ("profile", "rejection", "said"),
    [
        ({}, {}, "One of the UX designers is a UX designer, for the position."),
        (
            {"occupation_plural": "UX folk"},
            {},
            "One of the UX folk is a UX designer, for the position.",
        ),
        (
            {"occupation_plural": "UX folk"},
            {"role": "Head of Design"},
            "One of the heads of design is a head of design, for the Head of Design position.",
        ),
        (
            {},
            {"role": "Head of Design", "role_plural": "design heads"},
            "One of the design heads is a head of design, for the Head of Design position.",
        ),
        (
            {},
            {"role_plural": "design heads"},
            "One of the UX designers is a UX designer, for the position.",
        ),
    ],
)
def test_the_role_goes_before_the_occupation(profile, rejection, said):
    """The role is what the letter is about, else the occupation; plurals that are given win."""
    letter = compose(
        attrs.evolve(ANA, **profile), attrs.evolve(INQUIRY, **rejection), template=OF_JOBS
    )

    assert said in letter.blocks


@pytest.mark.parametrize(
    "hostile",
    ["{{ 7*7 }}", "{% if x %}", "<b>Acme</b>", "*Acme*", "- Acme", "# Acme", "Acme & Söhne", "%s"],
)
def test_values_are_never_interpreted(hostile):
    """Values come out as they were typed, and change nothing else in the letter."""
    rejection = Rejection(
        hostile, role=hostile, contact=Contact(hostile, title=hostile), stage="interview"
    )
    profile = Profile(hostile, hostile, industry=hostile, address=[hostile])

    letter = compose(profile, rejection, date=WEDNESDAY)
    plain = compose(ANA, FINAL, date=WEDNESDAY)

    assert letter.salutation == f"Dear {hostile},"
    assert f"the {hostile} position" in body(letter)
    assert [type(block) for block in letter.blocks] == [type(block) for block in plain.blocks]


# Nothing else gets in


def people(number):
    """Return a profile and a rejection with names that occur in no other letter."""
    return (
        Profile(f"Writer{number}x", f"tester{number}x", industry=f"field{number}x"),
        Rejection(
            f"Company{number}x",
            role=f"Role{number}x",
            contact=f"Reader{number}x",
            stage=[*Stage][number % 5],
            medium=["email", "letter", "phone"][number % 3],
        ),
    )


def test_letters_from_many_threads_hold_only_their_own_names():
    """Letters that eight threads write at once are those that one thread writes."""

    def text(number):
        template = "classic" if number % 2 else "brief"
        return str(compose(*people(number), template=template, date=WEDNESDAY))

    numbers = range(100, 900)
    with ThreadPoolExecutor(8) as pool:
        texts = [*pool.map(text, numbers)]

    assert texts == [*map(text, numbers)]
    for number, letter in zip(numbers, texts, strict=True):
        assert {*re.findall(r"\d+(?=xs?\b)", letter)} == {str(number)}


def test_a_template_is_compiled_once_however_many_threads_need_it_first():
    """A template that many threads use for the first time at once writes the same for all."""
    from rejection_letters.letters import classic

    fresh = attrs.evolve(classic)

    with ThreadPoolExecutor(8) as pool:
        letters = [*pool.map(lambda _: str(write(template=fresh)), range(64))]

    assert {*letters} == {str(write())}


def fingerprint():
    """Return a hash of all letters of the case space."""
    return hashlib.sha256("\0".join(str(letter) for _, letter in written()).encode()).hexdigest()


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_the_same_input_gives_the_same_letter_in_every_process(seed):
    """Another process, with other hashes, locale and time zone, writes the same letters."""
    run = subprocess.run(
        [
            sys.executable,
            "-c",
            "from tests.test_compose import fingerprint; print(fingerprint())",
        ],
        cwd=Path(__file__).parent.parent,
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland", "LC_ALL": "C"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.strip() == fingerprint()
