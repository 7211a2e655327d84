"""Attributions by a verb: what the parser hangs under it, by the frames the table gives it."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.extract.asides import adverbial, parenthesis
from rashomon.extract.attribution import EDGE, Attribution, cue_range, without
from rashomon.extract.cues import Cue, lemma, lexicon
from rashomon.extract.sources import Range, agent, nearest_subject, phrase, subject
from rashomon.read.parse import Parse

_DEEP = frozenset({"pcomp", "advcl"})
_TAKE_OBJECTS = frozenset({"np", "obj-as", "obj-obj", "obj-of", "obj-for"})
_QUOTES = frozenset({"quote", "cite"})
_BELONGING = frozenset({"for", "over", "about", "as", "of", "against", "from", "to", "with"})
_CONDITIONS = frozenset({"if", "unless", "until", "because", "once", "so", "when", "before"})
_QUOTED = frozenset({'"', "“", "”", "''", "``"})
_YET = frozenset({"although", "though", "even"})
_EMPTY = frozenset({"to", "so", "not", "it", "that", "this", "what", "which", "such"})
_WH = frozenset({"why", "how", "what", "where", "who", "whether", "which"})


class _Under(NamedTuple):
    """What the parser hangs under a reporting verb, behind it unless said otherwise."""

    clause: int | None  # also in front: "The bridge is closed, she said"
    infinitive: int | None
    gerund: int | None
    objects: list[int]
    complements: list[int]
    preps: list[int]
    passive: bool


class _Content(NamedTuple):
    """The content a frame gives; ``past`` is where the cue ends with its preposition."""

    ranges: list[Range]
    rule: str
    past: int
    addressee: Range | None = None


def by_verb(parse: Parse, i: int, cue: Cue, found: list[Attribution]) -> None:
    """Add the attribution that the reporting verb ``i`` makes, if it makes one."""
    dep, lower, frames = parse.dep, parse.lower, cue.frames
    above = parse.head[i]
    if dep[i] == "pcomp" and lower[above] == "as" and lemma(parse, parse.head[above]) in _QUOTES:
        return  # "quoted as saying" is the quoting verb's
    first, past = cue_range(parse, i)
    if lemma(parse, i) in _QUOTES and _quoted_as(parse, i, (first, past), found):
        return
    under = _under(parse, i)
    speaks = bool(frames & {"clause", "tell", "quote"})
    if frames >= {"quote", "clause"} and _inverted(parse, i, under.objects):
        teller = phrase(parse, under.objects[0], avoid=i)
        around, hole = parenthesis(parse, i, teller, (first, past))
        if around:
            pieces = without(parse, around[0], [hole])
            rule = "quotes.parenthesis"
            found.append(Attribution(i, (first, past), pieces, teller, None, cue.sense, rule))
            return
    sense = cue.sense
    if dep[i] == "ccomp" and lemma(parse, above) == "let" and parse.tag[i] == "VB":
        # "let them know that …" tells them
        sense, first = "speech", cue_range(parse, above)[0]
        told = [c for c in parse.children[i] if dep[c] == "nsubj"]
        under = under._replace(objects=told)
    who = agent(parse, i) if under.passive else subject(parse, i)
    if who is None and parse.tag[i] == "VBG" and sense == "speech" and dep[i] in _DEEP:
        who = nearest_subject(parse, i)
    if under.passive and who is not None and dep[i] == "advcl" and lower[i - 1] == "as" and speaks:
        adverbial(parse, i, (i - 1, i + 2), phrase(parse, who), "quotes.according_to", found)
        return
    source = phrase(parse, who, avoid=i) if who is not None else None
    if source is None and not under.passive:
        source = _set_off(parse, i)
    under = under._replace(clause=_reported_clause(parse, i, cue, under))
    got = _framed(parse, i, cue, under, past)
    if got is None and who is not None and _names(parse, i, cue, under):
        got = _Content([parse.subtree(under.complements[0])], "quotes.object", past)
    if got is None:
        got = _after_preposition(parse, cue, under, past)
    inserted: Range | None = None
    fronted = under.clause is not None and under.clause < i
    told_what = bool(under.objects) and "tell" not in frames
    if frames >= {"quote", "clause"} and not told_what and (got is None or fronted):
        around, hole = parenthesis(parse, i, source, (first, past))
        if around:
            got, inserted = _Content(around, "quotes.parenthesis", past), hole
    if got is None and frames >= {"quote", "clause"} and source is not None and source[1] <= first:
        rest = _rest(parse, i, past)
        got = _Content([rest], "quotes.clause", past) if rest is not None else None
    if got is None:
        return
    if source is not None and got.rule != "quotes.passive" and source[0] == i:
        source = None
    if source is None and not under.passive and got.rule in ("quotes.object", "quotes.infinitive"):
        return  # "See photos below", "to read the news": nobody does
    _lay(parse, i, (first, got.past), got, source, sense, inserted, under, found)


def _lay(
    parse: Parse,
    i: int,
    cue: Range,
    got: _Content,
    source: Range | None,
    sense: str,
    inserted: Range | None,
    under: _Under,
    found: list[Attribution],
) -> None:
    """Cut cue, source and what the report adds out of the content, and add what is left."""
    content = list(got.ranges)
    if inserted is not None:
        holes = [inserted]
    else:
        content[-1] = _ended(parse, i, content[-1])
        holes = [cue, *([source] if source is not None else [])]
        if content[0][0] <= i < content[0][1]:  # "The plan, she said, is sound"
            holes.append(_insert(parse, i, source, cue))
    pieces = tuple(piece for whole in content for piece in without(parse, whole, holes))
    if not pieces:
        return
    alone = pieces[0][1] - pieces[0][0] == 1 and len(pieces) == 1
    if alone and parse.lower[pieces[0][0]] in _EMPTY:
        return
    chained = under.infinitive if got.rule == "quotes.infinitive" and _chain(parse, i) else None
    found.append(Attribution(i, cue, pieces, source, got.addressee, sense, got.rule, chained))


def _under(parse: Parse, i: int) -> _Under:
    dep, children, tag = parse.dep, parse.children, parse.tag
    clause = infinitive = gerund = None
    objects: list[int] = []
    complements: list[int] = []
    preps: list[int] = []
    for c in children[i]:
        relation = dep[c]
        if relation == "ccomp":
            if clause is None or (clause < i < c and c - i < 3):
                clause = c
        elif relation == "xcomp":
            if tag[c] == "VBG":
                gerund = c
            else:
                infinitive = c
        elif c < i:
            continue
        elif relation in ("dobj", "dative"):
            objects.append(c)
        elif relation in ("oprd", "attr", "acomp"):
            complements.append(c)
        elif relation in ("prep", "agent") or (relation == "advcl" and _as_clause(parse, c)):
            preps.append(c)
        elif relation == "advcl" and clause is None and _asks(parse, i, c):
            clause = c
    passive = any(dep[c] in ("nsubjpass", "auxpass", "agent") for c in children[i])
    if tag[i] == "VBN" and dep[i] in ("acl", "relcl"):
        passive = True
    if tag[i] == "VBN" and dep[i] == "advcl" and subject(parse, i) is not None:
        passive = passive or not any(dep[c] in ("aux", "nsubj") for c in children[i])
    return _Under(clause, infinitive, gerund, objects, complements, preps, passive)


def _reported_clause(parse: Parse, i: int, cue: Cue, under: _Under) -> int | None:
    """The clause under the verb, unless it is none of its content."""
    if under.clause is None:
        return None
    left = parse.subtree(under.clause)[0]
    if under.passive and left > i + 1 and parse.lower[left] in ("which", "who"):
        return None  # "was heard in Ulcinj, which is …"
    if under.clause < i and "quote" not in cue.frames:
        return None  # only words that can carry speech have it in front
    return under.clause


def _framed(parse: Parse, i: int, cue: Cue, under: _Under, past: int) -> _Content | None:
    """The content by the first frame of the verb that what hangs under it fills."""
    frames, objects, infinitive = cue.frames, under.objects, under.infinitive
    speaks = bool(frames & {"clause", "tell", "quote"})
    if under.clause is not None and (speaks or frames & {"obj-inf", "obj-obj"}):
        content, addressee = parse.subtree(under.clause), None
        if objects and objects[0] < under.clause:
            addressee = phrase(parse, objects[0])
            for c in under.preps:  # "reminding him of the principle that …" is about the principle
                if parse.lower[c] == "of" and "obj-of" in frames and objects[0] < c < under.clause:
                    content = parse.subtree(c)[0], content[1]
        return _Content([content], "quotes.clause", past, addressee)
    if speaks and not objects:
        told = _told(parse, i, under.preps)
        if told is not None:
            return _Content([told[1]], "quotes.clause", past, told[0])
    if under.passive:
        ranges, rule, past = _passive(
            parse, i, cue, infinitive, under.complements, under.preps, past
        )
        return _Content(ranges, rule, past) if ranges else None
    if infinitive is not None and objects and "obj-inf" in frames:
        whole = parse.subtree(objects[0])[0], parse.subtree(infinitive)[1]
        return _Content([whole], "quotes.object", past)
    if infinitive is not None and ("inf" in frames or (speaks and objects)):
        told_to = phrase(parse, objects[0]) if objects and objects[0] < infinitive else None
        return _Content([parse.subtree(infinitive)], "quotes.infinitive", past, told_to)
    if under.gerund is not None and "gerund" in frames:
        return _Content([parse.subtree(under.gerund)], "quotes.gerund", past)
    if objects and "tell" in frames:
        topic = _topic(parse, under.preps, cue)
        if topic is not None:
            asked = phrase(parse, objects[0])
            return _Content([parse.subtree(topic)], "quotes.preposition", past, asked)
    if objects and frames & _TAKE_OBJECTS:
        return _object(parse, cue, under, past)
    return None


def _object(parse: Parse, cue: Cue, under: _Under, past: int) -> _Content | None:
    """ "criticized the law", "called it a lie", "accused him of theft", "backs her for mayor"."""
    frames, objects = cue.frames, under.objects
    right = max(parse.subtree(c)[1] for c in objects)
    for c in [*under.complements, *under.preps]:
        word, relation = parse.lower[c], parse.dep[c]
        if (
            relation == "oprd"
            or (relation in ("attr", "acomp") and "obj-obj" in frames)
            or (word in ("as", "of", "for") and f"obj-{word}" in frames)
            or (word in _BELONGING and parse.subtree(c)[0] == right)
        ):
            right = max(right, parse.subtree(c)[1])
    bare = right == parse.subtree(objects[0])[1]
    if bare and not frames & {"np", "obj-obj", "obj-for"}:
        return None
    return _Content([(parse.subtree(objects[-1])[0], right)], "quotes.object", past)


def _names(parse: Parse, i: int, cue: Cue, under: _Under) -> bool:
    """Whether it is "what he calls a lie": a complement whose object stands before the verb."""
    free = bool(under.complements) and not under.objects
    return free and "obj-obj" in cue.frames and parse.dep[i] != "acl"


def _after_preposition(parse: Parse, cue: Cue, under: _Under, past: int) -> _Content | None:
    """ "called for talks", "referred to it as a lie", "called on them to leave"."""
    for c in under.preps:
        inner = [k for k in parse.children[c] if parse.dep[k] in ("pobj", "pcomp")]
        if parse.lower[c] not in cue.prepositions or not inner:
            continue
        left, right = parse.subtree(inner[0])
        if under.infinitive is not None and under.infinitive > inner[0]:
            right = max(right, parse.subtree(under.infinitive)[1])
        for other in under.preps:
            if parse.lower[other] == "as" and other > c:
                right = max(right, parse.subtree(other)[1])
        return _Content([(left, right)], "quotes.preposition", past + (c == past))
    return None


def _quoted_as(parse: Parse, i: int, cue: Range, found: list[Attribution]) -> bool:
    """ "X was quoted by Y as saying …", "Y quoted X as saying …": X speaks, Y relays."""
    dep, children = parse.dep, parse.children
    linked = next((c for c in children[i] if dep[c] == "prep" and parse.lower[c] == "as"), None)
    if linked is None:
        return False
    saying = next((c for c in children[linked] if parse.tag[c] == "VBG"), None)
    patient = next((c for c in children[i] if dep[c] == "nsubjpass"), None)
    relay = agent(parse, i) if patient is not None else subject(parse, i)
    if patient is None:
        patient = next((c for c in children[i] if dep[c] == "dobj"), None)
    if saying is None or patient is None:
        return False
    source = phrase(parse, patient, avoid=i)
    relayed = phrase(parse, relay, avoid=i) if relay is not None else None
    content: tuple[Range, ...] = ()
    clause = next((c for c in children[saying] if dep[c] in ("ccomp", "dobj")), None)
    if clause is not None:
        content = without(parse, parse.subtree(clause), [])
    else:
        front = next((c for c in children[i] if dep[c] == "ccomp" and c < i), None)
        if front is not None:
            content = without(parse, parse.subtree(front), [])
    whole = (cue[0], saying + 1) if source[1] <= cue[0] or source[0] > saying else cue
    if content:
        found.append(
            Attribution(
                i, whole, content, source, None, "speech", "quotes.quoted_as", None, relayed
            )
        )
    return bool(content)


def _rest(parse: Parse, verb: int, first: int) -> Range | None:
    """The rest of the sentence, where the parser lost the reported clause behind "X says"."""
    _, past = parse.sentences[parse.sentence_of[verb]]
    if parse.tag[verb] not in ("VBD", "VBZ", "VBP") or past - first < 4:
        return None
    if parse.pos[first] not in ("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM", "SCONJ"):
        return None
    if any(
        first <= c < past for c in parse.children[verb] if parse.dep[c] == "prep" and c == first
    ):
        return None
    for i in range(first + 1, past):
        if parse.lower[i] in EDGE:
            return None
        if parse.tag[i] in ("VBD", "VBZ", "VBP", "MD"):
            return first, past
    return None


def _told(parse: Parse, verb: int, preps: list[int]) -> tuple[Range, Range] | None:
    """ "indicated to journalists that …", where the parser hangs the clause on the journalists."""
    for c in preps:
        if parse.lower[c] != "to":
            continue
        for r in range(c + 2, parse.subtree(c)[1]):
            if parse.dep[r] != "relcl" or parse.head[r] <= c:
                continue
            left, right = parse.subtree(r)
            own = [k for k in parse.children[r] if parse.dep[k] in ("nsubj", "nsubjpass", "expl")]
            if parse.lower[left] == "that" and own and own[0] != left and left > c + 1:
                return (c + 1, left), (left, right)
    return None


def _set_off(parse: Parse, verb: int) -> Range | None:
    """ "Heard by the Senate, Ana Brandt, back from Lviv, said": a name between commas.

    Only for a main verb to which the parser found no subject; the nearest person's name before it.
    """
    if parse.head[verb] != verb or parse.tag[verb] not in ("VBD", "VBZ", "VBP"):
        return None
    begin, _ = parse.sentences[parse.sentence_of[verb]]
    for i in range(verb - 1, max(begin, verb - 14), -1):
        if parse.ent[i].endswith("-PERSON") and parse.lower[i + 1] == ",":
            first = i
            while first > begin and parse.ent[first] == "I-PERSON":
                first -= 1
            if first == begin or parse.lower[first - 1] == ",":
                return first, i + 1
    return None


def _inverted(parse: Parse, i: int, objects: list[int]) -> bool:
    """ "…, reported the Lviv Courier.": a name the parser takes for the object is the source."""
    if len(objects) != 1 or parse.lower[i - 1] != "," or parse.tag[i] not in ("VBD", "VBZ"):
        return False
    left, right = parse.subtree(objects[0])
    end = parse.sentences[parse.sentence_of[i]][1]
    proper = parse.tag[objects[0]] in ("NNP", "NNPS")
    return proper and left == i + 1 and right >= end - 1


def _topic(parse: Parse, preps: list[int], cue: Cue) -> int | None:
    """What somebody was asked about, warned of: the object of one of the verb's prepositions."""
    for c in preps:
        if parse.lower[c] in cue.prepositions:
            for inner in parse.children[c]:
                if parse.dep[inner] in ("pobj", "pcomp"):
                    return inner
    return None


