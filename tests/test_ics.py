"""Tests for calendar reminders."""

import datetime as dt
import re
import zoneinfo

import attrs
import icalendar
import pytest
from hypothesis import given, strategies as st

from rejection_letters import Contact, Profile, Rejection, SourceMessage, compose
from rejection_letters.errors import InvalidValueError
from tests.letters import without_isolates
from tests.strategies import NASTY_NAMES, hostile_letters

PROFILE = Profile("Ana Ruiz", "UX designer", email="ana@example.com", timezone="America/New_York")
CONTACT = Contact(
    "Dana Lee",
    honorific="Ms.",
    title="Head of Talent",
    email="dana@example.com",
    phone="+1 555 010 0199",
)
REJECTION = Rejection(
    "Acme",
    contact=CONTACT,
    address=("1 Wharf Road", "Chicago, IL 60601"),
    stage="inquiry",
    reason="no-opening",
)
CALL = compose(PROFILE, REJECTION, date="2026-11-18")
FOLLOW_UP = compose(
    PROFILE,
    attrs.evolve(REJECTION, stage="interview", role="UX Lead"),
    date="2026-11-18",
    questions=["Which skill would you learn first?", "Who else should I talk to?"],
)

NAMES = ("Łukasz", "José", "Nguyễn", "O'Neil & <Co>", "李小龙", "علي")
ZONES = ("America/New_York", "Europe/London", "Asia/Kolkata", "Pacific/Auckland", "UTC")

TEXTS = (
    *NAMES,
    "C:\\New\\;\\,",
    "a\\nb",
    *NASTY_NAMES,
)
"""Text that is valid in a name and that a name does not change."""

ALWAYS = {"UID", "DTSTAMP", "SEQUENCE", "CLASS", "SUMMARY", "DESCRIPTION", "DTSTART", "DTEND"}
"""The properties of every event."""


def calendar_of(letter):
    """Render a letter as a calendar and parse it with icalendar."""
    return icalendar.Calendar.from_ical(letter.render("ics"))


def event_of(letter):
    """Return the only event of a letter's calendar."""
    (event,) = calendar_of(letter).walk("VEVENT")
    return event


def lines_of(letter):
    """Return the lines of a letter's calendar, unfolded as RFC 5545 requires."""
    data = letter.render("ics").decode()
    assert data.endswith("\r\n")
    return data.removesuffix("\r\n").replace("\r\n ", "").split("\r\n")


def event_lines_of(letter):
    """Return the lines of the event without its alarm."""
    lines = lines_of(letter)
    assert lines.count("BEGIN:VEVENT") == lines.count("BEGIN:VALARM") == 1
    return lines[lines.index("BEGIN:VEVENT") + 1 : lines.index("BEGIN:VALARM")]


def text_of(letter, name):
    """Return a text property of the event as stored, unescaped by the rules of RFC 5545 alone."""
    (line,) = (line for line in event_lines_of(letter) if line.startswith(f"{name}:"))
    line = without_isolates(line)
    characters = iter(line.removeprefix(f"{name}:"))
    meant = {"n": "\n", "\\": "\\", ",": ",", ";": ";"}
    return "".join(meant[next(characters)] if one == "\\" else one for one in characters)


def description_of(letter):
    """Return the paragraphs of the event's description."""
    return text_of(letter, "DESCRIPTION").split("\n\n")


