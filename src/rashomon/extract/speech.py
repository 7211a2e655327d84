"""Speech in quotation marks: which marked passages one reporting clause covers, and whose it is.

Looks at a paragraph as marked passages with words between them. A passage is speech when a
reporting clause stands right after it, right before it, or inside it; a passage that follows
without one goes on with the same speaker. What has no reporting clause anywhere near is left to
the sentence around it (`extract.reporting`) or is no speech at all: a title, a scare quote.
"""

from __future__ import annotations

from typing import NamedTuple

from rashomon.extract.cues import lemma, lexicon
from rashomon.extract.reporting import cue_range
from rashomon.extract.sources import Range, owner, phrase, subject
from rashomon.model import Span
from rashomon.read.marks import Marks
from rashomon.read.parse import Parse


class Passage(NamedTuple):
    """A marked stretch as tokens: ``first``/``past`` are the words inside; ``at`` is the marks."""

    at: Marks
    first: int
    past: int
    paragraph: int


class Speech(NamedTuple):
    """Passages under one reporting clause; ``content`` may begin before the marks (mixed)."""

    passages: tuple[Passage, ...]
    content: tuple[Span, ...]
    word: int | None
    cue: Range | None
    source: Range | None
    addressee: Range | None
    closed: bool
    rule: str


class _Clause(NamedTuple):
    """A reporting clause: its verb, the cue, the speaker, how far it reaches."""

    word: int
    cue: Range
    source: Range | None
    past: int


_VERB_TAGS = frozenset({"VBD", "VBZ", "VBP", "VBG", "VBN", "VB"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "what"})
_EDGE = frozenset({",", "-", "--", "–", "—", "―", ";", ":", "(", ")", "...", "…"})
_MARKS = frozenset({'"', "“", "”", "‘", "’", "'", "''", "``", "`"})
_STOPS = frozenset({".", "!", "?"})
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_THEY = frozenset({"he", "she", "they", "it"})
_WRITINGS = frozenset({"tweet", "post", "letter", "email", "e-mail", "memo", "note", "caption"})
_WRITINGS |= frozenset({"slogan", "line", "motto", "quote", "phrase", "headline", "sign", "text"})
_REACH = 60  # tokens from a passage to its reporting verb
_FRONTED = frozenset({"if", "when", "because", "while", "although", "once", "unless", "until"})
_RELAYS = frozenset({"report", "accord"})  # "He said: …, the paper reported": the paper relays
_ADDRESSED = frozenset({"tell", "remind", "inform", "assure", "advise", "ask", "warn", "reassure"})


def passages(parse: Parse, pairs: tuple[Marks, ...]) -> list[Passage]:
    """The outer marked stretches that have words, in text order."""
    found: list[Passage] = []
    for pair in pairs:
        if pair.depth:
            continue
        first, past = parse.tokens((pair.start, pair.end))
        if first < past:
            found.append(Passage(pair, first, past, parse.paragraph_of[first]))
    return found


def spoken(parse: Parse, found: list[Passage]) -> list[Speech]:
    """Passages that are speech by their place beside a reporting clause."""
    if not found:
        return []
    taken: set[int] = set()
    done: list[Speech] = []
    n = 0
    while n < len(found):
        speech, n = _speech(parse, found, n, taken)
        if speech is not None:
            done.append(speech)
            if speech.word is not None:
                taken.add(speech.word)
    return done


def _speech(
    parse: Parse, found: list[Passage], n: int, taken: set[int]
) -> tuple[Speech | None, int]:
    """The speech that begins with passage ``n``, and the number of the next passage."""
    one = found[n]
    limit = _limit(parse, found, n)
    if one.at.closed is None:
        return _unclosed(parse, found, n, taken)
    clause = _after(parse, one, limit, taken)
    rule = "quotes.said_after"
    if clause is None or lemma(parse, clause.word) in _RELAYS:
        relay = clause
        clause = _before(parse, found, n, taken) or relay
    if clause is not None and clause.past <= one.first:
        rule = "quotes.said_before"
        if parse.text[_left(parse.text, one.at.opened)] == ":":
            rule = "quotes.colon"
    if clause is None:
        clause = _signed(parse, one)
        rule = "quotes.signed"
    if clause is None:
        clause = _within(parse, one)
        rule = "quotes.said_within"
    if clause is None:
        named = _name_colon(parse, one)
        if named is None:
            return None, n + 1
        clause, rule = named, "quotes.interview"
    group, past = _group(parse, found, n, clause, rule)
    content: list[Span] = []
    for passage in group:
        content.extend(_content(parse, passage, clause, rule, passage is group[0]))
    closed = group[-1].at.closed is not None
    return (
        Speech(
            tuple(group),
            tuple(content),
            clause.word if clause.cue is not None else None,
            clause.cue,
            clause.source,
            _addressee(parse, clause),
            closed,
            rule,
        ),
        past,
    )


