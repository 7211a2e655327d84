"""Whether it happened, and how sure the report is.

    actual        told as having happened or happening
    planned       willed or announced: "will", "plans to", "agreed to", a date to come
    hypothetical  could, would, if, asked for, proposed, tried
    negated       not, never, refused to, failed to, denied, prevented
    historical    happened long before the report: its date lies more than a year back

Simple past is never history. A reported past ("announced that it would send") is planned.
Certainty is ``certain`` unless a hedge stands on the act or on the words it hangs from:
``probable`` (seems, reportedly, allegedly, is believed to), ``possible`` (could, may, perhaps, if).
"""

from __future__ import annotations

from rashomon.extract.frames import Act, is_verb, lexicon, operator, verb_keys
from rashomon.model import Certainty, Realis
from rashomon.read.parse import Parse

_RANK: dict[Certainty, int] = {"certain": 0, "probable": 1, "possible": 2}
# what an operator does to the act under it: to its realis, and to its certainty
_EFFECTS: tuple[tuple[str, Realis | None, Certainty], ...] = (
    ("cancel", "negated", "certain"),
    ("refuse", "negated", "certain"),
    ("fail", "negated", "certain"),
    ("deny", "negated", "certain"),
    ("prevent", "negated", "certain"),
    ("expect", "planned", "probable"),
    ("threaten", "hypothetical", "certain"),
    ("offer", "hypothetical", "certain"),
    ("intend", "planned", "certain"),
    ("demand", "hypothetical", "certain"),
    ("want", "hypothetical", "certain"),
    ("seem", None, "probable"),
)


def surest(*found: Certainty) -> Certainty:
    """The least sure of several."""
    return max(found, key=_RANK.__getitem__)


def realis(parse: Parse, act: Act) -> tuple[Realis, Certainty]:
    """Whether the act is told as having happened, and how surely; without its date."""
    if is_verb(parse, act.verb):
        found, sure = _of_clause(parse, act.verb, 0)
        if act.trigger != act.verb and parse.pos[act.trigger] != "ADJ":
            inner, doubt = _of_modifiers(parse, act.trigger)
            found, sure = inner or found, surest(sure, doubt)
        return found or "actual", sure
    return _of_noun(parse, act.trigger)


def _of_clause(parse: Parse, v: int, depth: int) -> tuple[Realis | None, Certainty]:
    """A verb's realis, from its own auxiliaries first, then from what it hangs on."""
    words = lexicon().operators
    found: Realis | None = None
    sure: Certainty = "certain"
    infinitive = open_ = False
    if v > 1 and (parse.lower[v - 2], parse.lower[v - 1]) in INSTEAD:
        return "negated", "certain"
    own_subject = False
    for child in parse.children[v]:
        dep, word = parse.dep[child], parse.lower[child]
        if dep == "neg" or (word in words["negative"] and dep in ("advmod", "preconj")):
            if not _only(parse, child):
                found = "negated"
        elif dep == "aux":
            if word in ("will", "'ll", "’ll", "shall", "wo"):
                found = found or "planned"
            elif word in ("would", "'d", "’d"):
                found = found or ("planned" if _reported(parse, v) else "hypothetical")
                if found == "hypothetical":
                    sure = surest(sure, "probable")
            elif word in ("could", "may", "might", "can", "ca"):
                found = found or "hypothetical"
                sure = surest(sure, "possible")
            elif word in ("should", "must", "ought"):
                open_ = True
            elif word == "to":
                infinitive = True
        elif dep in ("advmod", "npadvmod"):
            if word == "yet" and parse.lemma[v].lower() == "have":
                found = "negated"  # "has yet to"
            if word in words["probable"]:
                sure = surest(sure, "probable")
            elif word in words["possible"]:
                sure = surest(sure, "possible")
        elif dep == "mark":
            if word in words["conditional"] and parse.dep[v] != "ccomp":
                found = "hypothetical" if found != "negated" else found
                sure = surest(sure, "possible")
        elif dep in ("nsubj", "nsubjpass"):
            own_subject = True
            if _denied_noun(parse, child):
                found = "negated"
        elif dep == "dobj" and _denied_noun(parse, child):
            found = found or "negated"
    if open_:
        found = "hypothetical"
    if depth > 6:
        return found, sure
    above, doubt = _from_above(parse, v, infinitive, own_subject, depth)
    if found in (None, "planned") and above in ("negated", "hypothetical"):
        found = above
    if infinitive and found == "negated" and above == "hypothetical":
        found = above  # "urged him not to sign"
    return found or above, surest(sure, doubt)


INSTEAD = (("rather", "than"), ("instead", "of"))  # before what was not done


