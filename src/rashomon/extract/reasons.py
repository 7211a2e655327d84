"""Why an event is what it is: its word, its frame, who was bound how, what its realis rests on.

Worked out again from the parse, by the same functions that made the event.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.extract.arguments import arguments
from rashomon.extract.events import act_of, find_acts
from rashomon.extract.frames import (
    Act,
    governed,
    is_infinitive,
    is_verb,
    noun_keys,
    objects,
    verb_keys,
)
from rashomon.extract.guards import guarded
from rashomon.extract.lexicon import Frame, lexicon, operator
from rashomon.extract.pairs import folded
from rashomon.model import Event
from rashomon.read.parse import Parse

_HOW = {
    "verb": "the verb alone",
    "verb and particle": "the verb with its particle or preposition",
    "verb and object": "the verb with what it is done to",
    "light verb": "a verb that only carries the noun",
    "stopped act": "a verb of stopping with an act under it",
    "adjective": "an adjective of state or will",
    "noun": "an event noun",
    "noun with its verb": "an event noun and the verb that says it happens",
    "other verb": "a doing on no list",
    "said of another": "what somebody says another must do, or did",
    "headline": "a headline's verb",
}
# operators that can stand above an act, in the order realis weighs them
_ABOVE = ("cancel", "refuse", "fail", "deny", "prevent", "expect", "threaten", "offer", "intend",
          "demand", "want", "seem", "report")  # fmt: skip
_MOST = 4  # types beside the act's own that are told
_AUX = ("will", "would", "could", "may", "might", "should", "must", "can", "shall", "'ll", "’ll",
        "'d", "’d")  # fmt: skip


def reasons(parse: Parse, event: Event) -> list[str]:
    """Lines for a reader: trigger, frame, arguments, realis cues, and the next best types.

    Empty when the text does not parse as it did when the event was read.
    """
    act = _act(parse, event)
    if act is None:
        return []
    how, _, bound = event.rule.partition(" / ")
    lines = [
        f"trigger “{event.trigger.of(parse.text)}” ({parse.tag[act.trigger]}), "
        f"found as {_HOW.get(how, how)}"
    ]
    key = _key(parse, act)
    frame = _named(act.frame)
    lines.append(f"frame: {key} is {frame}" if key else f"frame: {frame}, by the rule “{how}”")
    if guarded(parse, act).frame != act.frame:
        lines.append(
            f"given up: {frame} needs a party, or was nature's or an accident's doing; so it is "
            "a happening outside PLOVER"
        )
    lines.append(_side("actor", event.actor_spans, parse, f"bound by the rule “{bound}”"))
    lines.append(_side("target", event.target_spans, parse, _target_from(parse, act, event)))
    cues = list(_cues(parse, act))
    lines.append(
        f"realis {event.realis}, {event.certainty}: "
        + ("; ".join(cues) if cues else "no word of will, doubt or denial stands on it or above it")
    )
    if act.frame.type is not None:
        type_ = folded(parse, act)
        if type_ != act.frame.type:
            lines.append(f"between the two parties it comes to {type_}, its realis folded in")
    return [*lines, *_others(parse, act, event)]


def _act(parse: Parse, event: Event) -> Act | None:
    """The act itself; of an untyped one as it was before its type was given up."""
    at = event.trigger.start
    for act in find_acts(parse):
        if parse.start[act.trigger] == at and event.rule.startswith(act.rule):
            return act
    return act_of(parse, event)


def _named(frame: Frame) -> str:
    if frame.type is None:
        return "a happening outside PLOVER"
    return f"{frame.type}, mode {frame.mode}" if frame.mode else str(frame.type)


def _key(parse: Parse, act: Act) -> str:
    """The line's words that were matched: "impose … sanction", "call_for"."""
    words = lexicon()
    if act.rule in ("verb and object", "light verb", "stopped act"):
        for key in verb_keys(parse, act.verb):
            table = words.pairs.get(key, {})
            carried = objects(parse, act.verb)
            if "_" in key:
                carried += governed(parse, act.verb, key)
            for noun in carried:
                for found in noun_keys(parse, noun):
                    if found in table:
                        return f"“{key}” with “{found}”"
                    if act.rule != "verb and object" and found in words.nouns:
                        return f"“{found}” under “{key}”"
    if is_verb(parse, act.trigger):
        return next((f"“{k}”" for k in verb_keys(parse, act.trigger) if k in words.verbs), "")
    return next((f"“{k}”" for k in noun_keys(parse, act.trigger) if k in words.nouns), "")


