"""What became of a proposal, by each account: accepted, only in principle, rejected, unanswered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import NamedTuple

from rashomon.model import Pledge, Span, Storyline, Verdict
from rashomon.reconcile import slots
from rashomon.reconcile.links import components
from rashomon.reconcile.occurrences import Found
from rashomon.reconcile.order import day
from rashomon.reconcile.phrases import phrase, poor, voices
from rashomon.reconcile.sides import Account, Case, Draft, evidence, reports_of, sides
from rashomon.reconcile.tellings import Telling

_PRINCIPLE = re.compile(
    r"\bin\W{1,4}principle\b|\bvague(?:ly)?\s+(?:agree|accord|yes)", re.IGNORECASE
)
_MUM = re.compile(
    r"\s+to\s+(?:say|comment|discuss|provide|give|identify|elaborate|name|speak|disclose|reveal|"
    r"answer|return|respond|be)\b"
)
_MATTER = 0.12  # likeness of two sentences that answer one proposal in different words
_TELLING = (  # of two labels in one report the first shows more
    "agreed in principle", "accepted", "rejected", "withdrawn", "not answered", "considering"
)  # fmt: skip
_PROGRESS = ("not answered", "considering", "agreed in principle", "accepted")


class Answer(NamedTuple):
    """One account's answer to a proposal."""

    telling: Telling
    label: str
    span: Span  # the words that show it
    occurrence: str


def compared(case: Case, line: Storyline, found: Found, names: Sequence[str]) -> Iterator[Draft]:
    """Answers of one storyline to one proposal that cannot all be the case.

    Two answers are to one proposal when they are one occurrence, or when whoever answers is the
    same (or stands for the same) and the sentences speak of the same matter.
    """
    answers = [one for name in names for one in _answers(case, name, found.tellings[name])]
    pairs = [
        (a, b)
        for a, b in combinations(range(len(answers)), 2)
        if answers[a].telling.report != answers[b].telling.report
        and _one_proposal(case, answers[a], answers[b])
    ]
    for group in components(len(answers), pairs):
        held = [answers[at] for at in group]
        if len({one.label for one in held}) > 1 and len({o.telling.report for o in held}) > 1:
            yield from _drafts(case, line, held)


def _answers(case: Case, name: str, told: Sequence[Telling]) -> Iterator[Answer]:
    for telling in told:
        pledge = next(
            (p for p in case.readings[telling.report].pledges if p.event == telling.event.id), None
        )
        label = label_of(case, telling, pledge)
        if label is not None:
            yield Answer(telling, label, _shown(case, telling, label), name)


def label_of(case: Case, telling: Telling, pledge: Pledge | None) -> str | None:
    """What a telling says became of a proposal, ``None`` when it is no answer."""
    event = telling.event
    kind = _lemmas().get(event.lemma)
    text = case.readings[telling.report].report.text
    if kind is not None and _MUM.match(text, event.trigger[1]):
        return None  # "declined to comment" answers no proposal
    if pledge is not None and kind in (None, "accepted"):
        told = {"agreed in principle": "agreed in principle", "refused": "rejected"}
        if pledge.stance in told:
            return told[pledge.stance]
    if kind is None or event.realis == "hypothetical":
        return None
    if kind == "answered":
        return "not answered" if event.realis == "negated" else None
    if event.realis == "negated":
        return {"accepted": "rejected", "rejected": None}.get(kind)
    if kind == "accepted" and _PRINCIPLE.search(_near(case, telling)):
        return "agreed in principle"
    return kind