def _or(parse: Parse, v: int) -> bool:
    return any(parse.dep[c] == "cc" and parse.lower[c] in ("or", "nor") for c in parse.children[v])


def _only(parse: Parse, neg: int) -> bool:
    return neg + 1 < len(parse) and parse.lower[neg + 1] in ("only", "just", "merely", "least")


def _denied_noun(parse: Parse, noun: int) -> bool:
    """ "No troops", "none of": the noun phrase denies the clause."""
    if parse.lower[noun] in ("nobody", "nothing", "none"):
        return True
    return any(
        parse.dep[c] == "det" and parse.lower[c] in ("no", "neither") for c in parse.children[noun]
    )


def _reported(parse: Parse, v: int) -> bool:
    """Whether "would" is the past of "will": the clause hangs on a verb of saying."""
    head = parse.head[v]
    if parse.dep[v] == "conj":
        return head != v and _reported(parse, head)
    if parse.dep[v] in ("relcl", "acl"):
        return _announced(parse, head)
    if parse.dep[v] not in ("ccomp", "parataxis") or not is_verb(parse, head):
        return False
    if any(
        parse.dep[c] == "advcl"
        and any(parse.lower[m] == "if" for m in parse.children[c] if parse.dep[m] == "mark")
        for c in parse.children[v]
    ):
        return False
    return parse.tag[head] in ("VBD", "VBN", "VBG") and operator(
        "report", parse.lemma[head].lower()
    )


def _announced(parse: Parse, noun: int) -> bool:
    """ "The assurance that talks would go on", "announced for the first time that it would"."""
    name = parse.lemma[noun].lower()
    if operator("future_noun", name) or operator("open_noun", name):
        return True
    if parse.dep[noun] != "pobj" or name not in ("time", "day", "week", "month", "year"):
        return False
    verb = parse.head[parse.head[noun]]
    return parse.tag[verb] in ("VBD", "VBN") and operator("report", parse.lemma[verb].lower())


def _from_above(
    parse: Parse, v: int, infinitive: bool, own_subject: bool, depth: int
) -> tuple[Realis | None, Certainty]:
    """What the words a clause hangs on do to it."""
    head, dep = parse.head[v], parse.dep[v]
    if head == v:
        return None, "certain"
    if dep == "conj":
        if not own_subject and parse.tag[head].startswith("VB"):
            if any(parse.dep[c] == "aux" and parse.lower[c] != "to" for c in parse.children[v]):
                return None, "certain"
            finite = parse.tag[v] in ("VBD", "VBZ", "VBP")
            if finite and parse.tag[head] == "VB":
                return None, "certain"
            above, sure = _of_clause(parse, head, depth + 1)
            if finite and above == "negated" and not _or(parse, head):
                return None, sure  # "never came and wrote instead"
            return above, sure
        return None, "certain"
    if dep in ("acl", "ccomp", "relcl") and not infinitive:
        found = _under_claim(parse, v, head)
        if found is not None:
            return found
    if dep in ("xcomp", "ccomp"):
        return _under_verb(parse, v, head, infinitive, depth)
    if dep in ("acl", "relcl") and infinitive:
        noun = parse.lemma[head].lower()
        if _denied_noun(parse, head):
            return "negated", "certain"  # "has no plans to withdraw"
        if operator("open_noun", noun):
            return "hypothetical", "certain"
        if operator("future_noun", noun):
            return "planned", "certain"
        return "hypothetical", "certain"
    if dep == "advcl":
        if infinitive:  # purpose: "went to meet", "will not go to meet"
            undone = is_verb(parse, head) and _of_clause(parse, head, depth + 1)[0] == "negated"
            return ("negated" if undone else "hypothetical"), "certain"
        if any(parse.dep[c] == "mark" for c in parse.children[v]):
            return None, "certain"
        if parse.tag[v] == "VBG":
            above, sure = (
                _of_clause(parse, head, depth + 1) if is_verb(parse, head) else (None, "certain")
            )
            return (above if above != "negated" else None), sure
        return None, "certain"
    if dep == "pcomp":
        word = parse.lower[head]
        top = parse.head[head]
        if word == "without":
            return "negated", "certain"
        if word in ("of", "from", "against", "to", "on", "about", "for", "in", "at"):
            if is_verb(parse, top):
                return _effect(parse, top, verb_keys(parse, top), depth, gerund=True)
            noun = parse.lemma[top].lower()
            if operator("open_noun", noun):
                return "hypothetical", "certain"
            if operator("future_noun", noun):
                return "planned", "certain"
    return None, "certain"


def _denied(parse: Parse, v: int) -> bool:
    return any(parse.dep[c] == "neg" for c in parse.children[v])


