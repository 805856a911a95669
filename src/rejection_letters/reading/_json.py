"""Read JSON files so that a mistake causes an error instead of a wrong letter."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn, cast

from .. import _values
from .._values import RefusedError

SIZE_LIMIT = 1_000_000
"""The maximum size of a file, in bytes; a résumé has a few thousand."""


class Repeated:
    """Stands for the value of a duplicate key in a file that is not read strictly."""


def read_object(path: Path, *, strict: bool = True) -> Mapping[str, Any]:
    """Return the JSON object in a file.

    Unlike the `json` module, this rejects duplicate keys and numbers such as NaN.

    Args:
        path: The file.
        strict: Whether to reject them anywhere. If false, the value of a duplicate key is
            `Repeated`, and a number such as NaN is a float, so that the caller can reject them in
            the parts that it uses.

    Raises:
        RefusedError: The file is too large, is not valid JSON, or contains a duplicate key.
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        # A device such as /dev/zero never ends, so stop one byte past the limit.
        return _parsed(file.read(SIZE_LIMIT + 1), _STRICT if strict else _LENIENT)


def _parsed(data: bytes, hooks: Mapping[str, Callable[[Any], object]]) -> Mapping[str, Any]:
    try:
        content = json.loads(_decoded(data), **cast(Any, hooks))
    except json.JSONDecodeError as error:
        raise RefusedError(
            f"is not valid JSON: {error.msg} (line {error.lineno}, column {error.colno})", "", ""
        ) from error
    except RecursionError as error:
        raise RefusedError("is nested too deeply", "", "") from error
    if not isinstance(content, Mapping):
        raise RefusedError("must contain a JSON object", "", "Check that it is the right file.")
    return content


def _decoded(data: bytes) -> str:
    if len(data) > SIZE_LIMIT:
        problem = f"is larger than {SIZE_LIMIT:,} bytes"
        raise RefusedError(problem, "", "Check that it is the right file.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"is not encoded in UTF-8 (byte {error.start + 1:,})"
        raise RefusedError(problem, "", "Save it as UTF-8.") from error


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = _marked_object(pairs)
    for key, value in members.items():
        if isinstance(value, Repeated):
            problem = f"contains the key {_values.shown(key)} twice in the same object"
            raise RefusedError(problem, "", "Remove one of them.")
    return members


def _marked_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members: dict[str, object] = {}
    for key, value in pairs:
        members[key] = Repeated() if key in members else value
    return members


def _number(literal: str) -> float:
    if math.isinf(float(literal)):
        _refuse_number(literal)
    return int(literal) if literal.lstrip("-").isdigit() else float(literal)


def _refuse_number(literal: str) -> NoReturn:
    shown = literal if len(literal) <= 20 else f"{literal[:17]}..."
    raise RefusedError(
        f"contains the number {shown}, which many JSON parsers reject", "", "Remove it."
    )


def _any_number(literal: str) -> float:
    # int() rejects thousands of digits, depending on the settings of the interpreter.
    return int(literal) if len(literal) <= 300 else float(literal)


_STRICT: Mapping[str, Callable[[Any], object]] = {
    "object_pairs_hook": _object,
    "parse_constant": _refuse_number,
    "parse_float": _number,
    "parse_int": _number,
}
_LENIENT: Mapping[str, Callable[[Any], object]] = {
    "object_pairs_hook": _marked_object,
    "parse_int": _any_number,
}
