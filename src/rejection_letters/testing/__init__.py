"""The conformance kit: hold a template of your own to the rules of every letter.

Two lines in a test module are all that a pack of templates needs. pytest then writes each letter
that the template can write, and shows for every rule what is wrong, and where:

    from rejection_letters.testing import conformance
    from rejection_letters_nursing import nursing

    TestNursing = conformance(nursing)

`check()` does the same for a program, and returns what is wrong.

Example:
    >>> from rejection_letters import Template
    >>> from rejection_letters.testing import check
    >>> template = Template.from_string('''{% extends "letter" %}
    ... {% block thanks %}
    ... Thank you for for your time.
    ... {% endblock %}''')
    >>> for problem in check(template):
    ...     print(problem)
    text, line 3: 'for' is said twice in a row.
        Thank you for for your time.
        In ... letters, first from ...
"""

from __future__ import annotations

from ._conformance import check, conformance
from ._problem import Problem

__all__ = ["Problem", "check", "conformance"]
