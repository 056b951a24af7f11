"""What is read from raw texts: the paragraphs told apart, the masthead with its evidence."""

import re
import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief import lexicon, pipeline
from brief.article import day_among, infer_outlets, mark, whole
from brief.article.lines import finds
from brief.article.outlets import by_address
from brief.config import Config
from brief.model import Article, Document, Masthead, Metadata
from brief.text import canonical
from tests.timing import within

CASES = Path(__file__).parent / "cases" / "articles"
EXPECTED = tomllib.loads((CASES / "expected.toml").read_text(encoding="utf-8"))
SEEDS = Path(__file__).parent.parent / "seeds"
PATTERNS = lexicon.load("en/furniture")["pattern"]
FIELDS = ("title", "outlet", "outlet_basis", "authors", "url", "language", "translated", "published", "published_basis")
DEFAULTS = {
    "outlet_basis": "unknown",
    "published_basis": "unknown",
    "authors": (),
    "language": "en",
    "translated": False,
}


def read(text: str, **metadata: object) -> Article:
    return mark(Document("0" * 12, "text.txt", "", canonical(text), metadata=Metadata(**metadata)))  # type: ignore[arg-type]


def case(name: str) -> Article:
    return read((CASES / f"{name}.txt").read_text(encoding="utf-8"))


def seed(number: str) -> Article:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return read(path.read_text(encoding="utf-8"))


def kinds(article: Article) -> dict[str, str]:
    """Each paragraph's words with its kind; for equal paragraphs the last."""
    return {article.text[p.start : p.end]: p.kind for p in article.paragraphs}


def kind_of(article: Article, start: str) -> str:
    (kind,) = {kind for words, kind in kinds(article).items() if words.startswith(start)}
    return kind


def rule_of(article: Article, field: str) -> str:
    (rule,) = (each.rule for each in article.masthead.evidence if each.field == field)
    return rule


@pytest.mark.parametrize("name", EXPECTED)
def test_masthead_is_read_as_an_editor_reads_it(name: str) -> None:
    expected = {field: EXPECTED[name].get(field, DEFAULTS.get(field)) for field in FIELDS}
    head = case(name).masthead
    found = {field: getattr(head, field) for field in FIELDS}
    assert expected | {"authors": tuple(expected["authors"])} == found


@pytest.mark.parametrize("name", EXPECTED)
def test_every_line_of_text_is_kept_and_nothing_else_is(name: str) -> None:
    article = case(name)
    for start in EXPECTED[name].get("body", ()):
        assert kind_of(article, start) in ("body", "heading"), start
    for start in EXPECTED[name].get("apart", ()):
        told = {kind for words, kind in kinds(article).items() if words.startswith(start)}
        assert told and not told & {"body", "heading"}, start


@pytest.mark.parametrize("name", EXPECTED)
def test_issues_name_what_is_missing(name: str) -> None:
    assert EXPECTED[name].get("issues", []) == [issue.code for issue in case(name).issues]


@pytest.mark.parametrize("row", PATTERNS, ids=lambda row: row["id"])
def test_pattern_finds_its_examples_and_ignores_what_misfired(row: dict[str, list[str]]) -> None:
    assert row["finds"]
    assert [] == [sample for sample in row["finds"] if not finds(str(row["id"]), sample)]
    assert [] == [sample for sample in row.get("ignores", []) if finds(str(row["id"]), sample)]


@pytest.mark.parametrize("row", [row for row in PATTERNS if "opens" in row], ids=lambda row: row["id"])
def test_a_pattern_opens_with_no_other_character_than_it_says(row: dict[str, Any]) -> None:
    pattern = re.compile(row["regex"], re.IGNORECASE)
    others = [
        one for one in map(chr, range(32, 127)) if not (one.islower() or one.isdigit() or one.lower() in row["opens"])
    ]
    assert [] == [
        one + rest for one in others for each in row["finds"] for rest in (each, each[1:]) if pattern.match(one + rest)
    ]


def test_patterns_and_phrases_are_sorted_and_unique() -> None:
    ids = [row["id"] for row in PATTERNS]
    assert sorted(set(ids)) == ids
    tables = lexicon.load("en/furniture")["phrases"]
    phrases = [phrase for table in tables.values() for phrase in table]
    assert len(set(phrases)) == len(phrases)
    assert [] == [name for name, table in tables.items() if sorted(table) != table]


def test_outlets_are_sorted_and_no_name_or_domain_means_two() -> None:
    rows = lexicon.load("outlets")["outlet"]
    names = [row["name"] for row in rows]
    assert sorted(names, key=str.lower) == names
    keys = [key for row in rows for key in {row["name"], *row.get("aliases", ())}]
    domains = [domain for row in rows for domain in row["domains"]]
    assert len(set(keys)) == len(keys)
    assert len(set(domains)) == len(domains)


# --- the first case -----------------------------------------------------------------------------


def test_days_of_the_seeds() -> None:
    heads = [seed(number).masthead for number in ("000", "001", "002", "003", "004")]
    stated = [(date(2022, 1, day), "stated") for day in (13, 12, 13, 13)]
    assert [*stated, (date(2022, 1, 13), "inferred")] == [(head.published, head.published_basis) for head in heads]


def test_titles_of_the_seeds() -> None:
    assert [
        "Diplomacy week ends with no resolution, Russian threats",
        "Russia, NATO remain divided on key issues",
        "As talks flame out, Moscow and Washington brace for next moves on Ukraine",
        "Russia-West talks at an impasse",
        None,
    ] == [seed(number).masthead.title for number in ("000", "001", "002", "003", "004")]


def test_outlets_of_the_seeds() -> None:
    heads = infer_outlets(tuple(seed(number).masthead for number in ("000", "001", "002", "003", "004")))
    assert [
        ("Kyiv Independent", "inferred"),
        ("Kyiv Independent", "stated"),
        ("POLITICO", "stated"),
        ("Deutsche Welle", "stated"),
        ("Izvestia", "inferred"),
    ] == [(head.outlet, head.outlet_basis) for head in heads]
    assert seed("000").masthead.outlet is None


def test_authors_of_the_seeds() -> None:
    kossov, both = ("Igor Kossov",), ("Paul McLeary", "Quint Forgey")
    heads = [seed(number).masthead for number in ("000", "001", "002", "003", "004")]
    assert [kossov, kossov, both, ("Roman Goncharenko", "Alexander Savitsky"), ()] == [head.authors for head in heads]


def test_translations_among_the_seeds_are_told_with_their_reason() -> None:
    assert [False, False, False, True, True] == [seed(f"00{number}").masthead.translated for number in range(5)]
    assert "translated.stated" == rule_of(seed("003"), "translated")
    assert "translated.left-over" == rule_of(seed("004"), "translated")


