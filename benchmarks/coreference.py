"""Who is who inside a report: chains against OntoGUM, and pronouns alone.

    python benchmarks/coreference.py [--rows PATH]

CoNLL F1 is the mean of MUC, B³ and CEAFe over chains of two mentions and more. A mention of ours is
the gold one when it lies in it and holds the tokens the gold mention needs (its least span's last
token). "I", "we" and "you" are not this stage's: every second line leaves them out of both sides.
Published: equal names alone .305, CoreNLP about .40, SpanBERT-large about .65 (on OntoGUM's news or
all genres; here are interviews, speeches and court, which are thick with "I"). The first lines are
pronouns of news, on ECB+ and MEANTIME.
*Pronouns*: of the third-person ones whose gold chain has a mention of ours before or after: how
many point at that chain, at another, at nobody.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Hashable
from pathlib import Path
from typing import Any

from _gold import parsed, report, rows
from rashomon.read.layout.marks import marks
from rashomon.read.who.coreference import SPEECH
from rashomon.read.who.entities import Cast, cast

Chains = dict[Hashable, list[Hashable]]
THIRD = {"he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself",
         "they", "them", "their", "theirs", "themselves"}  # fmt: skip


def chains_of(pairs: list[tuple[Hashable, Hashable]]) -> Chains:
    found: Chains = defaultdict(list)
    for mention, chain in pairs:
        if mention not in found[chain]:
            found[chain].append(mention)
    return {chain: members for chain, members in found.items() if len(members) > 1}


def conll(gold: Chains, ours: Chains) -> tuple[float, float, float, float]:
    """MUC, B³, CEAFe F1 and their mean, mention sets of the two sides being their own."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    def muc(key: Chains, response: Chains) -> tuple[int, int]:
        where = {m: c for c, members in response.items() for m in members}
        kept = links = 0
        for members in key.values():
            parts = {where.get(m, ("alone", m)) for m in members}
            kept += len(members) - len(parts)
            links += len(members) - 1
        return kept, links

    def b3(key: Chains, response: Chains) -> tuple[float, int]:
        where = {m: c for c, members in response.items() for m in members}
        total, count = 0.0, 0
        for members in key.values():
            count += len(members)
            shared = Counter(where[m] for m in members if m in where)
            total += sum(n * n for n in shared.values()) / len(members)
        return total, count

    def f(a: float, b: float, c: float, d: float) -> float:
        p, r = a / max(b, 1), c / max(d, 1)
        return 2 * p * r / max(p + r, 1e-9)

    m = f(*muc(ours, gold), *muc(gold, ours))
    b = f(*b3(ours, gold), *b3(gold, ours))
    keys, responses = list(gold.values()), list(ours.values())
    place = {x: j for j, members in enumerate(responses) for x in members}
    matrix = np.zeros((max(len(keys), 1), max(len(responses), 1)))
    for i, members in enumerate(keys):
        for j, n in Counter(place[x] for x in members if x in place).items():
            matrix[i, j] = 2 * n / (len(members) + len(responses[j]))
    best = matrix[linear_sum_assignment(-matrix)].sum()
    c = f(best, len(responses), best, len(keys))
    return m, b, c, (m + b + c) / 3


def lay(row: dict[str, Any], told: Cast) -> tuple[list[Any], list[Any], dict[int, int]]:
    """Gold and our (mention, chain) pairs, with our mentions renamed to the gold ones they are."""
    gold = sorted(row["chains"], key=lambda m: m["end"] - m["start"])
    by_need: dict[int, list[int]] = defaultdict(list)
    for n, m in enumerate(gold):
        by_need[(m["least"] or [[m["start"], m["end"]]])[-1][1]].append(n)
    gold_pairs = [(n, m["chain"]) for n, m in enumerate(gold)]
    our_pairs, laid, used = [], {}, set()
    adjectives = {(start, end) for start, end in row["adjectives"]}
    for k, mention in enumerate(told.mentions):
        if (mention.start, mention.end) in adjectives:
            continue  # "Turkish" is a mention of ours, not of GUM's
        found = None
        for need in range(mention.start + 1, mention.end + 1):
            for n in by_need.get(need, ()):
                m = gold[n]
                inside = m["start"] <= mention.start and mention.end <= m["end"]
                exact = (m["start"], m["end"]) == (mention.start, mention.end)
                single = need == mention.end or exact
                if n not in used and ((inside and single) or exact):
                    found = n
        if found is not None:
            used.add(found)
            laid[k] = found
        if mention.entity is not None:
            our_pairs.append((found if found is not None else ("ours", k), mention.entity))
    return gold_pairs, our_pairs, laid


