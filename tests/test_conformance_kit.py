"""The conformance kit finds what is wrong with a template, says where, and finds nothing else."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import os
import re
import subprocess
import sys
import unittest
from pathlib import Path
from typing import Any, NamedTuple

import attrs
import pytest

from rejection_letters import Remark, Template, letters
from rejection_letters.errors import InvalidValueError, WrongTypeError
from rejection_letters.testing import Problem, check, conformance
from rejection_letters.testing._cases import matrix
from rejection_letters.testing._conformance import LOADED
from rejection_letters.testing._examples import MOST_COMBINATIONS, examples
from rejection_letters.testing._hostile import TEXTS
from rejection_letters.testing._rules import RULES

EXTENDS = '{% extends "letter" %}\n'

BASE = Path(letters.__file__).with_name("base.j2").read_text(encoding="utf-8")


def block(name, text=""):
    """Return a block of a template; the first line of its text is the second of the block."""
    return f"{{% block {name} %}}\n{text}\n{{% endblock %}}\n"


def blocks(**texts):
    """Return several blocks of a template; the text of the first begins on its line 3."""
    return "".join(block(name, text) for name, text in texts.items())


def template(*parts, **declared):
    """Return a template of the base letter and some blocks."""
    return Template.from_string(EXTENDS + "".join(parts), **declared)


@functools.cache
def problems(*parts, given=(), **declared):
    """Return what is wrong with a template, looked for once in a run."""
    return check(template(*parts, **declared), details=given)


def rules(found):
    """Return the rules by which problems were found."""
    return [problem.rule for problem in found]


NO_THANKS = blocks(
    acknowledgement="I understand.", thanks="", regard="", request="May I ask for advice?"
)

UNIT = "{% if details.unit %}I work in {{ details.unit }}.{% endif %}"


@attrs.frozen
class Years:
    """Details with a number."""

    years: int | None = None


@attrs.frozen
class Sites:
    """Details with a list."""

    sites: tuple[str, ...] = ()


@attrs.frozen
class Unit:
    """What a template may need to know."""

    unit: str | None = attrs.field(default=None, metadata={"example": "the cardiac unit"})


@attrs.frozen
class Note:
    """Details that a letter cannot be written with when they are left out."""

    note: str = ""


@attrs.frozen
class Code:
    """Details that take only what nobody would make up."""

    code: str = attrs.field(validator=attrs.validators.matches_re("[A-Z]{2}-[0-9]+"))


def no_remarks(_letter):
    """Give nothing that could be gone through."""


def no_remark(_letter):
    """Give something else than a remark."""
    return ["It is dull."]


def failing_at_last(letter):
    """Fail over some letters only, after a remark."""
    yield Remark("wording", "It is dull.", "Make it shine.")
    if letter.rejection.stage == "final":
        raise KeyError("dull")


def content(_letter):
    """Have nothing to say."""
    return ()


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


class Broken(NamedTuple):
    """A template that breaks a rule as a whole, or outside its body.

    Attributes:
        rule: The rule.
        parts: Its blocks.
        line: The line that is wrong; None where something is missing.
        what: All that is said of it.
        sentence: The sentence that is shown.
        case: What is told of the first letter in which it is wrong.
        letters: Whether letters are shown and counted.
        declared: What the template declares.
    """

    rule: str
    parts: str
    line: int | None
    what: str
    sentence: str = ""
    case: str = "Teresa Okonkwo to nobody named at Acme"
    letters: bool = True
    declared: dict[str, Any] = {}  # noqa: RUF012  which nobody changes
    given: tuple[object, ...] = ()


AS_A_WHOLE = (
    Broken(
        LOADED,
        "",
        None,
        "No example of Code can be made (ValueError: 'code' must match regex '[A-Z]{2}-[0-9]+' "
        "('sample code' doesn't)). Letters are written with examples of what a template declares. "
        "Give each field an example of its own (metadata={'example': ...}), "
        "or pass complete ones as details=.",
        case="",
        letters=False,
        declared={"details": Code},
    ),
    Broken(
        LOADED,
        "",
        None,
        "Template 'text' takes details of class Unit, got 'Unit'.",
        case="",
        letters=False,
        declared={"details": Unit},
        given=("Unit",),
    ),
    Broken(
        LOADED,
        "",
        None,
        "Template 'text' takes no details, got Unit(unit='home care').",
        case="",
        letters=False,
        given=(Unit("home care"),),
    ),
    Broken(
        "every_letter_can_be_written",
        block("regard", "I like\n{{ profile.industry }}."),
        4,
        "profile.industry was not given, and this line prints it. Give profile.industry, or let "
        "the template do without it: {% if profile.industry %} or default(...).",
        case="without industry",
    ),
    Broken(
        "every_letter_can_be_written",
        block(
            "subject",
            "{% if rejection.message.subject %}{{ rejection.message.subject|reply }}\n"
            "{% elif rejection.role %}The position{% endif %}",
        ),
        2,
        "The subject must be one line of text, got ''.",
        case="without role, message",
    ),
    Broken(
        "every_letter_can_be_written",
        block("regard", "{% if details.note %}See {{ details.note }}.{% endif %}"),
        None,
        "Note.note is empty: ''. A letter must not show a blank. Give some text.",
        declared={"details": Note},
    ),
    Broken(
        "values_come_out_as_typed",
        block("regard", "I like\nto work at\n{{ rejection.company|lower }}."),
        5,
        "'$x$ ${X}' does not come out as it was typed.",
        "I like to work at $x$ ${x}.",
        case="'$x$ ${X}' as values",
    ),
    Broken(
        "no_value_changes_the_structure",
        block("regard", '{% if "<" in rejection.company %}I am confused.{% endif %}'),
        None,
        "It has 5 blocks with 3 items with made-up words, and here 6 blocks with 3 items.",
        case="'<b>Bold</b>' as values",
    ),
    Broken(
        "every_detail_makes_a_difference",
        "",
        None,
        "details.unit makes no difference to any letter. "
        "Print it, leave it out, or name an example of it that shows.",
        case="",
        letters=False,
        declared={"details": Unit},
    ),
    Broken(
        "the_reviewer_can_read_every_letter",
        "",
        None,
        "The reviewer failed (TypeError: 'NoneType' object is not iterable).",
        declared={"reviewer": no_remarks},
    ),
    Broken(
        "the_reviewer_can_read_every_letter",
        "",
        None,
        "The reviewer failed (TypeError: it gave something else than remarks).",
        declared={"reviewer": no_remark},
    ),
    Broken(
        "the_reviewer_can_read_every_letter",
        "",
        None,
        "The reviewer failed (KeyError: 'dull').",
        case="stage=final",
        declared={"reviewer": failing_at_last},
    ),
    Broken(
        "one_of_a_thing_is_one",
        block(
            "background",
            "{% if details.years %}\nI have {{ details.years|in_words }} years\nof it.{% endif %}",
        ),
        4,
        "'one years' is said where details have the number 1.",
        "I have one years of it.",
        case="details(years=1)",
        declared={"details": Years},
    ),
    Broken(
        "a_list_has_several_items",
        block(
            "questions",
            "{% if details.sites %}{% for site in details.sites %}\n- Do you know {{ site }}?\n"
            "{% endfor %}\n{% else %}\n- Do you know it?\n- Would you?\n{% endif %}",
        ),
        4,
        "This list has a single item.",
        "Do you know first sample sites?",
        case="details(sites)",
        declared={"details": Sites},
    ),
    Broken(
        "every_sentence_begins_with_a_capital",
        block("closing", "with regards,"),
        3,
        "A sentence begins in lower case.",
        "with regards,",
    ),
    Broken(
        "the_salutation_is_to_who_wrote",
        block("salutation", "Dear Hiring Team,"),
        3,
        "The person who wrote is not named here (rejection.contact.name).",
        "Dear Hiring Team,",
        case="to Tomás Aguirre",
    ),
    Broken(
        "the_salutation_is_to_who_wrote",
        block(
            "salutation",
            "{% if rejection.contact %}Dear {{ rejection.contact.name }},\n"
            "{% else %}Dear Dr.,{% endif %}",
        ),
        4,
        "This is said to nobody.",
        "Dear Dr.,",
    ),
    Broken(
        "the_salutation_is_to_who_wrote",
        block(
            "salutation",
            "{% if rejection.contact %}Dear {{ rejection.contact.name }},\n"
            "{% else %}Dear,{% endif %}",
        ),
        4,
        "This is said to nobody.",
        "Dear,",
    ),
    Broken(
        "what_was_not_given_is_not_in_the_letter",
        block("regard", UNIT + "\n\nI was at home in the cardiac unit."),
        5,
        "'the cardiac unit' is an example of details.unit, which was not given here.",
        "I was at home in the cardiac unit.",
        declared={"details": Unit},
    ),
    Broken(
        "the_subject_joins_the_thread",
        block("subject", "A question"),
        3,
        "A mail is answered under another subject than its own (rejection.message.subject|reply).",
        "A question",
    ),
    Broken(
        "a_subject_of_its_own_is_short",
        block(
            "subject",
            "{% if rejection.message %}{{ rejection.message.subject|reply }}\n"
            "{% else %}A question about what I could do better the next time and also about many "
            "others too{% endif %}",
        ),
        4,
        "The subject has 84 characters, and a list of mails shows 80.",
        "A question about what I could do better the next time and also about many others too",
        case="without role, message",
    ),
    Broken(
        "a_subject_of_its_own_is_short",
        block(
            "subject",
            "{% if rejection.message %}{{ rejection.message.subject|reply }}\n"
            "{% else %}A question.{% endif %}",
        ),
        4,
        "'.' ends the subject.",
        "A question.",
        case="without role, message",
    ),
    Broken(
        "it_thanks_if_declared",
        NO_THANKS,
        None,
        'It declares "thanks", and this letter has none.',
    ),
    Broken(
        "it_thanks_if_declared",
        NO_THANKS + blocks(opinion="It was\nappreciated."),
        16,
        "'appreciated' is a thank-you, and the template does not declare \"thanks\".",
        "It was appreciated.",
        declared={"moves": ("ask", "call")},
    ),
    Broken(
        "it_asks_if_declared",
        blocks(
            request="",
            questions="",
            regard="",
            follow_up="{% if letter.call_on %}I will call {{ letter.call_on|when }}.{% endif %}",
        ),
        None,
        'It declares "ask", and no letter asks for anything.',
        case="",
        letters=False,
    ),
    Broken(
        "it_asks_if_declared",
        blocks(request="", questions="", regard="May I ask for advice."),
        9,
        "'May I ask' reads as if it asked for something, "
        'and the template does not declare "ask".',
        "May I ask for advice.",
        declared={"moves": ("thanks", "call")},
    ),
    Broken(
        "it_promises_a_call_if_declared",
        block("follow_up"),
        None,
        'It declares "call", and prints no letter.call_on in any block.',
        case="",
        letters=False,
    ),
    Broken(
        "it_promises_a_call_if_declared",
        "",
        None,
        'It does not declare "call", and prints letter.call_on; '
        "the block follow_up does so where it is not replaced.",
        case="",
        letters=False,
        declared={"moves": ("thanks", "ask")},
    ),
    Broken(
        "a_call_is_promised_where_there_is_a_day_for_it",
        block(
            "follow_up", "{% if letter.call_on %}I am here {{ letter.call_on|when }}.{% endif %}"
        ),
        None,
        "A day is set for a call (letter.call_on), and this letter promises none.",
        case="stage=inquiry",
    ),
    Broken(
        "letters_keep_to_their_length",
        blocks(
            acknowledgement="I see.",
            thanks="I am grateful for this.",
            regard="",
            request="May I ask?",
            questions="",
            opinion="",
            follow_up="{% if letter.call_on %}I will call {{ letter.call_on|when }}.\n"
            "{% else %}I would be glad to hear from you soon.{% endif %}",
        ),
        None,
        "The body has 19 words; the most are 12 (Template.words, or words_on_paper).",
        case="",
        declared={"words": 12},
    ),
)
"""Templates that are wrong in one way each."""


def on_lines(begin, paragraphs):
    """Return a letter with some paragraphs, and on which lines the last lines of each stand."""
    source, lines = begin, []
    for text in paragraphs:
        source += f"{text}\n\n"
        lines.append(source.count("\n") - 1)
    return source + "{% endblock %}\n", lines


SENTENCES, LINES = on_lines("{% block regard %}\n", [wrong.text for wrong in IN_SENTENCES])


def of_sentences():
    """Return what is wrong with a letter of all wrong paragraphs."""
    return problems(SENTENCES, words=950, avoid=("awesome",))


class TestEveryRule:
    """Each rule finds what breaks it."""

    def test_each_has_a_template_that_breaks_it(self):
        """No rule is without a test, and no test without a rule."""
        broken = {row.rule for row in (*IN_SENTENCES, *AS_A_WHOLE)}

        assert broken == {LOADED, *(rule.__name__ for rule in RULES)}

    def test_each_says_what_holds(self):
        """A rule is described in one line, which a failing test shows."""
        assert all(re.fullmatch(r"[A-Z][^\n]+\.", rule.__doc__) for rule in RULES)

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

    @pytest.mark.parametrize(
        "row", AS_A_WHOLE, ids=[f"{row.rule}: {row.what:.30}" for row in AS_A_WHOLE]
    )
    def test_a_wrong_template(self, row):
        """It is one problem of its rule, with all that is known of it."""
        (problem,) = problems(row.parts, given=row.given, **row.declared)

        assert (problem.rule, problem.file, problem.line) == (row.rule, "text", row.line)
        assert problem.what == row.what
        assert problem.sentence == row.sentence
        assert row.case in problem.case
        assert (problem.count > 0, problem.case > "") == (row.letters, row.letters)


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


@attrs.frozen(kw_only=True)
class Portfolio:
    """Details of every type, required and not, with names and examples of their own."""

    link: str = attrs.field(alias="url", metadata={"example": "ana.example.com/work"})
    sites: tuple[str, ...] = ()
    years: int | None = attrs.field(
        default=None, validator=attrs.validators.optional([attrs.validators.ge(0)])
    )
    free_from: dt.date | None = None
    abroad: bool = False


PORTFOLIO = """
You can see my work at {{ details.link }}
{% if details.years is given %}It took {{ details.years|in_words }} of the years.{% endif %}
{% if details.free_from %}I am free {{ details.free_from|when }}.{% endif %}
{% if details.abroad %}I would move.{% else %}I would stay.{% endif %}
{% if details.sites %}I worked in {{ details.sites|and_list }}.{% endif %}
"""


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


class TestPlaces:
    """A problem names the file and the line where the words stand."""

    @pytest.fixture
    def write(self, tmp_path):
        """Return a function that writes a template and returns its path."""

        def write(name, text):
            path = tmp_path / name
            path.write_text(text, encoding="utf-8")
            return path

        return write

    def test_a_file_and_its_sibling(self, write):
        """The words of a template are found in its file, those it inherits in the other's."""
        write("warm.j2", EXTENDS + "\n\n" + blocks(opinion="I like\nit so so.", regard="I do do."))
        path = write("warmer.j2", '{% extends "warm.j2" %}\n' + block("regard", "I did did."))

        found = check(Template.from_file(path))

        assert [(one.file, one.line, one.sentence) for one in found] == [
            ("warmer.j2", 3, "I did did."),
            ("warm.j2", 6, "I like it so so."),
        ]

    def test_words_of_the_base_letter(self, write):
        """What is inherited from the base letter is found there."""
        path = write("mine.j2", EXTENDS)
        numbers = [number for number, text in enumerate(BASE.splitlines(), 1) if "résumés" in text]

        found = check(Template.from_file(path, avoid=("résumés",)))

        assert [(one.file, one.line) for one in found] == [("base.j2", *numbers)]

    def test_what_is_missing_has_a_file_and_no_line(self, write):
        """What stands nowhere is about the file of the template."""
        (problem,) = check(Template.from_file(write("mine.j2", EXTENDS + block("follow_up"))))

        assert (problem.file, problem.line) == ("mine.j2", None)

    def test_a_value_that_is_missing_in_the_sibling(self, write):
        """A letter that cannot be written names the file that prints the value."""
        write("warm.j2", EXTENDS + "\n" + block("regard", "I like {{ profile.industry }}."))
        (problem,) = check(Template.from_file(write("mine.j2", '{% extends "warm.j2" %}')))

        assert (problem.file, problem.line) == ("warm.j2", 4)

    def test_each_line_is_a_problem_of_its_own(self):
        """The same words on two lines are two problems, if the sentences around them differ."""
        found = problems(block("regard", "I like it it.\nYou like\nit it, too."))

        assert [(one.line, one.what) for one in found] == [
            (3, "'it' is said twice in a row."),
            (5, "'it' is said twice in a row."),
        ]

    def test_names_make_no_difference(self):
        """A line with names in it is one problem, however many people write."""
        (problem,) = problems(block("regard", "{{ rejection.company }} it is is for me."))

        assert problem.count == len(matrix())
        assert problem.sentence == "Acme it is is for me."

    def test_words_that_meet_across_lines(self):
        """Words that a tag brings together are found where the first of them stands."""
        text = "I like the\n{% if rejection.role %}the position{% else %}work{% endif %}."
        (problem,) = problems(block("regard", text))

        assert (problem.line, problem.sentence) == (3, "I like the the position.")

    def test_the_second_of_two_is_one_too_many(self):
        """A paragraph that stands there twice is wrong in its second place."""
        (problem,) = problems(blocks(regard="I do like it.", opinion="I do like it."))

        assert problem.line == 6

    def test_blanks_and_periods_that_were_taken_away(self):
        """What tags left behind and the letter lost does not lead astray."""
        text = (
            "{% if rejection.role %}I see.{% endif %}\n{% set who = rejection.company %}\n"
            "- This is {{ who }}.\n- That is{% if rejection.date %} {% endif %}\n  so so ."
        )
        found = problems(block("regard", text))

        assert [(one.rule, one.line) for one in found] == [
            ("no_blank_stands_before_punctuation", 7),
            ("no_word_is_said_twice_in_a_row", 7),
        ]


