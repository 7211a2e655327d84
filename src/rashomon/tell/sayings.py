"""Quotations as they are shown: which are somebody's speech, and in which words.

A reading keeps every attribution: "criticized the law" has a source, a cue and a content, and the
annotators of PolNeAR count it. As a line under somebody's name it is no saying. Shown are words
in marks, reported clauses, and what was promised, urged or denied; a cue that is not neutral is
shown with them, so that a denial never reads as a statement. The JSON keeps them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from rashomon.extract.cues import Cue, lexicon
from rashomon.model import Quote, Span
from rashomon.tell.index import Index


@dataclass(frozen=True)
class Saying:
    """A quotation and the report that has it."""

    report: str
    quote: Quote


def is_saying(index: Index, saying: Saying) -> bool:
    """Whether a quotation is speech that can stand as a line under its speaker's name.

    Words in marks are; reported words are when they make a clause, or say what was promised,
    urged, denied or charged. A bare object ("the deal"), a wish and "declined to comment" are not.
    """
    quote = saying.quote
    if not quote.content:
        return False
    rule = quote.rule.removeprefix("quotes.").partition(" ")[0]
    if quote.form == "direct" or rule not in _PHRASES:
        return True
    words = " ".join(index.words(saying.report, *span) for span in quote.content)
    cue = _cue(index.words(saying.report, *quote.cue)) if quote.cue else None
    if quote.form == "mixed" and quote.source is not None and (not cue or cue.sense == "speech"):
        return True
    if _NOTHING.match(words) or rule == "passive":
        return False
    if _OPENS.match(words):
        return True
    if cue is None:
        return rule == "according_to" and _FINITE.search(words) is not None
    if rule in ("infinitive", "gerund", "preposition"):
        doing = rule != "preposition" or _GERUND.match(words) is not None
        return doing and cue.sense == "speech"
    if rule == "object" and cue.sense == "speech":
        urged = "obj-inf" in cue.frames and _TO_DO.search(words) is not None
        charged = "obj-of" in cue.frames and _OF.search(words) is not None
        return urged or charged or _CLAIM.search(words) is not None
    return rule == "according_to" and _FINITE.search(words) is not None


_PHRASES = frozenset(  # the rules whose content need not be a clause
    {"infinitive", "gerund", "object", "preposition", "passive", "according_to", "view", "noun"}
    | {"adjective"}
)
_OPENS = re.compile(r"(?:that|whether|if|how|why|when|where|what)\b", re.I)
_NOTHING = re.compile(
    r"to (?:comment|answer|reply|respond|elaborate|say|give (?:further )?details|discuss\b|"
    r"(?:remain|stay) anonymous|speak\b)|not to be (?:named|identified|quoted)",
    re.I,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|does|do|"
    r"did|\w{3,}ed|came|went|took|left|fell|rose|broke|began|made|gave|got|hit|put|saw|found|"
    r"told|said|held|met|won|lost)\b"
)
_GERUND = re.compile(r"(?!something|nothing|anything|everything|during|fund)\w{3,}ing\b")
_TO_DO = re.compile(r"\b(?:not )?to [a-z]+")
_OF = re.compile(r"\bof [a-z]")
_CLAIM = re.compile(  # "rejected accusations by the union that …"
    r"\b(?:accusation|allegation|claim|charge|report|suggestion|rumou?r|warning|assertion|"
    r"speculation|criticism|statement|notion|idea)s?\b.{0,60}?\bthat\b"
)


def spoken(index: Index, saying: Saying) -> str:
    """The words of a quotation; " … " where the report breaks in.

    Of a mixed one, what stood in marks stands in marks here too, and both of them are there even
    when the report's own second mark lies outside the reported clause. Reported words stand
    behind their cue when it is more than "said" ("denied that …"); behind "said", the "that"
    falls away.
    """
    quote = saying.quote
    parts = []
    for start, end in quote.content:
        if quote.form == "mixed":
            parts.append(_with_marks(index, saying.report, Span(start, end), quote.marked))
        else:
            parts.append(index.words(saying.report, start, end))
    words = " … ".join(part.rstrip(",") for part in parts if part)
    if quote.form == "direct":
        return words
    before = _introduced(index, saying)
    if before:
        return f"{before} {words}"
    return _THAT.sub("", _DATELINE.sub("", words))


# What only says when it was said: "when the talks began that …".
_WHEN = r"(?:when|after|before|while|as)\b[^,.;:“”]{3,80}? that "
_DATELINE = re.compile(
    r"^[A-Z]{3}[A-Z ,.'-]*(?:, [A-Z]\w+ \d+)?(?: \([^)]{2,20}\))? [-–—] (?=[A-Z“])"
)
_THAT = re.compile(rf"^(?:(?:that|of|for) |{_WHEN})(?=\S)")


def _introduced(index: Index, saying: Saying) -> str:
    """The cue with what stands between it and the words ("warned residents"), unless neutral."""
    quote = saying.quote
    if quote.cue is None:
        return ""
    cue = index.words(saying.report, *quote.cue)
    if (
        not cue
        or cue.endswith("as saying")
        or all(word in _NEUTRAL for word in cue.lower().split())
    ):
        return ""
    first = quote.content[0].start
    if quote.cue.start >= first:
        return f"{cue}:" if _WORD.search(cue) else ""
    between = index.words(saying.report, quote.cue.end, first)
    named = quote.source is not None and quote.cue.end <= quote.source.start < first
    if named or len(between) > _NEAR or _BREAKS.search(between):
        return cue
    return f"{cue} {between}".strip()


_NEAR = 40  # characters between a cue and its words that are shown too
_BREAKS = re.compile(r"[.;:“”\"«»]")
_WORD = re.compile(r"\w")
_NEUTRAL_WORDS = """
    say says said saying tell tells told telling add adds added adding state states stated stating
    report reports reported reporting write writes wrote written writing explain explains explained
    explaining note notes noted noting announce announces announced announcing declare declares
    declared declaring remark remarks remarked observe observes observed continue continues
    continued inform informs informed tweeted posted read reads quoted as according to
    have has had having been be is are was were also later earlier then previously now since : ,
