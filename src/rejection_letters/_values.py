"""Clean and check field values once, when an object is created.

Each converter takes the value a caller passed for one field. It returns the value to print in a
letter, or raises `RefusedError`, which `named_fields` turns into an error that names the field.
"""

from __future__ import annotations

import datetime as dt
import functools
import operator
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar, cast

import attrs

from .errors import InvalidValueError, WrongTypeError

LINE_LIMIT = 200
"""Maximum length of a value, in characters. Long enough for any name or address line."""

LINES_LIMIT = 20
"""Maximum number of lines in an address or items in a list."""

TEXT_LIMIT = 100_000
"""Maximum length of a paragraph in an edited letter, in characters."""

MARKS_LIMIT = 30
"""Maximum number of combining marks, such as accents, on one character.

Normalizing a run of marks takes quadratic time. Unicode's "Stream-Safe Text Format" sets the same
limit.
"""

ADDRESS_LIMIT = 254
"""Maximum length of an email address, in bytes (RFC 5321)."""

NO_ADDRESS = "must be an email address such as 'name@example.com'"
"""The problem with text that is not an email address."""

TEXTS = "a str, or a list or tuple of str"
"""The types accepted for a text or a list of texts."""

YEARS = range(1900, 2200)
"""Valid years of a date; any other year is almost certainly a typo."""

# Most format characters (category Cf) reorder, hide, or break up text, but Persian, Hindi, and
# Hebrew names need these four.
_NEEDED_IN_NAMES = "\u200c\u200d\u200e\u200f"
# The scripts of Thai, Lao, Myanmar, and Khmer have no spaces between words. Where a line may break,
# people and programs insert an invisible U+200B.
_WORD_BREAK = "\u200b"
_MOST_WORD_BREAKS = 10
_WITHOUT_SPACES = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ua9e0-\ua9ff\uaa60-\uaa7f"
    "\U000116d0-\U000116ff]"
)
_LINE_BREAKS = "\n\r\v\f\x85\u2028\u2029"

_NOT_IN_EMAIL = frozenset(f" <>()[]:;,\\{_WORD_BREAK}")

# Compiled on first use, because few values need these patterns.
_SPACES = r"\s+"
_WORD = r"[^\W_]+"
_VISIBLE = r"[^\W_]|[^\x00-\x7f\s]"
_BLANK_LETTERS = (
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c-\u200f\u2800\u3164\ufe00-\ufe0f"
    "\uffa0\ufff0-\ufff8\U000e0100-\U000e01ef]"
)

_MIDNIGHT = r"(?:[T ]00:00(?::00(?:\.0{1,9})?)?)?"

T = TypeVar("T")
Date = TypeVar("Date", bound=dt.date)


class RefusedError(ValueError):
    """Raised by a converter to reject a value; `named` adds the field name.

    Args:
        problem: What is wrong, worded to follow the field name: `"must not be empty"`.
        why: More about the cause, as a full sentence.
        remedy: How to fix it, as a full sentence.
        show_value: Whether to append the value: `"; got '10 years'"`.
    """

    def __init__(
        self, problem: str, why: str = "", remedy: str = "", *, show_value: bool = True
    ) -> None:
        super().__init__(problem, why, remedy)
        self.problem = problem
        self.why = why
        self.remedy = remedy
        self.show_value = show_value

    def describe(self, value: object) -> str:
        """Return the problem, and usually the value: `"must be between 5 and 60; got 3"`."""
        return f"{self.problem}; got {shown(value)}" if self.show_value else self.problem


class RefusedTypeError(RefusedError):
    """Raised by a converter to reject a value because of its type.

    Args:
        expected: What the value must be, with an article: `"a str"`.
        remedy: How to fix it, as a full sentence.
    """

    def __init__(self, expected: str, remedy: str = "") -> None:
        super().__init__(f"must be {expected}", remedy=remedy)

    def describe(self, value: object) -> str:
        """Return the problem and the type of the value: `"must be a str; got 7 (int)"`."""
        return f"{self.problem}; got {_typed(value)}"