def news_pronouns(name: str, out: Any) -> None:
    """Pronouns of news: does our entity hold a naming mention of the pronoun's gold chain?"""
    gold_rows = rows(name, where="its authors")
    tally: Counter[str] = Counter()
    for row, (_, _, parse) in zip(gold_rows, parsed(report(r) for r in gold_rows), strict=True):
        told = cast(parse, marks(parse.text))
        spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
        asked = []
        for m in row["entities"]:
            if m.get("start") is None:
                continue
            wording = row["text"][m["start"] : m["end"]]
            chain = m.get("chain") or m.get("instance")
            if wording.lower() in THIRD:
                asked.append((m["start"], m["end"], chain))
            elif wording.lower() not in SPEECH | {"who", "which", "that", "this"}:
                spans[chain].append((m["start"], m["end"]))
        by_span = {(m.start, m.end): m for m in told.mentions}
        for start, end, chain in asked:
            if not spans[chain]:
                continue
            mention = by_span.get((start, end))
            what = "open"
            entity = mention.entity if mention else None
            if entity is not None:
                what = "wrong"
                for other in told.mentions:
                    naming = other.entity == entity and other.form != "pronoun"
                    if naming and any(a < other.end and other.start < b for a, b in spans[chain]):
                        what = "right"
                        break
            tally[what] += 1
            if out:
                named = [e.name for e in told.entities if e.id == entity]
                line = {"id": row["id"], "case": what, "text": row["text"][start:end],
                        "ours": named, "gold": [row["text"][a:b] for a, b in spans[chain]][:3],
                        "around": row["text"][max(0, start - 200) : end + 60]}  # fmt: skip
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
    n = max(sum(tally.values()), 1)
    counts = f"{tally['right']:14}{tally['wrong']:6}{tally['open']:5}{tally['right'] / n:10.3f}"
    print(f"{name:42}{'':16}{counts}")


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=Path)
    args = options.parse_args()
    out = args.rows.open("w", encoding="utf-8") if args.rows else None
    for name in ("occurrences-ecb.jsonl", "timeline-meantime.jsonl"):
        news_pronouns(name, out)
    gold_rows = rows("entities-gum.jsonl", where="github.com/amir-zeldes/gum")
    told = [(row, cast(parse, marks(parse.text)), parse) for row, (_, _, parse)
            in zip(gold_rows, parsed(report(row) for row in gold_rows), strict=True)]  # fmt: skip
    genres = sorted({row["genre"] for row in gold_rows})
    print(
        f"{'':30}{'MUC':>7}{'B3':>7}{'CEAFe':>7}{'CoNLL':>7}   pronouns: right wrong open  accuracy"
    )
    for genre in [*genres, "all"]:
        for third in (False, True):
            g_pairs: list[Any] = []
            o_pairs: list[Any] = []
            tally: Counter[str] = Counter()
            for row, one, _parse in told:
                if genre not in ("all", row["genre"]):
                    continue
                gold_pairs, our_pairs, laid = lay(row, one)
                gold = sorted(row["chains"], key=lambda m: m["end"] - m["start"])
                skip = (
                    {n for n, m in enumerate(gold) if m["text"].lower() in SPEECH}
                    if third
                    else set()
                )
                g_pairs += [
                    ((row["id"], n), (row["id"], c)) for n, c in gold_pairs if n not in skip
                ]
                o_pairs += [((row["id"], n), (row["id"], c)) for n, c in our_pairs if n not in skip]
                if not third:
                    continue
                chain_at = dict(gold_pairs)
                majority: dict[str, Counter[str]] = defaultdict(Counter)
                reach = Counter()
                for k, n in laid.items():
                    mention = one.mentions[k]
                    if mention.form != "pronoun":
                        reach[chain_at[n]] += 1
                        if mention.entity:
                            majority[mention.entity][chain_at[n]] += 1
                for k, mention in enumerate(one.mentions):
                    if mention.form != "pronoun" or mention.text.lower() not in THIRD:
                        continue
                    n = laid.get(k)
                    if n is None or not reach[chain_at[n]]:
                        if mention.entity is not None:
                            tally["spurious"] += 1
                        continue
                    box = majority.get(mention.entity or "")
                    what = "open" if mention.entity is None else "wrong"
                    if box and box.most_common(1)[0][0] == chain_at[n]:
                        what = "right"
                    tally[what] += 1
                    if out and genre == "all":
                        entity = next(
                            (e.name for e in one.entities if e.id == mention.entity), None
                        )
                        names = [gold[x]["text"] for x, c in gold_pairs if c == chain_at[n]]
                        line = {"id": row["id"], "case": what,
                                "text": mention.text, "ours": entity,
                                "gold": sorted(set(names), key=len)[-3:],
                                "around": row["text"][max(0, mention.start - 99) : mention.end],
                                }  # fmt: skip
                        out.write(json.dumps(line, ensure_ascii=False) + "\n")
            scores = conll(chains_of(g_pairs), chains_of(o_pairs))
            line = f"{genre:12}{'without I, we, you' if third else 'all mentions':18}"
            line += "".join(f"{x:7.3f}" for x in scores)
            if third:
                n = max(sum(tally[w] for w in ("right", "wrong", "open")), 1)
                line += f"   {tally['right']:14}{tally['wrong']:6}{tally['open']:5}"
                line += f"{tally['right'] / n:10.3f}"
                line += f"  ({tally['spurious']} more at chains we have not)"
            print(line)


if __name__ == "__main__":
    main()
