"""The Template class: the wording of a letter, with its word limits and other settings."""

from __future__ import annotations

import datetime as dt
import functools
import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

import attrs

from .. import _values
from .._model import Medium
from .._remark import Reviewer
from .._values import RefusedError, RefusedTypeError, named_fields
from ._details import CleanDetails, Field, clean, fields_of, restored
from ._runtime import Choice, Context, Draft, Program, Trace, Traced
from ._source import LocalFile, PackageFile, Source, Text, file_name, stem

Move = Literal["thanks", "ask", "call"]
"""A purpose of a letter: to thank, to ask for advice, or to promise a call."""

Answered = Literal["rejection", "silence", "advice"]
"""What a letter answers: the rejection, a first letter left without a reply, or advice."""

WORDS = range(10, 1001)
"""The valid values for a word limit."""

CHARACTERS = range(50, 10_001)
"""The valid values for a limit in characters."""

CHARACTERS_DETAIL = "max_characters"
"""The name of a detail that lowers the limit in characters for one letter."""

ALL_MOVES: tuple[Move, ...] = ("thanks", "ask", "call")

_KINDS: Mapping[Answered, str] = {
    "rejection": "Letter",
    "silence": "Reminder",
    "advice": "Thank-you",
}
"""What a letter is called, by what it answers."""

ANSWERED: tuple[Answered, ...] = tuple(_KINDS)

D = TypeVar("D")

if TYPE_CHECKING:
    from typing_extensions import TypeVar as _TypeVar

    E = _TypeVar("E", default=None)  # a template without details is a Template[None]


def _to_summary(value: str) -> str:
    return _values.optional_line(value) or ""


def _to_words(value: int) -> int:
    problem = f"must be between {WORDS.start} and {WORDS.stop - 1}"
    return _values.integer_in(WORDS, value, problem, "", "")


def _to_moves(value: Sequence[Move]) -> tuple[Move, ...]:
    if not isinstance(value, (list, tuple)) or not set(value) <= set(ALL_MOVES):
        raise RefusedError("must be a tuple that contains only 'thanks', 'ask', and 'call'", "", "")
    return tuple(value)


def _to_reviewer(value: Reviewer | None) -> Reviewer | None:
    if value is None or callable(value):
        return value
    raise RefusedTypeError("a function that takes a Letter and returns remarks")


def _to_max_characters(value: int | None) -> int | None:
    if value is None:
        return None
    problem = f"must be between {CHARACTERS.start} and {CHARACTERS.stop - 1:,}"
    return _values.integer_in(CHARACTERS, value, problem, "", "")


def _to_answers(value: Answered) -> Answered:
    return _values.word_of(ANSWERED, value)


