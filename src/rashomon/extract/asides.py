"""Attributions set beside their clause: "according to X", "in her view", "X, he said, Y"."""

from __future__ import annotations

from rashomon.extract.attribution import Attribution, finite, without
from rashomon.extract.sources import Range, dateline, phrase
from rashomon.read.parse import Parse

_PAUSE = frozenset({",", "-", "--", "–", "—", "―", ".", "!", "?", ";", ":", "(", ")"})
_CONJUNCT = frozenset({"that", "whether", "if", "because"})
_VIEWS = frozenset(
    {"poll", "survey", "view", "opinion", "word", "eye", "mind", "telling", "estimation"}
)


def according(parse: Parse, i: int, found: list[Attribution]) -> None:
    """ "according to X": the clause it stands in is the content."""
    if i + 1 >= len(parse) or parse.lower[i + 1] != "to":
        return
    inner = [c for c in parse.children[i + 1] if parse.dep[c] == "pobj"]
    if not inner:
        inner = [c for c in parse.children[i] if parse.dep[c] == "pobj"]
    if not inner:
        return
    source = phrase(parse, inner[0], avoid=i)
    adverbial(parse, i, (i, i + 2), source, "quotes.according_to", found)


def view(parse: Parse, i: int, found: list[Attribution]) -> None:
    """ "in her view", "in the words of X", "in a poll": the clause around it is the content."""
    above = parse.head[i]
    if parse.dep[i] != "pobj" or parse.lower[above] != "in" or parse.dep[above] not in ("prep",):
        return
    if parse.pos[parse.head[above]] not in ("VERB", "AUX"):
        return
    form = parse.lemma[i].lower()
    if form in ("poll", "survey"):
        if any(parse.lower[c] == "the" for c in parse.children[i]) and parse.tag[i] == "NNS":
            return  # "leads in the polls" is a rank
        source = phrase(parse, i)
        adverbial(parse, above, (above, above + 1), source, "quotes.view", found)
        return
    who = next((c for c in parse.children[i] if parse.dep[c] == "poss"), None)
    if who is None:
        for c in parse.children[i]:
            if parse.lower[c] == "of":
                who = next((k for k in parse.children[c] if parse.dep[k] == "pobj"), None)
    if who is None:
        return
    source = phrase(parse, who, avoid=i)
    cue = (above, i + 1) if source[0] > i else (above, above + 1)
    hole = (above, max(i + 1, source[1]))
    top = parse.head[above]
    pieces = without(parse, parse.subtree(top), [hole])
    if pieces:
        found.append(Attribution(i, cue, pieces, source, None, "speech", "quotes.view"))


def adverbial(
    parse: Parse, i: int, cue: Range, source: Range, rule: str, found: list[Attribution]
) -> None:
    """The content of a phrase set beside its clause is that clause without the phrase."""
    top = parse.head[i]
    for _ in range(30):
        if parse.pos[top] in ("VERB", "AUX") or parse.head[top] == top:
            break
        top = parse.head[top]
    if top == i:
        return
    end = parse.sentences[parse.sentence_of[i]][1]
    if cue[0] > 0 and parse.lower[cue[0] - 1] == "," and source[1] >= end - 1:
        while parse.head[top] != top:  # at the sentence's end it speaks of the whole sentence
            top = parse.head[top]
    first, past = parse.subtree(top)
    first = min(dateline(parse, first), top)
    while first < past and parse.dep[first] in ("cc", "punct", "mark") and first < i:
        first += 1
    hole = (min(cue[0], source[0]), max(cue[1], source[1]))
    pieces = without(parse, (first, past), [hole])
    pieces = tuple(p for p in pieces if p[1] - p[0] > 1 or len(pieces) == 1)
    if pieces:
        found.append(Attribution(i, cue, pieces, source, None, "speech", rule))


def parenthesis(
    parse: Parse, i: int, source: Range | None, cue: Range
) -> tuple[list[Range], Range]:
    """The bill, he said, is dead: content and hole, where the verb is set into what it reports.

    Also "The bill is dead, he said.", however the parser takes it: the clause stands between
    commas or ends the sentence, and reports nothing itself.
    """
    nothing: tuple[list[Range], Range] = ([], cue)
    if source is None or not finite(parse, i):
        return nothing
    left, right = min(source[0], cue[0]), max(source[1], cue[1])
    if right - left > (source[1] - source[0]) + (cue[1] - cue[0]) + 2:
        return nothing
    first, past = parse.sentences[parse.sentence_of[i]]
    first = min(dateline(parse, first), i)
    lower = parse.lower
    if left > first and lower[left - 1] == "as":
        left -= 1
    if left - first < 2 or lower[left - 1] not in _PAUSE:
        return nothing
    while right < past and right - cue[1] < 14 and lower[right] not in _PAUSE:
        if parse.tag[right] in ("VBD", "VBZ", "VBP", "MD", "IN") and lower[right] in _CONJUNCT:
            return nothing
        if parse.tag[right] in ("VBD", "VBZ", "VBP", "MD"):
            return nothing
        right += 1
    if right < past and lower[right] not in _PAUSE:
        return nothing
    around = (*range(first, left), *range(right, past))
    if not any(parse.tag[k] in ("VBD", "VBZ", "VBP", "MD") for k in around):
        return nothing  # "Speaking today, she said:" reports nothing yet
    return [(first, past)], (left, right)
