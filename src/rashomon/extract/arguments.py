"""Who did it, and to whom: the actors and targets of an act, as head tokens.

Bound inside the act's own clause. What stands outside it comes in by a named rule only, and the
rule's name is returned with it:

    subject, passive, by-phrase, object, phrase    in the clause itself
    possessive, compound, of-phrase, between       on the event noun itself
    conjunct       "came and met": the first verb's subject
    control        "agreed to send": the subject of "agreed"
    object control "urged Spain to send": the object of "urged"
    relative       "Spain, which sent": the noun before the relative clause
    participle     "Spain, sending", "weapons sent": the noun or subject it hangs on
    gerund         "criticised for sending", "accused Spain of sending"
    speaker        "Spain said it would send": "it" is who says so

Does not say who an actor *is*; that is looked up among the mentions.
"""

from __future__ import annotations

from typing import NamedTuple

from rashomon.extract.frames import (
    Act,
    contents,
    is_actor,
    is_verb,
    teller,
    verb_act,
    verb_keys,
)
from rashomon.extract.lexicon import lexicon, operator
from rashomon.extract.parties import coordinated, nominal
from rashomon.extract.subjects import agent, antecedent, child_of, is_passive, owner_of, subject
from rashomon.read.parse import Parse

_RELATIVE = frozenset(("who", "which", "that", "whom"))
# where a verb's target may stand when it is no object, the likeliest first
_TARGET_PHRASES = ("with", "against", "on", "upon", "to", "into", "from", "at", "for", "towards",
                   "toward", "between", "in", "of")  # fmt: skip
_NOUN_TARGETS = ("with", "against", "on", "upon", "to", "into", "towards", "toward", "at", "for",
                 "by_target")  # fmt: skip
_OF_TARGET = frozenset(("ASSAULT", "COERCE", "ACCUSE", "AID", "SANCTION", "REJECT", "SUPPORT",
                        "CONCEDE", "RETREAT"))  # fmt: skip
_FROM_TARGET = frozenset(("REQUEST", "COERCE", "RETREAT", "SANCTION"))
# where a place stands for the party there: "declared a truce in Peru", "a curfew in Lima"
_PLACED = frozenset(("COERCE", "RETREAT", "AID", "SANCTION", "MOBILIZE", "CONCEDE"))
_AT = frozenset(("in", "across", "throughout", "inside", "at"))
_SITES = frozenset(("GPE", "LOC"))
_DATED = frozenset(("DATE", "TIME", "CARDINAL", "QUANTITY", "MONEY", "PERCENT"))
# types whose object, where it is a thing, is what is given or wanted and no target
_OF_THINGS = frozenset(("AID", "AGREE", "REQUEST", "CONCEDE", "RETREAT"))
# types that another act completes: "threatened to shell the town", "agreed to send Peru tents"
_OPEN = frozenset(("AGREE", "THREATEN", "REJECT", "REQUEST"))
_SENDING = frozenset(("MOBILIZE", "RETREAT", "AID", "SANCTION"))
_DEEP = 3  # how far down a chain of noun phrases a party is looked for


# how an actor can be bound, as docs/events.md tells them
RULES = (
    "subject",
    "passive",
    "conjunct",
    "control",
    "object control",
    "relative",
    "participle",
    "gerund",
    "speaker",
    "possessive",
    "compound",
    "of-phrase",
    "by-phrase",
    "between",
    "noun",
    "headline",
)
# acts on what another did or wants: their target is the other
_ANSWERS = frozenset(("SUPPORT", "ACCUSE", "REJECT", "AGREE", "REQUEST"))


class Arguments(NamedTuple):
    """Head tokens of actors and targets, and the rule that bound the actors.

    ``wholes`` gives the head of the noun phrase a party stands in, where that is more than the
    party: in "rejected Peru's offer" the target is Peru, the words are "Peru's offer".
    """

    actors: tuple[int, ...]
    targets: tuple[int, ...]
    rule: str
    wholes: tuple[tuple[int, int], ...] = ()


