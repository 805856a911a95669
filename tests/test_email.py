"""Tests for sending a letter as an email and for saving it as a draft."""

from __future__ import annotations

import copy
import datetime as dt
import re
import smtplib
import socket
import zoneinfo
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses, parseaddr

import attrs
import pytest
from aiosmtpd.controller import Controller
from html5lib import HTMLParser
from hypothesis import given, strategies as st

from rejection_letters import Contact, Profile, Rejection, SourceMessage, compose
from rejection_letters.errors import InvalidValueError, NoReplyError, WrongTypeError
from rejection_letters.formats import txt
from rejection_letters.formats._letterhead import signature
from tests.strategies import hostile_letters, optional_texts

PROFILE = Profile(
    "Ana Ruiz",
    "UX designer",
    email="ana@example.com",
    phone="+1 555 010 0100",
    timezone="America/Chicago",
)
CONTACT = Contact("Dana Lee", honorific="Ms.", email="dana@acme.example")
MESSAGE = SourceMessage(
    message_id="<no-3@acme.example>",
    references=("<application-1@example.com>", "<received-2@acme.example>"),
    subject="Your application",
    sender="jobs@acme.example",
)
REJECTION = Rejection(
    "Acme, Inc.", contact=CONTACT, stage="inquiry", reason="no-opening", message=MESSAGE
)
LETTER = compose(PROFILE, REJECTION, date="2026-11-23")

SENT = dt.datetime(2026, 11, 23, 18, tzinfo=dt.timezone.utc)
HEADERS = ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"]
THREADING = ["In-Reply-To", "References"]

NAMES = (
    *("Łukasz Żółć", "José Núñez", "Nguyễn Văn Trường", "O'Neil & <Co>", "李小龙", "علي حسن"),
    *("Lee, Dana", "J. Doe", 'Ana "Annie" Ruiz', "a\\b", "=?UTF-8?Q?=0A?=Bcc: eve@example.com"),
    *("Ana (she) Ruiz", "eve@example.com, Ana", "x" * 200, "é" * 200, "é x " * 50, "1"),
)
"""Names of people, and names that mail programs have misread."""

SUBJECTS = (
    "x=?UTF-8?Q?=0A?=Bcc: eve@example.com",
    "=?UTF-8?Q?=0D=0A?=Bcc: eve@example.com",
    "=?utf-8?b?aGVsbG8=?= =?utf-8?b?aGVsbG8=?=",
    "=?",
    "Re: 你好 👩\u200d💻",
    "Bcc: eve@example.com",
    "word " * 300,
    "x" * 5000,
    "é" * 5000,
)
"""Subjects that mail programs have misread."""


def sent_to(**changes):
    """Return the letter with changes to its rejection."""
    return attrs.evolve(LETTER, rejection=attrs.evolve(REJECTION, **changes))


def sent_by(**changes):
    """Return the letter with changes to its profile."""
    return attrs.evolve(LETTER, profile=attrs.evolve(PROFILE, **changes))


def answering(**changes):
    """Return the letter with changes to the message it answers."""
    return sent_to(message=attrs.evolve(MESSAGE, **changes))


def read(data):
    """Parse a message with the standard library."""
    return message_from_bytes(data, policy=policy.default)


def text_of(mail, kind):
    """Return the content of the plain-text or the HTML part of a message."""
    return mail.get_body((kind,)).get_content().replace("\r\n", "\n")


def paragraphs_of(html):
    """Return the paragraphs in HTML, with each list as a tuple of items."""
    page = HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    return [
        tuple("".join(item.itertext()) for item in part) if part.tag == "ul" else lines_of(part)
        for part in page.find("body/div")
    ]


def lines_of(paragraph):
    """Return the text of a paragraph, which may contain only line breaks and isolated values."""
    assert {inner.tag for inner in paragraph.iter()} <= {"p", "br", "span"}
    for line_break in paragraph.iter("br"):
        line_break.text = "\n"
    return "".join(paragraph.itertext())


def paragraphs_of_letter(letter):
    """Return the parts of a letter that an email contains."""
    return [letter.salutation, *letter.blocks, letter.closing, "\n".join(signature(letter))]


def person(data, header):
    """Return the name and the address in a header, decoded as RFC 2047 requires."""
    name, address = parseaddr("".join(message_from_bytes(data)[header].splitlines()))
    return str(make_header(decode_header(name))), address


def head_of(data):
    """Return the header lines of a message."""
    return data.partition(b"\r\n\r\n")[0].split(b"\r\n")


class Postbox:
    """An SMTP handler that keeps the messages it receives."""

    def __init__(self):
        self.envelopes = []

    async def handle_DATA(self, server, session, envelope):  # noqa: ARG002, N802  required by aiosmtpd
        """Keep a message."""
        self.envelopes.append(envelope)
        return "250 OK"


