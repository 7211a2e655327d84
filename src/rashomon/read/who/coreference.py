"""Who a pronoun or a role noun points at, inside one report.

One pass in text order. Every name, noun phrase and pronoun becomes a `Ref`; a pronoun or a definite
noun phrase looks back over the refs of the last few sentences, weighs those that agree in gender,
number and kind, and takes the best; when the best is not clear, nobody. A pronoun inside a
quotation does not point at who speaks it. "I", "we" and "you" are left to whoever knows the
speaker.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rashomon.read.names.lexicon import words
from rashomon.read.parse import Parse
from rashomon.read.who.nominals import Nominal

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
SPEECH = words("speech pronouns")
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
SAY = words("say")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_TITLE_TAGS = frozenset({"NN", "NNP", "JJ", "DT", "HYPH"})
_CLOSING = frozenset({'"', "”", "’", "'", "''", "»", "“"})
_WEATHER = frozenset({"rain", "snow", "seem", "appear", "turn", "happen", "follow"})
_THOUGHT = words("thought")
BACK = 4  # sentences a pronoun may look back
# What speaks for and against a candidate. Half way between what was set by hand and what a
# coordinate search found on ECB+, MEANTIME and GUM's interviews and court hearings (all CC BY): on
# a third of the reports held out from it 212 of 483 pronouns right and 62 wrong; by hand 209 and
# 93, as found 201 and 62.
WEIGHTS: dict[str, float] = {
    "margin": 0.28,  # by how much the best must lead the second
    "subject": 2.0,
    "minor subject": 1.85,
    "object": 1.0,
    "agent": 1.2,
    "owner": 1.15,
    "oblique": 0.35,
    "modifier": 0.08,
    "elsewhere": 0.5,
    "sentence back": -0.9,
    "word back": -0.018,
    "other quotation": -0.3,
    "in a quotation": -1.45,
    "same pronoun": 0.07,
    "pronoun": -0.3,
    "name": 0.05,
    "often named": 0.22,
    "thing": 0.45,
    "pair": 0.3,  # "X and Y", for "they"
    "they a country": -0.9,
    "they a body": -0.75,
    "it a place": -0.8,
    "it a group": -0.35,
    "both subjects": 0.4,
    "gender known": 0.55,
    "relative": 0.75,
    "who and he": 2.5,  # "an official who spoke because he was told to", set by hand
    "own subject": 1.02,
    "subject above": 0.3,
    "both objects": 0.5,
    "last speaker": 1.0,  # of "he said", set by hand
    "told that": -0.8,  # "X told Y that he would leave": mostly X, set by hand
    "addressee": -1.5,  # who was told is not who tells next, set by hand
}


class Ref:
    """Something a pronoun can point at, or the pronoun itself.

    ``who`` numbers the someone (-1: nobody known; a thing); ``kind`` is that of an entity or
    "thing"; ``gender`` "m", "f" or None; ``plural`` None where either number will do. A ref of
    the form "pair" has ``members``: "Anna Moe and Erik Holm", who become someone together once
    "they" points at them.
    """

    __slots__ = (
        "first",
        "form",
        "gender",
        "head",
        "kind",
        "members",
        "nominal",
        "past",
        "plural",
        "quote",
        "sentence",
        "weight",
        "who",
    )

    def __init__(self, first: int, past: int, head: int, form: str, kind: str) -> None:
        self.first = first
        self.past = past
        self.head = head
        self.form = form
        self.kind = kind
        self.who = -1
        self.gender: str | None = None
        self.plural: bool | None = False
        self.nominal: Nominal | None = None
        self.members: tuple[Ref, ...] = ()
        self.sentence = 0
        self.quote = -1
        self.weight = 0.0


def grammatical_weight(parse: Parse, head: int) -> float:
    """How much a position puts somebody in the foreground: subjects most."""
    dep = parse.dep[head]
    top = head
    for _ in range(3):  # names beside another stand where that one stands
        if dep in ("appos", "conj") and parse.head[top] != top:
            top = parse.head[top]
            dep = parse.dep[top]
    if dep in _SUBJECTS:
        verb = parse.head[top]
        if parse.dep[verb] == "conj":
            verb = parse.head[verb]
        main = parse.dep[verb] in ("ROOT", "parataxis")
        return WEIGHTS["subject"] if main else WEIGHTS["minor subject"]
    if dep in ("dobj", "dative", "iobj"):
        return WEIGHTS["object"]
    if dep == "agent" or (dep == "pobj" and parse.dep[parse.head[top]] == "agent"):
        return WEIGHTS["agent"]
    if dep == "poss":
        return WEIGHTS["owner"]
    if dep == "pobj":
        link = parse.head[top]
        if parse.lower[link] == "to" and parse.lower[link - 1 : link] == ["according"]:
            return WEIGHTS["agent"]
        return WEIGHTS["oblique"]
    if dep in ("amod", "compound", "nmod"):
        return WEIGHTS["modifier"]
    return WEIGHTS["elsewhere"]


def pleonastic(parse: Parse, i: int) -> bool:
    """Whether an "it" points at nothing: "it is clear that", "it seems"."""
    if parse.lower[i] != "it":
        return False
    verb = parse.head[i]
    lemma = parse.lemma[verb]
    if parse.dep[i] == "expl" or (lemma in _WEATHER and parse.dep[i] in _SUBJECTS):
        return True
    if lemma == "be" or parse.dep[i] == "nsubjpass":
        for k in parse.children[verb]:
            if k <= i:
                continue
            if parse.lower[k] in _THOUGHT:
                return True
            if (
                parse.dep[k] in ("ccomp", "advcl", "xcomp", "csubj", "relcl", "acl")
                and parse.dep[i] in _SUBJECTS
            ):
                first = parse.subtree(k)[0]
                if (
                    parse.lower[first] in ("that", "to", "whether", "who", "for")
                    or parse.tag[k] == "VB"
                ):
                    return True
            if parse.dep[k] in ("acomp", "attr"):
                for m in parse.children[k]:
                    if parse.dep[m] in ("ccomp", "xcomp", "relcl", "acl") and m > k:
                        first = parse.subtree(m)[0]
                        if parse.lower[first] in ("that", "to", "whether", "who", "for"):
                            return True
    return False


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
    talk = Talk(_said_by(parse, refs, quotes), own)
    for place, ref in enumerate(refs):
        ref.weight = grammatical_weight(parse, ref.head)
        says = ref.quote < 0 and _says(parse, ref)
        if says:
            ref.weight = max(ref.weight, WEIGHTS["subject"])
        if ref.form == "pronoun" and ref.kind == "open":
            best = _pronoun(parse, ref, by_sentence, refs[place + 1 : place + 25], size, talk)
            if best is not None:
                _point(ref, parse.lower[ref.head], best, join)
        elif ref.form == "nominal" and ref.who == -1 and ref.kind != "thing":
            near = refs[max(0, place - 160) : place]
            settle_nominal(ref, [other for other in near if other.sentence >= ref.sentence - 12])
        by_sentence.setdefault(ref.sentence, []).append(ref)
        if says and ref.who >= 0 and ref.kind not in ("place", "thing"):
            talk.speakers[ref.sentence] = ref.who
        elif ref.who >= 0 and ref.quote < 0 and _is_told(parse, ref):
            talk.told.setdefault(ref.sentence, set()).add(ref.who)


class Talk:
    """Who speaks to whom, as far as the pass has come.

    ``by_quote`` is who speaks each quotation; ``speakers`` and ``told`` are who speaks and who is
    told something in each sentence, outside quotations.
    """

    def __init__(self, by_quote: dict[int, int], own: Callable[[int, int], bool]) -> None:
        self.by_quote = by_quote
        self.own = own
        self.speakers: dict[int, int] = {}
        self.told: dict[int, set[int]] = {}

    def bars(self, speaker: int, who: int) -> bool:
        """Whether a pronoun in a speaker's words cannot be somebody: the speaker, his own body."""
        return speaker == who or self.own(speaker, who)

    def last_before(self, sentence: int) -> int | None:
        """The last sentence, of this one and three before it, in which somebody speaks."""
        before = range(sentence, sentence - 4, -1)
        return next((one for one in before if one in self.speakers), None)


