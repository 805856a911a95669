"""What can go wrong, one class each.

Every message says what happened, why, and what to do about it; the same facts are attributes.
All errors derive from `RejectionLettersError` and from the built-in exception nearest in meaning,
and can be pickled.
"""

from __future__ import annotations

import os
from errno import EEXIST, ENOENT

__all__ = [
    "BrokenPackError",
    "DetailsError",
    "DuplicateNameError",
    "FolderNotFoundError",
    "InvalidValueError",
    "LetterExistsError",
    "MissingExtraError",
    "MissingGlyphError",
    "MissingValueError",
    "NoReplyError",
    "NotFoundError",
    "PluginError",
    "RejectionLettersError",
    "RejectionLettersWarning",
    "ResumeError",
    "TemplateError",
    "WrongTypeError",
]


class RejectionLettersError(Exception):
    """The base of every error this library raises.

    Attributes:
        what: What happened.
        why: Why that is a problem; may be empty.
        remedy: What to do about it; may be empty.

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

    def __init__(self, what: str, why: str = "", remedy: str = "") -> None:
        super().__init__(what, why, remedy)
        self.what = what
        self.why = why
        self.remedy = remedy

    def __str__(self) -> str:
        return " ".join(filter(None, (self.what, self.why, self.remedy)))

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions are rebuilt from `args`, which subclasses with other parameters do not match.
        attributes = self.__dict__.copy()
        if isinstance(self, ImportError):
            attributes["name"] = self.name  # which ImportError keeps outside of __dict__
        return _rebuild, (type(self), self.args, attributes)


def _rebuild(
    kind: type[RejectionLettersError], args: tuple[object, ...], attributes: dict[str, object]
) -> RejectionLettersError:
    error = kind.__new__(kind, *args)
    error.args = args
    for name, value in attributes.items():
        setattr(error, name, value)
    return error


class RejectionLettersWarning(UserWarning):
    """The base of every warning this library gives.

    Example:
        >>> import warnings
        >>> from rejection_letters import RejectionLettersWarning
        >>> warnings.simplefilter("error", RejectionLettersWarning)
    """


class _FieldError(RejectionLettersError):
    field: str

    def __init__(self, field: str, what: str, why: str = "", remedy: str = "") -> None:
        super().__init__(what, why, remedy)
        self.field = field


class InvalidValueError(_FieldError, ValueError):
    """A value was given that no letter can carry.

    Attributes:
        field: Where the value was meant for, such as `"Profile.name"`.
    """


class WrongTypeError(_FieldError, TypeError):
    """A value of the wrong type was given.

    Attributes:
        field: Where the value was meant for, such as `"Profile.name"`.
    """


class DetailsError(RejectionLettersError, TypeError):
    """The details handed to `compose()` are not the ones its template declares.

    Attributes:
        template: The template's name.
    """

    template: str

    def __init__(self, template: str, what: str, why: str = "", remedy: str = "") -> None:
        super().__init__(what, why, remedy)
        self.template = template


class _LineError(RejectionLettersError):
    template: str
    line: int

    def __init__(
        self, template: str, line: int, what: str, why: str = "", remedy: str = ""
    ) -> None:
        super().__init__(what, why, remedy)
        self.template = template
        self.line = line

    def __str__(self) -> str:
        return f"{self.template}, line {self.line}: {super().__str__()}"


class TemplateError(_LineError, ValueError):
    """A template contains something that a letter must not contain.

    Attributes:
        template: The file of the template, or its name if it came from a string.
        line: The line, counted from 1.
    """


class MissingValueError(_LineError, LookupError):
    """A template prints a value that was not given.

    Attributes:
        template: The file of the template, or its name where it came from a string.
        line: The line, counted from 1.
        path: The value that is missing, such as `"rejection.contact.name"`.
    """

    path: str

    def __init__(self, template: str, line: int, path: str) -> None:
        super().__init__(
            template,
            line,
            f"{path} was not given, and this line prints it.",
            "A letter must not show a blank.",
            f"Give {path}, or let the template do without it: {{% if {path} %}} or default(...).",
        )
        self.path = path


class PluginError(RejectionLettersError):
    """Something that packs provide cannot be used.

    Attributes:
        kind: What was requested: `"template"` or `"format"`.
        name: The name that was requested.
    """

    kind: str
    name: str

    def __init__(self, kind: str, name: str, what: str, why: str = "", remedy: str = "") -> None:
        super().__init__(what, why, remedy)
        self.kind = kind
        self.name = name


class NotFoundError(PluginError, LookupError):
    """Nothing installed has the name that was requested.

    Attributes:
        kind: What was requested: `"template"` or `"format"`.
        name: The name that was requested.
        near: Similar names, the most similar first.
    """

    near: tuple[str, ...]

    def __init__(self, kind: str, name: str, near: tuple[str, ...], known: tuple[str, ...]) -> None:
        meant = f"Did you mean {' or '.join(near)}? " if near else ""
        super().__init__(
            kind,
            name,
            f"There is no {kind} named {name!r}.",
            f"Installed are: {', '.join(known)}." if known else "None is installed.",
            f"{meant}Correct the name, or install the pack that provides it.",
        )
        self.near = near


class DuplicateNameError(PluginError, LookupError):
    """Several installed distributions claim one name.

    Attributes:
        kind: What was requested: `"template"` or `"format"`.
        name: The name that was requested.
        claims: The distributions that claim it, with their versions.
    """

    claims: tuple[str, ...]

    def __init__(
        self, kind: str, name: str, claims: tuple[str, ...], full_names: tuple[str, ...] = ()
    ) -> None:
        claimed = f"claimed more than once: by {' and by '.join(claims)}"
        # Within one distribution there is no other name to ask for.
        others = " or ".join(repr(full_name) for full_name in full_names if full_name != name)
        super().__init__(
            kind,
            name,
            f"{kind.capitalize()} {name!r} is {claimed}.",
            "Which one is meant cannot be guessed.",
            f"Ask for {others}, or uninstall one of them."
            if others
            else "Update or uninstall it, or tell its authors.",
        )
        self.claims = claims


class BrokenPackError(PluginError, ImportError):  # type: ignore[misc]  # its name is always text
    """A pack cannot be loaded, or fails when it is used.

    Attributes:
        kind: What was requested: `"template"` or `"format"`.
        name: The name that was requested.
        distribution: The distribution that provides it.
        version: Its version; None if it has none.
        value: The entry point: `"module:object"`.
    """

    distribution: str
    version: str | None
    value: str

    def __init__(
        self,
        kind: str,
        name: str,
        distribution: str,
        version: str | None,
        value: str,
        cause: str,
        *,
        verb: str = "be loaded",
    ) -> None:
        release = distribution if version is None else f"{distribution} {version}"
        super().__init__(
            kind,
            name,
            f"{kind.capitalize()} {name!r} of {release} cannot {verb}.",
            f"Its entry point {value!r} failed: {cause}.",
            f"Update or uninstall {distribution}, or tell its authors.",
        )
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


class _PathError(RejectionLettersError, OSError):
    path: str

    def __init__(self, path: str, what: str, why: str, remedy: str) -> None:
        super().__init__(what, why, remedy)
        self.path = path

    @property
    def filename(self) -> str:
        """The path, under the name that OSError has for it."""
        return self.path


class LetterExistsError(_PathError, FileExistsError):
    """A letter would be saved where something exists already.

    Attributes:
        path: Where; `filename` is the same, and `errno` is `EEXIST`.
    """

    errno: int = EEXIST
    strerror: str = os.strerror(EEXIST)

    def __init__(self, path: str) -> None:
        super().__init__(
            path,
            f"{path} is there already.",
            "A letter that was saved, and perhaps edited since, would be lost.",
            "Choose another name, or say overwrite=True.",
        )


class FolderNotFoundError(_PathError, FileNotFoundError):
    """A letter would be saved in a folder that does not exist.

    Attributes:
        path: The folder; `filename` is the same, and `errno` is `ENOENT`.
    """

    errno: int = ENOENT
    strerror: str = os.strerror(ENOENT)

    def __init__(self, path: str) -> None:
        super().__init__(
            path,
            f"There is no folder {path}.",
            "Letters are saved in folders that are there, so that a slip makes no new ones.",
            "Make the folder first, or correct the path.",
        )


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

    def __init__(self, path: str, what: str, why: str = "", remedy: str = "") -> None:
        super().__init__(what, why, remedy)
        self.path = path
