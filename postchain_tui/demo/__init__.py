"""A made-up training history from a fixed seed: the same seed and moment, the same history.

It follows one plausible person, three sessions a week with gaps: a sore back that quietens over
the weeks, a flare on the way, mornings nobody was asked about. What she does is what is due.
"""

from __future__ import annotations

from postchain_tui.demo.filling import SEED, WEEKS, fill, fill_sets

__all__ = ["SEED", "WEEKS", "fill", "fill_sets"]
