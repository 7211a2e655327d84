"""Whether it happened, and how sure the report is.

    actual        told as having happened or happening
    planned       willed or announced: "will", "plans to", "agreed to", a date to come
    hypothetical  could, would, if, asked for, proposed, tried, feared, a purpose
    negated       not, never, refused to, failed to, denied, prevented, called off
    historical    happened long before the report: see `dating`

Simple past is never history. A reported past ("announced that it would send") is planned.
Certainty is ``certain`` unless a hedge stands on the act or on the words it hangs from:
``probable`` (seems, reportedly, allegedly, is believed to), ``possible`` (could, may, perhaps, if).

Verbs are read in `clause_realis`; here are the nouns: "a planned visit", "no attack", "calls for
talks", "an attack was feared". An event noun has its own words first, then what it hangs on.
"""

from __future__ import annotations

from rashomon.extract.clause_realis import (
    EFFECTS,
    Status,
    about_act,
    of_clause,
    surest,
    under_noun,
)
from rashomon.extract.conditions import denied_noun
from rashomon.extract.frames import Act, is_verb, verb_keys
from rashomon.extract.lexicon import operator
from rashomon.model import Certainty, Realis
from rashomon.read.parse import Parse

_OPEN = ("demand", "offer", "want", "threaten", "fear")
# one may discuss what was done as well as what might be: then the article decides
_EITHER = frozenset(("discuss", "debate", "weigh", "consider", "review", "describe", "examine"))
_INDEFINITE = frozenset(("a", "an", "any", "another", "further", "possible"))
_GOING_ON = frozenset(("drop", "halt", "suspend", "end", "abandon", "stop", "freeze"))
_ENDS = frozenset(("end", "halt", "stop", "cessation", "conclusion", "suspension", "start"))


def realis(parse: Parse, act: Act) -> tuple[Realis, Certainty]:
    """Whether the act is told as having happened, and how surely; without its date."""
    if act.rule == "headline":
        return _of_headline(parse, act.trigger)
    if is_verb(parse, act.verb):
        found, sure = of_clause(parse, act.verb)
        if act.trigger != act.verb and parse.pos[act.trigger] != "ADJ":
            inner, doubt = _of_modifiers(parse, act.trigger)
            if inner is None and parse.tag[act.trigger].startswith("NN"):
                inner, doubt = _carried(parse, act, found, sure)
            found, sure = inner or found, surest(sure, doubt)
        return found or "actual", sure
    return _of_noun(parse, act.trigger)


def _carried(parse: Parse, act: Act, found: Realis | None, sure: Certainty) -> Status:
    """ "Is planning a vigil": a verb that carries a noun and says what becomes of it."""
    keys = verb_keys(parse, act.verb)
    carried = any(operator(kind, *keys) for kind in ("intend", "offer", "demand", "want", "expect"))
    if found is None and carried:
        return _noun_under(parse, act.trigger, act.verb, keys, sure)
    return None, sure


def _of_headline(parse: Parse, i: int) -> tuple[Realis, Certainty]:
    """The verb of a headline the parser lost: by the word before it."""
    before = parse.lower[i - 1]
    if before == "to":
        for above in range(i - 2, parse.sentences[parse.sentence_of[i]][0] - 1, -1):
            if is_verb(parse, above) or parse.pos[above] == "ADJ":
                keys = verb_keys(parse, above)
                for kind, found, doubt in EFFECTS:
                    if found is not None and operator(kind, *keys):
                        return found, doubt
                break
        return "planned", "certain"
    if before in ("may", "might", "could", "can"):
        return "hypothetical", "possible"
    if before in ("must", "should", "would"):
        return "hypothetical", "certain"
    if before in ("n't", "n’t", "not"):
        return "negated", "certain"
    return ("planned" if before == "will" else "actual"), "certain"


def _of_modifiers(parse: Parse, n: int) -> Status:
    """What the words on an event noun say: "a planned visit", "no attack", "alleged"."""
    found: Realis | None = None
    sure: Certainty = "certain"
    if parse.lower[n - 1 : n] == ["no"] or denied_noun(parse, n):
        found = "negated"
    for child in parse.children[n]:
        if parse.dep[child] not in ("amod", "det", "compound", "advmod", "acl", "neg"):
            continue
        word = parse.lower[child]
        if child < n and operator("planned", word):
            found = found or "planned"
        elif operator("probable", word):
            sure = surest(sure, "probable")
        elif operator("possible", word):
            found, sure = found or "hypothetical", surest(sure, "possible")
        elif child < n and operator("tried", word):
            found = found or "hypothetical"
        elif child < n and operator("undone", word):
            found = found or "negated"
        elif parse.dep[child] == "acl" and word in ("planned", "scheduled", "slated", "due", "set"):
            found = found or "planned"
    return found, sure