def named(convert: Callable[[Any], T], field: str) -> Callable[[Any], T]:
    """Wrap a converter so that its errors name the field."""

    @functools.wraps(convert)
    def converted(value: Any) -> T:
        try:
            return convert(value)
        except RefusedError as refusal:
            kind = WrongTypeError if isinstance(refusal, RefusedTypeError) else InvalidValueError
            if gap := gap_in(value):
                raise kind(field, f"{field} {gap}.") from None
            what = f"{field} {refusal.describe(value)}."
            raise kind(field, what, refusal.why, refusal.remedy) from None

    return converted


def argument(name: str, value: object, kind: type[T], expected: str) -> T:
    """Return an argument if it is an instance of a class, else raise an error.

    Args:
        name: The function and the argument: `"compose.profile"`.
        value: The value the caller passed.
        kind: The class.
        expected: A description of the class, with an article.

    Raises:
        WrongTypeError: The value is not an instance of the class.
    """
    if isinstance(value, kind):
        return value
    raise unexpected(name, value, expected)


def unexpected(name: str, value: object, expected: str) -> WrongTypeError:
    """Return the error for an argument of the wrong type."""
    if gap := gap_in(value):
        return WrongTypeError(name, f"{name} {gap}.")
    function = name.rpartition(".")[0]
    return WrongTypeError(name, f"{function}() expected {expected}, got {_typed(value)}.")


_GAPS = {"NAType": "pd.NA", "NaTType": "NaT", "datetime64": "NaT"}
"""Names of the markers for missing values in a table, by the names of their types."""


def gap_in(value: object) -> str:
    """Return what is wrong with NaN, NaT, or pd.NA, or a list with one; empty for other values.

    Tables use them for missing values.
    """
    if isinstance(value, (list, tuple)):
        gaps = filter(None, map(_gap, value[: 10 * LINES_LIMIT]))
        return next((f"must not contain {gap}; use None for a missing value" for gap in gaps), "")
    gap = _gap(value)
    return gap and f"must not be {gap}; use None for a missing value"


def _gap(value: object) -> str:
    name = _GAPS.get(type(value).__name__, "NaN")
    try:
        # Importing pandas to compare with pd.NA would be slow; NaN and NaT differ from themselves.
        return name if name == "pd.NA" or bool(value != value) else ""  # noqa: PLR0124
    except Exception:  # noqa: BLE001  a custom __ne__ can raise anything
        return ""


def _typed(value: object) -> str:
    return "None" if value is None else f"{shown(value)} ({type(value).__name__})"


