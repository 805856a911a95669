"""The letters that a template writes for all cases, indexed by their texts.

A template writes thousands of letters but few distinct texts. Rules examine each text once, and
look at the letters that contain it only if they find something.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, NamedTuple

from .. import _prose
from .._letter import Letter
from .._prose import Block
from .._template import Template
from ..errors import RejectionLettersError
from . import _hostile
from ._cases import Case, matrix, small_matrix
from ._examples import Details, examples, texts_of
from ._hostile import Twist
from ._people import Cast

Kind = Literal["subject", "salutation", "paragraph", "item", "closing"]

BODY: tuple[Kind, ...] = ("paragraph", "item")
ALL: tuple[Kind, ...] = ("subject", "salutation", *BODY, "closing")

MASK = "\ue000"
"""A private-use character that replaces each character of a name or value."""

_MOST_UNMATCHED = 4_000
"""How many texts to remember for each pattern, several times those of the base letter."""

_ABBREVIATIONS = frozenset(
    (
        *("mr", "mrs", "ms", "mx", "dr", "prof", "st", "jr", "sr", "capt", "lt", "col"),
        *("inc", "ltd", "co", "corp", "dept", "no", "vs", "etc", "approx"),
    )
)
_END = re.compile(r"[.?!][\"'\u2019\u201d)]*(?= )")


class Written(NamedTuple):
    """A letter, with the case and details it was written for."""

    case: Case
    details: Details
    letter: Letter

    def __str__(self) -> str:
        return _shown(self.case, self.details)


class Failed(NamedTuple):
    """A case for which no letter could be written, with the error."""

    case: Case
    details: Details
    error: RejectionLettersError

    def __str__(self) -> str:
        return _shown(self.case, self.details)


def _shown(case: Case, details: Details) -> str:
    return f"{case}; {details}" if details.given else str(case)


class Text:
    """A text that occurs in letters, such as a subject, a paragraph or a list item.

    Attributes:
        kind: Which part of a letter it is.
        words: The text itself.
        written: The letters that contain it.
    """

    def __init__(self, kind: Kind, words: str, written: list[Written]) -> None:
        self.kind = kind
        self.words = words
        self.written = written

    @functools.cached_property
    def masked(self) -> str:
        """The text with names and values masked, because rules must not judge their spelling."""
        case, details, _ = self.written[0]
        pattern = _values_of(case.cast, tuple(texts_of(details)))
        return pattern.sub(lambda value: MASK * len(value[0]), self.words)

    @functools.cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The start and end of each sentence; abbreviations such as "Dr." do not end one."""
        starts = [0, *(end.end() + 1 for end in _END.finditer(self.masked) if _ends(end))]
        return [*zip(starts, [start - 1 for start in starts[1:]] + [len(self.words)], strict=True)]

    def sentence_at(self, place: int) -> str:
        """Return the sentence that contains the character at an index."""
        return next(self.words[start:end] for start, end in self.sentences if place <= end)


def _ends(end: re.Match[str]) -> bool:
    before = end.string[: end.start()].rpartition(" ")[2].lstrip("(\"'\u2018\u201c")
    is_initial = len(before) == 1 and before.isupper() and before != "I"
    is_short = "." in before or before.lower() in _ABBREVIATIONS or is_initial
    return not (end[0][0] == "." and is_short)


