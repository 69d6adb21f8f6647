"""What is found once for an article or a word, and kept for all who ask."""

from __future__ import annotations

from truceline.annotate.annotate import annotate
from truceline.annotate.parser import SpacyParser
from truceline.annotate.survey import survey
from truceline.code.context import SentenceContext, contexts_of, once_a_sentence, once_a_word, once_an_article
from truceline.code.parties.cast import kinds_of, known_actors, named_actors, people_in, states_in
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.article import Article
from truceline.model.page import Page
from truceline.model.parse import Token
from truceline.model.spans import OffsetMap

TEXT = "William Ruto met two rebels in Kenya on Friday.\n\nKenya said that the talks went on."


def contexts(text: str) -> list[SentenceContext]:
    lexicon = load_lexicon()
    page = Page(id="p", source=text, sha256="0" * 64, kind="plain", clean=True)
    article = Article(
        page=page,
        text=text,
        map=OffsetMap.identity(len(text)),
        title=None,
        published="2024-03-14",
        published_from="given",
        language="en",
    )
    (annotated,) = annotate(survey([article], lexicon), lexicon, SpacyParser())
    return list(contexts_of(annotated, lexicon))


def test_what_is_found_of_an_article_is_found_once_for_all_its_sentences() -> None:
    asked: list[int] = []

    @once_an_article
    def length(context: SentenceContext) -> int:
        asked.append(context.sentence.index)
        return len(context.text)

    assert {length(c) for c in contexts(TEXT)} == {len(TEXT)}
    assert asked == [0]


def test_what_is_found_at_a_word_is_found_once() -> None:
    asked: list[str] = []

    @once_a_word
    def shape(_: SentenceContext, word: Token) -> str:
        asked.append(word.text)
        return word.text.upper()

    first = contexts(TEXT)[0]
    assert [shape(first, t) for t in (*first.parse, *first.parse)] == 2 * [t.text.upper() for t in first.parse]
    assert asked == [t.text for t in first.parse]


def test_what_is_found_of_a_sentence_is_found_once_for_each() -> None:
    asked: list[int] = []

    @once_a_sentence
    def first_word(context: SentenceContext) -> str:
        asked.append(context.sentence.index)
        return context.parse.tokens[0].text

    both = contexts(TEXT)
    assert [first_word(c) for c in (*both, *both)] == 2 * ["William", "Kenya"]
    assert asked == [0, 1]


def test_quotations_of_a_sentence_are_those_that_may_cover_a_word_of_it() -> None:
    both = contexts(TEXT)
    assert [len(c.quotations) for c in both] == [0, 1]
    for c in both:
        spans = [c.span(t) for t in c.parse]
        covering = [q for q in c.article.quotations for a in q.attribution.content_spans if any(map(a.contains, spans))]
        assert set(covering) <= set(c.quotations)


def test_mentions_and_times_of_a_word_are_those_of_the_article() -> None:
    for c in contexts(TEXT):
        for word in c.parse:
            span = c.span(word)
            assert c.mentions_at(word) == [m for m in c.article.mentions_in(span) if m.span.contains(span)]
            assert c.is_timed(word) == bool(c.article.times_in(span))


def test_actors_are_known_by_id_and_kind() -> None:
    first, article = contexts(TEXT)[0], contexts(TEXT)[0].article
    assert list(named_actors(first).values()) == list(article.actors)
    assert set(known_actors(first)) == {a.id for a in (*article.actors, *article.described_actors)}
    assert people_in(first) == {a.id for a in article.actors if a.kind == "person"}
    assert kinds_of(first, [*states_in(first), "nobody"]) <= {"government"}
