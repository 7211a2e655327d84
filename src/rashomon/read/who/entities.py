"""Who and what a report speaks of, and every mention of them.

Names come first (`names`), then noun phrases (`nominals`), then pronouns (`coreference`); each
finds its someone in a `Circle`, the report's people, bodies, countries and places. A government
is its country, with the sector GOV: "the Élysée", "Paris" where it acts, "the French government"
and "France" are one entity, so that accounts which name it differently can be compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from rashomon.model import Entity, Mention, Timex
from rashomon.read.layout.marks import Marks
from rashomon.read.names import countries
from rashomon.read.names.familiar import Name
from rashomon.read.names.lexicon import words
from rashomon.read.names.names import names
from rashomon.read.parse import Parse
from rashomon.read.who import register
from rashomon.read.who.circle import Circle, Someone
from rashomon.read.who.coreference import resolve
from rashomon.read.who.nominals import Nominal, nominals
from rashomon.read.who.phrases import settle
from rashomon.read.who.refs import HE, IT, SHE, SPEECH, THEY, Ref, pleonastic


class Cast(NamedTuple):
    """The entities of a report and their mentions, in text order."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]


def cast(
    parse: Parse,
    marks: Sequence[Marks],
    timexes: Sequence[Timex] = (),
    published: str | None = None,
    *,
    home: str | None = None,
) -> Cast:
    """Find everybody a report speaks of and resolve each mention inside the report.

    Args:
        marks: the report's quotation marks; who says "I" in them is left open here.
        timexes: its time expressions; a name inside one ("May") is none.
        home: the country (ISO 3166-1 alpha-3) that the outlet writes from, where that is known.
        published: its date, ISO 8601: who holds an office is looked up for that day.
    """
    if not len(parse):
        return Cast((), ())
    found = _untimed(parse, names(parse), timexes)
    _people(parse, found)
    phrases = nominals(parse, found)
    circle = Circle(parse, found, phrases, home, published)
    quotes = _quotations(parse, marks)
    refs = _refs(parse, found, phrases, circle, quotes)
    resolve(
        parse,
        refs,
        quotes=quotes,
        size=circle.size,
        own=circle.speaks_for,
        settle_nominal=partial(settle, circle),
        join=circle.pair,
    )
    for nominal in phrases:
        if nominal.bearer is not None:
            circle.named_late(nominal)
    for ref in refs:
        ref.who = circle.final(ref.who)
    return _told(parse, circle, refs)


def _untimed(parse: Parse, found: list[Name], timexes: Sequence[Timex]) -> list[Name]:
    timed = bytearray(len(parse))
    for timex in timexes:
        first, past = parse.tokens(timex.span)
        if timex.type in ("DATE", "TIME", "SET"):
            timed[first:past] = b"\1" * (past - first)
    return [name for name in found if not all(timed[name.first : name.past])]


def _people(parse: Parse, found: list[Name]) -> None:
    """What the tagger took for a body is a person where the register has just that name.

    A capital all in capitals ("TUNIS") is its town.
    """
    for name in found:
        if name.kind not in ("organization", "other") or name.known is not None:
            continue
        wording = parse.of(name.first, name.past)
        if wording.isupper():
            name.kind = "place" if name.key in countries.by_capital() else name.kind
        elif name.past - name.first < 6 and register.is_person(wording):
            name.kind = "person"


