"""Problem: what is wrong with a template, and where."""

from __future__ import annotations

import attrs

from .._letter import Letter


@attrs.frozen
class Problem:
    """Something that is wrong with one line of a template, or with the template as a whole.

    `str(problem)` describes it in a few lines.

    Attributes:
        rule: The rule that found it, such as `"no_word_is_doubled"`.
        what: What is wrong, in one sentence.
        file: The file to fix, or the template's name if it came from a string.
        line: The line in that file; None if the problem is not on a particular line.
        sentence: The sentence that contains the problem; empty if there is none.
        case: The first situation in which it was found; empty if it is about the whole template.
        count: The number of letters in which it was found.
        letter: The first of those letters; None if it could not be written.

    Example:
        >>> from rejection_letters import Template
        >>> from rejection_letters.testing import check
        >>> template = Template.from_string('''{% extends "letter" %}
        ... {% block thanks %}
        ... Thank you for for your time.
        ... {% endblock %}''')
        >>> (problem,) = check(template)
        >>> problem.rule, problem.file, problem.line
        ('no_word_is_doubled', 'text', 3)
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
            found = "1 letter" if self.count == 1 else f"{self.count:,} letters, for example"
            lines.append(f"    In {found}: {self.case}.")
        return "\n".join(lines)