# --- where the reporting clause stands ---------------------------------------------------------


def _limit(parse: Parse, found: list[Passage], n: int) -> int:
    """Where what follows passage ``n`` ends at the latest: a new quotation or paragraph."""
    _, past = parse.paragraphs[found[n].paragraph]
    for k in range(n + 1, min(n + 6, len(found))):
        if found[k].first >= past:
            break
        sign = parse.text[_left(parse.text, found[k].at.opened)]
        if sign in ".,:;—–!?" or sign in _MARKS:
            return found[k].first
    return past


def _left(text: str, at: int) -> int:
    """The offset of the last character before ``at`` that is no blank."""
    at -= 1
    while at > 0 and text[at] in " \t\u00a0":
        at -= 1
    return max(at, 0)


def _skip(parse: Parse, at: int, past: int) -> int:
    """Past closing marks, commas and dashes."""
    while at < past and (parse.lower[at] in _EDGE or parse.lower[at] in _MARKS):
        at += 1
    return at


def _after(parse: Parse, one: Passage, limit: int, taken: set[int]) -> _Clause | None:
    """ "…," he said; "…," said the mayor; "…?" asked Ana Brandt."""
    at = _skip(parse, one.past, limit)
    if at >= limit or at - one.past > 4:
        return None
    last = parse.text[one.at.end - 1]
    full_stop = last in ".…" or parse.text[_left(parse.text, one.at.end)] == "."
    lower = parse.lower
    if lower[at] == "according" and at + 1 < limit and lower[at + 1] == "to":
        inner = [c for k in (at, at + 1) for c in parse.children[k] if parse.dep[c] == "pobj"]
        if inner and last in ",":
            return _Clause(at, (at, at + 2), phrase(parse, inner[0], avoid=at + 1), limit)
    stop = min(limit, at + _REACH)
    verb = None
    for i in range(at, stop):
        if lower[i] in _STOPS and i > at:
            stop = i
            break
        if parse.tag[i] in _VERB_TAGS and i not in taken and _quotative(parse, i):
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
    elif not bare and not (stands and parse.dep[at] not in ("cc", "mark", "advmod")):
        return None  # ‘… the word “x,” but he said that …’: a new report, not of this
    return _Clause(verb, cue, source, stop)


def _finite(parse: Parse, i: int, at: int) -> bool:
    """Whether the verb can carry a reporting clause: "said", "has said", "was quoted as saying"."""
    if parse.tag[i] in ("VBD", "VBZ", "VBP") or i == at:
        return parse.tag[i] != "VBG"
    return any(parse.dep[c] in ("aux", "auxpass") for c in parse.children[i])


def _bare(parse: Parse, verb: int, past: int) -> bool:
    """Whether the reporting clause reports nothing itself: no clause or object after it."""
    for child in parse.children[verb]:
        if child >= past and parse.dep[child] in ("ccomp", "dobj", "xcomp"):
            if parse.dep[child] == "dobj" and parse.lemma[verb].lower() in _ADDRESSED:
                continue
            return False
    return True


def _quotative(parse: Parse, i: int) -> bool:
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
    return _words_after(parse, verb, stop)


def _words_before(parse: Parse, verb: int, at: int) -> Range | None:
    past = verb
    while past > at and (
        parse.pos[past - 1] in ("ADV", "AUX", "PART") or parse.lower[past - 1] in _EDGE
    ):
        past -= 1
    first = at
    while first < past and parse.pos[first] in ("CCONJ", "ADV", "PUNCT", "SCONJ"):
        first += 1
    if first < past and parse.pos[first] in ("ADP", "VERB", "AUX"):
        return None
    if first < past and any(parse.pos[k] in _NOMINAL for k in range(first, past)):
        return first, past
    return None


def _words_after(parse: Parse, verb: int, stop: int) -> Range | None:
    """ "said US Secretary of Defense X": the noun phrase right behind the verb, however parsed."""
    first = verb + 1
    while first < stop and parse.pos[first] in ("ADV", "PART"):
        first += 1
    if first >= stop or parse.lower[first] in _EDGE:
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


