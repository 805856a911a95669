"""Email messages in SpamAssassin, and messages and drafts in fast-mail-parser."""

from __future__ import annotations

import datetime as dt
import email.utils
import re

import attrs
import fast_mail_parser
import pytest

from rejection_letters.formats import txt
from tests.field.letters import FULL_LETTERS, HOSTILE_LETTERS
from tests.field.programs import run

NOW = dt.datetime.now(dt.timezone.utc)

MOST_POINTS = 0.5
"""Five points are spam."""

HARMLESS = {
    "HTML_MESSAGE": "the message has an HTML part, like most; no points",
    "LOTS_OF_MONEY": "the letter mentions a sum that the writer is proud of; no points by itself",
}
"""The rules that an ordinary letter may match."""

DESERVED = {
    "FROM_EXCESS_BASE64": "a name that looks like an encoded word has to be encoded",
    "FROM_UNBAL2": "a name may begin with '>'; it is quoted",
    "TVD_SPACE_RATIO": "the letter is a single word without spaces",
}
"""The rules that a hostile letter may match besides."""

PLUGINS = (
    *("Check", "HeaderEval", "BodyEval", "MIMEEval", "MIMEHeader", "HTMLEval", "RelayEval"),
    *("URIEval", "URIDetail", "HTTPSMismatch", "WLBLEval", "FreeMail", "ReplaceTags"),
)
"""The plugins of SpamAssassin that neither use the network nor learn."""

VERDICT = re.compile(
    r"^X-Spam-Status: \w+, score=([-.\d]+) .*?tests=([\w,\s]+?)\s+autolearn=.*?^X-Number: (\d+)$",
    re.DOTALL | re.MULTILINE,
)
"""What SpamAssassin adds to a message: its points and the rules that it matches."""


def by_ana(letter):
    """Return a letter whose writer has an email address."""
    return attrs.evolve(letter, profile=attrs.evolve(letter.profile, email="ana@example.com"))


def sent(letter, **options):
    """Return a letter as an email message."""
    return by_ana(letter).email("dana@acme.example", **options)


def without(header):
    """Return a message that lacks a header."""
    mail = sent(FULL_LETTERS[0])
    del mail[header]
    return mail


ORDINARY = [*map(sent, FULL_LETTERS)]
HOSTILE = [*map(sent, HOSTILE_LETTERS)]
FAULTY = {
    "DATE_IN_PAST_24_48": sent(FULL_LETTERS[0], date=NOW - dt.timedelta(hours=36)),
    "DATE_IN_FUTURE_24_48": sent(FULL_LETTERS[0], date=NOW + dt.timedelta(hours=36)),
    "MISSING_DATE": without("Date"),
    "MISSING_MID": without("Message-ID"),
}
"""Messages that match a rule of SpamAssassin, by the name of the rule."""


def received(number, mail):
    """Return a message as it is stored in the mailbox of its recipient."""
    now = email.utils.format_datetime(NOW)
    headers = (
        f"From ana@example.com {NOW:%a %b %d %H:%M:%S %Y}\n"
        "Received: from mail.example.com (mail.example.com [93.184.215.14])\n"
        f"\tby mx.acme.example with ESMTPS id 1; {now}\n"
        f"X-Number: {number}\n"
    )
    return headers.encode() + mail.as_bytes().replace(b"\r\n", b"\n") + b"\n"


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """Return the points of each message and the rules that it matches.

    SpamAssassin takes seconds to start, so it reads all messages at once, in an order of its own.
    """
    folder = tmp_path_factory.mktemp("spamassassin")
    loaded = (f"loadplugin Mail::SpamAssassin::Plugin::{name}\n" for name in PLUGINS)
    (folder / "plugins.pre").write_text("".join(loaded))
    (folder / "preferences").touch()
    mails = [*ORDINARY, *HOSTILE, *FAULTY.values()]
    read = run(
        "spamassassin",
        *("--local", "--mbox"),
        "--configpath=/usr/share/spamassassin",  # without downloaded updates
        f"--siteconfigpath={folder}",
        f"--prefs-file={folder / 'preferences'}",
        given=b"".join(received(*numbered) for numbered in enumerate(mails)),
    )
    verdicts = {
        int(number): (float(points), {*re.split(r",\s*", rules)})
        for points, rules, number in VERDICT.findall(read)
    }
    return [verdicts[number] for number in range(len(mails))]


def test_spamassassin_suspects_no_letter(judged):
    for points, rules in judged[: len(ORDINARY)]:
        assert rules <= HARMLESS.keys()
        assert points <= MOST_POINTS


def test_spamassassin_suspects_only_the_words_of_hostile_letters(judged):
    for _, rules in judged[len(ORDINARY) : -len(FAULTY)]:
        assert rules <= HARMLESS.keys() | DESERVED.keys()


def test_spamassassin_notices_faulty_headers(judged):
    """So the other tests can fail."""
    for (points, rules), expected in zip(judged[-len(FAULTY) :], FAULTY, strict=True):
        assert expected in rules
        assert points > MOST_POINTS


@pytest.mark.parametrize(
    "letter", [*FULL_LETTERS, *HOSTILE_LETTERS], ids=lambda letter: letter.template.name
)
def test_other_parser_reads_messages_and_drafts(letter):
    """It lists everything that it had to guess as a warning."""
    letter = by_ana(letter)
    for data in (sent(letter).as_bytes(), letter.render("eml")):
        mail = fast_mail_parser.parse_email(data)
        (plain,) = mail.text_plain

        assert mail.warnings == []
        assert mail.subject == letter.subject
        assert mail.from_.display_name == letter.profile.name
        assert mail.from_.address == "ana@example.com"
        assert plain.replace("\r\n", "\n") == f"{txt.message(letter)}\n"
        assert len(mail.text_html) == 1
        assert not mail.attachments
