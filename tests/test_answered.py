"""Where demands stand by answers that no set verb tells: bare refusals, what is not done, and the terms of a deal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.marked import briefing_of

HEAD = "Row of two neighbours\n\nby Ana Lopez January {day}, 2024\n\n"
SADIQ = "Chad's foreign minister, Ali Sadiq, "
ASKS = "Sudan demanded that Chad release the nine drivers. "


def standings(folder: Path, *texts: str) -> list[str | None]:
    """How the first demand of each asking party stands, of texts of one day after another."""
    made = briefing_of(folder, *(HEAD.format(day=day) + text + "\n" for day, text in enumerate(texts, 13)))
    return [demand.standing for demand in made.demands if demand.number and "Sudan" in demand.by]


@pytest.mark.parametrize(
    "answer",
    [
        "Chad won't hear of it.",
        "Chad will not hear of it.",
        f"{SADIQ}said that his country would not comply.",
        f"{SADIQ}said Chad would not oblige.",
        f"{SADIQ}said the nine drivers would not be released.",
        f"{SADIQ}replied that they would not be released.",
        "“Nine drivers will not be released to anybody,” " + SADIQ + "said.",
    ],
    ids=["won't hear", "will not hear", "comply", "oblige", "passive", "they", "spoken"],
)
def test_what_a_party_will_not_do_is_refused(tmp_path: Path, answer: str) -> None:
    assert ["rejected"] == standings(tmp_path, ASKS + answer)


@pytest.mark.parametrize(
    "answer",
    [
        "Chad won't hear of rain in May.",
        "Peru won't hear of it.",
        "Peru's foreign minister, Luis Vega, said that his country would not comply.",
        f"{SADIQ}said that the firm would not comply with its contract.",
        f"{SADIQ}said the eleven goats would not be sold.",
        "Sudan's foreign minister, Omar Bakri, said the nine drivers would not be forgotten.",
        "Sudan's foreign minister, Omar Bakri, said the nine drivers would not be tried in Chad.",
        f"{SADIQ}said the nine drivers would not be harmed.",
        f"The drivers were well.\n\nThe harvest was good.\n\n{SADIQ}replied that it would not be sold.",
    ],
    ids=["rain", "another", "of another", "a contract", "goats", "his own", "by who asks", "harmed", "something else"],
)
def test_what_nobody_asked_or_others_say_refuses_nothing(tmp_path: Path, answer: str) -> None:
    assert standings(tmp_path, ASKS + answer)[0] is None


@pytest.mark.parametrize(
    ("answer", "standing"),
    [
        (f"{SADIQ}said his country would do so on Friday.", "promised"),
        (f"{SADIQ}said Chad would do so once the border was open.", "conditional"),
        (f"{SADIQ}offered to release half of them.", "partly accepted"),
        (f"{SADIQ}offered to release them if the border was opened.", "conditional"),
        ("Chad agreed to release the drivers on Friday.", "accepted"),
    ],
    ids=["do so", "do so once", "half", "if", "agreed"],
)
def test_what_is_asked_is_promised_offered_or_tied_to_terms(tmp_path: Path, answer: str, standing: str) -> None:
    assert [standing] == standings(tmp_path, ASKS + answer)


@pytest.mark.parametrize(
    "answer",
    [
        "Peru said it would do so on Friday.",
        f"{SADIQ}said the rain would do so on Friday.",
        f"{SADIQ}offered to release a stamp.",
        "Peru offered to release half of them.",
        f"{SADIQ}offered to sell half of them.",
    ],
    ids=["another", "the rain", "a stamp", "another offers", "to sell"],
)
def test_what_others_offer_or_what_is_something_else_answers_nothing(tmp_path: Path, answer: str) -> None:
    assert standings(tmp_path, ASKS + answer)[0] is None


TERMS = "Chad and Sudan signed a memorandum in Lima on January 14. "


@pytest.mark.parametrize(
    ("later", "standing"),
    [
        (TERMS + "Under the deal, Chad will release the nine drivers by Friday.", "promised"),
        (TERMS + "Under the memorandum Chad is to release the nine drivers by Friday.", "promised"),
        (TERMS + "\n\nWhat the two sides have agreed:\n\n- Chad hands over the nine drivers on Friday", "promised"),
        (
            TERMS + "\n\nWhat the two sides have agreed:\n\n- Five of the nine drivers go free on Friday",
            "partly accepted",
        ),
    ],
    ids=["under the deal", "is to", "listed", "some"],
)
def test_the_terms_of_a_deal_promise_what_they_grant(tmp_path: Path, later: str, standing: str) -> None:
    assert [standing] == standings(tmp_path, ASKS, later)


@pytest.mark.parametrize(
    "later",
    [
        TERMS + "Under the deal, Chad will not release the nine drivers.",
        TERMS + "Under the deal, Chad will feed the nine drivers.",
        TERMS + "Under the deal, Peru will release two stamps for drivers.",
        "Under the old law, Chad will release the nine drivers one day.",
        "Under the draft that Chad rejected, Chad would release the nine drivers.",
        TERMS + "\n\nWhat Sudan wants:\n\n- Chad hands over the nine drivers on Friday",
        TERMS + "\n\nWhat the two sides have not agreed:\n\n- Chad hands over the nine drivers on Friday",
        "What remains open:\n\n- whether Chad hands over the nine drivers on Friday",
    ],
    ids=["not", "feeds", "stamps", "a law", "a draft", "wanted", "not agreed", "open"],
)
def test_what_no_deal_grants_is_not_promised(tmp_path: Path, later: str) -> None:
    assert standings(tmp_path, ASKS, later)[0] in (None, "open", "rejected")


def test_what_is_done_counts_more_than_what_a_deal_promises(tmp_path: Path) -> None:
    deal = TERMS + "Under the deal, Chad will release the nine drivers by Friday."
    assert ["accepted"] == standings(tmp_path, ASKS, deal, "Chad freed the nine drivers on Monday.")


def test_a_refusal_beside_a_demand_that_addresses_nobody_is_its_answer(tmp_path: Path) -> None:
    wants = "Sudan wants an exemption from the duty for its mills. "
    assert ["rejected"] == standings(tmp_path, wants + "Chad's trade minister, Ali Sadiq, rejected any exemption.")


@pytest.mark.parametrize(
    "answer",
    [
        "Chad's trade minister, Ali Sadiq, rejected any amnesty.",
        "Sudan's trade minister, Omar Bakri, rejected any exemption for Chad.",
        "It rained in May.\n\nThe harvest was good.\n\nIt was sold.\n\nPeru rejected any exemption for banks.",
    ],
    ids=["amnesty", "its own", "far off"],
)
def test_a_refusal_of_something_else_is_not_its_answer(tmp_path: Path, answer: str) -> None:
    assert standings(tmp_path, "Sudan wants an exemption from the duty for its mills. " + answer)[0] is None


BASCH = "The court will sit on Friday, Interior Minister Oren Basch said in a statement. "


@pytest.mark.parametrize(
    "answer",
    [
        BASCH + "He rejected the call for a release of the drivers as “an instruction to our courts”.",
        BASCH + "He ruled out the release of the nine drivers.",
    ],
    ids=["the call", "ruled out"],
)
def test_an_official_whose_party_is_not_told_answers_what_he_names(tmp_path: Path, answer: str) -> None:
    assert ["rejected"] == standings(tmp_path, ASKS + "\n\nIt rained in May.\n\nThe harvest was good.\n\n" + answer)


@pytest.mark.parametrize(
    "answer",
    [
        BASCH + "He rejected the call for a new harbour.",
        BASCH + "He ruled out any fraud.",
        BASCH + "He rejected a report on the drivers.",
        "The drivers are well, the farmer Oren Basch said. He rejected the release of the nine drivers.",
        "The court will sit, Sudan's minister Omar Bakri said. He rejected a release of the nine drivers.",
    ],
    ids=["a harbour", "fraud", "a report", "farmer", "who asks"],
)
def test_an_official_who_names_something_else_answers_nothing(tmp_path: Path, answer: str) -> None:
    assert standings(tmp_path, ASKS + "\n\nIt rained in May.\n\nThe harvest was good.\n\n" + answer)[0] is None


@pytest.mark.parametrize(
    ("asks", "answer"),
    [
        ("Sudan asked Chad to hand over two generals.", f"Chad will not hand over the two generals, {SADIQ}said."),
        ("Sudan asked Chad to hand over two generals.", f"{SADIQ}said that Chad would never hand over the generals."),
        ("Sudan wants Chad to shut the office in Abeche.", "Chad still refuses to shut the office in Abeche."),
        ("Sudan demanded that Chad send its foreign crews home.", "Chad rejected a departure of the foreign crews."),
        (
            "Sudan demanded the departure of foreign air crews from Chad, and asked Chad for talks.",
            f"The demand for the departure of the air crews is inadmissible, {SADIQ}said.",
        ),
    ],
    ids=["will not", "would never", "refuses", "rejected", "inadmissible"],
)
def test_what_another_source_lets_a_party_refuse_is_rejected(tmp_path: Path, asks: str, answer: str) -> None:
    assert standings(tmp_path, asks, answer)[0] == "rejected"


@pytest.mark.parametrize(
    ("asks", "answer"),
    [
        ("Sudan asked Chad to hand over two generals.", "Peru will not hand over the two generals."),
        ("Sudan asked Chad to hand over two generals.", "Sudan will not hand over the two generals."),
        ("Sudan asked Chad to hand over two generals.", "Chad will not promote the tired generals of its army."),
        ("Sudan asked Chad to hand over two generals.", "If it rains, Chad will not hand over the two generals."),
        ("Sudan asked Chad not to arm the two generals.", "Chad will not arm the two generals."),
        ("Sudan asked Chad to stop arming the two generals.", "Chad will not arm the two generals."),
        ("Sudan asked Chad to release the drivers from prison.", "Chad rejected claims that drivers died in prison."),
        ("Sudan wants Chad to shut the office in Abeche.", "Chad's opposition refuses to shut its office in Abeche."),
        ("Sudan wants Chad to shut the office in Abeche.", "Chad has not refused to shut the office in Abeche."),
        ("Sudan wants Chad to shut the office in Abeche.", "Chad refused to shut the harbour for the winter."),
    ],
    ids=["Peru", "Sudan", "other", "if", "not to", "stop", "claims", "opposition", "not refused", "harbour"],
)
def test_what_another_source_tells_of_others_or_of_something_else_refuses_nothing(
    tmp_path: Path, asks: str, answer: str
) -> None:
    assert standings(tmp_path, asks, answer)[0] is None


def test_a_refusal_told_before_anybody_asked_is_no_answer(tmp_path: Path) -> None:
    refusal = "Chad will not hand over the two generals."
    assert standings(tmp_path, refusal, "Sudan asked Chad to hand over two generals.")[0] is None


def test_what_nobody_asked_in_any_source_is_no_row(tmp_path: Path) -> None:
    text = "Sudan asked Chad to hand over two generals. Peru will not attend the harvest feast in the old harbour."
    made = briefing_of(tmp_path, HEAD.format(day=13) + text + "\n")
    assert [("Sudan",)] == [demand.by for demand in made.demands]


@pytest.mark.parametrize("what", ["a resolution condemning the call", "a motion against the demand"])
def test_what_is_approved_against_a_demand_does_not_accept_it(tmp_path: Path, what: str) -> None:
    assert standings(tmp_path, f"{ASKS}Chad's parliament approved {what} for the release of the drivers.")[0] is None


GATES = "Sudan demanded that Chad {} the gates of the dam.\n\nThe river rose.\n\n{}\n"


@pytest.mark.parametrize(("verb", "told"), [("shut", "shut"), ("begin to close", "began to close")])
def test_what_a_party_did_is_known_by_a_past_that_no_rule_gives(tmp_path: Path, verb: str, told: str) -> None:
    done = f"Chad {told} the gates of the dam on Sunday."
    assert ["accepted"] == standings(tmp_path, GATES.format(verb, done))


@pytest.mark.parametrize(
    "later",
    [
        "Chad will not shut the gates of the dam.",
        "Chad shut the market on Sunday.",
        "Peru shut the gates of the dam.",
        "Chad wants to shut the gates of the dam.",
    ],
)
def test_what_is_not_done_or_by_another_is_no_answer(tmp_path: Path, later: str) -> None:
    assert "accepted" not in standings(tmp_path, GATES.format("shut", later))
