"""Rules about form: punctuation, capitals, lists and spelling."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

from ... import _english
from ..._english import _patterns
from ..._locales import RULES, Locale
from ..._prose import Block
from .._letters import ALL, MASK, Letters, Text, Written
from ._finding import Finding, found

_MISSING = re.compile(r"\b(?:None(?! of)|nan|NaN|NaT|null|undefined|Undefined)\b")
_SPACES = re.compile(r"  | (?=[.,;:?!](?!\w))")
_DOUBLED = re.compile(r"[.,;:?!]{2,}")
_AFTER_ABBREVIATION = re.compile(r"\.[,;:?!]")
_TWICE = re.compile(r"(?i)\b(?!(?:that|had)\b)([^\W\d_]+) \1\b")
_ARTICLE = re.compile(r"\b(an?|(?<![^.?!] )An?) (?=([^\n.?!]+))")
_PAIRS = (("(", ")"), ("[", "]"), ("\u201c", "\u201d"), ('"', '"'))
_OPENING = "\"'\u2018\u201c(["
_CLOSING = "\"'\u2019\u201d)]"


def no_placeholders_are_left(letters: Letters) -> Iterator[Finding]:
    """No letter contains a placeholder, Markdown, or a piece of template syntax."""
    what = "{} looks like a placeholder."
    for kind in ALL:
        for finding in found(letters, _patterns.PLACEHOLDER, what, (kind,)):
            # the_salutation_names_the_contact reports an empty salutation.
            if not (kind == "salutation" and finding.what.startswith("'Dear")):
                yield finding
    yield from found(letters, _patterns.FOREIGN_PLACEHOLDER, what)
    yield from found(letters, _patterns.MARKDOWN, "{} looks like Markdown; write plain text.")


def no_missing_values_are_printed(letters: Letters) -> Iterator[Finding]:
    """No letter contains None, nan or another sign of a missing value."""
    yield from found(letters, _MISSING, "{} looks like a missing value.")


def every_paragraph_has_words(letters: Letters) -> Iterator[Finding]:
    """Every paragraph and list item contains words."""
    for text in letters.texts:
        if not any(map(str.isalnum, text.words)):
            yield Finding("This text contains only punctuation.", text.written, text)


def no_space_comes_before_punctuation(letters: Letters) -> Iterator[Finding]:
    """No letter has a space before a period, a comma or another such mark."""
    yield from found(letters, _SPACES, "Remove the space before the punctuation.")


def no_punctuation_is_doubled(letters: Letters) -> Iterator[Finding]:
    """No punctuation is doubled, except in an ellipsis or after an abbreviation."""
    for text, match in letters.matches(_DOUBLED):
        if match[0] == "..." or _follows_abbreviation(text, match):
            continue
        what = f"{match[0]!r} is doubled punctuation."
        yield Finding(what, text.written, text, match.start())


def _follows_abbreviation(text: Text, match: re.Match[str]) -> bool:
    before = text.masked[: match.start()].rpartition(" ")[2].lstrip(_OPENING)
    is_short = "." in before or len(before) <= 4
    return is_short and _AFTER_ABBREVIATION.fullmatch(match[0]) is not None


def brackets_and_quotes_are_balanced(letters: Letters) -> Iterator[Finding]:
    """Every opening bracket and quotation mark has a closing one."""
    for text in letters.texts:
        for opening, closing in _PAIRS:
            if (place := _unpaired(text.masked, opening, closing)) is not None:
                what = f"{text.words[place]!r} is unmatched."
                yield Finding(what, text.written, text, place)


def _unpaired(words: str, opening: str, closing: str) -> int | None:
    """Return the index of an unmatched mark, if there is one."""
    if opening not in words and closing not in words:
        return None
    if opening == closing:
        return words.rfind(opening) if words.count(opening) % 2 else None
    opened: list[int] = []
    for place, character in enumerate(words):
        if character == opening:
            opened.append(place)
        elif character == closing:
            if not opened:
                return place
            opened.pop()
    return opened[-1] if opened else None


def every_sentence_starts_with_a_capital(letters: Letters) -> Iterator[Finding]:
    """Every sentence starts with a capital letter, unless it starts with a name."""
    for text in letters.texts:
        if text.kind == "item" and _is_fragment(text) is not False:
            continue
        for start, end in text.sentences:
            first = text.masked[start:end].lstrip(_OPENING).partition(" ")[0]
            if first[:1].islower() and not any(map(str.isupper, first)):
                what = "This sentence starts with a lowercase letter."
                yield Finding(what, text.written, text, start)


def _is_fragment(item: Text) -> bool | None:
    """Return whether an item ends without punctuation; None if the mark may belong to a value."""
    if item.words.rstrip(_CLOSING)[-1:] not in (".", "?", "!"):
        return True
    return None if item.masked.rstrip(_CLOSING).endswith(MASK) else False


def every_paragraph_ends_with_punctuation(letters: Letters) -> Iterator[Finding]:
    """Every paragraph ends with punctuation; in a list, either every item does or none does."""
    for text in letters.texts:
        if text.kind == "paragraph" and not _is_ended(text):
            what = "This paragraph does not end with punctuation."
            yield Finding(what, text.written, text, len(text.words) - 1)
    for body in letters.bodies:
        for words in body.lists:
            items = [letters.text("item", item) for item in words]
            if {True, False} <= {*map(_is_fragment, items)}:
                text = next(filter(_is_fragment, items))
                what = "This list item does not end with punctuation, but others in the list do."
                yield Finding(what, body.written, text, len(text.words) - 1)


def _is_ended(text: Text) -> bool:
    if text.words.rstrip(_CLOSING)[-1:] in (".", "?", "!", ":"):
        return True
    # A period after a web or email address would look like part of it.
    return text.masked.endswith(MASK) and _is_address(text.words.rpartition(" ")[2])


def _is_address(word: str) -> bool:
    return re.search(r"[/@]|\w\.\w", word) is not None


def every_colon_introduces_a_list(letters: Letters) -> Iterator[Finding]:
    """A colon at the end of a paragraph introduces a list, or an address on a separate line."""
    for body in letters.bodies:
        for block, after in itertools.zip_longest(body.blocks, body.blocks[1:]):
            if isinstance(block, str) and block.endswith(":") and not _is_led_to(after):
                text = letters.text("paragraph", block)
                yield Finding("No list follows this colon.", body.written, text, len(block) - 1)


def _is_led_to(block: Block | None) -> bool:
    return isinstance(block, tuple) or (block is not None and " " not in block)


def every_list_has_several_items(letters: Letters) -> Iterator[Finding]:
    """No list has only one item."""
    for body in letters.bodies:
        for items in body.lists:
            if len(items) == 1:
                text = letters.text("item", items[0])
                yield Finding("This list has only one item.", body.written, text)


def no_sentence_is_repeated(letters: Letters) -> Iterator[Finding]:
    """No letter repeats a sentence."""
    for body in letters.bodies:
        said = set()
        for text in (letters.text(kind, words) for kind, words in body.texts):
            for start, end in text.sentences:
                sentence = text.words[start:end]
                if sentence in said:
                    yield Finding("The letter repeats this sentence.", body.written, text, start)
                said.add(sentence)


def no_word_is_doubled(letters: Letters) -> Iterator[Finding]:
    """No word appears twice in a row, except in a name."""
    for text, match in letters.matches(_TWICE, masked=False):
        if text.masked[match.start() : match.end()].strip(f"{MASK} "):
            what = f"{match[1]!r} appears twice in a row."
            yield Finding(what, text.written, text, match.start())


def nouns_after_one_are_singular(letters: Letters) -> Iterator[Finding]:
    """If a number in the details is 1, the noun after it is singular."""
    yield from found(
        letters,
        _patterns.ONE_OF_MANY,
        "{} is plural, but the number in the details is 1.",
        where=_counts_one,
    )


def _counts_one(written: Written) -> bool:
    return any(value == 1 and value is not True for value in written.details.given.values())


def articles_match_the_next_word(letters: Letters) -> Iterator[Finding]:
    """The articles "a" and "an" match the sound of the next word."""
    for text, match in letters.matches(_ARTICLE, masked=False):
        article, phrase = match[1], match[2]
        right = _english.indefinite_article(phrase)
        if article.lower() != right and text.masked[match.start()] != MASK:
            word = phrase.partition(" ")[0].rstrip(",;:")
            what = f"Write {right + ' ' + word!r} instead of {article + ' ' + word!r}."
            yield Finding(what, text.written, text, match.start())


def spelling_and_dates_match_the_locale(letters: Letters) -> Iterator[Finding]:
    """Letters in en-US say "résumé" and "November 18"; in en-GB, "CV" and "18 November"."""
    for writer, own in RULES.items():
        date = _patterns.DAY_FIRST if own.month_first else _patterns.MONTH_FIRST
        for locale, rules in RULES.items():
            if locale == writer:
                continue
            has_other_dates = rules.month_first != own.month_first
            foreign = f"{rules.own_words}|{date.pattern}" if has_other_dates else rules.own_words
            yield from found(
                letters,
                re.compile(foreign),
                f"{{}} is {rules.english} English, but profile.locale is {writer!r}.",
                where=functools.partial(_is_in, writer),
            )


def _is_in(locale: Locale, written: Written) -> bool:
    return written.letter.profile.locale == locale
