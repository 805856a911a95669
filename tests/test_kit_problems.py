"""A problem says where it is: the file, the line and the sentence."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from rejection_letters import Template, letters
from rejection_letters.testing import Problem, check
from tests.kit import EXTENDS, block, blocks, cases, problems

BASE = Path(letters.__file__).with_name("base.j2").read_text(encoding="utf-8")


class TestPlaces:
    @pytest.fixture
    def write(self, tmp_path):
        """Return a function that writes a template and returns its path."""

        def write(name, text):
            path = tmp_path / name
            path.write_text(text, encoding="utf-8")
            return path

        return write

    def test_inherited_words_are_reported_in_the_file_they_come_from(self, write):
        write("warm.j2", EXTENDS + "\n\n" + blocks(opinion="I like\nit so so.", regard="I do do."))
        path = write("warmer.j2", '{% extends "warm.j2" %}\n' + block("regard", "I did did."))

        found = check(Template.from_file(path, words=400))

        assert [(one.file, one.line, one.sentence) for one in found] == [
            ("warmer.j2", 3, "I did did."),
            ("warm.j2", 6, "I like it so so."),
        ]

    def test_words_of_the_base_letter_are_reported_in_base_j2(self, write):
        path = write("mine.j2", EXTENDS)
        numbers = [number for number, text in enumerate(BASE.splitlines(), 1) if "incerely" in text]

        found = check(Template.from_file(path, words=400, avoid=("sincerely",)))

        assert sorted((one.file, one.line) for one in found) == [
            ("base.j2", number) for number in numbers
        ]

    def test_missing_call_has_a_file_but_no_line(self, write):
        (problem,) = check(
            Template.from_file(write("mine.j2", EXTENDS + block("follow_up")), words=400)
        )

        assert (problem.file, problem.line) == ("mine.j2", None)

    def test_missing_value_is_reported_in_the_file_that_prints_it(self, write):
        write("warm.j2", EXTENDS + "\n" + block("regard", "I like {{ profile.industry }}."))
        (problem,) = check(
            Template.from_file(write("mine.j2", '{% extends "warm.j2" %}'), words=400)
        )

        assert (problem.file, problem.line) == ("warm.j2", 4)

    def test_same_words_on_two_lines_are_two_problems(self):
        """The sentences around the words must differ, however."""
        found = problems(block("regard", "I like it it.\nYou like\nit it, too."))

        assert [(one.line, one.what) for one in found] == [
            (3, "'it' appears twice in a row."),
            (5, "'it' appears twice in a row."),
        ]

    def test_line_with_different_names_is_one_problem(self):
        text = block("regard", "{{ rejection.company }} it is is for me.")
        (problem,) = problems(text)

        assert problem.count == len(cases(text))
        assert problem.sentence == "Acme it is is for me."

    def test_doubled_words_across_lines_are_reported_on_the_first_line(self):
        text = "I like the\n{% if rejection.role %}the position{% else %}work{% endif %}."
        (problem,) = problems(block("regard", text))

        assert (problem.line, problem.sentence) == (3, "I like the the position.")

    def test_repeated_paragraph_is_reported_at_its_second_place(self):
        (problem,) = problems(blocks(regard="I do like it.", opinion="I do like it."))

        assert problem.line == 6

    def test_removed_spaces_and_periods_do_not_shift_the_line(self):
        text = (
            "{% if rejection.role %}I see.{% endif %}\n{% set who = rejection.company %}\n"
            "- This is {{ who }}.\n- That is{% if rejection.date %} {% endif %}\n  so so ."
        )
        found = problems(block("own_words", text))

        assert [(one.rule, one.line) for one in found] == [
            ("no_space_comes_before_punctuation", 7),
            ("no_word_is_doubled", 7),
        ]


class TestProblem:
    PROBLEM = Problem(
        "no_cliches_are_used", "It is worn.", "mine.j2", 3, "I reach out.", "Ana to Dana", 1234
    )

    def test_str_shows_place_message_sentence_and_letters(self):
        assert str(self.PROBLEM) == (
            "mine.j2, line 3: It is worn.\n"
            "    I reach out.\n"
            "    In 1,234 letters, for example: Ana to Dana."
        )

    @pytest.mark.parametrize(
        ("changes", "text"),
        [
            ({"line": None, "sentence": "", "case": "", "count": 0}, "mine.j2: It is worn."),
            (
                {"sentence": "", "count": 1},
                "mine.j2, line 3: It is worn.\n    In 1 letter: Ana to Dana.",
            ),
        ],
    )
    def test_str_omits_empty_fields(self, changes, text):
        assert str(attrs.evolve(self.PROBLEM, **changes)) == text

    def test_fields_are_those_in_the_documentation(self):
        assert [field.name for field in attrs.fields(Problem)] == [
            *("rule", "what", "file", "line", "sentence", "case", "count", "letter")
        ]

    def test_problem_is_immutable(self):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            self.PROBLEM.line = 4

    def test_first_letter_is_available_but_not_in_the_repr(self):
        (problem,) = problems(block("regard", "{{ rejection.company }} it is is for me."))

        assert any(problem.sentence in block for block in problem.letter.blocks)
        assert "letter=" not in repr(problem)

    def test_letter_is_none_if_it_could_not_be_written(self):
        (problem,) = problems(block("regard", "I like\n{{ profile.industry }}."))

        assert problem.letter is None
