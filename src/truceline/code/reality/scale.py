"""The outlet's view as a number from -3 (surely not) to +3 (surely so), as annotators of a corpus would give it."""

from __future__ import annotations

from truceline.code.reality.outlet import View
from truceline.lexicon.status_cues import FactualityScale

LIMIT = 3.0


def on_scale(view: View, scale: FactualityScale) -> float:
    """Add up the weights of a view's cues, from -3 to +3. Cues without a weight leave the number alone.

    FactBank's own values stand for ±3 (CT), ±2 (PR), ±1 (PS) and 0 (Uu); a scale says how a corpus departs from them.
    """
    number = scale.start + sum(scale.weights.get(cue.name, 0.0) for cue in view.cues)
    return max(-LIMIT, min(LIMIT, number))
