"""The algebra of slots: when two values are equal, compatible, in conflict or not comparable.

Verdicts are derived from this and nothing else. Similar wording may propose a pair; it never
decides one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

from rashomon.model import Figure
from rashomon.reconcile import acts, names
from rashomon.reconcile.people import Profile

Relation = Literal["equal", "compatible", "conflict", "incomparable"]

_ABOUT = 0.1  # "about 1,000" leaves room for 900 to 1,100
_SLIP = 0.85  # likeness of two names that may be one misspelt
_NEAR_KM = 30.0
_STANDING = ("GOV", "MIL", "SPY", "LEG", "JUD", "ELI")
_INSIDE = ("PPLC",)  # a capital speaks for its country
_PLAIN = frozenset(
    ("person", "people", "persons", "other", "others", "individual", "victim", "victims",
     "dead", "human", "life", "lives", "of", "the", "a", "an", "in", "by", "on", "at", "to",
     "and", "were", "was", "have", "been", "had", "who", "more", "than")
)  # fmt: skip
_WORD = re.compile(r"[a-z]+")


# --- figures ----------------------------------------------------------------------------------


class Range(NamedTuple):
    """A figure as bounds, hedge included; an open side is infinite."""

    low: float
    high: float


def bounds(figure: Figure) -> Range:
    """What values a figure leaves room for."""
    low = -math.inf if figure.low is None else figure.low
    high = math.inf if figure.high is None else figure.high
    if figure.hedge == "about" and low == high:
        return Range(low * (1 - _ABOUT), high * (1 + _ABOUT)) if low >= 0 else Range(low, high)
    if low == high and figure.hedge in ("at least", "over"):
        return Range(low, math.inf)
    if low == high and figure.hedge in ("at most", "under"):
        return Range(-math.inf if low < 0 else 0.0, high)
    return Range(low, high)


def counted(figure: Figure) -> frozenset[str]:
    """The words that say what is counted, without those any count of people may have."""
    words = _WORD.findall((figure.about or "").lower())
    return frozenset(_singular(word) for word in words if word not in _PLAIN)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "su" else word


def same_count(left: Figure, right: Figure, act: Sequence[str] = ()) -> bool:
    """Whether two figures count the same kind of thing in the same unit.

    A bare number ("31 were hurt") counts whatever its act is done to. Words that only name the
    act ("12 injured") tell no two counts of that act apart.
    """
    if left.kind != right.kind or (left.unit and right.unit and left.unit != right.unit):
        return False
    if left.kind == "money" and left.unit != right.unit:
        return False
    if "other" in (left.about or "").lower() or "other" in (right.about or "").lower():
        return False  # "two others" counts what is left over

    def things(figure: Figure) -> set[str]:
        return {w for w in counted(figure) if not any(acts.same_act(w, lemma) for lemma in act)}

    one, other = things(left), things(right)
    return bool(one & other) or (not one and not other)


def figures(left: Figure, right: Figure) -> Relation:
    """Hold two quantities of the same thing against each other as ranges.

    Whether they are of the same thing is for `same_count`, that a toll grows for `supersedes`.
    """
    one, other = bounds(left), bounds(right)
    if one == other:
        return "equal"
    if math.isinf(one.high - one.low) and math.isinf(other.high - other.low):
        return "compatible"
    return "compatible" if one.low <= other.high and other.low <= one.high else "conflict"


def supersedes(earlier: Figure, later: Figure) -> bool:
    """Whether the later figure is the earlier one grown, as tolls and totals do."""
    growing = later.kind in ("count", "money")
    return growing and bounds(later).low > bounds(earlier).low


# --- days -------------------------------------------------------------------------------------


class Days(NamedTuple):
    """ISO days, both inclusive."""

    first: str
    last: str


def days(left: Days, right: Days) -> Relation:
    """Equal, one within the other or overlapping, or apart."""
    if left == right:
        return "equal"
    return "compatible" if left.first <= right.last and right.first <= left.last else "conflict"


# --- places and actors ------------------------------------------------------------------------


def kilometres(left: Profile, right: Profile) -> float | None:
    """The distance between two places, ``None`` when one of them has no coordinates."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    one, other = math.radians(left.lat), math.radians(right.lat)
    turn = math.radians(right.lon - left.lon)
    cosine = math.sin(one) * math.sin(other) + math.cos(one) * math.cos(other) * math.cos(turn)
    return 6371.0 * math.acos(max(-1.0, min(1.0, cosine)))


