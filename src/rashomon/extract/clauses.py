"""Reporting clauses beside marked passages: behind them, before them, inside them.

Each finder answers for one passage: the reporting verb, its cue and its speaker, or ``None``.
"""

from __future__ import annotations

from typing import NamedTuple

from rashomon.extract.attribution import cue_range
from rashomon.extract.cues import lemma, lexicon
from rashomon.extract.passages import EDGE, MARKS, STOPS, Passage, left_of, sentence_like, whole
from rashomon.extract.sources import Range, owner, phrase, subject
from rashomon.read.parse import Parse

_PASSIVE = frozenset({"quote", "cite", "tell", "ask", "record", "report"})
_UTTERS = frozenset({"read", "chant", "cry", "shout", "yell", "scream", "boom", "utter", "go"})
_BREAKS = STOPS | MARKS | {";"}
_RELATIVE = frozenset({"who", "which", "that", "whom", "what"})
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
THEY = frozenset({"he", "she", "they", "it"})
_VERB_TAGS = frozenset({"VBD", "VBZ", "VBP", "VBG", "VBN", "VB"})
_WRITINGS = frozenset({"tweet", "post", "letter", "email", "e-mail", "memo", "note", "caption"})
_WRITINGS |= frozenset({"slogan", "line", "motto", "quote", "phrase", "headline", "sign", "text"})
_REACH = 60  # tokens from a passage to its reporting verb
ADDRESSED = frozenset({"tell", "remind", "inform", "assure", "advise", "ask", "warn", "reassure"})


class Clause(NamedTuple):
    """A reporting clause: its verb, the cue, the speaker, how far it reaches."""

    word: int
    cue: Range
    source: Range | None
    past: int


def after(parse: Parse, one: Passage, limit: int, taken: set[int]) -> Clause | None:
    """ "…," he said; "…," said the mayor; "…?" asked Ana Brandt."""
    at = _skip(parse, one.past, limit)
    if at >= limit or at - one.past > 4:
        return None
    last = parse.text[one.at.end - 1]
    full_stop = last in ".…" or parse.text[left_of(parse.text, one.at.end)] == "."
    lower = parse.lower
    if lower[at] == "according" and at + 1 < limit and lower[at + 1] == "to":
        inner = [c for k in (at, at + 1) for c in parse.children[k] if parse.dep[c] == "pobj"]
        if inner and last in ",":
            return Clause(at, (at, at + 2), phrase(parse, inner[0], avoid=at + 1), limit)
    stop = min(limit, at + _REACH)
    verb = None
    for i in range(at, stop):
        if lower[i] in STOPS and i > at:
            stop = i
            break
        if parse.tag[i] in _VERB_TAGS and i not in taken and quotative(parse, i):
            own = _own_subject(parse, i)
            if own is not None and lower[own] in _RELATIVE:
                continue
            if own is None and i > at and parse.dep[i] in ("acl", "relcl", "xcomp"):
                continue
            if not _finite(parse, i, at):
                continue
            verb = i
            break
    if verb is None:
        return None
    source = _speaker(parse, verb, at, stop)
    if source is None:
        return None
    cue = cue_range(parse, verb)
    if source[0] < cue[0] < source[1]:
        source = source[0], cue[0]
    if _reported_there(parse, one):
        return None
    start = min(source[0], cue[0])
    # between the mark and the clause only a word or two: "and", "as", "later"
    if start - at > 2:
        return None
    bare = _bare(parse, verb, max(cue[1], source[1]))
    stands = whole(parse, one)
    comma = "," in parse.text[one.at.closed or 0 : parse.start[at]]
    if last == ".":
        fresh = parse.word[at][0].isupper() and parse.tag[at] not in ("NNP", "NNPS")
        if fresh or not bare:
            return None
    elif full_stop and not bare:
        return None
    elif last not in "?!,—–-…" and not comma:
        # no comma anywhere: only a whole sentence with the clause right behind it
        if not (bare and stands and one.past - one.first > 4):
            return None
    elif not bare and not (
        stands
        and parse.dep[at] not in ("cc", "mark", "advmod")
        and not parse.text[left_of(parse.text, one.at.opened)].isalpha()
    ):
        return None  # ‘… the word “x,” but he said that …’: a new report, not of this
    return Clause(verb, cue, source, stop)


