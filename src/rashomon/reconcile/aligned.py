"""Sentences of two reports that say one thing in nearly the same words, but for one value.

Alike wording only proposes a pair of sentences, each the other's best match. What is held against
each other is the one value of a kind that either has and the other lacks, and the algebra of slots
decides. Rewritten dispatches part in this way: a figure mistyped, a day counted from another
dateline, a name taken for another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rashomon.model import Figure, Reading, Side, Slot, Span, Storyline, Verdict
from rashomon.reconcile import acts, slots
from rashomon.reconcile.amounts import stretch
from rashomon.reconcile.order import day
from rashomon.reconcile.phrases import tight, voices
from rashomon.reconcile.sameness import gap
from rashomon.reconcile.sides import Account, Case, Draft, cut, evidence, reports_of, sides
from rashomon.reconcile.surely import of_one_matter
from rashomon.reconcile.tellings import Telling

_ALIKE = 0.35  # cosine of two sentences' weighted words; benchmarks/comparisons.py
_HEAVY = 0.12  # of a word in its sentence; lighter ones propose no pair
_COMMON = 60  # sentences of a storyline with a word; beyond, it proposes no pair
_AROUND = 4  # words either side of a value
_MET = 2  # of them shared
_TIMES = 10  # a figure ten times another counts something else
_DAYS_OFF = 7  # further apart, two days are of two events
_WEIGHT = 6.0
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    ("a", "an", "the", "and", "or", "but", "of", "in", "on", "at", "to", "by", "for", "with",
     "from", "that", "as", "is", "was", "were")
)  # fmt: skip
_BY = 30  # characters between an act and what negates it
_NOT = re.compile(r"\b(?:not|never|no|nobody|none|neither|without)\b|n['’]t\b", re.IGNORECASE)
_NOW = re.compile(r"to(?:day|night)", re.IGNORECASE)
_LOOSE = re.compile(
    r"\b(?:more|another|other|others|further|additional|average|previous(?:ly)?|earlier|former"
    r"|next|then|later)\b",
    re.IGNORECASE,
)


class Line(NamedTuple):
    """A sentence of a report, with what is told in it."""

    report: str
    span: Span
    words: dict[str, float]  # weighted, length 1
    told: tuple[Telling, ...]


class Value(NamedTuple):
    """What a sentence puts in a slot, and where."""

    key: str  # equal keys are equal values
    span: Span
    is_: object


def compared(case: Case, line: Storyline, told: Iterable[Telling]) -> Iterator[Draft]:
    """What nearly equal sentences of a storyline part on."""
    for a, b in _pairs(_lines(told)):
        for kind in (_figure, _date, _place, _actor):
            draft = kind(case, line, a, b)
            if draft is not None:
                yield draft
                break  # sentences that part on several slots are of several things
        else:
            draft = _denied(case, line, a, b)
            if draft is not None:
                yield draft


def _lines(told: Iterable[Telling]) -> list[Line]:
    found: dict[tuple[int, Span], list[Telling]] = defaultdict(list)
    for one in told:
        found[one.at, one.sentence].append(one)
    return [
        Line(found[key][0].report, key[1], found[key][0].words, tuple(found[key]))
        for key in sorted(found)
    ]


def _pairs(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Sentences of two reports that are each other's most alike there."""
    posted: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(lines):
        for word, value in one.words.items():
            if value >= _HEAVY:
                posted[word].append(at)
    near: dict[int, set[int]] = defaultdict(set)
    for places in posted.values():
        if len(places) <= _COMMON:
            for i, at in enumerate(places):
                near[at].update(places[i + 1 :])
    best: dict[tuple[int, str], tuple[float, int]] = {}
    scored: list[tuple[int, int]] = []
    for at in sorted(near):
        mine = lines[at].words
        for to in sorted(near[at]):
            if lines[at].report == lines[to].report:
                continue
            other = lines[to].words
            score = sum(v * other[w] for w, v in mine.items() if w in other)
            if score < _ALIKE:
                continue
            scored.append((at, to))
            for x, y in ((at, to), (to, at)):
                key = (x, lines[y].report)
                best[key] = max(best.get(key, (0.0, -1)), (score, -y))
    for at, to in scored:
        if best[at, lines[to].report][1] == -to and best[to, lines[at].report][1] == -at:
            yield lines[at], lines[to]


