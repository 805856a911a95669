"""Letters that answer something other than the rejection, and notes with a limit in characters."""

from __future__ import annotations

import datetime as dt
import re

import attrs
import pytest
from hypothesis import given, strategies as st

from rejection_letters import (
    Contact,
    Letter,
    Profile,
    Rejection,
    SourceMessage,
    Template,
    compose,
    letters,
    review,
)
from rejection_letters._prose import count_words, paragraphs
from rejection_letters.errors import InvalidValueError, RejectionLettersError, WrongTypeError
from rejection_letters.letters import ReminderDetails, ShortNoteDetails, ThankYouDetails
from rejection_letters.testing import check
from tests.cases import written

PROFILE = Profile("Ana Ruiz", "UX designer", email="ana@example.com")
DANA = Contact("Dana Lee", email="dana@example.com")
REJECTION = Rejection(
    "Acme", role="UX Lead", date="2026-11-16", contact=DANA, stage="interview", medium="phone"
)
SENT = "2026-11-18"
VARIANTS = range(30)

NOTE = (
    '{% extends "letter" %}{% block salutation %}{{ details.greeting }},{% endblock %}'
    + "".join(
        f"{{% block {name} %}}{text}{{% endblock %}}"
        for name, text in {
            "acknowledgement": "{{ rejection.role }}",
            **dict.fromkeys(("thanks", "conversation", "regard", "request"), ""),
            **dict.fromkeys(("introduction", "attraction", "team", "offer"), ""),
            **dict.fromkeys(("opinion", "follow_up", "farewell"), ""),
            "questions": "{{ details.words|and_list }}",
        }.items()
    )
)
"""A note of a pack, which prints the role and some words."""


@attrs.frozen
class Words:
    words: tuple[str, ...] = ("One", "two.")
    greeting: str = "Hello"
    max_characters: int | None = None


def reminder(rejection=REJECTION, *, sent=SENT, date="2026-11-25", question=None, **arguments):
    """Return a reminder of a letter."""
    details = ReminderDetails(sent=sent, question=question)
    return compose(PROFILE, rejection, template="reminder", date=date, details=details, **arguments)


def thank_you(rejection=REJECTION, *, date="2026-12-01", day="2026-11-30", **values):
    """Return a thank-you for advice; the values are details or arguments of `compose()`."""
    names = [field.name for field in attrs.fields(ThankYouDetails)]
    details = {name: values.pop(name) for name in names if name in values}
    return compose(
        PROFILE,
        rejection,
        template="thank-you",
        date=date,
        details=ThankYouDetails(day=day, **details),
        **values,
    )


def short_note(rejection=REJECTION, *, profile=PROFILE, max_characters=200, **arguments):
    """Return a short note."""
    details = ShortNoteDetails(max_characters=max_characters)
    return compose(
        profile, rejection, template="short-note", date=SENT, details=details, **arguments
    )


def note(max_characters, *words, limit=None, role="Lead"):
    """Return a note from a template with a limit in characters."""
    template = Template.from_string(NOTE, name="chat", details=Words, max_characters=max_characters)
    rejection = attrs.evolve(REJECTION, role=role)
    return compose(
        PROFILE,
        rejection,
        template=template,
        date=SENT,
        details=Words(words or ("One",), max_characters=limit),
    )


def sequel(answers, date, **details):
    """Return a letter of a pack whose details have a day or none."""

    @attrs.frozen
    class Sequel:
        topic: str = "rates"
        day: dt.date | None = None
        other_day: dt.date | None = None

    template = Template.from_string('{% extends "letter" %}', details=Sequel, answers=answers)
    return compose(PROFILE, REJECTION, template=template, date=date, details=Sequel(**details))


def remarks(letter, kind):
    """Return the remarks of a kind."""
    return [str(remark) for remark in review(letter) if remark.kind == kind]


def body(letter):
    """Return the body as one text."""
    return " ".join(paragraphs(letter.blocks))


def refusal(function, *arguments, **options):
    """Return the error that a call raises."""
    with pytest.raises(InvalidValueError) as caught:
        function(*arguments, **options)
    return caught.value


