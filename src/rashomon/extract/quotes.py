"""The quotes of a report: who is reported to have said or thought what, in which words.

Two readings are laid over each other: speech in marks beside a reporting clause
(`extract.speech`), and reported clauses as the sentence is built (`extract.reporting`). A marked
stretch inside a reported clause makes it mixed; marks with no reporting around them (titles,
scare quotes) are no quotes. docs/quotes.md lists the rules by name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from rashomon.extract.attribution import Attribution
from rashomon.extract.passages import Passage, left_of, opens_paragraph, passages, whole
from rashomon.extract.reporting import reported
from rashomon.extract.sources import Range
from rashomon.extract.speakers import Speakers
from rashomon.extract.speech import Speech, spoken
from rashomon.extract.turns import Turn, turns
from rashomon.model import Quote, QuoteForm, Reading, Span
from rashomon.read.layout.lines import unwrapped
from rashomon.read.layout.marks import Marks, marks
from rashomon.read.parse import Parse

RULES = (
    "quotes.said_after",
    "quotes.said_before",
    "quotes.said_within",
    "quotes.colon",
    "quotes.interview",
    "quotes.signed",
    "quotes.reopened",
    "quotes.turn",
    "quotes.floating",
    "quotes.clause",
    "quotes.infinitive",
    "quotes.gerund",
    "quotes.object",
    "quotes.preposition",
    "quotes.passive",
    "quotes.quoted_as",
    "quotes.parenthesis",
    "quotes.according_to",
    "quotes.view",
    "quotes.noun",
    "quotes.adjective",
)


class _Found(NamedTuple):
    """A quote before it has its id and its people; spans are characters."""

    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    addressee: Span | None
    closed: bool
    rule: str
    word: int | None = None  # the token of its reporting word
    relay: Span | None = None  # the words that name the outlet it came through


def quotes(reading: Reading, parse: Parse) -> tuple[Quote, ...]:
    """Find the quotes of a report, in text order.

    What it does not do: judge whether the words were said. A quote without a known speaker has
    ``source=None``; one whose speaker is named but cannot be told has ``source_entity=None``.
    """
    text = reading.report.text
    if not len(parse):
        return ()
    pairs = marks(unwrapped(text))
    outer = passages(parse, pairs)
    lines = turns(parse)
    said_in_lines = _inside(turn.content for turn in lines)
    speech = [
        one
        for one in spoken(parse, [p for p in outer if p.past - 1 not in said_in_lines])
        if one.word is None or one.word not in said_in_lines
    ]
    found = [_of_speech(parse, one) for one in speech]
    found.extend(_of_turn(parse, turn) for turn in lines)
    claimed = {one.word for one in speech if one.word is not None}
    covered = _inside((passage.first, passage.past) for passage in outer) | said_in_lines
    for credited in _outermost(reported(parse)):
        if credited.word in claimed or credited.word in covered:
            continue
        got = _of_attribution(parse, credited, outer)
        if got is not None:
            found.append(got)
    found.sort(key=lambda one: (one.content[0].start, -one.content[-1].end, one.rule))
    found = _carried(parse, _continued(parse, found, outer), outer)
    found.extend(_floating(parse, found, outer))
    found = [  # marks with nothing between them and the reporting clause say nothing: “, he said
        one._replace(content=said)
        for one in found
        if (said := tuple(span for span in one.content if span.start < span.end))
    ]
    found.sort(key=lambda one: (one.content[0].start, -one.content[-1].end, one.rule))
    return _told(reading, parse, found, pairs)


def _told(
    reading: Reading, parse: Parse, found: list[_Found], pairs: tuple[Marks, ...]
) -> tuple[Quote, ...]:
    """The finds with their ids, their people and the outlets they came through."""
    speakers = Speakers(reading, parse)
    who: dict[int, str | None] = {}
    for n in sorted(range(len(found)), key=lambda n: _anchor(found[n])):
        who[n] = speakers.who(found[n].source)
    done: list[Quote] = []
    relayed: list[tuple[int, str]] = []  # up to where, and by which outlet
    for n, it in enumerate(found):
        marked = _marked(it.content, pairs)
        whole = Span(it.content[0].start, it.content[-1].end)
        channel = speakers.channel(whole, it.source, it.cue)
        if it.relay is not None:
            channel = speakers.relay(it.relay)
        relayed = [(end, outlet) for end, outlet in relayed if end > whole.start]
        if channel is None and relayed and relayed[-1][1] != who[n]:
            channel = relayed[-1][1]
        if speakers.outlet(who[n]):
            relayed.append((whole.end, who[n] or ""))
        done.append(
            Quote(
                id=f"q{n + 1}",
                form=_form(it.content, marked),
                content=it.content,
                marked=marked,
                source=it.source,
                source_entity=who[n],
                cue=it.cue,
                addressee=it.addressee,
                channel=channel,
                closed=it.closed,
                rule=it.rule,
            )
        )
    return tuple(done)


def _anchor(one: _Found) -> int:
    return one.source.start if one.source is not None else one.content[0].start


def _of_speech(parse: Parse, one: Speech) -> _Found:
    return _Found(
        one.content,
        _span(parse, one.source),
        _span(parse, one.cue),
        _span(parse, one.addressee),
        one.closed,
        one.rule,
    )


def _span(parse: Parse, found: Range | None) -> Span | None:
    return parse.span(*found) if found is not None and found[0] < found[1] else None


_CARRIES = frozenset({"quotes.clause", "quotes.parenthesis", "quotes.object", "quotes.infinitive"})
_CARRIES_ON = frozenset({"quotes.clause", "quotes.parenthesis", "quotes.colon"})
_CARRIES_ON |= {"quotes.said_after", "quotes.said_before"}  # over the end of a paragraph
_CARRIES |= {"quotes.said_after", "quotes.said_before", "quotes.colon"}


def _continued(parse: Parse, found: list[_Found], outer: list[Passage]) -> list[_Found]:
    """Give the marked sentences that nobody was credited with to whoever spoke just before.

    A quotation that follows a report of speech with nothing between goes on with it, also when it
    is a paragraph of its own; the two are one quote. Behind a question it may be the answer of
    somebody else, and is nobody's.
    """
    text = parse.text
    used = sorted((s.start, s.end) for one in found for s in one.content)
    ends: dict[int, int] = {}  # where a quote's last words end -> its number, the outermost kept
    for n, one in enumerate(found):
        if one.rule in _CARRIES and one.source is not None:
            last = max(s.end for s in (*one.content, one.source, one.cue) if s is not None)
            if last not in ends or _length(found[ends[last]]) < _length(one):
                ends[last] = n
    places = sorted(ends)
    done = list(found)
    at = 0
    for passage in outer:
        while at < len(used) and used[at][1] <= passage.at.start:
            at += 1
        if at < len(used) and used[at][0] < passage.at.end:
            continue
        if not whole(parse, passage) or passage.at.closed is None:
            continue
        before = bisect_left(places, passage.at.opened) - 1
        if before < 0:
            continue
        end = places[before]
        between = text[end : passage.at.opened]
        fresh = opens_paragraph(parse, passage)
        if len(between) > 120 or not _only_the_end(between, fresh):
            continue
        n = ends[end]
        if fresh and (text[done[n].content[-1].end - 1] == "?" or done[n].rule not in _CARRIES_ON):
            continue  # the answer of somebody else, or a heading
        span = Span(passage.at.start, passage.at.end)
        done[n] = done[n]._replace(content=(*done[n].content, span))
        ends[passage.at.closed + 1] = n
        places.insert(before + 1, passage.at.closed + 1)
    return done


def _carried(parse: Parse, found: list[_Found], outer: list[Passage]) -> list[_Found]:
    """Stretch a reported clause over marked words that hang on its verb behind it.

    "Russia says it will work with them in order to “help” the people": the parser often gives
    the last phrase to the reporting verb.
    """
    by_word = {one.word: n for n, one in enumerate(found) if one.rule == "quotes.clause"}
    by_end = {one.content[-1].end: n for n, one in enumerate(found) if one.word is not None}
    used = sorted((s.start, s.end) for one in found for s in one.content)
    done = list(found)
    at = 0
    for passage in outer:
        while at < len(used) and used[at][1] <= passage.at.start:
            at += 1
        if (at < len(used) and used[at][0] < passage.at.end) or passage.at.closed is None:
            continue
        n = by_end.get(left_of(parse.text, passage.at.opened) + 1)
        if n is not None and _together(parse, done[n], passage):
            last = done[n].content[-1]
            end = parse.end[_phrase_end(parse, passage)]
            stretched = Span(last.start, max(end, passage.at.end))
            done[n] = done[n]._replace(content=(*done[n].content[:-1], stretched))
            continue
        token = passage.first
        for _ in range(12):
            n = by_word.get(token)
            if n is not None:
                last = done[n].content[-1]
                if last.end <= passage.at.opened and passage.at.opened - last.end < 80:
                    end = parse.end[_phrase_end(parse, passage)]
                    stretched = Span(last.start, max(end, passage.at.end))
                    done[n] = done[n]._replace(content=(*done[n].content[:-1], stretched))
                break
            if parse.head[token] == token:
                break
            token = parse.head[token]
    return done


def _together(parse: Parse, one: _Found, passage: Passage) -> bool:
    """Whether a quote's last words stand in the sentence that the passage begins in."""
    token = parse.token_at(one.content[-1].end - 1)
    sentence_of = parse.sentence_of
    return token is not None and sentence_of[token] == sentence_of[passage.first]


