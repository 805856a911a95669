"""`rejection-letters compose` writes a letter from files and options."""

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
from rejection_letters.errors import RejectionLettersError
from tests.cli import run, write_resume
from tests.packs import FORMATS

FACTS = """{% extends "letter" %}
{% block acknowledgement %}
{{ rejection.discussed|default("-") }}, {{ rejection.thanks_to|and_list }},
{{ rejection.referred_by|default("-") }}, {% if rejection.on_file %}on file{% endif %},
{% if rejection.reapply %}again{% endif %},
{% if rejection.reapply_after %}{{ rejection.reapply_after|long_date }}{% endif %},
{{ letter.drawn_by|default("-") }}, {{ letter.own_words|default("-") }}
{% for question in letter.questions %}{{ question }} {% endfor %}
{% endblock %}
"""
"""A template that prints every personal fact, in the order of the options."""

MORE = """{% extends "letter" %}
{% block regard %}
I answer your {% if rejection.medium == "email" %}email{% endif %} of
{{ rejection.date|short_date }} and ask for {{ letter.minutes|in_words }} minutes.
As {{ profile.occupation|a }} in {{ profile.industry }},
I look up to {{ profile.experience }} {{ letter.jobs }}, and to {{ letter.job|a }}.
{% endblock %}
"""
"""A template that prints what the built-in letters rarely print."""


BLANK_CONTACTS = [
    *(None, "", " ", {}, {"name": ""}, {"name": " ", "title": " "}),
    {"name": "", "email": "", "title": None},
]

OPTIONAL = [
    option.opts[0].removeprefix("--")
    for option in commands.commands["compose"].params
    if isinstance(option, click.Option) and not option.is_flag
    if option.name not in ("rejection", "company", "template", "detail", "output")
]
"""The options that a user may leave out, except those that name a file or a template."""


@pytest.fixture
def profile(tmp_path):
    return write_resume(tmp_path)