@pytest.mark.parametrize(
    ("number", "start", "kind"),
    [
        ("000", "OSCE Secretary General Helga", "caption"),
        ("000", "Freedom can be costly", "promotion"),
        ("000", "2:51 PM", "feed"),
        ("000", "Russian Foreign Minister Sergey Lavrov has accused", "feed"),
        ("000", "The Basmanny court", "feed"),
        ("000", "The U.S. and its allies promised", "body"),
        ("000", "Ash believes", "body"),
        ("001", "Thursday, December 8, 2022", "furniture"),
        ("001", "NATO Secretary General Jens Stoltenberg (L)", "caption"),
        ("001", "Stoltenberg said that armed conflict", "body"),
        ("001", "If Russia proceeds", "body"),
        ("001", "Igor is a reporter", "biography"),
        ("001", "for an independent Ukraine", "promotion"),
        ("002", "Those arguments have been dismissed", "body"),  # "become a member state" is no prompt
        ("002", "The unbending attitudes", "body"),
        ("002", "By: Paul McLeary", "footer"),
        ("002", "Published Date:", "footer"),
        ("002", "https://consumernewsnetwork", "feed"),
        ("003", "Talks between Russia", "body"),
        ("003", "Wendy Sherman with", "caption"),
        ("003", "Wintermanöver", "caption"),
        ("003", "US threats to slap", "caption"),
        ("003", "Strident Russian diplomacy", "heading"),
        ("003", "NATO chief Stoltenberg talks to DW", "promotion"),
        ("003", "Lukyanov describes", "body"),
        ("003", "The article was originally", "footer"),
        ("004", "OSCE symbols", "caption"),
        ("004", "Beyond diplomacy", "heading"),
        ("004", "On it, the permanent representative", "body"),  # stands above a credit and is no caption
        ("004", "Sergey Ryabkov", "caption"),
        ("004", "Deputy Foreign Minister Sergei Ryabkov before", "caption"),
        ("004", "Despite harsh rhetoric", "body"),
        ("004", "Leave a Reply", "furniture"),
    ],
)
def test_traps_of_the_seeds(number: str, start: str, kind: str) -> None:
    assert kind == kind_of(seed(number), start)


def test_no_body_paragraph_of_the_seeds_is_set_aside() -> None:
    bodies = [sum(p.kind == "body" for p in seed(f"00{number}").paragraphs) for number in range(5)]
    assert [21, 19, 26, 18, 18] == bodies


# --- masthead, one rule at a time ---------------------------------------------------------------

TEXT = (
    "The ministers of the two states met in the capital, and the talks about the border went on into the night.\n\n"
    "“We have not finished,” said the minister of the northern state, who looked tired and did not take questions.\n"
)


def test_day_above_the_title_is_only_inferred() -> None:
    head = read(f"Friday, March 3, 2023\n\nBorder talks go on into the night\n\n{TEXT}").masthead
    assert (date(2023, 3, 3), "inferred") == (head.published, head.published_basis)


def test_day_below_the_title_is_stated() -> None:
    head = read(f"Border talks go on into the night\nFriday, March 3, 2023\n\n{TEXT}").masthead
    assert (date(2023, 3, 3), "stated") == (head.published, head.published_basis)


@pytest.mark.parametrize("added", ["Published: 3 March 2023\n\n{}", "{}\n\nPublished: 3 March 2023"])
def test_day_added_by_hand_above_or_below_is_read(added: str) -> None:
    head = read(added.format(f"Border talks go on into the night\n\n{TEXT}")).masthead
    assert (date(2023, 3, 3), "stated") == (head.published, head.published_basis)
    assert "Border talks go on into the night" == head.title


def test_publication_wins_over_update() -> None:
    head = read(f"Border talks go on\nUpdated: 5 March 2023\nPublished: 3 March 2023\n\n{TEXT}").masthead
    assert date(2023, 3, 3) == head.published


def test_day_in_the_address_is_inferred() -> None:
    head = read(
        f"https://delta-daily.example/2023/03/03/border\n\nBorder talks go on into the night\n\n{TEXT}"
    ).masthead
    assert (date(2023, 3, 3), "inferred") == (head.published, head.published_basis)
    assert "Delta Daily" == head.outlet


def test_ambiguous_day_is_no_day() -> None:
    assert read(f"Border talks go on\nPublished: 3/4/2023\n\n{TEXT}").masthead.published is None


def test_history_infers_no_day() -> None:
    past = "On 27 February 2014 the town hall was taken. Since 2019 the two states have met every year to talk of it."
    assert read(f"Border talks go on\n\n{past}\n\n{TEXT}").masthead.published is None


def test_what_lies_ahead_infers_no_day() -> None:
    past = "On 2 March 2023 they met, and on 3 March 2023 they parted.\n\nThat same 3 March, they say, snow fell again."
    ahead = "They will meet again on 9 March 2023, they said. On 11 March there will be a vote."
    assert date(2023, 3, 3) == read(f"Border talks go on\n\n{past}\n\n{ahead}\n\n{TEXT}").masthead.published


def test_days_called_by_weekday_leave_dated_ones_to_history() -> None:
    named = "The bill of 2023 passed on March 2 and was signed on March 3.\n\nIt was printed on March 3, too."
    assert date(2023, 3, 3) == read(f"Border talks go on\n\n{named}\n\n{TEXT}").masthead.published
    now = "On Tuesday they met. On Wednesday they parted, and on Thursday they wrote."
    assert read(f"Border talks go on\n\n{named}\n\n{now}\n\n{TEXT}").masthead.published is None


@pytest.mark.parametrize("author", ["The Delta Post", "Delta Post", "Delta Morning Post", "BBC News"])
def test_an_outlet_that_the_format_states_as_an_author_is_none(author: str) -> None:
    stated = ("Jane Roe", author)
    head = read(f"Border talks go on\n\n{TEXT}", outlet="Delta Post", authors=stated).masthead
    assert (("Jane Roe",) if author != "Delta Morning Post" else stated) == head.authors


def test_what_the_format_states_comes_first() -> None:
    head = read(
        f"Border talks go on\n3 March 2023\n\n{TEXT}",
        title="Talks",
        outlet="DW",
        authors=("Jane Roe",),
        published=date(2023, 3, 4),
    ).masthead
    assert ("Talks", "Deutsche Welle", ("Jane Roe",), date(2023, 3, 4)) == (
        head.title,
        head.outlet,
        head.authors,
        head.published,
    )


def test_one_interview_with_an_outlet_names_no_outlet() -> None:
    assert read(f"Border talks go on\n\n{TEXT}\nThe minister told CNN that he was tired.\n").masthead.outlet is None


