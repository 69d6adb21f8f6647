"""Which way the words near a day look."""

# a row of a table is easier to read as one line

from __future__ import annotations

import pytest

from truceline.annotate.sentences import split_sentences
from truceline.annotate.times import tag_times
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.time import Timex


def tagged(text: str, published: str | None) -> dict[str, Timex]:
    lexicon = load_lexicon()
    return {t.span.of(text): t for t in tag_times(text, split_sentences(text, lexicon), published, lexicon)}


# What decides the direction: the verb right behind, "had been due", an infinitive, a participle before a noun.
DIRECTIONS: tuple[tuple[str, str, str, str], ...] = (
    ("After the planned round, the Qatari envoy on Friday said yes.", "2025-08-20", "Friday", "2025-08-15"),
    ("The monitors on Monday left Donetsk; they may return.", "2025-08-20", "Monday", "2025-08-18"),
    ("The rebels, due to disarm, on Sunday shelled Goma.", "2025-08-20", "Sunday", "2025-08-17"),
    ("The Minsk truce had been due to expire Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ("The Doha round had been expected to open Monday.", "2025-08-20", "Monday", "2025-08-18"),
    ("The Juba talks are due to open Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("The sides failed to meet in Muscat on Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ("Khartoum was forced to leave the talks on Monday.", "2025-08-20", "Monday", "2025-08-18"),
    ("The sides agreed to meet in Muscat on Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("Talks on a disputed border open in Baku on Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ("They will sign on a still unmarked line in Juba in December.", "2025-02-20", "December", "2025-12"),
    ("The vote in Skopje is on September 30.", "2025-02-20", "September 30", "2025-09-30"),
    ("As of Friday, 72 agencies will sign in Juba.", "2025-08-20", "Friday", "2025-08-15"),
    ("The plan was shown to key aides Wednesday.", "2025-08-22", "Wednesday", "2025-08-20"),
    ("They spoke to Witkoff on Monday.", "2025-08-20", "Monday", "2025-08-18"),
    ("The corridor is open by November.", "2025-08-20", "November", "2025-11"),
    ("Talks broke off and resumed in March.", "2026-02-20", "March", "2025-03"),
    ("The rebels signed on December 4 in Juba.", "2025-11-20", "December 4", "2024-12-04"),
    ("The post was attacked in June near Goma.", "2025-05-20", "June", "2024-06"),
    ("The armed wing has a limited pause to June.", "2025-05-20", "June", "2025-06"),
    ("The envoys pressed in an August letter.", "2025-11-20", "August", "2025-08"),
    ("On Saturday, April 26, they met in Rome.", "2025-04-20", "Saturday, April 26", "2025-04-26"),
    ("Office hours: Monday through Friday in Hanoi.", "2025-08-20", "Friday", "2025-08-22"),
    ("They met last April in Cairo.", "2025-10-20", "last April", "2025-04"),
    ("They met last April in Cairo.", "2025-05-03", "last April", "2024-04"),
    # a noun's infinitive does not tell when; a verb's does
    ("Rome extended its offer to buy the port Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ("Kigali made an effort to free nine men on Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ("The court upheld a law to bar mines on Monday.", "2025-08-20", "Monday", "2025-08-18"),
    ("They agreed to buy the port Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("Rome will make an offer to buy the port Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("An offer to free nine men on Friday", "2025-08-20", "Friday", "2025-08-22"),
    # from when what was agreed holds
    ("Chad has agreed to a pause in Tine starting on Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("The Houthis announced a truce effective Sunday.", "2025-08-20", "Sunday", "2025-08-24"),
    ("Manila declared a ceasefire beginning Monday.", "2025-08-20", "Monday", "2025-08-25"),
    ("The strike, beginning on Monday, hit ten towns.", "2025-08-20", "Monday", "2025-08-18"),
    ("Last week Chad agreed to a pause starting on Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ("They agreed that the strike of Friday was over.", "2025-08-20", "Friday", "2025-08-15"),
    # what was brought about, with somebody or a particle between, and what only may have been
    ("The siege forced the governor of Goma to leave on Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ("Envoys came together to sign in Doha on Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ("Deputies voted to ratify the Minsk text on Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ("Envoys will come together to sign in Doha on Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("Baku asked the governor to leave on Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("Deputies plan to ratify the Minsk text on Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("The raid may have begun on Friday in Sudan.", "2025-08-20", "Friday", "2025-08-15"),
    ("Had he asked, Baku would have told him on Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ("Shells on Friday may have hit the Goma post.", "2025-08-20", "Friday", "2025-08-15"),
    ("The raid may begin on Friday in Sudan.", "2025-08-20", "Friday", "2025-08-22"),
    ("Baku would tell him on Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("Envoys will have met by Friday in Goma.", "2025-08-20", "Friday", "2025-08-22"),
    # "ahead", "until" and "by"
    ("Envoys pressed ahead Friday with the Oslo text.", "2025-08-20", "Friday", "2025-08-15"),
    ("They met ahead of the Juba vote on Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ("Doha went ahead on Monday with the swap.", "2025-08-20", "Monday", "2025-08-18"),
    ("Nerves are raw ahead of Friday's vote in Juba.", "2025-08-20", "Friday", "2025-08-22"),
    ("Kyiv has shown patience ahead of Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("They rested ahead of the Friday round in Oslo.", "2025-08-20", "Friday", "2025-08-22"),
    ("Doha did not know of the swap until Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ("The Goma monitors weren't told until Monday.", "2025-08-20", "Monday", "2025-08-18"),
    ("Khartoum didn't speak of it until Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ("The truce near Goma holds until Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("The Doha round was not due to end until Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("Kyiv will not speak of it until Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("The speaker has promised a cabinet in Kyiv by Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("Doha demanded an answer from both by Monday.", "2025-08-20", "Monday", "2025-08-25"),
    ("Juba pledged a pullout before Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("The speaker promised a cabinet in Kyiv on Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ("Doha demanded an answer on Monday.", "2025-08-20", "Monday", "2025-08-18"),
    ("The column had reached Juba by Friday.", "2025-08-20", "Friday", "2025-08-15"),
    # nouns that look like verbs of plans, and what is on the calendar
    ("Doha released a new plan Friday for Gaza.", "2025-08-20", "Friday", "2025-08-15"),
    ("Bern announced plans for a Syria round on Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ("Juba approved it by 463 votes to 107 Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ("The rebels plan talks in Doha on Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("Bern plans a Syria round on Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("Juba votes on the text on Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("Talks resume in Oslo on Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("Talks did not resume in Oslo on Friday.", "2025-08-20", "Friday", "2025-08-15"),
    # a deadline is to come, unless it has passed
    ("Kyiv was given a June deadline.", "2026-02-20", "June", "2026-06"),
    ("Doha has set a Friday deadline for both.", "2025-08-20", "Friday", "2025-08-22"),
    ("Rebels in Goma rejected a Monday deadline.", "2025-08-20", "Monday", "2025-08-25"),
    ("Rebels in Goma missed a Monday deadline.", "2025-08-20", "Monday", "2025-08-18"),
    ("Fire broke out after the Friday deadline.", "2025-08-20", "Friday", "2025-08-15"),
    ("Goma was calm by the Friday deadline.", "2025-08-20", "Friday", "2025-08-15"),
    ("Doha has set a Friday price.", "2025-08-20", "Friday", "2025-08-15"),
    # the first time of its clause belongs to what follows
    ("Kyiv did not want to wait, so on Friday envoys left.", "2025-08-20", "Friday", "2025-08-15"),
    ("Doha hopes to host them, and on Monday it wrote to Juba.", "2025-08-20", "Monday", "2025-08-18"),
    ("They may meet, but Friday they traded fire in Goma.", "2025-08-20", "Friday", "2025-08-15"),
    ("Kyiv waited, so on Friday envoys will leave.", "2025-08-20", "Friday", "2025-08-22"),
    ("Doha wrote to Juba, and on Monday it will host them.", "2025-08-20", "Monday", "2025-08-25"),
    ("They traded fire, but Friday they are to meet in Goma.", "2025-08-20", "Friday", "2025-08-22"),
    # words in quotation marks end no clause
    ('The envoys were "very kind" on Friday in Oslo.', "2025-08-20", "Friday", "2025-08-15"),
    ("Juba's text was called “a start” on Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ('Goma was "calm, for once" on Monday.', "2025-08-20", "Monday", "2025-08-18"),
    ('Doha said "we will meet on Friday" in a note.', "2025-08-20", "Friday", "2025-08-22"),
    ('Envoys will not call it "a truce" on Friday.', "2025-08-20", "Friday", "2025-08-22"),
    ('Rome will call it "a start" on Friday.', "2025-08-20", "Friday", "2025-08-22"),
    # a relative clause is no determiner
    ("Aid is to reach towns after the storm that pounded Luzon on Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ("Doha is to judge the raid that ended the truce on Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ("They are to bury a guard that rebels killed on Monday.", "2025-08-20", "Monday", "2025-08-18"),
    ("They will patrol in that disputed valley on Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("Kyiv is to speak of that armed raid on Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("Doha is to judge the raid that will end the truce on Friday.", "2025-08-20", "Friday", "2025-08-22"),
    # "in the wake of", "back in", "after leaving" and "according to" look back
    ("Cairo would not yield in the wake of Friday's raid.", "2025-08-20", "Friday", "2025-08-15"),
    ("Juba's hopes to talk back in June fell.", "2025-08-20", "June", "2025-06"),
    ("They may pay for it in the aftermath of Friday's storm in Luzon.", "2025-08-20", "Friday", "2025-08-15"),
    ("Cairo would not yield before Friday's round.", "2025-08-20", "Friday", "2025-08-22"),
    ("Envoys hope to be back by Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("Aides will wake to new rules on Friday in Juba.", "2025-08-20", "Friday", "2025-08-22"),
    ("Juba is calm after facing a day of raids Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ("Envoys are in Oslo after leaving Doha on Monday.", "2025-08-20", "Monday", "2025-08-18"),
    ("According to a Doha note Friday, the lines are quiet.", "2025-08-20", "Friday", "2025-08-15"),
    ("After training, envoys will fly to Doha on Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("After a round in Oslo envoys will fly home on Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("According to Doha, envoys will meet on Friday.", "2025-08-20", "Friday", "2025-08-22"),
    # what stands behind "to" may be no verb
    ("Aides sent the Doha text to reporters Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ("The Goma raid led to fighting on Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ("Aides in Juba spoke to three men on Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ("Baku plans to focus on roads on Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("Kyiv agreed to bring maps on Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("Juba asked both to discuss it on Friday.", "2025-08-20", "Friday", "2025-08-22"),
    # "that" and "this" before a day
    ("Doha has warned that Friday's limit will hold.", "2025-08-20", "Friday", "2025-08-22"),
    ("Aides announced that Monday will be a day of rest in Juba.", "2025-08-20", "Monday", "2025-08-25"),
    ("Kyiv hopes that Friday goes well.", "2025-08-20", "Friday", "2025-08-22"),
    ("They met in Oslo on that Friday.", "2025-08-20", "that Friday", "2025-08-15"),
    ("By that Monday Goma had fallen.", "2025-08-20", "that Monday", "2025-08-18"),
    ("Doha has warned that Friday's raid broke the truce.", "2025-08-20", "Friday", "2025-08-15"),
    ("Juba: a truce feast this Friday", "2025-08-20", "this Friday", "2025-08-22"),
    ("Oslo round: envoys in town this Thursday", "2025-08-20", "this Thursday", "2025-08-21"),
    ("A town that rebels named for peace: Goma this Friday", "2025-08-20", "this Friday", "2025-08-22"),
    ("They met in Oslo this Friday.", "2025-08-20", "this Friday", "2025-08-15"),
    ("The truce was signed this Monday in Juba.", "2025-08-20", "this Monday", "2025-08-18"),
    ("Oslo round: envoys in town this Monday", "2025-08-20", "this Monday", "2025-08-18"),
    ("The Doha text seemed to be shelved on Friday.", "2025-08-20", "Friday", "2025-08-15"),
    ("The town is being rebuilt and is to be reopened by Friday.", "2025-08-20", "Friday", "2025-08-22"),
    ("They met this weekend in Cairo.", "2025-08-18", "this weekend", "2025-W33-WE"),
    ("They meet this weekend in Cairo.", "2025-08-18", "this weekend", "2025-W34-WE"),
    # a time in quotation marks
    ("Talks were expected to take place “at the weekend” in Juba.", "2025-08-20", "the weekend", "2025-W34-WE"),
    ('The summit was due to open "on Friday".', "2025-08-20", "Friday", "2025-08-22"),
    ("Oslo is going to host them “next” and “on Sunday”.", "2025-08-20", "Sunday", "2025-08-24"),
    ("The envoy arrived “at the weekend”.", "2025-08-20", "the weekend", "2025-W33-WE"),
    ('Rome is expected to answer. "On Friday we met them," he said.', "2025-08-20", "Friday", "2025-08-15"),
    ('It will hold, he said, and "on Friday they agreed to it".', "2025-08-20", "Friday", "2025-08-15"),
)


@pytest.mark.parametrize(("text", "published", "words", "value"), DIRECTIONS)
def test_direction(text: str, published: str, words: str, value: str) -> None:
    assert tagged(text, published)[words].value == value


def test_day_behind_the_infinitive_of_a_noun_stays_open() -> None:
    found = tagged("Rome extended its offer to buy the port Friday.", "2025-08-20")["Friday"]
    assert (found.earliest, found.latest) == ("2025-08-15", "2025-08-22")
