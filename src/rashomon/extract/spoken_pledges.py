"""Pledges that are nouns: "India's promise of a loan", "a request by Norway to Chile for radars".

The noun names the stance, its owner the giver (of a request: who asks), its "of" or "for" the
thing. What it hangs on can answer it, and tells the other party:

    welcomed    "Bhutan welcomed India's promise of": who welcomes it is to receive it
    refused     "Norway said no to Chile's request for": who says no is asked
    taken back  "Norway went back on its promise of"
"""

from __future__ import annotations

from rashomon.extract.frames import is_actor, is_verb, verb_lemma
from rashomon.extract.giving import Draft, can_receive, is_gift, is_matter, object_of, to_whom
from rashomon.extract.lexicon import operator
from rashomon.extract.parties import phrase
from rashomon.extract.subjects import agent, is_passive, subject
from rashomon.model import Stance
from rashomon.read.parse import Parse

_BEFORE_THING = ("of", "for")


def by_noun(parse: Parse, noun: int) -> Draft | None:
    """The pledge an event noun names; ``None`` when it is no such noun, or names no thing."""
    name = parse.lemma[noun].lower()
    asks = operator("asking_noun", name)
    if is_verb(parse, noun) or not (asks or operator("offering_noun", name)):
        return None
    thing = object_of(parse, noun, _BEFORE_THING)
    if thing is None or not is_gift(parse, thing):
        return None
    owner = next((c for c in parse.children[noun] if parse.dep[c] == "poss"), None)
    if owner is None:
        owner = _party_after(parse, (noun, thing), ("by", "from"))
    other = _party_after(parse, (noun,), ("to",)) if asks else to_whom(parse, (noun, thing))
    stance: Stance = "requested" if asks else "agreed"
    if name in ("offer", "proposal"):
        stance = "offered"
    verb = _carrier(parse, noun)
    if verb is not None:
        doer = agent(parse, verb) if is_passive(parse, verb) else subject(parse, verb)[0]
        words = _words(parse, verb, noun)
        if operator("answering_no", *words):
            return _draft(parse, "refused", thing, doer if asks else owner, owner if asks else doer)
        if operator("going_back", *words) and not asks:
            return _draft(parse, "withdrawn", thing, doer, other)
        if operator("welcoming", *words) and not asks and other is None:
            other = doer
    if not is_matter(parse, thing) or (owner is None and other is None):
        return None
    giver, receiver = (other, owner) if asks else (owner, other)
    return _draft(parse, stance, thing, giver, receiver)


def received(parse: Parse, verb: int, noun: int) -> Draft | None:
    """ "Serbia took delivery of six jets from Norway"."""
    if verb_lemma(parse, verb) != "take" or parse.lemma[noun].lower() != "delivery":
        return None
    thing = object_of(parse, noun, ("of",))
    if thing is None:
        return None
    giver = _party_after(parse, (verb, noun, thing), ("from",))
    return _draft(parse, "delivered", thing, giver, subject(parse, verb)[0])


def answered(parse: Parse, v: int) -> tuple[Stance, int | None] | None:
    """What a verb says of a promise or plan to give: "backed out of a deal to supply".

    The stance, and who answers; ``None`` when the giving ``v`` completes no such noun.
    """
    noun = parse.head[v]
    if parse.dep[v] not in ("acl", "relcl") or is_verb(parse, noun):
        return None
    if not operator("plan_noun", parse.lemma[noun].lower()):
        return None
    verb = _carrier(parse, noun)
    if verb is None:
        return None
    doer = agent(parse, verb) if is_passive(parse, verb) else subject(parse, verb)[0]
    words = _words(parse, verb, noun)
    if operator("going_back", *words):
        return "withdrawn", doer
    return ("refused", doer) if operator("answering_no", *words) else None


def _draft(
    parse: Parse, stance: Stance, thing: int, giver: int | None, receiver: int | None
) -> Draft:
    """The thing's words end before the parties': "a loan | from Chile to Peru"."""
    first, past = phrase(parse, thing)
    for party in (giver, receiver):
        if party is not None and thing < party < past and parse.head[party] > thing:
            past = min(past, parse.head[party])
    return Draft(stance, (first, past), giver, receiver)


def _carrier(parse: Parse, noun: int) -> int | None:
    """The verb the noun completes, as its object or after its preposition."""
    above = parse.head[noun]
    if parse.dep[noun] == "pobj":
        while parse.dep[above] in ("prep", "prt", "advmod"):  # "backed out of a deal"
            above = parse.head[above]
    elif parse.dep[noun] not in ("dobj", "nsubjpass"):
        return None
    return above if is_verb(parse, above) else None


def _words(parse: Parse, verb: int, noun: int) -> list[str]:
    """The verb with what stands between it and the noun: "say_no_to", "go_back_on", "welcome"."""
    lemma = verb_lemma(parse, verb)
    if parse.dep[noun] != "pobj":
        return [lemma]
    on = parse.head[noun]
    between = [c for c in range(verb + 1, on) if parse.head[c] == verb]
    return ["_".join((lemma, *(parse.lower[c] for c in between), parse.lower[on]))]


def _party_after(parse: Parse, nodes: tuple[int, ...], words: tuple[str, ...]) -> int | None:
    """The party after one of the prepositions, on the first of the nodes that has one."""
    for node in nodes:
        found = object_of(parse, node, words)
        if found is not None and (is_actor(parse, found) or can_receive(parse, found)):
            return found
    return None
