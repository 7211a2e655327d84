"""Who a report speaks of: sentences of ours, invented people on real geography."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.read.layout.marks import marks
from rashomon.read.parser import Parser
from rashomon.read.who.entities import Cast, cast


@pytest.fixture(scope="module")
def cast_of(parser: Parser) -> Callable[[str], Cast]:
    def read(text: str) -> Cast:
        return cast(parser.parse(text, ()), marks(text))

    return read


@pytest.fixture(scope="module")
def told_on(parser: Parser) -> Callable[[str, str | None], Cast]:
    def read(text: str, published: str | None) -> Cast:
        return cast(parser.parse(text, ()), marks(text), (), published)

    return read


def pointed(told: Cast, wording: str) -> list[str | None]:
    """The names of those whom the mentions of this wording point at, in text order."""
    named = {entity.id: entity.name for entity in told.entities}
    return [named.get(m.entity or "") for m in told.mentions if m.text == wording]


def test_a_title_and_a_country_are_a_role_and_not_part_of_the_name(cast_of):
    told = cast_of("Norwegian Foreign Minister Tove Lindqvist arrived in Riga. Lindqvist smiled.")
    (person,) = [e for e in told.entities if e.kind == "person"]
    assert person.name == "Tove Lindqvist"
    assert person.country == "NOR"
    assert person.sector[0] == "GOV"
    assert [role.title for role in person.roles] == ["Foreign Minister"]
    assert pointed(told, "Lindqvist") == ["Tove Lindqvist"]


def test_two_spellings_of_a_name_are_one_person(cast_of):
    told = cast_of("Dmitry Karelin left Vilnius. Hours later Dimitri Karelin returned.")
    assert len([e for e in told.entities if e.kind == "person"]) == 1


def test_a_capital_that_accuses_is_its_government_and_one_that_is_visited_the_city(cast_of):
    told = cast_of("Ankara accused the union of delay. The envoys flew to Ankara on Monday.")
    kinds = {entity.id: entity.kind for entity in told.entities}
    assert [kinds[m.entity or ""] for m in told.mentions if m.text == "Ankara"] == [
        "country",
        "place",
    ]


def test_a_demonym_is_a_mention_of_its_country(cast_of):
    told = cast_of("Turkish officials met the press in Izmir.")
    (mention,) = [m for m in told.mentions if m.form == "demonym"]
    assert (mention.text, pointed(told, "Turkish")) == ("Turkish", ["Turkey"])


def test_the_pronoun_us_is_not_the_country(cast_of):
    told = cast_of("They told us that the US would help.")
    assert pointed(told, "US") == ["United States"]
    assert pointed(told, "us") == [None]


def test_words_of_a_known_name_in_the_wrong_order_are_that_name(cast_of):
    told = cast_of("The Court Criminal International opened a case on Friday.")
    assert pointed(told, "Court Criminal International") == ["International Criminal Court"]


def test_mentions_come_in_text_order_and_lie_on_their_words(cast_of):
    text = "The Bank of England said it would wait. Its governor, Ann Petty, gave no date."
    told = cast_of(text)
    starts = [(m.start, -m.end) for m in told.mentions]
    assert starts == sorted(starts)
    assert all(text[m.start : m.end] == m.text for m in told.mentions)
    assert [e.id for e in told.entities] == [f"e{n + 1}" for n in range(len(told.entities))]


def test_i_and_we_are_left_to_whoever_knows_the_speaker(cast_of):
    told = cast_of("“We will not sign,” said Tove Lindqvist. “I am sorry.”")
    assert pointed(told, "We") == [None]
    assert pointed(told, "I") == [None]


def test_a_name_that_a_line_break_parts_is_shown_in_one_line(cast_of):
    text = (
        "The talks in the Swiss city were broken off on Monday evening by Jonas\nBakke, the deputy "
        "defence minister, who said that he had been told\nto leave the town at once and without "
        "the aides who came with him.\n"
    )
    told = cast_of(text)
    (person,) = [e for e in told.entities if e.kind == "person"]
    assert person.name == "Jonas Bakke"
    assert all("\n" not in role.title for role in person.roles)
    assert "Jonas\nBakke" in [m.text for m in told.mentions]


@pytest.mark.parametrize("tag", ["(D-Calif.)", "(R-Texas)", "(D-N.C.)", "(R-South Dakota)"])
def test_a_party_tag_is_no_place_and_makes_its_bearer_an_american_politician(cast_of, tag):
    told = cast_of(f"Anna Moe {tag} voted against the bill.")
    (person,) = told.entities
    assert (person.country, person.sector) == ("USA", ("PTY",))


def test_the_office_a_report_opens_with_is_held_by_whom_it_names_next(cast_of):
    told = cast_of(
        "Spain's prime minister offered to meet the unions on Monday.\n\n"
        "Tomás Rielo said he was ready to talk."
    )
    (person,) = [e for e in told.entities if e.kind == "person"]
    assert (person.name, person.country) == ("Tomás Rielo", "ESP")


def test_the_office_a_report_opens_with_is_not_given_to_one_with_a_title_of_his_own(cast_of):
    told = cast_of(
        "Spain's prime minister offered to meet the unions on Monday.\n\n"
        "Tomás Rielo, a union leader, said he was ready to talk."
    )
    assert len([e for e in told.entities if e.kind == "person"]) == 2


def test_a_title_and_mr_are_one_person_and_so_is_the_head_of_a_body(cast_of):
    told = cast_of(
        "The interior minister, Mr Odera, spoke. The head of the charity Lars Friis listened."
    )
    roles = {e.name: [role.title for role in e.roles] for e in told.entities if e.kind == "person"}
    assert roles == {"Odera": ["interior minister"], "Lars Friis": ["head"]}


def test_initials_without_brackets_are_the_body_named_in_full(cast_of):
    told = cast_of("The Nordic Sailors Guild sued on Monday. The NSG said it would win.")
    assert pointed(told, "NSG") == ["Nordic Sailors Guild"]


def test_the_clinic_in_a_town_is_not_the_town(cast_of):
    told = cast_of("The clinic in Bar took in 30 people. The clinic said two had died.")
    assert pointed(told, "The clinic") == ["clinic", "clinic"]
    assert pointed(told, "Bar") == ["Bar"]


def _one(told, name):
    return next(entity for entity in told.entities if entity.name == name)


def test_a_known_office_holder_has_the_country_and_sector_of_the_reports_day(told_on):
    text = "Canada was praised on Friday. Justin Trudeau thanked Fernhollow Press for the prize."
    assert _one(told_on(text, "2018-05-04"), "Justin Trudeau").sector == ("GOV",)
    assert _one(told_on(text, None), "Justin Trudeau").country == "CAN"
    assert not _one(told_on(text, "2018-05-04"), "Justin Trudeau").roles


def test_what_the_report_says_of_a_person_comes_before_the_register(told_on):
    told = told_on("Justin Trudeau, a French baker, opened a shop in Lyon.", "2018-05-04")
    trudeau = _one(told, "Justin Trudeau")
    assert trudeau.country == "FRA"
    assert "GOV" not in trudeau.sector


def test_a_surname_alone_is_believed_only_where_the_report_speaks_of_the_country(told_on):
    text = "Trudeau won the village chess final, and Petersen came second."
    assert _one(told_on(text, "2018-05-04"), "Trudeau").country is None
    assert _one(told_on(f"Canada cheered. {text}", "2018-05-04"), "Trudeau").country == "CAN"


def test_a_body_is_of_the_land_that_stands_before_it(told_on):
    told = told_on("Kenya's Supreme Court rejected the appeal.", None)
    assert _one(told, "Supreme Court").country == "KEN"


def test_a_capital_in_capitals_is_the_town_or_its_government(told_on):
    told = told_on("TUNIS said on Friday that it would reopen the border.", None)
    (land,) = told.entities
    assert (land.kind, land.country, land.sector) == ("country", "TUN", ("GOV",))


def test_a_peoples_name_before_a_noun_does_not_change_what_the_noun_is(told_on):
    told = told_on("A Shiite militia attacked the checkpoint.", None)
    assert _one(told, "Shiite militia").sector == ("PRM",)


def test_a_spokesman_of_nobody_has_no_sector(told_on):
    told = told_on("Bo Lindqvist, a spokesman, said on Friday that the show would go on.", None)
    assert _one(told, "Bo Lindqvist").sector == ()
    told = told_on("Bo Lindqvist, a Norwegian spokesman, said the talks would go on.", None)
    assert _one(told, "Bo Lindqvist").sector == ("GOV",)


def test_a_role_told_with_its_country_later_is_a_role_though_the_country_was_known(parser):
    text = "Talks failed, said Chancellor Angela Merkel. The German chancellor left Riga."
    told = cast(parser.parse(text, ()), marks(text), published="2015-03-04")
    (person,) = [one for one in told.entities if one.kind == "person"]
    (germany,) = [one.id for one in told.entities if one.country == "DEU" and one is not person]
    assert [role.of for role in person.roles] == [None, germany]
