"""`rejection-letters check` runs the conformance kit."""

from __future__ import annotations

from pathlib import Path

import pytest

from rejection_letters._template._catalog import TEMPLATES
from rejection_letters.errors import NotFoundError
from tests.cli import PACK, run


class TestCheck:
    def test_letter_without_problems(self):
        result = run("check", "brief")

        assert result.stdout == "rejection-letters:brief: no problems found.\n"

    def test_name_of_a_distribution_checks_all_its_templates(self, install):
        install("Pack-A", "one = pack_a:template", "two = pack_a:template")

        result = run("check", "pack_a")

        assert result.stdout.splitlines() == [
            "pack-a:one: no problems found.",
            "pack-a:two: no problems found.",
        ]

    def test_problems_in_a_file_are_shown_and_the_status_is_1(self, tmp_path):
        file = tmp_path / "mine.j2"
        file.write_text(
            '{% extends "letter" %}\n'
            "{% block thanks %}Thank you for for your time.{% endblock %}\n"
            "{% block closing %}Yours [Company],{% endblock %}\n"
        )

        printed = run("check", file, code=1).stdout

        assert "mine.j2, line 2: 'for' appears twice in a row.\n" in printed
        assert "    Thank you for for your time.\n" in printed
        assert "mine.j2, line 3: '[Company]' looks like a placeholder." in printed
        assert printed.endswith(f"{file}: 2 problems found.\n")

    def test_file_that_is_not_a_template_is_one_problem(self, tmp_path):
        file = tmp_path / "mine.j2"
        file.write_text("Hello")

        printed = run("check", file, code=1).stdout

        assert printed.startswith("mine.j2, line 1: ")
        assert printed.endswith(f"{file}: 1 problem found.\n")

    def test_other_templates_of_a_broken_pack_are_checked(self, install):
        install("pack-a", "one = pack_a:gone", "two = pack_a:template")

        printed = run("check", "pack-a", code=1).stdout

        assert "pack-a 1.0" in printed.partition("\n")[0]
        assert printed.endswith("pack-a:one: 1 problem found.\npack-a:two: no problems found.\n")

    def test_duplicate_name_is_a_problem_and_both_templates_are_checked(self, install):
        code = PACK.replace("template", "good") + PACK.replace("template", "bad").replace(
            "%}'", "%}{% block thanks %}Thank you for for it.{% endblock %}'"
        )
        install("pack-a", "one = pack_a:bad", "One = pack_a:good", code=code)

        printed = run("check", "pack-a", code=1).stdout

        (conflict,) = TEMPLATES.conflicts("pack-a")
        assert printed.startswith(f"{conflict}\n\npack-a: 1 problem found.\n")
        assert "'for' appears twice in a row." in printed
        assert printed.endswith("pack-a:one: no problems found.\n")

    @pytest.mark.parametrize(
        ("path", "problem"),
        [
            ("mine.j2", "does not exist"),
            ("mine.J2", "does not exist"),
            (".", "is not a .j2 file"),
            ("mine.txt", "is not a .j2 file"),
        ],
    )
    def test_path_that_is_not_a_j2_file_ends_with_status_2(
        self, tmp_path, monkeypatch, path, problem
    ):
        monkeypatch.chdir(tmp_path)
        Path("mine.txt").write_text("Hello")

        assert run("check", path, code=2).stderr.endswith(
            f"Error: {path} {problem}. Give a .j2 file, a template name or a pack name.\n"
        )

    def test_distribution_takes_precedence_over_a_folder(self, install, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        Path("pack-a").mkdir()
        install("pack-a")

        assert run("check", "pack-a").stdout == "pack-a:nursing: no problems found.\n"

    def test_pack_that_calls_sys_exit_is_a_problem(self, install):
        code = (
            "import attrs, sys\nfrom rejection_letters import Template\n"
            "text = '{% extends \"letter\" %}'\n"
            "@attrs.frozen\nclass Work:\n    unit: 'sys.exit()' = None\n"
            "one = Template.from_string(text, reviewer=lambda letter: sys.exit())\n"
            "two = Template.from_package('brief', 'brief.j2', summary='', details=Work)\n"
        )
        install("pack-a", "one = pack_a:one", "two = pack_a:two", code=code)

        printed = run("check", "pack-a", code=1).stdout

        assert "The reviewer failed (SystemExit)." in printed
        assert printed.count("(SystemExit)") == 2
        assert "pack-a:two: 1 problem found.\n" in printed
        assert "1 problem found:\n- " in run("doctor", code=1).stdout

    def test_name_of_a_built_in_template_is_a_problem(self, install):
        install("pack-a", "sales = pack_a:template")

        assert run("check", "pack-a", code=1).stdout == (
            "'sales' is the name of a built-in template, which takes precedence. "
            "Rename the entry point.\n\npack-a:sales: 1 problem found.\n"
        )

    def test_unknown_name_ends_with_status_2(self):
        result = run("check", "clasic", code=2)

        with pytest.raises(NotFoundError) as caught:
            TEMPLATES.entry("clasic")
        assert result.stderr == f"Error: {caught.value}\n"
