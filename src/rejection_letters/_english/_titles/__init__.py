"""The job in an advertised title.

An advertised title is a series of segments. Marks separate them ("Nurse - Nights | Tulsa, OK"), and
so do notes: text in brackets ("(m/f/d)"), or phrases and codes that never belong to the name of a
job ("Part Time", "$5,000 Sign-On Bonus", "R-20441"). The job is in the first segment with a noun
for a person. The other segments name a place, a team, hours, or pay, and are dropped.
"""

from __future__ import annotations

from ._job import Job, job_in

__all__ = ["Job", "job_in"]
