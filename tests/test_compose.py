"""compose(): arguments, errors, and reproducible letters."""

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
DANA = Contact("Dana Lee", phone="555-0177")
INQUIRY = Rejection("Acme", contact=DANA, stage="inquiry", reason="no-opening")
NO_CONTACT = Rejection("Acme", stage="inquiry")
WEDNESDAY = dt.date(2026, 11, 18)


@attrs.frozen
class Portfolio:
    """Details that a template requires."""

    link: str
    pages: int = 3


@attrs.frozen
class Note:
    """Details that a template can do without."""

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

CALLING = Template.from_string(
    """{% extends "letter" %}

{% block follow_up %}
{% if letter.call_on %}I will call {{ letter.call_on|when }}.{% endif %}
{% endblock %}"""
)


def body(letter):
    """Return the body of a letter, one paragraph or list item per line."""
    return "\n".join(
        block if isinstance(block, str) else "\n".join(block) for block in letter.blocks
    )


def write(**arguments):
    """Compose an answer to an inquiry, dated on a Wednesday."""
    return compose(ANA, INQUIRY, **{"date": WEDNESDAY, **arguments})


# The date of the letter


def test_date_defaults_to_today(monkeypatch):
    clock = SimpleNamespace(today=lambda: dt.date(2026, 12, 24))
    monkeypatch.setattr(_compose, "dt", SimpleNamespace(date=clock))

    letter = compose(ANA, INQUIRY)

    assert letter.date.isoformat() == "2026-12-24"
    assert "\nDecember 24, 2026\n" in str(letter)


def test_dates_can_be_text():
    letter = write(date="2026-11-18", call_on="2026-11-20")

    assert (letter.date, letter.call_on) == (WEDNESDAY, dt.date(2026, 11, 20))


@pytest.mark.parametrize("argument", ["date", "call_on"])
@pytest.mark.parametrize(
    ("value", "error"),
    [
        ("18.11.2026", InvalidValueError),
        ("20261118", InvalidValueError),
        ("2026-02-30", InvalidValueError),
        (dt.datetime(2026, 11, 18, 9), WrongTypeError),
        (float("nan"), WrongTypeError),
        (20261118, WrongTypeError),
        (dt.date(26, 11, 18), InvalidValueError),
    ],
)
def test_invalid_dates_are_rejected(argument, value, error):
    with pytest.raises(error) as raised:
        write(**{argument: value})

    assert raised.value.field == f"compose.{argument}"
    assert str(raised.value).startswith(f"compose.{argument} ")


@pytest.mark.parametrize("nothing", [None, "", " \n"])
def test_none_and_blank_arguments_count_as_omitted(nothing):
    names = ("minutes", "variant", "details", "drawn_by", "own_words", "questions")

    assert write(date=WEDNESDAY, **dict.fromkeys(names, nothing)) == write(date=WEDNESDAY)
    before = dt.date.today()
    assert before <= write(date=nothing).date <= dt.date.today()


def test_blank_call_is_chosen_automatically():
    assert write(date=WEDNESDAY, call_on=" ").call_on == write(date=WEDNESDAY).call_on is not None


def test_letter_dated_before_the_rejection_is_rejected():
    rejection = attrs.evolve(INQUIRY, date="2026-11-19")

    with pytest.raises(InvalidValueError) as raised:
        compose(ANA, rejection, date=WEDNESDAY)

    assert raised.value.field == "compose.date"
    assert str(raised.value) == (
        "The letter is dated 2026-11-18, before the rejection on 2026-11-19. "
        "Correct Rejection.date or the date passed to compose()."
    )


def test_letter_and_rejection_can_have_the_same_date():
    rejection = attrs.evolve(INQUIRY, medium="letter", date=WEDNESDAY)

    assert "your letter of November 18." in body(compose(ANA, rejection, date=WEDNESDAY, variant=0))


def test_rejection_date_in_another_year_includes_the_year():
    rejection = attrs.evolve(INQUIRY, medium="letter", date="2025-12-30")
    letter = compose(ANA, rejection, date="2026-01-02", variant=0)

    assert "your letter of December 30, 2025." in body(letter)


