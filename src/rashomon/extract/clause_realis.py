"""The realis of a clause: its verb's auxiliaries, negation and hedges, then what it hangs on.

A verb's own words come first ("will", "not", "may have", "if"); what stands above it comes in by
the way it hangs there: a complement ("refused to", "denied that"), an infinitive of purpose, the
clause of a noun ("the proposal to"), a condition ("would …, if"). ``None`` is "told as done".
"""

from __future__ import annotations

from rashomon.extract.conditions import (
    denied_clause,
    denied_noun,
    has_condition,
    only_that,
    own_subject_of,
    under_condition,
    with_or,
)
from rashomon.extract.frames import is_verb, verb_keys
from rashomon.extract.lexicon import lexicon, operator
from rashomon.model import Certainty, Realis
from rashomon.read.parse import Parse

Status = tuple[Realis | None, Certainty]
DONE: Status = (None, "certain")

_RANK: dict[Certainty, int] = {"certain": 0, "probable": 1, "possible": 2}
# what an operator does to the act under it: to its realis, and to its certainty
EFFECTS: tuple[tuple[str, Realis | None, Certainty], ...] = (
    ("cancel", "negated", "certain"),
    ("refuse", "negated", "certain"),
    ("fail", "negated", "certain"),
    ("deny", "negated", "certain"),
    ("prevent", "negated", "certain"),
    ("expect", "planned", "probable"),
    ("fear", "hypothetical", "possible"),
    ("threaten", "hypothetical", "certain"),
    ("offer", "hypothetical", "certain"),
    ("intend", "planned", "certain"),
    ("demand", "hypothetical", "certain"),
    ("want", "hypothetical", "certain"),
    ("seem", None, "probable"),
)
# an infinitive under these is as real as they are: "began to", "was forced to", "is said to"
_SEE_THROUGH = ("aspect", "force", "seem", "report", "hearsay", "permit")
INSTEAD = (("rather", "than"), ("instead", "of"))  # before what was not done
WILL = ("will", "'ll", "’ll", "shall", "wo")
WOULD = ("would", "'d", "’d")
_TEMPORAL = ("before", "until", "till", "after", "when", "once", "as")
_DEEPEST = 6


def willing(parse: Parse, v: int) -> bool:
    """Whether somebody would do it, or will, whatever else must hold: "would", "is ready to"."""
    head = parse.head[v]
    if parse.dep[v] in ("xcomp", "ccomp") and operator("ready", parse.lower[head]):
        return True
    return any(
        parse.dep[c] == "aux" and parse.lower[c] in (*WOULD, *WILL) for c in parse.children[v]
    )


def surest(*found: Certainty) -> Certainty:
    """The least sure of several."""
    return max(found, key=_RANK.__getitem__)


def of_clause(parse: Parse, v: int, depth: int = 0) -> Status:
    """A verb's realis, from its own auxiliaries first, then from what it hangs on."""
    if v > 1 and (parse.lower[v - 2], parse.lower[v - 1]) in INSTEAD:
        return "negated", "certain"
    words = lexicon().operators
    lower, children = parse.lower, parse.children[v]
    modal = ""
    denied = perfect = infinitive = own_subject = open_ = False
    sure: Certainty = "certain"
    for child in children:
        dep, word = parse.dep[child], lower[child]
        if dep == "neg" or (word in words["negative"] and dep in ("advmod", "preconj", "cc")):
            denied = denied or (child < v and not only_that(parse, child))
        elif dep == "aux":
            if word == "to":
                infinitive = True
            elif word in ("have", "had", "has", "having", "'ve"):
                perfect = True
            elif parse.tag[child] == "MD":
                modal = word
        elif dep in ("advmod", "npadvmod"):
            if word == "yet" and parse.lemma[v].lower() == "have":
                denied = True  # "has yet to"
            if word in words["probable"]:
                sure = surest(sure, "probable")
            elif word in words["possible"]:
                sure, open_ = surest(sure, "possible"), True
            elif word == "longer" and lower[child - 1] == "no":
                denied = True
        elif dep in ("nsubj", "nsubjpass"):
            own_subject = True
            denied = denied or denied_noun(parse, child)
        elif dep == "dobj":
            denied = denied or denied_noun(parse, child)
        elif dep in ("agent", "prep") and child > v:
            denied = denied or any(
                lower[c] == "neither" and parse.dep[c] == "preconj" for c in parse.children[child]
            )
    found, doubt = _of_modal(parse, v, modal, perfect, denied, open_)
    sure = surest(sure, doubt)
    if denied and found is None:
        found = "negated"
    if _heads_line(parse, v):
        return ("negated" if denied else "planned"), sure
    if under_condition(parse, v):
        return "hypothetical", "possible"
    if found in ("planned", "hypothetical") and modal and has_condition(parse, v):
        found, sure = "hypothetical", surest(sure, "possible")
    if depth > _DEEPEST:
        return found, sure
    if parse.tag[v] == "VB" and not modal and not infinitive and _commands(parse, v, own_subject):
        return ("negated" if denied else "hypothetical"), sure
    above, doubt = _from_above(parse, v, infinitive, own_subject, bool(modal), depth)
    if found in (None, "planned") and above in ("negated", "hypothetical"):
        found = above
    elif found == "negated" and above == "negated" and _twice(parse, v):
        found = None  # "did not deny that he had not …"
    if infinitive and found == "negated" and above in ("hypothetical", None):
        found = above or found  # "urged him not to sign"
    return found or above, surest(sure, doubt)