def _ended(parse: Parse, verb: int, content: Range) -> Range:
    """Where a reported clause ends: before what the report adds, behind its own conditions.

    "… a rise, which began in May" and "…, pointing to the figures" are the report's; "… a tariff
    | if the firm leaves" is the speaker's, though the parser hangs it on the reporting verb.
    """
    first, past = content
    for child in parse.children[verb]:
        if parse.dep[child] == "advcl" and child >= past:
            left, right = parse.subtree(child)
            if left == past and parse.lower[left] in _CONDITIONS:
                return first, right
    for i in range(past - 1, max(first + 2, past - 40), -1):
        added = parse.dep[i] in ("relcl", "advcl")
        if added and first < parse.head[i]:
            left, right = parse.subtree(i)
            if right < past and any(parse.lower[k] not in EDGE for k in range(right, past)):
                continue
            if parse.dep[i] == "advcl" and parse.tag[i] != "VBG" and parse.lower[left] not in _YET:
                continue
            if left - 1 <= first + 2 or parse.lower[left - 1] != ",":
                continue
            if parse.dep[i] == "advcl" and not (_speaks(parse, i) or parse.lower[left] in _YET):
                continue
            if not any(parse.lower[k] in _QUOTED for k in range(left, past)):
                return first, left - 1
    return content


