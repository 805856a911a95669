"""The library's exceptions and warnings.

All errors derive from `RejectionLettersError` and from the closest built-in exception, such as
`ValueError`. Each stores the details of its message as attributes, and can be pickled.
"""

from __future__ import annotations

import os
import re
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
    """Base class for all errors raised by this library.

    Attributes:
        what: What went wrong.
        why: More about the cause; may be empty.
        remedy: How to fix it; may be empty.

    Example:
        >>> from rejection_letters import Profile, RejectionLettersError
        >>> try:
        ...     Profile("Ana Ruiz", "")
        ... except RejectionLettersError as error:
        ...     print(error)
        Profile.occupation must not be empty.
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
        # By default, pickle calls the class with `args`, but subclasses take different arguments.
        attributes = self.__dict__.copy()
        if isinstance(self, ImportError):
            attributes["name"] = self.name  # ImportError does not store it in __dict__
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
    """Base class for all warnings issued by this library.

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
    """A value cannot be used in a letter.

    Attributes:
        field: The name of the field or argument, such as `"Profile.name"`.
    """


class WrongTypeError(_FieldError, TypeError):
    """A value has the wrong type.

    Attributes:
        field: The name of the field or argument, such as `"Profile.name"`.
    """


class DetailsError(RejectionLettersError, TypeError):
    """The details passed to `compose()` do not match what the template declares.

    Attributes:
        template: The name of the template.
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
    """A template cannot be used.

    Attributes:
        template: The template's file, or its name if it was made from a string.
        line: The line number, starting at 1.
    """


class MissingValueError(_LineError, LookupError):
    """A template uses a value that is missing.

    Attributes:
        template: The template's file, or its name if it was made from a string.
        line: The line number, starting at 1.
        path: The dotted name of the missing value, such as `"rejection.contact.name"`.
    """

    path: str

    def __init__(self, template: str, line: int, path: str) -> None:
        super().__init__(
            template,
            line,
            f"{path} is missing.",
            remedy=f"Set it, or guard this line with {{% if {path} %}} or the default filter.",
        )
        self.path = path


class PluginError(RejectionLettersError):
    """A template or format from a pack cannot be used.

    Attributes:
        kind: `"template"` or `"format"`.
        name: The requested name.
    """

    kind: str
    name: str

    def __init__(self, kind: str, name: str, what: str, why: str = "", remedy: str = "") -> None:
        super().__init__(what, why, remedy)
        self.kind = kind
        self.name = name


class NotFoundError(PluginError, LookupError):
    """No installed template or format has the requested name.

    Attributes:
        kind: `"template"` or `"format"`.
        name: The requested name.
        near: Similar names, best match first.
    """

    near: tuple[str, ...]

    def __init__(self, kind: str, name: str, near: tuple[str, ...], known: tuple[str, ...]) -> None:
        super().__init__(
            kind,
            name,
            f"Unknown {kind} {name!r}.",
            f"Installed {kind}s: {', '.join(known) or 'none'}.",
            f"Did you mean {' or '.join(map(repr, near))}?" if near else "",
        )
        self.near = near


class DuplicateNameError(PluginError, LookupError):
    """Two or more entry points claim the same name.

    Attributes:
        kind: `"template"` or `"format"`.
        name: The requested name.
        claims: The distributions that claim it, with their versions.
    """

    claims: tuple[str, ...]

    def __init__(
        self, kind: str, name: str, claims: tuple[str, ...], full_names: tuple[str, ...] = ()
    ) -> None:
        # If one distribution claims the name twice, its full name is ambiguous, too.
        others = " or ".join(repr(full_name) for full_name in full_names if full_name != name)
        super().__init__(
            kind,
            name,
            f"{kind.capitalize()} {name!r} is claimed by {' and '.join(claims)}.",
            remedy=f"Use {others} instead, or uninstall one of the packs."
            if others
            else "Update or uninstall the pack, or report this to its authors.",
        )
        self.claims = claims


class BrokenPackError(PluginError, ImportError):  # type: ignore[misc]  # ImportError.name can be None
    """A pack failed to load, or failed while in use.

    Attributes:
        kind: `"template"` or `"format"`.
        name: The requested name.
        distribution: The distribution that provides it.
        version: The version of the distribution; None if it has none.
        value: The entry point, as `"module:object"`.
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
            f"{kind.capitalize()} {name!r} from {release} cannot {verb}.",
            f"Its entry point {value!r} failed: {sentence(cause)}",
            f"Update or uninstall {distribution}, or report this to its authors.",
        )
        self.distribution = distribution
        self.version = version
        self.value = value