def _side(name: str, spans: tuple[object, ...], parse: Parse, why: str) -> str:
    said = ", ".join(f"“{span.of(parse.text)}”" for span in spans)  # type: ignore[attr-defined]
    return f"{name}: {said}, {why}" if said else f"{name}: the text names none here"


def _target_from(parse: Parse, act: Act, event: Event) -> str:
    """Where the first target stands: an object, or a phrase with its preposition."""
    for head in arguments(parse, guarded(parse, act)).targets:
        at = head
        for _ in range(4):
            dep = parse.dep[at]
            if dep in ("pobj", "pcomp"):
                return f"after “{parse.lower[parse.head[at]]}”"
            if dep in ("dobj", "dative"):
                return "the object" if at == head else "in the object"
            if dep in ("nsubjpass", "nsubj"):
                return "the subject"
            if dep == "poss":
                return "the possessive"
            at = parse.head[at]
    return "in the clause"


def _cues(parse: Parse, act: Act) -> Iterator[str]:
    """The words on the act and above it that decide its realis."""
    for node in dict.fromkeys((act.verb, act.trigger)):
        for child in parse.children[node]:
            word = parse.lower[child]
            if parse.dep[child] == "neg" or operator("negative", word):
                yield f"“{word}” denies it"
            elif parse.dep[child] == "aux" and word in _AUX:
                yield f"“{word}” stands before it"
            elif parse.dep[child] == "mark" and operator("conditional", word):
                yield f"“{word}” makes it a condition"
            elif parse.dep[child] in ("advmod", "amod"):
                for name in ("probable", "possible", "planned"):
                    if operator(name, word):
                        yield f"“{word}” makes it {name}"
    for above in parse.ancestors(act.verb):
        if not is_verb(parse, above):
            continue
        keys = verb_keys(parse, above)
        kind = next((name for name in _ABOVE if operator(name, *keys)), None)
        if kind is None:
            if is_infinitive(parse, act.verb) and parse.head[act.verb] == above:
                yield f"“to” makes it what “{parse.word[above]}” aims at"
            return
        yield f"under “{parse.word[above]}” (a verb of the kind “{kind}”)"


def _others(parse: Parse, act: Act, event: Event) -> Iterator[str]:
    """What else the same words could have been, and why they are not."""
    words = lexicon()
    seen = {act.frame.type, event.type}
    if is_verb(parse, act.verb):
        for key in verb_keys(parse, act.verb):
            frame = words.verbs.get(key)
            if frame is not None and frame.type not in seen:
                seen.add(frame.type)
                yield f"not {_named(frame)}: “{key}” alone is, but what stands with it tells more"
            for word, other in sorted(words.pairs.get(key, {}).items()):
                if other.type not in seen:
                    seen.add(other.type)
                    yield f"not {_named(other)}: “{key}” is with “{word}”, which is not its object"
                if len(seen) > _MOST:
                    return
    else:
        lemma = parse.lemma[act.trigger].lower()
        for key in sorted(words.nouns):
            if len(seen) > _MOST:
                return
            frame = words.nouns[key]
            if key.endswith(f"_{lemma}") and frame.type not in seen:
                seen.add(frame.type)
                yield f"not {_named(frame)}: that would be “{key.replace('_', ' ')}”"
