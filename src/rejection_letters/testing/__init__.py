"""Check that every letter a template can write is fit to send.

A pack of templates needs only a short test module. pytest then writes thousands of letters and
reports what is wrong and where, with one test for each rule:

    from rejection_letters.testing import conformance
    from rejection_letters_nursing import nursing

    TestNursing = conformance(nursing)

`check()` runs the same rules without pytest and returns the problems.

Example:
    >>> from rejection_letters import Template
    >>> from rejection_letters.testing import check
    >>> template = Template.from_string('''{% extends "letter" %}
    ... {% block thanks %}
    ... Thank you for for your time.
    ... {% endblock %}''')
    >>> for problem in check(template):
    ...     print(problem)
    text, line 3: 'for' appears twice in a row.
        Thank you for for your time.
        In ... letters, for example: ...
"""

from __future__ import annotations

from ._conformance import check, conformance
from ._problem import Problem

__all__ = ["Problem", "check", "conformance"]