def _speaks(parse: Parse, i: int) -> bool:
    cue = lexicon().verbs.get(lemma(parse, i))
    return cue is not None and cue.sense == "speech"


def _chain(parse: Parse, i: int) -> bool:
    return lemma(parse, i) in lexicon().chains


def _asks(parse: Parse, verb: int, clause: int) -> bool:
    """Whether a clause behind the verb begins with why, how, what, whether; of "ask", also if."""
    first = parse.subtree(clause)[0]
    word = parse.lower[first]
    if lemma(parse, verb) in ("ask", "wonder", "inquire"):
        return first > verb and (word in _WH or word == "if")
    return 0 < first - verb < 3 and word in _WH


def _as_clause(parse: Parse, c: int) -> bool:
    return any(
        parse.lower[k] == "as" and parse.dep[k] in ("mark", "advmod") for k in parse.children[c]
    )


def _insert(parse: Parse, i: int, source: Range | None, cue: Range) -> Range:
    left, right = cue
    if source is not None and source[1] <= left and left - source[1] < 4:
        left = source[0]
    if source is not None and source[0] >= right and source[0] - right < 4:
        right = source[1]
    return left, right


def _passive(
    parse: Parse,
    i: int,
    cue: Cue,
    infinitive: int | None,
    complements: list[int],
    preps: list[int],
    past: int,
) -> tuple[list[Range], str, int]:
    """ "The bill is said to be dead", "was described as a fraud", "was quoted as saying …"."""
    dep, children, lower = parse.dep, parse.children, parse.lower
    patient = next((c for c in children[i] if dep[c] == "nsubjpass"), None)
    if patient is None and dep[i] in ("acl", "relcl"):
        patient = parse.head[i]
        subject_part = []
    else:
        subject_part = [parse.subtree(patient)] if patient is not None else []
    if infinitive is not None and cue.frames & {"inf", "clause", "obj-inf"}:
        return [*subject_part, parse.subtree(infinitive)], "quotes.passive", past
    for c in preps:
        if lower[c] == "as" and "obj-as" in cue.frames:
            return [*subject_part, parse.subtree(c)], "quotes.passive", past
        if lower[c] in ("of", "for") and f"obj-{lower[c]}" in cue.frames:
            return [*subject_part, parse.subtree(c)], "quotes.passive", past
    for c in complements:
        if cue.frames & {"obj-obj"}:
            return [*subject_part, parse.subtree(c)], "quotes.passive", past
    if subject_part and "np" in cue.frames and agent(parse, i) is not None:
        return subject_part, "quotes.passive", past + (lower[past : past + 1] == ["by"])
    return [], "", past
