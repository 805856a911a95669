"""The forms in which a letter goes out, a module each.

`letter.render("pdf")` and `letter.save("acme.pdf")` use them by name; each module is imported with
the first letter that takes its form. `Style` says how a letter looks where looks count.
"""

from __future__ import annotations

from ._style import Style

__all__ = ["Style"]
