"""Demands, offers, threats and answers of one text: who, whom, which words."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from brief import article, sources, topics
from brief.finders.demands import nouns
from brief.lexicon import load
from brief.model import Article, DemandMention
from tests.marked import article as lined
from tests.marked import demands_of

TABLE = load("en/demands")
CASES = Path(__file__).parent / "cases" / "demands"
SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))


def found(text: str) -> tuple[DemandMention, ...]:
    return demands_of(lined(text))


def rows() -> list[tuple[str, dict[str, Any]]]:
    """Each row of the lexicon with the rule that its examples are found by."""
    listed = [(f"demand.verb-{row['id']}", row) for row in TABLE["verbs"]]
    listed += [(f"demand.noun-{row['id']}", row) for row in TABLE["nouns"]]
    listed += [(f"demand.phrase-{row['id']}", row) for row in TABLE["phrases"]]
    listed += [(f"answer.{row['id']}", row) for row in TABLE["answers"]]
    listed += [(f"answer.{row['id']}", row) for row in TABLE["responses"]]
    single = {"threats": "demand.threat", "must": "demand.must", "bills": "demand.bill", "red_lines": "demand.red-line"}
    single |= {"lists": "demand.list", "verdicts": "answer.verdict", "firm": "answer.firm"}
    single |= {"spoken": "demand.terms"}
    single |= {"closed": "answer.closed", "unwilling": "answer.unwilling"}
    return listed + [(rule, TABLE[name]) for name, rule in single.items()]


EXAMPLES = [(rule, text) for rule, row in rows() for text in row["finds"]]
NON_EXAMPLES = [(rule, text) for rule, row in rows() for text in row.get("ignores", ())]


@pytest.mark.parametrize(("rule", "text"), EXAMPLES)
def test_lexicon_row_finds_its_examples(rule: str, text: str) -> None:
    assert rule in [mention.rule for mention in found(text)]


@pytest.mark.parametrize(("rule", "text"), NON_EXAMPLES)
def test_lexicon_row_ignores_what_once_misfired(rule: str, text: str) -> None:
    assert [] == [mention.excerpt.text for mention in found(text) if rule == mention.rule]


@pytest.mark.parametrize(
    ("key", "words"), [(key, words) for key, row in load("en/topics").items() for words in row["finds"]]
)
def test_topic_finds_its_examples(key: str, words: str) -> None:
    assert key in topics.find(words)


@pytest.mark.parametrize(
    ("key", "words"), [(key, words) for key, row in load("en/topics").items() for words in row.get("ignores", ())]
)
def test_topic_ignores_what_once_misfired(key: str, words: str) -> None:
    assert key not in topics.find(words)


# --- measured on marked texts ---------------------------------------------------------------------


@dataclass
class Score:
    """How many marked demands were found, how many others, and how many have the right parties and stance."""

    found: int = 0
    wrong: int = 0
    missed: int = 0
    parties: int = 0
    stances: int = 0
    said: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.found / max(1, self.found + self.wrong)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.found + self.missed)

    @property
    def party_right(self) -> float:
        return self.parties / max(1, self.found)

    def __str__(self) -> str:
        return (
            f"P {self.precision:.3f} ({self.wrong} wrong)  R {self.recall:.3f} ({self.missed} missed of "
            f"{self.found + self.missed})  parties {self.party_right:.3f}  "
            f"stance {self.stances / max(1, self.found):.3f}"
        )


def scored(pairs: Iterable[tuple[Sequence[DemandMention], Sequence[dict[str, Any]]]]) -> Score:
    """Each text's mentions against what is marked in it; the shortest excerpt that holds the words is theirs."""
    score = Score()
    for mentions, gold in pairs:
        left = list(mentions)
        for row in gold:
            stances = row["stance"] if isinstance(row["stance"], list) else [row["stance"]]
            fits = [m for m in left if row["words"] in m.excerpt.text or m.excerpt.text in row["words"]]
            best = min(fits, key=lambda m: (m.stance not in stances, len(m.excerpt.text)), default=None)
            if best is None:
                score.missed += not row.get("optional", False)
                score.said += [] if row.get("optional") else [f"missed: {row['words']}"]
                continue
            left.remove(best)
            if row.get("optional"):
                continue
            score.found += 1
            right = overlap(best.by, row["by"]) and overlap(best.of, row["of"])
            score.parties += right
            score.stances += best.stance in stances
            score.said += [] if right else [f"parties: {best.by} -> {best.of} in {row['words']}"]
        score.wrong += len(left)
        score.said += [f"wrong: {m.stance} {m.by} {m.excerpt.text!r} by {m.rule}" for m in left]
    return score


