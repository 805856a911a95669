"""review(): its remarks, and what it leaves alone."""

from __future__ import annotations

import pickle
import re

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


def a_letter(template="classic", profile=PROFILE, **facts):
    """Compose a letter to Acme that has no remarks unless the arguments cause some.

    The facts are fields of the rejection or arguments of `compose()`.
    """
    facts = {"company": "Acme", "contact": DANA, "date": "2026-11-18", **facts}
    of_rejection = attrs.fields_dict(Rejection).keys() - {"date"}
    rejection = {name: facts.pop(name) for name in of_rejection & facts.keys()}
    return compose(profile, Rejection(date="2026-11-16", **rejection), template=template, **facts)


def edited(*blocks, letter=None, **changes):
    """Return a letter with a different body, or with other changes."""
    letter = letter or a_letter()
    return attrs.evolve(letter, **({"blocks": blocks} if blocks else {}), **changes)


def said(letter, **arguments):
    """Return the text of each remark on a letter."""
    return [str(remark) for remark in review(letter, **arguments)]


class TestRemark:
    REMARK = Remark("wording", "'TDY' is shorthand.", "Say 'business travel'.")

    def test_str_joins_problem_and_suggestion(self):
        assert str(self.REMARK) == "'TDY' is shorthand. Say 'business travel'."

    def test_remarks_can_be_compared_and_pickled(self):
        assert pickle.loads(pickle.dumps(self.REMARK)) == self.REMARK

    def test_empty_text_is_rejected(self):
        with pytest.raises(InvalidValueError, match=r"^Remark\.suggestion must not be empty"):
            Remark("wording", "What?", " ")

    def test_unknown_kind_lists_valid_kinds(self):
        with pytest.raises(InvalidValueError) as caught:
            Remark("size", "It is long.", "Shorten it.")

        assert str(caught.value) == (
            "Remark.kind must be one of 'placeholder', 'name', 'length', 'call', 'late', "
            "'contact', 'personal', 'fact', 'title', 'wording'; got 'size'."
        )


class TestReview:
    @pytest.mark.parametrize("template", ["classic", "brief"])
    @pytest.mark.parametrize("stage", ["inquiry", "application", "assessment"])
    def test_unedited_letters_have_no_remarks(self, template, stage):
        assert review(a_letter(template, stage=stage)) == ()

    def test_remarks_have_a_fixed_order(self):
        template = Template.from_string(
            '{% extends "letter" %}', avoid=("crush",), words=10, reviewer=one_remark
        )
        facts = {"stage": "screen", "medium": "phone", "contact": None, "on_file": True}
        letter = edited(
            "I will call TODO, and crush the numbers that Globex could not in any year so far.",
            letter=a_letter(template, date="2026-11-30", **facts),
        )

        kinds = [remark.kind for remark in review(letter, names=["Globex"])]

        assert kinds == [
            *("placeholder", "name", "length", "call", "late", "contact", "personal", "fact"),
            *("wording", "wording"),
        ]
        assert review(letter)[-1] == Remark("wording", "It is dull.", "Make it shine.")

    def test_argument_must_be_a_letter(self):
        with pytest.raises(WrongTypeError) as caught:
            review("Dear Dana Lee,")

        assert str(caught.value) == ("review() expected a Letter, got 'Dear Dana Lee,' (str).")