class TestCompose:
    def test_profile_and_company_are_enough(self, profile):
        printed = run("compose", profile, "--company", "Acme", "--date", "2026-11-18").stdout

        assert printed.startswith("Ana Ruiz\n\nNovember 18, 2026\n\nAcme\n\nSubject: Thank you")
        assert printed.endswith("Sincerely,\n\nAna Ruiz\nana@example.com\n")

    def test_every_option_reaches_the_letter(self, profile, tmp_path):
        """The template prints what the built-in letter does not print after an interview."""
        template = tmp_path / "more.j2"
        template.write_text(MORE, encoding="utf-8")

        printed = run(
            *("compose", profile, "--company", "Acme", "--role", "UX Lead"),
            *("--role-plural", "UX leaders", "--role-in-text", "lead for UX"),
            *("--contact", "Dana Lee", "--honorific", "Ms.", "--addressed-as", "Dana"),
            *("--contact-title", "Head of Design", "--contact-email", "dana@example.com"),
            *("--contact-phone", "555-0100", "--address", "1 Main Street", "--address", "Dover"),
            *("--rejected-on", "2026-11-16", "--stage", "interview", "--reason", "not-a-fit"),
            *("--medium", "email", "--subject", "Your application", "--occupation", "designer"),
            *("--industry", "logistics", "--experience", "seasoned", "--locale", "en-GB"),
            *("--date", "2026-11-18", "--call-on", "2026-11-23", "--minutes", "25"),
            *("--template", template),
        ).stdout

        assert (
            "\n18 November 2026\n\nMs. Dana Lee\nHead of Design\nAcme\n1 Main Street\nDover\n"
            in (printed)
        )
        for words in (
            "\nRe: Your application\n",
            "Dear Dana,",
            "email of 16 November",
            "the UX Lead position",
            "twenty-five minutes",
            "seasoned UX leaders, and to a lead for UX.",
            "a designer in logistics",
            "I will call early next week",
            "Yours sincerely,",
        ):
            assert words in printed

    def test_address_that_no_one_reads_is_pointed_out(self, profile):
        sender = ("--sender", "Acme Careers <no-reply@acme.example>")
        result = run("compose", profile, "--company", "Acme", *sender)

        assert result.stderr == (
            "Note: No one reads email to no-reply@acme.example. Find a person's address and set "
            "--contact-email.\n"
        )
        for options in (
            ("--reply-to", "jobs@acme.example"),
            ("--contact", "Dana Lee", "--contact-email", "dana@acme.example"),
        ):
            assert not run("compose", profile, "--company", "Acme", *sender, *options).stderr

    def test_message_decides_where_the_draft_goes(self, profile, tmp_path):
        file = tmp_path / "acme.eml"
        message = ("--sender", "jobs@acme.example", "--no-reply", "--output", file, "--overwrite")

        run("compose", profile, "--company", "Acme", *message)
        assert b"\r\nTo: " not in file.read_bytes()
        run("compose", profile, "--company", "Acme", *message, "--reply-to", "Kim <kim@x.example>")
        assert b"\r\nTo: kim@x.example\r\n" in file.read_bytes()

    def test_every_personal_fact_reaches_the_letter(self, profile, tmp_path):
        """The template prints the facts in the order of the options."""
        template = tmp_path / "facts.j2"
        template.write_text(FACTS, encoding="utf-8")
        options = (
            *("--agency", "Talent Partners", "--discussed", "your new tools"),
            *("--thanks-to", "Kim Oh", "--thanks-to", "Lu Wei", "--referred-by", "Ada Bell"),
            *("--on-file", "--reapply", "--reapply-after", "2027-05-01"),
            *("--drawn-by", "your sensors", "--own-words", "It was fun."),
            *("--question", "What next?", "--question", "Where to?"),
        )

        printed = run(
            *("compose", profile, "--company", "Acme", "--stage", "interview"),
            *("--template", template, *options),
        ).stdout

        assert "\nTalent Partners\n" in printed
        assert (
            "your new tools, Kim Oh and Lu Wei, Ada Bell, on file, again, May 1, 2027, "
            "your sensors, It was fun. What next? Where to?"
        ) in " ".join(printed.split())

    def test_options_with_several_names_make_one_list(self, profile):
        printed = run(
            *("compose", profile, "--company", "Acme", "--stage", "interview"),
            *("--thanks-to", "Kim Oh and Lu Wei", "--thanks-to", "Bo Ek"),
        ).stdout

        assert "Kim Oh, Lu Wei, and Bo Ek" in printed

    def test_stage_may_be_an_assessment(self, profile):
        printed = run("compose", profile, "--company", "Acme", "--stage", "assessment").stdout

        assert "conversation" not in printed

    @pytest.mark.parametrize("number", ["0", "99"])
    def test_variant_reaches_the_letter(self, profile, number):
        day = ("--date", "2026-11-18")
        printed = run("compose", profile, "--company", "Acme", *day, "--variant", number).stdout
        letter = write(
            read_profile(profile), Rejection("Acme"), date="2026-11-18", variant=int(number)
        )

        assert printed == f"{letter}\n"

    def test_call_on_none_promises_no_call(self, profile):
        printed = run(
            *("compose", profile, "--company", "Acme", "--contact", "Dana Lee"),
            *("--contact-phone", "555-0177", "--stage", "inquiry", "--call-on", "none"),
        ).stdout

        assert "call" not in printed

    def test_remarks_are_printed_to_standard_error(self, profile):
        result = run(
            *("compose", profile, "--company", "Acme", "--contact", "Dana Lee"),
            *("--stage", "inquiry", "--date", "2026-11-18", "--call-on", "2026-11-23"),
        )

        assert result.stderr.startswith("Note: ")
        assert "Dana Lee" in result.stderr
        assert result.stderr.count("\n") == 1
        assert "Note:" not in result.stdout

    def test_contact_without_a_name_is_an_error(self, profile):
        result = run("compose", profile, "--company", "Acme", "--honorific", "Ms.", code=2)

        assert result.stderr.endswith("Error: The contact has no name. Add it with --contact.\n")

    @pytest.mark.parametrize("blank", ["", " "])
    @pytest.mark.parametrize("option", OPTIONAL)
    def test_blank_option_counts_as_omitted(self, profile, option, blank):
        command = ("compose", profile, "--company", "Acme")

        printed = run(*command, f"--{option}", blank).stdout

        assert printed == run(*command).stdout

    @pytest.mark.parametrize(
        ("option", "written"),
        [("minutes", "20.0"), ("minutes", " 20 "), ("variant", "7.0"), ("stage", " final ")],
    )
    def test_option_may_be_written_as_in_a_table(self, profile, option, written):
        command = ("compose", profile, "--company", "Acme", "--template", "sales", f"--{option}")

        printed = run(*command, written).stdout

        assert printed == run(*command, written.strip().removesuffix(".0")).stdout

    @pytest.mark.parametrize("written", ["six", "20.5", "nan", "inf", "9" * 5000])
    @pytest.mark.parametrize("option", ["--minutes", "--variant"])
    def test_option_that_is_not_a_whole_number_is_an_error(self, profile, option, written):
        result = run("compose", profile, "--company", "Acme", option, written, code=2)

        assert result.stderr.endswith(
            f"Error: Invalid value for '{option}': '{written}' is not a whole number.\n"
        )

    @pytest.mark.parametrize(
        ("option", "written", "remedy"),
        [
            ("--stage", "finale", " Did you mean 'final'?"),
            ("--stage", "final interview", " Did you mean 'final'?"),
            ("--stage", "Interview", " Did you mean 'interview'?"),
            ("--reason", "not a fit", " Did you mean 'not-a-fit'?"),
            ("--medium", "e-mail", " Did you mean 'email'?"),
            ("--locale", "en_GB", " Did you mean 'en-GB'?"),
            ("--medium", "fax", ""),
        ],
    )
    def test_unknown_word_suggests_a_similar_one(self, profile, option, written, remedy):
        result = run("compose", profile, "--company", "Acme", option, written, code=2)

        assert f"Error: Invalid value for '{option}': '{written}' is not one of '" in result.stderr
        assert result.stderr.endswith(f"'.{remedy}\n")

    def test_help_and_completion_show_the_words(self):
        command = commands.commands["compose"]
        (medium,) = (option for option in command.params if option.name == "medium")
        context = click.Context(command)

        assert "--medium [email|letter|phone]" in run("compose", "--help").stdout
        assert [item.value for item in medium.shell_complete(context, "e")] == ["email"]

    @pytest.mark.parametrize(
        ("options", "error"),
        [
            (("--company", "Acme\nInc."), "--company must not contain a line break (U+000A)"),
            (("--company", ""), "--company must not be empty."),
            (("--experience", "10 years"), "--experience must be an adjective"),
            (("--rejected-on", "today"), "--rejected-on must be a valid date"),
            (("--reapply-after", "May"), "--reapply-after must be a valid date"),
            (("--contact", "Kim Oh", "--contact-email", "kim"), "--contact-email must be an email"),
            (("--agency", "\x00"), "--agency must not contain unprintable characters"),
            (("--thanks-to", "\x00"), "--thanks-to line 1 must not contain"),
            (("--question", "\x00"), "--question line 1 must not contain"),
            (("--minutes", "3"), "--minutes must be between 5 and 60; got 3."),
            (("--variant", "100"), "--variant must be between 0 and 99; got 100."),
            (
                ("--call-on", "2026-11-20"),
                (
                    "Cannot promise a call on 2026-11-20: the rejection has no contact. "
                    "Set --contact, or omit --call-on."
                ),
            ),
            (
                ("--discussed", "your move to Ohio"),
                (
                    "--discussed requires a conversation, but --stage is 'application'. "
                    "Set --stage to 'screen', 'interview', or 'final', or omit --discussed."
                ),
            ),
        ],
        ids=lambda given: given[-2] if isinstance(given, tuple) else "",
    )
    def test_errors_name_the_option(self, profile, options, error):
        day = ("--date", "2026-11-18")
        result = run("compose", profile, "--company", "Acme", *day, *options, code=2)

        assert f"\nError: {error}" in result.stderr

    def test_remarks_name_the_options(self, profile):
        options = ("--company", "Acme", "--stage", "screen", "--reapply", "--medium", "phone")

        notes = run("compose", profile, *options, "--template", "brief").stderr

        for part in ("Set --contact;", "Set --discussed or --thanks-to, or use --own-words."):
            assert part in notes

    def test_profile_that_is_not_a_json_resume_is_an_error(self, tmp_path):
        file = tmp_path / "resume.json"
        file.write_text("[]")

        assert run("compose", file, "--company", "Acme", code=2).stderr.startswith("Error: ")

    def test_template_may_be_a_file(self, profile, tmp_path):
        file = tmp_path / "mine.j2"
        file.write_text('{% extends "letter" %}{% block closing %}Warmly,{% endblock %}')

        printed = run("compose", profile, "--company", "Acme", "--template", file).stdout

        assert "\nWarmly,\n" in printed

    def test_template_may_be_a_name(self, profile):
        printed = run("compose", profile, "--company", "Acme", "--template", "brief").stdout

        assert "?" not in printed

    def test_character_that_the_terminal_cannot_show_is_an_error(self, profile):
        arguments = ["compose", str(profile), "--company", "李"]
        result = CliRunner(charset="latin-1").invoke(commands, arguments)

        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("Error: The terminal cannot show this text: ")
        assert result.stderr.endswith(
            "Set PYTHONIOENCODING=utf-8, or save the letter to a file with --output.\n"
        )


