"""A letter as an e-mail: ready to be sent, or as a draft that a mail program opens.

The standard library builds the message, but its headers are written here. It decodes what looks
like an encoded word in a value, and on some Python releases what comes of that can begin a header
of its own; here such text is encoded once more, and every reader gets what was typed.
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

from .. import _values
from .._model import Profile, SourceMessage, zone_named
from .._values import RefusedError
from ..errors import InvalidValueError, NoReplyError
from . import _style as look, txt
from ._letterhead import signature

if TYPE_CHECKING:
    from .._letter import Letter
    from ._style import Style

_LINE = 76
"""The characters that a header's line should not exceed: what RFC 2047 says of encoded words."""

_LONGEST_WORD = 900
"""Beyond this a word is encoded, for an encoded one can be folded; a line has at most 998."""

_ATOM = r"[\w!#$%&'*+/=?^`{|}~-]+"
_PHRASE = re.compile(rf"{_ATOM}( {_ATOM})*", re.ASCII)
# The same marks, and any letter that is not ASCII, where the servers on the way take it.
_LOCAL_ATOM = r"(?:[a-zA-Z0-9_!#$%&'*+/=?^`{|}~-]|[^\x00-\x7f])+"
_LOCAL_PART = re.compile(rf"{_LOCAL_ATOM}(\.{_LOCAL_ATOM})*")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*", re.ASCII)
_MESSAGE_ID = re.compile(r"<[!-;=?-~]+@[!-;=?-~]+>")
_TYPED = re.compile(r'(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<plain>[^"@]*)) ?<(?P<address>[^<>]*)>')

# What older and newer rules for international host names turn into different hosts.
_AMBIGUOUS_IN_HOSTS = "\xdf\u03c2\u200c\u200d"

# Of "bruno.reply" somebody reads the mail: "no" is a word of its own, or part of one with "reply".
_NO_REPLY = re.compile(
    r"noreply|donotreply"
    r"|(?<![^\W\d_])(no|never|don'?t|do[-_.]?not)[-_.]?(reply|respond|response)(?![^\W\d_])"
    r"|^(mailer[-_.]?daemon|bounces?|auto[-_.]?reply|unmonitored)(?![^\W\d_])"
)

_MOST_REFERENCES = 20

# The client's own colors and background stay: they may be dark.
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

_MIME_VERSION = SMTP.header_factory("MIME-Version", "1.0")
_TEXT = SMTP.header_factory("Content-Type", 'text/plain; charset="utf-8"')
_HTML = SMTP.header_factory("Content-Type", 'text/html; charset="utf-8"')
_ENCODING = SMTP.header_factory("Content-Transfer-Encoding", "quoted-printable")


def render(letter: Letter, *, style: Style) -> bytes:  # noqa: ARG001  readers choose how mail looks
    """Return the content of an `.eml` file: a draft to look through, edit and send.

    It has neither a date nor an id: a mail program gives it both when it is sent.
    """
    mail = _begun(letter, _sender(letter.profile), _recipient_of_draft(letter))
    mail["X-Unsent"] = "1"
    _thread(mail, letter.rejection.message)
    _fill(mail, _bodies(letter))
    return mail.as_bytes()


def message(letter: Letter, to: str | None = None) -> EmailMessage:
    """Return the letter as a mail that is ready to be sent.

    Args:
        letter: The letter.
        to: Whom it goes to, where that is neither the contact nor who sent the rejection.

    Raises:
        InvalidValueError: Who writes has no address, nobody has one to write to, or one of the
            addresses is none that mail can be sent to.
        WrongTypeError: `to` is no text.
        NoReplyError: Nobody reads what is sent to the address.
    """
    sender = _sender(letter.profile)
    if sender is None:
        raise InvalidValueError(
            "Profile.email",
            f"The profile of {letter.profile.name} has no e-mail address.",
            "A mail says who sends it, and where an answer goes.",
            "Give one: Profile(..., email='name@example.com').",
        )
    recipient = _recipient(letter, to)
    if recipient is None:
        raise InvalidValueError(
            "email.to",
            "There is nobody to send the letter to.",
            "Neither a contact with an e-mail address is known, nor who sent the rejection.",
            "Say it: email(to='name@example.com'), or give Contact.email.",
        )
    bodies = _bodies(letter)
    mail = _begun(letter, sender, recipient)
    mail["Date"] = _noon(letter)
    _thread(mail, letter.rejection.message)
    _put(mail, "Message-ID", [f"<{_digest(mail, bodies)[:32]}@{sender.domain}>"])
    _fill(mail, bodies)
    return mail


# Headers


class _Header(str):
    """The value of a header, which knows how it is written."""

    __slots__ = ("addresses", "name", "words")

    name: str
    """The header's name; it is how the standard library knows a header that is complete."""
    words: list[str]
    """What is written of it, where lines can be folded."""
    addresses: tuple[Address, ...]
    defects: tuple[Exception, ...] = ()
    """What the standard library's own headers have of what they could not read."""

    @property
    def groups(self) -> tuple[Group, ...]:
        """The addresses, each by itself; none is in a group."""
        return tuple(Group(addresses=(address,)) for address in self.addresses)

    def fold(self, *, policy: Policy) -> str:
        """Return the header's lines; a policy calls it when the message is written."""
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
    """Add a header to a mail: how it is written, and the text that stands for."""
    header = _Header(" ".join(words) if text is None else text)
    header.name, header.words, header.addresses = name, words, addresses
    mail[name] = header


