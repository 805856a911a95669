"""The letters that come with the library, as typed `Template` objects."""

from __future__ import annotations

from .._template import Template

__all__ = ["brief", "classic"]

classic: Template[None] = Template.from_package(
    __name__, "classic.j2", summary="Thanks the person who said no, and asks for their advice"
)

brief: Template[None] = Template.from_package(
    __name__,
    "brief.j2",
    summary="A courtesy note: thanks, and asks for nothing",
    words=75,
    words_on_paper=75,
    moves=("thanks",),
)
