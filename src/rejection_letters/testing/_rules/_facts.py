"""What a letter may say about what happened: what was given, and nothing else."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator

from ... import _english, _prose
from ..._english import _phrases
from ..._english._dates import MONTHS
from ..._model import Medium, Reason, Stage
from .._casts import CASTS
from .._letters import BODY, MASK, Letters, Written
from ._finding import Finding, found

_ENGLISH_WORDS = {"Bright", "Lee", "Tan"}
"""Names in the cases that could stand in a letter as words."""

_PEOPLE = {
    name: number
    for number, cast in enumerate(CASTS)
    for whole in (cast.name, cast.contact)
    for name in (whole, *whole.split())
    if name not in _ENGLISH_WORDS
}
_COMPANIES = {cast.company: number for number, cast in enumerate(CASTS)}
_ROLES = {cast.role: number for number, cast in enumerate(CASTS)}

_CLAIMS: tuple[tuple[re.Pattern[str], tuple[Reason, ...]], ...] = (
    (
        _phrases.SAYS_NO_OPENING,
        (Reason.NO_OPENING, Reason.FREEZE, Reason.FILLED, Reason.OTHER_CANDIDATE),
    ),
    (_phrases.SAYS_FILLED, (Reason.FILLED, Reason.OTHER_CANDIDATE)),
    (_phrases.SAYS_OTHER_CANDIDATE, (Reason.OTHER_CANDIDATE, Reason.FILLED)),
    (_phrases.SAYS_NOT_A_FIT, (Reason.NOT_A_FIT,)),
    (_phrases.SAYS_OVERQUALIFIED, (Reason.OVERQUALIFIED,)),
    (_phrases.SAYS_FREEZE, (Reason.FREEZE, Reason.NO_OPENING)),
    (_phrases.SAYS_LOCATION, (Reason.LOCATION,)),
    (_phrases.SAYS_REASON, tuple(reason for reason in Reason if reason is not Reason.UNSTATED)),
)
"""How a letter shows that it was told a reason, and with which reasons that is true."""

_MEDIA = {
    Medium.EMAIL: _phrases.YOUR_EMAIL,
    Medium.LETTER: _phrases.YOUR_LETTER,
    Medium.PHONE: _phrases.YOUR_CALL,
}
"""How a letter says in which way the rejection arrived."""


def the_salutation_is_to_who_wrote(letters: Letters) -> Iterator[Finding]:
    """The salutation names the contact if there is one, and is never to a blank."""
    for text in letters.texts:
        if text.kind != "salutation":
            continue
        wrong = [written for written in text.written if not _is_greeted(written)]
        if wrong:
            what = "The person who wrote is not named here (rejection.contact.name)."
            yield Finding(what, wrong, text)
        elif re.search(r"\b(?:Dear|Hello|Hi) ?[,:]", text.words) or _phrases.TITLE_ALONE.search(
            text.words
        ):
            yield Finding("This is said to nobody.", text.written, text)


def _is_greeted(written: Written) -> bool:
    contact = written.case.rejection.contact
    return contact is None or any(
        name in written.letter.salutation for name in contact.name.split()
    )


def no_name_of_others_is_in_the_letter(letters: Letters) -> Iterator[Finding]:
    """No letter names a person, a company or a position of another letter."""
    owners = {**_PEOPLE, **_COMPANIES, **_ROLES}
    pattern = _prose.phrase_pattern(owners)
    for text, match in letters.matches(pattern, masked=False):
        owner = owners[match[0]]
        if wrong := [one for one in text.written if one.case.values["cast"] != owner]:
            what = f"{match[0]!r} stands in the template itself; in another letter it is wrong."
            yield Finding(what, wrong, text, match.start())


def what_was_not_given_is_not_in_the_letter(letters: Letters) -> Iterator[Finding]:
    """No letter has a detail that it was not given."""
    for name, value in letters.details[0].given.items():
        if isinstance(value, str):
            yield from found(
                letters,
                _prose.phrase_pattern([value]),
                f"{{}} is an example of details.{name}, which was not given here.",
                masked=False,
                where=functools.partial(_has_no_detail, name),
            )


def _has_no_detail(name: str, written: Written) -> bool:
    return name not in written.details.given


def the_subject_joins_the_thread(letters: Letters) -> Iterator[Finding]:
    """The answer to an e-mail has its subject, with one Re: before it."""
    for text in letters.texts:
        if text.kind == "subject" and (wrong := [*filter(_leaves_thread, text.written)]):
            what = (
                "A mail is answered under another subject than its own "
                "(rejection.message.subject|reply)."
            )
            yield Finding(what, wrong, text)


def _leaves_thread(written: Written) -> bool:
    rejection = written.case.rejection
    if rejection.medium is not Medium.EMAIL or rejection.message is None:
        return False
    return written.letter.subject != _english.reply(written.case.cast.subject)


def a_subject_of_its_own_is_short(letters: Letters) -> Iterator[Finding]:
    """A subject that joins no thread has at most 80 characters, and no period at its end."""
    for text in letters.texts:
        own = [one for one in text.written if one.case.rejection.message is None]
        if text.kind != "subject" or not own:
            continue
        if len(text.words) > 80:
            what = f"The subject has {len(text.words)} characters, and a list of mails shows 80."
            yield Finding(what, own, text)
        if text.words[-1] in ".,:;" and text.masked[-1] != MASK:
            what = f"{text.words[-1]!r} ends the subject."
            yield Finding(what, own, text, len(text.words) - 1)


def no_other_day_is_named(letters: Letters) -> Iterator[Finding]:
    """No letter names a day that it was not given, and none in figures alone."""
    for text, match in letters.matches(_phrases.DAY):
        if wrong := [one for one in text.written if not _is_known(match, one)]:
            what = f"{match[0]!r} is no day that this letter was given."
            yield Finding(what, wrong, text, match.start())


def _is_known(match: re.Match[str], written: Written) -> bool:
    month = match["month"] or match["month_last"]
    if month is None:
        return False
    day = int(match["day"] or match["day_first"])
    year = match["year"] or match["year_last"]
    return any(
        (known.month, known.day) == (MONTHS.index(month) + 1, day)
        and year in (None, str(known.year))
        for known in _days(written)
    )


def _days(written: Written) -> Iterator[dt.date]:
    letter = written.letter
    days = (letter.date, letter.call_on, letter.rejection.date, *written.details.given.values())
    yield from (day for day in days if isinstance(day, dt.date))


def a_talk_is_mentioned_only_after_one(letters: Letters) -> Iterator[Finding]:
    """Before anybody has talked with the applicant, no letter looks back on a talk."""
    yield from found(
        letters,
        _phrases.LOOKS_BACK_ON_TALK,
        "{} reads as if there had been a talk, and there was none.",
        BODY,
        where=lambda written: (
            written.case.rejection.stage in (Stage.INQUIRY, Stage.APPLICATION)
            # A call that says no is a talk as well.
            and written.case.rejection.medium is not Medium.PHONE
        ),
    )


def an_interview_is_mentioned_only_after_one(letters: Letters) -> Iterator[Finding]:
    """Before the interviews, no letter looks back on one."""
    yield from found(
        letters,
        _phrases.LOOKS_BACK_ON_INTERVIEW,
        "{} reads as if there had been an interview, and there was none.",
        BODY,
        where=lambda written: written.case.rejection.stage not in (Stage.INTERVIEW, Stage.FINAL),
    )


def the_last_round_is_mentioned_only_after_it(letters: Letters) -> Iterator[Finding]:
    """Only the letters after the last round speak of it."""
    yield from found(
        letters,
        _phrases.LAST_ROUND,
        "{} reads as if it had been reached, and it was not.",
        BODY,
        where=lambda written: written.case.rejection.stage is not Stage.FINAL,
    )


def a_reason_is_claimed_only_where_it_was_stated(letters: Letters) -> Iterator[Finding]:
    """No letter knows a reason that it was not told."""
    for pattern, stated in _CLAIMS:
        yield from found(
            letters,
            pattern,
            "{} reads as if that had been the reason, and it was not stated.",
            BODY,
            where=functools.partial(_was_not_told, stated),
        )


def _was_not_told(reasons: tuple[Reason, ...], written: Written) -> bool:
    return written.case.rejection.reason not in reasons


def the_answer_knows_how_the_no_arrived(letters: Letters) -> Iterator[Finding]:
    """Only the answer to a letter speaks of a letter, and so with an e-mail and a call."""
    for medium, pattern in _MEDIA.items():
        yield from found(
            letters,
            pattern,
            "{} reads as if the rejection had come so, and it came otherwise.",
            BODY,
            where=functools.partial(_came_otherwise, medium),
        )


def _came_otherwise(medium: Medium, written: Written) -> bool:
    return written.case.rejection.medium is not medium


def no_compliment_goes_to_nobody(letters: Letters) -> Iterator[Finding]:
    """Where nobody is named, no letter praises the person who reads it."""
    yield from found(
        letters,
        _phrases.COMPLIMENT,
        "{} reads as praise of one person, and nobody is named.",
        BODY,
        where=lambda written: written.case.rejection.contact is None,
    )