def _before(parse: Parse, found: list[Passage], n: int, taken: set[int]) -> _Clause | None:
    """He said: "…"; the mayor told reporters in Lviv, "…"; she wrote "…"."""
    one = found[n]
    text = parse.text
    first, _ = parse.paragraphs[one.paragraph]
    floor = found[n - 1].past if n and found[n - 1].paragraph == one.paragraph else first
    at = _left(text, one.at.opened)
    sign = text[at]
    stop = parse.tokens((0, one.at.opened))[1]
    while stop > floor and (parse.lower[stop - 1] in _EDGE or parse.lower[stop - 1] in _MARKS):
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
        if parse.lower[i] in _STOPS:
            break
        if parse.tag[i] not in _VERB_TAGS or i in taken or not _quotative(parse, i):
            continue
        if not colon and not _open_until(parse, i, stop, one.first):
            continue
        who = subject(parse, i)
        if who is None:
            who = next((c for c in parse.children[i] if parse.dep[c] == "nsubjpass"), None)
        source = phrase(parse, who, avoid=i) if who is not None else None
        if source is not None and (source[0] < floor or source[1] > stop):
            source = None
        if source is None:
            source = _words_before(parse, i, max(floor, i - 4))
        cue = cue_range(parse, i)
        if colon and cue[1] == stop:
            cue = (cue[0], min(stop + 1, len(parse)))
        if source is None and not colon:
            continue
        return _Clause(i, cue, source, stop)
    return _announced(parse, floor, stop) if colon else None


def _announced(parse: Parse, floor: int, stop: int) -> _Clause | None:
    """ "The minister issued the following statement:" has its word for speech in a noun."""
    nouns = lexicon().nouns
    for i in range(stop - 1, max(floor - 1, stop - 16), -1):
        if parse.lower[i] in _STOPS:
            break
        if parse.pos[i] == "NOUN" and (lemma(parse, i) in nouns or lemma(parse, i) in _WRITINGS):
            verb = parse.head[i]
            who = subject(parse, verb) if parse.pos[verb] in ("VERB", "AUX") else owner(parse, i)
            if who is None or not floor <= who < stop:
                continue
            source = phrase(parse, who, avoid=verb if verb != who else i)
            first = cue_range(parse, verb)[0] if parse.pos[verb] == "VERB" else i
            if source[1] <= first or source[0] > i:
                return _Clause(i, (min(first, i), i + 1), source, stop)
    return None


def _open_until(parse: Parse, verb: int, stop: int, passage: int) -> bool:
    """Whether nothing but circumstances and an addressee stands between the verb and the mark."""
    if verb == stop - 1:
        return _sentence_like(parse, passage)
    addressed = parse.lemma[verb].lower() in _ADDRESSED
    for child in parse.children[verb]:
        if verb < child < stop and parse.dep[child] in ("ccomp", "xcomp"):
            return False
        if verb < child < stop and parse.dep[child] == "dobj" and not addressed:
            return False
    return not any(parse.tag[i] in ("VBD", "VBZ", "VBP", "MD") for i in range(verb + 1, stop))


def _sentence_like(parse: Parse, first: int) -> bool:
    """Whether a passage begins like a sentence: a capital that is no name's."""
    word = parse.word[first]
    return word[0].isupper() or not word[0].isalpha()


def _within(parse: Parse, one: Passage) -> _Clause | None:
    """ "It was right in front of us, he said. They have won": the clause set inside the marks."""
    lower = parse.lower
    for i in range(one.first + 3, one.past - 1):
        if lower[i] != ",":
            continue
        if lower[i + 1] in _THEY or parse.tag[i + 1] in ("NNP", "NNPS"):
            verb = i + 2
            while verb < one.past and verb < i + 5 and parse.tag[verb] in ("NNP", "NNPS"):
                verb += 1
            if (
                verb + 1 < one.past
                and parse.tag[verb] in ("VBD", "VBZ")
                and lower[verb + 1] in (".", ",", "!", "?")
                and _quotative(parse, verb)
            ):
                return _Clause(verb, (verb, verb + 1), (i + 1, verb), verb + 1)
    return None


def _signed(parse: Parse, one: Passage) -> _Clause | None:
    """ "…" — Ana Brandt: a name behind a dash that ends the line."""
    _, past = parse.paragraphs[one.paragraph]
    at = one.past
    while at < past and parse.lower[at] in _MARKS:
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
    while past - 1 > first and parse.lower[past - 1] in _STOPS:
        past -= 1
    return _Clause(at, (at, at + 1), (first, past), past)


