"""Noun phrases about people and bodies: "the Ukrainian president", "two men", "the ministry".

Each comes with what it says of its bearer: what kind of somebody, the PLOVER sectors, the country
or body it belongs to. The same phrases are titles where they stand before or beside a name ("US
Secretary of Defense Ray Tolliver", "Ingrid Moe, the Norwegian defence minister,"); which one bears
which title is told here too.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.read.names.familiar import Name
from rashomon.read.names.lexicon import Noun, heads, nouns, singular, words
from rashomon.read.parse import Parse
from rashomon.read.who.roles import ANYBODYS, friends, sectors_of


class Nominal:
    """One noun phrase: tokens ``first`` up to ``past`` around ``head``.

    ``title`` is the stretch without article, country and body ("foreign minister"); ``of`` are the
    names of countries and bodies in it; ``bearer`` is the person's name it is the title of;
    ``possessor`` the token of a possessive pronoun in it; ``beside`` is the body's name that it
    stands before or beside ("the police agency Interpol").
    """

    __slots__ = (
        "bearer",
        "beside",
        "definite",
        "first",
        "head",
        "kind",
        "noun",
        "of",
        "past",
        "plural",
        "possessor",
        "sectors",
        "title",
    )

    def __init__(self, head: int, noun: Noun) -> None:
        self.head = head
        self.kind = str(noun.kind)
        self.sectors = noun.sectors
        self.first = head
        self.past = head + 1
        self.title = (head, head + 1)
        self.noun = ""
        self.of: list[Name] = []
        self.definite = False
        self.plural = False
        self.possessor: int | None = None
        self.bearer: Name | None = None
        self.beside: Name | None = None


_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BEFORE = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "HYPH", "AFX", "VBN", "VBG"}
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_INDEFINITE = frozenset(
    {"a", "an", "another", "some", "any", "no", "every", "each", "several", "many", "few"}
)
_LINKS = frozenset({"of", "for", "to", "from", "in", "at"})
# of these every noun is somebody, and a longer phrase would not say more
_MAX_BEFORE = 9


def nominals(parse: Parse, names: Sequence[Name]) -> list[Nominal]:
    """Every noun phrase about somebody, in the order of its head."""
    name_at: dict[int, Name] = {}
    for name in names:
        for i in range(name.first, name.past):
            if i not in name_at or name.kind in ("demonym", "country"):
                name_at.setdefault(i, name)
    starts: dict[int, Name] = {}
    ends: dict[int, Name] = {}
    for name in names:
        starts.setdefault(name.first, name)
        ends[name.past] = name
    found: list[Nominal] = []
    lower, tag, some = parse.lower, parse.tag, heads()
    for i, word in enumerate(lower):
        if tag[i] not in _NOUN_TAGS or i in name_at:
            continue
        base = word if word in some else singular(word)
        if base not in some and not (
            word.endswith("s") and singular(parse.lemma[i].lower()) in some
        ):
            continue
        if base not in some:
            base = singular(parse.lemma[i].lower())
        nominal = _phrase(parse, i, base, name_at, starts)
        if nominal is not None:
            found.append(nominal)
    found += _by_age(parse, name_at, starts)
    found += _compatriots(parse, names)
    found.sort(key=lambda nominal: nominal.head)
    _give_titles(parse, found, starts, ends)
    _name_after_office(parse, found, names)
    _name_bodies(parse, found, starts, ends)
    return found


def _phrase(
    parse: Parse, i: int, base: str, name_at: dict[int, Name], starts: dict[int, Name]
) -> Nominal | None:
    lower, tag, n = parse.lower, parse.tag, len(parse)
    following = starts.get(i + 1)
    before_person = following is not None and following.kind == "person"
    if not before_person and i + 1 < n and parse.dep[i] in ("compound", "nmod", "amod"):
        # "army base", "police station": only the last noun is the head; but "Secretary of Defense"
        nxt = lower[i + 1]
        if (
            tag[i + 1] in _NOUN_TAGS
            and i + 1 not in name_at
            and parse.head[i] > i
            and nxt not in _LINKS
        ):
            return None
    table = nouns()
    # the longest phrase the lists know that ends here, and the one that goes on with "of"
    best: Noun | None = table.get(base)
    said, start = base, i
    words = [base]
    for j in range(i - 1, max(i - 4, -1), -1):
        if j in name_at and name_at[j].kind == "demonym":
            break  # "Shiite militia" is what "militia" is
        words.insert(0, lower[j])
        phrase = " ".join(words)
        glued = phrase.replace(" - ", "-")
        if phrase in table:
            best, said, start = table[phrase], phrase, j
        elif glued in table:
            best, said, start = table[glued], glued, j
    past = i + 1
    if lower[i + 1 : i + 2] == ["-"] and f"{said}-{''.join(lower[i + 2 : i + 3])}" in table:
        said, past = f"{said}-{lower[i + 2]}", i + 3  # "president-elect"
        best = table[said]
    elif i + 2 < n and lower[i + 1] in ("of", "for"):
        more = [said, lower[i + 1]]
        for j in range(i + 2, min(i + 6, n)):
            if not parse.word[j][0].isalpha():
                break
            more.append(lower[j])
            phrase = " ".join(more)
            if phrase in table:
                best, said, past = table[phrase], phrase, j + 1
    if best is None:  # "fighters", which the lists have in "opposition fighters" alone
        said = singular(base)
        best = table.get(said)
    if best is None:
        return None
    nominal = Nominal(i, best)
    nominal.noun = "peoples" if lower[i] == "peoples" else _IN_FULL.get(said, said)
    plural_form = lower[i].endswith("s") and not said.endswith("s")
    nominal.plural = tag[i] in ("NNS", "NNPS") or plural_form or best.kind == "group"
    if base == "head" and _of_somebody(parse, i):
        return None  # "the head of the statue": no title
    if base in ("host", "number", "majority") and lower[i + 1 : i + 2] == ["of"]:
        return None  # "a host of other things"
    if base == "authority" and not plural_form:
        return None  # "the authority to prosecute"
    if said == "body" and tag[i - 1] not in ("JJ", "NN", "NNP"):
        return None  # "his body was found"
    if nominal.plural and best.kind == "person":
        nominal.kind = "group"
    first = _left_edge(parse, i, name_at, nominal)
    title_first = start
    j = start - 1
    while (
        j >= first and j not in name_at and tag[j] in _BEFORE and tag[j] not in ("CD", "VBN", "VBG")
    ):
        if tag[j] == "HYPH" or lower[j] in ("-", "today", "yesterday", "tonight"):
            break
        title_first = j
        j -= 1
    nominal.first, nominal.past = first, past
    nominal.title = (title_first, past)
    _right_edge(parse, nominal, starts)
    bare = nominal.past == i + 1 == first + 1 and tag[i] == "NN" and not before_person
    if bare and nominal.kind in ("organization", "place", "country"):
        return None  # "on television", "left office", "in court": nobody in particular
    said_words = [lower[k] for k in range(first, nominal.past) if k not in name_at]
    if said in ANYBODYS and not nominal.of:
        said_words += _behind(parse, nominal.past, name_at)
    nominal.sectors = sectors_of(said_words, said, nominal.sectors)
    return nominal


_IN_FULL = {
    "gov.": "governor",
    "pres.": "president",
    "sen.": "senator",
    "rep.": "representative",
    "gen.": "general",
    "col.": "colonel",
    "maj.": "major",
    "lt.": "lieutenant",
    "capt.": "captain",
    "sgt.": "sergeant",
    "cpl.": "corporal",
    "adm.": "admiral",
    "cmdr.": "commander",
    "det.": "detective",
    "supt.": "superintendent",
    "prof.": "professor",
}
_PLACED = frozenset(
    {"nsubj", "nsubjpass", "dobj", "dative", "pobj", "conj", "appos", "attr", "poss"}
)
YEAR_OLD = "year-old"  # the noun of "the 44-year-old"
NATIONAL = "national"  # the noun of "the American"
_ONE_OF_A_PEOPLE = ("an", "on", "er", "ard", "ede", "ane", "ole", "inn", "eli", "aqi", "tani")


def _by_age(parse: Parse, name_at: dict[int, Name], starts: dict[int, Name]) -> list[Nominal]:
    """ "The 44-year-old": whom the phrase calls by nothing but the age."""
    lower, tag, found = parse.lower, parse.tag, []
    for i, word in enumerate(lower):
        if word != "old" or i < 4 or lower[i - 2] != "year" or tag[i - 4] != "CD":
            continue
        after = i + 1
        if after < len(parse) and (after in name_at or tag[after] in _BEFORE):
            continue
        if parse.dep[i] not in _PLACED:
            continue
        nominal = Nominal(i, Noun("person", ()))
        nominal.noun = YEAR_OLD
        nominal.first = _left_edge(parse, i - 4, name_at, nominal)
        nominal.title = (i - 4, i + 1)
        if nominal.first < i - 4:  # without an article "17-year-old" describes somebody else
            found.append(nominal)
    return found


def _compatriots(parse: Parse, names: Sequence[Name]) -> list[Nominal]:
    """ "The American won": one person, called by the country."""
    found = []
    for name in names:
        first, head = name.first - 1, name.past - 1
        if name.kind != "demonym" or first < 0 or parse.lower[first] != "the":
            continue
        if not parse.lower[head].endswith(_ONE_OF_A_PEOPLE) or parse.dep[head] not in _PLACED:
            continue
        if name.past < len(parse) and parse.tag[name.past] in _BEFORE:
            continue
        nominal = Nominal(head, Noun("person", ()))
        nominal.noun = NATIONAL
        nominal.first, nominal.title = first, (name.first, name.past)
        nominal.definite = True
        nominal.of.append(name)
        found.append(nominal)
    return found


def age_said(parse: Parse, nominal: Nominal) -> str | None:
    """The age in "a 23-year-old man"."""
    for i in range(nominal.first, nominal.head - 1):
        if parse.tag[i] == "CD" and parse.lower[i + 1 : i + 3] == ["-", "year"]:
            return parse.lower[i]
    return None


def _behind(parse: Parse, at: int, name_at: dict[int, Name]) -> list[str]:
    """The words of "for the company", "of the army" behind somebody's man."""
    if parse.lower[at : at + 1] not in (["of"], ["for"], ["at"], ["from"], ["with"]):
        return []
    past = at + 1
    while (
        past < len(parse)
        and past - at < 6
        and past not in name_at
        and parse.tag[past] in (*_BEFORE, "DT")
    ):
        past += 1
    return parse.lower[at + 1 : past]


