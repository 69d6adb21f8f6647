"""Every rule of status and factuality: three sentences in which it fires, three in which it stays silent."""

from __future__ import annotations

import pytest
from tests.unit.code.test_status import reality

# rule: value, then (sentence, trigger) pairs that it decides, then pairs that it leaves to others
RULES: dict[str, tuple[str, list[tuple[str, str]], list[tuple[str, str]]]] = {
    "counterfactual": (
        "CT-",
        [
            ("The treaty would have opened the border at Rafah.", "opened"),
            ("Colombo should have signed the accord in March.", "signed"),
            ("A pause would have let aid into Tigray.", "let"),
        ],
        [
            ("The treaty would open the border at Rafah.", "open"),
            ("Colombo may have signed the accord in March.", "signed"),
            ("The pause has let aid into Tigray.", "let"),
        ],
    ),
    "would not": (
        "CT-",
        [
            ("He would not sign the pact in Suez.", "sign"),
            ("The king said that the army would not cross the river.", "cross"),
            ("Paraguay would never accept the line.", "accept"),
        ],
        [
            ("He would sign the pact in Suez.", "sign"),
            ("A truce would not end the war in Kachin.", "end"),
            ("If the line moved, Montevideo would not accept it.", "accept"),
        ],
    ),
    "may befall": (
        "Uu",
        [
            ("The march left the town vulnerable to airstrikes.", "airstrikes"),
            ("The road is prone to attacks.", "attacks"),
            ("Gao was susceptible to raids in the spring.", "raids"),
        ],
        [
            ("The march left the town to airstrikes.", "airstrikes"),
            ("The road saw attacks.", "attacks"),
            ("Airstrikes made the town vulnerable.", "Airstrikes"),
        ],
    ),
    "no outcome": (
        "CT+",
        [
            ("The talks in Suez produced no deal.", "talks"),
            ("The meeting of the two kings reached no accord.", "meeting"),
            ("Talks in Gao reached no truce.", "Talks"),
        ],
        [
            ("No agreement was reached in Suez.", "agreement"),
            ("No deal was reached, but the two kings smiled.", "deal"),
            ("The elders did not bring the truce to Gao.", "truce"),
        ],
    ),
    "had it been": (
        "CT-",
        [
            ("Had Bogotá accepted the terms, the war would be over.", "accepted"),
            ("Had the envoys met in Doha, they would be at home now.", "met"),
            ("Had Baku released the soldiers, the talks would go on.", "released"),
        ],
        [
            ("Bogotá had accepted the terms, so the war was over.", "accepted"),
            ("After the envoys had met in Doha, they went home.", "met"),
            ("As Baku had released the soldiers, the talks went on.", "released"),
        ],
    ),
    "now": (
        "CT+",
        [
            ("The delegates now hold talks in Maseru.", "talks"),
            ("Rebels now besiege the town of Goma.", "besiege"),
            ("Tbilisi currently hosts talks with Sukhumi.", "talks"),
        ],
        [
            ("The talks now open on Monday in Maseru.", "talks"),
            ("The delegates are now to meet in Goma.", "meet"),
            ("Tbilisi hosted talks with Sukhumi.", "talks"),
        ],
    ),
    "no longer": (
        "CT+",
        [
            ("The two ministers no longer meet.", "meet"),
            ("Quito no longer shells the river towns.", "shells"),
            ("The patrols no longer attack fishermen off Jaffna.", "attack"),
        ],
        [
            ("The two ministers met longer than planned.", "met"),
            ("Quito shelled the river towns for longer.", "shelled"),
            ("The patrols attacked fishermen off Jaffna.", "attacked"),
        ],
    ),
    "used to": (
        "CT+",
        [
            ("The two ministers used to meet in Aden.", "meet"),
            ("Quito used to shell the river towns.", "shell"),
            ("The patrols used to attack fishermen off Jaffna.", "attack"),
        ],
        [
            ("The two ministers want to meet in Aden.", "meet"),
            ("Quito used drones to shell the river towns.", "shell"),
            ("The boats were used to attack fishermen off Jaffna.", "attack"),
        ],
    ),
    "possible (predicate)": (
        "PS+",
        [
            ("A truce in Darfur is possible.", "truce"),
            ("A meeting of the two commanders remains conceivable.", "meeting"),
            ("An agreement on the Nile seems achievable.", "agreement"),
        ],
        [
            ("A truce in Darfur is not possible.", "truce"),
            ("A meeting of the two commanders was short.", "meeting"),
            ("The raid on the port was possible because guards slept.", "raid"),
        ],
    ),
    "proposed (predicate)": (
        "Uu",
        [
            ("A prisoner exchange in Aden is under discussion.", "exchange"),
            ("A meeting of the two commanders is on the table.", "meeting"),
            ("A truce in Darfur is under consideration.", "truce"),
        ],
        [
            ("A prisoner exchange in Aden was under way.", "exchange"),
            ("A meeting of the two commanders was in Doha.", "meeting"),
            ("A truce in Darfur is under strain.", "truce"),
        ],
    ),
    "expected (predicate)": (
        "PR+",
        [
            ("An attack on the port is imminent.", "attack"),
            ("A truce in Darfur is likely.", "truce"),
            ("A meeting of the two commanders looks likely.", "meeting"),
        ],
        [
            ("An attack on the port was deadly.", "attack"),
            ("A truce in Darfur is popular.", "truce"),
            ("A meeting of the two commanders looks odd.", "meeting"),
        ],
    ),
    "unlikely (predicate)": (
        "PR-",
        [
            ("A truce in Darfur is unlikely.", "truce"),
            ("A meeting of the two commanders seems doubtful.", "meeting"),
            ("An agreement on the Nile remains out of reach.", "agreement"),
        ],
        [
            ("A truce in Darfur is unpopular.", "truce"),
            ("A meeting of the two commanders seems long.", "meeting"),
            ("An agreement on the Nile remains in force.", "agreement"),
        ],
    ),
    "doubted (predicate)": (
        "PR-",
        [
            ("A meeting of the two commanders is in doubt.", "meeting"),
            ("The talks in Aden are in question.", "talks"),
            ("A truce in Darfur is in doubt.", "truce"),
        ],
        [
            ("The truce in Darfur is in doubt.", "truce"),
            ("The meeting of the two commanders was in Doha.", "meeting"),
            ("The agreement on the Nile is in question.", "agreement"),
        ],
    ),
    "going_on (predicate)": (
        "CT+",
        [
            ("The talks in Maseru are under way.", "talks"),
            ("A prisoner exchange near Goma is underway.", "exchange"),
            ("An attack on the port is ongoing.", "attack"),
            ("A truce is in force in Darfur.", "truce"),
            ("The ceasefire between Mali and Niger is now in place.", "ceasefire"),
            ("The truce along the Line of Control is in effect.", "truce"),
        ],
        [
            ("The talks in Maseru were under way.", "talks"),
            ("A prisoner exchange near Goma is under review.", "exchange"),
            ("An attack on the port is not ongoing.", "attack"),
            ("A truce was in force in Darfur.", "truce"),
            ("The ceasefire between Mali and Niger will be in place on Friday.", "ceasefire"),
            ("The talks along the Line of Control are in trouble.", "talks"),
        ],
    ),
    "impossible (predicate)": (
        "CT-",
        [
            ("A meeting of the two commanders is out of the question.", "meeting"),
            ("A truce in Darfur is off the table.", "truce"),
            ("An agreement on the Nile is unthinkable.", "agreement"),
        ],
        [
            ("A meeting of the two commanders is out of the ordinary.", "meeting"),
            ("A truce in Darfur is on the way.", "truce"),
            ("An agreement on the Nile is unusual.", "agreement"),
        ],
    ),
    "believed": (
        "PR+",
        [
            ("Lima believes that the boats attacked fishermen off Jaffna.", "attacked"),
            ("The rebels believe they have crossed the river.", "crossed"),
            ("Analysts believe that the two commanders met in Doha.", "met"),
        ],
        [
            ("Lima believes that the boats will attack fishermen off Jaffna.", "attack"),
            ("The rebels confirmed that they have crossed the river.", "crossed"),
            ("Analysts believe that the two commanders should meet in Doha.", "meet"),
        ],
    ),
    "yet to": (
        "CT-",
        [
            ("The two commanders have yet to meet.", "meet"),
            ("Khartoum has yet to sign the accord.", "sign"),
            ("The accord is yet to be signed in Juba.", "signed"),
        ],
        [
            ("The two commanders have to meet.", "meet"),
            ("Khartoum wants to sign the accord yet again.", "sign"),
            ("The accord is to be signed in Juba.", "signed"),
        ],
    ),
    "have to": (
        "Uu",
        [
            ("The rebels have to leave Goma.", "leave"),
            ("Nicosia has to recognise the vote.", "recognise"),
            ("Both armies will have to withdraw from the ridge.", "withdraw"),
        ],
        [
            ("The rebels do not have to leave Goma.", "leave"),
            ("Nicosia has a plan to recognise the vote.", "recognise"),
            ("Both armies have withdrawn from the ridge.", "withdrawn"),
        ],
    ),
    "until": (
        "Uu",
        [
            ("Manila keeps its ships there until Beijing withdraws its own.", "withdraws"),
            ("The roads stay closed until a truce is signed in Sanaa.", "signed"),
            ("Once the hostages are released, aid flows to Gaza.", "released"),
        ],
        [
            ("Manila kept its ships there until Beijing withdrew its own.", "withdrew"),
            ("The roads stayed closed until a truce was signed in Sanaa.", "signed"),
            ("They once released hostages in Gaza.", "released"),
        ],
    ),
    "question": (
        "Uu",
        [
            ("Will Tehran accept the offer?", "accept"),
            ("Did the rebels attack the convoy?", "attack"),
            ("Has Seoul signed the pact?", "signed"),
        ],
        [
            ("Why did Tehran accept the offer?", "accept"),
            ("Who attacked the convoy?", "attacked"),
            ("Seoul has signed the pact.", "signed"),
        ],
    ),
    "hearsay": (
        "PR+",
        [
            ("The rebels are believed to have crossed the river.", "crossed"),
            ("The minister is said to have met the envoy in Muscat.", "met"),
            ("Kyiv is reported to be shelling the depot.", "shelling"),
        ],
        [
            ("The rebels believe they have crossed the river.", "crossed"),
            ("The minister has met the envoy in Muscat.", "met"),
            ("Kyiv is asked to stop shelling the depot.", "stop"),
        ],
    ),
    "seeming": (
        "PR+",
        [
            ("The junta appears to have accepted the plan.", "accepted"),
            ("Addis Ababa seems to be moving troops north.", "moving"),
            ("The militia seemed to have left the dam.", "left"),
        ],
        [
            ("The junta appeared on television and accepted the plan.", "accepted"),
            ("Addis Ababa is moving troops north.", "moving"),
            ("The militia had left the dam.", "left"),
        ],
    ),
    "demand": (
        "Uu",
        [
            ("The mediators called for a ceasefire in Aleppo.", "ceasefire"),
            ("Lima called on the miners to leave the bridge.", "leave"),
            ("Ottawa called for talks with the chiefs.", "talks"),
        ],
        [
            ("The mediators called the ceasefire a success.", "ceasefire"),
            ("Lima called the attack on the bridge a crime.", "attack"),
            ("Ottawa called the talks useful.", "talks"),
        ],
    ),
    "refuse": (
        "CT-",
        [
            ("Ankara ruled out talks with the militia.", "talks"),
            ("The generals declined to sign the truce.", "sign"),
            ("Belgrade was unwilling to recognise the border.", "recognise"),
        ],
        [
            ("Ankara ruled that talks with the militia were legal.", "were"),
            ("Trade declined in the war.", "war"),
            ("Belgrade was willing to recognise the border.", "recognise"),
        ],
    ),
    "refused words": (
        "CT+",
        [
            ("Harare rejected the proposal.", "proposal"),
            ("The junta dismissed the demands of the unions.", "demands"),
            ("Manila denied the allegations.", "allegations"),
        ],
        [
            ("Harare rejected a truce.", "truce"),
            ("The junta refused a withdrawal.", "withdrawal"),
            ("Manila welcomed the proposal.", "proposal"),
        ],
    ),
    "fail": (
        "CT-",
        [
            ("Hanoi failed to reach the camps.", "reach"),
            ("Both armies refrained from shelling the camps.", "shelling"),
            ("The mediators averted a war over the dam.", "war"),
        ],
        [
            ("Hanoi managed to reach the camps.", "reach"),
            ("Both armies kept shelling the camps.", "shelling"),
            ("The mediators spoke of the war over the dam.", "war"),
        ],
    ),
    "cancel": (
        "CT-",
        [
            ("Riyadh called off the summit.", "summit"),
            ("Kigali postponed the talks with Kinshasa.", "talks"),
            ("The visit to Minsk was put off.", "visit"),
        ],
        [
            ("Riyadh called on them to hold a summit.", "hold"),
            ("Kigali opened the talks with Kinshasa.", "talks"),
            ("The visit to Minsk was put on film.", "visit"),
        ],
    ),
    "not fail": (
        "CT+",
        [
            ("The envoys did not fail to meet.", "meet"),
            ("The patrols did not prevent the raid on Bunia.", "raid"),
            ("Neither army refrained from shelling the camps.", "shelling"),
        ],
        [
            ("The envoys failed to meet.", "meet"),
            ("The patrols prevented the raid on Bunia.", "raid"),
            ("The wall has not reached Ceuta.", "reached"),
        ],
    ),
    "hinder": (
        "CT-",
        [
            ("The wall has stopped them from crossing into Ceuta.", "crossing"),
            ("The patrols prevented the rebels from shelling Bunia.", "shelling"),
            ("The guards kept the envoys from meeting the rebels.", "meeting"),
        ],
        [
            ("The wall stopped at the crossing into Ceuta.", "stopped"),
            ("The patrols prevented the raid on Bunia.", "raid"),
            ("The guards let the envoys meet the rebels.", "meet"),
        ],
    ),
    "not hinder": (
        "CT+",
        [
            ("The wall has not stopped them from crossing into Ceuta.", "crossing"),
            ("The rain did not keep the envoys from meeting the rebels.", "meeting"),
            ("The truce did not prevent the rebels from shelling Bunia.", "shelling"),
        ],
        [
            ("The envoys were not kept from meeting the rebels.", "meeting"),
            ("Nothing stopped them from crossing into Ceuta.", "crossing"),
            ("The truce prevented the rebels from shelling Bunia.", "shelling"),
        ],
    ),
    "bar": (
        "CT-",
        [
            ("The guards barred the observers from entering Donetsk.", "entering"),
            ("Accra banned the generals from meeting the rebels.", "meeting"),
            ("The court prohibited the firm from drilling near Malabo.", "drilling"),
        ],
        [
            ("The guards let the observers enter Donetsk.", "enter"),
            ("Accra asked the generals to meet the rebels.", "meet"),
            ("The court saw the firm drilling near Malabo.", "drilling"),
        ],
    ),
    "not bar": (
        "PS+",
        [
            ("The observers were not barred from entering Donetsk.", "entering"),
            ("The envoys were not kept from meeting the rebels.", "meeting"),
            ("Nothing stopped them from crossing into Ceuta.", "crossing"),
        ],
        [
            ("The observers were barred from entering Donetsk.", "entering"),
            ("The rain did not keep the envoys from meeting the rebels.", "meeting"),
            ("The observers did not enter Donetsk.", "enter"),
        ],
    ),
    "not refuse": (
        "PS+",
        [
            ("Ankara has not ruled out talks with the militia.", "talks"),
            ("Maseru did not reject a truce.", "truce"),
            ("Tirana does not oppose a withdrawal.", "withdrawal"),
        ],
        [
            ("Ankara has ruled out talks with the militia.", "talks"),
            ("Maseru did not sign a truce.", "truce"),
            ("Tirana opposes a withdrawal.", "withdrawal"),
        ],
    ),
    "not cancel": (
        "CT+",
        [
            ("Rome did not cancel the summit.", "summit"),
            ("The two sides have not postponed the vote.", "vote"),
            ("Amman did not call off the visit.", "visit"),
        ],
        [
            ("Rome cancelled the summit.", "summit"),
            ("The two sides have not held the vote.", "vote"),
            ("Amman called off the visit.", "visit"),
        ],
    ),
    "not deny": (
        "Uu",
        [
            ("The army did not deny that it had shelled the camp.", "shelled"),
            ("Baku has not denied that its envoy met the rebels.", "met"),
            ("The minister did not deny having met the rebels.", "met"),
        ],
        [
            ("The army denied that it had shelled the camp.", "shelled"),
            ("Baku has not said that its envoy met the rebels.", "met"),
            ("The minister denied having met the rebels.", "met"),
        ],
    ),
    "to prevent": (
        "Uu",
        [
            ("Cairo sent envoys to prevent a war.", "war"),
            ("The patrols could prevent an attack on Bunia.", "attack"),
            ("Accra works to avert a coup.", "coup"),
        ],
        [
            ("Cairo prevented a war.", "war"),
            ("The patrols prevented an attack on Bunia.", "attack"),
            ("Accra condemned the coup.", "coup"),
        ],
    ),
    "may refuse": (
        "Uu",
        [
            ("The king should refuse to join the summit in Suez.", "join"),
            ("Accra might refuse to host the talks.", "host"),
            ("The rebels could refuse to sign the pact.", "sign"),
        ],
        [
            ("The king refused to join the summit in Suez.", "join"),
            ("Accra will refuse to host the talks.", "host"),
            ("The rebels should offer to sign the pact.", "sign"),
        ],
    ),
    "will frame": (
        "CT+",
        [
            ("Accra will decide after the summit in Suez.", "summit"),
            ("The rebels will march during the talks.", "talks"),
            ("He'll fly home before the meeting in Juba.", "meeting"),
        ],
        [
            ("Accra decided after the summit in Suez.", "summit"),
            ("The rebels marched during the talks.", "talks"),
            ("He will fly home from the meeting in Juba.", "meeting"),
        ],
    ),
    "journey for it": (
        "PR+",
        [
            ("The premier flies to Suez for talks with the elders.", "talks"),
            ("Envoys are travelling to Juba for a summit.", "summit"),
            ("She comes to Gao for a meeting with the rebels.", "meeting"),
        ],
        [
            ("The premier flew to Suez for talks with the elders.", "talks"),
            ("Envoys have travelled to Juba for a summit.", "summit"),
            ("She thanks Gao for a meeting with the rebels.", "meeting"),
        ],
    ),
    "toward": (
        "Uu",
        [
            ("The swap is a step towards a treaty.", "treaty"),
            ("The line on the map is an obstacle to talks.", "talks"),
            ("Accra is a bridge to a truce.", "truce"),
        ],
        [
            ("The swap is a month before a treaty.", "treaty"),
            ("The line on the map is from talks.", "talks"),
            ("Accra steps back after the truce.", "truce"),
        ],
    ),
    "fear": (
        "Uu",
        [
            ("Fears of an attack emptied the market in Kidal.", "attack"),
            ("Residents fear a siege of El Fasher.", "siege"),
            ("The risk of a war over the islands grows.", "war"),
        ],
        [
            ("Reports of an attack emptied the market in Kidal.", "attack"),
            ("Residents fled the siege of El Fasher.", "siege"),
            ("The cost of the war over the islands grows.", "war"),
        ],
    ),
    "averted (adjective)": (
        "CT-",
        [
            ("The aborted raid on Derna embarrassed the army.", "raid"),
            ("The attempted coup in Ouagadougou shook the region.", "coup"),
            ("They spoke of the cancelled visit to Hanoi.", "visit"),
        ],
        [
            ("The deadly raid on Derna embarrassed the army.", "raid"),
            ("The second coup in Ouagadougou shook the region.", "coup"),
            ("They spoke of the visit to Hanoi.", "visit"),
        ],
    ),
    "averted (adverb)": (
        "CT-",
        [
            ("The talks in Geneva nearly collapsed.", "collapsed"),
            ("Delhi nearly recalled its envoy.", "recalled"),
            ("The militia nearly seized the port of Hodeida.", "seized"),
        ],
        [
            ("The talks in Geneva finally collapsed.", "collapsed"),
            ("Delhi recalled nearly all its envoys.", "recalled"),
            ("The militia soon seized the port of Hodeida.", "seized"),
        ],
    ),
    "aim": (
        "Uu",
        [
            ("The goal is to reopen the road to Taiz.", "reopen"),
            ("Hargeisa's wish is a treaty.", "treaty"),
            ("The condition of the junta is to keep its posts.", "keep"),
        ],
        [
            ("The convoy is to reopen the road to Taiz.", "reopen"),
            ("The outcome is a treaty.", "treaty"),
            ("The junta is to keep its posts.", "keep"),
        ],
    ),
    "any": (
        "Uu",
        [
            ("Taipei will answer any attack.", "attack"),
            ("Any withdrawal from Abkhazia takes months.", "withdrawal"),
            ("Any strike on the dam ends the truce.", "strike"),
        ],
        [
            ("Taipei answered the attack.", "attack"),
            ("The withdrawal from Abkhazia takes months.", "withdrawal"),
            ("Yerevan rejected any accusations from Baku.", "accusations"),
        ],
    ),
    "negation": (
        "CT-",
        [
            ("Nothing happened at the border with Niger.", "happened"),
            ("Praia has not signed the pact, nor has it met the envoys.", "met"),
            ("The pact was not yet signed in Praia.", "signed"),
            ("There are no ceasefire plans in Mali.", "ceasefire"),
            ("Kampala has no talks planned.", "planned"),
            ("There were no shots fired at the dam.", "fired"),
            ("There is nothing blocking the road to Jenin.", "blocking"),
            ("Oslo is not aware of any attack.", "attack"),
            ("A truce is not possible in Darfur.", "truce"),
        ],
        [
            ("The truce was not popular in Darfur.", "truce"),
            ("The summit in Oslo was not a success.", "summit"),
            ("The raid was not illegal.", "raid"),
            ("Praia has signed the pact, and it has met the envoys.", "met"),
            ("The ceasefire plans in Mali are new.", "ceasefire"),
            ("No soldiers stationed at the dam were hurt.", "stationed"),
            ("There are no reports of shots fired at the dam.", "fired"),
            ("There are trucks blocking the road to Jenin.", "blocking"),
        ],
    ),
    "is to": (
        "CT-",
        [
            ("Paris is not going to recognise the vote.", "recognise"),
            ("The rebels are not going to leave Bukavu.", "leave"),
            ("The envoys are not to meet in Vienna.", "meet"),
        ],
        [
            ("Paris did not recognise the vote.", "recognise"),
            ("The rebels have not left Bukavu.", "left"),
            ("The envoys did not meet in Vienna.", "meet"),
        ],
    ),
    "would in the past": (
        "CT+",
        [
            ("Nairobi announced that it would reopen the border at Busia.", "reopen"),
            ("The king said he would visit Algiers.", "visit"),
            ("The rebels confirmed that they would leave Bukavu.", "leave"),
        ],
        [
            ("Nairobi announced that it would reopen the border if the raids end.", "reopen"),
            ("The king would visit Algiers under the plan.", "visit"),
            ("The rebels say that they would leave Bukavu.", "leave"),
        ],
    ),
    "done": (
        "CT+",
        [
            ("She was the first envoy to visit the camp at Bidi Bidi.", "visit"),
            ("Manila was the last to sign the pact.", "sign"),
            ("The general took the chance to meet the elders in Gao.", "meet"),
        ],
        [
            ("She would be the first envoy to visit the camp at Bidi Bidi.", "visit"),
            ("Manila was not the first to sign the pact.", "sign"),
            ("The general wants a chance to meet the elders in Gao.", "meet"),
        ],
    ),
    "when to come": (
        "CT+",
        [
            ("Much is at stake when the two kings meet in Algiers.", "meet"),
            ("The border is on the list when Nairobi convenes the elders.", "convenes"),
            ("When the talks fail, the rebels will leave Bukavu.", "talks"),
        ],
        [
            ("Much was at stake when the two kings met in Algiers.", "met"),
            ("Crowds form when kings meet.", "meet"),
            ("When the talks failed, the rebels left Bukavu.", "talks"),
        ],
    ),
    "days away": (
        "CT+",
        [
            ("The summit in Suez is two weeks away.", "summit"),
            ("The king is nervous, as the talks are days away.", "talks"),
            ("Juba's meeting with the elders is still months away.", "meeting"),
        ],
        [
            ("The summit in Suez was two weeks long.", "summit"),
            ("The talks are far from Gao.", "talks"),
            ("The meeting went well in Juba.", "meeting"),
        ],
    ),
    "rather than": (
        "CT-",
        [
            ("She wrote to Gao rather than meeting the elders.", "meeting"),
            ("Nairobi waited rather than reopening the border.", "reopening"),
            ("The rebels dug in rather than leaving Bukavu.", "leaving"),
        ],
        [
            ("She wrote to Gao after meeting the elders.", "meeting"),
            ("Nairobi waited before reopening the border.", "reopening"),
            ("The rebels were leaving Bukavu.", "leaving"),
        ],
    ),
    "called untrue": (
        "CT-",
        [
            ("The abbot rejected a newspaper report that said the monks had met in Gao.", "met"),
            ("Anyone who says that Nairobi reopened the border is wrong.", "reopened"),
            ("Those who say that the rebels left Bukavu are wrong.", "left"),
            ("The prince dismissed a rumour which said that Bukavu had attacked Goma.", "attacked"),
        ],
        [
            ("The abbot read a newspaper report that said the monks had met in Gao.", "met"),
            ("The report that Nairobi reopened the border was not false.", "reopened"),
            ("Those who say that the rebels left Bukavu are herders.", "left"),
            ("The mayor called the men who left Bukavu wrong.", "left"),
        ],
    ),
    "believe": (
        "PS+",
        [
            ("She left in the belief that the elders had met in Gao.", "met"),
            ("They were under the impression that Nairobi had reopened the border.", "reopened"),
            ("He spoke on the assumption that the rebels had left Bukavu.", "left"),
        ],
        [
            ("She left as the elders had met in Gao.", "met"),
            ("They knew that Nairobi had reopened the border.", "reopened"),
            ("Their belief in the treaty had left Bukavu cold.", "left"),
        ],
    ),
}
FIRES = [(rule, text, word) for rule, (_, fires, _) in RULES.items() for text, word in fires]
SILENT = [(rule, text, word) for rule, (_, _, silent) in RULES.items() for text, word in silent]


