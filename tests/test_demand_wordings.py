"""Many wordings of what is asked, offered, refused and threatened, as an editor would mark them; and what is none."""

from __future__ import annotations

from datetime import date

import pytest

from brief.model import DemandMention
from tests.marked import article, demands_of

# The sentence, and words that what is found in it has.
WHOSE = """
Kenyan President Ana Lang met the press. She demanded the release of the crew.|release of the crew|Kenya
Kenyan President Ana Lang met the press. "We want our crew back," she said.|our crew back|Kenya
Kenyan President Ana Lang met the press. "They took our ship. They must give it back," she said.|give it back|Kenya
Kenyan President Ana Lang flew to Kampala. There she is to press for the release of the crew.|release of the crew|Kenya
Kenya's foreign ministry issued a note on Friday. It calls on Uganda to release the crew.|release the crew|Kenya
The Kenyan government met on Friday. It will lift the embargo only if the crew is released.|crew is released|Kenya
The union met on Friday. It wants a rise of nine percent.|rise of nine percent|union
The union met on Friday. Its leader, Tom Reed, said the strike would go on until they are back.|would go on|union
The strikers met the managers on Friday. They want a rise of nine percent.|rise of nine percent|strikers
Kenya and Uganda met on Friday. Both sides agreed to release their prisoners.|release their prisoners|Kenya
The Security Council met on Friday. In a text it called on both sides to hold fire.|hold fire|Security Council
Kenya sent a letter to the Security Council. In it, it asked for sanctions against Uganda.|sanctions|Kenya
Kenyan President Ana Lang spoke on TV. Uganda, she said, must release the crew.|release the crew|Kenya
Kenyan President Ana Lang spoke. "If it stays there," she said, "we will close the border."|close the border|Kenya
The Kenyan president, Ana Lang, spoke on television, calling on Uganda to release the crew.|release the crew|Kenya
Speaking on television, the Kenyan president, Ana Lang, called on Uganda to release the crew.|release the crew|Kenya
In a speech on Friday the Kenyan president, Ana Lang, again called on Uganda to release the crew.|release the crew|Kenya
Asked about the crew, the Kenyan president, Ana Lang, said Uganda had until Friday to release them.|release them|Kenya
A spokesman for Kenya's army, Tom Reed, said it would accept nothing short of their release.|their release|Kenya
Kenya's demand is simple: the crew must come home.|crew must come home|Kenya
According to Kenya, Uganda must release the crew.|release the crew|Kenya
Kenya, backed by Chad, demanded the release of the crew.|release of the crew|Kenya
Kenya and Chad jointly demanded the release of the crew.|release of the crew|Chad
It was Kenya that demanded the release of the crew.|release of the crew|Kenya
Not only Kenya but also Chad demanded the release of the crew.|release of the crew|Chad
So far Kenya has demanded only the release of the crew.|release of the crew|Kenya
Kenya has since demanded the release of the crew.|release of the crew|Kenya
Kenya yesterday evening once again demanded the release of the crew.|release of the crew|Kenya
To press its demand for the release of the crew, Kenya recalled its envoy.|release of the crew|Kenya
Kenya recalled its envoy and demanded the release of the crew.|release of the crew|Kenya
Kenya recalled its envoy, demanding the release of the crew.|release of the crew|Kenya
Kenya recalled its envoy in protest and wants the crew released.|crew released|Kenya
Unless the crew is released by Friday, Kenya will close the border.|close the border|Kenya
Unless Uganda releases the crew by Friday, Kenya says, it will close the border.|close the border|Kenya
If Uganda does not release the crew by Friday, the border will be closed, Kenya said.|border will be closed|Kenya
The border will be closed on Friday unless the crew is released, Kenya said.|border will be closed|Kenya
Failing the release of the crew by Friday, Kenya would close the border.|close the border|Kenya
Uganda risks sanctions if it does not release the crew, Kenya said.|risks sanctions|Kenya
Uganda faces sanctions unless it releases the crew, Kenya warned.|faces sanctions|Kenya
""".strip().splitlines()
TOLD = """
Kenya has offered 30 days.|30 days
Kenya wants 180.|180
Kenya had sought $100,000 for each of the bereaved families.|$100,000
The strike will continue until the stewards are reinstated, the union said.|will continue until
Kenyan Foreign Minister Ana Lang said the fire must be investigated jointly.|fire must be investigated
Kenya has required from Uganda that it pay for the damage.|pay for the damage
Kenyan team members said no, and the Kenyan team wants the return of the ship.|return of the ship
Kenya called on the other side to abandon this threat.|abandon this threat
Kenya asks Uganda for 140 cubic metres of water a second.|140 cubic
Kenya wants a public apology for the attack on its embassy.|public apology
Kenya wants them out within 72 hours.|out within
A truce of ten days was proposed on Friday by Kenya.|truce of ten days
The release of the crew was demanded by Kenya.|release of the crew
A swap of prisoners was offered by Kenya.|swap of prisoners
Both countries were urged by Kenya to pull back their troops.|pull back
Should the crew not be released, Kenya will consider further measures.|consider further measures
Kenya would turn to the International Court of Justice should the commission fail.|International Court
If Uganda refuses, Kenya will dissolve the joint commission.|dissolve
Kenya has said it will trigger a return of all sanctions unless Uganda gives inspectors full access.|trigger
Kenya said it would shut the mine for good if the strike went into October.|shut the mine
Kenya would take the matter to the United Nations unless Uganda apologised.|take the matter
Without payment the drivers will not return to the depot, the Kenyan transport union said.|will not return
Uganda must accept the terms or the guns will speak again, Kenyan Foreign Minister Ana Lang said.|accept the terms
Lawmakers in Kenya passed a motion calling on the government to close the border.|close the border
Parliament adopted a resolution demanding the release of the crew.|release of the crew
Kenya's offer, as we understand it: 20 prisoners for 30.|20 prisoners
Kenya's proposal is a joint commission of six judges.|joint commission
Kenya's price is the release of the crew.|release of the crew
The union's terms are a rise of nine percent and a shorter week.|rise of nine percent
The union's terms: a rise of nine percent and a shorter week.|rise of nine percent
In exchange for the crew, Kenya would lift the embargo.|lift the embargo
Kenya would lift the embargo in exchange for the release of the crew.|embargo
Kenya would only sign if Uganda releases the crew.|Uganda releases
Kenya will return to the table only after Uganda releases the crew.|releases the crew
There will be no talks until the crew is home, Kenyan Foreign Minister Ana Lang said.|crew is home
Kenya ruled out any return of the envoys.|return of the envoys
Extradition was "out of the question", Kenyan Foreign Minister Ana Lang said.|out of the question
Kenya turned down a request by Uganda for the return of the ship.|return of the ship
The government refused to lift the curfew.|lift the curfew
Uganda's call for new talks was rejected by Kenya.|new talks
Kenya called upon all parties to lay down their arms.|lay down
Kenya is seeking the extradition of two officers.|extradition
Kenya sought the extradition of two officers.|extradition
Kenya is pushing for a new border commission.|border commission
Kenya pressed Uganda to open the bridge.|open the bridge
Kenya pressed its demand for the return of the ship.|return of the ship
Kenya wants an end to the blockade.|end to the blockade
Kenya wants the blockade lifted.|blockade lifted
Kenya wants the blockade to be lifted.|blockade
Kenya wants to see the blockade lifted.|blockade lifted
Kenya has long wanted Uganda to share the water.|share the water
Kenya needs guarantees that its ships will be safe, Kenyan Foreign Minister Ana Lang said.|guarantees
"We want our ship back," Kenyan Foreign Minister Ana Lang said.|our ship back
"Give us our ship back," Kenyan Foreign Minister Ana Lang said.|ship back
"Uganda has to pay for this," Kenyan Foreign Minister Ana Lang said.|pay for this
Uganda should immediately pull back its soldiers, Kenyan Foreign Minister Ana Lang said.|pull back its soldiers
Uganda needs to pull back its soldiers, Kenyan Foreign Minister Ana Lang said.|pull back
It is for Uganda to take the first step, Kenyan Foreign Minister Ana Lang said.|first step
Kenya set Uganda a deadline of Friday to free the crew.|free the crew
Kenya gave Uganda 48 hours to free the crew.|free the crew
Uganda was given until Friday by Kenya to free the crew.|free the crew
Kenya reiterated its call for the crew to be freed.|crew to be freed
Kenya repeated that the crew must be freed.|crew must be freed
Kenya maintains that the crew must be freed without conditions.|crew must be freed
Kenya said the crew had to be freed first.|crew had to be freed
Kenya said it wanted the crew freed first.|crew freed
Kenya said that what it wanted was a new treaty.|new treaty
Kenya demanded to be told where the crew was held.|told where
Kenya demanded an immediate halt to the shelling, the opening of a road and the return of the dead.|opening of a road
Kenya demanded compensation of two million dollars.|compensation
Kenya demanded that an inquiry be held into the fire.|inquiry
Kenya appealed to Uganda for calm.|calm
Kenya appealed for calm.|calm
Kenya begged Uganda to let the ambulances through.|let the ambulances
Kenya exhorted both sides to keep the truce.|keep the truce
Kenya invited Uganda to return to the negotiating table.|return to the negotiating
Kenya summoned Uganda's ambassador and demanded an explanation.|explanation
Kenya handed Uganda a list of demands: the release of the crew, an apology and the return of the ship.|apology
Among the demands of the strikers are a shorter week and the return of eleven stewards.|shorter week
Central to Kenya's position is the return of the ship.|return of the ship
Top of Kenya's list is the return of the ship.|return of the ship
Kenya conditioned any talks on the return of the ship.|return of the ship
Kenya made its signature dependent on the return of the ship.|return of the ship
Kenya agreed to talks provided that Uganda lifts the blockade.|lifts the blockade
Kenya agreed to attend on condition that the ship is returned first.|ship is returned
Kenya's participation hinges on the return of the ship, its foreign minister, Ana Lang, said.|return of the ship
Any deal must include the return of the ship, Kenya said.|return of the ship
Kenya floated a ten-day truce.|ten-day truce
Kenya put forward a plan for joint patrols.|joint patrols
Kenya tabled a compromise under which both fleets would leave.|compromise
Kenya suggested moving the talks to Nairobi.|moving the talks
Kenya suggested that the two sides meet in Nairobi.|meet in Nairobi
Kenya volunteered to host the talks.|host the talks
Kenya stands ready to host the talks.|host the talks
Kenya is ready to lift the embargo.|lift the embargo
Kenya signalled it could accept a smaller share of the water.|smaller share
Kenya said it was open to a smaller share of the water.|smaller share
Kenya declared itself willing to free the drivers.|free the drivers
Kenya expressed willingness to free the drivers.|free the drivers
Kenya would be prepared to free the drivers, its foreign minister, Ana Lang, said.|free the drivers
Kenya agreed in principle to free the drivers.|free the drivers
Kenya promised to free the drivers by Friday.|free the drivers
The company raised its offer to six percent.|six percent
The company improved its offer to six percent.|six percent
Management is offering six percent over two years.|six percent
Kenya warned it would close the border.|close the border
Kenya warned that it would close the border if the crew was not freed.|close the border
Kenya warned of further steps if the crew was not freed.|further steps
Kenya threatened Uganda with sanctions.|sanctions
Kenya threatens to walk out of the talks.|walk out
Kenya's threat to walk out of the talks worried Uganda.|walk out
The union has threatened a strike from Monday.|strike from Monday
The union is threatening to strike from Monday.|strike from Monday
The union will strike on Monday unless the company gives way.|strike on Monday
Nurses will walk out on Monday unless they are paid.|walk out
"If they cross the river, we will fire," Kenyan Foreign Minister Ana Lang said.|we will fire
"They will pay dearly," Kenyan Foreign Minister Ana Lang said.|pay dearly
Any attack will be answered, Kenyan Foreign Minister Ana Lang said.|answered
Kenya did not rule out the use of force.|use of force
Kenya did not exclude closing the border.|closing the border
Kenya is considering closing the border.|closing the border
Kenya kept open the option of closing the border.|closing the border
Two hundred nurses demanded the return of their pay.|return of their pay
Thousands of protesters demanded that the president resign.|president resign
Protesters called on the president to resign.|resign
Dockers want the tanker gone.|tanker gone
Farmers are demanding higher prices for milk.|higher prices
Opposition MPs called for the resignation of the minister.|resignation of the minister
The opposition wants a vote on the accord.|vote on the accord
The teachers' union wants a rise of nine percent.|rise of nine percent
The head of the Kenyan delegation, Ana Lang, insisted on the return of the ship.|return of the ship
Ana Lang, who leads Kenya's delegation, insisted on the return of the ship.|return of the ship
Ana Lang of Kenya insisted on the return of the ship.|return of the ship
For Kenya, Ana Lang insisted on the return of the ship.|return of the ship
Both sides demanded the return of their prisoners.|return of their prisoners
Each side wants the other to withdraw first.|withdraw first
The Kenyan team wants the return of the ship.|return of the ship
The Foreign Affairs Ministry demanded the return of the ship.|return of the ship
The syndicate of the transporters demanded the return of the ship.|return of the ship
The island states want rich countries to double their adaptation funding by 2025.|double
India pushed for a phase-down of coal instead of a phase-out.|phase-down
A bloc of 77 developing countries demanded a new fund for loss and damage.|new fund
The European Union offered to open its market to Kenyan tea if Kenya signs the accord.|open its market
The United States threatened to slap tariffs on French wine.|slap tariffs
Washington is threatening 25 percent tariffs on Kenyan steel from 1 May.|25 percent tariffs
France said it would hit back with duties of its own.|hit back
Beijing wants Washington to scrap its export controls.|scrap
Beijing has asked Washington to scrap its export controls.|scrap
The union is seeking a 12 percent pay rise and a shorter working week.|12 percent pay rise
Ministers have rejected the union's demand for a 12 percent pay rise.|12 percent pay rise
The government put a six percent offer on the table on Monday.|six percent
The union turned down the government's six percent offer.|six percent offer
Nurses have voted to strike for two days next week unless the government improves its offer.|strike for two days
The nurses' union said its members would walk out again in January if the talks fail.|walk out again
The generals want Hamdok to dissolve his cabinet.|dissolve
The African Union called for the immediate restoration of the civilian government.|restoration
Protesters are calling for the generals to hand over power.|hand over power
The Forces of Freedom and Change said they would not return to talks until the emergency is lifted.|emergency is lifted
The army would only share power if the parties agreed on a new premier.|agreed on a new premier
The protest movement ruled out any partnership with the army.|partnership
The council demands that all detainees be freed at once and without conditions.|detainees be freed
The UN Secretary-General appealed to both generals to silence the guns for Eid.|silence the guns
South Sudan has offered to host talks between the two generals.|host talks
There would be no talks as long as the paramilitaries occupy homes, the Sudanese army said.|paramilitaries occupy
The army insists that the paramilitaries withdraw from hospitals and homes.|withdraw from hospitals
The mediators pressed the two sides to extend the truce.|extend the truce
The United States and Saudi Arabia urged the parties to allow aid convoys.|allow aid
The ministry summoned the Ugandan envoy to demand an apology.|apology
Kenya has given Uganda 72 hours to withdraw its troops.|withdraw its troops
In a letter to the Security Council, Kenya asked for an urgent meeting.|urgent meeting
Kenya requested an urgent meeting of the Security Council.|urgent meeting
Kenya filed a complaint asking the court to order Uganda to pay damages.|pay damages
Kenya took the dispute to the court, seeking damages of two billion dollars.|damages
Uganda has agreed to pay damages of two million dollars.|pay damages
Uganda conceded that it would pay half of the damages.|half of the damages
The party made the resignation of the minister its price for joining the coalition.|resignation of the minister
The party said it would back the budget provided the minister resigns.|minister resigns
The party threatened to bring down the coalition.|bring down
The party would pull out of the coalition if the minister stays, its leader, Ana Lang, said.|pull out
Kenya put its troops on alert and warned that any incursion would be repelled.|incursion
Kenya "will not stand by", its foreign minister, Ana Lang, said.|not stand by
Kenya will suspend gas deliveries from Monday, it said, if the bill is not paid.|suspend gas
"The bill must be paid in full by Monday," Kenya's energy minister, Ana Lang, said.|paid in full
"They should pay their bill," Kenya's energy minister, Ana Lang, said.|pay their bill
"Pay the bill," Kenya's energy minister, Ana Lang, told Uganda.|Pay the bill
"All we ask is that they pay the bill," Kenya's energy minister, Ana Lang, said.|pay the bill
Kenya's envoy called for sanctions against the militia's leaders.|sanctions
The envoy pleaded with the Security Council to send more peacekeepers.|send more
Kenya lobbied the Security Council for more peacekeepers.|more peacekeepers
Kenya argued for a ban on the trade in ivory.|ban on the trade
Kenya favours a ban on the trade in ivory.|ban on the trade
Kenya is adamant that the crew be freed first.|crew be freed
Kenya remains firm that the crew must be freed first.|crew must be freed
Freeing the crew is a precondition for talks, Kenya said.|Freeing the crew
Kenya has set the freeing of the crew as a precondition for talks.|freeing of the crew
Kenya tied its signature to the release of the crew.|release of the crew
Kenya linked the opening of the border to the release of the crew.|release of the crew
Kenya hinted that it might accept a smaller share.|smaller share
Kenya indicated that it would consider a smaller share.|smaller share
Kenya dangled a ten-year lease.|ten-year lease
Kenya would be willing to grant a ten-year lease, its envoy said.|ten-year lease
Kenya pledged to cut its emissions by half if it gets the money.|cut its emissions
Kenya proposed that the money be held by a third party.|held by a third
Kenya proposed setting up a joint fund.|joint fund
Kenya came up with a plan for a joint fund.|joint fund
The demands of the strikers include a shorter week.|shorter week
The strikers' demands range from higher pay to the dismissal of the manager.|higher pay
The strikers have three demands: higher pay, a shorter week and the dismissal of the manager.|shorter week
At the top of the union's list is higher pay.|higher pay
The union's key demand, higher pay, was not met.|higher pay
What the union wants is higher pay.|higher pay
The union says it wants higher pay.|higher pay
The union said it was asking for a raise of nine percent.|raise of nine percent
The pilots' union has called a two-day strike to press for higher pay.|higher pay
Workers walked out on Monday to demand higher pay.|higher pay
Workers walked out on Monday, demanding higher pay.|higher pay
""".strip().splitlines()
SEEN = 201  # only ever raised
NONE = """
Kenya wants 180 delegates to enjoy the opening.
Kenya wants to be heard.
A prize was offered on Friday by Kenya.
Analysts proposed a truce of ten days.
Kenya should release the crew, analysts said.
Kenya would lift the embargo if it were wise, an analyst said.
Kenya did not demand the release of the crew.
Kenya is not seeking the extradition of two officers.
Kenya never asked for the crew to be freed.
Kenya no longer insists on the return of the ship.
Kenya has not threatened to close the border.
Kenya denied that it had threatened to close the border.
The demand has been rejected.
The offer was turned down at once.
Rain threatened to close the border.
The team wants a new coach.
The team demanded a penalty.
The tourists want a refund.
The hotel offers six rooms.
The company offered its condolences.
The company offered 30 rooms for the night.
It must be noted that the crew was tired, Kenyan Foreign Minister Ana Lang said.
The games will continue until the rain stops, an official said.
The talks will continue until Friday, Kenyan Foreign Minister Ana Lang said.
The Kenyan football team wants a new coach.
Kenya will not play in the final.
Kenya would not say who was on board.
Kenya will not be at the games.
The government refused to comment.
Kenya rejected the allegations.
Kenya has ruled out talks with her.
Kenya has refused to discuss rice.
Kenya would not negotiate with gunmen, its foreign minister, Ana Lang, said.
Kenya denied any involvement.
Kenya ruled out a terrorist attack as the cause.
The police ruled out foul play.
Kenya would win the cup if it scored.
If it rains, Kenya will play on Sunday.
Kenya will celebrate its independence on Monday.
The union will meet on Monday.
Nurses will march on Monday.
Kenya warned of heavy rain.
Kenya warned its citizens not to travel.
The road needs to be repaired.
Drivers need to be patient.
Kenya needs rain.
Kenya's plan is a secret.
Kenya's offer is generous.
The price is high.
The terms are harsh.
The union's terms are unclear.
Kenya is open to visitors.
Kenya is ready for the final.
Kenya sought shelter.
Kenya had sought the cup for years.
Thousands of fans demanded tickets.
Residents want rain.
For Kenya, Ana Lang won the race.
Both sides were tired.
Each side wants to win.
Kenya floated a bond.
Kenya put forward a candidate.
Kenya suggested a walk.
Kenya raised its flag.
The company raised its prices to six dollars.
Kenya is considering a bid for the games.
Should it rain, Kenya will consider an umbrella.
Parliament adopted a budget calling the deficit small.
It is for Kenya to shine, a fan said.
Kenya pressed a button.
Kenya handed Uganda a cup.
Why should Kenya release the crew?
Would Kenya lift the embargo in exchange for the crew?
Kenya can demand the release of the crew.
Experts want Kenya to release the crew.
A retired general called for the release of the crew.
Kenya may ask for the return of the ship.
Analysts expect the union to demand higher pay.
The union once demanded higher pay.
The union's demands were met.
The union denied that it had asked for higher pay.
Higher pay would cost the company six million dollars.
The company wants to open a plant in Kenya.
The company needs a new boiler.
Kenya needs more rain, farmers say.
The minister wants to visit the region soon.
The president offered tea to his guests.
The museum offered visitors a rise in prices.
Kenya would like to see more tourists.
Kenya hopes for a good harvest.
The team from Kenya proposed a toast.
Kenya must be one of the driest countries, a tourist said.
The road must be 12 kilometres long, a driver said.
Kenya called for tenders.
Kenya called the talks useful.
Kenya asked what the figure meant.
Kenya asked whether the crew was well.
Uganda was asked about the crew.
Kenya rejected a comparison with Uganda.
Kenya refused to be drawn on the figure.
The minister refused to say who would pay.
Kenya will not be able to attend.
Kenya won't play on Sunday.
Kenya offered no details.
Kenya is considering its options.
Kenya's list of guests is long.
Kenya's position is unclear.
In return, the guests sang.
In exchange for a ticket, visitors get a drink.
Kenya linked arms with Uganda.
Kenya tied with Uganda in the final.
Kenya backs the plan.
The strike will continue on Monday.
Workers walked out on Monday in the rain.
Thousands marched in the rain.
The price of bread is 30 shillings.
The trade union said its members are tired.
The plan is to open the bridge in May.
The condition of the bridge is poor.
A truce was agreed on Friday.
The talks were offered by radio.
The draft was put forward by a day.
Kenya dismissed Uganda's accusations that it had shelled the town.
Kenya would cut taxes, promising impossible growth in return.
""".strip().splitlines()


def found(told: str) -> list[DemandMention]:
    text = f"Kenya and Uganda are neighbours. {told} The town was calm. People waited at home."
    return list(demands_of(article(text, published=date(2023, 9, 8))))


def test_what_is_asked_is_seen_in_any_wording() -> None:
    rows = [row.split("|") for row in TOLD]
    unseen = [told for told, words in rows if not any(words in one.excerpt.text for one in found(told))]
    assert len(rows) - len(unseen) >= SEEN, "\n".join(unseen)


@pytest.mark.parametrize("row", WHOSE)
def test_whose_it_is_comes_from_the_words_around(row: str) -> None:
    told, words, who = row.split("|")
    whose = [one.by for one in found(told) if words in one.excerpt.text]
    assert [True] == [any(who in name for name in by) for by in whose[:1]]


@pytest.mark.parametrize("told", NONE)
def test_what_only_sounds_so_is_none(told: str) -> None:
    assert [] == [(one.rule, one.excerpt.text) for one in found(told)]