def _reported_there(parse: Parse, one: Passage) -> bool:
    """Whether a passage that opens inside a sentence has its reporting verb before it."""
    if not parse.text[left_of(parse.text, one.at.opened)].isalpha():
        return False
    first, _ = parse.sentences[parse.sentence_of[one.first]]
    stop = parse.tokens((0, one.at.opened))[1]
    return any(
        parse.tag[i] in ("VBD", "VBZ") and quotative(parse, i)
        for i in range(max(first, stop - _REACH), stop)
    )


def _skip(parse: Parse, at: int, past: int) -> int:
    """Past closing marks, commas and dashes."""
    while at < past and (parse.lower[at] in EDGE or parse.lower[at] in MARKS):
        at += 1
    return at


def _finite(parse: Parse, i: int, at: int) -> bool:
    """Whether the verb can carry a reporting clause: "said", "has said", "was quoted as saying"."""
    if parse.tag[i] in ("VBD", "VBZ", "VBP") or i == at:
        return parse.tag[i] != "VBG"
    return any(parse.dep[c] in ("aux", "auxpass") for c in parse.children[i])


def _bare(parse: Parse, verb: int, past: int) -> bool:
    """Whether the reporting clause reports nothing itself: no clause or object after it."""
    for child in parse.children[verb]:
        if child >= past and parse.dep[child] in ("ccomp", "dobj", "xcomp"):
            if parse.dep[child] == "dobj" and parse.lemma[verb].lower() in ADDRESSED:
                continue
            return False
    return True


def quotative(parse: Parse, i: int) -> bool:
    words = lexicon()
    form = lemma(parse, i)
    cue = words.verbs.get(form)
    if cue is not None and ("quote" in cue.frames or "tell" in cue.frames):
        return True
    if i + 1 < len(parse):
        cue = words.phrasal.get((form, parse.lower[i + 1]))
        return cue is not None and "quote" in cue.frames
    return False


def _own_subject(parse: Parse, verb: int) -> int | None:
    for child in parse.children[verb]:
        if parse.dep[child] in ("nsubj", "nsubjpass"):
            return child
    return None


def _speaker(parse: Parse, verb: int, at: int, stop: int) -> Range | None:
    """The speaker's words in ``[at, stop)``: by the parse, else the words beside the verb."""
    own = _own_subject(parse, verb)
    if own is not None and at <= own < stop:
        first, past = phrase(parse, own, avoid=verb)
        return max(first, at), min(past, stop)
    if verb > at + 1 or (verb == at + 1 and parse.pos[at] in _NOMINAL):
        return _words_before(parse, verb, at)
    return words_after(parse, verb, stop)


def _words_before(parse: Parse, verb: int, at: int) -> Range | None:
    past = verb
    while past > at and (
        parse.pos[past - 1] in ("ADV", "AUX", "PART") or parse.lower[past - 1] in EDGE
    ):
        past -= 1
    first = at
    while first < past and parse.pos[first] in ("CCONJ", "ADV", "PUNCT", "SCONJ"):
        first += 1
    if first < past and parse.pos[first] in ("ADP", "VERB", "AUX"):
        return None
    if any(parse.tag[k] in ("VBD", "VBZ", "MD") for k in range(first, past)):
        return None
    if first < past and any(parse.pos[k] in _NOMINAL for k in range(first, past)):
        return first, past
    return None


