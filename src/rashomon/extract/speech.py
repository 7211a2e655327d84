"""Speech in quotation marks: which marked passages one reporting clause covers, and whose it is.

Looks at a paragraph as marked passages with words between them. A passage is speech when a
reporting clause stands right after it, right before it, or inside it; a passage that follows
without one goes on with the same speaker. What has no reporting clause anywhere near is left to
the sentence around it (`extract.reporting`) or is no speech at all: a title, a scare quote.
"""

from __future__ import annotations

from typing import NamedTuple

from rashomon.extract.attribution import cue_range
from rashomon.extract.clauses import (
    ADDRESSED,
    THEY,
    Clause,
    after,
    before,
    named,
    quotative,
    signed,
    within,
    words_after,
)
from rashomon.extract.cues import lemma
from rashomon.extract.passages import EDGE, MARKS, STOPS, Passage, left_of, opens_paragraph, whole
from rashomon.extract.sources import Range, phrase
from rashomon.model import Span
from rashomon.read.parse import Parse

_FRONTED = frozenset({"if", "when", "because", "while", "although", "once", "unless", "until"})
_RELAYS = frozenset({"report", "accord"})  # "He said: …, the paper reported": the paper relays
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


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
    clause = after(parse, one, limit, taken)
    rule = "quotes.said_after"
    if clause is None or lemma(parse, clause.word) in _RELAYS:
        relay = clause
        clause = before(parse, found, n, taken) or relay
    if clause is not None and clause.past <= one.first:
        rule = "quotes.said_before"
        if parse.text[left_of(parse.text, one.at.opened)] == ":":
            rule = "quotes.colon"
    if clause is None:
        clause = signed(parse, one)
        rule = "quotes.signed"
    if clause is None:
        clause = within(parse, one)
        rule = "quotes.said_within"
    if clause is None:
        clause = named(parse, one)
        if clause is None:
            return None, n + 1
        rule = "quotes.interview"
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


def _limit(parse: Parse, found: list[Passage], n: int) -> int:
    """Where what follows passage ``n`` ends at the latest: a new quotation or paragraph."""
    _, past = parse.paragraphs[found[n].paragraph]
    for k in range(n + 1, min(n + 6, len(found))):
        if found[k].first >= past:
            break
        sign = parse.text[left_of(parse.text, found[k].at.opened)]
        if sign in ".,:;—–!?" or sign in MARKS:
            return found[k].first
    return past


def _group(
    parse: Parse, found: list[Passage], n: int, clause: Clause, rule: str
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
            if rule != "quotes.reopened" and after(
                parse, one, _limit(parse, found, k), {clause.word}
            ):
                break  # “…,” he said. “…,” he added: each has its own
        elif not (
            last.at.closed is None
            and one.paragraph == last.paragraph + 1
            and opens_paragraph(parse, one)
        ):
            break
        group.append(one)
        k += 1
    return group, k


def _goes_on(parse: Parse, last: Passage, one: Passage, clause: Clause) -> bool:
    """Whether passage ``one`` goes on with what ``last`` began, the clause or nothing between."""
    between = range(last.past, one.first)
    words = [i for i in between if parse.lower[i] not in MARKS and parse.lower[i] not in EDGE]
    words = [i for i in words if parse.lower[i] not in STOPS]
    if not words:
        return whole(parse, one)
    if not words[0] <= clause.word <= words[-1]:
        return False
    sign = parse.text[left_of(parse.text, one.at.opened)]
    if sign not in ".,:;—–-!?":
        return False
    stops = [i for i in between if parse.lower[i] in STOPS and i < words[-1] and i > words[0]]
    if stops:
        return False
    # another reporting verb between, with a comma or colon behind it: the passage is its own
    if sign in ",:" and any(
        parse.tag[i] in ("VBD", "VBZ", "VBG") and quotative(parse, i)
        for i in words
        if i > clause.word
    ):
        return False
    return whole(parse, one) or sign in ",—–-"


def _content(parse: Parse, one: Passage, clause: Clause, rule: str, leading: bool) -> list[Span]:
    span = Span(one.at.start, one.at.end)
    if rule == "quotes.said_within":
        return _around(parse, one, clause)
    insert = within(parse, one) if not leading else None
    if insert is not None and insert.source is not None:
        parts = _around(parse, one, insert)
        if parse.lower[insert.source[0]] in THEY and len(parts) == 2:
            return parts  # a second "she added" inside the marks
    if rule == "quotes.said_after" and leading:
        start = _clause_start(parse, one)
        return [Span(start, span.end)]
    return [span]


def _around(parse: Parse, one: Passage, clause: Clause) -> list[Span]:
    """The words of a passage before and behind a clause set inside its marks."""
    first = clause.source[0] if clause.source else clause.word
    left = _trim(parse.text, one.at.start, parse.start[first])
    right = _trim(parse.text, parse.end[clause.cue[1] - 1], one.at.end)
    return [span for span in (left, right) if span is not None]


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
    at = left_of(text, one.at.opened)
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
        parse.lower[i] in MARKS or (quotative(parse, i) and parse.pos[i] == "VERB") for i in words
    )


def _addressee(parse: Parse, clause: Clause) -> Range | None:
    if clause.cue is None or parse.lemma[clause.word].lower() not in ADDRESSED:
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
        clause = before(parse, found, n, taken)
        rule = "quotes.reopened"
        if clause is None and chain[-1].at.closed is not None:
            clause = after(parse, chain[-1], _limit(parse, found, k - 1), taken)
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
    clause = before(parse, found, n, taken)
    if clause is None:
        clause = named(parse, one)
        if clause is None:
            return None, n + 1
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


def _ends_inside(parse: Parse, one: Passage) -> tuple[Clause, int] | None:
    """The reporting clause that an unclosed passage runs into, and where the words end."""
    lower = parse.lower
    for i in range(one.first + 2, min(one.past, one.first + 120)):
        if parse.tag[i] not in ("VBD", "VBZ") or not quotative(parse, i):
            continue
        before = lower[i - 1]
        if (
            i + 1 < one.past
            and parse.tag[i + 1] in ("NNP", "NNPS", "DT", "PRP")
            and (
                before in (",", "]", ")", "...", "…", "?", "!") or parse.pos[i - 1] not in _NOMINAL
            )
        ):
            if parse.tag[i + 1] == "PRP" and lower[i + 1] not in THEY:
                continue
            source = words_after(parse, i, one.past)
            if source is not None and (parse.tag[i + 1] != "DT" or before == ","):
                end = parse.end[i - 1] if before != "," else parse.start[i - 1]
                return Clause(i, cue_range(parse, i), source, source[1]), end
        back = i
        while back > one.first and (
            parse.tag[back - 1] in ("NNP", "NNPS") or lower[back - 1] in THEY
        ):
            back -= 1
        if back < i and back > one.first and lower[back - 1] in (",", "?", "!"):
            return Clause(i, (i, i + 1), (back, i), i + 1), parse.start[back - 1]
    return None
