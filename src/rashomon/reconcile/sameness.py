"""How likely two tellings are of one event, and what rules it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rashomon.model import PloverType
from rashomon.reconcile import acts, slots
from rashomon.reconcile.people import People
from rashomon.reconcile.tellings import Telling

_MUTUAL: tuple[PloverType, ...] = ("CONSULT", "AGREE", "COOPERATE")  # who with whom, either way
_OWN = frozenset(  # acts of words, whose doer is what tells them apart
    ("deny", "accuse", "appeal", "reject", "warn", "refuse", "condemn", "blame", "announce", "ask",
     "call", "demand", "promise", "vow", "pledge", "urge", "welcome", "admit", "claim", "apologize",
     "apologise", "dismiss", "decline", "insist", "threaten")
)  # fmt: skip
_RARE = 0.4  # of an act's word; below it is a word for anything ("go", "make")
_ALIKE = 0.25  # of two sentences that name nobody
_DAYS_OFF = 3  # reports of one event are seldom further apart on its day


class Sameness(NamedTuple):
    """Judges pairs of tellings of one storyline.

    ``common`` is the share of the tellings beside which an entity is named: whoever is in every
    sentence of a storyline tells no events apart.
    """

    people: People
    common: dict[str, float]
    times: dict[tuple[str, str], int]  # how often a report tells of an act, by the act's stem

    def score(self, left: Telling, right: Telling) -> float:
        """How likely two tellings are of one event, 0 to 1, from what their slots hold.

        That one storyline uses one word for an act is most of the evidence (on ECB+ three pairs
        in four are one event), the more so the rarer the word; slots that agree raise it, slots
        that part lower it.
        """
        one, other = left.event, right.event
        value = _act(left, right)
        if one.type and other.type and one.type != other.type:
            value -= 0.05
        if one.type in _MUTUAL and other.type in _MUTUAL:
            value += self._between(left, right, 0.14)
        else:
            value += self._sharing(left.actors, right.actors, 0.12)
            value += self._sharing(left.targets, right.targets, 0.10)
        beside = sorted(left.near & right.near)
        value += min(0.12, 0.06 * sum(1 - self.common.get(who, 0.0) for who in beside))
        value += 0.4 * sum(v * right.words[w] for w, v in left.words.items() if w in right.words)
        if left.days and right.days:
            value += {"equal": 0.1, "compatible": 0.03}.get(slots.days(left.days, right.days), -0.1)
        if left.place and left.place == right.place:
            value += 0.04 if self.people.profile[left.place].kind == "country" else 0.12
        if left.numbers & right.numbers:
            value += 0.04
        if "hypothetical" in (one.realis, other.realis) and one.realis != other.realis:
            value -= 0.08
        if left.report == right.report and _taken_up(left, right):
            value += 0.2
        if left.report == right.report and left.sentence == right.sentence:
            value -= 0.3  # two acts of one sentence are seldom one
        return max(0.0, min(1.0, value))

    def _sharing(self, left: frozenset[str], right: frozenset[str], worth: float) -> float:
        """What one role is worth: the same doer, one who stands for the other, or neither."""
        if not left or not right:
            return 0.0
        if left & right:
            return worth
        if any(self._one(a, b) for a in left for b in right):
            return worth / 2
        return -worth

    def _between(self, left: Telling, right: Telling, worth: float) -> float:
        """The same for talks and deals, where either side may be named first.

        Two full pairs must match in both; half a pair is neither for nor against when the other
        account names that party in its sentence; where one account names none, its sentence stands
        in for them.
        """
        few, many = sorted((left.parties, right.parties), key=lambda p: (len(p), sorted(p)))
        if not few:
            beside = sorted((right if left.parties else left).near)
            beside = [b for b in beside if b in many or self.people.profile[b].kind != "place"]
            here = sum(any(self._one(a, b) for b in beside) for a in many)
            if not many or not beside:
                return 0.0
            return worth / 2 if here == len(many) else -worth / 2 if len(many) > 1 else 0.0
        matched = sum(any(self._one(a, b) for b in many) for a in few)
        if matched == len(few):
            return worth
        if len(few) > 1 or not (left.parties & right.near or right.parties & left.near):
            return -worth
        return 0.0

    def _one(self, left: str, right: str) -> bool:
        profile = self.people.profile
        return left == right or slots.stands_for(profile[left], profile[right])

    def veto(self, left: Telling, right: Telling) -> str | None:
        """Why two tellings cannot be of one event, ``None`` when nothing rules it out."""
        one, other = left.event, right.event
        if left.days and right.days and slots.days(left.days, right.days) == "conflict":
            if left.report == right.report or gap(left.days, right.days) > _DAYS_OFF:
                return "their dates are apart"
        elif (one.realis == "historical") != (other.realis == "historical") and not (
            left.days and right.days
        ):
            return "one is told as history"
        if left.report == right.report:
            later = right if one.trigger < other.trigger else left
            if later.introduced:
                return "the second is introduced as another"
        if self._places_apart(left, right):
            return "their places are apart"
        if self._actors_apart(left, right) or self._words_of_others(left, right):
            return "they are done by others"
        return None

    def _places_apart(self, left: Telling, right: Telling) -> bool:
        if not left.place or not right.place or left.place == right.place:
            return False
        profile = self.people.profile
        if slots.places(profile[left.place], profile[right.place]) != "conflict":
            return False
        if self._only_one(left, right):
            return False
        return not (left.parties & right.parties and left.days and left.days == right.days)

    def _only_one(self, left: Telling, right: Telling) -> bool:
        """Whether an act is told once in either report, by one doer: then accounts of it differ."""
        if left.report == right.report:
            return False
        if left.parties or right.parties:
            if not left.parties & right.parties:
                return False
        elif sum(v * right.words[w] for w, v in left.words.items() if w in right.words) < _ALIKE:
            return False  # "a bus crashed", "the bus crash": nobody the reports know by name
        if min(left.rarity, right.rarity) < _RARE:
            return False
        profile = self.people.profile
        if left.place and right.place:
            one, other = profile[left.place], profile[right.place]
            if one.country is None or one.country != other.country:
                return False
        if left.days and right.days and gap(left.days, right.days) > 1:
            return False
        root = acts.stem(left.event.lemma)
        return root == acts.stem(right.event.lemma) and all(
            self.times.get((t.report, root)) == 1 for t in (left, right)
        )

    def _words_of_others(self, left: Telling, right: Telling) -> bool:
        """Whether two denials, appeals or warnings are of two doers: the act is the doer's own."""
        if not left.actors or not right.actors:
            return False
        if left.event.lemma not in _OWN or right.event.lemma not in _OWN:
            return False
        profile = self.people.profile
        return not any(
            self._one(a, b) or slots.akin(profile[a], profile[b])
            for a in left.actors
            for b in right.actors
        )

    def _actors_apart(self, left: Telling, right: Telling) -> bool:
        """Different doers, unless the rest of the two tellings is one: then accounts differ."""
        if not left.actors or not right.actors or left.actors & right.parties:
            return False
        if right.actors & left.parties:
            return False
        profile = self.people.profile
        relations = {
            slots.actors(profile[a], profile[b]) for a in left.actors for b in right.actors
        }
        if relations != {"conflict"}:
            return False
        shared = (
            bool(left.targets & right.targets)
            + (left.days is not None and left.days == right.days)
            + (
                left.place == right.place
                and left.place is not None
                and profile[left.place].kind != "country"
            )
            + bool({f.low for f in left.figures} & {f.low for f in right.figures})
        )
        return left.report == right.report or shared < 2


