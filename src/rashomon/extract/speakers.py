"""Who a source is: from the words that name the speaker to an entity of the reading.

The words themselves come from the parse (`extract.sources`); here they are laid over the mentions
that coreference found. Where a pronoun was left open there, a quotation knows more: he who goes on
speaking is the one who spoke. Whoever cannot be told is ``None``: an abstention beats a wrong name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from importlib.resources import files

from rashomon.extract.sources import phrase
from rashomon.model import Entity, Mention, Reading, Span
from rashomon.read.parse import Parse

_FORMS = {"name": 0, "nominal": 1, "pronoun": 2, "demonym": 3}
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_THEY = {"he": "he", "him": "he", "she": "she", "her": "she"}
_APPOSED = frozenset({"appos", "flat", "conj"})
_JOINED = _APPOSED | {"compound", "nmod"}
_IN_FRONT = frozenset({"compound", "nmod"})
_COMMON = frozenset({"NN", "NNS"})
_OBJECTS = frozenset({"pobj", "dobj", "appos", "compound", "nmod", "nsubj"})
_PLACES = frozenset({"place", "country"})
_GOVERNING = frozenset(  # words for those who speak for a country
    {"government", "administration", "authorities", "regime", "leadership", "side", "military"}
    | {"army", "navy", "ministry", "embassy", "delegation", "officials"}
)
_SPEAKING = frozenset(  # and for those who speak for a body
    {"spokesman", "spokeswoman", "spokesperson", "spokesmen", "spokeswomen", "spokespeople"}
    | {"representative", "representatives", "official", "officials", "statement", "website"}
    | {"source", "sources", "leadership"}
)
_NOT_HIM = 20  # ranks from here on are not the speaker
_MEMORY = 1_200  # characters; about two paragraphs: a speaker further back is not continued


class Speakers:
    """The people and bodies of one reading, asked in text order by the words for them."""

    def __init__(self, reading: Reading, parse: Parse) -> None:
        self._parse = parse
        self._mentions = sorted(reading.mentions, key=lambda m: (m.start, -m.end))
        self._starts = [m.start for m in self._mentions]
        self._entities = {e.id: e for e in reading.entities}
        self._named = {m.entity for m in reading.mentions if m.form == "name"}
        self._sex: dict[str, set[str]] = {}
        for mention in reading.mentions:
            word = _THEY.get(mention.text.lower())
            if word and mention.entity:
                self._sex.setdefault(mention.entity, set()).add(word)
        self._last: tuple[int, str] | None = None  # where somebody spoke last, and who
        self._outlets: dict[str, bool] = {}

    def who(self, source: Span | None) -> str | None:
        """The entity that the source's words hold or equal; ``None`` where it cannot be told.

        A person's name goes before the body he speaks for, a name before a nominal, a nominal
        before a pronoun. "Who" is whoever stands before it; "he", left open by coreference, is
        the person who spoke last, when that was near and nothing speaks against it.
        """
        if source is None:
            return None
        found = self._inside(source)
        if found is None:
            found = self._antecedent(source) or self._continuing(source)
        else:
            found = self._holder(found)
        if found is not None and self._kind(found) == "person":
            self._last = (source.end, found)
        return found

    def _inside(self, source: Span) -> str | None:
        first, past = self._parse.tokens(source)
        top = self._top(first, past)
        ranked = [
            (self._rank(m, source, top, first, past), m.start, m.entity)
            for m in self._within(source)
            if m.entity is not None
        ]
        best = min(ranked, default=None)
        return best[2] if best is not None and best[0] < _NOT_HIM else None

    def _top(self, first: int, past: int) -> int:
        """The token that heads a source's words."""
        for i in range(first, past):
            if not first <= self._parse.head[i] < past or self._parse.head[i] == i:
                return i
        return first

    def _rank(self, mention: Mention, source: Span, top: int, first: int, past: int) -> int:
        """How well a mention inside a source stands for the speaker; less is better.

        The name that the words come down to goes first ("the minister, Ana Brandt"), then whatever
        covers them or their head. A body may stand for its spokesman; a person in a side phrase
        may not: "an aide to Ana Brandt" is not Ana Brandt.
        """
        kind = self._kind(mention.entity)
        form = _FORMS.get(mention.form, 4)
        left, right = self._parse.tokens((mention.start, mention.end))
        main = left <= top < right or any(
            self._leads(i, top, first, past, _JOINED if kind == "person" else _APPOSED)
            for i in range(left, right)
            if kind not in _PLACES
        )
        named = kind == "person" and mention.form == "name"
        if named and (main or self._closing(mention, left, right, top, past)):
            return 0
        if mention.end - mention.start >= 0.8 * (source.end - source.start):
            return _NOT_HIM if kind == "place" and mention.form == "pronoun" else 1 + form
        if main:
            return 6 + form
        if kind == "person" or not self._spoken_for(left, right, top, first, past, kind):
            return _NOT_HIM + form
        return 12 + form

    def _leads(self, token: int, top: int, first: int, past: int, by: frozenset[str]) -> bool:
        """Whether a token is the head of the words, or named beside it or joined to it.

        A name in front of a common noun is not whom the noun means: "a Brandt spokesman".
        """
        parse = self._parse
        for _ in range(6):
            if token == top:
                return True
            above = parse.head[token]
            if parse.dep[token] not in by or not first <= above < past:
                return False
            if parse.dep[token] in _IN_FRONT and token < above and parse.tag[above] in _COMMON:
                return False
            token = above
        return False

    def _closing(self, mention: Mention, left: int, right: int, top: int, past: int) -> bool:
        """ "the head of the agency(,) Ana Brandt": the name the words end in, after a body's."""
        parse = self._parse
        if right != past or not top < left - 1:
            return False
        if parse.tag[top] not in _COMMON and parse.lower[top] not in _SPEAKING:
            return False
        before = left - 1
        if parse.lower[before] == ",":
            before -= 1
        if parse.pos[before] not in ("NOUN", "PROPN") or parse.dep[before] not in _OBJECTS:
            return False
        place = bisect_left(self._starts, mention.start) - 1
        return not any(
            other.end >= parse.end[before] and self._kind(other.entity) == "person"
            for other in self._mentions[max(place - 3, 0) : place + 1]
            if other.start >= parse.start[top + 1]
        )

    def _spoken_for(
        self, left: int, right: int, top: int, first: int, past: int, kind: str | None
    ) -> bool:
        """Whether who is named beside the head lets the head speak for it.

        "The Saudi government" is Saudi Arabia and "a spokesman for the port" the port; officials
        in a town are not the town, a poll in a state is not the state, colleagues of a party are
        not the party, and a video on a platform is nobody's.
        """
        parse = self._parse
        head = parse.lower[top]
        token = right - 1
        while left < token and left <= parse.head[token] < right:
            token = parse.head[token]
        link = ""
        for _ in range(6):
            if token == top:
                break
            if (
                parse.dep[token] in ("relcl", "acl", "advcl")
                or not first <= parse.head[token] < past
            ):
                return False
            if parse.dep[token] == "prep":
                if link:
                    return False
                link = parse.lower[token]
            token = parse.head[token]
        else:
            return False
        if kind in _PLACES:
            return link in ("", "of") and head in _GOVERNING
        if kind == "group":
            return link in ("of", "among")
        if link:
            return link in ("of", "for", "from", "by") and (
                head in _SPEAKING or parse.tag[top] in ("NN", "NNP")
            )
        return head in _SPEAKING or head in _GOVERNING

    def _kind(self, entity: str | None) -> str | None:
        known = self._entities.get(entity or "")
        return known.kind if known else None

    def _within(self, span: Span) -> list[Mention]:
        found = []
        for k in range(bisect_left(self._starts, span.start), len(self._mentions)):
            mention = self._mentions[k]
            if mention.start >= span.end:
                break
            if mention.end <= span.end:
                found.append(mention)
        return found

    def _antecedent(self, source: Span) -> str | None:
        """ "the Kremlin, who said …": the noun that the relative clause hangs on."""
        parse = self._parse
        first, past = parse.tokens(source)
        if past - first != 1 or parse.lower[first] not in _RELATIVE:
            return None
        verb = parse.head[first]
        for _ in range(3):
            if parse.dep[verb] == "relcl":
                noun = parse.head[verb]
                left, _ = phrase(parse, noun)
                return self._inside(Span(parse.start[left], parse.start[first]))
            verb = parse.head[verb]
        return None

    def _continuing(self, source: Span) -> str | None:
        parse = self._parse
        first, past = parse.tokens(source)
        if past - first != 1 or self._last is None:
            return None
        word = _THEY.get(parse.lower[first])
        at, who = self._last
        if word is None or not 0 <= source.start - at < _MEMORY:
            return None
        if self._sex.get(who, {word}) != {word} or self._rival(at, source.start, who):
            return None
        return who

    def _rival(self, start: int, end: int, who: str) -> bool:
        """Whether another person is the subject of a main clause between."""
        parse = self._parse
        for k in range(bisect_right(self._starts, start), bisect_left(self._starts, end)):
            mention = self._mentions[k]
            if mention.entity in (None, who) or self._kind(mention.entity) != "person":
                continue
            first, past = parse.tokens((mention.start, mention.end))
            for i in range(first, past):
                if parse.dep[i] in ("nsubj", "nsubjpass") and self._main(parse.head[i]):
                    return True
        return False

    def _main(self, verb: int) -> bool:
        parse = self._parse
        for _ in range(4):
            if parse.head[verb] == verb:
                return True
            if parse.dep[verb] != "conj":
                return False
            verb = parse.head[verb]
        return False

    def _holder(self, entity: str) -> str:
        """ "the foreign minister", nobody's name: the one named person who holds that office."""
        known = self._entities.get(entity)
        if known is None or known.kind != "person" or entity in self._named or not known.roles:
            return entity
        holders = [
            other.id
            for other in self._entities.values()
            if other.id in self._named and other.kind == "person" and _same_office(known, other)
        ]
        return holders[0] if len(holders) == 1 else entity

    def channel(self, quote: Span, source: Span | None, cue: Span | None) -> str | None:
        """The outlet through which the words came: named in the reporting clause, not its source.

        Args:
            quote: all the words of the quote, from the first to the last.
        """
        if cue is None:
            return None
        parse = self._parse
        first, _ = parse.tokens(cue)
        if first >= len(parse):
            return None
        begin, past = parse.sentences[parse.sentence_of[first]]
        sentence = parse.span(begin, past)
        for mention in self._within(sentence):
            if mention.entity is None or mention.form == "pronoun":
                continue
            if quote.start <= mention.start < quote.end and not (
                quote.start <= cue.start < quote.end
            ):
                continue
            if source is not None and source.start <= mention.start < source.end:
                continue
            if not self.outlet(mention.entity):
                continue
            if mention.start < cue.start and not self._fronted(mention):
                continue
            if self._under(mention, first, parse.tokens(cue)[1]):
                return mention.entity
        return None

    def relay(self, words: Span) -> str | None:
        """The outlet that these words name, if they name one."""
        found = self._inside(words)
        return found if self.outlet(found) else None

    def _under(self, mention: Mention, first: int, past: int) -> bool:
        """Whether a mention hangs on the reporting word by prepositions alone."""
        parse = self._parse
        at, _ = parse.tokens((mention.start, mention.end))
        for _ in range(8):
            if at >= len(parse) or first <= at < past:
                return True
            if parse.pos[at] in ("VERB", "AUX"):
                return False
            at = parse.head[at]
        return False

    def _fronted(self, mention: Mention) -> bool:
        """ "On Facebook, she said …": the platform stands in front."""
        at, _ = self._parse.tokens((mention.start, mention.end))
        return at > 0 and self._parse.lower[at - 1] == "on"

    def outlet(self, entity: str | None) -> bool:
        """Whether an entity is a newspaper, a broadcaster, an agency or a platform."""
        known = self._entities.get(entity or "")
        if known is None or known.kind not in ("organization", "group", "other"):
            return False
        if known.id not in self._outlets:
            names, last = _outlets()
            name = known.name.removeprefix("the ").removeprefix("The ")
            word = name.rpartition(" ")[2].lower()
            self._outlets[known.id] = name in names or (word in last and name != word)
        return self._outlets[known.id]


def _same_office(known: Entity, other: Entity) -> bool:
    for mine in known.roles:
        for theirs in other.roles:
            if mine.title.lower() == theirs.title.lower() and (
                mine.of is None or theirs.of is None or mine.of == theirs.of
            ):
                return not (known.country and other.country and known.country != other.country)
    return False


@cache
def _outlets() -> tuple[frozenset[str], frozenset[str]]:
    """Names of outlets, and the last words that outlets' names end in."""
    names: set[str] = set()
    last: set[str] = set()
    data = files("rashomon.data")
    for line in data.joinpath("outlets.tsv").read_text(encoding="utf-8").splitlines():
        kind, _, words = line.partition("\t")
        if kind == "name":
            names.update(words.split(" | "))
        elif kind == "last":
            last.update(words.split())
    for line in data.joinpath("agencies.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            for field in line.split("\t"):
                names.update(part for part in field.split(" | ") if part)
    return frozenset(names), frozenset(last)
