"""The words that name a speaker: whose the reporting verb is, and how far the name reaches."""

from __future__ import annotations

from rashomon.extract.cues import lexicon
from rashomon.read.parse import Parse

Range = tuple[int, int]

_SUBJECT = frozenset({"nsubj", "csubj"})
_EDGE = frozenset(
    {",", ";", ":", ".", "-", "--", "–", "—", "―", '"', "“", "”", "‘", "’", "'", "''", "``", "…"}
)
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_CIRCUMSTANCE = frozenset(
    {"in", "at", "on", "during", "after", "before", "while", "when", "via", "through", "following"}
)
_WEEKDAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
_LEADING = frozenset({"cc", "punct", "mark", "preconj"})
_MESSAGES = frozenset({"statement", "email", "e-mail", "letter", "tweet", "post", "memo", "note"})
_MESSAGES |= frozenset({"message", "release", "text", "petition", "brief", "report", "op-ed"})
_REACH = 45  # tokens; a longer subject is a slip of the parser


def phrase(parse: Parse, head: int, *, avoid: int = -1) -> Range:
    """The whole noun phrase of ``head``: titles, appositions and relative clauses included.

    Marks and commas at its ends are left out, and so is what only says where or when ("Lloyd
    Austin in his opening remarks").

    Args:
        avoid: a token (the cue) that the phrase must not reach over.
    """
    head = _named_after(parse, head)
    first, past = parse.subtree(head)
    dep, lower = parse.dep, parse.lower
    for child in parse.children[head]:
        if child < head:
            continue
        if _beside(parse, head, child):
            past = min(past, parse.subtree(child)[0])
    if first <= avoid < past:
        if avoid > head:
            past = avoid
        else:
            first = avoid + 1
    past = min(past, head + _REACH)
    first = max(first, head - _REACH, dateline(parse, first))
    first = min(first, head)
    while first < head and (dep[first] in _LEADING or lower[first] in _EDGE):
        first += 1
    while past - 1 > head and lower[past - 1] in _EDGE:
        past -= 1
    if past < len(parse) and lower[past] == ")" and "(" in lower[first:past]:
        past += ")" not in lower[first:past]
    return first, past


def dateline(parse: Parse, first: int) -> int:
    """Past the dateline that a paragraph begins with ("LVIV, Ukraine (AP) — "), else ``first``."""
    begin, past = parse.paragraphs[parse.paragraph_of[first]]
    if first > begin + 1 or not (parse.word[begin].isupper() and len(parse.word[begin]) > 1):
        return first
    for i in range(begin + 1, min(begin + 12, past - 1)):
        if parse.lower[i] in _DASHES:
            return i + 1
        if parse.tag[i] in ("VBD", "VBZ", "VBP", "MD"):
            break
    return first


def _beside(parse: Parse, head: int, child: int) -> bool:
    """Whether what follows a speaker's name only says where, when or how.

    "Lloyd Austin in his opening remarks", "Brandt this week", "Brandt, speaking in Lviv".
    """
    relation = parse.dep[child]
    if relation == "npadvmod":
        return True
    if relation == "acl":
        return parse.tag[child] == "VBG" and parse.lower[child - 1] == ","
    if relation == "punct":
        return parse.lower[child] in (":", ";")
    named = parse.tag[head] in ("NNP", "NNPS", "PRP")
    if relation == "prep" and child + 1 < len(parse) and parse.lower[child + 1] in _WEEKDAYS:
        return True
    return relation == "prep" and named and parse.lower[child] in _CIRCUMSTANCE


def _named_after(parse: Parse, head: int) -> int:
    """ "before the members, the envoy, X, affirmed": the members are not the subject."""
    first, _ = parse.subtree(head)
    before = first - 1
    if (
        before >= 0
        and parse.dep[head] == "nsubj"
        and parse.tag[before] == "IN"
        and parse.dep[before] in ("mark", "prep")
        and parse.lower[before] in _CIRCUMSTANCE
    ):
        for child in parse.children[head]:
            if parse.dep[child] == "appos" and child > head:
                return child
    return head


def subject(parse: Parse, verb: int) -> int | None:
    """The token that heads the subject of ``verb``; a participle borrows that of its clause.

    "Trump left, saying …": Trump. "a statement saying …": the statement. "promised him to say …":
    whoever promised. Passive subjects are not speakers, and are not returned.
    """
    dep, head, children = parse.dep, parse.head, parse.children
    at = _outer(parse, verb)
    for _ in range(6):
        own = _own(parse, at, verb)
        if own is not None:
            return own
        relation, above = dep[at], head[at]
        if above == at:
            return None
        if relation == "acl":
            if parse.tag[at] == "VB":  # "his decision to back …", "made an attempt to paint …"
                return owner(parse, above) or _doer(parse, above)
            if _message(parse, above):  # "issued a statement saying …": whoever issued it
                return _doer(parse, above) or above
            return above if parse.tag[at] in ("VBG", "VBP", "VBZ", "VBD") else None
        if parse.pos[above] == "ADJ" and relation in ("xcomp", "ccomp", "advcl"):
            at = above  # "is likely to stress …"
            continue
        if relation == "pcomp":
            at = head[above]
            if parse.pos[at] not in ("VERB", "AUX"):
                return _owner(parse, at)
            continue
        if relation == "xcomp":
            for child in children[above]:
                if dep[child] in ("dobj", "dative") and above < child < at:
                    return child
        if relation not in ("conj", "xcomp", "advcl", "dep", "aux", "ccomp", "parataxis"):
            return None
        if relation in ("ccomp",) and parse.tag[at] != "VBG":
            return None
        if any(dep[child] == "nsubjpass" for child in children[above]) and relation != "conj":
            return next(child for child in children[above] if dep[child] == "nsubjpass")
        at = above
        if parse.pos[at] not in ("VERB", "AUX"):
            return None
    return None