def overlap(names: Sequence[str], right: Sequence[str]) -> bool:
    """Whether a name is among the right ones, or part of one as the text has it; any is, where none is marked."""
    return not right or any(a.lower() in b.lower() or b.lower() in a.lower() for a in names for b in right)


def cases(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
    return rows


@pytest.mark.parametrize("name", ["written.toml", "fresh.toml", "unseen.toml", "unlisted.toml", "learnt.toml"])
def test_demands_of_other_crises_are_found_with_their_parties(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    score = scored((found(case["text"]), case.get("demands", [])) for case in cases(name))
    with capsys.disabled():
        print(f"\n{name}: {score}")
    assert (True, True, True) == (score.precision >= 0.95, score.recall >= 0.85, score.party_right >= 0.90), score.said


def test_texts_without_a_demand_yield_none() -> None:
    texts = [
        case["text"]
        for name in ("written.toml", "fresh.toml", "unseen.toml")
        for case in cases(name)
        if not case.get("demands")
    ]
    assert [] == [(mention.excerpt.text, mention.rule) for text in texts for mention in found(text)]
    assert len(texts) >= 80


def test_demands_of_the_seeds_are_found_with_their_parties(capsys: pytest.CaptureFixture[str]) -> None:
    gold = tomllib.loads((CASES / "seeds.toml").read_text(encoding="utf-8"))["demand"]
    pairs = [(demands_of(read(path)), [row for row in gold if row["file"] == path.name]) for path in SEEDS]
    score = scored(pairs)
    with capsys.disabled():
        print(f"\nseeds: {score}")
    assert (True, True, True) == (score.precision >= 0.90, score.recall >= 0.75, score.party_right >= 0.85), score.said


def read(path: Path) -> Article:
    """The article of a file."""
    documents, _ = sources.read(path, path.parent)
    return article.mark(documents[0], {})


# --- answers beside a demand ------------------------------------------------------------------------


ASKED = "Sudan demanded that Chad reopen the crossing at Tine."


@pytest.mark.parametrize(
    ("standing", "answer"),
    [
        ("rejected", "Chad rejected that on Thursday."),
        ("rejected", "Chad ruled that out."),
        ("rejected", "Chad again answered with refusal."),
        ("rejected", "Chad's foreign minister, Ali Wadi, recalled that the border law cannot be reopened."),
        ("rejected", "Chad refuses to reopen anything."),
        ("rejected", "Chad will not reopen the crossing."),
        ("accepted", "Chad agreed on Friday."),
        ("accepted", "Chad agreed to reopen it by May."),
        ("talks offered", "Chad said it would look at the demand."),
        ("open", "Chad has not answered."),
        ("open", "Chad has not replied publicly to the demand."),
    ],
)
def test_answer_right_beside_a_demand_is_that_demands_answer(standing: str, answer: str) -> None:
    demand, reply = found(f"{ASKED} {answer}")
    assert (standing, (demand.id,), ("Chad",)) == (reply.standing, reply.reacts_to, reply.by)


@pytest.mark.parametrize(
    "text",
    [
        f"{ASKED} Peru rejected that on Thursday.",
        f"{ASKED} Sudan rejected that on Thursday.",
        f"{ASKED} Chad agreed a budget.",
        f"{ASKED} Chad will not send a team to the games.",
        f"{ASKED} Sudan said Chad would not reopen the crossing.",
        f"{ASKED} An analyst said Chad would not reopen the crossing.",
        f"{ASKED} The weather was fine. The harvest was good. Chad agreed on Friday.",
        "Chad rejected that on Thursday.",
    ],
)
def test_what_answers_nobody_right_before_is_no_answer(text: str) -> None:
    assert [] == [mention.excerpt.text for mention in found(text) if mention.standing is not None]


def test_person_speaks_for_whom_the_text_puts_beside_the_name() -> None:
    text = 'The council\'s chief delegate, Ida Vorn, came late. "We demand that Chad reopen the crossing," Vorn said.'
    assert [("council",)] == [mention.by for mention in found(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chad urged Sudan to lift the ban in force since last Friday.", "to lift the ban in force since last Friday"),
        ("Chad urged Sudan to lift the ban by Friday.", "to lift the ban by Friday"),
        ("Chad urged Sudan to lift the ban on Friday.", "to lift the ban"),
        ("Chad urged Sudan to lift the ban, and regrets the delay.", "to lift the ban"),
        ("Chad urged Sudan to meet its one ally, Kenyan president Ana Lang.", "to meet its one ally"),
        ("As Chad demands a truce, traders sell arms.", "a truce"),
        ("In a year in which Chad promised to lift the ban, Mr. Lang has left.", "to lift the ban"),
        ("Chad called for the ban on grain and believed that it was kept.", "the ban on grain"),
        ("Chad urged Sudan to join the talks, refused to pay, and left.", "to join the talks"),
        ("Chad called for the fall of the town, even though nobody held it.", "the fall of the town"),
        (
            "Chad called for the raids on Sudan and Kenya to be stopped.",
            "for the raids on Sudan and Kenya to be stopped",
        ),
        ("Chad called for the envoy, Ana Lang, to be expelled.", "for the envoy, Ana Lang, to be expelled"),
        ("Chad, which has demanded a truce, denied having fired a shot.", "a truce"),
        ("Chad demanded an amnesty for all and has been offered one for some.", "an amnesty for all"),
        ("Chad asked for more time, contradicting a statement that blamed Sudan.", "more time"),
    ],
)
def test_wording_is_a_whole_clause(text: str, words: str) -> None:
    assert [words] == [mention.excerpt.text for mention in found(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She avoided the term, which some Chadian ministers want Sudan to use to describe the port.", []),
        ("He crossed the bridge, which Chad urged Sudan to close in May.", []),
        ("Chad, which wants Sudan to close the bridge, is angry.", ["to close the bridge"]),
        ("In a week in which Chad urged Sudan to close the bridge, it rained.", ["to close the bridge"]),
        ("The term is one which many know. Chad wants Sudan to close the bridge.", ["to close the bridge"]),
    ],
)
def test_what_is_done_to_a_thing_named_before_is_no_whole_demand(text: str, words: list[str]) -> None:
    assert words == [mention.excerpt.text for mention in found(text)]


def test_demand_that_names_who_must_act_is_not_put_to_another() -> None:
    text = "Chad urged Sudan to lift the ban. Chad demanded that the owners of the mine pay their debts."
    assert [("Sudan",), ()] == [mention.of for mention in found(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ghana has been pressing for more than two years for an end to the levy.", ["an end to the levy"]),
        ("Ghana has demanded for months that Mali lift the ban.", ["that Mali lift the ban"]),
        ("The accord that Ghana pushed for nearly a decade to win was signed.", []),
        ("Ghana called for ten days of calm.", ["ten days of calm"]),
        ("Ghana called for a two-week truce.", ["a two-week truce"]),
    ],
)
def test_how_long_somebody_asks_is_not_what_is_asked(text: str, words: list[str]) -> None:
    assert words == [mention.excerpt.text for mention in found(text)]


@pytest.mark.parametrize(
    ("text", "stance", "of"),
    [
        ("Ghana suggested that foreign officials should curb their complaints about Mali.", "appeal", ()),
        ("Ghana suggested that the Malian traders should pay the levy.", "appeal", ("Mali",)),
        ("Ghana suggested that politicians should do what is best.", "appeal", ()),
        ("Ghana called for the raids on Mali and Chad to be stopped.", "appeal", ()),
        ("Ghana suggested that its navy should escort the ships of Mali.", "offer", ()),
        ("Ghana proposed that both sides withdraw their troops.", "offer", ()),
        ("Ghana demanded that the army of Mali leave the village.", "demand", ("Mali",)),
    ],
)
def test_who_should_act_is_addressed_and_what_others_should_do_is_no_offer(
    text: str, stance: str, of: tuple[str, ...]
) -> None:
    assert [(stance, of)] == [(mention.stance, mention.of) for mention in found(text)]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Ghana offered a truce to Chad, which is at war with Mali.", ("Chad",)),
        ("Ghana offered talks to Mali.", ("Mali",)),
        ("Ghana offered Mali $3 million in aid.", ("Mali",)),
        ("Ghana offered a corridor through the valley to Mali.", ()),
        ("Ghana offered to help pay Togo's costs because its exports go to Mali.", ()),
        ("Ghana, which sells its gold to Mali, offered to pay the fees.", ()),
        ("Ghana proposed to Mali that both sides withdraw their troops.", ("Mali",)),
        ("Ghana, which sells its gold to Togo, asked for a truce from Mali.", ("Mali",)),
        ("Ghana demanded an apology from Mali.", ("Mali",)),
        ("Ghana sought assurances from Mali that its ships would be safe.", ("Mali",)),
        ("Ghana demanded the withdrawal of troops from Mali.", ()),
        ("Ghana appealed to the African Union for aid.", ("African Union",)),
        ("Ghana demanded the release of 40 men held by Mali.", ("Mali",)),
        ("Ghana demanded the release of 40 men held in the talks led by Mali.", ()),
        ("Ghana demanded that the crew seized by Mali be freed.", ("Mali",)),
        ("Ghana called for talks with the herders who live in the valley held by Mali.", ()),
    ],
)
def test_whom_a_thing_is_offered_or_asked_from_is_addressed_and_who_is_only_told_of_is_not(
    text: str, of: tuple[str, ...]
) -> None:
    assert [of] == [mention.of for mention in found(text)]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Ghana and Togo unveiled a proposal for a permanent truce.", [("Ghana", "Togo")]),
        ("The Ghanaian proposal for a permanent truce was heard.", [("Ghana",)]),
        ("Ghana backed a proposal for a permanent truce.", []),
    ],
)
def test_a_proposal_is_theirs_who_make_it(text: str, by: list[tuple[str, ...]]) -> None:
    assert by == [mention.by for mention in found(text)]


