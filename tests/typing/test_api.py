"""The types of the public API, as mypy and pyright see them.

This file is checked but never run. A line that both checkers must reject has an ignore comment for
each of them; an unused ignore comment is an error.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from email.message import EmailMessage
from pathlib import Path
from typing import Any, Literal

import attrs

from rejection_letters import (
    Contact,
    Field,
    Letter,
    Medium,
    Profile,
    Reason,
    Rejection,
    RejectionLettersError,
    Remark,
    SourceMessage,
    Stage,
    Template,
    TemplateEntry,
    compose,
    errors,
    letters,
    read_profile,
    review,
    templates,
)
from rejection_letters.formats import Style
from rejection_letters.testing import check, conformance


@attrs.frozen
class Portfolio:
    """Details with a required field."""

    link: str
    pieces: tuple[str, ...] = ()


@attrs.frozen
class Service:
    """Details with only an optional field."""

    years: int | None = None


DESIGN = Template.from_string('{% extends "letter" %}', details=Portfolio)
SERVICE = Template.from_package("veterans", "service.j2", summary="For veterans", details=Service)
PLAIN = Template.from_file(Path("mine.j2"))

ANA = Profile("Ana Ruiz", "UX designer")
ACME = Rejection("Acme")
LETTER = compose(ANA, ACME)
ENTRY = templates()["classic"]


def profiles_take_text() -> None:
    Profile(
        "Ana Ruiz",
        "UX designer",
        industry="healthcare software",
        experience="experienced",
        occupation_plural="UX designers",
        email="ana@example.com",
        phone=None,
        website=None,
        address=["12 Oak Street", "Springfield"],
        locale="en-GB",
        timezone="America/Chicago",
    )
    Profile("Ana Ruiz", "UX designer", address="12 Oak Street\nSpringfield")


def wrong_profile_arguments_are_caught() -> None:
    Profile("Ana Ruiz")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Profile("Ana Ruiz", None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Profile("Ana Ruiz", "UX designer", "software")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Profile("Ana Ruiz", "UX designer", locale="en_US")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Profile("Ana Ruiz", "UX designer", adress=())  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Profile("Ana Ruiz", "UX designer", address=[1])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]


def profiles_are_read() -> tuple[str, str | None, tuple[str, ...]]:
    return ANA.name, ANA.industry, ANA.address


def optional_values_are_not_text() -> str:
    return ANA.industry  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


def profiles_are_read_only() -> None:
    ANA.name = "Ana"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


def rejections_take_words_members_and_dates() -> None:
    Rejection(
        "Acme",
        role="Sales Manager",
        role_plural="sales managers",
        date="2026-11-16",
        contact="Dana Lee",
        address=("1 Wharf Road",),
        stage="final",
        reason="other-candidate",
        medium="phone",
        message=SourceMessage(subject="Your application", no_reply=True),
    )
    Rejection(
        "Acme",
        date=dt.date(2026, 11, 16),
        contact=Contact("Dana Lee", honorific="Ms.", addressed_as="Dana"),
        stage=Stage.FINAL,
        reason=Reason.FREEZE,
        medium=Medium.LETTER,
    )
    Rejection("Acme", stage=None, reason=None, medium=None, thanks_to=None, on_file=None)


def misspelled_words_are_caught() -> None:
    Rejection("Acme", stage="finals")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Rejection("Acme", reason="no opening")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Rejection("Acme", medium="fax")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Rejection("Acme", stage=Medium.EMAIL)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Rejection("Acme", contact=7)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Rejection("Acme", message="Re: Hi")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    SourceMessage(no_reply="yes")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def rejections_are_read() -> tuple[
    Stage, Reason, Medium, dt.date | None, Contact | None, SourceMessage | None
]:
    return ACME.stage, ACME.reason, ACME.medium, ACME.date, ACME.contact, ACME.message


def contacts_may_be_missing() -> str:
    if ACME.contact is not None:
        return ACME.contact.name
    return ""


def a_contact_may_be_none() -> str:
    return ACME.contact.name  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess]


def letters_are_composed() -> Letter:
    compose(ANA, ACME, template="brief")
    compose(ANA, ACME, template=letters.classic)
    compose(ANA, ACME, template=PLAIN, date="2026-11-23", call_on=None, minutes=20)
    compose(ANA, ACME, date=dt.date(2026, 11, 23), call_on=dt.date(2026, 11, 30))
    return compose(ANA, ACME, call_on="auto")


def wrong_compose_arguments_are_caught() -> None:
    compose("Ana", ACME)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    compose(ANA, ACME, "brief")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    compose(ANA, ACME, minutes="20")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    compose(ANA, ACME, date=7)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]


def details_match_the_template() -> None:
    compose(ANA, ACME, template=DESIGN, details=Portfolio("https://ana.example.com"))
    compose(ANA, ACME, template=DESIGN)
    compose(ANA, ACME, template=SERVICE, details=Service(years=4))
    compose(ANA, ACME, template=SERVICE, details=None)
    compose(ANA, ACME, template="service", details=Service())
    compose(ANA, ACME, template=letters.brief, details=None)


def wrong_details_are_caught() -> None:
    compose(ANA, ACME, template=DESIGN, details="x")  # type: ignore[misc]  # pyright: ignore[reportCallIssue, reportArgumentType]
    compose(ANA, ACME, template=DESIGN, details=Service())  # type: ignore[misc]  # pyright: ignore[reportCallIssue, reportArgumentType]
    compose(ANA, ACME, template=letters.classic, details=Service())  # type: ignore[misc]  # pyright: ignore[reportCallIssue, reportArgumentType]


def templates_know_their_details() -> tuple[
    Template[Portfolio], Template[Service], Template[None], type[Portfolio] | None
]:
    return DESIGN, SERVICE, PLAIN, DESIGN.details


def built_in_templates_take_no_details() -> tuple[Template[None], Template[None]]:
    return letters.classic, letters.brief


def a_parametrized_template_creates_one_with_other_details() -> Template[Portfolio]:
    return Template[None].from_string('{% extends "letter" %}', details=Portfolio)


def details_determine_the_type_of_a_template() -> Template[Portfolio]:
    return Template.from_string('{% extends "letter" %}', details=Portfolio)


def templates_without_details_are_template_none() -> tuple[Template[None], Template[None]]:
    source = '{% extends "letter" %}'
    return Template.from_string(source), Template.from_string(source, details=None)


def sequels_take_details() -> tuple[
    Template[letters.ReminderDetails],
    Template[letters.ThankYouDetails],
    Template[letters.ShortNoteDetails],
]:
    return letters.reminder, letters.thank_you, letters.short_note


def templates_say_what_they_answer(
    template: Template[Any],
) -> tuple[Literal["rejection", "silence", "advice"], int | None]:
    return template.answers, template.max_characters


def templates_have_fields(template: Template[Any]) -> Mapping[str, Field]:
    return template.fields()


def templates_with_other_details_are_caught() -> Template[Service]:
    return DESIGN  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


def wrong_declarations_are_caught() -> None:
    Template.from_package("veterans", "service.j2")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Template.from_string("", moves=("dance",))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Template.from_string("", answers="silently")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Template.from_string("", max_characters="200")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Template.from_string("", details=7)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def letters_are_read() -> tuple[str, str, str, tuple[str | tuple[str, ...], ...]]:
    return LETTER.subject, LETTER.salutation, LETTER.closing, LETTER.blocks


def letters_carry_their_input() -> tuple[
    Profile, Rejection, dt.date, dt.date | None, int, Template[Any]
]:
    return (
        LETTER.profile,
        LETTER.rejection,
        LETTER.date,
        LETTER.call_on,
        LETTER.minutes,
        LETTER.template,
    )


def letters_are_edited() -> tuple[Letter, Letter]:
    closed = attrs.evolve(LETTER, closing="Best regards,")
    longer = attrs.evolve(LETTER, blocks=[*LETTER.blocks, ["One?", "Two?"]])
    return closed, longer


def letters_are_read_only() -> None:
    LETTER.closing = "Best,"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    LETTER.closng  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]


def letters_are_exported() -> tuple[bytes, Path, str, EmailMessage, EmailMessage]:
    style = Style(paper="a4", size=12, wrap=72)
    return (
        LETTER.render("docx", style=style),
        LETTER.save("acme.docx", overwrite=True),
        LETTER.filename("pdf"),
        LETTER.email("Dana Lee <dana@example.com>"),
        LETTER.email(["dana@example.com"], cc=("Kim Oh <kim@example.com>",)),
    )


def wrong_styles_are_caught() -> None:
    Style(paper="A4")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    LETTER.render("pdf", style={})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def letters_are_reviewed(letter: Letter) -> Iterator[str]:
    for remark in review(letter, names=["Acme"]):
        yield remark.kind
        yield remark.suggestion


def reviewers_are_functions(reviewer: Callable[[Letter], list[Remark]]) -> Template[None]:
    return Template.from_string("", reviewer=reviewer)


def wrong_reviewers_are_caught(reviewer: Callable[[Letter], list[str]]) -> None:
    Template.from_string("", reviewer=reviewer)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def details_of_built_in_letters_are_checked() -> None:
    compose(ANA, ACME, template=letters.sales, details=letters.SalesDetails(territory="Ohio"))
    compose(ANA, ACME, template=letters.sales, details=letters.DesignDetails())  # type: ignore[misc]  # pyright: ignore[reportCallIssue, reportArgumentType]


def templates_are_checked(template: Template[Any]) -> tuple[str, int | None, type]:
    (problem, *_) = check(template)
    return problem.file, problem.line, conformance(template)


def templates_are_listed() -> Mapping[str, TemplateEntry]:
    return templates(refresh=True)


def refresh_is_keyword_only() -> None:
    templates(True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def the_list_is_read_only() -> None:
    templates()["classic"] = ENTRY  # type: ignore[index]  # pyright: ignore[reportIndexIssue]


def entries_are_read() -> tuple[str, str, str, str | None, str, str, str, Template[Any]]:
    return (
        ENTRY.name,
        ENTRY.full_name,
        ENTRY.distribution,
        ENTRY.version,
        ENTRY.summary,
        ENTRY.value,
        ENTRY.status,
        ENTRY.load(),
    )


def entries_have_a_status() -> tuple[
    Literal["built in", "not loaded", "loaded", "broken"], str | None
]:
    return ENTRY.status, ENTRY.error


def templates_know_whether_they_promise_a_call(template: Template[Any]) -> bool:
    return template.promises_call


def profiles_are_read_from_files() -> tuple[Profile, Profile]:
    mapping = {"basics": {"name": "Ana Ruiz", "label": "UX Designer"}}
    return read_profile(Path("resume.json")), read_profile(mapping)


def errors_have_a_message_in_parts(error: RejectionLettersError) -> tuple[str, str, str]:
    return error.what, error.why, error.remedy


def errors_have_attributes(
    missing: errors.MissingValueError,
    unknown: errors.NotFoundError,
    claimed: errors.DuplicateNameError,
    broken: errors.BrokenPackError,
) -> tuple[int, str, tuple[str, ...], tuple[str, ...], str, str, str | None]:
    return (
        missing.line,
        missing.path,
        unknown.near,
        claimed.claims,
        broken.kind,
        broken.name,
        broken.version,
    )
