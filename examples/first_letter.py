"""Write a letter from the profile in resume.json and the rejection in rejection.json."""

import json
from pathlib import Path

from rejection_letters import Rejection, compose, read_profile

# Facts that the two files have no place for. Set DATE to None to date the letter today.
INDUSTRY = "industrial automation"  # Not every letter asks about it.
OWN_WORDS = "Your talk at the Chicago trade show made me rethink how I forecast."
DATE = "2026-11-18"

HERE = Path(__file__).parent

profile = read_profile(HERE / "resume.json", industry=INDUSTRY)
facts = json.loads((HERE / "rejection.json").read_text(encoding="utf-8"))
rejection = Rejection.from_dict(facts)

print(compose(profile, rejection, date=DATE, own_words=OWN_WORDS))
