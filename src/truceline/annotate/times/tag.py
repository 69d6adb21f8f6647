"""Article text → times: the longest pattern at the leftmost place wins, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from truceline.annotate.times.grammar import Grammar, compile_grammar
from truceline.annotate.times.reading import Parts, Reading
from truceline.annotate.times.setting import Setting
from truceline.annotate.times.tokens import Tokens
from truceline.lexicon.lexicon import Lexicon
from truceline.model.interval import Interval
from truceline.model.parse import Sentence
from truceline.model.spans import Span
from truceline.model.time import Timex


def tag_times(text: str, sentences: Sequence[Sentence], published: str | None, lexicon: Lexicon) -> tuple[Timex, ...]:
    """Find the time expressions of an article, in text order, never overlapping.

    `published` is ISO 8601, as fine as known; None where it is not known.
    """
    tagger = _Tagger(text, _published_day(published), compile_grammar(lexicon), lexicon)
    found = [timex for sentence in sentences for timex in tagger.tag(sentence.span)]
    return tuple(_timex(number, span, reading) for number, (span, reading) in enumerate(found, start=1))


def _published_day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _timex(number: int, span: Span, reading: Reading) -> Timex:
    interval = reading.interval or Interval.of_value(reading.value, reading.mod)
    return Timex(
        id=f"t{number}",
        span=span,
        type=reading.type,
        value=reading.value,
        mod=reading.mod,
        earliest=interval.earliest,
        latest=interval.latest,
    )


class _Tagger:
    """Goes through an article and remembers the last date that it told."""

    def __init__(self, text: str, published: date | None, grammar: Grammar, lexicon: Lexicon) -> None:
        self.text, self.published, self.grammar, self.words = text, published, grammar, lexicon.time_words
        self.told: str | None = None

    def tag(self, span: Span) -> Iterator[tuple[Span, Reading]]:
        """The times of one sentence."""
        tokens = self.grammar.alphabet.tokenize(self.text, *span)
        at = 0
        while at < len(tokens.letters):
            best = self._longest(tokens, at, span)
            if best is None:
                at += 1
                continue
            end, reading = best
            if (
                reading.type == "DATE"
                and reading.value
                and reading.value[:4].isdigit()
                and len(reading.value) in (4, 7, 10)
            ):
                self.told = reading.value
            yield Span(tokens.starts[at], tokens.ends[end - 1]), reading
            at = end

    def _longest(self, tokens: Tokens, at: int, span: Span) -> tuple[int, Reading] | None:
        """The end and reading of the longest pattern that reads something at a token."""
        choices = []
        for pattern, compiled in self.grammar.by_letter.get(tokens.letters[at], ()):
            match = compiled.regex.match(tokens.letters, at)
            if match and match.end() > at:
                choices.append((match.end(), pattern, match))
        choices.sort(key=lambda c: -c[0])
        for end, pattern, match in choices:
            setting = self._setting(tokens, at, end, span)
            if reading := pattern.read(Parts(tokens, match, self.words), setting):
                return end, reading
        return None

    def _setting(self, tokens: Tokens, at: int, end: int, span: Span) -> Setting:
        return Setting(
            text=self.text,
            start=tokens.starts[at],
            end=tokens.ends[end - 1],
            sentence_start=span.start,
            sentence_end=span.end,
            words=self.words,
            published=self.published,
            told=self.told,
            day_first=None,
        )
