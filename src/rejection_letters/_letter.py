"""The letter that `compose()` returns."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

import attrs

from . import _values
from ._model import Profile, Rejection, to_drawn_by, to_own_words, to_questions
from ._notebook import bundle
from ._prose import Block
from ._records import Record, arguments
from ._template import Template, to_details
from ._values import RefusedError, RefusedTypeError, named_fields
from .errors import InvalidValueError

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

    from ._template._runtime import Context
    from .formats import Style


def _to_blocks(value: Sequence[str | Sequence[str]]) -> tuple[Block, ...]:
    if not isinstance(value, (list, tuple)):
        raise RefusedTypeError("a tuple of paragraphs (str) and lists (tuples of str)")
    if not value:
        raise RefusedError("must not be empty", show_value=False)
    return tuple(map(_to_block, value))


def _to_block(value: str | Sequence[str]) -> Block:
    return _values.paragraph(value) if isinstance(value, str) else _items(value)


def _items(value: Sequence[str]) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)) or not value:
        raise RefusedTypeError("a tuple of paragraphs (str) and lists (tuples of str)")
    return tuple(map(_values.paragraph, value))


def _to_profile(value: Profile) -> Profile:
    return _values.instance(Profile, value)


def _to_rejection(value: Rejection) -> Rejection:
    return _values.instance(Rejection, value)


def _to_template(value: Template[Any]) -> Template[Any]:
    return _values.instance(Template, value)


_letter_template = _values.named(_to_template, "Letter.template")


def _to_variant(value: int | None) -> int | None:
    return None if value is None or _values.is_blank(value) else _values.integer(value)


@attrs.define
class _Unchecked(Record):
    """The fields of a letter, which can be set without checking their values."""

    subject: str
    salutation: str
    blocks: tuple[Block, ...]
    closing: str
    profile: Profile
    rejection: Rejection
    date: dt.date
    call_on: dt.date | None
    minutes: int
    template: Template[Any]
    details: Any
    drawn_by: str | None
    own_words: str | None
    questions: tuple[str, ...]
    variant: int | None


@attrs.frozen(field_transformer=named_fields)
class Letter(_Unchecked):
    """A letter, ready to review, edit, and send.

    `str(letter)` is the full text, and notebooks display the letter as HTML. To edit a letter, make
    a modified copy: `attrs.evolve(letter, closing="Best regards,")`.

    Attributes:
        subject: Subject of the email.
        salutation: Opening line, such as `"Dear Dana Lee,"`.
        blocks: Body of the letter; each block is a paragraph (a str) or a list (a tuple of str).
        closing: Closing line, such as `"Sincerely,"`.
        profile: The person who writes the letter.
        rejection: The rejection it answers.
        date: Date on the letter.
        call_on: Day of the promised call; None if the letter promises no call.
        minutes: Length of the requested conversation, in minutes.
        template: The template that wrote the letter.
        details: The details passed to `compose()`, after cleaning, as read-only attributes such as
            `letter.details.link`; None if the template takes none.
        drawn_by: What drew the writer to the company, as passed to `compose()`.
        own_words: The writer's own words, as passed to `compose()`.
        questions: The writer's own questions, as passed to `compose()`.
        variant: The number of the wording; None if the names determined it.

    Raises:
        InvalidValueError: A field is empty, or contains a line break or unprintable characters.
        WrongTypeError: A value has the wrong type.

    Example:
        >>> import attrs
        >>> from rejection_letters import Profile, Rejection, compose
        >>> letter = compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"))
        >>> warmer = attrs.evolve(letter, closing="With kind regards,")
        >>> warmer.closing
        'With kind regards,'
    """

    _parts: ClassVar[Mapping[str, type[Record]]] = {"profile": Profile, "rejection": Rejection}

    subject: str = attrs.field(converter=_values.paragraph)
    salutation: str = attrs.field(converter=_values.paragraph)
    blocks: tuple[Block, ...] = attrs.field(converter=_to_blocks, repr=False)
    closing: str = attrs.field(converter=_values.paragraph, repr=False)
    profile: Profile = attrs.field(converter=_to_profile, repr=False)
    rejection: Rejection = attrs.field(converter=_to_rejection, repr=False)
    date: dt.date = attrs.field(converter=_values.required_day)
    call_on: dt.date | None = attrs.field(converter=_values.day)
    minutes: int = attrs.field(converter=_values.integer)
    template: Template[Any] = attrs.field(
        converter=_to_template, repr=lambda template: repr(template.name)
    )
    details: Any = attrs.field(default=None, converter=to_details, repr=False, kw_only=True)
    drawn_by: str | None = attrs.field(
        default=None, converter=to_drawn_by, repr=False, kw_only=True
    )
    own_words: str | None = attrs.field(
        default=None, converter=to_own_words, repr=False, kw_only=True
    )
    questions: tuple[str, ...] = attrs.field(
        default=(), converter=to_questions, repr=False, kw_only=True
    )
    variant: int | None = attrs.field(default=None, converter=_to_variant, repr=False, kw_only=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the letter as a dict that `json.dump()` can write.

        Returns:
            All fields by name, plus the format version as `"version"`. The template is stored by
            its full name, such as `"rejection-letters:classic"`, or as `":name"` if it is not
            installed.

        Example:
            >>> from rejection_letters import Profile, Rejection, compose
            >>> letter = compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"))
            >>> letter.to_dict()["template"]
            'rejection-letters:classic'
        """
        from ._template._catalog import full_name

        return {**Record.to_dict(self), "template": full_name(self.template)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], *, template: Template[Any] | None = None) -> Letter:
        """Create a letter from a dict.

        Args:
            data: A dict returned by `to_dict()`.
            template: The template that wrote the letter; defaults to the installed template that
                the dict names.

        Raises:
            InvalidValueError: A field is unknown, missing, or invalid; a newer release wrote the
                dict; or the template was not installed and `template` is omitted.
            WrongTypeError: A value has the wrong type.
            NotFoundError: The template is no longer installed; pass it as `template`.
            DuplicateNameError: Several packs provide a template with that name.
            BrokenPackError: The pack that provides the template cannot be loaded.

        Example:
            >>> from rejection_letters import Letter, Profile, Rejection, compose
            >>> letter = compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"))
            >>> Letter.from_dict(letter.to_dict()) == letter
            True
        """
        from ._template._catalog import find

        if template is not None:
            return cls._restored(arguments(cls, {**data, "template": template}))
        values = arguments(cls, data)
        stored = _values.named(_values.line, "Letter.template")(values["template"])
        if stored.startswith(":"):
            raise InvalidValueError(
                "Letter.template",
                f"Letter.template {stored[1:]!r} is not an installed template.",
                remedy="Pass the template itself as template=...",
            )
        return cls._restored({**values, "template": find(stored)})

    @classmethod
    def _restored(cls, values: dict[str, Any]) -> Letter:
        template = _letter_template(values["template"])
        return cls(**{**values, "details": template.restored_details(values.get("details"))})

    def __str__(self) -> str:
        from .formats.txt import text

        return text(self)

    def email(
        self,
        to: str | Sequence[str] | None = None,
        *,
        cc: str | Sequence[str] | None = None,
        date: dt.datetime | None = None,
    ) -> EmailMessage:
        """Return the letter as an email message, ready for `smtplib`.

        If the rejection arrived by email, the message is a reply in the same thread. Spam filters
        distrust a message whose date is hours away from the time of sending, so make it just before
        you send it. The same letter with the same date always produces the same message. Its
        Message-ID depends on everything in it: delete that header before you change the message.

        Args:
            to: Recipient, as `"dana@example.com"` or `"Dana Lee <dana@example.com>"`, or a list of
                up to 20 recipients. Defaults to the contact, or else to the Reply-To address of the
                rejection, or else to its sender.
            cc: A person who gets a copy, or a list of up to 20, as for `to`. An address that is
                already a recipient is left out.
            date: When the message is sent, a `datetime` with a time zone; defaults to now, in the
                profile's time zone or else in that of this machine.

        Returns:
            A message with plain text and HTML parts.

        Raises:
            InvalidValueError: The profile has no email address, no recipient is known, mail cannot
                be sent to an address, or `date` has no time zone.
            WrongTypeError: `to` or `cc` is neither a str nor a list or tuple of str, or `date` is
                not a datetime.
            NoReplyError: A recipient is a no-reply address.

        Example:
            >>> from rejection_letters import Contact, Profile, Rejection, compose
            >>> profile = Profile("Ana Ruiz", "UX designer", email="ana@example.com")
            >>> contact = Contact("Dana Lee", email="dana@example.com")
            >>> letter = compose(profile, Rejection("Acme", contact=contact))
            >>> print(letter.email()["To"])
            Dana Lee <dana@example.com>
            >>> print(letter.email(cc=["Kim Oh <kim@example.com>"])["Cc"])
            Kim Oh <kim@example.com>
        """
        from .formats.eml import message

        return message(self, to, cc, date)

    def render(self, format: str, *, style: Style | None = None) -> bytes:
        """Return the letter in a file format, as bytes.

        Args:
            format: `"txt"`, `"md"`, `"html"`, `"eml"`, `"docx"`, `"pdf"`, `"ics"`, or a format from
                a pack; case does not matter.
            style: Paper size, font size, and line width; defaults to `Style()`.

        Returns:
            The bytes of the file. The same letter always produces the same bytes.

        Raises:
            NotFoundError: No installed format has that name.
            DuplicateNameError: Several packs provide a format with that name.
            BrokenPackError: The pack that provides the format cannot be loaded or fails.
            MissingExtraError: The format requires a library that is not installed.
            MissingGlyphError: No available font can display a character in the PDF.
            InvalidValueError: The letter cannot be rendered in this format, for example because
                it needs no reminder or an email address is invalid.
            WrongTypeError: An argument has the wrong type.

        Example:
            >>> from rejection_letters import Profile, Rejection, compose
            >>> letter = compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"))
            >>> print(letter.render("txt").decode().splitlines()[0])
            Ana Ruiz
        """
        from .formats import Style, _catalog

        look = Style() if style is None else style
        _values.argument("render.style", look, Style, "a rejection_letters.formats.Style")
        return _catalog.find(format)(self, style=look)

    def save(
        self,
        path: str | os.PathLike[str],
        *,
        format: str | None = None,
        style: Style | None = None,
        overwrite: bool = False,
    ) -> Path:
        """Write the letter to a file atomically.

        Args:
            path: The file to write; its suffix sets the format: `"acme.docx"`.
            format: The format, if the suffix does not name it.
            style: Paper size, font size, and line width; defaults to `Style()`.
            overwrite: Whether to replace an existing file.

        Returns:
            The path.

        Raises:
            LetterExistsError: The file exists, and `overwrite` is false; or something other than a
                file is at that path, such as a folder.
            FolderNotFoundError: The folder does not exist, or something else is in its place;
                `save()` does not create it.
            InvalidValueError: The path has no suffix and no format is given, or the letter cannot
                be rendered in this format.
            NotFoundError: No installed format matches the suffix.
            MissingExtraError: The format requires a library that is not installed.
            OSError: The file cannot be written.

        Example:
            >>> from rejection_letters import Profile, Rejection, compose
            >>> letter = compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"))
            >>> letter.save("acme.txt").name
            'acme.txt'
        """
        from pathlib import Path

        from ._saving import write

        where = Path(path)
        data = self.render(format or _format_of(where), style=style)
        write(where, data, overwrite=overwrite)
        return where

    def filename(self, format: str) -> str:
        """Return a file name for the letter that is valid on Windows, macOS, and Linux.

        It begins with "Letter", "Reminder", "Thank-you" or "Note", so that the letters of one
        conversation can be in one folder. The name of a letter to a recruiting agency includes the
        employer or, if you do not know the employer, the role.

        Args:
            format: The format, which becomes the suffix: `"docx"`.

        Raises:
            NotFoundError: No installed format has that name.
            DuplicateNameError: Several packs provide a format with that name.

        Example:
            >>> from rejection_letters import Profile, Rejection, compose
            >>> letter = compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"))
            >>> letter.filename("docx")
            'Letter to Acme.docx'
        """
        from ._saving import file_name
        from .formats import _catalog

        rejection, suffix = self.rejection, _catalog.find_suffix(format)
        kind = self.template.kind
        if rejection.agency is None:
            return file_name(rejection.company, suffix, kind=kind)
        subject = rejection.role if rejection.hides_employer else rejection.company
        return file_name(rejection.agency, suffix, subject, kind=kind)

    def _repr_mimebundle_(
        self, include: Sequence[str] | None = None, exclude: Sequence[str] | None = None
    ) -> dict[str, str]:
        from .formats import html, md

        formats: dict[str, Callable[[Letter], str]] = {
            "text/plain": str,
            "text/html": html.fragment,
            "text/markdown": md.markdown,
        }
        return bundle(self, formats, include, exclude)


def _format_of(path: Path) -> str:
    suffix = path.suffix[1:]
    if suffix and suffix == suffix.strip() and ":" not in suffix:
        return suffix
    raise InvalidValueError(
        "save.path",
        f"Cannot tell the format from {_values.shown(str(path))}.",
        remedy="Use a name such as 'acme.docx', or pass format='docx'.",
    )


def letter_of(template: Template[Any], context: Context, variant: int | None) -> Letter:
    """Return the letter that a template writes with clean values.

    Args:
        template: The template.
        context: The values that it can use.
        variant: The number of the wording; None if the names determined it.
    """
    profile, rejection, facts, details = context
    # Checking the text again, or setting the fields of a frozen object, would take as long as
    # writing the letter.
    letter: Any = _Unchecked(
        *template.write(context),
        profile,
        rejection,
        facts.date,
        facts.call_on,
        facts.minutes,
        template,
        details,
        facts.drawn_by,
        facts.own_words,
        facts.questions,
        variant,
    )
    letter.__class__ = Letter
    return cast("Letter", letter)
