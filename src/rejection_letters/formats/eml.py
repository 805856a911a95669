"""Render a letter as an email, either ready to send or as a draft for a mail program.

The standard library builds the message, but this module writes the headers. When a header value
contains something that looks like an encoded word, the standard library decodes it, and on some
Python releases the result can start a new header. This module encodes such text again, so the
recipient sees exactly what was typed.
"""

from __future__ import annotations

import binascii
import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from email.headerregistry import Address, Group
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8, Policy
from html import escape
from typing import TYPE_CHECKING

from .. import _mail, _note, _values
from .._model import Profile, SourceMessage, zone_named
from ..errors import InvalidValueError, NoReplyError
from . import _direction, _style as look, txt
from ._content import isolated
from ._recipient import is_unread, recipients

if TYPE_CHECKING:
    from .._letter import Letter
    from ._style import Style

_LINE = 76
"""The maximum length of a header line with encoded words, in characters (RFC 2047)."""

_LONGEST_WORD = 900
"""Longer words are encoded so that they can be folded, because the length of a line is limited."""

_ATOM = r"[\w!#$%&'*+/=?^`{|}~-]+"
_PHRASE = re.compile(rf"{_ATOM}( {_ATOM})*", re.ASCII)

# Set no colors, because the mail client may use a dark theme.
_SHEET = (
    f"max-width: 42em; font-family: {look.SERIF}; "
    f"line-height: {look.LEADING}; overflow-wrap: break-word"
)
_GAP = f"margin: 0 0 {look.PARAGRAPH_SPACE}em"
_SMALL_GAP = f"margin: 0 0 {look.PARAGRAPH_SPACE / 2}em"
_PAGE = """\
<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
</head>
<body>
<div lang="{lang}" style="{sheet}">
{body}
</div>
</body>
</html>
"""

# Some mail programs drop <bdi>. All of them know `dir`, and browsers isolate elements that have it.
_ISOLATES = str.maketrans(
    {
        _direction.LEFT: '<span dir="ltr">',
        _direction.RIGHT: '<span dir="rtl">',
        _direction.END: "</span>",
    }
)

_MIME_VERSION = SMTP.header_factory("MIME-Version", "1.0")
_TEXT = SMTP.header_factory("Content-Type", 'text/plain; charset="utf-8"')
_HTML = SMTP.header_factory("Content-Type", 'text/html; charset="utf-8"')
_ENCODING = SMTP.header_factory("Content-Transfer-Encoding", "quoted-printable")


def render(letter: Letter, *, style: Style) -> bytes:  # noqa: ARG001  the mail client sets the look
    """Return the content of an `.eml` file: a draft to review, edit, and send.

    A draft has no date and no message ID; the mail program adds both when it sends the message.

    Raises:
        InvalidValueError: An address is not valid, or the letter is a note.
    """
    _note.refuse(letter, "an email")
    mail = _begun(letter, _sender(letter.profile), _readable(letter), ())
    mail["X-Unsent"] = "1"
    _thread(mail, letter.rejection.message)
    _fill(mail, _bodies(letter))
    return mail.as_bytes()


def message(
    letter: Letter,
    to: str | Sequence[str] | None = None,
    cc: str | Sequence[str] | None = None,
    date: dt.datetime | None = None,
) -> EmailMessage:
    """Return the letter as an email message that is ready to send.

    Args:
        letter: The letter.
        to: The addresses of up to 20 recipients, with or without names. Defaults to the contact's,
            or else to the Reply-To or the sender of the rejection.
        cc: The addresses of up to 20 people who get a copy.
        date: When the message is sent, with a time zone; defaults to now.

    Raises:
        InvalidValueError: The writer or the recipient has no address, mail cannot be sent to one
            of the addresses, `date` has no time zone, or the letter is a note.
        WrongTypeError: `to` or `cc` is not a string or a list or tuple of strings, or `date` is not
            a datetime.
        NoReplyError: A recipient is a no-reply address.
    """
    _note.refuse(letter, "an email")
    sender = _sender(letter.profile)
    if sender is None:
        raise InvalidValueError(
            "Profile.email",
            "Profile.email is required to send the letter by email.",
            remedy="Pass an address such as Profile(..., email='name@example.com').",
        )
    main, copies = _recipients(letter, to, cc)
    bodies = _bodies(letter)
    mail = _begun(letter, sender, main, copies)
    mail["Date"] = _in_whole_minutes(_aware(date) or _now(letter.profile))
    _thread(mail, letter.rejection.message)
    _put(mail, "Message-ID", [f"<{_digest(mail, bodies)[:32]}@{sender.domain}>"])
    _fill(mail, bodies)
    return mail


# Headers


