"""The circle of a report: its people, bodies, countries and places, each one once."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from rashomon.model import Entity, EntityKind, Place, Role
from rashomon.read.names import countries
from rashomon.read.names.familiar import Name
from rashomon.read.names.lexicon import Known, titles, words
from rashomon.read.names.party_tags import party_tags
from rashomon.read.names.person_names import acronym, gender_of, near, parts, same_person, sound
from rashomon.read.names.places import Spot, fold
from rashomon.read.parse import Parse
from rashomon.read.who import governments, register
from rashomon.read.who.nominals import Nominal, age_said
from rashomon.read.who.roles import FAITHS, UNRECOGNIZED, body_code, body_sectors, joined
from rashomon.read.who.settling import place_key, settle_places


class Someone:
    """One entity in the making."""

    __slots__ = (
        "country",
        "forms",
        "gender",
        "kind",
        "name",
        "number",
        "parts",
        "plural",
        "roles",
        "sectors",
        "spot",
        "times",
        "unnamed",
    )

    def __init__(self, number: int, kind: EntityKind, name: str) -> None:
        self.number = number
        self.kind: EntityKind = kind
        self.name = name
        self.parts: tuple[str, ...] = ()
        self.forms: Counter[str] = Counter()
        self.gender: str | None = None
        self.plural: bool | None = None if kind == "organization" else kind == "group"
        self.country: str | None = None
        self.sectors: list[str] = []
        self.roles: list[Nominal] = []
        self.spot: Spot | None = None
        self.times = 0
        self.unnamed = False

    def add_sectors(self, sectors: Sequence[str]) -> None:
        for sector in sectors:
            if sector not in self.sectors:
                self.sectors.append(sector)


_MEN = words("men")
_WOMEN = words("women")
CORPORATE = words("corporate")
_PLURALS = frozenset({"NNS", "NNPS"})
_HEADLINE = 25  # tokens; a longer first paragraph is story
_SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_STILL_MEANT = 8  # sentences after which "voters" may be others
_OFFICES = words("offices")
_KIN = frozenset(
    {"son", "daughter", "wife", "husband", "brother", "sister", "father", "mother", "lady", "widow"}
    | {"son-in-law", "daughter-in-law", "cousin", "nephew", "niece", "uncle", "aunt", "law"}
)
_CALLED_SO = words("epithets") | _KIN
_BODY_WORDS = words("organization words") | CORPORATE
_LASTING = words("lasting groups")
_FORCES = frozenset({"COP", "MIL", "REB", "JUD"})
SHARED = frozenset({"congress", "senate", "house of representatives", "parliament", "diet"})


def _one_line(wording: str) -> str:
    """A name as it is shown: the line break of hard-wrapped text is a blank."""
    return " ".join(wording.split())


def _lead_of(parse: Parse) -> tuple[int, int] | None:
    """The tokens of the first three sentences behind a headline; none without a headline."""
    if len(parse.paragraphs) < 2:
        return None
    first, past = parse.paragraphs[0]
    if past - first > _HEADLINE:
        return None
    begin = parse.sentence_of[past]
    last = min(begin + 2, len(parse.sentences) - 1)
    return past, parse.sentences[last][1]


class Circle:
    """Everybody a report names, by number; finds or makes the someone of each mention."""

    def __init__(
        self,
        parse: Parse,
        found: Sequence[Name],
        phrases: Sequence[Nominal],
        home: str | None = None,
        published: str | None = None,
    ) -> None:
        self.parse = parse
        self.published = published
        self.people: list[Someone] = []
        self._by_key: dict[tuple[str, str], int] = {}
        self._of_name: dict[int, int] = {}
        self._spots = settle_places(parse, found, home)
        self._surnames: dict[str, list[int]] = {}
        self._called: dict[int, set[str]] = {}  # the titles and kinships before each full name
        self._last: dict[int, int] = {}  # where each was named last, in the pass over short names
        self._alike: dict[tuple[str, int], list[str]] = {}
        self._bare: dict[str, tuple[int, int]] = {}  # who "civil servants" were, and where
        self._opening: dict[tuple[str, bool], int] = {}  # who the headline speaks of
        self._lead = _lead_of(parse)
        self._forces: set[int] = set()  # "Durban Police"
        self._pairs: dict[tuple[int, ...], int] = {}
        self.titled: list[int] = []  # who has a role, as far as names tell; the first few
        self._lands = Counter(
            name.known.code
            for name in found
            if name.known and name.known.code and name.known.name.lower() not in SHARED
        )
        self._all(found)
        self._ages = self._ages_of(found)
        self._first: dict[int, int] = {}  # where each was named first
        for name in found:
            self._first.setdefault(self.who_is(name), name.first)
        self._made: dict[str, list[int]] = {}  # who was called so, without a name
        self._begun: dict[int, int] = {}
        self._alias: dict[int, int] = {}
        self._roles(phrases)
        self._tagged(found)
        self._owned(found)
        self._registered()

    def size(self, who: int) -> int:
        """How often someone is named."""
        return self.people[who].times

    def who_is(self, name: Name) -> int:
        """The someone of a name."""
        return self._of_name[id(name)]

    # --- names --------------------------------------------------------------------------------

    def _all(self, found: Sequence[Name]) -> None:
        self._link_acronyms(found)
        self._link_teams(found)
        full = [name for name in found if name.kind == "person" and len(parts(name.key)) > 1]
        for name in full:
            self._join(name, self._full_person(name))
            self._title(name)
        for name in found:  # "President Holm" tells who Holm is, also in the headline before it
            if name.kind == "person" and id(name) not in self._of_name and self._office(name):
                self._join(name, self._short_person(name))
                self._title(name)
        for name in found:
            if id(name) not in self._of_name:
                self._join(name, self._named(name))
            self._last[self._of_name[id(name)]] = name.first

    def _join(self, name: Name, who: int) -> None:
        self._of_name[id(name)] = who
        someone = self.people[who]
        someone.times += 1
        wording = _one_line(self.parse.of(name.first, name.past))
        if name.kind != "demonym":
            someone.forms[wording] += 1
        before = self.parse.lower[name.first - 1] if name.first else ""
        if someone.kind == "person" and someone.gender is None:
            someone.gender = "m" if before in _MEN else "f" if before in _WOMEN else None

    def _new(self, kind: EntityKind, name: str, *keys: tuple[str, str]) -> int:
        someone = Someone(len(self.people), kind, name)
        self.people.append(someone)
        for key in keys:
            self._by_key.setdefault(key, someone.number)
        return someone.number

    def country(self, code: str) -> int:
        """The someone that is a country and its government."""
        who = self._by_key.get(("country", code))
        if who is None:
            row = countries.country(code)
            who = self._new("country", row.name if row else code, ("country", code))
            self.people[who].country = code
        return who

    def _named(self, name: Name) -> int:
        known = name.known
        if known is not None:
            return self._known(known)
        wording = self.parse.of(name.first, name.past)
        if name.kind == "person":
            return self._short_person(name)
        if name.kind == "place":
            code = countries.by_capital().get(name.key)
            if code is not None and governments.acts(self.parse, name.first, name.past):
                who = self.country(code)
                self.people[who].add_sectors(("GOV",))
                return who
            return self._place(place_key(name), wording)
        if name.kind == "group":
            known_as = self._by_key.get(("group", name.key))
            return (
                self._new("group", wording, ("group", name.key)) if known_as is None else known_as
            )
        kind: EntityKind = "organization" if name.kind == "organization" else "other"
        return self._body(name.key, wording, kind)

    def _known(self, known: Known) -> int:
        if known.kind in ("country", "demonym") and known.code is not None:
            return self.country(known.code)
        if known.kind == "seat" and known.code is not None and known.sectors == ("GOV",):
            who = self.country(known.code)
            self.people[who].add_sectors(("GOV",))
            return who
        if known.kind == "people":
            kind = known.sectors[0]
            if kind == "place":
                return self._place(fold(known.name), known.name)
            return self._plain(kind, known)
        if known.kind == "region" or known.kind == "place":
            who = self._place(fold(known.name), known.name)
            if known.name in UNRECOGNIZED:
                self.people[who].add_sectors(("PRE",))
            return who
        if known.kind == "country" or known.kind == "group":
            return self._plain(known.kind, known)
        who = self._body(known.name.lower(), known.name, "organization")
        someone = self.people[who]
        elsewhere = max(self._lands.values(), default=0) > self._lands[known.code or ""]
        if known.name.lower() not in SHARED or not elsewhere:
            someone.country = someone.country or known.code  # a "Senate" sits in many capitals
        someone.add_sectors(body_sectors(known, self.published))
        return who

    def _plain(self, kind: str, known: Known) -> int:
        """A bloc, a people, a state that is no more: someone with a name and no code."""
        who = self._by_key.get((kind, known.name))
        if who is None:
            made: EntityKind = "country" if kind == "country" else "group"
            who = self._new(made, known.name, (kind, known.name))
            self.people[who].country = known.code
            if known.name in FAITHS:
                self.people[who].add_sectors(("REL",))
        return who

    def _place(self, key: str, wording: str) -> int:
        spot = self._spots.get(key)
        ident = ("spot", f"{spot.name} {spot.lat} {spot.lon}") if spot else ("place", key)
        who = self._by_key.get(ident)
        if who is None:
            shown = wording if wording[:1].isupper() else (spot.name if spot else wording)
            who = self._new("place", shown, ident)
            self.people[who].spot = spot
            last = fold(wording).rpartition(" ")[2]  # "Eastern Ukraine"
            self.people[who].country = spot.country if spot else countries.by_name().get(last)
        return who

    def _body(self, key: str, wording: str, kind: EntityKind) -> int:
        told = fold(key).split()
        while len(told) > 1 and told[-1] in CORPORATE:  # "Apple Computer Inc"
            told.pop()
        key = " ".join(told)
        who = self._by_key.get(("body", key))
        if who is None:
            words = key.split()
            if len(words) == 1 and len(key) > 3:
                who = self._by_key.get(("body starts", key))
            if who is None:
                who = self._new(kind, wording, ("body", key))
                if kind == "organization" and len(words) > 1:
                    # "Iraqi Security Forces"
                    code, sectors = body_code(wording, self.published, self._lands)
                    code = self._seat(words) or code
                    self.people[who].country = code
                    self.people[who].add_sectors(sectors)
            if words[-1:] == ["police"] or words[-2:] == ["police", "department"]:
                self._forces.add(who)
            if len(words) > 1 and len(words[0]) > 3:
                self._by_key.setdefault(("body starts", words[0]), who)
        return who

    def _seat(self, words: Sequence[str]) -> str | None:
        """The country of the town in a body's name, where the report speaks of that town."""
        for first in range(len(words)):
            for past in range(min(len(words), first + 2), first, -1):
                spot = self._spots.get(" ".join(words[first:past]))
                if spot is not None and spot.feature.startswith("PPL"):
                    return spot.country
        return None

    def _link_acronyms(self, found: Sequence[Name]) -> None:
        """ "International Monetary Fund (IMF)": one body under both names."""
        lower = self.parse.lower
        for name, after in itertools.pairwise(found):
            if name.kind not in ("organization", "other") or name.known is not None:
                continue
            short = self.parse.of(after.first, after.past)
            if after.first == name.past + 1 and lower[name.past] == "(" and short.isupper():
                words = self.parse.word[name.first : name.past]
                if acronym(words) == short or (len(short) > 2 and short[0] == words[0][0]):
                    who = self._body(name.key, self.parse.of(name.first, name.past), "organization")
                    self._by_key.setdefault(("body", fold(after.key)), who)
                    after.kind = "organization"
        long: dict[str, Name] = {}
        for name in found:
            if name.kind == "organization" and name.known is None and name.past - name.first > 1:
                initials = acronym(self.parse.word[name.first : name.past])
                if len(initials) > 2:
                    long.setdefault(initials, name)
        for name in found:
            short = self.parse.of(name.first, name.past)
            whole = long.get(short)
            if whole is not None and name.known is None and name.kind != "person":
                wording = self.parse.of(whole.first, whole.past)
                who = self._body(whole.key, wording, "organization")
                self._by_key.setdefault(("body", fold(name.key)), who)

    def _link_teams(self, found: Sequence[Name]) -> None:
        """ "The Durban Sharks" and "the Sharks": a body called by the last word of its name."""
        whole: dict[str, Name | None] = {}
        for name in found:
            if name.kind in ("organization", "group") and name.known is None:
                told = name.key.split()
                last = told[-1]
                if len(told) > 1 and last.endswith("s") and last not in _BODY_WORDS:
                    known = whole.get(last, name)
                    one = known is not None and known.key == name.key
                    whole[last] = name if one else None
        for name in found:
            team = whole.get(name.key) if name.known is None and name.kind != "person" else None
            if team is not None:
                wording = _one_line(self.parse.of(team.first, team.past))
                kind: EntityKind = "organization" if team.kind == "organization" else "group"
                if kind == "organization":
                    who = self._body(team.key, wording, kind)
                    self._by_key.setdefault(("body", fold(name.key)), who)
                else:
                    who = self._by_key.get(("group", team.key), -1)
                    if who < 0:
                        who = self._new("group", wording, ("group", team.key))
                    self._by_key.setdefault(("body", fold(name.key)), who)
                    self._by_key.setdefault(("group", name.key), who)

    # --- persons ------------------------------------------------------------------------------

    def _full_person(self, name: Name) -> int:
        telling = parts(name.key)
        for word in (telling[-1], telling[0]):
            for who in self._surnames.get(sound(word), [])[-50:]:
                if same_person(self.people[who].parts, telling):
                    someone = self.people[who]
                    if len(telling) > len(someone.parts):
                        someone.parts = telling
                    return who
        wording = self.parse.of(name.first, name.past)
        who = self._new("person", wording)
        someone = self.people[who]
        someone.parts = telling
        someone.gender = gender_of(telling[0])
        self._surname(sound(telling[-1]), who)
        if sound(telling[0]) != sound(telling[-1]):
            self._surname(sound(telling[0]), who)
        return who

    def _office(self, name: Name) -> str | None:
        """The office right before a person's name: "president"."""
        before = self.parse.lower[name.first - 1] if name.first else ""
        return before if before in _OFFICES else None

    def _title(self, name: Name) -> None:
        """Notes the word of title or kinship before a name."""
        before = self.parse.lower[name.first - 1] if name.first else ""
        if before in titles() or before in _KIN:
            self._called.setdefault(self.who_is(name), set()).add(before)

    def _other_than(self, who: int, office: str) -> bool:
        """Whether somebody's full name comes with another title or a kinship, never this office."""
        called = self._called.get(who, set())
        junior = self.people[who].name.lower().rstrip(".").endswith((" jr", " junior"))
        return office not in called and (bool(called) or junior)

    def _short_person(self, name: Name) -> int:
        telling = parts(name.key)
        word = telling[-1]
        same = self._surnames.get(sound(word), ())
        by_surname = [who for who in same if sound(self.people[who].parts[-1]) == sound(word)]
        candidates = by_surname or list(same)
        office = self._office(name)
        if office is not None:  # "President Holm" is not "his daughter Anna Holm"
            candidates = [who for who in candidates if not self._other_than(who, office)]
        if candidates:
            return self._nearest(name, candidates)
        told = sound(word)
        for size in (len(told) - 1, len(told), len(told) + 1) if len(word) > 5 else ():
            for other in self._alike.get((told[:2], size), ())[:20]:
                if near(other, told):
                    return self._surnames[other][0]
        who = self._new("person", self.parse.of(name.first, name.past))
        self.people[who].parts = telling
        self.people[who].gender = gender_of(telling[0]) if len(word) > 2 else None
        self._surname(told, who)
        return who

    def _surname(self, told: str, who: int) -> None:
        if told not in self._surnames:
            self._alike.setdefault((told[:2], len(told)), []).append(told)
        self._surnames.setdefault(told, []).append(who)

    def _nearest(self, name: Name, candidates: list[int]) -> int:
        """Of several with that surname one whose gender fits: who is named far more, or last."""
        before = self.parse.lower[name.first - 1] if name.first else ""
        wanted = "m" if before in _MEN else "f" if before in _WOMEN else None
        fitting = [
            who for who in candidates if wanted is None or self.people[who].gender in (None, wanted)
        ]
        pool = fitting or candidates
        kin = [who for who in pool if self._called.get(who, set()) & _KIN]
        if len(kin) < len(pool):  # a relative is called by the full name
            pool = [who for who in pool if who not in kin]
        if len(pool) == 1:
            return pool[0]
        often = sorted(pool, key=lambda who: -self.people[who].times)
        if self.people[often[0]].times >= 2 * self.people[often[1]].times:
            return often[0]
        return max(pool, key=lambda who: self._last.get(who, -1))

    # --- roles --------------------------------------------------------------------------------

    def _roles(self, phrases: Sequence[Nominal]) -> None:
        for nominal in phrases:
            if nominal.bearer is None:
                continue
            someone = self.people[self._of_name[id(nominal.bearer)]]
            if not someone.roles and len(self.titled) < 100:
                self.titled.append(someone.number)
            someone.roles.append(nominal)
            if someone.gender is None:
                someone.gender = self.gender_of_noun(nominal.noun)
            bodies = [self.people[self._of_name[id(name)]] for name in nominal.of]
            someone.add_sectors(self._held_in(nominal, bodies))
            for body in bodies:
                if someone.country is None and body.country is not None:
                    someone.country = body.country

    def _tagged(self, found: Sequence[Name]) -> None:
        """ "(D-Calif.)" behind a name: an American politician."""
        ends = {name.past: name for name in found if name.kind == "person"}
        for first, _ in party_tags(self.parse):
            name = ends.get(first - 1)
            if name is not None:
                someone = self.people[self._of_name[id(name)]]
                someone.country = someone.country or "USA"
                if not someone.sectors:
                    someone.add_sectors(("PTY",))

    def _ages_of(self, found: Sequence[Name]) -> dict[str, set[int]]:
        """Who is said to be how old: "Ana Brandt, 44,"."""
        ages: dict[str, set[int]] = {}
        parse = self.parse
        for name in found:
            at = name.past + 1
            if name.kind == "person" and at < len(parse) and parse.lower[name.past] in (",", "("):
                closed = at + 1 >= len(parse) or parse.lower[at + 1] in (",", ")", ".", ";", "and")
                if parse.tag[at] == "CD" and parse.lower[at].isdigit() and closed:
                    ages.setdefault(parse.lower[at], set()).add(self.who_is(name))
        return ages

    def _held_in(self, nominal: Nominal, bodies: Sequence[Someone]) -> tuple[str, ...]:
        """The sectors of a role with those of the bodies it is held in."""
        sectors = nominal.sectors
        for body in bodies:
            if body.kind == "organization" and body.sectors and body.sectors[0] != "JRN":
                sectors = joined(sectors, nominal.noun, body.sectors[:2])
            elif body.kind == "group" and body.sectors == ["REL"] and set(sectors) <= {"CVL"}:
                sectors = ("REL",)  # "a Muslim leader"
        land = any(body.kind == "country" for body in bodies)
        if nominal.noun in _SPEAKERS and sectors == ("GOV",) and not bodies:
            return ()  # of a minister, a firm or a singer: the phrase does not say
        if nominal.noun == "leader" and land and set(sectors) <= {"ELI"}:
            sectors = (*sectors, "GOV")  # "the Kenyan leader"
        return sectors

    def _owned(self, found: Sequence[Name]) -> None:
        """ "Kenya's Supreme Court", "the Swedish Riksbank": a body is of the land before it."""
        lower = self.parse.lower
        for land, name in itertools.pairwise(found):
            if land.kind not in ("country", "demonym") or name.kind != "organization":
                continue
            if name.first == land.past + (lower[land.past : land.past + 1] in (["'s"], ["’s"])):
                someone = self.people[self._of_name[id(name)]]
                if someone.country is None and "IGO" not in someone.sectors:
                    someone.country = self.people[self._of_name[id(land)]].country

    def _registered(self) -> None:
        """Country and sectors of known office holders, where the report itself says none.

        Only well-known full names are believed on their own; for any other the report must speak
        of the country.
        """
        lands: set[str | None] | None = None
        for someone in self.people:
            if someone.kind != "person" or (someone.country and someone.sectors):
                continue
            named = register.key(" ".join(someone.parts))
            there = register.standing(named, self.published)
            short = len(someone.parts) == 1
            if there is not None and (short or not there.by_hand) and there.country:
                if lands is None:
                    lands = {one.country for one in self.people if one.kind != "person"}
                there = there if there.country in lands else None
            if there is None and short:
                titles = (register.title_key(role.noun, someone.parts[0]) for role in someone.roles)
                for title in filter(None, titles):
                    there = there or register.standing(title, self.published)
            if there is None or someone.country not in (None, there.country):
                continue
            if not someone.sectors:
                sure = there.sectors if self.published else register.only_sectors(named)
                someone.add_sectors(sure)
            elif not set(someone.sectors) & {*there.sectors}:
                continue  # the report knows him in another part
            someone.country = there.country

    def gender_of_noun(self, noun: str) -> str | None:
        last = noun.rpartition(" ")[2]
        return "m" if last in _MEN else "f" if last in _WOMEN else None

    def bodies_of(self, someone: Someone) -> list[int]:
        """The countries and bodies that someone's roles are held in."""
        return [self._of_name[id(name)] for role in someone.roles for name in role.of[:1]]

    def anybody(self, who: int) -> bool:
        """Whether someone is people in general: a group of no country or trade."""
        someone = self.people[who]
        return (
            someone.unnamed
            and someone.kind == "group"
            and someone.country is None
            and set(someone.sectors) <= {"CVL"}
        )

    def speaks_for(self, speaker: int, body: int) -> bool:
        """Whether a body is one that the speaker heads or belongs to: a police chief's police."""
        one, other = self.people[speaker], self.people[body]
        if one.kind != "person" or other.kind not in ("organization", "group", "country"):
            return False
        if body in self.bodies_of(one):
            return True
        if one.country and other.country and one.country != other.country:
            return False
        if other.kind == "country":
            return one.country is not None and "GOV" in one.sectors
        return bool(_FORCES & set(one.sectors[:1]) & set(other.sectors[:1]))

    # --- somebody without a name --------------------------------------------------------------

    def unnamed(self, nominal: Nominal, of: Sequence[int]) -> int | None:
        """The last somebody whom the same words made, if any did.

        Without a country or body in the phrase any will do: "Western allies", then "the allies".
        """
        number = "plural" if nominal.plural else "one"
        if not of and (number, nominal.noun) in self._by_key:
            return self._by_key[(number, nominal.noun)]
        return self._by_key.get(("unnamed", f"{number} {nominal.noun} {sorted(of)}"))

    def again(self, nominal: Nominal) -> int | None:
        """The somebody whom a phrase without an article speaks of again, if it does.

        Police, prosecutors and the like stay the same through a report; "15 civilians" are the 15
        civilians; "a 17-year-old girl" is the girl of that age; and a report's first sentences
        introduce again whom its headline spoke of ("Man held" – "A Durban man").
        """
        if nominal.of or nominal.possessor is not None:
            return self._reprise(nominal)
        if nominal.noun in _LASTING and nominal.plural:
            if nominal.noun == "police" and len(self._forces) == 1:
                return next(iter(self._forces))
            return self._by_key.get(("plural", nominal.noun))
        said = self._exactly(nominal)
        if said is not None and (said_before := self._by_key.get(("exactly", said))) is not None:
            return said_before
        return self._reprise(nominal)

    def _exactly(self, nominal: Nominal) -> str | None:
        """What tells a number of people or somebody of an age from others: the words for it."""
        tag, lower = self.parse.tag, self.parse.lower
        if nominal.plural:
            numbers = [lower[i] for i in range(nominal.first, nominal.head) if tag[i] == "CD"]
            return f"{numbers[0]} {nominal.noun}" if len(numbers) == 1 else None
        age = age_said(self.parse, nominal)
        return f"{age}-year-old {nominal.noun}" if age is not None else None

    def _reprise(self, nominal: Nominal) -> int | None:
        if self._lead is None or nominal.definite or nominal.possessor is not None:
            return None
        if not self._lead[0] <= nominal.head < self._lead[1]:
            return None
        return self._opening.pop((nominal.noun, nominal.plural), None)

    def aged(self, nominal: Nominal) -> int | None:
        """The one named person of the age that the phrase says."""
        age = age_said(self.parse, nominal)
        bearers = self._ages.get(age, ()) if age is not None else ()
        return next(iter(bearers)) if len(bearers) == 1 else None

    def named_late(self, nominal: Nominal) -> None:
        """ "A climber fell. ... The body of climber Erik Holm": the climber was Erik Holm.

        Only where one climber without a name was spoken of, and nobody else is called so.
        """
        assert nominal.bearer is not None
        who = self.who_is(nominal.bearer)
        noun = nominal.noun
        if nominal.plural or noun not in _CALLED_SO:
            return
        self._by_key.setdefault(("one", noun), who)
        made = self._made.get(noun, [])
        if (
            len(made) == 1
            and made[0] not in self._alias
            and self._first[who] > self._begun[made[0]]
        ):
            self._alias[made[0]] = who
            self._by_key[("one", noun)] = who

    def final(self, who: int) -> int:
        """Who somebody turned out to be."""
        return self._alias.get(who, who)

    def pair(self, members: Sequence[int]) -> int:
        """Several people or bodies taken together."""
        key = tuple(dict.fromkeys(members))
        who = self._pairs.get(key)
        if who is None:
            names = [_one_line(self._best_name(self.people[one])) for one in key]
            who = self._new("group", f"{', '.join(names[:-1])} and {names[-1]}")
            self._pairs[key] = who
            self.people[who].unnamed = True
            lands = {self.people[one].country for one in key}
            self.people[who].country = lands.pop() if len(lands) == 1 else None
        return who

    def defines(self, nominal: Nominal) -> bool:
        """Whether a phrase says itself who is meant: "the forces lost at sea"."""
        dep, children, head = self.parse.dep, self.parse.children, nominal.head
        joined = [k for k in children[head] if dep[k] == "conj" and k < head + 4]
        return any(
            dep[k] in ("acl", "relcl") and self.parse.word[k - 1] != ","
            for one in (head, *joined)
            for k in children[one]
            if k > one and self.parse.word[one + 1 : one + 2] != [","]
        )

    def is_bare(self, nominal: Nominal) -> bool:
        """Whether a phrase is a plural without article, owner, number or country."""
        tag, lower = self.parse.tag, self.parse.lower
        if nominal.of or nominal.possessor is not None or tag[nominal.head] not in _PLURALS:
            return False
        return not any(
            tag[i] in ("DT", "PDT", "CD", "PRP$", "JJR") or lower[i] in ("other", "many", "few")
            for i in range(nominal.first, nominal.past)
        )

    def bare(self, nominal: Nominal) -> int | None:
        """The somebody whom just these words made a few sentences before, if they did."""
        who, sentence = self._bare.get(self._wording(nominal), (None, 0))
        here = self.parse.sentence_of[nominal.head]
        return who if here - sentence <= _STILL_MEANT else None

    def _wording(self, nominal: Nominal) -> str:
        return " ".join(self.parse.lower[nominal.first : nominal.past])

    def new_unnamed(self, nominal: Nominal, of: Sequence[int], kind: EntityKind) -> Someone:
        """Somebody new, called what the phrase says."""
        first, past = nominal.first, nominal.past
        while first < nominal.head and self.parse.tag[first] in ("DT", "PDT", "PRP$"):
            first += 1
        who = self._new(kind, self.parse.of(first, past))
        # "the driver" is the last driver that was spoken of
        number = "plural" if nominal.plural else "one"
        self._by_key[("unnamed", f"{number} {nominal.noun} {sorted(of)}")] = who
        self._by_key[(number, nominal.noun)] = who
        said = self._exactly(nominal)
        if said is not None:
            self._by_key[("exactly", said)] = who
        if kind == "person" and nominal.noun in _CALLED_SO:
            self._made.setdefault(nominal.noun, []).append(who)
            self._begun[who] = nominal.head
        if self._lead is not None and nominal.head < self._lead[0]:
            self._opening[(nominal.noun, nominal.plural)] = who
        if self.is_bare(nominal):
            here = self.parse.sentence_of[nominal.head]
            self._bare[self._wording(nominal)] = (who, here)
        someone = self.people[who]
        someone.unnamed = True
        someone.add_sectors(self._held_in(nominal, [self.people[body] for body in of]))
        if kind == "person" and (of or set(nominal.sectors) - {"CVL"}):
            someone.roles.append(nominal)  # "man", "source" and "friend" are no offices
        for body in of:
            someone.country = someone.country or self.people[body].country
        return someone

    # --- what comes out -----------------------------------------------------------------------

    def entity(self, someone: Someone, ident: str, shown: dict[int, str]) -> Entity:
        """The finished entity."""
        place = None
        if someone.kind == "country" and someone.country:
            row = countries.country(someone.country)
            if row is not None:
                place = Place(geonames=row.geonames, lat=row.lat, lon=row.lon, feature="PCLI")
        elif someone.spot is not None:
            spot = someone.spot
            place = Place(geonames=spot.geonames, lat=spot.lat, lon=spot.lon, feature=spot.feature)
        roles = []
        for nominal in someone.roles:
            span = self.parse.span(*nominal.title)
            held = (self._of_name[id(name)] for name in nominal.of)
            body = next((who for who in held if who != someone.number), None)
            roles.append(
                Role(
                    title=_one_line(span.of(self.parse.text)),
                    of=None if body is None else shown.get(body),
                    start=span.start,
                    end=span.end,
                )
            )
        return Entity(
            id=ident,
            name=_one_line(self._best_name(someone)),
            kind=someone.kind,
            roles=tuple(roles),
            country=someone.country,
            sector=tuple(someone.sectors),
            place=place,
        )

    def _best_name(self, someone: Someone) -> str:
        if someone.spot is not None and someone.name.isupper() and len(someone.name) > 2:
            return someone.spot.name  # "BEIRUT (Reuters) -"
        if someone.kind != "person" or not someone.forms:
            return someone.name
        return max(sorted(someone.forms), key=lambda form: (len(parts(form)), someone.forms[form]))