def _floating(parse: Parse, found: list[_Found], outer: list[Passage]) -> list[_Found]:
    """Paragraphs that are nothing but a quotation, and nobody's: speech with an unknown speaker."""
    used = sorted((s.start, s.end) for one in found for s in one.content)
    floating: list[_Found] = []
    at = 0
    for passage in outer:
        while at < len(used) and used[at][1] <= passage.at.start:
            at += 1
        if (at < len(used) and used[at][0] < passage.at.end) or passage.at.closed is None:
            continue
        _, past = parse.paragraphs[passage.paragraph]
        alone = opens_paragraph(parse, passage) and parse.end[past - 1] <= passage.at.closed + 2
        if alone and passage.past - passage.first > 7 and parse.text[passage.at.end - 1] in ".!?":
            content = (Span(passage.at.start, passage.at.end),)
            floating.append(_Found(content, None, None, None, True, "quotes.floating", None))
    return floating


def _phrase_end(parse: Parse, passage: Passage) -> int:
    """The last token of the small phrase that begins in the marks: its objects and prepositions."""
    last = passage.past - 1
    _, past = parse.sentences[parse.sentence_of[passage.first]]
    for i in range(passage.past, min(past, passage.past + 12)):
        if parse.lower[i] in (",", ";", ":", "but", "and"):
            break
        if passage.first <= parse.head[i] <= last and parse.dep[i] != "punct":
            last = max(last, parse.subtree(i)[1] - 1)
    while last > passage.past and parse.dep[last] == "punct":
        last -= 1
    return last


