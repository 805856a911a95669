"""What a careful friend points out in a letter, and what not."""

from __future__ import annotations

import pickle

import attrs
import pytest

from rejection_letters import (
    Contact,
    Profile,
    Rejection,
    RejectionLettersWarning,
    Remark,
    SourceMessage,
    Template,
    compose,
    letters,
    review,
)
from rejection_letters.errors import InvalidValueError, WrongTypeError

PROFILE = Profile("Ana Ruiz", "UX designer", email="ana@example.com")
DANA = Contact("Dana Lee", phone="555-0199")


def a_letter(template="classic", profile=PROFILE, date="2026-11-18", call_on="auto", **rejection):
    """Compose a letter to Acme, which nothing is wrong with unless it is told otherwise."""
    no = Rejection(**{"company": "Acme", "contact": DANA, "date": "2026-11-16", **rejection})
    return compose(profile, no, template=template, date=date, call_on=call_on)


def edited(*blocks, letter=None, **changes):
    """Return a letter with another body, or with other parts."""
    letter = letter or a_letter()
    return attrs.evolve(letter, **({"blocks": blocks} if blocks else {}), **changes)


def said(letter, **arguments):
    """Return what is said of a letter, as a person reads it."""
    return [str(remark) for remark in review(letter, **arguments)]


class TestRemark:
    """A remark is a value that reads as a sentence or two."""

    REMARK = Remark("wording", "'TDY' is shorthand.", "Say 'business travel'.")

    def test_it_reads_as_what_and_a_suggestion(self):
        """As text a remark is what was found, and what to do."""
        assert str(self.REMARK) == "'TDY' is shorthand. Say 'business travel'."

    def test_it_can_be_kept(self):
        """A remark can be compared and pickled."""
        assert pickle.loads(pickle.dumps(self.REMARK)) == self.REMARK

    def test_it_says_something(self):
        """A remark without words is refused, with the name of the field."""
        with pytest.raises(InvalidValueError, match=r"^Remark\.suggestion is empty"):
            Remark("wording", "What?", " ")

    def test_it_is_about_one_of_a_few_things(self):
        """A kind that nobody knows is refused, with those that there are."""
        with pytest.raises(InvalidValueError) as caught:
            Remark("style", "It is long.", "Shorten it.")

        assert str(caught.value) == (
            "Remark.kind is nothing that a remark is about: 'style'. There are 'placeholder', "
            "'name', 'length', 'call', 'late', 'wording'. Choose one; 'wording' fits most."
        )


class TestReview:
    """The review looks at the whole letter and changes nothing."""

    @pytest.mark.parametrize("template", ["classic", "brief"])
    @pytest.mark.parametrize("stage", ["inquiry", "application", "interview", "final"])
    def test_a_letter_as_composed_has_no_remarks(self, template, stage):
        """There is nothing to say of a letter that the library wrote of good facts."""
        assert review(a_letter(template, stage=stage)) == ()

    def test_remarks_come_in_one_order(self):
        """General remarks come first, in one order; those of the template come last."""
        template = Template.from_string(
            '{% extends "letter" %}', avoid=("crush",), words=10, reviewer=one_remark
        )
        letter = edited(
            "I will call TODO, and crush the numbers that Globex could not in any year so far.",
            letter=a_letter(template, date="2026-11-30"),
        )

        kinds = [remark.kind for remark in review(letter, names=["Globex"])]

        assert kinds == ["placeholder", "name", "length", "call", "late", "wording", "wording"]
        assert review(letter)[-1] == Remark("wording", "It is dull.", "Make it shine.")

    def test_what_is_no_letter(self):
        """Something else than a letter is refused, with what to give."""
        with pytest.raises(WrongTypeError) as caught:
            review("Dear Dana Lee,")

        assert str(caught.value) == ("review() expected a Letter, got 'Dear Dana Lee,' (str).")


