"""The options of `compose`, and the fields and arguments that they set."""

from __future__ import annotations

import re
from collections.abc import Mapping

PROFILE = ("occupation", "industry", "experience", "locale")
"""Fields of a profile that options of the same name replace."""

REJECTION = {
    **{name: name for name in ("company", "role", "role_plural", "address")},
    "role_in_text": "role_in_text",
    **{name: name for name in ("stage", "reason", "medium", "agency", "discussed", "thanks_to")},
    **{name: name for name in ("referred_by", "on_file", "reapply", "reapply_after")},
    "date": "rejected_on",
}
CONTACT = {
    "name": "contact",
    "honorific": "honorific",
    "addressed_as": "addressed_as",
    "title": "contact_title",
    "email": "contact_email",
    "phone": "contact_phone",
}
MESSAGE = {name: name for name in ("subject", "sender", "reply_to", "no_reply")}
"""Fields of a rejection, its contact and its message, and the options that set them."""

ARGUMENTS = {
    **{name: name for name in ("date", "minutes", "drawn_by", "own_words", "variant")},
    "questions": "question",
}
"""Arguments of `compose()`, and the options whose values they get unchanged."""

_ARGUMENTS = {**ARGUMENTS, "call_on": "call_on"}

OPTIONS: Mapping[str, str] = {
    **{f"Profile.{field}": field for field in PROFILE},
    **{f"Rejection.{field}": option for field, option in REJECTION.items()},
    "Rejection.contact": "contact",
    **{f"Contact.{field}": option for field, option in CONTACT.items()},
    **{f"SourceMessage.{field}": option for field, option in MESSAGE.items()},
    **{f"compose.{field}": option for field, option in _ARGUMENTS.items()},
    **{f"Letter.{field}": option for field, option in _ARGUMENTS.items()},
    "compose.details": "detail",
    "compose.template": "template",
}
"""The option for each field that an error or a remark can name."""


def in_options(message: str) -> str:
    """Return a message of the library with the names of options instead of fields."""
    message = re.sub(r"\bcompose\((\w+)=\.\.\.\)", r"compose.\1", message)
    message = re.sub(r"\bomit (call_on)\b", r"omit compose.\1", message)
    message = re.sub(r"\bomit (discussed|thanks_to)\b", r"omit Rejection.\1", message)
    message = re.sub(r"\bdetails\.(\w+)", r"--detail \1", message)
    return re.sub(r"\b[A-Za-z]+\.[a-z_]+\b", _option, message)


def _option(field: re.Match[str]) -> str:
    return f"--{OPTIONS[field[0]].replace('_', '-')}" if field[0] in OPTIONS else field[0]
