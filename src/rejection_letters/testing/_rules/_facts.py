"""What a letter may say of what happened: what was given, and nothing else.

A template's author may word a thing in more ways than these patterns know. They look for what can
hardly be meant otherwise, and leave the rest to readers.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator

from ... import _english, _prose
from ..._model import Medium, Reason, Stage
from ..._writing import reply
from .._casts import CASTS
from .._letters import BODY, MASK, Letters, Written
from ._finding import Finding, found

_MONTHS = {
    _english.long_date(dt.date(2000, month, 1), "en-US").split()[0]: month for month in range(1, 13)
}
_MONTH = f"(?:{'|'.join(_MONTHS)})"
_DAY = re.compile(
    rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year>\d{{4}}))?"
    rf"|\b(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month_last>{_MONTH})\b"
    r"(?:,? (?P<year_last>\d{4}))?"
    r"|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"
)

_TITLE_ALONE = re.compile(r"(?:Dear|Hello|Hi) (?:Mr|Ms|Mrs|Mx|Dr|Prof)\.?,")

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

_TALK = r"(?:conversation|talk|discussion|meeting|chat)s?"
_HAD = (
    r"(?:enjoyed|liked|valued|appreciated?|(?:thank you|thanks|grateful) for"
    r"|(?:during|after|since|from|in|following))"
)
_TALKED = re.compile(
    rf"(?i)\b{_HAD} (?:our|the|your) (?:\w+ ){{0,2}}{_TALK}\b"
    r"|\bwhen (?:we|I) (?:spoke|talked|met)\b"
    r"|\b(?:spoke|talked|met) with me\b"
    r"|\b(?:enjoyed|liked) (?:talking|speaking|meeting|our)\b"
    r"|\b(?:took|taking|taken) the time to (?:talk|speak|meet)\b"
)
_INTERVIEWED = re.compile(
    rf"(?i)\b{_HAD} (?:our|the|your|my) (?:(?!phone|video|screening|first)\w+ ){{0,2}}"
    r"interviews?\b"
    r"|\b(?:our|my) interviews?\b|\binterview(?:ed|ing) me\b"
)
"""A first talk by phone is called an interview by some."""
_LAST_ROUND = re.compile(r"(?i)\b(?:last|final) (?:round|stage|interview)\b")

_CHOSE = (
    r"(?:chose|chosen|selected|hired|picked|preferred|went with|decided (?:on|for)|in favou?r of)"
)

_CLAIMS: tuple[tuple[re.Pattern[str], tuple[Reason, ...]], ...] = (
    (
        re.compile(
            r"(?i)\b(?:has|have|had|is|are) no (?:\w+ )?(?:openings?|vacanc(?:y|ies))\b"
            r"|\bnot be filled\b|\bno longer open\b"
        ),
        (Reason.NO_OPENING, Reason.FREEZE, Reason.FILLED, Reason.OTHER_CANDIDATE),
    ),
    (
        re.compile(r"(?i)\b(?:been|is|was|already) filled\b"),
        (Reason.FILLED, Reason.OTHER_CANDIDATE),
    ),
    (
        re.compile(
            rf"(?i)\b{_CHOSE} (?:another|a different|some(?:one|body)) ?\w*"
            r"|\b(?:another candidate|someone else) (?:was|has|had|is|got)\b"
        ),
        (Reason.OTHER_CANDIDATE, Reason.FILLED),
    ),
    (
        re.compile(
            r"(?i)\bmy (?:application|background|experience|skills|profile)"
            r" (?:is|are|was|were|did|do|does) not\b"
            r"|\bI (?:am|was) not (?:quite )?(?:a|the right) (?:\w+ )?(?:fit|match)\b"
        ),
        (Reason.NOT_A_FIT,),
    ),
    (
        re.compile(r"(?i)\bover-?qualified\b|\bmore experienced? than (?:you|the|this)\b"),
        (Reason.OVERQUALIFIED,),
    ),
    (
        re.compile(
            r"(?i)\b(?:not|stopped|paused|frozen|suspended) (?:\w+ )?hiring\b"
            r"|\bhiring (?:freeze|pause|is (?:paused|frozen|on hold))"
        ),
        (Reason.FREEZE, Reason.NO_OPENING),
    ),
    (
        re.compile(
            r"(?i)\b(?:because of|due to) (?:my|the) location\b|\bmy location (?:is|was|does|did)\b"
            r"|\bwork permit\b|\bcannot work (?:where|from|in)\b"
        ),
        (Reason.LOCATION,),
    ),
    (
        re.compile(r"(?i)\bthe reasons? you (?:gave|mention|named|stated|describe)"),
        tuple(reason for reason in Reason if reason is not Reason.UNSTATED),
    ),
)
"""How a letter shows that it was told a reason, and with which reasons that is true."""

_MEDIA = {
    Medium.EMAIL: re.compile(r"(?i)\byour (?:\w+ )?e-?mail\b(?! address)"),
    Medium.LETTER: re.compile(r"(?i)\byour (?:\w+ )?letter\b"),
    Medium.PHONE: re.compile(
        r"(?i)\b(?:for|of|after|since|during) your (?:\w+ )?call\b|\byour (?:\w+ )?call (?:of|on)\b"
        r"|\bwhen you called\b"
    ),
}
"""How a letter says in which way the rejection arrived."""

_COMPLIMENT = re.compile(
    r"(?i)(?<!\bin )\byour (?:\w+ )?(?:courtesy|expertise|experience|opinion|wisdom|candou?r)\b"
    r"|\bspeaks (?:well|highly) of\b"
)


def the_salutation_is_to_who_wrote(letters: Letters) -> Iterator[Finding]:
    """The salutation names the contact if there is one, and is never to a blank."""
    for text in letters.texts:
        if text.kind != "salutation":
            continue
        wrong = [written for written in text.written if not _is_greeted(written)]
        if wrong:
            what = "The person who wrote is not named here (rejection.contact.name)."
            yield Finding(what, wrong, text)
        elif re.search(r"\b(?:Dear|Hello|Hi) ?[,:]", text.words) or _TITLE_ALONE.search(text.words):
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
    return written.letter.subject != reply(written.case.cast.subject)


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
    for text, match in letters.matches(_DAY):
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
        (known.month, known.day) == (_MONTHS[month], day) and year in (None, str(known.year))
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
        _TALKED,
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
        _INTERVIEWED,
        "{} reads as if there had been an interview, and there was none.",
        BODY,
        where=lambda written: written.case.rejection.stage not in (Stage.INTERVIEW, Stage.FINAL),
    )


def the_last_round_is_mentioned_only_after_it(letters: Letters) -> Iterator[Finding]:
    """Only the letters after the last round speak of it."""
    yield from found(
        letters,
        _LAST_ROUND,
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
        _COMPLIMENT,
        "{} reads as praise of one person, and nobody is named.",
        BODY,
        where=lambda written: written.case.rejection.contact is None,
    )
