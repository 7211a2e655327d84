"""The terms of a pledge: by when, and on what condition."""

from __future__ import annotations

from rashomon.extract.frames import Act
from rashomon.model import Reading, Span
from rashomon.read.parse import Parse

_LIMITS = frozenset(("by", "before", "until", "within", "till"))


def deadline(reading: Reading, parse: Parse, near: Span) -> str | None:
    """The date by which: "by Friday", "before May"."""
    for timex in reading.timexes:
        if near.start <= timex.start and timex.end <= near.end:
            i = parse.token_at(timex.start)
            before = parse.lower[max(0, i - 2) : i] if i is not None else []
            if before[-1:] == ["the"]:
                before = before[:-1]
            if before and before[-1] in _LIMITS:
                return timex.id
    return None


def condition_of(parse: Parse, act: Act) -> Span | None:
    """The words that make it depend: "if …", "provided that …", "on condition that …"."""
    nodes = [act.verb]
    for above in parse.ancestors(act.verb):
        if parse.dep[nodes[-1]] not in ("xcomp", "ccomp", "conj", "acl", "dobj", "pcomp", "prep"):
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
            elif (
                _in_exchange(parse, child)
                or _as_long_as(parse, child)
                or (
                    parse.lower[child] in ("provided", "providing")
                    and child > node
                    and parse.lower[child + 1] == "that"
                )
            ):
                return _trim(parse, *parse.subtree(child))
            elif parse.dep[child] == "prep" and parse.lower[child] == "on":
                for noun in parse.children[child]:
                    if parse.lemma[noun].lower() in ("condition", "proviso"):
                        return _trim(parse, *parse.subtree(child))
    return None


def _in_exchange(parse: Parse, prep: int) -> bool:
    """ "In exchange for fishing rights", "in return for"."""
    return parse.lower[prep] == "in" and any(
        parse.lower[noun] in ("exchange", "return")
        and any(parse.lower[c] == "for" for c in parse.children[noun])
        for noun in parse.children[prep]
    )


def _as_long_as(parse: Parse, word: int) -> bool:
    """ "As long as the road is open"."""
    clause = any(parse.dep[c] == "advcl" for c in parse.children[word])
    return parse.lower[word] == "long" and clause


def _trim(parse: Parse, first: int, past: int) -> Span:
    while past - 1 > first and parse.tag[past - 1] in (".", ",", ":"):
        past -= 1
    while first < past - 1 and parse.tag[first] in (",", ":"):
        first += 1
    return parse.span(first, past)