def _of_somebody(parse: Parse, i: int) -> bool:
    """Whether "of" and a person follow."""
    if parse.lower[i + 1 : i + 2] != ["of"]:
        return False
    past = i + 2
    while past < len(parse) and parse.tag[past] in ("DT", "JJ", "PRP$", "NNP", "NN", "NNS"):
        past += 1
    last = nouns().get(singular(parse.lower[past - 1]))
    return last is not None and last.kind == "person"


def _left_edge(parse: Parse, head: int, name_at: dict[int, Name], nominal: Nominal) -> int:
    """Walks left over modifiers, noting article, possessor and the names on the way."""
    lower, tag = parse.lower, parse.tag
    first_of_sentence = parse.sentences[parse.sentence_of[head]][0]
    j = head
    while j > first_of_sentence and head - j < _MAX_BEFORE:
        k = j - 1
        name = name_at.get(k)
        if name is not None:
            if name.kind == "person" or name.past < j:
                break
            if not friends(lower, name.first, name.past):
                nominal.of.insert(0, name)
            j = name.first
            nominal.definite = nominal.definite or name.kind == "demonym"
            continue
        word = lower[k]
        if tag[k] == "POS" and k > first_of_sentence:
            owner = name_at.get(k - 1)
            nominal.definite = True
            if owner is None or owner.kind == "person":
                if owner is not None:
                    nominal.of.insert(0, owner)
                    j = owner.first
                break
            nominal.of.insert(0, owner)
            j = owner.first
            break
        if tag[k] == "PRP$":
            nominal.possessor = k
            nominal.definite = True
            j = k
            break
        if word in _DEFINITE and tag[k] in ("DT", "PDT"):
            nominal.definite = True
            j = k
            break
        if word in _INDEFINITE or tag[k] in ("DT", "PDT"):
            j = k
            nominal.definite = False
            break
        if tag[k] not in _BEFORE and word != "then":
            break
        if tag[k] in ("VBN", "VBG") and parse.dep[k] not in ("amod", "compound"):
            break
        j = k
    if nominal.first == nominal.head and j == head and nominal.plural:
        nominal.definite = False
    return j


