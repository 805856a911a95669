"""From the options of `compose` to a letter."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from .._compose import compose
from .._letter import Letter
from .._model import Contact, Rejection, SourceMessage
from .._template import Template, _catalog
from ..reading import read_profile
from ._detail_option import details_of


def letter_of(profile: Path, facts: Mapping[str, Any]) -> Letter:
    """Return the letter that the options of the command ask for.

    Args:
        profile: The JSON Resume file.
        facts: The value of every option, None or nothing where it was left out.

    Raises:
        click.UsageError: Options do not go together, or a detail is none of the template's.
    """
    about_writer = ("occupation", "industry", "experience", "locale")
    template = _template(facts["template"])
    return compose(
        read_profile(profile, **{name: facts[name] for name in about_writer}),
        _rejection(facts),
        template=template,
        date=facts["date"],
        call_on=None if facts["call_on"].lower() == "none" else facts["call_on"],
        minutes=facts["minutes"],
        details=details_of(template, facts["detail"]),
    )


def _rejection(facts: Mapping[str, Any]) -> Rejection:
    chosen = ("stage", "reason", "medium")
    return Rejection(
        facts["company"],
        role=facts["role"],
        role_plural=facts["role_plural"],
        date=facts["rejected_on"],
        contact=_contact(facts),
        address=facts["address"],
        message=SourceMessage(subject=facts["subject"]) if facts["subject"] else None,
        **{name: facts[name] for name in chosen if facts[name] is not None},
    )


def _contact(facts: Mapping[str, Any]) -> Contact | None:
    about = {
        "honorific": facts["honorific"],
        "title": facts["contact_title"],
        "email": facts["contact_email"],
        "phone": facts["contact_phone"],
    }
    if facts["contact"]:
        return Contact(facts["contact"], **about)
    if any(about.values()):
        raise click.UsageError(
            "Something is said of a contact who has no name. "
            "Letters are written to people by name. Name them: --contact."
        )
    return None


def _template(name: str) -> Template[Any]:
    return Template.from_file(name) if name.endswith(".j2") else _catalog.find(name)