@pytest.mark.parametrize("variant", range(20))
def test_date_of_a_rejection_by_email_is_not_mentioned(variant):
    """The reply already shows when the email arrived."""
    rejection = attrs.evolve(INQUIRY, medium="email", date=WEDNESDAY)
    letter = compose(ANA, rejection, date=WEDNESDAY, variant=variant)

    assert "November" not in body(letter)


# The call


@pytest.mark.parametrize(
    ("medium", "call"), [("email", "2026-11-23"), ("phone", "2026-11-23"), ("letter", "2026-11-24")]
)
def test_call_after_a_mailed_letter_is_a_day_later(medium, call):
    """The letter must arrive before the call."""
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
def test_call_is_early_next_week(written_on, call_on):
    """Letters from Monday to Thursday promise Monday; later ones promise Tuesday."""
    letter = write(date=written_on)

    assert letter.call_on == dt.date.fromisoformat(call_on)
    assert "I will call early next week" in body(letter)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.INQUIRY])
def test_only_answers_to_inquiries_promise_a_call_by_default(stage):
    letter = compose(ANA, attrs.evolve(INQUIRY, stage=stage), date=WEDNESDAY)

    assert letter.call_on is None
    assert "I will call" not in body(letter)


@pytest.mark.parametrize("contact", [None, Contact("Dana Lee"), Contact("Dana Lee", phone=" ")])
def test_no_call_is_promised_without_a_number_to_call(contact):
    letter = compose(ANA, attrs.evolve(INQUIRY, contact=contact), date=WEDNESDAY)

    assert letter.call_on is None
    assert "I will call" not in body(letter)


def test_given_call_date_needs_no_number():
    """The writer may know a number that the rejection does not mention."""
    rejection = attrs.evolve(INQUIRY, contact="Dana Lee")

    letter = compose(ANA, rejection, date=WEDNESDAY, call_on="2026-11-20")

    assert letter.call_on == dt.date(2026, 11, 20)
    assert "I will call on Friday, November 20" in body(letter)


def test_template_without_a_call_gets_no_date():
    assert write(template="brief").call_on is None


def test_call_can_be_omitted():
    letter = write(call_on=None)

    assert letter.call_on is None
    assert "I will call" not in body(letter)
    assert re.search(r"A short email|[Aa] few lines by email", body(letter))


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
def test_call_can_be_on_a_given_date(locale, call_on, said):
    profile = attrs.evolve(ANA, locale=locale)
    letter = compose(profile, INQUIRY, template=CALLING, date=WEDNESDAY, call_on=call_on)

    assert letter.call_on == dt.date.fromisoformat(call_on)
    assert f"I will call {said}." in body(letter)
    assert f"I will call {said}" in body(compose(profile, INQUIRY, date=WEDNESDAY, call_on=call_on))


@pytest.mark.parametrize("stage", Stage)
def test_given_call_date_is_promised_at_every_stage(stage):
    letter = compose(ANA, attrs.evolve(INQUIRY, stage=stage), date=WEDNESDAY, call_on="2026-11-20")

    assert letter.call_on == dt.date(2026, 11, 20)
    assert "I will call on Friday, November 20" in body(letter)


@pytest.mark.parametrize(
    ("rejection", "template", "day", "message"),
    [
        (
            NO_CONTACT,
            "classic",
            "2026-11-20",
            "the rejection has no contact. Set Rejection.contact",
        ),
        (INQUIRY, "classic", "2026-11-17", "the letter is dated 2026-11-18. Choose a later day"),
        (
            INQUIRY,
            "brief",
            "2026-11-20",
            "template 'brief' does not mention a call. Choose another template",
        ),
    ],
)
def test_impossible_calls_are_rejected(rejection, template, day, message):
    with pytest.raises(InvalidValueError) as raised:
        compose(ANA, rejection, template=template, date=WEDNESDAY, call_on=day)

    assert isinstance(raised.value, ValueError)
    assert raised.value.field == "compose.call_on"
    assert str(raised.value) == f"Cannot promise a call on {day}: {message}, or omit call_on."


# The minutes