class TestSettings:
    @pytest.mark.parametrize("number", [50, 10_000])
    def test_limit_in_characters_can_be_50_to_10000(self, number):
        template = Template.from_string('{% extends "letter" %}', max_characters=number)

        assert template.max_characters == number

    @pytest.mark.parametrize("number", [49, 10_001])
    def test_other_limits_are_refused(self, number):
        error = refusal(Template.from_string, '{% extends "letter" %}', max_characters=number)

        assert str(error) == (
            f"Template.max_characters must be between 50 and 10,000; got {number}."
        )

    def test_limit_must_be_an_int(self):
        with pytest.raises(WrongTypeError, match=r"Template\.max_characters must be an int"):
            Template.from_string('{% extends "letter" %}', max_characters=200.5)

    def test_unknown_answer_lists_the_valid_ones(self):
        error = refusal(Template.from_string, '{% extends "letter" %}', answers="silent")

        assert str(error) == (
            "Template.answers must be one of 'rejection', 'silence', 'advice'; got 'silent'. "
            "Did you mean 'silence'?"
        )

    def test_settings_can_be_given_for_a_file_and_a_package(self, tmp_path):
        file = tmp_path / "mine.j2"
        file.write_text('{% extends "letter" %}', encoding="utf-8")
        settings = {"max_characters": 400, "answers": "advice"}
        from_package = Template.from_package("pack", "mine.j2", summary="", **settings)

        for template in (Template.from_file(file, **settings), from_package):
            assert (template.max_characters, template.answers) == (400, "advice")

    def test_letters_have_no_limit_and_answer_the_rejection_by_default(self):
        assert (letters.classic.max_characters, letters.classic.answers) == (None, "rejection")


class TestDates:
    """A letter is not dated before what it answers."""

    def test_reminder_before_the_letter_is_refused(self):
        error = refusal(reminder, sent="2026-11-26")

        assert error.field == "compose.date"
        assert str(error) == (
            "The letter is dated 2026-11-25, before the first letter on 2026-11-26. "
            "Correct details.sent or compose(date=...)."
        )

    def test_letter_before_the_rejection_is_refused(self):
        error = refusal(reminder, sent="2026-11-15")

        assert error.field == "compose.details"
        assert str(error) == (
            "details.sent is 2026-11-15, before the rejection on 2026-11-16. "
            "Correct details.sent or Rejection.date."
        )

    def test_thank_you_before_the_advice_is_refused(self):
        assert "before the advice on 2026-12-02" in str(refusal(thank_you, day="2026-12-02"))

    @pytest.mark.parametrize(("sent", "date"), [("2026-11-16", SENT), (SENT, SENT)])
    def test_everything_can_happen_on_one_day(self, sent, date):
        assert reminder(sent=sent, date=date).details.sent == dt.date.fromisoformat(sent)

    def test_rejection_without_a_date_is_not_compared(self):
        assert reminder(attrs.evolve(REJECTION, date=None), sent="2026-11-01")

    def test_first_date_of_the_details_counts(self):
        later, earlier = dt.date(2026, 12, 1), dt.date(2026, 11, 17)

        assert sequel("silence", "2026-11-25", day=earlier, other_day=later)
        assert refusal(sequel, "silence", "2026-11-25", day=later, other_day=earlier)

    def test_day_that_is_not_known_is_not_checked(self):
        assert remarks(sequel("silence", "2027-11-25"), "late") == []

    def test_answer_to_a_rejection_can_have_any_dates(self):
        assert sequel("rejection", "2026-11-25", day=dt.date(2026, 12, 1))