def _of_modal(parse: Parse, v: int, modal: str, perfect: bool, denied: bool, open_: bool) -> Status:
    """What the modal verb says: will, would, may (have), can, must (have), should."""
    if modal in WILL:
        if denied:
            return "negated", "certain"
        return ("hypothetical" if open_ else "planned"), "certain"
    if modal in WOULD:
        if denied:
            return "negated", "certain"
        if _reported(parse, v):
            return "planned", "certain"
        return "hypothetical", "probable"
    if modal in ("can", "ca", "could"):
        if denied:
            return "negated", "certain"  # "could not agree on a date": they did not
        return "hypothetical", "possible"
    if modal in ("may", "might"):
        if perfect and not denied:
            return None, "possible"  # "may have been moved": told as done, not for sure
        return ("negated" if denied else "hypothetical"), "possible"
    if modal == "must" and perfect:
        return ("negated" if denied else None), "probable"
    if modal in ("must", "should", "ought"):
        return "hypothetical", "certain"
    return DONE


def _twice(parse: Parse, v: int) -> bool:
    return parse.dep[v] in ("ccomp", "xcomp") and any(
        parse.dep[c] == "neg" for c in parse.children[v]
    )


# --- reported speech and commands --------------------------------------------------------------


def _reported(parse: Parse, v: int) -> bool:
    """Whether "would" is the past of "will": the clause hangs on a verb of saying or promising."""
    head = parse.head[v]
    if parse.dep[v] == "conj":
        return head != v and _reported(parse, head)
    if parse.dep[v] in ("relcl", "acl"):
        return _announced(parse, head)
    if parse.dep[v] not in ("ccomp", "parataxis"):
        return False
    if parse.pos[head] == "ADJ":  # "made clear that it would", "was confident that"
        return operator("sure", parse.lower[head])
    if not is_verb(parse, head):
        return any(
            parse.dep[c] == "acomp" and operator("sure", parse.lower[c])
            for c in parse.children[head]
        )
    if has_condition(parse, v) or _opens_condition(parse, head):
        return False
    if parse.tag[head] not in ("VBD", "VBN", "VBG"):
        return False
    keys = verb_keys(parse, head)
    return operator("report", *keys) or operator("intend", *keys) or operator("deny", *keys)