class TestRejectionFile:
    @pytest.fixture
    def compose(self, profile, tmp_path):
        """Return a function that composes a letter from a rejection file with some content."""

        def written(content, *options, code=0):
            file = tmp_path / "rejection.json"
            text = content if isinstance(content, str) else json.dumps(content)
            file.write_text(text, encoding="utf-8")
            day = ("--date", "2026-11-18")
            return run("compose", profile, "--rejection", file, *day, *options, code=code)

        return written

    @pytest.fixture
    def letter(self, profile):
        """Return a function that composes the expected letter in Python."""

        def text(rejection):
            return f"{write(read_profile(profile), rejection, date='2026-11-18')}\n"

        return text

    def test_file_replaces_all_options(self, compose, letter):
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

    def test_file_may_contain_every_fact(self, compose, tmp_path):
        template = tmp_path / "facts.j2"
        template.write_text(FACTS, encoding="utf-8")
        rejection = Rejection(
            "Acme",
            stage="final",
            agency="Talent Partners",
            discussed="your new tools",
            thanks_to=["Kim Oh", "Lu Wei"],
            referred_by="Ada Bell",
            on_file=True,
            reapply=True,
            reapply_after="2027-05-01",
        )
        options = ("--template", template, "--drawn-by", "your sensors", "--thanks-to", "Bo Ek")

        printed = compose(rejection.to_dict(), *options).stdout

        assert "\nTalent Partners\n" in printed
        assert (
            "your new tools, Bo Ek, Ada Bell, on file, again, May 1, 2027, your sensors, - "
        ) in " ".join(printed.split())

    def test_invalid_value_in_a_file_is_not_blamed_on_an_option(self, compose):
        result = compose({"company": "Acme", "agency": 7}, "--role", "Buyer", code=2)

        assert result.stderr == "Error: Rejection.agency must be a str; got 7 (int).\n"

    def test_example_file_in_the_repository_works(self, profile):
        file = Path(__file__).parents[1] / "examples" / "rejection.json"

        printed = run("compose", profile, "--rejection", file).stdout

        assert "Dear Dana Lee," in printed

    @pytest.mark.parametrize(
        ("option", "value", "changes"),
        [
            ("--company", "Globex", {"company": "Globex"}),
            ("--role", "Buyer", {"role": "Buyer"}),
            ("--stage", "final", {"stage": "final"}),
            ("--reason", "freeze", {"reason": "freeze"}),
            ("--medium", "email", {"medium": "email"}),
            ("--rejected-on", "2026-11-17", {"date": "2026-11-17"}),
            ("--address", "1 New Road", {"address": ["1 New Road"]}),
            ("--contact", "Kim Oh", {"contact": Contact("Kim Oh")}),
            (
                "--contact-title",
                "Head of Sales",
                {"contact": Contact("Dana Lee", honorific="Ms.", title="Head of Sales")},
            ),
            ("--subject", "No", {"message": SourceMessage(subject="No", no_reply=True)}),
            ("--agency", "Talent Partners", {"agency": "Talent Partners"}),
        ],
    )
    def test_options_override_the_file(self, compose, letter, option, value, changes):
        """An option replaces one field, except that a new contact is someone else altogether."""
        rejection = Rejection(
            "Acme",
            role="Sales Manager",
            date="2026-11-16",
            contact=Contact("Dana Lee", honorific="Ms."),
            address=["600 Wharf Road"],
            stage="interview",
            reason="filled",
            medium="phone",
            message=SourceMessage(subject="Your inquiry", no_reply=True),
        )

        printed = compose(rejection.to_dict(), option, value).stdout

        assert printed == letter(attrs.evolve(rejection, **changes))
        assert printed != letter(rejection)

    def test_company_may_be_missing_in_the_file(self, compose, letter):
        printed = compose({"stage": "final"}, "--company", "Acme").stdout

        assert printed == letter(Rejection("Acme", stage="final"))

    def test_contact_may_be_just_a_name(self, compose, letter):
        content = {"company": "Acme", "contact": "Dana Lee"}

        assert compose(content).stdout == letter(Rejection("Acme", contact="Dana Lee"))
        assert compose(content, "--honorific", "Dr.").stdout == letter(
            Rejection("Acme", contact=Contact("Dana Lee", honorific="Dr."))
        )

    @pytest.mark.parametrize("contact", [None, 7])
    def test_option_replaces_an_unusable_contact(self, compose, letter, contact):
        content = {"company": "Acme", "contact": contact}

        assert compose(content, "--contact", "Kim Oh").stdout == letter(
            Rejection("Acme", contact="Kim Oh")
        )

    @pytest.mark.parametrize("blank", BLANK_CONTACTS, ids=str)
    def test_blank_contact_counts_as_omitted(self, compose, letter, blank):
        content = {"company": "Acme", "contact": blank}

        assert compose(content).stdout == letter(Rejection("Acme"))
        assert compose(content, "--contact", "Kim Oh", "--honorific", "Dr.").stdout == letter(
            Rejection("Acme", contact=Contact("Kim Oh", honorific="Dr."))
        )
        assert "has no name" in compose(content, "--honorific", "Dr.", code=2).stderr

    @pytest.mark.parametrize("blank", [None, "", " ", {}, {"subject": "", "sender": None}], ids=str)
    def test_blank_message_counts_as_omitted(self, compose, letter, blank):
        content = {"company": "Acme", "message": blank}

        assert compose(content).stdout == letter(Rejection("Acme"))
        assert compose(content, "--subject", "No").stdout == letter(
            Rejection("Acme", message=SourceMessage(subject="No"))
        )

    @pytest.mark.parametrize("blank", ["", " "])
    @pytest.mark.parametrize(
        "option",
        [
            *("company", "role", "stage", "reason", "medium", "rejected-on", "address", "contact"),
            *("honorific", "subject", "agency", "thanks-to", "discussed", "reapply-after"),
        ],
    )
    def test_blank_option_does_not_replace_the_file(self, compose, letter, option, blank):
        rejection = Rejection(
            "Acme",
            role="Sales Manager",
            date="2026-11-16",
            contact=Contact("Dana Lee", honorific="Ms."),
            address=["600 Wharf Road"],
            stage="interview",
            reason="filled",
            medium="phone",
            message=SourceMessage(subject="Your inquiry"),
            agency="Talent Partners",
            thanks_to=["Kim Oh"],
            discussed="your new tools",
            reapply_after="2027-05-01",
        )

        assert compose(rejection.to_dict(), f"--{option}", blank).stdout == letter(rejection)

    @pytest.mark.parametrize(
        "contact", [{"title": "Head of Sales"}, {"name": "", "email": "dana@acme.example"}]
    )
    def test_contact_without_a_name_is_an_error(self, compose, contact):
        result = compose({"company": "Acme", "contact": contact}, code=2)

        assert result.stderr.endswith("Error: The contact has no name. Add it with --contact.\n")

    @pytest.mark.parametrize(
        ("content", "error"),
        [
            (
                '{\n  "company": Acme\n}',
                "rejection.json is not valid JSON: Expecting value (line 2, column 14).",
            ),
            (
                "[]",
                "rejection.json must contain a JSON object. Check that it is the right file.",
            ),
            (
                '{"company": "Acme", "company": "Globex"}',
                (
                    "rejection.json contains the key 'company' twice in the same object. "
                    "Remove one of them."
                ),
            ),
            *(
                (
                    f'{{"company": "Acme", "role": {number}}}',
                    (
                        f"rejection.json contains the number {shown}, which many JSON parsers "
                        "reject. Remove it."
                    ),
                )
                for number, shown in (
                    ("NaN", "NaN"),
                    ("-Infinity", "-Infinity"),
                    ("1e999", "1e999"),
                    ("9" * 5000, "9" * 17 + "..."),
                )
            ),
            (
                {"role": "Sales Manager"},
                "Missing option '--company'. Add it, or use --rejection.",
            ),
        ],
        ids=lambda value: str(value)[:60],
    )
    def test_invalid_file_is_an_error(self, compose, content, error):
        result = compose(content, code=2)

        assert result.stderr.endswith(f"Error: {error}\n")
        assert result.stdout == ""

    @pytest.mark.parametrize(
        "content",
        [
            {"compny": "Acme", "company": "Acme"},
            {"company": "Acme", "contact": {"name": "Dana Lee", "mail": "x"}},
            {"company": "Acme", "contact": 7},
            {"company": "Acme", "version": 2},
        ],
        ids=str,
    )
    def test_invalid_field_is_the_same_error_as_in_python(self, compose, content):
        with pytest.raises(RejectionLettersError) as caught:
            Rejection.from_dict(content)

        assert compose(content, code=2).stderr.endswith(f"Error: {caught.value}\n")

    def test_missing_file_is_an_error(self, profile, tmp_path):
        result = run("compose", profile, "--rejection", tmp_path / "no.json", code=2)

        assert "no.json' does not exist." in result.stderr


