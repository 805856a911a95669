"""Template: where a letter's text is, what it is for, and what it needs."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

import attrs

from .. import _values
from .._model import Medium
from .._remarks import Reviewer
from .._values import RefusedError, RefusedTypeError, named_fields
from ._details import Field, clean, fields_of
from ._runtime import Context, Draft, Place, Program, Trace, Traced
from ._source import LocalFile, PackageFile, Source, Text, file_name, stem

Move = Literal["thanks", "ask", "call"]
"""What a letter does: it thanks, it asks for advice, it promises a call."""

WORDS = range(10, 1001)
"""How many words the body of a letter may be meant to have."""

ALL_MOVES: tuple[Move, ...] = ("thanks", "ask", "call")

D = TypeVar("D")

if TYPE_CHECKING:
    from typing_extensions import TypeVar as _TypeVar

    E = _TypeVar("E", default=None)  # without details, a template is a Template[None]


def _to_summary(value: str) -> str:
    return _values.optional_line(value) or ""


def _to_words(value: int) -> int:
    return _values.integer_in(
        WORDS,
        value,
        "is no length of a letter",
        f"Letters have {WORDS.start} to {WORDS.stop - 1} words.",
        "Give a number between.",
    )


def _to_moves(value: Sequence[Move]) -> tuple[Move, ...]:
    if not isinstance(value, (list, tuple)) or not set(value) <= set(ALL_MOVES):
        raise RefusedError(
            "are no moves of a letter",
            f"There are {', '.join(map(repr, ALL_MOVES))}.",
            "Give a tuple of some of them.",
        )
    return tuple(value)


def _to_reviewer(value: Reviewer | None) -> Reviewer | None:
    if value is None or callable(value):
        return value
    raise RefusedTypeError("a function from a Letter to remarks")


@attrs.frozen(slots=False, field_transformer=named_fields)
class Template(Generic[D]):
    """A letter's text with what it declares about itself.

    Make one with `from_package`, `from_file` or `from_string`. It is read, checked and compiled
    when it is first used, once; it can be shared by threads and pickled.

    Attributes:
        name: What it is called.
        summary: One line on what it is, for lists.
        audience: For whom it is, where it is not for everybody.
        details: The attrs class of what only this template needs; None where it needs nothing.
        words: The most words of a body sent by e-mail, on ordinary values.
        words_on_paper: The most words of a body sent by letter.
        moves: What it does of `"thanks"`, `"ask"`, `"call"`.
        avoid: Words and phrases that a letter of this kind should not have.
        reviewer: A function from a `Letter` to remarks; None where it has nothing to add.

    Example:
        >>> from rejection_letters import Profile, Rejection, Template, compose
        >>> template = Template.from_string('''{% extends "letter" %}
        ... {% block closing %}With kind regards,{% endblock %}''')
        >>> compose(
        ...     Profile("Ana Ruiz", "UX designer"), Rejection("Acme"), template=template
        ... ).closing
        'With kind regards,'
    """

    name: str = attrs.field(converter=_values.line)
    summary: str = attrs.field(converter=_to_summary)
    _source: Source
    details: type[D] | None = None
    audience: str | None = attrs.field(default=None, converter=_values.optional_line)
    words: int = attrs.field(default=150, converter=_to_words)
    words_on_paper: int = attrs.field(default=200, converter=_to_words)
    moves: tuple[Move, ...] = attrs.field(default=ALL_MOVES, converter=_to_moves)
    avoid: tuple[str, ...] = attrs.field(default=(), converter=_values.lines)
    reviewer: Reviewer | None = attrs.field(default=None, converter=_to_reviewer)
    _compiled: Program | None = attrs.field(default=None, eq=False, repr=False)

    @classmethod
    def from_package(
        cls,
        package: str,
        file: str,
        *,
        summary: str,
        details: type[E] | None = None,
        audience: str | None = None,
        words: int = 150,
        words_on_paper: int | None = None,
        moves: tuple[Move, ...] = ALL_MOVES,
        avoid: tuple[str, ...] = (),
        reviewer: Reviewer | None = None,
    ) -> Template[E]:
        """Return the template in a file of an installed package, as packs of templates do.

        Args:
            package: The package, or a module in it; usually `__name__`.
            file: The name of the file beside it: `"nursing.j2"`.
            summary: One line on what the template is.
            details: An attrs class of what only this template needs.
            audience: For whom it is.
            words: The most words of a body sent by e-mail.
            words_on_paper: The most words of a body sent by letter; 50 more where not given.
            moves: What it does of `"thanks"`, `"ask"`, `"call"`.
            avoid: Words and phrases that a letter of this kind should not have.
            reviewer: A function from a `Letter` to remarks, which `review()` calls.

        Returns:
            A template, named after the file. The file is read when the template is first used.

        Raises:
            TemplateError: `file` is no plain name that ends in `.j2`.

        Example:
            >>> from rejection_letters import Template
            >>> classic = Template.from_package(
            ...     "rejection_letters.letters", "classic.j2", summary="Asks for advice"
            ... )
            >>> classic.name
            'classic'
        """
        return Template(
            stem(file),
            summary,
            PackageFile(package, file),
            details,
            audience,
            words,
            _on_paper(words, words_on_paper),
            moves,
            avoid,
            reviewer,
        )

    @classmethod
    def from_file(
        cls,
        path: str | os.PathLike[str],
        *,
        summary: str = "",
        details: type[E] | None = None,
        audience: str | None = None,
        words: int = 150,
        words_on_paper: int | None = None,
        moves: tuple[Move, ...] = ALL_MOVES,
        avoid: tuple[str, ...] = (),
        reviewer: Reviewer | None = None,
    ) -> Template[E]:
        """Return the template in a file of yours.

        Args:
            path: Where the file lies; its name ends in `.j2`.
            summary: One line on what the template is.
            details: An attrs class of what only this template needs.
            audience: For whom it is.
            words: The most words of a body sent by e-mail.
            words_on_paper: The most words of a body sent by letter; 50 more where not given.
            moves: What it does of `"thanks"`, `"ask"`, `"call"`.
            avoid: Words and phrases that a letter of this kind should not have.
            reviewer: A function from a `Letter` to remarks, which `review()` calls.

        Returns:
            A template, named after the file, read and checked.

        Raises:
            TemplateError: The file cannot be read, or contains what a letter must not contain.

        Example:
            >>> from pathlib import Path
            >>> from tempfile import mkdtemp
            >>> from rejection_letters import Template
            >>> file = Path(mkdtemp(), "mine.j2")
            >>> _ = file.write_text('{% extends "letter" %}', encoding="utf-8")
            >>> Template.from_file(file).name
            'mine'
        """
        from pathlib import Path

        absolute = Path(path).absolute()
        return Template(
            stem(absolute.name),
            summary,
            LocalFile(str(absolute.parent), absolute.name),
            details,
            audience,
            words,
            _on_paper(words, words_on_paper),
            moves,
            avoid,
            reviewer,
        ).checked()

    @classmethod
    def from_string(
        cls,
        source: str,
        *,
        name: str = "text",
        summary: str = "",
        details: type[E] | None = None,
        audience: str | None = None,
        words: int = 150,
        words_on_paper: int | None = None,
        moves: tuple[Move, ...] = ALL_MOVES,
        avoid: tuple[str, ...] = (),
        reviewer: Reviewer | None = None,
    ) -> Template[E]:
        """Return the template that a text holds.

        Args:
            source: The template; it begins with `{% extends "letter" %}`.
            name: What it is called in errors.
            summary: One line on what the template is.
            details: An attrs class of what only this template needs.
            audience: For whom it is.
            words: The most words of a body sent by e-mail.
            words_on_paper: The most words of a body sent by letter; 50 more where not given.
            moves: What it does of `"thanks"`, `"ask"`, `"call"`.
            avoid: Words and phrases that a letter of this kind should not have.
            reviewer: A function from a `Letter` to remarks, which `review()` calls.

        Returns:
            A template that has been checked.

        Raises:
            TemplateError: The text contains what a letter must not contain.
            WrongTypeError: It is no text.

        Example:
            >>> from rejection_letters import Template
            >>> Template.from_string('''{% extends "letter" %}
            ... {% block closing %}With kind regards,{% endblock %}''').name
            'text'
        """
        return Template(
            name,
            summary,
            Text(_to_text(source)),
            details,
            audience,
            words,
            _on_paper(words, words_on_paper),
            moves,
            avoid,
            reviewer,
        ).checked()

    def checked(self) -> Template[D]:
        """Read, check and compile the template now, and return it.

        Raises:
            TemplateError: It cannot be read, or contains what a letter must not contain.
            DetailsError: It declares details that no template can use.
        """
        _ = self._program
        return self

    def write(self, context: Context) -> Draft:
        """Return what the template writes in one context; `compose()` calls this."""
        return self._program.draft(context)

    def trace(self, context: Context) -> list[Traced]:
        """Return what the template prints in one context, piece by piece, each with its place."""
        return self._traced(*context)

    @property
    def promises_call(self) -> bool:
        """Whether the template prints the day of a call; only then it is given one."""
        return self._program.promises_call

    def most_words(self, medium: Medium) -> int:
        """Return how many words the body of a letter may have that goes out in this way."""
        return self.words_on_paper if medium is Medium.LETTER else self.words

    def fields(self) -> Mapping[str, Field]:
        """Return the fields of the details that this template takes.

        Returns:
            The fields, by name; none if the template takes no details.

        Raises:
            DetailsError: The template declares details that no template can use.

        Example:
            >>> from rejection_letters import letters
            >>> list(letters.sales.fields())
            ['attainment', 'deal_size', 'territory']
        """
        return fields_of(self.name, self.details)

    def clean_details(self, details: D | None) -> object:
        """Return the details of one letter as its template sees them; `compose()` calls this.

        Raises:
            DetailsError: They are not what the template declares.
        """
        return clean(self.name, self.details, details)

    def code(self) -> tuple[str, tuple[Place, Place, Place], bool]:
        """Return the Python code of the template, as `make letters` writes it to a file."""
        from .dialect import compiled_letter

        return compiled_letter(*self._text())

    @functools.cached_property
    def _program(self) -> Program:
        if self._compiled is not None:
            return self._compiled
        # The dialect imports Jinja2, which the built-in letters do not need.
        from .dialect import compile_letter

        return compile_letter(*self._text())

    @functools.cached_property
    def _traced(self) -> Trace:
        from .dialect import trace_letter

        return trace_letter(*self._text())

    def _text(self) -> tuple[str, str, type[D] | None, Callable[[str], str]]:
        self.fields()  # an error about them comes first
        return self._source.read(), self.place, self.details, self._read_checked_sibling

    @property
    def place(self) -> str:
        """What errors call it: its file, or the name of a template given as text."""
        return self.name if isinstance(self._source, Text) else f"{self.name}.j2"

    @property
    def package(self) -> str | None:
        """The package that its file is in; None if it does not come from a package."""
        return self._source.package if isinstance(self._source, PackageFile) else None

    def _read_checked_sibling(self, file: str) -> str:
        return self._source.read_sibling(file_name(file))

    def __getstate__(self) -> dict[str, object]:
        # The compiled functions stay behind; they are made anew where the template is used.
        made = ("_program", "_traced")
        return {name: value for name, value in self.__dict__.items() if name not in made}


_to_text = _values.named(functools.partial(_values.instance, str), "Template.source")


def _on_paper(words: int, words_on_paper: int | None) -> int:
    # A letter on paper may take a little more room than a mail.
    return _to_words_given(words) + 50 if words_on_paper is None else words_on_paper


_to_words_given = _values.named(_to_words, "Template.words")
