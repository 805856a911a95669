"""The kit finds nothing in letters that are fit to send."""

from __future__ import annotations

import attrs
import pytest

from rejection_letters import letters
from rejection_letters.testing import check
from tests.kit import PORTFOLIO, Code, Portfolio, Unit, block, blocks, on_lines, problems

RIGHT_SENTENCES = (
    # Brackets and quotation marks
    "I work (mostly) at home, and I call it \u201chome\u201d (or so).",
    'I call it "home".',
    # What looks like praise, reasons or thanks
    "In your experience, which skill comes first?",
    "What are the reasons customers give?",
    # A period that ends no sentence
    "I wrote to Dr. Lee and to Prof. Tan of Acorn Inc. in the spring.",
    "I know tools, parsers, etc., and more of them, e.g. yours, i.e. this one.",
    "I wrote to J. R. Smith in the U.S. for that.",
    "I wondered... and then I knew.",
    'They said "so be it." It was fine.',
    # Values that end in a mark or begin in lower case
    "I respect the work of {{ rejection.company }}.",
    "{{ rejection.company }} is known to me.",
    "Do you like to work at {{ rejection.company }}?",
    "I can be read{% if profile.website %} at {{ profile.website }}{% else %}.{% endif %}",
    "I wonder about a few things:\n- work in general\n- life at {{ rejection.company }}",
    "I ask of two things:\n- Where to begin.\n- How to work at {{ rejection.company }}.",
    # Words that look like what is missing, left to fill in, or doubled
    "None of this surprised me.",
    "I know that that is so, and I had had hopes.",
    "{{ rejection.company }} {{ rejection.company }} is a name that is known.",
    "I am an SRE, an honest one, a European and a user.",
    "{% if profile.website %}My page lists it all:\n\n{{ profile.website }}{% endif %}",
    # What was given
    '{% if rejection.medium == "phone" %}I slept after your call, your call of today.{% endif %}',
    '{% if rejection.medium == "letter" %}I have your letter here.{% endif %}',
    '{% if rejection.medium == "email" %}I have your email here.{% endif %}',
    "Is your email address still the same?",
    "{% if rejection.date %}I had hopes on {{ rejection.date|long_date }}.{% endif %}",
    "I write this on {{ letter.date|short_date }}, with version 1.2 at hand.",
    '{% if rejection.stage is one_of("screen", "final") %}I liked our talk.{% endif %}',
    '{% if rejection.medium == "phone" %}I liked our talk today.{% endif %}',
    '{% if rejection.stage is one_of("interview", "final") %}My interview went well.{% endif %}',
    '{% if rejection.stage == "final" %}I was glad to reach the last round.{% endif %}',
    '{% if rejection.reason == "overqualified" %}I seem overqualified.{% endif %}',
    '{% if rejection.reason != "unstated" %}The reason you gave helps me.{% endif %}',
    "{% if rejection.contact %}Your advice would count, and your experience too.{% endif %}",
    "I have no doubts, and filled many notebooks.",
    # The writer's own English
    '{% if profile.locale == "en-GB" %}My CV is here.{% else %}My résumé has a color.{% endif %}',
    # What it asks for
    "It takes {{ letter.minutes|in_words }} minutes, or {{ letter.minutes }} minutes.",
    "It takes a few minutes, or some minutes more.",
    "{% if letter.call_on %}I will call, as I said.{% else %}I will write.{% endif %}",
    "There is one good reason to write.",
    "I keep this in mind.",
)
"""Paragraphs that are right, and look much like those that are wrong."""

RIGHT, RIGHT_LINES = on_lines("{% block regard %}\n", RIGHT_SENTENCES)


def content(_letter):
    """Have nothing to say."""
    return ()


@attrs.frozen
class Shift:
    """Details that go together or not at all, within bounds."""

    hours: int | None = attrs.field(
        default=None,
        validator=attrs.validators.optional(attrs.validators.in_((3, 8))),
    )
    ward: str | None = attrs.field(default=None)

    @ward.validator
    def _check(self, _attribute, value):
        if (value is None) != (self.hours is None):
            raise ValueError("hours and ward go together")
        if value is not None and not value.isascii():
            raise ValueError("wards are written in plain letters")


SHIFT = """
{% if details.ward %}I work {{ details.hours|in_words }} hours in {{ details.ward }}.{% endif %}
"""


class TestWhatIsRight:
    """Nothing is found where nothing is wrong."""

    @pytest.mark.parametrize(
        ("text", "line"),
        [*zip(RIGHT_SENTENCES, RIGHT_LINES, strict=True)],
        ids=RIGHT_SENTENCES,
    )
    def test_a_right_sentence(self, text, line):
        """A sentence that only resembles a wrong one is let be."""
        lines = range(line + 1 - text.count("\n"), line + 2)

        assert [*map(str, (one for one in problems(RIGHT, words=950) if one.line in lines))] == []

    def test_nothing_is_found_around_them(self):
        """A letter of right sentences has no problem at all."""
        assert problems(RIGHT, words=950) == ()

    @pytest.mark.parametrize(
        ("text", "declared"),
        [
            (PORTFOLIO, Portfolio),
            (SHIFT, Shift),
            (
                (
                    "{% if details.unit %}As {{ details.unit|generic|plural|capitalize }} do, as\n"
                    "{{ details.unit|lower }}, as {{ details.unit|a }}, I work.{% endif %}"
                ),
                Unit,
            ),
        ],
        ids=["every type", "a validator", "filters"],
    )
    def test_details(self, text, declared):
        """Details may be required, of any type, checked by their class, and changed by filters."""
        parts = blocks(regard=text, questions="", request="May I ask for advice?")

        assert problems(parts, details=declared) == ()

    def test_complete_examples_from_the_author(self):
        """Where a class takes nothing that is made up, examples can be handed over."""
        parts = block("regard", "My code is {{ details.code }}.")

        assert problems(parts, details=Code, given=(Code("RN-12"), Code("RN-7"))) == ()

    def test_a_reviewer_with_nothing_to_say(self):
        """A reviewer that gives no remarks is one."""
        assert problems(reviewer=content) == ()

    @pytest.mark.parametrize("letter", [letters.classic, letters.brief], ids=["classic", "brief"])
    def test_letters_of_the_library(self, letter):
        """What the library brings is held to the same rules."""
        assert check(letter) == ()