class TestCheck:
    """check() takes a template, examples of its details, and rules to leave out."""

    @pytest.mark.parametrize("function", [check, conformance])
    def test_what_is_no_template(self, function):
        """A name, for one, is refused."""
        with pytest.raises(WrongTypeError) as caught:
            function("classic")

        assert caught.value.field == f"{function.__name__}.template"
        assert str(caught.value) == (
            f"{function.__name__}() expected a Template, got 'classic' (str)."
        )

    @pytest.mark.parametrize("function", [check, conformance])
    def test_one_example_is_no_list(self, function):
        """An example that is handed over as compose() takes it is refused."""
        with pytest.raises(WrongTypeError) as caught:
            function(template(details=Unit), details=Unit("home care"))

        assert caught.value.field == f"{function.__name__}.details"
        assert str(caught.value) == (
            f"{function.__name__}() expected a list of examples, got Unit(unit='home care') (Unit)."
        )

    @pytest.mark.parametrize("function", [check, conformance])
    @pytest.mark.parametrize(
        ("skip", "kind", "message"),
        [
            (
                {"no_clichee_is_used": "It quotes one."},
                InvalidValueError,
                (
                    "There is no rule named 'no_clichee_is_used'. Rules are named like their "
                    "tests, without test_ before them. Did you mean 'no_cliche_is_used'?"
                ),
            ),
            (
                {"test_no_letter_argues": "It does."},
                InvalidValueError,
                (
                    "There is no rule named 'test_no_letter_argues'. Rules are named like their "
                    "tests, without test_ before them. Did you mean 'no_letter_argues'?"
                ),
            ),
            (
                {7: "It is."},
                InvalidValueError,
                (
                    "There is no rule named 7. Rules are named like their tests, without test_ "
                    "before them. Look at the names of the tests."
                ),
            ),
            (
                {LOADED: "It cannot."},
                InvalidValueError,
                (
                    "'the_template_can_be_loaded' cannot be left out. "
                    "Without a template there are no letters. Correct the template."
                ),
            ),
            (
                {"no_letter_argues": " "},
                InvalidValueError,
                (
                    "No reason is given to leave out 'no_letter_argues': ' '. "
                    "Those who read the tests later will ask for one. Give it in a sentence."
                ),
            ),
            (
                {"no_letter_argues": None},
                InvalidValueError,
                (
                    "No reason is given to leave out 'no_letter_argues': None. "
                    "Those who read the tests later will ask for one. Give it in a sentence."
                ),
            ),
            (
                ["no_letter_argues"],
                WrongTypeError,
                ("{}() expected a dict of rules and reasons, got ['no_letter_argues'] (list)."),
            ),
        ],
    )
    def test_what_cannot_be_skipped(self, function, skip, kind, message):
        """A rule that there is not, or that is left out for no reason, is refused."""
        with pytest.raises(kind) as caught:
            function(template(), skip=skip)

        assert caught.value.field == f"{function.__name__}.skip"
        assert str(caught.value) == message.format(function.__name__)

    def test_a_rule_is_left_out(self):
        """What is skipped is not looked for, and all else is."""
        wrong = template(block("regard", "It is my dream job. It it is."))
        found = check(wrong, skip={"no_cliche_is_used": "It quotes\n  one."})

        assert rules(found) == ["no_word_is_said_twice_in_a_row"]

    def test_a_template_that_is_not_there(self):
        """A template of a package that has no such file is one problem, with the file's name."""
        missing = Template.from_package("rejection_letters", "missing.j2", summary="Missing")
        (problem,) = check(missing)

        assert (problem.rule, problem.file, problem.line) == (LOADED, "missing.j2", 1)
        assert problem.what.startswith("Package rejection_letters has no file")
        assert problem.what.endswith(" when the package is built.")

    def test_paper_has_a_length_of_its_own(self):
        """A letter that is too long for a mail may be right on paper."""
        (problem,) = problems(words=20, words_on_paper=1000)

        assert "medium=letter" not in problem.case
        assert problem.count == sum(case.rejection.medium != "letter" for case in matrix())


