"""Acts that lose their type: where it needs a party and the text names none, or nature did it.

"Released four versions" is a happening, no RETREAT; "the quake killed nine" is no ASSAULT.
"""

from __future__ import annotations

from rashomon.extract.frames import (
    Act,
    contents,
    is_actor,
    is_verb,
    noun_frame,
    noun_keys,
    verb_keys,
)
from rashomon.extract.lexicon import Frame, lexicon, operator
from rashomon.read.parse import Parse


def guarded(parse: Parse, act: Act) -> Act:
    """The act without its type where the type needs a party and the text names none.

    "Released four versions" is a happening, no RETREAT. Where the parties are given (`pairs`), the
    type may stand.
    """
    i = act.trigger
    if act.rule not in ("verb", "verb and particle", "noun", "noun with its verb"):
        return act
    if is_verb(parse, i):
        verbs = lexicon().verbs
        key = next((k for k in verb_keys(parse, i) if k in verbs), "")
        done = any(parse.dep[c] in ("dobj", "nsubjpass") for c in parse.children[i])
        if key == "take_over" and not done:
            return act._replace(frame=Frame(None))  # "who took over as head of the bank"
        if act.frame.type == "ASSAULT" and _by_nature(parse, i):
            return act._replace(frame=Frame(None))
        if operator("alone", key) and not done:
            return act  # "the two sides met"
        if any(parse.dep[c] in ("xcomp", "ccomp") for c in parse.children[i]):
            return act  # "offered to mediate"
        if operator("donating", key) or key in ("offer", "guarantee"):
            sums = [c for c in parse.children[i] if parse.dep[c] == "dobj"]
            money = lexicon().classes["money"]
            if any(parse.lemma[c].lower() in money or parse.ent[c][2:] == "MONEY" for c in sums):
                return act  # "offered 30 million euros"
        if operator("needs_party", key) and not _with_party(parse, i):
            return act._replace(frame=Frame(None))
        if operator("no_object", key) and any(parse.dep[c] == "dobj" for c in parse.children[i]):
            return act._replace(frame=Frame(None))
    elif operator("noun_needs_party", parse.lemma[i].lower()) and not _of_party(parse, i):
        return act._replace(frame=Frame(None))
    return act


def _by_nature(parse: Parse, v: int) -> bool:
    """Whether an accident or nature did it: "killed in a crash", "the quake destroyed"."""
    for child in parse.children[v]:
        dep = parse.dep[child]
        if dep == "nsubj":
            nouns = [child]
        elif dep == "agent" or (dep == "prep" and parse.lower[child] in ("in", "by", "from")):
            nouns = [c for c in parse.children[child] if parse.dep[c] == "pobj"]
        else:
            continue
        for noun in nouns:
            lemma = parse.lemma[noun].lower()
            if operator("natural", lemma):
                return True
            frame = noun_frame(parse, noun, noun_keys(parse, noun))
            if frame is not None and frame.type is None:
                return True
    head = parse.head[v]
    if parse.dep[v] in ("advcl", "conj") and parse.tag[v] == "VBG" and is_verb(parse, head):
        return operator("accident", parse.lemma[head].lower()) or _by_nature(parse, head)
    return False


def _with_party(parse: Parse, v: int) -> bool:
    """Whether the verb is done to somebody, or to or for somebody."""
    for child in parse.children[v]:
        dep = parse.dep[child]
        if dep == "prep" and parse.lower[child] in ("as", "in", "during", "by", "over", "about"):
            continue
        if dep in ("dobj", "nsubjpass", "dative", "prep"):
            nouns = [child] if dep != "prep" else parse.children[child]
            for noun in nouns:
                if any(is_actor(parse, c) for c in contents(parse, noun)):
                    return True
                if any(
                    parse.dep[c] == "poss" and is_actor(parse, c) and parse.tag[c] != "PRP$"
                    for c in parse.children[noun]
                ):
                    return True  # "defended Spain's decision"
                if dep == "dative":
                    nouns.extend(c for c in parse.children[noun] if parse.dep[c] == "pobj")
    return parse.dep[v] in ("acl", "relcl") and is_actor(parse, parse.head[v])


def _of_party(parse: Parse, n: int) -> bool:
    """Whether the noun says of whom: "the release of the sailors", "their return"."""
    for child in parse.children[n]:
        if parse.dep[child] == "poss" and is_actor(parse, child):
            return True
        if parse.dep[child] != "prep" or parse.lower[child] not in ("of", "to", "for", "by"):
            continue
        if any(is_actor(parse, c) for c in parse.children[child]):
            return True
    return False