def _right_edge(parse: Parse, nominal: Nominal, starts: dict[int, Name]) -> None:
    """Takes in "of X", where X names a country or body, or is a short phrase with one in it."""
    lower, tag, n = parse.lower, parse.tag, len(parse)
    at = nominal.past
    if at >= n or lower[at] not in ("of", "for", "to", "from", "in"):
        return
    there = lower[at] == "in" and nominal.kind == "organization"  # "a court in Accra"
    if lower[at] in ("to", "from", "in") and nominal.kind not in ("person", "group") and not there:
        return
    j = at + 1
    while j < n and j - at < 6:
        name = starts.get(j)
        if name is not None and name.kind in (
            "country",
            "demonym",
            "organization",
            "place",
            "group",
        ):
            placed = any(other.known and other.known.code for other in nominal.of)
            if lower[at] in ("of", "for") or not placed:
                nominal.of.append(name)
            past = name.past
            if name.kind == "demonym":
                while past < n and tag[past] in ("NN", "NNS", "JJ") and past - j < 4:
                    past += 1
            if lower[at] in ("of", "for"):
                nominal.past = past
                if lower[at] == "of" and name.kind == "demonym":
                    nominal.title = (nominal.title[0], past)
            return
        if name is not None or tag[j] not in (*_BEFORE, "DT", "PRP$"):
            return
        j += 1