# --- one value apart --------------------------------------------------------------------------


def _one_apart(
    case: Case, a: Line, b: Line, left: Sequence[Value], right: Sequence[Value]
) -> tuple[Value, Value] | None:
    """A value of the one sentence and one of the other in its place, neither of them shared.

    Where either sentence has several of its own, only the pair that stands among the same words.
    """
    keys = {v.key for v in left}, {v.key for v in right}
    mine = list({v.key: v for v in reversed(left) if v.key not in keys[1]}.values())
    other = list({v.key: v for v in reversed(right) if v.key not in keys[0]}.values())
    if not mine or not other:
        return None
    if len(mine) == len(other) == 1:
        return mine[0], other[0]
    met = [(x, y) for x in mine for y in other if _close(case, a, x.span, b, y.span)]
    return met[0] if len(met) == 1 else None


def _close(case: Case, a: Line, x: Span, b: Line, y: Span) -> bool:
    """Whether words of weight on one side of two values are the same, or small ones on both."""
    one, other = _beside(case, a, x), _beside(case, b, y)
    sides_ = [one[at] & other[at] for at in (0, 1)]
    return all(sides_) and sum(len(words - _SMALL) for words in sides_) >= _MET


def _text(case: Case, one: Line) -> str:
    return case.readings[one.report].report.text


def _within(one: Line, start: int, end: int) -> bool:
    return one.span[0] <= start and end <= one.span[1]


def _beside(case: Case, one: Line, at: Span) -> tuple[frozenset[str], frozenset[str]]:
    """The words before and after a value in its sentence."""
    text = _text(case, one)
    before = _WORD.findall(text[one.span[0] : at[0]].lower())[-_AROUND:]
    after = _WORD.findall(text[at[1] : one.span[1]].lower())[:_AROUND]
    return frozenset(map(acts.stem, before)), frozenset(map(acts.stem, after))


def _met(case: Case, a: Line, x: Span, b: Line, y: Span) -> bool:
    """Whether two values stand among the same words."""
    one, other = _beside(case, a, x), _beside(case, b, y)
    shared = (one[0] & other[0]) | (one[1] & other[1])
    return len(shared) >= _MET and bool(shared - _SMALL)


def _figures(case: Case, one: Line) -> list[Value]:
    return [
        Value(repr((f.kind, f.unit, slots.bounds(f))), Span(f.start, f.end), f)
        for f in case.readings[one.report].figures
        if _within(one, f.start, f.end)
    ]


def _figure(case: Case, line: Storyline, a: Line, b: Line) -> Draft | None:
    apart = _one_apart(case, a, b, _figures(case, a), _figures(case, b))
    if apart is None:
        return None
    x, y = apart
    one, other = x.is_, y.is_
    assert isinstance(one, Figure) and isinstance(other, Figure)
    if one.kind != other.kind or one.unit != other.unit or slots.figures(one, other) != "conflict":
        return None
    if not (one.low and other.low) or not 1 / _TIMES < one.low / other.low < _TIMES:
        return None
    for side, v in ((a, x), (b, y)):
        text = _text(case, side)
        if _LOOSE.search(text, max(side.span[0], v.span[0] - 12), v.span[1] + 10):
            return None
    if stretch(_text(case, a), a.span) != stretch(_text(case, b), b.span):
        return None
    things = slots.counted(one), slots.counted(other)
    if things[0] and things[1] and not things[0] & things[1]:
        return None
    if not _met(case, a, x.span, b, y.span):
        return None
    for side, figure in ((a, other), (b, one)):
        given = case.readings[side.report].figures
        if any(
            slots.bounds(f) == slots.bounds(figure)
            and (f.kind, f.unit) == (figure.kind, figure.unit)
            and slots.counted(f) & slots.counted(figure)
            for f in given
        ):
            return None  # either report knows both
    verdict: Verdict = "conflict"
    days = day(case.readings[a.report]), day(case.readings[b.report])
    if "9999" not in days and days[0] != days[1] and one.kind in ("count", "money"):
        early, late = (one, other) if days[0] < days[1] else (other, one)
        if slots.supersedes(early, late):
            verdict = "update"
    names = " ".join(one.text.split()), " ".join(other.text.split())
    return _draft(case, line, "figure", a, x.span, b, y.span, names, verdict)


