"""The tense of the verb a word hangs on: past, present, future, or not to be told."""

from __future__ import annotations

from typing import Literal

from rashomon.read.parse import Parse

Tense = Literal["past", "present", "future"]

_AHEAD = frozenset(["will", "shall", "'ll", "’ll", "wo", "going", "may", "might", "would", "could", "should", "can", "must"])
# Verbs whose infinitive lies ahead of them ("plan to meet"), in the past tense too.
_PLANS = frozenset(
    ["expect", "plan", "schedule", "set", "due", "intend", "hope", "want", "aim", "vow", "promise", "pledge", "agree", "prepare", "decide", "threaten", "offer", "urge", "ask", "order", "call", "propose", "slate", "likely", "ready", "about", "seek", "need", "have", "be"]
)


def tense_at(parse: Parse, i: int) -> Tense | None:
    """The tense of the nearest verb above token ``i``."""
    lemma, tag, dep, head = parse.lemma, parse.tag, parse.dep, parse.head
    for _ in range(40):
        if tag[i][0] == "V" or tag[i] == "MD" or parse.pos[i] == "AUX":
            found = _finite(parse, i)
            if found is not None:
                return found
            if tag[i] == "VB" and dep[i] in ("xcomp", "acl", "relcl", "ccomp", "ROOT", "advcl"):
                up = head[i]
                if lemma[up] in _PLANS or dep[i] in ("acl", "relcl"):
                    return "future"
        if head[i] == i:
            return None
        i = head[i]
    return None


def _finite(parse: Parse, i: int) -> Tense | None:
    tag, dep, lower = parse.tag, parse.dep, parse.lower
    helpers = [k for k in parse.children[i] if dep[k] in ("aux", "auxpass")]
    for k in helpers:
        if lower[k] in _AHEAD:
            return "future"
    for k in helpers:
        if tag[k] in ("VBD",) or lower[k] in ("had", "was", "were", "did"):
            return "past"
        if lower[k] in ("has", "have", "'ve", "’ve"):
            return "past"
    for k in helpers:
        if tag[k] in ("VBZ", "VBP"):
            return "present"
    if tag[i] == "VBD":
        return "past"
    if tag[i] in ("VBZ", "VBP"):
        return "present"
    if tag[i] == "MD":
        return "future"
    if tag[i] == "VBN" and not helpers:
        return "past" if dep[i] in ("acl", "amod", "relcl") else None
    return None
