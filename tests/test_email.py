"""A letter goes out as a mail that arrives as it was written, and as a draft of one."""

from __future__ import annotations

import copy
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
from tests.strategies import hostile_letters, printable_texts

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

HEADERS = ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"]
THREADING = ["In-Reply-To", "References"]

NAMES = (
    *("Łukasz Żółć", "José Núñez", "Nguyễn Văn Trường", "O'Neil & <Co>", "李小龙", "علي حسن"),
    *("Lee, Dana", "J. Doe", 'Ana "Annie" Ruiz', "a\\b", "=?UTF-8?Q?=0A?=Bcc: eve@example.com"),
    *("Ana (she) Ruiz", "eve@example.com, Ana", "x" * 200, "é" * 200, "é x " * 50, "1"),
)
"""Names of people, and names that programs have mistaken for something else."""

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
"""Subjects that have become something else under way."""


def sent_to(**changes):
    """Return the letter after changes to its rejection."""
    return attrs.evolve(LETTER, rejection=attrs.evolve(REJECTION, **changes))


def sent_by(**changes):
    """Return the letter after changes to its profile."""
    return attrs.evolve(LETTER, profile=attrs.evolve(PROFILE, **changes))


def answering(**changes):
    """Return the letter after changes to the message it answers."""
    return sent_to(message=attrs.evolve(MESSAGE, **changes))


def read(data):
    """Return a mail as Python reads it."""
    return message_from_bytes(data, policy=policy.default)


def text_of(mail, kind):
    """Return the text of one of the two parts of a mail."""
    return mail.get_body((kind,)).get_content().replace("\r\n", "\n")


def paragraphs_of(html):
    """Return the paragraphs and lists that HTML shows; a list is a tuple of its items."""
    page = HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    return [
        tuple("".join(item.itertext()) for item in part) if part.tag == "ul" else lines_of(part)
        for part in page.find("body/div")
    ]


def lines_of(paragraph):
    """Return the text of a paragraph, in which nothing but line breaks may be."""
    assert {inner.tag for inner in paragraph.iter()} <= {"p", "br"}
    for line_break in paragraph.iter("br"):
        line_break.text = "\n"
    return "".join(paragraph.itertext())


def paragraphs_of_letter(letter):
    """Return the parts of a letter that a mail shows."""
    return [letter.salutation, *letter.blocks, letter.closing, "\n".join(signature(letter))]


def person(data, header):
    """Return the name and the address in a header, decoded by the letter of RFC 2047."""
    name, address = parseaddr("".join(message_from_bytes(data)[header].splitlines()))
    return str(make_header(decode_header(name))), address


def head_of(data):
    """Return the lines of a mail's own headers."""
    return data.partition(b"\r\n\r\n")[0].split(b"\r\n")


class Postbox:
    """What an SMTP server does with mails: it keeps them."""

    def __init__(self):
        self.envelopes = []

    async def handle_DATA(self, server, session, envelope):  # noqa: ARG002, N802  its interface
        """Keep a mail."""
        self.envelopes.append(envelope)
        return "250 OK"


def free_port():
    """Return a port that nobody listens on."""
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
    """Return a function that sends a mail and gives what arrives."""

    def delivered(mail):
        with smtplib.SMTP(server.hostname, server.port, timeout=300) as smtp:
            assert smtp.send_message(mail) == {}
        return server.handler.envelopes.pop()

    return delivered