class TestPlaceholders:
    @pytest.mark.parametrize(
        "left",
        [
            *("[Company]", "[your name here]", "____", "__", "TODO", "XXX", "XXXX", "TBD", "FIXME"),
            *("{{ name }}", "{% if x %}", "<Name>", "Dear ,", "Dear,"),
        ],
    )
    def test_placeholder_is_found(self, left):
        assert said(edited(f"Thank you, {left} and yours.")) == [
            f"{left!r} looks like an unfilled placeholder. Fill it in or remove it."
        ]

    @pytest.mark.parametrize(
        "left",
        [
            *("{ details.subject }", "{name}", "{Company Name}", "{first-name}", "{x|lower}"),
            *("{$name}", "{0}", "{ details.subject }}", "{{ details.subject }", "{ % if x % }"),
            *("{# note #}", "${subject}", "${ user.name }", "${name:-x}", "$name", "$company_name"),
            *("%(name)s", "%s", "%d", "%NAME%", "<<name>>", "<%= name %>", "\xabFirst_Name\xbb"),
            *("*|FNAME|*", "lorem ipsum", "Lorem ipsum dolor sit amet", "insert your name here"),
            *("<first_name>", "</b>", "<br/>", "Company Name", "Your Name", "Job Title"),
        ],
    )
    def test_placeholder_of_another_program_is_found(self, left):
        assert said(edited(f"Thank you, {left} and yours.")) == [
            f"{left!r} looks like an unfilled placeholder. Fill it in or remove it."
        ]

    @pytest.mark.parametrize(
        "left",
        [
            *("**bold**", "**Two words. And more.**", "***both***", "__bold__", "~~struck~~"),
            *("`code`", "```", "[my page](https://ana.example)", "![me](ana.png)"),
        ],
    )
    def test_markdown_is_found(self, left):
        assert said(edited(f"Thank you, {left} and yours.")) == [
            f"{left!r} looks like Markdown, which letters show as typed. Write plain text."
        ]

    @pytest.mark.parametrize("left", ["# Thanks", "### My question", "* item", "> You wrote"])
    def test_markdown_at_the_start_of_a_paragraph_is_found(self, left):
        (remark,) = review(edited(left))

        assert (remark.kind, repr(left) in remark.what) == ("placeholder", True)

    @pytest.mark.parametrize("part", ["subject", "salutation", "closing"])
    def test_subject_salutation_and_closing_are_searched(self, part):
        (remark,) = review(edited(**{part: "Hello [Name]"}))

        assert (remark.kind, "'[Name]'" in remark.what) == ("placeholder", True)

    def test_lists_are_searched(self):
        (remark,) = review(edited("I ask:", ("What of ____?", "And then?")))

        assert remark.kind == "placeholder"

    @pytest.mark.parametrize(
        "text",
        [
            "It cost 5 < 6 and a_b.",
            "See (this), Super Bowl XX, todo lists.",
            "An [] and {} and < >.",
            "My dear, thank you.",
            "I know C# and F#, and am #1 of 5 * 3 * 2 people.",
            "It cost $5M to $50M, which is $millions, or 100 % so, or 20%-80%.",
            "A$AP Labs and E*TRADE and f*** it, a ** b ** c, 2**3**4.",
            "I wrote __init__ and my_own_name for R&D; ~5 to ~6 people know.",
            "*nix and Q*Bert, `tis so, \xabLe Monde\xbb, 50%off%.",
            "Insert the key here. Your name and your title, please.",
        ],
    )
    def test_ordinary_text_is_not_a_placeholder(self, text):
        assert review(edited(text)) == ()

    def test_brackets_in_names_are_not_placeholders(self):
        letter = a_letter(company="Acme [Labs]", role="Writer [Remote]")

        assert "[Labs]" in str(letter)
        assert review(letter) == ()

    def test_brackets_in_the_original_subject_are_not_placeholders(self):
        letter = a_letter(message=SourceMessage(subject="[Jobs] TODO"))

        assert letter.subject == "Re: [Jobs] TODO"
        assert review(letter) == ()

    @pytest.mark.parametrize(
        "name",
        [
            *("**Acme**", "__Acme__", "`Acme`", "$acme", "{Acme}", "<<Acme>>", "%acme%"),
            *("Acme **and** Sons", "Lorem Ipsum", "Your Name", "Acme {labs}"),
        ],
    )
    def test_signs_in_names_are_not_placeholders(self, name):
        letter = a_letter(company=name)

        assert name in str(letter)
        assert review(letter) == ()

    @pytest.mark.parametrize("left", ["**bold**", "{ details.subject }", "${subject}"])
    @pytest.mark.parametrize("field", ["own_words", "questions", "drawn_by", "details"])
    def test_signs_in_what_the_writer_worded_are_found(self, field, left):
        """They come from a draft that was written in another program."""
        template, words = "classic", f"I like {left} work."
        facts = {field: f"your {left} work"} if field == "drawn_by" else {field: words}
        if field == "questions":
            facts = {field: [f"What is {left} to you?"]}
        if field == "details":
            template = Template.from_string('{% extends "letter" %}', details=Work)
            facts = {field: Work(shown=words)}
        letter = edited(words, letter=a_letter(template, **facts))

        assert "placeholder" in {remark.kind for remark in review(letter)}

    @pytest.mark.parametrize(
        "facts",
        [
            {"agency": "Talent [Partners]"},
            {"stage": "screen", "discussed": "the Talent [Partners] report"},
            {"stage": "final", "thanks_to": ["Talent [Partners]"]},
            {"referred_by": "Talent [Partners]"},
            {"drawn_by": "your work for Talent [Partners]"},
            {"own_words": "I read of Talent [Partners]."},
            {"questions": ["Do you know Talent [Partners]?"]},
        ],
        ids=lambda facts: [*facts][-1],
    )
    def test_brackets_in_facts_are_not_placeholders(self, facts):
        letter = edited("Talent [Partners]", letter=a_letter(**facts))

        assert "placeholder" not in {remark.kind for remark in review(letter)}
        assert "name" not in {remark.kind for remark in review(letter, names=["Talent"])}

    @pytest.mark.parametrize("details", [{"shown": "Cart [beta]"}, {"listed": ("Cart [beta]",)}])
    def test_brackets_in_details_are_not_placeholders(self, details):
        template = Template.from_string('{% extends "letter" %}', details=Work)
        letter = edited("See Cart [beta].", letter=a_letter(template, details=Work(**details)))

        assert review(letter, names=["Cart"]) == ()


@attrs.frozen
class Work:
    """Details with text, a list, and a number."""

    shown: str | None = None
    listed: tuple[str, ...] = ()
    pages: int = 3


class TestNames:
    def test_name_from_another_letter_is_found(self):
        assert said(edited("I admire Globex."), names=["Initech", "Globex"]) == [
            (
                "'Globex' is neither the sender nor the recipient of this letter. "
                "Check that it is not left over from another one."
            )
        ]

    @pytest.mark.parametrize("name", ["Acme", "Dana", "Lee", "Ana Ruiz", "UX designer"])
    def test_sender_and_recipient_are_ignored(self, name):
        assert review(edited(f"Hello {name}."), names=[name]) == ()

    def test_longer_name_is_a_different_name(self):
        (remark,) = review(edited("Thank you for Acme Robotics."), names=["Acme Robotics"])

        assert remark.kind == "name"

    @pytest.mark.parametrize("text", ["Globexes", "a target", "unglobex"])
    def test_names_match_whole_words_and_case(self, text):
        assert review(edited(f"I see {text}."), names=["Globex", "Target"]) == ()

    def test_each_name_is_reported_once(self):
        letter = edited("Globex here.", "Globex there.")

        assert len(review(letter, names=["Globex", "Globex"])) == 1

    def test_names_must_not_be_a_single_str(self):
        """Each character would count as a name."""
        with pytest.raises(WrongTypeError) as caught:
            review(a_letter(), names="Globex")

        assert str(caught.value) == ("review() expected a list of names, got 'Globex' (str).")

    def test_empty_name_is_rejected(self):
        with pytest.raises(InvalidValueError, match=r"^review\.names must not be empty"):
            review(a_letter(), names=[""])


