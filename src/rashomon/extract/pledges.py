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

from rashomon.extract.clause_realis import INSTEAD, willing
from rashomon.extract.events import act_of, clause
from rashomon.extract.frames import (
    Act,
    contents,
    is_actor,
    is_verb,
    lexicon,
    operator,
    verb_act,
    verb_keys,
)
from rashomon.extract.parties import phrase
from rashomon.model import Event, Figure, Pledge, Reading, Span, Stance
from rashomon.read.parse import Parse

# what one may promise to do for another
_DEEDS = ("AID", "RETREAT", "CONCEDE", "COOPERATE", "MOBILIZE", "SUPPORT", "CONSULT", "SANCTION")
_MATTER = ("aid", "money", "arms", "troop")
_LIMITS = frozenset(("by", "before", "until", "within", "till"))


def pledges(reading: Reading, parse: Parse) -> tuple[Pledge, ...]:
    """Find the pledges of a report among its events."""
    found: list[Pledge] = []
    figures = [(figure.start, figure.end, figure.id) for figure in reading.figures]
    for event in reading.events:
        if event.type not in ("AGREE", "AID", "REQUEST", "REJECT", "SANCTION", "SUPPORT",
                              "MOBILIZE", "COOPERATE"):  # fmt: skip
            continue
        act = act_of(parse, event)
        if act is None:
            continue
        stance = _stance(parse, act, event)
        condition = _condition(parse, act)
        if stance == "agreed" and event.type == "AID" and condition is not None:
            stance = "offered"  # "will give, if": what may yet not be given
        if stance is None or _instead(parse, act):
            continue
        what = _what(parse, act, event)
        if what is None or not _concrete(parse, act, event, what):
            continue
        giver, receiver = _parties(parse, act, event, stance)
        if stance in ("delivered", "under way") and giver is None and receiver is None:
            continue  # "1,200 rescuers had been sent"
        first, past = clause(parse, act)
        span = parse.span(*what)
        if any(p.what and p.what.contains(event.trigger) for p in found[-3:]):
            continue  # "agreed to send": what is agreed is no second pledge
        near = parse.span(first, past)
        shares = list(_shares(reading, parse, event, span))
        of_others = {figure.id for _, figure in shares}
        found.append(
            Pledge(
                id=f"p{len(found) + 1}",
                event=event.id,
                giver=giver,
                receiver=receiver,
                what=span,
                figures=tuple(
                    name
                    for start, end, name in figures
                    if (name in event.figures and name not in of_others)
                    or (span.start <= start and end <= span.end)
                ),
                by=_deadline(reading, parse, near),
                condition=condition,
                stance=stance,
            )
        )
        for entity, figure in shares:
            found.append(
                Pledge(
                    id=f"p{len(found) + 1}",
                    event=event.id,
                    giver=entity,
                    receiver=receiver,
                    what=figure.span,
                    figures=(figure.id,),
                    stance=stance,
                )
            )
    return tuple(found)


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


def _stance(parse: Parse, act: Act, event: Event) -> Stance | None:
    """How far the giving has come; ``None`` when the event is no giving at all."""
    lemma = parse.lemma[act.trigger].lower()
    carrier = parse.lemma[act.verb].lower()
    real = event.realis
    if event.type == "AGREE":
        if not operator("giving_word", lemma):
            return None
        if lemma in ("offer", "propose", "proposal"):
            if real == "negated":
                return None
            return "offered" if is_verb(parse, act.verb) else None
        if real == "negated":
            return "refused"
        if _tentative(parse, act):
            return "agreed in principle"
        return "agreed" if real in ("actual", "planned") else None
    if event.type == "REQUEST":
        return "requested" if real == "actual" else None
    if event.type == "REJECT":
        if not operator("refuse", *verb_keys(parse, act.verb)) or lemma in ("oppose", "deny"):
            return None
        return "refused" if real in ("actual", "planned") else None
    if event.type == "SANCTION":
        return "withdrawn" if real == "actual" and event.mode == "discontinue" else None
    if event.type in ("AID", "MOBILIZE", "COOPERATE"):
        if real == "planned":
            return "agreed"
        if real == "negated":
            return "refused"
        if real == "hypothetical":
            return _under_request(parse, act) or ("offered" if willing(parse, act.verb) else None)
        if carrier == "announce":
            return "agreed"
        if real == "historical":
            return "delivered"
        if real == "actual" and is_verb(parse, act.trigger) and operator("saving", lemma):
            return None  # people brought to safety are nobody's gift
        if parse.tag[act.verb] == "VBG" and any(
            parse.dep[c] == "aux" and parse.lemma[c].lower() == "be"
            for c in parse.children[act.verb]
        ):
            return "under way"
        if carrier in ("begin", "start") or operator(
            "aspect", parse.lemma[parse.head[act.verb]].lower()
        ):
            return "under way"
        if act.trigger == act.verb and not is_verb(parse, act.trigger):
            return None
        return "delivered"
    if event.type == "SUPPORT" and carrier == "pledge" and real == "actual":
        return "agreed"
    return None