def sameness(told: Sequence[Telling], people: People) -> Sameness:
    """The judge of one storyline's tellings."""
    count = Counter(who for one in told for who in one.near)
    times = Counter((one.report, acts.stem(one.event.lemma)) for one in told)
    common = {who: count[who] / len(told) for who in sorted(count)}
    return Sameness(people, common, dict(times))


def _act(left: Telling, right: Telling) -> float:
    """What the words for the act are worth alone."""
    one, other = left.event.lemma, right.event.lemma
    if one == other:
        return 0.38 + 0.12 * left.rarity
    if acts.one_root(one, other):
        return 0.36 + 0.12 * max(left.rarity, right.rarity)
    if acts.groups(one) & acts.groups(other):
        return 0.40
    if left.money & right.money:
        return 0.38
    if left.event.type is not None and left.event.type == right.event.type:
        return 0.30  # a visit and the talks during it: only the same place makes them candidates
    return 0.0


def _taken_up(left: Telling, right: Telling) -> bool:
    return left.takes_up == right.event.id or right.takes_up == left.event.id


def gap(left: slots.Days, right: slots.Days) -> int:
    """Whole days between two stretches of days."""
    first, second = sorted((left, right))
    try:
        return (date.fromisoformat(second.first) - date.fromisoformat(first.last)).days
    except ValueError:
        return 0
