"""The examples run without changes from any folder."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbclient
import nbformat
import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"

LETTER = """\
Teresa Okonkwo
1840 Linden Street
Apartment 3
Cleveland, OH 44113

November 18, 2026

Ms. Dana Lee
Vice President of Sales
Northfield Automation
600 Wharf Road
Chicago, IL 60601

Dear Dana Lee,
"""


def output_of(script: Path, cwd: Path) -> str:
    """Run a script in a separate process and return its output."""
    run = subprocess.run(
        [sys.executable, script],
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout


def test_script_prints_a_complete_letter(tmp_path):
    printed = output_of(EXAMPLES / "first_letter.py", tmp_path)

    assert printed.startswith(LETTER)
    assert "November 16" in printed
    assert "Priya Raman" in printed
    assert "Your talk at the Chicago trade show made me rethink how I forecast." in printed
    assert printed.endswith(
        "Sincerely,\n\nTeresa Okonkwo\n"
        "teresa@example.com\n(216) 555-0142\nhttps://teresa.example.com\n"
    )


def test_script_needs_only_the_two_files_next_to_it(tmp_path):
    for name in ("first_letter.py", "resume.json", "rejection.json"):
        shutil.copy(EXAMPLES / name, tmp_path)

    copied = output_of(tmp_path / "first_letter.py", tmp_path.parent)

    assert copied == output_of(EXAMPLES / "first_letter.py", tmp_path)


@pytest.fixture
def jupyter_folders(monkeypatch, tmp_path):
    """Isolate Jupyter from the user's settings and kernels."""
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.delenv("JUPYTER_PATH", raising=False)


def test_notebook_shows_letters_as_html_and_prints_the_edited_one(jupyter_folders):
    notebook = nbformat.read(EXAMPLES / "first_letter.ipynb", as_version=4)

    nbclient.NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        resources={"metadata": {"path": str(EXAMPLES)}},
    ).execute()

    outputs = {cell.id: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}
    for cell in ("compose", "resume"):
        (shown,) = outputs[cell]
        assert "Dear Dana Lee," in shown.data["text/html"]
        assert "Sincerely," in shown.data["text/html"]
    assert "how you train your salespeople" in outputs["compose"][0].data["text/html"]
    (printed,) = outputs["copy"]
    assert "Of course I will keep what you tell me to myself.\n\nSincerely," in printed.text


def test_notebook_is_stored_without_outputs():
    """Stored outputs would become outdated and make diffs hard to read."""
    notebook = json.loads((EXAMPLES / "first_letter.ipynb").read_text(encoding="utf-8"))

    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert [(cell["outputs"], cell["execution_count"]) for cell in code] == [([], None)] * len(code)