def _under_request(parse: Parse, act: Act) -> Stance | None:
    """ "Asked Spain to send", "offered to send": the giving is asked for, or offered."""
    head = parse.head[act.verb]
    if parse.dep[act.verb] not in ("xcomp", "ccomp", "acl"):
        return None
    if not is_verb(parse, head):
        noun = parse.lemma[head].lower()
        if noun in ("offer", "proposal"):
            return "offered"
        return "requested" if noun in ("request", "demand", "call", "appeal", "plea") else None
    keys = verb_keys(parse, head)
    if operator("offer", *keys):
        return "offered"
    return "requested" if operator("demand", *keys) else None


def _tentative(parse: Parse, act: Act) -> bool:
    """ "A vague agreement", "agreed in principle"."""
    for node in (act.trigger, act.verb):
        for child in parse.children[node]:
            if operator("tentative", parse.lower[child]):
                return True
            if parse.dep[child] == "prep" and parse.lower[child] == "in":
                first, past = parse.subtree(child)
                if any(parse.lower[i] == "principle" for i in range(first, min(past, first + 6))):
                    return True
    return False


def _what(parse: Parse, act: Act, event: Event) -> tuple[int, int] | None:
    """The thing given or asked for: an object, the matter of an agreement, or an infinitive."""
    targets = set(event.target_spans)
    nodes = [act.trigger] if act.trigger == act.verb else [act.trigger, act.verb]
    first, past = clause(parse, act)
    for i in range(act.trigger, past - 2):  # "made a proposal: to involve the …"
        if parse.word[i] == ":" and parse.lower[i + 1] == "to":
            return i + 1, max(past, i + 3)
    if is_verb(parse, act.trigger):
        for child in parse.children[act.trigger]:
            if parse.dep[child] in ("dobj", "nsubjpass") and parse.tag[child] not in ("IN", "WDT"):
                first, past = phrase(parse, child)
                if parse.span(first, past) not in targets or not _living(parse, child):
                    return first, past
    for node in nodes:
        for child in parse.children[node]:
            dep = parse.dep[child]
            if child < act.trigger:
                continue
            if dep == "prep" and parse.lower[child] in ("for", "on", "to", "of"):
                for noun in parse.children[child]:
                    if parse.dep[noun] == "pobj" and not _living(parse, noun):
                        return phrase(parse, noun)
                    if parse.dep[noun] == "pcomp":
                        return parse.subtree(noun)
            elif dep in ("xcomp", "acl", "ccomp", "relcl") and node == act.trigger:
                return _inner(parse, child)
    return None


def _living(parse: Parse, noun: int) -> bool:
    return parse.ent[noun][2:] in ("PERSON", "NORP", "GPE", "ORG", "DATE", "TIME") or (
        parse.tag[noun] == "PRP"
    )


def _inner(parse: Parse, v: int) -> tuple[int, int]:
    first, past = parse.subtree(v)
    while past - 1 > first and parse.tag[past - 1] in (".", ",", ":", "''"):
        past -= 1
    return first, past


def _concrete(parse: Parse, act: Act, event: Event, what: tuple[int, int]) -> bool:
    """Whether it is something one can give, or a deed done for somebody, by somebody."""
    if event.actor_spans and not any(_party(parse, span) for span in event.actor_spans):
        return False  # "the report offers clues"
    to_whom = [s for s in event.target_spans if s != parse.span(*what)]
    given = any(_party(parse, span) for span in to_whom)
    if event.type == "MOBILIZE":
        return given and _matter(parse, what)
    if event.type == "AID" and operator("gift", parse.lemma[act.trigger].lower()):
        return not is_verb(parse, act.trigger) or _party(parse, parse.span(*what))
    if _matter(parse, what):
        paid = not _matter(parse, what, ("aid", "arms", "troop"))
        promised = event.realis in ("planned", "hypothetical") or event.lemma == "announce"
        named = bool(event.actors) or _speaking(parse, event) is not None
        donated = promised and named and operator("donating", event.lemma)
        return given or donated or event.type != "AID" or not paid  # else it is spending
    if event.type != "AGREE":
        return False
    for v in range(what[0], min(what[1], what[0] + 6)):
        if is_verb(parse, v):
            inner = verb_act(parse, v)
            deed = inner is not None and inner.frame.type in _DEEDS
            return deed or (act.trigger != act.verb and event.lemma in ("proposal", "offer"))
    return given and event.lemma != "agree"


