"""The facts behind a letter, and remarks if the letter does not use them."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from .. import _english, _note, _prose
from .._english import _patterns
from .._english._dates import MONTHS
from .._letter import Letter
from .._model import Stage
from .._remark import Remark

_CONVERSATIONS = (Stage.SCREEN, Stage.INTERVIEW, Stage.FINAL)
_FROM_CONVERSATION = (
    *("Rejection.discussed", "Rejection.thanks_to", "Letter.own_words", "Letter.questions"),
)
"""Facts that only someone who took part in the conversation could know."""

_BEFORE_CONVERSATION = ("Rejection.referred_by", "Letter.drawn_by")
"""Facts that letters mention only after an inquiry or an application."""

_VERBS = {"Letter.own_words": "include", "Letter.questions": "ask"}


def own_values(letter: Letter) -> Iterator[str]:
    """Yield the values behind a letter, some of which may look like placeholders."""
    yield from own_names(letter)
    for texts in _texts(letter).values():
        yield from texts
    yield from _texts_of_details(letter)


def own_names(letter: Letter) -> Iterator[str]:
    """Yield the facts that the writer did not word, such as names, titles and addresses."""
    profile, rejection = letter.profile, letter.rejection
    contact, message = rejection.contact, rejection.message
    yield from (profile.name, profile.occupation, rejection.company, *profile.address)
    yield from filter(None, (profile.industry, profile.experience, profile.occupation_plural))
    yield from filter(None, (profile.email, profile.website, rejection.role, *rejection.address))
    if contact is not None:
        yield from filter(None, (contact.name, contact.honorific, contact.title))
        yield from filter(None, (contact.addressed_as,))
    if message is not None:
        yield from filter(None, (message.subject, message.sender, message.reply_to))
    if rejection.agency is not None:
        yield rejection.agency


def _texts_of_details(letter: Letter) -> Iterator[str]:
    values = () if letter.details is None else vars(letter.details).values()
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from value


def _texts(letter: Letter) -> Mapping[str, Sequence[str]]:
    """Return the facts that a letter repeats word for word, by the name of the field."""
    rejection = letter.rejection
    return {
        "Rejection.discussed": _listed(rejection.discussed),
        "Rejection.thanks_to": rejection.thanks_to,
        "Rejection.referred_by": _listed(rejection.referred_by),
        "Letter.drawn_by": _listed(letter.drawn_by),
        "Letter.own_words": _listed(letter.own_words),
        "Letter.questions": letter.questions,
    }


def _listed(text: str | None) -> Sequence[str]:
    return () if text is None else (text,)


def body_of(letter: Letter) -> str:
    """Return the body in a form in which facts can be found."""
    return comparable(" ".join(_prose.paragraphs(letter.blocks)))


def comparable(text: str) -> str:
    """Return text without differences that a reader would not notice."""
    return " ".join(text.split()).replace("\u2019", "'").casefold()


def is_in(text: str, body: str) -> bool:
    """Return whether a fact is in the body, as whole words."""
    return _prose.phrase_pattern([comparable(text)]).search(body) is not None


def own_sentences(letter: Letter) -> tuple[str, ...]:
    """Return what the writer worded, if it is in the letter: words, questions, and details."""
    body = body_of(letter)
    worded = (
        *_listed(letter.own_words),
        *letter.questions,
        *letter.template.texts_in(letter.details),
    )
    return tuple(text for text in worded if is_in(text, body))


def impersonal(letter: Letter) -> Iterator[Remark]:
    """Yield a remark if someone who was not in the conversation could have sent the letter."""
    if letter.rejection.stage not in _CONVERSATIONS or not _is_first_letter(letter):
        return
    body, facts = body_of(letter), _texts(letter)
    if not any(is_in(text, body) for field in _FROM_CONVERSATION for text in facts[field]):
        yield Remark(
            "personal",
            "This letter could come from anyone: it mentions nothing from your conversation.",
            "Set Rejection.discussed or Rejection.thanks_to, or use compose(own_words=...).",
        )


def unused(letter: Letter) -> Iterator[Remark]:
    """Yield a remark for each fact that was given but that the letter does not use."""
    body = body_of(letter)
    is_first = _is_first_letter(letter)
    for field, texts in _texts(letter).items():
        # The first letter used the facts of the rejection, and a note has little room for them.
        if not is_first and not field.startswith("Letter."):
            continue
        missing = [_shortened(text) for text in texts if not is_in(text, body)]
        if missing:
            verb = _VERBS.get(field, "mention")
            what = f"The letter does not {verb} {_english.and_list(missing)} ({field})."
            yield Remark("fact", what, _remedy(field, letter.rejection.stage))
    for what in _unused_offers(letter, body) if is_first else ():
        yield Remark("fact", what, "Accept it in your own words, or choose another template.")


def _is_first_letter(letter: Letter) -> bool:
    """Return whether a letter answers the rejection in full, so that its facts belong in it."""
    return letter.template.answers == "rejection" and not _note.is_note(letter)


def _shortened(text: str) -> str:
    return repr(textwrap.shorten(text, 60, placeholder=" ..."))


def _remedy(field: str, stage: Stage) -> str:
    if field in _BEFORE_CONVERSATION and stage not in (Stage.INQUIRY, Stage.APPLICATION):
        return (
            "Templates use it only after an inquiry or an application; add it yourself if it fits."
        )
    return "Add it yourself if it fits, or choose another template."


def _unused_offers(letter: Letter, body: str) -> Iterator[str]:
    rejection = letter.rejection
    if rejection.on_file and not _patterns.ON_FILE.search(body):
        yield "The letter does not accept the offer to stay on file (Rejection.on_file)."
    day = rejection.reapply_after
    if day is not None and day >= letter.date and not mentions(day, body):
        date = _english.long_date(day, letter.profile.locale)
        yield f"The letter does not say that you may apply after {date} (Rejection.reapply_after)."
    elif rejection.reapply and not _patterns.APPLIES_AGAIN.search(body):
        yield "The letter does not accept the invitation to apply again (Rejection.reapply)."


def mentions(day: dt.date, body: str) -> bool:
    """Return whether a day is in the body, in American or British order."""
    month = MONTHS[day.month - 1]
    return any(is_in(date, body) for date in (f"{month} {day.day}", f"{day.day} {month}"))
