"""How real a happening is: modals, plans, demands, denials, negation, conditions, dates."""

from __future__ import annotations

import pytest

from truceline.annotate.parser import SpacyParser
from truceline.annotate.survey import survey
from truceline.code.context import SentenceContext
from truceline.code.reality.reality import Reality
from truceline.code.reality.status import carrier_of, status_of
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.article import Article
from truceline.model.identity import content_sha256
from truceline.model.page import Page
from truceline.model.parse import Token
from truceline.model.spans import OffsetMap, Span
from truceline.model.statement import Attribution

LEXICON = load_lexicon()
PARSER = SpacyParser()


def context(text: str, published: str | None = "2024-03-14") -> SentenceContext:
    page = Page(id="t", source=text, sha256=content_sha256(text), kind="plain")
    article = Article(
        page=page,
        text=text,
        map=OffsetMap.identity(len(text)),
        title=None,
        published=published,
        published_from="given" if published else "none",
        language="en",
    )
    (surveyed,) = survey([article], LEXICON)
    (tree,) = PARSER.parse([(text, 0)])
    return SentenceContext(surveyed, surveyed.sentences[0], tree, LEXICON)


def reality(text: str, trigger: str, published: str | None = "2024-03-14") -> Reality:
    c = context(text, published)
    token: Token = next(t for t in c.parse if t.text == trigger)
    return status_of(c, token, carrier=carrier_of(c, token))


