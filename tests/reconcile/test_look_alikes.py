"""What looks like a disagreement of two reports and is none."""

from __future__ import annotations

from rashomon.reconcile import reconcile

GAME = (
    "The Otters beat the Herons 61-50 in the Vardal cup on Saturday. "
    "Milo Brandt scored {points}{when}."
)


def conflicts(read_text, *texts):
    readings = [
        read_text(text, outlet=outlet, published="2031-03-02")[0]
        for text, outlet in zip(texts, ("Gazette", "Tribune"), strict=True)
    ]
    return [c for c in reconcile(readings).comparisons if c.verdict == "conflict"]


def test_points_of_a_half_are_not_held_against_those_of_the_game(read_text):
    half = GAME.format(points="seven points", when=" in the first half")
    whole = GAME.format(points="14 points", when="")
    assert conflicts(read_text, half, whole + " Fans danced on the court.") == []


def test_points_of_one_game_are(read_text):
    one = GAME.format(points="seven points", when=" for the Otters")
    other = GAME.format(points="14 points", when=" for the Otters")
    (found,) = conflicts(read_text, one, other + " Fans danced on the court.")
    assert found.about == "figure"


def test_the_pronoun_of_who_says_so_is_not_told_beside_the_name(read_text):
    readings = [
        read_text(text, published="2026-03-04", outlet=outlet)[0]
        for outlet, text in (
            (
                "Coast Tribune",
                "Norway announced for the first time that it would send heavy weapons to Chile.",
            ),
            ("Levant Gazette", "Chile thanked Norway for the weapons. The port of Arica is shut."),
        )
    ]
    told = " ".join(c.statement for c in reconcile(readings).comparisons)
    assert "[Norway] would send heavy weapons to Chile" in told
