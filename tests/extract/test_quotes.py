"""Who is reported to have said what: source, cue and content, written into the sentences."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rashomon.extract.quotes import RULES
from rashomon.model import Quote

TAG = re.compile(r"<(source|cue|content|addressee):|>")


def annotated(line: str) -> tuple[str, dict[str, list[str]]]:
    """A sentence without its annotation, and the annotated words by role."""
    text: list[str] = []
    roles: dict[str, list[str]] = {}
    open_roles: list[tuple[str, int]] = []
    at = 0
    for hit in TAG.finditer(line):
        text.append(line[at : hit.start()])
        at = hit.end()
        length = len("".join(text))
        if hit.group(1):
            open_roles.append((hit.group(1), length))
        else:
            role, start = open_roles.pop()
            roles.setdefault(role, []).append("".join(text)[start:])
    text.append(line[at:])
    return "".join(text), roles


def said(text: str, quote: Quote) -> dict[str, list[str]]:
    """The words of a quote by role, as in an annotation."""
    roles = {"content": [s.of(text) for s in quote.content]}
    for role in ("source", "cue", "addressee"):
        span = getattr(quote, role)
        if span is not None:
            roles[role] = [span.of(text)]
    return roles


DIRECT = [
    "“<content:The bridge is closed,>” <cue:said> <source:the mayor>.",
    "“<content:The bridge is closed,>” <source:she> <cue:said>.",
    "“<content:The bridge is closed,>” <source:Ana Brandt> <cue:told> <addressee:reporters>.",
    "<source:Ana Brandt> <cue:said>, “<content:The bridge is closed today.>”",
    "<source:The mayor> <cue:said:> “<content:The bridge is closed. Nobody will cross it.>”",
    "“<content:The bridge,>” <source:he> <cue:said>, “<content:is closed to all traffic.>”",
    "“<content:The bridge is closed,>” <source:he> <cue:said>. “<content:Nobody will cross it.>”",
    "'<content:The bridge is closed,>' <cue:said> <source:the minister>.",
    "« <content:The bridge is closed,> » <cue:said> <source:the minister>.",
    "“<content:Where is the bridge?>” <cue:asked> <source:Ana Brandt>.",
    "“<content:The bridge is closed to all traffic.>” <cue:—> <source:Ana Brandt>",
]


@pytest.mark.parametrize("line", DIRECT)
def test_direct_speech_has_its_source_cue_and_content(line, read_text):
    text, gold = annotated(line)
    (quote,) = read_text(text)[0].quotes
    assert said(text, quote) == gold
    assert quote.form == "direct"
    assert quote.closed


INDIRECT = [
    "<source:The ministry> <cue:said> <content:that the bridge was closed>.",
    "<source:The ministry> <cue:said> <content:the bridge was closed>.",
    "<source:The envoy> <cue:denied> <content:that talks had begun>.",
    "<content:The bridge was closed>, <cue:according to> <source:the ministry>.",
    "<source:She> <cue:promised> <content:to open the bridge>.",
    "<source:The minister> <cue:called for> <content:an end to the blockade>.",
]


@pytest.mark.parametrize("line", INDIRECT)
def test_indirect_speech_has_its_source_cue_and_content(line, read_text):
    text, gold = annotated(line)
    (quote,) = read_text(text)[0].quotes
    assert said(text, quote) == gold
    assert quote.form == "indirect"


def test_words_in_marks_inside_a_report_make_it_mixed(read_text):
    text = "The envoy said that the offer was a “cruel joke” and would be refused."
    (quote,) = read_text(text)[0].quotes
    assert quote.form == "mixed"
    assert [s.of(text) for s in quote.content] == [
        "that the offer was a “cruel joke” and would be refused"
    ]
    assert [s.of(text) for s in quote.marked] == ["cruel joke"]


def test_an_unclosed_quotation_ends_at_the_reporting_clause(read_text):
    text = "“We will answer this with all we have, said Ana Brandt in her opening remarks."
    (quote,) = read_text(text)[0].quotes
    assert [s.of(text) for s in quote.content] == ["We will answer this with all we have"]
    assert quote.source.of(text) == "Ana Brandt"
    assert not quote.closed
    assert "unclosed" in quote.rule


def test_a_reporting_clause_set_inside_the_marks_is_left_out(read_text):
    text = "“The road was full of people, she said. We could not believe our eyes. »"
    (quote,) = read_text(text)[0].quotes
    assert [s.of(text) for s in quote.content] == [
        "The road was full of people,",
        "We could not believe our eyes.",
    ]
    assert quote.source.of(text) == "she"


def test_a_second_clause_set_inside_later_marks_is_left_out_too(read_text):
    text = (
        "“We need the truth,” said Ana Brandt. “The lab is ready, she added. Send them tonight. »"
    )
    (quote,) = read_text(text)[0].quotes
    assert [s.of(text) for s in quote.content] == [
        "We need the truth,",
        "The lab is ready,",
        "Send them tonight.",
    ]


def test_a_dateline_is_neither_source_nor_content(read_text):
    text = "LVIV, Ukraine (AP) — Officials announced that the bridge was closed."
    (quote,) = read_text(text)[0].quotes
    assert quote.source.of(text) == "Officials"
    text = "LVIV, Ukraine — The bridge was closed on Tuesday, officials said."
    (quote,) = read_text(text)[0].quotes
    assert quote.content[0].of(text) == "The bridge was closed on Tuesday"


def test_titles_and_scare_quotes_without_a_source_are_no_quotes(read_text):
    reading, _ = read_text("The film “The Long Road” opened in Lviv. The so-called “truce” ended.")
    assert reading.quotes == ()


def test_ids_follow_the_text(read_text):
    reading, _ = read_text("He said it rained. She said it snowed. They say it will be dry.")
    assert [q.id for q in reading.quotes] == ["q1", "q2", "q3"]
    starts = [q.content[0].start for q in reading.quotes]
    assert starts == sorted(starts)


def one(quotes, words, text):
    """The quote whose content begins with these words."""
    found = [q for q in quotes if q.content[0].of(text).startswith(words)]
    assert len(found) == 1, [q.content[0].of(text) for q in quotes]
    return found[0]


FORMS = [
    ("The bridge, the mayor said on Monday, is closed.", "quotes.parenthesis"),
    ("The bridge will stay closed for years, she said.", "quotes.parenthesis"),
    ("In her view, the bridge is lost.", "quotes.view"),
    ("His claim that the bridge was mined is false.", "quotes.noun"),
    ("There was a warning of new attacks on the town.", "quotes.noun"),
    ("The envoy is confident that the truce will hold.", "quotes.adjective"),
    ("The envoy accused the army of mining the bridge.", "quotes.object"),
    ("The minister is said to be ill.", "quotes.passive"),
    ("The minister was quoted as saying that talks had failed.", "quotes.quoted_as"),
    ("As reported by the Lviv Courier, the bridge was mined.", "quotes.according_to"),
    ("He suggested closing the bridge.", "quotes.gerund"),
    ("The ministry issued the following statement: “The bridge is closed.”", "quotes.colon"),
    ("On Facebook, Ana Brandt said: “The bridge is closed.”", "quotes.colon"),
    ("It ended at noon. Ana Brandt: “The bridge is closed.”", "quotes.interview"),
    ("BRANDT: The bridge is closed and will be for a year.", "quotes.turn"),
    ("“Nobody here has seen the bridge for as long as we live.”", "quotes.floating"),
    (
        "“We begin again today, and we will not stop.\n“We never stopped,” said Ana Brandt.",
        "quotes.reopened",
    ),
]


@pytest.mark.parametrize(("text", "rule"), FORMS)
def test_each_form_of_report_has_its_rule(text, rule, read_text):
    assert rule in [q.rule for q in read_text(text)[0].quotes]


def test_a_chain_of_speakers_is_kept_link_by_link(read_text):
    text = "The envoy said the minister had told the king that the war was lost."
    found = [(q.source.of(text), q.content[0].of(text)) for q in read_text(text)[0].quotes]
    assert found == [
        ("The envoy", "the minister had told the king that the war was lost"),
        ("the minister", "that the war was lost"),
    ]


def test_what_a_speaker_reports_of_a_wish_is_no_second_attribution(read_text):
    text = "She said he wanted to leave the town."
    (quote,) = read_text(text)[0].quotes
    assert quote.source.of(text) == "She"


def test_a_reporting_verb_inside_the_marks_is_the_speakers_own(read_text):
    text = "“I said it was over and they knew it was over,” the coach recalled."
    (quote,) = read_text(text)[0].quotes
    assert quote.source.of(text) == "the coach"


def test_a_marked_sentence_behind_a_report_goes_on_with_it(read_text):
    text = "The coach said that his team was tired. “We have played nine matches in a month.”"
    (quote,) = read_text(text)[0].quotes
    assert [s.of(text) for s in quote.content] == [
        "that his team was tired",
        "We have played nine matches in a month.",
    ]
    assert quote.form == "mixed"


def test_a_marked_sentence_behind_a_question_is_not_the_askers(read_text):
    text = (
        "“Who closed the bridge?” asked Ana Brandt.\n“Nobody has closed any bridge in this town.”"
    )
    quotes = read_text(text)[0].quotes
    assert one(quotes, "Nobody", text).source is None


def test_a_title_in_marks_does_not_cut_a_reporting_clause_short(read_text):
    text = "“We lost,” Ana Brandt, wearing a “Free Lviv” badge, said as she left."
    quote = one(read_text(text)[0].quotes, "We lost", text)
    assert quote.source.of(text).startswith("Ana Brandt")


def test_the_clause_behind_but_is_a_report_of_its_own(read_text):
    text = "She called the offer “a cruel joke,” but he said that talks would go on."
    quotes = read_text(text)[0].quotes
    assert {q.source.of(text) for q in quotes} == {"She", "he"}


def test_a_condition_in_front_belongs_to_the_marked_words(read_text):
    text = "If the law passes, “we will leave this country for good,” the owner said."
    (quote,) = read_text(text)[0].quotes
    assert quote.content[0].of(text).startswith("If the law passes")


def test_what_the_report_adds_behind_a_comma_is_not_the_speakers(read_text):
    text = "She said the bridge would be rebuilt, although it may take years."
    (quote,) = read_text(text)[0].quotes
    assert quote.content[0].of(text) == "the bridge would be rebuilt"


# --- speakers ------------------------------------------------------------------------------------


def who(reading, quote):
    names = {entity.id: entity.name for entity in reading.entities}
    return names.get(quote.source_entity)


def test_a_source_is_the_person_named_in_it(read_text):
    text = "“The bridge is closed,” said Foreign Minister Ana Brandt."
    reading, _ = read_text(text)
    (quote,) = reading.quotes
    assert quote.source.of(text) == "Foreign Minister Ana Brandt"
    assert who(reading, quote) == "Ana Brandt"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A spokesman for Ana Brandt said the talks were over.", "Ana Brandt"),
        ("Ana Brandt's lawyer said the talks were over.", "Ana Brandt"),
    ],
)
def test_a_person_spoken_for_is_not_the_speaker(text, name, read_text):
    reading, _ = read_text(text)
    assert who(reading, reading.quotes[0]) != name


@pytest.mark.parametrize(
    "text",
    [
        "Her spokesman, Pavel Orlov, said the talks were over.",
        "Kremlin spokesman Pavel Orlov said the talks were over.",
        "Pavel Orlov, an aide to Ana Brandt, said the talks were over.",
    ],
)
def test_the_name_that_the_words_come_down_to_is_the_speaker(text, read_text):
    reading, _ = read_text(text)
    assert who(reading, reading.quotes[0]) == "Pavel Orlov"


def test_what_only_says_where_is_not_part_of_the_source(read_text):
    text = "“We will answer,” said Defense Secretary Ana Brandt in her opening remarks."
    (quote,) = read_text(text)[0].quotes
    assert quote.source.of(text) == "Defense Secretary Ana Brandt"


def test_who_is_whoever_stands_before_it(read_text):
    text = "The note came from Ana Brandt, who said the bridge was closed."
    reading, _ = read_text(text)
    quote = one(reading.quotes, "the bridge", text)
    assert quote.source.of(text) == "who"
    assert who(reading, quote) == "Ana Brandt"


def test_letting_somebody_know_is_saying(read_text):
    text = "Pavel Orlov let Ana Brandt know that the talks were over."
    reading, _ = read_text(text)
    (quote,) = reading.quotes
    assert quote.source.of(text) == "Pavel Orlov"
    assert quote.addressee.of(text) == "Ana Brandt"


def test_an_outlet_that_is_told_is_the_channel(read_text):
    text = "Ana Brandt told Reuters that the bridge was closed."
    reading, _ = read_text(text)
    (quote,) = reading.quotes
    assert {e.id: e.name for e in reading.entities}[quote.channel] == "Reuters"
    assert quote.addressee.of(text) == "Reuters"


def test_an_outlet_that_reports_what_somebody_said_is_his_channel(read_text):
    text = "Ana Brandt told journalists that the bridge was mined, reported the New York Times."
    reading, _ = read_text(text)
    names = {e.id: e.name for e in reading.entities}
    quote = one(reading.quotes, "that the bridge", text)
    assert who(reading, quote) == "Ana Brandt"
    assert "New York Times" in names[quote.channel]


@pytest.mark.parametrize(
    "text",
    [
        "Pavel Orlov was quoted by Reuters as saying that the talks had failed.",
        "Reuters quoted Pavel Orlov as saying that the talks had failed.",
    ],
)
def test_who_is_quoted_speaks_and_who_quotes_is_the_channel(text, read_text):
    reading, _ = read_text(text)
    (quote,) = reading.quotes
    names = {e.id: e.name for e in reading.entities}
    assert who(reading, quote) == "Pavel Orlov"
    assert names[quote.channel] == "Reuters"


def test_a_statement_that_says_is_whoever_issued_it(read_text):
    text = "The ministry issued a statement saying that the bridge was closed."
    quote = one(read_text(text)[0].quotes, "that the bridge", text)
    assert quote.source.of(text) == "The ministry"


def test_the_unnamed_stay_unnamed(read_text):
    reading, _ = read_text("Officials said the bridge was closed. There were claims of treason.")
    assert all(quote.source_entity is None or quote.source is not None for quote in reading.quotes)
    assert reading.quotes[-1].source is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Brandt, D-Ohio, said the talks were over.", "Ana Brandt"),
        ("The head of the agency, Pavel Orlov, said the talks were over.", "Pavel Orlov"),
        (
            "The talks were over, according to the head of the organisation Pavel Orlov.",
            "Pavel Orlov",
        ),
        (
            "Posting on Facebook on Friday evening, Mary Horvat, who is gay and married her "
            "longtime partner last year, wrote: “For the record, I love my sister.”",
            "Mary Horvat",
        ),
        ("Speaking in Bar on Friday, Ana Brandt, who runs it, said: “I go.”", "Ana Brandt"),
    ],
)
def test_a_person_in_the_source_goes_before_every_body_and_place(text, name, read_text):
    reading, _ = read_text(text)
    assert who(reading, reading.quotes[0]) == name


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The clinic in Bar said the talks were over.", "Bar"),
        ("Officials in Berlin said the talks were over.", "Germany"),
        ("A poll in Wyoming suggested that the talks were over.", "Wyoming"),
        ("Ireland's seismic centre said the talks were over.", "Ireland"),
        ("The video, posted to YouTube on Friday, showed that the talks were over.", "YouTube"),
    ],
)
def test_a_place_or_platform_beside_the_head_does_not_speak(text, place, read_text):
    reading, _ = read_text(text)
    found = who(reading, reading.quotes[0]) or ""
    assert place not in found or found.endswith(f"in {place}")


def test_a_government_and_a_capital_speak_for_their_country(read_text):
    for text in ("The Irish government said the talks were over.", "Berlin said so on Friday."):
        for quote in read_text(text)[0].quotes:
            assert who(read_text(text)[0], quote) in ("Ireland", "Germany")


def test_the_platform_that_words_were_posted_on_is_the_channel(read_text):
    reading, _ = read_text("On Facebook, Ana Brandt said the bridge was closed.")
    (quote,) = reading.quotes
    names = {e.id: e.name for e in reading.entities}
    assert (names[quote.source_entity], names[quote.channel]) == ("Ana Brandt", "Facebook")


def test_the_day_behind_a_speaker_is_not_part_of_the_source(read_text):
    text = "Mali on Wednesday said that it would not accept the aid."
    (quote,) = read_text(text)[0].quotes
    assert quote.source.of(text) == "Mali"


# --- rules are documented ------------------------------------------------------------------------


def test_every_rule_is_documented():
    root = Path(__file__).parents[2]
    page = (root / "docs" / "quotes.md").read_text(encoding="utf-8")
    named: set[str] = set(RULES)
    for module in (root / "src" / "rashomon" / "extract").glob("*.py"):
        named.update(re.findall(r'"(quotes\.[a-z_]+)', module.read_text(encoding="utf-8")))
    assert named == set(RULES)
    assert {rule for rule in named if f"`{rule}`" not in page} == set()