def _is_told(parse: Parse, ref: Ref) -> bool:
    """Whether somebody is the one who is told something, by the tree or by standing behind it."""
    dep, head = parse.dep, ref.head
    for _ in range(3):
        if dep[head] not in ("conj", "appos", "compound"):
            break
        head = parse.head[head]
    if dep[head] in ("dobj", "dative", "iobj") and parse.lemma[parse.head[head]] == "tell":
        return True
    at = ref.first - 1
    while at > 0 and ref.first - at < 4 and parse.tag[at] in ("NNP", "NNPS", "."):
        at -= 1  # "told Sens. X and Y", which parsers cut at the full stop
    return at > 0 and parse.lemma[at] == "tell" and parse.tag[at] in ("VBD", "VBZ", "VBN")


def _said_by(
    parse: Parse, refs: Sequence[Ref], quotes: Sequence[tuple[int, int]]
) -> dict[int, int]:
    """Who speaks each quotation, as far as names and titles tell.

    That is who speaks in its sentence; without one there, whoever spoke the quotation before it
    in the paragraph ('"No," X said. "He ..."'), or at a paragraph's start the last of the
    paragraph before, when nobody speaks in this one.
    """
    sentence_of, paragraph_of = parse.sentence_of, parse.paragraph_of
    beside: dict[int, list[int]] = {}
    for number, (first, past) in enumerate(quotes):
        if first < past:
            for sentence in {sentence_of[first], sentence_of[past - 1]}:
                beside.setdefault(sentence, []).append(number)
    by_quote: dict[int, int] = {}
    talking: set[int] = set()  # paragraphs in which somebody, known or not, is said to speak
    for ref in refs:
        if ref.quote < 0 and _says(parse, ref):
            talking.add(paragraph_of[ref.head])
            if ref.who >= 0:
                for number in beside.get(ref.sentence, ()):
                    by_quote[number] = ref.who
    last: tuple[int, int] | None = None  # paragraph and speaker
    for number, (first, past) in enumerate(quotes):
        if first >= past:
            continue
        here = paragraph_of[first]
        who = by_quote.get(number)
        if who is None and last is not None:
            floating = last[0] == here - 1 and here not in talking
            opens = first == parse.paragraphs[here][0]
            if last[0] == here or (floating and opens):
                who = by_quote[number] = last[1]
        last = (here, who) if who is not None else None if here in talking else last
    return by_quote


