"""Compare letters with golden files that a person has read from start to finish.

Each letter is a file in `tests/golden`, named for what it shows. After an intended change of the
wording, run `pytest --update-golden` and review the diff.
"""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

from rejection_letters import letters
from rejection_letters.letters import (
    DesignDetails,
    MilitaryDetails,
    ReminderDetails,
    SalesDetails,
    ShortNoteDetails,
    ThankYouDetails,
)
from rejection_letters.testing._cases import ANSWERED_DATE, PLAIN, Case

GOLDEN = Path(__file__).parent / "golden"

ORDINARY: dict[str, Any] = {
    "cast": 0,
    "reason": "unstated",
    "stage": "application",
    "medium": "email",
    "contact": "full",
    "locale": "en-US",
    "industry": True,
    "experience": True,
    "occupation_plural": False,
    "email": True,
    "phone": True,
    "website": True,
    "address": True,
    "timezone": False,
    "role": True,
    "role_plural": False,
    "date": True,
    "company_address": True,
    "message": False,
    "call_on": "auto",
    "minutes": None,
}
"""An application rejected by email, by a named person, with no reason given."""

BARE = dict.fromkeys(
    ("industry", "experience", "email", "phone", "website", "address", "role", "date"), False
) | {"company_address": False, "contact": "none"}
"""The least that can be known."""

BRITISH = {"cast": 5, "locale": "en-GB"}

SALES = SalesDetails(
    attainment="112% of a $1.4 million quota in 2025", deal_size="$80,000", territory="the Midwest"
)
SERVICE = MilitaryDetails(
    branch="Army",
    years=12,
    specialty="supply chain planning",
    people=40,
    budget="$3 million",
    clearance="Secret",
)
CASE_STUDY = DesignDetails(
    link="ana.example.org/checkout", case_study="Checkout for returning customers"
)
OF_DETAILS = {
    SalesDetails: "sales",
    MilitaryDetails: "military_transition",
    DesignDetails: "design",
    ReminderDetails: "reminder",
    ThankYouDetails: "thank_you",
    ShortNoteDetails: "short_note",
}

SENT = ReminderDetails(sent=ANSWERED_DATE)
ASKED = ReminderDetails(sent=ANSWERED_DATE, question="Which skill would you build first?")


def advice(way: str, heard: str | None = None, plan: str | None = None) -> ThankYouDetails:
    """Return advice on the day before the letter."""
    return ThankYouDetails(way=way, day=ANSWERED_DATE, heard=heard, plan=plan)


