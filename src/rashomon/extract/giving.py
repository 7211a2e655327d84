"""Who hands what to whom: the thing, the giver and the receiver of a word for giving.

    with an object and "to"    "send tents to Chile", "give Chile tents", "the tents sent to Chile"
    with a receiver and "with" "supply Chile with tents"
    from the receiver's side   "Chile received tents from Norway"
    what is said of a thing    "promised tents to Chile", "approved the sale of tents"
    what is said of a request  "rejected Chile's demand for tents", "withdrew its offer of a grant"
    on its way, or come        "tankers carrying petrol to", "a plane landed with medicine for"

The slots are head tokens. Whether it was given is not said here.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rashomon.extract.frames import contents, is_actor, is_verb, verb_keys, verb_lemma
from rashomon.extract.lexicon import lexicon, operator
from rashomon.extract.subjects import agent, is_passive, subject
from rashomon.model import Stance
from rashomon.read.parse import Parse

_MATTER = ("aid", "money", "arms", "troop")
_ABSTRACT = ("ness", "ity", "ism", "ment", "tion", "sion", "ance", "ence", "ship", "hood", "ing")
_WITH = ("supply", "provide", "equip", "arm", "furnish", "present", "reward", "outfit", "issue")
_RECEIVE = ("receive", "get", "obtain", "secure")
_OBJECTS = ("dobj", "dative")
_ASKED = ("for", "of", "to")


class Gift(NamedTuple):
    """Head tokens of what is given, by whom, to whom; ``asker``: it answers that one's request."""

    thing: int
    giver: int | None = None
    receiver: int | None = None
    about: str = ""  # "request", "offer": the thing is spoken of through such a noun


class Draft(NamedTuple):
    """A pledge as tokens: its stance, the tokens of the thing, the heads of the two parties."""

    stance: Stance
    what: tuple[int, int]
    giver: int | None
    receiver: int | None


@cache
def _handing() -> frozenset[str]:
    """The plain forms of all verbs of handing over."""
    return frozenset(key.split("_")[0] for key in lexicon().operators["handing"])


def given(parse: Parse, v: int) -> Gift | None:
    """The gift of a verb of handing over; ``None`` when it is none, or hands over nothing."""
    if verb_lemma(parse, v) not in _handing():
        return None
    keys = verb_keys(parse, v)
    if not any(operator("handing", key) for key in (*keys, parse.lemma[v].lower())):
        return None
    particles = [parse.lower[c] for c in parse.children[v] if parse.dep[c] == "prt"]
    if particles and not operator("handing", keys[0], f"{parse.lemma[v].lower()}_{particles[0]}"):
        return None  # "gave up its arms", "brought in a gun"
    lemma = keys[-1].split("_")[0]
    if lemma in _RECEIVE:
        return _received(parse, v)
    passive = is_passive(parse, v)
    first = [c for c in parse.children[v] if parse.dep[c] in ("dobj", "dative", "appos")]
    direct = [c for c in first if parse.tag[c] not in ("IN", "TO", "WDT", "WP")]
    above = next((c for c in parse.children[v] if parse.dep[c] == "nsubjpass"), None)
    if passive and above is None and parse.dep[v] in ("acl", "relcl"):
        above = parse.head[v]
    if not passive and not direct and parse.dep[v] == "relcl":
        direct = [parse.head[v]]  # "the tents that Norway sent"
    giver = agent(parse, v) if passive else subject(parse, v)[0]
    if passive and giver is None and above is not None:
        giver = _maker(parse, above)
    if lemma == "arm" and passive and giver is None:
        return None  # "the man was armed with a gun": what he carried
    if lemma in _WITH:
        thing = object_of(parse, v, ("with",)) or _with_thing(parse, direct)
        party = above if passive else (direct[0] if direct else None)
        if thing is not None and party is not None:
            return Gift(thing, giver, party)
    if passive:
        if above is None:
            return None
        if direct:  # "farmers were given seed"
            return Gift(direct[-1], giver, above)
        party = to_whom(parse, (v, above))
        return Gift(above, giver, party if party is not None else _landed_in(parse, v))
    if not direct:
        return None
    pair = _two_objects(parse, direct)
    if pair is not None:
        return Gift(pair[1], giver, pair[0])
    return Gift(direct[-1], giver, to_whom(parse, (v, direct[-1])))


