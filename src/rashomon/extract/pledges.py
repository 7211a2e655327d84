"""The pledges of a report: what somebody offers, promises, asks for, gives or refuses somebody.

Each rests on one event, whose actors, targets, figures and time it takes over; the stance comes
from the event's word and realis:

    offered               made a proposal or an offer; "proposed", "is ready to"; "would give",
                          "will give if"
    requested             asked for, demanded, applied for
    agreed in principle   an agreement that is vague, tentative, preliminary or "in principle"
    agreed                accepted, agreed, pledged, promised, decided; "will send"
    under way             "is sending", "began to deliver", "in progress"
    delivered             sent, gave, provided
    refused               rejected, refused, "will not send"
    withdrawn             took an offer back, suspended or cut what was given

A proposal that is merely mentioned is no pledge, nor is an answer not given.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from rashomon.extract.clause_realis import INSTEAD, WILL, WOULD
from rashomon.extract.deeds import TYPES, by_deed, speaking, tentative_word
from rashomon.extract.events import Mentions, act_of
from rashomon.extract.frames import (
    Act,
    contents,
    is_actor,
    is_verb,
    verb_keys,
    verb_lemma,
)
from rashomon.extract.giving import (
    Draft,
    Gift,
    can_receive,
    given,
    is_gift,
    is_matter,
    is_sum,
    object_of,
    spoken_of,
    under_way,
)
from rashomon.extract.lexicon import lexicon, operator
from rashomon.extract.parties import phrase, span_of
from rashomon.extract.spoken_pledges import answered, by_noun, received
from rashomon.extract.subjects import speaker_of, subject
from rashomon.extract.terms import condition_of, deadline
from rashomon.model import Event, Figure, Pledge, Reading, Span, Stance
from rashomon.read.parse import Parse

_OFFERS = ("offer", "propose", "volunteer")
_ABOVE = ("xcomp", "ccomp", "acl", "relcl", "pcomp", "conj", "advcl")


class Told(NamedTuple):
    """A pledge with the words that name giver and receiver there."""

    pledge: Pledge
    giver: Span | None
    receiver: Span | None


def pledges(reading: Reading, parse: Parse) -> tuple[Pledge, ...]:
    """Find the pledges of a report among its events."""
    return tuple(one.pledge for one in told(reading, parse))


def told(reading: Reading, parse: Parse) -> list[Told]:
    """The pledges of a report, each with the words of its parties."""
    found: list[Told] = []
    acts = [(event, act_of(parse, event)) for event in reading.events]
    triggers = {act.verb for _, act in acts if act is not None}
    people = Mentions(reading, parse)
    for event, act in acts:
        if act is None or _instead(parse, act):
            continue
        draft = _by_gift(parse, act, event, triggers, people)
        if draft is None and event.type in TYPES and not _settled(parse, act, triggers, people):
            draft = by_deed(parse, act, event, condition_of(parse, act) is not None)
        if draft is None:
            continue
        span = parse.span(*draft.what)
        if any(
            one.pledge.what
            and (one.pledge.what.contains(event.trigger) or one.pledge.what.overlaps(span))
            for one in found[-4:]
        ):
            continue  # "agreed to send": what is agreed is no second pledge
        one = _made(reading, parse, act, event, draft, people, len(found) + 1)
        shares = list(_shares(reading, parse, event, span))
        of_others = {figure.id for _, figure in shares}
        if of_others:
            mine = tuple(name for name in one.pledge.figures if name not in of_others)
            one = one._replace(pledge=_with(one.pledge, figures=mine))
        found.append(one)
        for entity, figure in shares:
            share = Pledge(
                id=f"p{len(found) + 1}",
                event=event.id,
                giver=entity,
                receiver=one.pledge.receiver,
                what=figure.span,
                figures=(figure.id,),
                stance=draft.stance,
            )
            found.append(Told(share, None, one.receiver))
    return found


def _with(pledge: Pledge, *, figures: tuple[str, ...]) -> Pledge:
    return msgspec.structs.replace(pledge, figures=figures)


def _made(
    reading: Reading,
    parse: Parse,
    act: Act,
    event: Event,
    draft: Draft,
    people: Mentions,
    number: int,
) -> Told:
    """The pledge of a draft, with its figures, deadline and condition."""
    giver = _entity(people, draft.giver)
    if giver is None and draft.giver is not None and parse.tag[draft.giver] == "PRP":
        giver = _entity(people, speaker_of(parse, draft.giver))  # "said it was ready to send"
    receiver = _entity(people, draft.receiver)
    if giver is None and draft.giver is not None and parse.tag[draft.giver] == "PRP":
        giver = speaking(parse, event)
    ends = tuple(
        span_of(parse, head) if head is not None else None for head in (draft.giver, draft.receiver)
    )
    span = parse.span(*draft.what)
    condition = condition_of(parse, act)
    if condition is not None and span.start < condition.start < span.end:  # "a loan | if"
        length = len(reading.report.text[span.start : condition.start].rstrip(" ,"))
        span = Span(span.start, span.start + length)
    nodes = [act.verb, *governors(parse, act.verb)]
    top = nodes[-1] if is_verb(parse, nodes[-1]) else act.verb
    first, past = parse.subtree(top)
    pledge = Pledge(
        id=f"p{number}",
        event=event.id,
        giver=giver,
        receiver=receiver,
        what=span,
        figures=_figures(reading, event, span, ends),
        by=deadline(reading, parse, parse.span(first, past)),
        condition=condition,
        stance=draft.stance,
    )
    return Told(pledge, *ends)


def _entity(people: Mentions, head: int | None) -> str | None:
    return people.at(head) if head is not None else None


def _figures(
    reading: Reading, event: Event, what: Span, ends: tuple[Span | None, ...]
) -> tuple[str, ...]:
    """The figures of the thing: those in its words, and sums and measures in its clause."""
    found = []
    for figure in reading.figures:
        counts = figure.id in event.figures and figure.kind in ("money", "measure")
        worth = reading.report.text[max(0, figure.start - 6) : figure.start] == "worth "
        near = worth and what.start <= figure.start < what.end + 40
        if not (what.overlaps(figure.span) or counts or near):
            continue
        if not what.overlaps(figure.span) and any(e and e.overlaps(figure.span) for e in ends):
            continue
        found.append(figure.id)
    return tuple(found)


def governors(parse: Parse, v: int) -> list[int]:
    """The words a giving hangs on, the nearest first: "agreed" of "agreed to send"."""
    found: list[int] = []
    at = v
    for _ in range(4):
        if parse.dep[at] not in _ABOVE or parse.head[at] == at:
            break
        above = parse.head[at]
        if parse.dep[at] == "conj" and any(
            parse.dep[c] in ("nsubj", "nsubjpass") for c in parse.children[at]
        ):
            break
        if parse.dep[at] == "advcl" and not operator("ready", parse.lower[above]):
            break
        if parse.dep[at] == "pcomp":
            above = parse.head[above]
        found.append(above)
        at = above
    return found


# --- things handed over ------------------------------------------------------------------------


def _by_gift(
    parse: Parse, act: Act, event: Event, triggers: set[int], people: Mentions
) -> Draft | None:
    """The pledge of a word for giving, or for speaking of a gift."""
    v = act.verb
    spoken = by_noun(parse, act.trigger) if event.realis == "actual" else None
    if spoken is not None and not _told_by_verb(parse, act.trigger, triggers):
        return spoken
    if not is_verb(parse, v):
        return None
    taken = received(parse, v, act.trigger) if event.realis == "actual" else None
    if taken is not None:
        return taken
    if act.trigger == v or act.rule == "light verb":
        gift = given(parse, v)
        if gift is not None and _handed_over(parse, v, gift, people):
            stance = _stance_of_giving(parse, v, event)
            answer = answered(parse, v)
            if answer is not None:
                stance, doer = answer
                gift = gift._replace(giver=doer if doer is not None else gift.giver)
            if stance is None:
                return None
            if stance == "delivered" and _bought(parse, v, gift.thing):
                return None
            if stance == "delivered" and parse.tag[v] in ("VBZ", "VBP") and parse.dep[v] == "relcl":
                return None  # "the firm, which provides meals to": its trade
            if stance in ("delivered", "under way") and gift.giver is None:
                sure = gift.receiver is not None and is_actor(parse, gift.receiver)
                if not sure or not is_matter(parse, gift.thing):
                    return None  # "1,200 medics had been sent to the region"
            if stance == "agreed" and _if_only(parse, act):
                stance = "offered"  # "will give, if": what may yet not be given
            if stance == "requested" and gift.receiver is None:
                gift = gift._replace(receiver=_asker(parse, v))
            return _draft(parse, stance, gift)
        moving = under_way(parse, v)
        if moving is not None and event.realis == "actual" and is_matter(parse, moving.thing):
            landed = operator("landing", parse.lemma[v].lower())
            return _draft(parse, "delivered" if landed else "under way", moving)
    return _by_word(parse, act, event, triggers, people)


def _told_by_verb(parse: Parse, noun: int, triggers: set[int]) -> bool:
    """Whether a verb that speaks of the gift is an event itself: "rejected a request for tents"."""
    above = next((n for n in parse.ancestors(noun) if is_verb(parse, n)), None)
    return above in triggers and above is not None and verb_lemma(parse, above) in _spoken()


def _if_only(parse: Parse, act: Act) -> bool:
    """Whether a bare "will" or "would" depends on something; a promise with an "if" stands."""
    condition = condition_of(parse, act)
    if condition is None or condition.of(parse.text).lower().startswith("once"):
        return False
    promised = (g for g in governors(parse, act.verb) if is_verb(parse, g))
    return not any(
        operator("intend", *verb_keys(parse, g)) and not operator("report", parse.lemma[g].lower())
        for g in promised
    )


def _settled(parse: Parse, act: Act, triggers: set[int], people: Mentions) -> bool:
    """Whether the verb, or one that completes it, hands over: then no deed is looked for."""
    if not is_verb(parse, act.verb):
        return False
    if _inner(parse, act.verb, triggers, people):
        return True
    if act.trigger != act.verb:
        return False
    gift = given(parse, act.verb)
    return gift is not None and gift.receiver is not None


def _draft(parse: Parse, stance: Stance, gift: Gift) -> Draft:
    """The thing's words end before the receiver's: "a ship | for the sailors"."""
    first, past = phrase(parse, gift.thing)
    if gift.receiver is not None and first <= gift.receiver < past:
        prep = parse.head[gift.receiver]
        if first < prep < gift.receiver:
            past = prep
        elif gift.receiver < gift.thing:
            first = gift.receiver + 1
    return Draft(stance, (first, past), gift.giver, gift.receiver)


def _handed_over(parse: Parse, v: int, gift: Gift, people: Mentions) -> bool:
    """Whether something is really handed over: no e-mail, no goal, no word of thanks."""
    if not is_gift(parse, gift.thing) and not _captives(parse, gift.thing):
        return False
    if gift.giver is not None and not _can_give(parse, gift.giver, people):
        return False
    listed = is_matter(parse, gift.thing)
    if people.at(gift.thing) is not None and not listed and not _captives(parse, gift.thing):
        return False  # "sent its manager to London"
    if gift.receiver is None:
        done = parse.tag[v] in ("VBD", "VBN", "VBG", "VBZ", "VBP")
        named = listed and gift.giver is not None
        asked = _asker(parse, v) is not None
        return named and not done and (asked or _has(parse, gift.thing, ("aid", "arms")))
    if gift.receiver == gift.thing or not _can_receive(parse, gift.receiver, people):
        return False
    if parse.ent[gift.receiver][2:] in ("LOC", "FAC") and _has(
        parse, gift.thing, ("arms", "troop")
    ):
        return False  # "sent a frigate to the Gulf"
    key = verb_keys(parse, v)[-1].split("_")[0]
    return listed or (
        operator("handing_over", key) and (gift.giver is not None or is_actor(parse, gift.receiver))
    )


def _bought(parse: Parse, v: int, thing: int) -> bool:
    """ "Was paid $9 million for 41 speeches": a price, no gift."""
    if verb_lemma(parse, v) != "pay" or not is_sum(parse, thing):
        return False
    for_ = [object_of(parse, node, ("for",)) for node in (v, thing)]
    return any(noun is not None and not can_receive(parse, noun) for noun in for_)


def _captives(parse: Parse, thing: int) -> bool:
    return parse.lemma[thing].lower() in lexicon().classes["prisoner"] or operator(
        "helpers", parse.lemma[thing].lower()
    )


def _has(parse: Parse, thing: int, names: tuple[str, ...]) -> bool:
    words = lexicon().classes
    return any(
        parse.lemma[n].lower() in words[name] for n in contents(parse, thing) for name in names
    )


def _can_give(parse: Parse, head: int, people: Mentions) -> bool:
    if parse.lower[head] in ("who", "which", "that") or people.at(head) is not None:
        return True
    return is_actor(parse, head) or operator("funds", parse.lemma[head].lower())


def _can_receive(parse: Parse, head: int, people: Mentions) -> bool:
    return can_receive(parse, head) or people.at(head) is not None


def _asker(parse: Parse, v: int) -> int | None:
    """ "Norway asked Chile to send": who asks."""
    for above in governors(parse, v):
        if not is_verb(parse, above):
            continue
        keys = verb_keys(parse, above)
        if operator("demand", *keys) or _wanted_of_another(parse, v, above, keys):
            return subject(parse, above)[0]
    return None


def _wanted_of_another(parse: Parse, v: int, above: int, keys: list[str]) -> bool:
    """ "Chile wants Norway to pay": the wish is put to another, so it is asked."""
    own = any(parse.dep[c] == "nsubj" for c in parse.children[v])
    return own and parse.head[v] == above and keys[-1] == "want"


def _stance_of_giving(parse: Parse, v: int, event: Event) -> Stance | None:
    """How far a giving has come, by its realis and what it hangs on."""
    above = governors(parse, v)
    keys = [verb_keys(parse, g) if is_verb(parse, g) else [parse.lemma[g].lower()] for g in above]
    auxiliaries = [parse.lower[c] for c in parse.children[v] if parse.dep[c] == "aux"]
    will = any(word in (*WILL, *WOULD) for word in auxiliaries)
    will = will or (bool(above) and parse.lower[above[0]] == "going")  # "is not going to give"
    match event.realis:
        case "negated":
            if any(parse.lower[c] == "longer" for c in parse.children[v]):
                return "withdrawn"
            if any(operator("refuse", *k) for k in keys):
                return "refused"
            for g, k in zip(above, keys, strict=True):
                if operator("cancel", *k) or operator("stop", *k):
                    # "stopped Chile from sending" takes nothing of one's own back
                    of_another = any(parse.dep[c] == "dobj" for c in parse.children[g])
                    return None if of_another else "withdrawn"
            return "refused" if will else None
        case "planned":
            if event.certainty == "probable" and not will:
                return None  # "is expected to send": nobody has said so
            if any(tentative_word(parse, node) for node in (v, *above)):
                return "agreed in principle"
            return "agreed"
        case "hypothetical":
            for g, k in zip(above, keys, strict=True):
                if any(key.split("_")[0] in _OFFERS for key in k) or operator("ready", *k):
                    return "offered"
                if operator("offering_noun", *k) and not is_verb(parse, g):
                    return "offered"
                if operator("demand", *k) or operator("asking_noun", *k):
                    return "requested"
                if _wanted_of_another(parse, v, g, k):
                    return "requested"
                if operator("want", *k) or operator("threaten", *k) or operator("fear", *k):
                    return None
            return "offered" if will else None
        case _:
            if any(operator("accuse", *k) or operator("refuse", *k) for k in keys):
                return None  # "has not ruled out sending"
            for g, k in zip(above[:1], keys, strict=False):
                if operator("stop", *k) and is_verb(parse, g):
                    of_another = any(parse.dep[c] == "dobj" for c in parse.children[g])
                    return None if of_another else "withdrawn"
            if operator("setting_aside", *verb_keys(parse, v)):
                return "agreed"
            if _going_on(parse, v):
                announced = any(operator("promising", *k) for k in keys)
                return "agreed" if announced else "under way"
            if any(k[-1] in ("begin", "start", "continue", "keep", "resume") for k in keys[:1]):
                return "under way"
            return "delivered"


def _going_on(parse: Parse, v: int) -> bool:
    """ "Is sending", "are being sent"."""
    helpers = [c for c in parse.children[v] if parse.dep[c] in ("aux", "auxpass")]
    if any(parse.lower[c] == "being" for c in helpers):
        return True
    return parse.tag[v] == "VBG" and any(parse.lemma[c].lower() == "be" for c in helpers)


def _by_word(
    parse: Parse, act: Act, event: Event, triggers: set[int], people: Mentions
) -> Draft | None:
    """A gift that is spoken of as a noun: "promised tents", "rejected a request for tents"."""
    v = act.verb
    if verb_lemma(parse, v) not in _spoken():
        return None
    keys = verb_keys(parse, v)
    stance = next((s for name, s in _WORDS if operator(name, *keys)), None)
    if stance is None or _inner(parse, v, triggers, people):
        return None
    gift = spoken_of(parse, v, asking=stance == "requested")
    if gift is None or gift.about.startswith("mere"):
        return None
    listed = is_matter(parse, gift.thing)
    named = gift.receiver is not None and _can_receive(parse, gift.receiver, people)
    sides = stance == "refused" and _two(parse, v)  # "refused the strikers any talks"
    if not (is_gift(parse, gift.thing) or sides) or gift.thing == gift.receiver:
        return None
    if gift.giver is not None and not _can_give(parse, gift.giver, people):
        return None
    told = stance in ("agreed", "offered") and not operator("approving", *keys)
    match stance:
        case "requested":
            fits = listed or (gift.giver is not None and keys[-1] != "call")
        case "withdrawn":
            lent = _has(parse, gift.thing, ("aid", "money"))
            fits = gift.about == "offer" or lent or (listed and named and gift.giver is not None)
            fits = fits and not (gift.about == "" and _has(parse, gift.thing, ("troop",)))
        case "refused":
            fits = (
                bool(gift.about)
                or (named and (listed or sides))
                or (listed and keys[-1].split("_")[0] == "refuse")
            )
            if keys[-1] == "deny":
                fits = named and sides
        case _:
            fits = (listed and (named or told)) or (named and told) or gift.about == "request"
    if not fits:
        return None
    real = _real(parse, v, event, stance)
    return None if real is None else _draft(parse, real, gift)


# what a word says of the gift it speaks of; the first row that fits
_WORDS: tuple[tuple[str, Stance], ...] = (
    ("asking_for", "requested"),
    ("refusing", "refused"),
    ("withdrawing", "withdrawn"),
    ("promising", "agreed"),
    ("approving", "agreed"),
    ("offering", "offered"),
)


@cache
def _spoken() -> frozenset[str]:
    """The plain forms of all verbs that speak of a gift."""
    words = lexicon().operators
    return frozenset(key.split("_")[0] for name, _ in _WORDS for key in words[name])


def _two(parse: Parse, v: int) -> bool:
    """Whether receiver and thing stand side by side: "denied the president the money"."""
    direct = [c for c in parse.children[v] if parse.dep[c] in ("dobj", "dative")]
    direct += [g for c in direct for g in parse.children[c] if parse.dep[g] == "appos"]
    return len([c for c in direct if parse.tag[c] not in ("IN", "TO")]) > 1


def _real(parse: Parse, v: int, event: Event, stance: Stance) -> Stance | None:
    """The stance with the realis of its word: "did not promise" is no promise."""
    real = event.realis if event.rule.startswith(("verb", "other", "stopped")) else "actual"
    keys = [verb_keys(parse, g) for g in governors(parse, v) if is_verb(parse, g)]
    if real == "negated" and stance in ("agreed", "offered"):
        return "refused" if any(operator("refuse", *k) for k in keys) else None
    if real in ("negated", "hypothetical"):
        return None
    if stance == "agreed" and tentative_word(parse, v):
        return "agreed in principle"
    return stance


def _inner(parse: Parse, v: int, triggers: set[int], people: Mentions) -> bool:
    """Whether a giving that is an event of its own completes the verb: "agreed to send tents"."""
    below = [c for c in parse.children[v] if parse.dep[c] in ("xcomp", "ccomp", "acl", "advcl")]
    for child in parse.children[v]:
        if parse.dep[child] in ("prep", "dobj"):
            below += [c for c in parse.children[child] if parse.dep[c] in ("pcomp", "acl", "relcl")]
    return any(
        c in triggers
        and (gift := given(parse, c)) is not None
        and _handed_over(parse, c, gift, people)
        for c in below
        if is_verb(parse, c)
    )


def _shares(
    reading: Reading, parse: Parse, event: Event, what: Span
) -> Iterator[tuple[str, Figure]]:
    """ "Germany promised 200 million euros, Japan 150 million": the others in a list."""
    if event.type not in ("AGREE", "AID") or not event.actors:
        return
    sums = [f for f in reading.figures if f.kind == "money"]
    i = parse.token_at(event.trigger.start)
    if i is None:
        return
    past = parse.end[parse.sentences[parse.sentence_of[i]][1] - 1]
    if not any(what.start <= f.start < what.end for f in sums):
        return
    parties = {e.id for e in reading.entities if e.kind in ("country", "organization")}
    ends = {m.end: m for m in reading.mentions if m.entity in parties}
    for figure in sums:
        if not what.end <= figure.start < past:
            continue
        mention = ends.get(figure.start - 1)
        before = parse.token_at(max(0, mention.start - 2)) if mention is not None else None
        listed = before is not None and parse.lower[before] in (",", "and", ";", "while", "the")
        if mention is not None and mention.entity is not None and listed:
            yield mention.entity, figure


def _instead(parse: Parse, act: Act) -> bool:
    """ "Rather than agreeing to disarm": neither an agreement nor a refusal of one."""
    v = act.verb
    return v > 1 and (parse.lower[v - 2], parse.lower[v - 1]) in INSTEAD
