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

Does not say who an actor *is*; that is looked up among the mentions.
"""

from __future__ import annotations

from typing import NamedTuple

from rashomon.extract.frames import PARTIES, Act, contents, is_actor, is_verb, operator, verb_keys
from rashomon.model import Span
from rashomon.read.parse import Parse

_RELATIVE = frozenset(("who", "which", "that", "whom"))
# where a verb's target may stand when it is no object, the likeliest first
_TARGET_PHRASES = ("with", "against", "on", "upon", "to", "into", "from", "at", "for", "towards",
                   "toward", "between", "in", "of")  # fmt: skip
_NOUN_TARGETS = ("with", "against", "on", "upon", "to", "into", "towards", "toward", "at", "for",
                 "by_target")  # fmt: skip
_OF_TARGET = frozenset(("ASSAULT", "COERCE", "ACCUSE", "AID", "SANCTION", "REJECT", "SUPPORT"))


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
    """Head tokens of actors and targets, and the rule that bound the actors."""

    actors: tuple[int, ...]
    targets: tuple[int, ...]
    rule: str


def coordinated(parse: Parse, head: int) -> list[int]:
    """The noun and those joined to it: "Spain, Italy and Malta"."""
    found = [head]
    for at in found:
        if len(found) > 12:
            break
        found.extend(c for c in parse.children[at] if parse.dep[c] == "conj" and _nominal(parse, c))
    return found


def _nominal(parse: Parse, i: int) -> bool:
    return not parse.tag[i].startswith("VB") or parse.pos[i] in ("NOUN", "PROPN")


def phrase(parse: Parse, head: int) -> tuple[int, int]:
    """The tokens of a whole noun phrase, without relative clauses, appositions and conjuncts."""
    first = past = head
    first, past = head, head + 1
    for child in parse.children[head]:
        dep = parse.dep[child]
        if child < head:
            if dep in ("punct", "cc", "preconj", "conj", "advcl", "mark", "aux", "cop", "neg"):
                continue
            if dep in ("nsubj", "aux", "advmod") and is_verb(parse, head):
                continue
            first = min(first, parse.subtree(child)[0])
        elif dep in ("prep", "poss", "case", "nummod", "npadvmod", "compound", "nmod"):
            if dep == "prep" and (parse.word[child - 1] == "," or _adverbial(parse, child)):
                break
            past = max(past, _prepositional(parse, child))
        elif dep in ("relcl", "acl", "appos", "conj", "cc", "advcl", "parataxis", "ccomp"):
            break
    return first, past


def _adverbial(parse: Parse, prep: int) -> bool:
    """A phrase that says when or why, hung on the noun by mistake: "parliament on Thursday"."""
    if operator("adverbial", parse.lower[prep]):
        return True
    return any(parse.ent[c][2:] in ("DATE", "TIME") for c in parse.children[prep])


def _prepositional(parse: Parse, prep: int) -> int:
    """Past the last token of a prepositional phrase, stopped at a clause inside it."""
    past = prep + 1
    for child in parse.children[prep]:
        if child < prep:
            continue
        dep = parse.dep[child]
        if dep in ("pobj", "case", "poss"):
            past = max(past, phrase(parse, child)[1])
            for other in parse.children[child]:
                if parse.dep[other] == "conj" and _nominal(parse, other):
                    past = max(past, phrase(parse, other)[1])
        elif dep == "prep":
            past = max(past, _prepositional(parse, child))
    return past


def span_of(parse: Parse, head: int) -> Span:
    """The characters of the whole noun phrase."""
    first, past = phrase(parse, head)
    while past - 1 > first and parse.tag[past - 1] in (",", ".", ":", "''", "POS"):
        past -= 1
    return parse.span(first, past)


def _child(parse: Parse, i: int, *deps: str) -> int | None:
    for child in parse.children[i]:
        if parse.dep[child] in deps:
            return child
    return None


def agent(parse: Parse, v: int) -> int | None:
    """The noun of a passive's by-phrase."""
    for child in parse.children[v]:
        if parse.dep[child] == "agent" or (
            parse.dep[child] == "prep" and parse.lower[child] == "by" and parse.tag[v] == "VBN"
        ):
            return _child(parse, child, "pobj")
    return None


