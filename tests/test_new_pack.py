"""A pack written by `new-pack` is one that can be published."""

import ast
import re
from pathlib import Path

import importlib_metadata
import pytest

from rejection_letters.cli import _new_pack
from rejection_letters.cli._new_pack import write_pack
from rejection_letters.errors import InvalidValueError
from tests import cli
from tests.environments import DEPENDENCIES, build_wheel, make_environment, run

SUMMARY = 'For \'health\' and "more": C:\\new\\users\\N, naïve {{ x }} """ \\'
"""A line with all that ends, escapes or fills in a text."""


@pytest.fixture(scope="module")
def pack(tmp_path_factory) -> Path:
    """Write a pack with a summary that has what strings are ended and escaped with."""
    folder = tmp_path_factory.mktemp("packs")
    return write_pack("public-health", folder, SUMMARY)


@pytest.fixture(scope="module")
def python(pack, library_wheel, tmp_path_factory) -> Path:
    """Give the Python of an environment with the library, the pack and pytest."""
    wheel = build_wheel(pack, tmp_path_factory.mktemp("wheel"))
    folder = tmp_path_factory.mktemp("environment")
    return make_environment(folder, [library_wheel, wheel], [*DEPENDENCIES, "pytest"])


class TestFiles:
    """What lies in the folder."""

    def test_they_are_those_of_a_package(self, pack):
        """There are a project, a README, a typed package with a letter, and tests."""
        found = {path.relative_to(pack).as_posix() for path in pack.rglob("*") if path.is_file()}

        assert pack.name == "rejection-letters-public-health"
        assert found == {
            "README.md",
            "pyproject.toml",
            "src/rejection_letters_public_health/__init__.py",
            "src/rejection_letters_public_health/public-health.j2",
            "src/rejection_letters_public_health/py.typed",
            "tests/test_rejection_letters_public_health.py",
        }

    def test_nothing_is_left_to_fill_in(self, pack):
        """No file shows the name of a value in place of the value."""
        for path in pack.rglob("*"):
            if path.is_file():
                assert "$" not in path.read_text(encoding="utf-8")

    def test_its_code_is_of_its_names(self, pack):
        """The class and the template are called after the pack."""
        module = pack / "src" / "rejection_letters_public_health" / "__init__.py"
        tree = ast.parse(module.read_text(encoding="utf-8"))

        assert ast.literal_eval(
            next(node.value for node in tree.body if isinstance(node, ast.Assign))
        ) == ["PublicHealthDetails", "public_health"]

    def test_it_keeps_the_style_of_its_tools(self, pack):
        """The code compiles without a warning, and no line is longer than 100 characters."""
        for path in pack.rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            compile(text, str(path), "exec")

            assert max(map(len, text.splitlines())) <= 100


class TestUse:
    """It can be installed, listed, composed with and tested as it is."""

    def test_its_tests_pass_at_once(self, python, pack):
        """All of its tests pass against the wheels."""
        printed = run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", cwd=pack)

        assert re.search(r"(?m)^\d+ passed in", printed)

    def test_it_is_listed_with_what_it_is(self, python, tmp_path):
        """Its summary comes out as it was given."""
        code = (
            "from rejection_letters import templates\n"
            "entry = templates()['public-health']\n"
            "print(entry.full_name, entry.version, entry.summary, entry.load().summary)"
        )
        assert run(python, "-c", code, cwd=tmp_path).strip() == (
            f"rejection-letters-public-health:public-health 0.1.0 {SUMMARY} {SUMMARY}"
        )

    def test_the_example_of_its_readme_works(self, python, pack, tmp_path):
        """What its README shows runs as it stands, and prints a letter with the detail."""
        readme = (pack / "README.md").read_text(encoding="utf-8")
        example = readme.partition("```python\n")[2].partition("```")[0]

        assert "I have worked mostly in quality assurance." in run(
            python, "-c", example, cwd=tmp_path
        )

    def test_it_asks_for_this_version_of_the_library(self, pack):
        """A pack needs at least the version it was written with."""
        version = importlib_metadata.version("rejection-letters")

        assert f'"rejection-letters>={version}"' in (pack / "pyproject.toml").read_text("utf-8")


