"""What is marked as noise or credit, and what is left to the story."""

from __future__ import annotations

import hashlib
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Report
from rashomon.read.layout.agencies import agency_named
from rashomon.read.layout.noise import Marked, noise

STORY = (
    "The harbour of Split was closed on Monday after a ferry ran aground, the port office said.\n\n"
    "Nobody was hurt, and the ship will be towed away on Tuesday.\n\n"
    "“We will open the quay again as soon as the divers have looked at the hull,” said the "
    "harbour master, Ana Perko.\n\n"
)
_MARK = re.compile(r"<([a-z-]+):([^<>]*)>")


def marked(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Take ``<kind:words>`` out of a text: the bare text, and where each stood."""
    out, gold, at = "", [], 0
    for found in _MARK.finditer(text):
        out += text[at : found.start()]
        gold.append((len(out), len(out) + len(found[2]), found[1]))
        out, at = out + found[2], found.end()
    return out + text[at:], gold


def read(text: str) -> Marked:
    return noise(Report(id="r", sha256=hashlib.sha256(text.encode()).hexdigest(), text=text))


def spans(found: Marked) -> list[tuple[int, int, str]]:
    return [(n.start, n.end, n.kind) for n in found.noise]


@pytest.mark.parametrize(
    "line",
    [
        "<boilerplate:Read more: Ferry lines of the Adriatic>",
        "<boilerplate:To watch in video>",
        "<boilerplate:source page-7>",
        "<boilerplate:Source: https://news.example.org/a/12>",
        "<boilerplate:Subscribe to our newsletter and never miss a story.>",
        "<boilerplate:Follow us on Twitter @splitdaily>",
        "<boilerplate:Share this: Facebook Twitter Email>",
        "<boilerplate:© 2021 The Split Daily. All rights reserved.>",
        "<boilerplate:This website uses cookies to improve your experience.>",
        "<boilerplate:ADVERTISEMENT>",
        "<boilerplate:Story continues below advertisement>",
        "<boilerplate:12 comments>",
        "<boilerplate:By Ivo Maras and Lea Kos>",
        "<boilerplate:Contact the reporter at ivo.maras@example.org.>",
        "<boilerplate:This article was first published on the site of the Split Daily.>",
        "<boilerplate:Ivo Maras in Zadar contributed to this report.>",
        "<boilerplate:(Reporting by Ivo Maras in Zadar; Editing by Lea Kos)>",
        "<boilerplate:* * *>",
        "<boilerplate:Updated: 12 March 2021, 10:40 CET>",
        "<boilerplate:Contributing: Ivo Maras, Lea Kos>",
        "<boilerplate:For more on ferries, sign up here>",
        "<boilerplate:Watch the full interview with Perko below:>",
        "<boilerplate:font-size: 12px;>",
        "<boilerplate:To read also: The ferry was old>",
        "<boilerplate:(With inputs from agencies)>",
        "<boilerplate:Get the ferry news every month. Click here for more information.>",
        "<boilerplate:Translated from the Croatian by Lea Kos>",
        "<caption:PHOTO LEA KOS, THE SPLIT DAILY>",
        "<caption:Photo: Lea Kos>",
        "<caption:(Photo by Lea Kos/AFP)>",
        "<caption:The ferry in the harbour of Split. (Photo: Lea Kos/AFP)>",
        "<caption:File photo shows the ferry in 2019>",
        "<caption:A tug beside the ferry on Monday. Lea Kos via Getty Images>",
    ],
)
def test_a_line_with_the_form_of_a_footer_or_caption_is_marked_whole(line: str) -> None:
    text, gold = marked(STORY + line)
    assert spans(read(text)) == gold


def test_what_stands_before_the_first_words_is_cut_off_them() -> None:
    text, gold = marked(
        "<boilerplate:Please enable Javascript to watch this video >SPLIT (AP) - A ferry sank.\n\n"
    )
    assert spans(read(text + STORY)) == gold


@pytest.mark.parametrize(
    "text",
    [
        "The quay is open again, she said.<boilerplate:Read more at splitdaily.example.com>",
        "The quay is open, she said.<boilerplate:The Split Daily Newsletter Sign up>",
        "It is open. <boilerplate:Sign up for our morning newsletter. Follow us on Facebook.>",
        "“It is open,” she said. <boilerplate:(Reporting by Ivo Maras; Editing by Lea Kos)>",
        "“It is open,” she said.<boilerplate:© 2021 Split Daily>",
        "The quay is open again.<boilerplate:Subscribe>",
        "The quay is open, she said.<boilerplate:AFP>",
        "The quay is open, she said. <boilerplate:source site-7>",
        "The quay is open, she said. <boilerplate:READ MORE Ferries of the Adriatic>",
        "The quay is open, she said. <boilerplate:(Reuters)>",
    ],
)
def test_a_footer_glued_to_the_last_sentence_is_cut_where_it_begins(text: str) -> None:
    text, gold = marked(STORY + text)
    assert spans(read(text)) == gold


@pytest.mark.parametrize(
    "text",
    [
        "Read more slowly, he told the pupils of the harbour school.",
        "The minister said that cookies had been found in the galley.",
        "The report was published on Monday by the United Nations and accuses both sides.",
        "Photos from the scene showed a burnt bus and three bodies.",
        "Sources told the court that the paper had been copied.",
        "Follow the money, the prosecutor told the jury.",
        "By Monday the army had taken the bridge.",
        "Support for the ruling party fell to 20 percent.",
        "Copyright law does not cover facts, the judge said.",
        "Reporting by the commission showed that 12 people had died.",
        "He watched the video of the attack, the police said.",
        "Putin, not serious",
        "A second headline in the middle of the text",
        "He told Reuters that the bridge was closed.",
        "The Associated Press was the first to report the deaths.",
        "“I signed up for this,” the captain said.",
        "Share prices fell on Tuesday after the news.",
        "More than 40 people were hurt, the ministry said.",
        "Watch towers were built along the border in May.",
        "Updated figures show that 40 died.",
        "The bill was signed by the mayor, Michael R. Bloomberg.",
        "Related charges were dropped in May.",
        "Comments by the minister angered Paris.",
        "To see the video, the judge closed the court.",
        "Sources close to the ministry said so.",
        "Donate blood, the hospital begged the people of Split.",
    ],
)
def test_story_is_left_alone(text: str) -> None:
    assert spans(read(STORY + text + "\n\nThe next paragraph goes on with the story.")) == []
    assert spans(read(text + "\n\n" + STORY)) == []


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("With Agence France-Presse", "Agence France-Presse"),
        ("By Associated Press", "Associated Press"),
        ("With files from The Canadian Press", "Canadian Press"),
        ("Ivo Maras, Associated Press", "Associated Press"),
        ("The Associated Press contributed to this report.", "Associated Press"),
        ("© AFP", "Agence France-Presse"),
        ("Source: dpa", "Deutsche Presse-Agentur"),
        ("(With inputs from PTI)", "Press Trust of India"),
        ("Additional reporting by Reuters", "Reuters"),
        ("Ana Perko Agence France-Presse", "Agence France-Presse"),
        ("ANA PERKO, Associated Press", "Associated Press"),
        ("Copyright 2021 The Associated Press. All rights reserved.", "Associated Press"),
        ("Material from the Associated Press was used in this report.", "Associated Press"),
    ],
)
def test_a_line_that_only_credits_an_agency_is_both_credit_and_boilerplate(
    line: str, agency: str
) -> None:
    found = read(STORY + line)
    assert spans(found) == [(len(STORY), len(STORY) + len(line), "boilerplate")]
    (credit,) = found.credits
    assert credit.agency == agency
    assert agency_named((STORY + line)[credit.start : credit.end]) == agency


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("SPLIT (Reuters) - A ferry ran aground on Monday.", "Reuters"),
        ("SPLIT, March 1 (Xinhua) -- A ferry ran aground on Monday.", "Xinhua News Agency"),
        ("SPLIT, Croatia (AP) A ferry ran aground on Monday.", "Associated Press"),
        ("Split (AFP) – A ferry ran aground on Monday.", "Agence France-Presse"),
        ("Madrid, Mar 1 (EFE).- A ferry ran aground on Monday.", "EFE"),
        ("Damascus, SANA- A ferry ran aground on Monday.", "Syrian Arab News Agency"),
        ("MOSCOW, March 1. /TASS/. A ferry ran aground on Monday.", "TASS"),
    ],
)
def test_a_dateline_credits_its_agency_and_stays_story(line: str, agency: str) -> None:
    found = read(line + "\n\n" + STORY)
    assert not found.noise
    assert [credit.agency for credit in found.credits] == [agency]


def test_an_agency_named_as_a_source_or_under_a_photograph_is_no_credit() -> None:
    text = STORY + "He told Reuters that it was over.\n\nLea Kos / Reuters\n\n" + STORY[::-1]
    assert not read(text).credits


def test_the_way_reuters_signs_is_a_credit_without_its_name() -> None:
    found = read(STORY + "(Reporting by Ivo Maras in Zadar; Editing by Lea Kos)")
    assert [credit.agency for credit in found.credits] == ["Reuters"]


def test_a_headline_that_cites_an_agency_and_a_person_named_like_one_are_no_credits() -> None:
    assert not read("AP: Minister lost the vote\n\n" + STORY).credits
    assert not read(STORY + "Bloomberg – who was mayor then – said so.").credits


def test_a_pull_quote_may_differ_from_its_sentence_by_a_word() -> None:
    text, gold = marked(
        STORY
        + "“We want to see the old quay rebuilt so that nobody has to fear this kind of thing "
        "again,” Perko told the council.\n\n"
        "<pull-quote:We want to see the old quay rebuilt so that nobody must fear this stuff again>"
        "\n\nThe council votes on Friday."
    )
    assert spans(read(text)) == gold


def test_a_sentence_like_another_but_for_a_name_or_number_is_story() -> None:
    text = (
        "“The party has won all four of the seats in Zadar,” said Kos, who leads it.\n\n"
        "The party has won all four of the seats in Pula.\n\n"
        "“The party has won all 4 of the seats in the north,” said Maras, and left it there.\n\n"
        "The party has won all 7 of the seats in the north."
    )
    assert spans(read(text)) == []


def test_of_a_paragraph_that_comes_twice_the_later_is_marked() -> None:
    text = STORY + "Nobody was hurt, and the ship will be towed away on Tuesday."
    assert spans(read(text)) == [(len(STORY), len(text), "duplicate")]


@pytest.mark.parametrize(
    "text",
    [
        "“We will meet <untranslated:[ses besoins]> at once,” she said.",
        "“We know that <untranslated:[nicht alle]> are afraid,” she said.",
        "“<untranslated:[Los vecinos]> are afraid,” she said.",
        "“We want <untranslated:[l’Estonie]> to live,” she said. “[They’d] agree, [O’Neill] [d].”",
        "“We asked <untranslated:[ellos]> for it,” she said.",
        "“He saw <untranslated:[évêques]> there,” she said.",
        "“He saw <untranslated:[соседи]> there,” she said.",
        "“We […] know,” she said. “They [sic] know [the president] and [Mr. Maras] well [laughs].”",
        "“He met [his fiancée] and [Pérez] there [in Córdoba],” she said.",
    ],
)
def test_bracketed_foreign_words_are_told_from_an_editors(text: str) -> None:
    text, gold = marked(text)
    assert spans(read(text)) == gold


def test_abbreviations_of_many_meanings_name_an_agency_only_in_a_credit() -> None:
    assert agency_named("the Associated Press") == "Associated Press"
    assert agency_named("Reuters news agency") == "Reuters"
    assert agency_named("MAP") is None
    assert agency_named("the ministry") is None


@given(
    st.lists(
        st.one_of(
            st.text(max_size=60),
            st.sampled_from(
                [
                    "(AFP) -",
                    "Read more",
                    "[les",
                    "]",
                    "“We",
                    "© ",
                    "Photo: ",
                    "With AP",
                    "\n",
                    "\n\n",
                ]
            ),
        ),
        max_size=30,
    )
)
def test_any_text_gives_ordered_stretches_on_the_page_that_do_not_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    found = read(text)
    edges = [edge for n in found.noise for edge in (n.start, n.end)]
    assert edges == sorted(edges)
    assert all(0 <= n.start < n.end <= len(text) for n in (*found.noise, *found.credits))
    assert found == read(text)


@pytest.mark.parametrize(
    "text",
    [
        "a " * 100_000,
        "Read more " * 20_000,
        "(AP " * 50_000,
        "[les " * 40_000,
        "By A " * 40_000,
        "So we went home again.\n" * 20_000,
        "“So we went home to the old town again\n" * 5_000,
        ("in. Aa. " * 39 + "contributed\n") * 500,
        ("print more " * 28 + "~\n") * 500,
        ("Reporting by A.A. " * 17 + "~\n") * 500,
    ],
)
def test_time_is_linear_in_the_length(text: str) -> None:
    start = time.perf_counter()
    read(text)
    assert time.perf_counter() - start < 2.0


def test_an_agency_that_says_what_it_is_is_credited_without_being_listed():
    text = "BAR (Meridian News Agency) - The port was closed.\n\nThe News Agency Act was passed."
    (credit,) = read(text).credits
    assert (credit.agency, credit.span.of(text)) == ("Meridian News Agency",) * 2


def test_why_you_receive_this_is_no_story():
    text = "The port was closed.\n\nYou receive this newsletter because you signed up. Unsubscribe"
    (found,) = read(text).noise
    assert found.kind == "boilerplate"
    assert found.span.of(text).startswith("You receive")
