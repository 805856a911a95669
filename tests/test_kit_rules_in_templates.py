"""Every rule finds a template that breaks it as a whole or outside its body."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, NamedTuple

import attrs
import pytest

from rejection_letters import Remark
from rejection_letters.testing._conformance import LOADED
from rejection_letters.testing._rules import RULES
from tests.kit import Code, Unit, block, blocks, problems
from tests.test_kit_rules_in_sentences import WRONG_SENTENCES

NO_THANKS = blocks(
    acknowledgement="I understand.",
    thanks="",
    team="",
    offer="",
    regard="",
    request="May I ask for advice?",
    farewell="",
)

COURTESY = blocks(
    acknowledgement="Thank you.",
    regard="",
    request="",
    questions="",
    opinion="",
    follow_up="",
    farewell="",
)
"""The blocks of a letter that asks for nothing, but prints every fact."""

NO_FACTS = blocks(
    **dict.fromkeys(("introduction", "attraction", "conversation", "team", "offer"), "")
)

UNIT = "{% if details.unit %}I work in {{ details.unit }}.{% endif %}"


@attrs.frozen
class Years:
    years: int | None = None


@attrs.frozen
class Sites:
    sites: tuple[str, ...] = ()


@attrs.frozen
class Note:
    """Details whose default, an empty text, cannot be printed."""

    note: str = ""


def returns_none(_letter):
    """Return something that is not iterable."""


def returns_text(_letter):
    return ["It is dull."]


def fails_on_final_letters(letter):
    yield Remark("wording", "It is dull.", "Make it shine.")
    if letter.rejection.stage == "final":
        raise KeyError("dull")


class Broken(NamedTuple):
    """A template that breaks a rule.

    Attributes:
        rule: The rule.
        parts: The blocks of the template.
        line: The expected line; None if something is missing.
        what: The expected message, or its beginning if another module words the rest.
        sentence: The expected sentence.
        case: A part of the expected case.
        letters: Whether the problem is about particular letters.
        declared: The other arguments for the template.
        given: The examples of details to pass to check().
    """

    rule: str
    parts: str
    line: int | None
    what: str
    sentence: str = ""
    case: str = "Teresa Okonkwo to an unnamed contact at Acme"
    letters: bool = True
    declared: dict[str, Any] = {}  # noqa: RUF012  nothing changes it
    given: tuple[object, ...] = ()


@attrs.frozen
class Day:
    """The day of what a sequel answers."""

    day: dt.date = dt.date(2026, 11, 17)


ON_A_DAY = block("own_words", "I was at work on {{ details.day|short_date }}.")

WRONG_TEMPLATES = (
    Broken(
        LOADED,
        "",
        None,
        "Cannot make an example of Code (ValueError: 'code' must match regex '[A-Z]{2}-[0-9]+' "
        "('sample code' doesn't)). Add an example to each field (metadata={'example': ...}), "
        "or pass complete examples as details=.",
        case="",
        letters=False,
        declared={"details": Code},
    ),
    Broken(
        LOADED,
        "",
        None,
        "Template 'text' ",
        case="",
        letters=False,
        declared={"details": Unit},
        given=("Unit",),
    ),
    Broken(
        LOADED,
        "",
        None,
        "Template 'text' takes no details",
        case="",
        letters=False,
        given=(Unit("home care"),),
    ),
    Broken(
        "every_letter_can_be_written",
        block("regard", "I like\n{{ profile.industry }}."),
        4,
        "profile.industry ",
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
        "The subject ",
        case="role, message",
    ),
    Broken(
        "every_letter_can_be_written",
        block("regard", "{% if details.note %}See {{ details.note }}.{% endif %}"),
        None,
        "Note.note ",
        declared={"details": Note},
    ),
    Broken(
        "values_are_printed_as_typed",
        block("regard", "I like\nto work at\n{{ rejection.company|lower }}."),
        5,
        "'$x$ ${X}' is not printed as typed.",
        "I like to work at $x$ ${x}.",
        case="'$x$ ${X}' as values",
    ),
    Broken(
        "values_do_not_change_the_structure",
        block("regard", '{% if "<" in rejection.company %}I see.\n\nI do.{% endif %}'),
        None,
        "With other values it has ",
        case="'<b>Bold</b>' as values",
    ),
    Broken(
        "every_detail_is_used",
        "",
        None,
        "details.unit makes no difference in any letter. "
        "Print it, remove it, or choose an example that makes a difference.",
        case="",
        letters=False,
        declared={"details": Unit},
    ),
    Broken(
        "the_reviewer_works_on_every_letter",
        "",
        None,
        "The reviewer failed (TypeError: 'NoneType' object is not iterable).",
        declared={"reviewer": returns_none},
    ),
    Broken(
        "the_reviewer_works_on_every_letter",
        "",
        None,
        "The reviewer failed (TypeError: ",
        declared={"reviewer": returns_text},
    ),
    Broken(
        "the_reviewer_works_on_every_letter",
        "",
        None,
        "The reviewer failed (KeyError: 'dull').",
        case="stage=final",
        declared={"reviewer": fails_on_final_letters},
    ),
    Broken(
        "nouns_after_one_are_singular",
        block(
            "background",
            "{% if details.years %}\nI have {{ details.years|in_words }} years\nof it.{% endif %}",
        ),
        4,
        "'one years' is plural, but the number in the details is 1.",
        "I have one years of it.",
        case="details(years=1)",
        declared={"details": Years},
    ),
    Broken(
        "every_list_has_several_items",
        block(
            "questions",
            "{% if details.sites %}{% for site in details.sites %}\n- Do you know {{ site }}?\n"
            "{% endfor %}\n{% else %}\n- Do you know it?\n- Would you?\n{% endif %}",
        ),
        4,
        "This list has only one item.",
        "Do you know first sample sites?",
        case="details(sites)",
        declared={"details": Sites},
    ),
    Broken(
        "every_sentence_starts_with_a_capital",
        block("closing", "with regards,"),
        3,
        "This sentence starts with a lowercase letter.",
        "with regards,",
    ),
    Broken(
        "the_salutation_names_the_contact",
        block("salutation", "Dear Hiring Team,"),
        3,
        "This salutation does not name the contact (letter.addressed_as).",
        "Dear Hiring Team,",
        case="to Dana Lee",
    ),
    Broken(
        "the_salutation_names_the_contact",
        block(
            "salutation",
            "{% if rejection.contact %}Dear {{ rejection.contact.name }},\n"
            "{% else %}Dear Dr.,{% endif %}",
        ),
        4,
        "This salutation addresses no one.",
        "Dear Dr.,",
    ),
    Broken(
        "the_salutation_names_the_contact",
        block(
            "salutation",
            "{% if rejection.contact %}Dear {{ rejection.contact.name }},\n"
            "{% else %}Dear,{% endif %}",
        ),
        4,
        "This salutation addresses no one.",
        "Dear,",
    ),
    Broken(
        "the_salutation_names_the_contact",
        block(
            "salutation",
            "{% if rejection.contact %}Dear {{ rejection.contact.name }},\n"
            "{% else %}Hello,{% endif %}",
        ),
        4,
        "This salutation addresses no one.",
        "Hello,",
    ),
    Broken(
        "no_agency_is_taken_for_the_employer",
        block(
            "salutation",
            "{% if rejection.contact %}Dear {{ rejection.contact.name }},\n"
            "{% else %}Dear Hiring Team at {{ rejection.company }},{% endif %}",
        ),
        4,
        "This salutation names the employer instead of the agency (rejection.agency).",
        "Dear Hiring Team at Acme,",
        case="with agency=another name",
    ),
    Broken(
        "requests_match_the_moves",
        COURTESY.replace(
            block("request"),
            block(
                "request",
                "{% if letter.questions and not letter.own_words %}\n"
                "{{ letter.questions|first }}{% endif %}",
            ),
        )
        + NO_FACTS,
        10,
        "'?' asks for something, but Template.moves does not include \"ask\".",
        "Which printer do you trust most?",
        case="questions=",
        declared={"moves": ("thanks",)},
    ),
    Broken(
        "courtesy_notes_print_one_fact",
        COURTESY,
        None,
        "A courtesy note should print at most one fact, but this letter prints ",
        case="with ",
        declared={"moves": ("thanks",)},
    ),
    Broken(
        "no_details_are_hard_coded",
        block("regard", UNIT + "\n\nI was at home in the cardiac unit."),
        5,
        "'the cardiac unit' is the example for details.unit, which this letter was not given.",
        "I was at home in the cardiac unit.",
        declared={"details": Unit},
    ),
    Broken(
        "replies_keep_the_subject",
        block("subject", "A question"),
        3,
        "This reply changes the email's subject. Use rejection.message.subject|reply.",
        "A question",
    ),
    Broken(
        "new_subjects_are_short",
        block(
            "subject",
            "{% if rejection.message %}{{ rejection.message.subject|reply }}\n"
            "{% else %}A question about what I could do better the next time and also about many "
            "others too{% endif %}",
        ),
        4,
        "The subject has 84 characters; the limit is 80.",
        "A question about what I could do better the next time and also about many others too",
        case="message",
    ),
    Broken(
        "new_subjects_are_short",
        block(
            "subject",
            "{% if rejection.message %}{{ rejection.message.subject|reply }}\n"
            "{% else %}A question.{% endif %}",
        ),
        4,
        "The subject must not end with '.'.",
        "A question.",
        case="message",
    ),
    Broken(
        "thanks_match_the_moves",
        NO_THANKS,
        None,
        'Template.moves includes "thanks", but this letter does not say thank you.',
    ),
    Broken(
        "thanks_match_the_moves",
        NO_THANKS + blocks(opinion="It was\nappreciated."),
        25,
        "'appreciated' says thank you, but Template.moves does not include \"thanks\".",
        "It was appreciated.",
        declared={"moves": ("ask", "call")},
    ),
    Broken(
        "requests_match_the_moves",
        blocks(
            request="",
            questions="",
            regard="",
            follow_up="{% if letter.call_on %}I will call {{ letter.call_on|when }}.{% endif %}",
        ),
        None,
        'Template.moves includes "ask", but no letter asks for anything.',
        case="",
        letters=False,
    ),
    Broken(
        "requests_match_the_moves",
        blocks(request="", questions="", regard="May I ask for advice."),
        9,
        "'May I ask' asks for something, but Template.moves does not include \"ask\".",
        "May I ask for advice.",
        declared={"moves": ("thanks", "call")},
    ),
    Broken(
        "calls_match_the_moves",
        block("follow_up"),
        None,
        'Template.moves includes "call", but no block prints letter.call_on.',
        case="",
        letters=False,
    ),
    Broken(
        "calls_match_the_moves",
        "",
        None,
        "The template prints letter.call_on (the base letter does in the block follow_up), "
        'but Template.moves does not include "call".',
        case="",
        letters=False,
        declared={"moves": ("thanks", "ask")},
    ),
    Broken(
        "calls_match_call_on",
        block(
            "follow_up", "{% if letter.call_on %}I am here {{ letter.call_on|when }}.{% endif %}"
        ),
        None,
        "letter.call_on is set, but this letter does not promise a call.",
        case="stage=inquiry",
    ),
    Broken(
        "sequels_know_the_day_of_what_they_answer",
        COURTESY + NO_FACTS,
        None,
        "Template.answers is 'silence', but no detail has the type datetime.date. Add one for the "
        "day of what the letter answers, before any other date.",
        case="",
        letters=False,
        declared={"moves": ("thanks",), "answers": "silence"},
    ),
    Broken(
        "thanks_for_advice_ask_for_nothing",
        ON_A_DAY,
        None,
        'Template.answers is "advice", but Template.moves includes "ask". Remove it.',
        case="",
        letters=False,
        declared={"details": Day, "answers": "advice"},
    ),
    Broken(
        "reminders_reproach_no_one",
        ON_A_DAY + block("opinion", "I have still not heard from you."),
        6,
        "'not heard from' reproaches the reader for not answering.",
        "I have still not heard from you.",
        declared={"details": Day, "answers": "silence"},
    ),
    Broken(
        "notes_stay_within_the_character_limit",
        COURTESY + NO_FACTS,
        None,
        "The note has ",
        case=" at ",
        declared={"moves": ("thanks",), "max_characters": 120},
    ),
    Broken(
        "letters_stay_within_the_word_limit",
        blocks(
            acknowledgement="I see.",
            thanks="I am grateful for this.",
            regard="",
            request="May I ask?",
            questions="",
            opinion="",
            follow_up="{% if letter.call_on %}I will call {{ letter.call_on|when }}.\n"
            "{% else %}I would be glad to hear from you soon.{% endif %}",
            farewell="",
        )
        + NO_FACTS,
        None,
        "The body has 19 words; the limit is 12 (Template.words or words_on_paper).",
        case="",
        declared={"words": 12},
    ),
)
"""Templates that break one rule each."""


def test_every_rule_has_a_text_or_template_that_breaks_it():
    broken = {row.rule for row in (*WRONG_SENTENCES, *WRONG_TEMPLATES)}

    assert broken == {LOADED, *(rule.__name__ for rule in RULES)}


def test_every_rule_is_described_in_one_line():
    """A failing test shows that line."""
    assert all(re.fullmatch(r"[A-Z][^\n]+\.", rule.__doc__) for rule in RULES)


@pytest.mark.parametrize(
    "row", WRONG_TEMPLATES, ids=[f"{row.rule}: {row.what:.30}" for row in WRONG_TEMPLATES]
)
def test_wrong_template_has_one_problem(row):
    (problem,) = problems(row.parts, given=row.given, **row.declared)

    assert (problem.rule, problem.file, problem.line) == (row.rule, "text", row.line)
    assert problem.what.startswith(row.what)
    assert problem.sentence == row.sentence
    assert row.case in problem.case
    assert (problem.count > 0, problem.case > "") == (row.letters, row.letters)