@pytest.mark.parametrize(
    ("top", "outlet", "title"),
    [
        (
            "El Faro del Norte\nLima, Thursday 16 May 2024\n\nBISHOP GOES UP THE RIVER AND FINDS A TOWN",
            "El Faro del Norte",
            None,
        ),
        ("LA PRENSA | news and data on the talks\nLIVE: Ceasefire clock runs down\n\n16 May 2024", "La Prensa", None),
        ("La Paz waits for its envoy\nBy Ana Soto\n16 May 2024", None, "La Paz waits for its envoy"),
        ("Talks | what we know about the truce\nCeasefire clock runs down\n\n16 May 2024", None, None),
    ],
)
def test_a_foreign_name_or_one_with_its_motto_heads_a_page(top: str, outlet: str | None, title: str | None) -> None:
    head = read(f"{top}\n\n{TEXT}").masthead
    assert outlet == head.outlet
    assert (title or top.splitlines()[-1 if "BISHOP" in top else 1]) == head.title


def test_agency_that_is_quoted_is_not_the_outlet() -> None:
    quoted = "".join(
        f"\nOfficial number {n} told Reuters that the talks had been long, and that was all.\n" for n in "123"
    )
    assert read(f"Border talks go on\n\n{TEXT}{quoted}").masthead.outlet is None


def test_outlets_of_the_configuration_are_known() -> None:
    document = Document("0" * 12, "a.txt", "", f"Border talks go on\nSource: dd\n\n{TEXT}")
    assert "Delta Daily" == mark(document, {"dd": "Delta Daily"}).masthead.outlet


@pytest.mark.parametrize(
    ("address", "outlet"),
    [
        ("www.politico.com/news/x", "POLITICO"),
        ("https://www.bbc.co.uk/news/1", "BBC"),
        ("https://english.alarabiya.net/a", "Al Arabiya"),
        ("https://the-river-post.co.uk/x", "The River Post"),
        ("nowhere", None),
    ],
)
def test_address_names_the_outlet(address: str, outlet: str | None) -> None:
    assert outlet == by_address(address, {})


def test_author_of_two_outlets_infers_none() -> None:
    heads = [Masthead(outlet=name, outlet_basis="stated", authors=("Jane Roe",)) for name in ("BBC", "CNN")]
    assert infer_outlets((*heads, Masthead(authors=("Jane Roe",))))[2].outlet is None


def test_inferred_outlet_infers_no_other() -> None:
    head = Masthead(outlet="BBC", outlet_basis="inferred", authors=("Jane Roe",))
    assert infer_outlets((head, Masthead(authors=("Jane Roe",))))[1].outlet is None


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ana de Souza and Li Wei", ("Ana de Souza", "Li Wei")),
        ("By Jane O’Neill, Chief Correspondent", ("Jane O’Neill",)),
        ("by Hana AbebeMarch 14, 2023 7:05 pm", ("Hana Abebe",)),
        ("By Jane Roe in Khartoum", ("Jane Roe",)),
        ("By Staff", ()),
        ("Ana de Souza in Juba and Li Wei in Khartoum\n3 March 2023", ("Ana de Souza", "Li Wei")),
        ("Antony J. Roe, Secretary of State\n3 March 2023", ("Antony J. Roe",)),
        ("Nile River, Sudan", ()),
        ("By BBC News", ()),
        ("USA Today\n3 March 2023", ()),
        ("Ana de Souza, USA Today\n3 March 2023", ("Ana de Souza",)),
    ],
)
def test_byline(line: str, authors: tuple[str, ...]) -> None:
    assert authors == read(f"Border talks go on into the night\n{line}\n\n{TEXT}").masthead.authors


def test_sentences_of_captions_end_before_the_credit() -> None:
    glued, bracketed = seed("003"), seed("000")
    ends = [glued.text[s.start : s.end] for s in glued.sentences if glued.paragraphs[s.paragraph].kind == "caption"]
    assert "This week has seen an unprecedented array of meetings on the Ukraine crisis" in ends
    ends = [bracketed.text[s.start : s.end] for s in bracketed.sentences]
    assert ends[0].endswith("hold a joint press conference on Jan. 13, 2022.")
    assert "(OSCE)" not in ends


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        ("Igor is a reporter who has covered rivers for the Delta Daily since 2011.", "biography"),
        ("Marenko writes about dams, rivers and the people who live on them.", "biography"),
        ("The author is a fellow at the River Institute and no friend of dams.", "biography"),
        ("Igor Petrov is a former commander of the river guard and did not attend.", "body"),
        ("Petrov is a columnist for the state newspaper and close to the palace.", "body"),
    ],
)
def test_biography_tells_of_the_author_and_of_nobody_else(last: str, kind: str) -> None:
    article = read(f"Border talks go on\nBy Igor Marenko\n3 March 2023\n\n{TEXT}\n{TEXT}\n{last}\n")
    assert kind == kind_of(article, last)


# --- laws ---------------------------------------------------------------------------------------


def test_short_text_without_prose_is_all_body() -> None:
    article = read("They met.\nNobody spoke.\n")
    assert ["body", "body"] == [p.kind for p in article.paragraphs]


def test_text_of_blanks_has_no_text_and_says_so() -> None:
    assert ["article.no-text"] == [issue.code for issue in read(" \n\n").issues]


@pytest.mark.parametrize(
    ("line", "kind"),
    [("• Ceasefire in the north", "body"), ("2. to let inspectors in", "body"), ("2. Next steps", "heading")],
)
def test_items_of_a_list_are_text_and_numbered_headings_are_not(line: str, kind: str) -> None:
    assert kind == kind_of(read(f"Border talks go on\n\n{TEXT}\n{line}\n\n{TEXT}"), line)


def test_whole_sets_nothing_aside() -> None:
    article = whole(Document("0" * 12, "a.txt", "", "Subscribe\n\nNews Feed\n\nThey met."))
    assert {"body"} == {p.kind for p in article.paragraphs}
    assert 3 == len(article.sentences)


_LINES = st.sampled_from([line for path in sorted(CASES.glob("*.txt")) for line in path.read_text("utf-8").split("\n")])


@given(st.one_of(st.lists(_LINES, max_size=40).map("\n".join), st.text(max_size=400)))
def test_every_character_but_white_space_is_in_one_paragraph(text: str) -> None:
    article = read(text)
    covered = sorted((p.start, p.end) for p in article.paragraphs)
    assert all(one[1] <= two[0] for one, two in pairwise(covered))
    left = "".join(
        article.text[end:start] for (_, end), (start, _) in zip([(0, 0), *covered], [*covered, (None, 0)], strict=False)
    )
    assert "" == left.strip()
    for sentence in article.sentences:
        paragraph = article.paragraphs[sentence.paragraph]
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
    assert all(
        e.excerpt is None or e.excerpt.text == article.text[e.excerpt.start : e.excerpt.end]
        for e in article.masthead.evidence
    )


