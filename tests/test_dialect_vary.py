"""`{% vary %}` prints one of several alternatives, which the names in a letter choose."""

import functools
import itertools
import zlib

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from rejection_letters import Template, _compose, compose
from rejection_letters._template import _runtime
from rejection_letters._template.dialect import BLOCKS, _vary
from rejection_letters.errors import TemplateError
from tests.dialect import (
    ANA,
    DAY,
    REJECTION,
    context_of,
    effective_blocks,
    loaded,
    longest_letter,
    pieces_in,
    written,
)
from tests.hostile_templates import Extras, closing

VARIANTS = _compose.VARIANTS


def closings(inside):
    """Return the closing of each of the 100 variants of a template."""
    template = loaded(closing(inside))
    return [
        compose(ANA, REJECTION, template=template, date=DAY, variant=number).closing
        for number in VARIANTS
    ]


def in_block(name, inside):
    """Return a template with this text as one of its blocks."""
    return f'{{% extends "letter" %}}{{% block {name} %}}{inside}{{% endblock %}}'


@pytest.mark.parametrize(
    "inside",
    [
        "\n- A tour.\n- A lab.\n",
        "\n{% if rejection.role is given %}Hi.{% else %}\n- A tour.\n- A lab.\n{% endif %}\n",
    ],
    ids=["list", "list in a branch"],
)
def test_block_after_a_list_begins_a_paragraph(inside):
    """It would otherwise become part of the last item."""
    rejection = attrs.evolve(
        REJECTION, role=None, stage="final", discussed="pricing", reason="filled"
    )

    letter = compose(ANA, rejection, template=loaded(in_block("thanks", inside)), date=DAY)

    assert ("A tour.", "A lab.") in letter.blocks
    assert any("pricing" in block for block in letter.blocks if isinstance(block, str))


class TestAlternatives:
    @pytest.mark.parametrize("count", _vary.ALTERNATIVES)
    def test_two_to_four_alternatives_are_allowed(self, count):
        alternatives = [f"Number {number}," for number in range(count)]

        found = closings("{% vary %}" + "{% or %}".join(alternatives) + "{% endvary %}")

        assert set(found) == set(alternatives)

    @pytest.mark.parametrize("count", [1, 5, 20])
    def test_other_numbers_of_alternatives_are_refused(self, count):
        with pytest.raises(TemplateError, match=f"must have 2 to 4 alternatives, got {count}"):
            loaded(closing("{% vary %}x" + "{% or %}x" * (count - 1) + "{% endvary %}"))

    def test_an_alternative_can_be_empty(self):
        assert set(closings("Yours{% vary %}{% or %} truly{% endvary %},")) == {
            "Yours,",
            "Yours truly,",
        }

    def test_alternatives_cannot_be_nested(self):
        nested = "{% vary %}a{% or %}b{% endvary %}"

        with pytest.raises(TemplateError, match=r"cannot be inside another {% vary %}"):
            loaded(closing(f"{{% vary %}}a{{% or %}}{nested}{{% endvary %}}"))

    def test_alternatives_cannot_be_nested_in_an_if(self):
        nested = "{% if profile.name %}{% vary %}a{% or %}b{% endvary %}{% endif %}"

        with pytest.raises(TemplateError, match=r"cannot be inside another {% vary %}"):
            loaded(closing(f"{{% vary %}}a{{% or %}}{nested}{{% endvary %}}"))

    def test_one_vary_can_follow_another(self):
        either = "{% vary %}a{% or %}b{% endvary %}"

        assert set(closings(f"{either} {either}")) == {"a a", "a b", "b a", "b b"}

    def test_alternatives_are_allowed_inside_an_if(self):
        inside = "{% if profile.email %}{% vary %}a{% or %}b{% endvary %}{% else %}c{% endif %}"

        assert set(closings(inside)) == {"a", "b"}

    def test_an_if_is_allowed_inside_an_alternative(self):
        inside = "{% vary %}{% if profile.phone %}a{% else %}b{% endif %}{% or %}c{% endvary %}"

        assert set(closings(inside)) == {"b", "c"}

    def test_a_for_is_allowed_inside_an_alternative(self):
        inside = "{% vary %}{% for s in details.sites %}{{ s }} {% endfor %}{% or %}c{% endvary %}"

        assert set(closings(inside)) == {"Leeds York", "c"}

    def test_alternatives_are_refused_inside_a_for(self):
        with pytest.raises(TemplateError, match=r"cannot be inside {% for %}"):
            loaded(
                closing("{% for s in details.sites %}{% vary %}a{% or %}b{% endvary %}{% endfor %}")
            )

    def test_the_error_names_the_line_of_the_tag(self):
        with pytest.raises(TemplateError) as caught:
            loaded(closing("\n\n{% vary %}\na\n{% endvary %}"))

        assert caught.value.line == 5

    @pytest.mark.parametrize("tag", ["{% or %}", "{% or x %}"])
    def test_or_is_refused_outside_a_vary(self, tag):
        with pytest.raises(TemplateError, match=r"{% or %} must be directly inside {% vary %}"):
            loaded(closing(f"a{tag}b"))

    def test_the_operator_or_still_works_inside_an_alternative(self):
        inside = (
            "{% vary %}{{ profile.phone or 'a' }}{% or %}{{ profile.phone or 'b' }}{% endvary %}"
        )

        assert set(closings(inside)) == {"a", "b"}


