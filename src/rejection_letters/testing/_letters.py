"""The letters that a template writes for all cases, indexed by their texts.

A template writes thousands of letters but few distinct texts. Rules examine each text once, and
look at the letters that contain it only if they find something.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from .. import _prose
from .._letter import Letter, letter_of
from .._prose import Block
from .._template import Template
from .._template._runtime import Context
from ..errors import RejectionLettersError
from . import _hostile
from ._cases import Case, matrix, part_of_matrix
from ._examples import Details, examples, texts_of
from ._hostile import Twist
from ._people import Cast
from ._variants import variants_of

Kind = Literal["subject", "salutation", "paragraph", "item", "closing"]

BODY: tuple[Kind, ...] = ("paragraph", "item")
ALL: tuple[Kind, ...] = ("subject", "salutation", *BODY, "closing")

MASK = "\ue000"
"""A private-use character that replaces each character of a name or value."""

MOST_LETTERS = 40_000
"""If there are more letters than this, most details are written with a part of the matrix."""

_MOST_UNMATCHED = 20_000
"""How many sentences to remember for each pattern, several times those of the base letter."""

_ABBREVIATIONS = frozenset(
    (
        *("mr", "mrs", "ms", "mx", "dr", "prof", "st", "jr", "sr", "capt", "lt", "col"),
        *("inc", "ltd", "co", "corp", "dept", "no", "vs", "etc", "approx"),
    )
)
_MASKS = re.compile(f"{MASK}+")
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
    def number_of_words(self) -> int:
        """The number of words in it."""
        return _prose.count_words([self.words])

    @functools.cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The start and end of each sentence; abbreviations such as "Dr." do not end one."""
        starts = [0, *(end.end() + 1 for end in _END.finditer(self.masked) if _ends(end))]
        return [*zip(starts, [start - 1 for start in starts[1:]] + [len(self.words)], strict=True)]

    @functools.cached_property
    def parts(self) -> list[tuple[str, int, int]]:
        """Each sentence, with its start and end."""
        return self._parts(self.words)

    @functools.cached_property
    def masked_parts(self) -> list[tuple[str, int, int]]:
        """Each sentence of the masked text, in which a name or value is a single character."""
        parts = self._parts(self.masked)
        return [(_MASKS.sub(MASK, words), start, end) for words, start, end in parts]

    def _parts(self, words: str) -> list[tuple[str, int, int]]:
        # A placeholder in brackets, or bold text in Markdown, may contain several sentences.
        has_marks = any(mark in words for mark in "[{<*_`~")
        places = [(0, len(words))] if has_marks else self.sentences
        return [(words[start:end], start, end) for start, end in places]

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
    """Return a pattern that matches the names, phrases and details in a letter."""
    return _prose.phrase_pattern([*cast.values, *texts])


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
        variants: The variants of the letters.
        written: The letters.
        failed: The cases for which no letter could be written.
        texts: The distinct texts in the letters.
        bodies: The distinct bodies of the letters.
    """

    def __init__(self, template: Template[Any], details: Sequence[object] = ()) -> None:
        self.template = template.checked()
        self.details = examples(template, details)
        self.variants = variants_of(template)
        self.failed: list[Failed] = []
        self._cleaned: dict[int, tuple[Details, object]] = {}
        every = (
            self.write(case, given)
            for number, given in enumerate(self.details)
            for case in self._cases(number)
        )
        self.written = [written for written in every if written is not None]
        self._index()

    def _cases(self, number: int) -> tuple[Case, ...]:
        """Return the cases to write with the details of that number.

        If there are many, only the first details are written with the whole matrix.
        """
        cases = matrix(self.variants)
        if number == 0 or len(self.details) * len(cases) <= MOST_LETTERS:
            return cases
        return part_of_matrix(self.variants, number)

    def write(self, case: Case, details: Details) -> Written | None:
        """Write one letter; if that fails, record the failure and return None."""
        try:
            context = self._context(case, details)
            letter = letter_of(self.template, context, case.values["variant"])
        except RejectionLettersError as error:
            self.failed.append(Failed(case, details, error))
            return None
        return Written(case, details, letter)

    def _context(self, case: Case, details: Details) -> Context:
        """Return what `compose()` passes to the template.

        Details occur with many cases, and cleaning them for every letter would take longer than
        writing it.
        """
        if id(details) not in self._cleaned:
            # The entry also holds the details, so that no other object gets the same id.
            self._cleaned[id(details)] = details, self.template.clean_details(details.value)
        return (
            case.profile,
            case.rejection,
            case.facts(self.template),
            self._cleaned[id(details)][1],
        )

    @functools.cached_property
    def twisted(self) -> list[tuple[Written, Written, Twist]]:
        """Pairs of letters, one with made-up values and one with a hostile text, and the twist."""
        found = []
        for case, text in _hostile.hostile_cases(self.variants):
            plain = self.write(*_hostile.plain(case, self.details[0], self.template))
            if plain is not None:
                twist = _hostile.twisted(case, plain.details, self.template, text)
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
        self._indexed: dict[
            tuple[tuple[Kind, ...], bool], Mapping[str, list[tuple[int, int, int]]]
        ] = {}
        self.texts = [*texts.values()]
        self.bodies = [*bodies.values()]

    def text(self, kind: Kind, words: str) -> Text:
        """Return the `Text` with these words."""
        return self._texts[kind, words]

    def matches(
        self, pattern: re.Pattern[str], kinds: Sequence[Kind] = ALL, *, masked: bool = True
    ) -> Iterator[tuple[Text, re.Match[str]]]:
        """Yield the matches of a pattern within sentences; if `masked`, ignore names and values.

        Paragraphs combine the same sentences in many ways, so each sentence is searched only once.
        """
        sentences = self._sentences(tuple(kinds), masked)
        unmatched = _unmatched_by(pattern)
        places = []
        for sentence, found in sentences.items():
            if sentence not in unmatched:
                if pattern.search(sentence):
                    places.append(found)
                else:
                    if len(unmatched) >= _MOST_UNMATCHED:
                        unmatched.clear()
                    unmatched.add(sentence)
        for number, start, end in sorted(itertools.chain(*places)):
            text = self.texts[number]
            for match in pattern.finditer(text.masked if masked else text.words, start, end):
                yield text, match

    def _sentences(
        self, kinds: tuple[Kind, ...], masked: bool
    ) -> Mapping[str, list[tuple[int, int, int]]]:
        """Return the distinct sentences, with the number of each text, the start and the end.

        If `masked`, sentences that differ only in their names are one.
        """
        if (kinds, masked) not in self._indexed:
            found: dict[str, list[tuple[int, int, int]]] = {}
            for number, text in enumerate(self.texts):
                if text.kind in kinds:
                    for sentence, start, end in text.masked_parts if masked else text.parts:
                        found.setdefault(sentence, []).append((number, start, end))
            self._indexed[kinds, masked] = found
        return self._indexed[kinds, masked]


@functools.lru_cache(maxsize=256)
def _unmatched_by(pattern: re.Pattern[str]) -> set[str]:  # noqa: ARG001  the key of the cache
    """Return the sentences known not to match a pattern, to which `Letters.matches` adds.

    Templates share most of their sentences, those of the base letter.
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