class TestNamesAsPasted:
    @pytest.mark.parametrize(
        ("contact", "remark"),
        [
            (
                "Wong, PhD",
                (
                    "'Wong' seems to be only a family name. "
                    "Add the first name to Contact.name, or set Contact.honorific."
                ),
            ),
            (
                "MIRIAM OKAFOR",
                (
                    "The contact's name 'MIRIAM OKAFOR' is all in capitals. "
                    "Write Contact.name as in a signature, such as 'Miriam Okafor'."
                ),
            ),
            (
                "miriam o'neil",
                (
                    "The contact's name \"miriam o'neil\" is all in lowercase. "
                    'Write Contact.name as in a signature, such as "Miriam O\'Neil".'
                ),
            ),
            (
                "Garc\u00eda L\u00f3pez, Mar\u00eda",
                (
                    "The contact's name 'Garc\u00eda L\u00f3pez, Mar\u00eda' contains a comma. "
                    "Write the first name first in Contact.name, and put a job title in "
                    "Contact.title."
                ),
            ),
            (
                "Katherine (Kate) Smith",
                (
                    "The contact's name 'Katherine (Kate) Smith' seems to contain more than a "
                    "name. Shorten Contact.name, or set Contact.addressed_as for the salutation."
                ),
            ),
            (
                "Dr.",
                (
                    "The contact's name is only 'Dr.'. "
                    "Add the rest of the name to Contact.name, or omit the contact."
                ),
            ),
            (
                "Talent Team",
                (
                    "The contact 'Talent Team' does not look like a person. "
                    "Correct Contact.name, or omit the contact so that the letter greets the team."
                ),
            ),
        ],
    )
    def test_name_that_could_not_be_cleaned_is_reported(self, contact, remark):
        assert said(a_letter(contact=contact)) == [remark]

    @pytest.mark.parametrize(
        "name",
        [
            *("HR Department", "Recruiting", "Acme Careers", "jobs", "no-reply", "Do Not Reply"),
            *("Talent Acquisition", "Acme", "Globex LLC"),
        ],
    )
    def test_teams_and_companies_are_not_people(self, name):
        (remark,) = review(a_letter(contact=name))

        assert (remark.kind, "does not look like a person" in remark.what) == ("contact", True)

    @pytest.mark.parametrize(
        "name",
        [
            *("Dana Lee", "JD", "J. K. Roe", "Nguy\u1ec5n V\u0103n An", "Dana", "Steve Jobs"),
            *("Ann Page", "Miriam Okafor, PhD", "van der Berg", "\u7530\u4e2d\u592a\u90ce"),
            *("Sammy Davis Jr.", "Mary-Jane O'Neil", "Teamer Lee", "Atlee Roe"),
        ],
    )
    def test_names_of_people_are_fine(self, name):
        assert review(a_letter(contact=name)) == ()

    @pytest.mark.parametrize("name", ["Katherine (Kate) Smith", "Wong, PhD"])
    def test_addressed_as_settles_the_salutation(self, name):
        contact = Contact(name, addressed_as="Kate")

        assert review(a_letter(contact=contact)) == ()

    def test_honorific_settles_a_family_name(self):
        assert review(a_letter(contact=Contact("Wong, PhD", honorific="Dr."))) == ()

    def test_salutation_without_addressed_as_is_reported(self):
        letter = a_letter(contact=Contact("Dana Lee", addressed_as="Dana"))

        assert said(edited(letter=letter, salutation="Hello Ms. Lee,")) == [
            (
                "The salutation does not say 'Dana' (Contact.addressed_as). "
                "Edit the salutation, or omit Contact.addressed_as."
            )
        ]

    @pytest.mark.parametrize("field", ["company", "agency"])
    @pytest.mark.parametrize(
        ("name", "suggested"),
        [
            ("ACME ROBOTICS, INC.", "Acme Robotics, Inc."),
            ("THE HOME DEPOT", "The Home Depot"),
            ("IBM GLOBAL SERVICES LLC", "IBM Global Services LLC"),
            ("BANK OF THE WEST", "Bank of the West"),
        ],
    )
    def test_company_in_capitals_is_reported(self, field, name, suggested):
        remark = f"{name!r} is all in capitals. Write it as the company does in a sentence, such as"

        assert said(a_letter(**{field: name})) == [f"{remark} {suggested!r} (Rejection.{field})."]

    def test_company_that_is_also_the_agency_is_reported_once(self):
        assert len(review(a_letter(company="ACME ROBOTICS", agency="ACME ROBOTICS"))) == 1

    @pytest.mark.parametrize("field", ["company", "agency"])
    def test_company_that_ends_a_sentence_is_reported(self, field):
        assert said(a_letter(**{field: "Acme Robotics."})) == [
            (
                "'Acme Robotics.' ends with a period. "
                f"Remove it from Rejection.{field} unless it is part of the name."
            )
        ]

    @pytest.mark.parametrize(
        "company",
        [
            *("IBM", "IKEA", "NASA JPL", "AT&T", "IKEA US", "H&M", "Acme, Inc.", "Acme L.L.C."),
            *(
                "Acme Co.",
                "Acme Corp.",
                "Yahoo!",
                "the Acme Group",
                "eBay",
                "thoughtbot",
                "A. Roe Bros.",
            ),
        ],
    )
    def test_usual_names_of_companies_are_fine(self, company):
        assert review(a_letter(company=company)) == ()


