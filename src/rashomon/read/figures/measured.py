"""What a measure, a sum or an age is of, read from the parse.

"$20 million in aid", "a reward of $500", "a 47-yard field goal", "profit rose 10 percent", "cut the
deficit by $2 billion", "Anna Kowal, 45,", "a quake of magnitude 6.4". ``None`` where nothing says.
"""

from __future__ import annotations

from rashomon.model import FigureKind
from rashomon.read.figures.amounts import Amount
from rashomon.read.parse import Parse
from rashomon.read.wordsets import wordsets

_SETS = wordsets("figure_sets.tsv")
_NO_STUFF = ("DATE", "TIME", "GPE", "LOC")
_BEFORE_STUFF = ("of", "in", "for", "worth")
_WHEN = ("in", "over", "within", "during", "after", "before", "since", "by", "until")
_EMPTY = frozenset(("total", "average", "maximum", "minimum", "rate", "speed", "sum", "amount"))
_MAGNITUDE_STEPS = frozenset(
    ("-", "of", "a", "preliminary", "about", "around", "at", "least", "was")
)


def measured(parse: Parse, first: int, past: int, amount: Amount) -> str | None:
    """What a measure is of: "in aid", "a reward of", the noun behind, a subject, an object."""
    tag, dep, head = parse.tag, parse.dep, parse.head
    if past < len(tag) and tag[past] == "POS":
        return None  # "a four-year-old's letter"
    if (stuff := _stuff(parse, past, amount.kind)) is not None:
        return stuff
    i = past - 1
    at = head[i]
    if past <= at < i + 8 and tag[at].startswith("NN"):
        while dep[at] == "compound" and at < head[at] < i + 8 and tag[head[at]][:2] == "NN":
            at = head[at]  # "a 47-yard field goal"
        left = past + 1 if parse.lower[past] == "-" else past
        dated = parse.ent[at][2:] in ("DATE", "TIME")  # "9 percent year over year"
        return _phrase(parse, left, at) if left <= at and not dated else None
    top = i
    while first <= head[top] < past and head[top] != top:
        top = head[top]
    up = head[top]
    if dep[top] == "pobj" and tag[head[up]][:2] == "NN" and head[up] < up:
        word = parse.lower[up]
        if word == "of" or (word in ("for", "from") and amount.kind == "money"):
            return _before(parse, head[up])
    if amount.kind == "duration" and dep[top] == "pobj" and parse.lower[up] in _WHEN:
        return None  # "rose in five months"
    return _of_verb(parse, first, up, dep[top])


def _stuff(parse: Parse, past: int, kind: FigureKind) -> str | None:
    """ "in aid", "of water", "for schools" behind the unit, or behind a bracket after it."""
    lower, n = parse.lower, len(parse.lower)
    if past < n and lower[past] == "(":  # "8 miles (13 kilometres) of tunnels"
        close = next((k for k in range(past + 1, min(past + 8, n)) if lower[k] == ")"), past)
        if close + 1 < n and lower[close + 1] == "of":
            past = close + 1
    if past >= n or lower[past] not in (("of",) if kind == "duration" else _BEFORE_STUFF):
        return None
    of = past + 1 if lower[past : past + 2] == ["worth", "of"] else past
    for child in parse.children[of]:
        if parse.tag[child][0] == "N" and parse.ent[child][2:] not in _NO_STUFF:
            bare = child <= of + 2 or lower[child - 1] == "first"  # "for the first time"
            bare = bare and lower[past] != "of" and lower[child] in _SETS["no_stuff"]
            if bare or child >= of + 7:
                return None
            return _phrase(parse, of + 1, child)
    return None


def _before(parse: Parse, noun: int) -> str | None:
    """The noun before "of $500" with its modifiers; "an annual rate" says nothing by itself."""
    left = noun
    while left and parse.dep[left - 1] in ("compound", "amod") and parse.head[left - 1] in (
        noun, left,
    ):  # fmt: skip
        left -= 1
    named = any(parse.dep[k] == "compound" for k in range(left, noun))
    return None if parse.lower[noun] in _EMPTY and not named else parse.of(left, noun + 1)