@attrs.frozen
class Six:
    """Details that may be left out in 64 ways."""

    a: str | None = None
    b: str | None = None
    c: str | None = None
    d: str | None = None
    e: str | None = None
    f: str | None = None


@attrs.frozen
class Eight(Six):
    """Details that may be left out in 256 ways, and one that may not."""

    g: int | None = None
    h: bool = False
    i: str = attrs.field(kw_only=True)


@attrs.frozen
class Stamped:
    """Details that change what they are given, and take nothing twice."""

    code: str = attrs.field(converter=lambda code: f"{int(code):03}/A", metadata={"example": "7"})
    note: str | None = None


@attrs.frozen
class Whole:
    """Details with a field that must be given and may be nothing."""

    years: int | None
    note: str | None = None


def given_fields(declared, *given):
    """Return which fields each of the details has that letters are written with."""
    return [tuple(details.given) for details in examples(template(details=declared), given)]


class TestDetails:
    """Letters are written with whole details, and with every part of them left out."""

    def test_every_combination(self):
        """Each of the 64 combinations of six fields is written, the whole one first."""
        fields = given_fields(Six)

        assert fields[0] == tuple("abcdef")
        assert {*fields} == {
            some for length in range(7) for some in itertools.combinations("abcdef", length)
        }
        assert len(fields) == MOST_COMBINATIONS + 1  # and none at all

    def test_a_combination_that_is_wrong(self):
        """A sentence that is wrong for one combination is found, and the combination shown."""
        text = (
            "{% if details.abroad and details.years is given and not details.free_from %}"
            "I do do.{% endif %}\n" + PORTFOLIO
        )
        parts = blocks(regard=text, questions="", request="May I ask for advice?")
        (problem,) = problems(parts, details=Portfolio)

        assert problem.rule == "no_word_is_said_twice_in_a_row"
        assert problem.case.endswith("; details(link, sites, years, abroad=True)")

    def test_two_of_many_fields(self):
        """Of more combinations fewer are written, and every two choices of any two fields meet."""
        made = [one for one in examples(template(details=Eight)) if one.given.get("g") != 1]
        choices = {name: {details.given.get(name) for details in made} for name in "abcdefgh"}
        met = {
            (one, details.given.get(one), other, details.given.get(other))
            for details in made
            for one, other in itertools.combinations("abcdefgh", 2)
        }

        assert tuple(made[0].given) == tuple("abcdefghi")
        assert len(made) < MOST_COMBINATIONS
        assert choices["h"] == {True, False, None}
        assert met == {
            (one, its, other, others)
            for one, other in itertools.combinations("abcdefgh", 2)
            for its, others in itertools.product(choices[one], choices[other])
        }

    def test_what_is_made_up(self):
        """A field without an example has a harmless value of its type."""
        (whole, *_) = examples(template(details=Portfolio))

        assert whole.value == Portfolio(
            url="ana.example.com/work",
            sites=("first sample sites", "second sample sites"),
            years=3,
            free_from=dt.date(2027, 1, 11),
            abroad=True,
        )

    def test_what_the_class_refuses(self):
        """No letter has details that their class does not take together."""
        assert given_fields(Shift) == [("hours", "ward"), (), ()]

    def test_what_the_author_hands_over(self):
        """Complete examples are used as they are, the whole ones first, then parts of each."""
        first, second = Portfolio(url="a.example.com", years=0), Portfolio(url="b.example.com")
        made = examples(template(details=Portfolio), [first, second])

        assert [details.value for details in made[:2]] == [first, second]
        assert {details.value.link for details in made} == {"a.example.com", "b.example.com"}
        assert {details.value.years for details in made} == {0, 1, None}

    def test_what_cannot_be_made_again(self):
        """Examples are no copies, for a class need not take what it has made."""
        handed = Stamped("7", "so")
        made = examples(template(details=Stamped), [handed])

        assert [details.value for details in made] == [handed]

    def test_a_class_that_changes_what_it_is_given(self):
        """Values that come out otherwise than they went in are no problem."""
        text = (
            "I see {{ details.code }}.{% if details.note %} I note {{ details.note }}.{% endif %}"
        )

        assert problems(block("regard", text), details=Stamped) == ()

    @pytest.mark.parametrize(
        "given", [(), (Whole(None, "a note"),)], ids=["made up", "handed over"]
    )
    def test_a_field_that_must_be_given_and_may_be_nothing(self, given):
        """Letters are written without it, if the author gives it so."""
        text = (
            "{% if details.years is given %}It is {{ details.years|in_words }} of ten.{% endif %}\n"
            "{% if details.note %}I note {{ details.note }}.{% endif %}"
        )

        assert problems(block("regard", text), details=Whole, given=given) == ()

    def test_a_field_that_no_other_value_fits(self):
        """Where a class takes only one value, nothing can be said of its difference."""

        @attrs.frozen
        class One:
            code: str = attrs.field(
                validator=attrs.validators.in_(["RN-1"]), metadata={"example": "RN-1"}
            )

        assert problems(details=One) == ()

    def test_a_field_that_only_stops_letters(self):
        """A field without which letters cannot be written makes a difference."""
        text = (
            "{% if details.unit is given or rejection.contact %}I see.\n"
            "{% else %}I see {{ rejection.contact.name }}.{% endif %}"
        )
        found = problems(block("regard", text), details=Unit)

        assert rules(found) == ["every_letter_can_be_written"]


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


