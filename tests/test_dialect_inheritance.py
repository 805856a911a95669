"""A template can extend a small number of files, all of them next to it."""

import os

import pytest

from rejection_letters import Template
from rejection_letters._template import dialect
from rejection_letters.errors import TemplateError
from tests.dialect import loaded
from tests.hostile_templates import closing


def pack(folder, **files):
    """Write templates to a folder, and return the first one."""
    for name, parent in files.items():
        (folder / f"{name}.j2").write_text(f'{{% extends "{parent}" %}}', encoding="utf-8")
    return Template.from_file(folder / f"{next(iter(files))}.j2")


class TestChain:
    def test_four_templates_may_extend_one_another(self, tmp_path):
        assert pack(tmp_path, a="b.j2", b="c.j2", c="d.j2", d="letter").name == "a"

    def test_five_templates_may_not_extend_one_another(self, tmp_path):
        with pytest.raises(TemplateError, match="More than 4 templates extend one another"):
            pack(tmp_path, a="b.j2", b="c.j2", c="d.j2", d="e.j2", e="letter")

    @pytest.mark.parametrize(
        "files",
        [{"a": "a.j2"}, {"a": "b.j2", "b": "a.j2"}, {"a": "b.j2", "b": "c.j2", "c": "b.j2"}],
    )
    def test_a_circle_is_refused(self, tmp_path, files):
        with pytest.raises(TemplateError, match="possibly in a circle"):
            pack(tmp_path, **files)

    @pytest.mark.parametrize(
        ("inside", "what"),
        [
            ("x" * 16_385, "has 32,884 characters"),
            ("{# x #}" * 400, "more than 800 tags"),
            (("{{ " + "'x' " * 50 + "}}") * 31, "more than 3,000 tokens"),
        ],
        ids=["characters", "tags", "tokens"],
    )
    def test_extended_templates_share_the_limits_of_one_template(self, tmp_path, inside, what):
        """Four files are no more work than one."""
        source = closing(inside)
        (tmp_path / "a.j2").write_text(source.replace('"letter"', '"b.j2"'), encoding="utf-8")
        (tmp_path / "b.j2").write_text(source, encoding="utf-8")

        assert Template.from_file(tmp_path / "b.j2").name == "b"
        with pytest.raises(TemplateError, match=what) as caught:
            Template.from_file(tmp_path / "a.j2")
        assert caught.value.template == "b.j2"

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this platform has no named pipes")
    @pytest.mark.parametrize("used", ["a.j2", "pipe.j2"])
    def test_a_pipe_is_not_opened(self, tmp_path, used):
        """Opening a pipe could block forever."""
        (tmp_path / "a.j2").write_text('{% extends "pipe.j2" %}', encoding="utf-8")
        os.mkfifo(tmp_path / "pipe.j2")

        with pytest.raises(TemplateError, match="Not a regular file"):
            Template.from_file(tmp_path / used)

    def test_errors_do_not_reveal_the_contents_of_other_files(self, tmp_path):
        """A symbolic link could point to any file that the user can read."""
        (tmp_path / "secret").write_text("root:x:0:0\n", encoding="utf-8")
        (tmp_path / "b.j2").symlink_to(tmp_path / "secret")
        (tmp_path / "a.j2").write_text('{% extends "b.j2" %}', encoding="utf-8")

        with pytest.raises(TemplateError) as caught:
            Template.from_file(tmp_path / "a.j2")

        assert "root" not in str(caught.value)

    def test_at_most_three_more_files_are_read(self):
        read = []

        def read_sibling(name):
            read.append(name)
            return '{% extends "again.j2" %}'

        with pytest.raises(TemplateError):
            dialect.compile_letter('{% extends "again.j2" %}', "a", None, read_sibling)

        assert read == ["again.j2"] * 3

    def test_a_template_from_a_string_cannot_extend_a_file(self):
        with pytest.raises(TemplateError, match="A template from a string has no folder"):
            loaded('{% extends "other.j2" %}')

    @pytest.mark.parametrize(
        "name", ["../x.j2", "/x.j2", "a/x.j2", "a\\x.j2", ".j2", "x.txt", "x.j2\n", "ﬁ.j2", "-x.j2"]
    )
    def test_a_path_is_not_a_valid_file_name(self, tmp_path, name):
        """A template can extend only files next to it."""
        source = f"{{% extends {name!r} %}}"
        (tmp_path / "a.j2").write_text(source, encoding="utf-8")

        with pytest.raises(TemplateError):
            Template.from_file(tmp_path / "a.j2")
