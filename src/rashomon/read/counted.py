"""What an amount counts: the noun phrase or participle beside the number, read from the parse."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.read.amounts import Amount
from rashomon.read.parse import Parse


class Counted(NamedTuple):
    """``end`` is past the counted words when they belong to the figure's own wording, else 0."""

    about: str | None
    unit: str | None
    end: int


_NAMES = frozenset(["ORG", "PRODUCT", "FAC", "LAW", "EVENT", "WORK_OF_ART", "PERSON", "LOC", "LANGUAGE"])
_DESIGNATORS = frozenset(
    ["no", "no.", "number", "nos", "page", "pages", "p.", "chapter", "article", "section", "paragraph", "clause", "verse", "room", "channel", "flight", "highway", "route", "interstate", "level", "phase", "type", "category", "version", "group", "apartment", "apt", "unit", "gate", "line", "track", "platform", "resolution", "agenda", "act", "bill", "title", "rule", "amendment", "volume", "episode", "season", "part", "class", "grade", "district", "ward", "precinct", "sector", "zone", "area", "camp", "building", "tower", "block", "suite", "top", "game", "week", "day"]
)
_PEOPLE_TAGS = frozenset({"NORP"})
_PEOPLE = frozenset(
    ["person", "people", "man", "men", "woman", "women", "child", "children", "soldier", "troop", "civilian", "worker", "refugee", "victim", "casualty", "dead", "wounded", "injured", "migrant", "protester", "demonstrator", "student", "employee", "police", "officer", "fighter", "militant", "rebel", "hostage", "prisoner", "patient", "voter", "resident", "passenger", "journalist", "kid", "boy", "girl", "survivor", "suspect", "official", "member", "doctor", "nurse", "teacher", "leader", "national", "citizen", "body", "adult", "pensioner", "user", "player", "customer", "fan", "fisherman", "inmate", "detainee", "evacuee", "villager", "guard", "guest", "family", "fatality", "death", "killed", "missing", "arrested", "diplomat", "lawmaker", "minister", "politician", "lawyer", "american"]
)
_STATES = frozenset(
    ["killed", "wounded", "injured", "dead", "missing", "arrested", "detained", "hurt", "displaced", "hospitalized", "hospitalised", "infected", "evacuated", "trapped", "homeless", "captured", "slain"]
)


def counted(parse: Parse, amount: Amount) -> Counted | None:
    """What the amount counts; ``None`` when the number is a name, a score or a label."""
    first, past = parse.tokens((amount.number[0], amount.number[1]))
    if first == past:
        return None
    lower, tag, dep, head = parse.lower, parse.tag, parse.dep, parse.head
    i = past - 1
    if amount.unit is not None:
        end_first, end_past = parse.tokens((amount.start, amount.end))
        return Counted(_beside(parse, amount, end_past), None, 0)
    before = first - 1
    word = lower[i]
    # "M777", "site-39", "3.8.0", "800-555-1234": the number is glued to something
    if amount.written == "figures":
        a, b = amount.number
        text = parse.text
        if a > 0 and (
            text[a - 1].isalnum()
            or text[a - 1] in "_#@/.:"
            or (text[a - 1] in "-–" and a > 1 and text[a - 2].isalnum() and amount.start == a)
        ):
            return None
        if b < len(text) and (
            text[b] in "_@/:"
            or text[b : b + 1].isalnum()
            or (text[b] == "." and text[b + 1 : b + 2].isdigit())
            or (text[b] == "-" and text[b + 1 : b + 2].isdigit())
        ):
            if not (text[b] == ":" and not text[b + 1 : b + 2].isdigit()):
                return None
        if (
            before >= 0
            and lower[before] in _DESIGNATORS
            and amount.hedge is None
            and parse.start[first] - parse.end[before] <= 1
        ):
            return None
    noun = _noun(parse, i, past)
    if amount.written in ("words", "one") and word == "one" and first == i:
        if noun is None and not amount.of:
            return None
        if before >= 0 and lower[before] in (
            "no",
            "any",
            "every",
            "each",
            "this",
            "that",
            "another",
            "which",
            "number",
        ):
            return None
        if noun is not None and lower[noun] in ("day", "another", "time", "thing"):
            return None
    if noun is None:
        if (
            amount.written in ("vague",)
            and not amount.of
            and amount.hedge is None
            and dep[i] not in ("nsubj", "nsubjpass", "dobj", "pobj")
        ):
            return None
        nxt = past if past < len(lower) else None
        if nxt is not None and lower[nxt] in _STATES:
            return Counted(parse.word[nxt], "person", parse.end[nxt])
        verb = head[i]
        if dep[i] in ("nsubjpass", "nsubj") and tag[verb] in ("VBN", "VBD", "JJ"):
            return Counted(parse.word[verb], "person" if lower[verb] in _STATES else None, 0)
        if amount.written == "figures":
            if parse.ent[i][2:] in _NAMES or (
                amount.hedge is None
                and before >= 0
                and tag[before] in ("NNP", "NNPS")
                and parse.start[first] - parse.end[before] == 1
            ):
                return None
        if amount.kind == "age":
            return Counted(None, None, 0)
        if _apposed_age(parse, amount, first, past):
            amount.kind, amount.unit = "age", "year"
            return Counted(None, None, 0)
        return Counted(None, None, 0) if amount.hedge or amount.written != "one" else None
    if parse.ent[i][2:] in _NAMES and amount.hedge is None and parse.ent[i][0] == "I":
        return None
    left = past
    while left < noun and lower[left] in (
        "of",
        "the",
        "-",
        "other",
        "more",
        "additional",
        "different",
        "these",
        "those",
        "his",
        "her",
        "their",
        "our",
        "its",
        "my",
    ):
        left += 1
    about = parse.of(left, noun + 1)
    return Counted(about, _unit_of(parse, noun), parse.end[noun])


