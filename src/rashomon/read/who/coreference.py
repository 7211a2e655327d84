"""Who a pronoun or a role noun points at, inside one report.

One pass in text order. Every name, noun phrase and pronoun becomes a `Ref`; a pronoun or a definite
noun phrase looks back over the refs of the last few sentences, weighs those that agree in gender,
number and kind, and takes the best; when the best is not clear, nobody. A pronoun inside a
quotation does not point at who speaks it. "I", "we" and "you" are left to whoever knows the
speaker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rashomon.read.parse import Parse
from rashomon.read.who.ranking import WEIGHTS, agrees, group_of, score
from rashomon.read.who.refs import HE, REFLEXIVE, SHE, Ref, position
from rashomon.read.who.talk import Talk, is_told, said_by, says

BACK = 3  # sentences a pronoun may look back; 4 scores alike on news
MANY = 24  # candidates looked at in one sentence


def resolve(
    parse: Parse,
    refs: Sequence[Ref],
    *,
    quotes: Sequence[tuple[int, int]],
    size: Callable[[int], int],
    own: Callable[[int, int], bool],
    settle_nominal: Callable[[Ref, list[Ref]], None],
    join: Callable[[Sequence[int]], int],
) -> None:
    """Gives every pronoun and open noun phrase among ``refs`` (in text order) its someone.

    Args:
        quotes: the tokens of each quotation, by its number; empty ranges are none.
        size: how often the someone of that number has been named in the report.
        own: whether the second is a body that the first speaks for.
        settle_nominal: decides a noun phrase from the refs before it (the nearest last).
        join: the someone that several are together.
    """
    by_sentence: dict[int, list[Ref]] = {}
    begins = [
        (parse.sentence_of[first], parse.paragraph_of[first]) if first < past else (-9, -9)
        for first, past in quotes
    ]
    talk = Talk(said_by(parse, refs, quotes), own, begins)
    for place, ref in enumerate(refs):
        ref.position = position(parse, ref.head)
        speaks = ref.quote < 0 and says(parse, ref)
        if speaks:
            ref.position = "speaker"
        if ref.form == "pronoun" and ref.kind == "open":
            best = _pronoun(parse, ref, by_sentence, refs[place + 1 : place + 25], size, talk)
            if best is not None:
                _point(ref, parse.lower[ref.head], best, join)
        elif ref.form == "nominal" and ref.who == -1 and ref.kind != "thing":
            near = refs[max(0, place - 160) : place]
            settle_nominal(ref, [other for other in near if other.sentence >= ref.sentence - 12])
        by_sentence.setdefault(ref.sentence, []).append(ref)
        if speaks and ref.who >= 0 and ref.kind not in ("place", "thing"):
            talk.speakers[ref.sentence] = ref.who
        elif ref.who >= 0 and ref.quote < 0 and is_told(parse, ref):
            talk.told.setdefault(ref.sentence, set()).add(ref.who)


def candidates(
    parse: Parse, ref: Ref, said: str, by_sentence: dict[int, list[Ref]]
) -> Iterator[tuple[Ref, int]]:
    """Who stands before a pronoun and agrees with it, the nearest first, and how far back."""
    for back in range(BACK + 1):
        row = by_sentence.get(ref.sentence - back)
        for candidate in reversed(row[-MANY:]) if row else ():
            if candidate.who == -1 and candidate.form == "pronoun":
                continue  # what stands for nobody we know keeps its place: "a city ... It"
            if candidate.past <= ref.first and agrees(ref, said, candidate):
                yield candidate, back


def _pronoun(
    parse: Parse,
    ref: Ref,
    by_sentence: dict[int, list[Ref]],
    ahead: Sequence[Ref],
    size: Callable[[int], int],
    talk: Talk,
) -> Ref | None:
    """Whom a pronoun points at; None where nobody fits, or two do as well."""
    said = parse.lower[ref.head]
    best: Ref | None = None
    top = second = -99.0
    barred: set[int] = set()
    for candidate, back in candidates(parse, ref, said, by_sentence):
        if said in REFLEXIVE and candidate.past == ref.first and candidate.who >= 0:
            return candidate  # "the palace itself"
        fit = score(parse, ref, said, candidate, back, size, talk)
        if fit is None and candidate.who >= 0:
            barred.add(candidate.who)  # nor is it that somebody under another name
        if fit is None or candidate.who in barred:
            continue
        same = best is not None and best.who == candidate.who >= 0
        if fit > top:
            second = second if same else top
            top, best = fit, candidate
        elif not same:
            second = max(second, fit)
    if best is None and (said in HE or said in SHE):
        return _ahead(parse, ref, said, ahead)
    lead = top - second
    fits = top >= WEIGHTS[f"least {group_of(said)}"] or lead >= WEIGHTS["clear"]
    return best if fits and lead >= WEIGHTS["margin"] else None


def _point(ref: Ref, said: str, best: Ref, join: Callable[[Sequence[int]], int]) -> None:
    """Gives a pronoun the someone of what it points at; a thing is nobody."""
    if best.members and best.who < 0:
        best.who = join([member.who for member in best.members])
    if best.who >= 0:
        ref.who, ref.kind = best.who, best.kind
        ref.gender = "m" if said in HE else "f" if said in SHE else best.gender
        ref.plural = best.plural


def _ahead(parse: Parse, ref: Ref, said: str, ahead: Sequence[Ref]) -> Ref | None:
    """ "Although he was criticised, the minister stayed": the first that follows and agrees."""
    first = parse.sentences[ref.sentence][0]
    if parse.tag[first] not in ("IN", "VBG", "VBN", "RB", "WRB", "TO") and ref.first > first:
        return None
    for candidate in ahead:
        if candidate.sentence != ref.sentence:
            return None
        if candidate.form == "pronoun" or candidate.who < 0:
            continue
        if agrees(ref, said, candidate) and parse.dep[candidate.head] not in (
            "amod",
            "compound",
            "nmod",
        ):
            return candidate
    return None
