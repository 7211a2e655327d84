"""Bodies by the form of their names, and what the word lists know of them."""

from __future__ import annotations

import pytest

from rashomon.read.names.lexicon import known, rows
from rashomon.read.names.names import RULES, names
from rashomon.read.parser import Parser


def named(parser: Parser, text: str, without: str | None = None) -> list[tuple[str, str]]:
    parse = parser.parse(text, ())
    return [(parse.of(name.first, name.past), name.kind) for name in names(parse, without)]


# rule, sentence, the name it gives, its kind
CASES = [
    (
        "countries' bodies",
        "The Danish Army Council met the UK Government in Leith.",
        "UK Government",
        "organization",
    ),
    (
        "longer bodies",
        "He is wanted by the Department of Canals and Harbours.",
        "Department of Canals and Harbours",
        "organization",
    ),
    (
        "military units",
        "Soldiers of the 9th Danish Army Division held the ridge.",
        "9th Danish Army Division",
        "organization",
    ),
    ("military units", "The convoy was led by 4th Marines.", "4th Marines", "organization"),
    ("arabic groups", "Near the dam, Jund al-Nahr attacked.", "Jund al-Nahr", "organization"),
    (
        "operations and ships",
        "Operation Silent Heron began on Monday.",
        "Operation Silent Heron",
        "other",
    ),
    ("operations and ships", "The USS Marrow Point left port.", "USS Marrow Point", "other"),
    ("acronyms in brackets", "The High Rivers Committee (HRC) met.", "HRC", "organization"),
    ("acronyms in brackets", "They signed the Open Rivers Plan (ORP).", "ORP", "organization"),
]


@pytest.mark.parametrize(("rule", "text", "name", "kind"), CASES)
def test_a_body_is_known_by_its_form(parser, rule, text, name, kind):
    assert (name, kind) in named(parser, text)
    assert rule in dict(RULES)


def test_the_country_in_the_name_of_its_army_is_a_name_too(parser):
    found = named(parser, "The Danish Army Council met the Iraqi Army in Leith.")
    assert ("Danish", "demonym") in found
    assert ("Iraqi", "demonym") in found


def test_the_european_union_holds_no_mention_of_europe(parser):
    assert ("European", "demonym") not in named(parser, "The European Union agreed.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fighters of al-Qa'ida in the Arabian Peninsula fled.", "AQAP"),
        ("The Kata'ib Hizballah militia fired rockets.", "Kataib Hezbollah"),
        ("Boko Haram attacked a village.", "Boko Haram"),
        ("The Islamic State of Iraq and al-Sham lost the town.", "Islamic State"),
        ("Jama'at Nasr al-Islam wal Muslimin claimed the raid.", "JNIM"),
        ("The Forces Democratic Syrian took the dam.", "Syrian Democratic Forces"),
    ],
)
def test_armed_groups_are_known_in_many_spellings_and_orders(parser, text, name):
    parse = parser.parse(text, ())
    bodies = {one.known.name for one in names(parse) if one.known and one.kind == "organization"}
    spellings = {
        entry.known.name
        for entries in known().values()
        for entry in entries
        if name in (entry.known.name, entry.exact) or entry.known.name.replace("'", "") == name
    }
    assert bodies & (spellings | {name, "Kataib Hezbollah", "Al-Qaeda in the Arabian Peninsula"})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Doctors of the Organization World Health came.", "World Health Organization"),
        ("The Nations United sent lorries.", "United Nations"),
        ("He was a guard of the Court Criminal International.", "International Criminal Court"),
    ],
)
def test_a_known_body_is_known_in_translated_order(parser, text, name):
    parse = parser.parse(text, ())
    assert name in [one.known.name for one in names(parse) if one.known]


def test_a_person_is_no_firm_read_backwards(parser):
    parse = parser.parse("Stanley Morgan, a nurse, said she was glad.", ())
    assert not [one for one in names(parse) if one.known]


def test_a_words_capital_tells_a_body_from_a_description(parser):
    assert ("southern front", "organization") not in named(
        parser, "The southern front was quiet. Southern front lines held."
    )
    let = named(parser, "Let us go home, the mayor said.")
    assert "Let" not in [said for said, _ in let]


def test_a_label_that_runs_on_is_cut_at_verb_bracket_and_prefix(parser):
    text = "The pro-Holm rally drew hundreds. Ingrid Holm spoke."
    assert "pro-Holm" not in [said for said, _ in named(parser, text)]


@pytest.mark.parametrize("file", ["armed_groups.tsv", "bodies.tsv", "organizations.tsv"])
def test_every_row_of_the_tables_has_names_country_and_sectors(file):
    for names_, code, sectors in rows(file):
        assert all(
            name.strip() == name and name for one in names_.split("; ") for name in one.split("|")
        )
        assert code == "-" or (len(code) == 3 and code.isupper())
        assert all(len(sector) == 3 for sector in sectors.split(","))


def test_two_countries_are_no_one_name_and_a_body_is_not_its_possessor(parser):
    said = [said for said, _ in named(parser, "Talks between North and South Korea failed.")]
    assert "South Korea" in said
    assert "North and South Korea" not in said
    text = "Ingrid Holm spoke. Holm's National Security Council met."
    assert "Holm's National Security Council" not in [said for said, _ in named(parser, text)]


# rule, sentence, what is a name by that rule alone
BY_RULE = [
    ("words in any order", "Nations United lorries came.", "Nations United"),
    ("countries' bodies", "The moderate Danish Opposition met.", "Danish Opposition"),
    ("longer bodies", "She heads the Supreme Court of Kenya.", "Supreme Court of Kenya"),
    ("acronyms in brackets", "The Medium Term Plans (MTPs) failed.", "MTPs"),
    ("teams", "Houston carried the Jacksonville Jaguars 30 - 20.", "Jacksonville Jaguars"),
    (
        "towns without a label",
        "* Near Bayji, one strike suppressed a heavy machine gun position.",
        "Bayji",
    ),
]
# rule, sentence, what would be a name without it
AGAINST_RULE = [
    ("two countries in one", "He praised North and South Korea.", "North and South Korea"),
    ("names of things", "They lost two trucks and a UAV near the dam.", "UAV"),
    (
        "no possessors",
        "There are divisions within Holm's Republican Party. Ingrid Holm denied it.",
        "Holm's Republican Party",
    ),
]


@pytest.mark.parametrize(("rule", "text", "name"), BY_RULE)
def test_a_rule_finds_what_is_missed_without_it(parser, rule, text, name):
    assert name in [said for said, _ in named(parser, text)]
    assert name not in [said for said, _ in named(parser, text, rule)]


@pytest.mark.parametrize(("rule", "text", "name"), AGAINST_RULE)
def test_a_rule_leaves_out_what_would_be_found_without_it(parser, rule, text, name):
    assert name not in [said for said, _ in named(parser, text)]
    assert name in [said for said, _ in named(parser, text, rule)]


def test_a_country_s_body_inside_a_longer_one_is_not_told_twice(parser):
    said = [said for said, _ in named(parser, "Royal Danish Air Force pilots landed.")]
    assert "Royal Danish Air Force" in said
    assert "Danish Air Force" not in said


def test_leaving_out_a_rule_leaves_out_what_it_gives(parser):
    text = "Soldiers of the 9th Danish Army Division held the ridge."
    said = [said for said, _ in named(parser, text, "military units")]
    assert "9th Danish Army Division" not in said