class TestLateness:
    @pytest.mark.parametrize(
        ("date", "remark"),
        [
            (SENT, "The reminder is dated on the same day as the first letter."),
            ("2026-11-19", "The reminder is dated only 1 day after the first letter."),
            ("2026-11-22", "The reminder is dated only 4 days after the first letter."),
            ("2026-12-19", "The reminder is dated 31 days after the first letter."),
        ],
    )
    def test_reminder_has_its_time(self, date, remark):
        (late,) = remarks(reminder(date=date), "late")

        assert late.startswith(f"{remark} ")

    @pytest.mark.parametrize("date", ["2026-11-23", "2026-12-18"])
    def test_reminder_after_five_to_thirty_days_is_fine(self, date):
        assert remarks(reminder(date=date), "late") == []

    @pytest.mark.parametrize("write", [reminder, thank_you])
    def test_letter_edited_to_come_too_early_is_reported(self, write):
        letter = write()
        before = letter.template.answered_on(letter.details) - dt.timedelta(1)
        (remark,) = remarks(attrs.evolve(letter, date=before), "late")

        assert f"is dated {before}, before the" in remark
        assert f"Correct Letter.date or details.{letter.template.answered_detail}." in remark

    def test_thank_you_after_more_than_a_week_is_late(self):
        assert remarks(thank_you(date="2026-12-07"), "late") == []
        (late,) = remarks(thank_you(date="2026-12-08"), "late")

        assert late.startswith("The letter is dated 8 days after the advice. Say thank you within")

    def test_stored_letter_without_the_day_is_not_late(self):
        letter = reminder(date=SENT)

        assert remarks(attrs.evolve(letter, details=None), "late") == []
        assert remarks(attrs.evolve(letter, details={"sent": "long ago"}), "late") == []


class TestReview:
    FACTS = attrs.evolve(
        REJECTION, discussed="how you price support", thanks_to=["Tom Okafor"], on_file=True
    )

    @pytest.mark.parametrize("write", [reminder, thank_you, short_note])
    def test_facts_of_the_rejection_belong_to_the_first_letter(self, write):
        assert review(write(self.FACTS)) == ()

    @pytest.mark.parametrize("write", [reminder, thank_you, short_note])
    def test_facts_for_this_letter_that_it_does_not_use_are_reported(self, write):
        (remark,) = remarks(write(drawn_by="your sensors"), "fact")

        assert remark.startswith("The letter does not mention 'your sensors'")

    def test_adviser_need_not_be_the_person_who_called(self):
        nobody = attrs.evolve(REJECTION, contact=None)

        assert remarks(thank_you(nobody), "contact") == []
        assert remarks(reminder(nobody), "contact") != []

    def test_edited_note_that_is_too_long_is_reported(self):
        letter = short_note()
        longer = attrs.evolve(letter, blocks=["Thank you. " + "x" * 190])

        assert remarks(letter, "length") == []
        assert remarks(longer, "length") == [
            "The note has 225 characters, but only 200 fit. Shorten it."
        ]


class TestReminder:
    @pytest.mark.parametrize("variant", VARIANTS)
    @pytest.mark.parametrize("question", [None, "which skill would you build next"])
    def test_body_has_three_sentences_and_at_most_60_words(self, variant, question):
        letter = reminder(question=question, variant=variant)

        assert sum(body(letter).count(mark) for mark in ".?") == 3
        assert count_words(letter.blocks) <= 60

    def test_reminder_with_the_longest_question_has_at_most_60_words(self):
        question = " ".join(["Which", *["really"] * 23, "matters?"])

        longest = max(
            count_words(reminder(question=question, variant=variant).blocks) for variant in VARIANTS
        )

        assert longest <= 60

    def test_title_is_left_out_next_to_a_question_except_on_paper(self):
        """The subject names it, so that the reminder stays short; paper has no subject."""
        on_paper = attrs.evolve(REJECTION, medium="letter")

        assert "UX Lead" not in body(reminder(question="why now"))
        assert "UX Lead" in body(reminder())
        assert "UX Lead" in body(reminder(on_paper, question="why now"))

    def test_question_is_a_single_sentence(self):
        error = refusal(reminder, question="I have led two teams. Which skill is next?")

        assert str(error) == (
            "ReminderDetails.question must be a single sentence; got 'I have led two teams. Which "
            "skill is next?'. Keep only the question itself."
        )

    def test_question_is_reviewed_like_the_questions_of_compose(self):
        (remark,) = remarks(reminder(question="Why was I rejected?"), "wording")

        assert "asks for the reasons" in remark

    def test_first_mail_of_the_writer_is_not_the_recipient(self):
        own = SourceMessage(message_id="<1@example.com>", sender=PROFILE.email)
        letter = reminder(attrs.evolve(REJECTION, contact=None, medium="email", message=own))

        with pytest.raises(InvalidValueError, match="The letter has no recipient"):
            letter.email()

    def test_question_is_the_detail_or_else_the_first_of_compose(self):
        asked = ["What would you learn first?", "Who else should I ask?"]

        assert asked[0] in body(reminder(questions=asked))
        assert "Why now?" in body(reminder(questions=asked, question="why now"))
        assert asked[0] not in body(reminder(questions=asked, question="why now"))

    @pytest.mark.parametrize(
        "rejection",
        [
            REJECTION,
            attrs.evolve(REJECTION, role=None),
            attrs.evolve(REJECTION, stage="inquiry"),
        ],
    )
    @pytest.mark.parametrize("questions", [(), ["Why?"], ["Why?", "What is next?"]])
    def test_subject_is_a_reply_to_the_first_letter(self, rejection, questions):
        first = compose(PROFILE, rejection, date=SENT, questions=questions)

        assert reminder(rejection, questions=questions).subject == f"Re: {first.subject}"

    def test_reminder_continues_the_thread_of_the_first_mail(self):
        first = compose(PROFILE, attrs.evolve(REJECTION, medium="email"), date=SENT)
        mail = first.email()
        sent = SourceMessage(message_id=mail["Message-ID"], subject=first.subject)
        letter = reminder(attrs.evolve(REJECTION, medium="email", message=sent))

        assert letter.subject == f"Re: {first.subject}"
        assert letter.email()["In-Reply-To"] == mail["Message-ID"]

    def test_reminder_gets_no_reminder(self):
        assert "itself a reminder" in str(refusal(reminder().render, "ics"))


