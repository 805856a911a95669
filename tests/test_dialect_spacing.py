"""Spaces and breaks that are settled at compile time give the same letter as at run time."""

import itertools
from unittest import mock

import attrs
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from rejection_letters import Contact, _compose
from rejection_letters._template import _runtime
from rejection_letters._template.dialect import (
    BLOCKS,
    _compiler,
    _parsing,
    _program,
    _statements,
)
from rejection_letters._template.dialect._output import Branches
from rejection_letters.testing._cases import matrix
from rejection_letters.testing._examples import examples
from rejection_letters.testing._variants import variants_of
from tests import strategies
from tests.cases import BUILT_IN
from tests.dialect import (
    ANA,
    REJECTION,
    context_of,
    effective_blocks,
    loaded,
    pieces_in,
    written,
)
from tests.hostile_templates import Extras

BREAK, ITEM = _runtime.BREAK, _runtime.ITEM
BLANK = " " + BREAK
BODY = tuple(name for name in BLOCKS if name not in ("subject", "salutation", "closing"))
VARIANTS = st.sampled_from(_compose.VARIANTS)


def template_of(**blocks):
    """Return a template with these blocks, in which the rest of the body is empty."""
    inside = {**dict.fromkeys(BODY, ""), **blocks}
    return '{% extends "letter" %}' + "".join(
        f"\n{{% block {name} %}}{text}{{% endblock %}}" for name, text in inside.items()
    )


def body(details=None, **blocks):
    """Return the paragraphs and lists of a letter that consists of these blocks."""
    return list(written(template_of(**blocks), details=details).blocks)


# --- What a template prints before and after its spaces are settled ---


def checked_blocks(source, *, is_settled):
    """Return the blocks of a template by name, with or without settling their spaces."""
    if is_settled:
        return _checked(source, Extras)
    with mock.patch.multiple(_statements, ended=list, settled=list):
        return _checked(source, Extras)


def _checked(source, details):
    roots = {**_compiler._ROOTS, "details": details}
    return (
        _statements.Statements("text", roots, BLOCKS).child(_parsing.parse(source, "text")).blocks
    )


def pieces_of(output, context):
    """Return the pieces that some output prints."""
    lines = ["out = []", *_program._statements(output, _program._traced), "return out"]
    head = "def write(profile, rejection, letter, details):\n    "
    write = _program.program("text", head + "\n    ".join(lines))
    return [text for _, _, text in write(*context)]


def blank(text):
    """Return the spaces and breaks at the beginning of a text."""
    return text[: len(text) - len(text.lstrip(BLANK))]


def inside(pieces):
    """Return the text of some pieces without the spaces and breaks at both ends."""
    return "".join(pieces).strip(BLANK)


def is_separate(pieces):
    """Return whether a block that prints these pieces begins a paragraph."""
    first = next((n for n, piece in enumerate(pieces) if piece != blank(piece)), 0)
    has_blank_line = any(BREAK * 2 in blank(piece) for piece in pieces[: first + 1])
    return has_blank_line or inside(pieces).startswith(ITEM)


def has_loop(output):
    """Return whether some output contains a loop, at any depth."""
    return any(
        node.is_loop or any(has_loop(arm.body) for arm in node.arms)
        for node in output
        if isinstance(node, Branches)
    )


def ends_with_item(text):
    """Return whether the last paragraph of a text is a list item."""
    return text.rpartition(BREAK)[2].startswith(ITEM)


def paragraphs(text):
    """Return the paragraphs and lists in a text with marks."""
    return _runtime.blocks(_runtime._closed_up(_runtime._single_spaced(text)))


CONTEXTS = st.sampled_from(
    [
        (ANA, REJECTION, Extras()),
        (ANA, attrs.evolve(REJECTION, role=None, stage="final"), Extras(places=(), years=0)),
        (
            attrs.evolve(ANA, industry="retail", address=("1 High Street", "Leeds")),
            attrs.evolve(REJECTION, stage="inquiry", reason="freeze", contact=None),
            Extras(places=(), motto="Onwards, Inc.", remote=True),
        ),
        (
            attrs.evolve(ANA, industry="retail"),
            attrs.evolve(REJECTION, stage="screen", contact=Contact("Dana Lee", honorific="Dr.")),
            Extras(motto="On!", years=7, remote=True),
        ),
    ]
)


