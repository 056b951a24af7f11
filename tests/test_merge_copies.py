"""A wire's text in several outlets is one voice; what two outlets quote alike is not."""

from __future__ import annotations

from hashlib import sha256
from itertools import permutations
from pathlib import Path

from msgspec.structs import replace

from brief import article, pipeline
from brief.config import Config
from brief.merge import copies
from brief.model import Document, Findings
from brief.text import canonical
from tests.timing import Bound, seconds, steep

WIRE = [
    "Ministers of the two upper states left the talks in Juba on Friday after four hours, saying that the delegation "
    "of the lower state had come without the figures that it had promised to bring.",
    "“We asked for numbers and were given a poem,” the water minister, Amina Idris, told reporters at the airport.",
    "The talks were the third in a week, and the first in which engineers sat at the table beside the diplomats, two "
    "people in the room said. No day for a fourth round has been named.",
    "The dam, which is to hold nine billion cubic metres, has been disputed since its first stone was laid.",
    "A spokesman for the lower state, Peter Loum, said that the figures would be sent “within days, not weeks”.",
]
STATEMENT = (
    "“The union regrets that the talks have ended without a text, and it calls on all the states of the river to keep "
    "to the treaty of the upper waters, to open their gauges to the engineers of the others, and to meet again before "
    "the rains, as they have said in Juba that they would, since nobody has anything to gain from another dry year.”"
)


def read(paragraphs: list[str], path: str, head: str = "Talks end", day: str = "3 March 2023") -> Findings:
    text = canonical("\n\n".join([head, day, *paragraphs]) + "\n")
    digest = sha256((path + text).encode()).hexdigest()
    return pipeline.examine(Document(digest[:12], path, digest, text), Config())


def copied(*found: Findings) -> dict[str, str | None]:
    """Each source's path with the path of the one it copies."""
    voices = copies.number(sorted(found, key=lambda one: one.document.path))
    paths = {source.id: source.path for source in voices.sources}
    return {source.path: paths.get(source.copy_of or "") for source in voices.sources}


def test_a_wire_cut_down_under_another_headline_and_byline_is_a_copy() -> None:
    cut = read([*WIRE[:2], WIRE[3]], "a.txt", "Upper states walk out", "4 March 2023\nBy Jane Roe")
    assert {"a.txt": "wire.txt", "wire.txt": None} == copied(cut, read(WIRE, "wire.txt"))


def test_findings_of_a_copy_are_dropped_and_those_of_the_fuller_text_are_kept() -> None:
    voices = copies.number([read(WIRE[:4], "a.txt", "Walk-out"), read(WIRE, "wire.txt")])
    assert ["wire.txt"] == [one.document.path for one in voices.found]
    assert ["S2"] == list(voices.numbers.values())


def test_of_equal_texts_the_earlier_is_kept_then_the_first_by_path() -> None:
    earlier, later = read(WIRE, "b.txt", "One"), read(WIRE, "a.txt", "Two", "4 March 2023")
    assert {"a.txt": "b.txt", "b.txt": None} == copied(earlier, later)
    same_day = read(WIRE, "c.txt", "Three")
    assert {"b.txt": None, "c.txt": "b.txt"} == copied(same_day, earlier)


def test_copies_of_one_wire_name_that_wire_and_no_other_copy() -> None:
    found = [read(WIRE[:size], f"{size}.txt", f"Talks {size}") for size in (5, 4, 3)]
    for order in permutations(found):
        assert {"3.txt": "5.txt", "4.txt": "5.txt", "5.txt": None} == copied(*order)


def test_the_same_text_in_full_is_a_copy_however_short() -> None:
    assert {"a.txt": None, "b.txt": "a.txt"} == copied(read(["They met."], "a.txt"), read(["They met."], "b.txt"))


def test_outlets_that_print_one_statement_are_two_voices() -> None:
    one = read(
        [
            "The river union spoke on Friday of what had gone wrong in Juba, where ministers had met since noon.",
            STATEMENT,
            "It did not say who should call the next meeting, and its office in the lower capital took no questions.",
        ],
        "a.txt",
    )
    other = read(
        [
            STATEMENT,
            "With these words the union closed a week of talks, in which none of the three governments had moved.",
            "In the upper capital nobody was surprised. Farmers in the delta have begun to dig wells.",
        ],
        "b.txt",
    )
    assert {"a.txt": None, "b.txt": None} == copied(one, other)