class TestSamePerson:
    @pytest.mark.parametrize("name", ["Dana Lee", "dana lee", "our mutual friend, Dana Lee"])
    def test_referral_by_the_contact_is_reported(self, name):
        letter = a_letter(stage="application", referred_by=name)

        assert said(letter) == [
            (
                f"The letter tells Dana Lee what {letter.rejection.referred_by!r} suggested. "
                "Omit Rejection.referred_by, or correct Rejection.contact."
            )
        ]

    @pytest.mark.parametrize("name", ["Miriam Okafor", "Dr. Miriam Okafor"])
    def test_thanks_to_the_contact_in_the_third_person_are_reported(self, name):
        contact = Contact("Miriam Okafor, PhD", honorific="Dr.")
        letter = a_letter(stage="interview", contact=contact, thanks_to=["Tom Roe", name])

        assert said(letter) == [
            (
                f"The letter is addressed to {name!r} and also passes on thanks to them. "
                "Remove the contact's name from Rejection.thanks_to."
            )
        ]

    @pytest.mark.parametrize(
        ("contact", "name"), [("Dana", "Dana Kim"), ("Dana Lee", "Dana Leeds"), (None, "Dana Lee")]
    )
    def test_other_people_are_fine(self, contact, name):
        assert review(a_letter(stage="interview", contact=contact, thanks_to=[name])) == ()

    def test_name_that_the_letter_does_not_mention_is_only_unused(self):
        letter = edited("Thank you.", letter=a_letter(referred_by="Dana Lee"))

        assert [remark.kind for remark in review(letter)] == ["fact"]


class TestLength:
    @pytest.mark.parametrize(("medium", "most"), [("email", 150), ("letter", 200)])
    def test_long_body_is_reported(self, medium, most):
        letter = a_letter(medium=medium)
        enough = " ".join(["word"] * most)

        assert review(edited(enough, letter=letter)) == ()
        assert said(edited(enough, ("more",), letter=letter)) == [
            (
                f"The body has {most + 1} words, but this kind of letter should have at most "
                f"{most}. Shorten it; short letters are more likely to be read."
            )
        ]

    @pytest.mark.parametrize(
        "facts", [{"own_words": "It is good."}, {"questions": ["Is it good?"]}]
    )
    def test_own_words_and_questions_do_not_count(self, facts):
        letter = a_letter(**facts)
        enough = " ".join(["word"] * 150)
        (own,) = facts.get("questions", [facts.get("own_words")])

        assert review(edited(enough, own, letter=letter)) == ()
        (remark,) = review(edited(enough, f"{own} Yes.", letter=letter))
        assert remark.what == (
            "The body has 151 words without your own, but this kind of letter should have at most "
            "150."
        )

    def test_dashes_do_not_count_as_words(self):
        assert review(edited(" ".join(["word -"] * 150))) == ()


class TestCall:
    def test_missing_phone_number_is_reported(self):
        letter = a_letter(contact="Dana Lee", stage="inquiry", call_on="2026-11-23")

        assert said(letter) == [
            (
                "The letter promises a call on November 23, 2026, but Dana Lee has no phone "
                "number. Look up the number and set Contact.phone, or remove the promise."
            )
        ]

    def test_date_format_follows_the_locale(self):
        british = attrs.evolve(PROFILE, locale="en-GB")
        call = {"contact": "Dana Lee", "stage": "inquiry", "call_on": "2026-11-23"}
        (remark,) = review(a_letter(profile=british, **call))

        assert "on 23 November 2026" in remark.what

    def test_missing_contact_is_reported(self):
        letter = a_letter(stage="inquiry")
        without_contact = attrs.evolve(
            letter, rejection=attrs.evolve(letter.rejection, contact=None)
        )
        (remark,) = review(without_contact)

        assert remark.what.endswith("on November 23, 2026, but it has no contact.")

    @pytest.mark.parametrize(
        "promise",
        ["I will call", "I'll call", "I\u2019ll ring", "I shall phone", "I will telephone"],
    )
    def test_promise_without_a_date_is_reported(self, promise):
        assert said(edited(f"Next week {promise} you.")) == [
            (
                f"The letter says {promise!r}, but Letter.call_on is not set. "
                "Set it so that you can create a reminder, or remove the promise."
            )
        ]

    def test_date_without_a_promise_is_reported(self):
        assert said(edited("Thank you.", letter=a_letter(stage="inquiry"))) == [
            (
                "Letter.call_on is November 23, 2026, but the letter does not mention a call. "
                "Mention the call in the letter, or set Letter.call_on to None."
            )
        ]

    def test_promise_with_a_phone_number_is_fine(self):
        assert review(a_letter(stage="inquiry")) == ()


class TestLateness:
    @pytest.mark.parametrize(("date", "late"), [("2026-11-23", False), ("2026-11-24", True)])
    def test_reply_after_more_than_a_week_is_late(self, date, late):
        assert bool(review(a_letter(date=date))) is late

    def test_message_counts_the_days(self):
        assert said(a_letter(date="2026-12-16")) == [
            (
                "The letter is dated 30 days after the rejection. "
                "Reply within a week, or add a few words about the delay."
            )
        ]

    def test_rejection_without_a_date_is_not_late(self):
        rejection = Rejection("Acme", contact=DANA)

        assert review(compose(PROFILE, rejection, date="2026-12-16")) == ()


class TestPastInvitation:
    def test_invitation_for_a_day_before_the_letter_is_reported(self):
        letter = a_letter(reapply_after="2026-11-17")

        assert said(letter) == [
            (
                "The letter says that you may apply after November 17, 2026, but it is dated "
                "November 18, 2026. Correct Rejection.reapply_after, or set Rejection.reapply "
                "instead."
            )
        ]

    @pytest.mark.parametrize("day", ["2026-11-18", "2027-05-01"])
    def test_later_invitation_is_fine(self, day):
        assert review(a_letter(reapply_after=day)) == ()

    def test_past_day_need_not_be_mentioned(self):
        letter = a_letter(reapply_after="2026-11-17")

        assert review(edited("I will gladly apply again.", letter=letter)) == ()