def _says(parse: Parse, ref: Ref) -> bool:
    """Whether somebody is the subject of a verb of speech, by the tree or by standing before it."""
    if parse.dep[ref.head] in _SUBJECTS and parse.lemma[parse.head[ref.head]] in SAY:
        return True
    if ref.form != "name":
        return False
    after = ref.past
    if after + 1 < len(parse) and parse.word[after] == ",":
        after += 1  # "the head of diplomacy, X, said", which parsers attach in many ways
    if after < len(parse) and parse.lemma[after] in SAY and parse.tag[after] in ("VBD", "VBZ"):
        return True
    before = ref.first - 1
    while before > 0 and ref.first - before < 6 and parse.tag[before] in _TITLE_TAGS:
        before -= 1
    return (  # "...", said police chief X
        before > 0
        and parse.lemma[before] in SAY
        and parse.tag[before] in ("VBD", "VBZ", "VBN")
        and parse.word[before - 1] in _CLOSING
    )


def _agrees(ref: Ref, said: str, candidate: Ref) -> bool:
    kind = candidate.kind
    if said in HE or said in SHE:
        if kind != "person" or candidate.plural:
            return False
        wanted = "m" if said in HE else "f"
        return candidate.gender in (None, wanted)
    if said in IT:
        return (
            kind in ("organization", "country", "place", "thing", "group", "other")
            and candidate.plural is not True
        )
    if candidate.members:
        return all(member.who >= 0 for member in candidate.members)
    if kind in ("person", "thing") and not candidate.plural:
        return False
    return kind in ("group", "organization", "country", "thing", "person") and (
        candidate.plural is not False or kind in ("organization", "country")
    )


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
    second_who = -2
    seen: dict[int, float] = {}
    for back in range(BACK + 1):
        row = by_sentence.get(ref.sentence - back)
        if not row:
            continue
        for candidate in reversed(row[-24:]):
            if said in REFLEXIVE and candidate.past == ref.first and candidate.who >= 0:
                return candidate  # "the palace itself"
            if not _agrees(ref, said, candidate) or candidate.past > ref.first:
                continue
            if candidate.who == -1 and candidate.kind != "thing" and not candidate.members:
                continue
            score = _score(parse, ref, said, candidate, back, size, talk)
            if score is None:
                continue
            if score <= seen.get(candidate.who, -99.0):
                continue
            if candidate.who >= 0:
                seen[candidate.who] = score
            if score > top:
                if best is not None and (best.who != candidate.who or best.who < 0):
                    second, second_who = top, best.who
                top, best = score, candidate
            elif score > second and (
                best is None or candidate.who != best.who or candidate.who < 0
            ):
                second, second_who = score, candidate.who
        if best is not None and back >= 1 and top > 1.0 - 0.6 * back:
            break
    if best is None and said in HE | SHE:
        best = _ahead(parse, ref, said, ahead)
    if best is not None and top - second < WEIGHTS["margin"] and second > -90:
        return best if second_who == best.who else None
    return best


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
        if _agrees(ref, said, candidate) and parse.dep[candidate.head] not in (
            "amod",
            "compound",
            "nmod",
        ):
            return candidate
    return None