def is_passive(parse: Parse, v: int) -> bool:
    """Whether the verb stands in the passive ("was sent", "weapons sent by")."""
    if parse.tag[v] in ("VBD", "VBN") and parse.dep[v] == "conj":  # "12 were killed and 30 wounded"
        head = parse.head[v]
        counted = _child(parse, v, "nsubj")
        if counted is not None and parse.tag[counted] == "CD":
            return _child(parse, v, "dobj") is None and is_passive(parse, head)
    if parse.tag[v] != "VBN":
        return False
    deps = [parse.dep[c] for c in parse.children[v]]
    if "nsubjpass" in deps or "auxpass" in deps:
        return True
    if parse.dep[v] in ("acl", "advcl") and "nsubj" not in deps and "aux" not in deps:
        return True
    if parse.dep[v] == "conj" and "aux" not in deps and "nsubj" not in deps:
        head = parse.head[v]
        return is_verb(parse, head) and parse.tag[head] == "VBN" and is_passive(parse, head)
    return False


def subject(parse: Parse, v: int, depth: int = 0) -> tuple[int | None, str]:
    """The verb's surface subject and the rule that found it; looks outside by named rules only."""
    found = _child(parse, v, "nsubj", "nsubjpass", "csubj")
    head = parse.head[v]
    dep = parse.dep[v]
    if found is not None:
        if parse.lower[found] in _RELATIVE and dep == "relcl":
            return _antecedent(parse, head), "relative"
        if parse.tag[found] in ("WDT", "WP", "WP$") or is_verb(parse, found):
            return None, "subject"
        return found, "subject"
    if depth > 6 or head == v:
        return None, "subject"
    if dep == "conj" and is_verb_or_aux(parse, head):
        return subject(parse, head, depth + 1)[0], "conjunct"
    if dep in ("xcomp", "ccomp") and is_verb_or_aux(parse, head):
        if operator("controls_object", *verb_keys(parse, head)):
            noun = _child(parse, head, "dobj", "dative")
            if noun is None:
                for child in parse.children[head]:
                    if parse.dep[child] == "prep" and parse.lower[child] in ("on", "upon", "to"):
                        noun = _child(parse, child, "pobj")
                        break
            if noun is None and is_passive(parse, head):
                noun = _child(parse, head, "nsubjpass")
            if noun is not None:
                return noun, "object control"
        return subject(parse, head, depth + 1)[0], "control"
    if dep == "relcl":
        return None, "relative"  # "the weapons that Spain sent" has its subject; else unknown
    if dep == "acl":
        if parse.tag[v] == "VBG" and operator("document", parse.lemma[head].lower()):
            return _issuer(parse, head, depth), "participle"  # "signed a decree granting"
        if parse.tag[v] in ("VBG", "VBN"):
            return _antecedent(parse, head), "participle"
        return _holder(parse, head, depth), "control"  # "Spain's decision to send"
    if dep == "advcl" and is_verb_or_aux(parse, head):
        if parse.tag[v] == "VB" and operator("controls_object", *verb_keys(parse, head)):
            noun = _child(parse, head, "dobj")
            if noun is not None:
                return noun, "object control"
        return subject(parse, head, depth + 1)[0], "participle"
    if dep in ("acomp", "attr", "oprd") and is_verb_or_aux(parse, head):
        return subject(parse, head, depth + 1)[0], "control"
    if dep == "pcomp":
        top = parse.head[head]
        if is_verb_or_aux(parse, top):
            noun = _child(parse, top, "dobj", "nsubjpass")
            if noun is not None and parse.lower[head] in ("of", "for", "from"):
                return noun, "gerund"
            return subject(parse, top, depth + 1)[0], "gerund"
        return _holder(parse, top, depth), "gerund"
    if dep == "prep" and is_verb_or_aux(parse, head):  # "following", "including"
        return None, "subject"
    return None, "subject"


def is_verb_or_aux(parse: Parse, i: int) -> bool:
    """Whether the token heads a clause ("is ready to" hangs on the auxiliary)."""
    return parse.tag[i].startswith("VB") or parse.tag[i] == "MD" or parse.pos[i] in ("AUX", "ADJ")


def _antecedent(parse: Parse, noun: int) -> int | None:
    if parse.tag[noun].startswith("VB") and parse.pos[noun] not in ("NOUN", "PROPN"):
        return None
    if parse.ent[noun][2:] in ("DATE", "TIME", "CARDINAL", "MONEY"):
        return None
    return noun


