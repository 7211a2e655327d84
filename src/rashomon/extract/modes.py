"""The mode of an act where its own word leaves it open: with what, or about what.

"Killed" says nothing of the means, "demanded" nothing of the matter; the clause often does ("killed
in a drone strike", "demanded the release of"). Words of the clause decide, the earlier row of
``data/modes.tsv`` first.
"""

from __future__ import annotations

from functools import cache

from rashomon.extract.frames import Act
from rashomon.extract.lexicon import rows
from rashomon.read.parse import Parse

NEAR = 30  # tokens of the clause that are read; a longer clause is several matters


@cache
def _table() -> dict[str, dict[str, tuple[int, str]]]:
    """Type → lemma → (rank of its row, mode)."""
    found: dict[str, dict[str, tuple[int, str]]] = {}
    for rank, (type_, mode, words) in enumerate(rows("modes.tsv")):
        for word in words.split():
            found.setdefault(type_, {}).setdefault(word, (rank, mode))
    return found


def mode(parse: Parse, act: Act, first: int, past: int) -> str | None:
    """The act's mode: its word's own, else what the words of its clause show, else ``None``."""
    own = act.frame.mode
    if own is not None and not (own == "troops" and act.frame.type == "MOBILIZE"):
        return own
    words = _table().get(act.frame.type or "")
    if words is None:
        return own
    best: tuple[int, str] | None = None
    for i in range(max(first, act.trigger - NEAR), min(past, act.trigger + NEAR)):
        if i == act.trigger:
            continue
        found = words.get(parse.lemma[i].lower())
        if found is not None and (best is None or found[0] < best[0]):
            best = found
    return best[1] if best else own
