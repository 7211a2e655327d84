"""How a telling reads in a statement: its own words, with the doer in brackets where they lack."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.model import Span
from rashomon.reconcile.sides import Case, cut
from rashomon.reconcile.tellings import Telling

_WORDS = 25  # of a telling in a statement
_LONG = 170  # characters of a telling in a statement
_TIGHT = 90  # characters of a clause that is evidence as a whole
_BARE = 30  # characters; a clause below that says too little alone
_GOOD = 90  # characters of a clause that reads best
_LINK = re.compile(  # what ties a clause to the one before it
    r"^(?:who|which|that|and|but|where|when|because|after|before|while|as|since)\b\s*",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^(?:that|and|but|so)\s+(?=\S+\s+\S)", re.IGNORECASE)
_TOLD = re.compile(r"(?:when|after|because|where|while|as|since|and|but|that)\b", re.IGNORECASE)
_UNTOLD = re.compile(
    r"(?:to|once|if|unless|until|before|whether|what|how|why|whoever|whatever)\b", re.IGNORECASE
)
_PRONOUN = re.compile(r"he|she|it|they|we|i|who|which|that|you", re.IGNORECASE)
_ITSELF = re.compile(r"^(?:he|she|it|they|we|i)\s+", re.IGNORECASE)
_FINITE = re.compile(r"\b(?:is|are|was|were|been|be|being|gets?|got)\b|['’]s\b", re.IGNORECASE)
_MINE = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|us|[Oo]ur|[Yy]ou|[Yy]our)\b")  # the US is not us
_SAID = re.compile(
    r",\s+[^,;“”\"]{1,70}\b(?:said|says|told|reported|announced|according\s+to)\b[^,;“”\"]{0,40}$|"
    r",\s+according\s+to\s[^,;]{1,70}$"
)
_NOUN = re.compile(r"(?:the|these|those|its|their|his|her)\s+(?:[\w,.-]+\s+){0,2}", re.IGNORECASE)
_SAYS = re.compile(r"\b(?:said|says|told|reported|announced)\b")
_QUOTES = str.maketrans({"“": "‘", "”": "’", "«": "‘", "»": "’", '"': "'"})
_LEFT_OUT = "[…]"


def phrase(case: Case, telling: Telling, disputed: Sequence[tuple[int, int]] = ()) -> str:
    """A telling on one line, in the report's words, without who is said to have said it.

    The clause, where it names who did it; a bare noun ("the blast") is shown in its sentence; where
    the clause has a pronoun for the doer, or leaves the doer to its surroundings, the name stands
    in brackets. What the accounts part on is left out: "killed […] people".
    """
    event = telling.event
    text = case.readings[telling.report].report.text
    start, end = event.start, event.end
    doer = _doer(case, telling)
    inside = [span for span in event.actor_spans if start <= span[0] and span[1] <= end]
    pronoun = next((s for s in inside if _PRONOUN.fullmatch(text, s[0], s[1])), None)
    for span in event.target_spans:
        if start == event.trigger[0] and 0 <= start - span[1] < _BARE:
            start = span[0]  # "the forces lost by Russia"
    line = _without(text, start, end, disputed)
    if pronoun is not None and doer:
        before = _LINK.sub("", text[start : pronoun[0]])
        line = f"{before}[{doer}]{_without(text, pronoun[1], end, disputed)}"
    elif pronoun is not None or not inside:
        sentence = telling.sentence
        if end - start < _BARE and sentence[1] - sentence[0] <= _LONG:
            line = _without(text, sentence[0], sentence[1], disputed)
        elif doer and _kind(telling) not in ("passive", "noun"):
            line = _LINK.sub("", line)
            if "speaker" in event.rule.split(" / "):
                line = _ITSELF.sub("", line)  # "said it would send": "it" is who said so
            line = f"[{doer}] {line}"
    line = " ".join(line.split())
    if _linked(text, telling):
        line = _LINK.sub("", line)
    return _short(_OPENING.sub("", line))


def _short(line: str) -> str:
    """At most 25 words, ended at a comma or a word; no attribution at the end."""
    line = _SAID.sub("", line)
    line = line.strip(' ,;:–—-"“”«»').rstrip(".").translate(_QUOTES)
    words = line.split(" ")
    if len(words) <= _WORDS and len(line) <= _LONG:
        return line
    head = cut(" ".join(words[:_WORDS]), _LONG).removesuffix(" …")
    comma = max(head.rfind(", "), head.rfind("; "))
    return (head[:comma] if comma > len(head) * 0.6 else head).rstrip(" ,;:–—-") + " …"


def _without(text: str, start: int, end: int, disputed: Sequence[tuple[int, int]]) -> str:
    """A stretch of text with an ellipsis for what is in dispute; the noun counted stays."""
    parts: list[str] = []
    at = start
    for first, past in sorted(disputed):
        if first < at or past > end:
            continue
        words = text[first:past].split()
        noun = words[-1] if len(words) > 1 and words[-1].isalpha() and words[-1].islower() else ""
        parts += [text[at:first], f"{_LEFT_OUT} {noun}".rstrip()]
        at = past
    return "".join([*parts, text[at:end]])


def _doer(case: Case, telling: Telling) -> str | None:
    """The name of the first who acts; a place acts only by way of speaking."""
    for who in sorted(telling.actors, key=lambda who: int(who[1:])):
        if case.people.profile[who].kind != "place":
            return case.name(who)
    return None


def tight(telling: Telling) -> Span:
    """The words that prove an event: its clause when short, else its trigger."""
    event = telling.event
    if event.end - event.start <= _TIGHT:
        return Span(event.start, event.end)
    return Span(*event.trigger)


def made(case: Case, telling: Telling) -> int:
    """What kind of clause it is: 0 a sentence of its own, 1 one after its link, 2 of a doer named
    before, 3 a noun or participle, 4 nothing that tells a thing happened ("to…", "once…", "if…").
    """
    event = telling.event
    text = case.readings[telling.report].report.text
    kind = _kind(telling)
    if event.rule.startswith("noun"):
        return 3
    if _NOUN.match(text, event.start, event.trigger[0] + 1) and not any(
        span[1] <= event.trigger[0] for span in event.actor_spans + event.target_spans
    ):
        return 4  # "two of the injured had died" is not about an injuring
    if _UNTOLD.match(text, event.start) or kind in ("control", "object control"):
        return 4
    if text[telling.sentence[0] : telling.sentence[1]].rstrip("”\"'’ ").endswith("?"):
        return 4
    if _SAYS.search(text, event.start, event.trigger[0]):
        return 4  # "the minister said two of the injured had died" is not about an injuring
    if _MINE.search(text, event.start, event.end):
        return 4  # "we offered them": a quotation, which is held against others as such
    if kind == "participle" or (
        kind == "passive" and not _FINITE.search(text, event.start, event.end)
    ):
        return 3  # "a war waged by Russia"
    if kind in ("relative", "conjunct"):
        return 2
    return 1 if _linked(text, telling) else 0


def _kind(telling: Telling) -> str:
    """How the rule that read it names the clause: "subject", "passive", "relative"…"""
    return (*telling.event.rule.split(" / "), "")[1]


def _linked(text: str, telling: Telling) -> bool:
    """Whether a clause opens with what ties it to another: "after fans rioted", and not "After a
    night of talks, Hungary agreed".
    """
    match = _TOLD.match(text, telling.event.start, telling.event.end)
    event = telling.event
    if match is None or ", " in text[match.end() : event.end]:
        return False
    return any(0 <= s[0] - match.end() <= 5 for s in (*event.actor_spans, *event.target_spans))


def poor(case: Case, telling: Telling) -> tuple[bool | int, ...]:
    """How badly a telling serves as the wording of all; smaller is better."""
    event = telling.event
    text = case.readings[telling.report].report.text
    named = any(event.start <= s[0] and s[1] <= event.end for s in event.actor_spans)
    doers = [text[s[0] : s[1]] for s in (*event.actor_spans, *event.target_spans)]
    length = event.end - event.start
    return (
        made(case, telling),
        any(_PRONOUN.fullmatch(doer) for doer in doers),
        event.certainty != "certain",
        length < _BARE,
        not named and not telling.targets,
        not telling.actors,
        length > _LONG,
        not telling.targets,
        abs(length - _GOOD),
    )


def voices(case: Case, telling: Telling) -> tuple[str, ...]:
    """Whose word it is, from the report inwards, in entities of the situation."""
    of = case.people.of
    each = (v.entity for v in telling.event.voices if v.entity is not None)
    return tuple(of[telling.report, e] for e in each if (telling.report, e) in of)
