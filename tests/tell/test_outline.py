"""What is told of a storyline, and in which order."""

from __future__ import annotations

import _invented
import msgspec
import pytest

from rashomon.model import Quote, Reading, Report, Situation, Span, Storyline
from rashomon.tell.index import Index
from rashomon.tell.outline import Outline
from rashomon.tell.sayings import Saying, spoken


@pytest.fixture(scope="module")
def account(situation):
    return Outline(situation).accounts[0]


def test_what_rests_on_one_origin_stands_apart(situation):
    (agreed, *rest) = situation.comparisons
    copied = msgspec.structs.replace(
        agreed,
        id="C9",
        sides=(msgspec.structs.replace(agreed.sides[0], evidence=agreed.sides[0].evidence[1::2]),),
    )
    changed = msgspec.structs.replace(situation, comparisons=(copied, agreed, *rest))
    account = Outline(changed).accounts[0]
    several, lone = account.split(account.having("agree"))
    assert [comparison.id for comparison in several] == ["C1"]
    assert [comparison.id for comparison in lone] == ["C9"]


def test_reports_stand_by_date_of_publication(account):
    assert [reading.report.published for reading in account.readings] == [
        "2024-05-04",
        "2024-05-04",
        "2024-05-05",
        "2024-05-05",
    ]


def test_people_bring_their_titles_and_their_words_from_all_reports(account):
    kovac = account.people[1]
    assert (kovac.entity.name, kovac.roles, kovac.named) == ("Ana Kovač", ("mayor, Maribor",), True)
    assert len(kovac.sayings) == 4
    (police,) = [person for person in account.people if person.entity.name == "police"]
    assert not police.named


def test_the_timeline_leaves_out_what_is_denied_or_only_supposed(account):
    assert [moment.occurrence.id for moment in account.moments] == ["X1", "X2"]


def test_the_same_pledge_in_two_reports_is_one(situation):
    first = situation.readings[0]
    copy = msgspec.structs.replace(
        first, report=msgspec.structs.replace(first.report, id="copy", outlet="Copy")
    )
    entities = tuple(
        msgspec.structs.replace(
            entity,
            members=entity.members
            + tuple(
                msgspec.structs.replace(member, report="copy")
                for member in entity.members
                if member.report == "courier"
            ),
        )
        for entity in situation.entities
    )
    storyline = msgspec.structs.replace(situation.storylines[0], reports=("courier", "copy"))
    changed = Situation(readings=(first, copy), entities=entities, storylines=(storyline,))
    (promise,) = Outline(changed).accounts[0].promises
    assert (promise.giver, len(promise.told)) == ("E4", 2)


def test_one_report_alone_is_told_in_full(situation):
    alone = Situation(readings=situation.readings[4:], storylines=situation.storylines[1:])
    outline = Outline(alone)
    assert [account.title for account in outline.accounts] == ["Ljubljana chess final drawn"]
    assert outline.singles == []


def test_several_reports_with_nothing_in_common_are_all_on_their_own(situation):
    apart = tuple(
        msgspec.structs.replace(situation.storylines[1], id=f"S{n}", reports=(id,))
        for n, id in enumerate(("courier", "radio", "chess"), 1)
    )
    outline = Outline(msgspec.structs.replace(situation, storylines=apart))
    assert outline.accounts == []
    assert [account.storyline.id for account in outline.singles] == ["S1", "S2", "S3"]


@pytest.mark.parametrize(
    ("text", "content", "marked", "shown"),
    [
        ("that it was “closed for good”.", (0, 28), [(13, 28)], "it was “closed for good”"),
        (
            "that it was “closed” and “cold”",
            (0, 31),
            [(13, 19), (26, 30)],
            "it was “closed” and “cold”",
        ),
        ('a "dangerous" one', (0, 17), [(3, 12)], "a “dangerous” one"),
        ("« hasty », he said", (2, 7), [(2, 7)], "“hasty”"),
    ],
)
def test_a_mixed_quotation_keeps_both_marks_of_what_stood_in_marks(text, content, marked, shown):
    quote = Quote(
        id="q1", form="mixed", content=(Span(*content),), marked=tuple(Span(*m) for m in marked)
    )
    reading = Reading(report=_invented.report("r", text), reader=_invented.READER, quotes=(quote,))
    assert spoken(Index(Situation(readings=(reading,))), Saying("r", quote)) == shown


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({"outlet": " Adria\nCourier "}, "Adria Courier"),
        ({"path": "in/dir/bar-17.html", "url": "https://x.example/"}, "bar-17.html"),
        ({"path": "-", "url": "https://www.radio.example:80/a?b"}, "radio.example"),
        ({"title": "Ferry strikes pier"}, "“Ferry strikes pier”"),
        ({"title": "A very long headline that goes on and on"}, "“A very long headline that…”"),
        ({}, "r1"),
    ],
)
def test_a_report_is_called_by_outlet_file_site_title_or_id(fields, label):
    report = Report(id="r1", sha256="", text="x", **fields)
    reading = Reading(report=report, reader=_invented.READER)
    assert Index(Situation(readings=(reading,))).label("r1") == label


def test_two_reports_of_one_outlet_are_told_apart_but_are_one_outlet():
    readings = tuple(
        Reading(report=_invented.report(id, id, outlet=outlet), reader=_invented.READER)
        for id, outlet in (("a", "Adria Courier"), ("b", "adria courier "), ("c", "Adria Courier"))
    )
    index = Index(Situation(readings=readings))
    assert [index.label(id) for id in "abc"] == [
        "Adria Courier (1)",
        "adria courier",
        "Adria Courier (2)",
    ]
    assert str(index.counts("abc")) == "3 reports / 1 outlet / 3 origins"


def test_an_outlet_with_one_report_in_each_storyline_needs_no_number():
    readings = tuple(
        Reading(report=_invented.report(id, id, outlet="Adria Courier"), reader=_invented.READER)
        for id in "ab"
    )
    storylines = tuple(Storyline(id=f"S{id}", title=id, reports=(id,)) for id in "ab")
    index = Index(Situation(readings=readings, storylines=storylines))
    assert [index.label(id) for id in "ab"] == ["Adria Courier", "Adria Courier"]
