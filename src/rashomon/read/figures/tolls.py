"""Tolls and crowds in one wording, however they are told.

"The death toll rose to 67", "sixty-seven are known to have died" and "67 dead" count *people
killed*, in persons; so with *people injured*, *people arrested*, and *people attending* for "put
the crowd at 200,000", "50,000 took part". One wording, because figures are held against each other
by what they count. A count of some kind of people keeps its noun ("three soldiers killed"), and "a
further 20 were killed" says *other people*: it is no whole ("a further 20 were injured" is: further
to the dead). Not read: numbers whose noun stands in another sentence ("They spoke of 60,000").
"""

from __future__ import annotations

from rashomon.read.parse import Parse
from rashomon.read.wordsets import wordsets

_SETS = wordsets("toll_words.tsv")
_TOLLS = ("killed", "injured", "arrested", "attending")
_SUBJECT = ("nsubj", "nsubjpass")
_STEPS = 5  # from the number up to its verb


def toll(parse: Parse, first: int, past: int, noun: int | None) -> str | None:
    """ "people killed", "people injured", "people arrested", "people attending", or ``None``.

    Args:
        parse: The report's parse.
        first: The number's first token.
        past: Past its last.
        noun: The noun it counts, if it has one.
    """
    plain = noun is None or parse.lemma[noun].lower() in _SETS["plain"]
    top = past - 1 if noun is None else noun
    over = parse.head[parse.head[top]]
    if parse.dep[top] == "pobj" and first <= over < past and parse.lower[parse.head[top]] == "of":
        top = over  # "hundreds of thousands of people"
    found = None
    if noun is not None and parse.lemma[noun].lower() in _SETS["nouns"]:
        found = _of_word(parse.lemma[noun].lower())
    elif plain:
        found = _beside(parse, top, past) or _of_verb(parse, top) or _of_total(parse, top)
    elif parse.lemma[noun or 0].lower() in _SETS["goers"]:
        found = _of_verb(parse, top)
        found = found if found == "attending" else None
    if found is None:
        return None
    beside = {parse.lower[first - 1] if first else "", *parse.lower[past : past + 1]}
    more = bool(beside & _SETS["further"]) and found != "injured"
    return f"{'other people' if more else 'people'} {found}"


def _of_word(word: str) -> str | None:
    return next((name for name in _TOLLS if word in _SETS[name]), None)


def _beside(parse: Parse, top: int, past: int) -> str | None:
    """ "12 dead", "30 wounded", "12 people dead": the word behind, if it is not a noun's."""
    at = max(past, top + 1)
    if at >= len(parse) or parse.lower[at] in _SETS["plain"]:
        return None
    word = parse.lower[at]
    if parse.tag[at] not in ("JJ", "VBN", "VBD", "NN", "NNS") or parse.head[at] == at + 1:
        return None
    if parse.tag[at] == "VBD" and parse.dep[top] not in _SUBJECT:
        return None
    found = _of_word(word)
    if parse.pos[at] == "VERB" and any(parse.dep[c] == "dobj" for c in parse.children[at]):
        return None  # "five injured a guard"
    return found if found != "attending" else None


def _of_verb(parse: Parse, top: int) -> str | None:
    """What the verb makes of those counted, as its subject, its object or its agent."""
    dep, verb = parse.dep[top], parse.head[top]
    lemma = parse.lemma[verb].lower()
    if dep == "pobj" and parse.lower[verb] == "by" and parse.dep[verb] == "agent":
        return "attending" if parse.lemma[parse.head[verb]] == "attend" else None
    if dep in _SUBJECT:
        if lemma in _SETS["known"]:
            for child in parse.children[verb]:
                if parse.dep[child] in ("xcomp", "oprd", "acomp", "ccomp"):
                    return _suffered(parse, child)
        if lemma == "lose" and _object(parse, verb) in ("life", "lives"):
            return "killed"
        if lemma == "take" and _object(parse, verb) == "part":
            return "attending"
        if lemma == "join" and _of_word(_object(parse, verb)) == "attending":
            return "attending"
        if lemma == "turn" and any(parse.lower[c] == "out" for c in parse.children[verb]):
            return "attending"
        if parse.tag[verb][0] == "V":
            return _suffered(parse, verb, passive=dep == "nsubjpass")
        return None
    if dep == "dobj":
        if parse.lemma[top] in ("life", "lives"):
            return "killed" if lemma in _SETS["taken"] else None
        if lemma in _SETS["drawn"]:
            return "attending"
        if lemma in _SETS["counting"] and parse.lemma[top].lower() in _SETS["goers"]:
            return "attending"
        found = _of_word(lemma)
        return None if found == "attending" else found
    return None