@pytest.mark.parametrize(
    ("stage", "minutes", "said"),
    [
        ("inquiry", 20, "twenty minutes"),
        ("application", 10, None),
        ("screen", 10, None),
        ("interview", 15, None),
        ("final", 15, None),
    ],
)
def test_minutes_depend_on_the_stage(stage, minutes, said):
    """Only an answer to an inquiry mentions them."""
    letter = compose(ANA, attrs.evolve(INQUIRY, stage=stage), date=WEDNESDAY)

    assert letter.minutes == minutes
    assert re.findall(r"[\w-]+ minutes", body(letter)) == ([said] if said else [])


@pytest.mark.parametrize(
    ("minutes", "said"), [(5, "five"), (45, "forty-five"), (60, "sixty"), (12, "twelve")]
)
def test_minutes_can_be_given(minutes, said):
    letter = write(minutes=minutes)

    assert letter.minutes == minutes
    assert re.findall(r"[\w-]+ minutes", body(letter)) == [f"{said} minutes"]


@pytest.mark.parametrize("minutes", [4, 61, 0, -20])
def test_minutes_out_of_range_are_rejected(minutes):
    with pytest.raises(InvalidValueError) as raised:
        write(minutes=minutes)

    assert raised.value.field == "compose.minutes"
    assert str(raised.value) == f"compose.minutes must be between 5 and 60; got {minutes}."


@pytest.mark.parametrize("minutes", [True, False, 20.5, "20", float("nan")])
def test_minutes_must_be_an_int(minutes):
    with pytest.raises(WrongTypeError) as raised:
        write(minutes=minutes)

    assert raised.value.field == "compose.minutes"


# Templates and details


def test_template_can_be_a_name_or_an_object():
    from rejection_letters.letters import brief

    by_name, by_object = write(template="brief"), write(template=brief)

    assert str(by_name) == str(by_object)
    assert by_name.template is brief
    assert str(write()) == str(write(template="classic")) == str(write(template=" Classic "))


def test_unknown_template_suggests_similar_names():
    with pytest.raises(NotFoundError) as raised:
        write(template="clasic")

    assert isinstance(raised.value, LookupError)
    assert (raised.value.name, raised.value.near[0]) == ("clasic", "classic")
    assert raised.value.what == "Unknown template 'clasic'."
    assert re.search(r"\bbrief\b.*\bclassic\b", raised.value.why)
    assert raised.value.remedy == "Did you mean 'classic'?"


def test_unknown_template_without_similar_names():
    with pytest.raises(NotFoundError) as raised:
        write(template="zzz")

    assert raised.value.near == ()
    assert "Did you mean" not in str(raised.value)


def test_details_are_printed():
    letter = write(template=PORTFOLIO, details=Portfolio("ana.example.com"))

    assert "My work is at ana.example.com, on three pages." in body(letter)


def test_required_details_must_be_given():
    with pytest.raises(DetailsError) as raised:
        write(template=PORTFOLIO)

    assert isinstance(raised.value, TypeError)
    assert raised.value.template == "portfolio"
    assert str(raised.value) == (
        "Template 'portfolio' requires details. Pass details=Portfolio(link=...)."
    )


def test_optional_details_are_created():
    with_line = write(template=NOTE, details=Note("I read your report"))

    assert "I read your report." in body(with_line)
    assert "I read your report." not in body(write(template=NOTE))


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("classic", "Template 'classic' takes no details"),
        (PORTFOLIO, "Template 'portfolio' takes details of class Portfolio"),
    ],
)
def test_details_of_another_class_are_rejected(template, message):
    with pytest.raises(DetailsError) as raised:
        write(template=template, details=Note("I read your report"))

    assert str(raised.value) == f"{message}, got Note(line='I read your report')."


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        (({"name": "Ana Ruiz"}, INQUIRY), "compose.profile"),
        ((INQUIRY, ANA), "compose.profile"),
        ((ANA, "Acme"), "compose.rejection"),
        ((ANA, None), "compose.rejection"),
    ],
)
def test_profile_and_rejection_must_have_the_right_type(arguments, field):
    with pytest.raises(WrongTypeError) as raised:
        compose(*arguments)

    assert isinstance(raised.value, TypeError)
    assert raised.value.field == field


