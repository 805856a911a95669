"""What can go wrong, one class each.

Every message says what happened, why, and what to do about it; the same facts are attributes.
All errors derive from `RejectionLettersError` and from the built-in exception nearest in meaning,
and can be pickled.
"""

from __future__ import annotations

import os
from errno import EEXIST, ENOENT
from typing import Literal

__all__ = [
    "BrokenPackError",
    "DetailsError",
    "DuplicateFormatError",
    "DuplicateNameError",
    "DuplicateTemplateError",
    "FolderNotFoundError",
    "FormatNotFoundError",
    "InvalidValueError",
    "LetterExistsError",
    "MissingExtraError",
    "MissingGlyphError",
    "MissingValueError",
    "NoReplyError",
    "NotFoundError",
    "RejectionLettersError",
    "RejectionLettersWarning",
    "ResumeError",
    "TemplateError",
    "TemplateNotFoundError",
    "WrongTypeError",
]

Kind = Literal["template", "format"]
"""What a pack can bring."""


class RejectionLettersError(Exception):
    """The base of every error this library raises.

    Attributes:
        what: What happened.
        why: Why that is a problem.
        remedy: What to do about it.

    Example:
        >>> from rejection_letters import Profile, RejectionLettersError
        >>> try:
        ...     Profile("Ana Ruiz", "")
        ... except RejectionLettersError as error:
        ...     print(error)
        Profile.occupation is empty: ''. A letter must not show a blank. Give some text.
    """

    what: str
    why: str
    remedy: str

    def __init__(self, what: str, why: str, remedy: str) -> None:
        super().__init__(what, why, remedy)
        self.what = what
        self.why = why
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.what} {self.why} {self.remedy}"

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions are rebuilt from `args`, which subclasses with other parameters do not match.
        return _rebuild, (type(self), self.args, self.__dict__.copy())


def _rebuild(
    kind: type[RejectionLettersError], args: tuple[object, ...], attributes: dict[str, object]
) -> RejectionLettersError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(attributes)
    return error


class RejectionLettersWarning(UserWarning):
    """The base of every warning this library gives.

    Example:
        >>> import warnings
        >>> from rejection_letters import RejectionLettersWarning
        >>> warnings.simplefilter("error", RejectionLettersWarning)
    """


class InvalidValueError(RejectionLettersError, ValueError):
    """A value was given that no letter can carry.

    Attributes:
        field: Where the value was meant for, such as `"Profile.name"`.
    """

    field: str

    def __init__(self, field: str, what: str, why: str, remedy: str) -> None:
        super().__init__(what, why, remedy)
        self.field = field


class WrongTypeError(RejectionLettersError, TypeError):
    """A value of the wrong type was given.

    Attributes:
        field: Where the value was meant for, such as `"Profile.name"`.
    """

    field: str

    def __init__(self, field: str, what: str, why: str, remedy: str) -> None:
        super().__init__(what, why, remedy)
        self.field = field


class DetailsError(RejectionLettersError, TypeError):
    """The details handed to `compose()` are not the ones its template declares.

    Attributes:
        template: The template's name.
    """

    template: str

    def __init__(self, template: str, what: str, why: str, remedy: str) -> None:
        super().__init__(what, why, remedy)
        self.template = template


class TemplateError(RejectionLettersError, ValueError):
    """A template holds something that a letter must not contain.

    Attributes:
        template: The file of the template, or its name where it came from a string.
        line: The line, counted from 1.
    """

    template: str
    line: int

    def __init__(self, template: str, line: int, what: str, why: str, remedy: str) -> None:
        super().__init__(what, why, remedy)
        self.template = template
        self.line = line

    def __str__(self) -> str:
        return f"{self.template}, line {self.line}: {super().__str__()}"


class MissingValueError(RejectionLettersError, LookupError):
    """A template prints a value that was not given.

    Attributes:
        template: The file of the template, or its name where it came from a string.
        line: The line, counted from 1.
        path: The value that is missing, such as `"rejection.contact.name"`.
    """

    template: str
    line: int
    path: str

    def __init__(self, template: str, line: int, path: str) -> None:
        super().__init__(
            f"{path} was not given, and this line prints it.",
            "A letter must not show a blank.",
            f"Give {path}, or let the template do without it: {{% if {path} %}} or default(...).",
        )
        self.template = template
        self.line = line
        self.path = path

    def __str__(self) -> str:
        return f"{self.template}, line {self.line}: {super().__str__()}"


class NotFoundError(RejectionLettersError, LookupError):
    """Nothing has the name that was asked for.

    Attributes:
        name: The name that was asked for.
        near: Names that come close, the closest first.
    """

    name: str
    near: tuple[str, ...]

    def __init__(
        self, kind: Kind, name: str, near: tuple[str, ...], known: tuple[str, ...]
    ) -> None:
        meant = f"Did you mean {' or '.join(near)}? " if near else ""
        super().__init__(
            f"There is no {kind} named {name!r}.",
            f"Installed are: {', '.join(known)}." if known else "None is installed.",
            f"{meant}Correct the name, or install the pack that brings it.",
        )
        self.name = name
        self.near = near


class TemplateNotFoundError(NotFoundError):
    """No template has the name that was asked for.

    Attributes:
        name: The name that was asked for.
        near: Names that come close, the closest first.
    """

    def __init__(self, name: str, near: tuple[str, ...], known: tuple[str, ...]) -> None:
        super().__init__("template", name, near, known)


class FormatNotFoundError(NotFoundError):
    """No format has the name that was asked for.

    Attributes:
        name: The name that was asked for.
        near: Names that come close, the closest first.
    """

    def __init__(self, name: str, near: tuple[str, ...], known: tuple[str, ...]) -> None:
        super().__init__("format", name, near, known)