def _under_claim(parse: Parse, v: int, noun: int) -> tuple[Realis | None, Certainty] | None:
    """ "Claims that it had attacked", "no sign that he would": the clause of a noun of belief."""
    name = parse.lemma[noun].lower()
    if not parse.tag[noun].startswith("NN") or not operator("belief", name):
        return None
    if not any(parse.lower[c] == "that" and c < v for c in parse.children[v]):
        return None
    if _denied_noun(parse, noun):
        return "negated", "certain"
    above = parse.head[noun]
    if parse.dep[noun] == "dobj" and is_verb(parse, above):
        keys = verb_keys(parse, above)
        if operator("deny", *keys) or operator("refuse", *keys):
            return "negated", "certain"
    return None, "certain" if operator("evidence", name) else "probable"


def _under_verb(
    parse: Parse, v: int, head: int, infinitive: bool, depth: int
) -> tuple[Realis | None, Certainty]:
    sure: Certainty = "certain"
    keys = verb_keys(parse, head)
    lemma = keys[-1]
    if parse.lower[head] == "going" and infinitive:
        above, sure = _of_clause(parse, head, depth + 1)
        return above or "planned", sure
    if parse.pos[head] in ("ADJ", "AUX") or lemma in ("be", "become", "remain"):
        for word in [head, *parse.children[head]]:
            if parse.dep[word] in ("acomp", "attr", "oprd") or word == head:
                name = parse.lemma[word].lower()
                if not infinitive:
                    continue
                if operator("fail", name) or operator("refuse", name):
                    return "negated", "certain"
                if name in ("possible", "able", "free", "capable", "conceivable"):
                    return "hypothetical", "possible"
                if operator("expect", name):
                    return "planned", "probable"
                if operator("intend", name):
                    return "planned", "certain"
        return ("hypothetical" if infinitive else None), "certain"
    gerund = parse.tag[v] == "VBG" and not any(parse.dep[c] == "aux" for c in parse.children[v])
    if infinitive or gerund or parse.dep[v] == "xcomp":
        return _effect(parse, head, keys, depth, gerund=parse.tag[v] == "VBG")
    if parse.dep[v] == "ccomp":
        if operator("deny", *keys):
            return "negated", "certain"
        bare = parse.tag[v] == "VB" and not any(
            parse.dep[c] == "aux" and parse.lower[c] in ("will", "would", "'ll", "’ll", "'d", "’d")
            for c in parse.children[v]
        )
        if operator("demand", *keys) and bare:
            return "hypothetical", "certain"
        if lemma in ("believe", "think", "expect", "suppose") and _denied(parse, head):
            return "negated", "probable"  # "do not think that he came"
        if lemma in ("suspect", "believe", "think", "suppose", "presume", "allege", "seem",
                     "appear", "guess", "expect"):  # fmt: skip
            sure = "probable"
        elif lemma in ("fear", "suggest", "speculate", "hope", "wonder", "doubt"):
            sure = "possible"
        if bare and not infinitive:
            return _effect(parse, head, keys, depth, gerund=False)
        return None, sure
    return None, "certain"


def _effect(
    parse: Parse, head: int, keys: list[str], depth: int, *, gerund: bool
) -> tuple[Realis | None, Certainty]:
    """What an operator verb does, itself under its own negation and modals."""
    above, sure = _of_clause(parse, head, depth + 1)
    passive = parse.tag[head] == "VBN" and any(
        parse.dep[c] in ("auxpass", "nsubjpass") for c in parse.children[head]
    )
    if passive and operator("expect", *keys):
        return (above if above == "negated" else "planned"), surest(sure, "probable")
    if passive and not gerund and operator("hearsay", *keys):
        return above, surest(sure, "probable")
    for name, effect, doubt in _EFFECTS:
        if not operator(name, *keys):
            continue
        if effect is None:
            return above, surest(sure, doubt)
        if gerund and name in ("intend", "want") and above is None:
            continue
        if above == "negated":
            if name in ("refuse", "fail", "prevent"):
                return None, sure  # "did not fail to"
            return "negated", sure
        if above == "hypothetical" and effect != "negated":
            return "hypothetical", sure
        return effect, surest(sure, doubt)
    return above, sure


def _of_modifiers(parse: Parse, n: int) -> tuple[Realis | None, Certainty]:
    """What the words on an event noun say: "a planned visit", "no attack", "alleged"."""
    words = lexicon().operators
    found: Realis | None = None
    sure: Certainty = "certain"
    for child in parse.children[n]:
        if parse.dep[child] not in ("amod", "det", "compound", "advmod", "acl", "neg"):
            continue
        word = parse.lower[child]
        if word in words["planned"] and child < n:
            found = found or "planned"
        elif word in words["probable"]:
            sure = surest(sure, "probable")
        elif word in words["possible"]:
            found, sure = found or "hypothetical", surest(sure, "possible")
        elif word in ("no", "neither", "any") and parse.dep[child] in ("det", "neg"):
            found = "negated" if word != "any" else found
        elif parse.dep[child] == "acl" and word in ("planned", "scheduled"):
            found = found or "planned"
    return found, sure


