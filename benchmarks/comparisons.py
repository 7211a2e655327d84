"""The altered-report test, and natural disagreements of reports of one story.

Pairs of real reports of one `story` that state the same thing. One figure, day, place, name or
verb is changed in the text of one of them, before it is read; the change is *found* when a
conflict (or an update) about that slot has evidence on the changed words. *Other* alarms are
conflicts and updates the pair did not have unaltered and that lie elsewhere. *False alarms* are
conflicts and updates in unaltered pairs that nobody has marked as real in
`gold/comparisons-real.tsv`. Stories fall into two folds by digest: `read` (errors were looked at)
and `scored`. `--rows PATH` writes a row per case, with the words around the change.

`gold/disagreements.jsonl` holds natural disagreements and look-alikes by ids, offsets and a few
words; a disagreement is found when a conflict or update has evidence on both sides.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import _gold
from rashomon.model import Comparison, Reading, Situation
from rashomon.pipeline import read
from rashomon.reconcile import reconcile

GOLD = Path(__file__).parent / "gold"
SETS = ("ecb", "gvc", "basil", "newswcl50")
PAIRS_A_STORY = 5
CASES_A_PAIR = 2  # of each kind
SHARED = 4  # content words that two sentences share when they state the same thing
KINDS = ("figure", "date", "place", "actor", "denial")
ABOUT = {
    "figure": {"figure"}, "date": {"date"}, "place": {"place"}, "actor": {"actor"},
    "denial": {"realis", "stance"},
}  # fmt: skip

_WORD = re.compile(r"[a-z]{4,}")
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)  # fmt: skip
_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_TOWNS = ("Denver", "Seattle", "Boston", "Atlanta", "Phoenix", "Houston", "Detroit")
_COUNTRIES = ("Brazil", "Norway", "Kenya", "Japan", "Portugal", "Peru", "Thailand")
_CITIES = ("Lisbon", "Nairobi", "Oslo", "Lima", "Osaka", "Bangkok")
_GIVEN = {"he": ("Walter", "Harold", "Gordon"), "any": ("Walter", "Denise", "Harold")}
_FAMILY = ("Pemberton", "Okafor", "Lindqvist", "Hargrove", "Castellano")
_TURNED = {
    "confirmed": "denied", "denied": "confirmed", "accepted": "rejected", "rejected": "accepted",
    "agreed": "refused", "refused": "agreed",
}  # fmt: skip
_AUX = re.compile(r"\b(was|were|is|are|has|have|had|will|would)(?= (?:\w+ ){0,1}$)")


class Change(NamedTuple):
    """One edit: characters [start, end) of a report become `new`."""

    kind: str
    report: str
    start: int
    end: int
    new: str

    def applied(self, text: str) -> str:
        return text[: self.start] + self.new + text[self.end :]


def fold(story: str) -> str:
    return "read" if hashlib.sha256(story.encode()).digest()[0] % 2 == 0 else "scored"


def pairs(rows: Sequence[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """A few pairs of each story, the same ones in every run."""
    stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        stories[row["story"]].append(row)
    for story in sorted(stories):
        told = sorted(stories[story], key=lambda row: row["id"])
        every = [(a, b) for a, b in combinations(told, 2) if a["text"] != b["text"]]
        chance = random.Random(story)
        for a, b in chance.sample(every, min(PAIRS_A_STORY, len(every))):
            yield story, a, b


@cache
def _read(row: str) -> Reading:
    (told,) = _gold.parsed([_gold.report(json.loads(row))])
    return read(*told, "md")


def reading(row: dict[str, Any]) -> Reading:
    return _read(json.dumps({k: row.get(k) for k in _KEPT}))


_KEPT = ("id", "text", "title", "outlet", "published", "url", "language")


# --- changes ----------------------------------------------------------------------------------


class Stated(NamedTuple):
    """Something a sentence of a report states, under a key equal in reports that state it too."""

    key: tuple[object, ...]
    start: int
    end: int
    words: frozenset[str]


def content(text: str) -> frozenset[str]:
    return frozenset(w[:6] for w in _WORD.findall(text.lower()) if w not in _STOP)


_STOP = frozenset(
    ("that", "this", "with", "from", "have", "been", "were", "they", "their", "which", "will",
     "would", "about", "after", "before", "said", "says", "also", "than", "when", "what", "there",
     "more", "into", "over", "could", "being", "because", "other", "some", "only")
)  # fmt: skip


def stated(one: Reading, kind: str) -> list[Stated]:
    text = one.report.text
    found: list[Stated] = []

    def put(key: tuple[object, ...], start: int, end: int) -> None:
        for s in one.sentences:
            if s.start <= start < s.end:
                rest = text[s.start : start] + " " + text[end : s.end]
                found.append(Stated(key, start, end, content(rest)))
                return

    if kind == "figure":
        for f in one.figures:
            if f.low is not None and f.low == f.high and f.hedge is None and f.kind != "ordinal":
                put((f.kind, f.low, f.unit), f.start, f.end)
    elif kind == "date":
        for t in one.timexes:
            if t.type == "DATE" and t.value and re.fullmatch(r"\d{4}-\d\d-\d\d", t.value):
                put((t.value,), t.start, t.end)
    elif kind == "place":
        kinds = {e.id: e.kind for e in one.entities}
        where = {e.place for e in one.events if e.place}
        for m in one.mentions:
            if m.form == "name" and m.entity in where and kinds[m.entity] in ("place", "country"):
                put((m.text.lower(),), m.start, m.end)
    elif kind == "actor":
        kinds = {e.id: e.kind for e in one.entities}
        named = {(m.start, m.end): m for m in one.mentions if m.form == "name"}
        for e in one.events:
            for at in e.actor_spans:
                m = named.get((at.start, at.end))
                if m and m.entity and kinds[m.entity] == "person" and e.realis == "actual":
                    put((m.text.split()[-1].lower(), e.lemma), m.start, m.end)
    else:
        for e in one.events:
            if e.realis == "actual" and e.type is not None and e.rule and "noun" not in e.rule:
                put((e.lemma,), e.trigger[0], e.trigger[1])
    return found


def changes(left: Reading, right: Reading, chance: random.Random) -> Iterator[tuple[Change, int]]:
    """At most `CASES_A_PAIR` changes of each kind, in `right`, with where `left` states it."""
    for kind in KINDS:
        there = stated(left, kind)
        both = [
            (mine, other)
            for mine in stated(right, kind)
            for other in there
            if mine.key == other.key
            and len(mine.words & other.words) >= SHARED
            and 2 * len(mine.words & other.words) >= min(len(mine.words), len(other.words))
        ]
        chance.shuffle(both)
        done = 0
        for mine, other in both:
            new = altered(kind, right, mine, chance)
            if new is not None and new != right.report.text[mine.start : mine.end]:
                start, words_ = new if isinstance(new, tuple) else (mine.start, new)
                yield Change(kind, right.report.id, start, mine.end, words_), other.start
                done += 1
                if done == CASES_A_PAIR:
                    break


def altered(
    kind: str, one: Reading, at: Stated, chance: random.Random
) -> str | tuple[int, str] | None:
    """The words that stand there instead, sometimes from an earlier character on."""
    text = one.report.text
    old = text[at.start : at.end]
    if kind == "figure":
        return _figure(old, chance)
    if kind == "date":
        return _date(old, chance)
    if kind == "place":
        if re.match(r", [A-Z]", text[at.end : at.end + 3]):
            return None  # "Fairview, Ohio" cannot become another state's town by one word
        names = {e.name: e for e in one.entities}
        entity = next((e for m in one.mentions for e in one.entities
                       if m.start == at.start and e.id == m.entity), names.get(old))  # fmt: skip
        if entity is None:
            return None
        if entity.kind == "country":
            return None if old.isupper() or "." in old else chance.choice(_COUNTRIES)
        feature = entity.place.feature if entity.place else None
        if feature is None or not feature.startswith("PPL"):
            return None
        return chance.choice(_TOWNS if entity.country == "USA" else _CITIES)
    if kind == "actor":
        parts = old.split()
        family = chance.choice(_FAMILY)
        return family if len(parts) == 1 else f"{chance.choice(_GIVEN['he'])} {family}"
    if old in _TURNED:
        return _TURNED[old]
    before = text[max(0, at.start - 25) : at.start]
    aux = _AUX.search(before)
    if aux:
        start = at.start - len(before) + aux.end()
        return start, " not" + text[start : at.end]
    lemma = next((e.lemma for e in one.events if e.trigger[0] == at.start), "")
    if (
        old.endswith("ed")
        and " " not in lemma
        and re.search(r"\b(?:be|been|being) $", before) is None
    ):
        doer = any(
            e.actor_spans and e.actor_spans[0].end <= at.start <= e.actor_spans[0].end + 12
            for e in one.events
            if e.trigger[0] == at.start
        )
        return f"did not {lemma}" if doer else None
    return None


def _figure(old: str, chance: random.Random) -> str | None:
    """Another number that no rounding or hedge reconciles: larger by a third to a half."""
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", old)
    if digits:
        number = float(digits[0].replace(",", ""))
        if 1900 <= number <= 2100 and "," not in digits[0]:
            return None
        more = number * chance.choice((1.36, 1.52, 0.58))
        if "." in digits[0]:
            new = f"{more:.{len(digits[0].split('.')[1])}f}"
        else:
            whole = max(1, round(more) + (round(more) == number))
            new = f"{whole:,d}" if "," in digits[0] else str(whole)
        return old[: digits.start()] + new + old[digits.end() :]
    for word in re.findall(r"[A-Za-z]+", old):
        if word.lower() in _SMALL[2:18]:
            new = _SMALL[_SMALL.index(word.lower()) + chance.choice((1, 2))]
            return old.replace(word, new.capitalize() if word.istitle() else new, 1)
    return None


def _date(old: str, chance: random.Random) -> str | None:
    """A day two or three off: another weekday, another day of the month."""
    day = re.search(rf"(?<={_month_end()})\d\d?\b|\b\d\d?(?= {_MONTHS})", old)
    week = [name for name in _WEEK if name in old]
    if day and week:
        return None
    if day:
        number = int(day[0])
        new = number + 2 if number <= 25 else number - 3
        return old[: day.start()] + str(new) + old[day.end() :]
    if week:
        return old.replace(week[0], _WEEK[(_WEEK.index(week[0]) + chance.choice((2, 5))) % 7])
    return None


def _month_end() -> str:
    return r"[a-z.] "


# --- what is found ----------------------------------------------------------------------------


def alarms(situation: Situation) -> list[Comparison]:
    return [c for c in situation.comparisons if c.verdict in ("conflict", "update")]


def shape(one: Comparison) -> tuple[object, ...]:
    return one.about, frozenset(side.value for side in one.sides)


def name(a: str, b: str, one: Comparison) -> str:
    """An alarm's id: the two reports, the slot, and where its first side stands in each."""
    at = sorted({(e.report, e.start) for side in one.sides for e in side.evidence})
    return f"{a}+{b}:{one.about}:" + "/".join(str(start) for _, start in at[:2])