def _within_sentence(parse: Parse, i: int, said: str, candidate: int) -> float:
    """What the tree says of a pronoun and somebody before it in the sentence; -99 forbids.

    The verb that governs the pronoun is climbed from: its subject may own the pronoun's noun and
    is a reflexive's first choice, but is nobody's plain object; "who" stands for the head of its
    clause.
    """
    dep, head = parse.dep, parse.head
    owned = dep[i] == "poss"
    at, plain = i, dep[i] in ("dobj", "dative", "iobj")
    for step in range(8):
        up = head[at]
        if up == at:
            break
        if dep[at] == "relcl" and up == candidate:
            if plain and step <= 2 and said not in REFLEXIVE:
                subjects = [k for k in parse.children[at] if dep[k] in _SUBJECTS]
                return (
                    -99.0
                    if subjects and parse.lower[subjects[0]] in ("who", "that")
                    else WEIGHTS["relative"]
                )
            return WEIGHTS["relative"]
        reason = dep[at] == "advcl" and dep[up] == "relcl" and head[up] == candidate
        if reason and not plain and said in HE | SHE:
            who = [k for k in parse.children[up] if dep[k] in _SUBJECTS]
            if who and parse.lower[who[0]] in ("who", "that"):
                return WEIGHTS["who and he"]
        at = up
        if parse.pos[at] in ("VERB", "AUX"):
            for k in parse.children[at]:
                if dep[k] in _SUBJECTS and (k == candidate or head[candidate] == k):
                    if said in REFLEXIVE:
                        return 3.0
                    if plain and (head[i] == at or dep[head[i]] == "xcomp"):
                        return -99.0
                    return WEIGHTS["own subject"] if owned else WEIGHTS["subject above"]
    return 0.0


def _score(
    parse: Parse,
    ref: Ref,
    said: str,
    candidate: Ref,
    back: int,
    size: Callable[[int], int],
    talk: Talk,
) -> float | None:
    score = candidate.weight + WEIGHTS["sentence back"] * back
    if back == 0:
        # an object is not its own verb's subject, nor is it the noun that owns it
        same_verb = parse.head[ref.head] == parse.head[candidate.head]
        if same_verb and parse.dep[candidate.head] in _SUBJECTS:
            if parse.dep[ref.head] in ("dobj", "dative", "iobj") and said not in REFLEXIVE:
                return None
            if said in REFLEXIVE:
                score += 3.0
        if candidate.first <= ref.first < candidate.past or parse.head[ref.head] == candidate.head:
            return None
        score += _within_sentence(parse, ref.head, said, candidate.head)
        if score < -50:
            return None
        if candidate.quote == ref.quote and _is_told(parse, candidate):
            score += WEIGHTS["told that"]
        score += min(ref.first - candidate.past, 30) * WEIGHTS["word back"]
    else:
        score += min(ref.first - candidate.past, 100) * WEIGHTS["word back"] / 2
    if ref.quote >= 0 and candidate.quote != ref.quote:
        speaker = talk.by_quote.get(ref.quote, talk.speakers.get(ref.sentence - 1))
        if speaker is not None and candidate.who >= 0 and talk.bars(speaker, candidate.who):
            return None
        score += WEIGHTS["other quotation"]
    elif candidate.quote >= 0 and candidate.quote != ref.quote:
        score += WEIGHTS["in a quotation"]
    weights = WEIGHTS
    if candidate.form == "pronoun":
        same = parse.lower[candidate.head][:2] == said[:2]
        score += weights["same pronoun"] if same else weights["pronoun"]
    elif candidate.form == "name":
        score += weights["name"]
    if candidate.who >= 0:
        score += weights["often named"] * min(size(candidate.who), 6)
    if candidate.members:
        score += weights["pair"]
    elif candidate.kind == "thing":
        score += weights["thing"]
    elif said in THEY:
        if candidate.kind == "country" and candidate.plural is False:
            score += weights["they a country"]
        elif candidate.kind == "organization":
            score += weights["they a body"]
    elif said in IT:
        if candidate.kind == "place":
            score += weights["it a place"]
        elif candidate.kind == "group":
            score += weights["it a group"]
    mine, its = parse.dep[ref.head], parse.dep[candidate.head]
    if mine in _SUBJECTS and its in _SUBJECTS:
        score += weights["both subjects"]
    elif mine in ("dobj", "pobj") and its in ("dobj", "pobj"):
        score += weights["both objects"]
    if candidate.gender is not None:
        score += weights["gender known"]
    if mine in _SUBJECTS and ref.quote < 0 and parse.lemma[parse.head[ref.head]] in SAY:
        last = talk.last_before(ref.sentence)
        if last is not None:
            if talk.speakers[last] == candidate.who:
                score += weights["last speaker"]
            elif candidate.who in talk.told.get(last, ()):
                score += weights["addressee"]
    return score