def _maker(parse: Parse, thing: int) -> int | None:
    """ "Czech shells will be sent", "shells from Norway will be sent": whose they are."""
    own = (c for c in parse.children[thing] if parse.ent[c][2:] == "NORP" and c < thing)
    sent = object_of(parse, thing, ("from",))
    return next(own, sent if sent is not None and is_actor(parse, sent) else None)


def _landed_in(parse: Parse, v: int) -> int | None:
    """ "Tents donated by Norway arrived in Chile": where the thing has come."""
    if parse.dep[v] not in ("acl", "relcl"):
        return None
    top = parse.head[parse.head[v]]
    if not is_verb(parse, top) or not operator("landing", parse.lemma[top].lower()):
        return None
    return object_of(parse, top, ("in", "at"))


def _with_thing(parse: Parse, direct: list[int]) -> int | None:
    return next((n for d in direct if (n := object_of(parse, d, ("with",))) is not None), None)


def _received(parse: Parse, v: int) -> Gift | None:
    thing = next((c for c in parse.children[v] if parse.dep[c] == "dobj"), None)
    if thing is None:
        return None
    giver = object_of(parse, v, ("from", "by")) or object_of(parse, thing, ("from", "by"))
    if giver is not None and parse.ent[giver][2:] in ("DATE", "TIME"):
        giver = None  # "would get water by Saturday"
    if giver is None and parse.dep[v] == "ccomp":  # "promised the villagers they would get water"
        above = parse.head[v]
        if operator("promising", *verb_keys(parse, above)):
            party = next((c for c in parse.children[above] if parse.dep[c] in _OBJECTS), None)
            own = subject(parse, v)[0]
            if party is None or own is None or parse.tag[own] != "PRP":
                party = own
            return Gift(thing, subject(parse, above)[0], party)
    return Gift(thing, giver, subject(parse, v)[0]) if giver is not None else None


def _two_objects(parse: Parse, direct: list[int]) -> tuple[int, int] | None:
    """ "Give Chile tents", "denied the president the money": the receiver, and the thing."""
    if len(direct) > 1:
        return direct[0], direct[-1]
    if parse.tag[direct[0]] in ("NN", "NNS"):  # "offered the two families | compensation"
        for child in parse.children[direct[0]]:
            if parse.dep[child] not in ("compound", "nmod", "npadvmod"):
                continue
            people = parse.tag[child] == "NNS" and operator("people", parse.lemma[child].lower())
            if people and child == direct[0] - 1:
                return child, direct[0]
            first = parse.subtree(direct[0])[0]
            if parse.ent[child] == "B-GPE" and first in (child, child - 1):
                return child, direct[0]  # "gave Somalia | 900 tents"
    inner = [c for c in parse.children[direct[0]] if parse.dep[c] == "appos" and c > direct[0]]
    if inner and is_actor(parse, direct[0]) and is_matter(parse, inner[0]):
        return direct[0], inner[0]
    return None


def spoken_of(parse: Parse, v: int, *, asking: bool) -> Gift | None:
    """The gift a verb of promising, asking, refusing or withdrawing speaks of, as a noun."""
    direct = [
        c
        for c in parse.children[v]
        if parse.dep[c] in ("dobj", "dative", "nsubjpass") and parse.tag[c] not in ("IN", "TO")
    ]
    if not direct and parse.dep[v] == "acl" and parse.tag[v] == "VBN" and not asking:
        direct = [parse.head[v]]  # "the radars promised by Norway"
    against = object_of(parse, v, ("against",)) if not direct and not asking else None
    if against is not None:  # "voted against a loan to Chile"
        direct = [against]
    doer = agent(parse, v) if is_passive(parse, v) else subject(parse, v)[0]
    if asking:
        thing = object_of(parse, v, ("for",))
        if thing is not None:
            asked = direct[0] if direct else object_of(parse, v, ("to",))
        elif direct:
            thing = direct[-1]
            asked = direct[0] if len(direct) > 1 else object_of(parse, v, ("from", "of"))
            if asked is None:
                asked = object_of(parse, thing, ("from",))
        else:
            return None
        through = _through(parse, v, thing)
        return Gift(through.thing, asked, doer)
    if not direct:
        return None
    pair = _two_objects(parse, direct)
    above = next((c for c in direct if parse.dep[c] == "nsubjpass"), None)
    if pair is not None and above is not None and not is_actor(parse, pair[0]):
        pair = None
    thing = pair[1] if pair else direct[-1]
    if doer is None and is_passive(parse, v):  # the parser hangs "by the bank" on the loan
        doer = object_of(parse, thing, ("by",))
    through = _through(parse, v, thing)
    party = pair[0] if pair else through.receiver
    if party is None:
        party = to_whom(parse, (thing, v, through.thing))
    return through._replace(giver=doer, receiver=party)