def arguments(parse: Parse, act: Act) -> Arguments:
    """The actors and targets of an act."""
    if act.rule == "said of another":
        clause = parse.head[act.trigger]
        wanted = child_of(parse, act.trigger, "nsubj", "nsubjpass") or child_of(
            parse, clause, "nsubj", "nsubjpass"
        )
        if act.frame.type == "THREATEN":
            wanted = None  # a danger is nobody
        who = subject(parse, act.verb)[0]
        if who is None:
            who = teller(parse, act.verb, clause)
        return Arguments(
            () if who is None else tuple(coordinated(parse, who)),
            () if wanted is None else tuple(coordinated(parse, wanted)),
            "subject",
        )
    if act.verb != act.trigger and act.rule != "noun with its verb":
        if parse.pos[act.trigger] == "ADJ":
            return _of_verb(parse, act.verb, act, parse.children[act.trigger])
        return _of_carried_noun(parse, act)
    if is_verb(parse, act.trigger):
        return _of_verb(parse, act.verb, act, ())
    return _of_noun(parse, act)


def _of_verb(parse: Parse, v: int, act: Act, more: list[int] | tuple[int, ...]) -> Arguments:
    noun, rule = subject(parse, v)
    children = [*parse.children[v], *more]
    wholes: dict[int, int] = {}
    if is_passive(parse, v):
        doer = agent(parse, v)
        targets = () if noun is None else tuple(coordinated(parse, noun))
        actors = () if doer is None else tuple(coordinated(parse, doer))
        if noun is not None and act.frame.type is not None and not is_actor(parse, noun):
            other = _phrases(parse, children, act, wholes)
            if other:
                targets = other
            elif not _undergoes(parse, act, noun):
                targets = ()
        if rule == "subject":
            rule = "passive"
        if operator("receive", *verb_keys(parse, v)):
            return Arguments(targets, actors, rule)
        return Arguments(actors, targets, rule, tuple(wholes.items()))
    actors = () if noun is None else tuple(coordinated(parse, noun))
    if noun is not None and act.frame.type in ("ASSAULT", "COERCE") and not is_actor(parse, noun):
        doer = owner_of(parse, noun)  # "Spanish strikes killed"
        if doer is not None:
            actors = (doer,)
            wholes[doer] = noun
    targets = _done_to(parse, v, act, children, noun, rule, wholes)
    return Arguments(
        actors, tuple(t for t in targets if t not in actors), rule, tuple(wholes.items())
    )


def _done_to(
    parse: Parse,
    v: int,
    act: Act,
    children: list[int],
    noun: int | None,
    rule: str,
    wholes: dict[int, int],
) -> tuple[int, ...]:
    """The targets of a verb in the active."""
    type_ = act.frame.type
    whole = [c for c in children if parse.dep[c] in ("dobj", "dative")]
    direct = [c for c in whole if not parse.tag[c].startswith(("IN", "TO"))]
    if parse.dep[v] == "relcl" and not any(parse.dep[c] == "dobj" for c in children):
        before = antecedent(parse, parse.head[v])
        if before is not None and before != noun and rule == "subject":
            direct.append(before)  # "the weapons that Spain sent"
    elif parse.dep[v] == "relcl":
        direct = [parse.head[v] if parse.lower[c] in _RELATIVE else c for c in direct]
    if type_ is None and direct:
        return tuple(t for c in direct for t in coordinated(parse, c))
    living = [party for c in direct for party in _living(parse, c, wholes)]
    if living and not _sent(parse, v, act):
        return tuple(t for c in living for t in coordinated(parse, c))
    if type_ in _ANSWERS:
        for thing in direct:
            party = _party_of(parse, thing, 0, wholes)
            if party is not None:
                return tuple(coordinated(parse, party)) if party not in wholes else (party,)
    if type_ == "REQUEST":
        asked = _asked(parse, [v, *direct])
        if asked is not None:
            return tuple(coordinated(parse, asked))
    within = [*children]
    for thing in direct:
        within.extend(_below(parse, thing, 0))
    if not direct:
        for child in children:
            if parse.dep[child] == "prep":
                for thing in parse.children[child]:
                    within.extend(c for c in parse.children[thing] if parse.dep[c] == "prep")
    targets = _phrases(parse, within, act, wholes)
    if not targets and type_ in _OPEN:
        targets = _of_complement(parse, v, act)
    if not targets:
        targets = tuple(
            t for c in direct if _undergoes(parse, act, c) for t in coordinated(parse, c)
        )
    return targets or _place_of(parse, within, act)