def _begun(letter: Letter, sender: Address | None, recipient: Address | None) -> EmailMessage:
    """Return a mail with the headers that a draft has too."""
    parties = [("From", sender), ("To", recipient)]
    known = [(name, address) for name, address in parties if address is not None]
    # Only an address that ASCII cannot write asks the servers for more than they all can do.
    is_ascii = all(address.username.isascii() for _, address in known)
    mail = EmailMessage(SMTP if is_ascii else SMTPUTF8)
    for name, address in known:
        _put(mail, name, _mailbox(name, address), str(address), (address,))
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
    """Give text as encoded words, each of whole characters and for a line of its own."""
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
    # In names, Python's own reader puts a blank between two words: after a blank it is seen least.
    if blank := data.rfind(b" ", start, end) + 1:
        return blank
    while data[end] & 0xC0 == 0x80:  # within a character
        end -= 1
    return end


def _noon(letter: Letter) -> dt.datetime:
    """Return the time a mail is dated with: noon, which is the same day almost everywhere.

    Without a time zone the standard library writes it as `-0000`: of a clock nobody knows.
    """
    noon = dt.datetime.combine(letter.date, dt.time(12))
    zone = zone_named(letter.profile.timezone)
    if zone is None:
        return noon
    # A header has no seconds for an offset; a few had them until 1972.
    offset = (zone.utcoffset(noon) or dt.timedelta()) // dt.timedelta(minutes=1)
    return noon.replace(tzinfo=dt.timezone(dt.timedelta(minutes=offset)))


def _thread(mail: EmailMessage, source: SourceMessage | None) -> None:
    """Make a mail the answer to another; ids that are none are left out."""
    if source is None:
        return
    answered = _ids([source.message_id or ""])[:1]
    earlier = [one for one in _ids(source.references) if one not in answered]
    references = [*earlier, *answered]
    if len(references) > _MOST_REFERENCES:
        # The first began the thread, and the last are the nearest.
        references = [references[0], *references[1 - _MOST_REFERENCES :]]
    if answered:
        _put(mail, "In-Reply-To", answered)
    if references:
        _put(mail, "References", references)


def _ids(texts: Iterable[str]) -> list[str]:
    """Return the message ids in texts, each once; a bare one gets its brackets."""
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
    if source is not None and source.sender is not None:
        # It may be that of a whole department: whose name belongs to it, nobody said.
        return _address("SourceMessage.sender", "", source.sender)
    return None


def _address(field: str, name: str, address: str) -> Address:
    return Address(name, *_values.named(_mailable, field)(address))


def _typed(value: str) -> tuple[str, str, str]:
    """Return name, local part and host of `Dana Lee <dana@example.com>`, or without a name."""
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
    # What follows a plus sign does not change whose address it is.
    return _NO_REPLY.search(address.username.lower().partition("+")[0]) is not None


def _mailable(value: str) -> tuple[str, str]:
    """Return the local part and the host, in ASCII, of an address that mail can be sent to."""
    local, _, host = (_values.email(value) or "").rpartition("@")
    # No server's reader must take an address for an encoded word.
    if "=?" in local or not _LOCAL_PART.fullmatch(local):
        raise RefusedError(
            "is no address that mail can be sent to",
            "Before the @ stand letters, digits and some marks, parted by single periods.",
            "Correct it.",
        )
    name = _ascii_host(host)
    if not _HOST.fullmatch(name):
        raise RefusedError(
            "names no host that mail can be sent to",
            "It must be plain which host is meant, and the host must have a form in ASCII.",
            "Correct it, or write the host in ASCII, where its labels begin with 'xn--'.",
        )
    return local, name


def _ascii_host(host: str) -> str:
    """Return the host of an address in ASCII; nothing where that cannot be had."""
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
    """Return the letter as text and as HTML.

    A paragraph is one line of the text, which every program breaks where its window ends.
    """
    return f"{txt.message(letter)}\n", _html(letter)


def _fill(mail: EmailMessage, bodies: tuple[str, str]) -> None:
    """Give a mail its two bodies."""
    # Quoted-printable never has "=_", so no part can hold the boundary.
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
    """Return what is the same for the same mail, and for no other."""
    headers = (f"{name}: {value}" for name, value in mail.items())
    return hashlib.sha256("\n".join((*headers, *bodies)).encode()).hexdigest()


def _html(letter: Letter) -> str:
    parts = (
        _paragraph(letter.salutation),
        *(_paragraph(block) if isinstance(block, str) else _list(block) for block in letter.blocks),
        _paragraph(letter.closing),
        _paragraph(*signature(letter)),
    )
    return _PAGE.format(lang=letter.profile.locale, sheet=_SHEET, body="\n".join(parts))


def _paragraph(*lines: str) -> str:
    return f'<p style="{_GAP}">{"<br>".join(map(escape, lines))}</p>'


def _list(items: Iterable[str]) -> str:
    shown = "".join(f'<li style="{_SMALL_GAP}">{escape(item)}</li>' for item in items)
    return f'<ul style="{_GAP}; padding-left: 1.3em">{shown}</ul>'
