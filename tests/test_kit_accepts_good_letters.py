"""The kit finds nothing in letters that are fit to send."""

from __future__ import annotations

import pytest

from rejection_letters import letters
from rejection_letters.testing import check
from tests.kit import (
    PORTFOLIO,
    SHIFT,
    Code,
    Portfolio,
    Shift,
    Unit,
    block,
    blocks,
    on_lines,
    problems,
)

RIGHT_SENTENCES = (
    # Brackets and quotation marks
    "I work (mostly) at home, and I call it \u201chome\u201d (or so).",
    'I call it "home".',
    # Words that look like praise or a question about reasons
    "In your experience, which skill comes first?",
    "What are the reasons customers give?",
    # Signs that are not Markdown
    "I know C# and 5 * 3, and $5M of it, and my_own_name.",
    # Periods that do not end a sentence
    "I wrote to Dr. Lee and to Prof. Tan of Acorn Inc. in the spring.",
    "I know tools, parsers, etc., and more of them, e.g. yours, i.e. this one.",
    "I wrote to J. R. Smith in the U.S. for that.",
    "I wondered... and then I knew.",
    'They said "so be it." It was fine.',
    # Values that end with punctuation or start with a lowercase letter
    "I respect the work of {{ rejection.company }}.",
    "{{ rejection.company }} is known to me.",
    "Do you like to work at {{ rejection.company }}?",
    "You can read my work{% if profile.website %} at {{ profile.website }}{% else %}.{% endif %}",
    "I wonder about a few things:\n- work in general\n- life at {{ rejection.company }}",
    "I have two questions:\n- Where to begin.\n- How to work at {{ rejection.company }}.",
    # Words that look like missing values or doubled words, or that test articles
    "None of this surprised me.",
    "I know that that is so, and I had had hopes.",
    "{{ rejection.company }} {{ rejection.company }} is a name that is known.",
    "I am an SRE, an honest one, a European and a user.",
    "{% if profile.website %}My page lists it all:\n\n{{ profile.website }}{% endif %}",
    # Facts that the letter was given
    '{% if rejection.medium == "phone" %}After your call of today, I took a walk.{% endif %}',
    '{% if rejection.medium == "letter" %}I have your letter here.{% endif %}',
    '{% if rejection.medium == "email" %}I have your email here.{% endif %}',
    "Is your email address still the same?",
    "{% if rejection.date %}I heard from you on {{ rejection.date|long_date }}.{% endif %}",
    "I am writing on {{ letter.date|short_date }} with version 1.2 of my portfolio.",
    '{% if rejection.stage is one_of("screen", "final") %}I liked our talk.{% endif %}',
    '{% if rejection.medium == "phone" %}I liked our talk today.{% endif %}',
    '{% if rejection.stage is one_of("interview", "final") %}My interview went well.{% endif %}',
    '{% if rejection.stage == "final" %}I was glad to reach the last round.{% endif %}',
    '{% if rejection.reason == "overqualified" %}I seem overqualified.{% endif %}',
    '{% if rejection.reason != "unstated" %}The reason you gave helps me.{% endif %}',
    "{% if rejection.contact %}I value your advice and your experience.{% endif %}",
    "I have no doubts, and I filled many notebooks.",
    '{% if rejection.stage is one_of("screen", "final") %}I am glad that we talked.{% endif %}',
    "I would rather have a talk than write, and I talked to many people.",
    "They have senior people, and one more senior person than Acorn.",
    '{% if rejection.reason == "overqualified" %}I am more senior than you need.{% endif %}',
    '{% if rejection.reason == "freeze" %}Hiring at the company is on hold.{% endif %}',
    '{% if rejection.reason == "location" %}You know where I am able to work.{% endif %}',
    "{% if rejection.agency %}I like what {{ letter.employer }} does.{% endif %}",
    "{% if not rejection.agency %}I would like to join your team.{% endif %}",
    "I know that you have no duty to help me.",
    "{% if rejection.agency %}I hope that you choose well, and that your client does.{% endif %}",
    # The writer's locale
    '{% if profile.locale == "en-GB" %}My CV is here.{% else %}My résumé has a color.{% endif %}',
    # Requests and promises
    "It takes {{ letter.minutes|in_words }} minutes, or {{ letter.minutes }} minutes.",
    "A few minutes would do, and some minutes more would be even better.",
    "{% if letter.call_on %}I will call, as I said.{% else %}I will write.{% endif %}",
    "There is one good reason to write.",
    "I keep this in mind.",
    # Offers that the letter accepts
    "{% if rejection.on_file %}Please keep my papers on file.{% endif %}",
    "{% if rejection.reapply %}I will apply again.{% endif %}",
    "{% if rejection.reapply_after %}{{ rejection.reapply_after|long_date }} is fine.{% endif %}",
    "{% if rejection.agency %}Please keep me in mind, and think of me.{% endif %}",
)
"""Correct paragraphs that look like mistakes."""

RIGHT, RIGHT_LINES = on_lines("{% block regard %}\n", RIGHT_SENTENCES)


def content(_letter):
    """Return no remarks."""
    return ()


class TestGoodLetters:
    @pytest.mark.parametrize(
        ("text", "line"),
        [*zip(RIGHT_SENTENCES, RIGHT_LINES, strict=True)],
        ids=RIGHT_SENTENCES,
    )
    def test_correct_sentence_is_accepted(self, text, line):
        lines = range(line + 1 - text.count("\n"), line + 2)

        assert [*map(str, (one for one in problems(RIGHT, words=950) if one.line in lines))] == []

    def test_letter_with_all_of_these_sentences_has_no_problems(self):
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
    def test_details_are_accepted(self, text, declared):
        parts = blocks(regard=text, questions="", request="May I ask for advice?")

        assert problems(parts, details=declared) == ()

    def test_author_can_pass_complete_examples(self):
        """The class of these details rejects the kit's made-up values."""
        parts = block("regard", "My code is {{ details.code }}.")

        assert problems(parts, details=Code, given=(Code("RN-12"), Code("RN-7"))) == ()

    def test_reviewer_without_remarks_is_accepted(self):
        assert problems(reviewer=content) == ()

    @pytest.mark.parametrize("letter", [letters.classic, letters.brief], ids=["classic", "brief"])
    def test_built_in_letter_is_accepted(self, letter):
        assert check(letter) == ()