class TestScope:
    def test_names_are_local_to_their_alternative(self):
        """Each alternative can set the same name."""
        inside = (
            "{% vary %}{% set a = profile.name %}{{ a }}"
            "{% or %}{% set a = rejection.company %}{{ a }}{% endvary %}"
        )

        assert set(closings(inside)) == {"Ana Ruiz", "Acme"}

    @pytest.mark.parametrize(
        "place", ["{% or %}{{ a }}{% endvary %}", "{% or %}{% endvary %}{{ a }}"]
    )
    def test_names_are_undefined_outside_their_alternative(self, place):
        with pytest.raises(TemplateError, match="'a' is undefined"):
            loaded(closing("{% vary %}{% set a = profile.name %}{{ a }}" + place))

    def test_names_from_outside_are_defined_in_every_alternative(self):
        inside = "{% set a = profile.name %}{% vary %}1 {{ a }}{% or %}2 {{ a }}{% endvary %}"

        assert set(closings(inside)) == {"1 Ana Ruiz", "2 Ana Ruiz"}

    def test_a_value_that_an_if_guards_is_given_inside_an_alternative(self):
        """Generated code checks other values that may be missing."""
        guarded = (
            "{% if details.motto %}{% vary %}{{ details.motto }}{% or %}x{% endvary %}{% endif %}"
        )
        (block,) = [b for b in effective_blocks(closing(guarded)) if b.name == "closing"]

        codes = [piece.code for piece in pieces_in(block.output) if piece.code]

        assert codes == ["details.motto"]


class TestBound:
    def test_the_longest_alternative_counts(self):
        both = longest_letter(closing("{% vary %}abc{% or %}defghij{% endvary %}"))

        assert both == longest_letter(closing("defghij"))

    def test_alternatives_do_not_add_up(self):
        """A template may have many long alternatives, of which it prints one."""
        half = "{{ letter.jobs }}" * 160

        assert loaded(closing(f"{{% vary %}}{half}{{% or %}}{half}{{% endvary %}}")).varies
        with pytest.raises(TemplateError, match="could print"):
            loaded(closing(half * 2))


class TestLayout:
    @pytest.mark.parametrize(
        "inside",
        [
            "{% vary %}a\n\n{% or %}b {% or %}c{% endvary %}",
            "{% vary %}\na\n{% or %}\nb\n{% or %}\nc\n{% endvary %}\n",
            "{% vary %}{% if profile.name %}a {% endif %}{% or %}b\n\n{% or %}c{% endvary %} ",
            "{% if profile.name %}{% vary %}a\n{% or %}b\n{% or %}c\n\n{% endvary %}\n{% endif %}",
        ],
        ids=ascii,
    )
    def test_every_alternative_is_trimmed_at_the_end_of_a_block(self, inside):
        """The next block can continue the paragraph whichever alternative is printed."""
        template = loaded(in_block("thanks", inside))
        pieces = [
            piece.text
            for block in effective_blocks(in_block("thanks", inside))
            for piece in pieces_in(block.output)
            if block.name == "thanks" and piece.text
        ]

        assert template.varies
        assert [piece for piece in pieces if piece != piece.rstrip()] == []
        assert [piece.strip() for piece in pieces] == ["a", "b", "c"]

    def test_each_alternative_begins_with_what_precedes_the_vary(self):
        """A space after a space has no effect, whichever alternative was checked before."""
        inside = "x {% vary %} a {% or %} b{% endvary %} y"
        (block,) = [b for b in effective_blocks(closing(inside)) if b.name == "closing"]

        assert [piece.text for piece in pieces_in(block.output)] == [
            *("x ", "a ", "b", " ", "y"),
        ]

    def test_an_alternative_can_be_several_paragraphs(self):
        source = in_block("questions", "{% vary %}\na\n\n- b\n{% or %}\nc\n{% endvary %}")
        letters = [written(source, variant=number).blocks for number in VARIANTS]

        assert {("b",) in blocks for blocks in letters} == {True, False}

    def test_a_tag_on_its_own_line_is_a_blank_line(self):
        source = in_block(
            "own_words", "\n\nOne.\n{% vary %}\nTwo.\n{% or %}\n2.\n{% endvary %}\nThree."
        )
        blocks = written(source).blocks

        assert "One." in blocks
        assert {"Two.", "2."} & set(blocks)

    def test_a_value_before_a_period_does_not_get_a_second_one(self):
        inside = "{% vary %}{{ details.motto }}{% or %}{{ details.motto }}{% endvary %}. Yours,"
        letter = written(closing(inside), details=Extras(motto="Onwards, Inc."))

        assert letter.closing == "Onwards, Inc. Yours,"


