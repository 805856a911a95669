"""Run `rejection-letters` in tests."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from rejection_letters.cli import commands

PACK = """
from rejection_letters import Template
template = Template.from_string('{% extends "letter" %}')
"""
"""The code of a pack that works."""


def run(*arguments, code=0):
    """Run a command, check its exit code, and return the result with its output."""
    result = CliRunner().invoke(commands, [*map(str, arguments)])
    assert result.exit_code == code, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def write_resume(folder: Path) -> Path:
    """Write a JSON Resume and return its path."""
    path = folder / "resume.json"
    basics = {"name": "Ana Ruiz", "label": "UX Designer", "email": "ana@example.com"}
    path.write_text(json.dumps({"basics": basics}), encoding="utf-8")
    return path
