"""Letters for nurses and nurse leaders."""

from __future__ import annotations

import attrs

from rejection_letters import Template

__all__ = ["NursingDetails", "nurse_leadership", "nursing"]


@attrs.frozen(kw_only=True)
class NursingDetails:
    """What a nurse may add in one line.

    Attributes:
        years: The years in nursing, 1 or more.
        unit: The last field of work, as it stands after "most recently in": "intensive care".
        certifications: Their names: ("CCRN", "TNCC").
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
    avoid=("angels", "my calling", "passion", "passionate", "heroes"),
)

nurse_leadership = Template.from_package(
    __name__,
    "nurse-leadership.j2",
    summary="Asks what makes a nurse ready to lead",
    audience="charge nurses, nurse managers and directors of nursing",
    details=NursingDetails,
    avoid=("angels", "my calling", "passion", "passionate", "heroes"),
)
