"""The pack in examples/ can be built, installed, listed and used like any other pack."""

from __future__ import annotations

import os
import re
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from tests.environments import DEPENDENCIES, ROOT, build_wheel, make_environment, run

PACK = ROOT / "examples" / "rejection-letters-nursing"


@pytest.fixture(scope="module")
def wheels(library_wheel, tmp_path_factory) -> list[Path]:
    """Return the wheels of the library and of the pack."""
    return [library_wheel, build_wheel(PACK, tmp_path_factory.mktemp("wheel"))]


@pytest.fixture(scope="module")
def python(wheels, tmp_path_factory) -> Path:
    """Return the Python of an environment with only the two wheels and their dependencies."""
    return make_environment(tmp_path_factory.mktemp("environment"), wheels, DEPENDENCIES)


def test_wheels_contain_their_templates_and_py_typed(wheels):
    names = [zipfile.ZipFile(wheel).namelist() for wheel in wheels]

    assert all(any(name.endswith(".j2") for name in wheel) for wheel in names)
    assert all(any(name.endswith("py.typed") for name in wheel) for wheel in names)


def test_both_letters_are_listed_without_importing_the_pack(python, tmp_path):
    code = (
        "import sys; from rejection_letters import templates\n"
        "for name in ('nursing', 'nurse-leadership'):\n"
        "    entry = templates()[name]\n"
        "    print(entry.full_name, entry.version, entry.status, entry.summary)\n"
        "print('rejection_letters_nursing' in sys.modules)"
    )
    summary = "Letters for nurses and nurse leaders who were turned down"

    assert run(python, "-c", code, cwd=tmp_path).splitlines() == [
        f"rejection-letters-nursing:nursing 1.0.0 not loaded {summary}",
        f"rejection-letters-nursing:nurse-leadership 1.0.0 not loaded {summary}",
        "False",
    ]


@pytest.mark.parametrize("name", ["nursing", "nurse-leadership"])
def test_letter_is_composed_by_the_name_of_its_template(python, tmp_path, name):
    code = (
        "from rejection_letters import Profile, Rejection, compose\n"
        "me, rejection = Profile('Ana Ruiz', 'nurse'), Rejection('Acme', stage='inquiry')\n"
        f"print(compose(me, rejection, template={name!r}))"
    )
    printed = run(python, "-c", code, cwd=tmp_path)

    assert "Dear Hiring Team at Acme," in printed
    assert re.search(r"- .*nurse", printed)


def test_example_in_the_readme_works(python, tmp_path):
    readme = (PACK / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)

    printed = run(python, "-c", example, cwd=tmp_path)

    assert "I have spent six years in nursing, most recently in intensive care." in printed
    assert "home visits that last as long as they must" in printed
    assert "- Which areas of home care do you expect to grow?" in printed


def test_letters_mention_the_conversation_in_varying_words(python, tmp_path):
    code = (
        "from rejection_letters import Profile, Rejection, compose\n"
        "me = Profile('Ana Ruiz', 'nurse')\n"
        "rejection = Rejection('Acme', stage='interview', discussed='the night shift')\n"
        "for variant in range(100):\n"
        "    letter = compose(me, rejection, template='nursing', variant=variant)\n"
        "    print(*letter.blocks)"
    )
    printed = run(python, "-c", code, cwd=tmp_path).splitlines()
    said = {
        found[1] for text in printed for found in re.finditer(r"([^.]+) the night shift\.", text)
    }

    assert len(printed) == 100
    assert all(text.count("the night shift.") == 1 for text in printed)
    assert {words.strip() for words in said} == {
        "As a nurse, I was glad to talk about",
        "I keep thinking about",
        "I have thought more than once about",
    }


def test_tests_of_the_pack_pass_and_are_short(tmp_path):
    tests = shutil.copytree(PACK / "tests", tmp_path / "tests")
    paths = os.pathsep.join([str(PACK / "src"), *filter(None, [os.environ.get("PYTHONPATH")])])

    printed = run(sys.executable, "-m", "pytest", "-q", tests, cwd=tmp_path, PYTHONPATH=paths)

    assert re.search(r"\d+ passed", printed)
    assert len((tests / "test_nursing.py").read_text(encoding="utf-8").splitlines()) <= 10