LETTERS: dict[str, dict[str, Any]] = {
    # Classic, after an inquiry with an unsolicited résumé
    "inquiry-no-opening-letter": {"stage": "inquiry", "reason": "no-opening", "medium": "letter"},
    "inquiry-no-opening-phone": {"stage": "inquiry", "reason": "no-opening", "medium": "phone"},
    "inquiry-no-opening-nobody-named": {
        "stage": "inquiry",
        "reason": "no-opening",
        "contact": "none",
    },
    "inquiry-no-opening-british": {"stage": "inquiry", "reason": "no-opening", **BRITISH},
    "inquiry-filled-no-role": {"stage": "inquiry", "reason": "filled", "role": False, "cast": 1},
    "inquiry-other-candidate-has-no-rival": {"stage": "inquiry", "reason": "other-candidate"},
    "inquiry-not-a-fit": {"stage": "inquiry", "reason": "not-a-fit", "cast": 4},
    "inquiry-overqualified-company-in-period": {
        "stage": "inquiry",
        "reason": "overqualified",
        "cast": 1,
        "contact": "name",
    },
    "inquiry-freeze-no-industry": {"stage": "inquiry", "reason": "freeze", "industry": False},
    "inquiry-unstated-bare": {"stage": "inquiry", **BARE},
    "inquiry-no-call-wanted": {"stage": "inquiry", "reason": "no-opening", "call_on": None},
    "inquiry-filled-five-minutes-more": {"stage": "inquiry", "reason": "filled", "minutes": 25},
    "inquiry-agency-hides-its-client": {
        "stage": "inquiry",
        "reason": "no-opening",
        "agency": "the same name",
    },
    "inquiry-facts-and-offers": {
        "stage": "inquiry",
        "reason": "freeze",
        "referred_by": True,
        "drawn_by": True,
        "on_file": True,
        "reapply": True,
        "reapply_after": True,
    },
    # Classic, after an application
    "application-unstated": {},
    "application-unstated-bare": BARE,
    "application-no-opening": {"reason": "no-opening", "cast": 3},
    "application-other-candidate-letter": {"reason": "other-candidate", "medium": "letter"},
    "application-not-a-fit-phone": {"reason": "not-a-fit", "medium": "phone", "cast": 7},
    "application-overqualified": {"reason": "overqualified", "cast": 2},
    "application-location": {"reason": "location", "cast": 3, "message": True},
    "application-facts": {
        "reason": "filled",
        "cast": 4,
        "referred_by": True,
        "drawn_by": True,
        "own_words": True,
    },
    "application-apply-again-british": {
        "reason": "other-candidate",
        "reapply": True,
        "reapply_after": True,
        **BRITISH,
    },
    # Classic, after an assessment
    "assessment-unstated": {"stage": "assessment"},
    "assessment-not-a-fit-british": {"stage": "assessment", "reason": "not-a-fit", **BRITISH},
    # Classic, after a phone screen
    "screen-filled": {"stage": "screen", "reason": "filled", "cast": 4},
    "screen-unstated-phone": {"stage": "screen", "medium": "phone", "contact": "name"},
    "screen-freeze-no-industry": {"stage": "screen", "reason": "freeze", "industry": False},
    "screen-agency-discussed": {
        "stage": "screen",
        "reason": "other-candidate",
        "agency": "another name",
        "discussed": True,
    },
    # Classic, after interviews
    "interview-no-opening-not-filled-after-all": {"stage": "interview", "reason": "no-opening"},
    "interview-other-candidate-in-thread": {
        "stage": "interview",
        "reason": "other-candidate",
        "cast": 1,
        "message": True,
    },
    "interview-not-a-fit-letter-british": {
        "stage": "interview",
        "reason": "not-a-fit",
        "medium": "letter",
        **BRITISH,
    },
    "interview-overqualified": {"stage": "interview", "reason": "overqualified", "cast": 2},
    "interview-facts": {
        "stage": "interview",
        "reason": "other-candidate",
        "cast": 3,
        "discussed": True,
        "thanks_to": 2,
        "own_words": True,
    },
    "interview-own-questions": {"stage": "interview", "cast": 5, "questions": 3},
    "final-no-opening-phone": {"stage": "final", "reason": "no-opening", "medium": "phone"},
    "final-other-candidate": {"stage": "final", "reason": "other-candidate", "cast": 6},
    "final-unstated-nobody-named": {"stage": "final", "contact": "none", "role": False},
    "final-filled-letter": {"stage": "final", "reason": "filled", "medium": "letter", "cast": 6},
    "final-agency-facts": {
        "stage": "final",
        "reason": "freeze",
        "cast": 2,
        "agency": "another name",
        "discussed": True,
        "thanks_to": 1,
    },
    # Brief
    "brief-inquiry-no-opening": {
        "template": "brief",
        "stage": "inquiry",
        "reason": "no-opening",
    },
    "brief-application-unstated-bare": {"template": "brief", **BARE},
    "brief-application-not-a-fit-letter": {
        "template": "brief",
        "reason": "not-a-fit",
        "medium": "letter",
        "cast": 7,
    },
    "brief-interview-freeze-british": {
        "template": "brief",
        "stage": "interview",
        "reason": "freeze",
        **BRITISH,
    },
    "brief-final-other-candidate": {
        "template": "brief",
        "stage": "final",
        "reason": "other-candidate",
        "cast": 1,
    },
    "brief-screen-discussed": {
        "template": "brief",
        "stage": "screen",
        "reason": "filled",
        "cast": 4,
        "discussed": True,
        "thanks_to": 2,
    },
    # Sales
    "sales-inquiry-no-opening": {"stage": "inquiry", "reason": "no-opening", "details": SALES},
    "sales-application-location": {"reason": "location", "details": SALES},
    "sales-screen-unstated": {"template": "sales", "stage": "screen"},
    "sales-interview-other-candidate": {
        "template": "sales",
        "stage": "interview",
        "reason": "other-candidate",
    },
    # Military transition
    "military-inquiry-freeze-letter": {
        "stage": "inquiry",
        "reason": "freeze",
        "medium": "letter",
        "cast": 2,
        "details": SERVICE,
    },
    "military-inquiry-not-a-fit": {
        "stage": "inquiry",
        "reason": "not-a-fit",
        "cast": 2,
        "details": SERVICE,
    },
    "military-application-unstated": {"cast": 2, "details": SERVICE},
    "military-interview-filled-british": {
        "template": "military_transition",
        "stage": "interview",
        "reason": "filled",
        **BRITISH,
    },
    # Design
    "design-inquiry-no-opening-portfolio": {
        "stage": "inquiry",
        "reason": "no-opening",
        "cast": 1,
        "details": DesignDetails(link="ana.example.org"),
    },
    "design-inquiry-nobody-named": {
        "stage": "inquiry",
        "contact": "none",
        "cast": 1,
        "details": CASE_STUDY,
    },
    "design-application-not-a-fit": {"reason": "not-a-fit", "cast": 1, "details": CASE_STUDY},
    "design-screen-freeze": {
        "stage": "screen",
        "reason": "freeze",
        "cast": 1,
        "details": CASE_STUDY,
    },
    "design-interview-overqualified": {
        "stage": "interview",
        "reason": "overqualified",
        "cast": 1,
        "details": CASE_STUDY,
    },
    "design-final-other-candidate": {
        "stage": "final",
        "reason": "other-candidate",
        "cast": 1,
        "details": CASE_STUDY,
    },
    # Reminders
    "reminder-inquiry": {"stage": "inquiry", "details": SENT, "cast": 4},
    "reminder-application-question-in-thread": {"message": True, "details": ASKED, "cast": 1},
    "reminder-assessment-nobody-named": {
        "stage": "assessment",
        "contact": "none",
        "details": ASKED,
        "cast": 6,
    },
    "reminder-screen-agency": {
        "stage": "screen",
        "agency": "another name",
        "details": SENT,
        "cast": 2,
    },
    "reminder-interview-letter-british": {
        "stage": "interview",
        "medium": "letter",
        "details": ASKED,
        **BRITISH,
    },
    "reminder-final-no-role": {"stage": "final", "role": False, "details": SENT, "cast": 3},
    # Thanks for advice
    "thank-you-email-in-thread": {
        "message": True,
        "details": advice("email", "how you read an application", "move my results to the top"),
    },
    "thank-you-email-bare": {"details": advice("email"), **BARE},
    "thank-you-letter": {
        "stage": "inquiry",
        "medium": "letter",
        "details": advice("letter", "the first ninety days in a new plant"),
        "cast": 2,
    },
    "thank-you-call-british": {
        "stage": "final",
        "details": advice("call", "pricing", "ask two former customers for references"),
        **BRITISH,
    },
    "thank-you-meeting-own-words": {
        "stage": "interview",
        "own_words": True,
        "details": advice("meeting", plan="take the certification course in January"),
        "cast": 4,
    },
    "thank-you-call-agency": {
        "stage": "screen",
        "agency": "another name",
        "details": advice("call", "what your clients ask first"),
        "cast": 7,
    },
    # Notes
    "short-note-inquiry": {"stage": "inquiry", "details": ShortNoteDetails()},
    "short-note-application-nobody-named": {
        "contact": "none",
        "details": ShortNoteDetails(),
        "cast": 3,
    },
    "short-note-interview-british": {
        "stage": "interview",
        "reason": "not-a-fit",
        "details": ShortNoteDetails(),
        **BRITISH,
    },
    "short-note-final-discussed": {
        "stage": "final",
        "discussed": True,
        "details": ShortNoteDetails(max_characters=300),
        "cast": 1,
    },
    "short-note-screen-agency": {
        "stage": "screen",
        "agency": "another name",
        "details": ShortNoteDetails(),
        "cast": 7,
    },
    "short-note-own-words-and-question": {
        "own_words": True,
        "questions": 1,
        "details": ShortNoteDetails(max_characters=300),
        "cast": 2,
    },
}
"""How each golden letter differs from an ordinary one.

The template defaults to the one that declares the details, or to classic if there are none.
"""


