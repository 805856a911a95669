"""A problem names the file, the line and the sentence."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from rejection_letters import Template, letters
from rejection_letters.testing import Problem, check
from rejection_letters.testing._cases import matrix
from tests.kit import EXTENDS, block, blocks, problems

BASE = Path(letters.__file__).with_name("base.j2").read_text(encoding="utf-8")


class TestPlaces:
    """A problem names the file and the line where the words stand."""

    @pytest.fixture
    def write(self, tmp_path):
        """Return a function that writes a template and returns its path."""

        def write(name, text):
            path = tmp_path / name
            path.write_text(text, encoding="utf-8")
            return path

        return write

    def test_a_file_and_its_sibling(self, write):
        """The words of a template are found in its file, those it inherits in the other's."""
        write("warm.j2", EXTENDS + "\n\n" + blocks(opinion="I like\nit so so.", regard="I do do."))
        path = write("warmer.j2", '{% extends "warm.j2" %}\n' + block("regard", "I did did."))

        found = check(Template.from_file(path))

        assert [(one.file, one.line, one.sentence) for one in found] == [
            ("warmer.j2", 3, "I did did."),
            ("warm.j2", 6, "I like it so so."),
        ]

    def test_words_of_the_base_letter(self, write):
        """What is inherited from the base letter is found there."""
        path = write("mine.j2", EXTENDS)
        numbers = [number for number, text in enumerate(BASE.splitlines(), 1) if "résumés" in text]

        found = check(Template.from_file(path, avoid=("résumés",)))

        assert [(one.file, one.line) for one in found] == [("base.j2", *numbers)]

    def test_what_is_missing_has_a_file_and_no_line(self, write):
        """What stands nowhere is about the file of the template."""
        (problem,) = check(Template.from_file(write("mine.j2", EXTENDS + block("follow_up"))))

        assert (problem.file, problem.line) == ("mine.j2", None)

    def test_a_value_that_is_missing_in_the_sibling(self, write):
        """A letter that cannot be written names the file that prints the value."""
        write("warm.j2", EXTENDS + "\n" + block("regard", "I like {{ profile.industry }}."))
        (problem,) = check(Template.from_file(write("mine.j2", '{% extends "warm.j2" %}')))

        assert (problem.file, problem.line) == ("warm.j2", 4)

    def test_each_line_is_a_problem_of_its_own(self):
        """The same words on two lines are two problems, if the sentences around them differ."""
        found = problems(block("regard", "I like it it.\nYou like\nit it, too."))

        assert [(one.line, one.what) for one in found] == [
            (3, "'it' is said twice in a row."),
            (5, "'it' is said twice in a row."),
        ]

    def test_names_make_no_difference(self):
        """A line with names in it is one problem, however many people write."""
        (problem,) = problems(block("regard", "{{ rejection.company }} it is is for me."))

        assert problem.count == len(matrix())
        assert problem.sentence == "Acme it is is for me."

    def test_words_that_meet_across_lines(self):
        """Words that a tag brings together are found where the first of them stands."""
        text = "I like the\n{% if rejection.role %}the position{% else %}work{% endif %}."
        (problem,) = problems(block("regard", text))

        assert (problem.line, problem.sentence) == (3, "I like the the position.")

    def test_the_second_of_two_is_one_too_many(self):
        """A paragraph that stands there twice is wrong in its second place."""
        (problem,) = problems(blocks(regard="I do like it.", opinion="I do like it."))

        assert problem.line == 6

    def test_blanks_and_periods_that_were_taken_away(self):
        """What tags left behind and the letter lost does not lead astray."""
        text = (
            "{% if rejection.role %}I see.{% endif %}\n{% set who = rejection.company %}\n"
            "- This is {{ who }}.\n- That is{% if rejection.date %} {% endif %}\n  so so ."
        )
        found = problems(block("regard", text))

        assert [(one.rule, one.line) for one in found] == [
            ("no_blank_stands_before_punctuation", 7),
            ("no_word_is_said_twice_in_a_row", 7),
        ]


class TestProblem:
    """A problem is a value that reads as a few lines."""

    PROBLEM = Problem(
        "no_cliche_is_used", "It is worn.", "mine.j2", 3, "I reach out.", "Ana to Dana", 1234
    )

    def test_it_reads_as_a_few_lines(self):
        """As text it is the place, what is wrong, the sentence, and the letters."""
        assert str(self.PROBLEM) == (
            "mine.j2, line 3: It is worn.\n"
            "    I reach out.\n"
            "    In 1,234 letters, first from Ana to Dana."
        )

    @pytest.mark.parametrize(
        ("changes", "text"),
        [
            ({"line": None, "sentence": "", "case": "", "count": 0}, "mine.j2: It is worn."),
            (
                {"sentence": "", "count": 1},
                "mine.j2, line 3: It is worn.\n    In 1 letter, first from Ana to Dana.",
            ),
        ],
    )
    def test_what_is_not_known_is_left_out(self, changes, text):
        """It says no more than it has."""
        assert str(attrs.evolve(self.PROBLEM, **changes)) == text

    def test_its_fields(self):
        """A problem has the names that its documentation tells."""
        assert [field.name for field in attrs.fields(Problem)] == [
            *("rule", "what", "file", "line", "sentence", "case", "count", "letter")
        ]

    def test_it_cannot_be_changed(self):
        """Problems are values."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            self.PROBLEM.line = 4

    def test_its_letter(self):
        """The first letter is at hand, and is not in the way when a problem is looked at."""
        (problem,) = problems(block("regard", "{{ rejection.company }} it is is for me."))

        assert problem.letter.blocks[2] == problem.sentence
        assert "letter=" not in repr(problem)

    def test_a_letter_that_could_not_be_written(self):
        """Where there is no letter, none is at hand."""
        (problem,) = problems(block("regard", "I like\n{{ profile.industry }}."))

        assert problem.letter is None
