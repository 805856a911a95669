"""Clean the headers of a received email, and check addresses before mail is sent to them.

Other people's programs wrote the headers, so unprintable characters are removed instead of causing
an error.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from . import _values
from ._values import ADDRESS_LIMIT, MARKS_LIMIT, RefusedError, RefusedTypeError

HEADER_LIMIT = 998
"""Maximum length of a line in an email, in characters (RFC 5322)."""

_REFERENCES_LIMIT = 10_000
"""Maximum length of a References header, in characters."""

_MOST_REFERENCES = 20

_LONGEST_LOCAL_PART = 64
"""Maximum length of the part before the @, in bytes (RFC 5321)."""

# Compiled on first use, because few programs need these patterns.
_FOLD = r"(?:\r\n|\r|\n)(?=[ \t])"
_MESSAGE_ID = r"<[!-;=?-~]+@[!-;=?-~]+>"
_ID_END = r"[\s>]"
_NAME_OR_COMMENT = r'"(?:[^"\\]|\\.)*"|\([^()]*\)'
_SCHEME_OR_GROUP = r"\A[^:@]*:"
_TYPED = r'(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<plain>[^"@]*)) ?<(?:mailto:)?(?P<address>[^<>]*)>'
# A dot atom with non-ASCII characters, which servers that support SMTPUTF8 accept.
_LOCAL_ATOM = r"(?:[a-zA-Z0-9_!#$%&'*+/=?^`{|}~-]|[^\x00-\x7f])+"
_LOCAL_PART = rf"{_LOCAL_ATOM}(?:\.{_LOCAL_ATOM})*"
_LABEL = r"(?!-)[a-zA-Z0-9_-]{1,63}(?<!-)"
_HOST = rf"{_LABEL}(?:\.{_LABEL})*"
_OUTER_HYPHEN = r"(?:\A|\.)-|-(?:\.|\Z)"

# IDNA 2003 and IDNA 2008 map these characters to different hosts.
_AMBIGUOUS_IN_HOSTS = "\xdf\u03c2\u200c\u200d"

# "no" must be a separate word or the start of "noreply", so that "bruno.reply" does not match.
_NO_REPLY = (
    r"noreply|donotreply"
    r"|(?<![^\W\d_])(no|never|don'?t|do[-_.]?not)[-_.]?(reply|respond|response)(?![^\W\d_])"
    r"|^(mailer[-_.]?daemon|bounces?|auto[-_.]?reply|unmonitored)(?![^\W\d_])"
)


# Received headers


def received_text(value: str | None) -> str | None:
    """Return a received header as one line without unprintable characters; None if blank.

    Line breaks, tabs, and control characters become spaces. Soft hyphens, byte-order marks, marks
    that change the direction of text, and tag characters are removed. As a result, a regional flag,
    such as Scotland's, becomes a black flag, as in programs that do not support it.
    """
    if value is None:
        return None
    text = _values.plain_str(value)
    if len(text) > 5 * HEADER_LIMIT:
        raise _values.too_long(text, HEADER_LIMIT)
    text = " ".join(_printable(_unfolded(text)).split())
    if not _values.is_visible(text):
        return None
    text = _values.paragraph(text)
    if len(text) > HEADER_LIMIT:
        raise _values.too_long(text, HEADER_LIMIT)
    return text


def message_id(value: str | None) -> str | None:
    """Return a Message-ID header without unprintable characters; None if blank."""
    return None if value is None else received_text(_one_header(value))


def _one_header(value: str) -> str:
    """Return a header without its folds, which are the only line breaks that it can have."""
    header = _unfolded(_values.plain_str(value)).strip()
    if len(header.splitlines()) > 1:
        raise RefusedError("must not contain a line break")
    return header


def _unfolded(text: str) -> str:
    return re.sub(_FOLD, "", text)


def _printable(text: str) -> str:
    """Return text without unprintable characters, and limit consecutive combining marks."""
    kept: list[str] = []
    marks = MARKS_LIMIT  # a mark at the beginning would combine with what precedes the text
    for place, character in enumerate(text):
        category = unicodedata.category(character)
        if character.isspace() or category == "Cc":
            kept.append(" ")
            marks = MARKS_LIMIT
        elif category == "Cs":
            kept.append("\ufffd")
        elif _values.can_be_printed(text, place):
            marks = marks + 1 if category.startswith("M") else 0
            if marks <= MARKS_LIMIT:
                kept.append(character)
    return "".join(kept)


def references(value: str | Sequence[str | None] | None) -> tuple[str, ...]:
    """Return the message IDs in a References header, or in a list of its parts.

    A long thread keeps its first ID and its most recent ones.
    """
    if value is None:
        return ()
    if isinstance(value, str):
        # Without angle brackets, the IDs are separated only by spaces.
        value = value.splitlines() if "<" in value else value.split()
    parts = _values.items(value)
    texts = [_reference(part) for part in parts if part is not None]
    if sum(map(len, texts)) > _REFERENCES_LIMIT:
        raise _values.too_long("".join(texts), _REFERENCES_LIMIT)
    if any(len(word) > HEADER_LIMIT for text in texts for word in re.split(_ID_END, text)):
        raise RefusedError(
            f"must contain only message IDs of at most {HEADER_LIMIT} characters", show_value=False
        )
    return _shortened(message_ids(texts))


def _reference(part: object) -> str:
    if isinstance(part, str):
        return _values.plain_str(part)
    raise RefusedTypeError(_values.TEXTS)


def _shortened(ids: Sequence[str]) -> tuple[str, ...]:
    if len(ids) <= _MOST_REFERENCES:
        return tuple(ids)
    return (ids[0], *ids[1 - _MOST_REFERENCES :])


def message_ids(texts: Iterable[str]) -> list[str]:
    """Return the unique message IDs in some strings, adding angle brackets where missing.

    Malformed IDs are ignored.
    """
    bracketed = (text if "<" in text else f"<{text.strip()}>" for text in texts)
    found = (one for text in bracketed for one in re.findall(_MESSAGE_ID, text))
    # A longer ID would not fit on a line after the space that folds the header. A mail server could
    # mistake "=?" for an encoded word.
    usable = (one for one in found if len(one) < HEADER_LIMIT and "=?" not in one)
    return list(dict.fromkeys(usable))


def thread(message_id: str | None, earlier: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """Return the message IDs for In-Reply-To and for References in a reply.

    Args:
        message_id: The Message-ID of the message that is answered.
        earlier: The message IDs from its References.
    """
    answered = message_ids([message_id or ""])[:1]
    before = [one for one in earlier if one not in answered]
    return answered, _shortened([*before, *answered])


def sender(value: str | None) -> str | None:
    """Return the address in a From header, without the name; None if blank."""
    found = _received_addresses(value)
    return found[0] if found else None


def reply_to(value: str | None) -> str | None:
    """Return the addresses in a Reply-To header, without names, as in "a@b.example, c@b.example".

    Returns None if the header is blank.
    """
    return ", ".join(_received_addresses(value)) or None


def _received_addresses(value: str | None) -> tuple[str, ...]:
    if value is None:
        return ()
    header = _one_header(value)
    if len(header) > HEADER_LIMIT:
        raise _values.too_long(header, HEADER_LIMIT)
    found = dict.fromkeys(map(_values.required_email, _addresses_in(_printable(header))))
    if header and not found:
        raise RefusedError(_values.NO_ADDRESS)
    return tuple(found)


def _addresses_in(header: str) -> Iterator[str]:
    """Yield what may be an address; the rest are names, which may contain a comma or an "@"."""
    for part in re.split("[,;]", re.sub(_NAME_OR_COMMENT, " ", header)):
        typed = part.rpartition("<")[2].partition(">")[0]
        address = re.sub(_SCHEME_OR_GROUP, "", typed).strip()
        if "@" in address and " " not in address:
            yield address


# Addresses to send mail to


def mailbox(value: str) -> tuple[str, str, str]:
    """Split `Dana Lee <dana@example.com>` or a bare address into name, local part, and host."""
    text = _values.paragraph(value)
    parts = re.fullmatch(_TYPED, text)
    if parts is None:
        return ("", *mailable(text))
    name = re.sub(r"\\(.)", r"\1", parts["quoted"] or "") or parts["plain"]
    return (_values.optional_line(name) or "", *mailable(parts["address"]))


def mailable(value: str) -> tuple[str, str]:
    """Return the local part and the ASCII host of an address that mail can be sent to."""
    local, _, host = _values.required_email(value).rpartition("@")
    # Reject "=?", because a mail server could mistake the address for an encoded word.
    if "=?" in local or not re.fullmatch(_LOCAL_PART, local):
        raise _not_mailable(
            "The part before the @ may contain letters, digits, some punctuation, and single "
            "periods between them."
        )
    if (length := len(local.encode())) > _LONGEST_LOCAL_PART:
        raise _not_mailable(
            f"The part before the @ may have at most {_LONGEST_LOCAL_PART} bytes; it has {length}."
        )
    name = ascii_host(host)
    if not re.fullmatch(_HOST, name):
        raise RefusedError(
            "must have a valid and unambiguous domain after the @",
            "Each part of a domain has 1 to 63 letters, digits, or hyphens, and no hyphen at "
            "either end.",
            "Correct it, or write an international domain in its ASCII form ('xn--...').",
        )
    if (length := len(f"{local}@{name}".encode())) > ADDRESS_LIMIT:
        raise _not_mailable(f"An address may have at most {ADDRESS_LIMIT} bytes; it has {length}.")
    return local, name


def _not_mailable(why: str) -> RefusedError:
    return RefusedError("must be an address that mail servers accept", why)


def ascii_host(host: str) -> str:
    """Return a host in ASCII, or an empty string if it has no unambiguous ASCII form."""
    if host.isascii():
        return host
    # After the conversion, every label begins with "xn--".
    if any(character in host for character in _AMBIGUOUS_IN_HOSTS) or re.search(
        _OUTER_HYPHEN, host
    ):
        return ""
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return ""


def is_same(one: str, other: str) -> bool:
    """Return whether two addresses are the same, ignoring case and how the host is encoded."""
    return _comparable(one) == _comparable(other)


def _comparable(address: str) -> str:
    local, _, host = address.rpartition("@")
    return f"{local}@{ascii_host(host)}".lower()


def is_no_reply(address: str) -> bool:
    """Return whether an address looks like a no-reply address."""
    # A "+tag" does not change the mailbox.
    local = address.lower().partition("@")[0].partition("+")[0]
    return re.search(_NO_REPLY, local) is not None
