"""The rules: what holds for every letter of every template, one function each.

A rule is named for what holds, and its docstring says it in a sentence. It gives what it finds
wrong. In the order in which they are listed, each stands before those that depend on it.
"""

from __future__ import annotations

from . import _facts, _form, _manners, _values
from ._finding import Finding, Rule

__all__ = ["RULES", "Finding", "Rule"]

RULES: tuple[Rule, ...] = (
    _values.every_letter_can_be_written,
    _values.values_come_out_as_typed,
    _values.no_value_changes_the_structure,
    _values.every_detail_makes_a_difference,
    _values.the_reviewer_can_read_every_letter,
    _form.no_placeholder_is_left,
    _form.no_missing_value_is_printed,
    _form.every_paragraph_says_something,
    _form.no_blank_stands_before_punctuation,
    _form.no_punctuation_is_doubled,
    _form.brackets_and_quotes_come_in_pairs,
    _form.every_sentence_begins_with_a_capital,
    _form.every_paragraph_ends_in_punctuation,
    _form.a_colon_leads_to_a_list,
    _form.a_list_has_several_items,
    _form.no_sentence_is_said_twice,
    _form.no_word_is_said_twice_in_a_row,
    _form.one_of_a_thing_is_one,
    _form.articles_fit_what_follows,
    _form.the_spelling_follows_the_locale,
    _facts.the_salutation_is_to_who_wrote,
    _facts.no_name_of_others_is_in_the_letter,
    _facts.what_was_not_given_is_not_in_the_letter,
    _facts.the_subject_joins_the_thread,
    _facts.a_subject_of_its_own_is_short,
    _facts.no_other_day_is_named,
    _facts.a_talk_is_mentioned_only_after_one,
    _facts.an_interview_is_mentioned_only_after_one,
    _facts.the_last_round_is_mentioned_only_after_it,
    _facts.a_reason_is_claimed_only_where_it_was_stated,
    _facts.the_answer_knows_how_the_no_arrived,
    _facts.no_compliment_goes_to_nobody,
    _manners.it_thanks_if_declared,
    _manners.it_asks_if_declared,
    _manners.it_promises_a_call_if_declared,
    _manners.a_call_is_promised_where_there_is_a_day_for_it,
    _manners.the_minutes_named_are_those_of_the_letter,
    _manners.no_letter_asks_for_the_job_again,
    _manners.no_letter_argues,
    _manners.no_letter_asks_for_reasons,
    _manners.no_cliche_is_used,
    _manners.no_word_to_avoid_is_used,
    _manners.letters_keep_to_their_length,
)
