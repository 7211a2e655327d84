"""Who sent a mail: a newsroom is the outlet, a person the author."""

from __future__ import annotations

import pytest

from rashomon.ingest.mail import message


@pytest.mark.parametrize(
    ("sender", "given"),
    [
        ("Coast Tribune <news@tribune.example>", ("Coast Tribune", None)),
        ("Coast Tribune <newsletter+17@tribune.example>", ("Coast Tribune", None)),
        ("Ana Perko <ana.perko@tribune.example>", (None, "Ana Perko")),
        ("Ana Newsome <newsome@tribune.example>", (None, "Ana Newsome")),
    ],
)
def test_a_newsroom_is_the_outlet_and_a_person_the_author(sender, given):
    row = message(f"From: {sender}\nSubject: x\n\nThe bridge is closed.\n".encode())
    assert (row.given.get("outlet"), row.given.get("author")) == given
