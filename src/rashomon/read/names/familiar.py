"""The names in a report that are known without it: countries, peoples, well-known bodies, seas."""

from __future__ import annotations

from rashomon.read.names.countries import known_countries
from rashomon.read.names.lexicon import Entry, Known, known, words
from rashomon.read.parse import Parse


class Name:
    """One name in the text: tokens ``first`` up to ``past``, its kind, and what is known of it.

    ``kind`` is person, organization, place, country, demonym, group or other.
    """

    __slots__ = ("first", "key", "kind", "known", "past")

    def __init__(self, first: int, past: int, kind: str, key: str, what: Known | None) -> None:
        self.first = first
        self.past = past
        self.kind = kind
        self.key = key
        self.known = what


_KNOWN_KINDS = {
    "country": "country",
    "demonym": "demonym",
    "seat": "organization",
    "organization": "organization",
    "region": "place",
    "people": "demonym",
}


def key_of(parse: Parse, first: int, past: int) -> str:
    """What two spellings of one name share: lower case, plain apostrophes, one blank."""
    return " ".join(parse.lower[first:past]).replace("’", "'")


def familiar(parse: Parse) -> list[Name]:
    """The names of a report that our lists know, in text order, with those inside a body's."""
    table, lower, word = known(), parse.lower, parse.word
    found: list[Name] = []
    i, n = 0, len(parse)
    while i < n:
        entries = table.get(lower[i])
        step = 1
        if entries is not None:
            for entry in entries:
                past = i + 1 + len(entry.rest)
                if past > n or (entry.rest and tuple(lower[i + 1 : past]) != entry.rest):
                    continue
                if not _looks_like(parse, i, past, entry.exact, entry.known.kind):
                    continue
                what = entry.known
                if what.kind == "organization" and not _in_capitals(parse, i, entry):
                    continue
                if what.kind == "region" and _part_of_name(parse, i, past):
                    continue
                if what.kind in ("demonym", "people") and _language(parse, i, past):
                    continue
                key = key_of(parse, i, past)
                found.append(Name(i, past, _KNOWN_KINDS[what.kind], key, what))
                if past - i > 1 and what.kind == "organization":
                    inside = _lands_inside(parse, i, past)
                    # "Iraqi Army" has a country in it, "European Union" has none
                    found += [
                        name
                        for name in inside
                        if past - i > 2 or (name.known and name.known.kind == "demonym")
                    ]
                step = past - i
                break
        i += step
        if (
            step == 1
            and entries is None
            and word[i - 1][0].islower()
            and lower[i - 1] in SMALL_CAPITALS
        ):
            found.append(Name(i - 1, i, "place", lower[i - 1], None))
    return found


def _capitals() -> frozenset[str]:
    """Capitals that careless copy writes small and that are no English words."""
    common = {"male", "bern", "nice", "rome", "victoria", "stanley", "douglas", "valletta", "alofi"}
    return frozenset(
        name.lower()
        for row in known_countries().values()
        for name in row.capitals
        if " " not in name and "-" not in name and name.lower() not in common
    )


SMALL_CAPITALS = _capitals()
COMMON = words("common words")
_EITHER_WAY = frozenset({"party", "group", "movement", "network", "police", "news"})


def _looks_like(parse: Parse, first: int, past: int, exact: str | None, kind: str) -> bool:
    if exact is not None and exact.startswith(", "):
        return first > 0 and parse.word[first] == exact[2:] and parse.word[first - 1] == ","
    if exact is not None:
        if past - first > 1:
            return parse.word[first] == exact.split()[0]
        said = parse.word[first]
        if said != exact:
            return False
        # in a line that shouts, "US" and "WHO" may be the pronouns
        return not (said in ("US", "WHO", "IS", "IT", "PA", "AU") and _shouts(parse, first))
    word = parse.word[first]
    if word[0].isupper():
        return True
    if past - first > 1:
        return any(w[0].isupper() for w in parse.word[first:past])
    # "ukraine", as careless copy writes it; but "turkey" and "polish" are words of their own
    return kind in ("country", "demonym") and len(word) > 4 and word not in COMMON


def _in_capitals(parse: Parse, first: int, entry: Entry) -> bool:
    """Whether a body's name is written as one: "Southern Front", but "the Southern front"."""
    last = len(entry.capitals) - 1
    return all(
        parse.word[first + k][0].isupper()
        or (k == last > 0 and parse.lower[first + k] in _EITHER_WAY)
        for k, large in enumerate(entry.capitals)
        if large
    )


def _lands_inside(parse: Parse, first: int, past: int) -> list[Name]:
    """The countries and regions in the name of a known body: "Bank of England"."""
    inside = []
    for i in range(first, past):
        for entry in known().get(parse.lower[i], ()):
            end = i + 1 + len(entry.rest)
            if entry.known.kind not in ("country", "demonym", "region", "people"):
                continue
            if end > past or tuple(parse.lower[i + 1 : end]) != entry.rest:
                continue
            if _looks_like(parse, i, end, entry.exact, entry.known.kind):
                kind, key = _KNOWN_KINDS[entry.known.kind], key_of(parse, i, end)
                inside.append(Name(i, end, kind, key, entry.known))
                break
    return inside


def _language(parse: Parse, first: int, past: int) -> bool:
    """Whether a demonym names a language: "in English", "speaks Turkish"."""
    if past - first > 1 or parse.lower[first].endswith("s"):
        return False
    if parse.ent[first] == "B-LANGUAGE":
        return True
    up = parse.head[first]
    if parse.dep[first] == "pobj":
        return parse.lower[up] in ("in", "into") and not (
            past < len(parse) and parse.tag[past][0] == "N"
        )
    return parse.dep[first] == "dobj" and parse.lemma[up] in ("speak", "learn", "teach", "study")


def _shouts(parse: Parse, i: int) -> bool:
    first, past = parse.sentences[parse.sentence_of[i]]
    said = [
        w for w in parse.word[max(first, i - 6) : min(past, i + 7)] if w.isalpha() and len(w) > 3
    ]
    return bool(said) and sum(w.isupper() for w in said) * 2 > len(said)


def _part_of_name(parse: Parse, first: int, past: int) -> bool:
    """Whether a one-word region is a piece of a person's name ("Victoria Holm")."""
    after = (
        past < len(parse) and parse.tag[past] in ("NNP", "NNPS") and parse.word[past][0].isupper()
    )
    return past - first == 1 and after and parse.ent[first] == "B-PERSON"
