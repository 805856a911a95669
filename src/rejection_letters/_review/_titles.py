"""Remarks on what a letter calls the job and the writer's occupation."""

from __future__ import annotations

from collections.abc import Iterator

from .. import _english
from .._letter import Letter
from .._remark import Remark


def missing_job(letter: Letter) -> Iterator[Remark]:
    """Yield a remark if the role does not name a job, so that the letter cannot either."""
    role = letter.rejection.role
    if role is not None and not _english.job_in(role).position:
        what = f"{role!r} (Rejection.role) names no job, so the letter says 'the position'."
        yield Remark("title", what, "Set Rejection.role to the title of the job.")


def capitalized_occupation(letter: Letter) -> Iterator[Remark]:
    """Yield a remark if the occupation has capitals that do not fit into a sentence."""
    occupation = letter.profile.occupation
    if _english.generic(occupation) != occupation:
        in_text = _english.generic(_english.job_in(occupation).name or occupation)
        what = f"{occupation!r} (Profile.occupation) is capitalized in the middle of a sentence."
        yield Remark("title", what, f"Write {in_text!r}.")
