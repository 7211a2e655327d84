"""Reported speech and thought as the sentence is built: cue, source and content by the parse.

Looks at words that report (`extract.cues`) and at what the parser hangs under them. Knows nothing
of quotation marks; ``extract.speech`` does, and ``extract.quotes`` lays the two over each other.
"""

from __future__ import annotations

from typing import NamedTuple

from rashomon.extract.cues import Cue, lemma, lexicon
from rashomon.extract.sources import Range, agent, holder, nearest_subject, owner, phrase, subject
from rashomon.read.parse import Parse


class Attribution(NamedTuple):
    """Who is credited with what, as token ranges; ``word`` is the token of the reporting word."""

    word: int
    cue: Range
    content: tuple[Range, ...]
    source: Range | None
    addressee: Range | None
    sense: str
    rule: str
    chained: int | None = None  # the infinitive that would make one cue with it


_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
_PAUSE = frozenset({",", "-", "--", "–", "—", "―", ".", "!", "?", ";", ":", "(", ")"})
_CONJUNCT = frozenset({"that", "whether", "if", "because"})
_EDGE = frozenset({",", ";", ":", ".", "-", "--", "–", "—", "―", "(", ")", "...", "…"})
_BE = frozenset({"be", "seem", "appear", "become", "remain", "feel", "sound", "get", "look"})
_VIEWS = frozenset(
    {"poll", "survey", "view", "opinion", "word", "eye", "mind", "telling", "estimation"}
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_BELONGING = frozenset({"for", "over", "about", "as", "of", "against", "from", "to", "with"})
_CONDITIONS = frozenset({"if", "unless", "until", "because", "once", "so", "when", "before"})
_QUOTED = frozenset({'"', "“", "”", "''", "``"})
_YET = frozenset({"although", "though", "even"})
_EMPTY = frozenset({"to", "so", "not", "it", "that", "this", "what", "which", "such"})
_WH = frozenset({"why", "how", "what", "where", "who", "whether", "which"})
_SAID_NOUNS = frozenset({"accusation", "allegation", "claim", "warning", "criticism", "denial"})
_SAID_NOUNS |= frozenset(
    {"complaint", "call", "report", "rumor", "rumour", "speculation", "charge"}
)
_SAID_NOUNS |= frozenset({"suggestion", "prediction", "agreement", "assurance", "assertion"})
_LIGHT = frozenset(
    {"make", "have", "give", "issue", "repeat", "express", "voice", "offer", "raise"}
)
_LIGHT |= frozenset(
    {"hold", "share", "take", "reiterate", "deliver", "get", "face", "send", "pose"}
)


def reported(parse: Parse) -> list[Attribution]:
    """Every attribution that the sentences' structure shows, in text order."""
    words = lexicon()
    found: list[Attribution] = []
    tag, pos = parse.tag, parse.pos
    for i in range(len(parse)):
        form = lemma(parse, i)
        if tag[i] in _VERB_TAGS:
            cue = words.verbs.get(form)
            phrasal = _phrasal(parse, i, form)
            if phrasal is not None:
                cue = phrasal
            if cue is not None:
                _verb(parse, i, cue, found)
            elif form == "accord" or parse.lower[i] == "according":
                _according(parse, i, found)
        elif pos[i] == "NOUN":
            cue = words.nouns.get(form)
            if cue is not None:
                _noun(parse, i, cue, found)
            if form in _VIEWS:
                _view(parse, i, found)
        elif pos[i] == "ADJ":
            cue = words.adjectives.get(form)
            if cue is not None:
                _adjective(parse, i, cue, found)
        elif parse.lower[i] == "according":
            _according(parse, i, found)
    return found


def _phrasal(parse: Parse, i: int, form: str) -> Cue | None:
    for child in parse.children[i]:
        if parse.dep[child] in ("prt", "advmod", "acomp", "ccomp", "oprd") and child == i + 1:
            return lexicon().phrasal.get((form, parse.lower[child]))
    return None


def cue_range(parse: Parse, i: int) -> Range:
    """The reporting verb with its auxiliaries, adverbs and particle, as far as they touch."""
    first = i
    while (
        first > 0
        and parse.head[first - 1] == i
        and parse.dep[first - 1] in _BEFORE_VERB
        and parse.lower[first - 1] not in ("when", "how", "why", "where", "as")
    ):
        first -= 1
    if parse.dep[first] == "advmod" and first < i and parse.word[first][0].isupper():
        first += 1
    past = i + 1
    if past < len(parse) and parse.head[past] == i and parse.dep[past] == "prt":
        past += 1
    above = parse.head[i]
    if parse.dep[i] == "xcomp" and above < i and lemma(parse, above) in lexicon().chains:
        # "declined to say", "continues to argue", "is likely to reject": one cue
        gap = range(above + 1, first)
        if all(parse.pos[k] in ("PART", "ADV") for k in gap) and len(gap) < 3:
            outer = above
            if parse.pos[above] == "ADJ" and parse.dep[above] == "acomp":
                outer = parse.head[above] if above - parse.head[above] < 3 else above
            first = cue_range(parse, outer)[0]
    return first, past


def trimmed(parse: Parse, first: int, past: int) -> Range | None:
    """The range without commas and full stops at its ends."""
    while first < past and parse.lower[first] in _EDGE:
        first += 1
    while past > first and (parse.lower[past - 1] in _EDGE or parse.dep[past - 1] == "cc"):
        past -= 1
    return (first, past) if first < past else None


def _without(parse: Parse, whole: Range, holes: list[Range]) -> tuple[Range, ...]:
    """The range less the holes in it, each piece without outer punctuation."""
    pieces: list[Range] = []
    at = whole[0]
    for first, past in sorted(holes):
        if past <= at or first >= whole[1]:
            continue
        if first > at:
            pieces.append((at, first))
        at = max(at, past)
    if at < whole[1]:
        pieces.append((at, whole[1]))
    kept = (trimmed(parse, *piece) for piece in pieces)
    return tuple(piece for piece in kept if piece is not None)


def _verb(parse: Parse, i: int, cue: Cue, found: list[Attribution]) -> None:
    dep, children, tag, lower = parse.dep, parse.children, parse.tag, parse.lower
    first, past = cue_range(parse, i)
    clause = infinitive = gerund = None
    objects: list[int] = []
    complements: list[int] = []
    preps: list[int] = []
    passive = any(dep[c] in ("nsubjpass", "auxpass") for c in children[i]) or (
        tag[i] == "VBN" and dep[i] in ("acl", "relcl")
    )
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
        source = phrase(parse, objects[0], avoid=i)
        whole_sentence, hole = _parenthesis(parse, i, source, (first, past))
        if whole_sentence:
            pieces = _without(parse, whole_sentence[0], [hole])
            rule = "quotes.parenthesis"
            found.append(Attribution(i, (first, past), pieces, source, None, cue.sense, rule))
            return
    sense = cue.sense
    above = parse.head[i]
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
        _adverbial(parse, i, (i - 1, i + 2), phrase(parse, who), "quotes.according_to", found)
        return
    content: list[Range] = []
    rule = ""
    if source is None and not passive:
        source = _set_off(parse, i)
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
        whole_sentence, hole = _parenthesis(parse, i, source, (first, past))
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
    pieces = tuple(p for whole in content for p in _without(parse, whole, holes))
    if len(pieces) == 1 and pieces[0][1] - pieces[0][0] == 1 and lower[pieces[0][0]] in _EMPTY:
        return
    if pieces:
        chained = infinitive if rule == "quotes.infinitive" and _chain(parse, i) else None
        found.append(Attribution(i, (first, past), pieces, source, addressee, sense, rule, chained))


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
        if parse.lower[i] in _EDGE:
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
            if right < past and any(parse.lower[k] not in _EDGE for k in range(right, past)):
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
        if lower[c] == "as" and cue.frames & {"obj-as", "quote"}:
            return [*subject_part, parse.subtree(c)], "quotes.passive", past
        if lower[c] in ("of", "for") and f"obj-{lower[c]}" in cue.frames:
            return [*subject_part, parse.subtree(c)], "quotes.passive", past
    for c in complements:
        if cue.frames & {"obj-obj"}:
            return [*subject_part, parse.subtree(c)], "quotes.passive", past
    if subject_part and "np" in cue.frames and agent(parse, i) is not None:
        return subject_part, "quotes.passive", past
    return [], "", past


def _parenthesis(
    parse: Parse, i: int, source: Range | None, cue: Range
) -> tuple[list[Range], Range]:
    """The bill, he said, is dead: content and hole, where the verb is set into what it reports.

    Also "The bill is dead, he said.", however the parser takes it: the clause stands between
    commas or ends the sentence, and reports nothing itself.
    """
    nothing: tuple[list[Range], Range] = ([], cue)
    if source is None or not _finite(parse, i):
        return nothing
    left, right = min(source[0], cue[0]), max(source[1], cue[1])
    if right - left > (source[1] - source[0]) + (cue[1] - cue[0]) + 2:
        return nothing
    first, past = parse.sentences[parse.sentence_of[i]]
    lower = parse.lower
    if left > first and lower[left - 1] == "as":
        left -= 1
    if left - first < 2 or lower[left - 1] not in _PAUSE:
        return nothing
    while right < past and right - cue[1] < 14 and lower[right] not in _PAUSE:
        if parse.tag[right] in ("VBD", "VBZ", "VBP", "MD", "IN") and lower[right] in _CONJUNCT:
            return nothing
        if parse.tag[right] in ("VBD", "VBZ", "VBP", "MD"):
            return nothing
        right += 1
    if right < past and lower[right] not in _PAUSE:
        return nothing
    return [(first, past)], (left, right)


def _finite(parse: Parse, i: int) -> bool:
    if parse.tag[i] in ("VBD", "VBZ", "VBP"):
        return True
    return any(parse.dep[c] in ("aux", "auxpass") and c < i for c in parse.children[i])


def _according(parse: Parse, i: int, found: list[Attribution]) -> None:
    """ "according to X": the clause it stands in is the content."""
    if i + 1 >= len(parse) or parse.lower[i + 1] != "to":
        return
    inner = [c for c in parse.children[i + 1] if parse.dep[c] == "pobj"]
    if not inner:
        inner = [c for c in parse.children[i] if parse.dep[c] == "pobj"]
    if not inner:
        return
    source = phrase(parse, inner[0], avoid=i)
    _adverbial(parse, i, (i, i + 2), source, "quotes.according_to", found)


def _adverbial(
    parse: Parse, i: int, cue: Range, source: Range, rule: str, found: list[Attribution]
) -> None:
    """The content of a phrase set beside its clause is that clause without the phrase."""
    top = parse.head[i]
    for _ in range(30):
        if parse.pos[top] in ("VERB", "AUX") or parse.head[top] == top:
            break
        top = parse.head[top]
    if top == i:
        return
    end = parse.sentences[parse.sentence_of[i]][1]
    if cue[0] > 0 and parse.lower[cue[0] - 1] == "," and source[1] >= end - 1:
        while parse.head[top] != top:  # at the sentence's end it speaks of the whole sentence
            top = parse.head[top]
    first, past = parse.subtree(top)
    while first < past and parse.dep[first] in ("cc", "punct", "mark") and first < i:
        first += 1
    hole = (min(cue[0], source[0]), max(cue[1], source[1]))
    pieces = _without(parse, (first, past), [hole])
    pieces = tuple(p for p in pieces if p[1] - p[0] > 1 or len(pieces) == 1)
    if pieces:
        found.append(Attribution(i, cue, pieces, source, None, "speech", rule))


def _view(parse: Parse, i: int, found: list[Attribution]) -> None:
    """ "in her view", "in the words of X", "in a poll": the clause around it is the content."""
    above = parse.head[i]
    if parse.dep[i] != "pobj" or parse.lower[above] != "in" or parse.dep[above] not in ("prep",):
        return
    if parse.pos[parse.head[above]] not in ("VERB", "AUX"):
        return
    form = parse.lemma[i].lower()
    if form in ("poll", "survey"):
        if any(parse.lower[c] == "the" for c in parse.children[i]) and parse.tag[i] == "NNS":
            return  # "leads in the polls" is a rank
        source = phrase(parse, i)
        _adverbial(parse, above, (above, above + 1), source, "quotes.view", found)
        return
    who = next((c for c in parse.children[i] if parse.dep[c] == "poss"), None)
    if who is None:
        for c in parse.children[i]:
            if parse.lower[c] == "of":
                who = next((k for k in parse.children[c] if parse.dep[k] == "pobj"), None)
    if who is None:
        return
    source = phrase(parse, who, avoid=i)
    cue = (above, i + 1) if source[0] > i else (above, above + 1)
    hole = (above, max(i + 1, source[1]))
    top = parse.head[above]
    pieces = _without(parse, parse.subtree(top), [hole])
    if pieces:
        found.append(Attribution(i, cue, pieces, source, None, "speech", "quotes.view"))


def _noun(parse: Parse, i: int, cue: Cue, found: list[Attribution]) -> None:
    """ "his claim that …", "a warning of …", "the promise to …", "the fear is that …"."""
    dep, children, lower = parse.dep, parse.children, parse.lower
    content: Range | None = None
    past = i + 1
    rule = "quotes.noun"
    for c in children[i]:
        if c > i and dep[c] in ("acl", "ccomp", "xcomp") and _introduced(parse, c):
            content = parse.subtree(c)
            break
    clausal = content is not None
    for c in children[i] if content is None else ():
        if c > i and dep[c] == "prep" and lower[c] in cue.prepositions:
            inner = [k for k in children[c] if dep[k] in ("pobj", "pcomp")]
            if inner:
                content = parse.subtree(inner[0])
                past = c + 1 if c == past else past
                break
    above = parse.head[i]
    if content is None and dep[i] in ("nsubj", "attr") and parse.lemma[above] == "be":
        for c in children[above]:
            if c > i and dep[c] in ("ccomp", "xcomp", "advcl") and _introduced(parse, c):
                content, rule = parse.subtree(c), "quotes.noun"
    if content is None:
        return
    first = i
    while (
        first > 0 and parse.head[first - 1] == i and dep[first - 1] in ("det", "amod", "compound")
    ):
        first -= 1
    who = owner(parse, i)
    if who is None and clausal:
        who = holder(parse, i)
    if who is None and dep[i] == "dobj" and parse.lemma[above].lower() in _LIGHT:
        who = subject(parse, above)
        if who is not None and first - 1 == above:
            first = cue_range(parse, above)[0]
    if who is None and not clausal and lemma(parse, i) not in _SAID_NOUNS:
        return  # "the idea of a tax", "no knowledge of the case": nobody says it
    source = phrase(parse, who, avoid=i) if who is not None else None
    pieces = _without(parse, content, [(first, past), *([source] if source else [])])
    if pieces:
        found.append(Attribution(i, (first, past), pieces, source, None, cue.sense, rule))


def _introduced(parse: Parse, c: int) -> bool:
    """Whether a clause begins with that, whether, if, how or to."""
    first, _ = parse.subtree(c)
    return parse.lower[first] in ("that", "whether", "if", "how", "why", "what", "to") or any(
        parse.lower[k] == "to" and parse.dep[k] == "aux" for k in parse.children[c]
    )


def _adjective(parse: Parse, i: int, cue: Cue, found: list[Attribution]) -> None:
    """ "is confident that …", "worried about …"."""
    dep, children, lower = parse.dep, parse.children, parse.lower
    content: Range | None = None
    past = i + 1
    for c in children[i]:
        if c < i:
            continue
        if dep[c] in ("ccomp", "xcomp"):
            content = parse.subtree(c)
            break
        if dep[c] == "prep" and lower[c] in cue.prepositions:
            inner = [k for k in children[c] if dep[k] in ("pobj", "pcomp")]
            if inner:
                content = parse.subtree(inner[0])
                past = c + 1 if c == past else past
                break
    if content is None:
        return
    above = parse.head[i]
    first = i
    while first > 0 and parse.head[first - 1] == i and dep[first - 1] in ("advmod", "neg"):
        first -= 1
    who = None
    if dep[i] in ("acomp", "oprd", "conj", "advcl", "ccomp") or parse.lemma[above] in _BE:
        who = subject(parse, above) if parse.pos[above] in ("VERB", "AUX") else None
        if who is None:
            who = next((k for k in children[i] if dep[k] == "nsubj"), None)
        if dep[i] == "acomp":
            left = cue_range(parse, above)
            if left[1] == first:
                first = left[0]
    elif dep[i] in ("amod", "acl", "relcl"):
        who = above
    if who is None or lower[who] in ("it", "there", "that", "this", "which"):
        return
    source = phrase(parse, who, avoid=i)
    pieces = _without(parse, content, [(first, past), source])
    if pieces:
        found.append(
            Attribution(i, (first, past), pieces, source, None, cue.sense, "quotes.adjective")
        )
