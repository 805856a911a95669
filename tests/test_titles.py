"""Tests for what letters call the job, given a title as advertised.

The titles in `titles_advertised.tsv` were written before the rules and are a specification of them:
each row has the job in running text, its plural, and the name of the position. Semicolons separate
answers that are equally good, and "-" means that the title names no job.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from rejection_letters import Profile, Rejection, Template, compose
from rejection_letters._english import generic, indefinite_article, job_in, plural
from rejection_letters._english._titles import _lists
from rejection_letters._values import LINE_LIMIT

TABLES = Path(__file__).parent
ME = Profile("Ana Ruiz", "teacher")

PIECES = """
    Nurse Engineer II III Sr. Manager VP, Sales - \u2013 \u2014 | / // ( ) [ ] (m/w/d) @ # * ~
    \u2022 : , . & + ! $5,000 Bonus Remote FT PT PRN Full Time Part-Time Night Shift 2nd Band 6
    GS-12 R-20441 #12345 12345 Tulsa, OK Austin TX in at of for and or the a Intern Adjusters CNAs
    (s) Claims Lead IOS Go/Rust C++ .NET agr\u00e9g\u00e9 \u0130stanbul \ufb01tter \u30a8\u30f3
    Manager:in Manager-Austin Editor-in-Chief OPERATIONS URGENT Now Hiring 7p-7a 0 1 Level 1st
    Grade Entry Class A Staff Senior w/ XX VIII 1(k) Internship Working Student Position Deputy'
    \u00df St. Louis ISO 27001 .5 FTE (Director) 40 hours WFH d'affaires People
