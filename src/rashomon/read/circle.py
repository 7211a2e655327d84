"""The circle of a report: its people, bodies, countries and places, each one once."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from rashomon.model import Entity, EntityKind, Place, Role
from rashomon.read import countries, governments
from rashomon.read.coreference import Ref
from rashomon.read.lexicon import Known, words
from rashomon.read.names import Name
from rashomon.read.nominals import Nominal
from rashomon.read.parse import Parse
from rashomon.read.people import acronym, gender_of, near, parts, same_person, sound
from rashomon.read.places import Spot, fold
from rashomon.read.settling import settle_places


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
_FORMER_SOVIET = frozenset(
    [
        "ARM",
        "AZE",
        "BLR",
        "EST",
        "GEO",
        "KAZ",
        "KGZ",
        "LVA",
        "LTU",
        "MDA",
        "TJK",
        "TKM",
        "UKR",
        "UZB",
    ]
)
EPITHETS = words("epithets")
CORPORATE = words("corporate")


class Circle:
    """Everybody a report names, by number; finds or makes the someone of each mention."""

    def __init__(self, parse: Parse, found: Sequence[Name], phrases: Sequence[Nominal]) -> None:
        self.parse = parse
        self.people: list[Someone] = []
        self._by_key: dict[tuple[str, str], int] = {}
        self._of_name: dict[int, int] = {}
        self._spots = settle_places(parse, found)
        self._surnames: dict[str, list[int]] = {}
        self._last: dict[int, int] = {}  # where each was named last, in the pass over short names
        self._all(found)
        self._roles(phrases)

    def size(self, who: int) -> int:
        """How often someone is named."""
        return self.people[who].times

    def who_is(self, name: Name) -> int:
        """The someone of a name."""
        return self._of_name[id(name)]

    # --- names --------------------------------------------------------------------------------

    def _all(self, found: Sequence[Name]) -> None:
        self._link_acronyms(found)
        full = [name for name in found if name.kind == "person" and len(parts(name.key)) > 1]
        for name in full:
            self._join(name, self._full_person(name))
        for name in found:
            if id(name) not in self._of_name:
                self._join(name, self._named(name))
            self._last[self._of_name[id(name)]] = name.first

    def _join(self, name: Name, who: int) -> None:
        self._of_name[id(name)] = who
        someone = self.people[who]
        someone.times += 1
        wording = self.parse.of(name.first, name.past)
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
            return self._place(fold(name.key), wording)
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
            return self._place(fold(known.name), known.name)
        if known.kind == "country" or known.kind == "group":
            return self._plain(known.kind, known)
        who = self._body(known.name.lower(), known.name, "organization")
        someone = self.people[who]
        someone.country = someone.country or known.code
        someone.add_sectors(known.sectors)
        return who

    def _plain(self, kind: str, known: Known) -> int:
        """A bloc, a people, a state that is no more: someone with a name and no code."""
        who = self._by_key.get((kind, known.name))
        if who is None:
            made: EntityKind = "country" if kind == "country" else "group"
            who = self._new(made, known.name, (kind, known.name))
            self.people[who].country = known.code
        return who

    def _place(self, key: str, wording: str) -> int:
        spot = self._spots.get(key)
        ident = ("spot", f"{spot.name} {spot.lat} {spot.lon}") if spot else ("place", key)
        who = self._by_key.get(ident)
        if who is None:
            shown = wording if wording[:1].isupper() else (spot.name if spot else wording)
            who = self._new("place", shown, ident)
            self.people[who].spot = spot
            self.people[who].country = spot.country if spot else None
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
            if len(words) > 1 and len(words[0]) > 3:
                self._by_key.setdefault(("body starts", words[0]), who)
        return who

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

    # --- persons ------------------------------------------------------------------------------

    def _full_person(self, name: Name) -> int:
        telling = parts(name.key)
        for word in (telling[-1], telling[0]):
            for who in self._surnames.get(sound(word), ()):
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
        self._surnames.setdefault(sound(telling[-1]), []).append(who)
        if sound(telling[0]) != sound(telling[-1]):
            self._surnames.setdefault(sound(telling[0]), []).append(who)
        return who

    def _short_person(self, name: Name) -> int:
        telling = parts(name.key)
        word = telling[-1]
        same = self._surnames.get(sound(word), ())
        by_surname = [who for who in same if sound(self.people[who].parts[-1]) == sound(word)]
        candidates = by_surname or list(same)
        if candidates:
            return self._nearest(name, candidates)
        for key, others in self._surnames.items():
            if len(word) > 5 and near(key, sound(word)):
                return others[0]
        who = self._new("person", self.parse.of(name.first, name.past))
        self.people[who].parts = telling
        self.people[who].gender = gender_of(telling[0]) if len(word) > 2 else None
        self._surnames.setdefault(sound(word), []).append(who)
        return who

    def _nearest(self, name: Name, candidates: list[int]) -> int:
        """Of several with that surname, the one whose gender fits and who was named last."""
        before = self.parse.lower[name.first - 1] if name.first else ""
        wanted = "m" if before in _MEN else "f" if before in _WOMEN else None
        fitting = [
            who for who in candidates if wanted is None or self.people[who].gender in (None, wanted)
        ]
        pool = fitting or candidates
        if len(pool) == 1:
            return pool[0]
        return max(pool, key=lambda who: self._last.get(who, -1))

    # --- roles --------------------------------------------------------------------------------

    def _roles(self, phrases: Sequence[Nominal]) -> None:
        for nominal in phrases:
            if nominal.bearer is None:
                continue
            someone = self.people[self._of_name[id(nominal.bearer)]]
            someone.roles.append(nominal)
            someone.add_sectors(nominal.sectors)
            if someone.gender is None:
                someone.gender = self.gender_of_noun(nominal.noun)
            for name in nominal.of:
                body = self.people[self._of_name[id(name)]]
                if body.kind == "organization" and body.sectors and body.sectors[0] != "JRN":
                    someone.add_sectors(body.sectors[:1])
                if someone.country is None and body.country is not None:
                    someone.country = body.country

    def gender_of_noun(self, noun: str) -> str | None:
        last = noun.rpartition(" ")[2]
        return "m" if last in _MEN else "f" if last in _WOMEN else None

    def bodies_of(self, someone: Someone) -> list[int]:
        """The countries and bodies that someone's roles are held in."""
        return [self._of_name[id(name)] for role in someone.roles for name in role.of[:1]]

    # --- noun phrases -------------------------------------------------------------------------

    def settle(self, ref: Ref, back: list[Ref]) -> None:
        """Finds or makes the someone of a noun phrase; leaves it open where nobody fits."""
        nominal = ref.nominal
        assert nominal is not None
        of = [self._of_name[id(name)] for name in nominal.of]
        kind = nominal.kind
        if kind in ("country", "place"):
            self._settle_land(ref, nominal, of, back)
            return
        if nominal.noun in ("government", "administration", "regime") or (
            nominal.noun == "authority" and of
        ):
            lands = [who for who in of if self.people[who].kind == "country"]
            if not lands and nominal.definite and not of:
                lands = self._lands(back)
            if lands:
                ref.who = lands[-1] if not of else lands[0]
                ref.kind = "country"
                self.people[ref.who].add_sectors(("GOV",))
                return
        if kind == "person":
            self._settle_person(ref, nominal, of, back)
        else:
            self._settle_body(ref, nominal, of, back)

    def _lands(self, back: list[Ref]) -> list[int]:
        found = []
        for ref in back[-40:]:
            if ref.who < 0:
                continue
            someone = self.people[ref.who]
            if someone.kind == "country" and ref.form != "pronoun":
                found.append(ref.who)
            elif someone.kind == "person" and someone.country and "GOV" in someone.sectors:
                found.append(self.country(someone.country))
        return found

    def _settle_land(self, ref: Ref, nominal: Nominal, of: list[int], back: list[Ref]) -> None:
        if ref.plural and nominal.kind == "country":
            self._make(ref, nominal, of, "group")  # "40 allied countries" act as one
            ref.kind = "group"
            return
        if ref.plural or not nominal.definite or nominal.possessor is not None:
            return
        if nominal.kind == "place":
            for who in of:
                if self.people[who].kind == "place":
                    ref.who = who
                    return
            if nominal.noun == "capital":
                codes = [self.people[who].country for who in of]
                for other in reversed(back):
                    if other.who >= 0 and other.form == "name":
                        there = self.people[other.who]
                        if there.spot and there.spot.feature == "PPLC":
                            if not codes or there.country in codes:
                                ref.who = other.who
                                return
                return
            if of:
                return
            for other in reversed(back[-30:]):
                if (
                    other.who >= 0
                    and self.people[other.who].kind == "place"
                    and other.form == "name"
                ):
                    spot = self.people[other.who].spot
                    if nominal.noun in ("city", "town", "village", "port"):
                        if spot is not None and not spot.feature.startswith("PPL"):
                            continue
                    ref.who = other.who
                    return
            return
        soviet = any(self.people[who].name == "Soviet Union" for who in of)
        if of and not soviet:
            return
        best, top = -1, -9.0
        for rank, other in enumerate(reversed(back[-40:])):
            if other.who < 0 or self.people[other.who].kind != "country" or other.form == "pronoun":
                continue
            if soviet and self.people[other.who].country not in _FORMER_SOVIET:
                continue
            score = -0.2 * rank + (0.6 if other.form == "name" else 0.0)
            if other.sentence == ref.sentence and not soviet and other.weight >= 1.6:
                score -= 0.4
            if score > top:
                best, top = other.who, score
        ref.who = best

    def _settle_person(self, ref: Ref, nominal: Nominal, of: list[int], back: list[Ref]) -> None:
        codes = {code for who in of if (code := self.people[who].country) is not None}
        if nominal.definite and nominal.noun == "source" and not of:
            for other in reversed(back[-40:]):  # "the source" is the paper that was just quoted
                if other.who >= 0 and "JRN" in self.people[other.who].sectors:
                    if self.people[other.who].kind == "organization":
                        ref.who = other.who
                        return
        if nominal.definite and nominal.possessor is None:
            for other in reversed(back):
                if other.who < 0:
                    continue
                someone = self.people[other.who]
                if someone.kind != "person":
                    continue
                same_role = any(role.noun.endswith(nominal.noun) or nominal.noun.endswith(role.noun)
                                for role in someone.roles)  # fmt: skip
                if same_role and (not codes or someone.country is None or someone.country in codes):
                    ref.who = other.who
                    if someone.country is None and codes:
                        someone.country = min(codes)
                        someone.roles.append(nominal)
                    return
            known_as = self._by_key.get(("unnamed", f"{nominal.noun} {sorted(of)}"))
            if not of and nominal.noun in EPITHETS and known_as is None:
                gender = self.gender_of_noun(nominal.noun)
                for other in reversed(back[-16:]):
                    if other.who >= 0 and ref.sentence - other.sentence <= 2:
                        someone = self.people[other.who]
                        if someone.kind == "person" and not someone.unnamed:
                            if gender is None or someone.gender in (None, gender):
                                ref.who = other.who
                                return
        self._make(ref, nominal, of, "person")

    def _settle_body(self, ref: Ref, nominal: Nominal, of: list[int], back: list[Ref]) -> None:
        kind: EntityKind = "organization" if nominal.kind == "organization" else "group"
        if nominal.definite and not of and nominal.possessor is None and kind == "organization":
            wanted = set(nominal.sectors)
            for other in reversed(back[-40:]):
                if other.who < 0:
                    continue
                someone = self.people[other.who]
                if someone.kind != "organization":
                    continue
                if wanted and someone.sectors and not wanted & set(someone.sectors):
                    continue
                if wanted and not someone.sectors and "IGO" in wanted:
                    continue
                ref.who = other.who
                return
        self._make(ref, nominal, of, kind)

    def _make(self, ref: Ref, nominal: Nominal, of: list[int], kind: EntityKind) -> None:
        """Somebody without a name; the same words later are the same somebody."""
        key = f"{nominal.noun} {sorted(of)}"
        group = kind == "group" or kind == "organization"
        if (nominal.definite or (group and of)) and nominal.possessor is None:
            known_as = self._by_key.get(("unnamed", key))
            if known_as is not None:
                ref.who = known_as
                return
        first, past = nominal.first, nominal.past
        while first < nominal.head and self.parse.tag[first] in ("DT", "PDT", "PRP$"):
            first += 1
        who = self._new(kind, self.parse.of(first, past))
        self._by_key[("unnamed", key)] = who  # "the driver" is the last driver that was spoken of
        someone = self.people[who]
        someone.unnamed = True
        someone.plural = ref.plural
        someone.gender = ref.gender
        someone.add_sectors(nominal.sectors)
        if kind == "person":
            someone.roles.append(nominal)
        for body in of:
            someone.country = someone.country or self.people[body].country
            if self.people[body].kind == "organization":
                someone.add_sectors(self.people[body].sectors[:1])
        ref.who = who

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
            body = next((self._of_name[id(name)] for name in nominal.of), None)
            roles.append(
                Role(
                    title=span.of(self.parse.text),
                    of=None if body is None else shown.get(body),
                    start=span.start,
                    end=span.end,
                )
            )
        return Entity(
            id=ident,
            name=self._best_name(someone),
            kind=someone.kind,
            roles=tuple(roles),
            country=someone.country,
            sector=tuple(someone.sectors),
            place=place,
        )

    def _best_name(self, someone: Someone) -> str:
        if someone.kind != "person" or not someone.forms:
            return someone.name
        return max(sorted(someone.forms), key=lambda form: (len(parts(form)), someone.forms[form]))