class TestDelivery:
    """What a real server receives is the letter."""

    def test_the_envelope(self, deliver):
        """The mail goes from who writes to who said no."""
        envelope = deliver(LETTER.email())

        assert envelope.mail_from == "ana@example.com"
        assert envelope.rcpt_tos == ["dana@acme.example"]

    def test_the_headers(self, deliver):
        """All headers arrive, and no others."""
        mail = LETTER.email()

        arrived = read(deliver(mail).content)

        assert {name: str(arrived[name]) for name in arrived} == {
            "From": "Ana Ruiz <ana@example.com>",
            "To": "Dana Lee <dana@acme.example>",
            "Subject": "Re: Your application",
            "Date": "Mon, 23 Nov 2026 12:00:00 -0600",
            "Message-ID": str(mail["Message-ID"]),
            "In-Reply-To": "<no-3@acme.example>",
            "References": (
                "<application-1@example.com> <received-2@acme.example> <no-3@acme.example>"
            ),
            "MIME-Version": "1.0",
            "Content-Type": str(mail["Content-Type"]),
        }

    def test_the_text(self, deliver):
        """The text is the letter from its salutation on, a paragraph a line."""
        arrived = read(deliver(LETTER.email()).content)

        assert text_of(arrived, "plain") == f"{txt.message(LETTER)}\n"

    def test_the_html(self, deliver):
        """The HTML has the same paragraphs and lists."""
        arrived = read(deliver(LETTER.email()).content)

        assert paragraphs_of(text_of(arrived, "html")) == paragraphs_of_letter(LETTER)

    @pytest.mark.parametrize("name", NAMES)
    def test_names(self, deliver, name):
        """Who writes and who is written to keep their names, and no name redirects a mail."""
        letter = attrs.evolve(
            LETTER,
            profile=attrs.evolve(PROFILE, name=name),
            rejection=attrs.evolve(REJECTION, contact=attrs.evolve(CONTACT, name=name)),
        )

        envelope = deliver(letter.email())

        assert (envelope.mail_from, envelope.rcpt_tos) == ("ana@example.com", ["dana@acme.example"])
        assert person(envelope.content, "From") == (name.strip(), "ana@example.com")
        assert person(envelope.content, "To") == (name.strip(), "dana@acme.example")

    @pytest.mark.parametrize("subject", SUBJECTS)
    def test_subjects(self, deliver, subject):
        """A subject arrives as typed, and adds no header."""
        letter = attrs.evolve(LETTER, subject=subject)

        arrived = read(deliver(letter.email()).content)

        assert str(arrived["Subject"]) == letter.subject
        assert set(arrived.keys()) == {*HEADERS, *THREADING}

    def test_an_address_that_ascii_cannot_write(self, deliver):
        """It is sent as it is, to a server that takes it."""
        letter = sent_by(email="josé@example.com")

        envelope = deliver(letter.email())

        assert envelope.mail_from == "josé@example.com"
        assert b"From: Ana Ruiz <jos\xc3\xa9@example.com>" in head_of(envelope.content)

    def test_an_attachment_can_be_added(self, deliver):
        """A mail is one of the standard library's: what it can do, can be done with it."""
        mail = LETTER.email()
        mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="cv.pdf")

        arrived = read(deliver(mail).content)

        assert [part.get_filename() for part in arrived.iter_attachments()] == ["cv.pdf"]
        assert text_of(arrived, "plain") == f"{txt.message(LETTER)}\n"


