"""The events of a report: who did what to whom, when, where, and whether it happened.

An event is a word that names an act (`frames`), with the actors and targets of its own clause
(`arguments`), its realis and certainty (`realis`), the time, place and figures that hang on it, and
the voices it is told through (`voices`). A happening outside PLOVER has type ``None`` and is an
event like the others. States, and verbs that only report speech, are none.

Rules, as `Event.rule` names them ("how the act was found / how the actor was bound"): see
docs/events.md.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from rashomon.extract.arguments import Arguments, arguments
from rashomon.extract.circumstances import circumstances, head_of
from rashomon.extract.dating import Calendar
from rashomon.extract.frames import (
    Act,
    is_infinitive,
    is_verb,
    joined,
    noun_act,
    said_act,
    verb_act,
    verb_keys,
    verb_lemma,
)
from rashomon.extract.guards import guarded
from rashomon.extract.headlines import headline_acts, headline_parties, plain_form
from rashomon.extract.lexicon import Frame, lexicon, operator, rows
from rashomon.extract.modes import mode
from rashomon.extract.parties import coordinated, phrase, span_of
from rashomon.extract.realis import realis
from rashomon.extract.subjects import is_passive, speaker_of, subject
from rashomon.extract.voices import voices
from rashomon.model import Event, Reading, Span, Voice
from rashomon.read.parse import Parse

# words that only link a clause to another; "if" stays, it is part of what is said
_LINKS = frozenset(("that", "when", "while", "as", "because", "although", "though", "where"))
_MOVES = ("come_back", "go_back", "come_home", "go_home", "go_ahead", "come_down", "go_down",
          "come_apart", "go_off", "come_off", "go_under", "come_out", "come_in")  # fmt: skip
_HELD = ("hold", "host", "stage", "schedule")


def events(reading: Reading, parse: Parse) -> tuple[Event, ...]:
    """Find the events of a report, in the order of their triggers.

    Entities, mentions, timexes, figures and quotes are taken from the reading; where it has none,
    the events stand without ids but with their spans.
    """
    acts = [guarded(parse, act) for act in find_acts(parse)]
    if not acts:
        return ()
    around = circumstances(reading, parse, acts)
    people = Mentions(reading, parse)
    told = voices(reading, parse, [act.trigger for act in acts])
    themes = _contexts(parse)
    calendar = Calendar(parse, reading.timexes, reading.report.published)
    found: list[Event] = []
    for k, act in enumerate(acts):
        parts = arguments(parse, act)
        if act.rule == "headline":
            parts = Arguments(*headline_parties(parse, act.trigger), "headline")
        parts = _not_to_themselves(parse, _with_speakers(parse, parts, people), people)
        status, sure = realis(parse, act)
        timex, place, figures, inherited = around[k]
        known = len(parts.actors) + len(parts.targets)
        bare = act.frame.type is None and timex is None and known < 2
        if bare and operator("generic", _lemma(parse, act)):
            continue
        status = calendar.dated(act, status, timex)
        chain = told[k]
        if status == "negated" and not chain:
            chain = _denier(parse, act, people)
        first, past = clause(parse, act)
        at = parse.span(first, past)
        trigger = _trigger(parse, act)
        found.append(
            Event(
                id=f"v{len(found) + 1}",
                start=min(at.start, trigger.start),
                end=max(at.end, trigger.end),
                trigger=trigger,
                lemma=_lemma(parse, act),
                type=act.frame.type,
                mode=mode(parse, act, first, past),
                context=_themes(themes, first, past),
                actors=people.ids(parts.actors),
                targets=people.ids(parts.targets),
                actor_spans=_spans(parse, parts.actors, parts),
                target_spans=_spans(parse, parts.targets, parts),
                timex=timex.id if timex else None,
                from_=timex.from_ if timex else None,
                to=timex.to if timex else None,
                place=place,
                realis=status,
                certainty=sure,
                figures=figures,
                voices=chain,
                rule=f"{act.rule} / {parts.rule}" + (f" / {inherited}" if inherited else ""),
            )
        )
    return tuple(found)


# --- which words are acts ---------------------------------------------------------------------


def find_acts(parse: Parse) -> list[Act]:
    """The acts of a text, one a trigger, in text order."""
    found: dict[int, Act] = {}
    nouns: list[int] = []
    for i, tag in enumerate(parse.tag):
        if tag.startswith("VB"):
            if not is_verb(parse, i):
                if parse.pos[i] == "AUX" and parse.dep[i] not in ("aux", "auxpass"):
                    act = verb_act(parse, i)
                    if act is not None and act.rule in ("adjective", "light verb"):
                        found[act.trigger] = act
                continue
            act = verb_act(parse, i)
            if act is None:
                act = _other(parse, i)
            elif act.trigger == i and _idle(parse, i, act):
                continue
            if act is not None:
                found[act.trigger] = act
                for other in joined(parse, act):
                    found.setdefault(other.trigger, other)
        elif tag.startswith("NN"):
            nouns.append(i)
        elif tag in ("MD", "JJ", "IN"):
            act = said_act(parse, i)
            if act is not None:
                found[i] = act
    for n in nouns:
        if n not in found:
            act = noun_act(parse, n)
            if act is not None:
                act = _with_participle(parse, act, found)
                if act.verb in found and found[act.verb].rule == "other verb":
                    del found[act.verb]  # "talks ended": the talks are the event
                found[n] = act
    for act in headline_acts(parse):
        found.setdefault(act.trigger, act)
    return [found[i] for i in sorted(found)]


def act_of(parse: Parse, event: Event) -> Act | None:
    """The act an event of this parse was made from."""
    i = parse.token_at(event.trigger.start)
    if i is None:
        return None
    frame = Frame(event.type, event.mode)
    how = event.rule.split(" / ")[0]
    if how == "said of another":
        return said_act(parse, i)
    if is_verb(parse, i) or parse.pos[i] == "AUX":
        return Act(i, i, frame, how)
    verb = i
    if how == "noun with its verb":
        act = noun_act(parse, i)
        act = _with_participle(parse, act, {}) if act is not None else None
        if act is not None and act.verb != i:
            return act
    if how in ("light verb", "verb and object", "noun with its verb", "adjective"):
        for above in parse.ancestors(i):
            if is_verb(parse, above) or parse.pos[above] == "AUX":
                verb = above
                break
        for child in parse.children[i]:  # "sanctions imposed on": the verb hangs on its noun
            if verb == i and parse.dep[child] in ("acl", "relcl"):
                verb = child
    return Act(i, verb, frame, how)


def _with_participle(parse: Parse, act: Act, found: dict[int, Act]) -> Act:
    """ "A meeting of envoys, held in Oslo on Friday": the participle says where and when."""
    if act.verb != act.trigger:
        return act
    nodes = [act.trigger]
    for node in nodes:
        if len(nodes) > 8:
            break
        for child in parse.children[node]:
            dep = parse.dep[child]
            if dep in ("prep", "pobj"):
                nodes.append(child)
            elif dep in ("acl", "relcl"):
                lemma = parse.lemma[child].lower()
                passive = parse.tag[child] == "VBN" and lemma in _HELD
                begun = (
                    dep == "relcl" and node == act.trigger and lemma in ("begin", "start", "end")
                )
                if not passive and not begun:
                    continue
                if found.get(child, act).rule == "other verb":
                    del found[child]
                return act._replace(verb=child, rule="noun with its verb")
    return act


def _idle(parse: Parse, v: int, act: Act) -> bool:
    """Verbs on the lists that are no act here: "asked whether he would come" is speech."""
    lemma = parse.lemma[v].lower()
    if lemma == "call" and act.frame.mode == "phone":  # called him a liar, was called to the scene
        deps = [parse.dep[c] for c in parse.children[v] if not is_infinitive(parse, c)]
        return is_passive(parse, v) or "oprd" in deps or "ccomp" in deps or deps.count("dobj") > 1
    if lemma == "provide" and parse.lower[v + 1 : v + 2] == ["that"]:
        return parse.tag[v] in ("VBN", "VBG")  # "provided that": a condition
    if lemma == "help":
        return any(parse.dep[c] in ("xcomp", "ccomp") for c in parse.children[v])
    if lemma == "let":
        return any(
            parse.dep[c] == "ccomp" and parse.lower[c] in ("know", "see", "slip")
            for c in parse.children[v]
        )
    if lemma == "order" and act.rule == "verb":
        return not any(parse.dep[c] in ("xcomp", "ccomp") for c in parse.children[v])
    if lemma in ("ask", "question") and act.rule == "verb":
        return not any(is_infinitive(parse, c) for c in parse.children[v])  # asked about, asked if
    return False


def _other(parse: Parse, v: int) -> Act | None:
    """A doing that is on no list: a verb with a subject, no state, no mere saying."""
    keys = verb_keys(parse, v)
    lemma = keys[-1].split("_")[0]
    if len(lemma) < 2 or not lemma[0].isalpha():
        return None
    if _runs(parse, v, keys):
        return Act(v, v, Frame(None), "other verb")
    if operator("weighing", lemma) and _weighs_offer(parse, v):
        return Act(v, v, Frame(None), "other verb")
    if operator("stative", lemma) and not (len(keys) > 1 and parse.tag[v] in ("VBD", "VBN")):
        return None
    deps = [parse.dep[c] for c in parse.children[v]]
    clausal = "xcomp" in deps or "ccomp" in deps
    done = "dobj" in deps or is_passive(parse, v)
    answers = operator("answering", lemma) and (done or "prep" in deps)
    found = done and operator("finding", lemma)
    if operator("report", keys[0], lemma) and (
        clausal or not (answers or found) or _credits(parse, v)
    ):
        return None
    if operator("aspect", keys[0], lemma) and not (done and not clausal):
        return None
    if operator("seem", lemma) and clausal:
        return None
    if clausal and any(operator(name, *keys) for name in ("intend", "want", "fail", "expect")):
        return None
    if operator("stative", lemma) and "dobj" not in deps and "prt" not in deps:
        return None
    if keys[0] in lexicon().light and not done:
        return None
    if not done and subject(parse, v)[0] is None:
        return None
    return Act(v, v, Frame(None), "other verb")


def _credits(parse: Parse, v: int) -> bool:
    """ "..., reported the Coast Tribune.": who says so stands behind the verb like an object."""
    if v == 0 or parse.lower[v - 1] not in (",", '"', "”", "»", "''"):
        return False
    named = [c for c in parse.children[v] if parse.dep[c] == "dobj"]
    return len(named) == 1 and parse.pos[named[0]] == "PROPN"


def _runs(parse: Parse, v: int, keys: list[str]) -> bool:
    """Happenings in words that mostly tell a state: "the fair begins", "they came back"."""
    deps = [parse.dep[c] for c in parse.children[v]]
    if "xcomp" in deps or "ccomp" in deps:
        return False
    lemma = keys[-1]
    if lemma in ("begin", "start", "resume", "end") and "nsubj" in deps:
        return True
    if lemma in ("stop", "end") and "dobj" in deps:
        return True
    if lemma in ("inform", "notify", "alert") and is_passive(parse, v):
        return "prep" in deps
    if lemma == "become" and "attr" in deps:
        return any(
            parse.dep[c] == "attr" and operator("people", parse.lemma[c].lower())
            for c in parse.children[v]
        )
    if keys[0] in _MOVES:
        return True
    return lemma in ("take", "come", "go") and any(
        parse.lemma[c].lower() in ("effect", "force", "poll", "trial", "war", "office", "power")
        for p in parse.children[v]
        for c in [p, *parse.children[p]]
        if parse.dep[c] in ("dobj", "pobj")
    )


def _weighs_offer(parse: Parse, v: int) -> bool:
    """ "Is considering an offer": an answer that has not been given."""
    return any(
        parse.dep[c] in ("dobj", "nsubjpass") and operator("bargain", parse.lemma[c].lower())
        for c in parse.children[v]
    )


# --- who denies it ------------------------------------------------------------------------------


def _denier(parse: Parse, act: Act, people: Mentions) -> tuple[Voice, ...]:
    """ "Spain denied having sent": the one who denies it is the voice."""
    v = act.verb
    head = parse.head[v]
    if parse.dep[v] not in ("xcomp", "ccomp") or not operator("deny", parse.lemma[head].lower()):
        return ()
    who = subject(parse, head)[0]
    if who is None:
        return ()
    at = span_of(parse, who)
    return (Voice(entity=people.at(who), start=at.start, end=at.end),)


# --- spans, ids, words ------------------------------------------------------------------------


def clause(parse: Parse, act: Act) -> tuple[int, int]:
    """The tokens of the act's clause: its verb's subtree without the clauses joined to it."""
    v = act.verb
    if not is_verb(parse, v) and parse.pos[v] != "AUX":
        first, past = phrase(parse, v)
        return min(first, act.trigger), max(past, act.trigger + 1)
    first, past = parse.subtree(v)
    for child in parse.children[v]:
        if parse.dep[child] in ("conj", "parataxis") or (parse.dep[child] == "ccomp" and child < v):
            left, right = parse.subtree(child)
            if left > v:
                past = min(past, left)
            elif right <= v:
                first = max(first, right)
    while past - 1 > v and (parse.tag[past - 1] in (".", ",", ":", "CC", "''", "``", "HYPH")):
        past -= 1
    while first < v and (parse.tag[first] in (".", ",", ":", "CC", "''", "``")):
        first += 1
    if first < v and parse.lower[first] in _LINKS and parse.dep[first] in ("mark", "advmod"):
        first += 1
    return min(first, act.trigger), max(past, act.trigger + 1)


def _trigger(parse: Parse, act: Act) -> Span:
    """The word, with its particle where the particle stands beside it."""
    i = act.trigger
    if is_verb(parse, i) and i + 1 < len(parse) and parse.dep[i + 1] == "prt":
        return parse.span(i, i + 2)
    return parse.span(i, i + 1)


def _lemma(parse: Parse, act: Act) -> str:
    i = act.trigger
    if act.rule == "headline":
        return plain_form(parse.word[i]) or parse.lower[i]
    lemma = parse.lemma[i].lower()
    if is_verb(parse, i):
        lemma = verb_lemma(parse, i)
        for child in parse.children[i]:
            if parse.dep[child] == "prt":
                return f"{lemma} {parse.lower[child]}"
    return lemma


def _spans(parse: Parse, heads: tuple[int, ...], parts: Arguments) -> tuple[Span, ...]:
    wholes = dict(parts.wholes)
    return tuple(sorted({span_of(parse, wholes.get(head, head)) for head in heads}))


def _with_speakers(parse: Parse, parts: Arguments, people: Mentions) -> Arguments:
    """ "Spain said it would send": the one that "it" means by the clause is Spain.

    Not where the mentions know the pronoun for somebody else.
    """
    actors: list[int] = []
    changed = False
    for head in parts.actors:
        speaker = speaker_of(parse, head) if parse.tag[head] == "PRP" else None
        if speaker is not None and people.at(head) in (None, people.at(speaker)):
            actors.extend(coordinated(parse, speaker))
            changed = True
        else:
            actors.append(head)
    if not changed:
        return parts
    return parts._replace(actors=tuple(dict.fromkeys(actors)), rule="speaker")


def _not_to_themselves(parse: Parse, parts: Arguments, people: Mentions) -> Arguments:
    """Without targets who are the doers: "Spain rejects talks between Spain and Peru".

    What lies between the doer and others was not done to the others alone, so they go too;
    "itself" may stay.
    """
    doers = set(people.ids(parts.actors))
    same = [
        head
        for head in parts.targets
        if people.at(head) in doers and not parse.lower[head].endswith(("self", "selves"))
    ]
    if not same:
        return parts
    first = {
        head: parse.head[head] if parse.dep[head] == "conj" else head for head in parts.targets
    }
    joined = {first[head] for head in same}
    return parts._replace(targets=tuple(h for h in parts.targets if first[h] not in joined))


class Mentions:
    """Who stands at a token: the mention that names its noun phrase."""

    def __init__(self, reading: Reading, parse: Parse) -> None:
        self._parse = parse
        self._at: dict[int, tuple[int, str]] = {}
        for mention in reading.mentions:
            if mention.entity is None:
                continue
            first, past = parse.tokens(mention.span)
            size = mention.end - mention.start
            head = head_of(parse, mention.span)
            for i in range(first, past):
                # the smallest mention headed here names the token; else the smallest over it
                rank = size if i == head else size + 1000
                if i not in self._at or rank < self._at[i][0]:
                    self._at[i] = (rank, mention.entity)

    def ids(self, heads: tuple[int, ...]) -> tuple[str, ...]:
        """The entities of these nouns, those that are known, each once."""
        found: list[str] = []
        for head in heads:
            entity = self.at(head)
            if entity is not None and entity not in found:
                found.append(entity)
        return tuple(found)

    def at(self, head: int) -> str | None:
        parse = self._parse
        if head in self._at:
            return self._at[head][1]
        for child in parse.children[head]:
            if parse.dep[child] == "appos" and child in self._at:
                return self._at[child][1]
        return None


@cache
def _theme_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for context, words in rows("contexts.tsv"):
        for word in words.split():
            found.setdefault(word, []).append(context)
    return {word: tuple(contexts) for word, contexts in found.items()}


def _contexts(parse: Parse) -> tuple[list[int], list[tuple[str, ...]]]:
    table = _theme_words()
    at: list[int] = []
    names: list[tuple[str, ...]] = []
    for i, lemma in enumerate(parse.lemma):
        contexts = table.get(lemma.lower())
        if contexts is not None:
            at.append(i)
            names.append(contexts)
    return at, names


def _themes(
    themes: tuple[list[int], list[tuple[str, ...]]], first: int, past: int
) -> tuple[str, ...]:
    at, names = themes
    found: list[str] = []
    for k in range(bisect_left(at, first), bisect_left(at, past)):
        found.extend(name for name in names[k] if name not in found)
    return tuple(found)
