"""Every rule about sentences finds the sentences that break it."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from rejection_letters.testing._rules import RULES
from tests.kit import cases, on_lines, problems, rules


class Wrong(NamedTuple):
    """A text that breaks a rule.

    Attributes:
        rule: The rule.
        text: One or more paragraphs; the last line is wrong.
        what: A part of the expected message.
        sentence: The expected sentence; None for the whole last line.
        case: A part of the expected case.
    """

    rule: str
    text: str
    what: str
    sentence: str | None = None
    case: str = ""

    @property
    def shown(self):
        last = self.text.splitlines()[-1].removeprefix("- ")
        return last if self.sentence is None else self.sentence


WRONG_SENTENCES = (
    Wrong(
        "no_placeholders_are_left", "I admire [Company].", "'[Company]' looks like a placeholder"
    ),
    Wrong(
        "no_placeholders_are_left", "I greet [Dear Name].", "'[Dear Name]' looks like a placeholder"
    ),
    Wrong("no_placeholders_are_left", "It was ____ to me.", "'____' looks like a placeholder"),
    Wrong("no_placeholders_are_left", "Ask TODO about it.", "'TODO' looks like a placeholder"),
    *(
        Wrong("no_placeholders_are_left", f"I admire {left}.", f"{left!r} looks like a placeholder")
        for left in (
            *("{ details.subject }", "${subject}", "$subject", "<<subject>>", "%(subject)s"),
            *("lorem ipsum", "{ rejection.company }}", "Company Name"),
        )
    ),
    *(
        Wrong("no_placeholders_are_left", f"I admire {left}.", f"{left!r} looks like Markdown")
        for left in ("**all of it**", "__it__", "`it`", "[it](https://acme.example)")
    ),
    Wrong(
        "no_placeholders_are_left",
        "I admire **it. And you. Too**.",
        "'**it. And you. Too**' looks like Markdown",
        sentence="I admire **it.",
    ),
    Wrong("no_placeholders_are_left", "# My thanks.", "'# My thanks.' looks like Markdown"),
    Wrong("no_placeholders_are_left", "* My thanks.", "'* My thanks.' looks like Markdown"),
    Wrong(
        "no_missing_values_are_printed", "It took None days.", "'None' looks like a missing value"
    ),
    *(
        Wrong(
            "no_missing_values_are_printed",
            f"It took {shown} hours of {number}.",
            f"{shown!r} looks like a missing value",
        )
        for number, shown in enumerate(("nan", "NaN", "NaT", "null", "undefined", "Undefined"), 3)
    ),
    Wrong("every_paragraph_has_words", "?", "This text contains only punctuation."),
    Wrong("no_space_comes_before_punctuation", "I like it , too.", "Remove the space before"),
    Wrong("no_space_comes_before_punctuation", "I like that .", "Remove the space before"),
    Wrong("no_punctuation_is_doubled", "I like all of it..", "'..' is doubled"),
    Wrong("no_punctuation_is_doubled", "I like it,, too.", "',,' is doubled"),
    Wrong("no_punctuation_is_doubled", "I like it?! It is good.", "'?!' is doubled", "I like it?!"),
    Wrong("no_punctuation_is_doubled", "I like them there., too.", "'.,' is doubled"),
    Wrong(
        "every_sentence_starts_with_a_capital",
        "so it is.",
        "This sentence starts with a lowercase letter.",
    ),
    Wrong(
        "every_sentence_starts_with_a_capital",
        "So it was. (and so it is.)",
        "This sentence starts with a lowercase letter.",
        "(and so it is.)",
    ),
    Wrong(
        "every_sentence_starts_with_a_capital",
        "I ask two things:\n- Where to begin.\n- where to end.",
        "This sentence starts with a lowercase letter.",
    ),
    Wrong(
        "every_paragraph_ends_with_punctuation", "I liked it", "This paragraph does not end with"
    ),
    Wrong(
        "every_paragraph_ends_with_punctuation", "I liked it,", "This paragraph does not end with"
    ),
    Wrong(
        "every_paragraph_ends_with_punctuation",
        "I ask two more things:\n- Where would you begin?\n- Where would you end",
        "This list item does not end with punctuation, but others in the list do.",
    ),
    Wrong("every_colon_introduces_a_list", "I ask this:", "No list follows this colon."),
    Wrong("every_list_has_several_items", "I ask one thing:\n- Is it so?", "only one item."),
    Wrong("no_sentence_is_repeated", "I will. I do. I will.", "repeats this sentence.", "I will."),
    Wrong(
        "no_sentence_is_repeated", "I do it.\n\nYes. I do it.", "repeats this sentence.", "I do it."
    ),
    Wrong("brackets_and_quotes_are_balanced", "I work (mostly at home.", "'(' is unmatched"),
    Wrong("brackets_and_quotes_are_balanced", "I work at home).", "')' is unmatched"),
    Wrong("brackets_and_quotes_are_balanced", 'I call it "home.', "'\"' is unmatched"),
    Wrong("brackets_and_quotes_are_balanced", "I call it \u201chome.", "'\u201c' is unmatched"),
    Wrong("no_word_is_doubled", "I like the the work.", "'the' appears twice"),
    Wrong("no_word_is_doubled", "The the work is good.", "'The' appears twice"),
    Wrong(
        "articles_match_the_next_word",
        "It is a honest try.",
        "Write 'an honest' instead of 'a honest'.",
    ),
    Wrong(
        "articles_match_the_next_word",
        "It is an useful tip.",
        "Write 'a useful' instead of 'an useful'.",
    ),
    Wrong("articles_match_the_next_word", "An user reads.", "Write 'a user' instead of 'An user'."),
    Wrong(
        "spelling_and_dates_match_the_locale",
        "See my CV.",
        "British English, but profile.locale is 'en-US'.",
    ),
    Wrong(
        "spelling_and_dates_match_the_locale",
        "I enquired.",
        "British English, but profile.locale is 'en-US'.",
    ),
    Wrong(
        "spelling_and_dates_match_the_locale",
        "See my résumé.",
        "'résumé' is American English, but profile.locale is 'en-GB'.",
        case="locale=en-GB",
    ),
    Wrong(
        "no_names_are_hard_coded",
        "I asked Miriam Feldman.",
        "'Miriam Feldman' is hard-coded in the template.",
        case="Teresa Okonkwo",
    ),
    Wrong(
        "no_names_are_hard_coded",
        "I would like to be a Nurse Manager.",
        "'Nurse Manager' is hard-coded in the template.",
    ),
    Wrong("no_names_are_hard_coded", "I asked Whoosh!", "'Whoosh!' is hard-coded"),
    Wrong("no_names_are_hard_coded", "I asked Priya.", "'Priya' is hard-coded"),
    Wrong("no_names_are_hard_coded", "I thank Keiko Mori.", "'Keiko Mori' is hard-coded"),
    Wrong("no_names_are_hard_coded", "I know Keystone Search.", "'Keystone Search' is hard-coded"),
    Wrong(
        "no_date_is_made_up", "Call me on 2026-11-18.", "'2026-11-18' does not spell out the month"
    ),
    Wrong(
        "no_date_is_made_up", "Call me on 11/18/2026.", "'11/18/2026' does not spell out the month"
    ),
    Wrong(
        "no_date_is_made_up",
        '{% if profile.locale == "en-US" %}Call me on March 3.{% else %}Hi.{% endif %}',
        "'March 3' is not a date that this letter was given.",
        "Call me on March 3.",
    ),
    Wrong(
        "no_date_is_made_up",
        '{% if profile.locale == "en-GB" %}Call on the 18th of November 2025.{% endif %}',
        "'18th of November 2025' is not a date that this letter was given.",
        "Call on the 18th of November 2025.",
        "locale=en-GB",
    ),
    Wrong(
        "no_conversation_is_made_up",
        "I liked our talk.",
        "'liked our talk' refers to a conversation that did not take place.",
        case="stage=inquiry",
    ),
    Wrong(
        "no_conversation_is_made_up",
        '{% if rejection.stage == "assessment" %}I liked our chat.{% endif %}',
        "'liked our chat' refers to a conversation that did not take place.",
        "I liked our chat.",
        "stage=assessment",
    ),
    *(
        Wrong("no_conversation_is_made_up", text, f"{word!r} refers to a conversation")
        for text, word in (
            ("I am glad that we talked.", "that we talked"),
            ("It was good to talk with you.", "good to talk"),
            ("It was a pleasure to meet you.", "pleasure to meet"),
            ("Talking about prices was fun.", "Talking about prices was"),
            ("Thanks for the time you took to talk.", "time you took to talk"),
            ("I was glad of our long talk.", "glad of our long talk"),
        )
    ),
    Wrong("no_conversation_is_made_up", "When we spoke, I was ill.", "'When we spoke'"),
    Wrong("no_conversation_is_made_up", "You took the time to talk.", "'took the time to"),
    Wrong(
        "no_interview_is_made_up",
        "It was good to see you after my interview.",
        "'after my interview' refers to an interview that did not take place.",
        case="stage=inquiry",
    ),
    Wrong("no_interview_is_made_up", "My interview ran long.", "'My interview'"),
    Wrong(
        "no_final_round_is_made_up",
        "I was glad of the last round.",
        "'last round' refers to the final round, which the writer did not reach.",
    ),
    Wrong(
        "no_reason_is_made_up",
        "My skills are not yours.",
        "'My skills are not' implies a reason that was not stated (rejection.reason).",
        case="reason=no-opening",
    ),
    *(
        Wrong("no_reason_is_made_up", text, "implies a reason that was not stated")
        for text in (
            "There is no opening.",
            "It will not be filled.",
            "It was filled.",
            "They chose another person.",
            "It went to someone else.",
            "It is on hold.",
            "They put hiring on hold.",
            "Recruitment is paused.",
            "Acorn does not need a cook.",
            "It is already filled.",
            "The new person is lucky.",
            "I am more senior than you need.",
            "They need someone less senior.",
            "They need experience different from mine, or different skills from mine.",
            "I am not able to work where they do.",
            "They know where I am able to work.",
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
            "the_letter_matches_how_the_rejection_arrived",
            text,
            f"{word!r} does not match how",
        )
        for text, word in (
            ("I have your kind letter.", "your kind letter"),
            ("Your email was kind.", "Your email"),
            ("I slept after your call.", "after your call"),
            ("When you called, I was out.", "When you called"),
        )
    ),
    *(
        Wrong(
            "no_agency_is_taken_for_the_employer",
            text,
            f"{word!r} is for an employer, but an agency sent this rejection (rejection.agency).",
            case="with agency=",
        )
        for text, word in (
            ("I admire your employer.", "your employer"),
            ("I greet your next colleague.", "your next colleague"),
            ("I see that you hired well.", "you hired"),
            ("I would love to work for your company.", "work for your company"),
            ("I would like to join your team.", "join your team"),
            ("I hope to meet your team.", "meet your team"),
        )
    ),
    Wrong(
        "compliments_need_a_named_contact",
        "Your expertise is known.",
        "'Your expertise' praises one person, but the letter has no contact.",
        case="to an unnamed contact",
    ),
    Wrong("compliments_need_a_named_contact", "It speaks well of you.", "'speaks well of' praises"),
    Wrong(
        "calls_match_call_on",
        "I'll ring soon.",
        '"I\'ll ring" promises a call, but letter.call_on is not set.',
    ),
    Wrong(
        "minutes_match_letter_minutes",
        "It is a matter of Seventeen minutes.",
        "'Seventeen minutes' does not match letter.minutes.",
    ),
    Wrong("minutes_match_letter_minutes", "Make it a 90-minute one.", "'90-minute'"),
    *(
        Wrong("no_letter_asks_for_the_job_again", text, "seems to ask for the job again.")
        for text in (
            "Please keep me in mind.",
            "Please think of me.",
            "Please keep my papers on file.",
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
        Wrong("no_letter_argues", text, "seems to argue with the decision.")
        for text in (
            "This is unfair.",
            "I disagree.",
            "It was a bad choice.",
            "I still believe that I am good.",
        )
    ),
    *(
        Wrong("no_letter_asks_for_reasons", text, "asks for the reasons for the decision.")
        for text in (
            "Tell me the reason.",
            "I wonder why you decided so.",
            "I missed reasons for the choice.",
            "Why was I not chosen?",
            "Why did you stop?",
            "What was the main reason?",
        )
    ),
    Wrong("no_cliches_are_used", "It is my Dream Job.", "'Dream Job' is a cliché."),
    Wrong("no_cliches_are_used", "Do not hesitate.", "'Do not hesitate' is a cliché."),
    Wrong("no_avoided_words_are_used", "That is Awesome.", "'Awesome' is listed in Template.avoid"),
)
"""Paragraphs that are wrong in any letter."""


SENTENCES, LINES = on_lines("{% block regard %}\n", [wrong.text for wrong in WRONG_SENTENCES])


def found_problems():
    """Return the problems in a letter with all of these paragraphs."""
    return problems(SENTENCES, words=950, avoid=("awesome",))


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        pytest.param(wrong, line, id=f"{wrong.rule}: {wrong.shown}")
        for wrong, line in zip(WRONG_SENTENCES, LINES, strict=True)
    ],
)
def test_wrong_sentence_is_found_by_its_rule_only(wrong, line):
    (problem,) = (problem for problem in found_problems() if problem.line == line + 1)

    assert (problem.rule, problem.file) == (wrong.rule, "text")
    assert wrong.what in problem.what
    assert problem.sentence == wrong.shown
    assert problem.sentence in " ".join(str(problem.letter).split())
    assert wrong.case in problem.case
    assert 0 < problem.count <= len(cases(SENTENCES))


def test_each_wrong_sentence_is_one_problem_in_the_order_of_the_rules():
    found = found_problems()
    order = [rule.__name__ for rule in RULES]

    assert len(found) == len(WRONG_SENTENCES)
    assert rules(found) == sorted(rules(found), key=order.index)
