"""Every letter of this pack is fit to send."""

from rejection_letters.testing import conformance
from rejection_letters_nursing import nurse_leadership, nursing

TestNursing = conformance(nursing)
TestNurseLeadership = conformance(nurse_leadership)