class TestPlaceholders:
    """What was left to fill in is pointed out wherever it stands."""

    @pytest.mark.parametrize(
        "left",
        [
            *("[Company]", "[your name here]", "____", "__", "TODO", "XXX", "XXXX", "TBD", "FIXME"),
            *("{{ name }}", "{% if x %}", "<Name>", "Dear ,", "Dear,"),
        ],
    )
    def test_it_is_found_in_an_edited_letter(self, left):
        """A blank that was not filled in is shown."""
        assert said(edited(f"Thank you, {left} and yours.")) == [
            f"{left!r} looks like a blank that was not filled in. Fill it in, or take it out."
        ]

    @pytest.mark.parametrize("part", ["subject", "salutation", "closing"])
    def test_every_part_is_looked_at(self, part):
        """The subject, the salutation and the closing are looked at like the body."""
        (remark,) = review(edited(**{part: "Hello [Name]"}))

        assert (remark.kind, "'[Name]'" in remark.what) == ("placeholder", True)

    def test_items_of_a_list_are_looked_at(self):
        """A blank in a list is found as well."""
        (remark,) = review(edited("I ask:", ("What of ____?", "And then?")))

        assert remark.kind == "placeholder"

    @pytest.mark.parametrize(
        "text",
        [
            "It cost 5 < 6 and a_b.",
            "See (this), Super Bowl XX, todo lists.",
            "An [] and {} and < >.",
            "My dear, thank you.",
        ],
    )
    def test_what_only_looks_like_one(self, text):
        """Brackets, digits and plain words are left alone."""
        assert review(edited(text)) == ()

    def test_what_belongs_to_a_name_is_meant(self):
        """A bracket in the company's own name is no blank."""
        letter = a_letter(company="Acme [Labs]", role="Writer [Remote]", stage="interview")

        assert "[Labs]" in str(letter)
        assert review(letter) == ()

    def test_what_belongs_to_the_message_is_meant(self):
        """A bracket in the subject that is answered is no blank."""
        letter = a_letter(message=SourceMessage(subject="[Jobs] TODO"))

        assert letter.subject == "Re: [Jobs] TODO"
        assert review(letter) == ()


class TestNames:
    """Names that belong to neither side are found, if one knows which to look for."""

    def test_another_company_is_found(self):
        """A company that the letter is not to is shown."""
        assert said(edited("I admire Globex."), names=["Initech", "Globex"]) == [
            (
                "'Globex' is in the letter, which is neither to nor from them. "
                "Make sure that it is not left over from another letter."
            )
        ]

    @pytest.mark.parametrize("name", ["Acme", "Dana", "Lee", "Ana Ruiz", "UX designer"])
    def test_both_sides_are_no_strangers(self, name):
        """The company, the contact and the writer may be on the list."""
        assert review(edited(f"Hello {name}."), names=[name]) == ()

    def test_a_longer_name_is_another(self):
        """A company whose name goes on differently is another company."""
        (remark,) = review(edited("Thank you for Acme Robotics."), names=["Acme Robotics"])

        assert remark.kind == "name"

    @pytest.mark.parametrize("text", ["Globexes", "a target", "unglobex"])
    def test_parts_of_words_are_no_names(self, text):
        """A name is found as whole words in its own case."""
        assert review(edited(f"I see {text}."), names=["Globex", "Target"]) == ()

    def test_each_is_named_once(self):
        """A name that is given twice and found twice is one remark."""
        letter = edited("Globex here.", "Globex there.")

        assert len(review(letter, names=["Globex", "Globex"])) == 1

    def test_one_text_is_no_list(self):
        """A single text is refused, for each letter of it would be looked for."""
        with pytest.raises(WrongTypeError) as caught:
            review(a_letter(), names="Globex")

        assert str(caught.value) == ("review() expected a list of names, got 'Globex' (str).")

    def test_an_empty_name(self):
        """A name that is empty is refused."""
        with pytest.raises(InvalidValueError, match=r"^review\.names is empty"):
            review(a_letter(), names=[""])


