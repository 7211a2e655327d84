"""What kind of thing bears each name, and the names inside names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.read.names.bodies import UNITS
from rashomon.read.names.countries import by_capital
from rashomon.read.names.familiar import Name, key_of
from rashomon.read.names.labels import MODEL
from rashomon.read.names.lexicon import Known, genders, singular, titles, words
from rashomon.read.names.places import fold, spots
from rashomon.read.names.towns import SURNAMES_OF, beside, locative
from rashomon.read.parse import Parse
from rashomon.read.wordsets import wordsets

_HONORIFICS = words("honorifics")
_ORGANIZATION_WORDS = words("organization words")
_PLACE_WORDS = words("place words")
_DASHES = frozenset({"-", "--", "–", "—", "―", "_", ":"})
TOWARDS = words("towards")
CIVIC_BODIES = frozenset(
    {"school", "schools", "police", "court", "university", "hospital", "sheriff"}
)
_SHARES = words("of firms")
_SITES_OF_TOWNS = words("sites of towns")
_COMPASS = wordsets("name_sets.tsv")["compass"]
_SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr"})
_SITES = (".com", ".org", ".net", ".co.uk")
_HALVES = frozenset({"north", "south", "east"})


def town_not_surname(told: Sequence[str]) -> bool:
    """Whether a "person" that ends in a great town's name is none: "Sunrise London"."""
    return fold(told[0]) not in genders() and _town_size(told[-1]) >= 18


def one_kind(parse: Parse, found: list[Name]) -> list[Name]:
    """One kind for one name in a report: known names keep theirs, the others vote."""
    votes: dict[str, Counter[str]] = {}
    people: set[str] = set()
    bodies = {
        name.key.split()[0]
        for name in found
        if name.kind == "organization" and " " in name.key and name.known is None
    }
    found_at = {name.past - 1: name for name in found}
    surnames = {name.key for name in found if name.kind == "person" and " " not in name.key}
    # "Karim", whose report has a Karim Holm, though it is a town in Iraq
    given_names = {
        name.key.split()[0]
        for name in found
        if name.kind == "person" and " " in name.key and name.key.split()[0] in genders()
    }
    for name in found:
        if name.known is not None:
            continue
        box = votes.setdefault(name.key, Counter())
        box[name.kind] += 2
        words_ = name.key.split()
        before = parse.lower[name.first - 1] if name.first else ""
        if before in _HONORIFICS:
            box["person"] += 4
        elif singular(before) in titles() and parse.word[name.first - 1][0].isupper():
            # "President X", whatever the parser thinks of X
            box["person"] += 3 if len(words_) > 1 else 25
        if len(words_) > 1 and words_[0] in genders():
            if name.kind == "person":
                box["person"] += 2
            if words_[-1] in surnames and len(words_) < 4:
                box["person"] += 8  # "Barack Obama", who is Obama everywhere else
        if len(words_) == 2 and words_[0] in _COMPASS and spots(words_[1]):
            box["place"] += 6  # "Southwest Asia"
        if words_[-1] in _SUFFIXES and len(words_) > 1:
            box["person"] += 20
        if words_[-1].endswith(_SITES):
            box["organization"] += 20
        if name.key in given_names and name.key not in by_capital():
            box["person"] += 8
        if len(words_) == 1 and _business(parse, name):
            box["organization"] += 5
        if words_[-1] in _ORGANIZATION_WORDS and len(words_) > 1:
            box["organization"] += 6
        elif words_[-1] in _PLACE_WORDS and len(words_) > 1:
            box["place"] += 5
        if len(words_) > 1 and CIVIC_BODIES & set(words_):
            box["organization"] += 6
        if _opens_dateline(parse, name) and _town_size(name.key):
            box["place"] += 20
        towards = before in TOWARDS and len(words_) == 1 and words_[0] not in genders()
        if towards and _town_size(name.key) >= 15:
            box["place"] += 3
        given = words_[0] in genders() and len(words_) > 1
        given = given and not spots(name.key)
        if len(words_) <= 4 and not given and beside(parse, name.first):
            box["place"] += 6  # "near Ayn Isa", which the tagger takes for a person
        elif locative(parse, name.first) and len(words_) <= 3:
            size = _town_size(name.key)
            sure = size >= 13 or (size >= 9 and not given and _abroad(name))
            box["place"] += 3 if sure else 1 if name.kind == "place" else 0
        elif _listed_place(parse, name, found_at) or _site_follows(parse, name):
            box["place"] += 4 if _town_size(name.key) >= 9 else 0
        if name.kind == "person" and len(words_) > 1 and not town_not_surname(words_):
            people.add(words_[-1])
    for name in found:
        if name.known is not None:
            continue
        box = votes[name.key]
        if name.key in people:
            name.kind = "person"
            continue
        best = max(sorted(box), key=lambda kind: box[kind])
        if best == "person" and name.key in bodies and box["person"] < 20:
            best = "organization"  # "Alstad News", then "Alstad"
        if best == "person" and " " in name.key and town_not_surname(name.key.split()):
            best = "organization"
        if best == "person" and name.key in by_capital() and name.key not in genders():
            best = "place"  # "Khartoum", which the tagger calls a person here and there
        if best in ("organization", "group", "other") and " " not in name.key:
            size = _town_size(name.key)
            if size >= 16 and not parse.word[name.first].isupper() and box["organization"] < 6:
                best = "place"
        if best != "place" and _model(parse, name):
            best = "other"
        name.kind = best
    return found