def _suffered(parse: Parse, i: int, passive: bool = True) -> str | None:
    """What befell the subject of ``i``; of "killed" and its like only if they were."""
    found = _of_word(parse.lemma[i].lower())
    dies = parse.lemma[i].lower() in ("die", "perish", "dead", "missing")
    if found == "attending":
        return None if any(parse.dep[c] == "auxpass" for c in parse.children[i]) else found
    was = any(parse.dep[c] == "auxpass" for c in parse.children[i]) or parse.pos[i] == "ADJ"
    return found if dies or was or (passive and parse.tag[i] == "VBN") else None


def _object(parse: Parse, verb: int) -> str:
    return next((parse.lemma[c] for c in parse.children[verb] if parse.dep[c] == "dobj"), "")


def _of_total(parse: Parse, i: int) -> str | None:
    """The toll or crowd whose number this is: "the toll rose to 67", "put the crowd at 5,000"."""
    below = i
    for _ in range(_STEPS):
        up = parse.head[below]
        if up == below or parse.sentence_of[up] != parse.sentence_of[i]:
            return None
        if parse.tag[up][:2] == "NN":
            # "a crowd of 30,000", "the toll, now 34,"
            linked = parse.lower[below] == "of" or parse.dep[below] == "appos"
            return _counts(parse, up) if linked else None
        if parse.tag[up][0] == "V":
            return _moved(parse, up, below)
        if parse.lower[up] not in _SETS["steps"]:
            return None
        below = up
    return None


def _moved(parse: Parse, verb: int, below: int) -> str | None:
    """The toll or crowd that a verb gives a number, if that is what it does."""
    lemma = parse.lemma[verb].lower()
    if lemma not in _SETS["moves"] or parse.dep[below] in _SUBJECT:
        return None
    for child in parse.children[verb]:
        if child < below and parse.dep[child] in (*_SUBJECT, "dobj"):
            found = _counts(parse, child)
            if found is not None:
                return found
    if parse.dep[verb] == "xcomp":  # "was estimated to be 5,000"
        return _moved(parse, parse.head[verb], verb) if parse.head[verb] < verb else None
    return None


def bare_total(parse: Parse, i: int) -> bool:
    """Whether the number is of a total named before: "the ministry put the figure at 480,000"."""
    preposition = parse.head[i]
    verb = parse.head[preposition]
    if parse.dep[i] != "pobj" or parse.lower[preposition] != "at":
        return False
    return parse.lemma[verb] in ("put", "place", "estimate", "set") and any(
        parse.dep[c] in ("dobj", "nsubjpass")
        and parse.lemma[c] in _SETS["numbers"]
        and all(parse.dep[k] == "det" for k in parse.children[c])
        for c in parse.children[verb]
    )


def _counts(parse: Parse, noun: int) -> str | None:
    """What the noun is a total of, if it is one."""
    lemma = parse.lemma[noun].lower()
    if lemma in _SETS["crowds"]:
        return "attending"
    if lemma in _SETS["only_totals"] or _SETS["nouns"] & {lemma}:
        return None
    words = [parse.lower[c] for c in parse.children[noun] if c < noun]
    if lemma in _SETS["tolls"]:
        told = next((found for w in words if (found := _of_word(w))), None)
        return told or _of_what(parse, noun) or ("killed" if "casualty" not in words else None)
    if lemma in _SETS["numbers"]:
        return _of_what(parse, noun)
    return None


def _of_what(parse: Parse, noun: int) -> str | None:
    for of in parse.children[noun]:
        if parse.lower[of] != "of":
            continue
        for thing in parse.children[of]:
            lemma = parse.lemma[thing].lower()
            if lemma in _SETS["only_totals"]:
                return "killed"
            if lemma in _SETS["plain"]:
                below = [parse.lemma[c].lower() for c in parse.children[thing] if c > thing]
                return next((found for w in below if (found := _of_word(w))), None)
            return _of_word(parse.lower[thing]) or _of_word(lemma)
    return None