class TestNames:
    """What a pack may be called."""

    @pytest.mark.parametrize("name", ["nursing", "rejection-letters-nursing"])
    def test_the_prefix_may_be_given(self, name, tmp_path):
        """The distribution begins with the library's name, once."""
        made = write_pack(name, tmp_path)

        assert made == tmp_path / "rejection-letters-nursing"
        assert "A letter for those who work in nursing, for" in (made / "README.md").read_text(
            "utf-8"
        )

    @pytest.mark.parametrize(
        "name",
        [
            *("", "Nursing", "nur sing", "-nursing", "nursing-", "a--b", "../up", "a/b", "é"),
            *("7up", "a" * 41, "rejection-letters-", "nursing\n", "a_b"),
        ],
    )
    def test_other_names_are_refused(self, name, tmp_path):
        """A name that no package could have writes nothing, and the error says what a name is."""
        with pytest.raises(InvalidValueError) as caught:
            write_pack(name, tmp_path)

        assert str(caught.value) == (
            f"{name!a} cannot be the name of a template. "
            "It begins with a small letter; small letters, digits and single hyphens follow, "
            "at most 40 in all. "
            "Choose one such as nursing or public-health."
        )
        assert [*tmp_path.iterdir()] == []

    @pytest.mark.parametrize("name", ["import", "attrs", "class", "str", "conformance"])
    def test_words_of_python_are_refused(self, name, tmp_path):
        """The template is a variable, which no such word can name."""
        with pytest.raises(InvalidValueError, match="It has a meaning in Python already"):
            write_pack(name, tmp_path)

    def test_the_name_of_the_base_is_refused(self, tmp_path):
        """A letter of that name would be taken for what it extends."""
        with pytest.raises(InvalidValueError, match="the name of the base that letters extend"):
            write_pack("letter", tmp_path)

    @pytest.mark.parametrize("name", ["classic", "military-transition"])
    def test_names_of_built_in_letters_are_refused(self, name, tmp_path):
        """A pack that could never be asked for by name is not begun."""
        with pytest.raises(InvalidValueError, match="A built-in letter has it, and no pack"):
            write_pack(name, tmp_path)


class TestCommand:
    """`new-pack` writes a pack; what is in it has tests of its own."""

    def test_it_says_what_to_do_next(self, tmp_path):
        """The commands to try it with are printed."""
        options = ("--folder", tmp_path, "--summary", "For nurses")
        printed = cli.run("new-pack", "nursing", *options).stdout
        folder = tmp_path / "rejection-letters-nursing"

        assert printed == (
            f"Wrote {folder}: a letter, its details and its tests. Try them:\n\n"
            f"    cd {folder}\n"
            '    python -m pip install -e ".[test]"\n'
            "    python -m pytest\n\n"
            "Then put the questions of your trade into its .j2 file.\n"
        )
        assert 'description = "For nurses"' in (folder / "pyproject.toml").read_text("utf-8")

    def test_it_writes_where_one_stands(self, tmp_path, monkeypatch):
        """Without a folder it is the current one."""
        monkeypatch.chdir(tmp_path)

        cli.run("new-pack", "nursing")

        assert Path("rejection-letters-nursing", "pyproject.toml").is_file()

    def test_what_is_refused_is_an_error(self):
        """A name that cannot be is said in a line, and the command ends with 2."""
        result = cli.run("new-pack", "classic", code=2)

        assert result.stderr.startswith("Error: 'classic' cannot be the name of a template.")


class TestSafety:
    """Nothing is lost, and nothing is left half done."""

    def test_what_is_there_stays(self, tmp_path):
        """A folder of that name is not touched."""
        there = tmp_path / "rejection-letters-nursing"
        there.mkdir()
        (there / "mine.txt").write_text("Mine")

        with pytest.raises(InvalidValueError) as caught:
            write_pack("nursing", tmp_path)

        assert str(caught.value) == (
            f"{there} is there already. Something of yours may lie in it. "
            "Choose another name, or another --folder."
        )
        assert [path.name for path in there.iterdir()] == ["mine.txt"]

    def test_no_half_of_a_pack_is_left(self, tmp_path, monkeypatch):
        """Where a file cannot be written, the others go as well."""
        monkeypatch.setitem(_new_pack._FILES, "tests/$nobody.py", "tests.py.in")

        with pytest.raises(KeyError, match="nobody"):
            write_pack("nursing", tmp_path)

        assert [*tmp_path.iterdir()] == []

    def test_a_summary_of_two_lines_is_refused(self, tmp_path):
        """A summary is one line."""
        with pytest.raises(InvalidValueError, match=r"^new-pack\.summary holds a line break"):
            write_pack("nursing", tmp_path, "One\ntwo")


def test_every_file_of_the_folder_is_used():
    """No file lies in `_pack` that no pack gets."""
    folder = Path(_new_pack.__file__).parent / "_pack"

    assert {path.name for path in folder.iterdir()} == {*_new_pack._FILES.values()}
