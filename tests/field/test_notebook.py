"""Letters and lists in JupyterLab, which typesets whatever looks like mathematics."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import attrs
import nbclient
import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page

from rejection_letters import Profile, Rejection, compose
from tests.packs import Site

TYPED = (
    "software for firms of $5M to $50M",
    r"$x$, $$x$$, \(x\), \[x\], \\[x\\] and \$5",
    r"\begin{x}y\end{x} and \begin{align*}",
    "`$x$`, ~~~, *x*, <b>$x$</b>, &#36; and {$x$}",
    "@@0@@, @@7@@ and ana_b@example.com",
    "https://example.com/a_b?c=$5 (https://example.com/*c*) and www.example.com/a_b",
    "ends in \\",
)
"""Text that notebooks, or the programs that read their Markdown, change if they can."""

PROFILE = Profile(
    "Ana Ruiz", "UX designer", email="ana_r@example.com", website="https://example.com/ana_r"
)
LETTER = attrs.evolve(
    compose(PROFILE, Rejection("A$AP Labs", contact="Dana Lee"), date="2026-11-18"),
    subject=TYPED[0],
    blocks=[*TYPED, TYPED],
)

DISPLAYS = {
    "html": "display(letter)",
    "markdown": "display(letter, include=['text/markdown'])",
    "templates": "display(templates())",
    "mathematics in html": "display(HTML('<p>$x$</p>'))",
    "mathematics in markdown": "display(Markdown('$x$'))",
}
"""The code of the cells with output. Mathematics comes last, so the rest is typeset before it."""

IMPORTS = """\
import json
from pathlib import Path
from IPython.display import HTML, Markdown, display
from rejection_letters import Letter, templates
letter = Letter.from_dict(json.loads(Path("letter.json").read_text("utf-8")))
"""

MATHEMATICS = "mjx-container, .MathJax, .jp-RenderedLatex"
THEMES = ("JupyterLab Light", "JupyterLab Dark")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Create a folder with a letter, a pack, and a notebook with and without outputs."""
    folder = tmp_path_factory.mktemp("notebooks")
    (folder / ".jupyter").mkdir()
    (folder / "letter.json").write_text(json.dumps(LETTER.to_dict()), encoding="utf-8")
    Site(folder).install("pack-a", metadata=[f"Summary: {TYPED[0]}"])
    cells = map(nbformat.v4.new_code_cell, [IMPORTS, *DISPLAYS.values()])
    notebook = nbformat.v4.new_notebook(cells=[*cells])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CONFIG", "DATA", "RUNTIME"):
            patch.setenv(f"JUPYTER_{name}_DIR", str(folder / ".jupyter" / name))
        for name in ("SETTINGS", "WORKSPACES"):
            patch.setenv(f"JUPYTERLAB_{name}_DIR", str(folder / ".jupyter" / name))
        patch.setenv("IPYTHONDIR", str(folder / ".jupyter" / "IPYTHON"))
        nbformat.write(notebook, folder / "new.ipynb")
        nbclient.execute(notebook, cwd=folder)
        nbformat.write(notebook, folder / "stored.ipynb")
        yield folder


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """Start JupyterLab, and yield its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
            *("--ip=127.0.0.1", f"--port={port}", "--IdentityProvider.token="),
            *(f"--ServerApp.root_dir={folder}", "--LabApp.expose_app_in_browser=True"),
        ],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "NO_COLOR": "1"},
    )
    assert server.stderr
    try:
        log = iter(server.stderr.readline, "")
        assert any("is running at" in line for line in log), "JupyterLab did not start"
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.communicate()


@pytest.fixture(scope="module", params=["new", "stored"])
def notebook(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """Open a notebook: a new one, which is run, or one with outputs, which are sanitized."""
    # JupyterLab draws only the cells that are visible.
    page = browser.new_page(viewport={"width": 1200, "height": 6000})
    page.goto(f"{address}/lab/tree/{request.param}.ipynb?reset")
    page.locator(".jp-CodeCell").nth(len(DISPLAYS)).wait_for()
    if request.param == "new":
        page.wait_for_function(
            "jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'"
        )
        page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
    for name in DISPLAYS:
        if "mathematics" in name:
            shown(page, name).locator(MATHEMATICS).first.wait_for()
    yield page
    page.close()


@pytest.fixture(params=THEMES)
def page(request: pytest.FixtureRequest, notebook: Page) -> Page:
    """Show the notebook in a light or a dark theme."""
    notebook.evaluate(
        "theme => jupyterapp.commands.execute('apputils:change-theme', {theme})", request.param
    )
    notebook.wait_for_function(
        "theme => document.body.dataset.jpThemeName === theme", arg=request.param
    )
    # JupyterLab covers the page while it changes the theme.
    notebook.locator("#jupyterlab-splash").wait_for(state="detached")
    return notebook


def shown(page: Page, name: str) -> Locator:
    """Return the output of a cell."""
    cell = page.locator(".jp-CodeCell").nth([*DISPLAYS].index(name) + 1)
    return cell.locator(".jp-OutputArea-output")


@pytest.mark.parametrize("name", ["html", "markdown"])
def test_text_of_a_letter_is_as_typed(page, name):
    lines = str(LETTER).splitlines()

    # Notebooks show the bullets of a list, but they are not part of the text.
    typed = [line.removeprefix("- ") for line in lines if line]
    assert [line for line in shown(page, name).inner_text().splitlines() if line] == typed


def test_text_of_a_list_is_as_typed(page):
    row = shown(page, "templates").locator("tr", has_text="nursing")

    assert row.inner_text().split("\t") == ["nursing", "not loaded", "pack-a 1.0", TYPED[0]]


@pytest.mark.parametrize("name", DISPLAYS)
def test_only_mathematics_is_typeset(page, name):
    """The mathematics shows that MathJax is there."""
    assert bool(shown(page, name).locator(MATHEMATICS).count()) == ("mathematics" in name)


@pytest.mark.parametrize("name", ["html", "markdown", "templates"])
def test_letters_and_lists_contain_no_links(page, name):
    """A link that begins or ends in the middle of an address would be wrong."""
    assert shown(page, name).locator("a").count() == 0


def test_text_is_readable(page):
    # The height of JupyterLab's body is 0, so axe would take its content for hidden.
    page.add_style_tag(content="body { height: 100vh }")
    found = Axe().run(
        page, context=".jp-OutputArea-output", options={"runOnly": ["color-contrast"]}
    )

    (checked,) = found.response["passes"]
    assert found.violations_count == 0, found.generate_report()
    assert len(checked["nodes"]) > len(LETTER.blocks)


def test_only_new_output_is_trusted(notebook):
    trusted = notebook.evaluate("jupyterapp.shell.currentWidget.content.model.cells.get(1).trusted")

    assert trusted == ("new.ipynb" in notebook.url)
