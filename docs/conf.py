"""The Sphinx configuration; `make docs` builds the documentation."""

import logging
import os
import sys
from importlib.metadata import version as version_of
from pathlib import Path

from docutils.nodes import Element, TextElement
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

project = "rejection-letters"
author = "rejection-letters contributors"
copyright = "2026, rejection-letters contributors"
version = release = version_of(project)

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton"]
exclude_patterns = ["_build", "jupyter_execute", "**/.ipynb_checkpoints"]

html_theme = "furo"
html_title = f"{project} {version}"
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_js_files = ["pages.js"]

# The code on every page runs during the build, and the build fails if any of it fails.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_merge_streams = True

# Only code gets a copy button, not output: ```text blocks on a page, and ANSI text from a cell.
copybutton_selector = (
    "div[class*=highlight-]"
    ":not(.highlight-text, .highlight-none, .highlight-myst-ansi)"
    " > div.highlight pre"
)
copybutton_prompt_text = r">>> |\.\.\. "
copybutton_prompt_is_regexp = True

# Ignore the IPython settings of the user who builds the docs, and keep the kernel from logging.
ipython = Path(__file__).parent / "_build" / "ipython"
(ipython / "profile_default").mkdir(parents=True, exist_ok=True)
(ipython / "profile_default" / "ipython_kernel_config.py").write_text(
    "c.IPKernelApp.log_level = 'ERROR'\n", encoding="utf-8"
)
os.environ["IPYTHONDIR"] = str(ipython)
logging.getLogger("traitlets").setLevel(logging.WARNING)

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

default_role = "code"  # for single backticks in a docstring
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
napoleon_numpy_docstring = False
napoleon_use_rtype = False
napoleon_use_ivar = True

# The build downloads nothing, so it cannot link to the standard library. The short names are
# imported only for type checkers, so autodoc shows them without their modules.
nitpick_ignore_regex = [
    ("py:.*", rf"(dt|{'|'.join(sorted(sys.stdlib_module_names))})\..+"),
    ("py:class", "Callable|EmailMessage|Iterable|Iterator|Mapping|Path|Sequence"),
    # Type variables and aliases; the docstrings describe them in words.
    ("py:class", r"(rejection_letters\._\w+\.)?(Answered|D|E|Move|Reviewer)"),
]


def link_to_public_name(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, content: TextElement
) -> Element | None:
    """Link `rejection_letters._model.Profile` to `rejection_letters.Profile`."""
    module, _, name = node["reftarget"].rpartition(".")
    if not module.startswith("rejection_letters._"):
        return None
    target = f"rejection_letters.{name}"
    return env.get_domain("py").resolve_xref(
        env, node["refdoc"], app.builder, node["reftype"], target, node, content
    )


def keep_colon(
    _app: Sphinx, what: str, _name: str, _obj: object, _options: object, lines: list[str]
) -> None:
    """Keep Napoleon from parsing `Some words: more words` in an attribute's docstring as a type."""
    if what in {"attribute", "data", "property"}:
        lines[:0] = ["..", ""]  # an empty comment


def show_public_bases(
    _app: Sphinx, _name: str, _obj: object, _options: object, bases: list[type]
) -> None:
    """Replace a private base class with its own bases, which are public."""
    shown = [
        one for base in bases for one in (base.__bases__ if base.__name__[0] == "_" else [base])
    ]
    bases[:] = dict.fromkeys(shown)


def setup(app: Sphinx) -> None:
    """Connect the functions above to Sphinx."""
    app.connect("missing-reference", link_to_public_name)
    app.connect("autodoc-process-docstring", keep_colon, priority=400)
    app.connect("autodoc-process-bases", show_public_bases)
