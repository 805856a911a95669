"""A template builds on a bounded number of files, all of them next to it."""

import os

import pytest

from rejection_letters import Template
from rejection_letters._template import dialect
from rejection_letters.errors import TemplateError
from tests.dialect import loaded
from tests.hostile_templates import closing


def pack(folder, **files):
    """Write a pack of templates into a folder, and return its first as a template."""
    for name, parent in files.items():
        (folder / f"{name}.j2").write_text(f'{{% extends "{parent}" %}}', encoding="utf-8")
    return Template.from_file(folder / f"{next(iter(files))}.j2")


class TestChain:
    """A letter stands on a known number of templates."""

    def test_three_templates_of_a_pack_may_stand_under_another(self, tmp_path):
        """A family of letters needs no more."""
        assert pack(tmp_path, a="b.j2", b="c.j2", c="d.j2", d="letter").name == "a"

    def test_four_templates_of_a_pack_may_not(self, tmp_path):
        """The chain is at most four long, however large the pack."""
        with pytest.raises(TemplateError, match="stands on more than 3 others"):
            pack(tmp_path, a="b.j2", b="c.j2", c="d.j2", d="e.j2", e="letter")

    @pytest.mark.parametrize(
        "files",
        [{"a": "a.j2"}, {"a": "b.j2", "b": "a.j2"}, {"a": "b.j2", "b": "c.j2", "c": "b.j2"}],
    )
    def test_a_circle_is_refused(self, tmp_path, files):
        """A template that extends itself, at once or by others, is a chain without an end."""
        with pytest.raises(TemplateError, match="They may go round in a circle"):
            pack(tmp_path, **files)

    @pytest.mark.parametrize(
        ("inside", "what"),
        [
            ("x" * 9_000, "has 18,114 characters"),
            ("{# x #}" * 250, "more than 400 tags"),
            (("{{ " + "'x' " * 50 + "}}") * 31, "more than 3,000 tokens"),
        ],
        ids=["characters", "tags", "tokens"],
    )
    def test_a_template_and_what_it_builds_on_are_together_no_larger_than_one(
        self, tmp_path, inside, what
    ):
        """Four files are no more work than one."""
        source = closing(inside)
        (tmp_path / "a.j2").write_text(source.replace('"letter"', '"b.j2"'), encoding="utf-8")
        (tmp_path / "b.j2").write_text(source, encoding="utf-8")

        assert Template.from_file(tmp_path / "b.j2").name == "b"
        with pytest.raises(TemplateError, match=what) as caught:
            Template.from_file(tmp_path / "a.j2")
        assert caught.value.template == "b.j2"

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
    @pytest.mark.parametrize("used", ["a.j2", "pipe.j2"])
    def test_a_pipe_is_not_waited_for(self, tmp_path, used):
        """Only an ordinary file is opened, beside a template or as one."""
        (tmp_path / "a.j2").write_text('{% extends "pipe.j2" %}', encoding="utf-8")
        os.mkfifo(tmp_path / "pipe.j2")

        with pytest.raises(TemplateError, match="It is no ordinary file"):
            Template.from_file(tmp_path / used)

    def test_nothing_of_a_file_that_is_no_template_is_told(self, tmp_path):
        """A link with the name of a template leads to no secret."""
        (tmp_path / "secret").write_text("root:x:0:0\n", encoding="utf-8")
        (tmp_path / "b.j2").symlink_to(tmp_path / "secret")
        (tmp_path / "a.j2").write_text('{% extends "b.j2" %}', encoding="utf-8")

        with pytest.raises(TemplateError) as caught:
            Template.from_file(tmp_path / "a.j2")

        assert "root" not in str(caught.value)

    def test_no_more_than_three_files_are_read_for_one_template(self):
        """A stranger's pack cannot keep the reader busy."""
        read = []

        def read_sibling(name):
            read.append(name)
            return '{% extends "again.j2" %}'

        with pytest.raises(TemplateError):
            dialect.compile_letter('{% extends "again.j2" %}', "a", None, read_sibling)

        assert read == ["again.j2"] * 3

    def test_a_template_given_as_text_stands_on_the_library_alone(self):
        """It has no place from which another could be read."""
        with pytest.raises(TemplateError, match="has no files beside it"):
            loaded('{% extends "other.j2" %}')

    @pytest.mark.parametrize(
        "name", ["../x.j2", "/x.j2", "a/x.j2", "a\\x.j2", ".j2", "x.txt", "x.j2\n", "ﬁ.j2", "-x.j2"]
    )
    def test_a_path_is_no_name_of_a_file(self, tmp_path, name):
        """What a template extends lies beside it, and nowhere else."""
        source = f"{{% extends {name!r} %}}"
        (tmp_path / "a.j2").write_text(source, encoding="utf-8")

        with pytest.raises(TemplateError):
            Template.from_file(tmp_path / "a.j2")
