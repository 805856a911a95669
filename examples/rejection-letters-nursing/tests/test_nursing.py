"""Check that every letter of this pack is fit to send."""

from rejection_letters_nursing import nurse_leadership, nursing

from rejection_letters.testing import conformance

TestNursing = conformance(nursing)
TestNurseLeadership = conformance(nurse_leadership)
