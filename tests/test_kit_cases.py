"""The kit's matrix contains every pair of values, and every alternative in every crossed case."""

from __future__ import annotations

import collections
import itertools

import pytest

from rejection_letters import Medium, Stage
from rejection_letters.testing._cases import (
    CALL_DATE,
    CROSSED,
    DIMENSIONS,
    PERSONAL,
    PLAIN,
    Case,
    covered,
    crossed,
    matrix,
    part_of_matrix,
)
from rejection_letters.testing._covering import covering
from rejection_letters.testing._hostile import TEXTS, hostile_cases
from rejection_letters.testing._people import CASTS
from rejection_letters.testing._variants import NO_VARIANTS, Variants, variants_of
from tests.kit import block, problems, template

EARLY = (Stage.INQUIRY, Stage.APPLICATION, Stage.ASSESSMENT)
"""The stages before any conversation."""

THREE = "{% vary %}I do.{% or %}I see.{% or %}I know.{% endvary %}"
TWO = "{% vary %}We do.{% or %}We see.{% endvary %}"


def blocks_that_vary(*texts):
    """Return a letter in which only these texts vary."""
    empty = dict.fromkeys(("acknowledgement", "thanks", "closing"), "Thank you.")
    return template(
        *(block(name, text) for name, text in empty.items()),
        block(
            "salutation",
            "{% if rejection.contact %}Dear {{ rejection.contact.name }},{% else %}"
            "Dear Team,{% endif %}",
        ),
        *(block(name) for name in ("introduction", "attraction", "conversation", "team", "offer")),
        *(block(name) for name in ("opinion", "questions", "background", "follow_up", "farewell")),
        block("request", "May I ask?"),
        block("regard", "\n".join(texts)),
    )


def is_impossible(values):
    """Return whether a case contains something that cannot happen."""
    none_to_call = values["contact"] == "none"
    return (
        none_to_call and (values["medium"] is Medium.PHONE or values["call_on"] == CALL_DATE)
    ) or (values["stage"] in EARLY and bool(values["discussed"] or values["thanks_to"]))


class TestCovering:
    def test_every_possible_pair_occurs_and_no_impossible_one(self):
        sizes = (3, 2, 4, 2)
        impossible = {((0, 1), (2, 3)), ((1, 1), (2, 0))}
        rows = covering(sizes, impossible)
        met = {pair for row in rows for pair in itertools.combinations(enumerate(row), 2)}

        assert (
            met
            == {
                ((one, a), (other, b))
                for one, other in itertools.combinations(range(4), 2)
                for a, b in itertools.product(range(sizes[one]), range(sizes[other]))
            }
            - impossible
        )

    def test_rows_are_few(self):
        assert len(covering([2] * 20)) <= 12


