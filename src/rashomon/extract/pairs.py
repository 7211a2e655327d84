"""What the one did to the other, in one text.

The same acts, actors and realis as the events of a report; here one act is chosen for a pair, and
what stands above it is folded into its type, as PLOVER's codebook wants it: to say that one will
give is AGREE, that one will strike is THREATEN, not to give is REJECT.
"""

from __future__ import annotations

from typing import NamedTuple

from rashomon.extract.arguments import arguments
from rashomon.extract.clause_realis import willing
from rashomon.extract.events import find_acts
from rashomon.extract.frames import Act, verb_act
from rashomon.extract.guards import guarded
from rashomon.extract.parties import phrase
from rashomon.extract.realis import realis
from rashomon.extract.subjects import speaker_of
from rashomon.model import PloverType, Realis, Span
from rashomon.read.parse import Parse

_GIVING = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT")
_TAKING = ("ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE")


class _Choice(NamedTuple):
    """An act weighed for a pair: its rank (higher is better) and the type it comes to."""

    rank: tuple[int, int, bool, int, int]
    type: PloverType


def code_pair(parse: Parse, source: Span, target: Span | None) -> PloverType | None:
    """Say what the source did to the target, as a PLOVER type.

    Args:
        source: the words that name the one who acts.
        target: the words that name the other; ``None`` when the text names nobody.

    Returns:
        A type; ``None`` when no act on the lists joins the two.
    """
    doer = parse.tokens(source)
    other = parse.tokens(target) if target is not None else (0, 0)
    if doer[0] >= doer[1]:
        return None
    sentences = {parse.sentence_of[doer[0]]}
    if other[0] < other[1]:
        sentences.add(parse.sentence_of[other[0]])
    best: _Choice | None = None
    for act in find_acts(parse):
        if act.frame.type is None or parse.sentence_of[act.trigger] not in sentences:
            continue
        if doer[0] <= act.trigger < doer[1] and doer[0] <= parse.head[act.trigger] < doer[1]:
            continue  # "the troops fighting the rebels": an act that only names the source
        choice = _weigh(parse, act, doer, other)
        if best is None or choice.rank > best.rank:
            best = choice
    return best.type if best else None


def _weigh(parse: Parse, act: Act, doer: tuple[int, int], other: tuple[int, int]) -> _Choice:
    assert act.frame.type is not None
    parts = arguments(parse, act)
    actors = [
        speaker_of(parse, head) or head if parse.tag[head] == "PRP" else head
        for head in parts.actors
    ]
    acts = max((_named(parse, head, doer) for head in actors), default=0)
    suffers = max((_named(parse, head, other) for head in parts.targets), default=0)
    if not suffers and other[0] < other[1]:
        first, past = parse.subtree(act.verb)
        suffers = int(first <= other[0] < past)
        if suffers and _governs(parse, act.verb, other[0]):
            suffers = 3
    depth = sum(1 for _ in parse.ancestors(act.verb))
    type_ = folded(parse, act)
    if act.frame.type in ("CONSULT", "AID"):
        type_ = _purpose(parse, act) or type_
    meant = (
        suffers > 1 or guarded(parse, act).frame.type is not None
    )  # "to fight the epidemic" is no assault
    return _Choice((acts, suffers, meant, -depth, -act.trigger), type_)


def _governs(parse: Parse, v: int, token: int) -> bool:
    """Whether the token stands in what the verb is completed by, or done for.

    "Threatened to shell it", "gave money to support it".
    """
    below = list(parse.children[v])
    for child in parse.children[v]:
        if parse.dep[child] == "dobj":
            below.extend(parse.children[child])
    for child in below:
        if parse.dep[child] in ("xcomp", "ccomp") or (
            parse.tag[child] == "VB" and parse.dep[child] in ("advcl", "acl")
        ):
            first, past = parse.subtree(child)
            if first <= token < past:
                return True
    return False


def _named(parse: Parse, head: int, words: tuple[int, int]) -> int:
    """How well a bound noun matches the given words: 3 the same, 2 within, 0 not."""
    if words[0] <= head < words[1]:
        return 3
    first, past = phrase(parse, head)
    return 2 if first < words[1] and words[0] < past else 0


def _purpose(parse: Parse, act: Act) -> PloverType | None:
    """ "Called him to congratulate": what a call or visit was made for, where that is an act."""
    for child in parse.children[act.verb]:
        if parse.dep[child] in ("advcl", "xcomp") and parse.tag[child] == "VB":
            inner = verb_act(parse, child)
            if inner is None:
                continue
            if act.frame.type == "AID" and inner.frame.type in ("ASSAULT", "COERCE"):
                return inner.frame.type
            if act.frame.type == "CONSULT" and inner.frame.type in ("SUPPORT", "ACCUSE", "REJECT"):
                return inner.frame.type
    return None


def folded(parse: Parse, act: Act) -> PloverType:
    """The act's type with its will, denial and purpose folded in."""
    type_ = act.frame.type
    assert type_ is not None
    status, _ = realis(parse, act)
    above = parse.head[act.verb]
    if status == "hypothetical" and willing(parse, act.verb):
        status = "planned"
    decided = parse.dep[act.verb] == "xcomp" and parse.lemma[above].lower() in ("decide", "choose")
    return _fold(type_, "actual" if decided else status)


def _fold(type_: PloverType, status: Realis) -> PloverType:
    match status:
        case "planned" if type_ in _GIVING and type_ != "SUPPORT":
            return "AGREE"
        case "planned" if type_ in _TAKING:
            return "THREATEN"
        case "negated" if type_ in _GIVING:
            return "REJECT"
        case "negated" if type_ in _TAKING:
            return "CONCEDE"
        case _:
            return type_