class TestLength:
    """The body is held to what its template says of its length."""

    @pytest.mark.parametrize(("medium", "most"), [("email", 150), ("letter", 200)])
    def test_one_word_too_many(self, medium, most):
        """A body of one word too many is told both numbers, by the way it goes."""
        letter = a_letter(medium=medium)
        enough = " ".join(["word"] * most)

        assert review(edited(enough, letter=letter)) == ()
        assert said(edited(enough, ("more",), letter=letter)) == [
            (
                f"The body has {most + 1} words; such a letter has at most {most}. "
                "Shorten it: the shorter it is, the likelier it is read."
            )
        ]

    def test_dashes_are_no_words(self):
        """A dash between blanks does not count."""
        assert review(edited(" ".join(["word -"] * 150))) == ()


class TestCall:
    """A promise of a call has a day, a number, and is in the letter."""

    def test_no_number_to_call(self):
        """A promised call needs the number of the person who is called."""
        assert said(a_letter(contact="Dana Lee", stage="inquiry")) == [
            (
                "The letter promises a call on November 23, 2026, and there is no number of Dana "
                "Lee. Find the number first and put it in Contact.phone, or promise no call."
            )
        ]

    def test_the_day_is_in_the_order_of_the_locale(self):
        """The day is written as the letter would write it."""
        british = attrs.evolve(PROFILE, locale="en-GB")
        (remark,) = review(a_letter(profile=british, contact="Dana Lee", stage="inquiry"))

        assert "on 23 November 2026" in remark.what

    def test_nobody_to_call(self):
        """A promised call needs somebody who is called."""
        letter = a_letter(stage="inquiry")
        to_nobody = attrs.evolve(letter, rejection=attrs.evolve(letter.rejection, contact=None))
        (remark,) = review(to_nobody)

        assert remark.what.endswith("on November 23, 2026, and nobody is named.")

    @pytest.mark.parametrize(
        "promise",
        ["I will call", "I'll call", "I\u2019ll ring", "I shall phone", "I will telephone"],
    )
    def test_a_promise_without_a_day(self, promise):
        """A promise that was written into a letter without a call has no day."""
        assert said(edited(f"Next week {promise} you.")) == [
            (
                f"The letter says {promise!r}, and no day is set for it. "
                "Set Letter.call_on, so that a reminder can say the same, or take it out."
            )
        ]

    def test_a_day_without_a_promise(self):
        """A promise that was edited away leaves a day behind."""
        assert said(edited("Thank you.", letter=a_letter(stage="inquiry"))) == [
            (
                "A call is set for November 23, 2026, and the letter no longer says so. "
                "Promise it in the letter, or set Letter.call_on to None."
            )
        ]

    def test_a_number_is_enough(self):
        """A call to a person whose number is known is promised in peace."""
        assert review(a_letter(stage="inquiry")) == ()


class TestLateness:
    """An answer that comes late says why."""

    @pytest.mark.parametrize(("date", "late"), [("2026-11-23", False), ("2026-11-24", True)])
    def test_more_than_a_week(self, date, late):
        """A week is in time, a day more is late."""
        assert bool(review(a_letter(date=date))) is late

    def test_how_late_it_is(self):
        """The days are counted from the rejection."""
        assert said(a_letter(date="2026-12-16")) == [
            (
                "The letter comes 30 days after the rejection. "
                "Answer within a week; later, say in a few words of your own why you write now."
            )
        ]

    def test_an_unknown_day_is_not_late(self):
        """Where the day of the rejection is not known, nothing is said."""
        no = Rejection("Acme", contact=DANA)

        assert review(compose(PROFILE, no, date="2026-12-16")) == ()


def one_remark(letter):
    """Review a letter as a pack would."""
    yield Remark("wording", "It is dull.", "Make it shine.")


def no_remark(letter):
    """Give something that is no remark."""
    return ["It is dull."]


def no_list(letter):
    """Give nothing that could be gone through."""


def failing(letter):
    """Fail, as a stranger's code may."""
    raise KeyError("dull")


