"""check() and conformance(): every rule, on every letter of a template."""

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
"""The rule that comes before all others: without a template there are no letters."""


def check(
    template: Template[Any],
    *,
    details: Sequence[object] = (),
    skip: Mapping[str, str] | None = None,
) -> tuple[Problem, ...]:
    """Hold every letter of a template to every rule.

    A letter is written for every stage, reason and medium, with and without a contact, a role and
    whatever else may be missing, and with values that have broken other programs.

    Args:
        template: The template.
        details: Complete examples of its details; where not given, they are made of the examples
            that the fields name in their metadata.
        skip: Rules to leave out, each with the reason.

    Returns:
        What is wrong, one problem for each rule and line; none where all is well.

    Raises:
        WrongTypeError: `template` is no template, `details` no list or `skip` no dict.
        InvalidValueError: `skip` names a rule that there is not, or gives no reason.

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
    """Return a class for pytest to collect, with a test for every rule.

    Give it a name that pytest collects. The letters are written with the first test that runs.

    Args:
        template: The template.
        details: Complete examples of its details; where not given, they are made of the examples
            that the fields name in their metadata.
        skip: Rules to leave out, each with the reason, which pytest shows.

    Returns:
        The class. Each test that fails shows all that its rule found: on which line of which
        file, in which sentence, and for which situation.

    Raises:
        WrongTypeError: `template` is no template, `details` no list or `skip` no dict.
        InvalidValueError: `skip` names a rule that there is not, or gives no reason.

    Example:
        >>> from rejection_letters import letters
        >>> from rejection_letters.testing import conformance
        >>> TestBrief = conformance(letters.brief)
        >>> TestBrief().test_no_placeholder_is_left()
    """
    examination = _Examination("conformance", template, details)
    skipped = _reasons("conformance", skip or {})
    tests = [_loading_test(examination)]
    tests += (_rule_test(examination, rule, skipped.get(rule.__name__)) for rule in RULES)
    doc = f"Template {template.name!r} keeps the rules of every letter."
    return type("Conformance", (), {"__doc__": doc, **{test.__name__: test for test in tests}})


class _Examination:
    """The letters of a template, written when they are first asked for, and what is wrong there."""

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
        """Return why there are no letters; nothing where there are."""
        error = self._letters
        if isinstance(error, Letters):
            return ()
        file = getattr(error, "template", self._template.place)
        line = getattr(error, "line", None)
        what = " ".join(filter(None, (error.what, error.why, error.remedy)))
        return (Problem(LOADED, what, self._template.place if line is None else file, line),)

    def problems(self, rule: Rule) -> tuple[Problem, ...]:
        """Return what a rule finds, one problem for each line."""
        if isinstance(self._letters, RejectionLettersError):
            return ()
        return tuple(_grouped(rule.__name__, rule(self._letters), self._template.place))


def _grouped(rule: str, findings: Iterable[Finding], file: str) -> Iterator[Problem]:
    """Give one problem for each line that findings are about."""
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        alike.setdefault(_likeness(finding), []).append(finding)
    lines: dict[tuple[str, int | None, str], list[Finding]] = {}
    for group in alike.values():
        # What is about no letter is about the whole template, each for itself.
        about = "" if group[0].cases else group[0].what
        lines.setdefault((*_place(group[0], file), about), []).extend(group)
    for (place, line, _), group in lines.items():
        yield _problem(rule, place, line, group)


def _place(finding: Finding, file: str) -> tuple[str, int | None]:
    if finding.text is None:
        return finding.place or (file, None)
    written = cast("Written", finding.cases[0])  # for there is a text
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
    """Return what findings share that are about the same words, whatever names stand among them.

    Only one of them is traced to its line, for there may be thousands.
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
    doc = "The template is read, and examples of its details can be made."

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

    raise unittest.SkipTest(reason)  # which pytest takes for its own


def _fail_with(problems: Sequence[Problem], rule: str | None) -> None:
    __tracebackhide__ = True
    if problems:
        number = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        raise AssertionError("\n\n".join((f"{number}. The rule: {rule}", *map(str, problems))))


def _reasons(function: str, skip: Mapping[str, object]) -> dict[str, str]:
    if not isinstance(skip, Mapping):
        raise _values.unexpected(f"{function}.skip", skip, "a dict of rules and reasons")
    known = [rule.__name__ for rule in RULES]
    for name, reason in skip.items():
        if name == LOADED:
            raise InvalidValueError(
                f"{function}.skip",
                f"{name!r} cannot be left out.",
                "Without a template there are no letters.",
                "Correct the template.",
            )
        if name not in known:
            near = difflib.get_close_matches(str(name), known, n=1)
            raise InvalidValueError(
                f"{function}.skip",
                f"There is no rule named {_values.shown(name)}.",
                "Rules are named like their tests, without test_ before them.",
                f"Did you mean {near[0]!r}?" if near else "Look at the names of the tests.",
            )
        if not isinstance(reason, str) or not reason.strip():
            raise InvalidValueError(
                f"{function}.skip",
                f"No reason is given to leave out {name!r}: {_values.shown(reason)}.",
                "Those who read the tests later will ask for one.",
                "Give it in a sentence.",
            )
    return {name: " ".join(str(reason).split()) for name, reason in skip.items()}
