"""Where the noun phrase that names a party ends, and which words stand in it.

A whole noun phrase: with the name or office in apposition to a person ("Ana Brandt, the mayor"),
with an abbreviation in brackets, without relative clauses, and without what only says where or when
the clause happened ("police | on the streets", "the envoy | in Oslo on Friday" of a named person).
"""

from __future__ import annotations

from rashomon.extract.frames import PARTIES, is_actor, is_verb
from rashomon.extract.lexicon import operator
from rashomon.model import Span
from rashomon.read.parse import Parse

_TITLED = ("of", "for", "from")  # what may follow a person's name inside the noun phrase
_DATED = ("DATE", "TIME")
_BRACKET = 8  # tokens; a longer bracket is an aside, not an abbreviation


def coordinated(parse: Parse, head: int) -> list[int]:
    """The noun and those joined to it: "Spain, Italy and Malta"."""
    found = [head]
    for at in found:
        if len(found) > 12:
            break
        found.extend(c for c in parse.children[at] if parse.dep[c] == "conj" and nominal(parse, c))
    return found


def nominal(parse: Parse, i: int) -> bool:
    """Whether the token can head a noun phrase."""
    return not parse.tag[i].startswith("VB") or parse.pos[i] in ("NOUN", "PROPN")


def phrase(parse: Parse, head: int) -> tuple[int, int]:
    """The tokens of a noun phrase, without relative clauses, appositions and conjuncts."""
    return _phrase(parse, head, False)


def span_of(parse: Parse, head: int) -> Span:
    """The characters of the whole noun phrase that names a party."""
    first, past = _phrase(parse, head, True)
    past = _with_abbreviation(parse, past)
    past = _with_apposition(parse, head, past)
    while past - 1 > first and parse.tag[past - 1] in (",", ".", ":", "''", "POS", "IN"):
        past -= 1
    return parse.span(first, past)


def _phrase(parse: Parse, head: int, tight: bool) -> tuple[int, int]:
    first, past = head, head + 1
    for child in parse.children[head]:
        dep = parse.dep[child]
        if child < head:
            if dep in ("punct", "cc", "preconj", "conj", "advcl", "mark", "aux", "cop", "neg"):
                continue
            if dep in ("nsubj", "aux", "advmod") and is_verb(parse, head):
                continue
            first = min(first, parse.subtree(child)[0])
        elif dep in ("prep", "poss", "case", "nummod", "npadvmod", "compound", "nmod"):
            if dep == "prep" and (parse.word[child - 1] == "," or _adverbial(parse, child)):
                break
            if dep == "prep" and tight and _of_clause(parse, head, child):
                break
            past = max(past, _prepositional(parse, child, tight))
        elif dep in ("relcl", "acl", "appos", "conj", "cc", "advcl", "parataxis", "ccomp"):
            break
    return first, past


def _adverbial(parse: Parse, prep: int) -> bool:
    """A phrase that says when or why, hung on the noun by mistake: "parliament on Thursday"."""
    if operator("adverbial", parse.lower[prep]):
        return True
    return any(parse.ent[c][2:] in _DATED for c in parse.children[prep])


def _of_clause(parse: Parse, head: int, prep: int) -> bool:
    """A phrase that says where it happened, and not which party: "police on the streets"."""
    word = parse.lower[prep]
    if parse.ent[head][2:] == "PERSON" or operator("person_pronoun", parse.lower[head]):
        return word not in _TITLED
    if word == "to":  # "the ambassador to Peru", not "a prisoner to death"
        return not any(parse.ent[c][2:] in PARTIES for c in parse.children[prep])
    return operator("setting", word)


def _prepositional(parse: Parse, prep: int, tight: bool) -> int:
    """Past the last token of a prepositional phrase, stopped at a clause inside it."""
    past = prep + 1
    for child in parse.children[prep]:
        if child < prep:
            continue
        dep = parse.dep[child]
        if dep in ("pobj", "case", "poss"):
            past = max(past, _phrase(parse, child, tight)[1])
            for other in parse.children[child]:
                if parse.dep[other] == "conj" and nominal(parse, other):
                    past = max(past, _phrase(parse, other, tight)[1])
        elif dep == "prep":
            past = max(past, _prepositional(parse, child, tight))
    return past


def _with_abbreviation(parse: Parse, past: int) -> int:
    """Past "(NLC)" behind the name it shortens."""
    if past >= len(parse) or parse.word[past] != "(":
        return past
    for i in range(past + 1, min(len(parse), past + _BRACKET)):
        if parse.word[i] == ")":
            return i + 1
    return past


def _with_apposition(parse: Parse, head: int, past: int) -> int:
    """Past the name or the office that follows a person: "the mayor, Ana Brandt"."""
    if past + 1 >= len(parse) or parse.word[past] != ",":
        return past
    for child in parse.children[head]:
        if parse.dep[child] != "appos" or child <= past:
            continue
        first, end = _phrase(parse, child, True)
        if first != past + 1:
            continue
        people = [parse.ent[i][2:] == "PERSON" for i in (head, child)]
        if people[0] != people[1] and is_actor(parse, child) and is_actor(parse, head):
            return _with_abbreviation(parse, end)
    return past
