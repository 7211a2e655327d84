"""Who speaks and who is told, as far as names, titles and the tree tell before quotes are read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rashomon.read.names.lexicon import words
from rashomon.read.parse import Parse
from rashomon.read.who.refs import OBJECTS, SUBJECTS, Ref

SAY = words("say")
_TITLE_TAGS = frozenset({"NN", "NNP", "JJ", "DT", "HYPH"})
_CLOSING = frozenset({'"', "”", "’", "'", "''", "»", "“"})


class Talk:
    """Who speaks to whom, as far as the pass has come.

    ``by_quote`` is who speaks each quotation; ``speakers`` and ``told`` are who speaks and who is
    told something in each sentence, outside quotations.
    """

    def __init__(
        self,
        by_quote: dict[int, int],
        own: Callable[[int, int], bool],
        begins: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.by_quote = by_quote
        self.own = own
        self._begins = begins  # sentence and paragraph in which each quotation begins
        self.speakers: dict[int, int] = {}
        self.told: dict[int, set[int]] = {}

    def bars(self, speaker: int, who: int) -> bool:
        """Whether a pronoun in a speaker's words cannot be somebody: the speaker, his own body."""
        return speaker == who or self.own(speaker, who)

    def speaker(self, quote: int, paragraph: int) -> int | None:
        """Who speaks a quotation: by its own reporting clause, else who spoke right before it."""
        who = self.by_quote.get(quote)
        if who is None and quote < len(self._begins):
            sentence, begun = self._begins[quote]
            who = self.speakers.get(sentence)
            if who is None and begun == paragraph:
                who = self.speakers.get(sentence - 1)
        return who

    def last_before(self, sentence: int) -> int | None:
        """The last sentence, of this one and three before it, in which somebody speaks."""
        before = range(sentence, sentence - 4, -1)
        return next((one for one in before if one in self.speakers), None)


def is_told(parse: Parse, ref: Ref) -> bool:
    """Whether somebody is the one who is told something, by the tree or by standing behind it."""
    dep, head = parse.dep, ref.head
    for _ in range(3):
        if dep[head] not in ("conj", "appos", "compound"):
            break
        head = parse.head[head]
    if dep[head] in OBJECTS and parse.lemma[parse.head[head]] == "tell":
        return True
    verb = parse.head[head]
    if parse.lemma[verb] == "know" and parse.lemma[parse.head[verb]] == "let" and head < verb:
        return True  # "let X know that he"
    at = ref.first - 1
    while at > 0 and ref.first - at < 4 and parse.tag[at] in ("NNP", "NNPS", "."):
        at -= 1  # "told Sens. X and Y", which parsers cut at the full stop
    return at > 0 and parse.lemma[at] == "tell" and parse.tag[at] in ("VBD", "VBZ", "VBN")


def said_by(parse: Parse, refs: Sequence[Ref], quotes: Sequence[tuple[int, int]]) -> dict[int, int]:
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
        if ref.quote < 0 and says(parse, ref):
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


def says(parse: Parse, ref: Ref) -> bool:
    """Whether somebody is the subject of a verb of speech, by the tree or by standing before it."""
    if parse.dep[ref.head] in SUBJECTS and parse.lemma[parse.head[ref.head]] in SAY:
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
