"""Which act a word names: verbs, event nouns, and verbs with the noun they carry.

One look-up for everything that reads acts (`events`, `pairs`, `pledges`). It goes from the most
telling to the least: a verb with its object ("impose sanctions"), a light verb with an event noun
("paid a visit": the visit is the act), a stopping verb with one ("called off the attack"), the verb
with its particle ("call for"), the verb alone. Knows nothing of who did it or whether it happened.

The words are in ``data/frames.tsv`` and ``data/operators.tsv``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rashomon.extract.lexicon import Frame, lexicon, operator
from rashomon.read.parse import Parse

# how an act can be found, as docs/events.md tells them
RULES = (
    "verb",
    "verb and particle",
    "verb and object",
    "light verb",
    "stopped act",
    "adjective",
    "noun",
    "noun with its verb",
    "other verb",
    "said of another",
    "headline",
)


class Act(NamedTuple):
    """A word that names an act.

    ``trigger`` is the token of the word, ``verb`` the verb that carries it ("paid" a visit), or the
    trigger again; ``rule`` is how it was found.
    """

    trigger: int
    verb: int
    frame: Frame
    rule: str


_NOMINAL = frozenset(("NN", "NNS", "NNP", "NNPS"))
PARTIES = frozenset(("PERSON", "NORP", "ORG", "GPE"))  # labels of those who can act
_NAMED = frozenset(("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "DATE", "TIME"))
_BEFORE = frozenset(("compound", "amod", "nmod"))
_AROUND = frozenset(("prt", "prep", "advmod", "dative"))
_ADVERBS = frozenset(("down", "back", "out", "up", "away", "off", "together", "aside", "ahead"))


def is_verb(parse: Parse, i: int) -> bool:
    """Whether the token is a verb that can name an act (no auxiliary)."""
    return (
        parse.tag[i].startswith("VB")
        and parse.pos[i] != "AUX"
        and parse.dep[i] not in ("aux", "auxpass", "amod")
    )


def is_actor(parse: Parse, head: int) -> bool:
    """Whether the noun can act or be acted on: a named party, a pronoun, a kind of people."""
    label = parse.ent[head][2:]
    if label in PARTIES or operator("person_pronoun", parse.lower[head]):
        return True
    if not label and parse.tag[head].startswith("NNP"):
        return True
    return operator("people", parse.lemma[head].lower())


def _of_time(parse: Parse, prep: int) -> bool:
    """Whether the preposition only dates: "called him on Friday" is no calling on."""
    return any(parse.ent[c][2:] in ("DATE", "TIME") for c in parse.children[prep])


# forms the lemmatizer leaves as they are
_IRREGULAR = {
    "forgave": "forgive",
    "overflew": "overfly",
    "forbade": "forbid",
    "forsook": "forsake",
}


def verb_lemma(parse: Parse, v: int) -> str:
    """The verb's plain form; mends the parser's "fin" for "fined" and "wag" for "waging"."""
    lemma = parse.lemma[v].lower()
    if lemma == "hop" and "pp" not in parse.lower[v]:
        return "hope"  # "hopes", "hoping"
    lemma = _IRREGULAR.get(lemma, lemma)
    if parse.tag[v] in ("VBD", "VBN", "VBG"):
        words = lexicon()
        if lemma not in words.verbs and lemma not in words.pairs and lemma not in words.light:
            for mended in (f"{lemma}e", lemma.removesuffix("e")):
                if mended in words.verbs or mended in words.pairs or mended in words.light:
                    return mended
    return lemma


def verb_keys(parse: Parse, v: int) -> list[str]:
    """A verb's look-up keys, most telling first: "lash_out_at", "lash_out", "lash"."""
    lemma = verb_lemma(parse, v)
    particles: list[str] = []
    prepositions: list[str] = []
    for child in parse.children[v]:
        dep = parse.dep[child]
        if child < v or dep not in _AROUND:
            continue
        word = parse.lower[child]
        if dep == "prt" or (dep == "advmod" and word in _ADVERBS and child - v < 5):
            particles.append(word)
        elif dep != "advmod" and not _of_time(parse, child):
            prepositions.append(word)
    if not particles and not prepositions:
        return [lemma]
    keys = [f"{lemma}_{p}_{q}" for p in particles for q in prepositions]
    keys += [f"{lemma}_{p}" for p in particles]
    if not particles or not operator("phrasal", lemma):
        keys += [f"{lemma}_{q}" for q in prepositions]
        keys.append(lemma)
    return keys


