"""Check the built-in letters more strictly than the conformance kit does.

The kit finds only mistakes that are clear in any letter; these tests know the built-in wording.
Each test checks all letters in `tests.cases`, and a failure shows the first few bad ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest

from rejection_letters import Letter, Medium, Reason, Stage
from rejection_letters.testing._cases import CALL_DATE, LETTER_DATE, REJECTION_DATE, Case
from rejection_letters.testing._people import CASTS
from tests.cases import written

TALKED = (Stage.SCREEN, Stage.INTERVIEW, Stage.FINAL)
"""The stages after a conversation with the company."""

CLAIMS = {
    Reason.NO_OPENING: r"\bno (opening|vacancy)|not be filled|no longer open",
    Reason.FILLED: r"(been|is|already) filled",
    Reason.OTHER_CANDIDATE: r"another candidate|someone else",
    Reason.NOT_A_FIT: r"my (application|background|experience) (did|does|is|was) not",
    Reason.OVERQUALIFIED: r"overqualified|than you need|more experience",
    Reason.FREEZE: r"not hiring|hiring freeze|paused hiring|hiring in .* developing",
    Reason.LOCATION: r"location|permit|place of work|where you need",
}
"""Patterns for the wording that acknowledges each reason."""

MEDIA = {
    Medium.EMAIL: r"\byour e-?mail\b",
    Medium.LETTER: r"\byour letter\b",
    Medium.PHONE: r"\byour call\b",
}
"""Patterns for the wording that mentions how the rejection arrived."""

COMPLIMENTS = r"[Yy]our (courtesy|experience|opinion)|speaks well|[Yy]ou know"
"""A pattern for wording that compliments the reader."""

ASKS = r"\b(advice|learn|minutes|questions)\b"
"""A pattern for wording that asks for something."""

SALUTATIONS = {
    "none": "Dear Hiring Team at {0.company},",
    "name": "Dear {0.contact},",
    "full": "Dear {0.honorific} {0.contact},",
}

Finding = tuple[Case, Letter, object]


def none_of(findings: Iterable[Finding]) -> None:
    """Fail if there are any findings, and show the first few with their letters."""
    found = [*findings]
    shown = "\n\n==========\n\n".join(
        f"{finding!r}\nin the letter for {case}\n\n{letter}" for case, letter, finding in found[:3]
    )
    assert not found, f"{len(found)} findings, of which the first are:\n\n{shown}"


def paragraphs(letter: Letter) -> list[str]:
    """Return the paragraphs of the body; each list item counts as one."""
    return [
        text for block in letter.blocks for text in ((block,) if isinstance(block, str) else block)
    ]


def body(letter: Letter) -> str:
    """Return the body with one paragraph per line."""
    return "\n".join(paragraphs(letter))


def matches(pattern: str, *, whole: bool = False) -> Iterator[Finding]:
    """Yield every match of a pattern in the letters: in the body, or with `whole` anywhere."""
    for case, letter in written():
        text = str(letter) if whole else body(letter)
        yield from ((case, letter, found[0]) for found in re.finditer(pattern, text))


def has(pattern: str, letter: Letter) -> bool:
    """Return whether a pattern occurs in the body."""
    return re.search(pattern, body(letter)) is not None


# Format


def test_every_letter_has_salutation_body_and_closing():
    none_of(
        (case, letter, "parts")
        for case, letter in written()
        if not (letter.salutation and len(letter.blocks) > 1 and letter.closing)
    )


def test_no_letter_contains_a_placeholder():
    none_of(matches(r"\{\{|\}\}|\{%|%\}|\{#|\[[A-Za-z]|<[a-z]|__|TODO|XXX|\$\{", whole=True))


def test_no_letter_shows_none_or_undefined():
    none_of(matches(r"\b(None|nan|NaN|NaT|null|undefined|Undefined)\b", whole=True))


def test_no_letter_has_misplaced_spaces():
    none_of(matches(r"(?m)  | $|^ |\t| [.,;:?!](?!\w)", whole=True))


def test_company_ending_in_punctuation_does_not_double_it():
    none_of(matches(r"[.!]\.|\.\.", whole=True))


# English


def test_articles_match_the_cases():
    """Articles before other words must agree with the first letter of the next word."""
    none_of(
        (case, letter, found[0])
        for case, letter in written()
        for found in re.finditer(
            r"\b([Aa] [aeiouAEIOU]|[Aa]n [^aeiouAEIOU])[\w'-]*",
            re.sub("|".join(map(re.escape, case.cast.articles)), "", body(letter)),
        )
    )


def test_plurals_match_the_cases():
    """The plural is of the role or, if none is known, of the occupation."""
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


def test_role_is_capitalized_only_before_position():
    none_of(
        (case, letter, found[0])
        for case, letter in written()
        for found in re.finditer(
            f"(?<!the ){re.escape(case.cast.role)}|{re.escape(case.cast.role)}(?! position)",
            body(letter),
        )
    )


def test_spelling_and_dates_follow_the_locale():
    foreign = {
        "en-US": r"\bCVs?\b|\b\d{1,2} November",
        "en-GB": r"résumé|November \d{1,2}\b|(?i:favor|apologiz|program\b)",
    }
    none_of(
        (case, letter, found[0])
        for case, letter in written()
        for found in re.finditer(foreign[case.values["locale"]], body(letter))
    )


# Known and unknown values


def test_omitted_values_are_not_in_the_letter():
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
            "agency": case.cast.agency,
            "discussed": case.cast.discussed,
            "thanks_to": case.cast.thanks_to[0],
            "referred_by": case.cast.referred_by,
            "drawn_by": case.cast.drawn_by,
            "own_words": case.cast.own_words,
            "questions": case.cast.questions[0],
        }.items()
        if not case.values[name] and text in str(letter)
    )


def test_personal_facts_are_in_the_body_of_every_longer_letter():
    """A courtesy note has room for one fact only."""
    stages = {
        "discussed": TALKED,
        "thanks_to": TALKED,
        "referred_by": (Stage.INQUIRY, Stage.APPLICATION),
        "drawn_by": (Stage.INQUIRY, Stage.APPLICATION),
        "own_words": tuple(Stage),
        "questions": tuple(Stage),
    }
    none_of(
        (case, letter, text)
        for case, letter in written()
        if letter.template.name != "brief"
        for name, text in {
            "discussed": case.cast.discussed,
            "thanks_to": case.cast.thanks_to[max(0, case.values["thanks_to"] - 1)],
            "referred_by": case.cast.referred_by,
            "drawn_by": case.cast.drawn_by,
            "own_words": case.cast.own_words,
            "questions": case.cast.questions[max(0, case.values["questions"] - 1)],
        }.items()
        if case.values[name] and case.values["stage"] in stages[name]
        if text not in body(letter)
    )


def test_contact_details_and_addresses_are_in_the_letter():
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


def test_no_letter_contains_names_from_another_case():
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


def test_letter_names_the_company_and_the_writer():
    none_of(
        (case, letter, "names")
        for case, letter in written()
        if f"\n{case.cast.company}\n" not in str(letter) or case.cast.name not in str(letter)
    )


def test_salutation_names_the_contact_or_the_hiring_team():
    none_of(
        (case, letter, letter.salutation)
        for case, letter in written()
        if letter.salutation != SALUTATIONS[case.values["contact"]].format(case.cast)
    )


def test_no_salutation_lacks_a_name():
    none_of(matches(r"Dear\s*,|Dear\s*\n|Dear (Mr|Ms|Mrs|Dr)\.?,", whole=True))


def test_closing_follows_the_locale():
    none_of(
        (case, letter, letter.closing)
        for case, letter in written()
        if letter.closing.startswith("Yours ") != (case.values["locale"] == "en-GB")
        or not letter.closing.endswith(("Sincerely,", "sincerely,", "faithfully,"))
    )


def test_letter_mentions_the_date_of_the_rejection_and_no_other():
    none_of(
        (case, letter, days)
        for case, letter in written()
        for days in [re.findall(r"(?<=November )\d+|\d+(?= November)", body(letter))]
        if days != [str(REJECTION_DATE.day)] * bool(case.values["date"])
    )


def test_letter_is_dated_in_the_order_of_the_locale():
    dates = {"en-US": "November 18, 2026", "en-GB": "18 November 2026"}
    none_of(
        (case, letter, letter.date)
        for case, letter in written()
        if letter.date != LETTER_DATE or f"\n{dates[case.values['locale']]}\n" not in str(letter)
    )


def test_subject_is_short_and_has_no_final_punctuation():
    """A reply keeps the subject of the message, so it is not checked."""
    none_of(
        (case, letter, letter.subject)
        for case, letter in written()
        if not case.values["message"]
        and not re.fullmatch(r"(?=.{5,80}$)[\w].*[^.?!:,]", letter.subject)
    )


# The application and the rejection


def test_conversation_is_mentioned_only_after_one():
    none_of(
        (case, letter, found)
        for case, letter, found in matches(
            r"conversation|[Ii]nterview|talk(ed|ing)? (with|to) me|[Ee]njoyed|\bmet\b|\bround\b"
        )
        if case.values["stage"] not in TALKED
    )


def test_interview_is_mentioned_only_after_one():
    none_of(
        (case, letter, found)
        for case, letter, found in matches(r"[Ii]nterview|\bround\b")
        if case.values["stage"] not in (Stage.INTERVIEW, Stage.FINAL)
    )


def test_last_round_is_mentioned_only_at_the_final_stage():
    none_of(
        (case, letter, found)
        for case, letter, found in matches(r"\bround\b")
        if case.values["stage"] is not Stage.FINAL
    )


def test_conversation_is_always_mentioned_after_one():
    none_of(
        (case, letter, "no talk")
        for case, letter in written()
        if case.values["stage"] in TALKED
        and not has(r"conversation|[Ii]nterview|talk(ed|ing)? (with|to)|spoke", letter)
    )


@pytest.mark.parametrize("claimed", CLAIMS)
def test_letter_claims_no_other_reason_than_the_stated_one(claimed):
    none_of(
        (case, letter, found)
        for case, letter, found in matches(CLAIMS[claimed])
        if case.values["reason"] is not claimed
        and (case.values["stage"], case.values["reason"], claimed)
        != (Stage.INQUIRY, Reason.OTHER_CANDIDATE, Reason.FILLED)
    )


@pytest.mark.parametrize("stated", CLAIMS)
def test_stated_reason_is_acknowledged(stated):
    none_of(
        (case, letter, stated)
        for case, letter in written()
        if case.values["reason"] is stated
        and not has(f"{CLAIMS[stated]}|{CLAIMS[Reason.FILLED]}", letter)
    )


def test_no_letter_asks_for_reasons():
    none_of(matches(r"[Rr]easons? |[Rr]econsider|[Ww]hy\b"))


def test_unstated_reason_means_accepting_the_decision():
    none_of(
        (case, letter, "no decision")
        for case, letter in written()
        if case.values["reason"] is Reason.UNSTATED and not has(r"your decision", letter)
    )


def test_inquiry_mentions_no_other_candidate():
    """An inquiry is about no advertised position, so there were no other candidates."""
    none_of(
        (case, letter, found)
        for case, letter, found in matches(r"candidate|colleague|[Ss]omeone else|applicant")
        if case.values["stage"] is Stage.INQUIRY
    )


def test_position_with_interviews_is_not_denied():
    """After interviews, "no opening" means that the position will not be filled."""
    none_of(
        (case, letter, found)
        for case, letter, found in matches(r"has no opening")
        if case.values["stage"] in (Stage.INTERVIEW, Stage.FINAL)
    )


def test_application_is_judged_on_paper_only():
    """No one has met the writer yet, so the letter must not concede anything about the person."""
    none_of(
        (case, letter, "papers")
        for case, letter in written()
        if case.values["stage"] is Stage.APPLICATION
        and case.values["reason"] in (Reason.NOT_A_FIT, Reason.OVERQUALIFIED)
        and not re.search(r"\b(on paper|my (application|papers|résumé|CV))\b", letter.blocks[0])
    )


@pytest.mark.parametrize("medium", MEDIA)
def test_letter_mentions_how_the_rejection_arrived(medium):
    none_of(
        (case, letter, medium)
        for case, letter in written()
        if has(MEDIA[medium], letter) != (case.values["medium"] is medium)
    )


def test_unnamed_readers_get_no_compliments():
    none_of(
        (case, letter, found)
        for case, letter, found in matches(COMPLIMENTS)
        if case.values["contact"] == "none"
    )


def test_courtesy_is_praised_only_to_a_contact_after_an_inquiry():
    none_of(
        (case, letter, found)
        for case, letter, found in matches(r"[Cc]ourte")
        if case.values["stage"] is not Stage.INQUIRY or case.values["contact"] == "none"
    )


# Requests and promises


def test_call_is_promised_exactly_if_the_letter_has_a_day():
    none_of(
        (case, letter, letter.call_on)
        for case, letter in written()
        if has(r"I will call", letter) != (letter.call_on is not None)
    )


def test_call_is_promised_after_an_inquiry_only_if_there_is_a_number_to_call():
    """This is the default; a caller can still set `call_on`."""
    none_of(
        (case, letter, letter.call_on)
        for case, letter in written()
        if (letter.call_on is not None)
        != (
            letter.template.promises_call
            and (
                case.values["call_on"] == CALL_DATE
                or (
                    case.values["call_on"] == "auto"
                    and case.values["stage"] is Stage.INQUIRY
                    and case.values["contact"] == "full"
                )
            )
        )
    )


def test_minutes_are_mentioned_only_with_a_request_for_a_call():
    none_of(
        (case, letter, letter.minutes)
        for case, letter in written()
        if has(r"\bminutes\b", letter)
        != (
            letter.template.name != "brief"
            and case.values["stage"] in (Stage.INQUIRY, Stage.INTERVIEW, Stage.FINAL)
        )
    )


def test_brief_letter_asks_for_nothing():
    none_of(
        (case, letter, "asks")
        for case, letter in written()
        if letter.template.name == "brief" and has(r"\?|\badvi[cs]e", letter)
    )


def test_classic_letter_asks_for_advice():
    none_of(
        (case, letter, "asks nothing")
        for case, letter in written()
        if letter.template.name == "classic" and not (has(ASKS, letter) and has(r"\?", letter))
    )


@pytest.mark.parametrize(("stage", "questions"), [("inquiry", 3), ("interview", 2), ("final", 2)])
def test_classic_letter_lists_two_or_three_questions(stage, questions):
    none_of(
        (case, letter, letter.blocks)
        for case, letter in written()
        if letter.template.name == "classic"
        and case.values["stage"] == stage
        and [len(block) for block in letter.blocks if isinstance(block, tuple)] != [questions]
    )


def test_classic_letter_has_one_question_before_interviews():
    none_of(
        (case, letter, "questions")
        for case, letter in written()
        if letter.template.name == "classic"
        and case.values["stage"] in (Stage.APPLICATION, Stage.SCREEN)
        and (body(letter).count("?") > 2 or not all(isinstance(b, str) for b in letter.blocks))
    )


def test_no_letter_asks_for_the_job_or_argues():
    none_of(
        matches(
            r"(?i)keep me in mind|future (opening|position|opportunit)|change your mind|disappoint"
            r"|unfortunate|fall through|however|another chance|\bapply again|recommend me"
        )
    )