def _living(parse: Parse, c: int, wholes: dict[int, int]) -> list[int]:
    """The party an object is, or counts: "dozens of students"."""
    if is_actor(parse, c):
        return [c]
    for inner in contents(parse, c)[1:]:
        if parse.dep[inner] == "pobj" and is_actor(parse, inner):
            wholes[inner] = c
            return [inner]
    return []


def _sent(parse: Parse, v: int, act: Act) -> bool:
    """Whether the object is what is moved, and the target where it goes: "sent doctors to Peru"."""
    return act.frame.type in _SENDING and operator("dispatching", verb_keys(parse, v)[-1])


def _undergoes(parse: Parse, act: Act, thing: int) -> bool:
    """Whether a thing can be what the act is done to: a town that is shelled, a plan refused."""
    if act.frame.type is None or act.frame.mode == "visit":
        return True
    if act.rule in ("verb and object", "stopped act"):
        return parse.lemma[thing].lower() in lexicon().classes["land"]
    return act.frame.type not in _OF_THINGS


def _below(parse: Parse, thing: int, depth: int) -> list[int]:
    """The prepositions under a noun, and under the nouns they govern."""
    found: list[int] = []
    for node in contents(parse, thing):
        for child in parse.children[node]:
            if parse.dep[child] != "prep":
                continue
            found.append(child)
            if depth < _DEEP and parse.lower[child] in ("of", "on", "in"):
                for noun in parse.children[child]:
                    if parse.dep[noun] == "pobj" and not is_actor(parse, noun):
                        found.extend(_below(parse, noun, depth + 1))
    return found


def _asked(parse: Parse, nodes: list[int]) -> int | None:
    """Who should do it: "demanded that Spain leave", "called for Spain to leave"."""
    for node in nodes:
        for child in parse.children[node]:
            if child < node or parse.dep[child] not in ("ccomp", "xcomp", "acl", "advcl", "relcl"):
                continue
            if not is_verb(parse, child) and parse.pos[child] != "AUX":
                continue
            wanted = child_of(parse, child, "nsubj")
            if wanted is None or wanted < node or not is_actor(parse, wanted):
                continue
            if parse.lower[wanted] not in _RELATIVE and parse.tag[wanted] != "PRP":
                return wanted
    return None


def _of_complement(parse: Parse, v: int, act: Act) -> tuple[int, ...]:
    """The target of the act that completes this one: "threatened to shell the town"."""
    for child in parse.children[v]:
        if parse.dep[child] not in ("xcomp", "ccomp") or child < v or not is_verb(parse, child):
            continue
        if child_of(parse, child, "nsubj", "nsubjpass") is not None:
            continue
        inner = verb_act(parse, child)
        if inner is not None:
            return arguments(parse, inner).targets
        objects = (c for c in parse.children[child] if parse.dep[c] in ("dobj", "dative"))
        return tuple(t for c in objects if is_actor(parse, c) for t in coordinated(parse, c))
    return ()


