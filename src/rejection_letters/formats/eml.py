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
from collections.abc import Iterable, Iterator
from email.headerregistry import Address, Group
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8, Policy
from html import escape
from typing import TYPE_CHECKING

from .. import _note, _values
from .._model import Profile, SourceMessage, zone_named
from .._values import RefusedError
from ..errors import InvalidValueError, NoReplyError
from . import _direction, _style as look, txt
from ._content import isolated

if TYPE_CHECKING:
    from .._letter import Letter
    from ._style import Style

_LINE = 76
"""The maximum length of a header line with encoded words, in characters (RFC 2047)."""

_LONGEST_WORD = 900
"""Longer words are encoded so that they can be folded; a line may have at most 998 characters."""

_ATOM = r"[\w!#$%&'*+/=?^`{|}~-]+"
_PHRASE = re.compile(rf"{_ATOM}( {_ATOM})*", re.ASCII)
# `_ATOM` plus non-ASCII characters, which servers that support SMTPUTF8 accept.
_LOCAL_ATOM = r"(?:[a-zA-Z0-9_!#$%&'*+/=?^`{|}~-]|[^\x00-\x7f])+"
_LOCAL_PART = re.compile(rf"{_LOCAL_ATOM}(\.{_LOCAL_ATOM})*")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*", re.ASCII)
_MESSAGE_ID = re.compile(r"<[!-;=?-~]+@[!-;=?-~]+>")
_TYPED = re.compile(r'(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<plain>[^"@]*)) ?<(?P<address>[^<>]*)>')

# IDNA 2003 and IDNA 2008 map these characters to different hosts.
_AMBIGUOUS_IN_HOSTS = "\xdf\u03c2\u200c\u200d"

# "no" must be a separate word or the start of "noreply", so that "bruno.reply" does not match.
_NO_REPLY = re.compile(
    r"noreply|donotreply"
    r"|(?<![^\W\d_])(no|never|don'?t|do[-_.]?not)[-_.]?(reply|respond|response)(?![^\W\d_])"
    r"|^(mailer[-_.]?daemon|bounces?|auto[-_.]?reply|unmonitored)(?![^\W\d_])"
)

_MOST_REFERENCES = 20

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
    mail = _begun(letter, _sender(letter.profile), _recipient_of_draft(letter))
    mail["X-Unsent"] = "1"
    _thread(mail, letter.rejection.message)
    _fill(mail, _bodies(letter))
    return mail.as_bytes()


def message(letter: Letter, to: str | None = None, date: dt.datetime | None = None) -> EmailMessage:
    """Return the letter as an email message that is ready to send.

    Args:
        letter: The letter.
        to: The recipient's address. Defaults to the contact's, or else to the sender of the
            rejection.
        date: When the message is sent, with a time zone; defaults to now.

    Raises:
        InvalidValueError: The writer or the recipient has no address, mail cannot be sent to one
            of the addresses, `date` has no time zone, or the letter is a note.
        WrongTypeError: `to` is not a string, or `date` is not a datetime.
        NoReplyError: The recipient is a no-reply address.
    """
    _note.refuse(letter, "an email")
    sender = _sender(letter.profile)
    if sender is None:
        raise InvalidValueError(
            "Profile.email",
            "Profile.email is required to send the letter by email.",
            remedy="Pass an address such as Profile(..., email='name@example.com').",
        )
    recipient = _recipient(letter, to)
    if recipient is None:
        raise InvalidValueError(
            "email.to",
            "The letter has no recipient: neither the contact nor the rejection message has an "
            "email address.",
            remedy="Set Contact.email, or call email(to='name@example.com').",
        )
    bodies = _bodies(letter)
    mail = _begun(letter, sender, recipient)
    mail["Date"] = _in_whole_minutes(_now(letter.profile) if date is None else _aware(date))
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


def _begun(letter: Letter, sender: Address | None, recipient: Address | None) -> EmailMessage:
    """Return a message with the headers that finished messages and drafts have in common."""
    parties = [("From", sender), ("To", recipient)]
    known = [(name, address) for name, address in parties if address is not None]
    # Require SMTPUTF8 only for a non-ASCII address, because not every server supports it.
    is_ascii = all(address.username.isascii() for _, address in known)
    mail = EmailMessage(SMTP if is_ascii else SMTPUTF8)
    for name, address in known:
        _put(mail, name, _mailbox(name, address), str(address), (address,))
    # The subject has no isolates: mail programs compare subjects to find threads, and search them.
    _put(mail, "Subject", _unstructured("Subject", letter.subject), letter.subject)
    return mail


def _unstructured(header: str, text: str) -> list[str]:
    words = text.split(" ")
    plain = _is_plain(text) and max(map(len, words)) <= _LONGEST_WORD
    return words if plain else list(_encoded(header, text))


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