def covers(one: Comparison, report: str, start: int, end: int) -> bool:
    return any(
        e.report == report and e.start < end and start < e.end
        for s in one.sides
        for e in s.evidence
    )


def around(text: str, start: int, end: int) -> str:
    return " ".join((text[max(0, start - 110) : start] + "[[" + text[start:end] + "]]"
                     + text[end : end + 110]).split())  # fmt: skip


def real() -> frozenset[str]:
    path = GOLD / "comparisons-real.tsv"
    if not path.exists():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.split("\t")[0] for line in lines if line and line[0] != "#")


def cases(rows: Sequence[dict[str, Any]], only: str | None) -> Iterator[dict[str, Any]]:
    marked = real()
    for story, a, b in pairs(rows):
        if only and fold(story) != only:
            continue
        left, right = reading(a), reading(b)
        before = reconcile([left, right])
        had = alarms(before)
        base = {"set": a["set"], "story": story, "fold": fold(story), "a": a["id"], "b": b["id"]}
        said = [
            {"id": name(a["id"], b["id"], c), "verdict": c.verdict, "about": c.about,
             "statement": c.statement, "because": c.because} for c in had
        ]  # fmt: skip
        false = [one for one in said if one["id"] not in marked]
        yield base | {"kind": "unaltered", "alarms": said, "false": len(false)}
        shapes = Counter(shape(c) for c in had)
        for change, there in changes(left, right, random.Random(a["id"] + b["id"])):
            text = change.applied(b["text"])
            after = reconcile([left, reading(b | {"text": text})])
            end = change.start + len(change.new)
            touching = [c for c in alarms(after) if covers(c, change.report, change.start, end)]
            found = [c for c in touching if c.about in ABOUT[change.kind]]
            new = Counter(shape(c) for c in alarms(after) if c not in touching) - shapes
            yield base | {
                "kind": change.kind, "found": bool(found), "other": sum(new.values()),
                "touching": [f"{c.verdict}/{c.about}" for c in touching],
                "lines": len(after.storylines),
                "old": b["text"][change.start : change.end], "new": change.new,
                "there": around(a["text"], there, there + 1),
                "here": around(text, change.start, end),
                "others": [c.statement for c in alarms(after) if shape(c) in new],
            }  # fmt: skip