@pytest.mark.parametrize(
    "unit",
    [
        "a b ",
        "\n",
        "abc def\n",
        "(AP ",
        "[яяя",
        "told Izvestia's question ",
        "On January 13, 2022 it was ",
        "By Jane Roe\n",
        "Jane Roe, Secretary\n",
        '"',
        '"a\n',
        "a > ",
        "Title: a b c d\n",
        "x",
        "AFP/",
        "our newsletter sign ",
        "J. ",
        "May 1 ",
    ],
)
def test_hostile_lengths_take_linear_time(unit: str) -> None:
    text = "([" + unit * (100_000 // len(unit))
    assert text == within(10, lambda: read(text)).document.text  # a second at most; quadratic ones take minutes


@pytest.mark.parametrize("day", ["13. Januar 2022", "13 janvier 2022", "13 de enero de 2022", "13 января 2022"])
def test_day_in_the_language_of_the_original_is_read(day: str) -> None:
    text = (
        f"Talks end without result\n\n{day}\n\n"
        + "The delegations of both countries left the talks without a word.\n\n" * 4
    )
    head = read(text).masthead
    assert (date(2022, 1, 13), "stated") == (head.published, head.published_basis)


def test_figures_beside_a_foreign_word_are_no_day() -> None:
    text = (
        "Talks end without result\n\n13 Kilometer 2022\n\n" + "The delegations left the talks without a word.\n\n" * 4
    )
    assert read(text).masthead.published is None


# --- days and outlets on lines that hold more than the day ---------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "3 March 2023 | Borea",
        "3 Mar 2023, 16:05 EAT  |  4 min read",
        "JUBA | Friday 3 March 2023",
        "OUTLET | 3 May 2023".replace("May", "March"),
        "March 3, 2023 | Service",
        "Le Delta (English edition), 3 March 2023",
        "Friday, March 3, 2023 · 12:40 GMT",
        "World / 3 March 2023 / 5 min",
    ],
)
def test_day_beside_other_words_on_the_line_below_the_title_is_stated(line: str) -> None:
    head = read(f"Border talks go on into the night\n{line}\n\n{TEXT}").masthead
    assert (date(2023, 3, 3), "stated") == (head.published, head.published_basis)


@pytest.mark.parametrize(
    "line",
    [
        "Home > Archive > 3 March 2023 > Border",
        "Tomorrow: what the envoys want | Opening on 3 March 2023 in Juba",
        "Home | News | Africa",
    ],
)
def test_day_in_a_path_or_a_headline_is_none_of_publication(line: str) -> None:
    assert read(f"Border talks go on into the night\n{line}\n\n{TEXT}").masthead.published is None


def wire(
    dateline: str, more: str = "", lead: str = "The ministers met on Friday, two people in the room said."
) -> Article:
    return read(f"Border talks go on into the night\n\n{dateline} {lead}\n\n{TEXT}{more}")


@pytest.mark.parametrize(
    "dateline",
    [
        "PORT SUDAN, March 3 (Borea) —",
        "JUBA/KHARTOUM, March 3 (Reuters) -",
        "JUBA, South Sudan, March 3 (Borea) --",
        "JUBA, March 3. /TASS/.",
        "Juba, 3 March (Borea) –",
    ],
)
def test_day_of_a_dateline_has_the_year_of_the_copyright_line(dateline: str) -> None:
    head = wire(dateline, "\n© 2023 Borea News. All rights reserved.\n").masthead
    assert (date(2023, 3, 3), "stated") == (head.published, head.published_basis)


def test_year_of_the_copyright_line_must_fit_the_weekday_that_the_lead_names() -> None:
    later = "\n© 2025 Borea News. All rights reserved.\n"
    assert wire("PORT SUDAN, March 3 (Borea) —", later).masthead.published is None


def test_day_of_a_dateline_with_a_year_of_the_text_is_inferred() -> None:
    named = "\nOn February 27, 2023, the two states had opened their border, and both of them regretted it.\n"
    head = wire("PORT SUDAN, March 3 (Borea) —", named).masthead
    assert (date(2023, 3, 3), "inferred") == (head.published, head.published_basis)
    turned = wire("JUBA, January 2 (Borea) -", named.replace("February 27, 2023", "December 28, 2022"), "They met.")
    assert (date(2023, 1, 2), "inferred") == (turned.masthead.published, turned.masthead.published_basis)


def test_dateline_without_a_year_near_by_tells_no_day() -> None:
    history = "\nOn February 27, 2014, the two states had opened their border, and both of them regretted it.\n"
    assert wire("PORT SUDAN, March 3 (Borea) —", history).masthead.published is None
    assert wire("PORT SUDAN, March 3 (Borea) —").masthead.published is None


def test_day_in_a_sentence_of_the_lead_is_no_dateline() -> None:
    head = wire("On March 3 the talks began -", "\n© 2023 Borea News. All rights reserved.\n").masthead
    assert head.published is None


@pytest.mark.parametrize("kind", ["Press release", "PRESS RELEASE No. 41/2023", "(Press release)"])
def test_day_of_a_release_is_stated_above_its_title(kind: str) -> None:
    head = read(f"RIVER UNION\n{kind}\n3 March 2023\n\nStatement on the talks about the border\n\n{TEXT}").masthead
    assert (date(2023, 3, 3), "stated") == (head.published, head.published_basis)


TITLED = f"Border talks go on into the night\n3 March 2023\n\n{TEXT}"


def outlet_of(text: str, outlets: dict[str, str] | None = None) -> tuple[str | None, str]:
    head = mark(Document("0" * 12, "a.txt", "", canonical(text)), outlets).masthead
    return head.outlet, head.outlet_basis


@pytest.mark.parametrize(
    ("above", "outlet"),
    [
        ("The Delta Post\nHome | World | Sport\n\n", "The Delta Post"),
        ("Skip to main content\nTHE DELTA POST\nHome | World | Sport\n\n", "The Delta Post"),
        ("DELTA PUBLIC RADIO\nListen live\nNews   Business   Climate\n\n", "Delta Public Radio"),
        ("Delta Herald | Politics\n\n", "Delta Herald"),
        ("Diario del Delta » Politics\n\n", "Diario del Delta"),
        ("Republic of Nile\nMinistry of Foreign Affairs\nEN | AR\n\n", "Ministry of Foreign Affairs"),
        ("RIVER UNION\nThe Commission\n\nPRESS RELEASE\n\n", "River Union"),
        ("INSTITUTE FOR RIVERS AND THE SEA\nPolicy paper 3\n\n", "Institute for Rivers and the Sea"),
        ("REPUBLIC OF NILE\nMINISTRY FOR MINES, TRADE AND WATER\n\n", "Ministry for Mines, Trade and Water"),
        ("EMBASSY OF THE REPUBLIC OF NILE\nPRESS SECTION\n\n", "Embassy of the Republic of Nile"),
        ("Upper River Forum\n\n", "Upper River Forum"),
        ("DELTANET NEWS\nWorld > Rivers\n\n", "Deltanet News"),
        ("THE UPPER RIVER REVIEW\nOpinion\n\n", "The Upper River Review"),
        ("Borea FM English\nHome | News | Sport | Listen\n\n", "Borea FM English"),
        ("Borea\nHome | News | Sport | Listen\n\n", "Borea"),
        ("Channel24 LIVE\n\n", "Channel24"),
        ("BOREA. National Agency of News\n\n", "BOREA"),
        ("BOREA / State Information Agency of Nile\n\n", "BOREA"),
        ("(Translated by machine. The Upper Evening does not answer for errors.)\nUpper Evening\n\n", "Upper Evening"),
    ],
)
def test_nameplate_states_the_outlet(above: str, outlet: str) -> None:
    assert (outlet, "stated") == outlet_of(above + TITLED)