def _area(profile: Profile) -> bool:
    """A country or a region: a place others may lie in."""
    return profile.kind == "country" or (profile.feature or "").startswith(("ADM", "PCL", "RGN"))


def places(left: Profile, right: Profile) -> Relation:
    """Two places, neither of them the same entity as the other."""
    if left.country and right.country and left.country != right.country:
        return "conflict"
    if _area(left) or _area(right):
        known = bool(left.country and right.country)
        both = left.kind == "country" and right.kind == "country"
        return "compatible" if known and not both else "incomparable"
    apart = kilometres(left, right)
    if apart is None:
        return "incomparable"
    return "compatible" if apart <= _NEAR_KM else "conflict"


def stands_for(left: Profile, right: Profile) -> bool:
    """Whether one can be named for the other: a president or the capital for a country."""
    if left.country is None or left.country != right.country:
        return False
    return _speaks(left) and _speaks(right) and (_whole(left) or _whole(right))


def _speaks(profile: Profile) -> bool:
    return _whole(profile) or any(sector in _STANDING for sector in profile.sector)


def _whole(profile: Profile) -> bool:
    """The country itself, its capital, or a body of its government as such."""
    if profile.kind == "country" or profile.feature in _INSIDE:
        return True
    return profile.kind in ("organization", "group") and "GOV" in profile.sector


def _one_spelling(left: str, right: str) -> bool:
    one, other = names.folded(left), names.folded(right)
    if set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split()):
        return True
    return Indel.normalized_similarity(one, other) >= _SLIP


def actors(left: Profile, right: Profile) -> Relation:
    """Two who are not the same entity."""
    if stands_for(left, right):
        return "compatible"
    one, other = _part(left), _part(right)
    if one and other and not one & other:
        return "conflict"  # rebels are no army
    if not left.named or not right.named:
        return "incomparable"  # "the secretary general" may be anybody who is one
    if _one_spelling(left.name, right.name):
        return "incomparable"  # "Kolar" may be Mirza Kolar, "Welzler" a slip for Wetzler
    if left.kind == right.kind and left.kind in ("person", "country"):
        return "conflict"
    if left.country and right.country and left.country != right.country:
        return "conflict"
    return "incomparable"


def akin(left: Profile, right: Profile) -> bool:
    """Whether two may be one after all: an unnamed and somebody of its country or sector."""
    if left.named and right.named:
        return _one_spelling(left.name, right.name) or (
            left.country is not None and left.country == right.country and left.kind != right.kind
        )
    if left.country and right.country and left.country != right.country:
        return False
    if _part(left) and _part(right):
        return bool(_part(left) & _part(right))
    if left.sector or right.sector:
        return bool(set(left.sector) & set(right.sector))
    return left.kind == right.kind or (left.country is not None and left.country == right.country)


def _part(profile: Profile) -> frozenset[int]:
    """The parts a common noun can play: police, rebels, fans…"""
    words = profile.name.lower().split()
    return _parts().get(words[-1], frozenset()) if words else frozenset()


@cache
def _parts() -> dict[str, frozenset[int]]:
    text = files("rashomon.data").joinpath("doers.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate(lines):
        for word in line.split():
            found[word] = found.get(word, frozenset()) | {number}
    return found


# --- stance ------------------------------------------------------------------------

DELIVERY = ("requested", "offered", "agreed in principle", "agreed", "under way", "delivered")


def stances(left: str, right: str) -> Relation:
    """Two stances of one pledge: further on the same way is compatible, refusal is not."""
    if left == right:
        return "equal"
    against = ("refused", "withdrawn")
    if (left in against) != (right in against):
        return "conflict"
    if left in DELIVERY and right in DELIVERY:
        principled = "agreed in principle"
        if principled in (left, right) and "agreed" in (left, right):
            return "conflict"
        return "compatible"
    return "incomparable"
