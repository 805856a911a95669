"""Errors about template files name the file and the line."""

import re

import pytest

from rejection_letters import Profile, Rejection, Template
from rejection_letters.errors import TemplateError
from tests.hostile_templates import closing

ANA = Profile("Ana Ruiz", "UX designer")
REJECTION = Rejection("Acme", role="Sales Manager", date="2026-11-20")


class TestFiles:
    @pytest.fixture
    def refused(self, tmp_path):
        """Return a function that writes a file and returns the error of loading it."""

        def loading(content, *, file="a.j2"):
            (tmp_path / "a.j2").write_bytes(content)
            with pytest.raises(TemplateError) as caught:
                Template.from_file(tmp_path / file)
            return str(caught.value).replace(str(tmp_path), "FOLDER")

        return loading

    def test_a_circular_chain_of_templates(self, refused):
        assert refused(b'{% extends "a.j2" %}') == (
            "a.j2, line 1: More than 4 templates extend one another, possibly in a circle. "
            'Extend "letter" sooner.'
        )

    def test_an_error_in_an_extended_file_names_that_file(self, tmp_path):
        (tmp_path / "a.j2").write_text('{% extends "b.j2" %}', encoding="utf-8")
        (tmp_path / "b.j2").write_text(closing("\n{{ nothing }}"), encoding="utf-8")

        with pytest.raises(TemplateError) as caught:
            Template.from_file(tmp_path / "a.j2")

        assert (caught.value.template, caught.value.line) == ("b.j2", 4)

    def test_an_extended_file_that_does_not_exist(self, refused):
        """The error names the line of the {% extends %} and the folder that was searched."""
        assert refused(b'\n{% extends "b.j2" %}') == (
            "a.j2, line 2: Cannot extend 'b.j2'. Cannot read the file: No such file or directory "
            '(FOLDER). Extend "letter" or a file next to this one.'
        )

    def test_a_file_that_is_not_in_utf_8(self, refused):
        """The error gives the offset of the first invalid byte."""
        assert refused(b"ab\xff") == "a.j2, line 1: The file is not in UTF-8 (byte 2)."

    def test_a_file_that_is_far_too_large(self, refused):
        """Only the first million bytes are read."""
        assert refused(b"x" * 1_000_001) == "a.j2, line 1: The file has 1,000,000 bytes or more."

    @pytest.mark.parametrize("file", ["a.txt", "-a.j2", ".j2", "a b.j2", "é.j2"])
    def test_an_invalid_file_name(self, refused, file):
        assert refused(b"", file=file) == (
            f"{file}, line 1: {file!r} is not a valid name for a template file. "
            "The name must consist of letters, digits, - and _, and end in .j2."
        )

    def test_an_error_in_a_package_names_the_file(self, tmp_path, monkeypatch):
        (tmp_path / "pack_of_letters").mkdir()
        (tmp_path / "pack_of_letters" / "__init__.py").touch()
        (tmp_path / "pack_of_letters" / "a.j2").write_text(closing("{{ nothing }}"))
        monkeypatch.syspath_prepend(tmp_path)
        template = Template.from_package("pack_of_letters", "a.j2", summary="A letter")

        with pytest.raises(TemplateError) as caught:
            template.checked()

        assert (caught.value.template, caught.value.line) == ("a.j2", 3)

    @pytest.mark.parametrize(
        ("package", "what"),
        [
            (
                "rejection_letters.letters",
                "Package rejection_letters.letters has no file 'absent.j2' (",
            ),
            ("no_such_package", "Cannot find or read package no_such_package."),
            ("no_such_package.inner", "Package no_such_package.inner has no file 'absent.j2' ("),
        ],
    )
    def test_a_file_that_is_missing_from_a_package(self, package, what):
        """This happens when a pack is built without its templates."""
        template = Template.from_package(package, "absent.j2", summary="Absent")

        with pytest.raises(TemplateError, match=re.escape(what)) as caught:
            template.checked()

        assert caught.value.template == "absent.j2"
