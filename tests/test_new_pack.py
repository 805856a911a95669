"""A pack created by `new-pack` works and can be published."""

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
"""A summary with quotes, escapes and template syntax."""


@pytest.fixture(scope="module")
def pack(tmp_path_factory) -> Path:
    """Create a pack with a summary that is hard to quote."""
    folder = tmp_path_factory.mktemp("packs")
    return write_pack("public-health", folder, SUMMARY)


@pytest.fixture(scope="module")
def python(pack, library_wheel, tmp_path_factory) -> Path:
    """Return the Python of an environment with the library, the pack and pytest."""
    wheel = build_wheel(pack, tmp_path_factory.mktemp("wheel"))
    folder = tmp_path_factory.mktemp("environment")
    return make_environment(folder, [library_wheel, wheel], [*DEPENDENCIES, "pytest"])


class TestFiles:
    def test_pack_has_the_files_of_a_package(self, pack):
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

    def test_no_variable_is_left_unreplaced(self, pack):
        for path in pack.rglob("*"):
            if path.is_file():
                assert "$" not in path.read_text(encoding="utf-8")

    def test_letter_is_short_and_shows_stages_own_questions_and_varying_sentences(self, pack):
        file = pack / "src" / "rejection_letters_public_health" / "public-health.j2"
        letter = file.read_text(encoding="utf-8")

        assert len(letter.splitlines()) <= 30
        assert 'one_of("application", "assessment", "screen")' in letter
        assert "letter.questions" in letter
        assert "{% vary %}" in letter

    def test_class_and_template_are_named_after_the_pack(self, pack):
        module = pack / "src" / "rejection_letters_public_health" / "__init__.py"
        tree = ast.parse(module.read_text(encoding="utf-8"))

        assert ast.literal_eval(
            next(node.value for node in tree.body if isinstance(node, ast.Assign))
        ) == ["PublicHealthDetails", "public_health"]

    def test_code_compiles_and_lines_are_short(self, pack):
        for path in pack.rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            compile(text, str(path), "exec")

            assert max(map(len, text.splitlines())) <= 100


class TestUse:
    def test_tests_of_the_pack_pass(self, python, pack):
        printed = run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", cwd=pack)

        assert re.search(r"(?m)^\d+ passed in", printed)

    def test_pack_is_listed_with_its_summary(self, python, tmp_path):
        code = (
            "from rejection_letters import templates\n"
            "entry = templates()['public-health']\n"
            "print(entry.full_name, entry.version, entry.summary, entry.load().summary)"
        )
        assert run(python, "-c", code, cwd=tmp_path).strip() == (
            f"rejection-letters-public-health:public-health 0.1.0 {SUMMARY} {SUMMARY}"
        )

    def test_example_in_the_readme_works(self, python, pack, tmp_path):
        readme = (pack / "README.md").read_text(encoding="utf-8")
        example = readme.partition("```python\n")[2].partition("```")[0]

        assert "I have worked mostly in quality assurance." in run(
            python, "-c", example, cwd=tmp_path
        )

    def test_pack_requires_this_version_of_the_library_or_later(self, pack):
        version = importlib_metadata.version("rejection-letters")

        assert f'"rejection-letters>={version}"' in (pack / "pyproject.toml").read_text("utf-8")


class TestNames:
    @pytest.mark.parametrize("name", ["nursing", "rejection-letters-nursing"])
    def test_prefix_is_optional(self, name, tmp_path):
        made = write_pack(name, tmp_path)

        assert made == tmp_path / "rejection-letters-nursing"
        assert "A letter for people who work in nursing, for" in (made / "README.md").read_text(
            "utf-8"
        )

    @pytest.mark.parametrize(
        "name",
        [
            *("", "Nursing", "nur sing", "-nursing", "nursing-", "a--b", "../up", "a/b", "é"),
            *("7up", "a" * 41, "rejection-letters-", "nursing\n", "a_b"),
        ],
    )
    def test_invalid_name_is_refused(self, name, tmp_path):
        with pytest.raises(InvalidValueError) as caught:
            write_pack(name, tmp_path)

        assert str(caught.value) == (
            "The name of a pack must start with a letter and have at most 40 lowercase letters, "
            f"digits and single hyphens; got {name!a}. Choose one such as nursing."
        )
        assert [*tmp_path.iterdir()] == []

    @pytest.mark.parametrize("name", ["import", "attrs", "class", "str", "conformance"])
    def test_name_that_the_code_of_the_pack_needs_is_refused(self, name, tmp_path):
        """The code assigns the template to a variable of that name."""
        with pytest.raises(InvalidValueError, match="a name that Python or the pack's code uses"):
            write_pack(name, tmp_path)

    def test_name_of_the_base_letter_is_refused(self, tmp_path):
        with pytest.raises(InvalidValueError, match="which is the name of the base letter"):
            write_pack("letter", tmp_path)

    @pytest.mark.parametrize("name", ["classic", "military-transition"])
    def test_name_of_a_built_in_letter_is_refused(self, name, tmp_path):
        with pytest.raises(InvalidValueError, match="must not be the name of a built-in letter"):
            write_pack(name, tmp_path)


class TestCommand:
    def test_next_steps_are_printed(self, tmp_path):
        options = ("--folder", tmp_path, "--summary", "For nurses")
        printed = cli.run("new-pack", "nursing", *options).stdout
        folder = tmp_path / "rejection-letters-nursing"

        assert printed == (
            f"Created {folder} with a letter, its details and its tests. Try them:\n\n"
            f"    cd {folder}\n"
            '    python -m pip install -e ".[test]"\n'
            "    python -m pytest\n\n"
            "Then edit the .j2 file and add questions from your field.\n"
        )
        assert 'description = "For nurses"' in (folder / "pyproject.toml").read_text("utf-8")

    def test_folder_defaults_to_the_current_one(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)

        cli.run("new-pack", "nursing")

        assert Path("rejection-letters-nursing", "pyproject.toml").is_file()

    def test_invalid_name_ends_with_status_2(self):
        result = cli.run("new-pack", "classic", code=2)

        assert result.stderr.startswith("Error: The name of a pack must not be ")


class TestSafety:
    def test_existing_folder_is_not_changed(self, tmp_path):
        there = tmp_path / "rejection-letters-nursing"
        there.mkdir()
        (there / "mine.txt").write_text("Mine")

        with pytest.raises(InvalidValueError) as caught:
            write_pack("nursing", tmp_path)

        assert str(caught.value) == (
            f"{there} already exists. Choose another name or another --folder."
        )
        assert [path.name for path in there.iterdir()] == ["mine.txt"]

    def test_failure_leaves_no_files_behind(self, tmp_path, monkeypatch):
        monkeypatch.setitem(_new_pack._FILES, "tests/$unknown.py", "tests.py.in")

        with pytest.raises(KeyError, match="unknown"):
            write_pack("nursing", tmp_path)

        assert [*tmp_path.iterdir()] == []

    def test_summary_of_two_lines_is_refused(self, tmp_path):
        with pytest.raises(InvalidValueError, match=r"^new-pack\.summary .*line break"):
            write_pack("nursing", tmp_path, "One\ntwo")


def test_every_file_in_the_folder_is_part_of_the_pack():
    folder = Path(_new_pack.__file__).parent / "_pack"

    assert {path.name for path in folder.iterdir()} == {*_new_pack._FILES.values()}
