"""Rules about facts: a letter states only the facts that it was given."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator

from ... import _english, _prose
from ..._english import _patterns
from ..._english._dates import MONTHS
from ..._model import Medium, Reason, Stage
from .._letters import BODY, MASK, Letters, Written
from .._people import CASTS
from ._finding import Finding, found

_ENGLISH_WORDS = {"Bright", "Frost", "Lee", "Tan"}
"""Names in the test cases that are also ordinary words."""

_PEOPLE = {
    name: number
    for number, cast in enumerate(CASTS)
    for whole in cast.people
    for name in (whole, *whole.split())
    if name not in _ENGLISH_WORDS and not name.endswith(".")
}
_COMPANIES = {
    name: number for number, cast in enumerate(CASTS) for name in (cast.company, cast.agency)
}
_ROLES = {cast.role: number for number, cast in enumerate(CASTS)}

_CLAIMS: tuple[tuple[re.Pattern[str], tuple[Reason, ...]], ...] = (
    (
        _patterns.SAYS_NO_OPENING,
        (Reason.NO_OPENING, Reason.FREEZE, Reason.FILLED, Reason.OTHER_CANDIDATE),
    ),
    (_patterns.SAYS_FILLED, (Reason.FILLED, Reason.OTHER_CANDIDATE)),
    (_patterns.SAYS_OTHER_CANDIDATE, (Reason.OTHER_CANDIDATE, Reason.FILLED)),
    (_patterns.SAYS_NOT_A_FIT, (Reason.NOT_A_FIT,)),
    (_patterns.SAYS_OVERQUALIFIED, (Reason.OVERQUALIFIED,)),
    (_patterns.SAYS_FREEZE, (Reason.FREEZE, Reason.NO_OPENING)),
    (_patterns.SAYS_LOCATION, (Reason.LOCATION,)),
    (_patterns.SAYS_REASON, tuple(reason for reason in Reason if reason is not Reason.UNSTATED)),
)
"""Phrases that imply a reason, each with the reasons that make it true."""

_BEFORE_ANY_CONVERSATION = (Stage.INQUIRY, Stage.APPLICATION, Stage.ASSESSMENT)

_MEDIA = {
    Medium.EMAIL: _patterns.YOUR_EMAIL,
    Medium.LETTER: _patterns.YOUR_LETTER,
    Medium.PHONE: _patterns.YOUR_CALL,
}
"""Phrases that say how the rejection arrived."""


def the_salutation_names_the_contact(letters: Letters) -> Iterator[Finding]:
    """The salutation names the contact if there is one, and never addresses an empty name."""
    # A note reaches one person, who may be greeted without a name.
    alone = "Dear" if letters.template.max_characters else "Dear|Hello|Hi"
    addresses_no_one = re.compile(rf"\b(?:{alone}) ?[,:]")
    for text in letters.texts:
        if text.kind != "salutation":
            continue
        wrong = [written for written in text.written if not _is_greeted(written)]
        if wrong:
            what = "This salutation does not name the contact (letter.addressed_as)."
            yield Finding(what, wrong, text)
        elif addresses_no_one.search(text.words) or _patterns.TITLE_ALONE.search(text.words):
            yield Finding("This salutation addresses no one.", text.written, text)


def _is_greeted(written: Written) -> bool:
    contact = written.case.rejection.contact
    if contact is None:
        return True
    words = f"{contact.name} {contact.addressed_as or ''}".split()
    return any(word in written.letter.salutation for word in words)


def no_agency_is_taken_for_the_employer(letters: Letters) -> Iterator[Finding]:
    """A letter to an agency's recruiter does not treat the agency as the employer."""
    what = "{} is for an employer, but an agency sent this rejection (rejection.agency)."
    yield from found(letters, _patterns.TAKEN_FOR_EMPLOYER, what, BODY, where=_is_from_agency)
    for text in letters.texts:
        if text.kind == "salutation" and (wrong := [*filter(_greets_employer, text.written)]):
            what = "This salutation names the employer instead of the agency (rejection.agency)."
            yield Finding(what, wrong, text)


def _is_from_agency(written: Written) -> bool:
    return written.case.rejection.agency is not None


def _greets_employer(written: Written) -> bool:
    rejection, salutation = written.case.rejection, written.letter.salutation
    return (
        rejection.agency is not None
        and rejection.contact is None
        and rejection.company in salutation
        and rejection.agency not in salutation
    )


def no_names_are_hard_coded(letters: Letters) -> Iterator[Finding]:
    """No letter contains a person, company or position from another letter."""
    owners = {**_PEOPLE, **_COMPANIES, **_ROLES}
    pattern = _prose.phrase_pattern(owners)
    for text, match in letters.matches(pattern, masked=False):
        owner = owners[match[0]]
        if wrong := [one for one in text.written if one.case.values["cast"] != owner]:
            what = f"{match[0]!r} is hard-coded in the template."
            yield Finding(what, wrong, text, match.start())