def _length(one: _Found) -> int:
    return one.content[-1].end - one.content[0].start


_END = re.compile(r"(?:[^.!?\n]{0,80}[.!:])?[\s\"”'’»)]*")
_LINE_END = re.compile(r"[^.!?\n]{0,80}[.!:]?[\s\"”'’»)]*")


def _only_the_end(between: str, fresh: bool) -> bool:
    """Whether only the rest of the sentence stands between, and no question."""
    if "?" in between or between.count("\n") > 2 or ("\n" in between and not fresh):
        return False
    return (_LINE_END if fresh else _END).fullmatch(between) is not None


def _outermost(found: list[Attribution]) -> list[Attribution]:
    """Without what only stands inside another's report.

    "She said he wanted to leave" credits her with a report, not him with a wish; but a chain of
    speakers ("A said B had told C that …") is kept, link by link.
    """
    inner = {one.word for one in found}
    found = [one for one in found if one.chained is None or one.chained not in inner]
    inside: set[int] = set()
    for one in found:
        for first, past in one.content:
            inside.update(range(first, past))
    return [one for one in found if one.word not in inside or _link(one)]


def _link(one: Attribution) -> bool:
    return one.rule == "quotes.clause" and one.sense == "speech" and one.source is not None


def _inside(ranges: Iterable[Range]) -> set[int]:
    """Tokens of these ranges: a reporting word in somebody's words is his own, not the report's."""
    return {i for first, past in ranges for i in range(first, past)}