def free_port():
    """Return a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def server():
    """Run an SMTP server on this machine."""
    controller = Controller(
        Postbox(), hostname="127.0.0.1", port=free_port(), enable_SMTPUTF8=True, ready_timeout=300
    )
    controller.start()
    yield controller
    controller.stop()


@pytest.fixture
def deliver(server):
    """Return a function that sends a message and returns the envelope the server received."""

    def delivered(mail):
        with smtplib.SMTP(server.hostname, server.port, timeout=300) as smtp:
            assert smtp.send_message(mail) == {}
        return server.handler.envelopes.pop()

    return delivered


class TestDelivery:
    """Messages sent to a real SMTP server."""

    def test_envelope_has_sender_and_recipient(self, deliver):
        envelope = deliver(LETTER.email())

        assert envelope.mail_from == "ana@example.com"
        assert envelope.rcpt_tos == ["dana@acme.example"]

    def test_all_headers_arrive_and_no_others(self, deliver):
        mail = LETTER.email(date=SENT)

        arrived = read(deliver(mail).content)

        assert {name: str(arrived[name]) for name in arrived} == {
            "From": "Ana Ruiz <ana@example.com>",
            "To": "Dana Lee <dana@acme.example>",
            "Subject": "Re: Your application",
            "Date": "Mon, 23 Nov 2026 18:00:00 +0000",
            "Message-ID": str(mail["Message-ID"]),
            "In-Reply-To": "<no-3@acme.example>",
            "References": (
                "<application-1@example.com> <received-2@acme.example> <no-3@acme.example>"
            ),
            "MIME-Version": "1.0",
            "Content-Type": str(mail["Content-Type"]),
        }

    def test_text_part_is_the_letter_from_the_salutation_on(self, deliver):
        arrived = read(deliver(LETTER.email()).content)

        assert text_of(arrived, "plain") == f"{txt.message(LETTER)}\n"

    def test_html_part_has_the_same_paragraphs(self, deliver):
        arrived = read(deliver(LETTER.email()).content)

        assert paragraphs_of(text_of(arrived, "html")) == paragraphs_of_letter(LETTER)

    @pytest.mark.parametrize("name", NAMES)
    def test_names_arrive_unchanged_and_redirect_nothing(self, deliver, name):
        letter = attrs.evolve(LETTER, profile=attrs.evolve(PROFILE, name=name))

        envelope = deliver(letter.email())

        assert (envelope.mail_from, envelope.rcpt_tos) == ("ana@example.com", ["dana@acme.example"])
        assert person(envelope.content, "From") == (name.strip(), "ana@example.com")

    @pytest.mark.parametrize("name", [name for name in NAMES if "@" not in name])
    def test_contacts_arrive_by_name_and_redirect_nothing(self, deliver, name):
        contact = attrs.evolve(CONTACT, name=name)
        letter = attrs.evolve(LETTER, rejection=attrs.evolve(REJECTION, contact=contact))

        envelope = deliver(letter.email())

        assert envelope.rcpt_tos == ["dana@acme.example"]
        assert person(envelope.content, "To") == (contact.name, "dana@acme.example")

    @pytest.mark.parametrize("subject", SUBJECTS)
    def test_subject_arrives_unchanged_and_adds_no_header(self, deliver, subject):
        letter = attrs.evolve(LETTER, subject=subject)

        arrived = read(deliver(letter.email()).content)

        assert str(arrived["Subject"]) == letter.subject
        assert set(arrived.keys()) == {*HEADERS, *THREADING}

    def test_non_ascii_address_is_sent_with_smtputf8(self, deliver):
        letter = sent_by(email="josé@example.com")

        envelope = deliver(letter.email())

        assert envelope.mail_from == "josé@example.com"
        assert b"From: Ana Ruiz <jos\xc3\xa9@example.com>" in head_of(envelope.content)

    def test_attachment_can_be_added(self, deliver):
        mail = LETTER.email()
        mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="cv.pdf")

        arrived = read(deliver(mail).content)

        assert [part.get_filename() for part in arrived.iter_attachments()] == ["cv.pdf"]
        assert text_of(arrived, "plain") == f"{txt.message(LETTER)}\n"


IDS = optional_texts() | st.sampled_from(["<a@b>", "<a=?utf-8?q?=0A?=@b>"])
LISTS_OF_IDS = st.lists(IDS, max_size=3)


@st.composite
def hostile_mails(draw):
    """Generate letters to email in which any text may contain special syntax."""
    letter = draw(hostile_letters())
    message = SourceMessage(
        message_id=draw(IDS),
        references=[line for line in draw(LISTS_OF_IDS) if line],
        subject=draw(IDS),
        sender="jobs@acme.example",
    )
    contact = letter.rejection.contact
    return attrs.evolve(
        letter,
        profile=attrs.evolve(letter.profile, email="ana@example.com"),
        rejection=attrs.evolve(
            letter.rejection,
            contact=contact and attrs.evolve(contact, email="dana@acme.example"),
            message=draw(st.sampled_from([message, message, None])) if contact else message,
        ),
    )


class TestAnyLetter:
    @given(letter=hostile_mails())
    def test_no_value_adds_or_changes_a_header(self, letter):
        data = letter.email().as_bytes()
        mail = read(data)
        threading = [name for name in THREADING if name in letter.email()]

        assert mail.keys() == [*HEADERS[:4], *threading, *HEADERS[4:]]
        assert str(mail["Subject"]) == letter.subject
        assert person(data, "From") == (letter.profile.name, "ana@example.com")
        for name in threading:
            assert re.fullmatch(r"<[^<>\s]+@[^<>\s]+>( <[^<>\s]+@[^<>\s]+>)*", mail[name])

    @given(letter=hostile_mails())
    def test_smtplib_sees_one_sender_and_one_recipient(self, letter):
        mail = letter.email()
        known = letter.rejection.contact or letter.rejection.message

        assert [address for _, address in getaddresses([mail["From"]])] == ["ana@example.com"]
        assert [address for _, address in getaddresses([mail["To"]])] == [
            "dana@acme.example" if isinstance(known, Contact) else "jobs@acme.example"
        ]

    @given(letter=hostile_mails())
    def test_text_and_html_parts_have_the_same_paragraphs(self, letter):
        mail = read(letter.email().as_bytes())
        leaves = [part for part in mail.walk() if not part.is_multipart()]

        assert [part.get_content_type() for part in leaves] == ["text/plain", "text/html"]
        assert text_of(mail, "plain") == f"{txt.message(letter)}\n"
        assert paragraphs_of(text_of(mail, "html")) == paragraphs_of_letter(letter)

    @given(letter=hostile_mails())
    def test_lines_are_short_ascii_and_end_in_crlf(self, letter):
        data = letter.email().as_bytes()

        assert data.isascii()
        assert b"\n" not in data.replace(b"\r\n", b"")
        assert b"\r" not in data.replace(b"\r\n", b"")
        assert max(map(len, data.split(b"\r\n"))) <= 998

    @given(letter=hostile_mails())
    def test_draft_differs_from_the_message_only_in_headers(self, letter):
        mail, draft = letter.email(), read(letter.render("eml"))
        threading = [name for name in THREADING if name in mail]

        assert draft.keys() == [*HEADERS[:3], "X-Unsent", *threading, *HEADERS[5:]]
        assert str(draft["Subject"]) == letter.subject
        assert text_of(draft, "plain") == text_of(mail, "plain")
        assert text_of(draft, "html") == text_of(mail, "html")


class TestHeaders:
    def test_headers_work_like_those_of_the_standard_library(self):
        mail = LETTER.email(date=SENT)

        assert isinstance(mail, EmailMessage)
        assert mail["From"] == "Ana Ruiz <ana@example.com>"
        assert mail["To"].addresses[0].display_name == "Dana Lee"
        assert mail["To"].addresses[0].addr_spec == "dana@acme.example"
        assert [group.addresses for group in mail["To"].groups] == [mail["To"].addresses]
        assert mail["To"].defects == ()
        assert mail["Date"].datetime.isoformat() == "2026-11-23T18:00:00+00:00"

    def test_lines_end_in_crlf(self):
        assert LETTER.email().as_bytes().startswith(b"From: Ana Ruiz <ana@example.com>\r\nTo: ")

    def test_deep_copy_has_the_same_bytes(self):
        mail = sent_by(name="José").email()

        assert copy.deepcopy(mail).as_bytes() == mail.as_bytes()

    def test_headers_can_be_added(self):
        """The standard library encodes these."""
        mail = LETTER.email()
        mail["Cc"] = "José <jose@example.com>"

        assert str(read(mail.as_bytes())["Cc"]) == "José <jose@example.com>"

    def test_ascii_text_is_not_encoded(self):
        letter = attrs.evolve(LETTER, subject="Re: Your application, and one more question (UX)")

        assert b"Subject: Re: Your application, and one more question (UX)" in head_of(
            letter.email().as_bytes()
        )

    @pytest.mark.parametrize("subject", ["word " * 60, "é" * 300, "x=? " + "y" * 300])
    def test_long_headers_are_folded_at_76_characters(self, subject):
        letter = attrs.evolve(LETTER, subject=subject)

        assert max(map(len, head_of(letter.email().as_bytes()))) <= 76

    def test_encoded_words_have_at_most_75_characters(self):
        """RFC 2047 sets this limit, and some mail programs do not decode longer ones."""
        letter = attrs.evolve(LETTER, subject="é李👩" * 50)

        words = re.findall(rb"=\?utf-8\?b\?\S+\?=", letter.email().as_bytes())

        assert len(words) > 9
        assert max(map(len, words)) <= 75
        for word in words:
            make_header(decode_header(word.decode()))  # Fails if a word splits a character.

    def test_long_encoded_name_is_split_at_spaces(self):
        """Some parsers add a space between encoded words, which would split a word of the name."""
        name = "María de los Ángeles Hernández Rodríguez y Gutiérrez"

        seen = read(sent_by(name=name).email().as_bytes())["From"].addresses[0].display_name

        assert seen.split() == name.split()


class TestDate:
    """A message is dated now, because spam filters distrust any other date."""

    @pytest.mark.parametrize("zone", ["America/Chicago", "Asia/Kolkata", None, "Mars/Olympus"])
    def test_message_is_dated_now_in_the_zone_of_the_writer_or_the_machine(self, monkeypatch, zone):
        monkeypatch.setattr(zoneinfo, "available_timezones", set)
        place = zoneinfo.ZoneInfo(zone) if zone in ("America/Chicago", "Asia/Kolkata") else None
        before = dt.datetime.now(place).astimezone(place).replace(microsecond=0)
        sent = sent_by(timezone=zone).email()["Date"].datetime
        after = dt.datetime.now(place).astimezone(place)

        assert before <= sent <= after
        assert before.utcoffset() <= sent.utcoffset() <= after.utcoffset()

    def test_date_can_be_given(self):
        zone = zoneinfo.ZoneInfo("America/Chicago")
        sent = dt.datetime(2026, 7, 1, 9, 30, 5, tzinfo=zone)

        assert LETTER.email(date=sent)["Date"] == "Wed, 01 Jul 2026 09:30:05 -0500"
        assert LETTER.email(date=SENT)["Date"] == "Mon, 23 Nov 2026 18:00:00 +0000"

    def test_offset_is_rounded_down_to_minutes(self):
        """A few offsets had seconds until 1972."""
        sent = dt.datetime(1950, 1, 2, 12, tzinfo=zoneinfo.ZoneInfo("Africa/Monrovia"))
        (date,) = (LETTER.email(date=sent)["Date"].datetime,)

        assert date == sent
        assert date.utcoffset() == dt.timedelta(minutes=-45)

    def test_date_without_a_time_zone_is_refused(self):
        with pytest.raises(InvalidValueError) as raised:
            LETTER.email(date=dt.datetime(2026, 11, 23, 12))

        assert str(raised.value) == (
            "email.date must have a time zone; got 2026-11-23 12:00:00. Pass a datetime such as "
            "datetime.now(timezone.utc), or omit date for now."
        )

    @pytest.mark.parametrize("date", [None, "", " "])
    def test_omitted_date_is_now(self, date):
        assert LETTER.email(date=date)["Date"].datetime.year >= 2026

    @pytest.mark.parametrize("year", [1, 9999])
    def test_date_in_an_impossible_year_is_refused(self, year):
        zone = dt.timezone(dt.timedelta(hours=5, seconds=30))
        with pytest.raises(InvalidValueError, match="must have a year between 1900 and 2199"):
            LETTER.email(date=dt.datetime(year, 1, 1, tzinfo=zone))

    @pytest.mark.parametrize("date", ["2026-11-23", dt.date(2026, 11, 23), 0])
    def test_date_of_another_type_is_refused(self, date):
        with pytest.raises(WrongTypeError, match="expected a datetime with a time zone"):
            LETTER.email(date=date)


class TestMessageId:
    def test_message_id_is_a_hash_at_the_host_of_the_writer(self):
        assert re.fullmatch(r"<[0-9a-f]{32}@example\.com>", LETTER.email()["Message-ID"])

    @pytest.mark.parametrize(
        "other",
        [
            attrs.evolve(LETTER, closing="Best regards,"),
            attrs.evolve(LETTER, subject="Hello"),
            attrs.evolve(LETTER, blocks=["a", ("b", "c")]),
            attrs.evolve(LETTER, blocks=["a", "- b", "- c"]),
            sent_by(email="ruiz@example.com"),
            sent_to(contact="Dana Lee"),
            answering(message_id="<another@acme.example>"),
        ],
    )
    def test_different_message_has_a_different_id(self, other):
        assert other.email(date=SENT)["Message-ID"] != LETTER.email(date=SENT)["Message-ID"]

    def test_list_and_hyphenated_paragraph_have_different_ids(self):
        """Their plain text is the same, but their HTML is not."""
        a_list = attrs.evolve(LETTER, blocks=[("a",)]).email(date=SENT)
        paragraph = attrs.evolve(LETTER, blocks=["- a"]).email(date=SENT)

        assert text_of(a_list, "plain") == text_of(paragraph, "plain")
        assert a_list["Message-ID"] != paragraph["Message-ID"]

    def test_different_recipient_has_a_different_id(self):
        other = LETTER.email("x@y.example", date=SENT)

        assert other["Message-ID"] != LETTER.email(date=SENT)["Message-ID"]

    def test_different_date_has_a_different_id(self):
        later = LETTER.email(date=SENT + dt.timedelta(seconds=1))

        assert later["Message-ID"] != LETTER.email(date=SENT)["Message-ID"]


class TestSameBytes:
    def test_same_letter_gives_the_same_bytes(self):
        assert LETTER.email(date=SENT).as_bytes() == LETTER.email(date=SENT).as_bytes()
        assert LETTER.render("eml") == LETTER.render("eml")

    def test_boundary_never_occurs_in_a_part(self):
        boundary = LETTER.email().get_boundary()
        letter = attrs.evolve(LETTER, blocks=[boundary, f"--{boundary}", f"--{boundary}--"])
        mail = letter.email()

        assert "=_" in mail.get_boundary()
        assert "=_" not in "".join(part.get_payload() for part in mail.iter_parts())
        assert text_of(read(mail.as_bytes()), "plain") == f"{txt.message(letter)}\n"


class TestThread:
    def test_letter_without_a_message_starts_a_thread(self):
        assert LETTER.email().keys() == [*HEADERS[:4], *THREADING, *HEADERS[4:]]
        assert sent_to(message=None).email().keys() == HEADERS

    def test_first_reply_refers_only_to_the_message(self):
        mail = answering(references=()).email()

        assert mail["In-Reply-To"] == mail["References"] == "<no-3@acme.example>"

    @pytest.mark.parametrize("subject", ["Your application", "Re: Your application"])
    def test_reply_subject_has_re_once(self, subject):
        rejection = attrs.evolve(REJECTION, message=attrs.evolve(MESSAGE, subject=subject))

        assert compose(PROFILE, rejection).email()["Subject"] == "Re: Your application"

    def test_missing_brackets_are_added_to_ids(self):
        mail = answering(message_id="no-3@acme.example", references=["a@b"]).email()

        assert mail["In-Reply-To"] == "<no-3@acme.example>"
        assert mail["References"] == "<a@b> <no-3@acme.example>"

    @pytest.mark.parametrize(
        "broken",
        [
            *("no id", "<no-host>", "<a b@c>", "<x@>", "<@x>", "<a@b", "<é@b>", "<<<[[[x"),
            *("<a=?utf-8?q?=0A?=@b>", "a@b c@d", "<a@b=?utf-8?q?=0ABcc:_x?=>"),
        ],
    )
    def test_malformed_id_is_left_out(self, broken):
        mail = answering(message_id=broken).email()

        assert "In-Reply-To" not in mail
        assert mail["References"] == "<application-1@example.com> <received-2@acme.example>"
        assert "References" not in answering(message_id=None, references=[broken]).email()

    def test_only_the_first_of_several_ids_is_answered(self):
        mail = answering(message_id="<a@b> <c@d>", references=()).email()

        assert mail["In-Reply-To"] == mail["References"] == "<a@b>"

    def test_references_may_be_a_whole_header(self):
        mail = answering(references=["<a@b> <c@d><e@f> (x)"]).email()

        assert mail["References"] == "<a@b> <c@d> <e@f> <no-3@acme.example>"

    def test_references_are_unique_and_end_with_the_message(self):
        mail = answering(references=["<no-3@acme.example>", "<a@b>", "<a@b>"]).email()

        assert mail["References"] == "<a@b> <no-3@acme.example>"

    def test_long_thread_keeps_the_first_and_last_references(self):
        ids = [f"<{number}@b>" for number in range(60)]
        lines = [" ".join(ids[start : start + 3]) for start in range(0, 60, 3)]

        mail = answering(references=lines, message_id="<last@b>").email()

        assert mail["References"].split() == ["<0@b>", *ids[42:], "<last@b>"]


class TestRecipient:
    @pytest.mark.parametrize(
        ("to", "header"),
        [
            ("kim@acme.example", "kim@acme.example"),
            ("<kim@acme.example>", "kim@acme.example"),
            ("Kim Park <kim@acme.example>", "Kim Park <kim@acme.example>"),
            ("Kim Park<kim@acme.example>", "Kim Park <kim@acme.example>"),
            ("  Kim   Park <kim@acme.example> ", "Kim Park <kim@acme.example>"),
            ('"Park, Kim" <kim@acme.example>', '"Park, Kim" <kim@acme.example>'),
            ("Park, Kim <kim@acme.example>", '"Park, Kim" <kim@acme.example>'),
            (r'"Kim \"K\" Park" <kim@acme.example>', r'"Kim \"K\" Park" <kim@acme.example>'),
            ("O'Neil & <Co> <kim@acme.example>", '"O\'Neil & <Co>" <kim@acme.example>'),
            ('"kim@home" <kim@acme.example>', '"kim@home" <kim@acme.example>'),
            ('"" <kim@acme.example>', "kim@acme.example"),
            ("José <kim@acme.example>", "José <kim@acme.example>"),
        ],
    )
    def test_to_accepts_an_address_with_or_without_a_name(self, to, header):
        data = LETTER.email(to).as_bytes()

        assert LETTER.email(to)["To"] == str(read(data)["To"]) == header

    def test_contact_comes_before_the_sender_of_the_message(self):
        assert LETTER.email()["To"] == "Dana Lee <dana@acme.example>"

    @pytest.mark.parametrize("to", ["", "  "])
    def test_empty_to_counts_as_omitted(self, to):
        assert LETTER.email(to)["To"] == "Dana Lee <dana@acme.example>"

    @pytest.mark.parametrize("contact", [None, "Dana Lee"])
    def test_sender_of_the_message_is_addressed_without_a_name(self, contact):
        """It may be the address of a whole department."""
        assert sent_to(contact=contact).email()["To"] == "jobs@acme.example"

    @pytest.mark.parametrize("message", [None, SourceMessage(subject="Your application")])
    @pytest.mark.parametrize("contact", [None, "Dana Lee"])
    def test_missing_recipient_is_an_error(self, contact, message):
        with pytest.raises(InvalidValueError) as caught:
            sent_to(contact=contact, message=message).email()

        assert caught.value.field == "email.to"
        assert str(caught.value) == (
            "The letter has no recipient: neither the contact nor the rejection message has an "
            "email address. Set Contact.email, or call email(to='name@example.com')."
        )

    def test_missing_address_of_the_writer_is_an_error(self):
        with pytest.raises(InvalidValueError) as caught:
            sent_by(email=None).email()

        assert caught.value.field == "Profile.email"
        assert str(caught.value) == (
            "Profile.email is required to send the letter by email. "
            "Pass an address such as Profile(..., email='name@example.com')."
        )


class TestReplyTo:
    @pytest.mark.parametrize("sender", ["jobs@acme.example", "no-reply@acme.example", None])
    @pytest.mark.parametrize("no_reply", [True, False])
    def test_reply_to_comes_before_any_sender(self, sender, no_reply):
        message = SourceMessage(
            sender=sender, reply_to="Talent <talent@acme.example>", no_reply=no_reply
        )

        assert sent_to(contact=None, message=message).email()["To"] == "talent@acme.example"

    def test_contact_comes_before_reply_to(self):
        mail = answering(reply_to="talent@acme.example").email()

        assert mail["To"] == "Dana Lee <dana@acme.example>"

    def test_contact_without_an_address_does_not_count(self):
        message = attrs.evolve(MESSAGE, reply_to="talent@acme.example")

        assert sent_to(contact="Dana Lee", message=message).email()["To"] == "talent@acme.example"

    def test_all_addresses_get_the_reply_except_those_that_no_one_reads(self):
        header = "a@acme.example, No Reply <no-reply@acme.example>, b@acme.example"
        letter = sent_to(contact=None, message=attrs.evolve(MESSAGE, reply_to=header))

        assert letter.email()["To"] == read(letter.render("eml"))["To"]
        assert letter.email()["To"] == "a@acme.example, b@acme.example"

    @pytest.mark.parametrize(
        "changes",
        [
            {"reply_to": "no-reply@acme.example"},
            {"reply_to": "noreply@acme.example, no-reply@acme.example"},
            {"reply_to": "Jobs <JOBS@acme.example>", "no_reply": True},
        ],
    )
    def test_reply_to_that_no_one_reads_is_an_error(self, changes):
        letter = sent_to(contact=None, message=attrs.evolve(MESSAGE, **changes))

        with pytest.raises(NoReplyError):
            letter.email()
        assert "To" not in read(letter.render("eml"))

    @pytest.mark.parametrize(
        "changes", [{"sender": "Ana@example.com"}, {"reply_to": "ana@example.com"}]
    )
    def test_own_first_letter_is_not_answered_to_the_writer(self, changes):
        letter = sent_to(contact=None, message=attrs.evolve(MESSAGE, **changes))

        with pytest.raises(InvalidValueError, match="no recipient"):
            letter.email()

    def test_writer_without_an_address_can_answer_in_a_draft(self):
        letter = attrs.evolve(
            sent_to(contact=None, message=attrs.evolve(MESSAGE, reply_to="a@acme.example")),
            profile=attrs.evolve(PROFILE, email=None),
        )

        assert read(letter.render("eml"))["To"] == "a@acme.example"


class TestSeveralRecipients:
    def test_lists_of_recipients_are_addressed_in_order(self, deliver):
        mail = LETTER.email(
            ["Kim Park <kim@acme.example>", "jobs@acme.example"],
            cc=('"Oh, Lu" <lu@acme.example>', "José <jose@acme.example>"),
        )
        envelope = deliver(mail)

        assert mail.keys()[:4] == ["From", "To", "Cc", "Subject"]
        assert envelope.rcpt_tos == [
            *("kim@acme.example", "jobs@acme.example", "lu@acme.example", "jose@acme.example")
        ]
        arrived = read(envelope.content)
        assert arrived["To"] == "Kim Park <kim@acme.example>, jobs@acme.example"
        assert arrived["Cc"] == '"Oh, Lu" <lu@acme.example>, José <jose@acme.example>'
        assert [one.addr_spec for one in mail["Cc"].addresses] == [
            *("lu@acme.example", "jose@acme.example")
        ]

    def test_string_is_one_recipient(self):
        mail = LETTER.email(cc="Kim Park <kim@acme.example>")

        assert mail["To"] == "Dana Lee <dana@acme.example>"
        assert mail["Cc"] == "Kim Park <kim@acme.example>"

    @pytest.mark.parametrize("value", [None, "", " ", [], (), ["", " "]])
    def test_empty_value_counts_as_omitted(self, value):
        mail = LETTER.email(value, cc=value)

        assert mail["To"] == "Dana Lee <dana@acme.example>"
        assert "Cc" not in mail

    def test_repeated_addresses_get_one_copy(self):
        mail = LETTER.email(
            ["Kim <kim@acme.example>", "KIM@acme.example", "lu@bücher.example"],
            cc=["kim@ACME.example", "Lu <lu@xn--bcher-kva.example>", "dana@acme.example"],
        )

        assert mail["To"] == "Kim <kim@acme.example>, lu@xn--bcher-kva.example"
        assert mail["Cc"] == "dana@acme.example"
        assert "Cc" not in LETTER.email(cc="dana@acme.example")

    def test_many_recipients_are_folded(self):
        people = [f"Person Number {number} <person{number}@acme.example>" for number in range(20)]
        data = LETTER.email(people, cc="josé@acme.example").as_bytes()

        assert max(map(len, head_of(data))) <= 76
        assert [one for _, one in getaddresses([read(data)["To"]])] == [
            f"person{number}@acme.example" for number in range(20)
        ]
        assert "Cc: josé@acme.example".encode() in head_of(data)

    @pytest.mark.parametrize("name", ["to", "cc"])
    def test_invalid_recipient_is_an_error(self, name):
        with pytest.raises(InvalidValueError) as caught:
            LETTER.email(**{name: ["kim@acme.example", "Lu"]})

        assert caught.value.field == f"email.{name}"
        assert str(caught.value) == (
            f"email.{name} address 2 must be an email address such as 'name@example.com'; got 'Lu'."
        )

    @pytest.mark.parametrize("name", ["to", "cc"])
    def test_more_than_twenty_recipients_are_an_error(self, name):
        with pytest.raises(InvalidValueError) as caught:
            LETTER.email(**{name: [f"{number}@acme.example" for number in range(21)]})

        assert str(caught.value) == f"email.{name} must have at most 20 addresses; got 21."

    @pytest.mark.parametrize("name", ["to", "cc"])
    def test_one_no_reply_address_is_an_error(self, name):
        with pytest.raises(NoReplyError) as caught:
            LETTER.email(**{name: ["kim@acme.example", "No <no-reply@acme.example>"]})

        assert caught.value.address == "no-reply@acme.example"


class TestAddresses:
    @pytest.mark.parametrize("name", ["to", "cc"])
    @pytest.mark.parametrize("value", [7, b"a@b.example", {"a@b.example"}, ["a@b.example", 7]])
    def test_recipients_must_be_a_string_or_a_list_of_strings(self, name, value):
        expected = rf"^email\.{name} must be a str, or a list or tuple of str; got "
        with pytest.raises(WrongTypeError, match=expected):
            LETTER.email(**{name: value})

    @pytest.mark.parametrize(
        "to",
        [
            *("Dana Lee", "dana@", "@acme.example", "Dana <dana>", "Dana <a@b.example> x"),
            *("a@b.example, c@d.example", "A <a@b.example>, C <c@d.example>", "a@b.example c"),
            *('"A" <a@b.example>, "C" <c@d.example>', "a@b@c.example", "undisclosed:;"),
            *("a@b.example\r\nBcc: eve@example.com", "Ana\nBcc: eve <a@b.example>", "\ud800@b.c"),
            *("Ana\x00 <a@b.example>", "Ana\u2028 <a@b.example>", "A" * 201 + " <a@b.example>"),
            *("<>", "Dana <>", "+ <a@b.example>", 'A"B <a@b.example>'),
        ],
    )
    def test_to_must_be_exactly_one_address(self, to):
        with pytest.raises(InvalidValueError) as caught:
            LETTER.email(to)

        assert caught.value.field == "email.to"

    @pytest.mark.parametrize(
        "local",
        ["a..b", ".a", "a.", '"a"', "=?utf-8?q?=0A?=", "=?UTF-8?Q?=0A?=Bcc", "a=?b"],
    )
    def test_invalid_local_part_is_an_error(self, local):
        with pytest.raises(InvalidValueError) as caught:
            sent_by(email=f"{local}@example.com").email()

        assert caught.value.field == "Profile.email"
        assert "must be an address that mail servers accept" in caught.value.what
        assert f"'{local}@example.com'" in caught.value.what
        assert caught.value.why == (
            "The part before the @ may contain letters, digits, some punctuation, and single "
            "periods between them."
        )

    @pytest.mark.parametrize("local", ["x" * 65, "é" * 33])
    def test_long_local_part_is_an_error(self, local):
        assert LETTER.email(f"{'x' * 64}@acme.example")["To"] == f"{'x' * 64}@acme.example"
        with pytest.raises(InvalidValueError) as caught:
            LETTER.email(f"{local}@acme.example")

        assert "must be an address that mail servers accept" in caught.value.what
        assert caught.value.why == (
            f"The part before the @ may have at most 64 bytes; it has {len(local.encode())}."
        )

    def test_long_address_is_an_error(self):
        host = ".".join(("y" * 63, "y" * 63, "y" * 61))
        assert len(LETTER.email(f"{'x' * 64}@{host}")["To"]) == 254
        with pytest.raises(InvalidValueError, match="at most 254 characters; got 255"):
            LETTER.email(f"{'x' * 64}@{host}y")
        with pytest.raises(InvalidValueError) as caught:
            LETTER.email(f"x@{'.'.join(['é' * 20] * 10)}")

        assert caught.value.why == "An address may have at most 254 bytes; it has 271."

    @pytest.mark.parametrize("field", ["Profile.email", "Contact.email", "SourceMessage.sender"])
    @pytest.mark.parametrize("address", ["a@-bad-.com", f"a@{'x' * 64}.example"])
    def test_address_is_checked_wherever_it_comes_from(self, field, address):
        letter = {
            "Profile.email": lambda: sent_by(email=address),
            "Contact.email": lambda: sent_to(contact=attrs.evolve(CONTACT, email=address)),
            "SourceMessage.sender": lambda: sent_to(
                contact=None, message=attrs.evolve(MESSAGE, sender=address)
            ),
        }[field]()

        for send in (letter.email, lambda: letter.render("eml")):
            with pytest.raises(InvalidValueError) as caught:
                send()
            assert caught.value.field == field

    @pytest.mark.parametrize(
        ("host", "written"),
        [("bücher.example", "xn--bcher-kva.example"), ("例え.jp", "xn--r8jz45g.jp")],
    )
    def test_international_host_is_converted_to_ascii(self, host, written):
        letter = attrs.evolve(
            sent_to(contact=Contact("Dana Lee", email=f"dana@{host}")),
            profile=attrs.evolve(PROFILE, email=f"ana@{host}"),
        )
        mail = letter.email()

        assert mail["From"] == f"Ana Ruiz <ana@{written}>"
        assert mail["To"] == f"Dana Lee <dana@{written}>"
        assert mail["Message-ID"].endswith(f"@{written}>")
        assert mail.as_bytes().isascii()

    @pytest.mark.parametrize(
        "host",
        [
            *("straße.example", "a..b", "a!b.example", ".b", "é" * 80, "é..b", "\u2100.example"),
            *("-bad-.com", "-bad.com", "bad-.com", "a.-b", "a.b-", "x" * 64, f"a.{'x' * 64}.b"),
            *("-bücher.example", "bücher-.example", "a.-é", "é-", "-", "xn--"),
        ],
    )
    def test_invalid_or_ambiguous_host_is_an_error(self, host):
        """Two versions of IDNA can map one host to two different domains."""
        with pytest.raises(InvalidValueError) as caught:
            sent_to(contact=Contact("Dana Lee", email=f"dana@{host}")).email()

        assert caught.value.field == "Contact.email"
        assert "must have a valid and unambiguous domain after the @" in caught.value.what
        assert caught.value.remedy == (
            "Correct it, or write an international domain in its ASCII form ('xn--...')."
        )

    def test_sender_of_the_message_is_checked_too(self):
        letter = sent_to(contact=None, message=attrs.evolve(MESSAGE, sender="a..b@acme.example"))

        with pytest.raises(InvalidValueError, match=r"^SourceMessage\.sender must be an address"):
            letter.email()

    def test_non_ascii_address_requires_smtputf8(self):
        mail = LETTER.email("李小龙 <李@例え.jp>")

        assert "To: =?utf-8?b?5p2O5bCP6b6Z?= <李@xn--r8jz45g.jp>".encode() in head_of(
            mail.as_bytes()
        )
        assert str(read(mail.as_bytes())["To"]) == "李小龙 <李@xn--r8jz45g.jp>"


MACHINES = (
    *("no-reply", "noreply", "no_reply", "no.reply", "No-Reply", "NOREPLY", "no-reply+4711"),
    *("noreply+acme", "do-not-reply", "donotreply", "do_not_reply", "DoNotReply", "do.not.reply"),
    *("dont-reply", "don't-reply", "never-reply", "no-response", "do-not-respond", "noreply2"),
    *("careers-noreply", "careers-no-reply", "acmenoreply", "noreply-careers", "no-reply.jobs"),
    *("mailer-daemon", "MAILER-DAEMON", "mailerdaemon", "bounce", "bounces", "bounce+x=y"),
    *("bounce-4711", "bounces_4711", "auto-reply", "autoreply", "unmonitored-mailbox"),
)

PEOPLE = (
    *("bruno.reply", "juno_reply", "reply", "replies", "nora.player", "dana+noreply", "bouncer"),
    *("noah.replyton", "no", "jobs", "careers", "postmaster", "no.replyna", "dana.bounce"),
)


class TestNoReply:
    @pytest.mark.parametrize("local", MACHINES)
    def test_no_reply_address_is_an_error_wherever_it_comes_from(self, local):
        address = f"{local}@acme.example"

        with pytest.raises(NoReplyError) as caught:
            LETTER.email(address)
        assert caught.value.address == address
        with pytest.raises(NoReplyError):
            sent_to(contact=Contact("Dana Lee", email=address)).email()
        with pytest.raises(NoReplyError):
            sent_to(contact=None, message=attrs.evolve(MESSAGE, sender=address)).email()

    @pytest.mark.parametrize("local", PEOPLE)
    def test_similar_addresses_are_accepted(self, local):
        address = f"{local}@acme.example"

        assert LETTER.email(address)["To"] == address

    def test_error_names_the_address_without_the_name(self):
        with pytest.raises(NoReplyError) as caught:
            LETTER.email("No Reply <no-reply@acme.example>")

        assert caught.value.address == "no-reply@acme.example"
        assert "No Reply" not in str(caught.value)

    @pytest.mark.parametrize("to", [None, "jobs@acme.example", "Jobs <JOBS@Acme.example>"])
    def test_sender_of_a_no_reply_message_is_refused(self, to):
        letter = sent_to(contact=None, message=attrs.evolve(MESSAGE, no_reply=True))

        with pytest.raises(NoReplyError):
            letter.email(to)

    def test_international_and_ascii_hosts_are_the_same(self):
        letter = answering(no_reply=True, sender="jobs@bücher.example")

        with pytest.raises(NoReplyError):
            letter.email("jobs@xn--bcher-kva.example")

    def test_no_reply_message_can_be_answered_to_a_person(self):
        """The reply still joins the thread."""
        mail = answering(no_reply=True, sender="a..b@acme.example").email()

        assert mail["To"] == "Dana Lee <dana@acme.example>"
        assert mail["In-Reply-To"] == "<no-3@acme.example>"

    def test_no_reply_message_without_a_sender_affects_no_one(self):
        assert answering(no_reply=True, sender=None).email()["To"].endswith("<dana@acme.example>")


class TestHtmlPart:
    @pytest.mark.parametrize("locale", ["en-US", "en-GB"])
    def test_language_is_marked_inside_the_body(self, locale):
        """Some mail programs drop the html element."""
        html = text_of(sent_by(locale=locale).email(), "html")

        assert f'<html lang="{locale}">' in html
        assert f'<div lang="{locale}" ' in html

    def test_html_has_no_links_scripts_or_style_sheets(self):
        html = text_of(LETTER.email(), "html")

        assert not re.search(r"https?:|//|url\(|<style|<script|<link|<img|src=|class=", html)

    def test_html_sets_no_colors(self):
        """This keeps it readable in light and dark themes."""
        html = text_of(LETTER.email(), "html")

        assert "color" not in html
        assert "background" not in html


class TestDraft:
    def test_draft_is_unsent_and_has_no_date_or_id(self):
        draft = read(LETTER.render("eml"))

        assert draft["X-Unsent"] == "1"
        assert draft.keys() == [
            *("From", "To", "Subject", "X-Unsent", *THREADING, "MIME-Version", "Content-Type")
        ]

    def test_draft_matches_the_message(self):
        mail, draft = LETTER.email(), read(LETTER.render("eml"))

        for name in ("From", "To", "Subject", *THREADING):
            assert draft[name] == mail[name]
        assert text_of(draft, "plain") == f"{txt.message(LETTER)}\n"
        assert paragraphs_of(text_of(draft, "html")) == paragraphs_of_letter(LETTER)

    def test_saved_draft_has_crlf_line_endings(self, tmp_path):
        data = LETTER.save(tmp_path / "acme.eml").read_bytes()

        assert data == LETTER.render("eml")
        assert data.count(b"\n") == data.count(b"\r\n") > 20

    def test_draft_may_lack_a_recipient(self):
        """The user can fill it in."""
        letter = sent_to(contact=None, message=None)

        assert read(letter.render("eml")).keys() == [
            *("From", "Subject", "X-Unsent", "MIME-Version", "Content-Type")
        ]

    def test_draft_may_lack_a_sender(self):
        """The mail program knows the sender."""
        assert "From" not in read(sent_by(email=None).render("eml"))

    @pytest.mark.parametrize(
        "changes",
        [
            {"contact": None, "message": attrs.evolve(MESSAGE, no_reply=True)},
            {"contact": Contact("Dana Lee", email="no-reply@acme.example")},
        ],
    )
    def test_draft_omits_a_no_reply_recipient(self, changes):
        """It still joins the thread."""
        draft = read(sent_to(**changes).render("eml"))

        assert "To" not in draft
        assert draft["In-Reply-To"] == "<no-3@acme.example>"

    @pytest.mark.parametrize(
        "sender",
        [
            f"no-reply+{'x' * 70}@acme.example",
            "no-reply@-bad-.example",
            "noreply..x@acme.example",
            "no-reply@fa\xdf.example",
        ],
    )
    def test_no_reply_address_may_be_one_that_mail_servers_reject(self, sender):
        """Nothing is sent to it."""
        message = attrs.evolve(MESSAGE, sender=sender)
        letter = sent_to(contact=None, message=message)

        assert "To" not in read(letter.render("eml"))
        with pytest.raises(NoReplyError) as caught:
            letter.email()
        assert sender in str(caught.value)
        both = attrs.evolve(message, reply_to=f"{sender}, dana@acme.example")
        assert sent_to(contact=None, message=both).email()["To"] == "dana@acme.example"

    def test_invalid_address_is_an_error_in_a_draft_too(self):
        with pytest.raises(InvalidValueError, match=r"^Profile\.email must be an address"):
            sent_by(email="a..b@example.com").render("eml")
