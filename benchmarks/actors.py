"""Actors: phrase → country and sector, on NGEC's own tests of its actor resolution and on ours.

    python benchmarks/actors.py [--rows PATH] [--wrong]

Of NGEC's cases those that ask for a country or a code; in two halves by the digest of a row's id:
rules and lists were tuned on half 0, half 1 is only scored. Those that expect a Wikipedia title,
most of them names of persons, are shown apart. NGEC's MED and HLH are one here; its "" is our
nothing said. NGEC passes its own tests with a Wikipedia index of some tens of GB.
Our cases are ``benchmarks/gold/actors.tsv``: "held" was written before the code was asked.

Each phrase is asked of `actor_code`; with ``--read`` also of a reading of a sentence about it.
"first" counts a sector only where it is the first that is told. ``--rows`` writes every case.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from _gold import rows
from rashomon.read.who.roles import actor_code

GOLD = Path(__file__).parent / "gold" / "actors.tsv"
IGO = {"IGO", "UNO", "EUR", "NGO", "ISM", "MNC", "IMG"}
SAME = {"HLH": "MED", "HRI": "SOC", "NGO": "SOC", "BUD": "REL", "JEW": "REL", "MUS": "REL"}
NOTHING = {"", "UNK", "JNK"}


class Case(NamedTuple):
    """A phrase with what it should tell; ``None``: not asked. ``also``: may be told as well."""

    part: str
    fold: str
    text: str
    when: str | None
    country: str | None
    sectors: tuple[str, ...] | None
    also: frozenset[str] | None


def _day(row: dict[str, object]) -> str | None:
    """The day that a NGEC case asks about, as far as it gives one."""
    given = [*row["args"], *row["kwargs"].values()]  # type: ignore[misc,attr-defined]
    days = [day for day in map(str, given) if re.fullmatch(r"\d{4}-\d\d-\d\d", day)]
    for text in map(str, given):
        found = re.search(r"(\w{3,})\s+(\d{4})$", text)
        if found and not days:
            month = "janfebmaraprmayjunjulaugsepoctnovdec".find(found[1][:3].lower()) // 3 + 1
            days = [f"{found[2]}-{month:02}-01"]
    return days[0] if days else None


def ngec() -> Iterator[Case]:
    """NGEC's cases that ask for a country or a sector."""
    for row in rows("actors-ngec.jsonl", where="github.com/ahalterman/NGEC"):
        if row["skipped"]:
            continue
        wants = {key: value for key, op, value in row["expect"] if op == "=="}
        if not {"country", "code_1"} & set(wants):
            continue
        half = hashlib.sha256(row["id"].encode()).digest()[0] % 2
        yield Case(
            "NGEC, with a Wikipedia title" if wants.get("wiki") else "NGEC, phrases",
            str(half),
            row["text"],
            _day(row),
            wants.get("country"),
            (wants["code_1"],) if "code_1" in wants else None,
            None,
        )


def ours() -> Iterator[Case]:
    """Our own cases."""
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        half, kind, text, when, country, must, may = line.split("\t")
        yield Case(
            "ours, persons" if kind == "person" else "ours, phrases",
            half,
            text,
            None if when == "-" else when,
            "" if country == "-" else country,
            () if must == "-" else tuple(must.split(",")),
            frozenset() if may == "-" else frozenset(may.split(",")),
        )


def judge(case: Case, code: str | None, sectors: tuple[str, ...]) -> dict[str, bool]:
    """Which of the asked answers are right."""
    told = {}
    if case.country is not None:
        told["country"] = (code or "") == case.country or (case.country in IGO and "IGO" in sectors)
    if case.sectors is not None and case.also is None:
        want = SAME.get(case.sectors[0], case.sectors[0])
        told["sector"] = (want in NOTHING and not sectors) or want in sectors
        told["first"] = (want in NOTHING and not sectors) or sectors[:1] == (want,)
    elif case.sectors is not None and case.also is not None:
        allowed = case.also | set(case.sectors)
        told["sector"] = set(case.sectors) <= set(sectors) <= allowed
        told["first"] = not sectors or sectors[0] in (set(case.sectors) or allowed)
    if "country" in told and "sector" in told:
        told["both"] = told["country"] and told["sector"]
    return told


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=Path)
    options.add_argument(
        "--wrong", action="store_true", help="print wrong cases of what we tune on"
    )
    options.add_argument("--read", action="store_true", help="ask a reading too (needs the model)")
    args = options.parse_args()
    cases = [*ngec(), *ours()]
    asked = {"actor_code": lambda case: actor_code(case.text, case.when)}
    if args.read:
        asked["reading"] = _reading
    out = args.rows.open("w", encoding="utf-8") if args.rows else None
    for name, ask in asked.items():
        sums: Counter[tuple[str, str, str]] = Counter()
        began = time.perf_counter()
        for case in cases:
            code, sectors = ask(case)
            told = judge(case, code, sectors)
            for what, right in told.items():
                for part in (case.part, case.part.partition(",")[0] + ", all"):
                    sums[(part, case.fold, what)] += right
                    sums[(part, case.fold, what + " asked")] += 1
            line = {"ask": name, **case._asdict(), "said": [code, sectors], "right": told}
            line["also"] = sorted(case.also) if case.also is not None else None
            if out:
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
            if (
                args.wrong
                and case.fold in ("0", "tuned")
                and not told.get("both", all(told.values()))
            ):
                want = f"{case.country} {case.sectors} {sorted(case.also or ())}"
                print(f"{name}: {case.text} @{case.when} | {want} | {code} {sectors}")
        spent = time.perf_counter() - began
        print(f"{name}: {1e6 * spent / len(cases):.0f} µs a phrase")
        print(f"{'':30}{'fold':>7}{'cases':>7}{'country':>9}{'sector':>8}{'first':>7}{'both':>7}")
        for part, fold in dict.fromkeys((part, fold) for part, fold, _ in sorted(sums)):
            shares = []
            for what in ("country", "sector", "first", "both"):
                of = sums[(part, fold, what + " asked")]
                shares.append(f"{sums[(part, fold, what)] / of:.3f}" if of else "–")
            n = max(sums[(part, fold, what + " asked")] for what in ("country", "sector"))
            print(
                f"{part:30}{fold:>7}{n:7}{shares[0]:>9}{shares[1]:>8}{shares[2]:>7}{shares[3]:>7}"
            )


def _reading(case: Case) -> tuple[str | None, tuple[str, ...]]:
    """What a reading says of the one who a sentence of our own is about."""
    import rashomon
    from rashomon.model import Report

    text = f"{case.text[:1].upper()}{case.text[1:]} said so again on Monday."
    given = Report(
        id="case", sha256=hashlib.sha256(text.encode()).hexdigest(), title=None, outlet=None,
        published=case.when, published_basis="given" if case.when else "unknown", url=None,
        language="en", text=text,
    )  # fmt: skip
    (reading,) = rashomon.read(given)
    around = [
        mention
        for mention in reading.mentions
        if mention.entity and mention.start < len(case.text) and mention.form != "pronoun"
    ]
    if not around:
        return None, ()
    widest = max(around, key=lambda mention: (mention.end - mention.start, mention.start))
    entity = next(one for one in reading.entities if one.id == widest.entity)
    return entity.country, entity.sector


if __name__ == "__main__":
    main()