def test_a_purpose_is_no_demand_of_its_own_and_an_item_of_a_list_is() -> None:
    purpose = "Chad wants Sudan to close its ports and join the patrols, to address its concerns."
    items = "Chad wants Sudan to close its ports, to join the patrols and to lift the ban."
    assert ["to close its ports and join the patrols, to address its concerns"] == [
        m.excerpt.text for m in found(purpose)
    ]
    assert ["to close its ports", "to join the patrols", "to lift the ban"] == [m.excerpt.text for m in found(items)]


@pytest.mark.parametrize(
    ("text", "by", "of"),
    [
        ("Kenya waits. The government in Cairo ordered a halt to the work.", "Egypt", ()),
        ("Ali Wadi, a minister of Chad, told reporters that Sudan errs by calling on Peru to spy.", "Sudan", ("Peru",)),
        ("Chad threatened to veto the bill that ends attacks on Sudan.", "Chad", ()),
        ("Chad threatened to launch attacks on Sudan.", "Chad", ("Sudan",)),
        ("Chad said it would withdraw its troops only if Kenya withdraws from the hills.", "Chad", ("Kenya",)),
        ("Chad called for a new round of the talks on southern Sudan.", "Chad", ()),
        (
            "Chad rejects ultimatums. It will not open the gate. It is ready to lift the tax if Mali pays.",
            "Chad",
            ("Mali",),
        ),
        ("In Chad's parliament the faction National Way demands that the tax be lifted.", "National Way", ()),
        ("Chad warned it might block the pages if the firm failed to comply.", "Chad", ("firm",)),
        (
            "Kenya left on Friday, a day after Chad recalled its envoy and pressed the African Union to condemn it.",
            "Chad",
            ("African Union",),
        ),
        ("Chad, a day after Mali left the hills, recalled its envoy and demanded an apology.", "Chad", ()),
        ("Reports that Chad offered to lower its fees were seen in Kenya.", "Chad", ()),
        ("Ana Lang, Chad's foreign minister, warned that without a list the aircraft will not leave.", "Chad", ()),
    ],
)
def test_who_asks_whom_is_told_by_the_clause_itself(text: str, by: str, of: tuple[str, ...]) -> None:
    assert [((by,), of)] == [(mention.by, mention.of) for mention in found(text)]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Chad threatened to veto the bill that ends attacks on Sudan.", None),
        ("Chad offered to send a team to Sudan if it kept the embargo.", None),
        ("Chad called for the suspension of the pact in response to the tests.", None),
        ("Chad demanded a guarantee that the bloc won't expand to the east.", "enlargement"),
        ("Chad called for a written response to its proposals.", "written-answer"),
    ],
)
def test_the_matter_is_that_of_the_thing_asked_and_not_of_what_is_told_beside_it(text: str, topic: str | None) -> None:
    assert [topic] == [mention.topic for mention in found(text)]