def _issuer(parse: Parse, document: int, depth: int) -> int | None:
    """Who speaks in a statement, decree or report: its owner, or who signs or issues it."""
    verb = parse.head[document]
    if is_verb_or_aux(parse, verb) and operator("hearing", parse.lemma[verb].lower()):
        return _owner(parse, document)  # "blocked a Spanish statement criticising"
    return _holder(parse, document, depth)


def _holder(parse: Parse, noun: int, depth: int) -> int | None:
    """Whose decision, plan or offer it is."""
    owner = _child(parse, noun, "poss")
    if owner is not None:
        return owner
    verb = parse.head[noun]
    if is_verb_or_aux(parse, verb) and parse.dep[noun] in ("dobj", "attr", "pobj"):
        return subject(parse, verb, depth + 1)[0]
    for child in parse.children[noun]:
        if parse.dep[child] == "prep" and parse.lower[child] in ("by", "of", "from"):
            return _child(parse, child, "pobj")
    return None


def arguments(parse: Parse, act: Act) -> Arguments:
    """The actors and targets of an act."""
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
    if is_passive(parse, v):
        doer = agent(parse, v)
        targets = () if noun is None else tuple(coordinated(parse, noun))
        actors = () if doer is None else tuple(coordinated(parse, doer))
        if noun is not None and act.frame.type is not None and not is_actor(parse, noun):
            other = _phrases(parse, children, act)
            if other:
                targets = other
        if rule == "subject":
            rule = "passive"
        if operator("receive", *verb_keys(parse, v)):
            return Arguments(targets, actors, rule)
        return Arguments(actors, targets, rule)
    actors = () if noun is None else tuple(coordinated(parse, noun))
    if noun is not None and act.frame.type in ("ASSAULT", "COERCE") and not is_actor(parse, noun):
        doer = _owner(parse, noun)  # "Spanish strikes killed"
        if doer is not None:
            actors = (doer,)
    whole = [c for c in children if parse.dep[c] in ("dobj", "dative") and parse.dep[c] != "prep"]
    direct = [c for c in whole if not parse.tag[c].startswith(("IN", "TO"))]
    if parse.dep[v] == "relcl" and not any(parse.dep[c] == "dobj" for c in children):
        before = _antecedent(parse, parse.head[v])
        if before is not None and before != noun and rule == "subject":
            direct.append(before)  # "the weapons that Spain sent"
    elif parse.dep[v] == "relcl":
        direct = [parse.head[v] if parse.lower[c] in _RELATIVE else c for c in direct]
    living = [c for c in direct if is_actor(parse, c)]
    if act.frame.type is None and direct:
        targets = tuple(t for c in direct for t in coordinated(parse, c))
    elif living:
        targets = tuple(t for c in living for t in coordinated(parse, c))
    else:
        within = [*children]
        for whole in direct:
            for thing in contents(parse, whole):
                within.extend(c for c in parse.children[thing] if parse.dep[c] == "prep")
        if not direct:
            for child in children:
                if parse.dep[child] == "prep":
                    for thing in parse.children[child]:
                        within.extend(c for c in parse.children[thing] if parse.dep[c] == "prep")
        targets = _phrases(parse, within, act)
        if act.frame.type in _ANSWERS:
            for thing in direct:
                party = _party_of(parse, thing, 0)
                if party is not None:
                    targets = tuple(coordinated(parse, party))
                    break
        if not targets:
            targets = tuple(t for c in direct for t in coordinated(parse, c))
    return Arguments(actors, tuple(t for t in targets if t not in actors), rule)


def _party_of(parse: Parse, thing: int, depth: int) -> int | None:
    """Whose plan, decision or deed it is that is praised, blamed or refused."""
    owner = _child(parse, thing, "poss")
    if owner is not None and is_actor(parse, owner):
        return owner
    for words in (("by", "from"), ("of", "with", "for")):
        for child in parse.children[thing]:
            if parse.dep[child] == "prep" and parse.lower[child] in words:
                noun = _child(parse, child, "pobj")
                if noun is None:
                    continue
                if is_actor(parse, noun):
                    return noun
                if depth < 3 and parse.lower[child] != "for":
                    found = _party_of(parse, noun, depth + 1)
                    if found is not None:
                        return found
    return None


