"""A situation built by hand: four invented reports of one flood, one of something else.

Everything a page must survive is in it: markup and script ends in the text, in names and in
titles; right-to-left marks, terminal escape codes, a word of 300 letters; two carriers of one
dispatch; a denial; a speaker nobody can tell; a date nobody can resolve; a mark never closed.
"""

from __future__ import annotations

import hashlib

from rashomon.model import (
    Comparison,
    Copy,
    Credit,
    Entity,
    Event,
    EventRef,
    Evidence,
    Figure,
    Member,
    Mention,
    Noise,
    Occurrence,
    Origin,
    Place,
    Pledge,
    Quote,
    Reader,
    Reading,
    Report,
    Role,
    Side,
    Situation,
    SituationEntity,
    Skipped,
    Span,
    Storyline,
    Timex,
    Voice,
)

READER = Reader(rashomon="0.1.0", model="en_core_web_md 3.8.0")
LONG_WORD = "Hochwasser" * 30
HOSTILE = "<script>alert('x')</script>"
RIGHT_TO_LEFT = "\u202e"
ESCAPE = "\x1b[5;35m"


def where(text: str, words: str, nth: int = 0) -> Span:
    """The nth place at which the words stand."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def sentences(text: str) -> tuple[Span, ...]:
    """One span a line or sentence, good enough for texts of ours."""
    found, start = [], 0
    for at, mark in enumerate(text):
        closing = mark in ".\n" and (at + 1 == len(text) or text[at + 1] in " \n")
        if mark == "\n" or closing:
            past = at if mark == "\n" else at + 1
            if text[start:past].strip():
                found.append(Span(start, past))
            start = past + 1
    if text[start:].strip():
        found.append(Span(start, len(text)))
    return tuple(found)


def report(id: str, text: str, **fields: object) -> Report:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(id=id, sha256=digest, text=text, **fields)  # type: ignore[arg-type]


def _mention(text: str, words: str, form: str, entity: str | None, nth: int = 0) -> Mention:
    start, end = where(text, words, nth)
    return Mention(start=start, end=end, text=words, form=form, entity=entity)  # type: ignore[arg-type]


def _courier() -> Reading:
    text = (
        "Drava bursts its banks\n"
        "The Drava burst its banks at Maribor on Friday and at least 12 people are missing, "
        "mayor Ana Kovač told Nordwest Wire. "
        "“We have ordered the evacuation of Lent,” Kovač said. “Nobody stays behind.” "
        "She accused the power company Dravska of opening the gates too late. "
        "Austria will send two helicopters and 3 million euros, the foreign minister, "
        "Jonas Aigner, said.\n"
        "Read also: ten dams\n"
    )
    gates = where(text, "opening the gates too late")
    return Reading(
        report=report(
            "courier",
            text,
            title="Drava bursts its banks",
            outlet="Adria Courier",
            author=("Petra Vidmar",),
            published="2024-05-04",
            published_basis="metadata",
            language="en",
            path="flood/courier.txt",
        ),
        reader=READER,
        noise=(Noise(**_at(text, "Read also: ten dams"), kind="boilerplate"),),
        credits=(Credit(**_at(text, "Nordwest Wire"), agency="Nordwest Wire"),),
        sentences=sentences(text),
        entities=(
            Entity(
                id="e1",
                name="Ana Kovač",
                kind="person",
                roles=(Role(title="mayor", of="e2", **_at(text, "mayor")),),
                country="SVN",
                sector=("GOV",),
            ),
            Entity(
                id="e2",
                name="Maribor",
                kind="place",
                country="SVN",
                place=Place(geonames=3195506, lat=46.55472, lon=15.64667, feature="PPLA"),
            ),
            Entity(id="e3", name="Dravska", kind="organization", country="SVN", sector=("BUS",)),
            Entity(id="e4", name="Austria", kind="country", country="AUT"),
            Entity(
                id="e5",
                name="Jonas Aigner",
                kind="person",
                roles=(Role(title="foreign minister", of="e4", **_at(text, "foreign minister")),),
                country="AUT",
                sector=("GOV",),
            ),
            Entity(id="e6", name="Nordwest Wire", kind="organization", sector=("MED",)),
        ),
        mentions=(
            _mention(text, "Maribor", "name", "e2"),
            _mention(text, "Ana Kovač", "name", "e1"),
            _mention(text, "Nordwest Wire", "name", "e6"),
            _mention(text, "Kovač", "name", "e1", 1),
            _mention(text, "She", "pronoun", "e1"),
            _mention(text, "Dravska", "name", "e3"),
            _mention(text, "Austria", "name", "e4"),
            _mention(text, "Jonas Aigner", "name", "e5"),
        ),
        timexes=(
            Timex(
                id="t1",
                **_at(text, "Friday"),
                text="Friday",
                type="DATE",
                value="2024-05-03",
                from_="2024-05-03",
                to="2024-05-03",
            ),
        ),
        figures=(
            Figure(
                id="f1",
                **_at(text, "at least 12 people"),
                text="at least 12 people",
                kind="count",
                low=12,
                high=None,
                unit="person",
                about="missing",
                hedge="at least",
            ),
            Figure(
                id="f2",
                **_at(text, "3 million euros"),
                text="3 million euros",
                kind="money",
                low=3e6,
                high=3e6,
                unit="EUR",
                about="aid",
            ),
        ),
        quotes=(
            Quote(
                id="q1",
                form="direct",
                content=(
                    where(text, "We have ordered the evacuation of Lent,"),
                    where(text, "Nobody stays behind."),
                ),
                marked=(
                    where(text, "“We have ordered the evacuation of Lent,”"),
                    where(text, "“Nobody stays behind.”"),
                ),
                source=where(text, "Kovač", 1),
                source_entity="e1",
                cue=where(text, "said"),
                rule="quotes.cue",
            ),
            Quote(
                id="q2",
                form="indirect",
                content=(where(text, "at least 12 people are missing"),),
                source=where(text, "mayor Ana Kovač"),
                source_entity="e1",
                cue=where(text, "told"),
                channel="e6",
                rule="quotes.bare",
            ),
        ),
        events=(
            Event(
                id="v1",
                **_at(text, "The Drava burst its banks at Maribor on Friday"),
                trigger=where(text, "burst"),
                lemma="burst",
                timex="t1",
                from_="2024-05-03",
                to="2024-05-03",
                place="e2",
            ),
            Event(
                id="v2",
                **_at(text, "We have ordered the evacuation of Lent"),
                trigger=where(text, "ordered"),
                lemma="order",
                type="REQUEST",
                actors=("e1",),
                from_="2024-05-03",
                to="2024-05-03",
                voices=(Voice(entity="e1", **_at(text, "Kovač", 1)),),
            ),
            Event(
                id="v3",
                **_at(text, "She accused the power company Dravska of opening the gates too late"),
                trigger=where(text, "accused"),
                lemma="accuse",
                type="ACCUSE",
                actors=("e1",),
                targets=("e3",),
                actor_spans=(where(text, "She"),),
                target_spans=(where(text, "the power company Dravska"),),
                voices=(Voice(entity="e6", **_at(text, "Nordwest Wire")),),
            ),
            Event(
                id="v4",
                start=gates.start,
                end=gates.end,
                trigger=where(text, "opening"),
                lemma="open",
                actors=("e3",),
                realis="hypothetical",
            ),
            Event(
                id="v5",
                **_at(text, "Austria will send two helicopters and 3 million euros"),
                trigger=where(text, "send"),
                lemma="send",
                type="AID",
                actors=("e4",),
                realis="planned",
                figures=("f2",),
                voices=(Voice(entity="e5", **_at(text, "Jonas Aigner")),),
            ),
        ),
        pledges=(
            Pledge(
                id="p1",
                event="v5",
                giver="e4",
                receiver=None,
                what=where(text, "two helicopters and 3 million euros"),
                figures=("f2",),
                stance="agreed",
            ),
        ),
    )


def _at(text: str, words: str, nth: int = 0) -> dict[str, int]:
    start, end = where(text, words, nth)
    return {"start": start, "end": end}


def _radio() -> Reading:
    text = (
        "Five missing after flood at Maribor\n"
        "Five people are missing after the Drava flooded Maribor on Friday, police said. "
        f"Dravska’s director, Marko {HOSTILE} Zupan, denied that the gates were opened late: "
        f"“The gates followed the plan{RIGHT_TO_LEFT} to the minute. "
        f"A crew from {ESCAPE}Graz has reached the town. "
        "They said the water would rise again soon. "
        f"It was, one of them added, a {LONG_WORD}.\n"
    )
    return Reading(
        report=report(
            "radio",
            text,
            title=f"Five missing {HOSTILE}",
            outlet="Drava Radio",
            published="2024-05-04",
            published_basis="given",
            language="en",
            url="https://radio.example/flood?a=1&b=2",
        ),
        reader=READER,
        noise=(),
        sentences=sentences(text),
        entities=(
            Entity(id="e1", name=f"Marko {HOSTILE} Zupan", kind="person", country="SVN"),
            Entity(id="e2", name="Maribor", kind="place", country="SVN"),
            Entity(id="e3", name="Dravska", kind="organization"),
            Entity(id="e4", name="police", kind="organization", sector=("COP",)),
        ),
        mentions=(
            _mention(text, "Maribor", "name", "e2", 1),
            _mention(text, "police", "nominal", "e4"),
            _mention(text, "Dravska", "name", "e3"),
            _mention(text, f"Marko {HOSTILE} Zupan", "name", "e1"),
            _mention(text, "They", "pronoun", None),
        ),
        timexes=(
            Timex(
                id="t1",
                **_at(text, "Friday"),
                text="Friday",
                type="DATE",
                value="2024-05-03",
                from_="2024-05-03",
                to="2024-05-03",
            ),
            Timex(id="t2", **_at(text, "soon"), text="soon", type="DATE", value="FUTURE_REF"),
        ),
        figures=(
            Figure(
                id="f1",
                **_at(text, "Five people"),
                text="Five people",
                kind="count",
                low=5,
                high=5,
                unit="person",
                about="missing",
            ),
        ),
        quotes=(
            Quote(
                id="q1",
                form="direct",
                content=(
                    where(text, f"The gates followed the plan{RIGHT_TO_LEFT} to the minute."),
                ),
                marked=(
                    where(text, f"“The gates followed the plan{RIGHT_TO_LEFT} to the minute."),
                ),
                source=where(text, f"Marko {HOSTILE} Zupan"),
                source_entity="e1",
                cue=where(text, "denied"),
                closed=False,
                rule="quotes.colon; ends with the sentence",
            ),
            Quote(
                id="q2",
                form="indirect",
                content=(where(text, "the water would rise again soon"),),
                source=where(text, "They"),
                source_entity=None,
                cue=where(text, "said", 1),
                rule="quotes.bare",
            ),
        ),
        events=(
            Event(
                id="v1",
                **_at(text, "the Drava flooded Maribor on Friday"),
                trigger=where(text, "flooded"),
                lemma="flood",
                timex="t1",
                from_="2024-05-03",
                to="2024-05-03",
                place="e2",
            ),
            Event(
                id="v2",
                **_at(text, "the gates were opened late"),
                trigger=where(text, "opened"),
                lemma="open",
                actors=("e3",),
                realis="negated",
                voices=(Voice(entity="e1", **_at(text, f"Marko {HOSTILE} Zupan")),),
            ),
            Event(
                id="v3",
                **_at(text, f"A crew from {ESCAPE}Graz has reached the town"),
                trigger=where(text, "reached"),
                lemma="reach",
            ),
        ),
    )


def _wire(id: str, outlet: str | None, published: str, head: str) -> Reading:
    text = (
        f"{head}\n"
        "MARIBOR (Nordwest Wire) - The Drava burst its banks at Maribor on Friday. "
        "By Saturday 14 people were missing, mayor Ana Kovač said 😟. "
        "“We have ordered the evacuation of Lent,” she said.\n"
    )
    return Reading(
        report=report(id, text, title=head, outlet=outlet, published=published, path=f"{id}.html"),
        reader=READER,
        credits=(Credit(**_at(text, "Nordwest Wire"), agency="Nordwest Wire"),),
        sentences=sentences(text),
        entities=(
            Entity(
                id="e1",
                name="Ana Kovač",
                kind="person",
                roles=(Role(title="mayor", **_at(text, "mayor")),),
            ),
            Entity(id="e2", name="Maribor", kind="place", country="SVN"),
        ),
        mentions=(
            _mention(text, "Maribor", "name", "e2"),
            _mention(text, "Ana Kovač", "name", "e1"),
            _mention(text, "she", "pronoun", "e1"),
        ),
        timexes=(
            Timex(
                id="t1",
                **_at(text, "Saturday"),
                text="Saturday",
                type="DATE",
                value="2024-05-04",
                from_="2024-05-04",
                to="2024-05-04",
            ),
        ),
        figures=(
            Figure(
                id="f1",
                **_at(text, "14 people"),
                text="14 people",
                kind="count",
                low=14,
                high=14,
                unit="person",
                about="missing",
            ),
        ),
        quotes=(
            Quote(
                id="q1",
                form="direct",
                content=(where(text, "We have ordered the evacuation of Lent,"),),
                marked=(where(text, "“We have ordered the evacuation of Lent,”"),),
                source=where(text, "she"),
                source_entity="e1",
                cue=where(text, "said", 1),
                rule="quotes.cue",
            ),
        ),
        events=(
            Event(
                id="v1",
                **_at(text, "The Drava burst its banks at Maribor on Friday"),
                trigger=where(text, "burst"),
                lemma="burst",
                from_="2024-05-03",
                to="2024-05-03",
                place="e2",
            ),
            Event(
                id="v2",
                **_at(text, "We have ordered the evacuation of Lent"),
                trigger=where(text, "ordered"),
                lemma="order",
                type="REQUEST",
                actors=("e1",),
                from_="2024-05-03",
                to="2024-05-03",
            ),
        ),
    )


def _chess() -> Reading:
    text = "Ljubljana chess final drawn\nThe chess final in Ljubljana ended in a draw on Sunday.\n"
    return Reading(
        report=report("chess", text, outlet=None, path="in/chess final.md"),
        reader=READER,
        sentences=sentences(text),
        entities=(Entity(id="e1", name="Ljubljana", kind="place", country="SVN"),),
        mentions=(_mention(text, "Ljubljana", "name", "e1", 1),),
        timexes=(Timex(id="t1", **_at(text, "Sunday"), text="Sunday", type="DATE"),),
        events=(
            Event(
                id="v1",
                **_at(text, "The chess final in Ljubljana ended in a draw on Sunday"),
                trigger=where(text, "ended"),
                lemma="end",
            ),
        ),
    )


def situation() -> Situation:
    """The flood told by four reports of three origins, and a chess match."""
    readings = (
        _courier(),
        _radio(),
        _wire("styria", "Styria Today", "2024-05-05", "Fourteen missing at Maribor"),
        _wire("gorenje", "Gorenje Post", "2024-05-05", "14 missing in Slovenia flood"),
        _chess(),
    )
    text = {reading.report.id: reading.report.text for reading in readings}

    def proof(report: str, words: str, nth: int = 0) -> Evidence:
        return Evidence(report=report, **_at(text[report], words, nth))

    def side(
        value: str, *evidence: Evidence, counts: tuple[int, int, int], voices: tuple[str, ...] = ()
    ) -> Side:
        reports, outlets, origins = counts
        return Side(
            value=value,
            evidence=evidence,
            voices=voices,
            reports=reports,
            outlets=outlets,
            origins=origins,
        )

    return Situation(
        readings=readings,
        skipped=(
            Skipped(input=f"feeds/{ESCAPE}x.jsonl", row=17, stage="ingest", why="no text"),
            Skipped(input="empty.txt", stage="ingest", why="the file is empty"),
        ),
        entities=(
            SituationEntity(
                id="E1",
                name="Ana Kovač",
                kind="person",
                members=(
                    Member(report="courier", entity="e1"),
                    Member(report="styria", entity="e1"),
                    Member(report="gorenje", entity="e1"),
                ),
            ),
            SituationEntity(
                id="E2",
                name="Maribor",
                kind="place",
                members=tuple(
                    Member(report=id, entity="e2")
                    for id in ("courier", "radio", "styria", "gorenje")
                ),
            ),
            SituationEntity(
                id="E3",
                name="Dravska",
                kind="organization",
                members=(
                    Member(report="courier", entity="e3"),
                    Member(report="radio", entity="e3"),
                ),
            ),
            SituationEntity(
                id="E4",
                name="Austria",
                kind="country",
                members=(Member(report="courier", entity="e4"),),
            ),
            SituationEntity(
                id="E5",
                name="Jonas Aigner",
                kind="person",
                members=(Member(report="courier", entity="e5"),),
            ),
            SituationEntity(
                id="E6",
                name="Nordwest Wire",
                kind="organization",
                members=(Member(report="courier", entity="e6"),),
            ),
            SituationEntity(
                id="E7",
                name=f"Marko {HOSTILE} Zupan",
                kind="person",
                members=(Member(report="radio", entity="e1"),),
            ),
            SituationEntity(
                id="E8",
                name="police",
                kind="organization",
                members=(Member(report="radio", entity="e4"),),
            ),
            SituationEntity(
                id="E9",
                name="Ljubljana",
                kind="place",
                members=(Member(report="chess", entity="e1"),),
            ),
        ),
        copies=(Copy(report="gorenje", of="styria", kind="near", share=0.93),),
        origins=(
            Origin(
                id="O1", name="Adria Courier", reports=("courier",), because="its own reporting"
            ),
            Origin(
                id="O2",
                name="Nordwest Wire",
                reports=("gorenje", "styria"),
                because="both credit Nordwest Wire and share 93 % of their words",
            ),
            Origin(id="O3", name="Drava Radio", reports=("radio",), because="its own reporting"),
            Origin(id="O4", name="chess final.md", reports=("chess",), because="its own reporting"),
        ),
        storylines=(
            Storyline(
                id="S1",
                title="Flood on the Drava at Maribor",
                reports=("courier", "gorenje", "radio", "styria"),
                from_="2024-05-03",
                to="2024-05-04",
            ),
            Storyline(id="S2", title="Ljubljana chess final drawn", reports=("chess",)),
        ),
        occurrences=(
            Occurrence(
                id="X1",
                storyline="S1",
                from_="2024-05-03",
                to="2024-05-03",
                place="E2",
                events=(
                    EventRef(report="courier", event="v1"),
                    EventRef(report="gorenje", event="v1"),
                    EventRef(report="radio", event="v1"),
                    EventRef(report="styria", event="v1"),
                ),
                reports=4,
                outlets=4,
                origins=3,
                because="same river, same town, same day",
            ),
            Occurrence(
                id="X2",
                storyline="S1",
                type="REQUEST",
                actors=("E1",),
                from_="2024-05-03",
                to="2024-05-04",
                events=(
                    EventRef(report="courier", event="v2"),
                    EventRef(report="gorenje", event="v2"),
                    EventRef(report="styria", event="v2"),
                ),
                reports=3,
                outlets=3,
                origins=2,
                because="the same words of the same speaker",
            ),
            Occurrence(
                id="X3",
                storyline="S1",
                type="ACCUSE",
                actors=("E1",),
                targets=("E3",),
                events=(EventRef(report="courier", event="v3"),),
                reports=1,
                outlets=1,
                origins=1,
                because="told once",
            ),
            Occurrence(
                id="X4",
                storyline="S1",
                actors=("E3",),
                events=(
                    EventRef(report="courier", event="v4"),
                    EventRef(report="radio", event="v2"),
                ),
                reports=2,
                outlets=2,
                origins=2,
                because="same actor, same act",
            ),
            Occurrence(
                id="X5",
                storyline="S1",
                type="AID",
                actors=("E4",),
                events=(EventRef(report="courier", event="v5"),),
                reports=1,
                outlets=1,
                origins=1,
                because="told once",
            ),
            Occurrence(
                id="X6",
                storyline="S1",
                events=(EventRef(report="radio", event="v3"),),
                reports=1,
                outlets=1,
                origins=1,
                because="told once",
            ),
            Occurrence(
                id="X7",
                storyline="S2",
                events=(EventRef(report="chess", event="v1"),),
                reports=1,
                outlets=1,
                origins=1,
                because="told once",
            ),
        ),
        comparisons=(
            Comparison(
                id="C1",
                storyline="S1",
                occurrence="X1",
                verdict="agree",
                about="date",
                statement="The Drava flooded Maribor on 3 May 2024.",
                because="all four give Friday, 3 May",
                sides=(
                    side(
                        "3 May 2024",
                        proof("courier", "The Drava burst its banks at Maribor on Friday"),
                        proof("gorenje", "The Drava burst its banks at Maribor on Friday"),
                        proof("radio", "the Drava flooded Maribor on Friday"),
                        proof("styria", "The Drava burst its banks at Maribor on Friday"),
                        counts=(4, 4, 3),
                    ),
                ),
            ),
            Comparison(
                id="C2",
                storyline="S1",
                occurrence="X1",
                verdict="conflict",
                about="figure",
                statement="The reports of 4 May differ on how many people are missing.",
                because="at least 12 rules out five, and both speak of Friday night",
                sides=(
                    side(
                        "at least 12",
                        proof("courier", "at least 12 people are missing"),
                        counts=(1, 1, 1),
                        voices=("E6", "E1"),
                    ),
                    side(
                        "5",
                        proof("radio", "Five people are missing"),
                        counts=(1, 1, 1),
                        voices=("E8",),
                    ),
                ),
            ),
            Comparison(
                id="C3",
                storyline="S1",
                occurrence="X1",
                verdict="update",
                about="figure",
                statement="The number of missing rose from at least 12 to 14.",
                because="the later reports, of 5 May, give the larger number",
                sides=(
                    side(
                        "at least 12",
                        proof("courier", "at least 12 people are missing"),
                        counts=(1, 1, 1),
                        voices=("E6", "E1"),
                    ),
                    side(
                        "14",
                        proof("gorenje", "14 people were missing"),
                        proof("styria", "14 people were missing"),
                        counts=(2, 2, 1),
                        voices=("E1",),
                    ),
                ),
            ),
            Comparison(
                id="C4",
                storyline="S1",
                occurrence="X4",
                verdict="conflict",
                about="realis",
                statement="It is disputed whether the gates were opened too late.",
                because="the mayor asserts it, the company's director denies it",
                sides=(
                    side(
                        "opened late",
                        proof("courier", "opening the gates too late"),
                        counts=(1, 1, 1),
                        voices=("E1",),
                    ),
                    side(
                        "not opened late",
                        proof("radio", "denied that the gates were opened late"),
                        counts=(1, 1, 1),
                        voices=("E7",),
                    ),
                ),
            ),
            Comparison(
                id="C5",
                storyline="S1",
                occurrence="X2",
                verdict="compatible",
                about="wording",
                statement="The mayor ordered the evacuation of Lent; one report quotes more.",
                because="the shorter quotation is part of the longer one",
                sides=(
                    side(
                        "with “Nobody stays behind”",
                        proof("courier", "We have ordered the evacuation of Lent"),
                        proof("courier", "Nobody stays behind."),
                        counts=(1, 1, 1),
                        voices=("E1",),
                    ),
                    side(
                        "without it",
                        proof("gorenje", "We have ordered the evacuation of Lent"),
                        proof("styria", "We have ordered the evacuation of Lent"),
                        counts=(2, 2, 1),
                        voices=("E1",),
                    ),
                ),
            ),
            Comparison(
                id="C6",
                storyline="S1",
                occurrence="X5",
                verdict="only",
                about="act",
                statement="Austria will send two helicopters and 3 million euros.",
                because="no other report speaks of it",
                sides=(
                    side(
                        "will send",
                        proof("courier", "Austria will send two helicopters and 3 million euros"),
                        counts=(1, 1, 1),
                        voices=("E5",),
                    ),
                ),
            ),
            Comparison(
                id="C7",
                storyline="S1",
                occurrence="X6",
                verdict="only",
                about="act",
                statement=f"A crew from {ESCAPE}Graz has reached the town {HOSTILE}.",
                because="no other report speaks of it",
                sides=(
                    side(
                        "reached",
                        proof("radio", f"A crew from {ESCAPE}Graz has reached the town"),
                        counts=(1, 1, 1),
                    ),
                ),
            ),
            Comparison(
                id="C8",
                storyline="S2",
                occurrence="X7",
                verdict="only",
                about="act",
                statement="The chess final in Ljubljana ended in a draw.",
                because="a single report",
                sides=(
                    side(
                        "ended in a draw",
                        proof("chess", "ended in a draw"),
                        counts=(1, 1, 1),
                    ),
                ),
            ),
        ),
    )