# --- spoken words and terms -----------------------------------------------------------------------

VOICE = "said Chad's foreign minister, Ali Sadiq."


@pytest.mark.parametrize(
    ("text", "stance", "words"),
    [
        (f"“Open the bridge, and we can talk,” {VOICE}", "demand", "Open the bridge, and we can talk"),
        (f"“Let them go, or the ports will close,” {VOICE}", "threat", "Let them go, or the ports will close"),
        (f"“The embargo must be lifted before May,” {VOICE}", "demand", "The embargo must be lifted before May"),
        (f"“If they shut it, we will expel them,” {VOICE}", "threat", "If they shut it, we will expel them"),
        (f"“If they open it, we will sign the treaty,” {VOICE}", "offer", "If they open it, we will sign the treaty"),
        (
            "Chad's foreign minister, Ali Sadiq, said on Friday that no truce would hold until Sudan paid its debts.",
            "condition",
            "no truce would",
        ),
        (f"“Nothing will be signed until our men are home,” {VOICE}", "condition", "Nothing will be signed until"),
    ],
)
def test_a_partys_own_words_ask_offer_and_threaten(text: str, stance: str, words: str) -> None:
    assert [(stance, ("Chad",))] == [(one.stance, one.by) for one in found(text) if words in one.excerpt.text]


