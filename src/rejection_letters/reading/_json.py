"""JSON files that people wrote: read strictly, so that nothing in them is lost or guessed."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from .. import _values
from .._values import RefusedError

SIZE_LIMIT = 1_000_000
"""The most bytes a file may have; a résumé has a few thousand."""


def read_object(path: Path) -> Mapping[str, Any]:
    """Return the JSON object in a file; the `json` module alone accepts more than JSON allows.

    Raises:
        RefusedError: The file is too large, is not JSON, or has a key twice.
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        # One byte more than allowed is enough to know; a file may be endless.
        return _parsed(file.read(SIZE_LIMIT + 1))


def _parsed(data: bytes) -> Mapping[str, Any]:
    try:
        content = json.loads(
            _decoded(data),
            object_pairs_hook=_object,
            parse_constant=_refuse_number,
            parse_float=_number,
            parse_int=_number,
        )
    except json.JSONDecodeError as error:
        raise RefusedError(
            f"is not JSON: {error.msg}, line {error.lineno}, column {error.colno}",
            "",
            "Correct the file at that place.",
        ) from error
    except RecursionError as error:
        raise RefusedError("is nested too deeply", "", "Check where it comes from.") from error
    if not isinstance(content, Mapping):
        raise RefusedError(
            f"is not a JSON object, but a {type(content).__name__}",
            "",
            "Check whether it is the right file.",
        )
    return content


def _decoded(data: bytes) -> str:
    if len(data) > SIZE_LIMIT:
        raise RefusedError(
            f"has more than {SIZE_LIMIT:,} bytes",
            "",
            "Check whether it is the right file.",
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"is not encoded in UTF-8: byte {error.start + 1:,} does not fit",
            "",
            "Save the file as UTF-8.",
        ) from error


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members: dict[str, object] = {}
    for key, value in pairs:
        if key in members:
            raise RefusedError(
                f"has the key {_values.shown(key)} twice in one object",
                "Which of the two is meant cannot be guessed.",
                "Remove one of them.",
            )
        members[key] = value
    return members


def _number(literal: str) -> float:
    if math.isinf(float(literal)):
        _refuse_number(literal)
    return int(literal) if literal.lstrip("-").isdigit() else float(literal)


def _refuse_number(literal: str) -> NoReturn:
    raise RefusedError(
        f"holds the number {literal if len(literal) <= 20 else f'{literal[:17]}...'}",
        "Readers of JSON do not agree on what it is.",
        "Remove it.",
    )
