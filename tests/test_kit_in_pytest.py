"""conformance() makes a test class, and pytest shows its failures to the author of a pack."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unittest

import pytest

from rejection_letters import Template
from rejection_letters.testing import conformance
from rejection_letters.testing._conformance import LOADED
from rejection_letters.testing._rules import RULES
from tests.kit import EXTENDS, block, cases, template


class TestConformance:
    WRONG = block("regard", "It is my dream job.\n\nIt it was.\n\nI asked\nmy my boss.")

    def test_class_has_a_documented_test_for_every_rule_in_order(self):
        made = conformance(template(name="mine"))
        tests = {name: test for name, test in vars(made).items() if name.startswith("test_")}

        assert [*tests] == [f"test_{name}" for name in (LOADED, *(r.__name__ for r in RULES))]
        assert all(test.__name__ == name and test.__doc__ for name, test in tests.items())
        assert made.__doc__ == "Template 'mine' follows the rules for every letter."

    def test_broken_template_fails_its_test_and_not_the_collection(self):
        missing = Template.from_package("rejection_letters", "missing.j2", summary="Missing")
        tests = conformance(missing)()

        with pytest.raises(AssertionError, match=r"^1 problem\. Rule: The template loads, "):
            tests.test_the_template_can_be_loaded()
        with pytest.raises(unittest.SkipTest, match=r"^The template cannot be loaded\.$"):
            tests.test_no_letter_argues()

    def test_failing_test_shows_the_rule_and_every_problem(self):
        written = cases(self.WRONG)
        tests = conformance(template(self.WRONG))()

        with pytest.raises(AssertionError) as caught:
            tests.test_no_word_is_doubled()

        assert str(caught.value) == (
            "2 problems. Rule: No word appears twice in a row, except in a name.\n\n"
            "text, line 5: 'It' appears twice in a row.\n"
            "    It it was.\n"
            f"    In {len(written):,} letters, for example: {written[0]}.\n\n"
            "text, line 8: 'my' appears twice in a row.\n"
            "    I asked my my boss.\n"
            f"    In {len(written):,} letters, for example: {written[0]}."
        )

    def test_followed_rule_passes_and_skipped_rule_is_skipped(self):
        tests = conformance(template(self.WRONG), skip={"no_cliches_are_used": "A quote."})()
        tests.test_the_template_can_be_loaded()
        tests.test_no_letter_argues()

        with pytest.raises(unittest.SkipTest, match=r"^A quote\.$"):
            tests.test_no_cliches_are_used()


PACK = """
from rejection_letters import Template

warm = Template.from_package(__name__, "warm.j2", summary="A warm letter", words=400)
broken = Template.from_package(__name__, "broken.j2", summary="A broken letter")
"""

TESTS = """
from rejection_letters.testing import conformance
from warm_letters import broken, warm

TestWarm = conformance(warm, skip={"no_cliches_are_used": "It quotes\\n    their slogan."})
TestBroken = conformance(broken)
"""


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Run the tests of a pack with two letters, and return what pytest prints."""
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
    paths = os.pathsep.join([str(folder), *filter(None, [os.environ.get("PYTHONPATH")])])
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-rsf", "-v", "-p", "no:cacheprovider", "test_letters.py"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8", "COLUMNS": "99"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert ran.returncode == 1, ran.stdout + ran.stderr
    return ran.stdout


class TestInPytest:
    def test_every_rule_is_a_test(self, printed):
        names = [LOADED, *(rule.__name__ for rule in RULES)]
        shown = re.findall(r"test_letters\.py::TestWarm::test_(\w+) (\w+)", printed)

        assert [name for name, _ in shown] == names
        assert [name for name, outcome in shown if outcome == "FAILED"] == ["no_word_is_doubled"]

    def test_failure_shows_the_lines_without_the_code_of_the_kit(self, printed):
        _, _, failure = printed.partition("TestWarm.test_no_word_is_doubled __")
        failure = failure.partition("\n___")[0]

        assert "AssertionError: 2 problems. Rule: No word appears twice in a row" in failure
        assert "warm.j2, line 5: 'It' appears twice in a row." in failure
        assert "warm.j2, line 8: 'my' appears twice in a row." in failure
        written = cases(TestConformance.WRONG)
        assert f"In {len(written):,} letters, for example: {written[0]}." in failure
        assert "_fail_with" not in failure

    def test_reason_for_a_skipped_rule_is_shown_on_one_line(self, printed):
        assert re.search(r"(?m)^SKIPPED \[1\] .*: It quotes their slogan\.$", printed)

    def test_template_that_does_not_load_fails_one_test_and_skips_the_others(self, printed):
        shown = re.findall(r"test_letters\.py::TestBroken::test_(\w+) (\w+)", printed)

        assert [name for name, outcome in shown if outcome == "FAILED"] == [LOADED]
        assert {outcome for name, outcome in shown if name != LOADED} == {"SKIPPED"}
        assert re.search(r"broken\.j2, line 3: profile has no field .nickname", printed)
        assert f"SKIPPED [{len(RULES)}] " in printed
        assert ": The template cannot be loaded." in printed