def _noun(parse: Parse, i: int, past: int) -> int | None:
    """The noun that the number counts, to its right."""
    dep, head, tag, lower = parse.dep, parse.head, parse.tag, parse.lower
    n = len(lower)
    at = head[i]
    if (
        dep[i] in ("nummod", "quantmod", "compound", "amod", "det", "predet", "nmod")
        and i < at < i + 9
        and tag[at].startswith("NN")
    ):
        return at
    if past < n and lower[past] == "of":
        for k in range(past + 1, min(n, past + 9)):
            if tag[k].startswith("NN") and (k + 1 >= n or not tag[k + 1].startswith("NN")):
                return k
            if tag[k][0] in "VI.,:" or tag[k] == "CC":
                break
        return None
    k = past
    while k < min(n, past + 6) and (
        tag[k] in ("JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "CD", "RB")
    ):
        if tag[k] in ("NNS", "NNPS") and (k + 1 >= n or tag[k + 1] not in ("NNS", "NN")):
            return k
        k += 1
    return None


def _unit_of(parse: Parse, noun: int) -> str | None:
    lemma = parse.lemma[noun].lower()
    if lemma in _PEOPLE or parse.ent[noun][2:] in _PEOPLE_TAGS:
        return "person"
    return lemma


def _apposed_age(parse: Parse, amount: Amount, first: int, past: int) -> bool:
    """ "Anna Kowal, 45,": a bare number between commas after a name."""
    if first < 2 or parse.word[first - 1] != "," or amount.hedge or amount.low is None:
        return False
    if not 1 <= amount.low <= 115 or amount.low != amount.high or amount.low % 1:
        return False
    after = parse.word[past] if past < len(parse) else "."
    return parse.tag[first - 2] in ("NNP", "NNPS") and after in (",", ".", ")", ";", "and")


def _beside(parse: Parse, amount: Amount, past: int) -> str | None:
    """What a measured amount is of: "of water", "in aid", the noun it modifies, its subject."""
    lower, tag, dep, head = parse.lower, parse.tag, parse.dep, parse.head
    n = len(lower)
    if past < n and lower[past] in ("of", "in", "for", "from", "worth"):
        children = [c for c in parse.children[past] if dep[c] == "pobj"]
        if children:
            a, b = parse.subtree(children[0])
            stop = children[0] + 1
            return parse.of(max(a, past + 1), stop) if a < stop else None
    i = past - 1
    at = head[i]
    if i < at < i + 8 and tag[at].startswith("NN") and at >= past:
        return parse.of(past, at + 1)
    for verb in [at, *parse.ancestors(at)][:4]:
        for child in parse.children[verb]:
            if dep[child] in ("nsubj", "nsubjpass") and child < past:
                a, _ = parse.subtree(child)
                return parse.of(a, child + 1)
    return None
