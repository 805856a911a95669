"""What every letter looks like, whatever it says."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

from ... import _english
from ..._english import _phrases
from ..._locales import RULES, Locale
from ..._prose import Block
from .._letters import ALL, MASK, Letters, Text, Written
from ._finding import Finding, found

_MISSING = re.compile(r"\b(?:None(?! of)|nan|NaN|NaT|null|undefined|Undefined)\b")
_BLANKS = re.compile(r"  | (?=[.,;:?!](?!\w))")
_DOUBLED = re.compile(r"[.,;:?!]{2,}")
_AFTER_ABBREVIATION = re.compile(r"\.[,;:?!]")
_TWICE = re.compile(r"(?i)\b(?!(?:that|had)\b)([^\W\d_]+) \1\b")
_ARTICLE = re.compile(r"\b(an?|(?<![^.?!] )An?) (?=([^\n.?!]+))")
_PAIRS = (("(", ")"), ("[", "]"), ("\u201c", "\u201d"), ('"', '"'))
_OPENING = "\"'\u2018\u201c(["
_CLOSING = "\"'\u2019\u201d)]"


def no_placeholder_is_left(letters: Letters) -> Iterator[Finding]:
    """No letter shows a blank that was to be filled in, or a piece of a template."""
    what = "{} looks like a blank that was not filled in."
    for kind in ALL:
        for finding in found(letters, _phrases.PLACEHOLDER, what, (kind,)):
            # A salutation to nobody is another rule's.
            if not (kind == "salutation" and finding.what.startswith("'Dear")):
                yield finding


def no_missing_value_is_printed(letters: Letters) -> Iterator[Finding]:
    """No letter shows how a program prints what is missing."""
    yield from found(letters, _MISSING, "{} is how a program prints what is missing.")


def every_paragraph_says_something(letters: Letters) -> Iterator[Finding]:
    """Every paragraph and every item of a list has a word in it."""
    for text in letters.texts:
        if not any(map(str.isalnum, text.words)):
            yield Finding("Nothing but punctuation is left here.", text.written, text)


def no_blank_stands_before_punctuation(letters: Letters) -> Iterator[Finding]:
    """No letter has a blank before a period, a comma or another such mark."""
    yield from found(letters, _BLANKS, "A blank stands before punctuation.")


def no_punctuation_is_doubled(letters: Letters) -> Iterator[Finding]:
    """No two marks stand in a row, but for three periods or one after an abbreviation."""
    for text, match in letters.matches(_DOUBLED):
        if match[0] == "..." or _follows_abbreviation(text, match):
            continue
        yield Finding(
            f"{match[0]!r} are too many marks in a row.", text.written, text, match.start()
        )


def _follows_abbreviation(text: Text, match: re.Match[str]) -> bool:
    before = text.masked[: match.start()].rpartition(" ")[2].lstrip(_OPENING)
    is_short = "." in before or len(before) <= 4
    return is_short and _AFTER_ABBREVIATION.fullmatch(match[0]) is not None


def brackets_and_quotes_come_in_pairs(letters: Letters) -> Iterator[Finding]:
    """Every bracket and every quotation mark that is opened is closed."""
    for text in letters.texts:
        for opening, closing in _PAIRS:
            if (place := _unpaired(text.masked, opening, closing)) is not None:
                what = f"{text.words[place]!r} has no counterpart."
                yield Finding(what, text.written, text, place)


def _unpaired(words: str, opening: str, closing: str) -> int | None:
    """Return the place of a mark that stands alone."""
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


def every_sentence_begins_with_a_capital(letters: Letters) -> Iterator[Finding]:
    """Every sentence begins with a capital, unless a name stands there."""
    for text in letters.texts:
        if text.kind == "item" and _is_fragment(text) is not False:
            continue
        for start, end in text.sentences:
            first = text.masked[start:end].lstrip(_OPENING).partition(" ")[0]
            if first[:1].islower() and not any(map(str.isupper, first)):
                yield Finding("A sentence begins in lower case.", text.written, text, start)


def _is_fragment(item: Text) -> bool | None:
    """Tell whether no mark ends an item; None where a value brings one, which may be its only."""
    if item.words.rstrip(_CLOSING)[-1:] not in (".", "?", "!"):
        return True
    return None if item.masked.rstrip(_CLOSING).endswith(MASK) else False


def every_paragraph_ends_in_punctuation(letters: Letters) -> Iterator[Finding]:
    """Every paragraph ends a sentence or leads to a list, and the items of a list all end alike."""
    for text in letters.texts:
        if text.kind == "paragraph" and not _is_ended(text):
            what = "No punctuation ends this paragraph."
            yield Finding(what, text.written, text, len(text.words) - 1)
    for body in letters.bodies:
        for words in body.lists:
            items = [letters.text("item", item) for item in words]
            if {True, False} <= {*map(_is_fragment, items)}:
                text = next(filter(_is_fragment, items))
                what = "Other items of the list end in punctuation, and this one does not."
                yield Finding(what, body.written, text, len(text.words) - 1)


def _is_ended(text: Text) -> bool:
    if text.words.rstrip(_CLOSING)[-1:] in (".", "?", "!", ":"):
        return True
    # A period would be taken for a part of an address that stands at the end.
    return text.masked.endswith(MASK) and _is_address(text.words.rpartition(" ")[2])


def _is_address(word: str) -> bool:
    return re.search(r"[/@]|\w\.\w", word) is not None


def a_colon_leads_to_a_list(letters: Letters) -> Iterator[Finding]:
    """A paragraph ends in a colon only where a list follows, or an address on a line of its own."""
    for body in letters.bodies:
        for block, after in itertools.zip_longest(body.blocks, body.blocks[1:]):
            if isinstance(block, str) and block.endswith(":") and not _is_led_to(after):
                text = letters.text("paragraph", block)
                yield Finding("No list follows the colon.", body.written, text, len(block) - 1)


def _is_led_to(block: Block | None) -> bool:
    return isinstance(block, tuple) or (block is not None and " " not in block)


def a_list_has_several_items(letters: Letters) -> Iterator[Finding]:
    """No list has a single item."""
    for body in letters.bodies:
        for items in body.lists:
            if len(items) == 1:
                text = letters.text("item", items[0])
                yield Finding("This list has a single item.", body.written, text)


def no_sentence_is_said_twice(letters: Letters) -> Iterator[Finding]:
    """No letter says the same sentence twice."""
    for body in letters.bodies:
        said = set()
        for text in (letters.text(kind, words) for kind, words in body.texts):
            for start, end in text.sentences:
                sentence = text.words[start:end]
                if sentence in said:
                    yield Finding("The letter says this twice.", body.written, text, start)
                said.add(sentence)


def no_word_is_said_twice_in_a_row(letters: Letters) -> Iterator[Finding]:
    """No word is followed by itself, unless somebody is called so."""
    for text, match in letters.matches(_TWICE, masked=False):
        if text.masked[match.start() : match.end()].strip(f"{MASK} "):
            what = f"{match[1]!r} is said twice in a row."
            yield Finding(what, text.written, text, match.start())


def one_of_a_thing_is_one(letters: Letters) -> Iterator[Finding]:
    """Where a number of the details is one, what is counted stands in the singular."""
    yield from found(
        letters,
        _phrases.ONE_OF_MANY,
        "{} is said where details have the number 1.",
        where=_counts_one,
    )


def _counts_one(written: Written) -> bool:
    return any(value == 1 and value is not True for value in written.details.given.values())


def articles_fit_what_follows(letters: Letters) -> Iterator[Finding]:
    """Every "a" and "an" is the one that the sound of the next word asks for."""
    for text, match in letters.matches(_ARTICLE, masked=False):
        article, phrase = match[1], match[2]
        right = _english.indefinite_article(phrase)
        if article.lower() != right and text.masked[match.start()] != MASK:
            word = phrase.partition(" ")[0].rstrip(",;:")
            what = f"{article + ' ' + word!r} reads better as {right + ' ' + word!r}."
            yield Finding(what, text.written, text, match.start())


def the_spelling_follows_the_locale(letters: Letters) -> Iterator[Finding]:
    """Americans send a résumé on November 18, the British a CV on 18 November."""
    for locale, rules in RULES.items():
        date = _phrases.MONTH_FIRST if rules.month_first else _phrases.DAY_FIRST
        for theirs, their_rules in RULES.items():
            if theirs != locale:
                yield from found(
                    letters,
                    re.compile(f"{rules.own_words}|{date.pattern}"),
                    f"{{}} is {rules.english}, and the writer is {their_rules.english} "
                    "(profile.locale).",
                    where=functools.partial(_is_in, theirs),
                )


def _is_in(locale: Locale, written: Written) -> bool:
    return written.letter.profile.locale == locale