class TestOfTheTemplate:
    """A template has words to avoid, and may bring a reviewer."""

    def test_words_to_avoid(self):
        """A phrase that the template avoids is shown once, as it was written."""
        letter = edited("I CRUSH it, and crush it; I crushed it.", letter=a_letter(letters.sales))

        assert said(letter)[0] == (
            "'CRUSH' does not belong in this kind of letter. "
            "Say it in plainer words, or leave it out."
        )
        assert [remark.what.split("'")[1] for remark in review(letter)] == [
            *("CRUSH", "crush", "crushed")
        ]

    def test_whole_words_only(self):
        """A word to avoid inside another is none."""
        template = Template.from_string('{% extends "letter" %}', avoid=("art",))

        assert review(edited("A part, smart.", letter=a_letter(template))) == ()

    def test_the_reviewer_is_called(self):
        """What the reviewer gives is among the remarks."""
        template = Template.from_string('{% extends "letter" %}', reviewer=one_remark)

        assert said(a_letter(template)) == ["It is dull. Make it shine."]

    @pytest.mark.parametrize(
        ("reviewer", "cause"),
        [
            (failing, "KeyError: 'dull'"),
            (no_remark, "TypeError: it gave something else than remarks"),
            (no_list, "TypeError: 'NoneType' object is not iterable"),
        ],
    )
    def test_a_reviewer_that_fails(self, reviewer, cause):
        """What the library found is given all the same, with a warning that names the template."""
        template = Template.from_string('{% extends "letter" %}', name="odd", reviewer=reviewer)
        letter = edited("TODO.", letter=a_letter(template))

        with pytest.warns(RejectionLettersWarning) as caught:
            remarks = review(letter)

        assert [remark.kind for remark in remarks] == ["placeholder"]
        assert str(caught[0].message) == (
            f"The reviewer of template 'odd' failed ({cause}). Only the general remarks are given. "
            "Tell the authors of the template."
        )
        assert caught[0].filename == __file__

    def test_what_is_no_reviewer(self):
        """A reviewer that cannot be called is refused when the template is made."""
        with pytest.raises(WrongTypeError) as caught:
            Template.from_string('{% extends "letter" %}', reviewer="one_remark")

        assert str(caught.value) == (
            "Template.reviewer must be a function that takes a Letter and returns remarks; "
            "got 'one_remark' (str)."
        )

    def test_a_template_with_a_reviewer_is_pickled(self):
        """A reviewer travels with its template."""
        template = Template.from_string('{% extends "letter" %}', reviewer=one_remark)

        assert pickle.loads(pickle.dumps(template)).reviewer is one_remark


