"""Letters for nurses and nurse leaders."""

from __future__ import annotations

import attrs

from rejection_letters import Template

__all__ = ["NursingDetails", "nurse_leadership", "nursing"]


@attrs.frozen(kw_only=True)
class NursingDetails:
    """Optional facts about a nurse.

    Attributes:
        years: Years in nursing, at least 1.
        unit: The most recent unit, worded to follow "most recently in", such as "intensive care".
        certifications: The names of certifications, such as ("CCRN", "TNCC").
    """

    years: int | None = attrs.field(
        default=None,
        validator=attrs.validators.optional(attrs.validators.ge(1)),
        metadata={"example": 6},
    )
    unit: str | None = attrs.field(default=None, metadata={"example": "intensive care"})
    certifications: tuple[str, ...] = attrs.field(
        default=(), metadata={"example": ("CCRN", "TNCC")}
    )


nursing = Template.from_package(
    __name__,
    "nursing.j2",
    summary="Asks what makes a nurse ready for a unit",
    audience="registered nurses and nurse practitioners",
    details=NursingDetails,
    words=180,  # a line or two about the writer's experience
    avoid=("angels", "my calling", "passion", "passionate", "heroes"),
)

nurse_leadership = Template.from_package(
    __name__,
    "nurse-leadership.j2",
    summary="Asks what makes a nurse ready to lead",
    audience="charge nurses, nurse managers and directors of nursing",
    details=NursingDetails,
    words=180,  # a line or two about the writer's experience
    avoid=("angels", "my calling", "passion", "passionate", "heroes"),
)