def _name_colon(parse: Parse, one: Passage) -> _Clause | None:
    """Ana Brandt: "…": an interview, or a name before a colon."""
    first, _ = parse.paragraphs[one.paragraph]
    text = parse.text
    if text[_left(text, one.at.opened)] != ":":
        return None
    stop = parse.tokens((0, one.at.opened))[1]
    while stop > first and parse.lower[stop - 1] in _MARKS:
        stop -= 1
    colon = stop - 1
    if colon <= first or parse.lower[colon] != ":":
        return None
    begin = colon
    while (
        begin > first and colon - begin < 12 and parse.lower[begin - 1] not in (".", "!", "?", ";")
    ):
        begin -= 1
    words = range(begin, colon)
    if any(parse.pos[i] in ("VERB", "AUX") for i in words):
        return None
    if not any(parse.tag[i] in ("NNP", "NNPS") for i in words):
        return None
    return _Clause(colon, (colon, colon + 1), (begin, colon), colon + 1)


# --- what the clause covers ----------------------------------------------------------------------


def _group(
    parse: Parse, found: list[Passage], n: int, clause: _Clause, rule: str
) -> tuple[list[Passage], int]:
    """The passages that one reporting clause covers, from ``n`` on."""
    group = [found[n]]
    k = n + 1
    while k < len(found):
        one = found[k]
        last = group[-1]
        if one.paragraph == last.paragraph:
            if not _goes_on(parse, last, one, clause):
                break
        elif not (
            last.at.closed is None
            and one.paragraph == last.paragraph + 1
            and opens_paragraph(parse, one)
        ):
            break
        group.append(one)
        k += 1
    return group, k


def opens_paragraph(parse: Parse, one: Passage) -> bool:
    first, _ = parse.paragraphs[one.paragraph]
    return one.at.opened <= parse.start[first]


def _goes_on(parse: Parse, last: Passage, one: Passage, clause: _Clause) -> bool:
    """Whether passage ``one`` goes on with what ``last`` began, the clause or nothing between."""
    between = range(last.past, one.first)
    words = [i for i in between if parse.lower[i] not in _MARKS and parse.lower[i] not in _EDGE]
    words = [i for i in words if parse.lower[i] not in _STOPS]
    if not words:
        return whole(parse, one)
    if not words[0] <= clause.word <= words[-1]:
        return False
    sign = parse.text[_left(parse.text, one.at.opened)]
    if sign not in ".,:;—–-!?":
        return False
    stops = [i for i in between if parse.lower[i] in _STOPS and i < words[-1] and i > words[0]]
    if stops:
        return False
    # another reporting verb between, with a comma or colon behind it: the passage is its own
    if sign in ",:" and any(
        parse.tag[i] in ("VBD", "VBZ", "VBG") and _quotative(parse, i)
        for i in words
        if i > clause.word
    ):
        return False
    return whole(parse, one) or sign in ",—–-"


def whole(parse: Parse, one: Passage) -> bool:
    """Whether a passage stands as a sentence of its own."""
    return _sentence_like(parse, one.first) and (
        one.past - one.first > 2 or parse.text[one.at.end - 1] in ".!?,"
    )


def _content(parse: Parse, one: Passage, clause: _Clause, rule: str, leading: bool) -> list[Span]:
    span = Span(one.at.start, one.at.end)
    if rule == "quotes.said_within":
        first = clause.source[0] if clause.source else clause.word
        left = _trim(parse.text, one.at.start, parse.start[first])
        right = _trim(parse.text, parse.end[clause.cue[1] - 1], one.at.end)
        return [s for s in (left, right) if s is not None]
    if rule == "quotes.said_after" and leading:
        start = _clause_start(parse, one)
        return [Span(start, span.end)]
    return [span]


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in ".,;:!?"):
        start += 1
    while end > start and (text[end - 1].isspace()):
        end -= 1
    return Span(start, end) if start < end else None


def _clause_start(parse: Parse, one: Passage) -> int:
    """Where the reported clause begins: before the marks when they open in its middle."""
    sentence_first, _ = parse.sentences[parse.sentence_of[one.first]]
    text = parse.text
    at = _left(text, one.at.opened)
    if one.at.opened == 0 or one.at.opened <= parse.start[sentence_first]:
        return one.at.start
    if text[at] in '.!?,:;—–-\n"”’»)' and not (
        text[at] == "," and _conditional(parse, sentence_first, one)
    ):
        return one.at.start
    line = text.rfind("\n", 0, one.at.opened) + 1
    start = max(parse.start[sentence_first], line)
    first = parse.tokens((start, one.at.opened))[0]
    while first < one.first and parse.dep[first] == "punct":
        first += 1
    return parse.start[first] if first < one.first else one.at.start