@functools.lru_cache(maxsize=1024)
def _values_of(cast: Cast, texts: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that matches the names, addresses and details in a letter."""
    names = (cast.name, cast.company, cast.contact, cast.honorific, cast.title, cast.role)
    ways = (cast.email, cast.phone, cast.website, *cast.address, *cast.company_address)
    return _prose.phrase_pattern([*names, *ways, cast.subject, *texts])


class Body:
    """The body of one or more letters.

    Attributes:
        blocks: Its paragraphs and lists.
        written: The letters with this body.
    """

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.blocks = blocks
        self.written: list[Written] = []

    @functools.cached_property
    def words(self) -> str:
        """All of its text, one paragraph or item per line."""
        return "\n".join(words for _, words in self.texts)

    @functools.cached_property
    def texts(self) -> list[tuple[Kind, str]]:
        """Its paragraphs and items."""
        return [*_texts_of(self.blocks)]

    @property
    def lists(self) -> list[tuple[str, ...]]:
        """Its lists."""
        return [block for block in self.blocks if isinstance(block, tuple)]


class Letters:
    """All letters that a template writes, with the lookups that rules need.

    Attributes:
        template: The template.
        details: The details that the letters were written with, complete ones first.
        written: The letters.
        failed: The cases for which no letter could be written.
        texts: The distinct texts in the letters.
        bodies: The distinct bodies of the letters.
    """

    def __init__(self, template: Template[Any], details: Sequence[object] = ()) -> None:
        self.template = template.checked()
        self.details = examples(template, details)
        self.failed: list[Failed] = []
        every = (self.write(case, given) for given in self.details for case in matrix())
        self.written = [written for written in every if written is not None]
        self._index()

    def write(self, case: Case, details: Details) -> Written | None:
        """Write one letter; if that fails, record the failure and return None."""
        try:
            letter = case.compose(self.template, details.value)
        except RejectionLettersError as error:
            self.failed.append(Failed(case, details, error))
            return None
        return Written(case, details, letter)

    @functools.cached_property
    def twisted(self) -> list[tuple[Written, Written, Twist]]:
        """Pairs of letters, one with made-up values and one with a hostile text, and the twist."""
        found = []
        for case in small_matrix():
            plain = self.write(*_hostile.plain(case, self.details[0], self.template))
            if plain is not None:
                for twist in _hostile.twists(case, self.details[0], self.template):
                    hostile = self.write(twist.case, twist.details)
                    if hostile is not None:
                        found.append((plain, hostile, twist))
        return found

    def _index(self) -> None:
        texts: dict[tuple[Kind, str], Text] = {}
        bodies: dict[tuple[Block, ...], Body] = {}
        for written in self.written:
            blocks = written.letter.blocks
            if blocks not in bodies:
                bodies[blocks] = Body(blocks)
            bodies[blocks].written.append(written)
            for key in dict.fromkeys(texts_in(written.letter)):
                if key not in texts:
                    texts[key] = Text(*key, [])
                texts[key].written.append(written)
        self._texts = texts
        self.texts = [*texts.values()]
        self.bodies = [*bodies.values()]

    def text(self, kind: Kind, words: str) -> Text:
        """Return the `Text` with these words."""
        return self._texts[kind, words]

    def matches(
        self, pattern: re.Pattern[str], kinds: Sequence[Kind] = ALL, *, masked: bool = True
    ) -> Iterator[tuple[Text, re.Match[str]]]:
        """Yield the matches of a pattern; if `masked`, ignore names and values."""
        unmatched = _unmatched_by(pattern)
        for text in self.texts:
            if text.kind in kinds:
                words = text.masked if masked else text.words
                if words not in unmatched:
                    found = [*pattern.finditer(words)]
                    if not found:
                        if len(unmatched) == _MOST_UNMATCHED:
                            unmatched.clear()
                        unmatched.add(words)
                    yield from zip(itertools.repeat(text), found)


@functools.lru_cache(maxsize=256)
def _unmatched_by(pattern: re.Pattern[str]) -> set[str]:  # noqa: ARG001  the key of the cache
    """Return the texts known not to match a pattern, to which `Letters.matches` adds.

    Templates share most of their texts, those of the base letter, and searching them takes half the
    time of a check.
    """
    return set()


def texts_in(letter: Letter) -> Iterator[tuple[Kind, str]]:
    """Yield the texts of a letter in order."""
    yield "subject", letter.subject
    yield "salutation", letter.salutation
    yield from _texts_of(letter.blocks)
    yield "closing", letter.closing


def _texts_of(blocks: Iterable[Block]) -> Iterator[tuple[Kind, str]]:
    for block in blocks:
        if isinstance(block, str):
            yield "paragraph", block
        else:
            yield from (("item", item) for item in block)
