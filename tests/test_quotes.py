"""Words in marks and their speakers: own cases, laws, and texts that only look like speech."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import brief
from brief import marks
from brief.lexicon import load
from brief.merge.unnamed import called
from brief.text import lines
from tests.marked import findings, quotes_of, said
from tests.timing import Bound, steep, timed

CASES = Path(__file__).parent / "cases" / "quotes"
WEEK = date(2024, 5, 17)  # a Friday


def cases(name: str) -> list[Any]:
    rows = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(row, id=row["name"]) for row in rows]


def spans(text: str) -> list[str]:
    return [
        text[span.start : span.end] + " open" * span.open_end + " continues" * span.continues
        for span in marks.read(text, lines(text))
    ]


@pytest.mark.parametrize("case", cases("marks"))
def test_spans_in_marks(case: dict[str, Any]) -> None:
    assert case["spans"] == spans(case["text"])


@pytest.mark.parametrize("case", cases("speakers"))
def test_words_and_speakers(case: dict[str, Any]) -> None:
    assert [(words, name or None) for words, name in case["said"]] == said(case["text"])


@pytest.mark.parametrize("case", cases("strays"))
def test_words_go_to_nobody_wrong(case: dict[str, Any]) -> None:
    assert [(words, name or None) for words, name in case["said"]] == said(case["text"])


@pytest.mark.parametrize("case", cases("mentions"))
def test_words_and_the_mention_that_they_are_given_to(case: dict[str, Any]) -> None:
    told = [
        (part.text, q.speaker_at.text if q.speaker_at else "")
        for q, _ in quotes_of(case["text"])
        if q.kind != "reported"
        for part in q.parts
    ]
    assert [tuple(row) for row in case["said"]] == told


# --- verbs ------------------------------------------------------------------------------------

FINITE = [
    form
    for verb in load("en/cues")["speech"].values()
    for form in verb[1:]
    if not form.split()[0].endswith("ing") and form not in load("en/cues")["plurals"]
]


@pytest.mark.parametrize("form", FINITE)
def test_every_verb_of_saying_gives_words_to_its_subject(form: str) -> None:
    assert [("We will stay in the hall", "Amina Idris")] == said(f"“We will stay in the hall,” Amina Idris {form}.")


@pytest.mark.parametrize("pattern", ["according", "put"])
def test_patterns_find_their_examples(pattern: str) -> None:
    table = load("en/cues")["patterns"][pattern]
    assert [] == [example for example in table["finds"] if [name for _, name in said(example)] != ["Ana Souza"]]
    assert [] == [example for example in table.get("ignores", ()) if said(example)]


# --- kinds ------------------------------------------------------------------------------------


def kinds(text: str) -> list[str]:
    return [quote.kind for quote, _ in quotes_of(text)]


def test_a_whole_sentence_is_direct_and_a_piece_of_one_is_partial() -> None:
    assert ["direct", "partial"] == kinds("“We will stay,” said Amina Idris. Omar Salih called that “a very bad idea”.")


def test_a_report_covers_the_clause_without_verb_and_speaker() -> None:
    (quote, name), *_ = quotes_of("Amina Idris said on Monday that the talks would go on.")
    assert ("reported", "the talks would go on", "Amina Idris") == (quote.kind, quote.excerpt.text, name)


def test_a_report_is_without_the_dateline() -> None:
    text = "ABUJA, March 10 (AFP) - The bank left its rate unchanged on Tuesday, Governor Ngozi Balogun said."
    assert ["The bank left its rate unchanged on Tuesday"] == [q.excerpt.text for q, _ in quotes_of(text)]


def test_a_report_in_a_relative_clause_ends_with_it() -> None:
    text = "Omar Salih, who said that Sudan can't afford to wait, may be trying to press Cairo."
    assert ["Sudan can't afford to wait"] == [quote.excerpt.text for quote, _ in quotes_of(text)]


def test_a_report_of_nobody_named_is_none() -> None:
    assert [] == quotes_of("Observers in Cairo said that the talks would go on.")


def test_a_report_ends_before_what_the_reporter_adds() -> None:
    text = "Amina Idris said the levy would cost 11,000 jobs, a figure that the ministry disputes."
    assert ["the levy would cost 11,000 jobs"] == reported(text)


def reported(text: str) -> list[str]:
    return [quote.excerpt.text for quote, _ in quotes_of(text) if quote.kind == "reported"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amina Idris denied that the army had fired.", ["denied that the army had fired"]),
        ("Amina Idris denied the army had fired.", ["denied the army had fired"]),
        ("Amina Idris doubts that the talks will go on.", ["doubts that the talks will go on"]),
        ("Amina Idris doesn't believe that the talks will go on.", ["doesn't believe that the talks will go on"]),
        ("Amina Idris did not deny that the army had fired.", []),
        ("Amina Idris did not say that the army had fired.", []),
        ("Amina Idris refused to say that the army had fired.", []),
        ("Amina Idris declined to say whether Omar Salih had told her that he was leaving.", []),
        ("Amina Idris questioned whether the army had fired.", []),
        ("Amina Idris was asked whether Omar Salih had said that the army would fire.", []),
        ("Amina Idris said that the army had not fired.", ["the army had not fired"]),
        ("Amina Idris confirmed that the army had fired.", ["the army had fired"]),
    ],
)
def test_what_is_denied_or_left_unsaid_is_never_reported_as_said(text: str, expected: list[str]) -> None:
    assert expected == reported(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amina Idris denied that her troops had “opened fire on the town”.", []),
        ("Amina Idris never said “we will leave the hall tonight”.", []),
        ("Amina Idris denied it: “We never fired.”", [("We never fired.", "Amina Idris")]),
        ("“We never fired,” Amina Idris denied.", [("We never fired", "Amina Idris")]),
    ],
)
def test_words_that_are_denied_are_nobodys(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == [one for one in said(text) if one[1]]


@pytest.mark.parametrize(
    ("opening", "speaker"),
    [
        ("Amina Idris's first five questioners were hostile", None),
        ("Amina Idris's critics put it bluntly", None),
        ("Amina Idris's lawyer was blunt", None),
        ("Amina Idris's answer to her critics was blunt", "Amina Idris"),
        ("Amina Idris's words to the critics", "Amina Idris"),
        ("Amina Idris was blunt with her critics", "Amina Idris"),
    ],
)
def test_what_somebodys_people_say_are_not_the_words_of_that_one(opening: str, speaker: str | None) -> None:
    found = said(f"{opening}: “We never fired on the town and never will.”")
    assert speaker == next((who for _, who in found), None)


def test_what_the_reporter_makes_of_it_is_no_report() -> None:
    assert ["direct"] == kinds("“We will stay,” Amina Idris told reporters, suggesting the end of the talks.")


# --- scene ------------------------------------------------------------------------------------


def scene(text: str) -> tuple[date | None, str | None, str | None]:
    (quote, _), *_ = quotes_of(text, published=WEEK)
    occasion = quote.occasion.text if quote.occasion else None
    return quote.said_on.first if quote.said_on else None, quote.said_where, occasion


def test_the_day_of_saying_is_the_day_told_with_the_verb() -> None:
    assert date(2024, 5, 16) == scene("“We will stay,” Amina Idris said Thursday.")[0]


def test_no_day_is_taken_from_the_words_themselves() -> None:
    assert scene("“We will leave on Thursday,” Amina Idris said.")[0] is None


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("“We will stay here,” Amina Idris said in a radio interview.", "in a radio interview"),
        ("“We will stay here,” Amina Idris told Nile News.", "told Nile News"),
        ("“We will stay here,” Amina Idris told Nile News's correspondent.", None),
        (
            "“We will stay here,” Amina Idris told reporters after a meeting of the security council that Omar Diss "
            "had called.",
            "after a meeting of the security council",
        ),
        (
            "“We will stay here,” Amina Idris said after talks with the envoys of the seven neighbours and the "
            "African Union.",
            "after talks with the envoys of the seven neighbours and the African Union",
        ),
    ],
)
def test_an_occasion_is_told_in_whole_words(text: str, occasion: str | None) -> None:
    assert occasion == scene(text)[2]


def test_the_day_of_publication_is_no_day_of_saying() -> None:
    assert scene("“We will stay,” Amina Idris said.")[0] is None


def days(text: str) -> list[tuple[int, int, int, int] | None]:
    """For each quote in marks, the month and day of the first and last day of saying."""
    found = [quote.said_on for quote, _ in quotes_of(text, published=WEEK) if quote.kind != "reported"]
    return [day and (day.first.month, day.first.day, day.last.month, day.last.day) for day in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cairo threatened on Tuesday to leave. Amina Idris said then that “the hall is full”.", (5, 14, 5, 14)),
        ("Cairo threatened to leave. Amina Idris said then that “the hall is full”.", None),
        ("Cairo left on Tuesday. Amina Idris then said that “the hall is full”.", None),
        ("Amina Idris told this newspaper in March that “the hall is full”.", (3, 1, 3, 31)),
        ("Amina Idris said the March meeting was “full of people in a hall”.", None),
        ("Amina Idris said on Wednesday night that Monday's talks were “full of people”.", (5, 15, 5, 15)),
        ("Amina Idris rejected that on Thursday. “The hall is full,” she said.", (5, 16, 5, 16)),
        (
            "The minister, Amina Idris, on Thursday in Cairo rejected that. “The hall is full,” she said.",
            (5, 16, 5, 16),
        ),
        ("Amina Idris rejected that on Thursday. “The hall is full,” Omar Salih said.", None),
        ("Amina Idris rejected what was asked on Thursday. “The hall is full,” she said.", None),
        ("Amina Idris arrived on Thursday. “The hall is full,” she said.", None),
        ("Amina Idris rejected that on Thursday.\n“The hall is full,” she said.", None),
        ("“The hall is full,” Amina Idris told reporters on Thursday.", (5, 16, 5, 16)),
        ("“The hall is full,” Amina Idris told reporters in Cairo on Wednesday.", (5, 15, 5, 15)),
        ("“The hall is full,” Amina Idris wrote on her page on Tuesday night.", (5, 14, 5, 14)),
        ("“The hall is full,” Amina Idris said earlier this week.", (5, 13, 5, 19)),
        ("“The hall is full,” Amina Idris said today.", (5, 17, 5, 17)),
        ("At a news conference on Tuesday, Amina Idris said “the hall is full of people”.", (5, 14, 5, 14)),
        ("Speaking after the talks on Wednesday, Amina Idris said “the hall is full of people”.", (5, 15, 5, 15)),
        ("In Cairo on Monday, the minister said “the hall is full of people”.", (5, 13, 5, 13)),
        ("On Tuesday, Amina Idris advised Cairo to “leave the hall full of people”.", (5, 14, 5, 14)),
        ("Late on Tuesday Foreign Minister Amina Idris accused Cairo of “leaving the hall to others”.", (5, 14, 5, 14)),
        ("On Tuesday the hall that Amina Idris called “the full hall of the town” fell.", None),
        ("On Tuesday, as rain fell, Amina Idris praised “the full hall of the town”.", None),
        ("On Tuesday, the aide and Amina Idris’s driver praised “the full hall of the town”.", None),
        ("“The hall is full,” Amina Idris said after the NATO meeting.", None),
        ("“The hall is full,” Amina Idris said two days after the talks on Monday.", None),
        ("“The hall is full,” Amina Idris said ahead of Saturday's vote.", None),
        ("“The hall is full,” Amina Idris said of Monday's talks.", None),
        ("“The hall is full,” Amina Idris said in an interview published on Tuesday.", None),
        ("In the vote on Monday, Amina Idris said, the hall was “full of angry people”.", None),
        ("After the talks on Monday, Amina Idris said “the hall is full of people”.", None),
        ("At the talks on Monday and Tuesday, Amina Idris said “the hall is full of people”.", None),
    ],
)
def test_the_days_of_saying(text: str, expected: tuple[int, int, int, int] | None) -> None:
    assert [expected] == days(text)


def test_the_place_of_a_meeting_is_no_place_of_saying() -> None:
    assert scene("Amina Idris said Monday's session in Cairo had been “the only one of all”.")[1] is None


def test_a_meeting_places_the_words() -> None:
    assert "after the meeting in Cairo" == scene("“We will stay,” Amina Idris said after the meeting in Cairo.")[2]


def test_a_meeting_that_is_past_is_no_place_of_saying() -> None:
    assert scene("“We will stay,” Amina Idris said after the meeting in Cairo.")[1] is None


def test_a_place_of_saying() -> None:
    assert "Cairo" == scene("“We will stay,” Amina Idris told reporters in Cairo on Thursday.")[1]


def test_a_meeting_inside_the_statement_places_nothing() -> None:
    assert scene("Amina Idris said that “we will stay” after the meeting in Cairo.")[2] is None


# --- laws -------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    ["“", "”", '"', "'", "‘", "’", "''", "„", "«", "»", "\n", "\n\n", ". ", ", ", " said ", "Amina Idris", " he ",
     "We stay", " – ", "…", "?", " according to ", "[", ")", " told Izvest that ", "Omar", " on Monday", "5", ":"]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=40))
def test_excerpts_are_the_text_they_cite_whatever_the_marks(pieces: list[str]) -> None:
    text = "".join(pieces)
    for quote in findings(text).quotes:
        assert [part.text for part in quote.parts] == [text[part.start : part.end] for part in quote.parts]
        assert quote.excerpt in quote.parts
        assert quote.excerpt.text.strip() == quote.excerpt.text != ""


@settings(max_examples=100)
@given(st.lists(PIECES, max_size=30))
def test_ids_of_one_text_differ(pieces: list[str]) -> None:
    ids = [quote.id for quote in findings("".join(pieces)).quotes]
    assert len(ids) == len(set(ids))


# Units to repeat; 10,000 of the first are 10,000 nested marks.
HOSTILE = {
    "nested marks": "“a ",
    "nested marks of all kinds": "“a «b ‘c 「d ",
    "only marks": '"',
    "only opening marks": "“",
    "a mark every second character": '"a',
    "a single mark every second character": "'a",
    "no paragraph break": "“We stay,” said Amina Idris. ",
    "no full stop": "“We stay” said Amina Idris and ",
    "no full stop, commas": "“We stay,” said Amina Idris and ",
    "floating words": "“We stay and talk about it here.” ",
    "unclosed marks": "“We stay. \n",
    "commas and asides": "Amina Idris, who, and, ",
    "dashes": "We – stay – said – ",
    "speech behind dashes": "– We stay, said Amina Idris.\n",
    "capitals": "Amina Idris Omar Salih ",
    "turns": "MR PRICE: We stay and talk.\nQUESTION: Why?\n",
    "labels": "MR PRICE: ",
    "blocks": "Amina Idris said:\n> We stay and talk about it.\n",
}


@pytest.mark.parametrize("odd", ["", "“ ", '"'], ids=["", "odd", "odd-straight"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_take_linear_time_and_give_no_quote_longer_than_a_page(name: str, odd: str) -> None:
    def cost(times: int) -> float:
        found, taken = timed(lambda: findings(odd + HOSTILE[name] * times))
        assert all(len(part.text) <= marks.LONGEST for quote in found.quotes for part in quote.parts)
        return taken

    times = 10_000 if len(HOSTILE[name]) < 4 else 400
    assert "" == steep(cost, times // 2, times, Bound(spare=0.2))


@pytest.mark.parametrize(
    ("name", "size"),
    [("no paragraph break", 5_000_000), ("no full stop", 500_000), ("a mark every second character", 500_000)],
)
def test_marks_of_a_text_without_a_paragraph_are_read_in_linear_time(name: str, size: int) -> None:
    def cost(size: int) -> float:
        text = "“ " + HOSTILE[name] * (size // len(HOSTILE[name]))
        spans, taken = timed(lambda: marks.read(text, [(0, len(text))]))
        assert max(span.end - span.start for span in spans) <= marks.LONGEST
        return taken

    assert "" == steep(cost, size // 2, size, Bound(spare=0.2))


def test_a_text_without_a_full_stop_keeps_its_speakers() -> None:
    text = " and ".join(f"“we will stay {day} days here,” said Okello of the port" for day in range(400))
    assert len([quote for quote, _ in quotes_of(text) if quote.speaker_at]) > 390  # one may be cut from its verb


def test_a_quote_longer_than_a_page_is_an_unclosed_mark() -> None:
    assert [] == said("“" + "We stay and talk. " * 400 + "\nAmina Idris left.")


# --- shapes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("case", cases("shapes"))
def test_shapes_of_quotes(case: dict[str, Any]) -> None:
    assert [(words, name or None) for words, name in case["said"]] == said(case["text"])


def test_a_turn_that_fills_a_page_is_a_quote_for_each_paragraph() -> None:
    speech = "\n".join(f"We will stand by the {word} of this valley for as long as it takes. " * 10 for word in "ab")
    found = quotes_of(f"QUESTION: What now?\nMR PRICE: {speech}\nQUESTION: Thank you.")
    assert [None, "Price", "Price", None] == [name for _, name in found]


def test_a_paragraph_of_a_turn_longer_than_a_page_is_cut_at_the_end_of_a_sentence() -> None:
    speech = " ".join(f"We have said this {number} times and we will say it again." for number in range(120))
    found = [quote for quote, name in quotes_of(f"QUESTION: What now?\nMR PRICE: {speech}") if name]
    assert " ".join(part.text for quote in found for part in quote.parts) == speech
    assert all(part.text[0] == "W" and part.text[-1] == "." for quote in found for part in quote.parts)
    assert max(len(part.text) for quote in found for part in quote.parts) <= marks.LONGEST


# --- marks that never close -------------------------------------------------------------------


def strays(text: str) -> list[str]:
    return [text[at : at + 5] for at in marks.unclosed(text, lines(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“" + "We stay and talk. " * 400, ["“We s"]),
        ("The “hall was quiet. Amina Idris said: “We stay.”", ["“hall"]),
        ("“We stay,” said Amina Idris.", []),
        ("“We stay.\n“We talk,” said Amina Idris.", []),
        ("She said: “We will stay.", []),
        ("The door was 6'2\" high.", []),
        ("QUESTION: Why?\nMR PRICE: " + "We stay and talk. " * 400, []),
    ],
)
def test_marks_that_close_nowhere_near(text: str, expected: list[str]) -> None:
    assert expected == strays(text)


def test_a_mark_that_opens_a_page_takes_no_quote_behind_it_along() -> None:
    text = "“ " + "The hall was full of people. " * 150 + "“We stay,” said Amina Idris."
    assert [("We stay", "Amina Idris")] == said(text)


# --- above the text ---------------------------------------------------------------------------


def above(title: str, body: str) -> list[tuple[str, str | None]]:
    found = brief.extract(f"{title}\n\nDAKAR, 4 March - Parliament voted on the island bill on Tuesday.\n\n{body}")
    return [(quote.text, quote.speaker.name if quote.speaker else None) for quote in found.quotes]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("“We stay on the river” – rebel leader Awa Traoré in the north", "Awa Traoré"),
        ("“We stay on the river”, says Minister Awa Traoré", "Awa Traoré"),
        ("Traoré: “We stay on the river”", "Awa Traoré"),
    ],
)
def test_words_above_the_text_are_given_to_whom_the_line_names(title: str, expected: str) -> None:
    assert ("We stay on the river", expected) in above(title, "“No,” Awa Traoré told Reuters by telephone.")


@pytest.mark.parametrize(
    "title", ["“We stay on the river” – Traoré's rival in the north", "“We stay on the river” – Traoré Group statement"]
)
def test_words_above_the_text_are_not_given_to_whom_the_line_only_mentions(title: str) -> None:
    assert [("No", "Awa Traoré")] == above(title, "“No,” Awa Traoré told Reuters by telephone.")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Rebel leader Amadou Traoré rejects the vote", "Amadou Traoré"),
        ("Traoré rejects the vote", None),
        ("Jordan Rejects Traoré", None),
    ],
)
def test_a_surname_is_that_of_the_full_name_above_the_text(title: str, expected: str | None) -> None:
    assert [("They are afraid", expected)] == above(title, "“They are afraid,” Traoré told Reuters by telephone.")


def test_who_answers_is_named_above_the_text() -> None:
    text = (
        "Q&A with Dr Ingrid Solheim, scientist\n\nQ. Dr Solheim, what did you see in the fjord this winter?\n\n"
        "A. The cold water no longer comes back.\n\nQ. What do you tell the fishermen of the coast?\n\nA. The truth."
    )
    found = [(q.text, q.speaker.name if q.speaker else None) for q in brief.extract(text).quotes]
    assert ("The truth.", "Ingrid Solheim") in found
    assert ("Dr Solheim, what did you see in the fjord this winter?", "Ingrid Solheim") not in found


@pytest.mark.parametrize(
    "said",
    [
        "``We have solved them all,'' Ana Lang said.",
        "‘‘We have solved them all,’’ Ana Lang said.",
        "Ana Lang said: ``We have solved them all.''",
        "“We have solved them all,” Ana Lang said.",
    ],
)
def test_the_sentence_of_a_quote_has_its_marks_whole(said: str) -> None:
    (quote,) = findings(f"They met. {said} They left.").quotes
    assert said == quote.sentence.text


@pytest.mark.parametrize("case", cases("bodies"))
def test_bodies_their_papers_and_several_at_once(case: dict[str, Any]) -> None:
    spoken = [(quote, name) for quote, name in quotes_of(case["text"]) if quote.kind != "reported"]
    told = [(" | ".join(part.text for part in quote.parts), name or called(quote) or "") for quote, name in spoken]
    assert [tuple(row) for row in case["said"]] == told