class TestThankYou:
    @pytest.mark.parametrize(
        ("way", "words"),
        [
            ("email", r"\b(email|writing|write)\b"),
            ("letter", r"\b(letter|writing) .*November 30"),
            ("call", r"\b(call|talking) .*November 30"),
            ("meeting", r"\b(met|meet|meeting)\b.* November 30"),
        ],
    )
    def test_first_sentence_says_how_the_advice_came(self, way, words):
        for variant in VARIANTS:
            first, _, _ = body(thank_you(way=way, variant=variant)).partition(". ")

            assert re.search(words, first), first

    def test_unknown_way_is_refused(self):
        assert refusal(thank_you, way="chat").field == "ThankYouDetails.way"

    def test_subject_is_that_of_the_advice_mail(self):
        advice = SourceMessage(message_id="<advice@example.com>", subject="A few thoughts")
        letter = thank_you(attrs.evolve(REJECTION, message=advice))

        assert letter.subject == "Re: A few thoughts"
        assert letter.email()["In-Reply-To"] == "<advice@example.com>"
        assert thank_you().subject == "Thank you for your advice: UX Lead"

    def test_own_words_are_in_the_letter(self):
        assert "I slept on it." in body(thank_you(own_words="I slept on it."))

    @pytest.mark.parametrize(("way", "is_reported"), [("call", True), ("email", False)])
    def test_adviser_in_a_talk_has_a_name(self, way, is_reported):
        letter = thank_you(attrs.evolve(REJECTION, contact=None, medium="email"), way=way)
        found = remarks(letter, "contact")

        said = "The advice came in a call, but the letter does not name the person who gave it."
        assert found == is_reported * [f"{said} Set Rejection.contact."]

    def test_thank_you_needs_no_reminder(self):
        assert "needs no answer" in str(refusal(thank_you().render, "ics"))

    @pytest.mark.parametrize(
        "text",
        [
            "rewrite the first page",
            "Rewrite the first page.",
            "- I'll rewrite the first page!",
            "I will rewrite the first page",
            "I will now rewrite the first page",
            "to rewrite the first page",
            "My plan is to rewrite the first page.",
            "I'm going to rewrite the first page",
            "I\u2019d like to rewrite the first page",
            '"rewrite the first page"',
        ],
    )
    def test_plan_follows_i_will(self, text):
        letter = thank_you(plan=text)

        assert letter.details.plan == "rewrite the first page"
        assert "I will rewrite the first page." in body(letter)

    @pytest.mark.parametrize(
        "plan",
        [
            "bring a shorter portfolio",
            "A/B test the first page",
            "need less time for each answer",
            "embed the report",
            "talk to Acme Inc.",
            "QA my own work",
            "no longer open with my school",
            "not list every tool",
            "red-team my pitch",
            "on-board faster",
        ],
    )
    def test_plan_keeps_its_words(self, plan):
        assert ThankYouDetails(day=SENT, plan=plan).plan == plan

    @pytest.mark.parametrize(
        "plan",
        [
            "rewriting the first page",
            "I have rewritten the first page",
            "I rewrote it",
            "my first page will be shorter",
            "We'll see",
            "changed the first page",
            "rewrite it. Then I will send it.",
            "the first page",
            "to",
            "no more cover letters",
        ],
    )
    def test_plan_that_cannot_follow_i_will_is_refused(self, plan):
        error = refusal(thank_you, plan=plan)

        assert error.field == "ThankYouDetails.plan"
        assert error.remedy == "Write only the words that would follow 'I will'."

    @given(st.text(max_size=60))
    def test_cleaned_plan_stays_the_same(self, text):
        try:
            plan = ThankYouDetails(day=SENT, plan=text).plan
        except RejectionLettersError:
            return
        assert ThankYouDetails(day=SENT, plan=plan).plan == plan

    @pytest.mark.parametrize(
        "heard",
        ["pricing", "about pricing", "What you said about pricing.", "your advice on pricing"],
    )
    def test_lead_in_is_removed_from_what_was_heard(self, heard):
        assert ThankYouDetails(day=SENT, heard=heard).heard == "pricing"

    def test_sentence_is_not_something_heard(self):
        error = refusal(thank_you, heard="you said that I talk too fast")

        assert "what you said about" in str(error)

    def test_blank_details_count_as_omitted(self):
        details = ThankYouDetails(day=SENT, heard=" ", plan="")

        assert (details.heard, details.plan) == (None, None)
        assert ReminderDetails(sent=SENT, question=" ").question is None