@attrs.frozen(slots=False, field_transformer=named_fields)
class Template(Generic[D]):
    """A template for letters, with its word limits and other settings.

    Create one with `from_package`, `from_file`, or `from_string`. A template is compiled once and
    can be pickled and shared between threads.

    Attributes:
        name: The name of the template.
        summary: One line about the template, for lists.
        audience: The people it is for, such as `"salespeople"`; None for everyone.
        details: The attrs class for values that only this template needs; None if it takes none.
        words: The maximum number of words in the body of an email, with values of ordinary length.
        words_on_paper: The same limit for a letter on paper.
        moves: What the letter does: any of `"thanks"`, `"ask"`, and `"call"`.
        avoid: Words and phrases that `review()` flags in this kind of letter.
        reviewer: A function that takes a `Letter` and returns extra remarks for `review()`; None if
            there is no such function.
        max_characters: The maximum number of characters in the letter, which makes it a note: only
            the salutation, the body, and the name count and are printed. None for no limit.
        answers: What the letter answers: `"rejection"`, `"silence"` after a first letter, or
            `"advice"`. Except after a rejection, the first detail that is a date is the day of
            that first letter or of the advice.

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
    max_characters: int | None = attrs.field(default=None, converter=_to_max_characters)
    answers: Answered = attrs.field(default="rejection", converter=_to_answers)
    _compiled: Program | None = attrs.field(default=None, init=False, eq=False, repr=False)

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
        max_characters: int | None = None,
        answers: Answered = "rejection",
    ) -> Template[E]:
        """Create a template from a file in an installed package, as packs do.

        Args:
            package: The package, or a module in it; usually `__name__`.
            file: The name of a template file next to it, such as `"nursing.j2"`.
            summary: One line about the template, for lists.
            details: An attrs class for values that only this template needs.
            audience: The people it is for, such as `"salespeople"`; None for everyone.
            words: The maximum number of words in the body of an email, from 10 to 1000.
            words_on_paper: The same limit for a letter on paper; defaults to `words` plus 50.
            moves: What the letter does: any of `"thanks"`, `"ask"`, and `"call"`.
            avoid: Words and phrases that `review()` flags in this kind of letter.
            reviewer: A function that takes a `Letter` and returns extra remarks for `review()`.
            max_characters: The maximum number of characters in the salutation, the body, and the
                name, from 50 to 10,000. It makes the letter a note without a letterhead, a subject,
                and a closing. A detail with the same name can lower it for one letter.
            answers: What the letter answers: `"rejection"`, `"silence"` for a reminder, or
                `"advice"` for a thank-you. In the last two, the first detail that is a date is the
                day of the first letter or of the advice.

        Returns:
            A template named after the file, which is read when the template is first used.

        Raises:
            TemplateError: `file` is not a plain file name that ends in `.j2`.

        Example:
            >>> from rejection_letters import Template
            >>> classic = Template.from_package(
            ...     "rejection_letters.letters", "classic.j2", summary="Asks for advice"
            ... )
            >>> classic.name
            'classic'
        """
        length = (words, _on_paper(words, words_on_paper))
        rest = (details, audience, *length, moves, avoid, reviewer, max_characters, answers)
        return Template(stem(file), summary, PackageFile(package, file), *rest)

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
        max_characters: int | None = None,
        answers: Answered = "rejection",
    ) -> Template[E]:
        """Create a template from a file.

        Args:
            path: The path of the file, which must end in `.j2`.
            summary: One line about the template, for lists.
            details: An attrs class for values that only this template needs.
            audience: The people it is for, such as `"salespeople"`; None for everyone.
            words: The maximum number of words in the body of an email, from 10 to 1000.
            words_on_paper: The same limit for a letter on paper; defaults to `words` plus 50.
            moves: What the letter does: any of `"thanks"`, `"ask"`, and `"call"`.
            avoid: Words and phrases that `review()` flags in this kind of letter.
            reviewer: A function that takes a `Letter` and returns extra remarks for `review()`.
            max_characters: The maximum number of characters in the salutation, the body, and the
                name, from 50 to 10,000. It makes the letter a note without a letterhead, a subject,
                and a closing. A detail with the same name can lower it for one letter.
            answers: What the letter answers: `"rejection"`, `"silence"` for a reminder, or
                `"advice"` for a thank-you. In the last two, the first detail that is a date is the
                day of the first letter or of the advice.

        Returns:
            A template named after the file. Its source has been read and checked.

        Raises:
            TemplateError: The file cannot be read, or is not a valid template.

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
        source = LocalFile(str(absolute.parent), absolute.name)
        length = (words, _on_paper(words, words_on_paper))
        rest = (details, audience, *length, moves, avoid, reviewer, max_characters, answers)
        return Template(stem(absolute.name), summary, source, *rest).checked()

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
        max_characters: int | None = None,
        answers: Answered = "rejection",
    ) -> Template[E]:
        """Create a template from a string.

        Args:
            source: The source of the template, which must begin with `{% extends "letter" %}`.
            name: The name of the template, shown in errors.
            summary: One line about the template, for lists.
            details: An attrs class for values that only this template needs.
            audience: The people it is for, such as `"salespeople"`; None for everyone.
            words: The maximum number of words in the body of an email, from 10 to 1000.
            words_on_paper: The same limit for a letter on paper; defaults to `words` plus 50.
            moves: What the letter does: any of `"thanks"`, `"ask"`, and `"call"`.
            avoid: Words and phrases that `review()` flags in this kind of letter.
            reviewer: A function that takes a `Letter` and returns extra remarks for `review()`.
            max_characters: The maximum number of characters in the salutation, the body, and the
                name, from 50 to 10,000. It makes the letter a note without a letterhead, a subject,
                and a closing. A detail with the same name can lower it for one letter.
            answers: What the letter answers: `"rejection"`, `"silence"` for a reminder, or
                `"advice"` for a thank-you. In the last two, the first detail that is a date is the
                day of the first letter or of the advice.

        Returns:
            A template whose source has been checked.

        Raises:
            TemplateError: The source is not a valid template.
            WrongTypeError: The source is not a string.

        Example:
            >>> from rejection_letters import Template
            >>> Template.from_string('''{% extends "letter" %}
            ... {% block closing %}With kind regards,{% endblock %}''').name
            'text'
        """
        length = (words, _on_paper(words, words_on_paper))
        rest = (details, audience, *length, moves, avoid, reviewer, max_characters, answers)
        return Template(name, summary, Text(_to_text(source)), *rest).checked()

    def checked(self) -> Template[D]:
        """Read, check and compile the template now, and return it.

        Raises:
            TemplateError: The source cannot be read, or is not a valid template.
            DetailsError: The declared details cannot be used in a template.
        """
        _ = self._program
        return self

    def write(self, context: Context) -> Draft:
        """Write the text of a letter for `compose()`."""
        return self._program.draft(context)

    def trace(self, context: Context) -> list[Traced]:
        """Return the output in pieces, each with the file and line that printed it."""
        return self._traced(*context)

    @property
    def promises_call(self) -> bool:
        """Whether the template prints the date of a call, which `compose()` must then set."""
        return self._program.promises_call

    @property
    def varies(self) -> tuple[Choice, ...]:
        """The multiplier and the number of alternatives of each `{% vary %}`, for `chosen()`."""
        return self._program.varies

    def most_words(self, medium: Medium) -> int:
        """Return the word limit for the body of a letter in a medium."""
        return self.words_on_paper if medium is Medium.LETTER else self.words

    @property
    def kind(self) -> str:
        """What the name of a file with the letter begins with, such as "Reminder"."""
        return _KINDS[self.answers] if self.max_characters is None else "Note"

    def texts_in(self, details: object) -> tuple[str, ...]:
        """Return the texts in some details, apart from lists; empty if they are not known."""
        # The details of a stored letter may have other fields.
        values = (getattr(details, name, None) for name in self.fields())
        return tuple(value for value in values if isinstance(value, str))

    def most_characters(self, details: object) -> int | None:
        """Return the limit in characters for a letter with these details; None if it has none."""
        if self.max_characters is None:
            return None
        own = getattr(details, CHARACTERS_DETAIL, None)
        if type(own) is not int or own not in CHARACTERS:  # a bool is an int, too
            return self.max_characters
        return min(own, self.max_characters)

    @property
    def answered_detail(self) -> str | None:
        """The detail with the day of what the letter answers; None after a rejection."""
        if self.answers == "rejection":
            return None
        days = (name for name, field in self.fields().items() if field.type is dt.date)
        return next(days, None)

    def answered_on(self, details: object) -> dt.date | None:
        """Return the day of the first letter or of the advice; None if it is not known."""
        name = self.answered_detail
        # The details of a stored letter may have other fields.
        day = None if name is None else getattr(details, name, None)
        return day if isinstance(day, dt.date) else None

    def fields(self) -> Mapping[str, Field]:
        """Return the fields of the template's details.

        Returns:
            The fields by name; empty if the template takes no details.

        Raises:
            DetailsError: The declared details cannot be used in a template.

        Example:
            >>> from rejection_letters import letters
            >>> list(letters.sales.fields())
            ['attainment', 'deal_size', 'territory']
        """
        return fields_of(self.name, self.details)

    def clean_details(self, details: D | None) -> CleanDetails | None:
        """Return the details of a letter, cleaned for `compose()`.

        Raises:
            DetailsError: The details are missing or not an instance of the declared class.
        """
        return clean(self.name, self.details, details)

    def restored_details(self, stored: object) -> object:
        """Return details from a JSON document, which has no dates, for `Letter.from_dict()`."""
        return None if stored is None else restored(self.fields(), stored)

    def with_compiled(self, program: Program | None) -> Template[D]:
        """Set the compiled program, so that Jinja2 is not imported, and return the template."""
        object.__setattr__(self, "_compiled", program)
        return self

    @functools.cached_property
    def _program(self) -> Program:
        if self._compiled is not None:
            return self._compiled
        # The dialect imports Jinja2, which is slow to import and not needed for built-in letters.
        from .dialect import compile_letter

        return compile_letter(*self._text())

    @functools.cached_property
    def _traced(self) -> Trace:
        from .dialect import trace_letter

        return trace_letter(*self._text())

    def _text(self) -> tuple[str, str, type[D] | None, Callable[[str], str]]:
        self.fields()  # report invalid details before errors in the source
        return self._source.read(), self.place, self.details, self._read_checked_sibling

    @property
    def place(self) -> str:
        """The name shown in errors: the file, or the name of a template from a string."""
        return self.name if isinstance(self._source, Text) else f"{self.name}.j2"

    @property
    def package(self) -> str | None:
        """The package that contains its file; None if it does not come from a package."""
        return self._source.package if isinstance(self._source, PackageFile) else None

    def _read_checked_sibling(self, file: str) -> str:
        return self._source.read_sibling(file_name(file))

    def __getstate__(self) -> dict[str, object]:
        # These functions cannot be pickled, so the template is compiled again when it is next used.
        compiled = ("_program", "_traced")
        return {name: value for name, value in self.__dict__.items() if name not in compiled}


_to_text = _values.named(functools.partial(_values.instance, str), "Template.source")


def _on_paper(words: int, words_on_paper: int | None) -> int:
    # A letter on paper can be a little longer than an email.
    return _to_words_given(words) + 50 if words_on_paper is None else words_on_paper


_to_words_given = _values.named(_to_words, "Template.words")
