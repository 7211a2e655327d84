"""Attributions by a verb: what the parser hangs under it, by the frames the table gives it."""

from __future__ import annotations

from rashomon.extract.asides import adverbial, parenthesis
from rashomon.extract.attribution import EDGE, Attribution, cue_range, without
from rashomon.extract.cues import Cue, lemma, lexicon
from rashomon.extract.sources import Range, agent, nearest_subject, phrase, subject
from rashomon.read.parse import Parse

_QUOTES = frozenset({"quote", "cite"})
_BELONGING = frozenset({"for", "over", "about", "as", "of", "against", "from", "to", "with"})
_CONDITIONS = frozenset({"if", "unless", "until", "because", "once", "so", "when", "before"})
_QUOTED = frozenset({'"', "“", "”", "''", "``"})
_YET = frozenset({"although", "though", "even"})
_EMPTY = frozenset({"to", "so", "not", "it", "that", "this", "what", "which", "such"})
_WH = frozenset({"why", "how", "what", "where", "who", "whether", "which"})


def by_verb(parse: Parse, i: int, cue: Cue, found: list[Attribution]) -> None:
    dep, children, tag, lower = parse.dep, parse.children, parse.tag, parse.lower
    above = parse.head[i]
    if dep[i] == "pcomp" and lower[above] == "as" and lemma(parse, parse.head[above]) in _QUOTES:
        return  # "quoted as saying" is the quoting verb's
    first, past = cue_range(parse, i)
    clause = infinitive = gerund = None
    objects: list[int] = []
    complements: list[int] = []
    preps: list[int] = []
    passive = any(dep[c] in ("nsubjpass", "auxpass", "agent") for c in children[i]) or (
        tag[i] == "VBN" and dep[i] in ("acl", "relcl")
    )
    if tag[i] == "VBN" and dep[i] == "advcl" and subject(parse, i) is not None:
        passive = passive or not any(dep[c] in ("aux", "nsubj") for c in children[i])
    if lemma(parse, i) in _QUOTES and _quoted_as(parse, i, (first, past), found):
        return
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
        elif relation in ("dobj", "dative") and c > i:
            objects.append(c)
        elif relation in ("oprd", "attr", "acomp") and c > i:
            complements.append(c)
        elif relation in ("prep", "agent") and c > i:
            preps.append(c)
        elif relation == "advcl" and c > i:
            if _as_clause(parse, c):
                preps.append(c)
            elif clause is None and _asks(parse, i, c):
                clause = c
    frames = cue.frames
    if "quote" in frames and "clause" in frames and _inverted(parse, i, objects):
        teller = phrase(parse, objects[0], avoid=i)
        whole_sentence, hole = parenthesis(parse, i, teller, (first, past))
        if whole_sentence:
            pieces = without(parse, whole_sentence[0], [hole])
            rule = "quotes.parenthesis"
            found.append(Attribution(i, (first, past), pieces, teller, None, cue.sense, rule))
            return
    sense = cue.sense
    if dep[i] == "ccomp" and lemma(parse, above) == "let" and tag[i] == "VB":
        # "let them know that …" tells them
        sense, first = "speech", cue_range(parse, above)[0]
        objects = [c for c in children[i] if dep[c] == "nsubj"]
    who = agent(parse, i) if passive else subject(parse, i)
    if who is None and tag[i] == "VBG" and sense == "speech" and dep[i] in ("pcomp", "advcl"):
        who = nearest_subject(parse, i)
    source = phrase(parse, who, avoid=i) if who is not None else None
    addressee: Range | None = None
    speaks = "clause" in frames or "tell" in frames or "quote" in frames
    if passive and who is not None and dep[i] == "advcl" and lower[i - 1] == "as" and speaks:
        adverbial(parse, i, (i - 1, i + 2), phrase(parse, who), "quotes.according_to", found)
        return
    content: list[Range] = []
    rule = ""
    if source is None and not passive:
        source = _set_off(parse, i)
    if passive and clause is not None and lower[parse.subtree(clause)[0]] in ("which", "who"):
        clause = None  # "was heard in Ulcinj, which is …"
    if clause is not None and clause < i and "quote" not in frames:
        clause = None  # only words that can carry speech have it in front
    if clause is not None and (speaks or "obj-inf" in frames or "obj-obj" in frames):
        content, rule = [parse.subtree(clause)], "quotes.clause"
        if objects and objects[0] < clause:
            addressee = phrase(parse, objects[0])
            for c in preps:  # "reminding him of the principle that …" is about the principle
                if lower[c] == "of" and "obj-of" in frames and objects[0] < c < clause:
                    content = [(parse.subtree(c)[0], content[0][1])]
    elif speaks and not objects and (told := _told(parse, i, preps)) is not None:
        addressee, content, rule = told[0], [told[1]], "quotes.clause"
    elif passive:
        content, rule, past = _passive(parse, i, cue, infinitive, complements, preps, past)
    elif objects and infinitive is not None and "obj-inf" in frames:
        content = [(parse.subtree(objects[0])[0], parse.subtree(infinitive)[1])]
        rule = "quotes.object"
    elif infinitive is not None and ("inf" in frames or (speaks and objects)):
        content, rule = [parse.subtree(infinitive)], "quotes.infinitive"
        if objects and objects[0] < infinitive:
            addressee = phrase(parse, objects[0])
    elif gerund is not None and "gerund" in frames:
        content, rule = [parse.subtree(gerund)], "quotes.gerund"
    elif objects and "tell" in frames and _topic(parse, preps, cue) is not None:
        about = _topic(parse, preps, cue)
        content = [parse.subtree(about)] if about is not None else []
        rule, addressee = "quotes.preposition", phrase(parse, objects[0])
    elif objects and frames & {"np", "obj-as", "obj-obj", "obj-of", "obj-for"}:
        right = max(parse.subtree(c)[1] for c in objects)
        for c in [*complements, *preps]:
            word = lower[c]
            wanted = (
                (dep[c] in ("oprd", "attr", "acomp") and "obj-obj" in frames)
                or (word == "as" and "obj-as" in frames)
                or (word == "of" and "obj-of" in frames)
                or (word == "for" and "obj-for" in frames)
                or dep[c] == "oprd"
                or (word in _BELONGING and parse.subtree(c)[0] == right)
            )
            if wanted:
                right = max(right, parse.subtree(c)[1])
        content, rule = [(parse.subtree(objects[-1])[0], right)], "quotes.object"
        if not (frames & {"np", "obj-obj", "obj-for"}) and right == parse.subtree(objects[0])[1]:
            content = []
    naming = complements and not objects and "obj-obj" in frames and dep[i] != "acl"
    if not content and naming and who is not None:
        content, rule = [parse.subtree(complements[0])], "quotes.object"  # "what he calls …"
    if not content:
        for c in preps:
            if lower[c] in cue.prepositions:
                inner = [k for k in children[c] if dep[k] in ("pobj", "pcomp")]
                if inner:
                    whole = parse.subtree(inner[0])
                    if infinitive is not None and infinitive > inner[0]:
                        whole = (whole[0], max(whole[1], parse.subtree(infinitive)[1]))
                    for other in preps:
                        if lower[other] == "as" and other > c:
                            whole = (whole[0], max(whole[1], parse.subtree(other)[1]))
                    content, rule = [whole], "quotes.preposition"
                    if c == past:
                        past = c + 1
                    break
    inserted: Range | None = None
    inserts = "quote" in frames and "clause" in frames
    told_what = bool(objects) and "tell" not in frames
    if inserts and not told_what and (not content or (clause is not None and clause < i)):
        whole_sentence, hole = parenthesis(parse, i, source, (first, past))
        if whole_sentence:
            content, rule, inserted = whole_sentence, "quotes.parenthesis", hole
    if not content and frames >= {"quote", "clause"} and source is not None and source[1] <= first:
        rest = _rest(parse, i, past)
        if rest is not None:
            content, rule = [rest], "quotes.clause"
    if not content:
        return
    if source is not None and rule != "quotes.passive" and source[0] == i:
        source = None
    if source is None and not passive and rule in ("quotes.object", "quotes.infinitive"):
        return  # "See photos below", "to read the news": nobody does
    if inserted is None and content:
        content[-1] = _ended(parse, i, content[-1])
    holes = [(first, past)]
    if source is not None:
        holes.append(source)
    if inserted is not None:
        holes = [inserted]
    elif content[0][0] <= i < content[0][1]:  # "The plan, she said, is sound": cut the insert out
        left, right = _insert(parse, i, source, (first, past))
        holes.append((left, right))
    pieces = tuple(p for whole in content for p in without(parse, whole, holes))
    if len(pieces) == 1 and pieces[0][1] - pieces[0][0] == 1 and lower[pieces[0][0]] in _EMPTY:
        return
    if pieces:
        chained = infinitive if rule == "quotes.infinitive" and _chain(parse, i) else None
        found.append(Attribution(i, (first, past), pieces, source, addressee, sense, rule, chained))


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