def _of_turn(parse: Parse, turn: Turn) -> _Found:
    return _Found(
        (parse.span(*turn.content),),
        parse.span(*turn.source),
        parse.span(turn.colon, turn.colon + 1),
        None,
        True,
        "quotes.turn",
    )


def _of_attribution(parse: Parse, one: Attribution, outer: list[Passage]) -> _Found | None:
    content = [_widened(parse, parse.span(*piece), one, outer) for piece in one.content]
    kept = tuple(dict.fromkeys(s for s in (_bare(parse.text, c) for c in content) if s))
    if not kept:
        return None
    return _Found(
        kept,
        _span(parse, one.source),
        _span(parse, one.cue),
        _span(parse, one.addressee),
        True,
        one.rule,
        one.word,
        _span(parse, one.relay),
    )


def _widened(parse: Parse, span: Span, one: Attribution, outer: list[Passage]) -> Span:
    """A content that ends inside a marked passage goes on to the passage's end."""
    for passage in _touching(outer, span):
        at = passage.at
        if at.closed is None or passage.first <= one.word < passage.past:
            continue
        if span.start <= at.start + 2 and at.start < span.end < at.end:
            span = Span(span.start, at.end)
        elif at.start < span.start < at.end <= span.end and span.start - at.start < 12:
            span = Span(at.start, span.end)
    return span


def _touching(outer: list[Passage], span: Span) -> list[Passage]:
    low, high = 0, len(outer)
    while low < high:
        mid = (low + high) // 2
        if (outer[mid].at.end) <= span.start:
            low = mid + 1
        else:
            high = mid
    found = []
    for passage in outer[low:]:
        if passage.at.opened >= span.end:
            break
        found.append(passage)
    return found


_OUTER = " \t\n\u00a0,;:"
_MARK = '“”„‟«»"‹›`'


def _bare(text: str, span: Span) -> Span | None:
    """The span without blanks, commas and quotation marks at its ends."""
    start, end = span
    while start < end and (text[start] in _OUTER or text[start] in _MARK):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _MARK):
        end -= 1
    while end - start > 2 and text[end - 2 : end] == "''":
        end -= 2
    while end - start > 2 and text[start : start + 2] == "''":
        start += 2
    return Span(start, end) if start < end else None


def _marked(content: tuple[Span, ...], pairs: tuple[Marks, ...]) -> tuple[Span, ...]:
    """The stretches of the content that stood in marks."""
    found: list[Span] = []
    for span in content:
        for pair in _pairs_touching(pairs, span):
            if pair.depth == 0:
                start, end = max(span.start, pair.start), min(span.end, pair.end)
                if start < end:
                    found.append(Span(start, end))
    return tuple(found)


def _pairs_touching(pairs: tuple[Marks, ...], span: Span) -> list[Marks]:
    low, high = 0, len(pairs)
    while low < high:
        mid = (low + high) // 2
        if pairs[mid].opened < span.start:
            low = mid + 1
        else:
            high = mid
    first = low
    while first > 0 and low - first < 8:
        first -= 1
    found = []
    for pair in pairs[first:]:
        if pair.opened >= span.end:
            break
        if pair.end > span.start:
            found.append(pair)
    return found


def _form(content: tuple[Span, ...], marked: tuple[Span, ...]) -> QuoteForm:
    if not marked:
        return "indirect"
    inside = sum(s.end - s.start for s in marked)
    whole = sum(s.end - s.start for s in content)
    return "direct" if inside >= whole - 2 * len(content) else "mixed"