def _refs(
    parse: Parse,
    found: list[Name],
    phrases: list[Nominal],
    circle: Circle,
    quotes: Sequence[tuple[int, int]],
) -> list[Ref]:
    """Everything that points or can be pointed at, in text order."""
    refs: list[Ref] = []
    taken = bytearray(len(parse))
    for name in found:
        who = circle.who_is(name)
        someone = circle.people[who]
        form = "demonym" if name.kind == "demonym" else "name"
        ref = Ref(name.first, name.past, name.past - 1, form, someone.kind)
        ref.who = who
        ref.gender = someone.gender
        ref.plural = someone.plural
        if form == "demonym":
            head = name.past - 1
            modifies = parse.dep[head] in ("amod", "compound", "nmod") or parse.tag[head] == "JJ"
            if not modifies:  # "the Ukrainians" are a group as well
                ref.plural = None
        refs.append(ref)
        for i in range(name.first, name.past):
            taken[i] = 1
    for nominal in phrases:
        if nominal.bearer is not None and nominal.past == nominal.bearer.first:
            taken[nominal.head] = 1
            continue  # a title right before its name is part of no mention
        if nominal.beside is not None and nominal.past == nominal.beside.first:
            taken[nominal.head] = 1
            continue
        ref = Ref(nominal.first, nominal.past, nominal.head, "nominal", nominal.kind)
        ref.nominal = nominal
        ref.plural = None if nominal.kind == "organization" else nominal.plural
        if nominal.kind == "group":
            ref.plural = True if parse.tag[nominal.head] in ("NNS", "NNPS") else None
        ref.gender = circle.gender_of_noun(nominal.noun)
        if nominal.bearer is not None:
            ref.who = circle.who_is(nominal.bearer)
            ref.gender = circle.people[ref.who].gender or ref.gender
        elif nominal.beside is not None:
            ref.who = circle.who_is(nominal.beside)
        refs.append(ref)
        taken[nominal.head] = 1
    pronouns = HE | SHE | IT | THEY | SPEECH
    tag, lower, dep = parse.tag, parse.lower, parse.dep
    for i, word in enumerate(lower):
        if taken[i]:
            continue
        if tag[i] in ("PRP", "PRP$") and word in pronouns:
            if word == "it" and pleonastic(parse, i):
                continue
            ref = Ref(i, i + 1, i, "pronoun", "closed" if word in SPEECH else "open")
            ref.plural = word in THEY
            refs.append(ref)
        elif tag[i] in _NOUNS and dep[i] in _THINGS:
            ref = Ref(i, i + 1, i, "thing", "thing")  # what "it" may point at instead
            ref.plural = tag[i] == "NNS" if tag[i] in ("NN", "NNS") else None
            refs.append(ref)
    refs += _pairs(parse, refs)
    refs.sort(key=lambda ref: (ref.first, -ref.past))
    _place(parse, refs, quotes)
    return refs


_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_THINGS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "ROOT"})
_JOINED = frozenset({"person", "organization", "country", "group"})


def _pairs(parse: Parse, refs: Sequence[Ref]) -> list[Ref]:
    """Those who are named in one breath: "Anna Moe and Erik Holm"."""
    at: dict[int, Ref] = {}
    for ref in refs:
        if ref.form in ("name", "nominal") and ref.kind in _JOINED:
            for i in range(ref.first, ref.past) if ref.form == "name" else (ref.head,):
                at.setdefault(i, ref)
    found: dict[int, list[Ref]] = {}
    for i, ref in at.items():
        if parse.dep[i] != "conj":
            continue
        top = parse.head[i]
        for _ in range(6):
            if parse.dep[top] != "conj":
                break
            top = parse.head[top]
        first = at.get(top)
        if first is not None and first is not ref:
            found.setdefault(top, [first]).append(ref)
    pairs = []
    for top, members in found.items():
        begin, past = members[0].first, max(member.past for member in members)
        if "and" not in parse.lower[members[0].past : members[-1].first]:
            continue
        if len({member.first for member in members}) < len(members):
            continue
        pair = Ref(begin, past, top, "pair", "group")
        pair.plural = True
        pair.members = tuple(members)
        pairs.append(pair)
    return pairs


def _quotations(parse: Parse, marks: Sequence[Marks]) -> list[tuple[int, int]]:
    """The tokens of each pair of marks; of pairs inside others none."""
    ranges = []
    for pair in marks:
        first, past = parse.tokens((pair.start, max(pair.end, pair.start + 1)))
        ranges.append((first, min(past, len(parse))) if pair.depth == 0 else (0, 0))
    return ranges