def _through(parse: Parse, v: int, noun: int) -> Gift:
    """Through "a request from … for", "its offer of", "the sale of", to the thing itself."""
    about, asker = "", None
    thing = noun
    for _ in range(3):
        name = parse.lemma[thing].lower()
        asks = operator("asking_noun", name)
        if asks or operator("offering_noun", name):
            about = about or ("request" if asks else "offer")
            if asks:
                own = next((c for c in parse.children[thing] if parse.dep[c] == "poss"), None)
                asker = own if own is not None else object_of(parse, thing, ("from", "by"))
            below = next(
                (c for c in parse.children[thing] if parse.dep[c] in ("acl", "relcl")), None
            )
            inner = given(parse, below) if below is not None and is_verb(parse, below) else None
            if inner is not None:
                return Gift(inner.thing, None, inner.receiver or asker, about)
            deeper = object_of(parse, thing, _ASKED[:2])
            if deeper is None:
                deeper = object_of(parse, v, ("for",))
            if deeper is None:
                return Gift(thing, None, asker, "mere " + about)
            thing = deeper
        elif operator("handing_noun", name):
            deeper = object_of(parse, thing, ("of",))
            before = [c for c in parse.children[thing] if parse.dep[c] in ("compound", "nmod")]
            if deeper is None and before and is_matter(parse, before[-1]):
                party = asker if asker is not None else to_whom(parse, (thing, v))
                return Gift(before[-1], None, party, about or "handing")  # "arms deliveries to"
            if deeper is None or is_sum(parse, deeper) or not is_gift(parse, deeper):
                break  # "a loan of $3 million" is the loan
            party = to_whom(parse, (thing, v, deeper))
            return Gift(deeper, None, asker if asker is not None else party, about or "handing")
        else:
            break
    return Gift(thing, None, asker, about)


def to_whom(parse: Parse, nodes: tuple[int, ...]) -> int | None:
    """The receiver after "to" or "for", on the verb, the thing or what stands with it."""
    for word in ("to", "for"):
        for node in nodes:
            around = [node]
            for child in parse.children[node]:
                if parse.lower[child] in ("worth", "of", "back", "over") and child > node:
                    around.append(child)
                    around.extend(c for c in parse.children[child] if parse.dep[c] == "pobj")
            for at in around:
                noun = object_of(parse, at, (word,))
                if noun is None or parse.ent[noun][2:] in ("DATE", "TIME", "MONEY", "PERCENT"):
                    continue
                thing = is_matter(parse, noun) and not operator("funds", parse.lemma[noun].lower())
                if word == "to" and not thing and not is_verb(parse, noun):
                    return noun
                if can_receive(parse, noun):
                    return noun
    return None


def can_receive(parse: Parse, head: int) -> bool:
    """Whether the noun names somebody who can be given something, or a body or place that can."""
    if is_actor(parse, head) or parse.ent[head][2:] in ("LOC", "FAC"):
        return True
    lemma = parse.lemma[head].lower()
    if operator("funds", lemma):
        return True
    # strikers, tenants, widows: people that are on no list
    ends = lemma.endswith(("er", "or", "ist", "ee", "ian", "ant", "man", "woman"))
    several = parse.tag[head] == "NNS" or parse.dep[head] == "dative"
    return several and ends and not is_matter(parse, head)


