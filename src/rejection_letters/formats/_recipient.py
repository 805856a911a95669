"""Find the default recipients of the reply to a rejection.

The contact's address comes first, then the Reply-To of the rejection, and then its sender.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from .. import _mail

if TYPE_CHECKING:
    from .._letter import Letter
    from .._model import SourceMessage


class Recipient(NamedTuple):
    """A person or a department that a reply goes to.

    Attributes:
        field: The field with the address.
        name: The name; empty if the address may belong to a whole department.
        address: The address, as typed.
    """

    field: str
    name: str
    address: str


def recipients(letter: Letter) -> tuple[Recipient, ...]:
    """Return who gets the reply, including addresses that do not accept replies."""
    contact, source = letter.rejection.contact, letter.rejection.message
    if contact is not None and contact.email is not None:
        return (Recipient("Contact.email", contact.name, contact.email),)
    if source is None:
        return ()
    own = letter.profile.email
    # The message of a reminder may be the writer's own first letter.
    return tuple(
        one for one in _of_message(source) if own is None or not _mail.is_same(one.address, own)
    )


def _of_message(source: SourceMessage) -> Iterator[Recipient]:
    if source.reply_to is not None:
        for address in source.reply_to.split(", "):
            yield Recipient("SourceMessage.reply_to", "", address)
    elif source.sender is not None:
        yield Recipient("SourceMessage.sender", "", source.sender)


def is_unread(address: str, source: SourceMessage | None) -> bool:
    """Return whether an address does not accept replies, by its name or by the rejection."""
    sender = None if source is None or not source.no_reply else source.sender
    return _mail.is_no_reply(address) or (sender is not None and _mail.is_same(address, sender))


def unread(letter: Letter) -> str | None:
    """Return the default recipient's address if it does not accept replies; otherwise, None."""
    found = [one.address for one in recipients(letter)]
    source = letter.rejection.message
    return found[0] if found and all(is_unread(one, source) for one in found) else None