def noun_keys(parse: Parse, n: int) -> list[str]:
    """A noun's look-up keys, most telling first: "state_of_emergency", "air_strike", "strike"."""
    lemma = parse.lemma[n].lower()
    keys: list[str] = []
    for child in parse.children[n]:
        dep = parse.dep[child]
        if dep in _BEFORE and child < n:
            keys.append(f"{parse.lemma[child].lower()}_{lemma}")
        elif dep == "prep" and parse.lower[child] == "of":
            for pobj in parse.children[child]:
                if parse.dep[pobj] == "pobj":
                    keys.append(f"{lemma}_of_{parse.lemma[pobj].lower()}")
    if lemma == "cease" or (n >= 2 and parse.word[n - 1] == "-"):  # "cease-fire" in three tokens
        keys.append(f"{parse.lower[n - 2]}-{lemma}")
    keys.append(lemma)
    return keys


def contents(parse: Parse, n: int) -> list[int]:
    """The noun and what it merely counts or joins: "a series of attacks" → the attacks too."""
    found = [n]
    transparent = lexicon().operators["transparent"]
    for at in found:
        if len(found) > 6:
            break
        for child in parse.children[at]:
            if parse.dep[child] == "conj":
                found.append(child)
            elif (
                parse.dep[child] == "prep"
                and parse.lower[child] in ("of", "in", "for")
                and parse.lemma[at].lower() in transparent
            ):
                found.extend(c for c in parse.children[child] if parse.dep[c] == "pobj")
    return found


def objects(parse: Parse, v: int) -> list[int]:
    """What the verb is done to or carries: objects, the subject of a passive, complements."""
    found: list[int] = []
    for child in parse.children[v]:
        if parse.dep[child] in ("dobj", "nsubjpass", "attr", "oprd"):
            found.extend(contents(parse, child))
            for prep in parse.children[child]:  # "held villagers as human shields"
                if parse.lower[prep] == "as":
                    found.extend(c for c in parse.children[prep] if parse.dep[c] == "pobj")
    helped = any(parse.lower[c] in ("have", "has", "had") for c in parse.children[v])
    if parse.dep[v] in ("acl", "relcl") and parse.tag[v] == "VBN" and not helped:
        noun = parse.head[v]
        if parse.dep[noun] == "pobj" and parse.lower[parse.head[noun]] == "of":
            whole = parse.head[parse.head[noun]]  # "a war of aggression waged by …"
            if parse.lemma[whole].lower() in lexicon().nouns:
                found.append(whole)
        found.append(noun)  # "sanctions imposed on …"
    return found


def governed(parse: Parse, v: int, key: str) -> list[int]:
    """The nouns under the particle or preposition that the key was made with."""
    word = key.rsplit("_", 1)[-1]
    found: list[int] = []
    for child in parse.children[v]:
        if parse.dep[child] == "prep" and parse.lower[child] == word:
            for noun in parse.children[child]:
                if parse.dep[noun] == "pobj":
                    found.extend(contents(parse, noun))
    return found


def stopped(frame: Frame, verb: str) -> Frame | None:
    """What it is to stop, lift, cancel or reduce an act of this type."""
    match frame.type:
        case "ASSAULT":
            return Frame("RETREAT", "ceasefire")
        case "MOBILIZE":
            return Frame("RETREAT", "withdraw")
        case "COERCE" | "PROTEST" | "SANCTION" | "ACCUSE" | "THREATEN" | "REJECT" | "REQUEST":
            return Frame("CONCEDE")
        case "CONSULT" | "AGREE" | "SUPPORT" if verb in ("cancel", "scrap", "postpone", "call_off"):
            return Frame("REJECT", "meet")
        case "CONSULT" | "AGREE" | "SUPPORT":
            return Frame("SANCTION", "withdraw")
        case "AID" | "COOPERATE":
            return Frame("SANCTION", "discontinue")
        case _:
            return None