@pytest.mark.parametrize(
    "above",
    [
        "Breaking News\nHome | World | Sport\n\n",
        "World News\n\n",
        "Crypto News\nStock News\nHome | World | Sport\n\n",
        "Storm LIVE\n\n",
        "Department Press Briefing\n\n",
        "Radio Script\n\n",
        "Borea\nPolitics\n\n",
        "Good Morning\nWorld | News | Sport\n\n",
        "Live TV\nRadio\n\n",
        "Africa\nMore\n\n",
        "Home About our work Donate\n\n",
        "Press Releases\n\n",
        "Sunday Review\n\n",
        "Politics » Europe\n\n",
        "JUBA\n\n",
        "Jane Roe\n\n",
        "The press was told on Monday\n\n",
    ],
)
def test_section_menu_or_name_above_the_title_is_no_outlet(above: str) -> None:
    assert (None, "unknown") == outlet_of(above + TITLED)


@pytest.mark.parametrize(
    "issuer",
    [
        "REPUBLIC OF NILE",
        "MINISTRY FOR EXTERNAL RELATIONS",
        "ECONOMIC COMMUNITY OF UPPER RIVER STATES",
        "Ministry of Foreign Affairs, Trade and International Cooperation",
        "BOREA. National Agency of News",
        "Border and River Policy Forum",
    ],
)
def test_title_stands_below_the_name_of_who_issues_it(issuer: str) -> None:
    text = f"{issuer}\n\n3 March 2023\n\nStatement on the border talks of this week\n\n{TEXT}"
    assert "Statement on the border talks of this week" == read(text).masthead.title


@pytest.mark.parametrize(
    "above",
    [
        "PRESS RELEASE No. 41/2023\nJuba, 3 March 2023\n\n{}\n\n",
        "Briefing note 2023/7\n{}\n3 March 2023\n\n",
        "OPINION\n{}\nHana Abebe asks who pays for the dam\n\n",
        "SKETCH\n\n{}\n\n",
        "{}\nOf our sent-out Hana Abebe, in Juba\n\n",
        "The Delta Post\nSunday March 5\n\n{}\n\n",
        "[Automatic translation from Arabic - see original]\n\n{}\n\n",
    ],
)
def test_title_is_no_mark_of_its_kind_no_day_and_no_byline(above: str) -> None:
    title = "The coffee was hot, the voices in the room were cold"
    assert title == read(above.format(title) + TEXT).masthead.title


@pytest.mark.parametrize(
    "above",
    [
        "Research by Topic\n\n",
        "Ask an Expert Now\n\n",
        "Home | News | Sport | More\nOur editors choose the books they loved\nSport\nCulture\nBusiness\nFood\nHealth\n",
    ],
)
def test_line_above_a_text_without_title_is_none(above: str) -> None:
    assert read(above + TEXT).masthead.title is None


def test_question_of_a_transcript_is_no_title() -> None:
    head = "Daily Briefing of the River Department\n3 March 2023"
    text = f"{head}\n\n{TEXT}\nQUESTION: Are border talks to go on at all?\n\n{TEXT}"
    assert "Daily Briefing of the River Department" == read(text).masthead.title


@pytest.mark.parametrize(
    "note",
    [
        "[Automatic translation from Arabic - see original]",
        "(Text translated by machine from the Nubian. The Delta Evening is not liable for its errors.)",
        "03.03.2023 18:40 (machine translation)",
    ],
)
def test_note_of_a_translation_tells_of_it_and_is_no_text(note: str) -> None:
    article = read(f"Border talks go on into the night\n{note}\n\n{TEXT}")
    assert article.masthead.translated
    assert kind_of(article, note) != "body"


def test_machine_translation_that_a_text_tells_of_is_not_its_own() -> None:
    text = f"{TITLED}\nThe paper was an automatic translation, she said.\n"
    assert not read(text).masthead.translated


@pytest.mark.parametrize(
    ("dateline", "outlet"),
    [
        ("JUBA, South Sudan (AP)_", "Associated Press"),
        ("JUBA (the ministry)_", None),
        ("JUBA (Upper River News Service) - ", "Upper River News Service"),
        ("PORT-REAL, Nile (Upper News) -- ", "Upper News"),
        ("Port Real, 3 March (UNS/TAK) - ", "UNS/TAK"),
        ("Port Real (uns). ", "uns"),
        ("Hana Abebe (Juba) - ", None),
        ("Hana Abebe (left) told the court. ", None),
    ],
)
def test_dateline_names_the_agency(dateline: str, outlet: str | None) -> None:
    assert outlet == outlet_of(f"Border talks go on into the night\n\n{dateline}{TEXT}")[0]


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("Port Real, March 3, 2023 (UNS) - ", date(2023, 3, 3)),
        ("Port Real, 3 March 2023 (UNS) – ", date(2023, 3, 3)),
        ("In Port Real, March 3, 2023 was a holiday. ", None),
        ("Signed in Juba, 3 March 2023 (a Friday) it failed. ", None),
    ],
)
def test_dateline_of_a_town_in_small_letters_needs_its_agency(dateline: str, day: date | None) -> None:
    head = read(f"Border talks go on into the night\n\n{dateline}{TEXT}").masthead
    assert (day, "stated" if day else "unknown") == (head.published, head.published_basis)


def test_dateline_may_stand_below_a_lead() -> None:
    lead = "The talks on the border go on, and nobody in the capital will say for how long they will."
    assert "UNS" == outlet_of(f"Border talks go on into the night\n\n{lead}\n\nJUBA, 3 March (UNS) - {TEXT}")[0]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("03.03.2023, 16:40 | Section: News | Automatic translation", date(2023, 3, 3)),
        ("Institute for Open Water | 3 March 2023", date(2023, 3, 3)),
        ("3 March 2023 | The ministers of both states met for the first time", None),
        ("What we knew of the deal on 3 March 2023 | Analysis", None),
    ],
)
def test_day_in_a_row_of_small_parts(line: str, day: date | None) -> None:
    assert day == read(f"Border talks go on into the night\n{line}\n\n{TEXT}").masthead.published


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Hana Abebe", ("Hana Abebe",)),
        ("Hana Abebe and Peter Loum", ("Hana Abebe", "Peter Loum")),
        ("Hana Abebe, water editor", ("Hana Abebe",)),
        ("Of our sent-out Hana Abebe, in Juba", ("Hana Abebe",)),
        ("By our reporters in Juba", ()),
        ("KEY MOMENTS", ()),
        ("FOR IMMEDIATE RELEASE", ()),
        ("South Sudan", ()),
        ("Nile River, Sudan", ()),
        ("Hana Abebe asks who pays", ()),
        ("Institute for Rivers", ()),
    ],
)
def test_names_alone_between_title_and_text_sign_it(line: str, authors: tuple[str, ...]) -> None:
    assert authors == read(f"Border talks go on into the night\n\n{line}\n\n{TEXT}").masthead.authors