class MissingExtraError(RejectionLettersError, ImportError):
    """An optional library is not installed.

    Attributes:
        extra: The extra, such as `"cli"`.
        distribution: The missing library.
    """

    extra: str
    distribution: str

    def __init__(self, extra: str, distribution: str, purpose: str) -> None:
        super().__init__(
            f"{purpose} requires {distribution}, which is not installed.",
            remedy=f"Install it with: {install_command(extra)}",
        )
        self.extra = extra
        self.distribution = distribution


def sentence(text: str) -> str:
    """Return a message from other code, adding a period unless it already ends like a sentence."""
    is_ended = re.search(r"[.!?\u2026\u3002\uff01\uff1f][\"'\u2019\u201d\xbb)\]]*\Z", text)
    return text if is_ended else f"{text}."


def install_command(extra: str) -> str:
    """Return the command that installs an extra, quoted to work in any shell."""
    return f'python -m pip install "rejection-letters[{extra}]"'


class _PathError(RejectionLettersError, OSError):
    path: str

    def __init__(self, path: str, what: str, remedy: str) -> None:
        super().__init__(what, remedy=remedy)
        self.path = path

    @property
    def filename(self) -> str:
        """An alias for `path`, to match OSError."""
        return self.path


class LetterExistsError(_PathError, FileExistsError):
    """The destination file already exists, or something else is at that path.

    Attributes:
        path: The path; also available as `filename`. `errno` is `EEXIST`.
        obstacle: What is there if it is not a file, such as `"a folder"`; else None.
    """

    obstacle: str | None

    errno: int = EEXIST
    strerror: str = os.strerror(EEXIST)

    def __init__(self, path: str, obstacle: str | None = None) -> None:
        if obstacle is None:
            what, remedy = "already exists", "Choose another name, or pass overwrite=True."
        else:
            what, remedy = f"is {obstacle}, not a file", "Choose another name."
        super().__init__(path, f"{path} {what}.", remedy)
        self.obstacle = obstacle


class FolderNotFoundError(_PathError, FileNotFoundError):
    """The destination folder does not exist, or something else is in its place.

    Attributes:
        path: The folder; also available as `filename`. `errno` is `ENOENT`.
        obstacle: What is there instead of a folder, such as `"a file"`; None if nothing is.
    """

    obstacle: str | None

    errno: int = ENOENT
    strerror: str = os.strerror(ENOENT)

    def __init__(self, path: str, obstacle: str | None = None) -> None:
        if obstacle is None:
            what, remedy = f"Folder {path} does not exist.", "Create it first, or correct the path."
        else:
            what, remedy = f"{path} is {obstacle}, not a folder.", "Correct the path."
        super().__init__(path, what, remedy)
        self.obstacle = obstacle


class MissingGlyphError(RejectionLettersError, ValueError):
    """Some characters in the letter are missing from every available font.

    Attributes:
        characters: The characters, without duplicates.
    """

    characters: str

    def __init__(self, characters: str, why: str = "", remedy: str = "") -> None:
        shown = ", ".join(f"{one} (U+{ord(one):04X})" for one in characters)
        super().__init__(f"No available font can display {shown}.", why, remedy)
        self.characters = characters


class NoReplyError(RejectionLettersError, ValueError):
    """An email would go to a no-reply address.

    Attributes:
        address: The address.
    """

    address: str

    def __init__(self, address: str) -> None:
        super().__init__(
            f"{address} does not accept replies.",
            remedy="Write to a person instead: pass email(to=...), or set Contact.email.",
        )
        self.address = address


class ResumeError(RejectionLettersError, ValueError):
    """A JSON Resume file cannot be converted to a profile.

    Attributes:
        path: The location inside the file, such as `"basics.location.city"`.
    """

    path: str

    def __init__(self, path: str, what: str, why: str = "", remedy: str = "") -> None:
        super().__init__(what, why, remedy)
        self.path = path