@pytest.mark.parametrize(
    "text",
    [
        f"“Take it or leave it,” {VOICE}",
        f"“Give me a break,” {VOICE}",
        f"“Keep calm and carry on,” {VOICE}",
        f"“If it rains, we will go home,” {VOICE}",
        f"“It must be said that we are tired,” {VOICE}",
        f"“Let us be clear: nobody won,” {VOICE}",
        "“Open the bridge,” said Ana Rojas, an analyst. “The embargo must be lifted.”",
        "Chad's foreign minister, Ali Sadiq, said the museum would not close until midnight.",
        "Chad would not play until the rain stopped.",
        f"“All states need to recognise that trade will be hurt by raids and sanctions,” {VOICE}",
        f"“Sudan must understand that its raids and sanctions hurt trade,” {VOICE}",
        "President Ana Paz of Chad said she had instructed Foreign Minister Ali Sadiq to resume the talks.",
        f"“I don't think the harbour is open if the ships of Sudan stay,” {VOICE}",
        f"“Nothing real will happen unless we have a revolution,” {VOICE}",
        f"“If they knew of it, they should be punished,” {VOICE}",
        f"“Anything that could bring back the war had to be stopped,” {VOICE}",
        "Chad's foreign minister, Ali Sadiq, was in. “If traders think so, they will close the port,” Sadiq said.",
        "Chad's foreign minister, Ali Sadiq, was in. Sadiq supporters say they'll close the port unless Sudan pays.",
        "Chad's foreign minister, Ali Sadiq, suggested that the talks wouldn't be simple.",
        "Chad's foreign minister, Ali Sadiq, asked her to bring her books.",
        "The vote gives Chad the leverage to insist on sanctions.",
        f"“We will work together, to ensure that aid is provided to all who fled from Sudan,” {VOICE}",
        "Chad's foreign minister, Ali Sadiq, isn't saying if Sudan broke any law on sanctions.",
        "Chad would again win the cup if Sudan lost its last match.",
        "Chad said it raised questions about the Justice Ministry's budget.",
        "Chad's foreign minister, Ali Sadiq, urged Chad to lift the ban.",
        "Voters were asked whether Chad's insistence that Sudan would have to pay was right.",
        f"“This is not something he should pay for in public,” {VOICE}",
        f"“He had to lift the ban in the end,” {VOICE}",
        f"“You cannot win an election unless you pay for it in Sudan,” {VOICE}",
        "Chad can't just point its fingers when considering why Sudan left.",
        f"“If my minister had done that, my work would be over,” {VOICE}",
        f"“If they win, we will see a new ban in Sudan,” {VOICE}",
        f"“We would settle it if I could get an offer,” {VOICE}",
        f"“It would have had to be stopped,” {VOICE}",
        "Chad did not apologise, though Sudan urged it to do so.",
        "Chad said the accord went not far enough to demand an end to the raids.",
        "Chad insisted that Sudan would similarly be heard.",
        "Chad promised to forcibly deport all Sudanese.",
        "Chad has a new leader, and his plan calls for sanctions.",
        "A poll found that 63 percent of Ugandans want Kenya to lift the ban.",
        "Many Ugandans want Kenya to lift the ban.",
        "Chad urged that everyone take a deep breath.",
        "Few believe in a war, and most doubt Chad would close the port if Sudan paid.",
        "Chad made its budget, promising impossible growth in return.",
        "Mali's case is heard in June, and nothing in the accord obliges Chad to lift the tax.",
        "Chad says its plan is peaceful. Three powers have said they will impose sanctions, unless Chad pays.",
        "Ten thousand people walked through the streets of N'Djamena. They demanded that the tax be lifted.",
        "Reports that Chad offered to lower its fees do not correspond to reality.",
        "Claims that Chad demanded an apology are false.",
        "Should the talks begin on Monday, Chad will be at hand until the expiry of the truce at midnight.",
    ],
)
def test_what_only_sounds_like_a_demand_is_none(text: str) -> None:
    assert [] == [one.excerpt.text for one in found(text)]