RANDOM = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class TestSettledBlocks:
    """A block prints the same as without settling, except for spaces and breaks at its ends."""

    @staticmethod
    def printed(source, values, variant):
        """Yield what each block of a template prints, without and with settling."""
        context = context_of(values, variant)
        original, final = (
            checked_blocks(source, is_settled=is_settled) for is_settled in (False, True)
        )
        for name, block in original.items():
            yield pieces_of(block.output, context), "".join(pieces_of(final[name].output, context))

    @RANDOM
    @given(strategies.dialect_templates(), CONTEXTS, VARIANTS)
    def test_paragraphs_lists_and_words_are_the_same(self, source, values, variant):
        for original, final in self.printed(source, values, variant):
            assert paragraphs(final) == paragraphs(inside(original))

    @RANDOM
    @given(strategies.dialect_templates(), CONTEXTS, VARIANTS)
    def test_only_a_blank_line_or_a_list_at_the_beginning_begins_a_paragraph(
        self, source, values, variant
    ):
        """Each round of a loop may begin with a break, even the first."""
        blocks = checked_blocks(source, is_settled=False).values()
        for block, (original, final) in zip(
            blocks, self.printed(source, values, variant), strict=True
        ):
            if inside(original):
                begins = final.startswith(BREAK)
                assert begins or not is_separate(original)
                assert not begins or is_separate(original) or has_loop(block.output)

    @RANDOM
    @given(strategies.dialect_templates(), CONTEXTS, VARIANTS)
    def test_nothing_continues_a_list_at_the_end(self, source, values, variant):
        for original, final in self.printed(source, values, variant):
            assert final.endswith(BREAK) or not ends_with_item(inside(original))

    @RANDOM
    @given(strategies.dialect_templates(), CONTEXTS, VARIANTS)
    def test_only_lists_and_loops_can_leave_a_break_at_the_end(self, source, values, variant):
        """Whether a list or a loop is the last thing printed may depend on values."""
        originals = checked_blocks(source, is_settled=False).values()
        for block, (_, final) in zip(originals, self.printed(source, values, variant), strict=True):
            has_list = any(ITEM in piece.text for piece in pieces_in(block.output))
            assert has_list or has_loop(block.output) or not final.endswith(BREAK)


