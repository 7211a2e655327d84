"""The names in a report: where each stands, the name itself alone, and what kind of thing bears it.

The parser's own labels are the start. They are repaired by what is known without the report
(countries, demonyms, organisations, the gazetteer) and by the report itself: what is a person's
name in one sentence is that person's name in the next. Titles, articles and possessive endings
are left out of a name; dates and numbers are none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rashomon.read.names.countries import by_demonym, by_name
from rashomon.read.names.familiar import SMALL_CAPITALS, Name, familiar, key_of
from rashomon.read.names.lexicon import (
    Known,
    genders,
    known,
    nouns,
    shuffled,
    singular,
    titles,
    words,
)
from rashomon.read.names.party_tags import party_tags
from rashomon.read.names.places import fold, spots
from rashomon.read.names.toponyms import toponyms
from rashomon.read.parse import Parse

_KINDS = {
    "PERSON": "person",
    "NORP": "group",
    "FAC": "place",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "PRODUCT": "other",
    "EVENT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
}
_PROPER = frozenset({"NNP", "NNPS"})
_HONORIFICS = words("honorifics")
_TITLE_WORDS = words("title words")
# what ministers are ministers of: a piece of a title, not the name of a body
_PORTFOLIOS = words("portfolios")
_TAILS = frozenset({"'s", "’s", "'", "’", "s'"})
_MARKS = frozenset("-\"'“”‘’«»()[],.;:—–/&")
_TRIM_LEFT = _MARKS | words("trim left")
_TRIM_RIGHT = _MARKS | {"and", "of", "the"}
_ORGANIZATION_WORDS = words("organization words")
_PLACE_WORDS = words("place words")
_DASHES = frozenset({"-", "--", "–", "—", "―", "_", ":"})
_LOCATIVE = frozenset(
    {"in", "near", "outside", "around", "across", "inside", "throughout", "at", "into"}
)
_PLACE_HEADS = words("place heads")
SITES = words("sites")
TOWARDS = words("towards")
ARTICLES = frozenset({"al", "el", "ul", "ad", "an", "ar", "as", "ash", "az"})
DISTRICTS = words("districts")
CIVIC_BODIES = frozenset(
    {"school", "schools", "police", "court", "university", "hospital", "sheriff"}
)
NO_NAMES = words("no names")
_SHARES = words("of firms")
_SITES_OF_TOWNS = words("sites of towns")
_HALVES = frozenset({"north", "south", "east"})
_MODEL = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9/.-]+$")
_SPLIT = re.compile(r"[-‐‑]")


def names(parse: Parse) -> list[Name]:
    """Every name of a report in text order; nested ones follow the one they stand in."""
    sure = familiar(parse)
    found = _labelled(parse, sure)
    there = {(name.first, name.past) for name in found}
    found += [name for name in sure if (name.first, name.past) not in there]
    found = _without_pairs(parse, _distinct(found))
    found = _distinct(found + _repeated(parse, found) + _proper_runs(parse, found))
    found = _untagged(parse, found)
    _vote(parse, found)
    found = _distinct(found + _places_inside(parse, found))
    _tell_georgias_apart(found)
    found = _whole_countries(found)
    return toponyms(parse, found)


def _untagged(parse: Parse, found: list[Name]) -> list[Name]:
    """Without "D-Calif." and its pieces: what stands behind a politician's name is no place."""
    tags = {i for first, past in party_tags(parse) for i in range(first, past)}
    return [name for name in found if name.first not in tags] if tags else found


# --- the parser's labels, repaired -----------------------------------------------------------


# what cannot go on a name of that kind: "NATO's ...", but "Bank of England" does
_AFTER = {"organization": ("of", "-", "'s"), "country": ("-", "'s")}