class TestProblem:
    """A problem is a value that reads as a few lines."""

    PROBLEM = Problem(
        "no_cliche_is_used", "It is worn.", "mine.j2", 3, "I reach out.", "Ana to Dana", 1234
    )

    def test_it_reads_as_a_few_lines(self):
        """As text it is the place, what is wrong, the sentence, and the letters."""
        assert str(self.PROBLEM) == (
            "mine.j2, line 3: It is worn.\n"
            "    I reach out.\n"
            "    In 1,234 letters, first from Ana to Dana."
        )

    @pytest.mark.parametrize(
        ("changes", "text"),
        [
            ({"line": None, "sentence": "", "case": "", "count": 0}, "mine.j2: It is worn."),
            (
                {"sentence": "", "count": 1},
                "mine.j2, line 3: It is worn.\n    In 1 letter, first from Ana to Dana.",
            ),
        ],
    )
    def test_what_is_not_known_is_left_out(self, changes, text):
        """It says no more than it has."""
        assert str(attrs.evolve(self.PROBLEM, **changes)) == text

    def test_its_fields(self):
        """A problem has the names that its documentation tells."""
        assert [field.name for field in attrs.fields(Problem)] == [
            *("rule", "what", "file", "line", "sentence", "case", "count", "letter")
        ]

    def test_it_cannot_be_changed(self):
        """Problems are values."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            self.PROBLEM.line = 4

    def test_its_letter(self):
        """The first letter is at hand, and is not in the way when a problem is looked at."""
        (problem,) = problems(block("regard", "{{ rejection.company }} it is is for me."))

        assert problem.letter.blocks[2] == problem.sentence
        assert "letter=" not in repr(problem)

    def test_a_letter_that_could_not_be_written(self):
        """Where there is no letter, none is at hand."""
        (problem,) = problems(block("regard", "I like\n{{ profile.industry }}."))

        assert problem.letter is None


class TestConformance:
    """conformance() makes a class of a test for every rule."""

    WRONG = block("regard", "It is my dream job.\n\nIt it was.\n\nI asked\nmy my boss.")

    def test_it_has_a_test_for_every_rule(self):
        """The template is loaded first, then the rules come in their order, each with its text."""
        made = conformance(template(name="mine"))
        tests = {name: test for name, test in vars(made).items() if name.startswith("test_")}

        assert [*tests] == [f"test_{name}" for name in (LOADED, *(r.__name__ for r in RULES))]
        assert all(test.__name__ == name and test.__doc__ for name, test in tests.items())
        assert made.__doc__ == "Template 'mine' keeps the rules of every letter."

    def test_nothing_is_written_before_a_test_runs(self):
        """A template that cannot be read is no error where the tests are collected."""
        missing = Template.from_package("rejection_letters", "missing.j2", summary="Missing")
        tests = conformance(missing)()

        with pytest.raises(AssertionError, match=r"^1 problem\. The rule: The template is read, "):
            tests.test_the_template_can_be_loaded()
        with pytest.raises(unittest.SkipTest, match=r"^The template cannot be loaded\.$"):
            tests.test_no_letter_argues()

    def test_a_test_that_fails(self):
        """It says how many problems there are, the rule, and all of each problem."""
        first = matrix()[0]
        tests = conformance(template(self.WRONG))()

        with pytest.raises(AssertionError) as caught:
            tests.test_no_word_is_said_twice_in_a_row()

        assert str(caught.value) == (
            "2 problems. The rule: No word is followed by itself, unless somebody is called so.\n\n"
            "text, line 5: 'It' is said twice in a row.\n"
            "    It it was.\n"
            f"    In {len(matrix())} letters, first from {first}.\n\n"
            "text, line 8: 'my' is said twice in a row.\n"
            "    I asked my my boss.\n"
            f"    In {len(matrix())} letters, first from {first}."
        )

    def test_tests_that_pass(self):
        """Tests of rules that hold say nothing."""
        tests = conformance(template(self.WRONG), skip={"no_cliche_is_used": "A quote."})()
        tests.test_the_template_can_be_loaded()
        tests.test_no_letter_argues()

        with pytest.raises(unittest.SkipTest, match=r"^A quote\.$"):
            tests.test_no_cliche_is_used()


PACK = """
from rejection_letters import Template