class TestOutput:
    def test_letter_is_saved_as_utf_8_and_not_printed(self, profile, tmp_path):
        out = tmp_path / "acme.txt"

        result = run("compose", profile, "--company", "Łódź Ltd.", "--output", out)

        assert "Dear Hiring Team at Łódź Ltd.," in out.read_text(encoding="utf-8")
        assert result.stdout == ""
        assert result.stderr == f"Saved {out}.\n"

    def test_existing_file_is_replaced_only_with_overwrite(self, profile, tmp_path):
        out = tmp_path / "acme.txt"
        out.write_text("Mine")

        result = run("compose", profile, "--company", "Acme", "--output", out, code=2)

        assert f"Error: {out} " in result.stderr
        assert result.stderr.endswith(" Choose another name or add --overwrite.\n")
        assert out.read_text() == "Mine"
        run("compose", profile, "--company", "Acme", "--output", out, "--overwrite")
        assert out.read_text().startswith("Ana Ruiz")

    @pytest.mark.parametrize("options", [(), ("--overwrite",)])
    def test_folder_in_place_of_the_file_is_an_error(self, profile, tmp_path, options):
        out = tmp_path / "acme.txt"
        out.mkdir()

        result = run("compose", profile, "--company", "Acme", "--output", out, *options, code=2)

        assert result.stderr == f"Error: {out} is a folder, not a file. Choose another name.\n"

    def test_suffix_sets_the_format(self, profile, tmp_path):
        for format in FORMATS:
            out = tmp_path / f"acme.{format}"
            run("compose", profile, "--company", "Acme", "--stage", "inquiry", "--output", out)

            assert out.stat().st_size > 300

    def test_unknown_suffix_suggests_a_similar_format(self, profile, tmp_path):
        out = tmp_path / "acme.dcox"

        result = run("compose", profile, "--company", "Acme", "--output", out, code=2)

        assert "'dcox'" in result.stderr
        assert "Did you mean" in result.stderr

    def test_missing_folder_is_an_error(self, profile, tmp_path):
        out = tmp_path / "gone" / "acme.txt"

        result = run("compose", profile, "--company", "Acme", "--output", out, code=2)

        assert result.stderr.startswith("Error: ")
        assert str(out.parent) in result.stderr

    def test_system_error_names_the_file_and_the_cause(self, profile, tmp_path, monkeypatch):
        out = tmp_path / "acme.txt"

        def full(_):
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        result = run("compose", profile, "--company", "Acme", "--output", out, code=2)

        assert result.stderr == f"Error: Cannot read or write {out}: No space left on device.\n"

    def test_closed_pipe_is_not_reported(self, profile, monkeypatch):

        def broken(*_, **__):
            raise BrokenPipeError(errno.EPIPE, "Broken pipe")

        monkeypatch.setattr(click, "echo", broken)

        assert run("compose", profile, "--company", "Acme", code=1).stderr == ""