def _abroad(name: Name) -> bool:
    """Whether a name is a town's where towns are not called as English surnames are."""
    found = spots(name.key)
    return bool(found) and found[0].country not in SURNAMES_OF


def _model(parse: Parse, name: Name) -> bool:
    """Whether a name is a model's: "M777", "Bayraktar TB2", but not "101st Airborne Division"."""
    if parse.lower[name.past - 1] in UNITS:
        return False
    return any(MODEL.match(parse.word[i]) is not None for i in {name.first, name.past - 1})


def _opens_dateline(parse: Parse, name: Name) -> bool:
    """Whether a name stands first in a dateline ("BEIRUT (Reuters) -"), which is cut off whole."""
    first, past = parse.paragraphs[parse.paragraph_of[name.first]]
    return name.first == first and past - first < 20 and parse.word[past - 1] in _DASHES


def _business(parse: Parse, name: Name) -> bool:
    """Whether the words beside a lone name are said of firms: "Alder shares", "Alder, which"."""
    lower, past = parse.lower, name.past
    after = lower[past : past + 3]
    if after[:2] == [",", "which"]:
        return True
    if after[:1] and after[0] in ("'s", "’s"):
        after = after[1:]
    if after[:1] and after[0] in _SHARES:
        return True
    return (
        name.first > 1
        and lower[name.first - 1] in ("in", "of", "for")
        and (lower[name.first - 2] in _SHARES)
    )


def _listed_place(parse: Parse, name: Name, found_at: dict[int, Name]) -> bool:
    """Whether a name is the second of two after one "in": "felt in Harstad and Bodø"."""
    core = name.past - 1
    if parse.dep[core] != "conj":
        return False
    other = found_at.get(parse.head[core])
    return (
        other is not None
        and other.past < name.first
        and other.kind in ("place", "country")
        and locative(parse, other.first)
    )


def _site_follows(parse: Parse, name: Name) -> bool:
    """Whether a name stands before what is named after its place: "the Harstad border crossing"."""
    core = name.past - 1
    head = parse.head[core]
    return (
        parse.dep[core] in ("compound", "nmod", "amod")
        and core < head < core + 4
        and parse.lower[head] in _SITES_OF_TOWNS
        and parse.lower[name.first - 1 : name.first] == ["the"]
    )


def places_inside(parse: Parse, found: Sequence[Name]) -> list[Name]:
    """The towns in the names of their bodies: "Rock Hill Police", "University of Oslo"."""
    here = {name.key for name in found if name.kind == "place"}
    civic, lower, word = words("civic words"), parse.lower, parse.word
    inside: list[Name] = []
    for name in found:
        if name.known is not None or name.past - name.first < 2:
            continue
        if name.kind not in ("organization", "place", "other"):
            continue
        for past in range(min(name.past - 1, name.first + 3), name.first, -1):
            if lower[past] not in civic or not word[past - 1][0].isupper():
                continue
            key = key_of(parse, name.first, past)
            if key in here or (_town_size(key) >= 9 and key not in civic):
                if lower[past] == "county" and past < name.past - 1:
                    past, key = past + 1, key_of(parse, name.first, past + 1)
                elif (
                    name.kind == "place"
                    and lower[past] in ("county", "city")
                    and past == name.past - 1
                ):
                    break
                inside.append(Name(name.first, past, "place", key, None))
                break
        for at in range(name.first + 1, name.past - 1):
            if lower[at] in ("of", "in", "at") and word[at + 1][0].isupper():
                key = key_of(parse, at + 1, name.past)
                if key in here or _town_size(key) >= 14:
                    inside.append(Name(at + 1, name.past, "place", key, None))
                break
    return inside


def two_georgias(parse: Parse, found: list[Name]) -> list[Name]:
    """Georgia is a country and a state: among American places and no Caucasian ones the state."""
    both = [name for name in found if name.key == "georgia"]
    if not both:
        return found
    codes = Counter(name.known.code for name in found if name.known and name.known.code)
    caucasian = sum(codes[code] for code in ("RUS", "ARM", "AZE", "TUR", "UKR"))
    caucasian += codes["GEO"] - len(both)
    caucasian += sum(name.key == "tbilisi" for name in found)
    for name in both:
        if not caucasian and codes["USA"]:
            name.kind = "place"
            name.known = Known("region", "Georgia", "USA")
    return found


def whole_countries(parse: Parse, found: list[Name]) -> list[Name]:
    """ "The North" is the one country of the report that begins so; without one it is no name."""
    halves: dict[str, list[Known]] = {}
    for name in found:
        if name.known is not None and name.known.kind == "country":
            half = name.known.name.split()[0].lower()
            if half in _HALVES and name.known not in halves.setdefault(half, []):
                halves[half].append(name.known)
    kept = []
    for name in found:
        if name.key in _HALVES and name.known is None:
            meant = halves.get(name.key, [])
            if len(meant) != 1:
                continue
            name.kind, name.known = "country", meant[0]
        kept.append(name)
    return kept


def _town_size(key: str) -> int:
    """How large the largest place of that name is, as a logarithm; 0 for none."""
    found = spots(key)
    return found[0].size if found else 0