def _party(parse: Parse, span: Span) -> bool:
    """Whether the words name somebody who can give or receive."""
    first, past = parse.tokens(span)
    for i in range(first, past):
        if not first <= parse.head[i] < past or parse.head[i] == i:
            return any(is_actor(parse, n) for n in contents(parse, i))
    return False


def _matter(parse: Parse, what: tuple[int, int], names: tuple[str, ...] = _MATTER) -> bool:
    """Whether the thing itself, not what it is about, is aid, money, arms or troops."""
    words = lexicon().classes
    noun = ""
    for i in range(what[0], min(what[1], what[0] + 25)):
        lemma = parse.lemma[i].lower()
        if any(lemma in words[name] for name in names) or operator("deed", lemma):
            return True
        if parse.tag[i].startswith("NN"):
            noun = lemma
        elif (
            parse.tag[i] == "IN"
            and noun
            and not operator("transparent", noun)
            and not operator("open_noun", noun)
        ):
            return False
    return False


def _parties(parse: Parse, act: Act, event: Event, stance: Stance) -> tuple[str | None, str | None]:
    """Who gives and who receives."""
    actor = event.actors[0] if event.actors else _speaking(parse, event)
    target = event.targets[0] if event.targets else None
    if event.type == "REQUEST":
        return target, actor
    if stance == "requested":
        return actor, target
    return actor, target


def _speaking(parse: Parse, event: Event) -> str | None:
    """ "Norway said it would give": who says so of "it", which is nobody else we know."""
    if not event.voices or len(event.actor_spans) != 1:
        return None
    said = event.actor_spans[0].of(parse.text).lower()
    return event.voices[-1].entity if said in ("it", "they", "we", "he", "she") else None


def _deadline(reading: Reading, parse: Parse, near: Span) -> str | None:
    """The date by which: "by Friday", "before May"."""
    for timex in reading.timexes:
        if near.start <= timex.start and timex.end <= near.end:
            i = parse.token_at(timex.start)
            if i is not None and i > 0 and parse.lower[i - 1] in _LIMITS:
                return timex.id
    return None


def _condition(parse: Parse, act: Act) -> Span | None:
    """The words that make it depend: "if …", "provided that …", "on condition that …"."""
    nodes = [act.verb]
    for above in parse.ancestors(act.verb):
        if parse.dep[nodes[-1]] not in ("xcomp", "ccomp", "conj", "acl", "dobj"):
            break
        nodes.append(above)
    for child in parse.children[act.verb]:  # the parser hangs "provided that" on the object
        if parse.dep[child] == "dobj":
            nodes.append(child)
    for node in nodes:
        for child in parse.children[node]:
            if parse.dep[child] == "acl" and parse.lower[child] == "provided":
                first, past = parse.subtree(child)
                return _trim(parse, first, past)
            if parse.dep[child] == "advcl":
                for mark in parse.children[child]:
                    if parse.dep[mark] in ("mark", "advmod") and parse.lower[mark] in (
                        "if", "unless", "provided", "providing", "once",
                    ):  # fmt: skip
                        first, past = parse.subtree(child)
                        return _trim(parse, first, past)
                if parse.lower[child] in ("provided", "providing"):
                    first, past = parse.subtree(child)
                    return _trim(parse, first, past)
            elif parse.dep[child] == "prep" and parse.lower[child] == "on":
                for noun in parse.children[child]:
                    if parse.lemma[noun].lower() in ("condition", "proviso"):
                        return _trim(parse, *parse.subtree(child))
    return None


def _trim(parse: Parse, first: int, past: int) -> Span:
    while past - 1 > first and parse.tag[past - 1] in (".", ",", ":"):
        past -= 1
    while first < past - 1 and parse.tag[first] in (",", ":"):
        first += 1
    return parse.span(first, past)