class TestCaller:
    def test_phone_call_from_no_one_is_reported(self):
        assert said(a_letter(medium="phone", contact=None)) == [
            (
                "You were told by phone, but the letter does not name the person who called. "
                "Set Rejection.contact; if you missed the name, ask the company for it."
            )
        ]

    @pytest.mark.parametrize("facts", [{"medium": "phone"}, {"contact": None}])
    def test_named_callers_and_emails_from_no_one_are_fine(self, facts):
        assert review(a_letter(**facts)) == ()


NO_REPLY = SourceMessage(sender="Acme Careers <no-reply@acme.example>")


class TestUnreadAddress:
    @pytest.mark.parametrize(
        "facts",
        [
            {"message": NO_REPLY},
            {"message": NO_REPLY, "contact": None},
            {"contact": Contact("Dana Lee", email="no-reply@acme.example")},
            {"message": attrs.evolve(NO_REPLY, reply_to="noreply@x.example, no-reply@x.example")},
            {"message": SourceMessage(sender="jobs@acme.example", no_reply=True)},
            {"message": NO_REPLY, "medium": "phone"},
        ],
    )
    def test_address_that_no_one_reads_is_reported(self, facts):
        (remark,) = review(a_letter(**facts))

        assert remark.kind == "contact"
        assert re.fullmatch(
            r"No one reads email to \S+@\S+\. Find a person's address and set Contact\.email\.",
            str(remark),
        )

    @pytest.mark.parametrize(
        "facts",
        [
            {"message": NO_REPLY, "contact": Contact("Dana Lee", email="dana@acme.example")},
            {"message": attrs.evolve(NO_REPLY, reply_to="jobs@acme.example")},
            {"message": attrs.evolve(NO_REPLY, reply_to="jobs@acme.example", no_reply=True)},
            {"message": attrs.evolve(NO_REPLY, reply_to="jobs@x.example, no-reply@x.example")},
            {"message": SourceMessage(sender="a..b@-bad-.example")},
            {"message": SourceMessage(no_reply=True)},
            {"message": NO_REPLY, "medium": "letter"},
        ],
    )
    def test_other_addresses_and_paper_are_fine(self, facts):
        assert review(a_letter(**facts)) == ()

    def test_notes_are_not_sent_by_email(self):
        assert review(a_letter("short-note", message=NO_REPLY)) == ()


PRICING = "your move to usage-based pricing"
OWN = "Your question about churn has stayed with me."


class TestPersonal:
    @pytest.mark.parametrize("stage", ["screen", "interview", "final"])
    def test_letter_without_facts_after_a_conversation_is_reported(self, stage):
        assert said(a_letter(stage=stage)) == [
            (
                "This letter could come from anyone: it mentions nothing from your conversation. "
                "Set Rejection.discussed or Rejection.thanks_to, or use compose(own_words=...)."
            )
        ]

    @pytest.mark.parametrize(
        ("facts", "text"),
        [
            ({"discussed": PRICING}, f"I liked the part about {PRICING}."),
            ({"thanks_to": ["Kim Oh", "Lu Wei"]}, "Please thank Kim Oh and Lu Wei."),
            ({"own_words": OWN}, OWN),
            ({"questions": ["What should I read?"]}, "May I ask you this? What should I read?"),
        ],
        ids=lambda facts: next(iter(facts)) if isinstance(facts, dict) else "",
    )
    def test_one_fact_is_enough(self, facts, text):
        assert review(edited(text, letter=a_letter(stage="interview", **facts))) == ()

    def test_fact_that_the_letter_does_not_use_is_not_enough(self):
        letter = edited("Thank you.", letter=a_letter(stage="interview", discussed=PRICING))

        assert [remark.kind for remark in review(letter)] == ["personal", "fact"]

    @pytest.mark.parametrize("facts", [{"referred_by": "Kim Oh"}, {"drawn_by": "your sensors"}])
    def test_facts_from_before_the_conversation_are_not_enough(self, facts):
        letter = a_letter(stage="screen", **facts)

        assert "personal" in {
            remark.kind for remark in review(edited("Kim Oh, your sensors.", letter=letter))
        }