class TestJoinedBlocks:
    @RANDOM
    @given(strategies.dialect_templates(), CONTEXTS, VARIANTS)
    def test_joining_blocks_at_compile_time_gives_the_same_letter(self, source, values, variant):
        template = loaded(source)
        context = context_of(values, variant)

        joined = "".join(
            mark + "".join(pieces_of(block.output, context))
            for mark, block in _compiler._marked(effective_blocks(source))
        )
        texts = template._program.write(*context), _runtime._single_spaced(joined)
        parts, expected = map(_runtime.parts, texts)
        assert [part.strip() for part in parts[:2]] == [part.strip() for part in expected[:2]]
        assert paragraphs(parts[2]) == paragraphs(expected[2])
        assert parts[3].strip() == expected[3].strip()

    @pytest.mark.parametrize(("before", "after"), [*itertools.pairwise(BODY)])
    def test_a_block_continues_the_paragraph_before_it(self, before, after):
        separate = after in ("regard", "opinion")

        assert body(**{before: "One.", after: "Two."}) == (
            ["One.", "Two."] if separate else ["One. Two."]
        )

    @pytest.mark.parametrize("before", ["thanks", "questions"])
    def test_a_paragraph_begins_even_if_the_block_that_begins_it_is_empty(self, before):
        assert body(**{before: "One.", "farewell": "Two."}) == ["One.", "Two."]

    @pytest.mark.parametrize(
        "between", ["", " ", "\n", "\n\n\n", "{% if profile.phone %}x{% endif %}", "{# x #}"]
    )
    def test_blocks_that_print_nothing_are_skipped(self, between):
        assert body(acknowledgement="One.", thanks=between, team="Two.") == ["One. Two."]

    @pytest.mark.parametrize(
        "inside",
        [
            "\nTwo.\n",
            "  Two.  ",
            "\n{% if profile.name %}\nTwo.\n{% endif %}\n",
            "{% if profile.phone %}x\n\n{% endif %}Two.",
            "{% if profile.name %}\n{% set a = profile.name %}\nTwo.\n{% endif %}",
            "{% vary %}\nTwo.\n{% or %}Two.{% endvary %}\n",
            "\n{% for x in profile.address %}\n{{ x }}\n{% endfor %}\nTwo.",
            "Two.\n\n{% if profile.phone %}\nx\n{% endif %}\n",
            "Two.\n\n{% if profile.phone %}x{% endif %}\n\n{% if profile.phone %}\ny{% endif %}\n",
            "Two.\n\n{% if profile.name %}{% if profile.phone %}\nx\n{% endif %}{% endif %}\n",
            "{% if profile.name %}Two.\n{% endif %}\n{% if profile.phone %}\nx\n{% endif %}",
            "Two.\n{% set a = profile.name %}\n",
            "Two.{% if profile.name %}\n\n{% set a = profile.name %}{% endif %}",
            "Two.\n{% for x in profile.address %}\n- {{ x }}\n{% endfor %}\n",
        ],
    )
    def test_line_breaks_at_the_ends_of_a_block_have_no_effect(self, inside):
        joined = body(acknowledgement="One.", thanks=inside, team="Three.")

        assert joined == ["One. Two. Three."]

    @pytest.mark.parametrize(
        "inside",
        [
            "\n\nTwo.",
            "\n \nTwo.\n\n",
            "\n\n\n\nTwo.",
            "\n\n{% if profile.name %}Two.{% endif %}",
            "{% if profile.name %}\n\nTwo.{% endif %}",
            "\n\n{% if profile.phone %}x{% endif %}{% if profile.name %}\nTwo.{% endif %}",
            "{% set a = profile.name %}\n\nTwo.",
            "{% vary %}\n\nTwo.{% or %}\n\nTwo.{% endvary %}",
        ],
    )
    def test_a_blank_line_at_the_beginning_begins_a_paragraph(self, inside):
        joined = body(acknowledgement="One.", thanks=inside, team="Three.")

        assert joined == ["One.", "Two. Three."]

    def test_a_blank_line_in_an_untaken_branch_has_no_effect(self):
        inside = "{% if profile.phone %}\n\nx{% endif %}Two."

        assert body(acknowledgement="One.", thanks=inside) == ["One. Two."]

    def test_a_blank_line_before_an_untaken_branch_has_no_effect(self):
        inside = "\n\n{% if profile.phone %}x{% endif %}"

        assert body(acknowledgement="One.", thanks=inside, team="Two.") == ["One. Two."]


class TestRequest:
    """The request and the question of the base letter are one paragraph."""

    @staticmethod
    def paragraph_with(words, **blocks):
        source = '{% extends "letter" %}' + "".join(
            f"{{% block {name} %}}{text}{{% endblock %}}" for name, text in blocks.items()
        )
        return next(block for block in written(source).blocks if words in block)

    def test_the_question_of_the_base_letter_begins_a_paragraph_after_another_request(self):
        assert self.paragraph_with("May I ask?", request="May I ask?") == "May I ask?"

    def test_another_question_continues_the_request(self):
        own = self.paragraph_with("And why?", questions="And why?")

        assert own != "And why?"
        assert self.paragraph_with("How?", request="May I ask?", questions="How?") == (
            "May I ask? How?"
        )


