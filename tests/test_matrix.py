"""What holds for every built-in letter beyond what the conformance kit asks of any letter.

The kit looks for what can hardly be meant otherwise; these letters are held to their own words.
Each test looks at all letters of `tests.cases`; a failure shows the first of those that are wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest

from rejection_letters import Letter, Medium, Reason, Stage
from rejection_letters.testing._cases import LETTER_DATE, REJECTION_DATE, Case
from rejection_letters.testing._casts import CASTS
from tests.cases import written

TALKED = (Stage.SCREEN, Stage.INTERVIEW, Stage.FINAL)
"""The stages at which somebody has talked with the applicant."""

CLAIMS = {
    Reason.NO_OPENING: r"\bno (opening|vacancy)|not be filled|no longer open",
    Reason.FILLED: r"(been|is|already) filled",
    Reason.OTHER_CANDIDATE: r"another candidate|someone else",
    Reason.NOT_A_FIT: r"my (application|background|experience) (did|does|is|was) not",
    Reason.OVERQUALIFIED: r"overqualified|than you need|more experience",
    Reason.FREEZE: r"not hiring|hiring freeze|paused hiring|hiring in .* developing",
    Reason.LOCATION: r"location|permit|place of work|where you need",
}
"""The words by which a letter shows that it was told a reason."""

MEDIA = {
    Medium.EMAIL: r"\byour e-?mail\b",
    Medium.LETTER: r"\byour letter\b",
    Medium.PHONE: r"\byour call\b",
}
"""The words by which a letter says how the rejection arrived."""

COMPLIMENTS = r"[Yy]our (courtesy|experience|opinion)|speaks well|[Yy]ou know"
"""The words by which a letter says something good about the one person who reads it."""

ASKS = r"\b(advice|learn|minutes|questions)\b"
"""The words by which a letter says that it asks for something."""

SALUTATIONS = {
    "none": "Dear Hiring Team at {0.company},",
    "name": "Dear {0.contact},",
    "full": "Dear {0.honorific} {0.contact},",
}

Finding = tuple[Case, Letter, object]


def none_of(findings: Iterable[Finding]) -> None:
    """Fail if anything was found, and show the first findings with their letters."""
    found = [*findings]
    shown = "\n\n==========\n\n".join(
        f"{finding!r}\nin the letter of: {case}\n\n{letter}" for case, letter, finding in found[:3]
    )
    assert not found, f"{len(found)} times something is wrong, first of all:\n\n{shown}"


def paragraphs(letter: Letter) -> list[str]:
    """Return the paragraphs of a body; each item of a list is one."""
    return [
        text for block in letter.blocks for text in ((block,) if isinstance(block, str) else block)
    ]


def body(letter: Letter) -> str:
    """Return the body with one paragraph a line."""
    return "\n".join(paragraphs(letter))


def matches(pattern: str, *, whole: bool = False) -> Iterator[Finding]:
    """Find a pattern in all letters: in their bodies, or in them as they are sent."""
    for case, letter in written():
        text = str(letter) if whole else body(letter)
        yield from ((case, letter, found[0]) for found in re.finditer(pattern, text))


def has(pattern: str, letter: Letter) -> bool:
    """Tell whether a pattern is in the body of a letter."""
    return re.search(pattern, body(letter)) is not None


# Form


def test_every_case_is_a_letter():
    """Every case gives a salutation, a body of two paragraphs or more, and a closing."""
    none_of(
        (case, letter, "parts")
        for case, letter in written()
        if not (letter.salutation and len(letter.blocks) > 1 and letter.closing)
    )


def test_no_placeholder_is_left():
    """No letter shows a placeholder or a piece of a template."""
    none_of(matches(r"\{\{|\}\}|\{%|%\}|\{#|\[[A-Za-z]|<[a-z]|__|TODO|XXX|\$\{", whole=True))


def test_no_missing_value_is_printed():
    """No letter shows how Python prints what is missing."""
    none_of(matches(r"\b(None|nan|NaN|NaT|null|undefined|Undefined)\b", whole=True))


def test_no_blanks_stand_where_none_belong():
    """No letter has doubled, trailing or leading blanks, or one before punctuation."""
    none_of(matches(r"(?m)  | $|^ |\t| [.,;:?!](?!\w)", whole=True))


def test_a_company_that_ends_in_punctuation_doubles_none():
    """No second period follows a company that ends in a period or an exclamation mark."""
    none_of(matches(r"[.!]\.|\.\.", whole=True))


# English


def test_articles_are_those_written_by_hand():
    """Every article before a title is the one in the case; before other words, letters decide."""
    none_of(
        (case, letter, found[0])
        for case, letter in written()
        for found in re.finditer(
            r"\b([Aa] [aeiouAEIOU]|[Aa]n [^aeiouAEIOU])[\w'-]*",
            re.sub("|".join(map(re.escape, case.cast.articles)), "", body(letter)),
        )
    )


def test_plurals_are_those_written_by_hand():
    """Outstanding people are of the role, or of the occupation where no role is known."""
    asked = [
        (case, letter, found[1])
        for case, letter in written()
        for found in re.finditer(r"outstanding (.+?)\?", body(letter))
    ]

    assert asked
    none_of(
        (case, letter, several)
        for case, letter, several in asked
        if several
        != (case.cast.role_plural if case.values["role"] else case.cast.occupation_plural)
    )


def test_a_role_is_printed_as_advertised_before_position_only():
    """The role keeps its capitals before the word position, and has none in generic use."""
    none_of(
        (case, letter, found[0])
        for case, letter in written()
        for found in re.finditer(
            f"(?<!the ){re.escape(case.cast.role)}|{re.escape(case.cast.role)}(?! position)",
            body(letter),
        )
    )


def test_the_spelling_follows_the_locale():
    """British letters speak of CVs and put the day first, American ones do neither."""
    foreign = {
        "en-US": r"\bCVs?\b|\b\d{1,2} November",
        "en-GB": r"résumé|November \d{1,2}\b|(?i:favor|apologiz|program\b)",
    }
    none_of(
        (case, letter, found[0])
        for case, letter in written()
        for found in re.finditer(foreign[case.values["locale"]], body(letter))
    )


# What is known, and what is not


def test_what_was_not_given_is_not_in_the_letter():
    """A value that was not given is nowhere in the letter."""
    none_of(
        (case, letter, name)
        for case, letter in written()
        for name, text in {
            "industry": case.cast.industry,
            "experience": f"{case.cast.experience} {case.cast.occupation}",
            "email": case.cast.email,
            "phone": case.cast.phone,
            "website": f"\n{case.cast.website}",
            "address": case.cast.address[0],
            "company_address": case.cast.company_address[0],
            "role": f"{case.cast.role} position",
        }.items()
        if not case.values[name] and text in str(letter)
    )


def test_what_is_needed_to_answer_is_in_the_letter():
    """The ways to reach the writer and both addresses are in the letter where they were given."""
    none_of(
        (case, letter, name)
        for case, letter in written()
        for name, text in {
            "email": case.cast.email,
            "phone": case.cast.phone,
            "website": case.cast.website,
            "address": "\n".join(case.cast.address),
            "company_address": "\n".join((case.cast.company, *case.cast.company_address)),
        }.items()
        if case.values[name] and text not in str(letter)
    )


def test_no_name_of_others_is_in_the_letter():
    """No person and no company of another case is in the letter."""
    names = [{*cast.name.split(), *cast.contact.split(), cast.company} for cast in CASTS]
    others = [
        "|".join(rf"\b{re.escape(name)}(?!\w)" for name in set().union(*names) - own)
        for own in names
    ]
    none_of(
        (case, letter, found[0])
        for case, letter in written()
        for found in re.finditer(others[case.values["cast"]], str(letter))
    )


def test_the_company_and_the_writer_are_named():
    """Every letter names the company it goes to and the person who signs it."""
    none_of(
        (case, letter, "names")
        for case, letter in written()
        if f"\n{case.cast.company}\n" not in str(letter) or case.cast.name not in str(letter)
    )


def test_the_salutation_is_to_who_wrote():
    """The salutation names the contact, with the honorific if given, or else the hiring team."""
    none_of(
        (case, letter, letter.salutation)
        for case, letter in written()
        if letter.salutation != SALUTATIONS[case.values["contact"]].format(case.cast)
    )


def test_no_salutation_is_to_nobody():
    """No letter says dear to a blank."""
    none_of(matches(r"Dear\s*,|Dear\s*\n|Dear (Mr|Ms|Mrs|Dr)\.?,", whole=True))


def test_the_closing_follows_the_locale():
    """American letters close with Sincerely, British ones with Yours."""
    none_of(
        (case, letter, letter.closing)
        for case, letter in written()
        if letter.closing.startswith("Yours ") != (case.values["locale"] == "en-GB")
        or not letter.closing.endswith(("Sincerely,", "sincerely,", "faithfully,"))
    )


def test_the_day_of_the_rejection_is_named_where_known():
    """A letter names the day of what it answers where it is known, and no other day."""
    none_of(
        (case, letter, days)
        for case, letter in written()
        for days in [re.findall(r"(?<=November )\d+|\d+(?= November)", body(letter))]
        if days != [str(REJECTION_DATE.day)] * bool(case.values["date"])
    )


def test_the_letter_is_dated():
    """Every letter bears its own date in the order of its locale."""
    dates = {"en-US": "November 18, 2026", "en-GB": "18 November 2026"}
    none_of(
        (case, letter, letter.date)
        for case, letter in written()
        if letter.date != LETTER_DATE or f"\n{dates[case.values['locale']]}\n" not in str(letter)
    )


def test_a_subject_of_its_own_is_short():
    """A subject that answers none has a capital, no period, and fits a line."""
    none_of(
        (case, letter, letter.subject)
        for case, letter in written()
        if not case.values["message"]
        and not re.fullmatch(r"(?=.{5,80}$)[\w].*[^.?!:,]", letter.subject)
    )


# What happened


def test_a_talk_is_mentioned_only_where_there_was_one():
    """Before the first talk, no letter mentions a conversation, an interview or a round."""
    none_of(
        (case, letter, found)
        for case, letter, found in matches(
            r"conversation|[Ii]nterview|talk(ed|ing)? (with|to) me|[Ee]njoyed|\bmet\b|\bround\b"
        )
        if case.values["stage"] not in TALKED
    )


def test_an_interview_is_mentioned_only_where_there_was_one():
    """After a first screening talk, no letter calls it an interview or speaks of rounds."""
    none_of(
        (case, letter, found)
        for case, letter, found in matches(r"[Ii]nterview|\bround\b")
        if case.values["stage"] not in (Stage.INTERVIEW, Stage.FINAL)
    )


def test_the_last_round_is_mentioned_only_where_it_was_reached():
    """Only after the final round a letter speaks of rounds."""
    none_of(
        (case, letter, found)
        for case, letter, found in matches(r"\bround\b")
        if case.values["stage"] is not Stage.FINAL
    )


def test_a_talk_is_thanked_for():
    """After a talk, every letter refers to it."""
    none_of(
        (case, letter, "no talk")
        for case, letter in written()
        if case.values["stage"] in TALKED
        and not has(r"conversation|[Ii]nterview|talk(ed|ing)? (with|to)|spoke", letter)
    )


@pytest.mark.parametrize("claimed", CLAIMS)
def test_a_reason_is_claimed_only_where_it_was_stated(claimed):
    """A letter knows the reason that was stated, and no other."""
    none_of(
        (case, letter, found)
        for case, letter, found in matches(CLAIMS[claimed])
        if case.values["reason"] is not claimed
        and (case.values["stage"], case.values["reason"], claimed)
        != (Stage.INQUIRY, Reason.OTHER_CANDIDATE, Reason.FILLED)
    )


@pytest.mark.parametrize("stated", CLAIMS)
def test_a_reason_that_was_stated_is_acknowledged(stated):
    """A letter acknowledges the reason that was stated."""
    none_of(
        (case, letter, stated)
        for case, letter in written()
        if case.values["reason"] is stated
        and not has(f"{CLAIMS[stated]}|{CLAIMS[Reason.FILLED]}", letter)
    )


def test_no_letter_asks_for_reasons():
    """No letter speaks of the reason somebody gave, or asks for one."""
    none_of(matches(r"[Rr]easons? |[Rr]econsider|[Ww]hy\b"))


def test_no_reason_leaves_the_decision():
    """Where no reason was stated, the letter accepts the decision."""
    none_of(
        (case, letter, "no decision")
        for case, letter in written()
        if case.values["reason"] is Reason.UNSTATED and not has(r"your decision", letter)
    )


def test_an_inquiry_has_no_rival():
    """Who asked without an advertised position hears of no other candidate."""
    none_of(
        (case, letter, found)
        for case, letter, found in matches(r"candidate|colleague|[Ss]omeone else|applicant")
        if case.values["stage"] is Stage.INQUIRY
    )


def test_a_position_that_was_talked_about_is_not_denied():
    """After interviews, a missing opening means that the position will not be filled."""
    none_of(
        (case, letter, found)
        for case, letter, found in matches(r"has no opening")
        if case.values["stage"] in (Stage.INTERVIEW, Stage.FINAL)
    )


def test_papers_alone_show_no_person():
    """Before anybody has met, not-a-fit and overqualified speak of the papers."""
    none_of(
        (case, letter, "papers")
        for case, letter in written()
        if case.values["stage"] is Stage.APPLICATION
        and case.values["reason"] in (Reason.NOT_A_FIT, Reason.OVERQUALIFIED)
        and not re.search(r"\b(on paper|my (application|papers|résumé|CV))\b", letter.blocks[0])
    )


@pytest.mark.parametrize("medium", MEDIA)
def test_the_answer_knows_how_the_rejection_arrived(medium):
    """A letter speaks of a letter, an email or a call exactly where it answers one."""
    none_of(
        (case, letter, medium)
        for case, letter in written()
        if has(MEDIA[medium], letter) != (case.values["medium"] is medium)
    )


def test_no_compliment_goes_to_nobody():
    """Where nobody is named, no letter praises the person who reads it."""
    none_of(
        (case, letter, found)
        for case, letter, found in matches(COMPLIMENTS)
        if case.values["contact"] == "none"
    )


def test_courtesy_is_praised_only_in_answer_to_an_inquiry():
    """Only a named person who answered an inquiry is praised for courtesy."""
    none_of(
        (case, letter, found)
        for case, letter, found in matches(r"[Cc]ourte")
        if case.values["stage"] is not Stage.INQUIRY or case.values["contact"] == "none"
    )


# What is asked, and promised


def test_a_call_is_promised_where_the_letter_has_a_day_for_it():
    """A letter promises a call exactly where it has the day of the call."""
    none_of(
        (case, letter, letter.call_on)
        for case, letter in written()
        if has(r"I will call", letter) != (letter.call_on is not None)
    )


def test_a_call_is_promised_to_a_person_who_answered_an_inquiry():
    """Without being told, only the answer to a named person after an inquiry promises a call."""
    none_of(
        (case, letter, letter.call_on)
        for case, letter in written()
        if (letter.call_on is not None)
        != (
            case.values["call_on"] == "auto"
            and case.values["stage"] is Stage.INQUIRY
            and case.values["contact"] != "none"
            and letter.template.promises_call
        )
    )


def test_minutes_are_named_where_a_talk_is_asked_for():
    """A letter that asks names its minutes after an inquiry or an interview, and only there."""
    none_of(
        (case, letter, letter.minutes)
        for case, letter in written()
        if has(r"\bminutes\b", letter)
        != (
            letter.template.name != "brief"
            and case.values["stage"] in (Stage.INQUIRY, Stage.INTERVIEW, Stage.FINAL)
        )
    )


def test_the_brief_letter_asks_for_nothing():
    """The courtesy note has no question, and asks for no advice."""
    none_of(
        (case, letter, "asks")
        for case, letter in written()
        if letter.template.name == "brief" and has(r"\?|\badvi[cs]e", letter)
    )


def test_the_classic_letter_asks_for_advice():
    """The classic letter says that it asks for something, and asks a question."""
    none_of(
        (case, letter, "asks nothing")
        for case, letter in written()
        if letter.template.name == "classic" and not (has(ASKS, letter) and has(r"\?", letter))
    )


@pytest.mark.parametrize(("stage", "questions"), [("inquiry", 3), ("interview", 2), ("final", 2)])
def test_a_talk_has_few_questions(stage, questions):
    """The classic letter lists three questions for twenty minutes, two for a shorter talk."""
    none_of(
        (case, letter, letter.blocks)
        for case, letter in written()
        if letter.template.name == "classic"
        and case.values["stage"] == stage
        and [len(block) for block in letter.blocks if isinstance(block, tuple)] != [questions]
    )


def test_one_question_before_interviews():
    """After an application or a first talk, the classic letter has one question besides its ask."""
    none_of(
        (case, letter, "questions")
        for case, letter in written()
        if letter.template.name == "classic"
        and case.values["stage"] in (Stage.APPLICATION, Stage.SCREEN)
        and (body(letter).count("?") > 2 or not all(isinstance(b, str) for b in letter.blocks))
    )


def test_no_letter_asks_for_the_job():
    """No letter asks for the job again, contests the decision, or hopes that the choice fails."""
    none_of(
        matches(
            r"(?i)keep me in mind|future (opening|position|opportunit)|change your mind|disappoint"
            r"|unfortunate|fall through|however|another chance|\bapply again|recommend me"
        )
    )