class TestFacts:
    @pytest.mark.parametrize(
        ("facts", "what"),
        [
            (
                {"stage": "final", "discussed": PRICING},
                f"The letter does not mention '{PRICING}' (Rejection.discussed).",
            ),
            (
                {"stage": "final", "thanks_to": ["Al", "Kim Oh", "Lu Wei"]},
                "The letter does not mention 'Al' and 'Lu Wei' (Rejection.thanks_to).",
            ),
            ({"own_words": OWN}, f"The letter does not include '{OWN}' (Letter.own_words)."),
            (
                {"questions": ["What next?", "Where to?"]},
                "The letter does not ask 'What next?' and 'Where to?' (Letter.questions).",
            ),
        ],
        ids=lambda facts: [*facts][-1] if isinstance(facts, dict) else "",
    )
    def test_unused_fact_is_reported_once(self, facts, what):
        """A name must be a whole word: "Al" is not in "Also"."""
        letter = edited("Also thank Kim Oh for me.", letter=a_letter(**facts))

        assert [str(remark) for remark in review(letter) if remark.kind == "fact"] == [
            f"{what} Add it yourself if it fits, or choose another template."
        ]

    @pytest.mark.parametrize("stage", ["assessment", "screen", "interview", "final"])
    @pytest.mark.parametrize(
        ("field", "facts"),
        [
            ("Rejection.referred_by", {"referred_by": "Kim Oh"}),
            ("Letter.drawn_by", {"drawn_by": "Kim Oh"}),
        ],
    )
    def test_fact_that_does_not_suit_the_stage_is_explained(self, field, facts, stage):
        letter = edited("Thank you.", letter=a_letter(stage=stage, **facts))

        assert said(letter)[-1] == (
            f"The letter does not mention 'Kim Oh' ({field}). "
            "Templates use it only after an inquiry or an application; add it yourself if it fits."
        )

    def test_long_fact_is_shortened(self):
        letter = a_letter(drawn_by="your work on " + "very " * 12 + "cheap sensors")
        (remark,) = review(edited("Thank you.", letter=letter))

        assert f"'your work on {'very ' * 8}...'" in remark.what

    @pytest.mark.parametrize(
        "text", [PRICING.upper(), PRICING.replace(" ", "\u00a0"), PRICING.replace(" ", "  ")]
    )
    def test_case_and_spaces_do_not_matter(self, text):
        assert review(edited(f"I liked {text}.", letter=a_letter(drawn_by=PRICING))) == ()

    @pytest.mark.parametrize(
        ("facts", "what", "accepted"),
        [
            (
                {"on_file": True},
                "The letter does not accept the offer to stay on file (Rejection.on_file).",
                "Please do keep my résumé on file, as you offered.",
            ),
            (
                {"reapply": True},
                "The letter does not accept the invitation to apply again (Rejection.reapply).",
                "I will gladly apply again, as you suggested.",
            ),
            (
                {"reapply_after": "2027-05-01"},
                (
                    "The letter does not say that you may apply after May 1, 2027 "
                    "(Rejection.reapply_after)."
                ),
                "I will gladly apply again after May 1, 2027.",
            ),
            (
                {"reapply_after": "2027-05-01", "profile": attrs.evolve(PROFILE, locale="en-GB")},
                (
                    "The letter does not say that you may apply after 1 May 2027 "
                    "(Rejection.reapply_after)."
                ),
                "I will gladly apply again after 1 May.",
            ),
        ],
        ids=["on_file", "reapply", "reapply_after", "British"],
    )
    def test_offer_that_is_not_accepted_is_reported(self, facts, what, accepted):
        letter = a_letter(**facts)

        assert said(edited("Thank you. May I ask why?", letter=letter)) == [
            f"{what} Accept it in your own words, or choose another template."
        ]
        assert review(edited(accepted, letter=letter)) == ()

    @pytest.mark.parametrize(
        "accepted",
        [
            "I would like to write again, as you suggested.",
            "I will gladly take up your invitation to get in touch again.",
            "I am looking forward to writing again.",
        ],
    )
    def test_invitation_after_an_inquiry_is_accepted_by_writing_again(self, accepted):
        """There was no application to repeat."""
        letter = a_letter(stage="inquiry", contact="Dana Lee", reapply=True)

        assert len(said(edited("Thank you. May I ask why?", letter=letter))) == 1
        assert review(edited(accepted, letter=letter)) == ()

    @pytest.mark.parametrize("template", ["classic", "brief"])
    @pytest.mark.parametrize("stage", ["inquiry", "application"])
    def test_letters_accept_an_invitation_to_apply_again(self, template, stage):
        rejection = Rejection("Acme", stage=stage, reason="no-opening", reapply=True)

        for variant in range(20):
            letter = compose(PROFILE, rejection, template=template, variant=variant)
            assert not any("apply again" in remark for remark in said(letter))