@pytest.mark.parametrize(
    ("text", "trigger", "status", "factuality"),
    [
        ("Baku and Yerevan met in Tbilisi.", "met", "occurred", "CT+"),
        ("Baku and Yerevan have not met.", "met", "occurred", "CT-"),
        ("Neither side attacked the town.", "attacked", "occurred", "CT-"),
        ("No agreement was reached in Geneva.", "reached", "occurred", "CT-"),
        ("The sides failed to reach a deal.", "reach", "occurred", "CT-"),
        ("Seoul will meet the envoys.", "meet", "planned", "CT+"),
        ("Seoul is expected to meet the envoys.", "meet", "planned", "PR+"),
        ("Talks are scheduled for Monday.", "Talks", "planned", "PR+"),
        ("The summit may take place in Oslo.", "summit", "proposed", "PS+"),
        ("Nairobi proposed to host the talks.", "host", "proposed", "Uu"),
        ("Nairobi demanded that the rebels leave the town.", "leave", "demanded", "Uu"),
        ("The rebels denied that they had attacked the convoy.", "attacked", "denied", "CT-"),
        ("The upcoming talks worry Seoul.", "talks", "planned", "CT+"),
        ("Fighting continues in the north.", "Fighting", "ongoing", "CT+"),
        ("The army is shelling the port.", "shelling", "ongoing", "CT+"),
        ("If the rebels release the hostages, the army goes home.", "release", "conditional", "Uu"),
        ("The army reportedly attacked the port.", "attacked", "occurred", "PR+"),
        ("The army possibly attacked the port.", "attacked", "proposed", "PS+"),
        ("The two previously met in Oslo.", "met", "historical", "CT+"),
        ("Baku and Yerevan opened talks in Tbilisi.", "talks", "occurred", "CT+"),
        ("Seoul has opened negotiations with the miners.", "negotiations", "occurred", "CT+"),
        ("Envoys opened a meeting in Oslo.", "meeting", "occurred", "CT+"),
        ("Seoul is open to talks with Oslo.", "talks", "proposed", "Uu"),
        ("The rebels are open to a meeting in Oslo.", "meeting", "proposed", "Uu"),
        ("Oslo said it was open to negotiations.", "negotiations", "proposed", "Uu"),
        ("The rebels committed a massacre in the port.", "massacre", "occurred", "CT+"),
        ("Guards committed the attack.", "attack", "occurred", "CT+"),
        ("The army has committed atrocities.", "atrocities", "occurred", "CT+"),
        ("Seoul had planned to meet the envoys.", "meet", "planned", "Uu"),
        ("The rebels had been due to sign the accord.", "sign", "planned", "Uu"),
        ("A meeting of the two had been scheduled for Monday.", "meeting", "planned", "Uu"),
        ("Seoul has planned to meet the envoys.", "meet", "planned", "PR+"),
        ("The rebels were due to sign the accord.", "sign", "planned", "PR+"),
        ("A meeting of the two was scheduled for Monday.", "meeting", "planned", "PR+"),
        ("The talks with Seoul had to be put off.", "talks", "planned", "CT-"),
        ("The summit is off.", "summit", "planned", "CT-"),
        ("The planned talks in Oslo were shelved.", "talks", "planned", "CT-"),
        ("The talks in Oslo fell through.", "talks", "planned", "CT-"),
        ("The talks in Oslo were pushed back to March.", "talks", "planned", "CT-"),
        ("The talks had to be held in Oslo.", "talks", "occurred", "CT+"),
        ("The summit is off to a good start.", "summit", "occurred", "CT+"),
        ("The talks in Oslo fell silent.", "talks", "occurred", "CT+"),
        ("The next time they attack Seoul, it will respond.", "attack", "conditional", "Uu"),
        ("The moment they attack Seoul, the truce is over.", "attack", "conditional", "Uu"),
        ("Whenever they attack Seoul, prices fall.", "attack", "conditional", "Uu"),
        ("As soon as they attack Seoul, the army will answer.", "attack", "conditional", "Uu"),
        ("The first time they attacked Seoul, prices fell.", "attacked", "occurred", "CT+"),
        ("As soon as they attacked Seoul, the army answered.", "attacked", "occurred", "CT+"),
        ("It is the first time they have attacked Seoul.", "attacked", "occurred", "CT+"),
        ("The envoys held off on meeting the rebels.", "meeting", "occurred", "CT-"),
        ("The army held off an attack by the rebels.", "attack", "occurred", "CT+"),
        ("Seoul was told not to meet the rebels.", "meet", "demanded", "Uu"),
        ("The rebels were warned not to attack Seoul.", "attack", "demanded", "Uu"),
        ("Seoul was advised not to sign the accord.", "sign", "demanded", "Uu"),
        ("Seoul decided not to meet the rebels.", "meet", "occurred", "CT-"),
        ("The rebels were seen not to attack Seoul.", "attack", "occurred", "CT-"),
        ("Seoul was wise not to sign the accord.", "sign", "occurred", "CT-"),
        ("Seoul, it seems, met the rebels.", "met", "occurred", "PR+"),
        ("The rebels have, it appears, left the town.", "left", "occurred", "PR+"),
        ("Seoul had, it seemed, signed the accord.", "signed", "occurred", "PR+"),
        ("Seoul is thinking of meeting the rebels.", "meeting", "proposed", "Uu"),
        ("The rebels will not hesitate to attack Seoul.", "attack", "planned", "CT+"),
        ("The rebels did not hesitate to attack Seoul.", "attack", "occurred", "CT+"),
        ("The rebels hesitate to attack Seoul.", "attack", "proposed", "Uu"),
        ("It does not mean that Seoul signed the accord.", "signed", "unreported", "Uu"),
        ("That does not prove that the rebels attacked Seoul.", "attacked", "unreported", "Uu"),
        ("There is no guarantee that they won't attack Seoul.", "attack", "unreported", "Uu"),
        ("It means that Seoul signed the accord.", "signed", "occurred", "CT+"),
        ("That proves that the rebels attacked Seoul.", "attacked", "occurred", "CT+"),
        ("They gave a guarantee that they won't attack Seoul.", "attack", "planned", "CT-"),
        ("The lack of any talks with Seoul is a problem.", "talks", "occurred", "CT-"),
        ("The absence of any meeting in Oslo was noted.", "meeting", "occurred", "CT-"),
        ("They saw a dearth of any attacks on Seoul.", "attacks", "occurred", "CT-"),
        ("They regret the lack of condemnation of the attack on Seoul.", "attack", "occurred", "CT+"),
        ("There was no criticism of the attack on Seoul.", "attack", "occurred", "CT+"),
        ("They plan a denunciation of the attack on Seoul.", "attack", "occurred", "CT+"),
        ("They fear any attack on Seoul.", "attack", "proposed", "Uu"),
        ("There is a lack of talks with Seoul.", "talks", "occurred", "CT-"),
        ("The rebels committed to leave the town.", "leave", "planned", "CT+"),
        ("Seoul committed itself to a release of the crew.", "release", "planned", "CT+"),
        ("Oslo has committed to hosting the talks.", "hosting", "planned", "CT+"),
    ],
)
def test_status_and_factuality(text: str, trigger: str, status: str, factuality: str) -> None:
    found = reality(text, trigger)
    assert (found.status, found.factuality) == (status, factuality)


def test_dates_make_history_and_plans() -> None:
    assert reality("The rebels signed a truce in 2019.", "signed").status == "historical"
    assert reality("The rebels signed a truce on Tuesday.", "signed").status == "occurred"
    assert reality("He said he would meet them on March 20.", "meet") == Reality("planned", "CT+", Span(11, 16))
    assert reality("The rebels signed a truce in 2019.", "signed", None).status == "occurred"


def test_the_cue_is_the_word_that_decided() -> None:
    text = "Seoul might meet the envoys."
    cue = reality(text, "meet").cue
    assert cue is not None
    assert cue.of(text) == "might"


def test_a_source_that_denies_makes_it_denied() -> None:
    text = "The army attacked the port."
    c = context(text)
    denial = Attribution(
        source=None, source_span=None, cue_span=Span(0, 3), content_spans=(Span(0, 26),), direct=False, role="denies"
    )
    assert status_of(c, c.parse.tokens[2], attribution=(denial,)) == Reality("denied", "CT-", Span(0, 3))


def test_a_noun_is_carried_through_its_measure() -> None:
    c = context("They held two rounds of talks in Kampala.")
    talks = next(t for t in c.parse if t.text == "talks")
    carrier = carrier_of(c, talks)
    assert carrier is not None
    assert carrier.text == "held"
    assert carrier_of(c, carrier) is None
