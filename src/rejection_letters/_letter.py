"""The letter: what `compose()` gives, made to be read, edited and sent."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from . import _values
from ._model import Profile, Rejection
from ._notebook import bundle
from ._prose import Block
from ._records import Record, arguments
from ._template import Template
from ._values import RefusedError, RefusedTypeError, named_fields
from .errors import InvalidValueError

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

    from .formats import Style


def _to_blocks(value: Sequence[str | Sequence[str]]) -> tuple[Block, ...]:
    if not isinstance(value, (list, tuple)):
        raise RefusedTypeError("a tuple of paragraphs (str) and lists (tuples of str)")
    if not value:
        raise RefusedError("is empty", "A letter says something.", "Give a paragraph.")
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


@attrs.frozen(field_transformer=named_fields)
class Letter(Record):
    """A letter, ready to be read, edited and sent.

    `str(letter)` is the whole letter as text. In a notebook a letter shows itself as one.
    Letters are meant to be edited: `attrs.evolve(letter, closing="Best regards,")` gives a copy.

    Attributes:
        subject: What the letter is about; the subject of the mail.
        salutation: How it begins, such as `"Dear Dana Lee,"`.
        blocks: Its body: each block is a paragraph (a str) or a list (a tuple of str).
        closing: How it ends, such as `"Sincerely,"`.
        profile: Who writes.
        rejection: What is answered.
        date: The day of the letter.
        call_on: The day of the call the letter promises; None where it promises none.
        minutes: How many minutes of advice were asked for, where the letter names a number.
        template: The template it was written from.

    Raises:
        InvalidValueError: A text was put in that no letter can carry, such as one of two lines.
        WrongTypeError: Something else than text was put in.

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

    def to_dict(self) -> dict[str, Any]:
        """Return the letter as a dict that `json.dump()` can write.

        Returns:
            All fields by name, and the version of the format under `"version"`. The template is
            stored by its full name, such as `"rejection-letters:classic"`; one that is not
            installed, by its own name.

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
        """Return the letter that a dict describes.

        Args:
            data: What `to_dict()` returned.
            template: The template it was written from; defaults to the installed one that the dict
                names.

        Raises:
            InvalidValueError: A field is unknown or missing, or has a value that no letter can
                carry, or the dict was written by a newer release.
            WrongTypeError: A value is of the wrong type.
            NotFoundError: The template is not installed; pass it as `template`.
            DuplicateNameError: Several packs provide a template of that name.
            BrokenPackError: The pack that provides the template cannot be loaded.

        Example:
            >>> from rejection_letters import Letter, Profile, Rejection, compose
            >>> letter = compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"))
            >>> Letter.from_dict(letter.to_dict()) == letter
            True
        """
        from ._template._catalog import find

        values = arguments(cls, data)
        if template is None:
            template = find(_values.named(_values.line, "Letter.template")(values["template"]))
        return cls(**{**values, "template": template})

    def __str__(self) -> str:
        from .formats.txt import text

        return text(self)

    def email(self, to: str | None = None) -> EmailMessage:
        """Return the letter as a mail that is ready to be sent, with `smtplib` for instance.

        It is dated noon of the letter's day where the writer is, and where the rejection came as a
        mail, it is the answer to that. The same letter gives the same mail, with the same id.

        Args:
            to: Whom it goes to: `"dana@example.com"` or `"Dana Lee <dana@example.com>"`. Where left
                out, the contact, or else the sender of the rejection.

        Returns:
            Text and HTML that say the same.

        Raises:
            InvalidValueError: The profile has no address, there is nobody to write to, or an
                address is none that mail can be sent to.
            WrongTypeError: `to` is no text.
            NoReplyError: Nobody reads what is sent to that address.

        Example:
            >>> from rejection_letters import Contact, Profile, Rejection, compose
            >>> profile = Profile("Ana Ruiz", "UX designer", email="ana@example.com")
            >>> contact = Contact("Dana Lee", email="dana@example.com")
            >>> letter = compose(profile, Rejection("Acme", contact=contact))
            >>> print(letter.email()["To"])
            Dana Lee <dana@example.com>
        """
        from .formats.eml import message

        return message(self, to)

    def render(self, format: str, *, style: Style | None = None) -> bytes:
        """Return the letter in a format.

        Args:
            format: `"txt"`, `"md"`, `"html"`, `"eml"`, `"docx"`, `"pdf"`, `"ics"`, or a format that
                a pack provides, in any case.
            style: How it looks; defaults to the library's own style.

        Returns:
            The content of a file. The same letter gives the same bytes.

        Raises:
            NotFoundError: There is no format of that name.
            DuplicateNameError: Several packs provide a format of that name.
            BrokenPackError: The pack that provides the format cannot be loaded, or fails.
            MissingExtraError: The format needs a library that is not installed.
            MissingGlyphError: A PDF would have to show a character that no available font has.
            InvalidValueError: The letter cannot have this format: a reminder of a letter that asks
                for nothing, or mail to or from an invalid address.
            WrongTypeError: An argument is of the wrong type.

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
        """Write the letter to a file, all of it or nothing.

        Args:
            path: Where to write it; its suffix names the format: `"acme.docx"`.
            format: The format, if the suffix does not name it.
            style: How it looks; defaults to the library's own style.
            overwrite: Whether to replace an existing file.

        Returns:
            The path.

        Raises:
            LetterExistsError: Something is there already, and `overwrite` is not set.
            FolderNotFoundError: There is no such folder; none is made.
            InvalidValueError: The path has no suffix, and no format is given; or the letter cannot
                have this format.
            NotFoundError: There is no format with the name of the suffix.
            MissingExtraError: The format needs a library that is not installed.
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
        """Return a name for the letter's file that Windows, macOS and Linux accept.

        Args:
            format: The format, which becomes the suffix: `"docx"`.

        Raises:
            NotFoundError: There is no format of that name.
            DuplicateNameError: Several packs provide a format of that name.

        Example:
            >>> from rejection_letters import Profile, Rejection, compose
            >>> letter = compose(Profile("Ana Ruiz", "UX designer"), Rejection("Acme"))
            >>> letter.filename("docx")
            'Letter to Acme.docx'
        """
        from ._saving import file_name
        from .formats import _catalog

        return file_name(self.rejection.company, _catalog.find_suffix(format))

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
        "",
        "Use a name such as 'acme.docx', or pass format='docx'.",
    )


_SETTERS: tuple[Callable[[Letter, object], None], ...] = tuple(
    getattr(Letter, field.name).__set__ for field in attrs.fields(Letter)
)


def clean_letter(*values: object) -> Letter:
    """Return a letter of values that are known to be clean, in the order of its fields.

    What a template writes is made of checked text and cleaned values; to look at every character
    again would cost as much as writing it.
    """
    letter = Letter.__new__(Letter)
    for set_field, value in zip(_SETTERS, values, strict=True):
        set_field(letter, value)
    return letter