@st.composite
def hostile_mails(draw):
    """Give letters to mail in which every text may be one that means something to a program."""
    letter = draw(hostile_letters())
    texts = st.none() | printable_texts() | st.sampled_from(["<a@b>", "<a=?utf-8?q?=0A?=@b>"])
    message = SourceMessage(
        message_id=draw(texts),
        references=[line for line in draw(st.lists(texts, max_size=3)) if line],
        subject=draw(texts),
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
    """Whatever a letter says, its mail is what it was meant to be."""

    @given(letter=hostile_mails())
    def test_the_headers_are_the_intended_ones(self, letter):
        """No value adds, hides or changes a header."""
        data = letter.email().as_bytes()
        mail = read(data)
        threading = [name for name in THREADING if name in letter.email()]

        assert mail.keys() == [*HEADERS[:4], *threading, *HEADERS[4:]]
        assert str(mail["Subject"]) == letter.subject
        assert person(data, "From") == (letter.profile.name, "ana@example.com")
        for name in threading:
            assert re.fullmatch(r"<[^<>\s]+@[^<>\s]+>( <[^<>\s]+@[^<>\s]+>)*", mail[name])

    @given(letter=hostile_mails())
    def test_it_goes_to_one_address(self, letter):
        """What `smtplib` takes for the addresses are the two that were given."""
        mail = letter.email()
        known = letter.rejection.contact or letter.rejection.message

        assert [address for _, address in getaddresses([mail["From"]])] == ["ana@example.com"]
        assert [address for _, address in getaddresses([mail["To"]])] == [
            "dana@acme.example" if isinstance(known, Contact) else "jobs@acme.example"
        ]

    @given(letter=hostile_mails())
    def test_it_has_two_parts_of_the_same_words(self, letter):
        """There are the text and the HTML, with the paragraphs of the letter, and nothing else."""
        mail = read(letter.email().as_bytes())
        leaves = [part for part in mail.walk() if not part.is_multipart()]

        assert [part.get_content_type() for part in leaves] == ["text/plain", "text/html"]
        assert text_of(mail, "plain") == f"{txt.message(letter)}\n"
        assert paragraphs_of(text_of(mail, "html")) == paragraphs_of_letter(letter)

    @given(letter=hostile_mails())
    def test_it_passes_every_server(self, letter):
        """Its bytes are ASCII in lines that end in CR LF and are not too long."""
        data = letter.email().as_bytes()

        assert data.isascii()
        assert b"\n" not in data.replace(b"\r\n", b"")
        assert b"\r" not in data.replace(b"\r\n", b"")
        assert max(map(len, data.split(b"\r\n"))) <= 998

    @given(letter=hostile_mails())
    def test_its_draft_is_the_same_mail(self, letter):
        """The draft differs by its headers alone, and they too are the intended ones."""
        mail, draft = letter.email(), read(letter.render("eml"))
        threading = [name for name in THREADING if name in mail]

        assert draft.keys() == [*HEADERS[:3], "X-Unsent", *threading, *HEADERS[5:]]
        assert str(draft["Subject"]) == letter.subject
        assert text_of(draft, "plain") == text_of(mail, "plain")
        assert text_of(draft, "html") == text_of(mail, "html")


class TestHeaders:
    """The headers of a mail say who, to whom, what about, and when."""

    def test_it_is_a_message_of_the_standard_library(self):
        """Its headers can be read, and addresses have their parts."""
        mail = LETTER.email()

        assert isinstance(mail, EmailMessage)
        assert mail["From"] == "Ana Ruiz <ana@example.com>"
        assert mail["To"].addresses[0].display_name == "Dana Lee"
        assert mail["To"].addresses[0].addr_spec == "dana@acme.example"
        assert [group.addresses for group in mail["To"].groups] == [mail["To"].addresses]
        assert mail["To"].defects == ()
        assert mail["Date"].datetime.isoformat() == "2026-11-23T12:00:00-06:00"

    def test_it_is_written_with_crlf(self):
        """Lines end as the standard for mail wants it."""
        assert LETTER.email().as_bytes().startswith(b"From: Ana Ruiz <ana@example.com>\r\nTo: ")

    def test_it_can_be_copied(self):
        """A copy is written as the original is."""
        mail = sent_by(name="José").email()

        assert copy.deepcopy(mail).as_bytes() == mail.as_bytes()

    def test_other_headers_can_be_added(self):
        """What is added afterwards is encoded by the standard library."""
        mail = LETTER.email()
        mail["Cc"] = "José <jose@example.com>"

        assert str(read(mail.as_bytes())["Cc"]) == "José <jose@example.com>"

    def test_plain_text_stays_readable(self):
        """Only what ASCII cannot say is encoded."""
        letter = attrs.evolve(LETTER, subject="Re: Your application, and one more question (UX)")

        assert b"Subject: Re: Your application, and one more question (UX)" in head_of(
            letter.email().as_bytes()
        )

    @pytest.mark.parametrize("subject", ["word " * 60, "é" * 300, "x=? " + "y" * 300])
    def test_long_headers_are_folded(self, subject):
        """No line of a header is longer than 76 characters where it can be helped."""
        letter = attrs.evolve(LETTER, subject=subject)

        assert max(map(len, head_of(letter.email().as_bytes()))) <= 76

    def test_encoded_words_are_no_longer_than_75_characters(self):
        """RFC 2047 says so, and some programs show longer ones as they are."""
        letter = attrs.evolve(LETTER, subject="é李👩" * 50)

        words = re.findall(rb"=\?utf-8\?b\?\S+\?=", letter.email().as_bytes())

        assert len(words) > 9
        assert max(map(len, words)) <= 75
        for word in words:
            make_header(decode_header(word.decode()))  # each is of whole characters

    def test_a_long_name_is_parted_at_a_blank(self):
        """A reader that puts a blank between encoded words does no harm within a name."""
        name = "María de los Ángeles Hernández Rodríguez y Gutiérrez"

        seen = read(sent_by(name=name).email().as_bytes())["From"].addresses[0].display_name

        assert seen.split() == name.split()


class TestDate:
    """A mail is dated noon of the letter's day: the clock is not read."""

    def test_where_the_writer_is(self):
        """Noon is that of the writer's time zone, in summer and winter."""
        summer = attrs.evolve(LETTER, date="2026-07-01")

        assert LETTER.email()["Date"] == "Mon, 23 Nov 2026 12:00:00 -0600"
        assert summer.email()["Date"] == "Wed, 01 Jul 2026 12:00:00 -0500"

    def test_without_a_time_zone(self):
        """It is noon in UTC, and said that nobody knows the local time."""
        assert sent_by(timezone=None).email()["Date"] == "Mon, 23 Nov 2026 12:00:00 -0000"

    def test_without_a_database_of_time_zones(self, monkeypatch):
        """A machine that knows no time zones says so too."""
        monkeypatch.setattr(zoneinfo, "available_timezones", set)
        letter = sent_by(timezone="Mars/Olympus")

        assert letter.email()["Date"] == "Mon, 23 Nov 2026 12:00:00 -0000"

    def test_an_offset_has_no_seconds(self):
        """Of an offset with seconds, as there were until 1972, whole minutes are written."""
        letter = attrs.evolve(sent_by(timezone="Africa/Monrovia"), date="1950-01-02")

        assert letter.email()["Date"] == "Mon, 02 Jan 1950 12:00:00 -0045"


class TestMessageId:
    """The id of a mail is made of what it says."""

    def test_its_form(self):
        """It is a hash, at the host of who writes."""
        assert re.fullmatch(r"<[0-9a-f]{32}@example\.com>", LETTER.email()["Message-ID"])

    @pytest.mark.parametrize(
        "other",
        [
            attrs.evolve(LETTER, closing="Best regards,"),
            attrs.evolve(LETTER, subject="Hello"),
            attrs.evolve(LETTER, date="2026-11-24"),
            attrs.evolve(LETTER, blocks=["a", ("b", "c")]),
            attrs.evolve(LETTER, blocks=["a", "- b", "- c"]),
            sent_by(email="ruiz@example.com"),
            sent_to(contact="Dana Lee"),
            answering(message_id="<another@acme.example>"),
        ],
    )
    def test_another_mail_has_another(self, other):
        """Whatever differs, the id differs."""
        assert other.email()["Message-ID"] != LETTER.email()["Message-ID"]

    def test_a_list_is_not_what_looks_like_one(self):
        """A list and a paragraph with a hyphen are the same text, but not the same mail."""
        a_list = attrs.evolve(LETTER, blocks=[("a",)]).email()
        paragraph = attrs.evolve(LETTER, blocks=["- a"]).email()

        assert text_of(a_list, "plain") == text_of(paragraph, "plain")
        assert a_list["Message-ID"] != paragraph["Message-ID"]

    def test_another_recipient_has_another(self):
        """The same letter to somebody else is another mail."""
        assert LETTER.email("x@y.example")["Message-ID"] != LETTER.email()["Message-ID"]


class TestSameBytes:
    """The same letter gives the same bytes."""

    def test_twice(self):
        """A second mail of the same letter is the same, and so is a draft."""
        assert LETTER.email().as_bytes() == LETTER.email().as_bytes()
        assert LETTER.render("eml") == LETTER.render("eml")

    def test_no_part_holds_the_boundary(self):
        """What parts the parts cannot occur in them, even where a letter says it."""
        boundary = LETTER.email().get_boundary()
        letter = attrs.evolve(LETTER, blocks=[boundary, f"--{boundary}", f"--{boundary}--"])
        mail = letter.email()

        assert "=_" in mail.get_boundary()
        assert "=_" not in "".join(part.get_payload() for part in mail.iter_parts())
        assert text_of(read(mail.as_bytes()), "plain") == f"{txt.message(letter)}\n"


class TestThread:
    """Where the rejection came as a mail, the letter is the answer to it."""

    def test_without_a_message(self):
        """A letter that answers no mail begins a thread."""
        assert LETTER.email().keys() == [*HEADERS[:4], *THREADING, *HEADERS[4:]]
        assert sent_to(message=None).email().keys() == HEADERS

    def test_the_first_answer(self):
        """What is answered is all there is to refer to."""
        mail = answering(references=()).email()

        assert mail["In-Reply-To"] == mail["References"] == "<no-3@acme.example>"

    @pytest.mark.parametrize("subject", ["Your application", "Re: Your application"])
    def test_the_subject_is_that_of_the_message(self, subject):
        """It says "Re:" once."""
        rejection = attrs.evolve(REJECTION, message=attrs.evolve(MESSAGE, subject=subject))

        assert compose(PROFILE, rejection).email()["Subject"] == "Re: Your application"

    def test_an_id_without_brackets(self):
        """Brackets that were left off are put on."""
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
    def test_an_id_that_is_none(self, broken):
        """It is left out, for nothing can be found by it; what else is known stays."""
        mail = answering(message_id=broken).email()

        assert "In-Reply-To" not in mail
        assert mail["References"] == "<application-1@example.com> <received-2@acme.example>"
        assert "References" not in answering(message_id=None, references=[broken]).email()

    def test_one_mail_is_answered(self):
        """Of two ids in the place of one, the first counts."""
        mail = answering(message_id="<a@b> <c@d>", references=()).email()

        assert mail["In-Reply-To"] == mail["References"] == "<a@b>"

    def test_several_references_on_a_line(self):
        """They may be given as the header has them."""
        mail = answering(references=["<a@b> <c@d><e@f> (x)"]).email()

        assert mail["References"] == "<a@b> <c@d> <e@f> <no-3@acme.example>"

    def test_each_reference_once(self):
        """What is answered comes last, and nothing comes twice."""
        mail = answering(references=["<no-3@acme.example>", "<a@b>", "<a@b>"]).email()

        assert mail["References"] == "<a@b> <no-3@acme.example>"

    def test_a_long_thread(self):
        """Of many references the first and the last are kept."""
        ids = [f"<{number}@b>" for number in range(60)]
        lines = [" ".join(ids[start : start + 3]) for start in range(0, 60, 3)]

        mail = answering(references=lines, message_id="<last@b>").email()

        assert mail["References"].split() == ["<0@b>", *ids[42:], "<last@b>"]


class TestRecipient:
    """A mail goes to whom the caller says, or else to the contact, or to who sent the rejection."""

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
    def test_whom_the_caller_says(self, to, header):
        """An address is given alone or with a name."""
        data = LETTER.email(to).as_bytes()

        assert LETTER.email(to)["To"] == str(read(data)["To"]) == header

    def test_the_contact(self):
        """The contact comes before the sender of the message."""
        assert LETTER.email()["To"] == "Dana Lee <dana@acme.example>"

    @pytest.mark.parametrize("to", ["", "  "])
    def test_blank_text_says_nothing(self, to):
        """It counts as left out, as in all fields."""
        assert LETTER.email(to)["To"] == "Dana Lee <dana@acme.example>"

    @pytest.mark.parametrize("contact", [None, "Dana Lee"])
    def test_the_sender_of_the_message(self, contact):
        """The sender's address is used without a name, for it may be a department's."""
        assert sent_to(contact=contact).email()["To"] == "jobs@acme.example"

    @pytest.mark.parametrize("message", [None, SourceMessage(subject="Your application")])
    @pytest.mark.parametrize("contact", [None, "Dana Lee"])
    def test_nobody(self, contact, message):
        """Without anybody to send it to, there is no mail."""
        with pytest.raises(InvalidValueError) as caught:
            sent_to(contact=contact, message=message).email()

        assert caught.value.field == "email.to"
        assert str(caught.value) == (
            "There is nobody to send the letter to. "
            "Neither a contact with an e-mail address is known, nor who sent the rejection. "
            "Say it: email(to='name@example.com'), or give Contact.email."
        )

    def test_nobody_to_send_it(self):
        """Without an address of who writes, there is no mail."""
        with pytest.raises(InvalidValueError) as caught:
            sent_by(email=None).email()

        assert caught.value.field == "Profile.email"
        assert str(caught.value) == (
            "The profile of Ana Ruiz has no e-mail address. "
            "A mail says who sends it, and where an answer goes. "
            "Give one: Profile(..., email='name@example.com')."
        )


class TestAddresses:
    """An address is one that mail can be sent to, or an error that names its field."""

    @pytest.mark.parametrize("to", [7, b"a@b.example", ["a@b.example"]])
    def test_an_address_is_text(self, to):
        """Something else is refused."""
        with pytest.raises(WrongTypeError, match=r"^email\.to must be a str; got "):
            LETTER.email(to)

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
    def test_what_is_not_one_address(self, to):
        """Several addresses, none, or one that could be read in two ways are refused."""
        with pytest.raises(InvalidValueError) as caught:
            LETTER.email(to)

        assert caught.value.field == "email.to"

    @pytest.mark.parametrize(
        "local",
        ["a..b", ".a", "a.", '"a"', "=?utf-8?q?=0A?=", "=?UTF-8?Q?=0A?=Bcc", "a=?b"],
    )
    def test_local_parts_that_mail_cannot_carry(self, local):
        """What stands before the @ must be one for every server on the way."""
        with pytest.raises(InvalidValueError) as caught:
            sent_by(email=f"{local}@example.com").email()

        assert str(caught.value) == (
            f"Profile.email is no address that mail can be sent to; got '{local}@example.com'. "
            "Before the @ stand letters, digits and some marks, parted by single periods. "
            "Correct it."
        )

    @pytest.mark.parametrize(
        ("host", "written"),
        [("bücher.example", "xn--bcher-kva.example"), ("例え.jp", "xn--r8jz45g.jp")],
    )
    def test_international_hosts(self, host, written):
        """A host is written in ASCII, so that every server finds it."""
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
        "host", ["straße.example", "a..b", "a!b.example", ".b", "é" * 80, "é..b", "\u2100.example"]
    )
    def test_hosts_that_mail_cannot_name(self, host):
        """A host that two rules read in two ways could be somebody else's."""
        with pytest.raises(InvalidValueError) as caught:
            sent_to(contact=Contact("Dana Lee", email=f"dana@{host}")).email()

        assert caught.value.field == "Contact.email"
        assert "names no host that mail can be sent to" in caught.value.what
        assert caught.value.remedy == (
            "Correct it, or write the host in ASCII, where its labels begin with 'xn--'."
        )

    def test_the_sender_of_the_message(self):
        """It is held to the same."""
        letter = sent_to(contact=None, message=attrs.evolve(MESSAGE, sender="a..b@acme.example"))

        with pytest.raises(InvalidValueError, match=r"^SourceMessage\.sender is no address"):
            letter.email()

    def test_an_address_that_ascii_cannot_write(self):
        """It makes the mail one that asks servers for UTF-8."""
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
    """Where nobody reads replies, no mail goes."""

    @pytest.mark.parametrize("local", MACHINES)
    def test_every_spelling(self, local):
        """An address that says so is refused, whoever gave it."""
        address = f"{local}@acme.example"

        with pytest.raises(NoReplyError) as caught:
            LETTER.email(address)
        assert caught.value.address == address
        with pytest.raises(NoReplyError):
            sent_to(contact=Contact("Dana Lee", email=address)).email()
        with pytest.raises(NoReplyError):
            sent_to(contact=None, message=attrs.evolve(MESSAGE, sender=address)).email()

    @pytest.mark.parametrize("local", PEOPLE)
    def test_people_are_not_mistaken(self, local):
        """Names that look alike are written to."""
        address = f"{local}@acme.example"

        assert LETTER.email(address)["To"] == address

    def test_the_error_says_what_to_do(self):
        """It names the address, and two ways to give another."""
        with pytest.raises(NoReplyError) as caught:
            LETTER.email("No Reply <no-reply@acme.example>")

        assert str(caught.value) == (
            "no-reply@acme.example does not accept replies. "
            "Write to a person instead: pass email(to=...), or set Contact.email."
        )

    @pytest.mark.parametrize("to", [None, "jobs@acme.example", "Jobs <JOBS@Acme.example>"])
    def test_a_message_that_says_so(self, to):
        """Where the message itself asked for no replies, its sender gets none."""
        letter = sent_to(contact=None, message=attrs.evolve(MESSAGE, no_reply=True))

        with pytest.raises(NoReplyError):
            letter.email(to)

    def test_its_host_may_be_typed_in_two_ways(self):
        """The sender is known by an international host and by its ASCII form."""
        letter = answering(no_reply=True, sender="jobs@bücher.example")

        with pytest.raises(NoReplyError):
            letter.email("jobs@xn--bcher-kva.example")

    def test_somebody_else_at_the_company(self):
        """A person is written to, and the answer joins the thread all the same."""
        mail = answering(no_reply=True, sender="a..b@acme.example").email()

        assert mail["To"] == "Dana Lee <dana@acme.example>"
        assert mail["In-Reply-To"] == "<no-3@acme.example>"

    def test_a_message_without_a_sender(self):
        """That nobody reads replies says nothing of others."""
        assert answering(no_reply=True, sender=None).email()["To"].endswith("<dana@acme.example>")