def test_template_must_be_a_name_or_a_template():
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
def test_errors_about_values_are_full_sentences(arguments):
    with pytest.raises(RejectionLettersError) as raised:
        write(**arguments)

    error = raised.value
    for sentence in filter(None, (error.what, error.why, error.remedy)):
        assert re.fullmatch(r"([A-Z]|compose).+[.?]", sentence)


@pytest.mark.parametrize("arguments", [{"minutes": True}, {"template": None}], ids=str)
def test_errors_about_types_are_one_sentence(arguments):
    with pytest.raises(WrongTypeError) as raised:
        write(**arguments)

    error = raised.value
    assert re.fullmatch(r"compose.+\.", error.what)
    assert (str(error), error.why, error.remedy) == (error.what, "", "")


# Values of the profile and the rejection


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
            {"role": "Head, Design", "role_in_text": "design lead"},
            "One of the design leads is a design lead, for the position of Head, Design.",
        ),
        (
            {},
            {"role": "Operations"},
            "One of the UX designers is a UX designer, for the position.",
        ),
        (
            {},
            {"role": "Operations", "role_in_text": "operations lead"},
            "One of the operations leads is an operations lead, for the position.",
        ),
        (
            {},
            {"role_plural": "design heads"},
            "One of the UX designers is a UX designer, for the position.",
        ),
    ],
)
def test_role_takes_precedence_over_occupation(profile, rejection, said):
    """A plural given by the caller takes precedence over the derived one."""
    letter = compose(
        attrs.evolve(ANA, **profile), attrs.evolve(INQUIRY, **rejection), template=OF_JOBS
    )

    assert said in body(letter)


@pytest.mark.parametrize(
    "hostile",
    ["{{ 7*7 }}", "{% if x %}", "<b>Acme</b>", "*Acme*", "- Acme", "# Acme", "Acme & Söhne", "%s"],
)
def test_values_are_never_interpreted(hostile):
    def letter_with(value):
        rejection = Rejection(
            value, role=value, contact=Contact(value, title=value), stage="interview"
        )
        profile = Profile(value, value, industry=value, address=[value])
        return compose(profile, rejection, date=WEDNESDAY, variant=0)

    letter, plain = letter_with(hostile), letter_with("Acme")

    assert letter.salutation == f"Dear {hostile},"
    assert hostile in body(letter)
    assert "49" not in str(letter)
    assert [type(block) for block in letter.blocks] == [type(block) for block in plain.blocks]


# The wording

CLOSINGS = ("Sincerely,", "Kind regards,", "With best wishes,", "Yours truly,")
VARYING = Template.from_string(
    f"""{{% extends "letter" %}}

{{% block closing %}}
{{% vary %}}{"{% or %}".join(CLOSINGS)}{{% endvary %}}
{{% endblock %}}""",
    name="varying",
)
PEOPLE = ("Dana Lee", "Miriam Okafor", "Sam Poe", "Nadia Duarte", "Lars Holm", "Yuki Mori")


def closing_for(profile=ANA, rejection=INQUIRY, **arguments):
    """Return the closing of a letter, one of four that the names or a variant determine."""
    return compose(profile, rejection, template=VARYING, date=WEDNESDAY, **arguments).closing


def test_wording_is_the_same_for_the_same_names():
    assert closing_for() == closing_for(attrs.evolve(ANA), attrs.evolve(INQUIRY))


@pytest.mark.parametrize("company", ["Acme", "Straße 7 GmbH"])
def test_wording_ignores_the_case_of_names(company):
    rejection = attrs.evolve(INQUIRY, company=company, role="Sales Manager")
    upper = Rejection(company.upper(), role="SALES MANAGER", contact="DANA LEE", stage="inquiry")

    assert closing_for(attrs.evolve(ANA, name="ANA RUIZ"), upper) == closing_for(ANA, rejection)


@pytest.mark.parametrize(
    ("change", "names"),
    [("contact", PEOPLE), ("company", PEOPLE), ("role", ("Nurse", "VP", "Clerk", "Cook", "Tutor"))],
)
def test_wording_depends_on_the_names_in_the_rejection(change, names):
    assert len({closing_for(ANA, attrs.evolve(INQUIRY, **{change: name})) for name in names}) > 1