def verb_act(parse: Parse, v: int) -> Act | None:
    """The act a verb names, alone or with what it carries; ``None`` when it names none we know."""
    words = lexicon()
    keys = verb_keys(parse, v)
    lemma = keys[-1].split("_")[0]
    nouns: list[int] | None = None
    for key in keys:
        table = words.pairs.get(key)
        light = key in words.light
        stops = key in words.operators["stop"]
        if table is None and not light and not stops:
            continue
        if nouns is None:
            nouns = objects(parse, v)
        carried = nouns + governed(parse, v, key) if "_" in key else nouns
        for noun in carried:
            found = noun_keys(parse, noun)
            if table is not None:
                for at in found:
                    if at in table:
                        if table[at].type == "RETREAT" and stops and _of_others(parse, noun):
                            continue
                        if table[at].type == "MOBILIZE" and (
                            _keeps_peace(parse, v) or _of_others(parse, noun)
                        ):
                            return Act(v, v, Frame("AID"), "verb and object")
                        if table[at].type == "ASSAULT" and _in_words(parse, noun):
                            return Act(noun, v, Frame("ACCUSE", "disapprove"), "verb and object")
                        trigger = noun if light and _is_event_noun(parse, noun, found) else v
                        return Act(trigger, v, table[at], "verb and object")
            if light or stops:
                act = noun_frame(parse, noun, found)
                if act is not None and light:
                    if act.type == "MOBILIZE" and _keeps_peace(parse, v):
                        act = Frame("AID")
                    return Act(noun, v, act, "light verb")
                if act is not None and not _of_others(parse, noun):
                    frame = stopped(act, key)
                    if frame is not None:
                        return Act(v, v, frame, "stopped act")
    for child in parse.children[v]:
        if parse.dep[child] in ("acomp", "oprd", "ccomp") and parse.pos[child] == "ADJ":
            frame = words.adjectives.get(parse.lemma[child].lower())
            if frame is not None and lemma in ("be", "find", "remain", "become", "declare"):
                return Act(child, v, frame, "adjective")
    if lemma in ("give", "hand") and _years(parse, v):
        return Act(v, v, Frame("COERCE", "arrest"), "verb and object")
    if operator("departing", lemma) and _of_troops(parse, v):
        return Act(v, v, Frame("RETREAT", "withdraw"), "verb")
    if operator("asking", lemma) and _asks(parse, v):
        return Act(v, v, Frame("THREATEN" if lemma == "warn" else "REQUEST"), "verb")
    if lemma == "order" and _summons(parse, v):
        return Act(v, v, Frame("REQUEST"), "verb")
    for key in keys:
        frame = words.verbs.get(key)
        if frame is not None and key in ("call_on", "call_upon") and _calls_to(parse, v):
            frame = Frame("REQUEST")
        if frame is not None:
            if (frame.type == "MOBILIZE" or lemma == "arrive") and _keeps_peace(parse, v):
                frame = Frame("AID")
            return Act(v, v, frame, "verb and particle" if "_" in key else "verb")
    return None


def _years(parse: Parse, v: int) -> bool:
    """ "Was given seven years in jail": the term is the sentence."""
    return any(
        parse.dep[c] == "dobj"
        and parse.lemma[c] in ("year", "month", "life")
        and any(parse.lemma[p] in ("jail", "prison", "custody") for p in _within(parse, c))
        for c in parse.children[v]
    ) or (
        any(parse.dep[c] == "dobj" and parse.lemma[c] == "year" for c in parse.children[v])
        and any(parse.lemma[p] in ("jail", "prison", "custody") for p in _within(parse, v))
    )


def _within(parse: Parse, i: int) -> list[int]:
    """What stands under the "in" that hangs on a token."""
    return [n for c in parse.children[i] if parse.lower[c] == "in" for n in parse.children[c]]