def _party_of(parse: Parse, thing: int, depth: int, wholes: dict[int, int]) -> int | None:
    """Whose plan, decision or deed it is that is praised, blamed or refused."""
    owner = child_of(parse, thing, "poss")
    if owner is None and depth == 0:
        owner = owner_of(parse, thing)  # "the Peruvian offer"
    if owner is not None and is_actor(parse, owner):
        if depth == 0:
            wholes[owner] = thing
        return owner
    for words in (("by", "from"), ("of", "with", "for")):
        for child in parse.children[thing]:
            if parse.dep[child] == "prep" and parse.lower[child] in words:
                noun = child_of(parse, child, "pobj")
                if noun is None:
                    continue
                if is_actor(parse, noun):
                    return noun
                if depth < 3 and parse.lower[child] != "for":
                    found = _party_of(parse, noun, depth + 1, wholes)
                    if found is not None:
                        return found
    return None


def _phrases(
    parse: Parse, children: list[int] | tuple[int, ...], act: Act, wholes: dict[int, int]
) -> tuple[int, ...]:
    """The target in a prepositional phrase: the party under the likeliest preposition."""
    best: tuple[tuple[bool, int], int] | None = None
    type_ = act.frame.type
    for child in children:
        word = parse.lower[child]
        if parse.dep[child] not in ("prep", "dative") or word not in _TARGET_PHRASES:
            continue
        noun = child_of(parse, child, "pobj")
        if noun is None or (word == "in" and act.frame.mode != "visit"):
            continue
        if type_ is None and word not in ("with", "against", "to"):
            continue
        if child and parse.lower[child - 1] == "according":
            continue
        if word == "of" and type_ not in _OF_TARGET:
            continue
        if word == "from" and type_ not in _FROM_TARGET:
            continue
        party, inside = _named_under(parse, noun), False
        if party is None and type_ is not None and word not in ("in", "from", "at"):
            party, inside = owner_of(parse, noun), True  # "gave money to Peru's farms"
            if party is not None and (not is_actor(parse, party) or parse.tag[party] == "PRP$"):
                party = None
        if party is None:
            continue
        rank = (inside, _TARGET_PHRASES.index(word))
        if best is None or rank < best[0]:
            best = (rank, party)
            if party != noun:
                wholes[party] = noun
    if best is None:
        return ()
    return (best[1],) if best[1] in wholes else tuple(coordinated(parse, best[1]))


def _named_under(parse: Parse, noun: int) -> int | None:
    """The party that a noun is or counts: "to a number of farmers"."""
    if is_actor(parse, noun):
        return noun
    for inner in contents(parse, noun)[1:]:
        if parse.dep[inner] == "pobj" and is_actor(parse, inner):
            return inner
    return None


def _place_of(parse: Parse, children: list[int], act: Act) -> tuple[int, ...]:
    """The country or town an act is done to, where no party is named: "a curfew in Lima"."""
    if act.frame.type not in _PLACED:
        return ()
    for child in children:
        if parse.dep[child] == "prep" and parse.lower[child] in _AT:
            noun = child_of(parse, child, "pobj")
            if noun is not None and parse.ent[noun][2:] in _SITES:
                return tuple(coordinated(parse, noun))
    return ()