class TestShortNote:
    def test_note_is_salutation_body_and_name(self):
        lines = str(short_note()).split("\n")

        assert lines[0] == "Dear Dana Lee,"
        assert lines[-1] == "Ana Ruiz"
        assert "" not in lines

    def test_note_to_a_reader_without_a_name_says_hello(self):
        """A message on a network reaches one person, not a team."""
        nobody = attrs.evolve(REJECTION, contact=None, medium="email")

        assert short_note(nobody).salutation == "Hello,"

    def test_ordinary_names_and_a_title_of_30_characters_fit_in_any_wording(self):
        rejection = attrs.evolve(
            REJECTION, role="Director of Clinical Programs", contact="Alexandra Whitcombe"
        )
        profile = attrs.evolve(PROFILE, name="Christopher Lindholm")

        for stage in ("inquiry", "application", "final"):
            for reason in ("location", "overqualified", "unstated"):
                facts = attrs.evolve(rejection, stage=stage, reason=reason)
                for variant in VARIANTS:
                    assert len(str(short_note(facts, profile=profile, variant=variant))) <= 200

    def test_longer_note_mentions_the_conversation(self):
        talked = attrs.evolve(REJECTION, discussed="how you price support")

        assert "how you price support" in str(short_note(talked, max_characters=300))
        assert "how you price support" not in str(short_note(talked))

    def test_own_question_replaces_that_of_the_note(self):
        assert "Why now?" in str(short_note(questions=["Why now?", "Who else?"]))

    @pytest.mark.parametrize("number", [199, 301])
    def test_network_allows_200_to_300_characters(self, number):
        error = refusal(ShortNoteDetails, max_characters=number)

        assert error.field == "ShortNoteDetails.max_characters"

    def test_note_of_a_paying_member_may_be_longer(self):
        words = "I still think about the way your team tests with nurses, which I had never seen."
        question = "What would you learn first if you were new to this kind of research?"
        note = {"own_words": words, "questions": question}

        assert len(str(short_note(max_characters=300, **note))) > 200
        assert str(refusal(short_note, **note)) == (
            "The note has 226 characters, 26 more than its limit of 200. Its longest values are "
            "Letter.own_words (80), Letter.questions (68), and Profile.name (8). Shorten or omit "
            "one of them, or set details.max_characters to up to 300."
        )