class DuplicateNameError(RejectionLettersError, LookupError):
    """Several installed distributions claim one name.

    Attributes:
        name: The name that was asked for.
        claims: The distributions that claim it, with their versions.
    """

    name: str
    claims: tuple[str, ...]

    def __init__(
        self, kind: Kind, name: str, claims: tuple[str, ...], full_names: tuple[str, ...] = ()
    ) -> None:
        claimed = f"claimed more than once: by {' and by '.join(claims)}"
        # Within one distribution there is no other way to ask.
        others = " or ".join(repr(full_name) for full_name in full_names if full_name != name)
        super().__init__(
            f"{kind.capitalize()} {name!r} is {claimed}.",
            "Which one is meant cannot be guessed.",
            f"Ask for {others}, or uninstall one of them."
            if others
            else "Update or uninstall it, or tell its authors.",
        )
        self.name = name
        self.claims = claims


class DuplicateTemplateError(DuplicateNameError):
    """Several installed distributions bring a template of the same name.

    Attributes:
        name: The name that was asked for.
        claims: The distributions that claim it, with their versions.
    """

    def __init__(
        self, name: str, claims: tuple[str, ...], full_names: tuple[str, ...] = ()
    ) -> None:
        super().__init__("template", name, claims, full_names)


class DuplicateFormatError(DuplicateNameError):
    """Several installed distributions bring a format of the same name.

    Attributes:
        name: The name that was asked for.
        claims: The distributions that claim it, with their versions.
    """

    def __init__(
        self, name: str, claims: tuple[str, ...], full_names: tuple[str, ...] = ()
    ) -> None:
        super().__init__("format", name, claims, full_names)


class BrokenPackError(RejectionLettersError, ImportError):
    """A pack of templates or formats cannot be loaded.

    Attributes:
        template: The template that was asked for; None where it was a format.
        format: The format that was asked for; None where it was a template.
        distribution: The distribution that brings it.
        version: Its version; None where it has none.
        value: The entry point: `"module:object"`.
    """

    template: str | None
    format: str | None
    distribution: str
    version: str | None
    value: str

    def __init__(
        self,
        asked: str,
        distribution: str,
        version: str | None,
        value: str,
        cause: str,
        *,
        kind: Kind = "template",
        deed: str = "be loaded",
    ) -> None:
        release = distribution if version is None else f"{distribution} {version}"
        super().__init__(
            f"{kind.capitalize()} {asked!r} of {release} cannot {deed}.",
            f"Its entry point {value!r} failed: {cause}.",
            f"Update or uninstall {distribution}, or tell its authors.",
        )
        self.template = asked if kind == "template" else None
        self.format = asked if kind == "format" else None
        self.distribution = distribution
        self.version = version
        self.value = value


class MissingExtraError(RejectionLettersError, ImportError):
    """A library is missing that comes with one of the extras.

    Attributes:
        extra: The extra, such as `"cli"`.
        distribution: What it installs.
    """

    extra: str
    distribution: str

    def __init__(self, extra: str, distribution: str, purpose: str) -> None:
        super().__init__(
            f"{purpose} needs {distribution}, which is not installed.",
            f"It comes with the extra {extra!r}.",
            f"Install it: {install_command(extra)}",
        )
        self.extra = extra
        self.distribution = distribution


def install_command(extra: str) -> str:
    """Return the command that installs an extra; its quotes are right in every shell."""
    return f'python -m pip install "rejection-letters[{extra}]"'


class LetterExistsError(RejectionLettersError, FileExistsError):
    """A letter would be saved where something lies already.

    Attributes:
        path: Where; `filename` is the same, and `errno` is `EEXIST`.
    """

    path: str
    errno: int = EEXIST
    strerror: str = os.strerror(EEXIST)

    @property
    def filename(self) -> str:
        """Where."""
        return self.path

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} is there already.",
            "A letter that was saved, and perhaps edited since, would be lost.",
            "Choose another name, or say overwrite=True.",
        )
        self.path = path


class FolderNotFoundError(RejectionLettersError, FileNotFoundError):
    """A letter would be saved in a folder that there is not.

    Attributes:
        path: The folder; `filename` is the same, and `errno` is `ENOENT`.
    """

    path: str
    errno: int = ENOENT
    strerror: str = os.strerror(ENOENT)

    @property
    def filename(self) -> str:
        """The folder."""
        return self.path

    def __init__(self, path: str) -> None:
        super().__init__(
            f"There is no folder {path}.",
            "Letters are saved in folders that are there, so that a slip makes no new ones.",
            "Make the folder first, or correct the path.",
        )
        self.path = path


class MissingGlyphError(RejectionLettersError, ValueError):
    """A letter has characters that no font at hand can show.

    Attributes:
        characters: The characters, each once.
    """

    characters: str

    def __init__(self, characters: str, why: str, remedy: str) -> None:
        shown = ", ".join(f"{one} (U+{ord(one):04X})" for one in characters)
        super().__init__(f"No font at hand has {shown}.", why, remedy)
        self.characters = characters


class NoReplyError(RejectionLettersError, ValueError):
    """A mail would go to an address where nobody reads it.

    Attributes:
        address: The address.
    """

    address: str

    def __init__(self, address: str) -> None:
        super().__init__(
            f"{address} takes no replies.",
            "Nobody would read the letter there.",
            "Find a person to write to and give their address: email(to=...) or Contact.email.",
        )
        self.address = address


class ResumeError(RejectionLettersError, ValueError):
    """A JSON Resume cannot be read as a profile.

    Attributes:
        path: The place inside the file, such as `"basics.location.city"`.
    """

    path: str

    def __init__(self, path: str, what: str, why: str, remedy: str) -> None:
        super().__init__(what, why, remedy)
        self.path = path
