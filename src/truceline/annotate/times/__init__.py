"""Article text → time expressions after TIMEX3, without a parse."""

from truceline.annotate.times.tag import tag_times

__all__ = ["tag_times"]
