"""`rejection-letters templates` lists the templates, or describes one."""

from __future__ import annotations

from rejection_letters._template import _catalog
from tests.cli import run


class Terminal:
    """Stands in for the module `sys` of a program that runs in a terminal."""

    def __init__(self):
        self.stdout = self

    def isatty(self):
        return True


class TestTemplates:
    def test_list_is_that_of_the_python_function(self):
        assert run("templates").stdout == f"{_catalog.templates()!r}\n"

    def test_list_in_a_pipe_is_not_truncated(self, install):
        summary = "For everyone who " + "really " * 30 + "needs it"
        install("pack-a", f"{'n' * 60} = pack_a:template", metadata=[f"Summary: {summary}"])

        assert f"{'n' * 60}  not loaded  pack-a 1.0         {summary}\n" in run("templates").stdout

    def test_list_in_a_terminal_has_the_width_of_the_terminal(self, install, monkeypatch):
        install("pack-a", metadata=[f"Summary: {'really ' * 30}"])
        monkeypatch.setenv("COLUMNS", "70")
        monkeypatch.setattr("rejection_letters.cli.sys", Terminal())

        widths = {*map(len, run("templates").stdout.splitlines())}

        assert max(widths) == 70

    def test_name_shows_audience_length_and_details(self):
        lines = run("templates", "sales").stdout.splitlines()

        assert lines == [
            "sales: Asks about top performers, numbers and growth",
            "For account executives, sales managers and others who carry a quota.",
            "At most 175 words by email, 225 on paper.",
            "Details (rejection_letters.letters._detail_classes.SalesDetails):",
            "- attainment: text, such as '112% of a $1.4 million quota in 2025'",
            "- deal_size: text, such as '$80,000'",
            "- territory: text, such as 'the Midwest'",
        ]

    def test_template_without_audience_and_details_is_described(self):
        assert run("templates", "brief").stdout.splitlines()[1:] == [
            "At most 75 words by email, 75 on paper.",
            "Takes no details.",
        ]

    def test_reminder_says_what_it_answers(self):
        assert run("templates", "reminder").stdout.splitlines() == [
            "reminder: Reminds once of a letter that got no answer",
            "At most 60 words by email, 60 on paper.",
            "Answers the silence after a first letter.",
            "Details (rejection_letters.letters._detail_classes.ReminderDetails):",
            "- sent: a date such as 2026-11-16, required",
            "- question: text, such as 'Which skill would you build first?'",
        ]

    def test_note_says_how_many_characters_it_has(self):
        lines = run("templates", "short-note").stdout.splitlines()

        assert lines[1] == "A note of at most 300 characters, not an email or on paper."

    def test_details_are_shown_with_their_types(self, install):
        code = (
            "import attrs, datetime as dt\nfrom rejection_letters import Template\n"
            "@attrs.frozen\nclass Work:\n    since: dt.date\n    nights: bool = False\n"
            "    years: int = 1\n    papers: tuple[str, ...] = ()\n"
            "template = Template.from_string('{% extends \"letter\" %}', details=Work)\n"
        )
        install("pack-a", code=code)

        assert run("templates", "nursing").stdout.splitlines()[-4:] == [
            "- since: a date such as 2026-11-16, required",
            "- nights: yes or no",
            "- years: a whole number",
            "- papers: a list (repeat --detail for each item)",
        ]

    def test_packs_are_listed_without_running_their_code(self, install):
        install("pack-a", "nursing = pack_a:template", code="raise OSError('Loaded!')")

        assert "nursing" in run("templates").stdout
        assert _catalog.templates()["nursing"].status == "not loaded"
