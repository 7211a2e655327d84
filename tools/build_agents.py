"""Builds src/rashomon/data/agents.tsv: phrases for people and bodies with their PLOVER sectors.

    python tools/build_agents.py Phoenix.agents.txt

Source: the Phoenix agents dictionary of PETRARCH (Open Event Data Alliance, MIT licence). CAMEO's
agent codes become PLOVER sectors; weapons and vehicles, which CAMEO counts as armies, are left out.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

OUT = Path(__file__).parent.parent / "src/rashomon/data/agents.tsv"
SECTORS = {
    "GOV": "GOV", "MIL": "MIL", "REB": "REB", "CRM": "CRM", "OPP": "OPP", "BUS": "BUS",
    "CVL": "CVL", "JUD": "JUD", "COP": "COP", "MED": "JRN", "HLH": "MED", "LEG": "LEG",
    "EDU": "EDU", "UAF": "UAF", "SPY": "SPY", "AGR": "AGR", "REL": "REL", "LAB": "LAB",
    "PTY": "PTY", "REF": "REF", "ELI": "ELI", "HRI": "SOC", "NGO": "SOC", "ENV": "SOC",
    "MUS": "REL", "CHR": "REL", "CTH": "REL", "PRO": "REL", "HIN": "REL", "JEW": "REL",
    "BUD": "REL", "MAR": "REL", "RAD": "UAF", "PPL": "CVL", "IMG": "REB",
}  # fmt: skip
PERSONS = ("man", "men", "woman", "women", "person")
MINISTRIES = ("minister", "ministers", "ministry", "ministries")
THINGS = re.compile(
    r"\d|missile|aircraft|plane|ship|vessel|tank|jet|helicopter|drone|gun|weapon|bomber|artillery"
    r"|vehicle|uav|cruiser|frigate|corvette|destroyer|carrier|boat|tanker|freighter|liner|\bmig\b"
    r"|kfir|humvee|hmmwv|raptor|hornet|position|check$|barracks|base$|rule$"
)


def main() -> None:
    table: dict[str, str] = {}
    for line in Path(sys.argv[1]).read_text(encoding="latin-1").splitlines():
        found = re.match(r"([^#\[{]+?)\s*(?:\{.*?\})?\s*\[~([A-Z]+)[\]}]", line)
        if not found:
            continue
        codes = [found[2][n : n + 3] for n in range(0, len(found[2]), 3)]
        sectors = ",".join(dict.fromkeys(SECTORS[code] for code in codes if code in SECTORS))
        if not sectors:
            continue
        phrase = " ".join(found[1].replace("_", " ").lower().split())
        for mark, forms in (("!person!", PERSONS), ("!minist!", MINISTRIES)):
            if mark in phrase:
                phrases = [phrase.replace(mark, f"{form} ").strip() for form in forms]
                break
        else:
            phrases = [phrase]
        if re.search(r" minist$", phrase):
            phrases = [phrase + "er", phrase + "ry"]
        for each in phrases:
            each = re.sub(r"\b(minist(?:er|ry|ers|ries)) +(of|for) +", r"\1 \2 ", each)
            each = " ".join(each.split())
            if not THINGS.search(each) and len(each) > 2 and each.isascii():
                table.setdefault(each, sectors)
    head = (
        "# Phrases for people and bodies with PLOVER sectors.\n"
        "# Derived from Phoenix agents (PETRARCH, MIT).\n"
    )
    OUT.write_text(
        head + "".join(f"{p}\t{s}\n" for p, s in sorted(table.items())), encoding="utf-8"
    )
    print(len(table), "phrases")


if __name__ == "__main__":
    main()
