"""Problem: what is wrong with a template, and where."""

from __future__ import annotations

import attrs

from .._letter import Letter


@attrs.frozen
class Problem:
    """Something that is wrong with a template, once for each line it stands on.

    `str(problem)` is all of it in a few lines.

    Attributes:
        rule: The rule that found it, such as `"no_word_is_said_twice_in_a_row"`.
        what: What is wrong, in a sentence.
        file: The file it stands in; of a template given as text, its name.
        line: The line in that file; None where it is something that is missing.
        sentence: The words that are wrong, in their sentence; empty where there are none.
        case: The first situation for which the letter is wrong; empty where every one is.
        count: In how many letters it was found.
        letter: The first of those letters; None where none could be written.

    Example:
        >>> from rejection_letters import Template
        >>> from rejection_letters.testing import check
        >>> template = Template.from_string('''{% extends "letter" %}
        ... {% block thanks %}
        ... Thank you for for your time.
        ... {% endblock %}''')
        >>> (problem,) = check(template)
        >>> problem.rule, problem.file, problem.line
        ('no_word_is_said_twice_in_a_row', 'text', 3)
        >>> problem.sentence
        'Thank you for for your time.'
    """

    rule: str
    what: str
    file: str
    line: int | None = None
    sentence: str = ""
    case: str = ""
    count: int = 0
    letter: Letter | None = attrs.field(default=None, repr=False)

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}, line {self.line}"
        lines = [f"{place}: {self.what}"]
        if self.sentence:
            lines.append(f"    {self.sentence}")
        if self.case:
            letters = "1 letter" if self.count == 1 else f"{self.count:,} letters"
            lines.append(f"    In {letters}, first from {self.case}.")
        return "\n".join(lines)
