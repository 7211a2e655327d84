"""Who a noun phrase means: "the Ukrainian president", "this country", "the company", "two men".

A definite phrase points at somebody of the report who fits by role, kind, country and nearness;
what says enough on its own ("Russian troops", "a spokesman") is somebody new, and the same words
later are that somebody again. Where neither holds the phrase is left open.
"""

from __future__ import annotations

from functools import cache

from rashomon.model import EntityKind
from rashomon.read.names.lexicon import rows, words
from rashomon.read.who.circle import Circle, Someone
from rashomon.read.who.nominals import NATIONAL, YEAR_OLD, Nominal
from rashomon.read.who.refs import Ref

FORMER_SOVIET = frozenset(
    (
        "ARM",
        "AZE",
        "BLR",
        "EST",
        "GEO",
        "KAZ",
        "KGZ",
        "LTU",
        "LVA",
        "MDA",
        "TJK",
        "TKM",
        "UKR",
        "UZB",
    )
)
EPITHETS = words("epithets")  # what anybody may be called on second mention
LEADERS = words("leaders")  # roles that "the Israeli leader" may mean
_ANYBODY = frozenset({"man", "woman", "boy", "girl", "person", "suspect", "victim"})
_BY_KIND = words("named by kind")  # what is mostly in the name of a body of that kind
_FIRMS = words("firms")
_TEAMS = words("teams")
_ANY_BODY = words("any body")
_SETTLEMENTS = frozenset({"city", "town", "village", "port", "capital", "settlement", "suburb"})


def settle(circle: Circle, ref: Ref, back: list[Ref]) -> None:
    """Finds or makes the someone of a noun phrase; leaves it open where nobody fits.

    Args:
        back: the refs before it, the nearest last.
    """
    nominal = ref.nominal
    assert nominal is not None
    of = [circle.who_is(name) for name in nominal.of]
    if nominal.kind in ("country", "place"):
        _land(circle, ref, nominal, of, back)
    elif _government(circle, ref, nominal, of, back):
        return
    elif nominal.kind == "person":
        _person(circle, ref, nominal, of, back)
    else:
        _body(circle, ref, nominal, of, back)


def _government(circle: Circle, ref: Ref, nominal: Nominal, of: list[int], back: list[Ref]) -> bool:
    """A government is its country: "the Turkish government", "the government" of the last one."""
    if nominal.noun not in ("government", "administration", "regime") and not (
        nominal.noun == "authority" and of
    ):
        return False
    lands = [who for who in of if circle.people[who].kind == "country"][:1]
    if not lands and nominal.definite and not of and nominal.possessor is None:
        lands = _lands(circle, back)[-1:]
    if not lands:
        return False
    ref.who, ref.kind = lands[0], "country"
    circle.people[ref.who].add_sectors(("GOV",))
    return True


def _lands(circle: Circle, back: list[Ref]) -> list[int]:
    """The countries spoken of before, also by their ministers."""
    found = []
    for ref in back[-40:]:
        if ref.who < 0:
            continue
        someone = circle.people[ref.who]
        if someone.kind == "country" and ref.form == "name" and ref.weight > 0.3:
            found.append(ref.who)
        elif someone.kind == "person" and someone.country and "GOV" in someone.sectors:
            found.append(circle.country(someone.country))
    return found


# --- countries and places --------------------------------------------------------------------


def _land(circle: Circle, ref: Ref, nominal: Nominal, of: list[int], back: list[Ref]) -> None:
    if ref.plural and nominal.kind == "country":
        make(circle, ref, nominal, of, "group")  # "40 allied countries" act as one
        ref.kind = "group"
    elif ref.plural or not nominal.definite or nominal.possessor is not None:
        return
    elif nominal.kind == "place":
        ref.who = _place(circle, nominal, of, back)
    else:
        ref.who = _country(circle, ref, of, back)