def _of_noun(parse: Parse, n: int) -> tuple[Realis, Certainty]:
    """An event noun's realis, from its own words, then from what it hangs on."""
    found, sure = _of_modifiers(parse, n)
    head, dep = parse.head[n], parse.dep[n]
    done = dep in ("dobj", "nsubjpass") and is_verb(parse, head)
    if done and operator("cancel", *verb_keys(parse, head)):
        if of_clause(parse, head, 1)[0] != "hypothetical":
            return "negated", sure  # "a planned visit was cancelled"
        going_on = parse.lemma[head].lower() in _GOING_ON  # "urged him to drop the inquiry"
        return found or ("actual" if going_on else "hypothetical"), sure
    if found is not None:
        return found, sure
    above, doubt = _where_it_hangs(parse, n)
    return above or "actual", surest(sure, doubt)


def _where_it_hangs(parse: Parse, n: int) -> Status:
    top = n
    for _ in range(6):
        if parse.dep[top] not in ("conj", "appos") or parse.head[top] == top:
            break
        top = parse.head[top]
    head, dep = parse.head[top], parse.dep[top]
    if dep in ("pobj", "pcomp"):
        return _in_phrase(parse, n, head)
    if dep == "attr":
        return of_clause(parse, head, 1)
    if dep in ("dobj", "nsubjpass") and is_verb(parse, head):
        return _noun_under(parse, n, head, verb_keys(parse, head), "certain")
    if dep == "nsubj" and (is_verb(parse, head) or parse.pos[head] == "AUX"):
        return _as_subject(parse, n, head)
    return None, "certain"


def _as_subject(parse: Parse, n: int, v: int) -> Status:
    """ "The evacuation will start", "a strike would cost millions", "the wedding is set to …"."""
    if is_verb(parse, v) and operator("aspect", parse.lemma[v].lower()):
        return of_clause(parse, v, 1)
    for child in parse.children[v]:  # "is due on Friday", "is likely"
        if parse.dep[child] != "acomp" or is_verb(parse, v):
            continue
        word = parse.lower[child]
        if operator("intend", word) or word in ("imminent", "inevitable", "near"):
            return "planned", "certain"
        if operator("expect", word):
            return "planned", "probable"
        if word in ("possible", "conceivable", "unlikely"):
            return ("negated", "probable") if word == "unlikely" else ("hypothetical", "possible")
    article = {parse.lower[c] for c in parse.children[n] if parse.dep[c] in ("det", "amod")}
    if article & _INDEFINITE and any(
        parse.dep[c] == "aux" and parse.lower[c] in ("would", "'d", "could", "might", "may")
        for c in parse.children[v]
    ):
        return "hypothetical", "possible"  # "any invasion would carry a price"
    return None, "certain"


def _in_phrase(parse: Parse, n: int, prep: int) -> Status:
    """The noun after a preposition: "calls for talks", "ahead of the vote", "without a deal"."""
    word, top = parse.lower[prep], parse.head[prep]
    if word in ("without", "instead") or parse.lower[top] == "instead":
        return "negated", "certain"
    if word == "of" and parse.lower[top] == "ahead":
        return "planned", "certain"
    if (
        word == "of"
        and parse.lower[top] in ("case", "event")
        and parse.lower[parse.head[top]] == "in"
    ):
        return "hypothetical", "possible"
    if (operator("adverbial", word) and word not in ("about", "over", "as")) or word == "by":
        return None, "certain"  # "summoned him after the arrest"
    if word in ("about", "over", "as") and not _feared(parse, top):
        return None, "certain"
    if word in ("at", "during", "amid") and is_verb(parse, top):
        return of_clause(parse, top, 1)  # where it was promised was no promise
    if parse.lemma[top] == "be":  # "denied that it was in talks"
        return of_clause(parse, top, 1)
    if word == "including" or parse.dep[top] == "prep":
        top = parse.head[top] if parse.dep[top] == "prep" else top
        if word == "including":
            return _of_list(parse, n, top)
    for _ in range(3):  # "an agreement in principle for the evacuation"
        noun = parse.lemma[top].lower()
        if parse.dep[top] != "pobj" or about_act(noun) or operator("void_noun", noun):
            break
        if parse.head[parse.head[top]] == top or noun in _ENDS:
            break
        top = parse.head[parse.head[top]]
    if top == prep:
        return None, "certain"
    if word == "in" and not is_verb(parse, parse.head[prep]):
        return None, "certain"  # "the idea of mediation in the talks": there are talks
    if is_verb(parse, top):
        if word == "for" and _future_object(parse, top):
            return "planned", "certain"
        return _noun_under(parse, n, top, verb_keys(parse, top), "certain")
    return _of_governor(parse, n, word, top)