class TestCall:
    def test_reminder_has_contact_promise_opening_and_questions(self):
        (questions,) = (block for block in CALL.blocks if not isinstance(block, str))

        assert len(questions) == 3
        assert text_of(CALL, "SUMMARY") == "Call Ms. Dana Lee at Acme"
        assert description_of(CALL) == [
            "Ms. Dana Lee\nHead of Talent\nAcme\n+1 555 010 0199",
            (
                "Your email of November 18 promised this call. "
                "If you already have a reply, follow that instead."
            ),
            (
                "You could begin:\nHello, this is Ana Ruiz calling. "
                "I wrote to you on November 18 and said that I would call. "
                "I am not calling about a position, only to ask for your advice. "
                "Would you have twenty minutes, now or at a time that works better for you?"
            ),
            "\n- ".join(["Your questions:", *questions]),
        ]

    def test_questions_come_from_the_edited_letter(self):
        letter = attrs.evolve(CALL, blocks=["I would like to ask you:", ["Why?", "Since when?"]])

        assert description_of(letter)[-1] == "Your questions:\n- Why?\n- Since when?"

    def test_list_without_questions_is_ignored_next_to_one_with(self):
        letter = attrs.evolve(CALL, blocks=[["A prize", "A book"], "May I ask:", ["Why?"]])

        assert description_of(letter)[-1] == "Your question:\n- Why?"

    def test_list_may_lack_question_marks(self):
        letter = attrs.evolve(CALL, blocks=["May I ask you", ["what you look for", "and where"]])

        assert description_of(letter)[-1] == "Your questions:\n- what you look for\n- and where"

    def test_paper_letter_is_called_a_letter(self):
        letter = compose(PROFILE, attrs.evolve(REJECTION, medium="letter"), date="2026-11-18")

        assert description_of(letter)[1].startswith("Your letter of November 18 promised")

    def test_event_is_on_the_promised_day(self):
        letter = compose(PROFILE, REJECTION, date="2026-11-18", call_on="2026-12-03")

        assert "I will call on Thursday, December 3" in str(letter)
        assert event_of(letter).start.date() == dt.date(2026, 12, 3)

    def test_recent_date_has_no_year(self):
        """Not even across New Year."""
        letter = compose(PROFILE, REJECTION, date="2026-12-30")
        _, about, words, _ = description_of(letter)

        assert "Your email of December 30 promised this call." in about
        assert "I wrote to you on December 30 and said that I would call." in words

    def test_date_over_half_a_year_ago_has_a_year(self):
        letter = compose(PROFILE, REJECTION, date="2026-04-30", call_on="2027-01-13")
        _, about, words, _ = description_of(letter)

        assert "Your email of April 30, 2026 promised this call." in about
        assert "I wrote to you on April 30, 2026, and said that I would call." in words

    def test_date_follows_locale(self):
        profile = attrs.evolve(PROFILE, locale="en-GB")
        letter = compose(profile, REJECTION, date="2026-12-30", call_on="2027-01-13")

        assert description_of(letter)[1].startswith("Your email of 30 December promised this call.")

    def test_missing_phone_number_is_pointed_out(self):
        rejection = attrs.evolve(REJECTION, contact=attrs.evolve(CONTACT, phone=None))
        letter = compose(PROFILE, rejection, date="2026-11-18", call_on="2026-11-23")
        who, about, *_ = description_of(letter)

        assert who == "Ms. Dana Lee\nHead of Talent\nAcme"
        assert about.endswith("Look up the phone number before you call.")

    def test_honorific_and_title_may_be_missing(self):
        rejection = attrs.evolve(REJECTION, contact=Contact("Dana Lee", phone="555-0199"))
        letter = compose(PROFILE, rejection, date="2026-11-18")

        assert text_of(letter, "SUMMARY") == "Call Dana Lee at Acme"
        assert description_of(letter)[0] == "Dana Lee\nAcme\n555-0199"

    @pytest.mark.parametrize(("letter", "action"), [(CALL, "Call"), (FOLLOW_UP, "Follow up with")])
    def test_recruiter_is_reached_at_the_agency(self, letter, action):
        rejection = attrs.evolve(letter.rejection, agency="Talent Partners")
        letter = attrs.evolve(letter, rejection=rejection)

        assert text_of(letter, "SUMMARY").startswith(f"{action} Ms. Dana Lee at Talent Partners")
        assert description_of(letter)[0].split("\n")[2] == "Talent Partners"

    def test_contact_may_be_missing(self):
        """Only an edited letter can promise a call without a contact."""
        letter = attrs.evolve(CALL, rejection=attrs.evolve(REJECTION, contact=None))

        assert text_of(letter, "SUMMARY") == "Call the hiring team at Acme"
        assert description_of(letter)[0] == "Acme"

    def test_last_question_is_used_without_a_list(self):
        rejection = attrs.evolve(REJECTION, stage="screen")
        letter = compose(PROFILE, rejection, date="2026-11-18", call_on="2026-11-30")
        *_, words, question = description_of(letter)
        label, _, asked = question.partition("\n- ")

        assert words.endswith("Is now a good time, or would another time work better?")
        assert label == "Your question:"
        assert any(asked in block for block in letter.blocks)
        assert re.fullmatch(r"[A-Z][^.:?]+\?", asked)

    @pytest.mark.parametrize(
        ("text", "question"),
        [
            ("What would you learn next?", "What would you learn next?"),
            (
                "May I ask for your advice? What would you learn next? One line is plenty.",
                "What would you learn next?",
            ),
            (
                "If you have a minute, I have one question: What would you learn next?",
                "What would you learn next?",
            ),
            (
                "I enjoyed our talk. While hiring is on hold, what would you read?",
                "While hiring is on hold, what would you read?",
            ),
            ("I spoke to Dr. Poe, too. Would you ask St. Mary?", "Would you ask St. Mary?"),
            ("Thank you. Which is better: Python or Go?", "Which is better: Python or Go?"),
            ("May I ask you: what would you read?", "May I ask you: what would you read?"),
            ("I kept a note. What is \u201cfit\u201d?", "What is \u201cfit\u201d?"),
            ("May I ask for your advice? Thank you.", "May I ask for your advice?"),
        ],
    )
    def test_question_is_found_inside_a_paragraph(self, text, question):
        """An earlier question is usually a request, and a colon may lead in to the question."""
        letter = attrs.evolve(CALL, blocks=["Thank you for your email.", text, "All the best."])

        assert description_of(letter)[-1] == f"Your question:\n- {question}"

    def test_question_is_taken_from_the_last_paragraph_that_has_one(self):
        letter = attrs.evolve(CALL, blocks=["Why? Who?", "Where? I hope to hear.", "Thank you."])

        assert description_of(letter)[-1] == "Your question:\n- Where?"

    @pytest.mark.parametrize("names", [{"company": "Ask?"}, {"agency": "Ask?"}], ids=str)
    def test_question_mark_of_a_name_does_not_end_a_question(self, names):
        rejection = attrs.evolve(REJECTION, **names)
        blocks = ["What would you learn next? All the best to everyone at Ask?"]
        letter = attrs.evolve(CALL, rejection=rejection, blocks=blocks)

        assert description_of(letter)[-1] == "Your question:\n- What would you learn next?"

    @pytest.mark.parametrize(
        "own", ["iOS or Android?", "I know Python. Is it worth learning Go?"], ids=str
    )
    def test_own_question_is_kept_whole(self, own):
        rejection = attrs.evolve(REJECTION, stage="interview")
        letter = compose(
            PROFILE, rejection, date="2026-11-18", call_on="2026-11-30", questions=[own]
        )

        assert letter.questions == (own,)
        assert description_of(letter)[-1] == f"Your question:\n- {own}"

    def test_own_question_that_was_edited_out_is_ignored(self):
        letter = attrs.evolve(FOLLOW_UP, blocks=["What would you read?"])

        assert len(letter.questions) == 2
        assert description_of(letter)[-1] == "Your question:\n- What would you read?"

    def test_request_without_a_question_has_no_question_list(self):
        letter = attrs.evolve(CALL, blocks=["Twenty minutes of your time would help me."])

        assert description_of(letter)[2:] == [
            (
                "You could begin:\nHello, this is Ana Ruiz calling. "
                "I wrote to you on November 18 and said that I would call. "
                "I am not calling about a position, only to ask for your advice. "
                "Would you have twenty minutes, now or at a time that works better for you?"
            )
        ]

    def test_call_may_be_just_to_say_thank_you(self):
        letter = compose(
            PROFILE,
            attrs.evolve(REJECTION, stage="application"),
            date="2026-11-18",
            call_on="2026-11-30",
            template="design",
        )

        assert description_of(letter)[2:] == [
            (
                "You could begin:\nHello, this is Ana Ruiz calling. "
                "I wrote to you on November 18 and said that I would call. "
                "I am not calling about a position, only to thank you for your time."
            )
        ]

    def test_call_starts_at_ten_and_lasts_for_the_minutes(self):
        letter = compose(PROFILE, REJECTION, date="2026-11-18", minutes=35)
        event = event_of(letter)

        assert event.start.astimezone(zoneinfo.ZoneInfo(PROFILE.timezone)).time() == dt.time(10)
        assert event.end - event.start == dt.timedelta(minutes=35)

    @pytest.mark.parametrize("minutes", [-20, 0, 4, 61, 10**14])
    def test_minutes_out_of_range_are_an_error(self, minutes):
        letter = attrs.evolve(CALL, minutes=minutes)

        with pytest.raises(InvalidValueError, match="must be between 5 and 60") as caught:
            letter.render("ics")

        assert caught.value.field == "Letter.minutes"

    def test_alarm_is_fifteen_minutes_before_the_call(self):
        (alarm,) = event_of(CALL).walk("VALARM")

        assert lines_of(CALL)[-7:-2] == [
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "DESCRIPTION:Call Ms. Dana Lee at Acme",
            "TRIGGER:-PT15M",
            "END:VALARM",
        ]
        assert alarm["trigger"].dt == dt.timedelta(minutes=-15)


