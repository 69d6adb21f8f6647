"""What the words around a clause make of it: three sentences in which a rule fires, three in which it stays silent."""

from __future__ import annotations

import pytest
from tests.unit.code.test_status import reality

# rule: value, then (sentence, trigger) pairs that it decides, then pairs that it leaves to others
RULES: dict[str, tuple[str, list[tuple[str, str]], list[tuple[str, str]]]] = {
    "false (verdict)": (
        "CT-",
        [
            ("It is false that Bogotá released the captives.", "released"),
            ("It is not true that the two generals met in Lomé.", "met"),
            ("It is a lie that Asmara shelled the port.", "shelled"),
            ("The claim that Quito sealed the border is baseless.", "sealed"),
            ("He scoffed at the idea that Rabat had armed the rebels.", "armed"),
            ("The minister falsely said that the envoys had met in Lomé.", "met"),
            ("The paper lied that Asmara had shelled the port.", "shelled"),
            ("She answered a report that claimed Quito sealed the border as fake news.", "sealed"),
            ("There were false reports of a raid on Juba.", "raid"),
            ("It would be wrong to say that Mali closed the border.", "closed"),
        ],
        [
            ("It is true that Bogotá released the captives.", "released"),
            ("It is good that the two generals met in Lomé.", "met"),
            ("It is absurd that Asmara shelled the port.", "shelled"),
            ("The claim that Quito sealed the border is old.", "sealed"),
            ("He did not scoff at the report that Rabat had armed the rebels.", "armed"),
            ("The minister later said that the envoys had met in Lomé.", "met"),
            ("The lie that Asmara told angered Juba.", "told"),
            ("It would be fair to say that Mali closed the border.", "closed"),
            ("She answered a report that said Quito sealed the border as night fell.", "sealed"),
        ],
    ),
    "likely (verdict)": (
        "PR+",
        [
            ("It is likely that Bogotá released the captives.", "released"),
            ("It is probable that the two generals met in Lomé.", "met"),
            ("It is likely that Asmara shelled the port.", "shelled"),
        ],
        [
            ("It is known that Bogotá released the captives.", "released"),
            ("It is not likely that the two generals met in Lomé.", "met"),
            ("A likely heir said that Asmara shelled the port.", "shelled"),
        ],
    ),
    "unlikely (verdict)": (
        "PR-",
        [
            ("It is unlikely that Bogotá released the captives.", "released"),
            ("It is not likely that the two generals met in Lomé.", "met"),
            ("It is doubtful that Asmara will open the port.", "open"),
        ],
        [
            ("It is likely that Bogotá released the captives.", "released"),
            ("The two generals met in unlikely places in Lomé.", "met"),
            ("It is odd that Asmara will open the port.", "open"),
        ],
    ),
    "possible (verdict)": (
        "PS+",
        [
            ("It is possible that Bogotá released the captives.", "released"),
            ("It is conceivable that the two generals met in Lomé.", "met"),
            ("It is plausible that Asmara shelled the port.", "shelled"),
        ],
        [
            ("It is impossible that Bogotá released the captives.", "released"),
            ("The two generals met at the earliest possible hour.", "met"),
            ("It is possible to see why Asmara shelled the port.", "shelled"),
        ],
    ),
    "impossible (verdict)": (
        "CT-",
        [
            ("It is impossible that Bogotá released the captives.", "released"),
            ("It is inconceivable that the two generals met in Lomé.", "met"),
            ("It is not possible that Asmara shelled the port.", "shelled"),
        ],
        [
            ("It is possible that Bogotá released the captives.", "released"),
            ("The two generals met in an impossible hurry.", "met"),
            ("It is impressive that Asmara shelled the port.", "shelled"),
        ],
    ),
    "open (verdict)": (
        "Uu",
        [
            ("It is unconfirmed that Bogotá released the captives.", "released"),
            ("It is not clear that the two generals met in Lomé.", "met"),
            ("Unconfirmed reports that Asmara shelled the port reached Juba.", "shelled"),
        ],
        [
            ("It is clear that Bogotá released the captives.", "released"),
            ("The two generals met in an unknown village.", "met"),
            ("Reports that Asmara shelled the port reached Juba.", "shelled"),
        ],
    ),
    "unsaid (verdict)": (
        "Uu",
        [
            ("The aide did not confirm that Bogotá released the captives.", "released"),
            ("She declined to say that the two generals had met in Lomé.", "met"),
            ("The army could not verify that Asmara shelled the port.", "shelled"),
        ],
        [
            ("The aide confirmed that Bogotá released the captives.", "released"),
            ("She did not regret that the two generals had met in Lomé.", "met"),
            ("The army did not know that Asmara shelled the port.", "shelled"),
        ],
    ),
    "imagined (verdict)": (
        "Uu",
        [
            ("Imagine that Bogotá released the captives.", "released"),
            ("Suppose the two generals met in Lomé.", "met"),
            ("The idea that Asmara shelled the port amused the king.", "shelled"),
        ],
        [
            ("They forgot that Bogotá released the captives.", "released"),
            ("We suppose the two generals met in Lomé.", "met"),
            ("The fact that Asmara shelled the port amused the king.", "shelled"),
        ],
    ),
    "condition": (
        "Uu",
        [
            ("Asmara behaves as though it won the battle and attacked the port.", "attacked"),
            ("In case the two generals met in Lomé, guards stood by.", "met"),
            ("Provided that Bogotá released the captives, the war would end.", "released"),
            ("Were Quito to close the border, the war would end.", "close"),
        ],
        [
            ("Although Asmara attacked the port, it lost the war.", "attacked"),
            ("In that case the two generals met in Lomé.", "met"),
            ("They provided proof that Bogotá released the captives.", "released"),
            ("The two generals were to meet in Lomé.", "meet"),
        ],
    ),
    "whoever": (
        "Uu",
        [
            ("Any firm that arms the rebels will be punished.", "arms"),
            ("A king who met the rebels would lose his throne.", "met"),
            ("No state that attacked the port could win the war.", "attacked"),
        ],
        [
            ("The firm that arms the rebels will be punished.", "arms"),
            ("A king who met the rebels lost his throne.", "met"),
            ("No soldier who attacked the port was punished.", "attacked"),
        ],
    ),
    "near": (
        "PR+",
        [
            ("Asmara is on the verge of attacking the port.", "attacking"),
            ("The two generals are about to meet in Lomé.", "meet"),
            ("Bogotá is close to releasing the captives.", "releasing"),
            ("Juba is on the brink of a deal with the rebels.", "deal"),
        ],
        [
            ("Asmara was on the verge of attacking the port.", "attacking"),
            ("The two generals spoke about meeting in Lomé.", "meeting"),
            ("Bogotá came close to releasing the captives.", "releasing"),
        ],
    ),
    "was near": (
        "Uu",
        [
            ("Asmara was on the brink of attacking the port.", "attacking"),
            ("The two generals were about to meet in Lomé.", "meet"),
            ("Bogotá is closer to releasing the captives.", "releasing"),
        ],
        [
            ("Asmara is on the brink of attacking the port.", "attacking"),
            ("The two generals are about to meet in Lomé.", "meet"),
            ("Bogotá was used to releasing captives.", "releasing"),
        ],
    ),
    "disposed": (
        "Uu",
        [
            ("Asmara is wary of attacking the port.", "attacking"),
            ("The two generals are eager to meet in Lomé.", "meet"),
            ("Bogotá is averse to releasing the captives.", "releasing"),
            ("Juba was tempted to sign the treaty.", "sign"),
            ("Mali has a right to close the border.", "close"),
        ],
        [
            ("Asmara is proud of attacking the port.", "attacking"),
            ("The two generals are due to meet in Lomé.", "meet"),
            ("Bogotá succeeded in releasing the captives.", "releasing"),
            ("Juba rushed to sign the treaty.", "sign"),
            ("The powers negotiating with Mali closed the border.", "closed"),
        ],
    ),
    "too": (
        "Uu",
        [
            ("Asmara is too weak to attack the port.", "attack"),
            ("The two generals were too proud to meet in Lomé.", "meet"),
            ("Bogotá is strong enough to close the border.", "close"),
        ],
        [
            ("Asmara is able to attack the port.", "attack"),
            ("The two generals, too, are due to meet in Lomé.", "meet"),
            ("Bogotá is due to close the border.", "close"),
        ],
    ),
    "worth": (
        "Uu",
        [
            ("Asmara sees no point in attacking the port.", "attacking"),
            ("The two generals saw some value in arming the rebels.", "arming"),
            ("Bogotá gains no advantage in closing the border.", "closing"),
        ],
        [
            ("Asmara lost ten men in attacking the port.", "attacking"),
            ("The two generals took the lead in arming the rebels.", "arming"),
            ("Bogotá was quick in closing the border.", "closing"),
        ],
    ),
    "end": (
        "CT+",
        [
            ("Asmara stopped attacking the port.", "attacking"),
            ("The two generals have ceased arming the rebels.", "arming"),
            ("Bogotá quit shelling the border.", "shelling"),
        ],
        [
            ("Asmara stopped to attack the port.", "attack"),
            ("The two generals should cease arming the rebels.", "arming"),
            ("Bogotá gave guns to units shelling the border.", "shelling"),
        ],
    ),
    "not end": (
        "CT+",
        [
            ("Asmara did not stop attacking the port.", "attacking"),
            ("The two generals never ceased arming the rebels.", "arming"),
            ("Bogotá has not quit shelling the border.", "shelling"),
        ],
        [
            ("Asmara stopped attacking the port.", "attacking"),
            ("The two generals never thought of meeting in Lomé.", "meeting"),
            ("Bogotá will quit shelling the border.", "shelling"),
        ],
    ),
    "to end": (
        "Uu",
        [
            ("Asmara said it would stop attacking the port.", "attacking"),
            ("The two generals should cease arming the rebels.", "arming"),
            ("Bogotá will quit shelling the border.", "shelling"),
        ],
        [
            ("Asmara said it stopped attacking the port.", "attacking"),
            ("The two generals should risk meeting in Lomé.", "meeting"),
            ("Bogotá has quit shelling the border.", "shelling"),
        ],
    ),
    "pretend": (
        "CT-",
        [
            ("Asmara pretended to attack the port.", "attack"),
            ("The two generals pretended that they had met in Lomé.", "met"),
            ("Bogotá has pretended to close the border.", "close"),
        ],
        [
            ("Asmara prepared to attack the port.", "attack"),
            ("The two generals proved that they had met in Lomé.", "met"),
            ("The pretender wants to close the border.", "close"),
        ],
    ),
    "fail": (
        "CT-",
        [
            ("Asmara forgot to open the port.", "open"),
            ("The two generals stopped short of arming the rebels.", "arming"),
            ("Bogotá came close to shelling the border.", "shelling"),
        ],
        [
            ("Asmara forgot that it had opened the port.", "opened"),
            ("The two generals stopped, and met in Lomé.", "met"),
            ("Bogotá came to terms after shelling the border.", "shelling"),
        ],
    ),
    "averted (adverb)": (
        "CT-",
        [
            ("Asmara all but attacked the port.", "attacked"),
            ("An agreement was all but reached in Lomé.", "agreement"),
            ("An agreement was almost reached in Bogotá.", "agreement"),
        ],
        [
            ("All of them but one attacked the port.", "attacked"),
            ("An agreement was reached by all in Lomé.", "agreement"),
            ("An agreement was at last reached in Bogotá.", "agreement"),
        ],
    ),
    "negation": (
        "CT-",
        [
            ("At no time did Asmara attack the port.", "attack"),
            ("Not once has Lomé met the rebels.", "met"),
            ("Bogotá had never before shelled the border.", "shelled"),
            ("Juba has not condemned the raid and closed the border.", "closed"),
            ("Mali does not disarm and leave the valley.", "leave"),
        ],
        [
            ("At that time Asmara attacked the port.", "attacked"),
            ("Only once have the two generals met in Lomé.", "met"),
            ("Bogotá had shelled the border before.", "shelled"),
            ("Juba has not condemned the raid, but it closed the border.", "closed"),
            ("Mali did not disarm and left the valley.", "left"),
        ],
    ),
    "was to have": (
        "CT-",
        [
            ("The two generals were to have met in Lomé.", "met"),
            ("Asmara was to have opened the port.", "opened"),
            ("The captives were to have left Bogotá.", "left"),
        ],
        [
            ("The two generals were to meet in Lomé.", "meet"),
            ("Asmara is to have opened the port by June.", "opened"),
            ("The captives were known to have left Bogotá.", "left"),
        ],
    ),
    "judged deed": (
        "CT+",
        [
            ("Asmara was right to attack the port.", "attack"),
            ("The two generals were quick to meet in Lomé.", "meet"),
            ("Bogotá was wrong to shell the border.", "shell"),
        ],
        [
            ("Asmara was reluctant to attack the port.", "attack"),
            ("The two generals were not quick to meet in Lomé.", "meet"),
            ("It was wrong for Bogotá to shell the border.", "shell"),
        ],
    ),
    "hearsay": (
        "PR+",
        [
            ("Asmara claimed to have attacked the port.", "attacked"),
            ("The two generals professed to have met in Lomé.", "met"),
            ("Bogotá reported to have shelled the border.", "shelled"),
            ("It was reported that Juba closed the border.", "closed"),
        ],
        [
            ("Asmara claimed that it attacked the port.", "attacked"),
            ("The two generals hoped to have met in Lomé.", "met"),
            ("Bogotá is reported to shell the border soon.", "shell"),
        ],
    ),
    "seeming": (
        "PR+",
        [
            ("Asmara seemed to attack the port.", "attack"),
            ("The two generals appeared to agree in Lomé.", "agree"),
            ("Bogotá seems to close the border.", "close"),
        ],
        [
            ("Asmara seemed ready to attack the port.", "attack"),
            ("It seemed that the two generals agreed in Lomé, but they did not.", "agreed"),
            ("Bogotá needs to close the border.", "close"),
        ],
    ),
    "to promise": (
        "Uu",
        [
            ("Asmara must promise to leave the port.", "leave"),
            ("The two generals should agree to meet in Lomé.", "meet"),
            ("Bogotá may decide to close the border.", "close"),
        ],
        [
            ("Asmara promised to leave the port.", "leave"),
            ("The two generals will agree to meet in Lomé.", "meet"),
            ("Bogotá has decided to close the border.", "close"),
        ],
    ),
    "behind": (
        "Uu",
        [
            ("In the event of an attack, the port will close.", "attack"),
            ("In case of a raid, guards stood by in Lomé.", "raid"),
            ("Barring a truce, the war will go on in Gao.", "truce"),
            ("Far from a meeting, the two sides had not even talked.", "meeting"),
        ],
        [
            ("In the hours of the attack, the port was closed.", "attack"),
            ("In the case of the raid, guards in Lomé were charged.", "raid"),
            ("After a truce, the war will go on in Gao.", "truce"),
            ("Far away from the meeting, the two sides talked.", "meeting"),
        ],
    ),
    "rumoured": (
        "PS+",
        [
            ("Rumours of an attack on the port spread.", "attack"),
            ("There was speculation about a meeting in Lomé.", "meeting"),
            ("A rumour of a raid reached Bogotá.", "raid"),
        ],
        [
            ("News of an attack on the port spread.", "attack"),
            ("There was anger about a meeting in Lomé.", "meeting"),
            ("A rumour during the raid reached Bogotá.", "raid"),
        ],
    ),
    "near (predicate)": (
        "PR+",
        [
            ("A truce in Darfur is close.", "truce"),
            ("A meeting of the two commanders is near.", "meeting"),
            ("An attack on the port seems close.", "attack"),
        ],
        [
            ("A truce in Darfur is closed to traders.", "truce"),
            ("A meeting of the two commanders was held near Gao.", "meeting"),
            ("An attack on the port is news.", "attack"),
        ],
    ),
    "distant (predicate)": (
        "Uu",
        [
            ("A truce in Darfur is overdue.", "truce"),
            ("A meeting of the two commanders remains distant.", "meeting"),
            ("An agreement on the Nile seems premature.", "agreement"),
        ],
        [
            ("A truce in Darfur is over.", "truce"),
            ("A meeting of the two commanders was held in distant Gao.", "meeting"),
            ("An agreement on the Nile is dead as far as Juba goes.", "agreement"),
        ],
    ),
    "dropped plan": (
        "CT-",
        [
            ("Asmara dropped plans to attack the port.", "attack"),
            ("The two generals shelved a plan to meet in Lomé.", "meet"),
            ("Bogotá ditched its plan to close the border.", "close"),
        ],
        [
            ("Asmara drew up plans to attack the port.", "attack"),
            ("The two generals shared a plan to meet in Lomé.", "meet"),
            ("Bogotá had a plan to close the border.", "close"),
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
