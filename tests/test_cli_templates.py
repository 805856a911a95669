"""`rejection-letters templates` lists the templates, or describes one."""

from __future__ import annotations

from rejection_letters._template import _catalog
from tests.cli import run


class Terminal:
    """The module `sys` of a program that writes to a terminal."""

    def __init__(self):
        self.stdout = self

    def isatty(self):
        """Tell that it is one."""
        return True


class TestTemplates:
    """`templates` lists."""

    def test_it_is_the_list(self):
        """The table is that of templates()."""
        assert run("templates").stdout == f"{_catalog.templates()!r}\n"

    def test_what_goes_elsewhere_is_whole(self, install):
        """In a file or a pipe no name and no summary is cut."""
        summary = "For everybody who " + "really " * 30 + "needs it"
        install("pack-a", f"{'n' * 60} = pack_a:template", metadata=[f"Summary: {summary}"])

        assert f"{'n' * 60}  not loaded  pack-a 1.0         {summary}\n" in run("templates").stdout

    def test_a_terminal_has_a_width(self, install, monkeypatch):
        """In a terminal the table is as wide as that."""
        install("pack-a", metadata=[f"Summary: {'really ' * 30}"])
        monkeypatch.setenv("COLUMNS", "70")
        monkeypatch.setattr("rejection_letters.cli.sys", Terminal())

        widths = {*map(len, run("templates").stdout.splitlines())}

        assert max(widths) == 70

    def test_one_tells_what_it_declares(self):
        """Of one template it is told for whom it is, how long, and what details it takes."""
        lines = run("templates", "sales").stdout.splitlines()

        assert lines == [
            "sales: Asks about top performers, numbers and growth",
            "For account executives, sales managers and others who carry a quota.",
            "At most 150 words by mail, 200 on paper.",
            "Details (rejection_letters.letters._detail_classes.SalesDetails):",
            "- attainment: text; for example '112% of a $1.4 million quota in 2025'",
            "- deal_size: text; for example '$80,000'",
            "- territory: text; for example 'the Midwest'",
        ]

    def test_one_that_takes_none(self):
        """A template without details and without an audience says just that."""
        assert run("templates", "brief").stdout.splitlines()[1:] == [
            "At most 75 words by mail, 75 on paper.",
            "It takes no details.",
        ]

    def test_details_that_are_needed(self, install):
        """What must be given is told, and how each type is written."""
        code = (
            "import attrs, datetime as dt\nfrom rejection_letters import Template\n"
            "@attrs.frozen\nclass Work:\n    since: dt.date\n    nights: bool = False\n"
            "    years: int = 1\n    papers: tuple[str, ...] = ()\n"
            "template = Template.from_string('{% extends \"letter\" %}', details=Work)\n"
        )
        install("pack-a", code=code)

        assert run("templates", "nursing").stdout.splitlines()[-4:] == [
            "- since: a day such as 2026-11-16, needed",
            "- nights: yes or no",
            "- years: a whole number",
            "- papers: a list, given one by one",
        ]

    def test_it_lists_packs_without_loading_them(self, install):
        """A pack is listed, and its code does not run."""
        install("pack-a", "nursing = pack_a:template", code="raise OSError('Loaded!')")

        assert "nursing" in run("templates").stdout
        assert _catalog.templates()["nursing"].status == "not loaded"