def under_way(parse: Parse, v: int) -> Gift | None:
    """ "Tankers carrying petrol are on their way to", "a plane landed with medicine for"."""
    lemma = parse.lemma[v].lower()
    if operator("carrying", lemma):
        thing = next((c for c in parse.children[v] if parse.dep[c] == "dobj"), None)
        if parse.tag[v] == "VBN" and thing is None:
            thing = object_of(parse, v, ("with",))  # "trucks loaded with medicine"
        if thing is None:
            return None
        top = parse.head[parse.head[v]] if parse.dep[v] in ("acl", "relcl") else v
        way = [
            n
            for p in parse.children[top]
            for n in parse.children[p]
            if parse.lemma[n] in ("way", "route", "course")
        ]
        giver = object_of(parse, v, ("from",)) or object_of(parse, thing, ("from",))
        party = next((n for w in way if (n := object_of(parse, w, ("to",))) is not None), None)
        if party is None:
            party = to_whom(parse, (v, thing, top))
        return Gift(thing, giver, party) if party is not None else None
    if operator("landing", lemma):
        thing = object_of(parse, v, ("with", "carrying"))
        if thing is None:
            return None
        goods = contents(parse, thing)[-1]
        party = to_whom(parse, (goods, thing, v)) or object_of(parse, v, ("in",))
        giver = _sender(parse, v, thing)
        return Gift(thing, giver, party) if giver is not None else None
    return None


def _sender(parse: Parse, v: int, thing: int) -> int | None:
    first, past = parse.subtree(v)
    for i in range(first, past):
        if parse.lemma[i].lower() in ("gift", "donation", "present"):
            found = object_of(parse, i, ("from", "of", "by"))
            if found is not None:
                return found
    found = object_of(parse, thing, ("from",)) or object_of(parse, v, ("from",))
    if found is not None:
        return found
    return next(
        (
            c
            for s in parse.children[v]
            if parse.dep[s] == "nsubj"
            for c in parse.children[s]
            if parse.ent[c][2:] == "NORP"
        ),
        None,
    )


def object_of(parse: Parse, node: int, words: tuple[str, ...]) -> int | None:
    for child in parse.children[node]:
        if parse.dep[child] in ("prep", "dative", "agent") and parse.lower[child] in words:
            noun = next((c for c in parse.children[child] if parse.dep[c] == "pobj"), None)
            if noun is not None:
                return noun
    return None


def is_sum(parse: Parse, noun: int) -> bool:
    money = lexicon().classes["money"]
    return parse.ent[noun][2:] == "MONEY" or parse.lemma[noun].lower() in money


# --- what can be given -------------------------------------------------------------------------


def is_matter(parse: Parse, head: int) -> bool:
    """Whether the noun, or what it counts, is on the lists of what is given: aid, money, arms."""
    words = lexicon().classes
    for noun in contents(parse, head):
        lemma = parse.lemma[noun].lower()
        listed = any(lemma in words[name] for name in _MATTER) or operator("goods", lemma)
        if listed and not (parse.tag[noun] == "NNP" and parse.ent[noun]):
            return True
        if parse.ent[noun][2:] == "MONEY" or parse.tag[noun] == "$":
            return True
    return any(parse.tag[c] == "$" for c in parse.children[head])


def is_gift(parse: Parse, head: int) -> bool:
    """Whether it may be handed over at all: on the lists, or a thing of some other kind."""
    lemma = parse.lemma[head].lower()
    if operator("no_gift", lemma) and parse.ent[head][2:] != "MONEY":
        return False
    if is_matter(parse, head):
        return True
    if parse.tag[head] not in ("NN", "NNS") or parse.ent[head][2:] in ("DATE", "TIME", "PERCENT"):
        return False
    if any(operator("no_gift", parse.lemma[n].lower()) for n in contents(parse, head)):
        return False
    if any(operator("people", parse.lemma[n].lower()) for n in contents(parse, head)):
        return False  # "offered them to a pair of aides"
    return not (len(lemma) > 6 and lemma.endswith(_ABSTRACT))