@cache
def _lemmas() -> dict[str, str]:
    text = files("rashomon.data").joinpath("answers.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {lemma: label for label, lemmas in rows for lemma in lemmas.split()}


def _near(case: Case, telling: Telling) -> str:
    """The clause, and a little of what follows its act."""
    event = telling.event
    text = case.readings[telling.report].report.text
    return text[event.start : max(event.end, min(telling.sentence[1], event.trigger[1] + 30))]


def _shown(case: Case, telling: Telling, label: str) -> Span:
    """The act's words, drawn out to the qualification that makes the answer."""
    text = case.readings[telling.report].report.text
    start, end = telling.event.trigger
    if label == "agreed in principle":
        for match in _PRINCIPLE.finditer(text, *telling.sentence):
            if -60 < match.start() - end < 60 or -60 < start - match.end() < 60:
                return Span(min(start, match.start()), max(end, match.end()))
    if telling.event.end - telling.event.start <= 60:
        return telling.event.span
    before = text.rfind(" ", telling.event.start, max(telling.event.start, start - 12))
    if telling.event.realis == "negated" or telling.event.certainty != "certain":
        return Span(before + 1 if before >= 0 else telling.event.start, end)
    return Span(start, end)


def _one_proposal(case: Case, left: Answer, right: Answer) -> bool:
    if left.occurrence == right.occurrence:
        return True
    a, b = left.telling, right.telling
    if not _one_answerer(case, a, b):
        return False
    matter = sum(v * b.words[w] for w, v in a.words.items() if w in b.words)
    return matter >= _MATTER


def _one_answerer(case: Case, left: Telling, right: Telling) -> bool:
    profile = case.people.profile
    return any(
        a == b or slots.stands_for(profile[a], profile[b])
        for a in left.actors
        for b in right.actors
    )


def _drafts(case: Case, line: Storyline, held: Sequence[Answer]) -> Iterator[Draft]:
    by_report: dict[str, set[str]] = {}
    for one in held:
        by_report.setdefault(one.telling.report, set()).add(one.label)
    parted = {
        report
        for report, other in combinations(by_report, 2)
        if not by_report[report] & by_report[other]
        for report in (report, other)
    }
    told = _still_open(case, _once([one for one in held if one.telling.report in parted]))
    if len({one.label for one in told}) < 2:
        return
    accounts = [
        Account(
            one.label, one.label, evidence(one.telling.report, one.span), voices(case, one.telling)
        )
        for one in told
    ]
    found = sides(case, accounts)
    said = "; ".join(f"{case.callers(reports_of(side))}: {side.value}" for side in found)
    best = min((one.telling for one in told), key=lambda t: (poor(case, t), t.at, t.event.start))
    who = _answerer(case, told)
    verdict: Verdict = "update" if _progressed(case, told) else "conflict"
    labels = " and ".join(f"“{side.value}”" for side in found[:2])
    yield Draft(
        storyline=line.id,
        occurrence=told[0].occurrence,
        verdict=verdict,
        about="stance",
        statement=f"{said} — {who}“{phrase(case, best)}”.",
        because=f"{labels} cannot both be the answer to one proposal"
        if verdict == "conflict"
        else "the later report has the answer further on",
        sides=found,
        weight=12.0 + len(by_report),
    )


def _account(case: Case, one: Answer) -> Account:
    at = evidence(one.telling.report, one.span)
    return Account(one.label, one.label, at, voices(case, one.telling))


def _once(held: Sequence[Answer]) -> list[Answer]:
    """One answer a report: the most telling label it gives."""
    best: dict[str, Answer] = {}
    for one in sorted(held, key=lambda o: (_TELLING.index(o.label), o.telling.event.start)):
        best.setdefault(one.telling.report, one)
    return sorted(best.values(), key=lambda o: (o.telling.at, o.telling.event.start))


def _still_open(case: Case, told: Sequence[Answer]) -> list[Answer]:
    """Without the days when no answer had come yet, where later days give different ones.

    "He has not replied", told on Tuesday, disputes nothing of what is told on Wednesday.
    """
    given = [one for one in told if one.label not in ("not answered", "considering")]
    days = [day(case.readings[one.telling.report]) for one in given]
    if len({one.label for one in given}) < 2 or "9999" in days:
        return list(told)
    first = min(days)
    return [one for one in told if one in given or day(case.readings[one.telling.report]) >= first]


def _answerer(case: Case, told: Sequence[Answer]) -> str:
    named = [who for one in told for who in sorted(one.telling.actors, key=lambda e: int(e[1:]))]
    return f"the answer of {case.name(named[0])}, " if named else ""


def _progressed(case: Case, told: Sequence[Answer]) -> bool:
    """Whether each later day's answer is further on than each earlier day's."""
    moved = False
    for a, b in combinations(told, 2):
        if a.label == b.label:
            continue
        first, second = day(case.readings[a.telling.report]), day(case.readings[b.telling.report])
        if "9999" in (first, second) or first == second:
            return False
        early, late = (a, b) if first < second else (b, a)
        if early.label not in _PROGRESS or late.label not in _PROGRESS:
            return False
        if _PROGRESS.index(early.label) > _PROGRESS.index(late.label):
            return False
        moved = True
    return moved
