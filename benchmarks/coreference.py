"""One report, one person: chains of people and bodies, and where pronouns point.

    python benchmarks/coreference.py [--rows PATH] [--gold PATH] [--sealed]

*Chains* are those of people, groups of people and organisations, of two mentions and more; CoNLL
F1 is the mean of MUC, B³ and CEAFe over a set's reports together. Twice: *from text*, where each
chain of ours that the gold lacks counts against us, and *on gold mentions*, where mentions of ours
that are nobody's in the gold are left out (ECB+ and MEANTIME mark only some mentions: there this
one alone). A mention of ours is the gold one when their spans are equal, or the one lies in the
other and our head word is among the words the gold one cannot do without; the smallest such, and
each once. Gold chains of other things (places, countries, ideas), and what of ours falls on them,
are left out.

*Pronouns* are those whose gold chain has a name or noun phrase somewhere: right where our entity
holds such a mention of that chain, wrong where it does not, open where we say nobody. Accuracy is
right of right and wrong; beside it the share left open. "All" has I, we and you beside the third
person.

Sets: our own annotated news reports (`gold/coreference.jsonl` here, texts from the data folder; the
sealed fold only with ``--sealed``), ECB+ and MEANTIME, OntoGUM. Folds: reports whose id hashes even
were looked at, the odd ones only scored.
Published, on GUM news and all kinds of chains: equal names alone .305, CoreNLP about .40,
SpanBERT-large about .65.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import _chains
from _gold import data, parsed, report, rows
from rashomon.model import Entity, Mention, Report
from rashomon.pipeline import read
from rashomon.read.layout.marks import marks
from rashomon.read.parse import Parse
from rashomon.read.times.timexes import timexes
from rashomon.read.who.entities import cast
from rashomon.read.who.refs import HE, IT, SHE, SPEECH, THEY

THIRD = HE | SHE | IT | THEY
PRONOUNS = THIRD | SPEECH
OWN = Path(__file__).parent / "gold" / "coreference.jsonl"
SOMEBODY = frozenset({"person", "organization", "group"})


class Gold(NamedTuple):
    """A mention of the gold: where, the words it cannot do without, its chain, does it count."""

    start: int
    end: int
    heads: tuple[tuple[int, int], ...]
    chain: str
    counts: bool


class Case(NamedTuple):
    """A report and its gold; ``everywhere`` when that marks every mention up to ``upto``."""

    report: Report
    mentions: tuple[Gold, ...]
    everywhere: bool
    upto: int
    fold: str


def fold(ident: str) -> str:
    return "even" if hashlib.sha256(ident.encode()).digest()[0] % 2 == 0 else "odd"


# --- the sets ----------------------------------------------------------------------------------


def own(path: Path, sealed: bool) -> Iterator[Case]:
    """The reports annotated for this benchmark; their texts lie in the data folder."""
    texts: dict[str, dict[str, Any]] = {}
    folder = data()
    if not path.exists() or folder is None:
        print(f"SKIPPED: no {path.name} or no RASHOMON_DATA for its texts.", file=sys.stderr)
        return
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    for line in lines:
        if line["fold"] == "sealed" and not sealed:
            continue
        if line["file"] not in texts:
            texts[line["file"]] = {row["id"]: row for row in rows(line["file"], where="its README")}
        row = texts[line["file"]][line["id"]]
        if hashlib.sha256(row["text"].encode()).hexdigest() != line["sha256"]:
            print(f"SKIPPED: {line['id']} is another text here.", file=sys.stderr)
            continue
        found = []
        for chain in line["chains"]:
            for m in chain["mentions"]:
                heads = (tuple(m["head"]),)
                name = str(chain["chain"])
                found.append(Gold(m["start"], m["end"], heads, name, chain["kind"] in SOMEBODY))
        upto = line.get("upto") or len(row["text"])
        yield Case(report(row), tuple(found), True, upto, line["fold"])


def news(name: str) -> Iterator[Case]:
    """ECB+ and MEANTIME: some mentions of some sentences, each its head word or a whole phrase."""
    for row in rows(name, where="its authors"):
        found = []
        for m in row["entities"]:
            if m.get("start") is None:
                continue
            chain = m.get("chain") or m.get("instance")
            if m["text" if "text" in m else "wording"].lower() in ("who", "which", "that", "whose"):
                continue
            somebody = m["kind"].startswith("HUM") or m["kind"] in ("PER", "ORG", "FIN")
            found.append(Gold(m["start"], m["end"], ((m["start"], m["end"]),), chain, somebody))
        yield Case(report(row), tuple(found), False, len(row["text"]), fold(row["id"]))


def ontogum() -> Iterator[tuple[str, Case]]:
    for row in rows("entities-gum.jsonl", where="github.com/amir-zeldes/gum"):
        kinds = {(m["start"], m["end"]): m["kind"] for m in row["entities"]}
        said: dict[str, Counter[str]] = defaultdict(Counter)
        for m in row["chains"]:
            said[m["chain"]][kinds.get((m["start"], m["end"]), "")] += 1
        found, seen = [], set()
        for m in row["chains"]:
            kind = said[m["chain"]].most_common(1)[0][0]
            heads = tuple((s, e) for s, e in m["least"] or [[m["start"], m["end"]]])
            seen.add((m["start"], m["end"]))
            counts = kind in ("person", "organization")
            found.append(Gold(m["start"], m["end"], heads, m["chain"], counts))
        for m in row["entities"]:  # what stands in no chain
            if (m["start"], m["end"]) not in seen:
                heads = tuple((s, e) for s, e in m["least"] or [[m["start"], m["end"]]])
                counts = m["kind"] in ("person", "organization")
                alone = f"alone {m['start']} {m['end']}"
                found.append(Gold(m["start"], m["end"], heads, alone, counts))
        yield row["genre"], Case(report(row), tuple(found), True, len(row["text"]), fold(row["id"]))


# --- laying ours over the gold -----------------------------------------------------------------


class Laid(NamedTuple):
    """Our mentions beside the gold's; ``at`` leads from ours to the gold one it is."""

    case: Case
    ours: Sequence[Mention]
    entities: dict[str, Entity]
    at: dict[int, int]


