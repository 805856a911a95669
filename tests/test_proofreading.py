"""A grammar checker reads the letters of the case space."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import harper
import pytest

from rejection_letters.testing._casts import CASTS
from tests.cases import written

LOCALES = {"en-US": harper.Dialect.AMERICAN, "en-GB": harper.Dialect.BRITISH}

WORDS = ["CV", "CVs", "SRE", "SREs"]
"""Words of the trade that the checker's dictionary lacks."""

FALSE_ALARMS = {
    ("SentenceCapitalization", "has"): "The company before it ends in a period or in an '!'.",
    ("SentenceCapitalization", "is"): "The company before it ends in a period or in an '!'.",
    ("SentenceCapitalization", "makes"): "The company before it ends in a period or in an '!'.",
    ("SentenceCapitalization", "well"): "The company before it ends in a period or in an '!'.",
    (
        "HowTo",
        "how",
    ): "The company between 'how' and 'is run' ends in an '!', as if it ended there.",
}
"""What the checker finds that is none: the rule and the words, and why they are right."""


class Finding(NamedTuple):
    """Something that the checker found."""

    rule: str
    words: str
    message: str
    text: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.message} ({self.words!r} in {self.text!r})"


@pytest.fixture(scope="module")
def linters() -> dict[str, Any]:
    """Make a checker for each locale that knows the names in the letters."""
    made = {locale: harper.Linter(dialect) for locale, dialect in LOCALES.items()}
    names = " ".join(f"{cast.company} {cast.contact} {cast.name}" for cast in CASTS)
    for linter in made.values():
        linter.import_words([*WORDS, *names.replace(",", "").replace("!", "").split()])
    return made


def proofread(linter: Any, texts: Iterable[str]) -> Iterator[Finding]:
    """Give what a checker finds in texts that each stand alone."""
    for text in texts:
        for rule, lints in linter.organized_lints(text).items():
            for lint in lints:
                yield Finding(rule, lint.problem_text, lint.message, text)


@pytest.fixture(scope="module")
def findings(linters: dict[str, Any]) -> list[Finding]:
    """Proofread every subject, paragraph and item of the letters once."""
    texts: dict[str, dict[str, None]] = {locale: {} for locale in LOCALES}
    for case, letter in written():
        distinct = texts[case.values["locale"]]
        distinct.update(dict.fromkeys([letter.subject] * (not case.values["message"])))
        for block in letter.blocks:
            distinct.update(dict.fromkeys([block] if isinstance(block, str) else block))
    return [
        finding
        for locale, distinct in texts.items()
        for finding in proofread(linters[locale], distinct)
    ]


def test_enough_letters_are_read():
    """The checker reads five hundred letters or more, of both locales."""
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
def test_the_checker_finds_what_is_wrong(linters, wrong):
    """The checker is awake: it finds the mistakes that letters are known for."""
    first, *_ = proofread(linters["en-US"], [wrong])

    assert wrong in str(first)


def test_no_letter_has_a_mistake(findings):
    """The checker finds nothing in any letter but the false alarms that are known."""
    mistakes = [
        str(finding) for finding in findings if (finding.rule, finding.words) not in FALSE_ALARMS
    ]
    shown = "\n".join(mistakes)

    assert not mistakes, f"{len(mistakes)} findings:\n{shown}"


def test_every_false_alarm_is_still_raised(findings):
    """No false alarm is listed that the checker no longer raises."""
    assert {*FALSE_ALARMS} <= {(finding.rule, finding.words) for finding in findings}
