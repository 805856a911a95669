"""Check every letter with a grammar checker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import harper
import pytest

from rejection_letters.testing._examples import NONE_GIVEN
from rejection_letters.testing._letters import BODY, Text, Written, texts_in
from rejection_letters.testing._people import CASTS
from tests.cases import written

LOCALES = {"en-US": harper.Dialect.AMERICAN, "en-GB": harper.Dialect.BRITISH}

WORDS = ["CV", "CVs", "SRE", "SREs", "Cumbria"]
"""Common words that are missing from the checker's dictionary."""

FALSE_ALARMS = {
    # The checker mistakes the "." or "!" of a company's name for the end of a sentence.
    ("SentenceCapitalization", "by"),
    ("SentenceCapitalization", "chose"),
    ("SentenceCapitalization", "has"),
    ("SentenceCapitalization", "is"),
    ("SentenceCapitalization", "needs"),
    ("SentenceCapitalization", "no"),
    ("SentenceCapitalization", "pauses"),
    ("SentenceCapitalization", "that"),
    ("SentenceCapitalization", "was"),
    ("SentenceCapitalization", "pauses"),
    ("ItsContraction", "its"),  # "has already filled its opening"
    ("MissingTo", "expect"),  # "When do you expect hiring in your field to pick up?"
}
"""The rule and the words of each known false alarm."""


class Finding(NamedTuple):
    """A problem that the grammar checker reports."""

    rule: str
    words: str
    message: str
    text: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.message} ({self.words!r} in {self.text!r})"


@pytest.fixture(scope="module")
def linters() -> dict[str, Any]:
    """Create a grammar checker per locale that knows the names in the letters."""
    made = {locale: harper.Linter(dialect) for locale, dialect in LOCALES.items()}
    names = " ".join(" ".join((cast.company, cast.agency, *cast.people)) for cast in CASTS)
    for linter in made.values():
        linter.import_words([*WORDS, *re.findall(r"[\w'.&]+", names)])
    return made


def proofread(linter: Any, texts: Iterable[str]) -> Iterator[Finding]:
    """Yield the problems in each of the texts."""
    for text in texts:
        for rule, lints in linter.organized_lints(text).items():
            for lint in lints:
                yield Finding(rule, lint.problem_text, lint.message, text)


@pytest.fixture(scope="module")
def findings(linters: dict[str, Any]) -> list[Finding]:
    """Check every distinct sentence; paragraphs combine the same sentences in many ways."""
    texts: dict[str, dict[str, None]] = {locale: {} for locale in LOCALES}
    for case, letter in written():
        distinct = texts[case.values["locale"]]
        for kind, words in texts_in(letter):
            if kind in BODY or (kind == "subject" and not case.values["message"]):
                text = Text(kind, words, [Written(case, NONE_GIVEN, letter)])
                distinct.update(dict.fromkeys(words[start:end] for start, end in text.sentences))
    return [
        finding
        for locale, distinct in texts.items()
        for finding in proofread(linters[locale], distinct)
    ]


def test_at_least_500_letters_are_checked_in_both_locales():
    assert len(written()) >= 500
    assert {case.values["locale"] for case, _ in written()} == {*LOCALES}


@pytest.mark.parametrize(
    "wrong",
    [
        "I would like to be an sales manager.",
        "I appreciate the the time you gave to my application.",
        "I would of liked to learn from this.",
        "Could you advice me on this?",
        "I apreciate your reply.",
    ],
)
def test_checker_finds_typical_mistakes(linters, wrong):
    first, *_ = proofread(linters["en-US"], [wrong])

    assert wrong in str(first)


def test_letters_have_only_known_false_alarms(findings):
    mistakes = [
        str(finding) for finding in findings if (finding.rule, finding.words) not in FALSE_ALARMS
    ]
    shown = "\n".join(mistakes)

    assert not mistakes, f"{len(mistakes)} findings:\n{shown}"


def test_every_listed_false_alarm_still_occurs(findings):
    assert {*FALSE_ALARMS} <= {(finding.rule, finding.words) for finding in findings}