def test_name_below_the_title_that_the_text_tells_of_signs_nothing() -> None:
    text = f"Border talks go on into the night\n\nHana Abebe\n\n{TEXT}\nThe envoy, Hana Abebe, left early on Sunday.\n"
    assert () == read(text).masthead.authors


@pytest.mark.parametrize(
    ("line", "more", "day"),
    [
        ("Sunday March 5", "The first talks ended on 2 March 2023.", date(2023, 3, 5)),
        ("5 March (Sunday), 16:20", "© 2023 Delta Post", date(2023, 3, 5)),
        ("Monday March 5", "The first talks ended on 2 March 2023.", None),
        ("Sunday March 5", "The two states were one until 2 March 2017.", None),
        ("March 5", "The first talks ended on 2 March 2023.", None),
        ("Sunday March 5", "The first talks ended on a Friday.", None),
    ],
)
def test_day_without_its_year_is_inferred_where_weekday_and_page_leave_one(
    line: str, more: str, day: date | None
) -> None:
    head = read(f"The Delta Post\n{line}\n\nBorder talks go on into the night\n\n{TEXT}\n{more}\n").masthead
    assert (day, "inferred" if day else "unknown") == (head.published, head.published_basis)


@pytest.mark.parametrize(
    ("line", "outlet", "basis"),
    [
        ("Rivernet, 3 March 2023", "Rivernet", "stated"),
        ("The Upper Delta Lantern, 3 March 2023", "The Upper Delta Lantern", "stated"),
        ("Canal Delta 24, 3 March 2023", "Canal Delta 24", "stated"),
        ("Maru, 3 March 2023", None, "inferred"),  # a town of the text
        ("Hana Abebe, 3 March 2023", None, "inferred"),
        ("3 March 2023", None, "inferred"),
    ],
)
def test_line_of_an_outlet_and_a_day_may_open_a_text_without_title(line: str, outlet: str | None, basis: str) -> None:
    head = read(f"{line}\n\n{TEXT}\n\nShops in Maru were shut all day, and nobody knew why.\n").masthead
    assert (outlet, date(2023, 3, 3), basis) == (head.outlet, head.published, head.published_basis)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Evening bulletin, Sunday 5 March 2023", date(2023, 3, 5)),
        ("Delta Zeitung (Arica), 5 March 2023. Translated by machine.", date(2023, 3, 5)),
        ("Four years since 5 March 2019", None),
        ("From our series on 5 March 2019", None),
        ("Home > 5 March 2023 > Border", None),
    ],
)
def test_day_beside_the_outlet_above_the_text_is_inferred(line: str, day: date | None) -> None:
    head = read(f"{line}\n\nBorder talks go on into the night\n\n{TEXT}\n").masthead
    assert (day, "inferred" if day else "unknown") == (head.published, head.published_basis)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("The Delta Courier | Sunday 5 March 2023 | World, page 21", date(2023, 3, 5)),
        ("Delta Courier · p. A4 · March 5, 2023", date(2023, 3, 5)),
        ("The Delta Courier | World, page 21", None),
        ("The Delta Courier | The crash of 5 March 2023 | page 2", None),
        ("page 21 | the day of 5 March 2023 | more on page 4", None),
    ],
)
def test_day_of_a_printed_page_between_the_papers_name_and_the_page_is_stated(line: str, day: date | None) -> None:
    head = read(f"{line}\n\nANALYSIS\n\nBorder talks go on into the night\n\n{TEXT}\n").masthead
    assert (day, "stated" if day else "unknown") == (head.published, head.published_basis)


@pytest.mark.parametrize(("line", "day"), [("Sunday March 5", date(2023, 3, 5)), ("Monday March 5", None)])
def test_day_without_its_year_among_others_is_on_its_weekday(line: str, day: date | None) -> None:
    found = pipeline.examine(read(f"Border talks go on into the night\n{line}\n\n{TEXT}").document, Config())
    assert day == day_among(found, [date(2023, 3, 2), date(2023, 3, 8)])


def test_title_stands_below_the_name_of_its_column() -> None:
    text = f"Letter from the border\n\nThe week in which the talks went on\n\n{TEXT}"
    assert "The week in which the talks went on" == read(text).masthead.title
    assert "Letter from the border" == read(f"Letter from the border\n3 March 2023\n\n{TEXT}").masthead.title


def test_name_of_a_body_is_the_title_where_nothing_else_can_be() -> None:
    text = f"Ministry of Defence Denies Report\n3 March 2023\n\n{TEXT}"
    assert "Ministry of Defence Denies Report" == read(text).masthead.title


@pytest.mark.parametrize(
    ("below", "outlet"),
    [
        ("\n© 2023 Delta Public Radio. All rights reserved.\n", "Delta Public Radio"),
        ("\nCopyright © 2019-2023 The Delta Gazette\n", "The Delta Gazette"),
        ("\n© 2023 All Rights Reserved\n", None),
        ("\n© 2023 Hana Abebe. All rights reserved.\n", None),
        ("\n© 2023 Broadleaf Holdings Ltd. All rights reserved.\n", None),
    ],
)
def test_copyright_line_states_the_outlet(below: str, outlet: str | None) -> None:
    assert outlet == outlet_of(TITLED + below)[0]


def test_nameplate_without_a_telling_word_needs_the_page_to_confirm_it() -> None:
    assert "Borea" == outlet_of(f"Borea\nSearch\n\n{TITLED}\n© 2023 Borea. All rights reserved.\n")[0]
    assert "XQR" == outlet_of(f"XQR\nSearch\n\n{TITLED}\nA dam at dusk. Photo: Hana Abebe / XQR\n")[0]
    assert "XQR" == outlet_of(f"XQR\nSearch\n\n{TITLED}\n“We go on,” she told XQR's evening news on Friday.\n")[0]
    online = f"River and Sea Online\n\nBorder talks go on into the night\n\n(RSO) - {TEXT}"
    assert "River and Sea Online" == outlet_of(online)[0]


@pytest.mark.parametrize(
    ("dateline", "outlet"),
    [
        ("PORT SUDAN, March 3 (Borea) —", "Borea"),
        ("JUBA, March 3, 2023 (Borea Wire) -", "Borea Wire"),
        ("KYIV (Ukraine) —", None),
        ("SPRINGFIELD (New Jersey) -", None),
        ("NEW YORK (USA) -", None),
        ("The union (Borea) -", None),
    ],
)
def test_agency_of_a_dateline_is_the_outlet_even_if_unlisted(dateline: str, outlet: str | None) -> None:
    assert outlet == outlet_of(f"Border talks go on into the night\n\n{dateline} {TEXT}")[0]