def test_wording_depends_on_the_name_of_the_writer():
    assert len({closing_for(attrs.evolve(ANA, name=name)) for name in PEOPLE}) > 1


@pytest.mark.parametrize(
    "change",
    [
        {"stage": "final"},
        {"reason": "freeze"},
        {"medium": "letter"},
        {"date": "2026-11-16"},
        {"contact": Contact("Dana Lee", honorific="Ms.", title="Head of Talent")},
    ],
    ids=str,
)
def test_wording_does_not_depend_on_other_facts(change):
    for name in PEOPLE:
        profile = attrs.evolve(ANA, name=name)
        assert closing_for(profile, attrs.evolve(INQUIRY, **change)) == closing_for(profile)


def test_names_do_not_run_together():
    """A role that looks like the end of a company is still a role."""
    seeds = {
        _compose._seed(ANA, Rejection(company, role=role, contact=contact))
        for company, role, contact in [
            ("Acme", "Nurse", None),
            ("Acme", None, "Nurse"),
            ("Acme Nurse", None, None),
            ("AcmeNurse", None, None),
        ]
    }

    assert len(seeds) == 4


def test_variant_replaces_the_names():
    for number in range(0, 100, 9):
        found = {
            closing_for(attrs.evolve(ANA, name=name), Rejection(name, role=name), variant=number)
            for name in PEOPLE
        }
        assert len(found) == 1


def test_variants_reach_every_alternative():
    assert {closing_for(variant=number) for number in range(100)} == {*CLOSINGS}


def test_letter_keeps_its_variant():
    assert [write(variant=number).variant for number in (0, 7, 99)] == [0, 7, 99]
    assert write().variant is None


@pytest.mark.parametrize("variant", [-1, 100, 12345])
def test_variant_out_of_range_is_rejected(variant):
    with pytest.raises(InvalidValueError) as raised:
        write(variant=variant)

    assert raised.value.field == "compose.variant"
    assert str(raised.value) == f"compose.variant must be between 0 and 99; got {variant}."


@pytest.mark.parametrize("variant", [True, False, 1.5, "x", "7", float("nan")])
def test_variant_must_be_an_int(variant):
    with pytest.raises(WrongTypeError) as raised:
        write(variant=variant)

    assert raised.value.field == "compose.variant"


def wordings():
    """Return the closings of many letters with different names, and of all variants."""
    named = [closing_for(attrs.evolve(ANA, name=f"Writer {number}")) for number in range(100)]
    return " ".join([*named, *(closing_for(variant=number) for number in range(100))])


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_wording_is_the_same_in_every_process(seed):
    run = subprocess.run(
        [sys.executable, "-c", "from tests.test_compose import wordings; print(wordings())"],
        cwd=Path(__file__).parent.parent,
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland", "LC_ALL": "C"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.strip() == wordings()


# Threads and processes


def people(number):
    """Return a profile and a rejection with names that are unique to one letter."""
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


def test_concurrent_letters_do_not_mix_up_names():
    def text(number):
        template = "classic" if number % 2 else "brief"
        return str(compose(*people(number), template=template, date=WEDNESDAY))

    numbers = range(100, 900)
    with ThreadPoolExecutor(8) as pool:
        texts = [*pool.map(text, numbers)]

    assert texts == [*map(text, numbers)]
    for number, letter in zip(numbers, texts, strict=True):
        assert {*re.findall(r"\d+(?=xs?\b)", letter)} == {str(number)}


def test_template_can_be_compiled_by_several_threads_at_once():
    from rejection_letters.letters import classic

    fresh = attrs.evolve(classic)

    with ThreadPoolExecutor(8) as pool:
        letters = [*pool.map(lambda _: str(write(template=fresh)), range(64))]

    assert {*letters} == {str(write())}


def fingerprint():
    """Return a hash of every letter in the test matrix."""
    return hashlib.sha256("\0".join(str(letter) for _, letter in written()).encode()).hexdigest()


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_letters_are_the_same_in_every_process(seed):
    """Neither hash seed, locale, nor time zone makes a difference."""
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
