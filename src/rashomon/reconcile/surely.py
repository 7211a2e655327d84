"""Whether two tellings speak of one act surely enough to hold them against each other.

An occurrence may gather what is only likely one event; a conflict needs more than that.
"""

from __future__ import annotations

import re

from rashomon.reconcile import acts, slots
from rashomon.reconcile.sides import Case
from rashomon.reconcile.tellings import Telling

_WORD = re.compile(r"\w+")
_STEM = 5  # letters
_YEAR = re.compile(r"(?:19|20)\d\d")
_RARE = 0.4  # of the act's word; below it is a word for anything ("go", "make")
_BARELY = 1  # telling words beside the act: the clause says no more than that it was done
_ENOUGH = 0.2  # weight of the words both clauses have; a sentence's words have length 1 together

# types that say what one thinks of another act; the act itself is told beside them
_OPEN = frozenset({"AGREE", "REJECT", "REQUEST", "SUPPORT", "ACCUSE", "THREATEN", "CONCEDE"})


def surely_one(case: Case, a: Telling, b: Telling) -> bool:
    """One word for the act, by the same doer, to the same end.

    The doers must be the same or stand for each other (both unnamed will do where the target is
    shared); beyond that they must share a target, a number, or words of the clause.
    """
    if a.report == b.report or not acts.one_root(a.event.lemma, b.event.lemma):
        return False
    if "possible" in (a.event.certainty, b.event.certainty):
        return False
    return same_matter(case, a, b) or _complete(case, a, b) or _nobodys(case, a, b)


def _nobodys(case: Case, a: Telling, b: Telling) -> bool:
    """A rare act of nobody the reports know, told in one way: "a bus crashed near…"."""
    if a.parties or b.parties or min(a.rarity, b.rarity) < _RARE or not _told(a, b):
        return False
    both = _clause(case, a).keys() & _clause(case, b).keys()
    return sum(_clause(case, a)[word] for word in both) >= _ENOUGH


def _told(a: Telling, b: Telling) -> bool:
    return not a.event.rule.startswith("noun") and not b.event.rule.startswith("noun")


def _complete(case: Case, a: Telling, b: Telling) -> bool:
    """An act that needs nobody else, by one doer: "resigned", "has not resigned".

    It is one unless the accounts say different things of it.
    """
    if not a.actors & b.actors or a.targets or b.targets:
        return False
    if min(a.rarity, b.rarity) < _RARE:
        return False
    if a.days and b.days and slots.days(a.days, b.days) == "conflict":
        return False
    own = [sum(v > 0.1 for v in _clause(case, t).values()) for t in (a, b)]
    return min(own) <= _BARELY


def same_matter(case: Case, a: Telling, b: Telling) -> bool:
    """The same doer to the same end, whatever the words for the act."""
    profile = case.people.profile
    shared = bool(a.targets & b.targets) or any(
        not _YEAR.fullmatch(n) for n in a.numbers & b.numbers
    )
    if a.actors and b.actors:
        if not any(
            x == y or slots.stands_for(profile[x], profile[y]) for x in a.actors for y in b.actors
        ):
            return False
        both = _clause(case, a).keys() & _clause(case, b).keys()
        return shared or sum(_clause(case, a)[word] for word in both) >= _ENOUGH
    return shared and (not a.actors or not b.actors)


def _clause(case: Case, telling: Telling) -> dict[str, float]:
    """The words of a clause by their stems, weighted, without the act itself and its doers."""
    event = telling.event
    text = case.readings[telling.report].report.text
    doers = {w for span in event.actor_spans for w in _words(text, *span)}
    own = doers | _words(text, *event.trigger)
    found = _words(text, event.start, event.end) - own
    return {acts.stem(word): telling.words.get(word, 0.0) for word in sorted(found)}


def _words(text: str, start: int, end: int) -> set[str]:
    return set(_WORD.findall(text[start:end].lower()))


def of_one_matter(case: Case, a: Telling, b: Telling) -> bool:
    """Whether what is rejected, promised or asked for may be the same act in both.

    Who rejects a mediation may well not reject talks. Where either names no act, they may be.
    """
    if a.event.type not in _OPEN or b.event.type not in _OPEN:
        return True
    left, right = (_matter(case, t) for t in (a, b))
    if left is None or right is None or acts.roots(left) & acts.roots(right):
        return True
    return _has(case, b, left) and _has(case, a, right)


def _has(case: Case, told: Telling, lemma: str) -> bool:
    """Whether an act's clause has a word that begins as a lemma does."""
    text = case.readings[told.report].report.text
    return lemma[:_STEM].lower() in text[told.event.start : told.event.end].lower()


def _matter(case: Case, told: Telling) -> str | None:
    """The lemma of the first act told inside an act's clause, behind its word."""
    event = told.event
    inside = [
        other
        for other in case.readings[told.report].events
        if event.trigger.end <= other.trigger.start and other.trigger.end <= event.end
    ]
    return min(inside, key=lambda other: other.trigger.start).lemma if inside else None
