"""`rejection-letters compose --detail NAME=VALUE` passes details to the template."""

from __future__ import annotations

import pytest

from tests.cli import run, write_resume

DETAILED = """
import datetime as dt
import attrs
from rejection_letters import Template

@attrs.frozen
class Work:
    unit: str | None = attrs.field(default=None, alias="ward")
    years: int | None = None
    nights: bool = False
    since: dt.date | None = None
    papers: tuple[str, ...] = ()

    def __attrs_post_init__(self):
        if self.years == 99:
            raise ValueError("too many years")
"""


@pytest.fixture
def profile(tmp_path):
    return write_resume(tmp_path)


class TestDetails:
    @pytest.fixture
    def template(self, install):
        """Install a template that has details of every type, and return its name."""
        body = (
            "{% if details.unit %}Unit {{ details.unit }}.{% endif %}"
            "{% if details.years is given %} Years {{ details.years }}.{% endif %}"
            "{% if details.nights %} Nights.{% endif %}"
            "{% if details.since %} Since {{ details.since|long_date }}.{% endif %}"
            "{% if details.papers %} Papers {{ details.papers|and_list }}.{% endif %}"
        )
        # A blank line on both sides makes the text a paragraph of its own.
        source = (
            f'{{% extends "letter" %}}{{% block thanks %}}\n\n{body} Thanks.\n\n{{% endblock %}}'
        )
        code = f"{DETAILED}\ntemplate = Template.from_string({source!r}, details=Work)\n"
        install("pack-a", "nursing = pack_a:template", code=code)
        return "nursing"

    def compose(self, profile, template, *details, code=0):
        """Compose a letter with some details."""
        options = [option for detail in details for option in ("--detail", detail)]
        return run(
            *("compose", profile, "--company", "Acme", "--template", template, *options), code=code
        )

    def test_every_type_is_converted(self, profile, template):
        printed = self.compose(
            *(profile, template, "unit=ward = 7", "years=6", "nights=yes", "since=2020-01-02"),
            *("papers=A", "papers=B"),
        ).stdout

        assert "Unit ward = 7. Years 6. Nights. Since January 2, 2020. Papers A and B." in printed

    def test_details_are_optional(self, profile, template):
        assert "\nThanks.\n" in self.compose(profile, template).stdout

    @pytest.mark.parametrize("name", ["unit", "years", "nights", "since", "papers"])
    @pytest.mark.parametrize("blank", ["", " "])
    def test_blank_detail_counts_as_omitted(self, profile, template, name, blank):
        assert "\nThanks.\n" in self.compose(profile, template, f"{name}={blank}").stdout

    @pytest.mark.parametrize("years", ["6", "6.0", " 6 "])
    def test_number_may_be_written_as_in_a_table(self, profile, template, years):
        assert "\nYears 6." in self.compose(profile, template, f"years={years}").stdout

    @pytest.mark.parametrize(
        ("details", "error"),
        [
            (["unit"], "'unit' must have the format NAME=VALUE."),
            (["unt=7"], "Template 'text' has no detail 'unt'. Did you mean unit?"),
            (
                ["xyz=7"],
                (
                    "Template 'text' has no detail 'xyz'. "
                    "Choose from unit, years, nights, since, papers."
                ),
            ),
            (["years=six"], "years must be a whole number; got 'six'."),
            (["years=6.5"], "years must be a whole number; got '6.5'."),
            (["nights=maybe"], "nights must be yes or no; got 'maybe'."),
            (["since=May 2"], "since must be a date such as 2026-11-16; got 'May 2'."),
            (["years=1", "years=2"], "years is not a list. Give it once, not 2 times."),
            (
                ["years=99"],
                (
                    "Work does not accept these details (ValueError: too many years). "
                    "See 'rejection-letters templates text'."
                ),
            ),
        ],
    )
    def test_invalid_detail_is_an_error(self, profile, template, details, error):
        result = self.compose(profile, template, *details, code=2)

        assert result.stderr.endswith(f"Error: --detail: {error}\n")

    def test_detail_for_a_template_without_details_is_an_error(self, profile):
        result = self.compose(profile, "classic", "unit=ward 7", code=2)

        assert result.stderr.endswith(
            "Error: --detail: Template 'classic' takes no details. Remove --detail.\n"
        )


class TestSequels:
    """Letters for what comes after the first letter are written with `--detail`."""

    def test_thank_you_is_written(self, profile):
        details = ("--detail", "day=2026-11-30", "--detail", "plan=I will call two customers.")
        options = ("--company", "Acme", "--date", "2026-12-01", "--template", "thank-you")

        assert "I will call two customers." in run("compose", profile, *options, *details).stdout

    def test_note_of_a_paying_member_may_be_longer(self, profile):
        options = ("--company", "Acme", "--date", "2026-12-01", "--template", "short-note")
        words = ("--own-words", "I " + "really " * 22 + "liked it.")
        longer = ("--detail", "max_characters=300")

        refused = run("compose", profile, *options, *words, code=2)
        assert "set --detail max_characters to up to 300" in refused.stderr
        assert "really liked it." in run("compose", profile, *options, *words, *longer).stdout

    @pytest.mark.parametrize(
        "details",
        [(), ("--detail", "question=What would you do first?"), ("--detail", "sent=")],
    )
    def test_missing_detail_is_named_with_its_option(self, profile, details):
        options = ("--company", "Acme", "--date", "2026-11-18", "--template", "reminder")
        refused = run("compose", profile, *options, *details, code=2)

        assert refused.stderr.endswith(
            "Error: --detail: Template 'reminder' requires sent (a date such as 2026-11-16). "
            "Add --detail sent=VALUE.\n"
        )

    def test_reminder_before_the_letter_is_refused(self, profile):
        options = ("--company", "Acme", "--date", "2026-11-18", "--template", "reminder")
        refused = run("compose", profile, *options, "--detail", "sent=2026-11-20", code=2)

        assert "Correct --detail sent or --date." in refused.stderr
