"""Whose act it is: the subject of a verb, the owner of an event noun.

What stands outside the verb's own clause is found by a named rule only; see `arguments`.
"""

from __future__ import annotations

from rashomon.extract.frames import PARTIES, is_verb, verb_keys
from rashomon.extract.lexicon import operator
from rashomon.extract.parties import coordinated
from rashomon.read.parse import Parse

_RELATIVE = frozenset(("who", "which", "that", "whom"))


def child_of(parse: Parse, i: int, *deps: str) -> int | None:
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
            return child_of(parse, child, "pobj")
    return None


def is_passive(parse: Parse, v: int) -> bool:
    """Whether the verb stands in the passive ("was sent", "weapons sent by")."""
    if parse.tag[v] in ("VBD", "VBN") and parse.dep[v] == "conj":  # "12 were killed and 30 wounded"
        head = parse.head[v]
        counted = child_of(parse, v, "nsubj")
        if counted is not None and parse.tag[counted] == "CD":
            return child_of(parse, v, "dobj") is None and is_passive(parse, head)
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
    found = child_of(parse, v, "nsubj", "nsubjpass", "csubj")
    head = parse.head[v]
    dep = parse.dep[v]
    if found is not None:
        if parse.lower[found] in _RELATIVE and dep == "relcl":
            return antecedent(parse, head), "relative"
        if parse.tag[found] in ("WDT", "WP", "WP$") or is_verb(parse, found):
            return None, "subject"
        return found, "subject"
    if depth > 6 or head == v:
        return None, "subject"
    if dep == "conj" and is_verb_or_aux(parse, head):
        return subject(parse, head, depth + 1)[0], "conjunct"
    if dep in ("xcomp", "ccomp") and is_verb_or_aux(parse, head):
        if operator("controls_object", *verb_keys(parse, head)):
            noun = child_of(parse, head, "dobj", "dative")
            if noun is None:
                for child in parse.children[head]:
                    if parse.dep[child] == "prep" and parse.lower[child] in ("on", "upon", "to"):
                        noun = child_of(parse, child, "pobj")
                        break
            if noun is None and is_passive(parse, head):
                noun = child_of(parse, head, "nsubjpass")
            if noun is not None:
                return noun, "object control"
        return subject(parse, head, depth + 1)[0], "control"
    if dep == "relcl":
        return None, "relative"  # "the weapons that Spain sent" has its subject; else unknown
    if dep == "acl":
        if parse.tag[v] == "VBG" and operator("document", parse.lemma[head].lower()):
            return _issuer(parse, head, depth), "participle"  # "signed a decree granting"
        if parse.tag[v] in ("VBG", "VBN"):
            return antecedent(parse, head), "participle"
        return holder(parse, head, depth), "control"  # "Spain's decision to send"
    if dep == "advcl" and is_verb_or_aux(parse, head):
        if parse.tag[v] == "VB" and operator("controls_object", *verb_keys(parse, head)):
            noun = child_of(parse, head, "dobj")
            if noun is not None:
                return noun, "object control"
        return subject(parse, head, depth + 1)[0], "participle"
    if dep in ("acomp", "attr", "oprd") and is_verb_or_aux(parse, head):
        return subject(parse, head, depth + 1)[0], "control"
    if dep == "pcomp":
        top = parse.head[head]
        if is_verb_or_aux(parse, top):
            noun = child_of(parse, top, "dobj", "nsubjpass")
            if noun is not None and parse.lower[head] in ("of", "for", "from"):
                return noun, "gerund"
            return subject(parse, top, depth + 1)[0], "gerund"
        return holder(parse, top, depth), "gerund"
    if dep == "prep" and is_verb_or_aux(parse, head):  # "following", "including"
        return None, "subject"
    return None, "subject"


def speaker_of(parse: Parse, pronoun: int) -> int | None:
    """Whom "it", "he" or "they" means in a clause somebody says: "Spain said it will send tents".

    The subject of the verb that reports the clause, if the pronoun can stand for it.
    """
    v = parse.head[pronoun]
    for _ in range(4):
        head, dep = parse.head[v], parse.dep[v]
        if dep == "relcl" and parse.lower[head] == "time" and parse.dep[head] == "pobj":
            head, dep = parse.head[parse.head[head]], "ccomp"  # "announced for the first time that"
        if head == v or not is_verb_or_aux(parse, head):
            return None
        if dep in ("ccomp", "parataxis") and operator("report", *verb_keys(parse, head)):
            speaker = subject(parse, head)[0]
            if speaker is None or parse.tag[speaker] == "PRP":
                return None
            return speaker if _agrees(parse, pronoun, speaker) else None
        if dep not in ("conj", "ccomp", "xcomp"):
            return None
        v = head
    return None


def _agrees(parse: Parse, pronoun: int, noun: int) -> bool:
    word, person = parse.lower[pronoun], parse.ent[noun][2:] == "PERSON"
    several = parse.tag[noun] in ("NNS", "NNPS") or len(coordinated(parse, noun)) > 1
    if word in ("he", "she", "him", "her"):
        return not several and (
            person or (parse.tag[noun] in ("NN", "NNP") and not _group(parse, noun))
        )
    if word == "it":
        return not several and not person
    return word in ("they", "them") and (several or _group(parse, noun))


def _group(parse: Parse, noun: int) -> bool:
    return parse.ent[noun][2:] in ("ORG", "GPE", "NORP")


def is_verb_or_aux(parse: Parse, i: int) -> bool:
    """Whether the token heads a clause ("is ready to" hangs on the auxiliary)."""
    return parse.tag[i].startswith("VB") or parse.tag[i] == "MD" or parse.pos[i] in ("AUX", "ADJ")


def antecedent(parse: Parse, noun: int) -> int | None:
    if parse.tag[noun].startswith("VB") and parse.pos[noun] not in ("NOUN", "PROPN"):
        return None
    if parse.ent[noun][2:] in ("DATE", "TIME", "CARDINAL", "MONEY"):
        return None
    return noun


def _issuer(parse: Parse, document: int, depth: int) -> int | None:
    """Who speaks in a statement, decree or report: its owner, or who signs or issues it."""
    verb = parse.head[document]
    if is_verb_or_aux(parse, verb) and operator("hearing", parse.lemma[verb].lower()):
        return owner_of(parse, document)  # "blocked a Spanish statement criticising"
    return holder(parse, document, depth)


def holder(parse: Parse, noun: int, depth: int) -> int | None:
    """Whose decision, plan or offer it is."""
    owner = child_of(parse, noun, "poss")
    if owner is not None:
        return owner
    verb = parse.head[noun]
    if is_verb_or_aux(parse, verb) and parse.dep[noun] in ("dobj", "attr", "pobj"):
        return subject(parse, verb, depth + 1)[0]
    for child in parse.children[noun]:
        if parse.dep[child] == "prep" and parse.lower[child] in ("by", "of", "from"):
            return child_of(parse, child, "pobj")
    return None


def owner_of(parse: Parse, n: int) -> int | None:
    """ "Spain's attack", "the Spanish attack": whose act the noun tells."""
    owner = child_of(parse, n, "poss")
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
