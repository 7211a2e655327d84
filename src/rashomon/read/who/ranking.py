"""How well somebody before a pronoun fits it: who agrees, who is barred, and a score for the rest.

The score is a sum of weights by name (`data/pronoun_weights.tsv`), so that each choice can be
told in words: where the candidate stands, how far back, in whose quotation, of which kind.
The weights are those of a conditional logit (`tools/fit_pronouns.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from math import log1p

from rashomon.read.names.lexicon import rows, words
from rashomon.read.parse import Parse
from rashomon.read.who.refs import HE, IT, OBJECTS, REFLEXIVE, SHE, SUBJECTS, Ref
from rashomon.read.who.talk import SAY, Talk, is_told

_OF_EVENTS = words("what events do")
_MINDFUL = SAY | frozenset({"believe", "think", "know", "want", "hope", "decide", "plan", "feel"})


class Weights(dict[str, float]):
    """A weight by name; what the table lacks weighs nothing."""

    def __missing__(self, name: str) -> float:
        return 0.0


WEIGHTS = Weights((name, float(weight)) for name, weight in rows("pronoun_weights.tsv"))


def group_of(said: str) -> str:
    """Which of three a pronoun of the third person is: "he", "it" or "they"."""
    return "he" if said in HE or said in SHE else "it" if said in IT else "they"


def agrees(ref: Ref, said: str, candidate: Ref) -> bool:
    kind = candidate.kind
    if said in HE or said in SHE:
        if kind != "person" or candidate.plural:
            return False
        wanted = "m" if said in HE else "f"
        return candidate.gender in (None, wanted)
    if said in IT:
        return (
            kind in ("organization", "country", "place", "thing", "group", "other")
            and candidate.plural is not True
        )
    if candidate.members:
        return all(member.who >= 0 for member in candidate.members)
    if kind == "person" and candidate.form in ("nominal", "pronoun"):
        return candidate.gender is None  # "a witness said they"
    if kind in ("person", "thing") and not candidate.plural:
        return False
    return kind in ("group", "organization", "country", "thing", "person") and (
        candidate.plural is not False or kind in ("organization", "country")
    )


def within(parse: Parse, i: int, said: str, candidate: int) -> str | None:
    """What the tree says of a pronoun and somebody before it in the sentence: the weight's name.

    The verb that governs the pronoun is climbed from: its subject may own the pronoun's noun and
    is a reflexive's first choice, but is nobody's plain object; "who" stands for the head of its
    clause.

    Returns:
        "" where it says nothing, None where it forbids.
    """
    dep, head = parse.dep, parse.head
    owned = dep[i] == "poss"
    at, plain = i, dep[i] in OBJECTS
    edge, nearer, controlled = "", False, True
    for step in range(8):
        up = head[at]
        if up == at:
            break
        if dep[at] == "relcl" and up == candidate:
            if plain and step <= 2 and said not in REFLEXIVE:
                subjects = [k for k in parse.children[at] if dep[k] in SUBJECTS]
                if subjects and parse.lower[subjects[0]] in ("who", "that"):
                    return None
            return "relative"
        reason = dep[at] == "advcl" and dep[up] == "relcl" and head[up] == candidate
        if reason and not plain and (said in HE or said in SHE):
            who = [k for k in parse.children[up] if dep[k] in SUBJECTS]
            if who and parse.lower[who[0]] in ("who", "that"):
                return "who and he"
        if dep[at] in _EDGES:
            edge = dep[at]
        controlled = controlled and dep[at] not in _OPEN and (at == i or parse.tag[at] != "VBN")
        at = up
        if parse.pos[at] in ("VERB", "AUX"):
            own = [k for k in parse.children[at] if dep[k] in SUBJECTS]
            for k in own:
                if k == candidate or head[candidate] == k:
                    if said in REFLEXIVE:
                        return "reflexive"
                    if plain and (head[i] == at or dep[head[i]] == "xcomp" or controlled):
                        return None  # "Holm left, reminding him": not Holm
                    if nearer:
                        return "subject further above"
                    if edge == "":
                        return "own subject" if owned else "subject of the verb"
                    if edge == "ccomp" and parse.lemma[at] in SAY:
                        return "subject who says"
                    return f"subject above {edge}"
                if k < i and edge:
                    nearer = True  # "Chile agreed, while Norway said it would pay"
    return ""


_OPEN = frozenset({"ccomp", "relcl", "acl", "conj"})  # over these a subject does not reach down
_EDGES = frozenset({"ccomp", "advcl", "relcl", "acl", "xcomp", "conj", "pcomp"})


def score(
    parse: Parse,
    ref: Ref,
    said: str,
    candidate: Ref,
    back: int,
    size: Callable[[int], int],
    talk: Talk,
    weights: Weights = WEIGHTS,
) -> float | None:
    """How well a candidate that agrees fits a pronoun; None where it is barred.

    Args:
        back: by how many sentences it stands before the pronoun.
        size: how often the someone of that number has been named in the report.
    """
    group = group_of(said)
    form, kind = candidate.form, candidate.kind
    mine, its = parse.dep[ref.head], parse.dep[candidate.head]
    verb = parse.head[ref.head]
    total = weights[f"back {group}"] * back
    if back == 0:
        # an object is not its own verb's subject, nor is it the noun that owns it
        if verb == parse.head[candidate.head] and its in SUBJECTS:
            if mine in OBJECTS and said not in REFLEXIVE:
                return None
            if said in REFLEXIVE:
                total += weights["reflexive"]
        if candidate.first <= ref.first < candidate.past or verb == candidate.head:
            return None
        tree = within(parse, ref.head, said, candidate.head)
        if tree is None:
            return None
        if tree:
            total += weights[tree]
        if candidate.quote == ref.quote and is_told(parse, candidate):
            total += weights["told that"]
        total += weights[f"word {group}"] * (min(ref.first - candidate.past, 30) / 10)
        total += weights[f"{candidate.position} here"]
    else:
        total += weights["word before"] * (min(ref.first - candidate.past, 100) / 10)
        total += weights[f"{candidate.position} before"]
        if parse.paragraph_of[ref.head] != parse.paragraph_of[candidate.head]:
            total += weights["other paragraph"]
    if candidate.first == parse.sentences[candidate.sentence][0]:
        total += weights["opens"]
    if ref.quote >= 0 and candidate.quote != ref.quote:
        speaker = talk.speaker(ref.quote, parse.paragraph_of[ref.head])
        if speaker is not None and candidate.who >= 0 and talk.bars(speaker, candidate.who):
            return None
        total += weights["other quotation"]
    elif candidate.quote >= 0 and candidate.quote != ref.quote:
        total += weights["in a quotation"]
    if form == "pronoun":
        same = parse.lower[candidate.head][:2] == said[:2]
        total += weights[f"same pronoun {group}"] if same else weights["other pronoun"]
    elif form == "nominal" and candidate.nominal is not None and not candidate.nominal.definite:
        total += weights["indefinite"]
    else:
        total += weights[form]
    if candidate.who >= 0:
        total += weights[f"often named {group}"] * log1p(size(candidate.who))
    if candidate.members:
        total += weights["pair"]
    elif group != "he":
        total += weights[f"{group} {kind}"]
        if mine in SUBJECTS:
            if kind == "thing" and parse.lemma[verb] in _MINDFUL:
                total += weights["a thing thinks"]
            elif kind != "thing" and parse.lemma[verb] in _OF_EVENTS:
                total += weights["a body happens"]
    if mine in SUBJECTS and its in SUBJECTS:
        total += weights["both subjects"]
    elif mine in ("dobj", "pobj") and its in ("dobj", "pobj"):
        total += weights["both objects"]
    elif mine == "poss" and its == "poss":
        total += weights["both owners"]
    if candidate.gender is not None:
        total += weights["gender known"]
    if mine in SUBJECTS and ref.quote < 0 and parse.lemma[verb] in SAY:
        last = talk.last_before(ref.sentence)
        if last is not None:
            if talk.speakers[last] == candidate.who:
                total += weights["last speaker"]
            elif candidate.who in talk.told.get(last, ()):
                total += weights["addressee"]
    return total