def test_page_that_prints_a_wire_is_the_outlet() -> None:
    printed = f"The Delta Post\nHome | World\n\nBorder talks go on\n\nJUBA, March 3 (Reuters) - {TEXT}"
    assert ("The Delta Post", "stated") == outlet_of(printed)
    credited = f"The Delta Post\nHome | World\n\nBorder talks go on\nReuters\n3 March 2023\n\n{TEXT}"
    assert ("The Delta Post", "stated") == outlet_of(credited)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("El Delta, English edition\nJUBA | Friday 3 March 2023", "El Delta"),
        ("Le Fleuve (English edition), 3 March 2023", "Le Fleuve"),
        ("The Delta Post | 3 March 2023", "The Delta Post"),
        ("3 March 2023 | Delta Herald", "Delta Herald"),
        ("JUBA | 3 March 2023", None),
        ("3 March 2023 | Service", None),
        ("2023-03-03 16:20   Source: Upper Delta Net   (machine-translated)", "Upper Delta Net"),
        ("2023-03-03 16:20   Photo: Upper Delta", None),
        ("03.03.2023, 14:08\nVesti Delty (automatic translation)", "Vesti Delty"),
        ("03.03.2023, 14:08\nHana Abebe (left)", None),
        ("Institute for Open Water | 3 March 2023", "Institute for Open Water"),
        ("By Hana Abebe\nDelta Valley Sentinel\n3 March 2023", "Delta Valley Sentinel"),
        ("By Hana Abebe\nRivernet News, Juba\n3 March 2023", "Rivernet News"),
        ("By Hana Abebe\nWater reporter, Juba\n3 March 2023", None),
        ("By Hana Abebe\nWorld News\n3 March 2023", None),
        ("3 March 2023 | Borea", None),
        ("Rivernet, 3 March 2023", "Rivernet"),
        ("The Upper Delta Lantern, Friday, 3 March 2023", "The Upper Delta Lantern"),
        ("Nyanza News Agency, 3 March 2023", "Nyanza News Agency"),
        ("Canal Delta 24, 3 March 2023", "Canal Delta 24"),
        ("Al Delta English, 3 March 2023", "Al Delta English"),
        ("Eastern Wire (EAW), 3 March 2023", "Eastern Wire"),
        ("Juba, 3 March 2023", None),
        ("South Sudan, 3 March 2023", None),
        ("Hana Abebe, 3 March 2023", None),
        ("H. Abebe, 3 March 2023", None),
        ("Last updated, 3 March 2023", None),
        ("The Delta Observer", "The Delta Observer"),
        ("Hana Abebe", None),
    ],
)
def test_outlet_beside_the_day_or_below_the_title(line: str, outlet: str | None) -> None:
    assert outlet == outlet_of(f"Border talks go on into the night\n{line}\n\n{TEXT}")[0]


@pytest.mark.parametrize(
    "text",
    [
        f"BOREA\nSearch\n\n{TITLED}",
        f"Border talks go on into the night\n3 March 2023 | Borea\n\n{TEXT}",
        f"{TITLED}\n© 2023 Borea\n",
        f"Border talks go on into the night\n\nJUBA, March 3 (borea) - {TEXT}",
        f"Border talks go on into the night\nBorea / Published 3.3.2023\n\n{TEXT}",
    ],
)
def test_outlet_of_the_configuration_is_found_in_any_case_and_said_to_be_configured(text: str) -> None:
    assert ("Borea News", "configured") == outlet_of(text, {"borea": "Borea News"})


def test_nameplate_of_the_configuration_goes_before_a_credited_one() -> None:
    both = {"borea": "Borea News", "the delta post": "The Delta Post"}
    text = f"The Delta Post\nHome | World\n\nBorder talks go on\n3 March 2023 | Borea\n\n{TEXT}"
    assert ("The Delta Post", "configured") == outlet_of(text, both)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Home  About  Our work  Donate\n\nBorder talks go on and on\n\n", "Border talks go on and on"),
        ("Home About our work Donate\n\nBorder talks go on and on\n\n", "Border talks go on and on"),
        (
            "Home page - Current affairs - Market - Contact\n\nBorder talks go on and on\n\n",
            "Border talks go on and on",
        ),
        ("**On the talks about the border**\n\n", "On the talks about the border"),
        ("# Talks\n\n", "Talks"),
        ("River talks\n\n# Border talks go on\n\n## The week\n\n", "Border talks go on"),
        ("# [Border talks go on](https://delta.example/a)\n\n", "Border talks go on"),
        ("Border talks go on\n==================\n\n", "Border talks go on"),
        ("Talks in 3 * 4 steps go on\n\n", "Talks in 3 * 4 steps go on"),
        ("World business leaders meet again\n\n", "World business leaders meet again"),
    ],
)
def test_title_is_no_menu_and_has_no_marks(above: str, title: str) -> None:
    assert title == read(above + TEXT).masthead.title


@pytest.mark.parametrize(
    "text",
    [
        f"Get the Delta's Daily Updates\n\n{TITLED}",
        f"Blog\n\n{TITLED}\n© 2023 Blog\n",
        f"Meal Prep\n\n{TITLED}\nOur meal prep newsletter comes on Friday.\n© 2023 Delta Meal Prep.\n",
    ],
)
def test_prompt_or_topic_above_the_title_is_no_outlet(text: str) -> None:
    assert outlet_of(text)[0] is None


@pytest.mark.parametrize("text", ["", TEXT, f"{'Die Minister sind mit der Union und den Staaten nicht einig. ' * 9}"])
def test_issues_leave_the_path_to_where(text: str) -> None:
    issues = mark(Document("0" * 12, "a/b.txt", "", text)).issues
    assert {"a/b.txt"} == {issue.where for issue in issues}
    assert [] == [issue.message for issue in issues if "b.txt" in issue.message]


TOLD = "\nThe envoy, who has taught since the spring, told the Lantern that it had been a matter of one night.\n"


@pytest.mark.parametrize(
    "prompt", ["**The Lantern needs you.** Support us from £2 a month.", "Subscribe to the Lantern today"]
)
def test_outlet_that_speaks_of_itself_in_text_and_prompt_is_inferred(prompt: str) -> None:
    assert ("The Lantern", "inferred") == outlet_of(f"{TITLED}{TOLD}\n{prompt}\n")
    assert (None, "unknown") == outlet_of(f"{TITLED}\n{prompt}\n")
    assert (None, "unknown") == outlet_of(f"{TITLED}{TOLD}\nMore from the Lantern quarter\n")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("*Jane Ashdown-Roe*, Diplomatic editor, in Juba\nThu 2 Mar 2023 06.00 GMT", ("Jane Ashdown-Roe",)),
        ("**By Jane Roe**\n3 March 2023", ("Jane Roe",)),
        ("Reporter: Thanh Minh\n3 March 2023", ("Thanh Minh",)),
    ],
)
def test_byline_in_markdown_or_with_a_label(line: str, authors: tuple[str, ...]) -> None:
    assert authors == read(f"# Border talks go on\n\n{line}\n\n{TEXT}").masthead.authors


