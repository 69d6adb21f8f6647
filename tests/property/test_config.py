"""Whatever stands in a `truceline.toml`, it is taken or refused in lines; nothing else happens."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from truceline.case.config import FILES, Config, parse_config
from truceline.errors import ConfigInvalid

KEYS = ("title", "parties", "mediators", "name", "id", "of", "kind", "country", "sector", "names", "key", "cues")
HEADS = ("[case]", "[knowledge]", "[[actors]]", "[[issues]]", "[[steps]]", "[[outlets]]", "[[case]]", "[x.y]")
WORDS = ('""', '"Kenya"', '"~"', '"a ~ b"', '"\\u0000"', '"KEN"', '"port_access"', "'x'", f'"{"y" * 400}"')
LITERALS = st.recursive(
    st.sampled_from((*WORDS, "1", "-2.5", "true", "nan", "2027-05-04", "{a = 1}")),
    lambda inner: st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
    max_leaves=5,
)
LINES = st.one_of(
    st.sampled_from(HEADS),
    st.tuples(st.sampled_from((*KEYS, *FILES)), LITERALS).map(" = ".join),
    st.text(max_size=30),
)


@given(st.lists(LINES, max_size=20).map("\n".join))
def test_a_config_or_lines_that_say_why_not(text: str) -> None:
    try:
        config = parse_config(text, "truceline.toml")
    except ConfigInvalid as error:
        for one in (error, *error.others):
            assert one.line.startswith("truceline.toml")
            assert "\n" not in one.line
    else:
        assert isinstance(config, Config)
        assert isinstance(config.additions.digest, str)