def _place(circle: Circle, nominal: Nominal, of: list[int], back: list[Ref]) -> int:
    for who in of:
        if circle.people[who].kind == "place":
            return who  # "the port of Durban"
    codes = [circle.people[who].country for who in of]
    if of and nominal.noun != "capital":
        return -1
    for other in reversed(back[-40:]):
        if other.who < 0 or other.form != "name" or circle.people[other.who].kind != "place":
            continue
        spot = circle.people[other.who].spot
        feature = spot.feature if spot is not None else ""
        if nominal.noun == "capital":
            if feature == "PPLC" and (not codes or circle.people[other.who].country in codes):
                return other.who
        elif (nominal.noun in _SETTLEMENTS) == (feature.startswith("PPL") or not feature):
            return other.who
    return -1


def _country(circle: Circle, ref: Ref, of: list[int], back: list[Ref]) -> int:
    soviet = any(circle.people[who].name == "Soviet Union" for who in of)
    if of and not soviet:
        return -1
    best, top = -1, -9.0
    for rank, other in enumerate(reversed(back[-40:])):
        if other.who < 0 or circle.people[other.who].kind != "country" or other.form == "pronoun":
            continue
        if soviet and circle.people[other.who].country not in FORMER_SOVIET:
            continue
        score = -0.2 * rank + (0.6 if other.form == "name" else 0.0)
        if other.sentence == ref.sentence and not soviet and other.weight >= 1.6:
            score -= 0.4
        if score > top:
            best, top = other.who, score
    return best


# --- persons ---------------------------------------------------------------------------------


def _person(circle: Circle, ref: Ref, nominal: Nominal, of: list[int], back: list[Ref]) -> None:
    codes = {code for who in of if (code := circle.people[who].country) is not None}
    if nominal.noun == NATIONAL:
        ref.who = _compatriot(circle, ref, codes, back)
        return
    who = circle.aged(nominal)
    if who is None and nominal.definite and nominal.possessor is None:
        who = _outlet(circle, nominal, of, back)
        if who < 0:
            who = _by_role(circle, nominal, codes, back)
        if who < 0 and (not of or nominal.noun in EPITHETS):
            who = _by_epithet(circle, ref, nominal, of, back)
        if who < 0 and of:
            who = _by_deed(circle, ref, back)
    if who is not None and who >= 0:
        ref.who = who
        someone = circle.people[who]
        office = nominal.noun != YEAR_OLD and nominal.noun not in EPITHETS
        told = any(role.of for role in someone.roles)  # the register's country is no role's
        telling = not someone.roles or (codes and not told)
        if someone.kind == "person" and office and telling:
            someone.country = someone.country or min(codes, default=None)
            someone.roles.append(nominal)
            someone.add_sectors(nominal.sectors)
        return
    if nominal.noun != YEAR_OLD:
        make(circle, ref, nominal, of, "person")


def _compatriot(circle: Circle, ref: Ref, codes: set[str], back: list[Ref]) -> int:
    """ "The American": the last person of that country, or the last of no country that is told."""
    unsaid = -1
    for other in reversed(back[-40:]):
        if other.who < 0 or ref.sentence - other.sentence > 3:
            continue
        someone = circle.people[other.who]
        if someone.kind != "person" or _beside(circle, ref, other):
            continue
        if someone.country in codes:
            return other.who
        if someone.country is None and unsaid < 0 and other.form == "name":
            unsaid = other.who
    return unsaid


def _beside(circle: Circle, ref: Ref, other: Ref) -> bool:
    """Whether both hang on one verb: nobody is called by two phrases there."""
    parse = circle.parse
    return other.sentence == ref.sentence and (
        parse.head[ref.head] in (parse.head[other.head], other.head)
        or parse.head[other.head] == ref.head
    )


def _outlet(circle: Circle, nominal: Nominal, of: list[int], back: list[Ref]) -> int:
    """ "The source" is the paper that was just quoted."""
    if nominal.noun == "source" and not of:
        for other in reversed(back[-40:]):
            someone = circle.people[other.who] if other.who >= 0 else None
            if someone and someone.kind == "organization" and "JRN" in someone.sectors:
                return other.who
    return -1


