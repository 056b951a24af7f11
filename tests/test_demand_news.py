"""What articles say that reads like a demand and is none, where their longer sentences end a clause, and whose it is.

Constructions that were met in news articles, told of other things; beside each, the nearest one that must be found.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from brief.model import DemandMention
from tests.marked import article, demands_of

# Nothing is asked, offered or threatened by anybody.
NONE = """
"Voters decided otherwise and I will focus on my work here for nine months," Kenyan President Ana Lang said.
Kenya is careful not to anger Ugandan President Tom Reed by urging him to quit the talks.
Kenya's foreign minister, Ana Lang, said that would almost certainly have provided the vote for a lifting of the ban.
Kenya said it would lift the tariff, while Ugandan officials said they would only sign a short text.
Kenyan officials say that they aren't out for a war, and hope that if Uganda strikes again, the army will stop it.
Kenya said it believed talks would be held, but not until Uganda withdraws its troops.
"A company can only grow if its managers are clever people," said Kenyan President Ana Lang.
"Our fleet can only sail well if the winds are kind to it," said Kenyan President Ana Lang.
Kenyan officials say the ship is old, suggesting that might not be enough.
Tom Reed, a Kenyan official, agreed to talk on the condition that his last name not be used.
A Kenyan official offered to speak on condition of anonymity.
A Kenyan diplomat asked that her name not be used.
A Kenyan diplomat demanded anonymity for her staff.
Kenyan officials agreed to discuss the talks only on condition that they not be identified.
Kenya might be receptive to any request by Uganda's president for the early removal of the tariff.
Uganda said it had received no request by Kenya for the removal of the tariff.
Kenyan Foreign Minister Ana Lang said if Tom Reed wins, he would impose a tariff on fish.
Kenyan President Ana Lang said that if Ugandan President Tom Reed is elected again, he would impose a tariff on fish.
Kenya was pressed to agree to free the crew.
Kenya was asked to offer a truce of ten days.
Kenya has had many requests to agree to free the crew.
Kenya finds it hard to offer a truce of ten days.
The Times of India wrote that the rocket is cheap, and demands few people at the launch.
Kenya said that prices are set by shops, and that the government reserved the right to reject any.
Kenya and Uganda are alone in warning Sudan of strikes if it doesn't back down on the inspections.
Say Kenya demanded that Uganda prove the ship is its own.
Suppose Kenya demanded the release of the crew.
Kenya could do this by telling Uganda's president, Tom Reed, that it will withdraw its envoy unless talks begin.
Analysts said Ugandan President Tom Reed wants a larger part in the talks. They expect him to cut tariffs.
Senior officials say Ugandan President Tom Reed can expect air strikes to go on if he doesn't stop the raids.
Kenyan President Ana Lang told the miners she would consider it an insult if they did not vote for the treaty.
Kenyan President Ana Lang said that more money would be necessary for providing the poorest with a port.
Once the rule goes into effect in May, many workers will receive more pay when they work overtime.
The board of elections on Monday rejected both motions, ruled Kenya eligible and ordered that its name be listed.
Kenya asked Uganda for details of the crash.
Kenya asked Uganda for more information, and for an autograph.
Kenya asked the Supreme Court for a ruling on the bridge.
Kenya asked it on Friday for a new shirt.
Kenya sought peace on another front by sailing home.
The Kenyan president sought justice and protection from the rain.
Kenya's debt threatens to become a burden for its neighbours.
Kenya threatened to run away with the match.
Kenya insisted that Uganda won the match.
Kenya insisted that Uganda made the first move.
Kenya insisted that the Ugandan team write well.
Kenya expects rain, and Uganda to win.
Kenya warned Uganda that it would lose the match.
Students in Kenya demanded cheaper bus tickets.
Economists in Kenya asked Uganda to free the crew.
Kenya and Uganda joined talks. In exchange, the number of Kenya's ships would be made public.
"""
# What is found, word for word in brackets, and by whom.
TOLD = """
"[Uganda must free the crew, otherwise we will close the border]," Kenyan President Ana Lang said.|Kenya
"Free the crew. [Otherwise, we will close the border]," Kenyan President Ana Lang said.|Kenya
Kenya would [close the border should Uganda attack].|Kenya
Kenya will [close the border should the crew not be freed].|Kenya
Kenya raised the stakes by urging Uganda [to free the crew].|Kenya
Kenya asked Uganda for [helicopters].|Kenya
Kenya two days earlier had asked Uganda for [helicopters].|Kenya
Kenya insisted [that Uganda refrain from meddling in the work of its courts].|Kenya
Kenya expects [an apology from Uganda].|Kenya
Kenya expects Uganda [to apologise].|Kenya
Kenya threatened [to extend the stoppage to two more ports].|Kenya
Kenya warned Uganda that it would [close the border].|Kenya
Kenya warned Uganda of [air strikes].|Kenya
Kenya warned the U.S. against [blocking the port].|Kenya
Lawmakers in Kenya demanded [an inquiry into the crash].|Lawmakers
Drivers threatened [to extend the strike to two ports unless the government withdrew the tariff].|Drivers
The employers' association has asked Kenya [to use troops to run the plant].|employers' association
Kenya's Ana Lang sought peace on another front by promising [to withdraw from Ugandan territory].|Kenya
Kenyan leader Ana Lang announced yesterday that [she will pull out her troops only if Uganda leaves the island].|Kenya
Uganda offered a truce. President Ana Souza is new. [The Souza administration rejected the offer].|Souza administration
Uganda offered a truce. Kenya's president, Ana Souza, is new. [The Souza administration rejected the offer].|Kenya
Uganda offered a truce. [Kenya said it "categorically" rejects the offer].|Kenya
Uganda, angered by Kenya, responded by demanding [an apology].|Uganda
"[We cannot negotiate while shells fall on our towns]," said Kenyan President Ana Lang.|Kenya
Kenya said that [talks can only begin if Uganda withdraws its troops].|Kenya
"[Talks can only begin if the troops are withdrawn]," said Kenyan President Ana Lang.|Kenya
"[Nothing will be signed until Uganda frees the crew]," Kenyan President Ana Lang said.|Kenya
Kenya suggested [that the talks be moved to Chad].|Kenya
Kenya offered [to free the crew on the condition that the fine is paid].|Kenya
Kenya demanded [that the names of the crew not be published].|Kenya
Uganda repeated its request for [the removal of the tariff].|Uganda
Ugandan President Tom Reed said that if he wins, he would [impose a tariff on Kenyan fish].|Uganda
Kenyan President Ana Lang said if Uganda closes the border, she would [retaliate].|Kenya
Kenya decided to offer [a truce of ten days].|Kenya
Kenya went on to propose [a truce of ten days].|Kenya
"[Pupils that cheat must be punished]," Kenyan President Ana Lang said.|Kenya
Kenyan President Ana Lang said that [firms that break the embargo must be punished].|Kenya
Kenyan President Ana Lang said that Uganda says that [the embargo must be lifted].|Kenya
Sudan paid and Chad has cut taxes, and demanded [the release of the crew].|Chad
Sudan struck while Chad was asleep and threatened [to strike again].|Sudan
Kenya met Uganda in May but has demanded [the release of the crew].|Kenya
Kenyan President Ana Lang criticised Ugandan President Tom Reed in parliament over his call for [a ban on fish].|Uganda
Kenya praised Uganda for its offer [to free the crew].|Uganda
Kenya's government sent Uganda a letter. "You steal," the letter said. It demanded [that Uganda stop the leak].|Kenya
[Kenya will lift the embargo only if it does not lose the port].|Kenya
Kenyan officials met the press. They expect Uganda [to free the crew].|Kenya
The council rejected both motions, cleared Kenya and ordered [that its name be put on the list].|council
Kenya Post Office workers demanded [a rise].|Kenya
Kenya's envoy, Ana Lang, said [Uganda must withdraw its troops].|Kenya
Kenya's envoy, Ana Lang, said [the United States should withdraw its troops].|Kenya
""".strip().splitlines()
# Where a clause ends: the sentence up to it, then what is said beside it.
ENDS = """
Kenya urged Uganda to stay in contact|, and its envoy is due in Kampala on Friday.
Kenya urged Uganda to stay in contact|, and its special envoy is due in Kampala on Friday.
Kenya urged Uganda to stay in contact|, and its envoy Tom Reed is due in Kampala on Friday.
Kenya urged Uganda to stay in contact| and its envoy is due in Kampala on Friday.
Kenya urged Uganda to stay in contact|, and talks resume on Monday.
Kenya urged Uganda to stay in contact|, and a new round starts on Monday.
Kenya urged Uganda to stay in contact|, and the envoys fly to Kampala on Friday.
Kenya urged Uganda to free the crew|, hours after shots were fired.
Kenya urged Uganda to free the crew|, another sign that talks may be near.
Kenya urged Uganda to free the crew|, declaring that the ship had done no wrong.
Kenya urged Uganda to free the crew|, accusing it of piracy.
Kenya called for a ban on arms| following the raid on Mombasa by gunmen.
Kenya called for a law following the model of the port treaty|.
Kenya urged Uganda to free the crew| as tensions mounted on the lake.
Kenya urged Uganda to free the crew| after two men were killed in Mombasa.
Kenya urged Uganda to free the crew| after the agency and four port bodies called for a boycott.
Kenya has vowed to block the nominee|, meaning that the court will be short of a judge for some time.
Kenya urged Uganda to free the crew and pay a fine|.
Kenya urged Uganda to free the crew, pay a fine and let its envoy see the ship|.
Kenya urged Uganda to hold a vote after the talks|.
Kenya urged Uganda to free the crew after the fine is paid|.
Kenya urged Uganda to act as a mediator|.
Kenya urged Uganda to ensure its people are fed and its borders are safe|.
Kenya urged Uganda to free the crew and the men that were held with it|.
""".strip().splitlines()


def found(text: str) -> tuple[DemandMention, ...]:
    return demands_of(article(text, published=date(2023, 9, 8)))


@pytest.mark.parametrize("text", NONE.strip().splitlines())
def test_what_reads_like_a_demand_and_is_none(text: str) -> None:
    assert [] == [mention.excerpt.text for mention in found(text)]


@pytest.mark.parametrize("row", TOLD)
def test_what_stands_near_such_words_is_found(row: str) -> None:
    marked, by = row.split("|")
    before, words, behind = re.split(r"[\[\]]", marked)
    told = found(before + words + behind)
    assert (words, by) in [(mention.excerpt.text, name) for mention in told for name in mention.by]


@pytest.mark.parametrize("row", ENDS)
def test_a_clause_ends_where_another_thought_begins(row: str) -> None:
    before, behind = row.split("|")
    ends = [mention.excerpt.end for mention in found(before + behind) if mention.by == ("Kenya",)]
    assert [len(before)] == ends


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Kenya demanded the withdrawal of Ugandan troops.", ("Uganda",)),
        ("Kenya demanded that the Ugandans leave.", ("Uganda",)),
        ("Kenya demanded the release of the Ugandans.", ()),
        ("Kenya demanded the release of two Ugandan sailors.", ()),
        ("Kenya demanded the release of U.S. hostages.", ()),
        ("Kenya demanded that its Lake Export Bank be allowed to pay.", ()),
        ("Kenya demanded that the African Union send observers.", ("African Union",)),
        ('"The crew must be freed today," Kenyan President Ana Lang said on the sidelines of a visit to Uganda.', ()),
        ('"The crew must be freed today," Kenyan President Ana Lang said in a letter to Uganda.', ("Uganda",)),
        ("Kenya demanded the release of UN staff.", ()),
        ("Kenya demanded the withdrawal of U.S. troops.", ("United States",)),
        ("Kenya demanded the withdrawal of UK forces after the release of its crew.", ("United Kingdom",)),
        ("Kenya called for a truce in Chad, Niger and Mali.", ()),
        ('"You have to stop the Iranian raids now," Kenyan President Ana Lang said.', ()),
    ],
)
def test_whom_a_demand_is_about_need_not_be_whom_it_is_put_to(text: str, of: tuple[str, ...]) -> None:
    assert [of] == [mention.of for mention in found(text)]


def test_whose_members_are_to_act_is_not_asked_itself() -> None:
    text = "Kenya called for a truce between the members of the African Union. Kenya called for a treaty."
    assert [(), ()] == [mention.of for mention in found(text)]
    assert [()] == [
        mention.of for mention in found("Kenya called for restoring trade on the lake, a rim of Ugandan towns.")
    ]


def test_asking_another_to_refuse_is_no_refusal_of_ones_own() -> None:
    asked = "Uganda demanded that Kenya free the crew. "
    urged = found(f"{asked}Chad urged Kenya to reject the demand.")
    assert [("demand", ("Uganda",)), ("appeal", ("Chad",))] == [(mention.stance, mention.by) for mention in urged]
    refused = found(f"{asked}Kenya used the meeting to reject the demand.")
    assert [("demand", ("Uganda",)), ("rejection", ("Kenya",))] == [(mention.stance, mention.by) for mention in refused]


def test_what_is_agreed_is_told_once_and_a_promised_blow_is_a_threat() -> None:
    agreed = found("Kenya's union met Governor Tom Reed on Friday. Reed agreed to end his bid for the port.")
    assert ["to end his bid for the port"] == [mention.excerpt.text for mention in agreed]
    vetoed = found("The bill goes to Kenya's parliament, where President Ana Lang has promised to veto it.")
    assert [("threat", "to veto it")] == [(mention.stance, mention.excerpt.text) for mention in vetoed]


def test_a_fall_in_price_drops_no_demand() -> None:
    fallen = found("Kenya Airways, which dropped 2 1/2 to 37, has offered $125 a share for most of a Ugandan airline.")
    assert "answer.drop" not in [mention.rule for mention in fallen]
    dropped = found("Kenya demanded that Uganda free the crew. Kenya dropped the demand on Friday.")
    assert "answer.drop" in [mention.rule for mention in dropped]