def _opens_condition(parse: Parse, v: int) -> bool:
    """ "If it came, he said, it would be answered": the condition hung on the saying."""
    return any(
        parse.dep[c] == "advcl" and any(parse.lower[m] == "if" for m in parse.children[c])
        for c in parse.children[v]
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


def _commands(parse: Parse, v: int, own_subject: bool) -> bool:
    """ "Release the sailors", "let us rebuild the town"."""
    above = parse.head[v]
    if parse.lower[above] in ("let", "lets") and parse.tag[above] == "VB" and above < v:
        return any(parse.lower[c] in ("us", "'s", "’s") for c in range(above + 1, v))
    first = parse.subtree(v)[0]
    if own_subject:
        return False
    if parse.dep[v] not in ("ROOT", "ccomp", "parataxis"):
        return first > 0 and parse.word[first - 1] == ":"  # "three ways out: Grant him"
    if first < v and parse.lower[first] not in (
        "please",
        "do",
        "never",
        "just",
        '"',
        "“",
        "``",
        "now",
    ):
        return False
    return first == 0 or not parse.word[first - 1].isalpha()


# --- what stands above -------------------------------------------------------------------------


def _from_above(
    parse: Parse, v: int, infinitive: bool, own_subject: bool, modal: bool, depth: int
) -> Status:
    """What the words a clause hangs on do to it."""
    head, dep = parse.head[v], parse.dep[v]
    if head == v:
        return DONE
    if dep == "conj":
        return _joined(parse, v, head, own_subject, depth)
    if dep in ("acl", "ccomp", "relcl") and not infinitive:
        found = _under_claim(parse, v, head, modal)
        if found is not None:
            return found
    if dep in ("xcomp", "ccomp"):
        return _under_verb(parse, v, head, infinitive, modal, depth)
    if dep in ("acl", "relcl") and infinitive:
        if is_verb(parse, head) or parse.pos[head] == "AUX":
            return _under_verb(parse, v, head, infinitive, modal, depth)
        return under_noun(parse, head, depth, infinitive=True)
    if dep == "advcl":
        return _adverbial(parse, v, head, infinitive, depth)
    if dep == "pcomp" or (dep == "pobj" and parse.tag[v] == "VBG"):
        return _gerund(parse, head, depth)
    return DONE


def _joined(parse: Parse, v: int, head: int, own_subject: bool, depth: int) -> Status:
    if own_subject or not parse.tag[head].startswith("VB"):
        return DONE
    if any(parse.dep[c] == "aux" and parse.lower[c] != "to" for c in parse.children[v]):
        return DONE
    finite = parse.tag[v] in ("VBD", "VBZ", "VBP")
    if finite and parse.tag[head] == "VB":
        return DONE
    above, sure = of_clause(parse, head, depth + 1)
    if finite and above == "negated" and not with_or(parse, head):
        return None, sure  # "never came and wrote instead"
    return above, sure


def _heads_line(parse: Parse, v: int) -> bool:
    """A headline's infinitive: "Ghana to Reopen Its Borders", "Ghana to reopen its borders"."""
    if parse.dep[v] == "ROOT" and parse.tag[v] == "VB" and _to_after_subject(parse, v):
        return True
    if parse.lower[v - 1] not in ("to", "not") or not parse.word[v][0].isupper():
        return False
    first, past = parse.sentences[parse.sentence_of[v]]
    return past - first < 20 and all(
        parse.tag[i] not in ("VBD", "VBZ", "VBP", "MD", "VBN") and parse.pos[i] != "ADJ"
        for i in range(first, v - 1)
    )


def _to_after_subject(parse: Parse, v: int) -> bool:
    """Whether the main verb is a bare infinitive with a subject: no sentence but a headline."""
    deps = {parse.dep[c]: c for c in parse.children[v] if c < v}
    to = deps.get("aux")
    return "nsubj" in deps and to is not None and parse.lower[to] == "to" and deps["nsubj"] < to


def _adverbial(parse: Parse, v: int, head: int, infinitive: bool, depth: int) -> Status:
    if infinitive:  # purpose: "went to meet", "will not go to meet"
        undone = is_verb(parse, head) and of_clause(parse, head, depth + 1)[0] == "negated"
        return ("negated" if undone else "hypothetical"), "certain"
    marks = [parse.lower[c] for c in parse.children[v] if parse.dep[c] in ("mark", "advmod")]
    coming = parse.tag[v] in ("VBZ", "VBP") or any(
        parse.dep[c] == "auxpass" and parse.tag[c] in ("VBZ", "VBP") for c in parse.children[v]
    )
    if coming and is_verb(parse, head) and any(mark in _TEMPORAL for mark in marks):
        above, _ = of_clause(parse, head, depth + 1)  # "will stay until the hostages are freed"
        return (above if above in ("planned", "hypothetical") else None), "certain"
    if any(parse.dep[c] == "mark" for c in parse.children[v]):
        return DONE
    if parse.tag[v] in ("VBG", "VBN"):
        above, sure = of_clause(parse, head, depth + 1) if is_verb(parse, head) else DONE
        return (above if above != "negated" else None), sure
    return DONE


def _gerund(parse: Parse, prep: int, depth: int) -> Status:
    """ "Without meeting", "short of accusing", "committed to sending", "the idea of closing"."""
    word, top = parse.lower[prep], parse.head[prep]
    if word == "without" or parse.lower[top] in ("instead", "short"):
        return "negated", "certain"
    if word not in (
        "of",
        "from",
        "against",
        "to",
        "on",
        "about",
        "for",
        "in",
        "at",
        "towards",
        "toward",
    ):
        return DONE
    if word == "against" and (parse.pos[top] == "AUX" or parse.lemma[top].lower() == "vote"):
        return "negated", "certain"  # "voted against joining"
    noun = parse.dep[top] == "dobj" and is_verb(parse, parse.head[top])
    if word == "of" and (noun or is_verb(parse, top)):
        verb = parse.head[top] if noun else top
        if operator("acquit", parse.lemma[verb].lower()):
            return "negated", "certain"
        if operator("accuse", parse.lemma[verb].lower()):
            return None, "probable"
    if is_verb(parse, top):
        if prep < top and word in ("on", "in", "at"):
            return DONE  # "on seeing the warship, they fled"
        keys = verb_keys(parse, top)
        return effect(parse, top, keys, depth, gerund=word not in ("to", "on"))
    if parse.pos[top] == "ADJ":
        name = parse.lower[top]
        if name in ("capable", "incapable"):
            return ("hypothetical" if name == "capable" else "negated"), "certain"
        return ("negated", "certain") if operator("refuse", name) else DONE
    return under_noun(parse, top, depth, infinitive=False)


def under_noun(parse: Parse, noun: int, depth: int, *, infinitive: bool) -> Status:
    """What a noun says of the act that it is about: "the plan to", "no intention of"."""
    name = parse.lemma[noun].lower()
    void = denied_noun(parse, noun) or _undone(parse, noun)
    if operator("void_noun", name) or (void and (infinitive or about_act(name))):
        return "negated", "certain"
    if operator("possible_noun", name):
        return "hypothetical", "possible"
    if operator("alleging", name):
        return None, "probable"
    if operator("open_noun", name):
        return "hypothetical", "certain"
    if operator("future_noun", name):
        if any(parse.lower[c] == "not" for c in parse.children[noun]):
            return "negated", "certain"
        return "planned", "certain"
    if not infinitive:
        return DONE
    if any(
        parse.lower[c] in ("first", "second", "third", "last", "only", "latest", "next")
        or parse.tag[c] == "JJS"
        for c in parse.children[noun]
    ):
        return DONE  # "the first state to recognise it"
    verb = parse.head[noun]
    if parse.dep[noun] in ("dobj", "nsubjpass") and is_verb(parse, verb):  # "took steps to"
        keys = verb_keys(parse, verb)
        for kind, found, _ in EFFECTS:
            if operator(kind, *keys) and found is not None:
                return effect(parse, verb, keys, depth, gerund=False)
    return "hypothetical", "certain"


def about_act(name: str) -> bool:
    """Whether a noun is about an act, so that who denies the noun denies the act."""
    return any(
        operator(kind, name) for kind in ("open_noun", "possible_noun", "future_noun", "belief")
    )


def _undone(parse: Parse, noun: int) -> bool:
    """Whether the plan or attempt came to nothing: "the attempt failed", "dropped its plan"."""
    verb, dep = parse.head[noun], parse.dep[noun]
    if dep == "pobj":
        top = parse.head[verb]
        return is_verb(parse, top) and parse.lemma[top].lower() == "fail"  # "failed in their bid"
    if not is_verb(parse, verb):
        return False
    keys = verb_keys(parse, verb)
    if dep == "nsubj":
        return any(k in ("fail", "collapse", "founder", "fall_through") for k in keys)
    if dep not in ("dobj", "nsubjpass") or denied_clause(parse, verb):
        return False
    if any(operator(kind, *keys) for kind in ("cancel", "prevent")):
        return True  # a demand that is rejected may yet be met
    idea = operator("idea_noun", parse.lemma[noun].lower())
    return idea and (operator("refuse", *keys) or operator("deny", *keys))


def _under_claim(parse: Parse, v: int, noun: int, modal: bool) -> Status | None:
    """ "Claims that it had attacked", "no sign that he would": the clause of a noun of belief."""
    name = parse.lemma[noun].lower()
    if not parse.tag[noun].startswith("NN") or not operator("belief", name):
        return None
    if not any(parse.lower[c] == "that" and c < v for c in parse.children[v]):
        return None
    if denied_noun(parse, noun):
        return "negated", "certain"
    above = parse.head[noun]
    if parse.dep[noun] in ("dobj", "nsubjpass") and is_verb(parse, above):
        keys = verb_keys(parse, above)
        if any(operator(kind, *keys) for kind in ("deny", "refuse", "dismiss")):
            return ("negated" if not denied_clause(parse, above) else None), "certain"
    if parse.dep[noun] == "nsubj" and _false(parse, above):
        return "negated", "certain"
    if operator("possible_noun", name):
        return ("hypothetical" if modal else None), "possible"
    return None, "certain" if operator("evidence", name) else "probable"


def _false(parse: Parse, be: int) -> bool:
    """ "Is false", "is not true"."""
    denied = denied_clause(parse, be)
    for child in parse.children[be]:
        if parse.dep[child] in ("acomp", "attr"):
            word = parse.lower[child]
            if operator("false", word) and not denied:
                return True
            if word in ("true", "correct", "right", "so", "case") and denied:
                return True
    return False


def _under_verb(
    parse: Parse, v: int, head: int, infinitive: bool, modal: bool, depth: int
) -> Status:
    keys = verb_keys(parse, head)
    lemma = keys[-1]
    if parse.lower[head] == "going" and infinitive:
        above, sure = of_clause(parse, head, depth + 1)
        return above or "planned", sure
    if parse.lower[head] == "ought":
        return "hypothetical", "certain"
    if parse.pos[head] in ("ADJ", "AUX") or lemma in ("be", "become", "remain"):
        return _under_state(parse, v, head, infinitive, modal, depth)
    if lemma in ("have", "need") and infinitive and lemma == "have":
        above, sure = of_clause(parse, head, depth + 1)
        if above is None and parse.tag[head] not in ("VBD", "VBN"):
            return "hypothetical", sure  # "has to act", but "had to resign"
        return above, sure
    gerund = parse.tag[v] == "VBG" and not any(parse.dep[c] == "aux" for c in parse.children[v])
    if infinitive or gerund or parse.dep[v] == "xcomp":
        found, sure = effect(parse, head, keys, depth, gerund=parse.tag[v] == "VBG")
        perfect = any(parse.lower[c] in ("have", "having") for c in parse.children[v])
        if found is None and infinitive and not perfect and not _seen_through(parse, head, keys):
            return "hypothetical", sure  # a purpose: "was sent to recapture"
        return found, sure
    if parse.dep[v] == "ccomp":
        return _under_saying(parse, v, head, keys, modal, depth)
    return DONE


def _seen_through(parse: Parse, head: int, keys: list[str]) -> bool:
    if operator("permit", *keys):
        return keys[-1] in ("allow", "let", "enable", "leave", "free")
    if keys[-1] == "use":  # "used water cannon to disperse", "is used to disperse"; not "used to"
        return all(parse.dep[c] not in ("dobj", "auxpass") for c in parse.children[head])
    return any(operator(kind, *keys) for kind in _SEE_THROUGH)


def _under_saying(
    parse: Parse, v: int, head: int, keys: list[str], modal: bool, depth: int
) -> Status:
    """The clause of a verb of saying, knowing, fearing, demanding."""
    lemma = keys[-1]
    denied = denied_clause(parse, head)
    if operator("deny", *keys):
        return (None if denied else "negated"), "certain"
    bare = parse.tag[v] == "VB" and not modal
    small = parse.tag[v] == "VBN" and not any(
        parse.dep[c] in ("aux", "auxpass", "mark") for c in parse.children[v]
    )
    if small and (operator("want", *keys) or operator("demand", *keys)):
        return "hypothetical", "certain"  # "want the dam removed"
    if operator("demand", *keys) and not modal and (bare or _subjunctive(parse, v)):
        return "hypothetical", "certain"
    if lemma in ("believe", "think", "expect", "suppose") and denied:
        return "negated", "probable"  # "do not think that he came"
    sure: Certainty = "certain"
    if operator("surmise", lemma):
        sure = "probable"
    elif operator("fear", *keys) or operator("doubt", lemma):
        if modal or parse.tag[v] in ("VBZ", "VBP"):
            return "hypothetical", "possible"
        sure = "possible"
    elif operator("threaten", *keys) and modal:
        return "hypothetical", "certain"
    if bare:
        return effect(parse, head, keys, depth, gerund=False)
    return None, sure


def _subjunctive(parse: Parse, v: int) -> bool:
    """ "Demanded that the minister resign": a plain form with a subject in the singular."""
    if parse.tag[v] != "VBP" or not any(parse.lower[c] == "that" for c in parse.children[v]):
        return False
    subject = own_subject_of(parse, v)
    return subject is not None and parse.tag[subject] in ("NN", "NNP")


def _under_state(
    parse: Parse, v: int, head: int, infinitive: bool, modal: bool, depth: int
) -> Status:
    """Under "is" or an adjective: "is due to", "is to", "it is not true that"."""
    be = head if parse.pos[head] != "ADJ" else parse.head[head]
    if not infinitive:
        if _false(parse, be):
            return "negated", "certain"
        for child in parse.children[be]:
            if parse.dep[child] not in ("acomp", "attr"):
                continue
            if parse.lower[child] in ("possible", "conceivable", "plausible", "imaginable"):
                return ("hypothetical" if modal else None), "possible"
            if parse.lower[child] in ("likely", "probable"):
                return None, "probable"
            if operator("needful", parse.lower[child]) and (
                parse.tag[v] in ("VB", "VBP") and not modal
            ):
                return "hypothetical", "certain"
        return DONE
    denied = denied_clause(parse, be) or denied_clause(parse, head)
    for word in [head, *parse.children[head]]:
        if parse.dep[word] not in ("acomp", "attr", "oprd", "advmod") and word != head:
            continue
        name = parse.lemma[word].lower()
        if operator("fail", name) or operator("refuse", name) or name == "unlikely":
            return "negated", "probable" if name == "unlikely" else "certain"
        if denied and any(operator(kind, name) for kind in ("ready", "intend", "expect")):
            return "negated", "certain"
        if name == "able" and parse.lower[be] in ("was", "were", "been"):
            return ("negated" if denied else None), "certain"
        if name in ("able", "free", "capable"):
            return ("negated" if denied else "hypothetical"), "certain"
        if name in ("possible", "conceivable"):
            return ("negated" if denied else "hypothetical"), "possible"
        if operator("expect", name):
            return "planned", "probable"
        if operator("ready", name):  # "is ready to", but "is getting ready to"
            getting = parse.lemma[be].lower() in ("get", "make")
            return ("planned" if getting else "hypothetical"), "certain"
        if operator("intend", name) or name == "about":
            return "planned", "certain"
    if head == be and parse.dep[v] == "xcomp" and v > head:
        return _is_to(parse, v, be, denied)
    return "hypothetical", "certain"


def _is_to(parse: Parse, v: int, be: int, denied: bool) -> Status:
    """ "The envoys are to meet", but "the aim is to meet"."""
    if parse.lemma[v].lower() in ("blame", "come", "follow"):
        return DONE
    if denied:
        return "negated", "certain"
    subject = own_subject_of(parse, be)
    if subject is None or any(parse.dep[c] in ("acomp", "attr") for c in parse.children[be]):
        return "hypothetical", "certain"
    name = parse.lemma[subject].lower()
    if operator("future_noun", name):
        return "planned", "certain"
    if operator("open_noun", name) or operator("purpose_noun", name) or parse.lower[subject] in (
        "it", "this", "that", "what", "all",
    ):  # fmt: skip
        return "hypothetical", "certain"
    return "planned", "certain"


def effect(parse: Parse, head: int, keys: list[str], depth: int, *, gerund: bool) -> Status:
    """What an operator verb does, itself under its own negation and modals."""
    above, sure = of_clause(parse, head, depth + 1)
    passive = parse.tag[head] == "VBN" and any(
        parse.dep[c] in ("auxpass", "nsubjpass") for c in parse.children[head]
    )
    if passive and operator("expect", *keys):
        return (above if above == "negated" else "planned"), surest(sure, "probable")
    if passive and not gerund and operator("hearsay", *keys):
        return above, surest(sure, "probable")
    for name, found, doubt in EFFECTS:
        if not operator(name, *keys):
            continue
        if found is None:
            return above, surest(sure, doubt)
        if (
            gerund
            and above is None
            and (name == "want" or keys[-1] in ("announce", "accept", "set"))
        ):
            continue
        if above == "negated":
            if name in ("refuse", "fail", "prevent", "deny"):
                return None, sure  # "did not fail to"
            return "negated", sure
        if above == "hypothetical" and found != "negated":
            return "hypothetical", sure
        return found, surest(sure, doubt)
    return above, sure
