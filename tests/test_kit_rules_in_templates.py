"""Each rule finds the templates that break it."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import attrs
import pytest

from rejection_letters import Remark
from rejection_letters.testing._conformance import LOADED
from rejection_letters.testing._rules import RULES
from tests.kit import Code, Unit, block, blocks, problems
from tests.test_kit_rules_in_sentences import IN_SENTENCES

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
class Note:
    """Details that a letter cannot be written with when they are left out."""

    note: str = ""


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
        "Template 'text' was given 'Unit' as details. It declares Unit. Give details=Unit(...).",
        case="",
        letters=False,
        declared={"details": Unit},
        given=("Unit",),
    ),
    Broken(
        LOADED,
        "",
        None,
        "Template 'text' takes no details, but was given Unit(unit='home care'). "
        "They would not be printed. "
        "Leave details out, or choose the template they are meant for.",
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
        "The subject came out as ''. It is one line of a letter.",
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
