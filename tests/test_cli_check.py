"""`rejection-letters check` runs the conformance kit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli import SOUND, run
from tests.packs import BUILT_IN


class TestCheck:
    """`check` runs the conformance kit."""

    def test_a_letter_that_keeps_the_rules(self):
        """Where nothing is wrong, a line says so."""
        result = run("check", "brief")

        assert result.stdout == "rejection-letters:brief: every letter keeps the rules.\n"

    def test_all_letters_of_a_distribution(self, install):
        """The name of a distribution stands for all its templates."""
        install("Pack-A", "one = pack_a:template", "two = pack_a:template")

        result = run("check", "pack_a")

        assert result.stdout.splitlines() == [
            "pack-a:one: every letter keeps the rules.",
            "pack-a:two: every letter keeps the rules.",
        ]

    def test_a_file_with_something_wrong(self, tmp_path):
        """What is wrong is shown with its line and sentence, and the command ends with 1."""
        file = tmp_path / "mine.j2"
        file.write_text(
            '{% extends "letter" %}\n'
            "{% block thanks %}Thank you for for your time.{% endblock %}\n"
            "{% block closing %}Yours [Company],{% endblock %}\n"
        )

        printed = run("check", file, code=1).stdout

        assert "mine.j2, line 2: 'for' is said twice in a row.\n" in printed
        assert "    Thank you for for your time.\n" in printed
        assert "mine.j2, line 3: '[Company]' looks like a blank" in printed
        assert printed.endswith(f"{file}: 2 problems.\n")

    def test_a_file_that_is_no_letter(self, tmp_path):
        """A template that cannot be loaded is one problem."""
        file = tmp_path / "mine.j2"
        file.write_text("Hello")

        printed = run("check", file, code=1).stdout

        assert printed.startswith("mine.j2, line 1: The template does not begin with")
        assert printed.endswith(f"{file}: 1 problem.\n")

    def test_a_pack_that_is_broken(self, install):
        """A pack that cannot be loaded is a problem, and its other templates are checked."""
        install("pack-a", "one = pack_a:gone", "two = pack_a:template")

        printed = run("check", "pack-a", code=1).stdout

        assert printed.startswith("Template 'one' of pack-a 1.0 cannot be loaded.")
        assert printed.endswith(
            "pack-a:one: 1 problem.\npack-a:two: every letter keeps the rules.\n"
        )

    def test_a_name_that_is_claimed_twice(self, install):
        """What a distribution brings under one name is a problem, and both are checked."""
        code = SOUND.replace("template", "good") + SOUND.replace("template", "bad").replace(
            "%}'", "%}{% block thanks %}Thank you for for it.{% endblock %}'"
        )
        install("pack-a", "one = pack_a:bad", "One = pack_a:good", code=code)

        printed = run("check", "pack-a", code=1).stdout

        assert printed.startswith("Template 'one' is claimed more than once: by pack-a 1.0 ")
        assert "Update or uninstall it, or tell its authors.\n\npack-a: 1 problem.\n" in printed
        assert "'for' is said twice in a row." in printed
        assert printed.endswith("pack-a:one: every letter keeps the rules.\n")

    @pytest.mark.parametrize(
        ("path", "found"),
        [
            ("mine.j2", "is no file that there is"),
            ("mine.J2", "is no file that there is"),
            (".", "is a folder"),
        ],
    )
    def test_a_path_that_is_no_file(self, tmp_path, monkeypatch, path, found):
        """What cannot be checked is no problem of a template: the command ends with 2."""
        monkeypatch.chdir(tmp_path)

        assert run("check", path, code=2).stderr.endswith(
            f"Error: {path} {found}. Give a file that ends in .j2, or the name of a template or "
            "of a distribution.\n"
        )

    def test_a_file_of_another_kind(self, tmp_path, monkeypatch):
        """What is there and ends otherwise is no template."""
        monkeypatch.chdir(tmp_path)
        Path("mine.txt").write_text("Hello")

        assert "Error: mine.txt is no template. " in run("check", "mine.txt", code=2).stderr

    def test_a_folder_of_that_name(self, install, tmp_path, monkeypatch):
        """A distribution is checked although a folder is named like it."""
        monkeypatch.chdir(tmp_path)
        Path("pack-a").mkdir()
        install("pack-a")

        assert run("check", "pack-a").stdout == "pack-a:nursing: every letter keeps the rules.\n"

    def test_a_pack_that_would_end_the_program(self, install):
        """A reviewer and types of details that ask for the end are problems like others."""
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
        assert "The types of Work cannot be found (SystemExit)." in printed
        assert "pack-a:two: 1 problem.\n" in printed
        assert "broken:\n- " in run("doctor", code=1).stdout

    def test_a_name_that_is_taken(self, install):
        """A template that nobody would get by its name is a problem."""
        install("pack-a", "sales = pack_a:template")

        assert run("check", "pack-a", code=1).stdout == (
            "A built-in letter is named 'sales'. Who asks for that name gets the built-in one. "
            "Give the entry point another name.\n\npack-a:sales: 1 problem.\n"
        )

    def test_a_name_that_nothing_has(self):
        """A name that is unknown is an error that lists near ones, and the command ends with 2."""
        result = run("check", "clasic", code=2)

        assert result.stderr == (
            "Error: There is no template named 'clasic'. "
            f"Installed are: {', '.join(BUILT_IN)}. "
            "Did you mean classic? Correct the name, or install the pack that provides it.\n"
        )
