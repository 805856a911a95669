"""The formats of a letter, a module each.

`letter.render("pdf")` and `letter.save("acme.pdf")` use them by name; each module is imported when
the first letter is rendered in its format. `Style` says how a letter looks in the formats that have
a look.
"""

from __future__ import annotations

from ._style import Style

__all__ = ["Style"]