class TestMilitaryWords:
    """The letter of those who leave the military has a reviewer for its shorthand."""

    @staticmethod
    def remarks(text, **changes):
        """Return what is said of a text in such a letter."""
        letter = a_letter(letters.military_transition, stage="interview", **changes)
        return said(edited(text, letter=letter))

    @pytest.mark.parametrize(
        ("shorthand", "plain"),
        [
            ("TDY", "business travel"),
            ("PCS", "relocation"),
            ("OER", "performance appraisal"),
            ("NCOER", "performance appraisal"),
            ("MOS", "career field"),
            ("commanded", "led"),
            ("Commanded", "led"),
            ("XO", "deputy director"),
            ("mission", "objective"),
            ("commanding officer", "director"),
            ("S-4", "logistics"),
            ("G3", "operations"),
            ("J-6", "communications"),
            ("chain of command", "reporting line"),
            ("squadron", "organization, with the number of its people"),
            ("AAR", "review of what worked and what did not"),
        ],
    )
    def test_plain_words_are_suggested(self, shorthand, plain):
        """A word of the military is shown with what a civilian would say."""
        assert self.remarks(f"I did {shorthand} work.") == [
            (
                f"{shorthand!r} is a word of the military. "
                f"Consider {plain!r}, or say in your own words what it meant."
            )
        ]

    def test_nothing_is_replaced(self):
        """The letter stays as it is."""
        letter = edited("After TDY.", letter=a_letter(letters.military_transition))
        review(letter)

        assert letter.blocks == ("After TDY.",)

    def test_each_word_once(self):
        """A word that is there twice is one remark."""
        assert len(self.remarks("TDY after TDY.")) == 1

    def test_the_words_of_the_details_are_looked_at(self):
        """Shorthand that came in with the details is found."""
        details = letters.MilitaryDetails(specialty="MOS 25B work")
        letter = compose(
            PROFILE,
            Rejection("Acme", contact=DANA),
            template=letters.military_transition,
            details=details,
        )

        assert said(letter)[0].startswith("'MOS' is a word of the military.")

    @pytest.mark.parametrize("text", ["I hold a Secret security clearance.", "A TS/SCI clearance."])
    def test_clearances_stay(self, text):
        """The names of clearances are what the reader looks for."""
        assert self.remarks(text) == []

    @pytest.mark.parametrize(
        "text",
        [
            *("permission", "the MBA and the CEO", "a UX designer", "our ERP and KPIs at NATO"),
            *("your mission", "Acme's mission", "a mission statement", "my command of English"),
            *("a subordinate loan", "a commanding lead", "steel billets", "an E-2 visa"),
            *("a W-2 form", "Form W-2", "E-10 fuel", "files in S3", "the G7"),
        ],
    )
    def test_other_words_stay(self, text):
        """Ordinary words, and what civilians read without a glossary, are left alone."""
        assert self.remarks(f"See {text}.") == []

    def test_pay_grades(self):
        """A pay grade is told to be a number of people or a budget."""
        assert self.remarks("As an O-5 I led.") == [
            (
                "'O-5' is a pay grade, which a civilian cannot place. "
                "Say for how many people, how much equipment or what budget you were responsible."
            )
        ]

    @pytest.mark.parametrize(
        ("name", "rank"),
        [
            ("Capt. Ana Ruiz", "Capt"),
            ("Maj Ana Ruiz", "Maj"),
            ("Sergeant Major Ana Ruiz", "Sergeant Major"),
            ("Lieutenant Colonel Ana Ruiz", "Lieutenant Colonel"),
            ("SSG Ana Ruiz", "SSG"),
            ("Ana Ruiz, Capt.", "Capt"),
            ("Ana Ruiz, Col., USAF (Ret.)", "Col"),
            ("Ana Ruiz, CW5 (Ret.)", "CW5"),
        ],
    )
    def test_ranks_in_the_signature(self, name, rank):
        """A rank before or after the name that signs is pointed out."""
        (remark,) = self.remarks("Thank you.", profile=Profile(name, "planner"))

        assert remark == (
            f"{rank!r} is a rank, and the letter is signed with it. "
            "Sign with your name alone: what you did says more than what you were."
        )

    @pytest.mark.parametrize("name", ["Majorie Genet", "Ana Major", "Colm Gentry, Jr."])
    def test_a_name_is_no_rank(self, name):
        """A name that begins like a rank, or is called like one, is a name."""
        assert self.remarks("Thank you.", profile=Profile(name, "planner")) == []

    def test_ranks_in_the_text(self):
        """A rank that somebody served in is told to be a number of people or a budget."""
        assert self.remarks("I served as a Captain.") == [
            (
                "'Captain' is a rank, which a civilian cannot place. "
                "Say for how many people, how much equipment or what budget you were responsible."
            )
        ]

    @pytest.mark.parametrize("text", ["as a General Manager", "Major changes", "as a general rule"])
    def test_what_is_called_like_a_rank(self, text):
        """Titles and words that look like ranks are none."""
        assert self.remarks(f"I know them {text}.") == []

    def test_other_acronyms(self):
        """An acronym that belongs to neither side is to be spelled out."""
        assert self.remarks("I planned CBRN work.") == [
            (
                "'CBRN' is an acronym that may mean nothing to a civilian. "
                "Spell it out, or name the thing in plain words."
            )
        ]

    def test_acronyms_of_the_company_are_its_own(self):
        """What the company calls itself is not shorthand."""
        assert self.remarks("I like NTT and its SREs.", company="NTT", role="SREs") == []

    def test_words_of_the_company_and_the_role_are_their_own(self):
        """What the company or the role is called is called so."""
        text = "The commander of mission operations managers at Mission Foods."
        known = {"company": "Mission Foods", "role": "Mission Commander"}

        assert self.remarks(text, **known) == []

    def test_the_subject_of_their_mail_is_theirs(self):
        """Nobody rewords the subject of the mail that is answered."""
        message = SourceMessage(subject="RE: YOUR APPLICATION (REQ 12)")

        assert self.remarks("Thank you.", message=message) == []
