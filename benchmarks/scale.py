"""How reconciling grows with the number of reports: time by stage, the exponent, peak memory.

The reports are made: readings of short pieces of real ones (ECB+, BASIL, GVC, NewsWCL50), each
told again and again with other names, other figures, other days and other rare words, so that
there are ever more storylines of the same small size. Words that many reports have stay as they
are, countries too; a rare word becomes another real word as long, so the vocabulary does not grow
with the reports as invented letters would. Reading is not timed. Processor time is counted, so a
busy machine disturbs little.

    scale.py                          1,000 to 16,000 reports and the exponents
    scale.py --sizes 100000           one size; each runs in a process of its own
"""

from __future__ import annotations

import argparse
import functools
import math
import multiprocessing
import random
import re
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from multiprocessing.connection import Connection
from typing import Any

import msgspec

import _gold
from rashomon import pipeline, reconcile
from rashomon.model import Reading, Span
from rashomon.reconcile.words import share_of_reports

SIZES = (1000, 2000, 4000, 8000, 16000)
STAGES = (
    "in_order", "words", "overlaps", "copies", "origins", "storylines", "people", "background",
    "occurrences", "comparisons",
)  # fmt: skip
_SHORT = 700  # characters of a report; the sentence that passes them is the last
_RARE = 0.15  # of reports that have a word; a commoner one stays as it is
_WORD = re.compile(r"[^\W_]+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def short(reading: Reading) -> Reading:
    """The beginning of a report, with what is read there and nothing that points further."""
    past = next((s[1] for s in reading.sentences if s[1] >= _SHORT), len(reading.report.text))
    text = reading.report.text[:past]

    def inside(each: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(one for one in each if one.end <= past)

    quotes = tuple(
        quote
        for quote in reading.quotes
        if all(s[1] <= past for s in (*quote.content, *quote.marked, quote.source or (0, 0)))
    )
    figures, timexes = inside(reading.figures), inside(reading.timexes)
    known = {one.id for one in (*figures, *timexes)}
    events = tuple(
        msgspec.structs.replace(
            event,
            figures=tuple(f for f in event.figures if f in known),
            timex=event.timex if event.timex in known else None,
        )
        for event in inside(reading.events)
        if all(s[1] <= past for s in (*event.actor_spans, *event.target_spans))
        and all(voice.end <= past for voice in event.voices)
    )
    ids = {event.id for event in events}
    mentions = inside(reading.mentions)
    meant = {mention.entity for mention in mentions}
    meant.update(e for event in events for e in (*event.actors, *event.targets, event.place))
    return msgspec.structs.replace(
        reading,
        report=msgspec.structs.replace(reading.report, text=text),
        noise=inside(reading.noise),
        credits=inside(reading.credits),
        sentences=tuple(s for s in reading.sentences if s[1] <= past),
        entities=tuple(one for one in reading.entities if one.id in meant),
        mentions=mentions,
        timexes=timexes,
        figures=figures,
        quotes=quotes,
        events=events,
        pledges=tuple(
            p for p in reading.pledges if p.event in ids and (p.what is None or p.what[1] <= past)
        ),
    )


class Retold:
    """Other names, days and figures for a reading, each as long as before, so spans hold."""

    def __init__(self, times: int, words: dict[int, list[str]]) -> None:
        self._times = times
        self._words = words
        self._known: dict[str, str] = {}

    def _word(self, match: re.Match[str]) -> str:
        word = match[0]
        if word not in self._known:
            self._known[word] = self._other(word)
        return self._known[word]

    def _other(self, word: str) -> str:
        low = word.lower()
        if not word.isascii() or (not word.isdigit() and share_of_reports(low) >= _RARE):
            return word
        chance = random.Random(f"{self._times} {low}")
        if word.isdigit():
            return "".join(chance.choice("123456789") for _ in word)
        if word[:1].isupper():
            shift = chance.randrange(2)  # vowels and consonants in turn
            sounds = ("aeiou", "bcdfglmnprstvz")
            made = "".join(chance.choice(sounds[(i + shift) % 2]) for i in range(len(word)))
            return "".join(a.upper() if b.isupper() else a for a, b in zip(made, word, strict=True))
        return chance.choice(self._words.get(len(word)) or [word])

    def text(self, text: str) -> str:
        return _WORD.sub(self._word, text)

    def day(self, day: str | None) -> str | None:
        if day is None or not (found := _DAY.match(day)):
            return day
        moved = date.fromisoformat(found[0]) + timedelta(days=self._times)
        return moved.isoformat() + day[10:]

    def reading(self, one: Reading) -> Reading:
        if not self._times:
            return one
        replace, text = msgspec.structs.replace, self.text(one.report.text)
        report = replace(
            one.report, id=f"{one.report.id}-{self._times}", text=text,
            title=self.text(one.report.title) if one.report.title else None,
            published=self.day(one.report.published),
        )  # fmt: skip
        entities = [
            replace(
                e,
                name=self.text(e.name),
                place=replace(e.place, geonames=e.place.geonames + 20_000_000 * self._times)
                if e.place and e.place.geonames and e.kind != "country"
                else e.place,
            )
            for e in one.entities
        ]
        return replace(
            one,
            report=report,
            entities=tuple(entities),
            mentions=tuple(replace(m, text=text[m.start : m.end]) for m in one.mentions),
            timexes=tuple(
                replace(t, text=text[t.start : t.end], from_=self.day(t.from_), to=self.day(t.to))
                for t in one.timexes
            ),
            figures=tuple(
                replace(
                    f,
                    text=text[f.start : f.end],
                    low=f.low + self._times if f.low and f.low > 5 else f.low,
                    high=f.high + self._times if f.high and f.high > 5 else f.high,
                )
                for f in one.figures
            ),
            events=tuple(
                replace(
                    v, lemma=self.text(v.lemma), from_=self.day(v.from_), to=self.day(v.to),
                    **{k: tuple(Span(*s) for s in getattr(v, k)) for k in _SPANS},
                )
                for v in one.events
            ),
        )  # fmt: skip


_SPANS = ("actor_spans", "target_spans")


def made(base: Sequence[Reading], count: int) -> Iterator[Reading]:
    """As many readings as asked for, the base told again with other words each time."""
    words: dict[int, list[str]] = {}
    for word in sorted({w for one in base for w in _WORD.findall(one.report.text)}):
        if word.islower() and word.isascii():
            words.setdefault(len(word), []).append(word)
    for at in range(count):
        if at % len(base) == 0:
            again = Retold(at // len(base), words)
        yield again.reading(base[at % len(base)])


def timed() -> dict[str, float]:
    """Have every stage of `reconcile` add its processor seconds to the mapping returned."""
    spent = dict.fromkeys(STAGES, 0.0)

    def clocked(name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(stage)
        def run(*args: Any, **kwargs: Any) -> Any:
            start = time.process_time()
            try:
                return stage(*args, **kwargs)
            finally:
                spent[name] += time.process_time() - start

        return run

    for name in STAGES:
        if hasattr(reconcile, name):
            setattr(reconcile, name, clocked(name, getattr(reconcile, name)))
    return spent


def one_size(base: Sequence[Reading], count: int, answer: Connection) -> None:
    readings = list(made(base, count))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    spent = timed()
    start = time.process_time()
    situation = reconcile.reconcile(readings)
    spent["all"] = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    sizes = {
        "storylines": len(situation.storylines),
        "largest": max(len(line.reports) for line in situation.storylines),
        "occurrences": len(situation.occurrences),
        "comparisons": len(situation.comparisons),
    }
    answer.send((spent, before, peak, sizes))


def slope(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """The exponent of growth: the least-squares slope of the logarithms."""
    xs = [math.log(n) for n in sizes]
    ys = [math.log(max(s, 1e-4)) for s in seconds]
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sum(
        (x - mx) ** 2 for x in xs
    )


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    args = arguments.parse_args()
    rows = [
        row
        for name in ("ecb", "basil", "gvc", "newswcl50")
        for row in _gold.rows(f"stories-{name}.jsonl", where="ECB+, BASIL, GVC and NewsWCL50")
    ]
    random.Random(5).shuffle(rows)
    rows = rows[:1000]
    base = [
        short(pipeline.read(report, marked, parse, "md"))
        for report, marked, parse in _gold.parsed(map(_gold.report, rows))
    ]
    words = sum(len(_WORD.findall(one.report.text)) for one in base) / len(base)
    print(f"{len(base)} short readings of {words:.0f} words; processor seconds")
    fork = multiprocessing.get_context("fork")
    found: list[dict[str, float]] = []
    for count in args.sizes:
        mine, theirs = fork.Pipe()
        child = fork.Process(target=one_size, args=(base, count, theirs))
        child.start()
        theirs.close()
        spent, before, peak, sizes = mine.recv()
        child.join()
        found.append(spent)
        told = ", ".join(f"{n} {name}" for name, n in sizes.items())
        print(f"{count:7} reports {spent['all']:8.1f} s  peak {peak:.2f} GiB", end="")
        print(f" (readings alone {before:.2f}); {told}", flush=True)
    print(f"{'':12}" + "".join(f"{n:>9}" for n in args.sizes) + f"{'exponent':>10}")
    for name in ("all", *STAGES):
        seconds = [one[name] for one in found]
        grows = f"{slope(args.sizes, seconds):10.2f}" if len(found) > 1 else ""
        print(f"{name:12}" + "".join(f"{s:9.2f}" for s in seconds) + grows, flush=True)


if __name__ == "__main__":
    main()