def _labelled(parse: Parse, sure: list[Name]) -> list[Name]:
    by_first: dict[int, Name] = {}
    for name in sure:
        by_first.setdefault(name.first, name)
    covering: dict[int, Name] = {}
    for name in sure:
        for i in range(name.first, name.past):
            covering.setdefault(i, name)
    found: list[Name] = []
    for first, past, label in parse.labelled():
        kind = _KINDS.get(label)
        if kind is None:
            continue
        first, past = _trimmed(parse, first, past)
        if first >= past:
            continue
        if past - first == 1 and first and _surname_of_subject(parse, first):
            first, kind = first - 1, "person"
        dash = _dateline_dash(parse, first, past)
        if dash is not None:
            town = key_of(parse, first, dash)
            if spots(town):
                found.append(Name(first, dash, "place", town, None))
            first = dash + 1
        if kind == "person":
            if parse.word[past : past + 1] == ["In"] and _within(parse, past):
                past += 1  # "Moon Jae In", whose last word the tagger reads as English
            links = (i for i in range(first + 1, past) if parse.lower[i] in ("of", "at", "from"))
            past = next(links, past)  # "Tove Lindqvist of Bergen Games"
            first = _without_titles(parse, first, past, by_first)
        inner = by_first.get(first)
        if inner is not None and inner.past < past and kind in ("place", "person", "organization"):
            if inner.kind == "demonym" and (kind != "organization" or inner.past == past - 1):
                if kind != "organization" or parse.lower[inner.past] not in _ORGANIZATION_WORDS:
                    first = inner.past  # "Danish North Sea"
            elif parse.lower[inner.past] in _AFTER.get(inner.kind, ()):
                past = inner.past
        over = covering.get(first)
        if over is not None and over.first <= first and over.past >= past:
            continue
        if over is not None and over.first < first < over.past:
            continue  # the known name crosses the label; it wins
        first, past = _trimmed(parse, first, past)
        if first >= past or not _worth(parse, first, past, kind):
            continue
        row = nouns().get(" ".join(parse.lower[first:past]))
        if row is not None and row.kind == "person" and (kind != "person" or past - first == 1):
            continue  # "Foreign Secretary" is an office, not the name of a body
        government = _government(parse, first, past) if kind == "organization" else None
        if government is not None:
            key = key_of(parse, first, past)
            found.append(Name(first, past, kind, key, government))
            continue
        if kind == "other" and not _PROPER & set(parse.tag[first:past]):
            continue
        if kind == "other" and {"PRP", "MD"} & set(parse.tag[first:past]):
            continue  # a sentence that begins with a capital is no title
        if kind == "person" and not _person_like(parse, first, past):
            kind = "other"
        if label == "NORP":
            kind = _people_or_place(parse, first, past)
        if kind == "person" and sum(w[0].isupper() for w in parse.word[first:past]) > 5:
            continue  # a list run together
        if kind in ("person", "organization", "other"):
            first, past = _with_article(parse, first, past, covering)
        key = key_of(parse, first, past)
        what = shuffled(frozenset(parse.lower[first:past])) if past - first > 1 else None
        if what is not None:
            kind = "organization"
        found.append(Name(first, past, kind, key, what))
    return found


def _dateline_dash(parse: Parse, first: int, past: int) -> int | None:
    """The dash of a dateline that a label runs over: "CLEVELAND - Alder Industries"."""
    if parse.paragraphs[parse.paragraph_of[first]][0] != first:
        return None
    for i in range(first + 1, past - 1):
        if parse.word[i] in ("-", "–", "—", "--"):
            before, after = parse.text[parse.end[i - 1]], parse.text[parse.end[i]]
            if before.isspace() and after.isspace():
                return i
    return None


def _within(parse: Parse, i: int) -> bool:
    """Whether a token and one before it stand in one sentence."""
    return i > 0 and parse.sentence_of[i] == parse.sentence_of[i - 1]


def _with_article(
    parse: Parse, first: int, past: int, covering: dict[int, Name]
) -> tuple[int, int]:
    """A name with the pieces that "al-" parted from it: "Karim Nasser al-" + "Hadi"."""
    lower, word, n = parse.lower, parse.word, len(parse)
    if first > 1 and lower[first - 1] == "-" and lower[first - 2] in ARTICLES:
        first -= 2
        start = parse.sentences[parse.sentence_of[first]][0]
        while first > start and parse.tag[first - 1] in _PROPER and first - 1 not in covering:
            said = lower[first - 1]
            if (
                not word[first - 1][0].isupper()
                or said in _HONORIFICS
                or singular(said) in titles()
            ):
                break
            first -= 1
    parted = past + 2 < n and lower[past] in ARTICLES and lower[past + 1] == "-"
    if parted and word[past + 2][0].isupper():
        past += 3
    elif past + 1 < n and lower[past] in ("al-", "el-") and word[past + 1][0].isupper():
        past += 2
    return first, past


