"""The same quotation in several reports: whose it is, and whether its words are the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import Indel

from rashomon.model import Quote, Side, Slot, Span, Storyline, Verdict
from rashomon.reconcile import acts, slots
from rashomon.reconcile.links import components
from rashomon.reconcile.sides import Account, Case, Draft, cut, evidence, origins_note, sides

_WORD = re.compile(r"\w+")
_RUN = 3  # words in a row by which a quotation is found again
_LEAST = 5  # words of a quotation that can be told again
_SHARED = 0.6  # of the shorter one's runs
_ALIGNED = 0.5  # of two wordings of one speaker, words in the same order
_KEPT = 4  # longer words both have
_CROWD = 60
_AROUND = 300  # characters


class _Saying(NamedTuple):
    report: str
    quote: Quote
    words: tuple[str, ...]
    runs: frozenset[tuple[str, ...]]
    spans: tuple[Span, ...]
    speaker: str | None


def retold(case: Case, line: Storyline) -> Iterator[Draft]:
    """Quotations of one storyline that stand in more than one report."""
    told = [one for report in line.reports for one in _sayings(case, report)]
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(told):
        for run in sorted(one.runs):
            blocks[run].append(at)
    pairs: set[tuple[int, int]] = set()
    for run in sorted(blocks):
        few = blocks[run][:_CROWD]
        pairs.update((a, b) for i, a in enumerate(few) for b in few[i + 1 :])
    by_speaker: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(told):
        if one.speaker is not None:
            by_speaker[one.speaker].append(at)
    for speaker in sorted(by_speaker):
        pairs.update(combinations(by_speaker[speaker][:_CROWD], 2))
    same = [
        (a, b)
        for a, b in sorted(pairs)
        if told[a].report != told[b].report and _same(told[a], told[b])
    ]
    for group in components(len(told), same):
        if len({told[at].report for at in group}) > 1:
            yield from _compared(case, line, [told[at] for at in group])


def _sayings(case: Case, report: str) -> Iterator[_Saying]:
    reading = case.readings[report]
    for quote in reading.quotes:
        spans = quote.marked or (quote.content if quote.form == "direct" else ())
        if not spans:
            continue
        wording = " ".join(reading.report.text[s[0] : s[1]] for s in spans).lower()
        words = tuple(_WORD.findall(wording.replace("’", "'")))
        if len(words) < _LEAST:
            continue
        runs = frozenset(words[i : i + _RUN] for i in range(len(words) - _RUN + 1))
        speaker = case.people.of.get((report, quote.source_entity)) if quote.source_entity else None
        yield _Saying(report, quote, words, runs, tuple(Span(*s) for s in spans), speaker)


def _same(left: _Saying, right: _Saying) -> bool:
    """Runs of words in common; of one speaker also most words in the same order."""
    least = min(len(left.runs), len(right.runs))
    if len(left.runs & right.runs) >= _SHARED * least:
        return True
    if left.speaker is None or left.speaker != right.speaker:
        return False
    one, other = [acts.stem(w) for w in left.words], [acts.stem(w) for w in right.words]
    kept = {w for w in set(one) & set(other) if len(w) > 3}
    return len(kept) >= _KEPT and Indel.normalized_similarity(one, other) >= _ALIGNED


def _compared(case: Case, line: Storyline, told: Sequence[_Saying]) -> Iterator[Draft]:
    told = list({one.report: one for one in reversed(told)}.values())[::-1]
    speakers = list(dict.fromkeys(one.speaker for one in told if one.speaker))
    words = cut(" ".join(_text(case, told[0])), 120)
    heavy = 2.0 + len(told)
    if len(speakers) > 1 and _different(case, told):
        accounts = [
            Account(
                one.speaker,
                case.name(one.speaker),
                evidence(one.report, one.quote.source or one.spans[0]),
                (one.speaker,),
            )
            for one in told
            if one.speaker
        ]
        held = sides(case, accounts)
        said = "; ".join(
            f"{case.callers(e.report for e in side.evidence)}: {side.value}" for side in held
        )
        yield _draft(
            line, "conflict", "actor", f"Who said “{words}”: {said}.",
            "the words are the same and the speakers are not", held, heavy + 2,
        )  # fmt: skip
        return
    voices = (speakers[0],) if speakers else ()
    accounts = [
        Account(
            " ".join(one.words), cut(" ".join(_text(case, one)), 240),
            evidence(one.report, one.spans[0]), voices,
        )
        for one in told
    ]  # fmt: skip
    held = sides(case, accounts)
    reports = [one.report for one in told]
    by = f" by {case.name(speakers[0])}" if speakers else ""
    if len(held) == 1 or _contained(told):
        yield _draft(
            line, "agree", "wording",
            f"{case.callers(reports)} quote the same words{by}: “{words}”.",
            f"the quotations match word for word; {origins_note(case, reports)}",
            held, heavy,
        )  # fmt: skip
    else:
        yield _draft(
            line, "compatible", "wording",
            f"{case.callers(reports)} quote the same words{by} in different wording: “{words}”.",
            "the quotations share most of their words in the same order; one is cut or "
            "translated differently", held, heavy,
        )  # fmt: skip


def _contained(told: Sequence[_Saying]) -> bool:
    """Whether each quotation is a part of the longest, word for word."""
    whole = max((one.words for one in told), key=lambda words: (len(words), words))
    joined = f" {' '.join(whole)} "
    return all(f" {' '.join(one.words)} " in joined for one in told)


def _text(case: Case, one: _Saying) -> list[str]:
    text = case.readings[one.report].report.text
    return [" ".join(text[s.start : s.end].split()) for s in one.spans]


def _different(case: Case, told: Sequence[_Saying]) -> bool:
    """Whether two reports name two speakers, and neither so much as names the other's nearby."""
    profile = case.people.profile
    for one, other in combinations(told, 2):
        if one.speaker is None or other.speaker is None or one.speaker == other.speaker:
            continue
        if slots.actors(profile[one.speaker], profile[other.speaker]) != "conflict":
            continue
        if other.speaker not in _beside(case, one) and one.speaker not in _beside(case, other):
            return True
    return False


def _beside(case: Case, one: _Saying) -> set[str]:
    """Who is named around a quotation: a spokesman's words and his master's are easily confused."""
    first, last = one.spans[0].start - _AROUND, one.spans[-1].end + _AROUND
    of = case.people.of
    return {
        of[one.report, m.entity]
        for m in case.readings[one.report].mentions
        if m.entity and first <= m.start <= last and (one.report, m.entity) in of
    }


def _draft(
    line: Storyline,
    verdict: Verdict,
    about: Slot,
    statement: str,
    because: str,
    held: tuple[Side, ...],
    heavy: float,
) -> Draft:
    return Draft(line.id, None, verdict, about, statement, because, held, heavy)
