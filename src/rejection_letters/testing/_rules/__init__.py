"""The rules that every letter must follow, one function each.

A rule's name and docstring state what must be true of a letter; the rule yields a finding for each
violation. Rules are listed in the order in which an author should fix their findings.
"""

from __future__ import annotations

from . import _facts, _form, _manners, _values
from ._finding import Finding, Rule

__all__ = ["RULES", "Finding", "Rule"]

RULES: tuple[Rule, ...] = (
    _values.every_letter_can_be_written,
    _values.values_are_printed_as_typed,
    _values.values_do_not_change_the_structure,
    _values.every_detail_is_used,
    _values.the_reviewer_works_on_every_letter,
    _form.no_placeholders_are_left,
    _form.no_missing_values_are_printed,
    _form.every_paragraph_has_words,
    _form.no_space_comes_before_punctuation,
    _form.no_punctuation_is_doubled,
    _form.brackets_and_quotes_are_balanced,
    _form.every_sentence_starts_with_a_capital,
    _form.every_paragraph_ends_with_punctuation,
    _form.every_colon_introduces_a_list,
    _form.every_list_has_several_items,
    _form.no_sentence_is_repeated,
    _form.no_word_is_doubled,
    _form.nouns_after_one_are_singular,
    _form.articles_match_the_next_word,
    _form.spelling_and_dates_match_the_locale,
    _facts.the_salutation_names_the_contact,
    _facts.no_agency_is_taken_for_the_employer,
    _facts.no_names_are_hard_coded,
    _facts.no_details_are_hard_coded,
    _facts.replies_keep_the_subject,
    _facts.new_subjects_are_short,
    _facts.no_date_is_made_up,
    _facts.no_conversation_is_made_up,
    _facts.no_interview_is_made_up,
    _facts.no_final_round_is_made_up,
    _facts.no_reason_is_made_up,
    _facts.the_letter_matches_how_the_rejection_arrived,
    _facts.compliments_need_a_named_contact,
    _manners.thanks_match_the_moves,
    _manners.requests_match_the_moves,
    _manners.calls_match_the_moves,
    _manners.calls_match_call_on,
    _manners.minutes_match_letter_minutes,
    _manners.sequels_know_the_day_of_what_they_answer,
    _manners.thanks_for_advice_ask_for_nothing,
    _manners.reminders_reproach_no_one,
    _manners.no_letter_asks_for_the_job_again,
    _manners.no_letter_argues,
    _manners.no_letter_asks_for_reasons,
    _manners.no_cliches_are_used,
    _manners.no_avoided_words_are_used,
    _manners.courtesy_notes_print_one_fact,
    _manners.letters_stay_within_the_word_limit,
    _manners.notes_stay_within_the_character_limit,
)
