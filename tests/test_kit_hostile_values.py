"""The kit writes letters with values that have broken other programs."""

from __future__ import annotations

import attrs

from rejection_letters.testing._hostile import TEXTS
from tests.kit import Unit, block, problems, rules


class TestHostileValues:
    def test_every_hostile_text_is_tried(self):
        """The template has a line for each text; the problem on that line names the text."""
        # A template cannot quote these texts, so it recognizes them by a part.
        khmer = "\u1780\u17b6\u200b\u1781 X"
        parts = {"\"Double\" 'single'": "single", "\\x \\n \\": "x ", khmer: khmer[:2]}
        # A comma at the end is not part of the name of a company.
        texts = [text for text in TEXTS if not text.endswith(",")]
        tests = [f'rejection.company == "{text}"' for text in texts if text not in parts]
        tests += [f'"{part}" in rejection.company' for part in parts.values()]
        lines = [
            f"{{% {'elif' if number else 'if'} {test} %}}I know number {number}."
            for number, test in enumerate(tests)
        ]
        text = "\n".join(lines) + "{% else %}I know {{ rejection.company }}.{% endif %}"
        found = problems(block("regard", text))

        assert {*rules(found)} == {"values_are_printed_as_typed"}
        assert sorted(one.line for one in found) == [*range(3, 3 + len(texts))]
        assert {one.case.partition(", medium=")[2].partition("; ")[2] for one in found} == {
            f"{text!r} as values" for text in texts
        }

    def test_hostile_texts_are_tried_in_every_field(self):
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

        assert {*rules(found)} == {"values_are_printed_as_typed"}
        assert sorted(one.line for one in found) == [*range(3, 3 + 2 * len(values), 2)]

    def test_hostile_text_that_causes_an_error_is_reported_with_the_line(self):
        text = (
            '{% if "$" in profile.name and not rejection.contact %}I am\n'
            "{{ rejection.contact.name }}.{% endif %}"
        )
        (problem,) = problems(block("regard", text))

        assert (problem.rule, problem.line) == ("every_letter_can_be_written", 4)
        assert problem.what.startswith("rejection.contact.name ")
        assert problem.case.endswith("; '$x$ ${X}' as values")

    def test_hostile_text_that_adds_a_list_item_is_reported(self):
        text = '- This.\n- That.\n{% if "|" in profile.name %}- And this.{% endif %}'
        (problem,) = problems(block("opinion", text))

        assert problem.rule == "values_do_not_change_the_structure"
        assert problem.what == (
            "With other values it has 4 blocks and 5 list items; "
            "here it has 4 blocks and 6 list items."
        )

    def test_details_may_have_forty_texts(self):

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