class TestHtmlPart:
    """The HTML is what mail programs show well: styles inline, and nothing to fetch."""

    @pytest.mark.parametrize("locale", ["en-US", "en-GB"])
    def test_it_says_its_language(self, locale):
        """It does so on an element within the body, which is all that some programs keep."""
        html = text_of(sent_by(locale=locale).email(), "html")

        assert f'<html lang="{locale}">' in html
        assert f'<div lang="{locale}" ' in html

    def test_it_fetches_nothing(self):
        """There is no address of anything, no style sheet and no script."""
        html = text_of(LETTER.email(), "html")

        assert not re.search(r"https?:|//|url\(|<style|<script|<link|<img|src=|class=", html)

    def test_it_has_no_colors_of_its_own(self):
        """It can be read in light and dark programs alike."""
        html = text_of(LETTER.email(), "html")

        assert "color" not in html
        assert "background" not in html


class TestDraft:
    """As a format, the letter is a draft that a mail program opens to be edited and sent."""

    def test_the_headers(self):
        """It is marked as unsent, and has neither date nor id."""
        draft = read(LETTER.render("eml"))

        assert draft["X-Unsent"] == "1"
        assert draft.keys() == [
            *("From", "To", "Subject", "X-Unsent", *THREADING, "MIME-Version", "Content-Type")
        ]

    def test_the_rest_is_the_same(self):
        """It has the parties, the subject, the thread and the words of the mail."""
        mail, draft = LETTER.email(), read(LETTER.render("eml"))

        for name in ("From", "To", "Subject", *THREADING):
            assert draft[name] == mail[name]
        assert text_of(draft, "plain") == f"{txt.message(LETTER)}\n"
        assert paragraphs_of(text_of(draft, "html")) == paragraphs_of_letter(LETTER)

    def test_it_is_a_file_of_mail(self, tmp_path):
        """It can be saved, and its lines end as in a mail."""
        data = LETTER.save(tmp_path / "acme.eml").read_bytes()

        assert data == LETTER.render("eml")
        assert data.count(b"\n") == data.count(b"\r\n") > 20

    def test_nobody_to_send_it_to(self):
        """The recipient can be put in by hand."""
        letter = sent_to(contact=None, message=None)

        assert read(letter.render("eml")).keys() == [
            *("From", "Subject", "X-Unsent", "MIME-Version", "Content-Type")
        ]

    def test_nobody_to_send_it(self):
        """The mail program knows whose it is."""
        assert "From" not in read(sent_by(email=None).render("eml"))

    @pytest.mark.parametrize(
        "changes",
        [
            {"contact": None, "message": attrs.evolve(MESSAGE, no_reply=True)},
            {"contact": Contact("Dana Lee", email="no-reply@acme.example")},
        ],
    )
    def test_nobody_reads_replies(self, changes):
        """An address that takes no replies is not put in; the thread is kept."""
        draft = read(sent_to(**changes).render("eml"))

        assert "To" not in draft
        assert draft["In-Reply-To"] == "<no-3@acme.example>"

    def test_an_address_that_mail_cannot_carry(self):
        """A slip in an address is an error here too, for it was given to be used."""
        with pytest.raises(InvalidValueError, match=r"^Profile\.email is no address"):
            sent_by(email="a..b@example.com").render("eml")