def _of_others(parse: Parse, n: int) -> bool:
    """Whether the act or force is named as another's: "stop the Spanish offensive"."""
    for child in parse.children[n]:
        if parse.dep[child] == "poss" and parse.tag[child] != "PRP$":
            return True
        if parse.dep[child] in ("amod", "compound") and parse.ent[child][2:] == "NORP":
            return True
    return False


def _of_troops(parse: Parse, v: int) -> bool:
    """ "Spanish troops left": soldiers who go withdraw."""
    top = v
    while parse.dep[top] in ("xcomp", "conj") and parse.head[top] != top:
        top = parse.head[top]
    troops = lexicon().classes["troop"]
    return any(
        parse.dep[c] == "nsubj"
        and any(parse.lemma[n].lower() in troops for n in contents(parse, c))
        for c in parse.children[top]
    )


def _calls_to(parse: Parse, v: int) -> bool:
    """ "Called on Spain to withdraw" is a request, "called on the king to congratulate" a visit."""
    return any(
        is_infinitive(parse, c) and not operator("courtesy", parse.lemma[c].lower())
        for c in parse.children[v]
    )


def is_infinitive(parse: Parse, v: int) -> bool:
    """Whether the verb stands with "to"."""
    return parse.tag[v] == "VB" and any(
        parse.dep[c] == "aux" and parse.lower[c] == "to" for c in parse.children[v]
    )


def _asks(parse: Parse, v: int) -> bool:
    """ "Pushed Spain to send": somebody is moved to do something."""
    deps = {parse.dep[c] for c in parse.children[v]}
    moved = any(
        is_infinitive(parse, c) and parse.dep[c] in ("xcomp", "ccomp") for c in parse.children[v]
    )
    return moved and ("dobj" in deps or "nsubjpass" in deps)


def _summons(parse: Parse, v: int) -> bool:
    """ "Ordered him to appear": a demand, where "ordered it to close" is force."""
    return any(
        is_infinitive(parse, c) and operator("summoning", *verb_keys(parse, c))
        for c in parse.children[v]
    )


def _keeps_peace(parse: Parse, v: int) -> bool:
    """Troops sent to keep the peace are aid, wherever the sentence says so."""
    first, past = parse.sentences[parse.sentence_of[v]]
    return any(parse.lower[i].startswith("peacekeep") for i in range(first, past))


def _is_event_noun(parse: Parse, n: int, keys: list[str]) -> bool:
    words = lexicon()
    return any(key in words.nouns or key == "strike" for key in keys) or any(
        key in words.classes[name]
        for key in keys
        for name in ("talk", "deal", "ban", "support", "charge", "truce")
    )


def noun_frame(parse: Parse, n: int, keys: list[str]) -> Frame | None:
    table = lexicon().nouns
    if keys[-1] == "attack" and _in_words(parse, n):
        return Frame("ACCUSE", "disapprove")
    for key in keys:
        frame = table.get(key)
        if frame is not None:
            return frame
    if keys[-1] == "strike":
        return _strike(parse, n, keys)
    return None


def _in_words(parse: Parse, n: int) -> bool:
    """ "A scathing attack on the bill", "launched an attack on the mayor, calling her": blame."""
    for child in parse.children[n]:
        if parse.dep[child] == "amod" and operator("verbal", parse.lower[child]):
            return True
        if parse.dep[child] == "prep" and parse.lower[child] == "on":
            for noun in parse.children[child]:
                if operator("argued", parse.lemma[noun].lower()):
                    return True
    v = parse.head[n]
    return parse.lemma[n].lower() in ("attack", "assault") and any(
        parse.dep[c] in ("advcl", "acl")
        and parse.tag[c] == "VBG"
        and operator("scolding", parse.lemma[c].lower())
        for c in (*parse.children[v], *parse.children[n])
    )


