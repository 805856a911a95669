"""check() and conformance(): apply every rule to every letter of a template."""

from __future__ import annotations

import difflib
import functools
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NoReturn, cast

from .. import _values
from .._template import Template
from ..errors import InvalidValueError, RejectionLettersError
from ._letters import MASK, Letters, Written
from ._places import place_of
from ._problem import Problem
from ._rules import RULES, Finding, Rule

_Test = Callable[[object], None]

LOADED = "the_template_can_be_loaded"
"""The rule that comes first, because a template that does not load has no letters."""


def check(
    template: Template[Any],
    *,
    details: Sequence[object] = (),
    skip: Mapping[str, str] | None = None,
) -> tuple[Problem, ...]:
    """Check every letter of a template against every rule.

    The kit writes a letter for every stage, reason and medium, with and without a contact, a role
    and other optional values, and with values that have broken other programs. Each of these
    letters is written with every alternative of every `{% vary %}`. Every pair of optional values
    occurs together, including the facts that make a letter personal, such as
    `Rejection.discussed`, `Rejection.agency` or the writer's own words.

    The kit uses the variants 0 to 99, so `compose(..., variant=...)` reproduces every problem; the
    case of the problem names the variant.

    Args:
        template: The template.
        details: Complete examples of its details; defaults to those in the fields' metadata. If
            there are many combinations of details, most of them are written with only some of the
            cases.
        skip: The names of rules to skip, each with a reason.

    Returns:
        The problems, one for each rule and line; empty if there are none.

    Raises:
        WrongTypeError: `template`, `details` or `skip` has the wrong type.
        InvalidValueError: `skip` contains an unknown rule, or a rule without a reason.

    Example:
        >>> from rejection_letters import letters
        >>> from rejection_letters.testing import check
        >>> check(letters.brief)
        ()
    """
    examination = _Examination("check", template, details)
    skipped = _reasons("check", skip or {})
    rules = [rule for rule in RULES if rule.__name__ not in skipped]
    return (*examination.loading(), *itertools.chain(*map(examination.problems, rules)))


def conformance(
    template: Template[Any],
    *,
    details: Sequence[object] = (),
    skip: Mapping[str, str] | None = None,
) -> type:
    """Return a test class for pytest, with one test for each rule.

    Assign the class to a name that pytest collects, such as `TestNursing`. The first test that runs
    writes the letters.

    Args:
        template: The template.
        details: Complete examples of its details; defaults to those in the fields' metadata.
        skip: The names of rules to skip, each with a reason, which pytest shows.

    Returns:
        The test class. A failing test shows the file, line, sentence and case of each problem.

    Raises:
        WrongTypeError: `template`, `details` or `skip` has the wrong type.
        InvalidValueError: `skip` contains an unknown rule, or a rule without a reason.

    Example:
        >>> from rejection_letters import letters
        >>> from rejection_letters.testing import conformance
        >>> TestBrief = conformance(letters.brief)
        >>> TestBrief().test_no_placeholders_are_left()
    """
    examination = _Examination("conformance", template, details)
    skipped = _reasons("conformance", skip or {})
    tests = [_loading_test(examination)]
    tests += (_rule_test(examination, rule, skipped.get(rule.__name__)) for rule in RULES)
    doc = f"Template {template.name!r} follows the rules for every letter."
    return type("Conformance", (), {"__doc__": doc, **{test.__name__: test for test in tests}})


class _Examination:
    """The letters of a template, written on first use, and the problems in them."""

    def __init__(self, function: str, template: Template[Any], details: Sequence[object]) -> None:
        if not isinstance(details, (list, tuple)):
            raise _values.unexpected(f"{function}.details", details, "a list of examples")
        self._template = _values.argument(f"{function}.template", template, Template, "a Template")
        self._details = details

    @functools.cached_property
    def _letters(self) -> Letters | RejectionLettersError:
        try:
            return Letters(self._template, self._details)
        except RejectionLettersError as error:
            return error

    def loading(self) -> tuple[Problem, ...]:
        """Return a problem if the template cannot be loaded."""
        error = self._letters
        if isinstance(error, Letters):
            return ()
        file = getattr(error, "template", self._template.place)
        line = getattr(error, "line", None)
        what = RejectionLettersError.__str__(error)
        return (Problem(LOADED, what, self._template.place if line is None else file, line),)

    def problems(self, rule: Rule) -> tuple[Problem, ...]:
        """Return the problems that a rule finds, one for each line."""
        if isinstance(self._letters, RejectionLettersError):
            return ()
        return tuple(_grouped(rule.__name__, rule(self._letters), self._template.place))


