"""`rejection-letters compose` writes a letter from a file and options."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import attrs
import click
import pytest
from click.testing import CliRunner

from rejection_letters import Contact, Rejection, SourceMessage, compose as write, read_profile
from rejection_letters.cli import commands
from tests.cli import run, write_resume
from tests.packs import FORMATS


@pytest.fixture
def profile(tmp_path):
    """Write a JSON Resume and return its path."""
    return write_resume(tmp_path)


class TestCompose:
    """`compose` writes a letter from a file and options."""

    def test_the_least_that_is_needed(self, profile):
        """A profile and a company make a letter."""
        printed = run("compose", profile, "--company", "Acme", "--date", "2026-11-18").stdout

        assert printed.startswith("Ana Ruiz\n\nNovember 18, 2026\n\nAcme\n\nSubject: Thank you")
        assert printed.endswith("Sincerely,\n\nAna Ruiz\nana@example.com\n")

    def test_every_fact_is_taken(self, profile):
        """Whatever Python takes, the options take."""
        printed = run(
            *("compose", profile, "--company", "Acme", "--role", "UX Lead"),
            *("--role-plural", "UX leaders", "--contact", "Dana Lee", "--honorific", "Ms."),
            *("--contact-title", "Head of Design", "--contact-email", "dana@example.com"),
            *("--contact-phone", "555-0100", "--address", "1 Main Street", "--address", "Dover"),
            *("--rejected-on", "2026-11-16", "--stage", "interview", "--reason", "not-a-fit"),
            *("--medium", "email", "--subject", "Your application", "--occupation", "designer"),
            *("--industry", "logistics", "--experience", "seasoned", "--locale", "en-GB"),
            *("--date", "2026-11-18", "--call-on", "2026-11-23", "--minutes", "25"),
        ).stdout

        assert (
            "\n18 November 2026\n\nMs. Dana Lee\nHead of Design\nAcme\n1 Main Street\nDover\n"
            in (printed)
        )
        for words in (
            "\nRe: Your application\n",
            "Dear Ms. Dana Lee,",
            "email of 16 November",
            "the UX Lead position",
            "twenty-five minutes",
            "outstanding UX leaders",
            "I will call early next week.",
            "Yours sincerely,",
        ):
            assert words in printed

    def test_no_call(self, profile):
        """--call-on none promises none."""
        printed = run(
            *("compose", profile, "--company", "Acme", "--contact", "Dana Lee"),
            *("--stage", "inquiry", "--call-on", "none"),
        ).stdout

        assert "call" not in printed

    def test_remarks_are_on_the_error_stream(self, profile):
        """What a careful friend would point out does not get into the letter."""
        result = run(
            *("compose", profile, "--company", "Acme", "--contact", "Dana Lee"),
            *("--stage", "inquiry", "--date", "2026-11-18"),
        )

        assert result.stderr == (
            "Note: The letter promises a call on November 23, 2026, and there is no number of "
            "Dana Lee. Find the number first and put it in Contact.phone, or promise no call.\n"
        )
        assert "Note:" not in result.stdout

    def test_a_contact_needs_a_name(self, profile):
        """What is said of nobody is not lost."""
        result = run("compose", profile, "--company", "Acme", "--honorific", "Ms.", code=2)

        assert result.stderr.endswith(
            "Error: Something is said of a contact who has no name. "
            "Letters are written to people by name. Name them: --contact.\n"
        )

    def test_a_value_that_no_letter_can_carry(self, profile):
        """An error of the library is a line of text."""
        result = run("compose", profile, "--company", "Acme\nInc.", code=2)

        assert result.stderr.startswith("Error: Rejection.company holds a line break")

    def test_a_profile_that_is_none(self, tmp_path):
        """A file that is no JSON Resume says so."""
        file = tmp_path / "resume.json"
        file.write_text("[]")

        assert run("compose", file, "--company", "Acme", code=2).stderr.startswith("Error: ")

    def test_a_template_of_ones_own(self, profile, tmp_path):
        """A template may be a file."""
        file = tmp_path / "mine.j2"
        file.write_text('{% extends "letter" %}{% block closing %}Warmly,{% endblock %}')

        printed = run("compose", profile, "--company", "Acme", "--template", file).stdout

        assert "\nWarmly,\n" in printed

    def test_a_template_by_name(self, profile):
        """A template may be one that is installed."""
        printed = run("compose", profile, "--company", "Acme", "--template", "brief").stdout

        assert "?" not in printed

    def test_a_terminal_that_lacks_a_character(self, profile):
        """A letter that cannot be shown is no traceback, and no letter with gaps."""
        arguments = ["compose", str(profile), "--company", "李"]
        result = CliRunner(charset="latin-1").invoke(commands, arguments)

        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("Error: This cannot be shown here: ")
        assert result.stderr.endswith(
            "The terminal knows only some characters. "
            "Set PYTHONIOENCODING=utf-8, or write a letter to a file (--output).\n"
        )


class TestRejectionFile:
    """`compose --rejection FILE` reads the rejection from a JSON file."""

    @pytest.fixture
    def compose(self, profile, tmp_path):
        """Return a function that composes a letter with a file of some content."""

        def written(content, *options, code=0):
            file = tmp_path / "rejection.json"
            text = content if isinstance(content, str) else json.dumps(content)
            file.write_text(text, encoding="utf-8")
            day = ("--date", "2026-11-18")
            return run("compose", profile, "--rejection", file, *day, *options, code=code)

        return written

    @pytest.fixture
    def letter(self, profile):
        """Return a function that gives the text of the letter that answers a rejection."""

        def text(rejection):
            return f"{write(read_profile(profile), rejection, date='2026-11-18')}\n"

        return text

    def test_a_file_alone_is_enough(self, compose, letter):
        """The file says all that the options could, and the message as well."""
        rejection = Rejection(
            "Acme",
            role="Sales Manager",
            date="2026-11-16",
            contact=Contact("Dana Lee", honorific="Ms.", title="Head of Sales"),
            address=["600 Wharf Road", "Chicago, IL 60601"],
            stage="inquiry",
            reason="no-opening",
            medium="letter",
            message=SourceMessage(subject="Your inquiry"),
        )

        assert compose(rejection.to_dict()).stdout == letter(rejection)

    def test_the_example_of_the_repository(self, profile):
        """The file that the examples read can be given to the command."""
        file = Path(__file__).parents[1] / "examples" / "rejection.json"

        printed = run("compose", profile, "--rejection", file).stdout

        assert "Dear Ms. Dana Lee," in printed

    @pytest.mark.parametrize(
        ("option", "value", "changes"),
        [
            ("--company", "Globex", {"company": "Globex"}),
            ("--role", "Buyer", {"role": "Buyer"}),
            ("--stage", "final", {"stage": "final"}),
            ("--reason", "freeze", {"reason": "freeze"}),
            ("--medium", "phone", {"medium": "phone"}),
            ("--rejected-on", "2026-11-17", {"date": "2026-11-17"}),
            ("--address", "1 New Road", {"address": ["1 New Road"]}),
            ("--contact", "Kim Oh", {"contact": Contact("Kim Oh", honorific="Ms.")}),
            (
                "--contact-title",
                "Head of Sales",
                {"contact": Contact("Dana Lee", honorific="Ms.", title="Head of Sales")},
            ),
            ("--subject", "No", {"message": SourceMessage(subject="No", no_reply=True)}),
        ],
    )
    def test_options_override_the_file(self, compose, letter, option, value, changes):
        """An option replaces one field; what else the file says of a contact or message stays."""
        rejection = Rejection(
            "Acme",
            role="Sales Manager",
            date="2026-11-16",
            contact=Contact("Dana Lee", honorific="Ms."),
            address=["600 Wharf Road"],
            stage="interview",
            reason="filled",
            medium="email",
            message=SourceMessage(subject="Your inquiry", no_reply=True),
        )

        printed = compose(rejection.to_dict(), option, value).stdout

        assert printed == letter(attrs.evolve(rejection, **changes))
        assert printed != letter(rejection)

    def test_the_company_may_be_an_option(self, compose, letter):
        """What the file leaves out can be said beside it."""
        printed = compose({"stage": "final"}, "--company", "Acme").stdout

        assert printed == letter(Rejection("Acme", stage="final"))

    def test_a_contact_may_be_a_name_alone(self, compose, letter):
        """A name is enough in the file, and options add to it."""
        content = {"company": "Acme", "contact": "Dana Lee"}

        assert compose(content).stdout == letter(Rejection("Acme", contact="Dana Lee"))
        assert compose(content, "--honorific", "Dr.").stdout == letter(
            Rejection("Acme", contact=Contact("Dana Lee", honorific="Dr."))
        )

    @pytest.mark.parametrize("contact", [None, 7])
    def test_a_contact_that_is_none_is_replaced(self, compose, letter, contact):
        """An option names the contact where the file names nobody."""
        content = {"company": "Acme", "contact": contact}

        assert compose(content, "--contact", "Kim Oh").stdout == letter(
            Rejection("Acme", contact="Kim Oh")
        )

    @pytest.mark.parametrize("contact", [{"title": "Head of Sales"}, {"name": ""}, {}])
    def test_a_contact_needs_a_name(self, compose, contact):
        """A letter is written to a person by name."""
        result = compose({"company": "Acme", "contact": contact}, code=2)

        assert result.stderr.endswith(
            "Error: Something is said of a contact who has no name. "
            "Letters are written to people by name. Name them: --contact.\n"
        )

    @pytest.mark.parametrize(
        ("content", "error"),
        [
            (
                '{\n  "company": Acme\n}',
                (
                    "rejection.json is not JSON: Expecting value, line 2, column 14. "
                    "Correct the file at that place."
                ),
            ),
            (
                "[]",
                (
                    "rejection.json is not a JSON object, but a list. "
                    "Check whether it is the right file."
                ),
            ),
            (
                '{"company": "Acme", "company": "Globex"}',
                "rejection.json has the key 'company' twice in one object. Remove one of them.",
            ),
            (
                {"compny": "Acme", "company": "Acme"},
                "Rejection has no field 'compny'. Did you mean 'company'?",
            ),
            (
                {"company": "Acme", "contact": {"name": "Dana Lee", "mail": "x"}},
                "Contact has no field 'mail'. Did you mean 'email'?",
            ),
            (
                {"company": "Acme", "contact": 7},
                "Rejection.contact must be a Contact; got 7 (int).",
            ),
            (
                {"company": "Acme", "version": 2},
                ("Rejection.version is 2, but this release reads 1. Update rejection-letters."),
            ),
            (
                {"role": "Sales Manager"},
                "Missing option '--company'. Add it, or a file with --rejection.",
            ),
        ],
        ids=str,
    )
    def test_what_is_wrong_is_said(self, compose, content, error):
        """A file that cannot be read as a rejection is an error, and the command ends with 2."""
        result = compose(content, code=2)

        assert result.stderr.endswith(f"Error: {error}\n")
        assert result.stdout == ""

    def test_a_file_that_is_missing(self, profile, tmp_path):
        """The command says which file it could not find."""
        result = run("compose", profile, "--rejection", tmp_path / "no.json", code=2)

        assert "no.json' does not exist." in result.stderr


class TestOutput:
    """`compose --output` writes a file."""

    def test_a_letter_is_written(self, profile, tmp_path):
        """A text file is in UTF-8, and nothing else is printed."""
        out = tmp_path / "acme.txt"

        result = run("compose", profile, "--company", "Łódź Ltd.", "--output", out)

        assert "Dear Hiring Team at Łódź Ltd.," in out.read_text(encoding="utf-8")
        assert result.stdout == ""
        assert result.stderr == f"Wrote {out}.\n"

    def test_what_is_there_stays(self, profile, tmp_path):
        """A file is overwritten only on request."""
        out = tmp_path / "acme.txt"
        out.write_text("Mine")

        result = run("compose", profile, "--company", "Acme", "--output", out, code=2)

        assert result.stderr.endswith(
            f"Error: {out} is there already. A letter that was saved, and perhaps edited since, "
            "would be lost. Choose another name, or add --overwrite.\n"
        )
        assert out.read_text() == "Mine"
        run("compose", profile, "--company", "Acme", "--output", out, "--overwrite")
        assert out.read_text().startswith("Ana Ruiz")

    def test_the_suffix_names_the_format(self, profile, tmp_path):
        """A letter is written in every format that the library has."""
        for format in FORMATS:
            out = tmp_path / f"acme.{format}"
            run("compose", profile, "--company", "Acme", "--stage", "inquiry", "--output", out)

            assert out.stat().st_size > 300

    def test_another_format(self, profile, tmp_path):
        """A suffix that names no format is an error that suggests a near one."""
        out = tmp_path / "acme.dcox"

        result = run("compose", profile, "--company", "Acme", "--output", out, code=2)

        assert "There is no format named 'dcox'." in result.stderr
        assert "Did you mean docx?" in result.stderr

    def test_a_folder_that_there_is_not(self, profile, tmp_path):
        """A folder that is missing is not made."""
        out = tmp_path / "gone" / "acme.txt"

        result = run("compose", profile, "--company", "Acme", "--output", out, code=2)

        assert result.stderr.startswith(f"Error: There is no folder {out.parent}.")

    def test_a_place_that_cannot_be_written(self, profile, tmp_path, monkeypatch):
        """What the system says is told, with what to do."""
        out = tmp_path / "acme.txt"

        def full(_):
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        result = run("compose", profile, "--company", "Acme", "--output", out, code=2)

        assert result.stderr == (
            f"Error: {out} cannot be read or written (No space left on device). "
            "Choose another place.\n"
        )

    def test_a_reader_who_has_gone(self, profile, monkeypatch):
        """Where the other end of a pipe is closed, the command ends without a word."""

        def broken(*_, **__):
            raise BrokenPipeError(errno.EPIPE, "Broken pipe")

        monkeypatch.setattr(click, "echo", broken)

        assert run("compose", profile, "--company", "Acme", code=1).stderr == ""
