"""Attributions by a noun or an adjective: "his claim that …", "is confident that …"."""

from __future__ import annotations

from rashomon.extract.attribution import Attribution, cue_range, without
from rashomon.extract.cues import Cue, lemma
from rashomon.extract.sources import Range, holder, owner, phrase, subject
from rashomon.read.parse import Parse

_BE = frozenset({"be", "seem", "appear", "become", "remain", "feel", "sound", "get", "look"})
_SAID_NOUNS = frozenset({"accusation", "allegation", "claim", "warning", "criticism", "denial"})
_SAID_NOUNS |= frozenset(
    {"complaint", "call", "report", "rumor", "rumour", "speculation", "charge"}
)
_SAID_NOUNS |= frozenset({"suggestion", "prediction", "agreement", "assurance", "assertion"})
_LIGHT = frozenset(
    {"make", "have", "give", "issue", "repeat", "express", "voice", "offer", "raise"}
)
_LIGHT |= frozenset(
    {"hold", "share", "take", "reiterate", "deliver", "get", "face", "send", "pose"}
)


def by_noun(parse: Parse, i: int, cue: Cue, found: list[Attribution]) -> None:
    """ "his claim that …", "a warning of …", "the promise to …", "the fear is that …"."""
    dep, children, lower = parse.dep, parse.children, parse.lower
    content: Range | None = None
    past = i + 1
    rule = "quotes.noun"
    for c in children[i]:
        if c > i and dep[c] in ("acl", "ccomp", "xcomp") and _introduced(parse, c):
            content = parse.subtree(c)
            break
    clausal = content is not None
    for c in children[i] if content is None else ():
        if c > i and dep[c] == "prep" and lower[c] in cue.prepositions:
            inner = [k for k in children[c] if dep[k] in ("pobj", "pcomp")]
            if inner:
                content = parse.subtree(inner[0])
                past = c + 1 if c == past else past
                break
    above = parse.head[i]
    if content is None and dep[i] in ("nsubj", "attr") and parse.lemma[above] == "be":
        for c in children[above]:
            if c > i and dep[c] in ("ccomp", "xcomp", "advcl") and _introduced(parse, c):
                content, rule = parse.subtree(c), "quotes.noun"
    if content is None:
        return
    first = i
    while (
        first > 0 and parse.head[first - 1] == i and dep[first - 1] in ("det", "amod", "compound")
    ):
        first -= 1
    who = owner(parse, i)
    if who is None and clausal:
        who = holder(parse, i)
    if who is None and dep[i] == "dobj" and parse.lemma[above].lower() in _LIGHT:
        who = subject(parse, above)
        if who is not None and first - 1 == above:
            first = cue_range(parse, above)[0]
    if who is None and not clausal and lemma(parse, i) not in _SAID_NOUNS:
        return  # "the idea of a tax", "no knowledge of the case": nobody says it
    source = phrase(parse, who, avoid=i) if who is not None else None
    pieces = without(parse, content, [(first, past), *([source] if source else [])])
    if pieces:
        found.append(Attribution(i, (first, past), pieces, source, None, cue.sense, rule))


def _introduced(parse: Parse, c: int) -> bool:
    """Whether a clause begins with that, whether, if, how or to."""
    first, _ = parse.subtree(c)
    return parse.lower[first] in ("that", "whether", "if", "how", "why", "what", "to") or any(
        parse.lower[k] == "to" and parse.dep[k] == "aux" for k in parse.children[c]
    )


def by_adjective(parse: Parse, i: int, cue: Cue, found: list[Attribution]) -> None:
    """ "is confident that …", "worried about …"."""
    dep, children, lower = parse.dep, parse.children, parse.lower
    content: Range | None = None
    past = i + 1
    for c in children[i]:
        if c < i:
            continue
        if dep[c] in ("ccomp", "xcomp"):
            content = parse.subtree(c)
            break
        if dep[c] == "prep" and lower[c] in cue.prepositions:
            inner = [k for k in children[c] if dep[k] in ("pobj", "pcomp")]
            if inner:
                content = parse.subtree(inner[0])
                past = c + 1 if c == past else past
                break
    if content is None:
        return
    above = parse.head[i]
    first = i
    while first > 0 and parse.head[first - 1] == i and dep[first - 1] in ("advmod", "neg"):
        first -= 1
    who = None
    if dep[i] in ("acomp", "oprd", "conj", "advcl", "ccomp") or parse.lemma[above] in _BE:
        who = subject(parse, above) if parse.pos[above] in ("VERB", "AUX") else None
        if who is None:
            who = next((k for k in children[i] if dep[k] == "nsubj"), None)
        if dep[i] == "acomp":
            left = cue_range(parse, above)
            if left[1] == first:
                first = left[0]
    elif dep[i] in ("amod", "acl", "relcl"):
        who = above
    if who is None or lower[who] in ("it", "there", "that", "this", "which"):
        return
    source = phrase(parse, who, avoid=i)
    pieces = without(parse, content, [(first, past), source])
    if pieces:
        found.append(
            Attribution(i, (first, past), pieces, source, None, cue.sense, "quotes.adjective")
        )