class TestNotes:
    """Any letter with a limit in characters is a note."""

    @given(st.integers(50, 120), st.integers(1, 100))
    def test_limit_is_exact(self, limit, size):
        length = len(f"Hello,\nLead\n{'x' * size}\nAna Ruiz")
        if length <= limit:
            assert len(str(note(limit, "x" * size))) == length
        else:
            error = refusal(note, limit, "x" * size)
            assert f"has {length} characters, {length - limit} more" in str(error)

    def test_error_names_the_longest_values_in_the_note(self):
        error = refusal(note, 50, "Cloud" * 8, role="Staff Engineer")

        assert error.field == "compose.template"
        assert (
            "Its longest values are details.words (40), Rejection.role (14), and Profile.name (8)."
        ) in str(error)
        assert "max_characters" not in str(error)

    def test_detail_lowers_the_limit(self):
        assert "limit of 60" in str(refusal(note, 500, "x" * 60, limit=60))
        assert "limit of 50" in str(refusal(note, 50, "x" * 60, limit=500))

    @pytest.mark.parametrize("limit", [-5, 49, 20_000])
    def test_detail_that_is_no_limit_is_ignored(self, limit):
        letter = note(80, "One", "two.", limit=limit)

        assert letter.template.most_characters(letter.details) == 80

    def test_error_counts_the_name_in_the_salutation(self):
        contact = Contact(f"Will{'l' * 119} Lee, PhD", honorific="Dr.")
        error = refusal(short_note, attrs.evolve(REJECTION, contact=contact))

        assert "Contact.name (131)" in str(error)

    def test_every_fact_in_a_note_can_be_named(self):
        rejection = attrs.evolve(
            REJECTION,
            contact=Contact("Dana Lee", addressed_as="Dr. Lee"),
            agency="Harbor Point",
            discussed="how you price support",
            thanks_to=["Tom Okafor"],
        )
        template = Template.from_string('{% extends "letter" %}', max_characters=50)

        error = refusal(compose, PROFILE, rejection, template=template, date=SENT)

        assert "Rejection.discussed (21), Rejection.thanks_to (10), and Profile.name (8)." in (
            str(error)
        )

    def test_value_of_a_detail_can_be_named(self):
        template = Template.from_string(NOTE, details=Words, max_characters=50)
        details = Words(greeting="Good evening to everyone on the design team")

        error = refusal(compose, PROFILE, REJECTION, template=template, date=SENT, details=details)

        assert "Its longest values are details.greeting (43), Profile.name (8)," in str(error)

    def test_list_items_have_bullets(self):
        source = NOTE.replace(
            "{{ details.words|and_list }}",
            "\n{% for word in details.words %}\n- {{ word }}\n{% endfor %}\n",
        )
        template = Template.from_string(source, details=Words, max_characters=200)
        letter = compose(PROFILE, REJECTION, template=template, date=SENT)

        assert str(letter) == "Hello,\nUX Lead\n- One\n- two.\nAna Ruiz"

    @pytest.mark.parametrize("format", ["txt", "md", "html"])
    def test_formats_print_only_the_note(self, format):
        printed = short_note().render(format).decode()

        assert all(part in printed for part in ("Dear Dana Lee,", "Ana Ruiz"))
        assert not any(
            part in printed
            for part in ("2026", "Acme<", "Sincerely", "Subject", "ana@example.com", "a question:")
        )

    def test_text_file_has_no_line_breaks_in_a_paragraph(self):
        letter = short_note()

        assert letter.render("txt").decode() == f"{letter}\n"

    def test_notebook_shows_only_the_note(self):
        shown = short_note()._repr_mimebundle_()

        assert all("Sincerely" not in text and "Ana Ruiz" in text for text in shown.values())

    @pytest.mark.parametrize(
        ("write", "what"),
        [
            (lambda letter: letter.render("docx"), "a letter on paper"),
            (lambda letter: letter.render("pdf"), "a letter on paper"),
            (lambda letter: letter.render("eml"), "an email"),
            (lambda letter: letter.email("dana@example.com"), "an email"),
        ],
    )
    def test_note_cannot_become_an_email_or_a_letter_on_paper(self, write, what):
        assert f"cannot become {what}" in str(refusal(write, short_note()))

    def test_calendar_speaks_of_a_message(self):
        event = " ".join(short_note().render("ics").decode().replace("\r\n ", "").split())

        assert "since your message of November 18" in event
        assert "dana@example.com" not in event

    def test_note_is_stored_and_restored(self):
        letter = short_note(max_characters=300)

        assert Letter.from_dict(letter.to_dict()) == letter