def test_a_report_that_shares_a_paragraph_or_two_is_a_voice_of_its_own() -> None:
    own = [
        "In the delta, the news from Juba reached the farmers on the evening of the day on which the river had fallen "
        "below the mark that their fathers cut into the old bridge, and few of them were astonished by it.",
        "“They talk, we dig,” said Hassan Omer, who has deepened his well three times since the summer before last.",
        WIRE[3],
        "His neighbours say that the price of a pump has doubled, and that the bank lends to nobody without a deed.",
    ]
    assert {"a.txt": None, "wire.txt": None} == copied(read(own, "a.txt"), read(WIRE, "wire.txt"))


def test_seeds_are_five_voices() -> None:
    root = Path(__file__).parent.parent
    found, _ = pipeline.read([root / "seeds"], Config(), root)
    assert [None] * 5 == [source.copy_of for source in copies.number(found).sources]


def test_time_grows_with_the_number_of_texts() -> None:
    def cost(count: int) -> float:
        found = [_numbered(at) for at in range(count)]
        return seconds(lambda: copies.number(found))

    assert "" == steep(cost, 200, 800, Bound(times=12, noise=0.005))


def _numbered(at: int) -> Findings:
    """A text whose paragraphs share one line with all others and are its own otherwise."""
    own = [" ".join(f"word{at}x{part}n{word}" for word in range(40)) + "." for part in range(5)]
    text = canonical("\n\n".join([*own, WIRE[3]]))
    marked = article.whole(Document(f"{at:012d}", f"{at:05d}.txt", "", text))
    return Findings(marked.document, marked.masthead, marked.paragraphs)


# --- versions of one page ----------------------------------------------------------------------


def version(paragraphs: list[str], path: str, day: str, url: str) -> Findings:
    one = read(paragraphs, path, "Talks end", day)
    return replace(one, masthead=replace(one.masthead, url=url))


REWRITTEN = [
    *WIRE[:2],
    "On Saturday the mediator said that a fourth round would be held in Juba before the end of the month, with all.",
]


def test_a_newer_text_of_the_same_address_replaces_the_older_one_though_that_is_fuller_and_says_so() -> None:
    older = version(WIRE, "a.html", "3 March 2023", "https://www.example.org/talks/")
    newer = version(REWRITTEN, "b.html", "5 March 2023", "http://example.org/talks#top")
    assert {"a.html": "b.html", "b.html": None} == copied(older, newer)
    voices = copies.number([older, newer])
    assert [("source.revised", "a.html")] == [(issue.code, issue.where) for issue in voices.issues]
    assert "b.html" in voices.issues[0].message
    assert ["b.html"] == [one.document.path for one in voices.found]


def test_the_newest_of_three_versions_stands_for_all() -> None:
    days = {"a.html": "3 March 2023", "b.html": "5 March 2023", "c.html": "4 March 2023"}
    found = [version(REWRITTEN, path, day, "https://example.org/talks") for path, day in days.items()]
    assert {"a.html": "b.html", "b.html": None, "c.html": "b.html"} == copied(*found)


def test_another_article_at_the_same_address_replaces_nothing() -> None:
    one = version(WIRE, "a.html", "3 March 2023", "https://example.org/")
    other = version(
        [STATEMENT, *[f"Nothing of it is said on day {n}, as far as one can tell." for n in range(9)]],
        "b.html",
        "5 March 2023",
        "https://example.org/",
    )
    assert {"a.html": None, "b.html": None} == copied(one, other)
    assert () == copies.number([one, other]).issues


def test_a_version_of_the_same_day_or_of_no_address_replaces_nothing() -> None:
    one = version(WIRE, "a.html", "3 March 2023", "https://example.org/talks")
    same_day = version(REWRITTEN, "b.html", "3 March 2023", "https://example.org/talks")
    elsewhere = version(REWRITTEN, "c.html", "5 March 2023", "https://example.org/other")
    assert () == copies.number([one, same_day]).issues
    assert () == copies.number([one, elsewhere]).issues


def test_a_copy_may_leave_out_how_the_wire_begins() -> None:
    assert {"a.txt": "wire.txt", "wire.txt": None} == copied(
        read(WIRE[1:], "a.txt", "A third round"), read(WIRE, "wire.txt")
    )
