"""Links from what is said on the page to the words in the full texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rashomon.model import Span
from rashomon.tell.fulltext import anchor
from rashomon.tell.index import Index
from rashomon.tell.markup import Markup, el, join

LINKS = 6  # reports linked beside one line of the timeline or of the figures

Place = tuple[str, int, int]  # report, start, end


class Links:
    """Makes links, and notes what they lead to, so that the full texts can mark it.

    ``whole`` are the reports whose texts are on the page; others are named without a link.
    """

    def __init__(self, index: Index, whole: Iterable[str]) -> None:
        self.index = index
        self.whole = frozenset(whole)
        self.numbers = {
            reading.report.id: number for number, reading in enumerate(index.situation.readings, 1)
        }
        self._landings: dict[str, set[Span]] = {}

    def landings(self, report: str) -> set[Span]:
        """The spans of a report that are linked to."""
        return self._landings.get(report, set())

    def to(
        self,
        report: str,
        start: int,
        end: int,
        *,
        words: str | None = None,
        side: str | None = None,
    ) -> Markup:
        """A link to a place in a full text, which is marked there from now on."""
        words = words or self.index.label(report)
        if report not in self.whole:
            return el("span", words, class_="to")
        self._landings.setdefault(report, set()).add(Span(start, end))
        href = f"#{anchor(self.numbers[report], start, end)}"
        return el("a", words, href=href, class_="to", data_side=side)

    def several(self, places: Sequence[Place]) -> Iterator[Markup]:
        """Links to the first few reports' places, and how many more reports there are."""
        by_report: dict[str, list[Place]] = {}
        for place in places:
            by_report.setdefault(place[0], []).append(place)
        for told in list(by_report.values())[:LINKS]:
            yield join(self.to(*told[0]), " ")
            for number, place in enumerate(told[1:LINKS], 2):
                yield join(self.to(*place, words=str(number)), " ")
        if len(by_report) > LINKS:
            yield el("small", f"and {len(by_report) - LINKS:,} more")