# --- who bears a title -----------------------------------------------------------------------

_HONORIFICS = words("honorifics")
_CLOSERS = frozenset({",", ".", ")", ";", ":", "and", "who", "whose", "said", "—", "–", "'s"})


def _give_titles(
    parse: Parse, found: list[Nominal], starts: dict[int, Name], ends: dict[int, Name]
) -> None:
    lower, dep, head = parse.lower, parse.dep, parse.head
    n = len(parse)
    by_first: dict[int, Nominal] = {}
    for nominal in found:
        if nominal.kind == "person":
            by_first.setdefault(nominal.first, nominal)
    for nominal in found:
        if nominal.kind not in ("person", "group") or (nominal.plural and nominal.kind == "group"):
            continue
        after = nominal.past
        name = starts.get(after)
        if name is not None and name.kind == "person" and after < n:
            nominal.bearer = name  # "Secretary of Defense Ray Tolliver"
            land = starts.get(name.past + 1)
            if land is None or nominal.of or lower[name.past] not in ("of", "from"):
                continue
            if land.kind in ("country", "organization"):
                nominal.of.append(land)  # "President Ama Boateng of Ghana"
            continue
        name = _behind_body(parse, nominal, starts)
        if name is not None:
            nominal.bearer = name
            continue
        if after + 1 < n and lower[after] in (",", "-", "–", "—", "("):
            at = after + 1
            # "the head of diplomacy, the oligarch X": the second title leads on to the name
            step = by_first.get(at)
            if step is not None and starts.get(step.past) is not None:
                name = starts[step.past]
            elif lower[at] == "the" and at + 1 in starts and starts[at + 1].kind == "demonym":
                name = starts.get(starts[at + 1].past)  # "the chair, the Ghanaian Ama Boateng,"
            else:
                at += lower[at] in _HONORIFICS  # "the interior minister, Mr Odera,"
                name = starts.get(at)
            if name is not None and name.kind == "person" and nominal.definite:
                core = name.past - 1
                linked = any(
                    dep[k] == "appos" and (nominal.first <= head[k] < nominal.past)
                    for k in range(name.first, name.past)
                ) or (dep[nominal.head] == "appos" and name.first <= head[nominal.head] <= core)
                closed = name.past >= n or lower[name.past] in (",", ".", "’", "'s", ")")
                if linked or closed:
                    nominal.bearer = name
                    continue
        if nominal.first >= 2 and lower[nominal.first - 1] in (",", "(", "–", "—"):
            name = ends.get(nominal.first - 1)
            if name is not None and name.kind == "person":
                linked = (
                    dep[nominal.head] == "appos" and name.first <= head[nominal.head] < name.past
                )
                closed = after >= n or lower[after] in _CLOSERS
                if linked or closed:
                    nominal.bearer = name
                    continue
        if dep[nominal.head] == "attr":
            verb = head[nominal.head]
            if parse.lemma[verb] == "be" and lower[verb] in ("is", "was", "'s"):
                for k in parse.children[verb]:
                    if dep[k] == "nsubj" and k + 1 in ends and ends[k + 1].kind == "person":
                        nominal.bearer = ends[k + 1]


