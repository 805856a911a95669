"""The output formats, one module per format.

`letter.render("pdf")` and `letter.save("acme.pdf")` find them by name. A format's module is
imported the first time a letter is rendered in it. `Style` sets the paper, type size, and line
width.
"""

from __future__ import annotations

from ._style import Style

__all__ = ["Style"]