class _Header(str):
    """A header value with its own folding, in place of the standard library's header classes."""

    __slots__ = ("addresses", "name", "words")

    name: str
    """The header's name. The standard library treats a value that has it as parsed."""
    words: list[str]
    """The encoded value, split where a line can be folded."""
    addresses: tuple[Address, ...]
    defects: tuple[Exception, ...] = ()
    """Parsing errors; the standard library's header classes have this attribute."""

    @property
    def groups(self) -> tuple[Group, ...]:
        """One group per address, because no address belongs to a named group."""
        return tuple(Group(addresses=(address,)) for address in self.addresses)

    def fold(self, *, policy: Policy) -> str:
        """Return the header as folded lines; the policy calls this to serialize the message."""
        lines = [f"{self.name}: {self.words[0]}"]
        if len(lines[0]) > _mail.HEADER_LIMIT:  # a very long message ID
            lines = [f"{self.name}:", f" {self.words[0]}"]
        for word in self.words[1:]:
            if len(lines[-1]) + len(word) < _LINE:
                lines[-1] += f" {word}"
            else:
                lines.append(f" {word}")
        return policy.linesep.join([*lines, ""])


def _put(
    mail: EmailMessage,
    name: str,
    words: list[str],
    text: str | None = None,
    addresses: tuple[Address, ...] = (),
) -> None:
    """Add a header to a message, given its encoded words and, if different, its readable text."""
    header = _Header(" ".join(words) if text is None else text)
    header.name, header.words, header.addresses = name, words, addresses
    mail[name] = header


def _begun(
    letter: Letter, sender: Address | None, main: Sequence[Address], copies: Sequence[Address]
) -> EmailMessage:
    """Return a message with the headers that finished messages and drafts have in common."""
    parties = [("From", () if sender is None else (sender,)), ("To", main), ("Cc", copies)]
    # Require SMTPUTF8 only for a non-ASCII address, because not every server supports it.
    is_ascii = all(address.username.isascii() for _, known in parties for address in known)
    mail = EmailMessage(SMTP if is_ascii else SMTPUTF8)
    for name, known in parties:
        if known:
            shown = ", ".join(map(str, known))
            _put(mail, name, _mailboxes(name, known), shown, tuple(known))
    # The subject has no isolates, because mail programs search subjects and use them for threading.
    _put(mail, "Subject", _unstructured("Subject", letter.subject), letter.subject)
    return mail


def _unstructured(header: str, text: str) -> list[str]:
    words = text.split(" ")
    plain = _is_plain(text) and max(map(len, words)) <= _LONGEST_WORD
    return words if plain else list(_encoded(header, text))


def _mailboxes(header: str, addresses: Sequence[Address]) -> list[str]:
    *before, last = (_mailbox(header, address) for address in addresses)
    with_commas = [word for *words, end in before for word in (*words, f"{end},")]
    return [*with_commas, *last]


def _mailbox(header: str, address: Address) -> list[str]:
    name = address.display_name
    if not name:
        return [address.addr_spec]
    if not _is_plain(name):
        written = list(_encoded(header, name))
    elif _PHRASE.fullmatch(name):
        written = name.split(" ")
    else:
        quoted = re.sub(r'(["\\])', r"\\\1", name)
        written = f'"{quoted}"'.split(" ")
    return [*written, f"<{address.addr_spec}>"]


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable() and "=?" not in text


def _encoded(header: str, text: str) -> Iterator[str]:
    """Yield text as encoded words that each fit on a line and never split a character."""
    before, after = "=?utf-8?b?", "?="
    room = (_LINE - len(f"{header}: {before}{after}")) // 4 * 3
    data = text.encode()
    start = 0
    while start < len(data):
        end = _end_of_word(data, start, room)
        yield f"{before}{binascii.b2a_base64(data[start:end], newline=False).decode()}{after}"
        start = end


def _end_of_word(data: bytes, start: int, room: int) -> int:
    end = start + room
    if end >= len(data):
        return len(data)
    # Python's parser inserts a space between two encoded words in a name, which does the least harm
    # next to another space.
    if after_space := data.rfind(b" ", start, end) + 1:
        return after_space
    while data[end] & 0xC0 == 0x80:  # UTF-8 continuation bytes
        end -= 1
    return end


def _now(profile: Profile) -> dt.datetime:
    """Return the time in the writer's time zone or, if that is not known, in the machine's."""
    zone = zone_named(profile.timezone)
    return dt.datetime.now().astimezone() if zone is None else dt.datetime.now(zone)


def _aware(date: object) -> dt.datetime | None:
    """Return a date that has a time zone, or None if it is omitted."""
    if date is None or _values.is_blank(date):
        return None
    # NaT is a datetime, too.
    if _values.gap_in(date) or not isinstance(date, dt.datetime):
        raise _values.unexpected("email.date", date, "a datetime with a time zone")
    if date.utcoffset() is None:
        raise InvalidValueError(
            "email.date",
            f"email.date must have a time zone; got {date}.",
            remedy="Pass a datetime such as datetime.now(timezone.utc), or omit date for now.",
        )
    _values.named(_values.in_years, "email.date")(date)
    return date


def _in_whole_minutes(date: dt.datetime) -> dt.datetime:
    """Return the same time at an offset without seconds, which a few zones had until 1972."""
    offset = (date.utcoffset() or dt.timedelta()) // dt.timedelta(minutes=1)
    return date.astimezone(dt.timezone(dt.timedelta(minutes=offset)))