class TestFormats:
    """Reminders and thank-yous are ordinary letters in every format except the calendar."""

    @pytest.mark.parametrize("write", [reminder, thank_you])
    @pytest.mark.parametrize("format", ["txt", "md", "html", "eml", "docx", "pdf"])
    def test_letter_can_be_rendered(self, write, format):
        assert write().render(format)

    def test_call_that_a_sequel_promises_is_in_the_calendar(self):
        @attrs.frozen
        class Day:
            day: dt.date = dt.date(2026, 11, 17)

        template = Template.from_string('{% extends "letter" %}', details=Day, answers="advice")
        letter = compose(PROFILE, REJECTION, template=template, date=SENT, call_on="2026-11-24")

        assert b"Call Dana Lee" in letter.render("ics")

    @pytest.mark.parametrize(
        ("write", "name"),
        [
            (reminder, "Reminder to Acme.txt"),
            (thank_you, "Thank-you to Acme.txt"),
            (short_note, "Note to Acme.txt"),
        ],
    )
    def test_letters_of_one_conversation_have_different_file_names(self, write, name):
        assert write().filename("txt") == name


@attrs.frozen
class Day:
    """Details of a pack's sequel."""

    day: dt.date = dt.date(2026, 11, 17)


def sequel_template(words, answers):
    """Return a pack's sequel that says these words and the day of what it answers."""
    says = f"{words} It was {{{{ details.day|short_date }}}}."
    source = f"{letters.brief._text()[0]}{{% block own_words %}}{says}{{% endblock %}}"
    return Template.from_string(source, details=Day, moves=("thanks",), answers=answers)


class TestKit:
    """The kit writes sequels with days that fit, and checks notes against their limit."""

    def test_day_of_the_answer_is_before_the_letter(self):
        @attrs.frozen
        class Day:
            day: dt.date = attrs.field(metadata={"example": dt.date(2031, 1, 1)})
            topic: str = attrs.field(default="fees", metadata={"example": "rates"})

        template = Template.from_string(
            letters.brief._text()[0]
            + "{% block own_words %}You told me about {{ details.topic }} on "
            "{{ details.day|short_date }}.{% endblock %}",
            name="heard",
            details=Day,
            moves=("thanks",),
            answers="advice",
        )

        assert check(template) == ()

    def test_reminders_that_reproach_are_reported(self):
        reproaches = [
            "I have still not heard from you.",
            "You have not answered my question.",
            "I never got a reply.",
            "I wrote to you without an answer.",
            "There was no reply so far.",
            "I am still waiting for your advice.",
        ]
        found = check(sequel_template("\n\n".join(reproaches), "silence"))

        assert [
            problem.sentence for problem in found if problem.rule == "reminders_reproach_no_one"
        ] == reproaches

    def test_conversation_may_be_the_advice(self):
        source = (
            letters.brief._text()[0]
            + "{% block own_words %}I enjoyed our conversation.{% endblock %}"
        )
        rules = {
            answers: {
                problem.rule
                for problem in check(
                    Template.from_string(source, moves=("thanks",), answers=answers)
                )
            }
            for answers in ("advice", "silence", "rejection")
        }

        assert "no_conversation_is_made_up" not in rules["advice"]
        assert "no_conversation_is_made_up" in rules["silence"] & rules["rejection"]

    @pytest.mark.parametrize(("answers", "is_reported"), [("advice", False), ("silence", True)])
    def test_email_may_be_that_with_the_advice(self, answers, is_reported):
        source = (
            letters.brief._text()[0] + "{% block own_words %}Your email helped me.{% endblock %}"
        )
        template = Template.from_string(source, moves=("thanks",), answers=answers)
        rules = {problem.rule for problem in check(template)}

        assert ("the_letter_matches_how_the_rejection_arrived" in rules) == is_reported

    def test_note_that_exceeds_its_limit_is_reported(self):
        template = Template.from_string(
            letters.brief._text()[0], moves=("thanks",), max_characters=100
        )
        (problem,) = check(template)

        assert problem.rule == "notes_stay_within_the_character_limit"
        assert problem.what.endswith(
            "the limit is 100 (Template.max_characters, or the detail of that name)."
        )

    def test_letters_of_the_matrix_stay_within_the_limits(self):
        notes = [letter for _, letter in written() if letter.template is letters.short_note]

        assert len(notes) > 100
        assert all(len(str(note)) <= note.details.max_characters for note in notes)
