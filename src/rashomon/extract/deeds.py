"""Pledges that are deeds: what one promises, offers, asks for or refuses to do for another.

"Agreed to free the sailors", "rejects mediation", "an agreement for the evacuation": the matter is
an infinitive or a noun that the event's own word governs. Things that are handed over are read in
`giving`.
"""

from __future__ import annotations

from rashomon.extract.clause_realis import willing
from rashomon.extract.events import clause
from rashomon.extract.frames import Act, contents, is_actor, is_verb, verb_act, verb_keys
from rashomon.extract.giving import Draft, is_gift, to_whom
from rashomon.extract.lexicon import lexicon, operator
from rashomon.extract.parties import phrase, span_of
from rashomon.model import Event, Span, Stance
from rashomon.read.parse import Parse

# what one may promise to do for another
_DEEDS = ("AID", "RETREAT", "CONCEDE", "COOPERATE", "MOBILIZE", "SUPPORT")
_MATTER = ("aid", "money", "arms", "troop")


TYPES = ("AGREE", "AID", "REQUEST", "REJECT", "SANCTION", "SUPPORT", "MOBILIZE", "COOPERATE")


def by_deed(parse: Parse, act: Act, event: Event, conditional: bool) -> Draft | None:
    """What is promised, offered or refused as a deed: "to release the sailors", "mediation"."""
    stance = _stance(parse, act, event)
    if stance == "agreed" and event.type == "AID" and conditional:
        stance = "offered"  # "will give, if": what may yet not be given
    if stance is None:
        return None
    what = _what(parse, act, event)
    if what is None or not _concrete(parse, act, event, what):
        return None
    if event.type in ("REJECT", "REQUEST") and _bare_answer(parse, what):
        return None  # "rejected the proposal"
    if parse.lower[what[0]] == "not":
        return None  # "vowed not to let them in"
    if event.type == "REQUEST" and not event.actor_spans:
        return None  # "the call for guards": nobody's
    if stance in ("delivered", "under way") and (
        not event.actor_spans
        or (parse.span(*what) in event.target_spans[:1] and _party(parse, parse.span(*what)))
    ):
        return None  # "rescue teams were deployed", "equipped the group"
    actor, target = _heads(parse, event)
    if stance in ("delivered", "under way") and actor is None and target is None:
        return None  # "1,200 rescuers had been sent"
    if target is not None and what[0] <= target < what[1] and event.type != "AGREE":
        target = target if _party(parse, span_of(parse, target)) else None
    if target is None and stance in ("withdrawn", "refused", "agreed"):
        target = to_whom(parse, (_head(parse, what), act.verb))  # "its support for the festival"
    if event.type == "REQUEST":
        actor, target = target, actor
    return Draft(stance, what, actor, target)


def _bare_answer(parse: Parse, what: tuple[int, int]) -> bool:
    """Whether it is a request or proposal without its matter: "the proposal"."""
    head = _head(parse, what)
    name = parse.lemma[head].lower()
    if not (operator("asking_noun", name) or operator("offering_noun", name)):
        return False
    for child in parse.children[head]:
        if parse.dep[child] == "prep" and parse.lower[child] in ("for", "of"):
            return not any(is_gift(parse, c) for c in parse.children[child])
    return True


def _head(parse: Parse, what: tuple[int, int]) -> int:
    """The token of a stretch that the others hang on."""
    first, past = what
    return next((i for i in range(first, past) if not first <= parse.head[i] < past), first)


def _heads(parse: Parse, event: Event) -> tuple[int | None, int | None]:
    """The head tokens of the event's first actor and first target."""
    found: list[int | None] = []
    for spans in (event.actor_spans, event.target_spans):
        head = None
        if spans:
            first, past = parse.tokens(spans[0])
            head = next(
                (
                    i
                    for i in range(first, past)
                    if not first <= parse.head[i] < past or parse.head[i] == i
                ),
                None,
            )
        found.append(head)
    return found[0], found[1]


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
        if real == "actual" and operator("saving", lemma):
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
    return any(tentative_word(parse, node) for node in (act.trigger, act.verb))


def tentative_word(parse: Parse, node: int) -> bool:
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
                if operator("handing_noun", parse.lemma[node].lower()) and not is_verb(parse, node):
                    return phrase(parse, node)  # "a donation made to"
                if dep in ("acl", "relcl") and parse.tag[child] in ("VBN", "VBD", "VBG"):
                    continue  # "the plan, submitted again in May"
                return _whole(parse, child)
    return None


def _living(parse: Parse, noun: int) -> bool:
    return parse.ent[noun][2:] in ("PERSON", "NORP", "GPE", "ORG", "DATE", "TIME") or (
        parse.tag[noun] == "PRP"
    )


def _whole(parse: Parse, v: int) -> tuple[int, int]:
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
    if event.type != "REJECT" and operator("no_gift", parse.lemma[_head(parse, what)].lower()):
        return False
    if event.type in ("REQUEST", "REJECT") and is_verb(parse, _head(parse, what)):
        inner = verb_act(parse, _head(parse, what))
        return inner is not None and inner.frame.type in _DEEDS and inner.frame.mode != "resign"
    if event.type == "AID" and operator("gift", parse.lemma[act.trigger].lower()):
        return not is_verb(parse, act.trigger) or _party(parse, parse.span(*what))
    if _matter(parse, what):
        paid = not _matter(parse, what, ("aid", "arms", "troop"))
        promised = event.realis in ("planned", "hypothetical") or event.lemma == "announce"
        named = bool(event.actors) or speaking(parse, event) is not None
        donated = promised and named and operator("donating", event.lemma)
        return given or donated or event.type != "AID" or not paid  # else it is spending
    if event.type != "AGREE":
        return False
    for v in range(what[0], min(what[1], what[0] + 6)):
        if is_verb(parse, v):
            inner = verb_act(parse, v)
            deed = inner is not None and inner.frame.type in _DEEDS
            return deed or (act.trigger != act.verb and event.lemma in ("proposal", "offer"))
    head = _head(parse, what)
    thing = is_gift(parse, head) or operator("offering_noun", parse.lemma[head].lower())
    return given and event.lemma != "agree" and thing


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
        if parse.dep[i] in ("compound", "nmod") and parse.tag[i] != "$":
            continue  # "gun control measures" are no guns
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


def speaking(parse: Parse, event: Event) -> str | None:
    """ "Norway said it would give": who says so of "it", which is nobody else we know."""
    if not event.voices or len(event.actor_spans) != 1:
        return None
    said = event.actor_spans[0].of(parse.text).lower()
    return event.voices[-1].entity if said in ("it", "they", "we", "he", "she") else None