def _days(case: Case, one: Line) -> list[Value]:
    return [
        Value(t.from_, t.span, t.from_)
        for t in case.readings[one.report].timexes
        if t.type == "DATE" and t.from_ and t.from_ == t.to and _within(one, t.start, t.end)
    ]


def _date(case: Case, line: Storyline, a: Line, b: Line) -> Draft | None:
    apart = _one_apart(case, a, b, _days(case, a), _days(case, b))
    if apart is None:
        return None
    x, y = apart
    days = slots.Days(x.key, x.key), slots.Days(y.key, y.key)
    if slots.days(*days) != "conflict" or gap(*days) > _DAYS_OFF:
        return None
    if all(_NOW.fullmatch(_text(case, one), *v.span) for one, v in ((a, x), (b, y))):
        return None  # each report's own day
    if not _one_act(a, b, x.key, y.key):
        return None
    return _draft(case, line, "date", a, x.span, b, y.span, (x.key, y.key))


def _one_act(a: Line, b: Line, left: str, right: str) -> bool:
    """Whether one act is dated by the two days."""
    return any(
        acts.same_act(s.event.lemma, t.event.lemma)
        for s in a.told
        for t in b.told
        if s.days and t.days and s.days.first == left and t.days.first == right
    )


def _named(case: Case, one: Line, kinds: tuple[str, ...]) -> list[Value]:
    reading: Reading = case.readings[one.report]
    of, profile = case.people.of, case.people.profile
    return [
        Value(who, m.span, who)
        for m in reading.mentions
        if m.form == "name" and m.entity and _within(one, m.start, m.end)
        if reading.report.text[m.start - 1 : m.start] != "/"  # "Gazette/Jane Roe": a credit
        for who in [of.get((one.report, m.entity))]
        if who is not None and profile[who].kind in kinds
    ]


def _place(case: Case, line: Storyline, a: Line, b: Line) -> Draft | None:
    apart = _one_apart(case, a, b, *(_named(case, one, ("place", "country")) for one in (a, b)))
    if apart is None:
        return None
    x, y = apart
    profile = case.people.profile
    if slots.places(profile[x.key], profile[y.key]) != "conflict":
        return None
    if not _met(case, a, x.span, b, y.span):
        return None
    return _draft(case, line, "place", a, x.span, b, y.span, (case.name(x.key), case.name(y.key)))


def _actor(case: Case, line: Storyline, a: Line, b: Line) -> Draft | None:
    people = [_named(case, one, ("person",)) for one in (a, b)]
    apart = _one_apart(case, a, b, *people) or _unknown(case, a, b, *people)
    if apart is None:
        return None
    x, y = apart
    profile = case.people.profile
    one, other = profile[x.key], profile[y.key]
    if one.kind == other.kind and slots.actors(one, other) != "conflict":
        return None
    if _one_family(case, a, x, b, y):
        return None
    if not _met(case, a, x.span, b, y.span):
        return None
    return _draft(case, line, "actor", a, x.span, b, y.span, (case.name(x.key), case.name(y.key)))