class TestZones:
    """Times are in UTC, because programs keep one definition of a zone for all events."""

    def test_times_are_in_utc(self):
        assert "DTSTART:20261123T150000Z" in event_lines_of(CALL)
        assert "DTEND:20261123T152000Z" in event_lines_of(CALL)
        assert "BEGIN:VTIMEZONE" not in lines_of(CALL)

    @pytest.mark.parametrize(
        ("zone", "day", "offset"),
        [
            ("America/New_York", "2026-03-06", "-0500"),
            ("America/New_York", "2026-03-09", "-0400"),
            ("America/New_York", "2026-10-30", "-0400"),
            ("America/New_York", "2026-11-02", "-0500"),
            ("Europe/London", "2026-03-27", "+0000"),
            ("Europe/London", "2026-03-30", "+0100"),
            ("Asia/Kolkata", "2026-07-01", "+0530"),
            ("Pacific/Auckland", "2026-07-01", "+1200"),
            ("Pacific/Auckland", "2026-12-01", "+1300"),
            ("UTC", "2026-12-01", "+0000"),
        ],
    )
    def test_call_is_at_ten_before_and_after_the_clocks_change(self, zone, day, offset):
        letter = attrs.evolve(CALL, profile=attrs.evolve(PROFILE, timezone=zone), call_on=day)
        local = event_of(letter).start.astimezone(zoneinfo.ZoneInfo(zone))

        assert local.strftime("%Y-%m-%d %H:%M %z") == f"{day} 10:00 {offset}"

    def test_call_without_a_time_zone_is_an_all_day_event(self):
        letter = attrs.evolve(CALL, profile=attrs.evolve(PROFILE, timezone=None))
        lines = lines_of(letter)

        assert "DTSTART;VALUE=DATE:20261123" in lines
        assert "DTEND;VALUE=DATE:20261124" in lines
        assert "TRANSP:TRANSPARENT" in lines
        assert "TRIGGER:PT9H" in lines
        assert "BEGIN:VTIMEZONE" not in lines

    def test_profile_rejects_an_unknown_time_zone(self):
        with pytest.raises(InvalidValueError, match="must be an IANA time zone"):
            Profile("Ana Ruiz", "UX designer", timezone="America/Springfield")

    @pytest.mark.parametrize(
        "name",
        ["Factory", "localtime", "posixrules", "right/UTC", "right/Europe/London", "posix/UTC"],
    )
    def test_profile_rejects_entries_of_the_database_that_are_no_zones(self, name):
        with pytest.raises(InvalidValueError, match="must be an IANA time zone"):
            Profile("Ana Ruiz", "UX designer", timezone=name)

    @pytest.mark.parametrize("name", ["Mars/Olympus", "../Chicago", "America"])
    def test_call_without_a_time_zone_database_is_an_all_day_event(self, monkeypatch, name):
        monkeypatch.setattr(zoneinfo, "available_timezones", set)
        letter = attrs.evolve(CALL, profile=attrs.evolve(PROFILE, timezone=name))

        assert "DTSTART;VALUE=DATE:20261123" in lines_of(letter)
        assert name not in letter.render("ics").decode()


