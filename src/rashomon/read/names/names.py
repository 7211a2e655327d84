"""The names in a report: where each stands, the name itself alone, and what kind of thing bears it.

The parser's own labels are the start. They are repaired by what is known without the report
(countries, demonyms, organisations, the gazetteer) and by the report itself: what is a person's
name in one sentence is that person's name in the next. Titles, articles and possessive endings
are left out of a name; dates and numbers are none.
"""

from __future__ import annotations

from collections.abc import Callable

from rashomon.read.names.bodies import (
    acronyms,
    arabic_groups,
    bodies_of_lands,
    in_any_order,
    longer_bodies,
    military_units,
    operations_and_ships,
    possessors,
    teams,
    things,
    two_in_one,
)
from rashomon.read.names.familiar import Name, familiar, key_of
from rashomon.read.names.headlines import headlines
from rashomon.read.names.kinds import (
    one_kind,
    places_inside,
    town_not_surname,
    two_georgias,
    whole_countries,
)
from rashomon.read.names.labels import surname_of_subject, with_labels
from rashomon.read.names.lexicon import Known, genders, singular, titles, words
from rashomon.read.names.party_tags import party_tags
from rashomon.read.names.places import spots
from rashomon.read.names.small_initials import small_initials
from rashomon.read.names.toponyms import toponyms
from rashomon.read.names.towns import locative, towns
from rashomon.read.parse import Parse

_PROPER = frozenset({"NNP", "NNPS"})
_HONORIFICS = words("honorifics")
_ORGANIZATION_WORDS = words("organization words")
_PLACE_WORDS = words("place words")


def names(parse: Parse, without: str | None = None) -> list[Name]:
    """Every name of a report in text order; nested ones follow the one they stand in.

    Args:
        without: a rule of `RULES` to leave out; only the benchmark does, to see what it is worth.
    """
    found: list[Name] = []
    for name, rule in RULES:
        if name != without:
            found = rule(parse, found)
    return found


def _known(parse: Parse, found: list[Name]) -> list[Name]:
    """The names of our lists: countries, peoples, armed groups, well-known bodies, seas."""
    return familiar(parse)


def _with_repeated(parse: Parse, found: list[Name]) -> list[Name]:
    return found + _repeated(parse, found)


def _with_runs(parse: Parse, found: list[Name]) -> list[Name]:
    return _distinct(found + _proper_runs(parse, found))


def _with_places(parse: Parse, found: list[Name]) -> list[Name]:
    return _distinct(found + places_inside(parse, found))


def _untagged(parse: Parse, found: list[Name]) -> list[Name]:
    """Without "D-Calif." and its pieces: what stands behind a politician's name is no place."""
    tags = {i for first, past in party_tags(parse) for i in range(first, past)}
    return [name for name in found if name.first not in tags] if tags else found


# --- names missed once but found elsewhere ---------------------------------------------------


def _without_pairs(parse: Parse, found: list[Name]) -> list[Name]:
    """Without "Bakke and Holm" as one body, where one of them is a person of the report."""
    surnames = {name.key.split()[-1] for name in found if name.kind == "person"}
    return [
        name
        for name in _distinct(found)
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
        if surname and not town_not_surname(words):
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
            # "Banks said": a plural would be, but is not where the report has no "banks"
            alone = parse.tag[i] in ("NN", "VB") or (
                parse.tag[i] == "NNS"
                and lower[i] not in word
                and parse.tag[i + 1] != "VBP"
                and lower[i + 1] != "were"
            )
            best = 1 if what[0] == "person" and acts and alone else 0
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
            and surname_of_subject(parse, first)
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
            locative(parse, first)
            and not word[first].isupper()
            and spots(" ".join(word[first:past]))
        ):
            kind = "place"
        if kind:
            runs.append(Name(first, past, kind, key_of(parse, first, past), None))
    return runs


Rule = Callable[[Parse, list[Name]], list[Name]]
# in the order they run; each is handed what those before it found
RULES: tuple[tuple[str, Rule], ...] = (
    ("known names", _known),
    ("parser's labels", with_labels),
    ("headlines", headlines),
    ("words in any order", in_any_order),
    ("countries' bodies", bodies_of_lands),
    ("longer bodies", longer_bodies),
    ("military units", military_units),
    ("arabic groups", arabic_groups),
    ("operations and ships", operations_and_ships),
    ("acronyms in brackets", acronyms),
    ("teams", teams),
    ("two countries in one", two_in_one),
    ("no possessors", possessors),
    ("names of things", things),
    ("small initials", small_initials),
    ("no pairs of people", _without_pairs),
    ("names again", _with_repeated),
    ("runs of capitals", _with_runs),
    ("towns without a label", towns),
    ("no party tags", _untagged),
    ("one kind a name", one_kind),
    ("places inside", _with_places),
    ("two Georgias", two_georgias),
    ("halves of countries", whole_countries),
    ("the gazetteer's say", toponyms),
)