def _name_bodies(
    parse: Parse, found: Sequence[Nominal], starts: dict[int, Name], ends: dict[int, Name]
) -> None:
    """ "The police agency Interpol", "Interpol, the police agency,": which body a noun is about."""
    lower, dep, head, n = parse.lower, parse.dep, parse.head, len(parse)
    for nominal in found:
        if nominal.kind not in ("organization", "group") or nominal.possessor is not None:
            continue
        if parse.tag[nominal.head] in ("NNS", "NNPS"):
            continue
        name = starts.get(nominal.past)
        if name is not None and name.kind == "organization":
            core = name.past - 1
            joined = dep[nominal.head] in ("compound", "nmod") and head[nominal.head] == core
            apposed = dep[core] == "appos" and head[core] == nominal.head
            if joined or apposed:
                nominal.beside = name
                continue
        if nominal.first >= 2 and lower[nominal.first - 1] in (",", "("):
            name = ends.get(nominal.first - 1)
            if name is not None and name.kind == "organization":
                linked = (
                    dep[nominal.head] == "appos" and name.first <= head[nominal.head] < name.past
                )
                if linked:
                    nominal.beside = name
                    continue
        at = nominal.past + 1
        if at < n and lower[nominal.past] == ",":
            name = starts.get(at)
            core = name.past - 1 if name is not None else 0
            if name is not None and name.kind == "organization" and dep[core] == "appos":
                nominal.beside = name if head[core] == nominal.head else None


def _behind_body(parse: Parse, nominal: Nominal, starts: dict[int, Name]) -> Name | None:
    """The person named behind the body of an office: "the head of the charity Lars Friis"."""
    at = nominal.past
    if nominal.of or parse.lower[at : at + 1] != ["of"]:
        return None
    past = at + 1
    while past < len(parse) and past - at < 5 and parse.tag[past] in ("DT", "JJ", "NN"):
        past += 1
    body = nouns().get(parse.lower[past - 1])
    if body is None or body.kind != "organization" or parse.tag[past - 1] != "NN":
        return None
    name = starts.get(past)
    return name if name is not None and name.kind == "person" else None


_OFFICES = words("offices")


def _name_after_office(parse: Parse, found: Sequence[Nominal], names: Sequence[Name]) -> None:
    """Joins the office a report opens with to the name that its next sentences open with.

    "Spain's prime minister offered ... Rafael Ocampo said": the office of a country is the subject
    of the first sentence, and the first person named in full, who has no title of his own, is the
    subject of one of the next two.
    """
    full = [name for name in names if name.kind == "person" and name.past - name.first > 1]
    opening = next(
        (
            nominal
            for nominal in found
            if (parse.dep[nominal.head] in ("nsubj", "nsubjpass") or nominal.first < 2)
            and nominal.noun.rpartition(" ")[2] in _OFFICES
            and not nominal.plural
            and any(name.kind in ("country", "demonym") for name in nominal.of)
        ),
        None,
    )
    if opening is None or opening.bearer is not None or not full:
        return
    name = full[0]
    sentence = parse.sentence_of[name.first]
    if not 0 < sentence - parse.sentence_of[opening.head] <= 2 or parse.sentence_of[opening.head]:
        return
    first = name.first == parse.sentences[sentence][0]
    subject = parse.dep[name.past - 1] in ("nsubj", "nsubjpass")
    titled = {nominal.bearer.key for nominal in found if nominal.bearer is not None}
    if first and subject and name.key not in titled:
        opening.bearer = name