def named_fields(cls: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Wrap all converters of an attrs class with `named`; pass this as `field_transformer`."""
    return [
        field.evolve(converter=named(cast(Any, field.converter), f"{cls.__name__}.{field.name}"))
        if field.converter
        else field
        for field in fields
    ]


def shown(value: object) -> str:
    """Return a short ASCII repr of any value, safe to print in an error message."""
    try:
        # The repr of a table or a column has several lines.
        picture = " ".join(ascii(value[:60] if isinstance(value, str) else value).splitlines())
    except Exception:  # noqa: BLE001  a custom __repr__ can raise anything
        return f"<{type(value).__name__}>"
    return picture if len(picture) <= 80 else f"{picture[:77]}..."


def line(value: str, limit: int = LINE_LIMIT) -> str:
    """Return one line of text, normalized to NFC and with whitespace collapsed."""
    text = _text(value, limit)
    if not (text[0].isascii() and text[0].isalnum()):
        _check_unusual(text)
    return text


def trimmed_line(value: str) -> str:
    """Return one line of text, cleaned like a line but without the line breaks around it."""
    return line(plain_str(value).strip())


def one_line(value: str, limit: int) -> str:
    """Return text of one or more lines as one line, cleaned like a line but with its own limit."""
    text = plain_str(value)
    if len(text) <= 5 * limit:
        text = " ".join(text.splitlines())
    text = _text(text, limit)
    _check_unusual(text)
    return text


def paragraph(value: str) -> str:
    """Return a paragraph, cleaned like a line but with a higher length limit."""
    return _text(value, TEXT_LIMIT)


def _text(value: object, limit: int) -> str:
    text = plain_str(value)
    # Collapsing whitespace may shorten the text, but do not scan very long text to find out.
    if len(text) > 5 * limit:
        raise too_long(text, limit)
    if not text.isprintable():
        _check_printable(text)
    if not text.isascii():
        if most_marks(text) > MARKS_LIMIT:
            raise RefusedError(
                f"must not have more than {MARKS_LIMIT} combining marks on one character"
            )
        text = unicodedata.normalize("NFC", text)
    if "  " in text or not text.isprintable() or text[:1] == " " or text[-1:] == " ":
        text = re.sub(_SPACES, " ", text).strip()
    if not text or not (text.isascii() or is_visible(text)):
        raise RefusedError("must not be empty", show_value=value != "")
    if len(text) > limit:
        raise too_long(text, limit)
    return text


def is_visible(text: str) -> bool:
    """Return whether text has more in it than whitespace and invisible characters."""
    return bool(re.sub(_BLANK_LETTERS, "", text).strip())


def most_marks(text: str) -> int:
    """Return the length of the longest run of combining marks."""
    # A category has two letters, and those of combining marks begin with "M".
    categories = "".join(map(unicodedata.category, text))[::2]
    return max(map(len, re.findall("M+", categories)), default=0)


def _check_unusual(text: str) -> None:
    if not re.search(_VISIBLE, re.sub(_BLANK_LETTERS, "", text)):
        raise RefusedError("must contain a letter or a digit")
    if unicodedata.category(text[0]).startswith("M"):
        # The mark would combine with the character that precedes the value in the letter.
        raise RefusedError(f"must not start with a combining mark ({_code(text[0])})")


def optional_line(value: str | None) -> str | None:
    """Return one line of text, or None if the value is None or blank."""
    return None if value is None or is_blank(value) else line(value)


def is_blank(value: object) -> bool:
    """Return whether a value is an empty or all-whitespace str, which counts as omitted."""
    return isinstance(value, str) and not value.strip()


def lines(value: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """Return the lines of an address or the items of a list, without blank ones."""
    return each(value, line)


def each(
    value: str | Sequence[str | None] | None,
    convert: Callable[[str], T],
    noun: str = "line",
    plural: str = "lines",
) -> tuple[T, ...]:
    """Return the converted lines of a text or items of a list, without omitted ones.

    Args:
        value: The text or the list.
        convert: The converter for one of them.
        noun: The word for one of them in an error.
        plural: The plural of `noun`.
    """
    if value is None:
        return ()
    parts = items(value.splitlines() if isinstance(value, str) else value)
    if len(parts) > 10 * LINES_LIMIT:
        raise _too_many(parts, plural)
    given = [
        (number, part)
        for number, part in enumerate(parts, 1)
        if part is not None and not is_blank(part)
    ]
    if len(given) > LINES_LIMIT:
        raise _too_many(given, plural)
    return tuple(_item(f"{noun} {number}", part, convert) for number, part in given)


def items(value: object) -> Sequence[Any]:
    """Return a list or a tuple unchanged."""
    if isinstance(value, (list, tuple)):
        return value
    raise RefusedTypeError(TEXTS)


def _item(name: str, value: str, convert: Callable[[str], T]) -> T:
    try:
        return convert(value)
    except RefusedTypeError:
        raise RefusedTypeError(TEXTS) from None
    except RefusedError as refusal:
        problem = f"{name} {refusal.describe(value)}"
        raise RefusedError(problem, refusal.why, refusal.remedy, show_value=False) from None


def _too_many(parts: Sequence[object], plural: str) -> RefusedError:
    return RefusedError(
        f"must have at most {LINES_LIMIT} {plural}; got {len(parts):,}", show_value=False
    )


def email(value: str | None) -> str | None:
    """Return an email address after a basic check: a name, one `@`, a host, and no spaces."""
    return None if value is None or is_blank(value) else required_email(value)


def required_email(value: str) -> str:
    """Return an email address that passes the same check, or raise an error if it is blank."""
    address = line(value, ADDRESS_LIMIT)
    name, _, host = address.partition("@")
    if not name or not host.strip(".") or "@" in host or not _NOT_IN_EMAIL.isdisjoint(address):
        raise RefusedError(NO_ADDRESS)
    return address


def day(value: dt.date | str | None) -> dt.date | None:
    """Return a date, parsing text such as `"2026-11-23"`; blank text becomes None."""
    return None if value is None or is_blank(value) else required_day(value)


def instance(kind: type[T], value: object) -> T:
    """Return the value if it is an instance of a class."""
    if isinstance(value, kind):
        return value
    raise RefusedTypeError(f"a {kind.__name__}")


def required_day(value: dt.date | str) -> dt.date:
    """Return a date, parsing text such as `"2026-11-23"`.

    A datetime is accepted if it is midnight, as in a column of dates, and has no time zone. With a
    time zone, the day would be ambiguous.
    """
    if isinstance(value, str):
        value = _parsed_day(plain_str(value).strip())
    elif _is_numpy(value, "datetime64"):
        value = _parsed_day(str(value))
    elif isinstance(value, dt.datetime) and _is_midnight(value):
        value = dt.datetime.date(value)
    if type(value) is not dt.date:
        remedy = "Pass its .date()." if isinstance(value, dt.datetime) else ""
        raise RefusedTypeError("a datetime.date or text such as '2026-11-23'", remedy)
    return in_years(value)


def in_years(value: Date) -> Date:
    """Return a date or datetime if its year is valid."""
    if value.year not in YEARS:
        raise RefusedError(f"must have a year between {YEARS.start} and {YEARS.stop - 1}")
    return value


def _is_midnight(time: dt.datetime) -> bool:
    try:
        return bool(time == dt.datetime(time.year, time.month, time.day))  # noqa: DTZ001
    except Exception:  # noqa: BLE001  pandas.NaT has no year, and a subclass can raise anything
        return False


def _is_numpy(value: object, *names: str) -> bool:
    """Return whether a value has one of these NumPy types, without the slow import of NumPy."""
    return type(value).__module__ == "numpy" and type(value).__name__ in names


def integer(value: int) -> int:
    """Return an int of at most 15 digits; accept other whole numbers, such as 20.0 in a table."""
    if type(value) is not int:
        value = _whole(value)
    if not -(10**15) < value < 10**15:
        raise RefusedError("must have at most 15 digits")
    return value


def _whole(value: object) -> int:
    # A subclass of int, such as bool, may print as something else.
    if not isinstance(value, int):
        try:
            # A column of whole numbers contains floats if a value is missing.
            is_float = isinstance(value, float) or _is_numpy(value, "float16", "float32")
            whole = int(cast(float, value)) if is_float else operator.index(cast(int, value))
            if whole == value:
                return whole
        except Exception:  # noqa: BLE001, S110  a custom __index__ can raise anything
            pass
    raise RefusedTypeError("an int")


def integer_in(
    numbers: range, value: int, problem: str = "", why: str = "", remedy: str = ""
) -> int:
    """Return an int within a range; the last three arguments replace the default message."""
    number = integer(value)
    if number not in numbers:
        problem = problem or f"must be between {numbers.start} and {numbers.stop - 1}"
        raise RefusedError(problem, why, remedy)
    return number


def optional_integer_in(numbers: range, value: int | None) -> int | None:
    """Return an int within a range; None and blank text become None."""
    return None if value is None or is_blank(value) else integer_in(numbers, value)


def word_of(
    words: Iterable[T], value: object, problem: str = "", why: str = "", remedy: str = ""
) -> T:
    """Return the word that equals a value; the last three arguments replace the default message."""
    if isinstance(value, str):
        text = plain_str(value).strip()
        for word in words:
            if text == word:
                return word
    raise RefusedError(problem, why, remedy) if problem else not_among(words, value)


def not_among(words: Iterable[object], value: object) -> RefusedError:
    """Return the error for a value that is not one of a few words."""
    known = list(map(str, words))
    return RefusedError(
        f"must be one of {', '.join(map(repr, known))}", remedy=did_you_mean(value, known)
    )


def did_you_mean(value: object, known: Iterable[str]) -> str:
    """Return a question that suggests the most similar word, or an empty string."""
    # difflib is slow to import, and only error messages need it.
    import difflib

    folded = {word.lower(): word for word in known}
    text = (value if isinstance(value, str) else shown(value))[:50].lower()
    near = _mentioned(text, folded) or difflib.get_close_matches(text, folded, n=1)
    return f"Did you mean {folded[near[0]]!r}?" if near else ""


def _mentioned(text: str, known: Iterable[str]) -> list[str]:
    """Return the words that a text contains, such as "final" and "interview" in that order."""
    said = re.findall(_WORD, text)
    places = {
        word: [_place(part, said) for part in re.findall(_WORD, word)] or [-1] for word in known
    }
    return sorted((word for word in places if -1 not in places[word]), key=lambda w: min(places[w]))


def _place(part: str, said: list[str]) -> int:
    """Return the index of a word or, if it is not short, of a longer form of it; -1 if missing."""
    for place, word in enumerate(said):
        ending = word.removeprefix(part)
        if not ending or (len(part) > 3 and ending != word and len(ending) <= 3):
            return place
    return -1


def boolean(value: bool) -> bool:
    """Return a bool, converting NumPy bools; reject values that are merely truthy or falsy."""
    if type(value) is not bool and not _is_numpy(value, "bool", "bool_"):
        raise RefusedTypeError("True or False")
    return bool(value)


def optional_boolean(value: bool | None) -> bool:
    """Return a bool; None and blank text become False."""
    return False if value is None or is_blank(value) else boolean(value)


def _parsed_day(text: str) -> dt.date:
    try:
        # Python 3.11 parses more ISO 8601 variants than 3.10; accept only this one on both.
        if re.fullmatch(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}{_MIDNIGHT}", text):
            return dt.date.fromisoformat(text[:10])
    except ValueError:
        pass
    raise RefusedError("must be a valid date in the form YYYY-MM-DD")


def plain_str(value: object) -> str:
    """Return the characters of a str or of an instance of a subclass."""
    if not isinstance(value, str):
        raise RefusedTypeError("a str")
    # A subclass such as markupsafe.Markup may override __str__; use its actual characters.
    return str.__str__(value)


def too_long(value: str, limit: int) -> RefusedError:
    """Return the error for text that exceeds a number of characters."""
    return RefusedError(
        f"must have at most {limit:,} characters; got {len(value):,}", show_value=False
    )


def _check_printable(value: str) -> None:
    for place, character in enumerate(value):
        if character in _LINE_BREAKS:
            raise RefusedError(f"must not contain a line break ({_code(character)})")
        if character != "\t" and not can_be_printed(value, place):
            raise RefusedError(f"must not contain unprintable characters ({_code(character)})")


def can_be_printed(text: str, place: int) -> bool:
    """Return whether a letter can contain the character at a place, which may be invisible."""
    character = text[place]
    if character.isprintable() or character in _NEEDED_IN_NAMES:
        return True
    if character == _WORD_BREAK:
        before = text[max(place - _MOST_WORD_BREAKS, 0) : place].rstrip(_WORD_BREAK)[-1:]
        after = text[place + 1 : place + _MOST_WORD_BREAKS].lstrip(_WORD_BREAK)[:1]
        return re.search(_WITHOUT_SPACES, before + after) is not None
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs") and (
        character not in "\ufffe\uffff"
    )


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"