class TestLists:
    @pytest.mark.parametrize(
        "inside",
        [
            "- a\n- b",
            "\n- a\n- b\n",
            "{% for x in details.sites %}\n- {{ x }}\n{% endfor %}",
            "{% for x in details.sites %}- {{ x }}\n{% endfor %}",
            "{% for x in details.sites %}\n- {{ x }}{% endfor %}",
            "{% if profile.name %}\n- a\n- b\n{% endif %}",
            "{% if profile.name %}- a{% endif %}\n- b",
            "{% if profile.phone %}x{% else %}\n- a\n- b{% endif %}",
            "- a\n- {% if profile.name %}b{% endif %}",
            "- a\n- b{% if profile.phone %} x{% endif %}",
            "- a\n- b{% if profile.phone %}\n\nx{% endif %}",
            "- a\n- b{% set c = profile.name %}",
            "{% vary %}\n- a\n- b{% or %}\n- a\n- b\n{% endvary %}",
        ],
    )
    def test_a_list_neither_continues_a_paragraph_nor_is_continued(self, inside):
        one, items, three = body(
            Extras(sites=("a", "b")), acknowledgement="One.", thanks=inside, team="Three."
        )

        assert (one, items, three) == ("One.", ("a", "b"), "Three.")

    @pytest.mark.parametrize(
        "inside",
        [
            "{% if profile.phone %}- a{% endif %}",
            "{% if profile.phone %}\n- a\n{% endif %}\n",
            "{% for x in profile.address %}\n- {{ x }}\n{% endfor %}",
            "{% if profile.phone %}- a{% else %}Two.{% endif %}",
        ],
    )
    def test_a_list_that_is_not_printed_does_not_begin_a_paragraph(self, inside):
        joined = body(acknowledgement="One.", thanks=inside, team="Three.")

        assert joined in (["One. Three."], ["One. Two. Three."])

    def test_lists_in_two_blocks_are_one_list(self):
        assert body(acknowledgement="- a", thanks="- b\n", team="- c") == [("a", "b", "c")]

    def test_a_line_continues_an_item_only_in_its_own_block(self):
        assert body(acknowledgement="- a\nb", thanks="c") == [("a b",), "c"]