"""
_NEUTRAL = frozenset(_NEUTRAL_WORDS.split())


def _with_marks(index: Index, report: str, whole: Span, marked: Iterable[Span]) -> str:
    pieces: list[str] = []
    at = whole.start
    for inside in sorted(span for span in marked if span.overlaps(whole)):
        start, end = max(inside.start, at), min(inside.end, whole.end)
        if start >= end:
            continue
        before = index.words(report, at, start).rstrip(_MARKS)
        before = before.lstrip(_MARKS) if pieces else before
        words = index.words(report, start, end).strip(_MARKS).rstrip(",")
        pieces += [before, f"“{words}”"]
        at = end
    tail = index.words(report, at, whole.end).lstrip(_MARKS)
    text = " ".join(piece.strip() for piece in (*pieces, tail) if piece.strip())
    return _LOOSE.sub(r"\1", text)


_MARKS = " \"'“”„‟«»‹›‘’`"
_LOOSE = re.compile(r" ([,.;:!?)])")


def _cue(words: str) -> Cue | None:
    """The reporting verb a cue's words come down to, the last of them first."""
    forms = _forms()
    for word in reversed(words.lower().split()):
        if word in forms:
            return forms[word]
    return None


@cache
def _forms() -> dict[str, Cue]:
    """Every reporting verb of the lexicon by each of its forms."""
    found: dict[str, Cue] = {}
    verbs = lexicon().verbs
    for (verb, _), cue in lexicon().phrasal.items():
        for form in _inflected(verb):
            found.setdefault(form, cue)
    for verb, cue in verbs.items():
        for form in _inflected(verb):
            found[form] = cue
    for form, verb in _IRREGULAR.items():
        if verb in verbs:
            found[form] = verbs[verb]
    return found


def _inflected(verb: str) -> Iterable[str]:
    yield verb
    if verb.endswith("e"):
        yield from (f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
    else:
        yield from (f"{verb}s", f"{verb}es", f"{verb}ed", f"{verb}ing")
        yield from (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")


_IRREGULAR = {
    "said": "say",
    "told": "tell",
    "wrote": "write",
    "written": "write",
    "swore": "swear",
    "sworn": "swear",
    "spoke": "speak",
    "forbade": "forbid",
    "thought": "think",
    "felt": "feel",
    "knew": "know",
    "known": "know",
    "held": "hold",
    "found": "find",
    "meant": "mean",
    "sought": "seek",
    "saw": "see",
    "shown": "show",
}