def _grouped(rule: str, findings: Iterable[Finding], file: str) -> Iterator[Problem]:
    """Yield one problem for each line that the findings are about."""
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        alike.setdefault(_likeness(finding), []).append(finding)
    lines: dict[tuple[str, int | None, str], list[Finding]] = {}
    for group in alike.values():
        # Findings about the template as a whole have no line, so do not merge them by line.
        about = "" if group[0].cases else group[0].what
        lines.setdefault((*_place(group[0], file), about), []).extend(group)
    for (place, line, _), group in lines.items():
        yield _problem(rule, place, line, group)


def _place(finding: Finding, file: str) -> tuple[str, int | None]:
    if finding.text is None:
        return finding.place or (file, None)
    written = cast("Written", finding.cases[0])  # which a text comes from
    return place_of(finding.text, finding.start, written)


def _problem(rule: str, file: str, line: int | None, findings: Sequence[Finding]) -> Problem:
    first = findings[0]
    letters = {id(case): case for finding in findings for case in finding.cases}
    case = next(iter(letters.values()), None)
    return Problem(
        rule,
        first.what,
        file,
        line,
        sentence="" if first.text is None else first.text.sentence_at(first.start),
        case="" if case is None else str(case),
        count=len(letters),
        letter=case.letter if isinstance(case, Written) else None,
    )


def _likeness(finding: Finding) -> tuple[object, ...]:
    """Return a key that findings share if they are about the same words with different names.

    There may be thousands of such findings, so only the first is traced to its line.
    """
    if finding.text is None:
        return (finding.place, finding.what)
    masked, start = finding.text.masked, finding.start
    return tuple(re.sub(f"{MASK}+", MASK, part) for part in (masked[:start], masked[start:]))


def _rule_test(examination: _Examination, rule: Rule, skipped: str | None) -> _Test:
    def test(_self: object) -> None:
        __tracebackhide__ = True
        if skipped is not None:
            _skip(skipped)
        if examination.loading():
            _skip("The template cannot be loaded.")
        _fail_with(examination.problems(rule), rule.__doc__)

    return _named(test, rule.__name__, rule.__doc__)


def _loading_test(examination: _Examination) -> _Test:
    doc = "The template loads, and its details have examples."

    def test(_self: object) -> None:
        __tracebackhide__ = True
        _fail_with(examination.loading(), doc)

    return _named(test, LOADED, doc)


def _named(test: _Test, rule: str, doc: str | None) -> _Test:
    test.__name__ = test.__qualname__ = f"test_{rule}"
    test.__doc__ = doc
    return test


def _skip(reason: str) -> NoReturn:
    __tracebackhide__ = True
    import unittest

    raise unittest.SkipTest(reason)  # pytest treats it like pytest.skip()


def _fail_with(problems: Sequence[Problem], rule: str | None) -> None:
    __tracebackhide__ = True
    if problems:
        number = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        raise AssertionError("\n\n".join((f"{number}. Rule: {rule}", *map(str, problems))))


def _reasons(function: str, skip: Mapping[str, object]) -> dict[str, str]:
    if not isinstance(skip, Mapping):
        raise _values.unexpected(f"{function}.skip", skip, "a dict of rules and reasons")
    known = [rule.__name__ for rule in RULES]
    for name, reason in skip.items():
        problem = remedy = ""
        if name == LOADED:
            problem = f"{name!r} cannot be skipped."
        elif name not in known:
            problem = f"There is no rule named {_values.shown(name)}."
            near = difflib.get_close_matches(str(name), known, n=1)
            remedy = (
                f"Did you mean {near[0]!r}?" if near else "Use the name of a test without 'test_'."
            )
        elif not isinstance(reason, str) or not reason.strip():
            problem = f"Give a reason for skipping {name!r}; got {_values.shown(reason)}."
        if problem:
            raise InvalidValueError(f"{function}.skip", problem, remedy=remedy)
    return {name: " ".join(str(reason).split()) for name, reason in skip.items()}
