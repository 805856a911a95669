"""Values are made clean once, when an object is made; nothing later has to distrust them.

Each function here takes what a caller gave for one field and returns what a letter may print, or
refuses it. `named_fields` turns a refusal into an error that names the field.
"""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any, NoReturn, TypeVar, cast

import attrs

from .errors import InvalidValueError, WrongTypeError

LINE_LIMIT = 200
"""The most characters one value may have: a line of a letter, with room to spare."""

LINES_LIMIT = 20
"""The most lines or items that a value of several lines may have."""

TEXT_LIMIT = 100_000
"""The most characters of one paragraph in an edited letter."""

MARKS_LIMIT = 30
"""How many marks, such as accents, may stand on one letter.

To put them in order takes time that grows with the square of their number. Unicode's
"Stream-Safe Text Format" has the same limit.
"""

YEARS = range(1900, 2200)
"""The years a letter may speak of; anything else is a slip of the keyboard."""

# Characters of Unicode's category Cf reorder, hide or break text; names in Persian, Hindi or Hebrew
# need these four of them.
_NEEDED_IN_NAMES = "\u200c\u200d\u200e\u200f"
_LINE_BREAKS = "\n\r\v\f\x85\u2028\u2029"

_NOT_IN_EMAIL = frozenset(" <>()[]:;,\\")

# Patterns, compiled by `re` when an unusual value first needs them.
_SPACES = r"\s+"
_VISIBLE = r"[^\W_]|[^\x00-\x7f\s]"
_BLANK_LETTERS = (
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c-\u200f\u2800\u3164\ufe00-\ufe0f"
    "\uffa0\ufff0-\ufff8\U000e0100-\U000e01ef]"
)

T = TypeVar("T")


class RefusedError(ValueError):
    """A value no field can take; `named_fields` makes a public error of it."""

    def __init__(self, problem: str, why: str, remedy: str) -> None:
        super().__init__(problem, why, remedy)
        self.problem = problem
        self.why = why
        self.remedy = remedy


class RefusedTypeError(RefusedError):
    """The same for a value of the wrong type; `expected` says what belongs there."""

    def __init__(self, expected: str, remedy: str = "") -> None:
        super().__init__(f"must be {expected}", "", remedy)
        self.expected = expected


def named(convert: Callable[[Any], T], field: str) -> Callable[[Any], T]:
    """Return `convert` so that what it refuses is an error naming `field`."""

    @functools.wraps(convert)
    def converted(value: Any) -> T:
        try:
            return convert(value)
        except RefusedTypeError as refusal:
            what = f"{field} {refusal.problem}; got {_described(value)}."
            raise WrongTypeError(field, what, refusal.why, refusal.remedy) from None
        except RefusedError as refusal:
            what = f"{field} {refusal.problem}: {shown(value)}."
            raise InvalidValueError(field, what, refusal.why, refusal.remedy) from None

    return converted


def argument(name: str, value: object, kind: type[T], expected: str) -> T:
    """Return an argument of a function if it is of a class.

    Args:
        name: The function and the argument: `"compose.profile"`.
        value: What the caller passed.
        kind: The class.
        expected: What the argument must be, with its article.

    Raises:
        WrongTypeError: It is not of that class.
    """
    if isinstance(value, kind):
        return value
    raise unexpected(name, value, expected)


def unexpected(name: str, value: object, expected: str) -> WrongTypeError:
    """Return the error for an argument that is not what a function expects."""
    function = name.rpartition(".")[0]
    return WrongTypeError(name, f"{function}() expected {expected}, got {_described(value)}.")


def _described(value: object) -> str:
    return "None" if value is None else f"{shown(value)} ({type(value).__name__})"


