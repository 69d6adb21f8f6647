"""Every pattern of time: one text in which it fires, one in which its words are no such time.

All texts are written on Wednesday, August 20, 2025.
"""

# ruff: noqa: E501  # a row of the table is easier to read as one line

from __future__ import annotations

import pytest

from truceline.annotate.sentences import split_sentences
from truceline.annotate.times import tag_times
from truceline.annotate.times.grammar import PATTERNS
from truceline.lexicon.lexicon import load_lexicon

PUBLISHED = "2025-08-20"

# pattern, text, words of the time, type, value; then a text and words in it that must not become a time
TABLE: tuple[tuple[str, str, str, str, str, str, str], ...] = (
    ("ranged_day_month", "Fighting lasted from 5 March to 2 April 2019.", "5 March", "DATE", "2019-03-05", "They met on 40 March to 2 April 2019.", "40 March"),
    ("ranged_month_day", "Fighting lasted from March 5 to April 2, 2019.", "March 5", "DATE", "2019-03-05", "They met from March 45 to April 2, 2019.", "March 45"),
    ("ranged_days", "They met June 5 and 6, 1967.", "June 5", "DATE", "1967-06-05", "They met June 45 and 6, 1967.", "June 45"),
    ("ranged_month", "Fighting lasted from November to March 2019.", "November", "DATE", "2018-11", "They sent november to March 2019.", "november"),
    ("day_range", "They met on 12 to 16 July in Oslo.", "12", "DATE", "2025-07-12", "They freed 12 to 16 captives.", "12"),
    ("range_end", "They met on July 11–15 in Oslo.", "15", "DATE", "2025-07-15", "They met on July 11 and 15 men left.", "15"),
    ("range_end_year", "They met June 5 and 6, 1967.", "6, 1967", "DATE", "1967-06-06", "They lost 6, 1967 fled.", "6, 1967"),
    ("iso_date", "Signed 2025-07-03 in Doha.", "2025-07-03", "DATE", "2025-07-03", "Case 2025-13-45 is open.", "2025-13-45"),
    ("digit_date", "Signed on 27/06/2025 in Doha.", "27/06/2025", "DATE", "2025-06-27", "Lot 45/67/2025 was sold.", "45/67/2025"),
    ("month_day_year", "On July 3, 2024, envoys met.", "July 3, 2024", "DATE", "2024-07-03", "Flight July 32, 2024 left.", "July 32, 2024"),
    ("day_month_year", "On 3 July 2024 envoys met.", "3 July 2024", "DATE", "2024-07-03", "Room 40 July 2024 tour.", "40 July 2024"),
    ("month_day", "They met on July 3 in Cairo.", "July 3", "DATE", "2025-07-03", "On June 31 nobody met.", "June 31"),
    ("day_month", "They met on 3 July in Cairo.", "3 July", "DATE", "2025-07-03", "They saw 45 July concerts.", "45 July"),
    ("month_day_of_year", "On July 3 of last year they met.", "July 3 of last year", "DATE", "2024-07-03", "July 3 of them left.", "July 3 of them"),
    ("month_of_year", "In June last year they met.", "June last year", "DATE", "2024-06", "June last spoke in Baku.", "June last"),
    ("month_year", "In March 2019 they met.", "March 2019", "DATE", "2019-03", "They march 2019 miles.", "march 2019"),
    ("month_alone", "They met in June in Cairo.", "June", "DATE", "2025-06", "They met in june in Cairo.", "june"),
    ("clear_month", "They met in May in Cairo.", "May", "DATE", "2025-05", "Theresa May met him.", "May"),
    ("sided_month", "They met last May in Cairo.", "last May", "DATE", "2025-05", "At last may peace come.", "last may"),
    ("year_alone", "The truce of 1994 held.", "1994", "DATE", "1994", "More than 1994 men fell.", "1994"),
    ("the_year", "By the year 1994 it held.", "the year 1994", "DATE", "1994", "In the year of hope.", "the year of"),
    ("fiscal_year", "In fiscal 2024 aid fell.", "fiscal 2024", "DATE", "2024", "A fiscal plan fell.", "fiscal"),
    ("year_fiscal", "Aid fell in the 2019 fiscal year.", "the 2019 fiscal year", "DATE", "2019", "Aid fell in the 2019 fiscal plan.", "the 2019 fiscal"),
    ("part_of_decade", "It changed in the early 70s.", "the early 70s", "DATE", "197", "He died in his early 70s.", "his early 70s"),
    ("nth_weekday", "They meet on the first Monday in June 2024.", "the first Monday in June 2024", "DATE", "2024-06-03", "The first Mondays in camp were hard.", "The first Mondays"),
    ("part_of_month", "They met on the last day of July.", "the last day of July", "DATE", "2025-07-31", "They met on the last road of July.", "the last road of July"),
    ("weekday_and_number", "They met on Wednesday the 13th.", "Wednesday the 13th", "DATE", "2025-08-13", "They met on Wednesday the 45th.", "Wednesday the 45th"),
    ("week_of", "They met in the week of July 7.", "the week of July 7", "DATE", "2025-W28", "It was the week of their lives.", "the week of"),
    ("short_year", "The war of 1994-96 ended.", "96", "DATE", "1996", "The vote was 54-46.", "46"),
    ("clipped_year", "The war began in '94.", "'94", "DATE", "1994", "They lost '94 men.", "'94"),
    ("spelled_decade", "In the nineteen eighties it changed.", "the nineteen eighties", "DATE", "198", "The nineteen eight-man teams left.", "The nineteen"),
    ("spelled_year", "In nineteen ninety-six it ended.", "nineteen ninety-six", "DATE", "1996", "Nineteen villages fell.", "Nineteen"),
    ("spelled_2000", "By the year two thousand it ended.", "the year two thousand", "DATE", "2000", "Of two thousand men few fled.", "two thousand"),
    ("the_nth", "They will meet on the 25th in Juba.", "the 25th", "DATE", "2025-08-25", "On the 25th floor they met.", "the 25th"),
    ("nine_eleven", "After 9/11 it changed.", "9/11", "DATE", "2001-09-11", "A ratio of 9/12 held.", "9/12"),
    ("decade", "In the 1990s it changed.", "the 1990s", "DATE", "199", "He drives 1993s only.", "1993s"),
    ("decade_short", "In the '90s it changed.", "the '90s", "DATE", "199", "He scored '97s.", "'97s"),
    ("decade_word", "In the nineties it changed.", "the nineties", "DATE", "199", "They sang the nights.", "the nights"),
    ("century", "In the 19th century it changed.", "the 19th century", "DATE", "18", "The 19th convoy left.", "The 19th"),
    ("century_before_noun", "A 19th-century treaty lapsed.", "19th-century", "DATE", "18", "A 19th-convoy joke fell flat.", "19th"),
    ("century_range", "It lay empty in the late 19th and early 20th centuries.", "the late 19th", "DATE", "18", "The 19th and early 20th convoys left.", "The 19th"),
    ("before_christ", "In 264 BC war began.", "264 BC", "DATE", "BC0264", "Some 264 men fell.", "264"),
    ("month_before_christ", "In June 264 BC war began.", "June 264 BC", "DATE", "BC0264-06", "June 264 men fell.", "June 264"),
    ("relative_day", "They met yesterday in Juba.", "yesterday", "DATE", "2025-08-19", "The USA Todays are late.", "Todays"),
    ("day_before_yesterday", "They met the day before yesterday.", "the day before yesterday", "DATE", "2025-08-18", "The day before was calm.", "The day before"),
    ("weekday", "They met on Monday in Juba.", "Monday", "DATE", "2025-08-18", "He is called monday.", "monday"),
    ("weekday_of_week", "They met Friday of last week.", "Friday of last week", "DATE", "2025-08-15", "Friday of all days.", "Friday of"),
    ("calendar_unit", "They met last month.", "last month", "DATE", "2025-07", "The last round of talks.", "last round"),
    ("that_unit", "The 2014 war ended that year.", "that year", "DATE", "2014", "He said that yearly talks fail.", "that year"),
    ("same_unit", "The 2014 war ended the same year.", "the same year", "DATE", "2014", "They took the same road.", "the same"),
    ("current_unit", "They agree on the current year.", "the current year", "DATE", "2025", "They cross the current.", "the current"),
    ("weekend", "They met over the weekend.", "the weekend", "DATE", "2025-W33-WE", "They met at the week.", "the weekend"),
    ("this_past", "They met this past week.", "this past week", "DATE", "2025-W33", "They say this past truce failed.", "this past"),
    ("bare_unit", "Aid fell earlier in the year.", "earlier in the year", "DATE", "2025", "He is the man of the year.", "the year"),
    ("unit_end", "The force leaves by year's end.", "year's end", "DATE", "2025", "The year ended badly.", "The year end"),
    ("ago", "They met two weeks ago.", "two weeks ago", "DATE", "2025-W32", "Two villages ago they stopped.", "Two villages ago"),
    ("and_half_ago", "They met a year and a half ago.", "a year and a half ago", "DATE", "2024-02", "They ate a loaf and a half ago.", "a loaf and a half ago"),
    ("earlier", "Fire ceased on July 3; talks began two days earlier.", "two days earlier", "DATE", "2025-07-01", "Wait two days before closing the camp.", "two days before"),
    ("later", "Fire ceased on July 3; talks began two days later.", "two days later", "DATE", "2025-07-05", "The later talks failed.", "later"),
    ("from_now", "They meet two weeks from now.", "two weeks from now", "DATE", "2025-W36", "Two trucks from now on.", "Two trucks from now"),
    ("from_weekday", "They meet a week from Friday.", "a week from Friday", "DATE", "2025-08-29", "They meet a man from Friday on.", "a man from Friday"),
    ("before_last", "They met the week before last.", "the week before last", "DATE", "2025-W32", "They met the men before last week.", "the men before last"),
    ("unit_before", "They met on July 3. The day before, shells fell.", "The day before", "DATE", "2025-07-02", "The day before the vote was calm.", "The day before"),
    ("part_before", "They met on July 3. Shells fell the night before.", "the night before", "TIME", "2025-07-02TNI", "Shells fell the night before the vote.", "the night before"),
    ("some_time_ago", "They met weeks ago.", "weeks ago", "DATE", "PAST_REF", "Two weeks ago they met.", "weeks ago"),
    ("a_while_ago", "They met a while ago.", "a while ago", "DATE", "PAST_REF", "They met a man ago.", "a man ago"),
    ("either_ago", "They met two or three days ago.", "two or three days ago", "DATE", "PAST_REF", "They met two or three men ago.", "two or three men ago"),
    ("one_day", "They will one day talk.", "one day", "DATE", "FUTURE_REF", "They paused for one day only.", "someday"),
    ("quarter_year", "The third quarter of 2024 was calm.", "The third quarter of 2024", "DATE", "2024-Q3", "The fifth quarter of 2024.", "The fifth quarter of 2024"),
    ("sided_quarter", "Aid fell in the third quarter of last year.", "the third quarter of last year", "DATE", "2024-Q3", "They lost the third quarter of the game.", "the third quarter of the"),
    ("quarter_of_possessor", "Last year's third quarter was calm.", "Last year's third quarter", "DATE", "2024-Q3", "Last year's third convoy left.", "Last year's third"),
    ("quarter_code", "Aid fell in Q3 2024.", "Q3 2024", "DATE", "2024-Q3", "Line q3 of the metro closed.", "q3"),
    ("year_quarter", "In the 2024 third quarter it fell.", "the 2024 third quarter", "DATE", "2024-Q3", "In the 2024 third round it fell.", "the 2024 third"),
    ("quarter_alone", "Aid fell in the second quarter.", "the second quarter", "DATE", "2025-Q2", "He lives in the sixth quarter.", "the sixth quarter"),
    ("quarter_before_noun", "The second-quarter figures fell.", "second-quarter", "DATE", "2025-Q2", "The fifth-quarter joke fell flat.", "fifth-quarter"),
    ("ended_quarter", "Aid fell in the quarter that ended in June.", "the quarter", "DATE", "2025-Q2", "They left the quarter that burned in June.", "the quarter"),
    ("the_quarter", "Aid fell in the latest quarter.", "the latest quarter", "DATE", "2025-Q2", "Aid fell in the latest round.", "the latest"),
    ("latest_period", "The first quarter of 2025 was hard. Aid fell in the latest period.", "the latest period", "DATE", "2025-Q1", "Aid fell in the latest period.", "the latest period"),
    ("period_of_year", "Aid beat the 2023 period.", "the 2023 period", "DATE", "2023", "Aid beat the 2023 plan.", "the 2023 plan"),
    ("year_ago_quarter", "The first quarter of 2025 beat the year-ago quarter.", "the year-ago quarter", "DATE", "2024-Q1", "They ended a year-old quarrel.", "year-old quarrel"),
    ("quarter_year_ago", "The first quarter of 2025 was hard. Aid beat the quarter a year ago.", "the quarter a year ago", "DATE", "2024-Q1", "They left the quarter a while ago.", "the quarter a while ago"),
    ("year_ago_period", "The first quarter of 2025 beat the year-ago period.", "the year-ago period", "DATE", "2024-Q1", "They ended the period.", "the period"),
    ("year_ago", "Aid beat the year-ago level.", "year-ago", "DATE", "2024", "Aid beat the long-ago level.", "long-ago"),
    ("half_year", "In the first half of 2024 it fell.", "the first half of 2024", "DATE", "2024-H1", "In the first half of the match.", "the first half"),
    ("season_year", "In the spring of 2025 it fell.", "the spring of 2025", "DATE", "2025-SP", "In the spring of hope.", "the spring"),
    ("year_season", "The 2025 spring was calm.", "2025 spring", "DATE", "2025-SP", "The 2025 truce was calm.", "2025 truce"),
    ("ranged_season", "Fighting filled the spring and summer of 2019.", "the spring", "DATE", "2019-SP", "They saw the spring and summits of 2019.", "the spring"),
    ("season_alone", "It fell in winter in Herat.", "winter", "DATE", "2025-WI", "Prices fall by half.", "fall"),
    ("the_season", "It fell during the summer.", "the summer", "DATE", "2025-SU", "After the fall of the city.", "the fall"),
    ("sided_season", "It fell last spring in Herat.", "last spring", "DATE", "2025-SP", "The last springs dried.", "last springs"),
    ("holiday", "By Christmas 2024 it ended.", "Christmas 2024", "DATE", "2024-12-25", "A carol of christmas 2024 cards.", "christmas 2024"),
    ("holiday_alone", "It ended on Good Friday.", "Good Friday", "DATE", "2025-04-18", "A good Easterly wind.", "Easterly"),
    ("clock_half", "At 7:15 p.m. firing ceased.", "7:15 p.m.", "TIME", "2025-08-20T19:15", "At 7:15 points they led.", "7:15 points"),
    ("clock_range", "They speak 7-9 p.m.", "7", "TIME", "2025-08-20T19:00", "They won 7-9 there.", "7"),
    ("clock_zone", "At 1830 GMT firing ceased.", "1830 GMT", "TIME", "2025-08-20T18:30", "Some 1830 men fell.", "1830"),
    ("clock", "Firing ceased at 10:30 in Goma.", "10:30", "TIME", "2025-08-20T10:30", "The side won 10:30 there.", "10:30"),
    ("hours", "Firing ceased at 0530 hours.", "0530 hours", "TIME", "2025-08-20T05:30", "Unit 0530 left.", "0530"),
    ("oclock", "Firing ceased at five o'clock.", "five o'clock", "TIME", "2025-08-20T05:00", "Five o'clocks struck.", "Five o'clock"),
    ("noon", "Firing ceased at noon.", "noon", "TIME", "2025-08-20T12:00", "Peggy Noonan wrote.", "Noonan"),
    ("tonight", "Firing ceases tonight.", "tonight", "TIME", "2025-08-20TNI", "Good night to them.", "night"),
    ("sided_part", "Firing ceased last night.", "last night", "TIME", "2025-08-19TNI", "The last knight fell.", "last knight"),
    ("the_sided_part", "On July 3 they met. The next morning firing ceased.", "The next morning", "TIME", "2025-07-04TMO", "The next round failed.", "The next"),
    ("the_part", "On July 3 they met. In the evening firing ceased.", "the evening", "TIME", "2025-07-03TEV", "They read the evening paper.", "the evening"),
    ("part_beside_day", "They met Monday evening.", "Monday evening", "TIME", "2025-08-18TEV", "They held evening classes.", "evening"),
    ("part_before_noun", "An early-morning raid failed.", "early-morning", "TIME", "2025-08-20TMO", "A late-night show mocked it.", "late-night"),
    ("overnight", "Shells fell overnight.", "overnight", "TIME", "2025-08-19TNI", "It was an overnight success.", "overnight"),
    ("now", "They now talk.", "now", "DATE", "PRESENT_REF", "They know it.", "know"),
    ("right_now", "They talk right now.", "right now", "DATE", "PRESENT_REF", "They turn right here.", "right"),
    ("these_days", "They talk these days.", "these days", "DATE", "PRESENT_REF", "These dayflies die.", "These dayflies"),
    ("the_present", "For the present they talk.", "the present", "DATE", "PRESENT_REF", "They unwrap a present.", "a present"),
    ("this_time", "They are not at this time ready.", "at this time", "DATE", "PRESENT_REF", "At this table they met.", "At this"),
    ("the_moment", "For the time being they talk.", "the time being", "DATE", "PRESENT_REF", "It was the moment of truth.", "the moment"),
    ("for_the_moment", "They are safe for the moment.", "the moment", "DATE", "PRESENT_REF", "It was the moment of truth.", "the moment"),
    ("at_present", "They are not at present ready.", "present", "DATE", "PRESENT_REF", "All present agreed.", "present"),
    ("current", "The current envoy left.", "current", "DATE", "PRESENT_REF", "The current account fell.", "current"),
    ("recently", "They recently talked.", "recently", "DATE", "PAST_REF", "They decently talked.", "decently"),
    ("recent", "In recent talks they agreed.", "recent", "DATE", "PAST_REF", "In decent talks they agreed.", "decent"),
    ("recent_units", "In recent weeks they talked.", "recent weeks", "DATE", "PAST_REF", "Recent weekly papers say so.", "Recent weekly"),
    ("last_few_units", "The last few months ago they talked.", "The last few months", "DATE", "PAST_REF", "The last few men fled.", "The last few"),
    ("of_late", "They have talked of late.", "of late", "DATE", "PAST_REF", "They spoke of late arrivals.", "of late"),
    ("the_other_day", "They met the other day.", "the other day", "DATE", "PAST_REF", "They met the other man.", "the other"),
    ("the_past", "In the past they talked.", "the past", "DATE", "PAST_REF", "They walk the past glory.", "the past"),
    ("soon", "They will soon talk.", "soon", "DATE", "FUTURE_REF", "The town was soon besieged.", "soon"),
    ("soon_as_possible", "They must meet as soon as possible.", "as soon as possible", "DATE", "FUTURE_REF", "As soon as they met it failed.", "soon"),
    ("coming_units", "They will talk in coming weeks.", "coming weeks", "DATE", "FUTURE_REF", "They saw coming troops.", "coming"),
    ("units_ahead", "They will talk in the weeks ahead.", "the weeks ahead", "DATE", "FUTURE_REF", "The road ahead is long.", "ahead"),
    ("the_future", "They will talk in the future.", "the future", "DATE", "FUTURE_REF", "They buy the future.", "the future"),
    ("near_future", "They will talk in the near future.", "the near future", "DATE", "FUTURE_REF", "They cross the near bank.", "the near"),
    ("near_term", "It helps in the short term.", "the short term", "DATE", "FUTURE_REF", "It is the short route.", "the short"),
    ("later_date", "They will meet at a later date.", "a later date", "DATE", "FUTURE_REF", "They ate a later meal.", "a later"),
    ("duration", "Talks took three hours.", "three hours", "DURATION", "PT3H", "A second round took place.", "A second"),
    ("another_length", "They need another three days.", "another three days", "DURATION", "P3D", "They need another three men.", "another three"),
    ("another_unit", "They need another week.", "another week", "DURATION", "P1W", "They need another man.", "another"),
    ("additional_unit", "They need an additional year.", "an additional year", "DURATION", "P1Y", "They need an additional man.", "an additional"),
    ("the_length_since", "In the two weeks since, talks stalled.", "the two weeks", "DURATION", "P2W", "In the two wars since, talks stalled.", "the two"),
    ("the_duration", "In the 42-day period fire ceased.", "the 42-day period", "DURATION", "P42D", "In the 42 period rooms.", "the 42"),
    ("a_duration_long", "A two-month long lull ended.", "two-month long", "DURATION", "P2M", "A two-mile long line.", "two-mile long"),
    ("a_period", "They set a sixty-day period.", "a sixty-day period", "DURATION", "P60D", "They set a sixty-man unit.", "a sixty"),
    ("aged", "The envoy, 37 years old, left.", "37 years old", "DURATION", "P37Y", "The 37 old men left.", "37"),
    ("bare_age", "The envoy, aged 45, left.", "45", "DURATION", "P45Y", "The envoy of 45 left.", "45"),
    ("or_two", "It takes a day or two.", "a day or two", "DURATION", "P2D", "It takes a man or two.", "a man or two"),
    ("unit_and_half", "It took an hour and a half.", "an hour and a half", "DURATION", "PT1H30M", "He ate one and a half.", "one and a half"),
    ("two_units", "They spoke for an hour and 20 minutes.", "an hour and 20 minutes", "DURATION", "PT1H20M", "They spoke for an hour and 20 men left.", "an hour and 20"),
    ("between", "It takes two to three weeks.", "two to three weeks", "DURATION", "P3W", "It cost two to three lives.", "two to three"),
    ("around_now", "In the past two weeks fire ceased.", "the past two weeks", "DURATION", "P2W", "In the past two men met.", "the past two"),
    ("last_hour", "They fled in the last hour.", "the last hour", "DURATION", "PT1H", "They fled in the last house.", "the last"),
    ("each_of", "It fell in each of the past three years.", "each of the past three years", "DURATION", "P3Y", "Each of the men fell.", "Each of"),
    ("first_of", "In the first nine months aid fell.", "the first nine months", "DURATION", "P9M", "The first nine men fell.", "The first nine"),
    ("year_earlier_length", "Aid beat the year-earlier nine months.", "the year-earlier nine months", "DURATION", "P9M", "Aid beat the year-earlier nine men.", "the year-earlier nine"),
    ("first_units", "In the first days nobody spoke.", "the first days", "DURATION", "PXD", "The first daybreak was calm.", "The first day"),
    ("units_or_units", "It takes weeks or months.", "weeks or months", "DURATION", "PXW", "It takes nerves or months.", "nerves or months"),
    ("the_months", "For the six months aid fell.", "the six months", "DURATION", "P6M", "For the six mothers aid fell.", "the six"),
    ("unknown_length", "They talked for weeks.", "weeks", "DURATION", "PXW", "For hundreds of years it lay.", "years"),
    ("units_to_come", "It holds for years to come.", "years to come", "DURATION", "PXY", "Peace is to come.", "to come"),
    ("unit_of", "Weeks of talks failed.", "Weeks", "DURATION", "PXW", "Quarters of towns fell.", "Quarters"),
    ("one_unit_long", "The month-long lull ended.", "month-long", "DURATION", "P1M", "A mile-long line ended.", "mile-long"),
    ("every_unit", "They talk every week.", "every week", "SET", "P1W", "They ask every man.", "every"),
    ("times_a_unit", "They talk twice a week.", "twice a week", "SET", "P1W", "They talk twice a word.", "twice a"),
    ("length_a_unit", "Shells fell 24 hours a day.", "24 hours a day", "SET", "P1D", "Shells fell 24 a day.", "24 hours"),
    ("every_other", "They talk every other day.", "every other day", "SET", "P2D", "They ask every other man.", "every other"),
    ("all_unit", "They talked all week long.", "all week long", "DURATION", "P1W", "They asked all men.", "all"),
    ("weekends", "They talk on weekends.", "weekends", "SET", "XXXX-WXX-WE", "They talk on weaklings.", "weaklings"),
    ("per_unit", "Two convoys per week cross.", "per week", "SET", "P1W", "Two convoys per road cross.", "per"),
    ("every_weekday", "They talk every Friday.", "every Friday", "SET", "XXXX-WXX-5", "They ask every friar.", "every friar"),
    ("weekdays", "They talk on Fridays.", "Fridays", "SET", "XXXX-WXX-5", "They eat fries.", "fries"),
    ("weekday_nights", "They talk on Tuesday nights.", "Tuesday nights", "SET", "XXXX-WXX-2TNI", "Two knights rode.", "knights"),
    ("every_month", "They talk every August.", "every August", "SET", "XXXX-08", "They ask every august man.", "every august"),
    ("every_part", "They talk every morning.", "every morning", "SET", "XXXX-XX-XXTMO", "They ask every mourner.", "every"),
    ("every_weekend", "They talk every weekend.", "every weekend", "SET", "XXXX-WXX-WE", "They ask every weaver.", "every"),
    ("adverb_set", "They talk weekly.", "weekly", "SET", "P1W", "They talk weakly.", "weakly"),
)  # fmt: skip


def spans(text: str) -> list[tuple[str, str, str | None]]:
    lexicon = load_lexicon()
    sentences = split_sentences(text, lexicon)
    return [(t.span.of(text), t.type, t.value) for t in tag_times(text, sentences, PUBLISHED, lexicon)]


@pytest.mark.parametrize("row", TABLE, ids=[row[0] for row in TABLE])
def test_pattern_fires(row: tuple[str, str, str, str, str, str, str]) -> None:
    _, text, words, kind, value, _, _ = row
    assert (words, kind, value) in spans(text)


@pytest.mark.parametrize("row", TABLE, ids=[row[0] for row in TABLE])
def test_pattern_stays_silent(row: tuple[str, str, str, str, str, str, str]) -> None:
    assert row[6] not in [words for words, _, _ in spans(row[5])]


def test_every_pattern_has_its_row() -> None:
    assert [row[0] for row in TABLE] == [pattern.name for pattern in PATTERNS]
