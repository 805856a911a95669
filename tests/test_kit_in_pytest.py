"""conformance() shows the author of a pack what is wrong, rule by rule."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unittest

import pytest

from rejection_letters import Template
from rejection_letters.testing import conformance
from rejection_letters.testing._cases import matrix
from rejection_letters.testing._conformance import LOADED
from rejection_letters.testing._rules import RULES
from tests.kit import EXTENDS, block, template


class TestConformance:
    """conformance() makes a class of a test for every rule."""

    WRONG = block("regard", "It is my dream job.\n\nIt it was.\n\nI asked\nmy my boss.")

    def test_it_has_a_test_for_every_rule(self):
        """The template is loaded first, then the rules come in their order, each with its text."""
        made = conformance(template(name="mine"))
        tests = {name: test for name, test in vars(made).items() if name.startswith("test_")}

        assert [*tests] == [f"test_{name}" for name in (LOADED, *(r.__name__ for r in RULES))]
        assert all(test.__name__ == name and test.__doc__ for name, test in tests.items())
        assert made.__doc__ == "Template 'mine' keeps the rules of every letter."

    def test_nothing_is_written_before_a_test_runs(self):
        """A template that cannot be read is no error where the tests are collected."""
        missing = Template.from_package("rejection_letters", "missing.j2", summary="Missing")
        tests = conformance(missing)()

        with pytest.raises(AssertionError, match=r"^1 problem\. The rule: The template is read, "):
            tests.test_the_template_can_be_loaded()
        with pytest.raises(unittest.SkipTest, match=r"^The template cannot be loaded\.$"):
            tests.test_no_letter_argues()

    def test_a_test_that_fails(self):
        """It says how many problems there are, the rule, and all of each problem."""
        first = matrix()[0]
        tests = conformance(template(self.WRONG))()

        with pytest.raises(AssertionError) as caught:
            tests.test_no_word_is_said_twice_in_a_row()

        assert str(caught.value) == (
            "2 problems. The rule: No word is followed by itself, unless somebody is called so.\n\n"
            "text, line 5: 'It' is said twice in a row.\n"
            "    It it was.\n"
            f"    In {len(matrix())} letters, first from {first}.\n\n"
            "text, line 8: 'my' is said twice in a row.\n"
            "    I asked my my boss.\n"
            f"    In {len(matrix())} letters, first from {first}."
        )

    def test_tests_that_pass(self):
        """Tests of rules that hold say nothing."""
        tests = conformance(template(self.WRONG), skip={"no_cliche_is_used": "A quote."})()
        tests.test_the_template_can_be_loaded()
        tests.test_no_letter_argues()

        with pytest.raises(unittest.SkipTest, match=r"^A quote\.$"):
            tests.test_no_cliche_is_used()


PACK = """
from rejection_letters import Template

warm = Template.from_package(__name__, "warm.j2", summary="A warm letter")
broken = Template.from_package(__name__, "broken.j2", summary="A broken letter")
"""

TESTS = """
from rejection_letters.testing import conformance
from warm_letters import broken, warm

TestWarm = conformance(warm, skip={"no_cliche_is_used": "It quotes\\n    their slogan."})
TestBroken = conformance(broken)
"""


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Run the tests of a pack of two letters as its author does, and give what pytest prints."""
    folder = tmp_path_factory.mktemp("pack")
    files = {
        "warm_letters/__init__.py": PACK,
        "warm_letters/warm.j2": EXTENDS + TestConformance.WRONG,
        "warm_letters/broken.j2": EXTENDS + block("regard", "{{ profile.nickname }}"),
        "test_letters.py": TESTS,
    }
    (folder / "warm_letters").mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-rsf", "-v", "-p", "no:cacheprovider", "test_letters.py"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8", "COLUMNS": "99"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert ran.returncode == 1, ran.stdout + ran.stderr
    return ran.stdout


class TestInPytest:
    """A pack's author runs pytest and reads what is wrong."""

    def test_every_rule_is_a_test(self, printed):
        """Each rule is shown as a test of the class."""
        names = [LOADED, *(rule.__name__ for rule in RULES)]
        shown = re.findall(r"test_letters\.py::TestWarm::test_(\w+) (\w+)", printed)

        assert [name for name, _ in shown] == names
        assert [name for name, outcome in shown if outcome == "FAILED"] == [
            "no_word_is_said_twice_in_a_row"
        ]

    def test_a_failure_names_the_lines(self, printed):
        """What is printed of a failure is the message, and none of the kit's code."""
        _, _, failure = printed.partition("TestWarm.test_no_word_is_said_twice_in_a_row __")
        failure = failure.partition("\n___")[0]

        assert "AssertionError: 2 problems. The rule: No word is followed by itself" in failure
        assert "warm.j2, line 5: 'It' is said twice in a row." in failure
        assert "warm.j2, line 8: 'my' is said twice in a row." in failure
        assert f"In {len(matrix())} letters, first from {matrix()[0]}." in failure
        assert "_fail_with" not in failure

    def test_a_reason_is_shown(self, printed):
        """A rule that was left out is skipped with its reason, on one line."""
        assert re.search(r"(?m)^SKIPPED \[1\] .*: It quotes their slogan\.$", printed)

    def test_a_template_that_cannot_be_loaded(self, printed):
        """One test says why, and the others are skipped."""
        shown = re.findall(r"test_letters\.py::TestBroken::test_(\w+) (\w+)", printed)

        assert [name for name, outcome in shown if outcome == "FAILED"] == [LOADED]
        assert {outcome for name, outcome in shown if name != LOADED} == {"SKIPPED"}
        assert "broken.j2, line 3: There is no profile.nickname. " in printed
        assert f"SKIPPED [{len(RULES)}] " in printed
        assert ": The template cannot be loaded." in printed