def _phrases(parse: Parse, children: list[int] | tuple[int, ...], act: Act) -> tuple[int, ...]:
    """The target in a prepositional phrase: the party under the likeliest preposition."""
    best: tuple[int, int] | None = None
    for child in children:
        if parse.dep[child] not in ("prep", "dative") or parse.lower[child] not in _TARGET_PHRASES:
            continue
        noun = _child(parse, child, "pobj")
        if noun is None or not is_actor(parse, noun):
            continue
        word = parse.lower[child]
        if word == "in" and act.frame.mode != "visit":
            continue
        if act.frame.type is None and word not in ("with", "against", "to"):
            continue
        if child and parse.lower[child - 1] == "according":
            continue
        if word == "of" and act.frame.type not in _OF_TARGET | {"SUPPORT"}:
            continue
        if word == "from" and act.frame.type not in ("REQUEST", "COERCE", "RETREAT", "SANCTION"):
            continue
        rank = _TARGET_PHRASES.index(word)
        if best is None or rank < best[0]:
            best = (rank, noun)
    return () if best is None else tuple(coordinated(parse, best[1]))


def _of_carried_noun(parse: Parse, act: Act) -> Arguments:
    """Of "paid a visit to": the verb's subject, and the target on noun or verb."""
    v, n = act.verb, act.trigger
    noun, rule = subject(parse, v)
    if is_passive(parse, v):
        doer = agent(parse, v)
        actors = () if doer is None else tuple(coordinated(parse, doer))
        rule = "passive"
    else:
        actors = () if noun is None or noun == n else tuple(coordinated(parse, noun))
    near = [c for c in parse.children[n] if parse.dep[c] in ("prep", "dative")]
    top = n
    while parse.head[top] != v and parse.head[top] != top and parse.head[top] > v:
        top = parse.head[top]
        near.extend(c for c in parse.children[top] if parse.dep[c] in ("prep", "dative"))
    far = [c for c in parse.children[v] if parse.dep[c] in ("prep", "dative")]
    targets = _phrases(parse, [*near, *far], act)
    if not targets:
        given = _child(parse, v, "dative")
        if given is not None and parse.tag[given] not in ("IN", "TO") and _nominal(parse, given):
            targets = tuple(coordinated(parse, given))
    if not targets:
        targets = _noun_phrase_targets(parse, near)
    both = _between(parse, n)
    if both and not actors:
        return Arguments(both, (), "between")
    own = _owner(parse, n)
    if own is not None and not actors:
        return Arguments(tuple(coordinated(parse, own)), targets, "possessive")
    if operator("receive", *verb_keys(parse, v)):
        givers = [c for c in far + near if parse.lower[c] in ("from", "by")]
        giver = _child(parse, givers[0], "pobj") if givers else None
        return Arguments(() if giver is None else tuple(coordinated(parse, giver)), actors, rule)
    return Arguments(actors, tuple(t for t in targets if t not in actors), rule)


def _noun_phrase_targets(parse: Parse, preps: list[int]) -> tuple[int, ...]:
    for child in preps:
        if parse.lower[child] in ("on", "against", "with", "into", "to"):
            noun = _child(parse, child, "pobj")
            if noun is not None and parse.ent[noun][2:] not in ("DATE", "TIME", "CARDINAL"):
                return tuple(coordinated(parse, noun))
    return ()


def _owner(parse: Parse, n: int) -> int | None:
    """ "Spain's attack", "the Spanish attack": whose act the noun tells."""
    owner = _child(parse, n, "poss")
    if owner is not None and parse.ent[owner][2:] not in ("DATE", "TIME"):
        return owner
    for child in parse.children[n]:
        if child < n and parse.dep[child] in ("compound", "amod", "nmod"):
            if _names_doer(parse, child):
                return child
            if parse.lower[child].endswith(("led", "backed")):  # "the Spanish-led attack"
                for inner in parse.children[child]:
                    if parse.ent[inner][2:] in PARTIES:
                        return inner
    return None


def _names_doer(parse: Parse, i: int) -> bool:
    """Whether the word before an event noun tells whose act it is, not where it was.

    "Spanish strike", "NATO strike", "US strike", but "Boston bombing", "Hill School shooting".
    """
    label = parse.ent[i][2:]
    if label in ("NORP", "PERSON"):
        return True
    if label == "ORG":
        return parse.ent[i].startswith("B-") and not parse.ent[i + 1].startswith("I-")
    return label == "GPE" and parse.word[i].replace(".", "").isupper()


def _between(parse: Parse, n: int) -> tuple[int, ...]:
    for child in parse.children[n]:
        if parse.dep[child] == "prep" and parse.lower[child] in ("between", "among"):
            noun = _child(parse, child, "pobj")
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
    owner = _owner(parse, n)
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
        noun = _child(parse, child, "pobj")
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