def _thread(mail: EmailMessage, source: SourceMessage | None) -> None:
    """Make a message a reply to another one, ignoring malformed message IDs."""
    if source is None:
        return
    answered, references = _mail.thread(source.message_id, source.references)
    if answered:
        _put(mail, "In-Reply-To", answered)
    if references:
        _put(mail, "References", list(references))


# Addresses


def _sender(profile: Profile) -> Address | None:
    if profile.email is None:
        return None
    return _address("Profile.email", profile.name, profile.email)


def _recipients(
    letter: Letter, to: str | Sequence[str] | None, cc: str | Sequence[str] | None
) -> tuple[list[Address], list[Address]]:
    """Return the unique addresses for To and for Cc."""
    given = _typed("email.to", to)
    copied = _typed("email.cc", cc)
    for address in (*given, *copied):
        if is_unread(address.addr_spec, letter.rejection.message):
            raise NoReplyError(address.addr_spec)
    main = _unique(given or _usual(letter))
    return main, _unique([*main, *copied])[len(main) :]


def _unique(addresses: Iterable[Address]) -> list[Address]:
    """Return addresses without repetitions, keeping the first name of each."""
    found: dict[str, Address] = {}
    for address in addresses:
        found.setdefault(address.addr_spec.lower(), address)
    return list(found.values())


def _usual(letter: Letter) -> list[Address]:
    """Return the addresses to which a reply to the rejection goes."""
    found = recipients(letter)
    if not found:
        raise InvalidValueError(
            "email.to",
            "The letter has no recipient: neither the contact nor the rejection message has an "
            "email address.",
            remedy="Set Contact.email, or call email(to='name@example.com').",
        )
    readable = _readable(letter)
    if not readable:
        raise NoReplyError(found[0].address)
    return readable


def _readable(letter: Letter) -> list[Address]:
    """Return the default recipients' addresses, without those that do not accept replies."""
    source = letter.rejection.message
    # Nothing is sent to the others, so it does not matter whether mail servers accept them.
    readable = (one for one in recipients(letter) if not is_unread(one.address, source))
    return _unique(_address(*one) for one in readable)


def _address(field: str, name: str, address: str) -> Address:
    return Address(name, *_values.named(_mail.mailable, field)(address))


def _typed(field: str, value: str | Sequence[str] | None) -> list[Address]:
    """Return the addresses that the caller passed as one string or as a list of strings."""
    if value is None or _values.is_blank(value):
        return []
    return [Address(*parts) for parts in _values.named(_mailboxes_in, field)(value)]


def _mailboxes_in(value: str | Sequence[str]) -> Sequence[tuple[str, str, str]]:
    if isinstance(value, str):
        return (_mail.mailbox(value),)
    return _values.each(value, _mail.mailbox, "address", "addresses")


# The body


def _bodies(letter: Letter) -> tuple[str, str]:
    """Return the letter as plain text and as HTML."""
    return f"{txt.message(letter)}\n", _html(letter)


def _fill(mail: EmailMessage, bodies: tuple[str, str]) -> None:
    """Add the plain-text and HTML bodies to a message."""
    # Quoted-printable text never contains "=_", so no body can contain the boundary.
    boundary = f"=_{_digest(mail, bodies)[:24]}"
    mail["MIME-Version"] = _MIME_VERSION
    mail["Content-Type"] = f'multipart/alternative; boundary="{boundary}"'
    for kind, body in zip((_TEXT, _HTML), bodies, strict=True):
        part = EmailMessage(mail.policy)
        part["Content-Type"] = kind
        part["Content-Transfer-Encoding"] = _ENCODING
        part.set_payload(binascii.b2a_qp(body.encode()).decode())
        mail.attach(part)


def _digest(mail: EmailMessage, bodies: tuple[str, str]) -> str:
    """Return a hash of a message's headers and bodies."""
    headers = (f"{name}: {value}" for name, value in mail.items())
    return hashlib.sha256("\n".join((*headers, *bodies)).encode()).hexdigest()


def _html(letter: Letter) -> str:
    text = isolated(letter)
    parts = (
        _paragraph(text.salutation),
        *(_paragraph(block) if isinstance(block, str) else _list(block) for block in text.blocks),
        _paragraph(text.closing),
        _paragraph(*text.signature),
    )
    return _PAGE.format(lang=letter.profile.locale, sheet=_SHEET, body="\n".join(parts))


def _paragraph(*lines: str) -> str:
    return f'<p style="{_GAP}">{"<br>".join(map(_shown, lines))}</p>'


def _list(items: Iterable[str]) -> str:
    shown = "".join(f'<li style="{_SMALL_GAP}">{_shown(item)}</li>' for item in items)
    return f'<ul style="{_GAP}; padding-left: 1.3em">{shown}</ul>'


def _shown(text: str) -> str:
    shown = escape(text)
    return shown if shown.isascii() else shown.translate(_ISOLATES)