# --- natural disagreements --------------------------------------------------------------------


def natural(texts: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    path = GOLD / "disagreements.jsonl"
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        a, b = (texts.get(row[side]["report"]) for side in ("a", "b"))
        if a is None or b is None:
            continue
        for side, text in (("a", a["text"]), ("b", b["text"])):
            at = row[side]
            assert text[at["start"] : at["end"]] == at["words"], row
        found = [
            c
            for c in alarms(reconcile([reading(a), reading(b)]))
            if all(covers(c, row[s]["report"], row[s]["start"], row[s]["end"]) for s in ("a", "b"))
        ]
        yield row | {"found": bool(found), "said": [c.statement for c in found]}


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rows", type=Path)
    arguments.add_argument("--fold", choices=("read", "scored"))
    arguments.add_argument("--natural", action="store_true", help="only the natural disagreements")
    args = arguments.parse_args()
    rows = [row for name in SETS for row in _gold.rows(f"stories-{name}.jsonl", where=name)]
    out = args.rows.open("w", encoding="utf-8") if args.rows else None
    told = [] if args.natural else list(_written(cases(rows, args.fold), out))
    for part in ("read", "scored"):
        here = [row for row in told if row["fold"] == part]
        if not here:
            continue
        plain = [row for row in here if row["kind"] == "unaltered"]
        alarmed = sum(row["false"] > 0 for row in plain)
        print(f"{part}: {len(plain)} unaltered pairs, false alarms in {alarmed / len(plain):.3f}"
              f" ({sum(len(row['alarms']) for row in plain)} claims,"
              f" {sum(row['false'] for row in plain)} not marked real)")  # fmt: skip
        for kind in (*KINDS, "all"):
            mine = [row for row in here if row["kind"] in (KINDS if kind == "all" else (kind,))]
            if mine:
                found = sum(row["found"] for row in mine) / len(mine)
                other = sum(row["other"] > 0 for row in mine) / len(mine)
                print(f"  {kind:8}{len(mine):5}  found {found:.3f}  other alarms {other:.3f}")
    judged = list(_written(natural({row["id"]: row for row in rows}), out))
    for kind, say in (("disagree", "found"), ("fit", "false conflicts")):
        mine = [row for row in judged if row["kind"] == kind]
        if mine:
            share = sum(row["found"] for row in mine) / len(mine)
            print(f"natural, {kind}: {len(mine)}, {say} {share:.3f}")


def _written(rows: Iterator[dict[str, Any]], out: Any) -> Iterator[dict[str, Any]]:
    for row in rows:
        if out:
            out.write(json.dumps(row) + "\n")
        yield row


if __name__ == "__main__":
    main()