def _government(parse: Parse, first: int, past: int) -> Known | None:
    """What "Government of Iraq" or "Iraqi Government" names: the seat of a country's power."""
    told = [word for word in parse.lower[first:past] if word not in ("of", "the")]
    if not {"government", "administration", "regime"} & set(told) or len(told) > 3:
        return None
    codes = (by_name().get(word, by_demonym().get(word)) for word in told)
    code = next((code for code in codes if code is not None), None)
    return Known("seat", parse.of(first, past), code, ("GOV",)) if code else None


def _trimmed(parse: Parse, first: int, past: int) -> tuple[int, int]:
    lower, word = parse.lower, parse.word
    while first < past and (lower[first] in _TRIM_LEFT or not word[first][0].isalnum()):
        first += 1
    while first < past and (lower[past - 1] in _TAILS or lower[past - 1] in _TRIM_RIGHT):
        past -= 1
    # words after a possessive belong to another phrase ("Biden's Ukraine")
    for i in range(first + 1, past):
        if parse.tag[i] == "POS" and parse.ent[first][2:] in ("PERSON", "GPE"):
            return first, i
    return first, past


def _without_titles(parse: Parse, first: int, past: int, by_first: dict[int, Name]) -> int:
    lower = parse.lower
    while first < past - 1:
        said = lower[first]
        over = by_first.get(first)
        if (
            over is not None
            and over.kind in ("demonym", "country", "organization")
            and over.past < past
        ) and (over.past - first > 1 or over.kind == "demonym" or lower[over.past] in titles()):
            first = over.past
            continue
        if said in _HONORIFICS or said in _TITLE_WORDS or singular(said) in titles():
            first += 1
            continue
        break
    return first


def _worth(parse: Parse, first: int, past: int, kind: str) -> bool:
    said = parse.word[first:past]
    if not any(word[0].isupper() for word in said):
        return past - first == 1 and parse.lower[first] in SMALL_CAPITALS
    if kind == "group" and any(lower in known() for lower in parse.lower[first:past]):
        return (
            False  # "pro-Russian", "Ukrainian-Russian": the demonyms in it are names of their own
        )
    if past - first == 1:
        word = said[0]
        if parse.lower[first] in _PORTFOLIOS:
            return False
        if parse.tag[first] in ("PRP", "PRP$", "MD", "WRB", "CD", "UH") and word not in ("US",):
            return False
        if word.isdigit() or len(word) < 2 or word.lower() in NO_NAMES:
            return False
        if parse.lower[first] in _HONORIFICS:
            return False
    return True


def _people_or_place(parse: Parse, first: int, past: int) -> str:
    """The parser calls many a foreign place a people: "the Kvarner dam" names a dam."""
    head = parse.head[past - 1]
    if parse.dep[past - 1] in ("amod", "compound", "nmod") and head >= past:
        for word in parse.lower[past : head + 1]:
            if singular(word) in SITES:
                return "place"
    return "group"


def _person_like(parse: Parse, first: int, past: int) -> bool:
    for word in parse.word[first:past]:
        if any(letter.isdigit() for letter in word):
            return False
    return parse.word[first][0].isupper()


# --- names missed once but found elsewhere ---------------------------------------------------


def _without_pairs(parse: Parse, found: list[Name]) -> list[Name]:
    """Without "Bakke and Holm" as one body, where one of them is a person of the report."""
    surnames = {name.key.split()[-1] for name in found if name.kind == "person"}
    return [
        name
        for name in found
        if not (
            name.kind in ("organization", "other")
            and name.known is None
            and name.past - name.first > 2
            and parse.lower[name.first + 1 : name.past - 1] in (["and"], ["&"])
            and {parse.lower[name.first], parse.lower[name.past - 1]} & surnames
        )
    ]


