"""Write a first letter: resume.json says who writes it, rejection.json what it answers."""

import json
from pathlib import Path

from rejection_letters import Rejection, compose, read_profile

HERE = Path(__file__).parent

profile = read_profile(
    HERE / "resume.json", industry="industrial automation", experience="experienced"
)
facts = json.loads((HERE / "rejection.json").read_text(encoding="utf-8"))
rejection = Rejection.from_dict(facts)

print(compose(profile, rejection, date="2026-11-18"))