def named_fields(cls: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Make the converters of an attrs class name their field; a `field_transformer` of attrs."""
    return [
        field.evolve(converter=named(cast(Any, field.converter), f"{cls.__name__}.{field.name}"))
        if field.converter
        else field
        for field in fields
    ]


def shown(value: object) -> str:
    """Return a short, harmless picture of any value, for an error message."""
    try:
        picture = ascii(value[:60] if isinstance(value, str) else value)
    except Exception:  # noqa: BLE001  a stranger's __repr__ may do anything
        return f"<{type(value).__name__}>"
    return picture if len(picture) <= 80 else f"{picture[:77]}..."


def line(value: str) -> str:
    """Return one line of text with its white space collapsed, in Unicode's form NFC."""
    text = _text(value, LINE_LIMIT)
    if not (text[0].isascii() and text[0].isalnum()):
        _refuse_odd(text)
    return text


def paragraph(value: str) -> str:
    """Return a whole paragraph, cleaned like a line but longer."""
    return _text(value, TEXT_LIMIT)


def _text(value: object, limit: int) -> str:
    text = _plain_str(value)
    # White space may shrink; beyond this it is not worth the look.
    if len(text) > 5 * limit:
        _refuse_longer(text, limit)
    if not text.isprintable():
        _refuse_unprintable(text)
    if not text.isascii():
        if most_marks(text) > MARKS_LIMIT:
            raise RefusedError(
                f"has more than {MARKS_LIMIT} marks on one letter",
                "No language needs so many.",
                "Remove them.",
            )
        text = unicodedata.normalize("NFC", text)
    if "  " in text or not text.isprintable() or text[:1] == " " or text[-1:] == " ":
        text = re.sub(_SPACES, " ", text).strip()
    if not text or not (text.isascii() or re.sub(_BLANK_LETTERS, "", text).strip()):
        raise RefusedError("is empty", "A letter must not show a blank.", "Give some text.")
    _refuse_longer(text, limit)
    return text


def most_marks(text: str) -> int:
    """Return how many marks stand in a row."""
    runs = itertools.groupby(text, lambda character: unicodedata.category(character)[0] == "M")
    return max((len(list(run)) for are_marks, run in runs if are_marks), default=0)


def _refuse_odd(text: str) -> None:
    if not re.search(_VISIBLE, re.sub(_BLANK_LETTERS, "", text)):
        raise RefusedError(
            "has no letter and no digit", "A letter would show nothing there.", "Give some text."
        )
    if unicodedata.category(text[0]).startswith("M"):
        raise RefusedError(
            f"begins with a mark that belongs to another letter ({_code(text[0])})",
            "It would change the letter before it.",
            "Remove that character.",
        )


def optional_line(value: str | None) -> str | None:
    """Return the same for a value that may be left out; blank text counts as left out."""
    return None if value is None or is_blank(value) else line(value)


def is_blank(value: object) -> bool:
    """Tell text that shows nothing, which counts as left out."""
    return isinstance(value, str) and not value.strip()


def lines(value: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Return several lines, such as those of an address, from a sequence or from text."""
    parts = value.splitlines() if isinstance(value, str) else value
    if not isinstance(parts, (list, tuple)):
        raise RefusedTypeError("a str, or a list or tuple of str")
    if len(parts) > 10 * LINES_LIMIT:
        _refuse_many(parts)
    given = [_item(number, part) for number, part in enumerate(parts) if not is_blank(part)]
    if len(given) > LINES_LIMIT:
        _refuse_many(given)
    return tuple(given)


def _item(number: int, value: str) -> str:
    try:
        return line(value)
    except RefusedTypeError:
        raise RefusedTypeError("a str, or a list or tuple of str") from None
    except RefusedError as refusal:
        problem = f"has a line, number {number + 1}, that {refusal.problem}"
        raise RefusedError(problem, refusal.why, refusal.remedy) from None


def _refuse_many(parts: Sequence[str]) -> NoReturn:
    raise RefusedError(
        f"has {len(parts):,} lines", f"At most {LINES_LIMIT} fit there.", "Leave some out."
    )


def email(value: str | None) -> str | None:
    """Return an e-mail address: one `@` between a name and a host, no spaces."""
    address = optional_line(value)
    if address is not None:
        name, _, host = address.partition("@")
        if not name or not host.strip(".") or "@" in host or not _NOT_IN_EMAIL.isdisjoint(address):
            raise RefusedError(
                "is not an e-mail address",
                "It has the form name@example.com.",
                "Correct it or leave it out.",
            )
    return address


def day(value: dt.date | str | None) -> dt.date | None:
    """Return a date from a date or from text such as `2026-11-23`; blank text is none."""
    return None if value is None or is_blank(value) else required_day(value)


def instance(kind: type[T], value: object) -> T:
    """Return an object of one class; everything else is refused."""
    if isinstance(value, kind):
        return value
    raise RefusedTypeError(f"a {kind.__name__}")


def required_day(value: dt.date | str) -> dt.date:
    """Return the same for a date that must be given."""
    if isinstance(value, str):
        value = _parsed_day(_plain_str(value).strip())
    if type(value) is not dt.date:
        raise RefusedTypeError(
            "a datetime.date or text such as '2026-11-23'", "Of a datetime, pass its .date()."
        )
    if value.year not in YEARS:
        raise RefusedError(
            f"lies in the year {value.year}",
            f"Letters speak of the years {YEARS.start} to {YEARS.stop - 1}.",
            "Correct it.",
        )
    return value


def integer(value: int) -> int:
    """Return a whole number of a size that letters speak of."""
    if type(value) is not int:
        raise RefusedTypeError("an int")
    if not -(10**15) < value < 10**15:
        raise RefusedError(
            "has too many digits", "A letter names numbers below 10 to the 15th.", "Round it."
        )
    return value


def integer_in(numbers: range, value: int, problem: str, why: str, remedy: str) -> int:
    """Return a whole number within bounds; the texts are those of the refusal of another."""
    number = integer(value)
    if number not in numbers:
        raise RefusedError(problem, why, remedy)
    return number


def word_of(words: Sequence[T], value: object, problem: str, why: str, remedy: str) -> T:
    """Return the one of a few words that was given; the texts are those of the refusal."""
    for word in words:
        if value == word:
            return word
    raise RefusedError(problem, why, remedy)


def boolean(value: bool) -> bool:
    """Return True or False; anything else that could pass for either is refused."""
    if type(value) is not bool:
        raise RefusedTypeError("True or False")
    return value


def _parsed_day(text: str) -> dt.date:
    try:
        # Python 3.11 accepts more forms than 3.10; one form means one reading everywhere.
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise RefusedError("is not a date", "Text must have the form YYYY-MM-DD.", "Correct it.")


def _plain_str(value: object) -> str:
    if not isinstance(value, str):
        raise RefusedTypeError("a str")
    # A subclass may print itself otherwise; these are its own characters.
    return str.__str__(value)


def _refuse_longer(value: str, limit: int) -> None:
    if len(value) > limit:
        raise RefusedError(
            f"has {len(value):,} characters", f"At most {limit:,} fit there.", "Shorten it."
        )


def _refuse_unprintable(value: str) -> None:
    for character in value:
        if character in _LINE_BREAKS:
            raise RefusedError(
                f"holds a line break ({_code(character)})",
                "It would part the text where it stands.",
                "Put it on one line; several paragraphs are several blocks.",
            )
        if character == "\t" or character.isprintable():
            continue
        if character in _NEEDED_IN_NAMES:
            continue
        if unicodedata.category(character) in ("Cc", "Cf", "Cs") or character in "\ufffe\uffff":
            raise RefusedError(
                f"holds a character that cannot be printed ({_code(character)})",
                "It would hide, reorder or break the text around it.",
                "Remove that character.",
            )


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"
