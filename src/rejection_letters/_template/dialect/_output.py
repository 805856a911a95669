"""The output of a template: what it prints, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Union


class Piece(NamedTuple):
    """Literal text, or the value of an expression.

    Attributes:
        template: The name of the template that contains it.
        line: Its line in the template.
        text: The literal text; empty for an expression.
        code: The expression in Python; empty for literal text.
    """

    template: str
    line: int
    text: str = ""
    code: str = ""


class Arm(NamedTuple):
    """One arm of a compound statement.

    Attributes:
        header: Its header in Python, such as `"elif rejection.role"` or `"else"`.
        body: What it prints.
    """

    header: str
    body: Sequence[Node]


class Branches(NamedTuple):
    """An `if`, a `vary`, or a `for`.

    Attributes:
        arms: Its arms, of which at most one is executed.
    """

    arms: Sequence[Arm]

    @property
    def is_loop(self) -> bool:
        """Whether it is a `for`."""
        return self.arms[0].header.startswith("for ")

    @property
    def is_complete(self) -> bool:
        """Whether one of the arms is always executed."""
        return self.arms[-1].header == "else"


Node = Union[Piece, str, Branches]  # noqa: UP007  Python 3.10 needs Union at run time
"""A piece to print, an assignment in Python, or a compound statement."""