def no_details_are_hard_coded(letters: Letters) -> Iterator[Finding]:
    """No letter contains a detail that it was not given."""
    for name, value in letters.details[0].given.items():
        if isinstance(value, str):
            yield from found(
                letters,
                _prose.phrase_pattern([value]),
                f"{{}} is the example for details.{name}, which this letter was not given.",
                masked=False,
                where=functools.partial(_has_no_detail, name),
            )


def _has_no_detail(name: str, written: Written) -> bool:
    return name not in written.details.given


def replies_keep_the_subject(letters: Letters) -> Iterator[Finding]:
    """The reply to an email has the same subject, with one "Re:" before it."""
    for text in letters.texts:
        if text.kind == "subject" and (wrong := [*filter(_leaves_thread, text.written)]):
            what = "This reply changes the email's subject. Use rejection.message.subject|reply."
            yield Finding(what, wrong, text)


def _leaves_thread(written: Written) -> bool:
    rejection = written.case.rejection
    if rejection.medium is not Medium.EMAIL or rejection.message is None:
        return False
    return written.letter.subject != _english.reply(written.case.cast.subject)


def new_subjects_are_short(letters: Letters) -> Iterator[Finding]:
    """A new subject has at most 80 characters and does not end with punctuation."""
    for text in letters.texts:
        own = [one for one in text.written if one.case.rejection.message is None]
        if text.kind != "subject" or not own:
            continue
        if len(text.words) > 80:
            what = f"The subject has {len(text.words)} characters; the limit is 80."
            yield Finding(what, own, text)
        if text.words[-1] in ".,:;" and text.masked[-1] != MASK:
            what = f"The subject must not end with {text.words[-1]!r}."
            yield Finding(what, own, text, len(text.words) - 1)


def no_date_is_made_up(letters: Letters) -> Iterator[Finding]:
    """No letter contains a date that it was not given, or a date in numerals only."""
    for text, match in letters.matches(_patterns.DAY):
        if wrong := [one for one in text.written if not _is_known(match, one)]:
            problem = "is not a date that this letter was given"
            if match["month"] is match["month_last"] is None:
                problem = "does not spell out the month"
            yield Finding(f"{match[0]!r} {problem}.", wrong, text, match.start())


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
    rejection = letter.rejection
    days = (letter.date, letter.call_on, rejection.date, rejection.reapply_after)
    # The class may supply days that were left out.
    days += tuple(getattr(letter.details, name, None) for name in letter.template.fields())
    yield from (day for day in days if isinstance(day, dt.date))


def no_conversation_is_made_up(letters: Letters) -> Iterator[Finding]:
    """No letter refers to a conversation before there has been one, unless it was the advice."""
    if letters.template.answers == "advice":
        return
    yield from found(
        letters,
        _patterns.LOOKS_BACK_ON_TALK,
        "{} refers to a conversation that did not take place.",
        BODY,
        where=lambda written: (
            written.case.rejection.stage in _BEFORE_ANY_CONVERSATION
            # A rejection by phone is a conversation too.
            and written.case.rejection.medium is not Medium.PHONE
        ),
    )


def no_interview_is_made_up(letters: Letters) -> Iterator[Finding]:
    """No letter refers to an interview before there has been one."""
    yield from found(
        letters,
        _patterns.LOOKS_BACK_ON_INTERVIEW,
        "{} refers to an interview that did not take place.",
        BODY,
        where=lambda written: written.case.rejection.stage not in (Stage.INTERVIEW, Stage.FINAL),
    )


def no_final_round_is_made_up(letters: Letters) -> Iterator[Finding]:
    """No letter refers to the final round unless the writer reached it."""
    yield from found(
        letters,
        _patterns.LAST_ROUND,
        "{} refers to the final round, which the writer did not reach.",
        BODY,
        where=lambda written: written.case.rejection.stage is not Stage.FINAL,
    )


def no_reason_is_made_up(letters: Letters) -> Iterator[Finding]:
    """No letter mentions a reason that was not stated."""
    for pattern, stated in _CLAIMS:
        yield from found(
            letters,
            pattern,
            "{} implies a reason that was not stated (rejection.reason).",
            BODY,
            where=functools.partial(_was_not_stated, stated),
        )


def _was_not_stated(reasons: tuple[Reason, ...], written: Written) -> bool:
    return written.case.rejection.reason not in reasons


def the_letter_matches_how_the_rejection_arrived(letters: Letters) -> Iterator[Finding]:
    """A letter mentions an email, letter or call only if the rejection arrived that way."""
    if letters.template.answers == "advice":
        return  # it mentions how the advice came
    for medium, pattern in _MEDIA.items():
        yield from found(
            letters,
            pattern,
            "{} does not match how the rejection arrived (rejection.medium).",
            BODY,
            where=functools.partial(_arrived_otherwise, medium),
        )


def _arrived_otherwise(medium: Medium, written: Written) -> bool:
    return written.case.rejection.medium is not medium


def compliments_need_a_named_contact(letters: Letters) -> Iterator[Finding]:
    """A letter praises its reader only if it names a contact."""
    yield from found(
        letters,
        _patterns.COMPLIMENT,
        "{} praises one person, but the letter has no contact.",
        BODY,
        where=lambda written: written.case.rejection.contact is None,
    )
