"""Review a letter before it is sent.

`_review` is the public function. The remarks are made by `_text` (the wording), `_names` (the
company and the contact), `_titles` (the job and the occupation), `_situation` (the call, the dates,
a missing contact, and an address that does not accept replies), `_facts` (what makes the letter
personal), `_own_words` (what the writer added), and the template's reviewer.
"""

from __future__ import annotations

from ._review import review

__all__ = ["review"]