def _of_list(parse: Parse, n: int, verb: int) -> Status:
    """ "Ruled nothing out, including the closure"."""
    if is_verb(parse, verb):
        found, _ = _noun_under(parse, n, verb, verb_keys(parse, verb), "certain")
        return (found and "hypothetical"), "certain"
    return None, "certain"


def _feared(parse: Parse, top: int) -> bool:
    return operator("fear", *verb_keys(parse, top)) or operator(
        "possible_noun", parse.lemma[top].lower()
    )


def _of_governor(parse: Parse, n: int, word: str, top: int) -> Status:
    """What the noun above says: "calls for", "the threat of", "the date of", "no sign of"."""
    name = parse.lemma[top].lower()
    if name in _ENDS:
        return None, "certain"  # "calls for an end to the fighting": there is fighting
    if word in ("of", "for", "on", "to", "about", "over", "against", "towards", "toward", "in"):
        if operator("belief", name) or operator("evidence", name):
            if denied_noun(parse, top):
                return "negated", "certain"
            verb = parse.head[top]
            if parse.dep[top] in ("dobj", "nsubjpass") and is_verb(parse, verb):
                keys = verb_keys(parse, verb)
                if any(operator(kind, *keys) for kind in ("deny", "refuse", "dismiss")):
                    return "negated", "certain"
        if about_act(name) or operator("void_noun", name):
            if word in ("to", "on", "in") and operator("future_noun", name) and word != "on":
                return None, "certain"
            found, sure = under_noun(parse, top, 1, infinitive=False)
            if found is not None:
                return found, sure
    verb = parse.head[top]
    if parse.dep[top] in ("dobj", "attr", "nsubjpass") and is_verb(parse, verb):
        above, doubt = of_clause(parse, verb, 1)
        if above in ("planned", "hypothetical"):
            return above, doubt
    return None, "certain"


def _future_object(parse: Parse, v: int) -> bool:
    """ "Received an agreement for": the parser hangs the phrase on the verb."""
    return any(
        parse.dep[c] in ("dobj", "nsubjpass") and operator("future_noun", parse.lemma[c].lower())
        for c in parse.children[v]
    )


def _noun_under(parse: Parse, n: int, v: int, keys: list[str], sure: Certainty) -> Status:
    """The noun as what a verb is done to: "proposed a truce", "cancelled a visit"."""
    name = parse.lemma[n].lower()
    told = operator("open_noun", name) or operator("belief", name)
    above, doubt = of_clause(parse, v, 1)
    sure = surest(sure, doubt)
    if parse.lemma[v].lower() in ("call", "announce") and _for_later(parse, n):
        return above or "planned", sure
    if operator("imagine", *keys):
        return "hypothetical", "possible"
    for name, found, hedge in EFFECTS:
        if found is None or not operator(name, *keys):
            continue
        if told and name in ("refuse", "deny", "demand", "offer", "threaten"):
            return None, sure  # a demand that is rejected was made
        if name in ("intend", "expect") and keys[-1] in ("announce", "accept"):
            continue
        if name == "intend" and (keys[-1] in ("resolve", "settle") or "agree_with" in keys):
            continue  # "agrees with the strikes", "resolved the conflict"
        if keys[-1] == "set" and not _set_for(parse, v):
            continue
        if keys[-1] in _EITHER and not _indefinite(parse, n):
            continue
        if above == "negated" and found == "negated":
            return "hypothetical", "possible"  # "cannot be ruled out"
        if name == "fear" or name == "expect":
            sure = surest(sure, hedge)
        return ("negated" if above == "negated" and name in _OPEN else found), sure
    if operator("facing", *keys) and not _indefinite(parse, n):
        return None, "certain"  # "a push to stop the offensive": it goes on
    if above in ("planned", "hypothetical"):
        return above, sure
    if above == "negated" and _indefinite(parse, n):
        return above, sure
    return None, sure


def _indefinite(parse: Parse, n: int) -> bool:
    return any(parse.lower[c] in _INDEFINITE for c in parse.children[n])


def _set_for(parse: Parse, v: int) -> bool:
    """ "Is set for Monday", "set a hearing for May"."""
    return any(parse.lower[c] in ("for", "on") and c > v for c in parse.children[v]) or any(
        parse.lower[g] == "for" for c in parse.children[v] for g in parse.children[c]
    )


def _for_later(parse: Parse, n: int) -> bool:
    """ "Called a strike for Wednesday", "the deployment of troops starting in April"."""
    first, past = parse.subtree(n)
    past = max(past, min(parse.subtree(parse.head[n])[1], past + 4))
    for i in range(first, past):
        if parse.lower[i] in ("tomorrow", "next", "coming"):
            return True
        if parse.lower[i] in ("for", "from", "starting", "beginning") and any(
            parse.ent[c][2:] in ("DATE", "TIME") for c in range(i + 1, min(i + 4, past))
        ):
            return True
    return False