def _place(parse: Parse, refs: list[Ref], quotes: Sequence[tuple[int, int]]) -> None:
    """Tells each ref its sentence and its quotation."""
    quoted = [-1] * len(parse)
    for number, (first, past) in enumerate(quotes):
        for i in range(first, past):
            quoted[i] = number
    for ref in refs:
        ref.sentence = parse.sentence_of[ref.head]
        ref.quote = quoted[ref.head]


# --- what comes out --------------------------------------------------------------------------

_ACTING = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "agent", "poss", "pobj", "appos"})


def _acts(parse: Parse, head: int) -> bool:
    """Whether a noun phrase has a part of its own in the sentence: "from 40 allied countries"."""
    dep, up = parse.dep[head], parse.head[head]
    for _ in range(3):
        if dep != "conj":
            break
        dep, up = parse.dep[up], parse.head[up]
    return dep in _ACTING


_AMOUNTS = words("amounts of people")


def _counts(parse: Parse, i: int) -> bool:
    """Whether a noun only says how many: "hundreds of", "most of", "the number of"."""
    return parse.tag[i] == "CD" or parse.lower[i] in _AMOUNTS


def _in_front(parse: Parse, head: int) -> bool:
    """Whether somebody does, says or suffers something here: more than being mentioned."""
    dep, up = parse.dep[head], parse.head[head]
    for _ in range(4):
        over = parse.head[up]
        if dep == "conj":
            head = up
        elif dep == "pobj" and parse.lower[up] == "of" and _counts(parse, over):
            head = over  # "hundreds of thousands of people marched"
        else:
            break
        dep, up = parse.dep[head], parse.head[head]
    if dep in ("nsubj", "nsubjpass", "dobj", "dative", "agent"):
        return True
    return dep == "pobj" and (
        parse.lower[up] == "by"
        or (parse.lower[up] == "to" and parse.lower[up - 1 : up] == ["according"])
    )


def _numbered(parse: Parse, ref: Ref) -> bool:
    """Whether a noun phrase says how many they are: "four men"."""
    return ref.form == "nominal" and "CD" in parse.tag[ref.first : ref.head]


def _told(parse: Parse, circle: Circle, refs: list[Ref]) -> Cast:
    counts: dict[int, int] = {}
    for ref in refs:
        if ref.who >= 0:
            counts[ref.who] = counts.get(ref.who, 0) + 1
    doing = {
        ref.who
        for ref in refs
        if ref.form != "thing" and (_in_front(parse, ref.head) or _numbered(parse, ref))
    }
    kept: list[Ref] = []
    shown: dict[int, str] = {}
    for ref in refs:
        if (ref.kind == "thing" and ref.form == "thing") or (ref.form == "pair" and ref.who < 0):
            continue
        if ref.who >= 0 and circle.people[ref.who].unnamed:
            if counts[ref.who] == 1 and not _acts(parse, ref.head):
                continue
            if circle.anybody(ref.who) and ref.who not in doing:
                if ref.form != "pronoun":
                    continue
                ref.who = -1
        elif ref.who < 0 and ref.form == "nominal" and not _acts(parse, ref.head):
            continue
        if ref.who >= 0 and ref.who not in shown:
            shown[ref.who] = f"e{len(shown) + 1}"
        kept.append(ref)
    for who in list(shown):  # the bodies that roles are held in
        for body in circle.bodies_of(circle.people[who]):
            if body not in shown:
                shown[body] = f"e{len(shown) + 1}"
    entities = tuple(
        circle.entity(circle.people[who], ident, shown) for who, ident in shown.items()
    )
    mentions = tuple(_mention(parse, ref, shown) for ref in kept)
    return Cast(entities, mentions)


def _mention(parse: Parse, ref: Ref, shown: dict[int, str]) -> Mention:
    span = parse.span(ref.first, ref.past)
    return Mention(
        start=span.start,
        end=span.end,
        text=span.of(parse.text),
        form="nominal" if ref.form == "pair" else ref.form,  # type: ignore[arg-type]
        entity=shown.get(ref.who),
    )


__all__ = ["Cast", "Someone", "cast"]