def _aware(date: object) -> dt.datetime:
    if not isinstance(date, dt.datetime):
        raise _values.unexpected("email.date", date, "a datetime with a time zone")
    if date.utcoffset() is None:
        raise InvalidValueError(
            "email.date",
            f"email.date must have a time zone; got {date}.",
            remedy="Pass a datetime such as datetime.now(timezone.utc), or omit date for now.",
        )
    return date


def _in_whole_minutes(date: dt.datetime) -> dt.datetime:
    """Return the same time at an offset without seconds, which a few zones had until 1972."""
    offset = (date.utcoffset() or dt.timedelta()) // dt.timedelta(minutes=1)
    return date.astimezone(dt.timezone(dt.timedelta(minutes=offset)))


def _thread(mail: EmailMessage, source: SourceMessage | None) -> None:
    """Make a message a reply to another one, ignoring malformed message IDs."""
    if source is None:
        return
    answered = _ids([source.message_id or ""])[:1]
    earlier = [one for one in _ids(source.references) if one not in answered]
    references = [*earlier, *answered]
    if len(references) > _MOST_REFERENCES:
        # Keep the first, which started the thread, and the most recent ones.
        references = [references[0], *references[1 - _MOST_REFERENCES :]]
    if answered:
        _put(mail, "In-Reply-To", answered)
    if references:
        _put(mail, "References", references)


def _ids(texts: Iterable[str]) -> list[str]:
    """Return the unique message IDs in some strings, adding angle brackets where missing."""
    bracketed = (text if "<" in text else f"<{text}>" for text in texts)
    found = (one for text in bracketed for one in _MESSAGE_ID.findall(text) if "=?" not in one)
    return list(dict.fromkeys(found))


# Addresses


def _sender(profile: Profile) -> Address | None:
    if profile.email is None:
        return None
    return _address("Profile.email", profile.name, profile.email)


def _recipient(letter: Letter, to: str | None) -> Address | None:
    found = _found_recipient(letter, to)
    if found is not None and _takes_no_reply(found, letter.rejection.message):
        raise NoReplyError(found.addr_spec)
    return found


def _recipient_of_draft(letter: Letter) -> Address | None:
    try:
        return _recipient(letter, None)
    except NoReplyError:
        return None


def _found_recipient(letter: Letter, to: str | None) -> Address | None:
    contact, source = letter.rejection.contact, letter.rejection.message
    if to is not None and not _values.is_blank(to):
        return Address(*_values.named(_typed, "email.to")(to))
    if contact is not None and contact.email is not None:
        return _address("Contact.email", contact.name, contact.email)
    # The message of a reminder may be the writer's own first letter.
    if source is not None and source.sender not in (None, letter.profile.email):
        # Leave out the contact's name, because the address may belong to a whole department.
        return _address("SourceMessage.sender", "", source.sender)
    return None


def _address(field: str, name: str, address: str) -> Address:
    return Address(name, *_values.named(_mailable, field)(address))


def _typed(value: str) -> tuple[str, str, str]:
    """Split `Dana Lee <dana@example.com>` or a bare address into name, local part, and host."""
    text = _values.paragraph(value)
    parts = _TYPED.fullmatch(text)
    if parts is None:
        return ("", *_mailable(text))
    name = re.sub(r"\\(.)", r"\1", parts["quoted"] or "") or parts["plain"]
    return (_values.optional_line(name) or "", *_mailable(parts["address"]))


def _takes_no_reply(address: Address, source: SourceMessage | None) -> bool:
    if source is not None and source.no_reply and source.sender is not None:
        local, _, host = source.sender.rpartition("@")
        if f"{local}@{_ascii_host(host)}".lower() == address.addr_spec.lower():
            return True
    # A "+tag" does not change whose address it is.
    return _NO_REPLY.search(address.username.lower().partition("+")[0]) is not None


def _mailable(value: str) -> tuple[str, str]:
    """Return the local part and the ASCII host of an address that mail can be sent to."""
    local, _, host = (_values.email(value) or "").rpartition("@")
    # Reject "=?", because a mail server could mistake the address for an encoded word.
    if "=?" in local or not _LOCAL_PART.fullmatch(local):
        raise RefusedError(
            "must be an address that mail servers accept",
            "The part before the @ may contain letters, digits, some punctuation, and single "
            "periods between them.",
            "",
        )
    name = _ascii_host(host)
    if not _HOST.fullmatch(name):
        raise RefusedError(
            "must have a valid and unambiguous host after the @",
            "",
            "Correct it, or write an international host in its ASCII form ('xn--...').",
        )
    return local, name


def _ascii_host(host: str) -> str:
    """Return a host in ASCII, or an empty string if it has no unambiguous ASCII form."""
    if host.isascii():
        return host
    if any(character in host for character in _AMBIGUOUS_IN_HOSTS):
        return ""
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return ""


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
    return escape(text).translate(_ISOLATES)