def _of_carried_noun(parse: Parse, act: Act) -> Arguments:
    """Of "paid a visit to": the verb's subject, and the target on noun or verb."""
    v, n = act.verb, act.trigger
    noun, rule = subject(parse, v)
    wholes: dict[int, int] = {}
    if is_passive(parse, v):
        doer = agent(parse, v)
        actors = () if doer is None else tuple(coordinated(parse, doer))
        rule = "passive"
    else:
        actors = () if noun is None or noun == n else tuple(coordinated(parse, noun))
    near = [c for c in parse.children[n] if parse.dep[c] == "dative"] + _below(parse, n, 0)
    top = n
    while parse.head[top] != v and parse.head[top] != top and parse.head[top] > v:
        top = parse.head[top]
        near.extend(c for c in parse.children[top] if parse.dep[c] in ("prep", "dative"))
    far = [c for c in parse.children[v] if parse.dep[c] in ("prep", "dative")]
    targets = _phrases(parse, [*near, *far], act, wholes)
    if not targets:
        given = child_of(parse, v, "dative")
        if given is not None and parse.tag[given] not in ("IN", "TO") and nominal(parse, given):
            targets = tuple(coordinated(parse, given))
    if not targets and act.frame.type in _OPEN:
        asked = _asked(parse, [n, v])
        targets = () if asked is None else tuple(coordinated(parse, asked))
    if not targets:
        targets = _noun_phrase_targets(parse, near)
    both = _between(parse, n)
    if both and not actors:
        return Arguments(both, (), "between")
    own = owner_of(parse, n)
    if own is not None and not actors:
        return Arguments(tuple(coordinated(parse, own)), targets, "possessive")
    if operator("receive", *verb_keys(parse, v)):
        givers = [c for c in far + near if parse.lower[c] in ("from", "by")]
        giver = child_of(parse, givers[0], "pobj") if givers else None
        return Arguments(() if giver is None else tuple(coordinated(parse, giver)), actors, rule)
    targets = tuple(t for t in targets if t not in actors)
    return Arguments(
        actors, targets or _place_of(parse, [*near, *far], act), rule, tuple(wholes.items())
    )


def _noun_phrase_targets(parse: Parse, preps: list[int]) -> tuple[int, ...]:
    for child in preps:
        if parse.lower[child] in ("on", "against", "with", "into", "to"):
            noun = child_of(parse, child, "pobj")
            if noun is not None and parse.ent[noun][2:] not in ("DATE", "TIME", "CARDINAL"):
                return tuple(coordinated(parse, noun))
    return ()


def _between(parse: Parse, n: int) -> tuple[int, ...]:
    for child in parse.children[n]:
        if parse.dep[child] == "prep" and parse.lower[child] in ("between", "among"):
            noun = child_of(parse, child, "pobj")
            if noun is not None:
                return tuple(coordinated(parse, noun))
    return ()


def _of_noun(parse: Parse, act: Act) -> Arguments:
    n = act.trigger
    both = _between(parse, n)
    if both:
        return Arguments(both, (), "between")
    undergone = operator("undergone", parse.lemma[n].lower())
    actors: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()
    rule = "noun"
    owner = owner_of(parse, n)
    if owner is not None:
        rule = "possessive" if parse.dep[owner] == "poss" else "compound"
        owners = tuple(coordinated(parse, owner)) if rule == "possessive" else (owner,)
        if undergone and rule == "possessive":
            targets = owners
        else:
            actors = owners
    for child in parse.children[n]:
        if parse.dep[child] != "prep":
            continue
        word = parse.lower[child]
        noun = child_of(parse, child, "pobj")
        if noun is None or parse.ent[noun][2:] in ("DATE", "TIME", "CARDINAL", "QUANTITY"):
            continue
        joined = tuple(coordinated(parse, noun))
        if word == "by" and is_actor(parse, noun):
            if not actors:
                actors, rule = joined, "by-phrase"
        elif word == "of":
            if undergone or (act.frame.type in _OF_TARGET and not _doing(parse, n)):
                targets = targets or joined
            elif is_actor(parse, noun) and not actors:
                actors, rule = joined, "of-phrase"
        elif (
            word in _NOUN_TARGETS
            and not targets
            and (is_actor(parse, noun) or word in ("with", "against", "on"))
        ):
            targets = joined
    return Arguments(actors, tuple(t for t in targets if t not in actors), rule)


def _doing(parse: Parse, n: int) -> bool:
    """Nouns of these types whose of-phrase names the doer ("the attack of the rebels")."""
    return parse.lemma[n].lower() in ("attack", "offensive", "onslaught", "refusal", "praise")