def _head(parse: Parse, mention: Mention) -> int:
    """The token that a mention of ours is about: of a name its last, of a phrase its root."""
    first, past = parse.tokens((mention.start, mention.end))
    if mention.form == "nominal":
        for i in range(first, past):
            if not first <= parse.head[i] < past and parse.pos[i] in ("NOUN", "PROPN"):
                return i
    while past - 1 > first and parse.tag[past - 1] in ("POS", ")", "."):
        past -= 1
    return past - 1


def lay(case: Case, parse: Parse, mentions: Sequence[Mention], entities: Sequence[Entity]) -> Laid:
    gold = sorted(range(len(case.mentions)), key=lambda n: _length(case.mentions[n]))
    exact: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n in gold:
        exact[(case.mentions[n].start, case.mentions[n].end)].append(n)
    used: set[int] = set()
    at: dict[int, int] = {}
    mentions = [m for m in mentions if m.start < case.upto]
    for k, mention in enumerate(mentions):
        for n in exact.get((mention.start, mention.end), ()):
            if n not in used:
                at[k] = n
                used.add(n)
                break
    for k, mention in enumerate(mentions):
        if k in at or not len(parse):
            continue
        i = _head(parse, mention)
        start, end = parse.start[i], parse.end[i]
        for n in gold:
            it = case.mentions[n]
            nested = (it.start <= mention.start and mention.end <= it.end) or (
                mention.start <= it.start and it.end <= mention.end
            )
            if n not in used and nested and any(s < end and start < e for s, e in it.heads):
                at[k] = n
                used.add(n)
                break
    return Laid(case, mentions, {e.id: e for e in entities}, at)


def _length(mention: Gold) -> int:
    return mention.end - mention.start


def _is_pronoun(case: Case, mention: Gold, which: frozenset[str] = PRONOUNS) -> bool:
    return case.report.text[mention.start : mention.end].lower() in which


def chains(laid: Sequence[Laid], *, spurious: bool, skip: frozenset[str] = frozenset()) -> Any:
    """Gold's and our chains of somebody, over many reports."""
    gold: dict[Hashable, Hashable] = {}
    ours: dict[Hashable, Hashable] = {}
    for one in laid:
        case, ident = one.case, one.case.report.id
        for n, it in enumerate(case.mentions):
            if it.counts and not _is_pronoun(case, it, skip):
                gold[(ident, n)] = (ident, it.chain)
        for k, mention in enumerate(one.ours):
            if mention.entity is None or mention.text.lower() in skip:
                continue
            n = one.at.get(k, -1)
            if n >= 0:
                if case.mentions[n].counts:
                    ours[(ident, n)] = (ident, mention.entity)
            elif spurious and one.entities[mention.entity].kind in SOMEBODY:
                ours[(ident, "ours", k)] = (ident, mention.entity)
    return _chained(gold), _chained(ours)


def _chained(told: dict[Hashable, Hashable]) -> dict[Hashable, Hashable]:
    sizes = Counter(told.values())
    return {mention: chain for mention, chain in told.items() if sizes[chain] > 1}