warm = Template.from_package(__name__, "warm.j2", summary="A warm letter")
broken = Template.from_package(__name__, "broken.j2", summary="A broken letter")
"""

TESTS = """
from rejection_letters.testing import conformance
from warm_letters import broken, warm

TestWarm = conformance(warm, skip={"no_cliche_is_used": "It quotes\\n    their slogan."})
TestBroken = conformance(broken)
"""


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Run the tests of a pack of two letters as its author does, and give what pytest prints."""
    folder = tmp_path_factory.mktemp("pack")
    files = {
        "warm_letters/__init__.py": PACK,
        "warm_letters/warm.j2": EXTENDS + TestConformance.WRONG,
        "warm_letters/broken.j2": EXTENDS + block("regard", "{{ profile.nickname }}"),
        "test_letters.py": TESTS,
    }
    (folder / "warm_letters").mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-rsf", "-v", "-p", "no:cacheprovider", "test_letters.py"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8", "COLUMNS": "99"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert ran.returncode == 1, ran.stdout + ran.stderr
    return ran.stdout


class TestInPytest:
    """A pack's author runs pytest and reads what is wrong."""

    def test_every_rule_is_a_test(self, printed):
        """Each rule is shown as a test of the class."""
        names = [LOADED, *(rule.__name__ for rule in RULES)]
        shown = re.findall(r"test_letters\.py::TestWarm::test_(\w+) (\w+)", printed)

        assert [name for name, _ in shown] == names
        assert [name for name, outcome in shown if outcome == "FAILED"] == [
            "no_word_is_said_twice_in_a_row"
        ]

    def test_a_failure_names_the_lines(self, printed):
        """What is printed of a failure is the message, and none of the kit's code."""
        _, _, failure = printed.partition("TestWarm.test_no_word_is_said_twice_in_a_row __")
        failure = failure.partition("\n___")[0]

        assert "AssertionError: 2 problems. The rule: No word is followed by itself" in failure
        assert "warm.j2, line 5: 'It' is said twice in a row." in failure
        assert "warm.j2, line 8: 'my' is said twice in a row." in failure
        assert f"In {len(matrix())} letters, first from {matrix()[0]}." in failure
        assert "_fail_with" not in failure

    def test_a_reason_is_shown(self, printed):
        """A rule that was left out is skipped with its reason, on one line."""
        assert re.search(r"(?m)^SKIPPED \[1\] .*: It quotes their slogan\.$", printed)

    def test_a_template_that_cannot_be_loaded(self, printed):
        """One test says why, and the others are skipped."""
        shown = re.findall(r"test_letters\.py::TestBroken::test_(\w+) (\w+)", printed)

        assert [name for name, outcome in shown if outcome == "FAILED"] == [LOADED]
        assert {outcome for name, outcome in shown if name != LOADED} == {"SKIPPED"}
        assert "broken.j2, line 3: profile has no field 'nickname'. " in printed
        assert f"SKIPPED [{len(RULES)}] " in printed
        assert ": The template cannot be loaded." in printed