def test_whoever_is_warned_is_not_whom_a_party_mostly_addresses() -> None:
    text = "Chad demanded that Mali pay. Chad warned the two judges that a ruling would be met with a harsh response."
    assert [("Mali",), ()] == [mention.of for mention in found(text)]


def test_the_president_on_his_own_paper_is_his_states() -> None:
    text = "OFFICE OF THE PRESIDENT OF CHAD\n\nThe President demands that Mali lift the ban."
    plain = lined(text)
    headed = replace(plain, paragraphs=(replace(plain.paragraphs[0], kind="title"), *plain.paragraphs[1:]))
    assert [("Chad",)] == [mention.by for mention in demands_of(headed)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Chad calls on Mali to withdraw its tariff, which is contrary to the treaty, and to return to the talks.",
            ["to withdraw its tariff", "to return to the talks"],
        ),
        (
            "Chad spoke on the vote. If it is not annulled, Chad will dissolve the joint assembly, its president said.",
            ["dissolve the joint assembly"],
        ),
        (
            "Chad has dropped its demand for an apology, a member of its delegation tells us.",
            ["Chad has dropped its demand for an apology", "an apology"],
        ),
        (
            "Ali Sadiq, Chad's minister, set out what he wants: recognition of the vote, and the release of the crew.",
            ["recognition of the vote", "the release of the crew"],
        ),
    ],
)
def test_each_thing_that_a_sentence_asks_is_told(text: str, words: list[str]) -> None:
    assert words == [mention.excerpt.text for mention in found(text)]


def test_items_of_a_list_are_asked_by_who_opens_it() -> None:
    text = (
        "Chad calls upon Sudan:\n- to release the crews;\n- to withdraw its troops from the island.\n"
        "The African Union's council met. It asked nobody anything.\n"
    )
    assert [("Chad",), ("Chad",)] == [one.by for one in found(text)]
    assert [("Sudan",), ("Sudan",)] == [one.of for one in found(text)]


def test_words_between_the_marks_of_old_wire_copy_end_with_them() -> None:
    (offer,) = found("``We are willing to talk about security,'' Norwegian minister Ada Lind told Channel One.")
    assert ("to talk about security", ("Norway",)) == (offer.excerpt.text, offer.by)


def test_what_somebody_waits_for_is_asked_of_whoever_is_to_do_it() -> None:
    (condition,) = found("The Norwegian troops will remain until Chile complies with the Basin Council agreement.")
    assert (("Norway",), ("Chile",)) == (condition.by, condition.of)


def test_a_ministry_told_by_its_seat_asks_for_its_state() -> None:
    (demand,) = found("The foreign ministry in Lima demanded on Monday that Chile open the border.")
    assert (("Peru",), ("Chile",)) == (demand.by, demand.of)


@pytest.mark.parametrize(
    ("party", "text"),
    [
        ("Chile", "Peru shut the port on Tuesday as the Chilean foreign minister, Ana Lang, demanded its opening."),
        ("United Nations", "Peru shut the port as the UN secretary-general, Ana Lang, appealed for its opening."),
        ("Chile", "Peru shut the port on Tuesday as Chile demanded its opening."),
    ],
)
def test_what_is_asked_while_another_acts_is_asked_by_whoever_is_named_with_it(party: str, text: str) -> None:
    assert [(party,)] == [demand.by for demand in found(text)]


def test_a_verb_behind_a_group_opens_no_search_for_groups() -> None:
    heads = nouns.group_heads()
    assert {"lawmakers", "mps", "workers"} <= heads
    assert heads.isdisjoint({"said", "will", "would", "want"})
