"""What a measure, a sum or an age is of, read from the parse.

"$20 million in aid", "a reward of $500", "a 47-yard field goal", "profit rose 10 percent", "cut the
deficit by $2 billion", "Anna Kowal, 45,", "a quake of magnitude 6.4". ``None`` where nothing says.
"""

from __future__ import annotations

from rashomon.read.figures.amounts import Amount
from rashomon.read.parse import Parse
from rashomon.read.wordsets import wordsets

_SETS = wordsets("figure_sets.tsv")
_NO_STUFF = ("DATE", "TIME", "GPE", "LOC")
_EMPTY = frozenset(("total", "average", "maximum", "minimum", "rate", "speed", "sum", "amount"))
_MAGNITUDE_STEPS = frozenset(
    ("-", "of", "a", "preliminary", "about", "around", "at", "least", "was")
)


def measured(parse: Parse, first: int, past: int) -> str | None:
    """What a measure is of: "in aid", "a reward of", the noun behind, a subject, an object."""
    lower, tag, dep, head = parse.lower, parse.tag, parse.dep, parse.head
    n = len(lower)
    if past < n and tag[past] == "POS":
        return None  # "a four-year-old's letter"
    if past < n and lower[past] in ("of", "in", "for", "worth"):
        of = past + 1 if lower[past : past + 2] == ["worth", "of"] else past
        for child in parse.children[of]:
            if tag[child][0] == "N" and parse.ent[child][2:] not in _NO_STUFF:
                return _phrase(parse, of + 1, child) if child < of + 7 else None
    i = past - 1
    at = head[i]
    if past <= at < i + 8 and tag[at].startswith("NN"):
        while dep[at] == "compound" and at < head[at] < i + 8 and tag[head[at]][:2] == "NN":
            at = head[at]  # "a 47-yard field goal"
        left = past + 1 if lower[past] == "-" else past
        return _phrase(parse, left, at) if left <= at else None
    top = i
    while first <= head[top] < past and head[top] != top:
        top = head[top]
    up = head[top]
    if dep[top] == "pobj" and lower[up] == "of" and tag[head[up]][:2] == "NN" and head[up] < up:
        noun = head[up]  # "a reward of $500"
        left = noun
        while left and dep[left - 1] in ("compound", "amod") and head[left - 1] in (noun, left):
            left -= 1
        return None if lower[noun] in _EMPTY else parse.of(left, noun + 1)
    verb = up
    for _ in range(3):
        if parse.pos[verb] in ("VERB", "AUX"):
            lemma = parse.lemma[verb]
            if lemma in _SETS["resized"] and dep[top] == "pobj":
                wanted: tuple[str, ...] = ("dobj", "nsubjpass")
            elif lemma in _SETS["measuring"]:
                wanted = ("nsubj", "nsubjpass")
            else:
                return None
            for child in parse.children[verb]:
                if dep[child] in wanted and child < first and tag[child][0] == "N":
                    left, _ = parse.subtree(child)
                    return _phrase(parse, left, child) if child - left < 8 else parse.word[child]
            return None
        if head[verb] == verb:
            return None
        verb = head[verb]
    return None


def _phrase(parse: Parse, left: int, noun: int) -> str | None:
    """The words up to the noun, without articles and the like before them."""
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