class TestTrace:
    @pytest.mark.parametrize("number", range(0, 100, 9))
    def test_the_trace_prints_the_same_alternatives(self, number):
        source = closing(
            "{% vary %}a{% or %}b{% or %}c{% endvary %} {% vary %}d{% or %}e{% endvary %}"
        )
        template = loaded(source)
        context = context_of((ANA, REJECTION, Extras()), number)

        traced = "".join(text for _, _, text in template.trace(context))

        assert traced.endswith(template.write(context)[3])


PACK = {
    "child.j2": """{% extends "parent.j2" %}
{% block thanks %}{% vary %}x1{% or %}x2{% or %}x3{% endvary %}{% vary %}y1{% or %}y2{% endvary %}
{% endblock %}""",
    "parent.j2": """{% extends "letter" %}
{% block thanks %}{% vary %}t1{% or %}t2{% endvary %}.{% endblock %}
{% block closing %}{% vary %}c1{% or %}c2{% or %}c3{% endvary %},
{% vary %}d1{% or %}d2{% endvary %}{% endblock %}""",
}


class TestChoice:
    def test_replacing_a_block_does_not_change_the_choices_in_the_others(self, tmp_path):
        for name, source in PACK.items():
            (tmp_path / name).write_text(source, encoding="utf-8")
        child, parent = (Template.from_file(tmp_path / name) for name in PACK)

        for number in VARIANTS:
            one, other = (
                compose(ANA, REJECTION, template=template, date=DAY, variant=number)
                for template in (child, parent)
            )
            assert one.closing == other.closing

    def test_adding_a_vary_does_not_change_the_choices_before_it(self):
        one = closings("{% vary %}a{% or %}b{% endvary %}")
        other = closings("{% vary %}a{% or %}b{% endvary %} {% vary %}c{% or %}d{% endvary %}")

        assert [found[0] for found in other] == one

    def test_places_in_untaken_branches_count(self):
        """The place of a tag depends on the source alone, not on the values of a letter."""
        either = "{% vary %}a{% or %}b{% endvary %}"
        skipped = closings(f"{{% if profile.phone %}}{either}{{% endif %}}{either}")

        assert skipped == [found[-1] for found in closings(either * 2)]

    def test_a_template_lists_its_varies_in_the_order_of_the_letter(self):
        source = (
            '{% extends "letter" %}'
            "{% block closing %}{% vary %}a{% or %}b{% or %}c{% endvary %}{% endblock %}"
            "{% block thanks %}{% vary %}a{% or %}b{% endvary %}{% if profile.name %}"
            "{% vary %}a{% or %}b{% or %}c{% or %}d{% endvary %}{% endif %}{% endblock %}"
        )
        own = [choice for choice in loaded(source).varies if choice not in base_varies()]

        assert own == [
            (_vary.multiplier("thanks", 0), 2),
            (_vary.multiplier("thanks", 1), 4),
            (_vary.multiplier("closing", 0), 3),
        ]

    def test_the_number_of_every_printed_alternative_follows_from_the_seed(self):
        inside = "{% vary %}0{% or %}1{% or %}2{% endvary %} {% vary %}0{% or %}1{% endvary %}"
        template = loaded(closing(inside))
        varies = template.varies[-2:]

        for number in VARIANTS:
            context = context_of((ANA, REJECTION, Extras()), number)
            seed = context[2]._seed
            numbers = [_runtime.chosen(seed, *vary) for vary in varies]
            assert template.write(context)[3] == " ".join(map(str, numbers))

    @settings(max_examples=200, deadline=None)
    @given(
        st.integers(0, 2**32 - 1),
        st.sampled_from(list(BLOCKS)),
        st.integers(0, 130),
        st.sampled_from(_vary.ALTERNATIVES),
    )
    def test_the_code_of_a_template_has_the_arithmetic_of_chosen(self, seed, block, place, count):
        multiplier = _vary.multiplier(block, place)
        letter = type("Letter", (), {"_seed": seed})

        number = _runtime.chosen(seed, multiplier, count)

        assert number in range(count)
        assert eval(_vary.choice_code(multiplier, count), {"letter": letter}) == number


