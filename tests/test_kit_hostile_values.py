"""The kit writes letters with values that have broken other programs."""

from __future__ import annotations

import attrs

from rejection_letters.testing._hostile import TEXTS
from tests.kit import Unit, block, problems, rules


class TestHostileValues:
    """Letters are written with values that have broken other programs."""

    def test_each_is_written(self):
        """A line that is printed for one hostile text only is found, with that text."""
        # What a template cannot put in quotes is told from the others by a part of it.
        parts = {"\"Double\" 'single'": "single", "\\x \\n \\": "x "}
        tests = [f'rejection.company == "{text}"' for text in TEXTS if text not in parts]
        tests += [f'"{part}" in rejection.company' for part in parts.values()]
        lines = [
            f"{{% {'elif' if number else 'if'} {test} %}}I know number {number}."
            for number, test in enumerate(tests)
        ]
        text = "\n".join(lines) + "{% else %}I know {{ rejection.company }}.{% endif %}"
        found = problems(block("regard", text))

        assert {*rules(found)} == {"values_come_out_as_typed"}
        assert sorted(one.line for one in found) == [*range(3, 3 + len(TEXTS))]
        assert {one.case.partition(", medium=")[2].partition("; ")[2] for one in found} == {
            f"{text!r} as values" for text in TEXTS
        }

    def test_each_field_takes_them(self):
        """What is printed only for ordinary values is missed in every field."""
        values = (
            *("profile.name", "profile.industry", "profile.experience", "rejection.contact.name"),
            *("rejection.contact.title", "rejection.company", "details.unit"),
        )
        text = "\n".join(
            f'{{% if {value} == "None" %}}I see number {number}.{{% elif {value} %}}'
            f"I see {{{{ {value} }}}}.{{% endif %}}\n"
            for number, value in enumerate(values)
        )
        found = problems(block("regard", text), details=Unit, words=950)

        assert {*rules(found)} == {"values_come_out_as_typed"}
        assert sorted(one.line for one in found) == [*range(3, 3 + 2 * len(values), 2)]

    def test_a_letter_that_cannot_be_written_with_them(self):
        """A value that keeps a letter from being written is shown with the line."""
        text = (
            '{% if "$" in profile.name and not rejection.contact %}I am\n'
            "{{ rejection.contact.name }}.{% endif %}"
        )
        (problem,) = problems(block("regard", text))

        assert (problem.rule, problem.line) == ("every_letter_can_be_written", 4)
        assert problem.what.startswith("rejection.contact.name was not given")
        assert problem.case.endswith("; '$x$ ${X}' as values")

    def test_a_list_with_too_many_items(self):
        """A value that adds an item to a list changes the structure."""
        text = '- This.\n- That.\n{% if "|" in profile.name %}- And this.{% endif %}'
        (problem,) = problems(block("opinion", text))

        assert problem.rule == "no_value_changes_the_structure"
        assert problem.what == (
            "It has 6 blocks with 5 items with made-up words, and here 6 blocks with 6 items."
        )

    def test_more_texts_than_anybody_has(self):
        """Details may have as many texts as there is room for."""

        @attrs.frozen
        class Lists:
            one: tuple[str, ...] = attrs.field(
                default=(), metadata={"example": tuple(f"item {number}" for number in range(20))}
            )
            two: tuple[str, ...] = attrs.field(
                default=(), metadata={"example": tuple(f"thing {number}" for number in range(20))}
            )

        text = (
            "{% if details.one %}I know {{ details.one|and_list }}.{% endif %}\n"
            "{% if details.two %}I know {{ details.two|and_list }}.{% endif %}"
        )

        assert problems(block("regard", text), details=Lists, words=950) == ()