def read(folder: Path) -> dict[str, list[str]]:
    """Return the lines of every letter in a folder, by file name."""
    return {
        file.stem: file.read_text(encoding="utf-8").splitlines()
        for file in sorted(folder.glob("*.txt"))
    }


def test_letters_match_the_golden_files(request, tmp_path):
    """A failure shows all differences at once."""
    folder = GOLDEN if request.config.getoption("--update-golden") else tmp_path
    for name, values in LETTERS.items():
        details = values.get("details")
        template = values.get("template") or OF_DETAILS.get(type(details), "classic")
        case = Case.of({**PLAIN, "variant": None, **ORDINARY, **values})
        text = str(case.compose(getattr(letters, template), details))
        (folder / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8", newline="\n")

    golden, now = read(GOLDEN), read(folder)

    differences = "\n".join(
        line
        for name in sorted({*golden, *now})
        for line in difflib.unified_diff(
            golden.get(name, []), now.get(name, []), f"golden/{name}.txt", "now", lineterm=""
        )
    )
    assert not differences, (
        f"If these changes are intended, run pytest --update-golden.\n\n{differences}"
    )


def test_every_golden_file_has_a_case():
    files = {file.name for file in GOLDEN.iterdir()}

    assert files == {f"{name}.txt" for name in LETTERS}