class TestOwnWords:
    @staticmethod
    def remarks(own, rest="I am grateful for the time you took.", **facts):
        """Return the text of each remark on a letter with own words."""
        return said(edited(f"{rest} {own}", letter=a_letter(own_words=own, **facts)))

    @pytest.mark.parametrize(
        ("own", "remark"),
        [
            (
                "Please keep me in mind.",
                (
                    "Your own 'keep me in mind' seems to ask for the job. "
                    "Ask for advice instead; the decision is made."
                ),
            ),
            (
                "I still believe I am the right person.",
                (
                    "Your own 'I still believe I am' seems to argue with the decision. "
                    "Remove it; a reply that accepts the decision is more likely to be answered."
                ),
            ),
            (
                "I wonder why I was not chosen.",
                (
                    "Your own 'why I was' asks for the reasons. "
                    "Ask for advice instead; many people are not allowed to give their reasons."
                ),
            ),
        ],
    )
    def test_bad_manners_are_reported(self, own, remark):
        assert self.remarks(own) == [remark]

    @pytest.mark.parametrize(
        "own",
        [
            "I think I was the strongest candidate.",
            "I know I would have done the job well.",
            "I believe I am better qualified than most.",
            "I feel I was treated badly.",
            "I think your decision was unfair.",
            "You made the wrong decision.",
            "I disagree with your decision.",
            "I hope you change your mind.",
            "I deserve a second look.",
        ],
    )
    def test_arguments_are_reported(self, own):
        assert any("seems to argue" in remark for remark in self.remarks(own))

    @pytest.mark.parametrize(
        "own",
        [
            "Please consider me for other roles.",
            "If your first choice falls through, please write to me.",
            "I would like another chance.",
            "Please think of me when something opens up.",
        ],
    )
    def test_requests_for_a_job_are_reported(self, own):
        assert any("seems to ask for the job" in remark for remark in self.remarks(own))

    @pytest.mark.parametrize(
        "own",
        [
            "Why did you choose someone else?",
            "Why did you decide against me?",
            "I wonder why you decided so.",
            "What were the reasons for your decision?",
        ],
    )
    def test_questions_about_the_decision_are_reported(self, own):
        assert any("asks for the reasons" in remark for remark in self.remarks(own))

    def test_own_questions_are_reviewed(self):
        letter = a_letter(questions=["Would you reconsider?"])

        (remark,) = said(edited("Would you reconsider?", letter=letter))

        assert remark.startswith("Your own 'reconsider' seems to ask for the job.")

    @pytest.mark.parametrize(
        ("own", "facts"),
        [
            ("Please keep my résumé on file.", {"on_file": True}),
            ("I will apply again.", {"reapply": True}),
            ("I will apply again after May 1.", {"reapply_after": "2027-05-01"}),
            ("Please keep me in mind.", {"agency": "Talent Partners"}),
        ],
    )
    def test_offers_may_be_accepted(self, own, facts):
        """An agency may be asked for its help."""
        assert self.remarks(own, **facts) == []

    @pytest.mark.parametrize(
        "own",
        [
            "I enjoyed our conversation and am grateful for your time.",
            "I really enjoyed our conversation, and am grateful for your time.",
        ],
    )
    def test_sentence_of_the_letter_is_a_repetition(self, own):
        rest = "Thank you. I enjoyed our conversation and am grateful for your time."

        assert self.remarks(own, rest) == [
            f"Your own sentence {own!r} repeats the letter. Say something that only you could say."
        ]

    @pytest.mark.parametrize(
        "own", ["Thank you again for your time.", "I really appreciate the opportunity."]
    )
    def test_general_thanks_are_a_repetition(self, own):
        assert self.remarks(f"{OWN} {own}") == [
            (
                f"Your own sentence {own!r} says thank you again. "
                "Say what you are grateful for, or remove it."
            )
        ]

    @pytest.mark.parametrize(
        "own",
        [
            OWN,
            "Thanks to your notes, I have rewritten two case studies.",
            "Thank you for introducing me to Kim Oh.",
            "I would appreciate a word about your reading list.",
            "Your talk made me reconsider how I test.",
            "Why did you move to usage-based pricing?",
            "I keep thinking about why you chose Rust.",
            "What were the reasons for your move to Ohio?",
            "I think I was too focused on the visuals.",
            "I believe I was the only nurse in the room.",
            "I know that I am still early in my career.",
            "I know I would enjoy the podcast you mentioned.",
            "The wrong decision in my case study was the color.",
            "A bad choice of example on my part led us off topic.",
            "I deserve no credit for the garden; my team built it.",
            "I disagree with my old self on that point now.",
            "It was unfair of the weather to delay your train.",
            "Thinking of me as a teacher first was kind of you.",
            "I am applying again for the certificate in June.",
            "The sensors would be missed if the funding falls through.",
            "I will call my mentor about the book you recommended.",
            "I will ring the changes on my portfolio.",
        ],
    )
    def test_own_words_that_say_something_are_fine(self, own):
        assert self.remarks(own) == []

    def test_own_words_that_are_not_in_the_letter_are_not_reviewed(self):
        letter = edited("Thank you.", letter=a_letter(own_words="Please reconsider."))

        assert [remark.kind for remark in review(letter)] == ["fact"]


class TestTitleRemarks:
    @pytest.mark.parametrize("role", ["Operations", "Work From Home!", "Now Hiring - Remote"])
    def test_role_without_a_job_is_reported(self, role):
        (remark,) = said(a_letter(role=role))

        assert remark == (
            f"{role!r} (Rejection.role) names no job, so the letter says 'the position'. "
            "Set Rejection.role to the title of the job."
        )

    @pytest.mark.parametrize(
        "role", [None, "Nurse (m/w/d) - Remote", "HEAD OF SALES", "Werkstudent"]
    )
    def test_role_with_a_job_is_fine(self, role):
        assert said(a_letter(role=role)) == []

    @pytest.mark.parametrize(
        ("occupation", "in_text"),
        [
            ("Sales Manager", "sales manager"),
            ("Sales manager", "sales manager"),
            ("SALES MANAGER", "sales manager"),
            ("UX Designer", "UX designer"),
            ("Data Engineer | Speaker", "data engineer"),
        ],
    )
    def test_capitalized_occupation_is_reported(self, occupation, in_text):
        (remark,) = said(a_letter(profile=Profile("Ana Ruiz", occupation)))

        assert remark == (
            f"{occupation!r} (Profile.occupation) is capitalized in the middle of a sentence. "
            f"Write {in_text!r}."
        )

    @pytest.mark.parametrize("occupation", ["UX designer", "SRE", "Java developer", "nurse"])
    def test_occupation_with_capitals_of_its_own_is_fine(self, occupation):
        assert said(a_letter(profile=Profile("Ana Ruiz", occupation))) == []


def one_remark(letter):
    """Return one remark, like the reviewer of a pack."""
    yield Remark("wording", "It is dull.", "Make it shine.")


def no_remark(letter):
    """Return something other than remarks."""
    return ["It is dull."]


def no_list(letter):
    """Return None instead of an iterable."""


def failing(letter):
    """Fail, as third-party code may."""
    raise KeyError("dull")


