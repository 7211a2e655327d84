"""The page: read with an HTML parser, as a browser would without scripts."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import _invented
import msgspec
import pytest

from rashomon.model import Correction, Situation
from rashomon.tell.page import page

EMPTY = {"meta", "input", "br", "hr", "link"}


class Tree(HTMLParser):
    """An element tree; fails on tags that do not close in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = ET.Element("root")
        self.open = [self.root]
        self.feed(html)
        self.close()
        assert self.open == [self.root]

    def handle_starttag(self, tag, attrs):
        element = ET.SubElement(self.open[-1], tag, {k: v or "" for k, v in attrs})
        if tag not in EMPTY:
            self.open.append(element)

    def handle_endtag(self, tag):
        assert self.open.pop().tag == tag

    def handle_data(self, data):
        parent = self.open[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + data
        else:
            parent.text = (parent.text or "") + data


def words(element: ET.Element) -> str:
    return "".join(element.itertext())


def test_a_persons_decisions_are_listed_as_such(situation):
    rows = (
        Correction(line="drop event a:v1", why="<b>misread</b>", applied=True),
        Correction(line="drop event z:v1", applied=False, because="there is no report z"),
    )
    html = page(msgspec.structs.replace(situation, corrections=rows))
    (section,) = [e for e in Tree(html).root.iter("section") if e.get("id") == "corrections"]
    assert "drop event a:v1 <b>misread</b>" in words(section)
    assert "changes nothing: there is no report z" in words(section)
    assert "Corrected by a person" not in page(situation)


@pytest.fixture(scope="module")
def html(situation):
    return page(situation)


@pytest.fixture(scope="module")
def tree(html):
    return Tree(html).root


def test_every_statement_is_there_with_its_verdict(situation, tree):
    found = {
        element.get("id"): (element.get("data-v"), words(element.find("summary/span[2]")))
        for element in tree.iter("details")
        if "statement" in element.get("class", "")
    }
    assert found.keys() == {comparison.id for comparison in situation.comparisons}
    assert found["C2"] == ("conflict", situation.comparisons[1].statement)


def test_every_proof_of_a_statement_leads_to_its_words_in_the_full_text(situation, tree):
    landings = {a.get("id") for a in tree.iter("a") if a.get("class") == "at"}
    by_id = {element.get("id"): element for element in tree.iter() if element.get("id")}
    texts = {reading.report.id: reading.report.text for reading in situation.readings}
    numbers = {id: number for number, id in enumerate(texts, 1)}
    for comparison in situation.comparisons:
        links = {a.get("href") for a in by_id[comparison.id].iter("a")}
        for side in comparison.sides:
            for piece in side.evidence:
                place = f"r{numbers[piece.report]}-{piece.start}-{piece.end}"
                assert f"#{place}" in links
                assert place in landings
                marks = [m for m in tree.iter("mark") if place in m.get("data-p", "").split()]
                shown = "".join(words(mark) for mark in marks)
                wording = texts[piece.report][piece.start : piece.end]
                assert shown == wording.replace(_invented.ESCAPE, "")


def test_every_link_of_the_page_lands(tree):
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    targets = {a.get("href") for a in tree.iter("a") if a.get("href")}
    assert targets <= {f"#{id}" for id in ids}


def test_a_full_text_loses_only_what_steers_the_reader(situation, tree):
    by_id = {element.get("id"): element for element in tree.iter() if element.get("id")}
    for number, reading in enumerate(situation.readings, 1):
        shown = "\n".join(words(p) for p in by_id[f"report-{number}"].iter("p"))
        text = reading.report.text.strip("\n")
        assert shown == text.replace(_invented.ESCAPE, "").replace(_invented.RIGHT_TO_LEFT, "")


def test_nothing_a_report_holds_becomes_an_element(html, tree):
    assert _invented.HOSTILE not in html
    assert len(list(tree.iter("script"))) == 1
    assert "&lt;script&gt;" in html
    assert _invented.RIGHT_TO_LEFT not in html and "\x1b" not in html


@pytest.mark.parametrize(
    "evil",
    ["</script><script>1</script>", "</title><b>", '" onclick="x', "<!--", "]]>", "' onload='x"],
)
def test_hostile_titles_names_and_outlets_stay_words(situation, evil):
    reading = situation.readings[0]
    report = msgspec.structs.replace(
        reading.report, title=evil, outlet=evil, url=evil, author=(evil,), language=evil
    )
    entities = tuple(msgspec.structs.replace(e, name=evil) for e in situation.entities)
    storylines = tuple(msgspec.structs.replace(s, title=evil) for s in situation.storylines)
    changed = msgspec.structs.replace(
        situation,
        readings=(msgspec.structs.replace(reading, report=report), *situation.readings[1:]),
        entities=entities,
        storylines=storylines,
    )
    tree = Tree(page(changed)).root
    assert len(list(tree.iter("script"))) == 1
    assert not [e for e in tree.iter() if any(name.startswith("on") for name in e.attrib)]
    assert evil in words(tree)


def test_the_page_asks_the_network_for_nothing(html, tree):
    assert not re.search(r"(?:src|action|data|srcset|poster)=", html)
    assert "@import" not in html and "url(" not in html and "fetch(" not in html
    (policy,) = [m.get("content") for m in tree.iter("meta") if "http-equiv" in m.attrib]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert all(a.get("href").startswith("#") for a in tree.iter("a") if a.get("href"))


def test_quotes_stand_with_their_speaker_and_unclosed_ones_say_so(tree):
    people = {
        words(details.find("summary/b")): words(details.find("ul"))
        for details in tree.iter("details")
        if details.get("class") == "person"
    }
    assert "We have ordered the evacuation of Lent … Nobody stays behind." in people["Ana Kovač"]
    assert "the mark is never closed" in people[f"Marko {_invented.HOSTILE} Zupan"]


def test_the_same_situation_gives_the_same_page(situation, html):
    assert page(_invented.situation()) == html


def test_an_empty_situation_has_a_page_too():
    Tree(page(Situation()))


def test_in_a_large_dossier_texts_wait_inside_noscript(situation, html, monkeypatch):
    monkeypatch.setattr("rashomon.tell.page.LAZY_FROM", 5)
    large = page(situation)
    assert large.count("<noscript>") == len(situation.readings)
    assert large.replace("<noscript>", "").replace("</noscript>", "") == html


def test_beyond_what_a_browser_holds_texts_are_left_to_the_document(situation, monkeypatch):
    monkeypatch.setattr("rashomon.tell.page.MAX_TEXTS", 2)
    tree = Tree(page(situation)).root
    assert "The texts of 3 more reports are in situation.json." in words(tree)
    ids = {f"#{element.get('id')}" for element in tree.iter() if element.get("id")}
    assert {a.get("href") for a in tree.iter("a") if a.get("href")} <= ids