def _own(parse: Parse, at: int, verb: int) -> int | None:
    """The subject that hangs on a verb itself.

    A participle in front is not it, though the parser may call it one or hide the name in it:
    "Posting online on Friday, Ana Brandt wrote", "Speaking in Bar on Friday, Ana Brandt said".
    """
    found = [c for c in parse.children[at] if parse.dep[c] in _SUBJECT and c != verb]
    if len(found) > 1 and found[1] < at and parse.lower[found[0]].endswith("ing"):
        return found[1]
    if found:
        return found[0]
    for child in parse.children[at]:
        if child < at and parse.dep[child] == "advcl" and parse.tag[child] == "VBG":
            for i in range(child + 1, min(parse.subtree(child)[1], at)):
                if parse.dep[i] == "appos" and parse.tag[i] == "NNP":
                    return i
    return None


def _message(parse: Parse, noun: int) -> bool:
    return parse.dep[noun] == "dobj" and (
        parse.lemma[noun].lower() in _MESSAGES or _speaks(parse.lemma[parse.head[noun]])
    )


def _doer(parse: Parse, noun: int) -> int | None:
    """The subject of the verb whose object a noun is."""
    verb = parse.head[noun]
    if parse.dep[noun] not in ("dobj", "attr") or parse.pos[verb] not in ("VERB", "AUX"):
        return None
    return next((c for c in parse.children[verb] if parse.dep[c] in _SUBJECT), None)


def nearest_subject(parse: Parse, verb: int) -> int | None:
    """The subject of the nearest verb above that has one: for a participle hung too deep."""
    at = verb
    for _ in range(6):
        if parse.head[at] == at:
            return None
        at = parse.head[at]
        if parse.pos[at] in ("VERB", "AUX") and parse.dep[at] not in ("relcl",):
            for child in parse.children[at]:
                if (
                    parse.dep[child] in _SUBJECT
                    and not parse.subtree(child)[0] <= verb < (parse.subtree(child)[1])
                ):
                    return child
    return None


def _outer(parse: Parse, verb: int) -> int:
    """The verb whose subject speaks, where the parser hangs the reporting verb too deep.

    "let them know that …" is whoever lets. A participle behind a reported clause ("He said the
    offer stood, adding …") belongs to the verb that reports, not to the reported one.
    """
    dep, head, lemma = parse.dep, parse.head, parse.lemma
    above = head[verb]
    if dep[verb] == "ccomp" and lemma[above].lower() == "let" and parse.tag[verb] == "VB":
        return above
    particle = parse.lower[verb + 1] if verb + 1 < len(parse) else ""
    phrasal = (lemma[verb].lower(), particle) in lexicon().phrasal
    if dep[verb] == "advcl" and parse.tag[verb] == "VBG" and (phrasal or _speaks(lemma[verb])):
        at = above
        for _ in range(3):
            if _speaks(lemma[at]) or dep[at] not in ("ccomp", "conj", "xcomp", "advcl"):
                break
            if dep[at] == "ccomp" and _speaks(lemma[head[at]]) and head[at] < at:
                return head[at]
            at = head[at]
    return verb


def _speaks(lemma: str) -> bool:
    cue = lexicon().verbs.get(lemma.lower())
    return cue is not None and cue.sense == "speech" and bool(cue.frames & {"clause", "tell"})


def _owner(parse: Parse, noun: int) -> int | None:
    for child in parse.children[noun]:
        if parse.dep[child] == "poss":
            return child
    return None


def owner(parse: Parse, noun: int) -> int | None:
    """Whose claim it is: "her claim", "a warning by the mayor", "made a promise"."""
    found = _owner(parse, noun)
    if found is not None:
        return found
    for child in parse.children[noun]:
        if parse.dep[child] in ("prep", "agent") and parse.lower[child] in ("by", "from"):
            for inner in parse.children[child]:
                if parse.dep[inner] == "pobj":
                    return inner
    return None


def holder(parse: Parse, noun: int) -> int | None:
    """ "the contention of Ana Brandt that …": the name behind "of"."""
    for child in parse.children[noun]:
        if parse.lower[child] == "of":
            for inner in parse.children[child]:
                if parse.dep[inner] == "pobj" and parse.tag[inner] in ("NNP", "NNPS"):
                    return inner
    return None


def agent(parse: Parse, verb: int) -> int | None:
    """Who did it, in the passive: "was described by the mayor as …"."""
    for child in parse.children[verb]:
        if parse.dep[child] == "agent":
            for inner in parse.children[child]:
                if parse.dep[inner] == "pobj":
                    return inner
    return None