class TestTemplateRemarks:
    def test_words_to_avoid_are_reported_as_written(self):
        letter = edited("I CRUSH it, and crush it; I crushed it.", letter=a_letter(letters.sales))

        assert said(letter)[0] == (
            "'CRUSH' does not suit this kind of letter. Use plainer words or remove it."
        )
        assert [remark.what.split("'")[1] for remark in review(letter)] == [
            *("CRUSH", "crush", "crushed")
        ]

    def test_words_to_avoid_match_whole_words(self):
        template = Template.from_string('{% extends "letter" %}', avoid=("art",))

        assert review(edited("A part, smart.", letter=a_letter(template))) == ()

    def test_remarks_of_the_reviewer_are_included(self):
        template = Template.from_string('{% extends "letter" %}', reviewer=one_remark)

        assert said(a_letter(template)) == ["It is dull. Make it shine."]

    @pytest.mark.parametrize(
        ("reviewer", "cause"),
        [
            (failing, "KeyError: 'dull'"),
            (no_remark, "TypeError: expected an iterable of Remark objects"),
            (no_list, "TypeError: 'NoneType' object is not iterable"),
        ],
    )
    def test_failing_reviewer_is_a_warning(self, reviewer, cause):
        """The general remarks are still returned."""
        template = Template.from_string('{% extends "letter" %}', name="odd", reviewer=reviewer)
        letter = edited("TODO.", letter=a_letter(template))

        with pytest.warns(RejectionLettersWarning) as caught:
            remarks = review(letter)

        assert [remark.kind for remark in remarks] == ["placeholder"]
        assert str(caught[0].message) == (
            f"The reviewer of template 'odd' failed ({cause}), so only general remarks are "
            "returned. Report this to the template's authors."
        )
        assert caught[0].filename == __file__

    def test_reviewer_must_be_callable(self):
        with pytest.raises(WrongTypeError) as caught:
            Template.from_string('{% extends "letter" %}', reviewer="one_remark")

        assert str(caught.value) == (
            "Template.reviewer must be a function that takes a Letter and returns remarks; "
            "got 'one_remark' (str)."
        )

    def test_reviewer_is_pickled_with_its_template(self):
        template = Template.from_string('{% extends "letter" %}', reviewer=one_remark)

        assert pickle.loads(pickle.dumps(template)).reviewer is one_remark


class TestMilitaryReviewer:
    @staticmethod
    def remarks(text, **changes):
        """Return the text of each remark on a military-transition letter."""
        return said(edited(text, letter=a_letter(letters.military_transition, **changes)))

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
            ("squadron", "organization of N people"),
            ("AAR", "review of what worked and what did not"),
        ],
    )
    def test_plain_words_are_suggested(self, shorthand, plain):
        assert self.remarks(f"I did {shorthand} work.") == [
            (
                f"{shorthand!r} is a military term. "
                f"Consider {plain!r}, or describe it in your own words."
            )
        ]

    def test_letter_is_not_changed(self):
        letter = edited("After TDY.", letter=a_letter(letters.military_transition))
        review(letter)

        assert letter.blocks == ("After TDY.",)

    def test_each_word_is_reported_once(self):
        assert len(self.remarks("TDY after TDY.")) == 1

    def test_details_are_searched(self):
        details = letters.MilitaryDetails(specialty="MOS 25B work")
        letter = compose(
            PROFILE,
            Rejection("Acme", contact=DANA),
            template=letters.military_transition,
            details=details,
        )

        assert said(letter)[0].startswith("'MOS' is a military term.")

    @pytest.mark.parametrize("text", ["I hold a Secret security clearance.", "A TS/SCI clearance."])
    def test_clearances_are_not_reported(self, text):
        """Readers look for the name of a clearance."""
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
    def test_ordinary_words_are_not_reported(self, text):
        """Civilians know some acronyms and codes, too."""
        assert self.remarks(f"See {text}.") == []

    def test_pay_grades_are_reported(self):
        assert self.remarks("As an O-5 I led.") == [
            (
                "Civilian readers may not know the pay grade 'O-5'. "
                "Instead, mention how many people, how much equipment, or what budget you managed."
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
    def test_ranks_in_the_signature_are_reported(self, name, rank):
        (remark,) = self.remarks("Thank you.", profile=Profile(name, "planner"))

        assert remark == (
            f"Your signature includes the rank {rank!r}. "
            "Sign with just your name: your work speaks louder than your rank."
        )

    @pytest.mark.parametrize("name", ["Majorie Genet", "Ana Major", "Colm Gentry, Jr."])
    def test_names_are_not_ranks(self, name):
        assert self.remarks("Thank you.", profile=Profile(name, "planner")) == []

    def test_ranks_in_the_text_are_reported(self):
        assert self.remarks("I served as a Captain.") == [
            (
                "Civilian readers may not know the rank 'Captain'. "
                "Instead, mention how many people, how much equipment, or what budget you managed."
            )
        ]

    @pytest.mark.parametrize("text", ["as a General Manager", "Major changes", "as a general rule"])
    def test_job_titles_are_not_ranks(self, text):
        assert self.remarks(f"I know them {text}.") == []

    def test_unknown_acronyms_are_reported(self):
        assert self.remarks("I planned CBRN work.") == [
            (
                "Civilian readers may not know the acronym 'CBRN'. "
                "Spell it out, or describe it in plain words."
            )
        ]

    def test_acronyms_of_the_company_are_not_reported(self):
        assert self.remarks("I like NTT and its SREs.", company="NTT", role="SREs") == []

    def test_words_in_company_and_role_are_not_reported(self):
        text = "The commander of mission operations managers at Mission Foods."
        known = {"company": "Mission Foods", "role": "Mission Commander"}

        assert self.remarks(text, **known) == []

    def test_names_among_the_facts_are_not_reported(self):
        people = {"agency": "TPG", "referred_by": "Maj. KLM", "thanks_to": ["GHI"]}
        letter = a_letter(letters.military_transition, stage="final", **people)

        kinds = {remark.kind for remark in review(edited("TPG, Maj. KLM and GHI.", letter=letter))}

        assert kinds == set()

    def test_subject_of_the_rejection_email_is_not_reported(self):
        message = SourceMessage(subject="RE: YOUR APPLICATION (REQ 12)")

        assert self.remarks("Thank you.", message=message) == []
