"""Headlines that name their speaker before a colon: "Annan: Both sides will pull back"."""

from __future__ import annotations

import re

from truceline.annotate.quotations.speech import Draft
from truceline.lexicon.lexicon import Lexicon
from truceline.model.coded import AnnotatedArticle
from truceline.model.spans import Span

# Up to five words with capitals before the colon; at least three words after it.
SPEAKER = re.compile(r"([A-Z][\w.'’-]{0,24}(?: (?:[A-Z][\w.'’-]{0,24}|of|and)){0,4}): (?=(?:\S+ ){2}\S)")
# Between the speaker and of whom or to whom the words are: "Envoy On Lume: “We will not sign”", "Annan To Envoys: …".
TOPIC = re.compile(r" (?:On|About|To|Over|Re) ")
# No headline is longer, in code points.
LONGEST = 200


def headline_draft(article: AnnotatedArticle, lexicon: Lexicon) -> Draft | None:
    """Read the first paragraph as a headline with its speaker; not a dateline, a label or a place ("Sudan: …")."""
    end = article.text.find("\n")
    if not 0 < end <= LONGEST or not article.sentences:
        return None
    found = SPEAKER.match(article.text, 0, end)
    if found is None:
        return None
    name = TOPIC.split(found.group(1), maxsplit=1)[0]
    if name.lower() in lexicon.reporting.labels or lexicon.places.written(name):
        return None
    content = article.text[found.end() : end].rstrip(" .;")
    return Draft(
        source=Span(0, len(name)),
        cue=Span(found.end(1), found.end(1) + 1),
        contents=(Span(found.end(), found.end() + len(content)),),
        role="says",
        sentence=article.sentences[0],
        clause=True,
        speech=True,
    )