def words_after(parse: Parse, verb: int, stop: int) -> Range | None:
    """ "said US Secretary of Defense X": the noun phrase right behind the verb, however parsed."""
    first = verb + 1
    while first < stop and parse.pos[first] in ("ADV", "PART"):
        first += 1
    if first >= stop or parse.lower[first] in EDGE:
        return None
    head = first
    while parse.head[head] != head and first <= parse.head[head] < stop:
        head = parse.head[head]
    if parse.pos[head] in _NOMINAL or parse.pos[first] in ("DET", "PROPN", "NOUN", "PRON", "ADJ"):
        if parse.pos[head] not in _NOMINAL:
            head = first
            while head + 1 < stop and parse.pos[head] not in _NOMINAL:
                head += 1
            while head + 1 < stop and parse.pos[head + 1] in ("NOUN", "PROPN"):
                head += 1
            return first, head + 1
        left, right = phrase(parse, head, avoid=verb)
        return max(first, left), min(right, stop)
    return None


def before(parse: Parse, found: list[Passage], n: int, taken: set[int]) -> Clause | None:
    """He said: "…"; the mayor told reporters in Lviv, "…"; she wrote "…"."""
    one = found[n]
    text = parse.text
    first, _ = parse.paragraphs[one.paragraph]
    floor = found[n - 1].past if n and found[n - 1].paragraph == one.paragraph else first
    at = left_of(text, one.at.opened)
    sign = text[at]
    stop = parse.tokens((0, one.at.opened))[1]
    while stop > floor and (parse.lower[stop - 1] in EDGE or parse.lower[stop - 1] in MARKS):
        stop -= 1
    if stop <= floor:
        if one.first - first > 2 or one.paragraph == 0:
            return None
        # the paragraph before ends in a colon
        before, past = parse.paragraphs[one.paragraph - 1]
        if parse.lower[past - 1] != ":":
            return None
        floor, stop, sign = before, past - 1, ":"
    colon = sign == ":"
    if not (colon or sign in ",-–—" or parse.pos[stop - 1] in ("VERB",)):
        return None
    for i in range(stop - 1, max(floor - 1, stop - _REACH), -1):
        if parse.lower[i] in STOPS:
            break
        if parse.tag[i] not in _VERB_TAGS or i in taken or not quotative(parse, i):
            continue
        if not colon and not _open_until(parse, i, stop, one.first):
            continue
        helped = [parse.dep[c] for c in parse.children[i]]
        if parse.tag[i] == "VBN" and not {"aux", "auxpass"} & set(helped):
            continue  # "when asked …: "
        if "auxpass" in helped and (lemma(parse, i) not in _PASSIVE):
            continue
        who = subject(parse, i)
        if who is None:
            who = next((c for c in parse.children[i] if parse.dep[c] == "nsubjpass"), None)
        source = phrase(parse, who, avoid=i) if who is not None else None
        if source is not None and floor <= source[0] < stop:
            source = source[0], min(source[1], stop)
        else:
            source = None
        if source is None:
            source = _words_before(parse, i, max(floor, i - 4))
        cue = cue_range(parse, i)
        if colon and cue[1] == stop:
            cue = (cue[0], min(stop + 1, len(parse)))
        if source is None and not colon:
            continue
        return Clause(i, cue, source, stop)
    if colon or (sign == "," and parse.pos[stop - 1] == "NOUN"):
        return _announced(parse, floor, stop)
    return None


def _announced(parse: Parse, floor: int, stop: int) -> Clause | None:
    """ "The minister issued the following statement:" has its word for speech in a noun."""
    nouns, verbs = lexicon().nouns, lexicon().verbs
    for i in range(stop - 1, max(floor - 1, stop - 16), -1):
        if parse.lower[i] in STOPS:
            break
        spoken = parse.pos[i] == "NOUN" and (
            lemma(parse, i) in nouns or lemma(parse, i) in _WRITINGS
        )
        if not spoken and parse.tag[i] in ("VBD", "VBZ", "VBP", "VBN", "VBG"):
            cue = verbs.get(lemma(parse, i))
            spoken = cue is not None and cue.sense == "speech" and parse.head[i] == i
        if spoken:
            verb = i if parse.pos[i] == "VERB" else parse.head[i]
            who = subject(parse, verb) if parse.pos[verb] in ("VERB", "AUX") else owner(parse, i)
            if who is None or not floor <= who < stop:
                continue
            source = phrase(parse, who, avoid=verb if verb != who else i)
            first = cue_range(parse, verb)[0] if parse.pos[verb] == "VERB" else i
            if source[1] <= first or source[0] > i:
                return Clause(i, (min(first, i), i + 1), source, stop)
    return None