def _strike(parse: Parse, n: int, keys: list[str]) -> Frame:
    """Whether a strike is a blow or a stoppage of work: by the words before and after it."""
    if operator("industrial", *(word for key in keys for word in key.split("_"))):
        return Frame("PROTEST", "strike")
    if not operator("blow", *(word for key in keys[:-1] for word in key.split("_"))):
        first, past = parse.sentences[parse.sentence_of[n]]
        sense = _strike_among(parse, first, past) or _strike_in(parse)
        if sense is not None:
            return sense
    for child in parse.children[n]:
        if parse.dep[child] == "prep" and parse.lower[child] in ("on", "against", "inside"):
            return Frame("ASSAULT", "aerial")
        if parse.dep[child] == "prep" and parse.lower[child] in ("over", "for", "by"):
            return Frame("PROTEST", "strike")
    if parse.tag[n] == "NNS" or len(keys) > 1:
        return Frame("ASSAULT", "aerial")
    return Frame("PROTEST", "strike")


def _strike_among(parse: Parse, first: int, past: int) -> Frame | None:
    """What the words of a stretch say of a strike in it; ``None`` when neither or both."""
    words = lexicon().operators
    work = any(parse.lemma[i].lower() in words["labour"] for i in range(first, past))
    blow = any(parse.lemma[i].lower() in words["blow"] for i in range(first, past))
    if work == blow:
        return None
    return Frame("PROTEST", "strike") if work else Frame("ASSAULT", "aerial")


@lru_cache(maxsize=4)
def _strike_in(parse: Parse) -> Frame | None:
    """What the whole report says of its strikes."""
    return _strike_among(parse, 0, len(parse))


def _denied_offer(parse: Parse, n: int) -> bool:
    """ "There is no offer", "no bid has been made"."""
    verb = parse.head[n]
    if not operator("bargain", parse.lemma[n].lower()):
        return False
    if not any(parse.dep[c] == "det" and parse.lower[c] == "no" for c in parse.children[n]):
        return False
    if parse.dep[n] == "attr":
        return any(parse.dep[c] == "expl" for c in parse.children[verb])
    return parse.dep[n] in ("nsubjpass", "dobj") and parse.lemma[verb] in (
        "make", "receive", "table", "submit", "reach", "sign", "put", "have", "get",
    )  # fmt: skip


def noun_act(parse: Parse, n: int) -> Act | None:
    """The act a noun names; ``None`` for names, for nouns inside another noun, and for no act."""
    if parse.tag[n] not in _NOMINAL or parse.dep[n] in ("compound", "nmod"):
        return None
    words = lexicon()
    lemma = parse.lemma[n].lower()
    if _denied_offer(parse, n):
        return Act(n, n, words.nouns.get(lemma, Frame(None)), "noun")
    bartered = parse.lower[n - 1 : n] == ["in"] and parse.lower[n + 1 : n + 2] == ["for"]
    doing = (operator("doing_noun", lemma) and not bartered) or _undone_deal(parse, n)
    if lemma not in words.heads and not doing:
        return None
    if parse.tag[n].startswith("NNP") and parse.ent[n][2:] in _NAMED:
        return None
    frame = noun_frame(parse, n, noun_keys(parse, n))
    if frame is None and not doing:
        return None
    frame = frame or Frame(None)
    if frame.type == "MOBILIZE" and _keeps_peace(parse, n):
        frame = Frame("AID")
    verb = parse.head[n]
    if frame.type is not None and parse.dep[n] == "pobj" and parse.lower[verb] == "of":
        outer = parse.head[verb]  # "a war of aggression" is one act
        above = noun_frame(parse, outer, [parse.lemma[outer].lower()])
        if above is not None and above.type == frame.type:
            return None
    bare = not any(key in words.nouns for key in noun_keys(parse, n)[:-1])
    if bare and operator("open_noun", lemma) and not _has_content(parse, n):
        return None
    if parse.dep[n] in ("nsubj", "nsubjpass"):
        raised = _raised_to(parse, verb)
        for v in (verb, raised):
            if v is not None and is_verb(parse, v) and _occurs(parse, v):
                return Act(n, v, frame, "noun with its verb")
    return Act(n, n, frame, "noun")


def _occurs(parse: Parse, v: int) -> bool:
    return any(key in lexicon().occur for key in verb_keys(parse, v)) or _takes_place(parse, v)