def _distinct(found: list[Name]) -> list[Name]:
    """In text order, the longer first; one name a stretch; no two that cross."""
    found.sort(key=lambda name: (name.first, -name.past, name.known is None))
    kept: list[Name] = []
    open_: list[Name] = []
    for name in found:
        while open_ and open_[-1].past <= name.first:
            open_.pop()
        if open_:
            outer = open_[-1]
            if (outer.first, outer.past) == (name.first, name.past) or name.past > outer.past:
                continue
            if outer.kind in ("person", "country", "demonym") or (outer.known and not name.known):
                continue
            if outer.kind == "place" and name.kind not in ("place", "country", "demonym"):
                continue
        kept.append(name)
        open_.append(name)
    return kept


def _repeated(parse: Parse, found: list[Name]) -> list[Name]:
    """The same words with a capital elsewhere, and surnames alone."""
    patterns: dict[str, dict[tuple[str, ...], tuple[str, Known | None]]] = {}
    taken = bytearray(len(parse))
    for name in found:
        for i in range(name.first, name.past):
            taken[i] = 1
        words = tuple(parse.lower[name.first : name.past])
        if name.kind not in ("demonym", "other") and (len(words) > 1 or len(words[0]) > 2):
            patterns.setdefault(words[0], {}).setdefault(words, (name.kind, name.known))
        surname = name.kind == "person" and len(words) > 1 and len(words[-1]) > 2
        if surname and not _town_not_surname(words):
            patterns.setdefault(words[-1], {}).setdefault(words[-1:], ("person", None))
        team = name.kind == "organization" and len(words) > 1 and words[-1].endswith("s")
        if team and name.known is None and words[-1] not in _ORGANIZATION_WORDS:
            patterns.setdefault(words[-1], {}).setdefault(words[-1:], ("organization", None))
    again: list[Name] = []
    word, lower, n = parse.word, parse.lower, len(parse)
    i = 0
    while i < n:
        rows = patterns.get(lower[i])
        if rows is None or taken[i] or not word[i][0].isupper():
            i += 1
            continue
        best = 0
        what: tuple[str, Known | None] = ("other", None)
        for words, row in rows.items():
            m = len(words)
            if m > best and tuple(lower[i : i + m]) == words and not any(taken[i : i + m]):
                best, what = m, row
        if best == 1 and parse.tag[i] not in _PROPER and _starts_sentence(parse, i):
            # "Cook said", of a report's Tim Cook: a noun without an article would not be subject
            acts = parse.dep[i] in ("nsubj", "nsubjpass") and parse.head[i] > i
            best = 1 if what[0] == "person" and acts and parse.tag[i] in ("NN", "VB") else 0
        if best:
            again.append(Name(i, i + best, what[0], key_of(parse, i, i + best), what[1]))
        i += max(best, 1)
    return again


def _starts_sentence(parse: Parse, i: int) -> bool:
    return (
        i == 0
        or i == parse.sentences[parse.sentence_of[i]][0]
        or parse.word[i - 1] in ('"', "“", "'")
    )


def _proper_runs(parse: Parse, found: list[Name]) -> list[Name]:
    """Runs of capitalised proper nouns that nobody labelled, when they look like a name."""
    taken = bytearray(len(parse))
    for name in found:
        for i in range(name.first, name.past):
            taken[i] = 1
    for first, past, _ in parse.labelled():
        for i in range(first, past):
            taken[i] = 1
    runs: list[Name] = []
    i, n = 0, len(parse)
    tag, word, lower = parse.tag, parse.word, parse.lower
    while i < n:
        if taken[i] or tag[i] not in _PROPER or not word[i][0].isupper():
            i += 1
            continue
        past = i + 1
        while past < n and not taken[past] and tag[past] in _PROPER and word[past][0].isupper():
            past += 1
        first = i
        i = past
        while first < past and (lower[first] in _HONORIFICS or singular(lower[first]) in titles()):
            first += 1
        if first >= past:
            continue
        titled = first > 0 and lower[first - 1] in _HONORIFICS
        kind = None
        if (
            past - first == 1
            and first
            and not taken[first - 1]
            and _surname_of_subject(parse, first)
        ):
            runs.append(Name(first - 1, past, "person", key_of(parse, first - 1, past), None))
            continue
        if (past - first in (2, 3) and lower[first] in genders() and word[past - 1].isalpha()) or (
            titled and past - first <= 3
        ):
            kind = "person"
        elif past - first > 1 and lower[past - 1] in _ORGANIZATION_WORDS:
            kind = "organization"
        elif (past - first > 1 and lower[past - 1] in _PLACE_WORDS) or (
            _locative(parse, first)
            and not word[first].isupper()
            and spots(" ".join(word[first:past]))
        ):
            kind = "place"
        if kind:
            runs.append(Name(first, past, kind, key_of(parse, first, past), None))
    return runs