def _open_until(parse: Parse, verb: int, stop: int, passage: int) -> bool:
    """Whether nothing but circumstances and an addressee stands between the verb and the mark."""
    if verb == stop - 1:
        return sentence_like(parse, passage) or lemma(parse, verb) in _UTTERS
    addressed = parse.lemma[verb].lower() in ADDRESSED
    for child in parse.children[verb]:
        if verb < child < stop and parse.dep[child] in ("ccomp", "xcomp"):
            return False
        if verb < child < stop and parse.dep[child] == "dobj" and not addressed:
            return False
    return not any(parse.tag[i] in ("VBD", "VBZ", "VBP", "MD") for i in range(verb + 1, stop))


def within(parse: Parse, one: Passage) -> Clause | None:
    """ "It was right in front of us, he said. They have won": the clause set inside the marks."""
    lower = parse.lower
    for i in range(one.first + 3, one.past - 1):
        if lower[i] != ",":
            continue
        if lower[i + 1] in THEY or parse.tag[i + 1] in ("NNP", "NNPS"):
            verb = i + 2
            while verb < one.past and verb < i + 5 and parse.tag[verb] in ("NNP", "NNPS"):
                verb += 1
            if (
                verb + 1 < one.past
                and parse.tag[verb] in ("VBD", "VBZ")
                and lower[verb + 1] in (".", ",", "!", "?")
                and quotative(parse, verb)
            ):
                return Clause(verb, (verb, verb + 1), (i + 1, verb), verb + 1)
    return None


def signed(parse: Parse, one: Passage) -> Clause | None:
    """ "…" — Ana Brandt: a name behind a dash that ends the line."""
    _, past = parse.paragraphs[one.paragraph]
    at = one.past
    while at < past and parse.lower[at] in MARKS:
        at += 1
    if at >= past and one.paragraph + 1 < len(parse.paragraphs):
        at, past = parse.paragraphs[one.paragraph + 1]
    if at >= past or parse.lower[at] not in _DASHES or not 1 < past - at < 16:
        return None
    first = at + 1
    if parse.tag[first] not in ("NNP", "NNPS") or not whole(parse, one):
        return None
    words = range(first, past)
    if any(parse.tag[i] in ("VBD", "VBZ", "VBP", "MD") for i in words):
        return None
    while past - 1 > first and parse.lower[past - 1] in STOPS:
        past -= 1
    return Clause(at, (at, at + 1), (first, past), past)


def named(parse: Parse, one: Passage) -> Clause | None:
    """Ana Brandt: "…": an interview, or a name before a colon."""
    first, _ = parse.paragraphs[one.paragraph]
    text = parse.text
    if text[left_of(text, one.at.opened)] != ":":
        return None
    stop = parse.tokens((0, one.at.opened))[1]
    while stop > first and parse.lower[stop - 1] in MARKS:
        stop -= 1
    colon = stop - 1
    if colon <= first or parse.lower[colon] != ":":
        return None
    begin = colon
    while begin > first and colon - begin < 12 and parse.lower[begin - 1] not in _BREAKS:
        begin -= 1
    words = range(begin, colon)
    if any(parse.pos[i] in ("VERB", "AUX") for i in words):
        return None
    proper = any(parse.tag[i] in ("NNP", "NNPS") for i in words)
    if not proper and not (len(words) < 4 and parse.word[begin][0].isupper()):
        return None
    if not words or parse.lower[begin] in lexicon().headings:
        return None
    return Clause(colon, (colon, colon + 1), (begin, colon), colon + 1)