class TestSpaces:
    @pytest.mark.parametrize(
        ("inside", "printed"),
        [
            ("a {% if profile.name %}b{% endif %} c", "a b c"),
            ("a {% if profile.phone %}b{% endif %} c", "a c"),
            ("a{% if profile.phone %} b{% endif %} c", "a c"),
            ("a{% if profile.name %} b {% endif %}c", "a b c"),
            ("a{% if profile.name %}b{% endif %}c", "abc"),
            ("a{% if profile.phone %} {% endif %}c", "ac"),
            ("a{% if profile.name %} {% endif %}c", "a c"),
            ("a {% if profile.name %} {% endif %} c", "a c"),
            ("a {% if profile.phone %}b{% else %}{% endif %} c", "a c"),
            ("a{% if profile.phone %}b{% endif %}{% if profile.phone %}c{% endif %} d", "a d"),
            ("a {% if profile.phone %}b{% endif %} {% if profile.phone %}c{% endif %} d", "a d"),
            ("a {% if profile.phone %}b{% endif %} {% if profile.name %}c{% endif %} d", "a c d"),
            ("{% if profile.phone %}b{% endif %} {% if profile.name %}c{% endif %} d", "c d"),
            ("{% if profile.phone %}b{% endif %} d", "d"),
            ("{% if profile.name %}{% if profile.phone %}b{% endif %}{% endif %} d", "d"),
            ("a{% if profile.name %} {% if profile.phone %}b{% endif %}{% endif %} d", "a d"),
            ("a {% if profile.name %}{% set b = profile.name %}{% endif %} c", "a c"),
            ("a{% if profile.name %}{% set b = profile.name %}{% endif %} c", "a c"),
            ("a{% if profile.name %}b{% set c = profile.name %}{% endif %} d", "ab d"),
            ("a {% set b = profile.name %} {{ b }}", "a Ana Ruiz"),
            ("a{% vary %}{% or %}{% endvary %} b", "a b"),
            ("a {% vary %}b {% or %} b{% endvary %} c", "a b c"),
            ("{{ profile.name }} {{ profile.name }}", "Ana Ruiz Ana Ruiz"),
            ("a{% if profile.name %} {{ profile.name }}{% endif %} b", "a Ana Ruiz b"),
            ("a {% if profile.name %}{{ profile.name }}{% endif %} b", "a Ana Ruiz b"),
            ("a\n{% if profile.name %}b{% endif %}\nc", "a b c"),
            ("a {# b #} c", "a c"),
            # Punctuation
            ("a {% if profile.phone %}b{% endif %}.", "a."),
            ("a {% if profile.phone %}b{% endif %}, c", "a, c"),
            ("a {% if profile.name %}b {% endif %}. c", "a b. c"),
            ("a {% if profile.name %}{{ profile.name }} {% endif %}; c", "a Ana Ruiz; c"),
            ("a. {% if profile.phone %}b{% endif %}.", "a."),
            ("a {% if profile.phone %}b{% endif %}{% if profile.phone %}c{% endif %}?", "a?"),
            ("a ({% if profile.name %}b{% endif %} c)", "a (b c)"),
            ("a ({% if profile.name %}b{% endif %}) c", "a (b) c"),
            ("a {% if profile.name %}({{ profile.name }}){% endif %} c", "a (Ana Ruiz) c"),
            # Loops
            ("{% for x in details.sites %}{{ x }} {% endfor %}a", "Leeds York a"),
            ("{% for x in details.sites %} {{ x }}{% endfor %} a", "Leeds York a"),
            ("a{% for x in details.sites %} {{ x }}{% endfor %}.", "a Leeds York."),
            ("a {% for x in details.sites %}{{ x }}{% endfor %} b", "a LeedsYork b"),
            ("a{% for x in profile.address %} {{ x }}{% endfor %} b", "a b"),
            ("a {% for x in profile.address %} {{ x }} {% endfor %} b", "a b"),
            (
                "a{% for x in details.sites %}{% if profile.phone %}b{% endif %} {% endfor %}c",
                "a c",
            ),
            ("{% for x in details.sites %}{% set y = x %} {% endfor %}c", "c"),
        ],
    )
    def test_spaces_next_to_tags(self, inside, printed):
        assert body(thanks=inside) == [printed]

    def test_paragraphs_of_a_loop(self):
        inside = "{% for x in details.sites %}\n{{ x }}\n{% endfor %}"

        assert body(acknowledgement="One.", thanks=inside) == ["One. Leeds", "York"]

    def test_a_space_is_added_only_to_the_arms_that_need_it(self):
        inside = "{% if profile.phone %}a{% elif profile.name %}b {% else %}{% endif %} c"
        (block,) = (b for b in effective_blocks(template_of(thanks=inside)) if b.name == "thanks")

        assert [piece.text for piece in pieces_in(block.output)] == ["a", " ", "b ", "c"]

    @pytest.mark.parametrize(
        "inside",
        [
            'Call {{ " me " if profile.name else "us" }} soon.',
            '{% set who = "me " if profile.name else "us" %}Call {{ who }} soon.',
            'Call{{ profile.phone|default("  me") }} soon.',
            "{% for one in details.places %}{{ one }} {% endfor %} {{ details.places|and_list }}",
        ],
    )
    def test_spaces_are_not_repeated(self, inside):
        (paragraph,) = body(thanks=inside, details=Extras(places=("a", "b")))

        assert paragraph in ("Call me soon.", "a b a and b")

    @pytest.mark.parametrize("template", BUILT_IN, ids=lambda template: template.name)
    def test_built_in_letters_need_no_removal_of_double_spaces(self, template):
        """Looking for them takes time in every letter."""
        cases = zip(
            matrix(variants_of(template)), itertools.cycle(examples(template)), strict=False
        )
        texts = [
            template._program.write(*case.context(template, details.value))
            for case, details in cases
        ]

        assert "single_spaced" not in template._program.write.__code__.co_names
        assert [text for text in texts if "  " in text] == []
