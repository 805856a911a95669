"""check() and conformance() validate their arguments and skip rules on request."""

from __future__ import annotations

import re

import pytest

from rejection_letters import Template, letters
from rejection_letters.errors import InvalidValueError, WrongTypeError
from rejection_letters.testing import _letters, check, conformance
from rejection_letters.testing._conformance import LOADED
from tests.kit import Unit, block, cases, problems, rules, template


class TestCheck:
    @pytest.mark.parametrize("function", [check, conformance])
    def test_name_instead_of_a_template_is_refused(self, function):
        with pytest.raises(WrongTypeError) as caught:
            function("classic")

        assert caught.value.field == f"{function.__name__}.template"
        assert str(caught.value) == (
            f"{function.__name__}() expected a Template, got 'classic' (str)."
        )

    @pytest.mark.parametrize("function", [check, conformance])
    def test_example_outside_a_list_is_refused(self, function):
        """compose() takes a single example as `details`, so this mistake is likely."""
        with pytest.raises(WrongTypeError) as caught:
            function(template(details=Unit), details=Unit("home care"))

        assert caught.value.field == f"{function.__name__}.details"
        assert str(caught.value) == (
            f"{function.__name__}() expected a list of examples, got Unit(unit='home care') (Unit)."
        )

    @pytest.mark.parametrize("function", [check, conformance])
    @pytest.mark.parametrize(
        ("skip", "kind", "message"),
        [
            (
                {"no_clichees_are_used": "It quotes one."},
                InvalidValueError,
                (
                    "There is no rule named 'no_clichees_are_used'. "
                    "Did you mean 'no_cliches_are_used'?"
                ),
            ),
            (
                {"test_no_letter_argues": "It does."},
                InvalidValueError,
                (
                    "There is no rule named 'test_no_letter_argues'. "
                    "Did you mean 'no_letter_argues'?"
                ),
            ),
            (
                {7: "It is."},
                InvalidValueError,
                "There is no rule named 7. Use the name of a test without 'test_'.",
            ),
            (
                {LOADED: "It cannot."},
                InvalidValueError,
                "'the_template_can_be_loaded' cannot be skipped.",
            ),
            (
                {"no_letter_argues": " "},
                InvalidValueError,
                "Give a reason for skipping 'no_letter_argues'; got ' '.",
            ),
            (
                {"no_letter_argues": None},
                InvalidValueError,
                "Give a reason for skipping 'no_letter_argues'; got None.",
            ),
            (
                ["no_letter_argues"],
                WrongTypeError,
                "{}() expected a dict of rules and reasons, got ['no_letter_argues'] (list).",
            ),
        ],
    )
    def test_unknown_rule_or_missing_reason_is_refused(self, function, skip, kind, message):
        with pytest.raises(kind) as caught:
            function(template(), skip=skip)

        assert caught.value.field == f"{function.__name__}.skip"
        assert str(caught.value) == message.format(function.__name__)

    def test_skipped_rule_is_not_checked(self):
        wrong = template(block("regard", "It is my dream job. It it is."))
        found = check(wrong, skip={"no_cliches_are_used": "It quotes\n  one."})

        assert rules(found) == ["no_word_is_doubled"]

    def test_missing_file_is_one_problem(self):
        missing = Template.from_package("rejection_letters", "missing.j2", summary="Missing")
        (problem,) = check(missing)

        assert (problem.rule, problem.file, problem.line) == (LOADED, "missing.j2", 1)
        assert "rejection_letters" in problem.what

    def test_letters_on_paper_have_their_own_word_limit(self):
        (problem,) = problems(words=20, words_on_paper=1000)

        assert "medium=letter" not in problem.case
        assert problem.count == sum(case.rejection.medium != "letter" for case in cases())

    def test_few_sentences_without_a_match_are_remembered(self, monkeypatch):
        """Otherwise, checking many templates in one process would use more and more memory."""
        monkeypatch.setattr(_letters, "_MOST_UNMATCHED", 3)
        nowhere = re.compile("xyzzy")

        assert list(_letters.Letters(letters.brief).matches(nowhere)) == []
        assert 0 < len(_letters._unmatched_by(nowhere)) <= 3