def test_caption_and_links_in_markdown_are_told_from_text() -> None:
    article = read(
        f"[Skip to the text](#main)\n\n* [News](/news)\n\n# Border talks go on\n\n{TEXT}\n"
        "*Hana Abebe, chair of the river group, in Juba on Friday. Photograph: Jane Roe/EPA*\n\n"
        "**We have not finished.** That was all the minister said to the press on Friday night, and then he left.\n"
    )
    assert "caption" == kind_of(article, "*Hana Abebe")
    assert "body" == kind_of(article, "**We have not")
    assert ["furniture", "furniture"] == [kind_of(article, start) for start in ("[Skip", "* [News")]


@pytest.mark.parametrize(
    "headline",
    [
        "Borders are hard to draw - and a border treaty is harder to keep, say those who live there.",
        "Ministers Agree On Border Talks With A Nod From The U.N. And Chad.",
        "Border talks go on. Nobody expects a treaty before the summer.",
        "Border talks go on",
    ],
)
@pytest.mark.parametrize("outlet", ["The Wall Street Journal", "HuffPost"])
def test_headline_that_ends_as_sentences_do_stands_above_outlet_and_day(headline: str, outlet: str) -> None:
    head = read(f"{headline}\n{outlet}\nMarch 3, 2023\n\n{TEXT}").masthead
    assert (headline, outlet.removeprefix("The "), (), "stated") == (
        head.title,
        head.outlet,
        head.authors,
        head.published_basis,
    )


@pytest.mark.parametrize(
    ("above", "first"),
    [
        (f"{' '.join(['Talks go on in the border town of Juba today'] * 4)}.\nMarch 3, 2023\n", "Talks"),
        ("Border talks go on in Juba today.\nMarch 3, 2023\nHome", "Border"),
        ("Border talks go on in Juba today.\n", "Border"),
        ("Border talks go on in Juba today.\nThe ministers want to sign a treaty soon.\nMarch 3, 2023\n", "Border"),
    ],
)
def test_lead_above_a_day_is_no_headline(above: str, first: str) -> None:
    marked = read(above if above.endswith("Home") else f"{above}\n{TEXT}")
    assert "body" == marked.paragraphs[0].kind
    assert marked.document.text.startswith(first)


def test_a_day_between_the_name_of_an_outlet_and_the_title_is_stated() -> None:
    head = read(f"Harbour Daily\n3 March 2023\n\nBorder talks go on\n\n{TEXT}").masthead
    assert (date(2023, 3, 3), "stated") == (head.published, head.published_basis)


def test_a_day_among_menus_above_the_title_is_that_of_the_visit() -> None:
    menus = "Home News Sport Weather\nSign in\n3 March 2023\nSubscribe now"
    assert "stated" != read(f"{menus}\n\nBorder talks go on\n\n{TEXT}").masthead.published_basis


LIVE = """THE TANA COURIER
LIVE | Ice road talks in the old customs house

Tuesday 14 February 2023. All times GMT. Newest first.

22:15 We close here. Good night.

21:30 AT A GLANCE: what they have signed
* The bridge opens again tomorrow
* A joint office reports by 10 March

20:58 Aune, who has not slept: "It is done."

19:05 Both sides are back in the room after a break of nearly three hours, and the lamps are lit on the first floor.

18:40 The Norwegian side has rung Oslo twice, we hear from people who stood beside the door all through the afternoon.

18:20 No news."""


def test_each_entry_of_a_live_page_is_text_however_short_and_what_is_listed_in_it() -> None:
    told = read(LIVE)
    outside = {words for words, kind in kinds(told).items() if kind not in ("body", "heading")}
    assert set(LIVE.split("\n\n")[0].splitlines()) | {LIVE.split("\n\n")[1]} == outside
    assert "body" == kind_of(told, "* A joint office")
    head = told.masthead
    assert "LIVE | Ice road talks in the old customs house" == head.title
    assert ("The Tana Courier", date(2023, 2, 14), "stated") == (head.outlet, head.published, head.published_basis)


def test_three_hours_at_the_head_of_lines_are_no_live_page() -> None:
    rows = "09:00 Coffee\n\n10:30 Talks\n\n12:00 Lunch"
    assert "body" not in {kind_of(read(f"{rows}\n\nBorder talks go on\n\n{TEXT}"), row) for row in ("09:00", "12:00")}


@pytest.mark.parametrize(
    ("line", "translated"),
    [
        ("Friday 3 March 2023. The text was translated by computer from Norwegian and has not been verified.", True),
        ("3 March 2023. All times GMT.", False),
    ],
)
def test_a_day_with_a_note_behind_it_is_that_of_publication(line: str, translated: bool) -> None:
    head = read(f"VOICE OF THE HILLS (Tana)\n{line}\n\nThe first train has left Tana\n\n{TEXT}").masthead
    assert ("Voice of the Hills", "The first train has left Tana") == (head.outlet, head.title)
    assert (date(2023, 3, 3), translated) == (head.published, head.translated)


def test_a_sentence_that_opens_with_a_day_is_text() -> None:
    told = read(f"Border talks go on\n\n3 March 2023 was cold. The ministers met. {TEXT}")
    assert "body" == kind_of(told, "3 March 2023 was cold")


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("L'Echo de l'Ouest", "L'Echo de l'Ouest"),
        ("NORTHERN COAST QUARTERLY", "Northern Coast Quarterly"),
        ("BORDER TALKS", None),
    ],
)
def test_nameplate_in_french_or_in_capitals_over_the_day(line: str, outlet: str | None) -> None:
    head = read(f"{line}\n3 March 2023\n\nBorder talks go on\n\n{TEXT}").masthead
    assert outlet == head.outlet


def test_an_agency_behind_the_names_of_a_byline_has_not_written_it() -> None:
    head = read(f"Border talks go on\n\nBy Jane Roe and Li Wei, Delta Newswire\n\n{TEXT}").masthead
    assert ("Jane Roe", "Li Wei") == head.authors


def test_a_part_of_a_ministry_is_no_title_where_there_is_one() -> None:
    above = "REPUBLIC OF GHANA\nMINISTRY OF TRADE\nPublic Affairs Bureau\n\nPRESS RELEASE\nAccra, 3rd March, 2023"
    head = read(f"{above}\n\nOPENING OF THE BORDER AT TANA\n\n{TEXT}").masthead
    assert ("OPENING OF THE BORDER AT TANA", "stated") == (head.title, head.published_basis)
