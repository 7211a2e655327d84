"""What a pronoun can point at, and the pronouns themselves, each in its place in the sentence."""

from __future__ import annotations

from rashomon.read.names.lexicon import words
from rashomon.read.parse import Parse
from rashomon.read.who.nominals import Nominal

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
SPEECH = words("speech pronouns")
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "dative", "iobj"})
_WEATHER = frozenset({"rain", "snow", "seem", "appear", "turn", "happen", "follow"})
_THOUGHT = words("thought")


class Ref:
    """Something a pronoun can point at, or the pronoun itself.

    ``who`` numbers the someone (-1: nobody known; a thing); ``kind`` is that of an entity or
    "thing"; ``gender`` "m", "f" or None; ``plural`` None where either number will do. A ref of
    the form "pair" has ``members``: "Anna Moe and Erik Holm", who become someone together once
    "they" points at them.
    """

    __slots__ = (
        "first",
        "form",
        "gender",
        "head",
        "kind",
        "members",
        "nominal",
        "past",
        "plural",
        "position",
        "quote",
        "sentence",
        "who",
    )

    def __init__(self, first: int, past: int, head: int, form: str, kind: str) -> None:
        self.first = first
        self.past = past
        self.head = head
        self.form = form
        self.kind = kind
        self.who = -1
        self.gender: str | None = None
        self.plural: bool | None = False
        self.nominal: Nominal | None = None
        self.members: tuple[Ref, ...] = ()
        self.sentence = 0
        self.quote = -1
        self.position = "elsewhere"

    @property
    def weight(self) -> float:
        """How much its position puts somebody in the foreground, from 0 to 2."""
        return FOREGROUND[self.position]


FOREGROUND = {
    "speaker": 2.0,
    "subject": 2.0,
    "minor subject": 1.85,
    "object": 1.0,
    "agent": 1.2,
    "owner": 1.15,
    "oblique": 0.35,
    "modifier": 0.08,
    "elsewhere": 0.5,
}


def position(parse: Parse, head: int) -> str:
    """What part somebody plays in the sentence: "subject", "owner", "oblique" and the like."""
    dep = parse.dep[head]
    top = head
    for _ in range(3):  # names beside another stand where that one stands
        if dep in ("appos", "conj") and parse.head[top] != top:
            top = parse.head[top]
            dep = parse.dep[top]
    if dep == "ROOT" and parse.pos[top] in ("NOUN", "PROPN"):
        return "subject"  # "The transfer of the guns. It is under way."
    if dep in SUBJECTS:
        verb = parse.head[top]
        if parse.dep[verb] == "conj":
            verb = parse.head[verb]
        main = parse.dep[verb] in ("ROOT", "parataxis")
        return "subject" if main else "minor subject"
    if dep in OBJECTS:
        return "object"
    if dep == "agent" or (dep == "pobj" and parse.dep[parse.head[top]] == "agent"):
        return "agent"
    if dep == "poss":
        return "owner"
    if dep == "pobj":
        link = parse.head[top]
        if parse.lower[link] == "to" and parse.lower[link - 1 : link] == ["according"]:
            return "agent"
        return "oblique"
    if dep in ("amod", "compound", "nmod"):
        return "modifier"
    return "elsewhere"


def pleonastic(parse: Parse, i: int) -> bool:
    """Whether an "it" points at nothing: "it is clear that", "it seems"."""
    if parse.lower[i] != "it":
        return False
    verb = parse.head[i]
    lemma = parse.lemma[verb]
    if parse.dep[i] == "expl" or (lemma in _WEATHER and parse.dep[i] in SUBJECTS):
        return True
    if lemma == "be" or parse.dep[i] == "nsubjpass":
        for k in parse.children[verb]:
            if k <= i:
                continue
            if parse.lower[k] in _THOUGHT:
                return True
            if (
                parse.dep[k] in ("ccomp", "advcl", "xcomp", "csubj", "relcl", "acl")
                and parse.dep[i] in SUBJECTS
            ):
                first = parse.subtree(k)[0]
                if (
                    parse.lower[first] in ("that", "to", "whether", "who", "for")
                    or parse.tag[k] == "VB"
                ):
                    return True
            if parse.dep[k] in ("acomp", "attr"):
                for m in parse.children[k]:
                    if parse.dep[m] in ("ccomp", "xcomp", "relcl", "acl") and m > k:
                        first = parse.subtree(m)[0]
                        if parse.lower[first] in ("that", "to", "whether", "who", "for"):
                            return True
    return False