def _unknown(
    case: Case, a: Line, b: Line, left: Sequence[Value], right: Sequence[Value]
) -> tuple[Value, Value] | None:
    """A person, and a bare name among the very same words that is taken for a firm or a town."""
    kinds = ("organization", "place")
    for swapped in (False, True):
        persons, first, second = (right, b, a) if swapped else (left, a, b)
        there = {v.key for v in _named(case, second, ("person", *kinds))}
        here = {v.key for v in _named(case, first, ("person", *kinds))}
        text = _text(case, second)
        met = [
            (x, y)
            for x in persons
            if x.key not in there
            for y in _named(case, second, kinds)
            if y.key not in here and text[slice(*y.span)].isalpha()
            if _close(case, first, x.span, second, y.span)
        ]
        if len(met) == 1:
            x, y = met[0]
            return (y, x) if swapped else (x, y)
    return None


def _one_family(case: Case, a: Line, x: Value, b: Line, y: Value) -> bool:
    """Whether a family name alone may be either's, or two given names one: Kathryn, Katie."""
    one = _text(case, a)[x.span[0] : x.span[1]].split()
    other = _text(case, b)[y.span[0] : y.span[1]].split()
    names = [case.name(who).split() for who in (x.key, y.key)]
    if names[0][-1] != names[1][-1]:
        return False
    return min(len(one), len(other)) < 2 or one[0][:2] == other[0][:2]


def _denied(case: Case, line: Storyline, a: Line, b: Line) -> Draft | None:
    """One act, asserted in the one sentence and denied in the other."""
    for s in a.told:
        for t in b.told:
            if {s.event.realis, t.event.realis} != {"actual", "negated"}:
                continue
            if not acts.one_root(s.event.lemma, t.event.lemma):
                continue
            if not any(_negated(case, u) for u in (s, t)):
                continue
            if not of_one_matter(case, s, t):
                continue
            if "possible" in (s.event.certainty, t.event.certainty):
                continue
            again = [
                u for u in (*a.told, *b.told)
                if u is not s and u is not t and acts.one_root(u.event.lemma, s.event.lemma)
            ]  # fmt: skip
            if again or not _met(case, a, Span(*s.event.trigger), b, Span(*t.event.trigger)):
                continue
            say = tuple("denied" if u.event.realis == "negated" else "asserted" for u in (s, t))
            return _draft(case, line, "realis", a, tight(s), b, tight(t), say, tellings=(s, t))
    return None


def _negated(case: Case, told: Telling) -> bool:
    """Whether the word that negates an act stands by it."""
    text = case.readings[told.report].report.text
    trigger = told.event.trigger
    return told.event.realis == "negated" and bool(
        _NOT.search(text, max(told.sentence[0], trigger[0] - _BY), trigger[1] + _BY // 2)
    )


def _draft(
    case: Case,
    line: Storyline,
    about: Slot,
    a: Line,
    x: Span,
    b: Line,
    y: Span,
    values: tuple[str, ...],
    verdict: Verdict = "conflict",
    tellings: tuple[Telling, ...] = (),
) -> Draft:
    if about == "realis":
        values = tuple(
            f"{say}: {cut(_text(case, one)[at[0] : at[1]], 90)}"
            for say, one, at in zip(values, (a, b), (x, y), strict=True)
        )
    said = [voices(case, t) for t in tellings] or [(), ()]
    accounts = [
        Account(value, value, evidence(one.report, at), who)
        for value, one, at, who in zip(values, (a, b), (x, y), said, strict=True)
    ]
    held: tuple[Side, ...] = sides(case, accounts)
    first = a if held[0].evidence[0].report == a.report else b
    at = x if first is a else y
    text = _text(case, first)
    shown = cut(f"{text[first.span[0] : at[0]]}[…]{text[at[1] : first.span[1]]}", 170)
    shown = shown.replace("“", "‘").replace("”", "’").replace('"', "'")
    said_ = "; ".join(f"{case.callers(reports_of(side))}: {side.value}" for side in held)
    count = case.roots.behind((a.report, b.report))
    return Draft(
        line.id, None, verdict, about, f"{said_} — “{shown}”.",
        "two sentences alike but for this; both cannot be right"
        if verdict == "conflict"
        else "two sentences alike but for this; the later figure is the larger",
        held, _WEIGHT + 2 * count.origins,
    )  # fmt: skip
