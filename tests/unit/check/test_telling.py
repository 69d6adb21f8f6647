from __future__ import annotations

from collections.abc import Callable

import pytest

from truceline.check.telling import happened_on
from truceline.lexicon.lexicon import load_lexicon
from truceline.model.coded import CodedArticle

Build = Callable[..., CodedArticle]


CUES = load_lexicon().check_cues


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The envoys met in Juba on 3 May 2024.", "met in Juba on 3 May 2024"),
        ("On 3 May 2024 the envoys signed a map.", "3 May 2024 the envoys signed"),
        ("The envoys will meet in Juba on 3 May 2024.", None),
        ("The envoys met to prepare a vote on 3 May 2024.", None),
        ("The envoys met until 3 May 2024.", None),
        ("The envoys did not meet on 3 May 2024.", None),
        ("A porter said: “The envoys met on 3 May 2024 in the bar.”", None),
        ("The envoys spoke of the weather; 3 May 2024 is far off.", None),
        ("The old men of the village on 3 May 2024 drank.", None),
    ],
)
def test_tells_what_is_over(build: Build, text: str, told: str | None) -> None:
    article = build(text, times=(("3 May 2024", "2024-05-03"),))
    found = happened_on(article, article.annotated.times[0].span, CUES)
    assert (found and found.of(text)) == told