def _of_noun(parse: Parse, n: int, depth: int = 0) -> tuple[Realis, Certainty]:
    """An event noun's realis, from its own words, then from what it hangs on."""
    found, sure = _of_modifiers(parse, n)
    head, dep = parse.head[n], parse.dep[n]
    done = dep in ("dobj", "nsubjpass") and is_verb(parse, head)
    if done and operator("cancel", *verb_keys(parse, head)):
        return "negated", sure  # "a planned visit was cancelled"
    if found is not None:
        return found, sure
    while dep == "conj" and head != n and depth < 6:
        n, depth = head, depth + 1
        head, dep = parse.head[n], parse.dep[n]
    if dep == "pobj":
        prep = head
        word = parse.lower[prep]
        top = parse.head[prep]
        if word in ("without", "instead"):
            return "negated", sure
        if operator("adverbial", word) or word == "by":
            return "actual", sure  # "summoned him over the arrest"
        if word in ("at", "during", "amid") and is_verb(parse, top):
            above, doubt = _of_clause(parse, top, 1)  # where it was promised was no promise
            return above or "actual", surest(sure, doubt)
        if parse.lemma[top] == "be":  # "denied that it was in talks"
            above, doubt = _of_clause(parse, top, 1)
            return above or "actual", surest(sure, doubt)
        for _ in range(3):  # "an agreement in principle for the evacuation"
            noun = parse.lemma[top].lower()
            if parse.dep[top] != "pobj" or operator("open_noun", noun):
                break
            if operator("future_noun", noun) or parse.head[parse.head[top]] == top:
                break
            top = parse.head[parse.head[top]]
        if top != prep and not is_verb(parse, top):
            noun = parse.lemma[top].lower()
            if operator("open_noun", noun) and word in ("of", "for", "on", "to"):
                return "hypothetical", sure
            if operator("future_noun", noun) and word in ("for", "on", "of"):
                return "planned", sure
            if noun in ("lack", "absence", "refusal") and word in ("to", "of"):
                return "negated", sure
            verb = parse.head[top]
            if parse.dep[top] in ("dobj", "attr", "nsubjpass") and is_verb(parse, verb):
                above, doubt = _of_clause(parse, verb, 1)
                if above in ("planned", "hypothetical"):
                    return above, surest(sure, doubt)
            return "actual", sure
        if top != prep:
            if word == "for" and _future_object(parse, top):
                return "planned", sure
            return _noun_under(parse, top, verb_keys(parse, top), sure)
    elif dep == "attr":
        above, doubt = _of_clause(parse, head, 1)
        return above or "actual", surest(sure, doubt)
    elif dep in ("dobj", "nsubjpass") and is_verb(parse, head):
        told = operator("open_noun", parse.lemma[n].lower())
        return _noun_under(parse, head, verb_keys(parse, head), sure, told)
    elif dep == "nsubj" and is_verb(parse, head) and operator("aspect", parse.lemma[head].lower()):
        above, doubt = _of_clause(parse, head, 1)
        return above or "actual", surest(sure, doubt)
    return "actual", sure


def _future_object(parse: Parse, v: int) -> bool:
    """ "Received an agreement for": the parser hangs the phrase on the verb."""
    return any(
        parse.dep[c] in ("dobj", "nsubjpass") and operator("future_noun", parse.lemma[c].lower())
        for c in parse.children[v]
    )


_OPEN = ("demand", "offer", "want", "threaten")


def _noun_under(
    parse: Parse, v: int, keys: list[str], sure: Certainty, told: bool = False
) -> tuple[Realis, Certainty]:
    above, doubt = _of_clause(parse, v, 1)
    sure = surest(sure, doubt)
    for name, effect, _ in _EFFECTS:
        if effect is not None and operator(name, *keys):
            if told and name in ("refuse", "deny", "demand", "offer", "threaten"):
                return "actual", sure  # a demand that is rejected was made
            if name in ("intend", "expect") and keys[-1] in ("announce", "accept", "set"):
                continue
            if name == "deny" or name not in ("want",):
                return ("negated" if above == "negated" and name in _OPEN else effect), sure
            return effect, sure
    if above in ("planned", "hypothetical"):
        return above, sure
    return "actual", sure
