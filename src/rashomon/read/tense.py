"""The tense of the verb a word hangs on: past, present, future, or not to be told."""

from __future__ import annotations

from typing import Literal

from rashomon.read.parse import Parse
from rashomon.read.wordsets import wordsets

Tense = Literal["past", "present", "future"]

_SETS = wordsets("tense_sets.tsv")
_COMING = _SETS["facing"] | _SETS["opening"]


def tense_at(parse: Parse, i: int) -> Tense | None:
    """The tense of the nearest verb above token ``i`` that has one.

    A present perfect is past; an infinitive after a verb of planning ("plans to meet", "was set to
    meet") is future, so is one that says what a noun is for ("the deadline to reply"). What one
    "faces" or "begins" lies ahead, so does what is "set for Wednesday" or "postponed until Friday";
    what is told "after voting" is past.
    """
    lemma, tag, dep, head = parse.lemma, parse.tag, parse.dep, parse.head
    if _put_ahead(parse, i):
        return "future"
    for _ in range(40):
        if tag[i][0] == "V" or tag[i] == "MD":
            if tag[i] == "VBG" and dep[i] == "pcomp" and parse.lower[head[i]] in _SETS["done_by"]:
                return "past"  # "will become law after voting to override Wednesday"
            found = _finite(parse, i)
            if found == "present" and lemma[i] in _COMING:
                return "future"
            if found == "past" and lemma[i] in _SETS["fixing"] and not _pluperfect(parse, i):
                return "future"
            if found is not None:
                return found
            if _infinitive(parse, i):
                up = head[i]
                if lemma[up] in _SETS["plans"] and dep[i] in ("xcomp", "ccomp", "advcl"):
                    return "past" if _pluperfect(parse, up) else "future"
                if dep[i] in ("acl", "relcl") and (lemma[up] in _SETS["aims"] or tag[i] == "VBN"):
                    return "future"  # "the deadline to reply", "a summit to be held"
        if head[i] == i:
            return None
        i = head[i]
    return None


def _put_ahead(parse: Parse, i: int) -> bool:
    """Whether the preposition over token ``i`` and what it hangs on put the day ahead."""
    up = parse.head[i]
    if parse.dep[i] != "pobj":
        return False
    over = parse.head[up]
    if parse.lemma[over] == "be":  # "elections are due in November" hangs on "are"
        over = next((k for k in parse.children[over] if parse.dep[k] == "acomp"), over)
    if parse.lower[over] in _SETS["set_for"]:
        sure = parse.lower[up] == "for" or parse.lower[over] in ("due", "scheduled", "slated")
        return sure and not _pluperfect(parse, over)
    return parse.lower[up] in ("until", "till", "to") and parse.lemma[over] in _SETS["deferring"]


def _helpers(parse: Parse, i: int) -> list[int]:
    return [k for k in parse.children[i] if parse.dep[k] in ("aux", "auxpass")]


def _infinitive(parse: Parse, i: int) -> bool:
    if parse.tag[i] == "VB":
        return True
    return any(parse.lower[k] == "to" for k in _helpers(parse, i))


def _pluperfect(parse: Parse, i: int) -> bool:
    return any(parse.lower[k] == "had" for k in _helpers(parse, i))


def _modal_past(parse: Parse, i: int, helpers: list[int]) -> bool:
    """ "May have been", "would have gone"; "could not be reached", "would not say"."""
    said = {parse.lower[k] for k in helpers}
    if said & {"will", "shall", "'ll", "’ll"}:
        return False
    if "have" in said:
        return True
    denied = any(parse.dep[k] == "neg" for k in parse.children[i])
    return denied and bool(said & {"could", "would"}) and parse.lemma[i] in _SETS["withheld"]


def _finite(parse: Parse, i: int) -> Tense | None:
    """The tense of one verb with its auxiliaries; ``None`` for a form that has none."""
    tag, lower = parse.tag, parse.lower
    helpers = _helpers(parse, i)
    if any(lower[k] in _SETS["ahead"] for k in helpers):
        return "past" if _modal_past(parse, i, helpers) else "future"
    if any(lower[k] == "to" for k in helpers):
        return None
    if any(tag[k] == "VBD" or lower[k] in _SETS["behind"] for k in helpers):
        return "past"
    if tag[i] == "VBD" or (tag[i] == "VBN" and parse.dep[i] in ("acl", "amod", "relcl")):
        return None if tag[i] == "VBN" and parse.lemma[i] in _SETS["plans"] else "past"
    if tag[i] in ("VBZ", "VBP") or any(tag[k] in ("VBZ", "VBP") for k in helpers):
        return "present"
    return "future" if tag[i] == "MD" else None
