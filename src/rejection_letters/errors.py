"""What can go wrong, one class each.

Every message says what happened, why, and what to do about it; the same facts are attributes.
All errors derive from `RejectionLettersError` and from the built-in exception nearest in meaning,
and can be pickled.
"""

from __future__ import annotations

__all__ = [
    "BrokenPackError",
    "DetailsError",
    "DuplicateTemplateError",
    "InvalidValueError",
    "MissingValueError",
    "RejectionLettersError",
    "RejectionLettersWarning",
    "ResumeError",
    "TemplateError",
    "TemplateNotFoundError",
    "WrongTypeError",
]


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


class TemplateNotFoundError(RejectionLettersError, LookupError):
    """No template has the name that was asked for.

    Attributes:
        name: The name that was asked for.
        near: Names that come close, the closest first.
    """

    name: str
    near: tuple[str, ...]

    def __init__(self, name: str, near: tuple[str, ...], known: tuple[str, ...]) -> None:
        meant = f"Did you mean {' or '.join(near)}? " if near else ""
        super().__init__(
            f"There is no template named {name!r}.",
            f"Installed are: {', '.join(known)}.",
            f"{meant}Correct the name, or install the pack that brings it.",
        )
        self.name = name
        self.near = near


class DuplicateTemplateError(RejectionLettersError, LookupError):
    """Several installed distributions bring a template of the same name.

    Attributes:
        name: The name that was asked for.
        claims: The distributions that claim it, with their versions.
    """

    name: str
    claims: tuple[str, ...]

    def __init__(self, name: str, claims: tuple[str, ...]) -> None:
        super().__init__(
            f"Template {name!r} is claimed more than once: by {' and by '.join(claims)}.",
            "Which one is meant cannot be guessed.",
            f"Ask for 'distribution:{name}', or uninstall one of them.",
        )
        self.name = name
        self.claims = claims


class BrokenPackError(RejectionLettersError, ImportError):
    """A pack of templates cannot be loaded.

    Attributes:
        template: The template that was asked for.
        distribution: The distribution that brings it.
        version: Its version; None where it has none.
        value: The entry point: `"module:object"`.
    """

    template: str
    distribution: str
    version: str | None
    value: str

    def __init__(
        self, template: str, distribution: str, version: str | None, value: str, cause: str
    ) -> None:
        release = distribution if version is None else f"{distribution} {version}"
        super().__init__(
            f"Template {template!r} of {release} cannot be loaded.",
            f"Its entry point {value!r} failed: {cause}.",
            f"Update or uninstall {distribution}, or tell its authors.",
        )
        self.template = template
        self.distribution = distribution
        self.version = version
        self.value = value


class ResumeError(RejectionLettersError, ValueError):
    """A JSON Resume cannot be read as a profile.

    Attributes:
        path: The place inside the file, such as `"basics.location.city"`.
    """

    path: str

    def __init__(self, path: str, what: str, why: str, remedy: str) -> None:
        super().__init__(what, why, remedy)
        self.path = path