def _conditional(parse: Parse, first: int, one: Passage) -> bool:
    """If it passes, "we are …": a clause in front, without marks, that the words belong to."""
    stop = parse.tokens((0, one.at.opened))[1]
    if parse.dep[first] == "cc" or parse.lower[first] == "but":
        first += 1
    if not 2 < stop - first < 30 or parse.lower[first] not in _FRONTED:
        return False
    words = range(first, stop - 1)
    return any(parse.tag[i] in ("VBD", "VBZ", "VBP") for i in words) and not any(
        parse.lower[i] in _MARKS or (_quotative(parse, i) and parse.pos[i] == "VERB") for i in words
    )


def _addressee(parse: Parse, clause: _Clause) -> Range | None:
    if clause.cue is None or parse.lemma[clause.word].lower() not in _ADDRESSED:
        return None
    for child in parse.children[clause.word]:
        if child > clause.word and parse.dep[child] in ("dobj", "dative"):
            found = phrase(parse, child, avoid=clause.word)
            if (
                clause.source is None
                or found[1] <= clause.source[0]
                or found[0] >= clause.source[1]
            ):
                return found
    return None


# --- marks that never close ----------------------------------------------------------------------


def _unclosed(
    parse: Parse, found: list[Passage], n: int, taken: set[int]
) -> tuple[Speech | None, int]:
    """A passage without its closing mark: over paragraphs, to the clause, or to the sentence."""
    one = found[n]
    chain = [one]
    k = n + 1
    while (
        k < len(found)
        and chain[-1].at.closed is None
        and found[k].paragraph == chain[-1].paragraph + 1
        and opens_paragraph(parse, found[k])
    ):
        chain.append(found[k])
        k += 1
    if len(chain) > 1:
        clause = _before(parse, found, n, taken)
        rule = "quotes.reopened"
        if clause is None and chain[-1].at.closed is not None:
            clause = _after(parse, chain[-1], _limit(parse, found, k - 1), taken)
        content = tuple(Span(p.at.start, p.at.end) for p in chain)
        closed = chain[-1].at.closed is not None
        cue = clause.cue if clause else None
        return (
            Speech(
                tuple(chain),
                content,
                clause.word if clause else None,
                cue,
                clause.source if clause else None,
                _addressee(parse, clause) if clause else None,
                closed,
                rule if closed else f"{rule} (unclosed: ends with the paragraph)",
            ),
            k,
        )
    inside = _ends_inside(parse, one)
    if inside is not None:
        clause, end = inside
        return (
            Speech(
                (one,),
                (Span(one.at.start, end),),
                clause.word,
                clause.cue,
                clause.source,
                _addressee(parse, clause),
                False,
                "quotes.said_after (unclosed: ends at the reporting clause)",
            ),
            n + 1,
        )
    clause = _before(parse, found, n, taken)
    if clause is None:
        named = _name_colon(parse, one)
        if named is None:
            return None, n + 1
        clause = named
    _, past = parse.sentences[parse.sentence_of[one.first]]
    end = min(one.at.end, parse.end[min(past, one.past) - 1])
    return (
        Speech(
            (one,),
            (Span(one.at.start, max(end, one.at.start + 1)),),
            clause.word,
            clause.cue,
            clause.source,
            _addressee(parse, clause),
            False,
            "quotes.said_before (unclosed: ends with the sentence)",
        ),
        n + 1,
    )


def _ends_inside(parse: Parse, one: Passage) -> tuple[_Clause, int] | None:
    """The reporting clause that an unclosed passage runs into, and where the words end."""
    lower = parse.lower
    for i in range(one.first + 2, min(one.past, one.first + 120)):
        if parse.tag[i] not in ("VBD", "VBZ") or not _quotative(parse, i):
            continue
        before = lower[i - 1]
        if (
            i + 1 < one.past
            and parse.tag[i + 1] in ("NNP", "NNPS", "DT", "PRP")
            and (
                before in (",", "]", ")", "...", "…", "?", "!") or parse.pos[i - 1] not in _NOMINAL
            )
        ):
            if parse.tag[i + 1] == "PRP" and lower[i + 1] not in _THEY:
                continue
            source = _words_after(parse, i, one.past)
            if source is not None and (parse.tag[i + 1] != "DT" or before == ","):
                end = parse.end[i - 1] if before != "," else parse.start[i - 1]
                return _Clause(i, cue_range(parse, i), source, source[1]), end
        back = i
        while back > one.first and (
            parse.tag[back - 1] in ("NNP", "NNPS") or lower[back - 1] in _THEY
        ):
            back -= 1
        if back < i and back > one.first and lower[back - 1] in (",", "?", "!"):
            return _Clause(i, (i, i + 1), (back, i), i + 1), parse.start[back - 1]
    return None
