"""`rejection-letters compose --detail NAME=VALUE` gives what only one template needs."""

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
            raise ValueError("nobody works so long")
"""


@pytest.fixture
def profile(tmp_path):
    """Write a JSON Resume and return its path."""
    return write_resume(tmp_path)


class TestDetails:
    """`--detail NAME=VALUE` gives what only one template needs."""

    @pytest.fixture
    def template(self, install):
        """Install a template with details of every type, which prints them."""
        body = (
            "{% if details.unit %}Unit {{ details.unit }}.{% endif %}"
            "{% if details.years is given %} Years {{ details.years }}.{% endif %}"
            "{% if details.nights %} Nights.{% endif %}"
            "{% if details.since %} Since {{ details.since|long_date }}.{% endif %}"
            "{% if details.papers %} Papers {{ details.papers|and_list }}.{% endif %}"
        )
        source = f'{{% extends "letter" %}}{{% block thanks %}}{body} Thanks.{{% endblock %}}'
        code = f"{DETAILED}\ntemplate = Template.from_string({source!r}, details=Work)\n"
        install("pack-a", "nursing = pack_a:template", code=code)
        return "nursing"

    def compose(self, profile, template, *details, code=0):
        """Compose with some details."""
        options = [option for detail in details for option in ("--detail", detail)]
        return run(
            *("compose", profile, "--company", "Acme", "--template", template, *options), code=code
        )

    def test_every_type(self, profile, template):
        """Text, numbers, yes and no, days and lists are read as what they are declared to be."""
        printed = self.compose(
            *(profile, template, "unit=ward = 7", "years=6", "nights=yes", "since=2020-01-02"),
            *("papers=A", "papers=B"),
        ).stdout

        assert "Unit ward = 7. Years 6. Nights. Since January 2, 2020. Papers A and B." in printed

    def test_none(self, profile, template):
        """Without any, the letter is written without."""
        assert "\nThanks.\n" in self.compose(profile, template).stdout

    @pytest.mark.parametrize(
        ("details", "error"),
        [
            (["unit"], "'unit' is not of the form NAME=VALUE."),
            (["unt=7"], "Template 'text' has no detail 'unt'. Did you mean unit?"),
            (
                ["xyz=7"],
                (
                    "Template 'text' has no detail 'xyz'. "
                    "There are: unit, years, nights, since, papers."
                ),
            ),
            (["years=six"], "years is a whole number, not 'six'. Correct it."),
            (["nights=maybe"], "nights is yes or no, not 'maybe'. Correct it."),
            (["since=May 2"], "since is a day such as 2026-11-16, not 'May 2'. Correct it."),
            (["years=1", "years=2"], "years is given 2 times. It is no list. Give it once."),
            (
                ["years=99"],
                (
                    "Work does not take these details (ValueError: nobody works so long). "
                    "See 'rejection-letters templates text', and correct them."
                ),
            ),
        ],
    )
    def test_what_is_wrong_is_said(self, profile, template, details, error):
        """A detail that does not fit is an error, and the command ends with 2."""
        result = self.compose(profile, template, *details, code=2)

        assert result.stderr.endswith(f"Error: --detail: {error}\n")

    def test_a_template_that_takes_none(self, profile):
        """What would not be printed is refused."""
        result = self.compose(profile, "classic", "unit=ward 7", code=2)

        assert result.stderr.endswith(
            "Error: --detail: Template 'classic' takes no details. Leave --detail out.\n"
        )
