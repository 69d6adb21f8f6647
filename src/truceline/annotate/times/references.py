"""The present, past and future as such: "now", "recent years", "the near future", "a later date"."""

from __future__ import annotations

from truceline.annotate.times.reading import Parts, Pattern, Reading
from truceline.annotate.times.setting import Setting


def present(p: Parts, __: Setting) -> Reading | None:
    """Read "now", "currently", "the present", "these days". Not "now that they have left"."""
    if p.after() == "that" and p.before() not in ("by", "until"):
        return None
    return Reading("DATE", "PRESENT_REF")


def current(p: Parts, _: Setting) -> Reading | None:
    """Read "current" before a noun. Not "current account", "currents"."""
    return (
        Reading("DATE", "PRESENT_REF") if p.after()[:1].isalpha() and p.after() not in ("account", "affairs") else None
    )


def for_the_moment(p: Parts, _: Setting) -> Reading | None:
    """Read "for the moment". Not "the moment of truth", "the moment he came"."""
    if p.after() == "of" or (p.before() == "at" and p.after() in p.near("clauses")):
        return None
    return Reading("DATE", "PRESENT_REF") if p.before() in ("at", "for") else None


def at_present(p: Parts, _: Setting) -> Reading | None:
    """Read "at present"."""
    return Reading("DATE", "PRESENT_REF") if p.before() == "at" else None


def past(_: Parts, __: Setting) -> Reading | None:
    """Read "recently", "recent years", "the past"."""
    return Reading("DATE", "PAST_REF")


def of_late(p: Parts, _: Setting) -> Reading | None:
    """Read "of late" at the end of its clause. Not "of late arrivals"."""
    return Reading("DATE", "PAST_REF") if not p.after()[:1].isalnum() or p.after() in p.near("links") else None


def future(_: Parts, __: Setting) -> Reading | None:
    """Read "the near future", "coming months", "a later date"."""
    return Reading("DATE", "FUTURE_REF")


def soon(p: Parts, s: Setting) -> Reading | None:
    """Read "soon" and "shortly" where the verb looks ahead. Not "soon after", "soon besieged"."""
    return Reading("DATE", "FUTURE_REF") if p.after() not in p.near("aftermath") and s.direction == "future" else None


def bare_past(p: Parts, _: Setting) -> Reading | None:
    """Read "in the past". Not "the past two weeks", "the past glory"."""
    return (
        Reading("DATE", "PAST_REF")
        if p.before() == "in" or not p.after()[:1].isalpha() or p.after() in p.near("followers")
        else None
    )


def bare_future(p: Parts, _: Setting) -> Reading | None:
    """Read "in the future", "the future"."""
    return Reading("DATE", "FUTURE_REF") if p.before() in ("in", "for", "into", "about", "to", "on", "that") else None


PATTERNS = (
    Pattern("now", "word:PRESENT", present),
    Pattern("right_now", "right now", present),
    Pattern("these_days", "these days", present),
    Pattern("the_present", "the present (day|time)?", present),
    Pattern("this_time", "at this time|moment|point (in time)?", present),
    Pattern("the_moment", "the moment|time being", present),
    Pattern("for_the_moment", "the moment", for_the_moment),
    Pattern("at_present", "present", at_present),
    Pattern("current", "current", current),
    Pattern("then_current", "then -? current", past),
    Pattern("recently", "word:PAST", past),
    Pattern("recent", "recent", past),
    Pattern("recent_units", "the? recent UNITS (and UNITS)?", past),
    Pattern("last_few_units", "the last|past few|several UNITS / ago", past),
    Pattern("of_late", "of late", of_late),
    Pattern("the_other_day", "the other day|night|week", past),
    Pattern("the_past", "the (recent|distant)? past", bare_past),
    Pattern("soon", "soon|shortly", soon),
    Pattern("soon_as_possible", "as soon as possible", future),
    Pattern("coming_units", "the? coming|future UNITS (and UNITS)?", future),
    Pattern("units_ahead", "the UNITS ahead", future),
    Pattern("the_future", "the future", bare_future),
    Pattern("near_future", "the near|foreseeable|immediate|distant future", future),
    Pattern("near_term", "the near|short|long term", future),
    Pattern("later_date", "a|some later|future date|time|stage|point", future),
)
