"""check() takes a template, examples of its details, and rules to skip."""

from __future__ import annotations

import pytest

from rejection_letters import Template
from rejection_letters.errors import InvalidValueError, WrongTypeError
from rejection_letters.testing import check, conformance
from rejection_letters.testing._cases import matrix
from rejection_letters.testing._conformance import LOADED
from tests.kit import Unit, block, problems, rules, template


class TestCheck:
    """check() takes a template, examples of its details, and rules to leave out."""

    @pytest.mark.parametrize("function", [check, conformance])
    def test_what_is_no_template(self, function):
        """A name, for one, is refused."""
        with pytest.raises(WrongTypeError) as caught:
            function("classic")

        assert caught.value.field == f"{function.__name__}.template"
        assert str(caught.value) == (
            f"{function.__name__}() expected a Template, got 'classic' (str)."
        )

    @pytest.mark.parametrize("function", [check, conformance])
    def test_one_example_is_no_list(self, function):
        """An example that is handed over as compose() takes it is refused."""
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
                {"no_clichee_is_used": "It quotes one."},
                InvalidValueError,
                (
                    "There is no rule named 'no_clichee_is_used'. Rules are named like their "
                    "tests, without test_ before them. Did you mean 'no_cliche_is_used'?"
                ),
            ),
            (
                {"test_no_letter_argues": "It does."},
                InvalidValueError,
                (
                    "There is no rule named 'test_no_letter_argues'. Rules are named like their "
                    "tests, without test_ before them. Did you mean 'no_letter_argues'?"
                ),
            ),
            (
                {7: "It is."},
                InvalidValueError,
                (
                    "There is no rule named 7. Rules are named like their tests, without test_ "
                    "before them. Look at the names of the tests."
                ),
            ),
            (
                {LOADED: "It cannot."},
                InvalidValueError,
                (
                    "'the_template_can_be_loaded' cannot be left out. "
                    "Without a template there are no letters. Correct the template."
                ),
            ),
            (
                {"no_letter_argues": " "},
                InvalidValueError,
                (
                    "No reason is given to leave out 'no_letter_argues': ' '. "
                    "Those who read the tests later will ask for one. Give it in a sentence."
                ),
            ),
            (
                {"no_letter_argues": None},
                InvalidValueError,
                (
                    "No reason is given to leave out 'no_letter_argues': None. "
                    "Those who read the tests later will ask for one. Give it in a sentence."
                ),
            ),
            (
                ["no_letter_argues"],
                WrongTypeError,
                ("{}() expected a dict of rules and reasons, got ['no_letter_argues'] (list)."),
            ),
        ],
    )
    def test_what_cannot_be_skipped(self, function, skip, kind, message):
        """A rule that there is not, or that is left out for no reason, is refused."""
        with pytest.raises(kind) as caught:
            function(template(), skip=skip)

        assert caught.value.field == f"{function.__name__}.skip"
        assert str(caught.value) == message.format(function.__name__)

    def test_a_rule_is_left_out(self):
        """What is skipped is not looked for, and all else is."""
        wrong = template(block("regard", "It is my dream job. It it is."))
        found = check(wrong, skip={"no_cliche_is_used": "It quotes\n  one."})

        assert rules(found) == ["no_word_is_said_twice_in_a_row"]

    def test_a_template_that_is_not_there(self):
        """A template of a package that has no such file is one problem, with the file's name."""
        missing = Template.from_package("rejection_letters", "missing.j2", summary="Missing")
        (problem,) = check(missing)

        assert (problem.rule, problem.file, problem.line) == (LOADED, "missing.j2", 1)
        assert problem.what.startswith("The template cannot be read. Package rejection_letters has")
        assert problem.what.endswith(" build the package with it.")

    def test_paper_has_a_length_of_its_own(self):
        """A letter that is too long for a mail may be right on paper."""
        (problem,) = problems(words=20, words_on_paper=1000)

        assert "medium=letter" not in problem.case
        assert problem.count == sum(case.rejection.medium != "letter" for case in matrix())