def pronouns(one: Laid) -> Iterator[tuple[str, Gold, Mention | None]]:
    """Each pronoun of the gold that can be placed: right, wrong or open."""
    case = one.case
    naming = {it.chain for it in case.mentions if not _is_pronoun(case, it)}
    ours_at = {n: one.ours[k] for k, n in one.at.items()}
    held: dict[str, set[str]] = defaultdict(set)
    for n, mention in ours_at.items():
        if mention.form != "pronoun" and mention.entity is not None:
            held[mention.entity].add(case.mentions[n].chain)
    if not case.everywhere:  # a phrase of the gold may hold more than ours, or less
        for mention in one.ours:
            if mention.form != "pronoun" and mention.entity is not None:
                held[mention.entity] |= {
                    it.chain
                    for it in case.mentions
                    if it.start < mention.end and mention.start < it.end
                    and not _is_pronoun(case, it)
                }  # fmt: skip
    for n, it in enumerate(case.mentions):
        if not _is_pronoun(case, it) or it.chain not in naming or not it.counts:
            continue
        mention = ours_at.get(n)
        if mention is None or mention.entity is None:
            yield "open", it, mention
        else:
            yield ("right" if it.chain in held[mention.entity] else "wrong"), it, mention


# --- the table ---------------------------------------------------------------------------------


def _share(tally: Counter[str]) -> str:
    said = tally["right"] + tally["wrong"]
    asked = max(1, said + tally["open"])
    return f"{tally['right'] / max(1, said):.3f} at {tally['open'] / asked:.3f}".rjust(15)


def show(name: str, laid: Sequence[Laid], out: Any) -> None:
    if not laid:
        return
    third: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for one in laid:
        for what, it, mention in pronouns(one):
            every[what] += 1
            if _is_pronoun(one.case, it, THIRD):
                third[what] += 1
            if out:
                out.write(json.dumps(_row(one, what, it, mention), ensure_ascii=False) + "\n")
    line = f"{name:24}{len(laid):4}"
    if laid[0].case.everywhere:
        gold, ours = chains(laid, spurious=True)
        scores = [score(gold, ours) for score in (_chains.muc, _chains.b_cubed, _chains.ceaf_e)]
        line += "".join(f"  {s.recall:.2f} {s.precision:.2f}" for s in scores)
        line += f"{_chains.conll(gold, ours):8.3f}"
        line += f"{_chains.conll(*chains(laid, spurious=True, skip=SPEECH)):8.3f}"
    else:
        line += " " * 49
    line += f"{_chains.conll(*chains(laid, spurious=False)):8.3f}"
    line += f"{sum(third.values()):6}{_share(third)}{sum(every.values()):6}{_share(every)}"
    print(line)


def _row(one: Laid, what: str, it: Gold, mention: Mention | None) -> dict[str, Any]:
    text = one.case.report.text
    names = {text[m.start : m.end] for m in one.case.mentions if m.chain == it.chain}
    entity = one.entities.get(mention.entity or "") if mention else None
    return {
        "id": one.case.report.id,
        "fold": one.case.fold,
        "case": what,
        "at": it.start,
        "text": text[it.start : it.end],
        "ours": entity.name if entity else None,
        "gold": sorted(names, key=lambda name: (-len(name), name))[:3],
        "around": text[max(0, it.start - 200) : it.end + 60],
    }


def laid_of(cases: Sequence[Case]) -> list[Laid]:
    done = []
    texts = parsed(case.report for case in cases)
    for case, (one, marked, parse) in zip(cases, texts, strict=True):
        reading = read(one, marked, parse, "")
        done.append(lay(case, parse, reading.mentions, reading.entities))
    return done


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=Path)
    options.add_argument("--gold", type=Path, default=OWN)
    options.add_argument("--sealed", action="store_true")
    args = options.parse_args()
    out = args.rows.open("w", encoding="utf-8") if args.rows else None
    print(f"{'':28}  MUC r p   B3 r p     CEAFe r p    CoNLL 3rd only on gold    "
          "he, it, they: right at open    all pronouns")  # fmt: skip
    every = []
    for name, cases in (
        ("our own", list(own(args.gold, args.sealed))),
        ("ECB+", list(news("occurrences-ecb.jsonl"))),
        ("MEANTIME", list(news("timeline-meantime.jsonl"))),
    ):
        every += cases
        for half in sorted({case.fold for case in cases}):
            show(f"{name}, {half}", laid_of([c for c in cases if c.fold == half]), out)
    gum = list(ontogum())
    for genre in sorted({genre for genre, _ in gum}):
        for half in ("even", "odd"):
            cases = [case for g, case in gum if g == genre and case.fold == half]
            show(f"GUM {genre}, {half}", laid_of(cases), out)
    took = words = 0.0
    for one, _, parse in parsed(case.report for case in every[:400]):
        pairs, times = marks(parse.text), timexes(parse, one.published)
        began = time.process_time()
        cast(parse, pairs, times)
        took += time.process_time() - began
        words += len(parse)
    print(f"{took / max(1, words) * 1e6:.1f} µs a word for names, entities and chains")


if __name__ == "__main__":
    main()