def base_varies():
    """Return the choices in the base letter."""
    return loaded('{% extends "letter" %}').varies


WRITERS = ("Ana Ruiz", "Ben O'Hara", "Chloe Kim", "Dev Shah", "Eli Novak")
COMPANIES = ("Acme", "Globex", "Initech", "Hooli", "Umbra", "Vandelay", "Stark", "Tyrell", "Wonka")
NAMED = tuple(
    [
        _compose._hashed(writer, f"{company} {number}", role, contact)
        for writer in WRITERS
        for company in COMPANIES
        for number in range(8)
        for role in (
            "",
            "Nurse",
            "UX Designer",
            "Sales Manager",
            "VP of Sales",
            "Clerk",
            "Data Analyst",
        )
        for contact in ("", "Dana Lee", "Miriam Okafor", "Sam Poe")
    ][:10_000]
)
"""The seeds of 10,000 letters with similar names."""

NUMBERED = tuple(_compose._hashed("variant", str(number)) for number in VARIANTS)
"""The seeds of the 100 variants."""

PLACES = [(block, place) for block in BLOCKS for place in range(3)]


@functools.cache
def choices(seeds, count):
    """Return, for every place, the seeds that choose each alternative, as a number with bits set.

    Numbers with 10,000 bits can be compared much faster than lists.
    """
    return [
        [
            int("".join("1" if one == number else "0" for one in chosen), 2)
            for number in range(count)
        ]
        for place in PLACES
        for chosen in [[_runtime.chosen(s, _vary.multiplier(*place), count) for s in seeds]]
    ]


def association(one, other):
    """Return how much two choices depend on each other: Cramér's V, from 0 to 1."""
    total = sum(seeds.bit_count() for seeds in one)
    squared = sum(
        ((first & second).bit_count() - expected) ** 2 / expected
        for first, second in itertools.product(one, other)
        for expected in [first.bit_count() * second.bit_count() / total]
    )
    return (squared / total / (min(len(one), len(other)) - 1)) ** 0.5


def associations(seeds, counts):
    """Return the associations of all pairs of places, from the lowest."""
    first, second = (choices(seeds, count) for count in counts)
    pairs = itertools.combinations(range(len(PLACES)), 2)
    return sorted(association(first[one], second[other]) for one, other in pairs)


PAIRS_OF_COUNTS = [*itertools.combinations_with_replacement(_vary.ALTERNATIVES, 2)]


class TestIndependence:
    """The choice in one place tells nothing about the choice in another.

    The seeds are always the same, so no test can fail by chance.
    """

    @pytest.mark.parametrize("count", _vary.ALTERNATIVES)
    def test_alternatives_are_equally_frequent(self, count):
        for chosen in choices(NAMED, count):
            shares = [seeds.bit_count() / len(NAMED) * count for seeds in chosen]
            assert 0.9 < min(shares) <= max(shares) < 1.1

    @pytest.mark.parametrize("count", _vary.ALTERNATIVES)
    def test_the_variants_reach_every_alternative_often(self, count):
        for chosen in choices(NUMBERED, count):
            assert min(seeds.bit_count() for seeds in chosen) >= 10

    @pytest.mark.parametrize("counts", PAIRS_OF_COUNTS, ids=str)
    def test_choices_in_different_places_are_independent(self, counts):
        """Throwing 1,275 pairs of dice 10,000 times gives up to 0.05 by chance."""
        assert associations(NAMED, counts)[-1] < 0.06

    @pytest.mark.parametrize("counts", PAIRS_OF_COUNTS, ids=str)
    def test_choices_of_variants_are_independent(self, counts):
        """Throwing 1,275 pairs of dice only 100 times gives up to 0.45, and mostly 0.2."""
        found = associations(NUMBERED, counts)

        assert found[len(found) // 2] < 0.25
        assert found[-1] < 0.55

    def test_a_checksum_of_seed_and_place_would_not_be_independent(self):
        """This shows that the tests above can fail."""
        one, other = (
            [
                int("".join(str(zlib.crc32(place, seed) % 2 ^ number) for seed in NAMED), 2)
                for number in range(2)
            ]
            for place in (b"thanks 0", b"thanks 1")
        )

        assert association(one, other) > 0.99