@pytest.mark.parametrize(("rule", "text", "trigger"), FIRES)
def test_rule_decides(rule: str, text: str, trigger: str) -> None:
    found = reality(text, trigger, None)
    assert (found.rule, found.factuality) == (rule, RULES[rule][0])


@pytest.mark.parametrize(("rule", "text", "trigger"), SILENT)
def test_rule_stays_silent(rule: str, text: str, trigger: str) -> None:
    found = reality(text, trigger, None)
    assert (found.rule, found.factuality) != (rule, RULES[rule][0])


def test_every_rule_has_three_of_each() -> None:
    assert all(len(fires) >= 3 and len(silent) >= 3 for _, fires, silent in RULES.values())


@pytest.mark.parametrize(
    ("text", "trigger", "factuality"),
    [
        ("The king did not sign the pact until 1938.", "sign", "CT+"),
        ("The treaty was not ratified by Colombo until March.", "ratified", "CT+"),
        ("The elders did not meet in Gao until Monday.", "meet", "CT+"),
        ("The king did not sign the pact until talks with Gao.", "sign", "CT-"),
        ("The king will not sign the pact until Monday.", "sign", "CT-"),
        ("The elders did not meet in Gao on Monday.", "meet", "CT-"),
    ],
)
def test_what_was_not_done_until_a_day_was_done_then(text: str, trigger: str, factuality: str) -> None:
    assert reality(text, trigger, None).factuality == factuality


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The kings arrived at 11 am local time for talks in Gao.", ""),
        ("The kings sat down at noon Eastern time for talks in Gao.", ""),
        ("The kings flew in at six summer time for talks in Gao.", ""),
        ("It is time for talks in Gao.", "propose"),
        ("It is high time for talks in Gao.", "propose"),
        ("The king said it was time for talks in Gao.", "propose"),
    ],
)
def test_the_time_of_a_clock_proposes_nothing(text: str, rule: str) -> None:
    assert (reality(text, "talks", None).rule == "propose") is bool(rule)


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("In talks with Gao, Colombo will ask for a road.", "talks", "planned"),
        ("In negotiations with the rebels, the king will want peace.", "negotiations", "planned"),
        ("In talks next week, Nairobi will press for a pause.", "talks", "planned"),
        ("In talks with Gao, Colombo asked for a road.", "talks", "occurred"),
        ("Colombo will ask for a road as in talks with Gao.", "talks", "occurred"),
        ("In time, talks with Gao failed.", "talks", "occurred"),
    ],
)
def test_talks_in_which_somebody_will_do_a_thing_are_to_come(text: str, trigger: str, status: str) -> None:
    assert reality(text, trigger, None).status == status