def _of_verb(parse: Parse, first: int, verb: int, dep: str) -> str | None:
    """The subject of what rises or amounts to it, the object of what is cut or sold for it."""
    moved = False
    for _ in range(5):
        if parse.pos[verb] in ("VERB", "AUX"):
            lemma = parse.lemma[verb]
            traded = dep == "pobj" and (lemma in _SETS["resized"] or lemma in _SETS["traded"])
            if not (moved or traded or lemma in _SETS["measuring"]):
                return None
            if traded and not moved:
                for child in parse.children[verb]:
                    if parse.dep[child] in ("dobj", "nsubjpass") and child < first:
                        return _noun(parse, child)
            if moved or lemma in _SETS["measuring"]:
                for child in parse.children[verb]:
                    if parse.dep[child] in ("nsubj", "nsubjpass") and child < first:
                        if parse.tag[child][0] == "W" and parse.dep[verb] == "relcl":
                            return _before(parse, parse.head[verb])
                        return _noun(parse, child)
            if parse.dep[verb] not in ("xcomp", "conj", "advcl"):
                return None
            moved = True  # "is expected to rise by 5 percent": the subject stands above
        if parse.head[verb] == verb:
            return None
        verb = parse.head[verb]
    return None


def _noun(parse: Parse, child: int) -> str | None:
    if parse.tag[child][0] != "N":
        return None
    left, _ = parse.subtree(child)
    return _phrase(parse, left, child) if child - left < 8 else parse.word[child]


def _phrase(parse: Parse, left: int, noun: int) -> str | None:
    """The words up to the noun, without articles and the like before them."""
    for k in range(noun - 1, left - 1, -1):
        if parse.tag[k] == "CD":
            left = noun  # "a 1.5-litre, four-cylinder engine"
        elif parse.lower[k] == ",":
            left = max(left, k + 1)
    while left < noun and parse.lower[left] in _SETS["skipped"]:
        left += 1
    return parse.of(left, noun + 1) if parse.word[noun][0].isalpha() else None


def whose(parse: Parse, first: int) -> str | None:
    """The name or noun before an age in commas or brackets: "Anna Kowal, 45,"."""
    last = first - 2
    if last < 0 or parse.word[first - 1] not in (",", "(") or parse.tag[last][:2] != "NN":
        return None
    left = last
    while left and parse.tag[left - 1] == parse.tag[last] and parse.dep[left - 1] == "compound":
        left -= 1
    return parse.of(left, last + 1)


def magnitude(parse: Parse, amount: Amount, first: int, past: int) -> tuple[str, int] | None:
    """ "magnitude 6.4", "a 6.4-magnitude quake": an earthquake's strength, as a measure."""
    if amount.written != "figures" or not 0 < amount.low < 10:
        return None
    lower = parse.lower
    before = [w for w in lower[max(0, first - 4) : first] if w not in _MAGNITUDE_STEPS]
    at = past + 1 if lower[past : past + 1] == ["-"] else past
    if before[-1:] != ["magnitude"] and lower[at : at + 1] != ["magnitude"]:
        return None
    amount.kind, amount.unit = "measure", "magnitude"
    end = parse.end[at] if lower[at : at + 1] == ["magnitude"] else 0
    return "earthquake", end


def during(parse: Parse, amount: Amount) -> None:
    """Take "over" for a preposition where the parse does: "a visit over four days"."""
    first, past = parse.tokens((amount.start, amount.end))
    if parse.lower[first] != "over" or parse.dep[first] != "prep":
        return
    if any(parse.dep[c] == "pobj" and c < past for c in parse.children[first]):
        amount.hedge, amount.start = None, amount.number[0]