def _plays(someone: Someone, nominal: Nominal) -> bool:
    """Whether someone has the role that a phrase names."""
    noun = nominal.noun.removeprefix("former ").removeprefix("ex ")
    for role in someone.roles:
        if role.noun.endswith(noun) or noun.endswith(role.noun) or role.noun in alike(noun):
            return True
        if nominal.noun == "leader" and (role.noun in LEADERS or role.noun == "prime minister"):
            return True
    return False


@cache
def alike(noun: str) -> frozenset[str]:
    """The other nouns that can name the role of one."""
    found: set[str] = set()
    for row in rows("same_roles.tsv"):
        named = {word.replace("_", " ") for word in row[0].split()}
        if noun in named:
            found |= named
    return frozenset(found - {noun})


def _by_role(circle: Circle, nominal: Nominal, codes: set[str], back: list[Ref]) -> int:
    before = [ref.who for ref in reversed(back) if ref.who >= 0]
    fitting = [
        who
        for who in dict.fromkeys(before)
        if circle.people[who].kind == "person" and _plays(circle.people[who], nominal)
    ]
    if not codes:
        return fitting[0] if fitting else -1
    ahead = [
        who for who in circle.titled if who not in fitting and _plays(circle.people[who], nominal)
    ]
    for who in (
        *fitting,
        *ahead,
    ):  # also who is named only later: "North Korean leader" as a headline
        if circle.people[who].country in codes:
            return who
    unsaid = [who for who in fitting if circle.people[who].country is None]
    return unsaid[0] if len(unsaid) == 1 else -1


def _by_epithet(circle: Circle, ref: Ref, nominal: Nominal, of: list[int], back: list[Ref]) -> int:
    """ "The actress", "the man", "the 44-year-old": the last person whom it fits."""
    if nominal.noun not in EPITHETS and nominal.noun != YEAR_OLD:
        return -1
    if circle.unnamed(nominal, of) is not None:
        return -1
    codes = {code for who in of if (code := circle.people[who].country) is not None}
    gender = circle.gender_of_noun(nominal.noun)
    for other in reversed(back[-24:]):
        if other.who < 0 or ref.sentence - other.sentence > 2:
            continue
        someone = circle.people[other.who]
        if someone.kind != "person" or someone.plural or _beside(circle, ref, other):
            continue
        if someone.unnamed and not _may_be(nominal.noun, someone.name):
            continue
        if codes and someone.country is not None and someone.country not in codes:
            continue
        plain = all(
            role.noun in EPITHETS or role.noun in alike(nominal.noun) for role in someone.roles
        )
        if plain and (gender is None or someone.gender in (None, gender)):
            return other.who
    return -1


def _may_be(noun: str, name: str) -> bool:
    """Whether somebody without a name can be called so: "a man", then "the suspect"."""
    called = name.lower().rpartition(" ")[2]
    return called in EPITHETS and (called in _ANYBODY or noun in _ANYBODY or called in alike(noun))


def _by_deed(circle: Circle, ref: Ref, back: list[Ref]) -> int:
    """ "Bakke's visit", then "the visit of the secretary general": who had no role so far."""
    parse = circle.parse
    link = parse.head[ref.head]
    if parse.lower[link] != "of" or parse.dep[link] != "prep":
        return -1
    deed = parse.lemma[parse.head[link]]
    for other in reversed(back):
        if other.who < 0 or other.form != "name" or parse.dep[other.head] != "poss":
            continue
        someone = circle.people[other.who]
        same = parse.lemma[parse.head[other.head]] == deed and ref.sentence - other.sentence < 6
        if same and someone.kind == "person" and not someone.roles:
            return other.who
    return -1


# --- bodies and groups -----------------------------------------------------------------------