class TestCases:
    def test_every_possible_pair_of_facts_occurs(self):
        rows = [*covered((None, 4))]
        names = [*rows[0]]
        met = {
            (one, row[one], other, row[other])
            for row in rows
            for one, other in itertools.combinations(names, 2)
        }
        dimensions = {**DIMENSIONS, "variant": (None, 4)}
        missing = [
            (one, a, other, b)
            for one, other in itertools.combinations(names, 2)
            for a, b in itertools.product(dimensions[one], dimensions[other])
            if (one, a, other, b) not in met
        ]

        assert {frozenset((one, other)) for one, _, other, _ in missing} == {
            frozenset(("medium", "contact")),
            frozenset(("call_on", "contact")),
            frozenset(("stage", "discussed")),
            frozenset(("stage", "thanks_to")),
        }
        assert len(missing) == 1 + 1 + len(EARLY) + 2 * len(EARLY)

    def test_no_case_is_impossible(self):
        assert [
            case for case in matrix(Variants((1, 2), (3, 4))) if is_impossible(case.values)
        ] == []

    def test_crossed_case_is_written_with_each_variant(self):
        written = collections.Counter(
            tuple(
                "none" if values[name] == "none" else "some" if name == "contact" else values[name]
                for name in CROSSED
            )
            for values in crossed((5, 6, 7))
        )
        assert len(written) == 6 * 8 * 2 * (2 * 2 + 1)
        assert {*written.values()} == {3}

    def test_crossed_case_is_written_with_and_without_personal_facts(self):
        def crossed_values(values):
            return (
                *(values[name] for name in CROSSED if name != "contact"),
                values["contact"] == "none",
            )

        cases = [*crossed((5, 6))]
        without = [values for values in cases if PLAIN.items() <= values.items()]

        assert {*map(crossed_values, without)} == {*map(crossed_values, cases)}
        assert len(without) < 0.6 * len(cases)

    def test_first_case_is_the_most_ordinary_one(self):
        assert str(matrix()[0]) == (
            "Teresa Okonkwo to an unnamed contact at Acme; "
            "stage=inquiry, reason=no-opening, medium=email"
        )

    def test_case_names_its_facts_and_its_variant(self):
        first = matrix()[0].values
        case = Case.of(
            {
                **first,
                "agency": "another name",
                "own_words": True,
                "questions": 3,
                "call_on": None,
                "role": False,
                "variant": 17,
            }
        )

        assert str(case) == (
            "Teresa Okonkwo to an unnamed contact at Acme; "
            "stage=inquiry, reason=no-opening, medium=email, call_on=None, variant=17; "
            "with agency=another name, own_words, questions=3; without role"
        )

    def test_letter_is_composed_with_all_facts_of_its_case(self):
        values = {
            **matrix()[0].values,
            "stage": Stage.FINAL,
            "contact": "full",
            **{name: several[-1] for name, several in PERSONAL.items()},
            "agency": "another name",
            "variant": 17,
        }
        letter = Case.of(values).compose(template())
        cast = CASTS[0]

        assert letter.rejection.agency == cast.agency
        assert letter.rejection.discussed == cast.discussed
        assert letter.rejection.thanks_to == cast.thanks_to
        assert letter.rejection.referred_by == cast.referred_by
        assert letter.rejection.on_file
        assert letter.rejection.reapply
        assert (letter.drawn_by, letter.own_words) == (cast.drawn_by, cast.own_words)
        assert (letter.questions, letter.variant) == (cast.questions, 17)

    def test_day_of_a_call_is_left_out_of_letters_that_mention_no_call(self):
        values = {**matrix()[0].values, "contact": "full", "call_on": CALL_DATE}

        assert Case.of(values).compose(template()).call_on == CALL_DATE
        assert Case.of(values).compose(template(block("follow_up"))).call_on is None

    @pytest.mark.parametrize(("name", "values"), [*DIMENSIONS.items(), ("variant", (1, 2))])
    def test_each_hostile_text_occurs_with_each_value(self, name, values):
        tried = {(case.values[name], text) for case, text in hostile_cases(Variants((1, 2), (3,)))}

        assert tried == {*itertools.product(values, TEXTS)}

    @pytest.mark.parametrize("number", range(3))
    def test_part_of_the_matrix_has_one_variant_in_every_crossed_case(self, number):
        variants = Variants((1, 2), (3, 4))
        part = collections.Counter(
            case.values["variant"] for case in part_of_matrix(variants, number)
        )
        whole = collections.Counter(case.values["variant"] for case in matrix(variants))
        other = variants.each[(number + 1) % 2]

        assert part == whole - collections.Counter({other: whole[other]})

    @pytest.mark.parametrize("cast", CASTS, ids=[cast.name for cast in CASTS])
    def test_own_words_and_questions_stay_within_their_limits(self, cast):
        assert len(cast.own_words.split()) <= 40
        assert all(len(question.split()) <= 25 for question in cast.questions)
        assert all(question.endswith("?") for question in cast.questions)

    def test_phrases_are_singular_plural_and_clauses(self):
        first_words = {cast.discussed.split()[0] for cast in CASTS}

        assert {"your", "how", "the", "what"} <= first_words


class TestVariants:
    def test_template_that_does_not_vary_is_written_once(self):
        assert variants_of(blocks_that_vary("I do.")) == NO_VARIANTS

    def test_few_variants_choose_every_alternative(self):
        letter = blocks_that_vary(THREE, TWO)
        each, _ = variants_of(letter)
        case = {**matrix()[0].values}
        said = {Case.of({**case, "variant": variant}).compose(letter).blocks[1] for variant in each}

        assert len(each) == 3
        assert {text.split(".")[0] for text in said} == {"I do", "I see", "I know"}
        assert {text.split(".")[1].strip() for text in said} == {"We do", "We see"}

    def test_variants_choose_every_pair_of_alternatives(self):
        letter = blocks_that_vary(THREE, TWO, THREE.replace("I ", "They "))
        _, pairs = variants_of(letter)
        case = {**matrix()[0].values}
        said = [
            Case.of({**case, "variant": variant}).compose(letter).blocks[1].split(". ")
            for variant in pairs
        ]

        assert all(0 <= variant < 100 for variant in pairs)
        for (one, a), (other, b) in itertools.combinations(enumerate((3, 2, 3)), 2):
            assert len({(sentences[one], sentences[other]) for sentences in said}) == a * b

    def test_every_alternative_is_checked(self):
        text = "{% vary %}I do do.{% or %}I see see.{% or %}I know know.{% endvary %}"
        parts = block("regard", text.replace("{% or %}", "\n{% or %}"))
        found = [problem for problem in problems(parts) if problem.file == "text"]

        assert sorted(problem.line for problem in found) == [3, 4, 5]
        assert all(", variant=" in problem.case for problem in found)

    def test_problem_can_be_reproduced_with_the_variant_of_its_letter(self):
        text = "{% vary %}I do.{% or %}I see see.{% endvary %}"
        (problem,) = (one for one in problems(block("regard", text)) if one.file == "text")
        letter = problem.letter

        assert f"variant={letter.variant}" in problem.case
        assert "I see see." in str(letter)


def test_fact_that_a_stage_does_not_allow_is_left_out():
    """The model may refuse such facts."""
    for case in matrix():
        if case.values["stage"] in EARLY:
            assert case.rejection.discussed is None
            assert case.rejection.thanks_to == ()