def _raised_to(parse: Parse, v: int) -> int | None:
    """The verb that a subject belongs to: "the fire is believed to have started"."""
    for child in parse.children[v]:
        if parse.dep[child] == "xcomp" and parse.tag[child] in ("VB", "VBN"):
            return child
        if parse.dep[child] in ("acomp", "oprd") and parse.pos[child] == "ADJ":
            return next((c for c in parse.children[child] if parse.dep[c] == "xcomp"), None)
    return None


def _undone_deal(parse: Parse, n: int) -> bool:
    """ "Without a deal", "no agreement": a bargain is a happening where it is missing."""
    lemma = parse.lemma[n].lower()
    words = lexicon().classes
    if lemma not in words["deal"] and lemma not in words["truce"]:
        return False
    above = parse.head[n]
    return (parse.dep[n] == "pobj" and parse.lower[above] == "without") or (
        parse.lower[above] == "of" and parse.lower[parse.head[above]] in ("lack", "absence")
    )


def _takes_place(parse: Parse, v: int) -> bool:
    return parse.lemma[v] == "take" and any(
        parse.dep[c] == "dobj" and parse.lower[c] == "place" for c in parse.children[v]
    )


def _has_content(parse: Parse, n: int) -> bool:
    """Whether a proposal or demand is told here, with its owner or its matter, not just named."""
    for child in parse.children[n]:
        if parse.dep[child] in ("poss", "acl", "relcl"):
            return True
        if parse.dep[child] == "prep" and parse.lower[child] in (
            "by",
            "from",
            "for",
            "against",
            "between",
        ):
            return True
    return False


def said_act(parse: Parse, i: int) -> Act | None:
    """ "Spain said that Italy must leave", "that rebels were behind it": a demand, an accusation.

    "The threat of war must not be ignored" is a warning. ``verb`` is the one that reports the
    clause, ``i`` the word that makes the clause one.
    """
    head = parse.head[i]
    if operator("must", parse.lower[i]) and parse.dep[i] == "aux":
        frame, v = Frame("THREATEN" if _not_to_belittle(parse, head) else "REQUEST"), head
    elif parse.lemma[head] == "be" and operator("culprit", parse.lower[i]):
        frame, v = Frame("ACCUSE", "allege"), head
    else:
        return None
    said = parse.head[v]
    if parse.dep[v] != "ccomp" or not operator("report", *verb_keys(parse, said)):
        return None
    wanted = next((c for c in parse.children[v] if parse.dep[c] in ("nsubj", "nsubjpass")), None)
    speaker = teller(parse, said, v)
    if wanted is None or speaker is None or not is_actor(parse, speaker):
        return None
    if frame.type != "THREATEN" and (parse.tag[wanted] == "PRP" or not is_actor(parse, wanted)):
        return None
    return Act(i, said, frame, "said of another")


def teller(parse: Parse, said: int, clause: int) -> int | None:
    """Who says a clause: the subject; behind the verb where the clause stands first.

    The parser takes the subject of "..., declares the minister" for an object.
    """
    deps = ("nsubj", "dobj") if clause < said else ("nsubj",)
    for dep in deps:
        for child in parse.children[said]:
            if parse.dep[child] == dep and (dep == "nsubj" or child > said):
                return child
    return None


def _not_to_belittle(parse: Parse, v: int) -> bool:
    """ "The threat must not be ignored", "we should not underestimate the danger"."""
    if not operator("belittle", *verb_keys(parse, v)):
        return False
    deps = {parse.dep[child]: child for child in parse.children[v]}
    matter = deps.get("nsubjpass", deps.get("dobj"))
    return "neg" in deps and matter is not None and operator("danger", parse.lemma[matter].lower())


def joined(parse: Parse, act: Act) -> list[Act]:
    """The other event nouns a light verb carries: "an agreement and the assurance that"."""
    if act.rule != "light verb" and act.trigger == act.verb:
        return []
    found: list[Act] = []
    for child in (*parse.children[act.trigger], *parse.children[act.verb]):
        if parse.dep[child] == "conj" and parse.tag[child] in _NOMINAL and child > act.trigger:
            frame = noun_frame(parse, child, noun_keys(parse, child))
            if frame is not None:
                found.append(Act(child, act.verb, frame, act.rule))
    return found