def _body(circle: Circle, ref: Ref, nominal: Nominal, of: list[int], back: list[Ref]) -> None:
    kind: EntityKind = "organization" if nominal.kind == "organization" else "group"
    if nominal.definite and not of and nominal.possessor is None and _of_two(circle, nominal):
        ref.who = _last_two(circle, ref, nominal, back)
        if ref.who >= 0:
            return
    if nominal.definite and not of and nominal.possessor is None:
        who = _named_body(circle, ref, nominal, back)
        if who >= 0:
            ref.who = who
            return
    make(circle, ref, nominal, of, kind)


def _of_two(circle: Circle, nominal: Nominal) -> bool:
    """ "The two men", "the pair"."""
    said = circle.parse.lower[nominal.first : nominal.head]
    return "two" in said or nominal.noun in ("pair", "couple", "duo")


def _last_two(circle: Circle, ref: Ref, nominal: Nominal, back: list[Ref]) -> int:
    """The last two that were named in one breath and are of the phrase's kind."""
    for other in reversed(back[-40:]):
        members = other.members
        if len(members) != 2 or ref.sentence - other.sentence > 4:
            continue
        kinds = {member.kind for member in members}
        wanted = {"organization"} if nominal.kind == "organization" else {"person"}
        if kinds == wanted and all(member.who >= 0 for member in members):
            if other.who < 0:
                other.who = circle.pair([member.who for member in members])
            return other.who
    return -1


def _named_body(circle: Circle, ref: Ref, nominal: Nominal, back: list[Ref]) -> int:
    """ "The company", "the hospital": a named body of that kind; nobody where several fit as well.

    A body that has the noun in its name comes first; then, for nouns that say little, the body
    that was named last and most. A hospital is no company, and a paper no court.
    """
    noun = nominal.noun.rpartition(" ")[2]
    anything = noun in _FIRMS or noun in _TEAMS or noun in _ANY_BODY
    if circle.parse.tag[nominal.head] in ("NNS", "NNPS") or not (anything or noun in _BY_KIND):
        return -1
    if (known_as := circle.unnamed(nominal, [])) is not None:
        near = any(other.who == known_as for other in back[-40:])
        if near:
            return known_as
    best, top = -1, -9.0
    for other in reversed(back[-60:]):
        if other.who < 0:
            continue
        someone = circle.people[other.who]
        if someone.kind != "organization" or _beside(circle, ref, other):
            continue
        score = _fit(noun, nominal, someone)
        if score is None:
            continue
        score += 0.15 * min(someone.times, 6) - 0.3 * (ref.sentence - other.sentence)
        score += 0.3 * other.weight
        if score > top:
            best, top = other.who, score
    return best


def _fit(noun: str, nominal: Nominal, someone: Someone) -> float | None:
    """How well a noun for a body goes with a body's name and trade; None: not at all."""
    last = set(someone.name.lower().replace(".", "").split())
    if noun in last:
        return 3.0
    sectors = set(someone.sectors)
    if someone.unnamed:
        return None
    if noun in _FIRMS and noun not in _BY_KIND:
        return 0.5 if "BUS" in sectors else 0.0 if not sectors or sectors <= {"JRN"} else None
    if noun in _TEAMS:
        return 0.0 if not sectors else None
    if noun in _ANY_BODY:
        return 0.0
    telling = set(nominal.sectors) - {"BUS", "GOV", "MIL"}
    return 1.0 if telling & sectors else None


def make(circle: Circle, ref: Ref, nominal: Nominal, of: list[int], kind: EntityKind) -> None:
    """Somebody without a name; the same words later are the same somebody."""
    definite = nominal.definite or (kind != "person" and of)
    if definite and nominal.possessor is None and not circle.defines(nominal):
        known_as = circle.unnamed(nominal, of)
        if known_as is not None:
            ref.who = known_as
            return
    elif (known_as := circle.again(nominal)) is not None:
        ref.who = known_as
        return
    bare = kind != "person" and circle.is_bare(nominal)
    if bare and (known_as := circle.bare(nominal)) is not None:
        ref.who = known_as  # "civil servants", and later "civil servants" again
        return
    someone = circle.new_unnamed(nominal, of, kind)
    someone.plural = ref.plural
    someone.gender = ref.gender
    ref.who = someone.number