class TestFollowUp:
    def test_reminder_has_contact_advice_note_and_questions(self):
        assert text_of(FOLLOW_UP, "SUMMARY") == "Follow up with Ms. Dana Lee at Acme, once"
        assert description_of(FOLLOW_UP) == [
            "Ms. Dana Lee\nHead of Talent\nAcme\ndana@example.com",
            (
                "If you have not heard back since your email of November 18, "
                "send one short reminder, and then let it rest. "
                "If you already have a reply, follow that instead."
            ),
            (
                "You could write:\nDear Dana Lee,\n"
                "On November 18 I wrote to you with two questions. "
                "If you have a moment for them, a line or two would help me. "
                "If not, I understand, and thank you all the same."
            ),
            ("Your questions:\n- Which skill would you learn first?\n- Who else should I talk to?"),
        ]

    def test_note_mentions_the_only_question(self):
        letter = compose(PROFILE, FOLLOW_UP.rejection, date="2026-11-18")
        *_, words, question = description_of(letter)

        assert "I wrote to you with a question. If you have a moment for it, a line" in words
        assert question.startswith("Your question:\n- ")
        assert any(question.partition("\n- ")[2] in block for block in letter.blocks)

    def test_contact_may_be_missing(self):
        letter = compose(PROFILE, Rejection("Acme"), date="2026-11-18")

        assert text_of(letter, "SUMMARY") == "Follow up with the hiring team at Acme, once"
        assert description_of(letter)[0] == "Acme"
        assert "If someone on your team has a moment for it, a line" in description_of(letter)[2]

    @pytest.mark.parametrize("call_on", [None, "2026-11-23"])
    @pytest.mark.parametrize(
        "facts",
        [
            {"contact": attrs.evolve(CONTACT, email="no-reply@acme.example")},
            {
                "contact": attrs.evolve(CONTACT, email=None),
                "message": SourceMessage(sender="Careers <no-reply@acme.example>"),
            },
        ],
    )
    def test_address_that_no_one_reads_is_pointed_out(self, facts, call_on):
        letter = compose(
            PROFILE, attrs.evolve(REJECTION, **facts), date="2026-11-18", call_on=call_on
        )
        who, note, *_ = description_of(letter)

        assert "@" not in who
        assert note == (
            "No one reads email to no-reply@acme.example. Find a person's address before you write."
        )

    def test_paper_letter_has_no_note_about_an_address(self):
        contact = attrs.evolve(CONTACT, email="no-reply@acme.example")
        rejection = attrs.evolve(REJECTION, contact=contact, medium="letter")

        assert "No one reads" not in text_of(compose(PROFILE, rejection), "DESCRIPTION")

    def test_paper_letter_is_called_a_letter_and_omits_the_email_address(self):
        letter = attrs.evolve(FOLLOW_UP, rejection=attrs.evolve(REJECTION, medium="letter"))

        assert "dana@example.com" not in description_of(letter)[0]
        assert "since your letter of November 18, send" in description_of(letter)[1]

    def test_recent_date_has_no_year(self):
        """Not even across New Year."""
        letter = attrs.evolve(FOLLOW_UP, date="2026-12-28")
        _, about, words, _ = description_of(letter)

        assert "since your email of December 28, send" in about
        assert "On December 28 I wrote to you" in words

    def test_request_without_a_question_has_no_question_list(self):
        letter = attrs.evolve(FOLLOW_UP, blocks=["I would value your advice."])

        assert description_of(letter)[2:] == [
            (
                "You could write:\nDear Dana Lee,\n"
                "On November 18 I wrote to you and asked for your advice. "
                "If you have a moment, a line or two would help me. "
                "If not, I understand, and thank you all the same."
            )
        ]

    @given(date=st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
    def test_follow_up_is_a_week_later_or_the_monday_after(self, date):
        event = event_of(attrs.evolve(FOLLOW_UP, date=date))
        days = (event.start - date).days

        assert type(event.start) is dt.date
        assert event.end - event.start == dt.timedelta(days=1)
        assert days == {5: 9, 6: 8}.get(date.weekday(), 7)
        assert event.start.weekday() < 5

    def test_follow_up_is_an_all_day_event_in_any_zone(self):
        lines = lines_of(FOLLOW_UP)

        assert "DTSTART;VALUE=DATE:20261125" in lines
        assert "DTEND;VALUE=DATE:20261126" in lines
        assert "TRANSP:TRANSPARENT" in lines
        assert "BEGIN:VTIMEZONE" not in lines

    def test_alarm_is_at_nine_local_time(self):
        assert lines_of(FOLLOW_UP)[-7:-2] == [
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "DESCRIPTION:Follow up with Ms. Dana Lee at Acme\\, once",
            "TRIGGER:PT9H",
            "END:VALARM",
        ]

    @pytest.mark.parametrize("template", ["brief", "design"])
    @pytest.mark.parametrize(
        "rejection", [Rejection("Acme"), Rejection("Acme?"), Rejection("Acme", agency="Ask?")]
    )
    def test_letter_that_asks_for_nothing_is_an_error(self, template, rejection):
        """A question mark in the name of an organization does not count as a question."""
        letter = compose(PROFILE, rejection, date="2026-11-18", template=template)

        with pytest.raises(InvalidValueError) as caught:
            letter.render("ics")

        assert caught.value.field == "Letter"
        assert str(caught.value) == (
            "This letter promises no call and asks for nothing, so it needs no reminder. "
            "For a reminder, use a template that asks for advice, such as 'classic'."
        )

    def test_courtesy_note_edited_to_ask_has_a_reminder(self):
        note = compose(PROFILE, REJECTION, date="2026-11-18", template="brief")
        letter = attrs.evolve(note, blocks=[*note.blocks, "What should I read first?"])

        assert description_of(letter)[-1] == "Your question:\n- What should I read first?"


class TestEveryLetter:
    @given(
        letter=hostile_letters(),
        zone=st.none() | st.sampled_from(ZONES),
        call_on=st.none() | st.dates(dt.date(2026, 11, 23), dt.date(2199, 12, 31)),
    )
    def test_arbitrary_text_adds_no_properties(self, letter, zone, call_on):
        letter = attrs.evolve(
            letter, profile=attrs.evolve(letter.profile, timezone=zone), call_on=call_on
        )
        timed = zone is not None and call_on is not None
        event = event_of(letter)
        names = [line.partition(":")[0].partition(";")[0] for line in event_lines_of(letter)]

        assert sorted(names) == sorted(ALWAYS if timed else {*ALWAYS, "TRANSP"})
        assert {*event} == {*names}
        if call_on is None:
            assert event.start == dt.date(2026, 11, 30)
        elif timed:
            local = event.start.astimezone(zoneinfo.ZoneInfo(zone))
            assert local.replace(tzinfo=None) == dt.datetime.combine(call_on, dt.time(10))
        else:
            assert event.start == call_on
        self.check_texts(letter)

    @pytest.mark.parametrize("template", ["classic", "design", "military-transition", "sales"])
    @pytest.mark.parametrize("stage", ["assessment", "screen", "interview", "final"])
    def test_built_in_letters_have_one_question_without_its_lead_in(self, template, stage):
        rejection = attrs.evolve(REJECTION, stage=stage)

        for variant in range(20):
            letter = compose(
                PROFILE, rejection, date="2026-11-18", template=template, variant=variant
            )
            label, _, asked = description_of(letter)[-1].partition("\n- ")
            assert label == "Your question:"
            assert re.fullmatch(r"[A-Z][^.?]+\?", asked)
            assert not re.search(r": [A-Z]|^May I|^If you have", asked)

    # A contact's name has no address in it, and the comma after a company is not part of its name.
    @pytest.mark.parametrize("text", [text for text in TEXTS if not re.search(r"@|,\Z", text)])
    def test_troublesome_text_is_preserved(self, text):
        contact = Contact(text, honorific=text, title=text, phone=text)
        letter = attrs.evolve(
            CALL,
            profile=attrs.evolve(PROFILE, name=text),
            rejection=attrs.evolve(REJECTION, company=text, contact=contact),
            blocks=["May I ask you:", [text, text]],
        )

        self.check_texts(letter)
        assert text_of(letter, "SUMMARY") == f"Call {text} {text} at {text}"
        assert description_of(letter)[0] == f"{text} {text}\n{text}\n{text}\n{text}"
        assert description_of(letter)[-1] == f"Your questions:\n- {text}\n- {text}"
        assert f"Hello, this is {text} calling. I wrote" in description_of(letter)[2]

    @pytest.mark.parametrize("letter", [CALL, FOLLOW_UP], ids=["call", "follow-up"])
    @pytest.mark.parametrize("name", NAMES)
    def test_icalendar_reads_names_in_any_script(self, letter, name):
        rejection = attrs.evolve(REJECTION, contact=name, company=name)
        letter = attrs.evolve(letter, rejection=rejection)
        event = event_of(letter)

        summary, description = map(without_isolates, (event["summary"], event["description"]))

        assert f"{name} at {name}" in summary
        assert summary == text_of(letter, "SUMMARY")
        assert description == text_of(letter, "DESCRIPTION")

    @staticmethod
    def check_texts(letter):
        """Check that names and questions are the same in the reminder and in the letter."""
        rejection = letter.rejection
        contact = rejection.contact
        summary = text_of(letter, "SUMMARY")
        who, *_, questions = description_of(letter)
        items = [item for block in letter.blocks if isinstance(block, tuple) for item in block]

        assert summary.startswith(("Call ", "Follow up with "))
        assert f" at {rejection.company}" in summary
        assert (contact.name if contact else "the hiring team") in summary
        assert rejection.company in who.split("\n")
        assert {*questions.split("\n- ")[1:]} <= {*items}

    @pytest.mark.parametrize("letter", [CALL, FOLLOW_UP], ids=["call", "follow-up"])
    @pytest.mark.parametrize("name", NAMES)
    def test_lines_have_at_most_75_octets_and_end_in_crlf(self, letter, name):
        letter = attrs.evolve(letter, blocks=["May I ask:", [f"{name * 50}?"]])
        data = letter.render("ics")
        lines = data.split(b"\r\n")

        assert not [line for line in lines if b"\n" in line or b"\r" in line or len(line) > 75]
        assert all(line.decode() for line in lines[:-1])
        assert lines[-1] == b""

    def test_calendar_invites_no_one(self):
        lines = lines_of(FOLLOW_UP)

        assert lines[:3] == [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//rejection-letters//rejection-letters//EN",
        ]
        assert [line for line in lines if line.startswith("BEGIN:")] == [
            "BEGIN:VCALENDAR",
            "BEGIN:VEVENT",
            "BEGIN:VALARM",
        ]
        assert not [line for line in lines if line.startswith(("METHOD", "ATTENDEE", "ORGANIZER"))]

    def test_event_is_private(self):
        """Coworkers who share the calendar should not see that someone is job hunting."""
        assert "CLASS:PRIVATE" in event_lines_of(CALL)

    def test_timestamp_is_the_date_of_the_letter(self):
        assert "DTSTAMP:20261118T000000Z" in event_lines_of(CALL)
        assert "SEQUENCE:0" in event_lines_of(CALL)


class TestUid:
    def test_uid_never_changes(self):
        """A different UID in a new release would duplicate every event."""
        assert str(event_of(CALL)["uid"]) == "2ef92104-2a79-57c8-a5ff-9dc7ff98ac0a"

    def test_uid_survives_a_new_day_and_phone_number(self):
        moved = attrs.evolve(
            CALL,
            call_on="2026-11-25",
            rejection=attrs.evolve(REJECTION, contact=Contact("Dana Lee", phone="1")),
        )

        assert event_of(moved)["uid"] == event_of(CALL)["uid"]

    @pytest.mark.parametrize(
        "other",
        [
            attrs.evolve(CALL, call_on=None),
            attrs.evolve(CALL, date="2026-11-19"),
            attrs.evolve(CALL, profile=attrs.evolve(PROFILE, name="Eva Ruiz")),
            attrs.evolve(CALL, profile=attrs.evolve(PROFILE, email=None)),
            attrs.evolve(CALL, rejection=attrs.evolve(REJECTION, company="Acme, Inc.")),
            attrs.evolve(CALL, rejection=attrs.evolve(REJECTION, role="UX Lead")),
            attrs.evolve(CALL, rejection=attrs.evolve(REJECTION, contact=None)),
        ],
        ids=["follow-up", "date", "name", "email", "company", "role", "contact"],
    )
    def test_different_letter_has_a_different_uid(self, other):
        assert event_of(other)["uid"] != event_of(CALL)["uid"]