"""
TITLES = st.lists(st.sampled_from(PIECES.split()), min_size=1, max_size=14).flatmap(
    lambda pieces: st.sampled_from((" ", "", "-", "  ")).map(lambda space: space.join(pieces))
)
LINES = st.text(st.characters(exclude_characters="\n\r"), max_size=LINE_LIMIT)


def table(name: str) -> list[dict[str, str]]:
    """Read one of the tables of titles."""
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


ADVERTISED = table("titles_advertised.tsv")
EACH = pytest.mark.parametrize("row", ADVERTISED, ids=lambda row: row["title"])


@EACH
def test_job_in_running_text_has_no_decoration(row: dict[str, str]) -> None:
    assert (generic(job_in(row["title"]).name) or "-") in row["job"].split("; ")


@EACH
def test_plural_of_an_advertised_job_is_on_its_head(row: dict[str, str]) -> None:
    assert (plural(generic(job_in(row["title"]).name)) or "-") in row["jobs"].split("; ")


@EACH
def test_position_keeps_only_the_level(row: dict[str, str]) -> None:
    assert (job_in(row["title"]).position or "-") in row["position"].split("; ")


@EACH
def test_position_without_decoration_is_not_changed_again(row: dict[str, str]) -> None:
    position = job_in(row["title"]).position
    assert job_in(position).position == position


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("\U0001f469\u200d\u2695\ufe0f Nurse \u2708\ufe0f", "Nurse"),
        ("Software Engineer, Intern", "Software Engineer Intern"),
        ("Marketing Internship", "Marketing Intern"),
        ("Electrician Apprenticeship", "Electrician Apprentice"),
        ("GENERAL LABOR", "General Laborer"),
        ("Sergeant First Class", "Sergeant First Class"),
        ("Audit Senior", "Audit Senior"),
        ("Kitchen Staff - Evenings", "Kitchen Staff"),
        ("Pre- and Post-Sales Engineer", "Pre- and Post-Sales Engineer"),
        ("Front of House Manager", "Front of House Manager"),
        ("Working Student Logistics (m/f/d)", "Working Student"),
        ("Account Executive Enterprise", "Account Executive"),
        ("Registered Nurse RN", "Registered Nurse"),
        ("VP Sales", "VP of Sales"),
        ("Director, Office of the Dean", "Director"),
        ("Faculty Position in Chemistry", "Faculty in Chemistry"),
        ("Tier 2 Support Technician", "Support Technician"),
        ("Entry-Level Accountant", "Accountant"),
        ("Head of Year 9", "Head of Year 9"),
        ("Navy SEAL", "Navy SEAL"),
        ("Trainee - Estate Agent", "Estate Agent Trainee"),
        ("Locum | Physician", "Physician"),
        ("Graduate - Actuary", "Actuary"),
        ("PT Infusion RN", "Infusion RN"),
        ("PT Assistant", "PT Assistant"),
        ("Sr.Actuary", "Senior Actuary"),
        ("Stna", "STNA"),
        ("RN Registered Nurse", "Registered Nurse"),
        ("Speech Language Pathologist SLP", "Speech Language Pathologist"),
        ("Registered Nurse RN Radiology", "Registered Nurse"),
        ("MD/DO Family Medicine", "MD/DO"),
        ("Student - Usher", "Usher"),
        ("Tester mit Reisen (Vollzeit)", "Tester"),
        ("Night Shift Supervisor", "Night Shift Supervisor"),
        ("Urgent Care Nurse", "Urgent Care Nurse"),
        ("2 Carpenters", "Carpenter"),
        ("401(k) Plan Administrator", "401(k) Plan Administrator"),
        ("London-Based Recruiter", "Recruiter"),
        ("Remote-US Recruiter", "Recruiter"),
        ("Recruiter/Remote", "Recruiter"),
        ("Recruiter-Austin", "Recruiter"),
        ("Nurse Room 4", "Nurse"),
        ("Lead PT", "Lead PT"),
        ("Hvac Technician", "HVAC Technician"),
        ("PhD Researcher", "PhD Researcher"),
        ("Barback", "Barback"),
        ("Plongeur - Nights", "Plongeur"),
        ("Zymurgy Wrangling II", "Zymurgy Wrangling"),
    ],
)
def test_name_is_what_anyone_in_the_job_is_called(title: str, name: str) -> None:
    assert job_in(title).name == name


@pytest.mark.parametrize(
    ("title", "position"),
    [
        ("Engineer - II", "Engineer II"),
        ("Engineer (Level 3) - Reno", "Engineer, Level 3"),
        ("Engineer II - Level 3", "Engineer II"),
        ("Equipment Operator I, II, or III", "Equipment Operator I"),
        ("Manager, Operations", "Manager, Operations"),
        ("General Manager - Restaurant", "General Manager"),
        ("the Night Manager", "Night Manager"),
        ("Sales Manager position", "Sales Manager"),
        ("Software Engineer Java", "Software Engineer Java"),
        ("Delivery Driver Springfield", "Delivery Driver"),
        ("HEAD of DESIGN", "Head of Design"),
        ("Remote (Manager)", "Manager"),
        ("Manager, Operations, Reno", "Manager"),
    ],
)
def test_position_is_what_the_opening_is_called(title: str, position: str) -> None:
    assert job_in(title).position == position


UNDECORATED = [
    row["title"]
    for row in (*table("titles_known.tsv"), *table("titles_unseen.tsv"))
    if re.fullmatch(r"[\w .&'+#-]*[a-z]", row["title"]) and " - " not in row["title"]
]
CHANGED = {
    # Abbreviations, initialisms, and plurals
    *("Sr. Engineer", "Jr. Network Administrator", "hvac technician", "Sales Associates"),
    # Schedules and grades
    *("part-time barista", "GS-12 Budget Analyst"),
    # Ranks and their fields
    *("VP Sales", "Director Operations"),
    # Fields without a job
    *("German", "Sales", "Talent", "Help", "Customer Support"),
}
"""Titles without marks that letters do not repeat as they are."""


@pytest.mark.parametrize("title", sorted({*UNDECORATED} - CHANGED))
def test_undecorated_titles_do_not_change(title: str) -> None:
    assert generic(job_in(title).name) == generic(title)
    assert job_in(title).position == title


@pytest.mark.parametrize(
    ("title", "article"),
    [
        ("Remote UX Designer", "a"),
        ("RN - Nights", "an"),
        ("Sr. Accountant", "a"),
        ("Part-Time Usher", "an"),
        ("IOS Developer", "an"),
        ("$5,000 Bonus! HVAC Technician", "an"),
    ],
)
def test_article_fits_the_job_without_decoration(title: str, article: str) -> None:
    assert indefinite_article(generic(job_in(title).name)) == article


def test_initialisms_are_not_shouting() -> None:
    assert generic("MD/DO") == "MD/DO"


@settings(max_examples=2_000, deadline=None)
@given(TITLES | LINES)
def test_any_title_makes_a_job_or_none(title: str) -> None:
    job = job_in(title)
    assert bool(job.name) == bool(job.position)
    assert max(map(len, job)) <= max(LINE_LIMIT, len(title))
    assert not any("\n" in name for name in job)


@given(TITLES)
def test_jobs_have_no_words_that_are_not_in_the_title(title: str) -> None:
    """The only other words are spelled-out ranks, singulars, and the "of" of "VP of Sales"."""
    known = {*_lists.SPELLED_IN_FULL.values(), *_lists.HOLDERS.values(), "of"}
    letters = re.sub(r"\W", "", title.upper())
    for word in re.findall(r"\w+", job_in(title).name):
        singular = re.sub("(Y|MAN|PERSON|WIFE)$", "", word.upper())
        assert singular in letters or word.lower() in known


@given(TITLES)
def test_any_title_makes_a_letter(title: str) -> None:
    if any(map(str.isalnum, title)):
        assert str(compose(ME, Rejection("Acme", role=title), date="2026-11-23"))


def said(role: str, **facts: str) -> str:
    """Return what a letter calls a job, several people in it, and the position."""
    words = Template.from_string(
        '{% extends "letter" %}{% block closing %}'
        "{{ letter.job|a }}, {{ letter.jobs }}, {{ letter.position }}{% endblock %}"
    )
    return compose(ME, Rejection("Acme", role=role, **facts), template=words).closing


def test_letters_drop_decoration() -> None:
    assert said("SR. CLAIMS ADJUSTERS II - Remote (Tulsa, OK)").split(", ") == [
        "a senior claims adjuster",
        "senior claims adjusters",
        "the Senior Claims Adjuster II position",
    ]


def test_title_without_a_job_falls_back_to_the_occupation() -> None:
    assert said("Work at Home!") == "a teacher, teachers, the position"


def test_role_is_kept_as_typed() -> None:
    assert Rejection("Acme", role="Nurse (m/w/d)").role == "Nurse (m/w/d)"


def test_word_lists_are_lowercase() -> None:
    """Words are lowercased before they are looked up, except states."""
    tables = {name: words for name, words in vars(_lists).items() if name[0].isupper()}
    del tables["STATES"]
    assert [
        (name, word) for name, words in tables.items() for word in words if word != word.lower()
    ] == []