def _surname_of_subject(parse: Parse, i: int) -> bool:
    """Whether a lone proper noun is the surname of somebody whom a sentence begins with.

    "Gergely Orlec told ...": the given name, which the tagger has not seen, passes for an adverb.
    """
    given = i - 1
    return (
        given >= 0
        and given == parse.sentences[parse.sentence_of[i]][0]
        and fold(parse.word[given]) in genders()
        and parse.lower[given] not in nouns()
        and parse.word[i][1:].islower()
        and parse.dep[i] in ("nsubj", "nsubjpass")
    )


def _locative(parse: Parse, first: int) -> bool:
    """Whether the words before say that a place follows: "in", "the port of"."""
    if first == 0:
        return False
    before = parse.lower[first - 1]
    if before in _LOCATIVE:
        return True
    return first > 1 and before == "of" and parse.lower[first - 2] in _PLACE_HEADS


# --- what kind each name is ------------------------------------------------------------------


def _town_not_surname(told: Sequence[str]) -> bool:
    """Whether a "person" that ends in a great town's name is none: "Sunrise London"."""
    return fold(told[0]) not in genders() and _town_size(told[-1]) >= 18


def _vote(parse: Parse, found: Sequence[Name]) -> None:
    """One kind for one name in a report: known names keep theirs, the others vote."""
    votes: dict[str, Counter[str]] = {}
    people: set[str] = set()
    bodies = {
        name.key.split()[0]
        for name in found
        if name.kind == "organization" and " " in name.key and name.known is None
    }
    found_at = {name.past - 1: name for name in found}
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
        if len(words_) > 1 and words_[0] in genders() and name.kind == "person":
            box["person"] += 2
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
        if _locative(parse, name.first) and len(words_) <= 3:
            box["place"] += 3 if _town_size(name.key) >= 13 else 1 if name.kind == "place" else 0
        elif _listed_place(parse, name, found_at) or _site_follows(parse, name):
            box["place"] += 4 if _town_size(name.key) >= 9 else 0
        if name.kind == "person" and len(words_) > 1 and not _town_not_surname(words_):
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
        if best == "person" and " " in name.key and _town_not_surname(name.key.split()):
            best = "organization"
        if best in ("organization", "group", "other") and " " not in name.key:
            size = _town_size(name.key)
            if size >= 16 and not parse.word[name.first].isupper() and box["organization"] < 6:
                best = "place"
        if _MODEL.match(parse.word[name.first]) and best != "place":
            best = "other"
        name.kind = best


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
        and _locative(parse, other.first)
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


def _places_inside(parse: Parse, found: Sequence[Name]) -> list[Name]:
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


def _tell_georgias_apart(found: Sequence[Name]) -> None:
    """Georgia is a country and a state: among American places and no Caucasian ones the state."""
    both = [name for name in found if name.key == "georgia"]
    if not both:
        return
    codes = Counter(name.known.code for name in found if name.known and name.known.code)
    caucasian = sum(codes[code] for code in ("RUS", "ARM", "AZE", "TUR", "UKR"))
    caucasian += codes["GEO"] - len(both)
    caucasian += sum(name.key == "tbilisi" for name in found)
    for name in both:
        if not caucasian and codes["USA"]:
            name.kind = "place"
            name.known = Known("region", "Georgia", "USA")


def _whole_countries(found: Sequence[Name]) -> list[Name]:
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


def people_of(found: Sequence[Name]) -> list[Name]:
    """The persons among them."""
    return [name for name in found if name.kind == "person"]
