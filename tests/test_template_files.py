"""Errors about template files name the file and the line."""

import re

import pytest

from rejection_letters import Profile, Rejection, Template
from rejection_letters.errors import TemplateError
from tests.hostile_templates import closing

ANA = Profile("Ana Ruiz", "UX designer")
NO = Rejection("Acme", role="Sales Manager", date="2026-11-20")


class TestFiles:
    """What is wrong with a file is said with its name."""

    @pytest.fixture
    def refused(self, tmp_path):
        """Return a function that writes a file and returns how it is refused."""

        def loading(content, *, file="a.j2"):
            (tmp_path / "a.j2").write_bytes(content)
            with pytest.raises(TemplateError) as caught:
                Template.from_file(tmp_path / file)
            return str(caught.value).replace(str(tmp_path), "FOLDER")

        return loading

    def test_a_chain_of_templates_that_is_too_long(self, refused):
        """The template that begins it is named."""
        assert refused(b'{% extends "a.j2" %}') == (
            "a.j2, line 1: The template stands on more than 3 others of its pack. They may go "
            'round in a circle. Extend "letter" sooner.'
        )

    def test_a_mistake_in_what_is_extended_is_said_of_that_file(self, tmp_path):
        """The line is one of the file that has to be corrected."""
        (tmp_path / "a.j2").write_text('{% extends "b.j2" %}', encoding="utf-8")
        (tmp_path / "b.j2").write_text(closing("\n{{ nobody }}"), encoding="utf-8")

        with pytest.raises(TemplateError) as caught:
            Template.from_file(tmp_path / "a.j2")

        assert (caught.value.template, caught.value.line) == ("b.j2", 4)

    def test_a_file_that_is_not_there(self, refused):
        """The line that names it is told, and where it was looked for."""
        assert refused(b'\n{% extends "b.j2" %}') == (
            "a.j2, line 2: It extends 'b.j2'. The template cannot be read. "
            "No such file or directory (FOLDER). "
            "Put a template in its place, in UTF-8."
        )

    def test_a_file_that_is_no_text(self, refused):
        """The first byte that is no UTF-8 is counted."""
        assert refused(b"ab\xff") == (
            "a.j2, line 1: The template cannot be read. It is not in UTF-8 (byte 2). "
            "Put a template in its place, in UTF-8."
        )

    def test_a_file_that_is_far_too_large(self, refused):
        """It is not read to its end."""
        assert refused(b"x" * 1_000_001) == (
            "a.j2, line 1: The template cannot be read. It has 1,000,000 bytes or more. "
            "Put a template in its place, in UTF-8."
        )

    @pytest.mark.parametrize("file", ["a.txt", "-a.j2", ".j2", "a b.j2", "é.j2"])
    def test_a_name_that_no_pack_could_use(self, refused, file):
        """The rule for names is given with the refusal."""
        assert refused(b"", file=file) == (
            f"{file}, line 1: {file!r} is no name of a template file. Names are letters, digits, "
            "- and _, end in .j2, and have no folder. Rename the file, or extend the library's "
            'base: "letter".'
        )

    def test_a_mistake_in_a_file_of_a_package_is_said_of_that_file(self, tmp_path, monkeypatch):
        """A pack is checked like a template of one's own."""
        (tmp_path / "pack_of_letters").mkdir()
        (tmp_path / "pack_of_letters" / "__init__.py").touch()
        (tmp_path / "pack_of_letters" / "a.j2").write_text(closing("{{ nobody }}"))
        monkeypatch.syspath_prepend(tmp_path)
        template = Template.from_package("pack_of_letters", "a.j2", summary="A letter")

        with pytest.raises(TemplateError) as caught:
            template.checked()

        assert (caught.value.template, caught.value.line) == ("a.j2", 3)

    @pytest.mark.parametrize(
        ("package", "why"),
        [
            ("rejection_letters.letters", "Package rejection_letters.letters has no such file"),
            ("no_such_package", "Package no_such_package cannot be read from."),
            ("no_such_package.inner", "Package no_such_package.inner has no such file"),
        ],
    )
    def test_a_file_that_a_package_does_not_have(self, package, why):
        """A pack that was built without its templates is told what is missing."""
        template = Template.from_package(package, "absent.j2", summary="Absent")

        with pytest.raises(TemplateError, match=re.escape(why)) as caught:
            template.checked()

        assert caught.value.template == "absent.j2"
