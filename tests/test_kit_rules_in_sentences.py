"""Each rule finds the sentences that break it."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from rejection_letters.testing._cases import matrix
from rejection_letters.testing._rules import RULES
from tests.kit import on_lines, problems, rules


class Wrong(NamedTuple):
    """Text that breaks a rule.

    Attributes:
        rule: The rule.
        text: A paragraph or several, the last line of which is wrong.
        what: What is said of it.
        sentence: The sentence that is shown, where that is not the whole line.
        case: What is told of the first letter in which it is wrong.
    """

    rule: str
    text: str
    what: str
    sentence: str | None = None
    case: str = ""

    @property
    def shown(self):
        """The sentence that is shown."""
        last = self.text.splitlines()[-1].removeprefix("- ")
        return last if self.sentence is None else self.sentence


IN_SENTENCES = (
    Wrong("no_placeholder_is_left", "I admire [Company].", "'[Company]' looks like a blank"),
    Wrong("no_placeholder_is_left", "I greet [Dear Name].", "'[Dear Name]' looks like a blank"),
    Wrong("no_placeholder_is_left", "It was ____ to me.", "'____' looks like a blank"),
    Wrong("no_placeholder_is_left", "Ask TODO about it.", "'TODO' looks like a blank"),
    Wrong("no_missing_value_is_printed", "It took None days.", "'None' is how a program prints"),
    *(
        Wrong(
            "no_missing_value_is_printed",
            f"It took {shown} hours of {number}.",
            f"{shown!r} is how a program prints",
        )
        for number, shown in enumerate(("nan", "NaN", "NaT", "null", "undefined", "Undefined"), 3)
    ),
    Wrong("every_paragraph_says_something", "?", "Nothing but punctuation is left here."),
    Wrong("no_blank_stands_before_punctuation", "I like it , too.", "A blank stands before"),
    Wrong("no_blank_stands_before_punctuation", "I like that .", "A blank stands before"),
    Wrong("no_punctuation_is_doubled", "I like all of it..", "'..' are too many marks"),
    Wrong("no_punctuation_is_doubled", "I like it,, too.", "',,' are too many marks"),
    Wrong("no_punctuation_is_doubled", "I like it?! It is good.", "'?!' are", "I like it?!"),
    Wrong("no_punctuation_is_doubled", "I like them there., too.", "'.,' are"),
    Wrong("every_sentence_begins_with_a_capital", "so it is.", "A sentence begins in lower case."),
    Wrong(
        "every_sentence_begins_with_a_capital",
        "So it was. (and so it is.)",
        "A sentence begins in lower case.",
        "(and so it is.)",
    ),
    Wrong(
        "every_sentence_begins_with_a_capital",
        "I ask two things:\n- Where to begin.\n- where to end.",
        "A sentence begins in lower case.",
    ),
    Wrong("every_paragraph_ends_in_punctuation", "I liked it", "No punctuation ends this"),
    Wrong("every_paragraph_ends_in_punctuation", "I liked it,", "No punctuation ends this"),
    Wrong(
        "every_paragraph_ends_in_punctuation",
        "I ask two more things:\n- Where would you begin?\n- Where would you end",
        "Other items of the list end in punctuation, and this one does not.",
    ),
    Wrong("a_colon_leads_to_a_list", "I ask this:", "No list follows the colon."),
    Wrong("a_list_has_several_items", "I ask one thing:\n- Is it so?", "a single item."),
    Wrong("no_sentence_is_said_twice", "I will. I do. I will.", "says this twice.", "I will."),
    Wrong("no_sentence_is_said_twice", "I do it.\n\nYes. I do it.", "says this twice.", "I do it."),
    Wrong("brackets_and_quotes_come_in_pairs", "I work (mostly at home.", "'(' has no counterpart"),
    Wrong("brackets_and_quotes_come_in_pairs", "I work at home).", "')' has no counterpart"),
    Wrong("brackets_and_quotes_come_in_pairs", 'I call it "home.', "'\"' has no counterpart"),
    Wrong(
        "brackets_and_quotes_come_in_pairs", "I call it \u201chome.", "'\u201c' has no counterpart"
    ),
    Wrong("no_word_is_said_twice_in_a_row", "I like the the work.", "'the' is said twice"),
    Wrong("no_word_is_said_twice_in_a_row", "The the work is good.", "'The' is said twice"),
    Wrong("articles_fit_what_follows", "It is a honest no.", "'a honest' reads better as 'an hon"),
    Wrong("articles_fit_what_follows", "It is an useful no.", "'an useful' reads better as 'a us"),
    Wrong("articles_fit_what_follows", "An user reads.", "'An user' reads better as 'a user'"),
    Wrong("the_spelling_follows_the_locale", "See my CV.", "British, and the writer is American"),
    Wrong("the_spelling_follows_the_locale", "I enquired.", "British, and the writer is American"),
    Wrong(
        "the_spelling_follows_the_locale",
        "See my résumé.",
        "'résumé' is American, and the writer is British (profile.locale).",
        case="locale=en-GB",
    ),
    Wrong(
        "no_name_of_others_is_in_the_letter",
        "I asked Miriam Feldman.",
        "'Miriam Feldman' stands in the template itself; in another letter it is wrong.",
        case="Teresa Okonkwo",
    ),
    Wrong(
        "no_name_of_others_is_in_the_letter",
        "I would like to be a Nurse Manager.",
        "'Nurse Manager' stands in the template itself; in another letter it is wrong.",
    ),
    Wrong("no_name_of_others_is_in_the_letter", "I asked Whoosh!", "'Whoosh!' stands in the templ"),
    Wrong("no_name_of_others_is_in_the_letter", "I asked Priya.", "'Priya' stands in the template"),
    Wrong("no_other_day_is_named", "Call me on 2026-11-18.", "'2026-11-18' is no day that this"),
    Wrong("no_other_day_is_named", "Call me on 11/18/2026.", "'11/18/2026' is no day that this"),
    Wrong(
        "no_other_day_is_named",
        '{% if profile.locale == "en-US" %}Call me on March 3.{% else %}Hi.{% endif %}',
        "'March 3' is no day that this letter was given.",
        "Call me on March 3.",
    ),
    Wrong(
        "no_other_day_is_named",
        '{% if profile.locale == "en-GB" %}Call on the 18th of November 2025.{% endif %}',
        "'18th of November 2025' is no day that this letter was given.",
        "Call on the 18th of November 2025.",
        "locale=en-GB",
    ),
    Wrong(
        "a_talk_is_mentioned_only_after_one",
        "I liked our talk.",
        "'liked our talk' reads as if there had been a talk, and there was none.",
        case="stage=inquiry",
    ),
    Wrong("a_talk_is_mentioned_only_after_one", "When we spoke, I was ill.", "'When we spoke'"),
    Wrong("a_talk_is_mentioned_only_after_one", "You took the time to talk.", "'took the time to"),
    Wrong(
        "an_interview_is_mentioned_only_after_one",
        "It was good to see you after my interview.",
        "'after my interview' reads as if there had been an interview, and there was none.",
        case="stage=inquiry",
    ),
    Wrong("an_interview_is_mentioned_only_after_one", "My interview ran long.", "'My interview'"),
    Wrong(
        "the_last_round_is_mentioned_only_after_it",
        "I was glad of the last round.",
        "'last round' reads as if it had been reached, and it was not.",
    ),
    Wrong(
        "a_reason_is_claimed_only_where_it_was_stated",
        "My skills are not yours.",
        "'My skills are not' reads as if that had been the reason, and it was not stated.",
        case="reason=no-opening",
    ),
    *(
        Wrong("a_reason_is_claimed_only_where_it_was_stated", text, "and it was not stated.")
        for text in (
            "There is no opening.",
            "It will not be filled.",
            "It was filled.",
            "You chose another person.",
            "Someone else got it.",
            "I was not the right match.",
            "I looked overqualified.",
            "You paused all hiring.",
            "Hiring is frozen at your place.",
            "I cannot work from where you are.",
            "The reason you gave helps me.",
        )
    ),
    *(
        Wrong(
            "the_answer_knows_how_the_no_arrived", text, f"{word!r} reads as if the rejection had"
        )
        for text, word in (
            ("I have your kind letter.", "your kind letter"),
            ("Your email was kind.", "Your email"),
            ("I slept after your call.", "after your call"),
            ("When you called, I was out.", "When you called"),
        )
    ),
    Wrong(
        "no_compliment_goes_to_nobody",
        "Your expertise is known.",
        "'Your expertise' reads as praise of one person, and nobody is named.",
        case="to nobody named",
    ),
    Wrong("no_compliment_goes_to_nobody", "It speaks well of you.", "'speaks well of' reads as"),
    Wrong(
        "a_call_is_promised_where_there_is_a_day_for_it",
        "I'll ring soon.",
        '"I\'ll ring" promises a call, and no day is set for it (letter.call_on).',
    ),
    Wrong(
        "the_minutes_named_are_those_of_the_letter",
        "It is a matter of Seventeen minutes.",
        "'Seventeen minutes' are not the minutes that this letter asks for (letter.minutes).",
    ),
    Wrong("the_minutes_named_are_those_of_the_letter", "Make it a 90-minute one.", "'90-minute'"),
    *(
        Wrong("no_letter_asks_for_the_job_again", text, "reads as if it asked for the job again.")
        for text in (
            "Please keep me in mind.",
            "I hope for future opportunities.",
            "Please reconsider.",
            "I would like another chance.",
            "May I apply again?",
            "I will reapply.",
            "Please recommend me.",
            "Please call if it falls through.",
        )
    ),
    *(
        Wrong("no_letter_argues", text, "reads as if it contested the decision.")
        for text in (
            "This is unfair.",
            "I disagree.",
            "It was a bad choice.",
            "I still believe that I am good.",
        )
    ),
    *(
        Wrong("no_letter_asks_for_reasons", text, "asked for the reasons of the decision.")
        for text in (
            "Tell me the reason.",
            "I wonder why you decided so.",
            "I miss reasons for the no.",
            "Why was I not chosen?",
            "Why did you stop?",
            "What was the main reason?",
        )
    ),
    Wrong("no_cliche_is_used", "It is my Dream Job.", "'Dream Job' has been read a hundred times."),
    Wrong("no_cliche_is_used", "Do not hesitate.", "'Do not hesitate' has been read"),
    Wrong("no_word_to_avoid_is_used", "That is Awesome.", "'Awesome' is one of the words to avoid"),
)
"""Paragraphs that are wrong, whatever stands around them."""


SENTENCES, LINES = on_lines("{% block regard %}\n", [wrong.text for wrong in IN_SENTENCES])


def of_sentences():
    """Return what is wrong with a letter of all wrong paragraphs."""
    return problems(SENTENCES, words=950, avoid=("awesome",))


class TestEveryRule:
    """Each rule finds what breaks it."""

    @pytest.mark.parametrize(
        ("wrong", "line"),
        [
            pytest.param(wrong, line, id=f"{wrong.rule}: {wrong.shown}")
            for wrong, line in zip(IN_SENTENCES, LINES, strict=True)
        ],
    )
    def test_a_wrong_sentence(self, wrong, line):
        """It is found by its rule and no other, with its line, its sentence and its letters."""
        (problem,) = (problem for problem in of_sentences() if problem.line == line + 1)

        assert (problem.rule, problem.file) == (wrong.rule, "text")
        assert wrong.what in problem.what
        assert problem.sentence == wrong.shown
        assert problem.sentence in " ".join(str(problem.letter).split())
        assert wrong.case in problem.case
        assert 0 < problem.count <= len(matrix())

    def test_nothing_else_is_found_beside_them(self):
        """Each wrong sentence is one problem, and they come in the order of the rules."""
        found = of_sentences()
        order = [rule.__name__ for rule in RULES]

        assert len(found) == len(IN_SENTENCES)
        assert rules(found) == sorted(rules(found), key=order.index)
